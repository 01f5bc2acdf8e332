"""Layers as people have them: other coordinate systems, odd geometries, ids of all sorts, scratch layers, selections.

Everything happens on one strip of 5 x 20 cells of 10 m with resistance 1: patch A covers columns 1 to 3, patch B
columns 12 to 14, both rows 1 to 3. So the least-cost distance between them is 9 cells, 90.
"""

import time
from dataclasses import dataclass

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...algorithms import raster_io
from ...algorithms.errors import InvalidValueError
from ...algorithms.grid import Grid, Raster
from ...algorithms.patches import Patches
from ...algorithms.progress import Progress
from ...processing_provider import layers
from ..listening import Listening
from .workspace import run

CRS = "EPSG:32649"
LEFT, TOP, CELL = 500_000.0, 3_000_050.0, 10.0
SQUARES = {"a": (1, 4), "b": (12, 15)}
LCD = 90.0


@dataclass
class Strip:
    """The strip: its grid and a file with its resistance."""

    grid: Grid
    resistance: str

    def raster(self, path, values, nodata=None):
        """Write classes on the grid of the strip."""
        values = np.asarray(values)
        raster_io.write_raster(path, Raster(values, self.grid, None if nodata is None else values != nodata))
        return str(path)


@pytest.fixture(scope="module")
def strip(workspace, tmp_path_factory):
    """Return the strip."""
    crs = QgsCoordinateReferenceSystem(CRS).toWkt()
    grid = Grid((5, 20), (LEFT, TOP), (CELL, CELL), crs)
    path = str(tmp_path_factory.mktemp("strip") / "resistance.tif")
    raster_io.write_raster(path, Raster(np.ones(grid.shape, np.float32), grid))
    return Strip(grid, path)


def square(first, last, top=1, bottom=4):
    """Return the outline of a block of cells as WKT."""
    x = [LEFT + CELL * k for k in (first, last)]
    y = [TOP - CELL * k for k in (top, bottom)]
    return f"(({x[0]} {y[0]},{x[1]} {y[0]},{x[1]} {y[1]},{x[0]} {y[1]},{x[0]} {y[0]}))"


def memory_layer(kind, fields, rows, crs=CRS):
    """Return a scratch layer; a row is a WKT (or None) and attributes; `crs` is where it is brought from CRS."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}" + "".join(f"&field={field}" for field in fields), "scratch", "memory")
    assert layer.isValid()
    there = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(CRS), QgsCoordinateReferenceSystem(crs), QgsProject.instance()
    )
    features = []
    for wkt, *attributes in rows:
        feature = QgsFeature(layer.fields())
        if wkt is not None:
            geometry = QgsGeometry.fromWkt(wkt)
            assert not geometry.isNull()
            geometry.transform(there)
            feature.setGeometry(geometry)
        feature.setAttributes(attributes)
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def two_patches(crs=CRS, field="name:string", ids=("a", "b"), kind="Polygon"):
    """Return the two patches as a scratch layer."""
    rows = [(f"Polygon {square(*columns)}", name) for columns, name in zip(SQUARES.values(), ids)]
    return memory_layer(kind, [field], rows, crs)


def linked(strip, tmp_path, patches, field="name"):
    """Return the links between patches as rows of attributes."""
    inputs = {"RESISTANCE": strip.resistance, "PATCHES": patches, "PATCH_ID": field}
    dataset = ogr.Open(run("links", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})["LINKS"])
    return [feature.items() for feature in dataset.GetLayer(0)]


def ends(rows):
    """Return the ids and the least-cost distance of each link."""
    return [(row["from_id"], row["to_id"], row["lcd"]) for row in rows]


def prepared(layer, field=None):
    """Return the facts of a layer of patches."""
    return layers.patch_facts(layer, "Patches", field, QgsProcessingContext())


# Coordinate systems.


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32650", "EPSG:4490", "EPSG:4527"])
def test_patches_in_another_coordinate_system_are_brought_over(strip, tmp_path, crs):
    """Patches in degrees, in another zone, or in China's system of 2000 fall on the same cells."""
    assert ends(linked(strip, tmp_path, two_patches(crs))) == [("a", "b", LCD)]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32650"])
