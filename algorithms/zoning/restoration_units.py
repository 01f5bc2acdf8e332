"""Restoration units: one watershed's part of the ecological pattern, what it is for, and who answers for it.

The unit follows nature first, administration second: a connected piece of the pattern's zone of influence within one
watershed. Administrative borders cut a unit only where it is too large to be run as one; otherwise the areas that
share it are its members, and each bears a share of the responsibility.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, interruptible
from ..validation import check_memory, check_projected, check_range, check_same_grid
from .administration import administration_of, membership, nested_codes
from .responsibility import in_use, responsibility
from .restoration_areas import EIGHT, cells_of, path_pieces
from .unit_shapes import connected_pieces, in_raster_order, join_in_watershed, split_large
from .zone_types import composition_of, cutoffs_of, zone_types

BYTES_PER_CELL = 65
SHARE_WEIGHTS = (0.4, 0.3, 0.3)


@dataclass(frozen=True)
class RestorationUnits:
    """Restoration units and the shares of responsibility.

    Parameters
    ----------
    units : Patches
        Disjoint units that together fill the zone of influence, ids 1 to n in raster order of their first cell.
        Fields: ``watershed`` (its id), ``members`` (codes of the administrative areas, separated by commas),
        ``is_cross`` (more than one member), ``lead_level`` (P province, C city, X county), ``zone_type``,
        ``importance`` (only if the patches have it; NaN without patch), ``pinch_ha``, ``barrier_ha``,
        ``break_count``, ``patch_share``, ``corridor_share`` (0 to 1) and ``area_hm2``.
    shares : dict of str to list
        Columns ``unit_id``, ``admin_code``, ``admin_name`` (only if the administrative areas have a field ``name``)
        and ``share``, which sums to 1 for each unit.
    """

    units: Patches
    shares: dict


def restoration_units(
    areas,
    patches,
    corridors,
    watersheds,
    admin,
    *,
    levels=("province", "city", "county"),
    rules=None,
    largest_area=None,
    smallest_share=0.05,
    min_area=10.0,
    share_weights=SHARE_WEIGHTS,
    current=None,
    links=None,
    progress=None,
):
    """Divide the zone of influence of an ecological pattern into restoration units and share the responsibility.

    Use it at the end of the chain, when patches, corridors and restoration areas are known.

    Strategy: (1) zone of influence; (2) its connected pieces within each watershed, small ones joined; (3) units too
    large split along administrative borders; (4) members and shares; (5) composition and zone type.

    Parameters
    ----------
    areas : Patches
        Restoration areas with the field ``kind``; by labels or, since kinds overlap, by polygons. May be empty.
    patches : Patches
        Habitat patches or sources.
    corridors : Raster or None
        Mosaic of normalised corridors, NaN outside them; None takes the cells on the paths of `links`.
    watersheds : Patches
        Watersheds; its ids are their names.
    admin : Patches
        Administrative areas with one field of codes for each of `levels`; a field ``name`` is passed on. Areas with
        one code at the lowest level count as one.
    levels : sequence of str
        Names of the code fields from the highest level down, at most three.
    rules : optional
        Table with the columns ``zone_type``, ``field`` and ``minimum`` (see `table_rows`) that overrides or adds
        cut-offs of the zone types; fields are ``patch_share``, ``corridor_share``, ``pinch_ha``, ``barrier_ha`` and
        ``break_count``.
    largest_area : float, optional
        Units above this area are split along administrative borders, hectares. None never splits.
    smallest_share : float
        An administrative area with less than this share of a unit's area is no member of it, 0 to 1.
    min_area : float
        Pieces below this area join another, hectares.
    share_weights : sequence of float
        Weights of area, corridor length and current in the responsibility, the first above 0.
    current : Raster, optional
        Current density, >= 0, NaN where unknown.
    links : PatchGraph, optional
        Links whose paths measure the length of corridors; without them corridor cells outside patches stand in.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    RestorationUnits
        Units and shares.

    Raises
    ------
    UnprojectedError, GridMismatchError
        If the inputs have no projected coordinate system or do not share one grid.
    InvalidValueError
        If a field of codes is missing or empty, codes are not nested, or a rule cannot be understood.
    EmptyInputError
        If the zone of influence meets no watershed or no administrative area.

    Notes
    -----
    Zone of influence: patches, corridors and restoration areas together, closed by one cell, where both watershed
    and administrative area are known. Units: its 8-connected pieces within one watershed. Pieces of one watershed
    never touch, so a piece below `min_area` joins the nearest piece of its watershed that is large enough (or the
    largest, where none is); such a unit has several parts.

    Administration comes second. A unit above `largest_area` is split at the highest level whose border crosses it,
    its parts, if still too large, at the next. A part below `smallest_share` of the unit or below `min_area` stays
    with the part it shares the longest border with. An administrative area below `smallest_share` of a unit is
    dropped from its members, unless all are below; its cells stay in the unit.

    Lead level: the lowest level at which all members have one code: one county X, one city C, otherwise P.

    Zone type, the first that holds: conservation if patches fill at least 0.5 of the unit; connectivity restoration
    if corridors outside patches fill at least 0.3; functional enhancement if there is any pinch point, barrier or
    break point; else general. A measure must also be above 0 to meet its cut-off. A break point counts in the unit
    that holds most of its area.

    Responsibility of member k: s_k = w_a A_k / sum(A) + w_l L_k / sum(L) + w_c I_k / sum(I) with area A, corridor
    length L and current I; where a component is missing or 0 in a unit, the other weights are scaled to sum to 1.
    The weights and cut-offs are choices of this plugin.

    Memory: 65 bytes a cell.

    Examples
    --------
    Two counties with areas 60 and 40, corridors 5 and 15 and currents 30 and 70 have the shares 0.405 and 0.595.
    """
    progress = progress or Progress()
    cutoffs = cutoffs_of(rules)
    nested = nested_codes(admin, levels)
    _check(largest_area, smallest_share, min_area, share_weights, corridors, links)
    grid = _common_grid(areas, patches, corridors, watersheds, admin, current)

    def step(function, *arguments):
        """Return the result of a long step that can be cancelled."""
        return interruptible(function, *arguments, progress=progress)

    administration = step(administration_of, admin, nested, grid)
    basins, habitat = step(cells_of, watersheds, grid), step(cells_of, patches, grid)
    kinds = step(_kinds, areas, grid)
    corridor = _corridor_cells(corridors, links, grid)
    zone = _influence_zone(habitat, corridor, kinds, basins, administration, progress)
    corridor = corridor & (habitat == 0)
    progress.report(0.1)
    units, basin_of = connected_pieces(zone, basins, progress.part(0.1, 0.4))
    units = join_in_watershed(units, basin_of, basins, grid, min_area, progress.part(0.4, 0.7))
    if largest_area is not None:
        units = step(split_large, units, administration, grid, largest_area, smallest_share, min_area)
    units, count = step(in_raster_order, units)
    progress.report(0.8)
    shares, members = step(
        responsibility, units, administration, grid, smallest_share, share_weights, corridor, links, current
    )
    progress.report(0.9)
    fields = {"watershed": _watershed_names(units, count, basins, watersheds), **membership(members, administration)}
    composition = step(composition_of, units, count, habitat, corridor, kinds, grid)
    fields["zone_type"] = zone_types(composition, cutoffs)
    if "importance" in patches.fields:
        fields["importance"] = _importance(units, count, habitat, patches)
    progress.report(1.0)
    return RestorationUnits(Patches(units, grid, tuple(range(1, count + 1)), {**fields, **composition}), shares)


def _check(largest_area, smallest_share, min_area, share_weights, corridors, links):
    """Raise unless the settings make sense."""
    if largest_area is not None:
        check_range(largest_area, "Largest area of a unit", above=0)
    check_range(smallest_share, "Smallest share of a member", minimum=0, maximum=1)
    check_range(min_area, "Smallest area of a unit", minimum=0)
    if len(share_weights) != 3 or min(share_weights) < 0 or not share_weights[0] > 0:
        raise InvalidValueError(
            f"Weights of responsibility are {tuple(share_weights)}; give three, for area (above 0), corridor length "
            "and current (0 or above)."
        )
    if corridors is None and links is None:
        raise InvalidValueError("Neither corridors nor links are given; units need one of them.")


def _common_grid(areas, patches, corridors, watersheds, admin, current):
    """Return the grid that all inputs share."""
    named = {
        "Watersheds": watersheds,
        "Patches": patches,
        "Restoration areas": areas,
        "Administrative areas": admin,
        "Corridors": corridors,
        "Current": current,
    }
    rasters = [Raster(None, given.grid, name=name) for name, given in named.items() if given is not None]
    check_projected(rasters[0].grid, rasters[0].name)
    check_same_grid(*rasters)
    check_memory(BYTES_PER_CELL * rasters[0].grid.size, "Finding restoration units")
    if current is not None and np.nanmin(current.values, initial=0.0) < 0:
        raise InvalidValueError(f"Current: {np.nanmin(current.values):g} found; current density is never below 0.")
    return rasters[0].grid


def _kinds(areas, grid):
    """Return for each kind of restoration area the number of the area in each cell, 0 outside."""
    if not len(areas):
        return {}
    if "kind" not in areas.fields:
        raise InvalidValueError(
            "Restoration areas have no field 'kind'; take the output of ecopattern:restorationareas."
        )
    kinds = np.asarray(areas.fields["kind"])
    numbers = np.arange(1, len(areas) + 1)
    cells = {}
    for kind in dict.fromkeys(kinds.tolist()):
        chosen = kinds == kind
        if areas.polygons is None:
            cells[kind] = np.where(np.concatenate([[False], chosen])[areas.labels], areas.labels, 0)
        else:
            # Areas of two kinds may overlap, which labels cannot tell.
            outlines = [areas.polygons[k] for k in np.flatnonzero(chosen)]
            cells[kind] = cells_of(Patches(None, grid, tuple(numbers[chosen]), {}, tuple(outlines)), grid)
    return cells


def _corridor_cells(corridors, links, grid):
    """Return where corridors are known, or the cells on the paths of links."""
    if corridors is not None:
        return corridors.known
    cells = np.zeros(grid.shape, bool)
    cells.ravel()[path_pieces(in_use(links), grid)[0]] = True
    return cells


def _influence_zone(habitat, corridor, kinds, basins, administration, progress):
    """Return where the pattern acts and both watershed and administrative area are known."""
    zone = (habitat > 0) | corridor
    for numbers in kinds.values():
        zone |= numbers > 0
    if not zone.any():
        raise EmptyInputError("There are no patches, corridors or restoration areas, so there is nothing to divide.")
    # Closing erodes at the border of the raster, so what was there before is kept.
    zone |= interruptible(ndimage.binary_closing, zone, EIGHT, progress=progress)
    whole = int(zone.sum())
    for cells, name in ((basins, "watershed"), (administration.cells, "administrative area")):
        zone &= cells > 0
        if not zone.any():
            raise EmptyInputError(
                f"The pattern meets no {name}; check that both layers cover the same place, or draw one {name} "
                "around all."
            )
    if zone.sum() < whole:
        progress.warn(
            f"{whole - int(zone.sum())} of {whole} cells of the pattern lie outside the watersheds or administrative "
            "areas and belong to no unit."
        )
    return zone


def _watershed_names(units, count, basins, watersheds):
    """Return the id of the watershed of each unit."""
    basin = np.zeros(count + 1, np.int64)
    basin[units[units > 0]] = basins[units > 0]
    return np.array([watersheds.ids[k - 1] for k in basin[1:]])


def _importance(units, count, habitat, patches):
    """Return the mean importance of the patches in each unit by their cells, NaN where there is none."""
    value = np.concatenate([[np.nan], np.asarray(patches.fields["importance"], float)])
    inside = (habitat > 0) & (units > 0) & ~np.isnan(value)[habitat]
    cells = np.bincount(units[inside], minlength=count + 1)[1:]
    total = np.bincount(units[inside], value[habitat[inside]], minlength=count + 1)[1:]
    with np.errstate(invalid="ignore"):
        return total / cells
