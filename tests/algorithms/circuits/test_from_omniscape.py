"""Omniscape projects run as they are: published maps where their edge defect does not reach, and every refusal."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import numpy as np
import pytest

from ....algorithms.circuits.circuitscape_project import read_grid_file
from ....algorithms.circuits.from_omniscape import from_omniscape
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ....algorithms.progress import Progress
from ...landscapes import kit

# Twice radius and buffer from the upper and left edge no window with the defect reaches.
CLEAN = slice(14, None)
TOLERANCE = {"config": 1e-5, "config2": 1e-5, "config6": 1e-5, "config_32bit": 1e-4, "config4a": 1e-3}

compiled = pytest.mark.skipif(
    os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="hundreds of windows take too long in plain Python"
)


def run(ini, folder):
    """Run a project of the kit and return its maps by name."""
    made = from_omniscape(kit("omniscape", "input", f"{ini}.ini"), str(folder))
    return {path.name: path for path in made}


def difference(found, expected, part=np.s_[:, :]):
    """Return the norm of the difference of two maps over that of the second."""
    return np.sqrt(np.nansum((found - expected)[part] ** 2) / np.nansum(expected[part] ** 2))


@compiled
@pytest.mark.parametrize("ini", [*TOLERANCE, "config_reclass"])
def test_from_omniscape_agrees_with_the_published_maps(ini, tmp_path):
    """Away from two edges the maps are the published ones; on the whole they differ as a corrected solve does."""
    made = run(ini, tmp_path)
    with open(kit("omniscape", "manifest.csv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["ini"] == f"{ini}.ini"]
    compared = 0
    for row in rows:
        expected = Path(kit("omniscape", row["expected_file"]))
        if row["status"].startswith("DO NOT USE") or not expected.exists():
            continue
        found, published = (read_grid_file(path, "Map").values for path in (made[expected.name], expected))
        np.testing.assert_array_equal(np.isnan(found), np.isnan(published))
        whole = float(row["relative_norm_diff_with_edge_rule_fixed"] or 0)
        assert difference(found, published) == pytest.approx(whole, rel=0.02, abs=1e-12)
        if ini in TOLERANCE:
            assert difference(found, published, (CLEAN, CLEAN)) < TOLERANCE[ini]
        compared += 1
    assert compared


@compiled
@pytest.mark.parametrize("ini", ["config3", "config4b", "config4c", "config5"])
def test_from_omniscape_runs_projects_without_published_maps(ini, tmp_path):
    """Sources from the resistance, several conditions and other spellings give a map with current."""
    made = run(ini, tmp_path)
    current = next(path for name, path in made.items() if name.startswith("cum_currmap"))
    assert np.nanmax(read_grid_file(current, "Map").values) > 0
    assert made["config.ini"].read_text("utf-8") == Path(kit("omniscape", "input", f"{ini}.ini")).read_text("utf-8")


REFUSED = {
    "bad_config": "radius is missing; Omniscape needs resistance_file, radius, project_name",
    "bad_n_conditions": "n_conditions is '3'; it must be 1 or 2",
    "bad_compare_to_future": "compare_to_future is 'foo'; it must be one of none, 1, 2, both",
    "bad_comparison1": "comparison1 is 'foo'; it must be within or equal",
    "bad_comparison2": "comparison2 is 'bar'; it must be within or equal",
    "no_source_provided": "source_file names no file",
    "config7": "Resistance: resistance 0 at",
}


@pytest.mark.parametrize("ini", REFUSED)
def test_from_omniscape_refuses_what_omniscape_refuses(ini, tmp_path):
    """Each faulty project of the kit stops with a sentence on its fault."""
    with pytest.raises((InvalidValueError, EmptyInputError), match=re.escape(REFUSED[ini])):
        run(ini, tmp_path)


def test_from_omniscape_of_a_row(tmp_path):
    """Between two sources 2 cells apart 1 A flows each way; unknown settings and an even block are told and mended."""
    (tmp_path / "r.asc").write_text("ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 1 1\n", "utf-8")
    (tmp_path / "s.asc").write_text("ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 0 1\n", "utf-8")
    settings = "resistance_file = r.asc\nsource_file = s.asc\nradius = 2\nproject_name = x\nblock_size = 0\nodd = 1\n"
    (tmp_path / "x.ini").write_text(f"{settings}write_as_tif = false\n", "utf-8")
    warned = []

    class Listening(Progress):
        def warn(self, text):
            warned.append(text)

    made = from_omniscape(str(tmp_path / "x.ini"), str(tmp_path), progress=Listening())
    np.testing.assert_allclose(read_grid_file(made[0], "Map").values, [[2, 2, 2]])
    assert [path.name for path in made] == ["cum_currmap.asc", "config.ini"]
    assert warned == ["x.ini: these settings are unknown and are passed over: odd."]


def run_row(folder, **settings):
    """Run a project on a row of three cells and return its map of current and what was said."""
    head = "ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n"
    for name, row in {"r": "1 2 4", "s": "1 0 1", "c": "5 5 6"}.items():
        (folder / f"{name}.asc").write_text(f"{head}{row}\n", "utf-8")
    given = {"resistance_file": "r.asc", "source_file": "s.asc", "radius": 2, "project_name": "x", **settings}
    (folder / "x.ini").write_text("\n".join(f"{key} = {value}" for key, value in given.items()), "utf-8")
    said = []

    class Listening(Progress):
        def say(self, text):
            said.append(text)

        warn = say

    made = from_omniscape(str(folder / "x.ini"), str(folder), progress=Listening())
    return read_grid_file(made[0], "Map").values, [text for text in said if text.startswith("x.ini")]


def test_from_omniscape_knows_the_old_name_of_a_setting(tmp_path):
    """Conductances are conductances under both names that the setting has had."""
    plain, _ = run_row(tmp_path, source_from_resistance="true")
    for key in ("resistance_is_conductance", "resistance_file_is_conductance"):
        found, said = run_row(tmp_path, source_from_resistance="true", **{key: "True"})
        assert np.abs(found - plain).max() > 1
        assert said == []


def test_from_omniscape_takes_limits_that_are_not_given_for_0(tmp_path):
    """As in Omniscape, a condition without limits lets sources pass that equal the target."""
    condition = {"conditional": "true", "condition1_file": "c.asc"}
    alike, _ = run_row(tmp_path, **condition)
    np.testing.assert_array_equal(alike, 0)
    wide, _ = run_row(tmp_path, **condition, condition1_lower="-1", condition1_upper="1")
    np.testing.assert_allclose(wide, [[2, 2, 2]])


def test_from_omniscape_says_what_it_passes_over(tmp_path):
    """Settings of how to compute that are not as usual, and those that change nothing, are named."""
    settings = {"solver": "cholmod", "parallelize": "true", "precision": "single", "write_raw_currmap": "false"}
    _, said = run_row(tmp_path, **settings, r_cutoff="5")
    assert said == [
        "x.ini: these settings are passed over, since how to compute is chosen here: solver, precision.",
        "x.ini: these settings change nothing beside the others: r_cutoff, write_raw_currmap.",
    ]
    _, said = run_row(tmp_path, source_from_resistance="true", source_threshold="0.5", r_cutoff="5")
    assert said == ["x.ini: these settings change nothing beside the others: source_threshold."]


def test_from_omniscape_refuses_numbers_that_are_none(tmp_path):
    """A radius must be a whole number."""
    (tmp_path / "r.asc").write_text("ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1\n", "utf-8")
    (tmp_path / "x.ini").write_text("resistance_file = r.asc\nradius = wide\nproject_name = x\n", "utf-8")
    with pytest.raises(InvalidValueError, match="radius is 'wide'; it must be a whole number"):
        from_omniscape(str(tmp_path / "x.ini"), str(tmp_path))
