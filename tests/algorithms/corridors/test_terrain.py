"""The spread of cost over tiles: exact for every size of tile, number of threads and width of buckets."""

from __future__ import annotations

import os
import threading

import numpy as np
import pytest

from ....algorithms import jit
from ....algorithms.corridors import terrain as module
from ....algorithms.corridors.front import ROUNDING, Targets
from ....algorithms.corridors.terrain import Terrain
from ....algorithms.errors import Cancelled
from ....algorithms.progress import Progress
from ...landscapes import make_raster

slow_without_jit = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without the JIT")


def landscape(seed, shape=(23, 31), contrast=3, holes=0.15):
    """Return random resistances over some powers of ten with holes in them, and a few source cells."""
    random = np.random.default_rng(seed)
    values = 10 ** random.uniform(0, contrast, shape)
    values[random.random(shape) < holes] = np.nan
    sources = random.choice(np.flatnonzero(~np.isnan(values)), 3, replace=False)
    return values, sources


def spread(values, sources, cell=(10.0, 7.0), **options):
    """Return the whole cost over a raster of these values."""
    with Terrain(make_raster(values, cell)).spread(sources, **options) as reached:
        return reached.whole()


def by_scipy(values, sources, monkeypatch, cell=(10.0, 7.0), **options):
    """Return the same as a machine without numba finds it."""
    with monkeypatch.context() as patch:
        patch.setattr(jit, "available", lambda: False)
        return spread(values, sources, cell, **options)


@pytest.mark.parametrize("side", [1, 2, 5, 8, 40])
@pytest.mark.parametrize("seed", range(3))
def test_spread_is_bitwise_that_of_dijkstra_for_every_size_of_tile(side, seed, monkeypatch):
    """However the grid is cut into tiles, costs are equal to the last bit to those of scipy on all cells at once."""
    values, sources = landscape(seed)
    expected = by_scipy(values, sources, monkeypatch)
    monkeypatch.setattr(module, "TILE_SIDE", side)
    np.testing.assert_array_equal(spread(values, sources), expected)


@slow_without_jit
@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("contrast", [0, 3, 6])
def test_spread_is_the_same_for_any_number_of_threads(threads, contrast, monkeypatch):
    """At contrasts from 1 to a million and in any number of threads not a bit changes."""
    values, sources = landscape(4, (120, 150), contrast)
    expected = by_scipy(values, sources, monkeypatch)
    monkeypatch.setattr(module, "TILE_SIDE", 16)
    np.testing.assert_array_equal(spread(values, sources, threads=threads), expected)


@pytest.mark.parametrize("scale", [0.0, 1e-9, 1e9])
def test_spread_survives_buckets_of_any_width(scale, monkeypatch):
    """No buckets, one for all cells and millions of empty ones give the same; a tile where they fail has a heap."""
    values, sources = landscape(5)
    expected = by_scipy(values, sources, monkeypatch)
    monkeypatch.setattr(module, "TILE_SIDE", 12)
    monkeypatch.setattr(Terrain, "_scale", lambda self, half: scale)
    terrain = Terrain(make_raster(values, (10.0, 7.0)))
    with terrain.spread(sources) as reached:
        np.testing.assert_array_equal(reached.whole(), expected)
    assert 0.0 in terrain._scales or scale == 1e-9


def test_spread_keeps_single_precision_exact(monkeypatch):
    """Resistances stored in single precision give the costs of the same numbers in double precision."""
    values, sources = landscape(6)
    monkeypatch.setattr(module, "TILE_SIDE", 7)
    single = values.astype(np.float32)
    raster = make_raster(single, (10.0, 7.0))
    stored = Terrain(type(raster)(single, raster.grid))
    assert stored.half.dtype == np.float32
    with stored.spread(sources) as reached:
        np.testing.assert_array_equal(reached.whole(), spread(single.astype(float), sources))


def test_spread_within_a_limit_is_the_whole_spread_cut_there(monkeypatch):
    """Cells up to the limit cost what they cost without it, all others are not reached."""
    monkeypatch.setattr(module, "TILE_SIDE", 6)
    values, sources = landscape(7)
    whole = spread(values, sources)
    limit = float(np.nanmedian(whole))
    expected = np.where(whole <= limit, whole, np.nan)
    np.testing.assert_array_equal(spread(values, sources, limit=limit), expected)


@pytest.mark.parametrize("bounded", [False, True])
def test_spread_to_targets_finds_their_costs_and_paths(bounded, monkeypatch):
    """Costs of targets and the paths to them are those of the whole spread, with and without a floor."""
    monkeypatch.setattr(module, "TILE_SIDE", 6)
    values, sources = landscape(8, holes=0.1)
    terrain = Terrain(make_raster(values))
    with terrain.spread(sources) as reached:
        costs = reached.whole().ravel()
        cells = np.flatnonzero(np.isfinite(costs))
        near = cells[np.argsort(costs[cells])][[200, 240]]
        paths = [reached.path(cell).tolist() for cell in near]
    floor, limit = None, np.inf
    if bounded:
        with terrain.spread(np.concatenate((near, sources))) as reached:
            floor, limit = terrain.tiled(reached.whole()), costs[near].max() * ROUNDING
    with terrain.spread(sources, limit, targets=Targets([near[:1], near[1:]], floor)) as reached:
        assert reached.at(near).tolist() == costs[near].tolist()
        assert [reached.path(cell).tolist() for cell in near] == paths
        assert np.isfinite(reached.at(cells)).sum() < len(cells)


def test_spread_leaves_nothing_for_the_next_one(monkeypatch):
    """Work space is lent again, and what it held before does not show."""
    monkeypatch.setattr(module, "TILE_SIDE", 4)
    values, sources = landscape(9)
    terrain = Terrain(make_raster(values))
    found = []
    for limit in (np.inf, 300.0, np.inf, 300.0):
        with terrain.spread(sources, limit) as reached:
            found.append(reached.whole())
    np.testing.assert_array_equal(found[0], found[2])
    np.testing.assert_array_equal(found[1], found[3])
    assert np.isfinite(found[1]).sum() < np.isfinite(found[0]).sum()


@slow_without_jit
def test_spread_ends_soon_after_the_wish_to_stop():
    """Once the stop byte is set no further tile is settled."""

    class Impatient(Progress):
        asked = 0

        def cancelled(self):
            self.asked += 1
            return self.asked > 1

    values = np.random.default_rng(1).uniform(1, 1000, (3000, 3000))
    terrain = Terrain(make_raster(values))
    before = threading.active_count()
    with pytest.raises(Cancelled), terrain.spread(np.array([0]), threads=None, progress=Impatient()):
        pass
    assert threading.active_count() <= before
    stopped = Progress()
    stopped.stop[0] = 1
    with pytest.raises(Cancelled), terrain.spread(np.array([0]), progress=stopped):
        pass
