"""Maps as files come back as they were."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.circuits.circuitscape_project import read_grid_file
from ....algorithms.circuits.grid_files import write_map
from ....algorithms.errors import Cancelled, OutputError
from ....algorithms.progress import Progress
from ...landscapes import make_raster

ROWS = [[1, 0.123456789012, None], [3e-7, 2e12, -5]]


@pytest.mark.parametrize("cell", [(10.0, 10.0), (10.0, 4.0)])
@pytest.mark.parametrize("form", [{}, {"as_tif": True}])
def test_write_map_and_read_it_again(tmp_path, form, cell):
    """Values, no data and cells survive both forms, and both say where they lie."""
    raster = make_raster(ROWS, cell)
    files = write_map(tmp_path, "map", raster, **form)
    found = read_grid_file(files[0], "Map")
    np.testing.assert_allclose(found.values, raster.values, rtol=1e-11)
    assert found.grid.same_as(raster.grid)
    assert raster_io.same_crs(found.grid.crs, raster.grid.crs)


def test_write_map_is_read_by_gdal_and_by_the_eye(tmp_path):
    """The head is that of Circuitscape, and GDAL reads the same cells."""
    path = write_map(tmp_path, "map", make_raster(ROWS))[0]
    lines = path.read_text("ascii").splitlines()
    assert lines[:6] == [
        "ncols         3",
        "nrows         2",
        "xllcorner     0.0",
        "yllcorner     0.0",
        "cellsize      10.0",
        "NODATA_value  -9999",
    ]
    assert lines[6] == "1 0.123456789012 -9999"
    np.testing.assert_allclose(raster_io.read_raster(str(path)).values, make_raster(ROWS).values, rtol=1e-6)


def test_write_map_refuses_a_folder_that_is_not_there_and_stops(tmp_path):
    """A place that cannot be written is named; a cancelled run raises."""
    with pytest.raises(OutputError, match="cannot be written"):
        write_map(tmp_path / "gone", "map", make_raster(ROWS))

    class Stop(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        write_map(tmp_path, "map", make_raster(ROWS), progress=Stop())
