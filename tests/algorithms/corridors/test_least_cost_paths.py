"""Least-cost paths from origins to destinations: rows worked out by hand, laws, what is warned of and refused."""

from __future__ import annotations

import os

import numpy as np
import pytest

from ....algorithms import jit
from ....algorithms.corridors.least_cost_paths import least_cost_paths, path_length
from ....algorithms.corridors.links import Adjacency, links
from ....algorithms.corridors.terrain import Terrain
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, NoPathError
from ...landscapes import make_patches, make_raster
from ...listening import Listening, Stopping
from ...reference import dijkstra

SLOW = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="many spreads need compiled kernels")


def scattered(seed, count, shape=(18, 22), ids=None):
    """Return random resistances with holes, and places of one cell each on passable ones."""
    random = np.random.default_rng(seed)
    values = random.uniform(1, 20, shape)
    values[random.random(shape) < 0.1] = np.nan
    labels = np.zeros(shape, int)
    labels.ravel()[random.choice(np.flatnonzero(~np.isnan(values)), count, replace=False)] = np.arange(1, count + 1)
    return values, make_patches(labels.tolist(), ids=ids)


def table(result):
    """Return cost by pair of ids."""
    return dict(zip(zip(result.fields["from_id"], result.fields["to_id"]), result.fields["cost"]))


def test_path_length_knows_the_shape_of_cells():
    """On cells of 3 by 4 a diagonal step is 5 long, one to the right 3 and one down 4."""
    terrain = Terrain(make_raster([[1, 9], [9, 1]], (3, 4)))
    assert path_length(terrain, np.array([[0, 0], [1, 1]])) == 5
    assert path_length(terrain, np.array([[0, 0], [0, 1], [1, 1]])) == pytest.approx(7)


def test_path_of_one_cell_has_no_length():
    """From a cell to itself there is nowhere to go."""
    assert path_length(Terrain(make_raster([[1, 1]])), np.array([[0, 1]])) == 0


def test_least_cost_paths_of_the_handbook_row():
    """In the row 1, 1, 5, 1 of 30 m the last cell costs 210 over 90 m, along centres from origin to end."""
    resistance = make_raster([[1, 1, 5, 1]], (30.0, 30.0))
    origin, destination = (make_patches([row], (30.0, 30.0)) for row in ([1, 0, 0, 0], [0, 0, 0, 1]))
    found = least_cost_paths(resistance, origin, destination)
    assert list(found.fields) == ["from_id", "to_id", "cost", "length"]
    assert found.fields["cost"].tolist() == [210]
    assert found.fields["length"].tolist() == [90]
    np.testing.assert_allclose(found.paths[0], [[15, 15], [45, 15], [75, 15], [105, 15]])
    assert found.crs == resistance.grid.crs


def test_least_cost_path_goes_round_by_hand():
    """Around a wall the way costs 1 more cell and two diagonals: 10 + 2 x 14.142."""
    resistance = make_raster([[1, 99, 1], [1, 99, 1], [1, 1, 1]])
    origin = make_patches([[0, 0, 0], [1, 0, 0], [0, 0, 0]])
    destination = make_patches([[0, 0, 0], [0, 0, 1], [0, 0, 0]])
    found = least_cost_paths(resistance, origin, destination)
    np.testing.assert_allclose(found.fields["cost"], 20 * np.sqrt(2))
    np.testing.assert_allclose(found.paths[0], [[5, 15], [15, 5], [25, 15]])


@pytest.mark.parametrize(("many", "few"), [(2, 5), (5, 2)])
def test_least_cost_paths_cost_what_dijkstra_says(many, few):
    """Every pair, spread from whichever side has fewer, costs what a plain Dijkstra finds, and runs the right way."""
    values, places = scattered(1, many + few)
    origins, destinations = (
        make_patches(np.where(keep, places.labels - shift, 0).tolist(), ids=ids)
        for keep, shift, ids in (
            (places.labels <= many, 0, [f"a{k}" for k in range(many)]),
            (places.labels > many, many, range(10, 10 + few)),
        )
    )
    found = least_cost_paths(make_raster(values), origins, destinations)
    costs = table(found)
    assert list(costs) == [(a, b) for a in origins.ids for b in destinations.ids]
    for position, name in enumerate(origins.ids):
        cost = dijkstra(values, origins.labels == position + 1, (10.0, 10.0))
        for other, end in enumerate(destinations.ids):
            np.testing.assert_allclose(costs[name, end], cost[destinations.labels == other + 1].min())
    starts = [np.argwhere(origins.labels == origins.ids.index(name) + 1)[0] for name in found.fields["from_id"]]
    for path, start in zip(found.paths, starts):
        np.testing.assert_allclose(path[0], np.array(origins.grid.xy(*start)))


