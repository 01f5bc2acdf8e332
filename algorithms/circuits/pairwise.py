"""Pairs of focal nodes as work items: the same items run here, on threads, or on the workers of a scheduler.

A node of several cells conducts ideally only in its own pairs. Either all pairs are solved on one circuit
(`region_pairs`), or they are grouped by the nodes of several cells they hold; each group then has its own circuit and
is solved by superposition.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress, Quiet, cores, spread
from ..validation import available_memory
from .batch_kernels import LANES
from .laplacian import on_cells
from .region_pairs import RegionPairs, fits_together
from .scheduler import distribute
from .voltage_fields import Sums, piece_fields, terminal_nodes

NOT_CONNECTED = -1.0
ITEMS_A_WORKER = 3
MEMORY_SHARE = 0.5


@dataclass(frozen=True)
class PairItem:
    """Pairs that are solved on one circuit.

    Parameters
    ----------
    members : tuple of int or None
        Labels of several cells that are ideal conductors; None if each is so in its own pairs, on one circuit.
    pairs : tuple of (int, int)
        Positions of the two nodes of each pair, the lower first.
    weights : tuple of float
        By what each pair counts in the sum.
    """

    members: tuple
    pairs: tuple
    weights: tuple


@dataclass(frozen=True)
class SolvedPairs:
    """What an item gives.

    Parameters
    ----------
    pairs : tuple of (int, int)
        Those of the item.
    resistances : numpy.ndarray of float
        One a pair; -1 = not connected, 0 = both nodes are one.
    total, largest : numpy.ndarray of float or None
        Sum and maximum of the currents of its cells, NaN where there is no node; None if no maps are wanted.
    maps : list
        For each pair that was solved ``(pair, resistance, current, voltage)`` as cells, if they are sent back.
    """

    pairs: tuple
    resistances: np.ndarray
    total: np.ndarray | None
    largest: np.ndarray | None
    maps: list


def pair_items(landscape, wanted, weights=None, most=None):
    """Return the items of the wanted pairs.

    Parameters
    ----------
    landscape : Landscape
        With focal nodes.
    wanted : numpy.ndarray of bool
        Shape ``(n, n)``, symmetric.
    weights : numpy.ndarray of float, optional
        Shape ``(n, n)``, symmetric.
    most : int, optional
        Pairs an item may hold at most.
    """
    several = set((landscape.several(len(wanted)) - 1).tolist())
    together = bool(several) and fits_together(landscape, int(np.triu(wanted).sum()))
    groups = {}
    for one, two in zip(*np.nonzero(np.triu(wanted))):
        members = None if together else tuple(int(k) + 1 for k in (one, two) if int(k) in several)
        groups.setdefault(members, []).append((int(one), int(two)))
    items, room = [], _room(landscape)
    for members, pairs in groups.items():
        for block in [pairs] if members is None else _blocks(pairs, room):
            step = most or len(block)
            for start in range(0, len(block), step):
                chosen = tuple(block[start : start + step])
                counts = tuple(1.0 if weights is None else float(weights[pair]) for pair in chosen)
                items.append(PairItem(members, chosen, counts))
    return items


def _room(landscape):
    """Return the voltages of how many nodes have room in memory with those of the other threads."""
    free = available_memory()
    abreast = 1 if landscape.on_grid else cores()
    return np.inf if free is None else MEMORY_SHARE * free / (8 * max(1, landscape.cells) * abreast)


def _blocks(pairs, room):
    """Return pairs in lists of no more nodes each than have room, but at least two."""
    nodes = sorted({position for pair in pairs for position in pair})
    if len(nodes) <= max(2, room):
        return [pairs]
    half = max(1, int(room) // 2)
    rank = {position: k // half for k, position in enumerate(nodes)}
    blocks = {}
    for pair in pairs:
        blocks.setdefault((rank[pair[0]], rank[pair[1]]), []).append(pair)
    return list(blocks.values())


def solve_item(landscape, item, on_pair=None, progress=None):
    """Solve the pairs of an item.

    Parameters
    ----------
    landscape : Landscape
        What all items share.
    item : PairItem
        The pairs.
    on_pair : callable, optional
        Called as ``on_pair(pair, resistance, current, voltage)`` with the cells of every pair that carries current.
    progress : Progress, optional
        Moves with solves and pairs.

    Returns
    -------
    SolvedPairs
        Without maps.
    """
    progress = progress or Progress()
    if item.members is None:
        return _solve_together(landscape, item, on_pair, progress)
    circuit, node = landscape.circuit(item.members)
    terminals = terminal_nodes(landscape.labels, node, int(landscape.labels.max()))
    found = {(one, two): 0.0 for one, two in item.pairs if terminals[one] == terminals[two] >= 0}
    sums = Sums(circuit.size) if landscape.choices.with_maps else None
    weights = dict(zip(item.pairs, item.weights))
    named = np.unique(np.array(item.pairs))
    for fields, inside, stretch in piece_fields(landscape.choices, circuit, terminals, named, progress):
        place = dict(zip(inside.tolist(), fields.place.tolist()))
        mine = [
            pair for pair in item.pairs if place.get(pair[0], -1) != place.get(pair[1], -1) and set(pair) <= set(place)
        ]
        for index, pair in enumerate(mine):
            low, high = place[pair[0]], place[pair[1]]
            found[pair] = fields.between(low, high)
            if sums is not None:
                voltage, current = _pair_flow(fields, low, high)
                sums.add(fields.nodes, current, weights[pair])
                if on_pair is not None:
                    on_pair(pair, found[pair], fields.whole(current, node), fields.whole(voltage, node))
            stretch.report((index + 1) / len(mine))
    total, largest = (None, None) if sums is None else (on_cells(v, node) for v in (sums.total, sums.largest))
    resistances = np.array([found.get(pair, NOT_CONNECTED) for pair in item.pairs])
    return SolvedPairs(item.pairs, resistances, total, largest, [])


def _solve_together(landscape, item, on_pair, progress):
    """Solve the pairs of an item on one circuit."""
    named = np.unique(np.array(item.pairs)).tolist()
    solver = RegionPairs(landscape, named, progress.part(0, 0.6))
    stretch, resistances, with_maps = progress.part(0.6, 1), [], landscape.choices.with_maps
    weights = dict(zip(item.pairs, item.weights))
    for start in range(0, len(item.pairs), LANES):
        batch = [(pair, *solver.resistance(pair)) for pair in item.pairs[start : start + LANES]]
        resistances += [resistance for _, resistance, _ in batch]
        flowing = [solved for solved in batch if with_maps and solved[-1] is not None]
        for (pair, resistance, _), (current, voltage) in zip(flowing, solver.flows(flowing, progress.stop)):
            solver.add(pair, current, weights[pair])
            if on_pair is not None:
                on_pair(pair, resistance, solver.on_cells(current, pair), solver.on_cells(voltage, pair))
            stretch.check()
        stretch.report(len(resistances) / len(item.pairs))
    total, largest = solver.maps() if with_maps else (None, None)
    return SolvedPairs(item.pairs, np.array(resistances), total, largest, [])


def _pair_flow(fields, low, high):
    """Return voltage and current of 1 A from the terminal `high` to `low`, which is at 0 V."""
    amperes = np.zeros(fields.ends.size)
    amperes[high], amperes[low] = 1.0, -1.0
    voltage = fields.voltage(amperes)
    voltage -= voltage[fields.ends[low]]
    return voltage, fields.current(voltage, [low, high])


def _solve_far(landscape, item, with_pairs):
    """Solve an item on another machine, sending back the maps of its pairs if they are wanted."""
    maps = []
    solved = solve_item(landscape, item, (lambda *found: maps.append(found)) if with_pairs else None)
    solved.maps.extend(maps)
    return solved


def run_pairs(landscape, wanted, weights, on_pair, scheduler, progress):
    """Yield the solved items of all wanted pairs.

    Parameters
    ----------
    landscape : Landscape
        With focal nodes.
    wanted : numpy.ndarray of bool
        Shape ``(n, n)``, symmetric.
    weights : numpy.ndarray of float or None
        Shape ``(n, n)``, symmetric.
    on_pair : callable or None
        As in `solve_item`; may be called by several threads.
    scheduler : str or None
        Address of a Dask scheduler.
    progress : Progress
        Moves with the items.

    Yields
    ------
    SolvedPairs
        In the order of the items; a sum then does not depend on which was done first.
    """
    if scheduler:
        yield from _on_workers(landscape, wanted, weights, on_pair, scheduler, progress)
        return
    items = pair_items(landscape, wanted, weights)
    if len(items) > 1 and not landscape.on_grid:
        # On its grid, one pair uses all threads by itself.
        quiet = Quiet(progress)
        work = spread(lambda item: solve_item(landscape, item, on_pair, quiet), items, progress, ordered=True)
        for _, solved in work:
            yield solved
        return
    for index, item in enumerate(items):
        part = progress.part(index / len(items), (index + 1) / len(items))
        if index:
            # What the first pair tells of its way holds for all.
            part.say = lambda text: None  # noqa: ARG005
        yield solve_item(landscape, item, on_pair, part)
        progress.report((index + 1) / len(items))


def _on_workers(landscape, wanted, weights, on_pair, scheduler, progress):
    """Yield the solved items from the workers of a scheduler, and hand on the maps they send."""
    pairs = int(np.triu(wanted).sum())

    def split(workers):
        return pair_items(landscape, wanted, weights, most=max(1, pairs // (ITEMS_A_WORKER * max(workers, cores()))))

    for solved in distribute(_solve_far, landscape, split, (on_pair is not None,), scheduler, progress):
        for found in solved.maps:
            on_pair(*found)
        yield solved
