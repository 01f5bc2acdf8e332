"""The loops of the morphology: growing by a distance, flooding, thinning, geodesic distance and counting.

All work on cells numbered row by row, with a rim of one cell round the grid that holds no class. What is known of a
cell are the bits below; the lower seven make the codes of the result.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

FOREGROUND, EDGE, PERFORATION, ISLET, CORE, BRIDGE, LOOP = 1, 2, 4, 8, 16, 32, 64
MISSING, GAP, MARK, THIN, QUEUED, SETTLED = 256, 512, 1024, 2048, 4096, 8192
RING = EDGE | PERFORATION
# What a cell is that may lie between cores: foreground, but no core and no islet.
BETWEEN_MASK = FOREGROUND | ISLET | CORE
# Up, left, down, right.
STEPS_DOWN, STEPS_RIGHT = (-1, 0, 1, 0), (0, -1, 0, 1)
POLL_MASK = 4095


@kernel
def add(queue, head, count, cell):
    """Add a cell to a ring of waiting cells and return the ring, which may be a longer one, and its first place."""
    if count == queue.size:
        longer = np.empty(2 * count, queue.dtype)
        longer[: count - head] = queue[head:]
        longer[count - head : count] = queue[:head]
        queue = longer
        head = 0
    queue[(head + count) % queue.size] = cell
    return queue, head


@kernel
def append(cells, count, cell):
    """Put a cell behind `count` others and return the list, which may be a longer one."""
    if count == cells.size:
        longer = np.empty(2 * count, cells.dtype)
        longer[:count] = cells
        cells = longer
    cells[count] = cell
    return cells


@kernel
def flip_near(state, columns, source_mask, source, target_mask, target, bits, reach, above, stop):
    """Flip `bits` of the targets that lie within a distance of a source.

    ``reach[d]`` is how many columns the distance spans d rows away, -1 in its last entry. `above` is room for one
    number of rows a cell.
    """
    far = reach.size - 1
    rows = state.size // columns
    above[:columns] = far
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            rows_up = above[cell - columns] + 1
            above[cell] = 0 if state[cell] & source_mask == source else min(rows_up, far)
    below = np.full(columns, far, np.int64)
    spans = np.empty(columns, np.int64)
    for row in range(rows - 2, 0, -1):
        if stop[0] != 0:
            return
        first = row * columns
        last_column = -1
        for column in range(1, columns - 1):
            cell = first + column
            below[column] = 0 if state[cell] & source_mask == source else min(below[column] + 1, far)
            spans[column] = reach[min(below[column], above[cell])]
            last_column = max(last_column, column + spans[column])
            above[cell] = column <= last_column
        first_column = columns
        for column in range(columns - 2, 0, -1):
            cell = first + column
            first_column = min(first_column, column - spans[column])
            if (above[cell] != 0 or column >= first_column) and state[cell] & target_mask == target:
                state[cell] ^= bits


@kernel
def flood(state, columns, offsets, domain_mask, domain, seed_mask, seed, bits, queue, stop):
    """Flip `bits` of all cells of the domain that are joined to a seed, and return how many they are.

    A flipped cell must be a seed by its bits. `offsets` lead to the neighbours in raster order. Two sweeps reach most
    cells, the queue does the rest.
    """
    rows = state.size // columns
    half = offsets.size // 2
    flipped = 0
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return flipped
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            if state[cell] & domain_mask == domain:
                for k in range(half):
                    if state[cell + offsets[k]] & seed_mask == seed:
                        state[cell] ^= bits
                        flipped += 1
                        break
    head, count = 0, 0
    for row in range(rows - 2, 0, -1):
        if stop[0] != 0:
            return flipped
        for cell in range((row + 1) * columns - 2, row * columns, -1):
            if state[cell] & domain_mask == domain:
                for k in range(half, offsets.size):
                    if state[cell + offsets[k]] & seed_mask == seed:
                        state[cell] ^= bits
                        flipped += 1
                        break
            if state[cell] & seed_mask == seed:
                for k in range(half, offsets.size):
                    if state[cell + offsets[k]] & domain_mask == domain:
                        queue, head = add(queue, head, count, cell)
                        count += 1
                        break
    polled = 0
    while count > 0:
        polled += 1
        if polled & POLL_MASK == 0 and stop[0] != 0:
            return flipped
        cell = np.int64(queue[head])
        head = (head + 1) % queue.size
        count -= 1
        for k in range(offsets.size):
            there = cell + offsets[k]
            # The rim lies in no domain, so that the numbers of neighbours never leave the grid.
            if state[there] & domain_mask == domain:
                state[there] ^= bits
                flipped += 1
                queue, head = add(queue, head, count, there)
                count += 1
    return flipped


@kernel
def surroundings(state, columns, offsets, around, stop):
    """Note for every cell to be thinned which of its eight neighbours are `THIN`, one bit each."""
    rows = state.size // columns
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            if state[cell] & (THIN | CORE) == THIN:
                found = 0
                for k in range(8):
                    if state[cell + offsets[k]] & THIN != 0:
                        found |= 1 << k
                around[cell] = found


@kernel
def removable(state, cell, offsets, around, simple, blocked, sides, eight):
    """Return whether a cell can go at the same time as all others that can, without changing what is connected.

    Tables over the 256 surroundings: `simple` tells whether a cell alone can go, `blocked` towards which neighbours it
    depends on theirs, `sides` how many of its four neighbours by side are there.
    """
    here = around[cell]
    if not simple[here]:
        return False
    for k in range(8):
        if blocked[here] & (1 << k) == 0:
            continue
        there = cell + offsets[k]
        if state[there] & CORE != 0 or not simple[around[there]]:
            continue
        if eight or k in (1, 3, 4, 6) or sides[here] != 2:
            return False
        crowded = False
        for side in (1, 3, 4, 6):
            if here & (1 << side) != 0:
                beside = cell + offsets[side]
                if state[beside] & CORE != 0 or not simple[around[beside]]:
                    return False
                crowded |= sides[around[beside]] != 2
        if not crowded:
            return False
    return True


@kernel
def thin(state, columns, offsets, around, simple, blocked, sides, eight, going, waiting, stop):
    """Take `THIN` from all cells that do not hold the cores together, in rounds that know no order of cells.

    `offsets` lead to the eight neighbours in raster order. `around` holds their surroundings.
    """
    rows = state.size // columns
    count = 0
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            loose = state[cell] & (THIN | CORE) == THIN
            if loose and removable(state, cell, offsets, around, simple, blocked, sides, eight):
                going = append(going, count, cell)
                count += 1
    while count > 0:
        for n in range(count):
            if n & POLL_MASK == 0 and stop[0] != 0:
                return
            cell = np.int64(going[n])
            state[cell] ^= THIN
            for k in range(8):
                around[cell + offsets[k]] &= 255 ^ (1 << (7 - k))
        near = 0
        for n in range(count):
            for k in range(8):
                there = np.int64(going[n]) + offsets[k]
                if state[there] & (THIN | CORE | QUEUED) == THIN:
                    state[there] |= QUEUED
                    waiting = append(waiting, near, there)
                    near += 1
        count = 0
        for n in range(near):
            if n & POLL_MASK == 0 and stop[0] != 0:
                return
            cell = np.int64(waiting[n])
            state[cell] ^= QUEUED
            if removable(state, cell, offsets, around, simple, blocked, sides, eight):
                going = append(going, count, cell)
                count += 1


@kernel
def sees(state, columns, start, down, right):
    """Return whether Bresenham's line from `start`, so many rows down and columns right, stays between the cores."""
    step_down = columns if down > 0 else -columns
    step_right = 1 if right > 0 else -1
    long, short = abs(down), abs(right)
    along, across = step_down, step_right
    if short > long:
        long, short = short, long
        along, across = across, along
    decision = 2 * short - long
    cell = start
    for _ in range(long):
        cell += along
        if decision >= 0:
            cell += across
            decision -= 2 * long
        decision += 2 * short
        if state[cell] & BETWEEN_MASK != FOREGROUND:
            return False
    return True


