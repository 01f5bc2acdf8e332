"""Windows of omnidirectional current beside PyAMG: seconds a window, ratios, steps, and how far maps are apart.

Usage: ./run python benchmarks/omnidirectional.py [PEER_PYTHON] [RADIUS ...]

PEER_PYTHON is a Python that has pyamg (an environment of its own will do), by default this one; radii are 50 and 100 by
default. Every measurement runs in a process of its own, the programs take turns, and medians are told. Ours is the
public driver with everything it does; of the peer only smoothed aggregation and conjugate gradients count, not the
making of the matrices, on one thread. Both stop at the same relative residual, and the maps are compared. Shared
domains are measured on a rectangle of targets that fills two of them, and their map is compared with the exact one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
from circuits import LANDSCAPES, put
from ecopattern.algorithms.circuits.shared_windows import blocks_aside
from ecopattern.algorithms.circuits.windows import Rules
from ecopattern.algorithms.grid import Neighbours

RUNS = 3
SIDE = 500
RADII = 50, 100
WINDOWS = 24

OURS = """
import json, os, sys, time
folder, cores, radius, name, shared = sys.argv[1], *map(int, sys.argv[2:4]), sys.argv[4], sys.argv[5] == "True"
os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))
import numpy as np
from osgeo import osr
from ecopattern.algorithms.circuits import omnidirectional as driver
from ecopattern.algorithms.circuits import target_tables
from ecopattern.algorithms.grid import Grid, Raster
from ecopattern.algorithms.progress import Progress

class Listening(Progress):
    said = []
    def say(self, text):
        self.said.append(text)

crs = osr.SpatialReference()
crs.ImportFromEPSG(32649)
# Few windows a work item, so that they keep all cores busy.
target_tables.CHUNK_MOST = 1 if name == "targets" else 20

def run(values, targets, radius):
    grid = Grid(values.shape, (0.0, float(len(values))), (1.0, 1.0), crs.ExportToWkt())
    aim = Raster(targets.astype(float), grid)
    options = dict(radius=radius, strength_from_resistance=True, targets=aim, mask_nodata=False, normalized=False)
    options.update(shared_domain=shared, flow_potential=False)
    start = time.perf_counter()
    found = driver.omnidirectional(
        Raster(values.astype(float), grid), progress=Listening(), **options
    )
    return time.perf_counter() - start, found.cumulative.values

values, targets = np.load(f"{folder}/resistance.npy"), np.load(f"{folder}/{name}.npy")
small = np.zeros((60, 60), bool)
small[30, 30] = True
run(10 ** np.random.default_rng(0).random((60, 60)), small, 9)
seconds, current = run(values, targets, radius)
np.save(f"{folder}/{name}_{shared}.npy", current)
steps = float(next(text for text in Listening.said[::-1] if " steps" in text).split(" steps")[0].split()[-1])
print(json.dumps({"seconds": seconds, "steps": steps}))
"""

PEER = """
import json, sys, time
import numpy as np
import pyamg
from scipy import ndimage, sparse
folder, radius = sys.argv[1], int(sys.argv[2])

def conductors(g, node):
    rows, columns = g.shape
    ends = []
    for down, right, length in ((0, 1, 1.0), (1, 0, 1.0), (1, 1, 2**0.5), (1, -1, 2**0.5)):
        here = slice(0, rows - down), slice(max(0, -right), columns - max(0, right))
        there = slice(down, rows), slice(max(0, right), columns + min(0, right))
        joined = (node[here] >= 0) & (node[there] >= 0)
        ends.append((node[here][joined], node[there][joined], (g[here] + g[there])[joined] / 2 / length))
    return (np.concatenate(arrays) for arrays in zip(*ends))

def window(conductance, row, column, total):
    rows, columns = (slice(max(0, k - radius), k + radius + 1) for k in (row, column))
    y, x = np.ogrid[rows.start - row : rows.stop - row, columns.start - column : columns.stop - column]
    g = conductance[rows, columns]
    y, x = y[: g.shape[0]], x[:, : g.shape[1]]
    g = np.where(y**2 + x**2 <= radius**2, g, 0.0)
    at = row - rows.start, column - columns.start
    source = g.copy()
    source[at] = 0.0
    source *= 1.0 / source.sum()
    label = ndimage.label(g > 0, np.ones((3, 3)))[0]
    inside = label == label[at]
    node = np.where(inside, np.cumsum(inside).reshape(g.shape) - 1, -1)
    first, second, ties = conductors(g, node)
    count = int(inside.sum())
    matrix = sparse.coo_matrix((ties, (first, second)), (count, count)).tocsr()
    matrix = matrix + matrix.T
    matrix = sparse.diags(np.asarray(matrix.sum(axis=1)).ravel()) - matrix
    free = np.arange(count) != node[at]
    matrix, right = matrix.tocsr()[free][:, free].tocsr(), source[inside][free]
    rests, start = [], time.perf_counter()
    levels = pyamg.smoothed_aggregation_solver(matrix, max_coarse=500)
    voltage = np.zeros(count)
    voltage[free] = levels.solve(right, tol=1e-7, accel="cg", residuals=rests, maxiter=300)
    seconds = time.perf_counter() - start
    flow = ties * (voltage[first] - voltage[second])
    into = np.bincount(first, np.maximum(-flow, 0), count) + np.bincount(second, np.maximum(flow, 0), count)
    out = np.bincount(first, np.maximum(flow, 0), count) + np.bincount(second, np.maximum(-flow, 0), count)
    total[rows, columns][inside] += np.maximum(into, out)
    return seconds, len(rests) - 1

