"""Runs an Omniscape project as it is, and names the results as Omniscape does (Landau et al. 2021).

The windows are those of `omnidirectional`, whose notes say where its numbers differ on purpose.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ..errors import InvalidValueError
from ..grid import Neighbours, Raster
from ..progress import Progress
from .circuitscape_project import Maps, local_raster, read_grid_file, read_project, tell_settings
from .current_flow import Meaning
from .grid_files import write_map
from .omnidirectional import omnidirectional
from .target_tables import Comparison, Condition

NEEDED = "resistance_file", "radius", "project_name"
KNOWN = (
    *NEEDED,
    *"resistance_is_conductance source_file source_from_resistance r_cutoff source_threshold block_size".split(),
    *"correct_artifacts buffer calc_flow_potential calc_normalized_current connect_four_neighbors_only".split(),
    *"conditional n_conditions compare_to_future reclassify_resistance reclass_table mask_nodata".split(),
    *"write_reclassified_resistance allow_different_projections write_as_tif write_raw_currmap".split(),
    "resistance_file_is_conductance",
    *(f"condition{k}_{what}" for k in (1, 2) for what in "file future_file lower upper".split()),
    *(f"comparison{k}" for k in (1, 2)),
)
# Settings that say how to compute.
SILENT = "solver precision parallelize parallel_batch_size suppress_messages".split()
FUTURE = {"none": (), "1": (1,), "2": (2,), "both": (1, 2)}
TRUE_UNLESS_SAID = "correct_artifacts", "mask_nodata", "write_as_tif", "write_raw_currmap"
# Its name, and that in earlier versions.
CONDUCTANCE_KEYS = "resistance_is_conductance", "resistance_file_is_conductance"
TOLERANCE = 1e-8


def from_omniscape(ini, folder, *, progress=None):
    """Run an Omniscape project.

    Parameters
    ----------
    ini : str
        The project file. Files it names are looked for in its own folder and in those above.
    folder : str
        Receives what Omniscape puts into the folder ``project_name``; it must be there.
    progress : Progress, optional
        Moves with the windows.

    Returns
    -------
    tuple of pathlib.Path
        The files made: ``cum_currmap``, ``flow_potential``, ``normalized_cum_currmap`` and ``classified_resistance``
        as far as they are asked for, and ``config.ini``.

    Raises
    ------
    InvalidValueError, EmptyInputError
        If the project or a file in it cannot be read or does not fit.

    Notes
    -----
    Every setting of version 0.6 is honoured, but for these: the map of current is written whatever
    ``write_raw_currmap`` says, since it is the result; rasters whose coordinate systems differ are combined cell by
    cell whatever ``allow_different_projections`` says, with a warning if they do not lie on each other; solver,
    threads, batches and precision are passed over. The log names those that are not as usual. As in Omniscape, an even
    block size is raised by 1, and limits of a condition that are not given are 0.

    References
    ----------
    Landau, V. A., Shah, V. B., Anantharaman, R., Hall, K. R. 2021. Omniscape.jl: software to compute omnidirectional
    landscape connectivity. Journal of Open Source Software 6, 2829. doi:10.21105/joss.02829
    """
    progress = progress or Progress()
    project = read_project(ini, progress)
    project = replace(project, options={**dict.fromkeys(TRUE_UNLESS_SAID, "true"), **project.options})
    missing = [key for key in NEEDED if not project.text(key)]
    if missing:
        raise InvalidValueError(f"{project.path.name}: {missing[0]} is missing; Omniscape needs {', '.join(NEEDED)}.")
    tell_settings(project, KNOWN, SILENT)
    _tell_unused(project)
    resistance = read_grid_file(project.file("resistance_file"), "Resistance")
    maps = Maps(project, local_raster(resistance), resistance.grid.crs, progress)
    block = _number(project, "block_size", 1, whole=True)
    found = omnidirectional(
        maps.habitat,
        radius=_number(project, "radius", None, whole=True),
        block_size=block + 1 - block % 2,
        buffer=_number(project, "buffer", 0, whole=True),
        meaning=Meaning.CONDUCTANCE if any(map(project.true, CONDUCTANCE_KEYS)) else Meaning.RESISTANCE,
        conditions=_conditions(maps),
        reclass=_reclass(project),
        neighbours=Neighbours.FOUR if project.true("connect_four_neighbors_only") else Neighbours.EIGHT,
        correct_artifacts=project.true("correct_artifacts"),
        mask_nodata=project.true("mask_nodata"),
        flow_potential=project.true("calc_flow_potential"),
        normalized=project.true("calc_normalized_current"),
        tolerance=TOLERANCE,
        progress=progress,
        **_sources(maps),
    )
    return _written(project, Path(folder), found, resistance.grid, progress)


def _tell_unused(project):
    """Warn of what the project asks for in vain."""
    from_resistance = project.true("source_from_resistance")
    keys = ("source_threshold",) if from_resistance else ("r_cutoff",)
    asked = [key for key in keys if project.text(key).lower() not in ("", "0", "0.0", "inf")]
    asked += [] if project.true("write_raw_currmap") else ["write_raw_currmap"]
    if asked:
        project.progress.say(
            f"{project.path.name}: these settings change nothing beside the others: {', '.join(asked)}."
        )


def _number(project, key, default, whole=False):
    """Return a setting that is a number, or its default."""
    text = project.text(key)
    if not text and default is not None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = np.nan
    if np.isnan(value) or (whole and value != np.floor(value)):
        kind = "a whole number" if whole else "a number"
        raise InvalidValueError(f"{project.path.name}: {key} is '{text}'; it must be {kind}.")
    return int(value) if whole else value


def _sources(maps):
    """Return the arguments that say where current comes from."""
    project = maps.project
    if project.true("source_from_resistance"):
        cutoff = _number(project, "r_cutoff", np.inf)
        return {"strength_from_resistance": True, "resistance_cutoff": None if cutoff == np.inf else cutoff}
    return {
        "strength": maps.raster("source_file", "Source strength"),
        "strength_threshold": _number(project, "source_threshold", 0.0),
    }


def _reclass(project):
    """Return the changes of the reclass table, or None if there is none."""
    return project.file("reclass_table").read_text("utf-8-sig") if project.true("reclassify_resistance") else None


def _conditions(maps):
    """Return the conditions that sources must meet."""
    project, name = maps.project, maps.project.path.name
    if not project.true("conditional"):
        return ()
    count, future = project.text("n_conditions", "1"), project.text("compare_to_future", "none").lower()
    if count not in ("1", "2"):
        raise InvalidValueError(f"{name}: n_conditions is '{count}'; it must be 1 or 2.")
    if future not in FUTURE:
        raise InvalidValueError(f"{name}: compare_to_future is '{future}'; it must be one of {', '.join(FUTURE)}.")
    found = []
    for k in range(1, int(count) + 1):
        word = project.text(f"comparison{k}", "within").lower()
        if word not in [comparison.value for comparison in Comparison]:
            raise InvalidValueError(f"{name}: comparison{k} is '{word}'; it must be within or equal.")
        found.append(
            Condition(
                maps.raster(f"condition{k}_file", f"Condition {k}"),
                Comparison(word),
                _number(project, f"condition{k}_lower", 0.0),
                _number(project, f"condition{k}_upper", 0.0),
                maps.raster(f"condition{k}_future_file", f"Future condition {k}") if k in FUTURE[future] else None,
            )
        )
    return tuple(found)


def _written(project, folder, found, grid, progress):
    """Write the maps that are asked for and the settings, and return the files."""
    maps = {"cum_currmap": found.cumulative}
    if project.true("calc_flow_potential"):
        maps["flow_potential"] = found.flow_potential
    if project.true("calc_normalized_current"):
        maps["normalized_cum_currmap"] = found.normalized
    if project.true("reclassify_resistance") and project.true("write_reclassified_resistance"):
        maps["classified_resistance"] = found.resistance
    files = []
    for name, raster in maps.items():
        raster = Raster(raster.values, grid, name=name)
        files += write_map(folder, name, raster, as_tif=project.true("write_as_tif"), progress=progress)
    settings = folder / "config.ini"
    settings.write_text(project.content, "utf-8")
    return (*files, settings)
