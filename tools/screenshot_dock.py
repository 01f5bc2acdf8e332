"""Take pictures of the dock of the plugin in the QGIS desktop, light and dark, in a small and in a large window.

Runs inside the desktop: ``qgis --code tools/screenshot_dock.py`` with the path prefix of the pictures in the
environment variable SHOT; the option ``--lang zh_CN`` gives them in Chinese. Writes PREFIX-THEME-SIZE-STATE.png;
leaves with 0, or with 3 and a traceback.
"""

import os
import tempfile
import traceback
from pathlib import Path

import processing
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

PREFIX = os.environ["SHOT"]
PAUSE = 1200
SIZES = (1024, 700), (1600, 1000)
THEMES = {"light": "default", "dark": "Night Mapping"}
# In the order of a plan, each with its parameters; a word in braces is a result of an earlier one.
CHAIN = (
    ("habitatpatches", {"LANDCOVER": "{land}", "CLASSES": "10", "MIN_AREA": 60}, ("PATCHES",)),
    ("landcoverresistance", {"LANDCOVER": "{land}", "SCHEME": "worldcover"}, ("RESISTANCE",)),
    ("links", {"RESISTANCE": "{RESISTANCE}", "PATCHES": "{PATCHES}", "PATCH_ID": "patch_id"}, ("LINKS",)),
    (
        "corridors",
        {
            "RESISTANCE": "{RESISTANCE}",
            "PATCHES": "{PATCHES}",
            "LINKS": "{LINKS}",
            "CUTOFF": 5,
            "CUTOFF_UNIT": "percent",
        },
        ("CORRIDORS", "AREAS"),
    ),
    ("pinchpoints", {"RESISTANCE": "{RESISTANCE}", "PATCHES": "{PATCHES}", "LINKS": "{LINKS}"}, ("CURRENT", "AREAS")),
    ("patchimportance", {"PATCHES": "{PATCHES}", "LINKS": "{LINKS}"}, ("PATCHES_OUT",)),
)


class Session:
    """The steps, each begun when QGIS is at rest after the one before."""

    def __init__(self):
        self.steps = [self.prepare, self.run_chain, self.make_outdated]
        for theme in THEMES:
            for size in SIZES:
                self.steps += [lambda t=theme, s=size: self.arrange(t, s)]
                for state, show in (("steps", self.show_steps), ("algorithm", self.show_algorithm)):
                    self.steps += [show, lambda n=f"{theme}-{size[0]}-{state}": self.keep(n)]
                for state, show in (
                    ("link", self.show_link),
                    ("patch", self.show_patch),
                    ("several", self.show_several),
                ):
                    self.steps += [show, lambda n=f"{theme}-{size[0]}-{state}": self.keep(n)]
        self.folder = Path(tempfile.mkdtemp(prefix="landscape-"))
        self.made, self.layers = {}, {}

    def next(self):
        """Do the next step, or leave."""
        try:
            if not self.steps:
                QgsProject.instance().setDirty(False)
                os._exit(0)
            self.steps.pop(0)()
            QTimer.singleShot(PAUSE, self.next)
        except BaseException:  # noqa: BLE001, whatever it is, a run without a person must end
            traceback.print_exc()
            os._exit(3)

    def prepare(self):
        """Make the sample landscape and open its land cover."""
        for key in ("projections", "app/projections"):
            QgsSettings().setValue(f"{key}/promptWhenMultipleTransformsExist", False)
        iface.messageBar().clearWidgets()
        processing.run(
            "ecopattern:samplelandscape", {"SEED": 1, "SIZE": "300x240", "CELL": 30, "FOLDER": str(self.folder)}
        )
        self.made["land"] = str(self.folder / "land_cover.tif")
        layer = QgsRasterLayer(self.made["land"], "Land cover")
        QgsProject.instance().setCrs(layer.crs())
        QgsProject.instance().addMapLayer(layer)

    def run_chain(self):
        """Run the algorithms of a plan and load their results as the desktop does."""
        from processing.gui.Postprocessing import handleAlgorithmResults

        for name, parameters, outputs in CHAIN:
            algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")
            context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
            context.setProject(QgsProject.instance())
            values = {key: str(value).format(**self.made) for key, value in parameters.items()}
            for definition in algorithm.destinationParameterDefinitions():
                if definition.name() in outputs:
                    ending = "tif" if definition.type() == "rasterDestination" else "gpkg"
                    place = str(self.folder / f"{name}_{definition.name().lower()}.{ending}")
                    values[definition.name()] = place
                    details = QgsProcessingContext.LayerDetails(
                        definition.description(), QgsProject.instance(), definition.name()
                    )
                    context.addLayerToLoadOnCompletion(place, details)
                    self.made[definition.name()] = place
                elif definition.name() not in values:
                    values[definition.name()] = None
            if not algorithm.run(values, context, feedback)[1]:
                raise RuntimeError(feedback.textLog())
            handleAlgorithmResults(algorithm, context, feedback, {})
        for layer in QgsProject.instance().mapLayers().values():
            fields = layer.fields().names() if hasattr(layer, "fields") else []
            kind = "links" if "from_id" in fields else "patches" if "dpc" in fields else None
            self.layers[kind] = layer

    def make_outdated(self):
        """Change the links after others were made from them."""
        os.utime(self.made["RESISTANCE"])

    def arrange(self, theme, size):
        """Give the window its colours and size, with layers and the dock of the plugin only."""
        QgsApplication.setUITheme(THEMES[theme])
        iface.messageBar().clearWidgets()
        for dock in iface.mainWindow().findChildren(QDockWidget):
            dock.setVisible(dock.objectName() in ("Layers", "EcoPatternDock"))
        iface.mainWindow().setGeometry(0, 0, *size)
        self.dock().rest.start()
        iface.mapCanvas().zoomToFullExtent()

    @staticmethod
    def dock():
        """Return the dock."""
        return iface.mainWindow().findChild(QDockWidget, "EcoPatternDock")

    def show_steps(self):
        """Show the steps as they are found."""
        self.dock().tabs.setCurrentWidget(self.dock().flow)
        self.dock().flow.choose(("step", "corridors"))

    def show_algorithm(self):
        """Show what an algorithm needs and made."""
        self.dock().flow.choose(("task", "ecopattern:links"))

    def show_link(self):
        """Select the longest link."""
        self.select("links", lambda feature: feature["lcd"] or 0, 1)

    def show_patch(self):
        """Select the patch with most links."""
        self.layers["links"].removeSelection()
        self.select("patches", lambda feature: feature["degree"] or 0, 1)

    def show_several(self):
        """Select some links."""
        self.layers["patches"].removeSelection()
        self.select("links", lambda feature: feature["lcd"] or 0, 8)

    def select(self, name, key, count):
        """Select the features of a layer that come last by a key."""
        layer = self.layers[name]
        layer.selectByIds([feature.id() for feature in sorted(layer.getFeatures(), key=key)[-count:]])

    def keep(self, name):
        """Save a picture of the window."""
        chart = self.dock().feature.charts[0]
        if chart.isVisible():
            chart.mark(3)
        iface.mapCanvas().waitWhileRendering()
        if not iface.mainWindow().grab().save(f"{PREFIX}-{name}.png"):
            raise OSError(f"{PREFIX}-{name}.png cannot be written.")


session = Session()
iface.initializationCompleted.connect(lambda: QTimer.singleShot(PAUSE, session.next))
