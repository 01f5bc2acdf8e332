"""From the weighting dialog to the raster: by its button, through the dialog of the algorithm, without a window."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsProcessingModelerParameterWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from ...algorithms import raster_io
from ...algorithms.resistance.factors import AsIs, Factor
from ...algorithms.resistance.pairwise_matrix import PairwiseMatrix
from ...algorithms.resistance.scheme_file import load_scheme
from ...algorithms.resistance.weighing_scheme import WeighingScheme
from ...algorithms.resistance.weighting import WeighBy
from ...plugin import EcoPatternPlugin
from ...ui.weighting.scheme_choice import SchemeChoice
from ...ui.weighting.window import ALGORITHM, SETTINGS, WeightingWindow
from ..processing_provider.workspace import run
from .weighting_window import at_rest, click, wait_for

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(workspace, qgis_new_project, monkeypatch):
    """Return a project with land cover, heights and settlements; nobody is asked whether to save."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    QgsSettings().remove(SETTINGS)
    layers = [
        QgsRasterLayer(workspace.landscape("land_cover.tif"), "worldcover"),
        QgsRasterLayer(workspace.landscape("dem.tif"), "Heights"),
        QgsVectorLayer(workspace.layer("settlements"), "Settlements"),
    ]
    found = QgsProject.instance()
    found.setCrs(layers[0].crs())
    found.addMapLayers(layers)
    yield layers
    found.clear()


@pytest.fixture
def window(project):
    """Return the dialog with three factors, weighed by comparison in pairs."""
    made = WeightingWindow()
    made.show()
    for k, layer in enumerate(project):
        made.editor.add_layer(layer)
        wait_for(lambda k=k: len(made.editor.scheme.factors) == k + 1)
    made.editor.set_fields(
        weigh_by=WeighBy.AHP, matrix=PairwiseMatrix(made.editor.scheme.names, (3, 5, 3)), maximum=300.0
    )
    at_rest(made)
    yield made
    made.close()
    made.deleteLater()


