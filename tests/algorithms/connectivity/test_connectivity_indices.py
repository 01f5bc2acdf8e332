"""Connectivity indices against numbers worked out by hand and against Conefor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ....algorithms import jit
from ....algorithms.connectivity.connectivity_indices import IndexSet, connectivity_indices, indices_by_distance
from ....algorithms.connectivity.network import DistanceField, GraphKind, InPatches
from ....algorithms.connectivity.positions import Measure
from ....algorithms.errors import Cancelled, EmptyInputError, InvalidValueError
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid, make_patches
from ...listening import Stopping
from ...reference import network_indices
from .networks import (
    compiled_only,
    conefor_network,
    conefor_overall,
    graphab_expected,
    graphab_network,
    make_network,
    random_links,
)

LCD = DistanceField.LCD
OURS = {"EC(IIC)": "ECA_IIC", "EC(PC)": "ECA_PC"}
OURS.update({f"{index}{part}(%)": f"{index}_{part}" for index in ("IIC", "PC") for part in ("intra", "direct", "step")})
# How Graphab's words for whole graphs are called here.
GRAPHAB = {"S#F": "sum_F", "E#BC": "entropy_BC", "D#BC": "division_BC", "PCCirc": "PC_circuit"}
# The graphs of the kit whose paths cost nothing inside patches, and those of which counted metrics can be compared.
PLAIN = {
    "comp_cout10_500_nopath": ("comp_cout10_500_nopath", "Dist", {}),
    "comp_euclid_1000_nointra": ("comp_euclid", "Dist", {"max_distance": 1000}),
}
COUNTED = {
    "comp_cout10": ("comp_cout10", "Dist", {}),
    "comp_euclid_1000": ("comp_euclid", "Dist", {"max_distance": 1000}),
    "plan_euclid": ("plan_euclid", "Dist", {}),
    "plan_cout10_mst": ("plan_cout10", "Dist", {"graph": GraphKind.TREE}),
    "plan_cout10_300": ("plan_cout10", "Dist", {"max_distance": 300}),
    "plan_cout1_len": ("plan_cout1_len", "DistM", {}),
}
KIT_AREA = 1000 * 13.998903636200005 * 1000 * 13.999781617000233


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
    assert len(compared) == len(expected)
    for key, value in compared.items():
        assert found[OURS.get(key, key)] == pytest.approx(value, rel=1e-5, abs=1e-4), key


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
        found = indices(patches, links, distance_field=LCD, distance=float(distance))
        assert found[OURS.get(key, key)] == pytest.approx(float(value), rel=1e-5, abs=1e-4), (distance, key)
        compared += 1
    assert compared == len(rows) >= 50
    distances = [100, 200, 300, 400, 500]
    several = indices_by_distance(patches, links, distance_field=LCD, distances=distances)
    table = {(d, name): value for d, name, value in zip(*several.values())}
    for _, distance, _, key, value in rows:
        assert table[float(distance), OURS.get(key, key)] == pytest.approx(float(value), rel=1e-5, abs=1e-4)


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
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(Cancelled):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, progress=Stopping())


def test_connectivity_indices_refuse_a_landscape_smaller_than_its_patches():
    """No PC above 1: the landscape holds at least its patches, and may be no more than they."""
    patches, links = make_network([3, 4], [(0, 1, 0)])
    assert indices(patches, links, distance_field=LCD, distance=5, landscape_area=7)["PC"] == pytest.approx(1)
    with pytest.raises(
        InvalidValueError, match=r"Landscape area is 6\.9, but the attributes of the patches add up to 7"
    ):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, landscape_area=6.9)


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_connectivity_indices_equal_their_definitions(seed, compiled, monkeypatch):
    """Every index is that of plain sums over all pairs, for sparse and dense networks, with and without kernels."""
    if not compiled:
        monkeypatch.setattr(jit, "available", lambda: False)
    areas, rows = random_links(seed, share=(0.05, 0.2, 0.5, 1.0)[seed])
    found = indices(*make_network(areas, rows), distance_field=LCD, distance=0.4, link_distance=0.5)
    for name, value in network_indices(rows, areas, np.log(2) / 0.4, 0.5).items():
        assert found[name] == pytest.approx(value, rel=1e-12, nan_ok=True), name
    for name in ("IIC", "PC"):
        assert sum(found[f"{name}_{part}"] for part in ("intra", "direct", "step")) == pytest.approx(100)


@compiled_only
@pytest.mark.parametrize("graph", PLAIN)
def test_connectivity_indices_agree_with_graphab(graph):
    """Every metric of a whole graph without distances inside patches is Graphab's."""
    linkset, column, options = PLAIN[graph]
    patches, links = graphab_network(linkset, column)
    given = {"distance": 1000, "probability": 0.05, "landscape_area": KIT_AREA, "link_distance": np.inf}
    found = indices(patches, links, distance_field=LCD, **given, **options)
    compared = 0
    for key, value in graphab_expected()["global_metrics"].items():
        name, _, place = key.partition("-graph_")
        name = GRAPHAB.get(name.split("_d1000")[0], name.split("_d1000")[0])
        if place == graph and name in found:
            assert found[name] == pytest.approx(value, rel=1e-9), key
            compared += 1
    assert compared >= 5


