"""What if, treated badly: each thing that cannot be worked out ends in a sentence, never in a traceback."""

import html
import sys

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtTest import QTest

from ...algorithms.connectivity.change import Kind
from ...ui.what_if import storage
from .what_if_panel import BETWEEN, CRS, LEFT, ROAD, SOUTH, WEST, draw, known, wait_for


@pytest.fixture(autouse=True)
def faults(qgis_app, monkeypatch):
    """Fail a test that logs a fault, or raises one in a slot."""
    found = []

    def listen(message, tag, _level):
        if tag == "EcoPattern" or "Traceback" in message:
            found.append(message)

    monkeypatch.setattr(sys, "excepthook", lambda *what: found.append(what))
    log = QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel]
    log.connect(listen)
    yield found
    log.disconnect(listen)
    assert found == []


def raster(path, values, crs=CRS, origin=(WEST, SOUTH + 180), cell=10):
    """Return a raster layer."""
    rows, columns = values.shape
    target = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    target.SetGeoTransform((origin[0], cell, 0, origin[1], 0, -cell))
    if crs:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        target.SetProjection(reference.ExportToWkt())
    target.GetRasterBand(1).WriteArray(values)
    target = None
    return QgsRasterLayer(str(path), path.stem)


def polygons(*shapes, crs=CRS, fields=("patch_id:integer",), values=None, name="Other patches"):
    """Return a layer of rectangles (west, south, east, north), metres from the corner of the land."""
    found = QgsVectorLayer(f"Polygon?crs={crs}&{'&'.join(f'field={field}' for field in fields)}", name, "memory")
    for k, shape in enumerate(shapes):
        feature = QgsFeature(found.fields())
        if shape is not None:
            west, south, east, north = shape
            text = f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
            geometry = QgsGeometry.fromWkt(text)
            if crs == CRS:
                geometry.translate(WEST, SOUTH)
            feature.setGeometry(geometry)
        feature.setAttributes(values[k] if values else [k + 1])
        found.dataProvider().addFeature(feature)
    found.updateExtents()
    return found


def pick(panel, name, layer):
    """Put a layer into the project and choose it as an input of the land."""
    if layer is not None:
        QgsProject.instance().addMapLayer(layer)
        panel.look()
    choice = panel.land.choices[name]
    choice.setCurrentIndex(choice.findData(None if layer is None else layer.id()))
    choice.activated.emit(choice.currentIndex())


def told(panel):
    """Wait till nothing is worked out, and return all that is said."""
    wait_for(lambda: not panel.session.engine.busy and not panel.rest.isActive())
    return html.unescape(f"{panel.note.text()} {panel.view.status.text()} {panel.view.hint.text()}")


LEFT_PATCH, RIGHT_PATCH = (10, 120, 60, 150), (330, 120, 380, 150)


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (lambda: polygons(), "0 found; at least 2"),
        (lambda: polygons(LEFT_PATCH), "1 found; at least 2"),
        (lambda: polygons(None, None), "0 found; at least 2"),
        (lambda: polygons(LEFT_PATCH, (9000, 9000, 9100, 9100)), "1 found; at least 2"),
        (lambda: polygons(LEFT_PATCH, RIGHT_PATCH, values=[[1], [1]]), "'patch_id' is empty or repeats itself"),
        (lambda: polygons(LEFT_PATCH, RIGHT_PATCH, values=[[1], [None]]), "'patch_id' is empty or repeats itself"),
        (lambda: polygons((1, 1, 2, 2), (3, 3, 4, 4), crs="EPSG:4326"), "0 found; at least 2"),
        (
            lambda: polygons((400, 95, 401, 96), (400, 97, 401, 98), crs="EPSG:4326"),
            "cannot be brought into the coordinate system",
        ),
    ],
    ids=["none", "one", "no shapes", "outside", "same id", "no id", "elsewhere", "nowhere"],
)
def test_patches_that_cannot_be(panel, layer, sentence):
    """Empty, lone, repeated or far-away patches are told by what is wrong with them."""
    pick(panel, "LINKS", None)
    pick(panel, "PATCHES", layer())
    draw(panel, Kind.ROAD, *ROAD)
    assert sentence in told(panel)
    assert panel.session.outcome is None


