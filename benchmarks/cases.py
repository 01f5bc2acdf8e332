"""The cases of a benchmark, run as the command line asks."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def run(*functions):
    """Run the functions named on the command line, or all, each with a folder in memory and the Python of peers."""
    cases, arguments = {function.__name__: function for function in functions}, sys.argv[1:]
    wanted = [name for name in arguments if name in cases] or list(cases)
    python = next((name for name in arguments if name not in cases), sys.executable)
    print(f"load at the start: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
    for name in wanted:
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            cases[name](folder, python)
