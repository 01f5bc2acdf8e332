"""Corridor algorithms through QGIS: what goes in arrives, what comes out agrees between them, and what is refused."""

import ast
import inspect

import numpy as np
import pytest
from osgeo import gdal, ogr

from ...algorithms import raster_io
from ...algorithms.corridors import links as links_module
from ..landscapes import kit
from .workspace import Listener, run


def rows(path):
    """Return the fields of all features of a layer, in order."""
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer(0)]


def drawn(path):
    """Return the fields and the points, ``(points, 2)``, of all lines of a layer that have any."""
    dataset = ogr.Open(path)
    found = []
    for feature in dataset.GetLayer(0):
        line = feature.GetGeometryRef()
        if line is not None and not line.IsEmpty():
            found.append((feature.items(), np.array(line.GetPoints())[:, :2]))
    return found


def column(path, name):
    """Return one field of all features, in order."""
    return [row[name] for row in rows(path)]


def numbers(path, name):
    """Return one field of all features as numbers, NaN where it is empty."""
    return np.array(column(path, name), float)


def cells(path):
    """Return the values of a raster, NaN for no data."""
    return raster_io.read_raster(path).values


@pytest.fixture
def raster_like(workspace, tmp_path):
    """Return a function that writes values on the cells of the resistance and returns where."""
    source = gdal.Open(workspace.inputs("links")["RESISTANCE"])

    def write(name, values):
        path = str(tmp_path / f"{name}.tif")
        target = gdal.GetDriverByName("GTiff").Create(path, source.RasterXSize, source.RasterYSize, 1, gdal.GDT_Float32)
        target.SetGeoTransform(source.GetGeoTransform())
        target.SetProjection(source.GetProjection())
        filled = np.broadcast_to(values, (source.RasterYSize, source.RasterXSize)).copy()
        target.GetRasterBand(1).WriteArray(filled)
        return path

    return write


@pytest.fixture
def patches_as_raster(workspace, tmp_path):
    """Return the patches as a raster of their ids."""
    inputs = workspace.inputs("costdistance")
    allocation = str(tmp_path / "patches.tif")
    run("costdistance", {**inputs, "MAX_COST": 0, "ALLOCATION": allocation})
    return allocation


# Links.


