"""Connectivity of a whole network of patches in single numbers (Saura & Pascual-Hortal 2007; Conefor's names)."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from ..validation import check_memory
from .network import DistanceField, build_network, check_dispersal, decay, shortest_paths

ROUNDING = 1e-9


def connectivity_indices(
    patches,
    links=None,
    *,
    attribute=None,
    distance_field=DistanceField.EUCLIDEAN,
    distance,
    probability=0.5,
    landscape_area=None,
    progress=None,
):
    """Return the connectivity indices of a network.

    Parameters
    ----------
    patches : Patches
        The nodes.
    links : PatchGraph, optional
        The links; only active ones are used. Without them every two patches are joined over the straight distance
        between their edges.
    attribute : str, optional
        Field of `patches` that a patch brings; its area in hectares by default.
    distance_field : DistanceField
        Which distance of the links counts.
    distance : float
        Dispersal distance in the unit of the distance field, > 0: links up to it count in NL, NC, H, CCP, LCP and IIC.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    landscape_area : float, optional
        Area of the landscape in the unit of the attribute, at least that of all patches; LCP, IIC and PC are NaN
        without it.
    progress : Progress, optional
        Moves with the nodes.

    Returns
    -------
    dict
        Table ``index, value``: number of links NL and components NC, Harary index H, class coincidence probability CCP,
        landscape coincidence LCPnum and LCP, integral index IICnum, IIC and ECA_IIC, flux F and area-weighted flux AWF,
        probability of connectivity PCnum, PC and ECA_PC.

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
    F and AWF sum p_ij and a_i a_j p_ij over ordered pairs of linked patches. Memory: about 60 bytes a pair of patches.

    References
    ----------
    Saura, S., Pascual-Hortal, L. 2007. A new habitat availability index to integrate connectivity in landscape
    conservation planning. Landscape and Urban Planning 83, 91-103. doi:10.1016/j.landurbplan.2007.03.005
    """
    progress = progress or Progress()
    check_dispersal(distance, probability, landscape_area)
    network = build_network(
        patches, links, attribute=attribute, distance_field=distance_field, progress=progress.part(0, 0.3)
    )
    if landscape_area is not None and landscape_area < network.attribute.sum() * (1 - ROUNDING):
        raise InvalidValueError(
            f"Landscape area is {landscape_area:.10g}, but the attributes of the patches add up to "
            f"{network.attribute.sum():.10g}; the landscape holds them all. Give its whole area in the same unit."
        )
    check_memory(60 * network.size**2, f"The network of {network.size} patches")
    values = _topological(network.within(distance), progress.part(0.3, 0.6))
    values.update(_probabilistic(network, decay(distance, probability), progress.part(0.6, 1)))
    square = np.nan if landscape_area is None else landscape_area**2
    for name in ("LCP", "IIC", "PC"):
        values[name] = values[f"{name}num"] / square
    for name in ("IIC", "PC"):
        values[f"ECA_{name}"] = np.sqrt(values[f"{name}num"])
    names = ["NL", "NC", "H", "CCP", "LCPnum", "LCP", "IICnum", "IIC", "ECA_IIC"]
    names += ["F", "AWF", "PCnum", "PC", "ECA_PC"]
    return {"index": names, "value": np.array([values[name] for name in names])}


def _topological(network, progress):
    """Return the indices that only ask whether patches are linked."""
    area = network.attribute
    steps = shortest_paths(network, np.ones(len(network.ends)), progress)
    reached = np.bincount(network.components(), area)
    upper = steps[np.triu_indices(network.size, 1)]
    return {
        "NL": len(network.ends),
        "NC": reached.size,
        "H": float((1 / upper).sum()),
        "CCP": float(((reached / area.sum()) ** 2).sum()),
        "LCPnum": float((reached**2).sum()),
        "IICnum": float(area @ (1 / (1 + steps)) @ area),
    }


def _probabilistic(network, rate, progress):
    """Return the indices that weigh links by the probability of dispersal."""
    area = network.attribute
    direct = np.exp(-rate * network.distances)
    best = np.exp(-shortest_paths(network, rate * network.distances, progress))
    return {
        "F": 2 * float(direct.sum()),
        "AWF": 2 * float((area[network.ends].prod(axis=1) * direct).sum()),
        "PCnum": float(area @ best @ area),
    }
