"""Which patches or links to add: what each would gain alone, and which to take one after the other.

Adding never makes a path longer, so all that changes are paths through what is added; each candidate is one pass over
the pairs of patches (see `change_kernels`).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from .. import raster_io
from ..errors import EmptyInputError, GridMismatchError, InvalidValueError
from ..graph import PatchGraph
from ..patches import Patches
from ..progress import Progress, Quiet, spread
from ..validation import check_range
from . import change_kernels
from .network import Network, NetworkRules
from .patch_centrality import network_links, of_links
from .paths import all_paths

ITEMS = 64


class Index(enum.Enum):
    """Which index is to grow: probability of connectivity, integral index, or landscape coincidence."""

    PC = "pc"
    IIC = "iic"
    LCP = "lcp"


class ChooseBy(enum.Enum):
    """Which candidate comes next: the one that gains most, or most for its cost."""

    GAIN = "gain"
    GAIN_PER_COST = "gain per cost"


@dataclass(frozen=True)
class Candidates:
    """What candidates gain.

    Parameters
    ----------
    patches : Patches
        All patches with ``candidate, gain, gain_intra, gain_flux, gain_connector, gain_per_cost, step``.
    links : PatchGraph
        All links with ``link_id, active, distance, candidate, gain, gain_per_cost, step``.
    steps : dict
        Table ``step, kind, name, cost, spent, index, eca, gain``.
    """

    patches: Patches
    links: PatchGraph
    steps: dict


def candidates(
    patches,
    links=None,
    *,
    existing=None,
    existing_links=None,
    cost=None,
    cost_links=None,
    link_distance=None,
    index=Index.PC,
    number=None,
    budget=None,
    choose_by=ChooseBy.GAIN,
    in_one_piece=False,
    progress=None,
    **options,
):
    """Return what each candidate patch and link would gain alone, and which a budget is best spent on.

    Use it to choose habitat to restore or links to make, one after the other, each with those before it in place.

    Parameters
    ----------
    patches : Patches
        Existing patches and candidates.
    links : PatchGraph, optional
        Links of all of them; those of a candidate patch come with it. Without links every two patches are joined over
        the straight distance between them.
    existing : str, optional
        Field of `patches` that is 1 for what exists and 0 for candidates; without it all patches exist.
    existing_links : str, optional
        Field of `links` that is 1 for what exists and 0 for candidates; without it all links exist.
    cost, cost_links : str, optional
        Fields with the cost of patches and links, > 0 for candidates; without them each costs its area in hectares (a
        patch) and 1 (a link).
    link_distance : float, optional
        Links up to this distance, itself included, count in IIC and LCP; `distance` by default.
    index : Index
        Which index is to grow.
    number : int, optional
        How many candidates are taken at most, 0 or above.
    budget : float, optional
        What they may cost together, in the unit of the cost. Without number and budget none are taken.
    choose_by : ChooseBy
        Which candidate comes next.
    in_one_piece : bool
        Whether each patch that is taken must touch one taken before, by a link of length 0.
    progress : Progress, optional
        Moves with the candidates.
    **options
        How patches become a network, and how far a species moves, as `NetworkRules` takes it; `distance` must be given.

    Returns
    -------
    Candidates
        ``gain`` is 100 (X' - X) / X with the index X' after the candidate is added to what exists, in its parts (of a
        patch; Conefor's node addition); ``step`` says when it was taken, 0 if not. Each row of ``steps`` has the index
        (its numerator), its equivalent area and the gain over the step before, percent.

    Raises
    ------
    EmptyInputError
        If there is no candidate, or nothing exists.
    InvalidValueError
        If a value breaks its rule.
    MemoryEstimateError
        If the work does not fit.

    Notes
    -----
    The greedy choice is that of Graphab's patch addition. It is not always the best: see the gap to proven optima that
    the tests state. LCP is sum c_k^2 over connected pieces, that of effective mesh size where patches that touch are
    linked. Memory: about 24 bytes a pair of patches.

    References
    ----------
    Foltete, J.-C., Girardet, X., Clauzel, C. 2014. A methodological framework for the use of landscape graphs in
    land-use planning. Landscape and Urban Planning 124, 140-150. doi:10.1016/j.landurbplan.2013.12.012
    """
    progress = progress or Progress()
    rules, index = NetworkRules(**options), Index(index)
    _check_limits(number, budget)
    network = rules.network(patches, links, progress.part(0, 0.2))
    network, lengths, offset = _worth(network, index, rules.rate, rules.counted(link_distance))
    drawn = network_links(patches, links, network, {}, progress)
    there = _flags(patches.fields, existing, len(patches), "Patches")
    open_links = _open_links(drawn, links, existing_links)
    if there.all() and open_links.all():
        raise EmptyInputError(
            "Candidates: none found; mark them by 0 in the field that tells what exists. Links that are not active are "
            "no candidates."
        )
    if not network.attribute[there].any():
        raise EmptyInputError("Patches: none of worth exists; at least one must be marked by 1.")
    costs = (_costs(patches, cost, ~there), _link_costs(drawn, links, cost_links, ~open_links))
    growth = _Growth(network, lengths, offset, there, open_links, progress.part(0.2, 0.3))
    alone = growth.gains(progress.part(0.3, 0.5))
    whole, shares = growth.index, [100 * part / growth.index for part in alone.parts]
    gain = 100 * alone.links / whole
    limits = (number, budget, ChooseBy(choose_by), in_one_piece)
    taken = _greedy(growth, costs, limits, progress.part(0.5, 1))
    return Candidates(
        patches.with_fields(
            candidate=~there,
            gain=sum(shares),
            **dict(zip(("gain_intra", "gain_flux", "gain_connector"), shares)),
            gain_per_cost=np.where(there, 0, sum(shares) / costs[0]),
            step=taken.patches,
        ),
        drawn.with_fields(
            candidate=~open_links,
            gain=gain,
            gain_per_cost=np.where(open_links, 0, gain / costs[1]),
            step=taken.links,
        ),
        _named(taken.steps, patches, drawn),
    )


def joined_candidates(patches, added, needed=()):
    """Return patches and candidates as one, with the field ``existing`` that tells them apart.

    Parameters
    ----------
    patches, added : Patches
        With polygons; ids that both have are told apart by a ``c`` before those of the candidates.
    needed : sequence of str
        Fields that the candidates must have as well.

    Raises
    ------
    InvalidValueError
        If the candidates lack a field.
    GridMismatchError
        If their coordinate systems differ.
    """
    if not raster_io.same_crs(patches.grid.crs, added.grid.crs):
        raise GridMismatchError(
            f"Candidate patches are in {raster_io.crs_name(added.grid.crs)}, the patches in "
            f"{raster_io.crs_name(patches.grid.crs)}; reproject one of them."
        )
    for name in needed:
        if name in patches.fields:
            _column(added.fields, name, "Candidate patches")
    taken = {str(name) for name in patches.ids}
    alike = any(str(name) in taken for name in added.ids)
    ids = (*patches.ids, *(f"c{name}" if alike else name for name in added.ids))
    shared = [name for name in patches.fields if name in added.fields]
    fields = {name: np.concatenate((patches.fields[name], added.fields[name])) for name in shared}
    fields["existing"] = np.repeat([1, 0], [len(patches), len(added)])
    return Patches(None, patches.grid, ids, fields, (*patches.polygons, *added.polygons))


def _check_limits(number, budget):
    """Raise unless the limits of the greedy choice can be kept."""
    if number is not None:
        check_range(number, "Number", minimum=0)
    if budget is not None:
        check_range(budget, "Budget", minimum=0)


def _worth(network, index, rate, reach):
    """Return the network, the lengths of its links and the offset by which an index weighs paths."""
    if index is Index.PC:
        return network, rate * network.distances, -1.0
    near = network.within(reach)
    if index is Index.IIC:
        return near, np.ones(len(near.ends)), 1.0
    return near, np.zeros(len(near.ends)), -1.0


def _column(fields, name, owner):
    """Return a field of numbers, or raise."""
    if name not in fields:
        raise InvalidValueError(f"{owner}: there is no field '{name}'; fields are: {', '.join(fields) or 'none'}.")
    try:
        return np.asarray(fields[name], float)
    except (TypeError, ValueError) as error:
        raise InvalidValueError(f"{owner}: the field '{name}' holds text; it must hold numbers.") from error


def _flags(fields, name, count, owner):
    """Return which of what is told apart by a field of 1 and 0 exists."""
    if name is None:
        return np.ones(count, bool)
    values = _column(fields, name, owner)
    if not np.isin(values, (0, 1)).all():
        wrong = values[~np.isin(values, (0, 1))][0]
        raise InvalidValueError(f"{owner}: the field '{name}' is {wrong:g}; it must be 1 (exists) or 0 (candidate).")
    return values == 1


def _open_links(drawn, links, name):
    """Return which links of the network exist."""
    if name is not None and links is not None:
        _flags(links.fields, name, len(links), "Links")
    return _link_values(drawn, links, name, 1.0) != 0


def _link_values(drawn, links, name, empty):
    """Return a field of the links for those of the network."""
    if name is None:
        return np.full(len(drawn), empty)
    if links is None:
        raise InvalidValueError(f"Links: the field '{name}' is asked for, but there are no links; give them.")
    return of_links(drawn, links, _column(links.fields, name, "Links"))


def _costs(patches, name, wanted):
    """Return the cost of each patch, above 0 for candidates."""
    if name is None:
        known = patches.fields.get("area_ha")
        values = np.asarray(patches.area_ha() if known is None else known, float)
    else:
        values = _column(patches.fields, name, "Patches")
    return _above_0(values, wanted, name or "area_ha", "Patches")


def _link_costs(drawn, links, name, wanted):
    """Return the cost of each link, above 0 for candidates."""
    return _above_0(_link_values(drawn, links, name, 1.0), wanted, name, "Links")


def _above_0(values, wanted, name, owner):
    """Return costs that may be divided by, or raise where those of candidates are not above 0."""
    wrong = wanted & ~(values > 0)
    if wrong.any():
        raise InvalidValueError(
            f"{owner}: the cost in '{name}' is {values[wrong][0]:g} for a candidate; it must be above 0."
        )
    return np.where(values > 0, values, 1.0)


@dataclass
class _Gains:
    """Intra, flux and connector of each patch, and the gain of each link, in the unit of the index."""

    parts: np.ndarray
    links: np.ndarray


class _Growth:
    """A network that grows: what exists, the paths between it, and what is still to be had."""

    def __init__(self, network, lengths, offset, there, open_links, progress):
        self.network, self.lengths, self.offset = network, np.asarray(lengths, float), offset
        self.there, self.open_links = there.copy(), open_links.copy()
        self.area = np.where(there, network.attribute, 0.0)
        kept = open_links & there[network.ends].all(axis=1)
        now = Network(self.area, network.ends[kept], self.lengths[kept])
        self.best = all_paths(now, now.distances, progress)
        self.index = float(sum(self.area[k] * (self._value(row) @ self.area) for k, row in enumerate(self.best)))

    def _value(self, lengths):
        """Return what paths are worth."""
        return np.exp(-lengths) if self.offset < 0 else 1 / (self.offset + lengths)

    def gains(self, progress):
        """Return what each candidate gains now."""
        size, count = self.network.size, len(self.lengths)
        found = _Gains(np.zeros((3, size)), np.zeros(count))
        for node in np.flatnonzero(~self.there):
            near, own = self.to_patch(node), self.network.attribute[node]
            found.parts[0, node] = own**2
            found.parts[1, node] = 2 * own * float(self._value(near) @ self.area)
        nodes = np.flatnonzero(~self.there)
        links = np.flatnonzero(~self.open_links & self.there[self.network.ends].all(axis=1))
        # A way through a patch is found from both sides.
        found.parts[2, nodes] = self._through(nodes, self._patch_ways, progress.part(0, 0.5)) / 2
        found.links[links] = self._through(links, self._link_ways, progress.part(0.5, 1))
        return found

    def to_patch(self, node):
        """Return how far all patches are from a candidate, by its open links to what exists."""
        ends = self.network.ends
        near = np.full(self.network.size, np.inf)
        for k in np.flatnonzero((ends == node).any(axis=1) & self.open_links):
            other = ends[k].sum() - node
            if self.there[other]:
                near = np.minimum(near, self.best[other] + self.lengths[k])
        return near

    def _patch_ways(self, nodes):
        """Return the ways that patches open."""
        near = np.array([self.to_patch(node) for node in nodes])
        return near, near, np.zeros(len(nodes))

    def _link_ways(self, links):
        """Return the ways that links open."""
        first, second = self.network.ends[links].T
        return self.best[first], self.best[second], self.lengths[links]

    def _through(self, items, ways, progress):
        """Return what paths through each item gain."""
        if not items.size:
            return np.zeros(0)

        def work(part):
            return change_kernels.gains(self.best, self.area, *ways(part), self.offset, progress.stop)

        parts = np.array_split(items, min(items.size, ITEMS))
        return np.concatenate([found for _, found in spread(work, parts, progress, ordered=True)])

    def touched(self, chosen):
        """Return which patches touch one that is chosen."""
        ends = self.network.ends[self.network.distances == 0]
        beside = np.zeros(self.network.size, bool)
        beside[ends[chosen[ends[:, 0]], 1]] = beside[ends[chosen[ends[:, 1]], 0]] = True
        return beside

    def add_patch(self, node, gain):
        """Put a candidate patch in its place."""
        near = self.to_patch(node)
        near[node] = 0.0
        self.there[node] = True
        self.area[node] = self.network.attribute[node]
        self.best[node] = self.best[:, node] = near
        change_kernels.open_way(self.best, near, near, 0.0)
        self.index += gain

    def add_link(self, link, gain):
        """Put a candidate link in its place."""
        first, second = self.network.ends[link]
        change_kernels.open_way(self.best, self.best[first].copy(), self.best[second].copy(), self.lengths[link])
        self.open_links[link] = True
        self.index += gain


@dataclass
class _Taken:
    """In which step each patch and link was taken, and what the steps were."""

    patches: np.ndarray
    links: np.ndarray
    steps: list


def _greedy(growth, costs, limits, progress):
    """Take the best candidates one after the other."""
    number, budget, choose_by, in_one_piece = limits
    taken = _Taken(np.zeros(growth.network.size, int), np.zeros(len(growth.lengths), int), [])
    if number is None and budget is None:
        return taken
    left, spent = number, 0.0
    while left is None or left > 0:
        progress.report(spent / budget if budget else len(taken.steps) / (number or 1))
        found = growth.gains(Quiet(progress))
        gains = np.concatenate((found.parts.sum(axis=0), found.links))
        cost = np.concatenate(costs)
        score = gains / cost if choose_by is ChooseBy.GAIN_PER_COST else gains.copy()
        if budget is not None:
            score[spent + cost > budget * (1 + 1e-12)] = 0
        if in_one_piece and taken.patches.any():
            score[: growth.network.size][~growth.touched(taken.patches > 0)] = 0
        best = int(np.argmax(score))
        if not score[best] > 0:
            break
        before, spent = growth.index, spent + cost[best]
        link = best - growth.network.size
        if link < 0:
            growth.add_patch(best, gains[best])
            taken.patches[best] = len(taken.steps) + 1
        else:
            growth.add_link(link, gains[best])
            taken.links[link] = len(taken.steps) + 1
        taken.steps.append((best, cost[best], spent, growth.index, 100 * gains[best] / before))
        left = None if left is None else left - 1
    return taken


def _named(steps, patches, drawn):
    """Return the steps as a table."""
    count = len(patches)
    names = [patches.ids[k] if k < count else drawn.fields["link_id"][k - count] for k, *_ in steps]
    numbers = np.array([step[1:] for step in steps], float).reshape(-1, 4)
    return {
        "step": np.arange(1, len(steps) + 1),
        "kind": ["patch" if k < count else "link" for k, *_ in steps],
        "name": [str(name) for name in names],
        "cost": numbers[:, 0],
        "spent": numbers[:, 1],
        "index": numbers[:, 2],
        "eca": np.sqrt(numbers[:, 2]),
        "gain": numbers[:, 3],
    }
