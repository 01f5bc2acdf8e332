"""Processing algorithm `links`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, ChoiceInput, LinesOutput, NumberInput, TableInput


class Links(EcoPatternAlgorithm):
    """Which patches are linked, and the least-cost path of each link."""

    NAME = "links"
    GROUP = "corridors"

    def title(self):
        return tr("Links and least-cost paths")

    def about(self):
        return tr(
            "Finds which patches are neighbours and the least-cost path between each pair. Every link that was "
            "considered is in the result, in use or not, with the reason in plain words."
        )

    def inputs(self):
        unit = tr("map units")
        return (
            common.resistance(),
            common.patches(),
            common.adjacency(),
            common.max_neighbours(),
            ChoiceInput(
                "NEIGHBOUR_UNIT",
                tr("Nearest by"),
                tr("Whether the nearest neighbours are the nearest by cost or by straight distance."),
                words=("cost", "euclidean"),
                enum="corridors.links:NeighbourUnit",
                advanced=True,
            ),
            common.connect_constellations(),
            NumberInput(
                "MIN_EUCLIDEAN",
                tr("Minimum straight distance"),
                tr("Closer patches get no link."),
                unit=unit,
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "MAX_EUCLIDEAN",
                tr("Maximum straight distance"),
                tr("Patches farther apart get no link."),
                unit=unit,
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "MIN_COST",
                tr("Minimum cost distance"),
                tr("Links that cost less are not used."),
                unit=tr("cost x map units"),
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            common.max_cost(),
            BooleanInput(
                "DROP_INTERMEDIATE",
                tr("Drop links through other patches"),
                tr("A link whose path crosses a third patch is not used."),
                True,
                advanced=True,
            ),
            TableInput(
                "USER_LINKS",
                tr("Links to keep or drop"),
                tr("Lines of from_id, to_id, keep or drop, separated by ; or the path of a CSV file."),
                optional=True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS",
                tr("Links"),
                tr("Lines along the least-cost paths, with distances, active and status."),
                optional=True,
                style="links",
            ),
            LinesOutput(
                "STICKS",
                tr("Straight links"),
                tr("The same links as straight lines between the patches."),
                optional=True,
                by_default=False,
                style="links",
            ),
        )

    def check(self, inputs):
        for low, high in (("MIN_EUCLIDEAN", "MAX_EUCLIDEAN"), ("MIN_COST", "MAX_COST")):
            if None not in (inputs[low], inputs[high]) and inputs[low] > inputs[high]:
                return tr("{low} is {a:g}, above {high} {b:g}; the minimum must not exceed the maximum.").format(
                    low=low, a=inputs[low], high=high, b=inputs[high]
                )
        return None

    def compute(self, inputs, progress):
        from ...algorithms.corridors.links import links, sticks

        result = links(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            adjacency=inputs["ADJACENCY"],
            max_neighbours=inputs["MAX_NEIGHBOURS"],
            neighbour_unit=inputs["NEIGHBOUR_UNIT"],
            connect_constellations=inputs["CONNECT_CONSTELLATIONS"],
            min_euclidean=inputs["MIN_EUCLIDEAN"],
            max_euclidean=inputs["MAX_EUCLIDEAN"],
            min_cost=inputs["MIN_COST"],
            max_cost=inputs["MAX_COST"],
            drop_intermediate=inputs["DROP_INTERMEDIATE"],
            user_links=inputs["USER_LINKS"],
            progress=progress,
        )
        return {"LINKS": result, "STICKS": sticks(result, inputs["PATCHES"])}
