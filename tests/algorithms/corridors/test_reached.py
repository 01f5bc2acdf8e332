"""What a spread reached: as a whole, in a window, and as paths back to its sources."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.corridors import reached as reached_module
from ....algorithms.corridors import terrain as module
from ....algorithms.corridors.terrain import Terrain
from ...landscapes import make_raster
from .test_terrain import landscape


@pytest.mark.parametrize("side", [1, 2, 5, 8, 40])
@pytest.mark.parametrize("shape", [(23, 31), (1, 17), (17, 1), (16, 16)])
def test_spread_taken_in_the_memory_of_its_tiles_is_the_whole(side, shape, monkeypatch):
    """Joined in place the cost is the same, whatever the shapes of grid and tiles, and the tiles are not lent again."""
    values, sources = landscape(9, shape)
    monkeypatch.setattr(module, "TILE_SIDE", side)
    terrain = Terrain(make_raster(values))
    with terrain.spread(sources, 300.0) as reached:
        expected, tiles = reached.whole(), reached.blocks
        taken = reached.taken()
    np.testing.assert_array_equal(taken, expected)
    assert np.shares_memory(taken, tiles)
    with terrain.spread(sources, 300.0) as again:
        assert not np.shares_memory(taken, again.blocks)


def test_path_goes_round_a_ridge_from_tile_to_tile(monkeypatch):
    """The cheapest way leads through the only gap, from the source to the cell, whatever the tiles."""
    expected = [[0, 0], [1, 0], [2, 1], [1, 2], [0, 2]]
    for side in (1, 2, 3):
        monkeypatch.setattr(module, "TILE_SIDE", side)
        terrain = Terrain(make_raster([[1, 9, 1], [1, 9, 1], [1, 1, 1]], (1, 1)))
        with terrain.spread(np.array([0])) as reached:
            assert reached.path(2).tolist() == expected
            assert reached.path(0).tolist() == [[0, 0]]


def test_path_is_whole_however_long(monkeypatch):
    """A path longer than first thought is traced to its end."""
    monkeypatch.setattr(reached_module, "FIRST_GUESS_CELLS", 2)
    with Terrain(make_raster([[1] * 9])).spread(np.array([0])) as reached:
        assert reached.path(8).tolist() == [[0, column] for column in range(9)]


def test_window_is_the_smallest_that_holds_what_was_reached(monkeypatch):
    """A spread of two steps on a plain fills a window of five by five cells around its source."""
    monkeypatch.setattr(module, "TILE_SIDE", 4)
    terrain = Terrain(make_raster(np.ones((20, 20)), (1, 1)))
    with terrain.spread(np.array([9 * 20 + 11]), 2.0) as reached:
        cost, rows, columns = reached.window()
    assert (rows, columns) == (slice(7, 12), slice(9, 14))
    assert cost[2, 2] == 0
    assert cost[0, 2] == 2
    assert np.isnan(cost[0, 0])
