"""Voltages on large grids by conjugate gradients, preconditioned by aggregation multigrid on the grid itself.

Strategy:

1. The equations of the cells stay on the grid, as four conductances a cell; the sum of them, which a matrix has on its
   diagonal, is never stored: its rounding would lead current to earth in every cell, and no residual would show it.
2. Cells are joined in pairs along strong conductors, and the pairs once more; these groups are the nodes of the next
   level, whose conductors are sums. That is repeated until few nodes are left, which are factorised.
3. A cycle smooths from the top, solves what remains on the next level by two steps of conjugate gradients that are
   preconditioned likewise (K-cycle), and smooths from the bottom.
4. Flexible conjugate gradients in double precision use one cycle in single precision a step.
5. Several right sides may go through all of this abreast, their values side by side in memory; each has coefficients
   and a stop of its own, and gets the same voltages to the last bit as alone.

Rows are cut into bands and nodes into chunks that threads work on in any order with the same result to the last bit:
across bands smoothing uses values from before it, and what goes to groups of another band is added afterwards. On the
levels smoothing also leaves out the few conductors beyond a fixed number a node (the loose ones of a `Level`).

Nodes of many cells keep all their cells on the grid, with one value; they are a group of their own on the next level,
where they are smoothed. Grounded nodes are in no group, conductors to them are leaks.

References
----------
Notay, Y. 2010. An aggregation-based algebraic multigrid method. Electronic Transactions on Numerical Analysis 37,
123-146. Napov, A., Notay, Y. 2012. An algebraic multigrid method with guaranteed convergence rate. SIAM Journal on
Scientific Computing 34, A1079-A1109. doi:10.1137/100818509
"""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import splu

from ..progress import Quiet, cores, interruptible
from . import batch_kernels, kernels
from .batch_kernels import LANES
from .grid_circuit import bands

CHUNK = 16384
TOGETHER = 32768
COARSEST = 4000
STALLED = 0.8
ENOUGH = 0.25
PAIRINGS = 2
RESTARTS = 3
STAGGER = 576


