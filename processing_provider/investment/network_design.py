"""Processing algorithm `networkdesign`."""

from dataclasses import replace

from ...i18n import tr
from ...i18n.messages import told
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..connectivity.inputs import distance_field
from ..parameters import (
    BooleanInput,
    ChoiceInput,
    LinesOutput,
    NumberInput,
    PolygonsOutput,
    RasterOutput,
    ReportOutput,
    TableInput,
    TableOutput,
    TextInput,
)


class NetworkDesign(EcoPatternAlgorithm):
    """Which corridors to build with a given budget."""

    NAME = "networkdesign"
    GROUP = "investment"
    BYTES_PER_CELL = 100

    def title(self):
        return tr("Network design for a budget")

    def about(self):
        return tr(
            "Chooses which corridors to build with a given budget, so that they join the most habitat, in which order, "
            "and says how far from the best possible the choice may be. One run also tells what smaller budgets would "
            "reach.\n\n"
            "Every active link is a candidate: a corridor of the width given, along its least-cost path, or round "
            "obstacles (resistance without data) where the path has no room for it. Land that several corridors need is "
            "paid once, and existing habitat is free.\n\n"
            "What counts is the most valuable group of joined patches, all patches that are joined to another, or "
            "equivalent connectivity: the value of one patch as good as the whole network "
            "(ECA, Saura et al. 2011): with a dispersal distance by the probabilities of the links, without it by "
            "whether patches are joined.\n\n"
            "The bound is a number that no choice can beat, and the gap what is left open between the two; a network is "
            "proven where nothing is. Finding the bound is what takes long: the time limit is kept, and stopping a run keeps the "
            "best network found until then.\n\n"
            "Without a cost the budget is hectares of new corridor. Corridors join the two patches of their link and no "
            "others, even where they cross."
        )

    def inputs(self):
        distance, probability = common.dispersal()
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            NumberInput(
                "WIDTH",
                tr("Width of the corridors"),
                tr("Corridors are nowhere narrower along their path, unless a warning says so; at least a cell."),
                100.0,
                unit=tr("map units"),
                minimum=0.0,
            ),
            NumberInput(
                "BUDGET",
                tr("Budget"),
                tr("Hectares of new corridor if no cost is given, else money."),
                100.0,
                unit=tr("ha or money"),
                minimum=0.0,
            ),
            ChoiceInput(
                "OBJECTIVE",
                tr("What counts"),
                tr("The value of the largest group of patches, of all patches joined to another, or of the network."),
                words={
                    "largest area": tr("The largest group of patches"),
                    "connected area": tr("All patches that are joined"),
                    "equivalent connectivity": tr("Equivalent connectivity of the network"),
                },
                enum="investment.design_problem:Objective",
            ),
            TextInput(
                "VALUE",
                tr("Value of patches"),
                tr("Field that says what each patch is worth; empty is its area in hectares."),
                optional=True,
                advanced=True,
            ),
            *common.restoration_cost(),
            replace(distance, default=None, optional=True),
            replace(probability, advanced=True),
            replace(distance_field(), advanced=True),
            BooleanInput(
                "REDUNDANCY",
                tr("Prefer rings"),
                tr(
                    "Gives up to 2 percent of what counts for a network whose most valuable part survives the loss of "
                    "any single link."
                ),
                False,
            ),
            TableInput(
                "LOCKED",
                tr("Links that are settled"),
                tr(
                    "Lines of link_id, keep (must be built), drop (must not) or exists (is there and costs nothing), "
                    "separated by ; or the path of a CSV file."
                ),
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "TIME_LIMIT",
                tr("Time limit"),
                tr("For search, bound and curve together; the best network found until then is returned."),
                60.0,
                unit="s",
                minimum=0.1,
            ),
            BooleanInput(
                "BOUND",
                tr("Compute the bound"),
                tr("Without it there is no gap, and the run ends as soon as the search finds nothing better."),
                True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by order of building"),
                tr(
                    "All links along the paths of their corridors, with chosen, order (from 1; 0 if not chosen), cost (at "
                    "its turn), gain (of what counts, at its turn) and min_width (map units)."
                ),
                optional=True,
                style="design_links",
            ),
            PolygonsOutput(
                "AREAS",
                tr("Corridors to build"),
                tr(
                    "One polygon a chosen link, of its true width; with order, area_ha, new_ha (not part of an earlier "
                    "corridor) and min_width."
                ),
                optional=True,
                style="design_areas",
                id_field="link_id",
            ),
            PolygonsOutput(
                "COMPONENTS",
                tr("Joined groups"),
                tr("Patches with the corridors that join them: value, number of patches and links, area_ha."),
                optional=True,
                style="design_components",
                id_field="component",
            ),
            RasterOutput(
                "CORRIDORS",
                tr("New corridor land"),
                tr("The order of the first link that needs a cell; no data elsewhere."),
                optional=True,
                by_default=False,
                style="design_order",
            ),
            TableOutput(
                "CURVE",
                tr("Objective by budget"),
                tr(
                    "For budgets up to the one given: the best found, the bound, and in_order, what the chosen links "
                    "reach for it, built in their order."
                ),
                optional=True,
            ),
            TableOutput(
                "SUMMARY",
                tr("Summary of the design"),
                tr("What counts before and after, cost, budget, bound, gap in percent, ring, and the method."),
                optional=True,
                style="design_summary",
            ),
            ReportOutput(
                "REPORT",
                tr("Report of the design"),
                tr("One HTML file with maps, the curve over budgets as a chart, and tables."),
                optional=True,
                by_default=False,
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.investment.network_design import network_design
        from ...algorithms.standard.design_report import design_report

        names = "width budget objective value distance probability distance_field redundancy locked time_limit bound"
        design = network_design(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            **inputs.options(names),
            cost=common.chosen_cost(inputs),
            progress=progress,
        )
        return {
            "LINKS_OUT": design.links,
            "AREAS": design.areas,
            "COMPONENTS": design.components,
            "CORRIDORS": design.corridors,
            "CURVE": design.curve,
            "SUMMARY": design.summary,
            "REPORT": design_report(design, self.settings(), told),
        }
