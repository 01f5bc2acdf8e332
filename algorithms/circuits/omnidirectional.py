"""Omnidirectional current: how movement spreads from everywhere to everywhere, window by window (Omniscape).

Around every target a circle of the landscape is cut out; current flows from the sources in the circle to the target,
and the currents of all circles add up (McRae et al. 2016, Landau et al. 2021). Conventions are those of Omniscape but
for its defects, see `omnidirectional`.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import astuple, dataclass, replace

import numpy as np

from .. import jit
from ..errors import EmptyInputError, InvalidValueError
from ..grid import Neighbours, Raster
from ..progress import Progress, cores, spread
from ..tables import table_cells
from ..validation import check_memory, check_projected, check_range, check_resistance, check_same_grid, tell_oblong
from .current_flow import Meaning
from .kept_sums import KeptSums
from .scheduler import distribute
from .shared_windows import domain_bytes, domain_seconds, solve_domain, uniform_domains
from .target_tables import target_tables
from .windows import Land, Rules, block_factor, solve_chunk

CELL_BYTES, WINDOW_CELL_BYTES = 80, 600
LIST_CELL_BYTES = 2500
# Seconds a cell of a window and system, measured: the levels of the windows, or a factorisation where numba is missing.
CELL_SECONDS, LIST_CELL_SECONDS = 4e-7, 6e-6
MOST_CONDITIONS = 2


@dataclass(frozen=True)
class Omnidirectional:
    """Current from everywhere to everywhere.

    Parameters
    ----------
    cumulative : Raster
        Sum of the currents of all windows, amperes; NaN where nothing conducts if asked for, else 0.
    flow_potential : Raster or None
        The same if every cell conducted alike.
    normalized : Raster or None
        Cumulative current over flow potential, no unit; 0 where the potential is 0.
    resistance : Raster
        The resistance that was used, after the reclass table.
    """

    cumulative: Raster
    flow_potential: Raster | None
    normalized: Raster | None
    resistance: Raster


def omnidirectional(
    resistance,
    *,
    radius,
    block_size=1,
    buffer=0,
    meaning=Meaning.RESISTANCE,
    strength=None,
    strength_from_resistance=False,
    resistance_cutoff=None,
    strength_threshold=0.0,
    targets=None,
    conditions=(),
    reclass=None,
    neighbours=Neighbours.EIGHT,
    correct_artifacts=True,
    mask_nodata=True,
    flow_potential=True,
    normalized=True,
    tolerance=1e-7,
    shared_domain=False,
    resume_folder=None,
    scheduler=None,
    progress=None,
):
    """Return current from everywhere to everywhere.

    Use it where there are no distinct patches to connect, or many: it shows where movement flows, where it is squeezed
    (current above the potential) and where it spreads.

    Parameters
    ----------
    resistance : Raster
        Resistance or conductance of crossing a cell, > 0; NaN = impassable.
    radius : int
        Cells from a target to its farthest sources, at least 1.
    block_size : int
        Side of the blocks of cells whose centres are the targets, odd; larger ones take less time.
    buffer : int
        Cells of landscape beyond the radius, without sources.
    meaning : Meaning
        What the values of `resistance` mean; conductances may be 0, which is impassable.
    strength : Raster, optional
        Strength of each cell as a source, >= 0; NaN = 0. Needed unless `strength_from_resistance`.
    strength_from_resistance : bool
        Take one over the resistance for the strength, whatever `strength` holds.
    resistance_cutoff : float, optional
        Cells of a higher resistance have no strength of their own; only for `strength_from_resistance`.
    strength_threshold : float
        Lower strengths count as 0; only for `strength`.
    targets : Raster, optional
        Strength of each cell as a target, >= 0; NaN = 0. Without it sources are the targets too.
    conditions : sequence of Condition
        At most two; a source must meet all of them.
    reclass : text or sequence of (old, new), optional
        New values of resistances, see `read_reclass`; others stay.
    neighbours : Neighbours
        Whether current flows to eight or four neighbours.
    correct_artifacts : bool
        Correct what blocks of several cells do to the map.
    mask_nodata : bool
        Maps have no data where the resistance has none; else 0 current there.
    flow_potential, normalized : bool
        Which of the two further maps are made; either doubles the work.
    tolerance : float
        Largest relative residual of a window, 0 to 1.
    shared_domain : bool
        Solve windows of neighbouring targets on one domain: several times faster with small blocks, but approximate.
    resume_folder : path, optional
        Where the sums of finished windows are kept; a run with the same inputs goes on from there.
    scheduler : str, optional
        Address of a Dask scheduler whose workers shall solve the windows.
    progress : Progress, optional
        Moves with the windows.

    Returns
    -------
    Omnidirectional
        The maps.

    Raises
    ------
    EmptyInputError
        If there is no source, or no target.
    InvalidValueError
        If a value breaks its rule.
    GridMismatchError
        If rasters do not share one grid.
    UnprojectedError, MemoryEstimateError, ConvergenceError

    Notes
    -----
    For each target, the centre of a block whose strength sums to T > 0: the window is the circle of ``radius +
    buffer`` cells, the sources those within ``radius`` but for the block, shared out so that they sum to T, then
    filtered by the conditions (what is filtered out is lost). One system with the target at 0 V; conductors are the
    mean conductance of two cells, over sqrt 2 on diagonals. Current of a cell = max(inflow, outflow). The flow
    potential is the same with conductance 1 on the square around the circle, whatever has no data.

    Where the numbers are not those of Omniscape.jl 0.6, on purpose: (1) near the upper and left edge it takes out the
    sources of a wrong block and leaves those of the target's own, which changes maps by 2 to 8 %; here the own block is
    taken out everywhere. (2) Its correction of blocks divides rounding by rounding at dead ends; here these stay as
    they are. (3) Rows and columns that do not fill a last block are never targets there; here the rest is a smaller
    block, with its own correction.

    On shared domains the targets of a square of blocks, as large as takes least time, are solved on the smallest
    rectangle that holds all their windows, which is factorised once. Sources are those of the target's own circle, as
    ever; but current may leave the circle and come back, and what flows outside is not counted. So the edge of the
    circle, where an exact window piles current up against a wall that the landscape does not have, is open. Where
    circles reach beyond the landscape everywhere, both ways are the same.

    Else systems are solved one by one by conjugate gradients with a multigrid of the own circle. Sums are taken
    in the order of the windows, so the maps do not depend on threads or machines. Memory: about 80 bytes a cell of the
    raster and 600 a cell of a window and thread.

    References
    ----------
    McRae, B. H. et al. 2016. Conserving nature's stage: mapping omnidirectional connectivity for resilient terrestrial
    landscapes in the Pacific Northwest. The Nature Conservancy. doi:10.13140/RG.2.1.4158.6166
    Landau, V. A., Shah, V. B., Anantharaman, R., Hall, K. R. 2021. Omniscape.jl: software to compute omnidirectional
    landscape connectivity. Journal of Open Source Software 6, 2829. doi:10.21105/joss.02829
    """
    progress = progress or Progress()
    _check_numbers(radius, block_size, buffer, tolerance)
    resistance = _reclassified(resistance, reclass)
    tell_oblong(resistance, progress)
    if strength_from_resistance and (strength is not None or strength_threshold):
        progress.warn("Strengths come from the resistance; the raster of strengths and its lowest value do not count.")
    conductance = _conductance(resistance, meaning)
    source = _strength(
        resistance, conductance, strength, strength_from_resistance, resistance_cutoff, strength_threshold
    )
    aim = source if targets is None else _amounts(resistance, targets)
    _check_conditions(resistance, conditions)
    words = tuple((c.comparison.value, *map(float, c.limits)) for c in conditions)
    rules = Rules(
        radius, buffer, neighbours, tolerance, flow_potential or normalized, words, {}, _shared(shared_domain, progress)
    )
    land = Land(rules, conductance, source, tuple(c.layer.values for c in conditions))
    chunks = target_tables(aim, block_size, conditions, rules, progress)
    if not chunks:
        raise EmptyInputError(
            f"{'Targets' if targets is None else targets.name}: no cell is above 0; some must be a target."
        )
    _announce(land, chunks, block_size, progress)
    if correct_artifacts and block_size > 1:
        land = replace(land, rules=replace(rules, factors=_factors(chunks, rules, progress.part(0, 0.02))))
    sums = _run(land, chunks, resume_folder, scheduler, progress.part(0.02, 1))
    return _assemble(resistance, conductance > 0, sums, mask_nodata, flow_potential, normalized)


def _shared(wanted, progress):
    """Return whether windows share domains, which only compiled kernels make faster."""
    if wanted and not jit.available():
        progress.warn(f"Shared domains are left out, every window is solved by itself: {jit.INSTALL_HINT}")
    return wanted and jit.available()


def read_reclass(text):
    """Return the changes of a reclass table.

    Parameters
    ----------
    text : str
        The path of a file, or lines of old and new value, separated by commas, blanks or tabs (lines also end with
        ``;``). The new value ``missing`` is no data.

    Returns
    -------
    list of (float, float)
        Old and new values, NaN for missing.
    """
    changes = []
    for cells in table_cells(text, "Reclass table"):
        parts = " ".join(cells).replace('"', " ").split()
        try:
            old, new = parts
            changes.append((_value(old), _value(new)))
        except ValueError:
            raise InvalidValueError(
                f"Reclass table: line '{' '.join(parts)}' must hold an old and a new value, such as 5 100 or 5 missing."
            ) from None
    return changes


def _value(text):
    """Return a value of a reclass table."""
    return np.nan if text.lower() == "missing" else float(text)


def _check_numbers(radius, block_size, buffer, tolerance):
    """Refuse numbers that no window can be made of."""
    check_range(radius, "Radius", minimum=1)
    check_range(block_size, "Block size", minimum=1)
    check_range(buffer, "Buffer", minimum=0)
    check_range(tolerance, "Tolerance", above=0, maximum=1)
    for value, name in ((radius, "Radius"), (block_size, "Block size"), (buffer, "Buffer")):
        if value != int(value):
            raise InvalidValueError(f"{name} is {value:g}; it must be a whole number of cells.")
    if block_size % 2 == 0:
        raise InvalidValueError(f"Block size is {block_size}; it must be odd, so that a block has a centre.")
    if block_size > radius:
        raise InvalidValueError(
            f"Block size is {block_size}, above the radius {radius}; blocks must be small beside the circle of sources."
        )


def _reclassified(resistance, reclass):
    """Return the resistance with new values for those that the table lists."""
    if reclass is None:
        return resistance
    changes = read_reclass(reclass) if isinstance(reclass, str) else reclass
    values = resistance.values.astype(np.float64)
    changed = values.copy()
    for old, new in changes:
        changed[np.isnan(values) if np.isnan(old) else values == old] = new
    return Raster(changed, resistance.grid, name=resistance.name)


def _conductance(resistance, meaning):
    """Return the checked conductance of each cell, 0 where nothing flows."""
    if meaning is Meaning.RESISTANCE:
        check_resistance(resistance)
        return np.nan_to_num(1.0 / resistance.values.astype(np.float64))
    check_projected(resistance.grid, resistance.name)
    values = np.nan_to_num(resistance.values.astype(np.float64))
    if (values < 0).any():
        raise InvalidValueError(
            f"{resistance.name}: conductance {values.min():g} found; conductance must be 0 or above."
        )
    if not values.any():
        raise EmptyInputError(f"{resistance.name} conducts in no cell; some conductance must be above 0.")
    return values


def _strength(resistance, conductance, strength, from_resistance, cutoff, threshold):
    """Return the strength of each cell as a source."""
    if from_resistance:
        source = conductance.copy()
        if cutoff is not None:
            check_range(cutoff, "Resistance cutoff", above=0)
            with np.errstate(divide="ignore"):
                source[1.0 / conductance > cutoff] = 0.0
    elif strength is None:
        raise EmptyInputError(
            "Strength is missing; give a raster of source strengths, or take them from the resistance."
        )
    else:
        source = _amounts(resistance, strength)
        source[source < threshold] = 0.0
    if not source.any():
        raise EmptyInputError("No cell is a source: no strength is above 0 after cutoff and threshold.")
    return source


def _amounts(resistance, raster):
    """Return the values of a raster of strengths, 0 for no data."""
    check_same_grid(resistance, raster)
    values = np.nan_to_num(raster.values.astype(np.float64))
    if (values < 0).any():
        raise InvalidValueError(f"{raster.name}: {values.min():g} found; strengths must be 0 or above.")
    return values


def _check_conditions(resistance, conditions):
    """Refuse conditions that cannot be compared."""
    if len(conditions) > MOST_CONDITIONS:
        raise InvalidValueError(f"{len(conditions)} conditions were given; there may be {MOST_CONDITIONS} at most.")
    for condition in conditions:
        check_same_grid(resistance, condition.layer, *([] if condition.future is None else [condition.future]))
        lower, upper = condition.limits
        if not lower <= upper:
            raise InvalidValueError(f"{condition.layer.name}: the lower limit {lower:g} is above the upper {upper:g}.")


def _announce(land, chunks, block_size, progress):
    """Refuse what does not fit into memory, and say how large the work is."""
    count, window = sum(len(chunk) for chunk in chunks), min((2 * land.rules.reach + 1) ** 2, land.strength.size)
    fast, maps = jit.available(), 2 if land.rules.potential else 1
    if land.rules.shared:
        worker = domain_bytes(land.rules, block_size, land.strength.shape)
        seconds = domain_seconds(land.rules, block_size, land.strength.shape) * count
    else:
        worker = window * (WINDOW_CELL_BYTES if fast else LIST_CELL_BYTES)
        seconds = count * window * (CELL_SECONDS if fast else LIST_CELL_SECONDS) * maps
    needed = CELL_BYTES * land.strength.size + cores() * worker
    check_memory(needed, f"Omnidirectional current with windows of {window} cells")
    progress.say(
        f"{count} windows of up to {window} cells; about {_duration(seconds / cores())} on {cores()} cores, and "
        f"{needed / 2**20:.0f} MiB of memory."
    )
    if land.rules.shared:
        progress.say(f"They share {len(chunks)} domains; the result is an approximation.")
    # A target where nothing flows takes its sources, but no current.
    blocked = sum(int((land.conductance[tuple(chunk[:, :2].astype(int).T)] == 0).sum()) for chunk in chunks)
    if blocked:
        progress.say(
            f"{blocked} targets lie where nothing flows; no current reaches them, the flow potential counts them."
        )


def _duration(seconds):
    """Return a time as people say it."""
    for size, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 1.5 * size:
            return f"{seconds / size:.1f} {name}"
    return f"{max(1, round(seconds))} seconds"


def _factors(chunks, rules, progress):
    """Return the correction of each shape of blocks with several cells."""
    blocks = {tuple(size) for chunk in chunks for size in np.diff(chunk[:, 2:6].astype(int))[:, ::2].tolist()}
    several = sorted(block for block in blocks if block != (1, 1))
    found = {}
    for index, block in enumerate(several):
        found[block] = block_factor(rules, block, progress)
        progress.report((index + 1) / len(several))
    return found


def _run(land, chunks, resume_folder, scheduler, progress):
    """Return the sums of all windows, in the order of the chunks."""
    fingerprint = "" if resume_folder is None else _fingerprint(land, chunks)
    sums = KeptSums(resume_folder, fingerprint, land.strength.shape, land.rules.potential)
    if resume_folder is not None:
        progress.say(
            f"{sums.done} of {len(chunks)} parts of this run are finished already; sums are kept in {sums.path}."
        )
    rest, share = chunks[sums.done :], sums.done / len(chunks)
    pieces = []
    try:
        for piece in _pieces(land, rest, scheduler, progress.part(share, 1)):
            sums.add(piece)
            pieces.append((piece.residual, piece.solves, piece.steps, piece.factored))
    finally:
        sums.keep()
    _tell(np.array(pieces).reshape(-1, 4), progress)
    progress.report(1)
    return sums


def _tell(pieces, progress):
    """Say how the systems of the finished parts were solved: residual, systems, steps and factorisations of each."""
    solves, steps, factored = pieces[:, 1:].sum(axis=0)
    if solves:
        progress.say(
            f"{solves:.0f} systems were solved, {steps / solves:.1f} steps each; the largest relative residual is "
            f"{pieces[:, 0].max():.1e}."
        )
        if factored:
            progress.say(f"{factored:.0f} of the systems were solved by a factorisation.")


def _pieces(land, chunks, scheduler, progress):
    """Yield what the chunks add, in their order."""
    solve = solve_domain if land.rules.shared else solve_chunk
    if scheduler:
        yield from distribute(solve, land, chunks, (), scheduler, progress)
        return
    if land.rules.shared:
        solve = functools.partial(solve_domain, uniform=uniform_domains(land.rules))
    for _, piece in spread(lambda chunk: solve(land, chunk, progress.stop), chunks, progress, ordered=True):
        yield piece


def _fingerprint(land, chunks):
    """Return a short text that only runs with the same inputs and parameters share."""
    rules = land.rules
    digest = hashlib.sha256(repr(astuple(replace(rules, factors={}))).encode())
    digest.update(repr((land.strength.shape, sorted(rules.factors))).encode())
    for values in (land.conductance, land.strength, *land.layers, *chunks):
        digest.update(np.ascontiguousarray(values))
    return digest.hexdigest()[:16]


def _assemble(resistance, conducts, sums, mask_nodata, flow_potential, normalized):
    """Return the finished maps."""

    def raster(values, name):
        return Raster(np.where(conducts, values, np.nan) if mask_nodata else values, resistance.grid, name=name)

    ratio = None
    if normalized:
        flows = sums.potential > 0
        ratio = np.divide(sums.current, sums.potential, out=np.zeros_like(sums.current), where=flows)
    return Omnidirectional(
        raster(sums.current, "Cumulative current"),
        raster(sums.potential, "Flow potential") if flow_potential else None,
        raster(ratio, "Normalized current") if normalized else None,
        resistance,
    )
