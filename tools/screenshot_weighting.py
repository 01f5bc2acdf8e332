"""Take pictures of the weighting dialog in the QGIS desktop: every tab and state, light and dark, small and large.

Runs inside the desktop: ``qgis --code tools/screenshot_weighting.py`` with the path prefix of the pictures in the
environment variable SHOT; the option ``--lang zh_CN`` gives them in Chinese. Writes PREFIX-THEME-WIDTH-STATE.png;
leaves with 0, or with 3 and a traceback, also where the dialog does not fit into the size it is given.
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
PAUSE = 400
SIZES = (1024, 700), (1600, 1000)
THEMES = {"light": "default", "dark": "Night Mapping"}
TABS = "grades pairs entropy critic hand methods surface".split()
# In the order of the pictures: what is shown, by tab, factor, and an edit before.
STATES = (
    ("classes", "grades", 0, None),
    ("ranges", "grades", 1, None),
    ("curve", "grades", 1, "curve"),
    ("distance", "grades", 2, "undo"),
    ("contradictory", "pairs", 0, None),
    ("consistent", "pairs", 0, "mend"),
    ("combined", "pairs", 0, "undo combine"),
    ("entropy", "entropy", 0, "undo"),
    ("critic", "critic", 0, None),
    ("hand", "hand", 0, None),
    ("methods", "methods", 0, None),
    ("surface", "surface", 0, None),
)
COMPARISONS = (0, 1, 5), (0, 2, 3), (1, 2, 3)


class Session:
    """The steps, each begun when the dialog is at rest after the one before."""

    def __init__(self):
        self.window, self.layers, self.fits = None, [], True
        self.steps = [self.prepare, self.open_dialog]
        for theme in THEMES:
            self.steps.append(lambda t=theme: self.begin(t))
            self.picture(theme, "empty")
            self.steps += [lambda k=k: self.window.editor.add_layer(self.layers[k]) for k in range(3)]
            self.steps.append(self.compare)
            for state, tab, factor, edits in STATES:
                self.steps += [lambda e=e: getattr(self, e)() for e in (edits or "").split()]
                self.steps.append(lambda t=tab, f=factor: self.show(t, f))
                self.picture(theme, state)

    def picture(self, theme, state):
        """Plan the pictures of a state, in all sizes."""
        for size in SIZES:
            self.steps.append(lambda s=size: self.window.resize(*s))
            self.steps.append(lambda n=f"{theme}-{size[0]}-{state}", s=size: self.keep(n, s))

    def next(self):
        """Do the next step, or leave."""
        try:
            if self.window is not None and self.window.editor.busy:
                QTimer.singleShot(PAUSE, self.next)
                return
            if not self.steps:
                QgsProject.instance().setDirty(False)
                os._exit(0 if self.fits else 3)
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
            QgsVectorLayer(f"{folder / 'landscape.gpkg'}|layername=roads", "Roads and railways"),
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
        self.window.surface.add(self.layers[2])

    def curve(self):
        """Grade the heights by a curve."""
        from ecopattern.algorithms.resistance.factors import Transform

        self.window.editor.select(1)
        self.window.grading.kind.picked.emit(Transform.kind)

    def mend(self):
        """Take the advice of the dialog."""
        self.window.matrix.take_mend()

    def combine(self):
        """Weigh by comparisons and by the layers."""
        from ecopattern.algorithms.resistance.weighting import WeighBy

        self.window.editor.set_fields(weigh_by=WeighBy.COMBINED)

    def undo(self):
        """Take the last edit back."""
        self.window.editor.undo()

    def show(self, tab, factor):
        """Show a tab and a factor."""
        self.window.tabs.setCurrentIndex(TABS.index(tab))
        self.window.editor.select(factor)

    def begin(self, theme):
        """Begin anew in other colours."""
        from ecopattern.algorithms.resistance.weighing_scheme import WeighingScheme

        QgsApplication.setUITheme(THEMES[theme])
        self.window.move(0, 0)
        self.window.tabs.setCurrentIndex(0)
        self.window.editor.start(WeighingScheme())

    def keep(self, name, size):
        """Save a picture of the dialog, if it fits."""
        found = self.window.size().width(), self.window.size().height()
        if found[0] > size[0] or found[1] > size[1]:
            print(f"{name}: {found} does not fit into {size}", flush=True)
            self.fits = False
        if not self.window.grab().save(f"{PREFIX}-{name}.png"):
            raise OSError(f"{PREFIX}-{name}.png cannot be written.")


SESSION = Session()
iface.initializationCompleted.connect(lambda: QTimer.singleShot(PAUSE, SESSION.next))
