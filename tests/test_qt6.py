"""The check for Qt 6 and QGIS 4 finds what is gone, and finds nothing in the plugin."""

import ast
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("qt6_check", ROOT / "tools" / "qt6_check.py")
check = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check)


def found(code):
    """Return what the check says of a piece of code, as far as it can be said with the QGIS that is here."""
    tree = ast.parse(code)
    return [fault for _, fault in (*check.common_faults(tree), *check.qgis_faults(tree))]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("from PyQt5.QtCore import Qt", "qgis.PyQt"),
        ("dialog.exec_()", ".exec()"),
        ("from qgis.core import Qgis\nQgis.Warning", "Qgis.MessageLevel.Warning"),
        ("from qgis.core import QgsFeatureSink\nQgsFeatureSink.FastInsert", "QgsFeatureSink.Flag.FastInsert"),
        ("from qgis.core import QgsProject\nQgsProject.nothing", "no QgsProject.nothing"),
    ],
)
def test_what_is_gone_is_found(qgis_app, code, words):
    """Old imports, old names and values without the name of their enumeration are told with the remedy."""
    (fault,) = found(code)
    assert words in fault


@pytest.mark.parametrize(
    "code",
    [
        "from qgis.core import Qgis\nQgis.MessageLevel.Warning",
        "from qgis.PyQt.QtCore import Qt\nQt.Key.Key_A",
        "from qgis.core import QgsProject\nQgsProject.instance().mapLayers()",
        "dialog.exec()",
    ],
)
def test_what_is_there_is_not_found(qgis_app, code):
    """Full names and methods are no faults."""
    assert found(code) == []


def test_plugin_is_ready(qgis_app):
    """Nothing in the plugin is gone in QGIS 4, as far as the QGIS that is here can tell."""
    assert check.main("qgis") == 0
