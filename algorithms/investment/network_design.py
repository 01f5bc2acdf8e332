"""Network design: which corridors to build with a given budget, in which order, and how far from the best that is.

Each candidate link is a corridor of fixed width; land that several corridors share is paid once, and existing habitat
is free. Paths of the best gain for their cost and an exchange of links find the network; integer programs and closed
forms say how good any network could be at most, so that what is left open is a number.
"""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass

import numpy as np

from .. import raster_io
from ..connectivity.network import DistanceField, decay
from ..corridors.link_corridors import active_links, check_same_cells
from ..errors import Cancelled, EmptyInputError, InvalidValueError
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress
from ..tables import table_rows
from ..validation import check_memory, check_range, check_same_grid
from .corridor_land import corridor_land, shared_pieces
from .design_problem import ROUNDING, Objective, design_problem
from .design_run import DesignRun
from .solving import solver

BYTES_PER_CELL = 60
LOCKED_COLUMNS = ("link_id", "action")
AREA = "area_ha"


class LockedAction(enum.Enum):
    """What is settled about a link: it must be built, it must not, or it is there already and costs nothing."""

    KEEP = "keep"
    DROP = "drop"
    EXISTS = "exists"


@dataclass(frozen=True)
class NetworkDesign:
    """Corridors to build, what they make of the network, and what other budgets would.

    Parameters
    ----------
    links : PatchGraph
        All links with the paths their corridors follow, and ``chosen`` (boolean), ``order`` (of building, from 1; 0 if
        not chosen), ``cost`` (what the link adds to the bill at its turn; what it would cost alone if not chosen),
        ``gain`` (of the objective at its turn, NaN if not chosen) and ``min_width`` (map units, NaN if not active).
    areas : Patches
        The corridor of each chosen link as `polygons` (they may overlap), ``link_id`` as id, in the order of building;
        fields ``order``, ``area_ha``, ``new_ha`` (not part of an earlier corridor) and ``min_width``.
    components : Patches
        Groups of joined patches with their corridors, the most valuable first; fields ``value``, ``patches``,
        ``links`` and ``area_ha``.
    corridors : Raster
        Classes: the order of the first link that needs a cell, on new corridor land alone.
    curve : dict of str to numpy.ndarray
        One row a budget from 0 on: ``budget``, ``objective`` (the best found), ``bound`` (no network can beat it; NaN
        without one) and ``in_order`` (what the chosen links reach for it, built in their order).
    summary : dict of str to list
        One row: ``objective``, ``before``, ``after``, ``cost``, ``budget``, ``bound``, ``gap`` (percent of the bound),
        ``ring`` (values in the largest part that no single link can cut off) and ``method``.
    """

    links: object
    areas: Patches
    components: Patches
    corridors: Raster
    curve: dict
    summary: dict


