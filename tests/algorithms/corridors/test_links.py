"""Links by hand, by their rules, and against all fifteen pairs of Linkage Mapper's demo."""

from __future__ import annotations

import csv
import os

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms import jit, raster_io
from ....algorithms.corridors.cost_distance import cost_distance
from ....algorithms.corridors.links import Adjacency, NeighbourUnit, links, sticks
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ....algorithms.patches import Patches
from ....algorithms.progress import Progress
from ...landscapes import kit, make_patches, make_raster
from ...listening import Listening
from ...reference import dijkstra

slow_without_jit = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without the JIT")


@pytest.fixture(params=["numba", "scipy"])
def road(request, monkeypatch):
    """Run a test once with the kernels and once as on a machine without numba."""
    if request.param == "scipy":
        monkeypatch.setattr(jit, "available", lambda: False)


def by_pair(graph, field):
    """Return a field as a dict by the ids of both ends."""
    return {(graph.ids[a], graph.ids[b]): value for (a, b), value in zip(graph.ends, graph.fields[field])}


def row_of_patches(**options):
    """Return the links of four patches in a row of cells of 10 m with gaps of 1, 2 and 4 cells."""
    labels = [[1, 0, 2, 0, 0, 3, 0, 0, 0, 0, 4]]
    return links(make_raster([[1] * 11]), make_patches(labels), **options)


@pytest.mark.usefixtures("road")
def test_links_of_a_row_of_patches():
    """Neighbours in a row are linked; distances, lengths and paths are those counted by hand."""
    graph = row_of_patches()
    assert graph.ends.tolist() == [[0, 1], [1, 2], [2, 3]]
    assert graph.fields["link_id"].tolist() == [1, 2, 3]
    assert graph.fields["active"].all()
    assert list(graph.fields["status"]) == ["active"] * 3
    assert graph.fields["euclidean"].tolist() == [10, 20, 40]
    assert graph.fields["lcd"].tolist() == [20, 30, 50]
    assert graph.fields["lcp_length"].tolist() == [20, 30, 50]
    assert graph.fields["lcd_to_euclidean"].tolist() == [2, 1.5, 1.25]
    assert graph.fields["lcd_to_length"].tolist() == [1, 1, 1]
    assert graph.paths[1].tolist() == [[25, 5], [35, 5], [45, 5], [55, 5]]


def test_links_of_all_pairs_tell_what_their_paths_cross():
    """Between the ends of a row the path crosses the patches in the middle, and the first is named."""
    status = by_pair(row_of_patches(adjacency=Adjacency.ALL), "status")
    assert status[1, 2] == status[2, 3] == status[3, 4] == "active"
    assert status[1, 4] == status[1, 3] == "inactive: the path crosses patch 2"
    assert status[2, 4] == "inactive: the path crosses patch 3"
    assert row_of_patches(adjacency=Adjacency.ALL, drop_intermediate=False).fields["active"].all()


def test_links_touching_patches_have_no_ratio_to_the_straight_distance():
    """Patches side by side are 0 apart on the straight way, which nothing can be divided by."""
    graph = links(make_raster([[2, 4]]), make_patches([[1, 2]]))
    assert graph.fields["euclidean"].tolist() == [0]
    assert graph.fields["lcd"].tolist() == [30]
    assert np.isnan(graph.fields["lcd_to_euclidean"]).all()
    assert graph.fields["lcd_to_length"].tolist() == [3]


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        (Adjacency.COST, [[1, 2], [1, 3], [2, 3]]),
        (Adjacency.EUCLIDEAN, [[1, 3], [2, 3]]),
        (Adjacency.EITHER, [[1, 2], [1, 3], [2, 3]]),
        (Adjacency.ALL, [[1, 2], [1, 3], [2, 3]]),
    ],
)
def test_links_adjacency_by_cost_and_by_straight_distance_differ(kind, pairs):
    """Patch 3 parts 1 and 2 on the straight way, but they meet along the row of low resistance."""
    resistance = make_raster([[1, 1, 1, 1, 1], [1, 99, 99, 99, 1], [1, 99, 99, 99, 1]])
    patches = make_patches([[0, 0, 0, 0, 0], [1, 0, 0, 0, 2], [0, 0, 3, 0, 0]])
    assert (links(resistance, patches, adjacency=kind).ends + 1).tolist() == pairs


