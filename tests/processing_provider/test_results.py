"""Where results go and how they are kept: formats, layers in shared files, odd names, refusals, missing values."""

import json
import os
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    NULL,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...algorithms import raster_io
from ...algorithms.errors import Cancelled, OutputError
from ...processing_provider import results
from ...processing_provider.about import VERSION
from ..landscapes import make_patches, make_raster
from .workspace import Listener, run

STAMP = {"algorithm": "ecopattern:test", "version": "0"}
ODD_FOLDER = "数据 2026 & l'eau [1]"


def rows(path, layer=0):
    """Return the attributes of the features of a layer, in order."""
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(layer)]


def layer_names(path):
    """Return the names of the layers of a file."""
    dataset = ogr.Open(str(path))
    return {layer.GetName() for layer in dataset}


def names(folder):
    """Return the names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in Path(folder).iterdir())


def is_sound(path):
    """Return whether SQLite finds nothing wrong with a GeoPackage."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.fixture(scope="module")
def known(workspace):
    """Return the links of the sample as a GeoPackage holds them, to compare others with."""
    return rows(workspace.results("links")["LINKS"])


@pytest.fixture
def links(workspace):
    """Return a function that writes the links of the sample to a target and returns where they went."""
    return lambda target, **more: run("links", {**workspace.inputs("links"), "LINKS": str(target), **more})["LINKS"]


# Formats.

COMPANIONS = {
    "csv": [],
    "geojson": [],
    "fgb": [],
    "shp": ["links.cpg", "links.dbf", "links.prj", "links.shx"],
}


@pytest.mark.parametrize("ending", COMPANIONS)
def test_format_is_whole_with_its_sidecar(links, known, tmp_path, ending):
    """A file without metadata of its own comes with its provenance beside it, and nothing else is left."""
    made = links(tmp_path / f"links.{ending}")
    assert names(tmp_path) == sorted([f"links.{ending}", f"links.{ending}.json", *COMPANIONS[ending]])
    found = sorted(rows(made), key=lambda row: float(row["link_id"]))
    assert [float(row["lcd"]) for row in found] == pytest.approx([row["lcd"] for row in known])
    assert [int(float(row["from_id"])) for row in found] == [row["from_id"] for row in known]
    stamp = json.loads((tmp_path / f"links.{ending}.json").read_text("utf-8"))
    assert (stamp["algorithm"], stamp["version"], stamp["output"]) == ("ecopattern:links", VERSION, "LINKS")
    assert stamp["inputs"]["LINKS"] == made


@pytest.mark.parametrize("ending", ["geojson", "fgb", "shp", "kml", "tab", "sqlite"])
def test_format_keeps_places_and_coordinate_system(workspace, links, tmp_path, ending):
    """Lines lie where those of the GeoPackage lie, in the coordinate system the file says, if it is WGS 84 or ours."""
    made = QgsVectorLayer(links(tmp_path / f"links.{ending}"), "made", "ogr")
    known = QgsVectorLayer(workspace.results("links")["LINKS"], "known", "ogr")
    assert raster_io.same_crs(made.crs().toWkt(), known.crs().toWkt()) or made.crs().authid() == "EPSG:4326"
    back = QgsFeatureRequest().setDestinationCrs(known.crs(), QgsCoordinateTransformContext())
    lines = {int(float(feature["link_id"])): feature.geometry() for feature in made.getFeatures(back)}
    for feature in known.getFeatures():
        assert lines[feature["link_id"]].hausdorffDistance(feature.geometry()) < 0.01


@pytest.mark.parametrize("ending", ["geojson", "fgb", "shp"])
def test_links_of_any_format_lead_to_the_same_corridors(workspace, links, tmp_path, ending):
    """Links written to another format and read again, booleans included, give the same corridors."""
    read_back = {**workspace.inputs("corridors"), "LINKS": links(tmp_path / f"links.{ending}", MAX_NEIGHBOURS=1)}
    expected = {**read_back, "LINKS": links(tmp_path / "links.gpkg", MAX_NEIGHBOURS=1)}
    one, other = (
        raster_io.read_raster(run("corridors", {**inputs, "CORRIDORS": str(tmp_path / f"{k}.tif")})["CORRIDORS"])
        for k, inputs in enumerate((read_back, expected))
    )
    np.testing.assert_array_equal(one.values, other.values)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_table_is_written_for_spreadsheets(workspace, tmp_path, ending):
    """A table goes to a CSV file or a spreadsheet with one row an index, missing values left empty."""
    target = str(tmp_path / f"indices.{ending}")
    made = run("connectivityindices", {**workspace.inputs("connectivityindices"), "INDICES": target})["INDICES"]
    found = {row["index"]: row["value"] for row in rows(made)}
    expected = {row["index"]: row["value"] for row in rows(workspace.results("connectivityindices")["INDICES"])}
    assert found.keys() == expected.keys()
    for index, value in expected.items():
        if value is None:
            assert found[index] in ("", None)
        else:
            assert float(found[index]) == pytest.approx(value)


