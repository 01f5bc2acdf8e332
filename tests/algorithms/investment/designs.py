"""Networks for tests of network design: the published instance of eight patches, and random ones."""

from __future__ import annotations

import dataclasses

import numpy as np

from ....algorithms.investment.design_problem import design_problem

NAMES = "ABCDEFGH"
VALUES = [40, 30, 25, 5, 3, 50, 20, 10]
LINKS = "AB 6, AD 2, DF 4, BC 4, CF 7, DE 1, EF 2, FG 5, GH 2, BG 8, CH 6, AE 4"


def eight(probability=1.0, shared=False):
    """Return the instance of eight patches and twelve links; with `shared` AD and AE share one unit of land."""
    parts = [part.split() for part in LINKS.split(", ")]
    ends = [(NAMES.index(pair[0]), NAMES.index(pair[1])) for pair, _ in parts]
    costs, needs = [float(cost) for _, cost in parts], [[k] for k in range(len(parts))]
    if shared:
        for pair in ("AD", "AE"):
            k = next(k for k, part in enumerate(parts) if part[0] == pair)
            costs[k] -= 1
            needs[k].append(len(parts))
        costs.append(1.0)
    return design_problem(VALUES, ends, needs, costs, probability=[probability] * len(parts))


def names(built):
    """Return the links of the eight patches by their names."""
    pairs = [part.split()[0] for part in LINKS.split(", ")]
    return {pair for pair, chosen in zip(pairs, built) if chosen}


def random_problem(random, links=14, patches=8, probability=False):
    """Return a random multigraph with shared land, links that must be built and links that must not."""
    ends = [sorted(random.choice(patches, 2, replace=False)) for _ in range(links)]
    costs, needs = list(random.integers(1, 10, links).astype(float)), [[k] for k in range(links)]
    for _ in range(3):
        costs.append(float(random.integers(1, 5)))
        for link in random.choice(links, int(random.integers(2, 4)), replace=False):
            needs[link].append(len(costs) - 1)
    kept = random.random(links) < 0.06
    banned = (random.random(links) < 0.08) & ~kept
    chances = random.uniform(0.3, 1, links) if probability else None
    values = random.integers(1, 60, patches).astype(float)
    return dataclasses.replace(
        design_problem(values, ends, needs, costs, probability=chances), kept=kept, banned=banned
    )


def spread_problem(patches, seed, shared=0.2):
    """Return a network of patches strewn over a plain, linked to their neighbours, some links sharing land."""
    from scipy.spatial import Delaunay

    random = np.random.default_rng(seed)
    places = random.random((patches, 2)) * 100 * np.sqrt(patches)
    corners = Delaunay(places).simplices
    ends = np.unique(np.sort(corners[:, [[0, 1], [1, 2], [0, 2]]].reshape(-1, 2), axis=1), axis=0)
    values = np.exp(random.normal(2, 1.3, patches))
    length = np.hypot(*(places[ends[:, 0]] - places[ends[:, 1]]).T)
    ends, length = ends[length < 250], length[length < 250]
    costs = list(0.09 * np.maximum(10, length - 20 - 4 * np.sqrt(values[ends]).sum(axis=1)))
    needs = [[k] for k in range(len(ends))]
    for _ in range(int(shared * len(ends))):
        around = np.flatnonzero((ends == random.integers(patches)).any(axis=1))
        if len(around) > 1:
            pair = random.choice(around, 2, replace=False)
            costs.append(0.3 * min(costs[pair[0]], costs[pair[1]]))
            for link in pair:
                needs[link].append(len(costs) - 1)
                costs[link] *= 0.7
    return design_problem(values, ends, needs, costs)


def brute_force(problem, budget):
    """Return for every set of links that fits the four marks worked out in the plainest way, and its cost."""
    rows = []
    for number in range(1 << len(problem)):
        built = (number >> np.arange(len(problem))) & 1 == 1
        cost = sum(problem.costs[k] for k in {k for e in np.flatnonzero(built) for k in problem.needs(e)})
        if cost <= budget + 1e-9 and (built >= problem.kept).all() and not (built & problem.banned).any():
            rows.append((*marks(problem, built), cost, number))
    return np.array(rows)


def marks(problem, built):
    """Return largest group, sum of squares, joined values and largest ring of a set of links, slowly."""
    size = len(problem.values)
    best = np.eye(size)
    for link in np.flatnonzero(built):
        a, b = problem.ends[link]
        best[a, b] = best[b, a] = max(best[a, b], problem.probability[link])
    for k in range(size):
        best = np.maximum(best, best[:, [k]] * best[[k]])
    groups = {frozenset(np.flatnonzero(row > 0)) for row in best}
    values = problem.values
    largest = max(values[list(group)].sum() for group in groups)
    joined = sum(values[list(group)].sum() for group in groups if len(group) > 1)
    return largest, values @ best @ values, joined, _ring(problem, built)


def _ring(problem, built):
    """Return the largest sum over patches that stay joined whichever single link is lost."""
    size = len(problem.values)
    firm = _reach(problem, built)
    for link in np.flatnonzero(built):
        without = built.copy()
        without[link] = False
        firm &= _reach(problem, without)
    sums = [problem.values[row].sum() for row in firm if row.sum() > 1]
    return max(sums, default=0.0) if size else 0.0


def _reach(problem, built):
    """Return which patches are joined."""
    joined = np.eye(len(problem.values), dtype=bool)
    for a, b in problem.ends[built]:
        joined[a, b] = joined[b, a] = True
    for k in range(len(joined)):
        joined |= joined[:, [k]] & joined[[k]]
    return joined
