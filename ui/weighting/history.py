"""What was done, to be undone: a list of states that never change."""

from __future__ import annotations

MOST_STATES = 500


class History:
    """States in the order in which they came about, and which of them is shown.

    Edits with the same key that follow one another, such as the steps of a slider that is dragged, are one state.
    """

    def __init__(self, state):
        self._states, self._place, self._key = [state], 0, None

    @property
    def state(self):
        """What is shown now."""
        return self._states[self._place]

    @property
    def can_undo(self):
        """Whether there is a state before."""
        return self._place > 0

    @property
    def can_redo(self):
        """Whether there is a state after."""
        return self._place < len(self._states) - 1

    def push(self, state, key=None):
        """Show another state; what had been undone is forgotten."""
        if state == self.state:
            return
        same = key is not None and key == self._key and self._place > 0
        self._states[self._place + (0 if same else 1) :] = [state]
        self._states = self._states[-MOST_STATES:]
        self._place, self._key = len(self._states) - 1, key

    def settle(self):
        """Let the next edit be a state of its own, whatever its key."""
        self._key = None

    def undo(self):
        """Show the state before."""
        self._place, self._key = max(0, self._place - 1), None

    def redo(self):
        """Show the state after."""
        self._place, self._key = min(len(self._states) - 1, self._place + 1), None
