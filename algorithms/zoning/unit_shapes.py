"""The shapes of restoration units: connected pieces of a zone, small ones joined, large ones split."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from scipy import ndimage

from ..progress import interruptible
from .restoration_areas import EIGHT

# A product of cells and cell area may fall a rounding short of the limit it equals.
SLACK = 1 - 1e-9


def connected_pieces(zone, basins, progress):
    """Return the connected pieces of the zone within each watershed, and the watershed of each (0 for outside)."""
    inside = np.where(zone, basins, 0)
    pieces = np.zeros(zone.shape, np.int32)
    basin_of = [0]
    windows = ndimage.find_objects(inside)
    for basin, window in enumerate(windows, start=1):
        if window is not None:
            here = inside[window] == basin
            labels, count = ndimage.label(here, EIGHT)
            pieces[window][here] = labels[here] + len(basin_of) - 1
            basin_of.extend([basin] * count)
        progress.report(basin / len(windows))
    return pieces, np.array(basin_of)


def join_in_watershed(pieces, basin_of, basins, grid, min_area, progress):
    """Return the pieces with those below `min_area` joined to the nearest large one of their watershed."""
    area = np.bincount(pieces.ravel(), minlength=len(basin_of)) * grid.cell_area_ha
    anchor = area >= min_area * SLACK
    # In a watershed of small pieces only, the largest stands for it; of equal ones the first.
    order = np.lexsort((-np.arange(len(area)), area, basin_of))
    largest = order[np.append(np.diff(basin_of[order]) > 0, True)]
    has_anchor = np.bincount(basin_of[1:], anchor[1:], minlength=basin_of.max() + 1) > 0
    anchor[largest[~has_anchor[basin_of[largest]]]] = True
    anchor[0] = False
    target = np.arange(len(area), dtype=np.int32)
    todo = np.unique(basin_of[1:][~anchor[1:]])
    windows = ndimage.find_objects(np.where(pieces > 0, basins, 0))
    for done, basin in enumerate(todo, start=1):
        here = np.where(basins[windows[basin - 1]] == basin, pieces[windows[basin - 1]], 0)
        small, found = interruptible(_nearest_anchor, here, anchor, grid, progress=progress)
        target[small] = found
        progress.report(done / len(todo))
    return target[pieces]


def _nearest_anchor(pieces, anchor, grid):
    """Return the pieces that are no anchors and the anchor nearest to each; of equal ones the first."""
    distance, nearest = ndimage.distance_transform_edt(~anchor[pieces], sampling=grid.cell[::-1], return_indices=True)
    cells = np.flatnonzero((pieces > 0) & ~anchor[pieces])
    found = pieces[tuple(axis.ravel()[cells] for axis in nearest)]
    small = pieces.ravel()[cells]
    order = np.lexsort((found, distance.ravel()[cells], small))
    first = order[np.append(True, np.diff(small[order]) > 0)]
    return small[first], found[first]


def split_large(units, administration, grid, largest_area, smallest_share, min_area):
    """Return the units with those above `largest_area` split along administrative borders, the highest level first."""
    for position in administration.positions:
        area = np.bincount(units.ravel()) * grid.cell_area_ha
        large = area * SLACK > largest_area
        large[0] = False
        if not large.any():
            break
        cells = np.flatnonzero(large[units])
        codes = position[administration.cells.ravel()[cells]]
        pairs, part = np.unique(units.ravel()[cells].astype(np.int64) * (codes.max() + 1) + codes, return_inverse=True)
        parent = pairs // (codes.max() + 1)
        part_area = np.bincount(part) * grid.cell_area_ha
        parts = np.zeros(units.shape, np.int32)
        parts.ravel()[cells] = part + 1
        smallest = np.maximum(smallest_share * area[parent], min_area) * SLACK
        joined = _join_parts(part_area, parent, smallest, _borders(parts, parent, grid))
        units = units.copy()
        units.ravel()[cells] = len(area) + joined[part]
        units = in_raster_order(units)[0]
    return units


def _borders(parts, parent, grid):
    """Return the length of the common border of parts of one unit, as ``{part: {other: length}}``."""
    borders = defaultdict(dict)
    sides = ((parts[:, :-1], parts[:, 1:], grid.cell[1]), (parts[:-1], parts[1:], grid.cell[0]))
    for first, second, length in sides:
        touching = (first > 0) & (second > 0) & (first != second)
        a, b = first[touching] - 1, second[touching] - 1
        same = parent[a] == parent[b]
        pairs, counts = np.unique(np.sort(np.column_stack([a[same], b[same]]), axis=1), axis=0, return_counts=True)
        for (one, other), count in zip(pairs.tolist(), counts.tolist()):
            borders[one][other] = borders[other][one] = borders[one].get(other, 0.0) + count * length
    return borders


def _join_parts(area, parent, smallest, borders):
    """Return for each part the one it ends in when parts below `smallest` join along their longest border."""
    area = area.copy()
    target = np.arange(len(area))
    for part in np.argsort(area, kind="stable"):
        siblings = np.flatnonzero((parent == parent[part]) & (target == np.arange(len(area))))
        if area[part] >= smallest[part] or len(siblings) == 1:
            continue
        near = borders[part]
        others = siblings[siblings != part]
        other = max(near, key=lambda k: (near[k], -k)) if near else others[np.argmax(area[others])]
        target[part] = other
        area[other] += area[part]
        for neighbour, length in borders.pop(part).items():
            borders[neighbour].pop(part)
            if neighbour != other:
                borders[neighbour][other] = borders[other][neighbour] = borders[other].get(neighbour, 0.0) + length
    while (target[target] != target).any():
        target = target[target]
    return target


def in_raster_order(units):
    """Return the units numbered from 1 by their first cell, and how many there are."""
    present, first = np.unique(units, return_index=True)
    first = first[present > 0]
    present = present[present > 0]
    numbers = np.zeros(int(units.max()) + 1, np.int32)
    numbers[present[np.argsort(first)]] = np.arange(1, len(present) + 1)
    return numbers[units], len(present)
