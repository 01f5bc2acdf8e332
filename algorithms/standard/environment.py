"""What goes with terrain and land cover: climate, soil, vegetation index, people and their lights."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .cover import BARE, BUILT, CODES, CROP, GRASS, SHRUB, TREE, WATER, WETLAND
from .terrain import blur, fractal

NDVI = {TREE: 0.80, SHRUB: 0.68, GRASS: 0.56, CROP: 0.60, BUILT: 0.24, BARE: 0.12, WATER: -0.08, WETLAND: 0.50}
GREENING = {TREE: 0.0035, SHRUB: 0.006, GRASS: 0.004, CROP: 0.002, BUILT: -0.001, BARE: 0.001, WATER: 0, WETLAND: 0.001}
WEATHER = (-0.006, 0.008, -0.004, -0.012, 0.006)
MINE_REACH = 450.0
MINE_LOSS = 0.055
LAPSE_RATE = 0.0055
SEA_LEVEL_TEMPERATURE = 18.4
LIGHT = {"city": (46.0, 0.035), "town": (11.0, 0.011), "village": (0.7, 0.006)}
PEOPLE = {"city": 62.0, "town": 48.0, "village": 30.0, "farm": 1.2}


def by_class(cover, values):
    """Return the value of each cell's class."""
    table = np.zeros(256)
    for code in CODES:
        table[code] = values[code]
    return table[cover]


def climate(rng, terrain, cell):
    """Return rainfall (mm a year) and mean temperature (degrees C); high ground and south-east slopes get more rain."""
    shape = terrain.height.shape
    broad = blur(terrain.height, 0.02 * terrain.span / cell)
    down, right = np.gradient(broad, cell)
    windward = (down - right) / np.sqrt(2)
    chance = fractal(rng, shape, 0.7 * terrain.span / cell, exponent=4)
    # South-east slopes rise towards the north-west: heights fall down the rows and along the columns.
    rainfall = 1310 + 0.42 * broad - 420 * windward + 18 * chance
    north = (np.arange(shape[0]) / shape[0] - 0.5)[:, None] * terrain.span / 1e5
    temperature = SEA_LEVEL_TEMPERATURE - LAPSE_RATE * terrain.height + 0.6 * north + 0.06 * chance
    return rainfall, temperature


def soil(rng, terrain, cover, cell):
    """Return sand, silt, clay and organic carbon, per cent of mass.

    Red clays on the hills, thin sandy loams on steep granite, silt on the valley floors and in the floodplain; carbon
    under forest, in paddies and at height.
    """
    shape = terrain.height.shape
    rock = fractal(rng, shape, 0.3 * terrain.span / cell, exponent=4.2, stretch=2.0)
    spots = fractal(rng, shape, max(10, 1200 / cell), exponent=3.2)
    steep = np.clip(blur(terrain.slope(cell), 2), 0, 0.6)
    alluvial = np.exp(-terrain.above_stream / 8) * np.exp(-6 * steep)
    sand = np.clip(34 + 11 * rock + 26 * steep + 3 * spots - 12 * alluvial, 8, 82)
    clay = np.clip(33 - 8 * rock - 22 * steep - 2.5 * spots - 9 * alluvial, 6, 62)
    excess = np.maximum(sand + clay - 94, 0)
    clay = clay - excess * clay / (sand + clay)
    sand = np.minimum(sand, 94 - clay)
    cool = 0.0009 * (terrain.height - terrain.height.min())
    base = {TREE: 2.1, SHRUB: 1.5, GRASS: 1.4, CROP: 1.6, BUILT: 0.8, BARE: 0.4, WATER: 1.6, WETLAND: 2.9}
    carbon = np.clip(blur(by_class(cover, base), 1) + cool + 0.2 * spots, 0.2, 6)
    return sand, 100 - sand - clay, clay, carbon


def texture_class(sand, silt, clay):
    """Return the texture code of HWSD for per cent of sand, silt and clay (USDA triangle).

    1 heavy clay (clay > 60), 2 silty clay, 3 light clay, 4 silty clay loam, 5 clay loam, 6 silt, 7 silt loam,
    8 sandy clay, 9 loam, 10 sandy clay loam, 11 sandy loam, 12 loamy sand, 13 sand.
    """
    rules = (
        (clay > 60, 1),
        ((clay >= 40) & (silt >= 40), 2),
        ((clay >= 40) & (sand <= 45), 3),
        ((clay >= 35) & (sand > 45), 8),
        ((clay >= 27) & (sand <= 20), 4),
        ((clay >= 27) & (sand <= 45), 5),
        ((clay >= 20) & (silt < 28) & (sand > 45), 10),
        ((silt >= 80) & (clay < 12), 6),
        (silt >= 50, 7),
        ((clay >= 7) & (silt >= 28) & (sand <= 52), 9),
        (silt + 1.5 * clay < 15, 13),
        (silt + 2 * clay < 30, 12),
    )
    return np.select([rule for rule, _ in rules], [code for _, code in rules], 11).astype(np.int32)


def vegetation(rng, terrain, cover, mines, cell, years):
    """Yield the growing-season vegetation index of each year, -1 to 1.

    Each class has its own level and a slight trend; years differ by weather; round the mines it falls year by year.
    """
    shape = terrain.height.shape
    stable = 0.035 * fractal(rng, shape, max(8, 900 / cell), exponent=2.2)
    level = by_class(cover, NDVI) + np.where(cover == WATER, 0.2, 1.0) * stable
    trend = by_class(cover, GREENING)
    if mines.any():
        away = ndimage.distance_transform_edt(~mines) * cell
        living = ~np.isin(cover, (WATER, BUILT, BARE))
        trend = trend - MINE_LOSS * np.exp(-((away / max(MINE_REACH, 3 * cell)) ** 2)) * living
    for k in range(years):
        noise = 0.012 * fractal(rng, shape, 12, exponent=1.6)
        yield np.clip(level + k * trend + (cover != WATER) * (WEATHER[k % len(WEATHER)] + noise), -0.2, 0.95)


def lights(terrain, places, cover, cell):
    """Return night-time light (nW/cm2/sr) and population (persons a hectare)."""
    shape = terrain.height.shape
    built = cover == BUILT
    light = np.zeros(shape)
    people = np.where(cover == CROP, PEOPLE["farm"], 0.0)
    for rank, (strength, reach) in LIGHT.items():
        reach = max(reach * terrain.span / cell, 1.0)
        glow = np.zeros(shape)
        for row, column in zip(*places.of(rank)):
            size = int(5 * reach) + 1
            window = tuple(slice(max(0, k - size), min(side, k + size + 1)) for k, side in zip((row, column), shape))
            rows, columns = np.ogrid[window]
            own = np.exp(-np.hypot(rows - row, columns - column) / reach) - np.exp(-5)
            np.maximum(glow[window], own, out=glow[window])
        light += strength * glow
        people += built * PEOPLE[rank] * glow
    light = light * (0.35 + 0.65 * blur(built, 1.5)) + 1.2 * built
    return blur(light, max(0.5, 300 / cell / 2.355)), people
