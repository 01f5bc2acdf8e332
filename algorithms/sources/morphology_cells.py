"""The cells of a map while its morphology is found: what is known of each as bits, and the means to work on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

import numpy as np

from ..errors import EmptyInputError
from ..grid import Neighbours, row_bands
from ..progress import Progress, interruptible
from . import kernels
from .kernels import FOREGROUND, GAP, MARK, MISSING
from .morphology_codes import BORDER_OPENING, INSIDE, NO_DATA

QUEUE_SIZE = 4096


@dataclass
class Cells:
    """The cells of a map within a pad and a rim, with what is known of each as bits, and the means to work on them."""

    state: np.ndarray
    pad: int
    edge_width: int
    neighbours: Neighbours
    progress: Progress

    @classmethod
    def read(cls, landcover, foreground, background, neighbours, edge_width, progress):
        """Return the cells of a land-cover map, refusing one without foreground or background."""
        pad = pad_of(edge_width)
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
        return np.float32(diagonal_radius(self.edge_width) * np.float32(np.sqrt(2.0)))

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


def diagonal_radius(edge_width):
    """Return the radius s of the structuring element, in diagonals, as the program computes it."""
    return np.float32((edge_width + 0.98) / np.sqrt(2.0))


def pad_of(edge_width):
    """Return how many cells are added on each side of the map."""
    return int(1.5 * float(diagonal_radius(edge_width)) + 0.5) + 1


def _spans(limit):
    """Return how many columns a distance of `limit` spans 0, 1, 2, ... rows away, and -1 at the end."""
    squared = int(float(limit) ** 2) + 2
    while np.float32(np.sqrt(float(squared))) > limit:
        squared -= 1
    return np.array([isqrt(squared - rows**2) for rows in range(isqrt(squared) + 1)] + [-1])
