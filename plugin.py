"""The plugin as QGIS sees it: adds the provider, a menu, a toolbar button and the translator, and takes them away."""

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .i18n import tr
from .processing_provider.about import ICON
from .processing_provider.provider import EcoPatternProvider

MENU = "EcoPattern"
MAIN_JOB = "ecopattern:securitypattern"
DOCK_WIDTH = 380
SAMPLE = "ecopattern:samplelandscape"


class EcoPatternPlugin:
    """Lives as long as the plugin is switched on."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.actions = []
        self.toolbar = None
        self.dock = None
        self.weighting = None
        self.translator = None

    def initProcessing(self):  # noqa: N802
        """Add the provider; this alone happens without a window."""
        self._translate()
        self.provider = EcoPatternProvider()
        if QgsApplication.processingRegistry().addProvider(self.provider):
            # Models name algorithms of this provider, so they load in a second pass.
            self.provider.refreshAlgorithms()

    def initGui(self):  # noqa: N802
        """Add provider, menu, toolbar and dock."""
        self.initProcessing()
        self.toolbar = self.iface.addToolBar("EcoPattern")
        self.toolbar.setObjectName("EcoPatternToolBar")
        self._add_action(tr("Ecological security pattern…"), MAIN_JOB, on_toolbar=True)
        self._add_action(tr("Sample landscape…"), SAMPLE)
        self._add_weighting()
        self._add_dock()
        self._add_what_if()

    def unload(self):
        """Take everything away."""
        for action in self.actions:
            self.iface.removePluginMenu(MENU, action)
            action.deleteLater()
        self.actions = []
        if self.weighting is not None:
            self.weighting.release()
            self.weighting = None
        if self.dock is not None:
            self.dock.release()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.toolbar is not None:
            self.toolbar.deleteLater()
            self.toolbar = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None

    def _add_action(self, text, algorithm, *, on_toolbar=False):
        """Add a menu entry that opens the dialog of an algorithm."""
        action = QAction(QIcon(str(ICON)), text, self.iface.mainWindow())
        action.triggered.connect(lambda: _open(algorithm))
        self.iface.addPluginToMenu(MENU, action)
        if on_toolbar:
            self.toolbar.addAction(action)
        self.actions.append(action)

    def _add_weighting(self):
        """Add the weighting dialog to menu and toolbar."""
        action = QAction(QIcon(str(ICON.with_name("weighing.svg"))), tr("Weigh resistance…"), self.iface.mainWindow())
        action.triggered.connect(self.open_weighting)
        self.iface.addPluginToMenu(MENU, action)
        self.toolbar.addAction(action)
        self.actions.append(action)

    def open_weighting(self):
        """Show the weighting dialog, with what it held when it was closed."""
        from .ui.weighting.window import WeightingWindow

        if self.weighting is None:
            self.weighting = WeightingWindow(self.iface.mainWindow())
        self.weighting.show()
        self.weighting.raise_()
        self.weighting.activateWindow()

    def _add_dock(self):
        """Add the dock, and what shows and hides it in menu and toolbar."""
        from .ui.dock import EcoPatternDock

        self.dock = EcoPatternDock(self.iface, self.iface.mainWindow())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.iface.mainWindow().resizeDocks([self.dock], [DOCK_WIDTH], Qt.Orientation.Horizontal)
        action = self.dock.toggleViewAction()
        action.setText(tr("Steps and selection"))
        action.setIcon(QIcon(str(ICON.with_name("steps.svg"))))
        self.iface.addPluginToMenu(MENU, action)
        self.toolbar.addAction(action)
        self.actions.append(action)

    def _add_what_if(self):
        """Add the drawing of scenarios, in the dock, to menu and toolbar."""
        action = QAction(QIcon(str(ICON.with_name("what_if.svg"))), tr("What if…"), self.iface.mainWindow())
        action.setToolTip(tr("Draw habitat, a road or a crossing and see what becomes of links and connectivity"))
        action.triggered.connect(self.dock.show_what_if)
        self.iface.addPluginToMenu(MENU, action)
        self.toolbar.addAction(action)
        self.actions.append(action)

    def _translate(self):
        """Load the texts of the user's language, if there are any."""
        path = translation(language(desktop=self.iface is not None))
        if path is not None:
            self.translator = QTranslator()
            self.translator.load(str(path))
            QCoreApplication.installTranslator(self.translator)


def language(*, desktop):
    """Return the language of QGIS, which the desktop keeps in its settings; without a window it may be the system's."""
    return str(QgsSettings().value("locale/userLocale", "en")) if desktop else QgsApplication.locale()


def translation(locale):
    """Return the file with the texts of a language such as ``zh_CN``, or of another country with it; None without."""
    language = locale.replace("-", "_").partition("_")[0]
    folder = Path(__file__).parent / "i18n"
    exact = folder / f"ecopattern_{locale.replace('-', '_')}.qm"
    return exact if exact.exists() else next(iter(sorted(folder.glob(f"ecopattern_{language}*.qm"))), None)


def _open(algorithm):
    """Open the dialog of an algorithm."""
    from processing import execAlgorithmDialog

    execAlgorithmDialog(algorithm, {})
