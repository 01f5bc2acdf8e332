"""Terrain: resistance made ready for spreading cost over it, tile by tile, exactly and on all processor cores.

Cells are kept in tiles small enough for the cache of a processor core, each with a rim of one cell that belongs to its
neighbours. The tile that waits at the lowest cost is settled first; what that changes on its rim makes its neighbours
wait in turn, until none does. Costs only ever fall, and to the least sum over all ways whatever the order, so the
result is equal to the last bit to that of Dijkstra (1959) for any number of threads.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .. import jit
from ..grid import row_bands
from ..progress import Progress, Quiet, interruptible, spread
from . import kernels
from .front import Front
from .reached import Reached
from .tiling import Tiling

TILE_SIDE = 256
BUCKETS = 4096
SAMPLE = 1000
LOW_QUANTILE = 0.07
ENTRIES_PER_CELL = 2
FIRST_BIT = np.array([(byte & -byte).bit_length() - 1 for byte in range(256)])
# Clockwise from east, as rows down and columns to the right.
DIRECTIONS = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))


class Terrain:
    """Resistance made ready for spreading cost: half its values in tiles, infinite where nothing can cross.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    rise : numpy.ndarray, optional
        Shape ``(rows, columns)``: a step costs the difference of these in addition; NaN cannot be crossed.
    progress : Progress, optional
        Who may stop the preparation.

    Attributes
    ----------
    half : numpy.ndarray
        Tiles of half the resistance, of the type of `resistance`.
    lengths : tuple of float
        Distance of cell centres along a row, along a column and across, map units.
    """

    def __init__(self, resistance, *, rise=None, progress=None):
        self.grid, self.values, self.rise = resistance.grid, resistance.values, rise
        # Without numba scipy works on all cells at once, as on one tile.
        self.tiling = Tiling(self.grid.shape, TILE_SIDE if jit.available() else max(*self.grid.shape, 1))
        progress = progress or Progress()
        single = self.values.dtype == np.float32
        self.half = self.tiled(self.values, progress, factor=0.5, dtype=np.float32 if single else np.float64)
        self.rise_tiles = None
        if rise is not None:
            self.rise_tiles = self.tiled(rise, progress)
            self.half[np.isinf(self.rise_tiles)] = np.inf
            self.rise_tiles[np.isinf(self.half)] = 0
        width, height = self.grid.cell
        self.lengths = float(width), float(height), float(np.hypot(width, height))
        self._scales = [self._scale(tile) for tile in self.half]
        self._spare, self._tools = deque(), deque()

    def tiled(self, values, progress=None, *, factor=None, dtype=float):
        """Return an array of the grid in tiles with the true values in their rims, infinite where it is NaN or ends."""
        blocks = self.tiling.blocks(dtype)

        def work(row):
            self.tiling.cut(values, blocks, row, row + 1, factor=factor)

        for _ in spread(work, range(self.tiling.counts[0]), progress or Progress()):
            pass
        return blocks

    def let_go(self):
        """Free the tiles; only `ways`, `allocate` and `link_back` answer from then on."""
        self.half = self.rise_tiles = None
        self._spare.clear()

    def _scale(self, half):
        """Return buckets per cost for a tile: as wide as one of its shorter steps."""
        sample = half[:: max(1, len(half) // SAMPLE) | 1]
        sample = sample[np.isfinite(sample)]
        return 1 / (2 * float(np.quantile(sample, LOW_QUANTILE)) * min(self.lengths)) if len(sample) else 0.0

    def passable(self):
        """Return which cells can be crossed, shape ``(rows, columns)``."""
        known = ~np.isnan(self.values)
        return known if self.rise is None else known & ~np.isnan(self.rise)

    def passable_cells(self, labels):
        """Return the cells that have a label > 0 and can be crossed, numbered row by row."""
        cells = np.flatnonzero(labels > 0)
        known = ~np.isnan(self.values.ravel()[cells])
        if self.rise is not None:
            known &= ~np.isnan(self.rise.ravel()[cells])
        return cells[known]

    def passable_labels(self, labels):
        """Return labels as int32, 0 where nothing can cross."""
        cells, passable = self.passable_cells(labels), np.zeros(labels.shape, np.int32)
        passable.ravel()[cells] = labels.ravel()[cells]
        return passable

    def xy(self, path):
        """Return the ground coordinates of the cell centres of a path of rows and columns, shape ``(cells, 2)``."""
        return np.column_stack(self.grid.xy(path[:, 0], path[:, 1]))

    @contextmanager
    def spread(self, sources, limit=np.inf, *, targets=None, threads=1, progress=None):
        """Spread cost from cells, and lend what was reached to a ``with`` block.

        Parameters
        ----------
        sources : numpy.ndarray of int
            Cells that cost 0, passable ones, numbered row by row on the grid.
        limit : float
            Cells that cost more are not reached.
        targets : Targets, optional
            What to look for; with one thread only.
        threads : int, optional
            How many may work on it; None for all processor cores.
        progress : Progress, optional
            Where to report unless `threads` is 1, and who may stop the run.

        Yields
        ------
        Reached
        """
        progress = progress or Progress()
        try:
            blocks = self._spare.pop()
        except IndexError:
            blocks = self.tiling.blocks()
        if jit.available():
            front = Front(self, blocks, sources, limit, targets, progress.stop)
            front.run(threads, progress)
            used = front.used[1:-1, 1:-1].ravel()
        else:
            places = self.tiling.locate(sources)[1]
            options = {"indices": places, "limit": limit, "min_only": True}
            blocks[0] = interruptible(lambda: csgraph.dijkstra(self._graph, **options), progress=Quiet(progress))
            used = np.ones(1, np.uint8)
        reached = Reached(self, blocks, used)
        yield reached
        if reached.blocks is not None:
            self._spare.append(blocks)

    @contextmanager
    def tools(self):
        """Lend what a thread needs to settle a tile: flags, bucket heads, entries and their followers, and a list."""
        try:
            tools = self._tools.pop()
        except IndexError:
            flags = np.full(self.tiling.block, kernels.RIM, np.uint8)
            flags[1:-1, 1:-1] = kernels.IDLE
            entries = ENTRIES_PER_CELL * flags.size
            heads = np.full(BUCKETS, kernels.NONE, np.int32)
            tools = flags.ravel(), heads, *(np.empty(entries, np.int32) for _ in range(3))
        yield tools
        self._tools.append(tools)

    def settle(self, blocks, tile, near, seeds, limit, floor, tools):
        """Bring one tile up to date and return the least cost that each of the 3 x 3 tiles around can learn of it."""
        flags, waiting, leads = tools[0], tools[4], np.full(9, np.inf)
        tiles = self.tiling.counts[1], self.tiling.block[1]
        count = kernels.gather(blocks, tile, tiles, near, seeds, flags, waiting)
        if count:
            rise = None if self.rise_tiles is None else self.rise_tiles[tile]
            below = None if floor is None else floor[tile]
            facts = self.half[tile], blocks[tile], rise, below, limit, self.lengths, tiles[1], tools
            scale = self._scales[tile]
            if not (scale and kernels.spread_by_buckets(*facts, count, scale)):
                self._scales[tile] = 0.0
                kernels.spread_by_heap(*facts)
            kernels.tell(blocks, tile, tiles, near, leads)
        return leads.reshape(3, 3)

    @cached_property
    def _graph(self):
        """The passable cells of the one tile as a sparse matrix of step costs, for machines without numba."""
        half = self.half[0].astype(float)
        passable = np.flatnonzero(np.isfinite(half))
        starts, ends, costs = [], [], []
        for k, (down, right) in enumerate(DIRECTIONS):
            offset = down * self.tiling.block[1] + right
            start = passable[np.isfinite(half[passable + offset])]
            starts.append(start)
            ends.append(start + offset)
            step = (half[start] + half[start + offset]) * self.step_length(k)
            if self.rise is not None:
                step += np.abs(self.rise_tiles[0][start] - self.rise_tiles[0][start + offset])
            costs.append(step)
        cells = (np.concatenate(starts), np.concatenate(ends))
        return sparse.csr_matrix((np.concatenate(costs), cells), shape=(half.size,) * 2)

    def step_length(self, direction):
        """Return the length of a step in a direction, clockwise from east, map units."""
        down, right = DIRECTIONS[direction]
        return self.lengths[2 if down and right else 1 if down else 0]

    def ways(self, cost, progress):
        """Return for every cell, as bits, the directions that its least cost can come from.

        Parameters
        ----------
        cost : numpy.ndarray
            Shape ``(rows, columns)``, NaN where not reached.
        progress : Progress
            Who may stop the run.

        Returns
        -------
        numpy.ndarray of uint8
            Bit k is set for direction k, clockwise from east; 0 in sources and where not reached.
        """
        ways = np.zeros(cost.shape, np.uint8)
        if jit.available():

            def work(band):
                kernels.find_ways(self.values, cost, self.rise, self.lengths, band.start, band.stop, ways)

            for _ in spread(work, list(row_bands(cost.shape)), progress):
                pass
            return ways
        for k in range(len(DIRECTIONS)):
            here, there = self.step_slices(k)
            step = (0.5 * self.values[here].astype(float) + 0.5 * self.values[there]) * self.step_length(k)
            if self.rise is not None:
                step += np.abs(self.rise[here] - self.rise[there])
            ways[here] |= ((cost[there] + step == cost[here]) & (cost[there] < cost[here])).astype(np.uint8) << k
        return ways

    @staticmethod
    def step_slices(direction):
        """Return slices of a raster that pair every cell with its neighbour in a direction."""
        spans = {0: (slice(None), slice(None)), 1: (slice(None, -1), slice(1, None))}
        spans[-1] = spans[1][::-1]
        return tuple(zip(*(spans[move] for move in DIRECTIONS[direction])))

    def allocate(self, ways, labels, progress):
        """Return the label of the nearest source for every cell, the lowest of equally near ones, 0 if not reached."""
        nearest = labels.astype(np.int32)
        if jit.available():

            def work(band):
                first, last = band.start * nearest.shape[1], band.stop * nearest.shape[1]
                kernels.allocate(ways, FIRST_BIT, first, last, nearest, progress.stop)

            for _ in spread(work, list(row_bands(nearest.shape)), progress):
                pass
            return np.maximum(nearest, 0, out=nearest)
        flat, bits = nearest.ravel(), ways.ravel()
        front = np.flatnonzero(flat)
        while len(front):
            changed = []
            for k, (down, right) in enumerate(DIRECTIONS):
                there = front - (down * nearest.shape[1] + right)
                known = (there >= 0) & (there < flat.size)
                there, label = there[known], flat[front[known]]
                better = (bits[there] >> k & 1 > 0) & ((flat[there] == 0) | (label < flat[there]))
                flat[there[better]] = label[better]
                changed.append(there[better])
            progress.check()
            front = np.unique(np.concatenate(changed))
        return nearest

    def link_back(self, ways, nearest, cost, not_reached, source, progress):
        """Return the direction, clockwise from east, of the next step to the allocated source for every cell."""
        back = np.full(ways.shape, not_reached, np.int8)
        back[cost == 0] = source
        if jit.available():

            def work(band):
                kernels.link_back(ways, nearest, band.start * ways.shape[1], band.stop * ways.shape[1], back)

            for _ in spread(work, list(row_bands(ways.shape)), progress):
                pass
            return back
        for k in reversed(range(len(DIRECTIONS))):
            here, there = self.step_slices(k)
            back[here][(ways[here] >> k & 1 > 0) & (nearest[here] == nearest[there])] = k
        return back
