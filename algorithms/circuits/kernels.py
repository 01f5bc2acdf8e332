"""The loops of the circuits: currents on the grid of cells, and the levels of the multigrid method.

Cells have a rim of one cell without conductors around them and are numbered row by row, `width` a row. ``edges`` are
the conductances of each cell to its neighbours in the east, south, southeast and southwest. A band of rows, or a chunk
of nodes, is the work of one call, and no result depends on which call comes first.

Sums over a band are taken column by column first, which compiled code does for several columns at once.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

OUTSIDE, FREE, TIED = 0, 1, 2
NONE = -1
WEAK = 0.5
SLOTS = 4
MOST_IN_PAIR = 3


@kernel
def join_cells(conductance, node, mean_resistance, diagonals, scale, edges, first, last):
    """Fill in the conductances from the cells of some rows to their neighbours, times `scale`."""
    rows, columns = conductance.shape
    width = columns + 2
    east, south, southeast, southwest = edges

    def joint(row, column, there_row, there_column):
        value = 0.0
        if node[there_row, there_column] >= 0 and node[row, column] != node[there_row, there_column]:
            one, two = conductance[row, column], conductance[there_row, there_column]
            one, two = one if one > 0 else 0.0, two if two > 0 else 0.0
            if one + two > 0:
                value = scale * (2 * one * two / (one + two) if mean_resistance else (one + two) / 2)
        return value

    for row in range(first, last):
        for column in range(columns):
            if node[row, column] < 0:
                continue
            cell = (row + 1) * width + column + 1
            below = row + 1 < rows
            if column + 1 < columns:
                east[cell] = joint(row, column, row, column + 1)
            if below:
                south[cell] = joint(row, column, row + 1, column)
            if below and diagonals and column + 1 < columns:
                southeast[cell] = joint(row, column, row + 1, column + 1) / np.sqrt(2.0)
            if below and diagonals and column > 0:
                southwest[cell] = joint(row, column, row + 1, column - 1) / np.sqrt(2.0)


@kernel
def label_cells(edges, width, ties, root):
    """Put the lowest cell of its connected piece into `root` of each cell; `ties` are pairs of cells that are one."""
    east, south, southeast, southwest = edges

    def find(cell):
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    def unite(one, two):
        one, two = find(one), find(two)
        if one < two:
            root[two] = one
        else:
            root[one] = two

    for cell in range(root.size):
        root[cell] = cell
    for cell in range(root.size):
        if east[cell] > 0:
            unite(cell, cell + 1)
        if south[cell] > 0:
            unite(cell, cell + width)
        if southeast[cell] > 0:
            unite(cell, cell + width + 1)
        if southwest[cell] > 0:
            unite(cell, cell + width - 1)
    for k in range(len(ties)):
        unite(ties[k, 0], ties[k, 1])
    for cell in range(root.size):
        root[cell] = find(cell)


@kernel
def flow_in_rows(edges, node, voltage, noise, width, first, last, net, amount, lone):
    """Add up net outflow and absolute current of the cells in some rows, and return the largest current of a conductor.

    Cells of nodes up to `lone` are written by number of node; the others add to a list, since nodes may have many cells
    in many rows: their node, net outflow and absolute current are returned. Currents below `noise` count as 0.
    """
    east, south, southeast, southwest = edges
    columns = node.shape[1]
    largest = 0.0
    several = 0
    for row in range(first, last):
        for column in range(columns):
            several += node[row, column] >= lone
    shared, out, sizes = np.empty(several, np.int64), np.empty(several), np.empty(several)
    several = 0
    for row in range(first, last):
        for column in range(columns):
            mine = node[row, column]
            if mine < 0:
                continue
            cell = (row + 1) * width + column + 1
            here, total, absolute = voltage[mine], 0.0, 0.0
            for k in range(8):
                if k == 0:
                    g, down, right = east[cell], 0, 1
                elif k == 1:
                    g, down, right = east[cell - 1], 0, -1
                elif k == 2:
                    g, down, right = south[cell], 1, 0
                elif k == 3:
                    g, down, right = south[cell - width], -1, 0
                elif k == 4:
                    g, down, right = southeast[cell], 1, 1
                elif k == 5:
                    g, down, right = southeast[cell - width - 1], -1, -1
                elif k == 6:
                    g, down, right = southwest[cell], 1, -1
                else:
                    g, down, right = southwest[cell - width + 1], -1, 1
                if g > 0:
                    current = np.float64(g) * (here - voltage[node[row + down, column + right]])
                    if abs(current) >= noise:
                        total += current
                        absolute += abs(current)
                        largest = max(largest, abs(current))
            if mine < lone:
                net[mine], amount[mine] = total, absolute
            else:
                shared[several], out[several], sizes[several] = mine, total, absolute
                several += 1
    return largest, shared, out, sizes


@kernel
def invert_diagonal(edges, leak, state, width, first, last, inverse):
    """Put one over the sum of conductances of each free cell in some rows into `inverse`, 0 for others."""
    east, south, southeast, southwest = edges
    for cell in range(first * width, last * width):
        inverse[cell] = 0.0
        if state[cell] == FREE:
            total = np.float64(east[cell]) + east[cell - 1] + south[cell] + south[cell - width]
            total += np.float64(southeast[cell]) + southeast[cell - width - 1]
            total += np.float64(southwest[cell]) + southwest[cell - width + 1]
            if leak.size > 0:
                total += leak[cell]
            if total > 0:
                inverse[cell] = 1.0 / total


@kernel
def pair_cells(edges, inverse, width, group):
    """Pair free cells along strong conductors, and return the numbers of groups and of their cells.

    Groups are numbered by their first cells. A cell without a strong neighbour that is still alone joins the group of
    its strongest one.
    """
    east, south, southeast, southwest = edges
    size = np.zeros(group.size, np.uint8)
    count, cells = 0, 0
    for cell in range(group.size):
        group[cell] = NONE
    for cell in range(group.size):
        if inverse[cell] == 0.0 or group[cell] >= 0:
            continue
        most, best = np.float32(0), np.float32(0)
        strongest, partner = NONE, NONE
        for k in range(8):
            if k == 0:
                g, there = east[cell], cell + 1
            elif k == 1:
                g, there = east[cell - 1], cell - 1
            elif k == 2:
                g, there = south[cell], cell + width
            elif k == 3:
                g, there = south[cell - width], cell - width
            elif k == 4:
                g, there = southeast[cell], cell + width + 1
            elif k == 5:
                g, there = southeast[cell - width - 1], cell - width - 1
            elif k == 6:
                g, there = southwest[cell], cell + width - 1
            else:
                g, there = southwest[cell - width + 1], cell - width + 1
            if g > most:
                most, strongest = g, there
            if g > best and group[there] < 0 and inverse[there] > 0:
                best, partner = g, there
        if most == 0:
            continue
        if partner >= 0 and best >= WEAK * most:
            group[cell] = group[partner] = count
            size[count] = 2
            count += 1
            cells += 2
            continue
        cells += 1
        other = group[strongest]
        if other >= 0 and size[other] < MOST_IN_PAIR:
            group[cell] = other
            size[other] += 1
        else:
            group[cell] = count
            size[count] = 1
            count += 1
    return count, cells


@kernel
def pair_nodes(rows, last, group):
    """Pair the nodes before `last` along strong conductors, and return the numbers of groups and of their nodes.

    Groups are numbered by their first nodes. Nodes without a conductor are in no group.
    """
    pointer, column, value = rows
    size = np.zeros(last, np.uint8)
    count, nodes = 0, 0
    for node in range(last):
        group[node] = NONE
    for node in range(last):
        if group[node] >= 0:
            continue
        most, best = np.float32(0), np.float32(0)
        strongest, partner = NONE, NONE
        for k in range(pointer[node], pointer[node + 1]):
            g, there = value[k], np.int64(column[k])
            if g > most:
                most, strongest = g, there
            if g > best and there < last and group[there] < 0:
                best, partner = g, there
        if most == 0:
            continue
        if partner >= 0 and best >= WEAK * most:
            group[node] = group[partner] = count
            size[count] = 2
            count += 1
            nodes += 2
            continue
        nodes += 1
        other = group[strongest] if strongest < last else NONE
        if other >= 0 and size[other] < MOST_IN_PAIR:
            group[node] = other
            size[other] += 1
        else:
            group[node] = count
            size[count] = 1
            count += 1
    return count, nodes


@kernel
def list_members(group, count, starts, order):
    """List the members of groups 0 to `count` by group; those of group k are at ``starts[k]`` to ``starts[k + 1]``."""
    for k in range(count + 1):
        starts[k] = 0
    for member in range(group.size):
        if 0 <= group[member] < count:
            starts[group[member] + 1] += 1
    for k in range(count):
        starts[k + 1] += starts[k]
    # While the list is filled, the start of a group is where its next member goes; then it is the end of the group.
    for member in range(group.size):
        mine = group[member]
        if 0 <= mine < count:
            order[starts[mine]] = member
            starts[mine] += 1
    for k in range(count, 0, -1):
        starts[k] = starts[k - 1]
    starts[0] = 0


@kernel
def rows_from_cells(edges, leak, group, order, starts, first, last, width):
    """Return the conductors of groups of cells, one row a group: ends of rows, columns, values, and leaks."""
    east, south, southeast, southwest = edges
    room = 8 * (starts[last] - starts[first])
    column, value = np.empty(room, np.int32), np.empty(room, np.float32)
    ends = np.empty(last - first, np.int64)
    earth = np.empty(last - first, np.float32)
    mark = np.empty(starts.size, np.int64)
    write = 0
    for mine in range(first, last):
        begin, leaks = write, 0.0
        for member in range(starts[mine], starts[mine + 1]):
            cell = order[member]
            if leak.size > 0:
                leaks += leak[cell]
            for k in range(8):
                if k == 0:
                    g, there = east[cell], cell + 1
                elif k == 1:
                    g, there = east[cell - 1], cell - 1
                elif k == 2:
                    g, there = south[cell], cell + width
                elif k == 3:
                    g, there = south[cell - width], cell - width
                elif k == 4:
                    g, there = southeast[cell], cell + width + 1
                elif k == 5:
                    g, there = southeast[cell - width - 1], cell - width - 1
                elif k == 6:
                    g, there = southwest[cell], cell + width - 1
                else:
                    g, there = southwest[cell - width + 1], cell - width + 1
                if g == 0:
                    continue
                other = group[there]
                if other < 0:
                    leaks += g
                elif other != mine:
                    # What stands in `mark` at first is of no matter: an entry counts only if its column agrees.
                    entry = mark[other]
                    if begin <= entry < write and column[entry] == other:
                        value[entry] += g
                    else:
                        mark[other] = write
                        column[write] = other
                        value[write] = g
                        write += 1
        earth[mine - first] = leaks
        ends[mine - first] = write
    return ends, column[:write].copy(), value[:write].copy(), earth


@kernel
def rows_from_nodes(rows, leak, group, order, starts, first, last):
    """Return the conductors of groups of nodes as `rows_from_cells` does."""
    pointer, columns, values = rows
    room = 0
    for member in range(starts[first], starts[last]):
        room += pointer[order[member] + 1] - pointer[order[member]]
    column, value = np.empty(room, np.int32), np.empty(room, np.float32)
    ends = np.empty(last - first, np.int64)
    earth = np.empty(last - first, np.float32)
    mark = np.empty(starts.size, np.int64)
    write = 0
    for mine in range(first, last):
        begin, leaks = write, 0.0
        for member in range(starts[mine], starts[mine + 1]):
            node = order[member]
            leaks += leak[node]
            for k in range(pointer[node], pointer[node + 1]):
                other, g = group[columns[k]], values[k]
                if other != mine:
                    entry = mark[other]
                    if begin <= entry < write and column[entry] == other:
                        value[entry] += g
                    else:
                        mark[other] = write
                        column[write] = other
                        value[write] = g
                        write += 1
        earth[mine - first] = leaks
        ends[mine - first] = write
    return ends, column[:write].copy(), value[:write].copy(), earth


@kernel
def pack_rows(rows, leak, first, last, lower, upper, lower_value, upper_value, inverse):
    """Put rows of a chunk into `SLOTS` places a node for nodes of the chunk before it, and as many for those after it.

    Of those before it the nearest takes the last place, of those after it the first: there sweeps add them last, which
    lets them begin an equation while the one before it is being solved. Empty places lead from the node to itself with
    conductance 0. Conductors to other chunks, and those for which there is no place, are returned: their nodes and
    values. `inverse` gets one over the sum of conductances, 0 where there is none.
    """
    pointer, columns, values = rows
    room = pointer[last] - pointer[first]
    one, two, strength = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.float32)
    after = np.zeros(last - first, np.uint8)
    write = 0
    for node in range(first, last):
        total, before, nearest = np.float64(leak[node]), 0, 0
        for k in range(SLOTS):
            lower[node, k], lower_value[node, k] = node, 0
            upper[node, k], upper_value[node, k] = node, 0
        for k in range(pointer[node], pointer[node + 1]):
            there, value = np.int64(columns[k]), values[k]
            total += value
            if there > node:
                continue
            if there >= first and before < SLOTS and after[there - first] < SLOTS:
                place = after[there - first]
                lower[node, before], lower_value[node, before] = there, value
                upper[there, place], upper_value[there, place] = node, value
                if there > lower[node, nearest] or before == 0:
                    nearest = before
                before += 1
                after[there - first] += 1
            else:
                one[write], two[write], strength[write] = node, there, value
                write += 1
        end, there, value = SLOTS - 1, lower[node, nearest], lower_value[node, nearest]
        lower[node, nearest], lower_value[node, nearest] = lower[node, end], lower_value[node, end]
        lower[node, end], lower_value[node, end] = there, value
        inverse[node] = 1.0 / total if total > 0 else 0.0
    return one[:write].copy(), two[:write].copy(), strength[:write].copy()


@kernel
def descend(edges, inverse, group, states, length, coarse, width, first, last, low, high):
    """Take a step of conjugate gradients in a band, smooth what remains from 0, and hand what then remains to groups.

    x += length p, r -= length image; z solves the equations of the band one by one from the top (Gauss-Seidel), and
    `coarse` of the groups `low` to `high`, which begin in the band, gets what is left within it. Returns r r.
    """
    east, south, southeast, southwest = edges
    x, r, p, image, z = states
    step = length[0]
    work, squares = np.zeros(width, np.float32), np.zeros(width)
    for k in range(low, high):
        coarse[k] = 0
    for row in range(first, last):
        base = row * width
        rest, mine, weight = r[base : base + width], z[base : base + width], inverse[base : base + width]
        above = z[base - width : base]
        e, ea = east[base : base + width], east[base - width : base]
        s, d, a = south[base - width : base], southeast[base - width : base], southwest[base - width : base]
        if step != 0:
            found, way, there = x[base : base + width], p[base : base + width], image[base : base + width]
            for column in range(width):
                found[column] += step * way[column]
                rest[column] -= step * there[column]
        for column in range(width):
            squares[column] += rest[column] * rest[column]
        if row == first:
            for column in range(1, width - 1):
                work[column] = weight[column] * np.float32(rest[column])
        else:
            for column in range(1, width - 1):
                work[column] = weight[column] * (
                    np.float32(rest[column])
                    + s[column] * above[column]
                    + d[column - 1] * above[column - 1]
                    + a[column + 1] * above[column + 1]
                )
        before = np.float32(0)
        mine[0] = before
        mine[width - 1] = before
        for column in range(1, width - 1):
            before = work[column] + weight[column] * e[column - 1] * before
            mine[column] = before
        if row > first:
            for column in range(1, width - 1):
                work[column] = (
                    ea[column] * above[column + 1]
                    + s[column] * mine[column]
                    + d[column] * mine[column + 1]
                    + a[column] * mine[column - 1]
                )
            for column in range(1, width - 1):
                owner = group[base - width + column]
                if owner >= low:
                    coarse[owner] += work[column]
    base = (last - 1) * width
    for cell in range(base + 1, base + width - 1):
        owner = group[cell]
        if owner >= low:
            coarse[owner] += east[cell] * z[cell + 1]
    return squares.sum()


@kernel
def hand_over_rims(edges, group, z, coarse, starts, width):
    """Hand to groups what flows between the last row of each band and the first of the next."""
    _, south, southeast, southwest = edges
    for band in range(1, len(starts) - 1):
        upper = (starts[band] - 1) * width
        for k in range(3):
            shift = width if k == 0 else (width + 1 if k == 1 else width - 1)
            edge = south if k == 0 else (southeast if k == 1 else southwest)
            for cell in range(upper + 1, upper + width - 1):
                g = edge[cell]
                if g == 0:
                    continue
                there = cell + shift
                if group[cell] >= 0:
                    coarse[group[cell]] += g * z[there]
                if group[there] >= 0:
                    coarse[group[there]] += g * z[cell]


@kernel
def hand_over_late(edges, group, cells, ends, z, coarse, width):
    """Hand to groups that begin in an earlier band what is left within the band of some cells of theirs.

    `ends` says which of these cells lie in the last row of a band.
    """
    east, south, southeast, southwest = edges
    for member in range(cells.size):
        cell = np.int64(cells[member])
        total = east[cell] * z[cell + 1]
        if not ends[member]:
            total += south[cell] * z[cell + width]
            total += southeast[cell] * z[cell + width + 1] + southwest[cell] * z[cell + width - 1]
        coarse[group[cell]] += total


@kernel
def hand_over_ties(edges, cells, owners, low, high, r, z, coarse, width):
    """Hand to the groups `low` to `high` of tied cells, whose z is 0, what flows to and into their cells."""
    east, south, southeast, southwest = edges
    for k in range(low, high):
        coarse[k] = 0
    for member in range(cells.size):
        cell = np.int64(cells[member])
        total = r[cell]
        total += east[cell] * z[cell + 1] + east[cell - 1] * z[cell - 1]
        total += south[cell] * z[cell + width] + south[cell - width] * z[cell - width]
        total += southeast[cell] * z[cell + width + 1] + southeast[cell - width - 1] * z[cell - width - 1]
        total += southwest[cell] * z[cell + width - 1] + southwest[cell - width + 1] * z[cell - width + 1]
        coarse[owners[member]] += total


@kernel
def lift_ties(cells, owners, coarse, z):
    """Give tied cells the value of their group."""
    for member in range(cells.size):
        z[cells[member]] = coarse[owners[member]]


@kernel
def lift_rims(group, coarse, z, starts, rims, width):
    """Put the first and last row of each band into `rims` as they are with the values of their groups added."""
    for band in range(len(starts) - 1):
        for side in range(2):
            base = (starts[band] if side == 0 else starts[band + 1] - 1) * width
            for column in range(width):
                owner = group[base + column]
                rims[2 * band + side, column] = z[base + column] + (coarse[owner] if owner >= 0 else np.float32(0))


@kernel
def ascend(edges, inverse, group, states, coarse, rims, band, width, first, last):
    """Add the values of groups to z in a band, smooth once more, from the bottom up, and return z image."""
    east, south, southeast, southwest = edges
    _, r, _, image, z = states
    work, products = np.zeros(width, np.float32), np.zeros(width)
    for cell in range((last - 1) * width + 1, last * width - 1):
        owner = group[cell]
        if owner >= 0:
            z[cell] += coarse[owner]
    for row in range(last - 1, first - 1, -1):
        base = row * width
        if row > first:
            for cell in range(base - width + 1, base - 1):
                owner = group[cell]
                if owner >= 0:
                    z[cell] += coarse[owner]
        mine, weight = z[base : base + width], inverse[base : base + width]
        above, below = z[base - width : base], z[base + width : base + 2 * width]
        if row == first and band > 0:
            above = rims[2 * band - 1]
        if row == last - 1 and 2 * band + 2 < len(rims):
            below = rims[2 * band + 2]
        rest, was = r[base : base + width], image[base : base + width]
        e, s = east[base : base + width], south[base : base + width]
        d, a = southeast[base : base + width], southwest[base : base + width]
        su, du, au = south[base - width : base], southeast[base - width : base], southwest[base - width : base]
        for column in range(1, width - 1):
            found = weight[column] * (
                np.float32(rest[column])
                + e[column - 1] * mine[column - 1]
                + su[column] * above[column]
                + du[column - 1] * above[column - 1]
                + au[column + 1] * above[column + 1]
                + s[column] * below[column]
                + d[column] * below[column + 1]
                + a[column] * below[column - 1]
            )
            work[column] = found if weight[column] > 0 else mine[column]
        before = np.float32(0)
        for column in range(width - 2, 0, -1):
            before = work[column] + weight[column] * e[column] * before
            mine[column] = before
        for column in range(width):
            products[column] += np.float64(mine[column]) * was[column]
    return products.sum()


@kernel
def turn(edges, leak, states, share, width, first, last):
    """Turn the direction of search in a band and return p image and p r: p = z + share p, image = A z + share image.

    Currents are sums over differences of voltage, so that nothing leaks whatever the precision of conductances.
    """
    east, south, southeast, southwest = edges
    _, r, p, image, z = states
    turn_by, energy, gain = share[0], np.zeros(width), np.zeros(width)
    for row in range(first, last):
        base = row * width
        mine, above, below = z[base : base + width], z[base - width : base], z[base + width : base + 2 * width]
        e, s = east[base : base + width], south[base : base + width]
        d, a = southeast[base : base + width], southwest[base : base + width]
        su, du, au = south[base - width : base], southeast[base - width : base], southwest[base - width : base]
        rest, way, there = r[base : base + width], p[base : base + width], image[base : base + width]
        for column in range(1, width - 1):
            here = np.float64(mine[column])
            current = (
                e[column] * (here - mine[column + 1])
                + e[column - 1] * (here - mine[column - 1])
                + s[column] * (here - below[column])
                + su[column] * (here - above[column])
                + d[column] * (here - below[column + 1])
                + du[column - 1] * (here - above[column - 1])
                + a[column] * (here - below[column - 1])
                + au[column + 1] * (here - above[column + 1])
            )
            there[column] = current + turn_by * there[column]
            way[column] = here + turn_by * way[column]
        if leak.size > 0:
            for column in range(1, width - 1):
                there[column] += leak[base + column] * mine[column]
        for column in range(width):
            energy[column] += way[column] * there[column]
            gain[column] += way[column] * rest[column]
    return energy.sum(), gain.sum()


@kernel
def spend(edges, leak, x, chosen, r, width, first, last):  # noqa: ARG001, a batch leaves out some right sides
    """Put - A x into r for a band, by differences of voltage in double precision."""
    east, south, southeast, southwest = edges
    for cell in range(first * width + 1, last * width - 1):
        here = x[cell]
        current = (
            east[cell] * (here - x[cell + 1])
            + east[cell - 1] * (here - x[cell - 1])
            + south[cell] * (here - x[cell + width])
            + south[cell - width] * (here - x[cell - width])
            + southeast[cell] * (here - x[cell + width + 1])
            + southeast[cell - width - 1] * (here - x[cell - width - 1])
            + southwest[cell] * (here - x[cell + width - 1])
            + southwest[cell - width + 1] * (here - x[cell - width + 1])
        )
        if leak.size > 0:
            current += leak[cell] * here
        r[cell] = -current


@kernel
def gather_ties(cells, leads, values):
    """Add up the values of tied cells in the first cell of their node, 0 in the others."""
    for member in range(cells.size):
        if cells[member] != leads[member]:
            values[leads[member]] += values[cells[member]]
            values[cells[member]] = 0


@kernel
def smooth_down(rows, inverse, group, right, z, coarse, first, last, low, high):
    """Solve the equations of a chunk one by one from 0 (Gauss-Seidel), and hand over what then remains within it.

    `coarse` of the groups `low` to `high`, which begin in the chunk, gets it. An equation held when it was solved: what
    remains is what came in from later ones.
    """
    c, v, d, w = rows
    for k in range(low, high):
        coarse[k] = 0
    for node in range(first, last):
        total = (v[node, 0] * z[c[node, 0]] + v[node, 1] * z[c[node, 1]]) + (right[node] + v[node, 2] * z[c[node, 2]])
        z[node] = inverse[node] * (total + v[node, 3] * z[c[node, 3]])
    for node in range(first, last):
        owner = group[node]
        if owner >= low:
            coarse[owner] += (w[node, 0] * z[d[node, 0]] + w[node, 1] * z[d[node, 1]]) + (
                w[node, 2] * z[d[node, 2]] + w[node, 3] * z[d[node, 3]]
            )


@kernel
def hand_over_rest(rows, group, nodes, loose, z, coarse):
    """Hand over what remains of nodes whose groups begin in an earlier chunk, and what flows through loose conductors.

    Loose conductors are those that smoothing leaves out: their two nodes and values.
    """
    _, _, d, w = rows
    for member in range(nodes.size):
        node = nodes[member]
        coarse[group[node]] += (w[node, 0] * z[d[node, 0]] + w[node, 1] * z[d[node, 1]]) + (
            w[node, 2] * z[d[node, 2]] + w[node, 3] * z[d[node, 3]]
        )
    one, two, strength = loose
    for k in range(one.size):
        mine, other = group[one[k]], group[two[k]]
        if mine >= 0:
            coarse[mine] += strength[k] * z[two[k]]
        if other >= 0:
            coarse[other] += strength[k] * z[one[k]]


@kernel
def lift(group, coarse, z, found, first, last):
    """Add the values of groups to z in a chunk, and put 0 into `found`."""
    for node in range(first, last):
        owner = group[node]
        if owner >= 0:
            z[node] += coarse[owner]
        found[node] = 0


@kernel
def flow_in(loose, z, found):
    """Add to `found` what flows in through loose conductors."""
    one, two, strength = loose
    for k in range(one.size):
        found[one[k]] += strength[k] * z[two[k]]
        found[two[k]] += strength[k] * z[one[k]]


@kernel
def smooth_up(rows, inverse, right, z, found, image, first, last):
    """Solve the equations of a chunk one by one from the last (Gauss-Seidel) in `found`.

    Before, `found` has what loose conductors bring, and z what the values were; `image` becomes 0, and may be z.
    """
    c, v, d, w = rows
    for node in range(last - 1, first - 1, -1):
        total = (
            (v[node, 0] * z[c[node, 0]] + v[node, 1] * z[c[node, 1]])
            + (v[node, 2] * z[c[node, 2]] + v[node, 3] * z[c[node, 3]])
        ) + (
            (right[node] + found[node])
            + (w[node, 3] * found[d[node, 3]] + (w[node, 2] * found[d[node, 2]] + w[node, 1] * found[d[node, 1]]))
        )
        image[node] = 0
        found[node] = inverse[node] * (total + w[node, 0] * found[d[node, 0]])


@kernel
def flow_out(loose, x, image):
    """Add to `image` what flows out through loose conductors."""
    one, two, strength = loose
    for k in range(one.size):
        current = strength[k] * (x[one[k]] - x[two[k]])
        image[one[k]] += current
        image[two[k]] -= current


@kernel
def multiply(rows, leak, x, image, one, two, first, last):
    """Complete A x of a chunk in `image`, by differences; return x image, x one and x two.

    Differences matter: with roads at a contrast of 1e6 equations that held before rounding take twice as many steps.
    """
    c, v, d, w = rows
    energy, gain, other = 0.0, 0.0, 0.0
    for node in range(first, last):
        here = x[node]
        total = (
            (v[node, 0] * (here - x[c[node, 0]]) + v[node, 1] * (here - x[c[node, 1]]))
            + (v[node, 2] * (here - x[c[node, 2]]) + v[node, 3] * (here - x[c[node, 3]]))
        ) + (
            (w[node, 0] * (here - x[d[node, 0]]) + w[node, 1] * (here - x[d[node, 1]]))
            + (w[node, 2] * (here - x[d[node, 2]]) + w[node, 3] * (here - x[d[node, 3]]))
        )
        total = (total + image[node]) + leak[node] * here
        image[node] = total
        energy += np.float64(here) * total
        gain += np.float64(here) * one[node]
        other += np.float64(here) * two[node]
    return energy, gain, other


@kernel
def subtract(right, image, length, rest, first, last):
    """Put right - length image of a chunk into `rest`, and return the squares of `rest` and `right`."""
    squares, whole, step = 0.0, 0.0, np.float32(length[0])
    for node in range(first, last):
        left = right[node] - step * image[node]
        rest[node] = left
        squares += np.float64(left) * left
        whole += np.float64(right[node]) * right[node]
    return squares, whole


@kernel
def combine(one, two, first_share, second_share, first, last):
    """Put a weighted sum of two vectors of a chunk into the first."""
    a, b = np.float32(first_share[0]), np.float32(second_share[0])
    for node in range(first, last):
        one[node] = a * one[node] + b * two[node]
