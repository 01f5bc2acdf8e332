"""What the codes of a morphological pattern mean: classes, colours, simpler patterns and statistics."""

from __future__ import annotations

import enum

import numpy as np

from ..grid import Neighbours, row_bands
from . import kernels
from .kernels import BRIDGE, CORE, EDGE, FOREGROUND, ISLET, LOOP, PERFORATION, RING

INSIDE, CORE_OPENING, BORDER_OPENING, NO_DATA = 100, 100, 220, 129
# As the statistics list them; the openings are parts of the background.
FOREGROUND_CLASSES = ("core", "islet", "perforation", "edge", "loop", "bridge", "branch")
CLASSES = (*FOREGROUND_CLASSES, "background", "core-opening", "border-opening", "missing")


class Simplified(enum.Enum):
    """How many classes of foreground a simplified pattern tells apart; openings of core come with all but two."""

    SIX = "6"
    FIVE = "5"
    THREE = "3"
    TWO = "2"


def colours(transition=True):
    """Return the colours of GuidosToolbox: name and ``(red, green, blue)`` by code.

    Parameters
    ----------
    transition : bool
        Whether bridges and loops show where they run through edge and perforation; if not, those show closed.
    """
    shades = {
        CORE: ("core", (0, 200, 0)),
        ISLET: ("islet", (160, 60, 0)),
        PERFORATION: ("perforation", (0, 0, 255)),
        EDGE: ("edge", (0, 0, 0)),
        LOOP: ("loop", (255, 255, 0)),
        BRIDGE: ("bridge", (255, 0, 0)),
        0: ("branch", (255, 140, 0)),
    }
    table = {}
    for connector in (0, BRIDGE, LOOP):
        for bits in (CORE, ISLET, 0, EDGE, PERFORATION):
            if connector and bits in (CORE, ISLET):
                continue
            name, colour = shades[connector or bits]
            if connector and bits:
                name = f"{name} in {shades[bits][0]}"
                colour = colour if transition else shades[bits][1]
            code = FOREGROUND | connector | bits
            table[code] = (name, colour)
            table[code + INSIDE] = (f"{name}, inside an opening", colour)
    return {
        **table,
        0: ("background", (220, 220, 220)),
        CORE_OPENING: ("core-opening", (136, 136, 136)),
        BORDER_OPENING: ("border-opening", (194, 194, 194)),
        NO_DATA: ("missing", (255, 255, 255)),
    }


def simple_code(code, classes):
    """Return the code of a cell in a simplified pattern."""
    bits = _bits(code)
    if bits is None:
        opening = code == CORE_OPENING and classes is not Simplified.TWO
        return code if opening or code == NO_DATA else 0
    margin = FOREGROUND
    if bits & CORE or (classes is Simplified.TWO and bits & RING):
        return FOREGROUND | CORE
    if bits & ISLET:
        return bits if classes is Simplified.SIX else margin
    return margin | (bits & RING if classes in (Simplified.SIX, Simplified.FIVE) else 0)


def _bits(code):
    """Return what a code says of a cell of foreground, without whether it lies inside; None for other cells."""
    if code in (0, CORE_OPENING, BORDER_OPENING, NO_DATA):
        return None
    return code - INSIDE if code > INSIDE else code


def _class_of(code):
    """Return the class that a code is counted in."""
    bits = _bits(code)
    if bits is None:
        return {0: "background", CORE_OPENING: "core-opening", BORDER_OPENING: "border-opening"}.get(code, "missing")
    for bit, name in ((CORE, "core"), (ISLET, "islet"), (PERFORATION, "perforation"), (EDGE, "edge")):
        if bits & bit:
            return name
    return {LOOP: "loop", BRIDGE: "bridge"}.get(bits & (LOOP | BRIDGE), "branch")


def measure(cells, values, grid, progress):
    """Return the statistics of all classes, and the porosity; the cells are used up."""
    table = _memberships()
    cells.state[...] = 0
    codes = np.zeros(256, np.int64)
    for rows in row_bands(values.shape):
        codes += np.bincount(values[rows].ravel(), minlength=256)
        cells.body[rows] = table[values[rows]]
        progress.check()
    found = {name: int(codes[(table >> k & 1) == 1].sum()) for k, name in enumerate(CLASSES)}
    whole = sum(found[name] for name in FOREGROUND_CLASSES), values.size - found["missing"]
    share = [100.0 * count / whole[name not in FOREGROUND_CLASSES] for name, count in found.items()]
    pieces = []
    for k, name in enumerate(CLASSES):
        joined = cells.joined if name in FOREGROUND_CLASSES else cells.apart
        steps = cells.offsets(Neighbours.EIGHT) if name == "missing" else joined
        pieces.append(cells.run(kernels.count_pieces, steps, 1 << k, cells.queue()))
        progress.report((k + 1) / len(CLASSES))
    statistics = {
        "class": list(CLASSES),
        "area_ha": [count * grid.cell_area_ha for count in found.values()],
        "share": share,
        "count": pieces,
    }
    solid = found["core"] + found["edge"] + found["perforation"] + found["core-opening"]
    return statistics, 100.0 * found["core-opening"] / solid if solid else 0.0


def _memberships():
    """Return, for each code, one bit for each class that it counts in; openings are background besides."""
    table = np.zeros(256, np.uint16)
    for code in range(256):
        name = _class_of(code)
        names = {name, "background"} if name.endswith("opening") else {name}
        table[code] = sum(1 << CLASSES.index(each) for each in names)
    return table
