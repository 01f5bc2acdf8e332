"""Barriers: the land whose restoration would shorten the least-cost distance between linked patches most.

The barrier score of McRae et al. (2012) as computed by Linkage Mapper: how much the least-cost distance of a link falls
for each map unit of way that is restored through a circle, looked for at several radii.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, interruptible
from ..validation import check_memory, check_range
from .circles import circle_gains, circle_reach, disc_maximum, grow
from .link_corridors import ROUNDING, check_same_cells, filled_window, over_pairs

BYTES_PER_CELL = 96
BYTES_PER_CELL_AND_RADIUS = 16
DEFAULT_CELLS = 2
DEFAULT_SPAN = 3


class Combine(enum.Enum):
    """How the scores of several links become one."""

    MAXIMUM = "maximum"
    SUM = "sum"


@dataclass(frozen=True)
class Barriers:
    """Barrier scores of all active links; no data (maximum) or 0 (sum) where restoring gains nothing.

    Parameters
    ----------
    score : Raster
        Cost saved for each map unit restored, at the centre of the circle; the best over all radii.
    circles : Raster
        The best score of any circle that holds the cell, trimmed if that was asked for.
    percent : Raster
        As `score`, in percent of the least-cost distance of the link for each map unit restored.
    percent_circle : Raster
        Percent of the least-cost distance of the link that restoring the whole circle saves, at the centre of the
        circle; the best over all radii.
    areas : Patches
        The best land outside patches by `circles`, best first; fields ``area_ha``, ``score``, ``percent`` (for each map
        unit), ``radius`` (map units, where the score is best), ``links`` (ids of the links that gain, joined by ``;``)
        and ``percent_circle``. Both percentages are those of the best circles that reach the area, and never trimmed.
    """

    score: Raster
    circles: Raster
    percent: Raster
    percent_circle: Raster
    areas: Patches


def barriers(
    resistance,
    patches,
    links,
    *,
    radius_min=None,
    radius_max=None,
    radius_step=None,
    restored_resistance=1.0,
    combine=Combine.MAXIMUM,
    max_cost=None,
    share=5.0,
    trim=False,
    progress=None,
):
    """Return where restoring a circle of land would shorten the least-cost distance between linked patches most.

    Use it to find what stands in the way: roads, cities, fields between patches, and to place restoration.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used.
    radius_min, radius_max, radius_step : float, optional
        Radii of the circles, map units: the least, the least plus step, and so on up to the largest; a step of 0 is
        the least alone. At least a cell. By default 2 cells, three times the least, and the least.
    restored_resistance : float
        Resistance after restoration, > 0.
    combine : Combine
        Whether a cell takes the best score of any link or the sum over links.
    max_cost : float, optional
        Cells that cost more from a patch are not looked at for it, cost x map units.
    share : float
        Areas are the best `share` percent of the cells outside patches that have a score in `circles`, > 0 to 100.
    trim : bool
        Whether a cell counts in `circles`, and so in `areas`, for no more than its own excess resistance.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    Barriers

    Raises
    ------
    GridMismatchError
        If the patches are not on the grid of the resistance.
    EmptyInputError
        If no link is active.
    InvalidValueError
        If a radius is smaller than a cell or another number is out of its range.

    Notes
    -----
    For a link with least-cost distance ``LCD`` and radius ``R``, ``m_a`` and ``m_b`` are the least cost distances from
    its patches within the circle (cells whose centre lies within ``R``), and

        score = (LCD - m_a - m_b - 2 R r') / (2 R),    percent = 100 score / LCD,

    both for each map unit restored; ``percent_circle = 2 R percent`` is the percentage by which the distance falls if
    the whole circle is restored. Larger circles save more of it, so with several radii the largest tend to be best.
    The way through the circle counts as a full diameter of resistance ``r'``. Linkage Mapper looks at the rim of the
    circle only; the least cost lies there too, but on cells a rim one map unit thick misses most of it.

    Trimmed, ``circles(x) = min(circles(x), resistance(x) - r')``, cost per map unit both: a circle may hold cells that
    are as good as restored, where there is nothing to do. Cells that cannot be crossed have no such limit. It is the
    trimmed raster (RBMin) of Linkage Mapper; a sum over links is trimmed to the same limit, that of a single link.

    The areas are a choice of ours: cells with at least the score that `share` percent of the scored cells reach, in
    8-connected groups. Memory: about 96 bytes a cell and 16 more for each radius, beside the cost distances.

    References
    ----------
    McRae, B. H., Hall, S. A., Beier, P. & Theobald, D. M. (2012). Where to restore ecological connectivity? Detecting
    barriers and quantifying restoration benefits. PLoS ONE 7(12): e52604. doi:10.1371/journal.pone.0052604

    Examples
    --------
    LCD 1000, least costs 400 and 300 within a circle of radius 30: (1000 - 400 - 300 - 60) / 60 = 4 a map unit.
    """
    progress = progress or Progress()
    radii = circle_radii(resistance.grid, radius_min, radius_max, radius_step)
    check_range(restored_resistance, "Restored resistance", above=0)
    check_range(share, "Share", above=0, maximum=100)
    cap = np.inf if max_cost is None else max_cost
    check_range(cap, "Maximum cost", minimum=0)
    check_same_cells(resistance, patches)
    grid = resistance.grid
    check_memory((BYTES_PER_CELL + BYTES_PER_CELL_AND_RADIUS * len(radii)) * grid.size, "Barriers")

    coverage = {}

    def work(pair):
        gains = circle_gains(pair, grid, radii, restored_resistance, cap)
        coverage[pair.link] = _coverage(gains, grid, radii)
        return pair.lcd, gains

    scores, percents = np.zeros((2, len(radii), *grid.shape))
    add = np.add if combine is Combine.SUM else np.maximum
    found = over_pairs(work, resistance, patches, links, 0.0, progress=progress.part(0, 0.8))
    for lcd, gains in found:
        for score, percent, radius, (window, gain) in zip(scores, percents, radii, gains):
            add(score[window], gain / (2 * radius), out=score[window])
            add(percent[window], 100 * gain / (2 * radius * lcd), out=percent[window])
    circles, percentages, best = _circles(scores, percents, radii, grid, progress.part(0.8, 0.95))
    if trim:
        _trim(circles, resistance.values, restored_resistance)
    labels, peaks = _areas(circles, patches.labels, share)
    if not len(peaks):
        progress.warn("Barriers: no circle of these radii would shorten any link if it were restored.")
    areas = _describe(labels, peaks, circles, percentages, best, grid, _links_of(labels, coverage, links))
    whole = _whole_circle(percents, radii)
    rasters = _rasters((scores.max(axis=0), circles, percents.max(axis=0), whole), combine, grid)
    progress.report(1)
    return Barriers(*rasters, areas)


def _rasters(values, combine, grid):
    """Return score, circles and both percentages as rasters, empty where nothing is gained."""
    empty = 0.0 if combine is Combine.SUM else np.nan
    names = "Barrier score", "Barrier circles", "Barrier percent", "Barrier percent of a circle"
    return [Raster(np.where(part > 0, part, empty), grid, name=name) for part, name in zip(values, names)]


def circle_radii(grid, least=None, largest=None, step=None):
    """Return the radii least, least + step, ... up to the largest, or raise if they break a rule."""
    least = DEFAULT_CELLS * max(grid.cell) if least is None else least
    largest = DEFAULT_SPAN * least if largest is None else largest
    step = least if step is None else step
    check_range(least, "Least radius", minimum=max(grid.cell))
    check_range(largest, "Largest radius", minimum=least)
    check_range(step, "Radius step", minimum=0)
    if largest == least or step == 0:
        return np.array([float(least)])
    count = (largest - least) / step
    if not np.isfinite(count):
        raise InvalidValueError(f"Radii from {least:g} to {largest:g} by {step:g} have no end; give finite numbers.")
    return least + step * np.arange(int(count + ROUNDING) + 1)


def _coverage(gains, grid, radii):
    """Return the window and bits of the cells that lie in any circle with a gain."""
    grown = [grow(window, circle_reach(grid.cell, radius), grid.shape) for (window, _), radius in zip(gains, radii)]
    grown = [window for window in grown if all(part.start < part.stop for part in window)]
    if not grown:
        return None
    hull = tuple(
        slice(min(window[axis].start for window in grown), max(window[axis].stop for window in grown))
        for axis in (0, 1)
    )
    covered = np.zeros([part.stop - part.start for part in hull], np.int8)
    for (window, gain), radius in zip(gains, radii):
        if gain.size:
            inner = tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(window, hull))
            centres = np.zeros_like(covered)
            centres[inner] = gain > 0
            np.maximum(covered, disc_maximum(centres, grid.cell, radius), out=covered)
    return hull, covered.shape, np.packbits(covered)


def _whole_circle(percents, radii):
    """Return the best percent that a whole circle saves, from those for each map unit by radius."""
    best = np.zeros(percents.shape[1:])
    for percent, radius in zip(percents, radii):
        np.maximum(best, 2 * radius * percent, out=best)
    return best


def _circles(scores, percents, radii, grid, progress):
    """Return of all circles that hold a cell the best score, the best percentages, and the radius of the best score.

    The percentages, for each map unit and for the whole circle, are the two of an array.
    """
    circles, best = np.zeros((2, *grid.shape))
    percentages = np.zeros((2, *grid.shape))
    for k, radius in enumerate(radii):
        part = progress.part(k / len(radii), (k + 1) / len(radii))
        window = filled_window(scores[k] > 0)
        if window[0].stop > window[0].start:
            window = grow(window, circle_reach(grid.cell, radius), grid.shape)
            score = interruptible(disc_maximum, scores[k][window], grid.cell, radius, progress=part)
            best[window][score > circles[window]] = radius
            np.maximum(circles[window], score, out=circles[window])
            percent = interruptible(disc_maximum, percents[k][window], grid.cell, radius, progress=part)
            for found, restored in zip(percentages, (1, 2 * radius)):
                np.maximum(found[window], restored * percent, out=found[window])
        part.report(1)
    return circles, percentages, best


def _trim(circles, resistance, restored):
    """Lower circle scores, in place, to what each cell resists above the restored resistance; NaN sets no limit."""
    # Of a number and NaN `fmin` takes the number.
    np.fmin(circles, np.maximum(resistance - restored, 0), out=circles)


def _areas(circles, occupied, share):
    """Return labels of the best areas outside patches, best first, and the cell of the peak of each."""
    open_scores = np.where(occupied > 0, 0, circles)
    scores = open_scores[open_scores > 0]
    if not len(scores):
        return np.zeros(circles.shape, np.int32), np.empty(0, int)
    wanted = max(1, int(np.ceil(share / 100 * len(scores) - ROUNDING)))
    threshold = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    labels, count = ndimage.label(open_scores >= threshold, structure=np.ones((3, 3)))
    cells = np.flatnonzero(labels)
    owners = labels.ravel()[cells]
    cells = cells[np.lexsort((cells, -circles.ravel()[cells], owners))]
    peaks = cells[np.searchsorted(labels.ravel()[cells], np.arange(1, count + 1))]
    order = np.lexsort((peaks, -circles.ravel()[peaks]))
    numbers = np.zeros(count + 1, np.int32)
    numbers[order + 1] = np.arange(1, count + 1)
    return numbers[labels], peaks[order]


def _links_of(labels, coverage, links):
    """Return for each area the ids of the links that gain from a circle that reaches it, as text."""
    named = [[] for _ in range(int(labels.max(initial=0)))]
    for link in sorted(coverage):
        if coverage[link] is None:
            continue
        window, shape, bits = coverage[link]
        covered = np.unpackbits(bits)[: shape[0] * shape[1]].reshape(shape).astype(bool)
        for area in np.unique(labels[window][covered]):
            if area:
                named[area - 1].append(str(links.fields["link_id"][link]))
    return [";".join(ids) for ids in named]


def _describe(labels, peaks, circles, percentages, best, grid, links):
    """Return the areas as patches with their fields."""
    count = len(peaks)
    areas = Patches(labels, grid, tuple(range(1, count + 1)))
    percent, whole = (
        np.atleast_1d(ndimage.maximum(values, labels, np.arange(1, count + 1))) if count else np.empty(0)
        for values in percentages
    )
    return areas.with_fields(
        area_ha=areas.area_ha(),
        score=circles.ravel()[peaks],
        percent=percent,
        radius=best.ravel()[peaks],
        links=np.array(links, str),
        percent_circle=whole,
    )
