"""Terrain: resistance made ready for spreading cost over it, tile by tile, exactly and on all processor cores.

Cells are kept in tiles small enough for the cache of a processor core, each with a rim of one cell that belongs to its
neighbours. The tile that waits at the lowest cost is settled first; what that changes on its rim makes its neighbours
wait in turn, until none does. Costs only ever fall, and to the least sum over all ways whatever the order, so the
result is equal to the last bit to that of Dijkstra (1959) for any number of threads.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .. import jit
from ..errors import Cancelled
from ..grid import row_bands
from ..progress import POLL_SECONDS, Progress, Quiet, cores, interruptible, spread
from . import kernels

TILE_SIDE = 256
BUCKETS = 4096
SAMPLE = 1000
LOW_QUANTILE = 0.07
ENTRIES_PER_CELL = 2
FIRST_GUESS_CELLS = 4096
ROUNDING = 1 + 1e-9
FIRST_BIT = np.array([(byte & -byte).bit_length() - 1 for byte in range(256)])
# Clockwise from east, as rows down and columns to the right.
DIRECTIONS = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))


class Tiling:
    """A grid cut into tiles of one size, each with a rim of one cell around it.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the grid.
    side : int
        Most rows and columns of a tile.

    Attributes
    ----------
    counts : tuple of int
        Tiles from top to bottom and from left to right; they are numbered row by row.
    size : tuple of int
        Rows and columns of a tile without its rim. The last ones may reach beyond the grid.
    """

    def __init__(self, shape, side):
        self.shape = shape
        self.counts = tuple(max(1, -(-length // side)) for length in shape)
        self.size = tuple(max(1, -(-length // count)) for length, count in zip(shape, self.counts))
        self.block = self.size[0] + 2, self.size[1] + 2

    def __len__(self):
        return self.counts[0] * self.counts[1]

    def blocks(self, dtype=float):
        """Return an array that can hold all tiles with their rims, not filled in."""
        return np.empty((len(self), self.block[0] * self.block[1]), dtype)

    def locate(self, cells):
        """Return tile and place in its block of cells numbered row by row on the grid."""
        rows, columns = np.divmod(cells, self.shape[1])
        tile_row, row = np.divmod(rows, self.size[0])
        tile_column, column = np.divmod(columns, self.size[1])
        return tile_row * self.counts[1] + tile_column, (row + 1) * self.block[1] + column + 1

    def cut(self, values, blocks, first, last, *, factor=None):
        """Copy rows of tiles from `first` to `last` out of an array of the grid, infinite where that is NaN or ends."""
        for tile in range(first * self.counts[1], last * self.counts[1]):
            block = blocks[tile].reshape(self.block)
            inside, where = zip(*(self._with_rim(axis, k) for axis, k in enumerate(divmod(tile, self.counts[1]))))
            if block[where].shape != self.block:
                block[:] = np.inf
            part = block[where]
            np.multiply(values[inside], block.dtype.type(1 if factor is None else factor), out=part)
            np.fmin(part, np.inf, out=part)

    def _with_rim(self, axis, k):
        """Return the slice of the grid that tile `k` of an axis covers with its rim, and where in its block that is."""
        start = k * self.size[axis] - 1
        stop = min(start + self.block[axis], self.shape[axis])
        return slice(max(0, start), stop), slice(max(0, -start), stop - start)

    def join(self, blocks, used, window, joined, tiles):
        """Copy some tiles into an array over a window of the grid, NaN where they are infinite."""
        for tile in tiles:
            spans = []
            for axis, k in enumerate(divmod(tile, self.counts[1])):
                start = max(k * self.size[axis], window[axis].start)
                spans.append((start, min((k + 1) * self.size[axis], window[axis].stop), k * self.size[axis] - 1))
            if any(start >= stop for start, stop, _ in spans):
                continue
            part = joined[tuple(slice(a - w.start, b - w.start) for (a, b, _), w in zip(spans, window))]
            if used[tile]:
                corner = [start - first for start, _, first in spans]
                if jit.available():
                    kernels.join(blocks[tile], self.block[1], *corner, part)
                    continue
                inside = tuple(slice(first, first + length) for first, length in zip(corner, part.shape))
                part[:] = blocks[tile].reshape(self.block)[inside]
                np.copyto(part, np.nan, where=np.isinf(part))
            else:
                part[:] = np.nan

    def bounds(self, used):
        """Return the window of the grid, as two slices, that the tiles in use cover."""
        places = np.nonzero(used.reshape(self.counts))
        return tuple(
            slice(int(at.min()) * size, min((int(at.max()) + 1) * size, length))
            for at, size, length in zip(places, self.size, self.shape)
        )


@dataclass(frozen=True)
class Targets:
    """Where a spread leads to; only the cells of least-cost paths to them are then sure to be final.

    Parameters
    ----------
    cells : list of numpy.ndarray
        Cells of each target, numbered row by row on the grid. Cost beyond that of the farthest is of no use.
    floor : numpy.ndarray, optional
        Tiles (`Terrain.tiled`) of the least cost from every cell to any target, by which useless cells are left out.
    """

    cells: list
    floor: np.ndarray | None = None


@dataclass
class Reached:
    """The cost that a spread found, in tiles; lent until its ``with`` block ends.

    Parameters
    ----------
    terrain : Terrain
        What it was spread over.
    blocks : numpy.ndarray of float64
        Tiles of cost, infinite where not reached, with nothing of worth in their rims.
    used : numpy.ndarray of uint8
        Which tiles hold anything.
    """

    terrain: Terrain
    blocks: np.ndarray
    used: np.ndarray

    def whole(self, progress=None):
        """Return cost over the whole grid, NaN where not reached, joined on all processor cores."""
        tiling = self.terrain.tiling
        joined, window = np.empty(tiling.shape), tuple(slice(0, length) for length in tiling.shape)

        def work(row):
            tiling.join(self.blocks, self.used, window, joined, range(row * tiles, (row + 1) * tiles))

        tiles = tiling.counts[1]
        for _ in spread(work, range(tiling.counts[0]), progress or Progress()):
            pass
        return joined

    def taken(self, progress=None):
        """Return what `whole` does in the memory of the tiles, which are used up: new memory takes the machine long.

        A row of tiles holds more than the rows of the grid in it, so what is joined never runs ahead of what is left.
        """
        progress, tiling = progress or Progress(), self.terrain.tiling
        (rows, columns), (deep, across) = tiling.shape, (tiling.size[0], tiling.counts[1])
        band, flat = np.empty((min(deep, rows), columns)), self.blocks.reshape(-1)
        for row in range(tiling.counts[0]):
            window = slice(row * deep, min((row + 1) * deep, rows)), slice(0, columns)
            joined = band[: window[0].stop - window[0].start]

            def work(tile, window=window, joined=joined):
                tiling.join(self.blocks, self.used, window, joined, [tile])

            for _ in spread(work, range(row * across, (row + 1) * across), Quiet(progress)):
                pass
            flat[window[0].start * columns : window[0].stop * columns] = joined.reshape(-1)
            progress.report((row + 1) / tiling.counts[0])
        self.blocks = None
        return flat[: rows * columns].reshape(tiling.shape)

    def window(self, room=np.empty):
        """Return the smallest window of cost that holds all cells reached, and its rows and columns as slices.

        Its memory comes from ``room(size)``, an array of one dimension.
        """
        tiling = self.terrain.tiling
        rows, columns = tiling.bounds(self.used)
        shape = rows.stop - rows.start, columns.stop - columns.start
        cost = room(shape[0] * shape[1]).reshape(shape)
        tiling.join(self.blocks, self.used, (rows, columns), cost, range(len(tiling)))
        known = ~np.isnan(cost)
        down, right = (np.flatnonzero(known.any(axis=axis)) for axis in (1, 0))
        cost = cost[down[0] : down[-1] + 1, right[0] : right[-1] + 1]
        top, left = rows.start + int(down[0]), columns.start + int(right[0])
        return cost, slice(top, top + cost.shape[0]), slice(left, left + cost.shape[1])

    def at(self, cells):
        """Return the cost of cells numbered row by row on the grid, infinite where not reached."""
        tiles, places = self.terrain.tiling.locate(cells)
        return np.where(self.used[tiles] > 0, self.blocks[tiles, places], np.inf)

    def path(self, cell):
        """Return rows and columns, shape ``(cells, 2)``, of the least-cost path from a source to a cell.

        Where several paths cost the same, each step back takes the first direction clockwise from east.
        """
        terrain, tiling = self.terrain, self.terrain.tiling
        row, column = divmod(int(cell), tiling.shape[1])
        path = np.empty((FIRST_GUESS_CELLS, 2), np.int64)
        while True:
            count = kernels.trace(
                terrain.half, self.blocks, terrain.rise_tiles, self.used, terrain.lengths, tiling.shape, tiling.size,
                tiling.counts[1], row, column, path,
            )  # fmt: skip
            if count:
                return path[:count][::-1].copy()
            path = np.empty((2 * len(path), 2), np.int64)


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
            front = _Front(self, blocks, sources, limit, targets, progress.stop)
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


class _Front:
    """The tiles of one spread that wait to be settled, shared by its threads.

    Arrays over tiles have a rim of tiles that never wait and are never used.
    """

    def __init__(self, terrain, blocks, sources, limit, targets, stop):
        self.terrain, self.blocks, self.stop, self.limit = terrain, blocks, stop, limit
        tiling = terrain.tiling
        around = tiling.counts[0] + 2, tiling.counts[1] + 2
        self.waiting = np.full(around, np.inf)
        self.used, self.busy = np.zeros(around, np.uint8), np.zeros(around, bool)
        self.turn = threading.Condition()
        self.seeds = self._by_tile(sources)
        for tile in self.seeds:
            row, column = divmod(tile, tiling.counts[1])
            self.waiting[row + 1, column + 1] = 0
        self.floor = None if targets is None else targets.floor
        self.best = np.full(0 if targets is None else len(targets.cells), np.inf)
        self.targets = {}
        for k in range(len(self.best)):
            for tile, places in self._by_tile(targets.cells[k]).items():
                self.targets.setdefault(tile, []).append((k, places))

    def _by_tile(self, cells):
        """Return places in their blocks of cells, by tile."""
        tiles, places = self.terrain.tiling.locate(np.asarray(cells))
        order = np.argsort(tiles, kind="stable")
        names, starts = np.unique(tiles[order], return_index=True)
        return dict(zip(names.tolist(), np.split(places[order].astype(np.int32), starts[1:])))

    def run(self, threads, progress):
        """Settle all tiles, or raise if the run is stopped; with one thread in that of the caller."""
        total = len(self.terrain.tiling)
        if threads == 1:
            self._work()
        else:
            workers = range(min(threads or cores(), total))
            for _ in spread(lambda _: self._work(), workers, progress, share=lambda: self.used.sum() / total):
                pass
        if self.stop[0]:
            raise Cancelled

    def _work(self):
        """Settle tiles until none waits."""
        none = np.empty(0, np.int32)
        with self.terrain.tools() as tools:
            while True:
                place = self._take()
                if place is None:
                    return
                leads = np.full((3, 3), np.inf)
                try:
                    tile = (place[0] - 1) * self.terrain.tiling.counts[1] + place[1] - 1
                    seeds = self.seeds.pop(tile, none)
                    near = self._begin(place, tile)
                    leads = self.terrain.settle(self.blocks, tile, near, seeds, self.limit, self.floor, tools)
                    self._look_for_targets(tile)
                finally:
                    self._give_back(place, leads)

    def _take(self):
        """Return row and column of the tile that waits at the lowest cost, None if none does any more."""
        with self.turn:
            while not self.stop[0]:
                ready = np.where(self.busy, np.inf, self.waiting)
                place = np.unravel_index(ready.argmin(), ready.shape)
                if ready[place] <= self.limit and ready[place] < np.inf:
                    self.waiting[place] = np.inf
                    self.busy[place] = True
                    return place
                if not self.busy.any():
                    break
                self.turn.wait(POLL_SECONDS)
            return None

    def _begin(self, place, tile):
        """Make a tile ready and return which of those around it may be looked into.

        That is decided under the lock, since only then what others have made ready is sure to be seen.
        """
        with self.turn:
            if not self.used[place]:
                self.blocks[tile] = np.inf
                self.used[place] = 1
            return self.used[place[0] - 1 : place[0] + 2, place[1] - 1 : place[1] + 2].ravel()

    def _look_for_targets(self, tile):
        """Lower the limit to what the farthest target costs."""
        for k, places in self.targets.get(tile, ()):
            self.best[k] = min(self.best[k], kernels.least_of(self.blocks[tile], places))
            self.limit = min(self.limit, self.best.max() * ROUNDING)

    def _give_back(self, place, leads):
        """Let the tiles around wait at what they can learn."""
        with self.turn:
            around = self.waiting[place[0] - 1 : place[0] + 2, place[1] - 1 : place[1] + 2]
            np.minimum(around, leads, out=around)
            self.busy[place] = False
            self.turn.notify_all()
