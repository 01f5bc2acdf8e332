"""Processing algorithm `harmonise`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import FolderOutput, LayersInput, NumberInput, RasterInput, TextInput


class Harmonise(EcoPatternAlgorithm):
    """Rasters onto one grid."""

    NAME = "harmonise"
    GROUP = "standard"

    def title(self):
        return tr("Harmonise rasters")

    def about(self):
        return tr(
            "Brings rasters onto one grid: the same coordinate system, cells and extent. Whole numbers are taken from "
            "the nearest cell, so that classes stay classes; other values are interpolated, or averaged where cells grow."
        )

    def inputs(self):
        return (
            LayersInput("RASTERS", tr("Rasters"), tr("What is to be aligned; only the first band is taken.")),
            RasterInput(
                "REFERENCE", tr("Reference"), tr("Its grid is taken as it is; it must be projected."), optional=True
            ),
            TextInput(
                "CRS",
                tr("Coordinate system"),
                tr("Such as EPSG:32650, without a reference; empty is Albers equal area for China."),
                optional=True,
            ),
            NumberInput(
                "CELL_SIZE",
                tr("Cell size"),
                tr("Side of a cell, without a reference; empty is about that of the first raster."),
                unit=tr("map units"),
                minimum=0.0,
                optional=True,
            ),
        )

    def outputs(self):
        return (FolderOutput("FOLDER", tr("Folder"), tr("Receives one GeoTIFF for each raster, under its name.")),)

    def compute(self, inputs, progress):
        from ...algorithms.standard.harmonise import harmonise

        paths = {facts.name: facts.path for facts in inputs["RASTERS"]}
        reference = inputs["REFERENCE"]
        return {
            "FOLDER": harmonise(
                paths,
                reference=None if reference is None else reference.grid,
                crs=inputs["CRS"],
                cell=inputs["CELL_SIZE"],
                progress=progress,
            )
        }
