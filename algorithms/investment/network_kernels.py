"""Compiled inner loops of network design: which patches a set of links joins, and the best path to add to it.

A network is a tuple ``(starts, nodes, links, ends, first, pieces, costs, values, worth)``: the links at node k are
``links[starts[k]:starts[k + 1]]`` and lead to ``nodes[...]``; link e joins ``ends[e]``, needs the pieces of land
``pieces[first[e]:first[e + 1]]``, each with its cost, and is passed with the probability ``worth[e]``. `built` says
which links there are, `taken` how many of them need each piece, `group` which piece of the network each node is in,
and `reach` what can be reached from a node: the values of all nodes, each times the best product of probabilities.
"""

from __future__ import annotations

import numpy as np

from ..connectivity.kernels import shorten, take
from ..jit import kernel

ROUNDING = 1e-9
TINY = 1e-12


@kernel
def extra_cost(link, network, taken):
    """Return what a link costs where the land of others is already taken."""
    first, pieces, costs = network[4], network[5], network[6]
    total = 0.0
    for k in range(first[link], first[link + 1]):
        if taken[pieces[k]] == 0:
            total += costs[pieces[k]]
    return total


@kernel
def take_land(link, network, taken, built):
    """Build a link."""
    first, pieces = network[4], network[5]
    built[link] = 1
    for k in range(first[link], first[link + 1]):
        taken[pieces[k]] += 1


@kernel
def spread_worth(node, network, built, worth, queue, waiting):
    """Find the best product of probabilities from a node along built links; return how many nodes were queued.

    `worth` must be 0 everywhere, and `waiting` too; the nodes reached are those of worth above 0 afterwards.
    """
    starts, nodes, links, chance = network[0], network[1], network[2], network[8]
    size = len(queue)
    queue[0], worth[node] = node, 1.0
    head, count = 0, 1
    while count > 0:
        here = queue[head]
        head, count = (head + 1) % size, count - 1
        waiting[here] = 0
        for k in range(starts[here], starts[here + 1]):
            if built[links[k]] and worth[here] * chance[links[k]] > worth[nodes[k]] * (1 + ROUNDING):
                there = nodes[k]
                worth[there] = worth[here] * chance[links[k]]
                if waiting[there] == 0:
                    queue[(head + count) % size] = there
                    waiting[there] = 1
                    count += 1


@kernel
def survey(network, built, taken, group, reach):
    """Work out, for a set of built links, the land they take, the groups they make and what each node reaches."""
    values, chance = network[7], network[8]
    size = len(values)
    taken[:] = 0
    plain = True
    for link in range(len(built)):
        if built[link]:
            take_land(link, network, taken, built)
            plain = plain and chance[link] == 1.0
    group[:] = -1
    members = np.empty(size, np.int64)
    for seed in range(size):
        if group[seed] >= 0:
            continue
        count, total = gather(seed, network, built, group, members)
        for k in range(count):
            reach[members[k]] = total
    if not plain:
        worth, queue, waiting = np.zeros(size), np.empty(size, np.int64), np.zeros(size, np.uint8)
        for node in range(size):
            reach_from(node, network, built, group, reach, worth, queue, waiting)


@kernel
def gather(seed, network, built, group, members):
    """Find the nodes that built links join to a seed; return how many there are and their values."""
    starts, nodes, links, values = network[0], network[1], network[2], network[7]
    group[seed], members[0], count, done, total = seed, seed, 1, 0, 0.0
    while done < count:
        here = members[done]
        total += values[here]
        done += 1
        for k in range(starts[here], starts[here + 1]):
            if built[links[k]] and group[nodes[k]] < 0:
                group[nodes[k]] = seed
                members[count] = nodes[k]
                count += 1
    return count, total


@kernel
def reach_from(node, network, built, group, reach, worth, queue, waiting):
    """Work out what a node reaches within its group; `worth` is 0 everywhere, before and afterwards."""
    values = network[7]
    spread_worth(node, network, built, worth, queue, waiting)
    reach[node] = 0.0
    for other in range(len(values)):
        if group[other] == group[node]:
            reach[node] += worth[other] * values[other]
            worth[other] = 0.0


