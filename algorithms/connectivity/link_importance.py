"""What each link does for the connectivity of a network: loss without it, gain if it were improved, or changed.

Removal is that of patches in a network whose links are nodes too (see `removal`); a shorter link changes only paths
that lead through it, which one pass over all pairs of patches tells.
"""

from __future__ import annotations

import enum
from dataclasses import replace

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress, Quiet, spread
from . import change_kernels
from .network import Network, NetworkRules
from .overall import counted_indices, piece_values
from .patch_centrality import network_links, of_links
from .paths import all_paths, over_rows
from .removal import removal

NAMES = ("NL", "NC", "H", "CCP", "LCP", "IIC", "F", "AWF", "PC", "MSC", "SLC", "ECS")


class LinkChange(enum.Enum):
    """What happens to each link: it goes, it is crossed without loss, or it takes a new distance."""

    REMOVAL = "removal"
    IMPROVEMENT = "improvement"
    CHANGE = "change"


def link_importance(
    patches,
    links=None,
    *,
    link_distance=None,
    change=LinkChange.REMOVAL,
    new_distance=None,
    progress=None,
    **options,
):
    """Return how much each index of a network changes with each link alone.

    Use it to find the links that must not be lost, and those whose improvement gains most.

    Parameters
    ----------
    patches, links
        As in `connectivity_indices`.
    link_distance : float, optional
        Links up to this distance, itself included, count where links are only counted; `distance` by default.
    change : LinkChange
        What happens to each link.
    new_distance : str, optional
        Field of the links with the distance each would have, for `LinkChange.CHANGE`; NaN leaves a link as it is.
    progress : Progress, optional
        Moves with the links.
    **options
        How patches become a network, and how far a species moves, as `NetworkRules` takes it; `distance` must be given.

    Returns
    -------
    PatchGraph
        The links of the network with ``link_id, active, distance`` and, for each of NL, NC, H, CCP, LCP, IIC, F, AWF,
        PC, MSC, SLC and ECS, the field ``d`` and its name in small letters: 100 (X - X') / X, X' being the index after
        the change, so that a gain is negative.

    Raises
    ------
    EmptyInputError
        If there are no patches.
    InvalidValueError
        If a value breaks its rule, or the new distances are missing.
    MemoryEstimateError
        If the work does not fit.

    Notes
    -----
    Definitions are Conefor's (link removal, improvement and change), Makurhini's MK_dPCIIC_links likewise. A removed
    link takes its p_ij away from F and AWF and from all paths. Memory: 200 bytes a link for removal; else 24 bytes a
    pair of patches.

    References
    ----------
    Saura, S., Rubio, L. 2010. A common currency for the different ways in which patches and links can contribute to
    habitat availability and connectivity in the landscape. Ecography 33, 523-537.
    doi:10.1111/j.1600-0587.2009.05760.x
    """
    progress = progress or Progress()
    rules, change = NetworkRules(**options), LinkChange(change)
    if change is LinkChange.CHANGE:
        links = _with_new(links, new_distance)
    network = rules.network(patches, links, progress.part(0, 0.2))
    rate, reach = rules.rate, rules.counted(link_distance)
    old = network.distances
    if change is LinkChange.CHANGE:
        drawn = network_links(patches, links, network, {}, progress)
        new = of_links(drawn, links, np.asarray(links.fields[new_distance], float))
        new = np.where(np.isnan(new), old, new)
    else:
        new = np.full(len(old), np.inf if change is LinkChange.REMOVAL else 0.0)
    losses = {**_pieces(network, new, reach, progress.part(0.2, 0.3)), **_direct(network, new, rate)}
    losses.update(_paths(network, new, rate, reach, progress.part(0.3, 1)))
    return network_links(patches, links, network, {f"d{name.lower()}": losses[name] for name in NAMES}, progress)


def _with_new(links, name):
    """Return the links, or raise unless they have known new distances in the field `name`."""
    if links is None or not name or name not in links.fields:
        known = "none" if links is None else ", ".join(links.fields)
        raise InvalidValueError(f"New distance: '{name}' is no field of the links; fields are: {known}.")
    try:
        values = np.asarray(links.fields[name], float)
    except (TypeError, ValueError) as error:
        raise InvalidValueError(f"New distance: the field '{name}' holds text; it must hold numbers.") from error
    if (values < 0).any():
        raise InvalidValueError(f"New distance: {values[values < 0][0]:g} found in '{name}'; it must be 0 or above.")
    return links


def _pieces(network, new, reach, progress):
    """Return the losses of the indices of links and connected pieces, percent."""
    near = network.within(reach)
    before = counted_indices(near)
    losses = {name: np.zeros(len(new)) for name in before}
    linked, after = network.distances <= reach, new <= reach
    piece = near.components()
    reached = np.bincount(piece, network.attribute)
    place = np.cumsum(linked) - 1
    for count, k in enumerate(np.flatnonzero(linked != after)):
        if linked[k]:
            kept = np.arange(len(near.ends)) != place[k]
            values = counted_indices(Network(near.attribute, near.ends[kept], near.distances[kept]))
        else:
            values = _joined(len(near.ends) + 1, reached, piece[network.ends[k]])
        for name, value in before.items():
            losses[name][k] = loss(value, values[name])
        if count % 64 == 0:
            progress.report(k / len(new))
    return {**losses, "LCP": losses["LCPnum"]}


def _joined(links, reached, pair):
    """Return the indices of links and pieces when two pieces become one."""
    first, second = pair
    if first == second:
        return piece_values(links, reached.size, reached)
    rest = np.delete(reached, second)
    rest[first - (second < first)] += reached[second]
    return piece_values(links, rest.size, rest)


