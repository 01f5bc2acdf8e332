"""What each kind of parameter takes from QGIS: ranges, words, expressions, bands, lists; and what is recorded."""

import json

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
)

from ...algorithms import raster_io
from ...algorithms.grid import Neighbours
from .workspace import Listener, rows, run


@pytest.fixture
def taken(workspace):
    """Return a function that gives what an algorithm takes from QGIS for one parameter."""

    def take(name, parameter, **changes):
        algorithm = workspace.algorithms[name].create()
        declared = next(d for d in algorithm.inputs() if d.name == parameter)
        parameters = {**workspace.inputs(name), **changes}
        return declared.prepare(algorithm, parameters, QgsProcessingContext())

    return take


@pytest.fixture
def refusal(workspace):
    """Return a function that gives the sentence with which the dialog refuses changed parameters."""

    def refuse(name, **changes):
        algorithm = workspace.algorithms[name].create()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        outputs = {d.name: "TEMPORARY_OUTPUT" for d in algorithm.outputs()}
        ready, sentence = algorithm.checkParameterValues({**workspace.inputs(name), **outputs, **changes}, context)
        assert not ready
        return sentence

    return refuse


# Numbers.


@pytest.mark.parametrize(
    ("value", "number"),
    [(12, 12.0), ("12.5", 12.5), (QgsProperty.fromValue(7), 7.0), (QgsProperty.fromExpression("3 * 4"), 12.0)],
)
def test_number_as_number_text_or_expression(taken, value, number):
    """A number may be a number, its text, or something of a model."""
    assert taken("habitatpatches", "MIN_AREA", MIN_AREA=value) == number


def test_number_left_out_is_its_default(taken, workspace):
    """A number that was left out, or given as None, is the default; without one it stays open."""
    radius = next(d for d in workspace.algorithms["barriers"].inputs() if d.name == "RESTORED_RESISTANCE")
    assert taken("barriers", "RESTORED_RESISTANCE") == radius.default
    assert taken("barriers", "RESTORED_RESISTANCE", RESTORED_RESISTANCE=None) == radius.default
    assert taken("links", "MAX_COST") is None
    assert taken("links", "MAX_COST", MAX_COST=0) == 0.0


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("habitatpatches", {"MIN_AREA": -1}),
        ("habitatpatches", {"MIN_AREA": "many"}),
        ("connectivityindices", {"PROBABILITY": 1.5}),
        ("links", {"MAX_NEIGHBOURS": -1}),
        ("pinchpoints", {"SHARE": 101}),
    ],
)
def test_number_out_of_its_range_is_refused(refusal, name, changes):
    """A number out of its range is refused in the dialog, by the name of the parameter."""
    assert next(iter(changes)) in refusal(name, **changes)


@pytest.mark.parametrize(
    ("low", "high"), [("MIN_EUCLIDEAN", "MAX_EUCLIDEAN"), ("MIN_COST", "MAX_COST"), ("RADIUS_MIN", "RADIUS_MAX")]
)
def test_rules_across_parameters_answer_in_the_dialog(refusal, low, high):
    """A smallest above a largest is refused before running, with both names and values."""
    sentence = refusal("barriers" if "RADIUS" in low else "links", **{low: 500, high: 60})
    assert all(text in sentence for text in (low, high, "500", "60"))


# Words.


@pytest.mark.parametrize(("value", "member"), [("4", Neighbours.FOUR), (None, Neighbours.EIGHT)])
def test_choice_is_a_member_of_the_core(taken, workspace, value, member):
    """A word becomes the member of the core's enumeration; the first word is the default."""
    declared = next(d for d in workspace.algorithms["habitatpatches"].inputs() if d.name == "NEIGHBOURS")
    changes = {} if value is None else {"NEIGHBOURS": value}
    assert declared.read(taken("habitatpatches", "NEIGHBOURS", **changes), {}, None) is member


@pytest.mark.parametrize("word", ["six", "", "EUCLID", ["cost", "all"]])
def test_unknown_word_is_refused(workspace, tmp_path, word):
    """A word that is no choice is refused, not replaced by another."""
    inputs = {**workspace.inputs("links"), "ADJACENCY": word, "LINKS": str(tmp_path / "links.gpkg")}
    with pytest.raises((RuntimeError, QgsProcessingException), match="ADJACENCY"):
        run("links", inputs)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "flag"),
    [(True, True), (False, False), (1, True), (0, False), ("true", True), ("false", False), ("0", False), (None, True)],
)
def test_boolean(taken, value, flag):
    """Yes and no, as Python, the command line and models write them; None is the default."""
    assert taken("links", "DROP_INTERMEDIATE", DROP_INTERMEDIATE=value) is flag


