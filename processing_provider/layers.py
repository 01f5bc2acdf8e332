"""QGIS layers to the nouns of the core."""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant

from ..algorithms import raster_io
from ..algorithms.errors import InvalidValueError
from ..algorithms.graph import PatchGraph
from ..algorithms.grid import Grid
from ..algorithms.patches import Patches, burn_patches
from ..algorithms.validation import check_patches, check_same_grid

# How results of this plugin name patches.
PATCH_ID = "patch_id"
MOST_CLASSES = 100_000
# Fields of links that must hold numbers where there are any.
LENGTHS = "lcd", "euclidean", "lcp_length"


@dataclass(frozen=True)
class RasterFacts:
    """What the worker thread needs to read a raster."""

    path: str
    band: int
    label: str
    name: str
    id_field = None


@dataclass(frozen=True)
class VectorFacts:
    """What the worker thread needs to read features."""

    source: Any
    path: str
    label: str
    name: str
    crs: QgsCoordinateReferenceSystem
    transforms: Any
    id_field: str | None = None


@dataclass(frozen=True)
class MapFacts:
    """A layer to draw as it is styled."""

    path: str
    name: str
    layer: Any


def absolute_source(source):
    """Return a layer source, or any path, so that it can be found from every working folder; other text stays."""
    file, bar, inside = source.partition("|")
    return f"{os.path.abspath(file)}{bar}{inside}" if os.path.exists(file) else source


def raster_facts(layer, label, band):
    """Return the facts of a raster layer, refusing what GDAL cannot open again."""
    if layer.dataProvider() is None or layer.providerType() != "gdal":
        raise InvalidValueError(
            f"{label}: layer '{layer.name()}' comes from {layer.providerType()}; save it as a GeoTIFF first."
        )
    return RasterFacts(absolute_source(layer.source()), band, label, layer.name())


def called(name, source):
    """Return what a layer is called; one straight from a file of several is called as its table."""
    file, _, inside = source.partition("|layername=")
    table = inside.partition("|")[0]
    return table if table and name == os.path.splitext(os.path.basename(file))[0] else name


def vector_facts(source, path, label, kind, context):
    """Return the facts of a feature source, refusing features of another kind; a layer of mixed ones may hold any."""
    kinds = QgsWkbTypes.GeometryType
    wanted = {"lines": kinds.LineGeometry, "points": kinds.PointGeometry, "polygons": kinds.PolygonGeometry}
    found, name = QgsWkbTypes.geometryType(source.wkbType()), called(source.sourceName(), path)
    if kind in wanted and found not in (wanted[kind], kinds.UnknownGeometry):
        held = next((each for each, geometry in wanted.items() if geometry == found), "no geometry")
        raise InvalidValueError(f"{label}: layer '{name}' holds {held}; it must hold {kind}.")
    return VectorFacts(source, absolute_source(path), label, name, source.sourceCrs(), context.transformContext())


def check_vector(layer, label):
    """Raise unless a layer has features with shapes."""
    if layer.type() != QgsMapLayer.LayerType.VectorLayer:
        raise InvalidValueError(
            f"{label}: layer '{layer.name()}' is a raster; without a raster of resistance it must be a vector layer, "
            "such as ecopattern:habitatpatches makes."
        )
    if not layer.isSpatial():
        raise InvalidValueError(f"{label}: layer '{layer.name()}' is a table without shapes; it must have polygons.")


def patch_facts(layer, label, id_field, context):
    """Return the facts of areas given as a vector layer or as a raster of ids; `PATCH_ID` names them unless asked else."""
    if layer.type() == QgsMapLayer.LayerType.RasterLayer:
        return raster_facts(layer, label, 1)
    # Fields are found whatever their capitals, but known by their own.
    names, place = layer.fields().names(), layer.fields().lookupField(id_field or PATCH_ID)
    if id_field and place < 0:
        raise InvalidValueError(
            f"{label}: layer '{layer.name()}' has no field '{id_field}'; it has {', '.join(names)}."
        )
    return VectorFacts(
        QgsVectorLayerFeatureSource(layer),
        absolute_source(layer.source()),
        label,
        called(layer.name(), layer.source()),
        layer.crs(),
        context.transformContext(),
        None if place < 0 else names[place],
    )


def map_facts(chosen):
    """Return the facts of layers to draw, those of the same name told apart by a number."""
    found, names = [], Counter()
    for layer in chosen:
        copy = layer.clone()
        copy.moveToThread(None)
        names[layer.name()] += 1
        number = names[layer.name()]
        found.append(
            MapFacts(absolute_source(layer.source()), f"{layer.name()} {number}" if number > 1 else layer.name(), copy)
        )
    return found


def read_raster(facts, classes=False):
    """Return the `Raster` behind facts."""
    read = raster_io.read_classes if classes else raster_io.read_raster
    return read(facts.path, facts.band, name=facts.label)


