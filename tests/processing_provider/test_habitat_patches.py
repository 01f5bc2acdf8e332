"""The wrapper of habitat patches: the measures of the core as fields, those wanted and no others."""

import pytest

from ...algorithms import raster_io
from ...algorithms.grid import Neighbours
from ...algorithms.sources.habitat_patches import habitat_patches
from .workspace import Workspace, rows, run

BASIC = ["patch_id", "area_ha", "perimeter_m", "core_area_ha"]
MORE = ["para", "shape", "frac", "gyrate_m", "contig", "ncore", "cai", "enn_m"]


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("patches"))


@pytest.mark.parametrize(("more", "fields"), [(False, BASIC), (True, BASIC + MORE)])
def test_habitat_patches_files_hold_what_the_core_found(workspace, tmp_path, more, fields):
    """Each patch has the measures that the core gives for four neighbours and the least area."""
    options = {"NEIGHBOURS": "4", "MIN_AREA": 30, "MORE_MEASURES": more}
    inputs = {**workspace.inputs("habitatpatches"), **options, "PATCHES": str(tmp_path / "patches.gpkg")}
    found = rows(run("habitatpatches", inputs)["PATCHES"])
    landcover = raster_io.read_classes(inputs["LANDCOVER"])
    core = habitat_patches(landcover, [10], neighbours=Neighbours.FOUR, min_area=30, more_measures=more)
    assert list(found[0]) == fields
    assert [row["patch_id"] for row in found] == list(core.ids)
    for field in fields[1:]:
        assert [row[field] for row in found] == core.fields[field].tolist()
