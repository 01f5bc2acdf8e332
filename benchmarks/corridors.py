"""Cost distance and corridors beside their peers: seconds, ratios, nanoseconds and bytes a cell.

Usage: ./run python benchmarks/corridors.py [PEER_PYTHON] [CASE ...]

Cases are ``peers``, ``scaling``, ``contrast`` and ``network``; all by default. PEER_PYTHON is a Python that has
xarray-spatial and scikit-image (an environment of its own will do), by default this one; GRASS is used if ``grass`` is
on the path. What is missing is said and left out. Every measurement runs in a process of its own, the programs take
turns, and medians are told. Ours is the public function with all its checks, on as many cores as it says; GRASS's time
includes reading and writing its rasters, which are all in memory of the machine.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import cases
import numpy as np
from landscape import landscape

RUNS = 3
PEER_SIDE = 4000
SIDES = 1000, 2000, 4000, 6000, 10000
NETWORK_SIDE, NETWORK_PATCHES, NETWORK_SEED = 2000, 100, 5
# About 400 cells of this landscape.
NETWORK_CUTOFF = 3600.0
CORRIDOR_CUTOFF = 200.0
RADII = {"radius_min": 2, "radius_max": 10, "radius_step": 4}

OURS = """
import json, os, resource, sys, time
folder, job, cores = sys.argv[1:4]
os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: int(cores)]))
import numpy as np
from ecopattern.algorithms.corridors import barriers, corridors, cost_distance, links
from ecopattern.algorithms.grid import Raster
from ecopattern.algorithms.patches import Patches
from ecopattern.tests.landscapes import make_grid

def inputs(side=None):
    values = np.load(f"{folder}/resistance.npy")[:side, :side]
    labels = np.load(f"{folder}/labels.npy")[:side, :side]
    return Raster(values, make_grid(values.shape, (1.0, 1.0)), name="Resistance"), labels

def small():
    resistance, labels = inputs(400)
    labels = np.zeros(labels.shape, np.int32)
    labels[np.unravel_index(np.nanargmin(resistance.values), labels.shape)] = 1
    return resistance, labels

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

ways = {"allocation": True, "backlink": True}
if job in ("distance", "ways"):
    options = ways if job == "ways" else {}
    cost_distance.cost_distance(*small(), **options)
    resistance, labels = inputs()
    before = peak()
    start = time.perf_counter()
    found = cost_distance.cost_distance(resistance, labels, **options)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "bytes": peak() - before + resistance.values.nbytes + labels.nbytes}))
    np.save(f"{folder}/ours.npy", found.cost.values.astype(np.float32))
else:
    resistance, labels = inputs()
    names = np.unique(labels[labels > 0])
    labels = np.searchsorted(names, labels).astype(np.int32) + (labels > 0)
    patches = Patches(labels, resistance.grid, tuple(range(1, len(names) + 1)))
    reach, cutoff, radii = json.loads(sys.argv[4])
    times = {}
    for turn in range(2):
        start = time.perf_counter()
        for _ in cost_distance.cost_distances(resistance, patches, max_cost=reach):
            pass
        times["accumulations"] = time.perf_counter() - start
        start = time.perf_counter()
        network = links.links(resistance, patches)
        times["links"] = time.perf_counter() - start
        start = time.perf_counter()
        corridors.corridors(resistance, patches, network, cutoff=cutoff)
        times["corridors"] = time.perf_counter() - start
        start = time.perf_counter()
        barriers.barriers(resistance, patches, network, **radii)
        times["barriers"] = time.perf_counter() - start
    print(json.dumps({**times, "links_in_use": int(network.fields["active"].sum())}))
