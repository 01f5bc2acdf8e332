"""Pinch points worked out by hand, under laws, and against the reference of the Linkage Mapper kit."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.circuits.pinch_points import Scope, pinch_points
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.graph import PatchGraph
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ...landscapes import kit, make_patches, make_raster

N = None
ROOT = 2**0.5


def make_links(count, rows):
    """Return links from rows of (position, position, least-cost distance)."""
    rows = np.array(rows, float).reshape(-1, 3)
    fields = {"link_id": np.arange(1, len(rows) + 1), "active": np.ones(len(rows), bool), "lcd": rows[:, 2]}
    return PatchGraph(tuple(range(1, count + 1)), rows[:, :2].astype(int), fields)


def two_ways(second):
    """Return two patches joined by one cell of 1 above and one of `second` below a wall."""
    resistance = make_raster([[1, 1, 1], [1, N, 1], [1, second, 1]])
    return resistance, make_patches([[1, 0, 2], [1, 0, 2], [1, 0, 2]]), make_links(2, [(0, 1, 20)])


def test_pinch_points_of_one_way():
    """In a row of single cells the effective resistance is the least-cost distance, and every cell is squeezed."""
    found = pinch_points(make_raster([[1, 2, 1]]), make_patches([[1, 0, 2]]), make_links(2, [(0, 1, 30)]), cutoff=5)
    np.testing.assert_allclose(found.links.fields["effective_resistance"], [30])
    np.testing.assert_allclose(found.links.fields["lcd_to_effective"], [1])
    np.testing.assert_allclose(found.current.values, [[np.nan, 1, np.nan]])
    np.testing.assert_array_equal(found.areas.labels, [[0, 1, 0]])
    np.testing.assert_allclose(found.areas.fields["area_ha"], [0.01])
    np.testing.assert_allclose(found.areas.fields["current"], [1])
    assert found.areas.fields["links"].tolist() == ["1"]


@pytest.mark.parametrize("scope", [Scope.EACH_LINK, Scope.ALL_PAIRS])
def test_pinch_points_of_two_equal_ways(scope):
    """Two cells, each joined to both patches by 1 and 1 / sqrt 2, halve the current and make 2 - sqrt 2 cells."""
    found = pinch_points(*two_ways(1), cutoff=5, scope=scope)
    np.testing.assert_allclose(found.current.values[:, 1], [0.5, np.nan, 0.5])
    np.testing.assert_allclose(found.links.fields["effective_resistance"], [10 * (2 - ROOT)])
    assert len(found.areas) == 2


def test_pinch_points_leaves_out_what_lies_beyond_the_cutoff():
    """A way that costs 20 more carries current only where the cutoff lets it in."""
    narrow = pinch_points(*two_ways(3), cutoff=19)
    np.testing.assert_allclose(narrow.current.values[:, 1], [1, np.nan, np.nan])
    wide = pinch_points(*two_ways(3), cutoff=20)
    np.testing.assert_allclose(wide.current.values[:, 1], [2 / 3, np.nan, 1 / 3])


def test_pinch_points_share_picks_the_largest_currents():
    """Half of two cells is the one with more current; all of them are one area each."""
    inputs = two_ways(3)
    np.testing.assert_array_equal(pinch_points(*inputs, cutoff=20, share=50).areas.labels[:, 1], [1, 0, 0])
    np.testing.assert_array_equal(pinch_points(*inputs, cutoff=20, share=100).areas.labels[:, 1], [1, 0, 2])


def test_pinch_points_takes_the_maximum_over_links_and_skips_inactive_ones():
    """Patches in a row: the middle patch is blank, each gap carries 1 A, the inactive link has no resistance."""
    resistance, patches = make_raster([[1, 1, 1, 1, 1]]), make_patches([[1, 0, 2, 0, 3]])
    links = make_links(3, [(0, 1, 20), (1, 2, 20), (0, 2, 40)])
    links.fields["active"][2] = False
    found = pinch_points(resistance, patches, links, cutoff=5)
    np.testing.assert_allclose(found.current.values, [[np.nan, 1, np.nan, 1, np.nan]])
    np.testing.assert_allclose(found.links.fields["effective_resistance"], [20, 20, np.nan])
    assert found.areas.fields["links"].tolist() == ["1", "2"]


def test_pinch_points_all_pairs_and_all_to_one_add_up():
    """Of three patches in a row each gap lies between two pairs, and takes 1 + 1 + 2 A when all go to one."""
    resistance, patches = make_raster([[1, 1, 1, 1, 1]]), make_patches([[1, 0, 2, 0, 3]])
    links = make_links(3, [(0, 1, 20), (1, 2, 20)])
    pairs = pinch_points(resistance, patches, links, cutoff=5, scope=Scope.ALL_PAIRS)
    np.testing.assert_allclose(pairs.current.values, [[np.nan, 2, np.nan, 2, np.nan]])
    np.testing.assert_allclose(pairs.links.fields["effective_resistance"], [20, 20])
    one = pinch_points(resistance, patches, links, cutoff=5, scope=Scope.ALL_TO_ONE)
    np.testing.assert_allclose(one.current.values, [[np.nan, 4, np.nan, 4, np.nan]])
    assert np.isnan(one.links.fields["effective_resistance"]).all()


def test_pinch_points_all_pairs_cross_a_third_patch_at_its_cost():
    """A patch between two others is land to them, so that the chain costs what the least-cost path does."""
    resistance, patches = make_raster([[1, 1, 4, 4, 1, 1]]), make_patches([[1, 0, 2, 2, 0, 3]])
    links = make_links(3, [(0, 1, 35), (1, 2, 35), (0, 2, 110)])
    found = pinch_points(resistance, patches, links, cutoff=5, scope=Scope.ALL_PAIRS)
    np.testing.assert_allclose(found.links.fields["effective_resistance"], [35, 35, 110])
    np.testing.assert_allclose(found.links.fields["lcd_to_effective"], [1, 1, 1])
    np.testing.assert_allclose(found.current.values[0, [1, 4]], [2, 2])


def test_pinch_points_effective_resistance_falls_with_the_cutoff():
    """More ways can only help, so a wider corridor has a lower resistance."""
    rng = np.random.default_rng(4)
    resistance = make_raster(1 + 9 * rng.random((12, 14)))
    labels = np.zeros((12, 14), int)
    labels[2:4, 0:2], labels[9:11, 12:14] = 1, 2
    links = make_links(2, [(0, 1, np.nan)])
    found = []
    for cutoff in (1e-6, 50, 200):
        result = pinch_points(resistance, make_patches(labels), links, cutoff=cutoff)
        found.append(result.links.fields["effective_resistance"][0])
    assert found[0] > found[1] > found[2] > 0


def read_kit():
    folder = Path(kit("linkage_mapper"))
    resistance = raster_io.read_raster(str(folder / "inputs/lm_resistances.tif"), name="Resistance")
    cores = raster_io.read_classes(str(folder / "reference/lm_core_raster.tif"))
    patches = Patches(np.where(cores.valid, cores.values, 0).astype(np.int32), resistance.grid, tuple(range(1, 7)))
    with open(folder / "reference/lm_pairs.csv", encoding="utf-8") as file:
        lcd = {(row["core_a"], row["core_b"]): float(row["lcd"]) for row in csv.DictReader(file)}
    with open(folder / "reference/lm_pinch_adjacent_5000.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    links = make_links(6, [(int(r["core_a"]) - 1, int(r["core_b"]) - 1, lcd[r["core_a"], r["core_b"]]) for r in rows])
    expected = raster_io.read_raster(str(folder / "reference/lm_current_adjacent_5000.tif"))
    return resistance, patches, links, rows, expected


def test_pinch_points_agree_with_the_linkage_mapper_reference():
    """Effective resistances, their ratios and the mosaic of eight links are those of the kit."""
    resistance, patches, links, rows, expected = read_kit()
    found = pinch_points(resistance, patches, links, cutoff=5000)
    for name, column in (("effective_resistance", "eff_resist"), ("lcd_to_effective", "cwd_to_effres")):
        np.testing.assert_allclose(found.links.fields[name], [float(row[column]) for row in rows], rtol=1e-8)
    np.testing.assert_array_equal(np.isnan(found.current.values), np.isnan(expected.values))
    np.testing.assert_allclose(found.current.values, expected.values, atol=1e-7)


def test_pinch_points_refuse_wrong_inputs():
    """Cutoff, share, links and patches are checked with a sentence."""
    resistance, patches, links = two_ways(1)
    with pytest.raises(InvalidValueError, match="Cutoff is 0; it must be above 0"):
        pinch_points(resistance, patches, links, cutoff=0)
    with pytest.raises(InvalidValueError, match="Share is 101; it must be at most 100"):
        pinch_points(resistance, patches, links, cutoff=5, share=101)
    links.fields["active"][:] = False
    with pytest.raises(EmptyInputError, match="none is active"):
        pinch_points(resistance, patches, links, cutoff=5)
    with pytest.raises(EmptyInputError, match="1 found; at least 2 are needed"):
        pinch_points(make_raster([[1, 1]]), make_patches([[1, 0]]), make_links(1, []), cutoff=5)
    with pytest.raises(GridMismatchError, match="Patches has"):
        pinch_points(resistance, make_patches([[1, 2]]), links, cutoff=5)


def test_pinch_points_stop_when_cancelled():
    """A cancelled run raises."""

    class Stop(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        pinch_points(*two_ways(1), cutoff=5, progress=Stop())


def test_pinch_points_refuse_links_without_costs():
    """Links that say nothing of their cost are refused by a sentence."""
    resistance, patches, links = two_ways(1)
    bare = PatchGraph(links.ids, links.ends, {"link_id": links.fields["link_id"], "active": links.fields["active"]})
    with pytest.raises(InvalidValueError, match="Links: they have no field lcd"):
        pinch_points(resistance, patches, bare, cutoff=5)


@pytest.mark.parametrize("scope", list(Scope))
def test_pinch_points_warns_once_of_cells_that_are_not_square(scope):
    """Cells that count as square are said to, once whatever the scope."""
    warned = []

    class Listening(Progress):
        def warn(self, text):
            warned.append(text)

    cell = (10.0, 20.0)
    row, patches = make_raster([[1, 2, 1]], cell=cell), make_patches([[1, 0, 2]], cell=cell)
    pinch_points(row, patches, make_links(2, [(0, 1, 30)]), cutoff=5, scope=scope, progress=Listening())
    assert [text.split(" but ")[0] for text in warned] == ["Resistance: cells are 10 wide and 20 high,"]
