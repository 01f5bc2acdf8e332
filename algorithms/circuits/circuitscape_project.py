"""Circuitscape projects as they are: the .ini file, and the rasters and text lists it names.

Formats are those of Circuitscape 4 and 5: ASCII grids (also compressed), GeoTIFF, lists of ``id x y``, ``value x y``,
``id strength``, pairs, and networks as lists of ``node node value``.
"""

from __future__ import annotations

import gzip
import re
import shutil
import tempfile
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import numpy as np

from .. import raster_io
from ..errors import EmptyInputError, InvalidValueError
from ..grid import Grid, Raster
from ..patches import Patches
from ..progress import Progress
from .grid_files import MISSING

LOCAL_CRS = 'LOCAL_CS["Cells",UNIT["metre",1]]'
TRUE, FALSE = ("true", "1"), ("false", "0", "")
# What settings of how to compute hold that say nothing of their own.
USUAL = "cg+amg", "double", "1000", "10", "info", "none", *TRUE, *FALSE
# Keys with a yes or no that is not False where it is not said.
DEFAULT_TRUE = "habitat_map_is_resistances", "ground_file_is_resistances"
HEADER = "ncols nrows xllcorner yllcorner xllcenter yllcenter cellsize dx dy nodata_value".split()


@dataclass(frozen=True)
class Project:
    """The settings of an .ini file, by key, as they are written; where it lies; and all its text."""

    options: dict
    path: Path
    content: str = ""
    progress: Progress = field(default_factory=Progress)

    def text(self, key, default=""):
        """Return a setting without quotes and comments."""
        return _bare(self.options[key]) if key in self.options else default

    def true(self, key):
        """Return a setting that is yes or no."""
        value = self.text(key, str(key in DEFAULT_TRUE)).lower()
        if value not in (*TRUE, *FALSE):
            raise InvalidValueError(f"{self.path.name}: {key} is '{value}'; it must be True or False.")
        return value in TRUE

    def names_file(self, key):
        """Return whether a setting names a file, and is no place holder."""
        return self.text(key).lower() not in ("", "none") and not self.text(key).startswith("(")

    def file(self, key):
        """Return the file that a setting names, looked for from the folder of the .ini and those above it.

        A project may come from another machine: capitals are passed over where nothing fits them, and of a path that
        leads nowhere the end is looked for beside the .ini.
        """
        if not self.names_file(key):
            raise EmptyInputError(f"{self.path.name}: {key} names no file; these settings need one.")
        # A name may hold what begins a comment elsewhere.
        names = [text.replace("\\", "/") for text in dict.fromkeys((self.options[key].strip("\"'"), self.text(key)))]
        folders = (self.path.parent, *self.path.parent.parents)
        for folder in folders:
            for name in names:
                if (folder / name).is_file():
                    return folder / name
        parts = PurePosixPath(names[-1]).parts
        tails = [(self.path.parent, parts[k:]) for k in range(1, len(parts))]
        for folder, wanted in [*((folder, parts) for folder in folders), *tails]:
            found = _whatever_capitals(folder, wanted)
            if found is not None:
                self.progress.warn(
                    f"{self.path.name}: {key} is '{names[-1]}', which is not there; '{found}' is taken instead."
                )
                return found
        raise InvalidValueError(
            f"{self.path.name}: {key} is '{names[-1]}', which is neither in the folder of the project nor in one above "
            "it."
        )


def _bare(text):
    """Return a setting without the quotes around it, or else without a comment behind it."""
    quoted = re.match(r"""(["'])(.*?)\1\s*([#;]|$)""", text)
    return quoted.group(2).strip() if quoted else re.split(r"(?:^|\s)[#;]", text, maxsplit=1)[0].strip()


def _whatever_capitals(folder, parts):
    """Return the file of a folder that is named so but for capitals, or None."""
    for part in parts:
        try:
            folder = next((path for path in folder.iterdir() if path.name.casefold() == part.casefold()), None)
        except OSError:
            return None
        if folder is None:
            return None
    return folder if folder.is_file() else None


def read_project(path, progress=None):
    """Return the settings of an .ini file.

    Parameters
    ----------
    path : str
        The file: lines of ``key = value`` in UTF-8, UTF-16 or Latin 1. Heads of sections and lines that begin with
        ``#`` or ``;`` are passed over, so is what follows a blank and one of these; a value may stand in quotes.
    progress : Progress, optional
        Is warned of files that are taken from elsewhere.
    """
    path = Path(path).resolve()
    try:
        content = _decoded(path.read_bytes())
    except OSError as error:
        raise InvalidValueError(f"Project: '{path}' cannot be read ({error.strerror}).") from None
    pairs = [line.split("=", 1) for line in content.splitlines() if "=" in line and line.strip()[0] not in "#;["]
    options = {key.strip().lower(): value.strip() for key, value in pairs}
    if not options:
        raise InvalidValueError(f"Project: '{path}' has no lines of key = value; choose the .ini file of a project.")
    return Project(options, path, content, progress or Progress())