@kernel
def settle(state, columns, cell, down, right, bent):
    """Give a cell its way from the skeleton through one of its neighbours, and return the length of the least."""
    best = np.float32(np.inf)
    for k in range(4):
        row_step, column_step = STEPS_DOWN[k], STEPS_RIGHT[k]
        there = cell + row_step * columns + column_step
        if state[there] & SETTLED == 0:
            continue
        near_down, near_right = np.int64(down[there]), np.int64(right[there])
        far_down, far_right = near_down - row_step, near_right - column_step
        if sees(state, columns, cell - far_down * columns - far_right, far_down, far_right):
            start = bent[there]
            length = np.float32(np.sqrt(far_down * far_down + far_right * far_right) + start)
        else:
            length = np.float32(np.sqrt(near_down * near_down + near_right * near_right) + bent[there] + 1)
            far_down, far_right, start = -row_step, -column_step, length - np.float32(1)
        if length < best:
            best = length
            down[cell], right[cell], bent[cell] = far_down, far_right, start
    state[cell] |= SETTLED
    return best


@kernel
def widen(state, columns, down, right, bent, limit, going, waiting, stop):
    """Add to the skeleton the cells between cores that are within `limit` of it by Soille's geodesic distance.

    Each cell knows how many rows `down` and columns `right` it lies from where its way bends last, and the length
    `bent` of the way up to there. The front moves where its ways are no longer than the shortest one just found.
    """
    rows = state.size // columns
    count = 0
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            if state[cell] & (THIN | CORE) == THIN:
                state[cell] |= SETTLED
                going, count = queue_beside(state, columns, cell, going, count)
    polled = 0
    while count > 0:
        nearest = np.float32(np.inf)
        for n in range(count):
            polled += 1
            if polled & POLL_MASK == 0 and stop[0] != 0:
                return
            cell = np.int64(going[n])
            if state[cell] & SETTLED == 0:
                nearest = min(nearest, settle(state, columns, cell, down, right, bent))
        left = 0
        for n in range(count):
            cell = np.int64(going[n])
            if np.sqrt(np.float64(down[cell]) ** 2 + np.float64(right[cell]) ** 2) + bent[cell] > nearest:
                waiting = append(waiting, left, cell)
                left += 1
            else:
                waiting, left = queue_beside(state, columns, cell, waiting, left)
        going, waiting, count = waiting, going, left
    for row in range(1, rows - 1):
        for cell in range(row * columns + 1, (row + 1) * columns - 1):
            if state[cell] & (SETTLED | THIN) == SETTLED:
                length = np.float32(np.sqrt(np.float64(down[cell]) ** 2 + np.float64(right[cell]) ** 2) + bent[cell])
                if length <= limit:
                    state[cell] |= THIN


