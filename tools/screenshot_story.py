"""Make a whole plan in one sitting of the QGIS desktop, by mouse and keys, and take a picture of every stage.

Weighs land cover, slope and distance to developed land in the weighting dialog, then leads through the dock: patches,
links, corridors, pinch points and importance, the selection of a link and of a patch. The landscape is Zion of the kits
that ECOPATTERN_KITS names, or else the sample landscape.

Runs inside the desktop: ``qgis --code tools/screenshot_story.py`` with the path prefix of the pictures in the
environment variable SHOT; the option ``--lang zh_CN`` tells it in Chinese. Writes PREFIX-NUMBER-STAGE.png; leaves with
0, or with 3 and a traceback.
"""

import itertools
import os
import shutil
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import processing
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QDockWidget,
    QFileDialog,
    QLineEdit,
    QTableView,
    QTextEdit,
)
from qgis.utils import iface, plugins

PREFIX = os.environ["SHOT"]
SIZE = 1600, 1000
PAUSE, WAIT = 500, 240
KEYS = Qt.Key
# Steps to the left on the slider, that is how much more important the earlier factor is; they contradict each other.
SLIDES = {(0, 1): 4, (0, 2): 2, (1, 2): 3}
AHP = 1
NAMES = {"en": ("Land cover", "Slope", "Developed land"), "zh": ("土地覆盖", "坡度", "建设用地")}


@dataclass(frozen=True)
class Landscape:
    """Where a plan is made, and the classes of its land cover."""

    cover: str
    dem: str
    developed: str
    habitat: str
    least_area: str
    grades: str


def landscape(folder):
    """Return the landscape of the kits, or a sample."""
    kit = Path(os.environ.get("ECOPATTERN_KITS", "")) / "landscapes" / "zion"
    if kit.is_dir():
        # QGIS writes statistics beside a raster, and the kits are nobody's to write to.
        cover, dem = (shutil.copy(kit / name, folder / name) for name in ("nlcd2011.tif", "dem.tif"))
        return Landscape(str(cover), str(dem), "21-24", "41, 43, 90", "150", "nlcd")
    processing.run("ecopattern:samplelandscape", {"SEED": 1, "SIZE": "450x350", "CELL": 30, "FOLDER": str(folder)})
    cover, dem = str(folder / "land_cover.tif"), str(folder / "dem.tif")
    return Landscape(cover, dem, "50", "10", "100", "worldcover")


