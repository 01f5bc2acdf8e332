"""Tiny rasters and patches, written out so that a reader can check every answer by hand."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import osr

from ..algorithms.grid import Grid, Raster
from ..algorithms.patches import Patches


def metric_crs():
    """Return an equal-area coordinate system in metres as WKT."""
    reference = osr.SpatialReference()
    reference.ImportFromProj4("+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m")
    return reference.ExportToWkt()


def wkt(text):
    """Return the WKT of a coordinate system in any form."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(text)
    return reference.ExportToWkt()


def make_grid(shape, cell=(10.0, 10.0)):
    """Return a small projected grid with its lower left corner at (0, 0)."""
    return Grid(shape, (0.0, shape[0] * cell[1]), cell, metric_crs())


def make_raster(rows, cell=(10.0, 10.0), name="Resistance"):
    """Return continuous values from a list of rows, None for no data."""
    values = np.array([[np.nan if v is None else v for v in row] for row in rows], float)
    return Raster(values, make_grid(values.shape, cell), name=name)


def make_classes(rows, cell=(10.0, 10.0), name="Land cover", nodata=0):
    """Return classes from a list of rows; `nodata` cells are not valid."""
    values = np.array(rows, np.int32)
    return Raster(values, make_grid(values.shape, cell), values != nodata, name)


def make_patches(rows, cell=(10.0, 10.0), ids=None):
    """Return patches from a list of rows of labels, 0 outside."""
    labels = np.array(rows, np.int32)
    count = int(labels.max())
    return Patches(labels, make_grid(labels.shape, cell), tuple(ids or range(1, count + 1)))


def kit(*parts):
    """Return the path of a peer's data, or skip the test where the kits are not there."""
    folder = os.environ.get("ECOPATTERN_KITS")
    if not folder:
        pytest.skip("ECOPATTERN_KITS is not set: the peers' data are not on this machine")
    return str(Path(folder).joinpath(*parts))
