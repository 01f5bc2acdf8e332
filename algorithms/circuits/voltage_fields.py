"""Voltages of one connected piece of a circuit for 1 A into each of its terminals; every mode is a sum of these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..validation import check_memory
from .grid_circuit import available
from .laplacian import GRID_NODES, Average, Neighbours, components, node_current, on_cells, raster_circuit, split
from .solvers import Solver, solve


@dataclass(frozen=True)
class Choices:
    """How every solve of a run is made, as in `current_flow`.

    Parameters
    ----------
    neighbours, average, solver, tolerance
        As there.
    zero_nodes : bool
        Whether the nodes of a solve show no current in its map.
    with_maps : bool
        Whether currents are wanted, or resistances alone.
    """

    neighbours: Neighbours = Neighbours.EIGHT
    average: Average = Average.RESISTANCE
    solver: Solver = Solver.AUTOMATIC
    tolerance: float = 1e-6
    zero_nodes: bool = False
    with_maps: bool = True


@dataclass(frozen=True)
class Landscape:
    """What all solves of a run share; it travels to other machines whole.

    Parameters
    ----------
    conductance : numpy.ndarray of float
        Shape ``(rows, columns)``; NaN and 0 have no node.
    regions : numpy.ndarray of int or None
        Short-circuit regions, 0 outside.
    labels : numpy.ndarray of int or None
        Focal nodes 1 to n, 0 outside; None in the advanced mode.
    choices : Choices
        How it is solved.
    """

    conductance: np.ndarray
    regions: np.ndarray | None
    labels: np.ndarray | None
    choices: Choices

    @property
    def cells(self):
        """Number of cells that conduct."""
        with np.errstate(invalid="ignore"):
            return int(np.count_nonzero(self.conductance > 0))

    @property
    def on_grid(self):
        """Whether its circuit is kept on its grid, and solved there with all threads."""
        return available() and self.cells >= GRID_NODES

    def circuit(self, members=()):
        """Return the circuit and the node of each cell when the labels `members` are ideal conductors."""
        regions = merged_regions(self.regions, self.labels, members) if len(members) else self.regions
        neighbours, average = self.choices.neighbours, self.choices.average
        return raster_circuit(self.conductance, neighbours=neighbours, average=average, regions=regions)

    def several(self, count):
        """Return the labels, 1 to `count`, that have several cells."""
        return np.flatnonzero(np.bincount(self.labels.ravel(), minlength=count + 1)[1:] > 1) + 1


class Fields:
    """Voltages of one connected piece for 1 A into each terminal but the first, which is at 0 V.

    Parameters
    ----------
    part : Part
        The piece.
    ends, place : numpy.ndarray of int
        Distinct terminals as nodes of the piece, and the place of each terminal among them.
    voltages : numpy.ndarray of float64
        Shape ``(size, len(ends) - 1)``.
    choices : Choices
        Of the run.
    """

    def __init__(self, part, ends, place, voltages, choices):
        self.circuit, self.nodes, self.choices = part.circuit, part.nodes, choices
        self.ends, self.place, self.voltages = ends, place, voltages
        count = ends.size - 1
        # Effective resistances by energy would cost as much again; reciprocity makes the terminal matrix symmetric.
        inner = np.zeros((count + 1, count + 1))
        inner[:, 1:] = self.voltages[self.ends]
        self.terminal = (inner + inner.T) / 2

    @classmethod
    def solved(cls, part, terminals, choices, progress):
        """Return the fields of terminals, given as nodes of the whole circuit."""
        ends, place = np.unique(np.searchsorted(part.nodes, terminals), return_inverse=True)
        size, count = part.circuit.size, ends.size - 1
        check_memory(8 * size * (count + 1), f"The voltages of {count} nodes on {part.nodes.size} cells")
        currents = sparse.csc_matrix((np.ones(count), (ends[1:], np.arange(count))), (size, count))
        way = {"solver": choices.solver, "tolerance": choices.tolerance, "progress": progress}
        return cls(part, ends, place, solve(part.circuit, currents, ends[:1], **way).voltages, choices)

    def voltage(self, amperes):
        """Return the voltages for amperes put into the distinct terminals; the first takes what does not balance."""
        used = np.flatnonzero(amperes[1:])
        return self.voltages[:, used] @ amperes[1 + used]

    def each_voltage(self, several, stop):  # noqa: ARG002, fields that must solve take it
        """Return the voltages for several lists of amperes put into the distinct terminals."""
        return [self.voltage(amperes) for amperes in several]

    def between(self, one, two):
        """Return the effective resistance between two distinct terminals."""
        return self.terminal[one, one] + self.terminal[two, two] - 2 * self.terminal[one, two]

    def from_one(self, source, grounds):
        """Return the amperes of distinct terminals when 1 A enters at `source` and leaves where `grounds` are 0 V."""
        size = grounds.size
        system = np.ones((size + 1, size + 1))
        system[:size, :size] = self.terminal[np.ix_(grounds, grounds)]
        system[size, size] = 0.0
        right = np.append(-self.terminal[grounds, source], -1.0)
        amperes = np.zeros(self.ends.size)
        amperes[source] = 1.0
        amperes[grounds] = np.linalg.solve(system, right)[:size]
        return amperes

    def current(self, voltage, shown):
        """Return the current through each node; the terminals `shown` have none if that is asked for."""
        current = node_current(self.circuit, voltage)
        if self.choices.zero_nodes:
            current[self.ends[shown]] = 0.0
        return current

    def whole(self, values, node):
        """Return values of this piece as cells of the raster: 0 in other pieces, NaN where there is no node."""
        spread = np.zeros(int(node.max(initial=-1)) + 1)
        spread[self.nodes] = values
        return on_cells(spread, node)


class Sums:
    """Sum and maximum of the currents of all solves on one circuit, a value a node."""

    def __init__(self, size):
        self.total, self.largest = np.zeros(size), np.zeros(size)

    def add(self, nodes, current, weight=1.0):
        """Add the current of a solve in some nodes; the maximum is not weighted."""
        self.total[nodes] += current if weight == 1.0 else weight * current
        self.largest[nodes] = np.maximum(self.largest[nodes], current)


def terminal_nodes(labels, node, count):
    """Return the node of each label 1 to `count`, -1 for labels without one.

    Parameters
    ----------
    labels : numpy.ndarray of int
        Shape ``(rows, columns)``; 0 is outside. Labels of several cells must be one node.
    node : numpy.ndarray of int
        Node of each cell, from `raster_circuit`.
    count : int
        Number of labels.
    """
    cells = np.flatnonzero(labels > 0)
    nodes = np.full(count + 1, -1, np.int64)
    np.maximum.at(nodes, labels.ravel()[cells], node.ravel()[cells])
    return nodes[1:]


def piece_fields(choices, circuit, terminals, members, progress, make=Fields.solved):
    """Yield the fields of each connected piece with two different terminals, and its members among the terminals.

    `make` is called for each as `Fields.solved` is.
    """
    component = components(circuit)
    members = members[terminals[members] >= 0]
    pieces = component[terminals[members]]
    wanted = [k for k in np.unique(pieces) if np.unique(terminals[members[pieces == k]]).size > 1]
    for index, part in enumerate(split(circuit, wanted, component)):
        inside = members[pieces == wanted[index]]
        stretch = progress.part(index / len(wanted), (index + 1) / len(wanted))
        yield make(part, terminals[inside], choices, stretch.part(0, 0.6)), inside, stretch.part(0.6, 1)


def merged_regions(regions, labels, members):
    """Return regions in which each of the labels `members` is one with every region it touches."""
    merged = np.zeros(labels.shape, np.int32) if regions is None else regions.astype(np.int32)
    following = int(merged.max(initial=0))
    for label in members:
        following += 1
        cells = labels == label
        touched = np.unique(merged[cells])
        touched = touched[touched > 0]
        if touched.size:
            merged[np.isin(merged, touched)] = following
        merged[cells] = following
    return merged
