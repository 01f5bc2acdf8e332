"""Resistance from land cover: each class costs what a table says it costs to cross."""

from __future__ import annotations

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from ..grid import Raster, row_bands
from ..progress import Progress
from ..validation import check_memory, check_projected
from .schemes import Scheme, class_table

BYTES_PER_CELL = 8
SHOWN_CLASSES = 8


def landcover_resistance(landcover, scheme=Scheme.WORLDCOVER, *, table=None, progress=None):
    """Turn a land-cover map into a resistance surface.

    Use it for a first pattern, or where land cover is all that is known; the resistance surface from several factors
    takes slope, roads and the like into account.

    Parameters
    ----------
    landcover : Raster
        Land-cover classes, int32 with a mask `valid`, shape ``(rows, columns)``.
    scheme : Scheme
        Which legend the codes of the map follow.
    table : optional
        Rows (class, name, habitat, resistance) that override or extend the scheme, as `schemes.parse_table` takes
        them; the whole legend where the scheme is `Scheme.CUSTOM`.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    Raster
        float32, cost per unit length of crossing a cell, > 0; NaN where there is no land cover or its class cannot be
        crossed.

    Raises
    ------
    UnprojectedError
        If the map has no projected coordinate system.
    InvalidValueError
        If a class of the map is neither in the scheme nor in the table, or the table cannot be understood.
    EmptyInputError
        If no cell can be crossed.

    Notes
    -----
    R(cell) = resistance of its class; the defaults and their sources are told in `schemes`.

    Memory: 8 bytes a cell.

    Examples
    --------
    With `Scheme.CLCD` the classes ``[[2, 1], [8, 0]]``, 0 being no data, become ``[[1, 100], [500, nan]]``.
    """
    progress = progress or Progress()
    scheme = Scheme(scheme)
    check_projected(landcover.grid, landcover.name)
    check_memory(BYTES_PER_CELL * landcover.grid.size, "The resistance of land cover")
    classes = class_table(scheme, table)
    codes = np.array(sorted(classes), np.int64)
    costs = np.array([classes[code].resistance for code in codes], np.float32)
    resistance = np.empty(landcover.grid.shape, np.float32)
    strangers = {}
    known = landcover.known
    for rows in row_bands(resistance.shape):
        values = landcover.values[rows]
        position = np.minimum(np.searchsorted(codes, values), len(codes) - 1)
        named = codes[position] == values
        resistance[rows] = np.where(named & known[rows], costs[position], np.nan)
        for code, count in zip(*np.unique(values[known[rows] & ~named], return_counts=True)):
            strangers[int(code)] = strangers.get(int(code), 0) + int(count)
        progress.report(rows.stop / len(resistance))
    _check_all_named(strangers, scheme, landcover.name)
    if np.isnan(resistance).all():
        raise EmptyInputError(f"{landcover.name}: no cell has a class that can be crossed; check the table.")
    return Raster(resistance, landcover.grid, name="Resistance")


def _check_all_named(strangers, scheme, name):
    """Raise if the map holds classes that neither scheme nor table names."""
    if not strangers:
        return
    codes = sorted(strangers)
    shown = ", ".join(f"{code} ({strangers[code]} cells)" for code in codes[:SHOWN_CLASSES])
    more = f" and {len(codes) - SHOWN_CLASSES} more" if len(codes) > SHOWN_CLASSES else ""
    strange = f"class {shown}" if len(codes) == 1 else f"classes {shown}{more}"
    raise InvalidValueError(
        f"{name} holds {strange}, unknown to the scheme {scheme.value} and to the table. Add a row for each to the "
        "table, or choose the scheme of the map."
    )
