"""Maps of single solves in a folder, and going on where a run was stopped."""

from __future__ import annotations

import contextlib
import csv
import os

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.circuits import against_all, laplacian, pairwise, voltage_fields
from ....algorithms.circuits import current_flow as driver
from ....algorithms.circuits.current_flow import Mode, current_flow
from ....algorithms.circuits.solvers import Solver
from ....algorithms.errors import Cancelled, OutputError
from ...landscapes import make_patches, make_raster
from ...listening import Listening
from .test_current_flow import random_landscape


@pytest.fixture
def solved(monkeypatch):
    """Return a list that receives every pair that is solved."""
    pairs, before = [], pairwise.solve_item

    def watching(landscape, item, on_pair=None, progress=None):
        pairs.extend(item.pairs)
        return before(landscape, item, on_pair, progress)

    monkeypatch.setattr(pairwise, "solve_item", watching)
    return pairs


def run(folder, seed=1, **options):
    landscape, nodes = random_landscape(seed)
    return current_flow(landscape, nodes, maps_folder=str(folder), **options)


def stopped_after(count, folder, monkeypatch, **options):
    """Run until `count` pairs or nodes are kept, then cancel."""
    keep = driver.KeptMaps.keep

    def counting(self, *found):
        if len(list(self.folder.glob("current_*.tif"))) == count:
            raise Cancelled
        keep(self, *found)

    with monkeypatch.context() as patch:
        patch.setattr(driver.KeptMaps, "keep", counting)
        with contextlib.suppress(Cancelled):
            run(folder, **options)


def test_kept_maps_are_those_of_every_pair(tmp_path):
    """Each pair has a current and a voltage named by it, their currents add up to the sum, and there is a matrix."""
    flow = run(tmp_path)
    total = np.zeros(flow.current.values.shape)
    for one, two, resistance in zip(*flow.resistances.values()):
        total += np.nan_to_num(raster_io.read_raster(str(tmp_path / f"current_{one}_{two}.tif")).values)
        voltage = raster_io.read_raster(str(tmp_path / f"voltage_{one}_{two}.tif")).values
        assert np.nanmax(voltage) == pytest.approx(resistance)
    np.testing.assert_allclose(np.nan_to_num(flow.current.values), total, atol=1e-12)
    with open(tmp_path / "resistances.csv", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["node_id", "1", "2", "3", "4"]
    assert float(rows[1][2]) == float(rows[2][1]) == flow.resistances["resistance"][0]


def test_kept_maps_of_one_to_all(tmp_path):
    """The other modes write a map a node, and nothing else is left once all are whole."""
    run(tmp_path, mode=Mode.ONE_TO_ALL)
    assert sorted(path.name for path in tmp_path.glob("current*")) == [f"current_{k}.tif" for k in range(1, 5)]
    assert not list(tmp_path.glob("solve_*"))


@pytest.fixture
def solves(monkeypatch):
    """Return a list that receives how many voltages every call of the solver is asked for."""
    counts, before = [], against_all.solve

    def watching(circuit, currents, grounded, **options):
        counts.append(currents.nnz)
        return before(circuit, currents, grounded, **options)

    monkeypatch.setattr(against_all, "solve", watching)
    return counts


def equal(one, two):
    """Assert that two flows are the same to the last bit."""
    np.testing.assert_array_equal(one.current.values, two.current.values)
    np.testing.assert_array_equal(one.maximum.values, two.maximum.values)
    np.testing.assert_array_equal(one.resistances["resistance"], two.resistances["resistance"])


MODES = [Mode.ONE_TO_ALL, Mode.ALL_TO_ONE]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", range(5))
def test_kept_maps_of_all_modes_go_on_after_a_stop(tmp_path, monkeypatch, solves, mode, count):
    """Stopped at any node, a run goes on without solving again, and gives to the last bit what a plain run does."""
    options = {"mode": mode, "strengths": [1, 2, 0.3, 4]}
    stopped_after(count, tmp_path, monkeypatch, **options)
    assert len(list(tmp_path.glob("current_*.tif"))) == count
    solves.clear()
    progress, shown = Listening(), {}
    again = run(tmp_path, **options, progress=progress, on_map=lambda *found: shown.update({found[:2]: found[2:]}))
    assert solves == []
    assert any(text.startswith(f"{count} nodes are taken from") for text in progress.said) == (count > 0)
    landscape, nodes = random_landscape(1)
    plain = {}
    whole = current_flow(landscape, nodes, **options, on_map=lambda *found: plain.update({found[:2]: found[2:]}))
    equal(again, whole)
    assert shown.keys() == plain.keys()
    for ends, maps in plain.items():
        np.testing.assert_array_equal(shown[ends], maps)
    assert not list(tmp_path.glob("solve_*"))


@pytest.mark.parametrize("mode", MODES)
def test_kept_maps_of_all_modes_go_on_amid_the_solves(tmp_path, monkeypatch, solves, mode):
    """Stopped while voltages are kept, a run solves only those that are missing; broken ones are solved again."""
    keep = driver.KeptMaps.keep_column

    def counting(self, piece, column, voltages):
        if column == 2:
            raise Cancelled
        keep(self, piece, column, voltages)

    with monkeypatch.context() as patch:
        patch.setattr(driver.KeptMaps, "keep_column", counting)
        with pytest.raises(Cancelled):
            run(tmp_path, mode=mode)
    files = sorted(tmp_path.glob("solve_*.npy"))
    assert len(files) == 2
    files[0].write_bytes(files[0].read_bytes()[:200])
    solves.clear()
    landscape, nodes = random_landscape(1)
    equal(run(tmp_path, mode=mode), current_flow(landscape, nodes, mode=mode))
    assert solves[0] == 2


@pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="the grid takes long in plain Python")
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("solver", [Solver.DIRECT, Solver.ITERATIVE])
def test_kept_maps_of_all_modes_are_the_same_on_the_grid(tmp_path, monkeypatch, solves, mode, solver):
    """Solved a few at a time on the grid, voltages are those of all at once to the last bit."""
    for module in (laplacian, voltage_fields):
        monkeypatch.setattr(module, "GRID_NODES", 100)
    monkeypatch.setattr(against_all, "KEPT_TOGETHER", 2)
    landscape, nodes = random_landscape(3, (40, 41))
    options = {"mode": mode, "solver": solver}
    whole = current_flow(landscape, nodes, **options)
    assert solves == [3]
    equal(current_flow(landscape, nodes, **options, maps_folder=str(tmp_path)), whole)
    assert solves == [3, 2, 1]


