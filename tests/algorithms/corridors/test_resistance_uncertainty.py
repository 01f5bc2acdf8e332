"""Tests of resistance uncertainty: draws by hand, two ways of which one wins at random, laws, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.corridors.corridors import CutoffUnit, corridors
from ....algorithms.corridors.links import Adjacency, links
from ....algorithms.corridors.resistance_uncertainty import _Pairs, random_resistance, resistance_uncertainty
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.resistance.landcover_resistance import landcover_resistance
from ....algorithms.resistance.schemes import Scheme
from ...landscapes import make_classes, make_patches, make_raster
from ...listening import Listening, Stopping
from .test_corridors import SLOW, join

TABLE = "1, wood, 1, 2\n2, field, 0, 10\n3, wall, 0, "


def two_ways():
    """Return land with two ways between patches, one of class 2 and one of class 3, which cost nearly the same."""
    rows = [[1, 2, 2, 2, 1], [1, 4, 4, 4, 1], [1, 3, 3, 3, 1]]
    table = "1, a, 1, 1\n2, b, 0, 10\n3, c, 0, 10.5\n4, d, 0, "
    patches = make_patches([[1, 0, 0, 0, 2]] * 3)
    return make_classes(rows), table, patches


def drawn(rows, **options):
    """Return a function that draws the resistance of these classes."""
    return random_resistance(make_classes(rows), Scheme.CUSTOM, table=TABLE, **options)


def test_draw_without_chance_is_what_was_given():
    """None for the generator gives the table's resistances, or with factors their weighted mean."""
    np.testing.assert_array_equal(drawn([[1, 2, 3, 0]])(None).values, [[2, 10, np.nan, np.nan]])
    factor = make_raster([[4, None, 4, 4]], name="Roads")
    found = drawn([[1, 2, 3, 1]], factors=[factor], weights="3; 1")(None).values
    np.testing.assert_allclose(found, [[(3 * 2 + 4) / 4, np.nan, np.nan, (3 * 2 + 4) / 4]])
    equal = drawn([[1, 2, 3, 1]], factors=[factor])(None).values
    np.testing.assert_allclose(equal[0, 0], 3)


def test_draw_is_that_of_land_cover_for_every_scheme():
    """With the values as given and without factors it is the resistance from land cover, bit by bit."""
    landcover = make_classes([[10, 20, 30], [80, 95, 0]])
    expected = landcover_resistance(landcover, Scheme.WORLDCOVER).values
    np.testing.assert_array_equal(random_resistance(landcover)(None).values, expected)
    np.testing.assert_array_equal(random_resistance(landcover, spread=0)(np.random.default_rng(1)).values, expected)


def test_draws_stay_within_the_spread_and_fill_it():
    """At 30 percent each class stays within 0.7 and 1.3 of its grade, comes near both and keeps its mean."""
    draw, random = drawn([[1, 1, 2]], spread=30), np.random.default_rng(3)
    values = np.array([draw(random).values[0] for _ in range(400)])
    np.testing.assert_array_equal(values[:, 0], values[:, 1])
    for k, grade in ((0, 2), (2, 10)):
        ratio = values[:, k] / grade
        assert 0.7 - 1e-6 <= ratio.min() < 0.72
        assert 1.28 < ratio.max() <= 1.3 + 1e-6
        np.testing.assert_allclose(ratio.mean(), 1, atol=4 * 0.3 / np.sqrt(3 * 400))
    assert abs(np.corrcoef(values[:, 0], values[:, 2])[0, 1]) < 0.2


def test_weights_vary_but_add_up_to_1():
    """Where land cover and factor say the same, the draw says so too, whatever the weights; else it lies between."""
    factor = make_raster([[2, 10]], name="Factor")
    draw = drawn([[1, 1]], factors=[factor], weights=[1, 1], spread=0)
    np.testing.assert_allclose(draw(np.random.default_rng(1)).values, [[2, 6]])
    landcover, factor = make_classes([[1, 2]]), make_raster([[5, 50]])
    wide = random_resistance(landcover, Scheme.CUSTOM, table="1,a,1,5\n2,b,0,5", factors=[factor], spread=50)
    shares = [wide(np.random.default_rng(seed)).values[0] for seed in range(40)]
    weight = np.array([(b - a) / (50 - 5) for a, b in shares])
    assert np.ptp(weight) > 0.2
    assert ((weight > 0.2) & (weight < 0.8)).all()


