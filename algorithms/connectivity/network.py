"""The network of patches that connectivity is computed on: nodes with an attribute, links with a distance."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..corridors.euclidean import edge_distances
from ..errors import InvalidValueError
from ..progress import Progress, interruptible
from ..validation import check_memory, check_patches, check_range
from .positions import Measure, link_ends, neighbour_pairs, positions

AREA = "area_ha"
ROWS_AT_ONCE = 64
DENSE_SHARE = 1 / 16
TINY = 1e-300


class DistanceField(enum.Enum):
    """Which distance of a link counts."""

    EUCLIDEAN = "euclidean"
    LCD = "lcd"
    LCP_LENGTH = "lcp_length"


class GraphKind(enum.Enum):
    """Which links count: all, those between patches side by side, or those of the shortest tree that joins them."""

    COMPLETE = "complete"
    PLANAR = "planar"
    TREE = "minimum spanning tree"


class InPatches(enum.Enum):
    """What a path pays inside the patches it leads through: nothing, or the straight way between its links there."""

    FREE = "free"
    STRAIGHT = "straight"


@dataclass(frozen=True)
class Network:
    """Patches as nodes, links as edges.

    Parameters
    ----------
    attribute : numpy.ndarray of float64
        What each patch brings (its area by default), >= 0, shape ``(n,)``.
    ends : numpy.ndarray of int
        Positions of the two patches of each link, each pair once, shape ``(m, 2)``.
    distances : numpy.ndarray of float64
        Distance of each link, shape ``(m,)``.
    doors : numpy.ndarray of float64, optional
        Where each link meets its two patches, shape ``(m, 2, 2)``, times what a unit of length costs inside patches;
        None where ways inside patches are free.
    """

    attribute: np.ndarray
    ends: np.ndarray
    distances: np.ndarray
    doors: np.ndarray | None = None

    @property
    def size(self):
        """Number of nodes."""
        return self.attribute.size

    def within(self, distance):
        """Return the network of the links no longer than `distance`."""
        return self.select(self.distances <= distance)

    def select(self, kept):
        """Return the network of the links where the boolean array `kept` is True."""
        doors = None if self.doors is None else self.doors[kept]
        return Network(self.attribute, self.ends[kept], self.distances[kept], doors)

    def without(self, node):
        """Return the network that is left when a node and its links are gone."""
        rest = self.select((self.ends != node).all(axis=1))
        return replace(rest, attribute=np.delete(self.attribute, node), ends=rest.ends - (rest.ends > node))

    def tree(self):
        """Return the network of the links that join the same nodes over the least distance in all."""
        # By rank, so that links of length 0 count and equal ones are taken in their order.
        rank = np.empty(len(self.ends))
        rank[np.argsort(self.distances, kind="stable")] = np.arange(1, len(self.ends) + 1)
        kept = np.zeros(len(self.ends), bool)
        upper = sparse.csr_matrix((rank, (self.ends[:, 0], self.ends[:, 1])), (self.size, self.size))
        chosen = csgraph.minimum_spanning_tree(upper).data.astype(int)
        kept[np.argsort(rank)[chosen - 1]] = True
        return self.select(kept)

    def matrix(self, values, empty=0.0):
        """Return one value a link as a symmetric array, shape ``(n, n)``, `empty` where there is no link."""
        full = np.full((self.size, self.size), empty)
        full[self.ends[:, 0], self.ends[:, 1]] = full[self.ends[:, 1], self.ends[:, 0]] = values
        return full

    def sparse(self, values):
        """Return one value a link as a symmetric CSR matrix."""
        rows, columns = np.concatenate((self.ends, self.ends[:, ::-1])).T
        return sparse.csr_matrix((np.tile(values, 2), (rows, columns)), (self.size, self.size))

    def components(self):
        """Return the number of the connected piece of each node, from 0."""
        return csgraph.connected_components(self.sparse(np.ones(len(self.ends))), directed=False)[1]


@dataclass(frozen=True)
class NetworkRules:
    """How patches become a network, and how far a species moves in it; what all algorithms on networks are asked.

    Parameters
    ----------
    distance : float
        Dispersal distance in the unit of the distance field, > 0.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    attribute : str, optional
        Field of the patches that a patch brings; its area in hectares by default.
    distance_field : DistanceField
        Which distance of the links counts. Links where it is not known are left out.
    measure : Measure
        Between which points of two patches the straight distance is taken where there are no links.
    graph : GraphKind
        Which links are kept: all, those between patches that lie side by side, or those of the shortest tree.
    max_distance : float, optional
        Longer links are left out of everything, before a tree is looked for; links of exactly this length stay.
    min_probability : float
        Links over which movement is less probable are left out of everything, 0 or above and below 1.

    Raises
    ------
    InvalidValueError
        If a value breaks its rule.
    """

    distance: float
    probability: float = 0.5
    attribute: str | None = None
    distance_field: DistanceField = DistanceField.EUCLIDEAN
    measure: Measure = Measure.EDGE
    graph: GraphKind = GraphKind.COMPLETE
    max_distance: float | None = None
    min_probability: float = 0.0

    def __post_init__(self):
        check_dispersal(self.distance, self.probability, None)
        check_range(self.min_probability, "Least probability", minimum=0)
        if not self.min_probability < 1:
            raise InvalidValueError(f"Least probability is {self.min_probability:g}; it must be below 1.")
        if self.max_distance is not None:
            check_range(self.max_distance, "Longest link", minimum=0)
        for name, kind in (("distance_field", DistanceField), ("measure", Measure), ("graph", GraphKind)):
            object.__setattr__(self, name, kind(getattr(self, name)))

    @property
    def rate(self):
        """The k of p = exp(-k d)."""
        return decay(self.distance, self.probability)

    @property
    def longest(self):
        """Length of the longest link that is kept, None without a limit."""
        if not self.min_probability:
            return self.max_distance
        limit = -np.log(self.min_probability) / self.rate
        return limit if self.max_distance is None else min(limit, self.max_distance)

    def counted(self, link_distance):
        """Return up to which distance, itself included, links are counted; the dispersal distance by default."""
        return self.distance if link_distance is None else link_distance

    def network(self, patches, links, progress):
        """Return the network of patches along active links, or between all patches by straight distance.

        Parameters
        ----------
        patches : Patches
            The nodes.
        links : PatchGraph or None
            The links; None joins every two patches over the straight distance between them.
        progress : Progress
            Moves while distances are measured.
        """
        network = self._whole(patches, links, progress)
        if self.longest is not None:
            network = network.within(self.longest)
        return network.tree() if self.graph is GraphKind.TREE else network

    def _whole(self, patches, links, progress):
        """Return the network before long links are left out and a tree is looked for."""
        check_patches(patches)
        weights = _attribute(patches, self.attribute)
        planar = self.graph is GraphKind.PLANAR
        sides = neighbour_pairs(patches, progress.part(0, 0.3)) if planar else None
        if links is None:
            return _straight(patches, weights, self.measure, sides, progress)
        network = Network(weights, *link_distances(patches, links, self.distance_field))
        if sides is None:
            return network
        return network.select(np.isin(network.ends @ [network.size, 1], sides @ [network.size, 1]))


@dataclass(frozen=True)
class PathRules(NetworkRules):
    """Rules of a network whose paths may pay inside the patches they lead through.

    Parameters
    ----------
    in_patches : InPatches
        What a path pays inside the patches it leads through: nothing (Conefor), or the straight way between its links
        there (near to Graphab, whose way is the least-cost one); needs links with paths.
    inner_resistance : float
        Cost of a unit of length inside patches where that is not free, >= 0: 1 where the distance is a length.

    Notes
    -----
    All others are those of `NetworkRules`.
    """

    in_patches: InPatches = InPatches.FREE
    inner_resistance: float = 1.0

    def __post_init__(self):
        super().__post_init__()
        check_range(self.inner_resistance, "Resistance inside patches", minimum=0)
        object.__setattr__(self, "in_patches", InPatches(self.in_patches))

    def _whole(self, patches, links, progress):
        """Return the whole network, with where its links meet the patches if ways inside are to be paid."""
        network = super()._whole(patches, links, progress)
        if self.in_patches is InPatches.FREE:
            return network
        return replace(network, doors=self.inner_resistance * link_ends(patches, links, network.ends))


def _straight(patches, weights, measure, pairs, progress):
    """Return the network of all pairs of patches, or of those given, over the straight distance between them."""
    if pairs is None:
        check_memory(60 * weights.size**2, f"The network of {weights.size} patches")
        pairs = np.stack(np.triu_indices(weights.size, 1), axis=1)
    if measure is Measure.EDGE:
        return Network(weights, pairs, edge_distances(patches, pairs, progress=progress))
    points = positions(patches, measure, progress)
    return Network(weights, pairs, np.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T))


def link_distances(patches, links, distance_field):
    """Return each pair of linked patches once, with its shortest known distance."""
    if tuple(links.ids) != tuple(patches.ids):
        raise InvalidValueError(
            f"Links: they join {len(links.ids)} patches whose ids are not those of the {len(patches)} patches given; "
            "use the patches the links were made from."
        )
    active = links.active()
    if distance_field.value not in active.fields:
        raise InvalidValueError(f"Links: the field '{distance_field.value}' is missing; choose another distance.")
    return _shortest(active.ends, np.asarray(active.fields[distance_field.value], float))


def _attribute(patches, name):
    """Return the checked attribute of each patch."""
    name = name or AREA
    if name == AREA and name not in patches.fields:
        return patches.area_ha()
    if name not in patches.fields:
        known = ", ".join(patches.fields) or "none"
        raise InvalidValueError(f"Attribute '{name}' is no field of the patches; fields are: {known}.")
    try:
        values = np.asarray(patches.fields[name], float)
    except (TypeError, ValueError) as error:
        raise InvalidValueError(f"Attribute '{name}' holds text; it must be a number of each patch.") from error
    if not (values >= 0).all() or not np.isfinite(values).all():
        wrong = values[~(values >= 0) | ~np.isfinite(values)][0]
        raise InvalidValueError(f"Attribute '{name}' is {wrong:g} in a patch; it must be known and 0 or above.")
    if not values.any():
        raise InvalidValueError(
            f"Attribute '{name}' is 0 in all patches; at least one must be above 0. Points and lines have no "
            "area: name a field that says what each is worth."
        )
    return values


def _shortest(ends, distances):
    """Return each pair of different patches once, with its shortest known distance, 0 or above."""
    kept = np.isfinite(distances) & (ends[:, 0] != ends[:, 1])
    ends, distances = np.sort(ends[kept], axis=1), distances[kept]
    if (distances < 0).any():
        raise InvalidValueError(f"Links: distance {distances.min():g} found; distances must be 0 or above.")
    order = np.lexsort((distances, ends[:, 1], ends[:, 0]))
    ends, distances = ends[order].astype(np.int64), distances[order]
    fresh = np.ones(len(ends), bool)
    fresh[1:] = (ends[1:] != ends[:-1]).any(axis=1)
    return ends[fresh], distances[fresh]


def check_dispersal(distance, probability, landscape_area):
    """Raise unless dispersal distance, probability and landscape area can be computed with."""
    check_range(distance, "Distance", above=0)
    check_range(probability, "Probability", above=0)
    if not probability < 1:
        raise InvalidValueError(f"Probability is {probability:g}; it must be below 1.")
    check_landscape_area(landscape_area)


def check_landscape_area(area):
    """Raise unless the area of the landscape is above 0, where it is given."""
    if area is not None:
        check_range(area, "Landscape area", above=0)


def decay(distance, probability):
    """Return k of p = exp(-k d), so that p is `probability` at `distance`."""
    return -np.log(probability) / distance


def shortest_paths(network, values, progress=None):
    """Return the least sum of values along paths between all nodes, inf where there is none.

    Parameters
    ----------
    network : Network
        The links.
    values : numpy.ndarray of float
        Value of each link, >= 0, shape ``(m,)``.
    progress : Progress, optional
        Moves with the nodes.

    Returns
    -------
    numpy.ndarray of float64
        Shape ``(n, n)``, 0 on the diagonal.
    """
    progress = progress or Progress()
    # Links of length 0 might count as none; this is nothing beside any sum.
    values = np.maximum(values, TINY)
    weights, size = network.sparse(values), network.size
    if len(network.ends) > DENSE_SHARE * size**2:
        return interruptible(csgraph.floyd_warshall, weights, False, progress=progress)
    found = np.empty((size, size))
    for start in range(0, size, ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, size))
        found[rows] = csgraph.dijkstra(weights, directed=True, indices=rows)
        progress.report((start + rows.size) / size)
    return found