def _decoded(data):
    """Return the text of a file, whatever editor has written it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def tell_settings(project, known, silent):
    """Say which settings are unknown to the program a project is for, and which have no use here.

    Parameters
    ----------
    project : Project
        The settings.
    known : collection of str
        Those of the program.
    silent : collection of str
        Those that say how to compute and not what; they are told unless they are as usual.
    """
    name, progress = project.path.name, project.progress
    unknown = sorted(set(project.options) - set(known) - set(silent))
    if unknown:
        progress.warn(f"{name}: these settings are unknown and are passed over: {', '.join(unknown)}.")
    unusual = [key for key in silent if project.text(key).lower() not in USUAL]
    if unusual:
        progress.say(
            f"{name}: these settings are passed over, since how to compute is chosen here: {', '.join(unusual)}."
        )


def _content(path):
    """Return the text of a file that may be compressed, or None if it is no text."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            data = file.read()
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidValueError(f"'{path.name}' cannot be read ({error}).") from None
    return None if b"\0" in data[:4096] else _decoded(data)


def is_list(path):
    """Return whether a file is a text list and no raster."""
    text = _content(path)
    first = text.split(None, 1)[0].lower() if text and text.strip() else ""
    return text is not None and first not in HEADER


def read_list(path, columns, name):
    """Return the first numbers of each line of a text list, shape ``(rows, columns)``."""
    rows = []
    for line in (_content(path) or "").splitlines():
        cells = line.replace(",", " ").split()
        if not cells:
            continue
        try:
            rows.append([float(cell) for cell in cells[:columns]])
        except ValueError:
            rows.append([])
        if len(rows[-1]) < columns:
            raise InvalidValueError(f"{name}, '{path.name}', line '{line.strip()}': {columns} numbers are needed.")
    return np.array(rows, float).reshape(-1, columns)


def read_grid_file(path, name):
    """Return an ASCII grid or GeoTIFF, also compressed, as float64, NaN for no data and -9999."""
    text = _content(path)
    if text is not None and not is_list(path):
        return _ascii_grid(path, text, name)
    raster = _packed_raster(path, name) if path.suffix == ".gz" else raster_io.read_raster(str(path), name=name)
    values = raster.values.astype(np.float64)
    values[values == MISSING] = np.nan
    return replace(raster, values=values)


