"""Links: which patches to connect, how far apart they are, and along which least-cost path.

The method is that of Linkage Mapper's Linkage Pathways (McRae & Kavanagh 2011): patches whose zones of allocation
touch are neighbours; least-cost distance and path join each pair; limits, paths through third patches, the number of
nearest neighbours and the joining of constellations decide which links are in use. Every link says why it is or is not.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage, sparse

from .. import jit
from ..errors import EmptyInputError, InvalidValueError
from ..graph import PatchGraph
from ..progress import Progress, Quiet, cores, interruptible, spread
from ..tables import table_rows
from ..validation import check_memory, check_patches, check_range
from .cost_distance import BYTES_PER_CELL_WITHOUT_NUMBA, check_sources, patch_cells
from .euclidean import edge_distances, euclidean_allocation
from .front import ROUNDING, Targets
from .least_cost_paths import path_length
from .terrain import Terrain

BYTES_PER_CELL = 60
BYTES_PER_CELL_AND_THREAD = 16
ACTIVE = "active"
NO_PATH = "inactive: no path joins the patches"
USER_COLUMNS = ("from_id", "to_id", "action")


class Adjacency(enum.Enum):
    """Which pairs of patches are looked at."""

    EITHER = "either"
    COST = "cost"
    EUCLIDEAN = "euclidean"
    ALL = "all"


class NeighbourUnit(enum.Enum):
    """What makes a neighbour near."""

    COST = "cost"
    EUCLIDEAN = "euclidean"


class UserAction(enum.Enum):
    """What the user wants done with a link, whatever the rules say."""

    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True)
class _Rules:
    """What decides on the use of a link; None where there is no limit."""

    adjacency: Adjacency
    max_neighbours: int
    neighbour_unit: NeighbourUnit
    connect_constellations: bool
    min_euclidean: float | None
    max_euclidean: float | None
    min_cost: float | None
    max_cost: float | None
    drop_intermediate: bool


@dataclass(frozen=True)
class _Pairs:
    """The pairs looked at: their ends ``(m, 2)``, the user's wish, and a bound on the least-cost distance."""

    ends: np.ndarray
    kept: np.ndarray
    dropped: np.ndarray
    bound: np.ndarray