def loss(before, after):
    """Return how much an index loses, percent."""
    return 100 * (before - after) / before if before else 0.0


def _direct(network, new, rate):
    """Return the losses of the indices that weigh links alone, percent."""
    lost = np.exp(-rate * network.distances) - np.exp(-rate * new)
    weight = network.attribute[network.ends].prod(axis=1)
    direct = np.exp(-rate * network.distances)
    whole, weighted = direct.sum(), (weight * direct).sum()
    nothing = np.zeros(len(lost))
    return {
        "F": 100 * lost / whole if whole else nothing,
        "AWF": 100 * weight * lost / weighted if weighted else nothing,
    }


def _paths(network, new, rate, reach, progress):
    """Return the losses of the indices of shortest paths, percent."""
    near = network.within(reach)
    linked, after = network.distances <= reach, new <= reach
    # What is linked before and after, or never, is the same for indices that count links.
    step = np.where(after == linked, np.nan, np.where(after, 1.0, np.inf))
    even = replace(network, attribute=np.ones(network.size))
    found = {}
    for k, (name, base, lengths, values, offset) in enumerate(
        (
            ("IIC", network, np.ones(len(near.ends)), step, 1.0),
            ("H", even, np.ones(len(near.ends)), step, 0.0),
            ("PC", network, rate * network.distances, rate * new, None),
        )
    ):
        part = progress.part(k / 3, (k + 1) / 3)
        graph = base if name == "PC" else base.within(reach)
        kept = np.ones(len(new), bool) if name == "PC" else linked
        found[name] = _path_loss(graph, lengths, (network.ends, kept, values), offset, part)
    return found


def _path_loss(graph, lengths, changed, offset, progress):
    """Return the loss of an index of shortest paths with the change of each link, percent.

    Parameters
    ----------
    graph : Network
        The links there are.
    lengths : numpy.ndarray of float64
        Their lengths.
    changed : tuple of numpy.ndarray
        Ends of all links that change, which of them are among those there are, and their new lengths: inf where they
        go, NaN where nothing changes.
    offset : float or None
        See `removal`; None where a path is worth exp(-length).
    progress : Progress
        Moves with the links.
    """
    ends, there, new = changed
    old = np.full(len(new), np.inf)
    old[there] = lengths
    longer, shorter = new > old, new < old
    lost, whole = np.zeros(len(new)), _whole(graph, lengths, offset, progress.part(0, 0.1))
    if not whole:
        return lost
    if np.isinf(new[longer]).all() and longer.any():
        lost[there] = np.where(longer[there], _without_links(graph, lengths, offset, progress.part(0.1, 0.6)), 0)
    elif longer.any():
        lost[longer] = _lengthened(graph, lengths, np.flatnonzero(longer[there]), new[longer], progress.part(0.1, 0.6))
    if shorter.any():
        best = all_paths(graph, lengths, progress.part(0.6, 0.7))
        lost[shorter] = -_shortened(graph, best, (ends[shorter], new[shorter]), offset, progress.part(0.7, 1))
    return 100 * lost / whole


def _whole(graph, lengths, offset, progress):
    """Return the index of a network over ordered pairs, with the patches themselves unless lengths alone divide."""
    area = graph.attribute

    def work(nodes, distances):
        if offset is None:
            return area[nodes] @ np.exp(-distances) @ area
        distances[np.arange(nodes.size), nodes] = np.inf if offset == 0 else 0
        return area[nodes] @ (1 / (offset + distances)) @ area

    return float(sum(over_rows(graph, lengths, work, progress)))


def _without_links(graph, lengths, offset, progress):
    """Return what is lost without each link, over ordered pairs."""
    size, count = graph.size, len(graph.ends)
    middle = size + np.arange(count)
    ends = np.concatenate((np.column_stack((graph.ends[:, 0], middle)), np.column_stack((graph.ends[:, 1], middle))))
    halves = np.tile(lengths / 2, 2)
    doubled = Network(np.append(graph.attribute, np.zeros(count)), ends, halves)
    counted = offset is not None
    return removal(doubled, halves, counted=counted, progress=progress, offset=offset or 0.0, sources=size).lost[size:]


def _shortened(graph, best, changed, offset, progress):
    """Return what is gained with each new or shorter link, over ordered pairs."""
    ends, lengths = changed
    area = np.ascontiguousarray(graph.attribute, float)
    items = np.array_split(np.arange(len(ends)), min(len(ends), 256))
    power = -1.0 if offset is None else offset

    def work(item):
        first, second = best[ends[item, 0]], best[ends[item, 1]]
        return change_kernels.gains(best, area, first, second, lengths[item], power, progress.stop)

    return np.concatenate([found for _, found in spread(work, items, progress, ordered=True)])


def _lengthened(graph, lengths, places, new, progress):
    """Return what is lost with each longer link, over ordered pairs, finding again the paths that used it."""
    area = graph.attribute
    best = all_paths(graph, lengths, progress.part(0, 0.1))
    found = np.zeros(len(places))
    for count, (k, length) in enumerate(zip(places, new)):
        progress.report(0.1 + 0.9 * count / len(places))
        a, b = graph.ends[k]
        if best[a, b] < lengths[k]:
            continue
        met = np.flatnonzero(np.isfinite(best[a]))
        touched = met[np.isclose(np.abs(best[a, met] - best[b, met]), lengths[k], rtol=1e-9, atol=1e-12)]
        after = lengths.copy()
        after[k] = length

        def work(nodes, distances):
            return area[nodes] @ (np.exp(-best[nodes]) - np.exp(-distances)) @ area

        found[count] = sum(over_rows(graph, after, work, Quiet(progress), sources=touched))
    return found
