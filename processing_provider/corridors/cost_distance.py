"""Processing algorithm `costdistance`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import PatchesInput, RasterOutput


class CostDistance(EcoPatternAlgorithm):
    """Least accumulated cost from the nearest source."""

    NAME = "costdistance"
    GROUP = "corridors"

    def title(self):
        return tr("Cost distance")

    def about(self):
        return tr(
            "Least accumulated cost of reaching each cell from the nearest source (minimum cumulative resistance). A "
            "step between two of the 8 neighbours costs the mean of their resistances times the distance between their "
            "centres; all cells of a source start at 0."
        )

    def inputs(self):
        return (
            common.resistance(),
            PatchesInput(
                "SOURCES",
                tr("Sources"),
                tr("Points, lines or polygons, or a raster with one whole number a source on the same cells."),
                grid_of="RESISTANCE",
                id_name="SOURCE_ID",
            ),
            common.max_cost(),
        )

    def outputs(self):
        return (
            RasterOutput(
                "COST",
                tr("Cost distance"),
                tr("Least cost from the nearest source; no data where none reaches."),
                optional=True,
                unit=tr("cost x map units"),
                style="cost",
            ),
            RasterOutput(
                "ALLOCATION",
                tr("Allocation"),
                tr("Number of the nearest source, in feature order or as its id."),
                optional=True,
                by_default=False,
                style="allocation",
            ),
            RasterOutput(
                "BACKLINK",
                tr("Backlink"),
                tr("Step towards the source: 1 east, then clockwise to 8 north-east; 9 source."),
                optional=True,
                by_default=False,
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.cost_distance import cost_distance

        sources = inputs["SOURCES"]
        result = cost_distance(
            inputs["RESISTANCE"],
            sources.labels,
            max_cost=inputs["MAX_COST"],
            allocation=inputs.wants("ALLOCATION"),
            backlink=inputs.wants("BACKLINK"),
            progress=progress,
        )
        return {
            "COST": result.cost,
            "ALLOCATION": inputs.wants("ALLOCATION") and sources.raster(result.allocation),
            "BACKLINK": inputs.wants("BACKLINK") and result.backlink_raster(),
        }