def test_links_of_other_patches(panel):
    """Links that join patches which are not there name the pair, and what to do."""
    pick(panel, "PATCHES", polygons(LEFT_PATCH, RIGHT_PATCH))
    draw(panel, Kind.ROAD, *ROAD)
    assert "choose the patches that the links were made from" in told(panel)
    pick(panel, "LINKS", None)
    assert known(panel).count("out of use") == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([None, 1, 2, "true", 1.0], "'link_id' is empty or repeats itself"),
        ([1, 2, 2, "true", 1.0], "a link joins patch 2 with itself"),
        ([1, None, 2, "true", 1.0], "joins patch None to 2"),
        ([1, 1, 2, "true", None], ""),
        (None, ""),
    ],
    ids=["no number", "itself", "no end", "no cost", "no links"],
)
def test_links_that_cannot_be(panel, values, sentence):
    """Links without a number, or with themselves, are told; without costs, or none at all, they are taken."""
    fields = ("link_id:integer", "from_id:integer", "to_id:integer", "active:string", "lcd:double", "status:string")
    fields += ("euclidean:double", "lcp_length:double")
    layer = QgsVectorLayer(f"LineString?crs={CRS}&{'&'.join(f'field={field}' for field in fields)}", "Some", "memory")
    if values:
        feature = QgsFeature(layer.fields())
        line = QgsGeometry.fromPolylineXY([QgsPointXY(WEST + 60, SOUTH + 135), QgsPointXY(WEST + 170, SOUTH + 135)])
        feature.setGeometry(line)
        feature.setAttributes([*values, "", 110.0, 110.0])
        layer.dataProvider().addFeature(feature)
    pick(panel, "LINKS", layer)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    said = told(panel)
    if sentence:
        assert sentence in said
    else:
        assert panel.session.outcome is not None


@pytest.mark.parametrize(
    ("values", "crs", "sentence"),
    [
        (np.zeros((18, 40)), CRS, "resistance must be above 0"),
        (np.full((18, 40), np.nan), CRS, "has no data in any cell"),
        (np.ones((18, 40)), "EPSG:4326", "degrees"),
        (np.ones((18, 40)), "", "coordinate system"),
        (np.ones((1, 1)), CRS, "0 found; at least 2"),
    ],
    ids=["zero", "nothing", "degrees", "no system", "one cell"],
)
def test_resistance_that_cannot_be(panel, tmp_path, values, crs, sentence):
    """A resistance of 0, in degrees, without a coordinate system, or of one cell is told."""
    layer = raster(tmp_path / "other.tif", values.astype(np.float32), crs, (WEST, SOUTH + 180))
    pick(panel, "RESISTANCE", layer)
    draw(panel, Kind.ROAD, *ROAD)
    assert sentence in told(panel)
    assert panel.session.outcome is None


def test_cells_of_another_grid(panel, tmp_path):
    """Patches as a raster on other cells are told, with the algorithm that aligns them."""
    pick(panel, "LINKS", None)
    values = np.repeat([[1, 0, 2]], 3, axis=0).astype(np.float32)
    pick(panel, "PATCHES", raster(tmp_path / "cells.tif", values))
    draw(panel, Kind.ROAD, *ROAD)
    assert "ecopattern:harmonise" in told(panel)


def test_files_that_vanish(panel, project, tmp_path):
    """A raster whose file is deleted behind the back of QGIS is named."""
    layer = raster(tmp_path / "gone.tif", np.ones((18, 40), np.float32))
    pick(panel, "RESISTANCE", layer)
    (tmp_path / "gone.tif").unlink()
    draw(panel, Kind.ROAD, *ROAD)
    assert "gone.tif' cannot be opened as a raster" in told(panel)


