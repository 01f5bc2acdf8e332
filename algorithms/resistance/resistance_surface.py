"""Resistance from several factors: each is graded, weighed and combined; roads and barriers are burnt in last.

Strategy:

1. measure distances from features on the grid, and grade every factor;
2. weigh, by hand, by comparison or by what the grades themselves say;
3. combine the grades cell by cell, keep them within minimum and maximum, fill what has no data;
4. burn in lines and areas, every cell they touch;
5. look at the result: how often each level occurs, and what may be wrong with it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .. import raster_io
from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster, row_bands
from ..progress import Progress, interruptible
from ..validation import check_memory, check_projected, check_range, check_same_grid
from .factors import BARRIER, AsIs, Measure, Ranges, Transform
from .weighing_scheme import Combine, NodataAs, WeighBy

BYTES_PER_CELL = 40
BYTES_PER_FACTOR = 4
BYTES_PER_COLUMN = 24
HISTOGRAM_BINS = 20
MOST_LEVELS = 16
BAR = 40
HAIR = 1e-4
TOP = 0.1
MOST_AT_TOP = 0.5


@dataclass(frozen=True)
class ResistanceSurface:
    """A resistance and how it came about.

    Parameters
    ----------
    resistance : Raster
        float32, cost per unit length of crossing a cell, > 0; NaN where nothing can cross.
    weights : tuple of float
        Weight of each factor, their sum is 1.
    factors : dict
        Table: ``factor``, ``source``, ``graded_by``, ``weight``, ``least_grade``, ``mean_grade``, ``greatest_grade``,
        ``percent_without_data``, ``percent_barred``.
    grades : dict
        Table: ``factor``, ``from``, ``to``, ``class``, ``name``, ``grade``, ``percent_of_cells``.
    levels : dict
        Table of all resistances, or of tenths of the cells where there are many: ``from``, ``to``, ``cells``,
        ``percent_of_cells``.
    histogram : dict
        Table of equal steps of resistance: ``from``, ``to``, ``percent_of_cells`` and ``bar``, drawn in text.
    warnings : tuple of str
        What may be wrong with the resistance.
    """

    resistance: Raster
    weights: tuple
    factors: dict
    grades: dict
    levels: dict
    histogram: dict
    warnings: tuple


def resistance_surface(scheme, rasters, *, features=None, burnt=None, progress=None):
    """Turn graded and weighed factors into a resistance surface.

    Use it where more than land cover decides how hard land is to cross; the resistance from land cover alone needs no
    weights.

    Parameters
    ----------
    scheme : WeighingScheme
        Factors, grades, weights and how they are combined.
    rasters : dict of str to Raster
        By the name of each factor that is graded by its values, shape ``(rows, columns)`` each, on one grid; continuous
        with NaN for no data, or classes with a mask.
    features : dict of str to sequence of bytes, optional
        WKB by the name of each factor that is graded by distance, in the coordinate system of the rasters.
    burnt : dict of str to tuple, optional
        By the name of each `Burnt` of the scheme: its shapes as WKB, and the resistance of each, > 0, infinity for what
        cannot be crossed; None in its place for that of the scheme.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    ResistanceSurface

    Raises
    ------
    UnprojectedError
        If the rasters have no projected coordinate system.
    GridMismatchError
        If they are not on one grid.
    InvalidValueError
        If a raster or features are missing, or a value has no grade.
    EmptyInputError
        If no feature lies on the grid, or no cell can be crossed.

    Notes
    -----
    With grades R_k and weights w_k of sum 1: weighted sum ``sum(w_k R_k)``; weighted product ``prod(R_k^w_k)``; maximum
    ``max(R_k)``, in which weights have no part. A factor that weighs 0 has no part in sums and products, nor has its
    missing data. What cannot be crossed by one factor cannot be crossed at all.

    Distances are straight, from the centre of a cell to the centre of the nearest cell that a feature touches, in map
    units; features outside the grid are not seen. Every cell that a line touches is burnt in, so that a thin road
    leaves no gap; burnt values replace the combined ones, are not limited by minimum and maximum, and stay out of cells
    without data.

    Memory: about 40 bytes a cell and 4 more for each factor, or 28 where the grades have a say in the weights, beside
    the rasters.

    Examples
    --------
    Grades ``[1, 100]`` and ``[1, 50]`` with weights 0.7 and 0.3 give ``[1, 85]``.
    """
    progress = progress or Progress()
    grid = _checked_grid(scheme, rasters, features or {}, burnt or {})
    share = 0.6 / len(scheme.factors)
    graded, counts = [], []
    for k, factor in enumerate(scheme.factors):
        part = progress.part(k * share, (k + 1) * share)
        values = _values(factor, rasters, features or {}, grid, part)
        grades, count = _graded(factor, values, grid.shape, part)
        graded.append(grades)
        counts.append(count)
    weights = scheme.weights(_columns(scheme, graded))
    surface = _combined(graded, weights, scheme, progress.part(0.6, 0.75))
    surface = _limited(surface, scheme)
    _burn(surface, scheme, burnt or {}, grid, progress.part(0.75, 0.9))
    surface[np.isinf(surface)] = np.nan
    if np.isnan(surface).all():
        raise EmptyInputError("No cell of the resistance can be crossed; check grades, no data and what is burnt in.")
    resistance = Raster(surface.astype(np.float32), grid, name="Resistance")
    known = resistance.values[~np.isnan(resistance.values)]
    warnings = (*_contradictions(scheme), *_doubts(known))
    for sentence in warnings:
        progress.warn(sentence)
    progress.report(1)
    return ResistanceSurface(
        resistance,
        weights,
        _factor_table(scheme, weights, graded),
        _grade_table(scheme, counts),
        _level_table(known),
        _histogram(known),
        warnings,
    )


def _checked_grid(scheme, rasters, features, burnt):
    """Return the one grid of all rasters, or raise if something is missing or does not match."""
    if not scheme.factors:
        raise InvalidValueError("The scheme has no factor; a resistance needs at least one.")
    needed = [factor.name for factor in scheme.factors if factor.measure is Measure.VALUE]
    for name in needed:
        if name not in rasters:
            raise InvalidValueError(f"Factor '{name}' has no raster; give one for each factor graded by its values.")
    for factor in scheme.factors:
        if factor.measure is Measure.DISTANCE and factor.name not in features:
            raise InvalidValueError(f"Factor '{factor.name}' is a distance and has no features; give their layer.")
    for each in scheme.burnt:
        if each.name not in burnt:
            raise InvalidValueError(f"'{each.name}' is to be burnt in and has no features; give their layer.")
    if not needed:
        raise InvalidValueError("All factors are distances; one raster at least is needed to say where the cells lie.")
    first = rasters[needed[0]]
    check_projected(first.grid, first.name)
    check_same_grid(first, *(rasters[name] for name in needed[1:]))
    per_factor = BYTES_PER_FACTOR + (0 if scheme.weigh_by in (WeighBy.DIRECT, WeighBy.AHP) else BYTES_PER_COLUMN)
    bytes_per_cell = BYTES_PER_CELL + per_factor * len(scheme.factors)
    check_memory(bytes_per_cell * first.grid.size, "The resistance surface")
    return first.grid


def _values(factor, rasters, features, grid, progress):
    """Return a function that gives the values of a factor for a band of rows, NaN for no data."""
    if factor.measure is Measure.DISTANCE:
        distances = interruptible(distance_from, features[factor.name], grid, factor.name, progress=progress)
        return lambda rows: distances[rows]
    raster = rasters[factor.name]
    if raster.valid is None:
        return lambda rows: raster.values[rows]
    return lambda rows: np.where(raster.valid[rows], raster.values[rows], np.nan)


def distance_from(shapes, grid, name="Features"):
    """Return the straight distance of every cell from features, centre to centre of the nearest cell touched.

    Parameters
    ----------
    shapes : sequence of bytes
        WKB in the coordinate system of `grid`.
    grid : Grid
        Where the cells lie.
    name : str
        What messages call the features.

    Returns
    -------
    numpy.ndarray of float64
        Shape ``(rows, columns)``, map units.

    Raises
    ------
    EmptyInputError
        If no feature touches a cell.
    """
    touched = raster_io.rasterize(shapes, [1] * len(shapes), grid, touched=True) > 0
    if not touched.any():
        raise EmptyInputError(f"{name}: none of {len(shapes)} features lies on the grid; distances need at least one.")
    return ndimage.distance_transform_edt(~touched, sampling=grid.cell[::-1])


def _graded(factor, values, shape, progress):
    """Return the grades of a factor, float32, and how many cells each of its rows has, None where it has no rows."""
    grades = np.empty(shape, np.float32)
    counts = None if isinstance(factor.grading, (AsIs, Transform)) else np.zeros(len(factor.grading.grades), np.int64)
    for rows in row_bands(shape):
        band = values(rows)
        grades[rows] = factor.grade(band)
        if counts is not None:
            place = factor.grading.places(band)[~np.isnan(band)]
            counts += np.bincount(place[place >= 0], minlength=len(counts))
        progress.report(0.3 + 0.7 * rows.stop / shape[0])
    return grades, counts


def _columns(scheme, graded):
    """Return the grades of all cells that every factor knows as columns, where the data have a say in the weights."""
    if scheme.weigh_by in (WeighBy.DIRECT, WeighBy.AHP):
        return None
    known = np.ones(graded[0].shape, bool)
    for grades in graded:
        known &= np.isfinite(grades)
    return np.column_stack([grades[known] for grades in graded]).astype(float)


def _combined(graded, weights, scheme, progress):
    """Return the grades of all factors as one, float64: infinity where nothing can cross, NaN without data."""
    shape = graded[0].shape
    surface = np.empty(shape)
    all_count = scheme.combine is Combine.MAXIMUM
    used = [(grades, weight) for grades, weight in zip(graded, weights) if weight > 0 or all_count]
    for rows in row_bands(shape):
        total = np.full(surface[rows].shape, 1.0 if scheme.combine is Combine.WEIGHTED_PRODUCT else 0.0)
        barred = np.zeros(total.shape, bool)
        for grades, weight in used:
            grade = grades[rows].astype(float)
            barred |= np.isinf(grade)
            grade[np.isinf(grade)] = 1
            if scheme.combine is Combine.WEIGHTED_SUM:
                total += weight * grade
            elif scheme.combine is Combine.WEIGHTED_PRODUCT:
                total *= grade**weight
            else:
                total = np.maximum(total, grade)
        # What one factor bars, no other opens, not even by having no data there.
        surface[rows] = np.where(barred, BARRIER, total)
        progress.report(rows.stop / shape[0])
    return surface


def _limited(surface, scheme):
    """Return the surface within its limits, cells without data filled as the scheme says."""
    passable = np.isfinite(surface)
    if not passable.any():
        raise EmptyInputError(
            "No cell has data in all factors and can be crossed; check that the rasters overlap, and the grades."
        )
    surface[passable] = np.clip(surface[passable], scheme.minimum, scheme.maximum)
    if scheme.nodata_as is NodataAs.MAXIMUM:
        surface[np.isnan(surface)] = surface[passable].max()
    return surface


def _burn(surface, scheme, burnt, grid, progress):
    """Put lines and areas into the surface, in place, on every cell with data that they touch."""
    highest = surface[np.isfinite(surface)].max()
    for k, each in enumerate(scheme.burnt):
        progress.report(k / len(scheme.burnt))
        shapes, values = burnt[each.name]
        values = [each.value] * len(shapes) if values is None else values
        values = [highest if value is None else value for value in values]
        for value in values:
            check_range(value, f"The resistance of a feature of {each.name}", above=0)
        # The highest comes last, so that where features share a cell the hardest decides.
        levels = sorted(set(values))
        order = sorted(range(len(shapes)), key=lambda k: values[k])
        numbers = [levels.index(values[k]) + 1 for k in order]
        touched = interruptible(_touched, [shapes[k] for k in order], numbers, grid, progress=progress)
        inside = (touched > 0) & ~np.isnan(surface)
        surface[inside] = np.array([0.0, *levels])[touched[inside]]


def _touched(shapes, numbers, grid):
    """Return the numbers of shapes on every cell they touch, so that no step across a corner leads through a line.

    A line that runs exactly through corners touches no cell beside them; moved by a hair it does, and these cells close
    the gaps.
    """
    touched = raster_io.rasterize(shapes, numbers, grid, touched=True)
    aside = replace(grid, origin=(grid.origin[0] + HAIR * grid.cell[0], grid.origin[1]))
    beside = raster_io.rasterize(shapes, numbers, aside, touched=True)
    closed = touched.copy()
    upper, lower, left, right = slice(None, -1), slice(1, None), slice(None, -1), slice(1, None)
    for one, other in ((left, right), (right, left)):
        gap = (touched[upper, one] > 0) & (touched[lower, other] > 0)
        gap &= (touched[upper, other] == 0) & (touched[lower, one] == 0)
        for rows, columns in ((upper, other), (lower, one)):
            filled = gap & (beside[rows, columns] > 0)
            closed[rows, columns][filled] = beside[rows, columns][filled]
    return closed


def _contradictions(scheme):
    """Yield a sentence on comparisons that contradict each other, if weights come from them."""
    if scheme.weigh_by in (WeighBy.AHP, WeighBy.COMBINED) and not scheme.judge().consistent:
        yield (
            f"The consistency ratio of the comparisons is {scheme.judge().consistency_ratio:.3f}; it should be below "
            "0.1. Mend the comparisons with ecopattern:factorweights."
        )


def _doubts(known):
    """Yield sentences on what may be wrong with a resistance."""
    least, most = float(known.min()), float(known.max())
    if least == most:
        yield f"The resistance is {least:g} everywhere; nothing can be told from it. Check grades and weights."
        return
    if not math.isclose(least, 1, rel_tol=1e-6):
        yield (
            f"The least resistance is {least:g}; best habitat should be 1, so that cost distance can be read as metres "
            "of it. Check grades and minimum."
        )
    share = float((known >= most - TOP * (most - least)).mean())
    if share > MOST_AT_TOP:
        yield (
            f"{100 * share:.0f} % of the cells lie in the upper tenth of the resistance, {most:g} at most; corridors "
            "will hardly differ from straight lines there. Check grades, maximum and no data."
        )


def _factor_table(scheme, weights, graded):
    """Return the factors with their weights and what they grade."""
    table = {key: [] for key in ("factor", "source", "graded_by", "weight", "least_grade", "mean_grade")}
    table.update(greatest_grade=[], percent_without_data=[], percent_barred=[])
    for factor, weight, grades in zip(scheme.factors, weights, graded):
        finite = grades[np.isfinite(grades)]
        kind = factor.grading.kind
        table["factor"].append(factor.name)
        table["source"].append(factor.source)
        table["graded_by"].append(f"distance, {kind}" if factor.measure is Measure.DISTANCE else kind)
        table["weight"].append(weight)
        for key, measure in (("least_grade", np.min), ("mean_grade", np.mean), ("greatest_grade", np.max)):
            table[key].append(float(measure(finite.astype(float))) if finite.size else math.nan)
        table["percent_without_data"].append(100 * float(np.isnan(grades).mean()))
        table["percent_barred"].append(100 * float(np.isinf(grades).mean()))
    return table


def _grade_table(scheme, counts):
    """Return all ranges and classes with the share of the cells, of those with data, that each has."""
    table = {key: [] for key in ("factor", "from", "to", "class", "name", "grade", "percent_of_cells")}
    for factor, numbers in zip(scheme.factors, counts):
        if numbers is None:
            continue
        ranges = isinstance(factor.grading, Ranges)
        for row, number in zip(factor.grading.rows(), numbers):
            low, high, code = (row[0], row[1], None) if ranges else (None, None, row[0])
            grade, name = (row[2], row[3]) if ranges else (row[1], row[2])
            values = (factor.name, low, high, code, name, grade, 100 * float(number) / max(1, numbers.sum()))
            for key, value in zip(table, values):
                table[key].append(value)
    return table


def _level_table(known):
    """Return every resistance there is, or tenths of the cells where there are many, with their shares."""
    levels, counts = np.unique(known, return_counts=True)
    if len(levels) <= MOST_LEVELS:
        low = high = levels.astype(float)
    else:
        ordered = np.sort(known)
        ends = np.linspace(0, len(ordered), 11).round().astype(int)
        low, high = ordered[ends[:-1]].astype(float), ordered[ends[1:] - 1].astype(float)
        counts = np.diff(ends)
    return {"from": low, "to": high, "cells": counts, "percent_of_cells": 100 * counts / len(known)}


def _histogram(known):
    """Return the share of the cells in equal steps of resistance, and a bar as long as it."""
    counts, ends = np.histogram(known, HISTOGRAM_BINS)
    bars = ["█" * round(BAR * count / counts.max()) or ("▏" if count else "") for count in counts.tolist()]
    return {"from": ends[:-1], "to": ends[1:], "percent_of_cells": 100 * counts / len(known), "bar": bars}
