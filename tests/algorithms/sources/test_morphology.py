"""Morphology by hand, against the original program cell by cell, by its laws, and where it is refused."""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from ....algorithms import jit, raster_io, validation
from ....algorithms.errors import (
    Cancelled,
    EmptyInputError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)
from ....algorithms.grid import Neighbours, Raster
from ....algorithms.progress import Progress
from ....algorithms.sources.morphology import morphology
from ....algorithms.sources.morphology_codes import Simplified
from ...landscapes import kit, make_classes

SQUARE = [
    [1, 1, 1, 1, 1, 1, 1],
    [1, 2, 2, 2, 2, 2, 1],
    [1, 2, 2, 2, 2, 2, 1],
    [1, 2, 2, 2, 2, 2, 2],
    [1, 2, 2, 2, 2, 2, 1],
    [1, 2, 2, 2, 2, 2, 1],
    [1, 1, 1, 1, 1, 1, 1],
]
NEIGHBOURS = {8: Neighbours.EIGHT, 4: Neighbours.FOUR}
FOREGROUND_CODES = {1, 3, 5, 9, 17, 33, 35, 37, 65, 67, 69}
compiled = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too many cells for plain Python")


def find(rows, **options):
    """Return the morphology of rows of 0 missing, 1 background and 2 foreground."""
    return morphology(make_classes(rows), [2], background=[1], **options)


def random_map(seed, shape=(40, 50), missing=0.0):
    """Return a map of smooth random foreground, and missing cells."""
    random = np.random.default_rng(seed)
    smooth = ndimage.gaussian_filter(random.random(shape), 1.2)
    rows = np.where(smooth > np.quantile(smooth, random.uniform(0.3, 0.6)), 2, 1)
    rows[ndimage.gaussian_filter(random.random(shape), 1.0) < missing] = 0
    return rows


def row_of(found, name):
    """Return area, share and count of a class."""
    k = found.statistics["class"].index(name)
    return tuple(found.statistics[key][k] for key in ("area_ha", "share", "count"))


def test_morphology_of_a_written_out_square():
    """The ring of a 5 x 5 square is edge round nine core cells; the cell at its side is a branch of one cell."""
    found = find(SQUARE)
    assert found.classes.values.tolist() == [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 3, 3, 3, 3, 3, 0],
        [0, 3, 17, 17, 17, 3, 0],
        [0, 3, 17, 17, 17, 3, 1],
        [0, 3, 17, 17, 17, 3, 0],
        [0, 3, 3, 3, 3, 3, 0],
        [0, 0, 0, 0, 0, 0, 0],
    ]
    assert found.classes.values.dtype == np.uint8
    assert row_of(found, "core") == pytest.approx((0.09, 100 * 9 / 26, 1))
    assert row_of(found, "edge") == pytest.approx((0.16, 100 * 16 / 26, 1))
    assert row_of(found, "branch") == pytest.approx((0.01, 100 / 26, 1))
    assert row_of(found, "background") == pytest.approx((0.23, 100 * 23 / 49, 1))


def test_morphology_wider_edges_leave_islets():
    """With an edge two cells wide the middle cell alone is core, with three nothing is, and all is islet."""
    two, three = find(SQUARE, edge_width=2), find(SQUARE, edge_width=3)
    assert np.argwhere(two.classes.values == 17).tolist() == [[3, 3]]
    assert set(three.classes.values.ravel()) == {0, 9}
    assert row_of(three, "islet") == pytest.approx((0.26, 100, 1))


def test_morphology_tells_a_bridge_from_a_loop():
    """A line from one square to another is a bridge, one from a square back to itself a loop round an opening."""
    rows = np.ones((9, 19), int)
    rows[2:7, 1:6] = rows[2:7, 12:17] = 2
    rows[4, 6:12] = 2
    bridge = find(rows).classes.values
    assert bridge[4].tolist() == [0, 3, 17, 17, 17, 35, *[33] * 6, 35, 17, 17, 17, 3, 0, 0]
    rows[4, 6:12] = 1
    rows[3, 6:9] = rows[5, 6:9] = rows[4, 8] = 2
    loop = find(rows).classes.values
    assert [loop[3, 7], loop[4, 8], loop[5, 7]] == [65, 65, 65]
    assert not (loop & 32).any()


