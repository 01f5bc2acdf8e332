"""Morphology: the role that every cell of habitat has in its shape, by morphological spatial pattern analysis (MSPA).

Soille and Vogt (2009) divide the foreground of a map into core, islet, perforation, edge, loop, bridge and branch. The
result is that of their program, cell by cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import jit
from ..errors import InvalidValueError
from ..grid import Neighbours, Raster, row_bands
from ..progress import Progress
from ..validation import check_memory, check_projected, check_range
from .morphology_cells import Cells, pad_of
from .morphology_codes import Simplified, measure, simple_code
from .morphology_steps import steps_of

BYTES_PER_CELL = 24
# Cells a second that the loops do as plain Python, in all their steps.
PLAIN_SPEED = 3_000
MANY_CELLS = 200_000


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
        table = np.array([simple_code(code, classes) for code in range(256)], np.uint8)
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
    cells = Cells.read(landcover, foreground, background, neighbours, edge_width, progress.part(0.0, 0.05))
    steps = steps_of(intext)
    for k, step in enumerate(steps):
        step(cells)
        progress.report(0.05 + 0.75 * (k + 1) / len(steps))
    values = cells.codes(intext)
    statistics, porosity = measure(cells, values, landcover.grid, progress.part(0.8, 1.0))
    return Morphology(Raster(values, landcover.grid, name="Morphology"), statistics, porosity)


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
    pad = 2 * (pad_of(edge_width) + 1)
    needed = BYTES_PER_CELL * (landcover.grid.shape[0] + pad) * (landcover.grid.shape[1] + pad)
    check_memory(needed, "Morphology, which needs the whole map at once and would be another one in blocks,")
    width, height = landcover.grid.cell
    if abs(width - height) > 1e-3 * width:
        progress.warn(f"{landcover.name} has cells of {width:g} x {height:g}; the edge width is counted in cells.")
    if not jit.available() and landcover.grid.size > MANY_CELLS:
        minutes = landcover.grid.size / PLAIN_SPEED / 60
        progress.warn(f"Without numba the morphology of this map takes about {minutes:.0f} minutes. {jit.INSTALL_HINT}")
    return foreground, background