@pytest.mark.parametrize("kind", [Kind.ADDED, Kind.LOST, Kind.RESISTANCE, Kind.ROAD])
def test_shapes_outside_of_the_land(panel, kind):
    """Each says that it lies outside, and is taken back by undo."""
    draw(panel, kind, (-40, -40), (-30, -20), (-20, -40))
    assert "lies outside the resistance raster" in told(panel)
    QTest.mouseClick(panel.view.undo, LEFT)
    draw(panel, Kind.ROAD, *ROAD)
    assert known(panel).problem == ""


@pytest.mark.parametrize("kind", [Kind.ADDED, Kind.LOST, Kind.RESISTANCE])
def test_shapes_smaller_than_a_cell(panel, kind):
    """An area of a few pixels is at least one cell; one without extent is not drawn, and says so."""
    draw(panel, kind, (101, 130), (104, 130), (104, 133))
    assert known(panel).problem == ""
    draw(panel, kind, (100, 100), (110, 100), (120, 100))
    assert "no extent" in told(panel)
    assert len(panel.session.scenarios.changes) == 1


@pytest.mark.parametrize(
    "places",
    [
        ((60, 60), (160, 120), (160, 60), (60, 120)),
        ((60, 60), (160, 60), (60, 60), (60, 120)),
        ((60, 60), (160, 60), (160, 120), (160, 60), (200, 60), (60, 61)),
        ((60, 60), (90, 150), (120, 60), (45, 115), (135, 115)),
    ],
    ids=["bow tie", "there and back", "spike", "star"],
)
def test_areas_that_cross_themselves(panel, places):
    """They are mended to what they enclose, or refused where they enclose nothing."""
    draw(panel, Kind.RESISTANCE, *places)
    said = told(panel)
    assert panel.session.scenarios.changes or "no extent" in said
    if panel.session.scenarios.changes:
        assert known(panel).problem == ""
        panel.session.keep("Odd")
        assert len(panel.session.scenarios.scenario("Odd").changes) == 1


def test_everything_is_lost(panel):
    """When no habitat is left, or one patch, the sentence or the figures say so."""
    draw(panel, Kind.LOST, (-40, -40), (430, -40), (430, 220), (-40, 220))
    assert "leave no patch" in told(panel)
    QTest.mouseClick(panel.view.undo, LEFT)
    draw(panel, Kind.LOST, (100, -40), (430, -40), (430, 220), (100, 220))
    assert known(panel).patches == (3, 1)


def test_road_along_the_rim_and_through_a_patch(panel):
    """A road through the middle of a patch, with a hundred crossings, and with a resistance beyond measure."""
    draw(panel, Kind.ROAD, (195, 200), (195, -20))
    panel.view.numbers.crossings.setValue(100)
    assert known(panel).problem == ""
    panel.view.numbers.value.setValue(1e12)
    assert known(panel).problem == ""
    panel.view.numbers.width_field.setValue(1e6)
    assert known(panel).problem == ""


def test_layer_of_a_scenario_that_is_spoiled(panel):
    """A kind that is none is told by layer and feature; other scenarios stay."""
    draw(panel, Kind.ROAD, *ROAD)
    panel.session.keep("Good")
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    panel.session.keep("Spoiled")
    (layer,) = storage.layers_of("Spoiled")
    wait_for(lambda: layer.id() in panel.watched)
    layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("kind"), "nonsense")
    layer.commitChanges()
    wait_for(lambda: panel.session.scenarios.names == ["Good"])
    assert "nonsense" in panel.note.text()
    layer.startEditing()
    layer.deleteFeature(feature.id())
    layer.commitChanges()
    wait_for(lambda: "nonsense" not in panel.note.text())
    panel.compare.choose("Good")
    assert panel.compare.chosen == "Good"


