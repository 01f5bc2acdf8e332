"""Processing algorithm `pinchpoints`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, LinesOutput, PolygonsOutput, RasterOutput


class PinchPoints(EcoPatternAlgorithm):
    """Where current through corridors is forced together."""

    NAME = "pinchpoints"
    GROUP = "circuits"
    BYTES_PER_CELL = 80

    def title(self):
        return tr("Pinch points")

    def about(self):
        return tr(
            "Sends current between the patches of each link through its corridor only. Cells where it is dense cannot be "
            "replaced: losing one would cut the link (McRae et al. 2008, doi 10.1890/07-1861.1)."
        )

    def inputs(self):
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            common.cutoff(),
            common.cutoff_unit(),
            ChoiceInput(
                "SCOPE",
                tr("Between"),
                tr(
                    "The current of a link stays in its own corridor; that of pairs, or of all patches, flows in all corridors."
                ),
                words={
                    "each link": tr("The two patches of each link"),
                    "all pairs": tr("All pairs of patches"),
                    "all to one": tr("All other patches and each patch"),
                },
                enum="circuits.pinch_points:Scope",
                advanced=True,
            ),
            common.share(),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "AREAS",
                tr("Pinch points"),
                tr("Areas of the highest current outside patches."),
                optional=True,
                style="pinch_points",
                id_field="pinch_id",
            ),
            LinesOutput(
                "LINKS_OUT",
                tr("Links with effective resistance"),
                tr("The links with effective_resistance and lcd_to_effective."),
                optional=True,
                by_default=False,
                style="links",
            ),
            RasterOutput(
                "CURRENT",
                tr("Current"),
                tr("Largest current of any link; no data outside corridors and in patches."),
                optional=True,
                unit="A",
                style="current",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.circuits.pinch_points import pinch_points

        result = pinch_points(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            **inputs.options("cutoff cutoff_unit scope share"),
            progress=progress,
        )
        return {"CURRENT": result.current, "LINKS_OUT": result.links, "AREAS": result.areas}
