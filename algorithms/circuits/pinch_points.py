"""Pinch points: where the current between patches is squeezed inside corridors (McRae et al. 2008; Pinchpoint Mapper).

The circuit of a link holds the cells whose normalised least-cost corridor value is at most the cutoff; the two patches
are ideal conductors, 1 A flows from one to the other.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from ..corridors.corridors import ROUNDING, CutoffUnit, chosen_cutoff, over_pairs
from ..errors import InvalidValueError
from ..graph import PatchGraph
from ..grid import Raster
from ..patches import Patches
from ..progress import Progress, Quiet
from ..validation import check_memory, check_patches, check_range, check_resistance, check_same_grid, tell_oblong
from .current_flow import Mode, current_flow
from .laplacian import build_bytes, components, node_current, on_cells, raster_circuit, split
from .solvers import solve
from .voltage_fields import terminal_nodes

EIGHT_CONNECTED = np.ones((3, 3), bool)


class Scope(enum.Enum):
    """Between which patches current flows."""

    EACH_LINK = "each link"
    ALL_PAIRS = "all pairs"
    ALL_TO_ONE = "all to one"


@dataclass(frozen=True)
class PinchPoints:
    """Current inside corridors and where it is squeezed.

    Parameters
    ----------
    current : Raster
        Amperes; NaN outside corridors and in patches.
    links : PatchGraph
        The links with ``effective_resistance`` (cost, as the least-cost distance) and ``lcd_to_effective`` (no unit;
        high where there are many ways or a wide one); NaN for links that are not active.
    areas : Patches
        Pinch points with ``area_ha``, ``current`` (the largest of their cells, amperes) and ``links`` (the link_id of
        every corridor they lie in, as text).
    """

    current: Raster
    links: PatchGraph
    areas: Patches


def pinch_points(
    resistance,
    patches,
    links,
    *,
    cutoff=None,
    cutoff_unit=CutoffUnit.COST,
    scope=Scope.EACH_LINK,
    share=5.0,
    progress=None,
):
    """Return the current in the corridors of links and the cells where it is squeezed most.

    Parameters
    ----------
    resistance : Raster
        Resistance of crossing a cell, > 0; NaN = impassable.
    patches : Patches
        Patches on the grid of `resistance`.
    links : PatchGraph
        Links between the patches; only active ones are used. Needs the field ``lcd``.
    cutoff : float, optional
        How much more than the least-cost path a way through the corridor may cost, > 0; by default that of `corridors`.
    cutoff_unit : CutoffUnit
        Whether `cutoff` is a cost or percent of the least-cost distance of each link.
    scope : Scope
        ``EACH_LINK`` sends 1 A along each link inside its own corridor and keeps the largest current of a cell;
        ``ALL_PAIRS`` and ``ALL_TO_ONE`` send current through all corridors together and add up.
    share : float
        Cells with the largest current that count as pinch points, percent of the corridor cells, > 0 to 100.
    progress : Progress, optional
        Moves by link.

    Returns
    -------
    PinchPoints
        Current, links and areas.

    Raises
    ------
    EmptyInputError
        If no link is active.
    InvalidValueError
        If cutoff or share break their rule.
    ConvergenceError, MemoryEstimateError
        If the voltages of a corridor cannot be found.

    Notes
    -----
    Steps between cells have the conductance 1 / mean resistance, divided by sqrt 2 on diagonals. The effective
    resistance of this circuit times the cell size (geometric mean of width and height) is comparable with the
    least-cost distance. As in Pinchpoint Mapper, with all pairs a patch is an ideal conductor while it is one of the
    two and land like any other else; with all to one every patch is one at all times, and as there is no resistance
    between two patches then, the two fields are NaN.

    References
    ----------
    McRae, B. H., Dickson, B. G., Keitt, T. H., Shah, V. B. 2008. Using circuit theory to model connectivity in ecology,
    evolution, and conservation. Ecology 89, 2712-2724. doi:10.1890/07-1861.1
    """
    progress = progress or Progress()
    check_resistance(resistance)
    check_patches(patches, least=2)
    check_same_grid(resistance, Raster(patches.labels, patches.grid, name="Patches"))
    cutoff, cutoff_unit = chosen_cutoff(cutoff, cutoff_unit)
    check_range(cutoff, "Cutoff", above=0)
    check_range(share, "Share", above=0, maximum=100)
    if "lcd" not in links.fields:
        raise InvalidValueError("Links: they have no field lcd; make them with ecopattern:links.")
    lcd = np.asarray(links.fields["lcd"], float)
    reach = np.full(len(links), float(cutoff)) if cutoff_unit is CutoffUnit.COST else cutoff / 100 * lcd
    run = _each_link if scope is Scope.EACH_LINK else _all_corridors
    current, effective, corridors = run(resistance, patches, links, reach, scope, progress)
    current[patches.labels > 0] = np.nan
    areas = _areas(current, share, corridors, links.fields["link_id"], resistance.grid)
    links = links.with_fields(effective_resistance=effective, lcd_to_effective=lcd / effective)
    return PinchPoints(Raster(current, resistance.grid, name="Current"), links, areas)


def cell_size(grid):
    """Return the length of a step on a grid, map units: the geometric mean of width and height."""
    return float(np.sqrt(grid.cell[0] * grid.cell[1]))


@dataclass(frozen=True)
class _Corridor:
    """The cells of a corridor in a window no wider than it, and what flows there."""

    link: int
    window: tuple
    habitat: np.ndarray
    current: np.ndarray | None = None
    effective: float = np.nan

    def cells(self, grid):
        """Return the flat positions of the cells in the whole raster."""
        rows, columns = np.nonzero(self.habitat)
        return (rows + self.window[0].start) * grid.shape[1] + columns + self.window[1].start


def _corridor(pair, reach):
    """Return the cells whose normalised cost is at most `reach`."""
    with np.errstate(invalid="ignore"):
        habitat = pair.first + pair.second - pair.lcd <= reach + ROUNDING * pair.lcd
    rows, columns = (np.flatnonzero(habitat.any(axis=axis)) for axis in (1, 0))
    inner = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    starts = pair.rows.start, pair.columns.start
    window = tuple(slice(int(s.start + first), int(s.stop + first)) for s, first in zip(inner, starts))
    return _Corridor(pair.link, window, habitat[inner])


def _each_link(resistance, patches, links, reach, scope, progress):  # noqa: ARG001, scopes are called alike
    """Return the mosaic of currents, the effective resistances and the corridor cells of all links."""
    tell_oblong(resistance, progress)
    current = np.full(resistance.grid.shape, np.nan)
    effective = np.full(len(links), np.nan)
    corridors = {}
    worker = Quiet(progress)

    def work(pair):
        ends = tuple(int(end) + 1 for end in links.ends[pair.link])
        return _solved(_corridor(pair, reach[pair.link]), resistance, patches.labels, ends, worker)

    for corridor in over_pairs(work, resistance, patches, links, reach, progress=progress):
        mosaic = current[corridor.window]
        np.fmax(mosaic, corridor.current, out=mosaic)
        effective[corridor.link] = corridor.effective * cell_size(resistance.grid)
        corridors[corridor.link] = corridor.cells(resistance.grid)
    return current, effective, corridors


def _solved(corridor, resistance, labels, ends, progress):
    """Return a corridor with the current of 1 A between two patches, and the effective resistance in cells."""
    window, habitat = corridor.window, corridor.habitat
    check_memory(build_bytes(habitat.size), f"The circuit of {habitat.size} cells")
    conductance = np.where(habitat, 1.0 / resistance.values[window].astype(np.float64), np.nan)
    labels = np.where(habitat, labels[window], 0)
    both = np.where(labels == ends[0], 1, np.where(labels == ends[1], 2, 0))
    circuit, node = raster_circuit(conductance, regions=both)
    start, end = terminal_nodes(both, node, 2)
    component = components(circuit)
    part = next(split(circuit, [component[start]], component))
    low, high = np.searchsorted(part.nodes, [start, end])
    ampere = np.zeros((part.circuit.size, 1))
    ampere[high] = 1.0
    voltage = solve(part.circuit, ampere, [low], progress=progress).voltages[:, 0]
    current = np.zeros(circuit.size)
    current[part.nodes] = node_current(part.circuit, voltage)
    return replace(corridor, current=on_cells(current, node), effective=float(voltage[high]))


def _all_corridors(resistance, patches, links, reach, scope, progress):
    """Return the current summed over all patches through all corridors, the resistances and the corridor cells."""
    inside = patches.labels > 0
    corridors = {}

    def work(pair):
        return _corridor(pair, reach[pair.link])

    for corridor in over_pairs(work, resistance, patches, links, reach, progress=progress.part(0, 0.5)):
        inside[corridor.window] |= corridor.habitat
        corridors[corridor.link] = corridor.cells(resistance.grid)
    landscape = Raster(np.where(inside, resistance.values, np.nan), resistance.grid, name=resistance.name)
    flow = current_flow(
        landscape,
        Patches(patches.labels, patches.grid, tuple(range(len(patches)))),
        mode=Mode.PAIRWISE if scope is Scope.ALL_PAIRS else Mode.ALL_TO_ONE,
        progress=progress.part(0.5, 1),
    )
    effective = np.full(len(links), np.nan)
    if scope is Scope.ALL_PAIRS:
        table = flow.resistances
        known = {(a, b): value for a, b, value in zip(table["from_id"], table["to_id"], table["resistance"])}
        for link in corridors:
            value = known[tuple(sorted(links.ends[link].tolist()))]
            effective[link] = value * cell_size(resistance.grid) if value >= 0 else np.nan
    return flow.current.values.copy(), effective, corridors


def _areas(current, share, corridors, link_ids, grid):
    """Return the joined cells with the largest current, and the links whose corridors hold them."""
    known = np.isfinite(current)
    if not known.any():
        return Patches(np.zeros(grid.shape, np.int32), grid, (), {"area_ha": [], "current": [], "links": []})
    # Currents that are equal but for rounding are taken or left together.
    least = np.quantile(current[known], 1 - share / 100) * (1 - ROUNDING)
    with np.errstate(invalid="ignore"):
        squeezed = (current >= least) & (current > 0)
    labels, count = ndimage.label(squeezed, EIGHT_CONNECTED)
    names = [[] for _ in range(count + 1)]
    for link in sorted(corridors):
        for label in np.unique(labels.ravel()[corridors[link]]):
            names[label].append(str(link_ids[link]))
    areas = Patches(labels.astype(np.int32), grid, tuple(range(1, count + 1)))
    return areas.with_fields(
        area_ha=areas.area_ha(),
        current=ndimage.maximum(current, labels, np.arange(1, count + 1)),
        links=np.array([";".join(held) for held in names[1:]]),
    )
