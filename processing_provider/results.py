"""The nouns of the core to files that arrive whole or not at all, each with its provenance."""

from __future__ import annotations

import json
import math
import os
import shutil
import sqlite3
import tempfile
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from threading import Lock

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QUrl, QVariant

from ..algorithms import raster_io
from ..algorithms.errors import OutputError
from ..algorithms.grid import Raster
from ..algorithms.patches import Patches
from ..algorithms.progress import POLL_SECONDS, Progress
from ..i18n import tr

CHECKED_FEATURES = 500
PACKAGE = ".gpkg"
VECTOR_ENDINGS = PACKAGE, ".geojson", ".shp", ".csv", ".fgb", ".kml", ".sqlite", ".tab", ".xlsx"
# Formats that hold WGS 84 by their standard, and cannot say that they hold anything else.
IN_DEGREES = ".geojson", ".kml"
LOCK_SECONDS = 5.0
DATABASE_TRACES = "-wal", "-shm", "-journal"
# What describes a file from beside it, and would describe a new one wrongly.
STALE = ".aux.xml", ".ovr"
STALE_OF_SHAPES = ".qix", ".sbn", ".sbx"
REPLACED = ".replaced"
# Formats in which shapes are a column among the others.
DATABASES = PACKAGE, ".sqlite"
# One for each GeoPackage that this program writes to.
_LOCKS = {}


@dataclass(frozen=True)
class Written:
    """An output that is whole but not yet in its place.

    Parameters
    ----------
    declared : Output
        Its declaration.
    target : str
        Where it will be.
    waiting : str
        Where it can be read until then, as a layer source.
    """

    declared: object
    target: str
    waiting: str


