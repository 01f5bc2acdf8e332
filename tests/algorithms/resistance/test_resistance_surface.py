"""Resistance from several factors: worked out by hand, its laws, what is burnt in, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from osgeo import ogr
from scipy import ndimage

from ....algorithms.errors import EmptyInputError, GridMismatchError, InvalidValueError, UnprojectedError
from ....algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised
from ....algorithms.resistance.factors import BARRIER, Classes, Factor, Measure, Ranges, Transform
from ....algorithms.resistance.presets import preset
from ....algorithms.resistance.resistance_surface import distance_from, resistance_surface
from ....algorithms.resistance.weighing_scheme import Burnt, Combine, WeighingScheme
from ...landscapes import make_classes, make_grid, make_raster
from ...listening import Listening

COVER = Classes((1, 2, 3), (1, 100, BARRIER))
STEEP = Ranges((0, 5, 90), (1, 50))


def shape(text):
    """Return a shape as WKB."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


def two(**options):
    """Return a scheme of land cover and slope, 0.7 to 0.3."""
    factors = (Factor("cover", grading=COVER), Factor("slope", grading=STEEP))
    return WeighingScheme(factors, **{"direct": (0.7, 0.3), **options})


RASTERS = {
    "cover": make_classes([[1, 2, 3, 0, 1]]),
    "slope": make_raster([[2, 9, 2, 2, None]], name="slope"),
}


@pytest.mark.parametrize(
    ("combine", "second"), [("weighted sum", 85), ("weighted product", 100**0.7 * 50**0.3), ("maximum", 100)]
)
def test_surface_of_a_written_out_row(combine, second):
    """Each way to combine, cell by cell; a barrier or missing data of one factor leave the cell impassable."""
    found = resistance_surface(two(combine=combine), RASTERS).resistance
    np.testing.assert_allclose(found.values, [[1, second, np.nan, np.nan, np.nan]], rtol=1e-6)
    assert found.values.dtype == np.float32
    assert found.name == "Resistance"


def test_surface_fills_missing_data_but_not_barriers():
    """No data become the highest resistance where that was chosen; what cannot be crossed still cannot."""
    found = resistance_surface(two(nodata_as="maximum"), RASTERS).resistance
    np.testing.assert_array_equal(found.values, np.array([[1, 85, np.nan, 85, 85]], np.float32))


def test_surface_keeps_its_limits():
    """Values below the minimum and above the maximum are brought to them."""
    found = resistance_surface(two(minimum=2, maximum=60), RASTERS).resistance
    np.testing.assert_array_equal(found.values[0, :2], [2, 60])


def test_factor_without_weight_has_no_part():
    """A factor of weight 0 adds nothing, and its missing data and barriers do not count, but in the maximum they do."""
    found = resistance_surface(two(direct=(0, 1)), RASTERS).resistance
    np.testing.assert_array_equal(found.values, np.array([[1, 50, 1, 1, np.nan]], np.float32))
    found = resistance_surface(two(direct=(0, 1), combine="maximum"), RASTERS).resistance
    np.testing.assert_array_equal(found.values, np.array([[1, 100, np.nan, np.nan, np.nan]], np.float32))


def test_surface_of_the_published_weights():
    """Land use 0.65, slope 0.29, elevation 0.06 with published grades: forest on a slope of 12 degrees at 500 m."""
    factors = (
        Factor("land use", grading=preset("clcd").grading),
        Factor("slope", grading=preset("slope jl21").grading),
        Factor("elevation", grading=preset("elevation jl21").grading),
    )
    rasters = {"land use": make_classes([[2]]), "slope": make_raster([[12]]), "elevation": make_raster([[500]])}
    found = resistance_surface(WeighingScheme(factors, direct=(0.65, 0.29, 0.06)), rasters)
    assert found.resistance.values[0, 0] == pytest.approx(0.65 * 1 + 0.29 * 200 + 0.06 * 40)


@pytest.mark.parametrize("combine", Combine)
def test_surface_lies_between_its_grades(combine):
    """Whatever the weights, a combination of grades lies between the least and the greatest of them."""
    random = np.random.default_rng(2)
    names = "abc"
    rasters = {name: make_raster(random.uniform(1, 100, (20, 30))) for name in names}
    scheme = WeighingScheme(tuple(map(Factor, names)), direct=tuple(random.random(3)), combine=combine)
    found = resistance_surface(scheme, rasters).resistance.values
    stack = np.array([rasters[name].values for name in names])
    assert (found >= stack.min(axis=0) * (1 - 1e-6)).all()
    assert (found <= stack.max(axis=0) * (1 + 1e-6)).all()


