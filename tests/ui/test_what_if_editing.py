"""What is drawn is edited: numbers after drawing, undo, snapping, other patches, and work that is overtaken."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSnappingConfig,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from ...algorithms.connectivity.change import Kind
from ..processing_provider.workspace import run
from .what_if_panel import (
    BETWEEN,
    CRS,
    LEFT,
    ROAD,
    SOUTH,
    WEST,
    at,
    click,
    draw,
    known,
    opened,
    shape_of,
    wait_for,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(field, text):
    """Type a number into a field by the keyboard."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def chosen(panel):
    """Return the change that is chosen."""
    scenarios = panel.session.scenarios
    return scenarios.changes[scenarios.chosen]


def test_numbers_are_edited_after_drawing(panel):
    """What was drawn last is chosen; another resistance is worked out at once, and undo brings the one before back."""
    draw(panel, Kind.ROAD, *ROAD)
    parted = known(panel)
    assert panel.view.changes.currentRow() == 0
    typed(panel.view.numbers.value, "30")
    assert chosen(panel).value == 30
    crossed = known(panel)
    assert (parted.count("out of use"), crossed.count("out of use"), crossed.count("longer")) == (1, 0, 1)
    assert "30 cost per m" in panel.view.changes.item(0).text()
    QTest.mouseClick(panel.view.undo, LEFT)
    assert chosen(panel).value is None
    assert panel.view.numbers.value.text() == "impassable"
    assert known(panel).count("out of use") == 1
    QTest.mouseClick(panel.view.undo, LEFT)
    assert panel.session.scenarios.changes == ()


def test_what_is_drawn_next_begins_with_the_numbers_of_its_kind(panel):
    """An edit of what is chosen holds for the next of its kind, and for no other kind."""
    draw(panel, Kind.ROAD, *ROAD)
    typed(panel.view.numbers.value, "30")
    click(panel.canvas, (270, 200), (272, -20))
    click(panel.canvas, (272, -20), button=Qt.MouseButton.RightButton)
    draw(panel, Kind.ADDED, (80, 60), (130, 60), (130, 100), (80, 100))
    assert [change.value for change in panel.session.scenarios.changes] == [None, 30, 30]


def test_change_is_chosen_in_the_list(panel):
    """The row of the list shows its numbers, the map draws it thicker, and drawing again shows those of the next."""
    draw(panel, Kind.ROAD, *ROAD)
    typed(panel.view.numbers.value, "30")
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    view = panel.view
    assert view.numbers.factor.isVisible()
    view.changes.setFocus()
    QTest.keyClick(view.changes, Qt.Key.Key_Down)
    assert view.changes.currentRow() == 1
    assert (view.numbers.kind, view.numbers.value.value()) == (Kind.ROAD, 30)
    assert "Chosen" in view.numbers.whose.text()
    widths = [band.width() for band in panel.marks.bands]
    assert widths[1] > widths[0]
    QTest.mouseClick(view.buttons[Kind.ADDED], LEFT)
    assert "Next" in view.numbers.whose.text()
    assert view.numbers.kind is Kind.ADDED
    assert view.changes.currentRow() == -1


def test_width_of_a_crossing_is_edited(panel):
    """A crossing as wide as a patch lets the road be crossed on a straight way; one cell asks for a detour."""
    draw(panel, Kind.ROAD, *ROAD)
    draw(panel, Kind.CROSSING, (111, 34))
    narrow = known(panel)
    assert panel.view.numbers.width_field.text() == "one cell"
    typed(panel.view.numbers.width_field, "150")
    wide = known(panel)
    assert chosen(panel).width == 150
    assert "150 m wide" in panel.view.changes.item(1).text()
    (detour,) = narrow.changes
    assert (detour.word, wide.count("longer")) == ("longer", 1)
    assert wide.changes[0].after < detour.after


