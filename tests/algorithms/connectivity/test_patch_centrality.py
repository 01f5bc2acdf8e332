"""Centrality of patches and links against numbers worked out by hand, Conefor and Graphab."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.connectivity.network import DistanceField, InPatches
from ....algorithms.connectivity.patch_centrality import patch_centrality
from ....algorithms.errors import Cancelled, InvalidValueError
from ...landscapes import make_patches
from ...listening import Stopping
from ...reference import distances
from .networks import (
    compiled_only,
    conefor_importances,
    conefor_network,
    graphab_network,
    graphab_table,
    make_network,
    random_links,
)

LCD = DistanceField.LCD
GRAPHAB = {
    "F_d1000_p0.05_beta1": "flux",
    "Dg": "degree",
    "CC": "clustering",
    "CCe": "mean_distance",
    "CCor": "degree_ratio",
    "Ec": "eccentricity",
}
CURRENT = {"BCCirc_d1000_p0.05_beta1": "current_betweenness", "CF_beta1": "current_flow", "PCF_beta1": "potential_flow"}
GRAPHS = {
    "comp_cout10_500_nopath": ("comp_cout10_500_nopath", {}),
    "comp_euclid_1000_nointra": ("comp_euclid", {"max_distance": 1000}),
}
KIT_AREA = 1000 * 13.998903636200005 * 1000 * 13.999781617000233


def star():
    """Return three patches of 2, 3 and 4 round one of 1, each 1 away from it, two of them 1.5 from each other."""
    return make_network([1, 2, 3, 4], [(0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 2, 1.5)])


def test_patch_centrality_of_a_star():
    """The centre of a star has all links and carries two of the three pairs of others."""
    found = patch_centrality(*star(), distance_field=LCD, distance=2)
    fields = found.patches.fields
    np.testing.assert_array_equal(fields["degree"], [3, 2, 2, 1])
    # Of the three pairs of neighbours of the centre, one is linked.
    np.testing.assert_allclose(fields["clustering"], [1 / 3, 1, 1, 0])
    np.testing.assert_allclose(fields["degree_ratio"], [3 / (5 / 3), 2 / 2.5, 2 / 2.5, 1 / 3])
    np.testing.assert_allclose(fields["betweenness"], [2 / 3, 0, 0, 0])
    np.testing.assert_allclose(fields["mean_distance"], [1, 4.5 / 3, 4.5 / 3, 5 / 3])
    np.testing.assert_allclose(fields["closeness"], [1, 3 / 4.5, 3 / 4.5, 3 / 5])
    np.testing.assert_allclose(fields["eccentricity"], [1, 2, 2, 2])
    near, far, side = 0.5**0.5, 0.5, 0.5**0.75
    np.testing.assert_allclose(fields["flux"][3], near * 1 + far * (2 + 3))
    np.testing.assert_allclose(fields["flux_direct"], [9 * near, near + 3 * side, near + 2 * side, near])
    np.testing.assert_allclose(fields["interaction_flux"], np.multiply([1, 2, 3, 4], fields["flux"] + [1, 2, 3, 4]))
    np.testing.assert_allclose(fields["proximity"], [9, 1 + 3 / 1.5, 1 + 2 / 1.5, 1])
    # Pairs 2-4 and 3-4 pass the centre.
    np.testing.assert_allclose(fields["betweenness_flow"], [far * (8 + 12), 0, 0, 0])
    np.testing.assert_allclose(found.links.fields["betweenness_flow"][1], near * 3 + far * 12)
    np.testing.assert_array_equal(found.links.fields["link_id"], [1, 2, 3, 4])


def test_patch_centrality_of_current_in_a_ring():
    """Round a ring of four resistors of 1, between opposite patches half passes each of the others."""
    patches, links = make_network([1] * 4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, 1)])
    found = patch_centrality(patches, links, distance_field=LCD, distance=1, by_current=True)
    # Opposite pairs (1): .5 A each way; adjacent pairs: .25 A go the long way through the two others.
    opposite, beside = 0.25 * 0.5, 0.5 * 0.25
    np.testing.assert_allclose(found.patches.fields["current_betweenness"], [opposite + 2 * beside] * 4)
    # A voltage of 1 drives 1 A over opposite pairs (R = 1) and 4/3 A over adjacent ones, both ways.
    np.testing.assert_allclose(found.patches.fields["potential_flow"], [2 * (0.5 + 2 * 0.25 * 4 / 3)] * 4)
    np.testing.assert_allclose(found.links.fields["current_betweenness"].sum(), 4 * 0.5 * 1.5 + 2 * 0.25 * 2)


def test_patch_centrality_of_current_keeps_pieces_apart():
    """No current runs between pieces, and a patch alone has none."""
    patches, links = make_network([1, 2, 3, 4, 5], [(0, 1, 1), (1, 2, 1)])
    fields = patch_centrality(patches, links, distance_field=LCD, distance=1, by_current=True).patches.fields
    np.testing.assert_allclose(fields["current_betweenness"], [0, 1 * 3 * 0.25, 0, 0, 0], atol=1e-12)
    # To the first goes what the third sends, to the third what the first sends; the second passes both on.
    np.testing.assert_allclose(fields["current_flow"], [0, 4, 0, 0, 0], atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_patch_centrality_equals_plain_paths(seed):
    """What a patch carries is that of the pairs whose distance is the sum of those to and from it; no ties here."""
    areas, rows = random_links(seed, share=0.4)
    rows = [(a, b, d + 0.01) for a, b, d in rows]
    found = patch_centrality(*make_network(areas, rows), distance_field=LCD, distance=0.3)
    ways, size = distances(rows, len(areas)), len(areas)
    for k in range(size):
        carried = sum(
            areas[a] * areas[b] * 0.5 ** (ways[a][b] / 0.3)
            for a in range(size)
            for b in range(a)
            if k not in (a, b) and ways[a][b] < np.inf and abs(ways[a][k] + ways[k][b] - ways[a][b]) < 1e-12
        )
        assert found.patches.fields["betweenness_flow"][k] == pytest.approx(carried, rel=1e-10, abs=1e-14)


@pytest.mark.parametrize("name", ["rand30_notall", "six_all"])
def test_patch_centrality_agrees_with_conefor(name):
    """BC and dBC_IIC are Conefor's to its digits, and dBC_PC where no two paths are equal."""
    patches, links = conefor_network(name)
    fields = patch_centrality(patches, links, distance_field=LCD, distance=300).patches.fields
    expected = conefor_importances(name)
    compared = {"betweenness": "BC", "betweenness_iic": "dBC_IIC", "betweenness_pc": "dBC_PC"}
    for ours, theirs in compared.items():
        if (name, theirs) != ("six_all", "dBC_PC"):
            np.testing.assert_allclose(fields[ours], expected[theirs], rtol=1e-5, atol=1e-4, err_msg=ours)