def links(
    resistance,
    patches,
    *,
    adjacency=Adjacency.EITHER,
    max_neighbours=0,
    neighbour_unit=NeighbourUnit.COST,
    connect_constellations=True,
    min_euclidean=None,
    max_euclidean=None,
    min_cost=None,
    max_cost=None,
    drop_intermediate=True,
    user_links=None,
    known=None,
    progress=None,
):
    """Return the links between neighbouring patches with their least-cost paths, and which of them are in use.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        At least two, on the grid of `resistance`.
    adjacency : Adjacency
        Which pairs are looked at: those whose zones of least cost touch, of least straight distance, either, or all.
    max_neighbours : int
        A link is in use if it is among so many nearest of one of its ends; 0 for no limit.
    neighbour_unit : NeighbourUnit
        Whether near means a low least-cost distance or a low straight distance.
    connect_constellations : bool
        Whether groups left apart by `max_neighbours` are joined by their nearest links.
    min_euclidean, max_euclidean : float, optional
        Limits of the straight distance edge to edge, map units.
    min_cost, max_cost : float, optional
        Limits of the least-cost distance, cost x map units.
    drop_intermediate : bool
        Whether links whose path crosses a third patch are put out of use.
    user_links : str, path, sequence or mapping, optional
        Table, as `table_rows` takes it, with ``from_id``, ``to_id`` and ``action`` (``keep`` or ``drop``): links that
        no rule drops, and links that are never used.
    known : dict, optional
        Least-cost distance and path, rows and columns of shape ``(cells, 2)`` or None, by the positions of both
        patches, the smaller first: what is known of some pairs, and need not be worked out again.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    PatchGraph
        One link for each pair looked at, with ``link_id``, ``active``, ``status``, ``euclidean``, ``lcd``,
        ``lcp_length``, ``lcd_to_euclidean`` and ``lcd_to_length``. ``lcd`` is NaN where no path joins the pair, where
        the straight distance already rules it out and, with all pairs, beyond `max_cost`. Paths lead through cell
        centres from the first patch to the second, their end points lying in the patches.

    Raises
    ------
    InvalidValueError
        If a limit is out of range or `user_links` names an unknown patch.
    EmptyInputError
        If there are fewer than two patches or none of them lies on passable cells.

    Notes
    -----
    Strategy: (1) zones of all patches give the pairs and, by the cheapest step across each border, a bound on the
    distance of a pair; (2) straight distances between outlines; (3) from each patch one spread that ends when its
    partners are met and leaves out cells from which no patch can be reached within the bound; (4) the rules.
    Memory: about 60 bytes a cell and 16 more for each thread, 500 without numba.

    References
    ----------
    McRae, B. H., & Kavanagh, D. M. (2011). Linkage Mapper Connectivity Analysis Software. The Nature Conservancy.
    Mehlhorn, K. (1988). A faster approximation algorithm for the Steiner problem in graphs. Information Processing
    Letters 27, 125-128. doi:10.1016/0020-0190(88)90066-X
    """
    progress = progress or Progress()
    rules = _Rules(
        adjacency, max_neighbours, neighbour_unit, connect_constellations, min_euclidean, max_euclidean, min_cost,
        max_cost, drop_intermediate,
    )  # fmt: skip
    _check(resistance, patches, rules)
    _tell_scale(resistance, progress)
    terrain = Terrain(resistance, progress=Quiet(progress))
    labels = terrain.passable_labels(patches.labels)
    sources = _sources(labels, patches, resistance, progress)
    pairs, floor = _pairs(terrain, labels, patches, rules, user_links, progress.part(0, 0.2))
    euclidean = edge_distances(patches, pairs.ends, progress=progress.part(0.2, 0.3))
    last = progress.part(0.3, 1)
    joined = interruptible(_joined, terrain, labels, pairs.ends, len(patches), progress=last)
    wanted = joined & (pairs.kept | ~_outside(euclidean, min_euclidean, max_euclidean))
    lcd, paths = _least_costs(terrain, sources, pairs, wanted, floor, rules, known or {}, last)
    crossed = _crossed(labels, pairs.ends, paths)
    active, status = _decide(pairs, euclidean, lcd, joined, crossed, rules, patches.ids)
    return _assemble(terrain, patches, pairs, (active, status, euclidean, lcd), paths)


def sticks(graph, patches):
    """Return the same links drawn straight from patch to patch, so that those without a path are seen as well.

    Parameters
    ----------
    graph : PatchGraph
        Links between `patches`.
    patches : Patches
        With labels.

    Returns
    -------
    PatchGraph
        With paths of two points, the means of the cell centres of both patches.
    """
    rows, columns = np.nonzero(patches.labels)
    labels = patches.labels[rows, columns]
    counts = np.bincount(labels, minlength=len(patches) + 1)[1:]
    centres = np.column_stack([np.bincount(labels, at, len(patches) + 1)[1:] for at in patches.grid.xy(rows, columns)])
    return replace(graph, paths=tuple((centres / counts[:, None])[graph.ends]))


def _check(resistance, patches, rules):
    """Raise unless inputs and limits are sound."""
    check_sources(resistance, patches.labels)
    check_patches(patches, least=2)
    check_range(rules.max_neighbours, "Number of neighbours", minimum=0)
    for low, high, name in (
        (rules.min_euclidean, rules.max_euclidean, "straight distance"),
        (rules.min_cost, rules.max_cost, "least-cost distance"),
    ):
        if low is not None:
            check_range(low, f"Minimum {name}", minimum=0)
        if high is not None:
            check_range(high, f"Maximum {name}", minimum=low or 0)
    per_cell = BYTES_PER_CELL + BYTES_PER_CELL_AND_THREAD * cores()
    check_memory((per_cell if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA) * resistance.grid.size, "Links")


def _tell_scale(resistance, progress):
    """Say what a least-cost distance means where the easiest land does not cost 1 for each map unit."""
    least = float(np.nanmin(resistance.values))
    if not np.isclose(least, 1):
        progress.say(
            f"{resistance.name}: the least value is {least:g}, not 1. Costs are multiples of it: a least-cost distance "
            f"divided by {least:g} is the length of a way over the easiest land that costs as much."
        )


