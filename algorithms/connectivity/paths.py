"""Shortest paths of a network, a few sources at a time, so that memory stays bounded whatever the number of patches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csgraph

from .. import jit
from ..progress import interruptible, spread
from ..validation import check_memory
from . import kernels
from .network import TINY, Network

ROWS_AT_ONCE = 64
CELLS_AT_ONCE = 2_000_000
BYTES_PER_PAIR = 24
BYTES_PER_WAY = 60


def compressed(ends, lengths, size):
    """Return links in compressed rows: where each node's begin, their other ends and lengths, the shortest first."""
    order = entries(ends, lengths)
    starts = np.append(0, np.cumsum(np.bincount(ends.ravel(), minlength=size)))
    others = np.concatenate((ends[:, 1], ends[:, 0]))
    return starts, others[order].astype(np.int32), np.tile(lengths, 2)[order].astype(np.float64)


def entries(ends, lengths):
    """Return the order of the entries of compressed rows: positions in all links from their first end, then back."""
    nodes, others = np.concatenate((ends, ends[:, ::-1])).T
    return np.lexsort((others, np.tile(lengths, 2), nodes))


@dataclass(frozen=True)
class Doored:
    """A network whose paths pay for ways inside patches.

    Parameters
    ----------
    network : Network
        Of the patches, then two doors a link; the distances are those of `of_doors`.
    inside : numpy.ndarray of int
        The patch of each way between two doors.
    span : float
        What every path between two patches has too much.
    """

    network: Network
    inside: np.ndarray
    span: float


def of_doors(network, lengths, scale):
    """Return the `Doored` network of one with doors.

    Its links are those of the network, then from each patch to its doors, then between all doors of a patch. A patch is
    so far from its doors that no path leads through it but from door to door.

    Parameters
    ----------
    network : Network
        With doors.
    lengths : numpy.ndarray of float
        Length of each link, >= 0, shape ``(m,)``.
    scale : float
        What a unit of the distance of doors is in lengths.
    """
    size, count = network.size, len(network.ends)
    owner, place = network.ends.ravel(), network.doors.reshape(-1, 2)
    door = size + np.arange(2 * count)
    order = np.argsort(owner, kind="stable")
    degree = np.bincount(owner, minlength=size)
    check_memory(BYTES_PER_WAY * int((degree**2).sum()), f"The ways inside {size} patches")
    of_patches = np.split(order, np.cumsum(degree)[:-1])
    between = np.concatenate([doors[np.stack(np.triu_indices(doors.size, 1), axis=1)] for doors in of_patches])
    ways = scale * np.hypot(*(place[between[:, 0]] - place[between[:, 1]]).T)
    span = float(ways.max(initial=0)) + TINY
    ends = np.concatenate((door.reshape(-1, 2), np.column_stack((owner, door)), door[between]))
    distances = np.concatenate((lengths, np.full(2 * count, span), ways))
    attribute = np.append(network.attribute, np.zeros(2 * count))
    return Doored(Network(attribute, ends, distances), owner[between[:, 0]], 2 * span)


def over_rows(network, lengths, work, progress, sources=None, scale=None):
    """Yield what `work` returns of the shortest paths from a few nodes to all, in order.

    Parameters
    ----------
    network : Network
        The links.
    lengths : numpy.ndarray of float
        Length of each link, >= 0, shape ``(m,)``.
    work : callable
        Takes the positions of the sources and their distances to all nodes, shape ``(sources, n)``, 0 to themselves
        and inf where they do not reach. It may be called in several threads at once.
    progress : Progress
        Moves with the nodes.
    sources : numpy.ndarray of int, optional
        Positions of the nodes to start from; by default all.
    scale : float, optional
        What a unit of distance is in `lengths`, where paths pay inside the patches of a network with doors.
    """
    sources = np.arange(network.size) if sources is None else np.asarray(sources)
    if scale is not None and network.doors is not None:
        doored = of_doors(network, lengths, scale)
        network, lengths, work = doored.network, doored.network.distances, _between_patches(doored, work, network.size)
    size = network.size
    step = max(1, min(ROWS_AT_ONCE, CELLS_AT_ONCE // max(size, 1)))
    items = [sources[k : k + step] for k in range(0, len(sources), step)]
    rows = _compiled(network, lengths, progress) if jit.available() else _plain(network, lengths)
    for _, found in spread(lambda item: work(item, rows(item)), items, progress, ordered=True):
        yield found


def _between_patches(doored, work, size):
    """Return a function that does the work on what distances between patches truly are."""

    def inner(nodes, distances):
        between = np.maximum(distances[:, :size] - doored.span, 0)
        between[np.arange(nodes.size), nodes] = 0
        return work(nodes, between)

    return inner


def all_paths(network, lengths, progress):
    """Return the shortest paths between all nodes of a network, shape ``(n, n)``, or raise if they do not fit."""
    check_memory(BYTES_PER_PAIR * network.size**2, f"The paths between {network.size} patches")
    found = np.empty((network.size, network.size))

    def keep(nodes, distances):
        found[nodes] = distances

    for _ in over_rows(network, lengths, keep, progress):
        pass
    return found


def _compiled(network, lengths, progress):
    """Return the function that finds rows of distances by the kernels."""
    starts, ends, lengths = compressed(network.ends, lengths, network.size)
    # What two ways round replace is part of no shortest path that is shorter.
    kept = ~interruptible(kernels.spare, starts, ends, lengths, progress.stop, progress=progress)
    starts, ends, lengths = np.append(0, np.cumsum(kept))[starts], ends[kept], lengths[kept]
    return lambda nodes: kernels.distance_rows(nodes, starts, ends, lengths, progress.stop)


def _plain(network, lengths):
    """Return the function that finds rows of distances by scipy, for which links of length 0 would be none."""
    joined = network.sparse(np.maximum(lengths, TINY))
    return lambda nodes: csgraph.dijkstra(joined, directed=True, indices=nodes)