@compiled_only
@pytest.mark.parametrize("graph", COUNTED)
def test_connectivity_indices_that_count_agree_with_graphab(graph):
    """Metrics that ask no distances are Graphab's for all its graphs: complete, planar, threshold, shortest tree."""
    linkset, column, options = COUNTED[graph]
    patches, links = graphab_network(linkset, column)
    given = {"distance": 1000, "probability": 0.05, "landscape_area": KIT_AREA, "link_distance": np.inf}
    found = indices(patches, links, distance_field=LCD, **given, **options)
    expected = graphab_expected()
    metrics = {tuple(key.split("-graph_")): value for key, value in expected["global_metrics"].items()}
    for name in ("IIC", "H", "NC", "CCP", "MSC", "SLC", "ECS"):
        if (name, graph) in metrics:
            assert found[name] == pytest.approx(metrics[name, graph], rel=1e-9), name
    assert found["NL"] == expected["graphs"]["n_links"][f"graph_{graph}"]
    if f"graph_{graph}" in expected["graphs"]["n_components"]:
        assert found["NC"] == expected["graphs"]["n_components"][f"graph_{graph}"]


@compiled_only
def test_connectivity_indices_of_current_and_betweenness_agree_with_graphab():
    """PC by effective resistance and the entropy of betweenness are Graphab's, which takes one of equal paths."""
    given = {"distance": 1000, "probability": 0.05, "landscape_area": KIT_AREA, "index_set": IndexSet.ALL}
    metrics = graphab_expected()["global_metrics"]
    found = indices(*graphab_network("comp_cout10"), distance_field=LCD, **given)
    assert found["PC_circuit"] == pytest.approx(metrics["PCCirc_d1000_p0.05_beta1-graph_comp_cout10"], rel=1e-9)
    for graph, (linkset, column, options) in PLAIN.items():
        found = indices(*graphab_network(linkset, column), distance_field=LCD, **given, **options)
        expected = metrics[f"E#BC_d1000_p0.05_beta1-graph_{graph}"]
        assert found["entropy_BC"] == pytest.approx(expected, rel=2e-3)


def test_connectivity_indices_of_betweenness_by_hand():
    """In a chain of three, the middle carries all: no entropy to speak of, and each of its links a share of 1/2."""
    patches, links = make_network([1, 1, 1], [(0, 1, 1), (1, 2, 1)])
    found = indices(patches, links, distance_field=LCD, distance=1, index_set=IndexSet.ALL)
    assert np.isnan(found["entropy_BC"])
    assert found["division_BC"] == pytest.approx(0)
    assert found["entropy_link_BC"] == pytest.approx(1)
    assert found["division_link_BC"] == pytest.approx(0.5)


