"""Pairs of focal regions on one circuit: no graph and no factorisation a pair.

A region that conducts ideally is a set of nodes at one voltage. With the voltages that 1 A into each node on the rim of
a region causes, the currents that enter there follow from a small system a pair: all rim nodes of a region at one
voltage, 1 A in all into one region and out of the other. The rest of the pair is a sum of known voltages; on a large
grid these are not kept, but the sum is solved anew from factors that are made once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import ConvergenceError, MemoryEstimateError
from ..validation import check_memory
from .batch_kernels import LANES
from .dissection import Dissection
from .grid_circuit import GridCircuit
from .laplacian import Average, components, node_flows, on_cells
from .solvers import DIRECT_NODES, Solver, factor_bytes
from .voltage_fields import Fields, Sums, piece_fields

SOLVES_A_FACTOR = 40
SYSTEMS = 4


def fits_together(landscape, pairs):
    """Return whether pairs are better solved on one circuit than one after another.

    Rims must not be too long: each of their cells takes a solve and, on a list of conductors, a voltage a cell. Cells
    of regions without conductance join neighbours only while their region is merged if conductances are averaged; that
    needs a circuit of its own, as does a short-circuit region that conducts only through a focal region. The small
    systems need direct solves, which must fit.
    """
    cells, labels = landscape.cells, landscape.labels
    if landscape.choices.solver is Solver.ITERATIVE or (cells > DIRECT_NODES and not landscape.on_grid):
        return False
    with np.errstate(invalid="ignore"):
        conducts = landscape.conductance > 0
    bare = (labels > 0) & ~conducts
    if bare.any() and landscape.choices.average is Average.CONDUCTANCE:
        return False
    if landscape.regions is not None:
        touched = landscape.regions[(labels > 0) & (landscape.regions > 0)]
        if np.setdiff1d(touched, landscape.regions[conducts]).size:
            return False
    rim = rim_cells(labels)
    if rim > SOLVES_A_FACTOR * pairs:
        return False
    try:
        voltages = factor_bytes(cells, on_grid=True) if landscape.on_grid else 8 * cells * rim
        check_memory(voltages + SYSTEMS * 8 * rim**2, "The voltages of the rims")
    except MemoryEstimateError:
        return False
    return True


def rim_cells(labels):
    """Return how many cells of regions have neighbours outside of them; each takes a solve."""
    inner = ndimage.minimum_filter(labels, 3, mode="constant") == ndimage.maximum_filter(labels, 3)
    return int(((labels > 0) & ~inner).sum())


def _fields(part, terminals, choices, progress):
    """Return the fields of a piece: kept for a list of conductors, solved when they are wanted on a grid."""
    return (_GridFields if isinstance(part.circuit, GridCircuit) else Fields.solved)(part, terminals, choices, progress)


class _GridFields:
    """Voltages of one connected piece on its grid, solved when they are wanted; the rest is as in `Fields`."""

    def __init__(self, part, terminals, choices, progress):
        self.circuit, self.nodes, self.tolerance = part.circuit, part.nodes, choices.tolerance
        self.ends, self.place = np.unique(np.searchsorted(self.nodes, terminals), return_inverse=True)
        self.factor = Dissection(self.circuit, self.ends[:1], progress=progress.part(0, 0.3))
        self.terminal = np.zeros((self.ends.size, self.ends.size))
        inner = self.factor.between(self.ends[1:], progress.part(0.3, 1))
        np.add(inner, inner.T, out=self.terminal[1:, 1:])
        self.terminal /= 2

    def each_voltage(self, several, stop):
        """Return the voltages for several lists of amperes put into the distinct terminals."""
        rights = [(self.ends[1:], amperes[1:]) for amperes in several]
        batches = [self.factor.solve(rights[k : k + LANES], stop) for k in range(0, len(rights), LANES)]
        worst = max(max(sizes) for _, sizes in batches)
        if worst > self.tolerance:
            raise ConvergenceError(
                f"The voltages of focal regions are only known to a relative residual of {worst:.2g}, the tolerance is "
                f"{self.tolerance:g}. Lessen the contrast of the resistance raster, or raise the tolerance."
            )
        return [voltage for found, _ in batches for voltage in found]


@dataclass(frozen=True)
class _Region:
    """A focal node: all its nodes, those on its rim, its connected pieces, and its cells that have no node."""

    nodes: np.ndarray
    rim: np.ndarray
    pieces: np.ndarray
    bare: np.ndarray


class RegionPairs:
    """Solves pairs of focal nodes by superposition over the rims of all of them.

    Parameters
    ----------
    landscape : Landscape
        For which `fits_together`.
    named : sequence of int
        Positions of the focal nodes that are needed.
    progress : Progress
        Moves with the solves.
    """

    def __init__(self, landscape, named, progress):
        self.choices = landscape.choices
        self.circuit, self.node = landscape.circuit()
        self.component = components(self.circuit)
        self.regions = self._found(landscape.labels, named)
        terminals = np.unique(np.concatenate([np.zeros(0, int), *(r.rim for r in self.regions.values())]))
        # For each rim node its fields and its place in them; a piece with a single one carries no current.
        self.owner = np.full(self.circuit.size, -1)
        self.place = np.zeros(self.circuit.size, int)
        self.fields = []
        everyone = np.arange(terminals.size)
        pieces = piece_fields(self.choices, self.circuit, terminals, everyone, progress, _fields)
        for fields, inside, _ in pieces:
            self.owner[terminals[inside]] = len(self.fields)
            self.place[terminals[inside]] = fields.place
            self.fields.append(fields)
        self.sums = Sums(self.circuit.size) if self.choices.with_maps else None
        self.bare_sums = Sums(len(named)) if self.choices.with_maps else None
        self.rank = {position: k for k, position in enumerate(named)}

    def _found(self, labels, named):
        """Return the regions by position."""
        cells = np.flatnonzero(labels > 0)
        cells = cells[np.argsort(labels.ravel()[cells], kind="stable")]
        ordered = labels.ravel()[cells]
        regions = {}
        for position in named:
            own = cells[np.searchsorted(ordered, position + 1) : np.searchsorted(ordered, position + 2)]
            nodes = np.unique(self.node.ravel()[own])
            nodes = nodes[nodes >= 0]
            bare = own[self.node.ravel()[own] < 0]
            regions[position] = _Region(nodes, self._rim(nodes), np.unique(self.component[nodes]), bare)
        return regions

    def _rim(self, nodes):
        """Return the nodes of a region that are joined to others."""
        if nodes.size < 2:
            return nodes
        inside = np.zeros(self.circuit.size, bool)
        inside[nodes] = True
        first, second = self.circuit.first, self.circuit.second
        crossing = inside[first] != inside[second]
        ends = np.concatenate((first[crossing], second[crossing]))
        return np.unique(ends[inside[ends]])

    def resistance(self, pair):
        """Return the resistance of a pair and what enters at the rims; -1 = not connected, 0 = both are one node."""
        one, two = (self.regions[position] for position in pair)
        if np.intersect1d(one.nodes, two.nodes).size:
            return 0.0, None
        if not np.intersect1d(one.pieces, two.pieces).size:
            return -1.0, None
        rim = np.concatenate((one.rim, two.rim))
        second = np.arange(rim.size) >= one.rim.size
        kept = self.owner[rim] >= 0
        rim, second = rim[kept], second[kept]
        owners, piece = np.unique(self.owner[rim], return_inverse=True)
        size = rim.size
        # Unknowns: the current into each rim node, the voltage of each piece, that of the second region.
        system = np.zeros((size + owners.size + 1,) * 2)
        for k, owner in enumerate(owners):
            own = np.flatnonzero(piece == k)
            places = self.place[rim[own]]
            system[np.ix_(own, own)] = self.fields[owner].terminal[np.ix_(places, places)]
        system[np.arange(size), size + piece] = system[size + piece, np.arange(size)] = 1.0
        system[:size, -1] = system[-1, :size] = np.where(second, -1.0, 0.0)
        right = np.zeros(len(system))
        right[-1] = -1.0
        found = np.linalg.solve(system, right)
        return float(found[-1]), (rim, found[:size], dict(zip(owners.tolist(), found[size:-1])))

    def flows(self, solved, stop):
        """Yield current and voltage of each node for 1 A from the second region of some pairs to the first.

        Parameters
        ----------
        solved : sequence of (pair, resistance, entering)
            As `resistance` takes and returns them.
        stop : numpy.ndarray of uint8
            One byte; 1 ends the work.
        """
        voltages = [self._levels(pair, resistance) for pair, resistance, _ in solved]
        for owner, fields in enumerate(self.fields):
            chosen, several = [], []
            for number, (_, _, (rim, amperes, offsets)) in enumerate(solved):
                if owner in offsets:
                    own = self.owner[rim] == owner
                    at_ends = np.zeros(fields.ends.size)
                    at_ends[self.place[rim[own]]] = amperes[own]
                    chosen.append((number, offsets[owner]))
                    several.append(at_ends)
            found = fields.each_voltage(several, stop) if several else []
            for (number, offset), voltage in zip(chosen, found):
                voltages[number][fields.nodes] = voltage + offset
        for (pair, resistance, _), voltage in zip(solved, voltages):
            yield self._current(pair, resistance, voltage), voltage

    def _levels(self, pair, resistance):
        """Return the voltage of each node where no current flows: that of the second region in its pieces."""
        voltage = np.zeros(self.circuit.size)
        voltage[np.isin(self.component, self.regions[pair[1]].pieces)] = resistance
        return voltage

    def _current(self, pair, resistance, voltage):
        """Return the current of each node, and put both regions of a pair at one voltage each."""
        one, two = (self.regions[position] for position in pair)
        voltage[one.nodes], voltage[two.nodes] = 0.0, resistance
        net, amount = node_flows(self.circuit, voltage)
        current = (amount + np.abs(net)) / 2
        for region in (one, two):
            through = (amount[region.nodes].sum() + abs(net[region.nodes].sum())) / 2
            current[region.nodes] = 0.0 if self.choices.zero_nodes else through
        return current

    def add(self, pair, current, weight):
        """Add the current of a pair to the sums."""
        self.sums.add(np.s_[:], current, weight)
        for position in pair:
            region = self.regions[position]
            self.bare_sums.add(self.rank[position], current[region.nodes[0]], weight)

    def on_cells(self, values, pair):
        """Return values a node as cells of the raster; cells of the pair without a node show those of their region."""
        shown = on_cells(values, self.node)
        for region in (self.regions[position] for position in pair):
            shown.ravel()[region.bare] = values[region.nodes[0]]
        return shown

    def maps(self):
        """Return sum and maximum of all pairs as cells of the raster."""
        found = []
        for values, bare in ((self.sums.total, self.bare_sums.total), (self.sums.largest, self.bare_sums.largest)):
            shown = on_cells(values, self.node)
            for position, region in self.regions.items():
                if region.nodes.size:
                    shown.ravel()[region.bare] = bare[self.rank[position]]
            found.append(shown)
        return found
