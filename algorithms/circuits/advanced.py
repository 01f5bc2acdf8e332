"""The advanced mode: any sources against any grounds, one solve a connected piece."""

from __future__ import annotations

import enum

import numpy as np

from .laplacian import components, node_current, split
from .solvers import solve


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
    for index, part in enumerate(split(circuit, wanted, component)):
        own = earth[part.nodes]
        direct = np.isinf(own)
        leaks = np.where(direct, 0.0, own)
        solution = solve(
            part.circuit,
            amperes[part.nodes][:, None],
            np.flatnonzero(direct),
            leaks=leaks,
            solver=choices.solver,
            tolerance=choices.tolerance,
            progress=progress.part(index / wanted.size, (index + 1) / wanted.size),
        )
        voltage[part.nodes] = solution.voltages[:, 0]
        current[part.nodes] = node_current(part.circuit, solution.voltages[:, 0], leaks)
    return voltage, current, (amperes != 0) | (earth > 0)


def _resolved(amperes, earth, conflict):
    """Return sources and grounds after conflicts are settled; a source never stays on a direct ground."""
    both = (amperes != 0) & (earth > 0)
    if conflict in (GroundConflict.REMOVE_GROUND, GroundConflict.REMOVE_ALL):
        earth = np.where(both, 0.0, earth)
    if conflict in (GroundConflict.REMOVE_SOURCE, GroundConflict.REMOVE_ALL):
        amperes = np.where(both, 0.0, amperes)
    earth = np.where((amperes != 0) & np.isinf(earth), 0.0, earth)
    return amperes, earth
