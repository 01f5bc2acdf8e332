"""Connectivity indices against numbers worked out by hand and against Conefor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ....algorithms.connectivity.connectivity_indices import connectivity_indices
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.errors import Cancelled, EmptyInputError, InvalidValueError
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ...landscapes import kit, make_grid, make_patches
from .networks import conefor_network, conefor_overall, make_network

LCD = DistanceField.LCD
OURS = {"EC(IIC)": "ECA_IIC", "EC(PC)": "ECA_PC"}


def indices(patches, links, **options):
    table = connectivity_indices(patches, links, **options)
    return dict(zip(table["index"], table["value"]))


def test_connectivity_indices_of_three_patches():
    """Areas 100, 50, 10 with p12 = p23 = .5 and p13 = .1 give the sums of METHODS 5.2."""
    far = 100 * np.log(0.1) / np.log(0.5)
    patches, links = make_network([100, 50, 10], [(0, 1, 100), (1, 2, 100), (0, 2, far)])
    found = indices(patches, links, distance_field=LCD, distance=100, landscape_area=1000)
    assert found["PCnum"] == pytest.approx(18600)
    assert found["PC"] == pytest.approx(0.0186)
    assert found["ECA_PC"] == pytest.approx(136.3818, abs=1e-4)
    assert found["F"] == pytest.approx(2 * (0.5 + 0.5 + 0.1))
    # Two links within 100: 1 - 2 - 3, so nl13 = 2.
    assert found["NL"] == 2
    assert found["H"] == pytest.approx(2.5)
    assert found["IICnum"] == pytest.approx(12600 + 2 * (5000 / 2 + 500 / 2 + 1000 / 3))


def test_connectivity_indices_one_patch_is_its_area():
    """A single patch is as connected as it is large."""
    patches, links = make_network([7.0], [])
    found = indices(patches, links, distance_field=LCD, distance=100)
    assert found["ECA_PC"] == found["ECA_IIC"] == 7.0
    assert found["NC"] == 1
    assert np.isnan(found["PC"])


def test_connectivity_indices_links_of_length_0_join_fully():
    """Patches that touch count as one: PCnum is the square of the sum."""
    patches, links = make_network([3, 4], [(0, 1, 0)])
    assert indices(patches, links, distance_field=LCD, distance=10)["PCnum"] == pytest.approx(49)


def test_connectivity_indices_passes_over_inactive_and_doubled_links():
    """An inactive link joins nothing, and of two links between the same patches the shorter counts."""
    patches, links = make_network([1, 1, 1], [(0, 1, 50), (0, 1, 100), (1, 2, 10)])
    links.fields["active"][2] = False
    found = indices(patches, links, distance_field=LCD, distance=100)
    assert found["NL"] == 1
    assert found["PCnum"] == pytest.approx(3 + 2 * 0.5**0.5)


def test_connectivity_indices_without_links_uses_distances_between_edges():
    """Two one-cell patches of 10 m, two cells apart, lie 20 m from edge to edge."""
    patches = make_patches([[1, 0, 0, 2]])
    found = indices(patches, None, distance=20)
    area = 0.01
    assert found["NL"] == 1
    assert found["PCnum"] == pytest.approx(2 * area**2 + 2 * 0.5 * area**2)


@pytest.mark.parametrize("seed", range(3))
def test_connectivity_indices_pc_lies_between_intra_and_one(seed):
    """PC lies between the share of the patches alone and the square of the habitat share."""
    rng = np.random.default_rng(seed)
    areas = rng.random(12)
    links = [(a, b, rng.random()) for a in range(12) for b in range(a + 1, 12) if rng.random() < 0.3]
    found = indices(*make_network(areas, links), distance_field=LCD, distance=0.5, landscape_area=20.0)
    assert (areas**2).sum() / 400 <= found["PC"] <= areas.sum() ** 2 / 400 <= 1
    assert found["IICnum"] <= areas.sum() ** 2


@pytest.mark.parametrize("name", ["six_all", "rand30_notall"])
def test_connectivity_indices_agree_with_conefor(name):
    """Every index that Conefor prints is ours to its six digits."""
    patches, links = conefor_network(name)
    area = 1000 if name == "six_all" else None
    found = indices(patches, links, distance_field=LCD, distance=300, landscape_area=area)
    expected = conefor_overall(name)
    compared = {key: value for key, value in expected.items() if OURS.get(key, key) in found}
    assert len(compared) >= 11
    for key, value in compared.items():
        assert found[OURS.get(key, key)] == pytest.approx(value, rel=1e-5), key


def test_connectivity_indices_agree_with_conefor_probabilities():
    """Probabilities given to Conefor directly are ours as distances -ln p."""
    patches, links = conefor_network("rand30_prob", lambda p: -np.log(p))
    found = indices(patches, links, distance_field=LCD, distance=np.log(2))
    expected = conefor_overall("rand30_prob")
    for key in ("F", "AWF", "PCnum", "EC(PC)"):
        assert found[OURS.get(key, key)] == pytest.approx(expected[key], rel=1e-5), key


def test_connectivity_indices_agree_with_conefor_for_many_distances():
    """Five dispersal distances give the indices of Conefor's multiple run."""
    patches, links = conefor_network("rand30_multi")
    lines = Path(kit("patches", "conefor_273", "rand30_multi", "results_all_overall_indices.txt")).read_text()
    rows = [line.split() for line in lines.splitlines() if line.strip()]
    compared = 0
    for _, distance, _, key, value in rows:
        if not key.endswith("(%)"):
            found = indices(patches, links, distance_field=LCD, distance=float(distance))
            assert found[OURS.get(key, key)] == pytest.approx(float(value), rel=1e-5), (distance, key)
            compared += 1
    assert compared == 20


