"""Changes of the land: habitat added or lost, other resistance, new roads with or without crossings.

What comes out is again a resistance and patches: habitat that touches a patch joins it, patches that new habitat
joins become one, and what is cut off a patch becomes a patch of its own.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage, sparse

from .. import raster_io
from ..errors import EmptyInputError, InvalidValueError
from ..grid import Neighbours
from ..patches import Patches
from ..progress import Progress

FRESH = -1
# So that a patch of exactly the least area is not lost to rounding.
SLACK = 1e-9
AREA = "area_ha"


class Kind(enum.Enum):
    """What happens to the land."""

    ADDED = "added"
    LOST = "lost"
    RESISTANCE = "resistance"
    ROAD = "road"
    CROSSING = "crossing"


@dataclass(frozen=True)
class Change:
    """One change of the land.

    Parameters
    ----------
    kind : Kind
        Habitat added or lost; another resistance; a road, which takes the cells it touches from habitat as well; a
        crossing of the roads among the changes, at which both stay as they were.
    shape : bytes
        Where, as WKB in the coordinate system of the resistance: an area, for a road as a rule a line, for a crossing a
        point.
    value : float, optional
        Resistance afterwards, > 0. Without it added and lost habitat get what is usual, and a road cannot be crossed.
    factor : float, optional
        Instead of `value`: what the resistance is multiplied by, > 0.
    crossings : int
        How many crossings a road has at even spaces, beside those given as changes.
    name : str
        What messages call it.
    """

    kind: Kind
    shape: bytes
    value: float | None = None
    factor: float | None = None
    crossings: int = 0
    name: str = "A change"


@dataclass(frozen=True)
class ChangedLand:
    """The land after changes.

    Parameters
    ----------
    resistance : Raster
        Afterwards.
    patches : Patches
        Afterwards: those of before in their order, then new ones; fields ``area_ha``, ``area_before`` (of all patches
        that went into it, NaN for a new one) and ``change`` in words, empty if nothing changed.
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
    """

    habitat_resistance: float
    lost_resistance: float
    crossing_width: float = 0.0
    roads_take_habitat: bool = True
    neighbours: Neighbours = Neighbours.EIGHT
    min_area: float = 0.0


def read_changes(shapes, columns, *, kind=None, name="Changes"):
    """Return the changes that shapes with fields stand for.

    Parameters
    ----------
    shapes : sequence of bytes
        WKB in the coordinate system of the resistance.
    columns : dict of str to sequence
        One value a shape: ``kind`` (a word of `Kind`), ``value``, ``factor`` and ``crossings``, in any capitals; all
        but the first may be missing, or empty or NaN in a row.
    kind : Kind, optional
        Of all shapes, whatever the field says.
    name : str
        What messages call the shapes.

    Returns
    -------
    list of Change

    Raises
    ------
    InvalidValueError
        If a kind or a number cannot be read.
    """
    fields = {key.lower(): values for key, values in columns.items()}
    words = ", ".join(member.value for member in Kind)
    if kind is None and "kind" not in fields:
        raise InvalidValueError(f"{name}: there is no field 'kind'; it says of each shape what happens: {words}.")
    found = []
    for k, shape in enumerate(shapes):
        row = f"{name}, feature {k + 1}"
        numbers = {key: _number(fields[key][k], key, row) for key in ("value", "factor", "crossings") if key in fields}
        crossings = numbers.pop("crossings", None) or 0
        found.append(Change(kind or _kind(fields["kind"][k], row, words), shape, **numbers,
                            crossings=int(crossings), name=row))  # fmt: skip
    return found


def _kind(word, row, words):
    """Return the kind that a word means."""
    try:
        return Kind(str(word).strip().lower())
    except ValueError:
        said = "empty" if word is None or word != word or not str(word).strip() else f"'{word}'"
        raise InvalidValueError(f"{row}: kind is {said}; it must be one of: {words}.") from None


def _number(value, key, row):
    """Return a number of a field, None where it is empty."""
    if value is None or str(value).strip() == "":
        return None
    try:
        number = float(value)
    except ValueError:
        raise InvalidValueError(f"{row}: {key} is '{value}'; it must be a number.") from None
    return None if np.isnan(number) else number


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
    found = _large_enough(*_regrouped(patches, labels, rules.neighbours, progress), rules.min_area)
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
        self.points = [(change.name, point) for change in given for point in _points(change)]
        self.grid, self.width, self.used = grid, width, set()

    def at(self, road, window, cells):
        """Return which cells of a road in a window crossings leave as they are."""
        rows, columns = np.nonzero(cells)
        places = np.column_stack(self.grid.window(*window).xy(rows, columns))
        opened = np.zeros(cells.shape, bool)
        for point in _evenly(road.shape, road.crossings):
            self._open(point, places, rows, columns, opened)
        for k, (_, point) in enumerate(self.points):
            if self._open(point, places, rows, columns, opened, reach=1.5 * np.hypot(*self.grid.cell)):
                self.used.add(k)
        return opened

    def _open(self, point, places, rows, columns, opened, reach=np.inf):
        """Open the cells of a road near a point, at least the nearest, and return whether it is within reach."""
        far = np.hypot(*(places - point).T)
        if far.min() > reach:
            return False
        chosen = far <= max(far.min(), self.width / 2)
        opened[rows[chosen], columns[chosen]] = True
        return True

    def check(self):
        """Raise unless every crossing lies on a road."""
        for k, (name, (x, y)) in enumerate(self.points):
            if k not in self.used:
                raise InvalidValueError(
                    f"{name} (crossing) at ({x:.10g}, {y:.10g}) lies on no new road; move it onto one or leave it out."
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


def _regrouped(patches, labels, neighbours, progress):
    """Return patches afterwards, their origin, the heirs of those before, and which are the same."""
    before = patches.labels
    changed = labels != before
    if not changed.any():
        return _untouched(patches)
    nodes, size = _pieces(before, labels, changed, neighbours)
    fresh, fresh_count = ndimage.label(labels == FRESH, neighbours.structure)
    nodes[fresh > 0] = fresh[fresh > 0] + size
    progress.check()
    group = _joined(nodes, size, fresh_count, neighbours)
    return _assemble(patches, changed, np.where(labels == FRESH, 0, before), nodes, group)


def _large_enough(patches, origin, heirs, same, min_area):
    """Return the same without patches that changed and are too small afterwards."""
    keep = same | (patches.fields[AREA] >= min_area * (1 - SLACK))
    if keep.all():
        return patches, origin, heirs, same
    if not keep.any():
        raise EmptyInputError(f"The changes leave no patch of {min_area:g} ha; leave some habitat.")
    places = np.where(keep, np.cumsum(keep) - 1, -1)
    return patches.select(keep), origin[keep], np.where(heirs < 0, -1, places[heirs]), same[keep]


def _untouched(patches):
    """Return the answer where no habitat changes."""
    area = np.asarray(patches.fields[AREA], float)
    words = np.array([""] * len(patches), object)
    kept = replace(patches, fields={AREA: area, "area_before": area.copy(), "change": words})
    places = np.arange(len(patches))
    return kept, places, places.copy(), np.ones(len(patches), bool)


def _pieces(before, labels, changed, neighbours):
    """Return labels in which what was cut off a patch has a number of its own, and the largest number."""
    nodes = np.maximum(labels, 0).astype(np.int32)
    size = int(before.max(initial=0))
    boxes = ndimage.find_objects(before)
    for label in np.unique(before[changed & (before > 0)]):
        window = boxes[label - 1]
        old = ndimage.label(before[window] == label, neighbours.structure)[0]
        new, count = ndimage.label(nodes[window] == label, neighbours.structure)
        if count < 2:
            continue
        cells = np.bincount(new.ravel())[1:]
        home = np.zeros(count, int)
        home[new[new > 0] - 1] = old[new > 0]
        for part in np.unique(home):
            pieces = np.flatnonzero(home == part)
            for piece in np.delete(pieces, cells[pieces].argmax()):
                size += 1
                nodes[window][new == piece + 1] = size
    return nodes, size


def _joined(nodes, size, fresh_count, neighbours):
    """Return the group of each node, the first being nothing: nodes that new habitat joins are one."""
    total = size + fresh_count + 1
    pairs = [np.empty((2, 0), np.int64)]
    if fresh_count:
        rows, columns = (slice(max(0, at.min() - 1), at.max() + 2) for at in np.nonzero(nodes > size))
        near = nodes[rows, columns].astype(np.int64)
        spans = {0: slice(None), 1: slice(1, None), -1: slice(None, -1)}
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            if neighbours.structure[1 + down, 1 + right]:
                a, b = near[spans[-down], spans[-right]], near[spans[down], spans[right]]
                touch = (a != b) & (a > 0) & (b > 0) & ((a > size) | (b > size))
                pairs.append(np.stack((a[touch], b[touch])))
    ends = np.concatenate(pairs, axis=1)
    graph = sparse.coo_matrix((np.ones(ends.shape[1]), tuple(ends)), shape=(total, total))
    return sparse.csgraph.connected_components(graph, directed=False)[1]


def _assemble(patches, changed, staying, nodes, group):
    """Return patches afterwards, their origin, the heirs of those before, and which are the same."""
    before, count = patches.labels, len(patches)
    kept, new = _named(nodes, group, count, np.asarray(patches.fields[AREA], float))
    if not len(kept) + len(new):
        raise EmptyInputError("The changes leave no patch; leave some habitat.")
    number = np.zeros(len(group), np.int32)
    number[group[kept]] = np.arange(1, len(kept) + 1)
    number[new] = np.arange(len(kept) + 1, len(kept) + len(new) + 1)
    lookup = number[group]
    labels = lookup[nodes]
    alive = 1 + np.flatnonzero(np.bincount(nodes.ravel(), minlength=count + 1)[1 : count + 1])
    heirs = np.full(count, -1)
    heirs[alive - 1] = lookup[alive] - 1
    origin = np.append(kept - 1, np.full(len(new), -1))
    same = (origin >= 0) & (np.bincount(heirs[heirs >= 0], minlength=len(origin)) < 2)
    for touched in (labels[changed & (labels > 0)] - 1, heirs[np.unique(before[changed & (before > 0)]) - 1]):
        same[touched[touched >= 0]] = False
    return _described(patches, staying, labels, origin, heirs, same), origin, heirs, same


def _named(nodes, group, count, area):
    """Return the labels of before that name a patch afterwards, and the groups that need a new name."""
    cells, flat = np.bincount(nodes.ravel(), minlength=len(group)), nodes.ravel()
    # Of the patches that became one, the largest gives its name.
    alive = 1 + np.flatnonzero(cells[1 : count + 1])
    best = {}
    for label in alive[np.argsort(-area[alive - 1], kind="stable")]:
        best.setdefault(int(group[label]), int(label))
    where = np.flatnonzero(flat)[::-1]
    first = np.full(len(group), flat.size)
    first[group[flat[where]]] = where
    new = np.flatnonzero(first < flat.size)
    new = new[~np.isin(new, list(best))]
    return np.array(sorted(best.values()), int), new[np.argsort(first[new])]


def _described(patches, before, labels, origin, heirs, same):
    """Return the patches afterwards with their fields, ids and outlines; `before` are the labels where they stay."""
    grid, size = patches.grid, len(origin)
    area_before = np.asarray(patches.fields[AREA], float)
    counts = np.append(0, patches.cell_counts())
    worth = np.append(grid.cell_area_ha, area_before / np.maximum(counts[1:], 1))
    other = np.append(False, ~same)[labels]
    parts, cells = np.unique(labels[other].astype(np.int64) * len(counts) + before[other], return_counts=True)
    into, out_of = np.divmod(parts, len(counts))
    area = np.append(area_before, np.nan)[origin]
    area[~same] = 0.0
    np.add.at(area, into - 1, cells * worth[out_of])
    earlier = np.bincount(heirs[heirs >= 0], area_before[heirs >= 0], minlength=size)
    earlier[origin < 0] = np.nan
    words = np.array([""] * size, object)
    for k in np.flatnonzero(~same & (origin >= 0)):
        joined = [str(patches.ids[j]) for j in np.flatnonzero(heirs == k) if j != origin[k]]
        words[k] = _words(joined, area[k], earlier[k])
    words[origin < 0] = "new"
    for k, label in zip(into[out_of > 0], out_of[out_of > 0]):
        if origin[k - 1] >= 0:
            continue
        words[k - 1] = f"{'cut off' if words[k - 1] == 'new' else words[k - 1] + ','} {patches.ids[label - 1]}"
    shapes = None
    if patches.polygons is not None:
        outlines = raster_io.polygonize(np.where(other, labels, 0), grid)
        shapes = tuple(patches.polygons[origin[k]] if same[k] else outlines[k] for k in range(size))
    fields = {AREA: area, "area_before": earlier, "change": words}
    return Patches(labels, grid, _ids(patches.ids, origin), fields, shapes)


def _words(joined, area, earlier):
    """Return in words what happened to a patch that `joined` others."""
    if joined:
        return f"joined with {', '.join(joined)}"
    return "grown" if area > earlier else "shrunk" if area < earlier else "moved"


def _ids(ids, origin):
    """Return the ids afterwards: new patches go on counting, or are called new where ids are text."""
    fresh = int((origin < 0).sum())
    if all(isinstance(name, int) for name in ids):
        names = range(max(ids) + 1, max(ids) + 1 + fresh)
    else:
        taken = {str(name) for name in ids}
        names = [name for k in range(1, fresh + len(ids) + 1) if (name := f"new {k}") not in taken]
    names = iter(names)
    return tuple(ids[k] if k >= 0 else next(names) for k in origin)
