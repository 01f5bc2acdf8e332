"""The windows of omnidirectional current as independent work items: arrays in, a piece of the maps out.

A window is a circle around a target, cut by the raster. Its sources are put into the circuit of its cells, the target
is at 0 V, and the currents are added to the maps of the chunk it belongs to. Chunks know nothing of each other, so
they run on threads here or on other machines with the same result.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .. import jit
from ..errors import Cancelled
from ..grid import Neighbours
from ..progress import Progress
from . import window_kernels as kernels
from .laplacian import Average, node_current, on_cells, raster_circuit
from .solvers import Solver, solve

LAST_CELLS = 20
SMOOTHING = 0.85
STEPS = 300
# What the steps believe to have reached and what they have may differ a little.
SAFETY = 0.9
NOISE = 1e-8
NULL_TOLERANCE = 1e-8


@dataclass(frozen=True)
class Rules:
    """What all windows of a run share.

    Parameters
    ----------
    radius : int
        Cells from the target to the farthest source.
    buffer : int
        Cells of landscape beyond the radius.
    neighbours : Neighbours
        Eight or four neighbours.
    tolerance : float
        Largest relative residual that is accepted.
    potential : bool
        Whether the flow potential is found too.
    conditions : tuple of (str, float, float)
        Word of the comparison, lower and upper limit of each condition.
    factors : dict
        By the shape of a block, the correction of its artefacts, shape ``(2 reach + 1, 2 reach + 1)``; none for blocks
        of a cell.
    shared : bool
        Whether neighbouring windows share one circuit.
    """

    radius: int
    buffer: int
    neighbours: Neighbours
    tolerance: float
    potential: bool
    conditions: tuple
    factors: dict
    shared: bool = False

    @property
    def reach(self):
        """Cells from the target to the edge of the window."""
        return self.radius + self.buffer

    @property
    def four(self):
        """Whether current flows to four neighbours only."""
        return self.neighbours is Neighbours.FOUR

    def factor_of(self, target, offset):
        """Return the correction of the cells of a target's window that are left of a whole one."""
        factor = self.factors.get((target.block[1] - target.block[0], target.block[3] - target.block[2]))
        return 1.0 if factor is None else factor[offset]


@dataclass(frozen=True)
class Target:
    """Where current goes: a cell, its block from row and column up to others, amperes, and values for conditions."""

    row: int
    column: int
    block: tuple[int, int, int, int]
    amperes: float
    matches: tuple

    @classmethod
    def of(cls, line):
        """Return the target of a line of a table: row, column, the four of the block, amperes, matches."""
        row, column, *block = (int(value) for value in line[:6])
        return cls(row, column, tuple(block), float(line[6]), tuple(float(value) for value in line[7:]))


@dataclass(frozen=True)
class Land:
    """What all windows are cut from.

    Parameters
    ----------
    rules : Rules
        Of the run.
    conductance : numpy.ndarray of float64
        Shape ``(rows, columns)``, 0 where nothing flows.
    strength : numpy.ndarray of float64
        Strength of the sources, 0 where there is none.
    layers : tuple of numpy.ndarray
        Values of the sources for each condition.
    """

    rules: Rules
    conductance: np.ndarray
    strength: np.ndarray
    layers: tuple


@dataclass(frozen=True)
class Piece:
    """What a chunk of windows adds to the maps.

    Parameters
    ----------
    place : tuple of slice
        Rows and columns of the raster.
    current, potential : numpy.ndarray of float64
        Amperes in these rows and columns; no potential is None.
    residual : float
        Largest relative residual of the windows.
    solves : int
        Number of systems.
    steps : int
        Steps of all of them.
    factored : int
        Systems that took a factorisation.
    """

    place: tuple
    current: np.ndarray
    potential: np.ndarray | None
    residual: float
    solves: int
    steps: int
    factored: int


