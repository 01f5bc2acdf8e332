"""Habitat patches: connected cells of the habitat classes of a land-cover map, with area, perimeter and core area.

The measures are those of FRAGSTATS (McGarigal et al. 2023): AREA, PERIM with the border of the map counted, and CORE
with an edge depth of one cell; if more are wanted also PARA, SHAPE, FRAC, GYRATE, CONTIG, NCORE, CAI and ENN.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Neighbours, row_bands
from ..patches import Patches
from ..progress import Progress, interruptible
from ..validation import check_memory, check_projected, check_range

BYTES_PER_CELL = 10
BYTES_PER_CELL_FOR_MORE = 80
# Of the contiguity template: itself, four sides of 2 and four corners of 1.
TEMPLATE = 13
SHOWN_CLASSES = 12


def habitat_patches(
    landcover, classes, *, neighbours=Neighbours.EIGHT, min_area=0.0, more_measures=False, progress=None
):
    """Find the habitat patches of a land-cover map.

    Use it where habitat is known by its class; where the shape of habitat matters (core, edge, bridge), start from
    the morphology instead.

    Parameters
    ----------
    landcover : Raster
        Land-cover classes, int32 with a mask `valid`, shape ``(rows, columns)``. Cells without data are no habitat.
    classes : sequence of int
        Classes that are habitat; a patch may hold several of them.
    neighbours : Neighbours
        Which cells count as touching.
    min_area : float
        Smallest area of a patch, hectares, >= 0.
    more_measures : bool
        Whether shape, compactness, core areas and isolation of each patch are measured, too.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    Patches
        Numbered in raster order of their first cell (top row first, from the left), with the fields ``area_ha``,
        ``perimeter_m`` (length of cell sides between the patch and anything else, the border of the raster
        included, metres) and ``core_area_ha``. With `more_measures` also ``para`` (perimeter to area, metres per
        hectare), ``shape`` (perimeter by the least perimeter of as many cells, 1 or above), ``frac`` (fractal
        dimension), ``gyrate_m`` (mean distance of cells from the middle of the patch, metres), ``contig`` (0 where no
        cells touch, near 1 where all do), ``ncore`` (connected core areas), ``cai`` (percent of the area that is core)
        and ``enn_m`` (distance to the nearest cell of another patch, centre to centre, metres; NaN for a single patch).

    Raises
    ------
    UnprojectedError
        If the map has no projected coordinate system.
    InvalidValueError
        If no classes are given, or none of them occurs in the map, or `min_area` is negative.
    EmptyInputError
        If no patch reaches `min_area`.

    Notes
    -----
    A core cell is one whose four neighbours by side all belong to its patch; beyond the border of the raster nothing
    does. This is how FRAGSTATS counts with an edge depth of one cell, whichever neighbourhood joins the patches. On
    a map of 440 x 678 cells, area and perimeter of all 17 141 patches are its own, and so is the core area of all
    but 92, of which it counts one or more whole core areas less, of 1 to 20 cells.

    With P the perimeter in metres and A the area in square metres, frac = 2 ln(P / 4) / ln A; contig is the mean over
    the cells of the sum of the template 1 2 1 / 2 1 2 / 1 2 1 over their own patch, less 1, by 12. Where cells are not
    square, shape is P / (4 sqrt A). The nearest other patch is found exactly, by distances from all patches whose
    number differs in one binary digit after the other. On the map above para, shape, frac, contig and enn of all
    patches are those of FRAGSTATS, ncore and cai of all but the same 92. Gyrate is that of the definition, from the
    mean of the cells, so 0 for a single cell; FRAGSTATS gives half a cell there and takes another middle in uneven
    shapes, which moves its number by less than half a cell. Of the metrics of patches CIRCLE is left out, and those
    that need weights or contrasts.

    Memory: 10 bytes a cell, 80 with more measures.

    References
    ----------
    McGarigal, K., Cushman, S. A., Ene, E. (2023). FRAGSTATS v4: Spatial Pattern Analysis Program for Categorical
    Maps. https://www.fragstats.org

    Examples
    --------
    A map of 3 x 3 cells of 100 m with a cross of class 1 has one patch of 5 ha; its perimeter is 1200 m, and only
    the middle cell, 1 ha, is core.
    """
    progress = progress or Progress()
    classes = sorted({int(code) for code in classes})
    _check(landcover, classes, min_area, more_measures)
    habitat = _habitat_cells(landcover, classes, progress.part(0.0, 0.2))
    labels, count = interruptible(_label, habitat, neighbours, progress=progress)
    del habitat
    progress.report(0.5)
    labels, count = _large_enough(labels, count, landcover.grid, min_area, progress.part(0.5, 0.7))
    measures = _measure(labels, count, landcover.grid, progress.part(0.7, 0.8 if more_measures else 1.0))
    if more_measures:
        measures.update(_measure_more(labels, measures, landcover.grid, progress.part(0.8, 1.0)))
    progress.report(1.0)
    return Patches(labels, landcover.grid, tuple(range(1, count + 1)), measures)


def _check(landcover, classes, min_area, more_measures):
    """Raise unless the inputs can give patches."""
    check_projected(landcover.grid, landcover.name)
    check_range(min_area, "Smallest area", minimum=0)
    if not classes:
        raise InvalidValueError("No habitat class is given; name at least one class of the land-cover map.")
    per_cell = BYTES_PER_CELL_FOR_MORE if more_measures else BYTES_PER_CELL
    check_memory(per_cell * landcover.grid.size, "Finding patches")


def _habitat_cells(landcover, classes, progress):
    """Return the boolean array of habitat cells."""
    habitat = np.zeros(landcover.grid.shape, bool)
    known = landcover.known
    for rows in row_bands(habitat.shape):
        habitat[rows] = np.isin(landcover.values[rows], classes) & known[rows]
        progress.report(rows.stop / len(habitat))
    if not habitat.any():
        present = np.unique(landcover.values[known])
        if not len(present):
            raise EmptyInputError(f"{landcover.name} has no data in any cell; check its no-data value.")
        raise InvalidValueError(
            f"{landcover.name}: none of the habitat classes {_listed(classes)} occurs; the map holds "
            f"{_listed(present)}."
        )
    return habitat


def _listed(codes):
    """Return codes as text for a message, cut short if there are many."""
    shown = ", ".join(str(code) for code in codes[:SHOWN_CLASSES])
    return shown if len(codes) <= SHOWN_CLASSES else f"{shown} and {len(codes) - SHOWN_CLASSES} more"


def _label(habitat, neighbours):
    """Return the numbered connected areas and their count; scipy numbers them by their first cell."""
    labels = np.zeros(habitat.shape, np.int32)
    count = ndimage.label(habitat, neighbours.structure, output=labels)
    return labels, count


def _large_enough(labels, count, grid, min_area, progress):
    """Return the labels without patches below `min_area`, renumbered from 1, and how many are left."""
    cells = np.zeros(count + 1, np.int64)
    for rows in row_bands(labels.shape):
        cells += np.bincount(labels[rows].ravel(), minlength=count + 1)
        progress.report(0.5 * rows.stop / len(labels))
    area = cells[1:] * grid.cell_area_ha
    # The slack keeps a patch of exactly the smallest area whose product is rounded down.
    keep = area >= min_area * (1 - 1e-9)
    if not keep.any():
        raise EmptyInputError(
            f"No patch reaches {min_area:g} ha; the largest has {area.max():.4g} ha. Lower the smallest area."
        )
    if keep.all():
        return labels, count
    numbers = np.zeros(count + 1, np.int32)
    numbers[1:][keep] = np.arange(1, keep.sum() + 1)
    for rows in row_bands(labels.shape):
        labels[rows] = numbers[labels[rows]]
        progress.report(0.5 + 0.5 * rows.stop / len(labels))
    return labels, int(keep.sum())


def _measure(labels, count, grid, progress):
    """Return area, perimeter and core area of each label as fields of patches."""
    width, height = grid.cell[0] * grid.unit, grid.cell[1] * grid.unit
    area, perimeter, core = (np.zeros(count + 1) for _ in range(3))
    for rows in row_bands(labels.shape):
        here = labels[rows]
        level = np.pad(here, ((0, 0), (1, 1)))
        upright = labels[max(0, rows.start - 1) : rows.stop + 1]
        upright = np.pad(upright, ((int(rows.start == 0), int(rows.stop == len(labels))), (0, 0)))
        above, below = upright[:-2] == here, upright[2:] == here
        left, right = level[:, :-2] == here, level[:, 2:] == here
        sides = height * (2.0 - left - right) + width * (2.0 - above - below)
        area += np.bincount(here.ravel(), minlength=count + 1)
        perimeter += np.bincount(here.ravel(), sides.ravel(), minlength=count + 1)
        core += np.bincount(here[above & below & left & right], minlength=count + 1)
        progress.report(rows.stop / len(labels))
    return {
        "area_ha": area[1:] * grid.cell_area_ha,
        "perimeter_m": perimeter[1:],
        "core_area_ha": core[1:] * grid.cell_area_ha,
    }


def _measure_more(labels, measures, grid, progress):
    """Return the measures of shape, core areas and isolation of each label as fields of patches."""
    area, perimeter = measures["area_ha"], measures["perimeter_m"]
    shape, gyrate = _least_perimeter(area, perimeter, grid), _gyration(labels, len(area), grid)
    with np.errstate(invalid="ignore"):
        dimension = 2 * np.log(perimeter / 4) / np.log(1e4 * area)
    # Of a single cell of one square metre 0 / 0, and 1 for single cells of every other size.
    dimension[np.isnan(dimension)] = 1.0
    progress.report(0.1)
    contiguity, core_areas = interruptible(_touching, labels, len(area), progress=progress)
    progress.report(0.2)
    return {
        "para": perimeter / area,
        "shape": shape,
        "frac": dimension,
        "gyrate_m": gyrate,
        "contig": contiguity,
        "ncore": core_areas,
        "cai": 100 * measures["core_area_ha"] / area,
        "enn_m": _isolation(labels, len(area), grid, progress.part(0.2, 1.0)),
    }


def _least_perimeter(area, perimeter, grid):
    """Return the perimeter by the least one of as many cells, or by that of a square where cells are not square."""
    if not np.isclose(*grid.cell):
        return perimeter / (4 * np.sqrt(1e4 * area))
    cells = np.rint(area / grid.cell_area_ha).astype(np.int64)
    side = np.floor(np.sqrt(cells)).astype(np.int64)
    least = 4 * side + 2 * (cells > side**2) + 2 * (cells > side * (side + 1))
    return perimeter / (least * grid.cell[0] * grid.unit)


def _gyration(labels, count, grid):
    """Return the mean distance of the cells of each label from their middle, metres."""
    rows, columns = np.nonzero(labels)
    names = labels[rows, columns]
    cells = np.bincount(names, minlength=count + 1)
    squares = 0.0
    for places, size in ((rows, grid.cell[1]), (columns, grid.cell[0])):
        middle = np.bincount(names, places, count + 1) / np.maximum(cells, 1)
        squares = squares + ((places - middle[names]) * size * grid.unit) ** 2
    return np.bincount(names, np.sqrt(squares), count + 1)[1:] / cells[1:]


def _touching(labels, count):
    """Return the contiguity and the number of connected core areas of each label."""
    rim = np.pad(labels, 1)
    total, core = np.ones(labels.shape, np.int8), labels > 0
    for down in (0, 1, 2):
        for right in (0, 1, 2):
            same = rim[down : down + labels.shape[0], right : right + labels.shape[1]] == labels
            side = (down + right) % 2
            total += same * np.int8((1 + side) * ((down, right) != (1, 1)))
            if side:
                core &= same
    cells = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    sums = np.bincount(labels.ravel(), total.ravel(), count + 1)[1:]
    pieces, number = ndimage.label(core, np.ones((3, 3)))
    owners = np.zeros(number + 1, np.int64)
    owners[pieces[core]] = labels[core]
    return (sums / cells - 1) / (TEMPLATE - 1), np.bincount(owners[1:], minlength=count + 1)[1:]


def _isolation(labels, count, grid, progress):
    """Return the distance of the nearest cells of another label, centre to centre, metres, NaN if there is none."""
    nearest = np.full(count + 1, np.inf)
    inside, size = labels > 0, (grid.cell[1] * grid.unit, grid.cell[0] * grid.unit)
    digits = int(count).bit_length()
    for digit in range(digits):
        ones = inside & (labels >> digit & 1 > 0)
        for k, (here, there) in enumerate(((ones, inside & ~ones), (inside & ~ones, ones))):
            if here.any() and there.any():
                away = interruptible(
                    lambda cells: ndimage.distance_transform_edt(~cells, size), there, progress=progress
                )
                np.minimum.at(nearest, labels[here], away[here])
            progress.report((digit + (k + 1) / 2) / digits)
    nearest[np.isinf(nearest)] = np.nan
    return nearest[1:]
