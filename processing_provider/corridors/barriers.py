"""Processing algorithm `barriers`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, PolygonsOutput, RasterOutput


class Barriers(EcoPatternAlgorithm):
    """Where restoration would shorten links most."""

    NAME = "barriers"
    GROUP = "corridors"
    BYTES_PER_CELL = 96

    def title(self):
        return tr("Barriers")

    def about(self):
        return tr(
            "How much the least-cost distance of a link would fall for each unit of length restored, if a circle round "
            "the cell were brought to the restored resistance (McRae et al. 2012, doi 10.1371/journal.pone.0052604).\n\n"
            "The score is a saving per length: 4 means that each map unit restored makes the link 4 (resistance x map "
            "units) cheaper. A circle of radius 30 restores 60 map units of way, so it saves 240. In percent of the "
            "least-cost distance of the link it is told per map unit as well (percent) and for the whole circle "
            "(percent_circle)."
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
            common.percent(
                "AREA_SHARE",
                tr("Share shown as barrier areas"),
                tr("Circles with the highest score, as percent of all cells with a score."),
                5.0,
            ),
            BooleanInput(
                "TRIM",
                tr("Trim to each cell's own resistance"),
                tr(
                    "In circles and barrier areas a cell counts for no more than its resistance above the restored one, "
                    "so that land which is good already drops out. Cells that cannot be crossed keep their score."
                ),
                False,
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
            RasterOutput(
                "PERCENT_CIRCLE",
                tr("Improvement by a whole circle, percent"),
                tr("By how many percent the link's least-cost distance falls if the whole circle is restored."),
                optional=True,
                by_default=False,
                unit=tr("%"),
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
            **inputs.options("radius_min radius_max radius_step restored_resistance combine max_cost trim"),
            share=inputs["AREA_SHARE"],
            progress=progress,
        )
        return {
            "SCORE": result.score,
            "CIRCLES": result.circles,
            "PERCENT": result.percent,
            "PERCENT_CIRCLE": result.percent_circle,
            "AREAS": result.areas,
        }