def _features(facts, crs):
    """Yield the features of a source in the coordinate system `crs` (WKT; empty leaves them as they are)."""
    request = QgsFeatureRequest()
    target = QgsCoordinateReferenceSystem.fromWkt(crs) if crs else facts.crs
    if facts.crs.isValid() and not raster_io.same_crs(facts.crs.toWkt(), crs or facts.crs.toWkt()):
        request.setDestinationCrs(target, facts.transforms)
    yield from facts.source.getFeatures(request)


def _wkb(geometry):
    """Return a geometry as plain two-dimensional WKB, curves as short straight lines."""
    plain = geometry.constGet().segmentize()
    plain.dropZValue()
    plain.dropMValue()
    return bytes(plain.asWkb())


def plain_value(value):
    """Return an attribute as Python knows it: missing is None, dates and times are text."""
    if value is None or value == NULL or (isinstance(value, (QVariant, QDate, QTime, QDateTime)) and value.isNull()):
        return None
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def _columns(rows, names):
    """Return rows of attributes as arrays by field; numbers stay numbers where all are, missing ones become NaN."""
    columns = {}
    for k, name in enumerate(names):
        values = [row[k] for row in rows]
        numeric = all(v is None or (isinstance(v, (int, float)) and not isinstance(v, bool)) for v in values)
        if numeric and any(v is None or isinstance(v, float) for v in values):
            columns[name] = np.array([np.nan if v is None else float(v) for v in values])
        elif numeric or all(isinstance(v, bool) for v in values):
            columns[name] = np.array(values)
        else:
            columns[name] = np.array(["" if v is None else str(v) for v in values], object)
    return columns


def _read_all(facts, crs, progress=None):
    """Return shapes as WKB and all fields as columns; with `progress`, say how many features have no shape."""
    shapes, rows, bare = [], [], 0
    for feature in _features(facts, crs):
        if feature.geometry().isNull() or (progress and feature.geometry().isEmpty()):
            bare += 1
            continue
        if not (feature.geometry().isEmpty() or feature.geometry().boundingBox().isFinite()):
            raise InvalidValueError(
                f"{facts.label}: layer '{facts.name}' cannot be brought into the coordinate system of the other inputs; "
                "has it the right one?"
            )
        shapes.append(_wkb(feature.geometry()))
        rows.append([plain_value(v) for v in feature.attributes()])
    if bare and progress:
        progress.warn(f"{facts.label}: {bare} of {bare + len(shapes)} features have no shape and are left out.")
    names = [f.name() for f in facts.source.fields()]
    return shapes, _columns(rows, names)


def read_features(facts, crs):
    """Return the shapes of a layer as a list of WKB, and all its fields as columns."""
    return _read_all(facts, crs)


def read_shapes(facts, crs):
    """Return the shapes of a layer as a list of WKB."""
    return _read_all(facts, crs)[0]


def read_points(facts, crs):
    """Return points as a table with x and y; points of many parts count each part."""
    shapes, columns = _read_all(facts, crs)
    vertices = []
    for k, shape in enumerate(shapes):
        geometry = QgsGeometry()
        geometry.fromWkb(shape)
        vertices.extend((k, vertex.x(), vertex.y()) for vertex in geometry.vertices())
    owner = np.array([v[0] for v in vertices], int)
    table = {"x": np.array([v[1] for v in vertices]), "y": np.array([v[2] for v in vertices])}
    return {**table, **{name: column[owner] for name, column in columns.items() if name not in table}}


def _ids(facts, columns, count, kind="patch"):
    """Return the users' ids of features, refusing missing and repeated ones."""
    if not facts.id_field:
        return tuple(range(1, count + 1))
    ids = [v.item() if isinstance(v, np.generic) else v for v in columns[facts.id_field]]
    ids = [int(v) if isinstance(v, float) and v.is_integer() else v for v in ids]
    missing = [v for v in ids if v == "" or (isinstance(v, float) and math.isnan(v))]
    if missing:
        raise InvalidValueError(
            f"{facts.label}: field '{facts.id_field}' is empty in {len(missing)} of {len(ids)}; each {kind} needs its "
            "own id."
        )
    repeated = sorted(str(name) for name, count in Counter(ids).items() if count > 1)
    if repeated:
        raise InvalidValueError(
            f"{facts.label}: field '{facts.id_field}' repeats {', '.join(repeated[:5])}; each {kind} needs its own id."
        )
    return tuple(ids)


