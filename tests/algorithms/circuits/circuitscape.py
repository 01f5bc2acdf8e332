"""Reads the published Circuitscape cases: settings, rasters, points, and the maps they are expected to give."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np

from ....algorithms import raster_io
from ....algorithms.circuits.current_flow import (
    GroundConflict,
    Meaning,
    Mode,
    current_flow,
    read_pairs,
)
from ....algorithms.circuits.laplacian import Average
from ....algorithms.grid import Grid, Neighbours, Raster
from ....algorithms.patches import Patches
from ...landscapes import metric_crs

CONFLICTS = dict(zip(("keepall", "rmvsrc", "rmvgnd", "rmvall"), GroundConflict))


class Case:
    """One .ini file of the kit and everything it names."""

    def __init__(self, folder, ini):
        self.folder = Path(folder)
        self.name = Path(ini).stem
        lines = (self.folder / ini).read_text().splitlines()
        pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        self.options = {key.strip(): value.strip() for key, value in pairs}
        self.habitat = self._raster("habitat_file", "Resistance")

    def _true(self, key):
        return self.options.get(key, "False").lower() == "true"

    def _read(self, key, name):
        """Return values with NaN and the lower left corner and cell size of a file."""
        path = self.folder / self.options[key]
        if ".tif" in path.name:
            text = f"/vsigzip/{path}" if path.suffix == ".gz" else str(path)
            return raster_io.read_raster(text, name=name).values.astype(float), None
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt") as file:
            lines = file.read().split("\n")
        head = dict(line.lower().split() for line in lines[:6])
        shape = int(head["nrows"]), int(head["ncols"])
        values = np.array(" ".join(lines[6:]).split(), float).reshape(shape)
        values[values == float(head["nodata_value"])] = np.nan
        return values, tuple(float(head[key]) for key in ("xllcorner", "yllcorner", "cellsize"))

    def _raster(self, key, name):
        values, corner = self._read(key, name)
        if key == "habitat_file":
            self.corner = corner
            self.grid = Grid(values.shape, (0.0, float(values.shape[0])), (1.0, 1.0), metric_crs())
        return Raster(values, self.grid, name=name)

    def _located(self, key, name):
        """Return a raster from a raster file, or from a text file of value, x, y."""
        if not self.options[key].endswith(".txt"):
            return self._raster(key, name)
        values = np.full(self.grid.shape, np.nan)
        left, lower, size = self.corner
        for value, x, y in np.loadtxt(self.folder / self.options[key], ndmin=2):
            row = int(np.ceil(self.grid.shape[0] - (y - lower) / size)) - 1
            values[row, int(np.ceil((x - left) / size)) - 1] = value
        return Raster(values, self.grid, name=name)

    def _patches(self, raster):
        values = np.where(raster.values > 0, raster.values, 0).astype(int)
        ids, labels = np.unique(values, return_inverse=True)
        labels = labels.reshape(values.shape) + (0 if ids[0] == 0 else 1)
        return Patches(labels.astype(np.int32), self.grid, tuple(int(k) for k in ids if k > 0))

    def run(self, **changes):
        """Return the `CurrentFlow` of the case, and its maps by the name Circuitscape gives them."""
        options, maps = self.options, {}
        mode = Mode(options["scenario"])
        arguments = {
            "meaning": Meaning.RESISTANCE if self._true("habitat_map_is_resistances") else Meaning.CONDUCTANCE,
            "mode": mode,
            "neighbours": Neighbours.FOUR if self._true("connect_four_neighbors_only") else Neighbours.EIGHT,
            "average": Average.RESISTANCE if self._true("connect_using_avg_resistances") else Average.CONDUCTANCE,
        }
        if self._true("use_polygons"):
            arguments["short_circuit"] = self._patches(self._raster("polygon_file", "Regions"))
        if self._true("use_mask"):
            arguments["mask"] = self._raster("mask_file", "Mask")
        if mode is Mode.ADVANCED:
            arguments.update(self._advanced())
            flow = current_flow(self.habitat, **arguments, **changes)
            return flow, {"curmap": flow.current.values, "voltmap": flow.voltage.values}
        nodes = self._patches(self._located("point_file", "Nodes"))
        if self._true("use_included_pairs"):
            text = (self.folder / options["included_pairs_file"]).read_text()
            arguments["pairs"] = read_pairs(text, nodes.ids)
        if self._true("use_variable_source_strengths"):
            rows = dict(np.loadtxt(self.folder / options["variable_source_file"], ndmin=2))
            arguments["strengths"] = [rows.get(k, 1.0) for k in nodes.ids]

        def keep(from_id, to_id, current, voltage):
            name = "_".join(str(k) for k in (from_id, to_id) if k is not None)
            maps[f"curmap_{name}"], maps[f"voltmap_{name}"] = current, voltage

        flow = current_flow(self.habitat, nodes, **arguments, on_map=keep, **changes)
        maps["cum_curmap"], maps["max_curmap"] = flow.current.values, flow.maximum.values
        return flow, maps

    def _advanced(self):
        return {
            "sources": self._located("source_file", "Sources"),
            "grounds": self._located("ground_file", "Grounds"),
            "ground_meaning": Meaning.RESISTANCE if self._true("ground_file_is_resistances") else Meaning.CONDUCTANCE,
            "ground_conflict": CONFLICTS.get(self.options["remove_src_or_gnd"], GroundConflict.KEEP_ALL),
            "unit_currents": self._true("use_unit_currents"),
            "direct_grounds": self._true("use_direct_grounds"),
        }

    def expected(self):
        """Return the expected maps (0 where there is no data) and resistances that the kit calls good."""
        with open(self.folder / "manifest.csv", encoding="utf-8") as file:
            good = [row["expected_file"] for row in csv.DictReader(file) if row["case"] == self.name]
            file.seek(0)
            stale = {row["expected_file"] for row in csv.DictReader(file) if row["status"] == "stale"}
        maps, resistances = {}, None
        for name in good:
            path = self.folder / "output_verify" / name
            kind = name[len(self.name) + 1 : -4]
            if name in stale or not path.exists():
                continue
            if name.endswith(".asc"):
                values = np.loadtxt(path, skiprows=6)
                maps[kind] = np.where(values == -9999, 0, values)
            elif kind == "resistances":
                resistances = np.loadtxt(path, ndmin=2)
        return maps, resistances


def differences(case, **changes):
    """Return the largest difference of the maps, and the largest relative one of the resistances."""
    flow, maps = case.run(**changes)
    expected, resistances = case.expected()
    assert expected or resistances is not None
    worst = 0.0
    for name, values in expected.items():
        if name not in maps and not values.any():
            continue
        worst = max(worst, np.abs(np.nan_to_num(maps[name]) - values).max())
    return worst, 0.0 if resistances is None else _resistance_difference(flow.resistances, resistances)


def _resistance_difference(table, expected):
    """Return the largest relative difference; pairs we did not solve must be -1 in the file."""
    if expected.shape[1] == 2:
        found = dict(zip([k for k in table["from_id"] if k is not None] or table["to_id"], table["resistance"]))
        pairs = [(found.pop(int(k), -1.0), value) for k, value in expected]
        assert not found
    else:
        found = {}
        for one, two, value in zip(table["from_id"], table["to_id"], table["resistance"]):
            found[one, two] = found[two, one] = value
        ids = expected[0, 1:].astype(int)
        pairs = [
            (found.get((one, two), -1.0 if one != two else 0.0), expected[1 + i, 1 + j])
            for i, one in enumerate(ids)
            for j, two in enumerate(ids)
        ]
    return max(abs(ours - theirs) / max(abs(theirs), 1e-3) for ours, theirs in pairs)
