"""The only door to GDAL: rasters in and out, cells to outlines and back, coordinate systems, and stamps on results.

GDAL is never told to raise (QGIS decides that for the whole process), so every call here serves both habits: an
error is None or a status in one, a RuntimeError in the other.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

from .errors import InvalidValueError, OutputError
from .grid import Grid, Raster, row_bands

QUARTER_SEGMENTS = 16
STAMP_KEY = "ECOPATTERN"
NODATA = -9999.0
OVERVIEW_CELLS = 4096 * 4096
_INTEGER_TYPES = {np.dtype(np.uint8): gdal.GDT_Byte, np.dtype(np.int32): gdal.GDT_Int32}
_FLOAT_TYPES = {np.dtype(np.float32): gdal.GDT_Float32, np.dtype(np.float64): gdal.GDT_Float64}


@contextmanager
def _quiet():
    """Keep GDAL's own messages off the terminal; ours say what matters."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _open(path, mode=gdal.OF_RASTER | gdal.OF_READONLY):
    """Return the opened dataset, or None."""
    with _quiet():
        try:
            return gdal.OpenEx(str(path), mode)
        except RuntimeError:
            return None


def read_grid(path, *, name="raster"):
    """Return the `Grid` of a raster file.

    Parameters
    ----------
    path : str
        Anything GDAL opens.
    name : str
        What messages call the raster.

    Raises
    ------
    InvalidValueError
        If the file cannot be opened, or its cells are not north up.
    """
    dataset = _open(path)
    if dataset is None:
        raise InvalidValueError(f"{name}: '{path}' cannot be opened as a raster.")
    x, width, shear_x, y, shear_y, height = dataset.GetGeoTransform()
    if shear_x or shear_y or width <= 0 or height >= 0:
        raise InvalidValueError(f"{name}: '{path}' is rotated or not north up; warp it first (ecopattern:harmonise).")
    crs = dataset.GetProjection() or ""
    return Grid((dataset.RasterYSize, dataset.RasterXSize), (x, y), (width, -height), crs, metres_per_unit(crs))


def _read_band(path, band, name):
    """Return the stored values of one band, its no-data mask, grid, and what scales the values."""
    grid = read_grid(path, name=name)
    dataset = _open(path)
    if not 1 <= band <= dataset.RasterCount:
        raise InvalidValueError(
            f"{name}: band {band} was asked for, but '{path}' has bands 1 to {dataset.RasterCount}."
        )
    source = dataset.GetRasterBand(band)
    values = _cells(source)
    masked = source.GetMaskFlags() & gdal.GMF_PER_DATASET
    mask = _cells(source.GetMaskBand()) if masked else True
    if values is None or mask is None:
        raise InvalidValueError(f"{name}: '{path}' cannot be read; the file may be damaged.")
    valid = np.ones(values.shape, bool)
    nodata = source.GetNoDataValue()
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)
        nodata = None if nodata is None else np.asarray(nodata).astype(values.dtype)
    # Integers are compared as they are: a tag that the type cannot hold, such as -9999 on bytes, marks no cell.
    if nodata is not None and (values.dtype.kind == "f" or _holds(values.dtype, nodata)):
        valid &= values != nodata
    if masked:
        valid &= mask > 0
    return values, valid, grid, _scaling(source)


def _scaling(band):
    """Return the factor and the summand that make values of what a band stores."""
    return band.GetScale() or 1.0, band.GetOffset() or 0.0


def _cells(band):
    """Return the values of a band, or None if they cannot be read."""
    with _quiet():
        try:
            return band.ReadAsArray()
        except RuntimeError:
            return None


def _holds(kind, value):
    """Return whether an integer type holds a value."""
    return np.iinfo(kind).min <= value <= np.iinfo(kind).max and value == int(value)


def read_raster(path, band=1, *, name="raster"):
    """Return one band of a raster as continuous values with NaN for no data.

    Parameters
    ----------
    path : str
        Anything GDAL opens.
    band : int
        From 1.
    name : str
        What messages call the raster.

    Returns
    -------
    Raster
        float32 where that holds the stored type exactly, else float64; scale and offset of the band are applied.
    """
    values, valid, grid, scaling = _read_band(path, band, name)
    small = values.dtype in (np.uint8, np.int8, np.int16, np.uint16, np.float32) and scaling == (1, 0)
    values = values.astype(np.float32 if small else np.float64)
    if not small:
        values = values * scaling[0] + scaling[1]
    values[~valid] = np.nan
    return Raster(values, grid, name=name)


