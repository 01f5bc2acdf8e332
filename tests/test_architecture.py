"""The walls of the house: what may import what."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("algorithms", "processing_provider", "ui", "i18n")
DOMAINS = "survey sources resistance corridors circuits connectivity zoning investment monitoring standard".split()
SOURCES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))] + [ROOT / "plugin.py"]
CORE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] == "algorithms"]


def imports(path):
    """Yield the parts of every module a file imports, relative ones resolved from the root, without `ecopattern`."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(name.name.split(".")) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1] + tuple((node.module or "").split("."))
            base = tuple(part for part in base if part)
            yield from ((*base, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield tuple(node.module.split("."))


def name(path):
    """Return a file as the test list shows it."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_knows_no_qgis(path):
    """The science imports neither QGIS nor Qt, GDAL only in raster_io, numba only in jit."""
    roots = {parts[0] for parts in imports(path)}
    assert not roots & {"qgis", "PyQt5", "PyQt6"}
    assert "osgeo" not in roots or path.name == "raster_io.py"
    assert "numba" not in roots
    if any(parts[-1] == "kernel" and parts[-2] == "jit" for parts in imports(path) if len(parts) > 1):
        assert path.stem == "kernels" or path.stem.endswith("_kernels")


@pytest.mark.parametrize("path", CORE, ids=name)
def test_domains_use_only_those_before_them(path):
    """A domain imports the ground and the domains listed before it, never later ones."""
    parts = path.relative_to(ROOT).parts
    if len(parts) < 3:
        return
    own = DOMAINS.index(parts[1])
    for target in imports(path):
        if target[0] == "algorithms" and len(target) > 1 and target[1] in DOMAINS:
            assert DOMAINS.index(target[1]) <= own, f"{name(path)} imports {'.'.join(target)}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_never_run_up(path):
    """The core imports no other floor, the provider neither ui nor plugin, ui not the provider."""
    floor = path.relative_to(ROOT).parts[0]
    allowed = {
        "algorithms": {"algorithms"},
        "i18n": {"i18n"},
        "processing_provider": {"algorithms", "i18n", "processing_provider"},
        "ui": {"algorithms", "i18n", "ui"},
        "plugin.py": {"algorithms", "i18n", "processing_provider", "ui"},
    }[floor]
    above = {parts[0] for parts in imports(path)} & {*FLOORS, "plugin"}
    assert above <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_are_relative(path):
    """The folder may have any name, so nothing imports the plugin by name."""
    assert not any(parts[0] == "ecopattern" for parts in imports(path))


def test_package_imports_nothing_of_qgis():
    """Importing the package must not import QGIS."""
    tree = ast.parse((ROOT / "__init__.py").read_text("utf-8"))
    assert not [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]


def test_every_wrapper_has_its_core_file():
    """One name in four places: each wrapper has a core file of its name in the same domain."""
    wrappers = [p for p in (ROOT / "processing_provider").glob("*/*.py") if p.name not in ("__init__.py", "inputs.py")]
    assert wrappers
    for path in wrappers:
        assert (ROOT / "algorithms" / path.parent.name / path.name).exists(), name(path)


@pytest.mark.parametrize("path", sorted((ROOT / "algorithms").glob("*/__init__.py")), ids=name)
def test_packages_are_one_sentence(path):
    """Every package file below the root holds a docstring and nothing else."""
    assert len(ast.parse(path.read_text("utf-8")).body) == 1
