"""Kept scenarios: in a file beside the project, back after it was closed, compared, loaded, deleted, run headless."""

import csv
import os
import shutil

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from ...algorithms.connectivity.change import Kind
from ...ui.what_if import scenario_file, storage
from ...ui.what_if.scenarios import unnamed
from ..processing_provider.workspace import rows, run
from .what_if_panel import BETWEEN, LEFT, ROAD, draw, kept_with_everything, known, wait_for


def press(text):
    """Press the button of this text in the next window that asks, and return the list that its texts go into."""
    told = []

    def answer():
        box = QApplication.activeModalWidget()
        told.extend((box.text(), box.informativeText()))
        (button,) = [button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text]
        QTest.mouseClick(button, LEFT)

    QTimer.singleShot(100, answer)
    return told


def keep(panel, name=""):
    """Keep what is drawn by the button."""
    panel.tabs.setCurrentWidget(panel.view)
    if name:
        panel.view.name.setText(name)
    QTest.mouseClick(panel.view.keep, LEFT)


def names_in(file):
    """Return the names of the scenarios in a file."""
    return sorted({name for _, name in scenario_file.tables(str(file))})


def known_again(panel, name):
    """Wait until it is known what comes of a kept scenario, and return that."""
    session = panel.session
    wait_for(lambda: name in session.scenarios.names)
    outcome = lambda: session.scenarios.outcome(session.scenarios.scenario(name).changes)  # noqa: E731
    wait_for(lambda: outcome() is not None)
    return outcome()


def closed_and_opened():
    """Save the project, close it and open it again."""
    project = QgsProject.instance()
    file = project.fileName()
    assert project.write()
    project.clear()
    assert project.read(file)


def test_kept_scenario_survives_closing_the_project(panel, tmp_path):
    """It lies in a GeoPackage beside the project; after closing and opening it is the same, and can be edited."""
    before = kept_with_everything(panel)
    changes = panel.session.scenarios.scenario("Scenario 1").changes
    file = tmp_path / "plan_scenarios.gpkg"
    assert names_in(file) == ["Scenario 1"]
    assert {layer.providerType() for layer in storage.layers_of()} == {"ogr"}
    closed_and_opened()
    after = known_again(panel, "Scenario 1")
    assert unnamed(panel.session.scenarios.scenario("Scenario 1").changes) == unnamed(changes)
    assert (after.eca, after.habitat, after.cost) == (before.eca, before.habitat, before.cost)
    assert panel.compare.table.item(1, 1).value == before.eca[1]
    assert "plan_scenarios.gpkg" in panel.compare.about.text()
    panel.open_scenario("Scenario 1")
    panel.view.changes.setCurrentRow(0)
    QTest.mouseClick(panel.view.remove, LEFT)
    keep(panel)
    wait_for(lambda: len(panel.session.scenarios.scenario("Scenario 1").changes) == 3)
    assert len(scenario_file.tables(str(file))) == 3
    assert len(QgsProject.instance().layerTreeRoot().findGroups()) == 1


def test_kept_scenario_is_deleted_in_its_file(panel, tmp_path, monkeypatch):
    """Removing names the file, asks, and leaves neither layers nor tables."""
    kept_with_everything(panel)
    wait_for(lambda: panel.compare.chosen == "Scenario 1")
    asked = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *given: asked.append(given[2]) or QMessageBox.StandardButton.Yes
    )
    QTest.mouseClick(panel.compare.remove, LEFT)
    assert "plan_scenarios.gpkg" in asked[0]
    assert storage.layers_of() == []
    assert names_in(tmp_path / "plan_scenarios.gpkg") == []


def test_project_that_is_not_saved_offers_where(panel, files, tmp_path, monkeypatch):
    """The sentence says so; the file that is chosen is taken for the next scenario as well, without a question."""
    QgsProject.instance().setFileName("")
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    draw(panel, Kind.ROAD, *ROAD)
    told = press("Choose a file…")
    keep(panel, "Bypass")
    assert "not saved yet" in told[0]
    assert names_in(f"{target}.gpkg") == ["Bypass"]
    panel.tabs.setCurrentWidget(panel.view)
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    keep(panel, "Hedges")
    assert names_in(f"{target}.gpkg") == ["Bypass", "Hedges"]


def test_nothing_is_kept_if_the_user_keeps_nothing(panel):
    """Cancel leaves what is drawn as it is."""
    QgsProject.instance().setFileName("")
    draw(panel, Kind.ROAD, *ROAD)
    press("Cancel")
    keep(panel)
    assert panel.session.scenarios.kept == ()
    assert len(panel.session.scenarios.changes) == 1


