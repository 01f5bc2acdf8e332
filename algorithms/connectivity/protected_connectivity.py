"""Protected Connected land (ProtConn): how much of a region is protected and connected, and by which ways."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from ..validation import check_range
from .network import Network, NetworkRules
from .paths import over_rows

ROUNDING = 1e-9
# How fields say yes and no; what is missing says no.
YES = "1", "1.0", "true"
NO = "0", "0.0", "false", "nan", ""


def protected_connectivity(
    patches,
    links=None,
    *,
    region_area,
    outside=None,
    contiguous=0.0,
    progress=None,
    **options,
):
    """Return how much of a region is protected and connected, with the parts of it.

    Use it to report on protected areas as the target of the Convention on Biological Diversity asks.

    Parameters
    ----------
    patches : Patches
        The protected areas, not overlapping.
    links : PatchGraph, optional
        Links between them; without them every two are joined over the straight distance between them.
    region_area : float
        Area of the region in the unit of the attribute, at least that of the protected areas in it.
    outside : str, optional
        Field that is 1 for areas outside the region, which bring nothing but may be stepping stones, and 0 for others.
    contiguous : float
        Areas no farther apart than this count as one piece of protected land.
    progress : Progress, optional
        Moves with the areas.
    **options
        How patches become a network, and how far a species moves, as `NetworkRules` takes it; `distance` must be given.
        The attribute is the protected area within the region.

    Returns
    -------
    dict
        Table ``index, value, of_region``: shares of the region in percent, and those of ProtConn in percent of it, with
        what they are of the region.

    Raises
    ------
    EmptyInputError
        If there are no areas.
    InvalidValueError
        If a value breaks its rule.

    Notes
    -----
    ProtConn = 100 ECA / A_L with PC of the areas in the region and of stepping stones outside it; Prot = 100 sum a /
    A_L; ProtUnconn = Prot - ProtConn; RelConn = 100 ProtConn / Prot. Of ProtConn, Prot is what moving through protected
    land alone makes, 100 sqrt(sum c^2) / A_L with the pieces c of contiguous areas; of this, Within is what is inside
    single areas, 100 sqrt(sum a^2) / A_L, and Contig the rest; Trans is what is lost without the stepping stones
    outside; Unprot is the rest (Saura et al. 2017, 2018). Makurhini takes Contig for all that is not Within; this is
    ``ProtConn_Contig_Makurhini``.

    References
    ----------
    Saura, S., Bastin, L., Battistella, L., Mandrici, A., Dubois, G. 2017. Protected areas in the world's ecoregions:
    how well connected are they? Ecological Indicators 76, 144-158. doi:10.1016/j.ecolind.2016.12.047
    Saura, S., Bertzky, B., Bastin, L., Battistella, L., Mandrici, A., Dubois, G. 2018. Protected area connectivity:
    shortfalls in global targets and country-level priorities. Biological Conservation 219, 53-67.
    doi:10.1016/j.biocon.2017.12.020
    """
    progress = progress or Progress()
    rules = NetworkRules(**options)
    check_range(region_area, "Region area", above=0)
    check_range(contiguous, "Contiguous distance", minimum=0)
    rate, network = rules.rate, rules.network(patches, links, progress.part(0, 0.4))
    beyond = _beyond(patches, outside)
    area = np.where(beyond, 0.0, network.attribute)
    if area.sum() > region_area * (1 + ROUNDING):
        raise InvalidValueError(
            f"Region area is {region_area:.10g}, but the protected areas in it add up to {area.sum():.10g}; give its "
            "whole area in the same unit, and areas without what lies outside or overlaps."
        )
    network = Network(area, network.ends, network.distances)
    connected = _equivalent(network, rate, progress.part(0.4, 0.7))
    inside = ~beyond[network.ends].any(axis=1)
    own = Network(area, network.ends[inside], network.distances[inside])
    alone = _equivalent(own, rate, progress.part(0.7, 1)) if beyond.any() else connected
    pieces = np.bincount(own.within(contiguous).components(), area)
    return _table(region_area, area, connected, (alone, np.sqrt((pieces**2).sum()), np.sqrt((area**2).sum())))


def _beyond(patches, name):
    """Return which areas lie outside the region."""
    if name is None:
        return np.zeros(len(patches), bool)
    if name not in patches.fields:
        known = ", ".join(patches.fields) or "none"
        raise InvalidValueError(f"Outside: '{name}' is no field of the patches; fields are: {known}.")
    words = [str(value).lower() for value in patches.fields[name]]
    wrong = [word for word in words if word not in (*YES, *NO)]
    if wrong:
        raise InvalidValueError(f"Outside: the field '{name}' is '{wrong[0]}'; it must be 1 (outside) or 0 (inside).")
    return np.isin(words, YES)


def _equivalent(network, rate, progress):
    """Return the equivalent connected area."""
    area = network.attribute

    def work(nodes, distances):
        return area[nodes] @ np.exp(-rate * distances) @ area

    return float(np.sqrt(sum(over_rows(network, network.distances, work, progress))))


def _table(region, area, connected, parts):
    """Return the table of shares from the equivalent areas of all, without those outside, of pieces and of areas."""
    alone, contiguous, within = parts
    held = area.sum()
    rows = {
        "ECA": (connected, np.nan),
        "Prot": (100 * held / region,) * 2,
        "Unprotected": (100 - 100 * held / region,) * 2,
        "ProtConn": (100 * connected / region,) * 2,
        "ProtUnconn": (100 * (held - connected) / region,) * 2,
        "RelConn": (100 * connected / held if held else np.nan, np.nan),
    }
    shares = {
        "ProtConn_Prot": contiguous,
        "ProtConn_Within": within,
        "ProtConn_Contig": contiguous - within,
        "ProtConn_Trans": connected - alone,
        "ProtConn_Unprot": alone - contiguous,
        "ProtConn_Contig_Makurhini": connected - within,
    }
    for name, part in shares.items():
        rows[name] = (100 * part / connected if connected else np.nan, 100 * part / region)
    values = np.array(list(rows.values()), float)
    return {"index": list(rows), "value": values[:, 0], "of_region": values[:, 1]}
