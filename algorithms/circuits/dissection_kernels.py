"""Kernels of the direct solver: parts of the grid, elimination front by front, and solves of eight right sides.

Cells are numbered row by row with a rim of one cell. An unknown is a cell, or a region of cells that is one node; the
numbers of regions follow those of the cells. A part comes before the two parts it is cut into; each of these is
followed by all its own parts.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel
from .batch_kernels import LANES

BLOCK = 32
COLUMNS = 256
DONE, STOPPED, INDEFINITE = 0, 1, 2


@kernel
def cut_into_parts(rows, columns, smallest):
    """Return the parts of a raster: it is cut in two by a line of cells, its halves are cut, and so on.

    Parameters
    ----------
    rows, columns : int
        Size of the raster without its rim.
    smallest : int
        Boxes of more cells are cut.

    Returns
    -------
    boxes : numpy.ndarray of int64
        Shape ``(parts, 4)``: first row, row after the last, first column, column after the last, counting the rim.
    lines : numpy.ndarray of int64
        The row that cuts a box, minus the column if it is a column, 0 if the box is not cut.
    ends : numpy.ndarray of int64
        The number after those of all parts of a part; the second half of part k is ``ends[k + 1]``.
    """
    most = rows * columns // 2 + 2
    boxes, lines = np.empty((most, 4), np.int64), np.zeros(most, np.int64)
    waiting = np.empty((128, 4), np.int64)
    waiting[0] = 1, rows + 1, 1, columns + 1
    left, count = 1, 0
    while left:
        left -= 1
        top, bottom, west, east = waiting[left]
        boxes[count] = top, bottom, west, east
        if (bottom - top) * (east - west) > smallest:
            if bottom - top >= east - west:
                line = (top + bottom) // 2
                lines[count] = line
                waiting[left] = line + 1, bottom, west, east
                waiting[left + 1] = top, line, west, east
            else:
                line = (west + east) // 2
                lines[count] = -line
                waiting[left] = top, bottom, line + 1, east
                waiting[left + 1] = top, bottom, west, line
            left += 2
        count += 1
    ends = np.empty(count, np.int64)
    for part in range(count - 1, -1, -1):
        ends[part] = part + 1 if lines[part] == 0 else ends[ends[part + 1]]
    return boxes[:count].copy(), lines[:count].copy(), ends


@kernel
def list_own(boxes, lines, unknown, width, cells):
    """Return the cells that each part eliminates: those of its line, or all of a box that is not cut.

    Parameters
    ----------
    boxes, lines : numpy.ndarray
        From `cut_into_parts`.
    unknown : numpy.ndarray of int32
        Unknown of each cell, -1 where there is none.
    width, cells : int
        Cells a row and of the raster, with the rim.

    Returns
    -------
    starts : numpy.ndarray of int64
        Part k has ``own[starts[k] : starts[k + 1]]``.
    own : numpy.ndarray of int32
        Regions are not among them.
    """
    starts, own = np.zeros(lines.size + 1, np.int64), np.empty(cells, np.int32)
    total = 0
    for part in range(lines.size):
        top, bottom, west, east = boxes[part]
        line = lines[part]
        if line > 0:
            top, bottom = line, line + 1
        elif line < 0:
            west, east = -line, -line + 1
        for row in range(top, bottom):
            for column in range(west, east):
                name = unknown[row * width + column]
                if 0 <= name < cells:
                    own[total] = name
                    total += 1
        starts[part + 1] = total
    return starts, own[:total].copy()


@kernel
def list_around(boxes, lines, ends, own_starts, unknown, width, cells, region_starts, regions):
    """Return the unknowns next to each part, which are left to the parts it was cut out of.

    Parameters
    ----------
    boxes, lines, ends, own_starts : numpy.ndarray
        Of the parts; regions that the first part eliminates may count.
    unknown, width, cells
        As in `list_own`.
    region_starts, regions : numpy.ndarray of int64
        Regions next to each part, as unknowns.

    Returns
    -------
    starts : numpy.ndarray of int64
        Part k has ``around[starts[k] : starts[k + 1]]``.
    around : numpy.ndarray of int32
    """
    count = lines.size
    inside = np.zeros(count, np.int64)
    starts = np.zeros(count + 1, np.int64)
    most = 0
    for part in range(count - 1, 0, -1):
        inside[part] = own_starts[part + 1] - own_starts[part]
        if lines[part] != 0:
            inside[part] += inside[part + 1] + inside[ends[part + 1]]
        if inside[part]:
            top, bottom, west, east = boxes[part]
            most += 2 * (bottom - top + east - west) + 4 + region_starts[part + 1] - region_starts[part]
    around = np.empty(most, np.int32)
    used = 0
    for part in range(count):
        if part and inside[part]:
            top, bottom, west, east = boxes[part]
            for row in range(top - 1, bottom + 1):
                step = 1 if row in (top - 1, bottom) else east - west + 1
                for column in range(west - 1, east + 1, step):
                    name = unknown[row * width + column]
                    if 0 <= name < cells:
                        around[used] = name
                        used += 1
            for k in range(region_starts[part], region_starts[part + 1]):
                around[used] = regions[k]
                used += 1
        starts[part + 1] = used
    return starts, around[:used].copy()


@kernel
def fill_of_stack(order, lines, ends, around_starts, ready):
    """Return how full the stack of `eliminate` gets."""
    fill = most = 0
    for number in range(order.size):
        part = order[number]
        if ready[number] < 0 and lines[part] != 0:
            for half in (part + 1, ends[part + 1]):
                fill -= (around_starts[half + 1] - around_starts[half]) ** 2
        fill += (around_starts[part + 1] - around_starts[part]) ** 2
        most = max(most, fill)
    return most


@kernel
def eliminate(order, parts, circuit, ready, given, values, position, room, stack, stop):
    """Eliminate parts one after the other; what they leave of the last one stands at the bottom of the stack.

    Parameters
    ----------
    order : numpy.ndarray of int64
        Parts, halves before their whole, the second half before the first.
    parts : tuple
        ``lines, ends, own_starts, own, around_starts, around, value_starts``.
    circuit : tuple
        ``edges, shifts, unknown, leaks, ties, tied``: conductances of the four edges of each cell and how far their
        other ends are, unknown of each cell, what each unknown has on the diagonal beside its edges, conductances
        between regions and the two regions of each.
    ready : numpy.ndarray of int64
        For each of these, where in `given` stands what it leaves if it was eliminated before, else -1.
    given : numpy.ndarray of float64
        What parts leave: conductances around them, the upper triangle of a square matrix each.
    values : numpy.ndarray of float64
        Receives for each part the inverse of its own block, and beside it the inverse times its conductances to what
        is around it.
    position : numpy.ndarray of int32
        -1 for each unknown, before and after.
    room, stack : numpy.ndarray of float64
        Room for the largest front and for all that waits.
    stop : numpy.ndarray of uint8
        One byte; 1 ends the work.

    Returns
    -------
    int
        `DONE`, `STOPPED`, or `INDEFINITE` if a pivot was not above 0.
    """
    lines, ends, own_starts, own, around_starts, around, value_starts = parts
    widest = 0
    for part in order:
        many = own_starts[part + 1] - own_starts[part] + around_starts[part + 1] - around_starts[part]
        widest = max(widest, many)
    panel, rows = np.empty((BLOCK, widest)), np.empty((BLOCK, widest))
    top = 0
    for number in range(order.size):
        part = order[number]
        mine = own[own_starts[part] : own_starts[part + 1]]
        others = around[around_starts[part] : around_starts[part + 1]]
        left = others.size * others.size
        if ready[number] >= 0:
            stack[top : top + left] = given[ready[number] : ready[number] + left]
            top += left
            continue
        size = mine.size + others.size
        front = room[: size * size].reshape(size, size)
        for i in range(mine.size):
            position[mine[i]] = i
        for i in range(others.size):
            position[others[i]] = mine.size + i
        _put_conductors(front, mine, part == 0, circuit, position)
        if lines[part] != 0:
            for half in (part + 1, ends[part + 1]):
                near = around[around_starts[half] : around_starts[half + 1]]
                top -= near.size * near.size
                _add_left(front, near, stack[top : top + near.size * near.size], position)
        state = DONE if mine.size == 0 else sweep(front, mine.size, panel, rows, stop)
        if state != DONE:
            return state
        at = value_starts[part]
        _keep(front, mine.size, values[at : value_starts[part + 1]])
        for i in range(others.size):
            stack[top + i * others.size + i : top + (i + 1) * others.size] = front[mine.size + i, mine.size + i :]
        top += left
        for name in mine:
            position[name] = -1
        for name in others:
            position[name] = -1
    return DONE


@kernel
def _put_conductors(front, mine, last, circuit, position):
    """Write the conductors of a part's own unknowns, to each other and to those around it, into the upper triangle."""
    edges, shifts, unknown, leaks, ties, tied = circuit
    size = front.shape[0]
    for i in range(size):
        for j in range(i, size):
            front[i, j] = 0.0
    for i in range(mine.size):
        cell = mine[i]
        total = leaks[cell]
        if cell < unknown.size:
            for e in range(4):
                for side in range(2):
                    other = cell + shifts[e] if side == 0 else cell - shifts[e]
                    conductance = float(edges[e][cell] if side == 0 else edges[e][other])
                    total += conductance
                    name = unknown[other]
                    if conductance > 0.0 and name >= 0 and position[name] > i:
                        front[i, position[name]] -= conductance
        front[i, i] += total
    if last:
        for k in range(ties.size):
            i, j = position[tied[k, 0]], position[tied[k, 1]]
            front[min(i, j), max(i, j)] -= ties[k]


