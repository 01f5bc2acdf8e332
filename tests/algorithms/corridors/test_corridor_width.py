"""Tests of the pieces of a path."""

from __future__ import annotations

import numpy as np

from ....algorithms.corridors.corridor_width import path_pieces
from ...landscapes import make_grid
from .test_corridors import along


def test_path_pieces_keep_the_length():
    """Pieces of a path along cell centres add up to its length, and each lies in the cell it is counted in."""
    grid = make_grid((4, 6))
    path = along(grid, (0, 0), (2, 2), (2, 5))
    rows, columns, lengths = path_pieces(path, grid)
    np.testing.assert_allclose(lengths.sum(), 20 * np.sqrt(2) + 30)
    assert list(dict.fromkeys(zip(rows.tolist(), columns.tolist()))) == [(0, 0), (1, 1), (2, 2), (2, 3), (2, 4), (2, 5)]