@pytest.mark.parametrize("seed", range(3))
def test_nearest_is_the_cheapest_of_all(seed):
    """With only the nearest, each origin keeps the cheapest of its paths."""
    values, places = scattered(seed, 9)
    origins, destinations = (
        make_patches(np.where(keep, places.labels - shift, 0).tolist())
        for keep, shift in ((places.labels <= 4, 0), (places.labels > 4, 4))
    )
    every = table(least_cost_paths(make_raster(values), origins, destinations))
    nearest = table(least_cost_paths(make_raster(values), origins, destinations, nearest=True))
    best = {}
    for (first, last), cost in every.items():
        if first not in best or cost < best[first][1]:
            best[first] = (last, cost)
    assert dict(nearest.keys()) == {first: last for first, (last, _) in best.items()}
    np.testing.assert_allclose(list(nearest.values()), [cost for _, cost in best.values()])


def test_same_places_are_not_paired_with_themselves():
    """If origins and destinations are the same, each goes to the others; the nearest is the nearest other."""
    resistance = make_raster([[1] * 7])
    places = make_patches([[1, 0, 0, 2, 0, 3, 0]])
    others = {(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)}
    assert set(table(least_cost_paths(resistance, places, places))) == others
    assert set(table(least_cost_paths(resistance, places, places, nearest=True))) == {(1, 2), (2, 3), (3, 2)}


def test_paths_between_patches_are_those_of_links():
    """Between areas the cost and course are those that the links of all pairs have."""
    values, places = scattered(5, 4)
    grown = places.labels.copy()
    grown[:, 1:] = np.maximum(grown[:, 1:], places.labels[:, :-1])
    patches = make_patches(grown.tolist())
    graph = links(make_raster(values), patches, adjacency=Adjacency.ALL, drop_intermediate=False)
    costs = table(least_cost_paths(make_raster(values), patches, patches))
    for (first, last), lcd in zip(graph.ends + 1, graph.fields["lcd"]):
        np.testing.assert_allclose([costs[first, last], costs[last, first]], lcd)


def test_place_shared_by_both_costs_nothing_and_has_no_line():
    """An origin that lies on a destination is there already."""
    resistance = make_raster([[1, 1, 1]])
    found = least_cost_paths(resistance, make_patches([[0, 1, 0]]), make_patches([[0, 1, 1]]))
    assert found.fields["cost"].tolist() == [0]
    assert found.fields["length"].tolist() == [0]
    assert found.paths[0].shape == (0, 2)


def test_pairs_without_a_path_are_told():
    """What nothing joins is left out and named, in both modes; where nothing at all is joined, that is an error."""
    resistance = make_raster([[1, 1, None, 1, 1]])
    origins, destinations = make_patches([[1, 0, 0, 0, 2]]), make_patches([[0, 1, 0, 0, 0]])
    for nearest, words in ((False, "No path from 2 to 1."), (True, "No path from 2.")):
        listening = Listening()
        found = least_cost_paths(resistance, origins, destinations, nearest=nearest, progress=listening)
        assert list(table(found)) == [(1, 1)]
        assert listening.warned == [words]
    with pytest.raises(NoPathError, match="no chain of cells"):
        least_cost_paths(resistance, make_patches([[0, 0, 0, 0, 1]]), destinations)


def test_least_cost_paths_refuse_places_that_do_not_lie_right():
    """Nothing to start from, places on no data and places on another grid are named."""
    resistance, place = make_raster([[1, None, 1]]), make_patches([[1, 0, 0]])
    with pytest.raises(EmptyInputError, match="Destinations: none lies where"):
        least_cost_paths(resistance, place, make_patches([[0, 1, 0]]))
    with pytest.raises(EmptyInputError, match="Origins: 0 found"):
        least_cost_paths(resistance, make_patches([[0, 0, 0]]), place)
    with pytest.raises(GridMismatchError, match="must share one grid"):
        least_cost_paths(resistance, place, make_patches([[1, 0, 0, 0]]))
    with pytest.raises(GridMismatchError, match="Destinations has"):
        least_cost_paths(resistance, place, make_patches([[1, 0, 0]], (20.0, 20.0)))


def test_least_cost_paths_without_numba_are_the_same(monkeypatch):
    """Machines without numba find the same costs."""
    values, places = scattered(8, 5)
    costs = table(least_cost_paths(make_raster(values), places, places))
    monkeypatch.setattr(jit, "available", lambda: False)
    again = table(least_cost_paths(make_raster(values), places, places))
    assert list(costs) == list(again)
    np.testing.assert_allclose(list(again.values()), list(costs.values()))


@SLOW
def test_least_cost_paths_can_be_stopped():
    """A run that is cancelled after the first report ends there."""
    values, places = scattered(3, 60, (80, 90))
    with pytest.raises(Cancelled):
        least_cost_paths(make_raster(values), places, places, progress=Stopping(2))