def _packed_raster(path, name):
    """Return a compressed raster; GDAL's own way would leave a file beside it."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / path.stem
        with gzip.open(path) as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        return raster_io.read_raster(str(plain), name=name)


def _ascii_grid(path, text, name):
    """Return the raster of an ASCII grid."""
    lines = text.splitlines()
    head, count = {}, 0
    for line in lines:
        cells = line.split()
        if not cells or cells[0].lower() not in HEADER:
            break
        head[cells[0].lower()] = cells[1] if len(cells) > 1 else ""
        count += 1
    try:
        shape = int(head["nrows"]), int(head["ncols"])
        width, height = (float(head["cellsize"] if "cellsize" in head else head[key]) for key in ("dx", "dy"))
        values = np.array(" ".join(lines[count:]).split(), float)
        left = float(head["xllcorner"]) if "xllcorner" in head else float(head["xllcenter"]) - width / 2
        lower = float(head["yllcorner"]) if "yllcorner" in head else float(head["yllcenter"]) - height / 2
        missing = float(head.get("nodata_value", MISSING))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValueError(f"{name}: '{path.name}' is no ASCII grid that can be read ({error}).") from None
    if values.size != shape[0] * shape[1]:
        raise InvalidValueError(
            f"{name}: '{path.name}' holds {values.size} values; {shape[0]} rows of {shape[1]} need "
            f"{shape[0] * shape[1]}."
        )
    values[(values == missing) | (values == MISSING)] = np.nan
    grid = Grid(shape, (left, lower + shape[0] * height), (width, height), _crs_beside(path))
    return Raster(values.reshape(shape), grid, name=name)


def _crs_beside(path):
    """Return the coordinate system that a .prj file beside an ASCII grid gives it."""
    if path.suffix == ".gz" or not path.with_suffix(".prj").exists():
        return ""
    try:
        return raster_io.read_grid(str(path)).crs
    except InvalidValueError:
        return ""


@dataclass(frozen=True)
class Maps:
    """Reads the rasters of a project on the cells of its habitat.

    Currents are per cell whatever the coordinate system is, so they are computed in a local one; `crs` is for results.
    """

    project: Project
    habitat: Raster
    crs: str
    progress: object

    @property
    def grid(self):
        """The cells."""
        return self.habitat.grid

    def raster(self, key, name):
        """Return a raster on the cells of the habitat, with a warning if it says that it lies elsewhere."""
        found = read_grid_file(self.project.file(key), name)
        if found.grid.shape != self.grid.shape:
            raise InvalidValueError(
                f"{name}: '{self.project.text(key)}' has {found.grid.shape[0]} rows of {found.grid.shape[1]} cells, "
                f"the habitat has {self.grid.shape[0]} of {self.grid.shape[1]}; both must have the same cells."
            )
        if not self.grid.same_as(found.grid):
            self.progress.warn(
                f"{name}: '{self.project.text(key)}' has {found.grid}, the habitat {self.grid}; they are combined "
                "cell by cell as they are."
            )
        return Raster(found.values, self.grid, name=name)

    def located(self, key, name):
        """Return values in cells from a raster, or from a text list of value, x, y."""
        path = self.project.file(key)
        if not is_list(path):
            return self.raster(key, name)
        values = np.full(self.grid.shape, np.nan)
        for value, x, y in read_list(path, 3, name):
            cell = self._cell(x, y, name)
            if not np.isnan(values[cell]) and values[cell] != value:
                self.progress.warn(f"{name}: {values[cell]:g} and {value:g} lie in one cell; the second is taken.")
            values[cell] = value
        return Raster(values, self.grid, name=name)

    def focal_nodes(self):
        """Return the focal nodes, and by the id of each further point of a cell the id of the node it is one with."""
        path, name, same = self.project.file("point_file"), "Focal nodes", {}
        if not is_list(path):
            return self.patches(self.raster("point_file", name)), same
        values = np.full(self.grid.shape, np.nan)
        for number, x, y in read_list(path, 3, name):
            cell = self._cell(x, y, name)
            if np.isnan(values[cell]):
                values[cell] = number
            elif values[cell] != number:
                same[int(number)] = int(values[cell])
        nodes = self.patches(Raster(values, self.grid, name=name))
        return nodes, {number: other for number, other in same.items() if number not in nodes.ids}

    def _cell(self, x, y, name):
        """Return row and column of a point; on a border between cells it belongs to the left or upper one."""
        (left, upper), (width, height), rows = self.grid.origin, self.grid.cell, self.grid.shape[0]
        lower = upper - rows * height
        column = max(0, int(np.ceil((x - left) / width)) - 1) if x >= left else -1
        row = int(np.ceil(rows - (y - lower) / height)) - 1
        row = 0 if row == -1 and y <= upper else row
        if not (0 <= row < rows and 0 <= column < self.grid.shape[1]):
            raise InvalidValueError(f"{name}: the point {x:g}, {y:g} lies outside the habitat raster.")
        return row, column

    def patches(self, raster):
        """Return the cells of each number above 0 as a patch."""
        with np.errstate(invalid="ignore"):
            values = np.where(raster.values > 0, raster.values, 0).astype(np.int64)
        ids = np.unique(values[values > 0])
        if not ids.size:
            raise EmptyInputError(f"{raster.name}: no id above 0 was found.")
        labels = np.where(values > 0, np.searchsorted(ids, values) + 1, 0).astype(np.int32)
        return Patches(labels, self.grid, tuple(int(k) for k in ids))


def local_raster(raster):
    """Return a raster whose coordinate system is one of cells: currents do not depend on the true one."""
    return replace(raster, grid=replace(raster.grid, crs=LOCAL_CRS))


def read_maps(project, progress):
    """Return the reader of a raster project, with its habitat recoded and cells that cannot conduct taken out."""
    habitat = read_grid_file(project.file("habitat_file"), "Habitat")
    values = habitat.values
    if project.true("use_reclass_table"):
        values = recoded(values, read_list(project.file("reclass_file"), 2, "Reclass table"))
    resistances = project.true("habitat_map_is_resistances")
    with np.errstate(invalid="ignore"):
        values = np.where(values < 0 if resistances else values <= 0, np.nan, values)
    return Maps(project, local_raster(replace(habitat, values=values)), habitat.grid.crs, progress)


def recoded(values, table):
    """Return values with each old one of a table (old, new) replaced by the new one."""
    found = values.copy()
    for old, new in table:
        found[values == old] = np.nan if new == MISSING else new
    return found
