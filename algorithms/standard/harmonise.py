"""Rasters onto one grid: the same coordinate system, cells and extent."""

from __future__ import annotations

from .. import raster_io
from ..errors import EmptyInputError
from ..progress import Progress, interruptible
from ..validation import check_memory, check_projected, check_range

ALBERS_CHINA = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
BYTES_PER_CELL = 8
WORKING_BYTES_PER_CELL = 32


def harmonise(paths, *, reference=None, crs=None, cell=None, progress=None):
    """Return rasters aligned to one grid.

    Parameters
    ----------
    paths : dict of str to str
        Raster files by name; the first band is taken.
    reference : Grid, optional
        The grid to take as it is.
    crs : str, optional
        Coordinate system in any form GDAL reads, without a reference; by default Albers equal area for China.
    cell : float, optional
        Side of a cell, map units, without a reference; by default about that of the first raster.
    progress : Progress, optional
        Moves by one raster at a time, and is warned of rasters without data on the grid.

    Returns
    -------
    dict of str to Raster
        Whole numbers (integer bands, and floating-point bands with no other values) from the nearest cell, so that
        classes stay classes; other values interpolated, or averaged where cells grow.

    Raises
    ------
    EmptyInputError
        If there is no raster.
    InvalidValueError
        If a raster or the coordinate system cannot be read, or the cell size is not above 0.
    UnprojectedError
        If the grid would be in degrees.
    MemoryEstimateError
        If the rasters do not fit into memory together.

    Notes
    -----
    Memory: 8 bytes a cell and raster, and 32 more a cell while one is brought in.
    """
    progress = progress or Progress()
    if not paths:
        raise EmptyInputError("Rasters: none was given; at least 1 is needed.")
    if cell is not None:
        check_range(cell, "Cell size", above=0)
    grid = reference or raster_io.common_grid(list(paths.values()), crs or ALBERS_CHINA, cell)
    check_projected(grid, "The common grid")
    check_memory((BYTES_PER_CELL * len(paths) + WORKING_BYTES_PER_CELL) * grid.size, "Harmonising")
    aligned = {}
    for k, (name, path) in enumerate(paths.items()):
        aligned[name] = interruptible(raster_io.warp, path, grid, name, progress=progress)
        if not aligned[name].known.any():
            progress.warn(f"{name} has no data on the common grid; check its place and coordinate system.")
        progress.report((k + 1) / len(paths))
    return aligned
