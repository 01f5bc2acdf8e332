"""Scenario: what habitat added or lost, another resistance or a new road does to links and connectivity.

`baseline.prepare` looks at the land once; `answer` tells what changes do to it, and may be asked again and again: it
works out anew only the links that a change can touch, and reaches what `links` and `connectivity_indices` find on the
land as it is afterwards.

    baseline = prepare(resistance, patches, links, distance=5000.0)
    result = answer(baseline, [Change(Kind.ROAD, line_as_wkb, crossings=2)])
    result.eca_before, result.eca_after, result.affected.fields["lcd_before"], result.affected.fields["lcd"]
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..corridors.cost_distance import cost_distance
from ..corridors.links import Adjacency
from ..corridors.links import links as find_links
from ..graph import PatchGraph
from ..progress import Progress
from .baseline import KEEP, numbers_of, prepare, wishes_table
from .connectivity_indices import connectivity_indices
from .land_change import change_land

SLACK = 1 + 1e-9
EQUAL = 1e-9


@dataclass(frozen=True)
class ScenarioResult:
    """What changes do.

    Parameters
    ----------
    indices : dict
        Table ``index, before, after, change, change_percent``.
    patches : Patches
        Afterwards, with ``area_ha``, the attribute, ``area_before`` (NaN for a new patch) and ``change`` in words.
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
        """Equivalent connected area before, in the unit of the attribute, hectares without one."""
        return self.index("ECA_PC")[0]

    @property
    def eca_after(self):
        """Equivalent connected area afterwards, in the unit of the attribute, hectares without one."""
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
    table = wishes_table(wishes, patches.ids)
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
        link_id=numbers_of(graph.ends, numbers, int(max(before.fields["link_id"], default=0))),
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
