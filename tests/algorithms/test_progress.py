"""How far a run has come and how it stops: parts, work spread over threads, and stopping within a second."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from ...algorithms.errors import Cancelled, InvalidValueError
from ...algorithms.jit import kernel
from ...algorithms.progress import Progress, Quiet, interruptible, spread

LONG = 2_000_000_000
SOON = 0.2


class Watcher(Progress):
    """Remembers everything it is told, and wishes to stop some seconds after it was made."""

    def __init__(self, patience=np.inf):
        super().__init__()
        self.shown, self.said, self.warned = [], [], []
        self.end = time.monotonic() + patience

    def show(self, fraction):
        self.shown.append(fraction)

    def cancelled(self):
        return time.monotonic() > self.end

    def say(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)


@kernel
def count_until_stopped(stop, counted, most):
    """Count on, asking every few thousand steps whether to stop, as the kernels of the house do."""
    for k in range(most):
        counted[0] += 1
        if k & 4095 == 0 and stop[0]:
            return True
    return False


@pytest.fixture
def ready():
    """Compile the kernel before the clock runs."""
    count_until_stopped(np.zeros(1, np.uint8), np.zeros(1, np.int64), 1)


def test_progress_is_silent_and_never_stops():
    """The base may be handed anywhere: it shows nothing, never stops and starts with the stop byte at 0."""
    progress = Progress()
    progress.report(0.5)
    progress.say("a fact")
    progress.warn("a surprise")
    assert progress.cancelled() is False
    assert progress.stop.tolist() == [0]
    assert progress.stop.dtype == np.uint8


def test_report_shows_and_stops():
    """A fraction arrives as it is; a user who wishes to stop gets `Cancelled` instead, and kernels see the byte."""
    watcher = Watcher()
    watcher.report(0.25)
    assert watcher.shown == [0.25]
    watcher.end = 0
    with pytest.raises(Cancelled):
        watcher.report(0.5)
    assert watcher.shown == [0.25]
    assert watcher.stop[0] == 1


def test_part_maps_onto_its_stretch_also_when_nested():
    """The half of the stretch from 0.5 to 0.75 of the stretch from 0.2 to 0.6 is 0.45 of the whole."""
    watcher = Watcher()
    outer = watcher.part(0.2, 0.6)
    for fraction in (0, 0.5, 1):
        outer.report(fraction)
    outer.part(0.5, 0.75).report(0.5)
    assert watcher.shown == pytest.approx([0.2, 0.4, 0.6, 0.45])


def test_part_speaks_and_stops_for_the_whole():
    """Facts and warnings reach the whole, and a part that is stopped stops the kernels of all parts."""
    watcher = Watcher()
    part, other = watcher.part(0, 0.5).part(0, 1), watcher.part(0.5, 1)
    part.say("a fact")
    part.warn("a surprise")
    assert (watcher.said, watcher.warned) == (["a fact"], ["a surprise"])
    watcher.end = 0
    with pytest.raises(Cancelled):
        part.check()
    assert watcher.stop[0] == other.stop[0] == 1


def test_quiet_shows_nothing_but_speaks_and_stops():
    """A quiet progress moves nothing, passes on words, and stops with the whole, by the wish or by the byte."""
    watcher = Watcher()
    quiet = Quiet(watcher)
    quiet.report(0.5)
    quiet.warn("a surprise")
    quiet.say("a fact")
    assert watcher.shown == []
    assert (watcher.said, watcher.warned) == (["a fact"], ["a surprise"])
    assert not quiet.cancelled()
    watcher.stop[0] = 1
    with pytest.raises(Cancelled):
        quiet.check()
    other = Quiet(Watcher(patience=-1))
    with pytest.raises(Cancelled):
        other.part(0, 1).check()
    assert other.stop[0] == 1


def test_spread_yields_every_result_with_its_index():
    """Ten squares come in any order, each once, and the progress rises step by step to 1."""
    watcher = Watcher()
    found = dict(spread(lambda n: n * n, range(10), watcher, threads=3))
    assert found == {n: n * n for n in range(10)}
    assert watcher.shown == pytest.approx(np.arange(1, 11) / 10)


def test_spread_yields_in_order_of_completion():
    """What ends first comes first: a long item does not hold up a short one."""
    first_may_end = threading.Event()

    def work(item):
        return item if item or first_may_end.wait(10) else None

    found = []
    for index, _ in spread(work, [0, 1], Progress(), threads=2):
        found.append(index)
        first_may_end.set()
    assert found == [1, 0]


def test_spread_with_one_thread_keeps_the_order():
    """A single thread works through the items as they are given."""
    assert [index for index, _ in spread(str, [5, 6, 7, 8], Progress(), threads=1)] == [0, 1, 2, 3]


def test_spread_of_nothing_yields_nothing():
    """Without items there is no work and no progress."""
    watcher = Watcher()
    assert list(spread(str, [], watcher)) == []
    assert watcher.shown == []


def test_spread_holds_at_most_two_items_a_thread_in_flight():
    """While the first result is being consumed, no more than two items a thread have been begun beyond it."""
    begun = []
    for k, _ in enumerate(spread(begun.append, range(40), Progress(), threads=2)):
        time.sleep(0.002)
        assert len(begun) <= k + 1 + 2 * 2
    assert sorted(begun) == list(range(40))


def test_spread_stops_polling_kernels_within_a_second(ready):
    """Four kernels that would run for minutes end, and `Cancelled` comes, within a second of the wish to stop."""
    watcher = Watcher(SOON)
    counts = [np.zeros(1, np.int64) for _ in range(4)]
    ended = []

    def work(counted):
        ended.append(count_until_stopped(watcher.stop, counted, LONG))

    with pytest.raises(Cancelled):
        list(spread(work, counts, watcher, threads=2))
    assert time.monotonic() - watcher.end < 1
    while len(ended) < 2 and time.monotonic() - watcher.end < 1:
        time.sleep(0.01)
    assert len(ended) >= 2
    assert all(ended)
    # What was begun in the moment of stopping sees the byte at its first step.
    assert all(counted[0] > 1 for counted in counts[:2])
    assert all(counted[0] <= 1 for counted in counts[2:])


def test_spread_does_not_wait_for_work_that_cannot_be_interrupted():
    """An item that sleeps on is left to end by itself: `Cancelled` comes within a second all the same."""
    watcher, release = Watcher(SOON), threading.Event()
    try:
        with pytest.raises(Cancelled):
            list(spread(lambda _: release.wait(30), [1], watcher))
        assert time.monotonic() - watcher.end < 1
    finally:
        release.set()


def test_spread_lets_errors_of_items_out():
    """The sentence of an item that refuses reaches the caller, and later items are never begun."""
    begun = []

    def work(item):
        begun.append(item)
        if item == 3:
            raise InvalidValueError("Item 3 is wrong.")

    with pytest.raises(InvalidValueError, match="Item 3 is wrong"):
        list(spread(work, range(100), Progress(), threads=1))
    assert max(begun) <= 5


def test_spread_left_early_begins_nothing_more():
    """A caller who stops listening after the first result ends the work."""
    begun = []
    work = spread(begun.append, range(100), Progress(), threads=1)
    next(work)
    work.close()
    time.sleep(0.05)
    assert len(begun) <= 3


def test_interruptible_passes_arguments_and_result():
    """The result is that of the plain call, and nothing is shown of a step that cannot tell how far it is."""
    watcher = Watcher()
    assert interruptible(divmod, 17, 5, progress=watcher) == (3, 2)
    assert watcher.shown == []


def test_interruptible_lets_errors_out():
    """An error of the function is the caller's."""
    with pytest.raises(ZeroDivisionError):
        interruptible(divmod, 1, 0, progress=Progress())


def test_interruptible_stops_within_a_second(ready):
    """A step of minutes is left within a second of the wish to stop, and its kernel ends too."""
    watcher, counted = Watcher(SOON), np.zeros(1, np.int64)
    with pytest.raises(Cancelled):
        interruptible(count_until_stopped, watcher.stop, counted, LONG, progress=watcher.part(0, 0.5))
    assert time.monotonic() - watcher.end < 1
    time.sleep(0.1)
    reached = counted[0]
    time.sleep(0.05)
    assert counted[0] == reached > 0


def test_spread_in_order_holds_few_results():
    """While the first item takes its time, later ones are begun only until four a thread wait."""
    begun, release = [], threading.Event()

    def work(item):
        begun.append(item)
        if item == 0:
            release.wait(0.5)
        return item

    found = list(spread(work, range(200), Progress(), threads=2, ordered=True))
    assert found == [(item, item) for item in range(200)]
    begun.clear()
    first = spread(work, range(200), Progress(), threads=2, ordered=True)
    next(first)
    assert len(begun) <= 4 * 2 + 2
    first.close()