# Values.


@pytest.fixture
def table():
    """Columns of every kind, one value of each missing where a value can be."""
    patches = make_patches([[1, 0, 2]]).with_fields(
        real=np.array([1.5, np.nan]),
        whole=np.array([3, 4]),
        flag=np.array([True, False]),
        text=np.array(["生态源地", ""], object),
    )
    return results.polygons_table(patches, "patch_id")


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb", "shp"])
def test_missing_values_and_kinds_of_fields(qgis_app, table, tmp_path, ending):
    """NaN becomes NULL, booleans stay true and false, Chinese text comes back."""
    stage = results.Stage()
    target = str(tmp_path / f"kinds.{ending}")
    results.write_vector(stage, target, table, STAMP)
    stage.publish()
    dataset = ogr.Open(target)
    first, second = sorted(dataset.GetLayer(0), key=lambda feature: feature["patch_id"])
    assert (first["patch_id"], first["real"], first["whole"], first["text"]) == (1, 1.5, 3, "生态源地")
    assert not second.IsFieldSetAndNotNull("real")
    assert [bool(feature["flag"]) for feature in (first, second)] == [True, False]


def test_booleans_and_whole_numbers_keep_their_type(qgis_app, table, tmp_path):
    """In a GeoPackage QGIS reads booleans as booleans, whole numbers as whole, NULL as NULL."""
    stage = results.Stage()
    target = str(tmp_path / "kinds.gpkg")
    results.write_vector(stage, target, table, STAMP)
    stage.publish()
    layer = QgsVectorLayer(target, "kinds", "ogr")
    found = [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]
    assert [row["flag"] for row in found] == [True, False]
    assert [type(row["whole"]) for row in found] == [int, int]
    assert found[1]["real"] == NULL
    assert layer.isSpatial()
    assert QgsWkbTypes.displayString(layer.wkbType()) == "MultiPolygon"


def test_nan_in_a_raster_is_no_data(qgis_app, tmp_path):
    """Cells without a value are no data in the file, not a number."""
    path = str(tmp_path / "raster.tif")
    stage = results.Stage()
    results.write_raster(stage, path, make_raster([[1, None], [2, 3]]), STAMP)
    stage.publish()
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    assert band.ReadAsArray().tolist() == [[1, band.GetNoDataValue()], [2, 3]]


def test_what_was_found_replaces_fields_of_the_same_name(qgis_app, tmp_path):
    """A field of the input that differs from a new one only in capitals, or would be the key, does not stop writing."""
    patches = make_patches([[1, 0, 2]]).with_fields(
        PATCH_ID=np.array([7, 8]), FID=np.array([5, 5]), DPC=np.array([0.0, 0.0]), dpc=np.array([1.0, 2.0])
    )
    stage = results.Stage()
    target = str(tmp_path / "patches.gpkg")
    results.write_vector(stage, target, results.polygons_table(patches, "patch_id"), STAMP)
    stage.publish()
    assert rows(target) == [{"patch_id": 1, "dpc": 1.0}, {"patch_id": 2, "dpc": 2.0}]


def test_fields_that_cannot_be_kept_are_told(qgis_app, tmp_path):
    """A field of the input that gives way to another is named, unless both say the same."""
    patches = make_patches([[1, 0, 2]]).with_fields(
        PATCH_ID=np.array([1.0, 2.0]), DPC=np.array([0.0, 0.0]), dpc=np.array([1.0, np.nan])
    )
    warnings = []
    stage = results.Stage()
    stage.progress.warn = warnings.append
    results.write_vector(stage, str(tmp_path / "p.gpkg"), results.polygons_table(patches, "patch_id"), STAMP)
    stage.discard()
    assert warnings == ["p: field 'DPC' is left out, since files cannot tell it from 'dpc'."]


@pytest.mark.parametrize("ending", ["gpkg", "sqlite"])
def test_field_with_the_name_of_the_shapes_is_kept(qgis_app, tmp_path, ending):
    """Fields called as databases call the column of shapes come back, and so do the shapes."""
    patches = make_patches([[1, 0, 2]]).with_fields(geom=np.array([5, 6]), GEOMETRY=np.array(["a", "b"], object))
    stage, target = results.Stage(), str(tmp_path / f"p.{ending}")
    results.write_vector(stage, target, results.polygons_table(patches, "patch_id"), STAMP)
    stage.publish()
    layer = QgsVectorLayer(target, "p", "ogr")
    found = [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]
    kept = [{name.lower(): row[name] for name in row} for row in found]
    assert [(row["geom"], row["geometry"]) for row in kept] == [(5, "a"), (6, "b")]
    assert layer.extent().area() > 0