def test_morphology_tells_perforation_from_edge():
    """Round an opening of core lies perforation, which with the opening is 100 higher when inside is told apart."""
    rows = np.ones((9, 9), int)
    rows[:] = 2
    rows[4, 4] = 1
    rows[0, :] = 1
    inside, plain = find(rows).classes.values, find(rows, intext=False).classes.values
    ring = np.zeros((9, 9), bool)
    ring[3:6, 3:6] = True
    ring[4, 4] = False
    assert (inside[ring] == 105).all()
    assert (plain[ring] == 5).all()
    assert (inside[4, 4], plain[4, 4]) == (100, 0)
    assert (inside[1] == 3).all()


def test_morphology_missing_cells_make_no_edge():
    """Foreground beside missing cells is core, like foreground at the border of the map."""
    rows = np.full((6, 6), 2)
    rows[:, 5] = 0
    rows[0] = 1
    found = find(rows).classes.values
    assert (found[2:, :5] == 17).all()
    assert (found[:, 5][1:] == 129).all()


def test_morphology_takes_all_other_classes_for_background():
    """Without background classes only cells without data are missing."""
    classes = make_classes([[2, 2, 2], [2, 2, 2], [7, 8, 0]])
    assert morphology(classes, [2]).classes.values[2].tolist() == [0, 0, 129]
    assert morphology(classes, [2], background=[7]).classes.values[2].tolist() == [0, 129, 129]


def small_cases():
    """Return the small maps of the original program."""
    path = kit("patches", "mspa", "small", "cases.json")
    return json.loads(Path(path).read_text("utf-8"))["cases"]


def check_case(case):
    """Compare one small map with the original program."""
    rows = [[int(digit) for digit in row] for row in case["input"]]
    options = {"neighbours": NEIGHBOURS[case["fgconn"]], "edge_width": case["edge_width"]}
    found = find(rows, **options, intext=bool(case["intext"]))
    assert found.classes.values.tolist() == [list(bytes.fromhex(row)) for row in case["expected_hex"]], case["name"]


def test_morphology_is_the_original_on_designed_maps():
    """The 14 maps drawn for one feature each are those of the original program."""
    designed = [case for case in small_cases() if "random" not in case["name"]]
    assert len(designed) == 14
    for case in designed:
        check_case(case)


@compiled
def test_morphology_is_the_original_on_random_maps():
    """So are 160 random ones, with edge widths from 1 to 6, both neighbourhoods and missing data."""
    cases = [case for case in small_cases() if "random" in case["name"]]
    assert len(cases) == 160
    for case in cases:
        check_case(case)


def large_cases():
    """Return the parameter sets of the sample image, none where the kits are not there."""
    path = Path(os.environ.get("ECOPATTERN_KITS", ""), "patches", "mspa", "expected_large.json")
    return json.loads(path.read_text("utf-8"))["cases"] if path.exists() else []


@compiled
@pytest.mark.parametrize("case", large_cases(), ids=lambda c: f"{c['fgconn']}_{c['edge_width']}_{c['intext']}")
def test_morphology_is_the_original_on_the_sample_image(case):
    """Every byte of the million cells of the sample image is that of the original program."""
    values = raster_io.read_raster(kit("patches", "mspa", case["input"])).values
    options = {"neighbours": NEIGHBOURS[case["fgconn"]], "edge_width": case["edge_width"]}
    found = find(np.nan_to_num(values), **options, intext=bool(case["intext"]))
    codes, counts = np.unique(found.classes.values, return_counts=True)
    assert dict(zip(map(str, codes), counts)) == case["class_counts"]
    assert hashlib.sha256(found.classes.values.tobytes()).hexdigest() == case["sha256_uint8_rowmajor"]


