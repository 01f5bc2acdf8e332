"""What each patch and each link is to its network: betweenness, closeness, flux and current.

Shortest paths by Brandes (2001), who adds up what each node passes on from the far ends of all paths back; current by
the network as a circuit in which a link has its distance as resistance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InvalidValueError
from ..graph import PatchGraph
from ..patches import Patches
from ..progress import Progress, interruptible, spread
from ..validation import check_memory
from . import centrality_kernels
from .network import PathRules
from .paths import all_paths, compressed, entries, of_doors, over_rows
from .positions import Measure, positions, source_links

ITEMS = 64
BYTES_PER_PAIR = 24


@dataclass(frozen=True)
class Centrality:
    """What patches and links are to their network.

    Parameters
    ----------
    patches : Patches
        With the fields of `patch_centrality`.
    links : PatchGraph
        The links of the network, with ``distance`` and theirs of these fields.
    """

    patches: Patches
    links: PatchGraph


@dataclass(frozen=True)
class Loads:
    """What nodes and links carry of all ordered pairs, and what these are worth in all."""

    nodes: np.ndarray
    links: np.ndarray
    total: float


def patch_centrality(
    patches,
    links=None,
    *,
    link_distance=None,
    by_current=False,
    progress=None,
    **options,
):
    """Return what each patch and each link is to the network.

    Use it to tell hubs, stepping stones and bottlenecks from the rest.

    Parameters
    ----------
    patches, links
        As in `connectivity_indices`.
    link_distance : float, optional
        Links up to this distance, itself included, count where links are only counted; `distance` by default.
    by_current : bool
        Whether the measures of current are wanted; their work grows with the square of the patches times the links.
    progress : Progress, optional
        Moves with the nodes.
    **options
        How patches become a network, and how far a species moves, as `PathRules` takes it; `distance` must be given.
        What paths pay inside patches counts in the fields by distances.

    Returns
    -------
    Centrality
        Fields of patches, by links that are only counted: ``degree``; ``clustering`` (share of the pairs of its
        neighbours that are linked); ``degree_ratio`` (degree over the mean degree of its neighbours); ``betweenness``
        (share of the pairs of other patches whose shortest path leads through the patch); ``betweenness_iic``. By
        distances: ``mean_distance``, ``closeness`` and ``eccentricity`` (to the patches it reaches), ``flux``,
        ``flux_direct``, ``interaction_flux``, ``proximity``, ``betweenness_pc``, ``betweenness_flow``. By current:
        ``current_betweenness``, ``current_flow``, ``potential_flow``. Links have the betweenness and the current.

    Raises
    ------
    EmptyInputError
        If there are no patches.
    InvalidValueError
        If a value breaks its rule, or current is asked of links of length 0.

    Notes
    -----
    With p* of the shortest path, A the sums over ordered pairs i, j of others: betweenness_pc = 100 sum a_i a_j p*_ij
    share_k / PCnum and betweenness_iic likewise with 1 / (1 + nl) (Conefor's dBC_PC and dBC_IIC, whose BC is
    betweenness); betweenness_flow = sum_{i<j} a_i a_j p*_ij share_k (Graphab's BC). flux = sum_j a_j p*_ij (Graphab's
    F), flux_direct = sum a_j p_ij over links (the terms of Conefor's AWF without a_i), interaction_flux = a_i sum_j a_j
    p*_ij with j = i (Graphab's IF, and FPC times the square of the landscape), proximity = sum a_j / d_ij over links
    (Graphab's IFPC; NaN where d is 0). clustering, degree_ratio, mean_distance and eccentricity are Graphab's CC, CCor,
    CCe and Ec; closeness is one over mean_distance (Freeman 1978). Where nothing is reached they are 0, as there.
    Current of a patch is the smaller of what enters and leaves: current_betweenness sends a_i a_j p*_ij between each
    pair (Graphab's BCCirc), current_flow sends a_j from all others to each patch (CF), potential_flow puts the voltage
    a_i between each ordered pair (PCF).

    References
    ----------
    Bodin, O., Saura, S. 2010. Ranking individual habitat patches as connectivity providers: integrating network
    analysis and patch removal experiments. Ecological Modelling 221, 2393-2405. doi:10.1016/j.ecolmodel.2010.06.017
    Brandes, U. 2001. A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.
    doi:10.1080/0022250X.2001.9990249
    Foltete, J.-C., Clauzel, C., Vuidel, G. 2012. A software tool dedicated to the modelling of landscape networks.
    Environmental Modelling & Software 38, 316-327. doi:10.1016/j.envsoft.2012.07.002
    """
    progress = progress or Progress()
    rules = PathRules(**options)
    network = rules.network(patches, links, progress.part(0, 0.2))
    rate, reach = rules.rate, rules.counted(link_distance)
    nodes, edges = _near_fields(network, reach, progress.part(0.2, 0.4))
    for fields in (
        _far_fields(network, rate, reach, progress.part(0.4, 0.5)),
        _flow_fields(network, rate, progress.part(0.5, 0.7)),
        _current_fields(network, rate, progress.part(0.7, 1)) if by_current else ({}, {}),
    ):
        nodes.update(fields[0])
        edges.update(fields[1])
    return Centrality(patches.with_fields(**nodes), network_links(patches, links, network, edges, progress))


def network_links(patches, links, network, fields, progress):
    """Return the links of a network as a `PatchGraph`, with the paths and numbers of the links they come from.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph or None
        Where the links come from; None draws straight ones between points inside the patches.
    network : Network
        The links.
    fields : dict of str to numpy.ndarray
        One value a link, length m each.
    progress : Progress
        Who may stop the run.
    """
    count = len(network.ends)
    numbers = np.arange(1, count + 1)
    if links is None:
        points = positions(patches, Measure.INSIDE, progress) if count else np.empty((0, 2))
        paths = tuple(points[network.ends])
    elif count:
        source = source_links(links, network.ends, network.size)
        numbers = np.asarray(links.fields["link_id"])[source]
        paths = tuple(links.paths[k] for k in source) if links.paths else ()
    else:
        paths = ()
    known = {"link_id": numbers, "active": np.ones(count, bool), "distance": network.distances}
    return PatchGraph(patches.ids, network.ends, {**known, **fields}, paths, patches.grid.crs)


def of_links(drawn, links, values):
    """Return values of links for those that `network_links` made of them."""
    known = dict(zip(np.asarray(links.fields["link_id"]).tolist(), values))
    return np.array([known[number] for number in np.asarray(drawn.fields["link_id"]).tolist()])


def _near_fields(network, reach, progress):
    """Return the fields of nodes and links that count the links up to a distance."""
    near = network.within(reach)
    ones = np.ones(len(near.ends))
    joined = near.sparse(ones)
    degree = np.bincount(near.ends.ravel(), minlength=near.size)
    closed = np.asarray((joined @ joined).multiply(joined).sum(axis=1)).ravel()
    beside = joined @ degree
    every = carried(near, ones, centrality_kernels.EVERY, progress.part(0, 0.5))
    counted = carried(near, ones, centrality_kernels.COUNTED, progress.part(0.5, 1))
    area = network.attribute
    whole = 100 / (counted.total + (area**2).sum())
    pairs = max((near.size - 1) * (near.size - 2), 1)
    nodes = {
        "degree": degree,
        "clustering": _ratio(closed, degree * (degree - 1)),
        "degree_ratio": _ratio(degree**2, beside),
        "betweenness": every.nodes / pairs,
        "betweenness_iic": whole * counted.nodes,
    }
    kept = network.distances <= reach
    links = {name: np.zeros(len(kept)) for name in ("betweenness", "betweenness_iic")}
    links["betweenness"][kept] = every.links / max(near.size * (near.size - 1), 1)
    links["betweenness_iic"][kept] = whole * counted.links
    return nodes, links


def _ratio(values, others):
    """Return values over others, 0 where these are."""
    return np.divide(values, others, out=np.zeros(len(values)), where=np.asarray(others) != 0)


def _far_fields(network, rate, reach, progress):
    """Return the fields of nodes that follow from their distances to the others."""
    area, size = network.attribute, network.size

    def work(nodes, distances):
        known = np.where(np.isfinite(distances), distances, 0)
        met = np.isfinite(distances).sum(axis=1) - 1
        return np.stack((known.sum(axis=1), met, known.max(axis=1), np.exp(-rate * distances) @ area - area[nodes]))

    parts = list(over_rows(network, network.distances, work, progress, scale=1.0))
    total, met, farthest, flux = np.concatenate(parts, axis=1)
    ends, near = network.ends.T, network.within(reach)
    direct = np.exp(-rate * network.distances)
    with np.errstate(divide="ignore", invalid="ignore"):
        beside = near.sparse(1 / np.where(near.distances > 0, near.distances, np.nan)) @ area
    nodes = {
        "mean_distance": _ratio(total, met),
        "closeness": _ratio(met, total),
        "eccentricity": farthest,
        "flux": flux,
        "flux_direct": np.bincount(ends[0], direct * area[ends[1]], size)
        + np.bincount(ends[1], direct * area[ends[0]], size),
        "interaction_flux": area * (flux + area),
        "proximity": beside,
    }
    return nodes, {}


def _flow_fields(network, rate, progress):
    """Return the fields of nodes and links that follow from what goes along the most probable paths."""
    loads = probable_loads(network, rate, progress)
    whole = 100 / (loads.total + (network.attribute**2).sum())
    return tuple(
        {"betweenness_pc": whole * values, "betweenness_flow": values / 2} for values in (loads.nodes, loads.links)
    )


def probable_loads(network, rate, progress):
    """Return the `Loads` of the most probable paths, which may pay for ways inside patches."""
    if network.doors is None:
        return carried(network, rate * network.distances, centrality_kernels.PROBABLE, progress)
    doored = of_doors(network, rate * network.distances, rate)
    size, count = network.size, len(network.ends)
    found = carried(
        doored.network,
        doored.network.distances,
        centrality_kernels.PROBABLE,
        progress,
        sources=size,
        span=doored.span,
    )
    # Whoever leads through a patch goes from one of its doors to another.
    through = np.bincount(doored.inside, found.links[3 * count :], size)
    return Loads(through, found.links[:count], found.total)


def carried(network, lengths, worth, progress, sources=None, span=0.0):
    """Return the `Loads` of a network.

    Parameters
    ----------
    network : Network
        Nodes and links.
    lengths : numpy.ndarray of float64
        Length of each link, >= 0, shape ``(m,)``.
    worth : int
        What a pair is worth, see `centrality_kernels.loads`.
    progress : Progress
        Moves with the nodes.
    sources : int, optional
        How many nodes, the first ones, are started from; by default all.
    span : float
        What every distance has too much.
    """
    size, count = network.size, len(network.ends)
    area = np.ascontiguousarray(network.attribute, np.float64)
    rows = compressed(network.ends, lengths, size)
    numbers = np.tile(np.arange(count, dtype=np.int32), 2)[entries(network.ends, lengths)]
    items = [part for part in np.array_split(np.arange(sources or size), ITEMS) if part.size]

    def work(sources):
        return centrality_kernels.loads(sources, area, rows, numbers, count, worth, span, progress.stop)

    parts = [part for _, part in spread(work, items, progress, ordered=True)]
    return Loads(*(sum(part[k] for part in parts) for k in range(3)))


def _potentials(network, progress):
    """Return the pseudo-inverse of the Laplacian, and the conductance of each link."""
    zero = np.flatnonzero(~(network.distances > 0))
    if len(zero):
        a, b = network.ends[zero[0]] + 1
        raise InvalidValueError(
            f"Links: the distance between patch {a} and patch {b} (by their order) is 0, over which current is without "
            "bounds. Merge patches that touch, or leave the measures of current out."
        )
    check_memory(BYTES_PER_PAIR * network.size**2, f"The current between {network.size} patches")
    conductances, piece = 1 / network.distances, network.components()
    potentials = np.zeros((network.size, network.size))
    laplacian = -network.sparse(conductances).toarray()
    laplacian[np.diag_indices(network.size)] = -laplacian.sum(axis=1)
    for number in range(piece.max() + 1):
        own = np.ix_(piece == number, piece == number)
        share = 1 / np.count_nonzero(piece == number)
        potentials[own] = interruptible(np.linalg.inv, laplacian[own] + share, progress=progress) - share
    return potentials, conductances


def _current_fields(network, rate, progress):
    """Return the fields of nodes and links that follow from current, pieces apart by themselves."""
    potentials, conductances = _potentials(network, progress)
    area, piece = network.attribute, network.components()
    best = area[:, None] * area * np.exp(-rate * all_paths(network, network.distances, progress.part(0, 0.1)))
    nodes, links = np.zeros((2, network.size)), np.zeros((2, len(conductances)))
    part = progress.part(0.1, 0.9)
    done = 0
    for number in range(piece.max() + 1):
        own = np.flatnonzero(piece == number)
        inside = np.flatnonzero(piece[network.ends[:, 0]] == number)
        stretch = part.part(done / network.size, (done + own.size) / network.size)
        found = _piece_currents(own, inside, (potentials, conductances), best, network, stretch)
        nodes[:, own], links[:, inside] = found
        done += own.size
    sent = _sent_to_each(network, potentials, conductances, progress.part(0.9, 1))
    names = ("current_betweenness", "potential_flow")
    fields = [{**dict(zip(names, values)), "current_flow": flow} for values, flow in zip((nodes, links), sent)]
    return fields[0], fields[1]


def _piece_currents(own, inside, circuit, best, network, progress):
    """Return what the nodes and links of one piece carry of the current between its pairs."""
    potentials, conductances = circuit
    square = np.ix_(own, own)
    place = np.zeros(network.size, np.int64)
    place[own] = np.arange(own.size)
    ends, area = place[network.ends[inside]], np.ascontiguousarray(network.attribute[own], float)
    grounded, flow, carrying = potentials[square].copy(), best[square].copy(), conductances[inside]

    def work(first):
        last = min(first + 1, own.size)
        return centrality_kernels.pair_currents(first, last, grounded, ends, carrying, flow, area, progress.stop)

    nodes, links = np.zeros((2, own.size)), np.zeros((2, inside.size))
    for _, part in spread(work, range(own.size), progress, ordered=True):
        nodes += part[0]
        links += part[1]
    return nodes, links


def _sent_to_each(network, potentials, conductances, progress):
    """Return what nodes and links carry when all others send their attribute to each node in turn."""
    area, piece = network.attribute, network.components()
    ends = network.ends
    nodes, links = np.zeros(network.size), np.zeros(len(ends))
    whole = np.bincount(piece, area)[piece]
    for node in range(network.size):
        inflow = np.where(piece == piece[node], area, 0.0)
        inflow[node] -= whole[node]
        voltage = potentials @ inflow
        current = np.abs(voltage[ends[:, 0]] - voltage[ends[:, 1]]) * conductances
        links += current
        passing = np.bincount(ends[:, 0], current, network.size) + np.bincount(ends[:, 1], current, network.size)
        nodes += np.maximum(passing - np.abs(inflow), 0) / 2
        progress.report((node + 1) / network.size)
    return nodes, links


def spread_indices(network, rate, progress):
    """Return how evenly betweenness is spread over patches and links, and the PC of effective resistances.

    Parameters
    ----------
    network : Network
        Nodes and links.
    rate : float
        k of p = exp(-k d).
    progress : Progress
        Moves with the nodes.

    Returns
    -------
    dict
        ``entropy_BC, division_BC, entropy_link_BC, division_link_BC`` of betweenness_flow, and ``PC_circuit``, not yet
        divided by the square of the landscape; NaN where links have no length.
    """
    loads = probable_loads(network, rate, progress)
    found = {}
    for name, values in (("BC", loads.nodes), ("link_BC", loads.links)):
        shares = values[values > 0] / values.sum() if values.any() else np.array([])
        known = shares.size > 1
        found[f"entropy_{name}"] = -float(shares @ np.log(shares)) / np.log(shares.size) if known else np.nan
        found[f"division_{name}"] = 1 - float((shares**2).sum()) if shares.size else np.nan
    found["PC_circuit"] = np.nan
    if (network.distances > 0).all():
        potentials, piece = _potentials(network, progress)[0], network.components()
        own = np.diag(potentials)
        resistance = np.where(piece[:, None] == piece, own[:, None] + own - 2 * potentials, np.inf)
        found["PC_circuit"] = float(network.attribute @ np.exp(-rate * resistance) @ network.attribute)
    return found
