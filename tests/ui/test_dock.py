"""The dock on a real project, driven by mouse and keys."""

import os
import time

import pytest
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.gui import QgsBrowserGuiModel, QgsDockWidget
from qgis.PyQt.QtCore import QPoint, Qt, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QHeaderView

from ...processing_provider.desktop import apply_style
from ...ui import dock as dock_module
from ...ui.chart import Bars
from ...ui.dock import FOLLOW, EcoPatternDock
from ...ui.flow import State
from ...ui.project import tasks

LINKS = "ecopattern:links"
WAIT = 5.0


@pytest.fixture
def project(workspace, qgis_new_project):
    """Return a project with land cover, resistance, patches, links and importances."""
    found = QgsProject.instance()
    results = {
        name: workspace.results(name) for name in ("habitatpatches", "landcoverresistance", "links", "patchimportance")
    }
    layers = {
        "land": QgsRasterLayer(workspace.landscape("land_cover.tif"), "Land cover"),
        "resistance": QgsRasterLayer(results["landcoverresistance"]["RESISTANCE"], "Resistance"),
        "patches": QgsVectorLayer(results["habitatpatches"]["PATCHES"], "Patches"),
        "links": QgsVectorLayer(results["links"]["LINKS"], "Links"),
        "importance": QgsVectorLayer(results["patchimportance"]["PATCHES_OUT"], "Importance"),
    }
    found.setCrs(layers["land"].crs())
    found.addMapLayers(list(layers.values()))
    return layers


@pytest.fixture
def dock(project, qgis_iface, monkeypatch):
    """Return the dock, shown, with the dialogs it opens noted in `opened`."""
    QgsSettings().remove(FOLLOW)
    made = EcoPatternDock(qgis_iface)
    made.opened = []
    monkeypatch.setattr("processing.createAlgorithmDialog", lambda name, values: made.opened.append((name, values)))
    made.setFloating(True)
    made.resize(420, 760)
    made.show()
    QgsApplication.processEvents()
    yield made
    made.release()
    made.close()


def wait_for(answer, seconds=WAIT):
    """Let QGIS work until something is true."""
    until = time.monotonic() + seconds
    while not answer() and time.monotonic() < until:
        QgsApplication.processEvents()
        time.sleep(0.02)
    assert answer()


def state_of(dock, task):
    """Return the state of an algorithm as the dock has it."""
    return next(entry.state for step in dock.flow.steps for entry in step.entries if entry.task.id == task)


def rows(tree):
    """Return the texts of all rows of a tree."""
    items = [tree.topLevelItem(k) for k in range(tree.topLevelItemCount())]
    texts = []
    while items:
        item = items.pop(0)
        texts.append(item.text(0))
        items.extend(item.child(k) for k in range(item.childCount()))
    return texts


def link_with_path(layer):
    """Return the feature of the longest link."""
    return max(layer.getFeatures(), key=lambda feature: feature["lcp_length"] or 0)


def test_dock_shows_every_algorithm_and_no_other(dock):
    """Each algorithm that Processing offers is in the tree once, under its step."""
    offered = tasks()
    texts = rows(dock.flow.tree)
    assert len(offered) > 20
    assert all(texts.count(task.title) >= 1 for task in offered)
    assert sum(len(step.entries) for step in dock.flow.steps) == len(offered)


def test_dock_tells_states_inputs_and_results(dock):
    """Links are current, need resistance and patches, which are found, and their layer is told."""
    assert state_of(dock, LINKS) is State.CURRENT
    assert state_of(dock, "ecopattern:corridors") is State.NOT_RUN
    dock.flow.choose(("task", LINKS))
    told = dock.flow.about.toPlainText()
    for words in ("current", "Resistance", "Patches", "Links"):
        assert words in told
    assert "not found" not in told


def test_next_button_opens_what_comes_next_with_its_inputs(dock, project):
    """A click on the button at the top opens the dialog of the next algorithm, filled in from the project."""
    assert dock.flow.next.isVisible()
    QTest.mouseClick(dock.flow.next, Qt.MouseButton.LeftButton)
    ((name, values),) = dock.opened
    assert name == dock.flow.following.id
    assert set(values.values()) <= set(QgsProject.instance().mapLayers())


def test_keys_go_through_the_tree_and_open_an_algorithm(dock, project):
    """From a step, Right opens it, Down goes to its algorithms, Return opens the dialog filled in."""
    dock.flow.choose(("step", "corridors"))
    tree = dock.flow.tree
    tree.setFocus()
    tree.currentItem().setExpanded(False)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentItem().isExpanded()
    for _ in range(40):
        QTest.keyClick(tree, Qt.Key.Key_Down)
        if dock.flow.chosen_task() is not None and dock.flow.chosen_task().id == "ecopattern:corridors":
            break
    QTest.keyClick(tree, Qt.Key.Key_Return)
    ((name, values),) = dock.opened
    assert name == "ecopattern:corridors"
    assert values["LINKS"] == project["links"].id()
    assert values["RESISTANCE"] == project["resistance"].id()


