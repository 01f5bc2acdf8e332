"""Omnidirectional current of neighbouring windows on one domain: an approximation that is faster with small blocks.

Windows whose targets lie close together have nearly the same circuit. Here they have the same: the smallest rectangle
of the landscape that holds them all. It is factorised once and solved for each target, with the sources of the
target's own circle. Current may leave that circle, where an exact window ends; what flows outside is not counted.
"""

from __future__ import annotations

import functools

import numpy as np
from scipy import ndimage

from ..errors import ConvergenceError
from ..progress import Progress
from . import domain_kernels
from .batch_kernels import LANES
from .dissection import Dissection, Spare
from .grid_circuit import grid_circuit
from .windows import NOISE, Piece, Target, circle, cut, sources_of, span

# Seconds of a factorisation over cells to 1.5, and of a target over cells and their logarithm; measured on one machine.
FACTOR_SECONDS, SOLVE_SECONDS = 1.2e-8, 3e-9
FACTOR_BYTES = 800
WIDEST = 2


def blocks_aside(rules, block_size, shape):
    """Return how many blocks wide the square of targets is that shares a domain: what takes least time a target.

    Parameters
    ----------
    rules : Rules
        Of the run.
    block_size : int
        Side of a block, cells.
    shape : tuple of int
        Rows and columns of the raster.
    """
    most = min(WIDEST * rules.reach, max(shape)) // block_size + 1
    return min(range(1, most + 1), key=lambda blocks: _seconds(rules, block_size, shape, blocks))


def domain_seconds(rules, block_size, shape):
    """Return the time a target takes on one core, seconds."""
    return _seconds(rules, block_size, shape, blocks_aside(rules, block_size, shape)) * (2 if rules.potential else 1)


def domain_bytes(rules, block_size, shape):
    """Return the memory a thread needs, bytes."""
    cells = _cells(rules, block_size, shape, blocks_aside(rules, block_size, shape))
    return FACTOR_BYTES * cells * (2 if rules.potential else 1)


def _cells(rules, block_size, shape, blocks):
    """Return the number of cells of a domain of a square of blocks."""
    return float(np.prod([min(size, blocks * block_size + 2 * rules.reach) for size in shape]))


