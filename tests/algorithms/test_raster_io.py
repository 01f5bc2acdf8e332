"""The only door to GDAL: what goes out comes back, what cannot be understood is refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr

from ...algorithms import raster_io
from ...algorithms.errors import Cancelled, InvalidValueError, OutputError
from ...algorithms.grid import Grid, Raster
from ..landscapes import make_classes, make_grid, make_raster, metric_crs, wkt
from ..listening import Stopping

NORTH_UP = (0.0, 10.0, 0.0, 20.0, 0.0, -10.0)
STAMP = {"algorithm": "ecopattern:links", "inputs": {"名称": '耕地 "1"', "radius": 1.5}, "time": None}


def make_file(path, bands, kind, *, transform=NORTH_UP, nodata=None, crs="EPSG:32650"):
    """Write bands with GDAL alone, as another program would."""
    rows, columns = np.shape(bands[0])
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, len(bands), kind)
    if transform:
        dataset.SetGeoTransform(transform)
    if crs:
        dataset.SetProjection(wkt(crs))
    for k, values in enumerate(bands, 1):
        dataset.GetRasterBand(k).WriteArray(np.asarray(values))
        if nodata is not None:
            dataset.GetRasterBand(k).SetNoDataValue(nodata)
    dataset = None
    return str(path)


def shape(text):
    """Return WKT as WKB."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_floats_come_back_as_they_were(tmp_path, kind, habit):
    """Values, gaps, cells, coordinate system and stamp survive a round trip bit by bit."""
    path = str(tmp_path / "out.tif")
    values = np.array([[0.1, np.nan, -5], [1e30, 0, 1 / 3]], kind)
    raster = Raster(values, Grid((2, 3), (1000.5, 2000.25), (10.0, 20.0), metric_crs()))
    raster_io.write_raster(path, raster, stamp=STAMP)
    back = raster_io.read_raster(path, name="Cost")
    assert back.values.dtype == kind
    assert back.values.tobytes() == values.tobytes()
    assert back.grid.same_as(raster.grid)
    assert raster_io.same_crs(back.grid.crs, raster.grid.crs)
    assert back.name == "Cost"
    assert back.valid is None
    assert raster_io.read_stamp(path) == STAMP


def test_infinite_values_are_written_as_no_data(tmp_path):
    """What cannot be reached has no number that other programs understand."""
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, make_raster([[1.0, np.inf]]))
    assert np.isnan(raster_io.read_raster(path).values).tolist() == [[False, True]]
    dataset = gdal.Open(path)
    assert dataset.GetRasterBand(1).ReadAsArray().tolist() == [[1.0, raster_io.NODATA]]
    assert dataset.GetRasterBand(1).GetNoDataValue() == raster_io.NODATA


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.int32, np.int64, bool])
def test_classes_come_back_as_they_were(tmp_path, kind, habit):
    """Classes and their gaps survive a round trip; integers of any width and booleans are taken."""
    path = str(tmp_path / "out.tif")
    valid = np.array([[True, False, True]])
    raster = Raster(np.array([[1, 1, 1]]).astype(kind), make_grid((1, 3)), valid)
    raster_io.write_raster(path, raster)
    back = raster_io.read_classes(path)
    assert back.values.dtype == np.int32
    assert back.values.tolist() == [[1, 0, 1]]
    assert back.valid.tolist() == valid.tolist()


def test_large_and_negative_classes_come_back(tmp_path):
    """All that int32 holds is a class, but 0, which is no data in what we write."""
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, make_classes([[2**31 - 1, -(2**31), 7]]))
    assert raster_io.read_classes(path).values.tolist() == [[2**31 - 1, -(2**31), 7]]


