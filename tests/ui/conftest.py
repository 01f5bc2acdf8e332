"""A small landscape with every result of the chain, for the windows to show."""

import pytest

from ..processing_provider.workspace import Workspace
from .what_if_panel import canvas, files, panel, project  # noqa: F401, fixtures


@pytest.fixture(scope="session")
def workspace(request, tmp_path_factory):
    """Return the results of every algorithm on a small sample landscape."""
    for name in ("qgis_app", "qgis_processing"):
        request.getfixturevalue(name)
    return Workspace(tmp_path_factory.mktemp("landscape"))
