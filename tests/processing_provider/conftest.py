"""The plugin on real QGIS: the provider registered once, and a small landscape with every result of the chain."""

import pytest

from .workspace import Workspace


@pytest.fixture(scope="session")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    """Return the results of every algorithm on a small sample landscape."""
    return Workspace(tmp_path_factory.mktemp("landscape"))
