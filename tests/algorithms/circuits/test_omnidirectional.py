"""Tests of omnidirectional current: tiny grids, laws, dense solves, the published maps, long runs, and refusals."""

from __future__ import annotations

import os

import numpy as np
import pytest

from ....algorithms import jit, progress, validation
from ....algorithms.circuits import kept_sums, shared_windows, target_tables, windows
from ....algorithms.circuits import omnidirectional as driver
from ....algorithms.circuits.current_flow import Meaning
from ....algorithms.circuits.omnidirectional import omnidirectional, read_reclass
from ....algorithms.circuits.target_tables import Comparison, Condition
from ....algorithms.errors import (
    Cancelled,
    ConvergenceError,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)
from ....algorithms.grid import Grid, Neighbours, Raster
from ....algorithms.progress import Progress
from ... import reference
from ...landscapes import kit, make_grid, make_raster
from .omniscape import Case, read

slow_without_jit = pytest.mark.skipif(
    os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="many windows take minutes without compiled kernels"
)


class Listening(Progress):
    """Keeps what a run says; cancels itself after `limit` reports if that is given."""

    def __init__(self, limit=None):
        super().__init__()
        self.said, self.limit, self.shown = [], limit, []

    def say(self, text):
        self.said.append(text)

    def show(self, fraction):
        self.shown.append(fraction)

    def cancelled(self):
        return self.limit is not None and len(self.shown) >= self.limit


def raster(values, name="Resistance"):
    """Return an array as a raster."""
    return Raster(np.asarray(values, float), make_grid(np.shape(values)), name=name)


def ones(shape):
    """Return a strength of 1 everywhere."""
    return raster(np.ones(shape), "Strength")


def patchy(shape, seed, contrast=100.0, holes=0.15):
    """Return random resistances with cells of no data."""
    random = np.random.default_rng(seed)
    values = contrast ** random.random(shape)
    values[random.random(shape) < holes] = np.nan
    return raster(values)


def without_numba(monkeypatch):
    """Take the way of a machine without numba."""
    monkeypatch.setattr(jit, "available", lambda: False)


# Tiny grids by hand.


def test_omnidirectional_of_three_cells_in_a_row():
    """Each end sends 1 A to the middle and half of what the middle takes; resistance does not matter in a row."""
    found = omnidirectional(make_raster([[1, 5, 2]]), radius=1, strength=ones((1, 3)))
    np.testing.assert_allclose(found.cumulative.values, [[1.5, 3, 1.5]], rtol=1e-6)
    np.testing.assert_allclose(found.flow_potential.values, [[1.5, 3, 1.5]], rtol=1e-6)
    np.testing.assert_allclose(found.normalized.values, 1, rtol=1e-6)


def test_omnidirectional_potential_is_that_of_the_square():
    """In a square of four cells the circle of radius 1 leaves out the far corner, the potential does not."""
    found = omnidirectional(make_raster([[1, 1], [1, 1]]), radius=1, strength=ones((2, 2)))
    np.testing.assert_allclose(found.cumulative.values, 2, rtol=1e-6)
    np.testing.assert_allclose(found.flow_potential.values, 2 + (np.sqrt(2) - 1) / 2, rtol=1e-6)


def test_omnidirectional_sends_from_sources_to_targets():
    """One source and one target give a current in that direction only, as strong as the target."""
    source, aim = raster([[4, 0, 0]], "Strength"), raster([[0, 0, 3]], "Targets")
    found = omnidirectional(make_raster([[1, 2, 3]]), radius=2, strength=source, targets=aim)
    np.testing.assert_allclose(found.cumulative.values, 3, rtol=1e-6)


def test_omnidirectional_shares_by_strength():
    """The target takes its own strength, shared out by the strengths of the sources."""
    source = raster([[1, 0, 3]], "Strength")
    aim = raster([[0, 8, 0]], "Targets")
    found = omnidirectional(make_raster([[1, 1, 1]]), radius=1, strength=source, targets=aim)
    np.testing.assert_allclose(found.cumulative.values, [[2, 8, 6]], rtol=1e-6)


