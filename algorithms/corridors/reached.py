"""Cost that a spread over a terrain found, in tiles: as a whole, in a window, at cells, and as a path back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress, Quiet, spread
from . import kernels

FIRST_GUESS_CELLS = 4096


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

    terrain: object
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
