"""Processing algorithm `currentflow`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import (
    BooleanInput,
    ChoiceInput,
    NumberInput,
    PatchesInput,
    RasterInput,
    RasterOutput,
    TableInput,
    TableOutput,
)


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
            "Current shows how often random walkers pass a cell (McRae et al. 2008, doi 10.1890/07-1861.1)."
        )

    def inputs(self):
        advanced = {"optional": True, "advanced": True}
        circuits = "circuits.current_flow"
        return (
            common.resistance(),
            ChoiceInput(
                "MEANING",
                tr("The raster holds"),
                tr("resistance or conductance of each cell."),
                words=("resistance", "conductance"),
                enum="circuits.current_flow:Meaning",
                advanced=True,
            ),
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
                tr(
                    "pairwise: between all pairs; one-to-all and all-to-one: between each node and all others; advanced: given sources and grounds."
                ),
                words=("pairwise", "one-to-all", "all-to-one", "advanced"),
                enum=f"{circuits}:Mode",
            ),
            common.neighbours(),
            ChoiceInput(
                "AVERAGE",
                tr("Average between cells"),
                tr("Whether two cells are joined by their mean resistance or their mean conductance."),
                words=("resistance", "conductance"),
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
                    "Lines of from_id, to_id that are to be solved, separated by ; or the path of a CSV file; empty is all."
                ),
                **advanced,
            ),
            TableInput(
                "STRENGTHS",
                tr("Strengths"),
                tr("Lines of node_id, strength, separated by ; or the path of a CSV file; empty is 1 for all."),
                **advanced,
            ),
            RasterInput(
                "SOURCES",
                tr("Current sources"),
                tr("Current put into each cell, for the advanced mode."),
                unit="A",
                **advanced,
            ),
            RasterInput(
                "GROUNDS",
                tr("Grounds"),
                tr(
                    "Resistance or conductance to ground of each cell, for the advanced mode; resistance 0 is a direct ground."
                ),
                **advanced,
            ),
            ChoiceInput(
                "GROUND_MEANING",
                tr("The grounds hold"),
                tr("resistance or conductance to ground."),
                words=("resistance", "conductance"),
                enum="circuits.current_flow:Meaning",
                advanced=True,
            ),
            ChoiceInput(
                "GROUND_CONFLICT",
                tr("A cell that is source and ground"),
                tr("What stays where a cell is both."),
                words=("keep all", "remove source", "remove ground", "remove all"),
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
                tr("log10 shows the logarithm of the summed current."),
                words=("none", "log10"),
                enum=f"{circuits}:Transform",
                advanced=True,
            ),
            ChoiceInput(
                "SOLVER",
                tr("Solver"),
                tr("automatic chooses by size."),
                words=("automatic", "direct", "iterative"),
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
        )

    def outputs(self):
        amperes = {"optional": True, "unit": "A", "style": "current"}
        return (
            RasterOutput("CURRENT", tr("Current"), tr("Sum of the current over all solves."), **amperes),
            RasterOutput(
                "MAXIMUM", tr("Maximum current"), tr("Largest current of any solve."), by_default=False, **amperes
            ),
            RasterOutput(
                "VOLTAGE",
                tr("Voltage"),
                tr("For the advanced mode."),
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

    def compute(self, inputs, progress):
        from ...algorithms.circuits.current_flow import current_flow

        options = (
            "meaning mode neighbours average short_circuit mask pairs strengths sources grounds ground_meaning "
            "ground_conflict unit_currents direct_grounds node_currents_zero transform solver tolerance"
        )
        chosen = {option: inputs[option.upper()] for option in options.split()}
        result = current_flow(inputs["RESISTANCE"], inputs["NODES"], **chosen, progress=progress)
        return {
            "CURRENT": result.current,
            "MAXIMUM": result.maximum,
            "VOLTAGE": result.voltage,
            "RESISTANCES": result.resistances,
        }
