"""Habitat patches on grids small enough to count by hand, against FRAGSTATS, and where they are refused."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.errors import Cancelled, EmptyInputError, InvalidValueError, UnprojectedError
from ....algorithms.grid import Neighbours, Raster
from ....algorithms.progress import Progress
from ....algorithms.sources.habitat_patches import habitat_patches
from ...landscapes import kit, make_classes, make_grid

TWO_BLOCKS = [
    [1, 1, 1, 9, 9, 9],
    [1, 1, 1, 9, 9, 9],
    [1, 1, 1, 9, 9, 2],
    [9, 9, 9, 2, 9, 9],
]


def test_habitat_patches_numbers_and_measures_a_written_out_grid():
    """The 3 x 3 block touches cell (3, 3) by a corner, so that both are one patch; the cell at the right is another."""
    patches = habitat_patches(make_classes(TWO_BLOCKS, cell=(100.0, 100.0)), [1, 2])
    assert patches.labels.tolist() == [
        [1, 1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0, 2],
        [0, 0, 0, 1, 0, 0],
    ]
    assert patches.labels.dtype == np.int32
    assert patches.ids == (1, 2)
    assert list(patches.fields) == ["area_ha", "perimeter_m", "core_area_ha"]
    assert patches.fields["area_ha"].tolist() == [10.0, 1.0]
    assert patches.fields["perimeter_m"].tolist() == [1600.0, 400.0]
    assert patches.fields["core_area_ha"].tolist() == [1.0, 0.0]


def test_habitat_patches_four_neighbours_parts_what_meets_at_a_corner():
    """With four neighbours the cell (3, 3) is a patch of its own, numbered after the one above it."""
    patches = habitat_patches(make_classes(TWO_BLOCKS), (1, 2), neighbours=Neighbours.FOUR)
    assert patches.labels[0, 0] == 1
    assert patches.labels[2, 5] == 2
    assert patches.labels[3, 3] == 3


def test_habitat_patches_core_is_decided_by_the_four_neighbours():
    """The middle of a cross of five cells is core although its corners are not habitat."""
    cross = [[9, 1, 9], [1, 1, 1], [9, 1, 9]]
    patches = habitat_patches(make_classes(cross, cell=(100.0, 100.0)), [1])
    assert patches.fields["core_area_ha"].tolist() == [1.0]
    assert patches.fields["perimeter_m"].tolist() == [1200.0]


def test_habitat_patches_perimeter_knows_oblong_cells_and_feet():
    """One cell of 20 x 10 feet has a perimeter of 60 feet, and cells without data are no habitat."""
    classes = make_classes([[0, 1, 0]], cell=(20.0, 10.0))
    grid = replace(classes.grid, unit=0.3048)
    patches = habitat_patches(replace(classes, grid=grid), [0, 1])
    assert patches.fields["perimeter_m"] == pytest.approx([60 * 0.3048])
    assert patches.fields["area_ha"] == pytest.approx([200 * 0.3048**2 / 1e4])
    assert patches.labels.tolist() == [[0, 1, 0]]


def test_habitat_patches_min_area_keeps_a_patch_of_exactly_that_size():
    """Nine cells of 0.09 ha reach 0.81 ha although the product of floats is below it; the patch is renumbered."""
    assert 9 * 0.09 < 0.81
    row = [1, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    patches = habitat_patches(make_classes([row], cell=(30.0, 30.0)), [1], min_area=0.81)
    assert patches.labels.tolist() == [[0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]]
    assert patches.fields["area_ha"] == pytest.approx([0.81])


@pytest.mark.parametrize("neighbours", list(Neighbours))
def test_habitat_patches_laws(neighbours):
    """Patches fill the habitat, come in raster order, and their perimeters add up whatever the band of rows."""
    random = np.random.default_rng(5)
    classes = make_classes(random.integers(1, 3, (900, 1300)), cell=(10.0, 10.0))
    patches = habitat_patches(classes, [1], neighbours=neighbours)
    assert ((patches.labels > 0) == (classes.values == 1)).all()
    present, first = np.unique(patches.labels[patches.labels > 0], return_index=True)
    assert present.tolist() == list(range(1, len(patches) + 1))
    assert (np.diff(first) > 0).all()
    habitat = np.pad(classes.values == 1, 1)
    sides = (habitat[1:] != habitat[:-1]).sum() + (habitat[:, 1:] != habitat[:, :-1]).sum()
    assert patches.fields["perimeter_m"].sum() == pytest.approx(10.0 * sides)
    assert (patches.fields["core_area_ha"] <= patches.fields["area_ha"]).all()
    assert patches.fields["area_ha"] == pytest.approx(patches.area_ha())


def fragstats(name):
    """Return a map of the kit and what FRAGSTATS found for each of its patches, as text by column."""
    folder = ("patches", "landscapemetrics_fragstats")
    landcover = raster_io.read_classes(kit(*folder, f"{name}.tif"), name="Land cover")
    if name == "landscape":
        landcover = replace(landcover, grid=replace(landcover.grid, crs=make_grid((1, 1)).crs))
    with gzip.open(kit(*folder, "fragstats_patch.csv.gz"), "rt") as file:
        return landcover, [row for row in csv.DictReader(file) if row["LID"] == name]


@pytest.mark.parametrize(("name", "different_cores", "most_cells"), [("landscape", 0, 0), ("augusta_nlcd", 92, 20)])
def test_habitat_patches_agrees_with_fragstats(name, different_cores, most_cells):
    """Area and perimeter are those of FRAGSTATS for every patch, core area for all but 92 of 17 141."""
    landcover, rows = fragstats(name)
    wrong, most, total = 0, 0.0, 0
    for code in np.unique(landcover.values):
        ours = habitat_patches(landcover, [code])
        theirs = sorted((r for r in rows if r["TYPE"].strip() == f"cls_{code}"), key=lambda row: int(row["PID"]))
        assert len(ours) == len(theirs)
        area, perimeter, core = (np.array([float(row[key]) for row in theirs]) for key in ("AREA", "PERIM", "CORE"))
        # FRAGSTATS prints four decimals.
        assert ours.fields["area_ha"] == pytest.approx(area, abs=5.1e-5)
        assert ours.fields["perimeter_m"] == pytest.approx(perimeter, abs=5.1e-5)
        difference = (ours.fields["core_area_ha"] - core) / landcover.grid.cell_area_ha
        assert difference.min() > -0.6
        wrong += int((difference > 0.6).sum())
        most = max(most, difference.max())
        total += len(ours)
    assert total == len(rows)
    assert wrong == different_cores
    assert round(most) == most_cells


MORE = {"para": "PARA", "shape": "SHAPE", "frac": "FRAC", "contig": "CONTIG", "enn_m": "ENN"}


@pytest.mark.parametrize(("name", "codes", "different"), [("landscape", (1, 2, 3), 0), ("augusta_nlcd", (21, 41), 24)])
def test_habitat_patches_more_measures_agree_with_fragstats(name, codes, different):
    """Four decimals of five measures are those of FRAGSTATS, core areas but for few; gyration to half a cell."""
    landcover, rows = fragstats(name)
    wrong = 0
    for code in codes:
        ours = habitat_patches(landcover, [code], more_measures=True).fields
        theirs = sorted((r for r in rows if r["TYPE"].strip() == f"cls_{code}"), key=lambda row: int(row["PID"]))

        def printed(column, theirs=theirs):
            return np.array([np.nan if row[column] == "N/A" else float(row[column]) for row in theirs])

        for field, column in MORE.items():
            assert ours[field] == pytest.approx(printed(column), abs=5.1e-5, nan_ok=True), field
        other = ours["ncore"] != printed("NCORE")
        assert (np.abs(ours["cai"] - printed("CAI")) > 5.1e-5).tolist() == other.tolist()
        wrong += int(other.sum())
        several = ours["area_ha"] > 1.5 * landcover.grid.cell_area_ha
        away = np.abs(ours["gyrate_m"] - printed("GYRATE"))[several]
        assert away.max() < landcover.grid.cell[0] / 2
        assert np.corrcoef(ours["gyrate_m"], printed("GYRATE"))[0, 1] > 0.975
    assert wrong == different


def test_habitat_patches_more_measures_by_hand():
    """A block of 3 x 3 cells of 100 m and a cell two columns away: one core area, 11 percent core, 300 m apart."""
    rows = [[1, 1, 1, 9, 9, 1], [1, 1, 1, 9, 9, 9], [1, 1, 1, 9, 9, 9]]
    fields = habitat_patches(make_classes(rows, cell=(100.0, 100.0)), [1], more_measures=True).fields
    assert fields["para"] == pytest.approx([1200 / 9, 400])
    assert fields["shape"] == pytest.approx([1, 1])
    assert fields["frac"] == pytest.approx([1, 1])
    # Eight cells 100 or 141 m from the middle one.
    assert fields["gyrate_m"] == pytest.approx([(4 * 100 + 4 * 100 * 2**0.5) / 9, 0])
    # The middle has 13 of the template, the four at sides 9 each, the four corners 6 each.
    assert fields["contig"] == pytest.approx([((13 + 4 * 9 + 4 * 6) / 9 - 1) / 12, 0])
    assert fields["ncore"].tolist() == [1, 0]
    assert fields["cai"] == pytest.approx([100 / 9, 0])
    assert fields["enn_m"] == pytest.approx([300, 300])


def test_habitat_patches_more_measures_know_oblong_cells_and_single_patches():
    """Two cells of 20 x 10 m in a row: 40 by 10 m, no other patch."""
    fields = habitat_patches(make_classes([[1, 1]], cell=(20.0, 10.0)), [1], more_measures=True).fields
    assert fields["shape"] == pytest.approx([100 / (4 * 20)])
    assert fields["gyrate_m"] == pytest.approx([10])
    assert np.isnan(fields["enn_m"]).all()


def test_habitat_patches_nearest_patch_is_found_among_many():
    """The distance to the nearest other patch is that of trying all pairs of cells."""
    random = np.random.default_rng(8)
    classes = make_classes(random.choice([1, 9], (30, 40), p=[0.15, 0.85]), cell=(3.0, 7.0))
    patches = habitat_patches(classes, [1], more_measures=True)
    rows, columns = np.nonzero(patches.labels)
    names = patches.labels[rows, columns]
    apart = np.hypot((rows[:, None] - rows) * 7.0, (columns[:, None] - columns) * 3.0)
    apart[names[:, None] == names] = np.inf
    nearest = [apart[names == k + 1].min() for k in range(len(patches))]
    assert patches.fields["enn_m"] == pytest.approx(nearest)


def test_habitat_patches_refuses_classes_that_do_not_occur():
    """Classes missing from the map are an error that names the classes it holds."""
    with pytest.raises(InvalidValueError, match=r"none of the habitat classes 3, 4 occurs; the map holds 1, 2, 9\."):
        habitat_patches(make_classes(TWO_BLOCKS), [3, 4])


def test_habitat_patches_refuses_to_return_nothing():
    """Where no patch is large enough, the largest is named with its size."""
    with pytest.raises(EmptyInputError, match=r"No patch reaches 100 ha; the largest has 10 ha\."):
        habitat_patches(make_classes(TWO_BLOCKS, cell=(100.0, 100.0)), [1, 2], min_area=100)


def test_habitat_patches_refuses_bad_input():
    """No class, a negative area, a map without data or without a projection are refused."""
    classes = make_classes(TWO_BLOCKS)
    with pytest.raises(InvalidValueError, match="No habitat class is given"):
        habitat_patches(classes, [])
    with pytest.raises(InvalidValueError, match="Smallest area is -1; it must be at least 0"):
        habitat_patches(classes, [1], min_area=-1)
    with pytest.raises(EmptyInputError, match="Land cover has no data in any cell"):
        habitat_patches(replace(classes, valid=np.zeros(classes.values.shape, bool)), [1])
    with pytest.raises(UnprojectedError, match="Land cover has no coordinate system"):
        habitat_patches(Raster(classes.values, replace(classes.grid, crs=""), classes.valid, "Land cover"), [1])


def test_habitat_patches_stops_when_asked():
    """A run the user cancels ends with `Cancelled`."""
    progress = Progress()
    progress.cancelled = lambda: True
    with pytest.raises(Cancelled):
        habitat_patches(make_classes(TWO_BLOCKS), [1], progress=progress)
