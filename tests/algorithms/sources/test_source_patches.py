"""Source patches: each rule by hand, published dPC, laws, agreement of cells and outlines, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.connectivity.patch_importance import patch_importance
from ....algorithms.errors import (
    Cancelled,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)
from ....algorithms.grid import Neighbours
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ....algorithms.sources.source_patches import ImportanceRule, source_patches
from ...landscapes import make_classes, make_grid, make_patches, make_raster
from ...listening import Listening
from ..connectivity.test_land_change import cells

# Patch 1 is half of class 5, patch 2 wholly of class 3, patch 3 of class 5 but for one cell without data.
LABELS = [
    [1, 1, 0, 2, 2],
    [1, 1, 0, 2, 2],
    [0, 0, 0, 0, 0],
    [3, 3, 3, 3, 0],
]
VALUES = [
    [5, 5, 5, 3, 3],
    [1, 1, 5, 3, 3],
    [5, 5, 5, 5, 5],
    [5, 5, 5, None, 5],
]


def important():
    """Return patches of 100 m cells and their importance."""
    return make_patches(LABELS, (100.0, 100.0)), make_raster(VALUES, (100.0, 100.0), name="Importance")


def dpc_over(distance):
    """Return what works out dPC by straight distances from edge to edge."""

    def dpc(patches, progress):
        return patch_importance(patches, distance=distance, probability=0.5, progress=progress).fields["dpc"]

    return dpc


def row_of(*lengths, gap=4):
    """Return patches of cells of 1 ha in a row, so many each, with `gap` cells between them."""
    row = []
    for number, length in enumerate(lengths, start=1):
        row += [number] * length + [0] * gap
    return make_patches([row], (100.0, 100.0))


def test_source_patches_by_the_share_that_is_important():
    """Half of patch 1 and three quarters of patch 3 reach class 5; patch 2 is left out, and each says why."""
    patches, importance = important()
    found = source_patches(patches, importance=importance)
    assert found.sources.ids == (1, 3)
    assert found.left_out.ids == (2,)
    assert list(found.sources.fields) == ["area_ha", "importance", "dpc", "protected_share", "reason"]
    assert found.sources.fields["importance"] == pytest.approx([3, 5])
    assert found.sources.fields["reason"].tolist() == [
        "important (50 % of it reaches 5); large enough (4 ha)",
        "important (75 % of it reaches 5); large enough (4 ha)",
    ]
    assert found.left_out.fields["reason"].tolist() == [
        "not important (0 % of it reaches 5, 50 % needed); large enough (4 ha)"
    ]
    assert np.isnan(found.sources.fields["protected_share"]).all()
    assert found.sources.labels.max() == 2
    assert source_patches(patches, importance=importance, importance_share=60.0).sources.ids == (3,)


def test_source_patches_by_the_mean():
    """Means of 3, 3 and 5 against a least of 3, cells without data not counting."""
    patches, importance = important()
    options = {"importance": importance, "importance_rule": ImportanceRule.MEAN}
    assert source_patches(patches, importance_min=3.0, **options).sources.ids == (1, 2, 3)
    found = source_patches(patches, importance_min=4.0, **options)
    assert found.sources.ids == (3,)
    assert found.left_out.fields["reason"][0] == "not important (mean 3, 4 needed); large enough (4 ha)"


def test_source_patches_by_important_cells():
    """Only the important cells of patches are left, and make patches of their own."""
    patches, importance = important()
    found = source_patches(patches, importance=importance, importance_rule=ImportanceRule.CELLS)
    assert found.sources.labels.tolist() == [
        [1, 1, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [2, 2, 2, 0, 0],
    ]
    assert found.sources.fields["area_ha"] == pytest.approx([2, 3])


def test_source_patches_protected_ones_need_not_be_important():
    """Patch 2 is protected as a whole; alone, protection is what counts, and parts of it are told."""
    patches, importance = important()
    park = [cells(0, 3, 1, 4, 4, 100.0), cells(0, 1, 1, 1, 4, 100.0)]
    found = source_patches(patches, importance=importance, protected=park, importance_min=6.0)
    assert found.sources.ids == (1, 2)
    assert found.sources.fields["protected_share"] == pytest.approx([0.5, 1])
    assert found.sources.fields["reason"][1] == (
        "not important (0 % of it reaches 6, 50 % needed); protected (100 % of it); large enough (4 ha)"
    )
    assert source_patches(patches, protected=park, protected_share=51.0).sources.ids == (2,)


def test_source_patches_shares_of_outlines_are_those_of_cells():
    """Patches known by outlines alone get the shares that their cells would have."""
    patches = important()[0]
    park = [cells(0, 3, 1, 4, 4, 100.0), cells(0, 1, 1, 1, 4, 100.0), cells(0, 1, 0, 1, 4, 100.0)]
    outlines = Patches(
        None,
        patches.grid,
        patches.ids,
        {"area_ha": patches.area_ha()},
        raster_io.polygonize(patches.labels, patches.grid),
    )
    by_cells, by_outline = (source_patches(known, protected=park) for known in (patches, outlines))
    assert by_outline.sources.ids == by_cells.sources.ids == (1, 2)
    assert by_outline.sources.fields["protected_share"] == pytest.approx(by_cells.sources.fields["protected_share"])


def test_source_patches_are_large_enough():
    """A patch of exactly the least area is large enough; with no other rule, area alone decides."""
    found = source_patches(row_of(2, 3, 1), min_area=2.0)
    assert found.sources.ids == (1, 2)
    assert found.left_out.fields["reason"].tolist() == ["too small (1 ha, 2 ha needed)"]


def test_source_patches_take_the_published_dpc():
    """Areas of 100, 50 and 10 ha with p = .5, .5 and .1 have a dPC of 83.33, 44.62 and 5.91 % (published example)."""
    # The third lies as far from the first as halves the probability log2(10) times.
    starts = [0.0, 100.0, 100.0 * np.log2(10)]
    ends = [0.0, starts[2] - 100.0, starts[2]]
    shapes = tuple(cells(0, a / 10, 0, b / 10 - 1 + 1e-9, 1) for a, b in zip(starts, ends))
    patches = Patches(None, make_grid((1, 1)), (1, 2, 3), {"area_ha": np.array([100.0, 50.0, 10.0])}, shapes)
    found = source_patches(patches, dpc=dpc_over(100.0), dpc_min=10.0)
    assert found.sources.ids == (1, 2)
    assert found.sources.fields["dpc"] == pytest.approx([83.333, 44.624], abs=1e-3)
    assert found.left_out.fields["dpc"] == pytest.approx([5.914], abs=1e-3)
    assert found.left_out.fields["reason"][0] == "large enough (10 ha); not connecting (dPC 5.91 %, 10 % needed)"
    assert source_patches(patches, dpc=dpc_over(100.0), dpc_min=5.0).sources.ids == (1, 2, 3)


def test_source_patches_dpc_is_among_those_that_pass_the_other_rules():
    """A patch that is too small plays no part in the dPC of the others, and has none."""
    dpc = dpc_over(400.0)
    found = source_patches(row_of(100, 50, 10, 1), min_area=5.0, dpc=dpc)
    assert found.sources.fields["dpc"] == pytest.approx(dpc(row_of(100, 50, 10), Progress()))
    assert np.isnan(found.left_out.fields["dpc"]).all()


def test_source_patches_take_the_cores_of_a_morphology():
    """Cells 17 and 117 are core, joined over corners or sides; bridges and openings are not."""
    codes = [[17, 33, 17, 0], [0, 117, 0, 100], [0, 0, 0, 117]]
    morphology = make_classes(codes, (100.0, 100.0), name="Morphology", nodata=129)
    found = source_patches(morphology=morphology)
    assert found.sources.labels.tolist() == [[1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 2]]
    assert source_patches(morphology=morphology, neighbours=Neighbours.FOUR).sources.fields["area_ha"].tolist() == [
        1,
        1,
        1,
        1,
    ]


def test_source_patches_laws():
    """Every patch is chosen or left out, harder rules choose fewer, and what stays keeps its cells and name."""
    random = np.random.default_rng(4)
    labels = np.kron(np.arange(1, 31).reshape(5, 6), np.ones((6, 6), int))
    labels[random.uniform(size=labels.shape) < 0.3] = 0
    patches = make_patches(labels)
    importance = make_raster(random.choice([1.0, 3.0, 5.0], labels.shape).tolist())
    chosen = set(patches.ids)
    for share in (0.0, 20.0, 35.0, 45.0):
        found = source_patches(patches, importance=importance, importance_share=share, min_area=0.2)
        assert sorted(found.sources.ids + found.left_out.ids) == list(patches.ids)
        assert set(found.sources.ids) <= chosen
        chosen = set(found.sources.ids)
        for label, name in enumerate(found.sources.ids, start=1):
            np.testing.assert_array_equal(found.sources.labels == label, patches.labels == name)
    assert 0 < len(chosen) < 30


def test_source_patches_leave_dpc_empty_where_it_does_not_fit():
    """Unasked, a dPC that would not fit into memory is left out with a warning; asked for, it is refused."""

    def too_large(patches, progress):
        raise MemoryEstimateError("The network would need too much.")

    listening = Listening()
    found = source_patches(row_of(2, 3), dpc=too_large, progress=listening)
    assert np.isnan(found.sources.fields["dpc"]).all()
    assert listening.warned == ["dPC is left empty. The network would need too much."]
    with pytest.raises(MemoryEstimateError, match="too much"):
        source_patches(row_of(2, 3), dpc=too_large, dpc_min=1.0)


def test_source_patches_refuses():
    """Neither or both kinds of patches, wrong numbers, other grids and nothing chosen are refused in plain words."""
    patches, importance = important()
    morphology = make_classes([[17, 1]], name="Morphology", nodata=129)
    with pytest.raises(InvalidValueError, match="Give either patches or a morphology raster"):
        source_patches()
    with pytest.raises(InvalidValueError, match="Give either patches or a morphology raster"):
        source_patches(patches, morphology=morphology)
    with pytest.raises(InvalidValueError, match="Important share is 101; it must be at most 100"):
        source_patches(patches, importance=importance, importance_share=101.0)
    with pytest.raises(InvalidValueError, match="Protected share is -1; it must be at least 0"):
        source_patches(patches, protected_share=-1.0)
    with pytest.raises(InvalidValueError, match="Least dPC is -1; it must be at least 0"):
        source_patches(patches, dpc=dpc_over(1.0), dpc_min=-1.0)
    with pytest.raises(InvalidValueError, match="Least dPC is 1, but nothing works out dPC"):
        source_patches(patches, dpc_min=1.0)
    with pytest.raises(GridMismatchError, match="all rasters must share one grid"):
        source_patches(patches, importance=make_raster([[1.0, 2.0]]))
    with pytest.raises(UnprojectedError, match="Patches has no coordinate system"):
        source_patches(replace(patches, grid=replace(make_grid((4, 5)), crs="")))
    with pytest.raises(EmptyInputError, match=r"Morphology: no cell is core \(17 or 117\)"):
        source_patches(morphology=replace(morphology, values=morphology.values * 0 + 33))
    with pytest.raises(EmptyInputError, match=r"None of 3 patches is a source; the largest is .* \(4 ha, 9 ha needed"):
        source_patches(patches, min_area=9.0)
    with pytest.raises(EmptyInputError, match="Importance: no cell of a patch reaches 9 or is protected"):
        source_patches(patches, importance=importance, importance_min=9.0, importance_rule=ImportanceRule.CELLS)


def test_source_patches_stops_when_asked():
    """A run the user cancels ends with `Cancelled`."""
    progress = Progress()
    progress.cancelled = lambda: True
    with pytest.raises(Cancelled):
        source_patches(row_of(2, 3), progress=progress)
