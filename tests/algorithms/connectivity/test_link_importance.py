"""Importance of links against numbers worked out by hand, plain recomputation, and Conefor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ....algorithms import jit
from ....algorithms.connectivity.link_importance import NAMES, LinkChange, link_importance
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.errors import Cancelled, InvalidValueError
from ...landscapes import kit, make_patches
from ...listening import Stopping
from ...reference import network_indices
from .networks import conefor_links, conefor_network, make_network, random_links

LCD = DistanceField.LCD
CASES = [
    ("six_all", "removal"),
    ("six_all", "improvement"),
    ("rand30_notall", "removal"),
    ("rand30_prob", "removal"),
    ("rand30_change", "change"),
]


def test_link_importance_of_a_chain():
    """Without the first link of a chain of three 1s at p = 1/2, PC falls from 5.5 to 4."""
    patches, links = make_network([1, 1, 1], [(0, 1, 1), (1, 2, 1)])
    fields = link_importance(patches, links, distance_field=LCD, distance=1).fields
    np.testing.assert_allclose(fields["dpc"], 100 * (5.5 - 4) / 5.5)
    np.testing.assert_allclose(fields["dnl"], 50)
    np.testing.assert_allclose(fields["dnc"], -100)
    better = link_importance(patches, links, distance_field=LCD, distance=1, change=LinkChange.IMPROVEMENT).fields
    # Crossed without loss: 3 + 2 (1 + 1/2 + 1/2) = 7.
    np.testing.assert_allclose(better["dpc"], 100 * (5.5 - 7) / 5.5)


@pytest.mark.parametrize(("name", "change"), CASES)
def test_link_importance_agrees_with_conefor(name, change):
    """Removal, improvement and change of every link are Conefor's to its printed digits."""
    patches, links = conefor_network(name, (lambda p: -np.log(p)) if name == "rand30_prob" else (lambda d: d))
    options = {"distance": np.log(2) if name == "rand30_prob" else 300}
    if change == "change":
        rows = np.loadtxt(Path(kit("patches", "conefor_273", name, "con.txt")))
        links, options["new_distance"] = links.with_fields(new=rows[:, 3]), "new"
    found = link_importance(patches, links, distance_field=LCD, change=LinkChange(change), **options)
    expected = conefor_links(name, f"link_importances_{change}.txt")
    place = {tuple(sorted((patches.ids[a], patches.ids[b]))): k for k, (a, b) in enumerate(found.ends)}
    order = [place[tuple(sorted((int(a), int(b))))] for a, b in zip(expected["Node1"], expected["Node2"])]
    compared = [column for column in expected if column[0] == "d"]
    assert len(order) == len(found)
    for column in compared:
        np.testing.assert_allclose(found.fields[column.lower()][order], expected[column], rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("change", list(LinkChange))
def test_link_importance_is_that_of_computing_anew(change, compiled, monkeypatch):
    """Each index after the change of each link is that of its definition, for shorter and longer distances."""
    if not compiled:
        monkeypatch.setattr(jit, "available", lambda: False)
    areas, rows = random_links(4, count=8, share=0.4)
    patches, links = make_network(areas, rows)
    rng = np.random.default_rng(1)
    new = {
        LinkChange.REMOVAL: None,
        LinkChange.IMPROVEMENT: np.zeros(len(rows)),
        LinkChange.CHANGE: rng.random(len(rows)),
    }
    values = new[change]
    if values is not None:
        links = links.with_fields(new=values)
    found = link_importance(patches, links, distance_field=LCD, distance=0.5, change=change, new_distance="new")
    rate = np.log(2) / 0.5
    before = network_indices(rows, areas, rate, 0.5)
    for k, (a, b, _) in enumerate(rows):
        rest = rows[:k] + rows[k + 1 :] + ([] if values is None else [(a, b, values[k])])
        after = network_indices(rest, areas, rate, 0.5)
        for name in NAMES:
            full = name + "num" if name in ("LCP", "IIC", "PC") else name
            loss = 100 * (before[full] - after[full]) / before[full]
            assert found.fields[f"d{name.lower()}"][k] == pytest.approx(loss, abs=1e-9), (k, name)


def test_link_importance_without_links():
    """Without links, those between all pairs are weighed and drawn."""
    found = link_importance(make_patches([[1, 0, 2, 0, 3]]), distance=10)
    assert len(found) == 3
    assert found.fields["dpc"][1] == pytest.approx(0, abs=1e-12)
    assert all(len(path) == 2 for path in found.paths)


def test_link_importance_refuses_missing_new_distances():
    """A change needs to be told."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    options = {"distance_field": LCD, "distance": 5, "change": LinkChange.CHANGE}
    with pytest.raises(InvalidValueError, match="New distance: 'after' is no field of the links; fields are: link_id"):
        link_importance(patches, links, new_distance="after", **options)
    with pytest.raises(InvalidValueError, match="New distance: -1 found in 'after'"):
        link_importance(patches, links.with_fields(after=[-1.0]), new_distance="after", **options)


def test_link_importance_stops_when_cancelled():
    """A cancelled run raises."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(Cancelled):
        link_importance(patches, links, distance_field=LCD, distance=5, progress=Stopping())
