"""Patches: shapes onto cells without losing any, ids into rasters, and choosing some of them."""

from __future__ import annotations

import time

import numpy as np
import pytest
from osgeo import ogr

from ...algorithms.errors import Cancelled
from ...algorithms.patches import Patches, burn_patches
from ..landscapes import make_grid, make_patches
from ..listening import Listening, Stopping


def box(left, bottom, right, top):
    """Return a rectangle as WKT text without its type."""
    return f"(({left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}))"


def wkb(*boxes):
    """Return rectangles as one WKB multipolygon."""
    parts = ", ".join(box(*corners) for corners in boxes)
    return bytes(ogr.CreateGeometryFromWkt(f"MULTIPOLYGON ({parts})").ExportToWkb())


def burn(shapes, ids=None, shape=(3, 3), **options):
    """Return patches burnt into cells of 10 x 10 and the warnings of the run."""
    listener = Listening()
    ids = ids or range(1, len(shapes) + 1)
    return burn_patches(shapes, ids, make_grid(shape), progress=listener, **options), listener.warned


def test_burn_patches_takes_the_cells_whose_centres_it_holds():
    """A rectangle over four and a bit cells holds four centres; its field and outline come along, without a word."""
    shape = wkb((0, 10, 24, 30))
    patches, warnings = burn([shape], ["丘陵"], fields={"name": ["hill"]})
    assert patches.labels.tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 0]]
    assert patches.labels.dtype == np.int32
    assert patches.ids == ("丘陵",)
    assert patches.fields["name"].tolist() == ["hill"]
    assert patches.polygons == (shape,)
    assert warnings == []


def test_burn_patches_gives_shared_cells_to_the_last():
    """The second rectangle takes the middle row from the first, which keeps the top row."""
    patches, warnings = burn([wkb((0, 10, 30, 30)), wkb((0, 0, 30, 20))])
    assert patches.labels.tolist() == [[1, 1, 1], [2, 2, 2], [2, 2, 2]]
    assert warnings == []


def test_burn_patches_keeps_one_smaller_than_a_cell():
    """A square of 2 x 2 beside the centre of the middle cell is kept by that cell, and the user is told."""
    patches, warnings = burn([wkb((11, 11, 13, 13))], ["pond"], name="Ponds")
    assert patches.labels.tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert len(warnings) == 1
    assert warnings[0].startswith("Ponds: pond is smaller than a cell")


def test_burn_patches_keeps_one_that_falls_between_centres():
    """A strip over the corner of four cells holds no centre and is kept by the four cells it touches."""
    patches, warnings = burn([wkb((6, 16, 14, 24))])
    assert patches.labels.tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 0]]
    assert warnings[0].endswith("of the cells it touches it keeps 4.")


def test_burn_patches_small_one_takes_free_cells_before_those_of_others():
    """Between a neighbour's cell and a free one, a sliver takes the free one only."""
    patches, _ = burn([wkb((0, 0, 10, 30)), wkb((6, 16, 14, 18))])
    assert patches.labels.tolist() == [[1, 0, 0], [1, 2, 0], [1, 0, 0]]


def test_burn_patches_small_one_inside_another_takes_one_of_its_cells():
    """A pond within a wood of nine cells takes one of them, so that both are there."""
    patches, warnings = burn([wkb((0, 0, 30, 30)), wkb((11, 11, 13, 13))])
    assert patches.cell_counts().tolist() == [8, 1]
    assert patches.labels[1, 1] == 2
    assert len(warnings) == 1


def test_burn_patches_never_takes_the_last_cell_of_another():
    """Two ponds in one cell: the first has it, the second is left out with a warning that names it."""
    patches, warnings = burn([wkb((11, 11, 12, 12)), wkb((13, 11, 14, 12))], ["north", "south"])
    assert patches.ids == ("north",)
    assert patches.labels[1, 1] == 1
    assert warnings[-1] == "Patches: south lies outside the raster, or hidden under others, and is left out."


def test_burn_patches_hidden_one_keeps_a_cell():
    """A wood drawn below a larger one is not lost: it keeps one cell of that, and the warning says why."""
    patches, warnings = burn([wkb((10, 10, 20, 30)), wkb((0, 0, 30, 30))], ["under", "over"])
    assert patches.ids == ("under", "over")
    assert patches.cell_counts().tolist() == [1, 8]
    assert len(warnings) == 1
    assert warnings[0].startswith("Patches: under is smaller than a cell, or hidden under others;")


def test_burn_patches_leaves_out_what_lies_outside():
    """Of two woods the one beyond the raster goes, with its field and outline; the other becomes label 1."""
    inside = wkb((0, 0, 10, 10))
    patches, warnings = burn([wkb((100, 100, 120, 120)), inside], [7, 9], fields={"kind": ["far", "near"]})
    assert patches.ids == (9,)
    assert patches.labels.max() == 1
    assert patches.fields["kind"].tolist() == ["near"]
    assert patches.polygons == (inside,)
    assert warnings == ["Patches: 7 lies outside the raster, or hidden under others, and is left out."]


def test_burn_patches_keeps_many_parts_as_one():
    """Two rectangles of one shape have one label, also where a third is too small to hold a centre."""
    patches, warnings = burn([wkb((0, 20, 10, 30), (20, 0, 30, 10), (11, 11, 12, 12))], ["archipelago"])
    assert patches.labels.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 1]]
    assert patches.area_ha() == pytest.approx([0.02])
    assert warnings == []


