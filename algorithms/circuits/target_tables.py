"""Targets of omnidirectional current: centres of blocks, in tables that are the parts of a run."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from ..grid import Raster
from .shared_windows import blocks_aside

CHUNK_CELLS, CHUNK_MOST = 600_000, 256


class Comparison(enum.Enum):
    """How a condition compares a source cell with the target."""

    WITHIN = "within"
    EQUAL = "equal"


@dataclass(frozen=True)
class Condition:
    """Which sources may send current to a target.

    Parameters
    ----------
    layer : Raster
        Values of the sources, and of the targets too if there is no `future`; NaN matches nothing.
    comparison : Comparison
        ``WITHIN``: the source minus the median of the target's block lies between `lower` and `upper`. ``EQUAL``: the
        source equals the most frequent value of the target's block.
    lower, upper : float, optional
        Limits of the difference, in the unit of the layer, both included; None is no limit.
    future : Raster, optional
        Values of the targets, such as the climate to come.
    """

    layer: Raster
    comparison: Comparison = Comparison.WITHIN
    lower: float | None = None
    upper: float | None = None
    future: Raster | None = None

    @property
    def limits(self):
        """Lower and upper limit, infinite where there is none."""
        return -np.inf if self.lower is None else self.lower, np.inf if self.upper is None else self.upper


def target_tables(aim, block_size, conditions, rules, progress):
    """Return tables of targets that are solved together.

    Blocks go from the upper left corner, the last ones as large as there is room.

    Parameters
    ----------
    aim : numpy.ndarray of float64
        Strength of each cell as a target; those of a block add up.
    block_size : int
        Side of a block, cells.
    conditions : sequence of Condition
        Of the run.
    rules : Rules
        Of the run: windows of their own go row by row, as many as suits their size, those that share a domain in
        squares of blocks.
    progress : Progress
        May stop the work.

    Returns
    -------
    list of numpy.ndarray of float64
        With the columns of `Target`; empty if no block has a strength above 0.
    """
    rows = _rows_of_blocks(aim, block_size, conditions, progress)
    if not rules.shared:
        most = min(CHUNK_MOST, max(1, CHUNK_CELLS // (2 * rules.reach + 1) ** 2))
        return [table[start : start + most] for table in rows for start in range(0, len(table), most)]
    aside = blocks_aside(rules, block_size, aim.shape)
    found = []
    for first in range(0, len(rows), aside):
        table = np.concatenate(rows[first : first + aside])
        square = table[:, 4] // (aside * block_size)
        found += [table[square == number] for number in np.unique(square)]
    return found


def _rows_of_blocks(aim, block_size, conditions, progress):
    """Return the targets of each row of blocks."""
    starts = [np.arange(0, size, block_size) for size in aim.shape]
    ends = [np.append(first[1:], size) for first, size in zip(starts, aim.shape)]
    amperes = np.add.reduceat(np.add.reduceat(aim, starts[0], axis=0), starts[1], axis=1)
    found = []
    for i in range(len(amperes)):
        progress.check()
        j = np.flatnonzero(amperes[i] > 0)
        table = np.zeros((j.size, 7 + len(conditions)))
        table[:, 2], table[:, 3], table[:, 4], table[:, 5] = starts[0][i], ends[0][i], starts[1][j], ends[1][j]
        for axis in (0, 1):
            first, last = table[:, 2 + 2 * axis], table[:, 3 + 2 * axis]
            table[:, axis] = first + (last - first) // 2
        table[:, 6] = amperes[i, j]
        for k, condition in enumerate(conditions):
            table[:, 7 + k] = [_match(condition, block) for block in table[:, 2:6].astype(int)]
        found.append(table)
    return found


def _match(condition, block):
    """Return the value of a target's block that sources are compared with, NaN if there is none."""
    layer = condition.layer if condition.future is None else condition.future
    values = layer.values[block[0] : block[1], block[2] : block[3]].T.ravel()
    values = values[~np.isnan(values)]
    if not values.size:
        return np.nan
    if condition.comparison is Comparison.WITHIN:
        return float(np.median(values))
    return _most_frequent(values)


def _most_frequent(values):
    """Return the value that comes most often; of several the one that reaches its count first."""
    count = {}
    for value in values.tolist():
        count[value] = count.get(value, 0) + 1
    most = max(count.values())
    seen = dict.fromkeys(count, 0)
    for value in values.tolist():
        seen[value] += 1
        if seen[value] == most:
            return value
    return np.nan