@kernel
def _add_left(front, near, left, position):
    """Add what a half has left between the unknowns around it."""
    count = near.size
    for a in range(count):
        i = position[near[a]]
        for b in range(a, count):
            j = position[near[b]]
            front[min(i, j), max(i, j)] += left[a * count + b]


@kernel
def _keep(front, pivots, values):
    """Write the swept rows of a front one after the other, each whole and the inverse with its right sign."""
    size = front.shape[0]
    for i in range(pivots):
        for j in range(i):
            values[i * size + j] = -front[j, i]
        for j in range(i, pivots):
            values[i * size + j] = -front[i, j]
        for j in range(pivots, size):
            values[i * size + j] = front[i, j]


@kernel
def sweep(front, pivots, panel, rows, stop):
    """Sweep the first unknowns out of the upper triangle of a symmetric matrix, block by block.

    Parameters
    ----------
    front : numpy.ndarray of float64
        Square. After it the block of the pivots holds minus its inverse, that beside it the inverse times what stood
        there, and the rest its Schur complement.
    pivots : int
        How many unknowns are swept.
    panel, rows : numpy.ndarray of float64
        Room for `BLOCK` rows each.
    stop : numpy.ndarray of uint8
        One byte; 1 ends the work.

    Returns
    -------
    int
        `DONE`, `STOPPED` or `INDEFINITE`.
    """
    size = front.shape[0]
    for start in range(0, pivots, BLOCK):
        if stop[0]:
            return STOPPED
        after = min(pivots, start + BLOCK)
        for k in range(start, after):
            for j in range(k):
                panel[k - start, j] = front[j, k]
            for j in range(k, size):
                panel[k - start, j] = front[k, j]
        if not _sweep_rows(start, after, size, panel, rows):
            return INDEFINITE
        _subtract_product(front, start, after, panel, rows)
        for k in range(start, after):
            for j in range(start):
                front[j, k] = rows[k - start, j]
            for j in range(k, after):
                front[k, j] = -rows[k - start, j]
            for j in range(after, size):
                front[k, j] = rows[k - start, j]
    return DONE