@pytest.mark.parametrize(("value", "text"), [(" 10, 20 ", "10, 20"), ("", None), (None, None), ("   ", None)])
def test_text_is_stripped_and_empty_is_none(taken, value, text):
    """Blanks round a text do not count; nothing but blanks is nothing."""
    assert taken("securitypattern", "HABITAT", HABITAT=value) == text


@pytest.mark.parametrize("value", [["province", "city"], "province;city"])
def test_fields_keep_their_order(taken, value):
    """Fields come as a list in the order they were chosen, however they were written."""
    assert taken("securitypattern", "ADMIN_CODES", ADMIN_CODES=value) == ["province", "city"]


# Layers.


@pytest.fixture
def two_bands(workspace, tmp_path):
    """Return a raster whose second band is the resistance, the first twice that."""
    values = raster_io.read_raster(workspace.results("landcoverresistance")["RESISTANCE"]).values
    source = gdal.Open(workspace.results("landcoverresistance")["RESISTANCE"])
    path = str(tmp_path / "bands.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, source.RasterXSize, source.RasterYSize, 2, gdal.GDT_Float64)
    dataset.SetGeoTransform(source.GetGeoTransform())
    dataset.SetProjection(source.GetProjection())
    for number, band in ((1, 2 * values), (2, values)):
        dataset.GetRasterBand(number).SetNoDataValue(-1)
        dataset.GetRasterBand(number).WriteArray(np.where(np.isnan(band), -1, band))
    del dataset
    return path


@pytest.mark.parametrize(("band", "factor"), [(None, 2.0), (1, 2.0), ("2", 1.0), (2, 1.0)])
def test_band_is_the_one_asked_for(workspace, two_bands, tmp_path, band, factor):
    """Another band than the first may be read; without saying it is the first."""
    inputs = {**workspace.inputs("costdistance"), "RESISTANCE": two_bands, "RESISTANCE_BAND": band}
    made = run("costdistance", {**inputs, "COST": str(tmp_path / "cost.tif")})["COST"]
    expected = raster_io.read_raster(workspace.results("costdistance")["COST"]).values
    np.testing.assert_allclose(raster_io.read_raster(made).values, factor * expected, rtol=1e-6)
    assert raster_io.read_stamp(made)["inputs"]["RESISTANCE_BAND"] == int(band or 1)


def test_band_that_is_not_there_is_refused(workspace, two_bands, tmp_path):
    """A band beyond the last is refused by a sentence that says which there are."""
    inputs = {**workspace.inputs("costdistance"), "RESISTANCE": two_bands, "RESISTANCE_BAND": 3}
    with pytest.raises(RuntimeError, match=r"band 3 was asked for, but .* has bands 1 to 2"):
        run("costdistance", {**inputs, "COST": str(tmp_path / "cost.tif")})
    assert [path.name for path in tmp_path.iterdir()] == ["bands.tif"]


@pytest.mark.parametrize(
    ("name", "parameter"),
    [("links", "RESISTANCE"), ("links", "PATCHES"), ("corridors", "LINKS"), ("securitypattern", "ROADS")],
)
def test_layer_that_cannot_be_loaded_is_refused(refusal, name, parameter):
    """A layer that is not there is refused in the dialog by its name, an optional one as well."""
    sentence = refusal(name, **{parameter: "/nowhere/layer.gpkg"})
    assert parameter in sentence or "'/nowhere/layer.gpkg' cannot be loaded" in sentence


@pytest.mark.parametrize("value", [None, ""])
def test_optional_layer_may_be_left_out(taken, value):
    """An optional layer left out, in any way, is None."""
    assert taken("securitypattern", "ROADS", ROADS=value) is None
    assert taken("securitypattern", "RESISTANCE", RESISTANCE=value) is None
    assert taken("securitypattern", "PATCHES", PATCHES=value) is None


def test_layers_of_one_name_are_told_apart(taken, workspace):
    """Several layers of one name get a number, so that none hides another."""
    path = workspace.landscape("dem.tif")
    chosen = [QgsRasterLayer(path, name) for name in ("dem", "dem", "other")]
    assert [facts.name for facts in taken("report", "LAYERS", LAYERS=chosen)] == ["dem", "dem 2", "other"]


# Destinations.


def test_outputs_not_asked_for_are_not_made(workspace):
    """An optional result left out, None or empty is not made; a required one always is."""
    links = workspace.algorithms["links"].create()
    wrapped = QgsProcessingOutputLayerDefinition("")
    by_name = {d.name: d for d in links.outputs()}
    for value in ({}, {"STICKS": None}, {"STICKS": ""}, {"STICKS": wrapped}):
        assert not links.wanted(by_name["STICKS"], value)
    assert links.wanted(by_name["STICKS"], {"STICKS": "TEMPORARY_OUTPUT"})
    report = workspace.algorithms["report"].create()
    assert report.wanted(report.outputs()[0], {})


def test_all_outputs_left_out_is_a_run_without_files(workspace):
    """A run of which nothing is asked ends well and makes nothing."""
    assert run("links", workspace.inputs("links")) == {}


def test_advanced_parameters_stand_aside(workspace):
    """What is declared advanced is so in QGIS, its band and id field too."""
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    algorithm = workspace.algorithms["currentflow"].create()
    flags = {d.name(): bool(d.flags() & advanced) for d in algorithm.parameterDefinitions()}
    assert flags["SHORT_CIRCUIT"]
    assert flags["SHORT_CIRCUIT_ID"]
    assert flags["MASK_BAND"]
    assert not flags["NODES"]


@pytest.mark.parametrize(
    "name", ["securitypattern", "links", "costdistance", "report", "harmonise", "currentflow", "strategicnodes"]
)
def test_record_is_json_that_qgis_takes_again(workspace, name):
    """What a run records of its inputs is plain JSON, and the dialog accepts it as it is."""
    algorithm = workspace.algorithms[name].create()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    assert algorithm.prepare(workspace.inputs(name), context, Listener())
    recorded = json.loads(json.dumps(algorithm.recorded()))
    again = workspace.algorithms[name].create()
    outputs = {d.name: "TEMPORARY_OUTPUT" for d in again.outputs()}
    assert again.checkParameterValues({**recorded, **outputs}, context) == (True, "")
    assert again.prepare(recorded, context, Listener())
    assert again.recorded() == recorded


# What is refused, and how.


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        (
            "patchimportance",
            {"DISTANCE_FIELD": "length"},
            "DISTANCE_FIELD is 'length'; it must be one of: euclidean, lcd",
        ),
        ("patchimportance", {"DISTANCE": "far"}, "DISTANCE is 'far'; it must be a number, at least 0."),
        ("patchimportance", {"PROBABILITY": 2}, "PROBABILITY is '2'; it must be a number from 0 to 1."),
        ("patchimportance", {"MAX_DISTANCE": "far"}, "MAX_DISTANCE is 'far'; it must be a number, at least 0."),
        ("candidates", {"ADD_NUMBER": "2.7"}, "ADD_NUMBER is '2.7'; it must be a whole number, at least 0."),
        ("candidates", {"ADD_NUMBER": 2.7}, "ADD_NUMBER is '2.7'; it must be a whole number, at least 0."),
        ("habitatpatches", {"CLASSES": ""}, "CLASSES (Habitat classes) is missing; it must be given."),
        ("habitatpatches", {"LANDCOVER": "/nowhere.tif"}, "Land cover (LANDCOVER): '/nowhere.tif' cannot be loaded"),
        ("resistancesurface", {"ROADS_VALUE": -5}, "ROADS_VALUE is '-5'; it must be a number, at least 0."),
        ("resistancesurface", {"ROADS_VALUE": "x"}, "ROADS_VALUE is 'x'; it must be a number, at least 0."),
        ("resistancesurface", {"FACTORS": ["/nowhere.tif"]}, "Factors (FACTORS): '/nowhere.tif' cannot be loaded"),
        ("fromcircuitscape", {"INI": "/nowhere.txt"}, "Project (INI): '/nowhere.txt' does not fit"),
    ],
)
def test_refusals_name_the_input_quote_the_value_and_state_the_rule(refusal, workspace, name, changes, sentence):
    """What QGIS would only call incorrect, or take for 0, is refused by a sentence that says what to give."""
    if "ROADS_VALUE" in changes:
        changes = {**changes, "ROADS": workspace.layer("roads")}
    assert refusal(name, **changes).startswith(sentence)


def test_outlines_are_not_taken_from_a_raster_or_a_table(refusal, workspace, tmp_path):
    """Where outlines are needed, a raster and a table without shapes are refused by what they are."""
    table = tmp_path / "areas.csv"
    table.write_text("patch_id,area\n1,2\n", "utf-8")
    assert "is a raster; without a raster of resistance" in refusal(
        "patchimportance", PATCHES=workspace.landscape("land_cover.tif")
    )
    assert "is a table without shapes" in refusal("patchimportance", PATCHES=str(table))


def test_layer_in_memory_becomes_a_temporary_file(workspace):
    """A script that asks for a layer in memory gets one with provenance from a temporary file."""
    found = run("patchimportance", {**workspace.inputs("patchimportance"), "PATCHES_OUT": "memory:"})["PATCHES_OUT"]
    assert found.endswith(".gpkg")
    assert rows(found)
