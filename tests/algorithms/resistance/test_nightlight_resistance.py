"""Resistance corrected by night light: the worked example, its limits, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.resistance.nightlight_resistance import nightlight_resistance
from ...landscapes import make_classes, make_raster


def test_nightlight_of_the_worked_example():
    """Resistance 30 in a class of mean light 4: light 12 gives 90, light 0.5 gives 3.75, no light gives 1."""
    light = make_raster([[12, 0.5, 0, 3.5]], name="Night light")
    found = nightlight_resistance(make_raster([[30] * 4]), light, make_classes([[1, 1, 1, 1]]))
    np.testing.assert_allclose(found.values, [[90, 3.75, 1, 26.25]], rtol=1e-6)
    assert found.values.dtype == np.float32


def test_nightlight_compares_within_each_class():
    """Each class has its own mean; one without any light keeps its resistance."""
    light = make_raster([[1, 3, 10, 30, 0, 0]], name="Night light")
    cover = make_classes([[1, 1, 2, 2, 3, 3]])
    found = nightlight_resistance(make_raster([[10, 10, 100, 100, 7, 0.5]]), light, cover)
    np.testing.assert_allclose(found.values, [[5, 15, 50, 150, 7, 0.5]], rtol=1e-6)


def test_nightlight_keeps_within_its_limit():
    """The brightest cell grows by the limit at most, and noise below 0 counts as darkness."""
    light = make_raster([[-5, 0, 0, 20]], name="Night light")
    found = nightlight_resistance(make_raster([[30] * 4]), light, make_classes([[1] * 4]), limit=2)
    np.testing.assert_array_equal(found.values, [[1, 1, 1, 60]])


def test_nightlight_leaves_what_it_does_not_know():
    """Where light or class is unknown the resistance stays; where nothing can cross nothing can."""
    light = make_raster([[None, 2, 6, 4]], name="Night light")
    found = nightlight_resistance(make_raster([[30, 30, 30, None]]), light, make_classes([[1, 0, 1, 1]]))
    np.testing.assert_allclose(found.values, [[30, 30, 36, np.nan]], rtol=1e-6)


def test_even_light_changes_nothing():
    """Where all cells of a class are equally bright the resistance stays as it is."""
    random = np.random.default_rng(1)
    values = random.uniform(1, 500, (20, 20))
    cover = random.integers(1, 4, (20, 20))
    light = make_raster(cover * 7.0, name="Night light")
    found = nightlight_resistance(make_raster(values), light, make_classes(cover))
    np.testing.assert_allclose(found.values, values, rtol=1e-6)


def test_nightlight_refuses():
    """Another grid, a limit below 1 and a resistance of 0 are refused."""
    one, cover = make_raster([[1, 2]]), make_classes([[1, 1]])
    with pytest.raises(GridMismatchError, match="Night light has"):
        nightlight_resistance(one, make_raster([[1]], name="Night light"), cover)
    with pytest.raises(InvalidValueError, match=r"Limit is 0\.5; it must be at least 1"):
        nightlight_resistance(one, one, cover, limit=0.5)
    with pytest.raises(InvalidValueError, match="resistance must be above 0"):
        nightlight_resistance(make_raster([[0, 2]]), one, cover)


def test_nightlight_refuses_light_that_is_nowhere_known():
    """Light without data in any cell of known land cover would change nothing, and is refused."""
    one, cover = make_raster([[1, 2]]), make_classes([[0, 1]])
    with pytest.raises(EmptyInputError, match="Night light and land cover have data in no cell together"):
        nightlight_resistance(one, make_raster([[3, None]]), cover)
