"""Voltages in a circuit: a sparse factorisation for many right sides, or conjugate gradients for large circuits.

The direct way is elimination on the grid itself where the circuit is kept on one (`dissection`), else CHOLMOD on the
symmetric matrix where scikit-sparse is installed, else SuperLU. The iterative way is a flexible conjugate gradient
method whose preconditioner joins strongly tied nodes in pairs, twice a level, and cycles over the levels (aggregation
multigrid with K-cycle, Notay 2010, Electronic Transactions on Numerical Analysis 37, 123-146; Napov & Notay 2012, SIAM
J. Sci. Comput. 34, A1079-A1109, doi:10.1137/100818509): on the grid itself where the circuit is kept on one
(`multigrid`), else on its matrix. Whatever the way, the answer is checked against the circuit itself.
"""

from __future__ import annotations

import contextlib
import enum
import importlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import splu

from ..errors import ConvergenceError, MemoryEstimateError
from ..progress import Progress, Quiet, cores, interruptible, spread
from ..validation import check_memory
from . import multigrid
from .batch_kernels import LANES
from .dissection import REFINE_ABOVE, Dissection
from .grid_circuit import GridCircuit
from .laplacian import laplacian, net_outflow

BATCH = 16
ITERATIONS = 500
COARSEST = 3000
STALLED = 0.8
HANDSHAKES = 6
DIRECT_NODES = 150_000
DIRECT_NODES_MANY = 1_000_000
DIRECT_NODES_CHOLMOD = 20_000_000
DIRECT_NODES_GRID = 125_000
MANY = 8
ITERATIVE_BYTES = 800
GRID_BYTES = 60
GRID_SOLVE_BYTES = 60
PAYS = 6
TOLD_NODES = 50_000


class Solver(enum.Enum):
    """How voltages are found."""

    AUTOMATIC = "automatic"
    DIRECT = "direct"
    ITERATIVE = "iterative"


@dataclass(frozen=True)
class Solution:
    """Voltages of a circuit.

    Parameters
    ----------
    voltages : numpy.ndarray of float64
        Shape ``(size, k)``, one column a right side; 0 at grounded nodes.
    residuals : numpy.ndarray of float64
        Shape ``(k,)``: norm of the currents that do not add up, relative to that of the injected ones.
    solver : Solver
        The way that was taken.
    """

    voltages: np.ndarray
    residuals: np.ndarray
    solver: Solver


def solve(circuit, currents, grounded, *, leaks=None, solver=Solver.AUTOMATIC, tolerance=1e-6, progress=None):
    """Return the voltages that injected currents cause in a connected circuit.

    Parameters
    ----------
    circuit : Circuit
        The conductors; every node must be joined to a grounded node or to a leak.
    currents : numpy.ndarray or scipy.sparse matrix
        Injected current, amperes, shape ``(size, k)``; what is injected at grounded nodes goes to earth at once.
    grounded : sequence of int
        Nodes held at 0 V.
    leaks : numpy.ndarray of float, optional
        Conductance from each node to earth, shape ``(size,)``.
    solver : Solver
        ``AUTOMATIC`` chooses by the number of nodes and right sides, and by the free memory.
    tolerance : float
        Largest relative residual that is accepted.
    progress : Progress, optional
        Moves with the right sides.

    Returns
    -------
    Solution
        With the true relative residual of each right side.

    Raises
    ------
    ConvergenceError
        If neither way reaches the tolerance.
    MemoryEstimateError
        If the factorisation, asked for by name or as the last resort, would not fit.
    """
    progress = progress or Progress()
    system = _System(circuit, sparse.csc_matrix(currents, dtype=np.float64), grounded, leaks)
    best = np.inf
    ways = _ways(solver, system)
    for way in ways:
        if system.nodes >= TOLD_NODES:
            progress.say(f"Voltages of {system.nodes} nodes for {system.count} right sides: {_NAMES[way]}.")
        try:
            voltages = _WAYS[way](system, tolerance, progress)
        except ConvergenceError:
            continue
        except MemoryEstimateError:
            if solver is not Solver.AUTOMATIC or way is ways[-1]:
                raise
            continue
        residuals = system.residuals(voltages)
        if residuals.max(initial=0.0) <= tolerance:
            return Solution(voltages, residuals, way)
        best = min(best, residuals.max())
    raise ConvergenceError(
        f"The voltages are only known to a relative residual of {best:.2g}, the tolerance is {tolerance:g}: the "
        f"highest conductance is {np.ptp(np.log10(circuit.conductance)):.0f} powers of ten above the lowest. Lessen "
        "the contrast of the resistance raster, or raise the tolerance."
    )


