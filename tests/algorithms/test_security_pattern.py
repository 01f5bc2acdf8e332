"""The main job on a landscape of 12 x 12 cells: composed of the single algorithms, and nothing else."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import pytest
from osgeo import ogr

from ...algorithms.circuits.pinch_points import pinch_points
from ...algorithms.connectivity.connectivity_indices import connectivity_indices
from ...algorithms.connectivity.patch_importance import patch_importance
from ...algorithms.corridors.barriers import barriers
from ...algorithms.corridors.corridors import CutoffUnit, corridors
from ...algorithms.corridors.links import Adjacency, links
from ...algorithms.corridors.strategic_nodes import strategic_nodes
from ...algorithms.errors import (
    Cancelled,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    NoPathError,
    UnprojectedError,
)
from ...algorithms.progress import Progress
from ...algorithms.resistance.landcover_resistance import landcover_resistance
from ...algorithms.resistance.schemes import Scheme
from ...algorithms.security_pattern import SecurityPattern, plan_report, security_pattern
from ...algorithms.sources.habitat_patches import habitat_patches
from ...algorithms.standard.report import report_html
from ...algorithms.zoning.restoration_areas import restoration_areas
from ...algorithms.zoning.restoration_units import restoration_units
from ..landscapes import make_classes, make_patches, make_raster
from ..languages import in_another_language, left_over

CELL = (100.0, 100.0)
# Three woods (10) in fields (40), with a village (50) between those above and a lake (80) nobody crosses.
LANDSCAPE = [
    [10, 10, 10, 40, 40, 40, 40, 40, 40, 10, 10, 10],
    [10, 10, 10, 40, 40, 50, 40, 40, 40, 10, 10, 10],
    [10, 10, 10, 40, 50, 50, 50, 40, 40, 10, 10, 10],
    [40, 40, 40, 40, 50, 50, 50, 40, 40, 40, 40, 40],
    [40, 40, 40, 40, 40, 50, 40, 40, 40, 40, 40, 40],
    [40, 40, 30, 40, 40, 40, 40, 40, 30, 40, 40, 40],
    [40, 40, 30, 40, 40, 40, 40, 40, 40, 40, 40, 40],
    [40, 40, 40, 40, 80, 80, 80, 40, 40, 40, 40, 40],
    [40, 40, 40, 40, 80, 80, 80, 40, 40, 40, 40, 40],
    [40, 40, 40, 40, 10, 10, 10, 10, 40, 40, 40, 40],
    [40, 40, 40, 40, 10, 10, 10, 10, 40, 40, 40, 40],
    [40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40],
]
TABLE = ["10,tree,1,1", "30,grass,0,5", "40,crop,0,20", "50,built,0,200", "80,water,0,nodata"]
TABLE = ["class,name,habitat,resistance", *TABLE]
CORRIDOR = {"cutoff": 3000.0, "cutoff_unit": CutoffUnit.COST}
RADII = {"radius_min": 100.0, "radius_max": 200.0, "radius_step": 100.0}
DISPERSAL = {"distance": 800.0, "probability": 0.5}
SETTINGS = {"table": TABLE, "min_area": 5.0, **CORRIDOR, **RADII, **DISPERSAL}


def landscape(rows=LANDSCAPE):
    """Return the land cover."""
    return make_classes(rows, CELL)


def road():
    """Return a road that runs from west to east between the woods above and the one below."""
    return [bytes(ogr.CreateGeometryFromWkt("LINESTRING (0 630, 1200 630)").ExportToWkb())]


def zones():
    """Return two watersheds, west and east, and two counties of one province, north and south."""
    watersheds = make_patches([[1] * 6 + [2] * 6] * 12, CELL, ids=("west", "east"))
    counties = make_patches([[1] * 12] * 6 + [[2] * 12] * 6, CELL)
    codes = {"province": np.array(["65", "65"]), "county": np.array(["6501", "6502"]), "name": np.array(["N", "S"])}
    return {"watersheds": watersheds, "admin": counties.with_fields(**codes), "levels": ("province", "county")}


@pytest.fixture(scope="module")
def plan():
    """Return the plan of the landscape with its road and all zones."""
    return security_pattern(landscape(), roads=road(), **zones(), **SETTINGS)


def assert_same(first, other, where="plan"):
    """Compare results part by part, down to the last bit."""
    assert type(first) is type(other), where
    if dataclasses.is_dataclass(first):
        for part in dataclasses.fields(first):
            assert_same(getattr(first, part.name), getattr(other, part.name), f"{where}.{part.name}")
    elif isinstance(first, dict):
        assert list(first) == list(other), where
        for key in first:
            assert_same(first[key], other[key], f"{where}[{key!r}]")
    elif isinstance(first, (list, tuple)):
        assert len(first) == len(other), where
        for k, (one, two) in enumerate(zip(first, other)):
            assert_same(one, two, f"{where}[{k}]")
    else:
        np.testing.assert_array_equal(first, other, err_msg=where)


def single_steps():
    """Return the plan made step by step by the functions of the domains."""
    cover = landscape()
    patches = habitat_patches(cover, [10], min_area=5.0)
    resistance = landcover_resistance(cover, Scheme.WORLDCOVER, table=TABLE)
    found = links(resistance, patches)
    along = corridors(resistance, patches, found, **CORRIDOR)
    pinch = pinch_points(resistance, patches, found, **CORRIDOR, share=5.0)
    blocked = barriers(resistance, patches, found, **RADII)
    nodes = strategic_nodes(resistance, patches, found, roads=road())
    areas = restoration_areas(
        corridors=along.mosaic, pinch=pinch.areas, barriers=blocked.areas, breaks=nodes, links=found
    )
    units = restoration_units(areas.areas, patches, along.mosaic, **zones(), links=found, current=pinch.current)
    indices = connectivity_indices(patches, found, **DISPERSAL)
    patches = patch_importance(patches, found, **DISPERSAL)
    return SecurityPattern(patches, resistance, pinch.links, along, pinch, blocked, nodes, areas, units, indices)


@pytest.mark.parametrize("part", [part.name for part in dataclasses.fields(SecurityPattern)])
def test_security_pattern_is_made_of_the_single_algorithms(plan, steps, part):
    """Every part is what the function of its domain gives, number for number."""
    assert_same(getattr(plan, part), getattr(steps, part), part)


@pytest.fixture(scope="module")
def steps():
    """Return the same plan made step by step."""
    return single_steps()


def test_security_pattern_finds_what_was_drawn(plan):
    """Three woods of 9, 9 and 8 ha, a link between each two, and a break point where each path south meets the road."""
    assert plan.patches.fields["area_ha"].tolist() == [9.0, 9.0, 8.0]
    assert plan.links.ends.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert plan.links.fields["active"].all()
    assert np.isnan(plan.resistance.values).sum() == 6
    breaks = np.flatnonzero(plan.nodes["node_type"] == "break")
    assert plan.nodes["links"][breaks].tolist() == ["2", "3"]
    np.testing.assert_allclose(plan.nodes["y"][breaks], 630.0)
    assert np.isfinite(plan.links.fields["effective_resistance"]).all()
    assert np.all(plan.links.fields["effective_resistance"] <= plan.links.fields["lcd"] * (1 + 1e-9))


def test_security_pattern_shares_add_up(plan):
    """What the counties bear of each unit is 1 in all, and units lie in one watershed each."""
    shares = plan.units.shares
    for unit in plan.units.units.ids:
        total = sum(share for owner, share in zip(shares["unit_id"], shares["share"]) if owner == unit)
        assert total == pytest.approx(1)
    assert set(plan.units.units.fields["watershed"]) == {"west", "east"}
    assert set(shares["admin_code"]) == {"6501", "6502"}


def test_security_pattern_without_zones_has_no_units(plan):
    """Neither watersheds nor administration: no units, and all else is as it was."""
    bare = security_pattern(landscape(), roads=road(), **SETTINGS)
    assert bare.units is None
    for part in dataclasses.fields(SecurityPattern):
        if part.name != "units":
            assert_same(getattr(bare, part.name), getattr(plan, part.name), part.name)


@pytest.mark.parametrize("given", ["watersheds", "admin"])
def test_security_pattern_one_kind_of_zone_is_enough(given):
    """Where watersheds or administration are missing they count as a single zone."""
    chosen = {given: zones()[given]}
    if given == "admin":
        chosen["levels"] = zones()["levels"]
    units = security_pattern(landscape(), **chosen, **SETTINGS).units
    assert len(units.units) >= 1
    members = {code for text in units.units.fields["members"] for code in text.split(",")}
    if given == "watersheds":
        assert set(units.units.fields["watershed"]) == {"west", "east"}
        assert len(members) == 1
    else:
        assert len(set(units.units.fields["watershed"])) == 1
        assert members == {"6501", "6502"}


def test_security_pattern_takes_patches_and_resistance_as_given():
    """Patches and resistance that are handed in are used, not those of the land cover."""
    rows = np.zeros((12, 12), int)
    rows[0, 0], rows[11, 11] = 1, 2
    patches = make_patches(rows, CELL, ids=("甲", "乙"))
    resistance = make_raster(np.ones((12, 12)).tolist(), CELL)
    plan = security_pattern(landscape(), patches=patches, resistance=resistance, **SETTINGS)
    assert plan.patches.ids == ("甲", "乙")
    assert plan.resistance is resistance
    assert plan.links.fields["lcd"] == pytest.approx([11 * 100 * np.sqrt(2)])
    assert plan.links.ends.tolist() == [[0, 1]]


def two_woods():
    """Return a landscape with the two woods above only."""
    rows = [[40 if k >= 9 and code == 10 else code for code in row] for k, row in enumerate(LANDSCAPE)]
    return landscape(rows)


def test_security_pattern_two_patches_and_one_link_are_a_plan():
    """The smallest network there is gets all its parts and a report."""
    plan = security_pattern(two_woods(), **SETTINGS)
    assert len(plan.patches) == 2
    assert plan.links.fields["active"].tolist() == [True]
    assert np.isfinite(plan.patches.fields["dpc"]).all()
    check_report(plan)


def test_security_pattern_habitat_and_adjacency_reach_their_steps():
    """Grass as habitat makes more patches; all pairs are looked at, of which only the nearest are kept."""
    settings = {**SETTINGS, "min_area": 1.0}
    plan = security_pattern(landscape(), habitat=[10, 30], adjacency=Adjacency.ALL, max_neighbours=1, **settings)
    assert len(plan.patches) == 5
    assert len(plan.links) == 10
    assert plan.links.fields["active"].sum() < 10


def test_security_pattern_progress_runs_through_all_steps():
    """What is shown never falls, starts at nothing and ends at 1."""

    class Watcher(Progress):
        def __init__(self):
            super().__init__()
            self.shown = []

        def show(self, fraction):
            self.shown.append(fraction)

    watcher = Watcher()
    security_pattern(landscape(), roads=road(), **zones(), **SETTINGS, progress=watcher)
    assert np.all(np.diff(watcher.shown) >= -1e-9)
    assert watcher.shown[0] < 0.05
    assert watcher.shown[-1] == pytest.approx(1)


def test_security_pattern_can_be_stopped():
    """A user who wishes to stop is heard."""

    class Impatient(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        security_pattern(landscape(), **SETTINGS, progress=Impatient())


def test_security_pattern_refuses_what_cannot_be_linked():
    """Woods that only a lake joins, and woods too dear to reach, have no link in use, and the message says why."""
    lake = [[10] * 3 + [80] * 6 + [10] * 3] * 12
    with pytest.raises(NoPathError, match=r"is in use; the commonest reason: |No two patches are neighbours"):
        security_pattern(landscape(lake), **SETTINGS)
    with pytest.raises(NoPathError, match=r"None of \d+ links is in use; the commonest reason: .*cost.*\. Raise the"):
        security_pattern(landscape(), max_cost=1.0, **SETTINGS)


def test_security_pattern_says_that_no_path_joins_the_patches():
    """Where nothing can be crossed, raising limits helps nobody, and the message does not say so."""
    lake = [[10] * 3 + [80] * 6 + [10] * 3] * 12
    with pytest.raises(NoPathError, match="What cannot be crossed lies between the patches: give the classes there"):
        security_pattern(landscape(lake), **SETTINGS)


def test_security_pattern_radii_follow_the_cells_by_default():
    """Cells larger than any fixed radius are no reason to refuse."""
    settings = {name: value for name, value in SETTINGS.items() if name not in RADII}
    plan = security_pattern(landscape(), **settings)
    expected = {"radius_min": 2 * CELL[0], "radius_max": 6 * CELL[0], "radius_step": 2 * CELL[0]}
    again = security_pattern(landscape(), **settings, **expected)
    np.testing.assert_array_equal(plan.barriers.circles.values, again.barriers.circles.values)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cutoff": 0}, "Cutoff is 0; it must be above 0"),
        ({"pinch_share": 0}, "Share shown as pinch points is 0; it must be above 0"),
        ({"distance": 0}, "Distance is 0; it must be above 0"),
        ({"probability": 1}, "Probability is 1; it must be below 1"),
        ({"radius_min": CELL[0] / 2}, "Least radius is"),
        ({**zones(), "levels": ()}, "0 administrative levels are given"),
        ({**zones(), "levels": ("tribe",)}, "Administrative areas have no field 'tribe'"),
    ],
)
def test_security_pattern_refuses_before_any_work(changes, words):
    """What a later step would refuse is refused at once, when nothing has been shown yet."""

    class Watcher(Progress):
        def show(self, fraction):
            raise AssertionError("Work began.")

    with pytest.raises(InvalidValueError, match=words):
        security_pattern(landscape(), **{**SETTINGS, **changes}, progress=Watcher())


def test_security_pattern_refuses_fewer_than_two_patches():
    """One wood is no network; nor are patches that were handed in empty replaced by others in silence."""
    with pytest.raises(EmptyInputError, match="1 found; at least 2 are needed"):
        security_pattern(landscape([[10, 40, 40]]), **{**SETTINGS, "min_area": 0.0})
    empty = make_patches([[1] * 12] * 12, CELL).select([False])
    with pytest.raises(EmptyInputError, match="0 found; at least 2 are needed"):
        security_pattern(landscape(), patches=empty, **SETTINGS)


def test_security_pattern_refuses_other_grids():
    """Resistance, patches and zones must lie on the cells of the land cover."""
    other = make_raster([[1.0, 1.0]], CELL)
    with pytest.raises(GridMismatchError, match="Resistance has 2 x 1 cells"):
        security_pattern(landscape(), resistance=other, **SETTINGS)
    with pytest.raises(GridMismatchError):
        security_pattern(landscape(), patches=make_patches([[1, 0, 2]], CELL), **SETTINGS)
    with pytest.raises(GridMismatchError, match="Watersheds has 2 x 1 cells"):
        security_pattern(landscape(), watersheds=make_patches([[1, 2]], CELL), **SETTINGS)


def test_security_pattern_refuses_a_table_without_habitat():
    """Where neither the user nor the table calls a class habitat there is nothing to start from."""
    table = ["class,resistance", "10,1", "30,5", "40,20", "50,200", "80,nodata"]
    with pytest.raises(InvalidValueError, match="HABITAT is empty and the class table calls no class habitat"):
        security_pattern(landscape(), scheme=Scheme.CUSTOM, **{**SETTINGS, "table": table})


def test_security_pattern_refuses_degrees():
    """Areas and lengths need a projected system."""
    cover = landscape()
    grid = dataclasses.replace(cover.grid, crs='GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257]]]')
    with pytest.raises(UnprojectedError):
        security_pattern(dataclasses.replace(cover, grid=grid), **SETTINGS)


SECTIONS = [
    "The plan at a glance",
    "Habitat patches and resistance",
    "Links and corridors",
    "What to restore",
    "Who restores what",
    "Connectivity of the network",
]


def check_report(plan):
    """Check that a report is whole and return its chapters."""
    report = plan_report(plan, {"Land cover": "cover.tif", "Minimum area": 5.0})
    page = report_html(report, {})
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert not re.search(r"\b(nan|none|inf|null)\b", text, re.IGNORECASE)
    for section in report.sections:
        assert section.heading in text
        assert section.text
        for table in section.tables:
            assert table.caption in text
            assert len({len(column) for column in table.columns.values()}) == 1, table.caption
    assert "cover.tif" in text
    return [section.heading for section in report.sections]


def test_plan_report_names_every_section_and_holds_no_nan(plan):
    """All six chapters are there in order, with text and tables of even columns, and no number that is none."""
    assert check_report(plan) == SECTIONS


def test_plan_report_without_units_and_with_links_out_of_use():
    """Without units their chapter is missing; links out of use, whose numbers are unknown, show dashes, not nan."""
    plan = security_pattern(landscape(), max_neighbours=1, **SETTINGS)
    assert not plan.links.fields["active"].all()
    assert check_report(plan) == [heading for heading in SECTIONS if heading != "Who restores what"]


def test_plan_report_tells_the_numbers(plan):
    """The first chapter counts patches, their share of the land, links and break points."""
    text = plan_report(plan, {}).sections[0].text
    share = 100 * 26 / (144 - 6)
    assert f"3 habitat patches cover 26 ha, {share:.1f} % of the land." in text
    assert "3 of 3 links considered" in text
    assert "At 2 break points a road or railway cuts a path." in text
    assert "break points" not in plan_report(security_pattern(landscape(), **SETTINGS), {}).sections[0].text


def test_plan_report_is_in_another_language(plan):
    """Every text of all chapters comes from the translation, and its figures are put in afterwards."""
    report = plan_report(plan, {}, in_another_language)
    assert left_over(report) == set()
    assert " 26 " in report.sections[0].text


def test_plan_report_orders_patches_and_links(plan):
    """The most important patch comes first, and so does the shortest link."""
    sections = {section.heading: section for section in plan_report(plan, {}).sections}
    dpc = sections["Habitat patches and resistance"].tables[0].columns["dpc"]
    assert np.all(np.diff(dpc) <= 0)
    lcd = sections["Links and corridors"].tables[0].columns["lcd"]
    assert np.all(np.diff(lcd) >= 0)