def test_surface_over_several_bands_is_that_of_its_cells():
    """More than a million cells go through in bands of rows, and each gets what it would get alone."""
    random = np.random.default_rng(3)
    rasters = {
        "cover": make_classes(random.integers(1, 3, (1100, 1000))),
        "slope": make_raster(random.uniform(0, 90, (1100, 1000))),
    }
    found = resistance_surface(two(), rasters).resistance.values
    expected = 0.7 * np.where(rasters["cover"].values == 1, 1, 100) + 0.3 * np.where(rasters["slope"].values < 5, 1, 50)
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize("weigh_by", ["entropy", "critic"])
def test_weights_from_the_grades_of_known_cells(weigh_by):
    """Weights by entropy and CRITIC come from the grades where all factors are known and nothing is barred."""
    random = np.random.default_rng(4)
    values = random.uniform(0, 10, (6, 6))
    values[0, 0] = np.nan
    cover = random.integers(1, 4, (6, 6))
    rasters = {"cover": make_classes(cover), "slope": make_raster(values)}
    found = resistance_surface(two(weigh_by=weigh_by), rasters)
    known = ~np.isnan(values) & (cover != 3)
    columns = np.column_stack((np.where(cover == 1, 1, 100)[known], np.where(values < 5, 1, 50)[known])).astype(float)
    expected = entropy_weights(columns) if weigh_by == "entropy" else critic_weights(normalised(columns))
    assert found.weights == pytest.approx(expected.weights)


def test_distance_is_that_to_the_nearest_cell_touched():
    """Distances run straight between centres of cells, by the width and the height of a cell."""
    grid = make_grid((3, 4), (10.0, 20.0))
    found = distance_from([shape("POINT (5 10)")], grid)
    columns, rows = np.meshgrid(np.arange(4) * 10, np.arange(2, -1, -1) * 20)
    np.testing.assert_allclose(found, np.hypot(columns, rows))
    with pytest.raises(EmptyInputError, match="Roads: none of 1 features lies on the grid"):
        distance_from([shape("POINT (500 500)")], grid, "Roads")


def test_distance_factor_is_graded_like_any_other():
    """A factor measured from features takes part with its grades."""
    scheme = WeighingScheme(
        (
            Factor("cover", grading=Classes((1,), (1,))),
            Factor("road", measure=Measure.DISTANCE, grading=Transform("linear", 0, 30, 101, 1)),
        )
    )
    line = shape("LINESTRING (5 0, 5 10)")
    found = resistance_surface(scheme, {"cover": make_classes([[1, 1, 1, 1, 1]])}, features={"road": [line]})
    np.testing.assert_allclose(found.resistance.values, [[51, 51 - 50 / 3, 51 - 100 / 3, 1, 1]], rtol=1e-6)


@pytest.mark.parametrize(
    "line",
    ["-5 12, 47 55, 95 71", "0 0, 90 90", "0 90, 90 0", "-10 35, 40 85, 50 85, 100 35", "0 40, 90 40", "0 33, 90 61"],
)
def test_a_thin_road_survives(line):
    """A road much thinner than a cell parts the land: no way through, not even across the corners it runs through."""
    cover = make_classes(np.ones((9, 9), int))
    scheme = WeighingScheme((Factor("cover", grading=Classes((1,), (1,))),), burnt=(Burnt("road", value=1000),))
    road = shape(f"LINESTRING ({line})")
    found = resistance_surface(scheme, {"cover": cover}, burnt={"road": ([road], None)}).resistance
    assert (found.values == 1000).any(axis=0).all()
    free = np.pad(found.values < 1000, 1, constant_values=False)
    parts, count = ndimage.label(free, np.ones((3, 3)))
    assert count >= 2
    above, below = parts[1, 1:-1], parts[-2, 1:-1]
    assert not set(above[above > 0]) & set(below[below > 0])
    assert (found.values == 1).sum() >= 81 - 2 * 18


def test_burning_in_replaces_and_respects():
    """Burnt values replace combined ones whatever the limits; in cells without data nothing is burnt; the last wins."""
    cover = make_classes([[1, 2, 3, 0, 2, 1]])
    burnt = (Burnt("road"), Burnt("bridge", value=5), Burnt("wall", value=BARRIER))
    scheme = WeighingScheme((Factor("cover", grading=COVER),), maximum=90, burnt=burnt)
    everywhere, three = shape("LINESTRING (0 5, 59 5)"), shape("LINESTRING (12 5, 38 5)")
    shapes = {"road": ([everywhere], [700.0]), "bridge": ([three], None), "wall": ([shape("POINT (55 5)")], None)}
    found = resistance_surface(scheme, {"cover": cover}, burnt=shapes).resistance.values
    np.testing.assert_array_equal(found, np.array([[700, 5, 5, np.nan, 700, np.nan]], np.float32))
    shapes["road"] = ([everywhere], None)
    found = resistance_surface(scheme, {"cover": cover}, burnt=shapes).resistance.values
    np.testing.assert_array_equal(found, np.array([[90, 5, 5, np.nan, 90, np.nan]], np.float32))