def test_no_areas_are_an_empty_layer(workspace, tmp_path):
    """Where nothing is to be restored the layer is empty, and there."""
    without_roads = {**workspace.inputs("strategicnodes"), "ROADS": None, "NODES": str(tmp_path / "nodes.gpkg")}
    inputs = {
        "CORRIDORS": workspace.results("corridors")["CORRIDORS"],
        "BREAKS": run("strategicnodes", without_roads)["NODES"],
    }
    assert rows(run("restorationareas", {**inputs, "AREAS": str(tmp_path / "areas.gpkg")})["AREAS"]) == []


# Places.


def test_provenance_can_be_followed_from_every_folder(workspace, tmp_path, monkeypatch):
    """Inputs and results that were named from the working folder are recorded with their whole paths."""
    inputs = workspace.inputs("links")
    shutil.copyfile(inputs["RESISTANCE"], tmp_path / "resistance.tif")
    shutil.copyfile(inputs["PATCHES"], tmp_path / "plan.gpkg")
    (tmp_path / "user.csv").write_text("1,2,keep\n")
    monkeypatch.chdir(tmp_path)
    relative = {"RESISTANCE": "resistance.tif", "PATCHES": "plan.gpkg|layername=patches", "USER_LINKS": "user.csv"}
    run("links", {**inputs, **relative, "LINKS": "plan.gpkg|layername=links"})
    recorded = raster_io.read_stamp(str(tmp_path / "plan.gpkg"), "links")["inputs"]
    for name, value in {**relative, "LINKS": "plan.gpkg|layername=links"}.items():
        assert recorded[name] == str(tmp_path / value)
    monkeypatch.chdir("/")
    run("links", {**recorded, "LINKS": str(tmp_path / "again.gpkg")})
    assert rows(tmp_path / "again.gpkg") == rows(tmp_path / "plan.gpkg", "links")


def test_layer_in_a_geopackage_as_the_desktop_names_it(workspace, links, known, tmp_path):
    """The target that the desktop's Save to GeoPackage makes is written, and named so that QGIS can load it."""
    folder = tmp_path / ODD_FOLDER
    folder.mkdir()
    uri = QgsDataSourceUri()
    uri.setDatabase(str(folder / "plan.gpkg"))
    uri.setDataSource("", "links 廊道", "geom")
    made = links(f"ogr:{uri.uri()}")
    assert names(folder) == ["plan.gpkg"]
    assert [row["lcd"] for row in rows(folder / "plan.gpkg", "links 廊道")] == [row["lcd"] for row in known]
    context = QgsProcessingContext()
    assert QgsProcessingUtils.mapLayerFromString(made, context).featureCount() == len(known)
    assert raster_io.read_stamp(str(folder / "plan.gpkg"), "links 廊道")["inputs"]["LINKS"] == made


def test_layer_in_a_geopackage_is_loaded_by_the_desktop(workspace, tmp_path):
    """QGIS expects to load the very source that the run returns."""
    algorithm = workspace.algorithms["links"].create()
    project = QgsProject()
    context = QgsProcessingContext()
    context.setProject(project)
    target = f"ogr:dbname='{tmp_path / 'plan.gpkg'}' table=\"links\" (geom)"
    wanted = QgsProcessingOutputLayerDefinition(target, project)
    made, done = algorithm.run({**workspace.inputs("links"), "LINKS": wanted}, context, Listener())
    assert done
    assert list(context.layersToLoadOnCompletion()) == [made["LINKS"]]
    assert QgsProcessingUtils.mapLayerFromString(made["LINKS"], context).isValid()


def test_layer_is_replaced_and_others_stay(workspace, links, tmp_path):
    """Writing a layer again replaces that layer alone, with its provenance."""
    package = tmp_path / "plan.gpkg"
    shutil.copyfile(workspace.results("habitatpatches")["PATCHES"], package)
    kept = rows(package, "patches")
    target = f"{package}|layername=links"
    links(target)
    first = len(rows(package, "links"))
    links(target, ADJACENCY="all")
    assert len(rows(package, "links")) > first
    assert rows(package, "patches") == kept
    assert raster_io.read_stamp(str(package), "links")["inputs"]["ADJACENCY"] == "all"
    assert raster_io.read_stamp(str(package), "patches")["algorithm"] == "ecopattern:habitatpatches"
    assert is_sound(package)
    assert names(tmp_path) == ["plan.gpkg"]


