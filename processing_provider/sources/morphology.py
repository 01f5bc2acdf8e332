"""Processing algorithm `morphology`."""

from ...algorithms.errors import MemoryEstimateError
from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, ChoiceInput, NumberInput, RasterOutput, TableOutput


class Morphology(EcoPatternAlgorithm):
    """Core, edge, bridges and more of the foreground of a land-cover map."""

    NAME = "morphology"
    GROUP = "sources"
    BYTES_PER_CELL = 24

    def title(self):
        return tr("Morphology (MSPA)")

    def about(self):
        return tr(
            "Morphological spatial pattern analysis: the foreground of a map as core, islet, perforation, edge, loop, bridge and branch, in the byte codes and colours of GuidosToolbox (Soille and Vogt 2009, doi 10.1016/j.patrec.2008.10.015).\n\nThe edge width is counted in cells, so the cells should be square. A map that does not fit into memory is refused, because blocks would give other classes."
        )

    def inputs(self):
        return (
            common.landcover(),
            common.classes(
                "FOREGROUND", tr("Foreground classes"), tr("Class codes that are foreground, such as 10, 20, 41-43.")
            ),
            common.classes(
                "BACKGROUND",
                tr("Background classes"),
                tr("Class codes that are background, all others being missing; empty is all that is not foreground."),
                optional=True,
            ),
            common.neighbours(),
            NumberInput(
                "EDGE_WIDTH", tr("Edge width"), tr("How wide edges are."), 1, unit=tr("cells"), minimum=1, integer=True
            ),
            BooleanInput(
                "TRANSITION",
                tr("Show transitions"),
                tr("Whether bridges and loops keep their colour where they run through edge; values do not change."),
                True,
                advanced=True,
            ),
            BooleanInput(
                "INTEXT",
                tr("Tell inside from outside"),
                tr("Adds 100 to what lies inside openings of core, and tells these openings from other background."),
                True,
                advanced=True,
            ),
            ChoiceInput(
                "SIMPLIFIED_CLASSES",
                tr("Classes of the simplified pattern"),
                tr("How many classes are told apart; margin is what is left of the foreground."),
                words={
                    "6": tr("6: core, islet, edge, perforation, core-opening, margin"),
                    "5": tr("5: core, edge, perforation, core-opening, margin"),
                    "3": tr("3: core, core-opening, margin"),
                    "2": tr("2: contiguous, margin"),
                },
                enum="sources.morphology_codes:Simplified",
                advanced=True,
            ),
        )

    def outputs(self):
        transition = getattr(self, "_prepared", {}).get("TRANSITION", True)
        return (
            RasterOutput(
                "MORPHOLOGY",
                tr("Morphology"),
                tr("Byte codes of GuidosToolbox: 17 core, 3 edge, 33 bridge and so on; 129 is missing."),
                optional=True,
                style="morphology" if transition else "morphology_closed",
            ),
            TableOutput(
                "STATISTICS",
                tr("Statistics"),
                tr("class, area_ha, share (percent of the foreground, or of all data), count of connected pieces."),
                optional=True,
                id_field="class",
            ),
            RasterOutput(
                "SIMPLIFIED",
                tr("Simplified pattern"),
                tr("The same codes with fewer classes: 17 core or contiguous, 1 margin, 3, 5, 9 and 100."),
                optional=True,
                by_default=False,
                style="simplified_pattern",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.sources.morphology import morphology

        found = morphology(
            inputs["LANDCOVER"],
            inputs["FOREGROUND"],
            **inputs.options("background neighbours edge_width intext"),
            progress=progress,
        )
        simplified = found.simplified(inputs["SIMPLIFIED_CLASSES"]) if inputs.wants("SIMPLIFIED") else None
        return {"MORPHOLOGY": found.classes, "STATISTICS": found.statistics, "SIMPLIFIED": simplified}

    def _check_grids(self, prepared):
        """Say why a map that is too large is not simply done in blocks."""
        try:
            super()._check_grids(prepared)
        except MemoryEstimateError as error:
            reason = tr("The role of a cell can depend on cells anywhere, so blocks would give other classes.")
            raise MemoryEstimateError(f"{error} {reason}") from None