def test_layers_that_are_renamed(panel, project):
    """The list of inputs shows the new name, with signs of HTML as they are."""
    project["RESISTANCE"].setName("<b>Cost</b> & effort")
    panel.look()
    assert panel.land.choices["RESISTANCE"].currentText() == "<b>Cost</b> & effort"
    assert panel.session.complete


def test_map_of_the_whole_world(panel, canvas):
    """A shape drawn where the land's coordinate system ends is refused or lies outside, and marks do no harm."""
    draw(panel, Kind.ROAD, *ROAD)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.zoomToFullExtent()
    draw(panel, Kind.ADDED, (0, 0), (10, 20), (20, 0))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    for extent in ((-180, -90, 180, 90), (-180, 89, -170, 90)):
        canvas.setExtent(type(canvas.extent())(*extent))
        QgsApplication.processEvents()
        QTest.mouseClick(panel.view.buttons[Kind.LOST], LEFT)
        for x, y in ((100, 100), (200, 100), (200, 200)):
            QTest.mouseClick(canvas.viewport(), LEFT, pos=canvas.viewport().rect().topLeft() + type(canvas.pos())(x, y))
        panel.tool.finish()
        QTest.mouseClick(panel.view.buttons[Kind.LOST], LEFT)
    told(panel)
    QTest.mouseClick(panel.view.discard, LEFT)


def test_fifty_hasty_edits(panel):
    """Whatever is done in whatever order while work is under way, the last word is right."""
    random = np.random.default_rng(7)
    kinds = list(Kind)
    for _ in range(50):
        act = random.integers(7)
        if act < 3:
            kind = kinds[random.integers(len(kinds))]
            places = [tuple(place) for place in random.uniform((-20, -20), (420, 200), (4, 2))]
            draw(panel, kind, *(places[:1] if kind is Kind.CROSSING else places))
        elif act == 3:
            QTest.mouseClick(panel.view.undo, LEFT)
        elif act == 4:
            QTest.mouseClick(panel.view.redo, LEFT)
        elif act == 5 and panel.view.changes.count():
            panel.view.changes.setCurrentRow(int(random.integers(panel.view.changes.count())))
            panel.view.numbers.value.setValue(float(random.uniform(1, 50)))
        elif act == 6:
            panel.land.distance.setValue(float(random.integers(50, 5000)))
        if random.integers(4) == 0:
            QgsApplication.processEvents()
    QTest.mouseClick(panel.view.discard, LEFT)
    draw(panel, Kind.ROAD, *ROAD)
    panel.view.numbers.crossings.setValue(0)
    panel.view.numbers.value.setValue(0)
    assert known(panel).count("out of use") == 1


def test_two_thousand_patches(panel, tmp_path):
    """Changes of a land of 2,000 patches are answered, and of many sentences the first are shown."""
    values = np.random.default_rng(3).uniform(1, 8, (240, 400)).astype(np.float32)
    pick(panel, "LINKS", None)
    pick(panel, "RESISTANCE", raster(tmp_path / "large.tif", values, origin=(WEST, SOUTH + 2400)))
    west, south = (grid.ravel() for grid in np.meshgrid(10 + 100 * np.arange(40), 10 + 48 * np.arange(50)))
    # Every tenth is smaller than a cell, of which the core warns one by one.
    sizes = [(4, 4) if k % 10 == 0 else (30, 20) for k in range(2000)]
    shapes = [(x, y, x + width, y + height) for x, y, (width, height) in zip(west, south, sizes)]
    pick(panel, "PATCHES", polygons(*shapes))
    draw(panel, Kind.ROAD, *ROAD)
    wait_for(lambda: not panel.session.engine.busy, 120)
    assert panel.session.outcome.patches[0] == 2000
    assert "and 197 more" in panel.note.text()
    assert panel.note.height() < panel.height() / 3
