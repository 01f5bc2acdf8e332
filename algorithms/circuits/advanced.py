"""The advanced mode: any sources against any grounds, one solve a connected piece or a group of small ones."""

from __future__ import annotations

import enum

import numpy as np

from .laplacian import components, node_current, split
from .solvers import solve

# Nodes below which pieces share a system, and nodes of such a system; both far below what is kept on the grid.
SMALL, TOGETHER = 2000, 20_000


class GroundConflict(enum.Enum):
    """What goes where a node is both source and ground."""

    KEEP_ALL = "keep all"
    REMOVE_SOURCE = "remove source"
    REMOVE_GROUND = "remove ground"
    REMOVE_ALL = "remove all"


def advanced_nodes(circuit, amperes, earth, conflict, choices, progress):
    """Solve sources against grounds.

    Parameters
    ----------
    circuit : Circuit or GridCircuit
        The conductors.
    amperes : numpy.ndarray of float
        What enters each node, shape ``(size,)``; negative where it leaves.
    earth : numpy.ndarray of float
        Conductance to earth of each node, shape ``(size,)``; infinite for a direct ground.
    conflict : GroundConflict
        What goes where a node is both; a source never stays on a direct ground.
    choices : Choices
        How it is solved.
    progress : Progress
        Moves with the connected pieces.

    Returns
    -------
    voltage, current : numpy.ndarray of float
        Of each node; 0 in pieces without a source or without a ground.
    used : numpy.ndarray of bool
        The nodes that stayed source or ground.
    """
    amperes, earth = _resolved(amperes, earth, conflict)
    component = components(circuit)
    wanted = np.intersect1d(np.unique(component[amperes != 0]), np.unique(component[earth > 0]))
    current, voltage = np.zeros(circuit.size), np.zeros(circuit.size)
    group, groups = _together(component, wanted)
    for index, part in enumerate(split(circuit, groups, group)):
        own = earth[part.nodes]
        direct = np.isinf(own)
        leaks = np.where(direct, 0.0, own)
        unit = _largest(amperes[part.nodes], component[part.nodes])
        solution = solve(
            part.circuit,
            (amperes[part.nodes] / unit)[:, None],
            np.flatnonzero(direct),
            leaks=leaks,
            solver=choices.solver,
            tolerance=choices.tolerance,
            progress=progress.part(index / groups.size, (index + 1) / groups.size),
        )
        voltage[part.nodes] = unit * solution.voltages[:, 0]
        current[part.nodes] = unit * node_current(part.circuit, solution.voltages[:, 0], leaks)
    return voltage, current, (amperes != 0) | (earth > 0)


def _together(component, wanted):
    """Return the group of each node and the groups to solve: small pieces share one system, which saves time."""
    sizes = np.bincount(component)
    small = wanted[sizes[wanted] < SMALL]
    of_piece = np.arange(sizes.size)
    of_piece[small] = sizes.size + np.cumsum(sizes[small]) // TOGETHER
    return of_piece[component], np.unique(of_piece[wanted])


def _largest(amperes, piece):
    """Return for each node the largest source of its piece, so that weak pieces are solved as well as strong ones."""
    numbers, place = np.unique(piece, return_inverse=True)
    largest = np.zeros(numbers.size)
    np.maximum.at(largest, place, np.abs(amperes))
    return largest[place]


def _resolved(amperes, earth, conflict):
    """Return sources and grounds after conflicts are settled; a source never stays on a direct ground."""
    both = (amperes != 0) & (earth > 0)
    if conflict in (GroundConflict.REMOVE_GROUND, GroundConflict.REMOVE_ALL):
        earth = np.where(both, 0.0, earth)
    if conflict in (GroundConflict.REMOVE_SOURCE, GroundConflict.REMOVE_ALL):
        amperes = np.where(both, 0.0, amperes)
    earth = np.where((amperes != 0) & np.isinf(earth), 0.0, earth)
    return amperes, earth
