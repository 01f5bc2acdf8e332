"""The restoration problem of the restoptr kit: cells to add so that the integral index of connectivity grows most."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy import ndimage
from scipy.sparse import csgraph, csr_matrix
from scipy.spatial import cKDTree

from ....algorithms import raster_io
from ....algorithms.connectivity.candidates import ChooseBy, Index, candidates
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.graph import PatchGraph
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid

PROBLEM = "max_iic_3_8ha_diam450"
BUDGET_HA, DIAMETER = 8.0, 450.0
# Patches are linked whose cells come as near as a knight's move; this makes the published 0.0318 and 0.0337.
REACH = np.sqrt(5) + 1e-9
LOCKED_OUT, AVAILABLE, HABITAT, RESTORED = range(4)


class RestorationCase:
    """Cells of habitat, those that may be restored, and what is known of the best choice."""

    def __init__(self):
        def read(name):
            return raster_io.read_raster(kit("patches", "restoptr_case", f"{name}.tif"))

        solution = read(f"solution_{PROBLEM}")
        self.values = solution.values
        self.cell = solution.grid.cell
        self.habitat = self.values == HABITAT
        self.free = np.isin(self.values, (AVAILABLE, RESTORED))
        self.landscape = np.count_nonzero(~np.isnan(self.values))
        expected = json.loads(Path(kit("patches", "restoptr_case", "expected.json")).read_text("utf-8"))
        self.best = expected["problems"][PROBLEM]["iic"]
        share = expected["preprocess"]["aggregated_cell_ha"] / expected["preprocess"]["aggregation_factor"] ** 2
        self.cost = share * read("aggr_restorable_habitat_2021").values
        self.solution = self.values == RESTORED

    def iic(self, restored=None):
        """Return the integral index by its definition, restored cells merged with the patches that they touch."""
        cells = self.habitat if restored is None else self.habitat | restored
        labels, count = ndimage.label(cells)
        area = np.bincount(labels.ravel())[1:]
        found = np.argwhere(cells)
        pairs = labels[tuple(found[cKDTree(found).query_pairs(REACH, output_type="ndarray")].transpose(2, 1, 0))]
        linked = csr_matrix((np.ones(pairs.shape[1]), pairs - 1), (count, count))
        steps = csgraph.shortest_path(linked, directed=False, unweighted=True)
        return float(area @ (1 / (1 + steps)) @ area) / self.landscape**2

    def greedy(self, discs=40):
        """Return the best of the greedy additions within circles of the diameter round the most promising cells."""
        return max((self._within(disc) for disc in self._promising(discs)), key=self.iic)

    def _disc(self, centre):
        """Return the free cells in the circle round a cell."""
        rows, columns = np.indices(self.free.shape)
        height, width = self.cell[1], self.cell[0]
        apart = np.hypot(height * (rows - centre[0]), width * (columns - centre[1]))
        return self.free & (apart <= DIAMETER / 2)

    def _promising(self, count):
        """Return the circles round free cells that come near the largest patches, one of each set of them."""
        labels = ndimage.label(self.habitat)[0]
        area = np.bincount(labels.ravel())
        area[0] = 0
        found = {}
        for centre in np.argwhere(self.free):
            disc = self._disc(centre)
            near = tuple(np.unique(labels[ndimage.binary_dilation(disc, iterations=2)]))
            if len(near) > 2 and disc.sum() > len(found.get(near, ((), ()))[1]):
                found[near] = area[list(near)].sum() ** 2 - (area[list(near)] ** 2).sum(), np.argwhere(disc), disc
        ranked = sorted(found.values(), key=lambda item: -item[0])
        return [disc for _, _, disc in ranked[:count]]

    def _within(self, disc):
        """Return the cells that are added one after the other in a circle."""
        labels, count = ndimage.label(self.habitat)
        cells = np.argwhere(disc)
        numbers = labels.copy()
        numbers[disc] = count + 1 + np.arange(len(cells))
        used = np.argwhere(numbers > 0)
        pairs = cKDTree(used).query_pairs(REACH, output_type="ndarray")
        apart = np.hypot(*(used[pairs[:, 0]] - used[pairs[:, 1]]).T)
        ends = np.sort(numbers[tuple(used[pairs].transpose(2, 0, 1))] - 1, axis=1)
        kept = ends[:, 0] != ends[:, 1]
        ids = tuple(range(count + len(cells)))
        existing = np.arange(len(ids)) < count
        fields = {"area_ha": np.bincount(numbers.ravel())[1:].astype(float), "existing": existing * 1}
        fields["cost"] = np.append(np.ones(count), self.cost[disc])
        links = {"link_id": np.arange(kept.sum()), "active": np.ones(kept.sum(), bool)}
        # Side by side is touching.
        links["lcd"] = np.where(apart[kept] <= 1, 0.0, apart[kept])
        found = candidates(
            Patches(None, make_grid((1, 1)), ids, fields),
            PatchGraph(ids, ends[kept], links),
            existing="existing",
            cost="cost",
            distance_field=DistanceField.LCD,
            distance=REACH,
            index=Index.IIC,
            budget=BUDGET_HA,
            choose_by=ChooseBy.GAIN_PER_COST,
            in_one_piece=True,
        )
        chosen = np.zeros(disc.shape, bool)
        chosen[tuple(cells[found.patches.fields["step"][count:] > 0].T)] = True
        return chosen

    def said(self, restored):
        """Return how near a choice comes to the best, in words."""
        base, reached = self.iic(), self.iic(restored)
        return (
            f"IIC {reached:.4f} of {self.best:.4f} proven best ({100 * reached / self.best:.1f} %), of the gain over "
            f"{base:.4f} {100 * (reached - base) / (self.best - base):.0f} %, by {restored.sum()} cells of "
            f"{self.cost[restored].sum():.2f} ha"
        )
