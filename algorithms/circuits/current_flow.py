"""Current flow: how movement spreads over a landscape that conducts like a circuit (McRae et al. 2008).

Every mode but the advanced one rests on superposition: with one node of a connected piece at 0 V and 1 A put into each
of the others in turn, the voltages of every pair, of one node against all and of all against one are sums of these.
So P nodes take P - 1 solves, not P (P - 1) / 2. Conventions are those of Circuitscape.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster
from ..progress import Progress
from ..validation import (
    check_memory,
    check_patches,
    check_projected,
    check_range,
    check_resistance,
    check_same_grid,
    tell_oblong,
)
from .advanced import GroundConflict, advanced_nodes
from .against_all import Question, run_nodes
from .kept_maps import KeptMaps, fingerprint
from .laplacian import Average, Neighbours, build_bytes, on_cells
from .node_tables import node_strengths, pair_weights, some, wanted_pairs
from .pairwise import NOT_CONNECTED, pair_items, run_pairs
from .region_pairs import rim_cells
from .solvers import Solver, eliminates
from .voltage_fields import Choices, Landscape

# What a run takes, a cell: bytes, and seconds of solves, factorisations, maps and files; measured on one machine.
GRID_BYTES, GRID_FACTOR_BYTES, LIST_BYTES = 150, 800, 2200
GRID_STEPS, GRID_SOLVE, LIST_SOLVE, LIST_FACTOR, MAP, FILE = 2e-6, 4e-8, 4e-7, 1.2e-5, 2e-7, 4e-7
# Seconds of an elimination on the grid, over cells to 1.5.
GRID_FACTOR = 3.5e-9


class Meaning(enum.Enum):
    """What the values of a raster mean."""

    RESISTANCE = "resistance"
    CONDUCTANCE = "conductance"


class Mode(enum.Enum):
    """Between which nodes current flows."""

    PAIRWISE = "pairwise"
    ONE_TO_ALL = "one-to-all"
    ALL_TO_ONE = "all-to-one"
    ADVANCED = "advanced"


FOCAL = Mode.PAIRWISE, Mode.ONE_TO_ALL, Mode.ALL_TO_ONE
# The modes that use what is given, for what not all modes use.
USED_IN = {
    **dict.fromkeys(("Nodes", "Pairs", "Maps folder", "Scheduler"), FOCAL),
    **dict.fromkeys(("Pair weights", "Weight field"), (Mode.PAIRWISE,)),
    "Strengths": (Mode.ONE_TO_ALL, Mode.ALL_TO_ONE),
    "Excluded amperes": (Mode.ALL_TO_ONE,),
    **dict.fromkeys(
        "Sources, Grounds, Meaning of grounds, Ground conflict, Unit currents, Direct grounds".split(", "),
        (Mode.ADVANCED,),
    ),
}


class Transform(enum.Enum):
    """What is done to the finished current maps."""

    NONE = "none"
    LOG10 = "log10"


@dataclass(frozen=True)
class CurrentFlow:
    """Current over a landscape.

    Parameters
    ----------
    current : Raster or None
        Sum of the currents of all solves, amperes; NaN where nothing conducts, 0 where no current came. None if only
        resistances were asked for.
    maximum : Raster or None
        Largest current of any solve, amperes.
    voltage : Raster or None
        Voltage, advanced mode only.
    resistances : dict
        Table ``from_id, to_id, resistance``, -1 = not connected. One to all: ``to_id`` is None, the resistance is that
        to all other nodes in parallel. All to one: ``from_id`` is None, the resistance is 0 where it was solved.
    """

    current: Raster | None
    maximum: Raster | None
    voltage: Raster | None
    resistances: dict


def current_flow(
    resistance,
    nodes=None,
    *,
    meaning=Meaning.RESISTANCE,
    mode=Mode.PAIRWISE,
    neighbours=Neighbours.EIGHT,
    average=Average.RESISTANCE,
    short_circuit=None,
    mask=None,
    pairs=None,
    strengths=None,
    excluded_amperes=0.0,
    weights=None,
    weight_field=None,
    sources=None,
    grounds=None,
    ground_meaning=Meaning.RESISTANCE,
    ground_conflict=GroundConflict.KEEP_ALL,
    unit_currents=False,
    direct_grounds=False,
    node_currents_zero=False,
    transform=Transform.NONE,
    solver=Solver.AUTOMATIC,
    tolerance=1e-6,
    resistances_only=False,
    maps_folder=None,
    on_map=None,
    scheduler=None,
    progress=None,
):
    """Return the current that flows between nodes of a landscape.

    Parameters
    ----------
    resistance : Raster
        Resistance or conductance of crossing a cell, > 0; NaN = impassable.
    nodes : Patches, optional
        Nodes between which current flows, all modes but the advanced one. A node of several cells is one piece of
        ideal conductor: in pairwise mode only while its own pairs are solved, else always.
    meaning : Meaning
        What the values of `resistance` mean.
    mode : Mode
        ``PAIRWISE`` sends 1 A between each two nodes; ``ONE_TO_ALL`` sends it from each node to all others at 0 V;
        ``ALL_TO_ONE`` from all others into each node; ``ADVANCED`` from `sources` to `grounds`.
    neighbours : Neighbours
        Whether current flows to eight or four neighbours.
    average : Average
        Whether the resistances or the conductances of two cells are averaged.
    short_circuit : Patches, optional
        Regions that conduct ideally; each is one piece wherever its cells lie.
    mask : Raster, optional
        Cells with no data or values up to 0 are taken out.
    pairs : sequence of (id, id) or text, optional
        The only pairs to solve, in either order; None = all. Nodes that no pair names are left out. Text is read by
        `read_pairs`.
    strengths : sequence of float or table, optional
        Amperes of each node as a source (one to all, all to one); 1 by default. A table has the columns ``node_id``
        and ``strength`` and may leave out nodes.
    excluded_amperes : float
        All to one with `pairs`: what a node puts in while it makes no pair with the one. 0 is what leaving out means;
        Circuitscape leaves 1 there, whatever the strength of the node (see Notes).
    weights : table, optional
        Pairwise: by what pairs count in the sum of currents; columns ``from_id``, ``to_id`` and ``weight`` (0 or
        above), 1 for pairs it does not name. Resistances, the maximum and the maps of single pairs stay as they are.
    weight_field : str, optional
        Instead of `weights`, a field of the nodes; a pair weighs the product of its two values.
    sources : Raster, optional
        Advanced mode: amperes put into cells, negative ones are taken out; NaN = none.
    grounds : Raster, optional
        Advanced mode: resistance (0 = direct) or conductance (0 = none) from cells to earth; NaN = none.
    ground_meaning : Meaning
        What the values of `grounds` mean.
    ground_conflict : GroundConflict
        What goes where a node is source and ground; a source on a direct ground always loses the ground.
    unit_currents : bool
        All sources put in 1 A.
    direct_grounds : bool
        All grounds are direct.
    node_currents_zero : bool
        The nodes of a solve show no current in its map.
    transform : Transform
        ``LOG10`` of the finished maps; what is not above 0 becomes NaN.
    solver : Solver
        How voltages are found.
    tolerance : float
        Largest relative residual that is accepted, 0 to 1.
    resistances_only : bool
        No current is computed; the resistances of all pairs of P single-cell nodes then take P - 1 solves.
    maps_folder : str, optional
        A folder that receives the current and the voltage of every solve, and pairwise the resistances as a matrix. A
        run that was cancelled or failed goes on from the pairs or nodes that are whole, if inputs and parameters are
        the same. One to all and all to one, it holds 8 bytes a cell and node more while the run lasts.
    on_map : callable, optional
        Called as ``on_map(from_id, to_id, current, voltage)`` with the cells of every solve; None stands for "all"
        among the ids. Threads may call it, not in the order of the pairs.
    scheduler : str, optional
        Address of a Dask scheduler whose workers solve the pairs or nodes; not in the advanced mode.
    progress : Progress, optional
        Moves with solves and pairs.

    Returns
    -------
    CurrentFlow
        Maps and the table of effective resistances.

    Raises
    ------
    EmptyInputError
        If nodes, sources or grounds are missing.
    InvalidValueError
        If a value breaks its rule.
    ConvergenceError, MemoryEstimateError
        If the voltages cannot be found.

    Notes
    -----
    Kirchhoff's law L v = i is solved for the Laplacian L of the landscape; node current = max(inflow, outflow).
    Memory: on rasters of 50 000 cells and more, if there is numba, about 150 bytes a cell for the iterative and 800 for
    the direct way; else 800 and 2200; and 8 bytes a cell and focal node.

    References
    ----------
    McRae, B. H., Dickson, B. G., Keitt, T. H., Shah, V. B. 2008. Using circuit theory to model connectivity in ecology,
    evolution, and conservation. Ecology 89, 2712-2724. doi:10.1890/07-1861.1
    """
    progress = progress or Progress()
    given = {
        "Nodes": nodes is not None,
        "Pairs": pairs is not None,
        "Strengths": strengths is not None,
        "Excluded amperes": excluded_amperes != 0,
        "Pair weights": weights is not None,
        "Weight field": weight_field is not None,
        "Sources": sources is not None,
        "Grounds": grounds is not None,
        "Meaning of grounds": ground_meaning is not Meaning.RESISTANCE,
        "Ground conflict": ground_conflict is not GroundConflict.KEEP_ALL,
        "Unit currents": unit_currents,
        "Direct grounds": direct_grounds,
        "Maps folder": maps_folder is not None,
        "Scheduler": bool(scheduler),
    }
    _tell_ignored(given, mode, progress)
    tell_oblong(resistance, progress)
    conductance = _conductance(resistance, meaning, mask)
    check_range(tolerance, "Tolerance", above=0, maximum=1)
    check_memory(build_bytes(resistance.grid.size), f"The circuit of {resistance.grid.size} cells")
    regions = None if short_circuit is None else _labels(short_circuit, resistance, "Short-circuit regions")
    with_maps = not resistances_only or maps_folder is not None or on_map is not None
    choices = Choices(neighbours, average, solver, tolerance, node_currents_zero, with_maps)
    maps = _Maps(resistance)
    if mode is Mode.ADVANCED:
        source, leak = _advanced_inputs(resistance, sources, grounds, ground_meaning, unit_currents, direct_grounds)
        landscape = Landscape(conductance, regions, None, choices)
        voltage = _advanced(landscape, source, leak, ground_conflict, maps, progress)
        table = {"from_id": [], "to_id": [], "resistance": np.zeros(0)}
        return CurrentFlow(*maps.finished(transform), maps.raster(voltage, "Voltage"), table)
    labels = _labels(nodes, resistance, "Nodes")
    landscape = Landscape(conductance, regions, labels, choices)
    wanted = wanted_pairs(pairs, nodes.ids, progress)
    pairwise = mode is Mode.PAIRWISE
    amperes = node_strengths(None if pairwise else strengths, nodes.ids)
    weighed = pair_weights(weights, weight_field, nodes) if pairwise else None
    check_patches(nodes, least=2, name=f"Nodes of the {mode.value} mode")
    if regions is None:
        _tell_barren(nodes, conductance, progress)
    _tell_plan(landscape, wanted, mode, maps_folder is not None, progress)
    question = Question(wanted, amperes, excluded_amperes, mode is Mode.ONE_TO_ALL)
    kept = _kept(maps_folder, resistance.grid, nodes.ids, landscape, mode, question, progress)
    run = _Run(landscape, nodes.ids, wanted, mode, maps, kept, on_map, progress)
    table = _pairwise(run, weighed, scheduler) if pairwise else _with_all(run, question, scheduler)
    return CurrentFlow(*(maps.finished(transform) if with_maps else (None, None)), None, table)


@dataclass(frozen=True)
class _Run:
    """What the modes with focal nodes work on and add to."""

    landscape: Landscape
    ids: tuple
    wanted: np.ndarray
    mode: Mode
    maps: _Maps
    kept: KeptMaps | None
    on_map: object
    progress: Progress

    @property
    def wants_each(self):
        """Whether somebody wants the maps of single solves."""
        return self.kept is not None or self.on_map is not None

    def hand_on(self, nodes, resistance, current, voltage):
        """Keep and show the maps of a solve, of two nodes or of one against all."""
        if self.kept is not None:
            self.kept.keep(nodes, resistance, current, voltage)
        self.show(nodes, current, voltage)

    def show(self, nodes, current, voltage):
        """Call who wants the maps of single solves."""
        if self.on_map is not None:
            first, second = (*(self.ids[k] for k in nodes), None)[:2]
            ends = (second, first) if self.mode is Mode.ALL_TO_ONE else (first, second)
            self.on_map(*ends, current, voltage)


def _tell_ignored(given, mode, progress):
    """Warn of what was given but does not count in a mode."""
    for name, there in given.items():
        if there and mode not in USED_IN[name]:
            modes = ", ".join(each.value for each in USED_IN[name])
            progress.warn(
                f"{name}: the {mode.value} mode does not use it, so it changes nothing; it counts in {modes}."
            )


def _conductance(resistance, meaning, mask):
    """Return the checked conductance of each cell, NaN where masked."""
    if meaning is Meaning.RESISTANCE:
        check_resistance(resistance)
        values = 1.0 / resistance.values.astype(np.float64)
    else:
        check_projected(resistance.grid, resistance.name)
        values = resistance.values.astype(np.float64)
        with np.errstate(invalid="ignore"):
            if (values < 0).any():
                raise InvalidValueError(
                    f"{resistance.name}: conductance {np.nanmin(values):g} found; conductance must be 0 or above."
                )
            if not (values > 0).any():
                raise EmptyInputError(f"{resistance.name} conducts in no cell; some conductance must be above 0.")
    if mask is not None:
        check_same_grid(resistance, mask)
        with np.errstate(invalid="ignore"):
            values[~(mask.values > 0) | ~mask.known] = np.nan
    return values


def _labels(patches, resistance, name):
    """Return the checked labels of patches that lie on the grid of the resistance."""
    if patches is None:
        raise EmptyInputError(f"{name} are missing; this mode needs them.")
    check_patches(patches, name=name)
    check_same_grid(resistance, Raster(patches.labels, patches.grid, name=name))
    return patches.labels


class _Maps:
    """The maps a run adds its solves to."""

    def __init__(self, resistance):
        self.grid = resistance.grid
        self.total = np.zeros(resistance.grid.shape)
        self.largest = np.zeros(resistance.grid.shape)
        self.conducts = np.zeros(resistance.grid.shape, bool)

    def add(self, total, largest):
        """Add sums and maxima of cells to the maps, NaN where there is no node."""
        there = ~np.isnan(total)
        self.conducts |= there
        np.add(self.total, total, out=self.total, where=there)
        np.maximum(self.largest, largest, out=self.largest, where=there)

    def raster(self, values, name):
        """Return values as a raster."""
        return Raster(values, self.grid, name=name)

    def finished(self, transform):
        """Return the cumulative and the maximum map."""
        rasters = []
        for values, name in ((self.total, "Current"), (self.largest, "Maximum current")):
            shown = np.where(self.conducts, values, np.nan)
            if transform is Transform.LOG10:
                shown = log10_above_0(shown)
            rasters.append(self.raster(shown, name))
        return rasters


def log10_above_0(values):
    """Return logarithms, NaN of what is not above 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log10(values), np.nan)


