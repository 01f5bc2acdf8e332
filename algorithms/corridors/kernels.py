"""The loops of the corridors: spreading cost over tiles, finding the way back, and how far outlines are apart.

A tile is a block of cells with a rim of one cell that belongs to its neighbours, numbered row by row; ``half`` is half
the resistance, infinite where nothing can cross, so that no step needs a test for no data or the edge. Where numbers
of cells are unsigned it spares compiled code the test for counting from the end.

Outlines are runs of a few segments that follow each other, each run in its box, so that most pairs of segments are
ruled out many at a time. Their distances are squared until the end. Segments and boxes are rows of arrays,
``(x, y, x, y)``.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

IDLE, QUEUED, RIM = 0, 1, 2
NONE = -1
TURNS_PER_CELL = 16
POLL_MASK = 4095


@kernel
def gather(cost, tile, tiles, near, seeds, flags, waiting):
    """Take over in one tile what its seeds and the rims of its neighbours know, and return how many cells that lowers.

    `cost` holds all tiles, `near` says which of the 3 x 3 tiles around are in use. Cells that are lowered are flagged
    and listed in `waiting`.
    """
    across, wide = tiles
    mine = cost[tile]
    tall = mine.size // wide
    count = 0
    for cell in seeds:
        if mine[cell] > 0:
            mine[cell] = 0
            flags[cell] = QUEUED
            waiting[count] = cell
            count += 1
    for side in range(9):
        down, right = side // 3 - 1, side % 3 - 1
        if side == 4 or near[side] == 0:
            continue
        theirs = cost[tile + down * across + right]
        shift = -down * (tall - 2) * wide - right * (wide - 2)
        for row in range(tall - 2 if down > 0 else 1, 2 if down < 0 else tall - 1):
            first = row * wide
            for cell in range(first + (wide - 2 if right > 0 else 1), first + (2 if right < 0 else wide - 1)):
                if theirs[cell + shift] < mine[cell]:
                    mine[cell] = theirs[cell + shift]
                    if flags[cell] == IDLE:
                        flags[cell] = QUEUED
                        waiting[count] = cell
                        count += 1
    return count


@kernel
def tell(cost, tile, tiles, near, leads):
    """Put into `leads` the least cost that each of the 3 x 3 tiles around can learn from the rim of one."""
    across, wide = tiles
    mine = cost[tile]
    tall = mine.size // wide
    for side in range(9):
        leads[side] = np.inf
        if side == 4:
            continue
        down, right = side // 3 - 1, side % 3 - 1
        known = near[side] != 0
        theirs = cost[tile + down * across + right] if known else mine
        shift = -down * (tall - 2) * wide - right * (wide - 2)
        for row in range(tall - 1 if down > 0 else (0 if down < 0 else 1), 1 if down < 0 else tall - (down <= 0)):
            first = row * wide
            start = first + (wide - 1 if right > 0 else (0 if right < 0 else 1))
            for cell in range(start, first + (1 if right < 0 else wide - (right <= 0))):
                if mine[cell] < leads[side] and (not known or mine[cell] < theirs[cell + shift]):
                    leads[side] = mine[cell]


@kernel
def spread_by_buckets(half, cost, rise, floor, limit, lengths, wide, work, count, scale):
    """Settle a tile from its `count` waiting cells in order of cost, cells within a bucket of 1 / `scale` in any order.

    Returns whether it came to an end: it gives up when that takes far more turns than there are cells, with those that
    are not settled still flagged.
    """
    flags, heads, cells, following, waiting = work
    straight, upright, diagonal = lengths
    mask = heads.size - 1
    one, two, row = np.uint64(1), np.uint64(2), np.uint64(wide)
    turns = TURNS_PER_CELL * (cost.size + heads.size)

    def relax(cell, length, key, here, start, last, free, fresh):
        step = (here + half[cell]) * length
        if rise is not None:
            step += abs(rise[cell] - rise[start])
        reached = key + step
        if reached < cost[cell] and reached <= limit and (floor is None or reached + floor[cell] <= limit):
            cost[cell] = reached
            if flags[cell] != RIM:
                flags[cell] = QUEUED
                bucket = np.uint64(min(np.int64(reached * scale), last) & mask)
                entry = free
                if entry < 0:
                    entry = fresh
                    fresh += 1
                else:
                    free = following[entry]
                cells[entry] = cell
                following[entry] = heads[bucket]
                heads[bucket] = entry
        return free, fresh

    lowest = np.inf
    for k in range(count):
        lowest = min(lowest, cost[waiting[k]])
    now = np.int64(lowest * scale)
    free, fresh = NONE, 0
    for k in range(count):
        bucket = min(np.int64(cost[waiting[k]] * scale), now + mask) & mask
        cells[fresh] = waiting[k]
        following[fresh] = heads[bucket]
        heads[bucket] = fresh
        fresh += 1
    empty, room = 0, cells.size - 8
    while empty <= mask and turns > 0 and fresh < room:
        turns -= 1
        entry = heads[now & mask]
        if entry == NONE:
            empty += 1
            now += 1
            continue
        empty = 0
        heads[now & mask] = NONE
        last = now + mask
        while entry >= 0 and fresh < room:
            turns -= 1
            start = np.uint64(cells[entry])
            passed = entry
            entry = following[passed]
            following[passed] = free
            free = passed
            if flags[start] == IDLE:
                continue
            key = cost[start]
            bucket = np.int64(key * scale)
            if bucket > now:
                bucket = min(bucket, last) & mask
                free = following[passed]
                following[passed] = heads[bucket]
                heads[bucket] = passed
                continue
            flags[start] = IDLE
            here = np.float64(half[start])
            corner = np.uint64(np.int64(start) - wide - 1)
            free, fresh = relax(corner, diagonal, key, here, start, last, free, fresh)
            free, fresh = relax(corner + one, upright, key, here, start, last, free, fresh)
            free, fresh = relax(corner + two, diagonal, key, here, start, last, free, fresh)
            corner += row
            free, fresh = relax(corner, straight, key, here, start, last, free, fresh)
            free, fresh = relax(corner + two, straight, key, here, start, last, free, fresh)
            corner += row
            free, fresh = relax(corner, diagonal, key, here, start, last, free, fresh)
            free, fresh = relax(corner + one, upright, key, here, start, last, free, fresh)
            free, fresh = relax(corner + two, diagonal, key, here, start, last, free, fresh)
    for bucket in range(heads.size):
        heads[bucket] = NONE
    return empty > mask


@kernel
def spread_by_heap(half, cost, rise, floor, limit, lengths, wide, work):
    """Settle a tile from its flagged cells strictly in order of cost, each at most once."""
    flags, _, heap, place, _ = work
    offsets = (-wide - 1, -wide, 1 - wide, -1, 1, wide - 1, wide, wide + 1)
    straight, upright, diagonal = lengths
    steps = (diagonal, upright, diagonal, straight, straight, diagonal, upright, diagonal)
    size = 0
    for cell in range(cost.size):
        place[cell] = NONE
        if flags[cell] == QUEUED:
            flags[cell] = IDLE
            lift(cost, heap, place, size, cell)
            size += 1
    while size > 0:
        cell = np.int64(heap[0])
        size -= 1
        sink(cost, heap, place, size)
        place[cell] = NONE
        for k in range(8):
            there = cell + offsets[k]
            step = (np.float64(half[cell]) + half[there]) * steps[k]
            if rise is not None:
                step += abs(rise[there] - rise[cell])
            reached = cost[cell] + step
            if not (reached < cost[there] and reached <= limit):
                continue
            if floor is not None and reached + floor[there] > limit:
                continue
            cost[there] = reached
            if flags[there] != RIM:
                if place[there] == NONE:
                    size += 1
                    place[there] = size - 1
                lift(cost, heap, place, place[there], there)


@kernel
def lift(cost, heap, place, position, cell):
    """Put a cell into a heap of four children a node, at `position` or above."""
    while position > 0:
        parent = (position - 1) >> 2
        if cost[heap[parent]] <= cost[cell]:
            break
        heap[position] = heap[parent]
        place[heap[position]] = position
        position = parent
    heap[position] = cell
    place[cell] = position


@kernel
def sink(cost, heap, place, size):
    """Fill the top of a heap with the entry at `size`, which was its last."""
    cell = heap[size]
    position = 0
    while 4 * position + 1 < size:
        child = 4 * position + 1
        for other in range(child + 1, min(child + 4, size)):
            if cost[heap[other]] < cost[heap[child]]:
                child = other
        if cost[heap[child]] >= cost[cell]:
            break
        heap[position] = heap[child]
        place[heap[position]] = position
        position = child
    heap[position] = cell
    place[cell] = position


@kernel
def join(block, wide, top, left, joined):
    """Copy the cells of a tile from a row and column of it on, infinite ones as NaN."""
    for row in range(joined.shape[0]):
        start = (top + row) * wide + left
        cells, target = block[start : start + joined.shape[1]], joined[row]
        for column in range(target.size):
            target[column] = cells[column] if cells[column] < np.inf else np.nan


@kernel
def least_of(values, cells):
    """Return the least value over some cells."""
    least = np.inf
    for cell in cells:
        least = min(least, values[cell])
    return least


@kernel
def trace(half, cost, rise, used, lengths, shape, size, across, row, column, path):
    """Write rows and columns from a cell down to where the cost is 0 into `path`; return their number, 0 if too many.

    Of several steps that lead on, the first clockwise from east is taken.
    """
    tall, wide = size
    down = (0, 1, 1, 1, 0, -1, -1, -1)
    right = (1, 1, 0, -1, -1, -1, 0, 1)
    straight, upright, diagonal = lengths
    steps = (straight, diagonal, upright, diagonal, straight, diagonal, upright, diagonal)

    def place(r, c):
        return (r // tall) * across + c // wide, (r % tall + 1) * (wide + 2) + c % wide + 1

    tile, cell = place(row, column)
    for count in range(len(path)):
        path[count, 0], path[count, 1] = row, column
        found = False
        for k in range(8):
            r, c = row + down[k], column + right[k]
            if not (0 <= r < shape[0] and 0 <= c < shape[1]):
                continue
            there, other = place(r, c)
            if used[there] == 0 or not cost[there, other] < cost[tile, cell]:
                continue
            step = (np.float64(half[there, other]) + half[tile, cell]) * steps[k]
            if rise is not None:
                step += abs(rise[tile, cell] - rise[there, other])
            if cost[there, other] + step == cost[tile, cell]:
                found = True
                break
        if not found:
            return count + 1
        row, column, tile, cell = r, c, there, other
    return 0


@kernel
def find_ways(values, cost, rise, lengths, first, last, ways):
    """Mark for the rows from `first` to `last` which neighbours a cell's least cost can come from.

    Bit k of `ways` stands for direction k, clockwise from east.
    """
    rows, columns = cost.shape
    down = (0, 1, 1, 1, 0, -1, -1, -1)
    right = (1, 1, 0, -1, -1, -1, 0, 1)
    straight, upright, diagonal = lengths
    steps = (straight, diagonal, upright, diagonal, straight, diagonal, upright, diagonal)
    for row in range(first, last):
        for k in range(8):
            other = row + down[k]
            if other < 0 or other >= rows:
                continue
            length, bit, shift = steps[k], np.uint8(1 << k), right[k]
            # Rows are taken whole and without a branch, so that the compiler can do several cells at once.
            start, stop = max(0, -shift), columns - max(0, shift)
            here, there = cost[row, start:stop], cost[other, start + shift : stop + shift]
            value, beside = values[row, start:stop], values[other, start + shift : stop + shift]
            found = ways[row, start:stop]
            for cell in range(stop - start):
                step = (0.5 * np.float64(value[cell]) + 0.5 * np.float64(beside[cell])) * length
                if rise is not None:
                    step += abs(rise[row, start + cell] - rise[other, start + shift + cell])
                comes = (there[cell] + step == here[cell]) & (there[cell] < here[cell])
                found[cell] |= bit * np.uint8(comes)


@kernel
def allocate(ways, first_bit, first, last, allocation, stop):
    """Give cells from `first` to `last` the lowest label that any of their ways leads to, and all cells on these ways.

    `allocation` comes with the labels of the sources, and -1 is the label of a way that leads nowhere. `first_bit` is
    the lowest bit set in each byte. Several threads may fill it in at once, since whoever comes first finds the same.
    """
    columns = ways.shape[1]
    offsets = (1, columns + 1, columns, columns - 1, -1, -columns - 1, -columns, 1 - columns)
    ways, allocation = ways.reshape(-1), allocation.reshape(-1)
    stack = np.empty(1024, np.int64)
    for start in range(first, last):
        if start & POLL_MASK == 0 and stop[0] != 0:
            return
        if ways[start] == 0 or allocation[start] != 0:
            continue
        stack[0] = start
        depth = 1
        while depth > 0:
            cell = stack[depth - 1]
            bits = np.int64(ways[cell])
            label = np.int32(NONE)
            there = cell
            while bits:
                there = cell + offsets[first_bit[bits]]
                other = allocation[there]
                if other == 0:
                    break
                if label < 0 or 0 < other < label:
                    label = other
                bits &= bits - 1
            if bits == 0:
                allocation[cell] = label
                depth -= 1
                continue
            if depth == stack.size:
                longer = np.empty(2 * depth, np.int64)
                longer[:depth] = stack
                stack = longer
            stack[depth] = there
            depth += 1


@kernel
def link_back(ways, allocation, first, last, backlink):
    """Set the first direction, of those that lead to the allocated source, for the cells from `first` to `last`."""
    columns = ways.shape[1]
    offsets = (1, columns + 1, columns, columns - 1, -1, -columns - 1, -columns, 1 - columns)
    ways, allocation, backlink = ways.reshape(-1), allocation.reshape(-1), backlink.reshape(-1)
    for cell in range(first, last):
        if ways[cell] == 0:
            continue
        for k in range(8):
            if (ways[cell] >> k) & 1 and allocation[cell + offsets[k]] == allocation[cell]:
                backlink[cell] = k
                break


@kernel
def flood(first, second, lcd, most, slack, seen):
    """Mark in `seen` the cells whose costs add up to `most` above `lcd` or less, and return the box that holds them.

    All are joined to where the least-cost path ends, since on the way through a cell no cell costs more; so only they
    and what borders on them is looked at. The box is the first row, the one after the last, and so for columns.
    """
    rows, columns = first.shape
    down = (0, 1, 1, 1, 0, -1, -1, -1)
    right = (1, 1, 0, -1, -1, -1, 0, 1)
    stack, depth = np.empty(1024, np.int64), 0
    top, bottom, left, right_end = rows, 0, columns, 0
    for row in range(rows):
        for column in range(columns):
            if not (second[row, column] == 0 and first[row, column] <= lcd + slack) or seen[row, column]:
                continue
            seen[row, column] = 1
            stack[0] = row * columns + column
            depth = 1
            while depth > 0:
                depth -= 1
                r, c = stack[depth] // columns, stack[depth] % columns
                top, bottom, left, right_end = min(top, r), max(bottom, r + 1), min(left, c), max(right_end, c + 1)
                if depth + 8 > stack.size:
                    longer = np.empty(2 * stack.size, np.int64)
                    longer[:depth] = stack[:depth]
                    stack = longer
                for k in range(8):
                    y, x = r + down[k], c + right[k]
                    if not (0 <= y < rows and 0 <= x < columns) or seen[y, x]:
                        continue
                    if first[y, x] + second[y, x] - lcd <= most + slack:
                        seen[y, x] = 1
                        stack[depth] = y * columns + x
                        depth += 1
    return top, max(top, bottom), left, max(left, right_end)


@kernel
def box_gap(boxes, k, others, j):
    """Return the squared distance of two boxes, the lower left corner of which comes first."""
    x = max(others[j, 0] - boxes[k, 2], boxes[k, 0] - others[j, 2], 0.0)
    y = max(others[j, 1] - boxes[k, 3], boxes[k, 1] - others[j, 3], 0.0)
    return x * x + y * y


@kernel
def point_gap(x, y, x1, y1, x2, y2):
    """Return the squared distance of a point from a segment."""
    along, across = x2 - x1, y2 - y1
    square = along * along + across * across
    share = ((x - x1) * along + (y - y1) * across) / square if square > 0 else 0.0
    share = min(max(share, 0.0), 1.0)
    x, y = x1 + share * along - x, y1 + share * across - y
    return x * x + y * y


@kernel
def side(x1, y1, x2, y2, x, y):
    """Return on which side of the line through a segment a point lies, by the sign."""
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)


@kernel
def segment_gap(segments, k, j, best):
    """Return the squared distance of two segments, 0 where they cross, or `best` if that is less."""
    a, b, c, d = segments[k, 0], segments[k, 1], segments[k, 2], segments[k, 3]
    e, f, g, h = segments[j, 0], segments[j, 1], segments[j, 2], segments[j, 3]
    x = max(min(e, g) - max(a, c), min(a, c) - max(e, g), 0.0)
    y = max(min(f, h) - max(b, d), min(b, d) - max(f, h), 0.0)
    if x * x + y * y >= best:
        return best
    if side(a, b, c, d, e, f) * side(a, b, c, d, g, h) < 0 and side(e, f, g, h, a, b) * side(e, f, g, h, c, d) < 0:
        return 0.0
    best = min(best, point_gap(a, b, e, f, g, h), point_gap(c, d, e, f, g, h))
    return min(best, point_gap(e, f, a, b, c, d), point_gap(g, h, a, b, c, d))


@kernel
def run_gap(segments, runs, k, j, best):
    """Return the squared distance of two runs of segments, or `best` if that is less."""
    for one in range(runs[k], runs[k + 1]):
        for two in range(runs[j], runs[j + 1]):
            best = segment_gap(segments, one, two, best)
    return best


@kernel
def holds(area, other, outlines):
    """Return whether an area holds a point of a ring of another (even-odd rule)."""
    starts, rings, extents, points, segments, runs, _ = outlines
    for ring in range(rings[other], rings[other + 1]):
        x, y, inside = points[ring, 0], points[ring, 1], False
        if extents[area, 0] <= x <= extents[area, 2] and extents[area, 1] <= y <= extents[area, 3]:
            for k in range(runs[starts[area]], runs[starts[area + 1]]):
                a, b, c, d = segments[k, 0] - x, segments[k, 1] - y, segments[k, 2] - x, segments[k, 3] - y
                if (b > 0) != (d > 0) and a - b * (c - a) / (d - b) > 0:
                    inside = not inside
        if inside:
            return True
    return False


@kernel
def area_distance(one, two, outlines):
    """Return the distance of two areas, 0 where they touch or overlap."""
    starts, _, extents, _, segments, runs, boxes = outlines
    if box_gap(extents, one, extents, two) == 0 and (holds(one, two, outlines) or holds(two, one, outlines)):
        return 0.0
    # The runs whose boxes are nearest come first, so that most of the others are ruled out.
    least, first, second = np.inf, starts[one], starts[two]
    for k in range(starts[one], starts[one + 1]):
        if box_gap(boxes, k, extents, two) < least:
            for j in range(starts[two], starts[two + 1]):
                gap = box_gap(boxes, k, boxes, j)
                if gap < least:
                    least, first, second = gap, k, j
    best = run_gap(segments, runs, first, second, np.inf)
    for k in range(starts[one], starts[one + 1]):
        if box_gap(boxes, k, extents, two) < best:
            for j in range(starts[two], starts[two + 1]):
                if box_gap(boxes, k, boxes, j) < best:
                    best = run_gap(segments, runs, k, j, best)
    return np.sqrt(best)


@kernel
def area_distances(pairs, outlines, stop):
    """Return the distances of pairs of areas.

    Parameters
    ----------
    pairs : numpy.ndarray of int
        Shape ``(m, 2)``.
    outlines : tuple of numpy.ndarray
        Where the runs and the rings of each area begin, and the box of each area; a point of each ring; the segments;
        where the segments of each run begin, and the box of each run.
    stop : numpy.ndarray of uint8
        Ends the work where it is 1.
    """
    found = np.empty(pairs.shape[0])
    for k in range(pairs.shape[0]):
        if stop[0]:
            break
        found[k] = area_distance(pairs[k, 0], pairs[k, 1], outlines)
    return found
