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
from ..progress import Progress, interruptible, spread
from ..validation import check_memory, check_patches, check_range, check_resistance, check_same_grid
from . import kernels
from .cost_distance import Surfaces, patch_cells

ROUNDING = 1e-9
LCD_TOLERANCE = 1e-6
CURVE_STEPS = 20
DEFAULT_PERCENT = 5.0
BYTES_PER_CELL = 40
EMPTY_POLYGON = b"\x01\x06\x00\x00\x00\x00\x00\x00\x00"
DEFAULT_WIDTHS = 200.0, 150.0, 100.0, 60.0, 30.0
LEVEL_RANKS = {"important": 1, "general": 2}


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
        corridor = _normalise(pair, share * pair.lcd if in_percent else cutoff)
        return corridor, _measure(corridor, patches, links)

    measures = {}
    reach = share * _known_lcd(links) if in_percent else cutoff
    for corridor, measures[corridor.link] in over_pairs(work, resistance, patches, links, reach, progress=progress):
        window = corridor.rows, corridor.columns
        _keep_least(mosaic[window], corridor.nlcc if normalise else corridor.nlcc + corridor.lcd)
        if excess is not mosaic:
            _keep_least(excess[window], corridor.nlcc * (100 / corridor.lcd) if in_percent else corridor.nlcc)
    curve = _curve(excess[patches.labels == 0], cutoff, patches.grid.cell_area_ha)
    progress.say(_suggestion(curve, cutoff_unit))
    return Corridors(Raster(mosaic, resistance.grid, name="Corridors"), _areas(measures, patches.grid, links), curve)


def path_buffers(patches, links, *, widths=None, rank_field=None, progress=None):
    """Return strips of a fixed width along the least-cost paths of the active links, wider for higher ranks.

    Use it where a plan prescribes how wide corridors are; `corridors` finds how wide the land lets them be.

    Parameters
    ----------
    patches : Patches
        With the ids of `links`, labels or not.
    links : PatchGraph
        Those that are active are used, with their least-cost paths.
    widths : str or sequence of float, optional
        Widths of rank 1, 2 and so on, map units, > 0, as text separated by ``;``; the last serves all further ranks.
        By default `DEFAULT_WIDTHS`.
    rank_field : str, optional
        Field of the links with their ranks: whole numbers from 1 on, or the words ``important`` (1) and ``general``
        (2) of the gravity model. By default the links are ranked by their least-cost distance, the least first, into
        as many classes of equally many links as there are widths; equal distances share a rank.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    Patches
        One of the `polygons` for each active link, in the order of the links and with ``link_id`` as id; they may
        overlap each other and the patches. Fields ``rank``, ``width`` (map units) and ``area_ha``.

    Raises
    ------
    EmptyInputError
        If no link is active.
    InvalidValueError
        If a width is not above 0, the field is missing or holds no ranks, or a least-cost distance is unknown.

    Notes
    -----
    A strip is all land within half the width of the path, with round ends. The areas count land twice where strips
    overlap; the log tells the area of their union as well. The default widths are classes of importance in use for
    urban corridors, in metres; none is a law of nature.
    """
    progress = progress or Progress()
    active = np.sort(active_links(patches, links))
    widths = _widths(widths)
    if rank_field is None:
        ranks = _ranks_by_cost(links, active, min(len(widths), len(active)), progress)
    else:
        ranks = _ranks_of_field(links, active, rank_field)
    chosen = widths[np.minimum(ranks, len(widths)) - 1]
    paths = [links.paths[k] if len(links.paths) else np.empty((0, 2)) for k in active]
    numbers = tuple(np.asarray(links.fields["link_id"])[active].tolist())
    bare = [str(number) for number, path in zip(numbers, paths) if len(path) < 2]
    if bare:
        progress.warn(f"Links {', '.join(bare)} come without a path and get no corridor of fixed width.")
    shapes, areas, union = interruptible(raster_io.buffers, paths, chosen / 2, progress=progress)
    hectare = patches.grid.unit**2 / 1e4
    progress.say(
        f"Corridors of fixed width: {areas.sum() * hectare:.6g} ha one by one, {union * hectare:.6g} ha of land; "
        f"overlaps make the difference of {max(0.0, areas.sum() - union) * hectare:.6g} ha."
    )
    return Patches(None, patches.grid, numbers, {"rank": ranks, "width": chosen, "area_ha": areas * hectare}, shapes)


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
        Takes a `LinkPair` and returns what is kept of it, which must not hold its arrays: their memory is used again.
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
    uses = np.bincount(links.ends[order].ravel(), minlength=len(patches))
    surfaces = Surfaces(resistance, patches, max_cost=limits, uses=uses, progress=progress)
    cells = patch_cells(patches.labels.ravel(), len(patches))

    def work(link):
        ends = links.ends[link]
        both = tuple(surfaces.of(end) for end in ends)
        lcd = _least_cost(both[0], cells[ends[1]], patches.grid.shape[1])
        _check_lcd(links, link, lcd, known[link], bounds)
        result = function(LinkPair(int(link), *_shared(*both), lcd, both))
        for end in ends:
            surfaces.give_back(end)
        return result

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
        seen = np.zeros(pair.first.shape, np.uint8)
        top, bottom, left, right = kernels.flood(pair.first, pair.second, pair.lcd, float(reach), slack, seen)
        filled = slice(top, bottom), slice(left, right)
        nlcc = np.where(seen[filled], pair.first[filled] + pair.second[filled] - pair.lcd, np.nan)
    else:
        nlcc = pair.first + pair.second - pair.lcd
        nlcc[nlcc > reach + slack] = np.nan
        filled = filled_window(~np.isnan(nlcc))
        nlcc = nlcc[filled]
    nlcc[nlcc <= slack] = 0
    shifted = (
        slice(part.start + whole.start, part.stop + whole.start)
        for part, whole in zip(filled, (pair.rows, pair.columns))
    )
    return LinkCorridor(pair.link, *shifted, nlcc, pair.lcd)


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


