"""Processing algorithm `restorationsequence`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, NumberInput, PolygonsOutput, RasterInput, RasterOutput


class RestorationSequence(EcoPatternAlgorithm):
    """Which land to restore first, and which next."""

    NAME = "restorationsequence"
    GROUP = "corridors"
    BYTES_PER_CELL = 100

    def title(self):
        return tr("Restoration sequence")

    def about(self):
        return tr(
            "Round by round, finds the circle of land whose restoration shortens links most, or most for its cost, "
            "restores it, and looks again on the land that is then there. The gain is that of ecopattern:barriers "
            "(McRae et al. 2012, doi 10.1371/journal.pone.0052604); circles share no land."
        )

    def inputs(self):
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            NumberInput(
                "RADIUS",
                tr("Radius of a circle"),
                tr("Size of the land that is restored in one round; at least a cell."),
                120.0,
                unit=tr("map units"),
                minimum=0.0,
            ),
            NumberInput("ROUNDS", tr("Rounds"), tr("How many circles to restore at most."), 5, minimum=1, integer=True),
            ChoiceInput(
                "BY",
                tr("First comes"),
                tr("Which circle is restored before the others."),
                words={"roi": tr("The largest gain for its cost"), "score": tr("The largest gain")},
                enum="corridors.restoration_sequence:By",
            ),
            common.restored_resistance(),
            common.combine_links(),
            common.max_cost(),
            *common.restoration_cost(1.0),
            RasterInput(
                "PURCHASE",
                tr("Price of land"),
                tr("What buying a square metre costs in each cell, in the same money; empty is nothing."),
                unit=common.money(),
                optional=True,
                advanced=True,
            ),
            RasterInput(
                "RESTORABLE",
                tr("Land that can be restored"),
                tr("Above 0 where it can; 0 and no data where it cannot. Empty is everywhere."),
                optional=True,
            ),
            common.percent(
                "RESTORABLE_SHARE",
                tr("Least restorable share of a circle"),
                tr("Circles of which less can be restored are left out."),
                50.0,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "SITES",
                tr("Restoration sites"),
                tr(
                    "Circles with round, score (cost saved for each map unit restored), gain (cost x map units), cost "
                    "(in the money of the inputs), roi (gain for each unit of money), area_ha, centre and links."
                ),
                optional=True,
                style="sites",
                id_field="round",
            ),
            RasterOutput(
                "RESISTANCE_OUT",
                tr("Resistance after restoration"),
                tr("Cost of crossing a cell per unit of length when all rounds are done."),
                optional=True,
                by_default=False,
                style="resistance",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.restoration_sequence import restoration_sequence

        result = restoration_sequence(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            **inputs.options("radius rounds by restored_resistance combine max_cost restorable restorable_share"),
            cost=common.chosen_cost(inputs),
            purchase=0.0 if inputs["PURCHASE"] is None else inputs["PURCHASE"],
            progress=progress,
        )
        return {"SITES": result.sites, "RESISTANCE_OUT": result.resistance}
