"""Restoration areas on grids of 8 x 8 cells of one hectare: kinds, levels, overlaps and the summary, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.errors import Cancelled, GridMismatchError, InvalidValueError, UnprojectedError
from ....algorithms.graph import PatchGraph
from ....algorithms.grid import Raster
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ....algorithms.raster_io import polygonize, rasterize
from ....algorithms.zoning.restoration_areas import path_pieces, restoration_areas
from ...landscapes import make_classes, make_grid, make_patches, make_raster
from ...listening import Listening

HECTARE = (100.0, 100.0)
SHAPE = (8, 8)


def block(*windows, values=(1, 2, 3, 4)):
    """Return 8 x 8 labels with the k-th window ``(rows, columns)`` filled by the k-th value."""
    labels = np.zeros(SHAPE, np.int32)
    for value, (rows, columns) in zip(values, windows):
        labels[slice(*rows), slice(*columns)] = value
    return labels


def patches_of(*windows):
    """Return patches on the 8 x 8 grid."""
    return make_patches(block(*windows), cell=HECTARE)


def burnt(areas):
    """Return the cells of each area, from its outline."""
    return [rasterize([outline], [1], areas.grid) > 0 for outline in areas.polygons]


def test_restoration_areas_of_overlapping_kinds():
    """A pinch point of 4 ha and a barrier of 6 ha share 2 ha and are primary; a lone barrier cell is general."""
    pinch = patches_of(((0, 2), (0, 2)))
    barriers = patches_of(((1, 3), (0, 3)), ((7, 8), (7, 8)))
    result = restoration_areas(pinch=pinch, barriers=barriers)
    areas = result.areas
    assert areas.ids == (1, 2, 3)
    assert list(areas.fields) == ["kind", "level", "area_ha", "overlaps"]
    assert areas.fields["kind"].tolist() == ["pinch point", "barrier", "barrier"]
    assert areas.fields["level"].tolist() == ["primary", "primary", "general"]
    assert areas.fields["area_ha"].tolist() == [4.0, 6.0, 1.0]
    assert areas.fields["overlaps"].tolist() == [1, 1, 0]
    assert areas.labels is None
    assert [int(cells.sum()) for cells in burnt(areas)] == [4, 6, 1]
    assert result.summary == {
        "kind": ["pinch point", "barrier", "total"],
        "count": [1, 2, 3],
        "area_ha": [4.0, 7.0, 9.0],
        "overlap_ha": [2.0, 2.0, 2.0],
    }


def test_restoration_areas_joins_what_touches():
    """Two barriers that meet at a corner are one area; outlines without labels give the same answer."""
    barriers = patches_of(((0, 2), (0, 2)), ((2, 3), (2, 3)))
    outlines = replace(barriers, labels=None, polygons=polygonize(barriers.labels, barriers.grid))
    for given in (barriers, outlines):
        areas = restoration_areas(barriers=given).areas
        assert areas.fields["area_ha"].tolist() == [5.0]


def test_restoration_areas_break_points_become_discs_that_merge():
    """A disc of 50 m around a cell centre holds one cell, of 100 m five; discs whose cells touch become one area."""
    sensitivity = make_raster(np.ones(SHAPE), cell=HECTARE)
    breaks = {"x": [150.0, 650.0], "y": [650.0, 650.0]}
    single = restoration_areas(breaks=breaks, sensitivity=sensitivity).areas
    assert single.fields["area_ha"].tolist() == [1.0, 1.0]
    wide = restoration_areas(breaks=breaks, sensitivity=sensitivity, break_radius=100.0).areas
    assert wide.fields["area_ha"].tolist() == [5.0, 5.0]
    near = {"x": [150.0, 310.0], "y": [650.0, 660.0]}
    assert restoration_areas(breaks=near, sensitivity=sensitivity).areas.fields["area_ha"].tolist() == [1.0, 1.0]
    near["x"][1] = 290.0
    assert restoration_areas(breaks=near, sensitivity=sensitivity).areas.fields["area_ha"].tolist() == [2.0]


def test_restoration_areas_leaves_out_break_points_outside_the_grid():
    """A break point off the grid is left out with a warning, one without coordinates refused."""
    progress = Listening()
    pinch = patches_of(((0, 1), (0, 1)))
    breaks = {"x": [-5.0, 350.0], "y": [10.0, 350.0]}
    areas = restoration_areas(pinch=pinch, breaks=breaks, progress=progress).areas
    assert areas.fields["kind"].tolist() == ["pinch point", "break point"]
    assert progress.warned == ["1 break points lie outside the grid and are left out."]
    with pytest.raises(InvalidValueError, match="a point has no coordinates"):
        restoration_areas(pinch=pinch, breaks={"x": [np.nan], "y": [1.0]})


def test_restoration_areas_fragmented_land_is_islet_branch_or_edge_of_a_small_piece():
    """An islet of 2 ha counts, the edge of the 9 ha block does only when fragments may be as large; corridors limit."""
    codes = block(((0, 3), (0, 3)), values=[3])
    codes[1, 1] = 17
    codes[6, 5:7] = 109
    codes[0, 7] = 129
    morphology = Raster(codes, make_grid(SHAPE, HECTARE), np.ones(SHAPE, bool), "Morphology")
    small = restoration_areas(morphology=morphology, fragment_area=9.0).areas
    assert small.fields["kind"].tolist() == ["fragmented"]
    assert small.fields["area_ha"].tolist() == [2.0]
    large = restoration_areas(morphology=morphology, fragment_area=9.1).areas
    assert large.fields["area_ha"].tolist() == [8.0, 2.0]
    corridor = np.full(SHAPE, np.nan)
    corridor[:, 6] = 0.0
    corridors = Raster(corridor, morphology.grid, name="Corridors")
    assert restoration_areas(morphology=morphology, corridors=corridors).areas.fields["area_ha"].tolist() == [1.0]


def test_restoration_areas_vulnerable_land_is_sensitive_and_ecological():
    """Sensitivity 5 counts on foreground; without morphology in corridors; without these anywhere."""
    classes = block(((0, 4), (0, 4)), ((4, 8), (4, 8)), values=[5, 3])
    grid = make_grid(SHAPE, HECTARE)
    sensitivity = Raster(classes, grid, classes > 0, "Sensitivity")
    codes = block(((0, 1), (0, 8)), values=[117])
    codes[0, 0] = 220
    morphology = Raster(codes, grid, np.ones(SHAPE, bool), "Morphology")
    corridors = Raster(np.where(np.arange(8) < 2, 1.0, np.nan) * np.ones(SHAPE), grid, name="Corridors")
    anywhere = restoration_areas(sensitivity=sensitivity)
    assert anywhere.areas.fields["area_ha"].tolist() == [16.0]
    assert restoration_areas(sensitivity=sensitivity, corridors=corridors).areas.fields["area_ha"].tolist() == [8.0]
    on_land = restoration_areas(sensitivity=sensitivity, corridors=corridors, morphology=morphology)
    assert on_land.areas.fields["kind"].tolist() == ["vulnerable"]
    assert on_land.areas.fields["area_ha"].tolist() == [3.0]
    assert on_land.summary["kind"] == ["fragmented", "vulnerable", "total"]


def links_along(*paths, **fields):
    """Return links with the given paths."""
    ends = np.array([(0, k + 1) for k in range(len(paths))])
    return PatchGraph(tuple(range(len(paths) + 1)), ends, fields, tuple(np.array(path, float) for path in paths))


def test_restoration_areas_on_a_key_link_are_primary():
    """The area on the path of an active key link is primary, those on a general or inactive link are general."""
    pinch = patches_of(((0, 1), (3, 4)), ((3, 4), (3, 4)), ((6, 7), (3, 4)))
    paths = [[(50, 750), (750, 750)], [(50, 450), (750, 450)], [(50, 150), (750, 150)]]
    links = links_along(*paths, level=["key", "general", "key"], active=np.array([True, True, False]))
    areas = restoration_areas(pinch=pinch, links=links).areas
    assert areas.fields["level"].tolist() == ["primary", "general", "general"]
    unranked = restoration_areas(pinch=pinch, links=links_along(*paths)).areas
    assert set(unranked.fields["level"]) == {"general"}


def test_path_pieces_keeps_length_and_finds_cells():
    """A path right, diagonally down and to where the grid ends: cells in order, lengths that add up to the path's."""
    links = links_along([(50, 750), (250, 750), (450, 550)], [(750, 50), (950, 50)], np.zeros((0, 2)))
    cells, lengths, owners = path_pieces(links, make_grid(SHAPE, HECTARE))
    assert list(dict.fromkeys(cells[owners == 0].tolist())) == [0, 1, 2, 8 + 3, 16 + 4]
    assert lengths[owners == 0].sum() == pytest.approx(200 + np.hypot(200, 200))
    assert lengths[cells == 1].sum() == pytest.approx(100.0)
    assert lengths[cells == 11].sum() == pytest.approx(np.hypot(100, 100))
    assert cells[owners == 1].tolist() == [63]
    assert lengths[owners == 1].sum() == pytest.approx(50.0)
    assert len(path_pieces(links_along(), make_grid(SHAPE, HECTARE))[0]) == 0