def test_omnidirectional_loses_what_conditions_filter():
    """A source that does not match sends nothing, and its share is not given to others."""
    layer = raster([[10.0, 10.5, 12.0]], "Temperature")
    aim = raster([[0, 8, 0]], "Targets")
    for condition, expected in (
        (Condition(layer, Comparison.WITHIN, -1, 1), [[4, 4, 0]]),
        (Condition(layer, Comparison.WITHIN, 0), [[0, 4, 4]]),
        (Condition(layer, Comparison.EQUAL), [[0, 0, 0]]),
        (Condition(layer, Comparison.EQUAL, future=raster([[0.0, 12.0, 0.0]], "Future")), [[0, 4, 4]]),
    ):
        found = omnidirectional(
            make_raster([[1, 1, 1]]), radius=1, strength=ones((1, 3)), targets=aim, conditions=[condition]
        )
        np.testing.assert_allclose(found.cumulative.values, expected, rtol=1e-6)


def test_omnidirectional_takes_strength_from_resistance():
    """Strength is one over the resistance, 0 above the cutoff; conductances count themselves."""
    aim = raster([[0, 3, 0]], "Targets")
    options = {"radius": 1, "targets": aim, "strength_from_resistance": True}
    found = omnidirectional(make_raster([[1, 1, 2]]), **options)
    np.testing.assert_allclose(found.cumulative.values, [[2, 3, 1]], rtol=1e-6)
    found = omnidirectional(make_raster([[1, 1, 2]]), resistance_cutoff=1.5, **options)
    np.testing.assert_allclose(found.cumulative.values, [[3, 3, 0]], rtol=1e-6)
    found = omnidirectional(make_raster([[1, 1, 2]]), meaning=Meaning.CONDUCTANCE, **options)
    np.testing.assert_allclose(found.cumulative.values, [[1, 3, 2]], rtol=1e-6)


def test_omnidirectional_threshold_and_missing_strengths():
    """Strengths below the threshold and without data count as 0."""
    source = make_raster([[0.4, None, 1, 2]], name="Strength")
    found = omnidirectional(make_raster([[1, 1, 1, 1]]), radius=3, strength=source, strength_threshold=0.5)
    np.testing.assert_allclose(found.cumulative.values, [[0, 0, 3, 3]], rtol=1e-6, atol=1e-9)


def test_omnidirectional_masks_as_asked():
    """Where the resistance has no data the maps have none, or 0 current if they are not masked."""
    resistance = make_raster([[1, 1, 1], [None, None, None], [1, 1, 1]])
    found = omnidirectional(resistance, radius=2, strength=ones((3, 3)))
    assert np.isnan(found.cumulative.values[1]).all()
    assert np.isnan(found.normalized.values[1]).all()
    found = omnidirectional(resistance, radius=2, strength=ones((3, 3)), mask_nodata=False)
    assert (found.cumulative.values[1] == 0).all()
    assert (found.normalized.values[1] == 0).all()
    assert (found.flow_potential.values[1] > 0).all()


def test_omnidirectional_makes_only_what_is_asked():
    """Without potential and normalized current there are none, and each is made alone."""
    options = {"radius": 1, "strength": ones((1, 3))}
    found = omnidirectional(make_raster([[1, 1, 1]]), flow_potential=False, normalized=False, **options)
    assert found.flow_potential is None
    assert found.normalized is None
    found = omnidirectional(make_raster([[1, 1, 1]]), flow_potential=False, **options)
    assert found.flow_potential is None
    assert found.normalized is not None


def test_omnidirectional_blocks_have_a_smaller_last_one():
    """Five cells in blocks of three: the last two are a block whose target is its second cell."""
    found = omnidirectional(
        make_raster([[1] * 5]), radius=4, block_size=3, strength=ones((1, 5)), correct_artifacts=False
    )
    to_first = [0, 3, 3, 3, 1.5]
    to_last = [2 / 3, 4 / 3, 2, 2, 2]
    np.testing.assert_allclose(found.cumulative.values, [np.add(to_first, to_last)], rtol=1e-6, atol=1e-9)


def test_read_reclass_takes_commas_blanks_and_missing():
    """Lines in any usual form, missing in quotation marks or without."""
    expected = [(1, 3), (2, 4.5), (5, np.nan)]
    for text in ("1,3; 2,4.5; 5,missing", '1   3\n2\t4.5\n5   "missing"'):
        np.testing.assert_array_equal(read_reclass(text), expected)