class _System:
    """The grounded linear system of a circuit: what stays after the grounded nodes are taken out."""

    def __init__(self, circuit, currents, grounded, leaks):
        self.circuit, self.leaks, self.currents = circuit, leaks, currents
        self.free = np.ones(circuit.size, bool)
        self.free[np.asarray(grounded, np.int64)] = False
        self.nodes = int(self.free.sum())
        self.known = np.full(self.count, np.nan)

    @cached_property
    def matrix(self):
        """The matrix of the nodes that are not grounded."""
        return laplacian(self.circuit, self.leaks)[self.free][:, self.free].tocsr()

    @property
    def on_grid(self):
        """Whether the circuit is kept on its grid."""
        return isinstance(self.circuit, GridCircuit)

    @property
    def count(self):
        """Number of right sides."""
        return self.currents.shape[1]

    def injected(self, columns):
        """Return right sides of all nodes as a dense array, 0 at grounded nodes."""
        dense = self.currents[:, columns].toarray()
        dense[~self.free] = 0.0
        return dense

    def entering(self, column):
        """Return the nodes of a right side where currents enter that are not grounded, and the amperes."""
        one = self.currents.getcol(column)
        inside = self.free[one.indices] & (one.data != 0)
        return one.indices[inside].astype(np.int64), one.data[inside]

    def missing(self, voltage, column):
        """Return the current that does not add up in each node, by differences of voltage, and its relative size."""
        injected = self.injected([column])[:, 0]
        rest = injected - net_outflow(self.circuit, voltage, self.leaks)
        rest[~self.free] = 0.0
        size = np.linalg.norm(injected)
        return rest, np.linalg.norm(rest) / size if size else 0.0

    def residuals(self, voltages):
        """Return the relative residual of each right side; 0 where nothing is injected."""
        for column in np.flatnonzero(np.isnan(self.known)):
            self.known[column] = self.missing(voltages[:, column], column)[1]
        known, self.known = self.known, np.full(self.count, np.nan)
        return known


def factor_bytes(nodes, *, on_grid=False):
    """Return the memory a factorisation of a raster circuit needs, bytes; 1.9 and, on its grid, 0.8 kB of 10^6 nodes.

    Measured up to 10^6 nodes with the general factorisation, up to 4 * 10^6 with `dissection`.
    """
    return (40.0 if on_grid else 110.0) * nodes * np.log2(nodes + 2.0)


def eliminates(solver, nodes, count):
    """Return whether a circuit on its grid is eliminated for so many right sides, rather than solved by steps."""
    if solver is Solver.AUTOMATIC:
        return nodes <= DIRECT_NODES_GRID * count and _fits(nodes, on_grid=True)
    return solver is Solver.DIRECT


def _ways(solver, system):
    """Return the ways to try, the first choice first."""
    many, nodes = system.count >= MANY, system.nodes
    if system.on_grid:
        direct = eliminates(solver, nodes, system.count)
    elif solver is Solver.AUTOMATIC:
        limit = DIRECT_NODES_MANY if many else DIRECT_NODES
        if many and _cholmod() is not None:
            limit = DIRECT_NODES_CHOLMOD
        direct = nodes <= limit and _fits(nodes)
    else:
        direct = solver is Solver.DIRECT
    return (Solver.DIRECT, Solver.ITERATIVE) if direct else (Solver.ITERATIVE, Solver.DIRECT)


def _fits(nodes, *, on_grid=False):
    """Return whether a factorisation fits into the free memory."""
    try:
        check_memory(factor_bytes(nodes, on_grid=on_grid), "The factorisation")
    except MemoryEstimateError:
        return False
    return True


