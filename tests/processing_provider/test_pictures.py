"""Maps, projects and styles: drawn from files that are still waiting, and leaving no trace beside them."""

import base64
import re
import threading
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass

import numpy as np
import pytest
from qgis.core import QgsEditorWidgetSetup, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from ...algorithms.errors import OutputError
from ...algorithms.graph import PatchGraph
from ...algorithms.progress import Progress
from ...algorithms.standard.report import Picture, Report, Section
from ...processing_provider import desktop, layers, pictures, results
from ...processing_provider.about import STYLES
from ..landscapes import make_patches, make_raster

STAMP = {"algorithm": "ecopattern:test", "version": "0", "qgis": "3", "time": "2026-01-02T03:04:05+00:00"}
ROWS = [[1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 0, 2], [0, 0, 0, 0, 2, 2], [0, 0, 0, 0, 2, 2]]


@dataclass(frozen=True)
class Declared:
    label: str
    style: str
    unit: str = ""


@pytest.fixture
def run(qgis_app, tmp_path):
    """Return a stage and the results of a small run that wait in it: two layers of one package, a raster, a table."""
    folder = tmp_path / "a & b"
    folder.mkdir()
    stage = results.Stage()
    patches = make_patches(ROWS).with_fields(area_ha=np.array([0.04, 0.05]), dpc=np.array([2.0, 8.0]))
    links = PatchGraph(
        patches.ids,
        np.array([[0, 1]]),
        {"link_id": np.array([1]), "active": np.array([True]), "lcd": np.array([60.0])},
        (np.array([[20.0, 30.0], [40.0, 20.0]]),),
        patches.grid.crs,
    )
    nodes = {"x": [30.0], "y": [25.0], "node_id": [1], "node_type": ["break"]}
    package = f"{folder / 'plan.gpkg'}|layername="
    tables = {
        "NODES": (Declared("Nodes", "nodes"), f"{package}nodes", results.points_table((nodes, patches.grid.crs))),
        "LINKS": (Declared("Links", "links"), f"{package}links", results.links_table(links)),
        "PATCHES": (
            Declared("Patches", "patches"),
            str(folder / "patches.gpkg"),
            results.polygons_table(patches, "patch_id"),
        ),
        "CURVE": (Declared("Curve", ""), f"{package}curve", results.plain_table({"cutoff": [1.0], "area_ha": [2.0]})),
    }
    written = {}
    for name, (declared, target, table) in tables.items():
        results.write_vector(stage, target, table, STAMP)
        written[name] = results.Written(declared, target, stage.waiting(target))
    target = str(folder / "resistance.tif")
    cells = make_raster([[1, 1, 50, 500, 500, 50]] * 3 + [[None, 1, 50, 50, 50, 1]])
    results.write_raster(stage, target, cells, STAMP)
    written["RESISTANCE"] = results.Written(Declared("Resistance", "resistance", "cost"), target, stage.waiting(target))
    return folder, stage, written


def report():
    return Report(
        "Plan", (Section("All", "", (Picture("Map", ("NODES", "LINKS", "PATCHES", "CURVE", "RESISTANCE")),)),)
    )