def test_roads_in_another_coordinate_system_are_brought_over(strip, tmp_path, crs):
    """A road in another system breaks the link at the same place."""
    assert breaks(strip, tmp_path, road("LineString", 80, crs)) == [pytest.approx(LEFT + 80, abs=CELL)]


def test_layer_without_coordinate_system_is_taken_to_lie_as_the_rasters_do(strip, tmp_path):
    """Without a coordinate system coordinates are taken as they are."""
    patches = two_patches()
    patches.setCrs(QgsCoordinateReferenceSystem())
    assert ends(linked(strip, tmp_path, patches)) == [("a", "b", LCD)]


def test_results_are_in_the_coordinate_system_of_the_raster(strip, tmp_path):
    """Links between patches in degrees come out in metres, along the cells."""
    linked(strip, tmp_path, two_patches("EPSG:4326"))
    layer = QgsVectorLayer(str(tmp_path / "links.gpkg"), "links", "ogr")
    assert layer.crs().authid() == CRS
    assert next(layer.getFeatures()).geometry().length() == pytest.approx(LCD)


def test_points_are_brought_over(qgis_app):
    """Points come as coordinates of the asked system, with their fields."""
    place = f"Point ({LEFT + 15} {TOP - 25})"
    layer = memory_layer("Point", ["kind:string"], [(place, "break")], "EPSG:4326")
    found = layers.read_points(prepared(layer), QgsCoordinateReferenceSystem(CRS).toWkt())
    assert (found["x"], found["y"]) == (pytest.approx(LEFT + 15, abs=1e-4), pytest.approx(TOP - 25, abs=1e-4))
    assert found["kind"].tolist() == ["break"]


# Geometries.


def road(kind, x, crs=CRS):
    """Return a straight road across the strip as a scratch layer."""
    points = [f"{LEFT + x} {TOP - y}" for y in (0, 50)]
    line = ",".join(f"{point} 7 8" if "ZM" in kind else f"{point} 7" if "Z" in kind else point for point in points)
    text = f"(({line}))" if kind.startswith("Multi") else f"({line})"
    return memory_layer(kind, ["name:string"], [(f"{kind} {text}", "S1")], crs)


def breaks(strip, tmp_path, roads):
    """Return the x of every break point of the link under roads."""
    patches = two_patches()
    inputs = {"RESISTANCE": strip.resistance, "PATCHES": patches, "PATCH_ID": "name"}
    links = run("links", {**inputs, "LINKS": str(tmp_path / "l.gpkg")})["LINKS"]
    nodes = run("strategicnodes", {**inputs, "LINKS": links, "ROADS": roads, "NODES": str(tmp_path / "n.gpkg")})
    dataset = ogr.Open(nodes["NODES"])
    return [f.geometry().GetX() for f in dataset.GetLayer(0) if f["node_type"] == "break"]


@pytest.mark.parametrize("kind", ["LineString", "LineStringZ", "LineStringZM", "MultiLineString", "MultiLineStringZM"])
def test_roads_of_any_dimension(strip, tmp_path, kind):
    """Heights and measures of a road are left aside; parts count."""
    assert breaks(strip, tmp_path, road(kind, 80)) == [pytest.approx(LEFT + 80, abs=CELL)]


def test_features_of_another_kind_are_refused(strip, tmp_path):
    """Polygons where roads are wanted, or lines where watersheds are, are refused before anything is read."""
    with pytest.raises(RuntimeError, match="Roads and railways: layer 'scratch' holds polygons; it must hold lines"):
        breaks(strip, tmp_path, two_patches())
    for kind, found in (("LineString", "lines"), ("NoGeometry", "no geometry")):
        layer = memory_layer(kind, ["name:string"], [])
        with pytest.raises(InvalidValueError, match=f"Watersheds: layer 'scratch' holds {found}; it must hold poly"):
            layers.vector_facts(layer, "", "Watersheds", "polygons", QgsProcessingContext())


