"""Current flow: how movement spreads over a landscape that conducts like a circuit (McRae et al. 2008).

Every mode but the advanced one rests on superposition: with one node of a connected piece at 0 V and 1 A put into each
of the others in turn, the voltages of every pair, of one node against all and of all against one are sums of these.
So P nodes take P - 1 solves, not P (P - 1) / 2. Conventions are those of Circuitscape.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster
from ..progress import Progress
from ..tables import file_text, table_rows
from ..validation import check_memory, check_patches, check_projected, check_range, check_resistance, check_same_grid
from .laplacian import (
    Average,
    Neighbours,
    build_bytes,
    components,
    node_current,
    on_cells,
    raster_circuit,
    split,
)
from .solvers import Solver, solve

NOT_CONNECTED = -1.0


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


class GroundConflict(enum.Enum):
    """What goes where a node is both source and ground."""

    KEEP_ALL = "keep all"
    REMOVE_SOURCE = "remove source"
    REMOVE_GROUND = "remove ground"
    REMOVE_ALL = "remove all"


class Transform(enum.Enum):
    """What is done to the finished current maps."""

    NONE = "none"
    LOG10 = "log10"


@dataclass(frozen=True)
class CurrentFlow:
    """Current over a landscape.

    Parameters
    ----------
    current : Raster
        Sum of the currents of all solves, amperes; NaN where nothing conducts, 0 where no current came.
    maximum : Raster
        Largest current of any solve, amperes.
    voltage : Raster or None
        Voltage, advanced mode only.
    resistances : dict
        Table ``from_id, to_id, resistance``, -1 = not connected. One to all: ``to_id`` is None, the resistance is that
        to all other nodes in parallel. All to one: ``from_id`` is None, the resistance is 0 where it was solved.
    """

    current: Raster
    maximum: Raster
    voltage: Raster | None
    resistances: dict


@dataclass(frozen=True)
class _Settings:
    """What all solves of a run share."""

    neighbours: Neighbours
    average: Average
    solver: Solver
    tolerance: float
    zero_nodes: bool
    on_map: object


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
    on_map=None,
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
    on_map : callable, optional
        Called as ``on_map(from_id, to_id, current, voltage)`` with the two rasters of every solve, for those who keep
        every map; None stands for "all" among the ids.
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
    settings = _Settings(neighbours, average, solver, tolerance, node_currents_zero, on_map)
    regions = None if short_circuit is None else _labels(short_circuit, resistance, "Short-circuit regions")
    maps = _Maps(resistance)
    if mode is Mode.ADVANCED:
        source, leak = _advanced_inputs(resistance, sources, grounds, ground_meaning, unit_currents, direct_grounds)
        voltage = _advanced(conductance, regions, source, leak, ground_conflict, settings, maps, progress)
        table = {"from_id": [], "to_id": [], "resistance": np.zeros(0)}
        return CurrentFlow(*maps.finished(transform), maps.raster(voltage, "Voltage"), table)
    labels = _labels(nodes, resistance, "Nodes")
    wanted = _pair_matrix(read_pairs(pairs, nodes.ids) if isinstance(pairs, str) else pairs, nodes.ids)
    amperes = _strengths(strengths, nodes.ids)
    check_patches(nodes, least=2, name=f"Nodes of the {mode.value} mode")
    if mode is Mode.PAIRWISE:
        table = _pairwise(conductance, regions, labels, nodes.ids, wanted, settings, maps, progress)
    else:
        table = _with_all(conductance, regions, labels, nodes.ids, wanted, amperes, mode, settings, maps, progress)
    return CurrentFlow(*maps.finished(transform), None, table)


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


def _pair_matrix(pairs, ids):
    """Return which pairs to solve, shape ``(n, n)``, symmetric, False on the diagonal."""
    count = len(ids)
    if pairs is None:
        return ~np.eye(count, dtype=bool)
    place = {name: position for position, name in enumerate(ids)}
    wanted = np.zeros((count, count), bool)
    for one, two in pairs:
        if one not in place or two not in place:
            raise InvalidValueError(f"Pairs: {one} - {two} names a node that does not exist; nodes are {_some(ids)}.")
        wanted[place[one], place[two]] = wanted[place[two], place[one]] = True
    np.fill_diagonal(wanted, False)
    if not wanted.any():
        raise EmptyInputError("Pairs: no pair of two different nodes is left; name at least one.")
    return wanted


def _some(ids):
    """Return the first ids as text."""
    return ", ".join(str(name) for name in ids[:8]) + (" ..." if len(ids) > 8 else "")


def _strengths(strengths, ids):
    """Return the amperes of each node."""
    count = len(ids)
    if isinstance(strengths, (str, dict)):
        strengths = _listed_strengths(strengths, ids)
    amperes = np.ones(count) if strengths is None else np.asarray(strengths, float)
    if amperes.shape != (count,):
        raise InvalidValueError(f"Strengths: {amperes.size} values for {count} nodes; give one for each node.")
    if not (amperes >= 0).all():
        raise InvalidValueError(f"Strengths: {amperes.min():g} found; strengths must be 0 or above.")
    return amperes


def _listed_strengths(table, ids):
    """Return the amperes that a table gives to nodes by id, 1 where it does not name them."""
    place = {str(name): position for position, name in enumerate(ids)}
    amperes = np.ones(len(ids))
    columns = ("node_id", "strength")
    for row, quoted in table_rows(table, columns, required=columns, name="Strengths"):
        if row["node_id"] not in place:
            raise InvalidValueError(f"Strengths, row '{quoted}': there is no such node; nodes are {_some(ids)}.")
        try:
            amperes[place[row["node_id"]]] = float(row["strength"])
        except ValueError:
            raise InvalidValueError(f"Strengths, row '{quoted}': the strength must be a number.") from None
    return amperes


class _Maps:
    """The maps a run adds its solves to."""

    def __init__(self, resistance):
        self.grid = resistance.grid
        self.total = np.zeros(resistance.grid.shape)
        self.largest = np.zeros(resistance.grid.shape)
        self.conducts = np.zeros(resistance.grid.shape, bool)

    def add(self, node, total, largest):
        """Add sums and maxima a node to the maps."""
        self.total += on_cells(total, node, 0.0)
        np.maximum(self.largest, on_cells(largest, node, 0.0), out=self.largest)
        self.conducts |= node >= 0

    def raster(self, values, name):
        """Return values as a raster."""
        return Raster(values, self.grid, name=name)

    def finished(self, transform):
        """Return the cumulative and the maximum map."""
        rasters = []
        for values, name in ((self.total, "Current"), (self.largest, "Maximum current")):
            shown = np.where(self.conducts, values, np.nan)
            if transform is Transform.LOG10:
                with np.errstate(divide="ignore", invalid="ignore"):
                    shown = np.where(shown > 0, np.log10(shown), np.nan)
            rasters.append(self.raster(shown, name))
        return rasters


class _Fields:
    """Voltages of one connected piece for 1 A into each terminal but the first, which is at 0 V."""

    def __init__(self, part, terminals, settings, progress):
        self.circuit, self.nodes = part.circuit, part.nodes
        local = np.searchsorted(self.nodes, terminals)
        self.ends, self.place = np.unique(local, return_inverse=True)
        count = self.ends.size - 1
        check_memory(8 * self.circuit.size * (count + 1), f"The voltages of {count} nodes on {part.nodes.size} cells")
        places = (self.ends[1:], np.arange(count))
        currents = sparse.csc_matrix((np.ones(count), places), (self.circuit.size, count))
        solution = solve(
            self.circuit,
            currents,
            self.ends[:1],
            solver=settings.solver,
            tolerance=settings.tolerance,
            progress=progress,
        )
        self.voltages = solution.voltages
        # Effective resistances by energy would cost as much again; reciprocity makes the terminal matrix symmetric.
        inner = np.zeros((count + 1, count + 1))
        inner[:, 1:] = self.voltages[self.ends]
        self.terminal = (inner + inner.T) / 2

    def voltage(self, amperes):
        """Return the voltages for amperes put into the distinct terminals; the first takes what does not balance."""
        used = np.flatnonzero(amperes[1:])
        return self.voltages[:, used] @ amperes[1 + used]

    def between(self, one, two):
        """Return the effective resistance between two distinct terminals."""
        return self.terminal[one, one] + self.terminal[two, two] - 2 * self.terminal[one, two]

    def from_one(self, source, grounds):
        """Return the amperes of distinct terminals when 1 A enters at `source` and leaves where `grounds` are 0 V."""
        size = grounds.size
        system = np.ones((size + 1, size + 1))
        system[:size, :size] = self.terminal[np.ix_(grounds, grounds)]
        system[size, size] = 0.0
        right = np.append(-self.terminal[grounds, source], -1.0)
        amperes = np.zeros(self.ends.size)
        amperes[source] = 1.0
        amperes[grounds] = np.linalg.solve(system, right)[:size]
        return amperes


def terminal_nodes(labels, node, count):
    """Return the node of each label 1 to `count`, -1 for labels without one.

    Parameters
    ----------
    labels : numpy.ndarray of int
        Shape ``(rows, columns)``; 0 is outside. Labels of several cells must be one node.
    node : numpy.ndarray of int
        Node of each cell, from `raster_circuit`.
    count : int
        Number of labels.
    """
    cells = np.flatnonzero(labels > 0)
    nodes = np.full(count + 1, -1, np.int64)
    np.maximum.at(nodes, labels.ravel()[cells], node.ravel()[cells])
    return nodes[1:]


def _fields(circuit, terminals, members, settings, progress):
    """Yield the fields of each connected piece with two different terminals, and its members among the terminals."""
    component = components(circuit)
    members = members[terminals[members] >= 0]
    pieces = component[terminals[members]]
    wanted = [k for k in np.unique(pieces) if np.unique(terminals[members[pieces == k]]).size > 1]
    for index, part in enumerate(split(circuit, wanted, component)):
        inside = members[pieces == wanted[index]]
        stretch = progress.part(index / len(wanted), (index + 1) / len(wanted))
        yield _Fields(part, terminals[inside], settings, stretch.part(0, 0.6)), inside, stretch.part(0.6, 1)


def _merged(regions, labels, members):
    """Return regions in which each of the labels `members` is one with every region it touches."""
    merged = np.zeros(labels.shape, np.int32) if regions is None else regions.astype(np.int32)
    following = int(merged.max(initial=0))
    for label in members:
        following += 1
        cells = labels == label
        touched = np.unique(merged[cells])
        touched = touched[touched > 0]
        if touched.size:
            merged[np.isin(merged, touched)] = following
        merged[cells] = following
    return merged


def _pairwise(conductance, regions, labels, ids, wanted, settings, maps, progress):
    """Solve all wanted pairs and return the table of resistances.

    Strategy: a node of several cells conducts ideally only in its own pairs, so pairs are grouped by the nodes of
    several cells they hold; each group has its own circuit and is solved by superposition.
    """
    found = np.full(wanted.shape, NOT_CONNECTED)
    groups = _groups(labels, wanted)
    for index, (members, pairs) in enumerate(groups.items()):
        part = progress.part(index / len(groups), (index + 1) / len(groups))
        merged = _merged(regions, labels, members) if members else regions
        circuit, node = raster_circuit(
            conductance, neighbours=settings.neighbours, average=settings.average, regions=merged
        )
        terminals = terminal_nodes(labels, node, len(ids))
        total, largest = np.zeros(circuit.size), np.zeros(circuit.size)
        for one, two in pairs:
            if terminals[one] == terminals[two] >= 0:
                found[one, two] = 0.0
        named = np.unique(np.array(pairs))
        for fields, inside, stretch in _fields(circuit, terminals, named, settings, part):
            held = set(inside.tolist())
            mine = [pair for pair in pairs if held.issuperset(pair)]
            _add_pairs(fields, inside, mine, found, (total, largest), (node, ids), settings, stretch)
        maps.add(node, total, largest)
        part.report(1)
    one, two = np.nonzero(np.triu(wanted))
    return {"from_id": [ids[k] for k in one], "to_id": [ids[k] for k in two], "resistance": found[one, two]}


def _groups(labels, wanted):
    """Return the wanted pairs (lower first) by the labels of several cells they hold."""
    several = np.bincount(labels.ravel(), minlength=len(wanted) + 1)[1:] > 1
    groups = {}
    for one, two in zip(*np.nonzero(np.triu(wanted))):
        members = tuple(int(k) + 1 for k in (one, two) if several[k])
        groups.setdefault(members, []).append((int(one), int(two)))
    return groups


def _add_pairs(fields, inside, pairs, found, sums, names, settings, progress):
    """Add the currents of pairs in one connected piece, and note their resistances."""
    node, ids = names
    place = dict(zip(inside.tolist(), fields.place.tolist()))
    for index, (one, two) in enumerate(pairs):
        low, high = place[one], place[two]
        if low != high:
            amperes = np.zeros(fields.ends.size)
            amperes[high], amperes[low] = 1.0, -1.0
            found[one, two] = fields.between(low, high)
            voltage = fields.voltage(amperes)
            voltage -= voltage[fields.ends[low]]
            _add_solve(fields, voltage, [low, high], sums, settings, (node, ids[one], ids[two]))
        progress.report((index + 1) / len(pairs))


def _add_solve(fields, voltage, shown, sums, settings, names):
    """Add the current of one solve to the sums, and hand its maps to who asked for them."""
    total, largest = sums
    node, from_id, to_id = names
    current = node_current(fields.circuit, voltage)
    if settings.zero_nodes:
        current[fields.ends[shown]] = 0.0
    total[fields.nodes] += current
    largest[fields.nodes] = np.maximum(largest[fields.nodes], current)
    if settings.on_map is not None:
        whole = [np.zeros(total.size), np.zeros(total.size)]
        for values, part in zip(whole, (current, voltage)):
            values[fields.nodes] = part
        settings.on_map(from_id, to_id, *(on_cells(values, node) for values in whole))


def _with_all(conductance, regions, labels, ids, wanted, amperes, mode, settings, maps, progress):
    """Solve one node against all others, or all others against one, and return the table of resistances."""
    several = np.flatnonzero(np.bincount(labels.ravel(), minlength=len(ids) + 1)[1:] > 1) + 1
    merged = _merged(regions, labels, several) if several.size else regions
    circuit, node = raster_circuit(
        conductance, neighbours=settings.neighbours, average=settings.average, regions=merged
    )
    terminals = terminal_nodes(labels, node, len(ids))
    sums = np.zeros(circuit.size), np.zeros(circuit.size)
    named = np.flatnonzero(wanted.any(axis=0))
    found = np.full(len(ids), NOT_CONNECTED)
    one_to_all = mode is Mode.ONE_TO_ALL
    for fields, inside, stretch in _fields(circuit, terminals, named, settings, progress):
        for index, member in enumerate(inside):
            others = wanted[member, inside] & (fields.place != fields.place[index])
            result = _against_all(fields, index, others, amperes[inside], one_to_all)
            if result is not None:
                voltage, found[member] = result
                names = (node, ids[member], None) if one_to_all else (node, None, ids[member])
                shown = np.append(fields.place[others], fields.place[index])
                _add_solve(fields, voltage, shown, sums, settings, names)
            stretch.report((index + 1) / inside.size)
    maps.add(node, *sums)
    names, blank = [ids[k] for k in named], [None] * named.size
    columns = (names, blank) if one_to_all else (blank, names)
    return {"from_id": columns[0], "to_id": columns[1], "resistance": found[named]}


def _against_all(fields, index, others, amperes, one_to_all):
    """Return the voltages of a member against the others, and its resistance; None where no current flows."""
    own = fields.place[index]
    if not others.any():
        return None
    if one_to_all:
        grounds = np.unique(fields.place[others])
        if amperes[index] == 0:
            return None
        voltage = fields.voltage(fields.from_one(own, grounds))
        voltage -= voltage[fields.ends[grounds]].mean()
        return voltage * amperes[index], voltage[fields.ends[own]]
    entering = np.bincount(fields.place[others], amperes[others], fields.ends.size)
    if not entering.any():
        return None
    entering[own] = -entering.sum()
    voltage = fields.voltage(entering)
    return voltage - voltage[fields.ends[own]], 0.0


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


def _advanced(conductance, regions, source, leak, conflict, settings, maps, progress):
    """Solve sources against grounds and return the voltage of each cell."""
    circuit, node = raster_circuit(
        conductance, neighbours=settings.neighbours, average=settings.average, regions=regions
    )
    inside = node >= 0
    amperes = np.bincount(node[inside], source[inside], circuit.size)
    earth = np.bincount(node[inside], leak[inside], circuit.size)
    amperes, earth = _resolved(amperes, earth, conflict)
    component = components(circuit)
    fed, grounded = np.unique(component[amperes != 0]), np.unique(component[earth > 0])
    wanted = np.intersect1d(fed, grounded)
    current, voltage = np.zeros(circuit.size), np.zeros(circuit.size)
    for index, part in enumerate(split(circuit, wanted, component)):
        stretch = progress.part(index / wanted.size, (index + 1) / wanted.size)
        own = earth[part.nodes]
        direct = np.isinf(own)
        leaks = np.where(direct, 0.0, own)
        solution = solve(
            part.circuit,
            amperes[part.nodes][:, None],
            np.flatnonzero(direct),
            leaks=leaks,
            solver=settings.solver,
            tolerance=settings.tolerance,
            progress=stretch,
        )
        voltage[part.nodes] = solution.voltages[:, 0]
        current[part.nodes] = node_current(part.circuit, solution.voltages[:, 0], leaks)
    if settings.zero_nodes:
        current[(amperes != 0) | (earth > 0)] = 0.0
    maps.add(node, current, current)
    return on_cells(voltage, node)


def _resolved(amperes, earth, conflict):
    """Return sources and grounds after conflicts are settled; a source never stays on a direct ground."""
    both = (amperes != 0) & (earth > 0)
    if conflict in (GroundConflict.REMOVE_GROUND, GroundConflict.REMOVE_ALL):
        earth = np.where(both, 0.0, earth)
    if conflict in (GroundConflict.REMOVE_SOURCE, GroundConflict.REMOVE_ALL):
        amperes = np.where(both, 0.0, amperes)
    earth = np.where((amperes != 0) & np.isinf(earth), 0.0, earth)
    return amperes, earth


def read_pairs(text, ids):
    """Return the pairs that a Circuitscape pairs file asks for.

    Parameters
    ----------
    text : str
        The path of a file, or its content: a list (``mode include``, which is also meant without saying so, or ``mode
        exclude``, then two ids a line) or a matrix (``min``, ``max``, then ids in the first row and column; a pair
        counts if a value of either triangle lies in the range). ``;`` ends a line too.
    ids : sequence
        The ids of the nodes. Ids in the text that are not among them are passed over.

    Returns
    -------
    list of (id, id)
        For `current_flow`.
    """
    if text.strip().lower().endswith((".csv", ".txt")):
        text = file_text(text.strip(), "Pairs")
    rows = [line.replace(",", " ").split() for line in text.replace(";", "\n").splitlines() if line.strip()]
    place = {str(name): name for name in ids}
    key = rows[0][0].lower() if rows else ""
    try:
        if key == "min":
            return _matrix_pairs(rows, place)
        listed = [(place[row[0]], place[row[1]]) for row in rows if row[0] in place and row[1] in place]
        if key == "mode" and rows[0][1].lower() == "exclude":
            named = list(ids)
            out = {frozenset(pair) for pair in listed}
            everyone = [(one, two) for k, one in enumerate(named) for two in named[k + 1 :]]
            return [pair for pair in everyone if frozenset(pair) not in out]
    except (IndexError, ValueError) as error:
        raise InvalidValueError(
            "Pairs: the text is neither a list of two ids a line nor a matrix with min and max; see the help."
        ) from error
    return listed


def _matrix_pairs(rows, place):
    """Return the pairs of a matrix with a range."""
    least, most = float(rows[0][1]), float(rows[1][1])
    names = rows[2][1:]
    pairs = []
    for row in rows[3:]:
        for name, value in zip(names, row[1:]):
            if name != row[0] and name in place and row[0] in place and least <= float(value) <= most:
                pairs.append((place[row[0]], place[name]))
    return pairs
