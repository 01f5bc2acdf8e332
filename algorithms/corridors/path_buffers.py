"""Strips of a fixed width along least-cost paths, wider where a link is of a higher rank."""

from __future__ import annotations

import numpy as np

from .. import raster_io
from ..errors import InvalidValueError
from ..patches import Patches
from ..progress import Progress, interruptible
from .link_corridors import active_links, known_lcd

DEFAULT_WIDTHS = 200.0, 150.0, 100.0, 60.0, 30.0
LEVEL_RANKS = {"important": 1, "general": 2}


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
    costs = known_lcd(links)[active]
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
