"""Rasters onto one grid: classes stay classes, averages stay averages, a reference is taken as it is."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr

from ....algorithms import raster_io, validation
from ....algorithms.errors import (
    Cancelled,
    EmptyInputError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)
from ....algorithms.grid import Grid, Raster
from ....algorithms.standard.harmonise import ALBERS_CHINA, harmonise
from ...landscapes import make_classes, make_grid, make_raster, wkt
from ...listening import Listening, Stopping

UTM = "EPSG:32650"


@pytest.fixture
def save(tmp_path):
    """Write a raster and return its path."""

    def write(raster, name="in"):
        path = str(tmp_path / f"{name}.tif")
        raster_io.write_raster(path, raster)
        return path

    return write


def degrees(values, valid=None, origin=(117.0, 30.0), cell=0.001):
    """Return values in degrees near the middle of a UTM zone."""
    values = np.asarray(values)
    return Raster(values, Grid(values.shape, origin, (cell, cell), wkt("EPSG:4326")), valid)


def test_harmonise_keeps_a_reference_grid_exactly(save):
    """What is on the grid already comes back cell by cell, classes as classes and floats as floats."""
    cover, height = make_classes([[10, 20, 0], [30, 10, 20]]), make_raster([[1.5, None, 3.0], [4.0, 5.0, 6.0]])
    found = harmonise({"cover": save(cover, "cover"), "height": save(height, "height")}, reference=cover.grid)
    assert list(found) == ["cover", "height"]
    assert all(raster.grid is cover.grid for raster in found.values())
    assert [raster.name for raster in found.values()] == ["cover", "height"]
    assert found["cover"].values.dtype == np.int32
    assert found["cover"].values.tolist() == cover.values.tolist()
    assert found["cover"].valid.tolist() == cover.valid.tolist()
    np.testing.assert_array_equal(found["height"].values, height.values)


def test_harmonise_classes_stay_classes(save):
    """Classes 10 and 80 never become 45, whatever the grid, and cells beyond the raster are no data, not class 0."""
    rng = np.random.default_rng(3)
    cover = degrees(rng.choice([10, 80], (40, 40)).astype(np.int32), np.ones((40, 40), bool))
    found = harmonise({"cover": save(cover)}, crs=UTM, cell=70.0)["cover"]
    assert set(np.unique(found.values[found.valid])) == {10, 80}
    assert found.grid.cell == (70.0, 70.0)
    wide = Grid((10, 10), (0.0, 200.0), (20.0, 20.0), make_grid((1, 1)).crs)
    found = harmonise({"cover": save(make_classes([[5, 6], [7, 8]]))}, reference=wide)["cover"]
    assert found.valid.sum() == 1
    assert not found.values[~found.valid].any()


def test_harmonise_keeps_class_zero_where_it_is_one(save, tmp_path):
    """Without a no-data tag 0 is a class, and stays one."""
    path = str(tmp_path / "bare.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 2, 1, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((0, 10, 0, 10, 0, -10))
    dataset.SetProjection(make_grid((1, 1)).crs)
    dataset.GetRasterBand(1).WriteArray(np.array([[0, 1]], np.uint8))
    dataset = None
    found = harmonise({"cover": path}, reference=make_grid((1, 2)))["cover"]
    assert found.valid.all()
    assert found.values.tolist() == [[0, 1]]


def test_harmonise_averages_where_cells_grow(save):
    """Four cells of 10 m make one of 20 m with their mean; a gap counts for nothing, four gaps make a gap."""
    height = make_raster([[1.5, 2.5, 10, None], [3.5, 4.5, 20, 30], [None, None, 7, 7], [None, None, 7, 7]])
    found = harmonise({"height": save(height)}, reference=make_grid((2, 2), (20.0, 20.0)))["height"]
    np.testing.assert_allclose(found.values, [[3.0, 20.0], [np.nan, 7.0]])


def test_harmonise_averages_also_from_degrees(save):
    """A chequerboard of 0.5 and 100.5 under cells ten times as large is grey, not a pick of black and white."""
    board = 0.5 + 100.0 * (np.indices((80, 80)).sum(axis=0) % 2)
    found = harmonise({"board": save(degrees(board))}, crs=UTM, cell=1000.0)["board"].values
    assert found.size >= 20
    assert np.abs(found - 50.5).max() < 10


def test_harmonise_interpolates_where_cells_shrink(save):
    """Between the centres of two cells values rise evenly, and none leaves their range."""
    height = make_raster([[0.5, 40.5], [0.5, 40.5]], cell=(40.0, 40.0))
    found = harmonise({"height": save(height)}, reference=make_grid((8, 8)))["height"].values
    np.testing.assert_allclose(found[:, 2:6], [[5.5, 15.5, 25.5, 35.5]] * 8)
    assert found.min() >= 0.5
    assert found.max() <= 40.5


def test_harmonise_covers_what_all_rasters_share(save):
    """Two rasters that overlap by 2 x 1 cells share a grid of these, with cells as they were."""
    first, other = make_raster([[1, 2, 3], [4, 5, 6]]), make_raster([[7, 8, 9]])
    found = harmonise({"a": save(first, "a"), "b": save(other, "b")}, crs=first.grid.crs)
    assert found["a"].grid.extent == pytest.approx((0, 0, 30, 10))
    assert found["a"].values.tolist() == [[4, 5, 6]]
    assert found["b"].values.tolist() == [[7, 8, 9]]


def test_harmonise_turns_degrees_into_albers_metres_by_default(save):
    """A plane over degrees stays a plane: in the middle of its cells the value is that of the place."""
    columns = np.indices((60, 60))[1]
    found = harmonise({"height": save(degrees(100.0 + columns))})["height"]
    assert raster_io.same_crs(found.grid.crs, wkt(ALBERS_CHINA))
    assert found.grid.cell[0] == pytest.approx(105, rel=0.1)
    transform = osr.CoordinateTransformation(
        osr.SpatialReference(wkt("EPSG:4326")), osr.SpatialReference(found.grid.crs)
    )
    longitude, latitude = 117.0 + 30.5 * 0.001, 30.0 - 30.5 * 0.001
    row, column = found.grid.index(*transform.TransformPoint(latitude, longitude)[:2])
    assert found.values[row, column] == pytest.approx(130.0, abs=1.0)


def test_harmonise_takes_a_south_up_raster(tmp_path):
    """What other algorithms refuse is turned north up."""
    path = str(tmp_path / "south.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 1, 2, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((0, 10, 0, 0, 0, 10))
    dataset.SetProjection(make_grid((1, 1)).crs)
    dataset.GetRasterBand(1).WriteArray(np.array([[1], [2]], np.uint8))
    dataset = None
    assert harmonise({"cover": path}, reference=make_grid((2, 1)))["cover"].values.tolist() == [[2], [1]]


def test_harmonise_refuses_nothing(habit):
    """Without a raster there is no grid."""
    with pytest.raises(EmptyInputError, match=r"Rasters: none was given; at least 1 is needed\."):
        harmonise({})


def test_harmonise_refuses_a_system_that_is_none(save, habit):
    """A system that nobody knows is quoted, with two ways of writing one."""
    with pytest.raises(InvalidValueError, match=r"Coordinate system 'Mars' is unknown; write it as EPSG:32650"):
        harmonise({"a": save(make_raster([[1.0]]))}, crs="Mars")


def test_harmonise_refuses_degrees(save, habit):
    """The common grid must have lengths, be it given or made."""
    path = save(degrees(np.ones((3, 3))))
    with pytest.raises(UnprojectedError, match="The common grid is in degrees"):
        harmonise({"a": path}, crs="EPSG:4326")
    with pytest.raises(UnprojectedError, match="The common grid is in degrees"):
        harmonise({"a": path}, reference=degrees(np.ones((3, 3))).grid)


@pytest.mark.parametrize("cell", [0, -30.0, float("nan")])
def test_harmonise_refuses_a_cell_that_is_none(save, cell):
    """Cells have a size above 0."""
    with pytest.raises(InvalidValueError, match=r"Cell size is .*; it must be above 0\."):
        harmonise({"a": save(make_raster([[1.0]]))}, cell=cell)


def test_harmonise_refuses_rasters_that_share_nothing(save, habit):
    """Two rasters side by side have no common area."""
    near = make_raster([[1.0, 2.0]])
    far = Raster(near.values, Grid((1, 2), (5000.0, 10.0), (10.0, 10.0), near.grid.crs))
    with pytest.raises(InvalidValueError, match="The rasters share no area"):
        harmonise({"near": save(near, "near"), "far": save(far, "far")}, crs=near.grid.crs)


def test_harmonise_warns_of_a_raster_beyond_the_reference(save, habit):
    """A raster far from the grid that was asked for is all no data, and the user is told which one."""
    near = make_raster([[1.0, 2.0]])
    far = Raster(near.values, Grid((1, 2), (5000.0, 10.0), (10.0, 10.0), near.grid.crs))
    listener = Listening()
    paths = {"near": save(near, "near"), "far": save(far, "far")}
    found = harmonise(paths, reference=near.grid, progress=listener)
    assert found["near"].values.tolist() == [[1.0, 2.0]]
    assert not found["far"].known.any()
    assert listener.warned == ["far has no data on the common grid; check its place and coordinate system."]


def test_harmonise_refuses_a_cell_larger_than_the_rasters(save):
    """Where not one cell fits the rasters have nothing to share."""
    with pytest.raises(InvalidValueError, match="share no area"):
        harmonise({"a": save(make_raster([[1.0]]))}, crs=make_grid((1, 1)).crs, cell=100.0)


def test_harmonise_refuses_rasters_without_a_system(tmp_path, save, habit):
    """Where a raster lies cannot be guessed, with a reference or without."""
    nowhere = make_raster([[1.0]])
    path = save(Raster(nowhere.values, Grid((1, 1), (0.0, 10.0), (10.0, 10.0), "")), "nowhere")
    with pytest.raises(InvalidValueError, match=r"cannot be brought into .*; has it a coordinate system"):
        harmonise({"a": path}, crs=UTM)
    with pytest.raises(InvalidValueError, match=r"cannot be brought into .*; has it a coordinate system"):
        harmonise({"a": path}, reference=make_grid((1, 1)))


def test_harmonise_refuses_files_that_are_no_raster(tmp_path, habit):
    """A missing file is quoted, with a reference or without."""
    path = str(tmp_path / "missing.tif")
    with pytest.raises(InvalidValueError, match=r"'.*missing\.tif' cannot be opened as a raster"):
        harmonise({"a": path}, reference=make_grid((1, 1)))
    with pytest.raises(InvalidValueError, match=r"'.*missing\.tif' cannot be"):
        harmonise({"a": path}, crs=UTM)


def test_harmonise_can_be_stopped(save):
    """A user who wishes to stop is heard before the first raster is done."""
    with pytest.raises(Cancelled):
        harmonise({"a": save(make_raster([[1.0]]))}, reference=make_grid((1, 1)), progress=Stopping())


def test_harmonise_classes_stored_as_floats_stay_classes(save):
    """Classes 10 and 80 are not mixed because a program wrote them as floating-point numbers."""
    rng = np.random.default_rng(3)
    cover = degrees(rng.choice([10.0, 80.0], (40, 40)))
    found = harmonise({"cover": save(cover)}, crs=UTM, cell=70.0)["cover"]
    assert found.values.dtype == np.int32
    assert set(np.unique(found.values[found.valid])) == {10, 80}


def test_harmonise_keeps_class_0_in_the_file(save):
    """What is aligned and written again has lost no cell of class 0."""
    cover = Raster(np.array([[0, 1], [2, 0]], np.int32), make_grid((2, 2)), np.ones((2, 2), bool))
    found = harmonise({"cover": save(cover)}, reference=cover.grid)["cover"]
    back = raster_io.read_classes(save(found, "again"))
    assert back.valid.all()
    assert back.values.tolist() == [[0, 1], [2, 0]]


def test_harmonise_applies_scale_and_offset(save):
    """A band that stores whole numbers for broken ones is interpolated by its values."""
    path = save(make_classes([[1, 3], [1, 3]], cell=(40.0, 40.0)))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.5)
    dataset.GetRasterBand(1).SetOffset(10)
    dataset = None
    found = harmonise({"height": path}, reference=make_grid((8, 8)))["height"].values
    np.testing.assert_allclose(found[:, 2:6], [[10.625, 10.875, 11.125, 11.375]] * 8)


def test_harmonise_refuses_what_does_not_fit(save, monkeypatch):
    """A grid too fine for the memory is refused before any work."""
    monkeypatch.setattr(validation, "available_memory", lambda: 10**6)
    with pytest.raises(MemoryEstimateError, match="Harmonising would need"):
        harmonise({"height": save(make_raster([[1.5, 2.5]]))}, reference=make_grid((200, 200), (0.1, 0.1)))
