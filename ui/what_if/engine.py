"""What is worked out in the background: the land once, then what comes of scenarios; the next edit stops it."""

from __future__ import annotations

import time

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.connectivity.scenario import answer
from ...algorithms.errors import EcoPatternError
from ...i18n import tr
from ..weighting.task import Background
from .outcome import Outcome, outcome
from .reading import as_options, read


class Engine(QObject):
    """Keeps the baseline of the land, and answers what changes do to it.

    `answered` carries the changes and their `Outcome`; `state_changed` tells that work began or ended.
    """

    answered = pyqtSignal(object, object)
    prepared = pyqtSignal()
    state_changed = pyqtSignal()
    progressed = pyqtSignal(float)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.baseline, self.key, self.problem, self.notes, self.seconds = None, None, "", (), 0.0
        self._preparing, self._answering, self._waiting = None, None, []

    @property
    def busy(self):
        """Return whether something is worked out."""
        return self._preparing is not None or self._answering is not None

    @property
    def reading(self):
        """Return whether the land is still looked at."""
        return self._preparing is not None

    def take(self, land, *options):
        """Look at a land with the numbers that `read` takes, unless it is the one that is known."""
        key = None if land is None else (land.key, options)
        if key == self.key:
            return
        known = self.baseline if key and self.key and self.key[0] == key[0] else None
        self.release()
        self.key, self.baseline, self.problem = key, None, ""
        if known is None:
            self.notes = ()
        if land is not None:
            self._preparing = self._start(tr("Looking at the land"), self._work(land, known, options), self._ready)
        self.state_changed.emit()

    @staticmethod
    def _work(land, known, options):
        """Return what looks at a land, or reworks the baseline of it that is known."""
        if known is not None:
            return lambda progress: known.with_network(**as_options(*options), progress=progress)
        return lambda progress: read(land, *options, progress)

    def _start(self, title, work, done):
        """Begin work in the background; it hands on what it was warned of, too."""

        def noted(progress):
            began, notes = time.monotonic(), []
            progress.warn = notes.append
            return work(progress), tuple(notes), time.monotonic() - began

        task = Background(title, noted, lambda found, problem: done(task, found, problem))
        task.progressChanged.connect(self.progressed)
        QgsApplication.taskManager().addTask(task)
        return task

    def _ready(self, task, found, problem):
        """Take over the baseline, and answer what was asked meanwhile."""
        if task is not self._preparing:
            return
        self._preparing, self.problem = None, problem
        if found is not None:
            self.baseline, notes, self.seconds = found
            self.notes = tuple(dict.fromkeys((*self.notes, *notes)))
            self.prepared.emit()
        self.state_changed.emit()
        if self._waiting:
            self.ask(self._waiting)

    def ask(self, wanted):
        """Answer what comes of each of several sets of changes; what was asked before is forgotten."""
        self._stop_answering()
        self._waiting = list(wanted) if self.reading else []
        if self.baseline is None or not wanted:
            self.state_changed.emit()
            return
        baseline, changes = self.baseline, wanted[0]
        rest = list(wanted[1:])

        def answered(task, found, problem):
            if task is not self._answering:
                return
            self._answering = None
            told, _, self.seconds = found if found is not None else (Outcome(problem=problem), (), 0.0)
            self.answered.emit(changes, told)
            if self._answering is None:
                self.ask(rest)

        self._answering = self._start(tr("Working out the scenario"), lambda p: _told(baseline, changes, p), answered)
        self.state_changed.emit()

    def _stop_answering(self):
        """Stop what is worked out for an edit that is gone."""
        if self._answering is not None:
            self._answering.cancel()
            self._answering = None

    def release(self):
        """Stop all work."""
        self._stop_answering()
        self._waiting = []
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None


def _told(baseline, changes, progress):
    """Return the outcome of changes, with the sentence of the core where there is none."""
    notes = []
    progress.warn = notes.append
    try:
        return outcome(baseline, answer(baseline, changes, progress=progress), notes)
    except EcoPatternError as problem:
        return Outcome(problem=str(problem))
