"""Cost distance: the least accumulated cost from the nearest source to every cell.

A step between two of the 8 neighbours costs the mean of their resistances times the distance of their centres, and
the cost of a cell is the least sum over all ways to a source (Dijkstra 1959). `Terrain` is resistance made ready for
this, `Surfaces` the cost from single patches, on demand and within bounded memory.
"""

from __future__ import annotations

import enum
import os
import threading
from collections import OrderedDict, deque
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .. import jit
from ..errors import Cancelled, EmptyInputError, GridMismatchError
from ..grid import Raster
from ..progress import Progress, interruptible, spread
from ..validation import available_memory, check_memory, check_range, check_resistance
from . import kernels

BYTES_PER_CELL = 32
BYTES_PER_CELL_WITH_WAYS = 52
BYTES_PER_CELL_WITHOUT_NUMBA = 500
SURFACES_MEMORY = 2 * 2**30
HEAP_START = 4096
SOURCE_CLASS = 9


class Backlink(enum.IntEnum):
    """Where the next cell of the least-cost path to the source lies, clockwise from east."""

    NOT_REACHED = -2
    SOURCE = -1
    EAST = 0
    SOUTHEAST = 1
    SOUTH = 2
    SOUTHWEST = 3
    WEST = 4
    NORTHWEST = 5
    NORTH = 6
    NORTHEAST = 7


@dataclass(frozen=True)
class CostDistance:
    """Cost distance from the nearest source.

    Parameters
    ----------
    cost : Raster
        float64, cost x map units; 0 in sources, NaN where no source is reached.
    allocation : numpy.ndarray of int32, optional
        Shape ``(rows, columns)``: label of the nearest source, 0 where none is reached.
    backlink : numpy.ndarray of int8, optional
        Shape ``(rows, columns)``: a `Backlink` for each cell.
    """

    cost: Raster
    allocation: np.ndarray | None = None
    backlink: np.ndarray | None = None

    def backlink_raster(self):
        """Return the backlink as classes: 1 east, then clockwise to 8 northeast, 9 source; not valid if not reached."""
        values = self.backlink.astype(np.int32) + 1
        values[self.backlink == Backlink.SOURCE] = SOURCE_CLASS
        return Raster(values, self.cost.grid, self.backlink != Backlink.NOT_REACHED, "Backlink")


@dataclass(frozen=True)
class Surface:
    """Cost distance from one patch, cut to the part of the grid that was reached.

    Parameters
    ----------
    cost : numpy.ndarray of float64
        Cost x map units in the window; NaN where not reached.
    rows, columns : slice
        The window, with explicit start and stop.
    """

    cost: np.ndarray
    rows: slice
    columns: slice

    def crop(self, rows, columns):
        """Return the costs of a window that lies inside this one, as a view."""
        top, left = rows.start - self.rows.start, columns.start - self.columns.start
        return self.cost[top : top + rows.stop - rows.start, left : left + columns.stop - columns.start]


def cost_distance(resistance, sources, *, max_cost=None, allocation=False, backlink=False, progress=None):
    """Return the least accumulated cost from the nearest source to every cell.

    Use it as the minimum cumulative resistance (MCR) surface, and to see which source serves which land.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    sources : numpy.ndarray of int32
        Shape ``(rows, columns)``: label > 0 in cells of a source, else 0. Where resistance is NaN there is no source.
    max_cost : float, optional
        Cells that cost more are not reached, cost x map units.
    allocation : bool
        Whether to tell which source is nearest; of equally near ones that with the lowest label.
    backlink : bool
        Whether to tell the next step to that source.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    CostDistance

    Raises
    ------
    GridMismatchError
        If `sources` has not the shape of the raster.
    EmptyInputError
        If no source lies on a cell that can be crossed.
    InvalidValueError
        If a resistance is not above 0 or `max_cost` is negative.

    Notes
    -----
    ``d(v) = min over neighbours u of d(u) + l(u, v) (r(u) + r(v)) / 2`` with the distance of centres ``l``: width,
    height or diagonal of a cell. Memory: about 32 bytes a cell, 52 with allocation or backlink, 500 without numba.
    Without numba the same numbers come from `scipy.sparse.csgraph.dijkstra`.

    References
    ----------
    Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1, 269-271.
    doi:10.1007/BF01386390

    Examples
    --------
    A row of resistances 1, 1, 5, 1 with cells of 30 m and the source in the first costs 0, 30, 120, 210.
    """
    progress = progress or Progress()
    max_cost = np.inf if max_cost is None else max_cost
    check_range(max_cost, "Maximum cost", minimum=0)
    check_sources(resistance, sources)
    ways = allocation or backlink
    per_cell = BYTES_PER_CELL_WITH_WAYS if ways else BYTES_PER_CELL
    check_memory((per_cell if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA) * sources.size, "Cost distance")
    terrain = Terrain(resistance)
    labels = terrain.pad_labels(sources)
    if not labels.any():
        raise EmptyInputError(f"Sources: no cell of a source lies where {resistance.name} can be crossed.")
    cost, nearest, back = interruptible(_reach, terrain, labels, max_cost, ways, backlink, progress, progress=progress)
    raster = Raster(cost, resistance.grid, name="Cost distance")
    progress.report(1)
    return CostDistance(raster, nearest if allocation else None, back)


