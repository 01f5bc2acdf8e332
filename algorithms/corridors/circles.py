"""Circles of restored land: what the circle around each cell would spare a link, and least and greatest values in it.

The least costs from both ends of the link within the circle tell how near it brings them (McRae et al. 2012).
"""

from __future__ import annotations

import numpy as np

from .. import jit
from . import circle_kernels as kernels
from .link_corridors import ROUNDING, filled_window

BLOCK_ROWS = 64
LEAST_BLOCK = 16
_NONE = (slice(0, 0), slice(0, 0)), np.empty((0, 0))


def circle_gains(pair, grid, radii, restored_resistance=1.0, max_cost=np.inf):
    """Return how much the least-cost distance of a link falls if the circle around each cell is restored.

    Parameters
    ----------
    pair : LinkPair
        With surfaces that are known up to the least-cost distance.
    grid : Grid
        Of the surfaces.
    radii : sequence of float
        Of the circles, map units.
    restored_resistance : float
        Resistance within the circle after restoration.
    max_cost : float
        Cells that cost more from a patch are not looked at for it.

    Returns
    -------
    list of tuple of (tuple of slice, numpy.ndarray of float64)
        For each radius the smallest window that holds all gains, and in it ``LCD - m_a - m_b - 2 R r'``, cost x map
        units, 0 where that is not positive.
    """
    most = [pair.lcd - 2 * radius * restored_resistance for radius in radii]
    gains = _by_blocks if jit.available() else _everywhere
    return gains(pair, grid, radii, most, max_cost)


def circle_reach(cell, radius):
    """Return how many rows and columns a circle reaches beyond the cell in its middle."""
    return [int(radius / side + ROUNDING) for side in cell[::-1]]


def _half_widths(cell, radius):
    """Return how many cells a circle reaches to either side in its middle row and in each below."""
    offsets = np.arange(circle_reach(cell, radius)[0] + 1) * cell[1]
    return (np.sqrt(np.maximum(radius**2 - offsets**2, 0)) / cell[0] + ROUNDING).astype(int)


