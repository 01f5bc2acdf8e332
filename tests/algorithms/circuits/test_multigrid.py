"""Multigrid on the grid against dense and direct solves, its laws, and the precision that roads ask for."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from ....algorithms.circuits import grid_circuit, laplacian, multigrid, solvers
from ....algorithms.circuits.grid_circuit import GridCircuit
from ....algorithms.circuits.laplacian import Average, components, node_current, raster_circuit, split
from ....algorithms.circuits.solvers import Solver, solve
from ....algorithms.errors import Cancelled
from ....algorithms.grid import Neighbours
from ....algorithms.progress import Progress

pytestmark = pytest.mark.skipif(not grid_circuit.available(), reason="needs compiled kernels")


@pytest.fixture(autouse=True)
def _iterative(monkeypatch):
    """Small grids would be eliminated."""
    monkeypatch.setattr(solvers, "DIRECT_NODES_GRID", 0)


@pytest.fixture
def fine_cuts(monkeypatch):
    """Make small rasters go through all that large ones do: bands, chunks, levels and threads."""
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    monkeypatch.setattr(grid_circuit, "BAND_CELLS", 1)
    monkeypatch.setattr(multigrid, "COARSEST", 10)
    monkeypatch.setattr(multigrid, "CHUNK", 16)
    monkeypatch.setattr(multigrid, "TOGETHER", 1)


def landscape(seed, contrast=1e3):
    """Return a raster of rough resistances with holes, and regions of several cells, two of them far apart."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(30, 80, 2))
    resistance = contrast ** rng.random(shape)
    resistance[rng.random(shape) < 0.15] = np.nan
    regions = np.zeros(shape, int)
    for number in range(1, 5):
        row, column = rng.integers(0, shape[0] - 3), rng.integers(0, shape[1] - 3)
        regions[row : row + 3, column : column + 3] = number
    regions[0, 0] = regions[-1, -1] = 1
    return resistance, regions


