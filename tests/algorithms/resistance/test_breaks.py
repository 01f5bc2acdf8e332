"""Ranges from values: equal, equally full, and along the natural gaps."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from ....algorithms.errors import EmptyInputError, InvalidValueError
from ....algorithms.resistance.breaks import Breaks, break_values, parse_breaks, ranges_of, spread_grades
from ....algorithms.resistance.factors import Ranges


def test_breaks_of_values_worked_out_by_hand():
    """Equal width, equally many, and the natural gaps of a row of numbers."""
    values = np.array([0, 1, 2, 10, 11, 12, 20, np.nan])
    assert break_values(values, 4, Breaks.EQUAL) == (5, 10, 15)
    assert break_values(values, 2, Breaks.QUANTILE) == (10,)
    assert break_values(values, 3, Breaks.NATURAL) == (10, 20)
    assert ranges_of(values, 3, Breaks.NATURAL, least=1, most=9) == Ranges((0, 10, 20), (1, 9))
    assert spread_grades(3, 1, 9) == (1, 5, 9)


def test_natural_breaks_are_the_best_of_all_divisions():
    """No other division of a dozen numbers into four has a smaller sum of squares."""
    random = np.random.default_rng(5)

    def cost(values, ends):
        parts = np.split(values, ends)
        return sum(((part - part.mean()) ** 2).sum() for part in parts)

    for _ in range(5):
        values = np.sort(random.gamma(1, 10, 12))
        best = min(cost(values, ends) for ends in itertools.combinations(range(1, 12), 3))
        found = np.searchsorted(values, break_values(values, 4, Breaks.NATURAL))
        assert cost(values, found) == pytest.approx(best, rel=1e-9)


def test_natural_breaks_of_many_values_fall_in_the_gaps():
    """Four heaps of 20 000 values are told apart, though they are gathered first."""
    random = np.random.default_rng(4)
    values = np.concatenate([random.uniform(10 * k, 10 * k + 4, 5000) for k in range(4)])
    found = np.array(break_values(values, 4, Breaks.NATURAL))
    np.testing.assert_allclose(found, [10, 20, 30], atol=0.05)


def test_few_values_give_few_ranges():
    """Where values do not differ enough fewer ranges come, and every value still has one."""
    for by in Breaks:
        grading = ranges_of([3, 3, 3, 8], 5, by)
        np.testing.assert_array_equal(grading.grade([3.0, 8.0]) > 0, True)
    with pytest.raises(InvalidValueError, match="All values are 3"):
        ranges_of([3, 3], 2)
    with pytest.raises(EmptyInputError, match="no value to divide"):
        break_values([np.nan], 2)


def test_parse_breaks():
    """Own numbers are read with any mark between them, and must ascend."""
    assert parse_breaks("0; 5；10, 20") == (0, 5, 10, 20)
    for text in ("5", "5; 3", "a; b"):
        with pytest.raises(InvalidValueError, match="Breaks are"):
            parse_breaks(text)
