"""Administrative areas of several levels by their codes: which level holds which, and who leads a unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InvalidValueError
from .restoration_areas import cells_of

LEAD_LEVELS = ("P", "C", "X")


@dataclass(frozen=True)
class Administration:
    """Administrative areas on the grid: the code of each cell at each level as a position in sorted codes."""

    cells: np.ndarray
    codes: list
    positions: list
    ancestors: np.ndarray
    names: dict | None


def nested_codes(admin, levels):
    """Return the codes of administrative areas, checked.

    Parameters
    ----------
    admin : Patches
        Administrative areas with one field of codes for each of `levels`.
    levels : sequence of str
        Names of these fields, the highest level first.

    Returns
    -------
    tuple of (list, list, numpy.ndarray)
        The sorted codes of each level, the position among them of each area (from 1 on; 0 is outside), and for each
        level the position of what holds each code of the lowest level.

    Raises
    ------
    InvalidValueError
        If a field or a code is missing, or codes are not nested.
    """
    if not 1 <= len(levels) <= len(LEAD_LEVELS):
        raise InvalidValueError(f"{len(levels)} administrative levels are given; name one to three fields of codes.")
    missing = [level for level in levels if level not in admin.fields]
    if missing:
        raise InvalidValueError(
            f"Administrative areas have no field '{missing[0]}'; their fields are {', '.join(admin.fields) or 'none'}."
        )
    codes, positions = [], []
    for level in levels:
        texts = [_code(value) for value in admin.fields[level]]
        if "" in texts:
            raise InvalidValueError(
                f"Administrative areas: {admin.ids[texts.index('')]} has no code in the field '{level}'; fill it in."
            )
        unique, position = np.unique(np.array(texts, str), return_inverse=True)
        codes.append(unique)
        positions.append(np.concatenate([[0], position.ravel()]))
    lowest = positions[-1][1:]
    ancestors = np.zeros((len(levels), len(codes[-1])), np.int64)
    for level, position in enumerate(positions):
        ancestors[level, lowest] = position[1:]
        broken = np.flatnonzero(ancestors[level, lowest] != position[1:])
        if len(broken):
            code = codes[-1][lowest[broken[0]]]
            raise InvalidValueError(
                f"Administrative areas: {levels[-1]} '{code}' lies in more than one {levels[level]}; codes must be "
                "nested, the levels named from the highest down."
            )
    return codes, positions, ancestors


def administration_of(admin, nested, grid):
    """Return the administrative areas by their codes."""
    codes, positions, ancestors = nested
    names = None
    if "name" in admin.fields:
        lowest = positions[-1][1:]
        names = dict(zip(codes[-1][lowest], map(str, admin.fields["name"])))
    return Administration(cells_of(admin, grid), codes, positions, ancestors, names)


def _code(value):
    """Return a code as text; empty where there is none."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, (float, np.floating)) and value == int(value) else str(value).strip()


def membership(members, administration):
    """Return who takes part in each unit, whether that crosses a border, and which level leads."""
    letters = LEAD_LEVELS[len(LEAD_LEVELS) - len(administration.codes) :]
    above = LEAD_LEVELS[max(0, len(LEAD_LEVELS) - len(administration.codes) - 1)]
    leads = []
    for codes in members:
        single = [letter for letter, ancestor in zip(letters, administration.ancestors) if np.ptp(ancestor[codes]) == 0]
        leads.append(single[-1] if single else above)
    return {
        "members": np.array([",".join(administration.codes[-1][codes]) for codes in members]),
        "is_cross": np.array([len(codes) > 1 for codes in members]),
        "lead_level": np.array(leads),
    }
