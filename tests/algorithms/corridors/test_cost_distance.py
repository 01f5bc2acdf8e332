"""Cost distance against hand computation, its laws, a plain Dijkstra, scipy's, Linkage Mapper's demo and grainscape."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from scipy.sparse import csgraph

from ....algorithms import jit, raster_io
from ....algorithms.corridors.cost_distance import Backlink, Surfaces, cost_distance, cost_distances
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError, UnprojectedError
from ....algorithms.grid import Raster
from ....algorithms.patches import Patches
from ....algorithms.resistance.landcover_resistance import landcover_resistance
from ....algorithms.resistance.schemes import Scheme
from ...landscapes import kit, make_grid, make_patches, make_raster
from ...listening import Stopping
from ...reference import dijkstra

slow_without_jit = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="too slow without the JIT")
OFFSETS = {0: (0, 1), 1: (1, 1), 2: (1, 0), 3: (1, -1), 4: (0, -1), 5: (-1, -1), 6: (-1, 0), 7: (-1, 1)}


@pytest.fixture(params=["numba", "scipy"])
def road(request, monkeypatch):
    """Run a test once with the kernels and once as on a machine without numba."""
    if request.param == "scipy":
        monkeypatch.setattr(jit, "available", lambda: False)


def landscape(seed, shape=(14, 17), cell=(10.0, 10.0), whole=False):
    """Return random resistances from 1 to 1000 with a fifth no data, and four sources; whole numbers make ties."""
    random = np.random.default_rng(seed)
    values = random.integers(1, 4, shape).astype(float) if whole else 10 ** random.uniform(0, 3, shape)
    values[random.random(shape) < 0.2] = np.nan
    sources = np.zeros(shape, np.int32)
    for label in (3, 1, 4, 2):
        row, column = random.integers(0, shape[0] - 1), random.integers(0, shape[1] - 1)
        sources[row : row + 2, column : column + 2] = label
    return make_raster(values, cell), sources


@pytest.mark.usefixtures("road")
def test_cost_distance_of_a_row_of_cells():
    """Resistances 1, 1, 5, 1 on cells of 30 m cost 0, 30, 120, 210 (METHODS 7.1)."""
    found = cost_distance(make_raster([[1, 1, 5, 1]], (30, 30)), np.array([[1, 0, 0, 0]], np.int32))
    np.testing.assert_array_equal(found.cost.values, [[0, 30, 120, 210]])


@pytest.mark.usefixtures("road")
def test_cost_distance_goes_round_high_resistance():
    """The written-out grid of METHODS 7.1 is met in every cell, with its allocation and backlinks."""
    resistance = make_raster([[1, 1, 1], [9, 9, 1], [1, 1, 1]], (1, 1))
    sources = np.array([[7, 0, 0], [0, 0, 0], [0, 0, 0]], np.int32)
    found = cost_distance(resistance, sources, allocation=True, backlink=True)
    diagonal = 2**0.5
    expected = [[0, 1, 2], [5, 6, 1 + diagonal], [2 + 2 * diagonal, 1 + 2 * diagonal, 2 + diagonal]]
    np.testing.assert_allclose(found.cost.values, expected, rtol=1e-15)
    assert (found.allocation == 7).all()
    west, north, northeast = Backlink.WEST, Backlink.NORTH, Backlink.NORTHEAST
    assert found.backlink.tolist() == [
        [Backlink.SOURCE, west, west],
        [north, north, Backlink.NORTHWEST],
        [Backlink.EAST, northeast, north],
    ]


@pytest.mark.usefixtures("road")
def test_cost_distance_uses_width_height_and_diagonal_of_cells():
    """On cells of 3 by 4 a step costs 3 along a row, 4 along a column, 5 across."""
    found = cost_distance(make_raster([[1, 1], [1, 1]], (3, 4)), np.array([[1, 0], [0, 0]], np.int32))
    np.testing.assert_array_equal(found.cost.values, [[0, 3], [4, 5]])


@pytest.mark.usefixtures("road")
def test_cost_distance_does_not_cross_no_data():
    """Behind a wall of no data nothing is reached, and a source on no data is none."""
    resistance = make_raster([[1, None, 1], [1, None, 1]])
    found = cost_distance(resistance, np.array([[1, 2, 0], [0, 0, 0]], np.int32), allocation=True, backlink=True)
    np.testing.assert_array_equal(found.cost.values, [[0, np.nan, np.nan], [10, np.nan, np.nan]])
    assert found.allocation.tolist() == [[1, 0, 0], [1, 0, 0]]
    assert found.backlink[:, 2].tolist() == [Backlink.NOT_REACHED] * 2
    classes = found.backlink_raster()
    assert classes.values[classes.valid].tolist() == [9, Backlink.NORTH + 1]
    assert classes.valid.tolist() == [[True, False, False], [True, False, False]]


@pytest.mark.usefixtures("road")
def test_cost_distance_stops_at_the_maximum():
    """A cell that costs just the maximum is reached, the next one is not."""
    found = cost_distance(make_raster([[1, 1, 1, 1]]), np.array([[1, 0, 0, 0]], np.int32), max_cost=20)
    np.testing.assert_array_equal(found.cost.values, [[0, 10, 20, np.nan]])


@pytest.mark.usefixtures("road")
def test_cost_distance_gives_ties_to_the_lowest_label():
    """Halfway between two sources the lower label wins, whichever side it lies on, and the backlink leads to it."""
    resistance = make_raster([[1, 1, 1, 1, 1]])
    for ends, direction in (((1, 2), Backlink.WEST), ((2, 1), Backlink.EAST)):
        sources = np.array([[ends[0], 0, 0, 0, ends[1]]], np.int32)
        found = cost_distance(resistance, sources, allocation=True, backlink=True)
        assert found.allocation[0, 2] == 1
        assert found.backlink[0, 2] == direction


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize("cell", [(10.0, 10.0), (7.0, 31.0)])
@pytest.mark.parametrize("seed", range(4))
def test_cost_distance_equals_plain_dijkstra(seed, cell):
    """Random landscapes with walls give the costs of the plain version, on square and other cells."""
    resistance, sources = landscape(seed, cell=cell)
    expected = dijkstra(resistance.values, sources > 0, cell)
    expected[np.isinf(expected)] = np.nan
    np.testing.assert_allclose(cost_distance(resistance, sources).cost.values, expected, rtol=1e-12)


def compare_without_numba(resistance, sources, options, monkeypatch):
    """Compare costs, allocation and backlinks with numba and without."""
    first = cost_distance(resistance, sources, **options)
    monkeypatch.setattr(jit, "available", lambda: False)
    second = cost_distance(resistance, sources, **options)
    np.testing.assert_array_equal(first.cost.values, second.cost.values)
    np.testing.assert_array_equal(first.allocation, second.allocation)
    np.testing.assert_array_equal(first.backlink, second.backlink)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_cost_distance_is_the_same_without_numba(seed, whole, monkeypatch):
    """Costs, allocation and backlinks are equal to the last bit with and without numba, ties included."""
    resistance, sources = landscape(seed, shape=(25, 30), whole=whole)
    options = {"max_cost": 3000.0, "allocation": True, "backlink": True}
    compare_without_numba(resistance, sources, options, monkeypatch)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_cost_distance_allocates_the_lowest_of_the_nearest(seed, whole):
    """Allocation names the lowest label whose own cost distance is the least."""
    resistance, sources = landscape(seed, whole=whole)
    alone = np.array([dijkstra(resistance.values, sources == label, resistance.grid.cell) for label in (1, 2, 3, 4)])
    found = cost_distance(resistance, sources, allocation=True)
    near = np.isclose(alone, alone.min(axis=0), rtol=1e-12) & np.isfinite(alone)
    expected = np.where(near.any(axis=0), near.argmax(axis=0) + 1, 0)
    np.testing.assert_array_equal(found.allocation, expected)


@pytest.mark.parametrize("seed", range(3))
def test_cost_distance_backlinks_lead_to_the_allocated_source_at_its_cost(seed):
    """Following the backlinks from any cell costs what the surface says and ends in the allocated source."""
    resistance, sources = landscape(seed, cell=(10.0, 20.0), whole=True)
    found = cost_distance(resistance, sources, allocation=True, backlink=True)
    for start in np.argwhere(np.isfinite(found.cost.values)):
        cell, cost = tuple(start), 0.0
        while found.backlink[cell] != Backlink.SOURCE:
            down, right = OFFSETS[int(found.backlink[cell])]
            following = (cell[0] + down, cell[1] + right)
            mean = (resistance.values[cell] + resistance.values[following]) / 2
            cost += mean * np.hypot(20.0 * down, 10.0 * right)
            cell = following
        assert sources[cell] == found.allocation[tuple(start)]
        assert cost == pytest.approx(found.cost.values[tuple(start)], rel=1e-12)


def test_cost_distance_is_symmetric():
    """The way from one cell to another costs what the way back costs."""
    resistance, _ = landscape(5)
    ends = [tuple(cell) for cell in np.argwhere(np.isfinite(resistance.values))[[3, -4]]]
    there, back = (np.zeros(resistance.grid.shape, np.int32) for _ in ends)
    there[ends[0]] = back[ends[1]] = 1
    outward = cost_distance(resistance, there).cost.values[ends[1]]
    assert outward == pytest.approx(cost_distance(resistance, back).cost.values[ends[0]], rel=1e-12)


def test_cost_distance_scales_with_resistance():
    """Eight times the resistance is eight times the cost, exactly."""
    resistance, sources = landscape(6)
    more = replace(resistance, values=resistance.values * 8)
    expected = cost_distance(resistance, sources).cost.values * 8
    np.testing.assert_array_equal(cost_distance(more, sources).cost.values, expected)


def test_cost_distance_is_never_below_least_resistance_times_straight_distance():
    """No way is cheaper than a straight line through the least resistance."""
    resistance, sources = landscape(7, cell=(10.0, 25.0))
    cost = cost_distance(resistance, sources).cost.values
    y, x = np.indices(cost.shape) * np.array([25.0, 10.0])[:, None, None]
    starts = np.argwhere((sources > 0) & np.isfinite(resistance.values)) * [25.0, 10.0]
    straight = np.min([np.hypot(y - row, x - column) for row, column in starts], axis=0)
    reached = np.isfinite(cost)
    assert (cost[reached] >= np.nanmin(resistance.values) * straight[reached] * (1 - 1e-12)).all()


@pytest.mark.usefixtures("road")
def test_cost_distance_counts_a_gradient_up_and_down():
    """With weight 5 a change by 2 degrees costs 10 more, whichever way it goes, and no data cannot be crossed."""
    resistance, temperature = make_raster([[1, 1, 1, 1]]), make_raster([[4, 6, 4, None]], name="Temperature")
    found = cost_distance(resistance, np.array([[1, 0, 0, 0]], np.int32), gradient=temperature, gradient_weight=5)
    np.testing.assert_array_equal(found.cost.values, [[0, 20, 40, np.nan]])


@pytest.mark.parametrize("seed", range(3))
def test_cost_distance_with_a_gradient_is_the_same_without_numba(seed, monkeypatch):
    """Costs, allocation and backlinks over a gradient are equal to the last bit with and without numba."""
    resistance, sources = landscape(seed, shape=(25, 30))
    gradient = replace(resistance, values=np.random.default_rng(seed).normal(20, 3, (25, 30)), name="Temperature")
    options = {"gradient": gradient, "gradient_weight": 300.0, "allocation": True, "backlink": True}
    compare_without_numba(resistance, sources, options, monkeypatch)


def test_cost_distance_refuses_what_it_cannot_use():
    """Each broken input is refused with a sentence that names it."""
    resistance, source = make_raster([[1, 2]]), np.array([[1, 0]], np.int32)
    with pytest.raises(GridMismatchError, match="Sources have"):
        cost_distance(resistance, source.T)
    with pytest.raises(EmptyInputError, match="no cell of a source"):
        cost_distance(make_raster([[None, 2]]), source)
    with pytest.raises(InvalidValueError, match="resistance must be above 0"):
        cost_distance(make_raster([[0, 2]]), source)
    with pytest.raises(InvalidValueError, match="Maximum cost is -1"):
        cost_distance(resistance, source, max_cost=-1)
    with pytest.raises(GridMismatchError, match="Temperature"):
        cost_distance(resistance, source, gradient=make_raster([[1, 2, 3]], name="Temperature"))
    with pytest.raises(InvalidValueError, match="Gradient weight is -1"):
        cost_distance(resistance, source, gradient=resistance, gradient_weight=-1)
    with pytest.raises(UnprojectedError, match="no coordinate system"):
        cost_distance(replace(resistance, grid=replace(resistance.grid, crs="")), source)


def test_cost_distance_stops_when_asked():
    """A run that is cancelled raises instead of answering."""
    with pytest.raises(Cancelled):
        cost_distance(make_raster([[1, 2]]), np.array([[1, 0]], np.int32), progress=Stopping())


@pytest.mark.usefixtures("road")
def test_surfaces_are_the_reached_windows_of_single_patches():
    """Each surface is the cost distance of its patch, cut to what it reaches."""
    resistance, labels = landscape(9, shape=(20, 24))
    patches = Patches(labels, resistance.grid, (1, 2, 3, 4))
    limits = [200.0, 500.0, 900.0, np.inf]
    seen = dict(cost_distances(resistance, patches, max_cost=limits))
    assert sorted(seen) == [0, 1, 2, 3]
    for position, surface in seen.items():
        sources = np.where(labels == position + 1, labels, 0)
        if not (np.isfinite(resistance.values) & (sources > 0)).any():
            assert surface.cost.size == 0
            continue
        whole = cost_distance(resistance, sources, max_cost=limits[position]).cost.values
        np.testing.assert_array_equal(surface.cost, whole[surface.rows, surface.columns])
        assert np.isfinite(surface.cost).sum() == np.isfinite(whole).sum()
        for edge in (surface.cost[0], surface.cost[-1], surface.cost[:, 0], surface.cost[:, -1]):
            assert np.isfinite(edge).any()


def test_surfaces_forget_when_memory_is_short_and_answer_the_same():
    """Keeping one surface or all makes no difference to the answers."""
    resistance, labels = landscape(10)
    patches = Patches(labels, resistance.grid, (1, 2, 3, 4))
    short, ample = Surfaces(resistance, patches, memory=1), Surfaces(resistance, patches)
    for position in (0, 1, 2, 1, 0, 3, 0):
        np.testing.assert_array_equal(short.of(position).cost, ample.of(position).cost)
    assert len(short._kept) == 1
    assert ample.of(1) is ample.of(1)


def test_surface_of_a_patch_that_cannot_be_crossed_is_empty():
    """A patch wholly on no data reaches nothing."""
    surfaces = Surfaces(make_raster([[None, 1, 1]]), make_patches([[1, 0, 2]]))
    assert surfaces.of(0).cost.size == 0


@slow_without_jit
def test_cost_distance_agrees_with_linkage_mapper_demo():
    """The six surfaces of the kit (scikit-image and scipy, stored as float32) and its allocation are met."""
    resistance = raster_io.read_raster(kit("linkage_mapper", "inputs", "lm_resistances.tif"), name="Resistance")
    cores = raster_io.read_classes(kit("linkage_mapper", "reference", "lm_core_raster.tif")).values
    patches = Patches(cores, resistance.grid, tuple(range(1, 7)))
    for position, surface in cost_distances(resistance, patches):
        expected = raster_io.read_raster(kit("linkage_mapper", "reference", f"lm_cwd_{position + 1}.tif")).values
        np.testing.assert_allclose(surface.cost, expected[surface.rows, surface.columns], rtol=1e-6)
        assert np.isfinite(surface.cost).sum() == np.isfinite(expected).sum()
    expected = raster_io.read_classes(kit("linkage_mapper", "reference", "lm_alloc_cwd.tif")).values
    np.testing.assert_array_equal(cost_distance(resistance, cores, allocation=True).allocation, expected)


def by_scipy(values, sources, cell):
    """Return the cost from the cells where `sources` is True by scipy's Dijkstra on a graph of 8 neighbours."""
    numbers = np.arange(values.size).reshape(values.shape)
    starts, ends, costs = [], [], []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = slice(0, len(values) - down), slice(max(0, -right), values.shape[1] - max(0, right))
        there = slice(down, None), slice(max(0, right), values.shape[1] + min(0, right))
        cost = np.hypot(down * cell[1], right * cell[0]) * (values[here].astype(float) + values[there]) / 2
        open_ways = ~np.isnan(cost)
        starts.append(numbers[here][open_ways])
        ends.append(numbers[there][open_ways])
        costs.append(cost[open_ways])
    ways = tuple(np.concatenate(part) for part in (costs, starts, ends))
    graph = sparse.coo_matrix((ways[0], ways[1:]), shape=(values.size,) * 2).tocsr()
    found = csgraph.dijkstra(graph, directed=False, indices=numbers[sources & ~np.isnan(values)], min_only=True)
    return np.where(np.isinf(found) | np.isnan(values.ravel()), np.nan, found).reshape(values.shape)