@compiled
def test_morphology_statistics_are_those_published():
    """Shares and counts are those that the workbench publishes for its sample image, made by an older program.

    That one left the last row and column of the map open, so that it has three cells and three pieces of edge more.
    """
    found = find(np.nan_to_num(raster_io.read_raster(kit("patches", "mspa", "gwb_example.tif")).values))
    published = {
        "core": (75.09, 1196),
        "islet": (3.26, 2429),
        "perforation": (2.17, 423),
        "loop": (0.60, 541),
        "bridge": (1.42, 765),
        "branch": (3.93, 4685),
        "background": (57.14, 2319),
        "core-opening": (0.59, 717),
        "border-opening": (5.12, 1574),
        "missing": (0.03, 51),
    }
    for name, expected in published.items():
        _, share, count = row_of(found, name)
        assert (round(share, 2), count) == expected, name
    _, share, count = row_of(found, "edge")
    assert (round(share * 4284.90), count) == (57999 - 3, 890 - 3)
    assert round(found.porosity, 2) == 1.50
    # The workbench has 388 899 contiguous cells in two classes, taking what is beyond the border for background.
    contiguous = (found.simplified(Simplified.TWO).values == 17).sum()
    assert contiguous - 388899 == 144


@pytest.mark.parametrize(("neighbours", "edge_width"), [(8, 1), (4, 1), (8, 3), (4, 2)])
def test_morphology_classes_part_the_foreground(neighbours, edge_width):
    """Every foreground cell has one class, background and missing cells stay, and areas and shares add up."""
    rows = random_map(3, missing=0.44)
    found = find(rows, neighbours=NEIGHBOURS[neighbours], edge_width=edge_width)
    values = found.classes.values
    assert (rows == 0).any()
    assert ((values == 129) == (rows == 0)).all()
    assert set(values[rows == 1]) <= {0, 100, 220}
    inside = values[rows == 2] > 100
    assert set(values[rows == 2] - 100 * inside) <= FOREGROUND_CODES
    areas = dict(zip(found.statistics["class"], found.statistics["area_ha"]))
    assert sum(list(areas.values())[:7]) == pytest.approx(0.01 * (rows == 2).sum())
    assert areas["background"] == pytest.approx(0.01 * (rows == 1).sum())
    assert sum(found.statistics["share"][:7]) == pytest.approx(100)
    plain = find(rows, neighbours=NEIGHBOURS[neighbours], edge_width=edge_width, intext=False).classes.values
    assert (plain[rows == 2] == values[rows == 2] - 100 * inside).all()
    assert set(plain[rows == 1]) == {0}


@pytest.mark.parametrize(("neighbours", "edge_width"), [(8, 1), (4, 1), (8, 2), (4, 3)])
def test_morphology_turns_with_the_map(neighbours, edge_width):
    """Turned and mirrored maps have the same core, islets, edges and openings, and thin connectors.

    Which of them are bridges may change, as may the outline of wide ones: the program breaks ties by raster order.
    """
    rows = random_map(11, shape=(30, 36), missing=0.42)
    options = {"neighbours": NEIGHBOURS[neighbours], "edge_width": edge_width}
    values = find(rows, **options).classes.values
    for turned in (np.rot90, np.transpose, np.fliplr, np.flipud):
        other = find(turned(rows), **options).classes.values
        assert (fixed_part(other, edge_width) == fixed_part(turned(values), edge_width)).all()


def fixed_part(values, edge_width):
    """Return what of the codes does not depend on how the map lies."""
    other = np.isin(values, (0, 100, 129, 220))
    inside = ~other & (values > 100)
    bits = values - 100 * inside
    connector = (bits & 96) != 0 if edge_width == 1 else False
    return np.where(other, values, (bits & 30) + 100 * inside + 32 * connector)


def test_morphology_simplified_patterns():
    """Six classes keep core, rings and islets, five drop islets, three rings, two openings; the rest is margin."""
    rows = np.ones((11, 16), int)
    rows[1:10, 1:10] = 2
    rows[5, 5] = rows[1, 14] = 1
    rows[8, 10:13] = rows[2, 14] = 2
    rows[10, 15] = 0
    found = find(rows)
    cells = {"core": (2, 2), "edge": (1, 1), "hole": (5, 5), "ring": (4, 4), "islet": (2, 14), "branch": (8, 11)}
    expected = {
        Simplified.SIX: {"core": 17, "edge": 3, "hole": 100, "ring": 5, "islet": 9, "branch": 1},
        Simplified.FIVE: {"core": 17, "edge": 3, "hole": 100, "ring": 5, "islet": 1, "branch": 1},
        Simplified.THREE: {"core": 17, "edge": 1, "hole": 100, "ring": 1, "islet": 1, "branch": 1},
        Simplified.TWO: {"core": 17, "edge": 17, "hole": 0, "ring": 17, "islet": 1, "branch": 1},
    }
    for classes, codes in expected.items():
        values = found.simplified(classes).values
        assert {name: values[place] for name, place in cells.items()} == codes
        assert (values[0, 0], values[10, 15]) == (0, 129)


