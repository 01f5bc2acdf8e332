"""Source patches: which habitat patches, or cores of the morphology, are sources, each with the reason in plain words.

A source is important or protected, large enough, and, if that is asked, worth enough to the connectivity of the whole
(dPC of Saura & Pascual-Hortal 2007). Every patch that is left out says why, too.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .. import raster_io
from ..errors import EmptyInputError, InvalidValueError, MemoryEstimateError
from ..grid import Neighbours
from ..patches import Patches
from ..progress import Progress, interruptible
from ..validation import check_memory, check_patches, check_projected, check_range, check_same_grid

BYTES_PER_CELL = 40
CORES = (17, 117)
AREA = "area_ha"
# So that a share or an area of exactly the least one is not lost to rounding.
SLACK = 1e-9


class ImportanceRule(enum.Enum):
    """What makes a patch important: a share of its area, its mean, or its important cells alone."""

    SHARE = "share"
    MEAN = "mean"
    CELLS = "cells"


@dataclass(frozen=True)
class SourcePatches:
    """Patches that are sources, and those that are not.

    Parameters
    ----------
    sources, left_out : Patches
        Fields ``area_ha``; ``importance``, the mean over the patch, NaN where it is not known; ``dpc``, percent of the
        probability of connectivity lost with the patch, among all patches that pass the other rules, NaN for those that
        do not; ``protected_share``, share of 1 of the area, NaN without protected areas; ``reason`` in plain words.
    """

    sources: Patches
    left_out: Patches


def source_patches(
    patches=None,
    *,
    morphology=None,
    importance=None,
    importance_min=5.0,
    importance_rule=ImportanceRule.SHARE,
    importance_share=50.0,
    protected=None,
    protected_share=50.0,
    min_area=0.0,
    dpc=None,
    dpc_min=None,
    neighbours=Neighbours.EIGHT,
    progress=None,
):
    """Return which patches are sources, each with the reason, and why the others are not.

    Parameters
    ----------
    patches : Patches, optional
        Habitat patches, on the cells of `importance` if that is given; else their outlines do.
    morphology : Raster, optional
        Byte codes of GuidosToolbox, int32, in place of `patches`: connected cores (17 and 117) are the patches.
    importance : Raster, optional
        How important nature is, such as classes 1, 3 and 5; NaN is not important.
    importance_min : float
        From here on a cell, or the mean, is important.
    importance_rule : ImportanceRule
        What makes a patch important. ``cells`` takes only cells that are important or protected, and groups them anew.
    importance_share : float
        Least share of a patch that must be important by the rule ``share``, percent, 0 to 100.
    protected : sequence of bytes, optional
        Protected areas as WKB.
    protected_share : float
        Least share of a patch that must be protected for it to count as protected, percent, 0 to 100.
    min_area : float
        Smallest area of a source, hectares, >= 0.
    dpc : callable, optional
        ``dpc(patches, progress)`` returns the dPC of each patch, percent.
    dpc_min : float, optional
        Least dPC of a source, percent, >= 0.
    neighbours : Neighbours
        Which cells are connected, where patches are made of cells.
    progress : Progress, optional
        Where to report, and who may stop the run.

    Returns
    -------
    SourcePatches

    Raises
    ------
    InvalidValueError
        If both or none of patches and morphology are given, or a number is out of its range.
    EmptyInputError
        If there is no patch, no core, or none that passes; the message says what most fail.
    GridMismatchError
        If the rasters do not share one grid.

    Notes
    -----
    The rules, in this order: (1) important or protected, of what is given; with neither, every patch passes. (2) At
    least `min_area`. (3) dPC among the patches that pass (1) and (2), at least `dpc_min`; what is left out here counts
    for the dPC of the others. Practice has taken the highest class of importance from 20 km2 on (West Jilin 2021),
    protected areas whatever their importance (Nanjing 2017), and cores with a dPC above 3 (arid zone 2018). Shares are
    those of cells, or of outlines where there is no raster. Memory: about 40 bytes a cell.

    References
    ----------
    Saura, S., Pascual-Hortal, L. (2007). A new habitat availability index to integrate connectivity in landscape
    conservation planning. Landscape and Urban Planning 83, 91-103. doi:10.1016/j.landurbplan.2007.03.005
    West Jilin: ChinaXiv 202112.00068. Nanjing: ChinaXiv 201706.00829. Arid zone: ChinaXiv 201809.00009.

    Examples
    --------
    Patches of 100, 50 and 10 ha in a row, one dispersal distance apart, have a dPC of 83.33, 44.62 and 5.91 %; with a
    least dPC of 10 the third is no source.
    """
    progress = progress or Progress()
    rule = ImportanceRule(importance_rule)
    _check((patches, morphology, importance), importance_share, protected_share, min_area, dpc, dpc_min)
    if patches is None:
        patches = _cores(morphology, neighbours, progress)
    check_patches(patches)
    cover = None if protected is None else _protected_cells(protected, patches, progress)
    if rule is ImportanceRule.CELLS and importance is not None:
        patches = _good_cells(patches, importance, importance_min, cover, neighbours)
    progress.report(0.3)
    facts = _facts(patches, importance, importance_min, protected, cover)
    texts, good = _valued(facts, rule, importance_min, importance_share, protected_share)
    large = facts[AREA] >= min_area * (1 - SLACK)
    texts = [_with_size(text, area, min_area) for text, area in zip(texts, facts[AREA])]
    passed = good & large
    facts["dpc"] = np.full(len(patches), np.nan)
    if dpc is not None and passed.any():
        candidates = replace(patches, fields={AREA: facts[AREA]}).select(passed)
        facts["dpc"][passed] = _worth(dpc, candidates, dpc_min, progress.part(0.3, 1))
    if dpc_min is not None:
        enough = facts["dpc"] >= dpc_min * (1 - SLACK)
        texts = [_with_dpc(*row, dpc_min) for row in zip(texts, passed, facts["dpc"], enough)]
        passed &= enough
    progress.report(1)
    return _parted(patches, facts, texts, passed)


def _check(inputs, importance_share, protected_share, min_area, dpc, dpc_min):
    """Raise unless inputs and numbers are sound."""
    patches, morphology, importance = inputs
    if (patches is None) == (morphology is None):
        raise InvalidValueError("Give either patches or a morphology raster, one of the two, to choose sources from.")
    check_range(importance_share, "Important share", minimum=0, maximum=100)
    check_range(protected_share, "Protected share", minimum=0, maximum=100)
    check_range(min_area, "Smallest area", minimum=0)
    if dpc_min is not None:
        check_range(dpc_min, "Least dPC", minimum=0)
        if dpc is None:
            raise InvalidValueError(f"Least dPC is {dpc_min:g}, but nothing works out dPC; leave it out.")
    grid = (patches if morphology is None else morphology).grid
    check_projected(grid, "Patches" if morphology is None else morphology.name)
    check_memory(BYTES_PER_CELL * grid.size, "Choosing sources")
    if importance is not None:
        if patches is not None and patches.labels is None:
            raise InvalidValueError("Patches must lie on the cells of the importance raster; burn them into it first.")
        check_same_grid(
            importance, replace(importance, grid=grid, name="Patches") if morphology is None else morphology
        )


def _cores(morphology, neighbours, progress):
    """Return the connected cores of a morphology as patches."""
    core = np.isin(morphology.values, CORES) & morphology.known
    if not core.any():
        raise EmptyInputError(
            f"{morphology.name}: no cell is core (17 or 117); take the raster that ecopattern:morphology makes."
        )
    return interruptible(_connected, core, morphology.grid, neighbours, progress=progress)


def _connected(cells, grid, neighbours):
    """Return connected cells as patches."""
    labels = np.zeros(cells.shape, np.int32)
    count = ndimage.label(cells, neighbours.structure, output=labels)
    return Patches(labels, grid, tuple(range(1, count + 1)))


def _protected_cells(protected, patches, progress):
    """Return which cells are protected, None where there are only outlines."""
    if patches.labels is None:
        return None
    return interruptible(raster_io.rasterize, protected, [1] * len(protected), patches.grid, progress=progress) > 0


def _good_cells(patches, importance, least, cover, neighbours):
    """Return the patches that important or protected cells of patches make by themselves."""
    with np.errstate(invalid="ignore"):
        good = importance.values >= least
    if cover is not None:
        good |= cover
    good &= patches.labels > 0
    if not good.any():
        raise EmptyInputError(
            f"{importance.name}: no cell of a patch reaches {least:g} or is protected; lower the least importance."
        )
    return _connected(good, patches.grid, neighbours)


def _facts(patches, importance, least, protected, cover):
    """Return area, mean importance, important share and protected share of each patch."""
    count = len(patches)
    area = patches.area_ha() if AREA not in patches.fields else np.array(patches.fields[AREA], float)
    facts = {AREA: area, "importance": np.full(count, np.nan), "important_share": np.full(count, np.nan)}
    facts["protected_share"] = np.full(count, np.nan)
    if patches.labels is not None:
        labels, cells = patches.labels.ravel(), np.maximum(patches.cell_counts(), 1)
    if importance is not None:
        values = importance.values.ravel()
        known = (labels > 0) & ~np.isnan(values)
        sums = np.bincount(labels[known], values[known], minlength=count + 1)[1:]
        with np.errstate(invalid="ignore"):
            facts["importance"] = sums / np.bincount(labels[known], minlength=count + 1)[1:]
        known[known] = values[known] >= least
        facts["important_share"] = np.bincount(labels[known], minlength=count + 1)[1:] / cells
    if cover is not None:
        facts["protected_share"] = np.bincount(labels[cover.ravel()], minlength=count + 1)[1:] / cells
    elif protected is not None:
        facts["protected_share"] = np.array(raster_io.covered_shares(patches.polygons, protected))
    return facts


def _valued(facts, rule, least, important_share, protected_share):
    """Return for each patch in words what it is worth, and whether it is important or protected, of what is known."""
    important, protected = facts["importance"], facts["protected_share"]
    share = facts["important_share"]
    with np.errstate(invalid="ignore"):
        is_protected = protected >= protected_share / 100 * (1 - SLACK)
        if rule is ImportanceRule.MEAN:
            is_important = important >= least * (1 - SLACK)
        else:
            is_important = share >= (important_share / 100 if rule is ImportanceRule.SHARE else 0.0) * (1 - SLACK)
    asked = ~np.isnan(share), ~np.isnan(protected)
    texts = []
    for k in range(len(share)):
        parts = []
        if asked[0][k] and rule is ImportanceRule.MEAN:
            mean = "not known" if np.isnan(important[k]) else f"{important[k]:.3g}"
            parts.append(_judged(is_important[k], "important", f"mean {mean}", f"{least:g}"))
        elif asked[0][k]:
            needed = f"{important_share:g} %" if rule is ImportanceRule.SHARE else "any"
            what = f"{100 * share[k]:.3g} % of it reaches {least:g}"
            parts.append(_judged(is_important[k], "important", what, needed))
        if asked[1][k]:
            what = f"{100 * protected[k]:.3g} % of it"
            parts.append(_judged(is_protected[k], "protected", what, f"{protected_share:g} %"))
        texts.append("; ".join(parts))
    return texts, is_important | is_protected | ~(asked[0] | asked[1])


def _judged(passed, word, what, needed):
    """Return a rule in words."""
    return f"{word} ({what})" if passed else f"not {word} ({what}, {needed} needed)"


def _with_size(text, area, least):
    """Return the words with those on the size of a patch."""
    size = (
        f"large enough ({area:.4g} ha)"
        if area >= least * (1 - SLACK)
        else f"too small ({area:.4g} ha, {least:g} ha needed)"
    )
    return f"{text}; {size}" if text else size


def _with_dpc(text, passed, value, enough, least):
    """Return the words with those on the dPC of a patch that passed the other rules."""
    if not passed:
        return text
    return f"{text}; {_judged(enough, 'connecting', f'dPC {value:.3g} %', f'{least:g} %')}"


def _worth(dpc, candidates, dpc_min, progress):
    """Return the dPC of patches, NaN if nobody asked for it and it would not fit into memory."""
    try:
        return dpc(candidates, progress)
    except MemoryEstimateError as error:
        if dpc_min is not None:
            raise
        progress.warn(f"dPC is left empty. {error}")
        return np.full(len(candidates), np.nan)


def _parted(patches, facts, texts, passed):
    """Return the sources and the patches left out."""
    if not passed.any():
        raise EmptyInputError(
            f"None of {len(patches)} patches is a source; the largest is {texts[int(facts[AREA].argmax())]}. Lower "
            "what is asked."
        )
    names = (AREA, "importance", "dpc", "protected_share")
    fields = {**{name: facts[name] for name in names}, "reason": np.array(texts, object)}
    found = replace(patches, fields=fields)
    return SourcePatches(found.select(passed), found.select(~passed))
