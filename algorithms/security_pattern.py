"""The main job: from a land-cover map to a restoration plan, composed of the algorithms of the domains.

The order is that of the published workflow: sources, resistance, links, corridors, pinch points, barriers, nodes,
restoration areas, restoration units, connectivity.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .circuits.pinch_points import PinchPoints, pinch_points
from .connectivity.connectivity_indices import connectivity_indices
from .connectivity.network import check_dispersal
from .connectivity.patch_importance import patch_importance
from .corridors.barriers import Barriers, barriers, circle_radii
from .corridors.corridors import Corridors, CutoffUnit, chosen_cutoff, corridors
from .corridors.links import NO_PATH, Adjacency, links
from .corridors.strategic_nodes import strategic_nodes
from .errors import InvalidValueError, NoPathError
from .graph import PatchGraph
from .grid import Raster
from .patches import Patches
from .progress import Progress
from .resistance.landcover_resistance import landcover_resistance
from .resistance.schemes import Scheme, class_table
from .sources.habitat_patches import habitat_patches
from .standard.report import NamedTable, Picture, Report, Section, paragraph
from .validation import check_patches, check_projected, check_range, check_resistance, check_same_grid
from .zoning.restoration_areas import RestorationAreas, restoration_areas
from .zoning.restoration_units import RestorationUnits, nested_codes, restoration_units

PARTED = (
    "What cannot be crossed lies between the patches: give the classes there a resistance (an empty one in the class "
    "table cannot be crossed), fill cells without data, or lower the minimum area."
)


@dataclass(frozen=True)
class SecurityPattern:
    """Everything the main job finds.

    Parameters
    ----------
    patches : Patches
        With the fields of `habitat_patches` and `patch_importance`.
    resistance : Raster
        The resistance that was used.
    links : PatchGraph
        Every link that was considered, with effective resistance where it is in use.
    corridors, pinch, barriers, areas : Corridors, PinchPoints, Barriers, RestorationAreas
        The results of the algorithms of these names.
    nodes : dict
        Table of `strategic_nodes`.
    units : RestorationUnits or None
        None where neither watersheds nor administration were given.
    indices : dict
        Table of `connectivity_indices`.
    """

    patches: Patches
    resistance: Raster
    links: PatchGraph
    corridors: Corridors
    pinch: PinchPoints
    barriers: Barriers
    nodes: dict
    areas: RestorationAreas
    units: RestorationUnits | None
    indices: dict


def security_pattern(
    landcover,
    *,
    scheme=Scheme.WORLDCOVER,
    table=None,
    habitat=None,
    min_area=0.0,
    resistance=None,
    patches=None,
    adjacency=Adjacency.EITHER,
    max_neighbours=0,
    max_cost=None,
    cutoff=None,
    cutoff_unit=CutoffUnit.COST,
    pinch_share=5.0,
    radius_min=None,
    radius_max=None,
    radius_step=None,
    distance=5000.0,
    probability=0.5,
    roads=None,
    watersheds=None,
    admin=None,
    levels=(),
    progress=None,
):
    """Return the ecological security pattern of a landscape and the restoration plan that follows from it.

    Parameters
    ----------
    landcover : Raster
        Classes with a mask.
    scheme, table : Scheme, table, optional
        Whose classes they are; see `landcover_resistance`.
    habitat : sequence of int, optional
        Classes that count as habitat; by default those the scheme calls habitat.
    min_area : float
        Smaller patches are left out, hectares.
    resistance : Raster, optional
        Cost of crossing a cell per unit of length; by default from the land cover.
    patches : Patches, optional
        By default found in the land cover.
    adjacency, max_neighbours, max_cost
        See `links`.
    cutoff, cutoff_unit
        See `corridors`; above 0.
    pinch_share : float
        See `pinch_points`, percent.
    radius_min, radius_max, radius_step : float, optional
        See `barriers`, map units; by default from the size of the cells.
    distance, probability : float
        Dispersal distance, map units from edge to edge, and the probability of reaching it.
    roads : sequence of bytes, optional
        Lines as WKB.
    watersheds, admin : Patches, optional
        Zones on the grid of the land cover; where one is missing it counts as a single zone.
    levels : sequence of str
        Fields of `admin` with the codes of the levels, the highest first.
    progress : Progress, optional
        Moves through all steps.

    Returns
    -------
    SecurityPattern

    Raises
    ------
    EcoPatternError
        What the algorithms it is composed of refuse; `NoPathError` if no link is left in use.
    """
    progress = progress or Progress()
    check_projected(landcover.grid, landcover.name)
    circle_radii(landcover.grid, radius_min, radius_max, radius_step)
    _check(chosen_cutoff(cutoff, cutoff_unit)[0], pinch_share, distance, probability, admin, levels)
    if patches is None:
        classes = _habitat(habitat, scheme, table)
        patches = habitat_patches(landcover, classes, min_area=min_area, progress=progress.part(0.0, 0.03))
    check_patches(patches, least=2)
    if resistance is None:
        resistance = landcover_resistance(landcover, scheme, table=table, progress=progress.part(0.03, 0.05))
    check_resistance(resistance)
    check_same_grid(landcover, resistance)
    found = links(
        resistance,
        patches,
        adjacency=adjacency,
        max_neighbours=max_neighbours,
        max_cost=max_cost,
        progress=progress.part(0.05, 0.2),
    )
    if not found.fields["active"].any():
        raise NoPathError(_no_link(found))
    along = corridors(
        resistance, patches, found, cutoff=cutoff, cutoff_unit=cutoff_unit, progress=progress.part(0.2, 0.35)
    )
    pinch = pinch_points(
        resistance,
        patches,
        found,
        cutoff=cutoff,
        cutoff_unit=cutoff_unit,
        share=pinch_share,
        progress=progress.part(0.35, 0.6),
    )
    blocked = barriers(
        resistance,
        patches,
        found,
        radius_min=radius_min,
        radius_max=radius_max,
        radius_step=radius_step,
        progress=progress.part(0.6, 0.8),
    )
    nodes = strategic_nodes(resistance, patches, found, roads=roads, progress=progress.part(0.8, 0.85))
    areas = restoration_areas(
        corridors=along.mosaic,
        pinch=pinch.areas,
        barriers=blocked.areas,
        breaks=nodes,
        links=found,
        progress=progress.part(0.85, 0.9),
    )
    units = None
    if watersheds is not None or admin is not None:
        watersheds, admin, levels = _zones(watersheds, admin, levels, resistance.grid)
        units = restoration_units(
            areas.areas,
            patches,
            along.mosaic,
            watersheds,
            admin,
            levels=levels,
            links=found,
            current=pinch.current,
            progress=progress.part(0.9, 0.94),
        )
    dispersal = {"distance": distance, "probability": probability}
    indices = connectivity_indices(patches, found, **dispersal, progress=progress.part(0.94, 0.96))
    patches = patch_importance(patches, found, **dispersal, progress=progress.part(0.96, 1.0))
    return SecurityPattern(patches, resistance, pinch.links, along, pinch, blocked, nodes, areas, units, indices)


def _check(cutoff, pinch_share, distance, probability, admin, levels):
    """Raise before any work if a later step would."""
    check_range(cutoff, "Cutoff", above=0)
    check_range(pinch_share, "Share shown as pinch points", above=0, maximum=100)
    check_dispersal(distance, probability, None)
    if admin is not None:
        nested_codes(admin, levels)


def _habitat(habitat, scheme, table):
    """Return the habitat classes: those asked for, or those the class table calls habitat."""
    if habitat is not None:
        return habitat
    classes = [code for code, row in class_table(scheme, table).items() if row.habitat]
    if not classes:
        raise InvalidValueError("HABITAT is empty and the class table calls no class habitat; name at least 1 class.")
    return classes


def _zones(watersheds, admin, levels, grid):
    """Return watersheds, administrative areas and the levels of these; what is missing is a single zone."""
    whole = np.ones(grid.shape, np.int32)
    if watersheds is None:
        watersheds = Patches(whole, grid, (1,))
    if admin is None:
        admin, levels = Patches(whole, grid, (1,), {"code": np.array([1])}), ("code",)
    return watersheds, admin, levels


def _no_link(found):
    """Return a sentence on why no link is in use."""
    reasons, counts = np.unique([str(status) for status in found.fields["status"]], return_counts=True)
    if not len(reasons):
        return f"No two patches are neighbours, so there is no link. {PARTED}"
    commonest = reasons[np.argmax(counts)]
    remedy = PARTED if commonest == NO_PATH else "Raise the limits."
    return f"None of {len(found)} links is in use; the commonest reason: {commonest}. {remedy}"


def plan_report(plan, parameters, translate=str):
    """Return the report of a plan: what was found, with maps and tables, and how.

    Parameters
    ----------
    plan : SecurityPattern
        What to report.
    parameters : dict
        Name and value of every parameter that was given.
    translate : callable
        Returns a text in the reader's language.

    Returns
    -------
    Report
        Its pictures name the layers by the outputs of the Processing algorithm ``securitypattern``.
    """
    chapters = [_overview, _patch_section, _link_section, _restoration_section]
    if plan.units is not None:
        chapters.append(_unit_section)
    chapters.append(_connectivity_section)
    sections = tuple(chapter(plan, translate) for chapter in chapters)
    return Report(translate("Ecological security pattern"), sections, parameters)


def _overview(plan, translate):
    """Return the chapter that says the whole in a few lines and one map."""
    areas, active = plan.patches.area_ha(), plan.links.fields["active"]
    breaks = sum(kind == "break" for kind in plan.nodes["node_type"])
    landscape = plan.resistance.known.sum() * plan.resistance.grid.cell_area_ha
    sentences = [
        translate("{patches} habitat patches cover {area:,.0f} ha, {share:.1f} % of the land."),
        translate("{active} of {links} links considered between neighbouring patches are in use."),
        translate("On them lie {pinches} pinch points ({pinched:,.0f} ha) and {barriers} barriers ({barred:,.0f} ha)."),
    ]
    if breaks:
        sentences.append(translate("At {breaks} break points a road or railway cuts a path."))
    text = paragraph(*sentences).format(
        patches=len(areas),
        area=areas.sum(),
        share=100 * areas.sum() / landscape,
        active=active.sum(),
        links=len(active),
        pinches=len(plan.pinch.areas),
        pinched=plan.pinch.areas.area_ha().sum(),
        barriers=len(plan.barriers.areas),
        barred=plan.barriers.areas.area_ha().sum(),
        breaks=breaks,
    )
    layers = ("NODES", "LINKS", "BARRIERS", "PINCH", "PATCHES_OUT", "CORRIDORS", "RESISTANCE_OUT")
    picture = Picture(translate("Ecological security pattern"), layers)
    return Section(translate("The plan at a glance"), text, (picture,))


def _patch_section(plan, translate):
    """Return the chapter on patches, the most important first."""
    order = np.argsort(-plan.patches.fields["dpc"], kind="stable")
    table = {"patch_id": [plan.patches.ids[k] for k in order]}
    for name in ("area_ha", "dpc", "dpc_intra", "dpc_flux", "dpc_connector", "degree"):
        if name in plan.patches.fields:
            table[name] = np.asarray(plan.patches.fields[name])[order]
    text = translate(
        "dPC is the share of connectivity that would be lost with the patch: by its own area (intra), by what flows to "
        "and from it (flux), and by what passes through it (connector)."
    )
    pictures = (
        Picture(translate("Habitat patches"), ("PATCHES_OUT",), small=True),
        Picture(translate("Resistance"), ("RESISTANCE_OUT",), small=True),
    )
    tables = (NamedTable(translate("Patches by importance"), table),)
    return Section(translate("Habitat patches and resistance"), text, pictures, tables)


def _link_section(plan, translate):
    """Return the chapter on links and corridors, the shortest first."""
    fields = plan.links.fields
    order = np.lexsort((fields["lcd"], ~fields["active"]))
    table = {"link_id": fields["link_id"][order]}
    for k, name in enumerate(("from_id", "to_id")):
        table[name] = [plan.links.ids[end] for end in plan.links.ends[order, k]]
    for name in ("status", "lcd", "lcp_length", "lcd_to_length", "effective_resistance"):
        table[name] = np.asarray(fields[name], object if name == "status" else float)[order]
    text = translate(
        "Corridors hold every cell through which a way costs at most the cutoff more than the least-cost path. Current "
        "gathers where a corridor is narrow."
    )
    pictures = (
        Picture(translate("Corridors and links"), ("LINKS", "PATCHES_OUT", "CORRIDORS"), small=True),
        Picture(translate("Current in the corridors"), ("PATCHES_OUT", "CURRENT"), small=True),
    )
    tables = (NamedTable(translate("Links considered"), table),)
    return Section(translate("Links and corridors"), text, pictures, tables)


def _restoration_section(plan, translate):
    """Return the chapter on what to restore."""
    found = plan.barriers.areas
    order = np.argsort(-np.asarray(found.fields["score"]), kind="stable")
    table = {"barrier_id": [found.ids[k] for k in order]}
    table.update({name: np.asarray(column)[order] for name, column in found.fields.items()})
    text = translate(
        "Primary areas are those where two kinds of problem meet or a key corridor runs; the rest is general. The "
        "score of a barrier is the least-cost distance saved by each unit of length restored."
    )
    layers = ("NODES", "AREAS", "LINKS", "PATCHES_OUT", "RESISTANCE_OUT")
    picture = Picture(translate("Restoration areas"), layers)
    tables = (
        NamedTable(translate("Restoration areas by kind"), plan.areas.summary),
        NamedTable(translate("Barriers by score"), table),
    )
    return Section(translate("What to restore"), text, (picture,), tables)


def _unit_section(plan, translate):
    """Return the chapter on who is responsible."""
    units = plan.units.units
    table = {"unit_id": list(units.ids), **units.fields}
    text = translate(
        "Units follow watersheds first and administration second. A unit in several administrative areas is shared by "
        "its area, the corridors in it and the current through them; the lowest level that holds all of it leads."
    )
    tables = (
        NamedTable(translate("Restoration units"), table),
        NamedTable(translate("Responsibility shares"), plan.units.shares),
    )
    picture = Picture(translate("Restoration units"), ("UNITS", "LINKS", "RESISTANCE_OUT"))
    return Section(translate("Who restores what"), text, (picture,), tables)


def _connectivity_section(plan, translate):
    """Return the chapter on the network as a whole."""
    text = translate(
        "The indices follow the definitions of Conefor; distances run from edge to edge along the links in use."
    )
    tables = (NamedTable(translate("Connectivity indices"), plan.indices),)
    return Section(translate("Connectivity of the network"), text, tables=tables)
