"""The sample landscape: repeatable, plausible, and complete enough to run every algorithm on."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ....algorithms import raster_io
from ....algorithms.errors import Cancelled, InvalidValueError
from ....algorithms.standard.cover import CODES, burn_roads
from ....algorithms.standard.drainage import Flow, drain
from ....algorithms.standard.environment import texture_class
from ....algorithms.standard.sample_landscape import sample_landscape
from ....algorithms.standard.terrain import blur
from ...listening import Stopping

SMALL = (120, 160)
EIGHT = np.ones((3, 3))


@pytest.fixture(scope="module")
def sample():
    """Return the landscape that is made by default."""
    return sample_landscape()


@pytest.fixture(scope="module")
def small():
    """Return a landscape of few cells."""
    return sample_landscape(seed=3, size=SMALL, cell=200.0)


def shares(landscape):
    cover = landscape.rasters["land_cover"].values
    return {code: float((cover == code).mean()) for code in CODES}


def test_flow_sums_down_and_up_a_tree():
    """In the chain 0 -> 1 -> 3 with 2 -> 3, sums run to the outlet and from the sources."""
    flow = Flow(np.array([1, 3, 3, 3]))
    np.testing.assert_array_equal(flow.sum_down([1, 2, 4, 8]), [11, 10, 12, 8])
    np.testing.assert_array_equal(flow.sum_up([1, 2, 4, 8]), [1, 3, 4, 15])
    np.testing.assert_array_equal(flow.max_down([1, 9, 4, 8]), [9, 9, 8, 8])
    np.testing.assert_array_equal(flow.first_down(np.array([False, True, False, False])), [1, 1, 3, 3])


def test_flow_split_closes_parts_at_their_share():
    """A chain of six cells falls into parts of two cells, each closed by its lowest cell."""
    labels, mouths = Flow(np.array([1, 2, 3, 4, 5, 5])).split(2)
    np.testing.assert_array_equal(mouths, [1, 3, 5])
    np.testing.assert_array_equal(labels, [0, 0, 1, 1, 2, 2])


def test_drain_leads_a_pit_over_its_lowest_pass():
    """Water in a closed hollow leaves over the rim's lowest cell, and outlets lie on the border only."""
    height = np.array(
        [
            [9, 9, 9, 9, 9],
            [9, 2, 6, 9, 9],
            [9, 9, 9, 5, 9],
            [9, 9, 9, 9, 4],
            [9, 9, 9, 9, 1],
        ],
        float,
    )
    flow = drain(height, np.array([19, 24]))
    path = [6]
    while not flow.outlet[path[-1]]:
        path.append(int(flow.receiver[path[-1]]))
    assert path == [6, 7, 13, 19, 24]
    assert not flow.outlet.reshape(5, 5)[1:-1, 1:-1].any()
    assert flow.sum_up(np.ones(25))[flow.outlet].sum() == 25


def test_blur_on_blocks_stays_close_to_the_full_filter():
    """A wide blur taken on blocks differs little from the Gaussian itself, and keeps a constant."""
    field = np.add.outer(np.sin(np.arange(180) / 25), np.cos(np.arange(230) / 30))
    inner = (slice(50, -50), slice(50, -50))
    np.testing.assert_allclose(blur(field, 12)[inner], ndimage.gaussian_filter(field, 12)[inner], atol=0.02)
    np.testing.assert_allclose(blur(np.full((50, 61), 3.0), 12), 3.0)


def test_texture_class_follows_the_usda_triangle():
    """Textbook soils fall into their USDA classes, numbered as in HWSD."""
    sand = np.array([10, 5, 25, 10, 33, 5, 20, 52, 40, 60, 65, 82, 92])
    clay = np.array([70, 45, 45, 33, 33, 5, 15, 42, 20, 28, 10, 6, 4])
    np.testing.assert_array_equal(texture_class(sand, 100 - sand - clay, clay), np.arange(1, 14))


def test_sample_landscape_repeats_itself(small):
    """The same seed gives the same layers."""
    first, second = small, sample_landscape(seed=3, size=SMALL, cell=200.0)
    assert first.rasters.keys() == second.rasters.keys()
    for name, raster in first.rasters.items():
        np.testing.assert_array_equal(raster.values, second.rasters[name].values)
    for one, other in zip(first.roads.paths, second.roads.paths):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(first.counties.labels, second.counties.labels)
    np.testing.assert_array_equal(first.watersheds.labels, second.watersheds.labels)
    assert first.protected.polygons == second.protected.polygons


def test_sample_landscape_differs_by_seed(small):
    """Another seed gives another land."""
    other = sample_landscape(seed=4, size=SMALL, cell=200.0)
    assert (other.rasters["land_cover"].values != small.rasters["land_cover"].values).mean() > 0.3


