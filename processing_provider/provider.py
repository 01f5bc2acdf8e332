"""The provider: one explicit list of algorithms, in menu order, and the shipped models."""

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingProvider,
)
from qgis.PyQt.QtGui import QIcon

from ..i18n import tr
from ..i18n import tr as in_language
from .about import ICON, MODELS, VERSION
from .circuits.current_flow import CurrentFlow
from .circuits.from_circuitscape import FromCircuitscape
from .circuits.from_omniscape import FromOmniscape
from .circuits.network_current import NetworkCurrent
from .circuits.omnidirectional import Omnidirectional
from .circuits.pinch_points import PinchPoints
from .connectivity.candidates import Candidates
from .connectivity.connectivity_change import ConnectivityChange
from .connectivity.connectivity_indices import ConnectivityIndices
from .connectivity.link_importance import LinkImportance
from .connectivity.network_structure import NetworkStructure
from .connectivity.patch_centrality import PatchCentrality
from .connectivity.patch_importance import PatchImportance
from .connectivity.protected_connectivity import ProtectedConnectivity
from .connectivity.scenario import Scenario
from .corridors.barriers import Barriers
from .corridors.corridors import Corridors
from .corridors.cost_distance import CostDistance
from .corridors.gravity import Gravity
from .corridors.least_cost_paths import LeastCostPaths
from .corridors.link_priority import LinkPriority
from .corridors.links import Links
from .corridors.resistance_uncertainty import ResistanceUncertainty
from .corridors.restoration_sequence import RestorationSequence
from .corridors.strategic_nodes import StrategicNodes
from .desktop import group_title
from .investment.network_design import NetworkDesign
from .resistance.factor_weights import FactorWeights
from .resistance.landcover_resistance import LandcoverResistance
from .resistance.nightlight_resistance import NightlightResistance
from .resistance.resistance_surface import ResistanceSurface
from .security_pattern import SecurityPattern
from .sources.habitat_patches import HabitatPatches
from .sources.morphology import Morphology
from .sources.source_patches import SourcePatches
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
    Morphology,
    SourcePatches,
    LandcoverResistance,
    FactorWeights,
    ResistanceSurface,
    NightlightResistance,
    ResistanceUncertainty,
    CostDistance,
    LeastCostPaths,
    Links,
    Corridors,
    Gravity,
    LinkPriority,
    Barriers,
    RestorationSequence,
    StrategicNodes,
    CurrentFlow,
    PinchPoints,
    Omnidirectional,
    NetworkCurrent,
    FromCircuitscape,
    FromOmniscape,
    ConnectivityIndices,
    PatchImportance,
    PatchCentrality,
    LinkImportance,
    Candidates,
    NetworkStructure,
    ConnectivityChange,
    ProtectedConnectivity,
    Scenario,
    RestorationAreas,
    RestorationUnits,
    NetworkDesign,
)


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model whose results may be left out one by one.

    QGIS asks for what a step always makes, and hands nothing on to later steps where a result was left out, which then
    go without it or fail.
    """

    def createInstance(self):  # noqa: N802
        """Return a fresh copy."""
        copy = type(self)()
        copy.loadVariant(self.toVariant())
        return copy

    def displayName(self):  # noqa: N802
        """Return the name that people see."""
        return tr("Ecological security pattern, step by step")

    def shortHelpString(self):  # noqa: N802
        """Return what the model does, and what it asks for in the words of the main job."""
        about = tr(
            "The steps of the main job as a model: the same results, and every step can be seen, changed or replaced in a "
            "copy that you open in the modeler."
        )
        # Results are called by their step and their name.
        asked = {definition.name().rpartition(":")[2] for definition in self.parameterDefinitions()}
        return "\n".join([f"<p>{about}</p>", *SecurityPattern().help_rows(asked)])

    def groupId(self):  # noqa: N802
        """Return the id of the group, that of the main job."""
        return SecurityPattern.GROUP

    def group(self):
        """Return the title of the group, that of the main job."""
        return group_title(self.groupId())

    def initAlgorithm(self, configuration=None):  # noqa: N802
        """Make all results optional, and say what all parameters are as the main job says it, in the language of QGIS."""
        super().initAlgorithm(configuration or {})
        parts = [part for whole in SecurityPattern().inputs() for part in whole.definitions()]
        known = {definition.name(): definition for definition in parts}
        for definition in self.parameterDefinitions():
            definition.setDescription(in_language(definition.description()))
            if definition.name() in known:
                definition.setHelp(known[definition.name()].help())
                definition.setMetadata(known[definition.name()].metadata())
        for definition in self.destinationParameterDefinitions():
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        """Give what was left out a place to pass through, and do not speak of it."""
        destinations = {d.name(): d for d in self.destinationParameterDefinitions()}
        left_out = [name for name in destinations if parameters.get(name) in (None, "")]
        passing = {name: destinations[name].generateTemporaryDestination() for name in left_out}
        results = super().processAlgorithm({**parameters, **passing}, context, feedback)
        return {name: value for name, value in results.items() if name not in passing}


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
            model = ShippedModel()
            if model.fromFile(str(path)):
                self.addAlgorithm(model)