def test_curved_roads(strip, tmp_path):
    """A road drawn as a curve is a road."""
    points = ",".join(f"{LEFT + 80} {TOP - y}" for y in (0, 25, 50))
    curve = memory_layer("CompoundCurve", ["name:string"], [(f"CompoundCurve (CircularString ({points}))", "S1")])
    assert breaks(strip, tmp_path, curve) == [pytest.approx(LEFT + 80, abs=CELL)]


@pytest.mark.parametrize("kind", ["PolygonZ", "MultiPolygon", "MultiPolygonZM", "CurvePolygon"])
def test_patches_of_any_dimension(strip, tmp_path, kind):
    """Polygons of many parts, with heights and measures or drawn as curves, are patches."""
    rows = []
    for name, columns in SQUARES.items():
        text = square(*columns)
        if "Z" in kind:
            text = text.replace(",", " 7 8," if "M" in kind[-2:] else " 7,").replace(
                "))", " 7 8))" if "ZM" in kind else " 7))"
            )
        rows.append((f"{kind} {f'({text})' if kind.startswith('Multi') else text}", name))
    assert ends(linked(strip, tmp_path, memory_layer(kind, ["name:string"], rows))) == [("a", "b", LCD)]


def test_patch_of_many_parts_is_one_patch(strip, tmp_path):
    """The link starts from the nearer part of a patch of two parts."""
    rows = [
        (f"MultiPolygon ({square(1, 2)},{square(5, 6)})", "a"),
        (f"MultiPolygon ({square(*SQUARES['b'])})", "b"),
    ]
    assert ends(linked(strip, tmp_path, memory_layer("MultiPolygon", ["name:string"], rows))) == [("a", "b", 70.0)]


def test_features_without_geometry_are_left_out(strip, tmp_path):
    """A feature without geometry, or with an empty one, takes no id from another."""
    outlines = {name: f"Polygon {square(*columns)}" for name, columns in SQUARES.items()}
    rows = [(None, "x"), (outlines["a"], "a"), ("Polygon EMPTY", "y"), (outlines["b"], "b"), (None, NULL)]
    assert ends(linked(strip, tmp_path, memory_layer("Polygon", ["name:string"], rows))) == [("a", "b", LCD)]


def test_links_without_path_are_read(strip, tmp_path):
    """Links that no path joins have no line; read again, they leave the network in two parts."""
    values = np.ones(strip.grid.shape, np.float32)
    values[:, 8] = np.nan
    wall = str(tmp_path / "wall.tif")
    raster_io.write_raster(wall, Raster(values, strip.grid))
    patches = {"PATCHES": two_patches(), "PATCH_ID": "name"}
    target = str(tmp_path / "links.gpkg")
    found = run("links", {**patches, "RESISTANCE": wall, "ADJACENCY": "all", "LINKS": target})["LINKS"]
    importance = {**patches, "LINKS": found, "DISTANCE": 100, "PATCHES_OUT": str(tmp_path / "patches.gpkg")}
    dataset = ogr.Open(run("patchimportance", importance)["PATCHES_OUT"])
    assert [(feature["patch_id"], feature["degree"]) for feature in dataset.GetLayer(0)] == [("a", 0), ("b", 0)]


# Ids.


