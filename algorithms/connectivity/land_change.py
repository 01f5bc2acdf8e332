"""Changes of the land take effect: habitat added or lost, other resistance, new roads with or without crossings.

What comes out is again a resistance and patches: habitat that touches a patch joins it, patches that new habitat
joins become one, and what is cut off a patch becomes a patch of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .. import raster_io
from ..errors import InvalidValueError
from ..grid import Neighbours
from ..patches import Patches
from ..progress import Progress
from .change import Kind
from .changed_patches import FRESH, large_enough, regrouped


@dataclass(frozen=True)
class ChangedLand:
    """The land after changes.

    Parameters
    ----------
    resistance : Raster
        Afterwards.
    patches : Patches
        Afterwards: those of before in their order, then new ones; fields ``area_ha``, ``area_before`` (of all patches
        that went into it, NaN for a new one), ``change`` in words, empty if nothing changed, and the attribute.
    origin : numpy.ndarray of int
        Position before of each patch, -1 for new ones.
    heirs : numpy.ndarray of int
        Position afterwards of what each patch of before is or is part of, -1 if it is lost.
    same : numpy.ndarray of bool
        Which patches afterwards have the cells that they had.
    lower, higher : numpy.ndarray of int
        Cells, numbered row by row, that cost less, or more, to cross than before; what cannot be crossed costs most.
    """

    resistance: object
    patches: Patches
    origin: np.ndarray
    heirs: np.ndarray
    same: np.ndarray
    lower: np.ndarray
    higher: np.ndarray


@dataclass(frozen=True)
class LandRules:
    """How changes take effect where they do not say it themselves.

    Parameters
    ----------
    habitat_resistance, lost_resistance : float or None
        Of added habitat and of land that habitat was lost on, > 0; `prepare` puts what is usual for None.
    crossing_width : float
        Width of a crossing along the road, map units; it opens at least one cell.
    roads_take_habitat : bool
        Whether the cells of a new road are lost as habitat.
    neighbours : Neighbours
        Which cells of habitat touch.
    min_area : float
        Patches that change and are smaller afterwards are none, hectares.
    attribute : str or None
        Field of the patches that cut and joined ones share as their cells do.
    habitat_worth : float or None
        How much of the attribute a hectare of added habitat brings; `prepare` puts the mean of the patches for None.
    """

    habitat_resistance: float
    lost_resistance: float
    crossing_width: float = 0.0
    roads_take_habitat: bool = True
    neighbours: Neighbours = Neighbours.EIGHT
    min_area: float = 0.0
    attribute: str | None = None
    habitat_worth: float | None = None


def usual_resistances(resistance, patches):
    """Return the median resistance of cells in patches and of those outside, each of all cells if there are none."""
    inside = patches.labels > 0
    known = ~np.isnan(resistance.values)
    parts = (resistance.values[known & inside], resistance.values[known & ~inside])
    return tuple(float(np.median(part if part.size else resistance.values[known])) for part in parts)


def change_land(resistance, patches, changes, rules, progress=None):
    """Return the land after changes, which take effect one after the other.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the field ``area_ha``.
    changes : sequence of Change
        In the order in which they happen; crossings open all roads.
    rules : LandRules
        What changes do where they do not say it.
    progress : Progress, optional
        Who may stop the run, and is warned of changes without effect.

    Returns
    -------
    ChangedLand

    Raises
    ------
    InvalidValueError
        If a change has no place on the land, or a resistance that cannot be.
    EmptyInputError
        If no patch is left.

    Notes
    -----
    A patch is as large as before where its cells are the same; otherwise each of its cells counts for as much of its
    area as before, and an added cell for its own. A road takes all cells that it touches, and corners between them, so
    that nothing slips through.
    """
    progress = progress or Progress()
    values, labels = resistance.values.copy(), patches.labels.copy()
    crossings = _Crossings(changes, resistance.grid, rules.crossing_width)
    for change in changes:
        progress.check()
        if change.kind is Kind.CROSSING:
            continue
        window, cells = _cells_of(change, resistance.grid)
        if change.kind is Kind.ROAD:
            cells &= ~crossings.at(change, window, cells)
        if not _take_effect(change, values[window], labels[window], cells, rules):
            progress.warn(f"{change.name} ({change.kind.value}) changes nothing where it lies.")
    crossings.check()
    found = large_enough(*regrouped(patches, labels, rules, progress), rules.min_area)
    before, after = (np.nan_to_num(a.ravel(), nan=np.inf) for a in (resistance.values, values))
    lower, higher = np.flatnonzero(after < before), np.flatnonzero(after > before)
    return ChangedLand(replace(resistance, values=values), *found, lower, higher)


def _cells_of(change, grid):
    """Return slices of the rows and columns round a change and the cells that it covers there."""
    _check(change)
    points = np.concatenate([np.empty((0, 2)), *raster_io.rings(change.shape)])
    window, road = _window(points, grid), change.kind is Kind.ROAD
    cells = np.zeros([part.stop - part.start for part in window], bool)
    if cells.size:
        cells = _burn(change.shape, grid.window(*window), touched=road)
    if not cells.any():
        raise InvalidValueError(
            f"{change.name} ({change.kind.value}) lies outside the resistance raster; move it there or leave it out."
        )
    return window, _closed(cells) if road else cells


def _check(change):
    """Raise unless the resistances of a change can be."""
    for name, number in (("value", change.value), ("factor", change.factor)):
        if number is not None and not (number > 0 and np.isfinite(number)):
            raise InvalidValueError(f"{change.name}: {name} is {number:g}; resistance must be above 0.")
    if change.value is not None and change.factor is not None:
        raise InvalidValueError(f"{change.name} has both a value and a factor; give one of them.")
    if change.kind is Kind.RESISTANCE and change.value is None and change.factor is None:
        raise InvalidValueError(f"{change.name} changes resistance but has neither value nor factor; give one of them.")
    if change.crossings < 0:
        raise InvalidValueError(f"{change.name}: crossings is {change.crossings}; it must be at least 0.")
    if change.width is not None and not (change.width >= 0 and np.isfinite(change.width)):
        raise InvalidValueError(f"{change.name}: width is {change.width:g}; it must be at least 0.")


def _window(points, grid):
    """Return slices of the rows and columns round points, with a rim, as far as they lie on the grid."""
    if not len(points):
        return slice(0, 0), slice(0, 0)
    window = []
    for places, count in zip(grid.index(*points.T), grid.shape):
        start, stop = np.clip((places.min() - 2, places.max() + 3), 0, count)
        window.append(slice(int(start), int(stop)))
    return tuple(window)


def _burn(shape, grid, *, touched):
    """Return the cells whose centre lies in a shape, or all that it touches if asked for or there is no such cell."""
    cells = raster_io.rasterize([shape], [1], grid, touched=touched) > 0
    return cells if touched or cells.any() else raster_io.rasterize([shape], [1], grid, touched=True) > 0


def _closed(cells):
    """Return the cells of a road with one more wherever two of them only meet at a corner."""
    first, second, third, fourth = cells[:-1, :-1], cells[:-1, 1:], cells[1:, :-1], cells[1:, 1:]
    closed = cells.copy()
    closed[:-1, 1:] |= first & fourth & ~second & ~third
    closed[:-1, :-1] |= second & third & ~first & ~fourth
    return closed


class _Crossings:
    """Where the roads among changes can be crossed, and which crossings lie on none."""

    def __init__(self, changes, grid, width):
        given = [change for change in changes if change.kind is Kind.CROSSING]
        for change in given:
            _check(change)
        self.points = [(change, point) for change in given for point in _points(change)]
        self.grid, self.width, self.used = grid, width, set()

    def at(self, road, window, cells):
        """Return which cells of a road in a window crossings leave as they are."""
        rows, columns = np.nonzero(cells)
        places = np.column_stack(self.grid.window(*window).xy(rows, columns))
        opened = np.zeros(cells.shape, bool)
        for point in _evenly(road.shape, road.crossings):
            self._open(road, point, places, rows, columns, opened)
        for k, (crossing, point) in enumerate(self.points):
            if self._open(crossing, point, places, rows, columns, opened, reach=1.5 * np.hypot(*self.grid.cell)):
                self.used.add(k)
        return opened

    def _open(self, change, point, places, rows, columns, opened, reach=np.inf):
        """Open the cells of a road near a point, at least the nearest, and return whether it is within reach."""
        far = np.hypot(*(places - point).T)
        if far.min() > reach:
            return False
        width = self.width if change.width is None else change.width
        chosen = far <= max(far.min(), width / 2)
        opened[rows[chosen], columns[chosen]] = True
        return True

    def check(self):
        """Raise unless every crossing lies on a road."""
        for k, (crossing, (x, y)) in enumerate(self.points):
            if k not in self.used:
                raise InvalidValueError(
                    f"{crossing.name} (crossing) at ({x:.10g}, {y:.10g}) lies on no new road; move it onto one "
                    "or leave it out."
                )


def _points(change):
    """Return the points of a crossing, shape ``(n, 2)``, or raise."""
    found = raster_io.rings(change.shape)
    if not found:
        raise InvalidValueError(f"{change.name} (crossing) has no point; leave it out.")
    return np.concatenate(found)


def _evenly(shape, count):
    """Return points at even spaces along a line, half a space from its ends."""
    if not count:
        return np.empty((0, 2))
    lines = raster_io.rings(shape)
    starts, ends = (np.concatenate([line[part] for line in lines]) for part in (slice(None, -1), slice(1, None)))
    along = np.append(0, np.cumsum(np.hypot(*(ends - starts).T)))
    wanted = (np.arange(count) + 0.5) * along[-1] / count
    k = np.clip(np.searchsorted(along, wanted, side="right") - 1, 0, len(starts) - 1)
    share = (wanted - along[k]) / np.maximum(along[k + 1] - along[k], np.finfo(float).tiny)
    return starts[k] + share[:, None] * (ends - starts)[k]


def _take_effect(change, values, labels, cells, rules):
    """Change values and labels of a window in place, and return whether anything changed."""
    if change.kind is Kind.ADDED:
        cells = cells & (labels == 0)
        labels[cells] = FRESH
    elif change.kind is Kind.LOST:
        cells = cells & (labels != 0)
        labels[cells] = 0
    elif change.kind is Kind.ROAD and rules.roads_take_habitat:
        labels[cells] = 0
    if change.factor is not None:
        values[cells] *= change.factor
    else:
        usual = {Kind.ADDED: rules.habitat_resistance, Kind.LOST: rules.lost_resistance}
        values[cells] = usual.get(change.kind, np.nan) if change.value is None else change.value
    return cells.any()
