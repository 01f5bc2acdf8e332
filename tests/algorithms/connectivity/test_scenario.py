"""Scenarios: a strip by hand, equality with working everything out again, laws, and what is refused."""

from __future__ import annotations

import os
from dataclasses import replace
from math import exp, log, sqrt

import numpy as np
import pytest

from ....algorithms.connectivity import baseline as baseline_module
from ....algorithms.connectivity import scenario as scenario_module
from ....algorithms.connectivity.baseline import prepare
from ....algorithms.connectivity.change import Change, Kind
from ....algorithms.connectivity.connectivity_indices import connectivity_indices
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.connectivity.scenario import answer, scenario
from ....algorithms.corridors.links import Adjacency, links
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ....tests.reference import dijkstra
from ...landscapes import make_grid, make_patches, make_raster
from ...listening import Listening
from .test_land_change import cells, wkb

CELL = 10.0
SLOW = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without compiled kernels")


def strip():
    """Return a row of ten cells of resistance 1 with a patch at each end and one in the middle."""
    patches = make_patches([[1, 0, 0, 0, 2, 0, 0, 0, 0, 3]])
    return make_raster([[1.0] * 10]), patches.with_fields(area_ha=np.array([4.0, 2.0, 1.0]))


def eca(areas, distances, reach):
    """Return the equivalent connected area of a chain of patches with their distances one after the other."""
    total = sum(area**2 for area in areas)
    for i in range(len(areas)):
        for j in range(i + 1, len(areas)):
            total += 2 * areas[i] * areas[j] * exp(log(0.5) / reach * sum(distances[i:j]))
    return sqrt(total)


def random_land(seed, rows=36, columns=50, count=14):
    """Return a land of random resistance with holes, and square patches of which some touch or were cut."""
    random = np.random.default_rng(seed)
    values = np.exp(random.uniform(0, 3, (rows, columns)))
    for _ in range(4):
        row, column = random.integers(0, (rows - 6, columns - 4))
        values[row : row + 6, column : column + 2] = np.nan
    labels = np.zeros((rows, columns), np.int32)
    for _ in range(count):
        row, column = random.integers(0, (rows - 4, columns - 4))
        labels[row : row + random.integers(1, 5), column : column + random.integers(1, 5)] = labels.max() + 1
    names = np.unique(labels[labels > 0])
    labels = (np.searchsorted(names, labels) + 1).astype(np.int32) * (labels > 0)
    patches = Patches(labels, make_grid(values.shape), tuple(range(1, len(names) + 1)))
    return make_raster(values.tolist()), patches.with_fields(area_ha=patches.area_ha())


def somewhere(random, rows, columns, side=8):
    """Return a random rectangle of cells."""
    row, column = random.integers(0, (rows - 2, columns - 2))
    height, width = random.integers(1, side, 2)
    return cells(row, column, min(row + height, rows - 1), min(column + width, columns - 1), rows)


def random_change(kind, random, rows=36, columns=50):
    """Return a random change of a kind."""
    if kind == "road" or kind == "road with crossings":
        x, y = random.uniform(0, columns * CELL, 3), random.uniform(0, rows * CELL, 3)
        line = wkb(f"LINESTRING({', '.join(f'{a} {b}' for a, b in zip(x, y))})")
        value = [None, 60.0][random.integers(2)]
        return Change(Kind.ROAD, line, value, crossings=3 if kind.endswith("crossings") else 0)
    if kind in ("higher", "lower"):
        factor = random.uniform(1.5, 9)
        return Change(
            Kind.RESISTANCE, somewhere(random, rows, columns), factor=factor if kind == "higher" else 1 / factor
        )
    if kind == "value":
        return Change(Kind.RESISTANCE, somewhere(random, rows, columns), value=random.uniform(0.5, 20))
    return Change(Kind(kind), somewhere(random, rows, columns))


KINDS = ("added", "lost", "higher", "lower", "value", "road", "road with crossings")
RULES = (
    {},
    {"max_neighbours": 2},
    {"adjacency": Adjacency.ALL, "max_cost": 700.0, "connect_constellations": False},
    {"adjacency": Adjacency.COST, "drop_intermediate": False, "max_cost": 900.0},
    {"adjacency": Adjacency.EUCLIDEAN, "max_neighbours": 1},
    {"max_euclidean": 120.0, "min_cost": 60.0, "min_euclidean": 5.0, "min_area": 0.03},
)