@pytest.mark.parametrize(
    ("field", "ids", "expected"),
    [
        ("name:string", ("西山", "东山 2"), ("西山", "东山 2")),
        ("name:string", ("01", "1"), ("01", "1")),
        ("name:integer", (7, 3), (7, 3)),
        ("name:integer", (0, -3), (0, -3)),
        ("name:long", (2**40, 5), (2**40, 5)),
        ("name:double", (4.0, 9.0), (4, 9)),
        ("name:double", (4.5, 9.0), (4.5, 9.0)),
        ("name:date", ("2026-01-02", "2026-01-03"), ("2026-01-02", "2026-01-03")),
    ],
)
def test_ids_come_back_as_they_are(strip, tmp_path, field, ids, expected):
    """Text stays text, whole numbers stay whole, also where they are stored as real numbers."""
    assert ends(linked(strip, tmp_path, two_patches(field=field, ids=ids))) == [(*expected, LCD)]


@pytest.mark.parametrize("ids", [("西山", "东山"), (7, 3), (4.0, 9.0), (4.5, 9.0), ("01", "1")])
def test_links_find_their_patches_again(strip, tmp_path, ids):
    """Links read from a file belong to the patches of the same ids, whatever these are."""
    kind = {str: "string", int: "integer", float: "double"}[type(ids[0])]
    patches = two_patches(field=f"name:{kind}", ids=ids)
    inputs = {"RESISTANCE": strip.resistance, "PATCHES": patches, "PATCH_ID": "name"}
    links = run("links", {**inputs, "LINKS": str(tmp_path / "l.gpkg")})["LINKS"]
    target = str(tmp_path / "c.tif")
    made = run("corridors", {**inputs, "LINKS": links, "CUTOFF": 1, "CORRIDORS": target})["CORRIDORS"]
    values = raster_io.read_raster(made).values
    np.testing.assert_array_equal(np.flatnonzero(~np.isnan(values).all(axis=0))[[0, -1]], [3, 12])


def test_links_of_other_patches_are_refused(strip, tmp_path):
    """Links that name a patch which is not there are refused by its name."""
    inputs = {"RESISTANCE": strip.resistance, "PATCHES": two_patches(), "PATCH_ID": "name"}
    links = run("links", {**inputs, "LINKS": str(tmp_path / "l.gpkg")})["LINKS"]
    with pytest.raises(RuntimeError, match="patch a is not among the patches"):
        run("corridors", {**inputs, "PATCH_ID": None, "LINKS": links, "CORRIDORS": str(tmp_path / "c.tif")})


def test_layer_that_is_no_links_is_refused(strip, tmp_path):
    """A layer of lines without the fields of links is refused by the field that is missing."""
    inputs = {"RESISTANCE": strip.resistance, "PATCHES": two_patches(), "PATCH_ID": "name"}
    with pytest.raises(RuntimeError, match=r"Links: layer 'scratch' has no field 'link_id'.*ecopattern:links"):
        run("corridors", {**inputs, "LINKS": road("LineString", 80), "CORRIDORS": str(tmp_path / "c.tif")})


def test_without_id_field_features_are_numbered(strip, tmp_path):
    """Without a field patches are 1, 2 in their order."""
    assert ends(linked(strip, tmp_path, two_patches(), field=None)) == [(1, 2, LCD)]


@pytest.mark.parametrize("field", ["patch_id", "PATCH_ID"])
def test_without_id_field_patches_of_ours_keep_their_ids(strip, tmp_path, field):
    """Without a choice the field that this plugin writes names the patches, and is recorded as the one chosen."""
    patches = two_patches(field=f"{field}:integer", ids=(7, 3))
    assert ends(linked(strip, tmp_path, patches, field=None)) == [(7, 3, LCD)]
    assert raster_io.read_stamp(str(tmp_path / "links.gpkg"))["inputs"]["PATCH_ID"] == field


def test_id_field_is_found_whatever_its_capitals(strip, tmp_path):
    """A field is found as QGIS finds it."""
    assert ends(linked(strip, tmp_path, two_patches(), field="NAME")) == [("a", "b", LCD)]


