"""Programs of all groups: never below the optimum, tighter than the closed form, and kept when time is short."""

import dataclasses
import os
import time

import numpy as np
import pytest

from ....algorithms.investment.design_bounds import gap_percent, residual
from ....algorithms.investment.design_connectivity import ConnectivityBound, connectivity_bound
from ....algorithms.investment.design_problem import Objective
from ....algorithms.investment.design_search import Search, every_design
from ....algorithms.investment.solving import solver
from ....algorithms.progress import Progress
from .designs import eight, random_problem, spread_problem

pytestmark = [
    pytest.mark.skipif(solver() is None, reason="scipy.optimize.milp is missing (scipy before 1.9)"),
    pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without compilation"),
]
ECA = Objective.EQUIVALENT_CONNECTIVITY


def bounds_of(problem, budget):
    """Return the bounds of a problem, with the programs of all groups begun."""
    found = ConnectivityBound(problem, residual(problem), budget, problem.objective(ECA, ~problem.banned), Progress())
    found.before = found.bound()
    found.programs = found._programs(budget)
    return found


@pytest.mark.parametrize(("budget", "value"), [(10, 124.6956), (11, 132.3216), (15, 154.6254)])
def test_programs_prove_the_published_optima(budget, value):
    """For the instance of eight patches the bound is the published optimum, for each budget."""
    bounds = bounds_of(eight(), budget)
    told = []
    bounds.programs.tighten(value, time.monotonic() + 20, told=lambda built: told.append(bounds.bound()))
    assert bounds.bound() == pytest.approx(value, rel=2e-6)
    assert told == sorted(told, reverse=True)
    assert bounds.means() == "linear and integer programs of all groups"


@pytest.mark.parametrize("probability", [False, True])
def test_programs_are_never_too_low(probability):
    """On random networks with shared land no set of links ever beats the bound, whatever is known at the start."""
    random = np.random.default_rng(11)
    for number in range(10):
        problem = random_problem(random, links=12, patches=int(random.integers(6, 11)), probability=probability)
        budget = problem.cost(problem.base) + float(random.integers(1, 25))
        costs, values, _, _ = every_design(problem, ECA, budget, Progress())
        optimum = values[costs <= budget + 1e-9].max()
        bounds, told = bounds_of(problem, budget), []
        told.append(bounds.bound())
        known = optimum if number % 2 else 0.0
        bounds.programs.tighten(known, time.monotonic() + 1, told=lambda _, to=told, b=bounds: to.append(b.bound()))
        assert min(told) >= optimum * (1 - 1e-6)


def test_programs_hold_at_smaller_budgets():
    """Bounds of the curve lie above the best of all sets of links that cost no more."""
    problem = random_problem(np.random.default_rng(21), links=12)
    least = problem.cost(problem.base)
    bounds = bounds_of(problem, least + 20)
    costs, values, _, _ = every_design(problem, ECA, least + 20, Progress())
    for level in (least, least + 1, least + 6, least + 13):
        optimum = values[costs <= level + 1e-9].max()
        assert bounds.at(level, optimum, time.monotonic() + 1) >= optimum * (1 - 1e-6)


def test_groups_of_equal_size_are_bounded_closely():
    """Where many patches are alike and money is short the closed form says next to nothing, the programs nearly all."""
    problem = spread_problem(40, 2)
    problem = dataclasses.replace(problem, values=10 + np.random.default_rng(1).random(40))
    budget = 0.03 * problem.costs.sum()
    search = Search(problem, ECA, Progress())
    best = search.improve(search.greedy(budget), budget)
    bounds = ConnectivityBound(problem, residual(problem), budget, np.inf, Progress())
    bounds.tighten(best.value, 0.0, time.monotonic() + 20, polish=lambda support, seed: None)
    closed = connectivity_bound(bounds.groups.bound(), problem.values.sum())
    assert gap_percent(best.value, bounds.bound()) < 3
    assert gap_percent(best.value, closed) > 15


def test_no_money_leaves_every_patch_by_itself():
    """With next to no budget the bound is what there is already."""
    problem = spread_problem(20, 3)
    bounds = ConnectivityBound(problem, residual(problem), 1e-6, np.inf, Progress())
    bounds.tighten(0.0, 0.0, time.monotonic() + 5)
    assert bounds.bound() == pytest.approx(float(np.sqrt((problem.values**2).sum())), rel=1e-5)
