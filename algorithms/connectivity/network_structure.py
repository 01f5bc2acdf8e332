"""How densely a network is linked: alpha, beta, gamma and the cost ratio of planning studies."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from ..validation import check_patches
from .network import DistanceField, link_distances

LEAST_PATCHES = 3


def network_structure(patches, links, *, progress=None):
    """Return how densely the active links join the patches.

    Use it to compare networks before and after planning.

    Parameters
    ----------
    patches : Patches
        The nodes, at least three.
    links : PatchGraph
        The links; only active ones count, and each pair of patches once. The cost ratio needs the field ``lcp_length``.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    dict
        Table ``index, value``: ``patches`` and ``links`` (numbers), ``length_km`` (along the links), ``alpha`` (share
        of the circuits there could be), ``beta`` (links a patch), ``gamma`` (share of the links there could be) and
        ``cost_ratio``; length and cost ratio are NaN where a length is not known.

    Raises
    ------
    EmptyInputError
        If there are fewer than three patches.
    InvalidValueError
        If the links are not those of the patches.

    Notes
    -----
    With L links, V patches and the length l of all links in kilometres: alpha = (L - V + 1) / (2 V - 5), beta = L / V,
    gamma = L / (3 (V - 2)), cost ratio = 1 - L / l. They hold for planar networks; a network of several pieces can have
    an alpha below 0, links that cross one above 1.

    References
    ----------
    Haggett, P., Chorley, R. J. 1969. Network Analysis in Geography. Edward Arnold, London.

    Examples
    --------
    18 patches and 26 links: alpha 0.2903, beta 1.4444, gamma 0.5417.
    """
    progress = progress or Progress()
    check_patches(patches, least=LEAST_PATCHES)
    if "active" not in links.fields:
        raise InvalidValueError("Links: they have no field 'active'; make them with ecopattern:links.")
    field = DistanceField.LCP_LENGTH
    known = links if field.value in links.fields else links.with_fields(lcp_length=np.full(len(links), np.nan))
    pairs = np.unique(np.sort(links.ends[np.asarray(links.fields["active"], bool)], axis=1), axis=0)
    lengths = link_distances(patches, known, field)[1]
    progress.report(0.5)
    nodes, count = len(patches), len(pairs)
    total = lengths.sum() * patches.grid.unit / 1000 if len(lengths) == count and count else np.nan
    values = {
        "patches": nodes,
        "links": count,
        "length_km": total,
        "alpha": (count - nodes + 1) / (2 * nodes - 5),
        "beta": count / nodes,
        "gamma": count / (3 * (nodes - 2)),
        "cost_ratio": 1 - count / total if total else np.nan,
    }
    progress.report(1)
    return {"index": list(values), "value": np.array(list(values.values()), float)}
