"""Changes of the land on grids small enough to follow by eye, their laws, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr
from scipy import ndimage

from ....algorithms import raster_io
from ....algorithms.connectivity.change import Change, Kind, read_changes
from ....algorithms.connectivity.land_change import LandRules, change_land, usual_resistances
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ....algorithms.grid import Neighbours
from ...landscapes import make_patches, make_raster
from ...listening import Listening

RULES = LandRules(1.0, 5.0)


def wkb(text):
    """Return the WKB of a geometry written as text."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


def cells(first_row, first_column, last_row, last_column, rows, cell=10.0):
    """Return the rectangle over cells, first and last included, of a grid of so many rows."""
    left, right = first_column * cell, (last_column + 1) * cell
    top, bottom = (rows - first_row) * cell, (rows - last_row - 1) * cell
    ring = ", ".join(f"{x} {y}" for x, y in [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
    return wkb(f"POLYGON(({ring}))")


def land(labels, values=None, ids=None):
    """Return a resistance, 2 everywhere unless given, and patches with their area."""
    patches = make_patches(labels, ids=ids)
    resistance = make_raster(np.full(np.shape(labels), 2.0).tolist() if values is None else values)
    return resistance, patches.with_fields(area_ha=patches.area_ha())


def change(labels, *changes, rules=RULES, **options):
    """Return the land after changes."""
    return change_land(*land(labels, **options), changes, rules)


ROW = [[1, 1, 0, 0, 2, 2, 2]]


def test_change_land_adds_habitat_as_a_new_patch():
    """A piece that touches nothing is a patch of its own, with the next number and the resistance of habitat."""
    found = change([[1, 0, 0, 0, 2]], Change(Kind.ADDED, cells(0, 2, 0, 2, 1)))
    assert found.patches.labels.tolist() == [[1, 0, 3, 0, 2]]
    assert found.patches.ids == (1, 2, 3)
    assert found.patches.fields["change"].tolist() == ["", "", "new"]
    assert found.patches.fields["area_ha"] == pytest.approx([0.01, 0.01, 0.01])
    assert np.isnan(found.patches.fields["area_before"][2])
    assert found.resistance.values.tolist() == [[2, 2, 1, 2, 2]]
    assert found.lower.tolist() == [2]
    assert found.higher.tolist() == []
    assert found.same.tolist() == [True, True, False]


def test_change_land_lets_a_patch_grow():
    """A piece that touches one patch joins it; what was habitat already stays as it was."""
    found = change(ROW, Change(Kind.ADDED, cells(0, 0, 0, 2, 1), value=7.0))
    assert found.patches.labels.tolist() == [[1, 1, 1, 0, 2, 2, 2]]
    assert found.patches.fields["change"].tolist() == ["grown", ""]
    assert found.patches.fields["area_ha"] == pytest.approx([0.03, 0.03])
    assert found.patches.fields["area_before"] == pytest.approx([0.02, 0.03])
    assert found.resistance.values.tolist() == [[2, 2, 7, 2, 2, 2, 2]]


def test_change_land_joins_patches_into_the_largest():
    """A piece that touches two patches makes them one, named as the larger; the other's heir is that one."""
    found = change(ROW, Change(Kind.ADDED, cells(0, 2, 0, 3, 1)))
    assert found.patches.labels.tolist() == [[1, 1, 1, 1, 1, 1, 1]]
    assert found.patches.ids == (2,)
    assert found.patches.fields["change"].tolist() == ["joined with 1"]
    assert found.patches.fields["area_before"] == pytest.approx([0.05])
    assert found.heirs.tolist() == [0, 0]
    assert found.origin.tolist() == [1]


def test_change_land_keeps_patches_that_already_touched_apart():
    """Patches that lie side by side are two; when one grows elsewhere they stay two."""
    found = change([[1, 1, 2, 2, 0]], Change(Kind.ADDED, cells(0, 4, 0, 4, 1)))
    assert found.patches.labels.tolist() == [[1, 1, 2, 2, 2]]
    assert found.patches.fields["change"].tolist() == ["", "grown"]


def test_change_land_cuts_a_patch_in_two():
    """The larger piece keeps the name, the other is a new patch; land where habitat was lost resists as usual."""
    found = change([[1, 1, 1, 1, 0, 2]], Change(Kind.LOST, cells(0, 1, 0, 1, 1)))
    assert found.patches.labels.tolist() == [[3, 0, 1, 1, 0, 2]]
    assert found.patches.fields["change"].tolist() == ["shrunk", "", "cut off 1"]
    assert found.patches.fields["area_ha"] == pytest.approx([0.02, 0.01, 0.01])
    assert found.resistance.values.tolist() == [[2, 5, 2, 2, 2, 2]]
    assert found.higher.tolist() == [1]


def test_change_land_loses_a_patch():
    """A patch without cells is gone, and those after it move up."""
    found = change([[1, 0, 2, 0, 3]], Change(Kind.LOST, cells(0, 2, 0, 2, 1)))
    assert found.patches.labels.tolist() == [[1, 0, 0, 0, 2]]
    assert found.patches.ids == (1, 3)
    assert found.heirs.tolist() == [0, -1, 1]


def test_change_land_leaves_patches_of_several_parts_whole():
    """A patch of two parts is still one when it loses a cell that cuts nothing off."""
    found = change([[1, 1, 0, 1, 1, 0, 2]], Change(Kind.LOST, cells(0, 0, 0, 0, 1)))
    assert found.patches.labels.tolist() == [[0, 1, 0, 1, 1, 0, 2]]
    assert found.patches.fields["change"].tolist() == ["shrunk", ""]


def test_change_land_takes_changes_one_after_the_other():
    """Habitat lost and added again is new habitat; a factor after a value multiplies it."""
    found = change(
        ROW,
        Change(Kind.RESISTANCE, cells(0, 2, 0, 3, 1), value=4.0),
        Change(Kind.RESISTANCE, cells(0, 3, 0, 3, 1), factor=0.5),
        Change(Kind.LOST, cells(0, 0, 0, 1, 1)),
        Change(Kind.ADDED, cells(0, 0, 0, 0, 1)),
    )
    assert found.resistance.values.tolist() == [[1, 5, 4, 2, 2, 2, 2]]
    assert found.patches.ids == (2, 3)
    assert found.patches.fields["change"].tolist() == ["", "new"]


def test_change_land_opens_and_closes_what_nothing_crosses():
    """A value makes no data passable, a factor does not; a road without a value closes its cells."""
    values = [[2, None, None, 2, 2, 2, 2]]
    found = change(
        ROW,
        Change(Kind.RESISTANCE, cells(0, 1, 0, 1, 1), value=3.0),
        Change(Kind.RESISTANCE, cells(0, 2, 0, 2, 1), factor=3.0),
        Change(Kind.ROAD, wkb("LINESTRING(35 2, 35 8)")),
        values=values,
    )
    np.testing.assert_array_equal(found.resistance.values, [[2, 3, np.nan, np.nan, 2, 2, 2]])
    assert found.lower.tolist() == [1]
    assert found.higher.tolist() == [3]


def test_change_land_lets_nothing_slip_through_a_road():
    """A road through the corners of cells takes a cell beside each corner, so that its sides are apart."""
    labels = np.zeros((6, 6), int)
    labels[0, 5] = 1
    found = change(labels, Change(Kind.ROAD, wkb("LINESTRING(0 60, 60 0)"), value=99))
    open_land = found.resistance.values == 2
    regions, count = ndimage.label(open_land, np.ones((3, 3)))
    assert count == 2
    assert regions[0, 5] != regions[5, 0]


ROAD = Change(Kind.ROAD, wkb("LINESTRING(35 -5, 35 75)"))
BLOCK = [[1] * 7] * 7


def test_change_land_road_cuts_habitat_and_a_crossing_keeps_it_whole():
    """A road takes its cells from a patch and parts it; at a crossing, given or at even spaces, all stays as it was."""
    parted = change(BLOCK, ROAD)
    assert len(parted.patches) == 2
    assert (parted.patches.labels[:, 3] == 0).all()
    assert np.isnan(parted.resistance.values[:, 3]).all()
    for changes in ([ROAD, Change(Kind.CROSSING, wkb("POINT(42 33)"))], [Change(ROAD.kind, ROAD.shape, crossings=1)]):
        whole = change(BLOCK, *changes)
        assert len(whole.patches) == 1
        assert np.flatnonzero(whole.patches.labels[:, 3]).tolist() == [3]
        assert np.flatnonzero(~np.isnan(whole.resistance.values[:, 3])).tolist() == [3]


def test_change_land_crossings_have_a_width_and_lie_at_even_spaces():
    """Three crossings of a road of 80 m lie 26.7 m apart; 30 m wide, one opens three cells of 10 m."""
    three = change(BLOCK, Change(ROAD.kind, ROAD.shape, crossings=3))
    assert np.flatnonzero(three.patches.labels[:, 3]).tolist() == [0, 3, 6]
    wide = change(BLOCK, Change(ROAD.kind, ROAD.shape, crossings=1), rules=LandRules(1.0, 5.0, crossing_width=30.0))
    assert np.flatnonzero(wide.patches.labels[:, 3]).tolist() == [2, 3, 4]


def test_change_land_roads_may_leave_habitat():
    """If asked to, a road only changes the resistance."""
    found = change(
        BLOCK, Change(ROAD.kind, ROAD.shape, value=50.0), rules=LandRules(1.0, 5.0, roads_take_habitat=False)
    )
    assert len(found.patches) == 1
    assert found.same.tolist() == [True]
    assert (found.resistance.values[:, 3] == 50).all()


def test_change_land_four_neighbours_part_at_corners():
    """What only meets a patch at a corner is new with four neighbours and joins it with eight."""
    labels = [[1, 0], [0, 0], [0, 2]]
    added = Change(Kind.ADDED, cells(1, 1, 1, 1, 3))
    assert len(change(labels, added).patches) == 1
    four = change(labels, added, rules=LandRules(1.0, 5.0, neighbours=Neighbours.FOUR))
    assert four.patches.fields["change"].tolist() == ["", "grown"]


def test_change_land_keeps_outlines_and_areas_of_what_is_the_same():
    """Patches known by their own outlines keep them and their area; changed ones are outlined along their cells."""
    resistance, patches = land([[1, 1, 0, 2, 2, 0]], ids=("a", "b"))
    outlines = raster_io.polygonize(patches.labels, patches.grid)
    patches = type(patches)(patches.labels, patches.grid, patches.ids, {"area_ha": np.array([0.5, 0.7])}, outlines)
    found = change_land(resistance, patches, [Change(Kind.ADDED, cells(0, 5, 0, 5, 1))], RULES)
    assert found.patches.polygons[0] == outlines[0]
    assert raster_io.area_and_perimeter(found.patches.polygons[1])[0] == 300
    assert found.patches.fields["area_ha"] == pytest.approx([0.5, 0.71])
    assert change_land(resistance, patches, [Change(Kind.LOST, cells(0, 3, 0, 3, 1))], RULES).patches.fields[
        "area_ha"
    ] == pytest.approx([0.5, 0.35])


def test_change_land_names_new_patches_where_ids_are_text():
    """New patches are called new with the first number that is free."""
    found = change([[1, 0, 0, 0, 2]], Change(Kind.ADDED, cells(0, 2, 0, 2, 1)), ids=("new 1", "b"))
    assert found.patches.ids == ("new 1", "b", "new 2")


def test_change_land_leaves_out_what_is_too_small_afterwards():
    """What changes make, cut off or leave below the least area is no patch; what does not change may be small."""
    rules = LandRules(1.0, 5.0, min_area=0.02)
    labels = [[1, 1, 1, 1, 0, 2, 0, 3, 3, 0, 0]]
    changes = [Change(Kind.LOST, cells(0, column, 0, column, 1)) for column in (1, 7)]
    found = change(labels, *changes, Change(Kind.ADDED, cells(0, 10, 0, 10, 1)), rules=rules)
    assert found.patches.labels.tolist() == [[0, 0, 1, 1, 0, 2, 0, 0, 0, 0, 0]]
    assert found.patches.ids == (1, 2)
    assert found.heirs.tolist() == [0, 1, -1]
    assert found.origin.tolist() == [0, 1]
    assert found.same.tolist() == [False, True]
    with pytest.raises(EmptyInputError, match=r"The changes leave no patch of 0\.02 ha"):
        change([[1, 1]], Change(Kind.LOST, cells(0, 1, 0, 1, 1)), rules=rules)


def test_change_land_of_nothing_is_the_same():
    """Without changes nothing differs, and a change without effect is told."""
    resistance, patches = land(ROW)
    for changes in ([], [Change(Kind.LOST, cells(0, 2, 0, 3, 1), name="The last")]):
        listening = Listening()
        found = change_land(resistance, patches, changes, RULES, listening)
        assert found.same.all()
        assert len(found.lower) == len(found.higher) == 0
        assert listening.warned == ["The last (lost) changes nothing where it lies."] * len(changes)


def test_usual_resistances_are_medians():
    """Habitat resists as the median of the patches, other land as the median outside them."""
    resistance, patches = land(ROW, values=[[1, 3, 9, None, 2, 2, 4]])
    assert usual_resistances(resistance, patches) == (2.0, 9.0)


def test_change_land_crossings_say_their_own_width():
    """A crossing of 30 m opens three cells of 10 m whatever the rules say, beside one as wide as they say."""
    road = Change(ROAD.kind, ROAD.shape, crossings=1, width=30.0)
    assert np.isnan(change(BLOCK, road).resistance.values).sum() == 4
    points = [Change(Kind.CROSSING, wkb("POINT(42 13)"), width=30.0), Change(Kind.CROSSING, wkb("POINT(42 63)"))]
    assert np.isnan(change(BLOCK, ROAD, *points).resistance.values).sum() == 3
    assert np.isnan(change(BLOCK, ROAD, *points, rules=LandRules(1.0, 5.0, 30.0)).resistance.values).sum() == 2


def test_change_land_shares_an_attribute_as_cells_do():
    """Cells of 0.01 ha bring 2 of a patch worth 4, 3 of one worth 9, and at 260 a hectare an added one brings 2.6."""
    resistance, patches = land(ROW)
    patches = patches.with_fields(worth=np.array([4.0, 9.0]))
    rules = LandRules(1.0, 5.0, attribute="worth", habitat_worth=260.0)

    def worth(*changes):
        return change_land(resistance, patches, changes, rules).patches.fields["worth"].tolist()

    assert worth() == [4.0, 9.0]
    assert worth(Change(Kind.ADDED, cells(0, 2, 0, 2, 1))) == pytest.approx([6.6, 9])
    assert worth(Change(Kind.ADDED, cells(0, 2, 0, 3, 1))) == pytest.approx([18.2])
    assert worth(Change(Kind.LOST, cells(0, 4, 0, 4, 1))) == pytest.approx([4, 6])
    assert worth(Change(Kind.LOST, cells(0, 5, 0, 5, 1))) == pytest.approx([4, 3, 3])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Change(Kind.ADDED, cells(50, 50, 51, 51, 1), name="A"), r"A \(added\) lies outside the resistance raster"),
        (Change(Kind.ROAD, wkb("LINESTRING EMPTY"), name="A"), r"A \(road\) lies outside"),
        (Change(Kind.RESISTANCE, cells(0, 0, 0, 0, 1), name="A"), "A changes resistance but has neither value nor"),
        (Change(Kind.RESISTANCE, cells(0, 0, 0, 0, 1), 2.0, 3.0, name="A"), "A has both a value and a factor"),
        (Change(Kind.RESISTANCE, cells(0, 0, 0, 0, 1), value=0.0, name="A"), "A: value is 0; resistance must be above"),
        (Change(Kind.LOST, cells(0, 0, 0, 0, 1), factor=-1.0, name="A"), "A: factor is -1; resistance must be above"),
        (Change(Kind.ROAD, wkb("LINESTRING(5 2, 5 8)"), crossings=-1, name="A"), "A: crossings is -1; it must be at"),
        (Change(Kind.CROSSING, wkb("POINT(5 5)"), name="A"), r"A \(crossing\) at \(5, 5\) lies on no new road; move"),
        (Change(Kind.CROSSING, wkb("POINT(5 5)"), width=-2.0, name="A"), "A: width is -2; it must be at least 0"),
    ],
)
def test_change_land_refuses(wrong, sentence):
    """Changes without a place or with a resistance that cannot be are refused by name."""
    with pytest.raises(InvalidValueError, match=sentence):
        change(ROW, wrong)


