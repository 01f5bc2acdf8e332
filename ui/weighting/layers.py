"""Layers of the project as factors: which there are, what their legends say, what the background may use of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from qgis.core import (
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProject,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayerFeatureSource,
)

from . import sampling
from .sampling import RasterReader, ShapeReader


@dataclass(frozen=True)
class Legend:
    """Names of classes by code, and colours by code, or by value where the legend is a ramp."""

    names: dict = field(default_factory=dict)
    colours: dict = field(default_factory=dict)
    classes: bool = False


def is_raster(layer):
    """Return whether a layer is a raster."""
    return layer.type() == QgsMapLayer.LayerType.RasterLayer


def own_source(layer):
    """Return where a layer is found from every working folder; its id if only the project has it."""
    if layer.providerType() == "memory":
        return layer.id()
    file, bar, inside = layer.source().partition("|")
    return f"{os.path.abspath(file)}{bar}{inside}" if os.path.exists(file) else layer.source()


def offered():
    """Return the layers of the project that can be factors, in the order of the layer tree."""
    root = QgsProject.instance().layerTreeRoot()
    layers = [node.layer() for node in root.findLayers() if node.layer() is not None]
    listed = {layer.id() for layer in layers}
    layers += [layer for layer in QgsProject.instance().mapLayers().values() if layer.id() not in listed]
    return [layer for layer in layers if layer.isValid() and _fits(layer)]


def _fits(layer):
    """Return whether a layer can be a factor: a raster that GDAL reads, or features with a place."""
    if is_raster(layer):
        return layer.providerType() == "gdal"
    return layer.type() == QgsMapLayer.LayerType.VectorLayer and layer.isSpatial()


class Shelf:
    """Layers by their source, as the algorithm will find them: in the project, or else from their file."""

    def __init__(self):
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._found = {}

    def layer(self, source):
        """Return a layer, None if there is none."""
        # Kept by name: what the project holds may go away at any time.
        found = self._held(self._found.get(source))
        if found is None and source:
            found = QgsProcessingUtils.mapLayerFromString(source, self._context)
            self._found[source] = None if found is None else found.id()
        return found

    def _held(self, name):
        """Return a layer that the project or the shelf itself holds, by its id."""
        store = self._context.temporaryLayerStore()
        return None if name is None else QgsProject.instance().mapLayer(name) or store.mapLayer(name)

    def reader(self, source):
        """Return what the background may use of a layer, None if there is none."""
        layer = self.layer(source)
        if layer is None or not _fits(layer):
            return None
        if is_raster(layer):
            provider = layer.dataProvider()
            large = provider.xSize() * provider.ySize() > sampling.READ_WHOLE
            return RasterReader(layer.name(), own_source(layer), provider.clone() if large else None)
        transforms = QgsProject.instance().transformContext()
        return ShapeReader(layer.name(), QgsVectorLayerFeatureSource(layer), transforms)

    def legend(self, source):
        """Return what the legend of a layer says."""
        layer = self.layer(source)
        return Legend() if layer is None or not is_raster(layer) else legend(layer)


def legend(layer):
    """Return names and colours of the classes of a raster, as its renderer shows them."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        rows = [(int(each.value), each.label, each.color) for each in renderer.classes()]
        return Legend(
            {code: label for code, label, _ in rows if label != str(code)},
            {code: colour.name() for code, _, colour in rows},
            classes=True,
        )
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer) and renderer.shader() is not None:
        function = renderer.shader().rasterShaderFunction()
        items = function.colorRampItemList() if hasattr(function, "colorRampItemList") else []
        return Legend({}, {item.value: item.color.name() for item in items})
    return Legend()
