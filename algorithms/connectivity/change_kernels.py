"""Compiled inner loops: what a network gains when one more way through it opens."""

from __future__ import annotations

import numpy as np

from ..jit import kernel


@kernel
def gains(best, area, first, second, lengths, offset, stop):
    """Return what pairs of nodes gain with each new way, which joins two sets of distances over a length.

    Parameters
    ----------
    best : numpy.ndarray of float64
        Shortest paths between all nodes, shape ``(n, n)``.
    area : numpy.ndarray of float64
        What each node brings, length n.
    first, second : numpy.ndarray of float64
        Distances of all nodes to either end of each way, shape ``(ways, n)``.
    lengths : numpy.ndarray of float64
        Length of each way.
    offset : float
        A path is worth 1 / (offset + length), or exp(-length) where this is below 0.
    stop : numpy.ndarray of uint8
        Ends the work where it is 1.

    Returns
    -------
    numpy.ndarray of float64
        Sum over ordered pairs of the product of their attributes times what their path gains in worth.
    """
    found = np.zeros(len(lengths))
    for way in range(len(lengths)):
        near, far, length = first[way], second[way], lengths[way]
        for i in range(len(area)):
            if stop[0]:
                return found
            start = near[i] + length
            if start == np.inf or area[i] == 0:
                continue
            row, total = best[i], 0.0
            for j in range(len(area)):
                there = start + far[j]
                if there < row[j] and area[j] > 0:
                    if offset < 0:
                        total += area[j] * (np.exp(-there) - np.exp(-row[j]))
                    else:
                        total += area[j] * (1.0 / (offset + there) - 1.0 / (offset + row[j]))
            # Each pair is met from one side alone, for a way that is shorter there is not so the other way round.
            found[way] += 2.0 * area[i] * total
    return found


@kernel
def open_way(best, near, far, length):
    """Shorten the paths between all nodes by those along a new way, in place."""
    for i in range(len(best)):
        start = near[i] + length
        if start == np.inf:
            continue
        for j in range(len(best)):
            there = start + far[j]
            if there < best[i, j]:
                best[i, j] = there
                best[j, i] = there