@pytest.mark.parametrize("ending", ["geojson", "shp", "csv", "gpkg"])
def test_file_is_replaced(links, tmp_path, ending):
    """Writing a file again leaves the new content only, without what described the old one."""
    target = tmp_path / f"links.{ending}"
    links(target)
    before, fewer = names(tmp_path), len(rows(target))
    if ending == "shp":
        (tmp_path / "links.qix").write_bytes(b"an index of the old shapes")
    links(target, MAX_NEIGHBOURS=1, ADJACENCY="all")
    assert names(tmp_path) == before
    assert len(rows(target)) > fewer


def test_raster_is_replaced_with_its_statistics(workspace, tmp_path):
    """Statistics and overviews beside an old raster would describe the new one wrongly, so they go."""
    target = tmp_path / "cost.tif"
    for name in ("cost.tif", "cost.tif.aux.xml", "cost.tif.ovr"):
        (tmp_path / name).write_bytes(b"old")
    run("costdistance", {**workspace.inputs("costdistance"), "COST": str(target)})
    assert names(tmp_path) == ["cost.tif"]
    assert gdal.Open(str(target)) is not None


def test_edits_of_a_geopackage_open_elsewhere_are_kept(workspace, links, tmp_path):
    """What another program has saved, but SQLite not yet moved into the file, is not lost; nor is the result."""
    package = tmp_path / "plan.gpkg"
    shutil.copyfile(workspace.results("habitatpatches")["PATCHES"], package)
    with closing(sqlite3.connect(package)) as other:
        assert other.execute("pragma journal_mode = wal").fetchone() == ("wal",)
        other.execute("create table notes as select 12345 as value")
        other.commit()
        assert Path(f"{package}-wal").stat().st_size > 0
        expected = len(rows(workspace.results("links")["LINKS"]))
        links(f"{package}|layername=links")
        assert other.execute("select value from notes").fetchone() == (12345,)
        assert other.execute("select count(*) from links").fetchone() == (expected,)
    assert is_sound(package)
    assert layer_names(package) >= {"patches", "links"}
    assert len(rows(package, "links")) == expected


def test_geopackage_shown_in_qgis_may_be_written(workspace, links, tmp_path):
    """A layer that is loaded, and even edited, does not stand in the way of another one in its file."""
    package = tmp_path / "plan.gpkg"
    shutil.copyfile(workspace.results("habitatpatches")["PATCHES"], package)
    layer = QgsVectorLayer(f"{package}|layername=patches", "patches", "ogr")
    ids = [feature.id() for feature in layer.getFeatures()]
    assert layer.startEditing()
    assert layer.deleteFeature(ids[0])
    links(f"{package}|layername=links")
    assert layer.commitChanges(), layer.commitErrors()
    assert len(rows(package, "patches")) == len(ids) - 1
    assert len(rows(package, "links")) == len(rows(workspace.results("links")["LINKS"]))


def test_geopackage_that_another_program_writes_is_refused(workspace, links, tmp_path, monkeypatch):
    """A lock ends in a sentence, not in waiting, and the file stays as it is."""
    monkeypatch.setattr(results, "LOCK_SECONDS", 0.1)
    package = tmp_path / "plan.gpkg"
    shutil.copyfile(workspace.results("habitatpatches")["PATCHES"], package)
    before = package.read_bytes()
    with closing(sqlite3.connect(package)) as other:
        other.execute("begin exclusive")
        with pytest.raises(RuntimeError, match=r"database is locked.*no other program"):
            links(f"{package}|layername=links")
        other.rollback()
    assert package.read_bytes() == before
    assert names(tmp_path) == ["plan.gpkg"]


def test_file_that_is_no_geopackage_is_refused(links, tmp_path):
    """A file of another kind under the name of a GeoPackage is not overwritten."""
    package = tmp_path / "plan.gpkg"
    package.write_text("my notes, which must not be lost " * 50)
    with pytest.raises(RuntimeError, match=r"plan\.gpkg' cannot be written.*is it a GeoPackage"):
        links(f"{package}|layername=links")
    assert package.read_text().startswith("my notes")
    assert names(tmp_path) == ["plan.gpkg"]


@pytest.mark.parametrize("name", ["links", "corridors", "connectivityindices", "securitypattern"])
def test_odd_folder(workspace, tmp_path, name):
    """Spaces, Chinese characters, ampersand, apostrophe and brackets in a path do no harm to any kind of result."""
    folder = tmp_path / ODD_FOLDER
    folder.mkdir()
    targets = workspace.outputs(name, folder)
    made = run(name, {**workspace.inputs(name), **targets})
    assert made.items() >= targets.items()
    assert names(folder) == sorted(Path(target).name for target in targets.values())


