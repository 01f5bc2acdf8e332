"""Current-flow centrality worked out by hand, under laws, against every pair by itself, and the Linkage Mapper kit."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from ....algorithms.circuits.network_current import network_current
from ....algorithms.errors import Cancelled, EmptyInputError, InvalidValueError
from ....algorithms.graph import PatchGraph
from ....algorithms.progress import Progress
from ...landscapes import kit, make_patches
from ...reference import dense_currents


def make_links(count, rows, active=None):
    """Return links from rows of (position, position, least-cost distance)."""
    rows = np.array(rows, float).reshape(-1, 3)
    used = np.ones(len(rows), bool) if active is None else np.array(active, bool)
    fields = {"link_id": np.arange(1, len(rows) + 1), "active": used, "lcd": rows[:, 2]}
    return PatchGraph(tuple(range(1, count + 1)), rows[:, :2].astype(int), fields)


def centrality(count, rows, active=None):
    """Return the centrality of links and of patches in a row of single cells."""
    found = network_current(make_links(count, rows, active), make_patches([range(1, count + 1)]))
    return found.links.fields["centrality"], found.patches.fields["centrality"]


def test_network_current_of_a_chain():
    """In a row of four patches a link carries all pairs it separates, whatever it costs."""
    links, patches = centrality(4, [(0, 1, 1), (1, 2, 70), (2, 3, 5)])
    np.testing.assert_allclose(links, [1 * 3, 2 * 2, 3 * 1])
    np.testing.assert_allclose(patches, [3, 5, 5, 3])


def test_network_current_of_a_triangle():
    """Between two corners of a triangle of equal links two thirds go straight and one third round."""
    links, patches = centrality(3, [(0, 1, 1), (1, 2, 1), (0, 2, 1)])
    np.testing.assert_allclose(links, [2 / 3 + 1 / 3 + 1 / 3] * 3)
    np.testing.assert_allclose(patches, [2 + 1 / 3] * 3)


def test_network_current_skips_links_out_of_use_and_keeps_pieces_apart():
    """Two pieces do not know of each other, an unused link has none, and a patch alone has 0."""
    links, patches = centrality(6, [(3, 4, 2), (0, 1, 1), (1, 2, 9), (0, 4, 1)], [1, 1, 1, 0])
    np.testing.assert_allclose(links, [1, 2, 2, np.nan])
    np.testing.assert_allclose(patches, [2, 3, 2, 1, 1, 0])


@pytest.mark.parametrize("seed", range(3))
def test_network_current_equals_every_pair_by_itself(seed):
    """One solve and one sort a link give the sum over pairs that are each solved densely."""
    rng = np.random.default_rng(seed)
    count = 9
    rows = [(k, k + 1, c) for k, c in enumerate(rng.random(count - 1) + 0.1)]
    rows += [(*sorted(rng.choice(count, 2, replace=False)), rng.random() + 0.1) for _ in range(8)]
    links, patches = centrality(count, rows)
    conductors = [(int(a), int(b), 1 / c) for a, b, c in rows]
    at_links, at_patches = np.zeros(len(rows)), np.zeros(count)
    for one in range(count):
        for two in range(one + 1, count):
            amperes = np.zeros(count)
            amperes[one], amperes[two] = 1, -1
            voltage, current = dense_currents(conductors, amperes)
            at_links += [abs(g * (voltage[a] - voltage[b])) for a, b, g in conductors]
            at_patches += current
    np.testing.assert_allclose(links, at_links, rtol=1e-9)
    np.testing.assert_allclose(patches, at_patches, rtol=1e-9)


def test_network_current_agrees_with_centrality_mapper():
    """The links and cores of the kit have the centrality it gives, to the digits printed."""
    with open(kit("linkage_mapper", "reference", "lm_centrality.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(kit("linkage_mapper", "reference", "lm_pairs.csv"), encoding="utf-8") as file:
        lcd = {(row["core_a"], row["core_b"]): float(row["lcd"]) for row in csv.DictReader(file)}
    pairs = [(row["core_a"], row["core_b"]) for row in rows if row["kind"] == "link"]
    links, patches = centrality(6, [(int(a) - 1, int(b) - 1, lcd[a, b]) for a, b in pairs])
    expected = [[float(r["current_flow_centrality"]) for r in rows if r["kind"] == kind] for kind in ("link", "core")]
    np.testing.assert_allclose(links, expected[0], atol=1e-6)
    np.testing.assert_allclose(patches, expected[1], atol=1e-6)


def test_network_current_refuses_wrong_inputs():
    """Links without use or cost, and links of other patches, are refused in a sentence."""
    with pytest.raises(EmptyInputError, match="none is active"):
        centrality(2, [(0, 1, 1)], [0])
    with pytest.raises(InvalidValueError, match="link 1 has the least-cost distance 0; it must be above 0"):
        centrality(2, [(0, 1, 0)])
    with pytest.raises(InvalidValueError, match=r"they join other patches \(3\) than those given \(2\)"):
        network_current(make_links(3, [(0, 1, 1)]), make_patches([[1, 2]]))


def test_network_current_stops_when_cancelled():
    """A cancelled run raises."""

    class Stop(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        network_current(make_links(2, [(0, 1, 1)]), make_patches([[1, 2]]), progress=Stop())
