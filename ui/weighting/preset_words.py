"""What published gradings and the classes of known legends are called in the language of the user."""

from __future__ import annotations

from functools import lru_cache

from ...algorithms.resistance.presets import presets
from ...algorithms.resistance.schemes import Scheme, scheme_table
from ...i18n import tr
from ...i18n import tr as in_language


@lru_cache(maxsize=1)
def _known():
    """Return the names of the classes of all legends, and the sources of all published gradings."""
    classes = {row.name for scheme in Scheme for row in scheme_table(scheme)}
    return classes | {preset.source for preset in presets().values()}


def class_text(name):
    """Return the name of a class of a known legend; any other name as it is."""
    return in_language(name) if name in _known() else name


def source_text(preset):
    """Return where a published grading comes from."""
    return in_language(preset.source)


def preset_text(preset):
    """Return what a published grading is called, with its unit."""
    name, unit = preset_names().get(preset.name, preset.name), unit_names().get(preset.unit, preset.unit)
    return f"{name} [{unit}]" if unit else name


def preset_names():
    """Return what published gradings are called, by the names that tables use."""
    return {
        "worldcover": tr("ESA WorldCover"),
        "clcd": tr("CLCD, annual land cover of China"),
        "globeland30": tr("GlobeLand30"),
        "corine": tr("CORINE Land Cover"),
        "nlcd": tr("NLCD of the United States"),
        "slope jl21": tr("Slope, western Jilin 2021"),
        "slope en18": tr("Slope, arid zone 2018"),
        "elevation jl21": tr("Elevation, western Jilin 2021"),
        "distance to road bj17": tr("Distance to roads, Beijing 2017"),
        "distance to water sm21": tr("Distance to water, Shenmu 2021"),
        "vegetation index": tr("Vegetation index, 2021"),
        "sensitivity dl17": tr("Sensitivity, Dali 2017"),
    }


def unit_names():
    """Return the units of published gradings that are words."""
    return {"degrees": tr("degrees"), "class": tr("class codes"), "grade": tr("grades 1 to 9")}
