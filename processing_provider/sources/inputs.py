"""Kinds of parameters that only source patches have."""

from __future__ import annotations

from dataclasses import dataclass

from ...algorithms import raster_io
from .. import layers
from ..parameters import LinesInput, PatchesInput


@dataclass(frozen=True)
class CandidatesInput(PatchesInput):
    """Patches on the cells of the raster `grid_of` if there is one, else on their own or as outlines alone."""

    def read(self, prepared, inputs, progress):
        if prepared is None:
            return None
        raster, grid = inputs[self.grid_of], None
        if raster is not None:
            grid = raster.grid
        elif isinstance(prepared, layers.RasterFacts):
            grid = raster_io.read_grid(prepared.path, name=prepared.label)
        patches = layers.read_patches(prepared, grid, progress)
        return patches if "area_ha" in patches.fields else patches.with_fields(area_ha=patches.area_ha())


@dataclass(frozen=True)
class AreasInput(LinesInput):
    """Areas as a list of WKB in the coordinate system of the other inputs."""

    kind: str = "polygons"
