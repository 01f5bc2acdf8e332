"""Compiled inner loops: what is lost with each node of a network, one tree of shortest paths at a time.

Strategy, for each source: (1) the tree of shortest paths; (2) its dominators: the distance of a node grows with the
removal of another only if that one lies on all its shortest paths; (3) for each node that dominates others, the
shortest detours of these, entered from nodes that keep their distance.

Links are in compressed rows, ``ends[starts[k]:starts[k + 1]]`` those of node k, the shortest first. A heap holds nodes
by a key; `place` is where in the heap a node is, -1 if it is not there.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel


@kernel
def lift(heap, place, keys, spot):
    """Move the node at a spot of a heap up to where it belongs."""
    node = heap[spot]
    while spot > 0 and keys[heap[(spot - 1) >> 1]] > keys[node]:
        heap[spot] = heap[(spot - 1) >> 1]
        place[heap[spot]] = spot
        spot = (spot - 1) >> 1
    heap[spot] = node
    place[node] = spot


@kernel
def take(heap, place, keys, count):
    """Take the node with the least key out of a heap of `count` nodes and return it."""
    taken, node = heap[0], heap[count - 1]
    spot, lower = 0, 1
    while lower < count - 1:
        if lower + 1 < count - 1 and keys[heap[lower + 1]] < keys[heap[lower]]:
            lower += 1
        if keys[heap[lower]] >= keys[node]:
            break
        heap[spot] = heap[lower]
        place[heap[spot]] = spot
        spot, lower = lower, 2 * lower + 1
    heap[spot] = node
    place[node] = spot
    place[taken] = -1
    return taken


@kernel
def shorten(node, key, keys, heap, place, count):
    """Lower the key of a node that is or comes into a heap of `count` nodes, and return how many it holds then."""
    keys[node] = key
    spot = place[node]
    if spot < 0:
        spot, count = count, count + 1
        heap[spot] = node
    lift(heap, place, keys, spot)
    return count


@kernel
def shortest(source, links, distance, order, rank, heap, place):
    """Find the distances from a source, and the nodes it reaches in order of distance; return their number."""
    starts, ends, lengths = links
    distance[:] = np.inf
    rank[:] = rank.size
    reached, count = 0, shorten(source, 0.0, distance, heap, place, 0)
    while count > 0:
        node = take(heap, place, distance, count)
        count -= 1
        order[reached], rank[node] = node, reached
        reached += 1
        for link in range(starts[node], starts[node + 1]):
            there = distance[node] + lengths[link]
            if there < distance[ends[link]]:
                count = shorten(ends[link], there, distance, heap, place, count)
    return reached


@kernel
def distance_rows(sources, starts, ends, lengths, stop):
    """Return the distances from some nodes to all, inf where they do not reach."""
    size = starts.size - 1
    found = np.full((sources.size, size), np.inf)
    order, rank, heap = np.empty((3, size), np.int32)
    place = np.full(size, -1, np.int32)
    for row, source in enumerate(sources):
        if stop[0]:
            break
        shortest(source, (starts, ends, lengths), found[row], order, rank, heap, place)
    return found


@kernel
def dominate(order, links, distance, rank, above):
    """Find for each node but the first the last one before it that all its shortest paths lead through."""
    starts, ends, lengths = links
    for node in order[1:]:
        found = -1
        for link in range(starts[node], starts[node + 1]):
            if lengths[link] > distance[node] or found == order[0]:
                break
            end = ends[link]
            # By rank, so that links of length 0 count in one direction only.
            if rank[end] < rank[node] and distance[end] + lengths[link] == distance[node]:
                found = end if found < 0 else found
                while found != end:
                    if rank[found] > rank[end]:
                        found = above[found]
                    else:
                        end = above[end]
        above[node] = found


@kernel
def walk_down(order, above, sizes, lowest, position, walk):
    """Lay out the dominated nodes of each node behind it, with their number and the least of them."""
    for node in order:
        sizes[node], lowest[node] = 1, sizes.size
    for node in order[:0:-1]:
        sizes[above[node]] += sizes[node]
        lowest[above[node]] = min(lowest[above[node]], lowest[node], node)
    # Until its own turn, the position of a node is where the next node that it dominates goes.
    position[order[0]] = 1
    for node in order[1:]:
        spot = position[above[node]]
        position[above[node]] += sizes[node]
        position[node] = spot + 1
    for node in order:
        position[node] -= sizes[node]
        walk[position[node]] = node


@kernel
def lay_out(walk, position, links, distance, plan):
    """Write the links of each position of a walk, and what a path to it through each end has over its distance."""
    starts, ends, lengths = links
    begins, neighbours, over = plan
    count = 0
    for spot, node in enumerate(walk):
        begins[spot] = count
        for link in range(starts[node], starts[node + 1]):
            neighbours[count] = position[ends[link]]
            over[count] = distance[ends[link]] + lengths[link] - distance[node]
            count += 1
    begins[walk.size] = count


@kernel
def detour(first, last, plan, excess):
    """Find by how much the distances of the positions `first` to `last` grow when the node before them is gone.

    The excess is 0 everywhere else. Sweeps to and fro carry it along the links until nothing changes.
    """
    begins, neighbours, over = plan
    excess[first - 1 : last] = np.inf
    start, end, ahead = first, last, 1
    while start != end:
        turn = end
        for spot in range(start, end, ahead):
            least = excess[spot]
            for link in range(begins[spot], begins[spot + 1]):
                there = excess[neighbours[link]] + over[link]
                if there < least:
                    least = there
            if least < excess[spot]:
                excess[spot], turn = least, spot
        # What lies ahead of the last change has seen it; only what lies behind has not.
        if turn == end:
            return
        ahead = -ahead
        start, end = turn + ahead, first - 1 if ahead < 0 else last


@kernel
def spare(starts, ends, lengths, stop):
    """Return which links no removal of a single node can make part of a shortest path.

    Two detours by one node each, both of links that are shorter, replace such a link: one of them is always left.
    """
    found = np.zeros(ends.size, np.bool_)
    direct = np.full(starts.size - 1, np.inf)
    for node in range(starts.size - 1):
        if stop[0]:
            break
        own = slice(starts[node], starts[node + 1])
        direct[ends[own]] = lengths[own]
        for link in range(starts[node], starts[node + 1]):
            ways, length = 0, lengths[link]
            for other in range(starts[ends[link]], starts[ends[link] + 1]):
                if lengths[other] >= length or ways == 2:
                    break
                first = direct[ends[other]]
                ways += first < length and first + lengths[other] <= length
            found[link] = ways == 2
        direct[ends[own]] = np.inf
    return found


@kernel
def share_paths(order, links, distance, rank, ways, carried):
    """Add to each node its share of the shortest paths from the first one (Brandes 2001)."""
    starts, ends, lengths = links
    load = np.zeros(rank.size)
    ways[order] = 0.0
    ways[order[0]] = 1.0
    for node in order:
        for link in range(starts[node], starts[node + 1]):
            if distance[ends[link]] == distance[node] + lengths[link]:
                ways[ends[link]] += ways[node]
    for node in order[:0:-1]:
        for link in range(starts[node], starts[node + 1]):
            if distance[ends[link]] + lengths[link] == distance[node]:
                load[ends[link]] += ways[ends[link]] / ways[node] * (1.0 + load[node])
        carried[node] += load[node]


@kernel
def removals(first, last, area, starts, ends, lengths, counted, offset, stop):
    """Return what the sources `first` to `last` tell of all nodes.

    Parameters
    ----------
    first, last : int
        Range of sources.
    area : numpy.ndarray of float64
        What each node brings.
    starts, ends, lengths : numpy.ndarray
        The links in compressed rows.
    counted : bool
        Whether lengths are numbers of links; a path is then worth 1 / (offset + length), else exp(-length).
    offset : float
        0 or above.
    stop : numpy.ndarray of uint8
        Ends the work where it is 1.

    Returns
    -------
    tuple of numpy.ndarray of float64
        The worth of all other nodes that each source reaches; what the sources and the nodes numbered below them lose
        with each node between them; the shortest paths from the sources that each node carries, where counted.
    """
    size, links = area.size, (starts, ends, lengths)
    distance, excess, value, ways = np.empty(size), np.zeros(size), np.empty(size), np.empty(size)
    order, rank, above, heap = np.empty((4, size), np.int32)
    sizes, lowest, position, walk = np.empty((4, size), np.int32)
    place = np.full(size, -1, np.int32)
    # Unsigned: numba would look at every place whether it is negative and counts from the end.
    plan = np.empty(size + 1, np.uint64), np.empty(ends.size, np.uint32), np.empty(ends.size)
    reach, lost, carried = np.zeros(last - first), np.zeros(size), np.zeros(size)
    for source in range(first, last):
        if stop[0]:
            break
        met = order[: shortest(source, links, distance, order, rank, heap, place)]
        if counted:
            share_paths(met, links, distance, rank, ways, carried)
        for node in met[1:]:
            value[node] = area[node] / (offset + distance[node]) if counted else area[node] * np.exp(-distance[node])
            reach[source - first] += value[node]
        dominate(met, links, distance, rank, above)
        walk_down(met, above, sizes, lowest, position, walk)
        lay_out(walk[: met.size], position, links, distance, plan)
        for node in met[1:]:
            if lowest[node] >= source:
                continue
            begin, end = position[node] + 1, position[node] + sizes[node]
            detour(begin, end, plan, excess)
            for spot in range(begin, end):
                other = walk[spot]
                if other < source:
                    there = offset + distance[other]
                    share = 1.0 - there / (there + excess[spot]) if counted else -np.expm1(-excess[spot])
                    lost[node] += area[source] * value[other] * share
            excess[begin - 1 : end] = 0.0
    return reach, lost, carried
