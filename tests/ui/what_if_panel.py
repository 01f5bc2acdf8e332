"""A land with three patches, the panel of what if on it, and hands that draw on its map by real mouse events."""

import time

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from ...algorithms.connectivity.change import Kind
from ...ui.project import Reader
from ...ui.what_if.panel import WhatIfPanel
from ..processing_provider.workspace import run

CRS = "EPSG:32649"
WEST, SOUTH = 500000, 3000000
WAIT = 20.0
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture(scope="module")
def files(workspace, tmp_path_factory):
    """Return files of a resistance of 2 with three patches in a row, cells of 10 m, and the links between them."""
    folder = tmp_path_factory.mktemp("land")
    labels = np.zeros((18, 40), np.int32)
    labels[3:6, 1:6], labels[3:6, 17:22], labels[3:6, 33:38] = 1, 1, 1
    for name, values in (("resistance", np.full(labels.shape, 2, np.float32)), ("cover", labels)):
        kind = gdal.GDT_Float32 if name == "resistance" else gdal.GDT_Int32
        target = gdal.GetDriverByName("GTiff").Create(str(folder / f"{name}.tif"), 40, 18, 1, kind)
        target.SetGeoTransform((WEST, 10, 0, SOUTH + 180, 0, -10))
        reference = osr.SpatialReference()
        reference.SetFromUserInput(CRS)
        target.SetProjection(reference.ExportToWkt())
        target.GetRasterBand(1).WriteArray(values)
        target = None
    found = {"RESISTANCE": str(folder / "resistance.tif")}
    cover = {"LANDCOVER": str(folder / "cover.tif"), "CLASSES": "1", "MIN_AREA": 0}
    found["PATCHES"] = run("habitatpatches", {**cover, "PATCHES": str(folder / "patches.gpkg")})["PATCHES"]
    found["LINKS"] = run("links", {**found, "LINKS": str(folder / "links.gpkg")})["LINKS"]
    return found


@pytest.fixture
def project(files, qgis_new_project, tmp_path):
    """Return the layers of a project with resistance, patches and links, saved in a folder of its own."""
    layers = {
        "RESISTANCE": QgsRasterLayer(files["RESISTANCE"], "Resistance"),
        "PATCHES": QgsVectorLayer(files["PATCHES"], "Patches"),
        "LINKS": QgsVectorLayer(files["LINKS"], "Links"),
    }
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(CRS))
    QgsProject.instance().addMapLayers(list(layers.values()))
    QgsProject.instance().write(str(tmp_path / "plan.qgz"))
    return layers


@pytest.fixture
def canvas(qgis_iface):
    """Return the canvas, showing the land; other tests get it as it was."""
    found = qgis_iface.mapCanvas()
    before = found.mapSettings().destinationCrs()
    # Hidden, the map would have but a few pixels.
    found.window().show()
    found.show()
    found.resize(900, 500)
    wait_for(lambda: found.mapSettings().outputSize() == found.viewport().size() and found.viewport().width() > 800)
    found.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    found.setExtent(QgsRectangle(WEST - 50, SOUTH - 50, WEST + 450, SOUTH + 230))
    QgsApplication.processEvents()
    yield found
    found.setDestinationCrs(before)
    found.window().hide()


def opened(qgis_iface):
    """Return a panel, shown."""
    made = WhatIfPanel(qgis_iface, Reader())
    made.resize(400, 760)
    made.show()
    QgsApplication.processEvents()
    return made


@pytest.fixture
def panel(project, canvas, qgis_iface):
    """Return the panel on the project."""
    made = opened(qgis_iface)
    yield made
    made.release()
    made.close()


def wait_for(answer, seconds=WAIT):
    """Let QGIS work until something is true."""
    until = time.monotonic() + seconds
    while not answer() and time.monotonic() < until:
        QgsApplication.processEvents()
        time.sleep(0.01)
    assert answer()


def at(canvas, x, y):
    """Return where a place of the land, metres from its corner, lies on the canvas."""
    place = canvas.getCoordinateTransform().transform(QgsPointXY(WEST + x, SOUTH + y))
    return QPoint(round(place.x()), round(place.y()))


def click(canvas, *places, button=LEFT):
    """Click on places of the land."""
    for place in places:
        QTest.mouseMove(canvas.viewport(), at(canvas, *place))
        QTest.mouseClick(canvas.viewport(), button, pos=at(canvas, *place))


def draw(panel, kind, *places, finish=True):
    """Choose a kind by its button and draw its shape by the mouse."""
    if not panel.view.buttons[kind].isChecked():
        QTest.mouseClick(panel.view.buttons[kind], LEFT)
    click(panel.canvas, *places)
    if finish and kind is not Kind.CROSSING:
        click(panel.canvas, places[-1], button=RIGHT)


def known(panel):
    """Wait for the outcome of what is drawn, and return it."""
    wait_for(lambda: panel.session.outcome is not None and not panel.session.engine.busy)
    return panel.session.outcome


def shape_of(change):
    """Return the shape of a change."""
    found = QgsGeometry()
    found.fromWkb(change.shape)
    return found


ROAD = (110, 200), (110, -20)
BETWEEN = (62, 118), (168, 118), (168, 152), (62, 152)


def kept_with_everything(panel):
    """Draw one change of each sort and keep them."""
    draw(panel, Kind.ADDED, (80, 60), (130, 60), (130, 100), (80, 100))
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    panel.view.numbers.crossings.setValue(0)
    draw(panel, Kind.ROAD, (270, 200), (272, -20))
    draw(panel, Kind.CROSSING, (271, 134))
    found = known(panel)
    QTest.mouseClick(panel.view.keep, LEFT)
    return found
