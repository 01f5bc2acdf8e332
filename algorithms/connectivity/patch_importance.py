"""What each patch does for the connectivity of a network: loss on removal, its parts, betweenness, degree.

The loss on removal needs the best paths that avoid a patch, for every patch. They are found by divide and conquer over
Floyd's algorithm: paths through one half of the patches are shared by all removals in the other half, so n removals
cost n^3 log n and not n^4.
"""

from __future__ import annotations

import numpy as np

from .. import jit
from ..progress import Progress
from ..validation import check_memory
from . import kernels
from .network import DistanceField, build_network, check_dispersal, decay, shortest_paths

SOURCES_AT_ONCE = 256
STEPS_AT_ONCE = 10**8


def patch_importance(
    patches,
    links=None,
    *,
    attribute=None,
    distance_field=DistanceField.EUCLIDEAN,
    distance,
    probability=0.5,
    progress=None,
):
    """Return how much each patch adds to the connectivity of its network.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph, optional
        The links; only active ones are used. Without them every two patches are joined over the straight distance
        between their edges.
    attribute : str, optional
        Field of `patches` that a patch brings; its area in hectares by default.
    distance_field : DistanceField
        Which distance of the links counts.
    distance : float
        Dispersal distance in the unit of the distance field, > 0: links up to it count in IIC, betweenness, degree and
        component.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    progress : Progress, optional
        Moves with the removals.

    Returns
    -------
    Patches
        The patches with the fields ``diic`` and ``dpc`` (percent of the index lost with the patch), each with its parts
        ``_intra``, ``_flux`` and ``_connector``; ``betweenness`` (share of the pairs of other patches whose shortest
        path leads through the patch, equal paths share equally); ``degree`` (links); ``component`` (from 1).

    Raises
    ------
    EmptyInputError
        If there are no patches.
    InvalidValueError
        If a value breaks its rule.
    MemoryEstimateError
        If the matrices do not fit.

    Notes
    -----
    dPC_k = 100 (PC - PC without k) / PC; intra = 100 a_k^2 / PCnum, flux = 200 a_k sum_{j != k} a_j p*_kj / PCnum,
    connector = the rest: what the patch adds as a stepping stone. The same with 1 / (1 + nl) for IIC.
    Memory: 8 (log2 n + 4) bytes a pair of patches.

    References
    ----------
    Saura, S., Rubio, L. 2010. A common currency for the different ways in which patches and links can contribute to
    habitat availability and connectivity in the landscape. Ecography 33, 523-537.
    doi:10.1111/j.1600-0587.2009.05760.x
    """
    progress = progress or Progress()
    check_dispersal(distance, probability, None)
    network = build_network(
        patches, links, attribute=attribute, distance_field=distance_field, progress=progress.part(0, 0.2)
    )
    check_memory(8 * network.size**2 * (np.log2(network.size) + 4), f"The importance of {network.size} patches")
    near = network.within(distance)
    steps = shortest_paths(near, np.ones(len(near.ends)), progress.part(0.2, 0.25))
    topological = _importance("diic", near, np.ones(len(near.ends)), _Steps, progress.part(0.25, 0.6))
    values = np.exp(-decay(distance, probability) * network.distances)
    probabilistic = _importance("dpc", network, values, _Probabilities, progress.part(0.6, 0.95))
    return patches.with_fields(
        **topological,
        **probabilistic,
        betweenness=betweenness(near, steps, progress.part(0.95, 1)),
        degree=np.bincount(near.ends.ravel(), minlength=network.size),
        component=near.components() + 1,
    )


class _Steps:
    """Paths as numbers of links: what joins adds up, the smaller is better."""

    none, own = np.inf, 0.0
    join, better = np.add, np.minimum
    through = staticmethod(kernels.add_through)

    @staticmethod
    def weight(paths):
        """Return what a path is worth."""
        return 1 / (1 + paths)


class _Probabilities:
    """Paths as probabilities: what joins multiplies, the larger is better."""

    none, own = 0.0, 1.0
    join, better = np.multiply, np.maximum
    through = staticmethod(kernels.multiply_through)

    @staticmethod
    def weight(paths):
        """Return what a path is worth."""
        return paths