@dataclass
class Stage:
    """Where results wait until all are whole: hidden files beside their targets, then renamed together.

    `progress` is asked while they are written whether to stop. A GeoPackage that is there already may be open
    elsewhere, so its new content goes in as one transaction instead. No result takes the place of one of the `inputs`,
    each a file, a layer in it or nothing, and a label.
    """

    progress: Progress = field(default_factory=Progress)
    files: dict = field(default_factory=dict)
    asked: set = field(default_factory=set)
    databases: set = field(default_factory=set)
    inputs: list = field(default_factory=list)
    held: dict = field(default_factory=dict)

    def path(self, target, endings=(), layer=""):
        """Return the waiting place of a target file, refusing one that cannot be written; `layer` is what goes in."""
        final = Path(target).absolute()
        if endings and final.suffix.lower() not in endings:
            raise OutputError(f"'{target}' must end in {' or '.join(endings)}.")
        if not final.parent.is_dir() or not os.access(final.parent, os.W_OK):
            raise OutputError(f"'{target}' cannot be written: folder '{final.parent}' is missing or closed to you.")
        if final.is_dir():
            raise OutputError(f"'{target}' cannot be written: it is a folder.")
        if final.exists() and not os.access(final, os.W_OK):
            raise OutputError(f"'{target}' cannot be written: the file is read-only.")
        self._spare_inputs(final, layer)
        waiting = final.with_name(f".{final.stem}.{uuid.uuid4().hex}.partial{final.suffix}")
        self.files[str(final)] = waiting
        return str(waiting)

    def _spare_inputs(self, final, layer):
        """Refuse a place that an input has, whatever it is called there; a GeoPackage has a place for each layer."""
        package = final.suffix.lower() == PACKAGE
        for file, held, label in self.inputs:
            other_layer = package and held and held.lower() != layer.lower()
            if final.exists() and os.path.samefile(final, file) and not other_layer:
                raise OutputError(f"'{final}' is also the input {label}; results never replace inputs.")

    def shared(self, target, layer=""):
        """Return the waiting place of a GeoPackage that several layers may share, begun as a copy of what is there."""
        known = self.files.get(str(Path(target).absolute()))
        if known is not None:
            self._spare_inputs(Path(target).absolute(), layer)
            return str(known)
        self.hold(target)
        waiting = self.path(target, layer=layer)
        if Path(target).exists():
            self.databases.add(str(Path(target).absolute()))
            _copy_database(target, waiting, target)
        return waiting

    def hold(self, *files):
        """Wait until no other run writes to these GeoPackages, so that each finds the layers of those before it.

        All that a run needs are held at once, in one order, so that no two runs wait for each other.
        """
        for place in sorted({_place(file) for file in files} - self.held.keys()):
            lock = _LOCKS.setdefault(place, Lock())
            while not lock.acquire(timeout=POLL_SECONDS):
                self.progress.check()
            self.held[place] = lock

    def _release(self):
        """Let others write to the GeoPackages of this run."""
        while self.held:
            self.held.popitem()[1].release()

    def check(self, target, endings=()):
        """Refuse a target that cannot be written or was asked for before, before anything is computed."""
        file, layer = split_target(str(target))
        self.path(file, endings, layer)
        self.files.clear()
        place = _place(file), layer.lower()
        if place in self.asked:
            raise OutputError(f"'{target}' is where two results would go; give each a place of its own.")
        self.asked.add(place)

    def check_folder(self, target, package):
        """Refuse a folder that is not there and cannot be made; `package` is the GeoPackage in it."""
        folder = Path(target).absolute()
        there = next(path for path in (folder, *folder.parents) if path.exists())
        if not there.is_dir() or not os.access(there, os.W_OK):
            raise OutputError(f"'{target}' cannot be written: '{there}' is no folder or closed to you.")
        self.asked.add((_place(folder / package), ""))

    def packages(self):
        """Return the GeoPackages among the targets that were checked."""
        return [file for file, _ in self.asked if file.lower().endswith(PACKAGE)]

    def waiting(self, target):
        """Return the layer source under which a written target can be read before it is published."""
        file, layer = split_target(target)
        path = self.files.get(str(Path(file).absolute()))
        return f"{path}|layername={layer}" if file.lower().endswith(PACKAGE) else str(path)

    def publish(self):
        """Put all results in their places; if one cannot go there, leave all places as they were."""
        moves, copies, asides = [], [], []
        databases = [final for final in self.files if final in self.databases]
        try:
            for final, waiting in self.files.items():
                for ending in DATABASE_TRACES:
                    Path(f"{waiting}{ending}").unlink(missing_ok=True)
                if final not in databases:
                    self._exchange(Path(final), waiting, moves)
            # Databases come last, since one may be locked and moving files is easily undone; the last needs no way back.
            for final in databases:
                asides.append(_aside(Path(final)))
                if final != databases[-1]:
                    _copy_database(final, asides[-1], final)
                _copy_database(self.files[final], final, final)
                copies.append((asides[-1], final))
        except BaseException:
            _undo(moves, copies)
            raise
        finally:
            self._release()
            _remove(asides)
        _remove(place for _, place in moves if place.suffix == REPLACED)
        _remove(self.files[final] for final in databases)
        self.files.clear()

    def _exchange(self, final, waiting, moves):
        """Give a waiting file and those that belong to it their final names; put aside what has these or describes it."""
        places = {
            path: final.with_name(final.stem + path.name[len(waiting.stem) :])
            for path in (waiting, *self._companions(waiting))
        }
        stale = [Path(f"{final}{ending}") for ending in STALE]
        stale += [final.with_suffix(ending) for ending in STALE_OF_SHAPES if final.suffix.lower() == ".shp"]
        old = [path for path in dict.fromkeys((*places.values(), *stale)) if path.exists()]
        for path in old:
            self._spare_inputs(path, "")
        try:
            for source, place in (*((path, _aside(path)) for path in old), *places.items()):
                os.replace(source, place)
                moves.append((source, place))
        except OSError as error:
            raise OutputError(f"'{final}' cannot be written; is it open in another program? {error}") from error

    def _companions(self, waiting):
        """Return the files that belong to a waiting one, as a shapefile has."""
        beside = waiting.parent.glob(f"{escape(waiting.stem)}.*")
        return [path for path in beside if path not in self.files.values()]

    def discard(self):
        """Take away whatever was begun."""
        for waiting in self.files.values():
            _remove((*self._companions(waiting), waiting))
        self.files.clear()
        self._release()


def _place(file):
    """Return the one name of a file that may be called by several."""
    return os.path.normcase(os.path.realpath(file))


def _aside(path):
    """Return a hidden place for a file that is being replaced."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex}{REPLACED}")


def _undo(moves, copies):
    """Bring back what was in the places of results, as far as other programs let it."""
    for old, final in reversed(copies):
        with suppress(OSError):
            _copy_database(old, final, final)
    for source, place in reversed(moves):
        with suppress(OSError):
            os.replace(place, source)


def _remove(paths):
    """Remove files; one that another program holds open must not keep the others from going."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _copy_database(source, target, name):
    """Make a GeoPackage a copy of another, minding what other programs have open; `name` is for messages."""
    try:
        with (
            closing(sqlite3.connect(source, LOCK_SECONDS)) as one,
            closing(sqlite3.connect(target, LOCK_SECONDS)) as other,
        ):
            # Copying waits for ever on a lock, so both are tried first.
            one.execute("select count(*) from sqlite_master")
            other.execute("begin immediate")
            other.rollback()
            one.backup(other)
            if name == source:
                other.execute("pragma journal_mode = delete")
    except sqlite3.Error as error:
        raise OutputError(
            f"'{name}' cannot be written: {error}; is it a GeoPackage, and does no other program write to it?"
        ) from error


