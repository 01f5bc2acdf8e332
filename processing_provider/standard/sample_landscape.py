"""Processing algorithm `samplelandscape`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import FolderOutput, NumberInput, TextInput


class SampleLandscape(EcoPatternAlgorithm):
    """A made-up landscape to try everything on."""

    NAME = "samplelandscape"
    GROUP = "standard"

    def title(self):
        return tr("Sample landscape")

    def about(self):
        return tr(
            "Makes a plausible landscape of southern Chinese hills: terrain, land cover in WorldCover classes, roads, "
            "watersheds, three administrative levels, protected areas, NDVI, rain and soil. The same seed always gives "
            "the same landscape. It is made up: use it to learn, not to plan."
        )

    def inputs(self):
        return (
            common.seed(),
            TextInput("SIZE", tr("Size"), tr("Columns x rows of cells."), "900x700"),
            NumberInput("CELL", tr("Cell size"), tr("Side of a cell."), 30.0, unit="m", minimum=1.0),
        )

    def outputs(self):
        return (
            FolderOutput(
                "FOLDER",
                tr("Folder"),
                tr("Receives rasters as GeoTIFF and landscape.gpkg with the vector layers."),
                package="landscape.gpkg",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.standard.sample_landscape import parse_size, sample_landscape

        landscape = sample_landscape(
            seed=inputs["SEED"], size=parse_size(inputs["SIZE"]), cell=inputs["CELL"], progress=progress
        )
        names = ("roads", "rivers", "settlements", "watersheds", "counties", "protected", "mines")
        return {"FOLDER": {**landscape.rasters, **{name: getattr(landscape, name) for name in names}}}
