"""Where patches are: the one point that stands for each, and which patches lie side by side."""

from __future__ import annotations

import enum

import numpy as np
from scipy.spatial import Delaunay

from .. import raster_io
from ..corridors.euclidean import outlines
from ..errors import InvalidValueError
from ..progress import interruptible

PIECES_OF_THE_WHOLE = 400
MOST_PIECES = 64
JITTER = 1e-9
FENCE = 100


class Measure(enum.Enum):
    """Between which points of two patches the straight distance is taken."""

    EDGE = "edge"
    CENTROID = "centroid"
    INSIDE = "inside point"


def positions(patches, measure, progress):
    """Return the point that stands for each patch, shape ``(n, 2)``, ground coordinates.

    Parameters
    ----------
    patches : Patches
        With polygons, or else with labels.
    measure : Measure
        The centroid, which may lie outside a bent patch, or the centroid where it lies inside and else a point that
        does.
    progress : Progress
        Who may stop the run.
    """
    shapes = patches.polygons
    if shapes is None:
        shapes = raster_io.polygonize(patches.labels, patches.grid)
    find = raster_io.centroid if measure is Measure.CENTROID else raster_io.inside_point
    found = np.empty((len(shapes), 2))
    for k, shape in enumerate(shapes):
        progress.check()
        found[k] = find(shape)
    return found


def neighbour_pairs(patches, progress):
    """Return the pairs of patches that lie side by side, shape ``(m, 2)``, the smaller position first.

    Parameters
    ----------
    patches : Patches
        With polygons, or else with labels.
    progress : Progress
        Who may stop the run.

    Notes
    -----
    Patches lie side by side if their zones touch when each point of the ground goes to the nearest patch. The outlines
    are followed by points no farther apart than a 400th of the extent (at most 64 on a side of an outline), and two
    zones touch where an edge of the triangles of Delaunay joins points of both. Beyond half the extent outside of all
    patches, where zones are endless, they do not count as touching.
    """
    points, owners = _along_outlines(outlines(patches))
    if len(patches) < 3:
        return np.array([(a, b) for a in range(len(patches)) for b in range(a + 1, len(patches))], int).reshape(-1, 2)
    points = points - points.min(axis=0)
    points, owners = _fenced(points, owners)
    # Corners of cells lie on straight lines and circles, which have no one triangulation; a billionth decides.
    points += JITTER * points.max() * np.random.default_rng(0).standard_normal(points.shape)
    corners = interruptible(Delaunay, points, progress=progress).simplices
    pairs = np.sort(np.concatenate([owners[corners[:, side]] for side in ([0, 1], [1, 2], [0, 2])]), axis=1)
    return np.unique(pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs[:, 0] >= 0)], axis=0)


def _fenced(points, owners):
    """Return points with a fence round them that belongs to nobody, so that zones do not touch far outside."""
    width, height = points.max(axis=0)
    margin = max(width, height) / 2
    along = np.linspace(-1, 1, FENCE)
    x, y = (width / 2 + margin) * along + width / 2, (height / 2 + margin) * along + height / 2
    sides = [np.column_stack((x, np.full(FENCE, y[k]))) for k in (0, -1)]
    sides += [np.column_stack((np.full(FENCE, x[k]), y)) for k in (0, -1)]
    return np.concatenate((points, *sides)), np.append(owners, np.full(4 * FENCE, -1))


def _along_outlines(edges):
    """Return points along all outlines, and whose they are."""
    starts, ends = (np.concatenate([getattr(edge, side) for edge in edges]) for side in ("starts", "ends"))
    owners = np.repeat(np.arange(len(edges)), [len(edge.starts) for edge in edges])
    longest = np.ptp(starts, axis=0).max() / PIECES_OF_THE_WHOLE
    lengths = np.hypot(*(ends - starts).T)
    counts = np.clip(np.ceil(lengths / longest), 1, MOST_PIECES).astype(int) if longest else np.ones(len(starts), int)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (place / np.repeat(counts, counts))[:, None]
    points = np.repeat(starts, counts, axis=0) * (1 - share) + np.repeat(ends, counts, axis=0) * share
    return points, np.repeat(owners, counts)


def link_ends(patches, links, pairs):
    """Return where links meet their patches, shape ``(m, 2, 2)``: for each pair the points in the first and the second.

    Parameters
    ----------
    patches : Patches
        With polygons, or else with labels.
    links : PatchGraph or None
        Links with paths; of doubled ones the first active counts.
    pairs : numpy.ndarray of int
        Positions of the patches of each link wanted, shape ``(m, 2)``, the smaller first.
    """
    if links is None or len(links.paths) != len(links):
        raise InvalidValueError(
            "Links: ways inside patches need the path of each link; give links as ecopattern:links makes them."
        )
    source = source_links(links, pairs, len(patches))
    if any(len(links.paths[k]) < 1 for k in source):
        number = next(links.fields["link_id"][k] for k in source if len(links.paths[k]) < 1)
        raise InvalidValueError(f"Links: link {number} has no path, which ways inside patches need.")
    found = np.array([(links.paths[k][0], links.paths[k][-1]) for k in source], float).reshape(-1, 2, 2)
    boxes = np.array([edge.box for edge in outlines(patches)])
    low, high = boxes[pairs][:, :, :2], boxes[pairs][:, :, 2:]

    def off(points):
        return np.hypot(*np.maximum(np.maximum(low - points, points - high), 0).transpose(2, 0, 1)).sum(axis=1)

    # Paths may be drawn from either end.
    turned = off(found[:, ::-1]) < off(found)
    found[turned] = found[turned][:, ::-1]
    return found


def source_links(links, pairs, size):
    """Return the positions of the links that join pairs of patches; of doubled ones the first active."""
    active = np.flatnonzero(np.asarray(links.fields["active"], bool))
    numbers = np.sort(links.ends[active], axis=1) @ [size, 1]
    order = np.argsort(numbers, kind="stable")
    return active[order[np.searchsorted(numbers[order], pairs @ [size, 1])]]
