"""Kernels of the windows of omnidirectional current: one small circuit after another, as fast as the machine allows.

All arrays of a level lie row by row with a rim of one cell, so that cell ``(i, j)`` of a level of width w is entry
``(i + 1) * (w + 2) + j + 1``. Four conductances a cell lead east, south, southeast and southwest, float32; a fifth, the
leak, leads to the target, which is at 0 V and no node. No diagonal is stored for the operator: currents are
conductance times difference of voltage (a rounded diagonal would leak everywhere). Vectors of the conjugate gradients
are float64, those of the preconditioner float32.

The preconditioner is a multigrid V-cycle. Every second cell of every second row stays on the next level; the others
follow them by weights from their own conductances (Alcouffe et al. 1981, Dendy 1982), and the coarse conductances
are those of the variational product, so a level is again five conductances a cell.
"""

from __future__ import annotations

import numpy as np

from ..jit import kernel

SMALL = np.float32(1e-30)


@kernel
def cut_circuit(g, inside, row, column, four, edges, leak, lo, hi):
    """Fill the conductances of a window from those of its cells; the target is taken out and leaves leaks.

    `g` and `inside` have the rim, `row` and `column` of the target do not count it. `lo` and `hi` receive the columns
    from and before which each row has nodes.
    """
    rows, columns = g.shape[0] - 2, g.shape[1] - 2
    width = columns + 2
    slant = np.float32(0.0 if four else 0.5 / np.sqrt(2.0))
    half = np.float32(0.5)
    inside[row + 1, column + 1] = 0
    for i in range(rows + 1):
        here, down = inside[i], inside[i + 1]
        a, b = g[i], g[i + 1]
        at = i * width
        for j in range(columns + 1):
            edges[0, at + j] = half * (a[j] + a[j + 1]) * (here[j] * here[j + 1])
            edges[1, at + j] = half * (a[j] + b[j]) * (here[j] * down[j])
            edges[2, at + j] = slant * (a[j] + b[j + 1]) * (here[j] * down[j + 1])
            edges[3, at + j + 1] = slant * (a[j + 1] + b[j]) * (here[j + 1] * down[j])
        edges[3, at] = 0.0
        edges[0, at + columns + 1] = edges[1, at + columns + 1] = edges[2, at + columns + 1] = 0.0
    leak[:] = 0.0
    own = g[row + 1, column + 1]
    for y in range(row, row + 3):
        for x in range(column, column + 3):
            if inside[y, x]:
                straight = y == row + 1 or x == column + 1
                leak[y * width + x] = (half if straight else slant) * (own + g[y, x])
    _extent(inside, lo, hi)


@kernel
def _extent(inside, lo, hi):
    """Fill from and before which column each row has nodes."""
    columns = inside.shape[1] - 2
    for i in range(inside.shape[0] - 2):
        first = 0
        while first < columns and not inside[i + 1, first + 1]:
            first += 1
        last = columns
        while last > first and not inside[i + 1, last]:
            last -= 1
        lo[i], hi[i] = first, last


@kernel
def _product(width, lo, hi, edges, leak, x, out):
    """Write the net current that leaves each node."""
    east, south, southeast, southwest = edges[0], edges[1], edges[2], edges[3]
    for i in range(lo.size):
        at = (i + 1) * width + lo[i]
        n = hi[i] - lo[i]
        xo, xu, xd = x[at : at + n + 2], x[at - width : at - width + n + 2], x[at + width : at + width + n + 2]
        eo, so, do, wo = (
            east[at : at + n + 2],
            south[at : at + n + 2],
            southeast[at : at + n + 2],
            southwest[at : at + n + 2],
        )
        up = at - width
        su, du, wu = south[up : up + n + 2], southeast[up : up + n + 2], southwest[up : up + n + 2]
        lk, target = leak[at : at + n + 2], out[at : at + n + 2]
        for k in range(n):
            c = xo[k + 1]
            target[k + 1] = (
                eo[k + 1] * (c - xo[k + 2])
                + eo[k] * (c - xo[k])
                + so[k + 1] * (c - xd[k + 1])
                + su[k + 1] * (c - xu[k + 1])
                + do[k + 1] * (c - xd[k + 2])
                + du[k] * (c - xu[k])
                + wo[k + 1] * (c - xd[k])
                + wu[k + 2] * (c - xu[k + 2])
                + lk[k + 1] * c
            )