def check_against_full(baseline, found, table=None):
    """Compare an answer with links and indices worked out on the land afterwards without being told anything."""
    full = links(found.resistance, found.patches, **baseline.rules, user_links=table)
    assert full.ends.tolist() == found.links.ends.tolist()
    assert full.fields["status"].tolist() == found.links.fields["status"].tolist()
    for name in ("active", "euclidean", "lcd", "lcp_length", "lcd_to_euclidean", "lcd_to_length"):
        np.testing.assert_allclose(found.links.fields[name], full.fields[name], rtol=1e-9, equal_nan=True)
    for ours, theirs in zip(found.links.paths, full.paths):
        np.testing.assert_array_equal(ours, theirs)
    indices = connectivity_indices(found.patches, full, **baseline.network)
    theirs = dict(zip(indices["index"], indices["value"]))
    for name, value in zip(found.indices["index"], found.indices["after"]):
        np.testing.assert_allclose(value, theirs[name], rtol=1e-9, equal_nan=True, err_msg=name)


def test_scenario_of_a_strip_by_hand():
    """A wall of 3 on two of the four cells between patches 2 and 3 lengthens their link from 50 to 90."""
    resistance, patches = strip()
    wall = Change(Kind.RESISTANCE, cells(0, 6, 0, 7, 1), value=3.0)
    found = scenario(resistance, patches, None, [wall], distance=50.0)
    assert found.links.ends.tolist() == [[0, 1], [1, 2]]
    assert found.links.fields["lcd"] == pytest.approx([40, 90])
    assert found.links.fields["lcd_before"] == pytest.approx([40, 50])
    assert found.links.fields["change"].tolist() == ["", "longer"]
    assert found.measured == 1
    assert found.affected.ends.tolist() == [[1, 2]]
    assert found.eca_before == pytest.approx(eca([4, 2, 1], [40, 50], 50))
    assert found.eca_after == pytest.approx(eca([4, 2, 1], [40, 90], 50))
    before, after = found.index("ECA_PC")
    row = found.indices["index"].index("ECA_PC")
    assert found.indices["change"][row] == pytest.approx(after - before)
    assert found.indices["change_percent"][row] == pytest.approx(100 * (after - before) / before)


def test_scenario_patch_in_the_middle_is_lost():
    """Without patch 2 the ends are neighbours: their link is new, those to patch 2 are lost for that reason."""
    resistance, patches = strip()
    found = scenario(resistance, patches, None, [Change(Kind.LOST, cells(0, 4, 0, 4, 1), value=1.0)], distance=50.0)
    assert found.links.ids == (1, 3)
    assert found.links.fields["lcd"] == pytest.approx([90])
    assert found.links.fields["change"].tolist() == ["new"]
    assert found.links.fields["link_id"].tolist() == [3]
    assert found.lost.fields["link_id"].tolist() == [1, 2]
    assert found.lost.fields["reason"].tolist() == ["patch 2 is lost"] * 2
    assert found.eca_after == pytest.approx(eca([4, 1], [90], 50))


def test_scenario_new_stepping_stone():
    """A patch added between 2 and 3 takes the place of their link, which now leads through it."""
    resistance, patches = strip()
    found = scenario(resistance, patches, None, [Change(Kind.ADDED, cells(0, 6, 0, 6, 1))], distance=50.0)
    pairs = {tuple(pair): k for k, pair in enumerate(found.links.ends.tolist())}
    assert found.links.fields["change"][pairs[1, 3]] == found.links.fields["change"][pairs[2, 3]] == "new"
    assert found.links.fields["lcd"][pairs[1, 3]] == pytest.approx(20)
    assert found.lost.fields["reason"].tolist() == ["the patches are no longer neighbours"]
    assert found.eca_after == pytest.approx(eca([4, 2, 0.01, 1], [40, 20, 30], 50))


def test_scenario_joined_patches_are_one():
    """Habitat between 2 and 3 makes them one patch; the link between them is lost, that from 1 leads to it."""
    resistance, patches = strip()
    found = scenario(resistance, patches, None, [Change(Kind.ADDED, cells(0, 5, 0, 8, 1))], distance=50.0)
    assert found.patches.ids == (1, 2)
    assert found.patches.fields["area_ha"] == pytest.approx([4, 3.04])
    assert found.lost.fields["reason"].tolist() == ["patches 2 and 3 are one"]
    assert found.eca_after == pytest.approx(eca([4, 3.04], [40], 50))


