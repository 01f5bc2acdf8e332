"""What each patch does for the connectivity of a network: loss on removal, its parts, betweenness, degree."""

from __future__ import annotations

import numpy as np

from ..progress import Progress
from .network import DistanceField, build_network, check_dispersal, decay
from .removal import removal


def patch_importance(
    patches,
    links=None,
    *,
    attribute=None,
    distance_field=DistanceField.EUCLIDEAN,
    distance,
    probability=0.5,
    progress=None,
):
    """Return how much each patch adds to the connectivity of its network.

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
        Dispersal distance in the unit of the distance field, > 0: links up to it count in IIC, betweenness, degree and
        component.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    progress : Progress, optional
        Moves with the removals.

    Returns
    -------
    Patches
        The patches with the fields ``diic`` and ``dpc`` (percent of the index lost with the patch), each with its parts
        ``_intra``, ``_flux`` and ``_connector``; ``betweenness`` (share of the pairs of other patches whose shortest
        path leads through the patch, equal paths share equally); ``degree`` (links); ``component`` (from 1).

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
    check_dispersal(distance, probability, None)
    network = build_network(
        patches, links, attribute=attribute, distance_field=distance_field, progress=progress.part(0, 0.2)
    )
    near, rest = network.within(distance), max((network.size - 1) * (network.size - 2), 1)
    links = removal(near, np.ones(len(near.ends)), counted=True, progress=progress.part(0.2, 0.5))
    lengths = decay(distance, probability) * network.distances
    chances = removal(network, lengths, counted=False, progress=progress.part(0.5, 1))
    return patches.with_fields(
        **_fields("diic", network.attribute, links),
        **_fields("dpc", network.attribute, chances),
        betweenness=links.carried / rest,
        degree=np.bincount(near.ends.ravel(), minlength=network.size),
        component=near.components() + 1,
    )


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