@pytest.mark.usefixtures("road")
def test_links_say_when_no_path_joins_the_patches():
    """Neighbours on the straight way with a wall between are kept, out of use, without distance or path."""
    graph = links(make_raster([[1, 1, None, 1, 1]]), make_patches([[1, 0, 0, 0, 2]]))
    assert list(graph.fields["status"]) == ["inactive: no path joins the patches"]
    assert not graph.fields["active"].any()
    assert np.isnan(graph.fields["lcd"]).all()
    assert np.isnan(graph.fields["lcp_length"]).all()
    assert graph.paths[0].shape == (0, 2)
    assert graph.fields["euclidean"].tolist() == [30]


def test_links_limits_put_out_of_use_with_figure_and_limit():
    """Each of the four limits names what it measured and what it allows."""
    status = by_pair(row_of_patches(max_euclidean=30), "status")
    assert status == {
        (1, 2): "active",
        (2, 3): "active",
        (3, 4): "inactive: straight distance 40 is above the maximum 30",
    }
    status = by_pair(row_of_patches(min_euclidean=15), "status")
    assert status[1, 2] == "inactive: straight distance 10 is below the minimum 15"
    status = by_pair(row_of_patches(max_cost=30), "status")
    assert status == {
        (1, 2): "active",
        (2, 3): "active",
        (3, 4): "inactive: least-cost distance 50 is above the maximum 30",
    }
    status = by_pair(row_of_patches(min_cost=25), "status")
    assert status[1, 2] == "inactive: least-cost distance 20 is below the minimum 25"


def test_links_of_all_pairs_are_not_measured_beyond_the_maximum_cost():
    """With all pairs the spread stops at the maximum, so that the figure of a longer link stays unknown."""
    graph = row_of_patches(adjacency=Adjacency.ALL, max_cost=30, drop_intermediate=False)
    assert by_pair(graph, "status")[1, 4] == "inactive: least-cost distance is above the maximum 30"
    assert np.isnan(by_pair(graph, "lcd")[1, 4])


def test_links_keep_the_nearest_of_either_end():
    """With one neighbour each, the long link in the middle goes, being nearest to neither of its ends."""
    labels = [[1, 0, 2, 0, 0, 0, 3, 0, 4]]
    graph = links(make_raster([[1] * 9]), make_patches(labels), max_neighbours=1, connect_constellations=False)
    assert by_pair(graph, "status") == {
        (1, 2): "active",
        (2, 3): "inactive: not among the 1 nearest",
        (3, 4): "active",
    }
    assert row_of_patches(max_neighbours=1, connect_constellations=False).fields["active"].all()


def test_links_join_constellations_by_the_shortest_link():
    """Two pairs left apart are joined by the link between them, and only by that."""
    labels = [[1, 0, 2, 0, 0, 0, 3, 0, 4]]
    graph = links(make_raster([[1] * 9]), make_patches(labels), max_neighbours=1)
    assert by_pair(graph, "status")[2, 3] == "active: joins two constellations"
    assert graph.fields["active"].all()


def test_links_nearest_by_cost_and_by_straight_distance_differ():
    """The middle patch is nearer to the left one on the ground, to the right one in cost."""
    resistance = make_raster([[1, 1, 1, 90, 1, 1, 1, 1, 1, 1]])
    patches = make_patches([[1, 0, 2, 0, 3, 0, 0, 4, 0, 5]])
    options = {"max_neighbours": 1, "connect_constellations": False}
    cost = links(resistance, patches, neighbour_unit=NeighbourUnit.COST, **options)
    straight = links(resistance, patches, neighbour_unit=NeighbourUnit.EUCLIDEAN, **options)
    assert cost.fields["lcd"].tolist() == [20, 910, 30, 20]
    assert cost.fields["active"].tolist() == [True, False, True, True]
    assert straight.fields["active"].tolist() == [True, True, False, True]