def network_design(
    resistance,
    patches,
    links,
    *,
    width,
    budget,
    objective=Objective.LARGEST_AREA,
    value=None,
    cost=None,
    distance=None,
    probability=None,
    distance_field=DistanceField.EUCLIDEAN,
    redundancy=False,
    locked=None,
    time_limit=60.0,
    bound=True,
    progress=None,
):
    """Return the corridors that join the most habitat for a budget, the order to build them in, and the gap.

    Use it when money is short: to choose among links, to argue for a budget, and to know what more would buy.

    Parameters
    ----------
    resistance : Raster
        Cost per map unit of crossing a cell, > 0; NaN is an obstacle, unless it lies in a patch.
    patches : Patches
        On the grid of `resistance`, with the ids of `links`.
    links : PatchGraph
        Those that are active are candidates, several between two patches if there are; with least-cost paths.
    width : float
        Of the corridors, map units, at least a cell.
    budget : float
        Hectares of new corridor if no cost is given, else money; > 0.
    objective : Objective
        The value of the largest group of joined patches; the value of all patches that are joined to another; or
        equivalent connectivity, the value of one patch as good as the whole network.
    value : str, optional
        Field of the patches that says what each is worth; its area in hectares by default.
    cost : Raster or float, optional
        Money for turning a square metre into corridor, >= 0. Cells of a raster without data cannot become corridor.
    distance : float, optional
        Only for equivalent connectivity: distance at which a link is passed with `probability`, > 0. Without it patches
        count as joined or not.
    probability : float, optional
        At that distance, above 0 and below 1; 0.5 by default.
    distance_field : DistanceField
        Which distance of the links counts.
    redundancy : bool
        Whether, among networks that reach at least 98 percent of the best found, the one is wanted in which the most
        valuable part survives the loss of any single link.
    locked : str, path, sequence or mapping, optional
        Table, as `table_rows` takes it, with ``link_id`` and ``action``: ``keep`` must be built, ``drop`` must not,
        ``exists`` is there already and costs nothing.
    time_limit : float
        Seconds for search, bound and curve together, > 0.
    bound : bool
        Whether bounds are computed.
    progress : Progress, optional
        Where to report, and who may stop the run. Once there is a network, stopping ends the search and keeps the best.

    Returns
    -------
    NetworkDesign

    Raises
    ------
    GridMismatchError
        If a raster or the patches are not on the grid of the resistance.
    EmptyInputError
        If no link is active or the cost is nowhere known.
    InvalidValueError
        If a number is out of its range, a link has no path or distance, or what must be built exceeds the budget.

    Notes
    -----
    With patches i of value ``a_i``, links e that need the land ``S_e`` and a set X of links that are built, the cost is
    that of the union of the land, ``C(X) = sum of c_s over the union of S_e <= B``. The objectives are the largest sum
    of a over a group joined by X; the sum of a over groups of two and more; and ``ECA = sqrt(sum a_i a_j p_ij)``, p_ij
    the greatest product of ``exp(-k d)`` along links of X, or 1 and 0.

    Strategy: (1) corridors (`corridor_land`) and their shared land; (2) up to 14 links: every set of them; else (3)
    from ten patches the path of the best gain for its cost is added until no money is left, then links are dropped and
    the network completed again, until 500 rounds in a row gain nothing; (4) the bound; (5) a curve of 20 budgets, each
    with its own search and bound as far as time allows. Corridors join the two patches of their link and no others,
    even where they cross. The order of building starts from the most valuable patch of the largest group.

    Bounds: connected area is solved as an integer program; largest area by a cut model for each root (`design_bounds`).
    Equivalent connectivity has the closed form ``sqrt(q M^2 + (A - q M)^2)``, q = floor(A / M), M the bound of the
    largest area, sharpened by what groups cost (`design_connectivity`); up to 1,500 patches, linear and integer
    programs of all groups at once bound it by ranges of the main group's value (`design_groups`), and with a distance
    also by what patches can reach with all links built. The summary says which of them gave the bound. Programs that
    take long are solved by a child process, which ends at once with the run (`solving`). Bounds need scipy 1.9. With
    redundancy the bound is that of the objective alone. Memory: about 60 bytes a cell, and 24 for each corridor cell of
    each link.

    References
    ----------
    Leskovec, J. et al. (2007). Cost-effective outbreak detection in networks. KDD 2007, 420-429.
    doi:10.1145/1281192.1281239
    Ljubic, I. et al. (2006). An algorithmic framework for the exact solution of the prize-collecting Steiner tree
    problem. Mathematical Programming 105, 427-449. doi:10.1007/s10107-005-0660-x
    Saura, S., Estreguil, C., Mouton, C. & Rodriguez-Freire, M. (2011). Network analysis to assess landscape
    connectivity trends. Ecological Indicators 11, 407-416. doi:10.1016/j.ecolind.2010.06.011
    """
    progress = progress or Progress()
    started = time.monotonic()
    _check(resistance, patches, budget, width, time_limit, cost)
    active_links(patches, links)
    _check_paths(links)
    values = _values(patches, value)
    settled = _settled(links, locked)
    prices, closed = _prices(cost, patches.grid)
    usable = _usable(links, settled)
    land = corridor_land(resistance, patches, usable, width, closed=closed, progress=progress.part(0, 0.3))
    there = settled == LockedAction.EXISTS.value
    cells = [np.empty(0, np.int64) if exists else part for part, exists in zip(land.cells, there)]
    chances = _chances(land.links, objective, distance, probability, distance_field)
    candidates = np.flatnonzero(land.links.fields["active"])
    needs, costs = shared_pieces([cells[k] for k in candidates], prices.ravel())
    problem = design_problem(
        values, land.links.ends[candidates], needs, costs, probability=chances[candidates],
        kept=(there | (settled == LockedAction.KEEP.value))[candidates],
    )  # fmt: skip
    _check_kept(problem, budget)
    bound = bound and _can_bound(progress)
    deadline = max(started + time_limit, time.monotonic() + 0.1)
    run = DesignRun(problem, objective, budget, redundancy, bound, deadline, progress.part(0.3, 0.95))
    try:
        run.work()
    except Cancelled:
        if run.best is None:
            raise
        progress.keep()
        progress.warn("Stopped; the best network found so far is kept.")
    graph = land.links.with_fields(active=links.fields["active"], min_width=land.min_width)
    return _assemble(patches, graph, cells, candidates, problem, run, prices)