def files(folder):
    """Return the content of every file but reports and projects."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix not in (".html", ".qgz")}


def in_worker(work):
    """Do `work` in a thread of its own, as QGIS runs algorithms, and raise what it raises."""
    errors = []

    def guarded():
        try:
            work()
        except BaseException as error:  # noqa: BLE001, handed to the test
            errors.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


def test_write_report_draws_the_layers_and_explains_the_signs(run):
    """The map is coloured, and its legend names what is there and only that."""
    folder, _, written = run
    in_worker(lambda: pictures.write_report(str(folder / "r.html"), report(), written, STAMP, Progress()))
    page = (folder / "r.html").read_text("utf-8")
    image = QImage()
    image.loadFromData(base64.b64decode(re.search(r'alt="Map" src="data:image/png;base64,([^"]+)', page)[1]))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert image.width() == pictures.WIDTH
    assert len(colours) > 20
    for text in ("Break point", "Link in use", "Patches", "Resistance [cost]", "1 – 500"):
        assert text in page
    assert "QGIS 3, 2026-01-02 03:04 UTC" in page
    assert "Strategic node" not in page
    assert "Curve" not in page


def test_write_report_leaves_waiting_files_as_they_are(run):
    """No file changes, none is left beside them, and all can be put in their places."""
    folder, stage, written = run
    before = files(folder)
    in_worker(lambda: pictures.write_report(str(folder / "r.html"), report(), written, STAMP, Progress()))
    assert files(folder) == before
    stage.publish()
    assert sorted(files(folder)) == ["patches.gpkg", "plan.gpkg", "resistance.tif"]


def test_write_project_opens_the_published_files(run):
    """The project names final files relative to itself, styled, in one group in drawing order, tables last."""
    folder, stage, written = run
    before = files(folder)
    target = str(folder / "plan.qgz")
    in_worker(lambda: pictures.write_project(stage.path(target), "The plan", target, written))
    assert files(folder) == before
    stage.publish()
    with zipfile.ZipFile(target) as package:
        text = package.read("plan.qgs").decode("utf-8")
    assert "partial" not in text
    assert str(folder.parent) not in text
    project = QgsProject()
    assert project.read(target)
    group = project.layerTreeRoot().children()[0]
    assert group.name() == "The plan"
    assert [node.name() for node in group.children()] == ["Nodes", "Links", "Patches", "Resistance", "Curve"]
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert project.mapLayersByName("Links")[0].renderer().type() == "RuleRenderer"
    assert project.crs() == project.mapLayersByName("Patches")[0].crs()
    view = project.viewSettings().defaultViewExtent()
    assert view.contains(project.mapLayersByName("Resistance")[0].extent())
    assert project.title() == "The plan"


def test_write_project_refuses_another_ending(run):
    """A project must be a .qgz."""
    folder, _, written = run
    with pytest.raises(OutputError, match=r"must end in \.qgz"):
        pictures.write_project(str(folder / "x.qgs"), "T", str(folder / "x.qgs"), written)


def test_write_report_draws_layers_as_they_are_styled(run):
    """A layer of the user keeps its own colours."""
    folder, stage, _ = run
    stage.publish()
    layer = QgsVectorLayer(str(folder / "patches.gpkg"), "Mine", "ogr")
    layer.renderer().symbol().setColor(desktop.QColor("#123456"))
    image = pictures.draw_map([layers.map_facts([layer])[0].layer], 300)
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(image.height())}
    assert "#123456" in colours


def test_summary_tells_rows_and_missing_values(run):
    """The first rows of a table are plain Python, the key of the file is left out."""
    folder, stage, _ = run
    stage.publish()
    told = pictures.summary(layers.map_facts([QgsVectorLayer(str(folder / "patches.gpkg"), "Mine", "ogr")])[0])
    assert (told.name, told.drawn, told.total) == ("Mine", True, 2)
    assert told.columns["patch_id"] == [1, 2]
    assert "fid" not in told.columns
    curve = QgsVectorLayer(f"{folder / 'plan.gpkg'}|layername=curve", "C", "ogr")
    told = pictures.summary(layers.map_facts([curve])[0])
    assert not told.drawn


def test_summary_tells_values_as_the_layer_shows_them(run):
    """Coded values have the words that the layer has for them; others stay as they are."""
    folder, stage, _ = run
    stage.publish()
    layer = QgsVectorLayer(str(folder / "patches.gpkg"), "Mine", "ogr")
    words = QgsEditorWidgetSetup("ValueMap", {"map": [{"first": "1"}]})
    layer.setEditorWidgetSetup(layer.fields().lookupField("patch_id"), words)
    assert pictures.summary(layers.map_facts([layer])[0]).columns["patch_id"] == ["first", 2]


def test_draw_map_of_nothing_is_none(qgis_app):
    """Without a layer that can be drawn there is no picture."""
    assert pictures.draw_map([]) is None


def test_apply_style_fits_classes_to_the_values(run):
    """Graduated classes span the values that are there."""
    folder, stage, _ = run
    stage.publish()
    layer = QgsVectorLayer(str(folder / "patches.gpkg"), "P", "ogr")
    desktop.apply_style(layer, "importance")
    ranges = layer.renderer().ranges()
    assert (ranges[0].lowerValue(), ranges[-1].upperValue()) == (2.0, 8.0)


@pytest.mark.parametrize("style", ["resistance", "corridors", "current", "cost", "barrier_score", "dem"])
def test_apply_style_fits_ramps_to_the_values(run, style):
    """Colour ramps begin at the lowest value and rise."""
    folder, stage, _ = run
    stage.publish()
    layer = QgsRasterLayer(str(folder / "resistance.tif"), "R", "gdal")
    desktop.apply_style(layer, style)
    values = [item.value for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()]
    assert values == sorted(values)
    assert 1.0 <= values[0] < values[-1] <= 500.0


def test_apply_style_gives_each_id_a_colour(run):
    """Ids in a raster differ in colour."""
    folder, stage, _ = run
    stage.publish()
    layer = QgsRasterLayer(str(folder / "resistance.tif"), "R", "gdal")
    desktop.apply_style(layer, "allocation")
    classes = layer.renderer().classes()
    assert [item.value for item in classes] == [1, 50, 500]
    assert len({item.color.name() for item in classes}) == 3


def test_switched_off_hides_what_lies_over_a_plan():
    """A whole plan begins with the network; alone, the same results are shown."""
    assert desktop.switched_off(["nodes", "patches", "corridors", "current"]) >= {"current", "units"}
    assert not desktop.switched_off(["pinch_points", "current"])


def declared_styles():
    """Return the styles that wrappers name."""
    wrappers = STYLES.parent.rglob("*.py")
    return sorted({name for path in wrappers for name in re.findall(r'[( ]style="(\w+)"', path.read_text("utf-8"))})


@pytest.mark.parametrize("style", declared_styles())
def test_styles_are_there(style):
    """Every style that a wrapper names is a file."""
    assert (STYLES / f"{style}.qml").is_file()


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.qml")), ids=lambda path: path.stem)
def test_styles_hold_no_trace_of_a_machine(path):
    """Styles are XML for QGIS 3.22 without paths or layer ids."""
    text = path.read_text("utf-8")
    assert ElementTree.fromstring(text).get("version") == "3.22.0"
    assert not re.search(r"/(tmp|home|usr|work|root)/|layerId|[A-Z]:\\", text)