def test_omnidirectional_reclass_changes_listed_values_only():
    """New values count as if the raster held them; missing cannot be crossed."""
    found = omnidirectional(
        make_raster([[7, 5, 1]]), radius=1, strength=ones((1, 3)), reclass="7,2; 1,missing", normalized=False
    )
    np.testing.assert_array_equal(found.resistance.values, [[2, 5, np.nan]])
    np.testing.assert_allclose(found.cumulative.values, [[1.5, 1.5, np.nan]], rtol=1e-6)


def test_most_frequent_value_is_the_first_to_reach_its_count():
    """Of values that come equally often the one that is complete first counts."""
    assert target_tables._most_frequent(np.array([1.0, 2.0, 2.0, 1.0])) == 2
    assert target_tables._most_frequent(np.array([3.0])) == 3


# Laws.


@slow_without_jit
def test_omnidirectional_on_uniform_land_is_as_its_potential():
    """Where all cells conduct alike and there is room, current and potential differ by the corners of squares only."""
    found = omnidirectional(ones((25, 25)), radius=3, buffer=2, strength=ones((25, 25)))
    inner = found.normalized.values[10:-10, 10:-10]
    assert np.ptp(inner) < 1e-5
    np.testing.assert_allclose(inner, 1, atol=0.01)


@slow_without_jit
def test_omnidirectional_of_a_mirrored_landscape_is_mirrored():
    """Turned and mirrored landscapes have turned and mirrored maps, whatever the order of their windows."""
    resistance = patchy((14, 17), 1)
    plain = omnidirectional(resistance, radius=4, strength=ones((14, 17))).normalized.values
    for turn in (np.flipud, np.fliplr, np.transpose):
        values = turn(resistance.values)
        turned = omnidirectional(raster(values), radius=4, strength=ones(values.shape)).normalized.values
        np.testing.assert_allclose(turned, turn(plain), rtol=1e-5)


@slow_without_jit
def test_omnidirectional_scales_with_strength_and_not_with_resistance():
    """Double strengths double the maps, double resistances leave them, and neither changes the normalized current."""
    resistance = patchy((12, 12), 2)
    one = omnidirectional(resistance, radius=4, strength=ones((12, 12)))
    two = omnidirectional(raster(2 * resistance.values), radius=4, strength=raster(np.full((12, 12), 2.0), "Strength"))
    np.testing.assert_allclose(two.cumulative.values, 2 * one.cumulative.values, rtol=1e-6)
    np.testing.assert_allclose(two.flow_potential.values, 2 * one.flow_potential.values, rtol=1e-6)
    np.testing.assert_allclose(two.normalized.values, one.normalized.values, rtol=1e-6)


@slow_without_jit
def test_omnidirectional_of_targets_adds_up():
    """The maps of some targets and of the others sum to that of all."""
    resistance, strength = patchy((12, 12), 3), ones((12, 12))
    part = (np.indices((12, 12)).sum(axis=0) % 3 == 0).astype(float)
    maps = [
        omnidirectional(resistance, radius=3, strength=strength, targets=raster(values, "Targets")).cumulative.values
        for values in (part, 1 - part, np.ones((12, 12)))
    ]
    np.testing.assert_allclose(maps[0] + maps[1], maps[2], rtol=1e-6, atol=1e-9)


@slow_without_jit
def test_omnidirectional_correction_brings_blocks_near_single_cells():
    """On uniform land, away from the edges, corrected blocks are nearer to the map of single cells."""
    options = {"radius": 6, "strength": ones((39, 39)), "flow_potential": False, "normalized": False}
    single = omnidirectional(ones((39, 39)), **options).cumulative.values[15:-15, 15:-15]
    corrected = omnidirectional(ones((39, 39)), block_size=3, **options).cumulative.values[15:-15, 15:-15]
    plain = omnidirectional(ones((39, 39)), block_size=3, correct_artifacts=False, **options)
    wrong = np.abs(corrected / single - 1).max(), np.abs(plain.cumulative.values[15:-15, 15:-15] / single - 1).max()
    assert wrong[0] < 0.04
    assert wrong[1] > 1


