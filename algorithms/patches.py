"""Patches: areas that were told apart on a grid, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class Patches:
    """Numbered areas on a grid: habitat patches, pinch points, restoration units.

    Parameters
    ----------
    labels : numpy.ndarray of int32, optional
        Shape ``(rows, columns)``; 0 is outside, k belongs to the k-th patch (1 to n). None where patches overlap
        and only `polygons` tell them apart.
    grid : Grid
        Where the cells lie.
    ids : sequence
        The user's name of each patch, integers or text, length n.
    fields : dict of str to numpy.ndarray
        One value a patch, length n each, in the order they are shown.
    polygons : sequence of bytes, optional
        Outline of each patch as WKB, length n, if it is known better than by the cells.
    """

    labels: np.ndarray | None
    grid: object
    ids: tuple
    fields: dict = field(default_factory=dict)
    polygons: tuple | None = None

    def __len__(self):
        return len(self.ids)

    def with_fields(self, **fields):
        """Return the same patches with fields added or replaced."""
        return replace(self, fields={**self.fields, **fields})

    def select(self, keep):
        """Return the patches where the boolean array `keep` (length n) is True, relabelled from 1."""
        keep = np.asarray(keep, bool)
        numbers = np.zeros(len(self) + 1, np.int32)
        numbers[1:][keep] = np.arange(1, keep.sum() + 1)
        chosen = np.flatnonzero(keep)
        return replace(
            self,
            labels=None if self.labels is None else numbers[self.labels],
            ids=tuple(self.ids[k] for k in chosen),
            fields={name: np.asarray(values)[keep] for name, values in self.fields.items()},
            polygons=None if self.polygons is None else tuple(self.polygons[k] for k in chosen),
        )

    def cell_counts(self):
        """Return the number of cells of each patch, length n."""
        return np.bincount(self.labels.ravel(), minlength=len(self) + 1)[1:]

    def area_ha(self):
        """Return the area of each patch by its cells, hectares, length n."""
        return self.cell_counts() * self.grid.cell_area_ha
