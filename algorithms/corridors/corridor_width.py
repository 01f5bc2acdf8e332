"""How wide a corridor is along a path: the pieces of the path, and the least clear width about them."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from .link_corridors import ROUNDING


def path_pieces(path, grid):
    """Return a path in pieces no longer than half a cell.

    Parameters
    ----------
    path : numpy.ndarray
        Shape ``(points, 2)``, ground coordinates.
    grid : Grid
        Whose cells the pieces lie in.

    Returns
    -------
    tuple of numpy.ndarray
        Row, column and length (map units) of each piece, in order; those outside the grid are left out. Pieces of a
        path along cell centres end at cell borders, so each lies in one cell.
    """
    steps = np.diff(path, axis=0)
    spans = np.abs(steps / np.asarray(grid.cell)).max(axis=1, initial=0)
    counts = 2 * np.maximum(1, np.ceil(spans - ROUNDING)).astype(int)
    segment = np.repeat(np.arange(len(steps)), counts)
    along = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
    middles = path[segment] + ((along + 0.5) / counts[segment])[:, None] * steps[segment]
    rows, columns = grid.index(*middles.T)
    lengths = (np.hypot(*steps.T) / counts)[segment]
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    return rows[inside], columns[inside], lengths[inside]


def least_width(corridor, patches, rows, columns):
    """Return the least clear width along path cells given in the window of a corridor, NaN if none lies in it."""
    shape = corridor.nlcc.shape
    within = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    rows, columns = rows[within], columns[within]
    within = ~np.isnan(corridor.nlcc[rows, columns])
    if not within.any():
        return np.nan
    border = _border_points(*_inside_and_out(corridor, patches.labels))
    if not len(border):
        return np.nan
    centres = np.column_stack((rows[within], columns[within])) + 1.5
    size = np.array(patches.grid.cell[::-1])
    return 2 * float(cKDTree(border * size).query(centres * size)[0].min())


def _inside_and_out(corridor, labels):
    """Return masks of the corridor outside patches and of all that is neither corridor nor patch, with a rim."""
    inside = np.pad(~np.isnan(corridor.nlcc), 1)
    occupied = np.zeros(inside.shape, bool)
    top, left = corridor.rows.start - 1, corridor.columns.start - 1
    height, width = inside.shape
    around = labels[max(top, 0) : top + height, max(left, 0) : left + width] > 0
    first, second = max(-top, 0), max(-left, 0)
    occupied[first : first + around.shape[0], second : second + around.shape[1]] = around
    return inside & ~occupied, ~inside & ~occupied


def _border_points(inside, outside):
    """Return ends and middles of the cell sides between two masks, in rows and columns of cells.

    A cell centre never lies nearer to any other point of these sides.
    """
    ahead, behind = slice(1, None), slice(None, -1)
    upright = (inside[:, behind] & outside[:, ahead]) | (outside[:, behind] & inside[:, ahead])
    rows, columns = np.nonzero(upright)
    points = [np.column_stack((rows + part, columns + 1)) for part in (0, 0.5, 1)]
    level = (inside[behind] & outside[ahead]) | (outside[behind] & inside[ahead])
    rows, columns = np.nonzero(level)
    points += [np.column_stack((rows + 1, columns + part)) for part in (0, 0.5, 1)]
    return np.concatenate(points)
