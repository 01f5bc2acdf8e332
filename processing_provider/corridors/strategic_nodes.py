"""Processing algorithm `strategicnodes`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, PointsOutput


class StrategicNodes(EcoPatternAlgorithm):
    """Points that hold the network together or cut it."""

    NAME = "strategicnodes"
    GROUP = "corridors"

    def title(self):
        return tr("Strategic nodes and break points")

    def about(self):
        return tr(
            "Strategic nodes lie where a link crosses the ridge of the cost surface, crossings where links meet, "
            "saddles at the lowest point of the ridge between two patches, breaks where a link crosses a road or railway."
        )

    def inputs(self):
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            common.roads(),
            NumberInput(
                "MERGE_CELLS",
                tr("Merge within"),
                tr("Nodes of one type closer than this count as one, the cheapest."),
                3,
                unit=tr("cells"),
                minimum=0,
                integer=True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PointsOutput(
                "NODES", tr("Nodes"), tr("Points with node_type, cost and the links they lie on."), style="nodes"
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.strategic_nodes import strategic_nodes

        table = strategic_nodes(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            roads=inputs["ROADS"],
            merge_cells=inputs["MERGE_CELLS"],
            progress=progress,
        )
        return {"NODES": (table, inputs.crs())}
