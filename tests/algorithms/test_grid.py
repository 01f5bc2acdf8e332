"""Cells, coordinates and windows on grids small enough to count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ...algorithms import grid as grid_module
from ...algorithms.grid import Grid, Neighbours, Raster, row_bands
from ..landscapes import make_classes, make_grid, make_raster

OBLONG = Grid((3, 4), (100.0, 60.0), (10.0, 20.0))


def test_grid_knows_its_size_area_and_extent():
    """Three rows of four cells of 10 x 20 m are 12 cells of 0.02 ha that reach down to y = 0."""
    assert OBLONG.size == 12
    assert OBLONG.cell_area_ha == pytest.approx(0.02)
    assert OBLONG.extent == (100.0, 0.0, 140.0, 60.0)


def test_cell_area_ha_counts_map_units_in_metres():
    """The same numbers in feet are an area smaller by the square of the foot."""
    assert replace(OBLONG, unit=0.3048).cell_area_ha == pytest.approx(0.02 * 0.3048**2)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"origin": (100.009, 60.0)}, True),
        ({"origin": (100.011, 60.0)}, False),
        ({"origin": (100.0, 59.989)}, False),
        ({"shape": (4, 3)}, False),
        ({"cell": (10.002, 20.0)}, True),
        ({"cell": (10.003, 20.0)}, False),
        ({"crs": "another"}, True),
    ],
)
def test_same_as_allows_a_thousandth_of_a_cell_at_every_edge(change, same):
    """The slack is 0.01 m for cells of 10 m, also where small differences of the cell add up along a row."""
    other = replace(OBLONG, **change)
    assert OBLONG.same_as(other) is same
    assert other.same_as(OBLONG) is same


def test_xy_gives_the_centres_of_cells():
    """The first cell is centred half a cell right of and below the corner; rows run down."""
    assert OBLONG.xy(0, 0) == (105.0, 50.0)
    x, y = OBLONG.xy(np.array([0, 2]), np.array([3, 1]))
    assert x.tolist() == [135.0, 115.0]
    assert y.tolist() == [50.0, 10.0]


def test_index_undoes_xy_for_every_cell():
    """Every centre lies in its own cell."""
    rows, columns = np.indices(OBLONG.shape)
    found = OBLONG.index(*OBLONG.xy(rows, columns))
    assert np.array_equal(found, (rows, columns))


def test_index_follows_points_beyond_the_grid():
    """A border belongs to the cell right of and below it; points outside get negative or too large numbers."""
    rows, columns = OBLONG.index([100.0, 99.9, 140.0], [60.0, 60.1, 0.0])
    assert rows.tolist() == [0, -1, 3]
    assert columns.tolist() == [0, -1, 4]


def test_window_keeps_cells_where_they_are():
    """The cell (0, 0) of a window is the cell (1, 2) of the whole, on the same spot."""
    window = OBLONG.window(slice(1, 3), slice(2, 4))
    assert window.shape == (2, 2)
    assert window.origin == (120.0, 40.0)
    assert window.xy(0, 0) == OBLONG.xy(1, 2)
    assert (window.cell, window.crs, window.unit) == (OBLONG.cell, OBLONG.crs, OBLONG.unit)


def test_str_reads_as_messages_quote_it():
    """Columns come first, as people say width by height."""
    assert str(OBLONG) == "4 x 3 cells of 10 x 20 from (100, 60)"


def test_known_is_where_numbers_are_or_the_mask_allows():
    """Continuous values know no data by NaN, classes by their mask, where 0 may be a class like any other."""
    assert make_raster([[1.0, None], [0.0, 2.0]]).known.tolist() == [[True, False], [True, True]]
    assert make_classes([[1, 0], [2, 3]], nodata=3).known.tolist() == [[True, True], [True, False]]


def test_raster_is_frozen():
    """Nothing can put other values into a raster that others hold."""
    raster = Raster(np.zeros((1, 1)), make_grid((1, 1)))
    with pytest.raises(AttributeError):
        raster.values = np.ones((1, 1))


def test_neighbours_draw_their_structure():
    """Eight neighbours fill the square, four make a cross."""
    assert Neighbours.EIGHT.structure.sum() == 9
    assert Neighbours.FOUR.structure.tolist() == [[False, True, False], [True, True, True], [False, True, False]]
    assert Neighbours("4") is Neighbours.FOUR


@pytest.mark.parametrize(("cells", "bands"), [(8, 3), (4, 5), (1, 5), (100, 1)])
def test_row_bands_cover_every_row_once(monkeypatch, cells, bands):
    """Five rows of four cells come in bands of at most so many cells, never less than a row, none twice."""
    monkeypatch.setattr(grid_module, "BAND_CELLS", cells)
    found = list(row_bands((5, 4)))
    assert len(found) == bands
    assert [row for band in found for row in range(5)[band]] == list(range(5))


def test_row_bands_of_nothing():
    """A raster without rows has no bands, one without columns does not divide by zero."""
    assert list(row_bands((0, 4))) == []
    assert [band.stop for band in row_bands((2, 0))] == [2]
