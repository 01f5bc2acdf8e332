"""Corridors: the land where the way between two patches costs little more than the least-cost path.

Normalised least-cost corridors after Linkage Mapper (McRae & Kavanagh 2011): cost distance from one patch plus cost
distance from the other, less the least-cost distance between the two. `over_pairs` and `link_corridors` serve every
job that looks at land link by link.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

from .. import jit, raster_io
from ..errors import EmptyInputError, InvalidValueError, NoPathError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, spread
from ..validation import check_memory, check_patches, check_range, check_resistance, check_same_grid
from . import kernels
from .cost_distance import Surfaces, patch_cells

ROUNDING = 1e-9
LCD_TOLERANCE = 1e-6
CURVE_STEPS = 20
DEFAULT_PERCENT = 5.0
BYTES_PER_CELL = 40
EMPTY_POLYGON = b"\x01\x06\x00\x00\x00\x00\x00\x00\x00"


class CutoffUnit(enum.Enum):
    """What a cutoff counts: cost, or percent of the least-cost distance of each link."""

    COST = "cost"
    PERCENT = "percent"


@dataclass(frozen=True)
class LinkPair:
    """Cost distances from both ends of a link.

    Parameters
    ----------
    link : int
        Position of the link in the links that were given.
    first, second : numpy.ndarray of float64
        Cost distance from the first and the second patch in their common window; NaN where not reached. Shared with
        other links: not to be written to.
    rows, columns : slice
        The common window, with explicit start and stop.
    lcd : float
        Least-cost distance between the two patches on this resistance.
    surfaces : tuple of Surface
        The same two cost distances wherever they are known.
    """

    link: int
    first: np.ndarray
    second: np.ndarray
    rows: slice
    columns: slice
    lcd: float
    surfaces: tuple


@dataclass(frozen=True)
class LinkCorridor:
    """The normalised corridor of a link in its window.

    Parameters
    ----------
    link : int
        Position of the link in the links that were given.
    rows, columns : slice
        The window, with explicit start and stop: no wider than the corridor.
    nlcc : numpy.ndarray of float64
        Cost above the least-cost distance, 0 on the least-cost path; NaN outside the corridor.
    lcd : float
        Least-cost distance between the two patches on this resistance.
    """

    link: int
    rows: slice
    columns: slice
    nlcc: np.ndarray
    lcd: float


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
        Columns ``cutoff`` (in the unit of the cutoff) and ``area_ha`` of the land outside patches within it.
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

    Memory: about 40 bytes a cell beside the cost distances.

    References
    ----------
    McRae, B. H. & Kavanagh, D. M. (2011). Linkage Mapper Connectivity Analysis Software. The Nature Conservancy.
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
        corridor = _normalise(pair, share * pair.lcd if in_percent else cutoff)
        return corridor, _measure(corridor, patches, links)

    measures = {}
    reach = share * _known_lcd(links) if in_percent else cutoff
    for corridor, measures[corridor.link] in over_pairs(work, resistance, patches, links, reach, progress=progress):
        window = corridor.rows, corridor.columns
        _keep_least(mosaic[window], corridor.nlcc if normalise else corridor.nlcc + corridor.lcd)
        if excess is not mosaic:
            _keep_least(excess[window], corridor.nlcc * (100 / corridor.lcd) if in_percent else corridor.nlcc)
    return Corridors(
        Raster(mosaic, resistance.grid, name="Corridors"),
        _areas(measures, patches.grid, links),
        _curve(excess[patches.labels == 0], cutoff, patches.grid.cell_area_ha),
    )


def link_corridors(resistance, patches, links, reach, progress=None):
    """Yield the normalised least-cost corridor of each active link, worked out on all processor cores.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used; ``lcd``, where known, bounds how far cost spreads.
    reach : float or sequence of float
        Cost above the least-cost distance up to which cells belong to the corridor; one for all links, or one each.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Yields
    ------
    LinkCorridor
        Always in the same order, in which neighbouring links come near each other so that cost distances are used
        again. Cells inside patches are part of the corridor.

    Raises
    ------
    EmptyInputError
        If no link is active.
    InvalidValueError
        If the links belong to other patches or to another resistance.
    NoPathError
        If a link without a known least-cost distance has no path.

    Notes
    -----
    ``NLCC_ab(x) = CWD_a(x) + CWD_b(x) - LCD_ab``. A cell within `reach` has both cost distances within
    ``LCD_ab + reach``, so no cost spreads farther than that. Sums within a billionth of LCD count as 0, which is
    what rounding leaves on the path itself.
    """
    reach = np.broadcast_to(np.asarray(reach, float), len(links))

    def work(pair):
        return _normalise(pair, reach[pair.link])

    yield from over_pairs(work, resistance, patches, links, reach, progress=progress)


def over_pairs(function, resistance, patches, links, reach, *, bounds=False, progress=None):
    """Yield ``function(pair)`` for the `LinkPair` of each active link, called on a pool of threads.

    Parameters
    ----------
    function : callable
        Takes a `LinkPair` and returns what is kept of it.
    resistance, patches, links
        As for `link_corridors`.
    reach : float or sequence of float
        Cost distances are known up to the least-cost distance plus this, >= 0.
    bounds : bool
        Whether the least-cost distances of the links may be above those on this resistance.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Yields
    ------
    object
        The results, always in the same order, in which neighbouring links come near each other.
    """
    progress = progress or Progress()
    reach = np.broadcast_to(np.asarray(reach, float), len(links))
    order = active_links(patches, links)
    known = _known_lcd(links)
    limits = _limits(patches, links, order, known + reach)
    surfaces = Surfaces(resistance, patches, max_cost=limits, progress=progress)
    cells = patch_cells(patches.labels.ravel(), len(patches))

    def work(link):
        ends = links.ends[link]
        both = tuple(surfaces.of(end) for end in ends)
        lcd = _least_cost(both[0], cells[ends[1]], patches.grid.shape[1])
        _check_lcd(links, link, lcd, known[link], bounds)
        return function(LinkPair(int(link), *_shared(*both), lcd, both))

    for _, result in spread(work, order, progress, ordered=True):
        yield result


def active_links(patches, links):
    """Return the positions of the active links, neighbours near each other, or raise."""
    check_patches(patches, least=2)
    if tuple(links.ids) != tuple(patches.ids):
        raise InvalidValueError(
            f"Links: they join other patches ({len(links.ids)}) than those given ({len(patches.ids)}). Give the "
            "patches and the id field the links were made from (ecopattern:links)."
        )
    active = np.flatnonzero(links.fields["active"])
    if not len(active):
        raise EmptyInputError("Links: none is active; loosen the limits of ecopattern:links or keep links by hand.")
    first, second = links.ends[active].T
    joined = sparse.coo_matrix((np.ones(len(active)), (first, second)), shape=(len(patches),) * 2)
    rank = np.empty(len(patches), int)
    rank[csgraph.reverse_cuthill_mckee((joined + joined.T).tocsr(), symmetric_mode=True)] = np.arange(len(patches))
    ranks = np.sort(rank[links.ends[active]], axis=1)
    return active[np.lexsort((ranks[:, 0], ranks[:, 1]))]


def _known_lcd(links):
    """Return the least-cost distance that comes with each link, infinite where it is unknown."""
    known = np.asarray(links.fields.get("lcd", np.full(len(links), np.nan)), float)
    return np.where(np.isnan(known), np.inf, known)


def _limits(patches, links, order, totals):
    """Return for each patch how far cost must spread to serve its links."""
    limits = np.zeros(len(patches))
    for end in links.ends[order].T:
        np.maximum.at(limits, end, totals[order] * (1 + LCD_TOLERANCE))
    return limits


def _least_cost(surface, cells, width):
    """Return the least cost of a surface over cells of the grid, NaN where none is reached."""
    rows, columns = np.divmod(cells, width)
    inside = (rows >= surface.rows.start) & (rows < surface.rows.stop)
    inside &= (columns >= surface.columns.start) & (columns < surface.columns.stop)
    costs = surface.cost[rows[inside] - surface.rows.start, columns[inside] - surface.columns.start]
    return float(np.fmin.reduce(costs, initial=np.nan))


def _shared(first, second):
    """Return the costs of two surfaces in their common window, perhaps empty, and its rows and columns."""
    window = []
    for a, b in ((first.rows, second.rows), (first.columns, second.columns)):
        start = max(a.start, b.start)
        window.append(slice(start, max(start, min(a.stop, b.stop))))
    return first.crop(*window), second.crop(*window), *window


def _check_lcd(links, link, lcd, known, bounds):
    """Raise unless the ends of a link are joined at the cost that came with it, or at less where costs are bounds."""
    if lcd <= known * (1 + LCD_TOLERANCE) and (bounds or np.isinf(known) or lcd >= known * (1 - LCD_TOLERANCE)):
        return
    first, second = (links.ids[end] for end in links.ends[link])
    name = f"Links: link {links.fields['link_id'][link]} from {first} to {second}"
    if np.isinf(known):
        raise NoPathError(f"{name} has no path on this resistance. Deactivate it, or check cells without data.")
    raise InvalidValueError(
        f"{name} has a least-cost distance of {known:.10g}, but this resistance has "
        f"{f'one of {lcd:.10g}' if lcd < known else 'no path that cheap'}. Make the links again (ecopattern:links) "
        "from this resistance and these patches."
    )


def _normalise(pair, reach):
    """Return the `LinkCorridor` of a `LinkPair`."""
    slack = ROUNDING * pair.lcd
    if jit.available():
        nlcc = np.empty(pair.first.shape)
        top, bottom, left, right = kernels.normalise(pair.first, pair.second, pair.lcd, float(reach), slack, nlcc)
        filled = slice(top, max(top, bottom)), slice(left, max(left, right))
    else:
        nlcc = pair.first + pair.second - pair.lcd
        nlcc[nlcc <= slack] = 0
        nlcc[nlcc > reach + slack] = np.nan
        filled = filled_window(~np.isnan(nlcc))
    shifted = (
        slice(part.start + whole.start, part.stop + whole.start)
        for part, whole in zip(filled, (pair.rows, pair.columns))
    )
    return LinkCorridor(pair.link, *shifted, nlcc[filled], pair.lcd)


def filled_window(mask):
    """Return the slices of the smallest window that holds all True cells, empty ones if there are none."""
    spans = []
    for axis in (1, 0):
        filled = np.flatnonzero(mask.any(axis=axis))
        spans.append(slice(int(filled[0]), int(filled[-1]) + 1) if len(filled) else slice(0, 0))
    return tuple(spans)


def check_same_cells(resistance, patches):
    """Raise unless resistance and patches are sound and share one grid."""
    check_resistance(resistance)
    check_same_grid(resistance, Raster(patches.labels, patches.grid, name="Patches"))


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
    return outline[0] if outline else EMPTY_POLYGON, area, mean, _least_width(corridor, patches, *on_path)


def path_pieces(path, grid):
    """Return a path in pieces no longer than half a cell.

    Parameters
    ----------
    path : numpy.ndarray
        Shape ``(points, 2)``, ground coordinates.
    grid : Grid
        Whose cells the pieces lie in.

    Returns
    -------
    tuple of numpy.ndarray
        Row, column and length (map units) of each piece, in order; those outside the grid are left out. Pieces of a
        path along cell centres end at cell borders, so each lies in one cell.
    """
    steps = np.diff(path, axis=0)
    spans = np.abs(steps / np.asarray(grid.cell)).max(axis=1, initial=0)
    counts = 2 * np.maximum(1, np.ceil(spans - ROUNDING)).astype(int)
    segment = np.repeat(np.arange(len(steps)), counts)
    along = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
    middles = path[segment] + ((along + 0.5) / counts[segment])[:, None] * steps[segment]
    rows, columns = grid.index(*middles.T)
    lengths = (np.hypot(*steps.T) / counts)[segment]
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    return rows[inside], columns[inside], lengths[inside]


def _least_width(corridor, patches, rows, columns):
    """Return the least clear width along path cells given in the window of a corridor, NaN if none lies in it."""
    shape = corridor.nlcc.shape
    within = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    rows, columns = rows[within], columns[within]
    within = ~np.isnan(corridor.nlcc[rows, columns])
    if not within.any():
        return np.nan
    border = _border_points(*_inside_and_out(corridor, patches.labels))
    if not len(border):
        return np.nan
    centres = np.column_stack((rows[within], columns[within])) + 1.5
    size = np.array(patches.grid.cell[::-1])
    return 2 * float(cKDTree(border * size).query(centres * size)[0].min())


def _inside_and_out(corridor, labels):
    """Return masks of the corridor outside patches and of all that is neither corridor nor patch, with a rim."""
    inside = np.pad(~np.isnan(corridor.nlcc), 1)
    occupied = np.zeros(inside.shape, bool)
    top, left = corridor.rows.start - 1, corridor.columns.start - 1
    height, width = inside.shape
    around = labels[max(top, 0) : top + height, max(left, 0) : left + width] > 0
    first, second = max(-top, 0), max(-left, 0)
    occupied[first : first + around.shape[0], second : second + around.shape[1]] = around
    return inside & ~occupied, ~inside & ~occupied


def _border_points(inside, outside):
    """Return ends and middles of the cell sides between two masks, in rows and columns of cells.

    A cell centre never lies nearer to any other point of these sides.
    """
    ahead, behind = slice(1, None), slice(None, -1)
    upright = (inside[:, behind] & outside[:, ahead]) | (outside[:, behind] & inside[:, ahead])
    rows, columns = np.nonzero(upright)
    points = [np.column_stack((rows + part, columns + 1)) for part in (0, 0.5, 1)]
    level = (inside[behind] & outside[ahead]) | (outside[behind] & inside[ahead])
    rows, columns = np.nonzero(level)
    points += [np.column_stack((rows + 1, columns + part)) for part in (0, 0.5, 1)]
    return np.concatenate(points)


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
    """Return the table of cutoffs and the area whose excess cost lies within each."""
    cutoffs = np.linspace(0, cutoff, CURVE_STEPS + 1)
    # What rounding left above the cutoff belongs to it.
    reached = np.minimum(np.sort(excess[~np.isnan(excess)]), cutoff)
    counts = np.searchsorted(reached, cutoffs, side="right")
    return {"cutoff": cutoffs, "area_ha": counts * cell_area}
