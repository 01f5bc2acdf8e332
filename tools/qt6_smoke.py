"""Open the windows of the plugin on PyQt6, without QGIS, and paint them; leaves with a traceback if one fails.

QGIS 4 runs on Qt 6. Where none is at hand, this takes the place of ``qgis.PyQt`` by PyQt6 as QGIS does, and that of
the other parts of QGIS by classes that do nothing.
"""

import importlib
import importlib.util
import os
import sys
import types
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6 import QtCore, QtGui, QtTest, QtWidgets

ROOT = Path(__file__).resolve().parent.parent
QT = "QtCore QtGui QtWidgets QtTest QtXml QtSvg QtNetwork uic".split()
WINDOWS = {"QgsDockWidget": QtWidgets.QDockWidget, "QgsDialog": QtWidgets.QDialog, "QgsMapCanvas": QtWidgets.QWidget}


class Anything(type):
    """A class of which every attribute is again such a class."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Anything(name, (), {})
        setattr(cls, name, made)
        return made


def stand_in(name):
    """Return a module whose every attribute is a class that does nothing, or a window where it is one in QGIS."""
    module = types.ModuleType(name)

    def __getattr__(wanted):  # noqa: N807
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        return WINDOWS.get(wanted) or Anything(wanted, (), {})

    module.__getattr__ = __getattr__
    module.__path__ = []
    return module


def install():
    """Put PyQt6 and the stand-ins where the plugin looks for QGIS, and the plugin under its name."""
    for name in ("qgis", "qgis.core", "qgis.gui", "qgis.utils", "qgis.analysis", "processing", "osgeo"):
        sys.modules[name] = stand_in(name)
    for name in ("processing.gui", "processing.gui.wrappers"):
        sys.modules[name] = stand_in(name)
    sys.modules["qgis.PyQt"] = types.ModuleType("qgis.PyQt")
    for name in QT:
        sys.modules[f"qgis.PyQt.{name}"] = importlib.import_module(f"PyQt6.{name}")
    for moved in ("QAction", "QActionGroup", "QShortcut"):
        setattr(QtWidgets, moved, getattr(QtGui, moved))
    spec = importlib.util.spec_from_file_location("ecopattern", ROOT / "__init__.py")
    package = importlib.util.module_from_spec(spec)
    package.__path__ = [str(ROOT)]
    sys.modules["ecopattern"] = package


def load_windows():
    """Import every module of the windows, and the plugin itself."""
    paths = [path for path in sorted((ROOT / "ui").rglob("*.py")) if path.name != "__init__.py"]
    for path in (*paths, ROOT / "plugin.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        importlib.import_module(".".join(("ecopattern", *parts)))
    return len(paths)


def painted(widget):
    """Paint a window and return how many colours it has."""
    widget.resize(420, 640)
    widget.show()
    QtWidgets.QApplication.processEvents()
    image = widget.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def try_flow():
    """Show steps, choose one by keys, and open it by the mouse."""
    flow, view = (sys.modules[f"ecopattern.ui.{name}"] for name in ("flow", "flow_view"))
    need = flow.Need("RESISTANCE", "Resistance", ("raster",))
    task = flow.Task("ecopattern:links", "Links", "corridors", "Corridors", "Finds links.", (need,))
    steps = flow.flow([task], [])
    asked = []
    shown = view.FlowView()
    shown.run_requested.connect(asked.append)
    shown.show_flow(steps, {task.id: {}}, task)
    assert painted(shown) > 10
    QtTest.QTest.keyClick(shown.tree, QtCore.Qt.Key.Key_Right)
    shown.tree.topLevelItem(0).setExpanded(True)
    QtTest.QTest.keyClick(shown.tree, QtCore.Qt.Key.Key_Down)
    QtTest.QTest.mouseClick(shown.open, QtCore.Qt.MouseButton.LeftButton)
    assert asked == [task.id], asked
    for state in flow.State:
        assert not view.state_icon(state).isNull()


def try_feature():
    """Show charts and a table, and go through them by mouse and keys."""
    chart, view = (sys.modules[f"ecopattern.ui.{name}"] for name in ("chart", "feature_view"))
    line = chart.Line("Resistance", "Distance", (0.0, 1.0, 2.0), (1.0, 3.0, 2.0), filled=True)
    bars = chart.Bars("dPC", ("a", "b"), (1.0, 2.0))
    shown = view.FeatureView()
    assert painted(shown) > 5
    shown.show_facts(
        view.Facts("Patch 1", (("Area", "3"),), (line, bars), ("Link", "Cost"), ((1, 2.5), (2, 1.5)), (1, 2))
    )
    assert painted(shown) > 10
    QtTest.QTest.mouseMove(shown.charts[0], QtCore.QPoint(200, 60))
    QtTest.QTest.keyClick(shown.charts[0], QtCore.Qt.Key.Key_Right)
    assert shown.charts[0].marked_text()
    shown.table.sortItems(1)
    assert shown.table.item(0, 0).text() == "2"


def try_what_if():
    """Paint what scenarios are drawn with, and choose by the mouse what to draw."""
    views = [sys.modules[f"ecopattern.ui.what_if.{name}"] for name in ("draw_view", "compare_view", "options")]
    shown, chosen = views[0].DrawView(), []
    shown.kind_chosen.connect(chosen.append)
    assert painted(shown) > 10
    for kind, button in shown.buttons.items():
        QtTest.QTest.mouseClick(button, QtCore.Qt.MouseButton.LeftButton)
        assert chosen[-1] is kind, chosen
        shown.show_kind(kind)
    assert painted(views[1].CompareView()) > 1
    assert painted(views[2].LandInputs()) > 5


def main():
    """Open everything."""
    install()
    application = QtWidgets.QApplication([])
    count = load_windows()
    try_flow()
    try_feature()
    try_what_if()
    print(f"Qt {QtCore.QT_VERSION_STR}: {count} modules loaded, dock painted and driven")
    application.quit()


if __name__ == "__main__":
    main()
