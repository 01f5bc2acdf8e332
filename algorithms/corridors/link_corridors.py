"""Land link by link: cost distances from both ends of each link, and the normalised corridor they make.

`over_pairs` and `link_corridors` serve every job that looks at land link by link.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .. import jit
from ..errors import EmptyInputError, InvalidValueError, NoPathError
from ..grid import Raster
from ..progress import Progress, spread
from ..validation import check_patches, check_resistance, check_same_grid
from . import kernels
from .cost_distance import Surfaces, patch_cells

ROUNDING = 1e-9
LCD_TOLERANCE = 1e-6


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
        return normalised_corridor(pair, reach[pair.link])

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
    known = known_lcd(links)
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


def known_lcd(links):
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


def normalised_corridor(pair, reach):
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