@compiled_only
@pytest.mark.parametrize("graph", GRAPHS)
def test_patch_centrality_agrees_with_graphab(graph):
    """Local metrics are Graphab's to 1e-9 without distances inside patches."""
    linkset, options = GRAPHS[graph]
    given = {"distance_field": LCD, "distance": 1000, "probability": 0.05, "link_distance": np.inf}
    fields = patch_centrality(*graphab_network(linkset), **given, **options).patches.fields
    expected = graphab_table()
    for theirs, ours in GRAPHAB.items():
        np.testing.assert_allclose(fields[ours], expected[f"{theirs}_graph_{graph}"], rtol=1e-9, err_msg=theirs)
    flux = fields["interaction_flux"] / KIT_AREA**2
    np.testing.assert_allclose(flux, expected[f"FPC_d1000_p0.05_beta1_graph_{graph}"], rtol=1e-9)
    # Where paths are equally long, Graphab takes one of them and we share: that moves flow between a few patches.
    flow = expected[f"BC_d1000_p0.05_beta1_graph_{graph}"]
    same = np.isclose(fields["betweenness_flow"], flow, rtol=1e-9, atol=1e-9 * flow.max())
    assert same.mean() > 0.5
    np.testing.assert_allclose(fields["betweenness_flow"], flow, atol=0.02 * flow.max())


@compiled_only
@pytest.mark.parametrize("graph", ["comp_cout10_500_nopath"])
def test_patch_centrality_of_current_agrees_with_graphab(graph):
    """Metrics of current are Graphab's, whose iterative solver stops at about four digits."""
    given = {"distance_field": LCD, "distance": 1000, "probability": 0.05, "by_current": True}
    fields = patch_centrality(*graphab_network(graph), **given).patches.fields
    expected = graphab_table()
    for theirs, ours in CURRENT.items():
        column = expected[f"{theirs}_graph_{graph}"]
        np.testing.assert_allclose(fields[ours], column, rtol=1e-3, atol=1e-4 * column.max(), err_msg=theirs)


@compiled_only
def test_patch_centrality_proximity_agrees_with_graphab():
    """Proximity over all pairs up to a distance is Graphab's IFPC."""
    patches, links = graphab_network("comp_cout10_all")
    found = patch_centrality(patches, links, distance_field=LCD, distance=100, max_distance=100)
    expected = graphab_table()["IFPC_Dmax100_graph_comp_cout10"]
    np.testing.assert_allclose(found.patches.fields["proximity"], expected, rtol=1e-9)


def test_patch_centrality_without_links_draws_straight_ones():
    """Two patches without links are joined by a straight line between points inside them."""
    found = patch_centrality(make_patches([[1, 0, 2]]), distance=100)
    np.testing.assert_allclose(found.links.paths[0], [[5, 5], [25, 5]])


def test_patch_centrality_refuses_current_over_nothing():
    """Patches that touch have no resistance between them."""
    patches, links = make_network([1, 2], [(0, 1, 0)])
    with pytest.raises(InvalidValueError, match=r"distance between patch 1 and patch 2 .* is 0, over which current"):
        patch_centrality(patches, links, distance_field=LCD, distance=1, by_current=True)


def test_patch_centrality_stops_when_cancelled():
    """A cancelled run raises."""
    with pytest.raises(Cancelled):
        patch_centrality(*star(), distance_field=LCD, distance=5, progress=Stopping())


def test_patch_centrality_pays_inside_patches():
    """The middle of three carries the one pair of others over 230, of which 30 lie inside it."""
    patches = make_patches([[1, 0, 2, 2, 2, 0, 3]]).with_fields(area_ha=np.array([2.0, 1.0, 3.0]))
    links = make_network([1, 1, 1], [(0, 1, 100), (1, 2, 100)])[1]
    links = replace(links, paths=(np.array([[10.0, 5], [20, 5]]), np.array([[50.0, 5], [60, 5]])))
    options = {"distance_field": LCD, "distance": 100, "in_patches": InPatches.STRAIGHT}
    found = patch_centrality(patches, links, **options)
    np.testing.assert_allclose(found.patches.fields["betweenness_flow"], [0, 6 * 0.5**2.3, 0])
    np.testing.assert_allclose(found.links.fields["betweenness_flow"], [1 + 6 * 0.5**2.3, 1.5 + 6 * 0.5**2.3])
    np.testing.assert_allclose(found.patches.fields["eccentricity"], [230, 100, 230])
