"""The demo of Linkage Mapper through the real algorithms, against the comparison kit, where the kit is there.

The six core polygons burnt by us equal the kit's core raster cell for cell, which is asserted first; so all that
follows starts from the polygons and their field ``core_id``, as a planner would, and again from the raster.
"""

import csv

import numpy as np
import pytest
from osgeo import gdal, ogr

from ...algorithms import raster_io
from ..landscapes import kit
from .workspace import run

DEMO_LIMITS = {
    "MAX_NEIGHBOURS": 4,
    "NEIGHBOUR_UNIT": "cost",
    "CONNECT_CONSTELLATIONS": True,
    "MAX_EUCLIDEAN": 40_000,
    "MAX_COST": 100_000,
    "DROP_INTERMEDIATE": True,
}
CELL = 399.887656228056
REASONS = {
    (1, 2): "inactive: least-cost distance 120 021 is above the maximum 100 000",
    (2, 5): "inactive: the path crosses patch 3",
}


def reference(name):
    """Return a file of the kit's own results."""
    return kit("linkage_mapper", "reference", name)


def cells(path):
    """Return the values of a raster, NaN for no data."""
    return raster_io.read_raster(path).values


def table(name):
    """Return a CSV of the kit as rows by pair of cores."""
    with open(reference(name), encoding="utf-8") as file:
        return {(int(row["core_a"]), int(row["core_b"])): row for row in csv.DictReader(file)}


def by_pair(path):
    """Return the fields of a layer of links by pair of cores."""
    dataset = ogr.Open(path)
    rows = [feature.items() for feature in dataset.GetLayer(0)]
    return {(row["from_id"], row["to_id"]): row for row in rows}


@pytest.fixture(scope="module", params=["polygons", "raster"])
def demo(request, workspace, tmp_path_factory):
    """Resistance, cores in one form and the links under the demo's limits, as parameters of later steps."""
    cores = {
        "polygons": {"PATCHES": kit("linkage_mapper", "inputs", "lm_cores.gpkg"), "PATCH_ID": "core_id"},
        "raster": {"PATCHES": reference("lm_core_raster.tif")},
    }
    network = {"RESISTANCE": kit("linkage_mapper", "inputs", "lm_resistances.tif"), **cores[request.param]}
    target = str(tmp_path_factory.mktemp(request.param) / "links.gpkg")
    return {**network, "LINKS": run("links", {**network, **DEMO_LIMITS, "LINKS": target})["LINKS"]}


def test_burnt_polygons_are_the_core_raster_of_the_kit(workspace, tmp_path):
    """Our burning of the core polygons gives the kit's core raster, cell for cell, with the ids of its field."""
    inputs = {
        "RESISTANCE": kit("linkage_mapper", "inputs", "lm_resistances.tif"),
        "SOURCES": kit("linkage_mapper", "inputs", "lm_cores.gpkg"),
        "SOURCE_ID": "core_id",
        "MAX_COST": 0,
    }
    allocation = run("costdistance", {**inputs, "ALLOCATION": str(tmp_path / "cores.tif")})["ALLOCATION"]
    expected = np.nan_to_num(cells(reference("lm_core_raster.tif")))
    np.testing.assert_array_equal(np.nan_to_num(cells(allocation)), expected)
    assert set(np.unique(expected)) == set(range(7))


@pytest.mark.parametrize("core", range(1, 7))
def test_cost_distance_from_each_core(workspace, tmp_path, core):
    """From a single core polygon, taken with a filter, every cell costs what the kit says, to float32."""
    inputs = {
        "RESISTANCE": kit("linkage_mapper", "inputs", "lm_resistances.tif"),
        "SOURCES": f"{kit('linkage_mapper', 'inputs', 'lm_cores.gpkg')}|subset=core_id = {core}",
    }
    found = cells(run("costdistance", {**inputs, "COST": str(tmp_path / "cost.tif")})["COST"])
    expected = cells(reference(f"lm_cwd_{core}.tif"))
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_cost_distance_and_allocation_of_all_cores(demo, tmp_path):
    """From all cores each cell costs the least of the six surfaces, and goes to the core the kit gives it to."""
    inputs = {"RESISTANCE": demo["RESISTANCE"], "SOURCES": demo["PATCHES"], "SOURCE_ID": demo.get("PATCH_ID")}
    targets = {"COST": str(tmp_path / "cost.tif"), "ALLOCATION": str(tmp_path / "allocation.tif")}
    made = run("costdistance", {**inputs, **targets})
    surfaces = np.array([cells(reference(f"lm_cwd_{core}.tif")) for core in range(1, 7)])
    np.testing.assert_allclose(cells(made["COST"]), surfaces.min(axis=0), rtol=1e-6)
    found, expected = cells(made["ALLOCATION"]), cells(reference("lm_alloc_cwd.tif"))
    row, column = np.nonzero(np.nan_to_num(found) != np.nan_to_num(expected))
    # Where two cores cost the same, either may have the cell.
    nearest = np.sort(surfaces[:, row, column], axis=0)
    np.testing.assert_allclose(nearest[0], nearest[1], rtol=1e-6)
    assert len(row) < 1e-4 * found.size


def test_links_are_the_ten_neighbours(demo):
    """The pairs considered are the ten the kit finds adjacent by cost or straight distance, with its distances."""
    pairs = table("lm_pairs.csv")
    found = by_pair(demo["LINKS"])
    assert set(found) == {pair for pair, row in pairs.items() if "1" in (row["adj_euc"], row["adj_cwd"])}
    assert len(found) == 10
    # Without outlines the straight distance is that between cells, at most a diagonal from it.
    diagonal = 0.0 if "PATCH_ID" in demo else 2**0.5 * CELL
    for column, field, tolerance in (("lcd", "lcd", 0.0), ("euc_dist", "euclidean", diagonal)):
        expected = [float(pairs[pair][column]) for pair in found]
        np.testing.assert_allclose([row[field] for row in found.values()], expected, rtol=1e-6, atol=tolerance)


