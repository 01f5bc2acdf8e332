"""How high equivalent connectivity can be at most, by programs of all groups at once.

One program holds the main group, grown from its largest patch by the cut model of `design_bounds`, and all others, each
a tree of arcs away from its largest patch, with one budget and with land that several need paid once. The square of the
main group's value is not linear; between two values it lies under their chord. So ranges of that value are split until
what the chord adds no longer matters (branch and bound, with a range for each possible largest patch to begin with).
"""

from __future__ import annotations

import heapq
import itertools
import time
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..errors import Cancelled
from . import network_kernels as kernels
from .design_bounds import CUT_ROUNDS, PROVEN, CutModel, solved
from .design_problem import ROUNDING, Objective
from .solving import INFEASIBLE, SOLVED, linear_program

NARROW = 1e-3
INNER = 0.25
HARDLY, STALE = 0.05, 3
SLOW_GAIN = 0.02
FIRST_PATIENCE = 2.0
USED = 0.5
SAFETY = 1e-8


@dataclass
class _Range:
    """Networks whose main group grows from one root and is worth `low` to `high`.

    Attributes
    ----------
    bound : float
        Upper bound of the sum of squares.
    value : float
        Of the main group in the solution of the relaxation, NaN before it is solved.
    stale : int
        How many times splitting has hardly helped.
    patience : float
        Seconds for the next try to solve it in whole numbers.
    """

    root: int
    low: float
    high: float
    bound: float
    value: float = np.nan
    stale: int = 0
    patience: float = FIRST_PATIENCE


class GroupsBound:
    """Upper bound of equivalent connectivity at one budget, made better as long as there is time.

    Parameters
    ----------
    problem : DesignProblem
        The network, with its probabilities.
    rest : Residual
        Of that problem.
    budget : float
        What may be spent.
    groups : LargestBound
        Of that problem and budget.
    ledgers : sequence of tuple of LargestBound
        Bounds of the main group and of all others that may be used together, although they may need the same land.
    reach : Reach
        Of that problem.
    progress : Progress
        Who may stop the work.

    Notes
    -----
    The main group, of value m, is the most valuable. With r the largest patch of a group k, the sum of squares is that
    of all patches by themselves and, for each other patch i of the group, ``a_i`` times the sum of ``a_j p_ij`` over
    the others j, with r twice. That is at most ``a_i (R_i(m_k) - a_i + a_r P_ir)``: ``R_i(v)`` is the most that i can
    reach in a group of value v, and P_ij the probability with all links built. So each patch that an arc leads to pays
    for a link, and gains no more than that.
    For the main group the lower of the chord of m^2 and of ``sum a_i R_i(m)`` counts. The value of another group is
    bounded by what m leaves over of the money.
    """

    def __init__(self, problem, rest, budget, groups, ledgers, reach, progress):
        self.problem, self.rest, self.budget, self.progress = problem, rest, budget, progress
        self.groups, self.ledgers, self.reach = groups, ledgers, reach
        self.left = max(0.0, budget - rest.spent)
        self.values = problem.values
        self.total = float(self.values.sum())
        self.number = itertools.count()
        self.known, self.floor, self.queue = 0.0, 0.0, []
        for root in groups.roots:
            self._push(_Range(root.root, float(self.values[root.root]), min(root.bound(budget), self.total), np.inf))

    def bound(self):
        """Return the bound of equivalent connectivity."""
        return float(np.sqrt(max(self.known, self.floor, -self.queue[0][0] if self.queue else 0.0)))

    def tighten(self, incumbent, deadline, *, told=None, polish=None):
        """Work on the worst range until the bound meets the incumbent or time is up.

        Parameters
        ----------
        incumbent : float
            Equivalent connectivity that is known to be reached.
        deadline : float
            Of the monotonic clock.
        told : callable, optional
            Is told better links, or None, after each step.
        polish : callable, optional
            Takes the links that a solution uses and the largest patch of its main group, and returns links to build
            or None.
        """
        self.known = max(self.known, incumbent**2)
        while self.queue and time.monotonic() < deadline:
            self.progress.check()
            known = self.known * (1 + PROVEN)
            if -self.queue[0][0] <= max(known, self.floor):
                break
            worst, found = heapq.heappop(self.queue)[2], None
            try:
                model = self._step(worst, known, deadline)
            except Cancelled:
                self._push(worst)
                raise
            if polish is not None and model is not None and model.support is not None:
                found = self._better(polish(model.support, worst.root))
            if told is not None:
                told(found)

    def _better(self, built):
        """Return links if they beat what is known, else None."""
        if built is None:
            return None
        value = self.problem.objective(Objective.EQUIVALENT_CONNECTIVITY, built) ** 2
        if value <= self.known * (1 + ROUNDING):
            return None
        self.known = value
        return built

    def _push(self, part):
        """Put a range in the queue, with the closed form if that is lower."""
        part.bound = min(part.bound, self._closed(part.high))
        heapq.heappush(self.queue, (-part.bound, next(self.number), part))

    def _closed(self, most):
        """Return the greatest sum of squares of groups up to a value."""
        most = max(most, kernels.TINY)
        whole = np.floor(self.total / most * (1 + ROUNDING))
        return float(whole * most**2 + max(0.0, self.total - whole * most) ** 2)

    def _step(self, part, known, deadline):
        """Make the bound of a range better by the next means; return the program solved, or None."""
        width = part.high - part.low
        solved_before = not np.isnan(part.value)
        if solved_before and width > NARROW * part.high and part.stale < STALE:
            middle = float(np.clip(part.value, part.low + INNER * width, part.high - INNER * width))
            for low, high in ((part.low, middle), (middle, part.high)):
                self._push(_Range(part.root, low, high, part.bound, stale=part.stale))
            return None
        model = self._model(part)
        if model is None:
            return None
        if solved_before:
            bound = model.whole_numbers(known, min(deadline, time.monotonic() + part.patience))
            part.patience *= 2
        else:
            bound, part.value = model.relax(known, deadline)
            part.stale += int(bound > part.bound - HARDLY * (part.bound - known))
        part.bound = min(part.bound, bound)
        if part.bound > known:
            self._push(part)
        else:
            self.floor = max(self.floor, part.bound)
        return model

    def _model(self, part):
        """Return the program of a range, or None if no group of that value can be paid for."""
        spare = []
        for leader, others in self.ledgers:
            cost = _least_budget(self._root_of(leader, part.root), part.low)
            if cost > self.budget * (1 + ROUNDING) + ROUNDING:
                return None
            spare.append((others, max(self.rest.spent, self.budget - max(0.0, cost - self.rest.spent))))
        caps = np.full(len(self.values), min(part.high, self.total - part.low))
        for others, money in spare:
            caps = np.minimum(caps, np.array([root.bound(money) for root in others.roots])[others.rank])
        groups = self.groups
        root = self._root_of(groups, part.root)
        if root.model is None:
            root.model = CutModel(self.problem, self.rest, groups.rank, root.root, groups.left, self.progress)
            root.model.adopt(groups.pool)
        money = max(money - self.rest.spent for _, money in spare)
        return _Program(self, root.model, part, np.maximum(caps, self.values), money)

    @staticmethod
    def _root_of(groups, root):
        """Return the bound of groups with one largest patch."""
        return groups.roots[groups.rank[root]]


