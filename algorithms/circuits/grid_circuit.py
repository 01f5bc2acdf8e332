"""The circuit of a large raster, kept on its grid: four conductances a cell instead of a list of conductors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress, spread
from . import kernels

BAND_CELLS = 65536
THIN = 0.1


@dataclass(frozen=True)
class GridCircuit:
    """A circuit whose nodes are the cells of a raster, or regions of cells; it answers all that a `Circuit` does.

    Parameters
    ----------
    edges : tuple of numpy.ndarray of float32
        Conductance of each cell to its neighbours in the east, south, southeast and southwest, in `unit`. One entry a
        cell of the raster with a rim of one cell, row by row, 0 where there is no conductor.
    node : numpy.ndarray of int32
        Node of each cell, shape ``(rows, columns)``, -1 where there is none.
    lone : int
        Nodes below this are single cells, numbered row by row; the others may have many cells.
    size : int
        Number of nodes.
    unit : float
        Conductance of an edge of 1.
    """

    edges: tuple
    node: np.ndarray
    lone: int
    size: int
    unit: float

    @property
    def width(self):
        """Cells a row, with the rim."""
        return self.node.shape[1] + 2

    @property
    def first(self):
        """One node of each conductor."""
        return self.conductors()[0]

    @property
    def second(self):
        """The other node of each conductor."""
        return self.conductors()[1]

    @property
    def conductance(self):
        """Conductance of each conductor, float64."""
        return np.concatenate([edge[edge > 0].astype(np.float64) for edge in self.edges]) * self.unit

    def shifts(self):
        """Return how far the neighbour of each of the four edges is."""
        return 1, self.width, self.width + 1, self.width - 1

    def padded(self, values, fill):
        """Return values a cell with a rim of one cell around them, row by row."""
        whole = np.full((values.shape[0] + 2, values.shape[1] + 2), fill, values.dtype)
        whole[1:-1, 1:-1] = values
        return whole.ravel()

    def conductors(self, chosen=None):
        """Return the two nodes and the conductance of each conductor, of the chosen nodes only if they are given.

        Parameters
        ----------
        chosen : numpy.ndarray of bool, optional
            Shape ``(size,)``; no conductor may lead from a chosen node to one that is not.
        """
        node = self.padded(self.node, -1)
        inside = node >= 0 if chosen is None else np.append(chosen, False)[node]
        found = []
        for edge, shift in zip(self.edges, self.shifts()):
            cells = np.flatnonzero((edge > 0) & inside)
            found.append((node[cells], node[cells + shift], edge[cells].astype(np.float64) * self.unit))
        return tuple(np.concatenate(arrays) for arrays in zip(*found))

    def regions(self):
        """Return the cells of nodes that may have many, in the numbering with the rim, and their nodes; by node."""
        rows, columns = np.nonzero(self.node >= self.lone)
        nodes = self.node[rows, columns]
        order = np.argsort(nodes, kind="stable")
        return ((rows + 1) * self.width + columns + 1)[order], nodes[order]

    def cells_of(self, nodes):
        """Return one cell of each of some nodes, in the numbering with the rim."""
        nodes = np.asarray(nodes, np.int64)
        cells = np.empty(nodes.size, np.int64)
        single = nodes < self.lone
        if single.any():
            inside = np.flatnonzero((self.node >= 0) & (self.node < self.lone))
            rows, columns = np.divmod(inside[nodes[single]], self.node.shape[1])
            cells[single] = (rows + 1) * self.width + columns + 1
        places, owners = self.regions()
        cells[~single] = places[np.searchsorted(owners, nodes[~single])]
        return cells

    def on_nodes(self, values):
        """Return the value of each node from values of cells with the rim; regions take that of their first cell."""
        found = np.empty(self.size, values.dtype)
        inner = values.reshape(-1, self.width)[1:-1, 1:-1]
        found[: self.lone] = inner[(self.node >= 0) & (self.node < self.lone)]
        if self.lone < self.size:
            found[self.lone :] = values[self.cells_of(np.arange(self.lone, self.size))]
        return found

    def flow(self, voltage, noise=0.0):
        """Return net outflow and absolute current of each node, and the largest current of a conductor, amperes.

        Parameters
        ----------
        voltage : numpy.ndarray of float64
            Voltage of each node, shape ``(size,)``.
        noise : float
            Smaller currents count as 0.
        """
        net, amount = np.zeros(self.size), np.zeros(self.size)

        def work(rows):
            return kernels.flow_in_rows(
                self.edges, self.node, voltage, noise / self.unit, self.width, *rows, net, amount, self.lone
            )

        largest = 0.0
        for _, (most, nodes, out, absolute) in spread(work, bands(self.node.shape), Progress(), ordered=True):
            largest = max(largest, most)
            np.add.at(net, nodes, out)
            np.add.at(amount, nodes, absolute)
        net *= self.unit
        amount *= self.unit
        return net, amount, largest * self.unit

    def components(self):
        """Return the number of the connected piece of each node, from 0, shape ``(size,)``."""
        cells, nodes = self.regions()
        same = np.flatnonzero(nodes[1:] == nodes[:-1])
        root = np.empty(self.edges[0].size, np.int32)
        kernels.label_cells(self.edges, self.width, np.column_stack((cells[same], cells[same + 1])), root)
        piece = self.on_nodes(root)
        # A piece is named by its lowest cell; numbers follow the order of these.
        names = np.zeros(root.size, bool)
        names[piece] = True
        return (np.cumsum(names, dtype=np.int32) - 1)[piece]

    def part(self, nodes):
        """Return the circuit of the nodes of a connected piece, or None if they fill their window too thinly.

        Parameters
        ----------
        nodes : numpy.ndarray of int
            All nodes of the piece, ascending.
        """
        if nodes.size == self.size:
            return self
        local = np.full(self.size + 1, -1, np.int32)
        local[nodes] = np.arange(nodes.size, dtype=np.int32)
        node = local[self.node]
        lone = int(np.searchsorted(nodes, self.lone))
        inside = node >= 0
        rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
        window = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        cells = (rows[-1] + 1 - rows[0]) * (columns[-1] + 1 - columns[0])
        if nodes.size < THIN * cells:
            return None
        if 2 * cells > node.size:
            return GridCircuit(self.edges, node, lone, nodes.size, self.unit)
        node = node[window].copy()
        whole = [edge.reshape(-1, self.width)[1:-1, 1:-1][window] for edge in self.edges]
        edges = tuple(self.padded(np.where(node >= 0, edge, np.float32(0)), 0) for edge in whole)
        return GridCircuit(edges, node, lone, nodes.size, self.unit)


def available():
    """Return whether kernels are compiled; as plain Python they would take hours on a large grid."""
    return hasattr(kernels.join_cells, "py_func")


def grid_circuit(conductance, node, size, lone, *, diagonals, mean_resistance):
    """Return the circuit of a raster on its grid.

    Parameters
    ----------
    conductance : numpy.ndarray of float
        Conductance of each cell, shape ``(rows, columns)``; NaN and what is not above 0 do not conduct.
    node : numpy.ndarray of int32
        Node of each cell, -1 for none.
    size, lone : int
        Number of nodes, and of those that are single cells, which come first.
    diagonals : bool
        Whether current flows to diagonal neighbours.
    mean_resistance : bool
        Whether the resistances of the two cells of a step are averaged, or the conductances.
    """
    unit = float(np.fmax.reduce(conductance, axis=None, initial=0.0)) or 1.0
    edges = tuple(np.zeros((node.shape[0] + 2) * (node.shape[1] + 2), np.float32) for _ in range(4))

    def work(rows):
        kernels.join_cells(conductance, node, mean_resistance, diagonals, 1.0 / unit, edges, *rows)

    for _ in spread(work, bands(node.shape), Progress()):
        pass
    return GridCircuit(edges, node, lone, size, unit)


def bands(shape):
    """Return first row and end of bands of rows that together are a raster of this shape."""
    step = max(32, BAND_CELLS // max(1, shape[1]))
    return [(start, min(start + step, shape[0])) for start in range(0, shape[0], step)]
