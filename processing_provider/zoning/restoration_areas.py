"""Processing algorithm `restorationareas`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, PatchesInput, PointsInput, PolygonsOutput, RasterInput, TableOutput


class RestorationAreas(EcoPatternAlgorithm):
    """Key areas for restoration."""

    NAME = "restorationareas"
    GROUP = "zoning"

    def title(self):
        return tr("Restoration areas")

    def about(self):
        return tr(
            "Puts pinch points, barriers, break points, fragmented and vulnerable land together as key areas for "
            "restoration, and says where they overlap. Areas where two kinds meet are primary, the rest general."
        )

    def inputs(self):
        areas = {"grid_of": "CORRIDORS", "optional": True}
        return (
            common.corridors(),
            PatchesInput(
                "PINCH",
                tr("Pinch points"),
                tr("Areas as ecopattern:pinchpoints makes them."),
                id_name="PINCH_ID",
                **areas,
            ),
            PatchesInput(
                "BARRIERS",
                tr("Barriers"),
                tr("Areas as ecopattern:barriers makes them."),
                id_name="BARRIER_ID",
                **areas,
            ),
            PointsInput(
                "BREAKS",
                tr("Break points"),
                tr("Nodes as ecopattern:strategicnodes makes them; those of type break count."),
                optional=True,
            ),
            RasterInput(
                "MORPHOLOGY",
                tr("Morphology"),
                tr("Morphology classes in byte codes; islets, branches and edges in corridors are fragmented land."),
                optional=True,
                classes=True,
            ),
            RasterInput(
                "SENSITIVITY",
                tr("Sensitivity"),
                tr("1, 3 or 5; extremely sensitive land in corridors is vulnerable."),
                optional=True,
            ),
            NumberInput(
                "BREAK_RADIUS",
                tr("Radius of a break point"),
                tr("Land round a break point that is part of it."),
                50.0,
                unit=tr("map units"),
                minimum=0.0,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "AREAS",
                tr("Restoration areas"),
                tr("Key areas with kind, level and overlaps."),
                optional=True,
                style="areas",
                id_field="area_id",
            ),
            TableOutput(
                "SUMMARY", tr("Restoration areas by kind"), tr("kind, count, area_ha, overlap_ha."), optional=True
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.zoning.restoration_areas import restoration_areas

        names = "pinch barriers breaks morphology sensitivity corridors break_radius"
        result = restoration_areas(**inputs.options(names), progress=progress)
        return {"AREAS": result.areas, "SUMMARY": result.summary}
