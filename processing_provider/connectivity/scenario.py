"""Processing algorithm `scenario`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSource

from ...i18n import tr
from .. import common, layers
from ..algorithm import EcoPatternAlgorithm
from ..corridors.links import Links
from ..parameters import BooleanInput, LinesInput, LinesOutput, NumberInput, PolygonsOutput, RasterOutput, TableOutput
from .connectivity_indices import ConnectivityIndices

RULES = "adjacency max_neighbours neighbour_unit connect_constellations"
RULES += " min_euclidean max_euclidean min_cost max_cost drop_intermediate"


@dataclass(frozen=True)
class ChangesInput(LinesInput):
    """Shapes with the fields that say what happens there; `means` is the kind of all, whatever a field says."""

    kind: str = "any"
    means: str | None = None

    def definition(self):
        types = QgsProcessing.SourceType
        kinds = {"lines": types.TypeVectorLine, "points": types.TypeVectorPoint, "any": types.TypeVectorAnyGeometry}
        return QgsProcessingParameterFeatureSource(
            self.name, self.label, [kinds[self.kind]], self.default, self.optional
        )

    def read(self, prepared, inputs, progress):
        from ...algorithms.connectivity.change import Kind, read_changes

        if prepared is None:
            return []
        shapes, columns = layers.read_features(prepared, inputs.crs())
        return read_changes(shapes, columns, kind=self.means and Kind(self.means), name=self.label)


class Scenario(EcoPatternAlgorithm):
    """What changes of the land do to links and connectivity."""

    NAME = "scenario"
    GROUP = "connectivity"
    BYTES_PER_CELL = 120

    def title(self):
        return tr("Scenario")

    def about(self):
        return tr(
            "What if habitat is added or lost, land becomes easier or harder to cross, or a road is built, with or "
            "without crossings? Links and connectivity before and after, worked out anew where the changes can touch "
            "them, and equal to working out everything again.\n\n"
            "Each feature of the changes says in its field kind what happens there. added: habitat; it joins the patch "
            "that it touches, makes patches one that it touches together, or is a new patch. lost: habitat is gone; what "
            "is cut off a patch becomes a patch of its own. resistance: the field value is the resistance afterwards, or "
            "the field factor multiplies it. road: takes the cells it touches from habitat; value is its resistance, and "
            "without value nothing crosses it; the field crossings says how many crossings it has at even spaces. "
            "crossing: a point on a new road where land and habitat stay as they were, as far along the road as the field "
            "width says. Changes take effect in their "
            "order. value is also what added habitat, and land where habitat was lost, resist afterwards.\n\n"
            "Before and after are both worked out on the resistance given; the links say which of them are in use, and "
            "the rules, which should be those the links were made with, decide on pairs of patches that the changes bring "
            "about. Equivalent connected area after Saura et al. (2011, doi 10.1016/j.ecolmodel.2011.02.011)."
        )

    def inputs(self):
        rules = {declared.name: declared for declared in Links().inputs()}
        network = {declared.name: declared for declared in ConnectivityIndices().inputs()}
        return (
            common.resistance(),
            common.patches(),
            common.links(optional=True),
            ChangesInput(
                "CHANGES",
                tr("Changes"),
                tr(
                    "Areas, lines or points with the field kind (added, lost, resistance, road or crossing) and, where "
                    "needed, value, factor, crossings and width."
                ),
                optional=True,
            ),
            ChangesInput(
                "NEW_ROADS",
                tr("New roads"),
                tr(
                    "Lines that become roads; the fields value, factor, crossings and width are read if they are there."
                ),
                optional=True,
                kind="lines",
                means="road",
            ),
            ChangesInput(
                "CROSSINGS",
                tr("Crossings of new roads"),
                tr(
                    "Points on new roads where land and habitat stay as they were; the field width is read if it is there."
                ),
                optional=True,
                kind="points",
                means="crossing",
            ),
            NumberInput(
                "CROSSING_WIDTH",
                tr("Width of a crossing"),
                tr("How much of a road a crossing opens where its field width does not say it; at least one cell."),
                0.0,
                unit=tr("map units"),
                minimum=0.0,
                advanced=True,
            ),
            network["ATTRIBUTE"],
            replace(network["DISTANCE_FIELD"], default="lcd"),
            *common.dispersal(),
            network["LANDSCAPE_AREA"],
            *(rules[name.upper()] for name in RULES.split()),
            NumberInput(
                "HABITAT_RESISTANCE",
                tr("Resistance of added habitat"),
                tr("Where the change does not say it; empty is the median of the patches."),
                unit=tr("cost per map unit"),
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            NumberInput(
                "LOST_RESISTANCE",
                tr("Resistance where habitat was lost"),
                tr("Where the change does not say it; empty is the median of land outside the patches."),
                unit=tr("cost per map unit"),
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            BooleanInput(
                "ROADS_TAKE_HABITAT",
                tr("Roads take habitat"),
                tr("Whether the cells of a new road are lost as habitat, so that it can part a patch."),
                True,
                advanced=True,
            ),
            NumberInput(
                "HABITAT_WORTH",
                tr("Worth of added habitat"),
                tr(
                    "How much of the attribute a hectare of it brings; empty is as much as one of the patches on average. "
                    "Patches that are cut or joined share the attribute as their cells do."
                ),
                unit=tr("attribute per hectare"),
                minimum=0.0,
                optional=True,
                advanced=True,
            ),
            common.neighbours(),
            replace(common.min_area(), advanced=True),
        )

    def outputs(self):
        return (
            LinesOutput(
                "LINKS_OUT",
                tr("Links afterwards"),
                tr("All fields of links, with lcd_before and change: new, shorter, longer, out of use or empty."),
                optional=True,
                style="scenario_links",
            ),
            LinesOutput(
                "LINKS_LOST",
                tr("Links lost"),
                tr("Links of before that are not in use any more, along their former paths, with the reason."),
                optional=True,
                style="scenario_lost",
            ),
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Patches afterwards"),
                tr("With area_ha, area_before, change in words and the attribute; what is lost is not there any more."),
                optional=True,
                style="scenario_patches",
                id_field="patch_id",
            ),
            RasterOutput(
                "RESISTANCE_OUT",
                tr("Resistance afterwards"),
                tr("Cost of crossing a cell per unit of length after the changes."),
                optional=True,
                by_default=False,
                style="resistance",
            ),
            TableOutput(
                "INDICES",
                tr("Indices before and after"),
                tr(
                    "index, before, after, change, change_percent; ECA_PC is the equivalent connected area in hectares, or in "
                    "the unit of the attribute."
                ),
                optional=True,
                id_field="index",
            ),
        )

    def check(self, inputs):
        if inputs["CHANGES"] is None and inputs["NEW_ROADS"] is None:
            return tr("There is nothing to change: give changes or new roads.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.scenario import scenario

        names = f"{RULES} distance_field distance probability landscape_area habitat_resistance lost_resistance"
        names += " crossing_width roads_take_habitat neighbours min_area attribute habitat_worth"
        found = scenario(
            inputs["RESISTANCE"],
            inputs["PATCHES"],
            inputs["LINKS"],
            [*inputs["CHANGES"], *inputs["NEW_ROADS"], *inputs["CROSSINGS"]],
            **inputs.options(names),
            progress=progress,
        )
        return {
            "LINKS_OUT": found.links,
            "LINKS_LOST": found.lost,
            "PATCHES_OUT": found.patches,
            "RESISTANCE_OUT": found.resistance,
            "INDICES": found.indices,
        }
