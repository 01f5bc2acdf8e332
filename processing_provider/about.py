"""What the plugin is called, its version and its picture, read from the one place that says so."""

from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "ui" / "icons" / "ecopattern.svg"
STYLES = Path(__file__).resolve().parent / "styles"
MODELS = Path(__file__).resolve().parent / "models"

_metadata = ConfigParser(interpolation=None)
_metadata.read(ROOT / "metadata.txt", "utf-8")
VERSION = _metadata["general"]["version"]
