"""Tests of link priority: criteria by hand, both normalisers, the climate curve, and a real run of Linkage Mapper."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms import raster_io
from ....algorithms.corridors.corridors import CutoffUnit
from ....algorithms.corridors.link_corridors import link_corridors
from ....algorithms.corridors.link_priority import (
    Climate,
    LinkWeights,
    PatchWeights,
    climate_priority,
    core_area_value,
    link_priority,
    maximum_value,
    score_range,
)
from ....algorithms.corridors.links import Adjacency, links
from ....algorithms.errors import EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.patches import Patches, burn_patches
from ...landscapes import kit, make_patches, make_raster
from ...listening import Listening
from .test_corridors import SLOW

CELLS = [[1, 0, 0, 2, 0, 0, 0, 0, 3]]
ROW = [[1, 1, 3, 1, 1, 1, 1, 9, 1]]


def row(**fields):
    """Return a row of cells with three patches, and the two links between neighbours."""
    resistance, patches = make_raster(ROW), make_patches(CELLS).with_fields(**fields)
    return resistance, patches, links(resistance, patches)


def test_score_range_and_maximum_value_by_hand():
    """Values 2, 4 and 8 by each normaliser and its inverse, as published."""
    values = np.array([2.0, 4.0, 8.0])
    np.testing.assert_allclose(score_range(values), [0, 1 / 3, 1])
    np.testing.assert_allclose(score_range(values, inverted=True), [1, 2 / 3, 0])
    np.testing.assert_allclose(maximum_value(values), [0.25, 0.5, 1])
    np.testing.assert_allclose(maximum_value(values, inverted=True), [1, 0.75, 0.25])


def test_normalisers_never_divide_by_zero():
    """Equal values and single ones score 1, maximum values that are not above 0 score 0."""
    for inverted in (False, True):
        assert score_range(np.array([5.0, 5.0]), inverted=inverted).tolist() == [1, 1]
        assert score_range(np.array([0.0]), inverted=inverted).tolist() == [1]
        assert maximum_value(np.array([0.0, -3.0]), inverted=inverted).tolist() == [0, 0]


def test_link_priority_of_a_row_by_hand():
    """Two links of lengths 30 and 50 and costs 50 and 130 between single cells of resistance 1."""
    resistance, patches, graph = row()
    np.testing.assert_allclose(graph.fields["lcp_length"], [30, 50])
    np.testing.assert_allclose(graph.fields["lcd"], [50, 130])
    found = link_priority(resistance, patches, graph)
    np.testing.assert_allclose(found.links.fields["closeness"], [1, 0])
    np.testing.assert_allclose(found.links.fields["permeability"], [1, 0])
    # The patches are alike, so all are worth 1 and every link has 0.34 of its priority from them.
    np.testing.assert_allclose(found.patches.fields["cav"], 1)
    np.testing.assert_allclose(found.patches.fields["cav_norm"], 1)
    np.testing.assert_allclose(found.links.fields["csp"], [1, 0.34])
    np.testing.assert_allclose(found.links.fields["csp_norm"], [1, 0.34])


def test_link_priority_of_a_row_is_blended_with_its_corridors():
    """In a row every cell lies on its path, so nearness is 1 and the map (1 + csp_norm) / 2, the better in both."""
    found = link_priority(*row())
    np.testing.assert_allclose(found.blended.values, [[1, 1, 1, 1, 0.67, 0.67, 0.67, 0.67, 0.67]])


def test_patch_criteria_by_hand():
    """Mean resistance, area, perimeter and their ratio of patches of 1 x 1, 2 x 2 and 1 x 2 cells of 10 m."""
    patches = make_patches([[1, 0, 2, 2, 0, 3, 3], [0, 0, 2, 2, 0, 0, 0]])
    resistance = make_raster([[4, 1, 1, 3, 1, 2, 2], [1, 1, 1, 3, 1, 1, 1]])
    fields = link_priority(resistance, patches, links(resistance, patches)).patches.fields
    np.testing.assert_allclose(fields["mean_resistance"], [4, 2, 2])
    np.testing.assert_allclose(fields["resistance_norm"], [0.5, 1, 1])
    np.testing.assert_allclose(fields["area_norm"], [0.25, 1, 0.5])
    np.testing.assert_allclose(fields["perimeter"], [40, 80, 60])
    np.testing.assert_allclose(fields["area_to_perimeter"], [2.5, 5, 200 / 60])
    np.testing.assert_allclose(fields["shape_norm"], [0.5, 1, 2 / 3])
    np.testing.assert_allclose(fields["cav"], 0.33 * np.array([0.5, 1, 1]) + [0.2525, 0.67, 0.165 + 0.34 * 2 / 3])


def test_outlines_count_better_than_cells():
    """Area and perimeter of outlines that are known are theirs: a square with a square hole, and two squares."""
    ring = "((0 0,40 0,40 40,0 40,0 0),(10 10,10 20,20 20,20 10,10 10))"
    shapes = [f"POLYGON{ring}", "MULTIPOLYGON(((60 0,70 0,70 10,60 10,60 0)),((60 20,60 40,80 40,80 20,60 20)))"]
    wkb = tuple(bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb()) for text in shapes)
    cells = np.zeros((4, 8), int)
    cells[:, :4], cells[:2, 6:], cells[3, 6] = 1, 2, 2
    labels = make_patches(cells.tolist())
    patches = Patches(labels.labels, labels.grid, labels.ids, {}, wkb)
    resistance = make_raster(np.ones((4, 8)).tolist())
    fields = link_priority(resistance, patches, links(resistance, patches)).patches.fields
    np.testing.assert_allclose(fields["perimeter"], [200, 120])
    np.testing.assert_allclose(fields["area_to_perimeter"], [1500 / 200, 500 / 120])


def test_points_are_measured_by_their_cells():
    """Patches whose outlines are points have the area and perimeter of a cell."""
    resistance, patches, graph = row()
    points = tuple(bytes(ogr.CreateGeometryFromWkt(f"POINT ({x} 5)").ExportToWkb()) for x in (5, 35, 85))
    found = link_priority(resistance, Patches(patches.labels, patches.grid, patches.ids, {}, points), graph)
    np.testing.assert_allclose(found.patches.fields["perimeter"], 40)


def test_experts_centrality_and_other_raster_count():
    """Fields of patches, the table of links and the other raster go in with their weights, normalised as published."""
    resistance, patches, graph = row(trust=np.array([1.0, 4.0, 2.0]), flow=np.array([3, 6, 3]))
    other = make_raster([[0, 9, 9, 5, 9, 9, 9, 9, 20]], name="Other")
    found = link_priority(
        resistance,
        patches,
        graph,
        patch_weights=PatchWeights(0, 0, 0, expert=0.5, centrality=0.25, other=0.25),
        link_weights=LinkWeights(0, 0, 0, expert=1),
        patch_expert="trust",
        centrality="flow",
        other=other,
        expert="3, 2, 7\n1, 2, 3",
    )
    fields = found.patches.fields
    np.testing.assert_allclose(fields["expert_norm"], [0.25, 1, 0.5])
    np.testing.assert_allclose(fields["centrality_norm"], [0.5, 1, 0.5])
    np.testing.assert_allclose(fields["other_mean"], [0, 5, 20])
    np.testing.assert_allclose(fields["other_norm"], [0, 0.25, 1])
    cav = [0.125 + 0.125, 0.5 + 0.25 + 0.0625, 0.25 + 0.125 + 0.25]
    np.testing.assert_allclose(fields["cav"], cav)
    np.testing.assert_allclose(fields["cav_norm"], (np.array(cav) - min(cav)) / (max(cav) - min(cav)))
    np.testing.assert_allclose(found.links.fields["expert_norm"], [0, 1])
    np.testing.assert_allclose(found.links.fields["csp"], [0, 1])


def test_links_that_experts_do_not_name_get_the_least():
    """A link that is not in the table is worth what the worst in it is."""
    resistance, patches, _ = row()
    graph = links(resistance, patches, adjacency=Adjacency.ALL, drop_intermediate=False)
    weights = LinkWeights(0, 0, 0, expert=1)
    table = {"from_id": [1, 3], "to_id": [2, 2], "value": [5, 2]}
    found = link_priority(resistance, patches, graph, link_weights=weights, expert=table)
    by_pair = dict(zip(map(tuple, graph.ends + 1), found.links.fields["expert_norm"]))
    assert by_pair == {(1, 2): 1, (2, 3): 0, (1, 3): 0}


def test_climate_curve_by_hand():
    """Ratios 0.8, 0.9, 1 and 1.2: from 0.75 at the least to 1 at the target, then down to 0 at the largest."""
    warm, cool = np.full(4, 100.0), np.array([80.0, 90.0, 100.0, 120.0])
    found = climate_priority(warm, cool, Climate(None))
    np.testing.assert_allclose(found, [0.75, 0.875, 1, 0])
    # Below 1.15 the curve does not fall to 0, so the score range stretches what is left of it.
    found = climate_priority(warm, np.array([80.0, 90.0, 100.0, 103.0]), Climate(None))
    np.testing.assert_allclose(found, (np.array([0.75, 0.875, 1, 0.8]) - 0.75) / 0.25)


def test_climate_ratio_is_compared_with_the_target_ratio():
    """With a target of 0.9 the ratio 0.9 is best, which Linkage Mapper misses by comparing with its priority, 1."""
    warm, cool = np.full(4, 100.0), np.array([80.0, 90.0, 100.0, 120.0])
    found = climate_priority(warm, cool, Climate(None, target_ratio=0.9))
    np.testing.assert_allclose(found, [0.75, 1, 2 / 3, 0])


def test_climate_preference_counts_a_third():
    """Towards a preferred 100, climates 80, 90, 100 and 120 of the cooler patch score 0.5, 0.75, 1 and 0."""
    warm, cool = np.full(4, 100.0), np.array([80.0, 90.0, 100.0, 120.0])
    found = climate_priority(warm, cool, Climate(None, preferred=100.0))
    np.testing.assert_allclose(found, 0.67 * np.array([0.75, 0.875, 1, 0]) + 0.33 * np.array([0.5, 0.75, 1, 0]))


def test_climate_of_one_link_and_of_equal_ones_is_1():
    """Where the climate does not tell links apart it takes nothing from any."""
    assert climate_priority(np.array([5.0]), np.array([3.0]), Climate(None)).tolist() == [1]
    assert climate_priority(np.full(2, 5.0), np.full(2, 5.0), Climate(None, preferred=9.0)).tolist() == [1, 1]


def test_climate_goes_from_the_warmer_to_the_cooler_patch():
    """Patches of 300, 280 and 250 today become 310, 285 and 275: ratios 285/300 and 275/280, both below the target."""
    resistance, patches, graph = row()
    today = make_raster([[300, 1, 1, 280, 1, 1, 1, 1, 250]], name="Today")
    later = make_raster([[310, 1, 1, 285, 1, 1, 1, 1, 275]], name="Later")
    weights = LinkWeights(0, 0, 0, climate=1)
    found = link_priority(resistance, patches, graph, link_weights=weights, climate=Climate(today, later))
    np.testing.assert_allclose(found.patches.fields["climate"], [300, 280, 250])
    np.testing.assert_allclose(found.patches.fields["climate_future"], [310, 285, 275])
    expected = climate_priority(np.array([300.0, 280.0]), np.array([285.0, 275.0]), Climate(None))
    np.testing.assert_allclose(expected, [0, 1])
    np.testing.assert_allclose(found.links.fields["climate_norm"], expected)


def test_one_link_has_priority_1():
    """A single link between two patches is the best there is, and nothing is divided by zero."""
    resistance, patches = make_raster([[1, 1, 1]]), make_patches([[1, 0, 2]])
    with np.errstate(all="raise"):
        found = link_priority(resistance, patches, links(resistance, patches))
    np.testing.assert_allclose(found.links.fields["csp"], [1])
    np.testing.assert_allclose(found.links.fields["csp_norm"], [1])
    np.testing.assert_allclose(found.blended.values, [[1, 1, 1]])


def test_inactive_links_have_no_priority():
    """A link out of use is NaN in all fields and sets no scale."""
    resistance, patches, graph = row()
    graph = graph.with_fields(active=np.array([True, False]))
    found = link_priority(resistance, patches, graph)
    for name in ("closeness", "permeability", "csp", "csp_norm"):
        np.testing.assert_allclose(found.links.fields[name], [1, np.nan])
    np.testing.assert_array_equal(np.isnan(found.blended.values), [[False] * 4 + [True] * 5])


def test_blended_is_the_largest_of_all_links():
    """The map equals the definition laid link by link: inverted score range of the corridor and priority, half each."""
    values = np.random.default_rng(4).uniform(1, 9, (16, 20))
    labels = np.zeros((16, 20), int)
    labels[:3, :3], labels[:3, -3:], labels[-4:, 8:12] = 1, 2, 3
    resistance, patches = make_raster(values.tolist()), make_patches(labels.tolist())
    graph = links(resistance, patches)
    found = link_priority(resistance, patches, graph, cutoff=20, cutoff_unit=CutoffUnit.PERCENT)
    expected = np.zeros(values.shape)
    for corridor in link_corridors(resistance, patches, graph, 0.2 * graph.fields["lcd"]):
        near = 1 - corridor.nlcc / np.nanmax(corridor.nlcc)
        part = expected[corridor.rows, corridor.columns]
        blend = np.nan_to_num((near + found.links.fields["csp_norm"][corridor.link]) / 2)
        np.maximum(part, blend, out=part)
    np.testing.assert_allclose(np.nan_to_num(found.blended.values), expected)
    assert 0 < np.isnan(found.blended.values).mean() < 1
    assert np.nanmax(found.blended.values) <= 1


def test_weights_that_surprise_are_told():
    """Weights that do not add up to 1, and what is given without a weight, are warned of."""
    listening = Listening()
    resistance, patches, graph = row(trust=np.ones(3))
    weights = LinkWeights(closeness=1)
    link_priority(resistance, patches, graph, link_weights=weights, patch_expert="trust", progress=listening)
    assert listening.warned == [
        "Patch weight of expert is 0: expert was given but does not count.",
        "Link weights add up to 1.67 and not to 1.",
    ]


def history():
    """Return the table that a real run of Linkage Priority wrote into the demo's cores, as columns of numbers."""
    path = kit("linkage_mapper", "expected_from_history", "lm_core_values_lp_run.csv")
    with open(path, encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["core_id"]))
    return {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}


