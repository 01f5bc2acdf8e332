"""The network of patches that connectivity is computed on: nodes with an attribute, links with a distance."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..corridors.euclidean import edge_distances
from ..errors import InvalidValueError
from ..progress import Progress, interruptible
from ..validation import check_memory, check_patches, check_range

AREA = "area_ha"
ROWS_AT_ONCE = 64
DENSE_SHARE = 1 / 16
TINY = 1e-300


class DistanceField(enum.Enum):
    """Which distance of a link counts."""

    EUCLIDEAN = "euclidean"
    LCD = "lcd"
    LCP_LENGTH = "lcp_length"


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
    """

    attribute: np.ndarray
    ends: np.ndarray
    distances: np.ndarray

    @property
    def size(self):
        """Number of nodes."""
        return self.attribute.size

    def within(self, distance):
        """Return the network of the links no longer than `distance`."""
        kept = self.distances <= distance
        return Network(self.attribute, self.ends[kept], self.distances[kept])

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


def build_network(patches, links, *, attribute, distance_field, progress):
    """Return the network of patches along active links, or between all patches by straight distance.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph or None
        The links; None joins every two patches over the straight distance between their edges.
    attribute : str or None
        Field of `patches` that a patch brings; None takes its area in hectares.
    distance_field : DistanceField
        Which distance of the links counts. Links where it is not known are left out.
    progress : Progress
        Moves while distances are measured.
    """
    check_patches(patches)
    weights = _attribute(patches, attribute)
    if links is None:
        check_memory(60 * weights.size**2, f"The network of {weights.size} patches")
        ends = np.stack(np.triu_indices(weights.size, 1), axis=1)
        return Network(weights, ends, edge_distances(patches, ends, progress=progress))
    if tuple(links.ids) != tuple(patches.ids):
        raise InvalidValueError(
            f"Links: they join {len(links.ids)} patches whose ids are not those of the {len(patches)} patches given; "
            "use the patches the links were made from."
        )
    active = links.active()
    if distance_field.value not in active.fields:
        raise InvalidValueError(f"Links: the field '{distance_field.value}' is missing; choose another distance.")
    return Network(weights, *_shortest(active.ends, np.asarray(active.fields[distance_field.value], float)))


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
        raise InvalidValueError(f"Attribute '{name}' is 0 in all patches; at least one must be above 0.")
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
    if landscape_area is not None:
        check_range(landscape_area, "Landscape area", above=0)


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