def test_zero_is_a_class_without_a_nodata_tag(tmp_path):
    """Other programs use 0 as a class: without a tag every cell is valid, with one only the others are."""
    bare = make_file(tmp_path / "bare.tif", [[[0, 1]]], gdal.GDT_Byte)
    tagged = make_file(tmp_path / "tagged.tif", [[[0, 1]]], gdal.GDT_Byte, nodata=0)
    assert raster_io.read_classes(bare).valid.tolist() == [[True, True]]
    assert raster_io.read_classes(tagged).valid.tolist() == [[False, True]]
    assert raster_io.read_raster(bare).values.tolist() == [[0, 1]]
    assert np.isnan(raster_io.read_raster(tagged).values[0, 0])


@pytest.mark.parametrize("nodata", [float("nan"), -3.4028234663852886e38, -9999, 0.1])
def test_nodata_of_floats_by_any_tag(tmp_path, nodata):
    """The tag may be NaN, the lowest float, a round number, or one that floats hold only nearly."""
    values = np.array([[1.5, nodata]], np.float32)
    path = make_file(tmp_path / "in.tif", [values], gdal.GDT_Float32, nodata=nodata)
    assert np.isnan(raster_io.read_raster(path).values).tolist() == [[False, True]]


def test_nodata_that_the_type_cannot_hold_hides_nothing(tmp_path):
    """A tag of -9999 on bytes fits no cell, so that no class, such as 241, may vanish by counting round."""
    values = np.array([[241, 255, 0, 1]], np.uint8)
    path = make_file(tmp_path / "in.tif", [values], gdal.GDT_Byte, nodata=-9999)
    assert raster_io.read_classes(path).valid.all()
    assert raster_io.read_raster(path).values.tolist() == values.tolist()
    path = make_file(tmp_path / "half.tif", [values], gdal.GDT_Byte, nodata=0.5)
    assert raster_io.read_classes(path).valid.all()


def test_infinite_values_are_read_as_no_data(tmp_path):
    """Dividing by 0 elsewhere leaves infinities, which no method here can use."""
    path = make_file(tmp_path / "in.tif", [[[np.inf, -np.inf, 2.0]]], gdal.GDT_Float32)
    assert np.isnan(raster_io.read_raster(path).values).tolist() == [[True, True, False]]


def test_mask_of_the_whole_dataset_hides_cells(tmp_path):
    """A mask band that serves all bands is respected."""
    path = str(tmp_path / "in.tif")
    make_file(path, [[[5, 6]]], gdal.GDT_Byte)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.array([[255, 0]], np.uint8))
    dataset = None
    assert raster_io.read_classes(path).valid.tolist() == [[True, False]]
    assert np.isnan(raster_io.read_raster(path).values).tolist() == [[False, True]]


@pytest.mark.parametrize(
    ("kind", "wide"),
    [
        ("GDT_Byte", np.float32),
        ("GDT_Int16", np.float32),
        ("GDT_UInt16", np.float32),
        ("GDT_Int32", np.float64),
        ("GDT_UInt32", np.float64),
        ("GDT_Int64", np.float64),
    ],
)
def test_integers_are_read_without_losing_a_digit(tmp_path, kind, wide):
    """Stored integers become floats that hold them exactly; 16777217 is the first that float32 does not."""
    if not hasattr(gdal, kind):
        pytest.skip(f"this GDAL has no {kind[4:]}")
    value = 16777217 if wide is np.float64 else 200
    path = make_file(tmp_path / "in.tif", [np.array([[value, 3]])], getattr(gdal, kind), nodata=3)
    raster = raster_io.read_raster(path)
    assert raster.values.dtype == wide
    assert raster.values[0, 0] == value
    assert np.isnan(raster.values[0, 1])
    assert raster_io.read_classes(path).values.tolist() == [[value, 0]]