def cells(path):
    """Return the values of a raster, NaN for no data."""
    return raster_io.read_raster(path).values


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_run_hands_the_saved_scheme_to_the_algorithm(window, tmp_path, monkeypatch, ending):
    """The button saves and opens the algorithm with the file, which makes the raster of the preview, cell for cell."""
    path, opened = str(tmp_path / f"mine.{ending}"), []
    monkeypatch.setattr("processing.createAlgorithmDialog", lambda name, values: opened.append((name, values)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    click(window.run_button)
    assert opened == [(ALGORITHM, {"SCHEME_FILE": path})]
    assert not window.editor.modified
    made = run("resistancesurface", {**opened[0][1], "RESISTANCE": str(tmp_path / "made.tif")})
    shown = window.editor.shown.surface.resistance.values
    np.testing.assert_allclose(cells(made["RESISTANCE"]), shown, rtol=1e-6)


def test_run_saves_changes_and_asks_for_no_file_twice(window, tmp_path, monkeypatch):
    """A scheme that has a file is written there before it runs; without a file named, nothing runs."""
    opened = []
    monkeypatch.setattr("processing.createAlgorithmDialog", lambda name, values: opened.append((name, values)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    click(window.run_button)
    assert opened == []
    path = str(tmp_path / "mine.json")
    window.editor.write(path)
    window.editor.set_fields(minimum=2.0)
    click(window.run_button)
    assert len(opened) == 1
    assert load_scheme(path).minimum == 2


@pytest.mark.parametrize("weigh_by", [WeighBy.AHP, WeighBy.COMBINED])
def test_exported_scheme_makes_the_same_raster_without_a_window(window, tmp_path, weigh_by):
    """`qgis_process` with the exported scheme writes the raster that QGIS writes, and that of the preview."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    window.editor.set_fields(weigh_by=weigh_by)
    at_rest(window)
    path, target = str(tmp_path / "scheme.json"), str(tmp_path / "headless.tif")
    window.editor.write(path, own=False)
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "ecopattern").symlink_to(ROOT)
    (tmp_path / "runtime").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(plugins),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
    }
    for arguments in (
        ("plugins", "enable", "ecopattern"),
        ("run", ALGORITHM, "--", f"SCHEME_FILE={path}", f"RESISTANCE={target}"),
    ):
        done = subprocess.run(
            [program, *arguments], env=environment, capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    here = run("resistancesurface", {"SCHEME_FILE": path, "RESISTANCE": str(tmp_path / "here.tif")})
    np.testing.assert_array_equal(cells(target), cells(here["RESISTANCE"]))
    shown = window.editor.shown.surface.resistance.values
    np.testing.assert_allclose(cells(target), shown, rtol=1e-6)


@pytest.fixture
def dialog(project, monkeypatch):
    """Return the dialog of the algorithm."""
    from processing.gui import AlgorithmDialog as Dialogs
    from processing.gui import ParametersPanel as Panels

    # What stands in for the window of QGIS in tests has no canvas and browser that dialogs could use.
    monkeypatch.setattr(Panels, "iface", None)
    monkeypatch.setattr(Dialogs, "iface", None)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    made = Dialogs.AlgorithmDialog(algorithm, parent=None)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_algorithm_dialog_opens_the_weighting_dialog(dialog, project, tmp_path, monkeypatch):
    """The button beside the file begins with what was given to the algorithm, and takes the scheme when it is used."""
    wrappers = dialog.mainWidget().wrappers
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    wrappers["FACTORS"].setParameterValue([layer.id() for layer in project[:2]], context)
    wrappers["DISTANCES"].setParameterValue([project[2].id()], context)
    wrappers["TABLE"].setParameterValue(
        "Heights, elevation jl21; Settlements, 0, 500, 90; Settlements, 500,, 2", context
    )
    wrappers["WEIGHTS"].setParameterValue("6; 1; 3", context)
    choice = wrappers["SCHEME_FILE"]
    click(choice.weigh_button)
    window = choice.window
    assert window.isVisible()
    wait_for(lambda: len(window.editor.scheme.factors) == 3)
    at_rest(window)
    assert window.editor.scheme.names == ("worldcover", "Heights", "Settlements")
    assert [len(factor.grading.grades) for factor in window.editor.scheme.factors[1:]] == [4, 2]
    assert window.editor.scheme.weights() == pytest.approx((0.6, 0.1, 0.3))
    path = str(tmp_path / "mine.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    click(window.run_button)
    assert not window.isVisible()
    assert choice.parameterValue() == path
    assert not any(wrappers[name].parameterValue() for name in ("FACTORS", "DISTANCES", "TABLE", "WEIGHTS"))
    click(choice.weigh_button)
    assert window.isVisible()
    assert len(window.editor.scheme.factors) == 3
    made = run("resistancesurface", {"SCHEME_FILE": choice.parameterValue(), "RESISTANCE": str(tmp_path / "made.tif")})
    assert np.nanmin(cells(made["RESISTANCE"])) >= 1


def test_window_may_go_while_it_works(project):
    """Work that ends after the window is gone tells nobody, and the program goes on."""
    made = WeightingWindow()
    made.show()
    made.editor.add_layer(project[0])
    made.editor.start(WeighingScheme((Factor("cover", project[0].source(), grading=AsIs()),)))
    wait_for(lambda: made.editor._task is not None)
    take_away(made)
    wait_for(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def take_away(widget):
    """Take a window away at once, as Qt does with the windows of one that is closed."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_entry_of_the_plugin_opens_the_dialog(qgis_iface, project):
    """The plugin opens one window, which is the same when asked again."""
    plugin = EcoPatternPlugin(qgis_iface)
    plugin.open_weighting()
    first = plugin.weighting
    assert first.isVisible()
    plugin.open_weighting()
    assert plugin.weighting is first
    first.release()
    assert not first.isVisible()


def test_batches_have_a_field_alone(project, monkeypatch):
    """In a batch the file is a line of text, and what is written there is handed on."""
    from processing.gui import AlgorithmDialogBase as Base
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    monkeypatch.setattr(Base, "iface", None, raising=False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    made = BatchAlgorithmDialog(algorithm, None)
    (choice,) = (each for each in made.mainWidget().wrappers[0] if isinstance(each, SchemeChoice))
    assert isinstance(choice.widget, QLineEdit)
    choice.setValue("some.json")
    assert choice.value() == "some.json"
    choice.setValue(None)
    assert choice.value() is None
    made.deleteLater()


def test_models_may_feed_the_file(project):
    """In the modeler the parameter has the widget of QGIS, which takes inputs of the model as well."""
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    made = ModelerParametersDialog(algorithm, QgsProcessingModelAlgorithm())
    wrappers = made.wrappers if hasattr(made, "wrappers") else made.widget.widget.wrappers
    assert isinstance(wrappers["SCHEME_FILE"], QgsProcessingModelerParameterWidget)
    made.deleteLater()
