"""Processing algorithm `connectivitychange`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import LinksInput, PatchesInput, TableOutput
from .inputs import arguments, attribute, choice_of_links, distance_field, landscape_area


class ConnectivityChange(EcoPatternAlgorithm):
    """How connectivity changed between two dates."""

    NAME = "connectivitychange"
    GROUP = "connectivity"

    def title(self):
        return tr("Change of connectivity")

    def about(self):
        return tr(
            "All connectivity indices at two dates, their change in percent, and the change of equivalent connected area "
            "against that of the area of habitat (dECA and dA: Saura et al. 2011, doi 10.1016/j.ecolind.2010.06.011). A "
            "ratio above 1 says that the habitat lost or won counted more for connectivity than its area."
        )

    def inputs(self):
        return (
            PatchesInput(
                "PATCHES_BEFORE", tr("Patches before"), tr("Habitat patches of the first date."), id_name="ID_BEFORE"
            ),
            PatchesInput(
                "PATCHES_AFTER", tr("Patches after"), tr("Habitat patches of the second date."), id_name="ID_AFTER"
            ),
            LinksInput(
                "LINKS_BEFORE",
                tr("Links before"),
                tr("Links between the patches of the first date, as ecopattern:links makes them."),
                optional=True,
                patches_of="PATCHES_BEFORE",
            ),
            LinksInput(
                "LINKS_AFTER",
                tr("Links after"),
                tr("Links between the patches of the second date, as ecopattern:links makes them."),
                optional=True,
                patches_of="PATCHES_AFTER",
            ),
            attribute(),
            distance_field(),
            *common.dispersal(),
            landscape_area(),
            *choice_of_links(),
        )

    def outputs(self):
        return (
            TableOutput(
                "CHANGES",
                tr("Change of connectivity indices"),
                tr(
                    "index, before, after, change in percent; A is the area of habitat, ratio_PC and ratio_IIC the change of "
                    "the equivalent area over that of A (Makurhini's rECA)."
                ),
                style="connectivity_changes",
                id_field="index",
            ),
        )

    def check(self, inputs):
        if (inputs["LINKS_BEFORE"] is None) != (inputs["LINKS_AFTER"] is None):
            return tr("Links are given for one date only; give LINKS_BEFORE and LINKS_AFTER, or neither.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.connectivity_change import connectivity_change

        return {
            "CHANGES": connectivity_change(
                inputs["PATCHES_BEFORE"],
                inputs["PATCHES_AFTER"],
                inputs["LINKS_BEFORE"],
                inputs["LINKS_AFTER"],
                **arguments(inputs),
                landscape_area=inputs["LANDSCAPE_AREA"],
                progress=progress,
            )
        }