# Unsigned numbers spare the loops below the tests for negative indices, which would keep them from being vectorised.


@kernel
def _sweep_rows(start, after, size, panel, rows):
    """Write the inverse of the block on the diagonal times the rows of a panel; the inverse stands in its columns."""
    length, begin, deep = np.uint64(size), np.uint64(start), np.uint64(after - start)
    for k in range(deep):
        for j in range(length):
            rows[k, j] = panel[k, j]
    for row in range(deep):
        k = np.uint64(row)
        pivot = rows[k, begin + k]
        if not pivot > 0.0:
            return False
        inverse = 1.0 / pivot
        rows[k, begin + k] = 1.0
        for j in range(length):
            rows[k, j] *= inverse
        for other in range(deep):
            factor = rows[other, begin + k]
            if other != k and factor != 0.0:
                rows[other, begin + k] = 0.0
                for j in range(length):
                    rows[other, j] -= factor * rows[k, j]
    return True


@kernel
def _subtract_product(front, start, after, panel, rows):
    """Subtract a panel times its swept rows from the upper triangle; what stands in the block itself is void then."""
    size, one, two, three = front.shape[0], np.uint64(1), np.uint64(2), np.uint64(3)
    fours = (after - start) // 4 * 4
    for west in range(0, size, COLUMNS):
        east = min(size, west + COLUMNS)
        for line in range(east):
            if start <= line < after:
                continue
            i, first, end = np.uint64(line), np.uint64(max(line, west)), np.uint64(east)
            for row in range(0, fours, 4):
                k = np.uint64(row)
                a, b, c, d = panel[k, i], panel[k + one, i], panel[k + two, i], panel[k + three, i]
                if a != 0.0 or b != 0.0 or c != 0.0 or d != 0.0:
                    for j in range(first, end):
                        low = a * rows[k, j] + b * rows[k + one, j]
                        front[i, j] -= low + (c * rows[k + two, j] + d * rows[k + three, j])
            for row in range(fours, after - start):
                k = np.uint64(row)
                a = panel[k, i]
                if a != 0.0:
                    for j in range(first, end):
                        front[i, j] -= a * rows[k, j]


