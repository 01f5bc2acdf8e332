"""Restoration units on grids of one-hectare cells: pieces, members, shares and zone types, by hand and by law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError, UnprojectedError
from ....algorithms.graph import PatchGraph
from ....algorithms.grid import Raster
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ....algorithms.raster_io import polygonize
from ....algorithms.zoning.restoration_areas import restoration_areas
from ....algorithms.zoning.restoration_units import restoration_units
from ...landscapes import make_grid, make_patches

HECTARE = (100.0, 100.0)
CODES = {
    "province": ["43", "43", "43", "44"],
    "city": ["4301", "4301", "4302", "4401"],
    "county": ["430101", "430102", "430201", "440101"],
}


def everything(shape):
    """Return labels of one patch that fills the grid."""
    return np.ones(shape, np.int32)


def nothing(shape):
    """Return no patches on a grid."""
    return Patches(np.zeros(shape, np.int32), make_grid(shape, HECTARE), ())


def corridor_of(mask):
    """Return a corridor mosaic that is 0 where the mask is True."""
    mask = np.asarray(mask, bool)
    return Raster(np.where(mask, 0.0, np.nan), make_grid(mask.shape, HECTARE), name="Corridors")


def counties(labels, codes=None, **fields):
    """Return administrative areas with the codes of Hunan's pattern: two counties of one city, one of another ..."""
    patches = make_patches(labels, cell=HECTARE)
    codes = codes or CODES
    return replace(patches, fields={**{k: np.array(v[: len(patches)]) for k, v in codes.items()}, **fields})


def units_of(zone, *, habitat=None, areas=None, basins=None, admin=None, min_area=0.0, **options):
    """Return restoration units of a corridor `zone` with plain defaults for all else."""
    zone = np.asarray(zone, bool)
    given = {
        "areas": areas or nothing(zone.shape),
        "patches": nothing(zone.shape) if habitat is None else make_patches(habitat, cell=HECTARE),
        "corridors": corridor_of(zone),
        "watersheds": make_patches(everything(zone.shape) if basins is None else basins, cell=HECTARE),
        "admin": counties(everything(zone.shape)) if admin is None else admin,
    }
    given.update({key: options.pop(key) for key in list(options) if key in given})
    return restoration_units(*given.values(), min_area=min_area, **options)


def share_of(result):
    """Return the shares as ``{(unit, code): share}``."""
    table = result.shares
    return dict(zip(zip(table["unit_id"], table["admin_code"]), table["share"]))


def columns(*widths, height=8):
    """Return labels 1, 2, ... in upright strips of the given widths."""
    return np.repeat(np.arange(1, len(widths) + 1, dtype=np.int32), widths) * np.ones((height, 1), np.int32)


def test_restoration_units_are_pieces_of_watershed_and_zone():
    """A bar across two watersheds gives a unit in each; a second bar of the first watershed is a third unit."""
    zone = np.zeros((8, 8), bool)
    zone[1:3] = True
    zone[6, 0:3] = True
    result = units_of(zone, basins=columns(5, 3))
    assert result.units.labels[1].tolist() == [1, 1, 1, 1, 1, 2, 2, 2]
    assert result.units.labels[6].tolist() == [3, 3, 3, 0, 0, 0, 0, 0]
    assert result.units.ids == (1, 2, 3)
    assert result.units.fields["watershed"].tolist() == [1, 2, 1]
    assert result.units.fields["area_hm2"].tolist() == [10.0, 6.0, 3.0]
    assert result.units.fields["members"].tolist() == ["430101"] * 3
    assert result.shares == {"unit_id": [1, 2, 3], "admin_code": ["430101"] * 3, "share": [1.0] * 3}
    assert list(result.units.fields) == [
        "watershed", "members", "is_cross", "lead_level", "zone_type",
        "pinch_ha", "barrier_ha", "break_count", "patch_share", "corridor_share", "area_hm2",
    ]  # fmt: skip


