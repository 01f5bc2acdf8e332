"""Land cover of a settled terrain, in the classes of ESA WorldCover.

Every class takes the share of land it is meant to have, on the cells that suit it best: suitability follows slope,
height above the stream, distance to settlements and roads, and patchy chance. So the shares hold for every seed and
size, while the pattern follows the land.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .terrain import blur, fractal, smoothstep

TREE, SHRUB, GRASS, CROP, BUILT, BARE, WATER, WETLAND = 10, 20, 30, 40, 50, 60, 80, 90
CODES = (TREE, SHRUB, GRASS, CROP, BUILT, BARE, WATER, WETLAND)
SHARES = {TREE: 0.475, CROP: 0.255, BUILT: 0.05, WETLAND: 0.012, BARE: 0.004}
PONDS = 0.003
ROADS_AT_MOST = 0.03
VILLAGE_RADIUS = 95.0
FULL_SPAN = 24000.0
PATCH_LENGTH = 900.0


def land_cover(rng, terrain, water, places, roads, grid, progress):
    """Return land cover codes and the mask of mines.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    terrain : Terrain
        Surface and drainage.
    water : numpy.ndarray of bool
        Open water.
    places : Settlements
        City, towns and villages.
    roads : tuple
        Paths and fields of the roads.
    grid : Grid
        Where the cells lie.
    progress : Progress
        Receives how far it is.
    """
    shape, cell = terrain.height.shape, grid.cell[0]
    scale = min(1.0, terrain.span / FULL_SPAN)
    patch = max(PATCH_LENGTH * scale, 8 * cell) / cell
    slope = blur(terrain.slope(cell), 1)
    away = {
        "village": _away(shape, *places.of("village"), cell),
        "town": _away(shape, *places.of("town", "city"), cell),
    }
    progress.report(0.1)
    burnt, lanes = burn_roads(roads, grid)
    from_road = ndimage.distance_transform_edt(~lanes) * cell
    progress.report(0.2)
    built = _settled(rng, terrain, water, places, burnt, slope, from_road, cell, away)
    progress.report(0.35)
    mines = _mines(rng, terrain, water | built, slope, cell, away["town"])
    taken = water | built | mines
    progress.report(0.45)

    fine = fractal(rng, shape, 0.5 * patch, exponent=2.4)
    low = -0.09 * np.minimum(terrain.above_stream, 40) - 6.5 * np.minimum(slope, 0.35)
    farmed = low + 0.75 * fine + 1.1 * np.exp(-away["village"] / (450 * scale)) - 0.0009 * terrain.height
    wet = -terrain.above_stream - 0.012 * ndimage.distance_transform_edt(~water) * cell + 2.2 * fine - 30 * slope
    wet = np.where(terrain.height < np.percentile(terrain.height, 60), wet, -np.inf)
    progress.report(0.6)
    wetland = best(wet, ~taken, SHARES[WETLAND])
    crop = best(farmed, ~taken & ~wetland, SHARES[CROP])
    progress.report(0.7)

    coarse = fractal(rng, shape, 2.2 * patch, exponent=3.0)
    mosaic = fractal(rng, shape, patch, exponent=2.6)
    people = np.exp(-away["village"] / (600 * scale)) + 1.3 * np.exp(-away["town"] / (1800 * scale))
    people += 0.8 * np.exp(-from_road / (250 * scale))
    wooded = 0.95 * coarse + 0.6 * mosaic + 3.2 * np.minimum(slope, 0.4) - 0.9 * people
    wooded += 0.5 * smoothstep(terrain.height, *np.percentile(terrain.height, (45, 90)))
    open_land = ~taken & ~wetland & ~crop
    tree = best(wooded, open_land, SHARES[TREE])
    grassy = 0.7 * mosaic - 0.5 * coarse + 0.9 * people - 2 * slope + 0.4 * fine
    grass = best(grassy, open_land & ~tree, 0.4 * (open_land & ~tree).mean())
    progress.report(0.8)
    cover = np.full(shape, SHRUB, np.uint8)
    for mask, code in ((tree, TREE), (grass, GRASS), (crop, CROP), (wetland, WETLAND)):
        cover[mask] = code
    cover = _round_off(cover, ~taken)
    ponds = best(fine + 3 * fractal(rng, shape, 6, exponent=1.5), cover == CROP, PONDS)
    for mask, code in ((ponds, WATER), (mines, BARE), (built, BUILT), (water, WATER)):
        cover[mask] = code
    progress.report(1)
    return cover, mines


def best(score, allowed, share):
    """Return the mask of the allowed cells of highest score that make up a share of all cells."""
    count = min(round(share * score.size), int(np.count_nonzero(allowed)))
    if count == 0:
        return np.zeros(score.shape, bool)
    score = np.where(allowed, score, -np.inf)
    return allowed & (score >= np.partition(score.ravel(), -count)[-count])


def burn_roads(roads, grid):
    """Return the mask of roads wide enough to be seen as built-up cells, and the mask of all roads.

    Roads are burnt from the widest down until they fill `ROADS_AT_MOST` of the cells.
    """
    paths, fields = roads
    lanes = np.zeros(grid.shape, bool)
    burnt = np.zeros(grid.shape, bool)
    for kind in ("expressway", "rail", "national", "county"):
        mask = np.zeros(grid.shape, bool)
        for path, own in zip(paths, fields["class"]):
            if own == kind:
                _draw(mask, path, grid)
        if kind == "expressway" and grid.cell[0] <= 30:
            mask |= np.roll(mask, 1, 0)
        lanes |= mask
        if (burnt | mask).mean() <= ROADS_AT_MOST:
            burnt |= mask
    return burnt, lanes


def _draw(mask, path, grid):
    """Mark the cells under a path, each sharing a side with the next."""
    steps = max(2, int(6 * np.hypot(*np.diff(path, axis=0).T).sum() / grid.cell[0]))
    place = np.linspace(0, len(path) - 1, steps)
    x, y = (np.interp(place, np.arange(len(path)), axis) for axis in path.T)
    rows, columns = grid.index(x, y)
    inside = (rows >= 0) & (rows < grid.shape[0]) & (columns >= 0) & (columns < grid.shape[1])
    mask[rows[inside], columns[inside]] = True


def _away(shape, rows, columns, cell):
    """Return the distance to the nearest of some cells, metres."""
    free = np.ones(shape, bool)
    free[rows, columns] = False
    return ndimage.distance_transform_edt(free) * cell if len(rows) else np.full(shape, np.inf)


def _settled(rng, terrain, water, places, burnt, slope, from_road, cell, away):
    """Return the mask of built-up land: roads, villages, then towns and the city out to the share meant for them."""
    shape = terrain.height.shape
    grain = fractal(rng, shape, max(8, 0.03 * terrain.span / cell), exponent=2.8, shortest=3)
    radius = VILLAGE_RADIUS * min(1.0, terrain.span / FULL_SPAN)
    hamlet = away["village"] < max(radius, 0.6 * cell) * (1 + 0.45 * grain)
    built = (burnt | (hamlet & (slope < 0.25))) & ~water
    city = _away(shape, *places.of("city"), cell) / (0.036 * terrain.span)
    town = np.full(shape, np.inf)
    axes = np.indices(shape, sparse=True)
    for k, (row, column) in enumerate(zip(*places.of("town"))):
        reach = (0.017 - 0.001 * k) * terrain.span / cell
        np.minimum(town, np.hypot(axes[0] - row, axes[1] - column) / reach, out=town)
    pull = np.maximum(np.exp(-city), np.exp(-town) * 0.9)
    score = pull * (1 + 0.45 * grain + 1.1 * np.exp(-from_road / (0.009 * terrain.span))) - 1.2 * np.minimum(slope, 0.4)
    score -= 0.1 * np.exp(-terrain.from_river / (0.01 * terrain.span))
    rest = SHARES[BUILT] - built.mean()
    return built | best(score, ~built & ~water, max(rest, 0))


def _mines(rng, terrain, taken, slope, cell, from_town):
    """Return the mask of three open-cast mines on slopes away from towns."""
    shape = terrain.height.shape
    rows, columns = np.indices(shape, sparse=True)
    rim = np.minimum(np.minimum(rows, shape[0] - 1 - rows), np.minimum(columns, shape[1] - 1 - columns)) * cell
    rough = blur(slope, max(2, 0.01 * terrain.span / cell))
    level = terrain.height < np.percentile(terrain.height, 75)
    good = level & (from_town > 0.08 * terrain.span) & (rim > 0.06 * terrain.span) & ~taken
    score = np.where(good, -np.abs(rough - 0.16) + 0.03 * fractal(rng, shape, 0.2 * terrain.span / cell), -np.inf)
    ragged = np.maximum(1 + 0.3 * fractal(rng, shape, max(4, 0.02 * terrain.span / cell), exponent=2.6), 0.4)
    mines = np.zeros(shape, bool)
    for share in (0.6, 0.25, 0.15):
        row, column = np.unravel_index(np.argmax(score), shape)
        if not np.isfinite(score[row, column]):
            break
        away = np.hypot(rows - row, columns - column)
        pit = best(-away * ragged, ~taken, share * SHARES[BARE])
        parts, _ = ndimage.label(pit)
        mines |= parts == parts[row, column]
        score[away * cell < 0.15 * terrain.span] = -np.inf
    return mines


def _round_off(cover, free):
    """Return cover without single cells among others: each free cell takes the class that prevails around it."""
    prevailing = np.full(cover.shape, -1.0)
    smooth = cover.copy()
    for code in (TREE, SHRUB, GRASS, CROP, WETLAND):
        weight = blur((cover == code), 0.9)
        stronger = free & (weight > prevailing + 1e-9)
        prevailing[stronger] = weight[stronger]
        smooth[stronger] = code
    return smooth
