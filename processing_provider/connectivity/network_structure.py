"""Processing algorithm `networkstructure`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import TableOutput


class NetworkStructure(EcoPatternAlgorithm):
    """How densely the patches are linked."""

    NAME = "networkstructure"
    GROUP = "connectivity"

    def title(self):
        return tr("Network structure")

    def about(self):
        return tr(
            "Alpha, beta and gamma index and cost ratio of the network of patches and links, as planning studies print "
            "them to compare a network before and after planning (Haggett and Chorley 1969)."
        )

    def inputs(self):
        return common.patches(grid_of=None), common.links()

    def outputs(self):
        return (
            TableOutput(
                "STRUCTURE",
                tr("Network structure"),
                tr(
                    "index, value: patches and links, length_km along the links, alpha (circuits), beta (links a patch), "
                    "gamma (share of the links there could be), cost_ratio (1 - links / length in km)."
                ),
                id_field="index",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.network_structure import network_structure

        return {"STRUCTURE": network_structure(inputs["PATCHES"], inputs["LINKS"], progress=progress)}