def test_restoration_units_zone_is_closed_by_one_cell():
    """A gap of one cell between two parts of the pattern is closed, a gap of three stays open."""
    zone = np.zeros((5, 12), bool)
    zone[1:4, [0, 1, 2, 4, 5, 6, 10, 11]] = True
    labels = units_of(zone).units.labels
    assert labels[2].tolist() == [1] * 7 + [0] * 3 + [2] * 2


def test_restoration_units_small_pieces_join_the_nearest_of_their_watershed():
    """A lone cell joins the nearer of two large pieces of its watershed, even if one across the divide touches it."""
    zone = np.zeros((12, 8), bool)
    zone[0:2, 0:4] = True
    zone[10:12, 0:8] = True
    zone[6, 1] = zone[1, 4] = True
    basins = columns(4, 4, height=12)
    assert units_of(zone, basins=basins).units.fields["area_hm2"].tolist() == [8.0, 1.0, 1.0, 8.0, 8.0]
    result = units_of(zone, basins=basins, min_area=3.0).units
    assert result.labels[0, 0] == 1
    assert result.labels[1, 4] == result.labels[10, 4] == 2
    assert result.labels[6, 1] == result.labels[10, 0] == 3
    assert result.fields["area_hm2"].tolist() == [8.0, 9.0, 9.0]
    assert result.fields["watershed"].tolist() == [1, 2, 1]


def test_restoration_units_a_watershed_of_small_pieces_keeps_one_unit():
    """Where no piece is large enough, all of the watershed join the largest, of equal ones the first."""
    zone = np.zeros((8, 8), bool)
    zone[0, 0] = zone[4, 0:2] = zone[7, 7] = True
    result = units_of(zone, min_area=50.0)
    assert len(result.units) == 1
    assert result.units.fields["area_hm2"].tolist() == [4.0]


def test_restoration_units_shares_of_the_handbook():
    """Areas 60 and 40, corridor lengths 5 and 15 and currents 30 and 70 give the shares .405 and .595."""
    shape = (10, 10)
    current = np.zeros(shape)
    current[0, 0], current[0, 9] = 30.0, 70.0
    links = PatchGraph(
        (1, 2, 3),
        np.array([[0, 1], [1, 2], [0, 2]]),
        {"active": np.array([True, True, False])},
        (
            np.array([(550.0, 950.0), (600.0, 950.0), (650.0, 950.0), (700.0, 950.0)]),
            np.array([(950.0, 450.0), (950.0, 400.0)]),
            np.array([(50.0, 50.0), (50.0, 950.0)]),
        ),
    )
    result = units_of(
        np.ones(shape),
        admin=counties(columns(6, 4, height=10)),
        links=links,
        current=Raster(current, make_grid(shape, HECTARE), name="Current"),
    )
    assert list(result.shares["share"]) == pytest.approx([0.405, 0.595], abs=1e-12)
    assert result.shares["admin_code"] == ["430101", "430102"]


def test_restoration_units_missing_components_leave_the_others():
    """Without current, weights .4 and .3 become 4/7 and 3/7; corridor cells outside patches stand in for length."""
    zone = np.zeros((1, 10), bool)
    zone[0, 3:7] = True
    habitat = np.array([[1, 1, 1, 0, 0, 0, 0, 2, 2, 2]], np.int32)
    result = units_of(zone, habitat=habitat, admin=counties(columns(6, 4, height=1)))
    assert share_of(result)[1, "430101"] == pytest.approx((0.4 * 0.6 + 0.3 * 0.75) / 0.7)
    by_area = units_of(zone, habitat=habitat, admin=counties(columns(6, 4, height=1)), share_weights=(1, 0, 0))
    assert by_area.shares["share"] == pytest.approx([0.6, 0.4])


def test_restoration_units_drop_tiny_members_and_keep_their_cells():
    """A county with 3 of 100 cells is no member at a smallest share of 5 %, but is at 3 %; the unit stays whole."""
    admin = np.ones((10, 10), np.int32)
    admin[0, 0:3] = 2
    result = units_of(np.ones((10, 10)), admin=counties(admin))
    assert result.units.fields["members"].tolist() == ["430101"]
    assert not result.units.fields["is_cross"][0]
    assert result.units.fields["area_hm2"].tolist() == [100.0]
    assert result.shares["share"] == [1.0]
    kept = units_of(np.ones((10, 10)), admin=counties(admin), smallest_share=0.03)
    assert kept.units.fields["members"].tolist() == ["430101,430102"]
    everyone = units_of(np.ones((10, 10)), admin=counties(admin), smallest_share=0.99)
    assert everyone.units.fields["members"].tolist() == ["430101,430102"]


