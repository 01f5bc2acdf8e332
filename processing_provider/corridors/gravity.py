"""Processing algorithm `gravity`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..layers import RasterFacts
from ..parameters import ChoiceInput, LinesOutput, NumberInput
from .inputs import outlines


class Gravity(EcoPatternAlgorithm):
    """Which links join the patches that attract each other most."""

    NAME = "gravity"
    GROUP = "corridors"
    BYTES_PER_CELL = 20

    def title(self):
        return tr("Gravity of links")

    def about(self):
        return tr(
            "Attraction between the patches of each link: large patches of low resistance attract each other most where "
            "little cost lies between them, G = Lmax² ln Sa ln Sb / (L² Pa Pb), after Kong et al. 2010. It divides links "
            "into important and general ones.\n\n"
            "S is the area of a patch, which must be above 1 ha; P its mean resistance, or 1 if no resistance is given; "
            "L the least-cost distance of the link, Lmax the largest of all links in use."
        )

    def inputs(self):
        return (
            common.resistance(optional=True),
            outlines(),
            common.links(),
            ChoiceInput(
                "FORM",
                tr("Areas enter as"),
                tr("How the areas of the two patches enter the formula; papers print the one or the other."),
                words={
                    "product of logs": tr("Product of the logarithms: ln Sa x ln Sb"),
                    "log of product": tr("Logarithm of the product: ln (Sa x Sb)"),
                },
                enum="corridors.gravity:Form",
                advanced=True,
            ),
            NumberInput(
                "THRESHOLD",
                tr("Threshold of important links"),
                tr("Links of this gravity and more are important; empty takes the rule below."),
                minimum=0.0,
                optional=True,
            ),
            ChoiceInput(
                "LEVEL_BY",
                tr("Without a threshold, divide at"),
                tr("The mean gravity, or the natural break into two classes that differ least within themselves."),
                words={"mean": tr("The mean gravity"), "natural breaks": tr("The natural break")},
                enum="corridors.gravity:LevelBy",
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by gravity"),
                tr("The links with gravity (no unit; empty out of use) and level: important or general."),
                style="gravity",
            ),
        )

    def check(self, inputs):
        if inputs["RESISTANCE"] is None and isinstance(inputs["PATCHES"], RasterFacts):
            return tr("PATCHES are a raster; give RESISTANCE as well, or patches as polygons.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.corridors.gravity import gravity

        return {
            "LINKS_OUT": gravity(
                inputs["PATCHES"],
                inputs["LINKS"],
                **inputs.options("resistance form threshold level_by"),
                progress=progress,
            )
        }
