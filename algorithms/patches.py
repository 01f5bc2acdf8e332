"""Patches: areas that were told apart on a grid, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from . import raster_io
from .grid import Raster
from .progress import Progress, interruptible


@dataclass(frozen=True)
class Patches:
    """Numbered areas on a grid: habitat patches, pinch points, restoration units.

    Parameters
    ----------
    labels : numpy.ndarray of int32, optional
        Shape ``(rows, columns)``; 0 is outside, k belongs to the k-th patch (1 to n). None where patches overlap
        and only `polygons` tell them apart.
    grid : Grid
        Where the cells lie.
    ids : sequence
        The user's name of each patch, integers or text, length n.
    fields : dict of str to numpy.ndarray
        One value a patch, length n each, in the order they are shown.
    polygons : sequence of bytes, optional
        Outline of each patch as WKB, length n, if it is known better than by the cells.
    """

    labels: np.ndarray | None
    grid: object
    ids: tuple
    fields: dict = field(default_factory=dict)
    polygons: tuple | None = None

    def __len__(self):
        return len(self.ids)

    def with_fields(self, **fields):
        """Return the same patches with fields added or replaced."""
        return replace(self, fields={**self.fields, **fields})

    def select(self, keep):
        """Return the patches where the boolean array `keep` (length n) is True, relabelled from 1."""
        keep = np.asarray(keep, bool)
        numbers = np.zeros(len(self) + 1, np.int32)
        numbers[1:][keep] = np.arange(1, keep.sum() + 1)
        chosen = np.flatnonzero(keep)
        return replace(
            self,
            labels=None if self.labels is None else numbers[self.labels],
            ids=tuple(self.ids[k] for k in chosen),
            fields={name: np.asarray(values)[keep] for name, values in self.fields.items()},
            polygons=None if self.polygons is None else tuple(self.polygons[k] for k in chosen),
        )

    def raster(self, labels=None, name="Patches"):
        """Return the ids of patches in each cell as classes; patches with ids that are no whole numbers are numbered.

        Parameters
        ----------
        labels : numpy.ndarray of int32, optional
            Shape ``(rows, columns)``: another array of labels of these patches, such as an allocation.
        name : str
            What messages call the raster.
        """
        labels = self.labels if labels is None else labels
        whole = all(isinstance(number, int) and 0 < number < 2**31 for number in self.ids)
        numbers = np.array([0, *(self.ids if whole else range(1, len(self) + 1))], np.int32)
        return Raster(numbers[labels], self.grid, labels > 0, name)

    def cell_counts(self):
        """Return the number of cells of each patch, length n."""
        return np.bincount(self.labels.ravel(), minlength=len(self) + 1)[1:]

    def area_ha(self):
        """Return the area of each patch by its cells, hectares, length n."""
        return self.cell_counts() * self.grid.cell_area_ha


def burn_patches(shapes, ids, grid, *, fields=None, name="Patches", progress=None):
    """Return shapes as patches on a grid, losing none.

    A cell belongs to the shape that holds its centre; where shapes overlap, to the last. A shape that holds no centre
    is kept by the cells it touches: free ones, or else one cell of a neighbour that has others left.

    Parameters
    ----------
    shapes : sequence of bytes
        WKB in the coordinate system of `grid`.
    ids : sequence
        The user's name of each shape.
    grid : Grid
        Where the patches are wanted.
    fields : dict of str to sequence, optional
        One value a shape.
    name : str
        What messages call the shapes.
    progress : Progress, optional
        Is warned of shapes smaller than a cell.

    Returns
    -------
    Patches
        With the shapes as `polygons`, points and lines with the outline of their cells. Shapes outside the grid are
        left out, with a warning.
    """
    progress = progress or Progress()
    labels = interruptible(raster_io.rasterize, shapes, range(1, len(shapes) + 1), grid, progress=progress)
    counts = np.bincount(labels.ravel(), minlength=len(shapes) + 1)
    outside = np.zeros(len(shapes), bool)
    for k in np.flatnonzero(counts[1:] == 0):
        progress.check()
        window = _window_of(shapes[k], grid)
        here = labels[window]
        touched = raster_io.rasterize([shapes[k]], [1], grid.window(*window), touched=True) > 0
        free = touched & (here == 0)
        if not free.any():
            rows, columns = np.nonzero(touched)
            shared = np.flatnonzero(counts[here[rows, columns]] > 1)
            if not len(shared):
                outside[k] = True
                progress.warn(f"{name}: {ids[k]} lies outside the raster, or hidden under others, and is left out.")
                continue
            free[rows[shared[0]], columns[shared[0]]] = True
            counts[here[free]] -= 1
        here[free] = k + 1
        counts[k + 1] = free.sum()
        progress.warn(
            f"{name}: {ids[k]} is smaller than a cell, or hidden under others; of the cells it touches it keeps "
            f"{free.sum()}."
        )
    values = {key: np.asarray(column) for key, column in (fields or {}).items()}
    outlines = tuple(_outline(shape, k, labels, grid) for k, shape in enumerate(shapes, 1))
    return Patches(labels, grid, tuple(ids), values, outlines).select(~outside)


def _outline(shape, label, labels, grid):
    """Return a shape that is an area, or else the outline of the cells of a point or a line."""
    if raster_io.is_area(shape):
        return shape
    window = _window_of(shape, grid)
    here = (labels[window] == label).astype(np.int32)
    return raster_io.polygonize(here, grid.window(*window))[0] if here.any() else shape


def _window_of(shape, grid):
    """Return slices of the rows and columns round a shape, without cells where it lies outside the grid."""
    points = np.concatenate([np.empty((0, 2)), *raster_io.rings(shape)])
    if not len(points):
        return slice(0, 0), slice(0, 0)
    # A rim, so that the window holds what curves between their points and what ends on a border.
    rim = 1 + int(np.ceil((np.ptp(points, axis=0) / grid.cell).max()))
    window = []
    for places, count in zip(grid.index(*points.T), grid.shape):
        start, stop = np.clip([places.min() - rim, places.max() + rim + 1], 0, count)
        window.append(slice(int(start), int(stop)))
    return tuple(window)
