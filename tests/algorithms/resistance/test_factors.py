"""Grading of factors: total, by ranges, classes and functions."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.factors import (
    BARRIER,
    AsIs,
    Classes,
    Closed,
    Factor,
    Function,
    Outside,
    Ranges,
    Transform,
)

SLOPE = Ranges((0, 5, 10, 20), (1, 100, 500))


def test_ranges_grade_written_out_values():
    """Bounds belong to the range above them, the last to the last range; no data stays no data."""
    values = [[0, 4.999, 5], [9.999, 10, 20], [np.nan, 12, 3]]
    expected = [[1, 1, 100], [100, 500, 500], [np.nan, 500, 1]]
    np.testing.assert_array_equal(SLOPE.grade(values), expected)
    closed = replace(SLOPE, closed=Closed.RIGHT)
    np.testing.assert_array_equal(closed.grade([0, 5, 5.001, 10, 20]), [1, 1, 100, 100, 500])


@pytest.mark.parametrize("closed", Closed)
def test_ranges_are_total(closed):
    """Every number between the bounds, these and their neighbours included, falls in exactly one range."""
    random = np.random.default_rng(1)
    bounds = np.sort(random.normal(0, 100, 9))
    grading = Ranges(tuple(bounds), tuple(range(1, 9)), closed=closed)
    near = np.concatenate([bounds, np.nextafter(bounds, np.inf), np.nextafter(bounds, -np.inf)])
    values = np.concatenate([near, random.uniform(bounds[0], bounds[-1], 2000)])
    grades = grading.grade(values)
    assert np.isin(grades, grading.grades).all()
    for low, high, grade, _ in grading.rows():
        inside = (values > low) & (values < high)
        assert (grades[inside] == grade).all()


@pytest.mark.parametrize(
    ("outside", "expected"),
    [(Outside.NEAREST, [1, 500]), (Outside.BARRIER, [BARRIER, BARRIER]), (Outside.GRADE, [7, 7])],
)
def test_ranges_do_outside_what_they_say(outside, expected):
    """Values below and above all ranges get the nearest grade, none, or another, as was chosen."""
    grading = replace(SLOPE, outside=outside, other=7)
    np.testing.assert_array_equal(grading.grade([-1, 21]), expected)


def test_outside_can_be_refused_by_name():
    """A value outside is named with the factor where that was chosen."""
    with pytest.raises(InvalidValueError, match=r"Slope holds -1, 25, outside the ranges from 0 to 20"):
        Factor("Slope", grading=replace(SLOPE, outside=Outside.REFUSE)).grade([25, -1, 3, np.nan])


def test_ranges_edits_keep_them_total():
    """Splitting and joining ranges, and another grade, leave no gap and the old grading as it was."""
    split = SLOPE.split(7)
    assert split.bounds == (0, 5, 7, 10, 20)
    assert split.grades == (1, 100, 100, 500)
    assert split.joined(1) == SLOPE
    assert SLOPE.changed(0, grade=3, name="flat").rows()[0] == (0, 5, 3, "flat")
    assert SLOPE.grades[0] == 1
    with pytest.raises(InvalidValueError, match="A bound at 5 cuts no range"):
        SLOPE.split(5)
    with pytest.raises(InvalidValueError, match="Range 3 has no next one"):
        SLOPE.joined(2)


def test_classes_grade_codes_in_any_order():
    """Codes need no order, may be negative, and unknown ones do what was chosen."""
    grading = Classes((50, -3, 10), (500, 7, 1), ("built", "moor", "forest"), outside=Outside.BARRIER)
    np.testing.assert_array_equal(
        grading.grade([[10, 50, -3], [11, np.nan, 60]]), [[1, 500, 7], [BARRIER, np.nan, BARRIER]]
    )
    with pytest.raises(InvalidValueError, match=r"Cover holds 11, 12, outside the classes of its table"):
        replace(grading, outside=Outside.REFUSE).grade([10, 12, 11], "Cover")
    assert grading.with_class(12, 30, "grass").without(0).codes == (-3, 10, 12)
    assert grading.changed(2, grade=2).grades == (500, 7, 2)


@pytest.mark.parametrize("function", Function)
@pytest.mark.parametrize(("start", "end"), [(1, 100), (100, 1)])
def test_transforms_meet_their_ends_and_never_turn_back(function, start, end):
    """Every curve starts and ends at its grades, is monotone between, and stays at the ends outside."""
    for shape in (0.3, 1, 5, 500):
        grading = Transform(function, 10, 30, start, end, shape, 0.3)
        grades = grading.grade([-5, 10, 30, 99])
        np.testing.assert_array_equal(grades, [start, start, end, end])
        steps = np.diff(grading.grade(np.linspace(10, 30, 101)))
        assert (steps * np.sign(end - start) >= -1e-9).all()


def test_transforms_at_points_worked_out_by_hand():
    """Halfway between 0 and 10: each function by its formula."""
    half = {
        Transform(Function.LINEAR, 0, 10, 1, 101): 51,
        Transform(Function.POWER, 0, 10, 1, 101, 2): 26,
        Transform(Function.EXPONENTIAL, 0, 10, 1, 101, 2): 1 + 100 * (math.e - 1) / (math.e**2 - 1),
        Transform(Function.EXPONENTIAL, 0, 10, 1, 101, -2): 1 + 100 * (math.exp(-1) - 1) / (math.exp(-2) - 1),
        Transform(Function.LOGISTIC, 0, 10, 1, 101, 8): 51,
    }
    for grading, expected in half.items():
        assert grading.grade([5.0])[0] == pytest.approx(expected, rel=1e-12)


def test_exponential_is_the_published_curve_of_suitability():
    """Suitability becomes resistance by 100 - 99 (1 - exp(-c h)) / (1 - exp(-c)), for every c that the paper tries."""
    h = np.linspace(0, 1, 11)
    for c in (0.25, 1, 2, 4, 8, 16):
        expected = 100 - 99 * (1 - np.exp(-c * h)) / (1 - np.exp(-c))
        np.testing.assert_allclose(Transform("exponential", 0, 1, 100, 1, -c).grade(h), expected, rtol=1e-12)


def test_as_is_takes_resistances_and_nothing_below_zero():
    """Values that are resistances already stay; what cannot be one is refused."""
    np.testing.assert_array_equal(AsIs().grade([1, np.nan, 0]), [1, np.nan, 0])
    with pytest.raises(InvalidValueError, match=r"NDVI holds -0\.5 and has no grades"):
        Factor("NDVI").grade([0.1, -0.5])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Ranges((0, 5), (1, 2)), "2 bounds are given for 2 ranges"),
        (lambda: Ranges((0, 5, 5), (1, 2)), "Bounds 0, 5, 5 must ascend"),
        (lambda: Ranges((0, 5), (-1,)), "Grade -1 must be at least 0"),
        (lambda: Ranges((0, 5), (1,), names=("a", "b")), "2 names are given for 1 grades"),
        (lambda: Classes((1, 1), (1, 2)), "Class 1 comes twice"),
        (lambda: Classes((1.5,), (1,)), "Class '1.5' must be a whole number"),
        (lambda: Classes((1,), (1,), outside="nearest"), "Classes have no order"),
        (lambda: Transform("linear", 5, 5, 1, 2), "its start must be below its end"),
        (lambda: Transform("power", 0, 5, 1, 2, 0), "shape of a power function is 0; it must be above 0"),
        (lambda: Transform("exponential", 0, 5, 1, 2, 0), "must be anything but 0"),
        (lambda: Transform("linear", 0, 5, -1, 2), "must be at least 0"),
        (lambda: Transform("logistic", 0, 5, 1, 2, 1, 2), "midpoint of a logistic function is 2"),
        (lambda: Factor(" "), "A factor has no name"),
    ],
)
def test_gradings_refuse(make, message):
    """What is no grading is refused when it is made."""
    with pytest.raises(InvalidValueError, match=message):
        make()