def _least_budget(root, value):
    """Return the least budget for which the bound of a root allows a value."""
    if root.cap < value * (1 - ROUNDING):
        return np.inf
    least = -np.inf
    for at, most, slope in root.lines:
        if slope > 0:
            least = max(least, at - (most - value * (1 - ROUNDING)) / slope)
        elif most < value * (1 - ROUNDING):
            return np.inf
    return least


class Reach:
    """What a patch can reach at most, of groups up to a value, and with which probability.

    Parameters
    ----------
    problem : DesignProblem
        The network, with its probabilities.
    rest : Residual
        Of that problem.

    Attributes
    ----------
    plain : bool
        Whether patches are joined or not.
    costs, chance : numpy.ndarray
        The least cost of a path between two patches, and the greatest probability with all links built.
    """

    def __init__(self, problem, rest):
        self.values = problem.values
        size, ends = len(self.values), problem.ends[rest.links]
        chances, costs = problem.probability[rest.links], rest.share
        self.plain = bool((chances == 1).all())
        self.costs = _all_paths(ends, costs, size)
        self.chance = (self.costs < np.inf).astype(float)
        if not self.plain:
            self.chance = np.exp(-_all_paths(ends, -np.log(chances), size))
        self.order = np.argsort(-self.chance, axis=1, kind="stable")
        sorted_values = self.values[self.order]
        self.sums = np.cumsum(sorted_values, axis=1)
        self.sums = np.concatenate((np.zeros((size, 1)), self.sums), axis=1)
        worth = np.cumsum(sorted_values * np.take_along_axis(self.chance, self.order, 1), axis=1)
        self.worth = np.concatenate((np.zeros((size, 1)), worth), axis=1)

    def most(self, node, value):
        """Return what a patch can reach at most in groups of some values."""
        return np.interp(value, self.sums[node], self.worth[node])