def test_scenario_of_this_session_is_put_into_a_file_later(panel, tmp_path):
    """Kept only until QGIS closes, it says so, and a click puts it into a file once there is one."""
    QgsProject.instance().setFileName("")
    draw(panel, Kind.ROAD, *ROAD)
    press("Only until QGIS closes")
    keep(panel, "Bypass")
    assert storage.passing() == ["Bypass"]
    assert "lost when QGIS closes" in panel.compare.about.text()
    QgsProject.instance().write(str(tmp_path / "later.qgz"))
    panel.compare.about.linkActivated.emit("keep")
    assert storage.passing() == []
    assert names_in(tmp_path / "later_scenarios.gpkg") == ["Bypass"]
    assert "later_scenarios.gpkg" in panel.compare.about.text()


def test_file_that_cannot_be_written_is_told(panel, tmp_path, monkeypatch):
    """What is drawn stays, nothing is in the project, and another file can be chosen at once."""
    (tmp_path / "plan_scenarios.gpkg").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "other.gpkg"), ""))
    draw(panel, Kind.ROAD, *ROAD)
    told = press("Cancel")
    keep(panel, "Bypass")
    assert "plan_scenarios.gpkg" in told[0]
    assert storage.layers_of() == []
    assert len(panel.session.scenarios.changes) == 1
    press("Choose a file…")
    keep(panel, "Bypass")
    assert names_in(tmp_path / "other.gpkg") == ["Bypass"]
    assert panel.session.scenarios.names == ["Bypass"]


def test_scenarios_of_another_project_are_loaded(panel, tmp_path, monkeypatch):
    """A name that is taken gets a number; what is not of this project is left in its file when it is taken out."""
    draw(panel, Kind.ROAD, *ROAD)
    keep(panel, "Bypass")
    other = str(tmp_path / "other_scenarios.gpkg")
    shutil.copy(tmp_path / "plan_scenarios.gpkg", other)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (other, ""))
    QTest.mouseClick(panel.compare.load, LEFT)
    assert panel.session.scenarios.names == ["Bypass", "Bypass 2"]
    QTest.mouseClick(panel.compare.load, LEFT)
    assert panel.session.scenarios.names == ["Bypass", "Bypass 2"]
    first, second = (unnamed(kept.changes) for kept in panel.session.scenarios.kept)
    assert first == second
    panel.session.drop("Bypass 2")
    assert panel.session.scenarios.names == ["Bypass"]
    assert names_in(other) == ["Bypass"]


@pytest.mark.parametrize(
    ("name", "sentence"), [("patches.gpkg", "holds no scenarios"), ("resistance.tif", "is no GeoPackage")]
)
def test_loading_what_is_none_says_so(panel, files, monkeypatch, name, sentence):
    """A file without scenarios, or no GeoPackage at all, is named."""
    file = os.path.join(os.path.dirname(files["RESISTANCE"]), name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(given[2]))
    QTest.mouseClick(panel.compare.load, LEFT)
    panel.keeping.load()
    assert name in told[-1]
    assert sentence in told[-1]


def test_scenario_whose_file_is_gone_is_told(panel, tmp_path):
    """Opened without its file, the project says which layer is missing, and all else works."""
    kept_with_everything(panel)
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    (tmp_path / "plan_scenarios.gpkg").rename(tmp_path / "elsewhere.gpkg")
    assert QgsProject.instance().read(project)
    wait_for(lambda: "plan_scenarios.gpkg" in panel.note.text())
    assert panel.session.scenarios.names == []
    draw(panel, Kind.ROAD, *ROAD)
    assert known(panel).count("out of use") == 1


def test_what_was_chosen_for_the_land_survives(panel):
    """Layers and numbers that the user gave are the same after the project was closed and opened; others are found."""
    panel.tabs.setCurrentWidget(panel.land)
    panel.land.distance.setValue(77)
    choice = panel.land.choices["LINKS"]
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    worth = panel.land.worth
    worth.setCurrentIndex(1)
    worth.activated.emit(1)
    chosen = worth.currentData()
    assert chosen
    closed_and_opened()
    wait_for(lambda: panel.session.complete)
    assert panel.land.distance.value() == 77
    assert panel.land.chosen("LINKS") is None
    assert panel.session.options[3] == chosen
    assert panel.land.given == {"distance"}