def read_patches(facts, grid, progress):
    """Return areas as `Patches`: on the cells of `grid`, or outlines alone where there is no grid."""
    if isinstance(facts, RasterFacts):
        return _patches_of_raster(facts, grid)
    shapes, columns = _read_all(facts, grid.crs if grid else "", progress)
    ids = _ids(facts, columns, len(shapes))
    if grid is not None:
        return burn_patches(shapes, ids, grid, fields=columns, name=facts.label, progress=progress)
    crs = facts.crs.toWkt() if facts.crs.isValid() else ""
    bare = Grid((0, 0), (0.0, 0.0), (1.0, 1.0), crs, raster_io.metres_per_unit(crs))
    if "area_ha" not in columns:
        columns["area_ha"] = np.array([_area(shape) * bare.unit**2 / 1e4 for shape in shapes])
    return Patches(None, bare, ids, columns, tuple(shapes))


def _area(shape):
    """Return the area of a WKB polygon, square map units."""
    geometry = QgsGeometry()
    geometry.fromWkb(shape)
    return geometry.area()


def _patches_of_raster(facts, grid):
    """Return a raster of ids as patches; 0 and no data are outside."""
    raster = raster_io.read_classes(facts.path, facts.band, name=facts.label)
    check_same_grid(_Named(grid), raster)
    numbers = np.unique(raster.values[raster.valid & (raster.values != 0)])
    if numbers.size and numbers[0] < 0:
        raise InvalidValueError(f"{facts.label}: id {numbers[0]} found; ids in a raster must be above 0.")
    labels = np.zeros(raster.values.shape, np.int32)
    inside = raster.valid & (raster.values > 0)
    labels[inside] = np.searchsorted(numbers, raster.values[inside]) + 1
    return Patches(labels, grid, tuple(int(n) for n in numbers))


@dataclass(frozen=True)
class _Named:
    """A grid with the name that messages use."""

    grid: Grid
    name: str = "the other raster"


def read_links(facts, patches):
    """Return a layer written by `links` as a `PatchGraph` between `patches`."""
    check_patches(patches)
    shapes, columns = _read_all(facts, patches.grid.crs)
    for name in ("link_id", "from_id", "to_id"):
        if name not in columns:
            raise InvalidValueError(
                f"{facts.label}: layer '{facts.name}' has no field '{name}'; it must come from ecopattern:links."
            )
    _check_link_columns(facts, columns)
    position = {str(name): k for k, name in enumerate(patches.ids)}
    ends = []
    for first, second in zip(columns.pop("from_id"), columns.pop("to_id")):
        for name in (first, second):
            if _plain(name) not in position:
                raise InvalidValueError(
                    f"{facts.label}: patch {_plain(name)} is not among the patches; take the patches the links "
                    "were made from, and their id field."
                )
        ends.append(sorted((position[_plain(first)], position[_plain(second)])))
        if ends[-1][0] == ends[-1][1]:
            raise InvalidValueError(f"{facts.label}: a link joins patch {_plain(first)} with itself; remove it.")
    columns.pop("fid", None)
    active = columns.get("active", np.ones(len(shapes), bool))
    columns["active"] = np.array([str(v).lower() in ("true", "1", "1.0") for v in active], bool)
    paths = tuple(_path(shape) for shape in shapes)
    return PatchGraph(patches.ids, np.array(ends, np.int64).reshape(-1, 2), columns, paths, patches.grid.crs)


def _check_link_columns(facts, columns):
    """Raise unless links are numbered each by its own number, and their lengths and costs are numbers."""
    _ids(replace(facts, id_field="link_id"), columns, len(columns["link_id"]), "link")
    for name in LENGTHS:
        if name in columns:
            try:
                columns[name] = np.array([np.nan if value == "" else float(value) for value in columns[name]])
            except ValueError:
                raise InvalidValueError(
                    f"{facts.label}: field '{name}' holds text; it must hold a number of each link."
                ) from None


def _plain(name):
    """Return an id as text, whole numbers without decimals."""
    return str(int(name)) if isinstance(name, (float, np.floating)) and float(name).is_integer() else str(name)


def _path(shape):
    """Return the vertices of a WKB line as ``(points, 2)``."""
    geometry = QgsGeometry()
    geometry.fromWkb(shape)
    return np.array([(vertex.x(), vertex.y()) for vertex in geometry.vertices()]).reshape(-1, 2)


def parse_classes(text, name):
    """Return the class codes of a text such as ``10, 20, 41-43``; Chinese punctuation and long dashes do as well."""
    parts = re.sub(r"[,;，；、\s]+", " ", re.sub(r"\s*[-–—－～~]\s*", "-", text)).split()
    codes = []
    for part in parts:
        first, dash, last = part.partition("-")
        try:
            start, end = int(first), int(last if dash else first)
        except ValueError:
            raise InvalidValueError(
                f"{name}: '{part}' is no class; write whole numbers such as 10, 20, 41-43."
            ) from None
        if end < start:
            raise InvalidValueError(f"{name}: '{part}' runs backwards; write {end}-{start}.")
        if end - start >= MOST_CLASSES:
            raise InvalidValueError(
                f"{name}: '{part}' names {end - start + 1} classes; a range may hold {MOST_CLASSES} at most."
            )
        codes.extend(range(start, end + 1))
    return codes