def test_grades_of_factors_vary_each_by_itself_where_asked():
    """Each value of a factor is drawn like a grade, within the spread and alike in all its cells; unasked it stays."""
    factor = make_raster([[4, 4, 80, None]], name="Slope")
    options = {"factors": [factor], "weights": "1; 1", "spread": 25}
    draw, random = drawn([[1, 1, 1, 1]], **options, vary_factors=True), np.random.default_rng(5)
    found = np.array([draw(random).values[0] for _ in range(300)])
    np.testing.assert_array_equal(found[:, 0], found[:, 1])
    assert np.isnan(found[:, 3]).all()
    assert abs(np.corrcoef(found[:, 0], found[:, 2])[0, 1]) < 0.9
    still = drawn([[1, 1, 1, 1]], **options, vary_factors=False)
    assert np.ptp(found[:, 2] / 41) > np.ptp([still(random).values[0, 2] / 41 for _ in range(300)])
    np.testing.assert_array_equal(draw(None).values, still(None).values)
    calm = drawn([[1, 1, 1, 1]], **{**options, "spread": 0}, vary_factors=True)
    np.testing.assert_allclose(calm(random).values, still(None).values)
    many = make_raster([np.arange(300)], name="Height")
    with pytest.raises(InvalidValueError, match="Height holds 300 different values, which are no grades"):
        drawn([[1] * 300], factors=[many], vary_factors=True)


def test_no_spread_gives_the_corridors_themselves():
    """Without a spread every run is the same: frequency 1 in corridors and 0 elsewhere, cv 0, the links as they are."""
    landcover, table, patches = two_ways()
    draw = random_resistance(landcover, Scheme.CUSTOM, table=table, spread=0)
    found = resistance_uncertainty(draw, patches, runs=3, cutoff=0)
    graph = links(draw(None), patches)
    mosaic = corridors(draw(None), patches, graph, cutoff=0).mosaic
    expected = np.where(mosaic.known, 1.0, 0.0)
    expected[(patches.labels > 0) | np.isnan(draw(None).values)] = np.nan
    np.testing.assert_array_equal(found.frequency.values, expected)
    assert list(found.links.fields) == ["link_id", "active", "lcd", "lcd_mean", "lcd_cv", "frequency"]
    np.testing.assert_allclose(found.links.fields["lcd_mean"], graph.fields["lcd"])
    np.testing.assert_allclose(found.links.fields["lcd_cv"], 0, atol=1e-9)
    assert found.links.fields["frequency"].tolist() == [1]
    np.testing.assert_array_equal(found.links.paths[0], graph.paths[0])


def test_two_ways_share_the_runs():
    """Of two ways that cost nearly the same each is the corridor in about half of the runs, and one in every run."""
    landcover, table, patches = two_ways()
    draw = random_resistance(landcover, Scheme.CUSTOM, table=table, spread=40)
    found = resistance_uncertainty(draw, patches, runs=100, seed=5, cutoff=0)
    upper, lower = found.frequency.values[0, 1:4], found.frequency.values[2, 1:4]
    np.testing.assert_allclose(upper + lower, 1)
    # The first grade is the lower one with a probability of 0.559 for grades 10 and 10.5 at 40 percent.
    assert abs(upper[0] - 0.559) < 4 * np.sqrt(0.25 / 100)
    assert np.isnan(found.frequency.values[1, 1:4]).all()
    assert found.links.fields["frequency"].tolist() == [1]


def test_link_statistics_are_those_of_the_runs():
    """Mean and cv of the least-cost distance are those of the runs listed one by one."""
    landcover, table, patches = two_ways()
    draw = random_resistance(landcover, Scheme.CUSTOM, table=table, spread=40)
    found = resistance_uncertainty(draw, patches, runs=12, seed=7).links.fields
    random = np.random.default_rng(7)
    costs = [links(draw(random), patches).fields["lcd"][0] for _ in range(12)]
    np.testing.assert_allclose(found["lcd_mean"], np.mean(costs))
    np.testing.assert_allclose(found["lcd_cv"], np.std(costs, ddof=1) / np.mean(costs))


def test_links_that_come_and_go_are_counted():
    """Pairs in use in 2, 0 and 1 of three runs have that frequency, and the cost of the runs that joined them."""
    patches = make_patches([[1, 0, 2, 0, 3, 0, 4]])
    paths = [np.array([[k, 0.0], [k, 1.0]]) for k in range(4)]

    def graph(pairs, active, lcd):
        made = join(patches, pairs, paths[: len(pairs)], lcd)
        return made.with_fields(active=np.array(active))

    pairs = _Pairs(graph([(0, 1), (1, 2)], [True, False], [10, 20]))
    pairs.add(graph([(0, 1), (1, 2)], [True, False], [12, 22]))
    pairs.add(graph([(0, 1), (2, 3), (0, 3)], [True, True, False], [16, 30, 99]))
    pairs.add(graph([(1, 2)], [False], [np.nan]))
    fields = pairs.graph(3).fields
    np.testing.assert_array_equal(pairs.graph(3).ends, [[0, 1], [1, 2], [2, 3]])
    assert fields["active"].tolist() == [True, False, False]
    np.testing.assert_allclose(fields["lcd"], [10, 20, np.nan])
    np.testing.assert_allclose(fields["lcd_mean"], [14, 22, 30])
    np.testing.assert_allclose(fields["lcd_cv"], [np.sqrt(8) / 14, np.nan, np.nan])
    np.testing.assert_allclose(fields["frequency"], [2 / 3, 0, 1 / 3])


