"""The loops of the corridors: spreading cost over cells, and finding the way back.

All work on cells numbered row by row on a grid with a rim of one cell, ``half`` being half the resistance and infinite
where nothing can cross, so that no step needs a test for no data or the edge.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

SIZE, REMAINING, FIRST, LAST = 0, 1, 2, 3
NO_WAY = -1
POLL_MASK = 4095


@kernel
def push(keys, cells, size, key, cell):
    """Add an entry to a heap of four children a node and return its new size."""
    place = size
    while place > 0:
        parent = (place - 1) >> 2
        if keys[parent] <= key:
            break
        keys[place] = keys[parent]
        cells[place] = cells[parent]
        place = parent
    keys[place] = key
    cells[place] = cell
    return size + 1


@kernel
def pop(keys, cells, size):
    """Remove the first entry of a heap, which the caller has read, and return its new size."""
    size -= 1
    key = keys[size]
    cell = cells[size]
    place = 0
    while True:
        child = 4 * place + 1
        if child + 3 < size:
            left = child if keys[child] <= keys[child + 1] else child + 1
            right = child + 2 if keys[child + 2] <= keys[child + 3] else child + 3
            child = left if keys[left] <= keys[right] else right
        elif child < size:
            for other in range(child + 1, size):
                if keys[other] < keys[child]:
                    child = other
        else:
            break
        if keys[child] >= key:
            break
        keys[place] = keys[child]
        cells[place] = cells[child]
        place = child
    keys[place] = key
    cells[place] = cell
    return size


@kernel
def spread_cost(half, cost, offsets, lengths, keys, cells, state, limit, floor, labels, wanted, stop):
    """Settle cells in order of cost until none is left within `limit`.

    `state` holds the size of the heap, how many labels are still wanted, and the first and last cell reached. Ends
    early when all labels flagged in `wanted` are met (leaving an empty heap), when `stop` is set, or when the heap
    must grow; in the last case the same call goes on. `floor`, if it has cells, is the least cost that any useful way
    still has before it, so that cells it leads beyond `limit` are left out.
    """
    size, first, last = state[SIZE], state[FIRST], state[LAST]
    has_floor = floor.size > 0
    has_targets = wanted.size > 0
    pops = 0
    while size > 0 and size + 8 <= keys.size:
        pops += 1
        if pops & POLL_MASK == 0 and stop[0] != 0:
            break
        key = keys[0]
        cell = np.int64(cells[0])
        size = pop(keys, cells, size)
        if key > cost[cell]:
            continue
        if has_targets and wanted[labels[cell]] != 0:
            wanted[labels[cell]] = 0
            state[REMAINING] -= 1
            if state[REMAINING] == 0:
                size = 0
                break
        here = half[cell]
        for k in range(8):
            there = cell + offsets[k]
            reached = key + (here + half[there]) * lengths[k]
            if reached < cost[there] and reached <= limit:
                if has_floor and reached + floor[there] > limit:
                    continue
                cost[there] = reached
                first = min(first, there)
                last = max(last, there)
                size = push(keys, cells, size, reached, there)
    state[SIZE], state[FIRST], state[LAST] = size, first, last


@kernel
def allocate(half, cost, offsets, lengths, allocation, stop):
    """Fill in the source of every reached cell, the lowest label where several are equally near.

    `allocation` comes with the labels of the sources. Each cell takes the lowest label of the neighbours that a least
    cost can come from, which are filled in before it.
    """
    stack = np.empty(1024, np.int64)
    for start in range(cost.size):
        if start & POLL_MASK == 0 and stop[0] != 0:
            return
        if allocation[start] != 0 or not cost[start] < np.inf:
            continue
        stack[0] = start
        depth = 1
        while depth > 0:
            cell = stack[depth - 1]
            label = NO_WAY
            waits = False
            for k in range(8):
                there = cell + offsets[k]
                if cost[there] < cost[cell] and cost[there] + (half[there] + half[cell]) * lengths[k] == cost[cell]:
                    if allocation[there] == 0:
                        if depth == stack.size:
                            longer = np.empty(2 * depth, np.int64)
                            longer[:depth] = stack
                            stack = longer
                        stack[depth] = there
                        depth += 1
                        waits = True
                        break
                    if label == NO_WAY or allocation[there] < label:
                        label = allocation[there]
            if not waits:
                allocation[cell] = label
                depth -= 1


@kernel
def link_back(half, cost, offsets, lengths, allocation, backlink):
    """Set the first direction, of those that lead to the allocated source, for every reached cell that is no source."""
    for cell in range(cost.size):
        if not 0 < cost[cell] < np.inf:
            continue
        for k in range(8):
            there = cell + offsets[k]
            if (
                cost[there] < cost[cell]
                and allocation[there] == allocation[cell]
                and cost[there] + (half[there] + half[cell]) * lengths[k] == cost[cell]
            ):
                backlink[cell] = k
                break


@kernel
def trace(half, cost, offsets, lengths, cell, path):
    """Write the cells from `cell` down to where the cost is 0 into `path` and return their number, 0 if it is short."""
    count = 0
    while count < path.size:
        path[count] = cell
        count += 1
        following = NO_WAY
        for k in range(8):
            there = cell + offsets[k]
            if cost[there] < cost[cell] and cost[there] + (half[there] + half[cell]) * lengths[k] == cost[cell]:
                following = there
                break
        if following == NO_WAY:
            return count
        cell = following
    return 0