def test_scenario_one_patch_is_left():
    """A single patch has no links, and its equivalent connected area is its own."""
    resistance, patches = strip()
    lost = [Change(Kind.LOST, cells(0, 4, 0, 9, 1))]
    found = scenario(resistance, patches, None, lost, distance=50.0)
    assert len(found.links) == 0
    assert found.eca_after == pytest.approx(4)
    assert len(found.lost) == 2


def test_scenario_road_with_and_without_a_crossing():
    """A road nothing crosses parts the strip; with a crossing where the strip is, nothing changes."""
    resistance, patches = strip()
    baseline = prepare(resistance, patches, distance=50.0)
    road = Change(Kind.ROAD, wkb("LINESTRING(65 1, 65 9)"))
    parted = answer(baseline, [road])
    assert parted.index("NC") == (1, 2)
    assert parted.links.fields["change"].tolist() == ["", "out of use"]
    assert parted.lost.fields["reason"].tolist() == ["inactive: no path joins the patches"]
    assert parted.eca_after == pytest.approx(sqrt(eca([4, 2], [40], 50) ** 2 + 1))
    crossed = answer(baseline, [road, Change(Kind.CROSSING, wkb("POINT(65 5)"))])
    assert crossed.eca_after == crossed.eca_before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
@SLOW
def test_answer_equals_full_recomputation_for_each_kind(kind, seed):
    """One change of each kind, on random land: the same links, paths and indices as without knowing anything."""
    random = np.random.default_rng(100 + seed)
    baseline = prepare(*random_land(seed), distance=300.0, landscape_area=50.0)
    for _ in range(3):
        check_against_full(baseline, answer(baseline, [random_change(kind, random)]))


@pytest.mark.parametrize("rules", RULES, ids=str)
@pytest.mark.parametrize("seed", range(4))
@SLOW
def test_answer_equals_full_recomputation_for_changes_together(rules, seed):
    """Changes of every kind at once, in any order, under all rules of links, answer after answer from one baseline."""
    random = np.random.default_rng(200 + seed)
    baseline = prepare(*random_land(seed), distance=300.0, **rules)
    for _ in range(4):
        kinds = random.permutation(KINDS)[: random.integers(2, len(KINDS) + 1)]
        check_against_full(baseline, answer(baseline, [random_change(kind, random) for kind in kinds]))


@pytest.mark.parametrize("seed", range(3))
@SLOW
def test_answer_works_out_little_anew(seed):
    """A small change in a corner leaves most links as they are known."""
    baseline = prepare(*random_land(seed, 60, 80, 40), distance=300.0)
    found = answer(baseline, [Change(Kind.RESISTANCE, cells(0, 0, 3, 3, 60), factor=3.0)])
    assert found.measured < len(baseline.links) / 4
    check_against_full(baseline, found)


@pytest.mark.parametrize("seed", range(3))
@SLOW
def test_answer_of_links_that_someone_edited(seed, monkeypatch):
    """Links in use against the rules, or not, stay so, and answers equal links with the same wishes."""
    asked = []

    def listening_links(*arguments, user_links=None, **options):
        asked.append(user_links)
        return links(*arguments, user_links=user_links, **options)

    monkeypatch.setattr(scenario_module, "find_links", listening_links)
    random = np.random.default_rng(300 + seed)
    resistance, patches = random_land(seed)
    made = links(resistance, patches)
    active = made.fields["active"].copy()
    chosen = random.choice(len(made), 6, replace=False)
    active[chosen] = ~active[chosen] & np.isfinite(made.fields["lcd"][chosen])
    given = made.with_fields(active=active, link_id=np.arange(len(made)) + 500)
    listening = Listening()
    baseline = prepare(resistance, patches, given, distance=300.0, progress=listening)
    assert any("other than the rules say" in warning for warning in listening.warned)
    before = {tuple(pair) for pair in baseline.links.active().ends.tolist()}
    assert before == {tuple(pair) for pair in given.active().ends.tolist()}
    assert baseline.links.fields["link_id"].min() >= 500
    for kind in KINDS:
        found = answer(baseline, [random_change(kind, random)])
        if kind in ("higher", "lower", "value"):
            assert len(asked[-1]) == len(baseline.wishes)
        check_against_full(baseline, found, asked[-1])