def _widths(widths):
    """Return widths as numbers, or raise."""
    if widths is None:
        return np.array(DEFAULT_WIDTHS)
    parts = widths.replace("；", ";").strip().strip(";").split(";") if isinstance(widths, str) else widths
    try:
        found = np.array([float(part) for part in parts])
    except ValueError:
        raise InvalidValueError(f"Widths are '{widths}'; they must be numbers separated by ;.") from None
    if not len(found) or not (np.isfinite(found) & (found > 0)).all():
        raise InvalidValueError(f"Widths are '{widths}'; at least one number is needed, and all must be above 0.")
    return found


def _ranks_by_cost(links, active, classes, progress):
    """Return the rank of each active link by least-cost distance, in classes of equally many."""
    costs = _known_lcd(links)[active]
    if np.isinf(costs).any():
        link = links.fields["link_id"][active[np.isinf(costs)][0]]
        raise InvalidValueError(
            f"Links: link {link} has no least-cost distance to rank it by. Make the links with ecopattern:links, or "
            "name a field that holds ranks."
        )
    progress.say(
        f"Links are ranked by least-cost distance, the least first, in {classes} classes of equally many. Name a field "
        "with ranks to have it otherwise."
    )
    return 1 + np.searchsorted(np.sort(costs), costs) * classes // len(costs)


def _ranks_of_field(links, active, name):
    """Return the rank of each active link as a field tells it, or raise."""
    if name not in links.fields:
        raise InvalidValueError(f"Links: they have no field '{name}'; they have {', '.join(links.fields)}.")
    ranks = np.empty(len(active), int)
    for k, link in enumerate(active):
        value = links.fields[name][link]
        try:
            rank = float(LEVEL_RANKS.get(str(value).strip().lower(), value))
        except (TypeError, ValueError):
            rank = np.nan
        if not (rank >= 1 and rank.is_integer()):
            raise InvalidValueError(
                f"Links: field '{name}' of link {links.fields['link_id'][link]} is '{value}'; a rank is a whole number "
                "from 1 on, or important or general."
            )
        ranks[k] = rank
    return ranks
