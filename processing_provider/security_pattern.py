"""Processing algorithm `securitypattern`: the main job."""

from ..i18n import tr
from ..i18n.messages import told
from . import common
from .algorithm import EcoPatternAlgorithm
from .parameters import (
    LinesOutput,
    PatchesInput,
    PointsOutput,
    PolygonsOutput,
    ProjectOutput,
    RasterOutput,
    ReportOutput,
    TableOutput,
)


class SecurityPattern(EcoPatternAlgorithm):
    """From a land-cover map to a restoration plan."""

    NAME = "securitypattern"
    GROUP = "plan"
    BYTES_PER_CELL = 200

    def title(self):
        return tr("Ecological security pattern")

    def about(self):
        return tr(
            "From a land-cover map to a restoration plan in one run: patches, resistance, links, corridors, pinch "
            "points, barriers, break points and nodes, restoration areas, restoration units with responsibility shares, "
            "connectivity indices and a report.\n\n"
            "Only the land cover is needed. With roads it finds break points; with watersheds and administrative units "
            "it makes restoration units. Each step is also an algorithm of its own with more settings, and a model of "
            "the same name, step by step, chains them."
        )

    def inputs(self):
        return (
            common.landcover(),
            common.scheme(),
            common.class_table(),
            common.classes(
                "HABITAT",
                tr("Habitat classes"),
                tr(
                    "Class codes that count as habitat, such as 10, 20, 41-43; empty takes those the scheme calls habitat."
                ),
                optional=True,
            ),
            common.min_area(100.0),
            common.roads(),
            *common.zones(grid_of="LANDCOVER", optional=True),
            common.resistance(optional=True),
            PatchesInput(
                "PATCHES",
                tr("Patches"),
                tr("Habitat patches as polygons, or as a raster with one whole number a patch on the same cells."),
                grid_of="LANDCOVER",
                optional=True,
                advanced=True,
            ),
            common.adjacency(),
            common.max_neighbours(),
            common.max_cost(),
            common.cutoff(),
            common.cutoff_unit(),
            common.share("PINCH_SHARE"),
            *common.radii(),
            *common.dispersal(),
        )

    def outputs(self):
        shown = {"optional": True}
        return (
            PointsOutput(
                "NODES",
                tr("Nodes and break points"),
                tr("Points with node_type, cost and the links they lie on."),
                style="nodes",
                **shown,
            ),
            PolygonsOutput(
                "PINCH",
                tr("Pinch points"),
                tr("Areas of the highest current outside patches."),
                style="pinch_points",
                id_field="pinch_id",
                **shown,
            ),
            PolygonsOutput(
                "BARRIERS",
                tr("Barriers"),
                tr("The circles that gain most if restored, as polygons."),
                style="barriers",
                id_field="barrier_id",
                **shown,
            ),
            LinesOutput(
                "LINKS",
                tr("Links"),
                tr("Lines along the least-cost paths, with distances, active and status."),
                style="links",
                **shown,
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches"),
                tr("Habitat patches with area and importance."),
                style="patches",
                id_field="patch_id",
                **shown,
            ),
            PolygonsOutput(
                "AREAS",
                tr("Restoration areas"),
                tr("Key areas with kind, level and overlaps."),
                style="areas",
                id_field="area_id",
                **shown,
            ),
            PolygonsOutput(
                "UNITS",
                tr("Restoration units"),
                tr("Units with type, members and lead level; needs watersheds or administrative units."),
                style="units",
                id_field="unit_id",
                **shown,
            ),
            RasterOutput(
                "CURRENT",
                tr("Current"),
                tr("Largest current of any link; no data outside corridors and in patches."),
                unit="A",
                style="current",
                **shown,
            ),
            RasterOutput(
                "CORRIDORS",
                tr("Corridors"),
                tr("Extra cost over the least-cost path; no data outside the cutoff."),
                unit=tr("cost x map units"),
                style="corridors",
                **shown,
            ),
            RasterOutput(
                "RESISTANCE_OUT",
                tr("Resistance"),
                tr("Cost of crossing a cell per unit of length."),
                style="resistance",
                **shown,
            ),
            TableOutput(
                "SHARES",
                tr("Responsibility shares"),
                tr("unit_id, admin_code, share; the shares of a unit sum to 1."),
                **shown,
            ),
            TableOutput("INDICES", tr("Connectivity indices"), tr("index, value."), id_field="index", **shown),
            ReportOutput("REPORT", tr("Report"), tr("Maps, tables and parameters as one HTML file."), **shown),
            ProjectOutput(
                "PROJECT",
                tr("Project"),
                tr("A QGIS project that opens the results, styled."),
                optional=True,
                by_default=False,
            ),
        )

    def check(self, inputs):
        for name in ("CUTOFF", "PINCH_SHARE", "DISTANCE", "PROBABILITY"):
            if inputs[name] == 0:
                return tr("{name} is 0; it must be above 0.").format(name=name)
        if inputs["PROBABILITY"] == 1:
            return tr("PROBABILITY is 1; it must be below 1.")
        if inputs["ADMIN"] is not None and not 1 <= len(inputs["ADMIN_CODES"]) <= 3:
            return tr("ADMIN_CODES names {count} fields; name one to three, from the highest level down.").format(
                count=len(inputs["ADMIN_CODES"])
            )
        return common.check_radii(inputs)

    def compute(self, inputs, progress):
        from ..algorithms.security_pattern import plan_report, security_pattern

        names = (
            "scheme table habitat min_area resistance patches adjacency max_neighbours max_cost cutoff cutoff_unit "
            "pinch_share radius_min radius_max radius_step distance probability roads watersheds admin"
        )
        plan = security_pattern(
            inputs["LANDCOVER"], **inputs.options(names), levels=inputs["ADMIN_CODES"], progress=progress
        )
        return {
            "NODES": (plan.nodes, inputs.crs()),
            "PINCH": plan.pinch.areas,
            "BARRIERS": plan.barriers.areas,
            "LINKS": plan.links,
            "PATCHES_OUT": plan.patches,
            "AREAS": plan.areas.areas,
            "UNITS": plan.units and plan.units.units,
            "CURRENT": plan.pinch.current,
            "CORRIDORS": plan.corridors.mosaic,
            "RESISTANCE_OUT": plan.resistance,
            "SHARES": plan.units and plan.units.shares,
            "INDICES": plan.indices,
            "REPORT": plan_report(plan, self.settings(), told),
            "PROJECT": self.title(),
        }