@pytest.mark.parametrize(("kind", "value"), [("GDT_UInt32", 4294967295), ("GDT_Int64", 2**40), ("GDT_Float64", 3e9)])
def test_classes_too_large_to_count_are_refused(tmp_path, kind, value):
    """What int32 does not hold would silently become another class."""
    if not hasattr(gdal, kind):
        pytest.skip(f"this GDAL has no {kind[4:]}")
    path = make_file(tmp_path / "in.tif", [np.array([[1, value]])], getattr(gdal, kind))
    with pytest.raises(
        InvalidValueError, match=f"Land cover: value {value:.15g} found; classes must lie between -2147"
    ):
        raster_io.read_classes(path, name="Land cover")


def test_whole_floats_are_classes_and_fractions_are_refused(tmp_path):
    """Classes stored as 1.0 are taken, NaN is no data, and 1.5 is quoted."""
    path = make_file(tmp_path / "whole.tif", [[[1.0, np.nan, -2.0]]], gdal.GDT_Float32)
    found = raster_io.read_classes(path)
    assert found.values.tolist() == [[1, 0, -2]]
    assert found.valid.tolist() == [[True, False, True]]
    path = make_file(tmp_path / "part.tif", [[[1.0, 1.5]]], gdal.GDT_Float32)
    with pytest.raises(InvalidValueError, match=r"Land cover: value 1\.5 found; classes must be whole numbers\."):
        raster_io.read_classes(path, name="Land cover")


def test_bands_are_counted_from_one(tmp_path, habit):
    """Each of three bands is read by its number; bands 0 and 4 are refused with those there are."""
    path = make_file(tmp_path / "in.tif", [[[1]], [[2]], [[3]]], gdal.GDT_Byte)
    assert [raster_io.read_classes(path, band).values[0, 0] for band in (1, 2, 3)] == [1, 2, 3]
    assert raster_io.read_raster(path, 2).values[0, 0] == 2
    for band in (0, 4):
        with pytest.raises(InvalidValueError, match=f"Cover: band {band} was asked for, but '.*' has bands 1 to 3"):
            raster_io.read_raster(path, band, name="Cover")


@pytest.mark.parametrize(
    "transform",
    [(0, 10, 0.5, 0, 0.5, -10), (0, 10, 0, 0, 0, 10), (0, -10, 0, 0, 0, -10), None],
    ids=["rotated", "south up", "east left", "none"],
)
def test_rasters_that_are_not_north_up_are_refused(tmp_path, transform):
    """Rotated, south-up and mirrored rasters, and pictures without a place, are refused with the remedy."""
    path = make_file(tmp_path / "in.tif", [[[1]]], gdal.GDT_Byte, transform=transform)
    with pytest.raises(InvalidValueError, match=r"Cover: '.*' is rotated or not north up; warp it first \(ecopattern"):
        raster_io.read_grid(path, name="Cover")


def test_files_that_are_no_raster_are_refused(tmp_path, habit):
    """A missing file, a text and a cut-off GeoTIFF are quoted."""
    text = tmp_path / "text.tif"
    text.write_text("no raster", "utf-8")
    for path in (tmp_path / "missing.tif", text):
        with pytest.raises(InvalidValueError, match=r"Cover: '.*' cannot be opened as a raster\."):
            raster_io.read_raster(path, name="Cover")


def test_damaged_files_are_refused(tmp_path, habit):
    """A GeoTIFF whose second half is missing opens, but its cells cannot be read."""
    whole = tmp_path / "whole.tif"
    make_file(whole, [np.random.default_rng(1).random((200, 200))], gdal.GDT_Float64)
    damaged = tmp_path / "damaged.tif"
    damaged.write_bytes(whole.read_bytes()[:160000])
    with pytest.raises(InvalidValueError, match=r"Cover: '.*' cannot be read; the file may be damaged\."):
        raster_io.read_raster(damaged, name="Cover")


def test_grid_of_a_file_knows_its_unit(tmp_path):
    """Corner, cells, system and the length of its unit come from the file."""
    path = make_file(tmp_path / "in.tif", [np.zeros((2, 3))], gdal.GDT_Byte, crs="EPSG:2263")
    grid = raster_io.read_grid(path)
    assert (grid.shape, grid.origin, grid.cell) == ((2, 3), (0.0, 20.0), (10.0, 10.0))
    assert grid.unit == pytest.approx(1200 / 3937)
    assert raster_io.crs_name(grid.crs) == "EPSG:2263"


