"""Published gradings are those that were published."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.factors import Measure
from ....algorithms.resistance.presets import landcover_grading, preset, presets


def test_presets_hold_the_published_tables():
    """Grades by slope, height, distance to roads and sensitivity as they were published, each with a source."""
    np.testing.assert_array_equal(preset("Slope JL21").grading.grade([0, 5, 12, 17, 60]), [1, 100, 200, 300, 500])
    np.testing.assert_array_equal(preset("slope en18").grading.grade([3, 20, 50]), [1, 10, 80])
    np.testing.assert_array_equal(preset("elevation jl21").grading.grade([-5, 200, 500, 900]), [10, 20, 40, 80])
    road = preset("distance to road bj17")
    assert road.measure is Measure.DISTANCE
    np.testing.assert_array_equal(road.grading.grade([0, 50, 51, 500, 1000, 1001]), [500, 500, 300, 200, 100, 10])
    np.testing.assert_array_equal(preset("vegetation index").grading.grade([0.6, 0.5, 0.2, 0.1, -0.2]), [1, 2, 3, 4, 4])
    np.testing.assert_array_equal(preset("sensitivity dl17").grading.grade([1, 2, 3, 4, 5]), [1, 3, 5, 7, 9])
    assert all(len(each.source) > 20 for each in presets().values())
    assert landcover_grading("clcd").grade([8, 2]).tolist() == [500, 1]
    with pytest.raises(InvalidValueError, match="'slope x' is no preset; choose from worldcover"):
        preset("slope x")