def read_classes(path, band=1, *, name="raster"):
    """Return one band of a raster as int32 classes with a mask of valid cells.

    Raises
    ------
    InvalidValueError
        If a value is not a whole number, or too large for int32, or the band scales its values.
    """
    values, valid, grid, scaling = _read_band(path, band, name)
    if scaling != (1, 0):
        raise InvalidValueError(
            f"{name}: '{path}' scales what it stores by {scaling[0]:g} and adds {scaling[1]:g}; classes must be stored "
            "as they are. Take these out of the file, or choose a land-cover map."
        )
    if values.dtype.kind == "f":
        broken = valid & (values != np.floor(np.where(valid, values, 0)))
        if broken.any():
            raise InvalidValueError(f"{name}: value {values[broken][0]:g} found; classes must be whole numbers.")
    limits = np.iinfo(np.int32)
    if not np.can_cast(values.dtype, np.int32):
        large = valid & ((values < limits.min) | (values > limits.max))
        if large.any():
            raise InvalidValueError(
                f"{name}: value {values[large][0]:.15g} found; classes must lie between {limits.min} and {limits.max}."
            )
    return Raster(np.where(valid, values, 0).astype(np.int32), grid, valid, name)


def write_raster(path, raster, *, stamp=None, progress=None):
    """Write a raster as a tiled, compressed GeoTIFF, with overviews if it is large.

    Continuous values get no data -9999; for classes no data is 0, or where that is a class, a value that is none.

    Parameters
    ----------
    path : str
        File to make; an existing one is replaced.
    raster : Raster
        What to write. Booleans become 0 and 1.
    stamp : dict, optional
        Provenance, stored as one JSON text in the metadata of the file.
    progress : Progress, optional
        May stop between bands of rows; the file is then left unfinished.

    Raises
    ------
    OutputError
        If the file cannot be made.
    """
    values = raster.values.astype(np.uint8) if raster.values.dtype == bool else raster.values
    floating = values.dtype.kind == "f"
    types = _FLOAT_TYPES if floating else _INTEGER_TYPES
    if values.dtype not in types:
        values = values.astype(np.float64 if floating else np.int32)
    known = np.isfinite(values) if floating else raster.valid
    nodata = NODATA if floating else _unused(values, known)
    if nodata is None and known is not None and not known.all():
        # Bytes that use all their values have none left for no data.
        values = values.astype(np.int32)
        nodata = _unused(values, known)
    options = ["TILED=YES", "COMPRESS=DEFLATE", f"PREDICTOR={3 if floating else 2}", "BIGTIFF=IF_SAFER"]
    options.append("NUM_THREADS=ALL_CPUS")
    rows, columns = values.shape
    with _quiet():
        gdal.ErrorReset()
        try:
            dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, types[values.dtype], options)
        except RuntimeError:
            dataset = None
        if dataset is None:
            raise OutputError(f"'{path}' cannot be written; choose a folder that exists and that you may write to.")
        try:
            status = _fill(dataset, values, known, nodata, raster.grid, stamp, progress)
            dataset = None
        except RuntimeError:
            status = gdal.CE_Failure
        if status or gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise OutputError(f"'{path}' was not written whole; is the disk full?")


def _unused(values, known):
    """Return a value that no known cell of a class raster has, 0 if it can be; None if there is none."""
    limits = np.iinfo(values.dtype)
    # The ends of the range first: classes are small numbers.
    for value in chain((0, limits.max, limits.min), range(1, limits.max)):
        found = values == value
        if not (found if known is None else found & known).any():
            return value
    return None


def _fill(dataset, values, known, nodata, grid, stamp, progress):
    """Put everything into a new file and return 0, or a status above it where a part was not taken."""
    (x, y), (width, height) = grid.origin, grid.cell
    dataset.SetGeoTransform((x, width, 0, y, 0, -height))
    dataset.SetProjection(grid.crs)
    if stamp is not None:
        dataset.SetMetadataItem(STAMP_KEY, json.dumps(stamp, ensure_ascii=False))
    band = dataset.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    status = 0
    for part in row_bands(values.shape):
        if progress is not None:
            progress.check()
        filled = values[part]
        if known is not None:
            filled = np.where(known[part], filled, nodata).astype(values.dtype)
        status |= band.WriteArray(filled, 0, part.start) or 0
    if grid.size > OVERVIEW_CELLS:
        dataset.BuildOverviews("AVERAGE" if values.dtype.kind == "f" else "NEAREST", [4, 16, 64])
    dataset.FlushCache()
    return status