def _sources(labels, patches, resistance, progress):
    """Return the passable cells of each patch, warning of patches that have none."""
    sources = patch_cells(labels, len(patches))
    blocked = [str(name) for name, cells in zip(patches.ids, sources) if not len(cells)]
    if len(blocked) == len(patches):
        raise EmptyInputError(f"Patches: none lies where {resistance.name} can be crossed.")
    if blocked:
        progress.warn(f"Patches {', '.join(blocked)} lie where nothing can cross; no path leads to them.")
    return sources


def _pairs(terrain, labels, patches, rules, user_links, progress):
    """Return the pairs to look at, and tiles of the cost from the nearest patch (None for all pairs)."""
    count = len(patches)
    kept, dropped = _user_pairs(user_links, patches.ids)
    codes, bounds, floor = np.empty(0, np.int64), np.empty(0), None
    if rules.adjacency is Adjacency.ALL:
        first, second = np.triu_indices(count, 1)
        looked_at = first * count + second
    else:
        with terrain.spread(np.flatnonzero(labels), threads=None, progress=progress) as reached:
            cost = reached.whole(Quiet(progress))
        zones = terrain.allocate(terrain.ways(cost, Quiet(progress)), labels, Quiet(progress))
        codes, bounds = _touching(terrain, zones, count, cost)
        floor = terrain.tiled(cost, Quiet(progress))
        looked_at = codes
        if rules.adjacency is not Adjacency.COST:
            zones = interruptible(euclidean_allocation, patches.labels, patches.grid.cell, progress=Quiet(progress))
            nearest, _ = _touching(terrain, zones, count)
            looked_at = nearest if rules.adjacency is Adjacency.EUCLIDEAN else np.union1d(nearest, codes)
    looked_at = np.union1d(looked_at, kept).astype(np.int64)
    bound = np.full(len(looked_at), np.inf)
    known = np.isin(looked_at, codes)
    bound[known] = bounds[np.searchsorted(codes, looked_at[known])]
    ends = np.column_stack(np.divmod(looked_at, count))
    return _Pairs(ends, np.isin(looked_at, kept), np.isin(looked_at, dropped), bound), floor


def _touching(terrain, zones, count, cost=None):
    """Return the pairs of zones that touch, as sorted ``first * count + second``, and the cheapest way across."""
    codes, bounds = [], []
    for direction in range(4):
        here, there = terrain.step_slices(direction)
        at = np.nonzero((zones[here] != zones[there]) & (zones[here] > 0) & (zones[there] > 0))
        first, second = zones[here][at].astype(np.int64) - 1, zones[there][at].astype(np.int64) - 1
        codes.append(np.minimum(first, second) * count + np.maximum(first, second))
        if cost is not None:
            means = (terrain.values[here][at].astype(float) + terrain.values[there][at]) / 2
            bounds.append(cost[here][at] + means * terrain.step_length(direction) + cost[there][at])
    codes, inverse = np.unique(np.concatenate(codes), return_inverse=True)
    least = np.full(len(codes), np.inf)
    if cost is not None:
        np.minimum.at(least, inverse, np.concatenate(bounds))
    return codes, least


def _user_pairs(table, ids):
    """Return the pairs to keep and to drop, as ``first * n + second``."""
    pairs = {action: set() for action in UserAction}
    positions = {str(name): k for k, name in enumerate(ids)}
    for row, quoted in table_rows(table, USER_COLUMNS, required=USER_COLUMNS, name="User links") if table else ():
        ends = sorted(_position(row[column], positions, quoted) for column in ("from_id", "to_id"))
        if ends[0] == ends[1]:
            raise InvalidValueError(f"User links, row '{quoted}': a patch is linked to itself; a link joins two.")
        pairs[_action(row["action"], quoted)].add(ends[0] * len(ids) + ends[1])
    both = pairs[UserAction.KEEP] & pairs[UserAction.DROP]
    if both:
        first, second = (ids[k] for k in divmod(min(both), len(ids)))
        raise InvalidValueError(f"User links: {first} to {second} is both kept and dropped; leave out one row.")
    return (np.array(sorted(pairs[action]), np.int64) for action in UserAction)


