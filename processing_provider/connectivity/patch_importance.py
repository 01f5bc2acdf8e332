"""Processing algorithm `patchimportance`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import PolygonsOutput, TextInput
from .inputs import arguments, choice_of_links, inside_patches, network, words


class PatchImportance(EcoPatternAlgorithm):
    """How much of the connectivity is lost with each patch."""

    NAME = "patchimportance"
    GROUP = "connectivity"

    def title(self):
        return tr("Patch importance")

    def about(self):
        return tr(
            "Share of connectivity that is lost if a patch is lost (dIIC, dPC), split into what the patch holds itself "
            "(intra), what flows to and from it (flux) and what passes through it (connector); betweenness, degree and "
            "component (Saura and Rubio 2010, doi 10.1111/j.1600-0587.2009.05760.x)."
        )

    def inputs(self):
        return (
            *network(),
            *choice_of_links(),
            *inside_patches(),
            TextInput(
                "OTHER_INDICES",
                tr("Other indices"),
                tr(
                    "Names separated by commas of other indices whose loss is wanted: NL, NC, H, CCP, LCP, F, AWF, MSC, "
                    "SLC, ECS, GD, CPL, sum_F; the last three are worked out anew for each patch."
                ),
                optional=True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches by importance"),
                tr(
                    "The patches with dpc, diic and their parts, betweenness, degree and component. dpc and diic are percent, "
                    "as in Conefor and Makurhini; Graphab gives hundredths of that."
                ),
                style="importance",
                id_field="patch_id",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.patch_importance import patch_importance

        return {
            "PATCHES_OUT": patch_importance(
                inputs["PATCHES"],
                inputs["LINKS"],
                **arguments(inputs),
                indices=words(inputs["OTHER_INDICES"]),
                progress=progress,
            )
        }
