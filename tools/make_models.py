"""Write the shipped models from one description each; run it with the oldest QGIS, whose files all others read.

Usage: ./run python tools/make_models.py
"""

from ecopattern.processing_provider.about import MODELS
from ecopattern.processing_provider.desktop import group_title
from ecopattern.processing_provider.provider import EcoPatternProvider
from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
)
from qgis.PyQt.QtCore import QPointF

ASKED = (
    "LANDCOVER SCHEME TABLE HABITAT MIN_AREA ROADS WATERSHEDS ADMIN ADMIN_CODES ADJACENCY MAX_NEIGHBOURS MAX_COST "
    "CUTOFF CUTOFF_UNIT PINCH_SHARE RADIUS_MIN RADIUS_MAX RADIUS_STEP DISTANCE PROBABILITY"
).split()
REQUIRED = {"HABITAT", "WATERSHEDS", "ADMIN"}
NETWORK = {"RESISTANCE": ("resistance", "RESISTANCE"), "PATCHES": ("patches", "PATCHES"), "PATCH_ID": "patch_id"}
LINKED = {**NETWORK, "LINKS": ("links", "LINKS")}
GRAPH = {k: v for k, v in LINKED.items() if k != "RESISTANCE"}
# Each step: algorithm, its inputs (an asked name alone, a pair of step and output, or a constant), what it shows.
STEPS = {
    "patches": ("habitatpatches", {"LANDCOVER": None, "CLASSES": ["HABITAT"], "MIN_AREA": None}, {}),
    "resistance": (
        "landcoverresistance",
        {"LANDCOVER": None, "SCHEME": None, "TABLE": None},
        {"RESISTANCE": "RESISTANCE_OUT"},
    ),
    "links": ("links", {**NETWORK, "ADJACENCY": None, "MAX_NEIGHBOURS": None, "MAX_COST": None}, {}),
    "corridors": ("corridors", {**LINKED, "CUTOFF": None, "CUTOFF_UNIT": None}, {"CORRIDORS": "CORRIDORS"}),
    "pinch": (
        "pinchpoints",
        {**LINKED, "CUTOFF": None, "CUTOFF_UNIT": None, "SHARE": ["PINCH_SHARE"]},
        {"AREAS": "PINCH", "CURRENT": "CURRENT", "LINKS_OUT": "LINKS"},
    ),
    "barriers": (
        "barriers",
        {**LINKED, "RADIUS_MIN": None, "RADIUS_MAX": None, "RADIUS_STEP": None},
        {"AREAS": "BARRIERS"},
    ),
    "nodes": ("strategicnodes", {**LINKED, "ROADS": None}, {"NODES": "NODES"}),
    "areas": (
        "restorationareas",
        {
            "CORRIDORS": ("corridors", "CORRIDORS"),
            "PINCH": ("pinch", "AREAS"),
            "PINCH_ID": "pinch_id",
            "BARRIERS": ("barriers", "AREAS"),
            "BARRIER_ID": "barrier_id",
            "BREAKS": ("nodes", "NODES"),
        },
        {"AREAS": "AREAS"},
    ),
    "units": (
        "restorationunits",
        {
            **{k: v for k, v in LINKED.items() if k != "RESISTANCE"},
            "CORRIDORS": ("corridors", "CORRIDORS"),
            "AREAS": ("areas", "AREAS"),
            "AREA_ID": "area_id",
            "CURRENT": ("pinch", "CURRENT"),
            "WATERSHEDS": None,
            "ADMIN": None,
            "ADMIN_CODES": None,
        },
        {"UNITS": "UNITS", "SHARES": "SHARES"},
    ),
    "indices": ("connectivityindices", {**GRAPH, "DISTANCE": None, "PROBABILITY": None}, {"INDICES": "INDICES"}),
    "importance": ("patchimportance", {**GRAPH, "DISTANCE": None, "PROBABILITY": None}, {"PATCHES_OUT": "PATCHES_OUT"}),
}


def source(name, value):
    """Return where a step takes an input from."""
    sources = QgsProcessingModelChildParameterSource
    if value is None:
        return sources.fromModelParameter(name)
    if isinstance(value, list):
        return sources.fromModelParameter(value[0])
    if isinstance(value, tuple):
        return sources.fromChildOutput(*value)
    return sources.fromStaticValue(value)


def defaults(algorithm):
    """Return the values of required settings that a step leaves as they are; the modeler wants them said."""
    declared = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{algorithm}")
    return {
        definition.name(): definition.defaultValue()
        for definition in declared.parameterDefinitions()
        if definition.defaultValue() is not None and not definition.flags() & definition.Flag.FlagOptional
    }


def build():
    """Return the model of the main job from single algorithms."""
    registry = QgsApplication.processingRegistry()
    whole = registry.createAlgorithmById("ecopattern:securitypattern")
    labels = {d.name(): d.description() for d in whole.parameterDefinitions()}
    model = QgsProcessingModelAlgorithm("ecopattern_plan", group_title("plan"))
    for k, name in enumerate(ASKED):
        definition = whole.parameterDefinition(name).clone()
        flags = definition.flags()
        optional = definition.Flag.FlagOptional
        definition.setFlags(flags & ~optional if name in REQUIRED else flags)
        parameter = QgsProcessingModelParameter(name)
        parameter.setPosition(QPointF(120, 60 + 60 * k))
        model.addModelParameter(definition, parameter)
    for k, (step, (algorithm, inputs, shown)) in enumerate(STEPS.items()):
        child = QgsProcessingModelChildAlgorithm(f"ecopattern:{algorithm}")
        child.setChildId(step)
        child.setDescription(registry.algorithmById(f"ecopattern:{algorithm}").displayName())
        child.setPosition(QPointF(480 + 260 * (k % 2), 100 + 110 * k))
        for name, value in {**defaults(algorithm), **inputs}.items():
            child.addParameterSources(name, [source(name, value)])
        outputs = {}
        for output, target in shown.items():
            final = QgsProcessingModelOutput(labels[target], labels[target])
            final.setChildId(step)
            final.setChildOutputName(output)
            final.setDescription(labels[target])
            final.setPosition(QPointF(1020, 100 + 110 * k))
            outputs[target] = final
        child.setModelOutputs(outputs)
        model.addChildAlgorithm(child)
    model.setParameterOrder(ASKED)
    model.updateDestinationParameters()
    return model


def main():
    """Write all models."""
    application = QgsApplication([], False)
    application.initQgis()
    provider = EcoPatternProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    target = MODELS / "ecopattern_plan.model3"
    MODELS.mkdir(exist_ok=True)
    if not build().toFile(str(target)):
        raise SystemExit(f"{target} was not written")
    print(target)
    application.exitQgis()


if __name__ == "__main__":
    main()
