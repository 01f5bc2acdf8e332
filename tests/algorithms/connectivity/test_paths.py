"""Shortest paths by rows against plain ones."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms import jit, validation
from ....algorithms.connectivity import paths
from ....algorithms.connectivity.network import Network
from ....algorithms.errors import MemoryEstimateError
from ....algorithms.progress import Progress
from ...reference import distances
from .networks import random_links


def network(areas, rows):
    table = np.array(rows).reshape(-1, 3)
    return Network(areas, table[:, :2].astype(int), table[:, 2])


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("share", [0.1, 0.4, 1.0])
def test_all_paths_equal_plain_ones(compiled, share, monkeypatch):
    """A few rows at a time, with links of length 0 and pieces apart, distances are those of Floyd."""
    if not compiled:
        monkeypatch.setattr(jit, "available", lambda: False)
    monkeypatch.setattr(paths, "ROWS_AT_ONCE", 3)
    areas, rows = random_links(1, count=13, share=share)
    found = paths.all_paths(network(areas, rows), network(areas, rows).distances, Progress())
    np.testing.assert_allclose(found, distances(rows, 13), atol=1e-12)


def test_over_rows_asks_only_for_the_sources():
    """Of the sources asked for, each is met once, in order."""
    areas, rows = random_links(2, count=9, share=0.5)
    graph = network(areas, rows)
    met = paths.over_rows(graph, graph.distances, lambda nodes, found: (nodes, found.shape), Progress(), [4, 2])
    nodes, shape = next(met)
    assert nodes.tolist() == [4, 2]
    assert shape == (2, 9)


def test_all_paths_refuse_what_does_not_fit(monkeypatch):
    """The square of the patches must fit."""
    monkeypatch.setattr(validation, "available_memory", lambda: 1000)
    areas, rows = random_links(2, count=9, share=0.5)
    graph = network(areas, rows)
    with pytest.raises(MemoryEstimateError, match="The paths between 9 patches"):
        paths.all_paths(graph, graph.distances, Progress())
