"""The search for good networks: best-ratio paths from several seeds, then exchange of links; small ones whole.

Largest area and equivalent connectivity are not submodular: a link gains more when its ends have grown, so every gain
is worked out anew. Connected area is, so its greedy search looks again only at what stands first in the queue.
"""

from __future__ import annotations

import heapq
import time
from dataclasses import dataclass

import numpy as np

from . import network_kernels as kernels
from .design_problem import ROUNDING, Objective, score

SEEDS = 10
IDLE_ROUNDS = 500
MOST_DROPPED = 3
WHOLE_LINKS = 14
RING = 3


@dataclass(frozen=True)
class Design:
    """A set of links with what it reaches.

    Parameters
    ----------
    built : numpy.ndarray of bool
        Which links are built.
    value : float
        Of the objective.
    ring : float
        Values in the largest part that no single link can cut off.
    cost : float
        Of the union of the land.
    """

    built: np.ndarray
    value: float
    ring: float
    cost: float

    def beats(self, other, ring_first=False):
        """Return whether it is better than another: more of the objective (or ring), or the same for less."""
        names = ("ring", "value") if ring_first else ("value",)
        for mine, others in ((getattr(self, name), getattr(other, name)) for name in names):
            if abs(mine - others) > ROUNDING * max(abs(mine), abs(others), 1):
                return mine > others
        return self.cost < other.cost - ROUNDING * max(other.cost, 1)


