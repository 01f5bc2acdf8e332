"""Look for what Qt 6 and QGIS 4 no longer have, without running the plugin.

    python tools/qt6_check.py qt      with PyQt6 and without QGIS: every name taken from Qt must be there
    python tools/qt6_check.py qgis    with QGIS: every name taken from it must be there, enumerations by their full name

Leaves with 1 if something is found.
"""

import ast
import importlib
import inspect
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("i18n", "processing_provider", "ui")
GONE = {"exec_": "exec", "print_": "print"}
# QGIS puts these back where they were in Qt 5.
PUT_BACK = {"QtWidgets": {"QAction", "QActionGroup", "QShortcut"}, "QtCore": {"QT_VERSION_STR"}}
OLD_IN_QVARIANT = "QVariant"


def sources():
    """Return the Python files that know Qt or QGIS."""
    return [ROOT / "plugin.py", *(path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")))]


def chain(node):
    """Return the names of an attribute such as ``Qt.Key.Key_A``; nothing if it begins with something else."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


def imported(tree):
    """Return module and name of everything imported by name."""
    return {
        name.asname or name.name: (node.module, name.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
        for name in node.names
    }


def in_qt(module, name):
    """Return a class of PyQt6, or None."""
    try:
        return getattr(importlib.import_module(f"PyQt6.{module}"), name, None)
    except ImportError:
        return None


def common_faults(tree):
    """Yield what is wrong whatever is installed."""
    for node in ast.walk(tree):
        modules = [node.module] if isinstance(node, ast.ImportFrom) else []
        modules += [name.name for name in node.names] if isinstance(node, ast.Import) else []
        for module in modules:
            if (module or "").split(".")[0] in ("PyQt5", "PyQt6", "PySide2", "PySide6"):
                yield node, f"import from {module}; take it from qgis.PyQt"
        if isinstance(node, ast.Attribute) and node.attr in GONE:
            yield node, f".{node.attr}() is gone; write .{GONE[node.attr]}()"


def qt_faults(tree):
    """Yield names that PyQt6 does not have."""
    names = imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            module = node.module[len("qgis.PyQt.") :]
            for name in node.names:
                if in_qt(module, name.name) is None and name.name not in PUT_BACK.get(module, ()):
                    yield node, f"PyQt6.{module} has no {name.name}"
        parts = chain(node)
        module, name = names.get(parts[0], ("", "")) if len(parts) > 1 else ("", "")
        if not module.startswith("qgis.PyQt.") or name == OLD_IN_QVARIANT:
            continue
        found = in_qt(module[len("qgis.PyQt.") :], name)
        for k, part in enumerate(parts[1:], 2):
            if not inspect.isclass(found):
                break
            if not hasattr(found, part):
                yield node, f"PyQt6 has no {'.'.join(parts[:k])}"
                break
            found = getattr(found, part)


def qgis_faults(tree):
    """Yield names that QGIS does not have, and values of enumerations that are not called by their full name."""
    names = imported(tree)
    for node in ast.walk(tree):
        parts = chain(node)
        module, name = names.get(parts[0], ("", "")) if len(parts) > 1 else ("", "")
        if not module.startswith("qgis.") or module.startswith("qgis.PyQt"):
            continue
        found = getattr(importlib.import_module(module), name, None)
        if not inspect.isclass(found):
            continue
        if not hasattr(found, parts[1]):
            yield node, f"QGIS has no {name}.{parts[1]}"
            continue
        value = getattr(found, parts[1])
        if isinstance(value, int) and type(value) not in (int, bool):
            yield node, f"write {name}.{type(value).__name__}.{parts[1]}"


def main(mode):
    """Check all files and return how many faults there are."""
    wanted = {"qt": qt_faults, "qgis": qgis_faults}[mode]
    count = 0
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        for node, fault in (*common_faults(tree), *wanted(tree)):
            print(f"{path.relative_to(ROOT)}:{node.lineno}: {fault}")
            count += 1
    print(f"{len(sources())} files, {count} faults")
    return count


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("qt", "qgis"):
        sys.exit(__doc__)
    sys.exit(1 if main(sys.argv[1]) else 0)
