"""Factors of resistance and how their values are graded: by ranges, classes or functions.

A grade is the resistance that a value of the factor stands for. Grading is total: every number gets a grade, one
outside the ranges or classes by a choice that each grading states. Infinity is the grade of what cannot be crossed;
NaN is no data and stays so.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace

import numpy as np

from ..errors import InvalidValueError

BARRIER = math.inf


class Measure(enum.Enum):
    """What is graded: the value of a raster, or the straight distance from features, computed on the grid."""

    VALUE = "value"
    DISTANCE = "distance"


class Outside(enum.Enum):
    """What happens to numbers outside all ranges or classes: the nearest grade, impassable, another grade, an error."""

    NEAREST = "nearest"
    BARRIER = "barrier"
    GRADE = "grade"
    REFUSE = "refuse"


class Closed(enum.Enum):
    """Which end belongs to a range: left means from <= value < to, right means from < value <= to."""

    LEFT = "left"
    RIGHT = "right"


class Function(enum.Enum):
    """How grades change from the one end of the values to the other."""

    LINEAR = "linear"
    EXPONENTIAL = "exponential"
    POWER = "power"
    LOGISTIC = "logistic"


@dataclass(frozen=True)
class AsIs:
    """The values of the factor are resistances already."""

    kind = "as is"

    def grade(self, values, name="Factor"):
        """Return the values as grades, refusing those that are no resistance."""
        grades = np.asarray(values, float)
        least = np.fmin.reduce(grades, axis=None, initial=np.nan)
        if least < 0:
            raise InvalidValueError(
                f"{name} holds {least:g} and has no grades; resistance is at least 0. Give it ranges, classes or a "
                "function in the table."
            )
        return grades


@dataclass(frozen=True)
class Ranges:
    """A grade for each range of values.

    Parameters
    ----------
    bounds : tuple of float
        Ascending, one more than there are grades; the first may be -inf and the last inf. A value belongs to the one
        range between two bounds, so none falls between ranges.
    grades : tuple of float
        Resistance of each range, >= 0; infinity where it cannot be crossed.
    closed : Closed
        Which end belongs to a range. The outermost bounds always belong to theirs.
    outside : Outside
        What happens to values beyond the outermost bounds.
    other : float
        Their grade where `outside` is `Outside.GRADE`.
    names : tuple of str
        What each range is called; empty if nobody said.
    """

    bounds: tuple
    grades: tuple
    closed: Closed = Closed.LEFT
    outside: Outside = Outside.NEAREST
    other: float = BARRIER
    names: tuple = ()

    kind = "ranges"

    def __post_init__(self):
        bounds, grades = tuple(map(float, self.bounds)), tuple(map(float, self.grades))
        if not grades or len(bounds) != len(grades) + 1:
            raise InvalidValueError(
                f"{len(bounds)} bounds are given for {len(grades)} ranges; one more than there are ranges is needed."
            )
        if not all(a < b for a, b in zip(bounds, bounds[1:])):
            raise InvalidValueError(f"Bounds {_list(bounds)} must ascend from one to the next.")
        _check_grades(grades, self.outside, self.other)
        _settle(self, bounds=bounds, grades=grades, closed=Closed(self.closed), outside=Outside(self.outside))
        _settle(self, names=_labels(self.names, len(grades)))

    def grade(self, values, name="Factor"):
        """Return the grade of each value; NaN stays NaN."""
        values = np.asarray(values, float)
        with np.errstate(invalid="ignore"):
            beyond = (values < self.bounds[0]) | (values > self.bounds[-1])
        grades = np.array(self.grades)[self.places(values)]
        span = f"the ranges from {self.bounds[0]:g} to {self.bounds[-1]:g}"
        return _with_outside(grades, values, beyond, self, name, span)

    def places(self, values):
        """Return which range each value falls in, the nearest for one outside; the last for NaN."""
        side = "right" if self.closed is Closed.LEFT else "left"
        return np.searchsorted(np.array(self.bounds[1:-1]), values, side)

    def changed(self, place, *, grade=None, name=None):
        """Return the grading with another grade or name for one range."""
        return _changed(self, place, grade, name)

    def split(self, bound):
        """Return the grading with one range cut in two, both of its grade."""
        inside = [k for k in range(len(self.grades)) if self.bounds[k] < bound < self.bounds[k + 1]]
        if not inside:
            raise InvalidValueError(f"A bound at {bound:g} cuts no range; it must lie within one and not at its end.")
        k = inside[0]
        return replace(
            self,
            bounds=(*self.bounds[: k + 1], float(bound), *self.bounds[k + 1 :]),
            grades=(*self.grades[: k + 1], *self.grades[k:]),
            names=(*self.names[: k + 1], *self.names[k:]),
        )

    def joined(self, place):
        """Return the grading with a range and the one after it made one, of the grade of the first."""
        if not 0 <= place < len(self.grades) - 1:
            raise InvalidValueError(f"Range {place + 1} has no next one to be joined with.")
        drop = place + 1
        return replace(
            self,
            bounds=self.bounds[:drop] + self.bounds[drop + 1 :],
            grades=self.grades[:drop] + self.grades[drop + 1 :],
            names=self.names[:drop] + self.names[drop + 1 :],
        )

    def rows(self):
        """Return ``(from, to, grade, name)`` of each range."""
        return tuple(zip(self.bounds, self.bounds[1:], self.grades, self.names))


@dataclass(frozen=True)
class Classes:
    """A grade for each class code.

    Parameters
    ----------
    codes : tuple of int
        Values of the raster, each once.
    grades : tuple of float
        Resistance of each class, >= 0; infinity where it cannot be crossed.
    names : tuple of str
        What each class is called; empty if nobody said.
    outside : Outside
        What happens to classes that are not named; not `Outside.NEAREST`, since codes have no order.
    other : float
        Their grade where `outside` is `Outside.GRADE`.
    """

    codes: tuple
    grades: tuple
    names: tuple = ()
    outside: Outside = Outside.REFUSE
    other: float = BARRIER

    kind = "classes"

    def __post_init__(self):
        grades = tuple(map(float, self.grades))
        if not grades or len(self.codes) != len(grades):
            raise InvalidValueError(f"{len(grades)} grades are given for {len(self.codes)} classes; each needs one.")
        for code in self.codes:
            if float(code) != math.floor(float(code)):
                raise InvalidValueError(f"Class '{code}' must be a whole number.")
        codes = tuple(int(float(code)) for code in self.codes)
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise InvalidValueError(f"Class {twice[0]} comes twice; keep one of them.")
        _check_grades(grades, self.outside, self.other)
        if Outside(self.outside) is Outside.NEAREST:
            raise InvalidValueError("Classes have no order, so 'nearest' is no rule for those that are not named.")
        _settle(self, codes=codes, grades=grades, outside=Outside(self.outside))
        _settle(self, names=_labels(self.names, len(grades)))

    def grade(self, values, name="Factor"):
        """Return the grade of each value; NaN stays NaN."""
        values = np.asarray(values, float)
        place = self.places(values)
        unknown = (place < 0) & ~np.isnan(values)
        return _with_outside(np.array(self.grades)[place], values, unknown, self, name, "the classes of its table")

    def places(self, values):
        """Return which class each value is, -1 for one that is not named and for NaN."""
        order = np.argsort(self.codes)
        codes = np.array(self.codes, float)[order]
        place = np.minimum(np.searchsorted(codes, values), len(codes) - 1)
        return np.where(codes[place] == values, order[place], -1)

    def changed(self, place, *, grade=None, name=None):
        """Return the grading with another grade or name for one class."""
        return _changed(self, place, grade, name)

    def with_class(self, code, grade, name=""):
        """Return the grading with one class more."""
        return replace(self, codes=(*self.codes, code), grades=(*self.grades, grade), names=(*self.names, name))

    def without(self, place):
        """Return the grading without one class."""
        parts = {
            key: getattr(self, key)[:place] + getattr(self, key)[place + 1 :] for key in ("codes", "grades", "names")
        }
        return replace(self, **parts)

    def rows(self):
        """Return ``(code, grade, name)`` of each class."""
        return tuple(zip(self.codes, self.grades, self.names))


@dataclass(frozen=True)
class Transform:
    """Grades that change smoothly with the value.

    Parameters
    ----------
    function : Function
        The form of the curve.
    low, high : float
        Values at the ends of the curve, low < high.
    start, end : float
        Grades at `low` and at `high`, >= 0; the end may be below the start.
    shape : float
        Steepness: the rate of the exponential (not 0; negative bends the other way), the exponent of the power (> 0),
        or the rate of the logistic curve (> 0). The linear function has none.
    midpoint : float
        Where the logistic curve is steepest, as a share of the way from `low` to `high`, 0 to 1.
    outside : Outside
        What happens to values beyond `low` and `high`.
    other : float
        Their grade where `outside` is `Outside.GRADE`.

    Notes
    -----
    With ``t = (x - low) / (high - low)`` the grade is ``start + (end - start) s(t)``, where s is

    - linear: t
    - power: t^k
    - exponential: (exp(k t) - 1) / (exp(k) - 1)
    - logistic: (L(t) - L(0)) / (L(1) - L(0)), L(t) = 1 / (1 + exp(-k (t - m)))

    so that every curve starts and ends at its grades. The exponential with k = -c turns suitability h, 0 to 1, into
    ``100 - 99 (1 - exp(-c h)) / (1 - exp(-c))`` for grades 100 to 1 (Keeley et al. 2016).

    References
    ----------
    Keeley, A. T. H., Beier, P. & Gagnon, J. W. (2016). Estimating landscape resistance from habitat suitability:
    effects of data source and nonlinearities. Landscape Ecology 31, 2151-2162. doi:10.1007/s10980-016-0387-5
    """

    function: Function
    low: float
    high: float
    start: float
    end: float
    shape: float = 1.0
    midpoint: float = 0.5
    outside: Outside = Outside.NEAREST
    other: float = BARRIER

    kind = "function"

    def __post_init__(self):
        _settle(self, function=Function(self.function), outside=Outside(self.outside))
        for key in ("low", "high", "start", "end", "shape", "midpoint", "other"):
            _settle(self, **{key: float(getattr(self, key))})
        if not -math.inf < self.low < self.high < math.inf:
            raise InvalidValueError(
                f"The {self.function.value} function runs from {self.low:g} to {self.high:g}; its start must be below "
                "its end."
            )
        if not (0 <= self.start < math.inf and 0 <= self.end < math.inf):
            raise InvalidValueError(f"Grades {self.start:g} and {self.end:g} of a function must be at least 0.")
        _check_grades((), self.outside, self.other)
        wrong = self.shape == 0 if self.function is Function.EXPONENTIAL else not self.shape > 0
        if not math.isfinite(self.shape) or (wrong and self.function is not Function.LINEAR):
            rule = "anything but 0" if self.function is Function.EXPONENTIAL else "above 0"
            raise InvalidValueError(
                f"The shape of a {self.function.value} function is {self.shape:g}; it must be {rule}."
            )
        if not 0 <= self.midpoint <= 1:
            raise InvalidValueError(f"The midpoint of a logistic function is {self.midpoint:g}; it must be 0 to 1.")

    def grade(self, values, name="Factor"):
        """Return the grade of each value; NaN stays NaN."""
        values = np.asarray(values, float)
        share = (np.clip(values, self.low, self.high) - self.low) / (self.high - self.low)
        # The ends are met exactly, and rounding never leads beyond them.
        way = np.clip(self._way(share), 0, 1)
        grades = self.start * (1 - way) + self.end * way
        with np.errstate(invalid="ignore"):
            beyond = (values < self.low) | (values > self.high)
        return _with_outside(grades, values, beyond, self, name, f"the function from {self.low:g} to {self.high:g}")

    def _way(self, share):
        """Return how far the grade has come, 0 to 1, at a share of the way of the values."""
        k, m = self.shape, self.midpoint
        if self.function is Function.POWER:
            return share**k
        if self.function is Function.EXPONENTIAL:
            # Written so that the exponential never overflows, whichever way it bends.
            if k > 0:
                return np.exp(k * (share - 1)) * np.expm1(-k * share) / np.expm1(-k)
            return np.expm1(k * share) / np.expm1(k)
        if self.function is Function.LOGISTIC:
            first, last = _logistic(-k * m), _logistic(k * (1 - m))
            return (_logistic(k * (share - m)) - first) / (last - first)
        return share


def _logistic(x):
    """Return 1 / (1 + exp(-x))."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def _settle(grading, **values):
    """Give fields of a frozen grading their settled form."""
    for key, value in values.items():
        object.__setattr__(grading, key, value)


