"""Corridors: the land where the way between two patches costs little more than the least-cost path.

Normalised least-cost corridors after Linkage Mapper (McRae & Kavanagh 2011): cost distance from one patch plus cost
distance from the other, less the least-cost distance between the two.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from .. import raster_io
from ..errors import InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress
from ..validation import check_memory, check_range
from .corridor_width import least_width, path_pieces
from .link_corridors import ROUNDING, check_same_cells, known_lcd, normalised_corridor, over_pairs

CURVE_STEPS = 20
DEFAULT_PERCENT = 5.0
BYTES_PER_CELL = 40
EMPTY_POLYGON = b"\x01\x06\x00\x00\x00\x00\x00\x00\x00"


class CutoffUnit(enum.Enum):
    """What a cutoff counts: cost, or percent of the least-cost distance of each link."""

    COST = "cost"
    PERCENT = "percent"


@dataclass(frozen=True)
class Corridors:
    """Corridors of all active links.

    Parameters
    ----------
    mosaic : Raster
        float64, cost: the least value over all links; NaN outside all corridors.
    areas : Patches
        The corridor of each active link outside patches, as `polygons` (they may overlap), with the link's
        ``link_id`` as id; fields ``area_ha``, ``mean_width`` and ``min_width`` (map units, NaN where there is no path
        outside patches).
    curve : dict of str to numpy.ndarray
        One row a cutoff from 0 to that chosen: ``cutoff``, in its unit; ``area_ha`` of the land outside patches within
        it; ``share``, that area as percent of the last, NaN if that is 0; ``suggested``, 1 in one row and 0 elsewhere.
    """

    mosaic: Raster
    areas: Patches
    curve: dict


def corridors(
    resistance, patches, links, *, cutoff=None, cutoff_unit=CutoffUnit.COST, normalise=True, progress=None
):  # fmt: skip
    """Return the land between linked patches where the way costs at most `cutoff` more than the least-cost path.

    Use it to give links a width, and to see with the curve how the area grows with the cutoff.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used, with their least-cost paths for the widths.
    cutoff : float, optional
        Cost above the least-cost distance of each link, >= 0; by default `DEFAULT_PERCENT` percent of it.
    cutoff_unit : CutoffUnit
        Whether `cutoff` is a cost or percent of the least-cost distance of each link.
    normalise : bool
        True maps the cost above the least-cost distance (NLCC), False the whole cost of the way through a cell
        (``CWD_a + CWD_b``). Which cells belong to a corridor is the same.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    Corridors

    Raises
    ------
    GridMismatchError
        If the patches are not on the grid of the resistance.
    EmptyInputError
        If no link is active.
    InvalidValueError
        If the cutoff is below 0, or the links belong to other patches or another resistance.

    Notes
    -----
    ``NLCC_ab(x) = CWD_a(x) + CWD_b(x) - LCD_ab``; a corridor is ``NLCC_ab <= cutoff``, the mosaic the minimum over
    links. Mean width is the area outside patches over the length of the least-cost path outside patches. Least width
    is twice the least distance from a cell centre on that path to the border of the corridor (where it borders on a
    patch it is open): the widest circle that can follow the path. It is at least one cell.

    The suggested cutoff is the knee of the curve of area against cutoff: with both from 0 to 1 between the ends of the
    curve, the point farthest from the chord that joins them, on either side of it; of equals the least cutoff, and the
    last of a straight curve. It is the rule of Kneedle (Satopaa et al. 2011) without its smoothing. Where the curve
    lies above the chord, more cutoff buys less and less land from there on; where it lies below, ever more. It is a
    property of the whole curve, so another `cutoff` may suggest another.

    Memory: about 40 bytes a cell beside the cost distances.

    References
    ----------
    McRae, B. H. & Kavanagh, D. M. (2011). Linkage Mapper Connectivity Analysis Software. The Nature Conservancy.
    Satopaa, V., Albrecht, J., Irwin, D. & Raghavan, B. (2011). Finding a "Kneedle" in a haystack: detecting knee points
    in system behavior. ICDCS Workshops 2011, 166-171. doi:10.1109/ICDCSW.2011.20

    Examples
    --------
    Areas 0, 8, 9, 9.5, 10 at cutoffs 0, 1, 2, 3, 4 lie 0, 0.55, 0.4, 0.2, 0 above the chord: 1 is suggested.
    """
    progress = progress or Progress()
    cutoff, cutoff_unit = chosen_cutoff(cutoff, cutoff_unit)
    check_same_cells(resistance, patches)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Corridors")
    in_percent = cutoff_unit is CutoffUnit.PERCENT
    mosaic = np.full(resistance.grid.shape, np.nan)
    excess = mosaic if normalise and not in_percent else mosaic.copy()
    share = cutoff / 100 if in_percent else 0

    def work(pair):
        corridor = normalised_corridor(pair, share * pair.lcd if in_percent else cutoff)
        return corridor, _measure(corridor, patches, links)

    measures = {}
    reach = share * known_lcd(links) if in_percent else cutoff
    for corridor, measures[corridor.link] in over_pairs(work, resistance, patches, links, reach, progress=progress):
        window = corridor.rows, corridor.columns
        _keep_least(mosaic[window], corridor.nlcc if normalise else corridor.nlcc + corridor.lcd)
        if excess is not mosaic:
            _keep_least(excess[window], corridor.nlcc * (100 / corridor.lcd) if in_percent else corridor.nlcc)
    curve = _curve(excess[patches.labels == 0], cutoff, patches.grid.cell_area_ha)
    progress.say(_suggestion(curve, cutoff_unit))
    return Corridors(Raster(mosaic, resistance.grid, name="Corridors"), _areas(measures, patches.grid, links), curve)


def chosen_cutoff(cutoff, unit):
    """Return cutoff and unit, those by default where no cutoff is given; raise unless it is a number from 0 on."""
    if cutoff is None:
        return DEFAULT_PERCENT, CutoffUnit.PERCENT
    if not np.isfinite(cutoff):
        raise InvalidValueError(f"Cutoff is {cutoff}; it must be a number of at least 0.")
    check_range(cutoff, "Cutoff", minimum=0)
    return cutoff, unit


def _keep_least(target, values):
    """Lower the target to values that are less, in place; NaN counts as none."""
    np.fmin(target, values, out=target)


def _measure(corridor, patches, links):
    """Return outline, area in hectares, mean and least width of a corridor outside patches."""
    grid = patches.grid
    inside = patches.labels[corridor.rows, corridor.columns] > 0
    cells = ~np.isnan(corridor.nlcc)
    free = cells & ~inside
    outline = raster_io.polygonize(free.astype(np.int32), grid.window(corridor.rows, corridor.columns))
    area = free.sum() * grid.cell_area_ha
    path = links.paths[corridor.link] if len(links.paths) else np.empty((0, 2))
    rows, columns, lengths = path_pieces(path, grid)
    outside = patches.labels[rows, columns] == 0
    length = lengths[outside].sum()
    mean = free.sum() * grid.cell[0] * grid.cell[1] / length if length else np.nan
    on_path = rows[outside] - corridor.rows.start, columns[outside] - corridor.columns.start
    return outline[0] if outline else EMPTY_POLYGON, area, mean, least_width(corridor, patches, *on_path)


def _areas(measures, grid, links):
    """Return the corridors of links, in their order and with their ids, as overlapping areas."""
    order = sorted(measures)
    outlines, areas, means, leasts = zip(*(measures[link] for link in order))
    numbers = tuple(np.asarray(links.fields["link_id"])[order].tolist())
    fields = {
        "area_ha": np.array(areas),
        "mean_width": np.array(means),
        "min_width": np.array(leasts),
    }
    return Patches(None, grid, numbers, fields, outlines)


def _curve(excess, cutoff, cell_area):
    """Return the table of cutoffs, the area whose excess cost lies within each, its share, and which is suggested."""
    cutoffs = np.linspace(0, cutoff, CURVE_STEPS + 1)
    # What rounding left above the cutoff belongs to it.
    reached = np.minimum(np.sort(excess[~np.isnan(excess)]), cutoff)
    counts = np.searchsorted(reached, cutoffs, side="right")
    share = 100 * counts / counts[-1] if counts[-1] else np.full(len(counts), np.nan)
    suggested = np.zeros(len(cutoffs), int)
    suggested[knee(cutoffs, counts)] = 1
    return {"cutoff": cutoffs, "area_ha": counts * cell_area, "share": share, "suggested": suggested}


def knee(x, y):
    """Return where a curve bends most: the position of the point farthest from the chord between its ends.

    Parameters
    ----------
    x, y : numpy.ndarray
        Points of the curve, both rising or level, no NaN.

    Returns
    -------
    int
        Of equally far points the first; the last of a curve that is straight.
    """
    distance = np.abs(_above_chord(x, y))
    return int(np.argmax(distance >= distance.max() - ROUNDING)) if distance.max() > ROUNDING else len(x) - 1


def _above_chord(x, y):
    """Return how far points lie above the chord of their curve once x and y run from 0 to 1; 0 if one is level."""
    width, height = x[-1] - x[0], y[-1] - y[0]
    return (y - y[0]) / height - (x - x[0]) / width if width > 0 and height > 0 else np.zeros(len(x))


def _suggestion(curve, unit):
    """Return the sentence on the suggested cutoff."""
    at = int(np.argmax(curve["suggested"]))
    unit = "percent of each least-cost distance" if unit is CutoffUnit.PERCENT else "cost x map units"
    start = f"Suggested cutoff: {curve['cutoff'][at]:.6g} {unit}"
    above = _above_chord(curve["cutoff"], curve["area_ha"])[at]
    if abs(above) <= ROUNDING:
        return f"{start}, for up to there the curve of area against cutoff has no bend."
    pace = "the area grows slower" if above > 0 else "the area grows faster"
    return (
        f"{start}, where the curve of area against cutoff bends: {curve['area_ha'][at]:.6g} ha, "
        f"{curve['share'][at]:.3g} percent of those at the largest cutoff; beyond it {pace}."
    )
