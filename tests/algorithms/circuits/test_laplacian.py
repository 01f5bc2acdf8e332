"""Circuits of rasters, checked conductor by conductor."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.circuits.laplacian import (
    Average,
    Circuit,
    Neighbours,
    components,
    laplacian,
    net_outflow,
    node_current,
    on_cells,
    raster_circuit,
    split,
)


def conductors(circuit):
    """Return the sum of the conductances between each two nodes."""
    found = {}
    for one, two, value in zip(circuit.first.tolist(), circuit.second.tolist(), circuit.conductance.tolist()):
        key = (min(one, two), max(one, two))
        found[key] = found.get(key, 0) + value
    return found


def test_raster_circuit_averages_resistance():
    """Resistances 1 2 / 4 3 give 1 / mean along sides and 1 / mean / sqrt 2 on diagonals."""
    circuit, node = raster_circuit(1 / np.array([[1.0, 2], [4, 3]]))
    np.testing.assert_array_equal(node, [[0, 1], [2, 3]])
    root = 2**0.5
    expected = {(0, 1): 2 / 3, (2, 3): 2 / 7, (0, 2): 2 / 5, (1, 3): 2 / 5, (0, 3): 0.5 / root, (1, 2): 1 / 3 / root}
    assert conductors(circuit) == pytest.approx(expected)


def test_raster_circuit_averages_conductance():
    """Conductances 1 and 3 give 2 with the mean of conductances, and four neighbours have no diagonals."""
    circuit, _ = raster_circuit(np.array([[1.0, 3], [5, 1]]), neighbours=Neighbours.FOUR, average=Average.CONDUCTANCE)
    assert conductors(circuit) == pytest.approx({(0, 1): 2, (2, 3): 3, (0, 2): 3, (1, 3): 2})


def test_raster_circuit_leaves_out_what_does_not_conduct():
    """Cells with NaN, 0 or less have no node."""
    circuit, node = raster_circuit(np.array([[1, np.nan, 0, -2, 1.0]]))
    np.testing.assert_array_equal(node, [[0, -1, -1, -1, 1]])
    assert circuit.first.size == 0


def test_raster_circuit_regions_are_one_node_and_their_conductors_add_up():
    """Both ends of a row as one region make two conductors to the middle; cells without data join their region."""
    values = np.array([[1.0, 1, 1], [np.nan, np.nan, np.nan]])
    regions = np.array([[7, 0, 7], [7, 9, 0]])
    circuit, node = raster_circuit(values, neighbours=Neighbours.FOUR, average=Average.CONDUCTANCE, regions=regions)
    np.testing.assert_array_equal(node, [[1, 0, 1], [1, -1, -1]])
    assert conductors(circuit) == pytest.approx({(0, 1): 2})
    joined, _ = raster_circuit(
        np.array([[1.0, 1], [2, np.nan]]),
        neighbours=Neighbours.FOUR,
        average=Average.CONDUCTANCE,
        regions=np.array([[5, 0], [0, 5]]),
    )
    # From the cell without data half of 1 upwards and half of 2 to the left, besides 1 and 1.5 from the other cell.
    assert conductors(joined) == pytest.approx({(0, 2): 1.5, (1, 2): 2.5})


def test_laplacian_rows_sum_to_the_leaks():
    """Rows of the Laplacian sum to 0, or to the conductance to earth."""
    circuit, _ = raster_circuit(np.random.default_rng(1).random((4, 5)))
    leaks = np.arange(20.0)
    np.testing.assert_allclose(laplacian(circuit).sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(np.asarray(laplacian(circuit, leaks).sum(axis=1)).ravel(), leaks, atol=1e-12)


def test_net_outflow_is_the_laplacian_times_the_voltage():
    """Differences of voltage and the matrix say the same."""
    rng = np.random.default_rng(2)
    circuit, _ = raster_circuit(rng.random((4, 5)))
    voltage, leaks = rng.random(20), rng.random(20)
    np.testing.assert_allclose(net_outflow(circuit, voltage, leaks), laplacian(circuit, leaks) @ voltage, atol=1e-12)


def test_node_current_is_the_larger_of_in_and_out():
    """A node fed by 3 A and 1 A that sends out 2 A and leaks 1.5 A shows 4 A."""
    circuit = Circuit(np.array([0, 1, 2]), np.array([2, 2, 3]), np.array([1.0, 1, 1]), 4)
    voltage = np.array([6.0, 4, 3, 1])
    np.testing.assert_allclose(node_current(circuit, voltage, np.array([0, 0, 0.5, 0])), [3, 1, 4, 2])


def test_node_current_drops_rounding_noise():
    """A current of a billionth of the largest is none."""
    circuit = Circuit(np.array([0, 1]), np.array([1, 2]), np.array([1.0, 1]), 3)
    np.testing.assert_array_equal(node_current(circuit, np.array([1 + 1e-9, 1e-9, 0])), [1, 1, 0])


def test_split_yields_connected_pieces():
    """Two rows apart are two pieces, each with its own conductors and the numbers of its nodes."""
    values = np.array([[1.0, 1, 1], [np.nan] * 3, [4, 4, 4]])
    circuit, node = raster_circuit(values)
    component = components(circuit)
    parts = list(split(circuit, [1, 0], component))
    assert [part.nodes.tolist() for part in parts] == [[3, 4, 5], [0, 1, 2]]
    assert conductors(parts[0].circuit) == pytest.approx({(0, 1): 4, (1, 2): 4})
    np.testing.assert_array_equal(on_cells(component.astype(float), node)[1], [np.nan] * 3)
