"""Scenarios as plain Python: the changes that are being drawn, those that were kept, and what came of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...algorithms.connectivity.change import Kind
from ..weighting.history import History

AREAS = (Kind.ADDED, Kind.LOST, Kind.RESISTANCE)
ORDER = (AREAS, (Kind.ROAD,), (Kind.CROSSING,))


def in_order(changes):
    """Return changes in the order in which they happen: areas as they were drawn, then roads, then crossings.

    So they happen in the same order when they come back from layers, each of which holds one sort of shapes.
    """
    return tuple(change for kinds in ORDER for change in changes if change.kind in kinds)


def unnamed(changes):
    """Return changes without what messages call them, so that those that do the same are the same."""
    return tuple(replace(change, name="") for change in changes)


@dataclass(frozen=True)
class Scenario:
    """Changes under a name, in the order in which they happen."""

    name: str
    changes: tuple = ()


class Scenarios:
    """What is drawn, with undo, what is kept, and the outcome of each that is known.

    Attributes
    ----------
    kept : tuple of Scenario
        As the project holds them.
    name : str
        Of the kept scenario that is open, empty for a new one.
    chosen : int
        Place of the change that is chosen among those drawn, -1 for none.
    """

    def __init__(self):
        self.kept, self.name, self.chosen = (), "", -1
        self._history, self._outcomes = History(()), {}

    # What is drawn.

    @property
    def changes(self):
        """Return the changes that are drawn, in the order in which they happen."""
        return self._history.state

    @property
    def can_undo(self):
        """Return whether there is something to take back."""
        return self._history.can_undo

    @property
    def can_redo(self):
        """Return whether something was taken back."""
        return self._history.can_redo

    def draw(self, change):
        """Add a change, and choose it."""
        self._history.push(in_order((*self.changes, change)))
        self.chosen = next(place for place, one in enumerate(self.changes) if one is change)

    def renumber(self, place, **numbers):
        """Give the change at a place of `changes` other numbers; edits of one that follow each other are one."""
        changes = list(self.changes)
        changes[place] = replace(changes[place], **numbers)
        self._history.push(tuple(changes), key=("numbers", place))

    def remove(self, place):
        """Take out the change at a place of `changes`."""
        self._history.push(self.changes[:place] + self.changes[place + 1 :])
        self.chosen = -1

    def discard(self):
        """Take out all changes; undo brings them back."""
        self._history.push(())
        self.chosen = -1

    def undo(self):
        """Take back the last edit."""
        self._history.undo()
        self.choose(self.chosen)

    def redo(self):
        """Do again what was taken back."""
        self._history.redo()
        self.choose(self.chosen)

    def choose(self, place):
        """Choose the change at a place, none if there is no such place."""
        self.chosen = place if 0 <= place < len(self.changes) else -1
        self._history.settle()

    def start(self):
        """Begin a new scenario."""
        self._history, self.name, self.chosen = History(()), "", -1

    def open(self, name):
        """Go on with a kept scenario."""
        self._history, self.name, self.chosen = History(self.scenario(name).changes), name, -1

    # What is kept.

    def scenario(self, name):
        """Return a kept scenario."""
        return next(scenario for scenario in self.kept if scenario.name == name)

    def set_kept(self, kept):
        """Take over what the project holds, sorted by name, numbers as numbers."""
        self.kept = tuple(sorted(kept, key=lambda scenario: _natural(scenario.name)))
        if self.name and self.name not in self.names:
            self.name = ""

    @property
    def names(self):
        """Return the names of the kept scenarios."""
        return [scenario.name for scenario in self.kept]

    def free_name(self, stem):
        """Return a stem with the first number that no kept scenario has."""
        return first_free(stem, self.names)

    # What comes of it.

    def wanted(self):
        """Return the changes whose outcome is not known, what is drawn first."""
        asked = [self.changes, *(scenario.changes for scenario in self.kept)]
        return [changes for changes in dict.fromkeys(asked) if changes and unnamed(changes) not in self._outcomes]

    def note(self, changes, outcome):
        """Remember what comes of changes."""
        self._outcomes[unnamed(changes)] = outcome

    def outcome(self, changes):
        """Return what comes of changes, None if it is not known yet."""
        return self._outcomes.get(unnamed(changes))

    def forget(self):
        """Forget all outcomes, since the land is another."""
        self._outcomes = {}


def first_free(stem, taken, first=1):
    """Return a stem with the first number, from `first` on, that makes it none of those that are taken."""
    number = first
    while f"{stem} {number}" in taken:
        number += 1
    return f"{stem} {number}"


def _natural(name):
    """Return by what names are sorted so that 2 comes before 10."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", name)]
