"""Processing algorithm `resistancesurface`."""

from ...i18n import tr
from ...i18n.messages import told
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, NumberInput, RasterOutput, ReportOutput, TableInput
from .inputs import BurntInput, FactorLayersInput, SchemeInput, material


class ResistanceSurface(EcoPatternAlgorithm):
    """Resistance from several factors, graded and weighed."""

    NAME = "resistancesurface"
    GROUP = "resistance"

    def title(self):
        return tr("Resistance from factors")

    def about(self):
        return tr(
            "Turns several factors, such as land cover, slope and distance to roads, into one resistance surface: each "
            "is graded by a table, weighed, and combined. Roads and barriers are burnt in last, every cell they touch, "
            "so that a thin road survives.\n\n"
            "Grades and weights come from tables, or all of it from a weighing scheme kept in a file. With grades R and "
            "weights w of sum 1: weighted sum of w R, weighted product of R to the power of w, or the maximum of R. "
            "Best habitat should be 1; the report warns where it is not, or where most cells sit at the top.\n\n"
            "Published gradings can be named in the table: worldcover, clcd, globeland30, corine, nlcd for land cover; "
            "slope jl21, slope en18, elevation jl21, distance to road bj17, distance to water sm21, vegetation index, "
            "sensitivity dl17."
        )

    def inputs(self):
        return (
            FactorLayersInput(
                "FACTORS",
                tr("Factors"),
                tr(
                    "Rasters on one grid, each named by its layer; those without a row in the table are resistances already."
                ),
                optional=True,
            ),
            SchemeInput(
                "SCHEME_FILE",
                tr("Weighing scheme"),
                tr(
                    "JSON or CSV file with layers, grades, weights and the rest; layers, grades and weights given here "
                    "take the place of its own."
                ),
                optional=True,
                given=("FACTORS", "DISTANCES"),
                texts=("TABLE", "WEIGHTS"),
            ),
            FactorLayersInput(
                "DISTANCES",
                tr("Features to measure distance from"),
                tr(
                    "Vector layers; the straight distance from each is a factor of its name, in map units. Features outside "
                    "the rasters are not seen."
                ),
                optional=True,
                rasters=False,
            ),
            TableInput(
                "TABLE",
                tr("Grades"),
                tr(
                    "Lines separated by ; of factor, from, to, grade for ranges (an empty end is open); factor, class, "
                    "grade for classes; factor, preset; or factor, function (linear, exponential, power, logistic), low, "
                    "high, start, end, shape for grades that change smoothly. Also the path of a CSV file with these columns, or of a "
                    "weighing scheme. An empty grade cannot be crossed; values outside get the nearest range, unknown "
                    "classes are refused, unless a line factor, outside, barrier (or nearest, refuse, a grade) says "
                    "otherwise."
                ),
                optional=True,
            ),
            TableInput(
                "WEIGHTS",
                tr("Weights"),
                tr(
                    "Numbers separated by ; in the order of the factors, or lines of factor, weight; also the path of "
                    "a CSV file, or of a weighing scheme. Empty weighs all the same."
                ),
                optional=True,
            ),
            ChoiceInput(
                "COMBINE",
                tr("Combine by"),
                tr("How graded factors become one; weights have no part in the maximum. A scheme file has its own."),
                words={
                    "weighted sum": tr("Weighted sum"),
                    "weighted product": tr("Weighted product"),
                    "maximum": tr("Maximum"),
                },
                enum="resistance.weighing_scheme:Combine",
            ),
            NumberInput(
                "MINIMUM",
                tr("Least resistance"),
                tr("Lower values are raised to it, above 0. A scheme file has its own."),
                1.0,
                unit=tr("cost per map unit"),
                minimum=0.0,
            ),
            NumberInput(
                "MAXIMUM",
                tr("Greatest resistance"),
                tr("Higher values are lowered to it; empty is no limit. A scheme file has its own."),
                unit=tr("cost per map unit"),
                minimum=0.0,
                optional=True,
            ),
            ChoiceInput(
                "NODATA_AS",
                tr("Cells without data are"),
                tr("What becomes of a cell where a factor has no data."),
                words={"barrier": tr("Impassable"), "maximum": tr("As hard to cross as the hardest cell")},
                enum="resistance.weighing_scheme:NodataAs",
            ),
            BurntInput(
                "ROADS",
                tr("Roads and railways"),
                tr("Lines or areas that are burnt in; each cell they touch takes their resistance."),
                optional=True,
                value_help=tr("Cost per unit of length, above 0; empty is the highest resistance there is."),
            ),
            BurntInput(
                "BARRIERS",
                tr("Barriers"),
                tr("Fences, walls and the like, lines or areas, burnt in after the roads."),
                optional=True,
                value_help=tr("Cost per unit of length, above 0; empty means that they cannot be crossed."),
            ),
        )

    def outputs(self):
        return (
            RasterOutput(
                "RESISTANCE",
                tr("Resistance"),
                tr("Cost of crossing a cell per unit of length."),
                optional=True,
                style="resistance",
            ),
            ReportOutput(
                "REPORT",
                tr("Report"),
                tr("Factors, grades, weights, and how often each level of resistance occurs."),
                optional=True,
                by_default=False,
            ),
        )

    def check(self, inputs):
        if inputs["SCHEME_FILE"] is None and not inputs["FACTORS"]:
            return tr("Give FACTORS, or a SCHEME_FILE that names them.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.resistance.resistance_surface import resistance_surface
        from ...algorithms.standard.resistance_report import resistance_report

        options = inputs.options("combine minimum maximum nodata_as")
        made = material(inputs, options, progress.part(0, 0.3))
        surface = resistance_surface(
            made.scheme, made.rasters, features=made.features, burnt=made.burnt, progress=progress.part(0.3, 1)
        )
        return {
            "RESISTANCE": surface.resistance,
            "REPORT": resistance_report(surface, made.scheme, self.settings(), told),
        }
