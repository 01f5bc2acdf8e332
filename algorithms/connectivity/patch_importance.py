"""What each patch does for the connectivity of a network: loss on removal, its parts, betweenness, degree."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..errors import InvalidValueError
from ..progress import Progress, Quiet
from .network import PathRules
from .overall import Reach, counted_indices, direct_indices, overall, overall_pc, piece_values
from .patch_centrality import probable_loads
from .paths import over_rows
from .removal import Removal, removal

PIECES = ("NL", "NC", "CCP", "LCP", "MSC", "SLC", "ECS")
DIRECT = ("F", "AWF")
ANEW = ("H", "GD", "CPL", "sum_F")
INDICES = (*PIECES, *DIRECT, *ANEW)


def patch_importance(
    patches,
    links=None,
    *,
    link_distance=None,
    indices=(),
    progress=None,
    **options,
):
    """Return how much each patch adds to the connectivity of its network.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph, optional
        The links; only active ones are used. Without them every two patches are joined over the straight distance
        between them.
    link_distance : float, optional
        Links up to this distance, itself included, count in IIC, betweenness, degree and component; `distance` by
        default.
    indices : sequence of str
        Names of other indices of the whole network whose loss with each patch is wanted: NL, NC, H, CCP, LCP, F, AWF,
        MSC, SLC, ECS, GD, CPL, sum_F.
    progress : Progress, optional
        Moves with the removals.
    **options
        How patches become a network, and how far a species moves, as `PathRules` takes it; `distance` must be given.
        Where paths pay inside patches, they are found anew for each patch that carries any.

    Returns
    -------
    Patches
        The patches with the fields ``diic`` and ``dpc`` (percent of the index lost with the patch), each with its parts
        ``_intra``, ``_flux`` and ``_connector``; ``betweenness`` (share of the pairs of other patches whose shortest
        path leads through the patch, equal paths share equally); ``degree`` (links); ``component`` (from 1); and for
        each of `indices` the field ``d`` and its name in small letters, percent of the index lost, below 0 where it
        grows.

    Raises
    ------
    EmptyInputError
        If there are no patches.
    InvalidValueError
        If a value breaks its rule.
    MemoryEstimateError
        If the work does not fit.

    Notes
    -----
    dPC_k = 100 (PC - PC without k) / PC; intra = 100 a_k^2 / PCnum, flux = 200 a_k sum_{j != k} a_j p*_kj / PCnum,
    connector = what other pairs lose: what the patch adds as a stepping stone. The same with 1 / (1 + nl) for IIC.
    Betweenness after Brandes (2001). Memory: about 200 bytes a link and 2000 a patch; without numba 8 (log2 n + 6)
    bytes a pair of patches. Without links, 60 bytes a pair for the distances.

    References
    ----------
    Saura, S., Rubio, L. 2010. A common currency for the different ways in which patches and links can contribute to
    habitat availability and connectivity in the landscape. Ecography 33, 523-537.
    doi:10.1111/j.1600-0587.2009.05760.x
    """
    progress = progress or Progress()
    rules, indices = PathRules(**options), _known(indices)
    network = rules.network(patches, links, progress.part(0, 0.2))
    reach = Reach(rules.rate, rules.counted(link_distance))
    near, rest = network.within(reach.longest), max((network.size - 1) * (network.size - 2), 1)
    end = 0.6 if indices else 1
    links = removal(near, np.ones(len(near.ends)), counted=True, progress=progress.part(0.2, 0.2 + 0.3 * end))
    part = progress.part(0.2 + 0.3 * end, end)
    if network.doors is None:
        chances = removal(network, rules.rate * network.distances, counted=False, progress=part)
    else:
        chances = _anew(network, rules.rate, part)
    return patches.with_fields(
        **_fields("diic", network.attribute, links),
        **_fields("dpc", network.attribute, chances),
        betweenness=links.carried / rest,
        degree=np.bincount(near.ends.ravel(), minlength=network.size),
        component=near.components() + 1,
        **_losses(network, reach, indices, progress.part(end, 1)),
    )


def _anew(network, rate, progress):
    """Return the `Removal` of a network whose paths pay inside patches, by finding them anew without each patch."""
    area, carried = network.attribute, probable_loads(network, rate, progress.part(0, 0.1)).nodes

    def work(nodes, distances):
        return area[nodes] * (np.exp(-rate * distances) @ area)

    whole = np.concatenate(list(over_rows(network, network.distances, work, progress.part(0.1, 0.2), scale=1.0)))
    reach, lost = np.divide(whole, area, out=np.zeros(area.size), where=area > 0) - area, np.zeros(area.size)
    for node in np.flatnonzero(carried > 0):
        progress.report(0.2 + 0.8 * node / area.size)
        after = overall_pc(network.without(node), rate, Quiet(progress))
        lost[node] = whole.sum() - area[node] ** 2 - 2 * area[node] * reach[node] - after
    return Removal(reach, np.maximum(lost, 0), np.zeros(area.size))


def _known(names):
    """Return the names of indices as this module knows them, or raise."""
    known = {name.lower(): name for name in INDICES}
    for name in names:
        if name.lower() not in known:
            raise InvalidValueError(f"Indices: '{name}' is none of those that can be asked for: {', '.join(INDICES)}.")
    return [known[name.lower()] for name in names]


def _losses(network, reach, names, progress):
    """Return what the indices of these names lose with each patch, percent, as fields."""
    if not names:
        return {}
    near = network.within(reach.longest)
    before = {**counted_indices(near), **direct_indices(network, reach.rate)}
    before["LCP"] = before["LCPnum"]
    if set(names) & set(ANEW):
        before.update(overall(network, [reach], progress.part(0, 0.05))[0])
    fields = {name: np.zeros(network.size) for name in names}
    weight = np.exp(-reach.rate * network.distances)
    strength = {"F": weight, "AWF": weight * network.attribute[network.ends].prod(axis=1)}
    for name in set(names) & set(DIRECT):
        own = sum(np.bincount(side, strength[name], network.size) for side in network.ends.T)
        fields[name] = _percent(2 * own, before[name])
    if "H" in names:
        fields["H"] = _harary(near, before["H"], progress.part(0.05, 0.3))
    for name, values in (_pieces(near, progress.part(0.3, 0.5)) if set(names) & set(PIECES) else {}).items():
        if name in names:
            fields[name] = _percent(before[name] - values, before[name])
    for node in range(network.size if set(names) & {"GD", "CPL", "sum_F"} else 0):
        progress.report(0.5 + 0.5 * node / network.size)
        after = (
            overall(network.without(node), [reach], Quiet(progress))[0]
            if network.size > 1
            else dict.fromkeys(ANEW, 0.0)
        )
        for name in set(names) & {"GD", "CPL", "sum_F"}:
            fields[name][node] = _percent(before[name] - after[name], before[name])
    return {f"d{name.lower()}": fields[name] for name in names}


def _percent(lost, before):
    """Return what is lost in percent, 0 of nothing."""
    return 100 * lost / before if before else 0 * lost


def _harary(near, before, progress):
    """Return what the Harary index loses with each node, percent."""
    even = type(near)(np.ones(near.size), near.ends, near.distances)
    found = removal(even, np.ones(len(near.ends)), counted=True, progress=progress, offset=0.0)
    return _percent(found.reach + found.lost / 2, before)


def _pieces(near, progress):
    """Return the indices of links and connected pieces without each node.

    Notes
    -----
    What is left of a network when a node goes hangs together as what is left of two of its forests of breadth-first
    trees, the second grown without the links of the first (Cheriyan, Kao & Thurimella 1993, doi 10.1137/0222013).
    """
    joined = near.sparse(np.ones(len(near.ends)))
    first = _forest(joined)
    rows, columns = sparse.triu(first + _forest((joined - first).tocsr())).nonzero()
    degree = np.bincount(near.ends.ravel(), minlength=near.size)
    found = {name: np.zeros(near.size) for name in (*PIECES, "LCPnum")}
    area = near.attribute.astype(float)
    for node in range(near.size):
        kept = (rows != node) & (columns != node)
        links = (np.ones(np.count_nonzero(kept)), (rows[kept], columns[kept]))
        count, piece = csgraph.connected_components(sparse.csr_matrix(links, joined.shape), directed=False)
        held, area[node] = area[node], 0.0
        # The node itself is a piece that holds nothing.
        count, reached = count - 1, np.bincount(piece, area)
        area[node] = held
        for name, value in piece_values(len(near.ends) - degree[node], count, reached).items():
            found[name][node] = value
        progress.report((node + 1) / near.size)
    return {**found, "LCP": found["LCPnum"]}


def _forest(joined):
    """Return the links of breadth-first trees, one of each connected piece, as a symmetric CSR matrix of ones."""
    size = joined.shape[0]
    parent = np.full(size, -1)
    piece = csgraph.connected_components(joined, directed=False)[1]
    for root in np.unique(piece, return_index=True)[1]:
        order, before = csgraph.breadth_first_order(joined, root, directed=False)
        parent[order[1:]] = before[order[1:]]
    nodes = np.flatnonzero(parent >= 0)
    rows, columns = np.append(nodes, parent[nodes]), np.append(parent[nodes], nodes)
    return sparse.csr_matrix((np.ones(rows.size), (rows, columns)), (size, size))


def _fields(name, attribute, found):
    """Return the loss of an index on removal of each patch and its parts, percent, as fields."""
    own, exchanged = attribute**2, attribute * found.reach
    scale = 100 / (own + exchanged).sum()
    intra, flux, connector = scale * own, 2 * scale * exchanged, scale * found.lost
    return {
        name: intra + flux + connector,
        f"{name}_intra": intra,
        f"{name}_flux": flux,
        f"{name}_connector": connector,
    }