def test_restoration_areas_laws():
    """On random maps every cell of a kind lies in one area, the total is the union, and order of kinds is kept."""
    random = np.random.default_rng(11)
    grid = make_grid((60, 50), HECTARE)
    masks = [random.random(grid.shape) < share for share in (0.1, 0.2, 0.3)]
    pinch, barriers = (Patches(mask.astype(np.int32), grid, (1,)) for mask in masks[:2])
    sensitivity = Raster(np.where(masks[2], 5.0, 1.0), grid, name="Sensitivity")
    result = restoration_areas(pinch=pinch, barriers=barriers, sensitivity=sensitivity)
    areas, cells = result.areas, np.array(burnt(result.areas))
    assert cells.sum(axis=(1, 2)).tolist() == areas.fields["area_ha"].tolist()
    kinds = ["pinch point", "barrier", "vulnerable"]
    for kind, mask in zip(kinds, masks):
        assert (cells[areas.fields["kind"] == kind].sum(axis=0) == mask).all()
    claims = sum(mask.astype(int) for mask in masks)
    assert result.summary["kind"] == [*kinds, "total"]
    assert result.summary["area_ha"][-1] == (claims > 0).sum()
    assert result.summary["overlap_ha"][-1] == (claims > 1).sum()
    expected = [
        sum(bool((area & mask).any()) for kind, mask in zip(kinds, masks) if kind != own)
        for area, own in zip(cells, areas.fields["kind"])
    ]
    assert areas.fields["overlaps"].tolist() == expected
    assert ((areas.fields["level"] == "primary") == (areas.fields["overlaps"] > 0)).all()


