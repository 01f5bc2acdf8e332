"""How high equivalent connectivity can be at most, from how large groups can be for what they cost.

With a largest group of M there is a closed form. It is made sharper by what the largest group leaves over: a group of
some value takes at least some money, and the rest of it limits all others. Sharper still are the linear programs of
`design_groups`, which these bounds prepare.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from . import network_kernels as kernels
from .design_bounds import PROVEN, LargestBound
from .design_groups import GroupsBound, Reach
from .design_problem import ROUNDING

LEVELS = 200
SLICES = 4000
FIRST_SHARE, SECOND_SHARE = 0.12, 0.2
SMALL_GAIN = 1e-3
MOST_PATCHES = 1500
# The largest patch is in the largest group, of which it is the root, and in no other; or it is not.
CASES = (slice(0, 1), 1), (slice(1, None), 0)


def connectivity_bound(largest, total):
    """Return the upper bound of equivalent connectivity when no group is larger than `largest`.

    Notes
    -----
    The sum of squares of group values is greatest with as many of the largest size as there can be:
    ``ECA <= sqrt(q M^2 + (A - q M)^2)``, ``q = floor(A / M)``.

    Examples
    --------
    With M 153 and A 183 it is 155.91.
    """
    return float(np.sqrt(_squares(total, largest)))


def _squares(total, largest):
    """Return the greatest sum of squares of numbers up to `largest` that add up to `total`; arrays or numbers."""
    largest = np.maximum(largest, kernels.TINY)
    whole = np.floor(total / largest * (1 + ROUNDING))
    return whole * largest**2 + np.maximum(0.0, total - whole * largest) ** 2


class ConnectivityBound:
    """Upper bounds of equivalent connectivity for all budgets up to a full one.

    Parameters
    ----------
    problem : DesignProblem
        The network; its probabilities matter only in the programs of all groups.
    rest : Residual
        Of that problem.
    budget : float
        The full budget.
    highest : float
        Equivalent connectivity with all links built.
    progress : Progress
        Who may stop the work.

    Notes
    -----
    Let m be the value of the largest group, M(b) the bound of the largest group for a budget b, and c(m) the least
    budget for which that is m or more. Any other group is worth at most ``m2 = min(m, A - m, M(B - c(m)))``. What is
    joined besides is worth at most V, a knapsack in which each patch costs half its cheapest link. The others add at
    most ``min(q m2^2 + (A - m - q m2)^2, m2 V + Q(A - m - V))``, with q as in the closed form and Q(v) the sum of
    squares of the largest patches up to a value of v. The bound is the largest total over all m, by slices.

    Two cases are told apart: the largest patch of all is in the largest group, and so in no other, or it is not.

    Land that links of several groups share must not be counted twice. Either each link bears its part of it, in all
    groups; or the largest group bears all it needs, and the others only the land that no other link needs. Both are
    true, and for each m the lower of the two counts.
    """

    def __init__(self, problem, rest, budget, highest, progress):
        self.problem, self.rest, self.budget, self.highest = problem, rest, budget, highest
        self.values, self.progress = problem.values, progress
        self.programs = self.reach = self.before = None
        self.groups = LargestBound(problem, rest, budget, progress)
        self.ledgers = [(self.groups, _Others(problem.values, self.groups))]
        if len(rest.costs):
            nothing = [np.empty(0, np.int64)] * len(rest.links)
            alone = {"shared": nothing, "costs": np.empty(0)}
            parts, bare = (
                LargestBound(problem, replace(rest, own=cost, share=cost, **alone), budget, progress)
                for cost in (rest.share, rest.own)
            )
            self.ledgers = [(parts, _Others(problem.values, parts)), (self.groups, _Others(problem.values, bare))]

    def bound(self, budget=None):
        """Return the bound at a budget, by default the full one."""
        if self.programs is None or (budget is not None and budget < self.budget):
            return self._worst(self.budget if budget is None else budget)[0]
        return min(self.before, self.programs.bound())

    def means(self):
        """Return what the bound at the full budget comes from, in words."""
        bound = self.bound()
        if self.programs is not None and self.programs.bound() <= bound:
            return "linear and integer programs of all groups"
        if bound >= self.highest:
            return "all links built"
        closed = connectivity_bound(self.groups.bound(), float(self.values.sum()))
        return "the largest group" if bound >= closed else "what groups cost"

    def _worst(self, budget):
        """Return the bound at a budget, and what the largest group costs where it is reached, in each ledger."""
        total, most = float(self.values.sum()), self.groups.bound(budget)
        closed = connectivity_bound(max(most, kernels.TINY), total)
        cases = [
            self._case(budget, total, leaders, first) for leaders, first in CASES if len(self.values) > leaders.start
        ]
        square, paid = max(cases, key=lambda case: case[0])
        return min(float(np.sqrt(square)), closed, self.highest), paid

    def _case(self, budget, total, leaders, first):
        """Return the bound of the sum of squares and the costs where the root of the largest group is among some.

        `first` is the place of the largest patch that other groups may hold, by value.
        """
        left = max(0.0, budget - self.rest.spent)
        most = float(self.groups.bounds(np.array([budget]), leaders)[0])
        edges = np.linspace(0.0, min(most, total), SLICES + 1)
        low, high = edges[:-1], edges[1:]
        money, added, paid = np.linspace(0.0, left, LEVELS), np.full(SLICES, np.inf), []
        for largest, others in self.ledgers:
            sizes = np.maximum.accumulate(largest.bounds(money + self.rest.spent, leaders))
            # The least money is rounded down to a level, what is left for others up to one.
            place = np.maximum(np.searchsorted(sizes, low * (1 - ROUNDING)) - 1, 0)
            paid.append(money[place])
            spare = left - money[place]
            added = np.minimum(added, others.most(total - low, high, spare, money, self.rest.spent, first))
        sums = high**2 + np.maximum(added, 0.0)
        worst = int(sums.argmax())
        return float(sums[worst]), [float(cost[worst]) for cost in paid]

    def tighten(self, incumbent, largest, deadline, *, told=None, polish=None):
        """Make the bound better until it meets the incumbent or time is up.

        Parameters
        ----------
        incumbent, largest : float
            Equivalent connectivity and value of the largest group that are known to be reached.
        deadline : float
            Of the monotonic clock.
        told : callable, optional
            Is told the bound and better links, or None, after each step.
        polish : callable, optional
            As for `GroupsBound.tighten`.
        """
        start = time.monotonic()

        def passed_on(built):
            if told is not None:
                told(self.bound(), built)

        first, second = (start + share * (deadline - start) for share in (FIRST_SHARE, SECOND_SHARE))
        self.groups.tighten(largest, first, told=lambda *_: passed_on(None))
        self._balance(incumbent, second)
        passed_on(None)
        self.before = self.bound()
        if self.before > incumbent * (1 + PROVEN) and len(self.values) <= MOST_PATCHES:
            self.programs = self._programs(self.budget)
            self.programs.tighten(incumbent, deadline, told=passed_on, polish=polish)

    def at(self, budget, incumbent, deadline):
        """Return the bound at one of the smaller budgets, by its own programs as far as time goes."""
        bound = self.bound(budget)
        if bound <= incumbent * (1 + PROVEN) or len(self.values) > MOST_PATCHES:
            return bound
        programs = self._programs(budget)
        programs.tighten(incumbent, deadline)
        return min(bound, programs.bound())

    def _programs(self, budget):
        """Return the programs of all groups for a budget."""
        if self.reach is None:
            self.reach = Reach(self.problem, self.rest)
        ledgers = [(leader, others.groups) for leader, others in self.ledgers]
        return GroupsBound(self.problem, self.rest, budget, self.groups, ledgers, self.reach, self.progress)

    def _balance(self, incumbent, deadline):
        """Bound groups better at the costs at which the largest group and all others together count most."""
        before = np.inf
        while time.monotonic() < deadline:
            bound, spent = self._worst(self.budget)
            if bound <= incumbent * (1 + PROVEN) or bound >= self.highest or bound > before * (1 - SMALL_GAIN):
                break
            before = bound
            for (leader, others), cost in zip(self.ledgers, spent):
                leader.tighten(0.0, deadline, budget=min(self.rest.spent + cost, self.budget))
                others.groups.tighten(0.0, deadline, budget=max(self.budget - cost, self.rest.spent))


class _Others:
    """What all groups but the largest can add, by a bound on groups and a knapsack on what is joined."""

    def __init__(self, values, groups):
        self.groups = groups
        self.ordered = np.sort(values)[::-1]
        cost = groups.cheapest / 2
        order = np.argsort(-values / np.maximum(cost, kernels.TINY), kind="stable")
        order = order[np.isfinite(cost[order])]
        self.joined_costs = np.concatenate(([0.0], np.cumsum(cost[order])))
        self.joined_values = np.concatenate(([0.0], np.cumsum(values[order])))

    def most(self, others, largest, spare, money, spent, first):
        """Return the greatest sum of squares for what is left of values and money in each slice.

        `others` is the value of all other patches, `largest` that of the largest group, `spare` the money left, and
        `money` the levels at which groups are bounded on top of what is `spent` anyway. The `first` largest patches are
        in the largest group.
        """
        sizes = np.maximum.accumulate(np.maximum(self.groups.bounds(money + spent, slice(first, None)), 0.0))
        free = self.ordered[first:]
        sums, squares = (np.concatenate(([0.0], np.cumsum(part))) for part in (free, free**2))
        upper = np.minimum(np.searchsorted(money, spare * (1 + ROUNDING)), len(money) - 1)
        second = np.minimum(np.minimum(largest, others), sizes[upper])
        # Of joined patches that cost nothing all count, so the last of equal costs is taken.
        at = np.searchsorted(self.joined_costs, spare * (1 + ROUNDING), side="right")
        joined = np.minimum(self.joined_values[np.minimum(at, len(self.joined_values) - 1)], others)
        single = np.interp(others - joined, sums, squares)
        return np.minimum(_squares(others, second), second * joined + single)
