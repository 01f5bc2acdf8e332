"""Processing algorithm `resistanceuncertainty`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, LinesOutput, NumberInput, RasterOutput, TextInput
from .inputs import RastersInput


class ResistanceUncertainty(EcoPatternAlgorithm):
    """Which corridors stay when the resistance is in doubt."""

    NAME = "resistanceuncertainty"
    GROUP = "resistance"
    BYTES_PER_CELL = 120

    def title(self):
        return tr("Uncertainty of resistance")

    def about(self):
        return tr(
            "Draws the grades of land cover and the weights of factors at random around what you give, finds links and "
            "corridors anew in each run, and counts. What is there in nearly every run does not hang on the grades; "
            "what comes and goes should not be built upon.\n\n"
            "Resistance is the weighted mean of the grades of land cover and of the factors. In each run every grade "
            "and every weight is multiplied by its own random number, all within the spread equally likely."
        )

    def inputs(self):
        return (
            common.landcover(),
            common.scheme(),
            common.class_table(),
            RastersInput(
                "FACTORS",
                tr("Further factors"),
                tr("Rasters of resistance by slope, roads and the like, on the cells of the land cover."),
                optional=True,
            ),
            TextInput(
                "WEIGHTS",
                tr("Weights"),
                tr("Numbers separated by ; for the land cover and then for each factor; empty weighs all the same."),
                optional=True,
            ),
            common.patches(grid_of="LANDCOVER"),
            common.adjacency(),
            common.max_neighbours(),
            common.cutoff(),
            common.cutoff_unit(),
            NumberInput(
                "SPREAD",
                tr("Spread of grades and weights"),
                tr("How far a grade or weight may lie from what was given, below 100."),
                20.0,
                unit="%",
                minimum=0.0,
                maximum=99.0,
            ),
            BooleanInput(
                "VARY_FACTORS",
                tr("Vary the grades of further factors"),
                tr("Each different value of a factor is a grade and is drawn as well; at most 256 a raster."),
                False,
                advanced=True,
            ),
            NumberInput("RUNS", tr("Runs"), tr("How many random resistances are tried."), 50, minimum=1, integer=True),
            common.seed(),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS",
                tr("Links by frequency"),
                tr(
                    "Links with lcd as given, lcd_mean over the runs (cost x map units), lcd_cv (standard deviation "
                    "over mean) and frequency (share of the runs in which the link is in use, 0 to 1)."
                ),
                optional=True,
                style="link_frequency",
            ),
            RasterOutput(
                "FREQUENCY",
                tr("Corridor frequency"),
                tr("Share of the runs in which the cell lies in a corridor, 0 to 1; no data in patches."),
                optional=True,
                unit=tr("share of runs"),
                style="frequency",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.resistance_uncertainty import random_resistance, resistance_uncertainty

        draw = random_resistance(
            inputs["LANDCOVER"],
            inputs["SCHEME"],
            **inputs.options("table factors weights spread vary_factors"),
        )
        result = resistance_uncertainty(
            draw,
            inputs["PATCHES"],
            **inputs.options("runs seed cutoff cutoff_unit adjacency max_neighbours"),
            progress=progress,
        )
        return {"LINKS": result.links, "FREQUENCY": result.frequency}
