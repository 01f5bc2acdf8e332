"""Linear and integer programs that do not hold up whoever waits: solved here if that is quick, else by a child process.

The solver in scipy keeps the interpreter lock and cannot be interrupted, so a long call would freeze the desktop and
outlast a stop. A child process leaves the desktop free and can be ended at any moment. Where none can be started, an
integer program gets calls of at most a second, and its bound is what they reach; a linear program takes what it takes.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
from scipy import sparse

from ..errors import Cancelled
from . import solver_process

QUICK_SECONDS = 0.25
SHORT_SECONDS = 0.5, 1.0
START_SECONDS = 15.0
GRACE_SECONDS = 3.0
POLL_SECONDS = 0.05
SOLVED, OUT_OF_TIME, INFEASIBLE = 0, 1, 2

_own = threading.local()


def solver():
    """Return `scipy.optimize` if it can solve integer programs (scipy 1.9 on), else None."""
    from scipy import optimize

    return optimize if hasattr(optimize, "milp") else None


def integer_program(gain, matrix, upper, whole, deadline, progress):
    """Maximise ``gain @ x`` with x from 0 to 1, ``matrix @ x <= upper``, and those whole that `whole` says.

    Returns
    -------
    dict
        As `solver_process.solve` gives it.
    """
    request = {"gain": gain, "matrix": sparse.csr_matrix(matrix), "upper": upper, "top": np.ones(len(gain))}
    return _answer({**request, "whole": whole}, deadline, progress)


def linear_program(gain, matrix, upper, equal, top, deadline, progress):
    """Maximise ``gain @ x`` with x from 0 to `top`, ``matrix @ x <= upper`` and ``equal @ x = 0``."""
    request = {"gain": gain, "matrix": matrix, "upper": upper, "top": top, "equal": equal}
    return _answer(request, deadline, progress)


def close():
    """End the child process of this thread, if there is one."""
    child = getattr(_own, "child", None)
    if child is not None:
        child.end()
    _own.__dict__.clear()


def _answer(request, deadline, progress):
    """Return the answer to a request, from here if it is quick, else from the child process.

    What was once too long for here is not tried here again, nor is what is larger.
    """
    kind, size = "whole" in request, request["matrix"].nnz
    left = max(deadline - time.monotonic(), 0.01)
    long = _own.__dict__.setdefault("long", {})
    if size < long.get(kind, np.inf):
        answer = solver_process.solve(request, min(QUICK_SECONDS, left))
        if answer["status"] != OUT_OF_TIME or left <= QUICK_SECONDS:
            return answer
        long[kind] = size
    progress.check()
    child = _child(progress)
    answer = None if child is None else child.ask(request, deadline, progress)
    return _in_short_calls(request, deadline, progress) if answer is None else answer


def _in_short_calls(request, deadline, progress):
    """Return the answer that calls of at most a second reach; a linear program gets all the time there is."""
    for seconds in SHORT_SECONDS if "whole" in request else (np.inf,):
        progress.check()
        answer = solver_process.solve(request, min(seconds, max(deadline - time.monotonic(), 0.01)))
        if answer["status"] != OUT_OF_TIME:
            break
    return answer


def _child(progress):
    """Return the child process of this thread, started if need be, also when it ended; None if none can be."""
    known = _own.__dict__.get("child")
    if "child" in _own.__dict__ and (known is None or known.process.poll() is None):
        return known
    _own.child = None
    for python in interpreters():
        child = _Child(python)
        if child.is_ready(progress):
            _own.child = child
            break
    return _own.child


def interpreters():
    """Return the files that may be the interpreter that runs this, the most likely first.

    Inside QGIS `sys.executable` is the desktop on Windows and macOS, and must not be started.
    """
    named = [Path(name) for name in (sys.executable, getattr(sys, "_base_executable", None)) if name]
    folders = [Path(sys.prefix), Path(sys.exec_prefix), Path(sys.base_prefix), *(path.parent for path in named)]
    exact = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    inside = ("python.exe", "python3.exe") if os.name == "nt" else (f"bin/{exact}", "bin/python3", exact, "python3")
    found = [path for path in named if path.stem.lower().startswith("python") and path.stem.lower() != "pythonw"]
    found += [folder / name for folder in folders for name in inside]
    return [path for path in dict.fromkeys(found) if path.is_file()]


class _Child:
    """A process that solves programs, and a thread that listens to it."""

    def __init__(self, python):
        self.answers = queue.Queue()
        hidden = {"creationflags": subprocess.CREATE_NO_WINDOW} if os.name == "nt" else {}
        command = [str(python), str(Path(solver_process.__file__).resolve())]
        pipe = subprocess.PIPE
        try:
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, **hidden)
        except OSError:
            self.process = None
            return
        threading.Thread(target=self._listen, daemon=True).start()

    def is_ready(self, progress):
        """Return whether it runs the same version of Python."""
        if self.process is None:
            return False
        ready = self._send(list(sys.path)) and self._wait(time.monotonic() + START_SECONDS, progress)
        if ready != tuple(sys.version_info[:2]):
            self.end()
            return False
        return True

    def ask(self, request, deadline, progress):
        """Return the answer to a request, or None if the process ended or does not keep the time; stop with the run."""
        seconds = max(deadline - time.monotonic(), 0.01)
        answer = None
        if self._send((request, seconds)):
            answer = self._wait(deadline + GRACE_SECONDS, progress)
        if answer is None:
            self.end()
        return answer

    def end(self):
        """End the process."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()

    def _send(self, message):
        """Send a message, and return whether it could be."""
        try:
            pickle.dump(message, self.process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
        except (OSError, ValueError):
            return False
        return True

    def _wait(self, until, progress):
        """Return what the process says next, or None if it says nothing more in time."""
        while time.monotonic() < until:
            try:
                return self.answers.get(timeout=POLL_SECONDS)
            except queue.Empty:
                pass
            try:
                progress.check()
            except Cancelled:
                self.end()
                raise
        return None

    def _listen(self):
        """Take the answers in as they come; None is the last."""
        with self.process.stdout as source:
            try:
                while True:
                    self.answers.put(pickle.load(source))
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self.answers.put(None)
