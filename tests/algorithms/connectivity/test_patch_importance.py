"""Importance of patches against numbers worked out by hand, plain removal, and Conefor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial import Delaunay

from ....algorithms import jit, validation
from ....algorithms.connectivity.connectivity_indices import connectivity_indices
from ....algorithms.connectivity.network import DistanceField, InPatches
from ....algorithms.connectivity.patch_importance import patch_importance
from ....algorithms.errors import Cancelled, InvalidValueError, MemoryEstimateError
from ....algorithms.graph import PatchGraph
from ...landscapes import make_patches
from ...listening import Stopping
from ...reference import loss_through
from .networks import (
    compiled_only,
    conefor_importances,
    conefor_network,
    graphab_network,
    graphab_table,
    make_network,
)

LCD = DistanceField.LCD
COLUMNS = {
    "diic": "dIIC",
    "diic_intra": "dIICintra",
    "diic_flux": "dIICflux",
    "diic_connector": "dIICconnector",
    "dpc": "dPC",
    "dpc_intra": "dPCintra",
    "dpc_flux": "dPCflux",
    "dpc_connector": "dPCconnector",
    "betweenness": "BC",
}


def random_network(seed, count=14, share=0.3):
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count) if rng.random() < share]
    return make_network(rng.random(count), [(a, b, rng.random()) for a, b in pairs])


def test_patch_importance_of_three_patches():
    """Areas 100, 50, 10 with p12 = p23 = .5 and p13 = .1 lose what METHODS 5.2 says."""
    far = 100 * np.log(0.1) / np.log(0.5)
    patches, links = make_network([100, 50, 10], [(0, 1, 100), (1, 2, 100), (0, 2, far)])
    fields = patch_importance(patches, links, distance_field=LCD, distance=100).fields
    np.testing.assert_allclose(fields["dpc"], [83.33, 44.62, 5.91], atol=0.005)
    # Patch 2 carries 1 to 3: with it p*13 = .25, without it .1, twice 100 x 10 of 18600.
    np.testing.assert_allclose(fields["dpc_connector"], [0, 100 * 2 * 1000 * 0.15 / 18600, 0], atol=1e-10)
    np.testing.assert_array_equal(fields["betweenness"], [0, 1, 0])
    np.testing.assert_array_equal(fields["degree"], [1, 2, 1])
    np.testing.assert_array_equal(fields["component"], [1, 1, 1])


def test_patch_importance_equal_paths_share_the_betweenness():
    """In a ring of four, each patch carries half of the one pair it stands between."""
    patches, links = make_network([1] * 4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, 1)])
    fields = patch_importance(patches, links, distance_field=LCD, distance=1).fields
    np.testing.assert_allclose(fields["betweenness"], [0.5 / 3] * 4)


def test_patch_importance_keeps_components_apart():
    """A patch that is linked to nothing only brings itself."""
    patches, links = make_network([3, 4, 5], [(0, 1, 0)])
    fields = patch_importance(patches, links, distance_field=LCD, distance=1).fields
    np.testing.assert_array_equal(fields["component"], [1, 1, 2])
    np.testing.assert_allclose(fields["dpc"], [100 * (49 - 16) / 74, 100 * (49 - 9) / 74, 100 * 25 / 74])
    np.testing.assert_allclose(fields["dpc_connector"], 0, atol=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_patch_importance_is_the_loss_on_removal(seed):
    """Taking a patch out and computing anew gives the same loss, for sparse and dense networks."""
    patches, links = random_network(seed, share=(0.1, 0.2, 0.5, 1.0)[seed])
    options = {"distance_field": LCD, "distance": 0.4}
    fields = patch_importance(patches, links, **options).fields
    before = connectivity_indices(patches, links, **options)
    for node in range(len(patches)):
        keep = np.arange(len(patches)) != node
        rest = patches.select(keep)
        stays = (links.ends != node).all(axis=1)
        ends = links.ends[stays] - (links.ends[stays] > node)
        less = PatchGraph(rest.ids, ends, {name: values[stays] for name, values in links.fields.items()})
        after = connectivity_indices(rest, less, **options)
        for name, index in (("diic", "IICnum"), ("dpc", "PCnum")):
            place = before["index"].index(index)
            loss = 100 * (1 - after["value"][place] / before["value"][place])
            assert fields[name][node] == pytest.approx(loss, abs=1e-9)


def test_patch_importance_is_the_same_without_compiled_kernels(monkeypatch):
    """Array operations give what the compiled loops give, for more nodes than a block of the kernels."""
    patches, links = random_network(11, count=40, share=0.1)
    compiled = patch_importance(patches, links, distance_field=LCD, distance=0.4).fields
    monkeypatch.setattr(jit, "available", lambda: False)
    plain = patch_importance(patches, links, distance_field=LCD, distance=0.4).fields
    for name, values in compiled.items():
        np.testing.assert_allclose(plain[name], values, atol=1e-9, err_msg=name)


def test_patch_importance_parts_add_up():
    """Intra, flux and connector are all of the loss."""
    patches, links = random_network(9)
    fields = patch_importance(patches, links, distance_field=LCD, distance=0.4).fields
    for name in ("diic", "dpc"):
        parts = sum(fields[f"{name}_{part}"] for part in ("intra", "flux", "connector"))
        np.testing.assert_allclose(parts, fields[name], atol=1e-10)


@pytest.mark.parametrize("name", ["six_all", "rand30_notall", "rand30_change"])
def test_patch_importance_agrees_with_conefor(name):
    """Loss, parts and betweenness of every patch are Conefor's to its printed digits."""
    patches, links = conefor_network(name)
    fields = patch_importance(patches, links, distance_field=LCD, distance=300).fields
    expected = conefor_importances(name)
    for ours, theirs in COLUMNS.items():
        if theirs in expected:
            np.testing.assert_allclose(fields[ours], expected[theirs], rtol=1e-5, atol=1e-6, err_msg=ours)
    assert {"dIIC", "dPC"} <= set(expected)