def _tell_barren(nodes, conductance, progress):
    """Warn of nodes that lie where nothing conducts."""
    with np.errstate(invalid="ignore"):
        alive = np.unique(nodes.labels[conductance > 0])
    barren = [nodes.ids[k] for k in np.setdiff1d(np.arange(1, len(nodes) + 1), alive) - 1]
    if barren:
        progress.warn(
            f"Nodes: {some(barren)} lie where nothing conducts, such as cells without data; no current reaches them, "
            "and their resistance is -1."
        )


def _tell_plan(landscape, wanted, mode, with_files, progress):
    """Say what the run will take, before it is started."""
    cells, on_grid, pairwise = landscape.cells, landscape.on_grid, mode is Mode.PAIRWISE
    solves, factors, columns = _solves(landscape, wanted, pairwise)
    count = int(np.triu(wanted).sum()) if pairwise else int(wanted.any(axis=0).sum())
    if not on_grid:
        seconds, bytes_a_cell = cells * (LIST_FACTOR * factors + LIST_SOLVE * solves), LIST_BYTES
    elif eliminates(landscape.choices.solver, cells, solves // factors):
        seconds, bytes_a_cell = factors * GRID_FACTOR * cells**1.5 + GRID_SOLVE * solves * cells, GRID_FACTOR_BYTES
    else:
        seconds, bytes_a_cell = GRID_STEPS * solves * cells, GRID_BYTES
    if landscape.choices.with_maps:
        seconds += cells * count * (MAP + (FILE if with_files else 0.0))
    memory = cells * (bytes_a_cell + 8 * columns)
    progress.say(
        f"{count} {'pairs' if pairwise else 'nodes'} on {cells} cells that conduct: {solves} solves, about "
        f"{max(memory / 2**30, 0.1):.1f} GiB of memory and {_duration(seconds)}."
    )


def _solves(landscape, wanted, pairwise):
    """Return the numbers of solves and factorisations, and of the voltages a cell that are held at once."""
    if not pairwise:
        solves = max(1, int(wanted.any(axis=0).sum()) - 1)
        return solves, 1, solves
    items = pair_items(landscape, wanted)
    if items[0].members is None:
        solves = rim_cells(landscape.labels)
        return solves, 1, 0 if landscape.on_grid else solves
    each = [len({position for pair in item.pairs for position in pair}) - 1 for item in items]
    return sum(each), len(each), max(each)


def _duration(seconds):
    """Return a time as people say it."""
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def _kept(folder, grid, ids, landscape, mode, question, progress):
    """Return where the maps of solves go; maps of pairs serve whichever pairs are wanted."""
    if folder is None:
        return None
    more = ()
    if mode is not Mode.PAIRWISE:
        more = question.wanted, question.amperes, np.array([question.excluded, question.one_to_all])
    return KeptMaps(folder, grid, ids, fingerprint(landscape, ids, grid, *more), progress)


def _pairwise(run, weights, scheduler):
    """Solve all wanted pairs that are not yet known, and return the table of resistances."""
    ids, found = run.ids, np.full(run.wanted.shape, NOT_CONNECTED)
    left = _take_over(run, weights, found)
    receiver = run.hand_on if run.wants_each else None
    for solved in run_pairs(run.landscape, left, weights, receiver, scheduler, run.progress):
        for pair, value in zip(solved.pairs, solved.resistances):
            found[pair] = value
        if solved.total is not None:
            run.maps.add(solved.total, solved.largest)
    one, two = np.nonzero(np.triu(run.wanted))
    table = {"from_id": [ids[k] for k in one], "to_id": [ids[k] for k in two], "resistance": found[one, two]}
    if run.kept is not None:
        run.kept.write_matrix(table)
    return table


def _take_over(run, weights, found):
    """Add what an earlier run has left, and return the pairs that are still to be solved."""
    left = run.wanted.copy()
    for pair, value in run.kept.known.items() if run.kept is not None else ():
        run.progress.check()
        if left[pair]:
            left[pair] = left[pair[::-1]] = False
            found[pair] = value
            current = run.kept.current(pair)
            run.maps.add(current if weights is None else weights[pair] * current, current)
            if run.on_map is not None:
                run.show(pair, current, run.kept.voltage(pair))
    return left


def _with_all(run, question, scheduler):
    """Solve one node against all others, or all others against one, and return the table of resistances."""
    found = run_nodes(run, question, scheduler)
    named = np.flatnonzero(question.named)
    names, blank = [run.ids[k] for k in named], [None] * named.size
    columns = (names, blank) if question.one_to_all else (blank, names)
    return {"from_id": columns[0], "to_id": columns[1], "resistance": found[named]}


def _advanced_inputs(resistance, sources, grounds, meaning, unit_currents, direct_grounds):
    """Return amperes and conductance to earth of each cell; infinite conductance is a direct ground."""
    for raster, name in ((sources, "Sources"), (grounds, "Grounds")):
        if raster is None:
            raise EmptyInputError(f"{name} are missing; the advanced mode needs them.")
        check_same_grid(resistance, raster)
    source = np.nan_to_num(sources.values.astype(np.float64))
    values = grounds.values.astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        if (values < 0).any():
            raise InvalidValueError(f"{grounds.name}: {np.nanmin(values):g} found; values must be 0 or above.")
        leak = np.nan_to_num(1.0 / values if meaning is Meaning.RESISTANCE else values, nan=0.0, posinf=np.inf)
    if unit_currents:
        source = (source != 0).astype(np.float64)
    if direct_grounds:
        leak = np.where(leak > 0, np.inf, 0.0)
    if not source.any():
        raise EmptyInputError(f"{sources.name}: no cell puts current in; at least one source is needed.")
    if not leak.any():
        raise EmptyInputError(f"{grounds.name}: no cell leads to earth; at least one ground is needed.")
    return source, leak


def _advanced(landscape, source, leak, conflict, maps, progress):
    """Solve sources against grounds and return the voltage of each cell."""
    circuit, node = landscape.circuit()
    inside = node >= 0
    amperes = np.bincount(node[inside], source[inside], circuit.size)
    earth = np.bincount(node[inside], leak[inside], circuit.size)
    voltage, current, used = advanced_nodes(circuit, amperes, earth, conflict, landscape.choices, progress)
    if landscape.choices.zero_nodes:
        current[used] = 0.0
    shown = on_cells(current, node)
    maps.add(shown, shown)
    return on_cells(voltage, node)