def test_core_area_value_follows_from_its_parts_as_in_linkage_mapper():
    """From the real run's mean resistance, area and ratio come its normalised parts, cav and norm_cav to 1e-11."""
    real = history()
    parts = {
        "resistance_norm": maximum_value(real["mean_res"], inverted=True),
        "area_norm": maximum_value(real["area"]),
        "shape_norm": maximum_value(real["ap_ratio"]),
    }
    for ours, theirs in (("resistance_norm", "norm_res"), ("area_norm", "norm_size"), ("shape_norm", "norm_ratio")):
        np.testing.assert_allclose(parts[ours], real[theirs], rtol=1e-10)
    value = core_area_value(parts, PatchWeights())
    np.testing.assert_allclose(value["cav"], real["cav"], rtol=1e-11)
    np.testing.assert_allclose(value["cav_norm"], real["norm_cav"], rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(maximum_value(real["ecav"]), real["necav"], rtol=1e-10)
    np.testing.assert_allclose(score_range(real["ocav"]), real["nocav"], atol=1e-10)
    np.testing.assert_allclose(maximum_value(real["CF_Central"]), real["ncfc"])


@SLOW
def test_patches_of_linkage_mapper_demo_from_its_files():
    """Polygons and resistance of the demo give the real run's outlines to 1e-6 and zonal means to 3 percent."""
    resistance = raster_io.read_raster(kit("linkage_mapper", "inputs", "lm_resistances.tif"), name="Resistance")
    layer = ogr.Open(kit("linkage_mapper", "inputs", "lm_cores.gpkg"))
    cores = sorted((f.GetField("core_id"), bytes(f.GetGeometryRef().ExportToWkb())) for f in layer.GetLayer(0))
    patches = burn_patches([shape for _, shape in cores], [number for number, _ in cores], resistance.grid)
    graph = links(resistance, patches, max_cost=100_000, max_euclidean=40_000, max_neighbours=4)
    found = link_priority(resistance, patches, graph)
    real, fields = history(), found.patches.fields
    np.testing.assert_allclose(fields["perimeter"], real["perimeter"], rtol=1e-6)
    for ours, theirs in (("area_to_perimeter", "ap_ratio"), ("area_norm", "norm_size"), ("shape_norm", "norm_ratio")):
        np.testing.assert_allclose(fields[ours], real[theirs], rtol=1e-6)
    np.testing.assert_allclose(fields["mean_resistance"], real["mean_res"], rtol=0.03)
    np.testing.assert_allclose(fields["cav"], real["cav"], rtol=0.01)
    np.testing.assert_allclose(fields["cav_norm"], real["norm_cav"], atol=0.03)
    assert graph.fields["active"].sum() == 8
    assert np.nanmax(found.links.fields["csp_norm"]) == 1
    assert 0 < np.nanmin(found.blended.values) < np.nanmax(found.blended.values) <= 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"patch_weights": PatchWeights(area=-1)}, "Patch weight of area is -1"),
        ({"link_weights": LinkWeights(0, 0, 0)}, "Link weights are all 0"),
        ({"link_weights": LinkWeights(expert=0.2)}, "Link weight of expert is 0.2, but expert was not given"),
        ({"patch_weights": PatchWeights(other=0.2)}, "Patch weight of other is 0.2, but other was not given"),
        ({"centrality": "flow"}, "there is no field 'flow'"),
        ({"patch_expert": "name"}, "field 'name' holds text"),
        ({"expert": "1, 9, 3"}, "there is no patch 9"),
        ({"expert": "1, 2, good"}, "value is 'good'"),
        ({"cutoff": -1}, "Cutoff is -1"),
        ({"climate": Climate(make_raster(ROW), target_ratio=0)}, "Target ratio is 0"),
        ({"climate": Climate(make_raster(ROW), preferred=0)}, "Preferred climate is 0"),
        ({"climate": Climate(make_raster([[0] * 9], name="Today"))}, "Today: its mean over patch 1 is 0"),
        ({"other": make_raster([[None] + [1] * 8])}, "1 has no other_mean"),
    ],
)
def test_link_priority_refuses_what_it_cannot_weigh(options, words):
    """Weights without their input, fields that are not there and values without sense are named."""
    resistance, patches, graph = row(name=np.array(["a", "b", "c"], object))
    with pytest.raises(InvalidValueError, match=words):
        link_priority(resistance, patches, graph, **options)


def test_link_priority_refuses_links_without_length_and_other_grids():
    """Links need a path length, one must be active, and all rasters share one grid."""
    resistance, patches, graph = row()
    with pytest.raises(InvalidValueError, match="link 1 has no path length"):
        link_priority(resistance, patches, graph.with_fields(lcp_length=np.array([np.nan, 1])))
    with pytest.raises(EmptyInputError, match="none is active"):
        link_priority(resistance, patches, graph.with_fields(active=np.zeros(2, bool)))
    with pytest.raises(GridMismatchError, match="must share one grid"):
        link_priority(resistance, patches, graph, other=make_raster([[1, 1]]))