def test_features_of_one_layer_have_their_own_resistance():
    """Where features of one layer share a cell the hardest decides, whatever their order."""
    scheme = WeighingScheme((Factor("cover", grading=Classes((1,), (1,))),), burnt=(Burnt("roads"),))
    first, second = shape("LINESTRING (5 5, 25 5)"), shape("LINESTRING (15 5, 35 5)")
    for shapes, values in (([first, second], [300, 90]), ([second, first], [90, 300])):
        found = resistance_surface(scheme, {"cover": make_classes([[1, 1, 1, 1]])}, burnt={"roads": (shapes, values)})
        np.testing.assert_array_equal(found.resistance.values, [[300, 300, 300, 90]])


def test_tables_add_up():
    """Factors, grades, levels and histogram each tell the whole."""
    found = resistance_surface(two(), RASTERS)
    assert found.factors["factor"] == ["cover", "slope"]
    assert found.factors["weight"] == pytest.approx([0.7, 0.3])
    assert found.factors["greatest_grade"] == [100, 50]
    assert found.factors["percent_without_data"] == [20, 20]
    assert found.factors["percent_barred"] == [20, 0]
    assert found.grades["grade"] == [1, 100, BARRIER, 1, 50]
    assert found.grades["percent_of_cells"] == [50, 25, 25, 75, 25]
    np.testing.assert_array_equal(found.levels["from"], np.float32([1, 85]))
    np.testing.assert_array_equal(found.levels["cells"], [1, 1])
    assert sum(found.histogram["percent_of_cells"]) == pytest.approx(100)
    random = np.random.default_rng(1)
    many = resistance_surface(WeighingScheme((Factor("a"),)), {"a": make_raster(random.uniform(1, 99, (30, 30)))})
    assert len(many.levels["from"]) == 10
    assert many.levels["cells"].sum() == 900
    assert (many.levels["to"][:-1] <= many.levels["from"][1:]).all()


def test_surface_warns_of_what_is_odd():
    """It is said when the least resistance is not 1, when most cells are at the top, and when all are the same."""

    def warnings(values):
        listener = Listening()
        found = resistance_surface(WeighingScheme((Factor("a"),)), {"a": make_raster([values])}, progress=listener)
        assert tuple(listener.warned) == found.warnings
        return " ".join(found.warnings)

    assert warnings([1, 50, 100]) == ""
    names = ("cover", "slope", "third")
    scheme = WeighingScheme(tuple(map(Factor, names)), weigh_by="ahp").with_comparison(0, 1, 9).with_comparison(1, 2, 9)
    found = resistance_surface(scheme.with_comparison(0, 2, 1 / 9), dict.fromkeys(names, make_raster([[1, 50, 100]])))
    assert "The consistency ratio of the comparisons is" in found.warnings[0]
    assert "The least resistance is 2; best habitat should be 1" in warnings([2, 50, 100])
    assert "60 % of the cells lie in the upper tenth of the resistance, 100 at most" in warnings([1, 2, 91, 99, 100])
    assert "The resistance is 7 everywhere" in warnings([7, 7])


def test_surface_refuses_what_is_missing_or_does_not_match():
    """A missing raster or layer, another grid, degrees and an unknown class are refused by name."""
    scheme = two()
    with pytest.raises(InvalidValueError, match="scheme has no factor"):
        resistance_surface(WeighingScheme(), {})
    with pytest.raises(InvalidValueError, match="Factor 'slope' has no raster"):
        resistance_surface(scheme, {"cover": RASTERS["cover"]})
    with pytest.raises(GridMismatchError, match="other has"):
        resistance_surface(scheme, {**RASTERS, "slope": make_raster([[1, 2]], name="other")})
    bare = {name: replace(raster, grid=replace(raster.grid, crs="")) for name, raster in RASTERS.items()}
    with pytest.raises(UnprojectedError, match="has no coordinate system"):
        resistance_surface(scheme, bare)
    with pytest.raises(InvalidValueError, match="cover holds 9, outside the classes of its table"):
        resistance_surface(scheme, {**RASTERS, "cover": make_classes([[1, 9, 1, 1, 1]])})
    with pytest.raises(InvalidValueError, match="Factor 'slope' is a distance and has no features"):
        resistance_surface(scheme.replaced(1, Factor("slope", measure="distance")), RASTERS)
    with pytest.raises(InvalidValueError, match="'wall' is to be burnt in and has no features"):
        resistance_surface(two(burnt=(Burnt("wall"),)), RASTERS)
    with pytest.raises(InvalidValueError, match="All factors are distances"):
        resistance_surface(WeighingScheme((Factor("r", measure="distance"),)), {}, features={"r": []})
    line, wall = shape("LINESTRING (0 5, 49 5)"), two(burnt=(Burnt("wall", value=BARRIER),))
    with pytest.raises(InvalidValueError, match="resistance of a feature of wall is -5; it must be above 0"):
        resistance_surface(wall, RASTERS, burnt={"wall": ([line], [-5])})
    with pytest.raises(EmptyInputError, match="No cell has data in all factors and can be crossed"):
        resistance_surface(scheme, {**RASTERS, "cover": make_classes([[3, 3, 3, 0, 3]])})
    with pytest.raises(EmptyInputError, match="No cell of the resistance can be crossed"):
        resistance_surface(wall, RASTERS, burnt={"wall": ([line], None)})
