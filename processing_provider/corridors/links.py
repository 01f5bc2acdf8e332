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
            "considered is in the result, in use or not, with the reason in plain words.\n\n"
            "Units. Lengths (euclidean, lcp_length) are map units, as a rule metres. Costs (lcd, the least-cost "
            "distance) are resistance times map units: 1000 m through a resistance of 5 cost 5000, so costs are much "
            "larger numbers than the resistance. lcd_to_length is the mean resistance met along the path; "
            "lcd_to_euclidean also counts the detour. Half of the first and the last cell of the path, which lie in the "
            "patches, is part of the cost. The least resistance had best be 1: then a cost is the length through best "
            "habitat that would be as dear.\n\n"
            "What status says, and what to change. A path has one status, the first that fits, and the letters stand "
            "for numbers and names.\n\n"
            "active: in use; no rule speaks against it.\n\n"
            "active: kept by the user: the table of links keeps it, whatever its length, the patches it crosses or the "
            "number of neighbours.\n\n"
            "active: joins two constellations: not among the nearest neighbours, but the shortest way between two "
            "groups of patches that would otherwise be apart. Switch off joining to drop it.\n\n"
            "inactive: dropped by the user: the table of links drops it.\n\n"
            "inactive: no path joins the patches: land that cannot be crossed (no data) lies all around one of them. "
            "Give such land a high resistance instead, or keep no data if it truly is a wall.\n\n"
            "inactive: straight distance A is above the maximum B, or below the minimum B: map units, from edge to edge, "
            "against the limits of the straight distance.\n\n"
            "inactive: least-cost distance A is above the maximum B, or below the minimum B: resistance times map units, "
            "against the limits of the cost distance. Without A the cost was not followed beyond the maximum.\n\n"
            "inactive: the path crosses patch C: the way leads through a third patch, and the links to that patch serve "
            "it. Switch off dropping links through other patches to keep it.\n\n"
            "inactive: not among the N nearest: both of its patches have at least N nearer neighbours. Raise the number "
            "of nearest neighbours kept, or set it to 0 for no limit."
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
                words={"cost": tr("Least-cost distance"), "euclidean": tr("Straight distance")},
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

        names = "adjacency max_neighbours neighbour_unit connect_constellations min_euclidean max_euclidean min_cost"
        names += " max_cost drop_intermediate user_links"
        result = links(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            **inputs.options(names),
            progress=progress,
        )
        return {"LINKS": result, "STICKS": sticks(result, inputs["PATCHES"])}