class Team:
    """Threads that share out the bands or chunks of one pass after the other."""

    def __init__(self, progress, threads=None):
        self.progress, self.threads = progress, threads or cores()
        self.pool = ThreadPoolExecutor(max(1, self.threads - 1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.pool.shutdown()

    def run(self, function, count, *, alone=False):
        """Return ``function(k)`` for k from 0 to `count`, called on all threads unless `alone`."""
        self.progress.check()
        if alone or count < 2 or self.threads < 2:
            return [function(k) for k in range(count)]
        numbers, found = itertools.count(), [None] * count

        def work():
            for k in numbers:
                if k >= count or self.progress.stop[0]:
                    return
                found[k] = function(k)

        helpers = [self.pool.submit(work) for _ in range(min(self.threads, count) - 1)]
        try:
            work()
        finally:
            for helper in helpers:
                helper.result()
        self.progress.check()
        return found


class Rows(NamedTuple):
    """Conductors between groups as rows of a sparse matrix, with leaks."""

    pointer: np.ndarray
    column: np.ndarray
    value: np.ndarray
    leak: np.ndarray

    @property
    def size(self):
        """Number of groups."""
        return self.leak.size

    def matrix(self):
        """Return the matrix in double precision; nodes without any conductor get a 1."""
        shape = self.size, self.size
        ties = sparse.csr_matrix((self.value.astype(np.float64), self.column, self.pointer), shape)
        diagonal = np.asarray(ties.sum(axis=1)).ravel() + self.leak
        return (sparse.diags(np.where(diagonal > 0, diagonal, 1.0)) - ties).tocsc()


class Level:
    """One level of groups: its conductors in a fixed number of places a node, and the groups its nodes form in turn.

    Conductors to other chunks and those for which there is no place are listed as loose.
    """

    def __init__(self, rows, team, group=None):
        self.size, self.leak, self.spans, self.group = rows.size, rows.leak, _chunks(rows.size), group
        if group is not None:
            self.groups, self.late = _first_in(group, self.spans)
        self.inverse = np.empty(self.size, np.float32)
        shape = self.size, kernels.SLOTS
        columns = [np.empty(shape, np.uint32) for _ in range(2)]
        values = [np.empty(shape, np.float32) for _ in range(2)]
        made = team.run(
            lambda k: kernels.pack_rows(rows[:3], rows.leak, *self.spans[k], *columns, *values, self.inverse),
            len(self.spans),
        )
        self.rows = columns[0], values[0], columns[1], values[1]
        self.loose = tuple(np.concatenate([one[k] for one in made]) for k in range(3))

    def nbytes(self):
        """Return the memory of the conductors and groups."""
        return sum(array.nbytes for array in (*self.rows, *self.loose, self.leak, self.inverse)) + 4 * self.size


class Multigrid:
    """Levels of groups over a grid circuit with grounded nodes and leaks, and the solver that uses them."""

    def __init__(self, circuit, grounded, leaks, team):
        self.circuit, self.team = circuit, team
        self.width, self.edges = circuit.width, circuit.edges
        self.bands = [(first + 1, last + 1) for first, last in bands(circuit.node.shape)]
        self.starts = np.array([first for first, _ in self.bands] + [self.bands[-1][1]])
        self.inverse = np.empty(self.edges[0].size, np.float32)
        self._prepare(np.asarray(grounded, np.int64), leaks)
        self.levels = []
        self.bottom = splu(
            self._coarsen(), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
        )

    def _prepare(self, grounded, leaks):
        """Find which cells are free, tied or grounded, and their leaks."""
        circuit = self.circuit
        earthed = np.zeros(circuit.size + 1, bool)
        earthed[grounded] = True
        cells, nodes = circuit.regions()
        state = (circuit.node >= 0) & ~earthed[circuit.node]
        state = circuit.padded(state.astype(np.uint8), kernels.OUTSIDE)
        first = np.searchsorted(nodes, nodes)
        several = np.bincount(nodes, minlength=1)[nodes] > 1
        tied = several & ~earthed[nodes]
        state[cells[tied]] = kernels.TIED
        self.tied, self.leads = cells[tied].astype(np.int32), cells[first[tied]].astype(np.int32)
        self.tied_nodes = np.unique(nodes[tied], return_inverse=True)[1]
        self.grounded = np.concatenate([cells[earthed[nodes]], circuit.cells_of(grounded[grounded < circuit.lone])])
        self.leak = np.zeros(0)
        if leaks is not None and leaks.any():
            self.leak = np.zeros(state.size)
            leaking = np.flatnonzero(leaks)
            self.leak[circuit.cells_of(leaking)] = leaks[leaking] / circuit.unit
        self.team.run(
            lambda k: kernels.invert_diagonal(self.edges, self.leak, state, self.width, *self.bands[k], self.inverse),
            len(self.bands),
        )

    def _coarsen(self):
        """Make the levels, and return the matrix of the last."""
        group = np.empty(self.edges[0].size, np.int32)
        rows, owners, ties = self._pairs_of_cells(group)
        for _ in range(PAIRINGS - 1):
            rows, joined = self._paired(rows, ties)
            group = _joined(group, joined)
            owners = joined[owners]
        group[self.tied] = -1
        self.group, self.owners, self.tie_span = group, owners, (rows.size - ties, rows.size)
        spans = [(first * self.width, last * self.width) for first, last in self.bands]
        self.spans, self.late = _first_in(group, spans)
        self.late_ends = np.isin(self.late // self.width + 1, self.starts)
        while rows.size > COARSEST:
            coarse, joined = self._paired(rows)
            for _ in range(PAIRINGS - 1):
                coarse, again = self._paired(coarse)
                joined = _joined(joined, again)
            if coarse.size > STALLED * rows.size:
                break
            self.levels.append(Level(rows, self.team, joined))
            rows = coarse
        self.levels.append(Level(rows, self.team))
        return rows.matrix()

    def _pairs_of_cells(self, group):
        """Put the pair of each cell into `group`; return the rows of pairs, the groups of tied cells and how many."""
        free, count = self._alone(kernels.pair_cells, self.edges, self.inverse, self.width, group)
        ties = int(self.tied_nodes.max(initial=-1)) + 1
        starts, order = self._members(group, free, count, ties)
        starts[free:] = count + np.searchsorted(self.tied_nodes, np.arange(ties + 1))
        order[count:] = self.tied
        # Nodes of many cells are the last groups; only while conductors are summed do their cells say so.
        owners = (free + self.tied_nodes).astype(np.int32)
        group[self.tied] = owners
        edges, leak, width = self.edges, self.leak, self.width
        rows = self._rows(
            free + ties,
            lambda first, last: kernels.rows_from_cells(edges, leak, group, order, starts, first, last, width),
        )
        return rows, owners, ties

    def _alone(self, function, *arguments):
        """Return what a function that one thread runs answers; a cancelled run does not wait for it."""
        return interruptible(function, *arguments, progress=Quiet(self.team.progress))

    def _members(self, group, groups, count, more=0):
        """Return where the members of each group start in a list of all, and the list, with room for more groups."""
        starts = np.empty(groups + more + 1, np.int64)
        order = np.empty(count + (self.tied.size if more else 0), np.int32)
        self._alone(kernels.list_members, group, groups, starts, order)
        return starts, order

    def _rows(self, size, rows):
        """Return the rows that ``rows(first, last)`` makes chunk by chunk."""
        spans = _chunks(size)
        made = self.team.run(lambda k: rows(*spans[k]), len(spans))
        begins = np.append(0, np.cumsum([one[1].size for one in made]))
        kind = np.int32 if begins[-1] < 2**31 else np.int64
        ends = ((one[0] + begin).astype(kind) for one, begin in zip(made, begins))
        pointer = np.concatenate([np.zeros(1, kind), *ends])
        return Rows(pointer, *(np.concatenate([one[k] for one in made]) for k in (1, 2, 3)))

    def _paired(self, rows, ties=0):
        """Return the rows of pairs of groups, and the pair of each group.

        The last `ties` groups stay as they are: those of tied cells, since nothing else tells these apart.
        """
        group, last = np.empty(rows.size, np.int32), rows.size - ties
        groups, count = self._alone(kernels.pair_nodes, rows[:3], last, group)
        group[last:] = np.arange(groups, groups + ties)
        starts, order = self._members(group, groups + ties, count + ties)
        return self._rows(
            groups + ties,
            lambda first, last: kernels.rows_from_nodes(rows[:3], rows.leak, group, order, starts, first, last),
        ), group

    def nbytes(self):
        """Return the memory of the levels and the grid, without vectors."""
        own = sum(edge.nbytes for edge in self.edges) + self.inverse.nbytes + self.group.nbytes + self.leak.nbytes
        return own + sum(level.nbytes() for level in self.levels)

    def solve(self, nodes, amperes, goal, limit, team, progress):
        """Return voltages for currents into nodes, and the number of steps taken.

        Parameters
        ----------
        nodes : numpy.ndarray of int
            Where currents enter, none of them grounded.
        amperes : numpy.ndarray of float
            As many as `nodes`.
        goal : float
            Relative residual to reach.
        limit : int
            Most steps.
        team : Team
            Who does the work; solves with a team each may run at the same time.
        progress : Progress
            Moves with the residual.
        """
        run = _Run(self, [(nodes, amperes)], team)
        steps = run.iterate(goal, limit, progress)
        run.let_go()
        return self.circuit.on_nodes(run.x), int(steps[0])

    def solve_batch(self, rights, goal, limit, team, progress):
        """Yield the voltages of up to `LANES` right sides, each the same to the last bit as `solve` gives it.

        Parameters
        ----------
        rights : sequence of (numpy.ndarray of int, numpy.ndarray of float)
            For each right side the nodes where currents enter, none of them grounded, and the amperes.
        goal, limit, team, progress
            As for `solve`.
        """
        run = _Run(self, rights, team)
        run.iterate(goal, limit, progress)
        run.let_go()
        voltages = run.x.reshape(-1, run.lanes)
        for lane in range(len(rights)):
            yield self.circuit.on_nodes(np.ascontiguousarray(voltages[:, lane]))


class _Room:
    """The vectors that one run needs on a level, and the passes over them."""

    def __init__(self, level, team, lanes, loops):
        self.level, self.team, self.loops = level, team, loops
        vectors = _vectors(6, _shape(level.size, lanes), np.float32)
        self.right, self.rest, self.work, self.found, self.image, self.two = vectors
        self.alone = level.size * lanes < TOGETHER

    def run(self, function):
        """Return ``function(k, first, last)`` for all chunks."""
        level = self.level
        return self.team.run(lambda k: function(k, *level.spans[k]), len(level.spans), alone=self.alone)

    def sums(self, function):
        """Return the sums of what ``function(first, last)`` returns for all chunks."""
        return _sums(self.run(lambda _, first, last: function(first, last)))

    def multiply(self, x, image, one, two):
        """Complete A x in `image`, and return x image, x one and x two."""
        level, loops = self.level, self.loops
        loops.flow_out(level.loose, x, image)
        return self.sums(lambda first, last: loops.multiply(level.rows, level.leak, x, image, one, two, first, last))


class _Run:
    """One run: the vectors on the grid and on the levels of one right side, or of several that share all passes.

    Vectors of several right sides are interleaved, cell by cell. What is a number for one right side is an array with a
    number each; each right side goes its own way, and stops by itself.
    """

    def __init__(self, grid, rights, team):
        self.grid, self.team = grid, team
        lanes = self.lanes = 1 if len(rights) == 1 else LANES
        self.loops = kernels if lanes == 1 else batch_kernels
        self.rooms = [_Room(level, team, lanes, self.loops) for level in grid.levels]
        self.cells = [grid.circuit.cells_of(nodes) for nodes, _ in rights]
        self.amperes = [amperes / grid.circuit.unit for _, amperes in rights]
        size = grid.edges[0].size
        self.x, self.r, self.p, self.image = _vectors(4, _shape(size, lanes), np.float64)
        self.z = np.zeros(_shape(size, lanes), np.float32)
        self.states = self.x, self.r, self.p, self.image, self.z
        self.rims = np.zeros((2 * len(grid.bands), *_shape(grid.width, lanes)), np.float32)

    def let_go(self):
        """Free all but the voltages."""
        self.rooms = self.r = self.p = self.image = self.z = self.states = None

    def iterate(self, goal, limit, progress):
        """Take steps until the true residuals reach the goal, and return how many for each right side."""
        nothing, steps = np.zeros(self.lanes), np.zeros(self.lanes, int)
        self._inject(nothing == 0)
        whole = nothing.copy()
        whole[: len(self.amperes)] = [np.sqrt(np.sum(amperes**2)) for amperes in self.amperes]
        length, energy, restarts, solved = nothing, nothing, np.zeros(self.lanes, int), whole == 0
        for step in range(limit + 1 if not solved.all() else 0):
            rest = np.sqrt(self._descend(length))
            progress.report(_share(rest, whole, goal))
            ended = ~solved & ((rest <= goal * whole) | (step == limit))
            if ended.any():
                self._true_residual(ended)
                rest = np.sqrt(self._descend(nothing))
                again = ended & (rest > goal * whole) & (step < limit) & (restarts < RESTARTS)
                # The residual of the recurrence has drifted: begin anew from the true one.
                restarts[again] += 1
                energy = np.where(again, 0.0, energy)
                self._forget(again)
                solved |= ended & ~again
                steps[ended & ~again] = step
                if solved.all():
                    return steps
            product = self._ascend()
            energy, gain = self._turn(-_ratio(product, energy))
            length = np.where(solved, 0.0, _ratio(gain, energy))
        return steps

    def _inject(self, chosen):
        """Add the currents of the chosen right sides to r."""
        r = self.r.reshape(-1, self.lanes)
        for lane, (cells, amperes) in enumerate(zip(self.cells, self.amperes)):
            if chosen[lane]:
                r[cells, lane] += amperes

    def _forget(self, chosen):
        """Forget the direction of the chosen right sides."""
        for vector in (self.p, self.image) if chosen.any() else ():
            vector.reshape(-1, self.lanes)[:, chosen] = 0

    def _descend(self, length):
        """Take the step, smooth down and restrict; return the square of the residual."""
        grid, coarse = self.grid, self.rooms[0].right

        def work(k):
            return self.loops.descend(
                grid.edges, grid.inverse, grid.group, self.states, length, coarse, grid.width, *grid.bands[k],
                *grid.spans[k],
            )  # fmt: skip

        return _sums(self.team.run(work, len(grid.bands))).reshape(-1)

    def _ascend(self):
        """Correct by the levels and smooth up; return z image."""
        grid, room, loops = self.grid, self.rooms[0], self.loops
        loops.hand_over_rims(grid.edges, grid.group, self.z, room.right, grid.starts, grid.width)
        loops.hand_over_late(grid.edges, grid.group, grid.late, grid.late_ends, self.z, room.right, grid.width)
        loops.hand_over_ties(grid.edges, grid.tied, grid.owners, *grid.tie_span, self.r, self.z, room.right, grid.width)
        self._correct(0)
        loops.lift_ties(grid.tied, grid.owners, room.found, self.z)
        loops.lift_rims(grid.group, room.found, self.z, grid.starts, self.rims, grid.width)

        def work(k):
            return loops.ascend(
                grid.edges, grid.inverse, grid.group, self.states, room.found, self.rims, k, grid.width, *grid.bands[k]
            )

        return _sums(self.team.run(work, len(grid.bands))).reshape(-1)

    def _turn(self, share):
        """Choose the next direction; return p image and p r."""
        grid = self.grid

        def work(k):
            return self.loops.turn(grid.edges, grid.leak, self.states, share, grid.width, *grid.bands[k])

        energy, gain = _sums(self.team.run(work, len(grid.bands))).reshape(2, -1)
        self._settle(self.image)
        return energy, gain

    def _settle(self, currents):
        """Add up currents of tied cells, and let those of grounded cells go to earth."""
        self.loops.gather_ties(self.grid.tied, self.grid.leads, currents)
        currents[self.grid.grounded] = 0.0

    def _true_residual(self, chosen):
        """Put the true residual of the chosen right sides into r."""
        grid = self.grid
        self.team.run(
            lambda k: self.loops.spend(grid.edges, grid.leak, self.x, chosen, self.r, grid.width, *grid.bands[k]),
            len(grid.bands),
        )
        self._settle(self.r)
        self._inject(chosen)

    def _correct(self, depth):
        """Solve for the right side of a level as well as two steps of conjugate gradients do."""
        room, loops = self.rooms[depth], self.loops
        if depth == len(self.rooms) - 1:
            self._solve_bottom(room.right.reshape(-1, self.lanes), room.found.reshape(-1, self.lanes))
            return
        self._cycle(depth, room.right, room.found, room.image)
        energy, gain, _ = room.multiply(room.found, room.image, room.right, room.right).reshape(3, -1)
        share, two = _ratio(gain, energy), np.zeros(self.lanes)
        left, whole = room.sums(
            lambda first, last: loops.subtract(room.right, room.image, share, room.rest, first, last)
        ).reshape(2, -1)
        # The second step may leave `two` as it was in an earlier cycle: its share is 0 then.
        wanted = left > ENOUGH**2 * whole
        if wanted.any():
            self._cycle(depth, room.rest, room.two, room.work)
            second, shared, gain = room.multiply(room.two, room.work, room.image, room.rest).reshape(3, -1)
            shared = _ratio(shared, energy)
            two = np.where(wanted, _ratio(gain, second - shared**2 * energy), 0.0)
            share = share - shared * two
        room.run(lambda _, first, last: loops.combine(room.found, room.two, share, two, first, last))

    def _solve_bottom(self, right, found):
        """Solve the equations of the last level, one right side after the other."""
        for lane in range(len(self.cells)):
            found[:, lane] = self.grid.bottom.solve(right[:, lane].astype(np.float64))

    def _cycle(self, depth, right, found, image):
        """Smooth, correct by the next level, smooth; `image` gets 0."""
        room, below, loops = self.rooms[depth], self.rooms[depth + 1], self.loops
        level, z = room.level, room.work
        rows, inverse, group = level.rows, level.inverse, level.group
        room.run(
            lambda k, first, last: loops.smooth_down(
                rows, inverse, group, right, z, below.right, first, last, *level.groups[k]
            )
        )
        loops.hand_over_rest(rows, group, level.late, level.loose, z, below.right)
        self._correct(depth + 1)
        room.run(lambda _, first, last: loops.lift(group, below.found, z, found, first, last))
        loops.flow_in(level.loose, z, found)
        room.run(lambda _, first, last: loops.smooth_up(rows, inverse, right, z, found, image, first, last))


def _shape(size, lanes):
    """Return the shape of the vector of one right side or of several."""
    return (size,) if lanes == 1 else (size, lanes)


def _vectors(count, shape, kind):
    """Return vectors of 0 that begin at different places of a memory page.

    A processor takes a value it is to read for one it is about to write if both lie at the same place of their pages;
    passes over several vectors that all begin at the same place take up to three times as long.
    """
    size, shift = int(np.prod(shape)), STAGGER // np.dtype(kind).itemsize
    rooms = [np.zeros(size + count * shift, kind) for _ in range(count)]
    return [room[k * shift : k * shift + size].reshape(shape) for k, room in enumerate(rooms)]


def _sums(found):
    """Return sums of equally long results, one after the other, so that no sum depends on how many there are."""
    total = np.asarray(found[0])
    for one in found[1:]:
        total = total + np.asarray(one)
    return total


def _ratio(one, two):
    """Return ``one / two``, 0 where `two` is not above 0."""
    return np.where(two > 0, one / np.where(two > 0, two, 1.0), 0.0)


def _share(rest, whole, goal):
    """Return how far the right side that is furthest from its goal has come, on a logarithmic scale."""
    most = max((left / first for left, first in zip(rest, whole) if first > 0), default=1.0)
    return float(np.clip(np.log(most) / np.log(goal), 0, 1)) if most > 0 else 1.0


def _joined(group, joined):
    """Return the group that each member's group is in."""
    return np.append(joined, np.int32(-1))[group]


def _chunks(size):
    """Return first node and end of chunks of nodes."""
    return [(first, min(first + CHUNK, size)) for first in range(0, max(size, 1), CHUNK)]


def _first_in(group, spans):
    """Return the groups whose first member lies in each span, as a range, and members of groups from earlier spans."""
    ranges, late, low = [], [], 0
    for first, last in spans:
        own = group[first:last]
        high = max(low, int(own.max(initial=-1)) + 1)
        ranges.append((low, high))
        late.append(first + np.flatnonzero((own >= 0) & (own < low)))
        low = high
    return ranges, np.concatenate(late)