def test_numbers_that_are_being_typed_stay(panel):
    """An answer that arrives meanwhile does not take away what is not whole yet."""
    draw(panel, Kind.ROAD, *ROAD)
    field = panel.view.numbers.value
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    known(panel)
    panel.session.changed.emit()
    assert field.text().startswith("12")
    assert chosen(panel).value is None


def test_small_window_need_not_grow(panel):
    """Whatever is drawn and told, the panel keeps its size; what does not fit is scrolled to."""
    panel.resize(480, 480)
    for kind in (Kind.ROAD, Kind.ADDED, Kind.RESISTANCE, Kind.LOST):
        places = ROAD if kind is Kind.ROAD else BETWEEN
        draw(panel, kind, *places)
        panel.view.numbers.crossings.setValue(2)
        known(panel)
        QgsApplication.processEvents()
        assert (panel.width(), panel.height()) == (480, 480)


def test_canvas_undoes_points_before_shapes(panel):
    """Ctrl+Z on the map takes back points of what is being drawn, then the last shape; with Shift it comes back."""
    draw(panel, Kind.ROAD, *ROAD)
    click(panel.canvas, (270, 200), (272, -20))
    for left in (1, 0):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Z, CONTROL)
        assert len(panel.tool.points) == left
    QTest.keyClick(panel.canvas, Qt.Key.Key_Z, CONTROL)
    assert panel.session.scenarios.changes == ()
    QTest.keyClick(panel.canvas, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.session.scenarios.changes) == 1