def test_repeated_id_among_many_is_found_at_once(qgis_app):
    """The time to find a repeated id grows with the number of ids, not with its square."""
    count = 50_000
    facts = layers.VectorFacts(None, "", "Patches", "patches", None, None, "name")
    began = time.monotonic()
    with pytest.raises(InvalidValueError, match="repeats 1;"):
        layers._ids(facts, {"name": np.array([1, *range(1, count)])}, count)
    assert time.monotonic() - began < 2.0


WRONG_IDS = [
    ("name:string", ("a", ""), "field 'name' is empty in 1 of 2; each patch needs its own id"),
    ("name:string", ("a", NULL), "field 'name' is empty in 1 of 2; each patch needs its own id"),
    ("name:integer", (NULL, NULL), "field 'name' is empty in 2 of 2; each patch needs its own id"),
    ("name:integer", (4, NULL), "field 'name' is empty in 1 of 2; each patch needs its own id"),
    ("name:double", (4.5, NULL), "field 'name' is empty in 1 of 2; each patch needs its own id"),
    ("name:string", ("a", "a"), "field 'name' repeats a; each patch needs its own id"),
    ("name:integer", (3, 3), "field 'name' repeats 3"),
    ("name:double", (3.0, 3.0), "field 'name' repeats 3"),
]


@pytest.mark.parametrize(("field", "ids", "sentence"), WRONG_IDS)
def test_empty_and_repeated_ids_are_refused(strip, tmp_path, field, ids, sentence):
    """Ids that are missing or not unique are refused by a sentence that names the layer's field and the id."""
    with pytest.raises(RuntimeError, match=f"Patches: {sentence}"):
        linked(strip, tmp_path, two_patches(field=field, ids=ids))
    assert list(tmp_path.iterdir()) == []


def test_unknown_id_field_is_refused_with_those_there_are(strip, tmp_path):
    """A field that is not there is refused before the run, with the names of those that are."""
    with pytest.raises(RuntimeError, match="layer 'scratch' has no field 'id'; it has name"):
        linked(strip, tmp_path, two_patches(), field="id")


# Scratch layers and layers of the project.


def test_layer_of_the_project_by_id_and_by_name(strip, tmp_path):
    """A scratch layer in the project may be given as object, by its id, or by its name."""
    patches = two_patches()
    patches.setName("我的 斑块")
    QgsProject.instance().addMapLayer(patches)
    try:
        for given in (patches, patches.id(), patches.name()):
            assert ends(linked(strip, tmp_path, given)) == [("a", "b", LCD)]
    finally:
        QgsProject.instance().removeMapLayer(patches)


def test_raster_layer_of_the_project(strip, tmp_path):
    """A raster may be given as a layer too."""
    layer = QgsRasterLayer(strip.resistance, "阻力面")
    inputs = {"RESISTANCE": layer, "PATCHES": two_patches(), "PATCH_ID": "name"}
    dataset = ogr.Open(run("links", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})["LINKS"])
    assert [feature["lcd"] for feature in dataset.GetLayer(0)] == [LCD]


def test_raster_that_gdal_cannot_open_again_is_refused(strip, tmp_path):
    """A raster from a server is refused with the remedy."""

    class Service(QgsRasterLayer):
        def providerType(self):
            return "wms"

    with pytest.raises(InvalidValueError, match="comes from wms; save it as a GeoTIFF first"):
        layers.raster_facts(Service(strip.resistance, "map"), "Resistance", 1)


def test_filtered_layer(strip, tmp_path):
    """A filter set on a layer holds."""
    names = ("a", "b", "c")
    rows = [(f"Polygon {square(*columns)}", name) for columns, name in zip([*SQUARES.values(), (17, 19)], names)]
    patches = memory_layer("Polygon", ["name:string"], rows)
    assert len(linked(strip, tmp_path, patches)) == 2
    assert patches.setSubsetString("name <> 'c'")
    assert ends(linked(strip, tmp_path, patches)) == [("a", "b", LCD)]


