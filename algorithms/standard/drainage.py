"""Where water runs on a surface: one tree of receivers, and sums up and down that tree without a loop over cells.

Every cell drains to its steepest lower neighbour. Basins that end in a pit are joined over their lowest passes (a
minimum spanning tree of basins), and the path from pit to pass is turned round, so that every cell reaches an outlet
(Cordonnier, Bovy & Braun 2019, Earth Surf. Dynam. 7:549, doi:10.5194/esurf-7-549-2019). Sums along the tree use
pointer doubling: after step t each cell knows the sum over its next 2**t cells.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


class Flow:
    """A forest of cells that each drain to one receiver.

    Parameters
    ----------
    receiver : numpy.ndarray of int
        Flat, length n: the cell that each cell drains to; outlets drain to themselves.
    """

    def __init__(self, receiver):
        self.size = len(receiver)
        self.receiver = receiver
        self.outlet = receiver == np.arange(self.size)
        # Cell n stands for "past the outlet", so that nothing is counted twice there.
        jump = np.append(np.where(self.outlet, self.size, receiver), self.size)
        self._jumps = []
        while (jump != self.size).any():
            self._jumps.append(jump)
            jump = jump[jump]

    def sum_down(self, values):
        """Return for each cell the sum of `values` over itself and all cells down to its outlet."""
        total = np.append(np.asarray(values, float), 0.0)
        for jump in self._jumps:
            total = total + total[jump]
        return total[:-1]

    def max_down(self, values):
        """Return for each cell the largest of `values` over itself and all cells down to its outlet."""
        largest = np.append(np.asarray(values, float), -np.inf)
        for jump in self._jumps:
            largest = np.maximum(largest, largest[jump])
        return largest[:-1]

    def sum_up(self, values):
        """Return for each cell the sum of `values` over itself and all cells that drain through it."""
        total = np.append(np.asarray(values, float), 0.0)
        for jump in self._jumps:
            total = total + np.bincount(jump, total, self.size + 1)
            total[-1] = 0.0
        return total[:-1]

    def first_down(self, mask):
        """Return the first cell of `mask` at or below each cell, or its outlet where there is none."""
        target = np.where(mask, np.arange(self.size), self.receiver)
        while True:
            further = target[target]
            if np.array_equal(further, target):
                return target
            target = further

    def split(self, share):
        """Cut the tree into connected parts of about `share` cells each.

        Walking down from the divides, a part is closed by the first cell at which the area not yet closed reaches
        `share`; that cell is its pour point.

        Returns
        -------
        labels : numpy.ndarray of int
            Part of each cell, 0 to m - 1.
        mouths : numpy.ndarray of int
            Pour point of each part, length m.
        """
        depth = self.sum_down(np.ones(self.size)).astype(np.int64)
        order = np.argsort(depth, kind="stable")
        bounds = np.searchsorted(depth[order], np.arange(1, depth.max() + 2))
        waiting = np.ones(self.size)
        closed = self.outlet.copy()
        for level in range(len(bounds) - 2, -1, -1):
            cells = order[bounds[level] : bounds[level + 1]]
            full = waiting[cells] >= share
            closed[cells[full]] = True
            open_cells = cells[~full & ~self.outlet[cells]]
            np.add.at(waiting, self.receiver[open_cells], waiting[open_cells])
        mouths, labels = np.unique(self.first_down(closed), return_inverse=True)
        return labels.ravel(), mouths


def steepest_receivers(height):
    """Return the steepest lower neighbour of each cell, flat, and the cell itself where none is lower."""
    rows, columns = height.shape
    padded = np.pad(height, 1, constant_values=np.inf)
    best = np.zeros(height.shape)
    own = np.arange(height.size).reshape(height.shape)
    receiver = own.copy()
    for down, right in NEIGHBOURS:
        fall = height - padded[1 + down : 1 + down + rows, 1 + right : 1 + right + columns]
        fall /= np.hypot(down, right)
        steeper = fall > best
        np.copyto(best, fall, where=steeper)
        np.copyto(receiver, own + (down * columns + right), where=steeper)
    return receiver.ravel()


def drain(height, course):
    """Return the `Flow` of a surface in which water leaves by the border and along one given river.

    Parameters
    ----------
    height : numpy.ndarray
        Shape ``(rows, columns)``.
    course : numpy.ndarray of int
        Flat cells of the river from inflow to outflow, each a neighbour of the next, none twice.
    """
    receiver = steepest_receivers(height)
    own = np.arange(receiver.size)
    border = np.zeros(height.shape, bool)
    border[[0, -1]] = border[:, [0, -1]] = True
    receiver[course[:-1]] = course[1:]
    receiver[course[-1]] = course[-1]
    outlet = (receiver == own) & border.ravel()
    outlet[course[-1]] = True
    _join_pits(height, receiver, outlet)
    return Flow(receiver)


def _join_pits(height, receiver, outlet):
    """Turn `receiver` in place so that pits drain over their lowest pass towards an outlet."""
    root = receiver.copy()
    while True:
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    pit = (receiver == np.arange(receiver.size)) & ~outlet
    if not pit.any():
        return
    number = np.cumsum(pit, dtype=np.int64) * pit
    basin = number[root]
    inner, outer = _passes(height, basin.reshape(height.shape), int(number.max()) + 1)
    path, before = inner, outer
    while len(path):
        after = receiver[path]
        receiver[path] = before
        going = after != path
        path, before = after[going], path[going]


def _passes(height, basin, count):
    """Return for basins 1 to count - 1 the cell inside and the cell outside of the pass that they spill over."""
    own = np.arange(height.size).reshape(height.shape)
    pairs = []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = (slice(0, height.shape[0] - down), slice(max(0, -right), height.shape[1] - max(0, right)))
        there = (slice(down, None), slice(max(0, right), height.shape[1] + min(0, right)))
        apart = basin[here] != basin[there]
        pairs.append((own[here][apart], own[there][apart]))
    first, second = (np.concatenate(side) for side in zip(*pairs))
    flat, level = basin.ravel(), height.ravel()
    low, high = np.minimum(flat[first], flat[second]), np.maximum(flat[first], flat[second])
    level = np.maximum(level[first], level[second])
    key = low * count + high
    order = np.lexsort((first, level, key))
    key, kept = np.unique(key[order], return_index=True)
    kept = order[kept]
    weight = level[kept] - level.min() + 1.0
    tree = csgraph.minimum_spanning_tree(sparse.csr_matrix((weight, (low[kept], high[kept])), (count, count)))
    _, parent = csgraph.breadth_first_order(tree, 0, directed=False)
    child, parent = np.arange(1, count), parent[1:]
    edge = kept[np.searchsorted(key, np.minimum(child, parent) * count + np.maximum(child, parent))]
    inside_first = flat[first[edge]] == child
    return np.where(inside_first, first[edge], second[edge]), np.where(inside_first, second[edge], first[edge])