def test_drawing_snaps_as_the_project_says(panel, canvas):
    """A click next to a vertex of a layer is on it, exactly, where the project snaps; else it is where the mouse is."""
    layer = QgsVectorLayer(f"Point?crs={CRS}", "Posts", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(WEST + 110.123, SOUTH + 90.456)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    canvas.setLayers([layer])
    config = QgsSnappingConfig(QgsProject.instance())
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    config.setTypeFlag(QgsSnappingConfig.SnappingTypes.VertexFlag)
    config.setTolerance(12)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    canvas.snappingUtils().setConfig(config)
    # QGIS looks for vertices in the background.
    wait_for(lambda: canvas.snappingUtils().snapToMap(QgsPointXY(WEST + 110, SOUTH + 90)).isValid())
    try:
        draw(panel, Kind.ROAD, (112, 91), (200, 20))
        corner = shape_of(panel.session.scenarios.changes[0]).vertexAt(0)
        assert (corner.x(), corner.y()) == pytest.approx((WEST + 110.123, SOUTH + 90.456), abs=1e-6)
        QTest.mouseMove(canvas.viewport(), at(canvas, 111, 91))
        assert panel.tool.snapped.match().isValid()
    finally:
        config.setEnabled(False)
        canvas.snappingUtils().setConfig(config)
        canvas.setLayers([])
    draw(panel, Kind.ROAD, (112, 91), (200, 20))
    assert shape_of(panel.session.scenarios.changes[1]).vertexAt(0).x() != pytest.approx(WEST + 110.123, abs=1e-6)


def test_marks_follow_the_map_into_another_coordinate_system(panel, canvas):
    """When the map turns to degrees, what is drawn lies at its place there at once."""
    draw(panel, Kind.ROAD, *ROAD)
    known(panel)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    QgsApplication.processEvents()
    (band,) = panel.marks.bands
    centre = band.asGeometry().boundingBox().center()
    assert (centre.x(), centre.y()) == pytest.approx((111.0, 27.12), abs=0.1)


@pytest.fixture
def cells(files, tmp_path):
    """Return a raster of the ids of the patches on the cells of the resistance."""
    path = str(tmp_path / "patch_cells.tif")
    resistance = gdal.Open(files["RESISTANCE"])
    target = gdal.GetDriverByName("GTiff").CreateCopy(path, resistance)
    labels = np.zeros((18, 40), np.float32)
    labels[3:6, 1:6], labels[3:6, 17:22], labels[3:6, 33:38] = 1, 2, 3
    target.GetRasterBand(1).WriteArray(labels)
    target = None
    return path


def pick(panel, name, layer):
    """Choose a layer as an input of the land."""
    choice = panel.land.choices[name]
    choice.setCurrentIndex(choice.findData(None if layer is None else layer.id()))
    choice.activated.emit(choice.currentIndex())


def test_patches_as_a_raster(panel, cells, tmp_path):
    """The same patches as cells give the same figures, in the panel and by the algorithm."""
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    shapes = known(panel)
    layer = QgsRasterLayer(cells, "Patches as cells")
    QgsProject.instance().addMapLayer(layer)
    wait_for(lambda: panel.land.choices["PATCHES"].findData(layer.id()) >= 0)
    pick(panel, "PATCHES", layer)
    found = known(panel)
    assert found.eca == pytest.approx(shapes.eca, rel=1e-12)
    assert found.habitat == pytest.approx(shapes.habitat, rel=1e-12)
    assert panel.land.worth.count() == 1
    panel.session.keep("As cells")
    values = panel.session.parameters("As cells")
    target = {"PATCHES_OUT": str(tmp_path / "patches.gpkg")}
    assert run("scenario", {**values, **target})


def test_raster_that_is_none_of_patches_is_told(panel, project):
    """The resistance chosen as patches, or too few of them, is refused in a sentence."""
    pick(panel, "PATCHES", project["RESISTANCE"])
    draw(panel, Kind.ROAD, *ROAD)
    wait_for(lambda: not panel.session.engine.busy)
    assert "1 found; at least 2 are needed" in panel.note.text()


def test_patches_in_memory_that_are_edited(panel, project):
    """When features of a scratch layer are edited, everything is worked out anew."""
    layer = project["PATCHES"].materialize(QgsFeatureRequest())
    QgsProject.instance().addMapLayer(layer)
    panel.look()
    pick(panel, "LINKS", None)
    pick(panel, "PATCHES", layer)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    assert known(panel).patches == (3, 3)
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    layer.commitChanges()
    wait_for(lambda: panel.session.outcome is not None and panel.session.outcome.patches == (2, 2))


@pytest.mark.parametrize("gone", ["RESISTANCE", "PATCHES", "LINKS", "all"])
def test_layer_that_is_removed_while_it_is_worked_on(panel, project, gone):
    """Work on layers that leave the project ends without a fault; what is drawn waits for them to return."""
    draw(panel, Kind.ROAD, *ROAD)
    assert panel.session.engine.busy
    names = list(project) if gone == "all" else [gone]
    copies = [project[name].clone() for name in names]
    QgsProject.instance().removeMapLayers([project[name].id() for name in names])
    wait_for(lambda: not panel.session.engine.busy and not panel.rest.isActive())
    complete = gone == "LINKS"
    assert panel.session.complete is complete
    assert len(panel.session.scenarios.changes) == 1
    QgsProject.instance().addMapLayers(copies)
    wait_for(lambda: panel.session.complete)
    assert known(panel).count("out of use") == 1


def test_project_that_is_closed_while_it_is_worked_on(panel):
    """Nothing of it reaches the next project."""
    draw(panel, Kind.ROAD, *ROAD)
    assert panel.session.engine.busy
    QgsProject.instance().clear()
    wait_for(lambda: panel.session.engine.key is None and QgsApplication.taskManager().countActiveTasks() == 0)
    assert panel.session.scenarios.changes == ()
    assert panel.session.engine.baseline is None


def test_panel_that_is_released_while_it_works(project, canvas, qgis_iface):
    """Switching the plugin off stops the work, and nobody hears of it."""
    made = opened(qgis_iface)
    draw(made, Kind.ROAD, *ROAD)
    assert made.session.engine.busy
    made.release()
    made.deleteLater()
    wait_for(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert not made.session.engine.busy