def test_answer_keeps_wishes_where_patches_join():
    """A link kept against the rules leads on to what its patch becomes part of, one that was dropped stays dropped."""
    resistance = make_raster([[1.0] * 13])
    patches = make_patches([[1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5]])
    made = links(resistance, patches, adjacency=Adjacency.ALL, drop_intermediate=False)
    wanted = [[0, 1], [1, 2], [0, 3], [3, 4]]
    given = made.with_fields(active=np.array([pair in wanted for pair in made.ends.tolist()]))
    baseline = prepare(resistance, patches, given, distance=100.0)
    assert baseline.wishes == {(0, 3): "keep", (2, 3): "drop"}
    found = answer(baseline, [Change(Kind.ADDED, cells(0, 10, 0, 11, 1))])
    assert found.patches.ids == (1, 2, 3, 4)
    assert found.links.active().ends.tolist() == [[0, 1], [0, 3], [1, 2]]
    assert found.links.fields["status"].tolist()[-1] == "inactive: dropped by the user"


@pytest.mark.parametrize("seed", range(3))
def test_answer_is_right_by_a_plain_dijkstra(seed):
    """Least-cost distances after a change are those of a plain Dijkstra on the land afterwards."""
    random = np.random.default_rng(seed)
    resistance, patches = random_land(seed, 12, 14, 5)
    baseline = prepare(resistance, patches, distance=100.0)
    for kind in ("lower", "road"):
        found = answer(baseline, [random_change(kind, random, 12, 14)])
        labels = found.patches.labels
        for (a, b), lcd in zip(found.links.ends, found.links.fields["lcd"]):
            cost = dijkstra(found.resistance.values, labels == a + 1, (CELL, CELL))
            least = cost[(labels == b + 1) & ~np.isnan(found.resistance.values)].min(initial=np.inf)
            assert lcd == pytest.approx(least, rel=1e-9) if np.isfinite(lcd) else np.isinf(least)


@pytest.mark.parametrize("rules", RULES, ids=str)
def test_answer_of_no_change_is_no_change(rules):
    """Nothing changes where nothing is changed, and no link is worked out."""
    baseline = prepare(*random_land(1, 14, 16, 5), distance=100.0, **rules)
    found = answer(baseline, [])
    assert found.measured == 0
    assert not found.indices["change"][~np.isnan(found.indices["change"])].any()
    assert set(found.links.fields["change"]) <= {""}
    assert set(found.patches.fields["change"]) <= {""}
    assert len(found.lost) == 0
    assert found.links.fields["lcd"].tolist() == pytest.approx(baseline.links.fields["lcd"].tolist(), nan_ok=True)


@pytest.mark.parametrize("seed", range(3))
@SLOW
def test_answer_laws(seed):
    """Lower resistance never lowers the equivalent connected area of fixed links, higher never raises it."""
    random = np.random.default_rng(seed)
    baseline = prepare(*random_land(seed), distance=300.0, adjacency=Adjacency.ALL, drop_intermediate=False)
    for kind, sign in (("lower", 1), ("higher", -1)):
        for _ in range(3):
            found = answer(baseline, [random_change(kind, random)])
            assert sign * (found.eca_after - found.eca_before) >= -1e-9 * found.eca_before


def test_answer_by_another_distance():
    """With straight distances a change of resistance alone leaves the indices as they are."""
    resistance, patches = strip()
    baseline = prepare(resistance, patches, distance=50.0, distance_field=DistanceField.EUCLIDEAN)
    found = answer(baseline, [Change(Kind.RESISTANCE, cells(0, 6, 0, 7, 1), value=3.0)])
    assert found.eca_after == found.eca_before == pytest.approx(eca([4, 2, 1], [30, 40], 50))
    assert found.links.fields["change"].tolist() == ["", "longer"]


def test_answer_uses_given_resistances_of_habitat():
    """Added and lost habitat resist as said when the change does not say it."""
    resistance, patches = strip()
    baseline = prepare(resistance, patches, distance=50.0, habitat_resistance=0.5, lost_resistance=8.0)
    found = answer(baseline, [Change(Kind.ADDED, cells(0, 5, 0, 5, 1)), Change(Kind.LOST, cells(0, 0, 0, 0, 1))])
    assert found.resistance.values[0, 5] == 0.5
    assert found.resistance.values[0, 0] == 8.0


