"""Tests of a grid in tiles."""

from __future__ import annotations

import numpy as np

from ....algorithms.corridors.tiling import Tiling


def test_tiling_cuts_and_joins_without_loss():
    """Tiles hold their neighbours' cells in their rims, infinite beyond the grid, and join to what was cut."""
    values = np.arange(35.0).reshape(5, 7)
    values[2, 3] = np.nan
    tiling = Tiling(values.shape, 3)
    assert (tiling.counts, tiling.size) == ((2, 3), (3, 3))
    blocks = tiling.blocks()
    tiling.cut(values, blocks, 0, 2)
    first, last = blocks[0].reshape(5, 5), blocks[5].reshape(5, 5)
    assert first[1:, 1:].tolist() == np.where(np.isnan(values), np.inf, values)[:4, :4].tolist()
    assert np.isinf(first[0]).all()
    assert last[:3, :2].tolist() == [[19, 20], [26, 27], [33, 34]]
    assert np.isinf(last[3:]).all()
    joined = np.zeros((4, 6))
    tiling.join(blocks, np.array([1, 1, 1, 1, 1, 0], np.uint8), (slice(1, 5), slice(1, 7)), joined, range(6))
    expected = values[1:, 1:].copy()
    expected[2:, 5:] = np.nan
    np.testing.assert_array_equal(joined, expected)