@kernel
def queue_beside(state, columns, cell, waiting, count):
    """Append the neighbours by side that lie between cores and were never queued; return the list and its length."""
    for k in range(4):
        there = cell + STEPS_DOWN[k] * columns + STEPS_RIGHT[k]
        if state[there] & (BETWEEN_MASK | QUEUED | SETTLED | THIN) == FOREGROUND:
            state[there] |= QUEUED
            waiting = append(waiting, count, there)
            count += 1
    return waiting, count


@kernel
def spread_labels(state, columns, offsets, labels, queue, stop):
    """Spread the numbers of the cores over rings and connectors, first come, first served.

    `offsets` lead up, left, down, right, and then, where corners join, to the upper left, upper right, lower left and
    lower right.
    """
    rows = state.size // columns
    head, count = 0, 0
    for first in range(0, offsets.size, 4):
        for row in range(1, rows - 1):
            if stop[0] != 0:
                return
            for cell in range(row * columns + 1, (row + 1) * columns - 1):
                if state[cell] & CORE == 0:
                    continue
                for k in range(first, first + 4):
                    there = cell + offsets[k]
                    if labels[there] == 0 and state[there] & (RING | THIN) != 0:
                        labels[there] = labels[cell]
                        queue, head = add(queue, head, count, there)
                        count += 1
    polled = 0
    while count > 0:
        polled += 1
        if polled & POLL_MASK == 0 and stop[0] != 0:
            return
        cell = np.int64(queue[head])
        head = (head + 1) % queue.size
        count -= 1
        for k in range(offsets.size):
            there = cell + offsets[k]
            if labels[there] == 0 and state[there] & (RING | THIN) != 0:
                labels[there] = labels[cell]
                queue, head = add(queue, head, count, there)
                count += 1


@kernel
def tell_connectors(state, columns, offsets, labels, members, stop):
    """Make each connected piece of the connectors a bridge if two numbers met in it, else a loop."""
    rows = state.size // columns
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return
        for start in range(row * columns + 1, (row + 1) * columns - 1):
            if state[start] & (THIN | CORE) != THIN:
                continue
            state[start] ^= THIN
            members[0] = start
            count, done = 1, 0
            first, several = 0, False
            while done < count:
                if done & POLL_MASK == 0 and stop[0] != 0:
                    return
                cell = np.int64(members[done])
                done += 1
                if labels[cell] != 0:
                    several |= first != 0 and labels[cell] != first
                    first = labels[cell]
                for k in range(offsets.size):
                    there = cell + offsets[k]
                    if state[there] & (THIN | CORE) == THIN:
                        state[there] ^= THIN
                        members = append(members, count, there)
                        count += 1
            for n in range(count):
                state[members[n]] |= BRIDGE if several else LOOP


@kernel
def count_pieces(state, columns, offsets, bit, queue, stop):
    """Return how many connected pieces the cells with a bit make, taking the bit from them."""
    rows = state.size // columns
    pieces = 0
    for row in range(1, rows - 1):
        if stop[0] != 0:
            return pieces
        for start in range(row * columns + 1, (row + 1) * columns - 1):
            if state[start] & bit == 0:
                continue
            pieces += 1
            state[start] ^= bit
            queue[0] = start
            head, count, polled = 0, 1, 0
            while count > 0:
                polled += 1
                if polled & POLL_MASK == 0 and stop[0] != 0:
                    return pieces
                cell = np.int64(queue[head])
                head = (head + 1) % queue.size
                count -= 1
                for k in range(offsets.size):
                    there = cell + offsets[k]
                    if state[there] & bit != 0:
                        state[there] ^= bit
                        queue, head = add(queue, head, count, there)
                        count += 1
    return pieces