def test_block_factor_leaves_dead_ends():
    """With 4 neighbours the tips of the buffer have one link and no source; they keep a factor of 1, as outside."""
    rules = windows.Rules(3, 2, Neighbours.FOUR, 1e-7, False, (), {})
    factor = windows.block_factor(rules, (3, 3), Progress())
    assert factor[0, 5] == factor[5, 0] == factor[10, 5] == factor[5, 10] == 1
    assert factor[0, 0] == 1
    assert np.isfinite(factor).all()
    assert factor.min() > 0


# A dense solve of every window.


@pytest.mark.parametrize("neighbours", list(Neighbours), ids=lambda value: value.value)
@pytest.mark.parametrize(("radius", "buffer", "block"), [(3, 0, 1), (4, 2, 3)])
@pytest.mark.parametrize("numba", [True, False], ids=["numba", "no numba"])
def test_omnidirectional_equals_a_dense_solve(monkeypatch, neighbours, radius, buffer, block, numba):
    """Random landscapes with holes, strengths and targets have the map of dense solves, with numba and without."""
    if not numba:
        without_numba(monkeypatch)
    resistance, random = patchy((9, 11), radius), np.random.default_rng(7)
    source, aim = random.random((9, 11)), random.random((9, 11))
    source[random.random((9, 11)) < 0.3] = 0
    found = omnidirectional(
        resistance,
        radius=radius,
        buffer=buffer,
        block_size=block,
        strength=raster(source, "Strength"),
        targets=raster(aim, "Targets"),
        neighbours=neighbours,
        correct_artifacts=False,
        mask_nodata=False,
    )
    options = {"buffer": buffer, "block": block, "diagonals": neighbours is Neighbours.EIGHT}
    conductance = np.nan_to_num(1 / resistance.values)
    expected = reference.omnidirectional(conductance, source, aim, radius, **options)
    np.testing.assert_allclose(found.cumulative.values, expected, atol=1e-6 * expected.max())
    expected = reference.omnidirectional(conductance, source, aim, radius, potential=True, **options)
    np.testing.assert_allclose(found.flow_potential.values, expected, atol=1e-6 * expected.max())


@slow_without_jit
@pytest.mark.parametrize("contrast", [1e3, 1e6])
def test_windows_with_roads_and_walls_equal_a_factorisation(contrast):
    """One-cell roads and walls with gaps at high contrast: currents are right to a millionth of the largest."""
    random = np.random.default_rng(5)
    resistance = contrast * random.uniform(0.3, 1, (61, 61))
    places = np.arange(61)
    for line in range(6):
        bend = np.clip(random.integers(0, 61) + np.cumsum(random.integers(-1, 2, 61)), 0, 60)
        resistance[(places, bend) if line % 2 else (bend, places)] = 1.0
    wall = resistance[20]
    wall[[k for k in range(61) if k not in (13, 44)]] = np.nan
    source = np.where(np.isnan(resistance), 0.0, 1 / np.nan_to_num(resistance, nan=1.0))
    conductance = np.nan_to_num(1 / resistance)
    rules = windows.Rules(30, 0, Neighbours.EIGHT, 1e-7, False, (), {})
    solver = windows.Windows(rules, np.zeros(1, np.uint8))
    found = solver.current(conductance, 30, 30, source)
    joined = solver._joined(conductance, 30, 30)
    amperes = np.where(joined, source, 0.0)
    amperes[30, 30] = 0
    expected = solver._by_list(conductance, joined, 30, 30, amperes)
    np.testing.assert_allclose(found, expected, atol=1e-6 * expected.max())
    assert 0 < solver.steps < 60


@slow_without_jit
def test_windows_that_do_not_converge_take_another_way(monkeypatch):
    """Where the steps do not reach the tolerance a factorisation does, with the same currents."""
    if not jit.available():
        pytest.skip("without numba there is only the factorisation")
    resistance = patchy((10, 10), 4)
    usual = omnidirectional(resistance, radius=4, strength=ones((10, 10))).cumulative.values
    monkeypatch.setattr(windows, "STEPS", 1)
    listening = Listening()
    found = omnidirectional(resistance, radius=4, strength=ones((10, 10)), progress=listening)
    np.testing.assert_allclose(found.cumulative.values, usual, rtol=1e-5)
    assert any("by a factorisation" in text for text in listening.said)


# The published maps.