def _all_paths(ends, weights, size):
    """Return the least sums of weights between all pairs of nodes."""
    weights = np.maximum(weights, kernels.TINY)
    order = np.argsort(-weights, kind="stable")
    graph = sparse.lil_matrix((size, size))
    rows, columns = ends[order].T
    graph[rows, columns] = weights[order]
    graph[columns, rows] = weights[order]
    return csgraph.dijkstra(graph.tocsr(), directed=False)


class _Program:
    """The linear program of one range, with the variables of the cut model, arcs along all links, and the square.

    The last variable is the square of the main group's value (with probabilities what its pairs add up to), in units of
    the square of the most it may be worth.
    """

    def __init__(self, whole, core, part, caps, money):
        self.whole, self.core, self.part = whole, core, part
        self.values, self.support = whole.values, None
        ends = whole.problem.ends[whole.rest.links]
        self.tails, self.heads = np.concatenate((ends[:, 0], ends[:, 1])), np.concatenate((ends[:, 1], ends[:, 0]))
        self.link_of = np.tile(np.arange(len(ends)), 2)
        gains = self._gains(caps, money)[self.heads]
        root = core.nodes[0]
        kept = (gains > 0) & (self.tails != root) & (self.heads != root)
        kept &= whole.rest.share[self.link_of] <= money * (1 + ROUNDING)
        self.tails, self.heads, self.link_of = self.tails[kept], self.heads[kept], self.link_of[kept]
        self.scale = max(part.high, kernels.TINY) ** 2
        self.arcs, self.width = len(self.tails), core.width + int(kept.sum()) + 1
        inside = np.zeros(core.width)
        start = len(core.tails)
        inside[start : start + len(core.nodes) - 1] = self.values[core.nodes[1:]]
        self.inside = inside
        self.gain = np.concatenate((-inside * self._of_core(self.values), gains[kept], [0.0]))
        self.gain /= self.scale
        self.gain[-1] = 1.0
        self.constant = float((self.values**2).sum() - self.values[root] ** 2) / self.scale
        self._rules(ends)

    def _of_core(self, values):
        """Return values of patches at the places of the core's variables."""
        core = self.core
        found = np.zeros(core.width)
        start = len(core.tails)
        found[start : start + len(core.nodes) - 1] = values[core.nodes[1:]]
        return found

    def _gains(self, caps, money):
        """Return the most that each patch gains by a link into a group other than the main one."""
        whole, values, rank = self.whole, self.values, self.whole.groups.rank
        root, reach = self.core.nodes[0], whole.reach
        gains = np.zeros(len(values))
        for node in range(len(values)):
            leaders = np.flatnonzero((rank < rank[node]) & (reach.costs[node] <= money * (1 + ROUNDING)))
            leaders = leaders[leaders != root]
            if len(leaders):
                reached = reach.most(node, caps[leaders]) + values[leaders] * reach.chance[node, leaders]
                gains[node] = values[node] * max(0.0, float(reached.max()) - values[node])
        return gains

    def _rules(self, ends):
        """Make the rules on top of those of the cut model."""
        core, arcs, width = self.core, self.arcs, self.width
        size = len(self.values)
        place = np.full(size, -1)
        place[core.nodes[1:]] = len(core.tails) + np.arange(len(core.nodes) - 1)
        column = core.width + np.arange(arcs)
        within = np.flatnonzero(place >= 0)
        into = sparse.coo_matrix((np.ones(arcs), (self.heads, column)), (size, width))
        taken = sparse.coo_matrix((np.ones(len(within)), (within, place[within])), (size, width))
        rows, upper = [into + taken], [np.ones(size)]
        use = sparse.coo_matrix((np.ones(arcs), (self.link_of, column)), (len(ends), width)).tocsr()
        for side in (0, 1):
            node = ends[:, side]
            hit = np.flatnonzero(place[node] >= 0)
            there = sparse.coo_matrix((np.ones(len(hit)), (hit, place[node[hit]])), (len(ends), width))
            rows.append(use + there)
            upper.append(np.ones(len(ends)))
        self.land, limits = self._land(use, width)
        rows.append(self.land)
        upper.append(limits)
        more, limits = self._main_rules(width)
        self.more = sparse.vstack([*rows, more]).tocsr()
        self.upper = np.concatenate((*upper, limits))

    def _land(self, use, width):
        """Return the rules that say that links outside the main group need their shared land, too."""
        core, rest = self.core, self.whole.rest
        owner = np.repeat(np.arange(len(rest.links)), [len(part) for part in rest.shared])
        if not owner.size:
            return sparse.csr_matrix((0, width)), np.zeros(0)
        piece = np.concatenate(rest.shared).astype(int)
        first = core.width - len(rest.costs)
        land = sparse.coo_matrix((np.ones(owner.size), (np.arange(owner.size), first + piece)), (owner.size, width))
        both = use + sparse.coo_matrix(
            (np.ones(len(core.tails)), (core.kept[core.link_of], np.arange(len(core.tails)))), use.shape
        )
        return (both.tocsr()[owner] - land).tocsr(), np.zeros(owner.size)

    def _main_rules(self, width):
        """Return the rules of what the main group is worth: its range, the chord, and what its patches reach."""
        part, own = self.part, self.values[self.core.nodes[0]]
        worth = np.zeros(width)
        worth[: len(self.inside)] = self.inside
        chord = -(part.low + part.high) * worth / self.scale
        chord[-1] = 1.0
        rows = [worth, -worth, chord]
        upper = [part.high - own, own - part.low, ((part.low + part.high) * own - part.low * part.high) / self.scale]
        if not self.whole.reach.plain:
            most = np.array([self.whole.reach.most(node, part.high) for node in range(len(self.values))])
            reached = np.zeros(width)
            reached[: len(self.inside)] = -self.inside * self._of_core(most) / self.scale
            reached[-1] = 1.0
            rows.append(reached)
            upper.append(own * most[self.core.nodes[0]] / self.scale)
        return sparse.csr_matrix(np.array(rows)), np.array(upper)

    def _matrix(self):
        """Return all rules, cuts included, with the one of money last, and their right sides."""
        core, rest = self.core, self.whole.rest
        rows = [core.fixed, *core.cuts]
        old = sparse.vstack(rows).tocsr()
        old.resize(old.shape[0], self.width)
        money = np.concatenate((core.money, rest.own[self.link_of], [0.0]))
        matrix = sparse.vstack([old, self.more, sparse.csr_matrix(money)]).tocsr()
        upper = np.concatenate((np.zeros(old.shape[0]), self.upper, [self.whole.left]))
        return matrix, upper

    def _equal(self):
        """Return the rules that are met exactly."""
        equal = self.core.equal.copy()
        equal.resize(equal.shape[0], self.width)
        return equal

    def _square(self, value):
        """Return the sum of squares of a solution, with a margin for what the solver rounds."""
        return (self.constant + value) * self.scale * (1 + SAFETY)

    def relax(self, known, deadline):
        """Return the bound of the sum of squares by the relaxation with cuts, and the main group's value in it.

        The bound is infinite and the value NaN if there was no time; the bound is minus infinity without a solution.
        """
        core, equal, best, value = self.core, self._equal(), np.inf, np.nan
        top = np.append(np.ones(self.width - 1), np.inf)
        for _ in range(CUT_ROUNDS):
            self.whole.progress.check()
            if time.monotonic() > deadline:
                break
            matrix, upper = self._matrix()
            answer = linear_program(self.gain, matrix, upper, equal, top, deadline, self.whole.progress)
            if answer["status"] == INFEASIBLE:
                return -np.inf, np.nan
            if answer["status"] != SOLVED:
                break
            before, best = best, min(best, self._square(answer["value"]))
            main = answer["x"][: core.width]
            value = float(self.inside @ main) + self.values[core.nodes[0]]
            self._note(answer["x"])
            if best <= known or before - best < SLOW_GAIN * (best - known) or not core.cut(main):
                break
        return best, value

    def whole_numbers(self, known, deadline):
        """Return the bound of the sum of squares by the integer program, cutting what falls apart."""
        core, equal, best = self.core, self._equal(), np.inf
        whole = np.ones(self.width)
        whole[len(core.tails) + len(core.nodes) - 1 : core.width] = 0
        whole[-1] = 0
        while time.monotonic() < deadline:
            matrix, upper = self._matrix()
            matrix = sparse.vstack([matrix, equal, -equal])
            upper = np.concatenate((upper, np.zeros(2 * equal.shape[0])))
            least = known / self.scale - self.constant
            found = solved(self.gain, matrix, upper, whole, deadline, self.whole.progress, least=least)
            if found is None:
                break
            if found.infeasible:
                return known
            best = min(best, self._square(found.bound))
            if found.x is None:
                break
            self._note(found.x)
            if not core.cut(np.round(found.x[: core.width])):
                break
        return best

    def _note(self, x):
        """Note the links that a solution uses at least by half."""
        core, whole = self.core, self.whole
        built = core.built(x[: core.width], USED)
        used = self.link_of[x[core.width : -1] > USED]
        built[whole.rest.links[used]] = True
        self.support = built
