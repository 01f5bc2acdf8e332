"""How good a network can be at most: integer programs for joined and for largest area, a closed form for connectivity.

For the largest area each patch in turn is the largest of the group, and larger ones are left out. A tree of arcs leads
from this root to all patches of the group; cuts say that whatever is taken must be reached from the root. They are
found by greatest flows in the linear relaxation, then in whole-number solutions that fall apart (cut model; a model of
flows with big constants is useless here). Every linear solution also gives a line above the curve of area over budget.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from . import network_kernels as kernels
from .design_problem import ROUNDING
from .solving import INFEASIBLE, SOLVED, integer_program, linear_program

CUT_ROUNDS = 200
SUPPORT = 0.02
CUTS_A_ROUND = 300
VIOLATION = 1e-4
CREEP = 1e-5
FORGET_ROUNDS = 8
POOL = 400
PROVEN = 1e-6


@dataclass(frozen=True)
class Residual:
    """What remains to be decided once the links that are built anyway are there.

    Parameters
    ----------
    links : numpy.ndarray of int64
        Links that may be built or are there and free, by position in the problem.
    own : numpy.ndarray of float64
        Cost of the land that each needs alone.
    shared : list of numpy.ndarray
        The shared pieces that each needs, numbered from 0.
    costs : numpy.ndarray of float64
        Cost of the shared pieces.
    share : numpy.ndarray of float64
        The least that each link adds to the cost of any set: own land and its part of what is shared.
    spent : float
        What the links that are built anyway cost.
    """

    links: np.ndarray
    own: np.ndarray
    shared: list
    costs: np.ndarray
    share: np.ndarray
    spent: float


def residual(problem):
    """Return the `Residual` of a problem."""
    links = np.flatnonzero(~problem.banned)
    paid = np.zeros(len(problem.costs), bool)
    for link in np.flatnonzero(problem.base):
        paid[problem.needs(link)] = True
    costs = np.where(paid, 0.0, problem.costs)
    common = (problem.shares > 1) & (costs > 0)
    number = np.cumsum(common) - 1
    needs = [problem.needs(link) for link in links]
    own = np.array([costs[part[~common[part]]].sum() for part in needs])
    part_of = costs / np.maximum(problem.shares, 1)
    share = np.array([part_of[part].sum() for part in needs])
    shared = [number[part[common[part]]] for part in needs]
    return Residual(links, own, shared, costs[common], share, float(problem.costs[paid].sum()))


class JoinedBound:
    """The exact answer, or the best bound in time, for the value of all patches that have a link."""

    def __init__(self, problem, rest):
        self.problem, self.rest = problem, rest
        ends, values = problem.ends[rest.links], problem.values
        covered = np.zeros(len(values), bool)
        covered[problem.ends[problem.base > 0]] = True
        open_nodes = np.flatnonzero(~covered)
        self.always = float(values[covered].sum())
        count, nodes, pieces = len(ends), len(open_nodes), len(rest.costs)
        number = np.full(len(values), -1)
        number[open_nodes] = np.arange(nodes)
        rows, columns = number[ends].T.ravel(), np.tile(np.arange(count), 2)
        inside = rows >= 0
        incidence = sparse.coo_matrix((np.ones(inside.sum()), (rows[inside], columns[inside])), (nodes, count))
        zero = sparse.csr_matrix((nodes, pieces))
        rows = [sparse.hstack([-incidence, sparse.identity(nodes), zero])]
        rows += _land_rows(rest, count, nodes)
        self.matrix = sparse.vstack([*rows, _budget_row(rest, nodes)]).tocsr()
        self.whole = np.concatenate((np.ones(count), np.zeros(nodes + pieces)))
        self.gain = np.concatenate((np.zeros(count), values[open_nodes], np.zeros(pieces)))

    def solve(self, budget, deadline, progress):
        """Return an upper bound, and the links of the best solution found or None."""
        upper = np.zeros(self.matrix.shape[0])
        upper[-1] = max(0.0, budget - self.rest.spent)
        result = solved(self.gain, self.matrix, upper, self.whole, deadline, progress)
        if result is None:
            return float(self.problem.values.sum()), None
        built = self.problem.base.astype(bool)
        if result.x is not None:
            built[self.rest.links[result.x[: len(self.rest.links)] > 0.5]] = True
        return self.always + result.bound, built if result.x is not None else None


def _land_rows(rest, links, nodes):
    """Return the rows that say that a link needs its shared land."""
    owner = np.repeat(np.arange(links), [len(part) for part in rest.shared])
    piece = np.concatenate(rest.shared) if owner.size else np.empty(0, int)
    if not owner.size:
        return []
    row = np.arange(owner.size)
    ones = np.ones(owner.size)
    takes = sparse.coo_matrix((ones, (row, owner)), (owner.size, links))
    land = sparse.coo_matrix((ones, (row, piece)), (owner.size, len(rest.costs)))
    return [sparse.hstack([takes, sparse.csr_matrix((owner.size, nodes)), -land])]


def _budget_row(rest, nodes):
    """Return the row of what links and shared land cost."""
    return sparse.csr_matrix(np.concatenate((rest.own, np.zeros(nodes), rest.costs)))


@dataclass
class Solution:
    """What an integer program gave: values or None, and the bound on what was maximised."""

    x: np.ndarray | None
    bound: float
    infeasible: bool = False


def solved(gain, matrix, upper, whole, deadline, progress, least=None):
    """Maximise ``gain @ x`` with x from 0 to 1 and ``matrix @ x <= upper``; None if there was no time."""
    progress.check()
    if deadline - time.monotonic() <= 0.05:
        return None
    if least is not None:
        matrix, upper = sparse.vstack([matrix, sparse.csr_matrix(-gain)]), np.append(upper, -least)
    answer = integer_program(gain, matrix, upper, whole, deadline, progress)
    if answer["status"] == INFEASIBLE:
        return Solution(None, -np.inf, True)
    bound = answer["bound"]
    if answer["status"] == SOLVED:
        return Solution(answer["x"], float(np.fmax(bound, answer["value"])))
    return Solution(answer["x"], np.inf if np.isnan(bound) else bound)


@dataclass
class _Root:
    """The cut model of the groups whose largest patch is one root.

    Attributes
    ----------
    cap : float
        Upper bound at the full budget.
    lines : list of tuple of float
        ``(budget, value, slope)``: the bound at any budget b is ``value + slope (b - budget)``.
    """

    root: int
    cap: float
    lines: list = field(default_factory=list)
    model: object = None
    stage: int = 0

    def bound(self, budget):
        """Return the upper bound at a budget up to the full one."""
        return min([self.cap, *(value + slope * (budget - at) for at, value, slope in self.lines)])


class LargestBound:
    """Upper bounds of the largest group for all budgets up to a full one, made better as long as there is time.

    Parameters
    ----------
    problem : DesignProblem
        The network.
    rest : Residual
        Of that problem.
    budget : float
        The full budget.
    progress : Progress
        Who may stop the work.
    """

    def __init__(self, problem, rest, budget, progress):
        self.problem, self.rest, self.budget, self.progress = problem, rest, budget, progress
        self.left = max(0.0, budget - rest.spent)
        values = problem.values
        self.rank = np.empty(len(values), np.int64)
        self.rank[np.argsort(-values, kind="stable")] = np.arange(len(values))
        self.cheapest = np.full(len(values), np.inf)
        for end in problem.ends[rest.links].T:
            np.minimum.at(self.cheapest, end, rest.share)
        self.roots = [self._rough(root) for root in np.argsort(self.rank)]
        self.pool = {}

    def _rough(self, root):
        """Return a root with the bound of a knapsack: each further patch costs at least its cheapest link."""
        values = self.problem.values
        others = np.flatnonzero((self.rank > self.rank[root]) & np.isfinite(self.cheapest))
        rate = np.maximum(self.cheapest[others], kernels.TINY)
        order = others[np.argsort(-values[others] / rate, kind="stable")]
        spent = np.concatenate(([0.0], np.cumsum(self.cheapest[order])))
        total = values[root] + np.concatenate(([0.0], np.cumsum(values[order])))
        found = _Root(int(root), float(np.interp(self.left, spent, total)))
        place = int(np.searchsorted(spent, self.left))
        if 0 < place < len(spent):
            slope = (total[place] - total[place - 1]) / max(spent[place] - spent[place - 1], kernels.TINY)
            found.lines.append((self.budget, found.cap, slope))
        return found

    def bound(self, budget=None):
        """Return the bound at a budget, by default the full one."""
        budget = self.budget if budget is None else budget
        return max(root.bound(budget) for root in self.roots)

    def bounds(self, budgets, roots=slice(None)):
        """Return the bounds at many budgets up to the full one; `roots` are those that may be, the largest first."""
        found = np.full(len(budgets), -np.inf)
        for root in self.roots[roots]:
            here = np.full(len(budgets), root.cap)
            for at, value, slope in root.lines:
                np.minimum(here, value + slope * (budgets - at), out=here)
            np.maximum(found, here, out=found)
        return found

    def tighten(self, incumbent, deadline, *, told=None, polish=None, budget=None):
        """Work on the worst root until the bound meets the incumbent or time is up; return the best links found.

        Parameters
        ----------
        incumbent : float
            Value that is known to be reached at the budget.
        deadline : float
            Of the monotonic clock.
        told : callable, optional
            Is told the bound and better links, or None, after each step.
        polish : callable, optional
            Takes the links that a linear solution uses in part, and the root, and returns links to build.
        budget : float, optional
            Where on the curve; there only linear solutions are used. By default the full budget.
        """
        full = budget is None or budget >= self.budget
        budget = self.budget if budget is None else budget
        best, done = None, set()
        while time.monotonic() < deadline:
            self.progress.check()
            worst = max(self.roots, key=lambda root: root.bound(budget))
            if worst.bound(budget) <= incumbent * (1 + PROVEN) or worst.root in done:
                break
            found = [self._step(worst, incumbent, deadline, budget, full)]
            if not full:
                done.add(worst.root)
            elif polish is not None and worst.model.support is not None:
                found.append(polish(worst.model.support, worst.root))
            for built in found:
                value = 0.0 if built is None else self.problem.measure(built)[0]
                if value > incumbent * (1 + ROUNDING):
                    incumbent, best = value, built
            if told is not None:
                told(max(self.bound(budget), incumbent), best)
        return best

    def _step(self, root, incumbent, deadline, budget, full):
        """Make the bound of a root better by the next means; return links that it found, or None."""
        if root.model is None:
            root.model = CutModel(self.problem, self.rest, self.rank, root.root, self.left, self.progress)
            root.model.adopt(self.pool)
        if root.stage == 0 or not full:
            lines, whole = root.model.relax(budget - self.rest.spent, incumbent, deadline)
            root.lines += [(at + self.rest.spent, value, slope) for at, value, slope in lines]
            root.cap = min(root.cap, root.bound(self.budget)) if full else root.cap
            root.stage = max(root.stage, 1) if full else root.stage
            root.model.offer(self.pool)
            return whole
        cap, built = root.model.whole_numbers(self.left, incumbent, deadline)
        root.cap = min(root.cap, cap)
        return built


class CutModel:
    """Arcs, patches and shared land of the groups round one root, with the cuts found so far.

    Variables in order: an arc each way along every link (none into the root), each patch but the root, shared land.
    """

    def __init__(self, problem, rest, rank, root, left, progress):
        self.problem, self.rest, self.progress = problem, rest, progress
        self._choose(rank, root, left)
        ends = self.ends
        count, size = len(ends), len(self.nodes)
        tails, heads = np.concatenate((ends[:, 0], ends[:, 1])), np.concatenate((ends[:, 1], ends[:, 0]))
        self.link_of = np.tile(np.arange(count), 2)
        out = heads != 0
        self.tails, self.heads, self.link_of = tails[out], heads[out], self.link_of[out]
        self.values = problem.values[self.nodes]
        self.gain = np.concatenate((np.zeros(len(self.tails)), self.values[1:], np.zeros(len(rest.costs))))
        self.width = len(self.gain)
        self.cuts, self.sets = [], []
        self.seen = set()
        self.support = None
        self._rows(size)
        both = np.concatenate((self.tails, self.heads))
        order = np.argsort(both, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(both, minlength=size)))).astype(np.int64)
        arcs = len(self.tails)
        self.arcs = self.tails, self.heads, starts, np.where(order < arcs, order, -(order - arcs) - 1).astype(np.int64)

    def _choose(self, rank, root, left):
        """Keep the patches that rank behind the root and can be reached for the money, and links between them."""
        ends, share = self.problem.ends[self.rest.links], self.rest.share
        allowed = (rank[ends] >= rank[root]).all(axis=1)
        size = len(rank)
        # Links that cost nothing must not vanish from the sparse matrix.
        weight = np.maximum(share[allowed], kernels.TINY)
        order = np.argsort(-weight, kind="stable")
        rows, columns = ends[allowed][order].T
        graph = sparse.lil_matrix((size, size))
        graph[rows, columns] = weight[order]
        graph[columns, rows] = weight[order]
        cost = csgraph.dijkstra(graph.tocsr(), directed=False, indices=root)
        near = cost <= left * (1 + ROUNDING) + 1e-9
        near[root] = True
        kept = allowed & near[ends].all(axis=1)
        others = np.flatnonzero(near)
        self.nodes = np.concatenate(([root], others[others != root]))
        number = np.full(size, -1)
        number[self.nodes] = np.arange(len(self.nodes))
        self.kept = np.flatnonzero(kept)
        self.ends = number[ends[kept]]

    def _rows(self, size):
        """Make the rules that hold without cuts: one way into each patch taken, links between patches taken, money."""
        arcs, rest = len(self.tails), self.rest
        index = np.arange(arcs)
        into = sparse.coo_matrix((np.ones(arcs), (self.heads - 1, index)), (size - 1, self.width)).tolil()
        into[np.arange(size - 1), arcs + np.arange(size - 1)] = -1
        self.equal = into.tocsr()
        count = len(self.ends)
        use = sparse.coo_matrix((np.ones(arcs), (self.link_of, index)), (count, self.width)).tocsr()
        rows = []
        for side in (0, 1):
            inner = np.flatnonzero(self.ends[:, side] > 0)
            taken = sparse.coo_matrix(
                (np.ones(len(inner)), (np.arange(len(inner)), arcs + self.ends[inner, side] - 1)),
                (len(inner), self.width),
            )
            rows.append(use[inner] - taken)
        parts = [rest.shared[k] for k in self.kept]
        owner = np.repeat(np.arange(count), [len(part) for part in parts])
        if owner.size:
            piece = np.concatenate(parts)
            land = sparse.coo_matrix(
                (np.ones(owner.size), (np.arange(owner.size), arcs + size - 1 + piece)), (owner.size, self.width)
            )
            rows.append(use[owner] - land)
        money = np.zeros(self.width)
        money[:arcs] = rest.own[self.kept][self.link_of]
        money[arcs + size - 1 :] = rest.costs
        self.money = money
        self.fixed = sparse.vstack(rows).tocsr()

    def _matrix(self):
        """Return all rules of the form ``matrix @ x <= 0``, cuts included, and the one of money last."""
        rows = [self.fixed]
        if self.cuts:
            rows.append(sparse.vstack(self.cuts))
        rows.append(sparse.csr_matrix(self.money))
        return sparse.vstack(rows).tocsr()

    def relax(self, left, incumbent, deadline):
        """Solve the linear relaxation with cuts; return lines above the curve, and the links if it came out whole."""
        lines = []
        for number in range(1, CUT_ROUNDS + 1):
            self.progress.check()
            if not len(self.tails) or time.monotonic() > deadline:
                break
            matrix = self._matrix()
            upper = np.zeros(matrix.shape[0])
            upper[-1] = max(left, 0.0)
            ones = np.ones(self.width)
            result = linear_program(self.gain, matrix, upper, self.equal, ones, deadline, self.progress)
            if result["status"] != SOLVED:
                break
            value, x = self.values[0] + result["value"], result["x"]
            lines.append((left, value + ROUNDING * value, max(0.0, result["price"])))
            self.support = self.built(x, SUPPORT)
            if number % FORGET_ROUNDS == 0:
                self._forget_idle(x)
            if value <= incumbent or not self.cut(x):
                whole = np.abs(x[: len(self.tails)] - np.round(x[: len(self.tails)])).max() < VIOLATION
                return lines, self.built(x) if whole else None
        if not len(self.tails):
            lines.append((left, float(self.values[0]), 0.0))
        return lines, None

    def whole_numbers(self, left, incumbent, deadline):
        """Solve the integer program, cutting what falls apart; return an upper bound and the links found or None."""
        cap = np.inf
        if not len(self.tails):
            return float(self.values[0]), None
        while time.monotonic() < deadline:
            matrix = self._matrix()
            upper = np.zeros(matrix.shape[0])
            upper[-1] = max(left, 0.0)
            matrix = sparse.vstack([matrix, self.equal, -self.equal])
            upper = np.concatenate((upper, np.zeros(2 * self.equal.shape[0])))
            integral = np.concatenate((np.ones(len(self.tails) + len(self.nodes) - 1), np.zeros(len(self.rest.costs))))
            least = incumbent * (1 + PROVEN / 10) - self.values[0]
            found = solved(self.gain, matrix, upper, integral, deadline, self.progress, least=least)
            if found is None:
                break
            if found.infeasible:
                return incumbent * (1 + PROVEN / 10), None
            cap = min(cap, self.values[0] + found.bound)
            if found.x is None or not self.cut(np.round(found.x)):
                return cap, None if found.x is None else self.built(np.round(found.x))
        return cap, None

    def built(self, x, least=0.5):
        """Return the links of a solution that are used to at least some share."""
        built = self.problem.base.astype(bool)
        used = self.link_of[x[: len(self.tails)] > least]
        built[self.rest.links[self.kept[used]]] = True
        return built

    def cut(self, x):
        """Add cuts that a solution breaks, and return whether there were any.

        The arcs of a cut found count as full from then on, so that the cuts of one round share few arcs, and every arc
        holds a trace more than it does, so that cuts of few arcs come first (Ljubic et al. 2006).
        """
        arcs, size = len(self.tails), len(self.nodes)
        values, weights = x[:arcs], np.concatenate(([1.0], x[arcs : arcs + size - 1]))
        capacity, flow = values + CREEP, np.zeros(arcs)
        seen, behind, way = np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.int64)
        before = len(self.cuts)
        for node in np.argsort(-weights, kind="stable"):
            while node and weights[node] > VIOLATION and len(self.cuts) < before + CUTS_A_ROUND:
                wanted = weights[node]
                if kernels.cut_off(node, 0, wanted, self.arcs, capacity, flow, seen, behind, way) >= wanted - ROUNDING:
                    break
                found = False
                for reached in (seen > 0, behind == 0):
                    crossing = np.flatnonzero(reached[self.tails] & ~reached[self.heads])
                    capacity[crossing] = 1.0
                    if values[crossing].sum() < wanted - VIOLATION:
                        found |= self._add_cut(crossing, node, reached)
                if not found:
                    break
        return len(self.cuts) > before

    def adopt(self, pool):
        """Start with the cuts of other roots, as far as they hold here: sets of patches without this root."""
        inside = np.zeros(len(self.problem.values), bool)
        inside[self.nodes] = True
        number = np.zeros(len(inside), np.int64)
        number[self.nodes] = np.arange(len(self.nodes))
        for behind, node in pool.values():
            if inside[node] and not behind[self.nodes[0]]:
                reached = ~behind[self.nodes]
                self._add_cut(np.flatnonzero(reached[self.tails] & ~reached[self.heads]), number[node], reached)

    def offer(self, pool):
        """Give the sets of patches of the cuts that are kept to other roots."""
        for reached, node in self.sets:
            behind = np.zeros(len(self.problem.values), bool)
            behind[self.nodes[~reached]] = True
            pool[behind.tobytes(), int(self.nodes[node])] = behind, int(self.nodes[node])
        while len(pool) > POOL:
            del pool[next(iter(pool))]

    def _add_cut(self, crossing, node, reached):
        """Add the rule that a patch taken is entered over one of the crossing arcs; return whether it is new."""
        name = (crossing.tobytes(), int(node))
        if name in self.seen:
            return False
        self.seen.add(name)
        self.sets.append((reached, int(node)))
        columns = np.append(crossing, len(self.tails) + node - 1)
        signs = np.append(-np.ones(len(crossing)), 1.0)
        self.cuts.append(sparse.csr_matrix((signs, (np.zeros(len(columns), int), columns)), (1, self.width)))
        return True

    def _forget_idle(self, x):
        """Forget the cuts that a solution keeps with room to spare."""
        if self.cuts:
            tight = sparse.vstack(self.cuts) @ x > -VIOLATION
            self.cuts = [cut for cut, kept in zip(self.cuts, tight) if kept]
            self.sets = [part for part, kept in zip(self.sets, tight) if kept]
            self.seen.clear()


def gap_percent(value, bound):
    """Return how far below the bound a value may lie, percent of the bound; 0 where both are the same."""
    return 0.0 if bound <= value * (1 + ROUNDING) else 100 * (bound - value) / bound


def is_proven(value, bound):
    """Return whether a value meets its bound."""
    return bool(bound <= value * (1 + PROVEN))
