"""Tests of the choice of fields: with layers of both kinds it opens, follows the layer and hands the name on."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsRasterLayer, QgsVectorLayer

from ...processing_provider.parameters import NumberInput
from ...processing_provider.provider import ALGORITHMS


@pytest.fixture
def opened(workspace, monkeypatch):
    """Return how to open the dialog of an algorithm in a project with a raster and a vector layer."""
    from processing.gui import AlgorithmDialog as Dialogs
    from processing.gui import ParametersPanel as Panels

    # What stands in for the window of QGIS in tests has no canvas and browser that dialogs could use.
    monkeypatch.setattr(Panels, "iface", None)
    monkeypatch.setattr(Dialogs, "iface", None)

    raster = QgsRasterLayer(workspace.landscape("land_cover.tif"), "Surface")
    vector = QgsVectorLayer("Polygon?crs=EPSG:32650&field=name:string&field=patch_id:integer", "Areas", "memory")
    QgsProject.instance().addMapLayers([raster, vector])
    dialogs = []

    def open_dialog(name):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")
        dialogs.append(Dialogs.AlgorithmDialog(algorithm, parent=None))
        return dialogs[-1].mainWidget().wrappers, raster, vector

    yield open_dialog
    for dialog in dialogs:
        dialog.deleteLater()
    QgsProject.instance().clear()


def test_choice_follows_the_layer(opened):
    """A vector layer offers its fields, a raster none, and a name chosen is handed on."""
    wrappers, raster, vector = opened("links")
    layer, choice = wrappers["PATCHES"], wrappers["PATCH_ID"]
    layer.setWidgetValue(vector.id(), context())
    assert [choice.widget.itemText(k) for k in range(choice.widget.count())] == ["", "name", "patch_id"]
    choice.widget.setCurrentText("name")
    assert choice.parameterValue() == "name"
    layer.setWidgetValue(raster.id(), context())
    assert choice.widget.count() == 1
    assert choice.parameterValue() is None


def context():
    """Return a context that knows the project."""
    found = QgsProcessingContext()
    found.setProject(QgsProject.instance())
    return found


@pytest.mark.parametrize("name", [algorithm.NAME for algorithm in ALGORITHMS])
def test_every_dialog_opens_on_a_raster_and_hands_on_its_defaults(opened, name):
    """Whatever layers a project holds every dialog opens, and numbers no one touched are those of the declaration."""
    wrappers, _, _ = opened(name)
    assert wrappers
    algorithm = {known.NAME: known for known in ALGORITHMS}[name]()
    for number in algorithm.inputs():
        if isinstance(number, NumberInput) and (number.default is not None or number.optional):
            assert wrappers[number.name].parameterValue() == number.default, number.name