def test_links_in_use_and_reasons_of_the_others(demo):
    """Eight links are in use under the demo's limits; the other two say the limit or the patch they fail at."""
    status = {pair: row["status"] for pair, row in by_pair(demo["LINKS"]).items()}
    used = {pair for pair, row in table("lm_pairs.csv").items() if row["nn4_cwd_const"] in ("10", "20")}
    assert {pair: text for pair, text in status.items() if text != "active"} == REASONS
    assert {pair for pair, text in status.items() if text == "active"} == used
    assert len(used) == 8


def test_links_between_all_pairs(demo, tmp_path):
    """All fifteen least-cost distances are the kit's, and those GRASS found, to a millionth."""
    inputs = {name: value for name, value in demo.items() if name != "LINKS"}
    found = by_pair(run("links", {**inputs, "ADJACENCY": "all", "LINKS": str(tmp_path / "all.gpkg")})["LINKS"])
    pairs = table("lm_pairs.csv")
    assert set(found) == set(pairs)
    with open(reference("lm_lcd_grass_rcost.csv"), encoding="utf-8") as file:
        grass = {(int(row["core_from"]), int(row["core_to"])): float(row["lcd"]) for row in csv.DictReader(file)}
    lcd = [row["lcd"] for row in found.values()]
    np.testing.assert_allclose(lcd, [float(pairs[pair]["lcd"]) for pair in found], rtol=1e-6)
    np.testing.assert_allclose(lcd, [grass[pair] for pair in found], rtol=1e-6)


def test_corridors_mosaic(demo, tmp_path):
    """The mosaic of the eight links in use is the kit's, to float32."""
    target = str(tmp_path / "corridors.tif")
    found = cells(run("corridors", {**demo, "CUTOFF": 3e7, "CUTOFF_UNIT": "cost", "CORRIDORS": target})["CORRIDORS"])
    expected = cells(reference("lm_nlcc_active.tif"))
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-2)


def test_pinch_points_current_and_effective_resistance(demo, tmp_path):
    """Current in corridors of 5000 and effective resistances are those of the kit; unused links have none."""
    targets = {"CURRENT": str(tmp_path / "current.tif"), "LINKS_OUT": str(tmp_path / "links.gpkg")}
    made = run("pinchpoints", {**demo, "CUTOFF": 5000, "CUTOFF_UNIT": "cost", **targets})
    found, expected = cells(made["CURRENT"]), cells(reference("lm_current_adjacent_5000.tif"))
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, atol=1e-6)
    rows, known = by_pair(made["LINKS_OUT"]), table("lm_pinch_adjacent_5000.csv")
    for field, column in (("effective_resistance", "eff_resist"), ("lcd_to_effective", "cwd_to_effres")):
        values = [rows[pair][field] for pair in known]
        np.testing.assert_allclose(values, [float(row[column]) for row in known.values()], rtol=1e-6)
    assert {pair for pair, row in rows.items() if row["effective_resistance"] is None} == set(REASONS)


@pytest.mark.parametrize("combine", ["maximum", "sum"])
@pytest.mark.parametrize("radius", [400, 800, 1200])
def test_barriers_score(demo, tmp_path, radius, combine):
    """The largest scores are the kit's, and so is every cell of the score, to float32."""
    radii = {"RADIUS_MIN": radius, "RADIUS_MAX": radius, "RADIUS_STEP": 0}
    made = run("barriers", {**demo, **radii, "COMBINE": combine, "SCORE": str(tmp_path / "score.tif")})
    found = cells(made["SCORE"])
    expected = cells(reference(f"lm_barrier_disc_centers_{combine[:3]}_R{radius}.tif"))
    np.testing.assert_allclose(found, expected, atol=1e-4)
    with open(reference("lm_barrier_summary.csv"), encoding="utf-8") as file:
        largest = {
            (row["links"], row["window"], row["radius"], row["layer"]): float(row["max_score"])
            for row in csv.DictReader(file)
        }
    layer = f"centers_{combine[:3]}"
    np.testing.assert_allclose(np.nanmax(found), largest["active", "disc", str(radius), layer], atol=1e-4)


def test_barriers_of_all_radii_and_their_guide(demo, tmp_path):
    """Over all three radii, largest circle and sum less maximum are those of the kit; the guide quotes at most 1.5."""
    made = {}
    for combine in ("maximum", "sum"):
        radii = {"RADIUS_MIN": 400, "RADIUS_MAX": 1200, "RADIUS_STEP": 400}
        targets = {"CIRCLES": str(tmp_path / f"{combine}.tif")}
        made[combine] = np.nan_to_num(
            cells(run("barriers", {**demo, **radii, "COMBINE": combine, **targets})["CIRCLES"])
        )
    np.testing.assert_allclose(made["maximum"].max(), 49.330141, atol=1e-4)
    np.testing.assert_allclose((made["sum"] - made["maximum"]).max(), 1.454050, atol=1e-4)


def test_results_stand_on_the_grid_of_the_resistance(demo, tmp_path):
    """Odd cells and a nameless Albers projection go through unchanged."""
    found = run("corridors", {**demo, "CUTOFF": 5, "CUTOFF_UNIT": "percent", "CORRIDORS": str(tmp_path / "c.tif")})
    one, other = gdal.Open(found["CORRIDORS"]), gdal.Open(demo["RESISTANCE"])
    assert one.GetGeoTransform() == other.GetGeoTransform()
    assert raster_io.same_crs(one.GetProjection(), other.GetProjection())
