"""Processing algorithm `barriers`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, PolygonsOutput, RasterOutput


class Barriers(EcoPatternAlgorithm):
    """Where restoration would shorten links most."""

    NAME = "barriers"
    GROUP = "corridors"
    BYTES_PER_CELL = 80

    def title(self):
        return tr("Barriers")

    def about(self):
        return tr(
            "How much the least-cost distance of a link would fall for each unit of length restored, if a circle round "
            "the cell were brought to the restored resistance (McRae et al. 2012, doi 10.1371/journal.pone.0052604)."
        )

    def inputs(self):
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            *common.radii(),
            common.restored_resistance(),
            common.combine_links(),
            common.max_cost(),
            NumberInput(
                "AREA_SHARE",
                tr("Share shown as barrier areas"),
                tr("Circles with the highest score, as percent of all cells with a score."),
                5.0,
                unit="%",
                minimum=0.0,
                maximum=100.0,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "AREAS",
                tr("Barrier areas"),
                tr("The circles that gain most, as polygons."),
                optional=True,
                style="barriers",
                id_field="barrier_id",
            ),
            RasterOutput(
                "SCORE",
                tr("Improvement score"),
                tr("Gain per unit of length restored, at the centre of the circle."),
                optional=True,
                style="barrier_score",
            ),
            RasterOutput(
                "CIRCLES",
                tr("Improvement circles"),
                tr("The best score of all circles that hold the cell."),
                optional=True,
                by_default=False,
                style="barrier_score",
            ),
            RasterOutput(
                "PERCENT",
                tr("Improvement, percent"),
                tr("The score as percent of the link's least-cost distance."),
                optional=True,
                by_default=False,
                unit=tr("% per map unit"),
                style="barrier_score",
            ),
        )

    def check(self, inputs):
        return common.check_radii(inputs)

    def compute(self, inputs, progress):
        from ...algorithms.corridors.barriers import barriers

        result = barriers(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            radius_min=inputs["RADIUS_MIN"],
            radius_max=inputs["RADIUS_MAX"],
            radius_step=inputs["RADIUS_STEP"],
            restored_resistance=inputs["RESTORED_RESISTANCE"],
            combine=inputs["COMBINE"],
            max_cost=inputs["MAX_COST"],
            share=inputs["AREA_SHARE"],
            progress=progress,
        )
        return {"SCORE": result.score, "CIRCLES": result.circles, "PERCENT": result.percent, "AREAS": result.areas}
