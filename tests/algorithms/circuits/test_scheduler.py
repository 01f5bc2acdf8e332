"""Pairs on the workers of a Dask scheduler give what they give here; without Dask, or without workers, a plain word."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from ....algorithms.circuits import scheduler
from ....algorithms.circuits.current_flow import Mode, current_flow
from ....algorithms.circuits.solvers import Solver
from ....algorithms.errors import Cancelled, ConvergenceError, InvalidValueError
from ....algorithms.progress import Progress
from ...landscapes import make_patches, make_raster
from .test_current_flow import random_landscape


@pytest.fixture(scope="module")
def address():
    """Return the address of a scheduler with two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with distributed.LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_scheduler_gives_the_same_current(address):
    """Sum, maximum, resistances and the maps of pairs of two workers are those of this machine."""
    landscape, nodes = random_landscape(2)
    labels = nodes.labels.copy()
    labels[0, 1] = 1
    nodes = make_patches(labels)
    maps = {"here": {}, "there": {}}
    flows = {}
    for place, where in (("here", None), ("there", address)):
        flows[place] = current_flow(
            landscape,
            nodes,
            scheduler=where,
            weights="1,2,3",
            on_map=lambda one, two, current, _, found=maps[place]: found.update({(one, two): current}),
        )
    here, there = flows["here"], flows["there"]
    np.testing.assert_allclose(there.current.values, here.current.values, atol=1e-9)
    np.testing.assert_allclose(there.maximum.values, here.maximum.values, atol=1e-9)
    np.testing.assert_allclose(there.resistances["resistance"], here.resistances["resistance"], rtol=1e-9)
    assert maps["there"].keys() == maps["here"].keys()
    for pair, current in maps["here"].items():
        np.testing.assert_allclose(maps["there"][pair], current, atol=1e-9)


@pytest.mark.parametrize("mode", [Mode.ONE_TO_ALL, Mode.ALL_TO_ONE])
@pytest.mark.parametrize("solver", list(Solver))
def test_scheduler_gives_the_same_current_to_the_last_bit(address, tmp_path, mode, solver):
    """One against all others from two workers, kept in a folder or not, is what it is here, all maps too."""
    landscape, nodes = random_landscape(2, (20, 21))
    labels = np.zeros(landscape.values.shape, int)
    labels[::6, ::5] = np.arange(1, labels[::6, ::5].size + 1).reshape(labels[::6, ::5].shape)
    labels[0, 1] = 1
    nodes = make_patches(labels)
    found = []
    for options in ({}, {"scheduler": address}, {"scheduler": address, "maps_folder": str(tmp_path)}):
        maps = {}
        flow = current_flow(
            landscape,
            nodes,
            mode=mode,
            solver=solver,
            strengths=[1 + k % 3 for k in range(len(nodes))],
            on_map=lambda *given, maps=maps: maps.update({given[:2]: given[2:]}),
            **options,
        )
        found.append((flow.current.values, flow.maximum.values, flow.resistances["resistance"], maps))
    for current, maximum, resistances, maps in found[1:]:
        np.testing.assert_array_equal(current, found[0][0])
        np.testing.assert_array_equal(maximum, found[0][1])
        np.testing.assert_array_equal(resistances, found[0][2])
        assert maps.keys() == found[0][3].keys()
        for ends, each in maps.items():
            np.testing.assert_array_equal(each, found[0][3][ends])


def test_scheduler_hands_on_what_goes_wrong(address):
    """A refusal of a worker arrives as it would here."""
    rng = np.random.default_rng(1)
    values = np.where(rng.random((12, 12)) < 0.5, 1e-9, 1e9)
    nodes = np.zeros((12, 12), int)
    nodes[1, 1], nodes[10, 10] = 1, 2
    with pytest.raises(ConvergenceError, match="Lessen the contrast"):
        current_flow(make_raster(values), make_patches(nodes), scheduler=address)


def test_scheduler_stops_when_cancelled(address):
    """A cancelled run raises while workers are still busy."""

    class Stop(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        list(scheduler.distribute(pow, 2, [3, 4], (), address, Stop()))


def test_scheduler_says_where_nothing_answers(monkeypatch):
    """An address nobody listens at is quoted."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(scheduler, "ANSWER_SECONDS", 0.3)
    with pytest.raises(InvalidValueError, match=r"nothing answers at 'tcp://127\.0\.0\.1:9'"):
        list(scheduler.distribute(pow, 2, [3], (), "tcp://127.0.0.1:9", Progress()))


def test_scheduler_says_what_is_missing(monkeypatch):
    """Without Dask the message says what to install, or to compute here."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InvalidValueError, match="needs the Python package distributed, which is not installed"):
        current_flow(make_raster([[1, 1]]), make_patches([[1, 2]]), scheduler="tcp://127.0.0.1:8786")