def _by_blocks(pair, grid, radii, most, max_cost):
    """Return the gains of `circle_gains`, block by block; blocks that cannot gain are left out."""
    reach = circle_reach(grid.cell, max(radii))
    around = overlap(*(grow((surface.rows, surface.columns), reach, grid.shape) for surface in pair.surfaces))
    size = tuple(part.stop - part.start for part in around)
    if min(size) <= 0:
        return [_NONE] * len(radii)
    # Much of what a small block looks at around it, the next one looks at again.
    side = max(LEAST_BLOCK, *reach)
    least = np.full((2, *(-(-length // side) for length in size)), np.inf)
    corners = [(s.rows.start - around[0].start, s.columns.start - around[1].start) for s in pair.surfaces]
    costs = [surface.cost for surface in pair.surfaces]
    for cost, corner, table in zip(costs, corners, least):
        kernels.block_least(cost, *corner, size, side, table)
    gains, hopeful = [], np.zeros(least.shape[1:], bool)
    for radius, bound in zip(radii, most):
        halves = _half_widths(grid.cell, radius)
        blocks = tuple(-(-cells // side) for cells in circle_reach(grid.cell, radius))
        top, bottom, left, right = kernels.mark_hopeful(*least, bound, blocks, hopeful)
        start = side * top, side * left
        stop = (min(side * end, length) for end, length in zip((bottom, right), size))
        gain = np.zeros([max(0, b - a) for a, b in zip(start, stop)])
        places = (place - begin for corner in corners for begin, place in zip(corner, start))
        top, bottom, left, right = kernels.circle_gains(
            *costs, tuple(places), hopeful[top:bottom, left:right], side, halves, bound, min(bound, max_cost),
            ROUNDING * pair.lcd, gain,
        )  # fmt: skip
        shift = around[0].start + start[0], around[1].start + start[1]
        window = slice(top + shift[0], bottom + shift[0]), slice(left + shift[1], right + shift[1])
        gains.append((window, gain[top:bottom, left:right]))
    return gains


def _everywhere(pair, grid, radii, most, max_cost):
    """Return the gains of `circle_gains` without compiled kernels, at every cell that both ends come near."""
    gains = []
    for radius, bound in zip(radii, most):
        ends = [_near_part(surface, min(bound, max_cost)) for surface in pair.surfaces]
        reach = circle_reach(grid.cell, radius)
        window = overlap(*(grow(end[0], reach, grid.shape) for end in ends))
        if min(part.stop - part.start for part in window) <= 0:
            gains.append(_NONE)
            continue
        around = grow(window, reach, grid.shape)
        gain = bound - sum(disc_minimum(_paste(end, around), grid.cell, radius) for end in ends)
        gain = gain[tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(window, around))]
        gain[gain <= ROUNDING * pair.lcd] = 0
        filled = filled_window(gain > 0)
        window = tuple(slice(a.start + b.start, a.stop + b.start) for a, b in zip(filled, window))
        gains.append((window, gain[filled]))
    return gains


def _near_part(surface, most):
    """Return the window of the cells that cost at most `most`, and their costs, infinite for all others."""
    with np.errstate(invalid="ignore"):
        near = surface.cost <= most
    filled = filled_window(near)
    window = tuple(
        slice(part.start + whole.start, part.stop + whole.start)
        for part, whole in zip(filled, (surface.rows, surface.columns))
    )
    return window, np.where(near[filled], surface.cost[filled], np.inf)


def grow(window, reach, shape):
    """Return a window with a margin in rows and columns, within the grid; an empty one stays empty."""
    if any(part.stop <= part.start for part in window):
        return window
    return tuple(
        slice(max(0, part.start - margin), min(size, part.stop + margin))
        for part, margin, size in zip(window, reach, shape)
    )


def overlap(first, second):
    """Return the window that two windows share; its slices run backwards if there is none."""
    return tuple(slice(max(a.start, b.start), min(a.stop, b.stop)) for a, b in zip(first, second))


def _paste(end, window):
    """Return costs with their own window on another window, infinite where they are not known."""
    own, costs = end
    target = np.full([part.stop - part.start for part in window], np.inf)
    shared = overlap(own, window)
    if all(part.start < part.stop for part in shared):
        there, here = (
            tuple(slice(part.start - base.start, part.stop - base.start) for part, base in zip(shared, origin))
            for origin in (window, own)
        )
        target[there] = costs[here]
    return target


def disc_minimum(values, cell, radius):
    """Return the least value within a circle around each cell.

    Parameters
    ----------
    values : numpy.ndarray
        Shape ``(rows, columns)``, no NaN.
    cell : tuple of float
        ``(width, height)`` of a cell, map units.
    radius : float
        Map units; cells whose centre lies within it belong to the circle.

    Returns
    -------
    numpy.ndarray
        As `values`.

    Notes
    -----
    A disc is a pile of runs of cells, widest in the middle. Running minima over rows are widened from one run to the
    next and laid over the result at both distances from the middle: about 3 passes for each row of the radius,
    instead of one for each cell of the disc. Blocks of rows keep the passes within the cache.
    """
    halves = _half_widths(cell, radius)
    height, result = len(halves) - 1, values.copy()
    for start in range(0, len(values), BLOCK_ROWS + 2 * height):
        stop = min(len(values), start + BLOCK_ROWS + 2 * height)
        first, last = max(0, start - height), min(len(values), stop + height)
        _lay_runs(result[start:stop], values[first:last], start - first, halves)
    return result


def _lay_runs(target, values, top, halves):
    """Lower the target, which begins `top` rows below `values`, to the minimum over runs of given half widths."""
    runs, half = values, 0
    for offset in range(len(halves) - 1, -1, -1):
        while half < halves[offset]:
            step = min(halves[offset] - half, max(half, 1))
            wider = runs.copy()
            np.minimum(wider[:, step:], runs[:, :-step], out=wider[:, step:])
            np.minimum(wider[:, :-step], runs[:, step:], out=wider[:, :-step])
            runs, half = wider, half + step
        for shift in {offset, -offset}:
            begin, end = max(0, -top - shift), min(len(target), len(values) - top - shift)
            if begin < end:
                np.minimum(target[begin:end], runs[top + shift + begin : top + shift + end], out=target[begin:end])


def disc_maximum(values, cell, radius):
    """Return the greatest value within a circle around each cell; see `disc_minimum`."""
    return -disc_minimum(-values, cell, radius)
