"""Processing algorithm `corridors`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, PolygonsOutput, RasterOutput, TableOutput


class Corridors(EcoPatternAlgorithm):
    """Normalised least-cost corridors along links."""

    NAME = "corridors"
    GROUP = "corridors"
    BYTES_PER_CELL = 60

    def title(self):
        return tr("Least-cost corridors")

    def about(self):
        return tr(
            "For each link, how much more than the least-cost path the best detour through a cell costs: cost distance "
            "from one patch plus that from the other, less the least-cost distance. Links are joined by their minimum "
            "(normalised least-cost corridors, McRae and Kavanagh 2011)."
        )

    def inputs(self):
        return (
            common.resistance(),
            common.patches(),
            common.links(),
            common.cutoff(),
            common.cutoff_unit(),
            BooleanInput(
                "NORMALISE",
                tr("Normalise"),
                tr("Take off each link's least-cost distance, so that links can be compared."),
                True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "AREAS",
                tr("Corridor areas"),
                tr("One polygon a link, with its area and width."),
                optional=True,
                by_default=False,
                style="corridor_areas",
                id_field="link_id",
            ),
            RasterOutput(
                "CORRIDORS",
                tr("Corridors"),
                tr("Extra cost over the least-cost path; no data outside the cutoff."),
                optional=True,
                unit=tr("cost x map units"),
                style="corridors",
            ),
            TableOutput(
                "CURVE",
                tr("Area by cutoff"),
                tr("Area of the corridors at cutoffs up to the one chosen."),
                optional=True,
                by_default=False,
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.corridors import corridors

        result = corridors(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            cutoff=inputs["CUTOFF"],
            cutoff_unit=inputs["CUTOFF_UNIT"],
            normalise=inputs["NORMALISE"],
            progress=progress,
        )
        return {"CORRIDORS": result.mosaic, "AREAS": result.areas, "CURVE": result.curve}