def test_only_selected_roads(strip, tmp_path):
    """With selected features only, other roads do not count."""
    layer = road("LineString", 50)
    other = road("LineString", 110)
    layer.dataProvider().addFeatures(list(other.getFeatures()))
    QgsProject.instance().addMapLayer(layer)
    try:
        layer.selectByExpression("$id = 1")
        chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
        # Both breaks are so near that they are one, that of the second road.
        assert breaks(strip, tmp_path, layer.id()) == [pytest.approx(LEFT + 110, abs=CELL)]
        assert breaks(strip, tmp_path, chosen) == [pytest.approx(LEFT + 50, abs=CELL)]
        stamp = raster_io.read_stamp(str(tmp_path / "n.gpkg"))
        assert "object at" not in str(stamp)
    finally:
        QgsProject.instance().removeMapLayer(layer)


def test_selected_patches_are_not_silently_all_patches(strip, tmp_path):
    """Where QGIS cannot hand over a selection, it is refused instead of taking every feature."""
    layer = two_patches()
    QgsProject.instance().addMapLayer(layer)
    try:
        layer.selectByExpression("name = 'a'")
        with pytest.raises(RuntimeError, match="PATCHES"):
            linked(strip, tmp_path, QgsProcessingFeatureSourceDefinition(layer.id(), True))
    finally:
        QgsProject.instance().removeMapLayer(layer)


# Rasters of ids.


def labels(strip, first, second, outside=0):
    """Return both patches as a raster of numbers."""
    values = np.full(strip.grid.shape, outside, np.int32)
    values[1:4, 1:4], values[1:4, 12:15] = first, second
    return values


def test_raster_of_ids(strip, tmp_path):
    """Numbers above 0 are ids, as large as they may be; 0 is outside."""
    path = strip.raster(tmp_path / "p.tif", labels(strip, 900_000, 7))
    assert ends(linked(strip, tmp_path, path, None)) == [(7, 900_000, LCD)]


def test_raster_of_ids_with_no_data_outside(strip, tmp_path):
    """No data is outside too, whatever number stands for it."""
    path = strip.raster(tmp_path / "p.tif", labels(strip, 1, 2, -1), nodata=-1)
    assert ends(linked(strip, tmp_path, path, None)) == [(1, 2, LCD)]


def test_raster_with_negative_ids_is_refused(strip, tmp_path):
    """A number below 0 is no id, and the sentence names it."""
    path = strip.raster(tmp_path / "p.tif", labels(strip, -4, 2))
    with pytest.raises(RuntimeError, match="Patches: id -4 found; ids in a raster must be above 0"):
        linked(strip, tmp_path, path, None)


def test_raster_of_real_numbers_is_refused_as_ids(strip, tmp_path):
    """Numbers with decimals are no ids."""
    path = strip.raster(tmp_path / "p.tif", labels(strip, 1, 2).astype(np.float32) * 1.5)
    with pytest.raises(RuntimeError, match=r"Patches: value 1\.5 found; classes must be whole numbers"):
        linked(strip, tmp_path, path, None)


def test_raster_without_patches_is_refused(strip, tmp_path):
    """A raster of zeros holds no patch."""
    path = strip.raster(tmp_path / "p.tif", labels(strip, 0, 0))
    with pytest.raises(RuntimeError, match="Patches: 0 found; at least 2"):
        linked(strip, tmp_path, path, None)


def test_raster_of_ids_on_other_cells_is_refused(strip, tmp_path):
    """Ids on another grid are refused, with what brings them together."""
    coarse = Grid((5, 10), (LEFT, TOP), (2 * CELL, CELL), strip.grid.crs)
    path = str(tmp_path / "p.tif")
    raster_io.write_raster(path, Raster(np.ones(coarse.shape, np.int32), coarse))
    with pytest.raises(RuntimeError, match=r"Patches has .*ecopattern:harmonise"):
        linked(strip, tmp_path, path, None)


# The nouns themselves.


