"""Work items on the workers of a Dask scheduler, for work that is larger than one machine."""

from __future__ import annotations

from threading import Event

from ..errors import InvalidValueError
from ..progress import POLL_SECONDS

ANSWER_SECONDS = 20


def distribute(function, shared, items, arguments, address, progress):
    """Run ``function(shared, item, *arguments)`` for all items on the workers of a scheduler.

    Parameters
    ----------
    function : callable
        A function of a module that the workers can import.
    shared : object
        What all items need; it is sent to each worker once.
    items : sequence or callable
        The work items, or what makes them from the number of threads of all workers.
    arguments : tuple
        What every call gets besides.
    address : str
        Of the scheduler, such as ``tcp://192.168.1.10:8786``.
    progress : Progress
        Moves by item.

    Yields
    ------
    object
        The results in the order of the items.

    Raises
    ------
    InvalidValueError
        If Dask is missing, nothing answers, there are no workers, or they cannot import the plugin.
    Cancelled
        If the user asked to stop; items that have not begun are withdrawn.
    """
    try:
        import distributed
    except ImportError:
        raise InvalidValueError(
            f"Scheduler: '{address}' needs the Python package distributed, which is not installed. Install it (pip "
            "install distributed), or leave the scheduler empty to compute on this machine."
        ) from None
    try:
        client = distributed.Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise InvalidValueError(
            f"Scheduler: nothing answers at '{address}' ({error}); write the address that dask scheduler shows, such "
            "as tcp://192.168.1.10:8786."
        ) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise InvalidValueError(f"Scheduler: '{address}' has no workers; start some with dask worker {address}.")
        chosen = items(threads) if callable(items) else items
        progress.say(f"{len(chosen)} work items go to {threads} threads of the scheduler at {address}.")
        held = client.scatter(shared, broadcast=True)
        waiting = [client.submit(function, held, item, *arguments, pure=False) for item in chosen]
        try:
            yield from _gathered(distributed, waiting, address, progress)
        finally:
            client.cancel(waiting)


def _gathered(distributed, futures, address, progress):
    """Yield results in order as they come, asking in between whether to stop."""
    for index, future in enumerate(futures):
        ended = Event()
        future.add_done_callback(lambda _, ended=ended: ended.set())
        progress.check()
        while not ended.wait(POLL_SECONDS):
            progress.check()
        try:
            result = future.result()
        except (ModuleNotFoundError, distributed.KilledWorker) as error:
            raise InvalidValueError(
                f"Scheduler: the workers at '{address}' cannot do this work ({error}); they need the plugin on their "
                "Python path, numpy, scipy, and memory for an item."
            ) from None
        future.release()
        yield result
        progress.report((index + 1) / len(futures))
