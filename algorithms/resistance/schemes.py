"""Class tables of land-cover schemes: what each class is called, whether it is habitat, and its resistance.

The resistances follow one list of common classes, put together from studies of Chinese cities and provinces: forest 1,
shrub 10, wetland 20, grass 30, water 50, orchard 60, cropland 100, bare land 300, snow and ice 400, built-up land 500.
Habitat is forest, shrub, grass, wetland and inland water. Both are a start for planning and no measurement: replace
them by local knowledge through a table.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace

from ..errors import InvalidValueError
from ..tables import table_rows

COLUMNS = ("class", "name", "habitat", "resistance")
_YES, _NO = ("1", "yes", "true", "是"), ("0", "no", "false", "否")
_BARRIER = ("", "nodata", "nan", "barrier")


class Scheme(enum.Enum):
    """Which legend the codes of a land-cover map follow."""

    WORLDCOVER = "worldcover"
    CLCD = "clcd"
    GLOBELAND30 = "globeland30"
    CORINE = "corine"
    NLCD = "nlcd"
    CUSTOM = "custom"


@dataclass(frozen=True)
class ClassRow:
    """One land-cover class.

    Parameters
    ----------
    code : int
        Value in the raster.
    name : str
        What it is called.
    habitat : bool or None
        Whether it is habitat; None in a table of the user's that does not say.
    resistance : float
        Cost per unit length of crossing a cell, > 0; NaN if it cannot be crossed.
    """

    code: int
    name: str
    habitat: bool | None
    resistance: float


def _rows(*classes):
    """Return class rows from ``(code, name, habitat, resistance)``, habitat as 0 or 1."""
    return tuple(ClassRow(code, name, bool(habitat), float(cost)) for code, name, habitat, cost in classes)


_WORLDCOVER = _rows(
    (10, "Tree cover", 1, 1),
    (20, "Shrubland", 1, 10),
    (30, "Grassland", 1, 30),
    (40, "Cropland", 0, 100),
    (50, "Built-up", 0, 500),
    (60, "Bare or sparse vegetation", 0, 300),
    (70, "Snow and ice", 0, 400),
    (80, "Permanent water bodies", 1, 50),
    (90, "Herbaceous wetland", 1, 20),
    (95, "Mangroves", 1, 20),
    (100, "Moss and lichen", 0, 50),
)

_CLCD = _rows(
    (1, "Cropland", 0, 100),
    (2, "Forest", 1, 1),
    (3, "Shrub", 1, 10),
    (4, "Grassland", 1, 30),
    (5, "Water", 1, 50),
    (6, "Snow and ice", 0, 400),
    (7, "Barren", 0, 300),
    (8, "Impervious", 0, 500),
    (9, "Wetland", 1, 20),
)

_GLOBELAND30 = _rows(
    (10, "Cultivated land", 0, 100),
    (20, "Forest", 1, 1),
    (30, "Grassland", 1, 30),
    (40, "Shrubland", 1, 10),
    (50, "Wetland", 1, 20),
    (60, "Water bodies", 1, 50),
    (70, "Tundra", 0, 50),
    (80, "Artificial surfaces", 0, 500),
    (90, "Bare land", 0, 300),
    (100, "Permanent snow and ice", 0, 400),
)

_NLCD = _rows(
    (11, "Open water", 1, 50),
    (12, "Perennial ice or snow", 0, 400),
    (21, "Developed, open space", 0, 180),
    (22, "Developed, low intensity", 0, 300),
    (23, "Developed, medium intensity", 0, 420),
    (24, "Developed, high intensity", 0, 500),
    (31, "Barren land", 0, 300),
    (41, "Deciduous forest", 1, 1),
    (42, "Evergreen forest", 1, 1),
    (43, "Mixed forest", 1, 1),
    (51, "Dwarf scrub", 1, 10),
    (52, "Shrub or scrub", 1, 10),
    (71, "Grassland or herbaceous", 1, 30),
    (72, "Sedge or herbaceous", 1, 30),
    (73, "Lichens", 0, 50),
    (74, "Moss", 0, 50),
    (81, "Pasture or hay", 0, 30),
    (82, "Cultivated crops", 0, 100),
    (90, "Woody wetlands", 1, 20),
    (95, "Emergent herbaceous wetlands", 1, 20),
)

_CORINE_LEVEL_3 = _rows(
    (111, "Continuous urban fabric", 0, 500),
    (112, "Discontinuous urban fabric", 0, 420),
    (121, "Industrial or commercial units", 0, 500),
    (122, "Road and rail networks and associated land", 0, 500),
    (123, "Port areas", 0, 500),
    (124, "Airports", 0, 500),
    (131, "Mineral extraction sites", 0, 300),
    (132, "Dump sites", 0, 300),
    (133, "Construction sites", 0, 300),
    (141, "Green urban areas", 0, 180),
    (142, "Sport and leisure facilities", 0, 180),
    (211, "Non-irrigated arable land", 0, 100),
    (212, "Permanently irrigated land", 0, 100),
    (213, "Rice fields", 0, 100),
    (221, "Vineyards", 0, 60),
    (222, "Fruit trees and berry plantations", 0, 60),
    (223, "Olive groves", 0, 60),
    (231, "Pastures", 0, 30),
    (241, "Annual crops associated with permanent crops", 0, 100),
    (242, "Complex cultivation patterns", 0, 100),
    (243, "Agriculture with significant natural vegetation", 0, 60),
    (244, "Agro-forestry areas", 0, 60),
    (311, "Broad-leaved forest", 1, 1),
    (312, "Coniferous forest", 1, 1),
    (313, "Mixed forest", 1, 1),
    (321, "Natural grasslands", 1, 30),
    (322, "Moors and heathland", 1, 10),
    (323, "Sclerophyllous vegetation", 1, 10),
    (324, "Transitional woodland-shrub", 1, 10),
    (331, "Beaches, dunes, sands", 0, 300),
    (332, "Bare rocks", 0, 300),
    (333, "Sparsely vegetated areas", 0, 300),
    (334, "Burnt areas", 0, 300),
    (335, "Glaciers and perpetual snow", 0, 400),
    (411, "Inland marshes", 1, 20),
    (412, "Peat bogs", 1, 20),
    (421, "Salt marshes", 1, 20),
    (422, "Salines", 0, 50),
    (423, "Intertidal flats", 1, 20),
    (511, "Water courses", 1, 50),
    (512, "Water bodies", 1, 50),
    (521, "Coastal lagoons", 1, 50),
    (522, "Estuaries", 1, 50),
    (523, "Sea and ocean", 0, 50),
)
_CORINE = _CORINE_LEVEL_3 + tuple(replace(row, code=code) for code, row in enumerate(_CORINE_LEVEL_3, start=1))

_TABLES = {
    Scheme.WORLDCOVER: _WORLDCOVER,
    Scheme.CLCD: _CLCD,
    Scheme.GLOBELAND30: _GLOBELAND30,
    Scheme.CORINE: _CORINE,
    Scheme.NLCD: _NLCD,
    Scheme.CUSTOM: (),
}


def scheme_table(scheme):
    """Return the classes of a land-cover scheme.

    Parameters
    ----------
    scheme : Scheme
        Which legend the codes of the map follow.

    Returns
    -------
    tuple of ClassRow
        In the order of the legend; empty for `Scheme.CUSTOM`.

    Notes
    -----
    Classes that the common list lacks, and where they come from:

    - ESA WorldCover: moss and lichen 50; mangroves count as wetland.
    - CLCD (Yang and Huang 2021): the nine classes are the common ones.
    - GlobeLand30: tundra 50, as moss.
    - NLCD: developed land rises with the share of sealed ground that the legend allows, 100 + 400 x upper limit
      (20, 50, 80, 100 %): 180, 300, 420, 500. Pasture and hay cost what grass costs but are no habitat.
    - CORINE: discontinuous urban fabric (sealed up to 80 %) 420 and urban green (up to 20 %) 180 by the same rule;
      mines, dumps and building sites as bare land; permanent crops and half-natural farmland as orchard; salines
      and the sea as water, but no habitat. The table holds each class twice, by its level 3 code (111 to 523) and by
      its code in the raster product (1 to 44).

    References
    ----------
    Yang, J., Huang, X. (2021). The 30 m annual land cover dataset and its dynamics in China from 1990 to 2019. Earth
    System Science Data 13, 3907-3925. https://doi.org/10.5194/essd-13-3907-2021
    """
    return _TABLES[Scheme(scheme)]


def class_table(scheme, table=None):
    """Return the classes of a scheme with the rows of a user's table put over them.

    Parameters
    ----------
    scheme : Scheme
        Which legend the codes of the map follow.
    table : optional
        Rows that override or extend the scheme, as `parse_table` takes them. A name or a habitat mark that a row
        leaves empty is that of the scheme, or empty and no habitat where the scheme has no such class.

    Returns
    -------
    dict of int to ClassRow
        By code.

    Raises
    ------
    InvalidValueError
        If the scheme is `Scheme.CUSTOM` and there is no table, or a row cannot be understood.
    """
    scheme = Scheme(scheme)
    classes = {row.code: row for row in scheme_table(scheme)}
    for row in () if table is None else parse_table(table):
        known = classes.get(row.code, ClassRow(row.code, "", False, math.nan))
        habitat = known.habitat if row.habitat is None else row.habitat
        classes[row.code] = replace(row, name=row.name or known.name, habitat=habitat)
    if not classes:
        raise InvalidValueError(
            "The scheme custom has no classes of its own; give a table with the columns class, name, habitat and "
            "resistance."
        )
    return classes


def parse_table(rows):
    """Read the classes of a user's table.

    Parameters
    ----------
    rows : str, path, sequence or mapping
        See `table_rows`; the columns are ``class``, ``name``, ``habitat`` and ``resistance``. Habitat is 1, yes, true
        or 0, no, false; resistance is a number above 0, or empty or ``nodata`` for what cannot be crossed.
        ``name`` and ``habitat`` may be missing or empty.

    Returns
    -------
    list of ClassRow
        In the order of the table.

    Raises
    ------
    InvalidValueError
        If a row cannot be understood or a class comes twice; the message quotes the row.
    """
    classes, seen = [], {}
    for cells, quoted in table_rows(rows, COLUMNS, required=("class", "resistance"), name="Class table"):
        row = _class_row(cells, quoted)
        if row.code in seen:
            raise InvalidValueError(
                f"Class table: class {row.code} comes twice, in '{seen[row.code]}' and '{quoted}'; keep one of them."
            )
        seen[row.code] = quoted
        classes.append(row)
    return classes


def _class_row(cells, quoted):
    """Return the class of one row of a table."""
    try:
        code = float(cells["class"])
        if code != math.floor(code) or abs(code) >= 2**31:
            raise ValueError
    except (ValueError, OverflowError):
        raise InvalidValueError(
            f"Class table, row '{quoted}': class '{cells['class']}' must be a whole number."
        ) from None
    return ClassRow(int(code), cells["name"], _habitat(cells["habitat"], quoted), _resistance(cells, quoted))


def _habitat(text, quoted):
    """Return whether a class is habitat, None if the row does not say."""
    word = text.lower().removesuffix(".0")
    if word not in (*_YES, *_NO, ""):
        raise InvalidValueError(f"Class table, row '{quoted}': habitat '{text}' must be 1, yes, true or 0, no, false.")
    return None if not word else word in _YES


def _resistance(cells, quoted):
    """Return the resistance of a class, NaN if it cannot be crossed."""
    text = cells["resistance"]
    if text.lower() in _BARRIER:
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < math.inf:
        raise InvalidValueError(
            f"Class table, row '{quoted}': resistance '{text}' must be a number above 0, or empty or nodata for what "
            "cannot be crossed."
        )
    return value
