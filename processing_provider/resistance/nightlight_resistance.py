"""Processing algorithm `nightlightresistance`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, RasterInput, RasterOutput


class NightlightResistance(EcoPatternAlgorithm):
    """Resistance corrected by night light."""

    NAME = "nightlightresistance"
    GROUP = "resistance"

    def title(self):
        return tr("Correct resistance by night light")

    def about(self):
        return tr(
            "Multiplies the resistance of each cell by its night light over the mean night light of its land-cover "
            "class, so that within one class land is harder to cross where people are more active. The result is kept "
            "between 1 and so many times the resistance as the limit says; classes without any light stay as they are."
        )

    def inputs(self):
        return (
            common.resistance(),
            RasterInput(
                "NIGHTLIGHT",
                tr("Night light"),
                tr("Light by night on the same cells, in any unit; values below 0 count as 0."),
            ),
            common.landcover(),
            NumberInput(
                "LIMIT",
                tr("Limit of the correction"),
                tr("How many times the resistance may grow at most, 1 or more."),
                10.0,
                unit=tr("times"),
                minimum=1.0,
            ),
        )

    def outputs(self):
        return (
            RasterOutput(
                "RESISTANCE_OUT",
                tr("Corrected resistance"),
                tr("Cost of crossing a cell per unit of length."),
                style="resistance",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.resistance.nightlight_resistance import nightlight_resistance

        return {
            "RESISTANCE_OUT": nightlight_resistance(
                inputs["RESISTANCE"],
                inputs["NIGHTLIGHT"],
                inputs["LANDCOVER"],
                limit=inputs["LIMIT"],
                progress=progress,
            )
        }
