"""Small networks for tests, and the networks and tables of the Conefor kit."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

from ....algorithms import jit
from ....algorithms.graph import PatchGraph
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid

COMPILED = jit.available() and os.environ.get("NUMBA_DISABLE_JIT") != "1"
compiled_only = pytest.mark.skipif(not COMPILED, reason="so many patches take long without compiled kernels")


def make_network(areas, links, ids=None):
    """Return patches with areas and links given as rows of (position, position, distance)."""
    ids = tuple(ids or range(1, len(areas) + 1))
    patches = Patches(None, make_grid((1, 1)), ids, {"area_ha": np.array(areas, float)})
    rows = np.array(links, float).reshape(-1, 3)
    fields = {"link_id": np.arange(1, len(rows) + 1), "active": np.ones(len(rows), bool), "lcd": rows[:, 2]}
    return patches, PatchGraph(ids, rows[:, :2].astype(int), fields)


def conefor_network(name, values=lambda column: column):
    """Return patches and links of a kit; `values` turns the third column into distances."""
    folder = Path(kit("patches", "conefor_273", name))
    nodes, rows = np.loadtxt(folder / "nodes.txt"), np.loadtxt(folder / "con.txt")
    place = {int(k): position for position, k in enumerate(nodes[:, 0])}
    links = [(place[int(a)], place[int(b)], d) for a, b, d in zip(rows[:, 0], rows[:, 1], values(rows[:, 2]))]
    return make_network(nodes[:, 1], links, [int(k) for k in nodes[:, 0]])


def random_links(seed, count=12, share=0.3):
    """Return areas and links (position, position, distance) of a random network, one of length 0."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count) if rng.random() < share]
    lengths = rng.random(len(pairs))
    lengths[:1] = 0
    return rng.random(count), [(a, b, d) for (a, b), d in zip(pairs, lengths)]


def graphab_table():
    """Return the table of local metrics of the Graphab kit as arrays by column, NaN where it is empty."""
    with open(kit("patches", "graphab_test", "patches_metrics.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in rows[0]}


def graphab_expected():
    """Return the counts and metrics of whole graphs of the Graphab kit."""
    return json.loads(Path(kit("patches", "graphab_test", "expected.json")).read_text("utf-8"))


def graphab_network(linkset, column="Dist"):
    """Return patches and links of a linkset of the Graphab kit; areas are square metres."""
    with open(kit("patches", "graphab_test", "linksets", f"{linkset}-links.csv"), encoding="utf-8") as file:
        links = [(int(row["ID1"]) - 1, int(row["ID2"]) - 1, float(row[column])) for row in csv.DictReader(file)]
    return make_network(graphab_table()["Capacity"], links)


def conefor_links(name, file):
    """Return a table of importances of links as Conefor printed it."""
    lines = Path(kit("patches", "conefor_273", name, file)).read_text().splitlines()
    head, *rows = [line.split() for line in lines if line.strip()]
    return {column: np.array([float(row[k]) for row in rows]) for k, column in enumerate(head)}


def conefor_overall(name, file="overall_indices.txt"):
    """Return the indices of the whole network as Conefor printed them."""
    lines = Path(kit("patches", "conefor_273", name, file)).read_text().splitlines()
    return {line.split("\t")[0]: float(line.split("\t")[1]) for line in lines if line.strip()}


def conefor_importances(name):
    """Return the table of importances of patches as Conefor printed it."""
    lines = Path(kit("patches", "conefor_273", name, "node_importances.txt")).read_text().splitlines()
    head = lines[0].split()
    values = np.array([[float(v) for v in line.split()] for line in lines[1:] if line.strip()])
    return {column: values[:, k] for k, column in enumerate(head)}
