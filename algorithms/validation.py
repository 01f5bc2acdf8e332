"""The checks that every driver shares: each passes in silence or raises with a sentence that says what to change."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from . import raster_io
from .errors import (
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    MemoryEstimateError,
    UnprojectedError,
)

OBLONG = 0.01


def check_projected(grid, name):
    """Raise `UnprojectedError` unless lengths and areas can be measured on the grid of the input `name`."""
    kind = raster_io.crs_kind(grid.crs)
    if kind == "missing":
        raise UnprojectedError(
            f"{name} has no coordinate system; lengths and areas need a projected one. Assign it, or reproject "
            "with ecopattern:harmonise."
        )
    if kind == "geographic":
        raise UnprojectedError(
            f"{name} is in degrees ({raster_io.crs_name(grid.crs)}); lengths and areas need a projected coordinate "
            "system, best an equal-area one in metres. Reproject with ecopattern:harmonise."
        )


def check_same_grid(first, *others):
    """Raise `GridMismatchError` unless all rasters have the cells and coordinate system of the first."""
    for other in others:
        if not raster_io.same_crs(first.grid.crs, other.grid.crs):
            raise GridMismatchError(
                f"{other.name} is in {raster_io.crs_name(other.grid.crs)}, {first.name} in "
                f"{raster_io.crs_name(first.grid.crs)}; all rasters must share one grid. Align them with "
                "ecopattern:harmonise."
            )
        if not first.grid.same_as(other.grid):
            raise GridMismatchError(
                f"{other.name} has {other.grid}, {first.name} has {first.grid}; all rasters must share one grid. "
                "Align them with ecopattern:harmonise."
            )


def check_resistance(resistance):
    """Raise unless a resistance raster is projected, has data, and is above 0 wherever it has data."""
    check_projected(resistance.grid, resistance.name)
    least = np.fmin.reduce(resistance.values, axis=None, initial=np.nan)
    if np.isnan(least):
        raise EmptyInputError(f"{resistance.name} has no data in any cell; resistance must be known somewhere.")
    if least <= 0:
        with np.errstate(invalid="ignore"):
            wrong = resistance.values <= 0
        row, column = np.argwhere(wrong)[0]
        x, y = resistance.grid.xy(row, column)
        raise InvalidValueError(
            f"{resistance.name}: resistance {resistance.values[row, column]:g} at ({x:.10g}, {y:.10g}), "
            f"{int(wrong.sum())} cells in all; resistance must be above 0. Use no data for what cannot be crossed."
        )


def tell_oblong(raster, progress):
    """Warn if cells are so much wider than high, or the other way, that it matters that they count as square."""
    width, height = raster.grid.cell
    if abs(width - height) > OBLONG * min(width, height):
        progress.warn(
            f"{raster.name}: cells are {width:g} wide and {height:g} high, but here every cell counts as square, so "
            "that current flows too easily one way and too hard the other; resample to square cells first, such as "
            "with ecopattern:harmonise."
        )


def check_patches(patches, *, least=1, name="Patches"):
    """Raise `EmptyInputError` unless there are at least `least` patches."""
    if len(patches) < least:
        raise EmptyInputError(f"{name}: {len(patches)} found; at least {least} are needed.")


def check_range(value, name, *, minimum=None, maximum=None, above=None):
    """Raise `InvalidValueError` unless minimum <= value <= maximum and value > above, where they are given."""
    # The comparisons are turned round so that NaN, which is above and below nothing, breaks every rule.
    rules = (
        (minimum is not None and not value >= minimum, f"at least {minimum}"),
        (maximum is not None and not value <= maximum, f"at most {maximum}"),
        (above is not None and not value > above, f"above {above}"),
    )
    for broken, rule in rules:
        if broken:
            raise InvalidValueError(f"{name} is {value:g}; it must be {rule}.")


def available_memory():
    """Return the free memory of the machine in bytes, or None where it cannot be told."""
    try:
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        import psutil
    except ImportError:
        return None
    return int(psutil.virtual_memory().available)


def check_memory(needed, what):
    """Raise `MemoryEstimateError` if `what` needs more bytes than nine tenths of the free memory."""
    free = available_memory()
    if free is not None and needed > 0.9 * free:
        raise MemoryEstimateError(
            f"{what} would need about {needed / 2**30:.1f} GiB of memory, {free / 2**30:.1f} GiB are free. Use "
            "larger cells or a smaller area, or close other programs."
        )