def _check(resistance, patches, budget, width, time_limit, cost):
    """Raise unless numbers are in their range and rasters on one grid."""
    check_same_cells(resistance, patches)
    check_range(width, "Width", minimum=max(patches.grid.cell))
    check_range(budget, "Budget", above=0)
    check_range(time_limit, "Time limit", above=0)
    check_memory(BYTES_PER_CELL * patches.grid.size, "Network design")
    if isinstance(cost, Raster):
        check_same_grid(resistance, cost)


def _check_paths(links):
    """Raise unless every active link has a path."""
    for link in np.flatnonzero(links.fields["active"]):
        if not len(links.paths) or len(links.paths[link]) < 2:
            raise InvalidValueError(
                f"Links: link {links.fields['link_id'][link]} has no path for a corridor to follow. Make the links "
                "with ecopattern:links, or deactivate it."
            )


def _values(patches, name):
    """Return what each patch is worth, or raise."""
    if name is None:
        return np.asarray(patches.fields[AREA] if AREA in patches.fields else patches.area_ha(), float)
    if name not in patches.fields:
        raise InvalidValueError(f"Value: the patches have no field '{name}'; they have {', '.join(patches.fields)}.")
    try:
        values = np.asarray(patches.fields[name], float)
    except ValueError:
        raise InvalidValueError(f"Value: field '{name}' holds text; it must be a number of each patch.") from None
    wrong = ~(values >= 0) | ~np.isfinite(values)
    if wrong.any():
        raise InvalidValueError(
            f"Value: field '{name}' of patch {patches.ids[int(wrong.argmax())]} is {values[wrong][0]:g}; it must be "
            "known and 0 or above."
        )
    if not values.any():
        raise InvalidValueError(f"Value: field '{name}' is 0 in all patches; at least one must be above 0.")
    return values


def _settled(links, table):
    """Return what the user settled of each link, as words, empty where nothing."""
    settled = np.full(len(links), "", object)
    position = {str(number): k for k, number in enumerate(links.fields["link_id"])}
    for row, quoted in table_rows(table, LOCKED_COLUMNS, required=LOCKED_COLUMNS, name="Locked") if table else ():
        name = row["link_id"][:-2] if row["link_id"].endswith(".0") else row["link_id"]
        if name not in position:
            raise InvalidValueError(f"Locked, row '{quoted}': there is no link {name}; give the link_id of a link.")
        try:
            action = LockedAction(row["action"].lower())
        except ValueError:
            raise InvalidValueError(
                f"Locked, row '{quoted}': action is '{row['action']}'; it must be keep, drop or exists."
            ) from None
        link = position[name]
        if settled[link] not in ("", action.value):
            raise InvalidValueError(
                f"Locked: link {name} is both {settled[link]} and {action.value}; leave out one row."
            )
        if not links.fields["active"][link] and action is not LockedAction.DROP:
            raise InvalidValueError(
                f"Locked, row '{quoted}': link {name} is not active; only active links can be built."
            )
        settled[link] = action.value
    return settled


def _usable(links, settled):
    """Return the links of which only those that may be built are active, or raise if there are none."""
    usable = np.asarray(links.fields["active"], bool) & (settled != LockedAction.DROP.value)
    if not usable.any():
        raise EmptyInputError("Locked: all active links are dropped; at least one is needed.")
    return links.with_fields(active=usable)


def _prices(cost, grid):
    """Return what turning each cell into corridor costs, and the cells where that is not known, or None."""
    if cost is None:
        return np.full(grid.shape, grid.cell_area_ha), None
    square_metres = grid.cell_area_ha * 1e4
    if not isinstance(cost, Raster):
        check_range(cost, "Cost", minimum=0)
        return np.full(grid.shape, cost * square_metres), None
    closed = np.isnan(cost.values)
    if closed.all():
        raise EmptyInputError(f"{cost.name} has no data in any cell; the cost must be known somewhere.")
    check_range(float(np.nanmin(cost.values)), cost.name, minimum=0)
    return np.where(closed, 0.0, cost.values * square_metres), closed


