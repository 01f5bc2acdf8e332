"""Reads the published Omniscape cases: settings, rasters, and the maps they are expected to give."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ....algorithms import raster_io
from ....algorithms.circuits.current_flow import Meaning
from ....algorithms.circuits.omnidirectional import omnidirectional
from ....algorithms.circuits.target_tables import Comparison, Condition
from ....algorithms.grid import Neighbours, Raster
from ...landscapes import make_grid

MASKED = -9999.0


class Case:
    """One .ini file of the kit and everything it names."""

    def __init__(self, folder, ini):
        self.folder = Path(folder)
        lines = (self.folder / "input" / ini).read_text().splitlines()
        pairs = (line.split("=", 1) for line in lines if "=" in line)
        self.options = {key.strip(): value.strip() for key, value in pairs}

    def raster(self, key):
        """Return the raster that an option names, or None."""
        if key not in self.options:
            return None
        values = read(self.folder / self.options[key])
        return Raster(values, make_grid(values.shape), name=key)

    def true(self, key, default=False):
        """Return an option that is true or false."""
        return self.options.get(key, str(default)).lower() == "true"

    def number(self, key, default):
        """Return an option that is a number."""
        return float(self.options.get(key, default))

    def conditions(self):
        """Return the conditions."""
        future = self.options.get("compare_to_future", "none")
        count = int(self.number("n_conditions", 1)) if self.true("conditional") else 0
        return [
            Condition(
                self.raster(f"condition{k}_file"),
                Comparison(self.options.get(f"comparison{k}", "within")),
                self.number(f"condition{k}_lower", -np.inf),
                self.number(f"condition{k}_upper", np.inf),
                self.raster(f"condition{k}_future_file") if future in (str(k), "both") else None,
            )
            for k in range(1, count + 1)
        ]

    def run(self):
        """Return our result of the case; even block sizes are raised by one, as Omniscape does."""
        block = int(self.number("block_size", 1))
        reclass = self.options.get("reclass_table") if self.true("reclassify_resistance") else None
        return omnidirectional(
            self.raster("resistance_file"),
            radius=int(self.number("radius", 1)),
            block_size=block + (block % 2 == 0),
            buffer=int(self.number("buffer", 0)),
            meaning=Meaning.CONDUCTANCE if self.true("resistance_is_conductance") else Meaning.RESISTANCE,
            strength=self.raster("source_file"),
            strength_from_resistance=self.true("source_from_resistance"),
            resistance_cutoff=self.number("r_cutoff", np.inf),
            strength_threshold=self.number("source_threshold", 0),
            conditions=self.conditions(),
            reclass=None if reclass is None else str(self.folder / reclass),
            neighbours=Neighbours.FOUR if self.true("connect_four_neighbors_only") else Neighbours.EIGHT,
            correct_artifacts=self.true("correct_artifacts", True),
            mask_nodata=self.true("mask_nodata", True),
            flow_potential=self.true("calc_flow_potential"),
            normalized=self.true("calc_normalized_current"),
        )


def read(path):
    """Return the values of a raster of the kit, NaN where it has no data."""
    path = Path(path)
    if path.suffix == ".tif":
        return raster_io.read_raster(str(path), name=path.name).values.astype(float)
    lines = path.read_text().split("\n")
    head = dict(line.lower().split() for line in lines[:6])
    values = np.array(" ".join(lines[6:]).split(), float).reshape(int(head["nrows"]), int(head["ncols"]))
    values[values == float(head["nodata_value"])] = np.nan
    return values