def test_links_the_user_keeps_or_drops():
    """A kept link escapes every rule even if its ends are no neighbours; a dropped one is never used."""
    table = {"from_id": ["4", 1], "to_id": [1.0, " 2"], "action": ["keep", "Drop "]}
    graph = row_of_patches(user_links=table, max_cost=45, max_euclidean=35, max_neighbours=1)
    assert by_pair(graph, "status") == {
        (1, 2): "inactive: dropped by the user",
        (1, 4): "active: kept by the user",
        (2, 3): "active",
        (3, 4): "inactive: straight distance 40 is above the maximum 35",
    }
    assert by_pair(graph, "lcd")[1, 4] == 100
    typed = row_of_patches(user_links="4,1,keep;1,2,drop", max_cost=45, max_euclidean=35, max_neighbours=1)
    assert by_pair(typed, "status") == by_pair(graph, "status")


def test_links_refuse_what_they_cannot_use():
    """Broken limits and user tables are refused with a sentence."""
    with pytest.raises(InvalidValueError, match="Maximum least-cost distance is 3; it must be at least 5"):
        row_of_patches(min_cost=5, max_cost=3)
    with pytest.raises(InvalidValueError, match="Number of neighbours is -1"):
        row_of_patches(max_neighbours=-1)
    with pytest.raises(InvalidValueError, match="there is no patch 9"):
        row_of_patches(user_links={"from_id": [1], "to_id": [9], "action": ["keep"]})
    with pytest.raises(InvalidValueError, match="linked to itself"):
        row_of_patches(user_links={"from_id": [1], "to_id": [1], "action": ["keep"]})
    with pytest.raises(InvalidValueError, match="must be keep or drop"):
        row_of_patches(user_links={"from_id": [1], "to_id": [2], "action": ["maybe"]})
    with pytest.raises(InvalidValueError, match="both kept and dropped"):
        row_of_patches(user_links={"from_id": [1, 2], "to_id": [2, 1], "action": ["keep", "drop"]})
    with pytest.raises(EmptyInputError, match="at least 2 are needed"):
        links(make_raster([[1, 1]]), make_patches([[1, 0]]))
    with pytest.raises(EmptyInputError, match="none lies where"):
        links(make_raster([[None, 1, None]]), make_patches([[1, 0, 2]]))


def test_links_warn_of_patches_that_cannot_be_crossed():
    """A patch on no data stays, linked by nothing, and is named."""
    told = []
    progress = Progress()
    progress.warn = told.append
    labels = [[1, 0, 2, 0, 3]]
    graph = links(make_raster([[1, 1, None, 1, 1]]), make_patches(labels, ids=("a", "b", "c")), progress=progress)
    assert told == ["Patches b lie where nothing can cross; no path leads to them."]
    assert set(graph.fields["status"]) == {"inactive: no path joins the patches"}


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize("seed", range(3))
def test_links_distances_are_those_of_whole_surfaces(seed):
    """Bounded spreads give the distances that whole surfaces of the plain version hold, for neighbours and for all."""
    random = np.random.default_rng(seed)
    values = 10 ** random.uniform(0, 3, (18, 22))
    values[random.random(values.shape) < 0.25] = np.nan
    labels = np.zeros(values.shape, np.int32)
    for label, cell in enumerate(random.choice(values.size, 7, replace=False), 1):
        labels.flat[cell] = label
    resistance = make_raster(values, (10.0, 14.0))
    patches = Patches(labels, resistance.grid, tuple("abcdefg"))
    alone = [dijkstra(values, labels == label, resistance.grid.cell) for label in range(1, 8)]
    for kind in Adjacency:
        graph = links(resistance, patches, adjacency=kind)
        expected = np.array([alone[a][labels == b + 1].min() for a, b in graph.ends])
        np.testing.assert_allclose(graph.fields["lcd"], np.where(np.isinf(expected), np.nan, expected), rtol=1e-12)
        for path, (a, b), length in zip(graph.paths, graph.ends, graph.fields["lcp_length"]):
            if len(path):
                rows, columns = resistance.grid.index(*path.T)
                assert labels[rows[0], columns[0]] == a + 1
                assert labels[rows[-1], columns[-1]] == b + 1
                assert np.hypot(*np.diff(path, axis=0).T).sum() == pytest.approx(length, rel=1e-12)


