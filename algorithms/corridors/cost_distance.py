"""Cost distance: the least accumulated cost from the nearest source to every cell.

A step between two of the 8 neighbours costs the mean of their resistances times the distance of their centres, and
the cost of a cell is the least sum over all ways to a source (Dijkstra 1959). `Surfaces` is the cost from
single patches, on demand and within bounded memory.
"""

from __future__ import annotations

import enum
import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from .. import jit
from ..errors import EmptyInputError, GridMismatchError
from ..grid import Raster
from ..progress import Progress, Quiet, cores, spread
from ..validation import available_memory, check_memory, check_range, check_resistance, check_same_grid
from .terrain import Terrain

BYTES_PER_CELL = 18
BYTES_PER_CELL_OF_SURFACES = 18
BYTES_PER_CELL_AND_THREAD = 16
BYTES_PER_CELL_WITHOUT_NUMBA = 500
SURFACES_MEMORY = 2 * 2**30
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


def cost_distance(
    resistance,
    sources,
    *,
    max_cost=None,
    gradient=None,
    gradient_weight=1.0,
    allocation=False,
    backlink=False,
    progress=None,
):
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
    gradient : Raster, optional
        A quantity that is costly to change on the way, such as mean temperature or height; NaN cannot be crossed.
    gradient_weight : float
        Cost, in cost x map units, of a step for each unit by which `gradient` changes, up or down; >= 0.
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
    ``d(v) = min over neighbours u of d(u) + l(u, v) (r(u) + r(v)) / 2 + k |g(u) - g(v)|`` with the distance of centres
    ``l``: width, height or diagonal of a cell, the gradient ``g`` and its weight ``k``. Climate Linkage Mapper counts
    the plain distance in addition, which adding 1 to the resistance does as well. Memory: about 18 bytes
    a cell beside the inputs (16 with a gradient in addition), 500 without numba, where the same numbers come from
    `scipy.sparse.csgraph.dijkstra`. For the method see `terrain`.

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
    per_cell = BYTES_PER_CELL if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA
    check_memory(per_cell * sources.size, "Cost distance")
    rise = None if gradient is None else _rise(gradient, gradient_weight, resistance)
    terrain = Terrain(resistance, rise=rise, progress=Quiet(progress))
    cells = terrain.passable_cells(sources)
    if not len(cells):
        raise EmptyInputError(f"Sources: no cell of a source lies where {resistance.name} can be crossed.")
    with terrain.spread(cells, max_cost, threads=None, progress=progress.part(0, 0.8)) as reached:
        cost = reached.taken(progress.part(0.8, 0.9))
    raster, nearest, back = Raster(cost, resistance.grid, name="Cost distance"), None, None
    if allocation or backlink:
        terrain.let_go()
        nearest, back = _ways_back(terrain, cost, sources, backlink, Quiet(progress))
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


def _rise(gradient, weight, resistance):
    """Return what a difference in it is the cost of a step, or raise."""
    check_same_grid(resistance, gradient)
    check_range(weight, "Gradient weight", minimum=0)
    return gradient.values.astype(float) * weight


def _ways_back(terrain, cost, sources, backlink, progress):
    """Return allocation and backlink, the latter None unless asked for."""
    ways = terrain.ways(cost, progress)
    nearest = terrain.allocate(ways, terrain.passable_labels(sources), progress)
    if not backlink:
        return nearest, None
    return nearest, terrain.link_back(ways, nearest, cost, Backlink.NOT_REACHED, Backlink.SOURCE, progress)


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
    uses : sequence of int, optional
        How often each patch is asked for and given back; after the last time its memory serves other patches. By
        default surfaces are kept as long as memory allows.
    progress : Progress, optional
        Who may stop the run.
    """

    def __init__(self, resistance, patches, *, max_cost=np.inf, memory=None, uses=None, progress=None):
        check_sources(resistance, patches.labels)
        per_cell = BYTES_PER_CELL_OF_SURFACES + BYTES_PER_CELL_AND_THREAD * cores()
        check_memory(
            (per_cell if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA) * resistance.grid.size,
            "Cost distance from each patch",
        )
        self.progress = progress or Progress()
        self.terrain = Terrain(resistance, progress=Quiet(self.progress))
        self._sources = patch_cells(self.terrain.passable_labels(patches.labels), len(patches))
        self._limits = np.broadcast_to(np.asarray(max_cost, float), len(patches))
        self._memory = memory or min(SURFACES_MEMORY, (available_memory() or SURFACES_MEMORY) / 4)
        self._kept, self._size = OrderedDict(), 0
        self._uses, self._rooms = None if uses is None else np.array(uses), []
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

    def give_back(self, position):
        """Say that the `Surface` of the patch at `position` is no longer looked at by who asked for it."""
        with self._lock:
            self._uses[position] -= 1
            if self._uses[position] == 0 and position in self._kept:
                cost = self._kept.pop(position).cost
                self._size -= cost.nbytes
                self._rooms.append(cost if cost.base is None else cost.base)

    def compute(self, position):
        """Return the `Surface` of the patch at `position` without keeping it."""
        sources = self._sources[position]
        if not len(sources):
            return Surface(np.empty((0, 0)), slice(0, 0), slice(0, 0))
        with self.terrain.spread(sources, self._limits[position], progress=self.progress) as reached:
            return Surface(*reached.window(self._room))

    def _room(self, size):
        """Return an array of `size` numbers, not filled in, out of memory that is free again where there is any.

        New memory costs the machine more time than all that is written into it.
        """
        with self._lock:
            fitting = [k for k, room in enumerate(self._rooms) if room.size >= size]
            if fitting:
                return self._rooms.pop(min(fitting, key=lambda k: self._rooms[k].size))[:size]
        return np.empty(size)


def patch_cells(labels, count):
    """Return the cells, numbered row by row, of each label from 1 to `count`, as a list of sorted arrays."""
    labels = labels.ravel()
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
