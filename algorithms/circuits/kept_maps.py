"""A folder with the current and the voltage of every solve, and a journal of those that are whole.

A run that was cancelled or failed leaves the folder as it is; the next run with the same inputs goes on from there.
Modes whose maps are all sums of the same solves also keep the voltages of these until the last map is whole.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from pathlib import Path
from threading import Lock

import numpy as np

from .. import raster_io
from ..errors import OutputError
from ..grid import Raster

JOURNAL = "journal.jsonl"
FORMAT = 2


def fingerprint(landscape, ids, grid, *more):
    """Return a text that differs whenever inputs or parameters that change a map do; `more` are further arrays."""
    digest = hashlib.sha256()
    for values in (landscape.conductance, landscape.regions, landscape.labels, *more):
        if values is not None:
            digest.update(np.ascontiguousarray(values))
        digest.update(b"|")
    choices = landscape.choices
    words = [choice.value for choice in (choices.neighbours, choices.average, choices.solver)]
    rest = [FORMAT, str(grid), list(ids), *words, choices.tolerance, choices.zero_nodes]
    digest.update(json.dumps(rest, default=str).encode())
    return digest.hexdigest()


class KeptMaps:
    """Writes the maps of pairs or single nodes, and knows which an earlier run has written.

    Parameters
    ----------
    folder : str
        Where; it is made if it is not there.
    grid : Grid
        Of all maps.
    ids : sequence
        The users' names of the nodes.
    mark : str
        The `fingerprint` of the run.
    progress : Progress
        Is told what is taken over.
    """

    def __init__(self, folder, grid, ids, mark, progress):
        self.folder, self.grid, self.ids = Path(folder), grid, ids
        self.names = _file_names(ids)
        self.lock = Lock()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.known = self._begin(mark, progress)
        except OSError as error:
            raise OutputError(f"Maps folder: '{folder}' cannot be written ({error.strerror}).") from None

    def _begin(self, mark, progress):
        """Return the solves an earlier run of the same inputs has finished, with their resistances."""
        journal = self.folder / JOURNAL
        lines = _read_lines(journal)
        if not lines or lines[0].get("fingerprint") != mark:
            if lines:
                progress.warn(
                    f"Maps folder: '{self.folder}' holds maps of other inputs or parameters; all are computed "
                    "anew, and maps of the same name are replaced."
                )
            self.forget_columns()
            self._write_lines([{"fingerprint": mark}])
            return {}
        known = {tuple(line["nodes"]): line["resistance"] for line in lines[1:] if self._is_whole(line)}
        self._write_lines([lines[0], *({"nodes": nodes, "resistance": value} for nodes, value in known.items())])
        if known:
            what = "pairs" if len(next(iter(known))) == 2 else "nodes"
            progress.say(f"{len(known)} {what} are taken from '{self.folder}', where an earlier run has left them.")
        return known

    def _write_lines(self, lines):
        """Write the journal anew, without what was cut off."""
        (self.folder / JOURNAL).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    def _is_whole(self, line):
        """Return whether a line of the journal names one or two nodes whose maps are there."""
        nodes = line.get("nodes", ())
        if len(nodes) not in (1, 2) or max(nodes) >= len(self.ids):
            return False
        return all(self.path(kind, *nodes).exists() for kind in ("current", "voltage"))

    def path(self, kind, *positions):
        """Return the file of a map of one or two nodes."""
        mark = "_to_" if any("_" in name for name in self.names) else "_"
        return self.folder / f"{kind}_{mark.join(self.names[position] for position in positions)}.tif"

    def keep(self, nodes, resistance, current, voltage):
        """Write the maps of a solve between one or two nodes, then note that it is whole."""
        self.write(current, voltage, *nodes)
        line = json.dumps({"nodes": [int(k) for k in nodes], "resistance": float(resistance)})
        with self.lock, open(self.folder / JOURNAL, "a", encoding="utf-8") as journal:
            journal.write(line + "\n")

    def write(self, current, voltage, *positions):
        """Write current and voltage under their final names only when they are whole."""
        for kind, values in (("current", current), ("voltage", voltage)):
            final = self.path(kind, *positions)
            waiting = final.with_name(f".{final.name}.partial")
            raster_io.write_raster(str(waiting), Raster(values, self.grid, name=kind))
            os.replace(waiting, final)

    def current(self, nodes):
        """Return the current of a solve that an earlier run has finished."""
        return raster_io.read_raster(str(self.path("current", *nodes)), name="Current").values

    def voltage(self, nodes):
        """Return the voltage of a solve that an earlier run has finished."""
        return raster_io.read_raster(str(self.path("voltage", *nodes)), name="Voltage").values

    def _column(self, piece, column):
        """Return the file of the voltages that all maps of a connected piece are sums of."""
        return self.folder / f"solve_{piece}_{column}.npy"

    def keep_column(self, piece, column, voltages):
        """Keep voltages under their final name only when they are whole."""
        final = self._column(piece, column)
        waiting = final.with_name(f".{final.name}.partial")
        with waiting.open("wb") as file:
            np.save(file, voltages)
        os.replace(waiting, final)

    def column(self, piece, column, size):
        """Return `size` voltages that an earlier run has kept, or None."""
        try:
            voltages = np.load(self._column(piece, column))
        except (OSError, ValueError, EOFError):
            return None
        return voltages if voltages.shape == (size,) else None

    def forget_columns(self):
        """Take away the kept voltages, which are of no use once all maps are whole."""
        for file in self.folder.glob("solve_*_*.npy"):
            file.unlink()

    def write_matrix(self, table):
        """Write the resistances as a matrix with the ids in the first row and column."""
        place = {name: k for k, name in enumerate(self.ids)}
        matrix = np.full((len(place), len(place)), -1.0)
        np.fill_diagonal(matrix, 0.0)
        for one, two, value in zip(table["from_id"], table["to_id"], table["resistance"]):
            matrix[place[one], place[two]] = matrix[place[two], place[one]] = value
        with open(self.folder / "resistances.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["node_id", *self.ids])
            writer.writerows([name, *row] for name, row in zip(self.ids, matrix.tolist()))


def _read_lines(journal):
    """Return the lines of a journal; the last may have been cut off with the run that wrote it."""
    if not journal.exists():
        return []
    found = [_parsed(line) for line in journal.read_text("utf-8").splitlines()]
    return [line for line in found if isinstance(line, dict)]


def _parsed(line):
    """Return what a line of JSON means, None if it is cut off."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def _file_names(ids):
    """Return a name for each node that a file may bear; names that would be the same get their position."""
    names = [re.sub(r"[^\w.-]", "_", str(name)) for name in ids]
    lowered = [name.lower() for name in names]
    return [name if lowered.count(name.lower()) == 1 else f"{name}_{k + 1}" for k, name in enumerate(names)]
