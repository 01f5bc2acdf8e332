"""Processing algorithm `restorationunits`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import NumberInput, PatchesInput, PolygonsOutput, RasterInput, TableInput, TableOutput


class RestorationUnits(EcoPatternAlgorithm):
    """Who restores what: watershed by administration."""

    NAME = "restorationunits"
    GROUP = "zoning"

    def title(self):
        return tr("Restoration units and responsibility")

    def about(self):
        return tr(
            "Divides patches, corridors and restoration areas into units by watershed, ecological function first, "
            "administration considered: a unit stays whole across a border, and its administrations share the "
            "responsibility by area, corridor length and current."
        )

    def inputs(self):
        return (
            common.corridors(),
            PatchesInput(
                "AREAS",
                tr("Restoration areas"),
                tr("Key areas as ecopattern:restorationareas makes them."),
                grid_of="CORRIDORS",
                id_name="AREA_ID",
            ),
            common.patches(grid_of="CORRIDORS"),
            common.links(optional=True),
            RasterInput(
                "CURRENT",
                tr("Current"),
                tr("Current as ecopattern:pinchpoints makes it; it weighs the responsibility."),
                unit="A",
                optional=True,
            ),
            *common.zones(grid_of="CORRIDORS"),
            TableInput(
                "RULES",
                tr("Rules of the unit types"),
                tr(
                    "Lines of type, share that replace the smallest shares of patches and corridors that make a type, separated by ; or the path of a CSV file."
                ),
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "LARGEST_AREA",
                tr("Largest unit across a border"),
                tr("Larger units are divided along the border; empty divides none."),
                unit=tr("ha"),
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "MIN_UNIT_AREA",
                tr("Smallest unit"),
                tr("Smaller units join the neighbour with the longest common border."),
                10.0,
                unit=tr("ha"),
                minimum=0.0,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "UNITS",
                tr("Restoration units"),
                tr("Units with type, members and lead level."),
                optional=True,
                style="units",
                id_field="unit_id",
            ),
            TableOutput(
                "SHARES",
                tr("Responsibility shares"),
                tr("unit_id, admin_code, share; the shares of a unit sum to 1."),
                optional=True,
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.zoning.restoration_units import restoration_units

        result = restoration_units(
            inputs["AREAS"],
            inputs["PATCHES"],
            inputs["CORRIDORS"],
            inputs["WATERSHEDS"],
            inputs["ADMIN"],
            levels=inputs["ADMIN_CODES"],
            min_area=inputs["MIN_UNIT_AREA"],
            **inputs.options("links current rules largest_area"),
            progress=progress,
        )
        return {"UNITS": result.units, "SHARES": result.shares}
