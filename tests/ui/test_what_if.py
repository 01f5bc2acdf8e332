"""What if, driven by mouse and keys on a canvas: draw, see what comes of it, keep, compare, as ecopattern:scenario."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox

from ...algorithms.connectivity.change import Kind
from ...algorithms.progress import Progress
from ...ui.dock import EcoPatternDock
from ...ui.what_if import storage
from ...ui.what_if.reading import read
from ...ui.what_if.words import LINK_COLOURS
from ..processing_provider.workspace import rows, run
from .what_if_panel import (
    BETWEEN,
    CRS,
    LEFT,
    ROAD,
    SOUTH,
    WEST,
    draw,
    kept_with_everything,
    known,
    opened,
    shape_of,
    wait_for,
)


def test_road_parts_the_land_and_says_so(panel):
    """A road that nothing crosses takes links out of use; figures, list, legend and map tell it."""
    draw(panel, Kind.ROAD, *ROAD)
    found = known(panel)
    assert found.eca[1] < found.eca[0]
    assert found.count("out of use") == 1
    assert panel.view.changes.count() == 1
    assert "impassable" in panel.view.changes.item(0).text()
    assert panel.view.changes.item(0).text().startswith("Road, 2")
    assert " m, " in panel.view.changes.item(0).text()
    told = panel.view.figures.text()
    assert "[ha]" in told
    assert LINK_COLOURS["out of use"] in told
    assert panel.view.links.isVisible()
    assert panel.view.links.rowCount() == len(found.changes) == len(panel.marks.links)
    assert len(panel.marks.bands) == 1


def test_habitat_gained_shortens_a_link(panel):
    """Habitat between two patches brings them nearer; the table shows the least-cost distance before and after."""
    draw(panel, Kind.ADDED, (80, 118), (140, 118), (140, 152), (80, 152))
    found = known(panel)
    assert found.eca[1] > found.eca[0]
    assert found.habitat[1] > found.habitat[0]
    assert found.patches == (3, 4)
    assert found.count("new") == 2


def test_resistance_lowered_shortens_a_link(panel):
    """Half the resistance between two patches shortens their link, by the factor that is shown for it."""
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    assert panel.view.numbers.factor.isVisible()
    found = known(panel)
    (change,) = found.changes
    assert change.word == "shorter"
    # Twelve steps of 10 m at a resistance of 2; half a step at either end lies in a patch and stays as it was.
    assert (change.before, change.after) == pytest.approx((240, 130))
    assert panel.view.links.item(0, 1).value == change.before


def test_crossing_joins_what_a_road_parts(panel):
    """A crossing clicked next to the road lies on it, and puts the link back into use."""
    draw(panel, Kind.ROAD, *ROAD)
    parted = known(panel)
    draw(panel, Kind.CROSSING, (113, 134))
    joined = known(panel)
    assert panel.session.scenarios.changes[-1].kind is Kind.CROSSING
    assert parted.count("out of use") == 1
    assert joined.count("out of use") == 0
    assert joined.eca[1] > parted.eca[1]


def test_crossing_without_a_road_says_what_to_do(panel):
    """A crossing needs a road; far from it, too, the sentence says so, and nothing is drawn."""
    draw(panel, Kind.CROSSING, (110, 135))
    assert "draw the road first" in panel.view.hint.text()
    draw(panel, Kind.ROAD, *ROAD)
    draw(panel, Kind.CROSSING, (300, 40))
    assert "nearer" in panel.view.hint.text()
    assert len(panel.session.scenarios.changes) == 1


def test_keys_draw_as_well(panel):
    """Backspace takes the last point back, Enter finishes, Esc gives up, and again ends drawing."""
    draw(panel, Kind.ROAD, *ROAD, (400, 50), finish=False)
    canvas = panel.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    (road,) = panel.session.scenarios.changes
    draw(panel, Kind.ROAD, (10, 10), (50, 50), finish=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert panel.tool.points == []
    assert canvas.mapTool() is panel.tool
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not panel.tool
    assert not any(button.isChecked() for button in panel.view.buttons.values())
    assert panel.session.scenarios.changes == (road,)
    assert shape_of(road).length() == pytest.approx(220, abs=5)


def test_undo_takes_the_last_change_back(panel):
    """Ctrl+Z and the button take changes back, redo brings them again, Delete takes the chosen one out."""
    draw(panel, Kind.ROAD, *ROAD)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    assert panel.view.changes.count() == 2
    panel.view.changes.setFocus()
    QTest.keyClick(panel.view.changes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.changes.count() == 1
    QTest.mouseClick(panel.view.redo, LEFT)
    assert panel.view.changes.count() == 2
    panel.view.changes.setCurrentRow(0)
    QTest.mouseClick(panel.view.remove, LEFT)
    assert [change.kind for change in panel.session.scenarios.changes] == [Kind.ROAD]
    QTest.mouseClick(panel.view.discard, LEFT)
    assert panel.session.scenarios.changes == ()
    QTest.mouseClick(panel.view.undo, LEFT)
    assert [change.kind for change in panel.session.scenarios.changes] == [Kind.ROAD]


def test_next_edit_stops_what_is_worked_out(panel):
    """An edit during the work is answered, and what was asked before is not."""
    draw(panel, Kind.ROAD, *ROAD)
    first = panel.session.scenarios.changes
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    known(panel)
    assert panel.session.scenarios.outcome(first) is None


def test_kept_scenario_runs_as_an_algorithm_with_the_same_figures(panel, files, tmp_path):
    """ecopattern:scenario on the kept layers finds the same links and the same connectivity."""
    found = kept_with_everything(panel)
    values = panel.session.parameters("Scenario 1")
    assert {"CHANGES", "NEW_ROADS", "CROSSINGS"} <= set(values)
    targets = {"INDICES": str(tmp_path / "indices.gpkg"), "LINKS_OUT": str(tmp_path / "links.gpkg")}
    results = run("scenario", {**values, **targets})
    table = {row["index"]: row for row in rows(results["INDICES"])}
    assert (table["ECA_PC"]["before"], table["ECA_PC"]["after"]) == pytest.approx(found.eca, rel=1e-12)
    links = {row["link_id"]: row for row in rows(results["LINKS_OUT"])}
    for change in found.changes:
        if change.word != "out of use":
            assert links[change.number]["lcd"] == pytest.approx(change.after, rel=1e-12)
            assert links[change.number]["change"] == change.word
    assert found.eca[0] != found.eca[1]


def node_of(layer):
    """Return a layer in the layer tree."""
    return QgsProject.instance().layerTreeRoot().findLayer(layer.id())


def test_scenarios_are_compared(panel):
    """Kept scenarios stand in a table beside the land of today, each with what comes of it."""
    draw(panel, Kind.ROAD, *ROAD)
    first = known(panel)
    QTest.keyClicks(panel.view.name, "Bypass")
    QTest.mouseClick(panel.view.keep, LEFT)
    assert panel.tabs.currentWidget() is panel.compare
    panel.tabs.setCurrentWidget(panel.view)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    second = known(panel)
    QTest.mouseClick(panel.view.keep, LEFT)
    table = panel.compare.table
    wait_for(lambda: table.rowCount() == 3 and not panel.session.engine.busy)
    assert [table.item(row, 0).text() for row in range(3)] == ["Today", "Bypass", "Scenario 1"]
    assert table.item(0, 1).value == pytest.approx(first.eca[0])
    assert table.item(1, 1).value == pytest.approx(first.eca[1])
    assert table.item(2, 1).value == pytest.approx(second.eca[1])
    assert table.item(1, 2).text().startswith("−")
    shown = {layer.name(): node_of(layer).isVisible() for layer in storage.layers_of()}
    assert shown == {"Bypass: Roads": False, "Scenario 1: Areas": True}
    table.selectRow(1)
    assert [node_of(layer).isVisible() for layer in storage.layers_of("Bypass")] == [True]
    QTest.mouseClick(panel.compare.copy, LEFT)
    assert "Bypass" in QgsApplication.clipboard().text()


def test_kept_scenario_is_opened_changed_and_kept_again(panel):
    """A scenario that is opened shows its changes; kept under its name it takes the place of what it was."""
    kept_with_everything(panel)
    wait_for(lambda: panel.compare.chosen == "Scenario 1")
    QTest.mouseClick(panel.compare.open, LEFT)
    assert panel.view.changes.count() == 4
    panel.view.changes.setCurrentRow(0)
    QTest.mouseClick(panel.view.remove, LEFT)
    assert panel.view.name.text() == "Scenario 1"
    QTest.mouseClick(panel.view.keep, LEFT)
    wait_for(lambda: len(panel.session.scenarios.scenario("Scenario 1").changes) == 3)
    assert len(QgsProject.instance().layerTreeRoot().findGroups()) == 1


def test_kept_scenario_goes_with_its_layers(panel, monkeypatch):
    """Removing asks first; a scenario whose layers are taken out of the project is gone as well."""
    kept_with_everything(panel)
    wait_for(lambda: panel.compare.chosen == "Scenario 1")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    QTest.mouseClick(panel.compare.remove, LEFT)
    assert panel.session.scenarios.names == ["Scenario 1"]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    QTest.mouseClick(panel.compare.remove, LEFT)
    assert panel.session.scenarios.names == []
    assert storage.layers_of() == []
    assert QgsProject.instance().layerTreeRoot().findGroups() == []


def test_layers_of_a_scenario_are_edited_as_any_other(panel):
    """When a feature of a kept layer is changed, the scenario is another, and is worked out again."""
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    before = known(panel)
    QTest.mouseClick(panel.view.keep, LEFT)
    (layer,) = storage.layers_of("Scenario 1")
    wait_for(lambda: layer.id() in panel.watched)
    layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("factor"), 0.25)
    layer.commitChanges()
    changed = lambda: panel.session.scenarios.scenario("Scenario 1").changes  # noqa: E731
    wait_for(lambda: panel.session.scenarios.outcome(changed()) is not None and changed()[0].factor == 0.25)
    assert panel.session.scenarios.outcome(changed()).eca[1] > before.eca[1]


def test_map_in_another_coordinate_system(panel, canvas):
    """A road drawn on a map in degrees lies where the same was drawn on one in metres, and is shown there."""
    draw(panel, Kind.ROAD, *ROAD)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    there = QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), degrees, QgsProject.instance())
    canvas.setDestinationCrs(degrees)
    canvas.setExtent(there.transformBoundingBox(QgsRectangle(WEST, SOUTH - 50, WEST + 400, SOUTH + 250)))
    QgsApplication.processEvents()
    for x, y in ROAD:
        place = canvas.getCoordinateTransform().transform(there.transform(QgsPointXY(WEST + x, SOUTH + y)))
        QTest.mouseClick(canvas.viewport(), LEFT, pos=QPoint(round(place.x()), round(place.y())))
    QTest.keyClick(canvas, Qt.Key.Key_Enter)
    first, second = (shape_of(change) for change in panel.session.scenarios.changes)
    pixel = canvas.mapUnitsPerPixel() * 111_000
    assert first.hausdorffDistance(second) < pixel
    shown = panel.marks.bands[-1].asGeometry().boundingBox()
    assert canvas.extent().contains(shown)


def test_area_that_crosses_itself_is_mended(panel):
    """An area drawn as a bow tie becomes two areas, which every algorithm takes."""
    draw(panel, Kind.RESISTANCE, (60, 60), (160, 120), (160, 60), (60, 120))
    QTest.mouseClick(panel.view.keep, LEFT)
    (layer,) = storage.layers_of("Scenario 1")
    geometry = next(layer.getFeatures()).geometry()
    assert geometry.isGeosValid()
    assert geometry.constGet().numGeometries() == 2


def test_values_of_kinds_have_units(panel):
    """A kind with a number shows its field, with the unit; a crossing has its width."""
    numbers = panel.view.numbers
    for kind in Kind:
        QTest.mouseClick(panel.view.buttons[kind], LEFT)
        assert numbers.resistance_row.isVisible() is (kind is not Kind.CROSSING)
        assert numbers.width_field.isVisible() is (kind is Kind.CROSSING)
    QTest.mouseClick(panel.view.buttons[Kind.ROAD], LEFT)
    assert numbers.crossings.isVisible()
    assert numbers.value.text() == "impassable"
    numbers.value.setValue(500)
    assert numbers.value.text().endswith("cost per m")
    draw(panel, Kind.ROAD, *ROAD)
    assert panel.session.scenarios.changes[0].value == 500
    assert "500 cost per m" in panel.view.changes.item(0).text()


def test_missing_inputs_are_told_with_their_algorithm(canvas, qgis_iface, qgis_new_project, files, monkeypatch):
    """Without resistance, patches or links a sentence names the algorithm that makes them, and opens it."""
    made = opened(qgis_iface)
    try:
        text = made.note.text()
        assert "ecopattern:resistancesurface" in text
        assert "ecopattern:habitatpatches" in text
        assert not any(button.isEnabled() for button in made.view.buttons.values())
        asked = []
        monkeypatch.setattr("processing.createAlgorithmDialog", lambda name, values: asked.append(name))
        made.note.linkActivated.emit("ecopattern:habitatpatches")
        assert asked == ["ecopattern:habitatpatches"]
        layers = [QgsRasterLayer(files["RESISTANCE"], "Resistance"), QgsVectorLayer(files["PATCHES"], "Patches")]
        QgsProject.instance().addMapLayers(layers)
        wait_for(lambda: made.session.complete)
        assert "ecopattern:links" in made.note.text()
        draw(made, Kind.ROAD, *ROAD)
        assert known(made).count("out of use") == 1
    finally:
        made.release()
        made.close()


def test_hidden_panel_leaves_the_map_alone(panel):
    """When the panel is hidden its marks are off the map and its tool is put down."""
    draw(panel, Kind.ROAD, *ROAD)
    known(panel)
    panel.hide()
    assert panel.marks.bands == []
    assert panel.marks.links == []
    assert panel.canvas.mapTool() is not panel.tool
    panel.show()
    assert len(panel.marks.bands) == 1


def test_every_part_has_a_name_for_those_who_cannot_see_it(panel):
    """Buttons, fields and tables say what they are."""
    view = panel.view
    parts = [*view.buttons.values(), view.undo, view.redo, view.remove, view.changes, view.links, view.name]
    parts += [
        *panel.land.choices.values(),
        panel.land.distance,
        panel.land.smallest,
        view.numbers.value,
        view.numbers.factor,
    ]
    assert all(part.accessibleName() for part in parts)


def test_other_numbers_need_no_new_look_at_the_land(panel):
    """Another dispersal distance gives what looking at the land anew would give, and what was answered is forgotten."""
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    first, land = known(panel), panel.session.engine.baseline
    panel.tabs.setCurrentWidget(panel.land)
    panel.land.distance.setValue(50)
    assert panel.session.outcome is None
    second, again = known(panel), panel.session.engine.baseline
    assert again.links is land.links
    assert second.eca[0] < first.eca[0]
    whole = read(panel.session._land(), *panel.session.options, Progress())
    assert whole.indices["value"].tolist() == pytest.approx(again.indices["value"].tolist(), nan_ok=True)
    assert whole.network == again.network
    assert whole.land == again.land


def test_name_that_is_taken_is_asked_about(panel, monkeypatch):
    """Keeping under the name of another scenario asks, and without consent what is drawn stays."""
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    draw(panel, Kind.ROAD, *ROAD)
    QTest.mouseClick(panel.view.keep, LEFT)
    panel.tabs.setCurrentWidget(panel.view)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    QTest.keyClicks(panel.view.name, "Scenario 1")
    QTest.keyClick(panel.view.name, Qt.Key.Key_Return)
    assert panel.session.scenarios.scenario("Scenario 1").changes[0].kind is Kind.ROAD
    assert panel.view.name.text() == "Scenario 1"
    QTest.mouseClick(panel.view.keep, LEFT)
    (change,) = panel.session.scenarios.scenario("Scenario 1").changes
    assert change.kind is Kind.RESISTANCE
    assert answers == []


def test_another_project_begins_anew(panel):
    """What was drawn in a project that is closed is not taken over into the next."""
    draw(panel, Kind.ROAD, *ROAD)
    panel.land.distance.setValue(50)
    QgsProject.instance().clear()
    wait_for(lambda: not panel.session.complete)
    assert panel.session.scenarios.changes == ()
    assert panel.land.given == set()
    assert panel.marks.bands == []


def test_dock_makes_the_panel_when_its_tab_is_shown(project, canvas, qgis_iface):
    """The dock loads the core only for those who draw, shows the panel in a tab, and lets go of everything."""
    dock = EcoPatternDock(qgis_iface)
    dock.setFloating(True)
    dock.show()
    QgsApplication.processEvents()
    assert dock.what_if.panel is None
    dock.show_what_if()
    QgsApplication.processEvents()
    made = dock.what_if.panel
    assert made.isVisible()
    draw(made, Kind.ROAD, *ROAD)
    assert known(made).count("out of use") == 1
    dock.tabs.setCurrentWidget(dock.flow)
    assert made.marks.bands == []
    dock.release()
    assert canvas.mapTool() is not made.tool
    dock.close()
