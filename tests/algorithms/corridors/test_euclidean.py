"""Straight distances between outlines, by hand, by brute force and on Linkage Mapper's demo."""

from __future__ import annotations

import csv
import os
import time

import numpy as np
import pytest
from osgeo import ogr
from scipy import ndimage

from ....algorithms import jit, raster_io
from ....algorithms.corridors import euclidean as module
from ....algorithms.corridors.euclidean import edge_distances, euclidean_allocation
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid, make_patches

COMPILED = jit.available() and os.environ.get("NUMBA_DISABLE_JIT") != "1"


def polygon(*rings):
    """Return a WKB polygon from lists of corners, the first ring outside and the others holes."""
    shape = ogr.Geometry(ogr.wkbPolygon)
    for corners in rings:
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in [*corners, corners[0]]:
            ring.AddPoint_2D(float(x), float(y))
        shape.AddGeometry(ring)
    return bytes(shape.ExportToWkb())


def square(x, y, side):
    """Return the corners of a square with its lower left corner at x, y."""
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


def distance(first, second):
    """Return the distance between two shapes."""
    patches = Patches(None, make_grid((4, 4)), (1, 2), {}, (first, second))
    there, back = edge_distances(patches, [[0, 1], [1, 0]])
    assert there == back
    return there


def test_edge_distances_of_squares():
    """Squares 3 to the right and 4 above are 5 apart, squares beside each other their gap."""
    assert distance(polygon(square(0, 0, 1)), polygon(square(4, 5, 2))) == 5
    assert distance(polygon(square(0, 0, 1)), polygon(square(3, 0.5, 2))) == 2


def test_edge_distances_are_zero_where_shapes_touch_cross_or_hold_one_another():
    """A shared corner, a crossing and a shape within another are no distance apart."""
    first = polygon(square(0, 0, 4))
    assert distance(first, polygon(square(4, 4, 1))) == 0
    assert distance(first, polygon([(-1, 1), (5, 1), (5, 2), (-1, 2)])) == 0
    assert distance(first, polygon(square(1, 1, 2))) == 0


def test_edge_distances_within_a_hole_are_to_its_rim():
    """A shape in a hole of another is as far as the rim of the hole."""
    assert distance(polygon(square(0, 0, 10), square(2, 2, 6)), polygon(square(5, 4, 1))) == 2


def test_edge_distances_use_cell_borders_without_polygons():
    """Cells of 10 by 20: one cell between is 10, diagonal neighbours touch, two rows between are 40."""
    patches = make_patches([[1, 0, 2, 0], [0, 0, 0, 3], [0, 0, 0, 0], [0, 0, 0, 0], [4, 0, 0, 0]], (10, 20))
    found = edge_distances(patches, [[0, 1], [1, 2], [0, 3], [2, 3]])
    np.testing.assert_allclose(found, [10, 0, 60, np.hypot(20, 40)])


@pytest.mark.parametrize("limit", [None, 0, 4096])
@pytest.mark.parametrize("seed", range(12))
def test_edge_distances_equal_brute_force(seed, limit, monkeypatch):
    """Random stars, apart or overlapping, have the distance GEOS gives: by kernels, by a search tree, and by arrays."""
    if limit is not None:
        monkeypatch.setattr(jit, "available", lambda: False)
        monkeypatch.setattr(module, "ALL_AGAINST_ALL", limit)
    random = np.random.default_rng(seed)
    shapes = []
    for _ in range(2):
        turn = np.sort(random.uniform(0, 2 * np.pi, random.integers(3, 120)))
        reach = random.uniform(1, 9, len(turn))
        centre = random.uniform(0, 40, 2)
        shapes.append(polygon(np.column_stack((np.cos(turn), np.sin(turn))) * reach[:, None] + centre))
    first, second = (ogr.CreateGeometryFromWkb(shape) for shape in shapes)
    assert distance(*shapes) == pytest.approx(first.Distance(second), rel=1e-12, abs=1e-9)


def test_euclidean_allocation_knows_the_shape_of_cells():
    """With flat cells the patch two rows below is nearer than that one column away."""
    labels = np.array([[0, 1], [0, 0], [2, 0]], np.int32)
    assert euclidean_allocation(labels, (50.0, 10.0))[0, 0] == 2
    assert euclidean_allocation(labels, (10.0, 50.0))[0, 0] == 1


def test_edge_distances_agree_with_linkage_mapper_demo():
    """All fifteen distances that Linkage Mapper ships with its demo are met to a millimetre."""
    dataset = ogr.Open(kit("linkage_mapper", "inputs", "lm_cores.gpkg"))
    shapes = {feature["core_id"]: bytes(feature.GetGeometryRef().ExportToWkb()) for feature in dataset.GetLayer(0)}
    grid = raster_io.read_grid(kit("linkage_mapper", "reference", "lm_core_raster.tif"))
    patches = Patches(None, grid, tuple(sorted(shapes)), {}, tuple(shapes[name] for name in sorted(shapes)))
    with open(kit("linkage_mapper", "expected_from_guides", "lm_core_distances.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pairs = [[int(row["core_a"]) - 1, int(row["core_b"]) - 1] for row in rows]
    expected = [float(row["euc_dist"]) for row in rows]
    np.testing.assert_allclose(edge_distances(patches, pairs), expected, atol=1e-3)


def test_edge_distances_of_no_pairs_are_none():
    """Without pairs there are no distances."""
    assert edge_distances(make_patches([[1, 2]]), np.empty((0, 2), int)).shape == (0,)


@pytest.mark.skipif(not COMPILED, reason="only compiled kernels are fast")
def test_edge_distances_of_all_pairs_take_no_time(monkeypatch):
    """Eighty thousand pairs are a matter of a second, not of a minute; a few of them are looked at again plainly."""
    labels = ndimage.label(ndimage.gaussian_filter(np.random.default_rng(2).random((600, 600)), 3) > 0.53)[0]
    patches = Patches(labels.astype(np.int32), make_grid(labels.shape), tuple(range(labels.max())))
    pairs = np.column_stack(np.triu_indices(len(patches), 1))
    assert len(pairs) > 60_000
    edge_distances(patches, pairs[:1])
    start = time.process_time()
    found = edge_distances(patches, pairs)
    assert time.process_time() - start < 8
    chosen = np.argsort(found)[::1000]
    monkeypatch.setattr(jit, "available", lambda: False)
    np.testing.assert_allclose(edge_distances(patches, pairs[chosen]), found[chosen], rtol=1e-12, atol=1e-9)


def shape(text):
    """Return a shape in WKT as WKB."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


@pytest.mark.parametrize("compiled", [True, False])
def test_edge_distances_of_points_and_lines(monkeypatch, compiled):
    """Points and lines have an edge too, and hold nothing: what lies in the bend of a line is apart from it."""
    monkeypatch.setattr(jit, "available", lambda: compiled)
    shapes = (
        shape("POINT (0 0)"),
        shape("MULTIPOINT ((30 40), (300 400))"),
        shape("LINESTRING (10 -20, 10 20, 50 20, 50 -20)"),
        shape("POLYGON ((25 -5, 35 -5, 35 5, 25 5, 25 -5))"),
    )
    patches = Patches(None, make_grid((1, 1)), (1, 2, 3, 4), {}, shapes)
    found = edge_distances(patches, [(0, 1), (0, 2), (1, 2), (2, 3), (0, 3)])
    np.testing.assert_allclose(found, [50, 10, 20, 15, 25])
