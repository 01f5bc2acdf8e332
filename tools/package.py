"""Make the zip for the plugin repository: what git holds, less tests and tools, with compiled translations."""

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

from translations import compile_all

ROOT = Path(__file__).resolve().parent.parent
REQUIRED = "name description version qgisMinimumVersion author email about tracker repository".split()
FOLDERS_LEFT_OUT = ("tests/", "tools/", "benchmarks/", ".")
FILES_LEFT_OUT = ("run", "conftest.py", "pyproject.toml", "requirements-dev.txt")


def check(metadata, names):
    """Return what the plugin repository would refuse."""
    faults = [f"metadata.txt lacks {key}" for key in REQUIRED if not metadata.get(key)]
    faults += [f"{name} must not be in the zip" for name in names if name.endswith((".pyc", ".so", ".dll", ".zip"))]
    return faults + [f"{name} is missing" for name in ("LICENSE", "metadata.txt", "__init__.py") if name not in names]


def main():
    """Write ecopattern-VERSION.zip into the root."""
    parser = ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", "utf-8")
    metadata = parser["general"]
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.splitlines() if not name.startswith(FOLDERS_LEFT_OUT)]
    names = [name for name in names if name not in FILES_LEFT_OUT]
    faults = check(metadata, names)
    if faults:
        sys.exit("\n".join(faults))
    target = ROOT / f"ecopattern-{metadata['version']}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path in [ROOT / name for name in names] + compile_all():
            package.write(path, f"ecopattern/{path.relative_to(ROOT).as_posix()}")
    print(f"{target}: {len(names)} files, {target.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
