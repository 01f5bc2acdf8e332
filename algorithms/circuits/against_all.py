"""One node against all others, and all others against one: every map is a sum of the same solves, one a node.

The work items are the nodes: 1 A enters a connected piece at each of them in turn and leaves at the first. They are
solved here or on the workers of a scheduler; a run with a maps folder keeps their voltages until all maps are whole.
Whichever way they come, they are the same to the last bit, since a solve among others does not depend on these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..progress import Progress, cores
from ..validation import check_memory
from .grid_circuit import GridCircuit
from .laplacian import Part, components, on_cells, split
from .scheduler import distribute
from .solvers import solve
from .voltage_fields import Fields, Sums, terminal_nodes

NOT_CONNECTED = -1.0
ITEMS_A_WORKER = 3
# A solve on the grid takes long beside its preparation, so that voltages are kept more than once a run.
KEPT_TOGETHER = 32


@dataclass(frozen=True)
class Question:
    """What is asked of the nodes.

    Parameters
    ----------
    wanted : numpy.ndarray of bool
        Which nodes make a pair, shape ``(n, n)``, symmetric.
    amperes : numpy.ndarray of float
        What each node puts in as a source, shape ``(n,)``.
    excluded : float
        All to one: what nodes put in that make no pair with the one, amperes.
    one_to_all : bool
        Whether one is the source and all others are at 0 V, or all others are sources and one is at 0 V.
    """

    wanted: np.ndarray
    amperes: np.ndarray
    excluded: float
    one_to_all: bool

    @property
    def named(self):
        """Whether each node makes a pair."""
        return self.wanted.any(axis=0)

    @property
    def present(self):
        """Positions of the nodes that take part."""
        if self.excluded and not self.one_to_all:
            return np.arange(len(self.amperes))
        return np.flatnonzero(self.named)

    def solves(self, piece):
        """Return the terminals that members of a piece make pairs with, and what enters each terminal.

        Members are given by their place in the piece; those whose solve has no current are left out.
        """
        found = {}
        for index in np.flatnonzero(self.named[piece.inside]):
            member, apart = piece.inside[index], piece.place != piece.place[index]
            pairs = self.wanted[member, piece.inside]
            aims = np.unique(piece.place[pairs & apart])
            if self.one_to_all:
                if aims.size and self.amperes[member] != 0:
                    found[int(index)] = aims, None
                continue
            amperes = np.where(pairs, self.amperes[piece.inside], self.excluded)
            entering = np.bincount(piece.place[apart], amperes[apart], piece.ends.size)
            if entering.any():
                found[int(index)] = aims, entering
        return found


class _Pieces:
    """The circuit of a landscape in which all nodes conduct ideally, and its pieces with two different nodes."""

    def __init__(self, landscape, present):
        count = int(landscape.labels.max())
        self.circuit, self.node = landscape.circuit(landscape.several(count))
        self.terminals = terminal_nodes(landscape.labels, self.node, count)
        self.component = components(self.circuit)
        self.members = present[self.terminals[present] >= 0]
        self.piece = self.component[self.terminals[self.members]]
        different = np.unique(np.column_stack((self.piece, self.terminals[self.members])), axis=0)[:, 0]
        numbers, ends = np.unique(different, return_counts=True)
        self.numbers = numbers[ends > 1]

    def read(self, numbers):
        """Yield some of the pieces."""
        for number, part in zip(numbers, split(self.circuit, numbers, self.component)):
            inside = self.members[self.piece == number]
            ends, place = np.unique(np.searchsorted(part.nodes, self.terminals[inside]), return_inverse=True)
            yield _Piece(int(number), part, inside, ends, place)


@dataclass(frozen=True)
class _Piece:
    """A connected piece: its number and circuit, its members, their distinct terminals, and the terminal of each."""

    number: int
    part: Part
    inside: np.ndarray
    ends: np.ndarray
    place: np.ndarray

    @property
    def count(self):
        """Number of solves all maps are sums of."""
        return self.ends.size - 1

    @property
    def size(self):
        """Number of nodes of the circuit."""
        return self.part.circuit.size

    def columns(self, chosen, choices, progress):
        """Return the voltages for 1 A into some of the terminals but the first, shape ``(size, len(chosen))``.

        The other right sides are there but empty: how all are solved, and in which batches, stays the same.
        """
        chosen = np.asarray(chosen, np.int64)
        places = (self.ends[1 + chosen], chosen)
        currents = sparse.csc_matrix((np.ones(chosen.size), places), (self.size, self.count))
        way = {"solver": choices.solver, "tolerance": choices.tolerance, "progress": progress}
        voltages = solve(self.part.circuit, currents, self.ends[:1], **way).voltages
        return voltages if chosen.size == self.count else voltages[:, chosen]


@dataclass(frozen=True)
class ColumnItem:
    """A work item: the number of a piece, and the solves of it that are wanted."""

    piece: int
    columns: tuple


def solve_columns(landscape, item, present):
    """Return the voltages of an item, on this machine or another; all nodes in `present` take part."""
    piece = next(_Pieces(landscape, present).read([item.piece]))
    return piece.columns(item.columns, landscape.choices, Progress())


def run_nodes(run, question, scheduler):
    """Solve each node against all others, or all others against it, and hand on the maps.

    Parameters
    ----------
    run : object
        Landscape, maps, kept maps, receivers and progress of `current_flow`.
    question : Question
        What is asked.
    scheduler : str or None
        Address of a Dask scheduler.

    Returns
    -------
    numpy.ndarray of float
        For each node the resistance to all others (one to all) or 0 (all to one); -1 where nothing was solved.
    """
    pieces = _Pieces(run.landscape, question.present)
    sums, found = Sums(pieces.circuit.size), np.full(len(run.ids), NOT_CONNECTED)
    known = _Known(run, pieces)
    asked = [(piece, question.solves(piece)) for piece in pieces.read(pieces.numbers)]
    missing = [piece for piece, solves in asked if not known.all_of(piece, solves)]
    voltages = _voltages(run, missing, question.present, scheduler, run.progress.part(0, 0.6))
    stretch, done, count = run.progress.part(0.6, 1), 0, sum(len(solves) for _, solves in asked)
    for piece, solves in asked:
        fields = None
        if not known.all_of(piece, solves):
            fields = Fields(piece.part, piece.ends, piece.place, next(voltages), run.landscape.choices)
        for index, asked_for in solves.items():
            member = int(piece.inside[index])
            if member in known.nodes:
                found[member] = known.take(member, piece, sums)
            else:
                solved = _against(fields, index, *asked_for, question.amperes[member])
                found[member] = _hand_on(run, fields, solved, member, pieces.node, sums)
            done += 1
            stretch.report(done / count)
    run.maps.add(on_cells(sums.total, pieces.node), on_cells(sums.largest, pieces.node))
    if run.kept is not None:
        run.kept.forget_columns()
    return found


class _Known:
    """The nodes whose maps an earlier run has left."""

    def __init__(self, run, pieces):
        self.run = run
        self.nodes = {} if run.kept is None else {nodes[0]: value for nodes, value in run.kept.known.items()}
        if self.nodes:
            cells = np.flatnonzero(pieces.node >= 0)
            self.cell = np.empty(pieces.circuit.size, np.int64)
            self.cell[pieces.node.ravel()[cells]] = cells

    def all_of(self, piece, solves):
        """Return whether the maps of all solves of a piece are there."""
        return all(int(piece.inside[index]) in self.nodes for index in solves)

    def take(self, member, piece, sums):
        """Add the current of a node to the sums, hand its maps on, and return its resistance."""
        current = self.run.kept.current((member,))
        sums.add(piece.part.nodes, current.ravel()[self.cell[piece.part.nodes]])
        if self.run.on_map is not None:
            self.run.show((member,), current, self.run.kept.voltage((member,)))
        return self.nodes[member]


def _voltages(run, pieces, present, scheduler, progress):
    """Yield the voltages of each piece: those that are kept, and the others as they are solved."""
    if scheduler:
        yield from _on_workers(run, pieces, present, scheduler, progress)
        return
    for index, piece in enumerate(pieces):
        part = progress.part(index / len(pieces), (index + 1) / len(pieces))
        voltages, missing = _kept_columns(run, piece)
        together = KEPT_TOGETHER if run.kept is not None and isinstance(piece.part.circuit, GridCircuit) else None
        blocks = _blocks(missing, together)
        for number, block in enumerate(blocks):
            share = part.part(number / len(blocks), (number + 1) / len(blocks))
            found = piece.columns(block, run.landscape.choices, share)
            _keep(run, piece, block, found)
            if len(block) == piece.count:
                voltages = found
            else:
                voltages[:, block] = found
        yield voltages


def _on_workers(run, pieces, present, scheduler, progress):
    """Yield the voltages of each piece from the workers of a scheduler."""
    begun = [(piece, *_kept_columns(run, piece)) for piece in pieces]
    total, items = sum(len(missing) for _, _, missing in begun), []

    def split_up(workers):
        most = -(-total // (ITEMS_A_WORKER * max(workers, cores())))
        items.extend(ColumnItem(piece.number, block) for piece, _, missing in begun for block in _blocks(missing, most))
        return items

    solved = distribute(solve_columns, run.landscape, split_up, (present,), scheduler, progress) if total else None
    try:
        for piece, voltages, missing in begun:
            left = len(missing)
            while left:
                found = next(solved)
                block = items.pop(0).columns
                _keep(run, piece, block, found)
                voltages[:, block] = found
                left -= len(block)
            yield voltages
    finally:
        if solved is not None:
            solved.close()


def _blocks(columns, together):
    """Return columns in tuples of at most so many."""
    step = together or max(1, len(columns))
    return [tuple(columns[start : start + step]) for start in range(0, len(columns), step)]


def _kept_columns(run, piece):
    """Return the voltages of a piece as far as an earlier run has kept them, and the columns that are missing."""
    check_memory(8 * piece.size * piece.ends.size, f"The voltages of {piece.count} nodes on {piece.size} cells")
    voltages = np.zeros((piece.size, piece.count), order="F")
    if run.kept is None:
        return voltages, list(range(piece.count))
    missing = []
    for column in range(piece.count):
        found = run.kept.column(piece.number, column, piece.size)
        if found is None:
            missing.append(column)
        else:
            voltages[:, column] = found
    return voltages, missing


def _keep(run, piece, block, found):
    """Keep solved voltages in the folder of a run that has one."""
    if run.kept is not None:
        for place, column in enumerate(block):
            run.kept.keep_column(piece.number, column, found[:, place])


def _against(fields, index, aims, entering, strength):
    """Return the voltages of a member against others, its resistance, and the terminals the solve is between."""
    own = fields.place[index]
    shown = np.append(aims, own)
    if entering is None:
        voltage = fields.voltage(fields.from_one(own, aims))
        voltage -= voltage[fields.ends[aims]].mean()
        return voltage * strength, voltage[fields.ends[own]], shown
    entering[own] = -entering.sum()
    voltage = fields.voltage(entering)
    return voltage - voltage[fields.ends[own]], 0.0, shown


def _hand_on(run, fields, solved, member, node, sums):
    """Add the current of one solve to the sums, hand its maps on to who wants them, and return its resistance."""
    voltage, resistance, shown = solved
    if run.landscape.choices.with_maps:
        current = fields.current(voltage, shown)
        sums.add(fields.nodes, current)
        if run.wants_each:
            run.hand_on((member,), resistance, fields.whole(current, node), fields.whole(voltage, node))
    return resistance
