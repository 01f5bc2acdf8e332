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
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

PREFIX = os.environ["SHOT"]
PAUSE = 800
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
# What is drawn, by the value of its kind, and where, as shares of the map; all but the last is kept.
DRAWN = (
    ("added", ((0.3, 0.3), (0.45, 0.3), (0.45, 0.45), (0.3, 0.45))),
    ("road", ((0.2, 0.75), (0.8, 0.2))),
    ("added", ((0.55, 0.5), (0.7, 0.5), (0.7, 0.7), (0.55, 0.7))),
)


class Session:
    """The steps, each begun when QGIS is at rest after the one before."""

    def __init__(self):
        self.steps = [self.prepare, self.run_chain, self.make_outdated, lambda: self.arrange("light", SIZES[-1])]
        self.steps += [self.show_draw, *(lambda k=k: self.draw(k) for k in range(len(DRAWN)))]
        states = "steps algorithm nothing link patch several draw compare land".split()
        for theme in THEMES:
            for size in SIZES:
                self.steps += [lambda t=theme, s=size: self.arrange(t, s)]
                for state in states:
                    self.steps += [getattr(self, f"show_{state}"), lambda n=f"{theme}-{size[0]}-{state}": self.keep(n)]
        self.folder = Path(tempfile.mkdtemp(prefix="landscape-"))
        self.made, self.layers = {}, {}

    def next(self):
        """Do the next step, or leave."""
        try:
            panel = self.dock().what_if.panel
            if panel is not None and panel.session.engine.busy:
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
        # Scenarios are kept in a file beside that of the project.
        QgsProject.instance().write(str(self.folder / "plan.qgz"))

    def make_outdated(self):
        """Change the links after others were made from them."""
        os.utime(self.made["RESISTANCE"])

    def arrange(self, theme, size):
        """Give the window its colours and size, with layers and the dock of the plugin only."""
        if QgsApplication.themeName() != THEMES[theme]:
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
        for name in ("links", "patches"):
            self.layers[name].removeSelection()
        self.dock().tabs.setCurrentWidget(self.dock().flow)
        self.dock().flow.choose(("step", "corridors"))

    def show_algorithm(self):
        """Show what an algorithm needs and made."""
        self.dock().flow.choose(("task", "ecopattern:links"))

    def show_nothing(self):
        """Show how something is selected."""
        self.dock().tabs.setCurrentWidget(self.dock().feature)

    def show_draw(self):
        """Show what is drawn."""
        for name in ("links", "patches"):
            self.layers[name].removeSelection()
        self.dock().show_what_if()
        self.dock().what_if.panel.tabs.setCurrentIndex(0)
        iface.mapCanvas().zoomToFullExtent()

    def show_compare(self):
        """Show the scenarios side by side."""
        self.dock().what_if.panel.tabs.setCurrentIndex(1)

    def show_land(self):
        """Show which layers a scenario is made on."""
        self.dock().what_if.panel.tabs.setCurrentIndex(2)

    def draw(self, number):
        """Keep what was drawn before, and draw another shape by the mouse."""
        panel, canvas = self.dock().what_if.panel, iface.mapCanvas()
        kind, places = DRAWN[number]
        if number:
            panel.keep(f"Scenario {number}")
        button = next(button for each, button in panel.view.buttons.items() if each.value == kind)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        size = canvas.viewport().size()
        spots = [QPoint(round(x * size.width()), round(y * size.height())) for x, y in places]
        for spot in spots:
            QTest.mouseMove(canvas.viewport(), spot)
            QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, pos=spots[-1])

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