@pytest.mark.parametrize(("seed", "size", "cell"), [(1, (100, 130), 30.0), (8, (300, 110), 60.0)])
def test_sample_landscape_has_the_size_and_shares_asked_for(seed, size, cell):
    """Any size keeps its grid and the shares of the main classes."""
    landscape = sample_landscape(seed=seed, size=size, cell=cell)
    for raster in landscape.rasters.values():
        assert raster.values.shape == size
        assert raster.grid.cell == (cell, cell)
        assert raster.known.all()
    check_shares(landscape)


def check_shares(landscape):
    share = shares(landscape)
    assert 0.40 <= share[10] <= 0.55
    assert 0.20 <= share[40] <= 0.30
    assert 0.03 <= share[50] <= 0.06
    assert 0.02 <= share[80] <= 0.04
    assert min(share.values()) > 0


def test_sample_landscape_lies_in_hunan_on_equal_area_cells(small):
    """The grid is projected, in metres, and its middle is where Hunan is."""
    assert raster_io.crs_kind(small.grid.crs) == "projected"
    assert raster_io.metres_per_unit(small.grid.crs) == 1
    left, low, right, high = small.grid.extent
    assert abs((left + right) / 2 - 641160) < 200
    assert abs((low + high) / 2 - 2857170) < 200


def test_land_cover_follows_the_terrain(sample):
    """Shares hold, water and fields lie low, forest lies high and steep."""
    check_shares(sample)
    cover, height = sample.rasters["land_cover"].values, sample.rasters["dem"].values.astype(float)
    assert set(np.unique(cover)) == set(CODES)
    assert np.median(height[cover == 80]) < np.percentile(height, 25)
    assert np.median(height[cover == 40]) < np.median(height[cover == 10])
    slope = np.hypot(*np.gradient(height, sample.grid.cell[0]))
    assert np.median(slope[cover == 40]) < 0.5 * np.median(slope[cover == 10])
    assert np.median(slope[cover == 50]) < 0.5 * np.median(slope[cover == 10])


def test_forest_falls_into_patches_worth_linking(sample):
    """Valleys, roads and fields leave 15 to 60 forest patches of 100 hectares or more, none with half of all."""
    forest = sample.rasters["land_cover"].values == 10
    parts, _ = ndimage.label(forest, EIGHT)
    area = np.bincount(parts.ravel())[1:] * sample.grid.cell_area_ha
    assert 15 <= (area >= 100).sum() <= 60
    assert area.max() < 0.5 * area.sum()


def test_large_patches_rather_than_noise(sample):
    """Most neighbouring cells share their class, as they do on a map."""
    cover = sample.rasters["land_cover"].values
    assert (cover[:, 1:] == cover[:, :-1]).mean() > 0.85


def test_roads_cross_the_frame_and_cut_forest(sample):
    """Every class of road is there, expressway and rail join two edges, and no burnt road cell is forest."""
    kinds = sample.roads.fields["class"]
    assert set(kinds) == {"rail", "expressway", "national", "county"}
    left, low, right, high = sample.grid.extent
    edge = 2 * sample.grid.cell[0]
    path = sample.roads.paths[int(np.flatnonzero(kinds == "expressway")[0])]
    assert path[:, 0].min() < left + edge
    assert path[:, 0].max() > right - edge
    path = sample.roads.paths[int(np.flatnonzero(kinds == "rail")[0])]
    assert path[:, 1].min() < low + edge
    assert path[:, 1].max() > high - edge
    burnt, _ = burn_roads((sample.roads.paths, sample.roads.fields), sample.grid)
    assert burnt.mean() > 0.01
    assert set(np.unique(sample.rasters["land_cover"].values[burnt])) <= {50, 80}


def test_towns_are_reached_by_road(sample):
    """The city and every town lie within half a kilometre of a road."""
    points = np.vstack(sample.roads.paths)
    rank = np.asarray(sample.settlements["rank"])
    assert (rank == "city").sum() == 1
    assert (rank == "town").sum() >= 6
    for x, y in zip(sample.settlements["x"][rank != "village"], sample.settlements["y"][rank != "village"]):
        assert np.hypot(points[:, 0] - x, points[:, 1] - y).min() < 500


def test_watersheds_drain_without_a_cycle(sample):
    """Following the downstream ids, water leaves every watershed within as many steps as there are watersheds."""
    count, downstream = len(sample.watersheds), sample.watersheds.fields["downstream"]
    assert 8 <= count <= 25
    assert sample.watersheds.labels.min() == 1
    at = np.arange(1, count + 1)
    for _ in range(count):
        at = np.where(at == 0, 0, downstream[at - 1])
    assert (at == 0).all()
    assert (downstream > 0).any()


