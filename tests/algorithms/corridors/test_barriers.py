"""Tests of barriers: the handbook's strip, laws, a plain version, Linkage Mapper's demo, and what is refused."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from scipy import ndimage

from ....algorithms import raster_io
from ....algorithms.corridors.barriers import Combine, barriers, circle_radii
from ....algorithms.corridors.cost_distance import cost_distance
from ....algorithms.corridors.link_corridors import over_pairs
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ...landscapes import kit, make_grid, make_patches, make_raster
from ...listening import Listening
from .test_corridors import SLOW, demo, join, random_landscape


def handbook(cell=30.0):
    """Return a strip with a wall of which the least-cost distance is 1000, 400 before and 300 behind the wall."""
    resistance = make_raster([[1, 37 / 3, 1, 9, 1, 9, 1]], (cell, cell))
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]], (cell, cell))
    return resistance, patches, join(patches, [(0, 1)])


def one_radius(radius, **options):
    """Return options for a single radius."""
    return {"radius_min": radius, "radius_max": radius, "radius_step": 0, **options}


def disc(cell, radius):
    """Return the cells of a circle as a mask, worked out one by one."""
    rows, columns = (int(radius / side + 1e-9) for side in cell[::-1])
    y, x = np.mgrid[-rows : rows + 1, -columns : columns + 1]
    return np.hypot(x * cell[0], y * cell[1]) <= radius * (1 + 1e-12)


def plain_scores(resistance, patches, links, radius, restored, max_cost=np.inf):
    """Return the score of each link at each cell straight from the definition."""
    scores = []
    for ends in links.ends:
        surfaces = [cost_distance(resistance, np.where(patches.labels == end + 1, 1, 0)).cost.values for end in ends]
        lcd = np.nanmin(surfaces[0][patches.labels == ends[1] + 1])
        least = []
        for surface in surfaces:
            filled = np.where(np.isnan(surface) | (surface > max_cost), np.inf, surface)
            footprint = disc(resistance.grid.cell, radius)
            least.append(ndimage.minimum_filter(filled, footprint=footprint, mode="constant", cval=np.inf))
        score = (lcd - sum(least) - 2 * radius * restored) / (2 * radius)
        scores.append(np.where(score > 1e-9 * lcd, score, 0))
    return np.array(scores)


def test_barriers_score_of_the_handbook():
    """LCD 1000, 400 and 300 on the rim of a circle of diameter 60 score 4 and 0.4 percent a metre."""
    result = barriers(*handbook(), **one_radius(30))
    np.testing.assert_allclose(result.score.values[0, 3], 4.0)
    np.testing.assert_allclose(result.percent.values[0, 3], 0.4)


def test_barriers_along_a_strip_by_hand():
    """A wall of 9 in a row of ones: centred on it all of its 80 excess over 20 m is gained, elsewhere less."""
    resistance = make_raster([[1, 1, 1, 9, 1, 1, 1]])
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]])
    result = barriers(resistance, patches, join(patches, [(0, 1)]), **one_radius(10))
    # Costs from the left are 0 10 20 70 120 130 140; beside the wall half of it stays.
    expected = [[np.nan, np.nan, 2, 4, 2, np.nan, np.nan]]
    np.testing.assert_allclose(result.score.values, expected)
    np.testing.assert_allclose(result.circles.values, [[np.nan, 2, 4, 4, 4, 2, np.nan]])
    np.testing.assert_allclose(result.percent.values[0, 3], 400 / 140)


def test_barriers_percent_of_whole_circles_by_hand():
    """Restoring 20 m of the handbook's 60 m at 0.4 percent a metre saves 24 percent; the larger circle saves more."""
    result = barriers(*handbook(), **one_radius(30))
    np.testing.assert_allclose(result.percent_circle.values[0, 3], 24)
    resistance = make_raster([[1, 1, 1, 9, 1, 1, 1]])
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]])
    both = barriers(resistance, patches, join(patches, [(0, 1)]), radius_min=10, radius_max=20, radius_step=10)
    # Of 140, the wall makes 100 over 20 m, which become 20; over 40 m 120, which become 40.
    np.testing.assert_allclose(both.percent_circle.values[0, 3], 8000 / 140)
    # One cell beside the wall the small circle saves 40, the large one all 80.
    np.testing.assert_allclose(both.percent_circle.values[0, 2], 8000 / 140)
    np.testing.assert_allclose(both.percent.values[0, 2], 200 / 140)
    np.testing.assert_allclose(both.areas.fields["percent_circle"], [8000 / 140])


