"""Sums of a long run, kept in a folder so that a cancelled or failed one goes on where it stopped."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import numpy as np

KEEP_SECONDS = 60.0


class KeptSums:
    """The maps of a run and how many of its parts they hold; parts are added in their order.

    Parameters
    ----------
    folder : path or None
        Where they are kept; None keeps nothing.
    fingerprint : str
        The same only for the same run; runs share a folder without harm.
    shape : tuple of int
        Rows and columns.
    potential : bool
        Whether there is a second map.
    """

    def __init__(self, folder, fingerprint, shape, potential):
        self.path = None if folder is None else Path(folder) / f"omnidirectional_{fingerprint}.npz"
        self.done = self.kept = 0
        self.current = np.zeros(shape)
        self.potential = np.zeros(shape) if potential else None
        self.time = time.monotonic()
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._load()

    def _load(self):
        """Take over what an earlier run kept; a file that is not whole is passed over."""
        try:
            with np.load(self.path) as file:
                current, potential, done = file["current"], file["potential"], int(file["done"])
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
            return
        if current.shape == self.current.shape:
            self.current, self.done, self.kept = current, done, done
            self.potential = None if self.potential is None else potential

    def add(self, piece):
        """Add a part, and keep the sums if that was long ago."""
        self.current[piece.place] += piece.current
        if self.potential is not None:
            self.potential[piece.place] += piece.potential
        self.done += 1
        if time.monotonic() - self.time > KEEP_SECONDS:
            self.keep()

    def keep(self):
        """Write the sums, whole or not at all."""
        self.time = time.monotonic()
        if self.path is None or self.done == self.kept:
            return
        waiting = self.path.with_suffix(".part")
        potential = np.zeros(0) if self.potential is None else self.potential
        with waiting.open("wb") as file:
            np.savez(file, current=self.current, potential=potential, done=self.done)
        os.replace(waiting, self.path)
        self.kept = self.done