def test_rivers_run_downhill(sample):
    """The last point of a river line lies no higher than its first, and lines carry an order from 1."""
    height = sample.rasters["dem"].values.astype(float)
    for path in sample.rivers.paths:
        rows, columns = sample.grid.index(*path[[0, -1]].T)
        first, last = height[rows, columns]
        assert last <= first + 0.11
    assert sample.rivers.fields["order"].min() == 1
    assert sample.rivers.fields["order"].max() >= 4


def test_county_codes_nest_in_cities_and_province(sample):
    """Codes have six digits, each begins with that of its city, and areas cover the frame in one piece each."""
    fields = sample.counties.fields
    assert 6 <= len(sample.counties) <= 9
    assert len(set(fields["county"].tolist())) == len(sample.counties)
    np.testing.assert_array_equal(fields["county"] // 100, fields["city"] // 100)
    np.testing.assert_array_equal(fields["city"] // 10000 * 10000, fields["province"])
    assert len(set(fields["city"].tolist())) >= 2
    assert sample.counties.labels.min() == 1
    for label in range(1, len(sample.counties) + 1):
        assert ndimage.label(sample.counties.labels == label)[1] == 1
    assert sample.counties.area_ha().min() > 0.02 * sample.counties.area_ha().sum()


def test_protected_areas_overlap(sample):
    """Four areas of different types are there, and the forest park shares land with the national park."""
    masks = [raster_io.rasterize([shape], [1], sample.grid) > 0 for shape in sample.protected.polygons]
    assert list(sample.protected.fields["pa_type"]) == [
        "national park",
        "nature reserve",
        "forest park",
        "wetland park",
    ]
    assert all(0.005 < mask.mean() < 0.1 for mask in masks)
    assert (masks[0] & masks[2]).sum() > 0.1 * masks[2].sum()
    assert (sample.rasters["land_cover"].values[masks[0]] == 10).mean() > 0.6


def test_vegetation_greens_but_fails_round_the_mines(sample):
    """From 2019 to 2023 the index of forest rises a little and that of living land next to mines falls."""
    cover = sample.rasters["land_cover"].values
    change = sample.rasters["ndvi_2023"].values - sample.rasters["ndvi_2019"].values
    away = ndimage.distance_transform_edt(sample.mines.labels == 0) * sample.grid.cell[0]
    assert 0.005 < change[(cover == 10) & (away > 2000)].mean() < 0.06
    assert change[np.isin(cover, (10, 20, 30, 40)) & (away < 200)].mean() < -0.08
    level = {code: sample.rasters["ndvi_2020"].values[cover == code].mean() for code in CODES}
    assert level[10] > level[20] > level[40] > level[50] > level[60] > level[80]


def test_climate_soil_and_lights_are_plausible(sample):
    """Height cools and wets, soil parts make up the whole, light gathers in built-up land."""
    rasters = {name: raster.values.astype(float) for name, raster in sample.rasters.items()}
    lapse = np.polyfit(rasters["dem"].ravel(), rasters["temperature"].ravel(), 1)[0]
    assert lapse == pytest.approx(-0.0055, abs=5e-4)
    assert np.corrcoef(rasters["dem"].ravel(), rasters["rainfall"].ravel())[0, 1] > 0.4
    np.testing.assert_allclose(rasters["sand"] + rasters["silt"] + rasters["clay"], 100, atol=0.02)
    assert min(rasters[name].min() for name in ("sand", "silt", "clay", "organic_carbon", "night_light")) >= 0
    assert set(np.unique(rasters["soil_texture"])) <= set(range(1, 14))
    built = rasters["land_cover"] == 50
    assert rasters["night_light"][built].mean() > 10 * rasters["night_light"][~built].mean()


def test_stored_values_are_rounded(small):
    """Heights are kept to a decimetre and the vegetation index to a thousandth."""
    for name, digits in (("dem", 1), ("ndvi_2021", 3)):
        values = small.rasters[name].values
        np.testing.assert_array_equal(values, np.round(values.astype(float), digits).astype(np.float32))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": (99, 400)}, r"SIZE is \(99, 400\).*at least 100"),
        ({"cell": 0.0}, "CELL is 0; it must be above 0"),
        ({"cell": -30.0}, "CELL is -30; it must be above 0"),
        ({"seed": -1}, "SEED is -1; it must be at least 0"),
    ],
)
def test_sample_landscape_refuses(wrong, message):
    """What no landscape can be made of is refused with the rule."""
    with pytest.raises(InvalidValueError, match=message):
        sample_landscape(**wrong)


def test_sample_landscape_stops_when_asked():
    """A cancelled run ends with `Cancelled`."""
    with pytest.raises(Cancelled):
        sample_landscape(size=SMALL, progress=Stopping())
