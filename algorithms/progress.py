"""How far a run has come, and how it stops: the one channel between the core and whoever started it."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import numpy as np

from .errors import Cancelled

POLL_SECONDS = 0.1
GRACE_SECONDS = 0.6


class Progress:
    """Receives how far a run is and answers whether it shall stop; this base is silent and never stops.

    Subclasses override `show`, `cancelled`, `say` and `warn`.

    Attributes
    ----------
    stop : numpy.ndarray
        One byte, shape ``(1,)``, shared by all parts of a run. Long kernels poll it and return early when it is 1.
    """

    def __init__(self):
        self.stop = np.zeros(1, np.uint8)

    def show(self, fraction):
        """Show that the run is done to `fraction` (0 to 1)."""

    def cancelled(self):
        """Return whether the user asked to stop."""
        return False

    def say(self, text):
        """Tell the user a fact about the run."""

    def warn(self, text):
        """Tell the user of something that may surprise in the result."""

    def check(self):
        """Raise `Cancelled` if the user asked to stop, and make running kernels stop too."""
        if self.stop[0] or self.cancelled():
            self.stop[0] = 1
            raise Cancelled

    def keep(self):
        """Go on after a stop, to hand over what was found until then."""
        self.stop[0] = 0

    def report(self, fraction):
        """Show `fraction` (0 to 1) and raise `Cancelled` if the user asked to stop."""
        self.check()
        self.show(fraction)

    def part(self, start, end):
        """Return a progress whose 0 to 1 is `start` to `end` of this one."""
        return _Part(self, start, end)


class Quiet(Progress):
    """Shows nothing of another progress, but stops with it; for work in threads and steps that cannot tell how far."""

    def __init__(self, whole):
        self.stop = whole.stop
        self.say, self.warn = whole.say, whole.warn
        self.cancelled = lambda: bool(whole.stop[0]) or whole.cancelled()


class _Part(Progress):
    """A stretch of another progress."""

    def __init__(self, whole, start, end):
        self.whole, self.start, self.end = whole, start, end
        self.stop = whole.stop
        self.cancelled, self.say, self.warn = whole.cancelled, whole.say, whole.warn
        self.keep = whole.keep

    def show(self, fraction):
        self.whole.show(self.start + (self.end - self.start) * fraction)


def cores():
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(function, items, progress, *, threads=None, share=None, ordered=False):
    """Run ``function(item)`` for all items on a pool of threads and yield the results as they come.

    The functions should be kernels that release the interpreter lock. At most two items a thread are in flight, so
    results that are consumed at once never pile up. A cancelled run raises within `POLL_SECONDS` and `GRACE_SECONDS`;
    work that cannot be interrupted is then left to end by itself.

    Parameters
    ----------
    function : callable
        Takes one item.
    items : sequence
        The work items.
    progress : Progress
        Moves by one item at a time.
    threads : int, optional
        Number of threads; by default one a processor core.
    share : callable, optional
        Answers how far all items together are (0 to 1), where they are few and long.
    ordered : bool
        True yields in the order of the items; results that wait for an earlier one count as in flight, of which there
        may be twice as many.

    Yields
    ------
    tuple of (int, object)
        Index of the item and its result, in order of completion unless `ordered`.

    Raises
    ------
    Cancelled
        If the user asked to stop.
    """
    threads = max(1, min(len(items), threads or cores()))
    pool = ThreadPoolExecutor(threads)
    queue = iter(enumerate(items))
    limit = threads * (4 if ordered else 2)
    running, held, done = {}, {}, 0
    try:
        while True:
            while len(running) + len(held) < limit:
                index, item = next(queue, (None, None))
                if index is None:
                    break
                running[pool.submit(function, item)] = index
            if not running:
                return
            if share is None:
                progress.check()
            else:
                progress.report(share())
            ended = wait(running, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED).done
            held.update((running.pop(future), future) for future in ended)
            while held and (not ordered or done in held):
                index = done if ordered else min(held)
                yield index, held.pop(index).result()
                done += 1
                progress.report(share() if share else done / len(items))
    finally:
        # Only a cancelled run may leave work behind, and only what takes long to end.
        pool.shutdown(wait=not progress.stop[0], cancel_futures=True)
        wait([future for future in running if not future.cancelled()], timeout=GRACE_SECONDS)


def interruptible(function, *arguments, progress):
    """Return ``function(*arguments)``, run in a thread so that a cancelled run need not wait for its end."""
    work = spread(lambda packed: function(*packed), [arguments], Quiet(progress), threads=1)
    return next(work)[1]
