"""Every check that drivers share: what passes in silence, and the sentence of what does not."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import osr

from ...algorithms import validation
from ...algorithms.errors import (
    EcoPatternError,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)
from ...algorithms.validation import (
    available_memory,
    check_memory,
    check_patches,
    check_projected,
    check_range,
    check_resistance,
    check_same_grid,
)
from ..landscapes import make_grid, make_patches, make_raster


def wkt(code):
    """Return a coordinate system of the EPSG list."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    return reference.ExportToWkt()


def refusal(kind, sentence):
    """Expect an error whose message holds a sentence word by word."""
    return pytest.raises(kind, match=re.escape(sentence))


def test_check_projected_passes_metres_and_feet():
    """An equal-area system and state-plane feet both have lengths."""
    check_projected(make_grid((1, 1)), "Land cover")
    check_projected(replace(make_grid((1, 1)), crs=wkt(2263)), "Land cover")


def test_check_projected_refuses_degrees():
    """The message names the input, the system and the remedy."""
    sentence = (
        "Land cover is in degrees (EPSG:4326); lengths and areas need a projected coordinate system, best an "
        "equal-area one in metres. Reproject with ecopattern:harmonise."
    )
    with refusal(UnprojectedError, sentence):
        check_projected(replace(make_grid((1, 1)), crs=wkt(4326)), "Land cover")


@pytest.mark.parametrize("crs", ["", "no such system"])
def test_check_projected_refuses_a_missing_system(crs):
    """No system, or one that cannot be read, is missing."""
    with refusal(UnprojectedError, "Land cover has no coordinate system; lengths and areas need a projected one."):
        check_projected(replace(make_grid((1, 1)), crs=crs), "Land cover")


def test_check_same_grid_passes_equal_grids():
    """One raster alone, and several on the same cells, pass."""
    first = make_raster([[1, 2]])
    check_same_grid(first)
    check_same_grid(first, make_raster([[3, None]]), replace(first, grid=replace(first.grid, origin=(0.005, 10.0))))


def test_check_same_grid_refuses_other_cells():
    """The message shows both grids and says how to align them."""
    first, other = make_raster([[1, 2]]), make_raster([[1], [2]], name="Corridors")
    sentence = (
        "Corridors has 1 x 2 cells of 10 x 10 from (0, 20), Resistance has 2 x 1 cells of 10 x 10 from (0, 10); all "
        "rasters must share one grid. Align them with ecopattern:harmonise."
    )
    with refusal(GridMismatchError, sentence):
        check_same_grid(first, first, other)


def test_check_same_grid_refuses_another_system():
    """The same numbers in another coordinate system are another place."""
    first = make_raster([[1, 2]])
    other = replace(first, name="Corridors", grid=replace(first.grid, crs=wkt(32650)))
    with refusal(GridMismatchError, "Corridors is in EPSG:32650, Resistance in "):
        check_same_grid(first, other)
    with refusal(GridMismatchError, "Corridors is in none, Resistance in "):
        check_same_grid(first, replace(other, grid=replace(first.grid, crs="")))


def test_check_resistance_passes_positive_values_and_no_data():
    """NaN is what cannot be crossed, infinity is very dear, neither is wrong."""
    check_resistance(make_raster([[0.1, None], [np.inf, 100.0]]))


@pytest.mark.parametrize("wrong", [0.0, -2.5])
def test_check_resistance_refuses_what_is_not_above_zero(wrong):
    """The message quotes the first such value, its place and how many there are."""
    sentence = (
        f"Resistance: resistance {wrong:g} at (15, 5), 2 cells in all; resistance must be above 0. Use no data for "
        "what cannot be crossed."
    )
    with refusal(InvalidValueError, sentence):
        check_resistance(make_raster([[1, 2, None], [3, wrong, wrong]]))


def test_check_resistance_refuses_a_raster_without_data():
    """Where nothing is known nothing can be crossed."""
    with refusal(EmptyInputError, "Resistance has no data in any cell; resistance must be known somewhere."):
        check_resistance(make_raster([[None, None]]))


