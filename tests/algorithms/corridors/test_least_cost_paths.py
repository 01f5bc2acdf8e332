"""Paths traced back over written-out grids."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.corridors import least_cost_paths as module
from ....algorithms.corridors.cost_distance import Terrain
from ....algorithms.corridors.least_cost_paths import path_length, trace_path
from ...landscapes import make_raster

STOP = np.zeros(1, np.uint8)


def trace(resistance, start, end):
    """Return terrain and path between two cells given as (row, column)."""
    terrain = Terrain(resistance)
    first, last = ((row + 1) * terrain.width + column + 1 for row, column in (start, end))
    with terrain.spread(np.array([first]), np.inf, STOP) as reached:
        return terrain, trace_path(terrain, reached.cost, last)


def test_trace_path_goes_round_a_ridge():
    """The cheapest way leads through the only gap, from the source to the cell."""
    resistance = make_raster([[1, 9, 1], [1, 9, 1], [1, 1, 1]], (1, 1))
    terrain, path = trace(resistance, (0, 0), (0, 2))
    assert terrain.xy(path).tolist() == [[0.5, 2.5], [0.5, 1.5], [1.5, 0.5], [2.5, 1.5], [2.5, 2.5]]
    assert path_length(terrain, path) == pytest.approx(2 + 2 * 2**0.5)


def test_trace_path_of_the_source_is_one_cell_of_no_length():
    """From a source to itself there is nowhere to go."""
    terrain, path = trace(make_raster([[1, 1]]), (0, 0), (0, 0))
    assert len(path) == 1
    assert path_length(terrain, path) == 0


def test_path_length_knows_the_shape_of_cells():
    """On cells of 3 by 4 a diagonal step is 5 long."""
    terrain, path = trace(make_raster([[1, 9], [9, 1]], (3, 4)), (0, 0), (1, 1))
    assert path_length(terrain, path) == 5


def test_trace_path_is_whole_however_long(monkeypatch):
    """A path longer than first thought is traced to its end."""
    resistance = make_raster([[1] * 9])
    expected = trace(resistance, (0, 0), (0, 8))[1].tolist()
    monkeypatch.setattr(module, "FIRST_GUESS_CELLS", 2)
    assert trace(resistance, (0, 0), (0, 8))[1].tolist() == expected
    assert len(expected) == 9
