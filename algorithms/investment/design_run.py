"""One run of network design: what is done in which share of the time, what is kept when it is stopped, what is told."""

from __future__ import annotations

import time

import numpy as np

from . import solving
from .design_bounds import JoinedBound, LargestBound, gap_percent, is_proven, residual
from .design_connectivity import ConnectivityBound
from .design_problem import ROUNDING, Objective
from .design_search import IDLE_ROUNDS, Search, every_design

EPSILON = 0.02
CURVE_STEPS = 20
SEARCH_SHARE, RING_SHARE, BOUND_SHARE = 0.35, 0.5, 0.85
CURVE_SEEDS, CURVE_IDLE = 4, 30
POLISH_IDLE = 30
NEAR = 0.98
TELL_SECONDS = 1.0
DECIMALS = 9


class DesignRun:
    """Finds a network, its order of building, its bound, and the curve over budgets.

    Parameters
    ----------
    problem : DesignProblem
        Whose links that must be built fit into the budget.
    objective : Objective
        What counts.
    budget : float
        What may be spent.
    redundancy : bool
        Whether rings are wanted, next to the objective.
    bounded : bool
        Whether bounds are computed.
    deadline : float
        Of the monotonic clock.
    progress : Progress
        Where to report, and who may stop the run; what is found up to then stays.

    Attributes
    ----------
    best : Design or None
        The network chosen.
    bound : float
        No network within the budget can beat it; NaN if none is known.
    order, gains : numpy.ndarray
        Links in the order of building, and what each gains.
    curve : dict of str to numpy.ndarray
        Budgets, the best objective found for each, its bound, and what the links built in order reach.
    """

    def __init__(self, problem, objective, budget, redundancy, bounded, deadline, progress):
        self.problem, self.objective, self.budget = problem, objective, budget
        self.redundancy, self.bounded = redundancy, bounded
        self.started, self.deadline, self.progress = time.monotonic(), deadline, progress
        self.search = Search(problem, objective, progress)
        self._best, self.bound, self.target = None, np.nan, None
        self._order = self._largest = self._above = self._joined = None
        self._told, self.whole = 0.0, False
        self.levels = np.linspace(0, budget, CURVE_STEPS + 1)
        self.found = np.full(len(self.levels), -np.inf)
        self.bounds = np.full(len(self.levels), np.nan)

    @property
    def best(self):
        """The network chosen, or None if there is none yet."""
        return self._best

    @best.setter
    def best(self, design):
        self._best, self._order = design, None

    @property
    def order(self):
        """Links in the order of building."""
        return self._ordered()[0]

    @property
    def gains(self):
        """What each link gains at its turn."""
        return self._ordered()[1]

    def _ordered(self):
        if self._order is None:
            self._order = self.search.order_of(self.best.built)
        return self._order

    def work(self):
        """Run all steps; what is known is kept in the attributes at any time."""
        everything = every_design(self.problem, self.objective, self.budget, self.progress)
        if everything is not None:
            self._take_best_of(everything)
            return
        try:
            self._search()
            if self.redundancy:
                self._make_rings()
            if self.bounded:
                self._bound()
            self._trace_curve()
        finally:
            solving.close()
        self._tell(force=True)

    def _take_best_of(self, everything):
        """Take the best of all sets of links, and the whole curve from them."""
        costs, values, rings, built = everything
        values = np.where(costs <= self.budget * (1 + ROUNDING), values, -np.inf)
        self.whole, self.target = True, float(values.max())
        fits = values >= self.target * ((1 - EPSILON) if self.redundancy else 1) - ROUNDING * self.target
        chosen = np.flatnonzero(fits)
        keys = (costs, -values, -rings) if self.redundancy else (costs,)
        best = chosen[np.lexsort([np.round(key[chosen], DECIMALS) for key in keys])[0]]
        self.best = self.search.design(built(int(best)))
        self.bound = self.target
        for k, level in enumerate(self.levels):
            affordable = costs <= max(level, costs.min()) * (1 + ROUNDING)
            self.found[k] = self.bounds[k] = values[affordable].max()
        self._tell(force=True)

    # The network.

    def _search(self):
        """Find a good network for the whole budget."""
        end = self._until(SEARCH_SHARE if self.bounded else BOUND_SHARE)
        self.best = self.search.greedy(self.budget, deadline=end)
        self._tell()
        exact = self.bounded and self.objective is Objective.CONNECTED_AREA
        if self.objective is Objective.EQUIVALENT_CONNECTIVITY:
            self._start_from_largest(end)
        idle = CURVE_IDLE if exact else IDLE_ROUNDS
        self.search.improve(self.best, self.budget, idle=idle, deadline=end, found=self._take)
        self.target = self.best.value

    def _start_from_largest(self, end):
        """Look for the largest group first, which is a good start for connectivity as well."""
        other = Search(self.problem.without_probability(), Objective.LARGEST_AREA, self.progress)
        half = time.monotonic() + (end - time.monotonic()) / 2
        largest = other.improve(other.greedy(self.budget, deadline=half), self.budget, deadline=half)
        self._largest = largest
        state = self.problem.state(largest.built)
        self.search.add_paths(state, self.budget - self.problem.cost(state[0]))
        for built in (largest.built, state[0]):
            self._take(self.search.design(built))

    def _make_rings(self):
        """Trade up to a fiftieth of the objective for links that no single loss can cut."""
        end = self._until(RING_SHARE)
        self.best = self.search.redundant(self.best, self.budget, (1 - EPSILON) * self.target, deadline=end)

    def _take(self, design):
        """Keep a design if it is better, and tell."""
        if design.cost <= self.budget * (1 + ROUNDING) and (self.best is None or design.beats(self.best)):
            self.best = design
            self._tell()

    # The bound.

    def _bound(self):
        """Compute the bound at the full budget."""
        rest, end = residual(self.problem), self._until(BOUND_SHARE)
        if self.objective is Objective.CONNECTED_AREA:
            self._joined = JoinedBound(self.problem, rest)
            self.bound, built = self._joined.solve(self.budget, end, self.progress)
            if built is not None:
                self._take_found(self.search.design(built))
            return
        other = Search(self.problem.without_probability(), Objective.LARGEST_AREA, self.progress)

        def polish(support, seed):
            start = other.design(other.polish(support, seed, self.budget))
            return other.improve(start, self.budget, idle=POLISH_IDLE, deadline=end).built

        def told(bound, built):
            self.bound = np.fmin(self.bound, bound)
            if built is not None:
                self._take_found(self.search.design(built))
            self._tell()

        if self.objective is Objective.LARGEST_AREA:
            self._above = LargestBound(self.problem, rest, self.budget, self.progress)
            told(self._above.bound(), None)
            built = self._above.tighten(self.target, end, told=told, polish=polish)
            told(max(self._above.bound(), self.target), built)
            return
        highest = self.search.design(~self.problem.banned).value
        self._above = ConnectivityBound(self.problem, rest, self.budget, highest, self.progress)
        told(self._above.bound(), None)
        self._above.tighten(self.target, self._largest.value, end, told=told, polish=self._polisher(end))
        told(self._above.bound(), None)

    def _polisher(self, end):
        """Return a function that makes a network of the links that a bound uses, each time it uses others."""
        seen = set()

        def polish(support, seed):
            if support.tobytes() in seen:
                return None
            seen.add(support.tobytes())
            found = self.search.design(self.search.polish(support, seed, self.budget))
            if found.value > NEAR * self.target:
                found = self.search.improve(found, self.budget, idle=POLISH_IDLE, deadline=end)
            return found.built

        return polish

    def _take_found(self, design):
        """Note a design that the bound came upon; with rings wanted it only says what can be reached."""
        self.target = max(self.target, design.value)
        if not self.redundancy:
            self._take(design)

    # The curve.

    def _trace_curve(self):
        """Search and bound smaller budgets, from the largest down, as long as there is time."""
        self._mark_prefixes()
        least = self.problem.cost(self.problem.base)
        for k in range(len(self.levels) - 2, -1, -1):
            self.progress.report(1 - k / len(self.levels))
            level = self.levels[k]
            if level < least:
                continue
            end = time.monotonic() + max(0.0, self.deadline - time.monotonic()) / (k + 1)
            if end - time.monotonic() < 0.005:
                continue
            half = time.monotonic() + (end - time.monotonic()) / 2
            design = self.search.greedy(level, seeds=CURVE_SEEDS, deadline=half)
            design = self.search.improve(design, level, idle=CURVE_IDLE, deadline=half)
            self.found[k] = max(self.found[k], design.value)
            if self.bounded:
                self._bound_level(k, end)

    def _bound_level(self, k, end):
        """Bound the objective at one of the smaller budgets."""
        level = self.levels[k]
        if self.objective is Objective.CONNECTED_AREA:
            self.bounds[k], built = self._joined.solve(level, end, self.progress)
            if built is not None:
                self.found[k] = max(self.found[k], self.problem.objective(self.objective, built))
            return
        if self.objective is Objective.LARGEST_AREA:
            self._above.tighten(self.found[k], end, budget=level)
            return
        self.bounds[k] = self._above.at(level, self.found[k], end)

    def _mark_prefixes(self):
        """Note what the links built in order reach for each budget."""
        values, money = self.in_order()
        for k, level in enumerate(self.levels):
            within = np.flatnonzero(money <= level * (1 + ROUNDING))
            self.found[k] = max(self.found[k], values[within].max()) if len(within) else self.found[k]
        self.found[-1] = max(self.found[-1], self.target)

    def in_order(self):
        """Return the objective and the money spent before the first link and after each, in the order of building."""
        paid = np.zeros(len(self.problem.costs), bool)
        money = [0.0]
        for link in self.order:
            needs = self.problem.needs(link)
            money.append(money[-1] + self.problem.costs[needs][~paid[needs]].sum())
            paid[needs] = True
        before = self.problem.objective(self.objective, np.zeros(len(self.problem)))
        return before + np.concatenate(([0.0], np.cumsum(self.gains))), np.array(money)

    @property
    def curve(self):
        """The table of budgets."""
        values, money = self.in_order()
        ordered = np.array([values[money <= level * (1 + ROUNDING) + 1e-12].max() for level in self.levels])
        found = np.maximum.accumulate(np.maximum(self.found, ordered))
        found[-1] = max(found[-1], self.best.value)
        return {"budget": self.levels, "objective": found, "bound": self._level_bounds(found), "in_order": ordered}

    def _level_bounds(self, found):
        """Return the bound at each budget: its own, that of the lines above, and never above that of a larger one."""
        bounds = self.bounds.copy()
        bounds[-1] = np.fmin(bounds[-1], self.bound)
        if self._above is not None:
            bounds = np.fmin(bounds, [self._above.bound(level) for level in self.levels])
        bounds = np.fmin.accumulate(bounds[::-1])[::-1]
        bounds = np.where(self.levels < self.problem.cost(self.problem.base), np.nan, bounds)
        return np.maximum(bounds, found)

    # What is told.

    def summary(self):
        """Return the row that sums a run up."""
        best, bound = self.best, max(self.bound, self.best.value)
        values, money = self.in_order()
        return {
            "objective": [self.objective.value],
            "before": np.array([values[money == 0].max()]),
            "after": np.array([best.value]),
            "cost": np.array([best.cost]),
            "budget": np.array([float(self.budget)]),
            "bound": np.array([bound]),
            "gap": np.array([np.nan if np.isnan(bound) else gap_percent(best.value, bound)]),
            "ring": np.array([best.ring]),
            "method": [self._method(bound)],
        }

    def _method(self, bound):
        """Return how the network was found and what is known of it."""
        if self.whole:
            return "proven: all sets of links were compared"
        how = "best-ratio paths and exchange of links"
        if self.redundancy:
            how = f"best-ratio paths and exchange of links, rings at no more than {100 * EPSILON:g} percent less"
        if np.isnan(bound):
            return f"{how}; no bound"
        if is_proven(self.best.value, bound):
            return f"proven: {how}, and a bound that it meets, by {self._means()}"
        return f"{how}; gap {gap_percent(self.best.value, bound):.3g} percent, bound by {self._means()}"

    def _means(self):
        """Return what the bound comes from, in words."""
        if self.objective is Objective.CONNECTED_AREA:
            return "an integer program"
        if self.objective is Objective.LARGEST_AREA:
            return "linear and integer programs of each largest patch"
        return self._above.means()

    def _until(self, share):
        """Return the moment at which a share of the time is over."""
        return self.started + share * (self.deadline - self.started)

    def _tell(self, force=False):
        """Tell the best value, the bound and the gap, not too often."""
        now = time.monotonic()
        if self.best is None or (now - self._told < TELL_SECONDS and not force):
            return
        self._told = now
        self.progress.say(self._so_far())
        self.progress.report(min(0.99, (now - self.started) / max(self.deadline - self.started, 1e-9)))

    def _so_far(self):
        """Return what was found up to now, in a whole sentence, so that it can be translated."""
        value, cost, budget = f"{self.best.value:.8g}", f"{self.best.cost:.6g}", f"{self.budget:.6g}"
        if np.isnan(self.bound):
            return f"Best so far {value} for {cost} of {budget}; no bound yet."
        bound = max(self.bound, self.best.value)
        gap = gap_percent(self.best.value, bound)
        if is_proven(self.best.value, bound):
            return f"Best so far {value} for {cost} of {budget}; bound {bound:.8g}, gap {gap:.3g} percent, proven."
        return f"Best so far {value} for {cost} of {budget}; bound {bound:.8g}, gap {gap:.3g} percent."
