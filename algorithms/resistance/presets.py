"""Published gradings of factors, offered by name."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..errors import InvalidValueError
from .factors import BARRIER, Classes, Closed, Measure, Ranges
from .schemes import Scheme, scheme_table


@dataclass(frozen=True)
class Preset:
    """A published grading: how it is offered, what it grades in which unit, and where it comes from."""

    name: str
    grading: object
    measure: Measure
    unit: str
    source: str


_INF = math.inf
_JL21 = "Ecological security pattern of western Jilin, Arid Land Geography 2021 (ChinaXiv 202112.00068)"
_EN18 = "Ecological network of an arid zone, 2018 (ChinaXiv 201809.00009)"
_BJ17 = "Minimum cumulative resistance of Beijing, 2017 (ChinaXiv 201711.00119)"
_SM21 = "Minimum cumulative resistance of Shenmu, 2021 (ChinaXiv 202108.00070)"
_NDVI = "Grades of the vegetation index, 2021 (ChinaXiv 202110.00027)"
_DL17 = (
    "Du et al. (2017), ecological security pattern of Dali, Acta Ecologica Sinica 37(24), 8241 (ChinaXiv 201801.00232)"
)
_LANDCOVER = "Common list of land-cover resistances from studies of Chinese cities and provinces"


def _right(bounds, grades):
    """Return ranges of which the upper end belongs to each."""
    return Ranges(bounds, grades, closed=Closed.RIGHT)


_VALUE, _DISTANCE = Measure.VALUE, Measure.DISTANCE
_FACTOR_PRESETS = (
    Preset("slope jl21", Ranges((0, 5, 10, 15, 20, _INF), (1, 100, 200, 300, 500)), _VALUE, "degrees", _JL21),
    Preset(
        "slope en18", Ranges((0, 8, 16, 24, 32, 40, 48, _INF), (1, 5, 10, 20, 40, 60, 80)), _VALUE, "degrees", _EN18
    ),
    Preset("elevation jl21", Ranges((-_INF, 200, 400, 600, _INF), (10, 20, 40, 80)), _VALUE, "m", _JL21),
    Preset(
        "distance to road bj17",
        _right((0, 50, 200, 500, 1000, _INF), (500, 300, 200, 100, 10)),
        _DISTANCE,
        "m",
        _BJ17,
    ),
    Preset("distance to water sm21", _right((0, 500, 1000, 1500, 2000, _INF), (1, 2, 3, 4, 5)), _DISTANCE, "m", _SM21),
    Preset("vegetation index", _right((0, 0.15, 0.3, 0.5, 1), (4, 3, 2, 1)), _VALUE, "", _NDVI),
    Preset("sensitivity dl17", Classes((1, 2, 3, 4, 5), (1, 3, 5, 7, 9)), _VALUE, "grade", _DL17),
)


def landcover_grading(scheme):
    """Return the classes of a land-cover scheme as a grading."""
    rows = scheme_table(Scheme(scheme))
    return Classes(
        tuple(row.code for row in rows),
        tuple(BARRIER if math.isnan(row.resistance) else row.resistance for row in rows),
        tuple(row.name for row in rows),
    )


def presets():
    """Return all published gradings, those of land cover first.

    Returns
    -------
    dict of str to Preset
        By the name under which a table or a dialog offers them.
    """
    schemes = [scheme for scheme in Scheme if scheme_table(scheme)]
    covers = (Preset(s.value, landcover_grading(s), Measure.VALUE, "class", _LANDCOVER) for s in schemes)
    return {preset.name: preset for preset in (*covers, *_FACTOR_PRESETS)}


def preset(name):
    """Return the published grading of a name, refusing one that is not known."""
    known = presets()
    found = known.get(" ".join(str(name).lower().split()))
    if found is None:
        raise InvalidValueError(f"'{name}' is no preset; choose from {', '.join(known)}.")
    return found
