"""How results arrive in the desktop: loaded by QGIS itself, in a group, styled, in drawing order."""

import sys
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsLayerTreeModel,
    QgsLayerTreeRegistryBridge,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsProject,
    QgsRangeFieldFormatter,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer

from ...processing_provider import desktop
from ..languages import chinese_in
from .workspace import Listener

WAIT_MILLISECONDS = 60_000


@pytest.fixture
def project(qgis_app, qgis_iface):
    """Return the project of the desktop, empty before and after."""
    found = QgsProject.instance()
    found.clear()
    yield found
    found.clear()
    assert desktop._Run.going == {}


def load(context, project):
    """Load results as the desktop does when a run has ended: add each layer, then let it be finished."""
    loaded = []
    for source, details in list(context.layersToLoadOnCompletion().items()):
        layer = QgsProcessingUtils.mapLayerFromString(source, context, True)
        assert layer is not None, source
        assert layer.isValid(), source
        layer = context.takeResultLayer(layer.id()) or layer
        details.setOutputLayerName(layer)
        project.addMapLayer(layer)
        loaded.append((layer, details))
    for layer, details in loaded:
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, context, Listener())
    return [layer for layer, _ in loaded]


def wanted(targets, project):
    """Return destinations as the dialog hands them over, to be loaded into the project."""
    return {name: QgsProcessingOutputLayerDefinition(target, project) for name, target in targets.items()}


