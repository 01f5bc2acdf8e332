"""The flow of a plan as plain Python: its steps, what each needs and has made, and whether that still holds.

The provenance in every result names the algorithm, the inputs and the time; what the project holds and what Processing
can run is handed in, so nothing here needs a window.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

# The order in which a plan is made; groups that are not named here follow.
ORDER = "standard plan survey sources resistance corridors circuits connectivity zoning investment monitoring".split()
# The main job makes results of many steps at once; here is whose they are.
PLAN = "ecopattern:securitypattern"
STEP_OF_PLAN = {
    "PATCHES_OUT": "sources",
    "RESISTANCE_OUT": "resistance",
    "LINKS": "corridors",
    "CORRIDORS": "corridors",
    "BARRIERS": "corridors",
    "NODES": "corridors",
    "CURRENT": "circuits",
    "PINCH": "circuits",
    "INDICES": "connectivity",
    "AREAS": "zoning",
    "UNITS": "zoning",
    "SHARES": "zoning",
}
# Times in provenance are whole seconds.
TICK = 1.0


class State(Enum):
    """How far a step is."""

    NOT_RUN = "not run"
    CURRENT = "current"
    OUTDATED = "outdated"


class Change(Enum):
    """What can make a result outdated, or keep one from knowing."""

    CHANGED = "changed"
    REPLACED = "replaced"
    OUTDATED = "outdated"
    GONE = "gone"


@dataclass(frozen=True)
class Place:
    """Where data lie: a file, and a layer in it or nothing."""

    file: str
    layer: str = ""

    @classmethod
    def of(cls, source):
        """Return the place that a layer source names."""
        file, *rest = str(source).split("|")
        named = next((part[10:] for part in rest if part.lower().startswith("layername=")), "")
        return cls(os.path.normcase(os.path.realpath(file)), named)

    def same_as(self, other):
        """Return whether two places are one; a file that names no layer means its only one."""
        return self.file == other.file and (self.layer == other.layer or not (self.layer and other.layer))


@dataclass(frozen=True)
class Layer:
    """What the flow knows of a layer of the project; `changed` is when its data were last written, seconds."""

    id: str
    name: str
    kind: str
    place: Place
    changed: float = 0.0
    stamp: dict = field(default_factory=dict)

    @property
    def made(self):
        """Return when it was made, seconds, or None if this plugin did not make it."""
        return datetime.fromisoformat(self.stamp["time"]).timestamp() if self.stamp else None

    @property
    def product(self):
        """Return the algorithm and the output it comes from."""
        return self.stamp.get("algorithm"), self.stamp.get("output")


@dataclass(frozen=True)
class Need:
    """A layer that an algorithm asks for; `kinds` are those that do, none for any."""

    name: str
    label: str
    kinds: tuple = ()
    optional: bool = False


@dataclass(frozen=True)
class Task:
    """An algorithm as Processing offers it; `gives` are the names of its outputs."""

    id: str
    title: str
    group: str
    group_title: str
    about: str = ""
    needs: tuple = ()
    gives: tuple = ()


@dataclass(frozen=True)
class Reason:
    """Why a result may not hold: what happened to which input."""

    change: Change
    input: str
    layer: str = ""


@dataclass(frozen=True)
class Result:
    """A layer that an algorithm made, and why it may not hold."""

    layer: Layer
    reasons: tuple = ()

    @property
    def state(self):
        """Return whether it holds; inputs that are gone tell nothing."""
        return State.OUTDATED if any(r.change is not Change.GONE for r in self.reasons) else State.CURRENT


@dataclass(frozen=True)
class Entry:
    """An algorithm in the flow, with its results in the project, the newest first."""

    task: Task
    results: tuple = ()

    @property
    def state(self):
        """Return the state of the newest run."""
        return _state(r for r in self.results if r.layer.made >= self.results[0].layer.made)


@dataclass(frozen=True)
class Step:
    """A step of the flow: its algorithms, and what the main job made for it."""

    group: str
    title: str
    entries: tuple
    from_plan: tuple = ()

    @property
    def state(self):
        """Return whether anything was made, and whether all of it holds."""
        states = [entry.state for entry in self.entries] + [result.state for result in self.from_plan]
        made = [state for state in states if state is not State.NOT_RUN]
        return State.NOT_RUN if not made else State.OUTDATED if State.OUTDATED in made else State.CURRENT


def _state(results):
    """Return the state that results have together."""
    states = [result.state for result in results]
    return State.NOT_RUN if not states else State.OUTDATED if State.OUTDATED in states else State.CURRENT


def changed(place):
    """Return when the data at a place were last written, seconds; 0 where there are none.

    A GeoPackage says so of each layer, while the file itself is touched by mere looking.
    """
    if not os.path.isfile(place.file):
        return 0.0
    if place.file.lower().endswith(".gpkg"):
        noted = _change_in_package(place)
        if noted is not None:
            return noted
    return os.path.getmtime(place.file)


def _change_in_package(place):
    """Return when a layer of a GeoPackage, or any if none is named, was last written; None if it does not say."""
    question = "SELECT MAX(last_change) FROM gpkg_contents WHERE ? IN ('', table_name)"
    try:
        with closing(sqlite3.connect(f"{Path(place.file).as_uri()}?mode=ro", uri=True)) as package:
            (noted,) = package.execute(question, (place.layer,)).fetchone()
        return datetime.fromisoformat(noted.replace("Z", "+00:00")).timestamp() if noted else None
    except (sqlite3.Error, ValueError):
        return None


def flow(tasks, layers, labels=None):
    """Return the steps that can be run, in order, with their states.

    Parameters
    ----------
    tasks : sequence of Task
        What Processing offers; within a step those come first whose results others need.
    layers : sequence of Layer
        What the project holds.
    labels : dict, optional
        Titles of steps by group; else each step has that of its algorithms.

    Returns
    -------
    list of Step
    """
    judged = _Judge(tasks, layers)
    groups = dict.fromkeys(task.group for task in tasks)
    ordered = sorted(groups, key=lambda group: ORDER.index(group) if group in ORDER else len(ORDER))
    steps = []
    for group in ordered:
        own = in_order([task for task in tasks if task.group == group])
        entries = tuple(Entry(task, judged.results(task.id)) for task in own)
        shared = tuple(
            result for result in judged.results(PLAN) if STEP_OF_PLAN.get(result.layer.stamp.get("output")) == group
        )
        steps.append(Step(group, (labels or {}).get(group, own[0].group_title), entries, shared))
    return steps


def in_order(tasks):
    """Return algorithms so that each comes after those whose results it needs, else as they were."""
    waiting, ordered = list(tasks), []
    while waiting:
        free = [task for task in waiting if not any(_feeds(other, task) for other in waiting)] or waiting[:1]
        ordered += free[:1]
        waiting.remove(free[0])
    return ordered


def _feeds(giver, taker):
    """Return whether an algorithm makes what another needs; one that only adds to what it takes does not."""
    made = {_bare(name) for name in giver.gives} - {need.name for need in giver.needs}
    return giver is not taker and any(need.name in made for need in taker.needs)


class _Judge:
    """Knows of every result whether it still holds."""

    def __init__(self, tasks, layers):
        self.layers = [layer for layer in layers if layer.stamp]
        self.all = layers
        self.needs = {task.id: {need.name: need.label for need in task.needs} for task in tasks}
        # What was found out, by layer and by place: many results have the same inputs.
        self.known, self.written = {}, {}

    def results(self, algorithm):
        """Return the results of an algorithm, the newest first."""
        own = [layer for layer in self.layers if layer.stamp.get("algorithm") == algorithm]
        return tuple(Result(layer, self.reasons(layer)) for layer in sorted(own, key=lambda layer: -layer.made))

    def reasons(self, layer):
        """Return why a result may not hold; an input that is itself outdated is a reason."""
        if layer.id not in self.known:
            # A layer that is its own input, by way of whatever, must not be asked for ever.
            self.known[layer.id] = ()
            found = (self._reason(layer, label, place) for label, place in self._inputs(layer))
            self.known[layer.id] = tuple(dict.fromkeys(reason for reason in found if reason))
        return self.known[layer.id]

    def _inputs(self, layer):
        """Yield label and place of every file that a result was made from."""
        labels = self.needs.get(layer.stamp.get("algorithm"))
        for name, value in layer.stamp.get("inputs", {}).items():
            if labels is not None and name not in labels:
                continue
            for source in value if isinstance(value, list) else [value]:
                if isinstance(source, str) and os.path.isabs(source.partition("|")[0]):
                    yield (labels or {}).get(name, name), Place.of(source)

    def _reason(self, layer, label, place):
        """Return why an input makes a result outdated, or None."""
        if place.same_as(layer.place):
            return None
        if place not in self.written:
            self.written[place] = changed(place)
        written = self.written[place]
        if not written:
            return Reason(Change.GONE, label, os.path.basename(place.file))
        source = next((other for other in self.all if other.place.same_as(place)), None)
        named = source.name if source is not None else os.path.basename(place.file)
        if written > layer.made + TICK:
            return Reason(Change.CHANGED, label, named)
        if source is None or not source.stamp:
            return None
        if self._newer(source) is not None:
            return Reason(Change.REPLACED, label, named)
        if any(reason.change is not Change.GONE for reason in self.reasons(source)):
            return Reason(Change.OUTDATED, label, named)
        return None

    def _newer(self, layer):
        """Return a newer result of the same algorithm from the same data, or None."""
        own = self._data(layer)
        for other in self.layers:
            if other.product == layer.product and other.made > layer.made and self._data(other) == own:
                return other
        return None

    def _data(self, layer):
        """Return the places a result was made from."""
        return sorted((label, place.file, place.layer) for label, place in self._inputs(layer))


def suggest(task, layers):
    """Return which layer of the project fits each need of an algorithm.

    First the newest result whose output has the name of the need, then what an earlier run took, then a layer that is
    called as the need is.

    Returns
    -------
    dict
        `Layer` by name of the need; needs without a layer are left out.
    """
    found = {}
    for need in task.needs:
        fitting = [layer for layer in layers if not need.kinds or layer.kind in need.kinds]
        chosen = _product(need, fitting) or _used_before(need, layers, fitting) or _namesake(need, fitting)
        if chosen is not None:
            found[need.name] = chosen
    return found


def _product(need, layers):
    """Return the newest result whose output has the name of a need, rather than one that adds to what it took."""
    made = [layer for layer in layers if layer.stamp and _bare(layer.stamp.get("output", "")) == need.name]

    def rank(layer):
        algorithm, output = layer.product
        return output == need.name or algorithm == PLAN, layer.made

    return max(made, key=rank, default=None)


def _bare(output):
    """Return the name of an output as inputs have it."""
    return output[:-4] if output.endswith("_OUT") else output


def _used_before(need, layers, fitting):
    """Return the layer that the newest run took for a need of this name."""
    runs = [layer for layer in layers if layer.stamp and isinstance(layer.stamp["inputs"].get(need.name), str)]
    for run in sorted(runs, key=lambda layer: -layer.made):
        place = Place.of(run.stamp["inputs"][need.name])
        taken = next((layer for layer in fitting if layer.place.same_as(place)), None)
        if taken is not None:
            return taken
    return None


def _namesake(need, layers):
    """Return a layer that is called as a need is, or as its parameter."""
    wanted = {need.label.casefold(), need.name.casefold().replace("_", " ")}
    return next((layer for layer in layers if layer.name.casefold().replace("_", " ") in wanted), None)


def following(steps, found):
    """Return the algorithm to run next.

    That is the first outdated one, else the first that has its inputs in a step that was not run.

    Parameters
    ----------
    steps : list of Step
        From `flow`.
    found : dict
        By algorithm id what `suggest` found.

    Returns
    -------
    Task or None
    """
    for step in steps:
        for entry in step.entries:
            if entry.state is State.OUTDATED:
                return entry.task
    for step in steps:
        if step.group in ("standard", "plan") or step.state is not State.NOT_RUN:
            continue
        for entry in step.entries:
            required = [need for need in entry.task.needs if not need.optional]
            if required and all(need.name in found.get(entry.task.id, {}) for need in required):
                return entry.task
    return None
