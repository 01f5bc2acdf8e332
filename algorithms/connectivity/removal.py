"""What a network loses with each node: paths that lead through it become longer, or end.

With numba, one tree of shortest paths from each node tells what every removal lengthens (see `kernels`). Without it,
divide and conquer over Floyd's algorithm finds the paths that avoid each node: those through one half of the nodes are
shared by all removals in the other half, so n removals cost n^3 log n and not n^4. Both reach the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csgraph

from .. import jit
from ..progress import interruptible, spread
from ..validation import check_memory
from . import kernels
from .network import shortest_paths
from .paths import compressed

ITEMS = 64
SOURCES_AT_ONCE = 256
BYTES_PER_LINK = 200
BYTES_PER_NODE = 2000


@dataclass(frozen=True)
class Removal:
    """What each node does in a network.

    Parameters
    ----------
    reach : numpy.ndarray of float64
        Attribute of all other nodes, each times the worth of the path to it, shape ``(n,)``.
    lost : numpy.ndarray of float64
        Sum over ordered pairs of other nodes of the product of their attributes times the worth that their path loses
        with the node, shape ``(n,)``.
    carried : numpy.ndarray of float64
        Ordered pairs of other nodes whose shortest path leads through the node, equal paths sharing equally, shape
        ``(n,)``; only where links are counted.
    """

    reach: np.ndarray
    lost: np.ndarray
    carried: np.ndarray


def removal(network, lengths, *, counted, progress, offset=1.0, sources=None):
    """Return what a network loses with each node.

    Parameters
    ----------
    network : Network
        Nodes and links.
    lengths : numpy.ndarray of float64
        Length of each link, >= 0, shape ``(m,)``.
    counted : bool
        True where a path is worth 1 / (offset + length), its links being as long as there are steps; else it is worth
        exp(-length).
    progress : Progress
        Moves with the nodes.
    offset : float
        1 for the integral index, 0 for that of Harary.
    sources : int, optional
        How many nodes, the first ones, bring anything; by default all.

    Returns
    -------
    Removal

    Raises
    ------
    MemoryEstimateError
        If the work does not fit.

    References
    ----------
    Brandes, U. 2001. A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.
    doi:10.1080/0022250X.2001.9990249
    """
    size, title = network.size, f"The importance of {network.size} patches"
    if jit.available():
        check_memory(BYTES_PER_LINK * len(lengths) + BYTES_PER_NODE * size, title)
        return _by_trees(network, lengths, counted, progress, offset, sources or size)
    check_memory(8 * size**2 * (np.log2(size) + 6), title)
    return _by_halves(network, lengths, counted, progress, offset, sources is None)


def _by_trees(network, lengths, counted, progress, offset, sources):
    """Return the `Removal` by the compiled kernels, in items of many sources each."""
    order = _along(network, lengths)
    # The sources come first, and of the others none is asked.
    order = order[np.argsort(order >= sources, kind="stable")]
    rank = np.empty(network.size, np.int64)
    rank[order] = np.arange(network.size)
    area = np.ascontiguousarray(network.attribute[order], np.float64)
    starts, ends, lengths = compressed(rank[network.ends], lengths, network.size)
    if not counted:
        kept = ~interruptible(kernels.spare, starts, ends, lengths, progress.stop, progress=progress)
        starts, ends, lengths = np.append(0, np.cumsum(kept))[starts], ends[kept], lengths[kept]
    edges = np.unique(np.linspace(0, sources, ITEMS + 1).astype(int))

    def work(item):
        return kernels.removals(
            edges[item], edges[item + 1], area, starts, ends, lengths, counted, offset, progress.stop
        )

    # In their order, so that rounding is the same in each run.
    parts = [part for _, part in spread(work, range(len(edges) - 1), progress, ordered=True)]
    reach = np.zeros(network.size)
    reach[:sources] = np.concatenate([part[0] for part in parts])
    lost, carried = (np.sum([part[k] for part in parts], axis=0) for k in (1, 2))
    return Removal(reach[rank], 2 * lost[rank], carried[rank])


def _along(network, lengths):
    """Return the nodes from one end of each connected piece to the other, so that few paths lead back and forth."""
    joined, piece = network.sparse(lengths), network.components()
    ends = np.unique(piece, return_index=True)[1]
    for _ in range(2):
        distance = csgraph.dijkstra(joined, indices=ends, min_only=True)
        order = np.lexsort((distance, piece))
        ends = order[np.flatnonzero(np.diff(piece[order], append=piece.max() + 1))]
    return order


def _by_halves(network, lengths, counted, progress, offset, stepped):
    """Return the `Removal` by array operations."""
    area, size = network.attribute, network.size
    direct, piece = network.matrix(lengths, np.inf), network.components()
    np.fill_diagonal(direct, 0.0)
    reach, lost, done = np.zeros(size), np.zeros(size), 0
    for number in range(piece.max() + 1):
        nodes = np.flatnonzero(piece == number)
        part = progress.part(0.9 * done / size, 0.9 * (done + nodes.size) / size)
        reach[nodes], lost[nodes] = _piece(direct[np.ix_(nodes, nodes)], area[nodes], _value(counted, offset), part)
        done += nodes.size
        progress.report(0.9 * done / size)
    # Halves of links are no steps, of which paths could be counted.
    carried = _carried(network, lengths, progress.part(0.9, 1)) if counted and stepped else np.zeros(size)
    return Removal(reach, lost, carried)


def _piece(direct, area, value, progress):
    """Return what each node of a connected piece reaches, and what is lost with it."""
    every = direct.copy()
    _lead_through(every, np.arange(area.size), progress)
    worth = value(every)
    lost = np.empty(area.size)
    for count, (node, paths) in enumerate(_removals(direct, progress)):
        rest = area.copy()
        rest[node] = 0.0
        lost[node] = rest @ (worth - value(paths)) @ rest
        progress.report((count + 1) / area.size)
    return worth @ area - area, lost


def _value(counted, offset):
    """Return the function that says what paths of some lengths between all nodes are worth, 1 for staying."""

    def value(lengths):
        with np.errstate(divide="ignore"):
            worth = 1 / (offset + lengths) if counted else np.exp(-lengths)
        np.fill_diagonal(worth, 1.0)
        return worth

    return value


def _removals(direct, progress):
    """Yield each node with the shortest paths of the others that avoid it; the array is used again for the next."""
    layers = [direct]
    waiting = [(np.arange(len(direct)), np.arange(0), 0)]
    while waiting:
        nodes, passed, depth = waiting.pop()
        if depth:
            if depth == len(layers):
                layers.append(np.empty_like(direct))
            np.copyto(layers[depth], layers[depth - 1])
            _lead_through(layers[depth], passed, progress)
        if nodes.size == 1:
            yield int(nodes[0]), layers[depth]
            continue
        halves = nodes[: nodes.size // 2], nodes[nodes.size // 2 :]
        waiting += [(kept, others, depth + 1) for kept, others in (halves, halves[::-1])]


def _lead_through(paths, nodes, progress):
    """Shorten the paths between all nodes by those through `nodes`, in place."""
    for node in nodes:
        progress.check()
        np.minimum(paths, paths[:, node][:, None] + paths[node][None, :], out=paths)


def _carried(network, lengths, progress):
    """Return how many shortest paths each node carries, where each link is one step."""
    size, joined = network.size, network.sparse(lengths)
    steps = shortest_paths(network, lengths, progress.part(0, 0.3))
    found = np.zeros(size)
    for start in range(0, size, SOURCES_AT_ONCE):
        sources = np.arange(start, min(start + SOURCES_AT_ONCE, size))
        found += _dependencies(joined, steps[sources].T, sources, progress)
        progress.report(0.3 + 0.7 * (start + sources.size) / size)
    return found


def _dependencies(joined, steps, sources, progress):
    """Return how many shortest paths from the sources each node carries, by levels away from the sources."""
    depth = int(steps[np.isfinite(steps)].max())
    columns = np.arange(sources.size)
    ways = np.zeros(steps.shape)
    ways[sources, columns] = 1.0
    for level in range(1, depth + 1):
        arriving = joined @ np.where(steps == level - 1, ways, 0.0)
        ways = np.where(steps == level, arriving, ways)
        progress.check()
    carried = np.zeros(steps.shape)
    for level in range(depth, 0, -1):
        share = np.divide(1.0 + carried, ways, out=np.zeros(steps.shape), where=steps == level)
        carried += np.where(steps == level - 1, ways * (joined @ share), 0.0)
        progress.check()
    carried[sources, columns] = 0.0
    return carried.sum(axis=1)
