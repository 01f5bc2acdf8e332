"""Restoration units: one watershed's part of the ecological pattern, what it is for, and who answers for it.

The unit follows nature first, administration second: a connected piece of the pattern's zone of influence within one
watershed. Administrative borders cut a unit only where it is too large to be run as one; otherwise the areas that
share it are its members, and each bears a share of the responsibility.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, interruptible
from ..tables import table_rows
from ..validation import check_memory, check_projected, check_range, check_same_grid
from .restoration_areas import EIGHT, Kind, cells_of, path_pieces

BYTES_PER_CELL = 65
LEAD_LEVELS = ("P", "C", "X")
SHARE_WEIGHTS = (0.4, 0.3, 0.3)
# A product of cells and cell area may fall a rounding short of the limit it equals.
SLACK = 1 - 1e-9


class ZoneType(enum.Enum):
    """What a restoration unit is for, the first that applies."""

    CONSERVATION = "conservation"
    CONNECTIVITY = "connectivity restoration"
    ENHANCEMENT = "functional enhancement"
    GENERAL = "general"


CUTOFFS = {
    ZoneType.CONSERVATION: {"patch_share": 0.5},
    ZoneType.CONNECTIVITY: {"corridor_share": 0.3},
    ZoneType.ENHANCEMENT: {"pinch_ha": 0.0, "barrier_ha": 0.0, "break_count": 0.0},
}
MEASURES = ("patch_share", "corridor_share", "pinch_ha", "barrier_ha", "break_count")


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


@dataclass(frozen=True)
class _Admin:
    """Administrative areas on the grid: the code of each cell at each level as a position in sorted codes."""

    cells: np.ndarray
    codes: list
    positions: list
    ancestors: np.ndarray
    names: dict | None


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
    cutoffs = _cutoffs(rules)
    nested = nested_codes(admin, levels)
    _check(largest_area, smallest_share, min_area, share_weights, corridors, links)
    grid = _common_grid(areas, patches, corridors, watersheds, admin, current)

    def step(function, *arguments):
        """Return the result of a long step that can be cancelled."""
        return interruptible(function, *arguments, progress=progress)

    administration = step(_administration, admin, nested, grid)
    basins, habitat = step(cells_of, watersheds, grid), step(cells_of, patches, grid)
    kinds = step(_kinds, areas, grid)
    corridor = _corridor_cells(corridors, links, grid)
    zone = _influence_zone(habitat, corridor, kinds, basins, administration, progress)
    corridor = corridor & (habitat == 0)
    progress.report(0.1)
    units, basin_of = _components(zone, basins, progress.part(0.1, 0.4))
    units = _join_in_watershed(units, basin_of, basins, grid, min_area, progress.part(0.4, 0.7))
    if largest_area is not None:
        units = step(_split_large, units, administration, grid, largest_area, smallest_share, min_area)
    units, count = step(_in_raster_order, units)
    progress.report(0.8)
    shares, members = step(
        _responsibility, units, administration, grid, smallest_share, share_weights, corridor, links, current
    )
    progress.report(0.9)
    fields = {"watershed": _watershed_names(units, count, basins, watersheds), **_membership(members, administration)}
    composition = step(_composition, units, count, habitat, corridor, kinds, grid)
    fields["zone_type"] = _zone_types(composition, cutoffs)
    if "importance" in patches.fields:
        fields["importance"] = _importance(units, count, habitat, patches)
    progress.report(1.0)
    return RestorationUnits(Patches(units, grid, tuple(range(1, count + 1)), {**fields, **composition}), shares)


def _cutoffs(rules):
    """Return the cut-offs of each zone type, the user's rules put over the usual ones."""
    cutoffs = {zone_type: dict(measures) for zone_type, measures in CUTOFFS.items()}
    if rules is None:
        return cutoffs
    columns = ("zone_type", "field", "minimum")
    known = {zone_type.value: zone_type for zone_type in CUTOFFS}
    for row, quoted in table_rows(rules, columns, required=columns, name="Rules"):
        if row["zone_type"] not in known:
            raise InvalidValueError(
                f"Rules, row '{quoted}': zone type '{row['zone_type']}' must be one of {', '.join(known)}."
            )
        if row["field"] not in MEASURES:
            raise InvalidValueError(
                f"Rules, row '{quoted}': field '{row['field']}' must be one of {', '.join(MEASURES)}."
            )
        try:
            minimum = float(row["minimum"])
        except ValueError:
            minimum = -1.0
        if not minimum >= 0:
            raise InvalidValueError(f"Rules, row '{quoted}': minimum '{row['minimum']}' must be a number, 0 or above.")
        cutoffs[known[row["zone_type"]]][row["field"]] = minimum
    return cutoffs


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


