"""Grid and Raster: where cells lie on the ground, and what they hold."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np

GEOMETRY_TOLERANCE = 1e-3
BAND_CELLS = 1_000_000


class Neighbours(enum.Enum):
    """Which cells count as touching: all eight around a cell, or the four that share a side."""

    EIGHT = "8"
    FOUR = "4"

    @property
    def structure(self):
        """The neighbourhood as a 3 x 3 boolean array, as `scipy.ndimage` takes it."""
        return np.array([[1, 1, 1]] * 3 if self is Neighbours.EIGHT else [[0, 1, 0], [1, 1, 1], [0, 1, 0]], bool)


@dataclass(frozen=True)
class Grid:
    """Cells of one size, north up, in one coordinate system.

    Parameters
    ----------
    shape : tuple of int
        ``(rows, columns)``.
    origin : tuple of float
        ``(x, y)`` of the upper left corner, map units.
    cell : tuple of float
        ``(width, height)`` of a cell, map units, both > 0.
    crs : str
        Coordinate system as WKT; empty if unknown.
    unit : float
        Metres in one map unit.
    """

    shape: tuple[int, int]
    origin: tuple[float, float]
    cell: tuple[float, float]
    crs: str = ""
    unit: float = 1.0

    @property
    def size(self):
        """Number of cells."""
        return self.shape[0] * self.shape[1]

    @property
    def cell_area_ha(self):
        """Area of a cell, hectares."""
        return self.cell[0] * self.cell[1] * self.unit**2 / 1e4

    @property
    def extent(self):
        """``(x minimum, y minimum, x maximum, y maximum)``, map units."""
        x, y = self.origin
        return x, y - self.shape[0] * self.cell[1], x + self.shape[1] * self.cell[0], y

    def same_as(self, other):
        """Return whether both have the same cells, to a thousandth of a cell."""
        slack = GEOMETRY_TOLERANCE * min(self.cell)
        return self.shape == other.shape and all(abs(a - b) <= slack for a, b in zip(self.extent, other.extent))

    def xy(self, rows, columns):
        """Return the ground coordinates ``x, y`` of cell centres."""
        x = self.origin[0] + (np.asarray(columns) + 0.5) * self.cell[0]
        y = self.origin[1] - (np.asarray(rows) + 0.5) * self.cell[1]
        return x, y

    def index(self, x, y):
        """Return ``rows, columns`` of the cells that hold points; they may lie outside the grid."""
        columns = np.floor((np.asarray(x, float) - self.origin[0]) / self.cell[0]).astype(np.int64)
        rows = np.floor((self.origin[1] - np.asarray(y, float)) / self.cell[1]).astype(np.int64)
        return rows, columns

    def window(self, rows, columns):
        """Return the grid of the cells in two slices with explicit start and stop."""
        origin = (self.origin[0] + columns.start * self.cell[0], self.origin[1] - rows.start * self.cell[1])
        return replace(self, shape=(rows.stop - rows.start, columns.stop - columns.start), origin=origin)

    def __str__(self):
        rows, columns = self.shape
        width, height = self.cell
        x, y = self.origin
        return f"{columns} x {rows} cells of {width:g} x {height:g} from ({x:.10g}, {y:.10g})"


@dataclass(frozen=True)
class Raster:
    """Values on a grid.

    Parameters
    ----------
    values : numpy.ndarray
        Shape ``(rows, columns)``. Continuous values are float with NaN for no data; classes are integers.
    grid : Grid
        Where the cells lie.
    valid : numpy.ndarray of bool, optional
        For classes: False where there is no data. None for continuous values.
    name : str
        What messages call it.
    """

    values: np.ndarray
    grid: Grid
    valid: np.ndarray | None = None
    name: str = "raster"

    @property
    def known(self):
        """Boolean array, True where there is data."""
        return ~np.isnan(self.values) if self.valid is None else self.valid


def row_bands(shape):
    """Yield slices of rows of about a million cells each, so that long steps can report and stop between them."""
    step = max(1, BAND_CELLS // max(1, shape[1]))
    for start in range(0, shape[0], step):
        yield slice(start, min(shape[0], start + step))
