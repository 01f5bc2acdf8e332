"""Processing algorithm `patchcentrality`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, LinesOutput, PolygonsOutput
from .inputs import arguments, choice_of_links, inside_patches, network


class PatchCentrality(EcoPatternAlgorithm):
    """What each patch and each link is to its network."""

    NAME = "patchcentrality"
    GROUP = "connectivity"

    def title(self):
        return tr("Patch and link centrality")

    def about(self):
        return tr(
            "Betweenness, closeness, eccentricity, clustering and flux of each patch, and what each link carries, by "
            "shortest paths and, if wanted, by current. Use it to tell hubs, stepping stones and bottlenecks apart "
            "(Bodin and Saura 2010, doi 10.1016/j.ecolmodel.2010.06.017; Foltete et al. 2012, doi "
            "10.1016/j.envsoft.2012.07.002).\n\n"
            "Where peers differ both are given: betweenness, betweenness_iic and betweenness_pc are BC, dBC_IIC and dBC_PC "
            "of Conefor, betweenness_flow is BC of Graphab; flux is F of Graphab along paths, flux_direct sums links alone."
        )

    def inputs(self):
        return (
            *network(),
            *choice_of_links(),
            *inside_patches(),
            BooleanInput(
                "BY_CURRENT",
                tr("Measures of current"),
                tr(
                    "Adds BCCirc, CF and PCF of Graphab; takes long for more than a thousand patches, and needs links of a length above 0."
                ),
                False,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by centrality"),
                tr("The links with betweenness (of all pairs, by IIC, by PC in percent, as flow) and current."),
                optional=True,
                style="link_centrality",
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches by centrality"),
                tr(
                    "degree, clustering (CC of Graphab), degree_ratio (CCor), betweenness and betweenness_iic by counted links; "
                    "mean_distance (CCe), closeness, eccentricity (Ec), flux (F), flux_direct, interaction_flux (IF), "
                    "proximity (IFPC), betweenness_pc and betweenness_flow by distance; current_betweenness (BCCirc), "
                    "current_flow (CF), potential_flow (PCF)."
                ),
                optional=True,
                style="patch_centrality",
                id_field="patch_id",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.patch_centrality import patch_centrality

        found = patch_centrality(
            inputs["PATCHES"],
            inputs["LINKS"],
            **arguments(inputs),
            by_current=inputs["BY_CURRENT"],
            progress=progress,
        )
        return {"LINKS_OUT": found.links, "PATCHES_OUT": found.patches}
