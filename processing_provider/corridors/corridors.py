"""Processing algorithm `corridors`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, PolygonsOutput, RasterOutput, TableOutput, TextInput


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
            "(normalised least-cost corridors, McRae and Kavanagh 2011).\n\n"
            "How to choose the cutoff. It says how much dearer than the least-cost path a detour may be. As a cost it "
            "is resistance times map units: with a resistance of 1 in the best habitat and metres as map units, a "
            "cutoff of 1000 admits detours of 1000 m through the best habitat, or of 100 m where the resistance is 10. "
            "One cost for all links gives all of them corridors of a like width, so links through poor land come out "
            "narrow.\n\n"
            "As percent it is a share of each link's own least-cost distance (lcd in the links): long and costly links "
            "get wide corridors, short ones narrow ones. It needs no knowledge of the scale of the resistance, which is "
            "why 5 percent is taken where no cutoff is given. That is a start and not a finding.\n\n"
            "Look at the curve: give a generous cutoff, say 20 percent, and read in the table of area by cutoff how the "
            "land in corridors grows. The row marked 1 in suggested, which the log tells too, is where the curve bends "
            "most: the point farthest from the straight line between its ends (Kneedle, Satopaa et al. 2011). Where the "
            "curve rises steeply at first, little land is gained beyond it; where it rises late, corridors begin to "
            "flood the landscape beyond it. The bend belongs to the range looked at, so try a second range, and check "
            "the widths of the corridors against what the species or the plan needs.\n\n"
            "Linkage Mapper begins with a cutoff of 200 000 (cost). That number is arbitrary and the same for every "
            "landscape: it is more than the whole least-cost distance of links in one study, and next to nothing in "
            "another. Take it over only to repeat a result.\n\n"
            "Corridors of fixed width do not use the cutoff: they are strips along the least-cost paths, as wide as the "
            "rank of the link prescribes. They may overlap each other and the patches; the log tells the area with and "
            "without overlaps."
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
            TextInput(
                "WIDTHS",
                tr("Fixed widths by rank"),
                tr(
                    "Widths in map units, rank 1 first, separated by ; the last serves all further ranks. Only for "
                    "corridors of fixed width."
                ),
                "200; 150; 100; 60; 30",
                optional=True,
                advanced=True,
            ),
            TextInput(
                "RANK_FIELD",
                tr("Field with the rank of links"),
                tr(
                    "Name of a field of the links: whole numbers from 1 on, or the level (important, general) that "
                    "ecopattern:gravity writes. Empty ranks by least-cost distance, the least first, in as many classes "
                    "of equally many links as there are widths."
                ),
                optional=True,
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
            PolygonsOutput(
                "BUFFERS",
                tr("Corridors of fixed width"),
                tr(
                    "One polygon a link: all land within half the width of its rank (map units) from its least-cost "
                    "path, with its area (ha). Polygons may overlap."
                ),
                optional=True,
                by_default=False,
                style="corridor_buffers",
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
                tr(
                    "Area of the corridors at cutoffs up to the one chosen, in hectares and as percent of the last; "
                    "suggested is 1 in the row of the suggested cutoff."
                ),
                optional=True,
                by_default=False,
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.corridors.corridors import corridors
        from ...algorithms.corridors.path_buffers import path_buffers

        buffers = None
        if inputs.wants("BUFFERS"):
            buffers = path_buffers(
                inputs["PATCHES"],
                inputs["LINKS"],
                **inputs.options("widths rank_field"),
                progress=progress,
            )
        result = corridors(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            **inputs.options("cutoff cutoff_unit normalise"),
            progress=progress,
        )
        return {"CORRIDORS": result.mosaic, "AREAS": result.areas, "BUFFERS": buffers, "CURVE": result.curve}