def nested_codes(admin, levels):
    """Return the codes of administrative areas, checked.

    Parameters
    ----------
    admin : Patches
        Administrative areas with one field of codes for each of `levels`.
    levels : sequence of str
        Names of these fields, the highest level first.

    Returns
    -------
    tuple of (list, list, numpy.ndarray)
        The sorted codes of each level, the position among them of each area (from 1 on; 0 is outside), and for each
        level the position of what holds each code of the lowest level.

    Raises
    ------
    InvalidValueError
        If a field or a code is missing, or codes are not nested.
    """
    if not 1 <= len(levels) <= len(LEAD_LEVELS):
        raise InvalidValueError(f"{len(levels)} administrative levels are given; name one to three fields of codes.")
    missing = [level for level in levels if level not in admin.fields]
    if missing:
        raise InvalidValueError(
            f"Administrative areas have no field '{missing[0]}'; their fields are {', '.join(admin.fields) or 'none'}."
        )
    codes, positions = [], []
    for level in levels:
        texts = [_code(value) for value in admin.fields[level]]
        if "" in texts:
            raise InvalidValueError(
                f"Administrative areas: {admin.ids[texts.index('')]} has no code in the field '{level}'; fill it in."
            )
        unique, position = np.unique(np.array(texts, str), return_inverse=True)
        codes.append(unique)
        positions.append(np.concatenate([[0], position.ravel()]))
    lowest = positions[-1][1:]
    ancestors = np.zeros((len(levels), len(codes[-1])), np.int64)
    for level, position in enumerate(positions):
        ancestors[level, lowest] = position[1:]
        broken = np.flatnonzero(ancestors[level, lowest] != position[1:])
        if len(broken):
            code = codes[-1][lowest[broken[0]]]
            raise InvalidValueError(
                f"Administrative areas: {levels[-1]} '{code}' lies in more than one {levels[level]}; codes must be "
                "nested, the levels named from the highest down."
            )
    return codes, positions, ancestors


def _administration(admin, nested, grid):
    """Return the administrative areas by their codes."""
    codes, positions, ancestors = nested
    names = None
    if "name" in admin.fields:
        lowest = positions[-1][1:]
        names = dict(zip(codes[-1][lowest], map(str, admin.fields["name"])))
    return _Admin(cells_of(admin, grid), codes, positions, ancestors, names)