def test_change_land_refuses_to_leave_nothing():
    """At least one patch must be left."""
    with pytest.raises(EmptyInputError, match="The changes leave no patch"):
        change(ROW, Change(Kind.LOST, cells(0, 0, 0, 6, 1)))


def test_read_changes_takes_words_and_numbers():
    """Fields are found in any capitals, empty ones and NaN are nothing, and a number may be text."""
    columns = {"KIND": ["Added", "road "], "Value": [np.nan, "30"], "crossings": [None, 2.0]}
    first, second = read_changes([b"a", b"b"], columns)
    assert (first.kind, first.value, first.crossings) == (Kind.ADDED, None, 0)
    assert (second.kind, second.value, second.crossings, second.width) == (Kind.ROAD, 30.0, 2, None)
    assert read_changes([b"a"], {"kind": ["crossing"], "width": ["25"]})[0].width == 25.0
    assert read_changes([b"a"], {}, kind=Kind.CROSSING)[0].kind is Kind.CROSSING


def test_read_changes_refuses():
    """A missing field, an unknown word and text for a number are named."""
    with pytest.raises(InvalidValueError, match=r"Changes: there is no field 'kind'.*added, lost, resistance, road"):
        read_changes([b"a"], {"value": [1]})
    with pytest.raises(InvalidValueError, match="Changes, feature 1: kind is 'wall'; it must be one of: added, lost"):
        read_changes([b"a"], {"kind": ["wall"]})
    with pytest.raises(InvalidValueError, match="Changes, feature 1: factor is 'much'; it must be a number"):
        read_changes([b"a"], {"kind": ["lost"], "factor": ["much"]})


@pytest.mark.parametrize("word", [None, float("nan"), " "])
def test_read_changes_refuses_what_says_nothing(word):
    """A feature whose kind is empty is told so."""
    with pytest.raises(InvalidValueError, match="feature 1: kind is empty; it must be one of: added"):
        read_changes([b"a"], {"kind": [word]})
