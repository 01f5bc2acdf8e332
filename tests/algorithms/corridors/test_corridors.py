"""Tests of corridors: a strip worked out by hand, laws, Linkage Mapper's demo, and what is refused."""

from __future__ import annotations

import csv
import os

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms import raster_io
from ....algorithms.corridors.corridors import CutoffUnit, corridors, knee
from ....algorithms.corridors.link_corridors import link_corridors, over_pairs
from ....algorithms.errors import (
    Cancelled,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    NoPathError,
)
from ....algorithms.graph import PatchGraph
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid, make_patches, make_raster
from ...listening import Listening, Stopping

SLOW = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="a whole landscape needs compiled kernels")


def join(patches, pairs, paths=(), lcd=np.nan):
    """Return active links between patches at given positions, with what is known of them."""
    count = len(pairs)
    fields = {
        "link_id": np.arange(1, count + 1),
        "active": np.ones(count, bool),
        "lcd": np.broadcast_to(np.asarray(lcd, float), count).copy(),
    }
    return PatchGraph(patches.ids, np.array(pairs), fields, tuple(paths))


def along(grid, *cells):
    """Return a path along the centres of cells given as (row, column)."""
    return np.column_stack(grid.xy(*np.array(cells).T))


def demo():
    """Return resistance, patches and the ten links of Linkage Mapper's demo."""
    resistance = raster_io.read_raster(kit("linkage_mapper", "inputs", "lm_resistances.tif"), name="Resistance")
    cores = raster_io.read_classes(kit("linkage_mapper", "reference", "lm_core_raster.tif"))
    patches = Patches(cores.values, resistance.grid, tuple(range(1, 7)))
    with open(kit("linkage_mapper", "reference", "lm_pairs.csv"), encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if "1" in (row["adj_euc"], row["adj_cwd"])]
    ends = [(int(row["core_a"]) - 1, int(row["core_b"]) - 1) for row in rows]
    links = join(patches, ends, lcd=[float(row["lcd"]) for row in rows])
    usable = np.array([row["link_code_before_step4"] == "1" for row in rows])
    return resistance, patches, links, usable


def strip(narrow, cell=(10.0, 10.0)):
    """Return a strip of three rows between two patches, one cell wide in column 4 if it is `narrow`."""
    rows = [[None] * 9, [1] * 9, [1] * 9, [1] * 9, [None] * 9]
    if narrow:
        rows[1][4] = rows[3][4] = None
    labels = [[1 if k == 0 else 2 if k == 8 else 0 for k in range(9)] if 0 < row < 4 else [0] * 9 for row in range(5)]
    resistance, patches = make_raster(rows, cell), make_patches(labels, cell)
    return resistance, patches, join(patches, [(0, 1)], [along(patches.grid, (2, 0), (2, 8))])


def random_landscape(seed=0, shape=(20, 25)):
    """Return a rough surface with four patches in its corners, each linked to all others."""
    values = np.random.default_rng(seed).uniform(1, 10, shape)
    labels = np.zeros(shape, int)
    labels[:3, :3], labels[:3, -3:], labels[-3:, :3], labels[-3:, -3:] = 1, 2, 3, 4
    resistance, patches = make_raster(values.tolist()), make_patches(labels.tolist())
    return resistance, patches, join(patches, [(a, b) for a in range(4) for b in range(a + 1, 4)])


def test_corridors_of_a_row_are_counted_by_hand():
    """In a row the way through every cell is the least-cost path, so the excess cost is 0 everywhere."""
    resistance, patches = make_raster([[1, 1, 5, 1]]), make_patches([[1, 0, 0, 2]])
    result = corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=0)
    np.testing.assert_allclose(result.mosaic.values, [[0, 0, 0, 0]])
    assert result.areas.fields["area_ha"].tolist() == [0.02]


def test_corridors_count_the_detour_by_hand():
    """Uniform cells of 10: a detour through the next row costs two diagonals less two straight steps more."""
    resistance = make_raster([[1] * 5] * 3)
    patches = make_patches([[0] * 5, [1, 0, 0, 0, 2], [0] * 5])
    result = corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=10)
    detour = 20 * np.sqrt(2) - 20
    np.testing.assert_allclose(result.mosaic.values[1], 0, atol=1e-9)
    np.testing.assert_allclose(result.mosaic.values[0, 1:4], detour)
    assert np.isnan(result.mosaic.values[0, 0])


