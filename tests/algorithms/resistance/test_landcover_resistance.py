"""Resistance from land cover by presets and tables, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.errors import EmptyInputError, InvalidValueError, UnprojectedError
from ....algorithms.resistance.landcover_resistance import landcover_resistance
from ....algorithms.resistance.schemes import Scheme
from ...landscapes import kit, make_classes


def test_landcover_resistance_of_a_written_out_grid():
    """Each class of CLCD gets its resistance; cells without data stay without."""
    result = landcover_resistance(make_classes([[2, 1, 9], [8, 0, 4]]), Scheme.CLCD)
    np.testing.assert_array_equal(result.values, np.array([[1, 100, 20], [500, np.nan, 30]], np.float32))
    assert result.values.dtype == np.float32
    assert result.name == "Resistance"
    assert result.valid is None


def test_landcover_resistance_table_overrides_extends_and_bars():
    """Rows of a table change a class, add one and make one impassable."""
    table = ["10,,,2.5", "77,Road,no,900", "80,Water,no,nodata"]
    result = landcover_resistance(make_classes([[10, 77, 80, 20]]), table=table)
    np.testing.assert_array_equal(result.values, np.array([[2.5, 900, np.nan, 10]], np.float32))


def test_landcover_resistance_custom_scheme_knows_only_the_table():
    """With the scheme custom a class of a preset is unknown unless the table names it, negative codes included."""
    table = [{"class": -3, "name": "Moor", "habitat": 1, "resistance": 7}]
    assert landcover_resistance(make_classes([[-3, -3]]), Scheme.CUSTOM, table=table).values.tolist() == [[7, 7]]
    with pytest.raises(InvalidValueError, match=r"holds class 10 \(1 cells\), unknown to the scheme custom"):
        landcover_resistance(make_classes([[-3, 10]]), Scheme.CUSTOM, table=table)


def test_landcover_resistance_scales_with_the_table():
    """Ten times the resistance of every class is ten times the surface, whatever the band of rows."""
    random = np.random.default_rng(3)
    classes = make_classes(random.integers(1, 10, (1100, 1000)))
    once = landcover_resistance(classes, Scheme.CLCD)
    from_table = [{"class": k, "resistance": 10 * np.nanmax(once.values[classes.values == k])} for k in range(1, 10)]
    tenfold = landcover_resistance(classes, Scheme.CLCD, table=from_table)
    np.testing.assert_array_equal(tenfold.values, 10 * once.values)


def test_landcover_resistance_knows_every_class_of_a_real_map():
    """All classes of a real NLCD map are in the preset."""
    landcover = raster_io.read_classes(kit("patches", "landscapemetrics_fragstats", "augusta_nlcd.tif"))
    result = landcover_resistance(landcover, Scheme.NLCD)
    assert not np.isnan(result.values).any()
    assert (result.values[landcover.values == 22] == 300).all()


def test_landcover_resistance_refuses_unknown_classes():
    """Classes without a row are named with their cell counts and the remedy; cells without data do not count."""
    classes = make_classes([[1, 12, 12], [13, 0, 2]])
    message = r"Land cover holds classes 12 \(2 cells\), 13 \(1 cells\), unknown to the scheme clcd.*Add a row for each"
    with pytest.raises(InvalidValueError, match=message):
        landcover_resistance(classes, Scheme.CLCD)
    many = make_classes([list(range(101, 121))])
    with pytest.raises(InvalidValueError, match=r"108 \(1 cells\) and 12 more, unknown"):
        landcover_resistance(many, Scheme.CLCD)


def test_landcover_resistance_refuses_bad_input():
    """A map in no coordinate system, without any passable cell, and a scheme that does not exist are refused."""
    classes = make_classes([[1, 2]])
    with pytest.raises(UnprojectedError, match="Land cover has no coordinate system"):
        landcover_resistance(replace(classes, grid=replace(classes.grid, crs="")), Scheme.CLCD)
    with pytest.raises(EmptyInputError, match="no cell has a class that can be crossed"):
        landcover_resistance(classes, Scheme.CLCD, table=["1,,,", "2,,,nodata"])
    with pytest.raises(ValueError, match="modis"):
        landcover_resistance(classes, "modis")