def test_connectivity_indices_leave_out_improbable_and_long_links():
    """Links below the least probability, or longer than the longest, join nothing; those of exactly that length do."""
    patches, links = make_network([1, 1, 1], [(0, 1, 100), (1, 2, 200)])
    options = {"distance_field": LCD, "distance": 100, "link_distance": np.inf}
    assert indices(patches, links, **options, min_probability=0.25)["NL"] == 2
    assert indices(patches, links, **options, min_probability=0.26)["NL"] == 1
    assert indices(patches, links, **options, max_distance=100)["NL"] == 1
    assert indices(patches, links, **options, max_distance=99)["PCnum"] == pytest.approx(3)


def test_connectivity_indices_take_the_shortest_tree():
    """Of a triangle the two shorter sides are left, a side of length 0 among them."""
    patches, links = make_network([1, 1, 1], [(0, 1, 0), (1, 2, 2), (0, 2, 3)])
    found = indices(patches, links, distance_field=LCD, distance=5, graph=GraphKind.TREE)
    assert found["NL"] == 2
    assert found["GD"] == 2


def test_connectivity_indices_between_centroids_and_neighbours():
    """Three patches of 10 m in a row: centroids lie 20 m apart, and only those side by side are linked."""
    patches = make_patches([[1, 0, 2, 0, 3]])
    found = indices(patches, None, distance=100, measure=Measure.CENTROID, graph=GraphKind.PLANAR)
    assert found["NL"] == 2
    assert found["GD"] == pytest.approx(40)
    assert indices(patches, None, distance=100)["GD"] == pytest.approx(20)


def test_connectivity_indices_refuse_a_wrong_least_probability():
    """A certain link is asked of none."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(InvalidValueError, match="Least probability is 1; it must be below 1"):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, min_probability=1)
    with pytest.raises(InvalidValueError, match="Longest link is -1"):
        connectivity_indices(patches, links, distance_field=LCD, distance=5, max_distance=-1)


def crossing():
    """Return three patches of 1 in a row; the links of the middle one, of 100 each, meet it 30 apart."""
    patches = make_patches([[1, 0, 2, 2, 2, 0, 3]]).with_fields(area_ha=np.ones(3))
    ends = [[[10, 5], [20, 5]], [[60, 5], [50, 5]]]
    links = make_network([1, 1, 1], [(0, 1, 100), (1, 2, 100)])[1]
    return patches, replace(links, paths=tuple(np.array(path, float) for path in ends))


def test_connectivity_indices_pay_inside_patches():
    """From the first to the last of three the way is 230 with, and 200 without the 30 across the middle one."""
    options = {"distance_field": LCD, "distance": 100}
    free = indices(*crossing(), **options)
    assert free["GD"] == pytest.approx(200)
    # The second path is drawn towards the middle patch, which changes nothing.
    paid = indices(*crossing(), **options, in_patches=InPatches.STRAIGHT)
    assert paid["GD"] == pytest.approx(230)
    assert paid["PCnum"] == pytest.approx(3 + 2 * (1 + 0.5**2.3))
    assert paid["IICnum"] == free["IICnum"]
    double = indices(*crossing(), **options, in_patches=InPatches.STRAIGHT, inner_resistance=2)
    assert double["GD"] == pytest.approx(260)


def test_connectivity_indices_inside_patches_need_paths():
    """Where links meet patches must be known."""
    patches, links = crossing()
    options = {"distance_field": LCD, "distance": 100, "in_patches": InPatches.STRAIGHT}
    for given in (None, replace(links, paths=())):
        with pytest.raises(InvalidValueError, match="ways inside patches need the path of each link"):
            connectivity_indices(patches, given, **options)
