"""Ranges from the values of a factor themselves: of equal width, equally full, or along natural gaps."""

from __future__ import annotations

import enum

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from .factors import Ranges

MOST_BREAK_VALUES = 1000


class Breaks(enum.Enum):
    """How values are divided into ranges: of equal width, with equally many cells, or by natural breaks."""

    EQUAL = "equal"
    QUANTILE = "quantile"
    NATURAL = "natural"


def spread_grades(count, least=1.0, most=100.0):
    """Return so many grades in equal steps from one to another."""
    return tuple(np.linspace(least, most, count).tolist())


def ranges_of(values, count, by=Breaks.QUANTILE, *, least=1.0, most=100.0):
    """Return ranges that divide the values of a raster, graded in equal steps.

    Parameters
    ----------
    values : array of float
        NaN is left out.
    count : int
        How many ranges, >= 2; fewer come where the values do not differ enough.
    by : Breaks
        How they are divided.
    least, most : float
        Grades of the first and of the last range.

    Returns
    -------
    Ranges
        From the least to the largest value; what lies beyond gets the nearest grade.
    """
    inner = break_values(values, count, by)
    known = _known(values)
    bounds = (float(known.min()), *inner, float(known.max()))
    if bounds[0] == bounds[-1]:
        raise InvalidValueError(f"All values are {bounds[0]:g}; ranges need values that differ.")
    # A break at the largest value parts that value alone, which no range from there upwards can hold.
    bounds = bounds[:-1] if len(bounds) > 2 and bounds[-2] == bounds[-1] else bounds
    return Ranges(bounds, spread_grades(len(bounds) - 1, least, most))


def break_values(values, count, by=Breaks.QUANTILE):
    """Return the bounds between ranges: the least value of each range but the first.

    Parameters
    ----------
    values : array of float
        NaN is left out.
    count : int
        How many ranges, >= 1.
    by : Breaks
        How they are divided.

    Returns
    -------
    tuple of float
        Ascending, fewer than ``count - 1`` where the values do not differ enough.

    Raises
    ------
    EmptyInputError
        If no value is known.

    Notes
    -----
    Natural breaks make the sum of squared differences from the means of the ranges least (Fisher 1958, Jenks 1967).
    They are exact for up to 1000 different values; more are first gathered in 1000 steps of equal width.

    References
    ----------
    Fisher, W. D. (1958). On grouping for maximum homogeneity. Journal of the American Statistical Association 53,
    789-798. doi:10.1080/01621459.1958.10501479
    Jenks, G. F. (1967). The data model concept in statistical mapping. International Yearbook of Cartography 7,
    186-190.
    """
    known, by = _known(values), Breaks(by)
    if count < 1:
        raise InvalidValueError(f"{count} ranges are asked for; at least 1 is needed.")
    if by is Breaks.NATURAL:
        return _natural_breaks(known, count)
    if by is Breaks.EQUAL:
        inner = np.linspace(known.min(), known.max(), count + 1)[1:-1]
    else:
        inner = np.quantile(known, np.arange(1, count) / count)
    return tuple(np.unique(inner[inner > known.min()]).tolist())


def _known(values):
    """Return the values that are there, or raise."""
    known = np.asarray(values, float).ravel()
    known = known[np.isfinite(known)]
    if not known.size:
        raise EmptyInputError("There is no value to divide into ranges; the factor has no data.")
    return known


def _natural_breaks(known, count):
    """Return the least value of each class but the first, of the classes that differ least within themselves."""
    least, sums, squares, numbers = _gathered(known)
    count = min(count, len(least))
    totals = [np.concatenate(([0.0], np.cumsum(part))) for part in (numbers, sums, squares)]
    # spread[i, j] is the sum of squared differences within a class of the values i to j.
    number, total, square = (part[None, 1:] - part[:-1, None] for part in totals)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.where(number > 0, square - total**2 / number, np.inf)
    spread = np.where(np.tri(len(least), k=-1, dtype=bool), np.inf, np.maximum(spread, 0))
    best, starts = spread[0], []
    for _ in range(1, count):
        cost = np.concatenate(([np.inf], best[:-1]))[:, None] + spread
        starts.append(cost.argmin(axis=0))
        best = cost.min(axis=0)
    end, found = len(least) - 1, []
    for start in reversed(starts):
        found.append(float(least[start[end]]))
        end = start[end] - 1
    return tuple(reversed(found))


def _gathered(known):
    """Return least value, sum, sum of squares about the mean and number of each different value, or of each step."""
    values, place, numbers = np.unique(known, return_inverse=True, return_counts=True)
    if len(values) > MOST_BREAK_VALUES:
        span = known.max() - known.min()
        step = np.minimum((known - known.min()) / span * MOST_BREAK_VALUES, MOST_BREAK_VALUES - 1).astype(int)
        _, place, numbers = np.unique(step, return_inverse=True, return_counts=True)
        values = np.full(len(numbers), np.inf)
        np.minimum.at(values, place, known)
    place = place.ravel()
    centred = known - known.mean()
    sums = np.bincount(place, centred)
    return values, sums, np.bincount(place, centred**2), numbers.astype(float)


def parse_breaks(text):
    """Return bounds that were typed, such as ``0; 5; 10; 20``."""
    parts = text.replace("；", ";").replace("，", ",").replace(";", " ").replace(",", " ").split()
    try:
        found = [float(part) for part in parts]
    except ValueError:
        raise InvalidValueError(f"Breaks are '{text}'; they must be numbers separated by ;.") from None
    if len(found) < 2 or not all(a < b for a, b in zip(found, found[1:])):
        raise InvalidValueError(f"Breaks are '{text}'; at least 2 numbers that ascend are needed.")
    return tuple(found)