def arrive(name, parameters, targets, project):
    """Run an algorithm and load its results; return the layers in the order they were loaded."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")
    context = QgsProcessingContext()
    context.setProject(project)
    assert algorithm.checkParameterValues({**parameters, **wanted(targets, project)}, context) == (True, "")
    done = algorithm.run({**parameters, **wanted(targets, project)}, context, Listener())[1]
    assert done
    return load(context, project)


def arrive_by_task(name, parameters, targets, project):
    """Run an algorithm in the background task of the desktop, and load its results when it says it is done."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")
    context, feedback = QgsProcessingContext(), Listener()
    context.setProject(project)
    task = QgsProcessingAlgRunnerTask(algorithm, {**parameters, **wanted(targets, project)}, context, feedback)
    loop, ended = QEventLoop(), []
    task.executed.connect(lambda good, results: (ended.append((good, results)), loop.quit()))
    QTimer.singleShot(WAIT_MILLISECONDS, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert ended, "the task did not end"
    assert ended[0][0], feedback.warnings
    return load(context, project)


def layer_targets(workspace, name, folder):
    """Return a destination for every result of an algorithm that is a layer."""
    targets = workspace.outputs(name, folder)
    return {output: target for output, target in targets.items() if Path(target).suffix in (".tif", ".gpkg")}


def labels(workspace, name):
    """Return label and style of every result of an algorithm."""
    return {output.label: output.style for output in workspace.algorithms[name].outputs()}


def names(group):
    """Return what is in a group of the layer tree, from the top, without units."""
    return [child.name().split(" [")[0] for child in group.children()]


RUNNERS = pytest.mark.parametrize("runner", [arrive, arrive_by_task], ids=["run", "task"])


@RUNNERS
def test_results_of_a_run_are_one_group_in_drawing_order(workspace, project, tmp_path, runner):
    """All layers of the main job lie in one group of its name, points above lines above areas above rasters."""
    targets = layer_targets(workspace, "securitypattern", tmp_path)
    loaded = runner("securitypattern", workspace.inputs("securitypattern"), targets, project)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == workspace.algorithms["securitypattern"].title()
    assert len(group.children()) == len(targets) == len(loaded)
    styles = [labels(workspace, "securitypattern")[name] for name in names(group)]
    order = [desktop.DRAWN.index(style) for style in styles if style]
    assert order == sorted(order)
    assert styles[: len(order)] == [style for style in styles if style]


@RUNNERS
def test_tables_come_last(workspace, project, tmp_path, runner):
    """What cannot be drawn lies below everything that can."""
    targets = layer_targets(workspace, "securitypattern", tmp_path)
    runner("securitypattern", workspace.inputs("securitypattern"), targets, project)
    (group,) = project.layerTreeRoot().children()
    spatial = [node.layer().isSpatial() for node in group.findLayers()]
    assert spatial.count(False) == 2
    assert spatial == sorted(spatial, reverse=True)


def test_results_have_the_look_of_their_kind(workspace, project, tmp_path):
    """Every layer wears the style of its output, fitted to its values."""
    targets = layer_targets(workspace, "securitypattern", tmp_path)
    arrive("securitypattern", workspace.inputs("securitypattern"), targets, project)
    found = {
        layer.name().split(" [")[0]: layer.renderer().type()
        for layer in project.mapLayers().values()
        if layer.isSpatial()
    }
    assert found["Links"] == "RuleRenderer"
    assert found["Nodes and break points"] in ("categorizedSymbol", "RuleRenderer")
    assert found["Resistance"] == found["Corridors"] == found["Current"] == "singlebandpseudocolor"
    assert "singleSymbol" not in [found[name] for name in ("Restoration areas", "Restoration units")]
    function = project.mapLayersByName("Resistance")[0].renderer().shader().rasterShaderFunction()
    assert function.minimumValue() >= 1
    assert function.maximumValue() > function.minimumValue()


def test_what_covers_the_network_begins_switched_off(workspace, project, tmp_path):
    """In a whole plan the network is seen first; areas, units and current wait to be switched on."""
    targets = layer_targets(workspace, "securitypattern", tmp_path)
    arrive("securitypattern", workspace.inputs("securitypattern"), targets, project)
    (group,) = project.layerTreeRoot().children()
    styles = labels(workspace, "securitypattern")
    shown = {styles[name]: node.itemVisibilityChecked() for name, node in zip(names(group), group.findLayers())}
    assert {style for style, seen in shown.items() if not seen} == desktop.COVERING


def test_same_results_alone_are_shown(workspace, project, tmp_path):
    """Current and pinch points of a single step are seen at once."""
    targets = layer_targets(workspace, "pinchpoints", tmp_path)
    arrive("pinchpoints", workspace.inputs("pinchpoints"), targets, project)
    (group,) = project.layerTreeRoot().children()
    assert names(group) == ["Pinch points", "Links with effective resistance", "Current"]
    assert all(node.itemVisibilityChecked() for node in group.findLayers())


def test_a_single_result_joins_the_steps(workspace, project, tmp_path):
    """One layer lies in the group of single steps, with its style, and above what the user has."""
    project.addMapLayer(QgsVectorLayer(workspace.layer("roads"), "My roads", "ogr"))
    targets = {"LINKS": str(tmp_path / "links.gpkg")}
    (layer,) = arrive("links", workspace.inputs("links"), targets, project)
    assert names(project.layerTreeRoot()) == ["EcoPattern", "My roads"]
    assert names(project.layerTreeRoot().children()[0]) == ["Links"]
    assert layer.renderer().type() == "RuleRenderer"


def test_single_steps_share_one_group_in_drawing_order(workspace, project, tmp_path):
    """Whatever was run last, lines lie above areas above rasters; of rasters that hide others the newest is on top."""
    chain = ("links", "LINKS"), ("habitatpatches", "PATCHES"), ("landcoverresistance", "RESISTANCE")
    for name, output in chain:
        suffix = "tif" if output == "RESISTANCE" else "gpkg"
        arrive(name, workspace.inputs(name), {output: str(tmp_path / f"{output}.{suffix}")}, project)
    (group,) = project.layerTreeRoot().children()
    assert names(group) == ["Links", "Patches", "Resistance"]
    two = {"COST": str(tmp_path / "cost.tif"), "ALLOCATION": str(tmp_path / "allocation.tif")}
    arrive("costdistance", workspace.inputs("costdistance"), two, project)
    assert names(group) == ["Links", "Patches", "Cost distance", "Allocation", "Resistance"]


def test_a_step_joins_the_steps_wherever_qgis_puts_its_layer(workspace, project, tmp_path):
    """Where QGIS lays a result beside the chosen layer of a plan, it is taken out of that group."""
    plan = {"LINKS": str(tmp_path / "plan.gpkg")}
    arrive("securitypattern", workspace.inputs("securitypattern"), plan, project)
    root = project.layerTreeRoot()
    bridge, point = project.layerTreeRegistryBridge(), QgsLayerTreeRegistryBridge.InsertionPoint
    bridge.setLayerInsertionPoint(point(root.children()[0], 1))
    arrive("links", workspace.inputs("links"), {"LINKS": str(tmp_path / "links.gpkg")}, project)
    bridge.setLayerInsertionPoint(point(root, 0))
    assert names(root) == ["EcoPattern", workspace.algorithms["securitypattern"].title()]
    assert [names(group) for group in root.children()] == [["Links"], ["Links"]]


def test_a_step_run_again_lies_above_its_earlier_result(workspace, project, tmp_path):
    """Of results of one kind the newest is on top, those of one run stay in their order."""
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        arrive("corridors", workspace.inputs("corridors"), layer_targets(workspace, "corridors", folder), project)
    (group,) = project.layerTreeRoot().children()
    kinds = ["Corridor areas", "Corridors of fixed width", "Corridors", "Area by cutoff"]
    assert names(group) == [kind for kind in kinds for _ in range(2)]
    assert [Path(node.layer().source()).parent.name for node in group.findLayers()] == ["2", "1"] * 4


def test_every_plan_has_its_own_group_on_top(workspace, project, tmp_path):
    """A second plan does not mix with the first; it lies above it, and above what the user has."""
    project.addMapLayer(QgsVectorLayer(workspace.layer("roads"), "My roads", "ogr"))
    for number in (1, 2):
        targets = {"LINKS": str(tmp_path / f"links{number}.gpkg"), "NODES": str(tmp_path / f"nodes{number}.gpkg")}
        arrive("securitypattern", workspace.inputs("securitypattern"), targets, project)
    title = workspace.algorithms["securitypattern"].title()
    assert names(project.layerTreeRoot()) == [title, title, "My roads"]
    first, second, _ = project.layerTreeRoot().children()
    assert names(first) == names(second) == ["Nodes and break points", "Links"]
    assert all("2.gpkg" in node.layer().source() for node in first.findLayers())


def test_legends_say_what_the_values_are(workspace, project, tmp_path):
    """The first line of a raster's legend tells its values, not its band; units are those of the map."""
    made = {"CORRIDORS": str(tmp_path / "corridors.tif")}
    (layer,) = arrive("corridors", workspace.inputs("corridors"), made, project)
    assert layer.name() == "Corridors [cost x m]"
    node = project.layerTreeRoot().findLayer(layer.id())
    model = QgsLayerTreeModel(project.layerTreeRoot())
    assert model.layerLegendNodes(node)[0].data(Qt.ItemDataRole.DisplayRole) == "Extra cost over the least-cost path"


def test_classes_have_the_unit_of_their_values(workspace, project, tmp_path):
    """Classes of importance are percent."""
    made = {"PATCHES_OUT": str(tmp_path / "importance.gpkg")}
    (layer,) = arrive("patchimportance", workspace.inputs("patchimportance"), made, project)
    assert len(layer.renderer().ranges()) > 1
    assert all(each.label().endswith(" %") for each in layer.renderer().ranges())


def test_numbers_in_the_attribute_table_have_five_digits(workspace, project, tmp_path):
    """Columns show five digits of their largest value; the values themselves stay whole."""
    (layer,) = arrive("links", workspace.inputs("links"), {"LINKS": str(tmp_path / "links.gpkg")}, project)
    number = layer.fields().lookupField("lcd")
    value, setup = layer.maximumValue(number), layer.editorWidgetSetup(number)
    shown = QgsRangeFieldFormatter().representValue(layer, number, setup.config(), None, value)
    assert value >= 1000
    assert sum(letter.isdigit() for letter in shown) == max(5, len(str(int(value))))
    assert next(layer.getFeatures())["lcd"] != round(next(layer.getFeatures())["lcd"])


def test_ramp_by_quantiles_ends_where_its_legend_says(workspace, project, tmp_path):
    """The last colour stands for the greatest value of the legend, not for a single cell far above it."""
    (layer,) = arrive("pinchpoints", workspace.inputs("pinchpoints"), {"CURRENT": str(tmp_path / "c.tif")}, project)
    function = layer.renderer().shader().rasterShaderFunction()
    values = [item.value for item in function.colorRampItemList()]
    assert values == sorted(values)
    assert values[-1] == function.maximumValue() == layer.renderer().classificationMax()


def test_layers_that_share_a_geopackage_arrive_as_layers_of_their_own(workspace, project, tmp_path):
    """Results in one file become one layer each, valid and under their own name."""
    package = tmp_path / "plan.gpkg"
    targets = {name: f"{package}|layername={name.lower()}" for name in ("LINKS", "NODES", "PATCHES_OUT")}
    arrive("securitypattern", workspace.inputs("securitypattern"), targets, project)
    (group,) = project.layerTreeRoot().children()
    assert names(group) == ["Nodes and break points", "Links", "Patches"]
    assert all(node.layer().isValid() for node in group.findLayers())


def test_result_that_was_not_made_does_not_keep_the_others(workspace, project, tmp_path):
    """Without zones there are no units; QGIS waits for none, and the rest arrives in its group."""
    inputs = workspace.inputs("securitypattern")
    alone = {name: inputs[name] for name in ("LANDCOVER", "SCHEME", "HABITAT", "MIN_AREA")}
    targets = layer_targets(workspace, "securitypattern", tmp_path)
    loaded = arrive("securitypattern", alone, targets, project)
    assert len(loaded) == len(targets) - 2
    (group,) = project.layerTreeRoot().children()
    assert len(group.children()) == len(loaded)


def test_result_that_was_not_made_keeps_those_of_other_steps(workspace, project, tmp_path):
    """A result of an earlier step of a model, of the same name as one that is not made, is still waited for."""
    inputs = workspace.inputs("securitypattern")
    alone = {name: inputs[name] for name in ("LANDCOVER", "SCHEME", "HABITAT", "MIN_AREA")}
    earlier, target = str(tmp_path / "earlier.gpkg"), str(tmp_path / "units.gpkg")
    context = QgsProcessingContext()
    context.setProject(project)
    context.addLayerToLoadOnCompletion(earlier, QgsProcessingContext.LayerDetails("earlier", project, "UNITS"))
    algorithm = workspace.algorithms["securitypattern"].create()
    assert algorithm.run({**alone, **wanted({"UNITS": target}, project)}, context, Listener())[1]
    assert list(context.layersToLoadOnCompletion()) == [earlier]


def test_runs_are_told_apart_where_contexts_share_an_address(workspace, project):
    """The next context often lies where one that is gone has lain, and is no part of its run."""
    algorithm = workspace.algorithms["corridors"]
    runs, addresses = [], []
    for _ in range(50):
        context = QgsProcessingContext()
        addresses.append(sip.unwrapinstance(context))
        runs.append(desktop._Run.of(context, algorithm, 1))
        assert desktop._Run.of(context, algorithm, 1) is runs[-1]
        del context
    assert len(set(addresses)) < len(runs)
    assert len(set(runs)) == len(runs)
    desktop._Run.going.clear()


def test_cancelled_run_brings_nothing(workspace, project, tmp_path):
    """After a cancelled run nothing is loaded and no run is remembered."""
    algorithm = workspace.algorithms["securitypattern"].create()
    context = QgsProcessingContext()
    context.setProject(project)
    targets = wanted(layer_targets(workspace, "securitypattern", tmp_path), project)
    listener = Listener(limit=3)
    assert not algorithm.run({**workspace.inputs("securitypattern"), **targets}, context, listener)[1]
    assert project.mapLayers() == {}
    assert list(tmp_path.iterdir()) == []


@RUNNERS
def test_model_run_is_one_group(workspace, project, tmp_path, runner):
    """Results of all steps of the model lie together in one group, in drawing order, styled, tables last."""
    model = workspace.provider.algorithm("ecopattern_plan")
    endings = {QgsProcessingParameterRasterDestination: ".tif", QgsProcessingParameterVectorDestination: ".gpkg"}
    kinds = {d.name(): type(d) for d in model.parameterDefinitions() if d.isDestination()}
    targets = {name: str(tmp_path / f"{k}{endings[kind]}") for k, (name, kind) in enumerate(kinds.items())}
    runner("ecopattern_plan", workspace.inputs("securitypattern"), targets, project)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "EcoPattern"
    nodes = group.findLayers()
    assert len(nodes) == len(targets) > 8
    assert project.layerTreeRoot().findLayers() == nodes
    drawn = "NODES PINCH BARRIERS LINKS AREAS UNITS PATCHES_OUT CURRENT CORRIDORS RESISTANCE_OUT".split()
    assert names(group)[: len(drawn)] == drawn
    assert not any(node.layer().isSpatial() for node in nodes[len(drawn) :])
    looks = {node.name(): node.layer().renderer().type() for node in nodes[: len(drawn)]}
    assert looks["LINKS"] == "RuleRenderer"
    assert looks["NODES"] == "categorizedSymbol"
    assert looks["RESISTANCE_OUT"] == "singlebandpseudocolor"


def test_results_loaded_by_the_desktops_own_code(workspace, project, qgis_iface, tmp_path, monkeypatch):
    """The function that the toolbox uses loads, styles and groups the results too."""
    import processing
    from processing.gui import Postprocessing

    monkeypatch.setattr("qgis.utils.iface", qgis_iface)
    for module in (Postprocessing, sys.modules["processing.tools.general"]):
        if hasattr(module, "iface"):
            monkeypatch.setattr(module, "iface", qgis_iface)
    targets = layer_targets(workspace, "corridors", tmp_path)
    made = processing.runAndLoadResults("ecopattern:corridors", {**workspace.inputs("corridors"), **targets})
    assert set(made) == set(targets)
    (group,) = project.layerTreeRoot().children()
    assert names(group) == ["Corridor areas", "Corridors of fixed width", "Corridors", "Area by cutoff"]
    assert project.mapLayersByName("Corridors [cost x m]")[0].renderer().type() == "singlebandpseudocolor"


def test_short_description_is_one_sentence_in_both_languages(workspace, tmp_path):
    """The dock and the toolbox show the first sentence, whichever full stop ends it, not the whole help."""
    algorithm = workspace.algorithms["corridors"]
    assert algorithm.shortDescription().endswith("less the least-cost distance.")
    with chinese_in(tmp_path):
        said = algorithm.shortDescription()
        assert said.endswith("。")
        assert said.count("。") == 1
        assert algorithm.about().startswith(said)
