"""The land before changes: its links and indices, and what is kept of it so that changes are answered quickly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..corridors.corridors import check_same_cells
from ..corridors.links import Adjacency, NeighbourUnit
from ..corridors.links import links as find_links
from ..errors import InvalidValueError
from ..graph import PatchGraph
from ..grid import Neighbours
from ..progress import Progress
from ..validation import check_memory, check_patches, check_range, check_resistance
from .changed_patches import AREA
from .connectivity_indices import connectivity_indices
from .land_change import LandRules, usual_resistances
from .network import DistanceField

BYTES_PER_CELL = 120
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

    def with_network(self, *, min_area, habitat_worth=None, progress=None, **network):
        """Return the same land with other numbers, which takes no time: its links stay as they are.

        Parameters
        ----------
        min_area, habitat_worth, progress, **network
            As `prepare` takes them: of the network only what changes.
        """
        network = {**self.network, **network}
        _check_network(self.patches, network)
        check_range(min_area, "Smallest area", minimum=0)
        land = replace(self.land, min_area=min_area, attribute=network["attribute"], habitat_worth=habitat_worth)
        land = replace(land, habitat_worth=_habitat_worth(self.patches, land))
        indices = connectivity_indices(self.patches, self.links, **network, progress=progress)
        return replace(self, network=network, indices=indices, land=land)


def prepare(
    resistance,
    patches,
    links=None,
    *,
    distance,
    probability=0.5,
    attribute=None,
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
    habitat_worth=None,
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
    attribute : str, optional
        Field of `patches` that a patch brings; its area in hectares by default. Patches that are cut or joined share
        it as their cells do.
    distance_field : DistanceField
        Which distance of the links counts.
    landscape_area : float, optional
        Area of the landscape in the unit of the attribute, at least that of all patches before and after; LCP, IIC and
        PC are NaN without.
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
    habitat_worth : float, optional
        How much of the attribute a hectare of added habitat brings, >= 0; by default as much as one of the patches on
        average.
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
        "attribute": attribute,
    }
    usual, neighbours = (habitat_resistance, lost_resistance), Neighbours(neighbours)
    land = LandRules(*usual, crossing_width, roads_take_habitat, neighbours, min_area, attribute, habitat_worth)
    if AREA not in patches.fields:
        patches = patches.with_fields(**{AREA: patches.area_ha()})
    land = _checked(resistance, patches, land)
    _check_network(patches, network)
    land = replace(land, habitat_worth=_habitat_worth(patches, land))
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


def _check_network(patches, network):
    """Raise now, and not after the links were looked for, if the network cannot be as it is wanted."""
    none = {network["distance_field"].value: np.empty(0), "active": np.empty(0, bool)}
    alone = PatchGraph(patches.ids, np.empty((0, 2), np.int64), none, (), patches.grid.crs)
    connectivity_indices(patches, alone, **network)


def _habitat_worth(patches, land):
    """Return how much of the attribute a hectare of added habitat brings, by default what one of patches does."""
    if land.habitat_worth is not None:
        check_range(land.habitat_worth, "Worth of a hectare of added habitat", minimum=0)
        return land.habitat_worth
    values, areas = (np.asarray(patches.fields[name], float).sum() for name in (land.attribute or AREA, AREA))
    return float(values / areas) if areas > 0 else 0.0


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
        table = wishes_table(wishes, patches.ids)
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
    return graph.with_fields(link_id=numbers_of(graph.ends, numbers, max(numbers.values(), default=0)))


def numbers_of(ends, numbers, highest):
    """Return the number of each pair, unknown ones going on from the highest."""
    found = []
    for pair in ends.tolist():
        known = numbers.get(tuple(pair))
        highest += known is None
        found.append(highest if known is None else known)
    return np.array(found, np.int64)


def wishes_table(wishes, ids):
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
