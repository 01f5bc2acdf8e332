"""Current flow against circuits solved by hand and densely, and the laws of currents."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.circuits.current_flow import (
    GroundConflict,
    Meaning,
    Mode,
    Transform,
    current_flow,
)
from ....algorithms.circuits.laplacian import Average
from ....algorithms.circuits.solvers import Solver
from ....algorithms.errors import (
    Cancelled,
    ConvergenceError,
    EmptyInputError,
    GridMismatchError,
    InvalidValueError,
    UnprojectedError,
)
from ....algorithms.grid import Neighbours, Raster
from ....algorithms.progress import Progress
from ...landscapes import make_grid, make_patches, make_raster
from ...reference import dense_currents, raster_conductors

FOUR = Neighbours.FOUR
N = None


class Warned(Progress):
    """Keeps warnings."""

    def __init__(self):
        super().__init__()
        self.warned = []

    def warn(self, text):
        self.warned.append(text)


def random_landscape(seed, shape=(9, 11)):
    rng = np.random.default_rng(seed)
    values = 10 ** (2 * rng.random(shape))
    inner = values[1:-1, 1:-1]
    inner[rng.random(inner.shape) < 0.1] = np.nan
    labels = np.zeros(shape, int)
    labels[0, 0], labels[0, -1], labels[-1, 0], labels[-1, -1] = 1, 2, 3, 4
    return make_raster(values), make_patches(labels)


def test_current_flow_of_four_cells_to_four_neighbours():
    """From corner to corner of 2 x 2 ones the current splits in two halves, the resistance is 1."""
    flow = current_flow(make_raster([[1, 1], [1, 1]]), make_patches([[1, 0], [0, 2]]), neighbours=FOUR)
    np.testing.assert_allclose(flow.current.values, [[1, 0.5], [0.5, 1]])
    assert flow.resistances["from_id"] == [1]
    assert flow.resistances["to_id"] == [2]
    np.testing.assert_allclose(flow.resistances["resistance"], 1)


def test_current_flow_of_four_cells_to_eight_neighbours():
    """With the diagonal the resistance is 2 - sqrt 2 and each side cell carries .29289."""
    flow = current_flow(make_raster([[1, 1], [1, 1]]), make_patches([[1, 0], [0, 2]]))
    np.testing.assert_allclose(flow.current.values, [[1, 0.292893219], [0.292893219, 1]], atol=1e-9)
    np.testing.assert_allclose(flow.resistances["resistance"], 2 - 2**0.5)


@pytest.mark.parametrize(
    ("centre", "resistance", "middle", "others"), [(1, 1, 0.5, 0.25), (10, 1.69230769, 0.15384615, 0.42307692)]
)
def test_current_flow_of_nine_cells(centre, resistance, middle, others):
    """From the left to the right of 3 x 3 ones, with a centre of 1 or 10 (METHODS 8.1)."""
    nodes = make_patches([[0, 0, 0], [1, 0, 2], [0, 0, 0]])
    flow = current_flow(make_raster([[1, 1, 1], [1, centre, 1], [1, 1, 1]]), nodes, neighbours=FOUR)
    expected = [[others] * 3, [1, middle, 1], [others] * 3]
    np.testing.assert_allclose(flow.current.values, expected, atol=1e-8)
    np.testing.assert_allclose(flow.resistances["resistance"], resistance, atol=1e-8)


def test_current_flow_series_and_parallel():
    """Cells of 2 in a row are 2 Ohm a step; four steps, of which one pair is short-circuited, are 6 Ohm."""
    row = make_raster([[2, 2, 2, 2, 2]])
    nodes = make_patches([[1, 0, 0, 0, 2]])
    np.testing.assert_allclose(current_flow(row, nodes).resistances["resistance"], 8)
    bridge = make_patches([[0, 1, 1, 0, 0]])
    np.testing.assert_allclose(current_flow(row, nodes, short_circuit=bridge).resistances["resistance"], 6)


def test_current_flow_keeps_no_data_and_shows_0_where_no_current_comes():
    """A cell without data stays so, a piece that no node reaches has 0."""
    flow = current_flow(make_raster([[1, 1, N, 1]]), make_patches([[1, 2, 0, 0]]))
    np.testing.assert_array_equal(flow.current.values, [[1, 1, np.nan, 0]])
    np.testing.assert_array_equal(flow.maximum.values, [[1, 1, np.nan, 0]])


def test_current_flow_marks_pairs_that_are_not_connected():
    """Across a gap the resistance is -1, on a cell without data too, and no current flows."""
    flow = current_flow(make_raster([[1, N, 1, N]]), make_patches([[1, 0, 2, 3]]))
    np.testing.assert_array_equal(flow.resistances["resistance"], [-1, -1, -1])
    assert np.nansum(flow.current.values) == 0


def test_current_flow_patches_conduct_only_in_their_own_pairs():
    """A patch of two cells is bridged for its own pair and a common row of cells for others."""
    flow = current_flow(make_raster([[1, 1, 1, 1]]), make_patches([[1, 2, 2, 3]]))
    table = dict(zip(zip(flow.resistances["from_id"], flow.resistances["to_id"]), flow.resistances["resistance"]))
    assert table == pytest.approx({(1, 2): 1, (1, 3): 3, (2, 3): 1})
    np.testing.assert_allclose(flow.current.values, [[2, 3, 3, 2]])
    np.testing.assert_allclose(flow.maximum.values, [[1, 1, 1, 1]])


def test_current_flow_solves_only_the_wanted_pairs():
    """Only named pairs are in the table and in the map."""
    flow = current_flow(make_raster([[1, 1, 1]]), make_patches([[1, 2, 3]]), pairs=[(2, 1)])
    assert (flow.resistances["from_id"], flow.resistances["to_id"]) == ([1], [2])
    np.testing.assert_allclose(flow.current.values, [[1, 1, 0]])


def test_current_flow_one_to_all():
    """From the middle of a row of three, half an ampere goes to each end; from an end all of it to the middle."""
    flow = current_flow(make_raster([[1, 1, 1]]), make_patches([[1, 2, 3]]), mode=Mode.ONE_TO_ALL)
    np.testing.assert_allclose(flow.resistances["resistance"], [1, 0.5, 1])
    assert flow.resistances["to_id"] == [None] * 3
    np.testing.assert_allclose(flow.current.values, [[1.5, 3, 1.5]])


def test_current_flow_one_to_all_with_strengths():
    """Twice the current doubles the map and leaves the resistance."""
    nodes = make_patches([[1, 2, 3]])
    flow = current_flow(make_raster([[1, 1, 1]]), nodes, mode=Mode.ONE_TO_ALL, strengths=[2, 0, 2])
    np.testing.assert_allclose(flow.resistances["resistance"], [1, -1, 1])
    np.testing.assert_allclose(flow.current.values, [[2, 4, 2]])


def test_current_flow_all_to_one():
    """Into an end of a row of three 2 A arrive, of which the middle has put in one."""
    flow = current_flow(make_raster([[1, 1, 1]]), make_patches([[1, 2, 3]]), mode=Mode.ALL_TO_ONE)
    np.testing.assert_array_equal(flow.resistances["resistance"], [0, 0, 0])
    np.testing.assert_allclose(flow.current.values, [[2 + 1 + 1, 2 + 2 + 2, 1 + 1 + 2]])


def test_current_flow_advanced_divides_between_grounds():
    """2 A in the middle leave by 1 + 1 Ohm on one side and by 1 + 3 Ohm on the other as 4/3 and 2/3 A."""
    flow = current_flow(
        make_raster([[1, 1, 1]]),
        mode=Mode.ADVANCED,
        sources=make_raster([[N, 2, N]]),
        grounds=make_raster([[1, N, 3]]),
    )
    np.testing.assert_allclose(flow.voltage.values, [[4 / 3, 8 / 3, 2]])
    np.testing.assert_allclose(flow.current.values, [[4 / 3, 2, 2 / 3]])
    assert len(flow.resistances["resistance"]) == 0


@pytest.mark.parametrize(
    ("conflict", "voltage"),
    [
        (GroundConflict.KEEP_ALL, [0.25, 0.25, 0]),
        (GroundConflict.REMOVE_SOURCE, [0, 0, 0]),
        (GroundConflict.REMOVE_GROUND, [1, 1, 0]),
        (GroundConflict.REMOVE_ALL, [0, 0, 0]),
    ],
)
def test_current_flow_advanced_settles_conflicts(conflict, voltage):
    """A source of 1 A on a ground of 1 Ohm beside a way of 1/3 Ohm to a direct ground, under each rule."""
    flow = current_flow(
        make_raster([[1, 1, 1 / 3]]),
        mode=Mode.ADVANCED,
        short_circuit=make_patches([[1, 1, 0]]),
        average=Average.RESISTANCE,
        sources=make_raster([[1, N, N]]),
        grounds=make_raster([[1, N, 0]]),
        ground_conflict=conflict,
    )
    way = (1 + 1 / 3) / 2
    first = {0.25: way / (1 + way), 1: way, 0: 0}[voltage[0]]
    np.testing.assert_allclose(flow.voltage.values, [[first, first, 0]], atol=1e-12)


def test_current_flow_advanced_grounds_as_conductance_and_units():
    """Conductance 0 is no ground; unit currents and direct grounds overrule the values."""
    options = {
        "mode": Mode.ADVANCED,
        "sources": make_raster([[5, N, N]]),
        "grounds": make_raster([[0, N, 0.5]]),
        "ground_meaning": Meaning.CONDUCTANCE,
    }
    row = make_raster([[1, 1, 1]])
    np.testing.assert_allclose(current_flow(row, **options).voltage.values, [[20, 15, 10]])
    flow = current_flow(row, **options, unit_currents=True, direct_grounds=True)
    np.testing.assert_allclose(flow.voltage.values, [[2, 1, 0]], atol=1e-12)


def test_current_flow_masks_and_means():
    """Masked cells are out, and conductances are one over resistances."""
    nodes = make_patches([[1, 0, 2], [0, 0, 0]])
    mask = make_raster([[1, 1, 1], [0, -1, N]])
    flow = current_flow(make_raster([[0.5, 0.5, 0.5], [9, 9, 9]]), nodes, meaning=Meaning.CONDUCTANCE, mask=mask)
    np.testing.assert_allclose(flow.resistances["resistance"], 4)
    np.testing.assert_array_equal(np.isnan(flow.current.values), [[False] * 3, [True] * 3])


def test_current_flow_transforms_the_finished_maps():
    """Logarithms are taken of the sum and not of each map, and the nodes may be left out."""
    row, nodes = make_raster([[1, 1, 1]]), make_patches([[1, 0, 2]])
    flow = current_flow(row, nodes, transform=Transform.LOG10, node_currents_zero=True)
    np.testing.assert_allclose(flow.current.values, [[np.nan, 0, np.nan]], atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_current_flow_lets_one_ampere_cross_every_column(seed):
    """Current in equals current out: 1 A from the left edge to the right crosses every cut between columns."""
    resistance, _ = random_landscape(seed, (7, 8))
    values = resistance.values.copy()
    values[:, [0, -1]] = 1
    labels = np.zeros(values.shape, int)
    labels[:, 0], labels[:, -1] = 1, 2
    kept = []
    current_flow(
        make_raster(values),
        make_patches(labels),
        neighbours=FOUR,
        on_map=lambda *found: kept.append(found[3]),
    )
    voltage = kept[0]
    step = 2 / (values[:, 1:] + values[:, :-1]) * (voltage[:, :-1] - voltage[:, 1:])
    np.testing.assert_allclose(np.abs(np.nansum(step, axis=0)), 1, atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_current_flow_superposition_equals_one_pair_at_a_time(seed):
    """All pairs together give the sum and the resistances of each pair by itself."""
    resistance, nodes = random_landscape(seed)
    whole = current_flow(resistance, nodes)
    total = np.zeros(resistance.values.shape)
    for one, two, value in zip(*whole.resistances.values()):
        alone = current_flow(resistance, nodes, pairs=[(one, two)])
        total += np.nan_to_num(alone.current.values)
        assert alone.resistances["resistance"][0] == pytest.approx(value, rel=1e-9)
    np.testing.assert_allclose(np.nan_to_num(whole.current.values), total, atol=1e-9)


def test_current_flow_one_to_all_equals_the_advanced_mode():
    """Superposition gives the map of a source with direct grounds at all other nodes."""
    resistance, nodes = random_landscape(5)
    maps = {}
    current_flow(resistance, nodes, mode=Mode.ONE_TO_ALL, on_map=lambda *f: maps.update({f[0]: f[2:]}))
    for number in nodes.ids:
        source = np.where(nodes.labels == number, 1.0, np.nan)
        ground = np.where((nodes.labels > 0) & (nodes.labels != number), 0.0, np.nan)
        flow = current_flow(resistance, mode=Mode.ADVANCED, sources=make_raster(source), grounds=make_raster(ground))
        np.testing.assert_allclose(np.nan_to_num(flow.current.values), np.nan_to_num(maps[number][0]), atol=1e-8)
        np.testing.assert_allclose(np.nan_to_num(flow.voltage.values), np.nan_to_num(maps[number][1]), atol=1e-8)


def test_current_flow_scales_with_resistance():
    """Three times the resistance triples the effective resistance and leaves the current."""
    resistance, nodes = random_landscape(7)
    once = current_flow(resistance, nodes)
    thrice = current_flow(Raster(3 * resistance.values, resistance.grid, name="Resistance"), nodes)
    np.testing.assert_allclose(thrice.current.values, once.current.values, atol=1e-9)
    np.testing.assert_allclose(thrice.resistances["resistance"], 3 * once.resistances["resistance"])


def test_current_flow_is_the_same_for_both_solvers():
    """The iterative way gives the map of the direct one."""
    resistance, nodes = random_landscape(8, (70, 70))
    direct = current_flow(resistance, nodes, solver=Solver.DIRECT)
    iterative = current_flow(resistance, nodes, solver=Solver.ITERATIVE, tolerance=1e-8)
    np.testing.assert_allclose(iterative.current.values, direct.current.values, atol=1e-5)


ROW = [[1, 1, 1]]
REFUSALS = [
    ({"nodes": None}, EmptyInputError, "Nodes are missing"),
    ({"pairs": [(1, 5)]}, InvalidValueError, "Pairs: 1 - 5 names a node that does not exist; nodes are 1, 2"),
    ({"pairs": [(1, 1)]}, EmptyInputError, "no pair of two different nodes is left"),
    ({"mode": Mode.ONE_TO_ALL, "strengths": [1]}, InvalidValueError, "Strengths: 1 values for 2 nodes"),
    ({"mode": Mode.ALL_TO_ONE, "strengths": [1, -1]}, InvalidValueError, "Strengths: -1 found"),
    ({"tolerance": 0}, InvalidValueError, "Tolerance is 0; it must be above 0"),
    ({"mask": make_raster([[1, 1]], name="Mask")}, GridMismatchError, "Mask has"),
    ({"mode": Mode.ADVANCED}, EmptyInputError, "Sources are missing"),
    (
        {"mode": Mode.ADVANCED, "sources": make_raster(ROW), "grounds": make_raster([[-1, 1, 1]], name="Grounds")},
        InvalidValueError,
        "Grounds: -1 found",
    ),
    (
        {"mode": Mode.ADVANCED, "sources": make_raster([[0, N, N]], name="Sources"), "grounds": make_raster(ROW)},
        EmptyInputError,
        "Sources: no cell puts current in",
    ),
    (
        {"mode": Mode.ADVANCED, "sources": make_raster(ROW), "grounds": make_raster([[N, N, N]], name="Grounds")},
        EmptyInputError,
        "Grounds: no cell leads to earth",
    ),
]


@pytest.mark.parametrize(("options", "error", "message"), REFUSALS)
def test_current_flow_refuses_wrong_inputs(options, error, message):
    """What cannot be computed with is named with its value and the rule."""
    arguments = {"nodes": make_patches([[1, 0, 2]]), **options}
    with pytest.raises(error, match=message):
        current_flow(make_raster(ROW), **arguments)


@pytest.mark.parametrize("mode", [Mode.PAIRWISE, Mode.ONE_TO_ALL, Mode.ALL_TO_ONE])
def test_current_flow_refuses_a_single_node(mode):
    """Current needs a second node to flow to."""
    with pytest.raises(EmptyInputError, match=f"Nodes of the {mode.value} mode: 1 found; at least 2 are needed"):
        current_flow(make_raster(ROW), make_patches([[1, 0, 0]]), mode=mode)


def test_current_flow_says_what_contrast_stands_in_the_way():
    """Where numbers lie too far apart to add up, the message says how far and what to do."""
    values = np.where(np.random.default_rng(1).random((12, 12)) < 0.5, 1e-9, 1e9)
    nodes = np.zeros((12, 12), int)
    nodes[1, 1], nodes[10, 10] = 1, 2
    with pytest.raises(ConvergenceError, match=r"is 18 powers of ten above the lowest\. Lessen the contrast"):
        current_flow(make_raster(values.tolist()), make_patches(nodes))


def test_current_flow_refuses_resistance_of_0_and_negative_conductance():
    """Resistance must be above 0, conductance not below, and some cell must conduct."""
    nodes = make_patches([[1, 2]])
    with pytest.raises(InvalidValueError, match="resistance 0 at"):
        current_flow(make_raster([[1, 0]]), nodes)
    with pytest.raises(InvalidValueError, match="conductance -1 found"):
        current_flow(make_raster([[1, -1]]), nodes, meaning=Meaning.CONDUCTANCE)
    with pytest.raises(EmptyInputError, match="conducts in no cell"):
        current_flow(make_raster([[0, 0]]), nodes, meaning=Meaning.CONDUCTANCE)
    with pytest.raises(UnprojectedError, match="no coordinate system"):
        current_flow(Raster(np.ones((1, 2)), make_grid((1, 2)).__class__((1, 2), (0, 20), (10, 10))), nodes)


def test_current_flow_stops_when_cancelled():
    """A cancelled run raises."""

    class Stop(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        current_flow(make_raster(ROW), make_patches([[1, 0, 2]]), progress=Stop())


def test_pairs_and_strengths_as_a_person_types_them(tmp_path):
    """Text, a file and Python values mean the same."""
    landscape, nodes = make_raster([[1, 2, 3, 1]]), make_patches([[1, 2, 0, 3]])
    listed = current_flow(landscape, nodes, pairs=[(1, 3)]).current.values
    (tmp_path / "pairs.txt").write_text("mode include\n1 3\n", "utf-8")
    for pairs in ("1,3", "mode exclude;1,2;2,3", str(tmp_path / "pairs.txt")):
        np.testing.assert_array_equal(current_flow(landscape, nodes, pairs=pairs).current.values, listed)
    strong = current_flow(landscape, nodes, mode=Mode.ALL_TO_ONE, strengths=[1, 1, 5]).current.values
    typed = current_flow(landscape, nodes, mode=Mode.ALL_TO_ONE, strengths="node_id,strength;3,5").current.values
    np.testing.assert_array_equal(typed, strong)
    with pytest.raises(InvalidValueError, match="Strengths, row '4,5': there is no such node"):
        current_flow(landscape, nodes, mode=Mode.ALL_TO_ONE, strengths="4,5")


def test_pairs_name_ids_that_are_no_nodes():
    """Pairs with ids that are no nodes are left out, which is said; a head of the columns is none of them."""
    landscape, nodes = make_raster([[1, 2, 3, 1]]), make_patches([[1, 2, 0, 3]])
    progress = Warned()
    flow = current_flow(landscape, nodes, pairs="from_id,to_id;1,3;7,2;8,9", progress=progress)
    assert (flow.resistances["from_id"], flow.resistances["to_id"]) == ([1], [3])
    assert progress.warned == ["Pairs: there are no nodes 7, 8, 9; pairs with them are left out."]
    progress = Warned()
    current_flow(landscape, nodes, pairs="min,1;max,1;0,1,3,5;1,0,1,1", progress=progress)
    assert progress.warned == ["Pairs: there are no nodes 5; pairs with them are left out."]


@pytest.mark.parametrize("four", [True, False])
@pytest.mark.parametrize("average", list(Average))
@pytest.mark.parametrize("seed", range(2))
def test_current_flow_equals_a_dense_solve(seed, average, four):
    """Every pair on a rough raster has the voltages, currents and resistance of the dense circuit."""
    landscape, nodes = random_landscape(seed, (7, 8))
    kept = {}
    flow = current_flow(
        landscape,
        nodes,
        average=average,
        neighbours=FOUR if four else Neighbours.EIGHT,
        on_map=lambda one, two, current, voltage: kept.update({(one, two): (current, voltage)}),
    )
    conductance = np.nan_to_num(1 / landscape.values)
    conductors, node = raster_conductors(conductance, four=four, mean_resistance=average is Average.RESISTANCE)
    table = dict(zip(zip(flow.resistances["from_id"], flow.resistances["to_id"]), flow.resistances["resistance"]))
    for (one, two), (current, voltage) in kept.items():
        ends = [node[nodes.labels == number][0] for number in (one, two)]
        amperes = np.zeros(node.max() + 1)
        amperes[ends] = -1, 1
        for a, b, g in conductors:
            # Kirchhoff's law by our voltages: what remains of each node is what enters there.
            flow_of_step = g * (voltage[node == a][0] - voltage[node == b][0])
            amperes[a] -= flow_of_step
            amperes[b] += flow_of_step
        np.testing.assert_allclose(amperes, 0, atol=1e-8)
        amperes[ends] = -1, 1
        expected_voltage, expected_current = dense_currents(conductors, amperes)
        expected_voltage -= expected_voltage[ends[0]]
        inside = node >= 0
        reached = np.abs(current[inside]) > 1e-9
        np.testing.assert_allclose(current[inside], expected_current[node[inside]], atol=1e-7)
        scale = expected_voltage.max()
        np.testing.assert_allclose(voltage[inside][reached], expected_voltage[node[inside]][reached], atol=1e-7 * scale)
        assert table[one, two] == pytest.approx(expected_voltage[ends[1]], rel=1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_current_flow_resistance_is_a_metric(seed):
    """Effective resistance is symmetric by its table, above 0, and never longer than over a third node."""
    landscape, nodes = random_landscape(seed)
    table = current_flow(landscape, nodes, resistances_only=True).resistances
    between = {}
    for one, two, value in zip(*table.values()):
        between[one, two] = between[two, one] = value
    for a in nodes.ids:
        for b in nodes.ids:
            for c in nodes.ids:
                if len({a, b, c}) == 3 and -1 not in (between[a, c], between[a, b], between[b, c]):
                    assert 0 < between[a, c] <= between[a, b] + between[b, c] + 1e-12


def test_current_flow_is_symmetric_and_reciprocal():
    """Turned round, nodes and raster give the turned map; exchanging the two ends of a pair changes nothing."""
    landscape, nodes = random_landscape(4)
    one = current_flow(landscape, nodes)
    turned = current_flow(make_raster(landscape.values[::-1, ::-1]), make_patches(nodes.labels[::-1, ::-1]))
    np.testing.assert_allclose(turned.current.values[::-1, ::-1], one.current.values, atol=1e-9)
    swapped = make_patches(np.where(nodes.labels > 0, 5 - nodes.labels, 0))
    np.testing.assert_allclose(current_flow(landscape, swapped).current.values, one.current.values, atol=1e-9)


def test_current_flow_of_advanced_sources_equals_a_dense_solve():
    """Several sources, one of them negative, and several finite grounds."""
    rng = np.random.default_rng(3)
    values = 1 + 9 * rng.random((6, 7))
    source, ground = np.full((6, 7), np.nan), np.full((6, 7), np.nan)
    source[0, 0], source[3, 3], source[5, 1] = 2, -0.5, 1
    ground[0, 6], ground[5, 6], ground[3, 3] = 4, 1, 10
    flow = current_flow(
        make_raster(values), mode=Mode.ADVANCED, sources=make_raster(source), grounds=make_raster(ground)
    )
    conductors, node = raster_conductors(1 / values, mean_resistance=True)
    amperes, earth = np.nan_to_num(source).ravel(), np.nan_to_num(1 / ground).ravel()
    voltage, current = dense_currents(conductors, amperes, earth)
    np.testing.assert_allclose(flow.voltage.values.ravel(), voltage[node.ravel()], rtol=1e-8)
    np.testing.assert_allclose(flow.current.values.ravel(), current[node.ravel()], rtol=1e-7)


def test_current_flow_sources_that_add_up_to_0_are_solved():
    """1 A in at one end and out at the other flows through the row, whatever the weak ground in the middle."""
    flow = current_flow(
        make_raster([[1, 1, 1]]),
        mode=Mode.ADVANCED,
        sources=make_raster([[1, N, -1]]),
        grounds=make_raster([[N, 5, N]]),
    )
    np.testing.assert_allclose(flow.current.values, [[1, 1, 1]])
    np.testing.assert_allclose(flow.voltage.values, [[1, 0, -1]], atol=1e-12)


def test_current_flow_of_advanced_sources_in_many_pieces():
    """Pieces of two cells share a system, and each is as right as alone, however weak its source beside the others."""
    values, strengths = np.ones((40, 59)), 10.0 ** -np.arange(20)
    values[1::2], values[:, 2::3] = np.nan, np.nan
    source, ground = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    source[::2, 0::3] = strengths
    ground[::2, 1::3] = 2
    flow = current_flow(
        make_raster(values), mode=Mode.ADVANCED, sources=make_raster(source), grounds=make_raster(ground)
    )
    for column in (0, 1):
        np.testing.assert_allclose(flow.current.values[::2, column::3], np.tile(strengths, (20, 1)), rtol=1e-9)
    np.testing.assert_allclose(flow.voltage.values[::2, 0::3], np.tile(3 * strengths, (20, 1)), rtol=1e-9)


def test_current_flow_through_a_thin_passage_and_thousands_of_pieces():
    """1 A crosses a wall by its one gap, at a contrast of a million, while a thousand lone cells lie round about."""
    values = np.where(np.indices((64, 64)).sum(axis=0) % 2, np.nan, 1.0)
    values[20:44] = 1.0
    values[20:44, 30] = np.nan
    values[31, 30] = 1e6
    labels = np.zeros((64, 64), int)
    labels[31, 2], labels[33, 60] = 1, 2
    flow = current_flow(make_raster(values), make_patches(labels), neighbours=FOUR)
    assert flow.current.values[31, 30] == pytest.approx(1, abs=1e-6)
    assert flow.resistances["resistance"][0] == pytest.approx(1e6, rel=1e-4)
    assert np.nanmax(flow.current.values) == pytest.approx(1, abs=1e-6)


def test_current_flow_weights_count_in_the_sum_alone():
    """A pair of weight 3 counts three times in the sum; resistances and the maximum stay; a field multiplies."""
    row, nodes = make_raster([[1, 1, 1]]), make_patches([[1, 2, 3]]).with_fields(people=np.array([2.0, 0, 5]))
    plain = current_flow(row, nodes)
    typed = current_flow(row, nodes, weights="1,2,3;2,3,0")
    np.testing.assert_allclose(typed.current.values, [[3 + 1, 3 + 1, 1]])
    np.testing.assert_array_equal(typed.maximum.values, plain.maximum.values)
    np.testing.assert_array_equal(typed.resistances["resistance"], plain.resistances["resistance"])
    np.testing.assert_allclose(current_flow(row, nodes, weight_field="people").current.values, [[10, 10, 10]])


def test_current_flow_without_maps_gives_the_same_resistances():
    """Resistances alone are those of the run with maps, and no map comes back."""
    landscape, nodes = random_landscape(6)
    alone = current_flow(landscape, nodes, resistances_only=True)
    np.testing.assert_array_equal(
        alone.resistances["resistance"], current_flow(landscape, nodes).resistances["resistance"]
    )
    assert alone.current is None
    assert alone.maximum is None


def test_current_flow_leaves_out_what_makes_no_pair_unless_told():
    """All to one of pairs 1-2 and 2-3: node 3 sends nothing into node 1, or 1 A by the rule of Circuitscape."""
    row, nodes = make_raster([[1, 1, 1]]), make_patches([[1, 2, 3]])
    maps = {}
    for excluded in (0.0, 1.0):
        found = maps[excluded] = {}
        current_flow(
            row,
            nodes,
            mode=Mode.ALL_TO_ONE,
            pairs=[(1, 2), (2, 3)],
            excluded_amperes=excluded,
            on_map=lambda _, one, current, voltage, found=found: found.update({one: current}),
        )
    np.testing.assert_allclose(maps[0.0][1], [[1, 1, 0]])
    np.testing.assert_allclose(maps[1.0][1], [[2, 2, 1]])
    np.testing.assert_allclose(maps[1.0][2], maps[0.0][2])


def test_current_flow_says_what_it_will_take():
    """Pairs, solves, memory and time are said before the run."""
    said = []

    class Listening(Progress):
        def say(self, text):
            said.append(text)

    landscape, nodes = random_landscape(0)
    current_flow(landscape, nodes, progress=Listening())
    cells = int(np.isfinite(landscape.values).sum())
    assert said[0] == f"6 pairs on {cells} cells that conduct: 3 solves, about 0.1 GiB of memory and 1 seconds."


def test_current_flow_where_a_mask_leaves_nothing():
    """Without a cell that conducts no pair is connected, and the map has no data."""
    flow = current_flow(make_raster(ROW), make_patches([[1, 0, 2]]), mask=make_raster([[0, 0, 0]]))
    np.testing.assert_array_equal(flow.resistances["resistance"], [-1])
    assert np.isnan(flow.current.values).all()


def test_current_flow_warns_of_nodes_where_nothing_conducts():
    """A node on a cell without data is named, since no current can reach it."""
    warned = []

    class Listening(Progress):
        def warn(self, text):
            warned.append(text)

    nodes = make_patches([[1, 2, 0, 3]])
    flow = current_flow(make_raster([[1, None, 1, 1]]), nodes, progress=Listening())
    np.testing.assert_array_equal(flow.resistances["resistance"], [-1, -1, -1])
    assert warned[0].startswith("Nodes: 2 lie where nothing conducts")


SIDE_INPUTS = {
    "Nodes": {"nodes": make_patches([[1, 0, 2]])},
    "Pairs": {"pairs": [(1, 2)]},
    "Strengths": {"strengths": [1, 2]},
    "Excluded amperes": {"excluded_amperes": 1.0},
    "Pair weights": {"weights": "1,2,3"},
    "Weight field": {"weight_field": "people"},
    "Sources": {"sources": make_raster([[1, N, N]])},
    "Grounds": {"grounds": make_raster([[N, N, 0]])},
    "Meaning of grounds": {"ground_meaning": Meaning.CONDUCTANCE},
    "Ground conflict": {"ground_conflict": GroundConflict.REMOVE_ALL},
    "Unit currents": {"unit_currents": True},
    "Direct grounds": {"direct_grounds": True},
    "Maps folder": {"maps_folder": "folder"},
    "Scheduler": {"scheduler": "tcp://127.0.0.1:1"},
}
IGNORED = {
    Mode.PAIRWISE: (
        "Strengths, Excluded amperes, Sources, Grounds, Meaning of grounds, Ground conflict, Unit currents, "
        "Direct grounds"
    ),
    Mode.ONE_TO_ALL: (
        "Excluded amperes, Pair weights, Weight field, Sources, Grounds, Meaning of grounds, Ground conflict, "
        "Unit currents, Direct grounds"
    ),
    Mode.ALL_TO_ONE: (
        "Pair weights, Weight field, Sources, Grounds, Meaning of grounds, Ground conflict, Unit currents, "
        "Direct grounds"
    ),
    Mode.ADVANCED: ("Nodes, Pairs, Strengths, Excluded amperes, Pair weights, Weight field, Maps folder, Scheduler"),
}


@pytest.mark.parametrize(("mode", "name"), [(mode, name) for mode in Mode for name in IGNORED[mode].split(", ")])
def test_current_flow_says_what_the_mode_does_not_use(mode, name):
    """What was given but does not count in a mode is named in a warning, and changes nothing."""
    needed = ("Sources", "Grounds") if mode is Mode.ADVANCED else ("Nodes",)
    options = {key: value for each in needed for key, value in SIDE_INPUTS[each].items()}
    plain = current_flow(make_raster(ROW), mode=mode, **options)
    progress = Warned()
    flow = current_flow(make_raster(ROW), mode=mode, **options, **SIDE_INPUTS[name], progress=progress)
    assert [text.split(":")[0] for text in progress.warned] == [name]
    assert f"the {mode.value} mode does not use it" in progress.warned[0]
    np.testing.assert_array_equal(flow.current.values, plain.current.values)


def test_current_flow_warns_of_cells_that_are_not_square():
    """Cells 30 wide and 20 high count as square, which is said; a difference of a thousandth is not."""
    nodes = make_patches([[1, 0, 2]], cell=(30.0, 20.0))
    progress = Warned()
    current_flow(make_raster(ROW, cell=(30.0, 20.0)), nodes, progress=progress)
    assert len(progress.warned) == 1
    assert progress.warned[0].startswith("Resistance: cells are 30 wide and 20 high, but here every cell counts as")
    close = (10.0, 10.01)
    progress = Warned()
    current_flow(make_raster(ROW, cell=close), make_patches([[1, 0, 2]], cell=close), progress=progress)
    assert progress.warned == []
