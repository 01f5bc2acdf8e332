"""The passes of `kernels` over several right sides at once.

Vectors have `LANES` values a cell or node, one a right side, side by side: conductances and numbers of neighbours are
read once for all of them. Every value is computed as `kernels` computes it, term by term in the same order, so that a
right side has the same voltages to the last bit in whatever company it is solved.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

LANES = 8


@kernel
def descend(edges, inverse, group, states, length, coarse, width, first, last, low, high):
    """Do what `kernels.descend` does."""
    x, r, p, image, z = states
    step, squares = np.empty((width, LANES)), np.zeros((width, LANES))
    step[:] = length
    moves = np.any(length != 0)
    coarse[low:high] = 0
    for row in range(first, last):
        if moves:
            _advance(x, r, p, image, step.ravel(), row * width * LANES)
        _add_squares(r.ravel(), squares.ravel(), row * width * LANES)
        _solve_row(edges, inverse, r, z, width, row, row > first)
        if row > first:
            _hand_over_row(edges, group, z, coarse, width, row, low)
    base = (last - 1) * width
    for cell in range(base + 1, base + width - 1):
        owner = group[cell]
        if owner >= low:
            for lane in range(LANES):
                coarse[owner, lane] += edges[0][cell] * z[cell + 1, lane]
    return _summed(squares)


@kernel
def _advance(x, r, p, image, step, base):
    """Take the step in a row."""
    n = step.size
    found, way = x.ravel()[base : base + n], p.ravel()[base : base + n]
    rest, there = r.ravel()[base : base + n], image.ravel()[base : base + n]
    for k in range(n):
        found[k] += step[k] * way[k]
        rest[k] -= step[k] * there[k]


@kernel
def _add_squares(r, squares, base):
    """Add up the squares of a row."""
    rest = r[base : base + squares.size]
    for k in range(squares.size):
        squares[k] += rest[k] * rest[k]


@kernel
def _solve_row(edges, inverse, r, z, width, row, with_above):
    """Solve the equations of a row one by one from 0, with what the row above it brings if that is in the band."""
    east, south, southeast, southwest = edges
    base = row * width
    z[base] = 0
    z[base + width - 1] = 0
    for cell in range(base + 1, base + width - 1):
        weight, up = inverse[cell], cell - width
        e, s, d, a = east[cell - 1], south[up], southeast[up - 1], southwest[up + 1]
        if with_above:
            for lane in range(LANES):
                z[cell, lane] = (
                    weight * (np.float32(r[cell, lane]) + s * z[up, lane] + d * z[up - 1, lane] + a * z[up + 1, lane])
                    + weight * e * z[cell - 1, lane]
                )
        else:
            for lane in range(LANES):
                z[cell, lane] = weight * np.float32(r[cell, lane]) + weight * e * z[cell - 1, lane]


@kernel
def _hand_over_row(edges, group, z, coarse, width, row, low):
    """Hand over what came into the row above after it was solved."""
    east, south, southeast, southwest = edges
    for up in range((row - 1) * width + 1, row * width - 1):
        owner = group[up]
        if owner >= low:
            e, s, d, a = east[up], south[up], southeast[up], southwest[up]
            for lane in range(LANES):
                coarse[owner, lane] += (
                    e * z[up + 1, lane]
                    + s * z[up + width, lane]
                    + d * z[up + width + 1, lane]
                    + a * z[up + width - 1, lane]
                )


@kernel
def _summed(parts):
    """Return the sum of the values of each right side, one after the other."""
    sums = np.zeros(LANES)
    for part in range(len(parts)):
        for lane in range(LANES):
            sums[lane] += parts[part, lane]
    return sums


@kernel
def hand_over_rims(edges, group, z, coarse, starts, width):
    """Do what `kernels.hand_over_rims` does."""
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
                    for lane in range(LANES):
                        coarse[group[cell], lane] += g * z[there, lane]
                if group[there] >= 0:
                    for lane in range(LANES):
                        coarse[group[there], lane] += g * z[cell, lane]


@kernel
def hand_over_late(edges, group, cells, ends, z, coarse, width):
    """Do what `kernels.hand_over_late` does."""
    east, south, southeast, southwest = edges
    for member in range(cells.size):
        cell = np.int64(cells[member])
        for lane in range(LANES):
            total = east[cell] * z[cell + 1, lane]
            if not ends[member]:
                total += south[cell] * z[cell + width, lane]
                total += southeast[cell] * z[cell + width + 1, lane] + southwest[cell] * z[cell + width - 1, lane]
            coarse[group[cell], lane] += total


@kernel
def hand_over_ties(edges, cells, owners, low, high, r, z, coarse, width):
    """Do what `kernels.hand_over_ties` does."""
    east, south, southeast, southwest = edges
    coarse[low:high] = 0
    for member in range(cells.size):
        cell = np.int64(cells[member])
        for lane in range(LANES):
            total = r[cell, lane]
            total += east[cell] * z[cell + 1, lane] + east[cell - 1] * z[cell - 1, lane]
            total += south[cell] * z[cell + width, lane] + south[cell - width] * z[cell - width, lane]
            total += (
                southeast[cell] * z[cell + width + 1, lane] + southeast[cell - width - 1] * z[cell - width - 1, lane]
            )
            total += (
                southwest[cell] * z[cell + width - 1, lane] + southwest[cell - width + 1] * z[cell - width + 1, lane]
            )
            coarse[owners[member], lane] += total


@kernel
def lift_ties(cells, owners, coarse, z):
    """Do what `kernels.lift_ties` does."""
    for member in range(cells.size):
        for lane in range(LANES):
            z[cells[member], lane] = coarse[owners[member], lane]


@kernel
def lift_rims(group, coarse, z, starts, rims, width):
    """Do what `kernels.lift_rims` does."""
    for band in range(len(starts) - 1):
        for side in range(2):
            base = (starts[band] if side == 0 else starts[band + 1] - 1) * width
            for column in range(width):
                owner = group[base + column]
                for lane in range(LANES):
                    lifted = coarse[owner, lane] if owner >= 0 else np.float32(0)
                    rims[2 * band + side, column, lane] = z[base + column, lane] + lifted


@kernel
def ascend(edges, inverse, group, states, coarse, rims, band, width, first, last):
    """Do what `kernels.ascend` does."""
    east, south, southeast, southwest = edges
    _, r, _, image, z = states
    products = np.zeros((width, LANES))
    for row in range(last - 1, first - 1, -1):
        base = row * width
        for cell in range(base - width + 1 if row > first else base, base + width - 1 if row == last - 1 else base - 1):
            owner = group[cell]
            if owner >= 0:
                for lane in range(LANES):
                    z[cell, lane] += coarse[owner, lane]
        above, below = z[base - width : base], z[base + width : base + 2 * width]
        if row == first and band > 0:
            above = rims[2 * band - 1]
        if row == last - 1 and 2 * band + 2 < len(rims):
            below = rims[2 * band + 2]
        for column in range(width - 1, -1, -1):
            cell = base + column
            weight, up = inverse[cell], cell - width
            if weight > 0 and 0 < column < width - 1:
                e, eb, s, d, a = east[cell], east[cell - 1], south[cell], southeast[cell], southwest[cell]
                su, du, au = south[up], southeast[up - 1], southwest[up + 1]
                for lane in range(LANES):
                    z[cell, lane] = (
                        weight
                        * (
                            np.float32(r[cell, lane])
                            + eb * z[cell - 1, lane]
                            + su * above[column, lane]
                            + du * above[column - 1, lane]
                            + au * above[column + 1, lane]
                            + s * below[column, lane]
                            + d * below[column + 1, lane]
                            + a * below[column - 1, lane]
                        )
                        + weight * e * z[cell + 1, lane]
                    )
            for lane in range(LANES):
                products[column, lane] += np.float64(z[cell, lane]) * image[cell, lane]
    return _summed(products)


@kernel
def turn(edges, leak, states, share, width, first, last):
    """Do what `kernels.turn` does; conductances are first repeated for each right side, which lets vectors be long."""
    _, r, p, image, z = states
    n = width * LANES
    rs, ps, images, zs = r.ravel(), p.ravel(), image.ravel(), z.ravel()
    energies, gains = np.zeros((width, LANES)), np.zeros((width, LANES))
    energy, gain = energies.ravel(), gains.ravel()
    by, work = np.empty((width, LANES)), np.empty(n)
    by[:] = share
    turn_by, wide = by.ravel(), np.empty((7, n), np.float32)
    e, s, d, a, su, du, au = wide[0], wide[1], wide[2], wide[3], wide[4], wide[5], wide[6]
    _repeat(edges, (first - 1) * width, width, (e, s, d, a))
    for row in range(first, last):
        s, su, d, du, a, au = su, s, du, d, au, a
        _repeat(edges, row * width, width, (e, s, d, a))
        base = row * n
        mine, above, below = zs[base : base + n], zs[base - n : base], zs[base + n : base + 2 * n]
        rest, way, there = rs[base : base + n], ps[base : base + n], images[base : base + n]
        for k in range(LANES, n - LANES):
            here = np.float64(mine[k])
            work[k] = (
                e[k] * (here - mine[k + LANES])
                + e[k - LANES] * (here - mine[k - LANES])
                + s[k] * (here - below[k])
                + su[k] * (here - above[k])
                + d[k] * (here - below[k + LANES])
                + du[k - LANES] * (here - above[k - LANES])
                + a[k] * (here - below[k - LANES])
                + au[k + LANES] * (here - above[k + LANES])
            )
        for k in range(LANES, n - LANES):
            there[k] = work[k] + turn_by[k] * there[k]
            way[k] = mine[k] + turn_by[k] * way[k]
        if leak.size > 0:
            for column in range(1, width - 1):
                for lane in range(LANES):
                    there[column * LANES + lane] += leak[row * width + column] * mine[column * LANES + lane]
        for k in range(n):
            energy[k] += way[k] * there[k]
            gain[k] += way[k] * rest[k]
    return _summed(energies), _summed(gains)


@kernel
def _repeat(edges, base, width, wide):
    """Repeat the conductances of a row for each right side."""
    for column in range(width):
        for lane in range(LANES):
            for k in range(4):
                wide[k][column * LANES + lane] = edges[k][base + column]


@kernel
def spend(edges, leak, x, chosen, r, width, first, last):
    """Do what `kernels.spend` does for the chosen right sides."""
    east, south, southeast, southwest = edges
    for cell in range(first * width + 1, last * width - 1):
        for lane in range(LANES):
            if not chosen[lane]:
                continue
            here = x[cell, lane]
            current = (
                east[cell] * (here - x[cell + 1, lane])
                + east[cell - 1] * (here - x[cell - 1, lane])
                + south[cell] * (here - x[cell + width, lane])
                + south[cell - width] * (here - x[cell - width, lane])
                + southeast[cell] * (here - x[cell + width + 1, lane])
                + southeast[cell - width - 1] * (here - x[cell - width - 1, lane])
                + southwest[cell] * (here - x[cell + width - 1, lane])
                + southwest[cell - width + 1] * (here - x[cell - width + 1, lane])
            )
            if leak.size > 0:
                current += leak[cell] * here
            r[cell, lane] = -current


@kernel
def gather_ties(cells, leads, values):
    """Do what `kernels.gather_ties` does."""
    for member in range(cells.size):
        if cells[member] != leads[member]:
            for lane in range(LANES):
                values[leads[member], lane] += values[cells[member], lane]
                values[cells[member], lane] = 0


@kernel
def smooth_down(rows, inverse, group, right, z, coarse, first, last, low, high):
    """Do what `kernels.smooth_down` does."""
    c, v, d, w = rows
    coarse[low:high] = 0
    for node in range(first, last):
        c0, c1, c2, c3 = c[node, 0], c[node, 1], c[node, 2], c[node, 3]
        v0, v1, v2, v3, weight = v[node, 0], v[node, 1], v[node, 2], v[node, 3], inverse[node]
        for lane in range(LANES):
            z[node, lane] = weight * (
                ((v0 * z[c0, lane] + v1 * z[c1, lane]) + (right[node, lane] + v2 * z[c2, lane])) + v3 * z[c3, lane]
            )
    for node in range(first, last):
        owner = group[node]
        if owner >= low:
            d0, d1, d2, d3 = d[node, 0], d[node, 1], d[node, 2], d[node, 3]
            w0, w1, w2, w3 = w[node, 0], w[node, 1], w[node, 2], w[node, 3]
            for lane in range(LANES):
                coarse[owner, lane] += (w0 * z[d0, lane] + w1 * z[d1, lane]) + (w2 * z[d2, lane] + w3 * z[d3, lane])


@kernel
def hand_over_rest(rows, group, nodes, loose, z, coarse):
    """Do what `kernels.hand_over_rest` does."""
    _, _, d, w = rows
    for member in range(nodes.size):
        node = nodes[member]
        owner = group[node]
        for lane in range(LANES):
            coarse[owner, lane] += (w[node, 0] * z[d[node, 0], lane] + w[node, 1] * z[d[node, 1], lane]) + (
                w[node, 2] * z[d[node, 2], lane] + w[node, 3] * z[d[node, 3], lane]
            )
    one, two, strength = loose
    for k in range(one.size):
        mine, other = group[one[k]], group[two[k]]
        if mine >= 0:
            for lane in range(LANES):
                coarse[mine, lane] += strength[k] * z[two[k], lane]
        if other >= 0:
            for lane in range(LANES):
                coarse[other, lane] += strength[k] * z[one[k], lane]


@kernel
def lift(group, coarse, z, found, first, last):
    """Do what `kernels.lift` does."""
    for node in range(first, last):
        owner = group[node]
        if owner >= 0:
            for lane in range(LANES):
                z[node, lane] += coarse[owner, lane]
        for lane in range(LANES):
            found[node, lane] = 0


@kernel
def flow_in(loose, z, found):
    """Do what `kernels.flow_in` does."""
    one, two, strength = loose
    for k in range(one.size):
        for lane in range(LANES):
            found[one[k], lane] += strength[k] * z[two[k], lane]
            found[two[k], lane] += strength[k] * z[one[k], lane]


@kernel
def smooth_up(rows, inverse, right, z, found, image, first, last):
    """Do what `kernels.smooth_up` does."""
    c, v, d, w = rows
    for node in range(last - 1, first - 1, -1):
        c0, c1, c2, c3 = c[node, 0], c[node, 1], c[node, 2], c[node, 3]
        v0, v1, v2, v3, weight = v[node, 0], v[node, 1], v[node, 2], v[node, 3], inverse[node]
        d0, d1, d2, d3 = d[node, 0], d[node, 1], d[node, 2], d[node, 3]
        w0, w1, w2, w3 = w[node, 0], w[node, 1], w[node, 2], w[node, 3]
        for lane in range(LANES):
            total = ((v0 * z[c0, lane] + v1 * z[c1, lane]) + (v2 * z[c2, lane] + v3 * z[c3, lane])) + (
                (right[node, lane] + found[node, lane])
                + (w3 * found[d3, lane] + (w2 * found[d2, lane] + w1 * found[d1, lane]))
            )
            image[node, lane] = 0
            found[node, lane] = weight * (total + w0 * found[d0, lane])


@kernel
def flow_out(loose, x, image):
    """Do what `kernels.flow_out` does."""
    one, two, strength = loose
    for k in range(one.size):
        for lane in range(LANES):
            current = strength[k] * (x[one[k], lane] - x[two[k], lane])
            image[one[k], lane] += current
            image[two[k], lane] -= current


@kernel
def multiply(rows, leak, x, image, one, two, first, last):
    """Do what `kernels.multiply` does."""
    c, v, d, w = rows
    sums = np.zeros((3, LANES))
    for node in range(first, last):
        c0, c1, c2, c3 = c[node, 0], c[node, 1], c[node, 2], c[node, 3]
        v0, v1, v2, v3, earth = v[node, 0], v[node, 1], v[node, 2], v[node, 3], leak[node]
        d0, d1, d2, d3 = d[node, 0], d[node, 1], d[node, 2], d[node, 3]
        w0, w1, w2, w3 = w[node, 0], w[node, 1], w[node, 2], w[node, 3]
        for lane in range(LANES):
            here = x[node, lane]
            total = (
                (v0 * (here - x[c0, lane]) + v1 * (here - x[c1, lane]))
                + (v2 * (here - x[c2, lane]) + v3 * (here - x[c3, lane]))
            ) + (
                (w0 * (here - x[d0, lane]) + w1 * (here - x[d1, lane]))
                + (w2 * (here - x[d2, lane]) + w3 * (here - x[d3, lane]))
            )
            total = (total + image[node, lane]) + earth * here
            image[node, lane] = total
            sums[0, lane] += np.float64(here) * total
            sums[1, lane] += np.float64(here) * one[node, lane]
            sums[2, lane] += np.float64(here) * two[node, lane]
    return sums


@kernel
def subtract(right, image, length, rest, first, last):
    """Do what `kernels.subtract` does."""
    sums = np.zeros((2, LANES))
    for node in range(first, last):
        for lane in range(LANES):
            left = right[node, lane] - np.float32(length[lane]) * image[node, lane]
            rest[node, lane] = left
            sums[0, lane] += np.float64(left) * left
            sums[1, lane] += np.float64(right[node, lane]) * right[node, lane]
    return sums


@kernel
def combine(one, two, first_share, second_share, first, last):
    """Do what `kernels.combine` does."""
    for node in range(first, last):
        for lane in range(LANES):
            one[node, lane] = (
                np.float32(first_share[lane]) * one[node, lane] + np.float32(second_share[lane]) * two[node, lane]
            )
