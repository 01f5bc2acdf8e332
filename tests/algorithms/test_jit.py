"""The one numba decorator: what it does without numba, with a broken one, and where nothing can be written.

What happens at import can only be seen in a Python of its own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ...algorithms import jit

ROOT = Path(jit.__file__).parents[1]
NAME = jit.__name__.rpartition(".algorithms.")[0].rpartition(".")[2]
START = """
import importlib, importlib.util, json, sys
root, name = sys.argv[1:]
spec = importlib.util.spec_from_file_location(name, root + "/__init__.py", submodule_search_locations=[root])
house = sys.modules[name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(house)
def core(part):
    return importlib.import_module(name + ".algorithms." + part)
"""
DISTANCES = """
import numpy as np
jit, cost_distance = core("jit"), core("corridors.cost_distance").cost_distance
Grid, Raster = core("grid").Grid, core("grid").Raster
crs = 'LOCAL_CS["flat",UNIT["metre",1]]'
resistance = Raster(np.array([[1.0, 5.0, 1.0], [1.0, 9.0, 1.0], [1.0, 1.0, 1.0]]), Grid((3, 3), (0, 3), (1, 1), crs))
sources = np.zeros((3, 3), np.int32)
sources[0, 0] = 1
cost = cost_distance(resistance, sources).cost.values
print(json.dumps({"available": jit.available(), "corner": cost[0, 2]}))
"""

SIDE = """
jit, kernels = core("jit"), core("corridors.kernels")
print(json.dumps([jit.available(), jit._cache, kernels.side(0.0, 0.0, 1.0, 0.0, 5.0, 7.0)]))
"""

needs_numba = pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")


def python(code, before="", name=NAME, **environment):
    """Return what a fresh Python prints last, as JSON, for code after `before`, the package being called `name`."""
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    for variable in {"ECOPATTERN_NO_NUMBA", "NUMBA_DISABLE_JIT", "NUMBA_CACHE_DIR"} - set(environment):
        variables.pop(variable, None)
    command = [sys.executable, "-c", START + before + code, str(ROOT), name]
    run = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.strip().splitlines()[-1])


def test_kernel_computes():
    """A decorated function returns what its Python says, compiled or not, and divides as IEEE does."""

    @jit.kernel
    def ratio(values, divisor):
        return values[0] / divisor

    with np.errstate(divide="ignore"):
        assert ratio(np.array([6.0]), np.float64(4.0)) == 1.5
        assert ratio(np.array([1.0]), np.float64(0.0)) == np.inf


def test_import_of_the_package_loads_neither_numba_nor_scipy():
    """QGIS starts with the plugin without waiting for compilers."""
    found = python('print(json.dumps([name for name in ("numba", "scipy", "numpy") if name in sys.modules]))')
    assert found == []


@needs_numba
def test_switched_off_by_the_environment():
    """ECOPATTERN_NO_NUMBA takes the scipy road to the same result, and numba is never even loaded."""
    with_numba = python(DISTANCES)
    without = python(DISTANCES, ECOPATTERN_NO_NUMBA="1")
    assert with_numba["available"] is True
    assert without["available"] is False
    assert with_numba["corner"] == pytest.approx(without["corner"])
    # Around below: one step down, three oblique or straight ones, one up, all of resistance 1.
    assert without["corner"] == pytest.approx(2 + 2 * np.sqrt(2))
    loaded = python('core("jit")\nprint(json.dumps("numba" in sys.modules))', ECOPATTERN_NO_NUMBA="1")
    assert loaded is False


@pytest.mark.parametrize(
    "problem",
    [
        "raise ImportError('no llvmlite')",
        "raise SystemError('wrong numpy')",
        "raise OSError('cannot load library')",
        "raise AttributeError('half installed')",
    ],
)
def test_broken_numba_counts_as_missing(tmp_path, problem):
    """Whatever a broken installation raises, the core imports, says numba is not there and computes on."""
    (tmp_path / "numba.py").write_text(problem, "utf-8")
    found = python(DISTANCES, before=f"sys.path.insert(0, r'{tmp_path}')\n")
    assert found["available"] is False
    assert found["corner"] == pytest.approx(2 + 2 * np.sqrt(2))


NOTHING_WRITABLE = """
import pathlib, tempfile
def refuse(*arguments, **options):
    raise PermissionError(13, "Permission denied")
pathlib.Path.mkdir = refuse
tempfile.TemporaryFile = refuse
"""
NO_FOLDERS = """
import pathlib, tempfile
def no_home():
    raise RuntimeError("Could not determine home directory.")
def no_folder():
    raise FileNotFoundError(2, "No usable temporary directory found")
pathlib.Path.home = no_home
tempfile.gettempdir = no_folder
"""


@needs_numba
@pytest.mark.parametrize("before", [NOTHING_WRITABLE, NO_FOLDERS], ids=["nothing writable", "no home and no temp"])
def test_kernels_compile_where_nothing_can_be_written(before):
    """A locked-down machine compiles in every session anew instead of failing at import."""
    assert python(SIDE, before=before) == [True, False, 7.0]


CACHE = "jit = core('jit')\nprint(json.dumps([jit._cache, jit.numba.config.CACHE_DIR]))"


@needs_numba
def test_cache_lies_in_the_home_or_else_in_the_temporary_folder(tmp_path):
    """Kernels go below the home; where that cannot be written, to the temporary folder."""
    place = Path("ecopattern", "numba", f"{NAME}.algorithms")
    home, spare = tmp_path / "home", tmp_path / "spare"
    home.mkdir()
    spare.mkdir()
    places = {"HOME": str(home), "USERPROFILE": str(home), "TMPDIR": str(spare)}
    assert python(CACHE, **places) == [True, str(home / ".cache" / place)]
    (tmp_path / "file").write_text("no folder", "utf-8")
    places.update(HOME=str(tmp_path / "file"), USERPROFILE=str(tmp_path / "file"))
    assert python(CACHE, **places) == [True, str(spare / place)]


@needs_numba
def test_cache_chosen_by_the_user_wins(tmp_path):
    """NUMBA_CACHE_DIR is respected, and compiled kernels arrive there."""
    assert python(SIDE, NUMBA_CACHE_DIR=str(tmp_path)) == [True, True, 7.0]
    assert list(tmp_path.rglob("*.nbi"))


def test_available_says_whether_numba_was_loaded():
    """Drivers choose their road by it."""
    assert jit.available() is (jit.numba is not None)


@needs_numba
def test_cache_survives_another_name_of_the_package(tmp_path):
    """A clone may be loaded under any name: kernels compiled under one do not trip a run under another."""
    for name in ("first_name", "second_name"):
        assert python(SIDE, name=name, HOME=str(tmp_path), USERPROFILE=str(tmp_path)) == [True, True, 7.0]
    assert list(tmp_path.rglob("*.nbi"))