@slow_without_jit
@pytest.mark.parametrize("name", ["frederick_md/nlcd_2016_frederick_md.tif", "zion/nlcd2011.tif"])
def test_cost_distance_of_real_land_equals_scipy(name):
    """On 250 x 250 cells of real land, square and not, costs from woody wetlands are those of scipy's Dijkstra."""
    landcover = raster_io.read_classes(kit("landscapes", *name.split("/")), name="Land cover")
    window = slice(400, 650), slice(300, 550)
    parts = landcover.values[window], landcover.grid.window(*window), landcover.valid[window]
    resistance = landcover_resistance(Raster(*parts, "Land cover"), Scheme.NLCD)
    sources = parts[0] == 90
    assert sources.any()
    expected = by_scipy(resistance.values, sources, resistance.grid.cell)
    assert np.unique(resistance.values[~np.isnan(resistance.values)]).size > 4
    found = cost_distance(resistance, sources.astype(np.int32)).cost.values
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=0)


NEXT_TO_NOTHING = 1e-4


def along_sides(resistance, labels):
    """Return matrix resistances and patches on cells where ways lead only through sides of the cells given.

    Every second cell of the result is one that was given and costs next to nothing; the cell between two of them costs
    the mean of both, patches counting 0; corners are closed. A step from cell to cell then costs that mean, as with 4
    neighbours. A diagonal step between two such means cuts a corner but saves nothing: it is longer by the root of 2
    and leaves out only a cell of next to nothing. From patch to patch the means add up to the sum of the cells between.
    """
    values = np.where(labels > 0, 0.0, resistance)
    split = np.full([2 * size - 1 for size in labels.shape], np.nan)
    split[::2, ::2] = NEXT_TO_NOTHING
    split[::2, 1::2] = np.maximum((values[:, 1:] + values[:, :-1]) / 2, NEXT_TO_NOTHING)
    split[1::2, ::2] = np.maximum((values[1:] + values[:-1]) / 2, NEXT_TO_NOTHING)
    patches = np.zeros(split.shape, np.int32)
    patches[::2, ::2] = labels
    return Raster(split, make_grid(split.shape, (1.0, 1.0)), name="Resistance"), patches


