"""Strategic nodes: points on least-cost paths that hold the network together, and break points where roads cut it.

Common practice with the minimum cumulative resistance (MCR) surface: paths across the ridges between the zones of
sources, crossings of paths, saddles of the ridges, and paths across roads.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from .. import raster_io
from ..progress import Progress
from ..validation import check_memory, check_range
from .corridor_width import path_pieces
from .cost_distance import cost_distance
from .link_corridors import ROUNDING, active_links, check_same_cells

BREAK_METRES = 100.0
BIN_CELLS = 16
PAIRS_AT_ONCE = 1_000_000
BYTES_PER_CELL = 90


class NodeType(enum.Enum):
    """What makes a point a node."""

    STRATEGIC = "strategic"
    CROSSING = "crossing"
    SADDLE = "saddle"
    BREAK = "break"


@dataclass(frozen=True)
class _Points:
    """Candidate nodes of one type: x, y, cost, and the positions of their links as tuples."""

    x: np.ndarray
    y: np.ndarray
    cost: np.ndarray
    links: list


@dataclass(frozen=True)
class _Ways:
    """All paths as chains of cells, one after the other: cell and link, and whether the next one follows on it."""

    cells: np.ndarray
    links: np.ndarray
    follows: np.ndarray


def strategic_nodes(resistance, patches, links, *, roads=None, merge_cells=3, progress=None):
    """Return the points at which the network of links is held together or cut.

    Use it to place stepping stones, protection and crossings over roads.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are used, with their least-cost paths.
    roads : sequence of bytes, optional
        WKB of lines in the coordinate system of `resistance`, for break points.
    merge_cells : float
        Nodes of one type that lie no farther apart become one, in cells; break points within 100 m do.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    dict of str to numpy.ndarray
        Table of points: ``x``, ``y``, ``node_id`` (from 1), ``node_type``, ``cost`` (MCR at the point, cost x map
        units) and ``links`` (ids of the links, joined by ``;``).
        Ordered by type, then from north to south and west to east.

    Raises
    ------
    GridMismatchError
        If the patches are not on the grid of the resistance.
    EmptyInputError
        If no link is active.
    InvalidValueError
        If `merge_cells` is below 0, or the links belong to other patches.

    Notes
    -----
    No node lies inside a patch. The MCR surface is the cost distance from the nearest patch, a ridge lies where two
    neighbouring cells belong to different patches.

    - strategic: a path crosses a ridge; the costlier of the two cells.
    - crossing: two paths meet, part or cross. Where they run together, the ends of the common stretch.
    - saddle: the cell at which the ridge between two linked patches is lowest, one for each link whose zones touch.
    - break: a path crosses a road, at the exact point. A road that runs along a path does not cross it.

    Of nodes that are merged the cheapest stays and takes the links of the others. Memory: about 90 bytes a cell.
    """
    progress = progress or Progress()
    check_range(merge_cells, "Merge distance", minimum=0)
    check_same_cells(resistance, patches)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Strategic nodes")
    active = np.sort(active_links(patches, links))
    surface = cost_distance(resistance, patches.labels, allocation=True, progress=progress.part(0, 0.7))
    cost, allocation = surface.cost.values, surface.allocation
    ways = _ways(links, active, patches.grid, progress)
    candidates = {
        NodeType.STRATEGIC: _on_ridges(ways, cost, allocation, patches),
        NodeType.CROSSING: _crossings(ways, cost, patches),
        NodeType.SADDLE: _saddles(links, active, cost, allocation, patches),
        NodeType.BREAK: _breaks(links, active, roads, cost, patches, progress.part(0.75, 0.95)),
    }
    apart = merge_cells * max(patches.grid.cell)
    merged = {
        kind: _merge(points, BREAK_METRES / patches.grid.unit if kind is NodeType.BREAK else apart)
        for kind, points in candidates.items()
    }
    progress.report(1)
    return _table(merged, links.fields["link_id"])


def _ways(links, active, grid, progress):
    """Return the paths of links as chains of cells."""
    cells, owners, follows = [np.empty(0, int)], [np.empty(0, int)], [np.empty(0, bool)]
    for link in active if len(links.paths) else ():
        rows, columns, _ = path_pieces(links.paths[link], grid)
        chain = rows * grid.shape[1] + columns
        chain = chain[np.flatnonzero(np.diff(chain, prepend=-1))]
        cells.append(chain)
        owners.append(np.full(len(chain), link))
        follows.append(np.arange(len(chain)) < len(chain) - 1)
        progress.check()
    return _Ways(*(np.concatenate(parts) for parts in (cells, owners, follows)))


def _at_cells(cells, cost, links, grid):
    """Return points at the centres of cells."""
    rows, columns = np.divmod(np.asarray(cells, int), grid.shape[1])
    return _Points(*grid.xy(rows, columns), cost[rows, columns], links)


def _on_ridges(ways, cost, allocation, patches):
    """Return where paths step from the zone of one patch into that of another."""
    start = np.flatnonzero(ways.follows)
    first, second = ways.cells[start], ways.cells[start + 1]
    zones = allocation.ravel()
    across = (zones[first] != zones[second]) & (zones[first] > 0) & (zones[second] > 0)
    first, second, owners = first[across], second[across], ways.links[start[across]]
    height = cost.ravel()
    cells = np.where(height[second] > height[first], second, first)
    outside = patches.labels.ravel()[cells] == 0
    return _at_cells(cells[outside], cost, [(link,) for link in owners[outside].tolist()], patches.grid)


def _crossings(ways, cost, patches):
    """Return where paths meet, part or cross outside patches."""
    cells, owners = _junctions(ways, patches)
    at_cells = _at_cells(cells, cost, owners, patches.grid)
    between = _between_cells(ways, cost, patches)
    joined = (np.concatenate((getattr(at_cells, name), getattr(between, name))) for name in ("x", "y", "cost"))
    return _Points(*joined, at_cells.links + between.links)


def _junctions(ways, patches):
    """Return the cells outside patches that several paths enter or leave by different ways, and those links."""
    labels = patches.labels.ravel()
    inside = labels[ways.cells]
    # A patch counts as one place, so paths that leave it side by side do not part there.
    places = np.where(inside > 0, -inside.astype(int), ways.cells)
    nowhere = -len(patches) - 1
    after = np.append(np.where(ways.follows[:-1], places[1:], nowhere), nowhere)[: len(places)]
    before = np.append(nowhere, np.where(ways.follows[:-1], places[:-1], nowhere))[: len(places)]
    free = np.flatnonzero(inside == 0)
    low, high = np.minimum(after, before)[free], np.maximum(after, before)[free]
    cells, owners = ways.cells[free], ways.links[free]
    order = np.lexsort((owners, cells))
    low, high, cells, owners = low[order], high[order], cells[order], owners[order]
    if not len(cells):
        return cells, []
    starts = np.flatnonzero(np.diff(cells, prepend=-1))

    def differs(values):
        return np.minimum.reduceat(values, starts) != np.maximum.reduceat(values, starts)

    found = differs(owners) & (differs(low) | differs(high))
    groups = np.split(owners, starts[1:])
    return cells[starts[found]], [tuple(np.unique(groups[k]).tolist()) for k in np.flatnonzero(found)]


def _between_cells(ways, cost, patches):
    """Return the corners of cells outside patches at which diagonal steps of different paths cross."""
    width = patches.grid.shape[1]
    start = np.flatnonzero(ways.follows)
    first, second = ways.cells[start], ways.cells[start + 1]
    (row, column), (next_row, next_column) = np.divmod(first, width), np.divmod(second, width)
    labels = patches.labels.ravel()
    diagonal = (abs(next_row - row) == 1) & (abs(next_column - column) == 1)
    diagonal &= (labels[first] == 0) & (labels[second] == 0)
    falling = (next_row - row) * (next_column - column) > 0
    corner = np.minimum(row, next_row) * width + np.minimum(column, next_column)
    owners = ways.links[start]
    both = np.intersect1d(corner[diagonal & falling], corner[diagonal & ~falling])
    kept, found = [], []
    for place in both.tolist():
        here = diagonal & (corner == place)
        down, up = (set(owners[here & way].tolist()) for way in (falling, ~falling))
        if len(down | up) > 1:
            kept.append(place)
            found.append(tuple(sorted(down | up)))
    rows, columns = np.divmod(np.array(kept, int), width)
    around = [cost[rows + down, columns + right] for down in (0, 1) for right in (0, 1)]
    return _Points(*patches.grid.xy(rows + 0.5, columns + 0.5), np.fmin.reduce(around), found)


def _saddles(links, active, cost, allocation, patches):
    """Return the lowest cell of the ridge between each two linked patches whose zones touch."""
    numbers = np.arange(cost.size).reshape(cost.shape)
    pairs, heights, cells = [], [], []
    everything, ahead, behind = slice(None), slice(1, None), slice(None, -1)
    for one, other in (
        ((everything, behind), (everything, ahead)),
        ((behind, everything), (ahead, everything)),
        ((behind, behind), (ahead, ahead)),
        ((behind, ahead), (ahead, behind)),
    ):
        first, second = allocation[one], allocation[other]
        ridge = (first != second) & (first > 0) & (second > 0)
        first, second = first[ridge].astype(np.int64), second[ridge].astype(np.int64)
        pairs.append(np.minimum(first, second) * (len(patches) + 1) + np.maximum(first, second))
        here, there = cost[one][ridge], cost[other][ridge]
        heights.append(np.maximum(here, there))
        cells.append(np.where(there > here, numbers[other][ridge], numbers[one][ridge]))
    pairs, heights, cells = (np.concatenate(parts) for parts in (pairs, heights, cells))
    order = np.lexsort((cells, heights, pairs))
    lowest = order[np.flatnonzero(np.diff(pairs[order], prepend=-1))]
    lowest = lowest[patches.labels.ravel()[cells[lowest]] == 0]
    joining = {
        tuple(ends): (link,) for link, ends in zip(active.tolist(), np.sort(links.ends[active], axis=1).tolist())
    }
    ends = np.column_stack(np.divmod(pairs[lowest], len(patches) + 1)) - 1
    named = [joining.get(tuple(pair), ()) for pair in ends.tolist()]
    linked = np.array([bool(links_of) for links_of in named], bool)
    return _at_cells(cells[lowest[linked]], cost, [links_of for links_of in named if links_of], patches.grid)


def _breaks(links, active, roads, cost, patches, progress):
    """Return where paths cross roads outside patches."""
    grid = patches.grid
    paths = [(links.paths[link], link) for link in active if len(links.paths) and len(links.paths[link]) > 1]
    lines = []
    for count, road in enumerate(roads or ()):
        lines.extend((line, count) for line in raster_io.rings(road))
        if count % 500 == 0:
            progress.check()
    starts, ends, owners = _segments(paths)
    road_starts, road_ends, _ = _segments(lines)
    which, points = segment_crossings(starts, ends, road_starts, road_ends, BIN_CELLS * max(grid.cell), progress)
    rows, columns = grid.index(*points.T)
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    which, points, rows, columns = which[inside], points[inside], rows[inside], columns[inside]
    outside = patches.labels[rows, columns] == 0
    found = [(link,) for link in owners[which[outside]].tolist()]
    return _Points(*points[outside].T, cost[rows[outside], columns[outside]], found)


def _segments(lines):
    """Return starts, ends and owners of all segments of lines that come with their owner."""
    starts = [np.empty((0, 2))] + [line[:-1] for line, _ in lines]
    ends = [np.empty((0, 2))] + [line[1:] for line, _ in lines]
    owners = [np.empty(0, int)] + [np.full(len(line) - 1, owner) for line, owner in lines]
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(owners)


def segment_crossings(starts, ends, other_starts, other_ends, size, progress=None):
    """Return where segments of one set cross segments of another.

    Parameters
    ----------
    starts, ends, other_starts, other_ends : numpy.ndarray
        Shape ``(segments, 2)``, ground coordinates.
    size : float
        Side of the bins in which segments are looked for, map units; some lengths of a typical segment.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    tuple of numpy.ndarray
        Index into `starts` and point ``(crossings, 2)`` of each crossing. Parallel segments do not cross.

    Notes
    -----
    Long segments are cut to the side of a bin, so each piece lies in at most four bins, and only pieces that share a
    bin are compared.
    """
    progress = progress or Progress()
    if not len(starts) or not len(other_starts):
        return np.empty(0, int), np.empty((0, 2))
    low, high = np.minimum(starts, ends).min(axis=0), np.maximum(starts, ends).max(axis=0)
    near = (np.maximum(other_starts, other_ends) >= low).all(axis=1)
    near &= (np.minimum(other_starts, other_ends) <= high).all(axis=1)
    # Coordinates from the corner keep the digits that large ground coordinates would cost.
    first = _cut(starts - low, ends - low, size)
    second = _cut(other_starts[near] - low, other_ends[near] - low, size)
    bins, pieces = _bins(first, size)
    other_bins, other_pieces = _bins(second, size)
    begin, stop = (np.searchsorted(other_bins, bins, side=side) for side in ("left", "right"))
    counts = stop - begin
    chunks = np.searchsorted(np.cumsum(counts), np.arange(PAIRS_AT_ONCE, counts.sum(), PAIRS_AT_ONCE))
    found, points = [np.empty(0, int)], [np.empty((0, 2))]
    limits = [0, *np.unique(chunks).tolist(), len(bins)]
    for start, end in zip(limits[:-1], limits[1:]):
        number = counts[start:end]
        left = np.repeat(pieces[start:end], number)
        rank = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)
        right = other_pieces[np.repeat(begin[start:end], number) + rank]
        crossing, at = _intersect(first, second, left, right)
        found.append(first[2][left[crossing]])
        points.append(at)
        progress.report(end / len(bins))
    found, points = np.concatenate(found), np.concatenate(points)
    _, once = np.unique(np.column_stack((found, np.round(points / (size * ROUNDING)))), axis=0, return_index=True)
    return found[once], points[once] + low


def _cut(starts, ends, size):
    """Return starts, steps and owners of the pieces of segments, none longer than `size` along x or y."""
    steps = ends - starts
    counts = np.maximum(1, np.ceil(np.abs(steps).max(axis=1, initial=0) / size)).astype(int)
    owners = np.repeat(np.arange(len(starts)), counts)
    rank = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    steps = (steps / counts[:, None])[owners]
    return starts[owners] + rank[:, None] * steps, steps, owners


def _bins(pieces, size):
    """Return the numbers of the bins that pieces touch, sorted, and the piece of each."""
    starts, steps, _ = pieces
    margin = size * ROUNDING
    low = np.floor((np.minimum(starts, starts + steps) - margin) / size).astype(np.int64)
    high = np.floor((np.maximum(starts, starts + steps) + margin) / size).astype(np.int64)
    bins, owners = [], []
    for across in (0, 1, 2):
        for down in (0, 1, 2):
            there = low + np.array((across, down))
            inside = (there <= high).all(axis=1)
            bins.append(there[inside, 0] * 2**32 + there[inside, 1])
            owners.append(np.flatnonzero(inside))
    bins, owners = np.concatenate(bins), np.concatenate(owners)
    order = np.lexsort((owners, bins))
    return bins[order], owners[order]


def _intersect(first, second, left, right):
    """Return which of the paired pieces cross, as indices into the pairs, and where."""
    start, step = first[0][left], first[1][left]
    other, along = second[0][right], second[1][right]
    gap = other - start
    area = _cross(step, along)
    with np.errstate(divide="ignore", invalid="ignore"):
        part, other_part = _cross(gap, along) / area, _cross(gap, step) / area
        skew = np.abs(area) > ROUNDING * np.hypot(*step.T) * np.hypot(*along.T)
        meets = skew & (np.abs(part - 0.5) <= 0.5 + ROUNDING) & (np.abs(other_part - 0.5) <= 0.5 + ROUNDING)
    crossing = np.flatnonzero(meets)
    return crossing, start[crossing] + part[crossing, None] * step[crossing]


def _cross(a, b):
    """Return the cross products of vectors in the plane."""
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def _merge(points, apart):
    """Return the points that stay when each of them takes in all later ones within `apart`, cheapest first."""
    if not len(points.x):
        return points
    order = np.lexsort((points.x, -points.y, points.cost))
    place = np.column_stack((points.x, points.y))
    near = cKDTree(place).query_ball_point(place, apart * (1 + ROUNDING))
    taken = np.zeros(len(place), bool)
    kept, owners = [], []
    for k in order:
        if not taken[k]:
            members = [j for j in near[k] if not taken[j]]
            taken[members] = True
            kept.append(k)
            owners.append(tuple(sorted({link for j in members for link in points.links[j]})))
    return _Points(points.x[kept], points.y[kept], points.cost[kept], owners)


def _table(merged, link_ids):
    """Return the nodes of all types as a table, in the order of types and from north-west to south-east."""
    columns = {"x": [], "y": [], "node_type": [], "cost": [], "links": []}
    for kind, points in merged.items():
        for k in np.lexsort((points.x, -points.y)):
            columns["x"].append(points.x[k])
            columns["y"].append(points.y[k])
            columns["node_type"].append(kind.value)
            columns["cost"].append(points.cost[k])
            columns["links"].append(";".join(str(link_ids[link]) for link in points.links[k]))
    number = np.arange(1, len(columns["x"]) + 1)
    return {
        "x": np.array(columns["x"], float),
        "y": np.array(columns["y"], float),
        "node_id": number,
        "node_type": np.array(columns["node_type"], str),
        "cost": np.array(columns["cost"], float),
        "links": np.array(columns["links"], str),
    }
