"""The steps of morphological analysis, each of which sets or clears bits of the cells (`Cells`) that those before left.

They follow the program of Soille and Vogt; see `morphology` for what they make together.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import ndimage

from ..grid import Neighbours, row_bands
from ..progress import interruptible
from . import kernels
from .kernels import CORE, EDGE, FOREGROUND, GAP, ISLET, MARK, MISSING, PERFORATION, RING, THIN
from .morphology_cells import diagonal_radius

PAST_MARK = 0xFFFF ^ MARK


def steps_of(intext):
    """Return the steps in their order, functions of the cells; `intext` tells what lies inside openings of core."""
    steps = [_close, _find_core, _find_islets, _find_edges, _clear_frame, _thin, _widen, _connect]
    return [_find_gaps, *steps, _find_inside] if intext else steps


def _find_gaps(cells):
    """Set `GAP` where background, closed by missing cells beside foreground, does not reach the border."""
    cells.flip_near((FOREGROUND,) * 2, (MISSING | FOREGROUND, MISSING), THIN, np.float32(np.sqrt(2.0)))
    cells.flood(cells.apart, (FOREGROUND | THIN | MARK, 0), (MARK, MARK), MARK)
    for part in cells.bands():
        open_air = (part & (FOREGROUND | THIN | MARK)) == 0
        part &= 0xFFFF ^ (THIN | MARK)
        part[open_air] |= GAP


def _close(cells):
    """Make missing cells near foreground foreground, and repeat the outermost cells of the map in the pad."""
    cells.flip_near((FOREGROUND,) * 2, (MISSING | FOREGROUND, MISSING), FOREGROUND)
    pad, body = cells.pad, cells.body
    inner = cells.state[1:-1, 1:-1]
    inner[pad:-pad, :pad] = body[:, :1] & FOREGROUND
    inner[pad:-pad, -pad:] = body[:, -1:] & FOREGROUND
    inner[:pad] = inner[pad] & FOREGROUND
    inner[-pad:] = inner[-pad - 1] & FOREGROUND


def _find_core(cells):
    """Set `CORE` beyond reach of all that is no foreground, and `EDGE`, for now, within reach of core."""
    for part in cells.bands():
        part |= (part & FOREGROUND) * CORE
    cells.flip_near((FOREGROUND, 0), (CORE, CORE), CORE)
    cells.flip_near((CORE, CORE), (FOREGROUND | CORE, FOREGROUND), EDGE)


def _find_islets(cells):
    """Set `ISLET` on foreground that no core is joined to."""
    for part in cells.bands():
        part |= np.where((part & (FOREGROUND | CORE)) == FOREGROUND, ISLET, 0).astype(np.uint16)
    cells.flood(cells.joined, (FOREGROUND | ISLET,) * 2, (FOREGROUND | ISLET, FOREGROUND), ISLET)


def _find_edges(cells):
    """Turn `EDGE` into `PERFORATION` but on the outer side of cores, be these in openings of others or not.

    Cores are marked from outside inwards. What is not marked yet is the inside of the outermost cores that are left.
    """
    core, open_air, marked = (CORE | MARK, CORE), (CORE | MARK, 0), (MARK, MARK)
    cells.flood(cells.apart, open_air, marked, MARK)
    left = 0
    for part in cells.bands():
        left += np.count_nonzero(part & CORE)
        part ^= np.where((part & (EDGE | MARK)) == EDGE, RING, 0).astype(np.uint16)
    while left:
        left -= cells.flood(cells.joined, core, marked, MARK)
        if left:
            cells.flood(cells.apart, open_air, marked, MARK)
            cells.flip_near((MARK, 0), (PERFORATION | MARK,) * 2, RING)


def _clear_frame(cells):
    """Take core from the outermost two rings of the pad, and all rings round cores from the outermost one."""
    for strip in cells.frame(1, 3):
        strip ^= np.where(strip & CORE, CORE | EDGE, 0).astype(np.uint16)
    for strip in cells.frame(1, 2):
        strip &= 0xFFFF ^ RING


def _thin(cells):
    """Set `THIN` on core and on the skeleton that joins it."""
    body = cells.state[3:-3, 3:-3]
    for rows in row_bands(body.shape):
        cells.progress.check()
        part = body[rows]
        part |= np.where((part & (FOREGROUND | ISLET)) == FOREGROUND, THIN, 0).astype(np.uint16)
    eight = cells.offsets(Neighbours.EIGHT)
    around = np.zeros(cells.state.size, np.uint8)
    cells.run(kernels.surroundings, eight, around)
    tables = _thinning_tables(cells.neighbours)
    joins_corners = cells.neighbours is Neighbours.EIGHT
    cells.run(kernels.thin, eight, around, *tables, joins_corners, cells.queue(), cells.queue())


@cache
def _thinning_tables(neighbours):
    """Return, for each of the 256 surroundings of a cell, what `kernels.removable` asks.

    The eight bits are the neighbours in raster order.
    """
    eight = neighbours is Neighbours.EIGHT
    corner, side = Neighbours.EIGHT.structure, Neighbours.FOUR.structure
    beside = ((0, 1), (1, 0), (1, 2), (2, 1))
    places = [(row, column) for row in range(3) for column in range(3) if (row, column) != (1, 1)]
    simple, blocked, sides = np.zeros(256, bool), np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for code in range(256):
        there = np.zeros((3, 3), bool)
        for bit, place in enumerate(places):
            there[place] = code >> bit & 1
        gone = ~there
        gone[1, 1] = False
        by_corner = ndimage.label(there if eight else gone, corner)[0]
        by_side = ndimage.label(gone if eight else there, side)[0]
        touched = {by_side[place] for place in beside} - {0}
        simple[code] = by_corner.max() == 1 and len(touched) == 1
        sides[code] = sum(there[place] for place in beside)
        for bit, place in enumerate(places):
            if there[place] and _depends(there, place, eight):
                blocked[code] |= 1 << bit
    return simple, blocked, sides


def _depends(there, place, eight):
    """Return whether the middle of 3 x 3 cells and a neighbour must not go at the same time, by what is beside both."""
    row, column = place
    if row != 1 and column != 1:
        pair = there[row, 1], there[1, column]
        return not any(pair) if eight else all(pair)
    # Turned so that the neighbour is to the left or to the right.
    table = there if row == 1 else there.T
    other = column if row == 1 else row
    pairs = table[0, [1, other]], table[2, [1, other]]
    return sum((pair.any() if eight else pair.all()) for pair in pairs) != 1


def _widen(cells):
    """Widen the skeleton to the width that the edge width leaves connectors."""
    limit = np.float32((diagonal_radius(cells.edge_width) - np.float32(1)) * np.float32(np.sqrt(2.0)))
    if limit >= 1:
        kind = np.int16 if max(cells.state.shape) < 2**15 else np.int32
        down, right = np.zeros(cells.state.size, kind), np.zeros(cells.state.size, kind)
        bent = np.zeros(cells.state.size, np.float32)
        cells.run(kernels.widen, down, right, bent, limit, cells.queue(), cells.queue())
    for strip in cells.frame(1, 2):
        strip &= 0xFFFF ^ THIN


def _connect(cells):
    """Set `BRIDGE` or `LOOP` on connectors by whether the numbers of two cores meet in them."""
    labels = np.zeros(cells.state.shape, np.int32)
    core = (cells.state & CORE) != 0
    interruptible(ndimage.label, core, cells.neighbours.structure, labels, progress=cells.progress)
    del core
    across = cells.state.shape[1]
    steps = [-across, -1, across, 1]
    if cells.neighbours is Neighbours.EIGHT:
        steps += [-across - 1, -across + 1, across - 1, across + 1]
    labels = labels.ravel()
    cells.run(kernels.spread_labels, np.array(steps, np.int64), labels, cells.queue())
    cells.run(kernels.tell_connectors, cells.joined, labels, cells.queue())


def _find_inside(cells):
    """Leave `MARK` on all that lies in no opening of core, and `GAP` only there."""
    for part in cells.bands():
        part &= PAST_MARK
    cells.flood(cells.apart, (CORE | MARK, 0), (MARK, MARK), MARK)
    for part in cells.bands():
        opening = (part & (CORE | MARK)) == 0
        part[opening] &= 0xFFFF ^ GAP
    cells.flood(cells.apart, (CORE | MARK, CORE), (MARK, MARK), MARK)