CASES = (
    ("config", "test1", "cum_currmap.tif", 4e-6),
    ("config", "test1", "flow_potential.tif", 4e-6),
    ("config", "test1", "normalized_cum_currmap.tif", 4e-6),
    ("config_32bit", "test1_32bit", "cum_currmap.tif", 1e-4),
    ("config_32bit", "test1_32bit", "flow_potential.tif", 1e-4),
    ("config_32bit", "test1_32bit", "normalized_cum_currmap.tif", 1e-4),
    ("config2", "test2", "cum_currmap.asc", 4e-6),
    ("config4a", "test4a", "cum_currmap.tif", 1e-3),
    ("config6", "test6", "cum_currmap.tif", 2e-7),
    ("config_reclass", "test_reclass", "cum_currmap.asc", 2e-7),
    ("config_reclass", "test_reclass", "classified_resistance.asc", 0.0),
)
MAPS = {"cum": "cumulative", "flow": "flow_potential", "normalized": "normalized", "classified": "resistance"}


def blanked_by_omniscape(target, window, reach):
    """Return where Omniscape takes out the sources of the target's block: in the middle of a whole window."""
    half = (target.block[1] - target.block[0]) // 2
    return slice(reach - half, reach + half + 1), slice(reach - half, reach + half + 1)


def difference(found, expected):
    """Return the norm of the difference over that of the expected values, where there are data."""
    known = ~np.isnan(expected)
    assert np.array_equal(known, ~np.isnan(found))
    return np.linalg.norm((found - expected)[known]) / np.linalg.norm(expected[known])


@slow_without_jit
@pytest.mark.parametrize(("ini", "folder", "file", "tolerance"), CASES, ids=[f"{c[0]} {c[2]}" for c in CASES])
def test_omnidirectional_equals_omniscape_but_for_its_edges(monkeypatch, ini, folder, file, tolerance):
    """With Omniscape's wrong block near the upper and left edge the published maps come out to its own precision."""
    monkeypatch.setattr(windows, "blanked", blanked_by_omniscape)
    found = getattr(Case(kit("omniscape"), f"{ini}.ini").run(), MAPS[file.split("_")[0]])
    assert difference(found.values, read(kit("omniscape", "output_verify", folder, file))) <= tolerance


@slow_without_jit
@pytest.mark.parametrize("ini", ["config", "config6"])
def test_omnidirectional_differs_from_omniscape_at_edges_only(ini):
    """With the right block the maps are the published ones where no window reaches the upper or left edge."""
    folder = {"config": "test1", "config6": "test6"}[ini]
    case = Case(kit("omniscape"), f"{ini}.ini")
    found, expected = case.run().cumulative.values, read(kit("omniscape", "output_verify", folder, "cum_currmap.tif"))
    assert 0.02 < difference(found, expected) < 0.08
    # A cell hears of targets up to a reach away, and these of an edge up to another.
    far = 2 * int(case.number("radius", 1) + case.number("buffer", 0)) + 1
    assert difference(found[far:, far:], expected[far:, far:]) < 4e-6


@slow_without_jit
@pytest.mark.parametrize("ini", ["config3", "config5"])
def test_omniscape_cases_without_maps_run(ini):
    """The kit's other cases, whose maps are not there, run: strengths from the resistance, and two equal conditions."""
    found = Case(kit("omniscape"), f"{ini}.ini").run()
    assert np.nanmax(found.cumulative.values) > 0


# Long runs.


@slow_without_jit
def test_omnidirectional_does_not_depend_on_threads(monkeypatch):
    """Sums are the same to the last bit with one thread and with several, and in small work items or large ones."""
    resistance, strength = patchy((20, 24), 6), ones((20, 24))
    monkeypatch.setattr(target_tables, "CHUNK_MOST", 7)
    several = omnidirectional(resistance, radius=6, strength=strength)
    usual = driver.spread
    monkeypatch.setattr(driver, "spread", lambda *a, **k: usual(*a, **k, threads=1))
    alone = omnidirectional(resistance, radius=6, strength=strength)
    for name in ("cumulative", "flow_potential", "normalized"):
        assert np.array_equal(getattr(several, name).values, getattr(alone, name).values, equal_nan=True)