@SLOW
def test_same_seed_gives_the_same_and_another_does_not():
    """Runs can be repeated, and options of links and corridors go through."""
    random = np.random.default_rng(1)
    labels = np.zeros((30, 30), int)
    labels[:3, :3], labels[:3, -3:], labels[-3:, :3], labels[-3:, -3:] = 1, 2, 3, 4
    landcover, patches = make_classes(random.integers(1, 3, (30, 30)).tolist()), make_patches(labels.tolist())
    draw = random_resistance(landcover, Scheme.CUSTOM, table=TABLE, spread=60)
    options = {"runs": 5, "adjacency": Adjacency.ALL, "cutoff": 3, "cutoff_unit": CutoffUnit.PERCENT}
    one, same, other = (resistance_uncertainty(draw, patches, seed=seed, **options) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.frequency.values, same.frequency.values)
    np.testing.assert_array_equal(one.links.fields["lcd_mean"], same.links.fields["lcd_mean"])
    assert not np.array_equal(one.frequency.values, other.frequency.values, equal_nan=True)
    assert len(one.links) == 6
    fewer = resistance_uncertainty(draw, patches, max_neighbours=1, **options)
    assert (fewer.links.fields["frequency"] < 1).any()


def test_runs_say_each_thing_once():
    """A patch that nothing can cross is told once and not in every run."""
    listening = Listening()
    landcover = make_classes([[1, 2, 1, 0]])
    patches = make_patches([[1, 0, 2, 3]])
    draw = random_resistance(landcover, Scheme.CUSTOM, table=TABLE)
    resistance_uncertainty(draw, patches, runs=4, progress=listening)
    assert len([text for text in listening.warned if "nothing can cross" in text]) == 1


def test_uncertainty_can_be_stopped():
    """A run that is cancelled on the way ends there."""
    landcover, table, patches = two_ways()
    draw = random_resistance(landcover, Scheme.CUSTOM, table=table)
    with pytest.raises(Cancelled):
        resistance_uncertainty(draw, patches, runs=500, progress=Stopping(5))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"spread": -1}, "Spread is -1"),
        ({"spread": 100}, "Spread is 100; it must be below 100"),
        ({"weights": "1; 2"}, "1 numbers of at least 0 are needed"),
        ({"weights": "much"}, "must be numbers"),
        ({"weights": "0"}, "that of the land cover"),
        ({"factors": [make_raster([[-1, 1]], name="Slope")]}, "Slope holds negative values"),
        ({"factors": [make_raster([[1, 1]])], "weights": [1, np.nan]}, "2 numbers of at least 0"),
    ],
)
def test_random_resistance_refuses_wrong_numbers(options, words):
    """Spread, weights and factors have their rules, and the message quotes what breaks them."""
    with pytest.raises(InvalidValueError, match=words):
        drawn([[1, 2]], **options)


def test_random_resistance_refuses_unknown_classes_and_other_grids():
    """Land cover must be named by the table, and factors lie on its cells."""
    with pytest.raises(InvalidValueError, match="unknown to the scheme"):
        drawn([[1, 9]])
    with pytest.raises(GridMismatchError, match="must share one grid"):
        drawn([[1, 2]], factors=[make_raster([[1]])])


def test_uncertainty_refuses_wrong_numbers_and_land_without_links():
    """Runs and cutoff have their range, patches must be two and joined."""
    landcover, table, patches = two_ways()
    draw = random_resistance(landcover, Scheme.CUSTOM, table=table)
    for options, words in (({"runs": 0}, "Runs is 0"), ({"seed": -1}, "Seed is -1"), ({"cutoff": -1}, "Cutoff is -1")):
        with pytest.raises(InvalidValueError, match=words):
            resistance_uncertainty(draw, patches, **options)
    with pytest.raises(EmptyInputError, match="Patches: 1 found"):
        resistance_uncertainty(draw, make_patches([[1, 0, 0, 0, 0]] * 3))
    cut = random_resistance(make_classes([[1, 3, 1]]), Scheme.CUSTOM, table=TABLE)
    with pytest.raises(EmptyInputError, match="none is in use in any run"):
        resistance_uncertainty(cut, make_patches([[1, 0, 2]]), runs=2)