def common_grid(paths, crs, cell=None):
    """Return a grid in the coordinate system `crs` that covers what all rasters share.

    Parameters
    ----------
    paths : sequence of str
        Raster files.
    crs : str
        Anything GDAL reads as a coordinate system.
    cell : float, optional
        Side of a cell, map units; by default that which GDAL suggests for the first raster.

    Raises
    ------
    InvalidValueError
        If the coordinate system or a raster cannot be read, or the rasters share no area.
    """
    reference = osr.SpatialReference()
    with _quiet():
        try:
            failed = reference.SetFromUserInput(crs)
        except RuntimeError:
            failed = True
    if failed:
        raise InvalidValueError(f"Coordinate system '{crs}' is unknown; write it as EPSG:32650 or as a PROJ text.")
    wkt = reference.ExportToWkt()
    boxes, sizes = [], []
    for path in paths:
        dataset = _open(path)
        if dataset is None:
            raise InvalidValueError(f"'{path}' cannot be opened as a raster.")
        warped = _warped(gdal.AutoCreateWarpedVRT, dataset, dataset, None, wkt)
        if warped is None:
            raise InvalidValueError(f"'{path}' cannot be brought into {crs_name(wkt)}; has it a coordinate system?")
        x, width, _, y, _, height = warped.GetGeoTransform()
        boxes.append((x, y + height * warped.RasterYSize, x + width * warped.RasterXSize, y))
        sizes.append(width)
    side = cell or sizes[0]
    left, bottom = max(b[0] for b in boxes), max(b[1] for b in boxes)
    right, top = min(b[2] for b in boxes), min(b[3] for b in boxes)
    shape = int((top - bottom) // side), int((right - left) // side)
    if min(shape) < 1:
        raise InvalidValueError("The rasters share no area; check their coordinate systems.")
    return Grid(shape, (left, top), (side, side), wkt, metres_per_unit(wkt))


def _warped(warper, dataset, *arguments, **options):
    """Return what a warper of GDAL makes of a dataset, or None if nobody knows where that lies."""
    # GDAL itself takes a raster without a coordinate system for one that is in the wanted system already.
    if not dataset.GetProjection() and not dataset.GetGCPCount():
        return None
    with _quiet():
        try:
            return warper(*arguments, **options)
        except RuntimeError:
            return None


def warp(path, grid, name):
    """Return the first band of a raster on `grid`: whole numbers by the nearest cell, others bilinear or averaged.

    Whole numbers are those of integer bands, and of floating-point bands in which every value is whole and fits int32:
    classes are often stored so, and must not be mixed. Bands with a scale or offset are never whole.
    """
    dataset = _open(path)
    if dataset is None:
        raise InvalidValueError(f"{name}: '{path}' cannot be opened as a raster.")
    band = dataset.GetRasterBand(1)
    scale, offset = _scaling(band)
    whole = (scale, offset) == (1, 0) and _whole_numbers(band)
    grows = abs(dataset.GetGeoTransform()[1]) < grid.cell[0] and same_crs(dataset.GetProjection() or "", grid.crs)
    left, bottom, right, top = grid.extent
    target = _warped(
        gdal.Warp,
        dataset,
        "",
        dataset,
        format="MEM",
        dstSRS=grid.crs,
        outputBounds=(left, bottom, right, top),
        width=grid.shape[1],
        height=grid.shape[0],
        resampleAlg="near" if whole else "average" if grows else "bilinear",
        outputType=gdal.GDT_Float64,
        dstNodata=np.nan,
    )
    values = None if target is None else _cells(target.GetRasterBand(1))
    if values is None:
        raise InvalidValueError(
            f"{name}: '{path}' cannot be brought into {crs_name(grid.crs)}; has it a coordinate system?"
        )
    if whole:
        valid = np.isfinite(values)
        return Raster(np.where(valid, values, 0).astype(np.int32), grid, valid, name)
    return Raster(values * scale + offset, grid, name=name)


def _whole_numbers(band):
    """Return whether a band holds nothing but whole numbers that fit int32, however they are stored."""
    if band.DataType not in (gdal.GDT_Float32, gdal.GDT_Float64):
        return True
    nodata, limits, found = band.GetNoDataValue(), np.iinfo(np.int32), False
    for part in row_bands((band.YSize, band.XSize)):
        with _quiet():
            values = band.ReadAsArray(0, part.start, band.XSize, part.stop - part.start)
        if nodata is not None:
            values = values[values != values.dtype.type(nodata)]
        values = values[np.isfinite(values)]
        if ((values != np.floor(values)) | (values < limits.min) | (values > limits.max)).any():
            return False
        found |= values.size > 0
    return found


def rasterize(shapes, numbers, grid, *, touched=False):
    """Burn numbered shapes into a grid.

    Parameters
    ----------
    shapes : sequence of bytes
        WKB of polygons or lines in the coordinate system of `grid`.
    numbers : sequence of int
        What to burn for each shape; where shapes overlap, the last wins.
    grid : Grid
        Where to burn.
    touched : bool
        False burns the cells whose centre lies inside (lines: the thinnest chain of cells), True every touched cell.

    Returns
    -------
    numpy.ndarray of int32
        Shape ``(rows, columns)``, 0 where nothing was burnt.
    """
    rows, columns = grid.shape
    if not grid.size:
        return np.zeros(grid.shape, np.int32)
    target = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Int32)
    (x, y), (width, height) = grid.origin, grid.cell
    target.SetGeoTransform((x, width, 0, y, 0, -height))
    target.SetProjection(grid.crs)
    source = _memory_layer(grid.crs)
    layer = source.GetLayer(0)
    for shape, number in zip(shapes, numbers):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, int(number))
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(shape)))
        layer.CreateFeature(feature)
    options = ["ATTRIBUTE=number"] + (["ALL_TOUCHED=TRUE"] if touched else [])
    gdal.RasterizeLayer(target, [1], layer, options=options)
    return target.GetRasterBand(1).ReadAsArray()


