"""The nouns of the core to files that arrive whole or not at all, each with its provenance."""

from __future__ import annotations

import json
import math
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path

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
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..algorithms import raster_io
from ..algorithms.errors import OutputError
from ..algorithms.grid import Raster
from ..algorithms.patches import Patches
from ..algorithms.progress import Progress

CHECKED_FEATURES = 500
VECTOR_ENDINGS = ".gpkg", ".geojson", ".shp", ".csv", ".fgb", ".kml", ".sqlite", ".tab", ".xlsx"
# Formats that hold WGS 84 by their standard, and cannot say that they hold anything else.
IN_DEGREES = ".geojson", ".kml"
LOCK_SECONDS = 5.0
DATABASE_TRACES = "-wal", "-shm", "-journal"
# What describes a file from beside it, and would describe a new one wrongly.
STALE = ".aux.xml", ".ovr"
STALE_OF_SHAPES = ".qix", ".sbn", ".sbx"


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
    elsewhere, so its new content goes in as one transaction instead.
    """

    progress: Progress = field(default_factory=Progress)
    files: dict = field(default_factory=dict)
    asked: set = field(default_factory=set)
    databases: set = field(default_factory=set)

    def path(self, target, endings=()):
        """Return the waiting place of a target file, refusing one that cannot be written."""
        final = Path(target).absolute()
        if endings and final.suffix.lower() not in endings:
            raise OutputError(f"'{target}' must end in {' or '.join(endings)}.")
        if not final.parent.is_dir() or not os.access(final.parent, os.W_OK):
            raise OutputError(f"'{target}' cannot be written: folder '{final.parent}' is missing or closed to you.")
        if final.exists() and not os.access(final, os.W_OK):
            raise OutputError(f"'{target}' cannot be written: the file is read-only.")
        waiting = final.with_name(f".{final.stem}.{os.getpid()}.partial{final.suffix}")
        self.files[str(final)] = waiting
        return str(waiting)

    def shared(self, target):
        """Return the waiting place of a GeoPackage that several layers may share, begun as a copy of what is there."""
        known = self.files.get(str(Path(target).absolute()))
        if known is not None:
            return str(known)
        waiting = self.path(target)
        if Path(target).exists():
            self.databases.add(str(Path(target).absolute()))
            _copy_database(target, waiting, target)
        return waiting

    def check(self, target, endings=()):
        """Refuse a target that cannot be written or was asked for before, before anything is computed."""
        if str(target).endswith(("/", "\\")):
            return
        file, layer = split_target(str(target))
        self.path(file, endings)
        self.files.clear()
        place = Path(file).absolute(), layer.lower()
        if place in self.asked:
            raise OutputError(f"'{target}' is where two results would go; give each a place of its own.")
        self.asked.add(place)

    def waiting(self, target):
        """Return the layer source under which a written target can be read before it is published."""
        file, layer = split_target(target)
        path = self.files.get(str(Path(file).absolute()))
        return f"{path}|layername={layer}" if file.lower().endswith(".gpkg") else str(path)

    def publish(self):
        """Put all results in their places."""
        for final, waiting in list(self.files.items()):
            for ending in DATABASE_TRACES:
                Path(f"{waiting}{ending}").unlink(missing_ok=True)
            if final in self.databases:
                _copy_database(waiting, final, final)
                waiting.unlink()
            else:
                self._rename(Path(final), waiting)
            del self.files[final]

    def _rename(self, final, waiting):
        """Give a waiting file and those that belong to it their final names."""
        for ending in STALE:
            Path(f"{final}{ending}").unlink(missing_ok=True)
        for ending in STALE_OF_SHAPES if final.suffix.lower() == ".shp" else ():
            final.with_suffix(ending).unlink(missing_ok=True)
        try:
            for path in (waiting, *self._companions(waiting)):
                os.replace(path, final.with_name(final.stem + path.name[len(waiting.stem) :]))
        except OSError as error:
            raise OutputError(f"'{final}' cannot be written; is it open in another program? {error}") from error

    def _companions(self, waiting):
        """Return the files that belong to a waiting one, as a shapefile has."""
        beside = waiting.parent.glob(f"{escape(waiting.stem)}.*")
        return [path for path in beside if path not in self.files.values()]

    def discard(self):
        """Take away whatever was begun."""
        for waiting in list(self.files.values()):
            for path in (*self._companions(waiting), waiting):
                path.unlink(missing_ok=True)
        self.files.clear()


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


def split_target(target):
    """Return the file and layer name of a vector target; a layer in a GeoPackage is ``file.gpkg|layername=name``."""
    if target.startswith("ogr:"):
        source = QgsDataSourceUri(target[len("ogr:") :])
        return source.database(), source.table()
    file, _, layer = target.partition("|layername=")
    return file, layer or Path(file).stem


def plain_target(target, context):
    """Return a vector target as a layer source that QGIS can load, and make it expect that one.

    The desktop names a layer in a GeoPackage as ``ogr:dbname='file.gpkg' table="name" (geom)``, which it cannot load.
    """
    if not target.startswith("ogr:"):
        return target
    plain = "|layername=".join(split_target(target))
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
    shapes = patches.polygons or raster_io.polygonize(patches.labels, patches.grid)
    columns = {id_field or "patch_id": list(patches.ids)}
    columns.update((k, v) for k, v in patches.fields.items() if k.lower() not in (*columns, "fid"))
    geometries = []
    for shape in shapes:
        geometry = QgsGeometry()
        geometry.fromWkb(shape)
        geometry.convertToMultiType()
        geometries.append(geometry)
    return columns, geometries, QgsWkbTypes.Type.MultiPolygon, patches.grid.crs


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
    # Files do not tell PC from pc; what was found now takes the place of what came with the input.
    columns = {name: columns[name] for name in {name.lower(): name for name in columns}.values()}
    file, layer = split_target(target)
    package = file.lower().endswith(".gpkg")
    path = stage.shared(file) if package else stage.path(file)
    fields = QgsFields()
    for name, values in columns.items():
        fields.append(_field(name, values))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(Path(file).suffix)
    options.layerName = layer
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
        count = len(next(iter(columns.values()), ()))
        for k in range(count):
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


def _to_degrees(geometries, reference):
    """Bring geometries into WGS 84 and return it."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(reference, degrees, QgsCoordinateTransformContext())
    for geometry in geometries:
        geometry.transform(transform)
    return degrees
