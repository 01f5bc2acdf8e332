"""Processing algorithm `habitatpatches`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import BooleanInput, PolygonsOutput, RasterOutput


class HabitatPatches(EcoPatternAlgorithm):
    """Connected habitat of a land-cover map."""

    NAME = "habitatpatches"
    GROUP = "sources"

    def title(self):
        return tr("Habitat patches")

    def about(self):
        return tr(
            "Connected cells of the habitat classes of a land-cover map, as patches with area, perimeter and core area, "
            "and if wanted with more measures, as FRAGSTATS defines them (https://www.fragstats.org). Core is what lies "
            "more than one cell from the edge."
        )

    def inputs(self):
        return (
            common.landcover(),
            common.classes(
                "CLASSES", tr("Habitat classes"), tr("Class codes that count as habitat, such as 10, 20, 41-43.")
            ),
            common.neighbours(),
            common.min_area(),
            BooleanInput(
                "MORE_MEASURES",
                tr("More measures"),
                tr(
                    "Whether shape, compactness, core areas and isolation of each patch are measured, as FRAGSTATS does."
                ),
                False,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            PolygonsOutput(
                "PATCHES",
                tr("Patches"),
                tr(
                    "Habitat patches with area_ha, perimeter_m and core_area_ha; with more measures also para (m per ha), "
                    "shape, frac, gyrate_m, contig, ncore, cai (percent) and enn_m."
                ),
                optional=True,
                style="patches",
                id_field="patch_id",
            ),
            RasterOutput(
                "PATCH_RASTER",
                tr("Patch raster"),
                tr("The number of the patch in each cell."),
                optional=True,
                by_default=False,
                style="allocation",
            ),
        )

    def compute(self, inputs, progress):
        from ...algorithms.sources.habitat_patches import habitat_patches

        patches = habitat_patches(
            inputs["LANDCOVER"],
            inputs["CLASSES"],
            **inputs.options("neighbours min_area more_measures"),
            progress=progress,
        )
        return {"PATCHES": patches, "PATCH_RASTER": patches.raster()}
