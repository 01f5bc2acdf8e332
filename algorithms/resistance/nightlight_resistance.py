"""Resistance corrected by night light: land of one class is harder to cross where people are more active."""

from __future__ import annotations

import numpy as np

from ..errors import EmptyInputError
from ..grid import Raster, row_bands
from ..progress import Progress
from ..validation import check_memory, check_range, check_resistance, check_same_grid

BYTES_PER_CELL = 40
LEAST = 1.0


def nightlight_resistance(resistance, nightlight, landcover, *, limit=10.0, progress=None):
    """Return a resistance in which each cell is corrected by its night light relative to its land-cover class.

    Use it where resistance comes from classes alone, so that a village and a city centre would be the same.

    Parameters
    ----------
    resistance : Raster
        Cost per unit length of crossing a cell, > 0; NaN where nothing can cross.
    nightlight : Raster
        Light by night, any unit; below 0, as sensors report it by noise, counts as 0. Where it is unknown (NaN) the
        resistance stays as it is.
    landcover : Raster
        Land-cover classes with a mask `valid`; where it is unknown the resistance stays as it is.
    limit : float
        How many times the resistance may grow at most, >= 1.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    Raster
        float32, cost per unit length of crossing a cell, at least 1 wherever it was corrected.

    Raises
    ------
    UnprojectedError
        If the resistance has no projected coordinate system.
    GridMismatchError
        If the rasters are not on one grid.
    InvalidValueError
        If the resistance is not above 0, or the limit below 1.
    EmptyInputError
        If no cell has night light and land cover.

    Notes
    -----
    ``R_i = (NL_i / NL_a) R_0``, NL_i the night light of the cell and NL_a the mean of its class; R_0 where NL_a is 0.
    The result is kept between 1 and ``limit R_0``, since cells without light would cost nothing.

    Memory: about 40 bytes a cell, beside the rasters.

    Examples
    --------
    R_0 30 in a class of mean light 4: light 12 gives 90, light 0.5 gives 3.75.
    """
    progress = progress or Progress()
    check_range(limit, "Limit", minimum=1)
    check_same_grid(resistance, nightlight, landcover)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Resistance by night light")
    check_resistance(resistance)
    known = landcover.known & ~np.isnan(nightlight.values)
    if not known.any():
        raise EmptyInputError("Night light and land cover have data in no cell together; check their no-data values.")
    classes, place = np.unique(landcover.values[known], return_inverse=True)
    light = np.maximum(nightlight.values[known].astype(float), 0)
    progress.report(0.4)
    numbers = np.bincount(place, minlength=len(classes))
    mean = np.bincount(place, light, len(classes)) / np.maximum(numbers, 1)
    relative = np.divide(light, mean[place], out=np.ones_like(light), where=mean[place] > 0)
    factor = np.ones(resistance.grid.shape)
    factor[known] = relative
    lit = np.zeros(resistance.grid.shape, bool)
    lit[known] = mean[place] > 0
    progress.report(0.6)
    corrected = np.empty(resistance.grid.shape, np.float32)
    for rows in row_bands(corrected.shape):
        before = resistance.values[rows].astype(float)
        after = np.maximum(np.minimum(before * factor[rows], limit * before), LEAST)
        corrected[rows] = np.where(lit[rows], after, before)
        progress.report(0.6 + 0.4 * rows.stop / len(corrected))
    dark = [str(code) for code, light_of_class in zip(classes, mean) if not light_of_class > 0]
    if dark:
        progress.say(f"Classes without any light keep their resistance: {', '.join(dark)}.")
    return Raster(corrected, resistance.grid, name="Resistance")