def test_burn_patches_of_none():
    """No shape makes no patch and no fuss."""
    patches, warnings = burn([])
    assert len(patches) == 0
    assert not patches.labels.any()
    assert warnings == []


def test_raster_holds_whole_ids():
    """Whole ids stand in the cells as they are, and cells outside are no data."""
    raster = make_patches([[1, 0], [2, 2]], ids=(70, 9)).raster(name="Woods")
    assert raster.values.tolist() == [[70, 0], [9, 9]]
    assert raster.values.dtype == np.int32
    assert raster.valid.tolist() == [[True, False], [True, True]]
    assert raster.name == "Woods"


@pytest.mark.parametrize("ids", [("a", "b"), (1, 2**31), (0, 1), (-5, 3), (1.5, 2.5)])
def test_raster_numbers_ids_that_fit_no_cell(ids):
    """Text, fractions, 0, negative and too large ids cannot stand in the cells; patches are numbered from 1."""
    assert make_patches([[1, 0], [2, 2]], ids=ids).raster().values.tolist() == [[1, 0], [2, 2]]


def test_raster_takes_other_labels():
    """An allocation of the same patches is written with their ids too."""
    patches = make_patches([[1, 0], [0, 2]], ids=(5, 6))
    raster = patches.raster(np.array([[1, 1], [2, 0]], np.int32))
    assert raster.values.tolist() == [[5, 5], [6, 0]]
    assert raster.valid.tolist() == [[True, True], [True, False]]


def test_select_relabels_from_one():
    """Without the first of three patches the others are 1 and 2, and everything known of them moves along."""
    patches = make_patches([[1, 2], [3, 3]], ids=("a", "b", "c")).with_fields(dpc=np.array([1.0, 2.0, 3.0]))
    chosen = Patches(patches.labels, patches.grid, patches.ids, patches.fields, (b"A", b"B", b"C")).select([0, 1, 1])
    assert chosen.labels.tolist() == [[0, 1], [2, 2]]
    assert chosen.labels.dtype == np.int32
    assert chosen.ids == ("b", "c")
    assert chosen.fields["dpc"].tolist() == [2.0, 3.0]
    assert chosen.polygons == (b"B", b"C")
    assert len(chosen) == 2


def test_select_works_on_outlines_alone_and_down_to_none():
    """Overlapping patches have no labels; none left is empty, not an error."""
    patches = Patches(None, make_grid((2, 2)), (1, 2), {}, (b"A", b"B"))
    assert patches.select([True, False]).labels is None
    assert patches.select([True, False]).polygons == (b"A",)
    assert make_patches([[1, 2]]).select([False, False]).labels.tolist() == [[0, 0]]


def test_with_fields_leaves_the_given_patches_alone():
    """New fields come last and only in what is returned."""
    patches = make_patches([[1, 2]]).with_fields(area=np.array([1, 2]))
    more = patches.with_fields(dpc=np.array([3, 4]))
    assert list(more.fields) == ["area", "dpc"]
    assert list(patches.fields) == ["area"]


def test_area_ha_counts_cells_also_of_a_patch_without_any():
    """Patches of 2, 0 and 1 cells of 100 x 50 m."""
    patches = Patches(np.array([[1, 1, 3]], np.int32), make_grid((1, 3), (100.0, 50.0)), (1, 2, 3))
    assert patches.cell_counts().tolist() == [2, 0, 1]
    assert patches.area_ha() == pytest.approx([1.0, 0.0, 0.5])


def test_burn_patches_is_fast_for_many_small_ones():
    """A hundred ponds on a million cells take no longer than their own surroundings need, and can be stopped."""
    ponds = [wkb((x + 1, x + 1, x + 2, x + 2)) for x in range(0, 1000, 10)]
    start = time.monotonic()
    patches, warnings = burn(ponds, shape=(1000, 1000))
    assert time.monotonic() - start < 1
    assert patches.cell_counts().tolist() == [1] * 100
    assert np.flatnonzero(patches.labels[:, 0]).tolist() == [999]
    assert len(warnings) == 100

    with pytest.raises(Cancelled):
        burn_patches(ponds[:1], [1], make_grid((3, 3)), progress=Stopping())


def test_burn_patches_keeps_small_ones_at_the_rim():
    """Ponds at the corners and half beyond the edge are kept by cells inside; an empty shape is left out."""
    shapes = [wkb((1, 1, 2, 2)), wkb((28, 28, 29, 29)), wkb((-2, 21, 2, 22)), wkb((28, -5, 40, 2))]
    patches, warnings = burn([*shapes, bytes(ogr.CreateGeometryFromWkt("POLYGON EMPTY").ExportToWkb())])
    assert patches.labels.tolist() == [[3, 0, 2], [0, 0, 0], [1, 0, 4]]
    assert len(warnings) == 5
    assert "5 lies outside the raster" in warnings[-1]


def test_burn_patches_gives_points_and_lines_the_outline_of_their_cells():
    """A point has the area and the outline of its cell, a line those of the cells it touches."""
    shapes = [
        bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb()) for text in ("POINT (15 15)", "LINESTRING (1 5, 29 5)")
    ]
    patches, _ = burn([*shapes, wkb((0, 20, 10, 30))])
    assert patches.labels.tolist() == [[3, 0, 0], [0, 1, 0], [2, 2, 2]]
    areas = [ogr.CreateGeometryFromWkb(outline) for outline in patches.polygons]
    assert [area.GetArea() for area in areas] == [100, 300, 100]
    assert areas[0].GetEnvelope() == (10, 20, 10, 20)