values, targets = np.load(f"{folder}/resistance.npy").astype(float), np.load(f"{folder}/targets.npy")
conductance, total = np.nan_to_num(1.0 / values), np.zeros(values.shape)
found = [window(conductance, row, column, total) for row, column in np.argwhere(targets)]
np.save(f"{folder}/peer.npy", total)
seconds, steps = zip(*found)
print(json.dumps({"seconds": sum(seconds), "steps": sum(steps) / len(steps)}))
"""


def measured(python, script, *arguments):
    """Return the figures that a process prints, or None if it cannot run."""
    command = [python, "-c", script, *map(str, arguments)]
    # Threads of a linear algebra library in a small problem wait for each other.
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=alone)
    if done.returncode:
        print(f"  left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def put_targets(folder, radius):
    """Write random targets that have data, whose windows the raster does not cut."""
    values, random = np.load(f"{folder}/resistance.npy"), np.random.default_rng(radius)
    inner = np.argwhere(~np.isnan(values[radius:-radius, radius:-radius])) + radius
    targets = np.zeros(values.shape, bool)
    targets[tuple(random.permutation(inner)[:WINDOWS].T)] = True
    np.save(f"{folder}/targets.npy", targets)


def put_square(folder, radius):
    """Write targets that fill two domains side by side, and return their number."""
    values = np.load(f"{folder}/resistance.npy")
    rules = Rules(radius, 0, Neighbours.EIGHT, 1e-7, False, (), {}, shared=True)
    side = blocks_aside(rules, 1, values.shape)
    first = (SIDE - side) // 2 // side * side
    targets = np.zeros(values.shape, bool)
    targets[first : first + side, first : first + 2 * side] = True
    targets &= ~np.isnan(values)
    np.save(f"{folder}/square.npy", targets)
    return int(targets.sum())


def compare(folder, python, label, radius):
    """Print the seconds of ours and the peer a window, and how far their maps are apart."""
    square = put_square(folder, radius)
    ways = {
        "ours, 1 core": (WINDOWS, sys.executable, OURS, folder, 1, radius, "targets", False),
        "ours, 2 cores": (WINDOWS, sys.executable, OURS, folder, 2, radius, "targets", False),
        "shared, 1 core": (square, sys.executable, OURS, folder, 1, radius, "square", True),
        "shared, 2 cores": (square, sys.executable, OURS, folder, 2, radius, "square", True),
        "pyamg": (WINDOWS, python, PEER, folder, radius),
    }
    times, steps = {name: [] for name in ways}, {}
    for _ in range(RUNS):
        for name, (count, *way) in ways.items():
            figures = measured(*way)
            if figures is not None:
                times[name].append(1e3 * figures["seconds"] / count)
                steps[name] = figures["steps"]
    if not times["pyamg"]:
        return
    base = median(times["pyamg"])
    for name, values in times.items():
        middle = median(values)
        print(
            f"{label:20} radius {radius:3} {name:15} {middle:7.1f} ms a window, {steps[name]:4.0f} steps, "
            f"pyamg / it {base / middle:5.1f}"
        )
    ours, peer = np.load(f"{folder}/targets_False.npy"), np.load(f"{folder}/peer.npy")
    print(f"{label:20} largest difference of the maps {np.abs(ours - peer).max() / peer.max():.1e} of the maximum")
    measured(sys.executable, OURS, folder, 2, radius, "square", False)
    exact, shared = np.load(f"{folder}/square_False.npy"), np.load(f"{folder}/square_True.npy")
    tell_difference(label, exact, shared)


def tell_difference(label, exact, shared):
    """Print how far the map of shared domains is from the exact one."""
    flows = exact > 0
    busy = exact >= np.median(exact[flows])
    every, half = (np.abs(shared - exact)[cells] / exact[cells] for cells in (flows, busy))
    print(
        f"{label:20} shared domains: correlation {np.corrcoef(exact[flows], shared[flows])[0, 1]:.5f}, relative "
        f"difference in the middle {np.median(every):.1%}, in the busier half {np.median(half):.1%} (95 % of it below "
        f"{np.quantile(half, 0.95):.0%})"
    )


def main(arguments):
    """Run all landscapes with all radii."""
    radii = [int(word) for word in arguments if word.isdigit()] or RADII
    python = next((word for word in arguments if not word.isdigit()), sys.executable)
    print(f"load at the start: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
    for label, (contrast, kind) in LANDSCAPES.items():
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            put(folder, SIDE, contrast, kind)
            for radius in radii:
                put_targets(folder, radius)
                compare(folder, python, label, radius)


if __name__ == "__main__":
    main(sys.argv[1:])
