"""The flow of a plan, told from provenance alone: no window, no QGIS."""

import os
import sqlite3
from datetime import datetime, timezone

import pytest

from ...ui.flow import (
    Change,
    Layer,
    Need,
    Place,
    Reason,
    State,
    Task,
    changed,
    flow,
    following,
    in_order,
    suggest,
)

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=timezone.utc).timestamp()
PATCHES = Task(
    "ecopattern:habitatpatches",
    "Patches",
    "sources",
    "2 Sources",
    needs=(Need("LANDCOVER", "Land cover", ("raster",)),),
    gives=("PATCHES",),
)
RESISTANCE = Task(
    "ecopattern:landcoverresistance",
    "Resistance",
    "resistance",
    "3 Resistance",
    needs=(Need("LANDCOVER", "Land cover", ("raster",)),),
    gives=("RESISTANCE",),
)
NETWORK = (Need("RESISTANCE", "Resistance", ("raster",)), Need("PATCHES", "Patches", ("polygons", "raster")))
LINKS = Task("ecopattern:links", "Links", "corridors", "4 Corridors", needs=NETWORK, gives=("LINKS",))
GRAVITY = Task(
    "ecopattern:gravity",
    "Gravity",
    "corridors",
    "4 Corridors",
    needs=(NETWORK[1], Need("LINKS", "Links", ("lines",))),
    gives=("LINKS",),
)
TASKS = (GRAVITY, LINKS, RESISTANCE, PATCHES)


class Folder:
    """Files with a time, and layers made from them."""

    def __init__(self, path):
        self.path, self.layers = path, []

    def file(self, name, minutes=0.0):
        """Write a file as if so many minutes after noon."""
        path = self.path / name
        path.write_text(name)
        os.utime(path, (NOON + 60 * minutes,) * 2)
        return str(path)

    def add(self, name, kind="raster", task=None, output=None, inputs=None, minutes=0.0):
        """Add a layer with its file; one of a task is stamped."""
        source = self.file(f"{name}.tif", minutes)
        stamp = {}
        if task:
            moment = datetime.fromtimestamp(NOON + 60 * minutes, timezone.utc)
            taken = {key: str(self.path / f"{value}.tif") for key, value in (inputs or {}).items()}
            stamp = {
                "algorithm": task,
                "output": output,
                "time": moment.isoformat(),
                "inputs": {**taken, output: source},
            }
        layer = Layer(f"{name}_{len(self.layers)}", name, kind, Place.of(source), NOON + 60 * minutes, stamp)
        self.layers.append(layer)
        return layer

    def plan(self):
        """Add a land cover and the results of three algorithms, a minute apart."""
        self.add("Land cover")
        self.add("res", "raster", RESISTANCE.id, "RESISTANCE", {"LANDCOVER": "Land cover"}, 1)
        self.add("hab", "polygons", PATCHES.id, "PATCHES", {"LANDCOVER": "Land cover"}, 2)
        self.add("net", "lines", LINKS.id, "LINKS", {"RESISTANCE": "res", "PATCHES": "hab"}, 3)
        return self.layers

    def again(self, name, minutes):
        """Write a file of a layer again."""
        self.file(f"{name}.tif", minutes)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def states(layers):
    """Return the state of each step and algorithm by group and id."""
    steps = flow(TASKS, layers)
    return {**{s.group: s.state for s in steps}, **{e.task.id: e.state for s in steps for e in s.entries}}


def reasons(layers, task):
    """Return why the newest result of an algorithm may not hold."""
    entries = [entry for step in flow(TASKS, layers) for entry in step.entries if entry.task.id == task.id]
    return entries[0].results[0].reasons


def test_flow_only_shows_what_is_offered():
    """Steps are those of the algorithms handed in, in the order of a plan; a group nobody knows comes last."""
    other = Task("ecopattern:x", "X", "something", "Something")
    assert [step.group for step in flow((other, *TASKS), [])] == ["sources", "resistance", "corridors", "something"]
    assert flow((), []) == []


def test_flow_is_not_run_in_an_empty_project():
    """Without layers nothing was run."""
    assert set(states([]).values()) == {State.NOT_RUN}