def solve_chunk(land, table, stop=None):
    """Return the currents of the windows of some targets.

    Parameters
    ----------
    land : Land
        What the windows are cut from.
    table : numpy.ndarray of float64
        A line for each target, as `Target.of` takes it; they are solved one after the other.
    stop : numpy.ndarray of uint8, optional
        One byte; the work ends with `Cancelled` soon after it becomes 1.

    Returns
    -------
    Piece
        Sums in the order of the targets.
    """
    stop = np.zeros(1, np.uint8) if stop is None else stop
    shape, reach = land.conductance.shape, land.rules.reach
    targets = [Target.of(line) for line in table]
    windows = [cut(target, reach, shape)[0] for target in targets]
    place = span(windows)
    size = tuple(side.stop - side.start for side in place)
    maps = np.zeros(size), np.zeros(size) if land.rules.potential else None
    landscape, plain = Windows(land.rules, stop), Windows(land.rules, stop)
    circles = tuple(circle(cells, reach) for cells in (reach, land.rules.radius))
    for target, window in zip(targets, windows):
        if stop[0]:
            raise Cancelled
        inside = tuple(slice(w.start - side.start, w.stop - side.start) for w, side in zip(window, place))
        views = tuple(None if values is None else values[inside] for values in maps)
        _add_window(land, target, circles, views, landscape, plain)
    counts = (getattr(landscape, name) + getattr(plain, name) for name in ("solves", "steps", "factored"))
    return Piece(place, *maps, max(landscape.residual, plain.residual), *counts)


def span(windows):
    """Return the rows and columns of the raster that hold all of some windows."""
    return tuple(
        slice(min(window[axis].start for window in windows), max(window[axis].stop for window in windows))
        for axis in (0, 1)
    )


def circle(radius, reach):
    """Return which cells of a whole window are within a radius of its centre, as 0 and 1."""
    squares = np.arange(-reach, reach + 1) ** 2
    return (squares[:, None] + squares[None, :] <= radius**2).astype(np.float64)


def _add_window(land, target, circles, maps, landscape, plain):
    """Add the currents of one window to its cells of the maps."""
    rules = land.rules
    window, offset = cut(target, rules.reach, land.conductance.shape)
    row, column = target.row - window[0].start, target.column - window[1].start
    source = sources_of(land, target, window, circles[1][offset])
    if source is None:
        return
    scale = rules.factor_of(target, offset)
    found = landscape.current(land.conductance[window] * circles[0][offset], row, column, source)
    if found is not None:
        maps[0][:] += found * scale
    found = plain.current(None, row, column, source) if rules.potential else None
    if found is not None:
        maps[1][:] += found * scale


def cut(target, reach, shape):
    """Return the slices of a window on cells of a shape, and those of the cells that are left in a whole window."""
    pairs = []
    for centre, size in ((target.row, shape[0]), (target.column, shape[1])):
        start, stop = max(0, centre - reach), min(size, centre + reach + 1)
        pairs.append((slice(start, stop), slice(start - centre + reach, stop - centre + reach)))
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def blanked(target, window, reach):  # noqa: ARG001, tests put the rule of the peer here, which needs it
    """Return the rows and columns of a window in which the sources of the target's own block are taken out."""
    first, last, left, right = target.block
    top, side = window[0].start, window[1].start
    return slice(max(0, first - top), last - top), slice(max(0, left - side), right - side)


def sources_of(land, target, window, within):
    """Return the amperes of each cell of a window: as much as the target takes, shared out by strength, then filtered.

    Sources are those `within` the circle (1, else 0). What a condition filters out is lost and not shared out again.
    None is no source.
    """
    rules = land.rules
    source = land.strength[window] * within
    source[blanked(target, window, rules.reach)] = 0.0
    total = source.sum()
    if not total > 0:
        return None
    source *= target.amperes / total
    for (word, lower, upper), layer, value in zip(rules.conditions, land.layers, target.matches):
        values = layer[window]
        with np.errstate(invalid="ignore"):
            kept = values == value if word == "equal" else (values - value >= lower) & (values - value <= upper)
        source[~kept] = 0.0
    return source


