"""The one numba decorator of the house, its cache, and what happens without numba."""

from __future__ import annotations

import importlib
import os
import tempfile
from pathlib import Path

INSTALL_HINT = (
    "numba is not installed: results are the same but slower. To install it, run in the Python of QGIS: "
    'python -m pip install numba "numpy==<the version QGIS has>".'
)


def _load():
    """Return the numba module, or None where it is missing, broken or switched off by ECOPATTERN_NO_NUMBA."""
    if os.environ.get("ECOPATTERN_NO_NUMBA"):
        return None
    try:
        return importlib.import_module("numba")
    except Exception:  # noqa: BLE001, broken installations raise anything
        return None


def _writable_cache():
    """Return a folder for compiled kernels, or None if nothing can be written; the user's own setting wins."""
    folders = (Path.home() / ".cache", Path(tempfile.gettempdir()))
    return next((str(target) for folder in folders if _can_hold(target := folder / "ecopattern" / "numba")), None)


def _can_hold(folder):
    """Return whether files can be made in `folder`, making it where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


numba = _load()
_cache = True
if numba is not None and not os.environ.get("NUMBA_CACHE_DIR"):
    _folder = _writable_cache()
    _cache = _folder is not None
    if _cache:
        numba.config.CACHE_DIR = _folder


def available():
    """Return whether kernels are compiled; without it drivers take the scipy road to the same results."""
    return numba is not None


def kernel(function):
    """Compile `function` on its first call, without the interpreter lock, cached on disk where that is possible.

    Division follows IEEE rules (``error_model="numpy"``). Without numba the function is returned as it is.
    """
    if numba is None:
        return function
    return numba.njit(nogil=True, cache=_cache, error_model="numpy")(function)