def _direct(system, tolerance, progress):  # noqa: ARG001, both ways are called alike
    """Return voltages by one factorisation; one step of refinement where rounding shows."""
    nodes = system.nodes
    voltages = np.zeros((system.circuit.size, system.count), order="F")
    if nodes == 0:
        return voltages
    if system.on_grid:
        _by_dissection(system, voltages, progress)
        return voltages
    check_memory(factor_bytes(nodes) + 8 * nodes * system.count, f"The factorisation of {nodes} cells")
    factor = interruptible(_factorise, system.matrix.tocsc(), progress=progress)
    for start in range(0, system.count, BATCH):
        columns = list(range(start, min(start + BATCH, system.count)))
        injected = system.injected(columns)
        here = progress.part(start / system.count, start / system.count)
        found = interruptible(factor.solve, injected[system.free], progress=here)
        voltages[np.ix_(system.free, columns)] = found
        _refine(system, factor, voltages, columns)
        progress.report((start + len(columns)) / system.count)
    return voltages


def _by_dissection(system, voltages, progress):
    """Find voltages by elimination on the grid, as many right sides abreast as threads allow."""
    factor = Dissection(system.circuit, np.flatnonzero(~system.free), system.leaks, progress=progress.part(0, 0.7))
    batches = [range(k, min(k + LANES, system.count)) for k in range(0, system.count, LANES)]

    def work(batch):
        rights = [system.entering(column) for column in batch]
        if not any(amperes.size for _, amperes in rights):
            return
        found, rests = factor.solve(rights, progress.stop)
        system.known[batch.start : batch.stop] = rests
        for voltage, column in zip(found, batch):
            voltages[:, column] = voltage

    for _ in spread(work, batches, progress.part(0.7, 1)):
        pass


def _refine(system, factor, voltages, columns):
    """Correct voltages once by what does not add up, where that is more than rounding."""
    for column in columns:
        rest, size = system.missing(voltages[:, column], column)
        if size > REFINE_ABOVE:
            voltages[system.free, column] += factor.solve(rest[system.free])


def _cholmod():
    """Return the module of CHOLMOD, or None where scikit-sparse is missing or broken."""
    try:
        return importlib.import_module("sksparse.cholmod")
    except Exception:  # noqa: BLE001, broken installations raise anything
        return None


class _Cholesky:
    """The factors of a symmetric positive definite matrix by CHOLMOD, of the old or the new scikit-sparse."""

    def __init__(self, cholmod, matrix):
        factor = cholmod.cho_factor(matrix) if hasattr(cholmod, "cho_factor") else cholmod.cholesky(matrix)
        self.solve = factor.solve if hasattr(cholmod, "cho_factor") else factor


def _factorise(matrix):
    """Return the factors of a symmetric matrix; pivots stay on the diagonal, which an M-matrix allows."""
    cholmod = _cholmod()
    if cholmod is not None:
        # Rounding may hide that a matrix is definite, and SuperLU does not ask.
        with contextlib.suppress(Exception):
            return _Cholesky(cholmod, matrix)
    return splu(matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True})


def _iterative(system, tolerance, progress):
    """Return voltages by flexible conjugate gradients with the aggregation preconditioner."""
    voltages = np.zeros((system.circuit.size, system.count), order="F")
    if system.nodes == 0:
        return voltages
    if system.on_grid:
        _on_grid(system, voltages, tolerance, progress)
        return voltages
    check_memory(ITERATIVE_BYTES * system.nodes, f"Solving for {system.nodes} cells")
    cycle = _Aggregation(system.matrix, progress)
    for column in range(system.count):
        part = progress.part(column / system.count, (column + 1) / system.count)
        right = system.injected([column])[system.free, 0]
        voltages[system.free, column] = _conjugate_gradients(system.matrix, right, cycle, tolerance / 2, part)
        progress.report((column + 1) / system.count)
    return voltages