def test_barriers_trimmed_by_hand():
    """Beside a wall of 9 in ones nothing is left to restore, and a wall of 3 counts for 2 at most."""
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]])
    links = join(patches, [(0, 1)])
    wall = barriers(make_raster([[1, 1, 1, 9, 1, 1, 1]]), patches, links, trim=True, **one_radius(10))
    np.testing.assert_allclose(wall.circles.values, [[np.nan, np.nan, np.nan, 4, np.nan, np.nan, np.nan]])
    np.testing.assert_allclose(wall.score.values, [[np.nan, np.nan, 2, 4, 2, np.nan, np.nan]])
    assert wall.areas.labels.tolist() == [[0, 0, 0, 1, 0, 0, 0]]
    steps = barriers(make_raster([[1, 1, 3, 9, 1.5, 1, 1]]), patches, links, trim=True, **one_radius(10))
    # Centred on the wall 60 + 52.5 become 20; the cells beside it count for 2 and 0.5.
    np.testing.assert_allclose(steps.circles.values[0, 2:5], [2, 4.625, 0.5])


@pytest.mark.parametrize("combine", list(Combine))
def test_barriers_trimmed_are_the_lesser_of_circle_and_excess(combine):
    """Trimming leaves each cell the lesser of its circle score and its own excess; walls of no data keep theirs."""
    resistance, patches, links = random_landscape(7)
    resistance.values[8:12, 3:20] = np.nan
    options = {"radius_min": 10, "radius_max": 30, "restored_resistance": 1.5, "combine": combine}
    plain, trimmed = (barriers(resistance, patches, links, trim=trim, **options) for trim in (False, True))
    excess = np.where(np.isnan(resistance.values), np.inf, np.maximum(resistance.values - 1.5, 0))
    expected = np.minimum(np.nan_to_num(plain.circles.values), excess)
    np.testing.assert_allclose(np.nan_to_num(trimmed.circles.values), expected)
    assert np.isnan(trimmed.circles.values).any() == (combine is Combine.MAXIMUM)
    for name in ("score", "percent", "percent_circle"):
        np.testing.assert_array_equal(getattr(trimmed, name).values, getattr(plain, name).values)
    assert (
        trimmed.areas.fields["score"]
        == [trimmed.circles.values[trimmed.areas.labels == k].max() for k in trimmed.areas.ids]
    ).all()


def test_barriers_areas_of_a_strip():
    """The best area is the circle on the wall, with its score, percent, radius and link."""
    resistance = make_raster([[1, 1, 1, 9, 1, 1, 1]])
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]])
    areas = barriers(resistance, patches, join(patches, [(0, 1)]), radius_min=10, radius_max=20, radius_step=10).areas
    assert areas.labels.tolist() == [[0, 0, 1, 1, 1, 0, 0]]
    assert list(areas.fields) == ["area_ha", "score", "percent", "radius", "links", "percent_circle"]
    np.testing.assert_allclose(areas.fields["area_ha"], [0.03])
    np.testing.assert_allclose(areas.fields["score"], [4])
    np.testing.assert_allclose(areas.fields["percent"], [400 / 140])
    assert areas.fields["radius"].tolist() == [10]
    assert areas.fields["links"].tolist() == ["1"]


def test_barriers_find_a_closed_wall():
    """Cells that cannot be crossed are barriers too: the detour around them would be spared."""
    rows = [[1, 1, 1, 1, 1]] + [[1, 1, None, 1, 1]] * 4
    patches = make_patches([[0] * 5] * 4 + [[1, 0, 0, 0, 2]])
    score = barriers(make_raster(rows), patches, join(patches, [(0, 1)]), **one_radius(10)).score.values
    # The detour costs 40 + 40 sqrt 2; through the circle it is 10 to the rim on either side and 20 within.
    np.testing.assert_allclose(score[4, 2], (40 + 40 * np.sqrt(2) - 40) / 20)
    assert np.nanargmax(score) == 4 * 5 + 2


def test_barriers_are_as_the_definition_says():
    """Windows and the fast circle filter give the numbers of the plain definition, for every way to combine."""
    resistance, patches, links = random_landscape(7)
    resistance.values[8:12, 3:20] = np.nan
    for radius in (10, 25, 40):
        plain = plain_scores(resistance, patches, links, radius, 1.5)
        maximum = barriers(resistance, patches, links, **one_radius(radius, restored_resistance=1.5))
        best = plain.max(axis=0)
        np.testing.assert_allclose(maximum.score.values, np.where(best > 0, best, np.nan))
        circles = ndimage.maximum_filter(best, footprint=disc((10, 10), radius), mode="constant", cval=0)
        np.testing.assert_allclose(maximum.circles.values, np.where(circles > 0, circles, np.nan))
        options = one_radius(radius, restored_resistance=1.5, combine=Combine.SUM)
        np.testing.assert_allclose(barriers(resistance, patches, links, **options).score.values, plain.sum(axis=0))