def test_restoration_areas_may_find_none():
    """Where nothing calls for restoration there are no areas, the summary says so, and so does a warning."""
    progress = Listening()
    result = restoration_areas(sensitivity=make_raster(np.ones(SHAPE), cell=HECTARE), progress=progress)
    assert len(result.areas) == 0
    assert result.summary == {"kind": ["vulnerable", "total"], "count": [0, 0], "area_ha": [0, 0], "overlap_ha": [0, 0]}
    assert progress.warned == ["No restoration area was found."]


def test_restoration_areas_refuses_bad_input():
    """Nothing to look for, no grid, different grids, no projection, a negative radius, and a cancelled run."""
    pinch = patches_of(((0, 1), (0, 1)))
    corridors = make_raster(np.zeros(SHAPE), cell=HECTARE, name="Corridors")
    with pytest.raises(InvalidValueError, match="There is nothing to look for: give at least one of pinch points"):
        restoration_areas(corridors=corridors)
    with pytest.raises(InvalidValueError, match="No input has a grid; besides break points, give"):
        restoration_areas(breaks={"x": [1.0], "y": [1.0]})
    with pytest.raises(GridMismatchError, match="Sensitivity has 3 x 2 cells"):
        restoration_areas(pinch=pinch, sensitivity=make_classes(np.ones((2, 3))))
    with pytest.raises(UnprojectedError, match="Pinch points has no coordinate system"):
        restoration_areas(pinch=replace(pinch, grid=replace(pinch.grid, crs="")))
    with pytest.raises(InvalidValueError, match="Radius of break points is -1; it must be at least 0"):
        restoration_areas(pinch=pinch, break_radius=-1)
    progress = Progress()
    progress.cancelled = lambda: True
    with pytest.raises(Cancelled):
        restoration_areas(pinch=pinch, progress=progress)
