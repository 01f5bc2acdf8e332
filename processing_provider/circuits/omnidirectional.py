"""Processing algorithm `omnidirectional`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, ChoiceInput, FolderInput, NumberInput, RasterInput, RasterOutput, TableInput


class Omnidirectional(EcoPatternAlgorithm):
    """Current from everywhere to everywhere, window by window."""

    NAME = "omnidirectional"
    GROUP = "circuits"
    BYTES_PER_CELL = 100

    def title(self):
        return tr("Omnidirectional current")

    def about(self):
        return tr(
            "Shows where movement flows if it comes from everywhere and goes everywhere, by the method of Omniscape: "
            "around every target a circle is cut out, current flows from its sources to the target, and the currents of "
            "all circles add up (Landau et al. 2021, doi 10.21105/joss.02829). The flow potential is the same on land "
            "that conducts alike everywhere. Current over potential is the normalized current: about 1 where movement "
            "spreads, above where it is squeezed, below where it is held off or led away.\n\n"
            "The number of targets rules the time: a block size of about a tenth of the radius changes little and is "
            "faster by the square of it. The log says beforehand how many windows there are and what time and memory "
            "they may take. A window is solved exactly, in its own circle; on shared domains neighbouring windows are solved "
            "together, which is several times faster still, but an approximation: current may leave the circle, and what "
            "flows outside is not counted. On rough land with a radius of 100 cells half of all cells differed by less "
            "than 2.6 to 4.4 percent, half of those in the busier half by less than 1 to 2 percent; but by a third where "
            "strips of one cell conduct 10,000 times better than the land, since current follows these out of the "
            "circle. Exact windows are the default.\n\n"
            "Numbers differ from those of Omniscape 0.6 on purpose. Near the upper and left edge, up to radius and "
            "buffer from it, Omniscape takes out the sources of a wrong block and leaves those of the target's own, "
            "which changes maps by 2 to 8 percent; here the target's own block is taken out everywhere. Its correction "
            "of blocks divides rounding by rounding where no current can come, most of all with 4 neighbours; such cells "
            "stay as they are here. Rows and columns that do not fill a last block are no targets there; here the rest "
            "is a smaller block. Elsewhere results agree to the tolerance of its solver.\n\n"
            "A target whose centre has no data gets no current, but counts for the flow potential, as in Omniscape."
        )

    def inputs(self):
        return (
            *self._landscape(),
            *self._windows(),
            *self._condition(1),
            *self._condition(2),
            BooleanInput(
                "SHARED_DOMAIN",
                tr("Shared domains (approximate)"),
                tr(
                    "Solves the windows of neighbouring targets together: faster, but current may leave the circle of "
                    "a target. It gains most with small blocks; with blocks of a tenth of the radius it may gain nothing."
                ),
                False,
                advanced=True,
            ),
            BooleanInput(
                "CORRECT_ARTIFACTS",
                tr("Correct the pattern of blocks"),
                tr("Takes out what blocks of several cells do to the map; without effect for a block size of 1."),
                True,
                advanced=True,
            ),
            BooleanInput(
                "MASK_NODATA",
                tr("No data where the resistance has none"),
                tr("Otherwise the current is 0 there."),
                True,
                advanced=True,
            ),
            NumberInput(
                "TOLERANCE",
                tr("Tolerance"),
                tr("Largest relative residual that is accepted."),
                1e-7,
                minimum=0.0,
                maximum=1.0,
                advanced=True,
            ),
            FolderInput(
                "RESUME_FOLDER",
                tr("Folder of finished windows"),
                tr(
                    "Keeps the sums of finished windows every minute and when a run is cancelled or fails; a run with "
                    "the same inputs goes on from there. Empty keeps nothing."
                ),
                optional=True,
                advanced=True,
            ),
            common.scheduler(),
        )

    def _landscape(self):
        """Return the declarations of resistance, sources and targets."""
        return (
            common.resistance(),
            common.meaning(),
            RasterInput(
                "STRENGTH",
                tr("Source strength"),
                tr("How much movement starts in each cell, 0 or above; the unit of the current. No data is 0."),
                optional=True,
            ),
            BooleanInput(
                "STRENGTH_FROM_RESISTANCE",
                tr("Strength from the resistance"),
                tr("Takes 1 / resistance as the strength, and no raster of strengths."),
                False,
            ),
            NumberInput(
                "RESISTANCE_CUTOFF",
                tr("Highest resistance of a source"),
                tr("Cells above have no strength, if strengths come from the resistance; empty is no limit."),
                unit=tr("resistance"),
                minimum=0.0,
                optional=True,
            ),
            NumberInput(
                "STRENGTH_THRESHOLD",
                tr("Lowest strength"),
                tr("Lower values of the raster of strengths count as 0."),
                0.0,
                unit=tr("strength"),
                minimum=0.0,
                advanced=True,
            ),
            RasterInput(
                "TARGETS",
                tr("Target strength"),
                tr("How much movement ends in each cell, 0 or above, for directed flow; empty: where it starts."),
                optional=True,
                advanced=True,
            ),
            TableInput(
                "RECLASS",
                tr("Reclass table"),
                tr(
                    "Lines of old, new that change values of the resistance raster, separated by ; or the path of a "
                    "text file; missing is no data, other values stay."
                ),
                optional=True,
                advanced=True,
            ),
        )

    def _windows(self):
        """Return the declarations of the size of the windows."""
        cells = {"unit": tr("cells"), "integer": True}
        return (
            NumberInput(
                "RADIUS",
                tr("Radius"),
                tr("From a target to its farthest sources: how far movement goes, in cells."),
                50,
                minimum=1,
                **cells,
            ),
            NumberInput(
                "BLOCK_SIZE",
                tr("Block size"),
                tr("Odd; the centres of blocks this wide are the targets, with the strength of their block."),
                5,
                minimum=1,
                **cells,
            ),
            NumberInput(
                "BUFFER",
                tr("Buffer"),
                tr("Landscape beyond the radius through which current may flow, without sources."),
                0,
                minimum=0,
                advanced=True,
                **cells,
            ),
            common.neighbours(),
        )

    def _condition(self, number):
        """Return the declarations of a condition."""
        name, advanced = f"CONDITION{number}", {"optional": True, "advanced": True}
        return (
            RasterInput(
                name,
                tr("Condition {}").format(number),
                tr("A raster such as climate: only sources that match the target in it send current there."),
                **advanced,
            ),
            ChoiceInput(
                f"{name}_COMPARISON",
                tr("Condition {} matches if").format(number),
                tr("What the value of a source must be to that of the target's block: to its median, or to its mode."),
                words={
                    "within": tr("It differs from the median within the limits"),
                    "equal": tr("It is the most frequent value"),
                },
                enum="circuits.target_tables:Comparison",
                advanced=True,
            ),
            NumberInput(
                f"{name}_LOWER",
                tr("Condition {}: lowest difference").format(number),
                tr("How much less or more than the median it may be; empty is no limit."),
                unit=tr("unit of the raster"),
                **advanced,
            ),
            NumberInput(
                f"{name}_UPPER",
                tr("Condition {}: highest difference").format(number),
                tr("How much less or more than the median it may be; empty is no limit."),
                unit=tr("unit of the raster"),
                **advanced,
            ),
            RasterInput(
                f"{name}_FUTURE",
                tr("Condition {} in the future").format(number),
                tr("Values of the targets, if they are other than those of the sources now."),
                **advanced,
            ),
        )

    def outputs(self):
        return (
            RasterOutput(
                "NORMALIZED",
                tr("Normalized current"),
                tr("Current over flow potential, no unit; 0 where the potential is 0."),
                optional=True,
                style="normalized_current",
            ),
            RasterOutput(
                "CUMULATIVE",
                tr("Cumulative current"),
                tr("Sum of the currents of all windows, in the unit of the strengths."),
                optional=True,
                style="cumulative_current",
            ),
            RasterOutput(
                "FLOW_POTENTIAL",
                tr("Flow potential"),
                tr("The current if all cells conducted alike, in the unit of the strengths."),
                optional=True,
                by_default=False,
                style="flow_potential",
            ),
        )

    def check(self, inputs):
        if inputs["STRENGTH"] is None and not inputs["STRENGTH_FROM_RESISTANCE"]:
            return tr("STRENGTH is missing; give a raster, or choose STRENGTH_FROM_RESISTANCE.")
        if inputs["RESISTANCE_CUTOFF"] is not None and not inputs["STRENGTH_FROM_RESISTANCE"]:
            return tr("RESISTANCE_CUTOFF is for STRENGTH_FROM_RESISTANCE; leave it empty, or choose that.")
        if inputs["BLOCK_SIZE"] % 2 == 0:
            return tr("BLOCK_SIZE is {}; it must be odd, so that a block has a centre.").format(inputs["BLOCK_SIZE"])
        for name in ("CONDITION1", "CONDITION2"):
            given = [f"{name}_{part}" for part in ("LOWER", "UPPER", "FUTURE") if inputs[f"{name}_{part}"] is not None]
            if given and inputs[name] is None:
                return tr("{part} was given without {name}; give that raster too.").format(part=given[0], name=name)
        return None

    def compute(self, inputs, progress):
        from ...algorithms.circuits.omnidirectional import omnidirectional
        from ...algorithms.circuits.target_tables import Condition

        parts = ("", "_COMPARISON", "_LOWER", "_UPPER", "_FUTURE")
        stated = [[inputs[f"CONDITION{number}{part}"] for part in parts] for number in (1, 2)]
        options = (
            "radius block_size buffer meaning strength strength_from_resistance resistance_cutoff strength_threshold "
            "targets reclass neighbours correct_artifacts mask_nodata tolerance shared_domain resume_folder "
            "scheduler"
        )
        result = omnidirectional(
            inputs["RESISTANCE"],
            **inputs.options(options),
            conditions=[Condition(*values) for values in stated if values[0] is not None],
            flow_potential=inputs.wants("FLOW_POTENTIAL"),
            normalized=inputs.wants("NORMALIZED"),
            progress=progress,
        )
        return {
            "CUMULATIVE": result.cumulative,
            "FLOW_POTENTIAL": result.flow_potential,
            "NORMALIZED": result.normalized,
        }
