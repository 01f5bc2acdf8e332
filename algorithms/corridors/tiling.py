"""A grid in tiles small enough for the cache of a processor core, each with a rim that belongs to its neighbours."""

from __future__ import annotations

import numpy as np

from .. import jit
from . import kernels


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
