"""Morphology beside the original C engine: seconds, their ratio, whether all cells are the same, and bytes a cell.

Usage: ./run python benchmarks/morphology.py [PEER_PYTHON]

PEER_PYTHON is a Python that has pyguidos 2.6.3 (``pip install pyguidos==2.6.3`` into an environment of its own), by
default this one. Maps are smooth random ones with missing cells, and the sample image of the workbench if
ECOPATTERN_KITS is set. Ours counts everything: reading the classes, the pattern, and its statistics.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from ecopattern.algorithms import raster_io
from ecopattern.algorithms.grid import Neighbours
from ecopattern.algorithms.sources.morphology import morphology
from ecopattern.tests.landscapes import make_classes
from scipy import ndimage

RUNS = 3
CASES = ((8, 1), (4, 1), (8, 3), (8, 10))
SIZES = (1000, 3000)
MAP_BYTES = 5
PEER = """
import sys, time
import numpy as np
from pyguidos._mspa import _mspa
print("ready", flush=True)
for line in sys.stdin:
    source, target, neighbours, width = line.split()
    cells = np.load(source)
    start = time.perf_counter()
    found = _mspa.mspa(cells, float(width), int(neighbours), 1, 1)[0]
    seconds = time.perf_counter() - start
    np.save(target, found)
    print(seconds, flush=True)
"""


class Peer:
    """The original engine in a process of its own."""

    def __init__(self, python, folder):
        self.source, self.target = Path(folder, "source.npy"), Path(folder, "target.npy")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.process = subprocess.Popen([python, "-c", PEER], **pipes)
        self.there = self.process.stdout.readline() == "ready\n"

    def run(self, cells, neighbours, width):
        """Return seconds and codes."""
        np.save(self.source, cells)
        self.process.stdin.write(f"{self.source} {self.target} {neighbours} {width}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline()), np.load(self.target)


def random_map(size):
    """Return a map of 0 missing, 1 background and 2 foreground."""
    random = np.random.default_rng(size)
    smooth = ndimage.gaussian_filter(random.random((size, size)), 3)
    cells = np.where(smooth > np.median(smooth), 2, 1).astype(np.uint8)
    cells[ndimage.gaussian_filter(random.random((size, size)), 8) < 0.47] = 0
    return cells


def maps():
    """Yield names and maps."""
    kits = os.environ.get("ECOPATTERN_KITS")
    if kits:
        sample = raster_io.read_raster(Path(kits, "patches", "mspa", "gwb_example.tif")).values
        yield "sample image", np.nan_to_num(sample).astype(np.uint8)
    for size in SIZES:
        yield f"{size} x {size}", random_map(size)


def ours(landcover, neighbours, width):
    """Return seconds and codes."""
    options = {"neighbours": Neighbours(str(neighbours)), "edge_width": width}
    start = time.perf_counter()
    found = morphology(landcover, [2], background=[1], **options)
    return time.perf_counter() - start, found.classes.values


def memory(name):
    """Return the bytes of a figure of this process, such as VmRSS, or None where they cannot be told."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def bytes_a_cell(landcover, width):
    """Return the highest use of memory during a run, with that of the map, in bytes a cell; None if not known."""
    before = memory("VmRSS")
    if before is None:
        return None
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    ours(landcover, 8, width)
    return MAP_BYTES + (memory("VmHWM") - before) / landcover.grid.size


def main():
    """Print a line for each map and setting."""
    ours(make_classes(random_map(50)), 8, 3)
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(sys.argv[1] if len(sys.argv) > 1 else sys.executable, folder)
        if not peer.there:
            print("pyguidos is missing: only our own times follow. See the head of this file.")
        for name, cells in maps():
            landcover = make_classes(cells)
            for neighbours, width in CASES:
                our_times, peer_times, same = [], [], True
                for _ in range(RUNS):
                    seconds, found = ours(landcover, neighbours, width)
                    our_times.append(seconds)
                    if peer.there:
                        seconds, expected = peer.run(cells, neighbours, width)
                        peer_times.append(seconds)
                        same &= bool((found == expected).all())
                line = f"{name}, {neighbours} neighbours, edge {width}: {median(our_times):.2f} s"
                if peer.there:
                    ratio = median(our_times) / median(peer_times)
                    line += f", engine {median(peer_times):.2f} s, ratio {ratio:.2f}, "
                    line += "all cells the same" if same else "CELLS DIFFER"
                if neighbours == 8:
                    used = bytes_a_cell(landcover, width)
                    line += "" if used is None else f", {used:.1f} bytes a cell"
                print(line, flush=True)


if __name__ == "__main__":
    main()