def test_connectivity_indices_refuse_wrong_values():
    """What cannot be computed with is named with its value."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    cases = [
        ({"distance": 0}, "Distance is 0; it must be above 0"),
        ({"distance": 5, "probability": 1}, "Probability is 1; it must be below 1"),
        ({"distance": 5, "landscape_area": 0}, "Landscape area is 0"),
        ({"distance": 5, "attribute": "beauty"}, "Attribute 'beauty' is no field of the patches; fields are: area_ha"),
        ({"distance": 5, "distance_field": DistanceField.LCP_LENGTH}, "the field 'lcp_length' is missing"),
    ]
    for options, message in cases:
        with pytest.raises(InvalidValueError, match=message):
            connectivity_indices(patches, links, **{"distance_field": LCD, **options})


def test_connectivity_indices_refuse_attributes_below_0():
    """A patch cannot bring less than nothing."""
    patches, links = make_network([1, -2], [(0, 1, 5)])
    with pytest.raises(InvalidValueError, match="Attribute 'area_ha' is -2 in a patch"):
        connectivity_indices(patches, links, distance_field=LCD, distance=5)


def test_connectivity_indices_refuse_links_of_other_patches():
    """Links must belong to the patches."""
    patches, _ = make_network([1, 2, 3], [])
    _, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(InvalidValueError, match="use the patches the links were made from"):
        connectivity_indices(patches, links, distance_field=LCD, distance=5)


def test_connectivity_indices_refuse_no_patches():
    """Nothing to connect is said."""
    with pytest.raises(EmptyInputError, match="0 found"):
        connectivity_indices(Patches(np.zeros((1, 1), np.int32), make_grid((1, 1)), ()), distance=5)


def test_connectivity_indices_stop_when_cancelled():
    """A cancelled run raises."""

    class Stop(Progress):
        def cancelled(self):
            return True

    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(Cancelled):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, progress=Stop())


def test_connectivity_indices_refuse_a_landscape_smaller_than_its_patches():
    """No PC above 1: the landscape holds at least its patches, and may be no more than they."""
    patches, links = make_network([3, 4], [(0, 1, 0)])
    assert indices(patches, links, distance_field=LCD, distance=5, landscape_area=7)["PC"] == pytest.approx(1)
    with pytest.raises(
        InvalidValueError, match=r"Landscape area is 6\.9, but the attributes of the patches add up to 7"
    ):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, landscape_area=6.9)