@kernel
def build(link, network, built, taken, group, reach, room):
    """Build a link and bring everything up to date; within a group `reach` is worked out from each of its nodes."""
    ends, chance = network[3], network[8]
    worth, back, queue, waiting = room
    a, b = ends[link, 0], ends[link, 1]
    size = len(group)
    if group[a] != group[b]:
        one, two = reach[a], reach[b]
        if chance[link] == 1.0 and np.all(chance == 1.0):
            worth[:] = group == group[a]
            back[:] = group == group[b]
        else:
            spread_worth(a, network, built, worth, queue, waiting)
            spread_worth(b, network, built, back, queue, waiting)
        joined = min(group[a], group[b])
        for node in range(size):
            reach[node] += chance[link] * (worth[node] * two + back[node] * one)
            if worth[node] > 0 or back[node] > 0:
                group[node] = joined
        take_land(link, network, taken, built)
        worth[:], back[:] = 0.0, 0.0
        return
    take_land(link, network, taken, built)
    if chance[link] == 1.0 and np.all(chance == 1.0):
        return
    for node in range(size):
        if group[node] == group[a]:
            reach_from(node, network, built, group, reach, worth, queue, waiting)


@kernel
def best_path(main, left, largest, network, blocked, built, taken, group, reach, tree):
    """Return the node to which the path from the group `main` gains most for its cost, and that rate; -1 if none.

    Costs spread from the group over links not yet built, those built being free. `tree` keeps for each node the cost,
    the gain, what is reached back along the path, the link and the node before it.
    """
    starts, nodes, links, chance = network[0], network[1], network[2], network[8]
    keys, gain, back, via, before, heap, place = tree
    keys[:], place[:] = np.inf, -1
    count = 0
    for node in range(len(group)):
        if group[node] == main:
            gain[node], back[node], via[node] = 0.0, 0.0, -1
            count = shorten(node, 0.0, keys, heap, place, count)
    best, rate = -1, 0.0
    while count > 0:
        here = take(heap, place, keys, count)
        count -= 1
        if group[here] != main and gain[here] > rate * max(keys[here], TINY) * (1 + ROUNDING):
            best, rate = here, gain[here] / max(keys[here], TINY)
        for k in range(starts[here], starts[here + 1]):
            link, there = links[k], nodes[k]
            if blocked[link] or group[there] == main:
                continue
            cost = keys[here] if built[link] else keys[here] + extra_cost(link, network, taken)
            if cost > left or cost >= keys[there]:
                continue
            via[there], before[there] = link, here
            if built[link]:
                gain[there], back[there] = gain[here], chance[link] * back[here]
            else:
                joined = back[here] + reach[here]
                more = reach[there] if largest else 2 * chance[link] * joined * reach[there]
                gain[there], back[there] = gain[here] + more, chance[link] * joined
            count = shorten(there, cost, keys, heap, place, count)
    return best, rate


@kernel
def best_link(left, network, blocked, built, taken, group, reach):
    """Return the single link between two groups that gains most for its cost, and that rate; -1 if none."""
    ends, chance = network[3], network[8]
    best, rate = -1, 0.0
    for link in range(len(ends)):
        a, b = ends[link, 0], ends[link, 1]
        if built[link] or blocked[link] or group[a] == group[b]:
            continue
        cost = extra_cost(link, network, taken)
        gain = 2 * chance[link] * reach[a] * reach[b]
        if cost <= left and gain > rate * max(cost, TINY) * (1 + ROUNDING):
            best, rate = link, gain / max(cost, TINY)
    return best, rate


@kernel
def complete(seed, left, largest, most, network, blocked, state, tree, room, order, stop):
    """Add the best path to the group of a node, again and again while money is left; return what was spent.

    Where not only the largest group counts, a link elsewhere is added if it gains more. At most `most` links are added;
    `order` keeps them, ended by -1.
    """
    built, taken, group, reach = state
    via, before = tree[3], tree[4]
    spent, count = 0.0, 0
    path = np.empty(len(group) + 1, np.int64)
    while stop[0] == 0 and count < most:
        target, rate = best_path(group[seed], left - spent, largest, network, blocked, built, taken, group, reach, tree)
        length = 0
        if not largest:
            link, other = best_link(left - spent, network, blocked, built, taken, group, reach)
            if link >= 0 and other > rate * (1 + ROUNDING):
                path[0], length, target = link, 1, -1
        while target >= 0 and via[target] >= 0:
            if not built[via[target]]:
                path[length] = via[target]
                length += 1
            target = before[target]
        if length == 0:
            break
        for k in range(length - 1, -1, -1):
            cost = extra_cost(path[k], network, taken)
            if built[path[k]] or spent + cost > left:
                continue
            build(path[k], network, built, taken, group, reach, room)
            spent += cost
            order[count] = path[k]
            count += 1
    order[count] = -1
    return spent