def test_flow_is_current_after_a_run(folder):
    """What was made after its inputs is current; what was not asked for is not run, and does not spoil its step."""
    found = states(folder.plan())
    assert found[LINKS.id] is found["corridors"] is found["sources"] is State.CURRENT
    assert found[GRAVITY.id] is State.NOT_RUN


def test_flow_is_outdated_when_an_input_changed(folder):
    """A newer resistance makes the links outdated and says which input it was; patches stay current."""
    layers = folder.plan()
    folder.again("res", 10)
    assert states(layers)[LINKS.id] is states(layers)["corridors"] is State.OUTDATED
    assert states(layers)["sources"] is State.CURRENT
    assert reasons(layers, LINKS) == (Reason(Change.CHANGED, "Resistance", "res"),)


def test_flow_is_outdated_when_an_input_of_an_input_changed(folder):
    """A newer land cover makes resistance and patches outdated, and through them the links."""
    layers = folder.plan()
    folder.again("Land cover", 10)
    assert {reason.change for reason in reasons(layers, LINKS)} == {Change.OUTDATED}
    assert states(layers)[LINKS.id] is states(layers)[PATCHES.id] is State.OUTDATED


def test_flow_is_outdated_when_an_input_was_made_anew(folder):
    """A second resistance from the same land cover replaces the first; links made from the first are outdated."""
    layers = folder.plan()
    folder.add("res2", "raster", RESISTANCE.id, "RESISTANCE", {"LANDCOVER": "Land cover"}, 5)
    assert reasons(layers, LINKS) == (Reason(Change.REPLACED, "Resistance", "res"),)
    folder.add("net2", "lines", LINKS.id, "LINKS", {"RESISTANCE": "res2", "PATCHES": "hab"}, 6)
    assert states(folder.layers)[LINKS.id] is State.CURRENT


def test_flow_keeps_variants_from_other_data_apart(folder):
    """A resistance from another land cover is a variant and replaces nothing."""
    layers = folder.plan()
    folder.add("other cover")
    folder.add("res2", "raster", RESISTANCE.id, "RESISTANCE", {"LANDCOVER": "other cover"}, 5)
    assert states(layers)[LINKS.id] is State.CURRENT


def test_flow_tells_of_inputs_that_are_gone(folder):
    """An input that is no longer there does not make a result outdated, but is told."""
    layers = folder.plan()
    os.remove(layers[1].place.file)
    assert states(layers)[LINKS.id] is State.CURRENT
    assert reasons(layers, LINKS) == (Reason(Change.GONE, "Resistance", "res.tif"),)


def test_flow_does_not_take_a_result_for_its_own_input(folder):
    """The file of the result is among the recorded parameters, and later than itself by a hair."""
    layers = folder.plan()
    folder.again("net", 30)
    assert states(layers)[LINKS.id] is State.CURRENT


def test_flow_shows_what_the_main_job_made_in_each_step(folder):
    """Links of the main job are results of the step of corridors, which thereby was run."""
    plan = Task("ecopattern:securitypattern", "Plan", "plan", "1 Plan", needs=(Need("LANDCOVER", "Land cover"),))
    folder.add("Land cover")
    folder.add("net", "lines", plan.id, "LINKS", {"LANDCOVER": "Land cover"}, 1)
    steps = {step.group: step for step in flow((plan, *TASKS), folder.layers)}
    assert [result.layer.name for result in steps["corridors"].from_plan] == ["net"]
    assert steps["corridors"].state is steps["plan"].state is State.CURRENT
    assert steps["sources"].state is State.NOT_RUN


def test_flow_survives_results_that_are_made_from_each_other(folder):
    """Two layers that name each other as input are judged and not followed for ever."""
    folder.add("res", "raster", RESISTANCE.id, "RESISTANCE", {"LANDCOVER": "net"}, 1)
    folder.add("net", "lines", LINKS.id, "LINKS", {"RESISTANCE": "res"}, 1)
    assert states(folder.layers)[LINKS.id] is State.CURRENT


