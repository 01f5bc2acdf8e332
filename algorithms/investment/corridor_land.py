"""The land that corridors of a true width need: paths that keep clear of obstacles, and the cells around them.

A link keeps its least-cost path where a corridor of the width has room along it; else it gets the least-cost path on
the land that is left when all obstacles are widened by half the width. Where there is none, the corridor is narrower.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from ..corridors.corridor_width import path_pieces
from ..corridors.cost_distance import patch_cells
from ..corridors.front import Targets
from ..corridors.least_cost_paths import path_length
from ..corridors.terrain import Terrain
from ..grid import Raster
from ..progress import Progress, Quiet, spread
from .design_problem import ROUNDING

SHOWN_LINKS = 5


@dataclass(frozen=True)
class CorridorLand:
    """Cells that each link turns into corridor.

    Parameters
    ----------
    links : PatchGraph
        With the paths that are followed; ``lcd``, ``lcp_length`` and their ratios belong to them.
    cells : list of numpy.ndarray
        Cells of each link outside patches and obstacles, numbered row by row on the grid, sorted; empty for links that
        are not active.
    min_width : numpy.ndarray of float64
        Least width along the path, map units, no more than the width asked for; NaN for links that are not active.
    """

    links: object
    cells: list
    min_width: np.ndarray


def corridor_land(resistance, patches, links, width, *, closed=None, progress=None):
    """Return the cells of a corridor of fixed width along each active link.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; cells outside patches that are NaN are obstacles, as is what lies
        outside the grid.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        With least-cost paths.
    width : float
        Of the corridors, map units, at least a cell.
    closed : numpy.ndarray of bool, optional
        Shape ``(rows, columns)``: further cells that cannot become corridor.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    CorridorLand

    Notes
    -----
    A corridor holds all cells that the open circle of half the width around the centre of a path cell touches, so along
    its path it is nowhere narrower than the width, and less than a cell wider on either side. Path cells within patches
    need no corridor.
    """
    progress = progress or Progress()
    disc = _Disc(patches.grid, width)
    habitat = patches.labels > 0
    obstacle = np.isnan(resistance.values) & ~habitat
    if closed is not None:
        obstacle |= closed & ~habitat
    clear = ~disc.touches(obstacle, progress.part(0, 0.1)) | habitat
    paths = [path_cells(path, patches.grid, active) for path, active in zip(links.paths, links.fields["active"])]
    crowded = [k for k, cells in enumerate(paths) if not clear.ravel()[cells].all()]
    links, moved = _rerouted(resistance, patches, links, clear, crowded, progress.part(0.1, 0.6))
    for k in moved:
        paths[k] = path_cells(links.paths[k], patches.grid, True)
    width_of = np.where(links.fields["active"], float(width), np.nan)
    narrow = sorted(set(crowded) - set(moved))
    if narrow:
        room = _room(obstacle, patches.grid)
        for k in narrow:
            outside = paths[k][~habitat.ravel()[paths[k]]]
            width_of[k] = min(width, max(0.0, room.ravel()[outside].min(initial=np.inf)))
        _tell(links, narrow, width_of, progress)
    if moved:
        progress.say(f"{len(moved)} links were led round obstacles, so that their corridors have the full width.")
    free = ~(habitat | obstacle).ravel()
    cells = []
    for k, path in enumerate(paths):
        if k % 100 == 0:
            progress.report(0.6 + 0.4 * k / len(paths))
        cells.append(disc.around(path[~habitat.ravel()[path]], free))
    return CorridorLand(links, cells, width_of)


def path_cells(path, grid, active):
    """Return the cells of a path, numbered row by row, each once; none unless the link is active."""
    if not active or len(path) < 2:
        return np.empty(0, np.int64)
    rows, columns, _ = path_pieces(path, grid)
    return np.unique(rows * grid.shape[1] + columns)


class _Disc:
    """The cells that an open circle around a cell centre touches, as rows of runs."""

    def __init__(self, grid, width):
        self.shape = grid.shape
        radius = width / 2 * (1 - ROUNDING)
        wide, high = grid.cell
        self.height = int(np.ceil(radius / high + 0.5)) - 1
        down = np.maximum(np.abs(np.arange(-self.height, self.height + 1)) - 0.5, 0) * high
        self.halves = np.ceil(np.sqrt(radius**2 - down**2) / wide + 0.5).astype(int) - 1
        self.reach = int(self.halves.max())
        rows = np.repeat(np.arange(-self.height, self.height + 1), 2 * self.halves + 1)
        self.rows, self.columns = rows, np.concatenate([np.arange(-half, half + 1) for half in self.halves])

    def touches(self, mask, progress):
        """Return the cells whose circle touches a True cell or lies partly outside the grid."""
        rows, columns = mask.shape
        padded = np.pad(mask, ((self.height,) * 2, (self.reach,) * 2), constant_values=True)
        running = np.zeros((padded.shape[0], padded.shape[1] + 1), np.int32)
        np.cumsum(padded, axis=1, out=running[:, 1:])
        found = np.zeros(mask.shape, bool)
        for k, half in enumerate(self.halves):
            progress.report(k / len(self.halves))
            part = running[k : k + rows]
            start = self.reach - half
            found |= part[:, start + 2 * half + 1 :][:, :columns] > part[:, start : start + columns]
        return found

    def around(self, cells, free):
        """Return the free cells that the circles around some cells touch, sorted."""
        rows, columns = np.divmod(cells, self.shape[1])
        rows, columns = rows[:, None] + self.rows, columns[:, None] + self.columns
        inside = (rows >= 0) & (rows < self.shape[0]) & (columns >= 0) & (columns < self.shape[1])
        found = np.unique((rows * self.shape[1] + columns)[inside])
        return found[free[found]]


def _room(obstacle, grid):
    """Return the width of the circle around each cell centre that obstacles leave free, to about a cell."""
    padded = np.pad(obstacle, 1, constant_values=True)
    distance = ndimage.distance_transform_edt(~padded, sampling=grid.cell[::-1])[1:-1, 1:-1]
    return np.maximum(2 * distance - min(grid.cell), 0)


def _rerouted(resistance, patches, links, clear, crowded, progress):
    """Return the links with new paths on clear land where there are any, and which links got one."""
    if not crowded:
        return links, []
    terrain = Terrain(Raster(np.where(clear, resistance.values, np.nan), resistance.grid), progress=Quiet(progress))
    cells = patch_cells(terrain.passable_labels(patches.labels), len(patches))
    partners = {}
    for link in crowded:
        first, second = links.ends[link]
        if len(cells[first]) and len(cells[second]):
            partners.setdefault(int(first), []).append(link)
    starts = list(partners)

    def work(start):
        wanted = partners[start]
        targets = Targets([cells[links.ends[link, 1]] for link in wanted])
        found = []
        with terrain.spread(cells[start], targets=targets, progress=progress) as reached:
            for link, part in zip(wanted, targets.cells):
                costs = reached.at(part)
                place = int(costs.argmin())
                if np.isfinite(costs[place]):
                    found.append((link, float(costs[place]), reached.path(part[place])))
        return found

    paths, fields, moved = list(links.paths), {name: np.array(v) for name, v in links.fields.items()}, []
    for _, found in spread(work, starts, progress):
        for link, cost, path in found:
            paths[link] = terrain.xy(path)
            _measure(fields, link, cost, path_length(terrain, path))
            moved.append(link)
    return replace(links, paths=tuple(paths), fields=fields), sorted(moved)


def _measure(fields, link, cost, length):
    """Write the distances of a new path into the fields that are there."""
    new = {"lcd": cost, "lcp_length": length}
    with np.errstate(divide="ignore", invalid="ignore"):
        if "euclidean" in fields:
            new["lcd_to_euclidean"] = np.divide(cost, float(fields["euclidean"][link]))
        new["lcd_to_length"] = np.divide(cost, length)
    for name, value in new.items():
        if name in fields and fields[name].dtype.kind == "f":
            fields[name][link] = value


def _tell(links, narrow, width_of, progress):
    """Warn of corridors that are narrower than asked for."""
    names = [f"{links.fields['link_id'][k]} ({width_of[k]:.4g})" for k in narrow[:SHOWN_LINKS]]
    more = f" and {len(narrow) - SHOWN_LINKS} more" if len(narrow) > SHOWN_LINKS else ""
    progress.warn(
        f"Links {', '.join(names)}{more}: obstacles or the border of the raster leave no way of the full width; the "
        "corridor is as wide there as the number in brackets (map units, to about a cell; field min_width). Use a "
        "smaller width, or lock these links with drop."
    )


def shared_pieces(cells, prices):
    """Cut the land of all links into pieces that the same links need.

    Parameters
    ----------
    cells : list of numpy.ndarray
        Cells that each link needs, numbered row by row.
    prices : numpy.ndarray of float
        What each cell of the grid costs.

    Returns
    -------
    tuple
        The pieces that each link needs, as a list of arrays, and the cost of each piece.
    """
    lengths = [len(part) for part in cells]
    if not sum(lengths):
        return [np.empty(0, np.int64) for _ in cells], np.empty(0)
    flat, owner = np.concatenate(cells), np.repeat(np.arange(len(cells)), lengths)
    order = np.argsort(flat, kind="stable")
    flat, owner = flat[order], owner[order]
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
    # Sums of random numbers of 128 bits tell sets of links apart.
    marks = np.random.default_rng(0).integers(0, 2**64, (2, len(cells)), dtype=np.uint64)
    first, second = (np.add.reduceat(mark[owner], starts) for mark in marks)
    ranked = np.lexsort((second, first))
    fresh = np.ones(len(ranked), bool)
    fresh[1:] = (first[ranked][1:] != first[ranked][:-1]) | (second[ranked][1:] != second[ranked][:-1])
    piece = np.empty(len(starts), np.int64)
    piece[ranked] = np.cumsum(fresh) - 1
    costs = np.bincount(piece, prices[flat[starts]], minlength=int(fresh.sum()))
    samples = ranked[fresh]
    stops = np.append(starts, len(flat))[1:]
    members = np.concatenate([owner[starts[k] : stops[k]] for k in samples])
    number = np.repeat(np.arange(len(samples)), stops[samples] - starts[samples])
    by_link = np.argsort(members, kind="stable")
    needs = np.split(number[by_link], np.searchsorted(members[by_link], np.arange(1, len(cells))))
    return needs, costs
