"""The front of one spread over a terrain: which tiles wait to be settled, at which cost, and what is looked for.

The tile that waits at the lowest cost is settled first; what that changes on its rim makes its neighbours wait in turn,
until none does.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from ..errors import Cancelled
from ..progress import POLL_SECONDS, cores, spread
from . import kernels

ROUNDING = 1 + 1e-9


@dataclass(frozen=True)
class Targets:
    """Where a spread leads to; only the cells of least-cost paths to them are then sure to be final.

    Parameters
    ----------
    cells : list of numpy.ndarray
        Cells of each target, numbered row by row on the grid. Cost beyond that of the farthest is of no use.
    floor : numpy.ndarray, optional
        Tiles (`Terrain.tiled`) of the least cost from every cell to any target, by which useless cells are left out.
    """

    cells: list
    floor: np.ndarray | None = None


class Front:
    """The tiles of one spread that wait to be settled, shared by its threads.

    Arrays over tiles have a rim of tiles that never wait and are never used.
    """

    def __init__(self, terrain, blocks, sources, limit, targets, stop):
        self.terrain, self.blocks, self.stop, self.limit = terrain, blocks, stop, limit
        tiling = terrain.tiling
        around = tiling.counts[0] + 2, tiling.counts[1] + 2
        self.waiting = np.full(around, np.inf)
        self.used, self.busy = np.zeros(around, np.uint8), np.zeros(around, bool)
        self.turn = threading.Condition()
        self.seeds = self._by_tile(sources)
        for tile in self.seeds:
            row, column = divmod(tile, tiling.counts[1])
            self.waiting[row + 1, column + 1] = 0
        self.floor = None if targets is None else targets.floor
        self.best = np.full(0 if targets is None else len(targets.cells), np.inf)
        self.targets = {}
        for k in range(len(self.best)):
            for tile, places in self._by_tile(targets.cells[k]).items():
                self.targets.setdefault(tile, []).append((k, places))

    def _by_tile(self, cells):
        """Return places in their blocks of cells, by tile."""
        tiles, places = self.terrain.tiling.locate(np.asarray(cells))
        order = np.argsort(tiles, kind="stable")
        names, starts = np.unique(tiles[order], return_index=True)
        return dict(zip(names.tolist(), np.split(places[order].astype(np.int32), starts[1:])))

    def run(self, threads, progress):
        """Settle all tiles, or raise if the run is stopped; with one thread in that of the caller."""
        total = len(self.terrain.tiling)
        if threads == 1:
            self._work()
        else:
            workers = range(min(threads or cores(), total))
            for _ in spread(lambda _: self._work(), workers, progress, share=lambda: self.used.sum() / total):
                pass
        if self.stop[0]:
            raise Cancelled

    def _work(self):
        """Settle tiles until none waits."""
        none = np.empty(0, np.int32)
        with self.terrain.tools() as tools:
            while True:
                place = self._take()
                if place is None:
                    return
                leads = np.full((3, 3), np.inf)
                try:
                    tile = (place[0] - 1) * self.terrain.tiling.counts[1] + place[1] - 1
                    seeds = self.seeds.pop(tile, none)
                    near = self._begin(place, tile)
                    leads = self.terrain.settle(self.blocks, tile, near, seeds, self.limit, self.floor, tools)
                    self._look_for_targets(tile)
                finally:
                    self._give_back(place, leads)

    def _take(self):
        """Return row and column of the tile that waits at the lowest cost, None if none does any more."""
        with self.turn:
            while not self.stop[0]:
                ready = np.where(self.busy, np.inf, self.waiting)
                place = np.unravel_index(ready.argmin(), ready.shape)
                if ready[place] <= self.limit and ready[place] < np.inf:
                    self.waiting[place] = np.inf
                    self.busy[place] = True
                    return place
                if not self.busy.any():
                    break
                self.turn.wait(POLL_SECONDS)
            return None

    def _begin(self, place, tile):
        """Make a tile ready and return which of those around it may be looked into.

        That is decided under the lock, since only then what others have made ready is sure to be seen.
        """
        with self.turn:
            if not self.used[place]:
                self.blocks[tile] = np.inf
                self.used[place] = 1
            return self.used[place[0] - 1 : place[0] + 2, place[1] - 1 : place[1] + 2].ravel()

    def _look_for_targets(self, tile):
        """Lower the limit to what the farthest target costs."""
        for k, places in self.targets.get(tile, ()):
            self.best[k] = min(self.best[k], kernels.least_of(self.blocks[tile], places))
            self.limit = min(self.limit, self.best.max() * ROUNDING)

    def _give_back(self, place, leads):
        """Let the tiles around wait at what they can learn."""
        with self.turn:
            around = self.waiting[place[0] - 1 : place[0] + 2, place[1] - 1 : place[1] + 2]
            np.minimum(around, leads, out=around)
            self.busy[place] = False
            self.turn.notify_all()