@kernel
def forward(order, parts, values, x, low, high, stop):
    """Take the own unknowns of parts out of the right sides of those around them.

    Parameters
    ----------
    order : numpy.ndarray of int64
        The parts, halves before their whole; all in which something enters, and those they were cut out of.
    parts, values
        As in `eliminate`.
    x : numpy.ndarray of float64
        Shape ``(unknowns, LANES)``, a column a right side.
    low, high : numpy.ndarray of float64
        Room for `LANES` rows of the most own unknowns, and of the most around a part.
    stop : numpy.ndarray of uint8
        One byte; 1 ends the work.
    """
    own_starts, own, around_starts, around, value_starts = parts[2:]
    for part in order:
        if stop[0]:
            return
        mine = own[own_starts[part] : own_starts[part + 1]]
        others = around[around_starts[part] : around_starts[part + 1]]
        if mine.size == 0 or others.size == 0:
            continue
        for i in range(mine.size):
            for lane in range(LANES):
                low[lane, i] = x[mine[i], lane]
        _hand_on(values, value_starts[part] + mine.size, mine.size, others.size, low, high)
        for j in range(others.size):
            for lane in range(LANES):
                x[others[j], lane] -= high[lane, j]


@kernel
def _hand_on(values, start, count, others, low, high):
    """Write what the own unknowns of a part give to those around it, lane by lane."""
    one, two, three = np.uint64(1), np.uint64(2), np.uint64(3)
    lanes, many, size = np.uint64(LANES), np.uint64(others), np.uint64(count + others)
    fours = count // 4 * 4
    for lane in range(lanes):
        for j in range(many):
            high[lane, j] = 0.0
    for row in range(0, fours, 4):
        i = np.uint64(row)
        k = np.uint64(start) + i * size
        p, q, r = k + size, k + two * size, k + three * size
        for lane in range(lanes):
            a, b, c, d = low[lane, i], low[lane, i + one], low[lane, i + two], low[lane, i + three]
            for column in range(many):
                j = np.uint64(column)
                high[lane, j] += (a * values[k + j] + b * values[p + j]) + (c * values[q + j] + d * values[r + j])
    for row in range(fours, count):
        i = np.uint64(row)
        k = np.uint64(start) + i * size
        for lane in range(lanes):
            a = low[lane, i]
            for column in range(many):
                j = np.uint64(column)
                high[lane, j] += a * values[k + j]