def test_omnidirectional_goes_on_where_it_was_cancelled(monkeypatch, tmp_path):
    """A cancelled run keeps its sums; the next solves only the rest, and has the map of an unbroken run."""
    monkeypatch.setattr(target_tables, "CHUNK_MOST", 4)
    options = {"radius": 3, "strength": ones((9, 12))}
    resistance = patchy((9, 12), 8)
    with pytest.raises(Cancelled):
        omnidirectional(resistance, resume_folder=tmp_path, progress=Listening(limit=8), **options)
    assert len(list(tmp_path.iterdir())) == 1
    solved = []
    usual = driver.solve_chunk
    monkeypatch.setattr(driver, "solve_chunk", lambda *a: solved.append(1) or usual(*a))
    listening = Listening()
    resumed = omnidirectional(resistance, resume_folder=tmp_path, progress=listening, **options)
    after = len(solved)
    whole = omnidirectional(resistance, **options)
    assert 0 < after < len(solved) - after
    assert any("are finished already" in text for text in listening.said)
    assert listening.shown == sorted(listening.shown)
    assert np.array_equal(resumed.cumulative.values, whole.cumulative.values, equal_nan=True)
    assert np.array_equal(resumed.normalized.values, whole.normalized.values, equal_nan=True)


def test_omnidirectional_takes_up_only_its_own_run(tmp_path):
    """Another strength is another run; both may share a folder, and a damaged file is passed over."""
    resistance = patchy((6, 6), 9)
    first = omnidirectional(resistance, radius=2, strength=ones((6, 6)), resume_folder=tmp_path)
    doubled = raster(np.full((6, 6), 2.0), "Strength")
    second = omnidirectional(resistance, radius=2, strength=doubled, resume_folder=tmp_path)
    np.testing.assert_allclose(second.cumulative.values, 2 * first.cumulative.values, rtol=1e-6)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 2
    for file in files:
        file.write_bytes(file.read_bytes()[:200])
    again = omnidirectional(resistance, radius=2, strength=ones((6, 6)), resume_folder=tmp_path)
    assert np.array_equal(again.cumulative.values, first.cumulative.values, equal_nan=True)


def test_kept_sums_are_written_on_the_way(monkeypatch, tmp_path):
    """Sums are kept as time passes, not only at the end, and stay when a run fails."""
    monkeypatch.setattr(kept_sums, "KEEP_SECONDS", 0.0)
    sums = kept_sums.KeptSums(tmp_path, "x", (2, 2), True)
    place = (slice(0, 1), slice(0, 2))
    sums.add(windows.Piece(place, np.ones((1, 2)), np.full((1, 2), 3.0), 0.0, 1, 1, 0))
    later = kept_sums.KeptSums(tmp_path, "x", (2, 2), True)
    assert later.done == 1
    np.testing.assert_array_equal(later.current, [[1, 1], [0, 0]])
    np.testing.assert_array_equal(later.potential, [[3, 3], [0, 0]])


def test_omnidirectional_says_how_much_work_it_is():
    """Before the windows the log tells their number, time and memory, and after them the residual."""
    listening = Listening()
    omnidirectional(make_raster([[1, None, 1, 1]]), radius=2, strength=ones((1, 4)), progress=listening)
    assert any(text.startswith("4 windows of up to 4 cells; about") and "MiB" in text for text in listening.said)
    assert any("1 targets lie where nothing flows" in text for text in listening.said)
    assert any("largest relative residual" in text for text in listening.said)


