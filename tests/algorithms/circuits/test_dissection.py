"""Elimination on the grid against a sparse factorisation of the same circuit."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse.linalg import splu

from ....algorithms.circuits import dissection
from ....algorithms.circuits.dissection import Dissection
from ....algorithms.circuits.grid_circuit import available, grid_circuit
from ....algorithms.circuits.laplacian import laplacian
from ....algorithms.errors import Cancelled, ConvergenceError, MemoryEstimateError
from ....algorithms.progress import Progress


def circuit_of(shape, *, seed=0, holes=0.0, powers=3, regions=0, diagonals=True):
    """Return a random circuit, with regions of several cells, one of them in two corners."""
    rng = np.random.default_rng(seed)
    conductance = 10 ** (-powers * rng.random(shape))
    conductance[rng.random(shape) < holes] = 0
    label = np.zeros(shape, int)
    for region in range(1, regions + 1):
        row, column = rng.integers(0, shape[0]), rng.integers(0, shape[1])
        label[row : row + rng.integers(1, 5), column : column + rng.integers(1, 6)] = region
    if regions:
        label[0, 0] = label[-1, -1] = 1
        conductance[label > 0] = 1
    node = np.full(shape, -1, np.int32)
    lone = (conductance > 0) & (label == 0)
    node[lone] = np.arange(lone.sum())
    numbers = np.unique(label[label > 0])
    node[label > 0] = lone.sum() + np.searchsorted(numbers, label[label > 0])
    size = int(lone.sum()) + numbers.size
    return grid_circuit(conductance, node, size, int(lone.sum()), diagonals=diagonals, mean_resistance=True)


def grounds(circuit):
    """Return the first node of each connected piece."""
    return np.unique(circuit.components(), return_index=True)[1]


CASES = {
    "plain": ((20, 23), {}),
    "holes": ((31, 17), {"seed": 1, "holes": 0.4}),
    "regions": ((30, 34), {"seed": 3, "regions": 6, "holes": 0.1}),
    "regions and holes": ((33, 26), {"seed": 2, "regions": 12, "holes": 0.4}),
    "a row": ((1, 60), {}),
    "a column": ((60, 1), {}),
    "four cells": ((2, 2), {}),
    "four neighbours": ((30, 28), {"seed": 5, "regions": 3, "diagonals": False}),
    "contrast 1e6": ((30, 28), {"seed": 6, "powers": 6}),
}


@pytest.mark.parametrize("leaky", [False, True])
@pytest.mark.parametrize(("shape", "options"), CASES.values(), ids=CASES)
def test_dissection_equals_a_sparse_factorisation(shape, options, leaky):
    """Voltages of several right sides are those of the matrix, 0 where the circuit is grounded."""
    circuit = circuit_of(shape, **options)
    rng = np.random.default_rng(9)
    grounded = np.unique(np.append(grounds(circuit), circuit.size - 1))
    leaks = 0.01 * rng.random(circuit.size) if leaky else None
    free = np.setdiff1d(np.arange(circuit.size), grounded)
    amperes = rng.normal(size=(3, free.size))
    found, residuals = Dissection(circuit, grounded, leaks).solve([(free, row) for row in amperes])
    assert max(residuals) < 1e-11
    matrix = laplacian(circuit, leaks)[free][:, free].tocsc()
    expected = splu(matrix).solve(amperes.T).T
    assert len(found) == 3
    for voltage, right in zip(found, expected):
        assert not voltage[grounded].any()
        np.testing.assert_allclose(voltage[free], right, atol=1e-9 * np.abs(right).max())


@pytest.mark.parametrize("case", ["plain", "regions and holes"])
def test_between_is_what_solves_find(case):
    """Voltages of nodes for 1 A into each of them, regions among them, are those of whole solves."""
    shape, options = CASES[case]
    circuit = circuit_of(shape, **options)
    grounded = grounds(circuit)
    factor = Dissection(circuit, grounded)
    free = np.setdiff1d(np.arange(circuit.size), grounded)
    nodes = np.unique(np.append(np.random.default_rng(2).choice(free, 21, replace=False), free[-1]))[::-1]
    found = factor.between(nodes, Progress())
    for first in range(0, nodes.size, 8):
        batch = nodes[first : first + 8]
        for k, voltage in enumerate(factor.solve([(np.array([node]), np.ones(1)) for node in batch])[0]):
            np.testing.assert_allclose(found[first + k], voltage[nodes], atol=1e-11 * found.max())


def test_dissection_says_what_does_not_add_up(monkeypatch):
    """Residuals are those of the matrix, regions and leaks among them, before and after one refinement."""
    circuit = circuit_of((24, 26), regions=5, seed=4)
    leaks = 0.01 * np.random.default_rng(3).random(circuit.size)
    factor = Dissection(circuit, [3], leaks)
    factor.values *= 1 + 1e-6 * np.random.default_rng(4).random(factor.values.size)
    right = [(np.array([7, circuit.size - 1]), np.array([1.0, 2.0]))]
    matrix = laplacian(circuit, leaks)
    injected = np.bincount(*right[0], minlength=circuit.size)

    def missed(voltage):
        rest = injected - matrix @ voltage
        rest[3] = 0
        return np.linalg.norm(rest) / np.linalg.norm(injected)

    refined, better = factor.solve(right)
    monkeypatch.setattr(dissection, "REFINE_ABOVE", 1)
    rough, worse = factor.solve(right)
    assert worse[0] == pytest.approx(missed(rough[0]), rel=1e-6)
    assert better[0] == pytest.approx(missed(refined[0]), rel=1e-2)
    assert better[0] < 1e-4 * worse[0]


def test_dissection_has_the_same_bits_for_any_threads(monkeypatch):
    """Parts that are eliminated at the same time leave what they leave one after the other."""
    monkeypatch.setattr(dissection, "ALONE", 10)
    circuit = circuit_of((22, 25), regions=4)
    right = [(np.array([7, 200]), np.array([1.0, -0.5]))]
    one, several = (Dissection(circuit, [0], threads=threads).solve(right)[0][0] for threads in (1, 3))
    np.testing.assert_array_equal(one, several)


def test_dissection_solves_again_after_itself():
    """A right side has the same voltages in whatever company and order."""
    circuit = circuit_of((20, 20))
    factor = Dissection(circuit, [0])
    first, second = (np.array([5]), np.array([1.0])), (np.array([50]), np.array([2.0]))
    together, _ = factor.solve([first, second])
    np.testing.assert_array_equal(factor.solve([second])[0][0], together[1])
    np.testing.assert_array_equal(factor.solve([first])[0][0], together[0])


def test_dissection_refuses_a_circuit_that_is_not_grounded():
    """A piece without ground and leak has no voltages."""
    # Exact in binary: the last pivot of a row of equal cells is 0.
    with pytest.raises(ConvergenceError, match="rounding hides how it is grounded"):
        Dissection(circuit_of((1, 4), powers=0), [])


def test_dissection_says_what_memory_it_needs(monkeypatch):
    """Factors that do not fit are not begun."""
    monkeypatch.setattr("ecopattern.algorithms.validation.available_memory", lambda: 1000)
    with pytest.raises(MemoryEstimateError, match="The factors of a circuit of 399 cells would need about"):
        Dissection(circuit_of((20, 20)), [0])


def test_dissection_can_be_cancelled():
    """A run that is stopped raises while it eliminates and while it solves."""
    progress = Progress()
    factor = Dissection(circuit_of((30, 30)), [0], progress=progress)
    progress.stop[0] = 1
    with pytest.raises(Cancelled):
        Dissection(circuit_of((30, 30)), [0], progress=progress)
    with pytest.raises(Cancelled):
        factor.solve([(np.array([5]), np.ones(1))], progress.stop)
    with pytest.raises(Cancelled):
        factor.between(np.arange(5, 20), progress)


@pytest.mark.skipif(not available(), reason="takes minutes without the compiler")
def test_dissection_of_a_large_grid():
    """Forty thousand cells of contrast 1e4 are eliminated on several threads, right to 1e-9."""
    circuit = circuit_of((210, 195), powers=4, seed=8)
    found = Dissection(circuit, [0]).solve([(np.array([20_000]), np.array([1.0]))])[0][0]
    expected = splu(laplacian(circuit)[1:][:, 1:].tocsc()).solve(np.eye(1, circuit.size - 1, 19_999)[0])
    np.testing.assert_allclose(found[1:], expected, atol=1e-9 * expected.max())