def test_barriers_on_oblong_cells():
    """Circles are round on the ground where cells are not square."""
    values = np.random.default_rng(5).uniform(1, 20, (14, 18))
    labels = np.zeros((14, 18), int)
    labels[:, 0], labels[:, -1] = 1, 2
    resistance, patches = make_raster(values.tolist(), (10.0, 25.0)), make_patches(labels.tolist(), (10.0, 25.0))
    links = join(patches, [(0, 1)])
    plain = plain_scores(resistance, patches, links, 55, 1.0)[0]
    score = barriers(resistance, patches, links, **one_radius(55)).score.values
    np.testing.assert_allclose(score, np.where(plain > 0, plain, np.nan))


def test_barriers_leave_costly_cells_out():
    """With a largest cost, cells above it count as if they were not reached."""
    resistance, patches, links = random_landscape(8)
    plain = plain_scores(resistance, patches, links, 20, 1.0, 400.0).max(axis=0)
    score = barriers(resistance, patches, links, **one_radius(20, max_cost=400.0)).score.values
    np.testing.assert_allclose(score, np.where(plain > 0, plain, np.nan))


def test_barriers_take_the_best_of_all_radii():
    """Over several radii each cell keeps its best score, and areas name the radius of theirs."""
    resistance, patches, links = random_landscape(9)
    single = [barriers(resistance, patches, links, **one_radius(radius)) for radius in (10, 20, 30)]
    together = barriers(resistance, patches, links, radius_min=10, radius_max=35, radius_step=10)
    for name in ("score", "circles", "percent", "percent_circle"):
        best = np.fmax.reduce([getattr(result, name).values for result in single])
        np.testing.assert_array_equal(getattr(together, name).values, best)
    for score, radius in zip(together.areas.fields["score"], together.areas.fields["radius"]):
        assert np.nanmax(single[int(radius / 10) - 1].circles.values) >= score


def test_barriers_never_score_more_with_worse_restoration():
    """The score falls by exactly the resistance that restoration leaves, and never rises with it."""
    resistance, patches, links = random_landscape(10)
    options = one_radius(20)
    good, poor = (
        np.nan_to_num(barriers(resistance, patches, links, restored_resistance=left, **options).score.values)
        for left in (1.0, 1.75)
    )
    assert (poor <= good).all()
    np.testing.assert_allclose(poor[poor > 0], good[poor > 0] - 0.75)


def test_barriers_do_not_depend_on_the_direction():
    """Swapping the numbers of the patches leaves all scores as they are."""
    resistance, patches, links = random_landscape(11)
    turned = make_patches((np.array([0, 4, 3, 2, 1])[patches.labels]).tolist())
    for combine in Combine:
        one, other = (
            barriers(resistance, some, links, combine=combine, **one_radius(30)).score.values
            for some in (patches, turned)
        )
        np.testing.assert_allclose(one, other, atol=1e-9)


def test_barriers_areas_lie_outside_patches_in_order():
    """Areas cover about the share asked for, keep off patches and come best first; links name those that gain."""
    resistance, patches, links = random_landscape(12)
    result = barriers(resistance, patches, links, share=20, **one_radius(20))
    areas = result.areas
    scored = (result.circles.known & (patches.labels == 0)).sum()
    assert 0.2 * scored <= (areas.labels > 0).sum() <= 0.4 * scored
    assert not (areas.labels > 0)[patches.labels > 0].any()
    assert (np.diff(areas.fields["score"]) <= 0).all()
    assert all(set(named.split(";")) <= set("123456") for named in areas.fields["links"])


def test_barriers_of_a_perfect_land_are_none():
    """Where nothing can be gained there is no data for the maximum, 0 for the sum, no area, and a warning."""
    resistance, patches = make_raster([[1] * 7]), make_patches([[1, 0, 0, 0, 0, 0, 2]])
    links = join(patches, [(0, 1)])
    listening = Listening()
    result = barriers(resistance, patches, links, progress=listening, **one_radius(10))
    assert np.isnan(result.score.values).all()
    assert len(result.areas) == 0
    assert all(len(values) == 0 for values in result.areas.fields.values())
    assert "no circle" in listening.warned[0]
    assert (barriers(resistance, patches, links, combine=Combine.SUM, **one_radius(10)).score.values == 0).all()


