"""Where patches are and which lie side by side, against numbers worked out by hand and against Makurhini's."""

from __future__ import annotations

import csv
import gzip
import sys

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms import raster_io
from ....algorithms.connectivity.connectivity_indices import connectivity_indices
from ....algorithms.connectivity.patch_importance import patch_importance
from ....algorithms.connectivity.positions import Measure, neighbour_pairs, positions
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ...landscapes import kit, make_grid, make_patches
from .networks import compiled_only, graphab_network

# Percent, as printed: dPC, intra, flux and connector of four of ten published patches.
PUBLISHED = {
    2: (0.0061692, 2.27e-05, 0.0052477, 0.0008987064),
    3: (0.1964884, 0.0568579, 0.1396305, 0),
    4: (0.0038583, 6.9e-06, 0.003851, 4.28921e-07),
    10: (0.8898083, 0.4058061, 0.4840021, 2.007755e-08),
}


def polygon(text):
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


def habitat404():
    """Return the 404 patches of Makurhini's vignette, and the table of their points."""
    csv.field_size_limit(sys.maxsize)
    with open(kit("patches", "makurhini_habitat404", "nodes.csv"), encoding="utf-8") as file:
        nodes = list(csv.DictReader(file))
    with gzip.open(kit("patches", "makurhini_habitat404", "habitat_nodes_wkt.tsv.gz"), "rt") as file:
        shapes = tuple(polygon(row["wkt"]) for row in csv.DictReader(file, delimiter="\t"))
    table = {name: np.array([float(row[name]) for row in nodes]) for name in nodes[0]}
    return Patches(None, make_grid((1, 1)), tuple(range(1, 405)), {"area_ha": table["area_ha"]}, shapes), table


def test_positions_of_a_bent_patch():
    """The centre of gravity of a U lies in its mouth, the inside point in its flesh."""
    shape = polygon("POLYGON ((0 0, 6 0, 6 6, 5 6, 5 1, 1 1, 1 6, 0 6, 0 0))")
    patches = Patches(None, make_grid((1, 1)), (1,), {}, (shape,))
    centre = positions(patches, Measure.CENTROID, Progress())[0]
    # A base of 6 x 1 at height .5 and two arms of 1 x 5 at height 3.5.
    np.testing.assert_allclose(centre, [3, (6 * 0.5 + 10 * 3.5) / 16])
    inside = positions(patches, Measure.INSIDE, Progress())[0]
    assert ogr.CreateGeometryFromWkb(shape).Contains(ogr.CreateGeometryFromWkt("POINT ({} {})".format(*inside)))


def test_positions_of_cells():
    """Patches of cells have the centre of their cells."""
    patches = make_patches([[1, 1, 0, 2]])
    np.testing.assert_allclose(positions(patches, Measure.CENTROID, Progress()), [[10, 5], [35, 5]])


def test_neighbour_pairs_in_a_row():
    """In a row, each patch has those next to it."""
    patches = make_patches([[1, 0, 2, 0, 3, 0, 4]])
    np.testing.assert_array_equal(neighbour_pairs(patches, Progress()), [[0, 1], [1, 2], [2, 3]])


def test_neighbour_pairs_of_two():
    """Two patches lie side by side, one alone beside none."""
    assert neighbour_pairs(make_patches([[1, 0, 2]]), Progress()).tolist() == [[0, 1]]
    assert neighbour_pairs(make_patches([[1]]), Progress()).shape == (0, 2)


def test_neighbour_pairs_are_nearly_those_of_graphab():
    """The planar links of 152 patches are those of Graphab, but for the few whose zones touch in a cell or beyond."""
    classes = raster_io.read_classes(kit("patches", "graphab_test", "patches.tif"))
    labels = np.where(classes.valid & (classes.values > 0), classes.values, 0).astype(np.int32)
    found = neighbour_pairs(Patches(labels, classes.grid, tuple(range(1, 153))), Progress())
    expected = {tuple(pair) for pair in np.sort(graphab_network("plan_euclid")[1].ends, axis=1).tolist()}
    assert len(expected ^ {tuple(pair) for pair in found.tolist()}) <= 0.05 * len(expected)


@pytest.mark.parametrize("measure", [Measure.CENTROID, Measure.INSIDE])
def test_positions_agree_with_makurhini(measure):
    """Centroids and inside points of 404 polygons are those of the kit, to the centimetres its outlines are kept in."""
    patches, table = habitat404()
    name = "centroid" if measure is Measure.CENTROID else "inside"
    expected = np.column_stack((table[f"x_{name}"], table[f"y_{name}"]))
    np.testing.assert_allclose(positions(patches, measure, Progress()), expected, atol=0.02)


@compiled_only
def test_indices_between_inside_points_agree_with_makurhini():
    """PC and IIC with their parts, and dPC of patches, are the published ones to their digits."""
    patches, _ = habitat404()
    options = {"distance": 10000, "measure": Measure.INSIDE, "min_probability": 0.01}
    area = 462152.1 / np.sqrt(0.02801041)
    found = connectivity_indices(patches, landscape_area=area, **options)
    values = dict(zip(found["index"], found["value"]))
    # The published IIC counts pairs that are not connected as very far; the kit says what it is without that.
    printed = {"PCnum": 2.135845e11, "ECA_PC": 462152.1, "PC": 0.02801041, "IICnum": 2.041990e11}
    for name, value in printed.items():
        assert values[name] == pytest.approx(value, rel=5e-7), name
    parts = {
        "PC_intra": 86.06978,
        "PC_direct": 13.10029,
        "PC_step": 0.82993,
        "IIC_intra": 90.02576,
        "IIC_direct": 0.582791,
    }
    for name, value in parts.items():
        assert values[name] == pytest.approx(value, abs=1e-5), name
    fields = patch_importance(patches, **options).fields
    for node, expected in PUBLISHED.items():
        ours = [fields[f"dpc{part}"][node - 1] for part in ("", "_intra", "_flux", "_connector")]
        np.testing.assert_allclose(ours, expected, atol=1.2e-7)
