"""Programs are solved here or by a child process alike, and a stop does not wait for the solver."""

import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from ....algorithms.errors import Cancelled
from ....algorithms.investment import solving
from ....algorithms.progress import Progress

pytestmark = pytest.mark.skipif(solving.solver() is None, reason="scipy.optimize.milp is missing (scipy before 1.9)")


@pytest.fixture(autouse=True)
def own_child():
    """Every test begins and ends without a child process."""
    solving.close()
    yield
    solving.close()


def knapsack():
    """Return a knapsack of three things, of which the first and the last are best."""
    return np.array([5.0, 4.0, 3.0]), sparse.csr_matrix([[2.0, 3.0, 1.0]]), np.array([3.0]), np.ones(3)


def endless(rules=6, size=60):
    """Return an integer program that no solver ends in minutes: sums that can hardly be met (market split)."""
    random = np.random.default_rng(3)
    weights = random.integers(0, 100, (rules, size)).astype(float)
    half = np.floor(weights.sum(axis=1) / 2)
    matrix = sparse.csr_matrix(np.vstack((weights, -weights)))
    return np.ones(size), matrix, np.concatenate((half, -half)), np.ones(size)


def ended(deadline=120.0, progress=None):
    """Return the answer to the endless program and the seconds it took."""
    start = time.monotonic()
    answer = solving.integer_program(*endless(), start + deadline, progress or Progress())
    return answer, time.monotonic() - start


@pytest.mark.parametrize("at_once", [True, False])
def test_answers_are_the_same_here_and_in_a_child(at_once, monkeypatch):
    """A knapsack and its relaxation give the known values whichever process solves them."""
    if not at_once:
        monkeypatch.setitem(solving._own.__dict__, "long", {True: 0, False: 0})
    gain, matrix, upper, whole = knapsack()
    until = time.monotonic() + 60
    answer = solving.integer_program(gain, matrix, upper, whole, until, Progress())
    assert answer["status"] == solving.SOLVED
    assert answer["value"] == pytest.approx(8)
    assert np.round(answer["x"]).tolist() == [1, 0, 1]
    relaxed = solving.linear_program(gain, matrix, np.array([4.0]), sparse.csr_matrix((0, 3)), whole, until, Progress())
    assert relaxed["value"] == pytest.approx(8 + 4 / 3)
    assert relaxed["price"] == pytest.approx(4 / 3)
    assert ("child" in solving._own.__dict__) is not at_once


def test_a_stop_ends_the_solver_within_a_second():
    """A run that is stopped in the middle of an endless program raises at once and leaves no process behind."""
    progress = Progress()
    ended(0.3)
    child = solving._child(progress)
    assert child is not None
    stopped = []

    def stop():
        stopped.append(time.monotonic())
        progress.stop[0] = 1

    threading.Timer(1.0, stop).start()
    with pytest.raises(Cancelled):
        ended(progress=progress)
    assert time.monotonic() - stopped[0] < 1
    assert child.process.poll() is not None


def test_others_work_while_the_solver_does():
    """Another thread, such as the desktop's, is never held up for long by an endless program."""
    solving._child(Progress())
    ticks, over = [time.monotonic()], threading.Event()

    def tick():
        while not over.wait(0.01):
            ticks.append(time.monotonic())

    other = threading.Thread(target=tick)
    other.start()
    _, seconds = ended(2.0)
    over.set()
    other.join()
    assert seconds < 2 + solving.GRACE_SECONDS + 1
    assert np.diff(ticks).max() < 1


@pytest.mark.parametrize("found", [[], [Path(__file__)]])
def test_without_a_child_calls_are_short(found, monkeypatch):
    """Where no interpreter can be started, no call takes much more than a second, and what it reached is returned."""
    monkeypatch.setattr(solving, "interpreters", lambda: found)
    answer, seconds = ended()
    assert answer["status"] == solving.OUT_OF_TIME
    assert seconds < 2 * (solving.QUICK_SECONDS + sum(solving.SHORT_SECONDS)) + 1


def test_a_child_that_dies_is_replaced():
    """When the child process is ended from outside, another one answers."""
    child = solving._child(Progress())
    child.process.kill()
    child.process.wait()
    solving._own.long = {True: 0}
    gain, matrix, upper, whole = knapsack()
    answer = solving.integer_program(gain, matrix, upper, whole, time.monotonic() + 60, Progress())
    assert answer["value"] == pytest.approx(8)
    assert solving._own.child is not child


def test_the_desktop_is_never_taken_for_the_interpreter(monkeypatch):
    """Inside QGIS the running program is the desktop; only files named as Python are started."""
    monkeypatch.setattr(sys, "executable", "/opt/QGIS/bin/qgis")
    monkeypatch.setattr(sys, "_base_executable", "/opt/QGIS/bin/qgis", raising=False)
    names = [path.name.lower() for path in solving.interpreters()]
    assert names
    assert all(name.startswith("python") for name in names)
