"""The wrapper of source patches: from polygons, rasters and a morphology, and refusals in plain sentences."""

import pytest

from ...algorithms import raster_io
from .workspace import Workspace, rows, run


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("sources"))


def choose(workspace, folder, **inputs):
    """Return the rows of sources and of patches left out."""
    results = run("sourcepatches", {**inputs, **workspace.outputs("sourcepatches", folder)})
    return rows(results["PATCHES_OUT"]), rows(results["LEFT_OUT"])


def test_source_patches_says_why_of_every_patch(workspace, tmp_path):
    """Chosen and left out are all patches, and each says why in words that fit its numbers."""
    inputs = workspace.inputs("sourcepatches")
    chosen, others = choose(workspace, tmp_path, **inputs)
    patches = rows(inputs["PATCHES"])
    assert sorted(row["patch_id"] for row in chosen + others) == sorted(row["patch_id"] for row in patches)
    assert chosen
    assert others
    assert list(chosen[0]) == ["patch_id", "area_ha", "importance", "dpc", "protected_share", "reason"]
    for row in chosen:
        assert row["dpc"] >= 0.5
        assert "not connecting" not in row["reason"]
    for row in others:
        assert "needed" in row["reason"]


def test_source_patches_takes_outlines_without_a_raster(workspace, tmp_path):
    """Polygons alone are chosen by area and dPC, and by protection measured on the outlines."""
    patches = workspace.results("habitatpatches")["PATCHES"]
    chosen, others = choose(workspace, tmp_path, PATCHES=patches, MIN_AREA=200)
    assert min(row["area_ha"] for row in chosen) >= 200 > max(row["area_ha"] for row in others)
    assert chosen[0]["importance"] is None
    assert chosen[0]["protected_share"] is None
    park = workspace.layer("protected")
    within = choose(workspace, tmp_path, PATCHES=patches, PROTECTED=park, PROTECTED_SHARE=1, MIN_AREA=0)[0]
    by_cells = choose(
        workspace,
        tmp_path,
        PATCHES=patches,
        PROTECTED=park,
        PROTECTED_SHARE=1,
        MIN_AREA=0,
        IMPORTANCE=workspace.landscape("dem.tif"),
        IMPORTANCE_MIN=9999,
    )[0]
    cells = {row["patch_id"]: row["protected_share"] for row in by_cells}
    assert within
    for row in within:
        assert row["protected_share"] == pytest.approx(cells.get(row["patch_id"], 0), abs=0.05)


def test_source_patches_takes_a_raster_of_patches(workspace, tmp_path):
    """A raster of ids alone gives the same sources as its polygons."""
    results = workspace.results("habitatpatches")
    by_raster, by_outline = (
        choose(workspace, tmp_path, PATCHES=results[name], MIN_AREA=200)[0] for name in ("PATCH_RASTER", "PATCHES")
    )
    assert [row["patch_id"] for row in by_raster] == [row["patch_id"] for row in by_outline]
    assert [row["dpc"] for row in by_raster] == pytest.approx([row["dpc"] for row in by_outline])


def test_source_patches_takes_a_morphology(workspace, tmp_path):
    """Connected cores are the patches, and all of them together have the area of core."""
    morphology = workspace.results("morphology")["MORPHOLOGY"]
    chosen, others = choose(workspace, tmp_path, MORPHOLOGY=morphology, MIN_AREA=100, DISTANCE=2000)
    values = raster_io.read_classes(morphology)
    core = ((values.values == 17) | (values.values == 117)).sum() * values.grid.cell_area_ha
    assert sum(row["area_ha"] for row in chosen + others) == pytest.approx(core)
    assert max(row["dpc"] for row in chosen) > 10


def test_source_patches_refuses_both_or_neither(workspace, tmp_path):
    """Patches and a morphology exclude each other, and one of them is needed."""
    patches = workspace.results("habitatpatches")["PATCHES"]
    morphology = workspace.results("morphology")["MORPHOLOGY"]
    for inputs in ({}, {"PATCHES": patches, "MORPHOLOGY": morphology}):
        with pytest.raises(RuntimeError, match="Give either patches or a morphology raster, one of the two"):
            choose(workspace, tmp_path, **inputs)