def check_sources(resistance, sources):
    """Raise unless the resistance is sound and `sources` has its shape."""
    check_resistance(resistance)
    if np.shape(sources) != resistance.grid.shape:
        raise GridMismatchError(
            f"Sources have {np.shape(sources)} rows and columns, {resistance.name} has {resistance.grid.shape}; all "
            "rasters must share one grid. Align them with ecopattern:harmonise."
        )


def _reach(terrain, labels, max_cost, ways, backlink, progress):
    """Return cost, allocation and backlink as arrays on the grid, the latter None where not asked for."""
    nearest = back = None
    with terrain.spread(np.flatnonzero(labels), max_cost, progress.stop) as reached:
        cost = terrain.inside(reached.cost)
        if ways:
            nearest = terrain.allocate(reached.cost, labels, progress.stop)
        if backlink:
            back = terrain.inside(terrain.link_back(reached.cost, nearest))
    cost[np.isinf(cost)] = np.nan
    return cost, None if nearest is None else terrain.inside(nearest), back


class Surfaces:
    """Cost distance from single patches, computed when first asked for and kept while memory allows.

    May be asked from several threads at once; whatever the order, the answers are the same.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`. A patch that lies on no passable cell reaches nothing.
    max_cost : float or sequence of float
        Cells that cost more are not reached, one limit for all or one for each patch, cost x map units.
    memory : float, optional
        Bytes of surfaces to keep; by default a quarter of the free memory, at most 2 GiB.
    progress : Progress, optional
        Who may stop the run.
    """

    def __init__(self, resistance, patches, *, max_cost=np.inf, memory=None, progress=None):
        check_sources(resistance, patches.labels)
        threads = os.cpu_count() or 1
        per_cell = BYTES_PER_CELL * (1 + threads) if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA
        check_memory(per_cell * resistance.grid.size, "Cost distance from each patch")
        self.terrain = Terrain(resistance)
        self._sources = patch_cells(self.terrain.pad_labels(patches.labels), len(patches))
        self._limits = np.broadcast_to(np.asarray(max_cost, float), len(patches))
        self._memory = memory or min(SURFACES_MEMORY, (available_memory() or SURFACES_MEMORY) / 4)
        self._stop = (progress or Progress()).stop
        self._kept, self._size = OrderedDict(), 0
        self._lock = threading.Lock()
        self._turns = [threading.Lock() for _ in range(len(patches))]

    def of(self, position):
        """Return the `Surface` of the patch at `position`, 0 to n - 1."""
        with self._turns[position]:
            with self._lock:
                if position in self._kept:
                    self._kept.move_to_end(position)
                    return self._kept[position]
            surface = self.compute(position)
            with self._lock:
                self._kept[position] = surface
                self._size += surface.cost.nbytes
                while self._size > self._memory and len(self._kept) > 1:
                    self._size -= self._kept.popitem(last=False)[1].cost.nbytes
            return surface

    def compute(self, position):
        """Return the `Surface` of the patch at `position` without keeping it."""
        sources = self._sources[position]
        if not len(sources):
            return Surface(np.empty((0, 0)), slice(0, 0), slice(0, 0))
        with self.terrain.spread(sources, self._limits[position], self._stop) as reached:
            return _cut(reached, self.terrain.width)

    def pair(self, first, second):
        """Return the surfaces of two patches where both may have been reached.

        Returns
        -------
        tuple of (numpy.ndarray, numpy.ndarray, slice, slice)
            Cost from the first, cost from the second, rows and columns of their common window (perhaps empty).
        """
        a, b = self.of(first), self.of(second)
        rows, columns = _common(a.rows, b.rows), _common(a.columns, b.columns)
        return a.crop(rows, columns), b.crop(rows, columns), rows, columns