@kernel
def find_rings(network, built, ring):
    """Give each node the number of its part that no single link can cut off: the largest node set of each.

    Bridges are found as by Tarjan (1974), without recursion; parallel links make a ring.
    """
    starts, nodes, links = network[0], network[1], network[2]
    size = len(ring)
    seen, low, at, came = np.zeros(size, np.int64), np.zeros(size, np.int64), starts[:-1].copy(), np.full(size, -1)
    stack, open_nodes = np.empty(size, np.int64), np.empty(size, np.int64)
    clock, waiting = 0, 0
    for seed in range(size):
        if seen[seed]:
            continue
        stack[0], depth = seed, 1
        clock += 1
        seen[seed] = low[seed] = clock
        open_nodes[waiting] = seed
        waiting += 1
        while depth > 0:
            here = stack[depth - 1]
            if at[here] < starts[here + 1]:
                k = at[here]
                at[here] += 1
                if not built[links[k]] or links[k] == came[here]:
                    continue
                if seen[nodes[k]]:
                    low[here] = min(low[here], seen[nodes[k]])
                    continue
                clock += 1
                seen[nodes[k]] = low[nodes[k]] = clock
                came[nodes[k]] = links[k]
                stack[depth] = nodes[k]
                depth += 1
                open_nodes[waiting] = nodes[k]
                waiting += 1
                continue
            depth -= 1
            if depth > 0:
                low[stack[depth - 1]] = min(low[stack[depth - 1]], low[here])
            if low[here] == seen[here]:
                while True:
                    waiting -= 1
                    ring[open_nodes[waiting]] = here
                    if open_nodes[waiting] == here:
                        break


@kernel
def best_ear(main, left, network, blocked, built, taken, ring, tree, root):
    """Return the link whose two ways back to the ring `main` gain most for their cost, -1 if there is none.

    Costs spread from the ring, those of built links being free; a link whose two ends were reached by different first
    steps closes a way out and back that uses no link twice.
    """
    starts, nodes, links, ends, values = network[0], network[1], network[2], network[3], network[7]
    keys, gain, _, via, before, heap, place = tree
    keys[:], place[:], root[:] = np.inf, -1, -1
    count = 0
    for node in range(len(ring)):
        if ring[node] == main:
            gain[node], via[node] = 0.0, -1
            count = shorten(node, 0.0, keys, heap, place, count)
    while count > 0:
        here = take(heap, place, keys, count)
        count -= 1
        for k in range(starts[here], starts[here + 1]):
            link, there = links[k], nodes[k]
            if blocked[link] or ring[there] == main:
                continue
            cost = keys[here] if built[link] else keys[here] + extra_cost(link, network, taken)
            if cost > left or cost >= keys[there]:
                continue
            via[there], before[there] = link, here
            root[there] = link if ring[here] == main else root[here]
            gain[there] = gain[here] + values[there]
            count = shorten(there, cost, keys, heap, place, count)
    best, rate = -1, 0.0
    for link in range(len(ends)):
        a, b = ends[link, 0], ends[link, 1]
        if blocked[link] or via[a] == link or via[b] == link or (ring[a] == main and ring[b] == main):
            continue
        if np.isinf(keys[a]) or np.isinf(keys[b]) or root[a] == root[b]:
            continue
        cost = keys[a] + keys[b] + (0.0 if built[link] else extra_cost(link, network, taken))
        more = gain[a] + gain[b]
        if cost <= left and more > rate * max(cost, TINY) * (1 + ROUNDING):
            best, rate = link, more / max(cost, TINY)
    return best


