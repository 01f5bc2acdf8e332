"""Where people live and how they are joined and governed: towns, roads, counties.

Settlements take flat, well-watered places one by one, each keeping its distance to the ones before. Roads follow
least-cost routes over a coarse grid, cheap on flat ground and on existing roads. Counties gather small basins around
their seats, so that their borders follow divides and the main river.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import csgraph

from .terrain import blur
from .water import path_length, smooth_path

TOWNS = 10
VILLAGES = 109
COUNTIES = 8
ROUTE_CELLS = 135
PROVINCE = (430000, "湘源省")
CITIES = ((439100, "澧南市"), (439200, "云溪市"), (439300, "梅岭市"))
STEMS = (
    ("青", "龙", "石", "白", "清", "金", "桃", "永", "双", "太", "枫", "兰", "洪", "桂"),
    ("溪", "塘", "桥", "坪", "山", "湾", "洲", "田", "泉", "口"),
)
_MOVES = (
    (0, 1), (1, 0), (1, 1), (1, -1),
    (1, 2), (2, 1), (2, -1), (1, -2),
)  # fmt: skip


@dataclass(frozen=True)
class Settlements:
    """Places in order of importance.

    Attributes
    ----------
    rows, columns : numpy.ndarray of int
        Cells of the centres, length n.
    ranks : numpy.ndarray of str
        ``"city"``, ``"town"`` or ``"village"``.
    names : tuple of str
        Invented names.
    """

    rows: np.ndarray
    columns: np.ndarray
    ranks: np.ndarray
    names: tuple

    def of(self, *ranks):
        """Return rows and columns of the places of some ranks."""
        chosen = np.isin(self.ranks, ranks)
        return self.rows[chosen], self.columns[chosen]


def settle(rng, terrain, water, cell):
    """Return the `Settlements` of a terrain."""
    shape = terrain.height.shape
    step = max(1, int(np.ceil(max(shape) / 300)))
    sample = (slice(step // 2, None, step), slice(step // 2, None, step))
    near = max(1.0, 0.008 * terrain.span / cell)
    steep = blur(terrain.slope(cell), near)[sample]
    wet = blur(water, 0.6 * near)[sample]
    above = np.minimum(terrain.above_stream[sample], 60)
    rows, columns = (axis * step + step // 2 for axis in np.indices(steep.shape, sparse=True))
    rim = np.minimum(np.minimum(rows, shape[0] - 1 - rows), np.minimum(columns, shape[1] - 1 - columns)) * cell
    valley = np.log(ndimage.maximum_filter(terrain.catchment, max(3, int(2 * near)))[sample] / cell**2)
    score = -9 * steep - 4 * wet - 0.012 * above + 0.06 * valley - 0.0012 * terrain.height[sample]
    score += rng.normal(0, 0.08, score.shape)
    score[water[sample]] = -np.inf
    middle = np.hypot(rows - shape[0] / 2, columns - shape[1] / 2) * cell / terrain.span
    river = np.abs(terrain.from_river[sample] / terrain.span - 0.03)
    span = terrain.span / cell
    inner = np.where(rim > 0.07 * terrain.span, score, -np.inf)
    city = _pick(inner - 3 * middle - 8 * river, rows, columns, 1, 0, [])
    towns = _pick(inner, rows, columns, TOWNS, 0.185 * span, city)
    usual = blur(np.where(np.isfinite(score), score, -1), 0.04 * span / step)
    remote = score - 0.8 * usual
    villages = _pick(remote, rows, columns, VILLAGES, 0.055 * span, city + towns)
    places = np.array(city + towns + villages)
    ranks = np.array(["city"] * len(city) + ["town"] * len(towns) + ["village"] * len(villages))
    pairs = [first + second for first in STEMS[0] for second in STEMS[1]]
    names = tuple(pairs[k] for k in rng.permutation(len(pairs))[: len(places)])
    return Settlements(places[:, 0], places[:, 1], ranks, names)


def _pick(score, rows, columns, count, apart, taken):
    """Return up to `count` cells of highest score that keep `apart` cells from each other and from those taken."""
    score = score.copy()
    for row, column in taken:
        score[np.hypot(rows - row, columns - column) < apart] = -np.inf
    found = []
    while len(found) < count:
        best = np.unravel_index(np.argmax(score), score.shape)
        if not np.isfinite(score[best]):
            break
        row, column = int(rows[best[0], 0]), int(columns[0, best[1]])
        found.append((row, column))
        score[np.hypot(rows - row, columns - column) < max(apart, 1)] = -np.inf
    return found


def build_roads(terrain, water, places, grid, progress):
    """Return paths and fields of the rail, the expressway, the national and the county roads."""
    routes = _Routes(terrain, water, grid, progress)
    city, towns = places.of("city"), places.of("town")
    here = routes.node(city[0][0], city[1][0])
    seats = [here] + [routes.node(row, column) for row, column in zip(*towns)]
    beyond = [routes.gate(row, column) for row, column in ((1, 0.5), (0, 0.5), (0.5, 0), (0.4, 1))]
    south, north, west, east = beyond
    bypass = routes.beside(here, 0.12)
    station = routes.beside(here, 0.03)
    routes.join("rail", [routes.gate(1, 0.3), station, routes.gate(0, 0.35)], gentle=2.0, spread=4.0)
    progress.report(0.2)
    routes.join("expressway", [west, bypass, east], gentle=0.35, spread=5.0, around=here)
    routes.join("expressway", [bypass, routes.gate(0, 0.85)], gentle=0.35, spread=5.0, around=here)
    progress.report(0.4)
    routes.join("national", [south, here, north], gentle=1.2, spread=1.5)
    routes.join("national", [west, here, east], gentle=1.2, spread=1.5)
    progress.report(0.6)
    for first, second in routes.net(seats):
        routes.join("county", [first, second], gentle=1.0, spread=1.2)
    for down, right in ((0.2, 0), (0.8, 0), (0.15, 1), (0.8, 1), (1, 0.15), (1, 0.85), (0, 0.2)):
        routes.join("county", [routes.gate(down, right), routes.nearest(seats, down, right)], gentle=1.0, spread=1.2)
    progress.report(0.8)
    graph = routes.graph(1.0)
    for row, column in zip(*places.of("village")):
        routes.link("county", routes.node(row, column), graph)
        progress.check()
    progress.report(1)
    return routes.result()


class _Routes:
    """Least-cost routes on a coarse grid, and the roads built so far."""

    def __init__(self, terrain, water, grid, progress):
        self.grid, self.progress = grid, progress
        self.step = max(1, round(max(grid.shape) / ROUTE_CELLS))
        self.shape = tuple(max(2, side // self.step) for side in grid.shape)
        size = tuple(side * self.step for side in self.shape)
        blocks = (self.shape[0], self.step, self.shape[1], self.step)
        mean = [
            np.asarray(layer, float)[: size[0], : size[1]].reshape(blocks).mean((1, 3))
            for layer in (terrain.height, water)
        ]
        self.height, self.wet = mean
        self.length = grid.cell[0] * self.step
        self.built = np.zeros(self.height.size, bool)
        self.paths, self.kinds = [], []

    def node(self, row, column):
        """Return the coarse cell that holds a fine one."""
        row, column = min(row // self.step, self.shape[0] - 1), min(column // self.step, self.shape[1] - 1)
        return int(row * self.shape[1] + column)

    def gate(self, down, right):
        """Return the lowest dry border cell near a relative place on the frame."""
        rows, columns = np.indices(self.shape)
        near = np.hypot(rows / (self.shape[0] - 1) - down, columns / (self.shape[1] - 1) - right) < 0.12
        border = (rows == 0) | (columns == 0) | (rows == self.shape[0] - 1) | (columns == self.shape[1] - 1)
        usable = near & border
        return int(np.argmin(np.where(usable, self.height + 200 * self.wet, np.inf)))

    def beside(self, node, share):
        """Return a flat dry cell at a distance from another, as a share of the frame."""
        row, column = divmod(node, self.shape[1])
        rows, columns = np.indices(self.shape)
        away = np.hypot(rows - row, columns - column) / np.sqrt(self.height.size)
        return int(np.argmin(self.height / 40 + 40 * np.abs(away - share) + 5 * self.wet))

    def nearest(self, nodes, down, right):
        """Return which of some coarse cells is nearest to a relative place on the frame."""
        rows, columns = np.divmod(np.array(nodes), self.shape[1])
        return nodes[int(np.argmin(np.hypot(rows - down * self.shape[0], columns - right * self.shape[1])))]

    def graph(self, gentle, around=None):
        """Return the cost of every move; `gentle` says how much slopes matter, `around` is a town to keep out of."""
        town = np.ones(self.shape)
        if around is not None:
            rows, columns = np.indices(self.shape)
            row, column = divmod(around, self.shape[1])
            away = np.hypot(rows - row, columns - column) / np.sqrt(self.height.size)
            town += 5 * (away < 0.095)
        own = np.arange(self.height.size).reshape(self.shape)
        height, wet, built = self.height, self.wet, self.built.reshape(self.shape)
        starts, ends, costs = [], [], []
        for down, right in _MOVES:
            here = (slice(0, self.shape[0] - down), slice(max(0, -right), self.shape[1] - max(0, right)))
            there = (slice(down, None), slice(max(0, right), self.shape[1] + min(0, right)))
            length = np.hypot(down, right)
            slope = np.abs(height[here] - height[there]) / (length * self.length)
            cost = length * (1 + gentle * (slope / 0.035) ** 2 + 6 * (wet[here] + wet[there]))
            cost *= np.where(built[here] & built[there], 0.35, 1.0) * town[here]
            starts.append(own[here].ravel())
            ends.append(own[there].ravel())
            costs.append(cost.ravel())
        size = self.height.size
        there, here = np.concatenate(starts + ends), np.concatenate(ends + starts)
        return sparse.csr_matrix((np.concatenate(costs + costs), (there, here)), (size, size))

    def join(self, kind, stops, *, gentle, spread, around=None):
        """Build a road through some cells."""
        graph = self.graph(gentle, around)
        before, nodes = [], []
        for stop in stops[:-1]:
            self.progress.check()
            before.append(csgraph.dijkstra(graph, True, stop, return_predecessors=True)[1])
        for stop, tree in zip(stops[1:], before):
            nodes += self._walk(tree, stop)[::-1]
        self._lay(kind, nodes, spread, alone=kind in ("rail", "expressway"))

    def link(self, kind, node, graph):
        """Build a road from a cell to the nearest one that has a road."""
        cost, tree = csgraph.dijkstra(graph, True, node, return_predecessors=True, limit=60)
        cost = np.where(self.built, cost, np.inf)
        if np.isfinite(cost.min()):
            self._lay(kind, self._walk(tree, int(cost.argmin())), 1.2, alone=False)

    def net(self, nodes):
        """Return the pairs of nodes that a lean net joins: the tree of shortest routes and a few short cuts."""
        cost = csgraph.dijkstra(self.graph(1.0), True, nodes)[:, nodes]
        tree = csgraph.minimum_spanning_tree(sparse.csr_matrix(cost))
        pairs = list(zip(*(side.tolist() for side in tree.nonzero())))
        for first in range(len(nodes)):
            pairs += [(first, k) for k in np.argsort(cost[first], kind="stable")[1:3].tolist()]
        pairs = sorted({(min(pair), max(pair)) for pair in pairs})
        return [(nodes[first], nodes[second]) for first, second in pairs]

    @staticmethod
    def _walk(tree, node):
        """Return the nodes from `node` back to the start of a tree of predecessors."""
        nodes = [int(node)]
        while tree[nodes[-1]] >= 0:
            nodes.append(int(tree[nodes[-1]]))
        return nodes

    def _lay(self, kind, nodes, spread, *, alone):
        """Keep the parts of a route that no road takes yet, or all of it where it runs `alone`."""
        nodes = np.array([node for k, node in enumerate(nodes) if k == 0 or node != nodes[k - 1]])
        fresh = np.ones(len(nodes) - 1, bool) if alone else ~(self.built[nodes[:-1]] & self.built[nodes[1:]])
        parts, count = ndimage.label(fresh)
        for part in range(1, count + 1):
            edges = np.flatnonzero(parts == part)
            run = nodes[edges[0] : edges[-1] + 2]
            rows, columns = np.divmod(run, self.shape[1])
            path = np.column_stack(self.grid.xy(self._fine(rows, 0), self._fine(columns, 1)))
            dense = np.linspace(0, len(path) - 1, 4 * len(path))
            path = np.column_stack([np.interp(dense, np.arange(len(path)), axis) for axis in path.T])
            self.paths.append(smooth_path(path, 4 * spread))
            self.kinds.append(kind)
        if kind != "rail" and kind != "expressway":
            self.built[nodes] = True

    def _fine(self, places, axis):
        """Return fine rows or columns of coarse ones; an end on the border is led on to the edge of the frame."""
        fine = places * self.step + (self.step - 1) / 2
        for end in (0, -1):
            if places[end] == 0:
                fine[end] = -0.5
            elif places[end] == self.shape[axis] - 1:
                fine[end] = self.grid.shape[axis] - 0.5
        return fine

    def result(self):
        """Return paths and fields of all roads."""
        fields = {
            "road_id": np.arange(1, len(self.paths) + 1),
            "class": np.array(self.kinds),
            "length_m": np.array([np.round(path_length(path), 1) for path in self.paths]),
        }
        return tuple(self.paths), fields


def counties(terrain, places, cell):
    """Return labels (1 to n) of the counties, their codes and names, and those of their cities."""
    shape = terrain.height.shape
    units = _units(terrain)
    count = units.max() + 1
    area = np.bincount(units.ravel(), minlength=count)
    rows, columns = np.indices(shape)
    centre = [np.bincount(units.ravel(), axis.ravel(), count) / area for axis in (rows, columns)]
    graph = _unit_graph(units, centre, terrain, cell)
    seats = [int(units[row, column]) for row, column in zip(places.rows[:COUNTIES], places.columns[:COUNTIES])]
    _, first = np.unique(seats, return_index=True)
    towns = np.sort(first)
    seats = np.array(seats)[towns]
    source = csgraph.dijkstra(graph, False, seats, min_only=True, return_predecessors=True)[2]
    in_order = np.argsort(seats)
    county = in_order[np.searchsorted(seats[in_order], source)] + 1
    labels = _whole(county[units])
    return labels, _codes(labels, [places.names[k] for k in towns])


def _units(terrain):
    """Return small basins, cut along the main river, numbered from 0."""
    shape = terrain.height.shape
    parts, _ = terrain.flow.split(terrain.flow.size / 350)
    off = np.ones(terrain.flow.size, bool)
    off[terrain.course] = False
    banks, _ = ndimage.label(off.reshape(shape))
    banks[~off.reshape(shape)] = 1
    _, numbers = np.unique(parts.astype(np.int64) * (banks.max() + 1) + banks.ravel(), return_inverse=True)
    return numbers.reshape(shape)


def _unit_graph(units, centre, terrain, cell):
    """Return the cost between touching basins: longer over high divides and across the main river."""
    starts, ends, levels = [], [], []
    for here, there in (
        ((slice(None, -1),), (slice(1, None),)),
        ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
    ):
        apart = units[here] != units[there]
        starts.append(units[here][apart])
        ends.append(units[there][apart])
        river = np.minimum(terrain.from_river[here][apart], terrain.from_river[there][apart]) <= cell
        levels.append(terrain.height[here][apart] / 150 + 4.0 * river)
    start, end, level = (np.concatenate(parts) for parts in (starts, ends, levels))
    count = len(centre[0])
    key = np.minimum(start, end).astype(np.int64) * count + np.maximum(start, end)
    pairs, number = np.unique(key, return_inverse=True)
    level = np.bincount(number, level) / np.bincount(number)
    first, second = np.divmod(pairs, count)
    length = np.hypot(centre[0][first] - centre[0][second], centre[1][first] - centre[1][second])
    return sparse.csr_matrix((length * (1 + level), (first, second)), (count, count))


def _whole(labels):
    """Return labels of which each is one connected area; stray bits go to their neighbours."""
    keep = np.zeros(labels.shape, bool)
    for label in range(1, labels.max() + 1):
        parts, _ = ndimage.label(labels == label)
        keep |= parts == np.bincount(parts.ravel())[1:].argmax() + 1
    near = ndimage.distance_transform_edt(~keep, return_distances=False, return_indices=True)
    return labels[tuple(near)].astype(np.int32)


def _codes(labels, names):
    """Return county and city codes and names as columns; cities are bands of counties from west to east."""
    count = int(labels.max())
    area = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    east = np.bincount(labels.ravel(), np.indices(labels.shape)[1].ravel(), count + 1)[1:] / area
    band = np.argsort(np.argsort(east)) * len(CITIES) // count
    table = {"county": [], "county_name": [], "city": [], "city_name": [], "province": [], "province_name": []}
    used = [0] * len(CITIES)
    for k in range(count):
        code, name = CITIES[band[k]]
        used[band[k]] += 1
        table["county"].append(code + 20 + used[band[k]])
        table["county_name"].append(names[k] + "县")
        table["city"].append(code)
        table["city_name"].append(name)
        table["province"].append(PROVINCE[0])
        table["province_name"].append(PROVINCE[1])
    return {field: np.array(column) for field, column in table.items()}
