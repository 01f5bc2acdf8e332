"""Processing algorithm `leastcostpaths`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, PatchesInput
from .inputs import PathsOutput


class LeastCostPaths(EcoPatternAlgorithm):
    """The cheapest way from each origin to each destination."""

    NAME = "leastcostpaths"
    GROUP = "corridors"

    def title(self):
        return tr("Least-cost paths")

    def about(self):
        return tr(
            "Finds the path of least accumulated cost from each origin to each destination, or to the nearest one "
            "alone. Costs are those of ecopattern:costdistance. Between the patches of one network, "
            "ecopattern:links also tells which pairs are neighbours."
        )

    def inputs(self):
        return (
            common.resistance(),
            PatchesInput(
                "ORIGINS",
                tr("Origins"),
                tr("Where paths begin: points, lines or polygons, or a raster with one whole number an origin."),
                grid_of="RESISTANCE",
                id_name="ORIGIN_ID",
            ),
            PatchesInput(
                "DESTINATIONS",
                tr("Destinations"),
                tr("Where paths end, likewise. If they are the same as the origins, none is paired with itself."),
                grid_of="RESISTANCE",
                id_name="DESTINATION_ID",
            ),
            BooleanInput(
                "NEAREST",
                tr("Only to the nearest"),
                tr("One path from each origin, to the destination that costs least."),
                False,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PathsOutput(
                "PATHS",
                tr("Least-cost paths"),
                tr(
                    "Lines with from_id, to_id, cost (cost x map units) and length (map units); pairs that no path "
                    "joins are left out."
                ),
                style="paths",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.least_cost_paths import least_cost_paths

        return {
            "PATHS": least_cost_paths(
                inputs["RESISTANCE"],
                inputs["ORIGINS"],
                inputs["DESTINATIONS"],
                nearest=inputs["NEAREST"],
                progress=progress,
            )
        }
