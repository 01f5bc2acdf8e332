"""A landscape as an electric circuit: cells are nodes, steps between neighbouring cells are conductors.

The conductor between two cells follows Circuitscape: the mean of the two conductances, or one over the mean of the two
resistances, divided by sqrt 2 on diagonals. Conductances are in cell units: neither the cell size nor the shape of
cells that are not square enters (a step across the long side of a cell counts as one across the short side).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..grid import Neighbours
from .grid_circuit import GridCircuit, available, grid_circuit

NOISE = 1e-8
GRID_NODES = 50_000


class Average(enum.Enum):
    """What is averaged over the two cells of a step."""

    RESISTANCE = "resistance"
    CONDUCTANCE = "conductance"


@dataclass(frozen=True)
class Circuit:
    """Nodes 0 to `size` - 1 joined by conductors; several conductors may join the same two nodes.

    Parameters
    ----------
    first, second : numpy.ndarray of int
        The two nodes of each conductor, shape ``(m,)``.
    conductance : numpy.ndarray of float64
        Conductance of each conductor, > 0, shape ``(m,)``.
    size : int
        Number of nodes.
    """

    first: np.ndarray
    second: np.ndarray
    conductance: np.ndarray
    size: int


@dataclass(frozen=True)
class Part:
    """One connected piece of a circuit: its own circuit, and the number each of its nodes has in the whole."""

    circuit: Circuit | GridCircuit
    nodes: np.ndarray


def raster_circuit(conductance, *, neighbours=Neighbours.EIGHT, average=Average.RESISTANCE, regions=None):
    """Return the circuit of a raster and the node of each cell.

    Parameters
    ----------
    conductance : numpy.ndarray of float
        Conductance of each cell, shape ``(rows, columns)``; cells with NaN or nothing above 0 have no node.
    neighbours : Neighbours
        Eight or four neighbours.
    average : Average
        Mean resistance or mean conductance of the two cells of a step.
    regions : numpy.ndarray of int, optional
        Shape ``(rows, columns)``; the cells of one number above 0 are one node, wherever they lie. Cells without
        conductance join it (with conductance 0) if the region has a cell with conductance, as in Circuitscape.

    Returns
    -------
    circuit : Circuit or GridCircuit
        A list of float64 conductances, or float32 conductances on the grid for large rasters if there is numba.
    node : numpy.ndarray of int32
        Shape ``(rows, columns)``, -1 where there is no node.

    Notes
    -----
    About 150 bytes per cell are needed while a list is made, 40 for conductances on the grid.
    """
    with np.errstate(invalid="ignore"):
        valid = conductance > 0
    node, size, lone = _number_nodes(valid, regions)
    if available() and lone >= GRID_NODES:
        diagonals, mean_resistance = neighbours is Neighbours.EIGHT, average is Average.RESISTANCE
        return grid_circuit(conductance, node, size, lone, diagonals=diagonals, mean_resistance=mean_resistance), node
    cells = np.where(valid, conductance, 0.0).astype(np.float64)
    pieces = [_conductors(cells, node, a, b, length, average) for a, b, length in _directions(cells.shape, neighbours)]
    first, second, values = (np.concatenate(arrays) for arrays in zip(*pieces))
    return Circuit(first, second, values, size), node


def build_bytes(cells):
    """Return the memory that making the circuit of a raster and its pieces may need, bytes."""
    return cells * (60 if available() and cells >= GRID_NODES else 200)


def _number_nodes(valid, regions):
    """Return the node of each cell, the number of nodes, and that of lone cells, which come before regions."""
    node = np.full(valid.shape, -1, np.int32)
    lone = valid if regions is None else valid & (regions <= 0)
    size = int(lone.sum())
    node[lone] = np.arange(size, dtype=np.int32)
    if regions is None:
        return node, size, size
    inside = np.flatnonzero(regions > 0)
    numbers, place = np.unique(regions.ravel()[inside], return_inverse=True)
    alive = np.zeros(numbers.size, bool)
    alive[place[valid.ravel()[inside]]] = True
    target = np.where(alive, size + np.cumsum(alive) - 1, -1).astype(np.int32)
    node.ravel()[inside] = target[place]
    return node, size + int(alive.sum()), size


def _directions(shape, neighbours):
    """Return, for each direction of a step, the cells it starts from, those it ends on, and its length in cells."""
    rows, columns = shape
    left, right = slice(0, columns - 1), slice(1, columns)
    upper, lower = slice(0, rows - 1), slice(1, rows)
    every = slice(None)
    straight = [((every, left), (every, right), 1.0), ((upper, every), (lower, every), 1.0)]
    if neighbours is Neighbours.FOUR:
        return straight
    return [*straight, ((upper, left), (lower, right), 2**0.5), ((upper, right), (lower, left), 2**0.5)]


def _conductors(cells, node, a, b, length, average):
    """Return the two nodes and the conductance of all steps in one direction."""
    joined = (node[a] >= 0) & (node[b] >= 0) & (node[a] != node[b]) & (cells[a] + cells[b] > 0)
    one, two = cells[a][joined], cells[b][joined]
    mean = 2 * one * two / (one + two) if average is Average.RESISTANCE else (one + two) / 2
    values = mean / length
    kept = values > 0
    return node[a][joined][kept], node[b][joined][kept], values[kept]


def laplacian(circuit, leaks=None):
    """Return the Laplacian matrix of a circuit, float64 CSR: row sums of conductance minus conductances.

    Parameters
    ----------
    circuit : Circuit
        The conductors.
    leaks : numpy.ndarray of float, optional
        Conductance from each node to earth, shape ``(size,)``; added to the diagonal.
    """
    nodes = (circuit.size, circuit.size)
    half = sparse.coo_matrix((circuit.conductance, (circuit.first, circuit.second)), nodes).tocsr()
    joined = (half + half.T).tocsr()
    diagonal = np.asarray(joined.sum(axis=1)).ravel() + (0 if leaks is None else leaks)
    return (sparse.diags(diagonal) - joined).tocsr()


def net_outflow(circuit, voltage, leaks=None):
    """Return the current that leaves each node, amperes, summed over differences of voltage.

    The difference form keeps its accuracy where the matrix form loses it to rounding of the diagonal.
    """
    if isinstance(circuit, GridCircuit):
        flow = circuit.flow(voltage)[0]
    else:
        current = circuit.conductance * (voltage[circuit.first] - voltage[circuit.second])
        flow = np.bincount(circuit.first, current, circuit.size) - np.bincount(circuit.second, current, circuit.size)
    return flow if leaks is None else flow + leaks * voltage


def node_current(circuit, voltage, leaks=None):
    """Return the current through each node: the larger of what flows in and what flows out, amperes.

    Parameters
    ----------
    circuit : Circuit
        The conductors.
    voltage : numpy.ndarray of float
        Voltage of each node, shape ``(size,)``.
    leaks : numpy.ndarray of float, optional
        Conductance from each node to earth, shape ``(size,)``.

    Notes
    -----
    max(in, out) = (sum of absolute currents + absolute net current) / 2. The injected ampere itself is not added, so
    a node shows exactly what it sends out. Currents below 1e-8 of the largest are rounding noise and count as 0.
    """
    net, amount = node_flows(circuit, voltage, leaks)
    return (amount + np.abs(net)) / 2


def node_flows(circuit, voltage, leaks=None):
    """Return net outflow and the sum of absolute currents of each node, amperes, without rounding noise.

    The parameters are those of `node_current`.
    """
    earth = np.zeros(1) if leaks is None else leaks * voltage
    if isinstance(circuit, GridCircuit):
        largest = max(circuit.flow(voltage)[2], np.abs(earth).max(initial=0.0))
        net, amount, _ = circuit.flow(voltage, NOISE * largest)
        return net + earth, amount + np.abs(earth)
    current = circuit.conductance * (voltage[circuit.first] - voltage[circuit.second])
    largest = max(np.abs(current).max(initial=0.0), np.abs(earth).max(initial=0.0))
    current[np.abs(current) < NOISE * largest] = 0.0
    net = np.bincount(circuit.first, current, circuit.size) - np.bincount(circuit.second, current, circuit.size)
    amount = np.abs(current)
    total = np.bincount(circuit.first, amount, circuit.size) + np.bincount(circuit.second, amount, circuit.size)
    return net + earth, total + np.abs(earth)


def components(circuit):
    """Return the number of the connected piece of each node, from 0, shape ``(size,)``."""
    if isinstance(circuit, GridCircuit):
        return circuit.components()
    nodes = (circuit.size, circuit.size)
    joined = sparse.coo_matrix((np.ones(circuit.first.size, bool), (circuit.first, circuit.second)), nodes)
    return csgraph.connected_components(joined.tocsr(), directed=False)[1]


def split(circuit, wanted, component):
    """Yield the wanted connected pieces of a circuit.

    Parameters
    ----------
    circuit : Circuit
        The whole.
    wanted : sequence of int
        Numbers of the pieces.
    component : numpy.ndarray of int
        Piece of each node, from `components`.

    Yields
    ------
    Part
        In the order of `wanted`.
    """
    if isinstance(circuit, GridCircuit):
        yield from _split_grid(circuit, wanted, component)
        return
    node_order, node_ends = _runs(component)
    edge_order, edge_ends = _runs(component[circuit.first])
    local = np.empty(circuit.size, np.int32)
    for number in wanted:
        nodes = node_order[node_ends(number) : node_ends(number + 1)]
        edges = edge_order[edge_ends(number) : edge_ends(number + 1)]
        local[nodes] = np.arange(nodes.size, dtype=np.int32)
        first, second = local[circuit.first[edges]], local[circuit.second[edges]]
        yield Part(Circuit(first, second, circuit.conductance[edges], nodes.size), nodes)


def _split_grid(circuit, wanted, component):
    """Yield the wanted pieces of a grid: large ones that fill their window stay grids, the others become lists."""
    wanted = np.asarray(wanted, np.int64)
    sizes = np.bincount(component)
    large = {}
    for number in wanted[sizes[wanted] >= GRID_NODES]:
        nodes = np.flatnonzero(component == number)
        part = circuit.part(nodes)
        if part is not None:
            large[int(number)] = Part(part, nodes)
    small = np.zeros(sizes.size, bool)
    small[[number for number in wanted if int(number) not in large]] = True
    rest = iter(())
    if small.any():
        chosen = np.flatnonzero(small[component])
        local = np.full(circuit.size, -1, np.int32)
        local[chosen] = np.arange(chosen.size, dtype=np.int32)
        first, second, conductance = circuit.conductors(small[component])
        pieces = Circuit(local[first], local[second], conductance, chosen.size)
        rest = split(pieces, [number for number in wanted if small[number]], component[chosen])
    for number in wanted:
        if int(number) in large:
            yield large.pop(int(number))
        else:
            part = next(rest)
            yield Part(part.circuit, chosen[part.nodes])


def _runs(keys):
    """Return an order that sorts keys, and where the run of each key starts in it."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    return order, lambda key: int(np.searchsorted(ordered, key))


def on_cells(values, node, fill=np.nan):
    """Return a value a node as a raster, `fill` where there is no node."""
    return np.append(values, fill)[node]
