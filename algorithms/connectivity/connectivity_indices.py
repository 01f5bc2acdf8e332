"""Connectivity of a whole network of patches in single numbers (Saura & Pascual-Hortal 2007; Conefor's names)."""

from __future__ import annotations

import enum

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from .network import DistanceField, GraphKind, InPatches, build_network, check_dispersal, decay, longest_link
from .overall import Reach, overall
from .patch_centrality import spread_indices
from .positions import Measure

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
    attribute=None,
    distance_field=DistanceField.EUCLIDEAN,
    distance,
    probability=0.5,
    landscape_area=None,
    measure=Measure.EDGE,
    graph=GraphKind.COMPLETE,
    max_distance=None,
    min_probability=0.0,
    link_distance=None,
    in_patches=InPatches.FREE,
    inner_resistance=1.0,
    index_set=IndexSet.STANDARD,
    progress=None,
):
    """Return the connectivity indices of a network.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph, optional
        The links; only active ones are used. Without them every two patches are joined over the straight distance
        between them.
    attribute : str, optional
        Field of `patches` that a patch brings; its area in hectares by default.
    distance_field : DistanceField
        Which distance of the links counts.
    distance : float
        Dispersal distance in the unit of the distance field, > 0.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    landscape_area : float, optional
        Area of the landscape in the unit of the attribute, at least that of all patches; LCP, IIC and PC are NaN
        without it.
    measure : Measure
        Between which points of two patches the straight distance is taken where there are no links.
    graph : GraphKind
        Which links are kept: all, those between patches that lie side by side, or those of the shortest tree.
    max_distance : float, optional
        Longer links are left out of everything.
    min_probability : float
        Links over which movement is less probable are left out of everything, 0 or above and below 1.
    link_distance : float, optional
        Links up to this distance, itself included, count in NL, NC, H, CCP, LCP, IIC, MSC, SLC, ECS and CPL;
        `distance` by default.
    in_patches : InPatches
        What a path pays inside the patches it leads through, in PC, sum_F, GD and the betweenness: nothing (Conefor),
        or the straight way between its links there (near to Graphab, whose way is the least-cost one); needs links
        with paths.
    inner_resistance : float
        Cost of a unit of length inside patches where that is not free, >= 0: 1 where the distance is a length.
    index_set : IndexSet
        Which indices are wanted.
    progress : Progress, optional
        Moves with the nodes.

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
    check_dispersal(distance, probability, landscape_area)
    network = build_network(
        patches,
        links,
        attribute=attribute,
        distance_field=distance_field,
        progress=progress.part(0, 0.3),
        measure=measure,
        graph=graph,
        max_distance=longest_link(max_distance, min_probability, decay(distance, probability)),
        in_patches=in_patches,
        inner_resistance=inner_resistance,
    )
    _check_landscape(network, landscape_area)
    reach = Reach(decay(distance, probability), distance if link_distance is None else link_distance)
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
    attribute=None,
    distance_field=DistanceField.EUCLIDEAN,
    probability=0.5,
    landscape_area=None,
    measure=Measure.EDGE,
    graph=GraphKind.COMPLETE,
    max_distance=None,
    min_probability=0.0,
    in_patches=InPatches.FREE,
    inner_resistance=1.0,
    progress=None,
):
    """Return the connectivity indices of a network for several dispersal distances.

    Parameters
    ----------
    patches, links, attribute, distance_field, probability, landscape_area, measure, graph, max_distance
        As in `connectivity_indices`.
    in_patches, inner_resistance, progress
        As in `connectivity_indices`.
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
    distances = [float(distance) for distance in distances]
    for distance in distances:
        check_dispersal(distance, probability, landscape_area)
    network = build_network(
        patches,
        links,
        attribute=attribute,
        distance_field=distance_field,
        progress=progress.part(0, 0.3),
        measure=measure,
        graph=graph,
        max_distance=max_distance,
        in_patches=in_patches,
        inner_resistance=inner_resistance,
    )
    _check_landscape(network, landscape_area)
    reaches = [Reach(decay(distance, probability), distance) for distance in distances]
    if min_probability:
        limits = [longest_link(None, min_probability, reach.rate) for reach in reaches]
        found = [overall(network.within(limit), [reach], progress)[0] for limit, reach in zip(limits, reaches)]
    else:
        found = overall(network, reaches, progress.part(0.3, 1))
    for values in found:
        _of_landscape(values, landscape_area)
    return {
        "distance": np.repeat(distances, len(NAMES)),
        "index": list(NAMES) * len(distances),
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