def _importance(name, network, values, kind, progress):
    """Return the loss of an index on removal of each patch and its parts, percent, as fields."""
    area, size = network.attribute, network.size
    direct = network.matrix(values, kind.none)
    np.fill_diagonal(direct, kind.own)
    piece = network.components()
    total, within, loss = 0.0, np.empty(size), np.empty(size)
    done = 0
    for number in range(piece.max() + 1):
        nodes = np.flatnonzero(piece == number)
        part = progress.part(done / size, (done + nodes.size) / size)
        own = direct[np.ix_(nodes, nodes)]
        inner, row, lost = _piece(own, area[nodes], kind, part)
        total += inner
        within[nodes], loss[nodes] = row, lost
        done += nodes.size
        progress.report(done / size)
    scale = 100 / total
    intra, flux = scale * area**2, 2 * scale * area * within
    return {
        name: scale * loss,
        f"{name}_intra": intra,
        f"{name}_flux": flux,
        f"{name}_connector": np.maximum(scale * loss - intra - flux, 0.0),
    }


def _piece(direct, area, kind, progress):
    """Return the index of one connected piece, the area each patch reaches in others, and the loss on each removal."""
    every = direct.copy()
    _lead_through(every, np.arange(area.size), kind, progress)
    worth = kind.weight(every)
    whole = area @ worth @ area
    reach = worth @ area - area
    loss = np.empty(area.size)
    for count, (node, paths) in enumerate(_removals(direct, kind, progress)):
        rest = area.copy()
        rest[node] = 0.0
        loss[node] = whole - rest @ kind.weight(paths) @ rest
        progress.report((count + 1) / area.size)
    return whole, reach, loss


def _removals(direct, kind, progress):
    """Yield each node with the best paths of the others that avoid it; the array is used again for the next."""
    layers = [direct]
    waiting = [(np.arange(len(direct)), np.arange(0), 0)]
    while waiting:
        nodes, passed, depth = waiting.pop()
        if depth:
            if depth == len(layers):
                layers.append(np.empty_like(direct))
            np.copyto(layers[depth], layers[depth - 1])
            _lead_through(layers[depth], passed, kind, progress)
        if nodes.size == 1:
            yield int(nodes[0]), layers[depth]
            continue
        halves = nodes[: nodes.size // 2], nodes[nodes.size // 2 :]
        waiting += [(kept, others, depth + 1) for kept, others in (halves, halves[::-1])]


def _lead_through(paths, nodes, kind, progress):
    """Better paths between all nodes by those through `nodes`, in place."""
    step = max(1, STEPS_AT_ONCE // len(paths) ** 2)
    for start in range(0, nodes.size, step):
        progress.check()
        chosen = nodes[start : start + step]
        if jit.available():
            kind.through(paths, chosen, progress.stop)
            continue
        for node in chosen:
            kind.better(paths, kind.join(paths[:, node][:, None], paths[node][None, :]), out=paths)


def betweenness(network, steps, progress=None):
    """Return the share of pairs of other patches whose shortest path leads through each patch.

    Parameters
    ----------
    network : Network
        The links.
    steps : numpy.ndarray of float
        Number of links on the shortest path of each pair, shape ``(n, n)``, inf where there is none.
    progress : Progress, optional
        Moves with the nodes.

    Returns
    -------
    numpy.ndarray of float64
        Shape ``(n,)``, 0 to 1.

    References
    ----------
    Brandes, U. 2001. A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.
    doi:10.1080/0022250X.2001.9990249
    """
    progress = progress or Progress()
    size = network.size
    joined = network.sparse(np.ones(len(network.ends)))
    found = np.zeros(size)
    for start in range(0, size, SOURCES_AT_ONCE):
        sources = np.arange(start, min(start + SOURCES_AT_ONCE, size))
        found += _dependencies(joined, steps[sources].T, sources, progress)
        progress.report((start + sources.size) / size)
    return found / max((size - 1) * (size - 2), 1)


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