def test_in_order_puts_what_is_needed_first():
    """Links come before gravity, which needs them and only adds to them."""
    assert in_order([GRAVITY, LINKS]) == [LINKS, GRAVITY]
    assert in_order([]) == []


def test_in_order_ends_where_each_needs_the_other():
    """Two algorithms that need each other's results are both there."""
    one = Task("a", "A", "g", "G", needs=(Need("X", "X"),), gives=("Y",))
    other = Task("b", "B", "g", "G", needs=(Need("Y", "Y"),), gives=("X",))
    assert set(in_order([one, other])) == {one, other}


def test_suggest_takes_results_then_what_was_used_then_namesakes(folder):
    """Links are offered the resistance and patches made before; the land cover is known by its name, then by use."""
    layers = folder.plan()
    assert {name: layer.name for name, layer in suggest(LINKS, layers).items()} == {
        "RESISTANCE": "res",
        "PATCHES": "hab",
    }
    assert suggest(PATCHES, layers[:1])["LANDCOVER"].name == "Land cover"
    folder.add("classes")
    folder.add("hab2", "polygons", PATCHES.id, "PATCHES", {"LANDCOVER": "classes"}, 8)
    assert suggest(RESISTANCE, folder.layers)["LANDCOVER"].name == "classes"


def test_suggest_takes_the_newest_of_the_right_kind(folder):
    """Of two resistances the newer is offered, and never a layer of another kind."""
    layers = folder.plan()
    folder.add("res2", "raster", RESISTANCE.id, "RESISTANCE", {"LANDCOVER": "Land cover"}, 9)
    assert suggest(LINKS, layers)["RESISTANCE"].name == "res2"
    assert suggest(Task("x", "X", "g", "G", needs=(Need("RESISTANCE", "R", ("lines",)),)), layers) == {}


def test_following_leads_through_the_plan(folder):
    """First what is outdated, else the first step not run whose inputs are there; nothing in an empty project."""

    def after(layers):
        found = {task.id: suggest(task, layers) for task in TASKS}
        task = following(flow(TASKS, layers), found)
        return None if task is None else task.id

    assert after([]) is None
    layers = folder.plan()
    assert after(layers[:1]) == PATCHES.id
    assert after([layers[0], layers[2]]) == RESISTANCE.id
    assert after(layers[:3]) == LINKS.id
    assert after(layers) is None
    folder.again("res", 10)
    assert after(layers) == LINKS.id


def test_place_is_one_however_it_is_written(tmp_path):
    """A file reached by a link is the same place; layers of a file differ, and a file alone means its only layer."""
    file = tmp_path / "a.gpkg"
    file.write_text("")
    link = tmp_path / "b.gpkg"
    link.symlink_to(file)
    assert Place.of(f"{link}|layername=x").same_as(Place.of(f"{file}|layername=x|subset=a"))
    assert not Place.of(f"{file}|layername=x").same_as(Place.of(f"{file}|layername=y"))
    assert Place.of(str(file)).same_as(Place.of(f"{file}|layername=y"))


def test_changed_asks_a_geopackage_for_each_layer(tmp_path):
    """A layer of a GeoPackage is as old as it says, whatever the time of the file; a missing file has no time."""
    file = tmp_path / "a.gpkg"
    with sqlite3.connect(file) as package:
        package.execute("CREATE TABLE gpkg_contents (table_name TEXT, last_change TEXT)")
        package.execute("INSERT INTO gpkg_contents VALUES ('old', '2026-05-01T12:00:00.000Z')")
        package.execute("INSERT INTO gpkg_contents VALUES ('new', '2026-05-01T13:00:00.000Z')")
    package.close()
    assert changed(Place.of(f"{file}|layername=old")) == NOON
    assert changed(Place.of(f"{file}|layername=new")) == changed(Place.of(str(file))) == NOON + 3600
    assert changed(Place.of(str(tmp_path / "none.gpkg"))) == 0
    plain = tmp_path / "plain.gpkg"
    plain.write_text("no database")
    assert changed(Place.of(str(plain))) == os.path.getmtime(plain)
