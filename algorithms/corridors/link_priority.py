"""Link priority: which links to secure first, by what they are like and what they join.

The method is that of Linkage Mapper's Linkage Priority (Gallo & Greene 2018): a value for each patch from its
resistance, size, shape and more; a priority for each link from its length, permeability, the value of its patches and
more; and a map that blends the priority with the corridors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np

from .. import raster_io
from ..errors import InvalidValueError
from ..graph import PatchGraph
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, interruptible
from ..tables import table_rows
from ..validation import check_memory, check_range, check_same_grid
from .corridors import CutoffUnit, chosen_cutoff
from .gravity import known_costs, mean_of_patches
from .link_corridors import active_links, check_same_cells, link_corridors

BYTES_PER_CELL = 40
PAIR_COLUMNS = ("from_id", "to_id", "value")
WHOLE = 0.005
ANALOG_SHARE, ANALOG_LOW, ANALOG_TOP = 0.67, 0.75, 1.15
PREFERENCE_LOW = 0.5
BLENDED_SHARE = 0.5


@dataclass(frozen=True)
class PatchWeights:
    """How much each criterion counts in the value of a patch, >= 0; 0 leaves it out."""

    resistance: float = 0.33
    area: float = 0.33
    shape: float = 0.34
    expert: float = 0.0
    centrality: float = 0.0
    other: float = 0.0


@dataclass(frozen=True)
class LinkWeights:
    """How much each criterion counts in the priority of a link, >= 0; 0 leaves it out."""

    closeness: float = 0.33
    permeability: float = 0.33
    patches: float = 0.34
    expert: float = 0.0
    climate: float = 0.0


@dataclass(frozen=True)
class Climate:
    """Climate today and in future, by which links towards a fitting climate are preferred.

    Parameters
    ----------
    present : Raster
        A signature of the climate above 0 that rises with heat, such as mean temperature in kelvin.
    future : Raster, optional
        The same in future; today's by default.
    target_ratio : float
        Climate of the cooler patch over that of the warmer one which is best, > 0.
    preferred : float, optional
        Climate that is best for the cooler patch, > 0, in the unit of the rasters; without it only the ratio counts.
    """

    present: Raster
    future: Raster | None = None
    target_ratio: float = 1.0
    preferred: float | None = None


@dataclass(frozen=True)
class LinkPriority:
    """Values of patches, priorities of links and the map of both; none has a unit unless it is named.

    Parameters
    ----------
    patches : Patches
        The patches with ``mean_resistance`` (cost per map unit), ``resistance_norm``, ``area_norm``, ``perimeter``
        (map units), ``area_to_perimeter`` (map units), ``shape_norm``, where they were given ``expert_norm``,
        ``centrality_norm``, ``other_mean``, ``other_norm``, ``climate`` and ``climate_future`` (in the unit of their
        rasters), and the value ``cav`` and ``cav_norm`` (0 to 1).
    links : PatchGraph
        The links with ``closeness``, ``permeability``, where they were given ``expert_norm`` and ``climate_norm``,
        and the priority ``csp`` and ``csp_norm`` (up to 1); NaN where a link is not active.
    blended : Raster
        0 to 1: half the nearness to the least-cost path, half ``csp_norm``, the largest of all links; NaN outside
        corridors.
    """

    patches: Patches
    links: PatchGraph
    blended: Raster


def link_priority(
    resistance,
    patches,
    links,
    *,
    patch_weights=None,
    link_weights=None,
    patch_expert=None,
    centrality=None,
    other=None,
    expert=None,
    climate=None,
    cutoff=None,
    cutoff_unit=CutoffUnit.COST,
    progress=None,
):
    """Return how valuable patches are, which links come first, and a map that blends that with their corridors.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used; needs the fields ``lcd`` and ``lcp_length``.
    patch_weights : PatchWeights, optional
        Weights of the value of a patch.
    link_weights : LinkWeights, optional
        Weights of the priority of a link.
    patch_expert : str, optional
        Field of `patches` with what experts think of each; more is better.
    centrality : str, optional
        Field of `patches` with their centrality in the network, such as current-flow centrality.
    other : Raster, optional
        Anything of which more is better, on the grid of `resistance`.
    expert : str, path, sequence or mapping, optional
        Table, as `table_rows` takes it, with ``from_id``, ``to_id`` and ``value``: what experts think of links, more
        is better. Either patch may come first. A link that is not in it gets the least value.
    climate : Climate, optional
        Climate rasters on the grid of `resistance`.
    cutoff : float, optional
        Cost above the least-cost distance up to which corridors are mapped, >= 0; by default that of `corridors`.
    cutoff_unit : CutoffUnit
        Whether `cutoff` is a cost or percent of the least-cost distance of each link.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    LinkPriority

    Raises
    ------
    EmptyInputError
        If no link is active.
    GridMismatchError
        If a raster or the patches are not on the grid of the resistance.
    InvalidValueError
        If a weight is negative or belongs to a criterion that was not given, or a value is missing.

    Notes
    -----
    Score range ``SR(x) = (x - min) / (max - min)``, inverted ``(max - x) / (max - min)``; maximum value
    ``MV(x) = x / max``, inverted ``(max + min - x) / max``, over all patches or all active links. Where all values are
    equal, or there is only one, SR is 1 for all: what does not tell links apart takes nothing from any. MV is 0 if the
    largest value is not above 0.

        cav = w_r MV^-1(mean resistance) + w_a MV(area) + w_s MV(area / perimeter) + w_e MV(expert)
            + w_c MV(centrality) + w_o SR(mean over the patch of SR(other)),    cav_norm = SR(cav)
        csp = w_c SR^-1(path length) + w_p SR^-1(LCD / path length) + w_v (cav_norm_a + cav_norm_b) / 2
            + w_e SR(expert) + w_k climate,    csp_norm = MV(csp)

    Area and perimeter are those of the outlines, or of the cells where patches have none.

    Climate: with R, the climate of the cooler patch (in future) over that of the warmer one, and G, the climate of the
    cooler patch over the preferred one, A is linear in R from 0.75 at the least R to 1 at the target ratio to 0 at
    the largest R (at least 1.15 times the target), L is linear in G from 0.5 at the least G to 1 at 1 to 0 at the
    largest G. Climate is ``0.67 SR(A) + 0.33 SR(L)``, or SR(A) alone. Linkage Mapper compares R with the priority of
    the target instead of the target, which agrees for a target of 1 only.

    The map is ``max over links of (SR^-1(NLCC_ab) + csp_norm) / 2`` within the corridors. Memory: about 40 bytes a cell
    beside the cost distances.

    References
    ----------
    Gallo, J. A. & Greene, R. (2018). Connectivity Analysis Software for Estimating Linkage Priority. Conservation
    Biology Institute. doi:10.6084/m9.figshare.5673715

    Examples
    --------
    Two links 100 and 300 long, of mean resistance 2 and 2, between equal patches: closeness 1 and 0, permeability 1
    and 1, csp 1 and 0.67.
    """
    progress = progress or Progress()
    patch_weights, link_weights = patch_weights or PatchWeights(), link_weights or LinkWeights()
    cutoff, cutoff_unit = chosen_cutoff(cutoff, cutoff_unit)
    check_same_cells(resistance, patches)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Link priority")
    _check_weights(patch_weights, {"expert": patch_expert, "centrality": centrality, "other": other}, progress)
    _check_weights(link_weights, {"expert": expert, "climate": climate}, progress)
    active = np.sort(active_links(patches, links))
    parts = _patch_parts(resistance, patches, patch_expert, centrality, other, progress.part(0, 0.2))
    valued = patches.with_fields(**parts, **core_area_value(parts, patch_weights))
    if climate is not None:
        valued = valued.with_fields(**_climates(resistance, climate, patches, progress.part(0.2, 0.3)))
    judged = _link_fields(links, active, valued, link_weights, expert, climate)
    reach = cutoff if cutoff_unit is CutoffUnit.COST else cutoff / 100 * np.nan_to_num(links.fields["lcd"])
    found = link_corridors(resistance, patches, links, reach, progress.part(0.3, 1))
    return LinkPriority(valued, judged, _blend(found, judged.fields["csp_norm"], resistance.grid))


def score_range(values, *, inverted=False):
    """Return values between 0 for the worst and 1 for the best, 1 for all if they are equal; NaN stays."""
    if not len(values):
        return np.empty(0)
    least, largest = np.nanmin(values), np.nanmax(values)
    if not largest > least:
        return np.where(np.isnan(values), np.nan, 1.0)
    return (largest - values if inverted else values - least) / (largest - least)


def maximum_value(values, *, inverted=False):
    """Return values as shares of the largest, 0 for all if that is not above 0; NaN stays."""
    largest = np.nanmax(values)
    if not largest > 0:
        return np.where(np.isnan(values), np.nan, 0.0)
    return (largest + np.nanmin(values) - values if inverted else values) / largest


def core_area_value(parts, weights):
    """Return the value of patches from the criteria that are there.

    Parameters
    ----------
    parts : dict of str to numpy.ndarray
        Columns ``resistance_norm``, ``area_norm``, ``shape_norm`` and, where known, ``expert_norm``,
        ``centrality_norm`` and ``other_norm``, one value a patch.
    weights : PatchWeights
        Weights of the criteria.

    Returns
    -------
    dict of str to numpy.ndarray
        ``cav``, the weighted sum, and ``cav_norm``, its score range.
    """
    value = sum(
        getattr(weights, item.name) * parts[f"{item.name}_norm"]
        for item in fields(weights)
        if f"{item.name}_norm" in parts and getattr(weights, item.name) > 0
    )
    value = np.broadcast_to(np.asarray(value, float), parts["area_norm"].shape).copy()
    return {"cav": value, "cav_norm": score_range(value)}


def climate_priority(warm, cool, climate):
    """Return how well links lead to a fitting climate, 0 to 1.

    Parameters
    ----------
    warm, cool : numpy.ndarray
        Climate of the warmer patch today and of the cooler patch in future, > 0, one value a link.
    climate : Climate
        Target ratio and preferred climate.

    Returns
    -------
    numpy.ndarray
        One value a link.
    """
    ratio = cool / warm
    target = climate.target_ratio
    analog = score_range(_tent(ratio, target, ANALOG_LOW, max(ratio.max(), ANALOG_TOP * target)))
    if climate.preferred is None:
        return analog
    ratio = cool / climate.preferred
    preference = score_range(_tent(ratio, 1.0, PREFERENCE_LOW, ratio.max()))
    return ANALOG_SHARE * analog + (1 - ANALOG_SHARE) * preference


def _tent(ratio, target, low, top):
    """Return what rises linearly from `low` at the least ratio to 1 at the target and falls to 0 at `top`."""
    least = ratio.min()
    with np.errstate(divide="ignore", invalid="ignore"):
        rising = low + (1 - low) * (ratio - least) / (target - least)
        falling = (top - ratio) / (top - target)
    return np.where(ratio < target, rising, np.where(ratio > target, falling, 1.0))


def _check_weights(weights, given, progress):
    """Raise unless weights are sound and stand on what was given; warn if they do not add up to 1."""
    what = "Patch" if isinstance(weights, PatchWeights) else "Link"
    total = 0.0
    for item in fields(weights):
        weight = getattr(weights, item.name)
        check_range(weight, f"{what} weight of {item.name}", minimum=0)
        total += weight
        if weight > 0 and item.name in given and given[item.name] is None:
            raise InvalidValueError(
                f"{what} weight of {item.name} is {weight:g}, but {item.name} was not given. Give it, or weigh it 0."
            )
        if not weight and given.get(item.name) is not None:
            progress.warn(f"{what} weight of {item.name} is 0: {item.name} was given but does not count.")
    if not total > 0:
        raise InvalidValueError(f"{what} weights are all 0; at least one must be above 0.")
    if abs(total - 1) > WHOLE:
        progress.warn(f"{what} weights add up to {total:g} and not to 1.")


def _patch_parts(resistance, patches, expert, centrality, other, progress):
    """Return all that is known of patches and goes into their value, by field."""
    count = len(patches)
    mean = mean_of_patches(resistance.values, patches.labels, count, progress)
    progress.report(0.5)
    area, perimeter = interruptible(_outlines, patches, progress=progress)
    ratio = area / perimeter
    parts = {
        "mean_resistance": mean,
        "resistance_norm": maximum_value(mean, inverted=True),
        "area_norm": maximum_value(area),
        "perimeter": perimeter,
        "area_to_perimeter": ratio,
        "shape_norm": maximum_value(ratio),
    }
    for name, field in (("expert", expert), ("centrality", centrality)):
        if field is not None:
            parts[f"{name}_norm"] = maximum_value(_numbers(patches, field))
    if other is not None:
        check_same_grid(resistance, other)
        # Score range is linear, so that of the means is that of the means of the score range.
        parts["other_mean"] = mean_of_patches(other.values, patches.labels, count, progress)
        parts["other_norm"] = score_range(parts["other_mean"])
    progress.report(1)
    for name, values in parts.items():
        if np.isnan(values).any():
            raise InvalidValueError(
                f"Patches: {patches.ids[int(np.flatnonzero(np.isnan(values))[0])]} has no {name}; every patch needs "
                "a value. Give data there, or leave the patch out."
            )
    return parts


def _numbers(patches, field):
    """Return a field of patches as numbers, or raise."""
    if field not in patches.fields:
        raise InvalidValueError(f"Patches: there is no field '{field}'; they have {', '.join(patches.fields)}.")
    try:
        return np.asarray(patches.fields[field], float)
    except (TypeError, ValueError):
        raise InvalidValueError(f"Patches: field '{field}' holds text; it must hold numbers.") from None


def _outlines(patches):
    """Return area (square map units) and perimeter (map units) of the outline of each patch, holes included."""
    outlines = patches.polygons
    if outlines is None or not all(raster_io.area_and_perimeter(shape)[0] > 0 for shape in outlines):
        outlines = raster_io.polygonize(patches.labels, patches.grid)
    return np.array([raster_io.area_and_perimeter(shape) for shape in outlines]).reshape(-1, 2).T


def _climates(resistance, climate, patches, progress):
    """Return the mean climate of each patch today and in future, or raise."""
    check_range(climate.target_ratio, "Target ratio", above=0)
    if climate.preferred is not None:
        check_range(climate.preferred, "Preferred climate", above=0)
    found = {}
    for name, raster in (("climate", climate.present), ("climate_future", climate.future)):
        if raster is None:
            continue
        check_same_grid(resistance, raster)
        found[name] = mean_of_patches(raster.values, patches.labels, len(patches), progress)
        wrong = np.flatnonzero(~(found[name] > 0))
        if len(wrong):
            raise InvalidValueError(
                f"{raster.name}: its mean over patch {patches.ids[wrong[0]]} is {found[name][wrong[0]]:g}; ratios need "
                "values above 0 in every patch. Use a scale without negative numbers, such as kelvin."
            )
    return found


def _link_fields(links, active, patches, weights, expert, climate):
    """Return the links with their criteria and priority."""
    costs, ends = known_costs(links, active), links.ends[active]
    length = np.asarray(links.fields.get("lcp_length", np.full(len(links), np.nan)), float)[active]
    if not (length > 0).all():
        link = links.fields["link_id"][active[~(length > 0)][0]]
        raise InvalidValueError(
            f"Links: link {link} has no path length; make the links again (ecopattern:links), or deactivate it."
        )
    criteria = {
        "closeness": score_range(length, inverted=True),
        "permeability": score_range(costs / length, inverted=True),
    }
    terms = {**criteria, "patches": patches.fields["cav_norm"][ends].mean(axis=1)}
    if expert is not None:
        terms["expert"] = criteria["expert_norm"] = score_range(_expert_values(expert, links, active))
    if climate is not None:
        today = patches.fields["climate"][ends]
        later = patches.fields.get("climate_future", patches.fields["climate"])[ends]
        rows, cooler = np.arange(len(ends)), today.argmin(axis=1)
        terms["climate"] = climate_priority(today[rows, 1 - cooler], later[rows, cooler], climate)
        criteria["climate_norm"] = terms["climate"]
    csp = sum(getattr(weights, name) * values for name, values in terms.items())
    criteria.update(csp=csp, csp_norm=maximum_value(csp))
    columns = {}
    for name, values in criteria.items():
        columns[name] = np.full(len(links), np.nan)
        columns[name][active] = values
    return links.with_fields(**columns)


def _expert_values(table, links, active):
    """Return what experts think of each active link; one they do not name gets the least of the table."""
    known = {}
    names = {str(name) for name in links.ids}
    for row, quoted in table_rows(table, PAIR_COLUMNS, required=PAIR_COLUMNS, name="Expert table"):
        pair = frozenset(row[column][:-2] if row[column].endswith(".0") else row[column] for column in PAIR_COLUMNS[:2])
        strangers = sorted(pair - names)
        try:
            value = float(row["value"])
        except ValueError:
            value = math.nan
        if strangers or not math.isfinite(value):
            problem = f"there is no patch {strangers[0]}" if strangers else f"value is '{row['value']}', no number"
            raise InvalidValueError(f"Expert table, row '{quoted}': {problem}; give ids of patches and a number.")
        known[pair] = value
    pairs = [frozenset(str(links.ids[end]) for end in ends) for ends in links.ends[active]]
    return np.array([known.get(pair, min(known.values())) for pair in pairs])


def _blend(found, priority, grid):
    """Return the largest of nearness to the least-cost path and priority of a link, half each, over all links."""
    blended = np.full(grid.shape, np.nan)
    for corridor in found:
        nearness = score_range(corridor.nlcc, inverted=True)
        value = BLENDED_SHARE * nearness + (1 - BLENDED_SHARE) * priority[corridor.link]
        window = blended[corridor.rows, corridor.columns]
        np.fmax(window, value, out=window)
    return Raster(blended, grid, name="Blended priority")
