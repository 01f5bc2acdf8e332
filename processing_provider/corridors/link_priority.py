"""Processing algorithm `linkpriority`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import LinesOutput, NumberInput, PolygonsOutput, RasterInput, RasterOutput, TableInput, TextInput
from .inputs import weight


class LinkPriority(EcoPatternAlgorithm):
    """Which links to secure first."""

    NAME = "linkpriority"
    GROUP = "corridors"

    def title(self):
        return tr("Priority of links")

    def about(self):
        return tr(
            "Weighs what each patch is worth and what each link is like, and ranks the links by both, as Linkage "
            "Priority of Linkage Mapper does (Gallo and Greene 2018, doi 10.6084/m9.figshare.5673715).\n\n"
            "A patch is worth more the lower its mean resistance, the larger and the more compact it is; a link comes "
            "first if it is short, easy to cross and joins valuable patches. Experts, centrality, climate and any other "
            "raster count if they are given and weighed. Where all links are equal in something, each gets the best."
        )

    def inputs(self):
        field = {"optional": True, "advanced": True}
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            *self._patch_weights(),
            *self._link_weights(),
            TextInput(
                "PATCH_EXPERT",
                tr("Field with the expert value of patches"),
                tr("Name of a field of the patches that holds numbers, more is better."),
                **field,
            ),
            TextInput(
                "CENTRALITY",
                tr("Field with the centrality of patches"),
                tr("Name of a field of the patches, such as current-flow centrality or betweenness."),
                **field,
            ),
            RasterInput(
                "OTHER", tr("Other value"), tr("Any raster of which more is better; its mean counts."), **field
            ),
            TableInput(
                "EXPERT",
                tr("Expert value of links"),
                tr("Lines of from_id, to_id, value, separated by ; or the path of a CSV file; more is better."),
                **field,
            ),
            RasterInput(
                "CLIMATE",
                tr("Climate today"),
                tr("A measure above 0 that rises with heat, such as mean temperature in kelvin."),
                **field,
            ),
            RasterInput(
                "CLIMATE_FUTURE",
                tr("Climate in future"),
                tr("The same measure in future; empty is as today."),
                **field,
            ),
            NumberInput(
                "TARGET_RATIO",
                tr("Best climate ratio"),
                tr("Climate of the cooler patch in future over that of the warmer one today which is best."),
                1.0,
                minimum=0.0,
                advanced=True,
            ),
            NumberInput(
                "PREFERRED_CLIMATE",
                tr("Preferred climate"),
                tr("Climate that is best for the cooler patch; empty leaves it out."),
                unit=tr("as the climate"),
                minimum=0.0,
                **field,
            ),
            common.cutoff(),
            common.cutoff_unit(),
        )

    def _patch_weights(self):
        """Return the declarations of the weights of patches."""
        return (
            weight(
                "WEIGHT_RESISTANCE",
                tr("Patch weight: resistance"),
                tr("How much a low mean resistance counts in the value of a patch."),
                0.33,
            ),
            weight("WEIGHT_AREA", tr("Patch weight: area"), tr("How much size counts in the value of a patch."), 0.33),
            weight(
                "WEIGHT_SHAPE",
                tr("Patch weight: shape"),
                tr("How much area over perimeter counts in the value of a patch."),
                0.34,
            ),
            weight(
                "WEIGHT_PATCH_EXPERT",
                tr("Patch weight: experts"),
                tr("How much the expert value counts in the value of a patch."),
                0.0,
            ),
            weight(
                "WEIGHT_CENTRALITY",
                tr("Patch weight: centrality"),
                tr("How much centrality counts in the value of a patch."),
                0.0,
            ),
            weight(
                "WEIGHT_OTHER",
                tr("Patch weight: other value"),
                tr("How much the other raster counts in the value of a patch."),
                0.0,
            ),
        )

    def _link_weights(self):
        """Return the declarations of the weights of links."""
        return (
            weight(
                "WEIGHT_CLOSENESS",
                tr("Link weight: closeness"),
                tr("How much a short path counts in the priority of a link."),
                0.33,
            ),
            weight(
                "WEIGHT_PERMEABILITY",
                tr("Link weight: permeability"),
                tr("How much a low cost for each unit of path counts in the priority of a link."),
                0.33,
            ),
            weight(
                "WEIGHT_PATCHES",
                tr("Link weight: patches"),
                tr("How much the mean value of its two patches counts in the priority of a link."),
                0.34,
            ),
            weight(
                "WEIGHT_EXPERT",
                tr("Link weight: experts"),
                tr("How much the expert value counts in the priority of a link."),
                0.0,
            ),
            weight(
                "WEIGHT_CLIMATE",
                tr("Link weight: climate"),
                tr("How much a way to a fitting climate counts in the priority of a link."),
                0.0,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by priority"),
                tr("The links with closeness, permeability, csp and csp_norm; 0 to 1, no unit, empty out of use."),
                optional=True,
                style="link_priority",
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches by value"),
                tr(
                    "The patches with mean_resistance (cost per map unit), perimeter and area_to_perimeter (map units), "
                    "the parts of their value, cav and cav_norm (0 to 1, no unit)."
                ),
                optional=True,
                by_default=False,
                style="patch_value",
                id_field="patch_id",
            ),
            RasterOutput(
                "BLENDED",
                tr("Blended priority"),
                tr("Half nearness to the least-cost path, half priority of the link; no data outside corridors."),
                optional=True,
                unit="0 - 1",
                style="blended",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.link_priority import Climate, LinkWeights, PatchWeights, link_priority

        patch_parts = "RESISTANCE AREA SHAPE PATCH_EXPERT CENTRALITY OTHER".split()
        link_parts = "CLOSENESS PERMEABILITY PATCHES EXPERT CLIMATE".split()
        climate = None
        if inputs["CLIMATE"] is not None:
            climate = Climate(
                inputs["CLIMATE"], inputs["CLIMATE_FUTURE"], inputs["TARGET_RATIO"], inputs["PREFERRED_CLIMATE"]
            )
        result = link_priority(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            patch_weights=PatchWeights(*(inputs[f"WEIGHT_{name}"] for name in patch_parts)),
            link_weights=LinkWeights(*(inputs[f"WEIGHT_{name}"] for name in link_parts)),
            climate=climate,
            **inputs.options("patch_expert centrality other expert cutoff cutoff_unit"),
            progress=progress,
        )
        return {"LINKS_OUT": result.links, "PATCHES_OUT": result.patches, "BLENDED": result.blended}