def test_odd_name_of_a_geopackage_in_a_report(workspace, tmp_path):
    """A file name with brackets is no pattern: its layer is drawn in the report."""
    targets = {"LINKS": str(tmp_path / "plan [1].gpkg"), "REPORT": str(tmp_path / "plan [1].html")}
    run("securitypattern", {**workspace.inputs("securitypattern"), **targets})
    assert "data:image/png;base64," in (tmp_path / "plan [1].html").read_text("utf-8")
    assert names(tmp_path) == ["plan [1].gpkg", "plan [1].html"]


def test_inputs_in_an_odd_folder(workspace, links, tmp_path, known):
    """Inputs may lie there too, as a layer of a package whose name is just as odd."""
    folder = tmp_path / ODD_FOLDER
    folder.mkdir()
    inputs = workspace.inputs("links")
    resistance, package = folder / "阻力 面.tif", folder / "源地 图层.gpkg"
    shutil.copyfile(inputs["RESISTANCE"], resistance)
    gdal.VectorTranslate(str(package), inputs["PATCHES"], layerName="斑块 a")
    made = links(
        folder / "廊道.gpkg", RESISTANCE=str(resistance), PATCHES=f"{package}|layername=斑块 a", PATCH_ID="patch_id"
    )
    assert [row["lcd"] for row in rows(made)] == [row["lcd"] for row in known]


@pytest.mark.parametrize(
    ("name", "ending"),
    [("costdistance", ".tif"), ("links", ".gpkg"), ("connectivityindices", ".gpkg"), ("report", ".html")],
)
def test_temporary_output(workspace, name, ending):
    """A temporary result is a file of its own with the usual ending."""
    output = workspace.algorithms[name].outputs()[0]
    made = run(name, {**workspace.inputs(name), output.name: "TEMPORARY_OUTPUT"})[output.name]
    assert made.endswith(ending)
    assert names(Path(made).parent) == [Path(made).name]


def test_temporary_folder(workspace):
    """A temporary folder receives all files of the sample landscape."""
    made = run("samplelandscape", {"SEED": 1, "SIZE": "100x100", "CELL": 30, "FOLDER": "TEMPORARY_OUTPUT"})["FOLDER"]
    assert {"land_cover.tif", "landscape.gpkg"} <= set(names(made))
    assert not [name for name in names(made) if "partial" in name]


# Refusals.


@pytest.fixture
def closed(monkeypatch):
    """Return a function that makes a file read-only, also for a user who may do everything."""

    def close(path):
        path.chmod(0o444)
        may = os.access
        monkeypatch.setattr(results.os, "access", lambda p, mode: Path(p) != path and may(p, mode))

    return close


@pytest.mark.parametrize("name", ["links.gpkg", "links.geojson", "links.shp"])
def test_read_only_file_is_refused_before_computing(workspace, links, tmp_path, closed, name):
    """A file that is read-only stays as it is, and the sentence says why."""
    path = tmp_path / name
    links(path)
    before, content = names(tmp_path), path.read_bytes()
    closed(path)
    listener = Listener()
    with pytest.raises(RuntimeError, match="the file is read-only"):
        run("links", {**workspace.inputs("links"), "LINKS": str(path)}, listener)
    assert listener.steps == []
    assert names(tmp_path) == before
    assert path.read_bytes() == content


WRONG = [
    ("costdistance", "COST", "cost.asc", r"must end in \.tif or \.tiff"),
    ("costdistance", "COST", "cost", r"must end in \.tif or \.tiff"),
    ("links", "LINKS", "links.docx", r"must end in \.gpkg or \.geojson"),
    ("links", "LINKS", "links", r"must end in \.gpkg or \.geojson"),
    ("securitypattern", "PROJECT", "plan.qgs", r"must end in \.qgz"),
    ("securitypattern", "REPORT", "plan.gpkg", r"Report: .*must end in \.html"),
    ("links", "LINKS", "nowhere/links.gpkg", "folder '.*nowhere' is missing"),
]


