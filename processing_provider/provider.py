"""The provider: one explicit list of algorithms, in menu order, and the shipped models."""

from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .about import ICON, MODELS, VERSION
from .circuits.current_flow import CurrentFlow
from .circuits.pinch_points import PinchPoints
from .connectivity.connectivity_indices import ConnectivityIndices
from .connectivity.patch_importance import PatchImportance
from .corridors.barriers import Barriers
from .corridors.corridors import Corridors
from .corridors.cost_distance import CostDistance
from .corridors.links import Links
from .corridors.strategic_nodes import StrategicNodes
from .resistance.landcover_resistance import LandcoverResistance
from .security_pattern import SecurityPattern
from .sources.habitat_patches import HabitatPatches
from .standard.harmonise import Harmonise
from .standard.report import Report
from .standard.sample_landscape import SampleLandscape
from .zoning.restoration_areas import RestorationAreas
from .zoning.restoration_units import RestorationUnits

ALGORITHMS = (
    SampleLandscape,
    Harmonise,
    Report,
    SecurityPattern,
    HabitatPatches,
    LandcoverResistance,
    CostDistance,
    Links,
    Corridors,
    Barriers,
    StrategicNodes,
    CurrentFlow,
    PinchPoints,
    ConnectivityIndices,
    PatchImportance,
    RestorationAreas,
    RestorationUnits,
)


class EcoPatternProvider(QgsProcessingProvider):
    """Everything the plugin can compute."""

    def id(self):
        """Return the id that stands before the colon."""
        return "ecopattern"

    def name(self):
        """Return the name in the toolbox."""
        return "EcoPattern"

    def versionInfo(self):  # noqa: N802
        """Return the version of the plugin."""
        return VERSION

    def icon(self):
        """Return the picture in the toolbox."""
        return QIcon(str(ICON))

    def loadAlgorithms(self):  # noqa: N802
        """Add all algorithms, and the models once their steps are known to QGIS."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is None:
            return
        for path in sorted(MODELS.glob("*.model3")):
            model = QgsProcessingModelAlgorithm()
            if model.fromFile(str(path)):
                self.addAlgorithm(model)