def test_writing_where_nothing_can_be_written_is_refused(tmp_path, habit):
    """A folder that is not there is refused with a sentence, and so is a folder in place of a file."""
    for path in (tmp_path / "missing" / "out.tif", tmp_path):
        with pytest.raises(OutputError, match=r"'.*' cannot be written; choose a folder that exists"):
            raster_io.write_raster(path, make_raster([[1.0]]))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("share", [0, 0.5, 0.999])
def test_writing_to_a_full_disk_is_refused(tmp_path, habit, share):
    """Wherever the room ends, at the start, in the middle or before the last bytes, a half file is refused."""
    resource = pytest.importorskip("resource")
    raster = Raster(np.random.default_rng(1).random((200, 200)), make_grid((200, 200)))
    raster_io.write_raster(tmp_path / "whole.tif", raster)
    room = int(share * (tmp_path / "whole.tif").stat().st_size)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(OutputError, match=r"'.*' (was not written whole; is the disk full\?|cannot be written)"):
            raster_io.write_raster(tmp_path / "out.tif", raster)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_names_with_commas_and_other_signs_are_names(tmp_path, habit):
    """Commas, blanks, quotation marks and Chinese in folders and files are part of the name, for cells and stamps."""
    folder = tmp_path / "plan, 2nd 'draft'; 规划"
    folder.mkdir()
    path = str(folder / "cost, with 10,5 %.tif")
    raster_io.write_raster(path, make_raster([[10.5]]), stamp=STAMP)
    assert raster_io.read_raster(path).values.tolist() == [[10.5]]
    assert raster_io.read_stamp(path) == STAMP
    package = str(folder / "links, all.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(package)
    dataset.CreateLayer("links, used", geom_type=ogr.wkbPoint)
    dataset = None
    raster_io.stamp_vector(package, "links, used", STAMP)
    assert raster_io.read_stamp(package, "links, used") == STAMP


def test_writing_can_be_stopped(tmp_path):
    """A user who wishes to stop is heard while cells are written."""
    with pytest.raises(Cancelled):
        raster_io.write_raster(tmp_path / "out.tif", make_raster([[1.0]]), progress=Stopping())


def test_writing_replaces_a_file(tmp_path):
    """The old stamp and values are gone."""
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, make_raster([[1.0, 2.0]]), stamp=STAMP)
    raster_io.write_raster(path, make_raster([[3.0]]))
    assert raster_io.read_raster(path).values.tolist() == [[3.0]]
    assert raster_io.read_stamp(path) is None


