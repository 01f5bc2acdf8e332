"""Take pictures of the QGIS desktop at work on the sample landscape: toolbox, dialog of the main job, and its results.

Runs inside the desktop: ``qgis --code tools/screenshot.py`` with the path prefix of the pictures in the environment
variable SHOT. Writes PREFIX-toolbox.png, PREFIX-dialog.png and PREFIX-canvas.png; leaves with 0, or with 3 and a
traceback.
"""

import os
import tempfile
import traceback
from pathlib import Path

import processing
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QTextEdit, QTreeView
from qgis.utils import iface

PREFIX = os.environ["SHOT"]
PAUSE = 1500
JOB = "ecopattern:securitypattern"
VECTORS = ("roads", "watersheds", "counties")


def inputs(layers):
    """Return what the main job is asked with."""
    return {
        "LANDCOVER": layers["landcover"].id(),
        "SCHEME": "worldcover",
        "HABITAT": "10",
        "MIN_AREA": 100,
        "ROADS": layers["roads"].id(),
        "WATERSHEDS": layers["watersheds"].id(),
        "ADMIN": layers["counties"].id(),
        "ADMIN_CODES": ["province", "city", "county"],
    }


class Session:
    """The steps, each begun when QGIS is at rest after the one before."""

    def __init__(self):
        self.steps = [self.prepare, self.show_toolbox, self.open_dialog, self.start_job]
        self.layers = {}
        self.dialog = self.extent = None

    def next(self):
        """Do the next step, or leave."""
        try:
            if not self.steps:
                QgsProject.instance().setDirty(False)
                os._exit(0)
            self.steps.pop(0)()
        except BaseException:  # noqa: BLE001, whatever it is, a run without a person must end
            self.fail()

    def later(self):
        """Let QGIS paint, then go on."""
        QTimer.singleShot(PAUSE, self.next)

    def fail(self):
        """Say what went wrong and leave."""
        traceback.print_exc()
        os._exit(3)

    def prepare(self):
        """Make the sample landscape and open it."""
        for key in ("projections", "app/projections"):
            QgsSettings().setValue(f"{key}/promptWhenMultipleTransformsExist", False)
        iface.mainWindow().setGeometry(0, 0, 1600, 1000)
        iface.messageBar().clearWidgets()
        folder = Path(tempfile.mkdtemp(prefix="landscape-"))
        processing.run("ecopattern:samplelandscape", {"SEED": 1, "SIZE": "450x350", "CELL": 30, "FOLDER": str(folder)})
        provider = QgsApplication.processingRegistry().algorithmById(JOB).provider()
        package = __import__(type(provider).__module__.rsplit(".", 1)[0], fromlist=["desktop"])
        landcover = QgsRasterLayer(str(folder / "land_cover.tif"), "Land cover")
        package.desktop.apply_style(landcover, "landcover_worldcover")
        self.layers["landcover"] = landcover
        for name in VECTORS:
            self.layers[name] = QgsVectorLayer(f"{folder / 'landscape.gpkg'}|layername={name}", name.capitalize())
        QgsProject.instance().setCrs(landcover.crs())
        for name, layer in self.layers.items():
            if not layer.isValid():
                raise RuntimeError(f"The sample landscape has no {name}.")
            QgsProject.instance().addMapLayer(layer)
            node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
            node.setExpanded(False)
            node.setItemVisibilityChecked(name == "landcover")
        self.later()

    def show_toolbox(self):
        """Picture the toolbox with all groups of the plugin open."""
        dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
        dock.show()
        dock.raise_()
        dock.setFloating(True)
        dock.resize(420, 900)
        tree = dock.findChild(QTreeView)
        model = tree.model()
        tree.collapseAll()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == "EcoPattern":
                tree.expandRecursively(index)
                tree.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
        self.steps.insert(0, lambda: self.keep_toolbox(dock))
        self.later()

    def keep_toolbox(self, dock):
        """Save the toolbox and put it away."""
        self.keep(dock, "toolbox")
        dock.hide()
        self.later()

    def open_dialog(self):
        """Open the dialog of the main job, filled in."""
        self.dialog = processing.createAlgorithmDialog(JOB, inputs(self.layers))
        self.dialog.resize(1000, 860)
        self.dialog.show()
        self.later()

    def start_job(self):
        """Picture the dialog and press its button."""
        self.keep(self.dialog, "dialog")
        self.dialog.algorithmFinished.connect(self.finished)
        self.dialog.runButton().click()

    def finished(self, done, _):
        """Go on when the job is done and its layers have arrived."""
        if not done:
            print(self.dialog.findChild(QTextEdit, "txtLog").toPlainText(), flush=True)
            os._exit(3)
        self.steps = [self.arrange, self.zoom, self.keep_canvas]
        self.later()

    def arrange(self):
        """Leave only the results and the layer tree."""
        self.dialog.hide()
        iface.messageBar().clearWidgets()
        for dock in iface.mainWindow().findChildren(QDockWidget):
            dock.setVisible(dock.objectName() == "Layers")
        self.extent = self.layers["landcover"].extent().scaled(1.04)
        QgsProject.instance().removeMapLayers([layer.id() for layer in self.layers.values()])
        self.later()

    def zoom(self):
        """Show the whole landscape on the canvas as it is now laid out."""
        iface.mapCanvas().setExtent(self.extent)
        iface.mapCanvas().refresh()
        self.later()

    def keep_canvas(self):
        """Picture the window."""
        iface.mapCanvas().waitWhileRendering()
        self.keep(iface.mainWindow(), "canvas")
        self.later()

    def keep(self, widget, name):
        """Save a picture of a widget."""
        if not widget.grab().save(f"{PREFIX}-{name}.png"):
            raise OSError(f"{PREFIX}-{name}.png cannot be written.")


session = Session()
iface.initializationCompleted.connect(session.later)
