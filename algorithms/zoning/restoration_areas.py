"""Restoration areas: where the pattern is squeezed, blocked, cut, fragmented or vulnerable, kind by kind.

The kinds are those of ecological restoration planning in China (生态修复关键区): pinch points, barriers, break points,
fragmented ecological land and vulnerable land. An area is one connected piece of one kind; areas of different kinds
may overlap, and such places come first.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, interruptible
from ..raster_io import polygonize, rasterize
from ..validation import check_memory, check_projected, check_range, check_same_grid

BYTES_PER_CELL = 30
EIGHT = np.ones((3, 3), bool)
MISSING = 129
FRAGMENT_CLASSES = (1, 101, 3, 103, 9, 109)
SENSITIVE = 5
BREAK = "break"
KEY_LEVEL = "key"


class Kind(enum.Enum):
    """What is wrong with, or critical about, a restoration area."""

    PINCH = "pinch point"
    BARRIER = "barrier"
    BREAK = "break point"
    FRAGMENTED = "fragmented"
    VULNERABLE = "vulnerable"


@dataclass(frozen=True)
class RestorationAreas:
    """Restoration areas and what they add up to.

    Parameters
    ----------
    areas : Patches
        One for each connected area and kind, kind by kind, told apart by `polygons` since kinds overlap; fields
        ``kind``, ``level`` (primary or general), ``area_ha`` and ``overlaps`` (how many other kinds it overlaps).
    summary : dict of str to list
        Columns ``kind``, ``count``, ``area_ha`` and ``overlap_ha`` (area that other kinds claim as well), a row for
        each kind that was looked for and a last row ``total`` that counts every cell once.
    """

    areas: Patches
    summary: dict


def restoration_areas(
    *,
    pinch=None,
    barriers=None,
    breaks=None,
    morphology=None,
    sensitivity=None,
    corridors=None,
    links=None,
    break_radius=50.0,
    fragment_area=100.0,
    progress=None,
):
    """Gather what calls for restoration into areas of five kinds, with a level and their overlaps.

    Use it after corridors, pinch points and barriers are known; every input is optional, and only the kinds whose
    input is given are looked for.

    Strategy: one boolean map for each kind; overlaps from the number of kinds in each cell; connected areas and their
    measures kind by kind; outlines along cell borders.

    Parameters
    ----------
    pinch : Patches, optional
        Pinch points. Touching ones become one area.
    barriers : Patches, optional
        Barriers, likewise.
    breaks : dict, optional
        Break points, a table with the columns ``x`` and ``y``, map units. Where it has a column ``node_type``, as the
        nodes of `strategic_nodes`, only those of type ``break`` count.
    morphology : Raster, optional
        Pattern classes as byte codes of the GuidosToolbox Workbench (odd codes but 129 are foreground, which is
        taken for ecological land).
    sensitivity : Raster, optional
        Sensitivity classes 1, 3 and 5; NaN or not valid where unknown.
    corridors : Raster, optional
        Mosaic of normalised corridors, NaN outside them.
    links : PatchGraph, optional
        Links with the field ``level``; what the path of a link of level ``key`` runs through is primary.
    break_radius : float
        Radius of the area around a break point, metres, >= 0; areas that touch become one, so by default break
        points nearer than about 100 m to each other do.
    fragment_area : float
        Ecological land in connected pieces below this area counts as fragmented, hectares.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    RestorationAreas
        Areas (possibly none) and summary.

    Raises
    ------
    UnprojectedError, GridMismatchError
        If the inputs have no projected coordinate system or do not share one grid.
    InvalidValueError
        If nothing is given to look for, or no input has a grid, or coordinates of break points are missing.

    Notes
    -----
    - fragmented: cells of the classes islet, branch or edge that lie in a corridor (anywhere, if no corridors are
      given) and whose 8-connected piece of ecological land is smaller than `fragment_area`;
    - vulnerable: sensitivity 5 within ecological land, which is the foreground of the morphology, or where that is
      missing the corridors, or where these are missing too, any land;
    - level: primary where an area overlaps at least one other kind or lies on a key link; else general.

    Memory: 30 bytes a cell.

    References
    ----------
    Pinch points, barriers and break points as key areas: Fu, F. et al. (2021), Acta Ecologica Sinica 41(9), 3406;
    Jiashi county, Sustainability 14 (2022), 15499, https://doi.org/10.3390/su142215499. The rules for fragmented and
    vulnerable land are those of this plugin.
    """
    progress = progress or Progress()
    check_range(break_radius, "Radius of break points", minimum=0)
    check_range(fragment_area, "Area of fragments", minimum=0)
    grid = _common_grid(pinch, barriers, morphology, sensitivity, corridors)
    inside = _ecological_land(morphology, corridors)
    masks = {
        Kind.PINCH: None if pinch is None else cells_of(pinch, grid) > 0,
        Kind.BARRIER: None if barriers is None else cells_of(barriers, grid) > 0,
        Kind.BREAK: None if breaks is None else _around(breaks, grid, break_radius, progress),
        Kind.FRAGMENTED: None if morphology is None else _fragments(morphology, corridors, fragment_area, progress),
        Kind.VULNERABLE: None
        if sensitivity is None
        else (sensitivity.values == SENSITIVE) & sensitivity.known & inside,
    }
    masks = {kind: mask for kind, mask in masks.items() if mask is not None}
    if not masks:
        raise InvalidValueError(
            "There is nothing to look for: give at least one of pinch points, barriers, break points, morphology or "
            "sensitivity."
        )
    progress.report(0.3)
    return _assemble(masks, grid, _key_cells(links, grid), progress.part(0.3, 1.0))


def _common_grid(pinch, barriers, morphology, sensitivity, corridors):
    """Return the grid that all inputs share."""
    named = {"Pinch points": pinch, "Barriers": barriers, "Morphology": morphology, "Sensitivity": sensitivity}
    named["Corridors"] = corridors
    rasters = [Raster(None, given.grid, name=name) for name, given in named.items() if given is not None]
    if not rasters:
        raise InvalidValueError(
            "No input has a grid; besides break points, give pinch points, barriers, morphology, sensitivity or "
            "corridors."
        )
    check_projected(rasters[0].grid, rasters[0].name)
    check_same_grid(*rasters)
    check_memory(BYTES_PER_CELL * rasters[0].grid.size, "Finding restoration areas")
    return rasters[0].grid


def cells_of(patches, grid):
    """Return the labels of patches on a grid, burnt from their outlines where they have no labels."""
    if patches.labels is not None:
        return patches.labels
    return rasterize(patches.polygons or (), range(1, len(patches) + 1), grid)


def foreground(morphology):
    """Return where the byte codes of a morphology mean foreground: odd, but not missing."""
    codes = morphology.values.astype(np.int32)
    return (codes % 2 == 1) & (codes != MISSING) & morphology.known


def _ecological_land(morphology, corridors):
    """Return where ecological land lies, as far as the inputs tell."""
    if morphology is not None:
        return foreground(morphology)
    return True if corridors is None else corridors.known


def _around(breaks, grid, radius, progress):
    """Return the cells whose centre lies within a radius of a break point, and those that hold one."""
    chosen = np.ones(len(breaks["x"]), bool)
    if "node_type" in breaks:
        chosen = np.array([str(kind) == BREAK for kind in breaks["node_type"]], bool)
    x, y = np.asarray(breaks["x"], float)[chosen], np.asarray(breaks["y"], float)[chosen]
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise InvalidValueError("Break points: a point has no coordinates; remove points without geometry.")
    rows, columns = grid.index(x, y)
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    if not inside.all():
        progress.warn(f"{int((~inside).sum())} break points lie outside the grid and are left out.")
    reach = radius / grid.unit
    high, wide = int(reach / grid.cell[1]) + 1, int(reach / grid.cell[0]) + 1
    mask = np.zeros(grid.shape, bool)
    for row, column, point_x, point_y in zip(rows[inside], columns[inside], x[inside], y[inside]):
        near = np.arange(max(0, row - high), min(grid.shape[0], row + high + 1))[:, None]
        beside = np.arange(max(0, column - wide), min(grid.shape[1], column + wide + 1))[None, :]
        centre_x, centre_y = grid.xy(near, beside)
        mask[near, beside] |= np.hypot(centre_x - point_x, centre_y - point_y) <= reach
        mask[row, column] = True
        progress.check()
    return mask


def _fragments(morphology, corridors, largest, progress):
    """Return islets, branches and edges in corridors whose piece of ecological land is smaller than `largest` ha."""
    land = foreground(morphology)
    pieces, count = interruptible(ndimage.label, land, EIGHT, progress=progress)
    area = np.bincount(pieces.ravel(), minlength=count + 1) * morphology.grid.cell_area_ha
    small = (area < largest * (1 - 1e-9))[pieces]
    fragments = small & land & np.isin(morphology.values, FRAGMENT_CLASSES)
    return fragments if corridors is None else fragments & corridors.known


def path_pieces(links, grid):
    """Cut the paths of links at cell borders, to within a quarter of a cell where a path runs askew.

    Returns
    -------
    tuple of numpy.ndarray
        Flat cell index, length (map units) and link position of each piece that lies on the grid.
    """
    cells, lengths, owners = [], [], []
    for number, path in enumerate(links.paths):
        step = np.diff(path, axis=0)
        # An even number of pieces for each cell crossed keeps their middles off the cell borders.
        parts = 2 * np.maximum(1, np.ceil(np.abs(step / grid.cell).max(axis=1, initial=0) - 1e-6).astype(np.int64))
        owner = np.repeat(np.arange(len(step)), parts)
        place = (np.arange(len(owner)) - np.repeat(np.cumsum(parts) - parts, parts) + 0.5) / parts[owner]
        middle = path[owner] + place[:, None] * step[owner]
        rows, columns = grid.index(middle[:, 0], middle[:, 1])
        inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
        cells.append((rows * grid.shape[1] + columns)[inside])
        lengths.append((np.hypot(step[:, 0], step[:, 1]) / parts)[owner][inside])
        owners.append(np.full(int(inside.sum()), number))
    if not cells:
        return np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)
    return np.concatenate(cells), np.concatenate(lengths), np.concatenate(owners)


def _key_cells(links, grid):
    """Return the flat indices of cells that paths of key links run through; none if links are not ranked."""
    if links is None or "level" not in links.fields:
        return np.zeros(0, np.int64)
    key = np.array([str(level) == KEY_LEVEL for level in links.fields["level"]], bool)
    if "active" in links.fields:
        key &= np.asarray(links.fields["active"], bool)
    return path_pieces(links.select(key), grid)[0]


def _assemble(masks, grid, key_cells, progress):
    """Return the areas of all kinds and their summary."""
    layers = np.zeros(grid.shape, np.uint8)
    for mask in masks.values():
        layers += mask
    parts, outlines = [], []
    for position, (kind, mask) in enumerate(masks.items()):
        labels, count = interruptible(ndimage.label, mask, EIGHT, progress=progress)
        others = [other for name, other in masks.items() if name is not kind]
        parts.append(_describe(kind, labels, count, others, layers, key_cells, grid))
        outlines.extend(interruptible(polygonize, labels, grid, progress=progress))
        progress.report((position + 1) / len(masks))
    fields = {name: np.concatenate([part[name] for part in parts]) for name in ("kind", "level", "area_ha", "overlaps")}
    if not len(fields["kind"]):
        progress.warn("No restoration area was found.")
    areas = Patches(None, grid, tuple(range(1, len(outlines) + 1)), fields, tuple(outlines))
    return RestorationAreas(areas, _summary(masks, parts, layers, grid))


def _describe(kind, labels, count, others, layers, key_cells, grid):
    """Return the fields of the areas of one kind, and the area of the kind that other kinds claim as well."""
    overlaps = np.zeros(count, np.int64)
    for other in others:
        overlaps += np.bincount(labels[other], minlength=count + 1)[1:] > 0
    on_key = np.bincount(labels.ravel()[key_cells], minlength=count + 1)[1:] > 0
    return {
        "kind": np.full(count, kind.value),
        "level": np.where(on_key | (overlaps > 0), "primary", "general"),
        "area_ha": np.bincount(labels.ravel(), minlength=count + 1)[1:] * grid.cell_area_ha,
        "overlaps": overlaps,
        "overlap_ha": float(((layers > 1) & (labels > 0)).sum()) * grid.cell_area_ha,
    }


def _summary(masks, parts, layers, grid):
    """Return the summary table with a total that counts every cell once."""
    rows = [
        (kind.value, len(part["area_ha"]), float(part["area_ha"].sum()), part["overlap_ha"])
        for kind, part in zip(masks, parts)
    ]
    union, shared = (float((layers > least).sum()) * grid.cell_area_ha for least in (0, 1))
    rows.append(("total", sum(row[1] for row in rows), union, shared))
    return dict(zip(("kind", "count", "area_ha", "overlap_ha"), map(list, zip(*rows))))