@pytest.mark.parametrize(("narrow", "least"), [(False, 30), (True, 10)])
def test_corridors_widths_of_a_strip(narrow, least):
    """A strip of three cells is 30 m wide, and 10 m where all but one are closed."""
    resistance, patches, links = strip(narrow)
    result = corridors(resistance, patches, links, cutoff=1000)
    cells = 19 if narrow else 21
    assert result.areas.ids == (1,)
    np.testing.assert_allclose(result.areas.fields["area_ha"], cells / 100)
    np.testing.assert_allclose(result.areas.fields["mean_width"], cells * 100 / 70)
    np.testing.assert_allclose(result.areas.fields["min_width"], least)


def test_corridors_widths_on_oblong_cells():
    """Rows 20 m high make a strip of three rows 60 m wide."""
    resistance, patches, links = strip(False, (10.0, 20.0))
    fields = corridors(resistance, patches, links, cutoff=1000).areas.fields
    np.testing.assert_allclose([fields["mean_width"][0], fields["min_width"][0]], 60)


def test_corridors_widths_are_unknown_without_a_path():
    """Links that come without paths have areas but no widths."""
    resistance, patches, links = strip(False)
    fields = corridors(resistance, patches, join(patches, links.ends), cutoff=1000).areas.fields
    assert np.isnan(fields["mean_width"]).all()
    assert np.isnan(fields["min_width"]).all()


def test_corridors_polygon_has_the_area():
    """The outline of a corridor holds the area of its cells, and no patch."""
    resistance, patches, links = random_landscape()
    areas = corridors(resistance, patches, links, cutoff=100).areas
    outlines = [ogr.CreateGeometryFromWkb(shape).GetArea() / 1e4 for shape in areas.polygons]
    np.testing.assert_allclose(outlines, areas.fields["area_ha"])
    assert areas.labels is None


def test_corridors_between_touching_patches_are_empty():
    """Two patches side by side with cutoff 0 have a corridor inside them only."""
    resistance, patches = make_raster([[1, 1]]), make_patches([[1, 2]])
    areas = corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=0).areas
    assert areas.fields["area_ha"].tolist() == [0]
    assert ogr.CreateGeometryFromWkb(areas.polygons[0]).IsEmpty()


def test_corridors_do_not_depend_on_the_direction():
    """Swapping the numbers of the patches leaves the mosaic as it is."""
    resistance, patches, links = random_landscape(3)
    turned = make_patches((np.array([0, 4, 3, 2, 1])[patches.labels]).tolist())
    one, other = (corridors(resistance, some, links, cutoff=80).mosaic.values for some in (patches, turned))
    np.testing.assert_allclose(one, other, atol=1e-9)


def test_corridors_do_not_depend_on_what_is_known():
    """Bounding the spread by a known least-cost distance changes no cell."""
    resistance, patches, links = random_landscape(1)
    known = np.empty(len(links))
    for corridor in link_corridors(resistance, patches, links, 0.0):
        known[corridor.link] = corridor.lcd
    bounded = corridors(resistance, patches, links.with_fields(lcd=known), cutoff=60)
    free = corridors(resistance, patches, links, cutoff=60)
    np.testing.assert_array_equal(bounded.mosaic.values, free.mosaic.values)


def test_corridors_cutoff_in_percent():
    """Ten percent of a single link is a tenth of its least-cost distance as cost."""
    resistance, patches, links = random_landscape(2)
    links = links.select(np.arange(6) == 2)
    lcd = next(iter(link_corridors(resistance, patches, links, 0.0))).lcd
    percent = corridors(resistance, patches, links, cutoff=10, cutoff_unit=CutoffUnit.PERCENT)
    cost = corridors(resistance, patches, links, cutoff=lcd / 10)
    np.testing.assert_array_equal(percent.mosaic.values, cost.mosaic.values)
    np.testing.assert_allclose(percent.curve["area_ha"], cost.curve["area_ha"])
    assert percent.curve["cutoff"][-1] == 10


def test_corridors_without_normalising_add_the_least_cost_distance():
    """Without normalising the same cells hold the whole cost of the way."""
    resistance, patches, links = random_landscape(4)
    one = links.select(np.arange(6) == 0)
    lcd = next(iter(link_corridors(resistance, patches, one, 0.0))).lcd
    plain = corridors(resistance, patches, one, cutoff=40, normalise=False)
    normal = corridors(resistance, patches, one, cutoff=40)
    np.testing.assert_allclose(plain.mosaic.values, normal.mosaic.values + lcd)
    np.testing.assert_array_equal(plain.curve["area_ha"], normal.curve["area_ha"])


