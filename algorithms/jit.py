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
    """Return a folder for compiled kernels, or None if nothing can be written; the user's own setting wins.

    Compiled kernels know their package by its name, so each name has a folder of its own.
    """
    return _cache_below(lambda: Path.home() / ".cache") or _cache_below(lambda: Path(tempfile.gettempdir()))


def _cache_below(parent):
    """Return a new or old folder below that which `parent` answers, or None if files cannot be made there."""
    # A user without a home is a RuntimeError, a machine without a temporary folder an OSError.
    try:
        folder = parent() / "ecopattern" / "numba" / __package__
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return str(folder)
    except (OSError, RuntimeError):
        return None


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
