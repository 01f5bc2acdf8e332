"""A run keeps its time, ends at once when it is stopped, and tells what its bound comes from."""

import os
import threading
import time

import pytest

from ....algorithms.errors import Cancelled
from ....algorithms.investment.design_problem import Objective
from ....algorithms.investment.design_run import DesignRun
from ....algorithms.investment.solving import solver
from ....algorithms.progress import Progress
from .designs import spread_problem

pytestmark = [
    pytest.mark.skipif(solver() is None, reason="scipy.optimize.milp is missing (scipy before 1.9)"),
    pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without compilation"),
]


class StopsInTheBound(Progress):
    """Stops half a second after the first bound was told."""

    def __init__(self):
        super().__init__()
        self.stopped = None

    def say(self, text):
        if self.stopped is None and "no bound yet" not in text:
            self.stopped = time.monotonic() + 0.5
            threading.Timer(0.5, self._stop).start()

    def _stop(self):
        self.stopped = time.monotonic()
        self.stop[0] = 1


def test_a_stop_while_bounding_ends_the_run_within_a_second():
    """Stopped in the middle of linear and integer programs, the run ends at once and still has its network."""
    problem, progress = spread_problem(150, 1), StopsInTheBound()
    budget = 0.1 * problem.costs.sum()
    until = time.monotonic() + 60
    run = DesignRun(problem, Objective.EQUIVALENT_CONNECTIVITY, budget, False, True, until, progress)
    with pytest.raises(Cancelled):
        run.work()
    assert time.monotonic() - progress.stopped < 1
    assert run.best.built.any()
    assert run.summary()["bound"][0] >= run.best.value
    assert run.curve["objective"][-1] == pytest.approx(run.best.value)


def test_a_run_keeps_its_time_and_names_its_bound():
    """Within seconds there is a network with a bound, and the method says which bound gave the gap."""
    problem = spread_problem(60, 1)
    budget = 0.02 * problem.costs.sum()
    start = time.monotonic()
    run = DesignRun(problem, Objective.EQUIVALENT_CONNECTIVITY, budget, False, True, start + 8, Progress())
    run.work()
    assert time.monotonic() - start < 8 + 1.5
    row = {name: column[0] for name, column in run.summary().items()}
    assert 0 <= row["gap"] < 5
    assert row["method"].endswith("linear and integer programs of all groups")
    curve = run.curve
    assert (curve["bound"] >= curve["objective"]).all()