@kernel
def _inverse_diagonal(width, lo, hi, edges, leak, scale, out):
    """Write `scale` over the sum of the conductances of each node, 0 where there are none."""
    for i in range(lo.size):
        for j in range(lo[i], hi[i]):
            k = (i + 1) * width + j + 1
            total = leak[k] + edges[0, k] + edges[0, k - 1] + edges[1, k] + edges[1, k - width]
            total += edges[2, k] + edges[2, k - width - 1] + edges[3, k] + edges[3, k - width + 1]
            out[k] = scale / total if total > SMALL else 0.0


@kernel
def _weights(width, edges, kept, coarse_width, rows, weights, coarse_kept):
    """Fill which cells the next level has, and how the others follow them.

    `weights` has eight arrays on the coarse level: of the cell to the east its west and east parent, of the cell to
    the south its north and south parent, of the cell to the southeast its four parents row by row.
    """
    for i in range(rows):
        for j in range(coarse_width - 2):
            at, k = (i + 1) * coarse_width + j + 1, (2 * i + 1) * width + 2 * j + 1
            if kept[k] > 0.0:
                coarse_kept[at] = 1.0
            if kept[k + 1] > 0.0:
                _pair(kept[k], kept[k + 2], edges, width, k + 1, 0, at, weights, coarse_kept)
            if kept[k + width] > 0.0:
                _pair(kept[k], kept[k + 2 * width], edges, width, k + width, 1, at, weights, coarse_kept)
    for i in range(rows):
        for j in range(coarse_width - 2):
            at, k = (i + 1) * coarse_width + j + 1, (2 * i + 1) * width + 2 * j + 1
            if kept[k + width + 1] > 0.0:
                _four(edges, width, kept, k, at, coarse_width, weights)


@kernel
def _pair(first, second, edges, width, k, upright, at, weights, coarse_kept):
    """Fill the two weights of a cell between two that stay; where neither is there, the first stands for it alone."""
    up = k - width
    if upright:
        one = edges[1, up] + edges[2, up - 1] + edges[3, up + 1]
        two = edges[1, k] + edges[2, k] + edges[3, k]
    else:
        one = edges[0, k - 1] + edges[2, up - 1] + edges[3, k]
        two = edges[0, k] + edges[2, k] + edges[3, up + 1]
    one = max(one, SMALL) * first
    two = max(two, SMALL) * second
    total = one + two
    if total == 0.0:
        coarse_kept[at] = 1.0
        one = total = np.float32(1.0)
    weights[2 * upright, at] = one / total
    weights[2 * upright + 1, at] = two / total


@kernel
def _four(edges, width, kept, k, at, coarse_width, weights):
    """Fill the four weights of the cell southeast of one that stays, through its eight neighbours."""
    centre = k + width + 1
    north, west = edges[1, centre - width], edges[0, centre - 1]
    south, east = edges[1, centre], edges[0, centre]
    nw = edges[2, k] * kept[k] + north * weights[0, at] + west * weights[2, at]
    ne = edges[3, k + 2] * kept[k + 2] + north * weights[1, at] + east * weights[2, at + 1]
    low = at + coarse_width
    sw = edges[3, centre] * kept[k + 2 * width] + south * weights[0, low] + west * weights[3, at]
    se = edges[2, centre] * kept[k + 2 * width + 2] + south * weights[1, low] + east * weights[3, at + 1]
    nw, ne = max(nw, np.float32(0.0)), max(ne, np.float32(0.0))
    sw, se = max(sw, np.float32(0.0)), max(se, np.float32(0.0))
    total = nw + ne + sw + se
    scale = np.float32(1.0) / total if total > SMALL else np.float32(0.0)
    weights[4, at], weights[5, at], weights[6, at], weights[7, at] = nw * scale, ne * scale, sw * scale, se * scale


