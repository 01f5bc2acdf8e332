"""Protected connected land against numbers worked out by hand and its own laws."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.connectivity.network import DistanceField
from ....algorithms.connectivity.protected_connectivity import protected_connectivity
from ....algorithms.errors import InvalidValueError
from .networks import make_network

LCD = DistanceField.LCD


def shares(network, **options):
    given = {"distance_field": LCD, "distance": 1, "region_area": 100, **options}
    table = protected_connectivity(*network, **given)
    return {name: row for name, *row in zip(*table.values())}


def test_protected_connectivity_of_three_areas():
    """Areas of 3 and 4 touch, one of 5 lies 1 away: pieces of 7 and 5."""
    found = shares(make_network([3, 4, 5], [(0, 1, 0), (1, 2, 1)]))
    connected = np.sqrt(49 + 25 + 2 * 35 * 0.5)
    assert found["Prot"][0] == pytest.approx(12)
    assert found["ProtConn"][0] == pytest.approx(connected)
    assert found["ProtUnconn"][0] == pytest.approx(12 - connected)
    assert found["RelConn"][0] == pytest.approx(100 * connected / 12)
    assert found["ProtConn_Prot"][1] == pytest.approx(np.sqrt(74))
    assert found["ProtConn_Within"][1] == pytest.approx(np.sqrt(50))
    assert found["ProtConn_Contig"][1] == pytest.approx(np.sqrt(74) - np.sqrt(50))
    assert found["ProtConn_Unprot"][1] == pytest.approx(connected - np.sqrt(74))
    assert found["ProtConn_Trans"][0] == pytest.approx(0)
    assert found["ProtConn_Contig_Makurhini"][0] == pytest.approx(100 - found["ProtConn_Within"][0])


def test_protected_connectivity_by_way_of_a_neighbour():
    """Two areas that only an area beyond the border joins owe that to it: it counts as Trans, and brings no area."""
    patches, links = make_network([3, 4, 50], [(0, 2, 1), (1, 2, 1)])
    found = shares((patches.with_fields(outside=[0, 0, 1]), links), outside="outside")
    connected = np.sqrt(25 + 2 * 12 * 0.25)
    assert found["Prot"][0] == pytest.approx(7)
    assert found["ProtConn"][0] == pytest.approx(connected)
    assert found["ProtConn_Trans"][1] == pytest.approx(connected - 5)
    assert found["ProtConn_Unprot"][0] == pytest.approx(0)


@pytest.mark.parametrize("seed", range(3))
def test_protected_connectivity_parts_add_up(seed):
    """Prot, Trans and Unprot are all of it, Within and Contig all of Prot, and no more is connected than protected."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b, max(rng.random() * 3 - 0.5, 0)) for a in range(10) for b in range(a)]
    patches, links = make_network(rng.random(10), pairs)
    found = shares((patches.with_fields(outside=rng.random(10) < 0.3), links), outside="outside")
    assert sum(found[f"ProtConn_{part}"][0] for part in ("Prot", "Trans", "Unprot")) == pytest.approx(100)
    assert sum(found[f"ProtConn_{part}"][1] for part in ("Within", "Contig")) == pytest.approx(
        found["ProtConn_Prot"][1]
    )
    assert 0 < found["ProtConn"][0] <= found["Prot"][0] * (1 + 1e-12)
    assert min(found[f"ProtConn_{part}"][0] for part in ("Within", "Contig", "Trans", "Unprot")) > -1e-9


def test_protected_connectivity_refuses_a_small_region():
    """The region holds its protected areas, and the field of those outside must be there."""
    network = make_network([3, 4], [(0, 1, 0)])
    with pytest.raises(InvalidValueError, match="Region area is 6, but the protected areas in it add up to 7"):
        shares(network, region_area=6)
    with pytest.raises(InvalidValueError, match="Outside: 'beyond' is no field"):
        shares(network, outside="beyond")


@pytest.mark.parametrize("marks", [[True, False], ["true", ""], [1.0, np.nan], [1, 0]])
def test_protected_connectivity_takes_marks_in_every_form(marks):
    """Areas outside are marked by numbers, words or truth values; missing marks say inside."""
    patches, links = make_network([3, 4], [(0, 1, 0)])
    found = shares((patches.with_fields(beyond=np.array(marks, object)), links), outside="beyond")
    assert found["Prot"] == shares((patches.with_fields(beyond=[1, 0]), links), outside="beyond")["Prot"]
    assert found["Prot"][0] < shares((patches, links))["Prot"][0]


@pytest.mark.parametrize("mark", [0.5, "yes", 2207.0])
def test_protected_connectivity_refuses_other_marks(mark):
    """A field that does not mark what lies outside is refused, and not taken for no."""
    patches, links = make_network([3, 4], [(0, 1, 0)])
    with pytest.raises(InvalidValueError, match=rf"Outside: the field 'beyond' is '{mark}'; it must be 1 \(outside\)"):
        shares((patches.with_fields(beyond=np.array([mark, 0], object)), links), outside="beyond")