def _on_grid(system, voltages, tolerance, progress):
    """Find voltages by conjugate gradients on the grid, as many right sides at once as threads and memory allow."""
    cells = system.circuit.edges[0].size
    check_memory((GRID_BYTES + GRID_SOLVE_BYTES) * cells, f"Solving for {cells} cells")
    batches, abreast = _batches(system.count, cells)
    with multigrid.Team(progress) as team:
        grid = multigrid.Multigrid(system.circuit, np.flatnonzero(~system.free), system.leaks, team)

        def work(batch, team, progress):
            rights = [system.entering(column) for column in batch]
            for column, found in zip(batch, grid.solve_batch(rights, tolerance / 2, ITERATIONS, team, progress)):
                voltages[:, column] = found

        together = len(batches) // abreast * abreast if abreast > 1 else 0
        ends = np.append(0, np.cumsum([len(batch) for batch in batches])) / max(1, system.count)
        done = np.zeros(max(together, 1))

        def alone(number):
            quiet = _Batch(progress, done, number)
            work(batches[number], multigrid.Team(quiet, 1), quiet)

        part = progress.part(0, ends[together])
        for _ in spread(alone, range(together), part, threads=abreast, share=lambda: float(done.mean())):
            pass
        for number in range(together, len(batches)):
            work(batches[number], team, progress.part(ends[number], ends[number + 1]))


def _batches(count, cells):
    """Return the right sides that share their passes, batch by batch, and how many batches to solve at once.

    A batch costs the same however few right sides it has, so that a few are solved singly; the answer is the same.
    """
    lanes = LANES
    abreast = [k for k in range(1, cores() + 1) if _abreast_fit(k * lanes, cells)]
    full = (count + lanes - PAYS) // lanes if abreast else 0
    batches = [range(first, min(first + lanes, count)) for first in range(0, full * lanes, lanes)]
    batches += [range(column, column + 1) for column in range(min(full * lanes, count), count)]
    if not full:
        abreast = [k for k in range(1, cores() + 1) if _abreast_fit(k, cells)]
    return batches, min(max(abreast, default=1), max(1, len(batches)))


class _Batch(Quiet):
    """Notes how far one of several batches is."""

    def __init__(self, whole, done, number):
        super().__init__(whole)
        self.done, self.number = done, number

    def show(self, fraction):
        self.done[self.number] = fraction


def _abreast_fit(count, cells):
    """Return whether the vectors of several right sides fit into the free memory."""
    try:
        check_memory((GRID_BYTES + count * GRID_SOLVE_BYTES) * cells, "Several right sides")
    except MemoryEstimateError:
        return False
    return True


def _conjugate_gradients(matrix, right, cycle, tolerance, progress):
    """Return the solution of one right side, as good as `ITERATIONS` steps make it."""
    solution, rest = np.zeros_like(right), right.copy()
    goal = tolerance * np.linalg.norm(right)
    direction = image = None
    for _ in range(ITERATIONS):
        if np.linalg.norm(rest) <= goal:
            break
        progress.check()
        step = cycle(rest)
        if direction is not None:
            step -= (step @ image) / (direction @ image) * direction
        direction, image = step, matrix @ step
        length = (direction @ rest) / (direction @ image)
        solution += length * direction
        rest -= length * image
    return solution


_WAYS = {Solver.DIRECT: _direct, Solver.ITERATIVE: _iterative}
_NAMES = {Solver.DIRECT: "one factorisation", Solver.ITERATIVE: "conjugate gradients with multigrid"}


