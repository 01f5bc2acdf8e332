"""Scenario: what habitat added or lost, another resistance or a new road does to links and connectivity.

`prepare` looks at the land once; `answer` tells what changes do to it, and may be asked again and again: it works out
anew only the links that a change can touch, and reaches what `links` and `connectivity_indices` find on the land as it
is afterwards.

    baseline = prepare(resistance, patches, links, distance=5000.0)
    result = answer(baseline, [Change(Kind.ROAD, line_as_wkb, crossings=2)])
    result.eca_before, result.eca_after, result.affected.fields["lcd_before"], result.affected.fields["lcd"]
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..corridors.corridors import check_same_cells
from ..corridors.cost_distance import cost_distance
from ..corridors.links import Adjacency, NeighbourUnit
from ..corridors.links import links as find_links
from ..errors import InvalidValueError
from ..graph import PatchGraph
from ..grid import Neighbours
from ..progress import Progress
from ..validation import check_memory, check_patches, check_range, check_resistance
from .connectivity_indices import connectivity_indices
from .land_change import AREA, LandRules, change_land, usual_resistances
from .network import DistanceField, check_dispersal

BYTES_PER_CELL = 120
SLACK = 1 + 1e-9
EQUAL = 1e-9
SAME_LAND = 1e-6
KEEP, DROP = "keep", "drop"


@dataclass(frozen=True)
class Baseline:
    """The land before changes, and what is kept of it to answer quickly; made by `prepare`.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell; NaN cannot be crossed.
    patches : Patches
        With the field ``area_ha``.
    links : PatchGraph
        Before, as `links` finds them on this land, in use as they were given.
    indices : dict
        Table ``index, value`` of the network before.
    rules : dict
        Keyword arguments of `links`.
    land : LandRules
        What changes do where they do not say it.
    wishes : dict
        Pairs of positions to ``keep`` or ``drop``, where the links given are not those that the rules make.
    network : dict
        Keyword arguments of `connectivity_indices`.
    steps : tuple of numpy.ndarray
        The cells of all paths, one path after the other, numbered row by row, and where each path begins.
    """

    resistance: object
    patches: object
    links: PatchGraph
    indices: dict
    rules: dict
    land: LandRules
    wishes: dict
    network: dict
    steps: tuple


@dataclass(frozen=True)
class ScenarioResult:
    """What changes do.

    Parameters
    ----------
    indices : dict
        Table ``index, before, after, change, change_percent``.
    patches : Patches
        Afterwards, with ``area_ha``, ``area_before`` (NaN for a new patch) and ``change`` in words.
    links : PatchGraph
        Afterwards, with the fields of `links`, ``lcd_before`` (NaN where the patches were not linked) and ``change``:
        new, shorter, longer, out of use, or empty.
    lost : PatchGraph
        The links of before that are no longer in use, with ``reason`` in words.
    resistance : Raster
        Afterwards.
    measured : int
        How many links had to be worked out anew.
    """

    indices: dict
    patches: object
    links: PatchGraph
    lost: PatchGraph
    resistance: object
    measured: int

    @property
    def affected(self):
        """The links afterwards that are new, shorter, longer or out of use."""
        return self.links.select([bool(word) for word in self.links.fields["change"]])

    def index(self, name):
        """Return an index before and afterwards, such as ``ECA_PC``."""
        row = self.indices["index"].index(name)
        return float(self.indices["before"][row]), float(self.indices["after"][row])

    @property
    def eca_before(self):
        """Equivalent connected area before, hectares."""
        return self.index("ECA_PC")[0]

    @property
    def eca_after(self):
        """Equivalent connected area afterwards, hectares."""
        return self.index("ECA_PC")[1]


def scenario(resistance, patches, links, changes, *, progress=None, **options):
    """Return what changes of the land do to its links and its connectivity.

    Use it for one set of changes; to try many on the same land, call `prepare` once and `answer` for each.

    Parameters
    ----------
    resistance, patches, links, **options
        As `prepare` takes them.
    changes : sequence of Change
        In the order in which they happen.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    ScenarioResult

    Raises
    ------
    EcoPatternError
        As `prepare` and `answer` do.
    """
    progress = progress or Progress()
    baseline = prepare(resistance, patches, links, progress=progress.part(0, 0.7), **options)
    return answer(baseline, changes, progress=progress.part(0.7, 1))


def prepare(
    resistance,
    patches,
    links=None,
    *,
    distance,
    probability=0.5,
    distance_field=DistanceField.LCD,
    landscape_area=None,
    adjacency=Adjacency.EITHER,
    max_neighbours=0,
    neighbour_unit=NeighbourUnit.COST,
    connect_constellations=True,
    min_euclidean=None,
    max_euclidean=None,
    min_cost=None,
    max_cost=None,
    drop_intermediate=True,
    habitat_resistance=None,
    lost_resistance=None,
    crossing_width=0.0,
    roads_take_habitat=True,
    neighbours=Neighbours.EIGHT,
    min_area=0.0,
    progress=None,
):
    """Return what is to be known of the land before changes to answer quickly what they do.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN cannot be crossed.
    patches : Patches
        At least two, on the grid of `resistance`.
    links : PatchGraph, optional
        Says which links are in use; by default the rules do. Distances are always worked out on `resistance`.
    distance : float
        Dispersal distance in the unit of the distance field, > 0.
    probability : float
        Probability of dispersal over `distance`, above 0 and below 1.
    distance_field : DistanceField
        Which distance of the links counts.
    landscape_area : float, optional
        Area of the landscape, hectares, at least that of all patches before and after; LCP, IIC and PC are NaN without.
    adjacency, max_neighbours, neighbour_unit, connect_constellations, min_euclidean, max_euclidean, min_cost, max_cost,
    drop_intermediate
        The rules of `links`, the same as `links` were made with. They decide on pairs that changes bring about.
    habitat_resistance, lost_resistance : float, optional
        Resistance of added habitat and of land where habitat was lost, > 0, where the change does not say it; by
        default the median of cells in patches, and of those outside.
    crossing_width : float
        Width of a crossing along a road, map units, >= 0; it opens at least one cell.
    roads_take_habitat : bool
        Whether the cells of a new road are lost as habitat.
    neighbours : Neighbours
        Which cells of habitat touch.
    min_area : float
        Patches that changes make, cut or leave smaller than this are none, hectares, >= 0.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    Baseline
        It is never changed, so any number of answers may be asked of it, also at the same time.

    Raises
    ------
    InvalidValueError
        If a value is out of range, or links join other patches.
    EmptyInputError
        If there are fewer than two patches.

    Notes
    -----
    Pairs that are in use in `links` and not by the rules stay in use, and pairs the rules would use stay unused if
    `links` do, whatever changes. So no change changes nothing. Memory: about 120 bytes a cell.
    """
    progress = progress or Progress()
    network = {
        "distance_field": DistanceField(distance_field),
        "distance": distance,
        "probability": probability,
        "landscape_area": landscape_area,
    }
    usual = habitat_resistance, lost_resistance
    land = LandRules(*usual, crossing_width, roads_take_habitat, Neighbours(neighbours), min_area)
    land = _checked(resistance, patches, land)
    check_dispersal(distance, probability, landscape_area)
    rules = {
        "adjacency": adjacency,
        "max_neighbours": max_neighbours,
        "neighbour_unit": neighbour_unit,
        "connect_constellations": connect_constellations,
        "min_euclidean": min_euclidean,
        "max_euclidean": max_euclidean,
        "min_cost": min_cost,
        "max_cost": max_cost,
        "drop_intermediate": drop_intermediate,
    }
    if AREA not in patches.fields:
        patches = patches.with_fields(**{AREA: patches.area_ha()})
    graph, wishes = _as_given(resistance, patches, links, rules, progress.part(0, 0.9))
    indices = connectivity_indices(patches, graph, **network, progress=progress.part(0.9, 1))
    return Baseline(resistance, patches, graph, indices, rules, land, wishes, network, _steps(graph, resistance.grid))


def _checked(resistance, patches, land):
    """Return what changes do where they do not say it, with what is usual where it was not given, or raise."""
    check_resistance(resistance)
    check_same_cells(resistance, patches)
    check_patches(patches, least=2)
    check_memory(BYTES_PER_CELL * resistance.grid.size, "Scenario")
    check_range(land.crossing_width, "Crossing width", minimum=0)
    check_range(land.min_area, "Smallest area", minimum=0)
    given = land.habitat_resistance, land.lost_resistance
    for value, name in zip(given, ("Resistance of added habitat", "Resistance of lost habitat")):
        if value is not None:
            check_range(value, name, above=0)
    medians = usual_resistances(resistance, patches)
    inside, outside = (median if value is None else value for value, median in zip(given, medians))
    return replace(land, habitat_resistance=inside, lost_resistance=outside)


def _as_given(resistance, patches, given, rules, progress):
    """Return the links as the rules make them, in use as given, and the wishes that this takes."""
    if given is None:
        return find_links(resistance, patches, **rules, progress=progress), {}
    if tuple(given.ids) != tuple(patches.ids):
        raise InvalidValueError(
            f"Links: they join {len(given.ids)} patches whose ids are not those of the {len(patches)} patches given; "
            "use the patches the links were made from."
        )
    wanted = {tuple(pair) for pair in given.active().ends.tolist()}
    wishes, known, share = {}, {}, 0.8
    graph = find_links(resistance, patches, **rules, progress=progress.part(0, share))
    while True:
        used = {tuple(pair) for pair in graph.active().ends.tolist()}
        # A pair that is to be kept and still is not in use has no path; asking again would not help.
        more = dict.fromkeys(used - wanted, DROP)
        more.update({pair: KEEP for pair in wanted - used if pair not in wishes})
        if not more:
            break
        wishes.update(more)
        known = _costs(graph, resistance.grid)
        table = _table(wishes, patches.ids)
        part, share = progress.part(share, (1 + share) / 2), (1 + share) / 2
        graph = find_links(resistance, patches, **rules, user_links=table, known=known, progress=part)
    _tell(given, graph, wanted - used, wishes, progress)
    return _named_as(graph, given), wishes


def _tell(given, graph, missing, wishes, progress):
    """Warn where the links given do not fit the land or the rules."""
    names = [f"{graph.ids[a]} to {graph.ids[b]}" for a, b in sorted(missing)]
    if names:
        progress.warn(
            f"Links: no path joins {', '.join(names[:5])} on this resistance; {len(names)} links are left out."
        )
    if wishes:
        progress.warn(
            f"Links: {len(wishes)} links are in use, or not, other than the rules say; they stay so whatever changes. "
            "Give the rules that the links were made with if they should follow them."
        )
    if "lcd" not in given.fields:
        return
    ours = {tuple(pair): lcd for pair, lcd in zip(graph.ends.tolist(), graph.fields["lcd"])}
    pairs = zip(given.ends.tolist(), np.asarray(given.fields["lcd"], float))
    other = [pair for pair, lcd in pairs if abs(ours.get(tuple(pair), np.nan) - lcd) > SAME_LAND * lcd]
    if other:
        a, b = other[0]
        progress.warn(
            f"Links: {len(other)} least-cost distances, such as that of {graph.ids[a]} to {graph.ids[b]}, are not "
            "those of this resistance; what was before is worked out on it."
        )


def _named_as(graph, given):
    """Return links with the numbers of those given, new ones going on from there."""
    if "link_id" not in given.fields:
        return graph
    numbers = dict(zip((tuple(pair) for pair in given.ends.tolist()), np.asarray(given.fields["link_id"]).tolist()))
    return graph.with_fields(link_id=_numbers(graph.ends, numbers, max(numbers.values(), default=0)))


def _numbers(ends, numbers, highest):
    """Return the number of each pair, unknown ones going on from the highest."""
    found = []
    for pair in ends.tolist():
        known = numbers.get(tuple(pair))
        highest += known is None
        found.append(highest if known is None else known)
    return np.array(found, np.int64)


def _table(wishes, ids):
    """Return wishes as the table that `links` takes, None if there are none."""
    rows = [
        {"from_id": str(ids[a]), "to_id": str(ids[b]), "action": action} for (a, b), action in sorted(wishes.items())
    ]
    return rows or None


def _costs(graph, grid):
    """Return least-cost distance and path of each pair, as `links` takes what is known."""
    known = {}
    for pair, lcd, path in zip(graph.ends.tolist(), graph.fields["lcd"], graph.paths):
        if len(path):
            known[tuple(pair)] = lcd, np.column_stack(grid.index(*path.T))
    return known


def _steps(graph, grid):
    """Return the cells of all paths one after the other, and where each begins."""
    starts = np.append(0, np.cumsum([len(path) for path in graph.paths], dtype=np.int64))
    rows, columns = grid.index(*np.concatenate([np.empty((0, 2)), *graph.paths]).T)
    return rows * grid.shape[1] + columns, starts


def answer(baseline, changes, *, progress=None):
    """Return what changes do to the land of a baseline.

    Parameters
    ----------
    baseline : Baseline
        From `prepare`.
    changes : sequence of Change
        In the order in which they happen; none changes nothing.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    ScenarioResult

    Raises
    ------
    InvalidValueError
        If a change has no place on the land, or a resistance that cannot be.
    EmptyInputError
        If no patch is left, or none of them where anything can cross.

    Notes
    -----
    Strategy: (1) the land afterwards; (2) what is still known of each pair of patches that both are the same. Its
    least-cost path holds as long as no cell of it costs more and no way through cells that cost less is as short: with
    the costs m_a and m_b from these cells to the patches over the land afterwards, as long as m_a + m_b > LCD. (3)
    `links` on the land afterwards, told what is known; which patches are neighbours is always decided anew. (4) The
    indices. Everything is equal to what `links` finds without being told.
    """
    progress = progress or Progress()
    land = change_land(baseline.resistance, baseline.patches, changes, baseline.land, progress)
    known = _still_known(baseline, land, progress.part(0, 0.2))
    wishes = _inherited(baseline.wishes, land.heirs)
    graph = _links_after(baseline, land, wishes, known, progress.part(0.2, 0.9))
    indices = connectivity_indices(land.patches, graph, **baseline.network, progress=progress.part(0.9, 1))
    measured = sum(len(path) > 0 and tuple(pair) not in known for pair, path in zip(graph.ends.tolist(), graph.paths))
    after, lost = _compared(baseline, land, graph)
    return ScenarioResult(_table_of(baseline.indices, indices), land.patches, after, lost, land.resistance, measured)


def _links_after(baseline, land, wishes, known, progress):
    """Return the links on the land afterwards; a single patch has none."""
    patches = land.patches
    if len(patches) < 2:
        return replace(baseline.links.select(np.zeros(len(baseline.links), bool)), ids=patches.ids)
    table = _table(wishes, patches.ids)
    return find_links(land.resistance, patches, **baseline.rules, user_links=table, known=known, progress=progress)


def _still_known(baseline, land, progress):
    """Return least-cost distance and path of the pairs that changes cannot touch, by positions afterwards."""
    before, shape = baseline.links, baseline.resistance.grid.shape
    cells, starts = baseline.steps
    ends, lcd = land.heirs[before.ends], np.asarray(before.fields["lcd"], float)
    limit = baseline.rules["max_cost"]
    # Without a path a pair is beyond the greatest cost that was looked for, if there is one.
    walked, reach = np.diff(starts) > 0, lcd
    if limit is not None and baseline.rules["adjacency"] is Adjacency.ALL and not baseline.wishes:
        reach = np.where(walked, lcd, limit)
    kept = np.isfinite(reach) & (ends >= 0).all(axis=1)
    kept[kept] = land.same[ends[kept]].all(axis=1)
    if len(land.higher):
        worse = np.zeros(baseline.resistance.grid.size, bool)
        worse[land.higher] = True
        kept[np.repeat(np.arange(len(before)), np.diff(starts))[worse[cells]]] = False
    if len(land.lower) and kept.any():
        near = _nearest(land, reach[kept].max() * SLACK, progress)
        kept[kept] = near[ends[kept]].sum(axis=1) > reach[kept] * SLACK
    known = {}
    for k in np.flatnonzero(kept):
        path = np.column_stack(np.divmod(cells[starts[k] : starts[k + 1]], shape[1])) if walked[k] else None
        known[tuple(ends[k].tolist())] = lcd[k], path
    return known


def _nearest(land, limit, progress):
    """Return the least cost from cells that cost less now to each patch, over the land afterwards."""
    sources = np.zeros(land.resistance.grid.shape, np.int32)
    sources.ravel()[land.lower] = 1
    cost = cost_distance(land.resistance, sources, max_cost=limit, progress=progress).cost.values
    met = (land.patches.labels > 0) & ~np.isnan(cost)
    nearest = np.full(len(land.patches) + 1, np.inf)
    np.minimum.at(nearest, land.patches.labels[met], cost[met])
    return nearest[1:]


def _inherited(wishes, heirs):
    """Return the wishes by positions afterwards; to keep goes before to drop where patches became one."""
    found = {}
    for (a, b), action in wishes.items():
        pair = tuple(sorted((int(heirs[a]), int(heirs[b]))))
        if pair[0] >= 0 and pair[0] != pair[1] and found.get(pair) != KEEP:
            found[pair] = action
    return found


def _compared(baseline, land, graph):
    """Return the links afterwards beside those before, and the links that are no longer in use with the reason."""
    before = baseline.links
    in_use = np.asarray(before.fields["active"], bool)
    ends = [tuple(pair) for pair in np.sort(land.heirs[before.ends], axis=1).tolist()]
    pairs = [tuple(pair) for pair in graph.ends.tolist()]
    numbers, earlier = {}, {}
    for pair, number, lcd, used in zip(ends, before.fields["link_id"], before.fields["lcd"], in_use):
        if pair[0] >= 0:
            numbers.setdefault(pair, int(number))
            earlier[pair] = np.fmin(lcd if used else np.nan, earlier.get(pair, np.nan))
    was = np.array([earlier.get(pair, np.nan) for pair in pairs], float)
    after = graph.with_fields(
        link_id=_numbers(graph.ends, numbers, int(max(before.fields["link_id"], default=0))),
        lcd_before=was,
        change=np.array([_word(*row) for row in zip(graph.fields["active"], graph.fields["lcd"], was)], object),
    )
    rows = zip(pairs, graph.fields["status"], graph.fields["active"])
    unused = {pair: status for pair, status, used in rows if not used}
    linked = set(pairs) - set(unused)
    gone = in_use & np.array([pair not in linked for pair in ends], bool)
    reasons = [_why(*pair, land.heirs, baseline.patches.ids, unused) for pair in before.ends[gone].tolist()]
    return after, before.select(gone).with_fields(reason=np.array(reasons, object))


def _word(active, lcd, before):
    """Return in a word what happened to a link."""
    if np.isnan(before):
        return "new" if active else ""
    if not active:
        return "out of use"
    if abs(lcd - before) <= EQUAL * before:
        return ""
    return "longer" if lcd > before else "shorter"


def _why(a, b, heirs, ids, status):
    """Return why a link between two patches of before is no longer in use."""
    lost = [str(ids[k]) for k in (a, b) if heirs[k] < 0]
    if lost:
        return f"patch {' and '.join(lost)} is lost"
    pair = tuple(sorted((int(heirs[a]), int(heirs[b]))))
    if pair[0] == pair[1]:
        return f"patches {ids[a]} and {ids[b]} are one"
    return status.get(pair, "the patches are no longer neighbours")


def _table_of(before, after):
    """Return the indices before and afterwards side by side."""
    earlier = dict(zip(before["index"], np.asarray(before["value"], float).tolist()))
    names = [name for name in after["index"] if name in earlier]
    values = dict(zip(after["index"], np.asarray(after["value"], float).tolist()))
    old, new = (np.array([table[name] for name in names]) for table in (earlier, values))
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(old == 0, np.where(new == old, 0.0, np.nan), 100 * (new - old) / old)
    return {"index": names, "before": old, "after": new, "change": new - old, "change_percent": percent}
