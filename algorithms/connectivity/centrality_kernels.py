"""Compiled inner loops: what each node and link of a network carries, by shortest paths or as current.

Links are in compressed rows, as in `kernels`; `numbers` says which link each entry of a row is.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel
from .kernels import shortest

EVERY, COUNTED, PROBABLE = 0, 1, 2
# Ways whose sums differ by rounding alone are equally short.
SAME = 1 + 1e-12


@kernel
def loads(sources, area, rows, numbers, links, worth, span, stop):
    """Return what nodes and links carry of the shortest paths from some sources.

    Parameters
    ----------
    sources : numpy.ndarray of int
        The nodes to start from.
    area : numpy.ndarray of float64
        What each node brings.
    rows : tuple of numpy.ndarray
        Starts, ends and lengths of the links in compressed rows.
    numbers : numpy.ndarray of int32
        Number of the link of each entry.
    links : int
        How many links there are.
    worth : int
        EVERY counts each pair as 1; COUNTED as a_i a_j / (1 + d_ij); PROBABLE as a_i a_j exp(-d_ij).
    span : float
        What every distance has too much.
    stop : numpy.ndarray of uint8
        Ends the work where it is 1.

    Returns
    -------
    tuple
        Sums over all pairs of a source and another node of the worth times the share of the shortest paths, equal ones
        sharing equally, through each node between them and through each link; and of the worth itself.
    """
    starts, ends, lengths = rows
    size = area.size
    distance, ways, load = np.empty(size), np.empty(size), np.empty(size)
    order, rank, heap = np.empty((3, size), np.int32)
    place = np.full(size, -1, np.int32)
    nodes, edges, total = np.zeros(size), np.zeros(links), 0.0
    for source in sources:
        if stop[0]:
            break
        met = order[: shortest(source, rows, distance, order, rank, heap, place)]
        ways[met] = 0.0
        load[met] = 0.0
        ways[source] = 1.0
        for node in met:
            for k in range(starts[node], starts[node + 1]):
                end = ends[k]
                # By rank, so that links of length 0 count in one direction only.
                if rank[end] > rank[node] and distance[node] + lengths[k] <= distance[end] * SAME:
                    ways[end] += ways[node]
        for node in met[:0:-1]:
            own = 1.0
            if worth == COUNTED:
                own = area[source] * area[node] / (1.0 + distance[node])
            elif worth == PROBABLE:
                own = area[source] * area[node] * np.exp(span - distance[node]) if area[node] > 0 else 0.0
            nodes[node] += load[node]
            total += own
            arriving = (own + load[node]) / ways[node]
            for k in range(starts[node], starts[node + 1]):
                end = ends[k]
                if rank[end] < rank[node] and distance[end] + lengths[k] <= distance[node] * SAME:
                    load[end] += ways[end] * arriving
                    edges[numbers[k]] += ways[end] * arriving
    return nodes, edges, total


@kernel
def pair_currents(first, last, potentials, ends, conductances, flow, force, stop):
    """Return what nodes and links carry when current runs between pairs of nodes.

    Parameters
    ----------
    first, last : int
        Range of the first node of a pair; the second has a larger number.
    potentials : numpy.ndarray of float64
        Pseudo-inverse of the Laplacian, shape ``(n, n)``.
    ends : numpy.ndarray of int
        Nodes of each link, shape ``(m, 2)``.
    conductances : numpy.ndarray of float64
        Of each link.
    flow : numpy.ndarray of float64
        Current between each pair, shape ``(n, n)``.
    force : numpy.ndarray of float64
        What the two nodes of a pair bring as voltage, length n.
    stop : numpy.ndarray of uint8
        Ends the work where it is 1.

    Returns
    -------
    tuple of numpy.ndarray of float64
        For nodes and for links, sums over pairs: of the current `flow`, and of that which the voltages drive.
    """
    size, links = len(potentials), len(ends)
    nodes, edges = np.zeros((2, size)), np.zeros((2, links))
    through = np.empty(size)
    for a in range(first, last):
        for b in range(a + 1, size):
            if stop[0]:
                return nodes, edges
            resistance = potentials[a, a] + potentials[b, b] - 2.0 * potentials[a, b]
            driven = (force[a] + force[b]) / resistance
            through[:] = 0.0
            for k in range(links):
                i, j = ends[k, 0], ends[k, 1]
                fall = potentials[i, a] - potentials[i, b] - potentials[j, a] + potentials[j, b]
                current = abs(fall) * conductances[k]
                through[i] += 0.5 * current
                through[j] += 0.5 * current
                edges[0, k] += flow[a, b] * current
                edges[1, k] += driven * current
            # What enters or leaves at the two ends does not pass through them.
            through[a] -= 0.5
            through[b] -= 0.5
            for i in range(size):
                nodes[0, i] += flow[a, b] * through[i]
                nodes[1, i] += driven * through[i]
    return nodes, edges