@pytest.mark.parametrize(("name", "output", "file", "sentence"), WRONG)
def test_wrong_target_is_refused_before_computing(workspace, tmp_path, name, output, file, sentence):
    """An ending that cannot be written, or a folder that is not there, is refused before anything is computed."""
    listener = Listener()
    with pytest.raises(RuntimeError, match=sentence):
        run(name, {**workspace.inputs(name), output: str(tmp_path / file)}, listener)
    assert listener.steps == []
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["links.geojson", "links.gpkg"])
def test_folder_in_the_place_of_a_file_is_refused(links, tmp_path, name):
    """A folder with the name of a result is neither replaced nor written into."""
    (tmp_path / name).mkdir()
    with pytest.raises(RuntimeError, match=f"{name}' cannot be written: it is a folder"):
        links(tmp_path / name)
    assert names(tmp_path) == [name]
    assert names(tmp_path / name) == []


@pytest.mark.parametrize("below", ["", "a/b"])
def test_file_in_the_place_of_a_folder_is_refused(workspace, tmp_path, below):
    """A folder cannot be made where a file is, nor below one, and the sentence says so before anything is computed."""
    file = tmp_path / "made"
    file.write_text("mine")
    listener = Listener()
    with pytest.raises(RuntimeError, match=r"Folder: .*made' is no folder"):
        run("samplelandscape", {**workspace.inputs("samplelandscape"), "FOLDER": str(file / below)}, listener)
    assert listener.steps == []
    assert file.read_text() == "mine"


def test_error_of_the_system_is_a_sentence(workspace, tmp_path, monkeypatch):
    """What the system refuses ends in one sentence with the path, and nothing is left."""

    def refuse(*arguments):
        raise OSError(28, "No space left on device", "/full")

    monkeypatch.setattr(results, "write_raster", refuse)
    with pytest.raises(RuntimeError, match=r"cannot be read or written: .*No space left on device: '/full'") as failure:
        run("costdistance", {**workspace.inputs("costdistance"), "COST": str(tmp_path / "cost.tif")})
    assert "Traceback" not in str(failure.value)
    assert names(tmp_path) == []


# Inputs.


@pytest.fixture
def copied(workspace, tmp_path):
    """Return the inputs of `links` as copies in the folder of the test, the patches with a second layer."""
    inputs = workspace.inputs("links")
    resistance, package = tmp_path / "resistance.tif", tmp_path / "plan.gpkg"
    shutil.copyfile(inputs["RESISTANCE"], resistance)
    shutil.copyfile(inputs["PATCHES"], package)
    gdal.VectorTranslate(str(package), inputs["PATCHES"], layerName="more", accessMode="update")
    return {**inputs, "RESISTANCE": str(resistance), "PATCHES": f"{package}|layername=patches"}


@pytest.mark.parametrize("given", ["plan.gpkg", "plan.gpkg|layername=patches", "plan.gpkg|layerid=0", "alias.gpkg"])
@pytest.mark.parametrize("wanted", ["plan.gpkg|layername=Patches", "alias.gpkg|layername=patches"])
def test_layer_that_is_an_input_is_not_replaced(copied, tmp_path, given, wanted):
    """However the layer and its file are named, the result is refused before anything is computed."""
    package, listener = tmp_path / "plan.gpkg", Listener()
    (tmp_path / "alias.gpkg").symlink_to(package)
    before = package.read_bytes()
    with pytest.raises(RuntimeError, match=r"Links: .* is also the input Patches; results never replace inputs"):
        run("links", {**copied, "PATCHES": f"{tmp_path / given}", "LINKS": f"{tmp_path / wanted}"}, listener)
    assert listener.steps == []
    assert package.read_bytes() == before


@pytest.mark.parametrize("layer", ["links", "more"])
def test_geopackage_of_an_input_takes_other_layers(copied, tmp_path, layer):
    """Another layer may go into the GeoPackage that holds an input, which stays as it was."""
    package = tmp_path / "plan.gpkg"
    before = rows(package, "patches")
    run("links", {**copied, "LINKS": f"{package}|layername={layer}"})
    assert rows(package, "patches") == before
    assert "lcd" in rows(package, layer)[0]


def test_raster_that_is_an_input_is_not_replaced(copied, tmp_path):
    """A raster cannot be computed into its own file, also if that is given in another way."""
    before = (tmp_path / "resistance.tif").read_bytes()
    given = {"RESISTANCE": copied["RESISTANCE"], "SOURCES": copied["PATCHES"]}
    target = str(tmp_path / ".." / tmp_path.name / "resistance.tif")
    with pytest.raises(RuntimeError, match=r"Cost distance: .* is also the input Resistance"):
        run("costdistance", {**given, "COST": target})
    assert (tmp_path / "resistance.tif").read_bytes() == before


def test_table_that_is_an_input_is_not_replaced(copied, tmp_path):
    """A CSV file that settings were read from is an input too."""
    table = tmp_path / "user.csv"
    table.write_text("1,2,keep\n")
    with pytest.raises(RuntimeError, match=r"Links: .*user\.csv' is also the input Links to keep or drop"):
        run("links", {**copied, "USER_LINKS": str(table), "LINKS": str(table)})
    assert table.read_text() == "1,2,keep\n"


