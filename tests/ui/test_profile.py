"""Resistance and cost along a path, by hand."""

import numpy as np
import pytest

from ...ui.profile import profile, stations


def test_stations_go_from_cell_to_cell():
    """A path of two straight cells and two diagonal ones has five stations, whichever vertices it keeps."""
    points = stations([(0, 0), (20, 0), (40, 20)], 10)
    assert points.tolist() == [[0, 0], [10, 0], [20, 0], [30, 10], [40, 20]]
    assert stations([(0, 0), (10, 0), (20, 0), (30, 10), (40, 20)], 10).tolist() == points.tolist()


def test_stations_of_a_point_are_the_point():
    """A path of one vertex stays one."""
    assert stations([(3, 4)], 10).tolist() == [[3, 4]]


def test_profile_by_hand():
    """Steps of 10 with resistances 1, 3, 5 cost 20 and 40."""
    found = profile([(0, 0), (10, 0), (20, 0)], [1, 3, 5])
    assert found.distance.tolist() == [0, 10, 20]
    assert found.cost.tolist() == [0, 20, 60]


def test_profile_counts_diagonal_steps_longer():
    """A diagonal step through resistance 2 costs 2 times the root of 2."""
    assert profile([(0, 0), (1, 1)], [2, 2]).cost[-1] == pytest.approx(2 * np.sqrt(2))


def test_profile_carries_cost_over_what_is_unknown():
    """Where resistance is unknown nothing is added, and the gap stays visible."""
    found = profile([(0, 0), (1, 0), (2, 0), (3, 0)], [1, np.nan, 1, 1])
    assert found.cost.tolist() == [0, 0, 0, 1]
    assert np.isnan(found.resistance[1])
