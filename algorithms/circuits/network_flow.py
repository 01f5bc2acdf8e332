"""Current in a network given as a list of conductors between numbered nodes (Circuitscape's network mode)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from .advanced import advanced_nodes
from .laplacian import Circuit, node_current
from .pairwise import NOT_CONNECTED
from .voltage_fields import Choices, piece_fields


@dataclass(frozen=True)
class Network:
    """A circuit whose nodes have numbers.

    Parameters
    ----------
    ids : numpy.ndarray of int
        Number of each node, ascending, shape ``(size,)``.
    circuit : Circuit
        Its conductors; those between the same two nodes are one.
    """

    ids: np.ndarray
    circuit: Circuit

    def places(self, numbers, name):
        """Return the nodes of some numbers, refusing one that no conductor ends on."""
        numbers = np.asarray(numbers, np.int64)
        places = np.minimum(np.searchsorted(self.ids, numbers), self.ids.size - 1)
        wrong = self.ids[places] != numbers
        if wrong.any():
            raise InvalidValueError(f"{name}: node {numbers[wrong][0]} is not in the network.")
        return places

    def branches(self, voltage):
        """Return the current of each conductor, amperes."""
        circuit = self.circuit
        return np.abs(circuit.conductance * (voltage[circuit.first] - voltage[circuit.second]))


@dataclass(frozen=True)
class NetworkSolve:
    """Current of one solve in the nodes and conductors it reaches.

    Parameters
    ----------
    ends : tuple of int
        Numbers of the two nodes; empty in the advanced mode.
    nodes : numpy.ndarray of int
        The nodes of its connected piece.
    voltage, current : numpy.ndarray of float
        Of all nodes, 0 in other pieces.
    """

    ends: tuple
    nodes: np.ndarray
    voltage: np.ndarray
    current: np.ndarray


def make_network(table, *, resistances):
    """Return a network from rows of node, node, value.

    Parameters
    ----------
    table : numpy.ndarray of float
        Shape ``(rows, 3)``. Rows between the same two nodes are parallel; a row from a node to itself carries nothing.
    resistances : bool
        Whether values are resistances (> 0) or conductances (0 = not joined).
    """
    if not len(table):
        raise EmptyInputError("Network: the list has no row of node, node, value.")
    least = table[:, 2].min()
    if least < 0 or (resistances and least == 0):
        kind, rule = ("resistance", "above 0") if resistances else ("conductance", "0 or above")
        raise InvalidValueError(f"Network: {kind} {least:g} found; it must be {rule}.")
    ids, place = np.unique(table[:, :2].astype(np.int64), return_inverse=True)
    place = np.sort(place.reshape(-1, 2), axis=1)
    values = 1.0 / table[:, 2] if resistances else table[:, 2]
    kept = (place[:, 0] != place[:, 1]) & (values > 0)
    pairs, owner = np.unique(place[kept], axis=0, return_inverse=True)
    conductance = np.bincount(owner.ravel(), values[kept], len(pairs))
    return Network(ids, Circuit(pairs[:, 0], pairs[:, 1], conductance, ids.size))


def network_pairs(network, focal, wanted, progress):
    """Solve pairs of nodes.

    Parameters
    ----------
    network : Network
        The network.
    focal : numpy.ndarray of int
        Numbers of the focal nodes, ascending.
    wanted : numpy.ndarray of bool
        Shape ``(n, n)``, symmetric: the pairs to solve.
    progress : Progress
        Moves with the pairs.

    Yields
    ------
    tuple of (int, int, float, NetworkSolve)
        Positions of the two focal nodes, the resistance between them, and the solve; unconnected pairs never come.
    """
    terminals = network.places(focal, "Focal nodes")
    members = np.flatnonzero(wanted.any(axis=0))
    for fields, inside, stretch in piece_fields(Choices(), network.circuit, terminals, members, progress):
        for index, one in enumerate(inside):
            for other in range(index + 1, inside.size):
                if wanted[one, inside[other]]:
                    low, high = fields.place[index], fields.place[other]
                    yield one, inside[other], fields.between(low, high), _solve(network, fields, low, high)
            stretch.report((index + 1) / inside.size)


def _solve(network, fields, low, high):
    """Return the solve of 1 A between two terminals."""
    amperes = np.zeros(fields.ends.size)
    amperes[high], amperes[low] = 1.0, -1.0
    voltage = fields.voltage(amperes)
    voltage -= voltage[fields.ends[low]]
    whole, current = np.zeros(network.ids.size), np.zeros(network.ids.size)
    whole[fields.nodes] = voltage
    current[fields.nodes] = node_current(fields.circuit, voltage)
    return NetworkSolve(tuple(network.ids[fields.nodes[fields.ends[[low, high]]]]), fields.nodes, whole, current)


def resistance_matrix(count, found):
    """Return resistances by pair of positions as a matrix; pairs that were not found are not connected."""
    matrix = np.full((count, count), NOT_CONNECTED)
    np.fill_diagonal(matrix, 0.0)
    for (one, two), value in found.items():
        matrix[one, two] = matrix[two, one] = value
    return matrix


def network_advanced(network, amperes, earth, conflict, progress):
    """Solve sources against grounds.

    Parameters
    ----------
    network : Network
        The network.
    amperes, earth : numpy.ndarray of float
        What enters each node, and its conductance to earth, infinite for a direct ground; shape ``(size,)``.
    conflict : GroundConflict
        What goes where a node is both.
    progress : Progress
        Moves with the connected pieces.
    """
    voltage, current, _ = advanced_nodes(network.circuit, amperes, earth, conflict, Choices(), progress)
    return NetworkSolve((), np.arange(network.ids.size), voltage, current)
