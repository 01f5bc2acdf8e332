"""Pairs of regions on one circuit give what a circuit for each pair gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.circuits import grid_circuit, laplacian, pairwise, solvers, voltage_fields
from ....algorithms.circuits.laplacian import Average
from ....algorithms.circuits.pairwise import PairItem, pair_items, solve_item
from ....algorithms.circuits.region_pairs import fits_together
from ....algorithms.circuits.solvers import Solver
from ....algorithms.circuits.voltage_fields import Choices, Landscape
from ....algorithms.grid import Neighbours


def random_regions(seed, **choices):
    """Return a rough landscape in pieces with regions of one and many cells, some apart, bare, or short-circuited."""
    rng = np.random.default_rng(seed)
    conductance = 10 ** (2 * rng.random((12, 13)))
    conductance[rng.random((12, 13)) < 0.12] = np.nan
    conductance[:, 7] = np.nan
    conductance[4, 7] = 3.0
    labels = np.zeros((12, 13), np.int32)
    labels[0:3, 0:3] = 1
    labels[9:11, 0:4] = 2
    labels[5:7, 3:5] = labels[1:3, 10:12] = 3
    labels[8, 10] = 4
    labels[11, 12] = labels[10, 11] = 5
    regions = np.zeros((12, 13), np.int32)
    regions[2, 2:5], regions[8, 8:11] = 1, 2
    return Landscape(conductance, regions, labels, Choices(**choices))


def compare(landscape, tolerance=1e-8):
    """Solve all pairs on one circuit and each on its own, and compare everything."""
    wanted = ~np.eye(5, dtype=bool)
    pairs = tuple((int(a), int(b)) for a, b in zip(*np.nonzero(np.triu(wanted))))
    weights = tuple(1.0 + k for k in range(len(pairs)))
    found = {}
    together = solve_item(landscape, PairItem(None, pairs, weights), lambda pair, *maps: found.update({pair: maps}))
    several = set(landscape.several(5).tolist())
    total, largest = np.zeros(landscape.labels.shape), np.zeros(landscape.labels.shape)
    for pair, weight, resistance in zip(pairs, weights, together.resistances):
        members = tuple(k + 1 for k in pair if k + 1 in several)
        alone = {}
        item = PairItem(members, (pair,), (weight,))
        solved = solve_item(landscape, item, lambda pair, *maps, alone=alone: alone.update({pair: maps}))
        assert resistance == pytest.approx(solved.resistances[0], rel=1e-9)
        assert (pair in found) == (pair in alone)
        for mine, other in zip(found.get(pair, ())[1:], alone.get(pair, ())[1:]):
            np.testing.assert_allclose(np.nan_to_num(mine), np.nan_to_num(other), atol=tolerance)
        total += np.nan_to_num(solved.total)
        largest = np.maximum(largest, np.nan_to_num(solved.largest))
    np.testing.assert_allclose(np.nan_to_num(together.total), total, atol=10 * tolerance)
    np.testing.assert_allclose(np.nan_to_num(together.largest), largest, atol=10 * tolerance)


@pytest.mark.parametrize("neighbours", list(Neighbours))
@pytest.mark.parametrize("seed", range(6))
def test_region_pairs_equal_a_circuit_for_each_pair(seed, neighbours):
    """Sums, maxima, resistances and the maps of single pairs are the same, also where regions bridge gaps."""
    compare(random_regions(seed, neighbours=neighbours))


@pytest.mark.skipif(not grid_circuit.available(), reason="without the compiler circuits are not kept on their grid")
@pytest.mark.parametrize("seed", range(4))
def test_region_pairs_on_a_grid_equal_a_circuit_for_each_pair(monkeypatch, seed):
    """Large grids are eliminated once for all pairs; here every piece counts as large."""
    for module in (laplacian, voltage_fields):
        monkeypatch.setattr(module, "GRID_NODES", 1)
    monkeypatch.setattr(solvers, "DIRECT_NODES_GRID", 10**9)
    landscape = random_regions(seed)
    assert landscape.on_grid
    assert fits_together(landscape, 10)
    compare(landscape, tolerance=2e-7)


def test_region_pairs_show_no_current_in_regions_if_asked():
    """The two regions of a pair are 0 in its map."""
    compare(random_regions(1, zero_nodes=True))


def test_region_pairs_are_chosen_where_they_are_exact_and_cheap():
    """One item holds all pairs, unless the solver is iterative or bare cells of regions would join neighbours."""
    landscape = random_regions(0)
    wanted = ~np.eye(5, dtype=bool)
    assert [item.members for item in pair_items(landscape, wanted)] == [None]
    assert [len(item.pairs) for item in pair_items(landscape, wanted, most=4)] == [4, 4, 2]
    assert not fits_together(replace(landscape, choices=Choices(solver=Solver.ITERATIVE)), 10)
    assert not fits_together(replace(landscape, choices=Choices(average=Average.CONDUCTANCE)), 10)
    whole = replace(landscape, conductance=np.ones((12, 13)), choices=Choices(average=Average.CONDUCTANCE))
    assert fits_together(whole, 10)
    assert not fits_together(whole, 0)
    compare(whole)


def test_short_circuit_regions_that_live_through_a_focal_region_have_a_circuit_of_their_own():
    """A region without conductance is the focal region it touches, and joins it with others that touch it."""
    labels = np.zeros((5, 9), np.int32)
    labels[2, 1:4], labels[2, 6:8], labels[0, 0] = 1, 2, 3
    regions = np.zeros((5, 9), np.int32)
    regions[2, 3:7] = 1
    conductance = np.ones((5, 9))
    conductance[2, 3:7] = np.nan
    landscape = Landscape(conductance, regions, labels, Choices())
    assert not fits_together(landscape, 100)
    solved = [solve_item(landscape, item) for item in pair_items(landscape, ~np.eye(3, dtype=bool))]
    assert dict(zip([s.pairs[0] for s in solved], [float(s.resistances[0]) for s in solved]))[0, 1] == 0.0


def test_pair_items_fit_their_voltages_into_memory(monkeypatch):
    """Where memory has no room for the voltages of all nodes, pairs are divided into blocks of few nodes."""
    labels = np.zeros((6, 6), np.int32)
    labels[:, 0], labels[0, 5] = range(1, 7), 7
    landscape = Landscape(np.ones((6, 6)), None, labels, Choices())
    wanted = ~np.eye(7, dtype=bool)
    assert len(pair_items(landscape, wanted)) == 1
    monkeypatch.setattr(pairwise, "available_memory", lambda: 8 * 36 * 4 * pairwise.cores() / pairwise.MEMORY_SHARE)
    items = pair_items(landscape, wanted)
    assert sorted(pair for item in items for pair in item.pairs) == [(a, b) for a in range(7) for b in range(a + 1, 7)]
    assert max(len({position for pair in item.pairs for position in pair}) for item in items) == 4
