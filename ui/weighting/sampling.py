"""What the weighting dialog reads of layers: a decimated raster of each factor, and the classes it holds.

Nothing here touches a window or the project, so that all of it can run in the background.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsFeatureRequest

from ...algorithms import raster_io
from ...algorithms.errors import InvalidValueError
from ...algorithms.grid import Grid, Raster
from ...algorithms.progress import interruptible
from ...algorithms.validation import check_projected, check_same_grid
from ...i18n import tr

MOST_CELLS = 120_000
# Larger rasters are read by the cells that are shown alone, and their classes are those found there.
READ_WHOLE = 25_000_000
MOST_CLASSES = 256
MOST_CODE = 100_000


@dataclass(frozen=True)
class RasterReader:
    """A raster layer as the background may use it; `provider` is a copy of its own where it is not read whole."""

    name: str
    path: str
    provider: object


@dataclass(frozen=True)
class ShapeReader:
    """A vector layer as the background may use it."""

    name: str
    source: object
    transforms: object


@dataclass(frozen=True)
class Facts:
    """What was read of a layer.

    Parameters
    ----------
    whole : Grid
        The cells of the layer itself, or of the raster that distances are measured on.
    sample : Raster
        Values on the decimated grid, NaN for no data.
    codes : dict of int to int
        Cells by class code; empty where the values are no classes.
    """

    whole: Grid
    sample: Raster
    codes: dict

    @property
    def known(self):
        """Values that are there, in one dimension."""
        values = self.sample.values.ravel()
        return values[np.isfinite(values)]


def coarse(grid):
    """Return the decimated grid, and every how many-th cell it takes."""
    step = max(1, math.ceil(math.sqrt(grid.size / MOST_CELLS)))
    shape = tuple(max(1, count // step) for count in grid.shape)
    return replace(grid, shape=shape, cell=tuple(step * side for side in grid.cell)), step


def read_raster(reader, progress):
    """Return the facts of a raster."""
    whole = interruptible(partial(raster_io.read_grid, name=reader.name), reader.path, progress=progress)
    grid, step = coarse(whole)
    if whole.size > READ_WHOLE and reader.provider is not None:
        values = sample = _block(reader.provider, grid, whole)
    else:
        raster = interruptible(partial(raster_io.read_raster, name=reader.name), reader.path, progress=progress)
        values = raster.values
        sample = values[step // 2 :: step, step // 2 :: step][: grid.shape[0], : grid.shape[1]]
    progress.check()
    return Facts(whole, Raster(np.array(sample, float), grid, name=reader.name), count_codes(values))


def _block(provider, grid, whole):
    """Return the values of a layer, read at the size of the decimated grid."""
    block = provider.block(1, provider.extent(), grid.shape[1], grid.shape[0])
    if not block.convert(Qgis.DataType.Float64):
        text = tr("The values of a raster of {} cannot be read; save it as a GeoTIFF first.")
        raise InvalidValueError(text.format(whole))
    values = np.frombuffer(bytes(block.data()), float).reshape(grid.shape).copy()
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return values


def count_codes(values):
    """Return how many cells each class code has; empty if values are no whole numbers, or too many to be classes."""
    few = values.ravel()[:: max(1, values.size // MOST_CELLS)]
    few = few[np.isfinite(few)]
    if not few.size or (few != np.floor(few)).any() or len(np.unique(few)) > MOST_CLASSES:
        return {}
    known = values[np.isfinite(values)]
    least, most = float(known.min()), float(known.max())
    if most - least > MOST_CODE or (known != np.floor(known)).any():
        return {}
    numbers = np.bincount((known - least).astype(np.int64))
    found = np.nonzero(numbers)[0]
    if len(found) > MOST_CLASSES:
        return {}
    return {int(least) + int(k): int(numbers[k]) for k in found}


def read_shapes(reader, grid, progress):
    """Return the shapes of a vector layer as WKB in the coordinate system of a grid."""
    crs = QgsCoordinateReferenceSystem.fromWkt(grid.crs)
    request = QgsFeatureRequest()
    request.setNoAttributes()
    request.setDestinationCrs(crs, reader.transforms)
    shapes = []
    for feature in reader.source.getFeatures(request):
        if len(shapes) % 200 == 0:
            progress.check()
        if feature.hasGeometry():
            shapes.append(bytes(feature.geometry().asWkb()))
    return shapes


def read_distance(reader, whole, progress):
    """Return the facts of the distance from features, measured on the decimated grid."""
    from ...algorithms.resistance.resistance_surface import distance_from

    check_projected(whole, reader.name)
    grid, _ = coarse(whole)
    shapes = read_shapes(reader, grid, progress)
    values = interruptible(distance_from, shapes, grid, reader.name, progress=progress)
    return Facts(whole, Raster(values, grid, name=reader.name), {})


def check_one_grid(first, other, names):
    """Raise with the sentence of the run itself unless both layers lie on one grid."""
    check_projected(first.whole, names[0])
    check_same_grid(*(Raster(np.empty((0, 0)), facts.whole, name=name) for facts, name in zip((first, other), names)))
