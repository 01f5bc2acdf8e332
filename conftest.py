"""Hides QGIS from the tests of the core where that is asked for."""

import os
import sys
from importlib.abc import MetaPathFinder


class _NoQgis(MetaPathFinder):
    """Refuses to import QGIS, so that the core is tested without it even where it is installed."""

    def find_spec(self, fullname, path=None, target=None):  # noqa: ARG002
        """Raise for anything of QGIS or Qt, and leave the rest to others."""
        if fullname.split(".")[0] in ("qgis", "PyQt5", "PyQt6"):
            raise ImportError(f"{fullname} was asked for in a run without QGIS")


if os.environ.get("ECOPATTERN_NO_QGIS"):
    sys.meta_path.insert(0, _NoQgis())