def _position(name, positions, quoted):
    """Return the position of a patch that the user named; 3.0 is patch 3."""
    whole = name[:-2] if name.endswith(".0") else name
    if name not in positions and whole not in positions:
        raise InvalidValueError(
            f"User links, row '{quoted}': there is no patch {name}; from_id and to_id must be ids of patches."
        )
    return positions.get(name, positions.get(whole))


def _action(word, quoted):
    """Return what the user wants done."""
    try:
        return UserAction(word.lower())
    except ValueError:
        raise InvalidValueError(f"User links, row '{quoted}': action is '{word}'; it must be keep or drop.") from None


def _outside(values, low, high):
    """Return where values lie outside limits; unknown values do not."""
    low, high = -np.inf if low is None else low, np.inf if high is None else high
    return (values < low) | (values > high)


def _joined(terrain, labels, ends, count):
    """Return for each pair whether any chain of passable cells joins it."""
    regions = ndimage.label(terrain.passable(), np.ones((3, 3)))[0].ravel()
    cells = np.flatnonzero(labels)
    holds = sparse.csr_matrix(
        (np.ones(len(cells)), (labels.ravel()[cells] - 1, regions[cells])), shape=(count, int(regions.max()) + 1)
    )
    return np.asarray(holds[ends[:, 0]].multiply(holds[ends[:, 1]]).sum(axis=1)).ravel() > 0


def _least_costs(terrain, sources, pairs, wanted, floor, rules, known, progress):
    """Return least-cost distance and path (rows and columns, None where there is none) of the wanted pairs."""
    lcd, paths = np.full(len(pairs.ends), np.nan), [None] * len(pairs.ends)
    wanted = wanted.copy()
    for k in np.flatnonzero(wanted) if known else ():
        found = known.get(tuple(pairs.ends[k].tolist()))
        if found is not None:
            (lcd[k], paths[k]), wanted[k] = found, False
    work = [np.flatnonzero(wanted & (pairs.ends[:, 0] == k)) for k in np.unique(pairs.ends[wanted, 0])]

    def measure(chosen):
        limit = pairs.bound[chosen].max() * ROUNDING
        bounded = np.isfinite(limit)
        if rules.adjacency is Adjacency.ALL and rules.max_cost is not None and not pairs.kept[chosen].any():
            limit = rules.max_cost
        targets = Targets([sources[k] for k in pairs.ends[chosen, 1]], floor if bounded else None)
        start = sources[pairs.ends[chosen[0], 0]]
        with terrain.spread(start, limit, targets=targets, progress=progress) as reached:
            return [_measure_one(reached, cells) for cells in targets.cells]

    for index, found in spread(measure, work, progress):
        for k, (cost, path) in zip(work[index], found):
            lcd[k], paths[k] = cost, path
    return lcd, paths


def _measure_one(reached, cells):
    """Return least-cost distance of a patch of `cells` and the path to it, NaN and None if it was not reached."""
    costs = reached.at(cells)
    nearest = costs.argmin()
    if np.isinf(costs[nearest]):
        return np.nan, None
    return costs[nearest], reached.path(cells[nearest])


def _crossed(labels, ends, paths):
    """Return for each pair the position of the first third patch that its path crosses, -1 if none."""
    crossed = np.full(len(ends), -1)
    for k, path in enumerate(paths):
        if path is not None:
            met = labels[tuple(path.T)] - 1
            met = met[(met >= 0) & (met != ends[k, 0]) & (met != ends[k, 1])]
            crossed[k] = met[0] if len(met) else -1
    return crossed


