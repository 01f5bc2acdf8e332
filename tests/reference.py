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


def raster_conductors(conductance, *, four=False, mean_resistance=False):
    """Return the conductors (node, node, conductance) of a raster and the node of each cell, -1 for none, cell by cell.

    Steps are walked one after another: the mean of two conductances, or one over that of two resistances, by sqrt 2 on
    diagonals.
    """
    rows, columns = conductance.shape
    node = np.full((rows, columns), -1)
    node[conductance > 0] = range(int((conductance > 0).sum()))
    found = []
    for row, column in np.argwhere(node >= 0):
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            r, c = row + down, column + right
            if not (0 <= r < rows and 0 <= c < columns) or node[r, c] < 0 or (four and down and right):
                continue
            one, two = conductance[row, column], conductance[r, c]
            mean = 2 / (1 / one + 1 / two) if mean_resistance else (one + two) / 2
            found.append((node[row, column], node[r, c], mean / np.hypot(down, right)))
    return found, node


def dense_currents(conductors, amperes, earth=None):
    """Return voltage and current of each node by the pseudo-inverse of the dense Laplacian.

    `amperes` enter the nodes; `earth` is their conductance to earth. The current is the larger of what the conductors
    and the earth bring and what they take.
    """
    size = len(amperes)
    matrix = np.diag(np.zeros(size) if earth is None else np.asarray(earth, float))
    for a, b, g in conductors:
        matrix[a, a] += g
        matrix[b, b] += g
        matrix[a, b] -= g
        matrix[b, a] -= g
    voltage = np.linalg.pinv(matrix, rcond=1e-13, hermitian=True) @ amperes
    into, out = np.zeros(size), np.zeros(size)
    for a, b, g in conductors:
        high, low = (a, b) if voltage[a] > voltage[b] else (b, a)
        out[high] += g * (voltage[high] - voltage[low])
        into[low] += g * (voltage[high] - voltage[low])
    if earth is not None:
        leaving = np.asarray(earth) * voltage
        out += np.maximum(leaving, 0)
        into += np.maximum(-leaving, 0)
    return voltage, np.maximum(into, out)


def network_indices(links, area, rate, reach):
    """Return indices of a network of links (node, node, distance) by their definitions, one pair after the other."""
    size, whole = len(area), fsum(area)
    near = [link for link in links if link[2] <= reach]
    steps = distances([(a, b, 1.0) for a, b, _ in near], size)
    ways = distances(links, size)
    pairs = [(a, b) for a in range(size) for b in range(size)]
    joined = [(a, b) for a, b in pairs if a != b and steps[a][b] < np.inf]
    pieces = {frozenset(b for b in range(size) if steps[a][b] < np.inf) for a in range(size)}
    reached = [fsum(area[k] for k in piece) for piece in pieces]
    return {
        "NL": len(near),
        "NC": len(pieces),
        "H": fsum(1 / steps[a][b] for a, b in joined) / 2,
        "CPL": fsum(steps[a][b] for a, b in joined) / len(joined) if joined else np.nan,
        "CCP": fsum((held / whole) ** 2 for held in reached),
        "LCPnum": fsum(held**2 for held in reached),
        "MSC": whole / len(pieces),
        "SLC": max(reached),
        "ECS": fsum(held**2 for held in reached) / whole,
        "IICnum": fsum(area[a] * area[b] / (1 + steps[a][b]) for a, b in pairs),
        "F": 2 * fsum(exp(-rate * d) for _, _, d in links),
        "AWF": 2 * fsum(area[a] * area[b] * exp(-rate * d) for a, b, d in links),
        "PCnum": fsum(area[a] * area[b] * exp(-rate * ways[a][b]) for a, b in pairs),
        "sum_F": fsum(area[b] * exp(-rate * ways[a][b]) for a, b in pairs if a != b),
        "GD": max(ways[a][b] for a, b in pairs if ways[a][b] < np.inf),
    }


def window_current(conductance, source, target, diagonals=True):
    """Return the current of each cell when `source` amperes go to a target cell, by a dense solve of its piece."""
    cells = [tuple(cell) for cell in np.argwhere(conductance > 0)]
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    steps += [(1, 1), (1, -1), (-1, 1), (-1, -1)] if diagonals else []

    def ties(cell):
        for down, right in steps:
            other = (cell[0] + down, cell[1] + right)
            if 0 <= other[0] < conductance.shape[0] and 0 <= other[1] < conductance.shape[1] and conductance[other] > 0:
                yield other, (conductance[cell] + conductance[other]) / 2 / np.hypot(down, right)

    joined, rest = {target} & set(cells), [target]
    while rest and joined:
        found = {other for other, _ in ties(rest.pop())} - joined
        joined |= found
        rest += found
    cells = [cell for cell in cells if cell in joined and cell != target]
    place = {cell: k for k, cell in enumerate(cells)}
    matrix, current = np.zeros((len(cells), len(cells))), np.zeros(conductance.shape)
    for cell in cells:
        for other, tie in ties(cell):
            matrix[place[cell], place[cell]] += tie
            if other != target:
                matrix[place[cell], place[other]] -= tie
    voltage = np.zeros(conductance.shape)
    if cells:
        voltage[tuple(np.transpose(cells))] = np.linalg.solve(matrix, [source[cell] for cell in cells])
    for cell in joined:
        flows = [tie * (voltage[cell] - voltage[other]) for other, tie in ties(cell)]
        current[cell] = max(fsum(flow for flow in flows if flow > 0), -fsum(flow for flow in flows if flow < 0))
    return current


def omnidirectional(conductance, source, aim, radius, *, buffer=0, block=1, diagonals=True, potential=False):
    """Return the current from everywhere to everywhere, or its potential, without correction of blocks."""
    total, reach = np.zeros(source.shape), radius + buffer
    rows, columns = np.indices(source.shape)
    for top in range(0, source.shape[0], block):
        for left in range(0, source.shape[1], block):
            own = slice(top, top + block), slice(left, left + block)
            height, width = aim[own].shape
            target = top + height // 2, left + width // 2
            distance = np.hypot(rows - target[0], columns - target[1])
            given = np.where(distance <= radius, source, 0.0)
            given[own] = 0.0
            if not given.any() or not aim[own].sum() > 0:
                continue
            given *= aim[own].sum() / given.sum()
            near = (abs(rows - target[0]) <= reach) & (abs(columns - target[1]) <= reach)
            land = near.astype(float) if potential else np.where(distance <= reach, conductance, 0.0)
            total += window_current(land, given, target, diagonals)
    return total