@kernel
def try_all(free, base, budget, network, marks, stop):
    """Measure every set of free links on top of those built: cost, largest group, sum of squares, joined, ring.

    Sets that cost more than the budget get no further than their cost. Set k holds the free link j where bit j of k is
    set; ``marks`` has a row for each set and five columns.
    """
    values = network[7]
    size = len(values)
    built, taken = np.zeros(len(base), np.uint8), np.zeros(len(network[6]), np.int64)
    group, ring = np.empty(size, np.int64), np.empty(size, np.int64)
    reach, sums = np.empty(size), np.empty(size)
    for k in range(len(marks)):
        if stop[0]:
            return
        built[:] = base
        for j in range(len(free)):
            built[free[j]] = (k >> j) & 1
        survey_cost(network, built, taken)
        cost = 0.0
        for piece in range(len(taken)):
            if taken[piece]:
                cost += network[6][piece]
        marks[k, 0] = cost
        if cost > budget:
            continue
        survey(network, built, taken, group, reach)
        find_rings(network, built, ring)
        marks[k, 1:] = measure(network, built, group, reach, ring, sums)


@kernel
def survey_cost(network, built, taken):
    """Work out only the land that a set of links takes."""
    taken[:] = 0
    for link in range(len(built)):
        if built[link]:
            take_land(link, network, taken, built)


@kernel
def measure(network, built, group, reach, ring, sums):
    """Return the largest group, the sum of values times reach, the values in groups of two and more, and rings."""
    ends, values = network[3], network[7]
    sums[:] = 0.0
    square = 0.0
    for node in range(len(values)):
        sums[group[node]] += values[node]
        square += values[node] * reach[node]
    largest = sums.max()
    joined = 0.0
    touched = np.zeros(len(values), np.uint8)
    for link in range(len(built)):
        if built[link]:
            touched[ends[link, 0]] = touched[ends[link, 1]] = 1
    for node in range(len(values)):
        if touched[node]:
            joined += values[node]
    sums[:] = 0.0
    members = np.zeros(len(values), np.int64)
    for node in range(len(values)):
        sums[ring[node]] += values[node]
        members[ring[node]] += 1
    rings = 0.0
    for node in range(len(values)):
        if members[node] > 1:
            rings = max(rings, sums[node])
    return np.array([largest, square, joined, rings])


@kernel
def cut_off(node, root, wanted, arcs, capacity, flow, seen, behind, way):
    """Return the greatest flow from a root to a node, at most `wanted`.

    ``arcs`` is ``(tails, heads, starts, order)``: arc k leads from ``tails[k]`` to ``heads[k]`` and holds
    ``capacity[k]``; those at a node are ``order[starts[node]:starts[node + 1]]`` with both directions, arc k forwards
    and ``-k - 1`` backwards. `flow` is that of each arc. Less than wanted leaves in `seen` what the root can still
    reach, and in `behind` what can still reach the node: two least cuts. Shortest ways first (Edmonds & Karp 1972).
    """
    tails, heads = arcs[0], arcs[1]
    flow[:] = 0.0
    total = 0.0
    while total < wanted - ROUNDING:
        search(root, node, False, arcs, capacity, flow, seen, way)
        if not seen[node]:
            search(node, root, True, arcs, capacity, flow, behind, way)
            break
        least, here = wanted - total, node
        while here != root:
            forward = way[here] >= 0
            place = way[here] if forward else -way[here] - 1
            least = min(least, capacity[place] - flow[place] if forward else flow[place])
            here = tails[place] if forward else heads[place]
        here = node
        while here != root:
            forward = way[here] >= 0
            place = way[here] if forward else -way[here] - 1
            flow[place] += least if forward else -least
            here = tails[place] if forward else heads[place]
        total += least
    return total


@kernel
def search(start, goal, against, arcs, capacity, flow, seen, way):
    """Mark what has room for more flow from a start, or against the arcs towards it, until the goal is met."""
    tails, heads, starts, order = arcs
    queue = np.empty(len(seen), np.int64)
    seen[:] = 0
    seen[start], queue[0], count, done = 1, start, 1, 0
    while done < count and not seen[goal]:
        here = queue[done]
        done += 1
        for k in range(starts[here], starts[here + 1]):
            forward = order[k] >= 0
            place = order[k] if forward else -order[k] - 1
            there = heads[place] if forward else tails[place]
            left = capacity[place] - flow[place] if forward != against else flow[place]
            if left > ROUNDING and not seen[there]:
                seen[there], way[there] = 1, order[k]
                queue[count] = there
                count += 1
