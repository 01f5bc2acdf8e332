"""Bounds: exact on random networks, never below the optimum at any budget, and proven at the size they are made for."""

import os
import time

import numpy as np
import pytest

from ....algorithms.investment.design_bounds import (
    JoinedBound,
    LargestBound,
    gap_percent,
    is_proven,
    residual,
)
from ....algorithms.investment.design_connectivity import ConnectivityBound, connectivity_bound
from ....algorithms.investment.design_problem import Objective
from ....algorithms.investment.design_search import Search, every_design
from ....algorithms.investment.solving import solver
from ....algorithms.progress import Progress
from .designs import eight, random_problem, spread_problem

pytestmark = pytest.mark.skipif(solver() is None, reason="scipy.optimize.milp is missing (scipy before 1.9)")
slow_without_jit = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without compilation")


@pytest.mark.parametrize(("budget", "value"), [(10, 118), (11, 128), (15, 153)])
def test_largest_bound_meets_the_published_optima(budget, value):
    """The cut model proves the largest areas of the instance of eight patches."""
    problem = eight()
    bounds = LargestBound(problem, residual(problem), budget, Progress())
    built = bounds.tighten(0.0, time.monotonic() + 30)
    assert bounds.bound() == pytest.approx(value, rel=1e-6)
    assert problem.measure(built)[0] == value


def test_joined_bound_meets_the_published_optimum():
    """All eight patches can be joined to another for 10, and 168 is the best for 8."""
    problem = eight()
    joined = JoinedBound(problem, residual(problem))
    assert joined.solve(10, time.monotonic() + 30, Progress())[0] == pytest.approx(183)
    costs, values, _, _ = every_design(problem, Objective.CONNECTED_AREA, 8, Progress())
    assert joined.solve(8, time.monotonic() + 30, Progress())[0] == pytest.approx(values[costs <= 8].max())


def test_connectivity_bound_of_the_published_instance():
    """With the largest area of 153 of 183, equivalent connectivity is at most 155.91, a gap of 0.8 percent."""
    assert connectivity_bound(153, 183) == pytest.approx(155.9134, abs=1e-4)
    assert gap_percent(154.6254, connectivity_bound(153, 183)) == pytest.approx(0.826, abs=1e-3)
    assert connectivity_bound(183, 183) == pytest.approx(183)


@slow_without_jit
def test_bounds_are_exact_on_random_networks():
    """On networks with shared land, settled links and links side by side both bounds are those of brute force."""
    random = np.random.default_rng(6)
    for _ in range(15):
        problem = random_problem(random)
        least = problem.cost(problem.base)
        budget = least + float(random.integers(5, 30))
        rest = residual(problem)
        costs, values, _, _ = every_design(problem, Objective.CONNECTED_AREA, budget, Progress())
        bound, built = JoinedBound(problem, rest).solve(budget, time.monotonic() + 30, Progress())
        assert bound == pytest.approx(values[costs <= budget + 1e-9].max(), rel=1e-6)
        assert problem.cost(built) <= budget + 1e-6
        costs, values, _, _ = every_design(problem, Objective.LARGEST_AREA, budget, Progress())
        bounds = LargestBound(problem, rest, budget, Progress())
        built = bounds.tighten(0.0, time.monotonic() + 30)
        assert bounds.bound() == pytest.approx(values[costs <= budget + 1e-9].max(), rel=1e-6)
        assert problem.measure(built)[0] == pytest.approx(bounds.bound(), rel=1e-6)
        for level in np.linspace(least, budget, 6):
            assert bounds.bound(level) >= values[costs <= level + 1e-9].max() - 1e-6


@slow_without_jit
@pytest.mark.parametrize("probability", [False, True])
def test_connectivity_bound_is_never_too_low(probability):
    """On random networks with shared land no set of links beats the bound, at the full budget and at smaller ones."""
    random = np.random.default_rng(4)
    for _ in range(12):
        problem = random_problem(random, probability=probability)
        least = problem.cost(problem.base)
        budget = least + float(random.integers(5, 25))
        costs, values, _, _ = every_design(problem, Objective.EQUIVALENT_CONNECTIVITY, budget, Progress())
        highest = problem.objective(Objective.EQUIVALENT_CONNECTIVITY, ~problem.banned)
        bounds = ConnectivityBound(problem, residual(problem), budget, highest, Progress())
        for _ in range(2):
            for level in np.linspace(least, budget, 6):
                assert bounds.bound(level) >= values[costs <= level + 1e-9].max() * (1 - 1e-6)
            bounds.tighten(0.0, 0.0, time.monotonic() + 0.6)


@slow_without_jit
def test_bounds_hold_before_they_are_tight():
    """Without any time the bound is already one, and working on a budget of the curve never makes it too low."""
    problem = random_problem(np.random.default_rng(9))
    budget = problem.cost(problem.base) + 20.0
    costs, values, _, _ = every_design(problem, Objective.LARGEST_AREA, budget, Progress())
    bounds = LargestBound(problem, residual(problem), budget, Progress())
    assert bounds.bound() >= values[costs <= budget].max()
    before = bounds.bound(budget - 8)
    bounds.tighten(0.0, time.monotonic() + 10, budget=budget - 8)
    assert values[costs <= budget - 8].max() - 1e-6 <= bounds.bound(budget - 8) <= before


@slow_without_jit
def test_sixty_patches_are_proven():
    """A network of 60 patches in which some links share land is solved to the end in seconds."""
    problem = spread_problem(60, 2)
    budget = 0.05 * problem.costs.sum()
    search = Search(problem, Objective.LARGEST_AREA, Progress())
    best = search.improve(search.greedy(budget), budget)
    bounds = LargestBound(problem, residual(problem), budget, Progress())
    told = []
    built = bounds.tighten(best.value, time.monotonic() + 60, told=lambda bound, found: told.append(bound))
    value = best.value if built is None else problem.measure(built)[0]
    assert is_proven(value, bounds.bound())
    assert told == sorted(told, reverse=True)
