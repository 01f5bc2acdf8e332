"""Processing algorithm `currentflow`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import (
    BooleanInput,
    ChoiceInput,
    FolderInput,
    NumberInput,
    PatchesInput,
    RasterInput,
    RasterOutput,
    TableInput,
    TableOutput,
    TextInput,
)


def _modes():
    """Return the words for the modes."""
    return {
        "pairwise": tr("Between all pairs of nodes"),
        "one-to-all": tr("From each node to all others"),
        "all-to-one": tr("From all others to each node"),
        "advanced": tr("From given sources to given grounds"),
    }


class CurrentFlow(EcoPatternAlgorithm):
    """Current between focal nodes over a resistance raster."""

    NAME = "currentflow"
    GROUP = "circuits"
    BYTES_PER_CELL = 1500

    def title(self):
        return tr("Current flow")

    def about(self):
        return tr(
            "Treats the landscape as a circuit and sends current between focal nodes, by the rules of Circuitscape 5. "
            "Current shows how often random walkers pass a cell (McRae et al. 2008, doi 10.1890/07-1861.1).\n\n"
            "All pairs of P focal nodes take P - 1 solves; a node of several cells conducts ideally in its own pairs "
            "only, and each of these pairs takes a solve of its own. The log says beforehand what time and memory a run "
            "may take. A run with a maps folder that was cancelled goes on where it stopped. What the chosen mode does not "
            "use changes nothing, and a warning names it."
        )

    def inputs(self):
        advanced = {"optional": True, "advanced": True}
        circuits = "circuits.current_flow"
        return (
            common.resistance(),
            common.meaning(),
            PatchesInput(
                "NODES",
                tr("Focal nodes"),
                tr("Points or polygons, or a raster with one whole number a node on the same cells."),
                grid_of="RESISTANCE",
                id_name="NODE_ID",
                optional=True,
            ),
            ChoiceInput(
                "MODE",
                tr("Mode"),
                tr("Which nodes send current, and which receive it."),
                words=_modes(),
                enum=f"{circuits}:Mode",
            ),
            common.neighbours(),
            ChoiceInput(
                "AVERAGE",
                tr("Average between cells"),
                tr("By what two cells side by side are joined."),
                words={"resistance": tr("Mean resistance"), "conductance": tr("Mean conductance")},
                enum="circuits.laplacian:Average",
                advanced=True,
            ),
            PatchesInput(
                "SHORT_CIRCUIT",
                tr("Short-circuit regions"),
                tr("Polygons or a raster of whole numbers; the cells of a region count as one."),
                grid_of="RESISTANCE",
                id_name="SHORT_CIRCUIT_ID",
                **advanced,
            ),
            RasterInput("MASK", tr("Mask"), tr("Cells that are 0 or no data are left out."), **advanced),
            TableInput(
                "PAIRS",
                tr("Pairs"),
                tr(
                    "Lines of from_id, to_id that are to be solved, separated by ; or the path of a CSV file or of a "
                    "pairs file of Circuitscape (lists to include or exclude, or a matrix with min and max); empty is all."
                ),
                **advanced,
            ),
            TableInput(
                "STRENGTHS",
                tr("Strengths"),
                tr("Lines of node_id, strength, separated by ; or the path of a CSV file; empty is 1 for all."),
                **advanced,
            ),
            TableInput(
                "PAIR_WEIGHTS",
                tr("Weights of pairs"),
                tr(
                    "Lines of from_id, to_id, weight, separated by ; or the path of a CSV file: by what pairs count in "
                    "the sum of current between all pairs; 1 for pairs that are not named."
                ),
                **advanced,
            ),
            TextInput(
                "WEIGHT_FIELD",
                tr("Field with the weight of nodes"),
                tr("A field of the focal nodes such as population; a pair then weighs the product of its two values."),
                **advanced,
            ),
            RasterInput(
                "SOURCES",
                tr("Current sources"),
                tr("Current put into each cell, for the mode with given sources and grounds."),
                unit="A",
                **advanced,
            ),
            RasterInput(
                "GROUNDS",
                tr("Grounds"),
                tr(
                    "Resistance or conductance to ground of each cell, for the mode with given sources and grounds; resistance "
                    "0 is a direct ground."
                ),
                **advanced,
            ),
            ChoiceInput(
                "GROUND_MEANING",
                tr("The grounds hold"),
                tr("How hard the way to ground is from each cell, or how easy."),
                words={"resistance": tr("Resistance to ground"), "conductance": tr("Conductance to ground")},
                enum="circuits.current_flow:Meaning",
                advanced=True,
            ),
            ChoiceInput(
                "GROUND_CONFLICT",
                tr("A cell that is source and ground"),
                tr("What stays where a cell is both."),
                words={
                    "keep all": tr("Keeps both"),
                    "remove source": tr("Keeps the ground alone"),
                    "remove ground": tr("Keeps the source alone"),
                    "remove all": tr("Keeps neither"),
                },
                enum=f"{circuits}:GroundConflict",
                advanced=True,
            ),
            BooleanInput(
                "UNIT_CURRENTS",
                tr("All sources are 1 A"),
                tr("Whatever the source raster holds."),
                False,
                advanced=True,
            ),
            BooleanInput(
                "DIRECT_GROUNDS",
                tr("All grounds are direct"),
                tr("Whatever the ground raster holds."),
                False,
                advanced=True,
            ),
            BooleanInput(
                "NODE_CURRENTS_ZERO",
                tr("No current shown in the nodes"),
                tr("The two nodes of a pair are 0 in its map."),
                False,
                advanced=True,
            ),
            ChoiceInput(
                "TRANSFORM",
                tr("Transform"),
                tr("How the summed current is shown."),
                words={"none": tr("Not transformed"), "log10": tr("Logarithm to base 10")},
                enum=f"{circuits}:Transform",
                advanced=True,
            ),
            ChoiceInput(
                "SOLVER",
                tr("Solver"),
                tr("How the voltages are found: directly, which is fast, or step by step, which takes less memory."),
                words={
                    "automatic": tr("Chosen by size"),
                    "direct": tr("Direct"),
                    "iterative": tr("Iterative"),
                },
                enum="circuits.solvers:Solver",
                advanced=True,
            ),
            NumberInput(
                "TOLERANCE",
                tr("Tolerance"),
                tr("Largest relative residual that is accepted."),
                1e-6,
                minimum=0.0,
                advanced=True,
            ),
            FolderInput(
                "MAPS_FOLDER",
                tr("Folder for the maps of single solves"),
                tr(
                    "Receives the current and the voltage of every pair or node, and for pairs the resistances as a matrix; a "
                    "run that was cancelled goes on from the pairs or nodes that are there. Empty keeps only the sum."
                ),
                **advanced,
            ),
            common.scheduler(),
        )

    def outputs(self):
        amperes = {"optional": True, "unit": "A", "style": "current"}
        return (
            RasterOutput(
                "CURRENT", tr("Current"), tr("Sum of the current over all solves, pairs by their weight."), **amperes
            ),
            RasterOutput(
                "MAXIMUM", tr("Maximum current"), tr("Largest current of any solve."), by_default=False, **amperes
            ),
            RasterOutput(
                "VOLTAGE",
                tr("Voltage"),
                tr("For the mode with given sources and grounds."),
                optional=True,
                by_default=False,
                unit="V",
                style="cost",
            ),
            TableOutput(
                "RESISTANCES",
                tr("Effective resistances"),
                tr("from_id, to_id, resistance; -1 is not connected."),
                optional=True,
            ),
        )

    def check(self, inputs):
        if inputs["PAIR_WEIGHTS"] and inputs["WEIGHT_FIELD"]:
            return tr("PAIR_WEIGHTS and WEIGHT_FIELD were both given; leave one of them empty.")
        needed = ("SOURCES", "GROUNDS") if inputs["MODE"] == "advanced" else ("NODES",)
        missing = [name for name in needed if inputs[name] is None]
        if missing:
            return tr("{name} is missing; the mode '{mode}' needs it.").format(
                name=missing[0], mode=_modes()[inputs["MODE"]]
            )
        return None

    def compute(self, inputs, progress):
        from ...algorithms.circuits.current_flow import current_flow

        options = (
            "meaning mode neighbours average short_circuit mask pairs strengths weight_field sources grounds "
            "ground_meaning ground_conflict unit_currents direct_grounds node_currents_zero transform solver tolerance "
            "maps_folder scheduler"
        )
        result = current_flow(
            inputs["RESISTANCE"],
            inputs["NODES"],
            **inputs.options(options),
            weights=inputs["PAIR_WEIGHTS"],
            resistances_only=not (inputs.wants("CURRENT") or inputs.wants("MAXIMUM")),
            progress=progress,
        )
        return {
            "CURRENT": result.current,
            "MAXIMUM": result.maximum,
            "VOLTAGE": result.voltage,
            "RESISTANCES": result.resistances,
        }