"""

PEERS = """
import json, sys, time
import numpy as np
folder, peer = sys.argv[1:3]
values, labels = np.load(f"{folder}/resistance.npy"), np.load(f"{folder}/labels.npy")
if peer == "xarray-spatial":
    import xarray
    from xrspatial.cost_distance import cost_distance

    def run(values, labels):
        places = {"y": np.arange(len(values))[::-1].astype(float), "x": np.arange(len(values)).astype(float)}
        wrap = lambda cells: xarray.DataArray(cells, dims=("y", "x"), coords=places, attrs={"res": (1, 1)})
        sources, friction = wrap(labels.astype(np.float32)), wrap(values)
        start = time.perf_counter()
        found = cost_distance(sources, friction).values
        return time.perf_counter() - start, found
else:
    from skimage.graph import MCP_Geometric

    def run(values, labels):
        friction = np.where(np.isnan(values), -1, values).astype(np.float64)
        sources = np.argwhere((labels > 0) & ~np.isnan(values))
        start = time.perf_counter()
        found = MCP_Geometric(friction).find_costs(sources)[0]
        return time.perf_counter() - start, found

window = tuple(slice(at, at + 300) for at in np.argwhere(labels)[0])
run(values[window], labels[window])
seconds, found = run(values, labels)
np.save(f"{folder}/peer.npy", found.astype(np.float32))
print(json.dumps({"seconds": seconds}))
"""


def ours(folder, job, cores, *more):
    """Return the figures that a process of ours prints."""
    done = subprocess.run(
        [sys.executable, "-c", OURS, folder, job, str(cores), *more], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def by_python(folder, python, peer):
    """Return the seconds of a peer in Python, or None if it is not there."""
    done = subprocess.run([python, "-c", PEERS, folder, peer], check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"  {peer} left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])["seconds"]


class Grass:
    """r.cost in a database of its own, which holds the landscape."""

    def __init__(self, folder, values, labels):
        from osgeo import gdal

        self.folder, self.mapset = folder, f"{folder}/grass/ours/PERMANENT"
        for name, cells in (("cost", values), ("sources", np.where((labels > 0) & ~np.isnan(values), 1, np.nan))):
            rows, columns = cells.shape
            target = gdal.GetDriverByName("GTiff").Create(f"{folder}/{name}.tif", columns, rows, 1, gdal.GDT_Float64)
            target.SetGeoTransform((0, 1, 0, rows, 0, -1))
            target.GetRasterBand(1).SetNoDataValue(-9999)
            target.GetRasterBand(1).WriteArray(np.where(np.isnan(cells), -9999, cells))
            del target
        Path(folder, "grass").mkdir()
        self._call("-c", "XY", "-e", f"{folder}/grass/ours")
        for name in ("cost", "sources"):
            self._call(self.mapset, "--exec", "r.in.gdal", "-o", "--q", f"input={folder}/{name}.tif", f"output={name}")
        self._call(self.mapset, "--exec", "g.region", "raster=cost")

    @staticmethod
    def _call(*arguments):
        subprocess.run(["grass", *arguments], check=True, capture_output=True)

    def seconds(self):
        """Return how long it takes, with its backlink and nearest source as ours."""
        import time

        start = time.perf_counter()
        self._call(
            self.mapset, "--exec", "r.cost", "input=cost", "output=found", "outdir=way", "nearest=near",
            "start_raster=sources", "memory=8000", "--o", "--q",
        )  # fmt: skip
        seconds = time.perf_counter() - start
        self._call(
            self.mapset, "--exec", "r.out.gdal", "--o", "--q", "input=found", f"output={self.folder}/found.tif",
            "type=Float64",
        )  # fmt: skip
        from osgeo import gdal

        np.save(f"{self.folder}/peer.npy", gdal.Open(f"{self.folder}/found.tif").ReadAsArray().astype(np.float32))
        return seconds


def differ(folder):
    """Return the greatest relative difference between both costs, and how many cells only one of them reached."""
    mine, theirs = np.load(f"{folder}/ours.npy"), np.load(f"{folder}/peer.npy")
    reached = np.isfinite(mine) & (mine > 0)
    other = np.isfinite(theirs) & (theirs > 0)
    both = reached & other
    return float((np.abs(mine[both] - theirs[both]) / mine[both]).max()), int((reached != other).sum())


def peers(folder, python):
    """Print our speed beside that of xarray-spatial, scikit-image and GRASS on 16 million cells."""
    values, labels = put(folder, PEER_SIDE)
    jobs = {f"ours, {job}, {cores} cores": (job, cores) for job in ("distance", "ways") for cores in (1, 2)}
    names = {"xarray-spatial, distance": "xarray-spatial", "scikit-image, with traceback": "scikit-image"}
    grass = Grass(folder, values, labels) if shutil.which("grass") else print("  GRASS left out: it is not installed")
    times = {}
    for _ in range(RUNS):
        for label, job in jobs.items():
            times.setdefault(label, []).append(ours(folder, *job)["seconds"])
        for label, peer in names.items():
            seconds = by_python(folder, python, peer)
            if seconds is not None:
                times.setdefault(label, []).append(seconds)
                print(
                    f"  {label}: greatest relative difference {differ(folder)[0]:.1e}, reach {differ(folder)[1]} cells"
                )
        if grass:
            times.setdefault("GRASS r.cost, with input and output", []).append(grass.seconds())
            print(f"  GRASS: greatest relative difference {differ(folder)[0]:.1e}, reach {differ(folder)[1]} cells")
    for label, seconds in times.items():
        base = median(times["ours, distance, 2 cores" if label.endswith("distance") else "ours, ways, 2 cores"])
        alone = median(times["ours, distance, 1 cores" if label.endswith("distance") else "ours, ways, 1 cores"])
        middle = median(seconds)
        ratios = f"/ ours on 2 cores {middle / base:5.1f}, on 1 {middle / alone:5.1f}"
        print(f"{label:38} {middle:7.2f} s {middle / values.size * 1e9:6.0f} ns a cell {ratios}")


def scaling(folder, _):
    """Print nanoseconds and bytes a cell from 1 to 100 million cells, and the exponent."""
    figures = {1: [], 2: []}
    for side in SIDES:
        put(folder, side)
        for cores, done in figures.items():
            runs = [ours(folder, "distance", cores) for _ in range(RUNS)]
            seconds = median(run["seconds"] for run in runs)
            done.append(seconds)
            most = max(run["bytes"] for run in runs) / side**2
            each = seconds / side**2 * 1e9
            print(f"{side**2 / 1e6:4.0f} million cells, {cores} cores: {seconds:6.2f} s, {each:4.1f} ns, {most:4.1f} B")
    for cores, done in figures.items():
        exponent = np.polyfit(np.log([side**2 for side in SIDES]), np.log(done), 1)[0]
        print(f"exponent on {cores} cores: {exponent:.2f}")


def contrast(folder, _):
    """Print what a contrast of a million costs beside one of a thousand."""
    times = {}
    for _ in range(RUNS):
        for value in (1e3, 1e6):
            put(folder, NETWORK_SIDE, contrast=value)
            times.setdefault(value, []).append(ours(folder, "distance", 1)["seconds"])
    print(f"contrast 1e6 / 1e3: {median(times[1e6]) / median(times[1e3]):.2f}")


def network(folder, _):
    """Print the seconds of a network of 100 patches on 4 million cells."""
    put(folder, NETWORK_SIDE, patches=NETWORK_PATCHES, seed=NETWORK_SEED)
    options = json.dumps([NETWORK_CUTOFF, CORRIDOR_CUTOFF, RADII])
    runs = [ours(folder, "network", 2, options) for _ in range(RUNS)]
    for name in runs[0]:
        print(f"network, {name}: {median(run[name] for run in runs):.2f}")


def put(folder, side, **options):
    """Write a landscape into the folder and return it."""
    values, labels = landscape(side, **options)
    np.save(f"{folder}/resistance.npy", values)
    np.save(f"{folder}/labels.npy", labels)
    return values, labels


if __name__ == "__main__":
    cases.run(peers, scaling, contrast, network)
