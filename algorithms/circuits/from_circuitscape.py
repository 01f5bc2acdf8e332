"""Runs a Circuitscape project as it is, and names and lays out the results as Circuitscape does.

Options, files and conventions are those of Circuitscape 4 and 5 (Anantharaman et al. 2019, arXiv:1906.03542). Where
version 5 lost an option that version 4 had (recoding, currents of focal nodes set to 0, the logarithm
of the sum), or does not do what its manual says, the manual is followed; see Notes of `from_circuitscape`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..errors import EmptyInputError, InvalidValueError, OutputError
from ..grid import Neighbours, Raster
from ..progress import Progress
from .circuitscape_project import read_list, read_maps, read_project, tell_settings
from .current_flow import GroundConflict, Meaning, Mode, current_flow, log10_above_0
from .grid_files import MISSING, number, write_map
from .laplacian import Average
from .network_flow import make_network, network_advanced, network_pairs, resistance_matrix
from .node_tables import read_pairs, some

RASTER_KEYS = (
    "connect_four_neighbors_only connect_using_avg_resistances use_polygons use_mask use_reclass_table "
    "set_null_currents_to_nodata set_null_voltages_to_nodata set_focal_node_currents_to_zero log_transform_maps "
    "write_max_cur_maps write_as_tif use_variable_source_strengths"
).split()
# The scenarios that use a setting which is yes or no, for those that not all use.
USED_IN = {
    "use_variable_source_strengths": ("one-to-all", "all-to-one"),
    **dict.fromkeys(("use_included_pairs", "write_max_cur_maps"), ("pairwise", "one-to-all", "all-to-one")),
    **dict.fromkeys(("use_unit_currents", "use_direct_grounds"), ("advanced",)),
}
KNOWN = (
    *RASTER_KEYS,
    *USED_IN,
    *"data_type scenario version habitat_file habitat_map_is_resistances point_file polygon_file mask_file".split(),
    *"source_file ground_file ground_file_is_resistances remove_src_or_gnd variable_source_file reclass_file".split(),
    *"included_pairs_file output_file write_cur_maps write_cum_cur_map_only write_volt_maps compress_grids".split(),
)
# Settings that say how to compute.
SILENT = (
    "solver precision cholmod_batch_size use_64bit_indexing parallelize max_parallel low_memory_mode "
    "preemptive_memory_release print_timings print_rusages screenprint_log suppress_messages log_file log_level "
    "profiler_log_file"
).split()
CONFLICTS = dict(zip(("keepall", "rmvsrc", "rmvgnd", "rmvall"), GroundConflict))
TOLERANCE = 1e-9
LEAST_BRANCH = 1e-6
NOT_CONNECTED = -1.0


def from_circuitscape(ini, folder, *, progress=None):
    """Run a Circuitscape project.

    Parameters
    ----------
    ini : str
        The project file. Files it names are looked for in its own folder and in those above.
    folder : str
        Receives the results; it must be there. The names begin with that of `output_file` in the project.
    progress : Progress, optional
        Moves with solves and pairs.

    Returns
    -------
    tuple of pathlib.Path
        The files made, in the order of writing.

    Raises
    ------
    InvalidValueError, EmptyInputError
        If the project or a file in it cannot be read or does not fit.
    ConvergenceError, MemoryEstimateError
        If the voltages cannot be found.

    Notes
    -----
    Unlike Circuitscape 5: cumulative maps of the logarithm are logarithms of sums; options for no data hold in all
    modes; ids of networks stay as they are in the input; `rmvgnd` and `rmvall` remove finite grounds; sources that add
    up to 0 are solved. Like it, and unlike `current_flow` by itself: all to one with a pairs file, nodes that make no
    pair with the one put in 1 A whatever their listed strength. Case 12 of its tests, solved densely, has exactly
    these currents in all six maps; without them every map lacks 1 A for each such node.
    Every setting of version 5.17 is honoured, but for these: ``compress_grids`` (a warning says that grids stay as they
    are, as in version 5) and those of solver, precision, threads, memory and logs, which are passed over; the log names
    those that are not as usual. Warnings name settings that the scenario does not use, unknown ones, and nodes without
    a listed strength. Values that a setting cannot have are refused.
    """
    progress = progress or Progress()
    project = read_project(ini, progress)
    tell_settings(project, KNOWN, SILENT)
    scenario = project.text("scenario", "not entered").lower().replace("_", "-")
    kind = project.text("data_type", "raster").lower()
    if scenario not in [mode.value for mode in Mode]:
        words = ", ".join(mode.value for mode in Mode)
        raise InvalidValueError(f"{project.path.name}: scenario is '{scenario}'; it must be one of {words}.")
    if kind not in ("raster", "network"):
        raise InvalidValueError(f"{project.path.name}: data_type is '{kind}'; it must be raster or network.")
    _tell_unused(project, scenario, kind)
    writer = _Writer(project, Mode(scenario), Path(folder), _stem(project), progress)
    (_run_network if kind == "network" else _run_raster)(project, Mode(scenario), writer, progress)
    writer.text(".out", project.content)
    return tuple(writer.files)


def _stem(project):
    """Return what the names of all results begin with."""
    if not project.names_file("output_file"):
        return project.path.stem
    name = project.text("output_file").replace("\\", "/").rsplit("/", 1)[-1]
    return (name[:-4] if name.lower().endswith(".out") else name) or project.path.stem


def _tell_unused(project, scenario, kind):
    """Warn of what the project asks for in vain."""
    unused = [key for key, scenarios in USED_IN.items() if scenario not in scenarios]
    if kind == "network":
        unused = list(dict.fromkeys((*unused, *RASTER_KEYS)))
    asked = [key for key in unused if project.true(key)]
    if asked:
        project.progress.warn(
            f"{project.path.name}: these settings change nothing, since the scenario {scenario} on a {kind} does not "
            f"use them: {', '.join(asked)}."
        )
    if project.true("compress_grids"):
        project.progress.warn(f"{project.path.name}: compress_grids changes nothing; grids are written as they are.")


def _run_raster(project, mode, writer, progress):
    """Run a project on rasters."""
    maps = read_maps(project, progress)
    writer.place(maps.habitat.grid, maps.crs)
    four, resistances = project.true("connect_four_neighbors_only"), project.true("connect_using_avg_resistances")
    arguments = {
        "meaning": Meaning.RESISTANCE if project.true("habitat_map_is_resistances") else Meaning.CONDUCTANCE,
        "mode": mode,
        "neighbours": Neighbours.FOUR if four else Neighbours.EIGHT,
        "average": Average.RESISTANCE if resistances else Average.CONDUCTANCE,
        "tolerance": TOLERANCE,
        "node_currents_zero": project.true("set_focal_node_currents_to_zero"),
        "progress": progress,
    }
    if project.true("use_polygons"):
        arguments["short_circuit"] = maps.patches(maps.raster("polygon_file", "Short-circuit regions"))
    if project.true("use_mask"):
        arguments["mask"] = maps.raster("mask_file", "Mask")
    if mode is Mode.ADVANCED:
        flow = current_flow(maps.habitat, **arguments, **_sources_and_grounds(maps))
        writer.solve("", flow.current.values, flow.voltage.values)
        return
    _run_focal(maps, mode, arguments, writer)


def _sources_and_grounds(maps):
    """Return the arguments of the advanced mode."""
    project = maps.project
    grounds = maps.located("ground_file", "Grounds")
    with np.errstate(invalid="ignore"):
        grounds = replace(grounds, values=np.where(grounds.values < 0, np.nan, grounds.values))
    meaning = Meaning.RESISTANCE if project.true("ground_file_is_resistances") else Meaning.CONDUCTANCE
    return {
        "sources": maps.located("source_file", "Sources"),
        "grounds": grounds,
        "ground_meaning": meaning,
        "ground_conflict": _conflict(project),
        "unit_currents": project.true("use_unit_currents"),
        "direct_grounds": project.true("use_direct_grounds"),
    }


def _conflict(project):
    """Return what goes where a node is both source and ground."""
    word = project.text("remove_src_or_gnd", "not entered").lower()
    if word == "not entered":
        return GroundConflict.KEEP_ALL
    if word not in CONFLICTS:
        raise InvalidValueError(
            f"{project.path.name}: remove_src_or_gnd is '{word}'; it must be one of {', '.join(CONFLICTS)}."
        )
    return CONFLICTS[word]


def _run_focal(maps, mode, arguments, writer):
    """Run a scenario with focal nodes."""
    project = maps.project
    nodes, same = maps.focal_nodes()
    ids, pairs = sorted({*nodes.ids, *same}), None
    if project.true("use_included_pairs"):
        ids, pairs = _included(project, ids)
        nodes = nodes.select([any(same.get(number, number) == node for number in ids) for node in nodes.ids])
    if mode is Mode.PAIRWISE:
        _run_pairs(maps, nodes, ids, pairs, same, arguments, writer)
        return
    if same:
        maps.progress.warn(f"Focal nodes: {sorted(same)} lie in cells of other nodes and are left out.")
    if project.true("use_variable_source_strengths"):
        arguments["strengths"] = _strengths(project, nodes.ids)
    if mode is Mode.ALL_TO_ONE:
        arguments["excluded_amperes"] = 1.0
    if pairs is not None:
        arguments["pairs"] = [pair for pair in pairs if not same.keys() & set(pair)]

    def keep(from_id, to_id, current, voltage):
        writer.solve(f"_{to_id if from_id is None else from_id}", current, voltage)

    flow = _flow(maps, nodes, arguments, keep, writer)
    table = flow.resistances
    found = dict(zip(table["from_id" if mode is Mode.ONE_TO_ALL else "to_id"], table["resistance"]))
    writer.rows("_resistances.out", [(number, found.get(number, NOT_CONNECTED)) for number in nodes.ids])
    if writer.each(mode):
        # Nodes that could not be solved have maps too: nothing flows there.
        blank = np.where(np.isnan(flow.current.values), np.nan, 0.0)
        for number in nodes.ids:
            if found.get(number, NOT_CONNECTED) == NOT_CONNECTED:
                writer.solve(f"_{number}", blank, blank)


def _strengths(project, ids):
    """Return the listed strength of each node, 1 with a warning where it is not listed."""
    rows = read_list(project.file("variable_source_file"), 2, "Strengths")
    listed = {int(node): strength for node, strength in rows}
    blank = [number for number in ids if number not in listed]
    if blank:
        project.progress.warn(f"Strengths: nodes {some(blank)} are not listed; they put in 1 A.")
    return [listed.get(number, 1.0) for number in ids]


def _flow(maps, nodes, arguments, keep, writer):
    """Return the flow of a scenario with focal nodes, having written the maps of all solves together."""
    wants_each = writer.each(arguments["mode"])
    flow = current_flow(
        maps.habitat,
        nodes,
        **arguments,
        on_map=keep if wants_each else None,
        resistances_only=not (wants_each or writer.sum_current()),
    )
    if writer.sum_current():
        writer.current("_cum_curmap", flow.current.values)
        if maps.project.true("write_max_cur_maps"):
            writer.current("_max_curmap", flow.maximum.values)
    return flow


def _run_pairs(maps, nodes, ids, pairs, same, arguments, writer):
    """Run the pairwise scenario; points in one cell are one node under several ids, and count as often."""
    if pairs is None:
        pairs = [(one, two) for k, one in enumerate(ids) for two in ids[k + 1 :]]
    alike = {}
    for pair in {tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}:
        alike.setdefault(tuple(sorted(same.get(number, number) for number in pair)), []).append(pair)
    apart = [pair for pair in alike if pair[0] != pair[1]]
    if any(len(alike[pair]) > 1 for pair in apart):
        columns = ("from_id", "to_id", "weight")
        arguments["weights"] = dict(zip(columns, zip(*((*pair, len(alike[pair])) for pair in apart))))

    def keep(from_id, to_id, current, voltage):
        for one, two in alike[tuple(sorted((from_id, to_id)))]:
            writer.solve(f"_{one}_{two}", current, voltage)

    flow = _flow(maps, nodes, {**arguments, "pairs": apart}, keep, writer)
    table = flow.resistances
    solved = dict(zip(zip(table["from_id"], table["to_id"]), table["resistance"]))
    solved.update((pair, 0.0) for pair in alike if pair[0] == pair[1])
    place = {number: k for k, number in enumerate(ids)}
    found = {}
    for pair, value in solved.items():
        for one, two in alike[pair]:
            found[place[one], place[two]] = value
            if value == 0 and writer.each(Mode.PAIRWISE):
                # Both are one node: nothing flows.
                blank = np.where(np.isnan(flow.current.values), np.nan, 0.0)
                writer.solve(f"_{one}_{two}", blank, blank)
    writer.resistances(ids, resistance_matrix(len(ids), found))


def _included(project, ids):
    """Return the ids that the pairs file names, all for a list of what to exclude, and the pairs to solve."""
    text = _pairs_text(project)
    words = text.split()
    excludes = [word.lower() for word in words[:2]] == ["mode", "exclude"]
    named = set(words)
    if words and words[0].lower() == "min":
        named = set(text.split("\n", 3)[2].split())
    chosen = [number for number in ids if excludes or str(number) in named]
    return chosen, read_pairs(text, chosen)


def _pairs_text(project):
    """Return the content of the pairs file with whole numbers written as such."""
    lines = project.file("included_pairs_file").read_text("utf-8-sig", errors="replace").splitlines()
    return "\n".join([*("\t".join(map(_whole, line.split())) for line in lines), ""])


def _whole(word):
    """Return a word without decimals if it is a whole number."""
    try:
        return str(int(float(word))) if float(word).is_integer() else word
    except ValueError:
        return word


def _run_network(project, mode, writer, progress):
    """Run a project on a network."""
    if mode in (Mode.ONE_TO_ALL, Mode.ALL_TO_ONE):
        raise InvalidValueError(f"{project.path.name}: scenario {mode.value} needs data_type raster.")
    table = read_list(project.file("habitat_file"), 3, "Network")
    network = make_network(table, resistances=project.true("habitat_map_is_resistances"))
    if mode is Mode.ADVANCED:
        amperes, earth = _network_ends(project, network)
        solved = network_advanced(network, amperes, earth, _conflict(project), progress)
        writer.network(network, "", solved)
        return
    focal = np.unique(read_list(project.file("point_file"), 1, "Focal nodes")[:, 0].astype(np.int64))
    wanted = ~np.eye(focal.size, dtype=bool)
    if project.true("use_included_pairs"):
        place = {int(number): k for k, number in enumerate(focal)}
        wanted[:] = False
        for one, two in read_pairs(_pairs_text(project), tuple(place)):
            wanted[place[one], place[two]] = wanted[place[two], place[one]] = one != two
    found, currents, branches = {}, np.zeros(network.ids.size), np.zeros(network.circuit.first.size)
    for one, two, resistance, solved in network_pairs(network, focal, wanted, progress):
        found[one, two] = resistance
        currents += solved.current
        branches += network.branches(solved.voltage)
        writer.network(network, f"_{solved.ends[0]}_{solved.ends[1]}", solved)
    writer.resistances(focal, resistance_matrix(focal.size, found))
    if writer.sum_current():
        writer.rows("_node_currents_cum.txt", list(zip(network.ids, currents)))
        writer.branches(network, "_branch_currents_cum.txt", branches)


def _network_ends(project, network):
    """Return what enters each node of a network and its conductance to earth."""
    size = network.ids.size
    sources = read_list(project.file("source_file"), 2, "Sources")
    grounds = read_list(project.file("ground_file"), 2, "Grounds")
    given = np.ones(len(sources)) if project.true("use_unit_currents") else sources[:, 1]
    amperes = np.bincount(network.places(sources[:, 0], "Sources"), given, size)
    values = grounds[:, 1]
    if project.true("ground_file_is_resistances"):
        with np.errstate(divide="ignore"):
            values = np.where(values < 0, 0.0, 1.0 / np.abs(values))
    values = np.maximum(values, 0.0)
    if project.true("use_direct_grounds"):
        values = np.where(values > 0, np.inf, 0.0)
    earth = np.bincount(network.places(grounds[:, 0], "Grounds"), values, size)
    if not amperes.any() or not earth.any():
        raise EmptyInputError(f"{project.path.name}: sources and grounds must each have a node with a value.")
    return amperes, earth


@dataclass
class _Writer:
    """Writes results under the names Circuitscape gives them."""

    project: object
    mode: Mode
    folder: Path
    stem: str
    progress: object

    def __post_init__(self):
        self.files, self.grid = [], None

    def place(self, grid, crs):
        """Say where rasters lie."""
        self.grid = replace(grid, crs=crs)

    def each(self, mode):
        """Return whether a map of every solve is wanted."""
        return self.each_current(mode) or self.project.true("write_volt_maps")

    def each_current(self, mode):
        """Return whether the current of every solve is wanted; only pairwise can leave them out for the sum."""
        only_sum = self.project.true("write_cum_cur_map_only") and mode in (Mode.PAIRWISE, Mode.ADVANCED)
        return self.project.true("write_cur_maps") and not only_sum

    def sum_current(self):
        """Return whether the sum of currents is wanted."""
        return self.project.true("write_cur_maps") or self.project.true("write_cum_cur_map_only")

    def _path(self, ending):
        """Return the file of a result, and note it."""
        path = self.folder / f"{self.stem}{ending}"
        self.files.append(path)
        return path

    def text(self, ending, content):
        """Write a text."""
        try:
            self._path(ending).write_text(content, "utf-8")
        except OSError as error:
            raise OutputError(f"'{self.folder}' cannot be written ({error.strerror}).") from None

    def rows(self, ending, rows):
        """Write rows of numbers."""
        self.text(ending, "".join(" ".join(number(value) for value in row) + "\n" for row in rows))

    def resistances(self, ids, matrix):
        """Write resistances as a matrix and as three columns."""
        self.rows("_resistances.out", [(0, *ids), *((number, *row) for number, row in zip(ids, matrix))])
        upper = zip(*np.triu_indices(len(ids), 1))
        self.rows("_resistances_3columns.out", [(ids[one], ids[two], matrix[one, two]) for one, two in upper])

    def solve(self, name, current, voltage):
        """Write the maps of one solve that are wanted; `name` holds its nodes."""
        advanced = not name
        wanted = self.sum_current() if advanced else self.each_current(self.mode)
        if wanted:
            self.current(f"_curmap{name}", current)
        if self.project.true("write_volt_maps"):
            self.raster(f"_voltmap{name}", voltage, self.project.true("set_null_voltages_to_nodata"))

    def current(self, ending, values):
        """Write a map of current."""
        shown = values
        if self.project.true("log_transform_maps"):
            shown = np.where(np.isnan(values), np.nan, log10_above_0(values))
            shown = np.where(np.isnan(shown), MISSING, shown)
        self.raster(ending, shown, self.project.true("set_null_currents_to_nodata"))

    def raster(self, ending, values, keep_missing):
        """Write a map; cells without a node are no data or 0."""
        shown = values if keep_missing else np.where(np.isnan(values), 0.0, values)
        raster = Raster(np.where(shown == MISSING, np.nan, shown), self.grid, name=ending)
        self.files += write_map(
            self.folder,
            f"{self.stem}{ending}",
            raster,
            as_tif=self.project.true("write_as_tif"),
            progress=self.progress,
        )

    def network(self, network, name, solved):
        """Write what is wanted of one solve on a network."""
        if self.each_current(Mode.PAIRWISE) if name else self.sum_current():
            self.rows(f"_node_currents{name}.txt", list(zip(network.ids[solved.nodes], solved.current[solved.nodes])))
            self.branches(network, f"_branch_currents{name}.txt", network.branches(solved.voltage))
        if self.project.true("write_volt_maps"):
            self.rows(f"_voltages{name}.txt", list(zip(network.ids[solved.nodes], solved.voltage[solved.nodes])))

    def branches(self, network, ending, currents):
        """Write the currents of conductors that carry some."""
        circuit = network.circuit
        ends = network.ids[circuit.first], network.ids[circuit.second]
        self.rows(ending, [row for row in zip(*ends, currents) if row[2] > LEAST_BRANCH])