@pytest.mark.parametrize(
    ("strips", "levels", "lead"),
    [
        ([1], ("province", "city", "county"), "X"),
        ([1, 2], ("province", "city", "county"), "C"),
        ([1, 3], ("province", "city", "county"), "P"),
        ([1, 4], ("province", "city", "county"), "P"),
        ([1, 2], ("city", "county"), "C"),
        ([1, 3], ("city", "county"), "P"),
        ([1, 1], ("county",), "X"),
        ([1, 2], ("county",), "C"),
    ],
)
def test_restoration_units_lead_level(strips, levels, lead):
    """One county is led by itself (X), several of a city by the city (C), several cities by the province (P)."""
    codes = {level: [CODES[level][k - 1] for k in strips] for level in CODES}
    admin = counties(columns(*[8 // len(strips)] * len(strips)), codes)
    result = units_of(np.ones((8, 8)), admin=admin, levels=levels)
    assert result.units.fields["lead_level"].tolist() == [lead]
    assert result.units.fields["is_cross"].tolist() == [len(set(strips)) > 1]


def test_restoration_units_large_ones_split_at_the_highest_border():
    """A unit of 64 ha splits between cities only; its part of 40 ha splits again only when 30 ha is the limit."""
    admin = counties(columns(3, 2, 3))
    whole = units_of(np.ones((8, 8)), admin=admin, largest_area=64.0)
    assert len(whole.units) == 1
    cities = units_of(np.ones((8, 8)), admin=admin, largest_area=40.0)
    assert cities.units.fields["members"].tolist() == ["430101,430102", "430201"]
    assert cities.units.fields["lead_level"].tolist() == ["C", "X"]
    all_three = units_of(np.ones((8, 8)), admin=admin, largest_area=30.0)
    assert all_three.units.labels[0].tolist() == [1, 1, 1, 2, 2, 3, 3, 3]
    assert all_three.units.fields["members"].tolist() == ["430101", "430102", "430201"]


def test_restoration_units_small_parts_of_a_split_stay_with_their_longest_border():
    """Three cells of another city have 2 sides in common with the first county and 3 with the second, smaller one."""
    admin = columns(5, 3)
    admin[0, 4:7] = 3
    result = units_of(np.ones((8, 8)), admin=counties(admin), largest_area=50.0, min_area=5.0).units
    assert result.labels[0].tolist() == [1, 1, 1, 1, 2, 2, 2, 2]
    assert result.fields["area_hm2"].tolist() == [39.0, 25.0]
    assert result.fields["members"].tolist() == ["430101", "430102,430201"]
    assert result.fields["lead_level"].tolist() == ["X", "P"]


def test_restoration_units_detached_parts_of_a_split_stay_with_the_largest():
    """Two cells of a third county, apart from the rest of their unit, stay with its largest part."""
    zone = np.zeros((8, 16), bool)
    zone[:, 0:8] = zone[6, 12:14] = True
    admin = columns(3, 5, 8)
    result = units_of(zone, admin=counties(admin), largest_area=60.0, min_area=5.0).units
    assert result.labels[6].tolist() == [1] * 3 + [2] * 5 + [0] * 4 + [2] * 2 + [0] * 2
    assert result.fields["members"].tolist() == ["430101", "430102"]


@pytest.mark.parametrize(
    ("patch_cells", "corridor_cells", "barrier_cells", "expected"),
    [
        (60, 40, 1, "conservation"),
        (50, 0, 0, "conservation"),
        (20, 35, 1, "connectivity restoration"),
        (20, 30, 0, "connectivity restoration"),
        (10, 10, 1, "functional enhancement"),
        (10, 10, 0, "general"),
    ],
)
def test_restoration_units_zone_types_of_the_handbook(patch_cells, corridor_cells, barrier_cells, expected):
    """Patches .6: conservation; .2 and corridor .35: connectivity; .1, .1 and a barrier: enhancement; else general."""
    order = np.arange(100).reshape(10, 10)
    habitat = (order < patch_cells).astype(np.int32)
    corridor = (order >= patch_cells) & (order < patch_cells + corridor_cells)
    labels = everything((10, 10))
    kinds = ["vulnerable"]
    if barrier_cells:
        labels[-1, -1], kinds = 2, ["vulnerable", "barrier"]
    areas = replace(make_patches(labels, cell=HECTARE), fields={"kind": np.array(kinds)})
    result = units_of(corridor, habitat=habitat, areas=areas)
    assert result.units.fields["area_hm2"].tolist() == [100.0]
    assert result.units.fields["zone_type"].tolist() == [expected]
    assert result.units.fields["patch_share"].tolist() == [patch_cells / 100]
    assert result.units.fields["corridor_share"].tolist() == [corridor_cells / 100]
    assert result.units.fields["barrier_ha"].tolist() == [float(barrier_cells)]


def test_restoration_units_rules_override_cutoffs():
    """Rules move a cut-off or add a measure to a zone type."""
    zone = np.zeros((10, 10), bool)
    zone[:, 4:] = True
    habitat = columns(4, 6, height=10) % 2
    assert units_of(zone, habitat=habitat).units.fields["zone_type"].tolist() == ["connectivity restoration"]
    lower = units_of(zone, habitat=habitat, rules="zone_type,field,minimum\nconservation,patch_share,0.4")
    assert lower.units.fields["zone_type"].tolist() == ["conservation"]
    higher = units_of(zone, habitat=habitat, rules=["connectivity restoration;corridor_share;0.7"])
    assert higher.units.fields["zone_type"].tolist() == ["general"]
    added = [{"zone_type": "functional enhancement", "field": "patch_share", "minimum": 0}]
    rules = [{"zone_type": "connectivity restoration", "field": "corridor_share", "minimum": 0.7}, *added]
    assert units_of(zone, habitat=habitat, rules=rules).units.fields["zone_type"].tolist() == ["functional enhancement"]


def test_restoration_units_count_areas_of_overlapping_kinds():
    """Pinch points, barriers and break points from outlines; a break point on a divide counts once."""
    shape = (8, 8)
    grid = make_grid(shape, HECTARE)
    pinch, barriers = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    pinch[0:2, 0:2] = 1
    barriers[1:3, 0:6] = 1
    areas = restoration_areas(
        pinch=Patches(pinch, grid, (1,)),
        barriers=Patches(barriers, grid, (1,)),
        breaks={"x": [350.0, 650.0], "y": [250.0, 650.0]},
        break_radius=100.0,
    ).areas
    fields = units_of(np.ones(shape), areas=areas, basins=columns(4, 4)).units.fields
    assert fields["pinch_ha"].tolist() == [4.0, 0.0]
    assert fields["barrier_ha"].tolist() == [8.0, 4.0]
    assert fields["break_count"].tolist() == [1, 1]


def test_restoration_units_importance_is_the_mean_over_patch_cells():
    """Three cells of importance 5 and one of 1 have the mean 4; a unit without patches has none."""
    zone = np.ones((2, 6), bool)
    habitat = make_patches([[1, 1, 1, 0, 0, 0], [2, 0, 0, 0, 0, 0]], cell=HECTARE)
    habitat = habitat.with_fields(importance=np.array([5.0, 1.0]))
    result = units_of(zone, patches=habitat, basins=columns(3, 3, height=2))
    np.testing.assert_array_equal(result.units.fields["importance"], [4.0, np.nan])


def test_restoration_units_without_corridors_follow_the_links():
    """Where only links are given, the cells on their paths are the corridors."""
    path = np.array([(50.0, 450.0), (750.0, 450.0)])
    links = PatchGraph((1, 2), np.array([[0, 1]]), {}, (path,))
    units = units_of(np.zeros((8, 8)), corridors=None, links=links).units
    assert (units.labels > 0).sum() == 8
    assert (units.labels[3] == 1).all()
    assert units.fields["corridor_share"].tolist() == [1.0]


def random_case(seed=2):
    """Return a random landscape of 60 x 70 cells as keyword inputs of `units_of`."""
    random = np.random.default_rng(seed)
    shape = (60, 70)
    blocks = np.kron(random.integers(0, 3, (12, 14)), np.ones((5, 5), int))
    admin = np.minimum(np.arange(70) // 18, 3) + np.zeros((60, 1), int) + 1
    current = Raster(random.random(shape), make_grid(shape, HECTARE), name="Current")
    return {
        "zone": blocks == 1,
        "habitat": (blocks == 2).astype(np.int32) * (random.random(shape) < 0.6),
        "basins": (1 + np.arange(60)[:, None] // 20 + 0 * admin).astype(np.int32),
        "admin": counties(admin),
        "current": current,
    }


@pytest.mark.parametrize("options", [{}, {"largest_area": 300.0}, {"min_area": 40.0, "largest_area": 500.0}])
def test_restoration_units_laws(options):
    """Units fill the zone, stay in one watershed, come in raster order, and shares of each sum to 1."""
    case = random_case()
    result = units_of(**case, **options)
    labels = result.units.labels
    claimed = case["zone"] | (case["habitat"] > 0)
    assert (labels[claimed] > 0).all()
    assert ((labels > 0) == (units_of(**case).units.labels > 0)).all()
    present, first = np.unique(labels[labels > 0], return_index=True)
    assert present.tolist() == list(range(1, len(result.units) + 1))
    assert (np.diff(first) > 0).all()
    for unit, basin in zip(present, result.units.fields["watershed"]):
        assert set(case["basins"][labels == unit]) == {basin}
    share = np.bincount(result.shares["unit_id"], result.shares["share"])[1:]
    np.testing.assert_allclose(share, 1.0, atol=1e-9)
    assert result.units.fields["area_hm2"] == pytest.approx(result.units.area_ha())
    if "min_area" in options:
        large = [(case["basins"][labels == unit]).size >= 40 for unit in present]
        assert all(large)


def test_restoration_units_permuting_admin_permutes_shares():
    """Numbering the administrative areas in another order, or splitting one in two, changes no share."""
    case = random_case()
    admin = case.pop("admin")
    before = share_of(units_of(**case, admin=admin, largest_area=600.0))
    order = np.array([2, 0, 3, 1])
    number = np.zeros(5, np.int32)
    number[order + 1] = np.arange(1, 5)
    shuffled = replace(
        admin, labels=number[admin.labels], fields={name: values[order] for name, values in admin.fields.items()}
    )
    assert share_of(units_of(**case, admin=shuffled, largest_area=600.0)) == before
    halves = np.where((admin.labels == 1) & (np.arange(60)[:, None] > 29), 5, admin.labels)
    split = counties(halves, {name: [*values, values[0]] for name, values in CODES.items()})
    assert share_of(units_of(**case, admin=split, largest_area=600.0)) == before


def test_restoration_units_takes_outlines_for_labels():
    """Watersheds and administrative areas given by polygons give the same units, names of counties are passed on."""
    zone = np.ones((8, 8), bool)
    basins = make_patches(columns(5, 3), cell=HECTARE, ids=["Xiang", "Zi"])
    admin = counties(columns(2, 6), name=["A", "B"])
    outlined = [replace(each, labels=None, polygons=polygonize(each.labels, each.grid)) for each in (basins, admin)]
    result = units_of(zone, watersheds=outlined[0], admin=outlined[1])
    assert result.units.labels.tolist() == columns(5, 3).tolist()
    assert result.units.fields["watershed"].tolist() == ["Xiang", "Zi"]
    assert list(result.shares) == ["unit_id", "admin_code", "admin_name", "share"]
    assert result.shares["admin_name"] == ["A", "B", "B"]


def test_restoration_units_numbers_as_codes():
    """Codes read as numbers become text without a decimal point."""
    admin = counties(columns(4, 4), {"county": [430101.0, 430102.0]})
    result = units_of(np.ones((8, 8)), admin=admin, levels=("county",))
    assert result.units.fields["members"].tolist() == ["430101,430102"]


def test_restoration_units_says_what_lies_outside():
    """Cells of the pattern outside the watersheds belong to no unit, with a warning; none inside is an error."""
    texts = []
    progress = Progress()
    progress.warn = texts.append
    basins = columns(4, 4) % 2
    result = units_of(np.ones((8, 8)), basins=basins, progress=progress)
    assert (result.units.labels > 0).sum() == 32
    assert texts[0].startswith("32 of 64 cells of the pattern lie outside the watersheds")
    zone = np.zeros((8, 8), bool)
    zone[:, 6] = True
    with pytest.raises(EmptyInputError, match="The pattern meets no watershed; check that both layers cover"):
        units_of(zone, basins=basins)
    with pytest.raises(EmptyInputError, match="The pattern meets no administrative area"):
        units_of(zone, admin=counties(basins))
    with pytest.raises(EmptyInputError, match="There are no patches, corridors or restoration areas"):
        units_of(np.zeros((8, 8)))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rules": ["conservation;patch_share;x"]}, r"row 'conservation,patch_share,x': minimum 'x' must be a number"),
        ({"rules": ["conservation;patch_share;-1"]}, r"minimum '-1' must be a number, 0 or above"),
        ({"rules": ["conserve;patch_share;1"]}, r"zone type 'conserve' must be one of conservation, connectivity"),
        ({"rules": ["conservation;slope;1"]}, r"field 'slope' must be one of patch_share, corridor_share"),
        ({"rules": ["conservation;1"]}, r"Rules, row 'conservation,1': 2 cells found; 3 are needed"),
        ({"levels": ("city", "town")}, r"have no field 'town'; their fields are province, city, county"),
        ({"levels": ("county", "city")}, r"city '4301' lies in more than one county; codes must be nested"),
        ({"levels": ()}, r"0 administrative levels are given; name one to three"),
        ({"largest_area": 0}, r"Largest area of a unit is 0; it must be above 0"),
        ({"smallest_share": 1.5}, r"Smallest share of a member is 1.5; it must be at most 1"),
        ({"min_area": -1.0}, r"Smallest area of a unit is -1; it must be at least 0"),
        ({"share_weights": (0, 1, 1)}, r"Weights of responsibility are \(0, 1, 1\); give three, for area"),
        ({"corridors": None}, r"Neither corridors nor links are given"),
    ],
)
def test_restoration_units_refuses_bad_settings(options, message):
    """Settings that cannot be meant are errors that quote the value and state the rule."""
    with pytest.raises(InvalidValueError, match=message):
        units_of(np.ones((8, 8)), admin=counties(columns(4, 4)), **options)


def test_restoration_units_refuses_bad_layers():
    """Empty codes, negative current, areas without kind, other grids and no projection are refused."""
    zone = np.ones((8, 8))
    admin = counties(columns(4, 4), {**CODES, "city": ["4301", ""]})
    with pytest.raises(InvalidValueError, match="Administrative areas: 2 has no code in the field 'city'"):
        units_of(zone, admin=admin)
    current = Raster(np.full((8, 8), -1.0), make_grid((8, 8), HECTARE), name="Current")
    with pytest.raises(InvalidValueError, match="Current: -1 found; current density is never below 0"):
        units_of(zone, current=current)
    with pytest.raises(InvalidValueError, match="Restoration areas have no field 'kind'"):
        units_of(zone, areas=make_patches(everything((8, 8)), cell=HECTARE))
    with pytest.raises(GridMismatchError, match="Administrative areas has 4 x 8 cells"):
        units_of(zone, admin=counties(everything((8, 4))))
    watersheds = make_patches(everything((8, 8)), cell=HECTARE)
    with pytest.raises(UnprojectedError, match="Watersheds has no coordinate system"):
        units_of(zone, watersheds=replace(watersheds, grid=replace(watersheds.grid, crs="")))


def test_restoration_units_stops_when_asked():
    """A run the user cancels ends with `Cancelled`."""
    progress = Progress()
    progress.cancelled = lambda: True
    with pytest.raises(Cancelled):
        units_of(np.ones((8, 8)), progress=progress)
