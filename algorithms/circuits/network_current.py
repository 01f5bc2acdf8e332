"""Current-flow centrality: how much each link and patch carries when current goes between every two patches.

The network itself is the circuit: patches are nodes, active links resistors of their least-cost distance. A link on
which everything depends carries the current of all pairs it separates; where there are other ways, current divides
(Newman 2005; Centrality Mapper of Linkage Mapper).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.linalg import splu

from ..corridors.gravity import known_costs
from ..corridors.link_corridors import active_links
from ..graph import PatchGraph
from ..patches import Patches
from ..progress import Progress, interruptible
from ..validation import check_memory
from .laplacian import Circuit, components, laplacian, split

BATCH = 64


@dataclass(frozen=True)
class NetworkCurrent:
    """Links and patches with how much they carry.

    Parameters
    ----------
    links : PatchGraph
        With ``centrality``, amperes summed over all pairs of patches; NaN for links that are not active.
    patches : Patches
        With ``centrality``, likewise; 0 for patches that no active link joins.
    """

    links: PatchGraph
    patches: Patches


def network_current(links, patches, *, progress=None):
    """Return the current-flow centrality of links and patches.

    Parameters
    ----------
    links : PatchGraph
        Links between the patches; only active ones count. Needs the field ``lcd``, cost, > 0.
    patches : Patches
        The patches.
    progress : Progress, optional
        Moves with the links.

    Returns
    -------
    NetworkCurrent
        The same links and patches with the field ``centrality``.

    Raises
    ------
    EmptyInputError
        If no link is active.
    InvalidValueError
        If the links are not those of the patches, or a cost is not above 0.

    Notes
    -----
    For every two patches s and t of one connected piece 1 A enters at s and leaves at t. With the inverse L+ of the
    Laplacian, link (a, b) of conductance g carries |d(s) - d(t)|, d = g (L+[:, a] - L+[:, b]), so that

        c(link) = sum over s < t of |d(s) - d(t)| = sum over k of (2 k - n + 1) d_k for ascending d_0 to d_(n-1)

    takes one solve and one sort a link and no loop over pairs. The current through a patch is the larger of what flows
    in and out; ends of a pair count with their whole ampere, so c(patch) is half of (the sum of its links plus n - 1).
    A link that alone joins k patches to n - k others has k (n - k).

    References
    ----------
    Newman, M. E. J. 2005. A measure of betweenness centrality based on random walks. Social Networks 27, 39-54.
    doi:10.1016/j.socnet.2004.11.009
    Carroll, C., McRae, B. H., Brookes, A. 2012. Use of linkage mapping and centrality analysis across habitat
    gradients to conserve connectivity of gray wolf populations in western North America. Conservation Biology 26,
    78-87. doi:10.1111/j.1523-1739.2011.01753.x
    """
    progress = progress or Progress()
    active = np.sort(active_links(patches, links))
    first, second = links.ends[active].T
    circuit = Circuit(first, second, 1.0 / known_costs(links, active), len(patches))
    piece = components(circuit)
    found = np.empty(active.size)
    done = 0
    for part in split(circuit, np.unique(piece[first]), piece):
        inside = np.flatnonzero(piece[first] == piece[part.nodes[0]])
        share = progress.part(done / active.size, (done + inside.size) / active.size)
        # Runs of one piece keep the order of the whole.
        found[inside] = _carried(part.circuit, share)
        done += inside.size
    others = np.bincount(piece)[piece] - 1
    at_patches = np.bincount(first, found, len(patches)) + np.bincount(second, found, len(patches))
    centrality = np.full(len(links), np.nan)
    centrality[active] = found
    return NetworkCurrent(
        links.with_fields(centrality=centrality), patches.with_fields(centrality=(at_patches + others) / 2)
    )


def _carried(circuit, progress):
    """Return what each conductor of a connected circuit carries over all pairs of its nodes."""
    size, count = circuit.size, circuit.first.size
    check_memory(8 * size * (BATCH * 4 + 50), f"The network of {size} patches")
    factor = interruptible(splu, laplacian(circuit)[1:, 1:].tocsc(), progress=progress)
    rank = 2.0 * np.arange(size) - size + 1
    found = np.empty(count)
    for start in range(0, count, BATCH):
        columns = np.arange(start, min(start + BATCH, count))
        currents = np.zeros((size, columns.size))
        currents[circuit.first[columns], np.arange(columns.size)] += 1.0
        currents[circuit.second[columns], np.arange(columns.size)] -= 1.0
        # Node 0 is at 0 V; only differences count.
        voltage = np.zeros_like(currents)
        voltage[1:] = factor.solve(currents[1:])
        found[columns] = circuit.conductance[columns] * (rank @ np.sort(voltage, axis=0))
        progress.report((start + columns.size) / count)
    return found