def _decide(pairs, euclidean, lcd, joined, crossed, rules, ids):
    """Return which links are in use, and the reason in words."""
    status = [
        _reason(pairs.dropped[k], pairs.kept[k], euclidean[k], lcd[k], joined[k], crossed[k], rules, ids)
        for k in range(len(lcd))
    ]
    usable = np.array([text.startswith(ACTIVE) for text in status], bool)
    if not rules.max_neighbours:
        return usable, status
    distance = lcd if rules.neighbour_unit is NeighbourUnit.COST else euclidean
    order = np.flatnonzero(usable)[np.argsort(distance[usable], kind="stable")]
    active = usable & (pairs.kept | _among_nearest(pairs.ends, order, rules.max_neighbours, len(ids)))
    rest = order[~active[order]]
    joining = _joining(pairs.ends, active, rest, len(ids)) if rules.connect_constellations else []
    for k in rest:
        status[k] = f"inactive: not among the {rules.max_neighbours} nearest"
    for k in joining:
        active[k], status[k] = True, f"{ACTIVE}: joins two constellations"
    return active, status


def _reason(dropped, kept, euclidean, lcd, joined, crossed, rules, ids):
    """Return why one link is usable or not, before neighbours are counted."""
    if dropped:
        return "inactive: dropped by the user"
    if not joined:
        return NO_PATH
    if kept:
        return f"{ACTIVE}: kept by the user"
    beyond = _straight_beyond(euclidean, rules) or _cost_beyond(lcd, rules)
    if beyond:
        return beyond
    if rules.drop_intermediate and crossed >= 0:
        return f"inactive: the path crosses patch {ids[crossed]}"
    return ACTIVE


def _straight_beyond(distance, rules):
    """Return in a whole sentence, so that it can be translated, which limit a straight distance breaks, if any."""
    low, high = rules.min_euclidean, rules.max_euclidean
    if high is not None and not distance <= high:
        return f"inactive: straight distance {_number(distance)} is above the maximum {_number(high)}"
    if low is not None and distance < low:
        return f"inactive: straight distance {_number(distance)} is below the minimum {_number(low)}"
    return None


def _cost_beyond(lcd, rules):
    """Return in a whole sentence which limit a least-cost distance breaks, if any; beyond it the cost is not known."""
    low, high = rules.min_cost, rules.max_cost
    if high is not None and not np.isfinite(lcd):
        return f"inactive: least-cost distance is above the maximum {_number(high)}"
    if high is not None and lcd > high:
        return f"inactive: least-cost distance {_number(lcd)} is above the maximum {_number(high)}"
    if low is not None and lcd < low:
        return f"inactive: least-cost distance {_number(lcd)} is below the minimum {_number(low)}"
    return None


def _number(value):
    """Return a number for reading: whole with gaps between thousands, or four digits if it is small."""
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 100 else f"{value:.4g}"


def _among_nearest(ends, order, number, count):
    """Return which links, taken in `order` of distance, are among the first `number` of either end."""
    among, seen = np.zeros(len(ends), bool), np.zeros(count, int)
    for k in order:
        among[k] = (seen[ends[k]] < number).any()
        seen[ends[k]] += 1
    return among


def _joining(ends, active, order, count):
    """Return the links that, taken in `order`, join groups of patches that active links leave apart."""
    graph = sparse.coo_matrix((np.ones(active.sum()), tuple(ends[active].T)), shape=(count, count))
    group = sparse.csgraph.connected_components(graph, directed=False)[1]
    joining = []
    for k in order:
        first, second = group[ends[k]]
        if first != second:
            group[group == second] = first
            joining.append(k)
    return joining


def _assemble(terrain, patches, pairs, columns, paths):
    """Return the links with their fields and paths."""
    active, status, euclidean, lcd = columns
    length = np.array([np.nan if path is None else path_length(terrain, path) for path in paths], float)
    with np.errstate(divide="ignore", invalid="ignore"):
        to_euclidean = np.where(euclidean > 0, lcd / euclidean, np.nan)
        to_length = lcd / length
    fields = {
        "link_id": np.arange(1, len(lcd) + 1),
        "active": active,
        "status": np.array(status, object),
        "euclidean": euclidean,
        "lcd": lcd,
        "lcp_length": length,
        "lcd_to_euclidean": to_euclidean,
        "lcd_to_length": to_length,
    }
    lines = tuple(np.empty((0, 2)) if path is None else terrain.xy(path) for path in paths)
    return PatchGraph(patches.ids, pairs.ends, fields, lines, patches.grid.crs)