def test_read_patches_keeps_fields_and_outlines(strip):
    """Patches carry every field, missing numbers as NaN, and the outline the layer drew."""
    layer = two_patches()
    layer.dataProvider().addAttributes(
        memory_layer("Polygon", ["height:double", "count:integer", "kept:boolean", "seen:date"], []).fields().toList()
    )
    layer.updateFields()
    layer.dataProvider().changeAttributeValues({1: {1: 12.5, 2: 3, 3: True, 4: "2026-01-02"}, 2: {3: False}})
    found = layers.read_patches(prepared(layer, "name"), strip.grid, Progress())
    assert isinstance(found, Patches)
    assert found.ids == ("a", "b")
    np.testing.assert_array_equal(found.labels, labels(strip, 1, 2))
    np.testing.assert_array_equal(found.fields["height"], [12.5, np.nan])
    np.testing.assert_array_equal(found.fields["count"], [3, np.nan])
    assert found.fields["kept"].tolist() == [True, False]
    assert found.fields["seen"].tolist() == ["2026-01-02", ""]
    assert len(found.polygons) == 2


def test_read_patches_without_a_grid_measures_outlines(strip):
    """Without a raster patches are outlines with their area in hectares, in the units of their own system."""
    found = layers.read_patches(prepared(two_patches(), "name"), None, Progress())
    np.testing.assert_allclose(found.fields["area_ha"], [0.09, 0.09])
    feet = layers.read_patches(prepared(two_patches("EPSG:2264"), "name"), None, Progress())
    assert feet.grid.unit == pytest.approx(0.3048, rel=1e-4)


CLASSES = [
    ("10", [10]),
    ("10, 20, 41-43", [10, 20, 41, 42, 43]),
    ("10;20", [10, 20]),
    ("10 20  30", [10, 20, 30]),
    (" 10 ,, 20, ", [10, 20]),
    ("10，20、30；41-43", [10, 20, 30, 41, 42, 43]),
    ("41 - 43", [41, 42, 43]),
    ("41–43", [41, 42, 43]),
]


@pytest.mark.parametrize(("text", "codes"), CLASSES)
def test_parse_classes(text, codes):
    """Codes may be parted by commas, semicolons or blanks, Western or Chinese, and ranges written with a dash."""
    assert layers.parse_classes(text, "HABITAT") == codes


@pytest.mark.parametrize("text", ["ten", "10.5", "10-", "-5", "41-43-45", "10/20"])
def test_parse_classes_refuses(text):
    """What is no whole number and no range is refused by name."""
    with pytest.raises(InvalidValueError, match=r"HABITAT: '.+' is no class"):
        layers.parse_classes(text, "HABITAT")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("43-41", "'43-41' runs backwards; write 41-43"), ("1-1000000000", "names 1000000000 classes; a range may hold")],
)
def test_parse_classes_refuses_ranges(text, sentence):
    """A range that falls, or that no land-cover map can mean, is refused at once."""
    with pytest.raises(InvalidValueError, match=sentence):
        layers.parse_classes(text, "HABITAT")


# What has no place, or a wrong one.


def test_features_without_a_shape_are_left_out_and_told(strip):
    """A feature without a shape, or with an empty one, is no patch; a warning says how many there are."""
    rows = [(f"Polygon {square(*SQUARES['a'])}", "a"), (None, "b"), ("Polygon EMPTY", "c")]
    facts, progress = prepared(memory_layer("Polygon", ["name:string"], rows), "name"), Listening()
    for grid in (None, strip.grid):
        assert layers.read_patches(facts, grid, progress).ids == ("a",)
    assert progress.warned == ["Patches: 2 of 3 features have no shape and are left out."] * 2