def test_patch_importance_agrees_with_conefor_probabilities():
    """Probabilities given to Conefor directly are ours as distances -ln p."""
    patches, links = conefor_network("rand30_prob", lambda p: -np.log(p))
    fields = patch_importance(patches, links, distance_field=LCD, distance=np.log(2)).fields
    expected = conefor_importances("rand30_prob")
    for ours in ("dpc", "dpc_intra", "dpc_flux", "dpc_connector"):
        np.testing.assert_allclose(fields[ours], expected[COLUMNS[ours]], rtol=1e-5, atol=1e-6, err_msg=ours)


def test_patch_importance_stops_when_cancelled():
    """A cancelled run raises."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(Cancelled):
        patch_importance(patches, links, distance_field=LCD, distance=5, progress=Stopping())


def test_patch_importance_refuses_an_unknown_attribute():
    """A field that is not there is named with those that are."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(InvalidValueError, match="Attribute 'beauty' is no field"):
        patch_importance(patches, links, distance_field=LCD, distance=5, attribute="beauty")


def planar_network(seed, count):
    """Return a network whose links are the sides of triangles between random points."""
    rng = np.random.default_rng(seed)
    points = rng.random((count, 2))
    corners = Delaunay(points).simplices
    ends = np.unique(np.sort(np.concatenate([corners[:, pair] for pair in ([0, 1], [1, 2], [0, 2])]), axis=1), axis=0)
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    return make_network(rng.random(count), np.column_stack((ends, lengths)))


