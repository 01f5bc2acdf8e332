"""Restoration sequence: which circle of land to restore first, which next, and what the land is like afterwards.

Greedy rounds on the barrier score of McRae et al. (2012), as Linkage Mapper's iterated barriers mean them: the circle
that gains most, or most for its cost, is restored; what that changes is worked out again; and so on.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np

from ..errors import EmptyInputError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress
from ..validation import check_memory, check_range, check_same_grid
from .barriers import Combine
from .circles import circle_gains
from .cost_distance import cost_distance
from .link_corridors import LCD_TOLERANCE, ROUNDING, active_links, check_same_cells, over_pairs

BYTES_PER_CELL = 80


class By(enum.Enum):
    """Which circle comes first: that of the largest gain for its cost, or that of the largest score."""

    ROI = "roi"
    SCORE = "score"


@dataclass(frozen=True)
class RestorationSequence:
    """The circles in the order in which they are restored, and the land after all of them.

    Parameters
    ----------
    sites : Patches
        The cells of each circle, its round as id; fields ``score`` (cost saved for each map unit restored), ``gain``
        (cost x map units by which least-cost distances fall, with the way through the circle counted as its
        diameter), ``cost`` (of restoring and buying the circle, in the money of the inputs), ``roi`` (gain for each
        unit of money, NaN if it costs nothing), ``area_ha``, ``x``, ``y`` (centre, map units) and ``links`` (ids of
        the links that gain, joined by ``;``).
    resistance : Raster
        After all rounds.
    """

    sites: Patches
    resistance: Raster


def restoration_sequence(
    resistance,
    patches,
    links,
    *,
    radius,
    rounds,
    restored_resistance=1.0,
    combine=Combine.MAXIMUM,
    by=By.ROI,
    max_cost=None,
    cost=1.0,
    purchase=0.0,
    restorable=None,
    restorable_share=50.0,
    progress=None,
):
    """Return which circles of land to restore, one after the other, each on the land that those before it leave.

    Use it to plan restoration over years, or for a budget: the first sites of the sequence are those to begin with.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used.
    radius : float
        Of the circles, map units; at least a cell.
    rounds : int
        How many circles are looked for, >= 1.
    restored_resistance : float
        Resistance after restoration, > 0. Cells that resist less keep what they have.
    combine : Combine
        Whether a circle takes the best gain of any link or the sum over links.
    by : By
        Whether the circle of the largest gain for its cost, or of the largest score comes first.
    max_cost : float, optional
        Cells that cost more from a patch are not looked at for it, cost x map units.
    cost, purchase : Raster or float
        Money that it takes to restore, and to buy, a square metre, >= 0. Cells of a raster without data do not count;
        a circle without any data is not restored.
    restorable : Raster, optional
        Land that can be restored: above 0; 0 and NaN cannot.
    restorable_share : float
        Least share of a circle, as far as it lies on the raster, that must be restorable, percent, 0 to 100.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    RestorationSequence
        With fewer sites than `rounds` where no circle is left that gains; a warning says so.

    Raises
    ------
    GridMismatchError
        If a raster or the patches are not on the grid of the resistance.
    EmptyInputError
        If no link is active, or a cost is nowhere known.
    InvalidValueError
        If a number is out of its range.

    Notes
    -----
    For a link with least-cost distance ``LCD`` and the least cost distances ``m_a`` and ``m_b`` from its patches within
    the circle of radius ``R`` around a cell (see `barriers`),

        gain = LCD - m_a - m_b - 2 R r',    score = gain / (2 R),    roi = gain / cost,

    the cost being the area ``pi R^2`` in square metres times the mean of `cost` plus that of `purchase` over the
    circle; circles that cost nothing come first. Circles share no cell with those of earlier rounds. Of equally good
    ones the first row by row is taken.

    Strategy: (1) the gains of every link; (2) the best circle; (3) its cells get the restored resistance; (4) the gains
    of those links again that this can change. Restoration only lowers costs, and a cost that falls belongs to a way
    through cells that changed. So one spread from these cells over the new land tells how far each patch is from them,
    and a link can change only if one of its patches is no farther than its least-cost distance. All other links keep
    their gains, to the last bit. Memory: about 80 bytes a cell and 16 for each cell and link with a gain, beside the
    cost distances.

    References
    ----------
    McRae, B. H., Hall, S. A., Beier, P. & Theobald, D. M. (2012). Where to restore ecological connectivity? Detecting
    barriers and quantifying restoration benefits. PLoS ONE 7(12): e52604. doi:10.1371/journal.pone.0052604

    Examples
    --------
    A row of resistances 1 1 1 9 1 1 1 of 10 m between two patches at its ends: the circle of radius 10 around the wall
    comes first, with a gain of 140 - 20 - 20 - 20 = 80.
    """
    progress = progress or Progress()
    by, cap = By(by), np.inf if max_cost is None else max_cost
    check_same_cells(resistance, patches)
    _check(resistance, radius, rounds, restored_resistance, cap, restorable_share, (cost, purchase, restorable))
    disc = _Disc(resistance.grid, radius)
    money = _money(cost, purchase, disc, progress)
    open_land = ~np.isnan(money) & _restorable(restorable, restorable_share, disc, progress)
    gains = _Gains(patches, links, radius, restored_resistance, cap)
    gains.work_out(resistance, gains.active, progress.part(0, 1 / rounds))
    sites = []
    while len(sites) < rounds:
        gain = gains.combined(combine)
        best = _best(gain, money, open_land, by)
        if best is None:
            progress.warn(f"Round {len(sites) + 1}: no circle is left that gains; the sequence ends before it.")
            break
        sites.append((best, gain[best], money[best], gains.links_at(best)))
        resistance, changed = _restored(resistance, disc, best, restored_resistance)
        disc.keep_off(open_land, best)
        if len(sites) < rounds:
            gains.update(resistance, changed, progress.part(len(sites) / rounds, (len(sites) + 1) / rounds))
    progress.report(1)
    return RestorationSequence(_sites(sites, disc), resistance)


def _check(resistance, radius, rounds, restored_resistance, cap, restorable_share, rasters):
    """Raise unless numbers are in their range and rasters on the grid of the resistance."""
    check_range(radius, "Radius", minimum=max(resistance.grid.cell))
    check_range(rounds, "Rounds", minimum=1)
    check_range(restored_resistance, "Restored resistance", above=0)
    check_range(cap, "Maximum cost", minimum=0)
    check_range(restorable_share, "Restorable share", minimum=0, maximum=100)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Restoration sequence")
    check_same_grid(resistance, *(raster for raster in rasters if isinstance(raster, Raster)))


class _Disc:
    """The cells of a circle as rows of runs, each with its distance in rows and its half width in cells."""

    def __init__(self, grid, radius):
        self.grid, self.radius = grid, radius
        self.height = int(radius / grid.cell[1] + ROUNDING)
        offsets = np.abs(np.arange(-self.height, self.height + 1)) * grid.cell[1]
        widths = np.sqrt(np.maximum(radius**2 - offsets**2, 0)) / grid.cell[0]
        self.halves = (widths + ROUNDING).astype(int)
        columns = np.arange(-self.halves.max(), self.halves.max() + 1)
        self.mask = np.abs(columns) <= self.halves[:, None]

    @property
    def area_m2(self):
        """Area of the circle, square metres."""
        return np.pi * (self.radius * self.grid.unit) ** 2

    def window(self, cell):
        """Return the slices of the grid round a cell, and the cells of its circle in them."""
        window, part = [], []
        for at, size, length in zip(cell, self.mask.shape, self.grid.shape):
            start = int(at) - size // 2
            window.append(slice(max(0, start), min(length, start + size)))
            part.append(slice(window[-1].start - start, window[-1].stop - start))
        return tuple(window), self.mask[tuple(part)]

    def sums(self, values, progress):
        """Return the sum of values over the circle around each cell; nothing lies outside the grid."""
        rows, columns = values.shape
        running = np.zeros((rows, columns + 1))
        np.cumsum(values, axis=1, dtype=float, out=running[:, 1:])
        total = np.zeros(values.shape)
        places = np.arange(columns)
        for offset, half in zip(range(-self.height, self.height + 1), self.halves):
            progress.check()
            here = slice(max(0, -offset), max(0, min(rows, rows - offset)))
            there = slice(here.start + offset, here.stop + offset)
            if here.start < here.stop:
                last, first = np.minimum(places + half + 1, columns), np.maximum(places - half, 0)
                total[here] += running[there][:, last] - running[there][:, first]
        return total

    def keep_off(self, open_land, cell):
        """Close, in place, all centres whose circle would share a cell with that around `cell`."""
        rows, columns = self.window(cell)[0]
        height, width = (side // 2 for side in self.mask.shape)
        around = (
            slice(max(0, rows.start - height), rows.stop + height),
            slice(max(0, columns.start - width), columns.stop + width),
        )
        taken = np.zeros(open_land[around].shape)
        window, inside = self.window(cell)
        taken[tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(window, around))] = inside
        open_land[around] &= self.sums(taken, Progress()) < 0.5


class _Gains:
    """What restoring the circle around each cell gains for each active link: its cells with a gain and the gains."""

    def __init__(self, patches, links, radius, restored_resistance, max_cost):
        self.patches, self.links = patches, links
        self.options = radius, restored_resistance, max_cost
        self.active = np.sort(active_links(patches, links))
        self.cells, self.values = {}, {}
        self.lcd = np.full(len(links), np.nan)

    def work_out(self, resistance, chosen, progress):
        """Work out the gains of the links at the chosen positions."""
        radius, restored, cap = self.options
        grid = resistance.grid

        def work(pair):
            [(window, gain)] = circle_gains(pair, grid, [radius], restored, cap)
            rows, columns = np.nonzero(gain)
            cells = (rows + window[0].start) * grid.shape[1] + columns + window[1].start
            return pair.link, pair.lcd, cells, gain[rows, columns]

        active = np.zeros(len(self.links), bool)
        active[chosen] = True
        links = self.links.with_fields(active=active)
        # After the first time, the distances known are those of before a restoration.
        found = over_pairs(work, resistance, self.patches, links, 0.0, bounds=bool(self.cells), progress=progress)
        for link, lcd, cells, values in found:
            self.lcd[link], self.cells[link], self.values[link] = lcd, cells, values
        self.links = self.links.with_fields(lcd=self.lcd.copy())

    def update(self, resistance, changed, progress):
        """Work out again the gains of all links that the lower resistance of changed cells can touch."""
        chosen = self.active[self.touched(resistance, changed, progress.part(0, 0.2))]
        if len(chosen):
            self.work_out(resistance, chosen, progress.part(0.2, 1))

    def touched(self, resistance, changed, progress):
        """Return for each active link whether one of its patches is no farther from changed cells than the other."""
        if not changed.any():
            return np.zeros(len(self.active), bool)
        reach = self.lcd[self.active] * (1 + LCD_TOLERANCE)
        cost = cost_distance(resistance, changed.astype(np.int32), max_cost=reach.max(), progress=progress).cost.values
        met = (self.patches.labels > 0) & ~np.isnan(cost)
        nearest = np.full(len(self.patches) + 1, np.inf)
        np.minimum.at(nearest, self.patches.labels[met], cost[met])
        return nearest[self.links.ends[self.active] + 1].min(axis=1) <= reach

    def combined(self, combine):
        """Return the gain of all links together at each cell."""
        total = np.zeros(self.patches.grid.size)
        join = np.add if combine is Combine.SUM else np.maximum
        for link in self.active:
            cells = self.cells[link]
            total[cells] = join(total[cells], self.values[link])
        return total.reshape(self.patches.grid.shape)

    def links_at(self, cell):
        """Return the ids of the links that gain at a cell, as text."""
        place = cell[0] * self.patches.grid.shape[1] + cell[1]
        names = [self.links.fields["link_id"][link] for link in self.active if place in self.cells[link]]
        return ";".join(str(name) for name in names)


def _best(gain, money, open_land, by):
    """Return the cell whose circle comes first, None if none gains; what costs nothing comes before all else."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rank = gain / money if by is By.ROI else gain
    rank = np.where(open_land & (gain > 0), rank, 0)
    best = np.unravel_index(int(rank.argmax()), rank.shape)
    return best if rank[best] > 0 else None


