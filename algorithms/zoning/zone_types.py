"""What a restoration unit is made of, and what it is for by cut-offs on that."""

from __future__ import annotations

import enum

import numpy as np

from ..errors import InvalidValueError
from ..tables import table_rows
from .restoration_areas import Kind
from .unit_shapes import SLACK


class ZoneType(enum.Enum):
    """What a restoration unit is for, the first that applies."""

    CONSERVATION = "conservation"
    CONNECTIVITY = "connectivity restoration"
    ENHANCEMENT = "functional enhancement"
    GENERAL = "general"


CUTOFFS = {
    ZoneType.CONSERVATION: {"patch_share": 0.5},
    ZoneType.CONNECTIVITY: {"corridor_share": 0.3},
    ZoneType.ENHANCEMENT: {"pinch_ha": 0.0, "barrier_ha": 0.0, "break_count": 0.0},
}
MEASURES = ("patch_share", "corridor_share", "pinch_ha", "barrier_ha", "break_count")


def cutoffs_of(rules):
    """Return the cut-offs of each zone type, the user's rules put over the usual ones."""
    cutoffs = {zone_type: dict(measures) for zone_type, measures in CUTOFFS.items()}
    if rules is None:
        return cutoffs
    columns = ("zone_type", "field", "minimum")
    known = {zone_type.value: zone_type for zone_type in CUTOFFS}
    for row, quoted in table_rows(rules, columns, required=columns, name="Rules"):
        if row["zone_type"] not in known:
            raise InvalidValueError(
                f"Rules, row '{quoted}': zone type '{row['zone_type']}' must be one of {', '.join(known)}."
            )
        if row["field"] not in MEASURES:
            raise InvalidValueError(
                f"Rules, row '{quoted}': field '{row['field']}' must be one of {', '.join(MEASURES)}."
            )
        try:
            minimum = float(row["minimum"])
        except ValueError:
            minimum = -1.0
        if not minimum >= 0:
            raise InvalidValueError(f"Rules, row '{quoted}': minimum '{row['minimum']}' must be a number, 0 or above.")
        cutoffs[known[row["zone_type"]]][row["field"]] = minimum
    return cutoffs


def composition_of(units, count, habitat, corridor, kinds, grid):
    """Return what each unit is made of."""

    def cells(mask):
        return np.bincount(units[mask], minlength=count + 1)[1:]

    none = np.zeros(units.shape, np.int32)
    size = np.bincount(units.ravel(), minlength=count + 1)[1:]
    return {
        "pinch_ha": cells(kinds.get(Kind.PINCH.value, none) > 0) * grid.cell_area_ha,
        "barrier_ha": cells(kinds.get(Kind.BARRIER.value, none) > 0) * grid.cell_area_ha,
        "break_count": _majority_counts(units, count, kinds.get(Kind.BREAK.value, none)),
        "patch_share": cells(habitat > 0) / size,
        "corridor_share": cells(corridor) / size,
        "area_hm2": size * grid.cell_area_ha,
    }


def _majority_counts(units, count, numbers):
    """Return how many areas have most of their cells in each unit; of equal units the first gets the area."""
    inside = (numbers > 0) & (units > 0)
    pairs, cells = np.unique(numbers[inside].astype(np.int64) * (count + 1) + units[inside], return_counts=True)
    area, unit = pairs // (count + 1), pairs % (count + 1)
    order = np.lexsort((unit, -cells, area))
    first = order[np.append(True, np.diff(area[order]) > 0)] if len(order) else order
    return np.bincount(unit[first], minlength=count + 1)[1:]


def zone_types(composition, cutoffs):
    """Return what each unit is for."""
    zone_type = np.full(len(composition["area_hm2"]), ZoneType.GENERAL.value, "U32")
    for kind, measures in reversed(list(cutoffs.items())):
        for measure, minimum in measures.items():
            values = composition[measure]
            zone_type[(values > 0) & (values >= minimum * SLACK)] = kind.value
    return zone_type
