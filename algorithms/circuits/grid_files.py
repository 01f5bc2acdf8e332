"""Maps as files that Circuitscape and Omniscape write: ASCII grids or GeoTIFF, no data -9999."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import raster_io
from ..errors import OutputError
from ..grid import row_bands

MISSING = -9999.0


def write_map(folder, name, raster, *, as_tif=False, progress=None):
    """Write a raster, NaN as no data.

    Parameters
    ----------
    folder : path
        Where.
    name : str
        Name of the file without its ending.
    raster : Raster
        What; an ASCII grid of cells that are not square has two sizes in its head, as GDAL knows them.
    as_tif : bool
        GeoTIFF instead of an ASCII grid, which gets a .prj file beside it if its coordinate system is known.
    progress : Progress, optional
        May stop between bands of rows.

    Returns
    -------
    list of pathlib.Path
        The files made.
    """
    if as_tif:
        path = Path(folder) / f"{name}.tif"
        raster_io.write_raster(str(path), raster, progress=progress)
        return [path]
    path = Path(folder) / f"{name}.asc"
    grid = raster.grid
    (left, lower, _, _), (width, height) = grid.extent, grid.cell
    head = {
        "ncols": grid.shape[1],
        "nrows": grid.shape[0],
        "xllcorner": _decimal(left),
        "yllcorner": _decimal(lower),
        **({"cellsize": _decimal(width)} if width == height else {"dx": _decimal(width), "dy": _decimal(height)}),
        "NODATA_value": int(MISSING),
    }
    try:
        with path.open("w", encoding="ascii") as file:
            file.writelines(f"{key:<13} {value}\n" for key, value in head.items())
            for part in row_bands(grid.shape):
                if progress is not None:
                    progress.check()
                values = raster.values[part]
                np.savetxt(file, np.where(np.isnan(values), MISSING, values), fmt="%.12g")
        if not grid.crs:
            return [path]
        path.with_suffix(".prj").write_text(grid.crs, "utf-8")
    except OSError as error:
        raise OutputError(f"'{path}' cannot be written ({error.strerror}).") from None
    return [path, path.with_suffix(".prj")]


def _decimal(value):
    """Return a number as Circuitscape writes it in the head of a grid, whole ones with a decimal."""
    return repr(float(f"{value:.15g}"))


def number(value):
    """Return a number as text, whole ones without decimals."""
    return str(int(value)) if isinstance(value, (int, np.integer)) else f"{value:.12g}"
