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
from ..validation import check_memory, check_patches, check_projected, check_range, check_resistance, check_same_grid
from .advanced import GroundConflict, advanced_nodes
from .kept_maps import KeptMaps, fingerprint
from .laplacian import Average, Neighbours, build_bytes, on_cells
from .node_tables import node_strengths, pair_weights, some, wanted_pairs
from .pairwise import NOT_CONNECTED, pair_items, run_pairs
from .region_pairs import rim_cells
from .solvers import Solver
from .voltage_fields import Choices, Landscape, Sums, piece_fields, terminal_nodes

# What a run takes, a cell: bytes, and seconds of solves, factorisations, maps and files; measured on one machine.
GRID_BYTES, LIST_BYTES = 150, 2200
GRID_SOLVE, LIST_SOLVE, LIST_FACTOR, MAP, FILE = 3e-6, 4e-7, 1.2e-5, 2e-7, 4e-7


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
        A folder that receives the current and the voltage of every solve, and the resistances as a matrix. Pairwise, a
        run that was cancelled or failed goes on from the pairs that are whole, if inputs and parameters are the same.
    on_map : callable, optional
        Called as ``on_map(from_id, to_id, current, voltage)`` with the cells of every solve; None stands for "all"
        among the ids. Threads may call it, not in the order of the pairs.
    scheduler : str, optional
        Pairwise: address of a Dask scheduler whose workers solve the pairs.
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
    Memory: about 150 bytes a cell for the iterative way on rasters of 50 000 cells and more if there is numba, 800
    without, 2200 for the direct way, and 8 bytes a cell and focal node.

    References
    ----------
    McRae, B. H., Dickson, B. G., Keitt, T. H., Shah, V. B. 2008. Using circuit theory to model connectivity in ecology,
    evolution, and conservation. Ecology 89, 2712-2724. doi:10.1890/07-1861.1
    """
    progress = progress or Progress()
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
    wanted = wanted_pairs(pairs, nodes.ids)
    amperes = node_strengths(strengths, nodes.ids)
    weighed = pair_weights(weights, weight_field, nodes)
    check_patches(nodes, least=2, name=f"Nodes of the {mode.value} mode")
    if regions is None:
        _tell_barren(nodes, conductance, progress)
    _tell_plan(landscape, wanted, mode, maps_folder is not None, progress)
    kept = _kept(maps_folder, resistance.grid, nodes.ids, landscape, mode, progress)
    run = _Run(landscape, nodes.ids, wanted, maps, kept, on_map, progress)
    if mode is Mode.PAIRWISE:
        table = _pairwise(run, weighed, scheduler)
    else:
        table = _with_all(run, amperes, excluded_amperes, mode)
    if kept is not None and mode is Mode.PAIRWISE:
        kept.write_matrix(table)
    return CurrentFlow(*(maps.finished(transform) if with_maps else (None, None)), None, table)


@dataclass(frozen=True)
class _Run:
    """What the modes with focal nodes work on and add to."""

    landscape: Landscape
    ids: tuple
    wanted: np.ndarray
    maps: _Maps
    kept: KeptMaps | None
    on_map: object
    progress: Progress


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
    seconds = cells * (GRID_SOLVE * solves if on_grid else LIST_FACTOR * factors + LIST_SOLVE * solves)
    if landscape.choices.with_maps:
        seconds += cells * count * (MAP + (FILE if with_files else 0.0))
    memory = cells * ((GRID_BYTES if on_grid else LIST_BYTES) + 8 * columns)
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
        return solves, 1, solves
    each = [len({position for pair in item.pairs for position in pair}) - 1 for item in items]
    return sum(each), len(each), max(each)


def _duration(seconds):
    """Return a time as people say it."""
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def _kept(folder, grid, ids, landscape, mode, progress):
    """Return where the maps of solves go; only pairs can be continued."""
    if folder is None:
        return None
    mark = fingerprint(landscape, ids, grid) if mode is Mode.PAIRWISE else None
    return KeptMaps(folder, grid, ids, mark, progress)


def _pairwise(run, weights, scheduler):
    """Solve all wanted pairs that are not yet known, and return the table of resistances."""
    ids, found = run.ids, np.full(run.wanted.shape, NOT_CONNECTED)
    left = _take_over(run, weights, found)
    for solved in run_pairs(run.landscape, left, weights, _pair_receiver(run), scheduler, run.progress):
        for pair, value in zip(solved.pairs, solved.resistances):
            found[pair] = value
        if solved.total is not None:
            run.maps.add(solved.total, solved.largest)
    one, two = np.nonzero(np.triu(run.wanted))
    return {"from_id": [ids[k] for k in one], "to_id": [ids[k] for k in two], "resistance": found[one, two]}


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
                run.on_map(run.ids[pair[0]], run.ids[pair[1]], current, run.kept.voltage(pair))
    return left


def _pair_receiver(run):
    """Return what takes the maps of a pair, or None if nobody wants them."""
    if run.kept is None and run.on_map is None:
        return None

    def receive(pair, resistance, current, voltage):
        if run.kept is not None:
            run.kept.keep(pair, resistance, current, voltage)
        if run.on_map is not None:
            run.on_map(run.ids[pair[0]], run.ids[pair[1]], current, voltage)

    return receive


def _with_all(run, amperes, excluded, mode):
    """Solve one node against all others, or all others against one, and return the table of resistances."""
    landscape, ids, wanted = run.landscape, run.ids, run.wanted
    one_to_all = mode is Mode.ONE_TO_ALL
    circuit, node = landscape.circuit(landscape.several(len(ids)))
    terminals = terminal_nodes(landscape.labels, node, len(ids))
    sums = Sums(circuit.size)
    named = wanted.any(axis=0)
    present = np.arange(len(ids)) if excluded and not one_to_all else np.flatnonzero(named)
    found = np.full(len(ids), NOT_CONNECTED)
    for fields, inside, stretch in piece_fields(landscape.choices, circuit, terminals, present, run.progress):
        for index, member in enumerate(inside):
            others = wanted[member, inside]
            entering = amperes[inside] if one_to_all else np.where(others, amperes[inside], excluded)
            result = _against_all(fields, index, others, entering, one_to_all) if named[member] else None
            if result is not None:
                voltage, found[member], shown = result
                _add_solve(run, fields, node, (voltage, shown), sums, member, one_to_all)
            stretch.report((index + 1) / inside.size)
    run.maps.add(on_cells(sums.total, node), on_cells(sums.largest, node))
    names, blank = [ids[k] for k in np.flatnonzero(named)], [None] * int(named.sum())
    columns = (names, blank) if one_to_all else (blank, names)
    return {"from_id": columns[0], "to_id": columns[1], "resistance": found[named]}


def _against_all(fields, index, others, amperes, one_to_all):
    """Return voltages of a member against others, its resistance and the terminals; None where no current flows."""
    own = fields.place[index]
    apart = fields.place != own
    others = others & apart
    shown = np.append(fields.place[others], own)
    if one_to_all:
        grounds = np.unique(fields.place[others])
        strength = amperes[index]
        if not grounds.size or strength == 0:
            return None
        voltage = fields.voltage(fields.from_one(own, grounds))
        voltage -= voltage[fields.ends[grounds]].mean()
        return voltage * strength, voltage[fields.ends[own]], shown
    entering = np.bincount(fields.place[apart], amperes[apart], fields.ends.size)
    if not entering.any():
        return None
    entering[own] = -entering.sum()
    voltage = fields.voltage(entering)
    return voltage - voltage[fields.ends[own]], 0.0, shown


def _add_solve(run, fields, node, solved, sums, member, one_to_all):
    """Add the current of one solve to the sums, and hand its maps to who wants them."""
    if not run.landscape.choices.with_maps:
        return
    voltage, shown = solved
    current = fields.current(voltage, shown)
    sums.add(fields.nodes, current)
    if run.kept is None and run.on_map is None:
        return
    maps = fields.whole(current, node), fields.whole(voltage, node)
    if run.kept is not None:
        run.kept.write(*maps, int(member))
    if run.on_map is not None:
        name = run.ids[member]
        run.on_map(*((name, None) if one_to_all else (None, name)), *maps)


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
