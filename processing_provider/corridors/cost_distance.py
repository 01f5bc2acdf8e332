"""Processing algorithm `costdistance`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, PatchesInput, RasterInput, RasterOutput


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
            RasterInput(
                "GRADIENT",
                tr("Gradient"),
                tr(
                    "A quantity that is costly to change on the way, such as mean temperature or height; no data cannot "
                    "be crossed."
                ),
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "GRADIENT_WEIGHT",
                tr("Gradient weight"),
                tr("Cost of a step for each unit by which the gradient changes, up or down."),
                default=1.0,
                minimum=0.0,
                unit=tr("cost x map units for each unit of the gradient"),
                advanced=True,
            ),
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
            **inputs.options("max_cost gradient gradient_weight"),
            allocation=inputs.wants("ALLOCATION"),
            backlink=inputs.wants("BACKLINK"),
            progress=progress,
        )
        return {
            "COST": result.cost,
            "ALLOCATION": inputs.wants("ALLOCATION") and sources.raster(result.allocation),
            "BACKLINK": inputs.wants("BACKLINK") and result.backlink_raster(),
        }
