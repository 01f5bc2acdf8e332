"""Slow, plain versions that a reader can check, for the tests to compare with."""

from __future__ import annotations

import heapq
from math import exp, fsum

import numpy as np


def distances(links, size, without=None):
    """Return the shortest distances between nodes along links (node, node, length), by Floyd, one node left out."""
    found = [[0.0 if a == b else np.inf for b in range(size)] for a in range(size)]
    for a, b, length in links:
        if without not in (a, b):
            found[a][b] = found[b][a] = min(found[a][b], length)
    for k in range(size):
        for a in range(size):
            for b in range(size):
                found[a][b] = min(found[a][b], found[a][k] + found[k][b])
    return found


def loss_through(links, area, node, counted):
    """Return what pairs of other nodes lose without a node: the sum of a_i a_j times the loss of their path."""
    before, after = distances(links, len(area)), distances(links, len(area), node)
    others = [k for k in range(len(area)) if k != node]

    def worth(length):
        return 1 / (1 + length) if counted else exp(-length)

    return fsum(area[a] * area[b] * (worth(before[a][b]) - worth(after[a][b])) for a in others for b in others)


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
