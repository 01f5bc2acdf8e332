"""Processing algorithm `networkcurrent`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import LinesOutput, PolygonsOutput


class NetworkCurrent(EcoPatternAlgorithm):
    """How much of all movement each link and patch carries."""

    NAME = "networkcurrent"
    GROUP = "circuits"

    def title(self):
        return tr("Current-flow centrality")

    def about(self):
        return tr(
            "Sends current between every two patches through the network of links, each a resistor of its least-cost "
            "distance, and adds up what links and patches carry, as Centrality Mapper of Linkage Mapper does (Newman "
            "2005, doi 10.1016/j.socnet.2004.11.009; Carroll et al. 2012, doi 10.1111/j.1523-1739.2011.01753.x).\n\n"
            "A link that alone joins k patches to n - k others carries k (n - k). Priority of links can count the "
            "centrality of patches: name the field centrality there."
        )

    def inputs(self):
        return (common.patches(grid_of=None), common.links())

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links by centrality"),
                tr("The links with centrality: current summed over all pairs of patches; empty out of use."),
                optional=True,
                unit="A",
                style="link_current",
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches by centrality"),
                tr("The patches with centrality: current summed over all pairs of patches."),
                optional=True,
                unit="A",
                style="patch_current",
                id_field="patch_id",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.circuits.network_current import network_current

        result = network_current(inputs["LINKS"], inputs["PATCHES"], progress=progress)
        return {"LINKS_OUT": result.links, "PATCHES_OUT": result.patches}