@pytest.mark.parametrize("mode", MODES)
def test_kept_maps_of_all_modes_are_not_taken_for_others(tmp_path, mode):
    """Other strengths, other pairs or the other mode compute everything anew, with a warning."""
    run(tmp_path, mode=mode, strengths=[1, 2, 3, 4])
    landscape, nodes = random_landscape(1)
    other = MODES[1 - MODES.index(mode)]
    for options in ({"mode": mode}, {"mode": mode, "pairs": [(1, 2), (2, 3)]}, {"mode": other}, {}):
        progress = Listening()
        again = run(tmp_path, **options, progress=progress)
        assert "maps of other inputs or parameters" in progress.warned[0]
        equal(again, current_flow(landscape, nodes, **options))


@pytest.mark.parametrize("mode", MODES)
def test_kept_maps_of_a_finished_run_need_no_solve(tmp_path, solves, mode):
    """The same run again takes everything from the folder."""
    first = run(tmp_path, mode=mode)
    solves.clear()
    equal(run(tmp_path, mode=mode), first)
    assert solves == []


def test_kept_maps_go_on_after_a_stop(tmp_path, monkeypatch, solved):
    """After a stop only the pairs that are missing are solved, and the result is that of a run without a stop."""
    stopped_after(4, tmp_path, monkeypatch)
    solved.clear()
    progress = Listening()
    landscape, nodes = random_landscape(1)
    again = current_flow(landscape, nodes, maps_folder=str(tmp_path), progress=progress)
    assert len(solved) == 2
    assert any(text.startswith("4 pairs are taken from") for text in progress.said)
    whole = current_flow(landscape, nodes)
    np.testing.assert_allclose(again.current.values, whole.current.values, atol=1e-9)
    np.testing.assert_allclose(again.maximum.values, whole.maximum.values, atol=1e-9)
    np.testing.assert_allclose(again.resistances["resistance"], whole.resistances["resistance"], rtol=1e-9)


def test_kept_maps_serve_other_pairs_and_weights(tmp_path, solved):
    """What only changes which pairs are summed, and how, takes the maps that are there."""
    run(tmp_path)
    solved.clear()
    landscape, nodes = random_landscape(1)
    flow = run(tmp_path, pairs=[(1, 2)], weights="1,2,3")
    assert not solved
    expected = current_flow(landscape, nodes, pairs=[(1, 2)], weights="1,2,3").current.values
    np.testing.assert_allclose(np.nan_to_num(flow.current.values), np.nan_to_num(expected), atol=1e-9)


@pytest.mark.parametrize("change", [{"seed": 2}, {"tolerance": 1e-7}, {"node_currents_zero": True}])
def test_kept_maps_start_afresh_when_anything_changed(tmp_path, solved, change):
    """Other inputs or parameters solve all pairs again, with a warning."""
    run(tmp_path)
    solved.clear()
    progress = Listening()
    run(tmp_path, **change, progress=progress)
    assert len(solved) == 6
    assert "maps of other inputs or parameters" in progress.warned[0]


def test_kept_maps_do_not_trust_what_is_broken(tmp_path, solved):
    """A line that was cut off and a map that is gone are solved again."""
    run(tmp_path)
    journal = tmp_path / "journal.jsonl"
    journal.write_text(journal.read_text("utf-8")[:-9], "utf-8")
    (tmp_path / "voltage_1_2.tif").unlink()
    solved.clear()
    run(tmp_path)
    assert len(solved) == 2
    solved.clear()
    run(tmp_path)
    assert not solved


def test_kept_maps_find_names_that_files_may_bear(tmp_path):
    """Ids with signs that files cannot bear, and ids that differ in capitals only, still have files of their own."""
    nodes = make_patches([[1, 2, 3]], ids=["a/b", "Nord", "nord"])
    current_flow(make_raster([[1, 1, 1]]), nodes, maps_folder=str(tmp_path))
    names = sorted(path.name for path in tmp_path.glob("current*"))
    assert names == ["current_Nord_2_to_nord_3.tif", "current_a_b_to_Nord_2.tif", "current_a_b_to_nord_3.tif"]


def test_kept_maps_refuse_a_folder_that_cannot_be(tmp_path):
    """A file in the way is named."""
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(OutputError, match=r"Maps folder: '.*taken' cannot be written"):
        run(tmp_path / "taken")
