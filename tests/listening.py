"""How tests listen to runs, and stop them."""

from __future__ import annotations

from ..algorithms.progress import Progress


class Listening(Progress):
    """Keeps what a run says, and what it warns of."""

    def __init__(self):
        super().__init__()
        self.said, self.warned = [], []

    def say(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)


class Stopping(Progress):
    """Wishes a run to stop once it has shown so many times how far it is."""

    def __init__(self, after=0):
        super().__init__()
        self.after, self.shown = after, 0

    def show(self, fraction):
        self.shown += 1

    def cancelled(self):
        return self.shown >= self.after
