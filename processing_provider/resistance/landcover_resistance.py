"""Processing algorithm `landcoverresistance`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import RasterOutput


class LandcoverResistance(EcoPatternAlgorithm):
    """Resistance from land-cover classes."""

    NAME = "landcoverresistance"
    GROUP = "resistance"

    def title(self):
        return tr("Resistance from land cover")

    def about(self):
        return tr(
            "Gives each land-cover class its resistance, from a preset of published values or from your own table. "
            "Forest is 1, built-up land 500; see the table of the scheme."
        )

    def inputs(self):
        return (common.landcover(), common.scheme(), common.class_table())

    def outputs(self):
        return (
            RasterOutput(
                "RESISTANCE", tr("Resistance"), tr("Cost of crossing a cell per unit of length."), style="resistance"
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.resistance.landcover_resistance import landcover_resistance

        return {
            "RESISTANCE": landcover_resistance(
                inputs["LANDCOVER"], inputs["SCHEME"], table=inputs["TABLE"], progress=progress
            )
        }