def _code(value):
    """Return a code as text; empty where there is none."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, (float, np.floating)) and value == int(value) else str(value).strip()


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
    cells.ravel()[path_pieces(_in_use(links), grid)[0]] = True
    return cells


def _in_use(links):
    """Return the active links, all if that is not told."""
    return links.active() if "active" in links.fields else links


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


def _components(zone, basins, progress):
    """Return the connected pieces of the zone within each watershed, and the watershed of each (0 for outside)."""
    inside = np.where(zone, basins, 0)
    pieces = np.zeros(zone.shape, np.int32)
    basin_of = [0]
    windows = ndimage.find_objects(inside)
    for basin, window in enumerate(windows, start=1):
        if window is not None:
            here = inside[window] == basin
            labels, count = ndimage.label(here, EIGHT)
            pieces[window][here] = labels[here] + len(basin_of) - 1
            basin_of.extend([basin] * count)
        progress.report(basin / len(windows))
    return pieces, np.array(basin_of)


def _join_in_watershed(pieces, basin_of, basins, grid, min_area, progress):
    """Return the pieces with those below `min_area` joined to the nearest large one of their watershed."""
    area = np.bincount(pieces.ravel(), minlength=len(basin_of)) * grid.cell_area_ha
    anchor = area >= min_area * SLACK
    # In a watershed of small pieces only, the largest stands for it; of equal ones the first.
    order = np.lexsort((-np.arange(len(area)), area, basin_of))
    largest = order[np.append(np.diff(basin_of[order]) > 0, True)]
    has_anchor = np.bincount(basin_of[1:], anchor[1:], minlength=basin_of.max() + 1) > 0
    anchor[largest[~has_anchor[basin_of[largest]]]] = True
    anchor[0] = False
    target = np.arange(len(area), dtype=np.int32)
    todo = np.unique(basin_of[1:][~anchor[1:]])
    windows = ndimage.find_objects(np.where(pieces > 0, basins, 0))
    for done, basin in enumerate(todo, start=1):
        here = np.where(basins[windows[basin - 1]] == basin, pieces[windows[basin - 1]], 0)
        small, found = interruptible(_nearest_anchor, here, anchor, grid, progress=progress)
        target[small] = found
        progress.report(done / len(todo))
    return target[pieces]


def _nearest_anchor(pieces, anchor, grid):
    """Return the pieces that are no anchors and the anchor nearest to each; of equal ones the first."""
    distance, nearest = ndimage.distance_transform_edt(~anchor[pieces], sampling=grid.cell[::-1], return_indices=True)
    cells = np.flatnonzero((pieces > 0) & ~anchor[pieces])
    found = pieces[tuple(axis.ravel()[cells] for axis in nearest)]
    small = pieces.ravel()[cells]
    order = np.lexsort((found, distance.ravel()[cells], small))
    first = order[np.append(True, np.diff(small[order]) > 0)]
    return small[first], found[first]


def _split_large(units, administration, grid, largest_area, smallest_share, min_area):
    """Return the units with those above `largest_area` split along administrative borders, the highest level first."""
    for position in administration.positions:
        area = np.bincount(units.ravel()) * grid.cell_area_ha
        large = area * SLACK > largest_area
        large[0] = False
        if not large.any():
            break
        cells = np.flatnonzero(large[units])
        codes = position[administration.cells.ravel()[cells]]
        pairs, part = np.unique(units.ravel()[cells].astype(np.int64) * (codes.max() + 1) + codes, return_inverse=True)
        parent = pairs // (codes.max() + 1)
        part_area = np.bincount(part) * grid.cell_area_ha
        parts = np.zeros(units.shape, np.int32)
        parts.ravel()[cells] = part + 1
        smallest = np.maximum(smallest_share * area[parent], min_area) * SLACK
        joined = _join_parts(part_area, parent, smallest, _borders(parts, parent, grid))
        units = units.copy()
        units.ravel()[cells] = len(area) + joined[part]
        units = _in_raster_order(units)[0]
    return units


def _borders(parts, parent, grid):
    """Return the length of the common border of parts of one unit, as ``{part: {other: length}}``."""
    borders = defaultdict(dict)
    sides = ((parts[:, :-1], parts[:, 1:], grid.cell[1]), (parts[:-1], parts[1:], grid.cell[0]))
    for first, second, length in sides:
        touching = (first > 0) & (second > 0) & (first != second)
        a, b = first[touching] - 1, second[touching] - 1
        same = parent[a] == parent[b]
        pairs, counts = np.unique(np.sort(np.column_stack([a[same], b[same]]), axis=1), axis=0, return_counts=True)
        for (one, other), count in zip(pairs.tolist(), counts.tolist()):
            borders[one][other] = borders[other][one] = borders[one].get(other, 0.0) + count * length
    return borders


def _join_parts(area, parent, smallest, borders):
    """Return for each part the one it ends in when parts below `smallest` join along their longest border."""
    area = area.copy()
    target = np.arange(len(area))
    for part in np.argsort(area, kind="stable"):
        siblings = np.flatnonzero((parent == parent[part]) & (target == np.arange(len(area))))
        if area[part] >= smallest[part] or len(siblings) == 1:
            continue
        near = borders[part]
        others = siblings[siblings != part]
        other = max(near, key=lambda k: (near[k], -k)) if near else others[np.argmax(area[others])]
        target[part] = other
        area[other] += area[part]
        for neighbour, length in borders.pop(part).items():
            borders[neighbour].pop(part)
            if neighbour != other:
                borders[neighbour][other] = borders[other][neighbour] = borders[other].get(neighbour, 0.0) + length
    while (target[target] != target).any():
        target = target[target]
    return target


def _in_raster_order(units):
    """Return the units numbered from 1 by their first cell, and how many there are."""
    present, first = np.unique(units, return_index=True)
    first = first[present > 0]
    present = present[present > 0]
    numbers = np.zeros(int(units.max()) + 1, np.int32)
    numbers[present[np.argsort(first)]] = np.arange(1, len(present) + 1)
    return numbers[units], len(present)


def _responsibility(units, administration, grid, smallest_share, weights, corridor, links, current):
    """Return the table of shares, and the members of each unit as positions of their codes."""
    lowest = administration.positions[-1]
    size = len(administration.codes[-1])
    cells = np.flatnonzero(units)

    def key(chosen):
        return (units.ravel()[chosen].astype(np.int64) - 1) * size + lowest[administration.cells.ravel()[chosen]]

    pairs, pair = np.unique(key(cells), return_inverse=True)
    unit, code = pairs // size, pairs % size
    area = np.bincount(pair) * grid.cell_area_ha
    if links is None:
        length = np.bincount(pair, corridor.ravel()[cells])
    else:
        places, lengths, _ = path_pieces(_in_use(links), grid)
        inside = units.ravel()[places] > 0
        length = np.bincount(np.searchsorted(pairs, key(places[inside])), lengths[inside], minlength=len(pairs))
    flow = np.zeros(len(pairs)) if current is None else np.bincount(pair, np.nan_to_num(current.values.ravel()[cells]))
    keep = area >= smallest_share * np.bincount(unit, area)[unit] * SLACK
    keep |= (np.bincount(unit, keep) == 0)[unit]
    unit, code = unit[keep], code[keep]
    share = _shares(unit, [area[keep], length[keep], flow[keep]], weights)
    codes = administration.codes[-1][code]
    table = {"unit_id": (unit + 1).tolist(), "admin_code": codes.tolist()}
    if administration.names is not None:
        table["admin_name"] = [administration.names[each] for each in codes]
    table["share"] = share.tolist()
    return table, np.split(code, np.flatnonzero(np.diff(unit)) + 1)


def _shares(unit, components, weights):
    """Return the weighted mean of the shares that members have of each component their unit has."""
    share = np.zeros(len(unit))
    for values, weight in zip(components, weights):
        total = np.bincount(unit, values)[unit]
        there = total > 0
        share[there] += weight * values[there] / total[there]
    # The shares of a component sum to 1, so dividing by the sum of all scales the weights that are left to 1.
    return share / np.bincount(unit, share)[unit]


def _watershed_names(units, count, basins, watersheds):
    """Return the id of the watershed of each unit."""
    basin = np.zeros(count + 1, np.int64)
    basin[units[units > 0]] = basins[units > 0]
    return np.array([watersheds.ids[k - 1] for k in basin[1:]])


def _membership(members, administration):
    """Return who takes part in each unit, whether that crosses a border, and which level leads."""
    letters = LEAD_LEVELS[len(LEAD_LEVELS) - len(administration.codes) :]
    above = LEAD_LEVELS[max(0, len(LEAD_LEVELS) - len(administration.codes) - 1)]
    leads = []
    for codes in members:
        single = [letter for letter, ancestor in zip(letters, administration.ancestors) if np.ptp(ancestor[codes]) == 0]
        leads.append(single[-1] if single else above)
    return {
        "members": np.array([",".join(administration.codes[-1][codes]) for codes in members]),
        "is_cross": np.array([len(codes) > 1 for codes in members]),
        "lead_level": np.array(leads),
    }


def _composition(units, count, habitat, corridor, kinds, grid):
    """Return what each unit is made of."""

    def cells(mask):
        return np.bincount(units[mask], minlength=count + 1)[1:]

    none = np.zeros(units.shape, np.int32)
    size = np.bincount(units.ravel(), minlength=count + 1)[1:]
    return {
        "pinch_ha": cells(kinds.get(Kind.PINCH.value, none) > 0) * grid.cell_area_ha,
        "barrier_ha": cells(kinds.get(Kind.BARRIER.value, none) > 0) * grid.cell_area_ha,
        "break_count": _majority_counts(units, count, kinds.get(Kind.BREAK.value, none)),
        "patch_share": cells(habitat > 0) / size,
        "corridor_share": cells(corridor) / size,
        "area_hm2": size * grid.cell_area_ha,
    }


def _majority_counts(units, count, numbers):
    """Return how many areas have most of their cells in each unit; of equal units the first gets the area."""
    inside = (numbers > 0) & (units > 0)
    pairs, cells = np.unique(numbers[inside].astype(np.int64) * (count + 1) + units[inside], return_counts=True)
    area, unit = pairs // (count + 1), pairs % (count + 1)
    order = np.lexsort((unit, -cells, area))
    first = order[np.append(True, np.diff(area[order]) > 0)] if len(order) else order
    return np.bincount(unit[first], minlength=count + 1)[1:]


def _zone_types(composition, cutoffs):
    """Return what each unit is for."""
    zone_type = np.full(len(composition["area_hm2"]), ZoneType.GENERAL.value, "U32")
    for kind, measures in reversed(list(cutoffs.items())):
        for measure, minimum in measures.items():
            values = composition[measure]
            zone_type[(values > 0) & (values >= minimum * SLACK)] = kind.value
    return zone_type


def _importance(units, count, habitat, patches):
    """Return the mean importance of the patches in each unit by their cells, NaN where there is none."""
    value = np.concatenate([[np.nan], np.asarray(patches.fields["importance"], float)])
    inside = (habitat > 0) & (units > 0) & ~np.isnan(value)[habitat]
    cells = np.bincount(units[inside], minlength=count + 1)[1:]
    total = np.bincount(units[inside], value[habitat[inside]], minlength=count + 1)[1:]
    with np.errstate(invalid="ignore"):
        return total / cells
