"""Protected areas of a sample landscape: what grows round a summit or a lake until it has its share of the land."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .cover import BUILT, CROP, TREE, WATER, WETLAND, best
from .terrain import blur, fractal

NAMES = ("云岭国家公园", "石门自然保护区", "青峰森林公园", "白鹭湖湿地公园")
TYPES = ("national park", "nature reserve", "forest park", "wetland park")
SHARES = (0.075, 0.035, 0.018, 0.014)


def protected_masks(rng, terrain, cover, lake, cell):
    """Return one mask for each protected area: two in the mountains, one across the edge of the first, one at the lake.

    The forest park overlaps the national park, as such areas often do.
    """
    shape = terrain.height.shape
    span = terrain.span / cell
    rows, columns = np.indices(shape, sparse=True)
    wild = blur((cover == TREE), max(1, 0.012 * span))
    wild -= blur(np.isin(cover, (BUILT, CROP)), max(1, 0.02 * span))
    high = blur(terrain.height, 0.03 * span)
    high = high / high.max() + wild
    rough = np.clip(0.2 * fractal(rng, shape, 0.15 * span, exponent=3), -0.6, 0.6)

    def grow(start, suitable, share):
        """Return a compact area round a cell on suitable land, without holes."""
        away = np.hypot(rows - start[0], columns - start[1]) / span
        area = best(suitable * 0.35 - away * (1 + rough), np.ones(shape, bool), share)
        area = ndimage.binary_opening(area, iterations=2) | (away < 0.02)
        parts, _ = ndimage.label(area)
        return ndimage.binary_fill_holes(parts == parts[start])

    summit = np.unravel_index(np.argmax(high), shape)
    park = grow(summit, high, SHARES[0])
    apart = np.hypot(rows - summit[0], columns - summit[1]) > 0.4 * span
    reserve = grow(np.unravel_index(np.argmax(np.where(apart, high, -np.inf)), shape), high, SHARES[1])
    edge = park & ~ndimage.binary_erosion(park, border_value=1)
    forest = grow(np.unravel_index(np.argmax(np.where(edge, wild, -np.inf)), shape), wild, SHARES[2])
    wet = blur(np.isin(cover, (WATER, WETLAND)), max(1, 0.006 * span))
    shore = lake if lake.any() else cover == WATER
    centre = np.argmax(np.where(shore, blur(shore, 0.02 * span), -1))
    return park, reserve, forest, grow(np.unravel_index(centre, shape), 0.5 * wet, SHARES[3])