def _chances(links, objective, distance, probability, field):
    """Return the probability with which each link is passed, 1 where patches count as joined or not."""
    if objective is not Objective.EQUIVALENT_CONNECTIVITY or distance is None:
        return np.ones(len(links))
    probability = 0.5 if probability is None else probability
    check_range(distance, "Distance", above=0)
    check_range(probability, "Probability", above=0)
    if not probability < 1:
        raise InvalidValueError(f"Probability is {probability:g}; it must be below 1.")
    if field.value not in links.fields:
        raise InvalidValueError(f"Links: the field '{field.value}' is missing; choose another distance.")
    lengths = np.asarray(links.fields[field.value], float)
    unknown = np.asarray(links.fields["active"], bool) & ~(lengths >= 0)
    if unknown.any():
        link = links.fields["link_id"][int(unknown.argmax())]
        raise InvalidValueError(f"Links: '{field.value}' of link {link} is not known; choose another distance.")
    return np.exp(-decay(distance, probability) * np.where(unknown | ~(lengths >= 0), 0, lengths))


def _check_kept(problem, budget):
    """Raise unless the links that must be built fit into the budget."""
    needed = problem.cost(problem.base)
    if needed > budget * (1 + ROUNDING):
        raise InvalidValueError(
            f"Budget is {budget:g}, but the links that must be built cost {needed:g}; raise it or lock fewer links."
        )


def _can_bound(progress):
    """Return whether bounds can be computed, and say so if not."""
    if solver() is not None:
        return True
    progress.warn(
        "No bound is given: that takes scipy 1.9 or newer (scipy.optimize.milp). The network is found without."
    )
    return False


def _assemble(patches, graph, cells, candidates, problem, run, prices):
    """Return the results of a run; `graph` has the paths that corridors follow."""
    order, gains = run.order, run.gains
    ranks, gain = np.zeros(len(graph), int), np.full(len(graph), np.nan)
    ranks[candidates[order]] = np.arange(1, len(order) + 1)
    gain[candidates[order]] = gains
    flat = prices.ravel()
    money = np.array([flat[part].sum() for part in cells])
    first = np.zeros(patches.grid.size, np.int32)
    new = np.zeros(len(graph), int)
    for rank, link in enumerate(candidates[order], 1):
        fresh = cells[link][first[cells[link]] == 0]
        first[fresh], new[link], money[link] = rank, len(fresh), flat[fresh].sum()
    links = graph.with_fields(chosen=ranks > 0, order=ranks, cost=money, gain=gain)
    first = first.reshape(patches.grid.shape)
    corridors = Raster(first, patches.grid, first > 0, "Corridors")
    areas = _areas(links, cells, candidates[order], new, patches.grid)
    components = _components(patches, problem, run.best.built, first, links, candidates)
    return NetworkDesign(links, areas, components, corridors, run.curve, run.summary())


def _areas(links, cells, order, new, grid):
    """Return the corridors of the chosen links as overlapping areas."""
    order, shapes = [link for link in order if len(cells[link])], []
    for link in order:
        rows, columns = np.divmod(cells[link], grid.shape[1])
        window = slice(int(rows.min()), int(rows.max()) + 1), slice(int(columns.min()), int(columns.max()) + 1)
        mask = np.zeros([part.stop - part.start for part in window], np.int32)
        mask[rows - window[0].start, columns - window[1].start] = 1
        shapes += raster_io.polygonize(mask, grid.window(*window))
    order = np.array(order, int)
    fields = {
        "order": links.fields["order"][order],
        "area_ha": np.array([len(cells[link]) for link in order]) * grid.cell_area_ha,
        "new_ha": new[order] * grid.cell_area_ha,
        "min_width": links.fields["min_width"][order],
    }
    numbers = tuple(np.asarray(links.fields["link_id"])[order].tolist())
    return Patches(None, grid, numbers, fields, tuple(shapes))


def _components(patches, problem, built, first, links, candidates):
    """Return the groups of two and more patches with their corridors, the most valuable first."""
    group = problem.state(built)[2]
    sums, members = np.bincount(group, problem.values, len(group)), np.bincount(group, minlength=len(group))
    kept = np.flatnonzero(members > 1)
    kept = kept[np.argsort(-sums[kept], kind="stable")]
    number = np.zeros(len(group) + 1, np.int32)
    number[kept] = np.arange(1, len(kept) + 1)
    labels = np.append(0, number[group])[patches.labels]
    of_rank = np.zeros(int(built.sum()) + 1, np.int32)
    of_rank[links.fields["order"][candidates[built]]] = number[group[problem.ends[built, 0]]]
    labels = np.where(labels > 0, labels, of_rank[first]).astype(np.int32)
    fields = {
        "value": sums[kept],
        "patches": members[kept],
        "links": np.bincount(group[problem.ends[built, 0]], minlength=len(group))[kept],
        "area_ha": np.bincount(labels.ravel(), minlength=len(kept) + 1)[1:] * patches.grid.cell_area_ha,
    }
    return Patches(labels, patches.grid, tuple(range(1, len(kept) + 1)), fields)
