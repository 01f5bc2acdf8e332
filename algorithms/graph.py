"""PatchGraph: which patches are linked, how far apart they are and along which path."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class PatchGraph:
    """Links between patches.

    Parameters
    ----------
    ids : sequence
        The user's name of each patch, length n, as in `Patches.ids`.
    ends : numpy.ndarray of int
        Shape ``(m, 2)``: the two patches of each link as positions 0 to n - 1 in `ids`, the smaller first.
    fields : dict of str to numpy.ndarray
        One value a link, length m each, in the order they are shown; ``link_id`` is 1 to m, ``active`` is boolean,
        ``status`` text, ``lcd`` cost, ``lcp_length`` and ``euclidean`` map units; NaN where unknown.
    paths : sequence of numpy.ndarray
        Least-cost path of each link as ``(points, 2)`` ground coordinates, empty ``(0, 2)`` where there is none.
    crs : str
        Coordinate system of the paths as WKT.
    """

    ids: tuple
    ends: np.ndarray
    fields: dict = field(default_factory=dict)
    paths: tuple = ()
    crs: str = ""

    def __len__(self):
        return len(self.ends)

    def with_fields(self, **fields):
        """Return the same links with fields added or replaced."""
        return replace(self, fields={**self.fields, **fields})

    def select(self, keep):
        """Return the links where the boolean array `keep` (length m) is True; ids of links stay."""
        keep = np.asarray(keep, bool)
        return replace(
            self,
            ends=self.ends[keep],
            fields={name: np.asarray(values)[keep] for name, values in self.fields.items()},
            paths=tuple(path for path, kept in zip(self.paths, keep) if kept),
        )

    def active(self):
        """Return only the links in use."""
        return self.select(self.fields["active"])
