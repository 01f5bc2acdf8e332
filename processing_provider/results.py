"""The nouns of the core to files that arrive whole or not at all, each with its provenance."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..algorithms import raster_io
from ..algorithms.errors import OutputError
from ..algorithms.grid import Raster
from ..algorithms.patches import Patches


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
    """Where results wait until all are whole: hidden files beside their targets, then renamed together."""

    files: dict = field(default_factory=dict)

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
            shutil.copyfile(target, waiting)
        return waiting

    def check(self, target):
        """Refuse a target that cannot be written, before anything is computed."""
        if not str(target).endswith(("/", "\\")):
            self.path(split_target(str(target))[0])
            self.files.clear()

    def waiting(self, target):
        """Return the layer source under which a written target can be read before it is published."""
        file, layer = split_target(target)
        path = self.files.get(str(Path(file).absolute()))
        return f"{path}|layername={layer}" if file.lower().endswith(".gpkg") else str(path)

    def publish(self):
        """Put all results in their places."""
        for final, waiting in self.files.items():
            os.replace(waiting, final)
            for ending in ("-wal", "-shm", "-journal"):
                Path(f"{waiting}{ending}").unlink(missing_ok=True)
        self.files.clear()

    def discard(self):
        """Take away whatever was begun."""
        for waiting in self.files.values():
            for path in waiting.parent.glob(f"{waiting.name}*"):
                path.unlink()
        self.files.clear()


def write_folder(stage, target, package, value, stamp):
    """Write rasters as files of their name into a folder, and patches, lines and points as layers of one GeoPackage."""
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    for name, item in value.items():
        if isinstance(item, Raster):
            write_raster(stage.path(folder / f"{name}.tif"), item, stamp)
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
    ogr = re.match(r"""ogr:dbname=['"](?P<file>[^'"]+)['"] table=['"](?P<layer>[^'"]+)['"]""", target)
    if ogr:
        return ogr["file"], ogr["layer"]
    file, _, layer = target.partition("|layername=")
    return file, layer or Path(file).stem


def write_raster(path, raster, stamp):
    """Write a raster of the core."""
    raster_io.write_raster(path, raster, stamp=stamp)


def _field(name, values):
    """Return the QGIS field that holds a column."""
    kind = np.asarray(values).dtype.kind
    types = {
        "b": QVariant.Type.Bool,
        "i": QVariant.Type.LongLong,
        "u": QVariant.Type.LongLong,
        "f": QVariant.Type.Double,
    }
    return QgsField(name, types.get(kind, QVariant.Type.String))


def _attribute(value):
    """Return a value of the core as QGIS stores it; NaN is missing."""
    plain = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(plain, float) and math.isnan(plain) else plain


def polygons_table(patches, id_field):
    """Return patches as columns and multipolygons."""
    shapes = patches.polygons or raster_io.polygonize(patches.labels, patches.grid)
    columns = {id_field or "patch_id": list(patches.ids)}
    columns.update((k, v) for k, v in patches.fields.items() if k not in columns and k != "fid")
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
    columns.update((k, v) for k, v in links.fields.items() if k not in columns and k != "fid")
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
    writer = QgsVectorFileWriter.create(
        path, fields, geometry_type, reference, QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise OutputError(f"'{target}' cannot be written: {writer.errorMessage()}")
    count = len(next(iter(columns.values()), ()))
    for k in range(count):
        feature = QgsFeature(fields)
        feature.setAttributes([_attribute(values[k]) for values in columns.values()])
        if geometries is not None:
            feature.setGeometry(geometries[k])
        if not writer.addFeature(feature):
            raise OutputError(f"'{target}' was not written whole: {writer.errorMessage()}")
    del writer
    if package:
        raster_io.stamp_vector(path, layer, stamp)
    else:
        Path(stage.path(f"{file}.json")).write_text(json.dumps(stamp, ensure_ascii=False), "utf-8")