def with_roads(side, contrast=1e4):
    """Return a dear landscape with cheap roads one cell wide and walls with gaps."""
    rng = np.random.default_rng(1)
    resistance = contrast * rng.uniform(0.3, 1.0, (side, side))
    steps = np.arange(side)
    for start in rng.integers(0, side, 6):
        resistance[np.clip(start + np.cumsum(rng.integers(-1, 2, side)), 0, side - 1), steps] = 1.0
    wall = rng.random(side) < 0.97
    resistance[wall, side // 2] = np.nan
    return resistance


def largest_piece(circuit):
    """Return the largest connected piece of a circuit."""
    component = components(circuit)
    return next(split(circuit, [np.bincount(component).argmax()], component))


def both(monkeypatch, resistance, **options):
    """Return the largest piece of a landscape as a list of conductors and on the grid."""
    monkeypatch.setattr(laplacian, "GRID_NODES", 10**9)
    listed = largest_piece(raster_circuit(1 / resistance, **options)[0])
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    gridded = largest_piece(raster_circuit(1 / resistance, **options)[0])
    np.testing.assert_array_equal(listed.nodes, gridded.nodes)
    return listed.circuit, gridded.circuit


def random_currents(size, count, seed=0):
    """Return currents that enter a few nodes."""
    rng = np.random.default_rng(seed)
    currents = np.zeros((size, count))
    currents[rng.integers(0, size, count), np.arange(count)] = 1.0
    currents[rng.integers(0, size, 2)] -= 0.3
    return currents


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_agrees_with_a_dense_solve(monkeypatch, seed):
    """Regions, leaks, several grounds, both kinds of neighbours, one right side or a batch: all as a dense solve."""
    resistance, regions = landscape(seed)
    options = {"neighbours": list(Neighbours)[seed % 2], "average": list(Average)[seed // 2 % 2]}
    listed, gridded = both(monkeypatch, resistance, regions=regions if seed % 3 else None, **options)
    rng = np.random.default_rng(seed)
    size = listed.size
    grounded = np.unique(np.append(rng.integers(0, size, seed % 3), size - 1))
    leaks = np.where(rng.random(size) < 0.1, rng.random(size) / 10, 0.0) if seed > 3 else None
    count = (3, 7)[seed % 2]
    currents = random_currents(size, count, seed)
    free = np.setdiff1d(np.arange(size), grounded)
    matrix = laplacian.laplacian(listed, leaks).toarray()[np.ix_(free, free)]
    expected = np.zeros((size, count))
    expected[free] = np.linalg.solve(matrix, currents[free])
    found = solve(gridded, currents, grounded, leaks=leaks, tolerance=1e-9)
    assert isinstance(gridded, GridCircuit)
    assert found.solver is Solver.ITERATIVE
    # Conductances of the grid are rounded to single precision, half a unit of which is 6e-8.
    np.testing.assert_allclose(found.voltages, expected, atol=3e-7 * np.abs(expected).max())
    current = node_current(gridded, found.voltages[:, 0], leaks)
    np.testing.assert_allclose(current, node_current(listed, expected[:, 0], leaks), atol=1e-6 * current.max())


@pytest.mark.usefixtures("fine_cuts")
def test_grid_circuit_has_the_conductors_and_pieces_of_a_list(monkeypatch):
    """The grid answers as the list of conductors does, to single precision."""
    resistance, regions = landscape(1)
    monkeypatch.setattr(laplacian, "GRID_NODES", 10**9)
    listed, node = raster_circuit(1 / resistance, regions=regions)
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    gridded, same_node = raster_circuit(1 / resistance, regions=regions)
    np.testing.assert_array_equal(node, same_node)
    difference = abs(laplacian.laplacian(listed) - laplacian.laplacian(gridded)).max()
    assert difference < 1e-7 * listed.conductance.max() * 10
    one, two = components(listed), components(gridded)
    assert len(set(zip(one, two))) == one.max() + 1 == two.max() + 1


@pytest.mark.parametrize("contrast", [1.0, 1e3, 1e4, 1e6])
def test_multigrid_gives_cell_currents_to_a_millionth(monkeypatch, contrast):
    """At the tolerance that is the default no cell current is off by more than 1e-6 of the largest."""
    resistance = contrast ** np.random.default_rng(0).random((150, 150))
    resistance[70, 2:] = np.nan
    listed, gridded = both(monkeypatch, resistance)
    currents = np.zeros((listed.size, 1))
    currents[20] = 1.0
    exact = solve(listed, currents, [listed.size - 5], solver=Solver.DIRECT)
    found = solve(gridded, currents, [listed.size - 5])
    assert found.solver is Solver.ITERATIVE
    wrong = np.abs(node_current(gridded, found.voltages[:, 0]) - node_current(listed, exact.voltages[:, 0]))
    assert wrong.max() <= 1e-6


def test_multigrid_never_lets_current_leak_from_roads(monkeypatch):
    """On roads one cell wide at contrast 1e4 the resistance is that of the factorisation; a rounded diagonal is not.

    A diagonal in single precision leaks in every cell: here it alone would change the resistance by far more.
    """
    listed, gridded = both(monkeypatch, with_roads(200))
    currents = np.zeros((listed.size, 1))
    currents[0] = 1.0
    exact = solve(listed, currents, [listed.size - 1], solver=Solver.DIRECT).voltages[0, 0]
    found = solve(gridded, currents, [listed.size - 1], tolerance=1e-9).voltages[0, 0]
    assert found == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize(("kind", "contrast"), [("plain", 1e4), ("roads", 1e4), ("roads", 1e6)])
def test_multigrid_takes_at_most_30_steps(monkeypatch, kind, contrast):
    """Neither contrast nor roads and walls take more than 30 steps to the default tolerance."""
    monkeypatch.setattr(solvers, "ITERATIONS", 30)
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    plain = contrast ** np.random.default_rng(0).random((300, 300))
    resistance = with_roads(300, contrast) if kind == "roads" else plain
    circuit = largest_piece(raster_circuit(1 / resistance)[0]).circuit
    currents = np.zeros((circuit.size, 1))
    currents[0] = 1.0
    found = solve(circuit, currents, [circuit.size - 1])
    assert found.solver is Solver.ITERATIVE
    assert found.residuals[0] <= 1e-6


@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_is_reciprocal_and_loses_no_current():
    """The voltage at b from 1 A at a is that at a from 1 A at b, and what enters leaves at the ground."""
    resistance, regions = landscape(2)
    circuit = largest_piece(raster_circuit(1 / resistance, regions=regions)[0]).circuit
    currents = np.zeros((circuit.size, 2))
    one, two, ground = 7, circuit.size - 1, circuit.size // 2
    currents[[one, two], [0, 1]] = 1.0
    voltages = solve(circuit, currents, [ground], tolerance=1e-10).voltages
    assert voltages[two, 0] == pytest.approx(voltages[one, 1], rel=1e-8)
    assert laplacian.net_outflow(circuit, voltages[:, 0])[ground] == pytest.approx(-1, abs=1e-8)


@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_is_the_same_to_the_last_bit_for_any_threads(monkeypatch):
    """Neither the number of threads nor how many right sides are solved at once changes a bit."""
    resistance, regions = landscape(3)
    circuit = largest_piece(raster_circuit(1 / resistance, regions=regions)[0]).circuit
    currents = random_currents(circuit.size, 9)
    results = []
    for threads in (1, 2, 5):
        monkeypatch.setattr(solvers, "cores", lambda count=threads: count)
        monkeypatch.setattr(multigrid, "cores", lambda count=threads: count)
        results.append(solve(circuit, currents, [0]).voltages)
    single = np.column_stack([solve(circuit, currents[:, [k]], [0]).voltages for k in range(9)])
    for other in (*results[1:], single):
        np.testing.assert_array_equal(results[0], other)


@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_solves_a_batch_with_nothing_to_solve_in_it():
    """A right side without current, or with current at the ground only, is 0 V and leaves the others as they are."""
    circuit = largest_piece(raster_circuit(1 / landscape(3)[0])[0]).circuit
    currents = random_currents(circuit.size, 7)
    currents[:, 2] = 0.0
    currents[:, 5] = 0.0
    currents[0, 5] = 1.0
    found = solve(circuit, currents, [0])
    assert not found.voltages[:, [2, 5]].any()
    assert (found.residuals <= 1e-6).all()
    alone = solve(circuit, currents[:, [6]], [0])
    np.testing.assert_array_equal(found.voltages[:, 6], alone.voltages[:, 0])


@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_solves_singly_where_a_batch_does_not_fit(monkeypatch):
    """Where memory is short the right sides are solved one after the other, with the same answer."""
    circuit = largest_piece(raster_circuit(1 / landscape(3)[0])[0]).circuit
    currents = random_currents(circuit.size, 8)
    batch = solve(circuit, currents, [0])
    monkeypatch.setattr(solvers, "_abreast_fit", lambda count, cells: count == 1)
    monkeypatch.setattr(multigrid.Multigrid, "solve_batch", only_one(multigrid.Multigrid.solve_batch))
    np.testing.assert_array_equal(solve(circuit, currents, [0]).voltages, batch.voltages)


def only_one(solve_batch):
    """Return a stand-in that refuses more than one right side."""

    def stand_in(grid, rights, *rest):
        assert len(rights) == 1
        return solve_batch(grid, rights, *rest)

    return stand_in


@pytest.mark.usefixtures("fine_cuts")
def test_split_of_a_grid_keeps_thousands_of_pieces_apart():
    """Every piece comes with its nodes and conductors, large or small, in the order asked for."""
    resistance = np.ones((60, 60))
    resistance[:, 3::4] = np.nan
    resistance[30:, :] = np.where(np.add.outer(np.arange(30), np.arange(60)) % 2 == 0, 1.0, np.nan)
    circuit, _ = raster_circuit(1 / resistance, neighbours=Neighbours.FOUR)
    component = components(circuit)
    count = component.max() + 1
    assert count > 800
    for number, part in zip(range(count)[::-1], split(circuit, range(count)[::-1], component)):
        np.testing.assert_array_equal(part.nodes, np.flatnonzero(component == number))
        assert part.circuit.size == part.nodes.size
        assert (components(part.circuit) == 0).all()
    conductors = sum(part.circuit.conductance.size for part in split(circuit, range(count), component))
    assert conductors == circuit.conductance.size


@pytest.mark.usefixtures("fine_cuts")
def test_multigrid_falls_back_on_the_factorisation(monkeypatch):
    """Where the steps do not suffice, the factorisation answers with a residual of its own."""
    monkeypatch.setattr(solvers, "ITERATIONS", 1)
    circuit = largest_piece(raster_circuit(1 / landscape(4)[0])[0]).circuit
    found = solve(circuit, random_currents(circuit.size, 1), [0])
    assert found.solver is Solver.DIRECT
    assert found.residuals[0] < 1e-10


@pytest.mark.parametrize("count", [1, 4, 16])
def test_multigrid_stops_within_a_second_of_cancelling(monkeypatch, count):
    """A run that is cancelled in the middle of its steps ends within a second, with one right side or several."""

    class Stop(Progress):
        at = None

        def cancelled(self):
            return self.at is not None and time.perf_counter() > self.at

        def show(self, fraction):
            if self.at is None and fraction > 0:
                self.at = time.perf_counter()

    monkeypatch.setattr(solvers, "ITERATIONS", 10**6)
    monkeypatch.setattr(laplacian, "GRID_NODES", 1)
    circuit = raster_circuit(1e4 ** -np.random.default_rng(0).random((400, 400)))[0]
    stop = Stop()
    with pytest.raises(Cancelled):
        solve(circuit, random_currents(circuit.size, count), [0], tolerance=1e-30, progress=stop)
    assert time.perf_counter() - stop.at < 1
    deadline = time.perf_counter() + 5
    while threading.active_count() > 1 and time.perf_counter() < deadline:
        time.sleep(0.05)
    assert threading.active_count() == 1


@pytest.mark.parametrize("count", [1, 20])
def test_multigrid_takes_no_step_where_no_current_enters(monkeypatch, count):
    """Empty right sides are 0 at once, and a right side among them is what it is alone, to the last bit."""
    _, gridded = both(monkeypatch, landscape(2)[0])
    taken, before = [], multigrid._Run._descend

    def watching(self, length):
        taken.append(self.lanes)
        return before(self, length)

    monkeypatch.setattr(multigrid._Run, "_descend", watching)
    currents = np.zeros((gridded.size, count))
    options = {"solver": Solver.ITERATIVE, "tolerance": 1e-8}
    assert not solve(gridded, currents, [0], **options).voltages.any()
    assert taken == []
    currents[-1, -1] = 1.0
    alone = solve(gridded, currents[:, -1:], [0], **options).voltages[:, 0]
    np.testing.assert_array_equal(solve(gridded, currents, [0], **options).voltages[:, -1], alone)
