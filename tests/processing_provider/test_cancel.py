"""Cancelling the main job at any stage: it stops within a second, says so, and leaves no file."""

import threading
import time

import pytest

from .workspace import Listener, run

SIZE = "600x500"
SECONDS = 1.0
# From reading over links, corridors, pinch points, barriers and zoning to writing and drawing.
PERCENTAGES = [1, 10, 25, 45, 65, 80, 91, 97]


@pytest.fixture(scope="module")
def landscape(workspace, tmp_path_factory):
    """Return the inputs of the main job on a landscape of 300 000 cells."""
    folder = tmp_path_factory.mktemp("large")
    run("samplelandscape", {"SEED": 5, "SIZE": SIZE, "CELL": 30, "FOLDER": str(folder)})
    layers = {"ROADS": "roads", "WATERSHEDS": "watersheds", "ADMIN": "counties"}
    return {
        "LANDCOVER": str(folder / "land_cover.tif"),
        "SCHEME": "worldcover",
        "HABITAT": "10",
        "MIN_AREA": 30,
        "ADMIN_CODES": ["province", "city", "county"],
        **{name: f"{folder / 'landscape.gpkg'}|layername={layer}" for name, layer in layers.items()},
    }


class Stopper(Listener):
    """Is cancelled from another thread as soon as progress reaches a percentage."""

    def __init__(self, percentage):
        super().__init__()
        self.percentage, self.stopped = percentage, None
        self.reached, self.ended = threading.Event(), threading.Event()
        self.progressChanged.connect(self._watch)
        self.thread = threading.Thread(target=self._stop)
        self.thread.start()

    def _watch(self, percent):
        if percent >= self.percentage:
            self.reached.set()

    def _stop(self):
        self.reached.wait(120)
        # A little later than the stage begins, so that it is in its work.
        self.ended.wait(0.05)
        if not self.ended.is_set():
            self.stopped = time.monotonic()
            self.cancel()


@pytest.mark.parametrize("percentage", PERCENTAGES)
def test_main_job_stops_within_a_second_at_any_stage(workspace, landscape, tmp_path, percentage):
    """Cancelled from another thread, the run ends in under a second with a sentence and without a file."""
    stopper = Stopper(percentage)
    try:
        with pytest.raises(RuntimeError, match="Cancelled; nothing was written"):
            run("securitypattern", {**landscape, **workspace.outputs("securitypattern", tmp_path)}, stopper)
        took = time.monotonic() - stopper.stopped
    finally:
        stopper.ended.set()
        stopper.reached.set()
        stopper.thread.join()
    assert took < SECONDS, f"at {percentage} percent, after {stopper.steps[-1]:.1f}"
    assert list(tmp_path.iterdir()) == []


def test_cancelled_before_it_begins(workspace, landscape, tmp_path):
    """A run that is cancelled before its first step does nothing."""
    listener = Listener()
    listener.cancel()
    began = time.monotonic()
    with pytest.raises(RuntimeError, match="Cancelled"):
        run("securitypattern", {**landscape, **workspace.outputs("securitypattern", tmp_path)}, listener)
    assert time.monotonic() - began < SECONDS
    assert list(tmp_path.iterdir()) == []


def test_cancelled_run_can_be_repeated(workspace, landscape, tmp_path):
    """After a cancelled run the same run works and shows its progress as it rises."""
    stopper = Stopper(10)
    inputs = {**landscape, "LINKS": str(tmp_path / "links.gpkg")}
    with pytest.raises(RuntimeError, match="Cancelled"):
        run("securitypattern", inputs, stopper)
    stopper.ended.set()
    stopper.thread.join()
    listener = Listener()
    run("securitypattern", inputs, listener)
    assert [path.name for path in tmp_path.iterdir()] == ["links.gpkg"]
    assert listener.steps == sorted(listener.steps)
    assert listener.steps[-1] > 95


def test_cancelled_run_leaves_an_existing_file_as_it_was(workspace, landscape, tmp_path):
    """What was in the place of a result before a cancelled run is still there, byte for byte."""
    target = tmp_path / "links.gpkg"
    run("links", {**workspace.inputs("links"), "LINKS": str(target)})
    before = target.read_bytes()
    stopper = Stopper(70)
    with pytest.raises(RuntimeError, match="Cancelled"):
        run("securitypattern", {**landscape, "LINKS": str(target)}, stopper)
    stopper.ended.set()
    stopper.thread.join()
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["links.gpkg"]


@pytest.mark.parametrize("percentage", [10, 50, 93])
def test_sample_landscape_stops_within_a_second(workspace, tmp_path, percentage):
    """The algorithm that makes a large landscape stops too, and leaves no file in its folder."""
    stopper = Stopper(percentage)
    try:
        with pytest.raises(RuntimeError, match="Cancelled"):
            run("samplelandscape", {"SEED": 5, "SIZE": SIZE, "CELL": 30, "FOLDER": str(tmp_path / "made")}, stopper)
        took = time.monotonic() - stopper.stopped
    finally:
        stopper.ended.set()
        stopper.reached.set()
        stopper.thread.join()
    assert took < SECONDS
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