def dense_network(seed, count):
    """Return a network of all pairs, some of length 0, in which ways round are often as short as the direct ones."""
    rng = np.random.default_rng(seed)
    ends = np.column_stack(np.triu_indices(count, 1))
    return make_network(rng.random(count), np.column_stack((ends, rng.integers(0, 9, len(ends)) / 8)))


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize(
    "network",
    [
        planar_network(0, 17),
        dense_network(1, 12),
        random_network(2, 16, 0.12),
        make_network([3.0] * 6, [(k, (k + 1) % 6, 1) for k in range(6)]),
        make_network([5.0], []),
    ],
    ids=["planar", "dense", "in pieces", "ring", "alone"],
)
def test_patch_importance_connector_equals_plain_removal(network, compiled, monkeypatch):
    """What other pairs lose is that of taking each patch out and finding all paths anew, to twelve digits."""
    if not compiled:
        monkeypatch.setattr(jit, "available", lambda: False)
    patches, links = network
    area, lengths = patches.fields["area_ha"], links.fields["lcd"]
    fields = patch_importance(patches, links, distance_field=LCD, distance=0.4).fields
    for name, counted, kept in (("diic", True, lengths <= 0.4), ("dpc", False, lengths >= 0)):
        values = np.ones(len(lengths)) if counted else np.log(2) / 0.4 * lengths
        rows = [(int(a), int(b), value) for (a, b), value in zip(links.ends[kept], values[kept])]
        total = 100 * area[0] ** 2 / fields[f"{name}_intra"][0]
        for node in range(len(area)):
            expected = 100 / total * loss_through(rows, area, node, counted)
            assert fields[f"{name}_connector"][node] == pytest.approx(expected, rel=1e-12, abs=1e-13)


@compiled_only
def test_patch_importance_of_many_patches_needs_little_memory(monkeypatch):
    """A thousand patches with few links fit where their pairs would not; without numba these are needed."""
    monkeypatch.setattr(validation, "available_memory", lambda: 5 * 10**6)
    patches, links = planar_network(3, 1000)
    fields = patch_importance(patches, links, distance_field=LCD, distance=0.05).fields
    assert (fields["dpc"] > fields["dpc_intra"]).all()
    monkeypatch.setattr(jit, "available", lambda: False)
    with pytest.raises(MemoryEstimateError, match="The importance of 1000 patches"):
        patch_importance(patches, links, distance_field=LCD, distance=0.05)


def test_patch_importance_is_the_same_in_each_run():
    """Threads that end in another order change no digit."""
    patches, links = planar_network(5, 60)
    first, second = (patch_importance(patches, links, distance_field=LCD, distance=0.2).fields for _ in range(2))
    assert first["dpc"].tobytes() == second["dpc"].tobytes()


OTHERS = ("NL", "NC", "H", "CCP", "LCP", "F", "AWF", "MSC", "SLC", "ECS", "GD", "CPL", "sum_F")


