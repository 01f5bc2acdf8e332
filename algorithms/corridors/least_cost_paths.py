"""Least-cost paths: the cells that a least cost comes along, and their course on the ground."""

from __future__ import annotations

import numpy as np

from . import kernels

FIRST_GUESS_CELLS = 4096


def trace_path(terrain, cost, cell):
    """Return the least-cost path from the source to a cell that was reached.

    Where several paths cost the same, each step back takes the first direction in the order of `Backlink`, so that
    the path is always the same.

    Parameters
    ----------
    terrain : Terrain
        What the cost was spread over.
    cost : numpy.ndarray of float64
        Cost of the padded cells, final along the path.
    cell : int
        The padded cell to lead to.

    Returns
    -------
    numpy.ndarray of int64
        Padded cells from the source to `cell`.
    """
    path = np.empty(FIRST_GUESS_CELLS, np.int64)
    while True:
        count = kernels.trace(terrain.half, cost, terrain.offsets, terrain.lengths, int(cell), path)
        if count:
            return path[:count][::-1].copy()
        path = np.empty(2 * len(path), np.int64)


def path_length(terrain, cells):
    """Return the length of a path through the centres of padded cells, map units."""
    rows, columns = np.divmod(cells, terrain.width)
    width, height = terrain.grid.cell
    return float(np.hypot(np.diff(rows) * height, np.diff(columns) * width).sum())