def test_links_cost_neighbours_have_touching_zones():
    """The pairs by cost are those whose labels meet in the allocation."""
    random = np.random.default_rng(3)
    labels = np.zeros((15, 16), np.int32)
    labels.flat[random.choice(labels.size, 6, replace=False)] = np.arange(1, 7)
    resistance = make_raster(random.uniform(1, 50, labels.shape))
    zones = cost_distance(resistance, labels, allocation=True).allocation
    touching = set()
    for (row, column), zone in np.ndenumerate(zones):
        block = zones[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        touching |= {(min(zone, other), max(zone, other)) for other in block.ravel() if other != zone}
    graph = links(resistance, Patches(labels, resistance.grid, tuple(range(1, 7))), adjacency=Adjacency.COST)
    assert {tuple(pair) for pair in graph.ends + 1} == touching


@pytest.fixture(scope="module")
def demo():
    """Resistance, cores and the table of all pairs of Linkage Mapper's demo."""
    resistance = raster_io.read_raster(kit("linkage_mapper", "inputs", "lm_resistances.tif"), name="Resistance")
    labels = raster_io.read_classes(kit("linkage_mapper", "reference", "lm_core_raster.tif")).values
    dataset = ogr.Open(kit("linkage_mapper", "inputs", "lm_cores.gpkg"))
    shapes = {feature["core_id"]: bytes(feature.GetGeometryRef().ExportToWkb()) for feature in dataset.GetLayer(0)}
    ids = tuple(range(1, 7))
    with open(kit("linkage_mapper", "reference", "lm_pairs.csv"), encoding="utf-8") as file:
        pairs = {(int(row["core_a"]), int(row["core_b"])): row for row in csv.DictReader(file)}
    return resistance, Patches(labels, resistance.grid, ids, {}, tuple(shapes[name] for name in ids)), pairs


@slow_without_jit
def test_links_agree_with_linkage_mapper_demo_on_all_pairs(demo):
    """Least-cost and straight distances of all fifteen pairs are met; lengths too, though ties could change them."""
    resistance, patches, pairs = demo
    graph = links(resistance, patches, adjacency=Adjacency.ALL)
    assert len(graph) == 15
    for column, field, tolerance in (
        ("lcd", "lcd", 1e-6),
        ("euc_dist", "euclidean", 1e-6),
        ("lcp_length", "lcp_length", 1e-2),
        ("cwd_to_euc", "lcd_to_euclidean", 1e-5),
        ("cwd_to_path", "lcd_to_length", 1e-2),
    ):
        found = by_pair(graph, field)
        expected = [float(pairs[pair][column]) for pair in found]
        np.testing.assert_allclose(list(found.values()), expected, rtol=tolerance)


@slow_without_jit
@pytest.mark.parametrize(("kind", "column"), [(Adjacency.COST, "adj_cwd"), (Adjacency.EUCLIDEAN, "adj_euc")])
def test_links_find_the_ten_neighbours_of_linkage_mapper_demo(demo, kind, column):
    """By cost as by straight distance the neighbours are the ten pairs of the kit."""
    resistance, patches, pairs = demo
    found = set(by_pair(links(resistance, patches, adjacency=kind), "lcd"))
    assert found == {pair for pair, row in pairs.items() if row[column] == "1"}


@slow_without_jit
def test_links_of_linkage_mapper_demo_with_its_settings(demo):
    """Eight of ten links are in use, and the other two say what the guide says."""
    resistance, patches, _ = demo
    status = by_pair(links(resistance, patches, max_neighbours=4, max_euclidean=40_000, max_cost=100_000), "status")
    assert status.pop((1, 2)) == "inactive: least-cost distance 120 021 is above the maximum 100 000"
    assert status.pop((2, 5)) == "inactive: the path crosses patch 3"
    assert list(status.values()) == ["active"] * 8


@slow_without_jit
@pytest.mark.parametrize("constellations", [False, True])
@pytest.mark.parametrize(("unit", "short"), [(NeighbourUnit.COST, "cwd"), (NeighbourUnit.EUCLIDEAN, "euc")])
@pytest.mark.parametrize("number", [1, 2])
def test_links_prune_linkage_mapper_demo_as_the_kit_does(demo, number, unit, short, constellations):
    """Nearest neighbours in either unit, with and without constellations, leave the links of the kit."""
    resistance, patches, pairs = demo
    graph = links(
        resistance, patches, max_neighbours=number, neighbour_unit=unit, connect_constellations=constellations,
        max_euclidean=40_000, max_cost=100_000,
    )  # fmt: skip
    column = f"nn{number}_{short}" + ("_const" if constellations else "")
    expected = {pair for pair, row in pairs.items() if row[column] in ("10", "20")}
    assert {pair for pair, used in by_pair(graph, "active").items() if used} == expected


def test_links_of_patches_in_many_parts_start_from_the_nearest_part():
    """A patch of two parts is linked from the part that is nearer in cost."""
    resistance = make_raster([[1] * 9])
    graph = links(resistance, make_patches([[1, 0, 0, 0, 2, 0, 1, 0, 0]]))
    assert graph.fields["lcd"].tolist() == [20]
    assert graph.paths[0].tolist() == [[65, 5], [55, 5], [45, 5]]
    assert graph.fields["euclidean"].tolist() == [10]


def test_sticks_join_the_middles_of_patches_even_without_a_path():
    """A stick leads from the mean of the cell centres of one patch to that of the other."""
    patches = make_patches([[1, 1, 0, 0, 2], [0, 0, 0, 0, 2]])
    graph = links(make_raster([[1, 1, None, 1, 1], [1, 1, None, 1, 1]]), patches)
    assert not graph.fields["active"].any()
    assert [stick.tolist() for stick in sticks(graph, patches).paths] == [[[10, 15], [45, 10]]]


@pytest.mark.parametrize(("factor", "told"), [(1.0, False), (0.5, True)])
def test_links_say_what_costs_mean_where_the_least_resistance_is_not_one(factor, told):
    """A surface that begins at 0.5 is spoken of in the log, one that begins at 1 is not."""
    progress = Listening()
    resistance = make_raster((factor * np.array([[1.0, 2.0, 1.0]])).tolist())
    links(resistance, make_patches([[1, 0, 2]]), progress=progress)
    assert any("the least value is 0.5, not 1" in text for text in progress.said) is told


def test_links_takes_what_is_known():
    """What is known of a pair is taken as it is, path and distance, and the other pairs are worked out."""
    known = {(0, 1): (7.0, np.array([[0, 0], [0, 2]])), (1, 2): (np.nan, None)}
    graph = row_of_patches(known=known)
    assert graph.fields["lcd"].tolist()[0] == 7
    assert graph.paths[0].tolist() == [[5, 5], [25, 5]]
    assert np.isnan(graph.fields["lcd"][1])
    assert graph.fields["lcd"][2] == row_of_patches().fields["lcd"][2]