def _common(first, second):
    """Return the overlap of two slices, empty at the later start if there is none."""
    start = max(first.start, second.start)
    return slice(start, max(start, min(first.stop, second.stop)))


def _cut(reached, width):
    """Return the reached part of padded costs as a `Surface`."""
    slab = reached.cost.reshape(-1, width)[reached.rows]
    columns = np.flatnonzero(np.isfinite(slab).any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    cost = slab[:, left:right].copy()
    cost[np.isinf(cost)] = np.nan
    return Surface(cost, slice(reached.rows.start - 1, reached.rows.stop - 1), slice(left - 1, right - 1))


def patch_cells(labels, count):
    """Return the cells of each label from 1 to `count` in a flat array, as a list of sorted arrays."""
    cells = np.flatnonzero(labels)
    cells = cells[np.argsort(labels[cells], kind="stable")]
    return np.split(cells, np.searchsorted(labels[cells], np.arange(2, count + 1)))


def cost_distances(resistance, patches, *, chosen=None, max_cost=np.inf, progress=None):
    """Return the cost distance from each patch by itself, one after the other, spread over threads.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`.
    chosen : sequence of int, optional
        Positions of the patches wanted; all by default.
    max_cost : float or sequence of float
        Cells that cost more are not reached, one limit for all or one for each patch, cost x map units.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Yields
    ------
    tuple of (int, Surface)
        Position of the patch and its surface, in order of completion. None is kept.
    """
    progress = progress or Progress()
    surfaces = Surfaces(resistance, patches, max_cost=max_cost, progress=progress)
    chosen = list(range(len(patches)) if chosen is None else chosen)
    for index, surface in spread(surfaces.compute, chosen, progress):
        yield chosen[index], surface


@dataclass(frozen=True)
class Reached:
    """Costs on the padded cells of a terrain, infinite where not reached, and the padded rows that hold others."""

    cost: np.ndarray
    rows: slice


@dataclass(frozen=True)
class Targets:
    """Where a spread leads to.

    Parameters
    ----------
    labels : numpy.ndarray of int32
        Label of every padded cell.
    wanted : numpy.ndarray of uint8
        1 for each label that must be met, indexed by label; the spread ends when all are.
    floor : numpy.ndarray of float64
        Least cost from every padded cell to any label, by which useless cells are left out; may be empty.
    """

    labels: np.ndarray
    wanted: np.ndarray
    floor: np.ndarray


class Terrain:
    """Resistance made ready for spreading cost: half its values, infinite where nothing can cross, with a rim.

    Cells are numbered row by row on the padded grid, which has one row and column more on each side.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.

    Attributes
    ----------
    half : numpy.ndarray of float64
        Half the resistance of each padded cell.
    offsets, lengths : numpy.ndarray
        Step in cell number and distance of centres for each direction, in the order of `Backlink`.
    """

    def __init__(self, resistance):
        self.grid = resistance.grid
        rows, columns = self.grid.shape
        self.width = columns + 2
        half = np.full((rows + 2, self.width), np.inf)
        half[1:-1, 1:-1] = resistance.values
        half *= 0.5
        half[np.isnan(half)] = np.inf
        self.half = half.ravel()
        width, height = self.grid.cell
        diagonal = np.hypot(width, height)
        self.offsets = np.array([1, self.width + 1, self.width, self.width - 1, -1, -self.width - 1, -self.width, 0])
        self.offsets[7] = 1 - self.width
        self.lengths = np.array([width, diagonal, height, diagonal] * 2)
        self._spare = deque()

    def pad(self, values, fill=0):
        """Return values of the grid as a flat array over the padded cells."""
        return np.pad(values, 1, constant_values=fill).ravel()

    def pad_labels(self, labels):
        """Return labels over the padded cells, 0 where nothing can cross."""
        padded = self.pad(np.asarray(labels, np.int32))
        padded[(padded < 0) | np.isinf(self.half)] = 0
        return padded

    def inside(self, padded):
        """Return a copy of a flat array over the padded cells in the shape of the grid."""
        return padded.reshape(-1, self.width)[1:-1, 1:-1].copy()

    def xy(self, cells):
        """Return the ground coordinates of the centres of padded cells, shape ``(cells, 2)``."""
        rows, columns = np.divmod(np.asarray(cells), self.width)
        return np.column_stack(self.grid.xy(rows - 1, columns - 1))

    @contextmanager
    def spread(self, sources, limit, stop, targets=None):
        """Spread cost from cells, and lend the result to a ``with`` block.

        Parameters
        ----------
        sources : numpy.ndarray of int
            Padded cells that cost 0.
        limit : float
            Cells that cost more are not reached.
        stop : numpy.ndarray of uint8
            The byte of a `Progress`.
        targets : Targets, optional
            Ends the spread when all are met. Only the cells of least-cost paths to them are then sure to be final.

        Yields
        ------
        Reached
        """
        try:
            work = self._spare.pop()
        except IndexError:
            work = np.full(self.half.size, np.inf)
        if jit.available():
            first, last = self._settle(work, sources, limit, stop, targets)
        else:
            work[:] = csgraph.dijkstra(self._graph, indices=sources, limit=limit, min_only=True)
            first, last = np.flatnonzero(np.isfinite(work))[[0, -1]]
        rows = slice(int(first) // self.width, int(last) // self.width + 1)
        yield Reached(work, rows)
        work[rows.start * self.width : rows.stop * self.width] = np.inf
        self._spare.append(work)

    def _settle(self, cost, sources, limit, stop, targets):
        """Run the kernel from `sources` and return the first and last cell reached."""
        none = np.empty(0)
        targets = targets or Targets(np.empty(0, np.int32), np.empty(0, np.uint8), none)
        wanted = targets.wanted.copy()
        cost[sources] = 0
        keys = np.zeros(max(HEAP_START, 2 * len(sources)))
        cells = np.zeros(len(keys), np.int32)
        cells[: len(sources)] = sources
        state = np.array([len(sources), wanted.sum(dtype=int), sources.min(), sources.max()], np.int64)
        while state[kernels.SIZE] > 0:
            kernels.spread_cost(
                self.half, cost, self.offsets, self.lengths, keys, cells, state, limit,
                targets.floor, targets.labels, wanted, stop,
            )  # fmt: skip
            if stop[0]:
                raise Cancelled
            if state[kernels.SIZE] + 8 > len(keys):
                keys, cells = (np.concatenate((array, np.zeros_like(array))) for array in (keys, cells))
        return state[kernels.FIRST], state[kernels.LAST]

    @cached_property
    def _graph(self):
        """The passable cells as a sparse matrix of step costs, for machines without numba."""
        passable = np.flatnonzero(np.isfinite(self.half))
        starts, ends, costs = [], [], []
        for offset, length in zip(self.offsets, self.lengths):
            start = passable[np.isfinite(self.half[passable + offset])]
            starts.append(start)
            ends.append(start + offset)
            costs.append((self.half[start] + self.half[start + offset]) * length)
        cells = (np.concatenate(starts), np.concatenate(ends))
        return sparse.csr_matrix((np.concatenate(costs), cells), shape=(self.half.size,) * 2)

    def allocate(self, cost, labels, stop):
        """Return the label of the nearest source for every padded cell, the lowest of equally near ones."""
        nearest = np.where(cost == 0, labels, 0).astype(np.int32)
        if jit.available():
            kernels.allocate(self.half, cost, self.offsets, self.lengths, nearest, stop)
            if stop[0]:
                raise Cancelled
            return np.maximum(nearest, 0)
        front = np.flatnonzero(nearest)
        while len(front):
            changed = []
            for offset, length in zip(self.offsets, self.lengths):
                there = front + offset
                tight = self._is_step(cost, front, there, length)
                tight &= (nearest[there] == 0) | (nearest[front] < nearest[there])
                nearest[there[tight]] = nearest[front[tight]]
                changed.append(there[tight])
            if stop[0]:
                raise Cancelled
            front = np.unique(np.concatenate(changed))
        return nearest

    def _is_step(self, cost, start, end, length):
        """Return whether the cost of cells `end` comes from the neighbours `start`."""
        with np.errstate(invalid="ignore"):
            exact = cost[start] + (self.half[start] + self.half[end]) * length == cost[end]
        return exact & (cost[start] < cost[end]) & np.isfinite(cost[end])

    def link_back(self, cost, nearest):
        """Return the `Backlink` of every padded cell."""
        back = np.full(cost.size, Backlink.NOT_REACHED, np.int8)
        back[cost == 0] = Backlink.SOURCE
        if jit.available():
            kernels.link_back(self.half, cost, self.offsets, self.lengths, nearest, back)
            return back
        cells = np.flatnonzero(np.isfinite(cost) & (cost > 0))
        for direction in range(7, -1, -1):
            there = cells + self.offsets[direction]
            tight = self._is_step(cost, there, cells, self.lengths[direction]) & (nearest[there] == nearest[cells])
            back[cells[tight]] = direction
        return back