def write_folder(stage, target, package, value, stamp):
    """Write rasters as files of their name into a folder, and patches, lines and points as layers of one GeoPackage."""
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    for k, (name, item) in enumerate(value.items()):
        stage.progress.report(k / len(value))
        if isinstance(item, Raster):
            write_raster(stage, folder / f"{name}.tif", item, stamp)
            continue
        if isinstance(item, Patches):
            table = polygons_table(item, "id")
        elif isinstance(item, dict):
            crs = next(iter(value.values())).grid.crs
            table = points_table((item, crs))
        else:
            table = lines_table(item)
        write_vector(stage, f"{folder / package}|layername={name}", table, stamp)


def scratch(fill):
    """Return a temporary folder that ``fill(path)`` has filled; nothing of it stays if that fails."""
    folder = tempfile.TemporaryDirectory(dir=QgsProcessingUtils.tempFolder())
    try:
        fill(folder.name)
    except BaseException:
        folder.cleanup()
        raise
    return folder


def move_files(stage, target, folder):
    """Move the files of a `scratch` folder, and of folders in it, to a target folder."""
    for path in sorted(Path(folder.name).rglob("*")):
        if path.is_file():
            stage.progress.check()
            final = Path(target) / path.relative_to(folder.name)
            final.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, stage.path(final))
    folder.cleanup()


def split_target(target):
    """Return the file and layer name of a vector target; a layer in a GeoPackage is ``file.gpkg|layername=name``."""
    if target.startswith("ogr:"):
        source = QgsDataSourceUri(target[len("ogr:") :])
        return source.database(), source.table()
    file, _, layer = target.partition("|layername=")
    return file, layer or Path(file).stem


def split_source(source):
    """Return the file and layer name of a layer source; no layer stands for the whole file."""
    if source.startswith("file:"):
        return QUrl(source).toLocalFile(), ""
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri("gdal" if source.startswith("GPKG:") else "ogr", source)
    file, layer = parts["path"], parts.get("layerName") or ""
    if layer or not file.lower().endswith(PACKAGE):
        return file, layer
    inside = registry.querySublayers(file)
    if any(found.providerKey() != "ogr" for found in inside):
        return file, ""
    number = parts.get("layerId") or 0
    return file, next((found.name() for found in inside if found.layerNumber() == number), "")


def absolute_target(target):
    """Return a target so that it can be found from every working folder."""
    file, bar, layer = target.partition("|")
    return f"{os.path.abspath(file)}{bar}{layer}"


def plain_target(target, context):
    """Return a vector target as a layer source that QGIS can load, and make it expect that one.

    The desktop names a layer in a GeoPackage as ``ogr:dbname='file.gpkg' table="name" (geom)``, which it cannot load.
    A layer in memory, which could not tell how it was made, becomes a temporary file.
    """
    if target.startswith("ogr:"):
        plain = "|layername=".join(split_target(target))
    elif target.startswith("memory:"):
        plain = QgsProcessingUtils.generateTempFilename("layer.gpkg")
    else:
        return target
    if context.willLoadLayerOnCompletion(target):
        loading = context.layersToLoadOnCompletion()
        loading[plain] = loading.pop(target)
        context.setLayersToLoadOnCompletion(loading)
    return plain


def write_raster(stage, target, raster, stamp):
    """Write a raster as a GeoTIFF, with provenance."""
    raster_io.write_raster(stage.path(target), raster, stamp=stamp, progress=stage.progress)


def _field(name, values):
    """Return the QGIS field that holds a column."""
    new = Qgis.QGIS_VERSION_INT >= 33800
    types = QMetaType.Type if new else QVariant.Type
    kinds = {"b": types.Bool, "i": types.LongLong, "u": types.LongLong, "f": types.Double}
    text = types.QString if new else types.String
    return QgsField(name, kinds.get(np.asarray(values).dtype.kind, text))


def _attribute(value):
    """Return a value of the core as QGIS stores it; NaN is missing."""
    plain = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(plain, float) and math.isnan(plain) else plain


def polygons_table(patches, id_field):
    """Return patches as columns and multipolygons."""
    shapes = patches.polygons
    if shapes is None:
        shapes = raster_io.polygonize(patches.labels, patches.grid)
    columns = {id_field or "patch_id": list(patches.ids)}
    columns.update((k, v) for k, v in patches.fields.items() if k not in columns and k.lower() != "fid")
    geometries = []
    for shape in shapes:
        geometry = QgsGeometry()
        geometry.fromWkb(shape)
        geometry.convertToMultiType()
        geometries.append(geometry)
    kinds = {geometry.wkbType() for geometry in geometries}
    # Patches may be points; then so are results made of them.
    kind = kinds.pop() if len(kinds) == 1 else QgsWkbTypes.Type.MultiPolygon
    return columns, geometries, kind, patches.grid.crs


