"""Network design beside the rule of the only other QGIS plugin that spends a budget, and its own times and gaps.

Usage: ./run python benchmarks/network_design.py [LANDSCAPES]

The rule is that of TerraLink: from the largest patch, again and again the one link or chain of two links that adds most
area for its cost, until none fits. Both choose among the same corridors and pay the union of their land: landscapes of
500 x 500 cells of 30 m, a fifth habitat, corridors 90 m wide, a budget of 135 ha, 30 seeds unless said otherwise.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from ecopattern.algorithms.corridors.links import links
from ecopattern.algorithms.grid import Raster
from ecopattern.algorithms.investment.corridor_land import corridor_land, shared_pieces
from ecopattern.algorithms.investment.design_problem import Objective, design_problem
from ecopattern.algorithms.investment.design_run import DesignRun
from ecopattern.algorithms.patches import Patches
from ecopattern.algorithms.progress import Progress
from ecopattern.tests.algorithms.investment.designs import spread_problem
from ecopattern.tests.landscapes import make_grid
from scipy import ndimage

SIDE, CELL, SHARE, WIDTH, BUDGET = 500, 30.0, 0.2, 90.0, 135.0
SMOOTHING = 13.0, 6.2, 3.1
LEAST_CELLS = 9
LANDSCAPES = 30
AREA = Objective.LARGEST_AREA


def landscape(seed):
    """Return an even resistance and habitat patches; every third landscape has few, more, or many of them."""
    random = np.random.default_rng(seed)
    field = ndimage.gaussian_filter(random.normal(size=(SIDE, SIDE)), SMOOTHING[seed % len(SMOOTHING)])
    labels, count = ndimage.label(field > np.quantile(field, 1 - SHARE))
    kept = np.bincount(labels.ravel()) >= LEAST_CELLS
    kept[0] = False
    number = np.zeros(count + 1, np.int32)
    number[kept] = np.arange(1, kept.sum() + 1)
    grid = make_grid((SIDE, SIDE), (CELL, CELL))
    patches = Patches(number[labels], grid, tuple(range(1, int(kept.sum()) + 1)))
    return Raster(np.ones((SIDE, SIDE)), grid, name="Resistance"), patches


def problem_of(resistance, patches):
    """Return the problem of all active links of a landscape."""
    graph = links(resistance, patches)
    land = corridor_land(resistance, patches, graph, WIDTH)
    active = np.flatnonzero(graph.fields["active"])
    prices = np.full(patches.grid.size, patches.grid.cell_area_ha)
    needs, costs = shared_pieces([land.cells[k] for k in active], prices)
    return design_problem(patches.area_ha(), graph.ends[active], needs, costs)


def by_rule(problem, budget):
    """Return the area that the rule reaches."""
    chains = _chains(problem)
    first, second, middle, last, start = chains.T
    shared = set(np.flatnonzero(problem.shares > 1))
    common = [
        np.array(sorted(set(problem.needs(a)) & set(problem.needs(b) if b >= 0 else ()) & shared), int)
        for a, b in chains[:, :2]
    ]
    values, paid, spent = np.append(problem.values, 0.0), np.zeros(len(problem.costs), bool), 0.0
    home = np.zeros(len(values), bool)
    home[problem.values.argmax()] = True
    owner = np.repeat(np.arange(len(problem)), np.diff(problem.first))
    overlapping = [k for k, part in enumerate(common) if len(part)]
    while True:
        unpaid = np.where(paid, 0.0, problem.costs)
        alone = np.append(np.bincount(owner, unpaid[problem.pieces], len(problem)), 0.0)
        cost = alone[first] + alone[second]
        cost[overlapping] -= [unpaid[common[k]].sum() for k in overlapping]
        gain = values[middle] + values[last]
        fits = home[start] & ~home[middle] & ~home[last] & (middle != last) & (spent + cost <= budget)
        rate = np.where(fits, gain / np.maximum(cost, 1e-9), 0.0)
        best = int(rate.argmax())
        if rate[best] <= 0:
            return float(values[home].sum())
        for link in (first[best], second[best]):
            if link >= 0:
                paid[problem.needs(link)] = True
        home[[middle[best], last[best]]] = True
        home[-1] = False
        spent += cost[best]


def _chains(problem):
    """Return links alone and chains of two: first and second link (-1), middle and last patch (-1), and the start."""
    ends = problem.ends
    at = [np.flatnonzero((ends == k).any(axis=1)) for k in range(len(problem.values))]
    rows = []
    for link, pair in enumerate(ends):
        for start, middle in (pair, pair[::-1]):
            rows.append((link, -1, middle, -1, start))
            for second in at[middle]:
                last = int(ends[second].sum()) - middle
                if last not in (start, middle):
                    rows.append((link, second, middle, last, start))
    return np.array(rows)


def run(problem, budget, seconds, *, objective=AREA, bounded=False):
    """Return a finished run and how long it took."""
    start = time.perf_counter()
    design = DesignRun(problem, objective, budget, False, bounded, time.monotonic() + seconds, Progress())
    design.work()
    return design, time.perf_counter() - start


def beside_the_rule(count):
    """Print both on many landscapes, and return the problems by their number of patches."""
    print(f"{'seed':>4} {'patches':>8} {'links':>6} {'rule ha':>9} {'ours ha':>9} {'ratio':>6} {'seconds':>8}")
    ratios, problems = [], {}
    for seed in range(count):
        problem = problem_of(*landscape(seed))
        rule = by_rule(problem, BUDGET)
        ours, seconds = run(problem, BUDGET, 15.0)
        ratios.append(ours.best.value / rule)
        problems[len(problem.values)] = problem
        sizes = f"{seed:>4} {len(problem.values):>8} {len(problem):>6}"
        print(f"{sizes} {rule:>9.1f} {ours.best.value:>9.1f} {ratios[-1]:>6.3f} {seconds:>8.1f}", flush=True)
    print(
        f"ratio to the rule: least {min(ratios):.3f}, mean {np.mean(ratios):.3f}; below 1: {sum(r < 1 for r in ratios)}"
    )
    return problems


def with_bounds(problems):
    """Print the gap after at most 60 seconds on networks of up to 150 patches."""
    for size in sorted(size for size in problems if size <= 150)[-3:]:
        for objective in Objective:
            found, seconds = run(problems[size], BUDGET, 60.0, objective=objective, bounded=True)
            row = {name: column[0] for name, column in found.summary().items()}
            print(
                f"{size} patches, {objective.value}: {row['after']:.1f}, gap {row['gap']:.2f} %, {seconds:.1f} s",
                flush=True,
            )


def main():
    """Print everything."""
    run(spread_problem(20, 1), 50.0, 5.0)
    problems = beside_the_rule(int(sys.argv[1]) if len(sys.argv) > 1 else LANDSCAPES)
    with_bounds(problems)
    for size, budget in ((461, 135.0), (5000, 1500.0)):
        _, seconds = run(spread_problem(size, 1), budget, 100.0)
        print(f"{size} patches strewn over a plain, without bound: {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
