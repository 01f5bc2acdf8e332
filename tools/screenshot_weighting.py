"""Take pictures of the weighting dialog in the QGIS desktop: every tab, light and dark, small and large.

Runs inside the desktop: ``qgis --code tools/screenshot_weighting.py`` with the path prefix of the pictures in the
environment variable SHOT; the option ``--lang zh_CN`` gives them in Chinese. Writes PREFIX-THEME-WIDTH-TAB.png;
leaves with 0, or with 3 and a traceback.
"""

import os
import tempfile
import traceback
from pathlib import Path

import processing
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

PREFIX = os.environ["SHOT"]
PAUSE = 600
SIZES = (1024, 700), (1600, 1000)
THEMES = {"light": "default", "dark": "Night Mapping"}
TABS = "grades pairs entropy critic hand methods surface".split()
COMPARISONS = (0, 1, 5), (0, 2, 3), (1, 2, 3)


class Session:
    """The steps, each begun when the dialog is at rest after the one before."""

    def __init__(self):
        self.window, self.layers = None, []
        self.steps = [self.prepare, self.open_dialog, lambda: self.keep("empty")]
        self.steps += [lambda k=k: self.window.editor.add_layer(self.layers[k]) for k in range(3)]
        self.steps.append(self.compare)
        for theme in THEMES:
            for size in SIZES:
                self.steps.append(lambda t=theme, s=size: self.arrange(t, s))
                for number, tab in enumerate(TABS):
                    self.steps.append(lambda n=number: self.window.tabs.setCurrentIndex(n))
                    self.steps.append(lambda n=f"{theme}-{size[0]}-{tab}": self.keep(n))

    def next(self):
        """Do the next step, or leave."""
        try:
            if self.window is not None and self.window.editor.busy:
                QTimer.singleShot(PAUSE, self.next)
                return
            if not self.steps:
                QgsProject.instance().setDirty(False)
                os._exit(0)
            self.steps.pop(0)()
            QTimer.singleShot(PAUSE, self.next)
        except BaseException:  # noqa: BLE001, whatever it is, a run without a person must end
            traceback.print_exc()
            os._exit(3)

    def prepare(self):
        """Make the sample landscape and open what decides about its resistance."""
        for key in ("projections", "app/projections"):
            QgsSettings().setValue(f"{key}/promptWhenMultipleTransformsExist", False)
        folder = Path(tempfile.mkdtemp(prefix="landscape-"))
        processing.run("ecopattern:samplelandscape", {"SEED": 1, "SIZE": "300x240", "CELL": 30, "FOLDER": str(folder)})
        self.layers = [
            QgsRasterLayer(str(folder / "land_cover.tif"), "worldcover"),
            QgsRasterLayer(str(folder / "dem.tif"), "Elevation"),
            QgsVectorLayer(f"{folder / 'landscape.gpkg'}|layername=roads", "Roads"),
        ]
        QgsProject.instance().setCrs(self.layers[0].crs())
        QgsProject.instance().addMapLayers(self.layers)

    def open_dialog(self):
        """Open the dialog as its button does."""
        plugin = plugins["ecopattern"]
        plugin.open_weighting()
        self.window = plugin.weighting

    def compare(self):
        """Weigh by comparisons that contradict each other."""
        from ecopattern.algorithms.resistance.weighting import WeighBy

        self.window.editor.set_fields(weigh_by=WeighBy.AHP)
        for comparison in COMPARISONS:
            self.window.editor.edit("with_comparison", *comparison)

    def arrange(self, theme, size):
        """Give the dialog its colours and size."""
        QgsApplication.setUITheme(THEMES[theme])
        self.window.move(0, 0)
        self.window.resize(*size)

    def keep(self, name):
        """Save a picture of the dialog."""
        if not self.window.grab().save(f"{PREFIX}-{name}.png"):
            raise OSError(f"{PREFIX}-{name}.png cannot be written.")


SESSION = Session()
iface.initializationCompleted.connect(lambda: QTimer.singleShot(PAUSE, SESSION.next))