def test_open_button_opens_the_chosen_algorithm(dock):
    """The button below says what it does, and does it."""
    dock.flow.choose(("task", LINKS))
    assert "again" in dock.flow.open.text()
    QTest.mouseClick(dock.flow.open, Qt.MouseButton.LeftButton)
    assert dock.opened[0][0] == LINKS
    dock.flow.choose(("step", "corridors"))
    assert not dock.flow.open.isVisible()


def test_dock_notices_that_an_input_changed(dock, project):
    """When the file of the resistance is written, the links become outdated by themselves, and the reason is told."""
    path = project["resistance"].source()
    before = os.stat(path)
    try:
        os.utime(path, (time.time() + 60,) * 2)
        wait_for(lambda: state_of(dock, LINKS) is State.OUTDATED)
        dock.flow.choose(("task", LINKS))
        assert "'Resistance' was changed" in dock.flow.about.toPlainText()
        assert dock.flow.following.id == LINKS
    finally:
        os.utime(path, (before.st_atime, before.st_mtime))


def test_dock_keeps_what_is_open_and_chosen(dock, project):
    """Looking again at the project leaves the tree as the user has it."""
    dock.flow.choose(("task", LINKS))
    dock.flow.tree.topLevelItem(0).setExpanded(True)
    dock.refresh()
    assert dock.flow.chosen_task().id == LINKS
    assert dock.flow.tree.topLevelItem(0).isExpanded()


def test_step_opens_when_something_is_made_in_it(dock, project, workspace):
    """The first result of a step opens it; one that the user has closed stays closed."""
    top = {dock.flow._key(item)[1]: item for item in (dock.flow.tree.topLevelItem(k) for k in range(20)) if item}
    assert top["corridors"].isExpanded()
    assert not top["circuits"].isExpanded()
    top["corridors"].setExpanded(False)
    QgsProject.instance().addMapLayer(QgsRasterLayer(workspace.results("pinchpoints")["CURRENT"], "Current"))
    wait_for(lambda: state_of(dock, "ecopattern:pinchpoints") is not State.NOT_RUN)
    top = {dock.flow._key(item)[1]: item for item in (dock.flow.tree.topLevelItem(k) for k in range(20)) if item}
    assert top["circuits"].isExpanded()
    assert not top["corridors"].isExpanded()


def test_dock_follows_layers_that_come_and_go(dock, project):
    """Without the layer of links nothing says that they were made."""
    QgsProject.instance().removeMapLayer(project["links"].id())
    wait_for(lambda: state_of(dock, LINKS) is State.NOT_RUN)


def test_layer_link_makes_it_active(dock, project, qgis_iface):
    """A click on the name of a layer makes it the active one and shows it."""
    dock.flow.about.anchorClicked.emit(QUrl(f"layer:{project['links'].id()}"))
    assert qgis_iface.activeLayer() == project["links"]


def test_selected_link_shows_resistance_and_cost_along_its_path(dock, project):
    """The accumulated cost ends at the least-cost distance of the link, and the distance at its length."""
    feature = link_with_path(project["links"])
    project["links"].selectByIds([feature.id()])
    assert dock.tabs.currentWidget() is dock.feature
    resistance, cost = dock.feature.facts.charts
    assert cost.y[-1] == pytest.approx(feature["lcd"], rel=1e-6)
    assert cost.x[-1] == pytest.approx(feature["lcp_length"], rel=1e-6)
    assert min(resistance.y) >= 1
    assert str(feature["link_id"]) in dock.feature.facts.title
    assert all(chart.isVisible() for chart in dock.feature.charts)
    assert "[cost per m]" in resistance.title


def test_selected_link_is_zoomed_to_unless_told_otherwise(dock, project, qgis_iface):
    """The map shows the link; with the box switched off by the space key it stays where it is, now and next time."""
    canvas = qgis_iface.mapCanvas()
    features = sorted(project["links"].getFeatures(), key=lambda feature: feature["lcp_length"] or 0)
    canvas.setExtent(project["land"].extent())
    project["links"].selectByIds([features[-1].id()])
    shown = canvas.extent()
    assert shown.contains(features[-1].geometry().boundingBox())
    assert shown.width() < project["land"].extent().width()
    dock.feature.follow.setFocus()
    QTest.keyClick(dock.feature.follow, Qt.Key.Key_Space)
    assert not dock.feature.follow.isChecked()
    project["links"].selectByIds([features[0].id()])
    assert canvas.extent() == shown
    assert QgsSettings().value(FOLLOW, True, type=bool) is False


def test_selected_patch_shows_its_links_and_importance(dock, project):
    """Importance comes from the layer that has it; the table holds all links that end at the patch."""
    links = list(project["links"].getFeatures())
    patch = links[0]["from_id"]
    feature = next(f for f in project["patches"].getFeatures() if f["patch_id"] == patch)
    project["patches"].selectByIds([feature.id()])
    facts = dock.feature.facts
    wanted = next(f for f in project["importance"].getFeatures() if f["patch_id"] == patch)
    assert isinstance(facts.charts[0], Bars)
    assert facts.charts[0].values[0] == pytest.approx(wanted["dpc"])
    ends = [link for link in links if patch in (link["from_id"], link["to_id"])]
    assert sorted(row[0] for row in facts.table) == sorted(link["link_id"] for link in ends)
    assert dock.feature.table.rowCount() == len(ends)


