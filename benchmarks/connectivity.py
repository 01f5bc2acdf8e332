"""Connectivity of large networks: seconds, the ratio to Conefor, memory, and how near greedy addition is to the best.

Usage: ./run python benchmarks/connectivity.py [CONEFOR]

CONEFOR is the command line program of Conefor 2.7.3; without it, the 86 s are stated that it took on this machine for
PC, IIC, NC and LCP with the importances of 359 patches and all their pairs. The restoration problem, with an optimum
that restoptr 1.1.0 has proven, is looked at if ECOPATTERN_KITS is set.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
from ecopattern.algorithms.connectivity.connectivity_indices import connectivity_indices
from ecopattern.algorithms.connectivity.link_importance import link_importance
from ecopattern.algorithms.connectivity.network import DistanceField
from ecopattern.algorithms.connectivity.patch_centrality import patch_centrality
from ecopattern.algorithms.connectivity.patch_importance import patch_importance
from ecopattern.tests.algorithms.connectivity.networks import make_network
from ecopattern.tests.algorithms.connectivity.restoration import RestorationCase
from scipy.spatial import Delaunay

RUNS = 3
CONEFOR_SECONDS = 86.0
PAIRS = 359
PLANAR = {"indices": 5000, "importances of patches": 5000, "centrality": 5000, "importances of links": 1000}
MEDIAN_DISPERSAL = 0.1
OPTIONS = {"distance_field": DistanceField.LCD}


def places(count):
    """Return random points and areas."""
    random = np.random.default_rng(count)
    return random.random((count, 2)), random.lognormal(3, 1, count)


def all_pairs(count):
    """Return patches and links between all pairs of them."""
    points, areas = places(count)
    ends = np.stack(np.triu_indices(count, 1), axis=1)
    return make_network(areas, np.column_stack((ends, np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T))))


def planar(count):
    """Return patches and links along the sides of the triangles between them."""
    points, areas = places(count)
    corners = Delaunay(points).simplices
    ends = np.concatenate([corners[:, side] for side in ([0, 1], [1, 2], [0, 2])])
    ends = np.unique(np.sort(ends, axis=1), axis=0)
    return make_network(areas, np.column_stack((ends, np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T))))


def seconds(work):
    """Return the median time of some runs after one that compiles."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def conefor(program, patches, links, distance):
    """Return how long Conefor takes for the same network."""
    with tempfile.TemporaryDirectory() as folder:
        nodes = zip(patches.ids, patches.fields["area_ha"])
        Path(folder, "nodes.txt").write_text("".join(f"{name}\t{area}\n" for name, area in nodes), "ascii")
        rows = zip(links.ends + 1, links.fields["lcd"])
        Path(folder, "con.txt").write_text("".join(f"{a}\t{b}\t{d}\n" for (a, b), d in rows), "ascii")
        command = [program, *"-nodeFile nodes.txt -conFile con.txt -t dist all -NC -LCP -IIC -PC".split()]
        command += ["-confAdj", str(distance), "-confProb", str(distance), "0.5"]
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def highest_memory(work):
    """Return by how many bytes the memory of this process grew at most during some work, None if not known."""

    def figure(name):
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))

    try:
        before = figure("VmRSS")
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return None
    work()
    return figure("VmHWM") - before


def against_conefor(program):
    """Print the time for all pairs of patches beside that of Conefor."""
    patches, links = all_pairs(PAIRS)
    wanted = ("NC", "LCP")
    ours = seconds(lambda: patch_importance(patches, links, **OPTIONS, distance=MEDIAN_DISPERSAL, indices=wanted))
    theirs = conefor(program, patches, links, MEDIAN_DISPERSAL) if program else CONEFOR_SECONDS
    said = "" if program else " (as stated)"
    print(f"{PAIRS} patches, all pairs, importances by PC, IIC, NC, LCP: {ours:.2f} s, ", end="")
    print(f"Conefor {theirs:.1f} s{said}, {theirs / ours:.0f} times as fast", flush=True)


def of_many():
    """Print times and memory for many patches with a planar graph."""
    work = dict(zip(PLANAR, (connectivity_indices, patch_importance, patch_centrality, link_importance)))
    for name, count in PLANAR.items():
        patches, links = planar(count)
        run = partial(work[name], patches, links, **OPTIONS, distance=MEDIAN_DISPERSAL / 4)
        taken, used = seconds(run), highest_memory(run)
        line = f"{count} patches, {len(links)} planar links, {name}: {taken:.1f} s"
        print(line + ("" if used is None else f", {used / 2**20:.0f} MB more memory"), flush=True)


def against_the_best():
    """Print how near greedy addition comes to a proven optimum."""
    if not os.environ.get("ECOPATTERN_KITS"):
        print("ECOPATTERN_KITS is not set: the restoration problem is left out.")
        return
    case = RestorationCase()
    start = time.perf_counter()
    found = case.greedy()
    print(f"restoration, {case.said(found)} in {time.perf_counter() - start:.1f} s")


def main():
    """Print a line for each question."""
    against_conefor(sys.argv[1] if len(sys.argv) > 1 else None)
    of_many()
    against_the_best()


if __name__ == "__main__":
    main()