@kernel
def backward(parts, values, x, both, stop):
    """Replace right sides that went through `forward` by their solutions.

    Parameters
    ----------
    parts, values, x, stop
        As in `forward`.
    both : numpy.ndarray of float64
        Room for the unknowns of the largest front, `LANES` a row.
    """
    own_starts, own, around_starts, around, value_starts = parts[2:]
    for part in range(own_starts.size - 1):
        if stop[0]:
            return
        mine = own[own_starts[part] : own_starts[part + 1]]
        others = around[around_starts[part] : around_starts[part + 1]]
        for i in range(mine.size):
            for lane in range(LANES):
                both[i, lane] = x[mine[i], lane]
        for j in range(others.size):
            for lane in range(LANES):
                both[mine.size + j, lane] = -x[others[j], lane]
        size = np.uint64(mine.size + others.size)
        start = np.uint64(value_starts[part])
        for i in range(mine.size):
            _combine(values, start + np.uint64(i) * size, size, both, x[mine[i]])


@kernel
def _combine(values, start, size, both, found):
    """Write the products of a row of values with all columns; sums in registers."""
    # Eight names instead of an array of lanes keep the sums out of memory.
    a = b = c = d = e = f = g = h = 0.0
    for column in range(size):
        j = np.uint64(column)
        value, row = values[start + j], both[j]
        a += value * row[0]
        b += value * row[1]
        c += value * row[2]
        d += value * row[3]
        e += value * row[4]
        f += value * row[5]
        g += value * row[6]
        h += value * row[7]
    found[0], found[1], found[2], found[3] = a, b, c, d
    found[4], found[5], found[6], found[7] = e, f, g, h


@kernel
def rest_of_cells(edges, shifts, unknown, leaks, x, rest):
    """Write what flows into each cell of its own by differences of voltage; 0 in cells of regions and where none is.

    Parameters
    ----------
    edges, shifts, unknown
        As in `eliminate`.
    leaks : numpy.ndarray of float64
        Conductance of each unknown to earth.
    x, rest : numpy.ndarray of float64
        Voltages and currents, shape ``(unknowns, LANES)``; voltages are 0 where there is no unknown.
    """
    here, total = np.empty(LANES), np.empty(LANES)
    for cell in range(rest.shape[0]):
        for lane in range(LANES):
            rest[cell, lane] = 0.0
        if cell >= unknown.size or unknown[cell] != cell:
            continue
        for lane in range(LANES):
            here[lane] = x[cell, lane]
            total[lane] = -leaks[cell] * here[lane]
        for e in range(4):
            for side in range(2):
                other = cell + shifts[e] if side == 0 else cell - shifts[e]
                conductance = edges[e][cell] if side == 0 else edges[e][other]
                name = np.uint64(unknown[other] if unknown[other] >= 0 else other)
                if conductance > 0:
                    for lane in range(np.uint64(LANES)):
                        total[lane] += conductance * (x[name, lane] - here[lane])
        for lane in range(LANES):
            rest[cell, lane] = total[lane]


@kernel
def norms(lanes):
    """Return the norm of each lane."""
    total = np.zeros(LANES)
    for row in range(lanes.shape[0]):
        for lane in range(LANES):
            total[lane] += lanes[row, lane] * lanes[row, lane]
    return np.sqrt(total)
