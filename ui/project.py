"""What the project holds and what Processing offers, as the flow knows them."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
    QgsWkbTypes,
)

from ..algorithms import raster_io
from ..algorithms.errors import EcoPatternError
from .flow import Layer, Need, Place, Task, changed

PROVIDER = "ecopattern"
KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: "points",
    QgsWkbTypes.GeometryType.LineGeometry: "lines",
    QgsWkbTypes.GeometryType.PolygonGeometry: "polygons",
}


def tasks():
    """Return the algorithms that the provider has registered, in menu order."""
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    if provider is None:
        return []
    hidden = QgsProcessingAlgorithm.Flag.FlagHideFromToolbox
    return [_task(algorithm) for algorithm in provider.algorithms() if not algorithm.flags() & hidden]


def _task(algorithm):
    """Return an algorithm as the flow knows it."""
    needs = (_need(definition) for definition in algorithm.parameterDefinitions())
    return Task(
        algorithm.id(),
        algorithm.displayName(),
        algorithm.groupId(),
        algorithm.group(),
        algorithm.shortDescription(),
        tuple(need for need in needs if need is not None),
        tuple(output.name() for output in algorithm.outputDefinitions()),
    )


def _need(definition):
    """Return a parameter that takes one layer as the flow knows it, None for any other."""
    optional = bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
    if isinstance(definition, QgsProcessingParameterRasterLayer):
        kinds = ("raster",)
    elif isinstance(
        definition,
        (QgsProcessingParameterFeatureSource, QgsProcessingParameterVectorLayer, QgsProcessingParameterMapLayer),
    ):
        kinds = _kinds(definition.dataTypes())
    else:
        return None
    return Need(definition.name(), definition.description(), kinds, optional)


def _kinds(types):
    """Return the kinds of layers that types of Processing stand for."""
    source = QgsProcessing.SourceType
    spatial = ("points", "lines", "polygons")
    meant = {
        source.TypeRaster: ("raster",),
        source.TypeVectorPoint: ("points",),
        source.TypeVectorLine: ("lines",),
        source.TypeVectorPolygon: ("polygons",),
        source.TypeVectorAnyGeometry: spatial,
        source.TypeVector: (*spatial, "table"),
    }
    return tuple(dict.fromkeys(kind for one in types for kind in meant.get(one, ())))


def kind_of(layer):
    """Return the kind of a layer, or None if the flow has no use for it."""
    if layer.type() == QgsMapLayer.LayerType.RasterLayer:
        return "raster" if layer.providerType() == "gdal" else None
    if layer.type() == QgsMapLayer.LayerType.VectorLayer:
        return KINDS.get(layer.geometryType(), "table")
    return None


class Reader:
    """Reads layers for the flow, and remembers the provenance of files that did not change."""

    def __init__(self):
        self.known = {}

    def layers(self, project):
        """Return the layers of a project that can be of use."""
        found = [self.layer(layer) for layer in project.mapLayers().values() if layer.isValid()]
        return [layer for layer in found if layer is not None]

    def layer(self, layer):
        """Return a layer as the flow knows it, or None."""
        kind = kind_of(layer)
        if kind is None:
            return None
        place = Place.of(layer.source())
        written = changed(place)
        key = place, written
        if key not in self.known:
            self.known[key] = stamp(place) if written else {}
        return Layer(layer.id(), layer.name(), kind, place, written, self.known[key])


def stamp(place):
    """Return the provenance of what lies at a place, empty if this plugin did not make it."""
    try:
        found = raster_io.read_stamp(place.file, place.layer or None)
    except (EcoPatternError, OSError, RuntimeError, ValueError):
        return {}
    return found if isinstance(found, dict) and {"algorithm", "time", "inputs"} <= found.keys() else {}
