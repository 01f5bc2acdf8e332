"""Gravity: how strongly two linked patches attract each other, and which links are important by it.

The gravity model of ecological networks as planning studies print it after Kong et al. (2010): large patches of low
resistance attract each other most where little cost lies between them.
"""

from __future__ import annotations

import enum

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress
from ..validation import check_projected, check_range
from .link_corridors import active_links, check_same_cells

IMPORTANT, GENERAL = "important", "general"
SHOWN_PATCHES = 5


class Form(enum.Enum):
    """How the areas of two patches enter: the product of their logarithms, or the logarithm of their product."""

    PRODUCT_OF_LOGS = "product of logs"
    LOG_OF_PRODUCT = "log of product"


class LevelBy(enum.Enum):
    """Where important links begin if no threshold is given."""

    MEAN = "mean"
    NATURAL_BREAKS = "natural breaks"


def gravity(
    patches,
    links,
    *,
    resistance=None,
    form=Form.PRODUCT_OF_LOGS,
    threshold=None,
    level_by=LevelBy.MEAN,
    progress=None,
):
    """Return the links with the attraction between their patches and the level that follows from it.

    Use it to tell the corridors that matter most from the others.

    Parameters
    ----------
    patches : Patches
        With the ids of `links`. Their size is the field ``area_ha``, hectares > 1, or else that of their cells.
    links : PatchGraph
        Those that are active are used; needs the field ``lcd``.
    resistance : Raster, optional
        Cost per map unit of crossing a cell, > 0, on the grid of `patches`; NaN cannot be crossed and does not count.
        Without it all patches have the resistance 1.
    form : Form
        How the areas of two patches enter.
    threshold : float, optional
        Links with at least this gravity are important.
    level_by : LevelBy
        Where important links begin if there is no threshold: at the mean, or at the natural break into two classes.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    PatchGraph
        The links with ``gravity`` (no unit; NaN where a link is not active) and ``level`` (``important``, ``general``,
        or empty where a link is not active).

    Raises
    ------
    UnprojectedError
        If the patches are in degrees.
    EmptyInputError
        If no link is active.
    GridMismatchError
        If the patches are not on the grid of the resistance.
    InvalidValueError
        If a linked patch is not larger than a hectare, has no known resistance, or a link has no least-cost distance.

    Notes
    -----
    With ``N = ln S / P`` and ``D = L_ab / L_max``,

        G_ab = N_a N_b / D_ab^2 = L_max^2 ln S_a ln S_b / (L_ab^2 P_a P_b),

    S the area of a patch in hectares, P the mean resistance of its cells, L the least-cost distance of a link and
    ``L_max`` the largest of all active links. Some papers print ``ln(S_a S_b)`` instead of ``ln S_a ln S_b``. The
    logarithm is why patches must be larger than a hectare. Memory: about 20 bytes a cell if there is a resistance.

    References
    ----------
    Kong, F., Yin, H., Nakagoshi, N. & Zong, Y. (2010). Urban green space network development for biodiversity
    conservation: identification based on graph theory and gravity modeling. Landscape and Urban Planning 95, 16-27.
    Jenks, G. F. (1967). The data model concept in statistical mapping. International Yearbook of Cartography 7,
    186-190.

    Examples
    --------
    S 200 and 50 ha, P 10 and 20, L 400, L_max 1000: 0.64772, or 0.28782 with the logarithm of the product.
    """
    progress = progress or Progress()
    form, level_by = Form(form), LevelBy(level_by)
    if threshold is not None:
        check_range(threshold, "Threshold", minimum=0)
    check_projected(patches.grid, "Patches")
    active = np.sort(active_links(patches, links))
    used = np.unique(links.ends[active])
    area = _areas(patches, used)
    progress.report(0.1)
    hardness = _resistances(patches, used, resistance, progress)
    progress.report(0.8)
    distance = known_costs(links, active)
    size, ends = np.log(area), links.ends[active]
    mass = size[ends].sum(axis=1) if form is Form.LOG_OF_PRODUCT else size[ends].prod(axis=1)
    pull = (distance.max() / distance) ** 2 * mass / hardness[ends].prod(axis=1)
    if threshold is None:
        threshold = pull.mean() if level_by is LevelBy.MEAN else natural_break(pull)
        progress.say(f"Links of gravity {threshold:.6g} and more are important: {int((pull >= threshold).sum())}.")
    values, levels = np.full(len(links), np.nan), np.full(len(links), "", object)
    values[active] = pull
    levels[active] = np.where(pull >= threshold, IMPORTANT, GENERAL)
    progress.report(1)
    return links.with_fields(gravity=values, level=levels)