def test_points_without_a_raster_have_distances_and_their_own_worth(strip, tmp_path):
    """Points can be nodes of a network if a field says what each is worth; else the field is asked for."""
    rows = [(f"Point ({LEFT + x} {TOP})", f"p{x}", 2.0) for x in (0, 30, 70)]
    points = memory_layer("Point", ["name:string", "worth:double"], rows)
    inputs = {"PATCHES": points, "PATCH_ID": "name", "DISTANCE": 10, "PATCHES_OUT": str(tmp_path / "points.gpkg")}
    with pytest.raises(RuntimeError, match=r"'area_ha' is 0 in all patches.*name a field that says what each is worth"):
        run("patchimportance", inputs)
    dataset = ogr.Open(run("patchimportance", {**inputs, "ATTRIBUTE": "worth"})["PATCHES_OUT"])
    assert dataset.GetLayer(0).GetFeatureCount() == 3
    assert dataset.GetLayer(0).GetGeomType() == ogr.wkbMultiPoint


def test_layer_that_cannot_be_brought_over_is_refused(tmp_path):
    """Metres that call themselves degrees go nowhere, which is said before anything is computed from it."""
    layer = two_patches("EPSG:4326")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    layer.startEditing()
    for feature in layer.getFeatures():
        shape = feature.geometry()
        shape.translate(500_000, 3_000_000)
        layer.changeGeometry(feature.id(), shape)
    assert layer.commitChanges()
    with pytest.raises(InvalidValueError, match="Patches: layer 'scratch' cannot be brought into the coordinate"):
        layers.read_patches(prepared(layer, "name"), Grid((2, 2), (0, 0), (1, 1), grid_crs()), Progress())


def grid_crs():
    """Return the coordinate system of the strip as WKT."""
    return QgsCoordinateReferenceSystem(CRS).toWkt()


LINK_FIELDS = ["link_id:integer", "from_id:string", "to_id:string", "lcd:string"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([(1, "a", "b", "9"), (1, "a", "b", "8")], "field 'link_id' repeats 1; each link needs its own id"),
        ([(NULL, "a", "b", "9"), (1, "a", "b", "8")], "field 'link_id' is empty in 1 of 2; each link needs its own id"),
        ([(1, "a", "a", "9")], "a link joins patch a with itself"),
        ([(1, "a", "b", "far")], "field 'lcd' holds text; it must hold a number of each link"),
        ([(1, "a", "c", "9")], "patch c is not among the patches"),
    ],
)
def test_links_that_are_none_are_refused(strip, rows, message):
    """Links that are not numbered, join nothing, or whose cost is no number are refused by a sentence."""
    patches = layers.read_patches(prepared(two_patches(), "name"), strip.grid, Progress())
    line = f"LineString ({LEFT} {TOP}, {LEFT + 10} {TOP})"
    layer = memory_layer("LineString", LINK_FIELDS, [(line, *row) for row in rows])
    with pytest.raises(InvalidValueError, match=message):
        layers.read_links(layers.patch_facts(layer, "Links", None, QgsProcessingContext()), patches)


def test_links_whose_numbers_are_text_are_read(strip):
    """Numbers that a CSV file keeps as text are numbers; empty ones are not known."""
    patches = layers.read_patches(prepared(two_patches(), "name"), strip.grid, Progress())
    line = f"LineString ({LEFT} {TOP}, {LEFT + 10} {TOP})"
    layer = memory_layer("LineString", LINK_FIELDS, [(line, 1, "a", "b", "90.5"), (line, 2, "a", "b", "")])
    links = layers.read_links(layers.patch_facts(layer, "Links", None, QgsProcessingContext()), patches)
    np.testing.assert_array_equal(links.fields["lcd"], [90.5, np.nan])


def test_called_takes_the_table_of_a_file_of_several():
    """A layer straight from a file of several is called as its table, one that was named as it was named."""
    assert layers.called("county", "/data/county.gpkg|layername=roads") == "roads"
    assert layers.called("My roads", "/data/county.gpkg|layername=roads") == "My roads"
    assert layers.called("county", "/data/county.shp") == "county"
