"""Tests of the restoration sequence: a strip by hand, equality with full recomputation, costs, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ....algorithms.corridors.barriers import Combine, barriers
from ....algorithms.corridors.restoration_sequence import By, _Disc, _Gains, restoration_sequence
from ....algorithms.errors import EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.progress import Progress
from ...landscapes import make_grid, make_patches, make_raster
from ...listening import Listening
from .test_barriers import disc
from .test_corridors import SLOW, demo, join, random_landscape


def strip():
    """Return a row of 10 m cells with walls of 9 and 5 between two patches at its ends."""
    resistance = make_raster([[1, 1, 1, 9, 1, 1, 1, 5, 1, 1, 1]])
    patches = make_patches([[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]])
    return resistance, patches, join(patches, [(0, 1)])


def islands(seed):
    """Return two groups of patches with a river between them that nothing crosses, linked within their groups."""
    values = np.random.default_rng(seed).uniform(1, 30, (30, 44))
    values[:, 21:23] = np.nan
    labels = np.zeros(values.shape, int)
    for number, (row, column) in enumerate([(2, 2), (2, 16), (25, 9), (3, 26), (26, 24), (15, 40)], start=1):
        labels[row : row + 3, column : column + 3] = number
    resistance, patches = make_raster(values.tolist()), make_patches(labels.tolist())
    return resistance, patches, join(patches, [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)])


def plainly(resistance, patches, links, rounds, **options):
    """Return centres and gains of a sequence of which every round begins anew, and the land after it."""
    centres, gains, keep = [], [], None
    for _ in range(rounds):
        found = restoration_sequence(
            resistance, patches, links, rounds=1, restorable=keep, restorable_share=100, **options
        )
        if not len(found.sites):
            break
        fields, resistance = found.sites.fields, found.resistance
        centres.append((fields["x"][0], fields["y"][0], fields["links"][0]))
        gains.append(fields["gain"][0])
        free = np.ones(resistance.grid.shape) if keep is None else keep.values.copy()
        free[found.sites.labels > 0] = 0
        keep = make_raster(free.tolist())
    return centres, gains, resistance


def test_strip_by_hand():
    """The wall of 9 comes first with a gain of 80, then that of 5 with 40; after them the row costs 100."""
    resistance, patches, links = strip()
    found = restoration_sequence(resistance, patches, links, radius=10, rounds=2)
    fields = found.sites.fields
    assert list(fields) == ["score", "gain", "cost", "roi", "area_ha", "x", "y", "links"]
    assert found.sites.ids == (1, 2)
    assert found.sites.labels.tolist() == [[0, 0, 1, 1, 1, 0, 2, 2, 2, 0, 0]]
    np.testing.assert_allclose(fields["gain"], [80, 40])
    np.testing.assert_allclose(fields["score"], [4, 2])
    np.testing.assert_allclose(fields["cost"], np.pi * 100)
    np.testing.assert_allclose(fields["roi"], np.array([80, 40]) / (np.pi * 100))
    np.testing.assert_allclose(fields["x"], [35, 75])
    np.testing.assert_allclose(fields["area_ha"], 0.03)
    assert fields["links"].tolist() == ["1", "1"]
    assert found.resistance.values.tolist() == [[1.0] * 11]
    assert resistance.values[0, 3] == 9


def test_first_round_is_the_best_of_barriers():
    """The first site lies where the score of barriers is largest, with that score, for every way to combine."""
    resistance, patches, links = random_landscape(3)
    for combine in Combine:
        score = barriers(
            resistance, patches, links, radius_min=20, radius_max=20, radius_step=0, combine=combine
        ).score.values
        found = restoration_sequence(resistance, patches, links, radius=20, rounds=1, combine=combine, by=By.SCORE)
        x, y = resistance.grid.xy(*np.unravel_index(np.nanargmax(score), score.shape))
        fields = found.sites.fields
        np.testing.assert_allclose([fields["x"][0], fields["y"][0]], [x, y])
        np.testing.assert_allclose(fields["score"], np.nanmax(score))


@pytest.mark.parametrize("combine", list(Combine))
@pytest.mark.parametrize("seed", range(4))
def test_sequence_is_that_of_full_recomputation_to_the_last_bit(seed, combine):
    """Working out again only the links that a circle touches gives the same circles, gains and land as all of them."""
    resistance, patches, links = islands(seed)
    options = {"radius": 20, "combine": combine, "restored_resistance": 1.5}
    found = restoration_sequence(resistance, patches, links, rounds=6, **options)
    centres, gains, land = plainly(resistance, patches, links, 6, **options)
    fields = found.sites.fields
    assert list(zip(fields["x"], fields["y"], fields["links"])) == centres
    assert fields["gain"].tolist() == gains
    np.testing.assert_array_equal(found.resistance.values, land.values)


@pytest.mark.parametrize("seed", range(4))
def test_gains_of_links_out_of_reach_do_not_change(seed):
    """After each circle the gains kept for links out of its reach are, bit by bit, those of a fresh start; some are."""
    resistance, patches, links = islands(seed)
    random = np.random.default_rng(seed)
    gains, spared = _Gains(patches, links, 20, 1.0, np.inf), 0
    gains.work_out(resistance, gains.active, Progress())
    for _ in range(4):
        changed = np.zeros(resistance.grid.shape, bool)
        row, column = random.integers(0, resistance.grid.shape)
        changed[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3] = True
        changed &= ~(resistance.values <= 1)
        values = np.where(changed, 1.0, resistance.values)
        resistance = make_raster(values.tolist())
        spared += (~gains.touched(resistance, changed, Progress())).sum()
        gains.update(resistance, changed, Progress())
        fresh = _Gains(patches, links, 20, 1.0, np.inf)
        fresh.work_out(resistance, fresh.active, Progress())
        for link in gains.active:
            np.testing.assert_array_equal(gains.cells[link], fresh.cells[link])
            np.testing.assert_array_equal(gains.values[link], fresh.values[link])
        np.testing.assert_array_equal(gains.lcd, fresh.lcd)
    assert spared > 0


def test_patch_that_wakes_up_is_noticed():
    """A patch on land that nothing could cross becomes a source when its land is restored; its links are worked out."""
    resistance = make_raster([[1, 9, None, None, 9, 1, 1, 1, 9, 1]])
    patches = make_patches([[1, 0, 0, 0, 2, 0, 0, 0, 0, 3]])
    gains = _Gains(patches, join(patches, [(1, 2)]), 10, 1.0, np.inf)
    gains.work_out(resistance, gains.active, Progress())
    values = np.array([[1, 9, 1, 1, 1, 1, 1, 1, 9, 1.0]])
    changed = np.array([[False, False, True, True, True] + [False] * 5])
    assert gains.touched(make_raster(values.tolist()), changed, Progress()).all()


def test_circles_share_no_cell():
    """However many rounds, no cell belongs to two circles, and all circles that lie within the grid are whole."""
    resistance, patches, links = random_landscape(4, (30, 40))
    found = restoration_sequence(resistance, patches, links, radius=30, rounds=9)
    sites, footprint = found.sites, disc((10, 10), 30)
    total = np.zeros(resistance.grid.shape, int)
    for x, y in zip(sites.fields["x"], sites.fields["y"]):
        centre = np.zeros(total.shape, int)
        centre[resistance.grid.index(x, y)] = 1
        total += ndimage.maximum_filter(centre, footprint=footprint, mode="constant")
    assert len(sites) == 9
    assert total.max() == 1
    np.testing.assert_array_equal(total > 0, sites.labels > 0)


def test_restoring_never_makes_worse():
    """Cells that resist less than restored land keep what they have, and those without data can be crossed."""
    resistance = make_raster([[1, 1, 0.5, None, 0.5, 1, 1]])
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]])
    with_way = make_raster([[1, 1, 0.5, 90, 0.5, 1, 1]])
    links = join(patches, [(0, 1)])
    found = restoration_sequence(with_way, patches, links, radius=10, rounds=1)
    assert found.resistance.values.tolist() == [[1, 1, 0.5, 1, 0.5, 1, 1]]
    rows = [[1] * 7, [1] * 7, resistance.values[0].tolist()]
    below = make_patches([[0] * 7, [0] * 7, [1, 0, 0, 0, 0, 0, 2]])
    options = {"radius": 10, "rounds": 1, "restored_resistance": 0.4}
    found = restoration_sequence(make_raster(rows), below, join(below, [(0, 1)]), **options)
    assert found.sites.fields["x"].tolist() == [35]
    assert found.resistance.values[2].tolist() == [1, 1, 0.4, 0.4, 0.4, 1, 1]


def test_costs_decide_by_hand():
    """Where the wall of 9 costs three times as much it comes second by return, but first by score."""
    resistance, patches, links = strip()
    cost = make_raster([[3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1]], name="Cost")
    options = {"radius": 10, "rounds": 2, "cost": cost}
    found = restoration_sequence(resistance, patches, links, **options).sites.fields
    assert found["x"].tolist() == [75, 35]
    np.testing.assert_allclose(found["cost"], np.pi * 100 * np.array([1, 3]))
    np.testing.assert_allclose(found["roi"], found["gain"] / found["cost"])
    by_score = restoration_sequence(resistance, patches, links, by=By.SCORE, **options).sites.fields
    assert by_score["x"].tolist() == [35, 75]


def test_purchase_adds_its_mean_over_the_circle():
    """Buying cells for 0, 6 and 30 a square metre adds 12 to the 2 of restoring; an unknown price does not count."""
    resistance, patches, links = strip()
    purchase = make_raster([[1, 1, 0, 6, 30, 1, None, 4, 8, 1, 1]], name="Price")
    found = restoration_sequence(
        resistance, patches, links, radius=10, rounds=2, by=By.SCORE, cost=2, purchase=purchase
    )
    np.testing.assert_allclose(found.sites.fields["cost"], np.pi * 100 * np.array([14, 8]))


def test_circles_without_a_known_cost_are_left_out():
    """Where no cell of a circle has a price it is not restored; the rest is, and the end is told."""
    resistance, patches, links = strip()
    cost = make_raster([[None] * 6 + [1] * 5], name="Cost")
    listening = Listening()
    found = restoration_sequence(resistance, patches, links, radius=10, rounds=5, cost=cost, progress=listening)
    assert found.sites.fields["x"].tolist()[0] == 75
    assert (found.sites.fields["x"] > 50).all()
    assert "no circle is left that gains" in listening.warned[0]


def test_what_costs_nothing_comes_first():
    """A circle for which nothing is paid comes before all others and has no return in numbers."""
    resistance, patches, links = strip()
    cost = make_raster([[1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1]], name="Cost")
    found = restoration_sequence(resistance, patches, links, radius=10, rounds=2, cost=cost).sites.fields
    assert found["x"].tolist() == [75, 35]
    assert found["cost"][0] == 0
    assert np.isnan(found["roi"][0])


@pytest.mark.parametrize(("share", "first"), [(0, 35), (60, 35), (70, 75), (100, 75)])
def test_restorable_share_by_hand(share, first):
    """Two of the three cells around the wall of 9 can be restored: enough for 60 percent, not for 70."""
    resistance, patches, links = strip()
    land = make_raster([[1, 1, 1, 0, 1, 1, 1, 1, 1, 1, None]], name="Restorable")
    options = {"radius": 10, "rounds": 1, "restorable": land, "restorable_share": share}
    assert restoration_sequence(resistance, patches, links, **options).sites.fields["x"].tolist() == [first]


def test_sequence_ends_where_nothing_gains():
    """On perfect land there is no site, the land stays as it is, and a warning says so."""
    patches, listening = make_patches([[1, 0, 0, 0, 2]]), Listening()
    resistance = make_raster([[1] * 5])
    found = restoration_sequence(resistance, patches, join(patches, [(0, 1)]), radius=10, rounds=3, progress=listening)
    assert len(found.sites) == 0
    assert all(len(values) == 0 for values in found.sites.fields.values())
    np.testing.assert_array_equal(found.resistance.values, resistance.values)
    assert listening.warned == ["Round 1: no circle is left that gains; the sequence ends before it."]


@pytest.mark.parametrize("cell", [(1.0, 1.0), (3.0, 1.0), (0.7, 2.0)])
@pytest.mark.parametrize("radius", [3.1, 9])
def test_disc_sums_are_sums_over_the_disc(cell, radius):
    """Running sums laid row by row equal the sum over every cell of the circle."""
    values = np.random.default_rng(1).uniform(size=(33, 27))
    footprint = disc(cell, radius)
    expected = ndimage.correlate(values, footprint.astype(float), mode="constant")
    rows, columns = (side // 2 for side in footprint.shape)
    found = _Disc(make_grid(values.shape, cell), radius)
    np.testing.assert_array_equal(found.mask, footprint)
    np.testing.assert_allclose(found.sums(values, Progress()), expected)
    assert found.mask.shape == (2 * rows + 1, 2 * columns + 1)


@SLOW
def test_sequence_on_linkage_mapper_demo():
    """The first site of the demo is the kit's largest score, 26.458 at R 800; the way through it then costs less."""
    resistance, patches, links, usable = demo()
    links = links.with_fields(active=usable)
    found = restoration_sequence(resistance, patches, links, radius=800, rounds=3, by=By.SCORE)
    fields = found.sites.fields
    np.testing.assert_allclose(fields["score"][0], 26.458082, atol=1e-5)
    np.testing.assert_allclose([fields["x"][0], fields["y"][0]], [738132.7, 848321.5], atol=0.1)
    assert (np.diff(fields["score"]) <= 0).all()
    assert found.sites.cell_counts().tolist() == [13, 13, 13]
    radii = {"radius_min": 800, "radius_max": 800, "radius_step": 0}
    unknown = links.with_fields(lcd=np.full(len(links), np.nan))
    left = barriers(found.resistance, patches, unknown, **radii).score.values
    assert np.nanmax(left) <= fields["score"][0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"radius": 9}, "Radius is 9; it must be at least 10"),
        ({"rounds": 0}, "Rounds is 0"),
        ({"restored_resistance": 0}, "Restored resistance is 0"),
        ({"max_cost": -1}, "Maximum cost is -1"),
        ({"restorable_share": 101}, "Restorable share is 101"),
        ({"cost": -2}, "Restoration cost is -2"),
        ({"purchase": make_raster([[-3] * 11], name="Price")}, "Price is -3"),
    ],
)
def test_sequence_refuses_numbers_out_of_range(changes, words):
    """Every number has its range, and the message names it."""
    with pytest.raises(InvalidValueError, match=words):
        restoration_sequence(*strip(), **{"radius": 10, "rounds": 1, **changes})


def test_sequence_refuses_rasters_without_data_and_other_grids():
    """A price raster needs data, all rasters share one grid, and a link must be active."""
    resistance, patches, links = strip()
    with pytest.raises(EmptyInputError, match="Price has no data"):
        restoration_sequence(
            resistance, patches, links, radius=10, rounds=1, cost=make_raster([[None] * 11], name="Price")
        )
    with pytest.raises(GridMismatchError, match="must share one grid"):
        restoration_sequence(resistance, patches, links, radius=10, rounds=1, restorable=make_raster([[1, 1]]))
    with pytest.raises(EmptyInputError, match="none is active"):
        restoration_sequence(resistance, patches, links.with_fields(active=np.zeros(1, bool)), radius=10, rounds=1)