def status_texts():
    """Return the pieces of text that `links` makes a status of."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(links_module))):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and node.value == links_module.NO_PATH):
            pieces = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            texts = [text.strip(" :") for piece in pieces if isinstance(piece, str) for text in piece.split(" is ")]
            if any(text.startswith("inactive") for text in texts) or "ACTIVE" in ast.dump(node):
                found |= set(texts) - {""}
    return found


def test_links_help_lists_every_status(workspace):
    """Whatever a link may say of itself is in the help, the limits among them."""
    texts = status_texts()
    assert {"kept by the user", "joins two constellations", "below the minimum"} <= texts
    assert {"inactive: no path joins the patches", "inactive: the path crosses patch"} <= texts
    assert {"inactive: straight distance", "inactive: least-cost distance"} <= texts
    help_text = workspace.algorithms["links"].about()
    for text in texts | {"inactive: dropped by the user"}:
        assert text in help_text, text


def test_links_status_is_in_the_help(workspace):
    """Statuses of a real run are those of the help."""
    explained = workspace.algorithms["links"].about().split("\n\n")
    for status in column(workspace.results("links")["LINKS"], "status"):
        start = " ".join(status.split()[:4])
        assert any(paragraph.startswith(start) for paragraph in explained), status


# Corridors.


def test_corridors_of_fixed_width_take_ranks_of_gravity(workspace, tmp_path):
    """With the level of the gravity model important links are 90 m wide, general ones 50 m, round their own path."""
    links = workspace.results("gravity")["LINKS_OUT"]
    given = {**workspace.inputs("corridors"), "LINKS": links, "WIDTHS": "90; 50", "RANK_FIELD": "level"}
    made = run("corridors", {**given, "BUFFERS": str(tmp_path / "strips.gpkg")})
    assert set(made) == {"BUFFERS"}
    levels = {row["link_id"]: row["level"] for row in rows(links) if row["active"]}
    strips = rows(made["BUFFERS"])
    assert [row["link_id"] for row in strips] == list(levels)
    assert list(strips[0]) == ["link_id", "rank", "width", "area_ha"]
    assert {row["rank"] for row in strips} == {1, 2}
    for row in strips:
        assert row["width"] == {"important": 90, "general": 50}[levels[row["link_id"]]]
    dataset = ogr.Open(made["BUFFERS"])
    lengths = {row["link_id"]: row["lcp_length"] for row in rows(links)}
    for feature in dataset.GetLayer(0):
        np.testing.assert_allclose(feature.geometry().GetArea() / 1e4, feature["area_ha"])
        # Bends take off what round ends add, and a little more.
        assert feature["area_ha"] * 1e4 < lengths[feature["link_id"]] * feature["width"] + np.pi * 45**2


def test_corridors_of_fixed_width_are_ranked_by_cost_unless_told(workspace):
    """By default the cheapest links are the widest, 200 m, and the dearest the narrowest."""
    costs = {row["link_id"]: row["lcd"] for row in rows(workspace.results("links")["LINKS"])}
    strips = rows(workspace.results("corridors")["BUFFERS"])
    ordered = sorted(strips, key=lambda row: costs[row["link_id"]])
    assert [row["rank"] for row in ordered] == sorted(row["rank"] for row in strips)
    assert ordered[0]["width"] == 200
    assert {row["width"] for row in strips} <= {200, 150, 100, 60, 30}


def test_corridors_refuse_widths_before_the_work(workspace, tmp_path):
    """A width that is none ends in a sentence."""
    given = {**workspace.inputs("corridors"), "WIDTHS": "wide", "BUFFERS": str(tmp_path / "strips.gpkg")}
    with pytest.raises(RuntimeError, match="Widths are 'wide'; they must be numbers separated by ;"):
        run("corridors", given)


def test_corridors_curve_suggests_one_cutoff(workspace):
    """One row of the curve is suggested, and the last has all of the area."""
    curve = workspace.results("corridors")["CURVE"]
    assert list(rows(curve)[0]) == ["cutoff", "area_ha", "share", "suggested"]
    assert sorted(column(curve, "suggested")) == [0] * 20 + [1]
    area = numbers(curve, "area_ha")
    np.testing.assert_allclose(numbers(curve, "share"), 100 * area / area[-1])


# Barriers.


def test_barriers_trim_and_percent_of_circles_go_through(workspace, tmp_path):
    """Trimmed circles are the lesser of circle and excess resistance; of one radius a circle is 2 R times percent."""
    network = {name: workspace.inputs("barriers")[name] for name in ("RESISTANCE", "PATCHES", "PATCH_ID", "LINKS")}
    radii = {"RADIUS_MIN": 180, "RADIUS_MAX": 180, "RADIUS_STEP": 0}
    made = {}
    for name in ("plain", "trimmed"):
        targets = {key: str(tmp_path / f"{name}_{key}.tif") for key in ("CIRCLES", "PERCENT", "PERCENT_CIRCLE")}
        made[name] = run("barriers", {**network, **radii, "TRIM": name == "trimmed", **targets})
    plain, trimmed = (np.nan_to_num(cells(made[name]["CIRCLES"])) for name in ("plain", "trimmed"))
    excess = np.maximum(np.nan_to_num(cells(network["RESISTANCE"]), nan=np.inf) - 1, 0)
    np.testing.assert_allclose(trimmed, np.minimum(plain, excess), rtol=1e-6)
    assert 0 < (trimmed > 0).sum() < (plain > 0).sum()
    per_unit, whole = (cells(made["plain"][name]) for name in ("PERCENT", "PERCENT_CIRCLE"))
    np.testing.assert_allclose(whole, 360 * per_unit, rtol=1e-5)


# Least-cost paths.


def test_nearest_path_costs_what_cost_distance_says(workspace, tmp_path):
    """The path from each settlement to the nearest patch costs what the cost surface of all patches says there."""
    inputs = workspace.inputs("leastcostpaths")
    made = run("leastcostpaths", {**inputs, "NEAREST": True, "PATHS": str(tmp_path / "paths.gpkg")})["PATHS"]
    cost = raster_io.read_raster(workspace.results("costdistance")["COST"])
    found, expected = [], []
    for row, points in drawn(made):
        expected.append(cost.values[cost.grid.index(*points[0])])
        found.append(row["cost"])
    assert len(found) > 3
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_paths_to_all_destinations_name_both_ends(workspace):
    """Every settlement has a path to every patch, by the ids of both layers, no shorter than straight."""
    inputs, made = workspace.inputs("leastcostpaths"), workspace.results("leastcostpaths")["PATHS"]
    patches = column(inputs["DESTINATIONS"], "patch_id")
    settlements = set(column(made, "from_id"))
    assert len(settlements) > 3
    pairs = {(row["from_id"], row["to_id"]) for row in rows(made)}
    assert pairs == {(a, b) for a in settlements for b in patches}
    assert list(rows(made)[0]) == ["from_id", "to_id", "cost", "length"]
    for row, points in drawn(made):
        np.testing.assert_allclose(np.hypot(*np.diff(points, axis=0).T).sum(), row["length"])


def test_paths_between_the_same_patches_are_those_of_links(workspace, tmp_path):
    """From patches to patches each link of `links` has a path of its cost both ways, and none leads to itself."""
    network = workspace.inputs("links")
    ends = {"ORIGINS": network["PATCHES"], "ORIGIN_ID": "patch_id"}
    ends |= {"DESTINATIONS": network["PATCHES"], "DESTINATION_ID": "patch_id"}
    paths = {"RESISTANCE": network["RESISTANCE"], **ends, "PATHS": str(tmp_path / "paths.shp")}
    costs = {(row["from_id"], row["to_id"]): row["cost"] for row in rows(run("leastcostpaths", paths)["PATHS"])}
    assert not any(a == b for a, b in costs)
    known = [row for row in rows(workspace.results("links")["LINKS"]) if row["lcd"] is not None]
    assert len(known) > 2
    for row in known:
        for pair in ((row["from_id"], row["to_id"]), (row["to_id"], row["from_id"])):
            np.testing.assert_allclose(costs[pair], row["lcd"], rtol=1e-6)


# Gravity.


def by_hand(links, patches, area="area_ha", resistance=None):
    """Return the gravity of the links in use by the formula, resistances of patches being 1 unless given."""
    size = {row["patch_id"]: np.log(row[area]) for row in patches}
    used = [row for row in links if row["active"]]
    most = max(row["lcd"] for row in used)
    hardness = resistance or dict.fromkeys(size, 1)
    return [
        (most / row["lcd"]) ** 2
        * size[row["from_id"]]
        * size[row["to_id"]]
        / (hardness[row["from_id"]] * hardness[row["to_id"]])
        for row in used
    ]


def test_gravity_without_resistance_needs_no_raster(workspace, tmp_path):
    """Outlines and links are enough; every patch then resists 1, and links above the mean are important."""
    inputs = workspace.inputs("gravity")
    del inputs["RESISTANCE"]
    made = run("gravity", {**inputs, "LINKS_OUT": str(tmp_path / "links.gpkg")})["LINKS_OUT"]
    expected = by_hand(rows(inputs["LINKS"]), rows(inputs["PATCHES"]))
    found = [row for row in rows(made) if row["active"]]
    np.testing.assert_allclose([row["gravity"] for row in found], expected)
    levels = ["important" if value >= np.mean(expected) else "general" for value in expected]
    assert [row["level"] for row in found] == levels


def test_gravity_with_resistance_divides_by_that_of_patches(workspace):
    """With the resistance of land cover patches of forest resist about 1; the mean of their cells goes in."""
    inputs, made = workspace.inputs("gravity"), workspace.results("gravity")["LINKS_OUT"]
    values = workspace.results("linkpriority")["PATCHES_OUT"]
    mean = dict(zip(column(values, "patch_id"), column(values, "mean_resistance")))
    expected = by_hand(rows(inputs["LINKS"]), rows(inputs["PATCHES"]), resistance=mean)
    np.testing.assert_allclose([row["gravity"] for row in rows(made) if row["active"]], expected)


def test_gravity_takes_patches_as_a_raster(workspace, patches_as_raster, tmp_path):
    """Patches may be a raster of ids if there is a resistance, and are refused with the remedy if there is none."""
    inputs = {**workspace.inputs("gravity"), "PATCHES": patches_as_raster, "LINKS_OUT": str(tmp_path / "links.gpkg")}
    del inputs["PATCH_ID"]
    found = numbers(run("gravity", inputs)["LINKS_OUT"], "gravity")
    np.testing.assert_allclose(found, numbers(workspace.results("gravity")["LINKS_OUT"], "gravity"), rtol=1e-6)
    del inputs["RESISTANCE"]
    with pytest.raises(RuntimeError, match="PATCHES are a raster; give RESISTANCE as well"):
        run("gravity", inputs)


def test_gravity_options_go_through(workspace, tmp_path):
    """Form, threshold and natural breaks change what they should."""
    inputs, plain = workspace.inputs("gravity"), numbers(workspace.results("gravity")["LINKS_OUT"], "gravity")
    made = {}
    for name, options in (
        ("form", {"FORM": "log of product"}),
        ("threshold", {"THRESHOLD": float(np.nanmax(plain)) * 2}),
        ("breaks", {"LEVEL_BY": "natural breaks"}),
    ):
        made[name] = run("gravity", {**inputs, **options, "LINKS_OUT": str(tmp_path / f"{name}.gpkg")})["LINKS_OUT"]
    assert not np.array_equal(numbers(made["form"], "gravity"), plain, equal_nan=True)
    assert set(column(made["threshold"], "level")) <= {"general", ""}
    np.testing.assert_array_equal(numbers(made["breaks"], "gravity"), plain)
    assert "important" in column(made["breaks"], "level")


def test_gravity_names_a_patch_that_is_too_small(workspace, tmp_path):
    """The sentence names the patch and its area."""
    patches = str(tmp_path / "patches.gpkg")
    gdal.VectorTranslate(patches, workspace.inputs("gravity")["PATCHES"])
    dataset = ogr.Open(patches, 1)
    feature = dataset.GetLayer(0).GetNextFeature()
    feature.SetField("area_ha", 0.5)
    dataset.GetLayer(0).SetFeature(feature)
    name = feature.GetField("patch_id")
    del dataset
    inputs = {**workspace.inputs("gravity"), "PATCHES": patches, "LINKS_OUT": str(tmp_path / "links.gpkg")}
    with pytest.raises(RuntimeError, match=rf"Patches: {name} \(0.5 ha\): the area must be above 1 ha"):
        run("gravity", inputs)


# Link priority.


def test_link_priority_takes_fields_tables_and_rasters(workspace, raster_like, tmp_path):
    """Centrality from another algorithm, an expert table, another raster and climate all arrive with their weights."""
    inputs = workspace.inputs("linkpriority")
    links = [row for row in rows(inputs["LINKS"]) if row["active"]]
    columns = np.arange(raster_io.read_grid(inputs["RESISTANCE"]).shape[1])
    table = tmp_path / "expert.csv"
    table.write_text(f"from_id,to_id,value\n{links[0]['to_id']},{links[0]['from_id']},9\n", "utf-8")
    weights = {"WEIGHT_AREA": 0, "WEIGHT_SHAPE": 0, "WEIGHT_CENTRALITY": 0.4, "WEIGHT_OTHER": 0.27}
    weights |= {"WEIGHT_CLOSENESS": 0, "WEIGHT_PERMEABILITY": 0, "WEIGHT_EXPERT": 0.33, "WEIGHT_CLIMATE": 0.33}
    given = {
        **inputs,
        **weights,
        "PATCHES": workspace.results("patchimportance")["PATCHES_OUT"],
        "CENTRALITY": "betweenness",
        "OTHER": raster_like("other", columns),
        "EXPERT": str(table),
        "CLIMATE": raster_like("today", 300 - columns / 50),
        "CLIMATE_FUTURE": raster_like("later", 301 - columns / 50),
        "PREFERRED_CLIMATE": 299,
    }
    listener = Listener()
    targets = {"LINKS_OUT": str(tmp_path / "links.gpkg"), "PATCHES_OUT": str(tmp_path / "patches.gpkg")}
    made = run("linkpriority", {**given, **targets}, listener)
    patches = rows(made["PATCHES_OUT"])
    for name in ("centrality_norm", "other_norm", "climate", "climate_future", "cav_norm"):
        assert all(row[name] is not None for row in patches), name
    cav = [0.33 * row["resistance_norm"] + 0.4 * row["centrality_norm"] + 0.27 * row["other_norm"] for row in patches]
    np.testing.assert_allclose([row["cav"] for row in patches], cav)
    worth = {row["patch_id"]: row["cav_norm"] for row in patches}
    for row in rows(made["LINKS_OUT"]):
        if row["active"]:
            mean = (worth[row["from_id"]] + worth[row["to_id"]]) / 2
            csp = 0.34 * mean + 0.33 * row["expert_norm"] + 0.33 * row["climate_norm"]
            np.testing.assert_allclose(row["csp"], csp)
    assert not any("does not count" in text for text in listener.warnings)


def test_link_priority_of_linkage_mapper_demo(workspace, tmp_path):
    """From the demo's polygons come 8 priorities, and values of patches within a percent of a real run's."""
    network = {
        "RESISTANCE": kit("linkage_mapper", "inputs", "lm_resistances.tif"),
        "PATCHES": kit("linkage_mapper", "inputs", "lm_cores.gpkg"),
        "PATCH_ID": "core_id",
    }
    limits = {"MAX_NEIGHBOURS": 4, "MAX_EUCLIDEAN": 40_000, "MAX_COST": 100_000}
    links = run("links", {**network, **limits, "LINKS": str(tmp_path / "links.gpkg")})["LINKS"]
    targets = {name: str(tmp_path / f"{name}.gpkg") for name in ("LINKS_OUT", "PATCHES_OUT")}
    made = run("linkpriority", {**network, "LINKS": links, **targets})
    with open(kit("linkage_mapper", "expected_from_history", "lm_core_values_lp_run.csv"), encoding="utf-8") as file:
        header, *lines = (line.strip().split(",") for line in file)
    real = {int(line[0]): float(line[header.index("cav")]) for line in lines}
    for row in rows(made["PATCHES_OUT"]):
        np.testing.assert_allclose(row["cav"], real[row["patch_id"]], rtol=0.01)
    found = [row["csp_norm"] for row in rows(made["LINKS_OUT"]) if row["active"]]
    assert len(found) == 8
    assert max(found) == 1


def test_weight_without_its_input_is_refused(workspace, tmp_path):
    """A weight for what was not given ends in a sentence that says what to do."""
    inputs = {**workspace.inputs("linkpriority"), "WEIGHT_CLIMATE": 0.5, "BLENDED": str(tmp_path / "b.tif")}
    with pytest.raises(RuntimeError, match=r"Link weight of climate is 0\.5, but climate was not given"):
        run("linkpriority", inputs)


# Restoration sequence.


def test_first_site_is_the_best_barrier(workspace, tmp_path):
    """By score the first site is the largest improvement of `barriers` of that radius, and later ones gain less."""
    network = {name: workspace.inputs("barriers")[name] for name in ("RESISTANCE", "PATCHES", "PATCH_ID", "LINKS")}
    radii = {"RADIUS_MIN": 180, "RADIUS_MAX": 180, "RADIUS_STEP": 0}
    score = cells(run("barriers", {**network, **radii, "SCORE": str(tmp_path / "score.tif")})["SCORE"])
    given = {**network, "RADIUS": 180, "ROUNDS": 3, "BY": "score"}
    targets = {"SITES": str(tmp_path / "sites.gpkg"), "RESISTANCE_OUT": str(tmp_path / "after.tif")}
    made = run("restorationsequence", {**given, **targets})
    sites = rows(made["SITES"])
    assert [row["round"] for row in sites] == [1, 2, 3]
    np.testing.assert_allclose(sites[0]["score"], np.nanmax(score), rtol=1e-6)
    assert sites[0]["gain"] >= sites[1]["gain"] >= sites[2]["gain"]
    before, after = cells(network["RESISTANCE"]), cells(made["RESISTANCE_OUT"])
    changed = ~(before == after) & ~(np.isnan(before) & np.isnan(after))
    assert (after[changed] == 1).all()
    assert 0 < changed.sum() * 0.36 <= sum(row["area_ha"] for row in sites) + 1e-9


def test_costs_and_land_decide_where_to_restore(workspace, raster_like, tmp_path):
    """With the western half closed and the rest for 2 and 3 a square metre, sites lie in the east and cost 5 each."""
    inputs = workspace.inputs("restorationsequence")
    columns = np.arange(raster_io.read_grid(inputs["RESISTANCE"]).shape[1])
    half = len(columns) // 2
    given = {
        **inputs,
        "ROUNDS": 2,
        "COST": raster_like("cost", np.full(len(columns), 2.0)),
        "PURCHASE": raster_like("price", np.full(len(columns), 3.0)),
        "RESTORABLE": raster_like("land", (columns >= half).astype(float)),
        "RESTORABLE_SHARE": 100,
    }
    sites = rows(run("restorationsequence", {**given, "SITES": str(tmp_path / "sites.gpkg")})["SITES"])
    assert sites
    grid = raster_io.read_grid(inputs["RESISTANCE"])
    for row in sites:
        assert row["x"] - 180 >= grid.origin[0] + half * grid.cell[0] - grid.cell[0]
        np.testing.assert_allclose(row["cost"], 5 * np.pi * 180**2)
        np.testing.assert_allclose(row["roi"], row["gain"] / row["cost"])


def test_number_is_the_cost_where_there_is_no_raster(workspace, tmp_path):
    """Without a raster the number counts everywhere."""
    given = {**workspace.inputs("restorationsequence"), "ROUNDS": 1, "COST_NUMBER": 7}
    (site,) = rows(run("restorationsequence", {**given, "SITES": str(tmp_path / "sites.gpkg")})["SITES"])
    np.testing.assert_allclose(site["cost"], 7 * np.pi * 180**2)


def test_radius_below_a_cell_is_refused(workspace, tmp_path):
    """A circle must be at least a cell."""
    given = {**workspace.inputs("restorationsequence"), "RADIUS": 30, "SITES": str(tmp_path / "sites.gpkg")}
    with pytest.raises(RuntimeError, match="Radius is 30; it must be at least 60"):
        run("restorationsequence", given)


# Resistance uncertainty.


def test_uncertainty_without_spread_is_the_corridor(workspace, tmp_path):
    """With a spread of 0 frequency is 1 in the corridors of the plain chain, 0 elsewhere, and links do not vary."""
    given = {**workspace.inputs("resistanceuncertainty"), "SPREAD": 0, "RUNS": 2}
    targets = {"FREQUENCY": str(tmp_path / "frequency.tif"), "LINKS": str(tmp_path / "links.gpkg")}
    made = run("resistanceuncertainty", {**given, **targets})
    found, corridor = cells(made["FREQUENCY"]), ~np.isnan(cells(workspace.results("corridors")["CORRIDORS"]))
    known = ~np.isnan(found)
    np.testing.assert_array_equal(found[known], corridor[known].astype(float))
    assert known.sum() > 1000
    links = {(row["from_id"], row["to_id"]): row for row in rows(workspace.results("links")["LINKS"])}
    for row in rows(made["LINKS"]):
        plain = links[row["from_id"], row["to_id"]]
        assert row["active"] == plain["active"]
        assert row["frequency"] == float(plain["active"])
        if plain["lcd"] is not None:
            np.testing.assert_allclose([row["lcd"], row["lcd_mean"]], plain["lcd"], rtol=1e-6)


def test_uncertainty_takes_factors_and_weights(workspace, raster_like, tmp_path):
    """A factor that is 3 everywhere with a weight of 3 to 1 changes costs as the weighted mean says."""
    given = {**workspace.inputs("resistanceuncertainty"), "SPREAD": 0, "RUNS": 1, "TABLE": "10,wood,1,7"}
    given |= {"FACTORS": [raster_like("factor", 3.0)], "WEIGHTS": "1; 3", "LINKS": str(tmp_path / "links.gpkg")}
    made = numbers(run("resistanceuncertainty", given)["LINKS"], "lcd")
    resistance = run("landcoverresistance", {
        "LANDCOVER": given["LANDCOVER"], "TABLE": "10,wood,1,7", "RESISTANCE": str(tmp_path / "r.tif"),
    })["RESISTANCE"]  # fmt: skip
    mixed = raster_like("mixed", (cells(resistance) + 9) / 4)
    network = {**workspace.inputs("links"), "RESISTANCE": mixed, "LINKS": str(tmp_path / "plain.gpkg")}
    np.testing.assert_allclose(made, numbers(run("links", network)["LINKS"], "lcd"), rtol=1e-5)


def test_uncertainty_repeats_with_its_seed(workspace, tmp_path):
    """The seed decides: the same gives the same cells, another other ones."""
    given, made = workspace.inputs("resistanceuncertainty"), {}
    for name, seed in (("one", 4), ("same", 4), ("other", 5)):
        target = str(tmp_path / f"{name}.tif")
        made[name] = cells(run("resistanceuncertainty", {**given, "SEED": seed, "FREQUENCY": target})["FREQUENCY"])
    np.testing.assert_array_equal(made["one"], made["same"])
    assert not np.array_equal(made["one"], made["other"], equal_nan=True)
