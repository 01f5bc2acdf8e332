"""Small networks for tests, and the networks and tables of the Conefor kit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ....algorithms.graph import PatchGraph
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid


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