class Hands:
    """What a user does with mouse and keys, and the pictures of it."""

    def __init__(self):
        self.numbers = itertools.count()

    def picture(self, name):
        """Save a picture of the screen."""
        iface.mapCanvas().waitWhileRendering()
        QApplication.processEvents()
        path = f"{PREFIX}-{next(self.numbers):02d}-{name}.png"
        if not QApplication.primaryScreen().grabWindow(0).save(path):
            raise OSError(f"{path} cannot be written.")

    @staticmethod
    def click(widget, place=None):
        """Click a widget, in its middle unless said otherwise."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or QPoint())

    @staticmethod
    def press(widget, *keys):
        """Type text, or press keys."""
        for each in keys:
            (QTest.keyClicks if isinstance(each, str) else QTest.keyClick)(widget, each)

    def pick(self, button, wanted, name=""):
        """Open the menu of a button and choose the first entry that holds a text."""
        chosen = []

        def choose():
            menu = button.menu()
            if name:
                self.picture(name)
            chosen.extend(one for one in menu.actions() if wanted.lower() in one.text().lower())
            if chosen:
                menu.setActiveAction(chosen[0])
                self.press(menu, KEYS.Key_Return)
            # A menu that stays open would hold the story for ever.
            menu.close()

        QTimer.singleShot(PAUSE, choose)
        self.click(button)
        if not chosen:
            raise LookupError(f"The menu has no {wanted}.")

    def name_file(self, path):
        """Write a path into the dialog that is about to ask for one."""

        def write():
            asked = (w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
            field = next(asked).findChild(QLineEdit)
            field.selectAll()
            self.press(field, str(path), KEYS.Key_Return)

        QTimer.singleShot(PAUSE, write)

    def write_field(self, dialog, name, text):
        """Write over a field of the dialog of an algorithm."""
        wrapper = dialog.mainWidget().wrappers[name]
        widget = wrapper.wrappedWidget()
        field = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
        field.selectAll()
        self.press(field, text, KEYS.Key_Tab)


class Story(Hands):
    """The sitting as generators, which yield what to wait for: milliseconds, or that something is true."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="story-"))
        self.land, self.layers = None, []
        self.dock = iface.mainWindow().findChild(QDockWidget, "EcoPatternDock")

    def tell(self):
        """Tell all of it."""
        self.prepare()
        yield PAUSE
        yield from self.weigh()
        yield from self.step("habitatpatches", {"CLASSES": self.land.habitat, "MIN_AREA": self.land.least_area})
        for name in ("links", "corridors", "pinchpoints", "patchimportance"):
            yield from self.step(name)
        self.dock.flow.choose(("step", "corridors"))
        yield PAUSE
        self.picture("states")
        yield from self.select("lcd", "link")
        yield from self.select("dpc", "patch")
        iface.mapCanvas().zoomToFullExtent()
        self.dock.tabs.setCurrentWidget(self.dock.flow)
        yield PAUSE
        self.picture("end")

    def prepare(self):
        """Open what the plan is made from."""
        for key in ("projections", "app/projections"):
            QgsSettings().setValue(f"{key}/promptWhenMultipleTransformsExist", False)
        QgsSettings().remove("plugins/ecopattern/weighting/geometry")
        iface.messageBar().clearWidgets()
        iface.mainWindow().setGeometry(0, 0, *SIZE)
        self.land = land = landscape(self.folder)
        slope, cells = str(self.folder / "slope.tif"), str(self.folder / "cells.gpkg")
        developed = str(self.folder / "developed.gpkg")
        processing.run("native:slope", {"INPUT": land.dem, "OUTPUT": slope})
        values = {"LANDCOVER": land.cover, "CLASSES": land.developed, "MIN_AREA": 0, "PATCHES": cells}
        processing.run("ecopattern:habitatpatches", values)
        processing.run("native:savefeatures", {"INPUT": cells, "OUTPUT": developed})
        names = NAMES["zh" if str(QgsSettings().value("locale/userLocale", "en")).startswith("zh") else "en"]
        self.layers = [
            QgsRasterLayer(land.cover, names[0]),
            QgsRasterLayer(slope, names[1]),
            QgsVectorLayer(developed, names[2]),
        ]
        QgsProject.instance().setCrs(self.layers[0].crs())
        for layer in (self.layers[1], self.layers[0], self.layers[2]):
            QgsProject.instance().addMapLayer(layer)
            QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setExpanded(False)
        for dock in iface.mainWindow().findChildren(QDockWidget):
            dock.setVisible(dock.objectName() in ("Layers", "EcoPatternDock"))
        iface.mapCanvas().zoomToFullExtent()
        self.dock.raise_()

    # Weighing.

    def weigh(self):
        """Add factors, grade them, compare them in pairs until they are consistent, and run."""
        plugins["ecopattern"].open_weighting()
        window = plugins["ecopattern"].weighting
        window.move(60, 60)
        yield PAUSE
        self.picture("weighing")
        for k, layer in enumerate(self.layers):
            self.pick(window.factors.add_button, layer.name(), "" if k else "add")
            yield lambda k=k: len(window.editor.scheme.factors) == k + 1 and not window.editor.busy
        for k in range(len(self.layers)):
            rows = window.factors.list
            self.click(rows.viewport(), rows.visualItemRect(rows.item(k)).center())
            if k < 2:
                # Features are graded by distance from the beginning, the nearest as the hardest to cross.
                self.pick(window.grading.published, "" if k else self.land.grades, "" if k else "published")
            yield lambda: not window.editor.busy
            yield PAUSE
            self.picture(f"grades-{k + 1}")
        yield from self.compare(window)
        for number in range(2, window.tabs.count()):
            self.show_tab(window.tabs, number)
            yield PAUSE
            self.picture(f"tab-{number + 1}")
        self.name_file(self.folder / "scheme.json")
        self.click(window.run_button)
        yield lambda: window.dialogs
        window.close()
        yield from self.run(window.dialogs[-1], "resistancesurface")

    def show_tab(self, tabs, number):
        """Click the tab of a number."""
        self.click(tabs.tabBar(), tabs.tabBar().tabRect(number).center())

    def compare(self, window):
        """Compare the factors in pairs by the slider, and take the advice on what contradicts."""
        while window.weigh_by.currentIndex() != AHP:
            self.press(window.weigh_by, KEYS.Key_Down)
        self.show_tab(window.tabs, 1)
        matrix = window.matrix
        for (row, column), steps in SLIDES.items():
            place = matrix.table.visualItemRect(matrix.table.item(row, column)).center()
            self.click(matrix.table.viewport(), place)
            self.press(matrix.slider, *[KEYS.Key_Left] * steps)
            yield lambda: not window.editor.busy
        self.picture("contradictory")
        self.click(matrix.mend_button)
        yield lambda: not window.editor.busy
        self.picture("consistent")

    # Steps.

    def step(self, algorithm, fields=()):
        """Choose an algorithm in the dock, open it, fill in fields and run it."""
        self.dock.flow.choose(("task", f"ecopattern:{algorithm}"))
        yield PAUSE
        self.picture(f"{algorithm}-dock")
        opened = len(self.dock.dialogs)
        self.click(self.dock.flow.open)
        yield lambda: len(self.dock.dialogs) > opened
        yield from self.run(self.dock.dialogs[-1], algorithm, fields)

    def run(self, dialog, name, fields=()):
        """Run an algorithm by the buttons of its dialog."""
        dialog.move(40, 40)
        yield PAUSE
        for field in fields:
            self.write_field(dialog, field, fields[field])
        self.picture(f"{name}-dialog")
        done = []
        dialog.algorithmFinished.connect(lambda good, _: done.append(good))
        self.click(dialog.runButton())
        yield lambda: done
        if not done[0]:
            raise RuntimeError(dialog.findChild(QTextEdit, "txtLog").toPlainText())
        yield PAUSE
        self.click(dialog.buttonBox().button(QDialogButtonBox.StandardButton.Close))
        yield 2 * PAUSE
        iface.messageBar().clearWidgets()
        yield PAUSE
        self.picture(f"{name}-canvas")

    # Selection.

    def select(self, field, name):
        """Select the feature of the highest value in the attribute table of the layer that has a field."""
        layers = QgsProject.instance().mapLayers().values()
        layer = next(each for each in layers if isinstance(each, QgsVectorLayer) and field in each.fields().names())
        table = iface.showAttributeTable(layer)
        table.window().setGeometry(30, 560, 1000, 420)
        yield 2 * PAUSE
        rows = table.findChild(QTableView, "mTableView") or table.findChild(QTableView)
        heads = rows.verticalHeader()
        row = max(range(heads.count()), key=lambda k: [each[field] or 0 for each in layer.getFeatures()][k])
        place = QPoint(5, heads.sectionViewportPosition(row) + heads.sectionSize(row) // 2)
        self.click(heads.viewport(), place)
        yield PAUSE / 2
        self.picture(f"{name}-flash")
        yield 3 * PAUSE
        self.picture(f"{name}-table")
        table.window().close()
        yield 2 * PAUSE
        self.picture(f"{name}-selected")
        layer.removeSelection()


class Teller:
    """Tells a story, and leaves."""

    def __init__(self, story):
        self.story, self.awaited, self.since = story, 0, time.monotonic()

    def go_on(self):
        """Go on when what is waited for has come."""
        try:
            if callable(self.awaited) and not self.awaited():
                if time.monotonic() - self.since > WAIT:
                    raise TimeoutError("What is waited for does not come.")
                QTimer.singleShot(PAUSE, self.go_on)
                return
            self.awaited, self.since = next(self.story), time.monotonic()
            QTimer.singleShot(PAUSE // 5 if callable(self.awaited) else int(self.awaited), self.go_on)
        except StopIteration:
            QgsProject.instance().setDirty(False)
            os._exit(0)
        except BaseException:  # noqa: BLE001, whatever it is, a run without a person must end
            traceback.print_exc()
            os._exit(3)


def begin():
    """Begin to tell."""
    TELLERS.append(Teller(Story().tell()))
    TELLERS[0].go_on()


# Kept, since nothing else holds who tells.
TELLERS = []
iface.initializationCompleted.connect(lambda: QTimer.singleShot(3 * PAUSE, begin))