def natural_break(values):
    """Return the least value of the upper of the two classes that differ least within themselves.

    Parameters
    ----------
    values : numpy.ndarray
        At least one number, no NaN.

    Returns
    -------
    float
        The least value itself if all are equal.

    Notes
    -----
    Of all ways to cut the sorted values in two, that with the least sum of squared distances from the means of the
    classes (Jenks 1967); every cut is tried.
    """
    ordered = np.sort(values)
    # Equal values belong together, and centred ones keep their squares exact.
    cuts = np.flatnonzero(np.diff(ordered) > 0) + 1
    if not len(cuts):
        return float(ordered[0])
    sums = np.cumsum(ordered - ordered.mean())
    below, above = sums[cuts - 1] ** 2 / cuts, sums[cuts - 1] ** 2 / (len(ordered) - cuts)
    return float(ordered[cuts[np.argmax(below + above)]])


def known_costs(links, active):
    """Return the least-cost distances of the active links, or raise unless all are above 0."""
    if "lcd" not in links.fields:
        raise InvalidValueError("Links: they have no field lcd; make them with ecopattern:links.")
    costs = np.asarray(links.fields["lcd"], float)[active]
    wrong = ~(costs > 0)
    if wrong.any():
        link = links.fields["link_id"][active[wrong][0]]
        raise InvalidValueError(
            f"Links: link {link} has the least-cost distance {costs[wrong][0]:g}; it must be above 0. Make the links "
            "again (ecopattern:links), or deactivate it."
        )
    return costs


def mean_of_patches(values, labels, count, progress):
    """Return the mean of known values over each of `count` patches, NaN where none is known."""
    progress.check()
    known = (labels > 0) & ~np.isnan(values)
    owners = labels[known]
    progress.check()
    cells = np.bincount(owners, minlength=count + 1)[1:]
    with np.errstate(invalid="ignore"):
        return np.bincount(owners, values[known], count + 1)[1:] / cells


def _areas(patches, used):
    """Return the areas of all patches in hectares, or raise unless those in use are larger than 1."""
    known = patches.fields.get("area_ha")
    area = np.asarray(patches.area_ha() if known is None else known, float)
    small = used[~(area[used] > 1)]
    if len(small):
        shown = ", ".join(f"{patches.ids[k]} ({area[k]:.4g} ha)" for k in small[:SHOWN_PATCHES])
        more = f" and {len(small) - SHOWN_PATCHES} more" if len(small) > SHOWN_PATCHES else ""
        raise InvalidValueError(
            f"Patches: {shown}{more}: the area must be above 1 ha, for its logarithm counts. Leave small patches out "
            "(minimum area of ecopattern:habitatpatches), or deactivate their links."
        )
    return np.where(area > 0, area, 1)


def _resistances(patches, used, resistance, progress):
    """Return the mean resistance of each patch, 1 without a raster, or raise where one in use has none."""
    if resistance is None:
        progress.say("No resistance was given: that of every patch counts as 1.")
        return np.ones(len(patches))
    check_same_cells(resistance, patches)
    means = mean_of_patches(resistance.values, patches.labels, len(patches), progress)
    unknown = used[np.isnan(means[used])]
    if len(unknown):
        raise InvalidValueError(
            f"Patches: {patches.ids[unknown[0]]} lies where {resistance.name} has no data; a linked patch needs some."
        )
    return means
