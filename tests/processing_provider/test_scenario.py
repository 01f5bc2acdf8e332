"""The wrapper of scenarios: changes from layers of all kinds, results as files, and refusals in plain sentences."""

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from ...algorithms import raster_io
from ...algorithms.connectivity.change import Change, Kind
from ...algorithms.connectivity.scenario import scenario
from ...algorithms.patches import Patches
from .workspace import Listener, Workspace, rows, run

CRS = "EPSG:32649"


@pytest.fixture(scope="module")
def land(qgis_app, qgis_processing, tmp_path_factory):
    """Return a folder with a resistance of 1 and three patches in a row, cells of 10 m, and the links between them."""
    workspace = Workspace(tmp_path_factory.mktemp("land"))
    folder = workspace.folder
    labels = np.zeros((9, 30), np.int32)
    labels[3:6, 1:4], labels[3:6, 13:16], labels[3:6, 26:29] = 1, 2, 3
    for name, values in (("resistance", np.ones(labels.shape, np.float32)), ("patches", labels)):
        kind = gdal.GDT_Float32 if name == "resistance" else gdal.GDT_Int32
        target = gdal.GetDriverByName("GTiff").Create(str(folder / f"{name}.tif"), 30, 9, 1, kind)
        target.SetGeoTransform((500000, 10, 0, 3000090, 0, -10))
        reference = osr.SpatialReference()
        reference.SetFromUserInput(CRS)
        target.SetProjection(reference.ExportToWkt())
        target.GetRasterBand(1).WriteArray(values)
        target = None
    inputs = {"RESISTANCE": str(folder / "resistance.tif"), "PATCHES": str(folder / "patches.tif")}
    links = run("links", {**inputs, "LINKS": str(folder / "links.gpkg")})["LINKS"]
    return {**inputs, "LINKS": links, "DISTANCE": 100.0}


def layer(kind, fields, *rows, crs=CRS):
    """Return a layer in memory with rows of WKT and values, its features in metres from the corner of the land."""
    found = QgsVectorLayer(f"{kind}?crs={crs}&{'&'.join(f'field={field}' for field in fields)}", "changes", "memory")
    for text, *values in rows:
        feature = QgsFeature(found.fields())
        geometry = QgsGeometry.fromWkt(text)
        geometry.translate(500000, 3000000)
        feature.setGeometry(geometry)
        feature.setAttributes(values)
        found.dataProvider().addFeature(feature)
    return found


WALL = "POLYGON((180 0, 220 0, 220 90, 180 90, 180 0))"


def test_scenario_files_hold_what_the_core_found(land, tmp_path):
    """A wall of three times the resistance lengthens one link; table, links, patches and resistance tell it."""
    changes = layer("Polygon", ["kind:string", "factor:double"], (WALL, "resistance", 3.0))
    names = {"INDICES": "indices.gpkg", "LINKS_OUT": "links.gpkg", "PATCHES_OUT": "patches.gpkg"}
    names |= {"RESISTANCE_OUT": "resistance.tif", "LINKS_LOST": "lost.gpkg"}
    targets = {name: str(tmp_path / file) for name, file in names.items()}
    results = run("scenario", {**land, "CHANGES": changes, **targets})
    resistance = raster_io.read_raster(land["RESISTANCE"])
    labels = raster_io.read_classes(land["PATCHES"])
    patches = Patches(labels.values, labels.grid, (1, 2, 3))
    west, south = 500000, 3000000
    points = [(180, 0), (220, 0), (220, 90), (180, 90), (180, 0)]
    square = ogr.CreateGeometryFromWkt(f"POLYGON(({', '.join(f'{west + x} {south + y}' for x, y in points)}))")
    change = Change(Kind.RESISTANCE, bytes(square.ExportToWkb()), factor=3.0)
    core = scenario(resistance, patches, None, [change], distance=100.0)
    assert [row["change"] for row in rows(results["LINKS_OUT"])] == core.links.fields["change"].tolist()
    assert [row["lcd"] for row in rows(results["LINKS_OUT"])] == core.links.fields["lcd"].tolist()
    assert "longer" in core.links.fields["change"].tolist()
    table = {row["index"]: row for row in rows(results["INDICES"])}
    assert (table["ECA_PC"]["before"], table["ECA_PC"]["after"]) == (core.eca_before, core.eca_after)
    assert [row["patch_id"] for row in rows(results["PATCHES_OUT"])] == [1, 2, 3]
    assert np.array_equal(raster_io.read_raster(results["RESISTANCE_OUT"]).values, core.resistance.values)