def test_corridors_curve_counts_the_mosaic():
    """The curve is the area of the mosaic outside patches within each of 21 cutoffs."""
    resistance, patches, links = random_landscape(5)
    result = corridors(resistance, patches, links, cutoff=70)
    outside = result.mosaic.values[patches.labels == 0]
    expected = [(outside <= cutoff + 1e-9).sum() / 100 for cutoff in np.linspace(0, 70, 21)]
    np.testing.assert_allclose(result.curve["area_ha"], expected)


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        # Above the chord by 0, 0.55, 0.4, 0.2, 0.
        ([0, 8, 9, 9.5, 10], 1),
        # Below it by 0, 0.2, 0.4, 0.15, 0.
        ([10, 10.5, 11, 16, 20], 2),
        # Above by a tenth and then below by a fifth.
        ([0, 3.5, 5, 5.5, 10], 3),
        # Equally far at both bends: the cheaper one.
        ([0, 4.5, 7, 9.5, 10], 1),
        ([2, 4, 6, 8, 10], 4),
        ([7, 7, 7, 7, 7], 4),
    ],
)
def test_knee_is_farthest_from_the_chord(areas, expected):
    """The bend lies farthest from the chord, on either side; of equals the first, of a straight line the last."""
    assert knee(np.arange(5) * 25.0, np.array(areas, float)) == expected
    assert knee(np.arange(5) * 0.1, np.array(areas, float) * 1e7) == expected


def test_corridors_suggest_a_cutoff_by_hand():
    """Cells join at detours of 8.28 and 14.14; in steps of 2 the curve bends at 16, and the log says so."""
    resistance = make_raster([[1] * 5] * 3)
    patches = make_patches([[0] * 5, [1, 0, 0, 0, 2], [0] * 5])
    listener = Listening()
    curve = corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=40, progress=listener).curve
    # Of 13 cells outside patches 3 cost nothing more, 6 two diagonals for two straight steps, 4 in the corners
    # one step back and a diagonal for a straight one.
    assert curve["area_ha"].tolist() == [0.03] * 5 + [0.09] * 3 + [0.13] * 13
    # At 10 the curve is 0.6 up and 0.25 along, at 16 all up and 0.4 along.
    assert curve["suggested"].tolist() == [0] * 8 + [1] + [0] * 12
    np.testing.assert_allclose(curve["share"][[0, 5, -1]], [300 / 13, 900 / 13, 100])
    assert listener.said == [
        "Suggested cutoff: 16 cost x map units, where the curve of area against cutoff bends: 0.13 ha, 100 percent of "
        "those at the largest cutoff; beyond it the area grows slower."
    ]


def test_corridors_suggest_the_cutoff_itself_where_nothing_bends():
    """In a row of cells more cutoff adds no land, so the suggestion is that given, in its unit."""
    resistance, patches, listener = make_raster([[1, 1, 5, 1]]), make_patches([[1, 0, 0, 2]]), Listening()
    options = {"cutoff": 8, "cutoff_unit": CutoffUnit.PERCENT, "progress": listener}
    curve = corridors(resistance, patches, join(patches, [(0, 1)]), **options).curve
    assert np.flatnonzero(curve["suggested"]).tolist() == [20]
    assert listener.said[0].startswith("Suggested cutoff: 8 percent of each least-cost distance, for up to there")


def test_corridors_between_touching_patches_have_no_share():
    """Where the curve is 0 all along there is nothing to take a share of."""
    resistance, patches = make_raster([[1, 1]]), make_patches([[1, 2]])
    curve = corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=10).curve
    assert np.isnan(curve["share"]).all()
    assert curve["suggested"].sum() == 1


def test_corridors_leave_inactive_links_out():
    """A link that is not active has no corridor."""
    resistance, patches, links = random_landscape()
    active = np.arange(6) != 1
    result = corridors(resistance, patches, links.with_fields(active=active), cutoff=20)
    assert result.areas.ids == (1, 3, 4, 5, 6)


