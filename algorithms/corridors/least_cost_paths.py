"""Least-cost paths: the cells that a least cost comes along, and their course on the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import jit
from ..errors import EmptyInputError, NoPathError
from ..grid import Raster
from ..progress import Progress, Quiet, cores, spread
from ..validation import check_memory, check_patches, check_same_grid
from .cost_distance import BYTES_PER_CELL_WITHOUT_NUMBA, check_sources, patch_cells
from .front import Targets
from .terrain import Terrain

BYTES_PER_CELL = 20
BYTES_PER_CELL_AND_THREAD = 16
SHOWN_NAMES = 5


@dataclass(frozen=True)
class LeastCostPaths:
    """Paths and what they cost.

    Parameters
    ----------
    fields : dict of str to numpy.ndarray
        ``from_id`` and ``to_id`` (ids of origin and destination), ``cost`` (cost x map units) and ``length`` (map
        units), one value a path.
    paths : tuple of numpy.ndarray
        Ground coordinates ``(points, 2)`` through cell centres from the origin to the destination; empty where both
        share a cell, which costs nothing.
    crs : str
        Coordinate system as WKT.
    """

    fields: dict
    paths: tuple
    crs: str

    def __len__(self):
        return len(self.paths)


def least_cost_paths(resistance, origins, destinations, *, nearest=False, progress=None):
    """Return the least-cost path from each origin to each destination, or to the nearest one alone.

    Use it for single ways on the land: from patches to wells, from a tunnel to the forest. Between patches of one
    network use `links`.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    origins, destinations : Patches
        Points, lines or areas on the grid of `resistance`. If both are the same, none is paired with itself.
    nearest : bool
        Whether each origin gets one path, to the destination of least cost; of equally near ones the first.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    LeastCostPaths
        By origin, then by destination. Pairs that no path joins are left out, with a warning.

    Raises
    ------
    GridMismatchError
        If origins or destinations are not on the grid of the resistance.
    EmptyInputError
        If there are no origins or destinations, or none of them lies where the land can be crossed.
    NoPathError
        If no pair is joined.

    Notes
    -----
    Cost as in `cost_distance`. From each origin cost is spread until the destinations are met; where there are fewer
    destinations than origins, from each destination, for ways back cost the same. Where several paths cost the same,
    one of them is taken. Memory: about 20 bytes a cell and 16 more for each thread, 500 without numba.

    Examples
    --------
    In a row of resistances 1, 1, 5, 1 with cells of 30 m the path from the first to the last costs 210 and is 90 long.
    """
    progress = progress or Progress()
    _check(resistance, origins, destinations)
    terrain = Terrain(resistance, progress=Quiet(progress))
    starts, ends = (_cells(terrain, places, name) for places, name in _named(origins, destinations))
    same = tuple(origins.ids) == tuple(destinations.ids) and np.array_equal(origins.labels, destinations.labels)
    turned = not nearest and _count(ends) < _count(starts)
    found = {}
    for k, met in _spreads(terrain, *((ends, starts) if turned else (starts, ends)), same, nearest, progress):
        for other, cost, path in met:
            found[(other, k) if turned else (k, other)] = cost, path[::-1] if turned else path
            if same and not nearest:
                found[other, k] = cost, path[::-1]
    _tell_missing(found, (starts, ends), (origins, destinations), same, nearest, progress)
    progress.report(1)
    return _assemble(terrain, found, origins, destinations)


def path_length(terrain, path):
    """Return the length of a path of rows and columns through cell centres, map units."""
    width, height, _ = terrain.lengths
    down, right = np.diff(path, axis=0).T
    return float(np.hypot(down * height, right * width).sum())


def _named(origins, destinations):
    """Return both with the names that messages use."""
    return (origins, "Origins"), (destinations, "Destinations")


def _check(resistance, origins, destinations):
    """Raise unless the resistance is sound, and origins and destinations lie on its grid."""
    for places, name in _named(origins, destinations):
        check_patches(places, name=name)
        check_sources(resistance, places.labels)
        check_same_grid(resistance, Raster(places.labels, places.grid, name=name))
    per_cell = BYTES_PER_CELL + BYTES_PER_CELL_AND_THREAD * cores()
    check_memory((per_cell if jit.available() else BYTES_PER_CELL_WITHOUT_NUMBA) * resistance.grid.size, "Paths")


def _cells(terrain, places, name):
    """Return the passable cells of each place, or raise if none has any."""
    cells = patch_cells(terrain.passable_labels(places.labels), len(places))
    if not _count(cells):
        raise EmptyInputError(f"{name}: none lies where the resistance is known and can be crossed.")
    return cells


def _count(cells):
    """Return how many places have cells."""
    return sum(len(part) > 0 for part in cells)


def _spreads(terrain, starts, ends, same, nearest, progress):
    """Yield for each start its position and what was met: positions of ends, costs and paths of rows and columns.

    If both are the same, each pair is met once, from the first of the two.
    """
    work = [k for k in range(len(starts)) if len(starts[k])]

    def measure(start):
        skipped = () if not same else (start,) if nearest else range(start + 1)
        others = [k for k in range(len(ends)) if len(ends[k]) and k not in skipped]
        if not others:
            return []
        cells = [ends[k] for k in others]
        owners = np.repeat(others, [len(part) for part in cells])
        targets = Targets([np.concatenate(cells)] if nearest else cells)
        with terrain.spread(starts[start], targets=targets, progress=progress) as reached:
            met = [_meet(reached, part) for part in targets.cells]
        named = [owners[met[0][0]]] if nearest else others
        return [(int(k), cost, path) for k, (_, cost, path) in zip(named, met) if path is not None]

    for index, met in spread(measure, work, progress):
        yield work[index], met


def _meet(reached, cells):
    """Return which cell is reached at the least cost, the cost, and the path to it, None if none is."""
    costs = reached.at(cells)
    place = int(costs.argmin())
    return place, float(costs[place]), reached.path(cells[place]) if np.isfinite(costs[place]) else None


def _tell_missing(found, cells, places, same, nearest, progress):
    """Warn of pairs without a path, or raise if there is no path at all."""
    if not found:
        raise NoPathError(
            "Origins and destinations: no chain of cells with known resistance joins any of them. Check cells without "
            "data, which cannot be crossed."
        )
    if nearest:
        served = {first for first, _ in found}
        missing = [str(name) for k, name in enumerate(places[0].ids) if k not in served]
    else:
        pairs = ((a, b) for a in range(len(cells[0])) for b in range(len(cells[1])) if not (same and a == b))
        missing = [f"{places[0].ids[a]} to {places[1].ids[b]}" for a, b in pairs if (a, b) not in found]
    if missing:
        more = f" and {len(missing) - SHOWN_NAMES} more" if len(missing) > SHOWN_NAMES else ""
        progress.warn(f"No path from {', '.join(missing[:SHOWN_NAMES])}{more}.")


def _assemble(terrain, found, origins, destinations):
    """Return the paths with their fields, by origin and destination."""
    order = sorted(found)
    paths = [found[pair][1] for pair in order]
    return LeastCostPaths(
        {
            "from_id": [origins.ids[first] for first, _ in order],
            "to_id": [destinations.ids[last] for _, last in order],
            "cost": np.array([found[pair][0] for pair in order]),
            "length": np.array([path_length(terrain, path) for path in paths]),
        },
        tuple(terrain.xy(path) if len(path) > 1 else np.empty((0, 2)) for path in paths),
        origins.grid.crs,
    )
