"""Solvers against circuits solved by hand and against each other."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse.linalg import splu

from ....algorithms.circuits import grid_circuit, laplacian, solvers
from ....algorithms.circuits.laplacian import Circuit, raster_circuit
from ....algorithms.circuits.solvers import Solver, solve
from ....algorithms.errors import Cancelled, ConvergenceError, MemoryEstimateError
from ....algorithms.progress import Progress


def rough(size, seed=3):
    """Return a circuit of high contrast with cheap rows and dear columns, more nodes than the coarsest level."""
    rng = np.random.default_rng(seed)
    resistance = 10 ** (3 * rng.random((size, size)))
    resistance[:, size // 3] = 1e4
    resistance[size // 2] = 1
    return raster_circuit(1 / resistance)[0]


def unit(circuit, *nodes):
    currents = np.zeros((circuit.size, len(nodes)))
    currents[nodes, np.arange(len(nodes))] = 1.0
    return currents


@pytest.mark.parametrize("solver", Solver)
def test_solve_series_and_parallel(solver):
    """Two resistors of 2 Ohm in a row beside one of 4 Ohm make 2 Ohm."""
    circuit = Circuit(np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([0.5, 0.5, 0.25]), 3)
    solution = solve(circuit, unit(circuit, 0), [2], solver=solver)
    np.testing.assert_allclose(solution.voltages[:, 0], [2, 1, 0], atol=1e-12)
    assert solution.residuals[0] < 1e-12


def test_solve_with_leaks_needs_no_ground():
    """1 A over 1 Ohm and a leak of 0.5 S lifts the far end to 3 V."""
    circuit = Circuit(np.array([0]), np.array([1]), np.array([1.0]), 2)
    solution = solve(circuit, unit(circuit, 0), [], leaks=np.array([0, 0.5]))
    np.testing.assert_allclose(solution.voltages[:, 0], [3, 2])


def test_solve_with_all_nodes_grounded_is_0():
    """Nothing is left to solve where every node is at 0 V."""
    circuit = Circuit(np.array([0]), np.array([1]), np.array([1.0]), 2)
    for solver in Solver:
        assert not solve(circuit, unit(circuit, 0), [0, 1], solver=solver).voltages.any()


def test_solve_ways_agree_on_a_rough_landscape():
    """The iterative way reaches the voltages of the factorisation within its tolerance."""
    circuit = rough(70)
    currents = unit(circuit, 70 * 70 - 1, 35)
    direct = solve(circuit, currents, [0], solver=Solver.DIRECT)
    iterative = solve(circuit, currents, [0], solver=Solver.ITERATIVE, tolerance=1e-8)
    assert iterative.solver is Solver.ITERATIVE
    assert direct.residuals.max() < 1e-10
    assert iterative.residuals.max() <= 1e-8
    largest = direct.voltages.max()
    np.testing.assert_allclose(iterative.voltages, direct.voltages, atol=1e-6 * largest)


def test_solve_iterative_needs_few_steps(monkeypatch):
    """Roads and walls do not slow the preconditioner: 40 steps are enough."""
    monkeypatch.setattr(solvers, "ITERATIONS", 40)
    circuit = rough(100)
    assert solve(circuit, unit(circuit, 9999), [0], solver=Solver.ITERATIVE).solver is Solver.ITERATIVE


@pytest.mark.skipif(not grid_circuit.available(), reason="without numba circuits are not kept on their grid")
@pytest.mark.parametrize("error", [ConvergenceError, MemoryEstimateError])
def test_solve_falls_back_where_elimination_fails(monkeypatch, error):
    """Where pivots vanish in rounding, or the factors are larger than was thought, steps find the voltages."""

    def fail(*_, **__):
        raise error("no")

    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    monkeypatch.setattr(solvers, "Dissection", fail)
    circuit = rough(40)
    assert solve(circuit, unit(circuit, 1, 2), [0]).solver is Solver.ITERATIVE


def test_solve_falls_back_on_the_other_way(monkeypatch):
    """Where the iterative way is cut short, the factorisation answers."""
    monkeypatch.setattr(solvers, "ITERATIONS", 1)
    circuit = rough(70)
    assert solve(circuit, unit(circuit, 4899), [0], solver=Solver.ITERATIVE).solver is Solver.DIRECT


def test_solve_automatic_turns_to_the_iterative_way_where_memory_is_short(monkeypatch):
    """A factorisation that does not fit is not tried."""
    monkeypatch.setattr(solvers, "factor_bytes", lambda nodes, **_: 1e18 * nodes)
    circuit = rough(20)
    assert solve(circuit, unit(circuit, 399), [0]).solver is Solver.ITERATIVE
    with pytest.raises(MemoryEstimateError, match="The factorisation of 399 cells would need about"):
        solve(circuit, unit(circuit, 399), [0], solver=Solver.DIRECT)


@pytest.mark.parametrize("api", ["old", "new"])
def test_solve_uses_cholmod_where_it_is_there(monkeypatch, api):
    """Where scikit-sparse is there, its factors solve circuits that are not on a grid, by its old and its new names."""
    used = []

    def factor(matrix):
        used.append(matrix.shape[0])
        return splu(matrix).solve if api == "old" else splu(matrix)

    cholmod = SimpleNamespace(**{"cholesky" if api == "old" else "cho_factor": factor})
    monkeypatch.setattr(solvers, "_cholmod", lambda: cholmod)
    circuit = rough(40)
    found = solve(circuit, unit(circuit, *range(1, 9)), [0])
    assert found.solver is Solver.DIRECT
    assert used == [circuit.size - 1]
    assert found.residuals.max() < 1e-10


@pytest.mark.skipif(not grid_circuit.available(), reason="without numba circuits are not kept on their grid")
def test_solve_eliminates_on_the_grid_where_that_pays(monkeypatch):
    """Many right sides on a grid are eliminated without any matrix; a few on a large grid are not."""
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    monkeypatch.setattr(solvers, "DIRECT_NODES_GRID", 400)
    monkeypatch.setattr(solvers, "laplacian", None)
    circuit = rough(40)
    many = solve(circuit, unit(circuit, *range(1, 12)), [0])
    assert many.solver is Solver.DIRECT
    assert many.residuals.max() < 1e-10
    few = solve(circuit, unit(circuit, 1, 2), [0], tolerance=1e-9)
    assert few.solver is Solver.ITERATIVE
    np.testing.assert_allclose(few.voltages, many.voltages[:, :2], atol=1e-7 * many.voltages.max())


def test_solve_goes_on_without_cholmod_where_that_fails(monkeypatch):
    """A matrix that CHOLMOD refuses is factorised by SuperLU."""

    def refuse(matrix):
        raise ArithmeticError("not positive definite")

    monkeypatch.setattr(solvers, "_cholmod", lambda: SimpleNamespace(cholesky=refuse))
    circuit = rough(20)
    assert solve(circuit, unit(circuit, 399), [0]).residuals.max() < 1e-10


def test_solve_agrees_with_superlu_where_cholmod_is_there(monkeypatch):
    """The factors of CHOLMOD give the voltages of those of SuperLU."""
    pytest.importorskip("sksparse.cholmod", reason="scikit-sparse is not installed")
    circuit = rough(70)
    currents = unit(circuit, *range(100, 110))
    found = solve(circuit, currents, [0], solver=Solver.DIRECT)
    monkeypatch.setattr(solvers, "_cholmod", lambda: None)
    expected = solve(circuit, currents, [0], solver=Solver.DIRECT)
    np.testing.assert_allclose(found.voltages, expected.voltages, atol=1e-9 * expected.voltages.max())


def test_solve_refuses_what_does_not_converge():
    """A tolerance below rounding is not reached by either way, and the message says how far it came."""
    circuit = rough(70)
    with pytest.raises(ConvergenceError, match="the tolerance is 1e-30"):
        solve(circuit, unit(circuit, 4899), [0], tolerance=1e-30)


@pytest.mark.parametrize("solver", [Solver.DIRECT, Solver.ITERATIVE])
def test_solve_stops_when_cancelled(solver):
    """A cancelled run raises in either way."""

    class Stop(Progress):
        def cancelled(self):
            return True

    circuit = rough(20)
    with pytest.raises(Cancelled):
        solve(circuit, unit(circuit, 0), [399], solver=solver, progress=Stop())