@SLOW
@pytest.mark.parametrize("name", ["active", "alladj"])
def test_corridors_equal_those_of_linkage_mapper_demo(name):
    """The mosaics of 8 and of all 10 links equal those worked out independently for the demo, to float32."""
    resistance, patches, links, usable = demo()
    if name == "active":
        links = links.with_fields(active=usable)
    mosaic = corridors(resistance, patches, links, cutoff=3e7).mosaic.values
    expected = raster_io.read_raster(kit("linkage_mapper", "reference", f"lm_nlcc_{name}.tif")).values
    np.testing.assert_array_equal(np.isnan(mosaic), np.isnan(expected))
    np.testing.assert_allclose(mosaic, expected, rtol=1e-6, atol=1e-2)


@SLOW
def test_corridors_of_the_demo_within_a_cutoff():
    """A cutoff cuts the mosaic and changes no value within it."""
    resistance, patches, links, usable = demo()
    mosaic = corridors(resistance, patches, links.with_fields(active=usable), cutoff=5000).mosaic.values
    expected = raster_io.read_raster(kit("linkage_mapper", "reference", "lm_nlcc_active.tif")).values
    expected = np.where(expected <= 5000, expected, np.nan)
    np.testing.assert_allclose(mosaic, expected, rtol=1e-6, atol=1e-2)


def test_corridors_stop_when_asked():
    """A run that is cancelled ends with `Cancelled`."""
    resistance, patches, links = random_landscape()
    with pytest.raises(Cancelled):
        corridors(resistance, patches, links, cutoff=1, progress=Stopping())


@pytest.mark.parametrize(("cutoff", "words"), [(-1, "Cutoff is -1"), (np.nan, "Cutoff is nan"), (np.inf, "is inf")])
def test_corridors_refuse_a_bad_cutoff(cutoff, words):
    """A cutoff is a number from 0 on."""
    resistance, patches, links = random_landscape()
    with pytest.raises(InvalidValueError, match=words):
        corridors(resistance, patches, links, cutoff=cutoff)


def test_corridors_refuse_links_of_another_resistance():
    """A least-cost distance that this resistance does not offer means that the links are out of date."""
    resistance, patches, _ = strip(False)
    with pytest.raises(InvalidValueError, match="least-cost distance of 12, but this resistance has no path"):
        corridors(resistance, patches, join(patches, [(0, 1)], lcd=12.0), cutoff=1)


def test_corridors_refuse_links_of_other_patches():
    """Links that name other patches cannot be followed."""
    resistance, patches, links = strip(False)
    other = make_patches(patches.labels.tolist(), ids=("north", "south"))
    with pytest.raises(InvalidValueError, match="join other patches"):
        corridors(resistance, other, links, cutoff=1)


def test_corridors_refuse_a_link_without_path():
    """Patches that nothing joins have no corridor."""
    resistance, patches = make_raster([[1, None, 1]]), make_patches([[1, 0, 2]])
    with pytest.raises(NoPathError, match="link 1 from 1 to 2 has no path"):
        corridors(resistance, patches, join(patches, [(0, 1)]), cutoff=1)


def test_corridors_refuse_when_no_link_is_active():
    """Without an active link there is nothing to do."""
    resistance, patches, links = strip(False)
    with pytest.raises(EmptyInputError, match="none is active"):
        corridors(resistance, patches, links.with_fields(active=np.zeros(1, bool)), cutoff=1)


def test_corridors_refuse_patches_on_other_cells():
    """Patches and resistance share one grid."""
    resistance, patches, links = strip(False)
    shifted = Patches(patches.labels, make_grid((5, 9), (20.0, 20.0)), patches.ids)
    with pytest.raises(GridMismatchError, match="share one grid"):
        corridors(resistance, shifted, links, cutoff=1)


def least_costs(resistance, patches, links, **options):
    """Return the least-cost distance of each link."""
    return dict(over_pairs(lambda pair: (pair.link, pair.lcd), resistance, patches, links, 0.0, **options))


def test_corridors_refuse_links_of_a_dearer_resistance():
    """Links from a resistance where the way cost more are as much out of date as those where it cost less."""
    resistance, patches, links = random_landscape()
    lcd = least_costs(resistance, patches, links)
    dearer = links.with_fields(lcd=np.array([2 * lcd[k] for k in range(len(links))]))
    with pytest.raises(InvalidValueError, match=r"but this resistance has one of \d.*Make the links again"):
        corridors(resistance, patches, dearer, cutoff=1)