def test_morphology_refuses_bad_input():
    """Classes, edge width, projection and contents of the map each have their rule."""
    classes = make_classes(SQUARE)
    with pytest.raises(InvalidValueError, match="No foreground class is given"):
        morphology(classes, [])
    with pytest.raises(InvalidValueError, match="Class 2 is given as foreground and as background"):
        morphology(classes, [2, 3], background=[1, 2])
    with pytest.raises(InvalidValueError, match="Edge width is 0; it must be at least 1"):
        morphology(classes, [2], edge_width=0)
    with pytest.raises(InvalidValueError, match=r"Edge width is 1\.5; it must be a whole number"):
        morphology(classes, [2], edge_width=1.5)
    with pytest.raises(EmptyInputError, match=r"Land cover has no cell of foreground \(5, 7\); morphology needs both"):
        morphology(classes, [7, 5])
    with pytest.raises(EmptyInputError, match="Land cover has no cell of background; morphology needs both"):
        morphology(classes, [1, 2])
    with pytest.raises(UnprojectedError, match="Land cover has no coordinate system"):
        morphology(Raster(classes.values, make_degrees(classes.grid), classes.valid, "Land cover"), [2])


def make_degrees(grid):
    """Return a grid without its coordinate system."""
    return type(grid)(grid.shape, grid.origin, grid.cell)


def test_morphology_refuses_blocks(monkeypatch):
    """A map that does not fit into memory is refused with the reason why it cannot be done in blocks."""
    monkeypatch.setattr(validation, "available_memory", lambda: 2000)
    with pytest.raises(MemoryEstimateError, match="needs the whole map at once and would be another one in blocks"):
        find(SQUARE)


class Listener(Progress):
    """Keeps warnings and fractions, and asks to stop a while after it was made."""

    def __init__(self, seconds=None):
        super().__init__()
        self.warnings, self.fractions = [], []
        self.end = None if seconds is None else time.monotonic() + seconds

    def show(self, fraction):
        self.fractions.append(fraction)

    def cancelled(self):
        return self.end is not None and time.monotonic() > self.end

    def warn(self, text):
        self.warnings.append(text)


def test_morphology_tells_how_far_it_is():
    """Progress rises to 1."""
    listener = Listener()
    find(SQUARE, progress=listener)
    assert listener.fractions == sorted(listener.fractions)
    assert len(listener.fractions) > 10
    assert listener.fractions[-1] == 1


def test_morphology_warns_of_oblong_cells_and_long_runs(monkeypatch):
    """Edges are counted in cells, and without numba large maps take minutes."""
    listener = Listener()
    monkeypatch.setattr(jit, "available", lambda: False)
    monkeypatch.setattr(f"{morphology.__module__}.MANY_CELLS", 40)
    morphology(make_classes(SQUARE, cell=(10.0, 20.0)), [2], progress=listener)
    assert "cells of 10 x 20; the edge width is counted in cells" in listener.warnings[0]
    assert "Without numba the morphology of this map takes about" in listener.warnings[1]


@pytest.mark.parametrize("seconds", [0.0, 0.5, 1.0])
def test_morphology_stops_when_asked(seconds):
    """A large map is left within a second of being cancelled, in whatever step."""
    size = 300 if os.environ.get("NUMBA_DISABLE_JIT") == "1" else 2500
    rows = np.random.default_rng(1).integers(1, 3, (size // 5, size // 5)).repeat(5, 0).repeat(5, 1)
    classes = make_classes(rows)
    listener = Listener(seconds)
    with pytest.raises(Cancelled):
        morphology(classes, [2], progress=listener)
    assert time.monotonic() - listener.end < 1