def test_answer_weighs_patches_by_an_attribute():
    """Patches worth 1, 2 and 4 make what areas of that size would; a lost part takes its share of the worth along."""
    resistance, patches = strip()
    patches = patches.with_fields(worth=np.array([1.0, 2.0, 4.0]))
    baseline = prepare(resistance, patches, distance=50.0, attribute="worth")
    found = answer(baseline, [Change(Kind.ADDED, cells(0, 8, 0, 8, 1))])
    assert found.eca_before == pytest.approx(eca([1, 2, 4], [40, 50], 50))
    # The 7 hectares of all patches are worth 7, so that an added cell of 0.01 ha brings 0.01.
    assert found.patches.fields["worth"] == pytest.approx([1, 2, 4.01])
    assert found.eca_after == pytest.approx(eca([1, 2, 4.01], [40, 40], 50))
    rich = prepare(resistance, patches, distance=50.0, attribute="worth", habitat_worth=200.0)
    assert answer(rich, [Change(Kind.ADDED, cells(0, 8, 0, 8, 1))]).patches.fields["worth"] == pytest.approx([1, 2, 6])


def test_with_network_is_what_prepare_finds():
    """Other numbers for the same land give what looking at it anew gives, and are checked as there."""
    resistance, patches = strip()
    patches = patches.with_fields(worth=np.array([1.0, 2.0, 4.0]))
    numbers = {"distance": 80.0, "probability": 0.2, "attribute": "worth", "min_area": 0.5}
    whole, again = prepare(resistance, patches, **numbers), prepare(resistance, patches, distance=50.0)
    again = again.with_network(**numbers)
    assert again.indices["value"].tolist() == pytest.approx(whole.indices["value"].tolist(), nan_ok=True)
    assert (again.network, again.land) == (whole.network, whole.land)
    with pytest.raises(InvalidValueError, match="Smallest area is -1"):
        again.with_network(min_area=-1.0)
    with pytest.raises(InvalidValueError, match="Attribute 'rarity' is no field of the patches"):
        again.with_network(min_area=0.0, attribute="rarity")


def test_prepare_refuses_an_attribute_before_it_looks_for_links(monkeypatch):
    """What is wrong with the network is told at once."""
    monkeypatch.setattr(baseline_module, "find_links", None)
    with pytest.raises(InvalidValueError, match="Attribute 'rarity' is no field of the patches; fields are: area_ha"):
        prepare(*strip(), distance=50.0, attribute="rarity")
    with pytest.raises(InvalidValueError, match="Worth of a hectare of added habitat is -1; it must be at least 0"):
        prepare(*strip(), distance=50.0, habitat_worth=-1.0)


def test_prepare_tells_what_does_not_fit():
    """Links without a path or of another resistance are told, and what was before is worked out anew."""
    resistance, patches = strip()
    given = links(resistance, patches)
    other = given.with_fields(lcd=given.fields["lcd"] * 2)
    listening = Listening()
    prepare(resistance, patches, other, distance=50.0, progress=listening)
    assert (
        "Links: 2 least-cost distances, such as that of 1 to 2, are not those of this resistance" in listening.warned[0]
    )
    values = resistance.values.copy()
    values[0, 6] = np.nan
    listening = Listening()
    baseline = prepare(replace(resistance, values=values), patches, given, distance=50.0, progress=listening)
    assert "Links: no path joins 2 to 3 on this resistance; 1 links are left out." in listening.warned
    assert baseline.links.fields["active"].sum() == 1


def test_prepare_refuses():
    """Foreign links, one patch, another grid and values out of range are refused in plain words."""
    resistance, patches = strip()
    made = links(resistance, patches)
    with pytest.raises(InvalidValueError, match="Links: they join 3 patches whose ids are not those"):
        prepare(resistance, patches, replace(made, ids=(7, 8, 9)), distance=50.0)
    with pytest.raises(EmptyInputError, match="Patches: 1 found; at least 2 are needed"):
        prepare(resistance, patches.select([True, False, False]), distance=50.0)
    with pytest.raises(GridMismatchError, match="all rasters must share one grid"):
        prepare(make_raster([[1.0] * 9]), patches, distance=50.0)
    with pytest.raises(InvalidValueError, match="Distance is 0; it must be above 0"):
        prepare(resistance, patches, distance=0.0)
    with pytest.raises(InvalidValueError, match="Crossing width is -1; it must be at least 0"):
        prepare(resistance, patches, distance=50.0, crossing_width=-1.0)
    with pytest.raises(InvalidValueError, match="Resistance of lost habitat is 0; it must be above 0"):
        prepare(resistance, patches, distance=50.0, lost_resistance=0.0)


def test_scenario_stops_when_asked():
    """A run the user cancels ends with `Cancelled`."""
    progress = Progress()
    progress.cancelled = lambda: True
    with pytest.raises(Cancelled):
        scenario(*strip(), None, [], distance=50.0, progress=progress)
