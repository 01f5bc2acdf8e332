"""Processing algorithm `protectedconnectivity`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, TableOutput, TextInput
from .inputs import arguments, choice_of_links, network


class ProtectedConnectivity(EcoPatternAlgorithm):
    """How much of a region is protected and connected."""

    NAME = "protectedconnectivity"
    GROUP = "connectivity"

    def title(self):
        return tr("Protected connected land")

    def about(self):
        return tr(
            "ProtConn: the share of a region that is protected and connected, and by which ways: inside protected areas, "
            "over contiguous ones, through unprotected land, by stepping stones beyond the border (Saura et al. 2017, doi "
            "10.1016/j.ecolind.2016.12.047, and 2018, doi 10.1016/j.biocon.2017.12.020). The patches are the protected "
            "areas; merge those that overlap first.\n\n"
            "Makurhini and Saura et al. differ in the part Contig; both are given."
        )

    def inputs(self):
        return (
            *network(),
            NumberInput(
                "REGION_AREA",
                tr("Area of the region"),
                tr("In hectares, or in the unit of the attribute."),
                unit=tr("ha"),
                minimum=0.0,
            ),
            TextInput(
                "OUTSIDE",
                tr("Field of areas outside"),
                tr("Field that is 1 for protected areas outside the region, which only serve as stepping stones."),
                optional=True,
            ),
            NumberInput(
                "CONTIGUOUS",
                tr("Contiguous up to"),
                tr("Areas no farther apart count as one piece of protected land."),
                0.0,
                unit=tr("unit of the distance"),
                minimum=0.0,
                advanced=True,
            ),
            *choice_of_links(link_distance=False),
        )

    def outputs(self):
        return (
            TableOutput(
                "PROTCONN",
                tr("Protected connected land"),
                tr(
                    "index, value, of_region: Prot, ProtConn, ProtUnconn in percent of the region, RelConn in percent of "
                    "Prot, the parts ProtConn_Prot, Within, Contig, Trans, Unprot in percent of ProtConn."
                ),
                id_field="index",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.protected_connectivity import protected_connectivity

        return {
            "PROTCONN": protected_connectivity(
                inputs["PATCHES"],
                inputs["LINKS"],
                **arguments(inputs),
                **inputs.options("region_area outside contiguous"),
                progress=progress,
            )
        }
