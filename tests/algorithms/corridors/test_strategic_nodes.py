"""Tests of strategic nodes: rows and crosses worked out by hand, a plain version, the demo, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms.corridors.cost_distance import cost_distance
from ....algorithms.corridors.links import links as find_links
from ....algorithms.corridors.strategic_nodes import segment_crossings, strategic_nodes
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ...landscapes import make_patches, make_raster
from .test_corridors import SLOW, along, demo, join, random_landscape


def road(*points):
    """Return a line through points as WKB."""
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return bytes(line.ExportToWkb())


def row(cell=10.0):
    """Return a row of seven cells between two patches, and their link."""
    resistance = make_raster([[1] * 7], (cell, cell))
    patches = make_patches([[1, 0, 0, 0, 0, 0, 2]], (cell, cell))
    return resistance, patches, join(patches, [(0, 1)], [along(patches.grid, (0, 0), (0, 6))])


def of_type(table, kind):
    """Return x, y, cost and links of the nodes of one type as a list of tuples."""
    chosen = np.flatnonzero(table["node_type"] == kind)
    return [tuple(table[name][k].item() for name in ("x", "y", "cost", "links")) for k in chosen]


def test_strategic_nodes_of_a_row():
    """The ridge of a row lies in its middle, 30 away from both patches, and so does the saddle."""
    table = strategic_nodes(*row())
    assert list(table) == ["x", "y", "node_id", "node_type", "cost", "links"]
    assert of_type(table, "strategic") == [(35, 5, 30, "1")]
    assert of_type(table, "saddle") == [(35, 5, 30, "1")]
    assert table["node_id"].tolist() == [1, 2]


def test_strategic_nodes_where_a_road_is_crossed():
    """A break lies exactly where the road crosses the path, with the cost of its cell."""
    table = strategic_nodes(*row(), roads=[road((40, 0), (44, 10))])
    assert of_type(table, "break") == [(42, 5, 20, "1")]


def test_strategic_nodes_merge_breaks_within_100_metres():
    """Roads 13 m apart make one break, the cheapest; roads 130 m apart make two."""
    near = strategic_nodes(*row(), roads=[road((42, 0), (42, 10)), road((55, 0), (55, 10))])
    assert of_type(near, "break") == [(55, 5, 10, "1")]
    far = strategic_nodes(*row(100.0), roads=[road((420, 0), (420, 100)), road((550, 0), (550, 100))])
    assert [x for x, *_ in of_type(far, "break")] == [420, 550]


def test_strategic_nodes_have_no_break_inside_patches_or_along_the_path():
    """Roads inside a patch, along the path or off the map cut nothing."""
    roads = [road((5, 0), (5, 10)), road((15, 5), (45, 5)), road((35, 50), (35, 90)), road((-50, 5), (-20, 9))]
    assert of_type(strategic_nodes(*row(), roads=roads), "break") == []


def cross_of_patches():
    """Return patches at the four ends of a cross, linked crosswise."""
    labels = np.zeros((7, 7), int)
    labels[3, 0], labels[3, 6], labels[0, 3], labels[6, 3] = 1, 2, 3, 4
    patches = make_patches(labels.tolist())
    paths = [along(patches.grid, (3, 0), (3, 6)), along(patches.grid, (0, 3), (6, 3))]
    return make_raster([[1] * 7] * 7), patches, join(patches, [(0, 1), (2, 3)], paths)


def test_strategic_nodes_where_paths_cross():
    """Two straight paths cross in the middle cell, 30 away from each patch."""
    assert of_type(strategic_nodes(*cross_of_patches()), "crossing") == [(35, 35, 30, "1;2")]


def test_strategic_nodes_where_diagonal_paths_cross_between_cells():
    """Two diagonals that share no cell cross at the corner of four cells."""
    labels = [[1, 0, 0, 2], [0] * 4, [0] * 4, [3, 0, 0, 4]]
    patches = make_patches(labels)
    paths = [along(patches.grid, (0, 0), (3, 3)), along(patches.grid, (0, 3), (3, 0))]
    table = strategic_nodes(make_raster([[1] * 4] * 4), patches, join(patches, [(0, 3), (1, 2)], paths))
    ((x, y, cost, named),) = of_type(table, "crossing")
    assert (x, y, named) == (20, 20, "1;2")
    np.testing.assert_allclose(cost, 10 * np.sqrt(2))


def test_strategic_nodes_where_paths_meet_and_run_together():
    """Paths that meet and end in one patch make one crossing, where they meet."""
    labels = [[1] + [0] * 8, [0] * 9, [0] * 8 + [3], [0] * 9, [2] + [0] * 8]
    patches = make_patches(labels)
    paths = [along(patches.grid, start, (2, 2), (2, 8)) for start in ((0, 0), (4, 0))]
    table = strategic_nodes(make_raster([[1] * 9] * 5), patches, join(patches, [(0, 2), (1, 2)], paths), merge_cells=0)
    assert [(x, y, named) for x, y, _, named in of_type(table, "crossing")] == [(25, 25, "1;2")]


def test_strategic_nodes_of_a_pass():
    """Between two patches behind a wall the saddle is the gap in the wall, though no link leads there."""
    rows = [[1, 1, 9, 1, 1], [1, 1, 9, 1, 1], [1, 1, 1, 1, 1], [1, 1, 9, 1, 1]]
    labels = [[1, 0, 0, 0, 2], [1, 0, 0, 0, 2], [1, 0, 0, 0, 2], [1, 0, 0, 0, 2]]
    patches = make_patches(labels)
    table = strategic_nodes(make_raster(rows), patches, join(patches, [(0, 1)]))
    assert of_type(table, "saddle") == [(25, 15, 20, "1")]
    assert of_type(table, "strategic") == []


def test_strategic_nodes_have_no_saddle_for_a_pair_without_a_link():
    """Only pairs with a link in use have a saddle, though other zones touch too."""
    resistance, patches = make_raster([[1] * 9]), make_patches([[1, 0, 0, 0, 2, 0, 0, 0, 3]])
    table = strategic_nodes(resistance, patches, join(patches, [(0, 1)]), merge_cells=0)
    assert [(x, named) for x, _, _, named in of_type(table, "saddle")] == [(25, "1")]


def test_strategic_nodes_between_touching_patches_are_none():
    """Patches side by side have no ridge between them."""
    patches = make_patches([[1, 2]])
    path = along(patches.grid, (0, 0), (0, 1))
    table = strategic_nodes(make_raster([[1, 1]]), patches, join(patches, [(0, 1)], [path]))
    assert all(len(values) == 0 for values in table.values())


def test_strategic_nodes_stay_apart_and_in_order():
    """Merged nodes of a type lie farther apart than the distance, come in order and lie outside patches."""
    resistance, patches, _ = random_landscape(3)
    graph = find_links(resistance, patches)
    table = strategic_nodes(resistance, patches, graph, merge_cells=2)
    again = strategic_nodes(resistance, patches, graph, merge_cells=2)
    assert table["node_id"].tolist() == list(range(1, len(table["x"]) + 1))
    for name, values in table.items():
        assert values.tolist() == again[name].tolist()
    for kind in np.unique(table["node_type"]):
        places = np.array([node[:2] for node in of_type(table, kind)])
        gaps = np.hypot(*(places[:, None] - places[None]).T)
        assert (gaps[~np.eye(len(places), dtype=bool)] > 20).all()
        assert places.tolist() == sorted(places.tolist(), key=lambda place: (-place[1], place[0]))
    assert (patches.labels[patches.grid.index(table["x"], table["y"])] == 0).all()


def plain_crossings(starts, ends, other_starts, other_ends):
    """Return index and point of every crossing, each segment against each other."""
    found = []
    for k, (p, q) in enumerate(zip(starts, ends)):
        for r, s in zip(other_starts, other_ends):
            part, other = np.linalg.solve(np.column_stack((q - p, r - s)), r - p)
            if 0 <= part <= 1 and 0 <= other <= 1:
                found.append((k, *(p + part * (q - p))))
    return np.array(sorted(found))


@pytest.mark.parametrize("size", [3.0, 1000.0])
def test_segment_crossings_are_all_and_only_once(size):
    """Whatever the bins, each crossing is found once, far from the origin too."""
    random = np.random.default_rng(2)
    corner = np.array([4e5, 3.6e6])
    starts, other_starts = corner + random.uniform(0, 100, (80, 2)), corner + random.uniform(0, 100, (60, 2))
    ends = starts + random.normal(0, 6, (80, 2))
    other_ends = other_starts + random.normal(0, 40, (60, 2))
    which, points = segment_crossings(starts, ends, other_starts, other_ends, size)
    order = np.lexsort((points[:, 0], which))
    expected = plain_crossings(starts, ends, other_starts, other_ends)
    assert which[order].tolist() == expected[:, 0].astype(int).tolist()
    np.testing.assert_allclose(points[order], expected[:, 1:], atol=1e-6, rtol=0)


def test_strategic_nodes_saddles_are_the_lowest_of_their_ridge():
    """The saddle of each pair is as low as the lowest of all pairs of neighbouring cells, looked at one by one."""
    resistance, patches, links = random_landscape(6)
    found = cost_distance(resistance, patches.labels, allocation=True)
    lowest = {}
    rows, columns = found.allocation.shape
    for row, column, down, right in np.ndindex(rows, columns, 2, 3):
        there = row + down, column + right - 1
        if there[0] < rows and 0 <= there[1] < columns:
            pair = tuple(sorted((found.allocation[row, column], found.allocation[there])))
            if pair[0] != pair[1]:
                height = max(found.cost.values[row, column], found.cost.values[there])
                lowest[pair] = min(height, lowest.get(pair, np.inf))
    table = strategic_nodes(resistance, patches, links, merge_cells=0)
    number = {(a + 1, b + 1): str(k + 1) for k, (a, b) in enumerate(links.ends)}
    saddles = {(cost, named) for _, _, cost, named in of_type(table, "saddle")}
    assert saddles == {(height, number[pair]) for pair, height in lowest.items()}


@SLOW
def test_strategic_nodes_of_linkage_mapper_demo():
    """All ten neighbours of the demo have a saddle, no higher than half the distance if the path goes straight over."""
    resistance, patches, links, _ = demo()
    table = strategic_nodes(resistance, patches, links, merge_cells=0)
    saddles = {named: cost for _, _, cost, named in of_type(table, "saddle")}
    assert set(saddles) == {str(number) for number in range(1, 11)}
    # The paths of links 1, 5 and 7 lead through the zones of third patches.
    for number in (2, 3, 4, 6, 8, 9, 10):
        assert saddles[str(number)] <= links.fields["lcd"][number - 1] / 2


def test_strategic_nodes_refuse_a_negative_distance():
    """The distance within which nodes are merged is at least 0."""
    with pytest.raises(InvalidValueError, match="Merge distance is -1"):
        strategic_nodes(*row(), merge_cells=-1)


def test_strategic_nodes_refuse_when_no_link_is_active():
    """Without an active link there is nothing to do."""
    resistance, patches, links = row()
    with pytest.raises(EmptyInputError, match="none is active"):
        strategic_nodes(resistance, patches, links.with_fields(active=np.zeros(1, bool)))