def test_writing_does_not_stumble_over_old_errors(tmp_path):
    """An error that GDAL met before, elsewhere, does not make a good file look bad."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.Error(gdal.CE_Failure, gdal.CPLE_AppDefined, "of old")
    gdal.PopErrorHandler()
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, make_raster([[1.0]]))
    assert raster_io.read_raster(path).values.tolist() == [[1.0]]


def test_large_rasters_get_overviews(tmp_path, monkeypatch):
    """Above a size maps need coarser copies to draw fast; tiles are compressed."""
    monkeypatch.setattr(raster_io, "OVERVIEW_CELLS", 99)
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, Raster(np.ones((70, 70)), make_grid((70, 70))))
    dataset = gdal.Open(path)
    assert dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    assert dataset.GetRasterBand(1).GetOverviewCount() == 3
    assert dataset.GetRasterBand(1).GetBlockSize() == [256, 256]


def test_stamp_of_a_geopackage_layer(tmp_path, habit):
    """Each layer of a GeoPackage carries its own stamp, in Chinese too, with quotation marks and gaps."""
    path = str(tmp_path / "plan.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    for name in ("links", "nodes"):
        dataset.CreateLayer(name, geom_type=ogr.wkbPoint)
    dataset = None
    raster_io.stamp_vector(path, "links", STAMP)
    raster_io.stamp_vector(path, "nodes", {"algorithm": "nodes"})
    assert raster_io.read_stamp(path, "links") == STAMP
    assert raster_io.read_stamp(path, "nodes") == {"algorithm": "nodes"}
    assert raster_io.read_stamp(path) == STAMP
    assert raster_io.read_stamp(path, "missing") is None


def test_stamp_needs_a_layer(tmp_path, habit):
    """What is not there cannot be stamped."""
    path = str(tmp_path / "plan.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    dataset.CreateLayer("links", geom_type=ogr.wkbPoint)
    dataset = None
    for target, layer in ((path, "nodes"), (str(tmp_path / "missing.gpkg"), "links")):
        with pytest.raises(OutputError, match=f"cannot be stamped: it has no layer '{layer}'"):
            raster_io.stamp_vector(target, layer, STAMP)


def test_stamp_of_other_files_lies_beside_them(tmp_path, habit):
    """A table or page that holds no metadata has them in a file of its name; without one there is none."""
    path = tmp_path / "report.html"
    path.write_text("<p>", "utf-8")
    assert raster_io.read_stamp(str(path)) is None
    (tmp_path / "report.html.json").write_text(json.dumps(STAMP), "utf-8")
    assert raster_io.read_stamp(str(path)) == STAMP


LABELS = np.array(
    [
        [1, 1, 1, 0, 2],
        [1, 3, 1, 2, 0],
        [1, 1, 1, 0, 0],
        [0, 0, 0, 1, 5],
    ],
    np.int32,
)


@pytest.mark.parametrize("cell", [(10.0, 10.0), (30.0, 7.0)])
def test_rasterize_undoes_polygonize(cell):
    """Outlines with holes, of many parts and touching at corners burn back into the very cells they came from."""
    grid = make_grid(LABELS.shape, cell)
    outlines = raster_io.polygonize(LABELS, grid)
    assert len(outlines) == 5
    assert raster_io.rasterize(outlines, range(1, 6), grid).tolist() == LABELS.tolist()


def test_polygonize_draws_holes_and_parts_on_the_cell_borders():
    """Area 1 is a ring of eight cells and a cell that touches nothing of it by a side; label 4 has no cells."""
    outlines = [ogr.CreateGeometryFromWkb(outline) for outline in raster_io.polygonize(LABELS, make_grid((4, 5)))]
    assert [outline.GetArea() for outline in outlines] == [900, 200, 100, 0, 100]
    assert [outline.GetGeometryCount() for outline in outlines] == [2, 2, 1, 0, 1]
    assert all(outline.GetGeometryType() == ogr.wkbMultiPolygon for outline in outlines)
    assert all(outline.IsValid() for outline in outlines)
    assert outlines[0].GetEnvelope() == (0, 40, 0, 40)
    assert sorted(part.GetGeometryCount() for part in outlines[0]) == [1, 2]


def test_polygonize_of_nothing():
    """No label, no outline."""
    assert raster_io.polygonize(np.zeros((2, 2), np.int32), make_grid((2, 2))) == ()


def test_polygonize_follows_random_labels():
    """Whatever the labels, burning their outlines gives them back."""
    labels = np.random.default_rng(7).integers(0, 6, (40, 30)).astype(np.int32)
    grid = make_grid(labels.shape)
    found = raster_io.rasterize(raster_io.polygonize(labels, grid), range(1, labels.max() + 1), grid)
    assert np.array_equal(found, labels)


def test_rasterize_burns_centres_or_every_touched_cell():
    """A square round the corner of four cells holds no centre but touches all four; the last shape wins."""
    grid = make_grid((2, 2))
    square = shape("POLYGON ((6 6, 14 6, 14 14, 6 14, 6 6))")
    everything = shape("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))")
    assert not raster_io.rasterize([square], [1], grid).any()
    assert raster_io.rasterize([square], [1], grid, touched=True).all()
    burnt = raster_io.rasterize([everything, shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))")], [7, 8], grid)
    assert burnt.tolist() == [[7, 7], [8, 7]]
    assert burnt.dtype == np.int32


def test_rasterize_burns_lines_as_chains():
    """A line across three cells burns these three; outside the grid and without shapes nothing is burnt."""
    grid = make_grid((3, 3))
    line = shape("LINESTRING (5 5, 25 5)")
    assert raster_io.rasterize([line], [4], grid).tolist() == [[0, 0, 0], [0, 0, 0], [4, 4, 4]]
    assert not raster_io.rasterize([shape("LINESTRING (100 100, 200 200)")], [1], grid).any()
    assert not raster_io.rasterize([], [], grid).any()


def test_rasterize_works_without_a_coordinate_system():
    """Shapes and grid of unknown system share whatever it is."""
    grid = replace(make_grid((1, 1)), crs="")
    assert raster_io.rasterize([shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))")], [1], grid).all()
    assert len(raster_io.polygonize(np.ones((1, 1), np.int32), grid)) == 1


def test_rings_are_closed_and_include_holes():
    """A polygon with a hole and a second part have three rings of two columns, heights left out."""
    found = raster_io.rings(
        shape(
            "MULTIPOLYGON Z (((0 0 9, 9 0 9, 9 9 9, 0 9 9, 0 0 9), (1 1 9, 1 2 9, 2 2 9, 1 1 9)), "
            "((20 20 9, 21 20 9, 21 21 9, 20 20 9)))"
        )
    )
    assert sorted(map(len, found)) == [4, 4, 5]
    assert all(ring.shape[1] == 2 and np.array_equal(ring[0], ring[-1]) for ring in found)
    assert sorted(ring.max() for ring in found) == [2, 9, 21]


def test_rings_of_a_polygon_and_of_nothing():
    """A single polygon has one ring; an empty one none."""
    assert raster_io.rings(shape("POLYGON ((0 0, 1 0, 1 1, 0 0))"))[0].tolist() == [[0, 0], [1, 0], [1, 1], [0, 0]]
    assert raster_io.rings(shape("MULTIPOLYGON EMPTY")) == []


@pytest.mark.parametrize(
    ("text", "kind", "name", "unit"),
    [
        ("EPSG:32650", "projected", "EPSG:32650", 1.0),
        ("EPSG:2263", "projected", "EPSG:2263", 1200 / 3937),
        ("EPSG:4326", "geographic", "EPSG:4326", 1.0),
        ("EPSG:32650+5773", "projected", None, 1.0),
        ("+proj=aea +lat_1=25 +lat_2=47 +lon_0=105 +units=km", "projected", "a system without a name", 1000.0),
    ],
)
def test_coordinate_systems_are_told_apart(text, kind, name, unit, habit):
    """Kind, short name and length of the unit: metres, US survey feet, kilometres, degrees, and heights as well."""
    crs = wkt(text)
    assert raster_io.crs_kind(crs) == kind
    assert name is None or raster_io.crs_name(crs) == name
    assert raster_io.metres_per_unit(crs) == pytest.approx(unit, rel=1e-12)


@pytest.mark.parametrize("crs", ["", "no such system", None])
def test_missing_coordinate_systems(crs, habit):
    """None, and one that cannot be understood, are missing and count in metres."""
    assert raster_io.crs_kind(crs) == "missing"
    assert raster_io.crs_name(crs) == "none"
    assert raster_io.metres_per_unit(crs) == 1.0
    assert raster_io.same_crs(crs, "")
    assert not raster_io.same_crs(crs, metric_crs())


def test_same_crs_looks_through_names(habit):
    """The same definition under another name, or in another spelling, is the same; another zone is not."""
    utm = wkt("EPSG:32650")
    assert raster_io.same_crs(utm, utm.replace("WGS 84 / UTM zone 50N", "Jiashi local"))
    assert raster_io.same_crs(utm, wkt("+proj=utm +zone=50 +datum=WGS84 +units=m"))
    assert not raster_io.same_crs(utm, wkt("EPSG:32651"))
    assert not raster_io.same_crs(utm, wkt("EPSG:4326"))
    assert not raster_io.same_crs(wkt("EPSG:2263"), wkt("EPSG:32118"))


@pytest.mark.parametrize("kind", [np.uint8, np.int32, bool])
def test_class_0_comes_back_as_a_class(tmp_path, kind):
    """Where 0 is a class, no data is another number, so that no cell of class 0 is lost."""
    path = str(tmp_path / "out.tif")
    raster = Raster(np.array([[0, 1, 1]]).astype(kind), make_grid((1, 3)), np.array([[True, True, False]]))
    raster_io.write_raster(path, raster)
    back = raster_io.read_classes(path)
    assert back.valid.tolist() == [[True, True, False]]
    assert back.values.tolist() == [[0, 1, 0]]


def test_labels_keep_0_for_none(tmp_path):
    """Numbered areas, of which 0 is none, are written as other programs expect them."""
    path = str(tmp_path / "out.tif")
    raster_io.write_raster(path, make_classes([[1, 0, 2]]))
    assert gdal.Open(path).GetRasterBand(1).GetNoDataValue() == 0


@pytest.mark.parametrize("hidden", [True, False])
def test_bytes_that_use_every_value(tmp_path, hidden):
    """All 256 bytes are classes: with a gap the file becomes wider, without one it needs no tag."""
    path = str(tmp_path / "out.tif")
    valid = np.ones((1, 257), bool)
    valid[0, 256] = not hidden
    values = np.append(np.arange(256), 7)[None].astype(np.uint8)
    raster_io.write_raster(path, Raster(values, make_grid((1, 257)), valid))
    back = raster_io.read_classes(path)
    assert back.valid.tolist() == valid.tolist()
    assert back.values[valid].tolist() == values[valid].tolist()


def scaled_file(path, values, kind, **options):
    """Write a raster with a scale of 0.5 and an offset of 10."""
    make_file(path, [values], kind, **options)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.5)
    dataset.GetRasterBand(1).SetOffset(10)
    dataset = None
    return str(path)


def test_scale_and_offset_are_applied_to_values(tmp_path):
    """Stored whole numbers mean what the band says; the tag for no data is of stored numbers."""
    path = scaled_file(tmp_path / "in.tif", [[3, -1, 0]], gdal.GDT_Int16, nodata=-1)
    np.testing.assert_array_equal(raster_io.read_raster(path).values, [[11.5, np.nan, 10.0]])


def test_scale_and_offset_are_refused_for_classes(tmp_path):
    """Classes that the file wants to be counted with are none."""
    path = scaled_file(tmp_path / "in.tif", [[3, 4]], gdal.GDT_Int16)
    with pytest.raises(InvalidValueError, match=r"Land cover: '.*' scales what it stores by 0\.5 and adds 10"):
        raster_io.read_classes(path, name="Land cover")


def test_covered_shares_count_overlaps_once():
    """A square half under one cover, which another repeats, is half covered; lines have no share."""
    square = shape("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))")
    half, part = shape("POLYGON((5 0, 20 0, 20 10, 5 10, 5 0))"), shape("POLYGON((8 0, 20 0, 20 10, 8 10, 8 0))")
    away = shape("POLYGON((50 0, 60 0, 60 10, 50 10, 50 0))")
    crossed = shape("POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))")
    assert raster_io.covered_shares([square, away, shape("LINESTRING(0 0, 9 9)")], [half, part]) == [0.5, 0.0, 0.0]
    assert raster_io.covered_shares([square], []) == [0.0]
    assert raster_io.covered_shares([square], [crossed]) == pytest.approx([0.5])
