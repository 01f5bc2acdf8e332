"""Processing algorithm `connectivityindices`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, TableOutput
from .inputs import arguments, network


class ConnectivityIndices(EcoPatternAlgorithm):
    """How well the patches hold together as a network."""

    NAME = "connectivityindices"
    GROUP = "connectivity"

    def title(self):
        return tr("Connectivity indices")

    def about(self):
        return tr(
            "Indices of the network of patches and links by the definitions of Conefor: NL, NC, H, LCP, IIC, PC, "
            "equivalent connected area and more (Saura and Pascual-Hortal 2007, doi 10.1016/j.landurbplan.2007.03.005). "
            "Without links, all pairs are joined by their straight distance from edge to edge."
        )

    def inputs(self):
        return (
            *network(),
            NumberInput(
                "LANDSCAPE_AREA",
                tr("Landscape attribute"),
                tr(
                    "Total area of the landscape in hectares, or what the attribute could reach at most; empty leaves out the indices that need it."
                ),
                unit="ha",
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (TableOutput("INDICES", tr("Connectivity indices"), tr("index, value."), id_field="index"),)

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.connectivity_indices import connectivity_indices

        return {
            "INDICES": connectivity_indices(
                inputs["PATCHES"],
                inputs["LINKS"],
                **arguments(inputs),
                landscape_area=inputs["LANDSCAPE_AREA"],
                progress=progress,
            )
        }
