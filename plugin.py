"""The plugin as QGIS sees it: adds the provider, a menu, a toolbar button and the translator, and takes them away."""

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .i18n import tr
from .processing_provider.about import ICON
from .processing_provider.provider import EcoPatternProvider

MAIN_JOB = "ecopattern:securitypattern"
SAMPLE = "ecopattern:samplelandscape"


class EcoPatternPlugin:
    """Lives as long as the plugin is switched on."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.actions = []
        self.toolbar = None
        self.translator = None

    def initProcessing(self):  # noqa: N802
        """Add the provider; this alone happens without a window."""
        self._translate()
        self.provider = EcoPatternProvider()
        if QgsApplication.processingRegistry().addProvider(self.provider):
            # Models name algorithms of this provider, so they load in a second pass.
            self.provider.refreshAlgorithms()

    def initGui(self):  # noqa: N802
        """Add provider, menu and toolbar."""
        self.initProcessing()
        self.toolbar = self.iface.addToolBar("EcoPattern")
        self.toolbar.setObjectName("EcoPatternToolBar")
        self._add_action(tr("Ecological security pattern…"), MAIN_JOB, on_toolbar=True)
        self._add_action(tr("Sample landscape…"), SAMPLE)

    def unload(self):
        """Take everything away."""
        for action in self.actions:
            self.iface.removePluginMenu("EcoPattern", action)
            action.deleteLater()
        self.actions = []
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
        self.iface.addPluginToMenu("EcoPattern", action)
        if on_toolbar:
            self.toolbar.addAction(action)
        self.actions.append(action)

    def _translate(self):
        """Load the texts of the user's language, if there are any."""
        locale = str(QgsSettings().value("locale/userLocale", "en"))
        path = Path(__file__).parent / "i18n" / f"ecopattern_{locale[:2]}.qm"
        if path.exists():
            self.translator = QTranslator()
            self.translator.load(str(path))
            QCoreApplication.installTranslator(self.translator)


def _open(algorithm):
    """Open the dialog of an algorithm."""
    from processing import execAlgorithmDialog

    execAlgorithmDialog(algorithm, {})
