"""A folder with the current and the voltage of every pair, and a journal of the pairs that are whole.

A run that was cancelled or failed leaves the folder as it is; the next run with the same inputs goes on from there.
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
FORMAT = 1


def fingerprint(landscape, ids, grid):
    """Return a text that differs whenever inputs or parameters that change a map do."""
    digest = hashlib.sha256()
    for values in (landscape.conductance, landscape.regions, landscape.labels):
        if values is not None:
            digest.update(np.ascontiguousarray(values))
        digest.update(b"|")
    choices = landscape.choices
    words = [choice.value for choice in (choices.neighbours, choices.average, choices.solver)]
    rest = [FORMAT, str(grid), list(ids), *words, choices.tolerance, choices.zero_nodes]
    digest.update(json.dumps(rest, default=str).encode())
    return digest.hexdigest()


class KeptMaps:
    """Writes the maps of pairs, and knows which an earlier run has written.

    Parameters
    ----------
    folder : str
        Where; it is made if it is not there.
    grid : Grid
        Of all maps.
    ids : sequence
        The users' names of the nodes.
    mark : str or None
        The `fingerprint` of the run; None keeps no journal.
    progress : Progress
        Is told what is taken over.
    """

    def __init__(self, folder, grid, ids, mark, progress):
        self.folder, self.grid, self.ids = Path(folder), grid, ids
        self.names = _file_names(ids)
        self.lock = Lock()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.known = {} if mark is None else self._begin(mark, progress)
        except OSError as error:
            raise OutputError(f"Maps folder: '{folder}' cannot be written ({error.strerror}).") from None

    def _begin(self, mark, progress):
        """Return the pairs an earlier run of the same inputs has finished, with their resistances."""
        journal = self.folder / JOURNAL
        lines = _read_lines(journal)
        if not lines or lines[0].get("fingerprint") != mark:
            if lines:
                progress.warn(
                    f"Maps folder: '{self.folder}' holds maps of other inputs or parameters; all pairs are computed "
                    "anew, and maps of the same name are replaced."
                )
            self._write_lines([{"fingerprint": mark}])
            return {}
        known = {tuple(line["pair"]): line["resistance"] for line in lines[1:] if self._is_whole(line)}
        self._write_lines([lines[0], *({"pair": pair, "resistance": value} for pair, value in known.items())])
        if known:
            progress.say(f"{len(known)} pairs are taken from '{self.folder}', where an earlier run has left them.")
        return known

    def _write_lines(self, lines):
        """Write the journal anew, without what was cut off."""
        (self.folder / JOURNAL).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    def _is_whole(self, line):
        """Return whether a line of the journal names a pair whose maps are there."""
        pair = line.get("pair", ())
        if len(pair) != 2 or max(pair) >= len(self.ids):
            return False
        return all(self.path(kind, *pair).exists() for kind in ("current", "voltage"))

    def path(self, kind, *positions):
        """Return the file of a map of one or two nodes."""
        mark = "_to_" if any("_" in name for name in self.names) else "_"
        return self.folder / f"{kind}_{mark.join(self.names[position] for position in positions)}.tif"

    def keep(self, pair, resistance, current, voltage):
        """Write the maps of a pair, then note that it is whole."""
        self.write(current, voltage, *pair)
        line = json.dumps({"pair": list(pair), "resistance": resistance})
        with self.lock, open(self.folder / JOURNAL, "a", encoding="utf-8") as journal:
            journal.write(line + "\n")

    def write(self, current, voltage, *positions):
        """Write current and voltage under their final names only when they are whole."""
        for kind, values in (("current", current), ("voltage", voltage)):
            final = self.path(kind, *positions)
            waiting = final.with_name(f".{final.name}.partial")
            raster_io.write_raster(str(waiting), Raster(values, self.grid, name=kind))
            os.replace(waiting, final)

    def current(self, pair):
        """Return the current of a pair that an earlier run has finished."""
        return raster_io.read_raster(str(self.path("current", *pair)), name="Current").values

    def voltage(self, pair):
        """Return the voltage of a pair that an earlier run has finished."""
        return raster_io.read_raster(str(self.path("voltage", *pair)), name="Voltage").values

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
