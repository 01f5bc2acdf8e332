"""The main job: the same by one algorithm, by single algorithms in a model, and by the core; refusals; provenance."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProject

from ...algorithms import raster_io
from .workspace import run

SAME = {
    "corridors:CORRIDORS": "CORRIDORS",
    "pinch:CURRENT": "CURRENT",
    "resistance:RESISTANCE_OUT": "RESISTANCE_OUT",
    "pinch:PINCH": "PINCH",
    "pinch:LINKS": "LINKS",
    "barriers:BARRIERS": "BARRIERS",
    "nodes:NODES": "NODES",
    "areas:AREAS": "AREAS",
    "units:UNITS": "UNITS",
    "units:SHARES": "SHARES",
    "indices:INDICES": "INDICES",
    "importance:PATCHES_OUT": "PATCHES_OUT",
}


def rows(path):
    """Return the features of the first layer of a file as comparable values, numbers to 12 digits."""
    dataset = ogr.Open(path)
    found = []
    for feature in dataset.GetLayer(0):
        values = {k: round(v, 9) if isinstance(v, float) else v for k, v in feature.items().items()}
        found.append((values, feature.geometry() and feature.geometry().ExportToWkt()))
    return found


def test_model_of_single_algorithms_gives_the_same(workspace, tmp_path):
    """The shipped model makes, step by step, the numbers and shapes of the main job."""
    whole = workspace.results("securitypattern")
    targets = {name: str(tmp_path / Path(whole[output]).name) for name, output in SAME.items()}
    made = run("ecopattern_plan", {**workspace.inputs("securitypattern"), **targets})
    for name, output in SAME.items():
        if whole[output].endswith(".tif"):
            one, other = (raster_io.read_raster(path).values for path in (whole[output], made[name]))
            np.testing.assert_array_equal(one, other, err_msg=output)
        else:
            assert rows(whole[output]) == rows(made[name]), output


def test_model_is_whole_in_the_modeler(workspace):
    """Every step of the shipped model has all it needs, so that the modeler shows none in red."""
    model = QgsApplication.processingRegistry().createAlgorithmById("ecopattern:ecopattern_plan")
    assert len(model.childAlgorithms()) == 11
    assert model.validate() == (True, [])


@pytest.mark.parametrize("only", ["corridors:CORRIDORS", "areas:AREAS", "indices:INDICES"])
def test_model_makes_the_only_result_asked_for(workspace, tmp_path, only):
    """Results of the shipped model may be left out, also where later steps need them, and the rest stays the same."""
    whole = workspace.results("securitypattern")[SAME[only]]
    target = str(tmp_path / Path(whole).name)
    made = run("ecopattern_plan", {**workspace.inputs("securitypattern"), only: target})
    assert [name for name in made if ":" in name] == [only]
    if whole.endswith(".tif"):
        one, other = (raster_io.read_raster(path).values for path in (whole, target))
        np.testing.assert_array_equal(one, other)
    else:
        assert rows(whole) == rows(target)


def test_several_layers_share_a_geopackage(workspace, tmp_path):
    """Layers named in one file arrive together, each with its own provenance."""
    package = tmp_path / "plan.gpkg"
    names = ("LINKS", "NODES", "UNITS", "SHARES")
    targets = {name: f"{package}|layername={name.lower()}" for name in names}
    run("securitypattern", {**workspace.inputs("securitypattern"), **targets})
    dataset = ogr.Open(str(package))
    assert sorted(layer.GetName() for layer in dataset) == sorted(name.lower() for name in names)
    assert raster_io.read_stamp(str(package), "nodes")["output"] == "NODES"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.gpkg"]


def test_a_layer_is_added_to_a_geopackage_that_is_there(workspace, tmp_path):
    """Writing into an existing file keeps its other layers."""
    package = tmp_path / "plan.gpkg"
    shutil.copyfile(workspace.results("habitatpatches")["PATCHES"], package)
    run("links", {**workspace.inputs("links"), "LINKS": f"{package}|layername=links"})
    assert {layer.GetName() for layer in ogr.Open(str(package))} == {"patches", "links"}


def test_land_cover_alone_is_enough(workspace, tmp_path):
    """Without zones there are no units, with a word of warning, and everything else is there."""
    inputs = workspace.inputs("securitypattern")
    alone = {name: inputs[name] for name in ("LANDCOVER", "SCHEME", "HABITAT", "MIN_AREA")}
    made = run("securitypattern", {**alone, **workspace.outputs("securitypattern", tmp_path)})
    assert {"UNITS", "SHARES"} & set(made) == set()
    assert Path(made["REPORT"]).exists()


def test_project_opens_styled(workspace):
    """The project opens with all layers valid and styled."""
    path = workspace.results("securitypattern")["PROJECT"]
    assert zipfile.is_zipfile(path)
    project = QgsProject()
    assert project.read(path)
    layers = list(project.mapLayers().values())
    assert len(layers) >= 10
    assert all(layer.isValid() for layer in layers)
    assert project.layerTreeRoot().findGroups()


def test_report_names_what_was_done(workspace):
    """The report holds maps as data and the parameters of the run."""
    text = Path(workspace.results("securitypattern")["REPORT"]).read_text("utf-8")
    assert text.count("data:image/png;base64,") >= 5
    assert "land_cover.tif" in text


def test_patches_and_resistance_may_be_given(workspace, tmp_path):
    """Ready patches, also as a raster of ids, and a ready resistance give the same links as those made on the way."""
    inputs = {
        **workspace.inputs("securitypattern"),
        "RESISTANCE": workspace.results("landcoverresistance")["RESISTANCE"],
        "PATCHES": workspace.results("habitatpatches")["PATCH_RASTER"],
    }
    made = run("securitypattern", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})
    assert rows(made["LINKS"]) == rows(workspace.results("securitypattern")["LINKS"])


@pytest.mark.parametrize("given", ["raster", "polygons"])
def test_given_patches_get_their_area(workspace, tmp_path, given):
    """Patches that come without a field for it leave with the area of their cells."""
    found = workspace.results("habitatpatches")
    patches = found["PATCH_RASTER"]
    if given == "polygons":
        patches = str(tmp_path / "bare.gpkg")
        gdal.VectorTranslate(patches, found["PATCHES"], selectFields=["patch_id"])
    made = run(
        "securitypattern",
        {**workspace.inputs("securitypattern"), "PATCHES": patches, "PATCHES_OUT": str(tmp_path / "p.gpkg")},
    )
    areas = {values["patch_id"]: values["area_ha"] for values, _ in rows(made["PATCHES_OUT"])}
    assert areas == pytest.approx({values["patch_id"]: values["area_ha"] for values, _ in rows(found["PATCHES"])})


REFUSALS = [
    ({"MIN_AREA": 1e6}, "no patch reaches|No patch reaches"),
    ({"HABITAT": "77"}, "none of the habitat classes 77 occurs"),
    ({"HABITAT": "ten"}, "HABITAT: 'ten' is no class"),
    ({"SCHEME": "clcd"}, "clcd"),
    ({"TABLE": "10,forest,1,-3"}, "row '10,forest,1,-3'"),
    ({"RADIUS_MIN": 500, "RADIUS_MAX": 100}, "RADIUS_MIN is 500, above RADIUS_MAX 100"),
    ({"RADIUS_MIN": 10, "RADIUS_MAX": 10}, "10"),
    ({"MAX_COST": 1}, "None of"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSALS)
def test_refuses_with_a_sentence_and_leaves_nothing(workspace, tmp_path, change, sentence):
    """What cannot work is refused by a sentence that names it, and no file appears."""
    inputs = {**workspace.inputs("securitypattern"), **change}
    with pytest.raises(RuntimeError, match=sentence) as refusal:
        run("securitypattern", {**inputs, **workspace.outputs("securitypattern", tmp_path)})
    assert "Traceback" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_raster_without_coordinate_system(workspace, tmp_path):
    """A raster that does not say where it lies cannot be measured."""
    bare = str(tmp_path / "bare.tif")
    raster = raster_io.read_classes(workspace.landscape("land_cover.tif"))
    raster_io.write_raster(bare, replace(raster, grid=replace(raster.grid, crs="")))
    inputs = {**workspace.inputs("securitypattern"), "LANDCOVER": bare}
    with pytest.raises(RuntimeError, match="Land cover has no coordinate system"):
        run("securitypattern", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})


def test_refuses_rasters_on_different_grids(workspace, tmp_path):
    """The sentence says which raster differs, how, and what brings them together."""
    coarse = str(tmp_path / "coarse.tif")
    gdal.Warp(coarse, workspace.results("landcoverresistance")["RESISTANCE"], xRes=120, yRes=120)
    inputs = {**workspace.inputs("securitypattern"), "RESISTANCE": coarse}
    with pytest.raises(RuntimeError, match=r"Resistance has .* cells of 120 x 120.*ecopattern:harmonise"):
        run("securitypattern", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})


def test_refuses_resistance_of_zero(workspace, tmp_path):
    """The first cell with a wrong resistance is named with its place."""
    wrong = str(tmp_path / "wrong.tif")
    shutil.copyfile(workspace.results("landcoverresistance")["RESISTANCE"], wrong)
    dataset = gdal.Open(wrong, gdal.GA_Update)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray()
    values[5, 7] = 0
    band.WriteArray(values)
    del band, dataset
    inputs = {**workspace.inputs("securitypattern"), "RESISTANCE": wrong}
    with pytest.raises(RuntimeError, match=r"Resistance: resistance 0 at \(.*\), 1 cells in all; .* above 0"):
        run("securitypattern", {**inputs, "LINKS": str(tmp_path / "links.gpkg")})


def test_refuses_a_folder_that_is_not_there(workspace, tmp_path):
    """An output that cannot be written is refused before anything is computed."""
    target = str(tmp_path / "nowhere" / "links.gpkg")
    with pytest.raises(RuntimeError, match=r"folder '.*nowhere' is missing"):
        run("securitypattern", {**workspace.inputs("securitypattern"), "LINKS": target})


def test_refuses_more_than_memory_holds(workspace, tmp_path, monkeypatch):
    """The estimate is stated before anything is read."""
    monkeypatch.setattr("ecopattern.algorithms.validation.available_memory", lambda: 1e6, raising=True)
    with pytest.raises(RuntimeError, match=r"would need about .* GiB of memory"):
        run("securitypattern", {**workspace.inputs("securitypattern"), "LINKS": str(tmp_path / "links.gpkg")})


def test_stamp_is_the_json_that_qgis_process_takes(workspace):
    """The provenance is plain JSON with names, values, version and time."""
    stamp = raster_io.read_stamp(workspace.results("securitypattern")["CURRENT"])
    assert json.loads(json.dumps(stamp)) == stamp
    assert stamp["inputs"]["ADMIN_CODES"] == ["province", "city", "county"]
    assert stamp["inputs"]["LANDCOVER"].endswith("land_cover.tif")
    assert set(stamp) == {"algorithm", "version", "qgis", "time", "inputs", "output"}
