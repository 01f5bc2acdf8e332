"""The loops of the circles: least costs within a circle around each cell, block by block.

A window is cut into square blocks from its top left on. Most blocks are ruled out by the least costs of the blocks
around them; in the others least costs come from runs of cells that are widened from row to row of the circle.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel


@kernel
def block_least(cost, top, left, size, side, least):
    """Lower `least`, one for each block of a side, to the least of costs that begin at a row and column of a window."""
    first, last = max(0, -top), min(cost.shape[0], size[0] - top)
    begin, end = max(0, -left), min(cost.shape[1], size[1] - left)
    if begin >= end:
        return
    for row in range(first, last):
        cells, table = cost[row], least[(row + top) // side]
        for block in range((begin + left) // side, (end + left + side - 1) // side):
            best = table[block]
            for column in range(max(begin, block * side - left), min(end, (block + 1) * side - left)):
                best = cells[column] if cells[column] < best else best
            table[block] = best


@kernel
def mark_hopeful(first, second, most, reach, hopeful):
    """Mark the blocks around which the least costs from both ends may add up to less than `most`, and return their box.

    No circle around a cell has less than the least of the blocks that it can touch, `reach` rows and columns of blocks
    around. The box is the first row, the one after the last, and so for columns.
    """
    rows, columns = first.shape
    top, bottom, left, right = rows, 0, columns, 0
    for row in range(rows):
        for column in range(columns):
            one, other = np.inf, np.inf
            for y in range(max(0, row - reach[0]), min(rows, row + reach[0] + 1)):
                for x in range(max(0, column - reach[1]), min(columns, column + reach[1] + 1)):
                    one, other = min(one, first[y, x]), min(other, second[y, x])
            hopeful[row, column] = one + other < most
            if hopeful[row, column]:
                top, bottom, left, right = (
                    min(top, row),
                    max(bottom, row + 1),
                    min(left, column),
                    max(right, column + 1),
                )
    return top, max(top, bottom), left, max(left, right)


@kernel
def widen(runs, wider, step):
    """Set `wider` to the least of runs of cells and of those `step` cells before and after."""
    before, middle, after = runs[: runs.size - 2 * step], runs[step : runs.size - step], runs[2 * step :]
    target = wider[step : wider.size - step]
    for cell in range(target.size):
        least = before[cell] if before[cell] < after[cell] else after[cell]
        target[cell] = least if least < middle[cell] else middle[cell]


@kernel
def least_around(runs, wider, halves, wide, least):
    """Set `least` to the least value within a circle around the cells of some rows, `wide` cells each.

    ``runs``, which is used up, begins as many rows higher and ends as many lower as the circle is high. Rows follow
    each other without a break, so cells nearer to the end of a row than the circle is wide get nothing of worth.
    """
    height, half = halves.size - 1, 0
    for cell in range(least.size):
        least[cell] = np.inf
    for offset in range(height, -1, -1):
        while half < halves[offset]:
            step = min(halves[offset] - half, max(half, 1))
            widen(runs, wider, step)
            runs, wider = wider, runs
            half += step
        above = runs[(height - offset) * wide :]
        below = runs[(height + offset) * wide :]
        for cell in range(least.size):
            value = above[cell] if above[cell] < below[cell] else below[cell]
            least[cell] = value if value < least[cell] else least[cell]


@kernel
def look_at(cost, top, left, most, wide, cells):
    """Copy rows of costs up to `most` from a row and column on, infinite for greater ones, no data and outside."""
    begin, end = max(0, -left), min(wide, cost.shape[1] - left)
    for cell in range(cells.size):
        cells[cell] = np.inf
    for row in range(max(0, -top), min(cells.size // wide, cost.shape[0] - top)):
        for column in range(begin, end):
            value = cost[row + top, column + left]
            if value <= most:
                cells[row * wide + column] = value


@kernel
def circle_gains(first, second, corners, hopeful, side, halves, most, cap, slack, gain):
    """Set the gain of the circle around each cell of the hopeful blocks where it is above `slack`, and return its box.

    Parameters
    ----------
    first, second : numpy.ndarray
        Costs from both ends of a link.
    corners : tuple of int
        Row and column of the first cell of `gain` in the one and the other.
    hopeful : numpy.ndarray of bool
        The blocks of `gain`.
    side : int
        Rows and columns of a block.
    halves : numpy.ndarray of int
        Half the width of the circle, cells, in its middle row and those below.
    most, cap : float
        What both costs must stay below together, and each of them.
    slack : float
        Gains up to this count as none.
    gain : numpy.ndarray
        Filled with 0.

    Returns
    -------
    tuple of int
        The first row with a gain, the one after the last, and so for columns.
    """
    height, wide = halves.size - 1, side + 2 * halves[0]
    runs = np.empty((side + 2 * height) * wide)
    wider, one, other = np.full(runs.size, np.inf), np.empty(side * wide), np.empty(side * wide)
    top, bottom, left, right = gain.shape[0], 0, gain.shape[1], 0
    for block in range(hopeful.size):
        row, column = side * (block // hopeful.shape[1]), side * (block % hopeful.shape[1])
        if not hopeful[block // hopeful.shape[1], block % hopeful.shape[1]]:
            continue
        look_at(first, corners[0] + row - height, corners[1] + column - halves[0], cap, wide, runs)
        least_around(runs, wider, halves, wide, one)
        look_at(second, corners[2] + row - height, corners[3] + column - halves[0], cap, wide, runs)
        least_around(runs, wider, halves, wide, other)
        for y in range(min(side, gain.shape[0] - row)):
            for x in range(min(side, gain.shape[1] - column)):
                cell = y * wide + x + halves[0]
                value = most - (one[cell] + other[cell])
                if value > slack:
                    gain[row + y, column + x] = value
                    top, bottom = min(top, row + y), max(bottom, row + y + 1)
                    left, right = min(left, column + x), max(right, column + x + 1)
    return top, max(top, bottom), left, max(left, right)
