"""One node against all others, and all against one, on rough rasters beside a dense solve."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.circuits.current_flow import Mode, current_flow
from ....algorithms.circuits.laplacian import Average
from ....algorithms.grid import Neighbours
from ...landscapes import make_patches, make_raster
from ...reference import dense_currents, raster_conductors

SEEDS = range(40)


def rough(seed):
    """Return a rough raster, nodes of one or several cells, short-circuit regions that may overlap them, and a mask."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(3, 8, 2))
    resistance = 10 ** (3 * rng.random(shape))
    resistance[rng.random(shape) < (0.1, 0.3, 0.5)[seed % 3]] = np.nan
    mask = rng.choice([1.0, 2.0, 1.0, 1.0, 0.0, np.nan], shape) if seed % 4 == 0 else np.ones(shape)
    alive = ~np.isnan(resistance) & (mask > 0)
    count = int(rng.integers(2, 5))
    # The last node is a single cell, which may be dead; the others are alive as far as there are enough such cells.
    places = np.concatenate([rng.permutation(np.flatnonzero(part)) for part in (alive, ~alive)])
    labels, regions = np.zeros(shape, int), np.zeros(shape, int)
    labels.ravel()[places[count::5]] = rng.integers(0, count, places[count::5].size)
    labels[~alive] = 0
    labels.ravel()[[*places[: count - 1], places[-1]]] = np.arange(1, count + 1)
    if seed % 2:
        regions.ravel()[rng.choice(resistance.size, 4)] = [1, 1, 2, 2]
        regions[~alive] = 0
        regions = np.searchsorted(np.unique(regions), regions) if (regions == 0).any() else regions
    return resistance, labels, regions, mask, alive, rng


def circuit_of(resistance, labels, regions, alive, options):
    """Return conductors between what is one node, and the node of each cell, all nodes of several cells merged."""
    conductance = np.where(alive, 1 / resistance, 0.0)
    conductors, node = raster_conductors(conductance, **options)
    same = np.arange(node.max() + 1)
    several = [labels == k for k in range(1, labels.max() + 1) if (labels == k).sum() > 1]
    for cells in [*several, *(regions == k for k in range(1, regions.max() + 1))]:
        nodes = same[node[cells & (node >= 0)]]
        same[np.isin(same, nodes)] = nodes.min(initial=same.size)
    names, same = np.unique(same, return_inverse=True)
    node = np.append(same, -1)[node]
    return [(same[a], same[b], g) for a, b, g in conductors if same[a] != same[b]], node, names.size


def dense(conductors, size, amperes, grounds):
    """Return voltage and current where `grounds` are at 0 V, and which nodes are joined to one of them."""
    matrix, near = np.zeros((size, size)), np.eye(size, dtype=bool)
    for a, b, g in conductors:
        matrix[[a, b], [a, b]] += g
        matrix[[a, b], [b, a]] -= g
        near[[a, b], [b, a]] = True
    joined = np.linalg.matrix_power(near.astype(float), size) > 0
    inside = joined[:, grounds].any(axis=1)
    free = np.setdiff1d(np.flatnonzero(inside), grounds)
    voltage, entering = np.zeros(size), np.zeros(size)
    voltage[free] = np.linalg.solve(matrix[np.ix_(free, free)], amperes[free])
    entering[inside] = (matrix @ voltage)[inside]
    return voltage, dense_currents(conductors, entering)[1], joined


def partners(member, place, joined):
    """Return the nodes that current of a member can reach."""
    own = place[member]
    return [k for k, node in enumerate(place) if min(own, node) >= 0 and node != own and joined[own, node]]


@pytest.mark.parametrize("mode", [Mode.ONE_TO_ALL, Mode.ALL_TO_ONE])
@pytest.mark.parametrize("seed", SEEDS)
def test_modes_of_all_nodes_equal_a_dense_solve(seed, mode):
    """Currents, voltages, sums and resistances, whatever neighbours, averages, strengths, pairs, regions and masks."""
    resistance, labels, regions, mask, alive, rng = rough(seed)
    options = {"four": bool(rng.random() < 0.5), "mean_resistance": bool(rng.random() < 0.5)}
    count, one_to_all = int(labels.max()), mode is Mode.ONE_TO_ALL
    strengths = rng.choice([0.5, 1.0, 3.0], count)
    pairs = None if seed % 3 else [(1, k) for k in range(2, count + 1)]
    maps = {}
    flow = current_flow(
        make_raster(resistance),
        make_patches(labels),
        mode=mode,
        neighbours=Neighbours.FOUR if options["four"] else Neighbours.EIGHT,
        average=Average.RESISTANCE if options["mean_resistance"] else Average.CONDUCTANCE,
        short_circuit=make_patches(regions) if regions.any() else None,
        mask=make_raster(mask),
        pairs=pairs,
        strengths=strengths,
        tolerance=1e-9,
        on_map=lambda *given: maps.update({given[0] or given[1]: given[2:]}),
    )
    conductors, node, size = circuit_of(resistance, labels, regions, alive, options)
    place = [int(node[labels == k].max()) for k in range(1, count + 1)]
    total, joined = np.zeros(size), dense(conductors, size, np.zeros(size), [0])[2]
    for member, own in enumerate(place):
        others = [k for k in partners(member, place, joined) if pairs is None or 0 in (k, member)]
        found = flow.resistances["resistance"][member]
        if not others:
            assert found == -1
            assert member + 1 not in maps
            continue
        amperes = np.zeros(size)
        if one_to_all:
            amperes[own] = strengths[member]
        else:
            np.add.at(amperes, [place[k] for k in others], strengths[others])
        grounds = sorted({place[k] for k in others}) if one_to_all else [own]
        voltage, current, _ = dense(conductors, size, amperes, grounds)
        assert found == pytest.approx(voltage[own] / strengths[member] if one_to_all else 0, rel=1e-6)
        for shown, expected in zip(maps[member + 1], (current, voltage)):
            inside = node >= 0
            np.testing.assert_array_equal(np.isnan(shown), ~inside)
            np.testing.assert_allclose(shown[inside], expected[node[inside]], atol=1e-6 * np.abs(expected).max())
        total += current
    np.testing.assert_allclose(flow.current.values, np.append(total, np.nan)[node], atol=1e-6 * total.max(initial=1))