def _labels(names, count):
    """Return one name for each row, empty where there are none."""
    names = tuple(str(name) for name in names) or ("",) * count
    if len(names) != count:
        raise InvalidValueError(f"{len(names)} names are given for {count} grades; each needs one, or none of them.")
    return names


def _list(numbers):
    """Return numbers as they are quoted."""
    return ", ".join(f"{number:g}" for number in numbers)


def _check_grades(grades, outside, other):
    """Raise unless grades are resistances."""
    if Outside(outside) is Outside.GRADE:
        grades = (*grades, other)
    for grade in grades:
        if not grade >= 0:
            raise InvalidValueError(f"Grade {grade:g} must be at least 0, or infinite for what cannot be crossed.")


def _changed(grading, place, grade, name):
    """Return a grading with another grade or name in one row."""
    grades, names = list(grading.grades), list(grading.names)
    grades[place] = grades[place] if grade is None else grade
    names[place] = names[place] if name is None else name
    return replace(grading, grades=tuple(grades), names=tuple(names))


def _with_outside(grades, values, beyond, grading, name, where):
    """Return grades with what lies outside graded as the grading says, and NaN where there is no value."""
    if beyond.any():
        if grading.outside is Outside.REFUSE:
            found = np.unique(values[beyond])
            shown = _list(found[:8]) + (f" and {len(found) - 8} more" if len(found) > 8 else "")
            raise InvalidValueError(
                f"{name} holds {shown}, outside {where}. Give what is outside grades, or choose what happens to it."
            )
        if grading.outside is not Outside.NEAREST:
            grades = np.where(beyond, grading.other if grading.outside is Outside.GRADE else BARRIER, grades)
    return np.where(np.isnan(values), np.nan, grades)


@dataclass(frozen=True)
class Factor:
    """Something that makes land hard to cross.

    Parameters
    ----------
    name : str
        What it is called; tells the factors of one scheme apart.
    source : str
        Where its raster or its features come from: the name or the path of a layer; empty if it is handed over.
    measure : Measure
        Whether the values of the raster count, or the distance from the features, map units.
    grading : AsIs, Ranges, Classes or Transform
        Which resistance each value stands for.
    unit : str
        Unit of the values, to be shown.
    """

    name: str
    source: str = ""
    measure: Measure = Measure.VALUE
    grading: object = AsIs()
    unit: str = ""

    def __post_init__(self):
        if not self.name.strip():
            raise InvalidValueError("A factor has no name; each needs one of its own.")
        _settle(self, name=self.name.strip(), measure=Measure(self.measure))

    def grade(self, values):
        """Return the grade of each value, as the grading of the factor does."""
        return self.grading.grade(values, self.name)