class Windows:
    """Solves windows one after the other; keeps what windows of the same shape can use again."""

    def __init__(self, rules, stop, tolerance=None):
        self.rules, self.stop = rules, stop
        self.tolerance = rules.tolerance if tolerance is None else tolerance
        self.circuit = self.known = None
        self.residual, self.solves, self.steps, self.factored = 0.0, 0, 0, 0

    def current(self, conductance, row, column, source):
        """Return the current of each cell of a window, amperes, or None if none reaches the target.

        Parameters
        ----------
        conductance : numpy.ndarray of float or None
            Shape ``(rows, columns)``, 0 where nothing flows; None is 1 in all cells.
        row, column : int
            The target.
        source : numpy.ndarray of float64
            Amperes put into each cell; those that are not joined with the target do not count.
        """
        key = None if conductance is not None else (source.shape, row, column)
        joined = np.ones(source.shape, bool) if conductance is None else self._joined(conductance, row, column)
        source = np.where(joined, source, 0.0)
        source[row, column] = 0.0
        amperes = source.sum()
        if not amperes > 0:
            return None
        if conductance is None:
            conductance = np.ones(source.shape)
        self.solves += 1
        found = self._by_multigrid(conductance, joined, row, column, source / amperes, key) if jit.available() else None
        if found is None:
            found = self._by_list(conductance, joined, row, column, source / amperes)
        return found * amperes

    def _joined(self, conductance, row, column):
        """Return which cells are joined with the target."""
        inside = conductance > 0
        if not inside[row, column]:
            return np.zeros_like(inside)
        label, count = ndimage.label(inside, self.rules.neighbours.structure)
        return inside if count == 1 else label == label[row, column]

    def _by_multigrid(self, conductance, joined, row, column, source, key):
        """Return the currents, or None where the steps do not reach the tolerance."""
        if self.circuit is None or self.circuit.shape != source.shape:
            self.circuit, self.known = _Circuit(source.shape), None
        if key is None or key != self.known:
            self.circuit.put(conductance, joined, row, column, self.rules.four)
            self.known = key
        steps, residual = self.circuit.solve(source, self.tolerance, self.stop)
        if self.stop[0]:
            raise Cancelled
        self.steps += steps
        if not residual <= self.tolerance:
            return None
        self.residual = max(self.residual, residual)
        return self.circuit.currents(row, column)

    def _by_list(self, conductance, joined, row, column, source):
        """Return the currents by the solvers of any circuit."""
        self.factored += 1
        circuit, node = raster_circuit(
            np.where(joined, conductance, 0.0), neighbours=self.rules.neighbours, average=Average.CONDUCTANCE
        )
        amperes = np.zeros((circuit.size, 1))
        amperes[node[joined], 0] = source[joined]
        progress = Progress()
        progress.stop = self.stop
        solution = solve(
            circuit,
            amperes,
            [node[row, column]],
            solver=Solver.DIRECT,
            tolerance=self.tolerance,
            progress=progress,
        )
        self.residual = max(self.residual, float(solution.residuals[0]))
        return on_cells(node_current(circuit, solution.voltages[:, 0]), node, 0.0)


class _Circuit:
    """The levels of one window and the vectors to solve it."""

    def __init__(self, shape):
        self.shape = shape
        starts, widths, rows = _levels(*shape)
        self.levels = starts, widths, rows
        cells, first = int(starts[-1]), int(starts[1])
        self.edges, self.weights = np.zeros(4 * cells, np.float32), np.zeros(8 * cells, np.float32)
        self.leak, self.kept, self.inverse = (np.zeros(cells, np.float32) for _ in range(3))
        self.lo, self.hi = np.zeros(rows[-1], np.int64), np.zeros(rows[-1], np.int64)
        last = int((rows[-1] - rows[-2]) * (widths[-1] - 2))
        self.factor = np.zeros((last, last))
        self.vectors, self.single = np.zeros((5, first)), np.zeros((3, cells), np.float32)
        self.conductance, self.inside = (np.zeros((shape[0] + 2, shape[1] + 2), np.float32) for _ in range(2))
        self.cells = self.inside.size

    @property
    def top(self):
        """What the kernels take of the first level: width, columns of the rows, conductances and leaks."""
        starts, widths, rows = self.levels
        first = starts[1]
        return (
            widths[0],
            self.lo[: rows[1]],
            self.hi[: rows[1]],
            self.edges[: 4 * first].reshape(4, first),
            self.leak[:first],
        )

    def put(self, conductance, joined, row, column, four):
        """Take over a window and build its levels."""
        self.conductance[1:-1, 1:-1] = conductance / conductance[joined].max()
        self.inside[1:-1, 1:-1] = joined
        _, lo, hi, edges, leak = self.top
        kernels.cut_circuit(self.conductance, self.inside, row, column, four, edges, leak, lo, hi)
        self.kept[: self.cells] = self.inside.ravel()
        kernels.build(
            *self.levels,
            self.lo,
            self.hi,
            self.edges,
            self.leak,
            self.kept,
            self.weights,
            self.inverse,
            np.float32(SMOOTHING),
            self.factor,
            self.single.ravel(),
        )

    def solve(self, source, tolerance, stop):
        """Find the voltages for currents put in, and return the steps and the relative residual."""
        self.vectors[0] = 0.0
        self.vectors[1, : self.cells].reshape(self.inside.shape)[1:-1, 1:-1] = source
        return kernels.solve(
            *self.levels,
            self.lo,
            self.hi,
            self.edges,
            self.leak,
            self.weights,
            self.inverse,
            self.factor,
            self.vectors,
            self.single,
            SAFETY * tolerance,
            STEPS,
            stop,
        )

    def currents(self, row, column):
        """Return the current of each cell; that of the target is what arrives."""
        noise = NOISE * kernels.largest_current(*self.top, self.vectors[0])
        found = self.vectors[4]
        found[:] = 0.0
        arrived = kernels.node_currents(*self.top, self.vectors[0], noise, found)
        window = found[: self.cells].reshape(self.inside.shape)[1:-1, 1:-1]
        window[row, column] = arrived
        return window


