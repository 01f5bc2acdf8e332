"""Connectivity of a whole network of patches in single numbers (Saura & Pascual-Hortal 2007; Conefor's names)."""

from __future__ import annotations

import enum

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from .network import PathRules, check_landscape_area
from .overall import Reach, overall
from .patch_centrality import spread_indices

ROUNDING = 1e-9
NAMES = ("NL", "NC", "H", "CCP", "LCPnum", "LCP", "IICnum", "IIC", "ECA_IIC", "F", "AWF", "PCnum", "PC", "ECA_PC")
NAMES += ("MSC", "SLC", "ECS", "GD", "CPL", "sum_F")
NAMES += ("IIC_intra", "IIC_direct", "IIC_step", "PC_intra", "PC_direct", "PC_step")
OF_LANDSCAPE = ("LCP", "IIC", "PC")


class IndexSet(enum.Enum):
    """Which indices are wanted: those of shortest paths, or also those of betweenness and current."""

    STANDARD = "standard"
    ALL = "all"


def connectivity_indices(
    patches,
    links=None,
    *,
    landscape_area=None,
    link_distance=None,
    index_set=IndexSet.STANDARD,
    progress=None,
    **options,
):
    """Return the connectivity indices of a network.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph, optional
        The links; only active ones are used. Without them every two patches are joined over the straight distance
        between them.
    landscape_area : float, optional
        Area of the landscape in the unit of the attribute, at least that of all patches; LCP, IIC and PC are NaN
        without it.
    link_distance : float, optional
        Links up to this distance, itself included, count in NL, NC, H, CCP, LCP, IIC, MSC, SLC, ECS and CPL;
        `distance` by default.
    index_set : IndexSet
        Which indices are wanted.
    progress : Progress, optional
        Moves with the nodes.
    **options
        How patches become a network, and how far a species moves, as `PathRules` takes it; `distance` must be given.
        What paths pay inside patches counts in PC, sum_F, GD and the betweenness.

    Returns
    -------
    dict
        Table ``index, value``: number of links NL and components NC, Harary index H, class coincidence probability CCP,
        landscape coincidence LCPnum and LCP, integral index IICnum, IIC and ECA_IIC, flux F and area-weighted flux AWF,
        probability of connectivity PCnum, PC and ECA_PC; mean, largest and expected size of a component MSC, SLC and
        ECS; diameter GD, characteristic path length CPL, sum of the flux of all patches sum_F; the parts intra, direct
        and step of IIC and PC in percent; and of `IndexSet.ALL` entropy and division of the betweenness of patches and
        links, and PC by effective resistances.

    Raises
    ------
    EmptyInputError
        If there are no patches.
    InvalidValueError
        If a value breaks its rule.

    Notes
    -----
    p_ij = exp(-k d_ij), k = -ln(probability) / distance; p*_ij is the largest product along any path.
    PC = sum_ij a_i a_j p*_ij / A_L^2, ECA_PC = sqrt(PCnum); IIC = sum_ij a_i a_j / (1 + nl_ij) / A_L^2 with nl_ij links
    on the shortest path; H = sum_{i<j} 1 / nl_ij; CCP = sum (c_k / sum c)^2 and LCPnum = sum c_k^2 over components;
    MSC, SLC the mean and the largest c_k, ECS = sum c_k^2 / sum c; F and AWF sum p_ij and a_i a_j p_ij over ordered
    pairs of linked patches (Conefor). GD is the longest of all shortest paths, sum_F = sum_{i != j} a_j p*_ij
    (Graphab); CPL the mean nl_ij of connected pairs (lconnect). Of PCnum, intra is sum a_i^2, direct the links
    themselves, step the rest. Memory: about 40 bytes a link, and the square of the number of patches nowhere but
    between patches without links, 60 bytes a pair, and in PC_circuit, 24 bytes a pair.

    References
    ----------
    Saura, S., Pascual-Hortal, L. 2007. A new habitat availability index to integrate connectivity in landscape
    conservation planning. Landscape and Urban Planning 83, 91-103. doi:10.1016/j.landurbplan.2007.03.005
    Foltete, J.-C., Clauzel, C., Vuidel, G. 2012. A software tool dedicated to the modelling of landscape networks.
    Environmental Modelling & Software 38, 316-327. doi:10.1016/j.envsoft.2012.07.002
    """
    progress = progress or Progress()
    rules = PathRules(**options)
    check_landscape_area(landscape_area)
    network = rules.network(patches, links, progress.part(0, 0.3))
    _check_landscape(network, landscape_area)
    reach = Reach(rules.rate, rules.counted(link_distance))
    more = IndexSet(index_set) is IndexSet.ALL
    values = overall(network, [reach], progress.part(0.3, 0.6 if more else 1))[0]
    names = NAMES
    if more:
        rest = spread_indices(network, reach.rate, progress.part(0.6, 1))
        rest["PC_circuit"] /= np.nan if landscape_area is None else landscape_area**2
        values.update(rest)
        names += tuple(rest)
    _of_landscape(values, landscape_area)
    return {"index": list(names), "value": np.array([values[name] for name in names])}


def indices_by_distance(
    patches,
    links=None,
    *,
    distances,
    landscape_area=None,
    min_probability=0.0,
    progress=None,
    **options,
):
    """Return the connectivity indices of a network for several dispersal distances.

    Parameters
    ----------
    patches, links, landscape_area, progress, **options
        As in `connectivity_indices`, but for the distance.
    distances : sequence of float
        Dispersal distances, > 0. Each is also the longest link that counts in the indices that count links.
    min_probability : float
        Links over which movement is less probable are left out, for each distance by itself.

    Returns
    -------
    dict
        Table ``distance, index, value``, the indices of one distance after those of the other.
    """
    progress = progress or Progress()
    rules = [PathRules(distance, min_probability=min_probability, **options) for distance in map(float, distances)]
    check_landscape_area(landscape_area)
    # Without a least probability the network is the same for any distance.
    network = PathRules(1.0, **options).network(patches, links, progress.part(0, 0.3))
    _check_landscape(network, landscape_area)
    reaches = [Reach(rule.rate, rule.distance) for rule in rules]
    if min_probability:
        networks = (network.within(rule.longest) for rule in rules)
        found = [overall(near, [reach], progress)[0] for near, reach in zip(networks, reaches)]
    else:
        found = overall(network, reaches, progress.part(0.3, 1))
    for values in found:
        _of_landscape(values, landscape_area)
    return {
        "distance": np.repeat([rule.distance for rule in rules], len(NAMES)),
        "index": list(NAMES) * len(rules),
        "value": np.array([values[name] for values in found for name in NAMES]),
    }


def _check_landscape(network, landscape_area):
    """Raise if the landscape is smaller than what its patches hold."""
    if landscape_area is not None and landscape_area < network.attribute.sum() * (1 - ROUNDING):
        raise InvalidValueError(
            f"Landscape area is {landscape_area:.10g}, but the attributes of the patches add up to "
            f"{network.attribute.sum():.10g}; the landscape holds them all. Give its whole area in the same unit."
        )


def _of_landscape(values, landscape_area):
    """Add the indices that are a share of the landscape."""
    square = np.nan if landscape_area is None else landscape_area**2
    for name in OF_LANDSCAPE:
        values[name] = values[f"{name}num"] / square