def test_folder_of_an_input_does_not_lose_it(workspace, tmp_path):
    """Rasters brought onto one grid in the folder where one of them is do not replace it."""
    original = tmp_path / "dem.tif"
    shutil.copyfile(workspace.landscape("dem.tif"), original)
    before = original.read_bytes()
    inputs = {"RASTERS": [str(original)], "CRS": "EPSG:32649", "CELL_SIZE": 90, "FOLDER": str(tmp_path)}
    with pytest.raises(RuntimeError, match=r"dem\.tif' is also the input Rasters"):
        run("harmonise", inputs)
    assert original.read_bytes() == before
    assert names(tmp_path) == ["dem.tif"]


def test_companion_of_a_result_does_not_replace_an_input(qgis_app, tmp_path):
    """The files that a shapefile brings with it spare an input of their name."""
    (tmp_path / "user.dbf").write_text("mine")
    stage = results.Stage(inputs=[(str(tmp_path / "user.dbf"), "", "Table")])
    table = results.polygons_table(make_patches([[1, 2]]), "patch_id")
    results.write_vector(stage, str(tmp_path / "user.shp"), table, STAMP)
    with pytest.raises(OutputError, match=r"user\.dbf' is also the input Table"):
        stage.publish()
    stage.discard()
    assert (tmp_path / "user.dbf").read_text() == "mine"
    assert names(tmp_path) == ["user.dbf"]


# Several runs at once.


def test_two_runs_at_once_share_a_geopackage(workspace, tmp_path):
    """Two runs that end at the same time in one process both leave their layers in one GeoPackage."""
    package = tmp_path / "plan.gpkg"
    targets = {
        "links": {name: f"{package}|layername={name.lower()}" for name in ("LINKS", "STICKS")},
        "connectivityindices": {"INDICES": f"{package}|layername=indices"},
        "strategicnodes": {"NODES": f"{package}|layername=nodes"},
    }
    for _ in range(3):
        runs = []
        for name, target in targets.items():
            algorithm = workspace.algorithms[name].create()
            given = {**workspace.inputs(name), **target}, QgsProcessingContext(), Listener()
            assert algorithm.prepare(*given)
            runs.append((algorithm, given))

        with ThreadPoolExecutor() as pool:
            done = [pool.submit(algorithm.runPrepared, *given) for algorithm, given in runs]
        assert sorted(name for made in done for name in made.result()) == ["INDICES", "LINKS", "NODES", "STICKS"]
        assert layer_names(package) == {"links", "sticks", "indices", "nodes"}
        assert names(tmp_path) == ["plan.gpkg"]
        assert is_sound(package)
        package.unlink()


def write_layers(stage, folder, packages, layer):
    """Write one layer into each package, in the given order, as a run does."""
    for package in packages:
        stage.check(f"{folder / package}|layername={layer}")
    stage.hold(*stage.packages())
    for package in packages:
        table = results.polygons_table(make_patches([[1, 2]]), "patch_id")
        results.write_vector(stage, f"{folder / package}|layername={layer}", table, STAMP)


def test_second_run_begins_with_what_the_first_made(qgis_app, tmp_path):
    """A run waits for one that is writing to the same file, and finds its layer there."""
    first, second = results.Stage(), results.Stage()
    write_layers(first, tmp_path, ["plan.gpkg"], "one")

    def go():
        write_layers(second, tmp_path, ["plan.gpkg"], "two")
        second.publish()

    thread = threading.Thread(target=go)
    thread.start()
    thread.join(0.5)
    assert thread.is_alive()
    first.publish()
    thread.join()
    assert layer_names(tmp_path / "plan.gpkg") == {"one", "two"}