def test_scenario_takes_changes_of_all_kinds_in_one_layer(land, tmp_path):
    """Areas, a line and a point of one layer, in another coordinate system, are changes by their field kind."""
    path = tmp_path / "changes.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    ours, theirs = osr.SpatialReference(), osr.SpatialReference()
    ours.SetFromUserInput(CRS)
    theirs.SetFromUserInput("EPSG:32650")
    target = dataset.CreateLayer("changes", theirs, ogr.wkbUnknown)
    target.CreateField(ogr.FieldDefn("Kind", ogr.OFTString))
    shapes = [
        ("lost", "POLYGON((500260 3000030, 500290 3000030, 500290 3000060, 500260 3000060, 500260 3000030))"),
        ("added", "POLYGON((500070 3000070, 500100 3000070, 500100 3000090, 500070 3000090, 500070 3000070))"),
        ("road", "LINESTRING(500115 2999990, 500115 3000100)"),
        ("crossing", "POINT(500115 3000045)"),
    ]
    for kind, text in shapes:
        feature = ogr.Feature(target.GetLayerDefn())
        geometry = ogr.CreateGeometryFromWkt(text)
        geometry.Transform(osr.CoordinateTransformation(ours, theirs))
        feature.SetGeometry(geometry)
        feature["Kind"] = kind
        target.CreateFeature(feature)
    dataset = target = None
    targets = {"PATCHES_OUT": str(tmp_path / "patches.gpkg"), "LINKS_LOST": str(tmp_path / "lost.gpkg")}
    results = run("scenario", {**land, "CHANGES": f"{path}|layername=changes", **targets})
    patches = {row["patch_id"]: row for row in rows(results["PATCHES_OUT"])}
    assert sorted(patches) == [1, 2, 4]
    assert patches[4]["change"] == "new"
    assert patches[4]["area_ha"] == pytest.approx(0.06)
    assert patches[4]["area_before"] is None
    assert [row["reason"] for row in rows(results["LINKS_LOST"])] == ["patch 3 is lost"]


def test_scenario_takes_roads_and_crossings_as_layers(land, tmp_path):
    """A road parts the land, crossings in a layer of their own or a field of the road join it again."""
    line = "LINESTRING(205 -10, 205 100)"
    road = layer("LineString", ["crossings:integer"], (line, None))
    point = layer("Point", ["name:string"], ("POINT(207 42)", "bridge"))
    indices = str(tmp_path / "indices.gpkg")

    def parts(**inputs):
        table = rows(run("scenario", {**land, **inputs, "DISTANCE": 500.0, "INDICES": indices})["INDICES"])
        return next((row["before"], row["after"]) for row in table if row["index"] == "NC")

    assert parts(NEW_ROADS=road) == (1, 2)
    assert parts(NEW_ROADS=road, CROSSINGS=point) == (1, 1)
    assert parts(NEW_ROADS=layer("LineString", ["crossings:integer"], (line, 1))) == (1, 1)
    assert parts(NEW_ROADS=layer("LineString", ["value:double"], (line, 5.0))) == (1, 1)