def polygonize(labels, grid):
    """Return the outline of each label along the cell borders.

    Parameters
    ----------
    labels : numpy.ndarray of int32
        Shape ``(rows, columns)``; 0 is outside, 1 to n are areas of one or many parts.
    grid : Grid
        Where the cells lie.

    Returns
    -------
    tuple of bytes
        WKB multipolygon of labels 1 to n; an empty one for a label without cells.
    """
    rows, columns = labels.shape
    source = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Int32)
    (x, y), (width, height) = grid.origin, grid.cell
    source.SetGeoTransform((x, width, 0, y, 0, -height))
    band = source.GetRasterBand(1)
    band.WriteArray(np.ascontiguousarray(labels, np.int32))
    target = _memory_layer(grid.crs)
    layer = target.GetLayer(0)
    gdal.Polygonize(band, band, layer, 0)
    outlines = [ogr.Geometry(ogr.wkbMultiPolygon) for _ in range(int(labels.max(initial=0)))]
    for feature in layer:
        outlines[feature.GetField(0) - 1].AddGeometry(feature.GetGeometryRef())
    return tuple(bytes(outline.ExportToWkb()) for outline in outlines)


def rings(shape):
    """Return the rings of a WKB polygon or multipolygon as ``(points, 2)`` arrays of x and y, closed."""
    found, waiting = [], [ogr.CreateGeometryFromWkb(bytes(shape))]
    while waiting:
        geometry = waiting.pop()
        if geometry.GetGeometryCount():
            # Parts die with their parent, so each is cloned before the parent is let go.
            waiting.extend(geometry.GetGeometryRef(k).Clone() for k in range(geometry.GetGeometryCount()))
        elif geometry.GetPointCount():
            found.append(np.array(geometry.GetPoints())[:, :2])
    return found


def area_and_perimeter(shape):
    """Return area (square map units) and perimeter with holes (map units) of a WKB area, 0 for any other shape."""
    geometry = ogr.CreateGeometryFromWkb(bytes(shape))
    if geometry.GetDimension() < 2 or geometry.IsEmpty():
        return 0.0, 0.0
    return geometry.GetArea(), geometry.Boundary().Length()


def is_area(shape):
    """Return whether a WKB shape is an area, and neither points nor lines."""
    return ogr.CreateGeometryFromWkb(bytes(shape)).GetDimension() == 2


def centroid(shape):
    """Return x and y of the centre of gravity of a WKB shape."""
    return ogr.CreateGeometryFromWkb(bytes(shape)).Centroid().GetPoint()[:2]


def inside_point(shape):
    """Return x and y of the centre of gravity of a WKB area where it lies inside, else of a point that does."""
    geometry = ogr.CreateGeometryFromWkb(bytes(shape))
    centre = geometry.Centroid()
    if not geometry.Intersects(centre):
        centre = geometry.PointOnSurface()
    return centre.GetPoint()[:2]


def covered_shares(shapes, covers):
    """Return the share of 1 of each WKB area that lies within any of others; 0 for a shape without area.

    Parameters
    ----------
    shapes, covers : sequence of bytes
        WKB in one coordinate system; `covers` may overlap.

    Returns
    -------
    list of float
    """
    dataset = _memory_layer("")
    layer = dataset.GetLayer(0)
    for cover in covers:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(cover)).MakeValid())
        layer.CreateFeature(feature)
    shares = []
    for shape in shapes:
        geometry = ogr.CreateGeometryFromWkb(bytes(shape)).MakeValid()
        layer.SetSpatialFilter(geometry)
        within = ogr.Geometry(ogr.wkbMultiPolygon)
        for feature in layer:
            within = within.Union(feature.GetGeometryRef().Intersection(geometry))
        shares.append(within.GetArea() / geometry.GetArea() if geometry.GetArea() else 0.0)
    return shares


