"""What tests of the core share."""

from __future__ import annotations

import pytest
from osgeo import gdal, ogr, osr


@pytest.fixture(params=[False, True], ids=["GDAL answers None", "GDAL raises"])
def habit(request):
    """Run a test under both habits of GDAL."""
    changed = [module for module in (gdal, ogr, osr) if bool(module.GetUseExceptions()) != request.param]
    # GDAL wants the habits put off in the opposite order in which they were put on.
    for module in changed if request.param else reversed(changed):
        (module.UseExceptions if request.param else module.DontUseExceptions)()
    yield
    for module in reversed(changed) if request.param else changed:
        (module.DontUseExceptions if request.param else module.UseExceptions)()