def planar_links(resistance, labels):
    """Return the least cost across each border of zones, leaving out what two other links together undercut."""
    split, patches = along_sides(resistance, labels)
    found = cost_distance(split, patches, allocation=True)
    best = {}
    for down, right in ((0, 1), (1, 0)):
        here = slice(0, split.grid.shape[0] - 2 * down, 2), slice(0, split.grid.shape[1] - 2 * right, 2)
        middle = slice(down, split.grid.shape[0] - down, 2), slice(right, split.grid.shape[1] - right, 2)
        there = slice(2 * down, None, 2), slice(2 * right, None, 2)
        across = found.cost.values[here] + split.values[middle] + found.cost.values[there]
        ends = np.sort([found.allocation[here], found.allocation[there]], axis=0)
        for first, second, cost in zip(*ends[:, ends[0] < ends[1]], across[ends[0] < ends[1]]):
            best[first, second] = min(cost, best.get((first, second), np.inf))
    cost = np.full((labels.max() + 1,) * 2, np.inf)
    for pair, least in best.items():
        cost[pair] = cost[pair[::-1]] = least
    return [least for (a, b), least in best.items() if (cost[a] + cost[b]).min() > least]


@slow_without_jit
@pytest.mark.parametrize(
    ("rows", "columns", "nodes", "links", "weights"),
    [
        ((120, 145), (90, 105), 2, 1, [3]),
        ((170, 210), (80, 120), 3, 2, [1, 8]),
        ((120, 210), (50, 130), 7, 8, [1, 3, 8, 25, 32, 43, 44, 60]),
        ((1, None), (1, None), 9, 12, [1, 3, 8, 25, 32, 43, 44, 60, 148, 150, 181, 194]),
    ],
)
def test_cost_distance_gives_the_planar_graph_of_grainscape(rows, columns, nodes, links, weights):
    """With 4 neighbours, made of 8 by closing corners, links have the weights that grainscape's own tests publish.

    Its issue 72: the link of 3 in the first window came out as 1000. Rows and columns count from 1, both ends included.
    """
    window = slice(rows[0] - 1, rows[1]), slice(columns[0] - 1, columns[1])
    folder = "patches", "grainscape_issue72"
    ids = raster_io.read_raster(kit(*folder, "patchID.tif")).values[window]
    resistance = raster_io.read_raster(kit(*folder, "resistance.tif")).values[window]
    names = np.unique(ids[ids > 0])
    labels = np.where(ids > 0, np.searchsorted(names, ids) + 1, 0).astype(np.int32)
    found = planar_links(resistance, labels)
    assert (len(names), len(found)) == (nodes, links)
    np.testing.assert_allclose(sorted(set(np.round(found).tolist())), weights)
    np.testing.assert_allclose(found, np.round(found), atol=0.1)
