"""One contract that every algorithm keeps."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)

from ..algorithms import raster_io
from ..processing_provider.desktop import group_title
from ..processing_provider.parameters import ChoiceInput, NumberInput, RasterInput, RasterOutput, VectorOutput
from ..processing_provider.provider import ALGORITHMS
from .processing_provider.workspace import Listener, Workspace, run

UNITLESS = {"SEED", "MAX_NEIGHBOURS", "PROBABILITY", "RESTORED_RESISTANCE", "TOLERANCE", "CUTOFF", "DISTANCE"}
UNITLESS |= {"MIN_PROBABILITY", "THRESHOLD", "ROUNDS", "RUNS", "TARGET_RATIO"}
WRAPPERS = {wrapper.NAME: wrapper for wrapper in ALGORITHMS}
every = pytest.mark.parametrize("name", WRAPPERS)


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("every"))


def layers_in(folder):
    """Return all files below a folder that are not empty."""
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_ids_are_unique_and_registered(workspace):
    """Every wrapper is in the provider under its own id."""
    assert len(WRAPPERS) == len(ALGORITHMS)
    assert set(WRAPPERS) <= {algorithm.name() for algorithm in workspace.provider.algorithms()}


@every
def test_declaration_is_complete(workspace, name):
    """Title, group, description, and for each parameter a label and help; lengths and costs say their unit."""
    algorithm = workspace.algorithms[name]
    assert algorithm.title()
    assert group_title(algorithm.GROUP)
    assert len(algorithm.about()) > 60
    assert len(algorithm.outputs()) == 1 or all(output.optional for output in algorithm.outputs())
    created = algorithm.create()
    for definition in created.parameterDefinitions():
        assert definition.description(), definition.name()
        assert len(definition.help()) > 8, definition.name()
    for declared in algorithm.inputs():
        if isinstance(declared, NumberInput):
            assert declared.unit or declared.name in UNITLESS, declared.name


def test_same_parameter_says_the_same(workspace):
    """An input that several algorithms share has one help text."""
    texts = {}
    for algorithm in workspace.algorithms.values():
        for declared in algorithm.inputs():
            texts.setdefault(declared.name, set()).add(declared.help)
    # A source of cost is a layer, a source of current a raster: one word of the field for two things. Grades, weights
    # and roads mean other things to a resistance than to what is made from it.
    different = {name for name, helps in texts.items() if len(helps) > 1}
    # The circle of a restoration is in map units, that of omnidirectional current in cells.
    # Of a morphology one takes the cores for sources, another what is broken for restoration.
    # The objective of weights is a method, that of a network what its budget shall buy.
    meant = {"SOURCES", "BARRIERS", "COMBINE", "FACTORS", "MORPHOLOGY", "OBJECTIVE", "RADIUS", "ROADS", "TABLE"}
    meant |= {"WEIGHTS"}
    assert different <= meant


@every
def test_choices_are_those_of_the_core(workspace, name):
    """The words of a choice are the values of the core's enumeration, in its order."""
    for declared in workspace.algorithms[name].inputs():
        if isinstance(declared, ChoiceInput):
            assert [member.value for member in declared.members()] == list(declared.words), declared.name


@every
def test_runs_and_makes_every_output(workspace, name):
    """All outputs are files, rasters on the grid of the raster that came in, each stamped with how to repeat it."""
    results = workspace.results(name)
    algorithm = workspace.algorithms[name]
    inputs = workspace.inputs(name)
    rasters = [d for d in algorithm.inputs() if isinstance(d, RasterInput) and d.name in inputs]
    for output in algorithm.outputs():
        if output.name not in results:
            assert (name, output.name) == ("currentflow", "VOLTAGE")
            continue
        assert Path(results[output.name]).exists(), output.name
        if isinstance(output, RasterOutput) and rasters:
            grid = raster_io.read_grid(inputs[rasters[0].name])
            assert raster_io.read_grid(results[output.name]).same_as(grid)
        if isinstance(output, (RasterOutput, VectorOutput)):
            stamp = raster_io.read_stamp(results[output.name])
            assert stamp["algorithm"] == f"ecopattern:{name}"
            assert stamp["inputs"][output.name] == results[output.name]


def content(path):
    """Return what a raster or vector file holds, to compare with another."""
    if path.endswith(".tif"):
        return raster_io.read_raster(path).values
    dataset = ogr.Open(path)
    return [
        (feature.items(), feature.geometry() and feature.geometry().ExportToWkb()) for feature in dataset.GetLayer(0)
    ]


@every
def test_repeats_from_its_own_stamp(workspace, name, tmp_path):
    """A layer can be made again from its own metadata."""
    results = workspace.results(name)
    made = [o for o in workspace.algorithms[name].outputs() if isinstance(o, (RasterOutput, VectorOutput))]
    made = [output for output in made if output.name in results]
    if not made:
        pytest.skip("makes no layer")
    first = made[0]
    inputs = dict(raster_io.read_stamp(results[first.name])["inputs"])
    for output in workspace.algorithms[name].outputs():
        inputs.pop(output.name, None)
    again = run(name, {**inputs, first.name: str(tmp_path / f"again{first.ending}")})
    a, b = content(results[first.name]), content(again[first.name])
    if isinstance(a, list):
        assert a == b
    else:
        np.testing.assert_array_equal(a, b)


