"""Processing algorithm `linkimportance`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, LinesOutput, TextInput
from .inputs import arguments, choice_of_links, network


class LinkImportance(EcoPatternAlgorithm):
    """How much of the connectivity hangs on each link."""

    NAME = "linkimportance"
    GROUP = "connectivity"

    def title(self):
        return tr("Link importance")

    def about(self):
        return tr(
            "How much each index of the network changes if one link is lost, is crossed without loss, or takes a new "
            "distance, each link by itself (Conefor's link removal, improvement and change; Saura and Rubio 2010, doi "
            "10.1111/j.1600-0587.2009.05760.x). Use it to find links that must not be lost, and those to improve first."
        )

    def inputs(self):
        return (
            *network(),
            *choice_of_links(),
            ChoiceInput(
                "LINK_CHANGE",
                tr("What happens to a link"),
                tr("Every link is taken by itself, and all others stay as they are."),
                words={
                    "removal": tr("It is removed"),
                    "improvement": tr("Its distance becomes 0"),
                    "change": tr("It takes the distance of the field below"),
                },
                enum="connectivity.link_importance:LinkChange",
            ),
            TextInput(
                "NEW_DISTANCE",
                tr("Field of the new distance"),
                tr("Field of the links with the distance that they take; where it is empty a link stays as it is."),
                optional=True,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by importance"),
                tr(
                    "The links with their distance and the change of NL, NC, H, CCP, LCP, IIC, F, AWF, PC, MSC, SLC and ECS "
                    "as percent of what it was: above 0 is a loss, below 0 a gain."
                ),
                style="link_importance",
            ),
        )

    def check(self, inputs):
        if inputs["LINK_CHANGE"] == "change" and (inputs["LINKS"] is None or not inputs["NEW_DISTANCE"]):
            return tr("LINK_CHANGE is change; give LINKS, and in NEW_DISTANCE the field with the distance they take.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.link_importance import link_importance

        return {
            "LINKS_OUT": link_importance(
                inputs["PATCHES"],
                inputs["LINKS"],
                **arguments(inputs),
                change=inputs["LINK_CHANGE"],
                new_distance=inputs["NEW_DISTANCE"],
                progress=progress,
            )
        }