@kernel
def _coarsen(width, lo, hi, edges, leak, coarse_width, weights, coarse_kept, fine, coarse, coarse_edges, coarse_leak):
    """Fill the conductances of the next level, those of the variational product.

    Of nine coarse cells in a square one has 1 V, and the currents are summed on the coarse cells; nine such fields
    show every conductance.
    """
    rows, columns = coarse_kept.size // coarse_width - 2, coarse_width - 2
    fine[1, :] = 0.0
    _restrict(width, leak, coarse_width, rows, weights, coarse_leak)
    for turn in range(9):
        coarse[:] = 0.0
        for i in range(turn // 3, rows, 3):
            for j in range(turn % 3, columns, 3):
                at = (i + 1) * coarse_width + j + 1
                coarse[at] = coarse_kept[at]
        fine[0, :] = 0.0
        _prolong(width, fine[0], coarse_width, rows, weights, coarse)
        _product(width, lo, hi, edges, leak, fine[0], fine[1])
        _restrict(width, fine[1], coarse_width, rows, weights, coarse)
        _take(turn // 3, turn % 3, coarse, coarse_kept, coarse_width, coarse_edges)


@kernel
def _take(down, right, currents, kept, width, edges):
    """Take the conductances to the coarse cells that have 1 V from the currents of their earlier neighbours."""
    rows, columns = kept.size // width - 2, width - 2
    for i in range(down, rows, 3):
        for j in range(right, columns, 3):
            at = (i + 1) * width + j + 1
            if kept[at] > 0.0:
                edges[0, at - 1] = -currents[at - 1] * kept[at - 1]
                edges[1, at - width] = -currents[at - width] * kept[at - width]
                edges[2, at - width - 1] = -currents[at - width - 1] * kept[at - width - 1]
                edges[3, at - width + 1] = -currents[at - width + 1] * kept[at - width + 1]


@kernel
def build(starts, widths, rows, lo, hi, edges, leak, kept, weights, inverse, scale, factor, single):
    """Fill all levels below the first, whose conductances, leaks, cells and columns are there, and factor the last."""
    levels = widths.size
    for level in range(levels):
        s, e, r = starts[level], starts[level + 1], rows[level]
        width = widths[level]
        e0, lk, kp = edges[4 * s : 4 * e].reshape(4, e - s), leak[s:e], kept[s:e]
        first, last = lo[r : rows[level + 1]], hi[r : rows[level + 1]]
        if level:
            _extent(kp[: (last.size + 2) * width].reshape(last.size + 2, width), first, last)
        _inverse_diagonal(width, first, last, e0, lk, scale, inverse[s:e])
        if level + 1 < levels:
            n, count = starts[level + 2], rows[level + 2] - rows[level + 1]
            wt = weights[8 * s : 8 * s + 8 * (n - e)].reshape(8, n - e)
            e1 = edges[4 * e : 4 * n].reshape(4, n - e)
            wt[:, :] = 0.0
            e1[:, :] = 0.0
            leak[e:n] = 0.0
            kept[e:n] = 0.0
            _weights(width, e0, kp, widths[level + 1], count, wt, kept[e:n])
            fine, below = single[: 2 * (e - s)].reshape(2, e - s), single[2 * (e - s) : 2 * (e - s) + n - e]
            there = kept[e : e + (count + 2) * widths[level + 1]]
            _coarsen(width, first, last, e0, lk, widths[level + 1], wt, there, fine, below, e1, leak[e:n])
    _factorise(widths[-1], rows[-1] - rows[-2], e0, lk, factor)
    single[:] = 0.0


@kernel
def _factorise(width, rows, edges, leak, factor):
    """Fill the Cholesky factor of the last level; what is not tied to the target stays out."""
    columns = width - 2
    size = rows * columns
    factor[:, :] = 0.0
    for i in range(rows):
        for j in range(columns):
            p, k = i * columns + j, (i + 1) * width + j + 1
            factor[p, p] += leak[k]
            for turn in range(4):
                down, right = (0, 1) if turn == 0 else (1, (0, 1, -1)[turn - 1])
                g = np.float64(edges[turn, k])
                if g != 0.0:
                    q = p + down * columns + right
                    factor[p, p] += g
                    factor[q, q] += g
                    factor[q, p] -= g
    for p in range(size):
        whole = factor[p, p]
        rest = whole
        for m in range(p):
            rest -= factor[p, m] ** 2
        factor[p, p] = np.sqrt(rest) if rest > 1e-6 * whole else 0.0
        for q in range(p + 1, size):
            value = factor[q, p]
            for m in range(p):
                value -= factor[q, m] * factor[p, m]
            factor[q, p] = value / factor[p, p] if factor[p, p] > 0.0 else 0.0


@kernel
def _bottom(width, rows, factor, right, x):
    """Solve on the last level."""
    columns = width - 2
    size = rows * columns
    y = np.zeros(size)
    for p in range(size):
        value = np.float64(right[(p // columns + 1) * width + p % columns + 1])
        for m in range(p):
            value -= factor[p, m] * y[m]
        y[p] = value / factor[p, p] if factor[p, p] > 0.0 else 0.0
    for p in range(size - 1, -1, -1):
        value = y[p]
        for m in range(p + 1, size):
            value -= factor[m, p] * y[m]
        y[p] = value / factor[p, p] if factor[p, p] > 0.0 else 0.0
        x[(p // columns + 1) * width + p % columns + 1] = y[p]


@kernel
def cycle(starts, widths, rows, lo, hi, edges, leak, weights, inverse, factor, right, x, rest):
    """Write into `x` of the first level the approximate voltages for the currents `right` of the first level."""
    levels = widths.size
    for level in range(levels - 1):
        s, e, n, width = starts[level], starts[level + 1], starts[level + 2], widths[level]
        first, last = lo[rows[level] : rows[level + 1]], hi[rows[level] : rows[level + 1]]
        xl, bl, tl = x[s:e], right[s:e], rest[s:e]
        _scaled(width, first, last, inverse[s:e], bl, xl)
        _product(width, first, last, edges[4 * s : 4 * e].reshape(4, e - s), leak[s:e], xl, tl)
        _missing(width, first, last, bl, tl)
        wt = weights[8 * s : 8 * s + 8 * (n - e)].reshape(8, n - e)
        count = rows[level + 2] - rows[level + 1]
        _restrict(width, tl, widths[level + 1], count, wt, right[e:n])
    s, e = starts[levels - 1], starts[levels]
    _bottom(widths[-1], rows[-1] - rows[-2], factor, right[s:e], x[s:e])
    for level in range(levels - 2, -1, -1):
        s, e, n, width = starts[level], starts[level + 1], starts[level + 2], widths[level]
        first, last = lo[rows[level] : rows[level + 1]], hi[rows[level] : rows[level + 1]]
        xl, bl, tl = x[s:e], right[s:e], rest[s:e]
        wt = weights[8 * s : 8 * s + 8 * (n - e)].reshape(8, n - e)
        _prolong(width, xl, widths[level + 1], rows[level + 2] - rows[level + 1], wt, x[e:n])
        _product(width, first, last, edges[4 * s : 4 * e].reshape(4, e - s), leak[s:e], xl, tl)
        _correct(width, first, last, inverse[s:e], bl, tl, xl)


@kernel
def _scaled(width, lo, hi, inverse, right, x):
    """Write the first step of the smoother from 0."""
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        a, b, c = inverse[at:end], right[at:end], x[at:end]
        for k in range(a.size):
            c[k] = a[k] * b[k]


@kernel
def _missing(width, lo, hi, right, rest):
    """Turn currents into what is missing from the wanted ones."""
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        b, c = right[at:end], rest[at:end]
        for k in range(b.size):
            c[k] = b[k] - c[k]


@kernel
def _correct(width, lo, hi, inverse, right, flow, x):
    """Take another step of the smoother."""
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        a, b, f, c = inverse[at:end], right[at:end], flow[at:end], x[at:end]
        for k in range(a.size):
            c[k] += a[k] * (b[k] - f[k])


@kernel
def _restrict(width, rest, coarse_width, rows, weights, right):
    """Sum what is missing on the coarse cells, by the weights."""
    columns = coarse_width - 2
    for i in range(rows):
        at, k = (i + 1) * coarse_width + 1, (2 * i + 1) * width + 1
        up = at - coarse_width
        e, w = weights[0, at : at + columns], weights[1, at - 1 : at - 1 + columns]
        s, n = weights[2, at : at + columns], weights[3, up : up + columns]
        se, sw = weights[4, at : at + columns], weights[5, at - 1 : at - 1 + columns]
        ne, nw = weights[6, up : up + columns], weights[7, up - 1 : up - 1 + columns]
        out = right[at : at + columns]
        above, here, below = rest[k - width - 1 :], rest[k - 1 :], rest[k + width - 1 :]
        for j in range(columns):
            m = 2 * j
            total = here[m + 1] + e[j] * here[m + 2] + w[j] * here[m]
            total += s[j] * below[m + 1] + se[j] * below[m + 2] + sw[j] * below[m]
            out[j] = total + n[j] * above[m + 1] + ne[j] * above[m + 2] + nw[j] * above[m]


@kernel
def _prolong(width, x, coarse_width, rows, weights, correction):
    """Add the voltages of the coarse cells to those that follow them, by the weights."""
    columns = coarse_width - 2
    for i in range(rows):
        at, k = (i + 1) * coarse_width + 1, (2 * i + 1) * width + 1
        here, below = correction[at : at + columns + 1], correction[at + coarse_width : at + coarse_width + columns + 1]
        a, b = weights[0, at : at + columns], weights[1, at : at + columns]
        c, d = weights[2, at : at + columns], weights[3, at : at + columns]
        nw, ne = weights[4, at : at + columns], weights[5, at : at + columns]
        sw, se = weights[6, at : at + columns], weights[7, at : at + columns]
        upper, lower = x[k : k + 2 * columns], x[k + width : k + width + 2 * columns]
        for j in range(columns):
            own, right, low, slant = here[j], here[j + 1], below[j], below[j + 1]
            upper[2 * j] += own
            upper[2 * j + 1] += a[j] * own + b[j] * right
            lower[2 * j] += c[j] * own + d[j] * low
            lower[2 * j + 1] += nw[j] * own + ne[j] * right + sw[j] * low + se[j] * slant


@kernel
def solve(starts, widths, rows, lo, hi, edges, leak, weights, inverse, factor, vectors, single, tolerance, most, stop):
    """Find the voltages of the first level by conjugate gradients; return the steps and the relative residual.

    `vectors` are five float64 arrays of the first level: voltages (a first guess comes in), currents put in (length
    above 0), and three to work with. `single` are three float32 arrays of all levels.
    """
    x, b, r, p, q = vectors[0], vectors[1], vectors[2], vectors[3], vectors[4]
    width, first, last = widths[0], lo[: rows[1]], hi[: rows[1]]
    size = starts[1]
    grid, own = edges[: 4 * size].reshape(4, size), leak[:size]
    goal = tolerance**2 * _dot(width, first, last, b, b)
    q[:] = 0.0
    _product(width, first, last, grid, own, x, q)
    for k in range(size):
        r[k] = b[k] - q[k]
        single[0, k] = r[k]
        p[k] = 0.0
    left = _dot(width, first, last, r, r)
    before, steps = 0.0, 0
    while left > goal and steps < most and not stop[0]:
        cycle(starts, widths, rows, lo, hi, edges, leak, weights, inverse, factor, single[0], single[1], single[2])
        gain = _dot(width, first, last, r, single[1, :size])
        if not gain > 0.0:
            break
        _turn(width, first, last, single[1, :size], gain / before if steps else 0.0, p)
        _product(width, first, last, grid, own, p, q)
        left = _step(width, first, last, gain / _dot(width, first, last, p, q), p, q, x, r, single[0])
        before = gain
        steps += 1
    _product(width, first, last, grid, own, x, q)
    for k in range(size):
        r[k] = b[k] - q[k]
    return steps, tolerance * np.sqrt(_dot(width, first, last, r, r) / goal)


@kernel
def _turn(width, lo, hi, z, share, p):
    """Turn the direction of search."""
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        a, b = z[at:end], p[at:end]
        for k in range(a.size):
            b[k] = a[k] + share * b[k]


@kernel
def _step(width, lo, hi, length, p, q, x, r, right):
    """Take a step along the direction, copy what is left to `right`, and return the sum of its squares."""
    sums = np.zeros(width)
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        a, b, c, d = p[at:end], q[at:end], x[at:end], r[at:end]
        e, s = right[at:end], sums[lo[i] + 1 : hi[i] + 1]
        for k in range(a.size):
            c[k] += length * a[k]
            rest = d[k] - length * b[k]
            d[k] = rest
            e[k] = rest
            s[k] += rest * rest
    total = 0.0
    for k in range(width):
        total += sums[k]
    return total


@kernel
def _dot(width, lo, hi, a, b):
    """Return the sum of products over the nodes."""
    sums = np.zeros(width)
    for i in range(lo.size):
        at, end = (i + 1) * width + lo[i] + 1, (i + 1) * width + hi[i] + 1
        x, y, s = a[at:end], b[at:end], sums[lo[i] + 1 : hi[i] + 1]
        for k in range(x.size):
            s[k] += x[k] * y[k]
    total = 0.0
    for k in range(width):
        total += sums[k]
    return total


@kernel
def node_currents(width, lo, hi, edges, leak, x, noise, out):
    """Write the current of each node, the larger of what flows in and what flows out, and return what is earthed.

    Currents of a conductor up to `noise` are rounding and count as 0.
    """
    east, south, southeast, southwest = edges[0], edges[1], edges[2], edges[3]
    earthed = 0.0
    for i in range(lo.size):
        for j in range(lo[i], hi[i]):
            k = (i + 1) * width + j + 1
            up, down, c = k - width, k + width, x[k]
            lost = _loud(leak[k] * c, noise)
            earthed += lost
            a, b = _loud(east[k] * (c - x[k + 1]), noise), _loud(east[k - 1] * (c - x[k - 1]), noise)
            net, whole = lost + a + b, abs(lost) + abs(a) + abs(b)
            a, b = _loud(south[k] * (c - x[down]), noise), _loud(south[up] * (c - x[up]), noise)
            net, whole = net + a + b, whole + abs(a) + abs(b)
            a, b = _loud(southeast[k] * (c - x[down + 1]), noise), _loud(southeast[up - 1] * (c - x[up - 1]), noise)
            net, whole = net + a + b, whole + abs(a) + abs(b)
            a, b = _loud(southwest[k] * (c - x[down - 1]), noise), _loud(southwest[up + 1] * (c - x[up + 1]), noise)
            net, whole = net + a + b, whole + abs(a) + abs(b)
            out[k] = 0.5 * (whole + abs(net))
    return earthed


@kernel
def _loud(current, noise):
    """Return a current, 0 if it is noise."""
    return current if abs(current) > noise else 0.0


@kernel
def largest_current(width, lo, hi, edges, leak, x):
    """Return the largest current of a conductor."""
    east, south, southeast, southwest = edges[0], edges[1], edges[2], edges[3]
    largest = 0.0
    for i in range(lo.size):
        for j in range(lo[i], hi[i]):
            k = (i + 1) * width + j + 1
            c = x[k]
            largest = max(largest, abs(leak[k] * c), abs(east[k] * (c - x[k + 1])))
            largest = max(largest, abs(south[k] * (c - x[k + width])))
            largest = max(largest, abs(southeast[k] * (c - x[k + width + 1])))
            largest = max(largest, abs(southwest[k] * (c - x[k + width - 1])))
    return largest


@kernel
def reach(inside, row, column, four, stack):
    """Turn 1 into 2 in all cells that are joined with a cell, which counts the rim as the array does."""
    width = inside.shape[1]
    flat = inside.ravel()
    stack[0] = row * width + column
    flat[stack[0]] = 2
    count = 1
    while count:
        count -= 1
        k = stack[count]
        for down in range(-1, 2):
            for right in range(-1, 2):
                m = k + down * width + right
                if flat[m] == 1 and not (four and down and right):
                    flat[m] = 2
                    stack[count] = m
                    count += 1