def test_circle_radii_need_not_fit_the_range():
    """Radii go up by the step as long as they are not above the largest."""
    grid = make_grid((3, 3))
    np.testing.assert_allclose(circle_radii(grid, 10, 45, 10), [10, 20, 30, 40])
    np.testing.assert_allclose(circle_radii(grid, 10, 10.3, 0.1), [10, 10.1, 10.2, 10.3])
    np.testing.assert_allclose(circle_radii(grid, 10, 10, 0), [10])


def test_circle_radii_by_a_step_of_0_are_the_least_alone():
    """A step of 0 leads nowhere, so that only the least circle is tried."""
    np.testing.assert_allclose(circle_radii(make_grid((1, 1)), 10, 45, 0), [10])


def test_circle_radii_by_default_follow_the_cells():
    """Two, four and six cells, whatever their size, so that nobody is refused for what was never chosen."""
    np.testing.assert_allclose(circle_radii(make_grid((1, 1), (100.0, 50.0))), [200, 400, 600])
    np.testing.assert_allclose(circle_radii(make_grid((1, 1)), 10), [10, 20, 30])


@SLOW
@pytest.mark.parametrize("combine", list(Combine))
@pytest.mark.parametrize("radius", [400, 800, 1200])
def test_barriers_equal_those_of_linkage_mapper_demo(combine, radius):
    """Scores of the 8 links of the demo equal those worked out independently with full discs, to float32."""
    resistance, patches, links, usable = demo()
    result = barriers(resistance, patches, links.with_fields(active=usable), combine=combine, **one_radius(radius))
    name = f"lm_barrier_disc_centers_{combine.value[:3]}_R{radius}.tif"
    expected = raster_io.read_raster(kit("linkage_mapper", "reference", name)).values
    np.testing.assert_array_equal(np.isnan(result.score.values), np.isnan(expected))
    np.testing.assert_allclose(result.score.values, expected, atol=1e-5)


@SLOW
@pytest.mark.parametrize("name", ["active", "alladj"])
def test_barriers_largest_scores_of_linkage_mapper_demo(name):
    """Largest score, percent and sum less maximum equal the summary of the kit; the guide prints 1.5 and 42.6."""
    resistance, patches, links, usable = demo()
    if name == "active":
        links = links.with_fields(active=usable)
    with open(kit("linkage_mapper", "reference", "lm_barrier_summary.csv"), encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["links"] == name and row["window"] == "disc"]
    largest = {(row["radius"], row["layer"]): float(row["max_score"]) for row in rows}
    radii = {"radius_min": 400, "radius_max": 1200, "radius_step": 400}
    best, total = (barriers(resistance, patches, links, combine=combine, **radii) for combine in Combine)
    np.testing.assert_allclose(np.nanmax(best.circles.values), largest["all", "circles_max"], atol=1e-5)
    np.testing.assert_allclose(np.nanmax(best.percent.values), largest["400", "centers_pct"], atol=1e-6)
    excess = (total.circles.values - np.nan_to_num(best.circles.values)).max()
    np.testing.assert_allclose(excess, largest["all", "circles_sum_minus_max"], atol=1e-5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"radius_min": 20}, "Least radius is 20; it must be at least 30"),
        ({"radius_max": 15}, "Largest radius is 15"),
        ({"radius_max": 90, "radius_step": -1}, "Radius step is -1; it must be at least 0"),
        ({"radius_max": np.inf, "radius_step": 1}, "have no end"),
        ({"restored_resistance": 0}, "Restored resistance is 0"),
        ({"max_cost": -1}, "Maximum cost is -1"),
        ({"share": 0}, "Share is 0"),
        ({"share": 101}, "Share is 101"),
    ],
)
def test_barriers_refuse_numbers_out_of_range(changes, words):
    """Every number has its range, and the message names it."""
    with pytest.raises(InvalidValueError, match=words):
        barriers(*handbook(), **{**one_radius(30), **changes})


def test_barriers_refuse_when_no_link_is_active():
    """Without an active link there is nothing to do."""
    resistance, patches, links = handbook()
    with pytest.raises(EmptyInputError, match="none is active"):
        barriers(resistance, patches, links.with_fields(active=np.zeros(1, bool)), **one_radius(30))


def test_over_pairs_always_answers_in_the_same_order():
    """Whichever thread is first, links come in one order, so sums are the same to the last digit."""
    resistance, patches, links = random_landscape()
    orders = [list(over_pairs(lambda pair: pair.link, resistance, patches, links, 0.0)) for _ in range(5)]
    assert all(order == orders[0] for order in orders)
    assert sorted(orders[0]) == list(range(6))