@every
def test_cancel_is_quick_and_leaves_nothing(workspace, name, tmp_path):
    """Cancelled on the way, an algorithm stops within a second and writes no file."""
    parameters = {**workspace.inputs(name), **workspace.outputs(name, tmp_path)}
    workspace.results(name)
    listener = Listener(limit=3)
    stopped = []
    listener.canceled.connect(lambda: stopped.append(time.monotonic()))
    with pytest.raises(RuntimeError, match="Cancelled"):
        run(name, parameters, listener)
    assert time.monotonic() - stopped[0] < 1.0
    assert layers_in(tmp_path) == []


@every
def test_refuses_degrees_and_leaves_nothing(workspace, name, tmp_path):
    """Rasters in degrees are refused by a sentence that names the input and the remedy."""
    algorithm = workspace.algorithms[name]
    inputs = workspace.inputs(name)
    raster = next((d for d in algorithm.inputs() if isinstance(d, RasterInput) and d.name in inputs), None)
    if raster is None:
        pytest.skip("takes no raster of its own")
    degrees = str(tmp_path / "degrees.tif")
    gdal.Warp(degrees, inputs[raster.name], dstSRS="EPSG:4326")
    target = tmp_path / "results"
    target.mkdir()
    with pytest.raises(RuntimeError, match=f"{raster.label} is in degrees.*harmonise"):
        run(name, {**inputs, raster.name: degrees, **workspace.outputs(name, target)})
    assert layers_in(target) == []


@every
def test_inputs_are_never_changed(workspace, name):
    """Running leaves every input file as it was, byte for byte."""
    workspace.results(name)
    files = [Path(str(v).split("|")[0]) for v in workspace.inputs(name).values() if isinstance(v, str)]
    files = [path for path in files if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    folder = workspace.folder / f"{name}-again"
    folder.mkdir()
    run(name, {**workspace.inputs(name), **workspace.outputs(name, folder)})
    assert before == {path: path.read_bytes() for path in files}


@every
def test_refuses_to_replace_an_input(workspace, name):
    """No result takes the place of an input, and every input stays as it was, byte for byte."""
    inputs = workspace.inputs(name)
    sources = [source for value in inputs.values() for source in (value if isinstance(value, list) else [value])]
    targets = [
        (output.name, source)
        for output in workspace.algorithms[name].outputs()
        for source in sources
        if output.ending and str(source).split("|")[0].endswith(output.ending)
    ]
    if not targets:
        pytest.skip("makes nothing of the kind of its inputs")
    for output, source in targets:
        path = Path(source.split("|")[0])
        before = path.read_bytes()
        with pytest.raises(RuntimeError, match=r"is also the input .*; results never replace inputs"):
            run(name, {**inputs, output: source})
        assert path.read_bytes() == before


@every
def test_runs_in_a_model(workspace, name, tmp_path):
    """As a step of a model it makes the same as alone."""
    alone = workspace.results(name)
    algorithm = workspace.algorithms[name]
    child = QgsProcessingModelChildAlgorithm(f"ecopattern:{name}")
    child.setChildId("step")
    for parameter, value in workspace.inputs(name).items():
        child.addParameterSources(parameter, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
    first = next(output for output in algorithm.outputs() if output.name in alone)
    final = QgsProcessingModelOutput("result")
    final.setChildId("step")
    final.setChildOutputName(first.name)
    child.setModelOutputs({"result": final})
    model = QgsProcessingModelAlgorithm("test", "test")
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    target = str(tmp_path / f"model{first.ending}")
    destination = next(d.name() for d in model.parameterDefinitions())
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results, done = model.run({destination: target}, context, Listener())
    assert done
    assert Path(results[destination]).exists()
    if isinstance(first, (RasterOutput, VectorOutput)):
        a, b = content(alone[first.name]), content(target)
        assert a == b if isinstance(a, list) else np.array_equal(a, b, equal_nan=True)


@every
def test_computes_off_the_main_thread(workspace, name, tmp_path):
    """The work itself runs in a background thread, as QGIS runs it, and gives the same files."""
    algorithm = workspace.algorithms[name].create()
    parameters = {**workspace.inputs(name), **workspace.outputs(name, tmp_path)}
    context = QgsProcessingContext()
    feedback = Listener()
    assert algorithm.checkParameterValues(parameters, context)[0]
    assert algorithm.prepare(parameters, context, feedback)
    results = {}
    thread = threading.Thread(target=lambda: results.update(algorithm.runPrepared(parameters, context, feedback)))
    thread.start()
    thread.join()
    algorithm.postProcess(context, feedback)
    assert set(results) == set(workspace.results(name))


def test_output_definitions_may_be_left_out(workspace, tmp_path):
    """An optional output that is not asked for is not made."""
    parameters = {**workspace.inputs("costdistance"), "COST": str(tmp_path / "cost.tif")}
    results = run("costdistance", parameters)
    assert set(results) == {"COST"}
    assert layers_in(tmp_path) == [tmp_path / "cost.tif"]


def test_layer_definition_as_the_desktop_gives_it(workspace, tmp_path):
    """A destination wrapped by the dialog works like plain text."""
    parameters = workspace.inputs("costdistance")
    parameters["COST"] = QgsProcessingOutputLayerDefinition(str(tmp_path / "cost.tif"))
    assert Path(run("costdistance", parameters)["COST"]).exists()