def test_check_resistance_refuses_degrees():
    """Cost is per unit of length, so there must be lengths."""
    raster = make_raster([[1.0]])
    with refusal(UnprojectedError, "Resistance is in degrees"):
        check_resistance(replace(raster, grid=replace(raster.grid, crs=wkt(4326))))


def test_check_patches_counts():
    """Two patches are at least two, but not three."""
    patches = make_patches([[1, 0, 2]])
    check_patches(patches, least=2)
    with refusal(EmptyInputError, "Sources: 2 found; at least 3 are needed."):
        check_patches(patches, least=3, name="Sources")
    with refusal(EmptyInputError, "Patches: 0 found; at least 1 are needed."):
        check_patches(patches.select([False, False]))


@pytest.mark.parametrize(
    ("value", "rules", "rule"),
    [
        (0.5, {"minimum": 0, "maximum": 1}, None),
        (0, {"minimum": 0}, None),
        (1, {"maximum": 1}, None),
        (1e-9, {"above": 0}, None),
        (5, {}, None),
        (-0.5, {"minimum": 0}, "Share is -0.5; it must be at least 0."),
        (1.5, {"maximum": 1}, "Share is 1.5; it must be at most 1."),
        (0, {"above": 0}, "Share is 0; it must be above 0."),
        (np.nan, {"above": 0}, "Share is nan; it must be above 0."),
        (np.nan, {"minimum": 0}, "Share is nan; it must be at least 0."),
        (np.nan, {"maximum": 1}, "Share is nan; it must be at most 1."),
    ],
)
def test_check_range_draws_its_limits(value, rules, rule):
    """Limits themselves pass, `above` excludes its own; what is no number passes no rule."""
    if rule is None:
        check_range(value, "Share", **rules)
    else:
        with refusal(InvalidValueError, rule):
            check_range(value, "Share", **rules)


def test_check_memory_leaves_a_tenth_free(monkeypatch):
    """Of 10 GiB free, 9 may be used; a byte more is refused with both numbers and a remedy."""
    monkeypatch.setattr(validation, "available_memory", lambda: 10 * 2**30)
    check_memory(9 * 2**30, "Links")
    sentence = (
        "Links would need about 9.5 GiB of memory, 10.0 GiB are free. Use larger cells or a smaller area, or close "
        "other programs."
    )
    with refusal(MemoryEstimateError, sentence):
        check_memory(9.5 * 2**30, "Links")
    with pytest.raises(MemoryError):
        check_memory(9 * 2**30 + 1024, "Links")


def test_check_memory_passes_where_memory_cannot_be_told(monkeypatch):
    """A machine that tells nothing is not refused."""
    monkeypatch.setattr(validation, "available_memory", lambda: None)
    check_memory(2**60, "Links")


def test_available_memory_is_plausible():
    """A machine that runs this has between 1 MiB and 1 PiB free, or does not tell."""
    free = available_memory()
    assert free is None or 2**20 < free < 2**50


def test_available_memory_reads_what_linux_tells(monkeypatch, tmp_path):
    """MemAvailable counts, which is in kB, and not MemFree."""
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 900 kB\nMemFree: 100 kB\nMemAvailable: 500 kB\n", "ascii")
    monkeypatch.setattr(validation, "Path", lambda _: told)
    assert available_memory() == 500 * 1024


def test_available_memory_asks_psutil_elsewhere(monkeypatch, tmp_path):
    """Without Linux's file psutil answers, and without psutil nobody."""
    monkeypatch.setattr(validation, "Path", lambda _: tmp_path / "missing")
    told = SimpleNamespace(virtual_memory=lambda: SimpleNamespace(available=12345))
    monkeypatch.setitem(sys.modules, "psutil", told)
    assert available_memory() == 12345
    monkeypatch.setitem(sys.modules, "psutil", None)
    assert available_memory() is None


@pytest.mark.parametrize("kind", EcoPatternError.__subclasses__())
def test_errors_are_one_family(kind):
    """Whoever catches `EcoPatternError` catches them all, and the message is the text alone."""
    assert str(kind("A sentence.")) == "A sentence."
    assert issubclass(kind, Exception)