class _Aggregation:
    """Approximate inverse of a grounded Laplacian: levels of ever fewer nodes, visited in a K-cycle."""

    def __init__(self, matrix, progress):
        self.levels = []
        while matrix.shape[0] > COARSEST:
            progress.check()
            groups, coarse = _fours(matrix)
            if coarse.shape[0] > STALLED * matrix.shape[0]:
                break
            self.levels.append((matrix, 1.0 / matrix.diagonal(), groups))
            matrix = coarse
        self.bottom = interruptible(_factorise, matrix.tocsc(), progress=progress)

    def __call__(self, right):
        """Return the approximate solution of a right side."""
        return self._cycle(0, right)

    def _cycle(self, level, right):
        """Smooth, correct from the next level, smooth."""
        if level == len(self.levels):
            return self.bottom.solve(right)
        matrix, inverse, groups = self.levels[level]
        solution = _smooth(matrix, inverse, right)
        rest = np.bincount(groups, right - matrix @ solution)
        solution += self._correction(level + 1, rest)[groups]
        return solution + _smooth(matrix, inverse, right - matrix @ solution)

    def _correction(self, level, right):
        """Return up to two steps of flexible conjugate gradients on a level."""
        if level == len(self.levels):
            return self.bottom.solve(right)
        matrix = self.levels[level][0]
        one = self._cycle(level, right)
        image = matrix @ one
        energy, gain = one @ image, one @ right
        if energy <= 0.0:
            return one
        rest = right - gain / energy * image
        if np.linalg.norm(rest) <= 0.25 * np.linalg.norm(right):
            return gain / energy * one
        two = self._cycle(level, rest)
        shared = two @ image
        left = two @ (matrix @ two) - shared**2 / energy
        if left <= 0.0:
            return gain / energy * one
        share = (two @ rest) / left
        return (gain - shared * share) / energy * one + share * two


def _smooth(matrix, inverse, right):
    """Return three Chebyshev steps from 0 for the upper three quarters of the spectrum, which ends at 2."""
    centre, radius = 1.25, 0.75
    ratio = radius / centre
    step = inverse * right / centre
    solution, rest = step.copy(), right
    for _ in range(2):
        rest = rest - matrix @ step
        following = 1.0 / (2.0 * centre / radius - ratio)
        step = following * ratio * step + 2.0 * following / radius * (inverse * rest)
        ratio = following
        solution += step
    return solution


def _fours(matrix):
    """Return groups of about four strongly tied nodes, and the matrix of the groups."""
    first = _pairs(matrix)
    half = _grouped(matrix, first)
    second = _pairs(half)
    return second[first], _grouped(half, second)


def _grouped(matrix, groups):
    """Return the matrix in which the nodes of each group are one."""
    count = int(groups.max()) + 1
    entries = matrix.tocoo()
    return sparse.coo_matrix((entries.data, (groups[entries.row], groups[entries.col])), (count, count)).tocsr()


def _pairs(matrix):
    """Return the group of each node: nodes that are each other's strongest tie pair up, the rest join a neighbour."""
    size = matrix.shape[0]
    rows = np.repeat(np.arange(size, dtype=np.int32), np.diff(matrix.indptr))
    off = rows != matrix.indices
    rows, columns, ties = rows[off], matrix.indices[off], -matrix.data[off]
    # Equal ties would let chains of nodes all point one way; a little noise, the same from both ends, breaks them.
    mark = np.random.default_rng(0).random(size)
    ties *= 1.0 + 1e-3 * ((mark[rows] * mark[columns] * 1e4) % 1.0)
    everyone = _strongest(rows, columns, ties, size)
    partner = np.arange(size)
    for _ in range(HANDSHAKES):
        best = _strongest(rows, columns, ties, size)
        agreed = (best >= 0) & (best[best] == np.arange(size))
        partner[agreed] = best[agreed]
        alone = partner == np.arange(size)
        kept = alone[rows] & alone[columns]
        rows, columns, ties = rows[kept], columns[kept], ties[kept]
        if not rows.size:
            break
    leader = np.minimum(partner, np.arange(size))
    alone = (partner == np.arange(size)) & (everyone >= 0)
    leader[alone] = leader[everyone[alone]]
    # A node that joined one which itself joined another follows it, until all leaders lead themselves.
    while np.any(leader[leader] != leader):
        leader = leader[leader]
    return np.unique(leader, return_inverse=True)[1]


def _strongest(rows, columns, ties, size):
    """Return the column of the strongest tie of each row, -1 for rows without ties; rows ascend."""
    best = np.full(size, -1, np.int64)
    if not rows.size:
        return best
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    peak = np.zeros(size)
    peak[rows[starts]] = np.maximum.reduceat(ties, starts)
    top = ties == peak[rows]
    best[rows[top]] = columns[top]
    return best
