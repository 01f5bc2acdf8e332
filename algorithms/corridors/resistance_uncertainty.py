"""Resistance uncertainty: which corridors and links stay when grades and weights of the resistance are in doubt.

Grades of land-cover classes and weights of factors are drawn at random around what the user gave; links and corridors
are found anew in each run, and what all runs have in common is counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from ..graph import PatchGraph
from ..grid import Raster, row_bands
from ..progress import Progress
from ..resistance.landcover_resistance import landcover_resistance
from ..resistance.schemes import Scheme, class_table
from ..validation import check_memory, check_patches, check_range, check_same_grid
from .corridors import CutoffUnit, chosen_cutoff
from .link_corridors import link_corridors
from .links import Adjacency, links

BYTES_PER_CELL = 40
MOST_GRADES = 256


@dataclass(frozen=True)
class ResistanceUncertainty:
    """What the runs have in common.

    Parameters
    ----------
    frequency : Raster
        Share of the runs, 0 to 1, in which the cell lies in a corridor; NaN in patches and where nothing can cross.
    links : PatchGraph
        Every pair that was linked in the run with the values as given, or in use in any run, with the least-cost path
        of the first of these; fields ``link_id``, ``active`` (in use with the values as given), ``lcd`` (that run's
        least-cost distance, cost x map units), ``lcd_mean`` and ``lcd_cv`` (mean, and standard deviation over mean, of
        the runs that looked at the pair and joined it; NaN for less than two) and ``frequency`` (share of the runs in
        which the link was in use, 0 to 1).
    """

    frequency: Raster
    links: PatchGraph


def resistance_uncertainty(
    draw,
    patches,
    *,
    runs=50,
    seed=1,
    cutoff=None,
    cutoff_unit=CutoffUnit.COST,
    adjacency=Adjacency.EITHER,
    max_neighbours=0,
    progress=None,
):
    """Return how often each cell lies in a corridor and each link is in use, over random resistances.

    Use it before building on a network: what is there in nearly every run does not hang on the grades chosen.

    Parameters
    ----------
    draw : callable
        Takes a `numpy.random.Generator`, or None for the values as given, and returns a resistance `Raster`; such as
        `random_resistance` makes it.
    patches : Patches
        At least two, on the grid of the resistance.
    runs : int
        Number of random resistances, >= 1.
    seed : int
        The same seed gives the same runs, >= 0.
    cutoff : float, optional
        Cost above the least-cost distance up to which cells belong to a corridor, >= 0; by default that of
        `corridors`.
    cutoff_unit : CutoffUnit
        Whether `cutoff` is a cost or percent of the least-cost distance of each link.
    adjacency : Adjacency
        Which pairs are looked at, as for `links`.
    max_neighbours : int
        A link is in use if it is among so many nearest of one of its ends; 0 for no limit.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    ResistanceUncertainty

    Raises
    ------
    GridMismatchError
        If the patches are not on the grid of the resistance.
    EmptyInputError
        If there are fewer than two patches or no run has a link in use.
    InvalidValueError
        If a number is out of its range.

    Notes
    -----
    Means and deviations are kept up to date run by run (Welford 1962), so memory does not depend on the number of runs:
    that of `links` or `corridors`, and 12 bytes a cell.

    References
    ----------
    Welford, B. P. (1962). Note on a method for calculating corrected sums of squares and products. Technometrics 4,
    419-420. doi:10.1080/00401706.1962.10490022
    """
    progress = progress or Progress()
    check_range(runs, "Runs", minimum=1)
    check_range(seed, "Seed", minimum=0)
    check_patches(patches, least=2)
    cutoff, cutoff_unit = chosen_cutoff(cutoff, cutoff_unit)
    options = {"adjacency": adjacency, "max_neighbours": max_neighbours}
    random = np.random.default_rng(seed)
    given = draw(None)
    pairs = _Pairs(links(given, patches, progress=progress.part(0, 1 / (runs + 1)), **options))
    count = np.zeros(given.grid.shape, np.int32)
    for run in range(1, runs + 1):
        part = _muted(progress.part(run / (runs + 1), (run + 1) / (runs + 1)))
        resistance = draw(random)
        found = links(resistance, patches, progress=part.part(0, 0.4), **options)
        pairs.add(found)
        if found.fields["active"].any():
            _count_corridors(count, resistance, patches, found, cutoff, cutoff_unit, part.part(0.4, 1))
    if not pairs.used.any():
        raise EmptyInputError("Links: none is in use in any run; check patches and cells without data.")
    count = np.where((patches.labels > 0) | np.isnan(given.values), np.nan, count / runs)
    progress.report(1)
    return ResistanceUncertainty(Raster(count, given.grid, name="Corridor frequency"), pairs.graph(runs))


def random_resistance(
    landcover, scheme=Scheme.WORLDCOVER, *, table=None, factors=(), weights=None, spread=20.0, vary_factors=False
):
    """Return a function that draws a resistance around what land cover and factors say.

    Parameters
    ----------
    landcover : Raster
        Land-cover classes, int32 with a mask `valid`, shape ``(rows, columns)``.
    scheme : Scheme
        Which legend the codes of the map follow.
    table : optional
        Rows that override or extend the scheme, as for `landcover_resistance`.
    factors : sequence of Raster
        Resistance by other factors, cost per map unit, >= 0, on the grid of `landcover`; NaN cannot be crossed.
    weights : str or sequence of float, optional
        Weight of land cover and then of each factor, >= 0, that of land cover above 0; equal by default. As text,
        numbers separated by ``;``.
    spread : float
        How far grades and weights may lie from what was given, percent, 0 to below 100.
    vary_factors : bool
        True draws the grades of the other factors as well, each different value of a raster being a grade, of which
        there may be 256; False leaves them as they are.

    Returns
    -------
    callable
        Takes a `numpy.random.Generator`, or None for the values as given, and returns a resistance `Raster`, float32.

    Raises
    ------
    GridMismatchError
        If a factor is not on the grid of the land cover.
    InvalidValueError
        If a class is unknown, or a weight, factor or the spread breaks its rule.

    Notes
    -----
    ``R = w_0 g(class) + w_1 F_1 + ... + w_n F_n`` with weights that add up to 1. In each draw every grade g and every
    weight is multiplied by its own number between ``1 - s`` and ``1 + s``, each equally likely, s being the spread;
    weights are then brought back to a sum of 1. Memory: about 10 bytes a cell, and 2 for each factor that varies,
    beside the factors.
    """
    check_range(spread, "Spread", minimum=0)
    if not spread < 100:
        raise InvalidValueError(f"Spread is {spread:g}; it must be below 100 percent, or resistances could fall to 0.")
    factors = tuple(factors)
    check_same_grid(landcover, *factors)
    check_memory((BYTES_PER_CELL + 8 * len(factors)) * landcover.grid.size, "Random resistance")
    base = landcover_resistance(landcover, scheme, table=table)
    classes = class_table(scheme, table)
    codes = np.array(sorted(classes), np.int64)
    grades = np.array([classes[code].resistance for code in codes])
    position = np.empty(landcover.grid.shape, np.int16)
    for rows in row_bands(position.shape):
        position[rows] = np.minimum(np.searchsorted(codes, landcover.values[rows]), len(codes) - 1)
    position[np.isnan(base.values)] = len(codes)
    weights = _weights(weights, factors)
    graded = [_grades_of(factor) for factor in factors] if vary_factors else []

    def draw(random=None):
        varied, shares = grades, weights
        if random is not None:
            reach = spread / 100
            varied = grades * random.uniform(1 - reach, 1 + reach, len(grades))
            shares = weights * random.uniform(1 - reach, 1 + reach, len(weights))
        shares = shares / shares.sum()
        values = np.append(varied * shares[0], np.nan).astype(np.float32)[position]
        if random is not None and graded:
            for (steps, place), share in zip(graded, shares[1:]):
                drawn = steps * random.uniform(1 - reach, 1 + reach, len(steps))
                values += np.append(share * drawn, np.nan).astype(np.float32)[place]
            return replace(base, values=values)
        for factor, share in zip(factors, shares[1:]):
            values += (share * factor.values).astype(np.float32)
        return replace(base, values=values)

    return draw


def _grades_of(factor):
    """Return the different values of a factor, and which of them each cell has, one more than there are for no data."""
    known = ~np.isnan(factor.values)
    steps = np.unique(factor.values[known])
    if len(steps) > MOST_GRADES:
        raise InvalidValueError(
            f"{factor.name} holds {len(steps)} different values, which are no grades; grade it in at most "
            f"{MOST_GRADES}, with ecopattern:resistancesurface, or do not let grades of factors vary."
        )
    place = np.full(factor.values.shape, len(steps), np.int16)
    place[known] = np.searchsorted(steps, factor.values[known])
    return steps.astype(float), place


def _weights(weights, factors):
    """Return the weights as numbers, or raise."""
    needed = 1 + len(factors)
    for factor in factors:
        if np.fmin.reduce(factor.values, axis=None, initial=np.inf) < 0:
            raise InvalidValueError(f"{factor.name} holds negative values; a factor is a resistance of at least 0.")
    if weights is None:
        return np.ones(needed)
    parts = weights.replace("；", ";").strip().strip(";").split(";") if isinstance(weights, str) else weights
    try:
        found = np.array([float(part) for part in parts])
    except ValueError:
        raise InvalidValueError(f"Weights are '{weights}'; they must be numbers separated by ;.") from None
    if len(found) != needed or not all(math.isfinite(x) and x >= 0 for x in found) or not found[0] > 0:
        raise InvalidValueError(
            f"Weights are '{weights}'; {needed} numbers of at least 0 are needed, that of the land cover, which must "
            "be above 0, and one for each factor."
        )
    return found


def _muted(progress):
    """Return a progress that passes on how far a run is, but not what it says: it says the same in each."""
    progress.say = progress.warn = lambda text: None  # noqa: ARG005
    return progress


def _count_corridors(count, resistance, patches, found, cutoff, cutoff_unit, progress):
    """Add 1, in place, to every cell in a corridor of any link in use."""
    reach = cutoff if cutoff_unit is CutoffUnit.COST else cutoff / 100 * np.nan_to_num(found.fields["lcd"])
    inside = np.zeros(count.shape, bool)
    for corridor in link_corridors(resistance, patches, found, reach, progress):
        inside[corridor.rows, corridor.columns] |= ~np.isnan(corridor.nlcc)
    count += inside


class _Pairs:
    """What is known of each pair of patches, by its place in lists that grow."""

    def __init__(self, given):
        self.given = given
        self.places = {}
        self.paths, self.counts = [], np.zeros((0, 4))
        self._find(given, np.ones(len(given), bool))

    @property
    def used(self):
        """Number of runs in which each pair was in use."""
        return self.counts[:, 3]

    def _find(self, graph, wanted):
        """Return places of the links of a graph, -1 where neither known nor wanted; new ones are added."""
        found = np.full(len(graph), -1)
        for k, ends in enumerate(map(tuple, graph.ends.tolist())):
            if ends not in self.places and wanted[k]:
                self.places[ends] = len(self.paths)
                self.paths.append(graph.paths[k])
            found[k] = self.places.get(ends, -1)
        self.counts = np.vstack((self.counts, np.zeros((len(self.paths) - len(self.counts), 4))))
        return found

    def add(self, graph):
        """Count one run: how often joined, mean and sum of squares of least-cost distances, how often in use."""
        active = graph.fields["active"]
        places = self._find(graph, active)
        self.counts[places[active], 3] += 1
        joined = (places >= 0) & ~np.isnan(graph.fields["lcd"])
        lcd, places = graph.fields["lcd"][joined], places[joined]
        count, mean, squares, _ = self.counts[places].T
        step = lcd - mean
        self.counts[places, 0] = count + 1
        self.counts[places, 1] = mean + step / (count + 1)
        self.counts[places, 2] = squares + step * (lcd - self.counts[places, 1])

    def graph(self, runs):
        """Return the pairs as links with their fields."""
        count, mean, squares, used = self.counts.T
        known, lcd, active = len(self.given), np.full(len(count), np.nan), np.zeros(len(count), bool)
        lcd[:known], active[:known] = self.given.fields["lcd"], self.given.fields["active"]
        with np.errstate(divide="ignore", invalid="ignore"):
            deviation = np.sqrt(squares / (count - 1)) / mean
        fields = {
            "link_id": np.arange(1, len(count) + 1),
            "active": active,
            "lcd": lcd,
            "lcd_mean": np.where(count > 0, mean, np.nan),
            "lcd_cv": np.where(count > 1, deviation, np.nan),
            "frequency": used / runs,
        }
        ends = np.array(list(self.places), np.int64).reshape(-1, 2)
        return PatchGraph(self.given.ids, ends, fields, tuple(self.paths), self.given.crs)