def _memory_layer(crs):
    """Return a dataset in memory with one layer that has the integer field ``number``."""
    dataset = gdal.GetDriverByName("Memory").Create("", 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    if crs:
        reference.ImportFromWkt(crs)
    layer = dataset.CreateLayer("shapes", reference if crs else None, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    return dataset


def _reference(crs):
    """Return the spatial reference of a WKT, or None if there is none."""
    if not crs:
        return None
    reference = osr.SpatialReference()
    with _quiet():
        try:
            failed = reference.ImportFromWkt(crs)
        except RuntimeError:
            return None
    return None if failed else reference


def crs_kind(crs):
    """Return what a coordinate system is: ``"projected"``, ``"geographic"`` or ``"missing"``."""
    reference = _reference(crs)
    if reference is None:
        return "missing"
    return "geographic" if reference.IsGeographic() else "projected"


def crs_name(crs):
    """Return the short name of a coordinate system given as WKT, for messages."""
    reference = _reference(crs)
    if reference is None:
        return "none"
    code = reference.GetAuthorityCode(None)
    if code:
        return f"{reference.GetAuthorityName(None)}:{code}"
    name = reference.GetName()
    return "a system without a name" if name in ("unknown", "unnamed") else name


def same_crs(first, second):
    """Return whether two WKT mean the same place on Earth, whatever they are called."""
    a, b = _reference(first), _reference(second)
    if a is None or b is None:
        return a is None and b is None
    return bool(a.IsSame(b, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT"])) or (
        a.ExportToProj4() == b.ExportToProj4() != ""
    )


def metres_per_unit(crs):
    """Return the length of a map unit in metres; 1 where the coordinate system is missing or geographic."""
    reference = _reference(crs)
    return float(reference.GetLinearUnits()) if reference is not None and reference.IsProjected() else 1.0


def stamp_vector(path, layer, stamp):
    """Store provenance in the metadata table of a GeoPackage layer."""
    dataset = _open(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    target = None if dataset is None else dataset.GetLayerByName(layer)
    if target is None:
        raise OutputError(f"'{path}' cannot be stamped: it has no layer '{layer}'.")
    target.SetMetadataItem(STAMP_KEY, json.dumps(stamp, ensure_ascii=False))


def read_stamp(path, layer=None):
    """Return the provenance of a GeoTIFF, of a layer in a GeoPackage or of a file with a sidecar; None without one."""
    sidecar = Path(f"{path}.json")
    if sidecar.exists():
        return json.loads(sidecar.read_text("utf-8"))
    dataset = _open(path, gdal.OF_RASTER | gdal.OF_VECTOR)
    if dataset is None:
        return None
    holder = dataset if dataset.RasterCount else dataset.GetLayerByName(layer) if layer else dataset.GetLayer(0)
    text = None if holder is None else holder.GetMetadataItem(STAMP_KEY)
    return json.loads(text) if text else None


def buffers(paths, distances):
    """Return the land within a distance of each path.

    Parameters
    ----------
    paths : sequence of numpy.ndarray
        Shape ``(points, 2)`` each, x and y.
    distances : sequence of float
        One a path, map units, > 0.

    Returns
    -------
    tuple of (tuple of bytes, numpy.ndarray, float)
        WKB multipolygons with arcs of 16 pieces a quarter circle, empty for a path of fewer than two points; the area
        of each and that of their union, square map units.
    """
    shapes, union = [], ogr.Geometry(ogr.wkbMultiPolygon)
    for path, distance in zip(paths, distances):
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in path:
            line.AddPoint_2D(float(x), float(y))
        shape = ogr.Geometry(ogr.wkbMultiPolygon)
        if len(path) > 1:
            # Points on a straight run change nothing and cost time.
            shape = ogr.ForceToMultiPolygon(line.Simplify(0.0).Buffer(float(distance), QUARTER_SEGMENTS))
        for k in range(shape.GetGeometryCount()):
            union.AddGeometry(shape.GetGeometryRef(k))
        shapes.append(shape)
    whole = 0.0 if union.IsEmpty() else union.UnionCascaded().GetArea()
    outlines = tuple(bytes(shape.ExportToWkb(ogr.wkbNDR)) for shape in shapes)
    return outlines, np.array([shape.GetArea() for shape in shapes]), whole
