"""Windows fit into a small screen in both languages, and nothing in them is cut."""

import pytest
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QMessageBox

from ...algorithms.resistance.factors import Transform
from ...algorithms.resistance.weighting import WeighBy
from ...ui.dock import EcoPatternDock
from ...ui.weighting.window import SETTINGS, WeightingWindow
from ..languages import chinese_in
from .weighting_window import at_rest, wait_for

SMALL = 1024, 700
# What a desktop of that size leaves to a dock beside a map: less than half its width, and the height between its bars.
DOCK = 480, 520
COMPARISONS = (0, 1, 9), (0, 2, 7), (1, 2, 9)


@pytest.fixture(params=["en", "zh"])
def language(request, qgis_app, tmp_path):
    """Let QGIS speak English, then Chinese."""
    if request.param == "en":
        yield
        return
    with chinese_in(tmp_path):
        yield


@pytest.fixture
def layers(workspace, qgis_new_project):
    """Return the layers of a project, two of them with long names."""
    found = [
        QgsRasterLayer(workspace.landscape("land_cover.tif"), "Land cover of the year 2020"),
        QgsRasterLayer(workspace.landscape("dem.tif"), "Heights"),
        QgsVectorLayer(workspace.layer("settlements"), "Settlements and other developed land"),
    ]
    QgsProject.instance().setCrs(found[0].crs())
    QgsProject.instance().addMapLayers(found)
    return found


@pytest.fixture
def window(language, layers, monkeypatch):
    """Return the weighting dialog, at the size of a small screen."""
    QgsSettings().remove(SETTINGS)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    made = WeightingWindow()
    made.resize(*SMALL)
    made.show()
    QgsApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


def cut(whole):
    """Return the texts of labels and buttons in a window that have less room than they need."""
    found = []
    for part in whole.findChildren(QAbstractButton) + whole.findChildren(QLabel):
        if not part.isVisible() or not part.text():
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            if part.height() < part.heightForWidth(part.width()):
                found.append(part.text())
        elif part.width() < part.minimumSizeHint().width():
            found.append(part.text())
    return found


def squeezed(factors):
    """Return the rows of the list of factors that are lower than their text."""
    metrics, width = factors.fontMetrics(), factors.viewport().width() - 4
    rows = [factors.item(k) for k in range(factors.count())]
    room = QRect(0, 0, width, 1000)
    wrapped = Qt.TextFlag.TextWordWrap
    return [
        row.text()
        for row in rows
        if factors.visualItemRect(row).height() < metrics.boundingRect(room, wrapped, row.text()).height()
    ]


def seen(window):
    """Assert that every tab of the weighting dialog fits and shows all its texts."""
    at_rest(window)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        for place in range(max(1, len(window.editor.scheme.factors))):
            window.editor.select(place)
            window.resize(*SMALL)
            QgsApplication.processEvents()
            found = window.size().width(), window.size().height()
            assert found == SMALL, (window.tabs.tabText(number), place, found)
            assert cut(window) == [], window.tabs.tabText(number)
            assert squeezed(window.factors.list) == []


def test_weighting_dialog_fits_a_small_screen_in_every_state(window, layers):
    """Empty, with factors of all kinds, contradictory, combined and with a message: every tab at 1024 x 700."""
    editor = window.editor
    seen(window)
    for k, layer in enumerate(layers):
        editor.add_layer(layer)
        wait_for(lambda k=k: len(editor.scheme.factors) == k + 1)
    seen(window)
    editor.select(1)
    window.grading.kind.picked.emit(Transform.kind)
    editor.set_fields(weigh_by=WeighBy.AHP)
    for comparison in COMPARISONS:
        editor.edit("with_comparison", *comparison)
    window.surface.add(layers[2])
    seen(window)
    editor.set_fields(weigh_by=WeighBy.COMBINED, maximum=0.5)
    window.tell("A sentence about what was just done, as long as that of a file in a folder far down. " * 2)
    seen(window)


def test_dock_fits_a_small_screen_in_every_tab(language, layers, workspace, qgis_iface):
    """Steps, selection and drawing need no more than a desktop of 1024 x 700 leaves to a dock."""
    results = {name: workspace.results(name) for name in ("habitatpatches", "landcoverresistance", "links")}
    links = QgsVectorLayer(results["links"]["LINKS"], "Links")
    patches = QgsVectorLayer(results["habitatpatches"]["PATCHES"], "Patches")
    resistance = QgsRasterLayer(results["landcoverresistance"]["RESISTANCE"], "Resistance")
    QgsProject.instance().addMapLayers([links, patches, resistance])
    made = EcoPatternDock(qgis_iface)
    made.setFloating(True)
    made.show()
    try:
        for number in range(made.tabs.count()):
            made.tabs.setCurrentIndex(number)
            links.selectByIds([next(links.getFeatures()).id()] if made.tabs.currentWidget() is made.feature else [])
            QgsApplication.processEvents()
            made.resize(*DOCK)
            QgsApplication.processEvents()
            found = made.size().width(), made.size().height()
            assert found == DOCK, (made.tabs.tabText(number), found)
            assert cut(made.tabs.currentWidget()) == [], made.tabs.tabText(number)
    finally:
        made.release()
        made.close()