@slow_without_jit
@pytest.mark.parametrize("shared", [False, True])
def test_omnidirectional_on_a_cluster_has_the_same_map(monkeypatch, shared):
    """Two workers of a local Dask cluster make the map of this machine to the last bit."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(target_tables, "CHUNK_MOST", 20)
    monkeypatch.setattr(target_tables, "blocks_aside", lambda *_: 4)
    resistance, options = patchy((20, 20), 10), {"radius": 5, "block_size": 3, "strength": ones((20, 20))}
    options["shared_domain"] = shared
    here = omnidirectional(resistance, **options)
    settings = {"processes": True, "n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster:
        there = omnidirectional(resistance, scheduler=cluster.scheduler_address, **options)
    for name in ("cumulative", "flow_potential", "normalized"):
        assert np.array_equal(getattr(here, name).values, getattr(there, name).values, equal_nan=True)


# Refusals.


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"radius": 0}, "Radius is 0; it must be at least 1"),
        ({"radius": 2.5}, "Radius is 2.5; it must be a whole number"),
        ({"block_size": 4}, "Block size is 4; it must be odd"),
        ({"block_size": 7}, "Block size is 7, above the radius 3"),
        ({"buffer": -1}, "Buffer is -1; it must be at least 0"),
        ({"tolerance": 0}, "Tolerance is 0; it must be above 0"),
        ({"reclass": "1,2,3"}, "line '1 2 3' must hold an old and a new value"),
        ({"strength": make_raster([[-1, 1, 1]], name="Strength")}, "Strength: -1 found; strengths must be 0 or above"),
        ({"strength_from_resistance": True, "resistance_cutoff": 0}, "Resistance cutoff is 0; it must be above 0"),
        ({"conditions": [Condition(ones((1, 3)))] * 3}, "3 conditions were given; there may be 2 at most"),
        ({"conditions": [Condition(ones((1, 3)), lower=2, upper=1)]}, "lower limit 2 is above the upper 1"),
    ],
)
def test_omnidirectional_refuses_values(options, message):
    """A value that breaks its rule is named and quoted."""
    with pytest.raises(InvalidValueError, match=message):
        omnidirectional(make_raster([[1, 1, 1]]), **{"radius": 3, "strength": ones((1, 3)), **options})


def test_omnidirectional_refuses_what_is_missing():
    """No strength, no source, no target and no conductance are refused with what to do."""
    resistance, strength = make_raster([[1, 1, 1]]), ones((1, 3))
    with pytest.raises(EmptyInputError, match="Strength is missing; give a raster"):
        omnidirectional(resistance, radius=1)
    with pytest.raises(EmptyInputError, match="No cell is a source"):
        omnidirectional(resistance, radius=1, strength=strength, strength_threshold=2)
    with pytest.raises(EmptyInputError, match="Aims: no cell is above 0"):
        omnidirectional(resistance, radius=1, strength=strength, targets=raster([[0, 0, 0]], "Aims"))
    with pytest.raises(EmptyInputError, match="conducts in no cell"):
        omnidirectional(make_raster([[0, 0, 0]]), radius=1, strength=strength, meaning=Meaning.CONDUCTANCE)


def test_omnidirectional_refuses_rasters_that_do_not_fit(monkeypatch):
    """Other grids, degrees, resistances of 0, negative conductances and too little memory are refused."""
    resistance, strength = make_raster([[1, 1, 1]]), ones((1, 3))
    with pytest.raises(GridMismatchError, match="must share one grid"):
        omnidirectional(resistance, radius=1, strength=ones((1, 4)))
    with pytest.raises(GridMismatchError, match="must share one grid"):
        omnidirectional(resistance, radius=1, strength=strength, conditions=[Condition(ones((2, 3)))])
    with pytest.raises(UnprojectedError, match="has no coordinate system"):
        omnidirectional(Raster(np.ones((1, 3)), Grid((1, 3), (0, 0), (1, 1))), radius=1, strength=strength)
    with pytest.raises(InvalidValueError, match="resistance must be above 0"):
        omnidirectional(make_raster([[1, 0, 1]]), radius=1, strength=strength)
    with pytest.raises(InvalidValueError, match="conductance must be 0 or above"):
        omnidirectional(make_raster([[1, -1, 1]]), radius=1, strength=strength, meaning=Meaning.CONDUCTANCE)
    monkeypatch.setattr(validation, "available_memory", lambda: 1000)
    with pytest.raises(MemoryEstimateError, match="windows of 3 cells would need"):
        omnidirectional(resistance, radius=1, strength=strength)


# Shared domains.


@slow_without_jit
@pytest.mark.parametrize("neighbours", Neighbours)
def test_shared_domain_is_exact_where_windows_hold_the_landscape(neighbours):
    """Where every circle reaches beyond the raster, the domain is the window."""
    resistance = patchy((14, 17), 3)
    options = {"radius": 30, "block_size": 3, "strength": ones((14, 17)), "neighbours": neighbours}
    exact = omnidirectional(resistance, tolerance=1e-10, **options)
    shared = omnidirectional(resistance, shared_domain=True, **options)
    for name in ("cumulative", "flow_potential", "normalized"):
        expected = getattr(exact, name).values
        np.testing.assert_allclose(getattr(shared, name).values, expected, atol=2e-6 * np.nanmax(expected))


@slow_without_jit
def test_shared_domain_equals_a_dense_solve(monkeypatch):
    """On one domain: the sources of each circle, the domain's circuit, the circle's cells."""
    monkeypatch.setattr(target_tables, "blocks_aside", lambda *_: 11)
    radius, resistance = 3, patchy((9, 11), 5, holes=0.15)
    strength = ones((9, 11))
    found = omnidirectional(resistance, radius=radius, strength=strength, shared_domain=True, normalized=False)
    conductance = np.nan_to_num(1 / resistance.values)
    row, column = np.indices((9, 11))
    total = np.zeros((9, 11))
    for r in range(9):
        for c in range(11):
            near = (row - r) ** 2 + (column - c) ** 2 <= radius**2
            source = np.where(near, 1.0, 0.0)
            source[r, c] = 0
            source /= source.sum()
            total += np.where(near, reference.window_current(conductance, source, (r, c)), 0)
    np.testing.assert_allclose(found.cumulative.values, np.where(conductance > 0, total, np.nan), atol=1e-9)


@slow_without_jit
def test_shared_domain_is_near_the_exact_map(monkeypatch):
    """Several domains: their map is close to the exact one, and the same for any threads and size of the squares."""
    resistance = patchy((60, 70), 7)
    options = {"radius": 9, "block_size": 3, "strength": ones((60, 70))}
    exact = omnidirectional(resistance, **options)
    said = Listening()
    shared = omnidirectional(resistance, shared_domain=True, progress=said, **options)
    difference = np.abs(shared.normalized.values - exact.normalized.values) / exact.normalized.values
    assert np.nanmedian(difference) < 0.1
    known = exact.cumulative.known
    assert np.corrcoef(shared.cumulative.values[known], exact.cumulative.values[known])[0, 1] > 0.98
    assert any("the result is an approximation" in text for text in said.said)
    monkeypatch.setattr(progress, "cores", lambda: 1)
    again = omnidirectional(resistance, shared_domain=True, **options)
    np.testing.assert_array_equal(again.cumulative.values, shared.cumulative.values)


@slow_without_jit
def test_shared_domain_leaves_islands_and_holes_alone():
    """Sources on another island count for nothing; targets where nothing flows have no current."""
    values = np.ones((12, 21))
    values[:, 10] = np.nan
    resistance = make_raster(values)
    options = {"radius": 8, "block_size": 1, "strength": ones((12, 21)), "normalized": False}
    exact = omnidirectional(resistance, buffer=30, **options)
    shared = omnidirectional(resistance, buffer=30, shared_domain=True, **options)
    np.testing.assert_allclose(shared.cumulative.values, exact.cumulative.values, atol=1e-5)


def test_shared_domain_without_numba_solves_every_window(monkeypatch):
    """Without compiled kernels windows are solved exactly, and a warning says so."""
    without_numba(monkeypatch)
    resistance, listening = patchy((6, 7), 3), Listening()
    listening.warn = listening.say
    options = {"radius": 3, "strength": ones((6, 7)), "normalized": False}
    exact = omnidirectional(resistance, **options)
    shared = omnidirectional(resistance, shared_domain=True, progress=listening, **options)
    np.testing.assert_array_equal(shared.cumulative.values, exact.cumulative.values)
    assert any(text.startswith("Shared domains are left out") for text in listening.said)


def test_blocks_aside_grow_with_blocks_and_are_bounded_by_the_raster():
    """Larger blocks have fewer targets a domain, so that domains grow; a small raster is one domain."""
    rules = windows.Rules(100, 0, Neighbours.EIGHT, 1e-7, False, (), {}, True)
    fine, coarse = (shared_windows.blocks_aside(rules, size, (5000, 5000)) * size for size in (1, 11))
    assert 5 < fine < coarse < 201
    assert shared_windows.blocks_aside(rules, 1, (30, 40)) >= 40


@slow_without_jit
def test_shared_domain_refuses_what_does_not_add_up():
    """A tolerance below rounding is not reached, and the message says how far it came and what to do."""
    with pytest.raises(ConvergenceError, match="Solve every window by itself"):
        omnidirectional(patchy((12, 12), 3), radius=4, strength=ones((12, 12)), shared_domain=True, tolerance=1e-30)
