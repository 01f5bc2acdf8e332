"""Scenarios: seconds to prepare, to answer one change of each kind, and to work out everything again.

Usage: ./run python benchmarks/scenario.py [SIDE [PATCHES]]

The landscape of the benchmarks, by default of 1000 x 1000 cells with 500 patches. Answers and full recomputation take
turns, medians are told, and whether both have the same links, paths and indices.
"""

from __future__ import annotations

import sys
import time
from statistics import median

import numpy as np
from ecopattern.algorithms.connectivity.baseline import prepare
from ecopattern.algorithms.connectivity.change import Change, Kind
from ecopattern.algorithms.connectivity.connectivity_indices import connectivity_indices
from ecopattern.algorithms.connectivity.scenario import answer
from ecopattern.algorithms.corridors.links import links
from ecopattern.algorithms.grid import Raster
from ecopattern.algorithms.patches import Patches
from ecopattern.tests.landscapes import make_grid
from landscape import landscape
from osgeo import ogr

RUNS = 3
CELL = 30.0
CONTRAST = 100.0
# About the distance of two neighbours.
DISTANCE = 5000.0


def area(grid, x, y, size):
    """Return a square as WKB; place and size as shares of the side of the grid."""
    side = grid.shape[0] * grid.cell[0]
    x, y, size = x * side, y * side, size * side
    ring = f"{x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}"
    return bytes(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))").ExportToWkb())


def road(grid):
    """Return a line across most of the grid as WKB."""
    side = grid.shape[0] * grid.cell[0]
    line = f"LINESTRING({0.1 * side} {0.5 * side}, {0.9 * side} {0.53 * side})"
    return bytes(ogr.CreateGeometryFromWkt(line).ExportToWkb())


def changes(patches):
    """Return one change of each kind by what it is called; habitat is lost where the middle one of the patches is."""
    grid = patches.grid
    rows, columns = np.nonzero(patches.labels == len(patches) // 2)
    x, y = (float(places.mean()) / grid.shape[0] for places in (columns, grid.shape[0] - rows))
    return {
        "no change": [],
        "habitat added": [Change(Kind.ADDED, area(grid, 0.5, 0.5, 0.013))],
        "habitat lost": [Change(Kind.LOST, area(grid, x - 0.01, y - 0.01, 0.02))],
        "resistance x 3": [Change(Kind.RESISTANCE, area(grid, 0.33, 0.33, 0.08), factor=3.0)],
        "resistance / 3": [Change(Kind.RESISTANCE, area(grid, 0.33, 0.33, 0.08), factor=1 / 3)],
        "road": [Change(Kind.ROAD, road(grid))],
        "road, 5 crossings": [Change(Kind.ROAD, road(grid), crossings=5)],
    }


def timed(function, *arguments, **options):
    """Return seconds and the answer of a function."""
    start = time.perf_counter()
    found = function(*arguments, **options)
    return time.perf_counter() - start, found


def again(baseline, found):
    """Return links and indices worked out on the land afterwards."""
    graph = links(found.resistance, found.patches, **baseline.rules)
    return graph, connectivity_indices(found.patches, graph, **baseline.network)


def same(found, graph, indices):
    """Return whether an answer equals full recomputation."""
    equal = np.array_equal(found.links.ends, graph.ends)
    equal &= np.allclose(found.links.fields["lcd"], graph.fields["lcd"], rtol=1e-9, atol=0, equal_nan=True)
    equal &= found.links.fields["status"].tolist() == graph.fields["status"].tolist()
    equal &= all(np.array_equal(a, b) for a, b in zip(found.links.paths, graph.paths))
    values = dict(zip(indices["index"], indices["value"]))
    return equal and all(
        np.isclose(after, values[name], rtol=1e-9, atol=0, equal_nan=True)
        for name, after in zip(found.indices["index"], found.indices["after"])
    )


def main():
    """Print all times."""
    side, count = int((sys.argv[1:] or ["1000"])[0]), int((sys.argv[2:] or ["500"])[0])
    values, labels = landscape(side, contrast=CONTRAST, patches=count)
    names = np.unique(labels[labels > 0])
    labels = (np.searchsorted(names, labels) + (labels > 0)).astype(np.int32)
    resistance = Raster(values, make_grid(values.shape, (CELL, CELL)), name="Resistance")
    patches = Patches(labels, resistance.grid, tuple(range(1, len(names) + 1)))
    prepare(resistance, patches, distance=DISTANCE)
    seconds, baseline = timed(prepare, resistance, patches, distance=DISTANCE)
    print(f"{side} x {side} cells, {len(patches)} patches, {len(baseline.links)} pairs: prepared in {seconds:.2f} s")
    print(f"{'change':20}{'answer s':>10}{'again s':>10}{'ratio':>8}{'links anew':>12}  same")
    for name, wanted in changes(patches).items():
        answers, full = [], []
        for _ in range(RUNS):
            seconds, found = timed(answer, baseline, wanted)
            answers.append(seconds)
            seconds, (graph, indices) = timed(again, baseline, found)
            full.append(seconds)
        ours, theirs = median(answers), median(full)
        equal = same(found, graph, indices)
        print(f"{name:20}{ours:10.2f}{theirs:10.2f}{theirs / ours:8.1f}{found.measured:12}  {equal}")


if __name__ == "__main__":
    main()
