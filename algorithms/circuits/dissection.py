"""Voltages of a grid circuit by elimination, for many right sides (nested dissection, George 1973).

Strategy:

1. A line of cells cuts the grid in two halves that no conductor joins; lines cut these, and so on. Halves are
   eliminated before the line between them, so that a part only ever meets the cells around it.
2. A part is a small dense matrix, its front: its own unknowns, those around it, and what its halves have left between
   these. Its own unknowns are swept out, which leaves the conductances between those around it (multifrontal
   elimination, Duff & Reid 1983). Parts that share no cells are eliminated at the same time.
3. What is kept is the inverse of each own block and its product with the conductances beside it: right sides are
   solved by products only, eight of them abreast.

Regions of cells that are one node are eliminated last. Sums are made in the order of the parts, so that voltages do not
depend on the number of threads. A million cells take about 500 bytes each.

References
----------
George, A. 1973. Nested dissection of a regular finite element mesh. SIAM Journal on Numerical Analysis 10, 345-363.
Duff, I. S., Reid, J. K. 1983. The multifrontal solution of indefinite sparse symmetric linear equations. ACM
Transactions on Mathematical Software 9, 302-325.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors import Cancelled, ConvergenceError
from ..progress import Progress, cores, interruptible, spread
from ..validation import check_memory
from . import dissection_kernels as kernels
from .batch_kernels import LANES

SMALLEST = 12
REFINE_ABOVE = 1e-11
TASKS_A_THREAD = 8
ALONE = 20_000
ROWS = 256


class Parts(NamedTuple):
    """The parts of a grid, as `dissection_kernels.eliminate` takes them.

    Attributes
    ----------
    lines, ends : numpy.ndarray of int64
        From `dissection_kernels.cut_into_parts`.
    own_starts, own, around_starts, around : numpy.ndarray
        Unknowns that each part eliminates, and those around it.
    value_starts : numpy.ndarray of int64
        Where the values of each part start.
    """

    lines: np.ndarray
    ends: np.ndarray
    own_starts: np.ndarray
    own: np.ndarray
    around_starts: np.ndarray
    around: np.ndarray
    value_starts: np.ndarray

    @property
    def sizes(self):
        """Numbers of own unknowns and of unknowns around, of each part."""
        return np.diff(self.own_starts), np.diff(self.around_starts)


class Spare:
    """What threads take to work with and give back, made when there is none; used memory is much faster than new."""

    def __init__(self, make):
        self.make, self.left = make, []

    def take(self):
        """Return one that nobody uses; what stands in it is void."""
        try:
            return self.left.pop()
        except IndexError:
            return self.make()

    def give(self, *used):
        """Take back some that are no longer used."""
        self.left.extend(used)


class Dissection:
    """The factors of a circuit on its grid.

    Parameters
    ----------
    circuit : GridCircuit
        The conductors.
    grounded : sequence of int
        Nodes held at 0 V; every node must be joined to one of them or to a leak.
    leaks : numpy.ndarray of float, optional
        Conductance from each node to earth, shape ``(size,)``.
    progress : Progress, optional
        Moves with the elimination.
    threads : int, optional
        As many as there are cores by default.

    Raises
    ------
    ConvergenceError
        If rounding hides that the circuit is grounded.
    MemoryEstimateError
        If the factors do not fit.

    Attributes
    ----------
    unknown : numpy.ndarray of int32
        Unknown of each cell, counting the rim of the grid; -1 where there is no free node.
    unknowns : int
        Number of cells, counting the rim, and regions.
    lanes : Spare
        Arrays of shape ``(unknowns, LANES)``.
    """

    def __init__(self, circuit, grounded, leaks=None, *, progress=None, threads=None):
        progress = progress or Progress()
        cells = circuit.edges[0].size
        self.unit = circuit.unit
        regions = np.arange(circuit.size - circuit.lone)
        self.slots = np.append(circuit.cells_of(np.arange(circuit.lone)), cells + regions)
        progress.check()
        free = np.ones(circuit.size, bool)
        free[np.asarray(grounded, np.int64)] = False
        names = np.append(np.where(free, self.slots, -1), -1).astype(np.int32)
        self.unknown = unknown = names[circuit.padded(circuit.node, -1)]
        self.unknowns = cells + regions.size
        progress.check()
        self.leaks = np.zeros(self.unknowns)
        if leaks is not None:
            self.leaks[self.slots] = leaks / circuit.unit
        self.edges, self.shifts = circuit.edges, np.array(circuit.shifts())
        self.beside = _beside_regions(circuit, unknown)
        self.parts = interruptible(_parts, circuit.node.shape, unknown, self.beside, progress=progress)
        diagonal = self.leaks
        if regions.size:
            diagonal = self.leaks.copy()
            np.add.at(diagonal, self.beside.region, self.beside.conductance)
        circuit = self.edges, self.shifts, unknown, diagonal, *self.beside.between()
        self.values = self._eliminated(circuit, threads or cores(), progress)
        self.lanes = Spare(lambda: np.empty((self.unknowns, LANES)))

    def _eliminated(self, circuit, threads, progress):
        """Return the values of all parts."""
        parts = self.parts
        own, around = parts.sizes
        check_memory(
            8.0 * parts.value_starts[-1] + (4 * threads + 8) * self.unknowns,
            f"The factors of a circuit of {parts.own.size} cells",
        )
        values = np.empty(parts.value_starts[-1])
        work = np.append(0.0, np.cumsum(own * (own + around) ** 2.0))
        positions = Spare(lambda: np.full(self.unknowns, -1, np.int32))
        left, done = {}, 0.0
        for phase in _phases(parts, threads):

            def eliminate(task):
                position = positions.take()
                left[task.part] = _eliminate(parts, circuit, task, left, values, position, progress.stop)
                positions.give(position)

            effort = sum(work[task.after] - work[task.part] for task in phase) / work[-1]
            here = progress.part(min(1.0, done), min(1.0, done + effort))
            for _ in spread(eliminate, phase, here, threads=threads):
                pass
            done += effort
        return values

    def solve(self, rights, stop=None):
        """Return the voltages of a few right sides, as many as there are lanes at most.

        Parameters
        ----------
        rights : sequence of (numpy.ndarray of int, numpy.ndarray of float)
            Nodes where current enters, none of them grounded, and the amperes.
        stop : numpy.ndarray of uint8, optional
            One byte; 1 ends the work.

        Returns
        -------
        voltages : list of numpy.ndarray of float64
            The voltage of each node for each right side, shape ``(size,)``; 0 where it is grounded.
        residuals : list of float
            Norm of the currents that do not add up, relative to that of those put in.

        Raises
        ------
        Cancelled
            If the work was ended.
        """
        stop = np.zeros(1, np.uint8) if stop is None else stop
        x, rest = self.lanes.take(), self.lanes.take()
        x[:] = 0.0
        self._put(rights, x)
        self.solve_lanes(x, stop)
        residuals = self._missing(rights, x, rest)
        if max(residuals) > REFINE_ABOVE:
            self.solve_lanes(rest, stop)
            x += rest
            residuals = self._missing(rights, x, rest)
        found = [x[self.slots, lane] for lane in range(len(rights))]
        self.lanes.give(x, rest)
        return found, residuals

    def _put(self, rights, lanes):
        """Add what enters to lanes."""
        for lane, (nodes, amperes) in enumerate(rights):
            np.add.at(lanes[:, lane], self.slots[nodes], amperes / self.unit)

    def _missing(self, rights, x, rest):
        """Write the currents that do not add up, by differences of voltage, and return their relative sizes."""
        kernels.rest_of_cells(self.edges, self.shifts, self.unknown, self.leaks, x, rest)
        for region in np.unique(self.beside.region):
            at = self.beside.region == region
            others = np.where(self.beside.other[at, None] >= 0, x[self.beside.other[at]], 0.0)
            rest[region] = self.beside.conductance[at] @ (others - x[region]) - self.leaks[region] * x[region]
        self._put(rights, rest)
        sizes = kernels.norms(rest) * self.unit
        whole = [float(np.linalg.norm(amperes)) for _, amperes in rights]
        return [float(size / given) if given else 0.0 for size, given in zip(sizes, whole)]

    def solve_lanes(self, x, stop):
        """Replace right sides abreast by their solutions.

        Parameters
        ----------
        x : numpy.ndarray of float64
            Shape ``(unknowns, LANES)``: amperes over the unit of the circuit put into each cell, counting the rim of
            the grid, and then into each region; 0 where there is no free node. Volts after it.
        stop : numpy.ndarray of uint8
            One byte; 1 ends the work with `Cancelled`.
        """
        self._forward(np.arange(self.parts.lines.size - 1, -1, -1), x, stop)
        own, around = (int(sizes.max()) for sizes in self.parts.sizes)
        kernels.backward(tuple(self.parts), self.values, x, np.empty((own + around, LANES)), stop)
        if stop[0]:
            raise Cancelled

    def _forward(self, order, x, stop):
        """Do the first half of a solve in some parts."""
        own, around = (max(1, int(sizes.max())) for sizes in self.parts.sizes)
        kernels.forward(
            order, tuple(self.parts), self.values, x, np.empty((LANES, own)), np.empty((LANES, around)), stop
        )

    def between(self, nodes, progress):
        """Return the voltage at each of some nodes for 1 A into each of them.

        Parameters
        ----------
        nodes : numpy.ndarray of int
            Distinct nodes that are not grounded.
        progress : Progress
            Moves with the nodes.

        Returns
        -------
        numpy.ndarray of float64
            Shape ``(n, n)``, ohms.

        Notes
        -----
        With L = F D F^T the matrix is Y^T D^-1 Y for the columns Y of F^-1, which are 0 but in the parts of their nodes
        and those these were cut out of.
        """
        slots = self.slots[nodes]
        part = self._part_of(slots)
        whole = _wholes(self.parts.lines, self.parts.ends)
        order = np.argsort(part, kind="stable")
        found = np.zeros((slots.size, slots.size))
        columns = {}

        def work(first):
            batch = order[first : first + LANES]
            way = _way_up(part[batch], whole)
            x = self.lanes.take()
            x[:] = 0.0
            x[slots[batch], np.arange(batch.size)] = 1.0
            self._forward(way, x, progress.stop)
            taken = [(k, x[self._own(k)][:, : batch.size]) for k in way.tolist() if self._own(k).size]
            self.lanes.give(x)
            return batch, taken

        for _, (batch, taken) in spread(work, range(0, slots.size, LANES), progress.part(0, 0.7), ordered=True):
            for k, values in taken:
                columns.setdefault(k, []).append((batch, values))
        for number, (k, several) in enumerate(sorted(columns.items())):
            chosen = np.concatenate([batch for batch, _ in several])
            values = np.concatenate([block for _, block in several], axis=1)
            product = self._inverse(k) @ values
            for start in range(0, chosen.size, ROWS):
                progress.check()
                rows = slice(start, start + ROWS)
                found[np.ix_(chosen[rows], chosen)] += values[:, rows].T @ product
            progress.report(0.7 + 0.3 * (number + 1) / len(columns))
        return found / self.unit

    def _own(self, part):
        """Return the own unknowns of a part."""
        return self.parts.own[self.parts.own_starts[part] : self.parts.own_starts[part + 1]]

    def _inverse(self, part):
        """Return the inverse of the own block of a part."""
        start, after = self.parts.value_starts[part : part + 2]
        count = self._own(part).size
        return self.values[start:after].reshape(count, -1)[:, :count]

    def _part_of(self, slots):
        """Return the part that eliminates each of some unknowns."""
        part_of = np.zeros(self.unknowns, np.int32)
        part_of[self.parts.own] = np.repeat(np.arange(self.parts.lines.size), np.diff(self.parts.own_starts))
        return part_of[slots]


class _Task(NamedTuple):
    """Parts that one thread eliminates: a part with all its own, or a part whose halves are done."""

    part: int
    after: int
    order: np.ndarray


def _phases(parts, threads):
    """Return lists of tasks that can be done at the same time, the first list first."""
    levels = [[0]]
    wanted = TASKS_A_THREAD * threads if threads > 1 and parts.own.size > ALONE else 1
    while len(levels[-1]) < wanted:
        halves = [half for part in levels[-1] if parts.lines[part] for half in (part + 1, int(parts.ends[part + 1]))]
        if not halves:
            break
        levels.append(halves)
    lowest = levels.pop()
    phases = [[_Task(part, int(parts.ends[part]), np.arange(parts.ends[part] - 1, part - 1, -1)) for part in lowest]]
    return phases + [[_single(parts, part) for part in level] for level in reversed(levels)]


def _single(parts, part):
    """Return the task to eliminate a part after its halves."""
    halves = [int(parts.ends[part + 1]), part + 1] if parts.lines[part] else []
    return _Task(part, part + 1, np.array([*halves, part]))


def _eliminate(parts, circuit, task, left, values, position, stop):
    """Do a task, and return what the part leaves."""
    given = [left.pop(int(part)) for part in task.order if part in left]
    ready = np.full(task.order.size, -1)
    ready[: len(given)] = np.cumsum([0, *(array.size for array in given)])[: len(given)]
    own, around = (sizes[task.order] for sizes in parts.sizes)
    fill = kernels.fill_of_stack(task.order, parts.lines, parts.ends, parts.around_starts, ready)
    stack = np.empty(fill)
    state = kernels.eliminate(
        task.order,
        tuple(parts),
        circuit,
        ready,
        np.concatenate([*given, np.empty(0)]),
        values,
        position,
        np.empty((own + around).max() ** 2),
        stack,
        stop,
    )
    if state == kernels.STOPPED:
        raise Cancelled
    if state == kernels.INDEFINITE:
        raise ConvergenceError(
            "The circuit cannot be solved by elimination: rounding hides how it is grounded. Lessen the contrast of "
            "the resistance raster."
        )
    return stack[: around[-1] ** 2].copy()


class _Beside(NamedTuple):
    """Conductors at the cells of regions: the region, the unknown at the other end (-1 = earth), and conductance."""

    region: np.ndarray
    other: np.ndarray
    conductance: np.ndarray
    cells: int

    def between(self):
        """Return the conductances between two regions, each once, and the two regions."""
        chosen = (self.other >= self.cells) & (self.other > self.region)
        return self.conductance[chosen], np.column_stack((self.region, self.other))[chosen]

    def with_cells(self):
        """Return the cells at regions, and their regions."""
        chosen = (self.other >= 0) & (self.other < self.cells)
        return self.other[chosen], self.region[chosen]


def _beside_regions(circuit, unknown):
    """Return the conductors at the cells of regions that are not grounded."""
    places = np.flatnonzero(unknown >= unknown.size)
    found = []
    for edge, shift in zip(circuit.edges, circuit.shifts()):
        for other, conductance in ((places + shift, edge[places]), (places - shift, edge[places - shift])):
            flows = conductance > 0
            found.append((unknown[places][flows], unknown[other][flows], conductance[flows]))
    region, other, conductance = (np.concatenate(arrays) for arrays in zip(*found))
    return _Beside(region.astype(int), other.astype(int), conductance.astype(float), unknown.size)


def _parts(shape, unknown, beside):
    """Return the parts of a grid; the first eliminates the regions too."""
    width, cells = shape[1] + 2, unknown.size
    regions = np.unique(unknown[unknown >= cells])
    boxes, lines, ends = kernels.cut_into_parts(*shape, SMALLEST)
    own_starts, own = kernels.list_own(boxes, lines, unknown, width, cells)
    region_starts, near = _regions_near(lines, ends, own_starts, own, beside)
    own = np.insert(own, own_starts[1], regions)
    own_starts[1:] += regions.size
    around_starts, around = kernels.list_around(
        boxes, lines, ends, own_starts, unknown, width, cells, region_starts, near
    )
    mine, others = np.diff(own_starts), np.diff(around_starts)
    value_starts = np.append(0, np.cumsum(mine * (mine + others)))
    return Parts(lines, ends, own_starts, own, around_starts, around, value_starts)


def _wholes(lines, ends):
    """Return the part that each part was cut out of; the first is its own."""
    cut = np.flatnonzero(lines)
    whole = np.zeros(lines.size, np.int64)
    whole[cut + 1] = whole[ends[cut + 1]] = cut
    return whole


def _way_up(parts, whole):
    """Return some parts and all they were cut out of, the last first."""
    found = [np.unique(parts)]
    while found[-1][-1] > 0:
        found.append(np.unique(whole[found[-1]]))
    return np.unique(np.concatenate(found))[::-1]


def _regions_near(lines, ends, own_starts, own, beside):
    """Return the regions next to each part: where those of part k start, and all of them."""
    cell, region = beside.with_cells()
    part_of = np.zeros(beside.cells, np.int64)
    part_of[own] = np.repeat(np.arange(lines.size), np.diff(own_starts))
    whole = _wholes(lines, ends)
    pairs = np.unique(np.column_stack((part_of[cell], region)), axis=0)
    found = [np.zeros((0, 2), np.int64)]
    while pairs.size:
        pairs = pairs[pairs[:, 0] > 0]
        found.append(pairs)
        pairs = np.unique(np.column_stack((whole[pairs[:, 0]], pairs[:, 1])), axis=0)
    found = np.unique(np.concatenate(found), axis=0)
    return np.searchsorted(found[:, 0], np.arange(lines.size + 1)), np.ascontiguousarray(found[:, 1])