@pytest.mark.parametrize("name", ["six_all", "rand30_notall"])
def test_patch_importance_of_other_indices_agrees_with_conefor(name):
    """The loss of every other index is Conefor's to its printed digits."""
    patches, links = conefor_network(name)
    wanted = ("NL", "NC", "H", "CCP", "LCP", "F", "AWF")
    fields = patch_importance(patches, links, distance_field=LCD, distance=300, indices=wanted).fields
    expected = conefor_importances(name)
    for index in wanted:
        np.testing.assert_allclose(fields[f"d{index.lower()}"], expected[f"d{index}"], rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("compiled", [True, False])
def test_patch_importance_of_other_indices_is_the_loss_on_removal(compiled, monkeypatch):
    """Taking a patch out and computing anew gives the same loss of every index."""
    if not compiled:
        monkeypatch.setattr(jit, "available", lambda: False)
    patches, links = random_network(3, count=9, share=0.3)
    options = {"distance_field": LCD, "distance": 0.4}
    fields = patch_importance(patches, links, **options, indices=OTHERS).fields
    table = connectivity_indices(patches, links, **options)
    before = dict(zip(table["index"], table["value"]))
    before["LCP"] = before["LCPnum"]
    for node in range(len(patches)):
        rest = patches.select(np.arange(len(patches)) != node)
        kept = links.select((links.ends != node).all(axis=1))
        less = PatchGraph(rest.ids, kept.ends - (kept.ends > node), kept.fields)
        table = connectivity_indices(rest, less, **options)
        after = dict(zip(table["index"], table["value"]))
        after["LCP"] = after["LCPnum"]
        for name in OTHERS:
            loss = 100 * (before[name] - after[name]) / before[name]
            assert fields[f"d{name.lower()}"][node] == pytest.approx(loss, abs=1e-9), name


@compiled_only
@pytest.mark.parametrize(
    ("graph", "linkset", "options"),
    [
        ("comp_cout10_500_nopath", "comp_cout10_500_nopath", {}),
        ("comp_euclid_1000_nointra", "comp_euclid", {"max_distance": 1000}),
    ],
)
def test_patch_importance_agrees_with_graphab(graph, linkset, options):
    """The parts of dPC are Graphab's fractions, in percent, to 1e-9."""
    patches, links = graphab_network(linkset)
    fields = patch_importance(patches, links, distance_field=LCD, distance=1000, probability=0.05, **options).fields
    expected = graphab_table()
    for ours, theirs in (("intra", "PCIntra"), ("flux", "PCFlux"), ("connector", "PCCon")):
        column = expected[f"d_dPC_d1000_p0.05_beta1|{theirs}_graph_{graph}"]
        np.testing.assert_allclose(fields[f"dpc_{ours}"] / 100, column, rtol=1e-9, atol=1e-13)


def test_patch_importance_of_a_patch_alone_is_what_it_holds():
    """Without links, nothing but intra is lost."""
    patches, links = make_network([3, 4, 5], [(0, 1, 1)])
    fields = patch_importance(patches, links, distance_field=LCD, distance=1, indices=("NC",)).fields
    for name in ("dpc", "diic"):
        assert fields[name][2] == fields[f"{name}_intra"][2] > 0
    np.testing.assert_allclose(fields["dnc"], [0, 0, 50])


def test_patch_importance_refuses_an_unknown_index():
    """An index that there is not is named with those there are."""
    patches, links = make_network([1, 2], [(0, 1, 5)])
    with pytest.raises(InvalidValueError, match="Indices: 'XYZ' is none of those that can be asked for: NL, NC"):
        patch_importance(patches, links, distance_field=LCD, distance=5, indices=("XYZ",))


def doored_network(seed, count=9):
    """Return patches of one cell each at random places, and links that meet each at random points of it."""
    rng = np.random.default_rng(seed)
    cells = np.zeros((6, 6), int)
    cells.ravel()[rng.choice(36, count, replace=False)] = np.arange(1, count + 1)
    patches = make_patches(cells.tolist()).with_fields(area_ha=rng.random(count))
    places = [np.argwhere(cells == k + 1)[0] for k in range(count)]
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count) if rng.random() < 0.4]

    def door(k):
        row, column = places[k]
        return [10 * column + 10 * rng.random(), 60 - 10 * row - 10 * rng.random()]

    paths = tuple(np.array([door(a), door(b)]) for a, b in pairs)
    links = make_network(np.ones(count), [(a, b, 20 * rng.random()) for a, b in pairs])[1]
    return patches, replace(links, paths=paths)


@pytest.mark.parametrize("seed", range(2))
def test_patch_importance_with_ways_inside_patches_is_the_loss_on_removal(seed):
    """Where paths pay inside patches, taking a patch out and computing anew gives the same loss, in the same parts."""
    patches, links = doored_network(seed)
    options = {"distance_field": LCD, "distance": 15, "in_patches": InPatches.STRAIGHT}
    fields = patch_importance(patches, links, **options).fields
    free = patch_importance(patches, links, distance_field=LCD, distance=15).fields
    assert (fields["dpc_connector"] != free["dpc_connector"]).any()
    table = connectivity_indices(patches, links, **options)
    before = table["value"][table["index"].index("PCnum")]
    for node in range(len(patches)):
        rest = patches.select(np.arange(len(patches)) != node)
        kept = links.select((links.ends != node).all(axis=1))
        less = PatchGraph(rest.ids, kept.ends - (kept.ends > node), kept.fields, kept.paths)
        table = connectivity_indices(rest, less, **options)
        after = table["value"][table["index"].index("PCnum")]
        assert fields["dpc"][node] == pytest.approx(100 * (1 - after / before), abs=1e-9)
