"""Morphology: the role that every cell of habitat has in its shape, by morphological spatial pattern analysis (MSPA).

Soille and Vogt (2009) divide the foreground of a map into core, islet, perforation, edge, loop, bridge and branch. The
result is that of their program, cell by cell.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache
from math import isqrt

import numpy as np
from scipy import ndimage

from .. import jit
from ..errors import EmptyInputError, InvalidValueError
from ..grid import Neighbours, Raster, row_bands
from ..progress import Progress, interruptible
from ..validation import check_memory, check_projected, check_range
from . import kernels
from .kernels import BRIDGE, CORE, EDGE, FOREGROUND, GAP, ISLET, LOOP, MARK, MISSING, PERFORATION, RING, THIN

BYTES_PER_CELL = 24
QUEUE_SIZE = 4096
INSIDE, CORE_OPENING, BORDER_OPENING, NO_DATA = 100, 100, 220, 129
PAST_MARK = 0xFFFF ^ MARK
# As the statistics list them; the openings are parts of the background.
FOREGROUND_CLASSES = ("core", "islet", "perforation", "edge", "loop", "bridge", "branch")
CLASSES = (*FOREGROUND_CLASSES, "background", "core-opening", "border-opening", "missing")
# Cells a second that the loops do as plain Python, in all their steps.
PLAIN_SPEED = 3_000
MANY_CELLS = 200_000


class Simplified(enum.Enum):
    """How many classes of foreground a simplified pattern tells apart; openings of core come with all but two."""

    SIX = "6"
    FIVE = "5"
    THREE = "3"
    TWO = "2"


@dataclass(frozen=True)
class Morphology:
    """The morphology of a map.

    Parameters
    ----------
    classes : Raster
        Byte codes of GuidosToolbox: 17 core, 9 islet, 5 perforation, 3 edge, 65 loop, 33 bridge, 1 branch, 35 and 37
        bridge in edge and in perforation, 67 and 69 loop in them; 100 more inside openings of core; 0 background,
        100 core-opening, 220 border-opening, 129 missing.
    statistics : dict of str to list
        One row a class: ``class``; ``area_ha``; ``share``, percent of the foreground, for what is none percent of all
        cells with data; ``count``, how many connected pieces there are. Bridges and loops within edge and perforation
        belong to those, as in GuidosToolbox; the openings are parts of the background.
    porosity : float
        Openings of core as percent of what core, edge, perforation and those openings cover together.
    """

    classes: Raster
    statistics: dict
    porosity: float

    def simplified(self, classes=Simplified.SIX):
        """Return the pattern with fewer classes, in the same codes.

        Parameters
        ----------
        classes : Simplified
            Two: contiguous (17; core, edge and perforation) and margin (1). Three: core, margin and core-opening.
            Five: edge and perforation besides. Six: islet besides.

        Returns
        -------
        Raster
            Bytes; 0 is background, 129 missing.

        Notes
        -----
        GuidosToolbox has a program of its own for these, which takes what lies beyond the border of the map for
        background. Where foreground reaches that border its classes differ in some cells (below 0.1 % of its sample
        image); elsewhere they are the same.
        """
        table = np.array([_simple_code(code, classes) for code in range(256)], np.uint8)
        values = np.empty_like(self.classes.values)
        for rows in row_bands(values.shape):
            values[rows] = table[self.classes.values[rows]]
        return Raster(values, self.classes.grid, name="Simplified pattern")


def morphology(
    landcover, foreground, *, background=None, neighbours=Neighbours.EIGHT, edge_width=1, intext=True, progress=None
):
    """Tell the role of every foreground cell in the shape of the foreground.

    Use it to find core habitat and what joins it by shape alone, before any species or resistance is considered.

    Parameters
    ----------
    landcover : Raster
        Land-cover classes, int32 with a mask `valid`, shape ``(rows, columns)``.
    foreground : sequence of int
        Classes that are foreground, such as forest.
    background : sequence of int, optional
        Classes that are background; what is neither is missing, as are cells without data. None takes all other
        classes.
    neighbours : Neighbours
        Which foreground cells count as touching; background takes the other sort.
    edge_width : int
        Width of edges, cells, at least 1.
    intext : bool
        Whether what lies inside openings of core is told from what lies outside.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    Morphology

    Raises
    ------
    UnprojectedError
        If the map has no projected coordinate system.
    InvalidValueError
        If no class is given, one is both foreground and background, or `edge_width` is no whole number from 1.
    EmptyInputError
        If the map has no foreground or no background.
    MemoryEstimateError
        If the map does not fit into memory. What a cell is can depend on cells anywhere, so blocks would give other
        classes.

    Notes
    -----
    With an edge width S, "within reach" means a Euclidean distance d between cell centres with d^2 < (S + 1)^2 (to
    the rounding of float32). Core is foreground with no background within reach; islet, foreground joined to no
    core; edge and perforation, foreground within reach of core on its outer side and on that of its openings.
    Connectors are what an anchored thinning, which takes all removable cells at once, leaves between cores, widened
    within the foreground to a geodesic distance of S - 0.434. A piece of connector is a bridge where the numbers of two
    cores meet that spread from all cores over edges and connectors, else a loop. Branch is the rest.

    Missing cells within reach of foreground count as foreground, so that there is no edge along them, nor along the
    border of the map. A link of one cell between two cores that touch it by corners is a loop with eight neighbours.

    Core, islet, edge and perforation do not change when a map is turned or mirrored, nor do connectors with an edge
    width of 1. Whether a connector is a bridge or a loop can: where two numbers arrive at once, the upper, then the
    left one comes first. So can the outline of wider connectors.

    The program of GuidosToolbox up to version 2.3 of MSPA treats the lower right border of the map otherwise than
    version 2.4, which this follows; a few cells at the border differ.

    Memory: 24 bytes a cell. Without numba the loops run as plain Python, to the same result.

    References
    ----------
    Soille, P., Vogt, P. (2009). Morphological segmentation of binary patterns. Pattern Recognition Letters 30(4),
    456-459. https://doi.org/10.1016/j.patrec.2008.10.015

    Iwanowski, M., Soille, P. (2007). Fast algorithm for order independent binary homotopic thinning. LNCS 4432,
    606-615. https://doi.org/10.1007/978-3-540-71629-7_68

    Examples
    --------
    A square of 5 x 5 foreground cells in background has nine core cells (17) and sixteen edge cells (3).
    """
    progress = progress or Progress()
    foreground, background = _check(landcover, foreground, background, edge_width, progress)
    cells = _Cells.read(landcover, foreground, background, neighbours, edge_width, progress.part(0.0, 0.05))
    steps = [_close, _find_core, _find_islets, _find_edges, _clear_frame, _thin, _widen, _connect]
    if intext:
        steps = [_find_gaps, *steps, _find_inside]
    for k, step in enumerate(steps):
        step(cells)
        progress.report(0.05 + 0.75 * (k + 1) / len(steps))
    values = cells.codes(intext)
    statistics, porosity = _measure(cells, values, landcover.grid, progress.part(0.8, 1.0))
    return Morphology(Raster(values, landcover.grid, name="Morphology"), statistics, porosity)


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


def _check(landcover, foreground, background, edge_width, progress):
    """Return foreground and background classes as sets, the latter None for all others, or raise."""
    check_projected(landcover.grid, landcover.name)
    check_range(edge_width, "Edge width", minimum=1)
    if edge_width != int(edge_width):
        raise InvalidValueError(f"Edge width is {edge_width:g}; it must be a whole number of cells.")
    foreground = {int(code) for code in foreground}
    if not foreground:
        raise InvalidValueError("No foreground class is given; name at least one class of the land-cover map.")
    if background is not None:
        background = {int(code) for code in background}
        both = sorted(foreground & background)
        if both:
            raise InvalidValueError(f"Class {both[0]} is given as foreground and as background; it can be only one.")
    pad = 2 * (_pad(edge_width) + 1)
    needed = BYTES_PER_CELL * (landcover.grid.shape[0] + pad) * (landcover.grid.shape[1] + pad)
    check_memory(needed, "Morphology, which needs the whole map at once and would be another one in blocks,")
    width, height = landcover.grid.cell
    if abs(width - height) > 1e-3 * width:
        progress.warn(f"{landcover.name} has cells of {width:g} x {height:g}; the edge width is counted in cells.")
    if not jit.available() and landcover.grid.size > MANY_CELLS:
        minutes = landcover.grid.size / PLAIN_SPEED / 60
        progress.warn(f"Without numba the morphology of this map takes about {minutes:.0f} minutes. {jit.INSTALL_HINT}")
    return foreground, background


def _scale(edge_width):
    """Return the radius s of the structuring element, in diagonals, as the program computes it."""
    return np.float32((edge_width + 0.98) / np.sqrt(2.0))


def _pad(edge_width):
    """Return how many cells are added on each side of the map."""
    return int(1.5 * float(_scale(edge_width)) + 0.5) + 1


def _spans(limit):
    """Return how many columns a distance of `limit` spans 0, 1, 2, ... rows away, and -1 at the end."""
    squared = int(float(limit) ** 2) + 2
    while np.float32(np.sqrt(float(squared))) > limit:
        squared -= 1
    return np.array([isqrt(squared - rows**2) for rows in range(isqrt(squared) + 1)] + [-1])


@dataclass
class _Cells:
    """The cells of a map within a pad and a rim, with what is known of each as bits, and the means to work on them."""

    state: np.ndarray
    pad: int
    edge_width: int
    neighbours: Neighbours
    progress: Progress

    @classmethod
    def read(cls, landcover, foreground, background, neighbours, edge_width, progress):
        """Return the cells of a land-cover map, refusing one without foreground or background."""
        pad = _pad(edge_width)
        rows, columns = landcover.grid.shape
        state = np.full((rows + 2 * pad + 2, columns + 2 * pad + 2), MISSING, np.uint16)
        cells = cls(state, pad, int(edge_width), neighbours, progress)
        counts = np.zeros(2, np.int64)
        for band in row_bands(landcover.grid.shape):
            known = landcover.known[band]
            inside = np.isin(landcover.values[band], list(foreground)) & known
            outside = known & ~inside
            if background is not None:
                outside &= np.isin(landcover.values[band], list(background))
            cells.body[band] = np.where(inside, FOREGROUND, np.where(outside, 0, MISSING))
            counts += inside.sum(), outside.sum()
            progress.report(band.stop / rows)
        for what, classes, count in zip(("foreground", "background"), (foreground, background), counts):
            if not count:
                named = f" ({', '.join(map(str, sorted(classes)))})" if classes else ""
                raise EmptyInputError(f"{landcover.name} has no cell of {what}{named}; morphology needs both.")
        for strip in cells.frame(0, 1):
            strip[...] = MARK
        return cells

    @property
    def body(self):
        """The cells of the map itself."""
        edge = self.pad + 1
        return self.state[edge:-edge, edge:-edge]

    def frame(self, first, last):
        """Return four views of the outermost cells from the `first` to before the `last` ring; ring 0 is the rim."""
        inner = self.state[first : len(self.state) - first, first : self.state.shape[1] - first]
        width = last - first
        return inner[:width], inner[-width:], inner[:, :width], inner[:, -width:]

    def bands(self):
        """Yield the cells in views of some rows each, without the rim, minding whether to stop."""
        inner = self.state[1:-1, 1:-1]
        for rows in row_bands(inner.shape):
            self.progress.check()
            yield inner[rows]

    def offsets(self, neighbours):
        """Return the steps to neighbours in raster order."""
        across = self.state.shape[1]
        steps = [across * row + column for row in (-1, 0, 1) for column in (-1, 0, 1)]
        chosen = neighbours.structure.ravel()
        return np.array([step for step, taken in zip(steps, chosen) if taken and step], np.int64)

    @property
    def joined(self):
        """The steps that join foreground."""
        return self.offsets(self.neighbours)

    @property
    def apart(self):
        """The steps that join background."""
        return self.offsets(Neighbours.FOUR if self.neighbours is Neighbours.EIGHT else Neighbours.EIGHT)

    def queue(self):
        """Return room for the numbers of some cells."""
        return np.empty(QUEUE_SIZE, np.int32 if self.state.size < 2**31 else np.int64)

    def run(self, function, *arguments):
        """Return what a kernel makes of the cells; it can be stopped."""
        return interruptible(
            function, self.state.ravel(), self.state.shape[1], *arguments, self.progress.stop, progress=self.progress
        )

    def flip_near(self, source, target, bits, limit=None):
        """Flip bits of targets within `limit` of a source, each a mask and what is left of a cell under it."""
        spans = _spans(self.limit if limit is None else limit)
        above = np.empty(self.state.size, np.uint8 if len(spans) <= 255 else np.uint16)
        self.run(kernels.flip_near, *source, *target, bits, spans, above)

    def flood(self, offsets, domain, seed, bits):
        """Flip bits of the domain joined to a seed, each a mask and what is left; return how many cells that are."""
        return self.run(kernels.flood, offsets, *domain, *seed, bits, self.queue())

    @property
    def limit(self):
        """The distance that is within reach."""
        return np.float32(_scale(self.edge_width) * np.float32(np.sqrt(2.0)))

    def codes(self, intext):
        """Return the codes of the result."""
        values = np.empty(self.body.shape, np.uint8)
        for rows in row_bands(values.shape):
            self.progress.check()
            state = self.body[rows]
            found = state & 0x7F
            if intext:
                found += np.where(state & MARK, 0, INSIDE).astype(np.uint16)
                found[(state & GAP) != 0] = BORDER_OPENING
            found[(state & MISSING) != 0] = NO_DATA
            values[rows] = found
        return values


def _find_gaps(cells):
    """Set `GAP` where background, closed by missing cells beside foreground, does not reach the border."""
    cells.flip_near((FOREGROUND,) * 2, (MISSING | FOREGROUND, MISSING), THIN, np.float32(np.sqrt(2.0)))
    cells.flood(cells.apart, (FOREGROUND | THIN | MARK, 0), (MARK, MARK), MARK)
    for part in cells.bands():
        open_air = (part & (FOREGROUND | THIN | MARK)) == 0
        part &= 0xFFFF ^ (THIN | MARK)
        part[open_air] |= GAP


def _close(cells):
    """Make missing cells near foreground foreground, and repeat the outermost cells of the map in the pad."""
    cells.flip_near((FOREGROUND,) * 2, (MISSING | FOREGROUND, MISSING), FOREGROUND)
    pad, body = cells.pad, cells.body
    inner = cells.state[1:-1, 1:-1]
    inner[pad:-pad, :pad] = body[:, :1] & FOREGROUND
    inner[pad:-pad, -pad:] = body[:, -1:] & FOREGROUND
    inner[:pad] = inner[pad] & FOREGROUND
    inner[-pad:] = inner[-pad - 1] & FOREGROUND


def _find_core(cells):
    """Set `CORE` beyond reach of all that is no foreground, and `EDGE`, for now, within reach of core."""
    for part in cells.bands():
        part |= (part & FOREGROUND) * CORE
    cells.flip_near((FOREGROUND, 0), (CORE, CORE), CORE)
    cells.flip_near((CORE, CORE), (FOREGROUND | CORE, FOREGROUND), EDGE)


def _find_islets(cells):
    """Set `ISLET` on foreground that no core is joined to."""
    for part in cells.bands():
        part |= np.where((part & (FOREGROUND | CORE)) == FOREGROUND, ISLET, 0).astype(np.uint16)
    cells.flood(cells.joined, (FOREGROUND | ISLET,) * 2, (FOREGROUND | ISLET, FOREGROUND), ISLET)


def _find_edges(cells):
    """Turn `EDGE` into `PERFORATION` but on the outer side of cores, be these in openings of others or not.

    Cores are marked from outside inwards. What is not marked yet is the inside of the outermost cores that are left.
    """
    core, open_air, marked = (CORE | MARK, CORE), (CORE | MARK, 0), (MARK, MARK)
    cells.flood(cells.apart, open_air, marked, MARK)
    left = 0
    for part in cells.bands():
        left += np.count_nonzero(part & CORE)
        part ^= np.where((part & (EDGE | MARK)) == EDGE, RING, 0).astype(np.uint16)
    while left:
        left -= cells.flood(cells.joined, core, marked, MARK)
        if left:
            cells.flood(cells.apart, open_air, marked, MARK)
            cells.flip_near((MARK, 0), (PERFORATION | MARK,) * 2, RING)


def _clear_frame(cells):
    """Take core from the outermost two rings of the pad, and all rings round cores from the outermost one."""
    for strip in cells.frame(1, 3):
        strip ^= np.where(strip & CORE, CORE | EDGE, 0).astype(np.uint16)
    for strip in cells.frame(1, 2):
        strip &= 0xFFFF ^ RING


def _thin(cells):
    """Set `THIN` on core and on the skeleton that joins it."""
    body = cells.state[3:-3, 3:-3]
    for rows in row_bands(body.shape):
        cells.progress.check()
        part = body[rows]
        part |= np.where((part & (FOREGROUND | ISLET)) == FOREGROUND, THIN, 0).astype(np.uint16)
    eight = cells.offsets(Neighbours.EIGHT)
    around = np.zeros(cells.state.size, np.uint8)
    cells.run(kernels.surroundings, eight, around)
    tables = _thinning_tables(cells.neighbours)
    joins_corners = cells.neighbours is Neighbours.EIGHT
    cells.run(kernels.thin, eight, around, *tables, joins_corners, cells.queue(), cells.queue())


@cache
def _thinning_tables(neighbours):
    """Return, for each of the 256 surroundings of a cell, what `kernels.removable` asks.

    The eight bits are the neighbours in raster order.
    """
    eight = neighbours is Neighbours.EIGHT
    corner, side = Neighbours.EIGHT.structure, Neighbours.FOUR.structure
    beside = ((0, 1), (1, 0), (1, 2), (2, 1))
    places = [(row, column) for row in range(3) for column in range(3) if (row, column) != (1, 1)]
    simple, blocked, sides = np.zeros(256, bool), np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for code in range(256):
        there = np.zeros((3, 3), bool)
        for bit, place in enumerate(places):
            there[place] = code >> bit & 1
        gone = ~there
        gone[1, 1] = False
        by_corner = ndimage.label(there if eight else gone, corner)[0]
        by_side = ndimage.label(gone if eight else there, side)[0]
        touched = {by_side[place] for place in beside} - {0}
        simple[code] = by_corner.max() == 1 and len(touched) == 1
        sides[code] = sum(there[place] for place in beside)
        for bit, place in enumerate(places):
            if there[place] and _depends(there, place, eight):
                blocked[code] |= 1 << bit
    return simple, blocked, sides


def _depends(there, place, eight):
    """Return whether the middle of 3 x 3 cells and a neighbour must not go at the same time, by what is beside both."""
    row, column = place
    if row != 1 and column != 1:
        pair = there[row, 1], there[1, column]
        return not any(pair) if eight else all(pair)
    # Turned so that the neighbour is to the left or to the right.
    table = there if row == 1 else there.T
    other = column if row == 1 else row
    pairs = table[0, [1, other]], table[2, [1, other]]
    return sum((pair.any() if eight else pair.all()) for pair in pairs) != 1


def _widen(cells):
    """Widen the skeleton to the width that the edge width leaves connectors."""
    limit = np.float32((_scale(cells.edge_width) - np.float32(1)) * np.float32(np.sqrt(2.0)))
    if limit >= 1:
        kind = np.int16 if max(cells.state.shape) < 2**15 else np.int32
        down, right = np.zeros(cells.state.size, kind), np.zeros(cells.state.size, kind)
        bent = np.zeros(cells.state.size, np.float32)
        cells.run(kernels.widen, down, right, bent, limit, cells.queue(), cells.queue())
    for strip in cells.frame(1, 2):
        strip &= 0xFFFF ^ THIN


def _connect(cells):
    """Set `BRIDGE` or `LOOP` on connectors by whether the numbers of two cores meet in them."""
    labels = np.zeros(cells.state.shape, np.int32)
    core = (cells.state & CORE) != 0
    interruptible(ndimage.label, core, cells.neighbours.structure, labels, progress=cells.progress)
    del core
    across = cells.state.shape[1]
    steps = [-across, -1, across, 1]
    if cells.neighbours is Neighbours.EIGHT:
        steps += [-across - 1, -across + 1, across - 1, across + 1]
    labels = labels.ravel()
    cells.run(kernels.spread_labels, np.array(steps, np.int64), labels, cells.queue())
    cells.run(kernels.tell_connectors, cells.joined, labels, cells.queue())


def _find_inside(cells):
    """Leave `MARK` on all that lies in no opening of core, and `GAP` only there."""
    for part in cells.bands():
        part &= PAST_MARK
    cells.flood(cells.apart, (CORE | MARK, 0), (MARK, MARK), MARK)
    for part in cells.bands():
        opening = (part & (CORE | MARK)) == 0
        part[opening] &= 0xFFFF ^ GAP
    cells.flood(cells.apart, (CORE | MARK, CORE), (MARK, MARK), MARK)


def _bits(code):
    """Return what a code says of a cell of foreground, without whether it lies inside; None for other cells."""
    if code in (0, CORE_OPENING, BORDER_OPENING, NO_DATA):
        return None
    return code - INSIDE if code > INSIDE else code


def _simple_code(code, classes):
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


def _class_of(code):
    """Return the class that a code is counted in."""
    bits = _bits(code)
    if bits is None:
        return {0: "background", CORE_OPENING: "core-opening", BORDER_OPENING: "border-opening"}.get(code, "missing")
    for bit, name in ((CORE, "core"), (ISLET, "islet"), (PERFORATION, "perforation"), (EDGE, "edge")):
        if bits & bit:
            return name
    return {LOOP: "loop", BRIDGE: "bridge"}.get(bits & (LOOP | BRIDGE), "branch")


def _memberships():
    """Return, for each code, one bit for each class that it counts in; openings are background besides."""
    table = np.zeros(256, np.uint16)
    for code in range(256):
        name = _class_of(code)
        names = {name, "background"} if name.endswith("opening") else {name}
        table[code] = sum(1 << CLASSES.index(each) for each in names)
    return table


def _measure(cells, values, grid, progress):
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