def _seconds(rules, block_size, shape, blocks):
    """Return the time of a target in a square of blocks, seconds."""
    cells = _cells(rules, block_size, shape, blocks)
    many = np.prod([min(blocks, -(-size // block_size)) for size in shape])
    return FACTOR_SECONDS * cells**1.5 / many + SOLVE_SECONDS * cells * np.log2(cells + 2)


def uniform_domains(rules):
    """Return a function that answers the domain of a shape on which all cells conduct alike; it keeps the last few."""
    return functools.lru_cache(maxsize=4)(lambda shape: Domain(np.ones(shape), rules))


def solve_domain(land, table, stop=None, uniform=None):
    """Return the currents of targets that share a domain.

    Parameters
    ----------
    land : Land
        What the domain is cut from.
    table : numpy.ndarray of float64
        A line for each target, as `Target.of` takes it.
    stop : numpy.ndarray of uint8, optional
        One byte; the work ends with `Cancelled` soon after it becomes 1.
    uniform : callable, optional
        From `uniform_domains`, for all parts of a run.

    Returns
    -------
    Piece
        Sums in the order of the targets.
    """
    stop = np.zeros(1, np.uint8) if stop is None else stop
    rules, shape = land.rules, land.conductance.shape
    targets = [Target.of(line) for line in table]
    place = span([cut(target, rules.reach, shape)[0] for target in targets])
    domains = [Domain(land.conductance[place], rules, stop)]
    if rules.potential:
        domains.append((uniform or uniform_domains(rules))(domains[0].shape))
    maps = [np.zeros(domain.shape) for domain in domains]
    circles = tuple(circle(cells, rules.reach) for cells in (rules.reach, rules.radius))
    residual, solves = 0.0, 0
    for first in range(0, len(targets), LANES):
        windows = [_Window.of(land, target, circles, place) for target in targets[first : first + LANES]]
        for domain, total in zip(domains, maps):
            largest, count = domain.add_currents([window for window in windows if window is not None], total, stop)
            residual, solves = max(residual, largest), solves + count
    return Piece(place, maps[0], maps[1] if rules.potential else None, residual, solves, 0, solves)


class _Window:
    """The window of a target in its domain: its rows and columns there, its sources, and how its current counts."""

    def __init__(self, inside, target, source, scale):
        self.inside, self.target, self.source, self.scale = inside, target, source, scale

    @classmethod
    def of(cls, land, target, circles, place):
        """Return the window of a target, None if it has no sources."""
        window, offset = cut(target, land.rules.reach, land.conductance.shape)
        source = sources_of(land, target, window, circles[1][offset])
        if source is None:
            return None
        inside = tuple(slice(w.start - side.start, w.stop - side.start) for w, side in zip(window, place))
        row, column = (at - side.start for at, side in zip((target.row, target.column), place))
        return cls(inside, (row, column), source, circles[0][offset] * land.rules.factor_of(target, offset))


class _Room:
    """Arrays for the right sides, the voltages and the currents of a batch."""

    def __init__(self, size):
        self.lanes = np.zeros((2, size, LANES))
        self.current = np.zeros((size, LANES))


class Domain:
    """The factorised circuit of a rectangle of the landscape.

    Parameters
    ----------
    conductance : numpy.ndarray of float64
        Shape ``(rows, columns)``, 0 where nothing flows.
    rules : Rules
        Of the run.
    stop : numpy.ndarray of uint8, optional
        One byte; 1 ends the work.

    Notes
    -----
    One cell of each connected piece is at 0 V, whatever the target: what is put in and taken out there adds up to 0, so
    that nothing flows to earth, and voltages are known up to a constant, which no current knows.
    """

    def __init__(self, conductance, rules, stop=None):
        self.shape, self.tolerance = conductance.shape, rules.tolerance
        self.width = self.shape[1] + 2
        inside = conductance > 0
        self.piece, count = ndimage.label(inside, rules.neighbours.structure)
        self.rooms, self.factor = Spare(lambda: _Room(self.factor.unknowns)), None
        if not count:
            return
        progress = Progress()
        progress.stop = progress.stop if stop is None else stop
        node = np.full(self.shape, -1, np.int32)
        node[inside] = np.arange(np.count_nonzero(inside))
        size = int(node.max()) + 1
        self.circuit = grid_circuit(conductance, node, size, size, diagonals=not rules.four, mean_resistance=False)
        first = np.unique(self.piece[inside], return_index=True)[1]
        self.factor = Dissection(self.circuit, first, progress=progress, threads=1)
        self.grounded = self.circuit.cells_of(first)

    def add_currents(self, windows, total, stop):
        """Add the currents of windows to the map of the domain.

        Parameters
        ----------
        windows : sequence of _Window
            As many as there are lanes at most.
        total : numpy.ndarray of float64
            Amperes of each cell of the domain.
        stop : numpy.ndarray of uint8
            One byte; 1 ends the work.

        Returns
        -------
        residual : float
            Largest relative residual.
        count : int
            Number of windows through which current flows.

        Raises
        ------
        ConvergenceError
            If the residual is above the tolerance.
        """
        flowing = [(window, source) for window in windows if (source := self._joined(window)) is not None]
        if not flowing:
            return 0.0, 0
        room = self.rooms.take()
        right, x = room.lanes
        right[:] = 0.0
        cells = self._inner(right)
        for lane, (window, source) in enumerate(flowing):
            cells[(*window.inside, lane)] = source
            cells[(*window.target, lane)] = -source.sum()
        right[self.grounded] = 0.0
        x[:] = right
        self.factor.solve_lanes(x, stop)
        arrived = np.zeros(LANES)
        arrived[: len(flowing)] = [source.sum() for _, source in flowing]
        rests = domain_kernels.currents(
            self.circuit.edges, self.width, self.factor.unknown, x, right, NOISE * arrived, room.current
        )
        if not rests.max() <= self.tolerance:
            raise ConvergenceError(
                f"The currents of a shared domain only add up to a relative residual of {rests.max():.2g}, the "
                f"tolerance is {self.tolerance:g}. Solve every window by itself, or raise the tolerance."
            )
        current = self._inner(room.current)
        for lane, (window, _) in enumerate(flowing):
            # At the target that counts what arrives.
            current[(*window.target, lane)] = arrived[lane]
            total[window.inside] += window.scale * current[(*window.inside, lane)]
        self.rooms.give(room)
        return rests.max(), len(flowing)

    def _inner(self, lanes):
        """Return values of cells in lanes as rows and columns of the domain."""
        return lanes.reshape(self.shape[0] + 2, self.width, LANES)[1:-1, 1:-1]

    def _joined(self, window):
        """Return the amperes of the cells that are joined with the target, None if there are none."""
        piece = self.piece[window.target] if self.factor is not None else 0
        source = np.where(self.piece[window.inside] == piece, window.source, 0.0)
        row, column = (at - side.start for at, side in zip(window.target, window.inside))
        source[row, column] = 0.0
        return source if piece and source.any() else None
