"""The search for networks: the published instance, every set of links compared in the plainest way, and the order."""

import os

import numpy as np
import pytest

from ....algorithms.errors import Cancelled
from ....algorithms.investment.design_problem import Objective, design_problem
from ....algorithms.investment.design_search import Search, every_design
from ....algorithms.progress import Progress
from ...listening import Stopping
from .designs import brute_force, eight, names, random_problem, spread_problem

AREA, JOINED, ECA = Objective.LARGEST_AREA, Objective.CONNECTED_AREA, Objective.EQUIVALENT_CONNECTIVITY

# Objective, probability of a link, budget, value, links and cost: optima over all 4096 sets.
PUBLISHED = [
    (AREA, 1.0, 10, 118, "AD DE EF FG", 10),
    (AREA, 1.0, 11, 128, "AB AD DE EF", 11),
    (AREA, 1.0, 15, 153, "AB AD BC DE EF", 15),
    (ECA, 1.0, 10, 124.6956, "AD DE EF FG", 10),
    (ECA, 1.0, 11, 132.3216, "AB AD DE EF", 11),
    (ECA, 1.0, 15, 154.6254, "AB AD BC DE EF", 15),
    (ECA, 0.8, 10, 108.1627, "AD DE EF FG", 10),
    (ECA, 0.8, 11, 112.6835, "AB AD DE EF", 11),
    (ECA, 0.8, 14, 117.3912, "AD DF DE FG GH", 14),
    (ECA, 0.8, 15, 127.2250, "AB AD BC DE EF", 15),
    (JOINED, 1.0, 10, 183, "AD BC EF GH", 10),
    (JOINED, 1.0, 11, 183, None, 10),
    (JOINED, 1.0, 15, 183, None, 10),
]


@pytest.mark.parametrize(("objective", "probability", "budget", "value", "links", "cost"), PUBLISHED)
def test_search_reaches_the_published_optima(objective, probability, budget, value, links, cost):
    """Paths and exchange of links find the optimum of the instance of eight patches, for the least cost."""
    search = Search(eight(probability), objective, Progress())
    best = search.improve(search.greedy(budget), budget)
    assert best.value == pytest.approx(value, abs=5e-5)
    assert best.cost == cost
    assert links is None or names(best.built) == set(links.split())


@pytest.mark.parametrize(("budget", "value"), [(10, 118), (11, 128), (15, 153)])
def test_greedy_paths_alone_reach_the_published_areas(budget, value):
    """The path greedy reaches 118, 128 and 153, where single links reach 88, 88 and 108."""
    assert Search(eight(), AREA, Progress()).greedy(budget).value == value


@pytest.mark.parametrize(
    ("budget", "shared", "ring", "links"),
    [(12, False, 98, "AD DF EF AE"), (11, False, 58, "DF DE EF"), (20, False, 105, "CF FG GH CH"), (11, True, 98, "")],
)
def test_redundant_reaches_the_published_rings(budget, shared, ring, links):
    """The largest part that no single link can cut off is found, also where links share land."""
    search = Search(eight(shared=shared), AREA, Progress())
    best = search.redundant(search.start(), budget, 0.0)
    assert best.ring == ring
    assert best.cost <= budget
    assert set(links.split()) <= names(best.built)


def test_every_design_measures_as_brute_force_does():
    """All sets of links of random networks have the cost, objectives and ring that the plainest way gives."""
    random = np.random.default_rng(8)
    for probability in (False, True):
        problem = random_problem(random, links=8, patches=6, probability=probability)
        budget = problem.cost(problem.base) + 15
        slow = brute_force(problem, budget)
        for objective, column in ((AREA, 0), (ECA, 1), (JOINED, 2)):
            costs, values, rings, built = every_design(problem, objective, budget, Progress())
            fast = {tuple(built(k)): (costs[k], values[k], rings[k]) for k in range(len(costs)) if costs[k] <= budget}
            for row in slow:
                chosen = tuple((int(row[5]) >> np.arange(len(problem))) & 1 == 1)
                if chosen not in fast:
                    # Links that cost nothing are always built.
                    assert not (np.array(chosen) >= problem.base.astype(bool)).all()
                    continue
                value = np.sqrt(row[1]) if objective is ECA else row[column]
                assert fast[chosen] == pytest.approx((row[4], value, row[3]))


@pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without compilation")
def test_search_never_beats_and_seldom_misses_the_optimum():
    """On random networks of 14 links no design is dearer than the budget or better than the best of all sets."""
    random = np.random.default_rng(5)
    missed = []
    for number in range(20):
        problem = random_problem(random, probability=number % 2 == 1)
        budget = problem.cost(problem.base) + float(random.integers(5, 30))
        for objective in Objective:
            costs, values, _, _ = every_design(problem, objective, budget, Progress())
            optimum = values[costs <= budget + 1e-9].max()
            search = Search(problem, objective, Progress())
            best = search.improve(search.greedy(budget), budget, idle=100)
            assert best.cost <= budget + 1e-9
            assert best.value <= optimum + 1e-9
            assert best.value == pytest.approx(problem.objective(objective, best.built))
            missed.append(best.value < optimum - 1e-6)
    assert np.mean(missed) < 0.1


def test_adding_a_link_never_lowers_an_objective():
    """All objectives are monotone: more links, no less of anything."""
    random = np.random.default_rng(2)
    problem = random_problem(random, probability=True)
    built = np.zeros(len(problem), bool)
    before = problem.measure(built)
    for link in random.permutation(len(problem)):
        built[link] = True
        after = problem.measure(built)
        assert (after >= before - 1e-9).all()
        before = after


def test_order_of_gains_adds_up():
    """Built one after the other, the gains of the chosen links add up to the objective."""
    problem = spread_problem(30, 4)
    for objective in Objective:
        search = Search(problem, objective, Progress())
        budget = 0.1 * problem.costs.sum()
        best = search.greedy(budget)
        order, gains = search.order_of(best.built)
        assert sorted(order) == np.flatnonzero(best.built).tolist()
        nothing = problem.objective(objective, np.zeros(len(problem)))
        assert nothing + gains.sum() == pytest.approx(best.value)


def test_state_is_kept_up_to_date():
    """Links added one by one leave the same groups and reach as a survey of them all."""
    problem = random_problem(np.random.default_rng(3), probability=True)
    search = Search(problem, ECA, Progress())
    state = problem.state(problem.base)
    search.add_paths(state, 25.0)
    taken, group, reach = problem.state(state[0])[1:]
    np.testing.assert_array_equal(state[1], taken)
    np.testing.assert_allclose(state[3], reach)
    assert [set(np.flatnonzero(group == g)) for g in set(group)] == [
        set(np.flatnonzero(state[2] == g)) for g in set(state[2])
    ]


def test_shared_land_is_paid_once():
    """Two links that share all but one unit of their land cost its union."""
    problem = design_problem([1, 1, 1], [(0, 1), (1, 2)], [[0, 1], [1, 2]], [1.0, 5.0, 2.0])
    assert problem.cost([True, True]) == 8
    assert problem.cost([True, False]) == 6
    assert Search(problem, AREA, Progress()).greedy(8).value == 3


def test_search_stops_when_asked():
    """A stopped search raises."""
    search = Search(spread_problem(20, 1), AREA, Stopping())
    with pytest.raises(Cancelled):
        search.greedy(10)