def _money(cost, purchase, disc, progress):
    """Return what restoring and buying the circle around each cell costs, NaN where that is not known."""
    total = np.zeros(disc.grid.shape)
    for what, name in ((cost, "Restoration cost"), (purchase, "Purchase cost")):
        if not isinstance(what, Raster):
            check_range(what, name, minimum=0)
            total += what
            continue
        known = ~np.isnan(what.values)
        if not known.any():
            raise EmptyInputError(f"{what.name} has no data in any cell; the cost must be known somewhere.")
        check_range(float(what.values[known].min()), what.name, minimum=0)
        count = disc.sums(known, progress)
        with np.errstate(invalid="ignore"):
            # Running sums leave a trace of rounding below 0 where all is 0.
            total += np.maximum(disc.sums(np.where(known, what.values, 0), progress), 0) / count
    return total * disc.area_m2


def _restorable(restorable, share, disc, progress):
    """Return the centres whose circle can be restored."""
    if restorable is None:
        return np.ones(disc.grid.shape, bool)
    with np.errstate(invalid="ignore"):
        land = restorable.values > 0
    return disc.sums(land, progress) >= share / 100 * disc.sums(np.ones(land.shape), progress) - ROUNDING


def _restored(resistance, disc, centre, restored_resistance):
    """Return the resistance with the circle around a cell restored, and which cells that changes."""
    values, changed = resistance.values.copy(), np.zeros(resistance.grid.shape, bool)
    window, inside = disc.window(centre)
    part = values[window]
    changed[window] = inside & ~(part <= restored_resistance)
    part[changed[window]] = restored_resistance
    return replace(resistance, values=values), changed


def _sites(sites, disc):
    """Return the circles as patches in the order of their rounds."""
    grid = disc.grid
    labels = np.zeros(grid.shape, np.int32)
    for number, (centre, *_) in enumerate(sites, start=1):
        window, inside = disc.window(centre)
        labels[window][inside] = number
    x, y = grid.xy(*np.array([site[0] for site in sites], int).reshape(-1, 2).T)
    gain, money = (np.array([site[k] for site in sites], float) for k in (1, 2))
    found = Patches(labels, grid, tuple(range(1, len(sites) + 1)))
    return found.with_fields(
        score=gain / (2 * disc.radius),
        gain=gain,
        cost=money,
        roi=np.divide(gain, money, out=np.full(len(sites), np.nan), where=money > 0),
        area_ha=found.area_ha(),
        x=x,
        y=y,
        links=np.array([site[3] for site in sites], object),
    )