def links_table(links):
    """Return links as columns and lines."""
    columns = {"link_id": links.fields["link_id"]}
    columns["from_id"] = [links.ids[k] for k in links.ends[:, 0]]
    columns["to_id"] = [links.ids[k] for k in links.ends[:, 1]]
    columns.update((k, v) for k, v in links.fields.items() if k.lower() not in (*columns, "fid"))
    return columns, _lines(links.paths), QgsWkbTypes.Type.LineString, links.crs


def lines_table(lines):
    """Return lines with fields as columns and lines."""
    return lines.fields, _lines(lines.paths), QgsWkbTypes.Type.LineString, lines.crs


def _lines(paths):
    """Return ``(points, 2)`` arrays as QGIS lines."""
    return [QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in path]) for path in paths]


def points_table(value):
    """Return a table with x, y and ``crs`` as columns and points."""
    table, crs = value
    points = [QgsGeometry.fromPointXY(QgsPointXY(x, y)) for x, y in zip(table["x"], table["y"])]
    return {k: v for k, v in table.items() if k not in ("x", "y")}, points, QgsWkbTypes.Type.Point, crs


def plain_table(table):
    """Return a table without geometry."""
    return table, None, QgsWkbTypes.Type.NoGeometry, ""


def write_vector(stage, target, table, stamp):
    """Write columns and geometries as a layer of a GeoPackage or another file, with provenance."""
    columns, geometries, geometry_type, crs = table
    file, layer = split_target(target)
    columns = _distinct(columns, layer, stage.progress)
    package = file.lower().endswith(PACKAGE)
    path = stage.shared(file, layer) if package else stage.path(file)
    fields = QgsFields()
    for name, values in columns.items():
        fields.append(_field(name, values))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(Path(file).suffix)
    options.layerName = layer
    if geometries is not None and Path(file).suffix.lower() in DATABASES:
        options.layerOptions = [f"GEOMETRY_NAME={_geometry_name(columns)}"]
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = (
        actions.CreateOrOverwriteLayer if package and Path(path).exists() else actions.CreateOrOverwriteFile
    )
    reference = QgsCoordinateReferenceSystem.fromWkt(crs) if crs else QgsCoordinateReferenceSystem()
    if geometries and Path(file).suffix.lower() in IN_DEGREES:
        reference = _to_degrees(geometries, reference)
    writer = QgsVectorFileWriter.create(
        path, fields, geometry_type, reference, QgsCoordinateTransformContext(), options
    )
    try:
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OutputError(f"'{target}' cannot be written: {writer.errorMessage()}")
        for k in range(len(next(iter(columns.values()), ()))):
            if k % CHECKED_FEATURES == 0:
                stage.progress.check()
            feature = QgsFeature(fields)
            feature.setAttributes([_attribute(values[k]) for values in columns.values()])
            if geometries is not None:
                feature.setGeometry(geometries[k])
            if not writer.addFeature(feature):
                raise OutputError(f"'{target}' was not written whole: {writer.errorMessage()}")
    finally:
        # An error keeps this frame, and with it the file open that is to be taken away.
        del writer
    if package:
        raster_io.stamp_vector(path, layer, stamp)
    else:
        Path(stage.path(f"{file}.json")).write_text(json.dumps(stamp, ensure_ascii=False), "utf-8")


def _distinct(columns, layer, progress):
    """Return columns that differ in more than capitals, which files do not tell apart, with a word on those left out.

    The first column is the id and stays; else what was found now takes the place of what came with the input.
    """
    kept = {name.lower(): name for name in (*columns, *list(columns)[:1])}
    for name in columns:
        other = kept[name.lower()]
        if name != other and list(columns[name]) != list(columns[other]):
            progress.warn(
                tr("{layer}: field '{name}' is left out, since files cannot tell it from '{other}'.").format(
                    layer=layer, name=name, other=other
                )
            )
    return {name: values for name, values in columns.items() if name in kept.values()}


def _geometry_name(columns):
    """Return a name for the column of shapes that no other column has."""
    taken = {name.lower() for name in columns}
    return next(name for name in ("geom", *(f"geom_{k}" for k in range(len(taken) + 1))) if name not in taken)


def _to_degrees(geometries, reference):
    """Bring geometries into WGS 84 and return it."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(reference, degrees, QgsCoordinateTransformContext())
    for geometry in geometries:
        geometry.transform(transform)
    return degrees
