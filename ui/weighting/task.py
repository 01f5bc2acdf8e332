"""Work in the background that the next edit cancels."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog, QgsTask

from ...algorithms.errors import Cancelled, EcoPatternError
from ...algorithms.progress import Progress


class TaskProgress(Progress):
    """Stops with a task, and shows how far it is."""

    def __init__(self, task):
        super().__init__()
        self.task = task

    def show(self, fraction):
        """Show how far the task is."""
        self.task.setProgress(100 * fraction)

    def cancelled(self):
        """Return whether the task was stopped."""
        return self.task.isCanceled()


def _flags():
    """Return the flags of a task that does not clutter the desktop, where QGIS knows how (3.26)."""
    flags = QgsTask.Flag.CanCancel
    for name in ("Hidden", "Silent"):
        flags |= getattr(QgsTask.Flag, name, flags)
    return flags


class Background(QgsTask):
    """Runs `work(progress)` and hands `done(result, sentence)` what came of it; nothing if it was cancelled."""

    def __init__(self, title, work, done):
        super().__init__(title, _flags())
        self.work, self.done, self.result, self.sentence = work, done, None, ""

    def run(self):
        """Do the work, in the background."""
        try:
            self.result = self.work(TaskProgress(self))
        except Cancelled:
            return False
        except EcoPatternError as problem:
            self.sentence = str(problem)
        except Exception as problem:  # noqa: BLE001, an exception that leaves a task ends the program
            self.sentence = f"{type(problem).__name__}: {problem}"
            QgsMessageLog.logMessage(self.sentence, "EcoPattern", Qgis.MessageLevel.Critical)
        return True

    def finished(self, whole):
        """Hand on what came of it, in the main thread."""
        if whole and not self.isCanceled():
            self.done(self.result, self.sentence)
