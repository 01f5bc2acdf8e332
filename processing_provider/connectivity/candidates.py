"""Processing algorithm `candidates`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import (
    BooleanInput,
    ChoiceInput,
    LinesOutput,
    NumberInput,
    PatchesInput,
    PolygonsOutput,
    TableOutput,
    TextInput,
)
from .inputs import arguments, choice_of_links, network


class Candidates(EcoPatternAlgorithm):
    """Which patches or links to add."""

    NAME = "candidates"
    GROUP = "connectivity"

    def title(self):
        return tr("Candidate patches and links")

    def about(self):
        return tr(
            "What each candidate patch or link would gain for connectivity if it alone were added, as Conefor's node "
            "addition; and which to take one after the other under a number or a budget, each with those before it in "
            "place, as Graphab's patch addition (Foltete et al. 2014, doi 10.1016/j.landurbplan.2013.12.012).\n\n"
            "Candidates are marked by 0 in a field of the patches or of the links, or, where there are no links, come as a layer of their own."
        )

    def inputs(self):
        return (*network(), *_marks(), *_limits(), *choice_of_links())

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links with their gain"),
                tr("The links with candidate, gain (percent of the index), gain_per_cost and step (0: not taken)."),
                optional=True,
                style="candidate_links",
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches with their gain"),
                tr(
                    "The patches with candidate, gain (percent of the index) and its parts, gain_per_cost and step (0: not taken)."
                ),
                optional=True,
                style="candidate_patches",
                id_field="patch_id",
            ),
            TableOutput(
                "STEPS",
                tr("Steps"),
                tr(
                    "step, kind, name, cost, spent, index (its numerator), eca (equivalent area), gain over the step before in percent."
                ),
                optional=True,
                style="candidate_steps",
                id_field="step",
            ),
        )

    def check(self, inputs):
        if inputs["CANDIDATES"] is not None and (inputs["LINKS"] is not None or inputs["EXISTING"]):
            return tr(
                "CANDIDATES are given beside LINKS or EXISTING; put them into PATCHES, marked in EXISTING, or leave these out."
            )
        if inputs["CANDIDATES"] is None and not inputs["EXISTING"] and not inputs["EXISTING_LINKS"]:
            return tr("No candidates are given; name them in CANDIDATES, EXISTING or EXISTING_LINKS.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.candidates import candidates, joined_candidates

        patches, existing = inputs["PATCHES"], inputs["EXISTING"]
        if inputs["CANDIDATES"] is not None:
            needed = [name for name in (inputs["ATTRIBUTE"], inputs["COST_FIELD"]) if name]
            patches, existing = joined_candidates(patches, inputs["CANDIDATES"], needed), "existing"
        found = candidates(
            patches,
            inputs["LINKS"],
            **arguments(inputs),
            existing=existing,
            existing_links=inputs["EXISTING_LINKS"],
            cost=inputs["COST_FIELD"],
            cost_links=inputs["LINK_COST_FIELD"],
            index=inputs["GROWING_INDEX"],
            number=inputs["ADD_NUMBER"],
            budget=inputs["ADD_BUDGET"],
            choose_by=inputs["CHOOSE_BY"],
            in_one_piece=inputs["IN_ONE_PIECE"],
            progress=progress,
        )
        return {"LINKS_OUT": found.links, "PATCHES_OUT": found.patches, "STEPS": found.steps}


def _marks():
    """Return the declarations of what exists and what might be added."""
    return (
        PatchesInput(
            "CANDIDATES",
            tr("Candidate patches"),
            tr("Polygons that might be added, with the attribute of the patches; only without links."),
            id_name="CANDIDATE_ID",
            optional=True,
        ),
        TextInput(
            "EXISTING",
            tr("Field of existing patches"),
            tr("Field of the patches: 1 exists, 0 is a candidate; empty if all exist."),
            optional=True,
        ),
        TextInput(
            "EXISTING_LINKS",
            tr("Field of existing links"),
            tr(
                "Field of the links: 1 exists, 0 is a candidate; empty if all exist. Links of a candidate patch come with it."
            ),
            optional=True,
        ),
    )


def _limits():
    """Return the declarations of what is wanted, and how much of it."""
    return (
        ChoiceInput(
            "GROWING_INDEX",
            tr("Index that is to grow"),
            tr("By this index candidates are compared."),
            words={
                "pc": tr("Probability of connectivity (PC)"),
                "iic": tr("Integral index of connectivity (IIC)"),
                "lcp": tr("Landscape coincidence probability (LCP)"),
            },
            enum="connectivity.candidates:Index",
        ),
        NumberInput(
            "ADD_NUMBER",
            tr("How many to take"),
            tr("At most this many are taken one after the other; empty is no limit."),
            unit=tr("candidates"),
            minimum=0,
            integer=True,
            optional=True,
        ),
        NumberInput(
            "ADD_BUDGET",
            tr("What they may cost"),
            tr("At most this is spent on those taken, as area or as cost; empty is no limit."),
            unit=tr("unit of the cost"),
            minimum=0.0,
            optional=True,
        ),
        TextInput(
            "COST_FIELD",
            tr("Field of the cost of patches"),
            tr("Field with a cost above 0; empty is the area in hectares."),
            optional=True,
            advanced=True,
        ),
        TextInput(
            "LINK_COST_FIELD",
            tr("Field of the cost of links"),
            tr("Field with a cost above 0; empty is 1 for each."),
            optional=True,
            advanced=True,
        ),
        ChoiceInput(
            "CHOOSE_BY",
            tr("Take next"),
            tr("The candidate that gains most, or most for its cost."),
            words={"gain": tr("The largest gain"), "gain per cost": tr("The largest gain for its cost")},
            enum="connectivity.candidates:ChooseBy",
            advanced=True,
        ),
        BooleanInput(
            "IN_ONE_PIECE",
            tr("Only patches in one piece"),
            tr("Each patch that is taken touches one taken before, so that they are one site."),
            False,
            advanced=True,
        ),
    )