def test_runs_into_the_same_files_do_not_wait_for_each_other_for_ever(qgis_app, tmp_path):
    """Runs that write to the same files in another order both end."""

    def go(packages, layer):
        for _ in range(10):
            stage = results.Stage()
            write_layers(stage, tmp_path, packages, layer)
            stage.publish()

    orders = [(["a.gpkg", "b.gpkg"], "one"), (["b.gpkg", "a.gpkg"], "two")]
    threads = [threading.Thread(target=go, args=order, daemon=True) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert layer_names(tmp_path / "a.gpkg") == layer_names(tmp_path / "b.gpkg") == {"one", "two"}


def test_waiting_for_another_run_can_be_cancelled(qgis_app, tmp_path):
    """A run that waits stops at once, and what it waited for is free again when the other has gone."""
    first, second, third = results.Stage(), results.Stage(), results.Stage()
    first.hold(str(tmp_path / "plan.gpkg"))
    second.progress.stop[0] = 1
    with pytest.raises(Cancelled):
        second.hold(str(tmp_path / "other.gpkg"), str(tmp_path / "plan.gpkg"))
    second.discard()
    first.discard()
    third.hold(str(tmp_path / "other.gpkg"), str(tmp_path / "plan.gpkg"))
    third.discard()
    assert third.held == {}


# All or nothing.


@pytest.mark.parametrize("failing", ["b.geojson", "c.gpkg", "d.gpkg"])
def test_no_result_is_placed_if_one_cannot_be(qgis_app, tmp_path, monkeypatch, failing):
    """Where one place fails, all others keep or get back what they had, and nothing new is left."""
    finals = [tmp_path / name for name in ("a.geojson", "b.geojson", "c.gpkg", "d.gpkg", "new.geojson")]

    def write(stage):
        for path in finals:
            table = results.polygons_table(make_patches([[1, 2]]).with_fields(run=[stage.run] * 2), "patch_id")
            results.write_vector(stage, str(path), table, STAMP)

    first, second = results.Stage(), results.Stage()
    first.run, second.run = 1, 2
    write(first)
    first.publish()
    for path in tmp_path.glob("new.*"):
        path.unlink()
    before = names(tmp_path)
    write(second)
    replace, copy = os.replace, results._copy_database

    def replace_but(source, final):
        if final == tmp_path / failing and ".partial" in source.name:
            raise PermissionError(13, "Access is denied", str(final))
        replace(source, final)

    def copy_but(source, final, name):
        if final == str(tmp_path / failing):
            raise OutputError("database is locked")
        copy(source, final, name)

    with monkeypatch.context() as patch:
        patch.setattr(results.os, "replace", replace_but)
        patch.setattr(results, "_copy_database", copy_but)
        with pytest.raises(OutputError, match=r"open in another program|database is locked"):
            second.publish()
    second.discard()
    assert names(tmp_path) == before
    for path in finals[:-1]:
        assert {row["run"] for row in rows(path)} == {1}, path.name


@pytest.mark.parametrize("other", ["plan.gpkg", "plan.gpkg|layername=plan", "plan.gpkg|layername=Plan"])
def test_one_place_for_two_results_is_refused(links, tmp_path, other):
    """Two results cannot have one place; the second would silently take that of the first."""
    with pytest.raises(RuntimeError, match="two results would go"):
        links(tmp_path / "plan.gpkg", STICKS=str(tmp_path / other))
    assert names(tmp_path) == []


def test_file_that_cannot_be_put_in_its_place(links, tmp_path, monkeypatch):
    """Where another program keeps the old file open, as on Windows, a sentence says so and nothing new is left."""
    target = tmp_path / "links.geojson"
    target.write_text("old")

    def refuse(source, final):
        raise PermissionError(13, "Access is denied", str(final))

    monkeypatch.setattr(results.os, "replace", refuse)
    with pytest.raises(RuntimeError, match=r"links\.geojson' cannot be written; is it open in another program"):
        links(target)
    assert names(tmp_path) == ["links.geojson"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("name", ["a[1].gpkg", "a*.shp", "a?.tif", "a.b.csv"])
def test_discard_takes_away_everything_it_began_and_nothing_else(tmp_path, name):
    """Names that look like patterns are names; the files of others stay."""
    mine, other = tmp_path / name, tmp_path / f".other.{os.getpid()}.partial.gpkg"
    other.write_text("other")
    stage = results.Stage()
    waiting = Path(stage.path(str(mine)))
    waiting.write_text("begun")
    for ending in ("-wal", "-journal"):
        Path(f"{waiting}{ending}").write_text("begun")
    waiting.with_suffix(".dbf").write_text("begun")
    stage.discard()
    assert names(tmp_path) == [other.name]


def test_writing_that_fails_leaves_no_file_open(qgis_app, tmp_path):
    """A layer that cannot be written whole is an error, after which its file can be taken away."""
    stage = results.Stage()
    columns, geometries, _, crs = results.polygons_table(make_patches([[1, 2]]), "patch_id")
    table = {**columns, "fid": [1, 1]}, geometries, QgsWkbTypes.Type.MultiPolygon, crs
    with pytest.raises(OutputError, match=r"was not written whole|cannot be written") as failure:
        results.write_vector(stage, str(tmp_path / "x.gpkg"), table, STAMP)
    stage.discard()
    assert failure.value
    assert names(tmp_path) == []