def test_table_of_scenarios_is_saved_as_csv(panel, tmp_path, monkeypatch):
    """The file holds the numbers in full under headers with units, and letters of all languages."""
    draw(panel, Kind.ROAD, *ROAD)
    found = known(panel)
    keep(panel, "绕城公路, north")
    known_again(panel, "绕城公路, north")
    target = tmp_path / "scenarios"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(panel.compare.export, LEFT)
    with open(f"{target}.csv", encoding="utf-8-sig", newline="") as file:
        head, today, bypass = csv.reader(file)
    assert head[:2] == ["Scenario", "ECA [ha]"]
    assert float(today[1]) == found.eca[0]
    assert bypass[0] == "绕城公路, north"
    assert float(bypass[1]) == found.eca[1]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "table.csv"), ""))
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(given[2]))
    QTest.mouseClick(panel.compare.export, LEFT)
    assert "table.csv cannot be written" in told[0]


@pytest.mark.parametrize("name", ["a|b \"c\" 'd'", "规划 2035", "sqlite_gpkg_rtree", "x" * 300])
def test_any_name_will_do(panel, name, tmp_path):
    """Signs that neither a table nor a source can hold are no matter for the name of a scenario."""
    draw(panel, Kind.ROAD, *ROAD)
    keep(panel, name)
    assert panel.session.scenarios.names == [name]
    closed_and_opened()
    assert known_again(panel, name).count("out of use") == 1
    assert names_in(tmp_path / "plan_scenarios.gpkg") == [name]


def headless(values):
    """Return inputs of an algorithm as a run without a project takes them: files instead of layers."""
    project = QgsProject.instance()
    layers = {key: project.mapLayer(value) for key, value in values.items() if isinstance(value, str)}
    return {**values, **{key: layer.source() for key, layer in layers.items() if layer is not None}}


@pytest.mark.parametrize("worth", [None, "worth"])
def test_kept_scenario_runs_headless_with_the_same_figures(panel, tmp_path, worth):
    """Without the project, from files alone, ecopattern:scenario finds the same links and the same connectivity."""
    panel.land.probability.setValue(0.3)
    if worth:
        _weigh(panel, tmp_path)
    draw(panel, Kind.ROAD, (270, 200), (272, -20), finish=True)
    panel.view.numbers.crossings.setValue(1)
    panel.view.numbers.width_field.setValue(35)
    draw(panel, Kind.ADDED, (80, 60), (130, 60), (130, 100), (80, 100))
    draw(panel, Kind.LOST, (5, 118), (40, 118), (40, 152), (5, 152))
    draw(panel, Kind.RESISTANCE, *BETWEEN)
    found = known(panel)
    keep(panel)
    values = headless(panel.session.parameters("Scenario 1"))
    assert "|layername=" in values["CHANGES"]
    QgsProject.instance().clear()
    targets = {"INDICES": str(tmp_path / "indices.gpkg"), "LINKS_OUT": str(tmp_path / "links.gpkg")}
    results = run("scenario", {**values, **targets})
    table = {row["index"]: row for row in rows(results["INDICES"])}
    assert (table["ECA_PC"]["before"], table["ECA_PC"]["after"]) == pytest.approx(found.eca, rel=1e-12)
    links = {row["link_id"]: row for row in rows(results["LINKS_OUT"])}
    assert found.changes
    for change in found.changes:
        if change.word != "out of use":
            assert links[change.number]["lcd"] == pytest.approx(change.after, rel=1e-12)
            assert links[change.number]["change"] == change.word


def _weigh(panel, tmp_path):
    """Let the patches of the project be worth what a field says."""
    import processing

    layer = next(layer for layer in QgsProject.instance().mapLayers().values() if layer.name() == "Patches")
    output = str(tmp_path / "worth.gpkg")
    inputs = {"INPUT": layer, "FIELD_NAME": "worth", "FIELD_TYPE": 0, "FORMULA": '10 + "patch_id"', "OUTPUT": output}
    processing.run("native:fieldcalculator", inputs)
    worth = QgsVectorLayer(output, "Weighed", "ogr")
    QgsProject.instance().addMapLayer(worth)
    panel.look()
    choice = panel.land.choices["PATCHES"]
    choice.setCurrentIndex(choice.findData(worth.id()))
    choice.activated.emit(choice.currentIndex())
    panel.land.worth.setCurrentIndex(panel.land.worth.findData("worth"))
    panel.land.worth.activated.emit(panel.land.worth.currentIndex())
