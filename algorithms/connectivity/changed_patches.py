"""Patches after cells became habitat or were lost: which are joined, cut, new or gone, and what each is worth then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage, sparse

from .. import raster_io
from ..errors import EmptyInputError
from ..patches import Patches

FRESH = -1
# So that a patch of exactly the least area is not lost to rounding.
SLACK = 1e-9
AREA = "area_ha"


def regrouped(patches, labels, rules, progress):
    """Return patches afterwards, their origin, the heirs of those before, and which are the same.

    Parameters
    ----------
    patches : Patches
        Before, with the fields that `rules` name.
    labels : numpy.ndarray of int32
        Shape ``(rows, columns)``: those of `patches` where habitat stays, 0 where none is, `FRESH` where it is new.
    rules : LandRules
        Which cells touch, and what added habitat is worth.
    progress : Progress
        Who may stop the run.

    Returns
    -------
    tuple of (Patches, numpy.ndarray, numpy.ndarray, numpy.ndarray)
        As `ChangedLand` holds them.
    """
    before, neighbours = patches.labels, rules.neighbours
    changed = labels != before
    if not changed.any():
        return _untouched(patches, rules)
    nodes, size = _pieces(before, labels, changed, neighbours)
    fresh, fresh_count = ndimage.label(labels == FRESH, neighbours.structure)
    nodes[fresh > 0] = fresh[fresh > 0] + size
    progress.check()
    group = _joined(nodes, size, fresh_count, neighbours)
    return _assemble(patches, changed, np.where(labels == FRESH, 0, before), nodes, group, rules)


def large_enough(patches, origin, heirs, same, min_area):
    """Return what `regrouped` returns without patches that changed and are too small afterwards."""
    keep = same | (patches.fields[AREA] >= min_area * (1 - SLACK))
    if keep.all():
        return patches, origin, heirs, same
    if not keep.any():
        raise EmptyInputError(f"The changes leave no patch of {min_area:g} ha; leave some habitat.")
    places = np.where(keep, np.cumsum(keep) - 1, -1)
    return patches.select(keep), origin[keep], np.where(heirs < 0, -1, places[heirs]), same[keep]


def _untouched(patches, rules):
    """Return the answer where no habitat changes."""
    area = np.asarray(patches.fields[AREA], float)
    words = np.array([""] * len(patches), object)
    told = {AREA: area, "area_before": area.copy(), "change": words}
    shared = {name: np.asarray(patches.fields[name], float) for name in _shared(rules, 0.0)}
    kept = replace(patches, fields={**told, **shared})
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


def _assemble(patches, changed, staying, nodes, group, rules):
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
    return _described(patches, staying, labels, origin, heirs, same, rules), origin, heirs, same


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


def _described(patches, before, labels, origin, heirs, same, rules):
    """Return the patches afterwards with their fields, ids and outlines; `before` are the labels where they stay."""
    grid, size = patches.grid, len(origin)
    area_before = np.asarray(patches.fields[AREA], float)
    counts = np.append(0, patches.cell_counts())
    other = np.append(False, ~same)[labels]
    parts, cells = np.unique(labels[other].astype(np.int64) * len(counts) + before[other], return_counts=True)
    into, out_of = np.divmod(parts, len(counts))
    fields = {}
    for name, fresh in _shared(rules, grid.cell_area_ha).items():
        before_changes = np.asarray(patches.fields[name], float)
        worth = np.append(fresh, before_changes / np.maximum(counts[1:], 1))
        fields[name] = np.append(before_changes, np.nan)[origin]
        fields[name][~same] = 0.0
        np.add.at(fields[name], into - 1, cells * worth[out_of])
    area = fields[AREA]
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
    told = {AREA: area, "area_before": earlier, "change": words}
    return Patches(labels, grid, _ids(patches.ids, origin), {**told, **fields}, shapes)


def _shared(rules, cell):
    """Return what cut and joined patches share as their cells do, and how much of it an added cell brings."""
    brought = {AREA: cell}
    if rules.attribute not in (None, AREA):
        brought[rules.attribute] = rules.habitat_worth * cell
    return brought


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