def test_double_click_on_a_link_of_a_patch_selects_it(dock, project):
    """From the table of a patch one goes to a link, also after sorting by a click on a header."""
    feature = next(project["patches"].getFeatures())
    project["patches"].selectByIds([feature.id()])
    table = dock.feature.table
    header = table.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(2) + 8, 8))
    number = table.item(0, 0).value
    place = table.visualItemRect(table.item(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (chosen,) = project["links"].selectedFeatures()
    assert chosen["link_id"] == number
    assert str(number) in dock.feature.facts.title


def test_several_links_are_compared(dock, project):
    """Bars show the least-cost distance of each of the links selected."""
    chosen = list(project["links"].getFeatures())[:3]
    project["links"].selectByIds([feature.id() for feature in chosen])
    (bars,) = dock.feature.facts.charts
    assert bars.values == pytest.approx(tuple(feature["lcd"] for feature in chosen))
    assert "3" in dock.feature.facts.title


def test_nothing_selected_says_what_to_do(dock, project):
    """Without a selection the view explains itself."""
    project["links"].selectByIds([link_with_path(project["links"]).id()])
    project["links"].removeSelection()
    assert "Nothing" in dock.feature.facts.title
    assert "attribute table" in dock.feature.note.text()


def test_link_without_its_resistance_says_so(dock, project, tmp_path):
    """Links whose resistance is nowhere to be found have figures and a sentence, and no charts."""
    bare = QgsVectorLayer(f"LineString?crs={project['links'].crs().authid()}", "Bare links", "memory")
    bare.dataProvider().addAttributes(project["links"].fields().toList())
    bare.updateFields()
    bare.dataProvider().addFeatures(list(project["links"].getFeatures()))
    QgsProject.instance().addMapLayer(bare)
    bare.selectByIds([next(bare.getFeatures()).id()])
    assert dock.feature.facts.charts == ()
    assert "cannot be found" in dock.feature.note.text()


def test_corridor_shows_the_profile_of_its_link(dock, project, workspace):
    """A corridor is told with its area, and along the link of its number."""
    areas = QgsVectorLayer(workspace.results("corridors")["AREAS"], "Corridor areas")
    apply_style(areas, "corridor_areas")
    QgsProject.instance().addMapLayer(areas)
    feature = next(areas.getFeatures())
    areas.selectByIds([feature.id()])
    link = next(f for f in project["links"].getFeatures() if f["link_id"] == feature["link_id"])
    assert dock.feature.facts.charts[1].y[-1] == pytest.approx(link["lcd"], rel=1e-6)
    assert any("[ha]" in name for name, _ in dock.feature.facts.rows)


def test_selection_in_other_layers_is_left_alone(dock, project, workspace):
    """Roads have no story; selecting one leaves the dock as it is."""
    roads = QgsVectorLayer(workspace.layer("roads"), "Roads")
    QgsProject.instance().addMapLayer(roads)
    roads.selectByIds([next(roads.getFeatures()).id()])
    assert dock.tabs.currentWidget() is dock.flow


def test_hidden_dock_does_not_move_the_map(dock, project, qgis_iface):
    """While the dock is hidden, selecting neither zooms nor reads anything."""
    dock.hide()
    before = qgis_iface.mapCanvas().extent()
    project["links"].selectByIds([link_with_path(project["links"]).id()])
    assert qgis_iface.mapCanvas().extent() == before
    assert "Nothing" in dock.feature.facts.title


def test_released_dock_hears_nothing(dock, project):
    """After the plugin is switched off, the project is no longer listened to."""
    dock.release()
    project["links"].selectByIds([link_with_path(project["links"]).id()])
    assert "Nothing" in dock.feature.facts.title
    dock._connect()
    dock._watch(QgsProject.instance().mapLayers().values())


def test_dialog_of_an_algorithm_opens_filled_in(project, qgis_iface, monkeypatch):
    """The real dialog opens, without waiting for it, with the layers found; closed, it is forgotten."""
    browser = QgsBrowserGuiModel()
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    made = EcoPatternDock(qgis_iface)
    try:
        made.open_algorithm(LINKS)
        (dialog,) = made.dialogs
        assert dialog.isVisible()
        assert dialog.algorithm().id() == LINKS
        chosen = dialog.mainWidget().wrappers["RESISTANCE"].parameterValue()
        assert chosen == project["resistance"].id()
        dialog.close()
        wait_for(lambda: made.dialogs == [])
    finally:
        made.release()


def test_dock_is_one_of_qgis(dock):
    """It is a dock that QGIS remembers by name, and its state column is no wider than its words."""
    assert isinstance(dock, QgsDockWidget)
    assert dock.objectName() == "EcoPatternDock"
    assert dock.flow.tree.header().sectionResizeMode(1) == QHeaderView.ResizeMode.ResizeToContents
    assert dock_module.REST > 0
