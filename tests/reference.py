"""Slow, plain versions that a reader can check, for the tests to compare with."""

from __future__ import annotations

import heapq

import numpy as np


def dijkstra(resistance, sources, cell=(1.0, 1.0)):
    """Return the least accumulated cost from the cells where `sources` is True, infinite where they do not reach."""
    cost = np.where(sources & ~np.isnan(resistance), 0.0, np.inf)
    heap = [(0.0, int(row), int(column)) for row, column in np.argwhere(cost == 0)]
    steps = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if down or right]
    while heap:
        here, row, column = heapq.heappop(heap)
        for down, right in steps:
            r, c = row + down, column + right
            if 0 <= r < cost.shape[0] and 0 <= c < cost.shape[1]:
                length = np.hypot(down * cell[1], right * cell[0])
                there = here + length * (resistance[row, column] + resistance[r, c]) / 2
                if there < cost[r, c]:
                    cost[r, c] = there
                    heapq.heappush(heap, (there, r, c))
    return cost
