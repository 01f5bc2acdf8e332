"""The model of what if, without a window: changes, undo, kept scenarios, and what comes of each in few figures."""

import math

import numpy as np
import pytest
from osgeo import ogr

from ...algorithms.connectivity.baseline import prepare
from ...algorithms.connectivity.change import Change, Kind
from ...algorithms.connectivity.scenario import answer
from ...algorithms.grid import Raster
from ...algorithms.patches import Patches
from ...ui.what_if.land import rules_of, smallest_patch
from ...ui.what_if.outcome import Outcome, outcome, unchanged
from ...ui.what_if.scenarios import Scenario, Scenarios, first_free, in_order
from ...ui.what_if.words import few
from ..landscapes import make_grid

ROAD, AREA, CROSSING = Change(Kind.ROAD, b"r"), Change(Kind.LOST, b"a"), Change(Kind.CROSSING, b"c")


def wkb(text):
    """Return WKT as WKB."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


@pytest.fixture
def baseline():
    """Return a land of resistance 1, cells of 10 m, with two patches of four cells six cells apart."""
    grid = make_grid((4, 12))
    labels = np.zeros(grid.shape, np.int32)
    labels[1:3, 1:3], labels[1:3, 9:11] = 1, 2
    patches = Patches(labels, grid, (1, 2))
    return prepare(Raster(np.ones(grid.shape), grid), patches, distance=70.0)


def test_changes_happen_areas_first_then_roads_then_crossings():
    """Whatever is drawn first, the order is that in which layers give them back."""
    model = Scenarios()
    for change in (CROSSING, ROAD, AREA):
        model.draw(change)
    assert model.changes == in_order((CROSSING, ROAD, AREA)) == (AREA, ROAD, CROSSING)


def test_undo_and_redo_go_through_edits():
    """Drawing, taking out and discarding are taken back one by one, whatever the order in which changes happen."""
    model = Scenarios()
    model.draw(ROAD)
    model.draw(AREA)
    model.remove(0)
    model.discard()
    assert model.changes == ()
    for wanted in ((ROAD,), (AREA, ROAD), (ROAD,), ()):
        model.undo()
        assert model.changes == wanted
    assert not model.can_undo
    model.redo()
    assert model.changes == (ROAD,)
    assert model.can_redo


def test_what_is_drawn_is_chosen_and_its_numbers_edited():
    """Edits of one change that follow one another are one to undo; choosing another begins a new one."""
    model = Scenarios()
    model.draw(ROAD)
    model.draw(AREA)
    assert model.chosen == 0
    model.choose(1)
    for value in (3.0, 4.0, 5.0):
        model.renumber(1, value=value)
    model.choose(1)
    model.renumber(1, value=6.0)
    assert [change.value for change in model.changes] == [None, 6.0]
    for wanted in (5.0, None):
        model.undo()
        assert model.changes[1].value == wanted
    model.undo()
    assert (model.changes, model.chosen) == ((ROAD,), -1)
    model.choose(7)
    assert model.chosen == -1


def test_many_sentences_are_few():
    """The first are told, and how many there are more; a name that is taken gets the next number."""
    assert few(["a", "b"]) == ["a", "b"]
    assert few(list("abcdef"))[:3] == ["a", "b", "c"]
    assert "3" in few(list("abcdef"))[3]
    assert first_free("Bypass", ["Bypass", "Bypass 2"], 2) == "Bypass 3"


def test_kept_scenarios_are_sorted_with_numbers_as_numbers():
    """Scenario 2 comes before Scenario 10, and the first free name fills a gap."""
    model = Scenarios()
    model.set_kept([Scenario("Scenario 10"), Scenario("Scenario 2"), Scenario("Bypass"), Scenario("Scenario 1")])
    assert model.names == ["Bypass", "Scenario 1", "Scenario 2", "Scenario 10"]
    assert model.free_name("Scenario") == "Scenario 3"


def test_opening_a_scenario_begins_with_its_changes():
    """Undo does not go behind it, and when it is gone from the project its changes stay as a new one."""
    model = Scenarios()
    model.draw(AREA)
    model.set_kept([Scenario("Bypass", (ROAD,))])
    model.open("Bypass")
    assert (model.changes, model.name, model.can_undo) == ((ROAD,), "Bypass", False)
    model.set_kept([])
    assert (model.changes, model.name) == ((ROAD,), "")


def test_outcomes_are_known_by_what_changes_do():
    """A change under another name is the same; what is drawn is wanted first, and nothing twice."""
    model = Scenarios()
    model.draw(ROAD)
    model.set_kept([Scenario("A", (AREA,)), Scenario("B", (Change(Kind.LOST, b"a", name="other"),)), Scenario("C")])
    assert [changes[0].kind for changes in model.wanted()][:2] == [Kind.ROAD, Kind.LOST]
    told = Outcome(eca=(1.0, 2.0))
    model.note((AREA,), told)
    assert model.outcome(model.scenario("B").changes) is told
    assert model.wanted() == [(ROAD,)]
    model.forget()
    assert model.outcome((AREA,)) is None


def test_outcome_of_a_lower_resistance(baseline):
    """One column of half the cost between two patches makes their link 5 cheaper, and the land better connected."""
    strip = Change(Kind.RESISTANCE, wkb("POLYGON((50 0, 60 0, 60 40, 50 40, 50 0))"), value=0.5)
    found = outcome(baseline, answer(baseline, [strip]), ["a note"])
    (change,) = found.changes
    assert (change.before, change.after, change.word, change.reason) == (70.0, 65.0, "shorter", "")
    assert change.ends == (1, 2)
    assert found.cost == (70.0, 65.0)
    # Patches of 0.04 ha; half of what moves reaches 70, 2 ** (-65 / 70) of it 65.
    assert found.eca == pytest.approx([0.04 * math.sqrt(2 + 2 * 2 ** (-d / 70)) for d in (70, 65)])
    assert (found.habitat, found.patches, found.links) == (pytest.approx((0.08, 0.08)), (2, 2), (1, 1))
    assert found.notes == ("a note",)


def test_outcome_of_a_lost_patch_tells_the_link_once(baseline):
    """A link whose patch is lost is out of use, with the reason, its former path and the distance of before."""
    lost = Change(Kind.LOST, wkb("POLYGON((85 0, 120 0, 120 40, 85 40, 85 0))"))
    found = outcome(baseline, answer(baseline, [lost]))
    (change,) = found.changes
    assert (change.word, change.reason, change.before) == ("out of use", "patch 2 is lost", 70.0)
    assert math.isnan(change.after)
    assert len(change.path) > 1
    assert found.count("out of use") == 1
    assert found.count("new", "shorter") == 0
    assert (found.patches, found.links) == ((2, 1), (1, 0))
    assert math.isnan(found.cost[1])


def test_unchanged_is_what_no_change_makes(baseline):
    """The land of today has the same figures before and after."""
    today, nothing = unchanged(baseline), outcome(baseline, answer(baseline, []))
    assert today == nothing
    assert today.eca[0] == today.eca[1] > 0


def test_rules_come_from_provenance():
    """What links were made with is read where it is named; empty values are left out."""
    rules = {"max_cost": float, "drop_intermediate": bool, "max_neighbours": int}
    stamp = {"inputs": {"MAX_COST": 500.0, "DROP_INTERMEDIATE": False, "MAX_NEIGHBOURS": None, "OTHER": 1}}
    assert rules_of(stamp, rules) == {"max_cost": 500.0, "drop_intermediate": False}
    assert rules_of({}, rules) == {}
    assert smallest_patch({"inputs": {"MIN_AREA": 100}}) == 100.0
    assert smallest_patch({}) is None
