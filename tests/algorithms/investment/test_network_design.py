"""Network design: corridors of true width on small grids, what they cost, settled links, refusals, and what is told."""

import numpy as np
import pytest

from ....algorithms.corridors.links import Adjacency
from ....algorithms.corridors.links import links as make_links
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.investment import solving
from ....algorithms.investment.corridor_land import corridor_land, shared_pieces
from ....algorithms.investment.design_problem import Objective
from ....algorithms.investment.network_design import network_design
from ....algorithms.progress import Progress
from ...landscapes import make_patches, make_raster

AREA, ECA = Objective.LARGEST_AREA, Objective.EQUIVALENT_CONNECTIVITY


class Listener(Progress):
    """Keeps what is said, and stops after some words if that is asked for."""

    def __init__(self, stop_after=None):
        super().__init__()
        self.said, self.warned, self.stop_after, self.kept = [], [], stop_after, False

    def say(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)

    def cancelled(self):
        return not self.kept and self.stop_after is not None and len(self.said) >= self.stop_after

    def keep(self):
        super().keep()
        self.kept = True


def row_of_patches(gaps=(3, 5, 2), height=7):
    """Return an even resistance and four patches of two columns with gaps between them, and their links."""
    labels = np.zeros((height, 1), int)
    for k, gap in enumerate((*gaps, 1)):
        labels = np.hstack([labels, np.full((height, 2), k + 1), np.zeros((height, gap), int)])
    labels[: height // 2 - 1] = labels[height // 2 + 2 :] = 0
    resistance = make_raster(np.ones(labels.shape).tolist())
    patches = make_patches(labels.tolist())
    return resistance, patches, make_links(resistance, patches)


def test_network_design_buys_the_shortest_gaps_first():
    """Gaps of 3, 5 and 2 cells with corridors of one cell: for 3 cells the last two are joined, for 10 all."""
    resistance, patches, graph = row_of_patches()
    cell = patches.grid.cell_area_ha
    design = network_design(resistance, patches, graph, width=10, budget=3 * cell)
    assert design.summary["after"][0] == pytest.approx(12 * cell)
    assert design.summary["cost"][0] == pytest.approx(2 * cell)
    assert design.summary["gap"][0] == 0
    assert design.summary["method"][0].startswith("proven")
    assert design.links.fields["chosen"].sum() == 1
    everything = network_design(resistance, patches, graph, width=10, budget=10 * cell)
    assert everything.summary["after"][0] == pytest.approx(24 * cell)
    assert everything.summary["cost"][0] == pytest.approx(10 * cell)
    assert sorted(everything.links.fields["order"][everything.links.fields["chosen"]]) == [1, 2, 3]


def test_cost_is_counted_again_from_the_raster():
    """The cells of the raster, times what each costs, are the bill; so are the parts that links add at their turn."""
    resistance, patches, graph = row_of_patches()
    random = np.random.default_rng(1)
    money = make_raster(random.uniform(1, 5, patches.labels.shape).tolist(), name="Cost")
    design = network_design(resistance, patches, graph, width=30, budget=1e5, cost=money)
    cells = design.corridors.valid
    assert not (cells & (patches.labels > 0)).any()
    counted = money.values[cells].sum() * patches.grid.cell_area_ha * 1e4
    assert design.summary["cost"][0] == pytest.approx(counted)
    chosen = design.links.fields["chosen"]
    assert design.links.fields["cost"][chosen].sum() == pytest.approx(counted)
    assert design.areas.fields["new_ha"].sum() == pytest.approx(cells.sum() * patches.grid.cell_area_ha)


def test_shared_land_is_paid_once():
    """Two links through one gap in a wall share its cells: both together cost less than one after the other."""
    wall = [[1] * 9 for _ in range(9)]
    labels = [[0] * 9 for _ in range(9)]
    for row in range(9):
        wall[row][4] = None if row != 4 else 1
    labels[4][0] = 1
    labels[2][8], labels[6][8] = 2, 3
    resistance, patches = make_raster(wall), make_patches(labels)
    graph = make_links(resistance, patches, adjacency=Adjacency.ALL, drop_intermediate=False)
    land = corridor_land(resistance, patches, graph, 10)
    first, second = (set(land.cells[k]) for k, pair in enumerate(graph.ends) if 0 in pair)
    assert len(first & second) >= 4
    drop = next(k for k, pair in enumerate(graph.ends) if 0 not in pair)
    locked = [{"link_id": graph.fields["link_id"][drop], "action": "drop"}]
    design = network_design(resistance, patches, graph, width=10, budget=1.0, locked=locked)
    assert design.summary["cost"][0] == pytest.approx(len(first | second) * patches.grid.cell_area_ha)
    assert design.corridors.valid.sum() == len(first | second)


def test_corridors_are_as_wide_as_asked():
    """Round a block of no data the corridor keeps 3 cells wide, where the least-cost path would touch the block."""
    values = np.ones((13, 15))
    values[0:6, 6:9] = np.nan
    labels = np.zeros(values.shape, int)
    labels[5:8, :2], labels[5:8, 13:] = 1, 2
    values[6, 6:9] = 1
    resistance, patches = (
        make_raster([[None if np.isnan(v) else v for v in row] for row in values]),
        make_patches(labels),
    )
    graph = make_links(resistance, patches)
    said = Listener()
    land = corridor_land(resistance, patches, graph, 30, progress=said)
    assert land.min_width[0] == 30
    corridor = np.zeros(values.shape, bool)
    corridor.ravel()[land.cells[0]] = True
    assert not (corridor & np.isnan(values)).any()
    path = land.links.paths[0]
    rows, columns = patches.grid.index(*path.T)
    for row, column in zip(rows, columns):
        if patches.labels[row, column] == 0:
            around = corridor | (patches.labels > 0)
            assert around[row - 1 : row + 2, column - 1 : column + 2].all()
    assert any("1 links were led round obstacles" in text for text in said.said)


def test_corridors_that_cannot_be_wide_say_so():
    """Through a gap of one cell no corridor of 3 cells fits: it is narrower, and a warning names the link."""
    values = np.ones((9, 9))
    values[:, 4] = np.nan
    values[4, 4] = 1
    labels = np.zeros(values.shape, int)
    labels[3:6, 0], labels[3:6, 8] = 1, 2
    resistance, patches = (
        make_raster([[None if np.isnan(v) else v for v in row] for row in values]),
        make_patches(labels),
    )
    told = Listener()
    land = corridor_land(resistance, patches, make_links(resistance, patches), 30, progress=told)
    assert land.min_width[0] == 10
    assert "Links 1 (10): obstacles" in told.warned[0]
    assert 4 * 9 + 4 in land.cells[0]


def test_shared_pieces_are_cut_where_sets_of_links_differ():
    """Links 1 and 2 share cells 3 and 4, of which link 3 needs the last as well: five pieces."""
    prices = np.arange(10.0)
    needs, costs = shared_pieces([np.array([1, 3, 4]), np.array([3, 4, 5]), np.array([4, 6])], prices)
    assert sorted(costs) == [1, 3, 4, 5, 6]
    assert [sorted(costs[part]) for part in needs] == [[1, 3, 4], [3, 4, 5], [4, 6]]


def test_settled_links_are_kept():
    """A link that must be built is, one that must not is not, and one that exists costs nothing."""
    resistance, patches, graph = row_of_patches()
    cell = patches.grid.cell_area_ha
    number = {tuple(pair): graph.fields["link_id"][k] for k, pair in enumerate(graph.ends)}
    keep = f"{number[1, 2]},keep"
    design = network_design(resistance, patches, graph, width=10, budget=5 * cell, locked=keep)
    assert design.links.fields["chosen"].tolist() == [tuple(pair) == (1, 2) for pair in graph.ends]
    drop = f"link_id,action\n{number[2, 3]},drop"
    design = network_design(resistance, patches, graph, width=10, budget=3 * cell, locked=drop)
    assert design.links.fields["chosen"].tolist() == [tuple(pair) == (0, 1) for pair in graph.ends]
    exists = f"{number[1, 2]},exists"
    design = network_design(resistance, patches, graph, width=10, budget=5 * cell, locked=exists)
    assert design.summary["before"][0] == pytest.approx(12 * cell)
    assert design.summary["after"][0] == pytest.approx(24 * cell)
    assert design.summary["cost"][0] == pytest.approx(5 * cell)


def test_curve_and_order_come_from_one_run():
    """The curve never falls, stays under its bound, ends with the design, and holds what the order reaches."""
    resistance, patches, graph = row_of_patches()
    cell = patches.grid.cell_area_ha
    design = network_design(resistance, patches, graph, width=10, budget=10 * cell)
    curve = design.curve
    assert (np.diff(curve["objective"]) >= 0).all()
    assert (curve["objective"] <= curve["bound"] + 1e-12).all()
    assert (curve["in_order"] <= curve["objective"] + 1e-12).all()
    assert curve["objective"][-1] == curve["in_order"][-1] == design.summary["after"][0]
    np.testing.assert_allclose(
        curve["objective"] / cell, np.array([6] * 4 + [12] * 6 + [18] * 6 + [18] * 4 + [24]), atol=6
    )


def test_connectivity_takes_the_probability_of_links():
    """Two patches of 6 cells, a link of probability 0.5: ECA = 6 sqrt(1 + 1 + 2 x 0.5), and 12 if joined is joined."""
    resistance, patches, graph = row_of_patches(gaps=(3,))
    cell = patches.grid.cell_area_ha
    length = float(graph.fields["euclidean"][0])
    joined = network_design(resistance, patches, graph, width=10, budget=1.0, objective=ECA)
    assert joined.summary["after"][0] == pytest.approx(12 * cell)
    half = network_design(resistance, patches, graph, width=10, budget=1.0, objective=ECA, distance=length)
    assert half.summary["after"][0] == pytest.approx(6 * cell * np.sqrt(3))
    assert half.summary["before"][0] == pytest.approx(6 * cell * np.sqrt(2))


def test_without_a_solver_no_bound_is_given(monkeypatch):
    """Where scipy has no integer programs the network is found all the same, and a warning says that no bound is."""
    monkeypatch.setattr("scipy.optimize.milp", None, raising=False)
    monkeypatch.delattr("scipy.optimize.milp")
    assert solving.solver() is None
    resistance, patches, graph = many_patches()
    told = Listener()
    design = network_design(resistance, patches, graph, width=10, budget=0.4, time_limit=5, progress=told)
    assert any("No bound is given" in text for text in told.warned)
    assert np.isnan(design.summary["bound"][0])
    assert np.isnan(design.summary["gap"][0])
    assert design.summary["method"][0].endswith("no bound")
    assert design.links.fields["chosen"].any()


def many_patches():
    """Return 25 patches of one cell in rows of five, and their links."""
    labels = np.zeros((21, 21), int)
    labels[2::4, 2::4] = np.arange(1, 26).reshape(5, 5)
    resistance, patches = make_raster(np.ones(labels.shape).tolist()), make_patches(labels)
    return resistance, patches, make_links(resistance, patches)


def test_stopping_keeps_the_best_network_so_far():
    """Stopped once there is a network, a run returns it; stopped before, it raises."""
    resistance, patches, graph = many_patches()
    told = Listener(stop_after=1)
    design = network_design(resistance, patches, graph, width=10, budget=0.2, time_limit=30, progress=told)
    assert design.links.fields["chosen"].any()
    assert design.summary["cost"][0] <= 0.2
    assert any("Stopped" in text for text in told.warned)
    with pytest.raises(Cancelled):
        network_design(resistance, patches, graph, width=10, budget=0.2, progress=Listener(stop_after=0))


def test_progress_tells_best_bound_and_gap():
    """What is said holds the best value, the bound and the gap."""
    resistance, patches, graph = many_patches()
    told = Listener()
    network_design(resistance, patches, graph, width=10, budget=0.1, time_limit=5, progress=told)
    assert any("Best so far" in text and "bound" in text and "gap" in text for text in told.said)


def test_redundancy_closes_rings():
    """With money for it, four patches in a square are joined in a ring instead of a chain."""
    labels = np.zeros((9, 9), int)
    labels[1, 1], labels[1, 7], labels[7, 1], labels[7, 7] = 1, 2, 3, 4
    resistance, patches = make_raster(np.ones(labels.shape).tolist()), make_patches(labels)
    graph = make_links(resistance, patches)
    cell = patches.grid.cell_area_ha
    chain = network_design(resistance, patches, graph, width=10, budget=20 * cell)
    ring = network_design(resistance, patches, graph, width=10, budget=20 * cell, redundancy=True)
    assert chain.summary["after"][0] == ring.summary["after"][0] == pytest.approx(4 * cell)
    assert chain.summary["cost"][0] <= 15 * cell
    assert chain.summary["ring"][0] == 0
    assert ring.summary["ring"][0] == pytest.approx(4 * cell)
    assert chain.summary["cost"][0] < ring.summary["cost"][0] <= 20 * cell


def test_components_hold_patches_and_corridors():
    """All patches joined make one group: its cells are those of the patches and of the new land."""
    resistance, patches, graph = row_of_patches()
    design = network_design(resistance, patches, graph, width=10, budget=1.0)
    assert design.components.fields["patches"].tolist() == [4]
    assert design.components.fields["links"].tolist() == [3]
    np.testing.assert_array_equal(design.components.labels > 0, (patches.labels > 0) | design.corridors.valid)


REFUSALS = [
    ({"width": 5}, InvalidValueError, "Width is 5; it must be at least 10"),
    ({"budget": 0}, InvalidValueError, "Budget is 0; it must be above 0"),
    ({"time_limit": 0}, InvalidValueError, "Time limit is 0; it must be above 0"),
    ({"value": "worth"}, InvalidValueError, "Value: the patches have no field 'worth'"),
    ({"cost": -1}, InvalidValueError, "Cost is -1; it must be at least 0"),
    ({"objective": ECA, "distance": -5}, InvalidValueError, "Distance is -5; it must be above 0"),
    ({"objective": ECA, "distance": 5, "probability": 1.0}, InvalidValueError, "Probability is 1; it must be below 1"),
    ({"locked": "99,keep"}, InvalidValueError, "there is no link 99"),
    ({"locked": "1,maybe"}, InvalidValueError, "action is 'maybe'; it must be keep, drop or exists"),
    ({"locked": "1,keep;1,drop"}, InvalidValueError, "link 1 is both keep and drop"),
    ({"locked": "1,drop;2,drop;3,drop"}, EmptyInputError, "all active links are dropped"),
    ({"locked": "1,keep", "budget": 0.0001}, InvalidValueError, "the links that must be built cost 0.0"),
    ({"cost": make_raster([[1.0]], name="Cost")}, GridMismatchError, "Cost has 1 x 1 cells"),
]


@pytest.mark.parametrize(("options", "error", "words"), REFUSALS)
def test_network_design_refuses(options, error, words):
    """What cannot be is refused by a sentence that names the input and the rule."""
    resistance, patches, graph = row_of_patches()
    with pytest.raises(error, match=words):
        network_design(resistance, patches, graph, **{"width": 10, "budget": 1.0, **options})


def test_network_design_needs_paths():
    """A link without a path has no corridor."""
    resistance, patches, graph = row_of_patches()
    bare = type(graph)(graph.ids, graph.ends, graph.fields, tuple(np.empty((0, 2)) for _ in graph.ends), graph.crs)
    with pytest.raises(InvalidValueError, match="link 1 has no path for a corridor to follow"):
        network_design(resistance, patches, bare, width=10, budget=1.0)
