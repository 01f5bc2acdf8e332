"""A change of the land as it was drawn: habitat added or lost, other resistance, a new road, a crossing."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from ..errors import InvalidValueError

NUMBERS = "value", "factor", "crossings", "width"


class Kind(enum.Enum):
    """What happens to the land."""

    ADDED = "added"
    LOST = "lost"
    RESISTANCE = "resistance"
    ROAD = "road"
    CROSSING = "crossing"


@dataclass(frozen=True)
class Change:
    """One change of the land.

    Parameters
    ----------
    kind : Kind
        Habitat added or lost; another resistance; a road, which takes the cells it touches from habitat as well; a
        crossing of the roads among the changes, at which both stay as they were.
    shape : bytes
        Where, as WKB in the coordinate system of the resistance: an area, for a road as a rule a line, for a crossing a
        point.
    value : float, optional
        Resistance afterwards, > 0. Without it added and lost habitat get what is usual, and a road cannot be crossed.
    factor : float, optional
        Instead of `value`: what the resistance is multiplied by, > 0.
    crossings : int
        How many crossings a road has at even spaces, beside those given as changes.
    width : float, optional
        Width of a crossing, or of those that a road has, along the road, map units, >= 0; without it what is usual.
    name : str
        What messages call it.
    """

    kind: Kind
    shape: bytes
    value: float | None = None
    factor: float | None = None
    crossings: int = 0
    width: float | None = None
    name: str = "A change"


def read_changes(shapes, columns, *, kind=None, name="Changes"):
    """Return the changes that shapes with fields stand for.

    Parameters
    ----------
    shapes : sequence of bytes
        WKB in the coordinate system of the resistance.
    columns : dict of str to sequence
        One value a shape: ``kind`` (a word of `Kind`), ``value``, ``factor``, ``crossings`` and ``width``, in any
        capitals; all but the first may be missing, or empty or NaN in a row.
    kind : Kind, optional
        Of all shapes, whatever the field says.
    name : str
        What messages call the shapes.

    Returns
    -------
    list of Change

    Raises
    ------
    InvalidValueError
        If a kind or a number cannot be read.
    """
    fields = {key.lower(): values for key, values in columns.items()}
    words = ", ".join(member.value for member in Kind)
    if kind is None and "kind" not in fields:
        raise InvalidValueError(f"{name}: there is no field 'kind'; it says of each shape what happens: {words}.")
    found = []
    for k, shape in enumerate(shapes):
        row = f"{name}, feature {k + 1}"
        numbers = {key: _number(fields[key][k], key, row) for key in NUMBERS if key in fields}
        crossings = numbers.pop("crossings", None) or 0
        found.append(Change(kind or _kind(fields["kind"][k], row, words), shape, **numbers,
                            crossings=int(crossings), name=row))  # fmt: skip
    return found


def _kind(word, row, words):
    """Return the kind that a word means."""
    try:
        return Kind(str(word).strip().lower())
    except ValueError:
        said = "empty" if word is None or word != word or not str(word).strip() else f"'{word}'"
        raise InvalidValueError(f"{row}: kind is {said}; it must be one of: {words}.") from None


def _number(value, key, row):
    """Return a number of a field, None where it is empty."""
    if value is None or str(value).strip() == "":
        return None
    try:
        number = float(value)
    except ValueError:
        raise InvalidValueError(f"{row}: {key} is '{value}'; it must be a number.") from None
    return None if np.isnan(number) else number