def test_scenario_weighs_patches_by_an_attribute(land, tmp_path):
    """A field of the patches takes the place of their area, and an added part of a patch brings what is said."""
    squares = (f"POLYGON(({x} 30, {x + 30} 30, {x + 30} 60, {x} 60, {x} 30))" for x in (10, 130, 260))
    patches = layer("Polygon", ["patch_id:integer", "worth:double"], *zip(squares, (1, 2, 3), (5.0, 2.0, 1.0)))
    more = layer("Polygon", ["kind:string"], ("POLYGON((40 30, 50 30, 50 60, 40 60, 40 30))", "added"))
    targets = {"PATCHES_OUT": str(tmp_path / "patches.gpkg"), "INDICES": str(tmp_path / "indices.gpkg")}
    inputs = {**land, "PATCHES": patches, "CHANGES": more, "LINKS": None, "DISTANCE": 0.01, "ATTRIBUTE": "worth"}
    results = run("scenario", {**inputs, "HABITAT_WORTH": 100.0, **targets})
    table = {row["index"]: row for row in rows(results["INDICES"])}
    # Nobody gets farther than a centimetre, so that each patch stands alone: the root of the sum of squares.
    assert table["ECA_PC"]["before"] == pytest.approx(30**0.5)
    assert table["ECA_PC"]["after"] == pytest.approx((8**2 + 5) ** 0.5)
    found = {row["patch_id"]: (row["area_ha"], row["worth"]) for row in rows(results["PATCHES_OUT"])}
    assert found[1] == pytest.approx((0.12, 8))
    assert found[2] == pytest.approx((0.09, 2))


def test_scenario_reads_the_width_of_crossings(land, tmp_path):
    """A crossing of 50 m opens five cells of 10 m of a road."""
    road = layer("LineString", ["value:double"], ("LINESTRING(205 -10, 205 100)", None))
    point = layer("Point", ["width:double"], ("POINT(205 45)", 50.0))
    target = {"RESISTANCE_OUT": str(tmp_path / "resistance.tif")}
    results = run("scenario", {**land, "NEW_ROADS": road, "CROSSINGS": point, **target})
    assert np.isnan(raster_io.read_raster(results["RESISTANCE_OUT"]).values).sum() == 9 - 5


def test_scenario_warns_of_links_of_another_land(land, tmp_path):
    """Links whose distances are not those of the resistance are told."""
    other = str(tmp_path / "resistance.tif")
    gdal.Translate(other, land["RESISTANCE"], scaleParams=[[0, 1, 0, 4]])
    listener = Listener()
    changes = layer("Polygon", ["kind:string", "value:double"], (WALL, "resistance", 3.0))
    target = {"INDICES": str(tmp_path / "indices.gpkg")}
    run("scenario", {**land, "RESISTANCE": other, "CHANGES": changes, **target}, listener)
    assert any("are not those of this resistance" in warning for warning in listener.warnings)


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ({}, "There is nothing to change: give changes or new roads"),
        (
            {"CHANGES": ("Polygon", ["what:string"], (WALL, "lost"))},
            "Changes: there is no field 'kind'; it says of each",
        ),
        (
            {"CHANGES": ("Polygon", ["kind:string"], (WALL, "burnt"))},
            "Changes, feature 1: kind is 'burnt'; it must be one",
        ),
        (
            {"CHANGES": ("Polygon", ["kind:string"], (WALL, "resistance"))},
            "feature 1 changes resistance but has neither",
        ),
        (
            {"NEW_ROADS": ("LineString", ["value:double"], ("LINESTRING(0 900, 90 900)", 5.0))},
            r"New roads, feature 1 \(road\) lies outside the resistance raster",
        ),
    ],
)
def test_scenario_refuses(land, tmp_path, inputs, sentence):
    """What cannot be understood is refused by name, and nothing is written."""
    layers = {name: layer(*facts) for name, facts in inputs.items()}
    with pytest.raises(RuntimeError, match=sentence):
        run("scenario", {**land, **layers, "INDICES": str(tmp_path / "indices.gpkg")})
    assert not list(tmp_path.iterdir())