def _levels(rows, columns):
    """Return where each level starts, its width with the rim, and where its rows start; ends stand last."""
    starts, widths, row_starts = [0], [], [0]
    while True:
        widths.append(columns + 2)
        # The last cells have neighbours two rows on.
        starts.append(starts[-1] + (rows + 4) * (columns + 2) + 4)
        row_starts.append(row_starts[-1] + rows)
        if rows * columns <= LAST_CELLS:
            return np.array(starts), np.array(widths), np.array(row_starts)
        rows, columns = (rows + 1) // 2, (columns + 1) // 2


def block_factor(rules, block, progress):
    """Return how much a window of a block must be corrected so that uniform land has the map of single cells.

    Parameters
    ----------
    rules : Rules
        Of the run.
    block : tuple of int
        Rows and columns of a block, odd where it is whole.
    progress : Progress
        May stop the work.

    Returns
    -------
    numpy.ndarray of float64
        Shape ``(2 reach + 1, 2 reach + 1)``; 1 where no current can come.

    Notes
    -----
    The factor is the sum of the currents of windows around each cell of the block, moved as the cells lie, over the
    current of the one window whose sources spare the whole block; all on uniform land. Cells at the end of a dead end
    without a source have no current, and what rounding leaves there is not divided.
    """
    reach, size = rules.reach, 2 * rules.reach + 1
    land, sources = circle(reach, reach), circle(rules.radius, reach)
    sources[reach, reach] = 0.0
    top, left = block[0] // 2, block[1] // 2
    spared = sources.copy()
    rows, columns = (
        slice(max(0, reach - top), reach - top + block[0]),
        slice(max(0, reach - left), reach - left + block[1]),
    )
    spared[rows, columns] = 0.0
    if not spared.any():
        return np.ones((size, size))
    windows = Windows(rules, progress.stop, NULL_TOLERANCE)
    single = windows.current(land, reach, reach, sources / sources.sum())
    whole = windows.current(land, reach, reach, spared * (block[0] * block[1] / spared.sum()))
    dead = _dead(land > 0, spared > 0, (reach, reach), rules.neighbours)
    progress.check()
    tall = np.zeros((size + block[0] - 1, size))
    for down in range(block[0]):
        tall[down : down + size] += single
    moved = np.zeros((len(tall), size + block[1] - 1))
    for right in range(block[1]):
        moved[:, right : right + size] += tall
    total = moved[top : top + size, left : left + size]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((land > 0) & ~dead, total / whole, 1.0)


def _dead(land, sources, target, neighbours):
    """Return cells from which nothing can flow on: ends of one link without source, one after the other."""
    alive = land.copy()
    while True:
        ties = ndimage.convolve(alive.astype(np.int8), neighbours.structure.astype(np.int8), mode="constant") - alive
        ends = alive & (ties <= 1) & ~sources
        ends[target] = False
        if not ends.any():
            return land & ~alive
        alive &= ~ends
