"""Declarations and kinds of parameters that only corridor algorithms have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import QgsProcessing, QgsProcessingParameterMultipleLayers

from ...algorithms.progress import interruptible
from ...i18n import tr
from .. import common, layers, results
from ..parameters import LinesOutput, NumberInput, Parameter, PatchesInput


@dataclass(frozen=True)
class OutlinesInput(PatchesInput):
    """Patches on the cells of `grid_of` where that raster was given, else by their outlines alone."""

    def read(self, prepared, inputs, progress):
        wanted = self.grid_of if inputs[self.grid_of] is not None else None
        return PatchesInput.read(replace(self, grid_of=wanted), prepared, inputs, progress)


@dataclass(frozen=True)
class RastersInput(Parameter):
    """Several rasters, the first band of each."""

    def definition(self):
        return QgsProcessingParameterMultipleLayers(
            self.name, self.label, QgsProcessing.SourceType.TypeRaster, self.default, self.optional
        )

    def prepare(self, algorithm, parameters, context):
        chosen = algorithm.parameterAsLayerList(parameters, self.name, context)
        return [layers.raster_facts(layer, layer.name(), 1) for layer in chosen]

    def read(self, prepared, inputs, progress):
        return [interruptible(layers.read_raster, facts, progress=progress) for facts in prepared]

    def record(self, prepared):
        return {self.name: [facts.path for facts in prepared]}


@dataclass(frozen=True)
class PathsOutput(LinesOutput):
    """Least-cost paths with their fields."""

    def table(self, value):
        return results.lines_table(value)


def outlines():
    """Return the declaration of patches that need no raster."""
    shared = common.patches()
    return OutlinesInput(shared.name, shared.label, shared.help, grid_of=shared.grid_of)


def weight(name, label, text, default):
    """Return the declaration of a weight."""
    return NumberInput(name, label, text, default, unit=tr("share of 1"), minimum=0.0, advanced=True)