class Search:
    """Looks for the best set of links within a budget.

    Parameters
    ----------
    problem : DesignProblem
        Whose links that must be built fit into the budget.
    objective : Objective
        What counts.
    progress : Progress
        Who may stop the search.
    seed : int
        Of the random choices.
    """

    def __init__(self, problem, objective, progress, seed=1):
        self.problem, self.objective, self.progress = problem, objective, progress
        self.random = np.random.default_rng(seed)
        self.largest = objective is Objective.LARGEST_AREA
        size = len(problem.values)
        floats, ints = (lambda: np.zeros(size)), (lambda: np.zeros(size, np.int64))
        self.tree = floats(), floats(), floats(), ints(), ints(), ints(), ints()
        self.room = floats(), floats(), ints(), np.zeros(size, np.uint8)
        self.order = np.full(len(problem) + size + 1, -1, np.int64)
        self.root = ints()

    def design(self, built):
        """Return a set of links as a `Design`."""
        built = np.asarray(built, bool)
        marks = self.problem.measure(built)
        return Design(built, float(score(self.objective, marks)), float(marks[RING]), self.problem.cost(built))

    def start(self):
        """Return the design of the links that are built whatever is chosen."""
        return self.design(self.problem.base)

    def greedy(self, budget, *, seeds=SEEDS, deadline=np.inf):
        """Return the best design that growing from several patches finds."""
        best = self.start()
        if self.objective is Objective.CONNECTED_AREA:
            return self._joined(best, budget)
        left, grown = budget - best.cost, False
        for seed in self._seeds(seeds):
            self.progress.check()
            if time.monotonic() > deadline and grown:
                break
            grown = True
            state = self.problem.state(self.problem.base)
            self._grow(state, seed, left, self.problem.banned)
            found = self._stripped(state[0])
            best = found if found.beats(best) else best
        return best

    def improve(self, best, budget, *, idle=IDLE_ROUNDS, deadline=np.inf, found=None):
        """Return the best design after dropping a few links and completing again, until nothing better turns up."""
        rounds = 0
        while rounds < idle and time.monotonic() < deadline:
            self.progress.check()
            rounds += 1
            dropped = self._dropped(best.built)
            if not len(dropped):
                break
            new = self._exchange(best.built, dropped, budget)
            if new.cost <= budget * (1 + ROUNDING) and new.beats(best):
                rounds = 0 if new.value > best.value * (1 + ROUNDING) else rounds
                best = new
                if found is not None:
                    found(best)
        return best

    def add_paths(self, state, left):
        """Complete a state from its largest group, in place."""
        self._grow(state, self._home(state), left, self.problem.banned)

    def polish(self, support, seed, budget):
        """Return the best links grown from a patch, first over those of a support, then over all."""
        state = self.problem.state(self.problem.base)
        for blocked in (~support | self.problem.banned, self.problem.banned):
            self._grow(state, seed, budget - self.problem.cost(state[0]), blocked)
        return self._stripped(state[0]).built

    def redundant(self, best, budget, floor, *, idle=IDLE_ROUNDS, deadline=np.inf):
        """Return the design with the largest ring whose objective is at least `floor`."""
        starts = [best.built, self.problem.base]
        starts += [self._dropped_all(best.built, self._dropped(best.built)) for _ in range(SEEDS)]
        for built in starts:
            best = self._with_rings(built, best, budget, floor, self.problem.banned)
        rounds = 0
        while rounds < idle and time.monotonic() < deadline:
            self.progress.check()
            dropped = self._dropped(best.built)
            if not len(dropped):
                break
            rounds += 1
            blocked = self.problem.banned.copy()
            blocked[dropped] = self.random.random() < 0.7
            new = self._with_rings(self._dropped_all(best.built, dropped), best, budget, floor, blocked)
            rounds = 0 if new.ring > best.ring * (1 + ROUNDING) else rounds
            best = new
        return best

    def order_of(self, built):
        """Return the built links in the order that gains most for its cost step by step, and the gain of each."""
        problem = self.problem
        costs = problem.network[6]
        free = np.array([costs[problem.needs(link)].sum() == 0 for link in range(len(problem))]) & built
        links = list(np.flatnonzero(free))
        if self.objective is Objective.CONNECTED_AREA:
            links += self._lazily(free, np.inf, ~built)
        else:
            state = problem.state(free)
            main = problem.state(built)[2]
            sums = np.bincount(main, problem.values, len(main))
            inside = main == sums.argmax()
            links += self._grow(state, int(np.argmax(np.where(inside, problem.values, -1))), np.inf, ~built)
        links += sorted(
            set(np.flatnonzero(built)) - set(links), key=lambda link: -problem.values[problem.ends[link]].sum()
        )
        return np.array(links, np.int64), self._gains(links)

    def _gains(self, links):
        """Return by how much the objective grows with each link, one after the other."""
        problem, values = self.problem, self.problem.values
        state = problem.state(np.zeros(len(problem)))
        touched = np.zeros(len(values), bool)
        before, gains = self._value(state, touched), []
        for link in links:
            kernels.build(link, problem.network, *state, self.room)
            touched[problem.ends[link]] = True
            after = self._value(state, touched)
            gains.append(after - before)
            before = after
        return np.array(gains)

    def _value(self, state, touched):
        """Return the objective of a state."""
        if self.objective is Objective.CONNECTED_AREA:
            return float(self.problem.values[touched].sum())
        if self.largest:
            return float(np.bincount(state[2], self.problem.values).max())
        return float(np.sqrt(self.problem.values @ state[3]))

    def _seeds(self, count):
        """Return the patches to grow from: half the most valuable, half those with the most valuable neighbours."""
        problem = self.problem
        around = problem.values.copy()
        for one, two in ((0, 1), (1, 0)):
            np.add.at(around, problem.ends[:, one], problem.values[problem.ends[:, two]])
        ranked = np.stack((np.argsort(-problem.values, kind="stable"), np.argsort(-around, kind="stable")), axis=1)
        return list(dict.fromkeys(ranked.ravel().tolist()))[:count]

    def _grow(self, state, seed, left, blocked, most=None):
        """Complete a state from a patch, in place, and return the links added."""
        kernels.complete(
            seed, left, self.largest, len(self.problem) if most is None else most, self.problem.network,
            np.ascontiguousarray(blocked), state, self.tree, self.room, self.order, self.progress.stop,
        )  # fmt: skip
        return self.order[: int(np.argmin(self.order))].tolist()

    def _joined(self, best, budget):
        """Return the design that joins as much value as a lazy greedy search finds."""
        built = best.built.copy()
        built[self._lazily(built, budget - best.cost, self.problem.banned)] = True
        return self.design(built)

    def _lazily(self, built, left, blocked):
        """Return links in the order of gain for cost; gains never grow, so only the first of the queue is looked at.

        A link whose land was partly taken by another costs less than before, and is put in the queue again.
        """
        problem, added = self.problem, []
        values, ends = problem.values, problem.ends
        touched, taken = np.zeros(len(values), bool), problem.state(built)[1]
        touched[ends[np.asarray(built, bool)]] = True

        def entry(link):
            gain = values[np.unique(ends[link][~touched[ends[link]]])].sum()
            cost = kernels.extra_cost(link, problem.network, taken)
            return -gain / max(cost, kernels.TINY), link

        queue = [entry(link) for link in np.flatnonzero(~blocked & ~np.asarray(built, bool))]
        heapq.heapify(queue)
        sharers = self._sharers()
        done = set()
        while queue:
            rate, link = heapq.heappop(queue)
            now = entry(link)
            if link in done or now[0] >= 0:
                continue
            if now[0] > rate * (1 - ROUNDING) and queue and now > queue[0]:
                heapq.heappush(queue, now)
                continue
            cost = kernels.extra_cost(link, problem.network, taken)
            if cost > left * (1 + ROUNDING):
                continue
            done.add(link)
            added.append(link)
            left -= cost
            taken[problem.needs(link)] += 1
            touched[ends[link]] = True
            for other in sharers.get(link, ()):
                heapq.heappush(queue, entry(other))
        return added

    def _sharers(self):
        """Return for each link the links that need some of its land."""
        problem = self.problem
        users = {}
        shared = problem.shares > 1
        for link in range(len(problem)):
            for piece in problem.needs(link):
                if shared[piece] and not problem.banned[link]:
                    users.setdefault(piece, []).append(link)
        found = {}
        for links in users.values():
            for link in links:
                found.setdefault(link, set()).update(links)
        return found

    def _dropped(self, built):
        """Return a few links to drop: any, or neighbours of each other."""
        chosen = np.flatnonzero(built & (self.problem.base == 0))
        count = min(len(chosen), 1 + int(self.random.integers(MOST_DROPPED)))
        if self.random.random() < 0.5 or not count:
            return self.random.choice(chosen, count, replace=False) if count else chosen
        ends = self.problem.ends[chosen]
        first = ends[self.random.integers(len(chosen))]
        near = np.flatnonzero(np.isin(ends, first).any(axis=1))
        return chosen[self.random.permutation(near)[:count]]

    @staticmethod
    def _dropped_all(built, dropped):
        """Return the links without those dropped."""
        built = built.copy()
        built[dropped] = False
        return built

    def _exchange(self, built, dropped, budget):
        """Return the design in which some links are dropped and others take their place."""
        problem = self.problem
        trial = self._dropped_all(built, dropped)
        blocked = problem.banned.copy()
        blocked[dropped] = True
        if self.objective is Objective.CONNECTED_AREA:
            for shut in (blocked, problem.banned):
                trial[self._lazily(trial, budget - problem.cost(trial), shut)] = True
            return self.design(trial)
        if self.random.random() < 0.5:
            trial = self._stripped(trial).built
        state = problem.state(trial)
        for shut in (blocked, problem.banned):
            self._grow(state, self._home(state), budget - problem.cost(state[0]), shut)
        return self._stripped(state[0])

    def _home(self, state):
        """Return a patch of the largest group."""
        sums = np.bincount(state[2], self.problem.values, len(state[2]))
        return int(np.flatnonzero(state[2] == sums.argmax())[0])

    def _stripped(self, built):
        """Return the design without what does not serve it: for the largest area, links outside the group and loops."""
        built = np.array(built, bool)
        if self.largest:
            state = self.problem.state(built)
            group = state[2]
            home = group[self._home(state)]
            built &= (group[self.problem.ends[:, 0]] == home) | (self.problem.base > 0)
        return self.design(built)

    def _with_rings(self, built, best, budget, floor, blocked):
        """Return the better of two designs: the best one, and links completed to the floor, then with rings."""
        problem = self.problem
        state = problem.state(built)
        reached = self.design(state[0])
        while reached.value < floor * (1 - ROUNDING):
            if not self._grow(state, self._home(state), budget - problem.cost(state[0]), blocked, most=1):
                break
            reached = self.design(state[0])
        while self._add_ear(state, budget - problem.cost(state[0]), blocked):
            self.progress.check()
        self._grow(state, self._home(state), budget - problem.cost(state[0]), blocked)
        new = self.design(state[0])
        fits = new.cost <= budget * (1 + ROUNDING) and new.value >= floor * (1 - ROUNDING)
        return new if fits and new.beats(best, ring_first=True) else best

    def _add_ear(self, state, left, blocked):
        """Add to the largest ring the way out and back that gains most for its cost; return whether there was one."""
        problem, network = self.problem, self.problem.network
        built, taken = state[:2]
        ring = np.empty(len(problem.values), np.int64)
        kernels.find_rings(network, built, ring)
        sums = np.bincount(ring, problem.values, len(ring)) * (np.bincount(ring, minlength=len(ring)) > 1)
        home = np.flatnonzero(state[2] == state[2][self._home(state)])
        main = int(sums.argmax()) if sums.any() else int(ring[self.random.choice(home)])
        last = kernels.best_ear(main, left, network, blocked, built, taken, ring, self.tree, self.root)
        if last < 0:
            return False
        _, _, _, via, before, _, _ = self.tree
        links = [last]
        for node in problem.ends[last]:
            while via[node] >= 0:
                links.append(via[node])
                node = before[node]
        for link in links:
            if not built[link]:
                kernels.build(link, network, *state, self.room)
        return True


def every_design(problem, objective, budget, progress):
    """Return cost, objective and ring of every set of links within a budget, with the sets, or None if too many.

    Returns
    -------
    tuple or None
        Arrays of costs, values and rings (NaN where the cost is above the budget), and a function that turns the number
        of a set into built links.
    """
    free = np.flatnonzero((problem.base == 0) & ~problem.banned)
    if len(free) > WHOLE_LINKS:
        return None
    marks = np.full((1 << len(free), 5), np.nan)
    kernels.try_all(free, problem.base, budget * (1 + ROUNDING), problem.network, marks, progress.stop)
    progress.check()

    def built(number):
        chosen = problem.base.astype(bool)
        chosen[free] = (number >> np.arange(len(free))) & 1
        return chosen

    return marks[:, 0], score(objective, marks[:, 1:]), marks[:, 1 + RING], built
