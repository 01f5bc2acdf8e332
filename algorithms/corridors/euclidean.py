"""Straight distances between patches, edge to edge, and which patch is nearest on the straight way.

Distances are those of outlines and not of cell centres: of the patches' own polygons if they have any, else of the
borders of their cells. Two outlines that do not cross are nearest at a corner of one of them, and only segments that
lie within a first upper bound of the other outline are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from .. import jit, raster_io
from ..progress import Progress, spread
from . import kernels

ALL_AGAINST_ALL = 4096
REPORT_PAIRS = 64
PAIRS_AT_ONCE = 2048
RUN = 8


@dataclass(frozen=True)
class Outline:
    """The border of a patch.

    Parameters
    ----------
    starts, ends : numpy.ndarray
        End points of each segment, shape ``(segments, 2)``, map units.
    corners : numpy.ndarray
        One point of each ring, shape ``(rings, 2)``.
    box : numpy.ndarray
        ``(x minimum, y minimum, x maximum, y maximum)``.
    """

    starts: np.ndarray
    ends: np.ndarray
    corners: np.ndarray
    box: np.ndarray


def outlines(patches):
    """Return the `Outline` of each patch, from its polygon if it has one, else along the borders of its cells."""
    shapes = patches.polygons
    if shapes is None:
        shapes = raster_io.polygonize(patches.labels, patches.grid)
    return [_outline(raster_io.rings(shape)) for shape in shapes]


def _outline(rings):
    """Return the outline made of rings, or of lines and points."""
    rings = [_closed(ring) for ring in rings]
    starts = np.concatenate([ring[:-1] for ring in rings])
    ends = np.concatenate([ring[1:] for ring in rings])
    corners = np.array([ring[0] for ring in rings])
    return Outline(starts, ends, corners, np.concatenate((starts.min(axis=0), starts.max(axis=0))))


def _closed(ring):
    """Return a ring as it is, and a line or a point as a ring that holds no land: there and back."""
    closed = len(ring) > 1 and (ring[0] == ring[-1]).all()
    return ring if closed else np.concatenate((ring, ring[::-1]))


def edge_distances(patches, pairs, *, progress=None):
    """Return the straight distance between the edges of patches, 0 where they touch or overlap.

    Parameters
    ----------
    patches : Patches
        With polygons, or else with labels.
    pairs : numpy.ndarray of int
        Shape ``(m, 2)``: positions of the two patches.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    numpy.ndarray of float64
        Length m, map units.
    """
    progress = progress or Progress()
    pairs = np.asarray(pairs, int).reshape(-1, 2)
    distances = np.empty(len(pairs))
    if not len(pairs):
        return distances
    edges = outlines(patches)
    if jit.available():
        packed, starts = _packed(edges), range(0, len(pairs), PAIRS_AT_ONCE)

        def measure(start):
            return kernels.area_distances(pairs[start : start + PAIRS_AT_ONCE], packed, progress.stop)

        for k, found in spread(measure, starts, progress):
            distances[starts[k] :][: len(found)] = found
        return distances
    for k, (a, b) in enumerate(pairs):
        if k % REPORT_PAIRS == 0:
            progress.report(k / len(pairs))
        distances[k] = outline_distance(edges[a], edges[b])
    return distances


def _packed(edges):
    """Return outlines as `kernels.area_distances` takes them."""
    counts = np.array([len(edge.starts) for edge in edges])
    segments = np.concatenate([np.hstack((edge.starts, edge.ends)) for edge in edges])
    parts = -(-counts // RUN)
    first = np.append(0, np.cumsum(counts))
    starts = np.append(0, np.cumsum(parts))
    runs = np.repeat(first[:-1], parts) + RUN * (np.arange(starts[-1]) - np.repeat(starts[:-1], parts))
    low = np.minimum.reduceat(np.minimum(segments[:, :2], segments[:, 2:]), runs)
    high = np.maximum.reduceat(np.maximum(segments[:, :2], segments[:, 2:]), runs)
    rings = np.append(0, np.cumsum([len(edge.corners) for edge in edges]))
    corners, extents = np.concatenate([edge.corners for edge in edges]), np.array([edge.box for edge in edges])
    return starts, rings, extents, corners, segments, np.append(runs, first[-1]), np.hstack((low, high))


def outline_distance(first, second):
    """Return the least distance between two areas given by their outlines, 0 where they share a point."""
    bound = _upper_bound(first, second)
    apart = _box_gap(first.box, second.box[None, :2], second.box[None, 2:])[0]
    if apart == 0 and (_holds(first, second) or _holds(second, first)):
        return 0.0
    a, b = first, second
    near_a = _near(a.starts, a.ends, b.box, bound)
    near_b = _near(b.starts, b.ends, _box(a.starts[near_a], a.ends[near_a]), bound)
    near_a = near_a[_near(a.starts[near_a], a.ends[near_a], _box(b.starts[near_b], b.ends[near_b]), bound)]
    return _least(a.starts[near_a], a.ends[near_a], b.starts[near_b], b.ends[near_b], bound)


def _upper_bound(first, second):
    """Return the distance of two corners that lie close to each other."""
    point, bound = (second.box[:2] + second.box[2:]) / 2, np.inf
    for corners in (first.starts, second.starts, first.starts, second.starts):
        squares = ((corners - point) ** 2).sum(axis=1)
        point = corners[squares.argmin()]
        bound = np.sqrt(squares.min())
    return bound


def _box(starts, ends):
    """Return the box around segments."""
    return np.concatenate((np.minimum(starts, ends).min(axis=0), np.maximum(starts, ends).max(axis=0)))


def _box_gap(box, low, high):
    """Return the distance of a box to others with corners `low` and `high`, shape ``(n, 2)``."""
    return np.hypot(*np.maximum(np.maximum(low - box[2:], box[:2] - high), 0).T)


def _near(starts, ends, box, bound):
    """Return which segments may lie within `bound` of a box."""
    gap = _box_gap(box, np.minimum(starts, ends), np.maximum(starts, ends))
    return np.flatnonzero(gap <= bound * (1 + 1e-12))


def _least(a, b, c, d, bound):
    """Return the least distance between segments a to b and segments c to d, which is at most about `bound`."""
    if len(a) * len(c) <= ALL_AGAINST_ALL:
        first, second = (index.ravel() for index in np.indices((len(a), len(c))))
        return _segment_distances(a[first], b[first], c[second], d[second]).min()
    # Long segments would make every search wide, so they are cut into pieces first.
    length = max(bound / 16, np.median(np.hypot(*(b - a).T)), np.median(np.hypot(*(d - c).T)))
    (a, b), (c, d) = _cut(a, b, length), _cut(c, d, length)
    tree = cKDTree((c + d) / 2)
    nearest = tree.query((a + b) / 2)[0]
    reach = (min(bound, nearest.min()) + length) * (1 + 1e-9)
    a, b = a[nearest <= reach], b[nearest <= reach]
    found = tree.query_ball_point((a + b) / 2, reach)
    first = np.repeat(np.arange(len(a)), [len(hits) for hits in found])
    second = np.concatenate(found).astype(int)
    parts = len(first) // 10**6 + 1
    return min(
        _segment_distances(a[k], b[k], c[j], d[j]).min()
        for k, j in zip(np.array_split(first, parts), np.array_split(second, parts))
    )


def _cut(starts, ends, length):
    """Return segments cut into equal pieces no longer than `length`."""
    pieces = np.maximum(1, np.ceil(np.hypot(*(ends - starts).T) / length)).astype(int)
    whole = np.repeat(np.arange(len(starts)), pieces)
    order = np.arange(len(whole)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    step = ((ends - starts) / pieces[:, None])[whole]
    return starts[whole] + order[:, None] * step, starts[whole] + (order + 1)[:, None] * step


def _segment_distances(a, b, c, d):
    """Return the distance of segments a to b from segments c to d, row by row; 0 where they cross."""
    least = np.minimum.reduce(
        [_point_distances(a, c, d), _point_distances(b, c, d), _point_distances(c, a, b), _point_distances(d, a, b)]
    )
    crosses = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return np.where(crosses, 0.0, least)


def _point_distances(point, start, end):
    """Return the distance of points from segments, row by row."""
    along = end - start
    square = (along**2).sum(axis=1)
    share = ((point - start) * along).sum(axis=1) / np.where(square > 0, square, 1)
    return np.hypot(*(start + np.clip(share, 0, 1)[:, None] * along - point).T)


def _side(start, end, point):
    """Return twice the signed area of triangles: on which side of a line a point lies."""
    (x, y), (u, v) = (end - start).T, (point - start).T
    return x * v - y * u


def _holds(area, other):
    """Return whether an area holds a corner of a ring of another (even-odd rule)."""
    (low, high), points = (area.box[:2], area.box[2:]), other.corners
    for point in points[((points >= low) & (points <= high)).all(axis=1)]:
        start, end = area.starts - point, area.ends - point
        spans = (start[:, 1] > 0) != (end[:, 1] > 0)
        start, end = start[spans], end[spans]
        crossing = start[:, 0] - start[:, 1] * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
        if np.count_nonzero(crossing > 0) % 2:
            return True
    return False


def euclidean_allocation(labels, cell):
    """Return the label of the nearest labelled cell for every cell, centre to centre, whatever lies between.

    Parameters
    ----------
    labels : numpy.ndarray of int32
        Shape ``(rows, columns)``; 0 outside, and somewhere above 0.
    cell : tuple of float
        Width and height of a cell, map units.

    Returns
    -------
    numpy.ndarray of int32
        Shape ``(rows, columns)``. Where several are equally near, which one is always the same for the same labels.
    """
    nearest = ndimage.distance_transform_edt(labels == 0, sampling=cell[::-1], return_distances=False,
                                             return_indices=True)  # fmt: skip
    return labels[tuple(nearest)]
