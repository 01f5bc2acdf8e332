"""The resistance that a scheme makes on decimated rasters, and the weights of all methods.

All of it runs in the background on a scheme that never changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ...algorithms.errors import EcoPatternError, InvalidValueError
from ...algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised
from ...algorithms.resistance.factors import Measure
from ...algorithms.resistance.weighting import compare_methods
from ...i18n import tr
from .sampling import RasterReader, check_one_grid, read_distance, read_raster, read_shapes


@dataclass(frozen=True)
class Preview:
    """What a scheme makes.

    Parameters
    ----------
    scheme : WeighingScheme
        Of which all this was made.
    facts : dict
        What was read, by `key` of the factor.
    surface : ResistanceSurface or None
        None where it cannot be made; `error` says why.
    entropy, critic : DataWeights, str or None
        Weights that the grades give, or the sentence why they give none; None where grades are not known.
    methods : dict
        Weights of all methods side by side.
    samples : int
        How many cells have their say in weights from the data.
    weights : tuple of float
        The weights that the scheme asks for; empty where they cannot be told.
    error : str
        Why there is no surface.
    """

    scheme: object
    facts: dict = field(default_factory=dict)
    surface: object = None
    entropy: object = None
    critic: object = None
    methods: dict = field(default_factory=dict)
    samples: int = 0
    weights: tuple = ()
    error: str = ""


def key(factor):
    """Return by what the facts of a factor are known."""
    return factor.source, factor.measure


def preview(scheme, readers, facts, shapes, progress):
    """Return the preview of a scheme.

    `readers` holds a `RasterReader` or `ShapeReader` by source, `facts` what was read before and `shapes` the features
    to be burnt in; both are filled up.
    """
    found, error = dict(facts), ""
    try:
        _read_all(scheme, readers, found, progress.part(0, 0.5))
    except EcoPatternError as problem:
        error = str(problem)
    samples, why = _columns(scheme, found)
    error = error or why
    told = {"entropy": None, "critic": None, "methods": _methods(scheme, samples)}
    if samples is not None:
        told["entropy"] = _told(entropy_weights, samples, scheme.names)
        told["critic"] = _told(critic_weights, normalised(samples), scheme.names) if len(samples) else None
    progress.check()
    surface, weights = None, ()
    try:
        weights = scheme.weights(samples)
        if not error:
            surface = _surface(scheme, readers, found, shapes, progress.part(0.5, 1))
    except EcoPatternError as problem:
        error = error or str(problem)
    count = 0 if samples is None else len(samples)
    return Preview(scheme, found, surface, samples=count, weights=weights, error=error, **told)


def _read_all(scheme, readers, found, progress):
    """Read what is not known yet, rasters first, since they say where distances are measured."""
    rasters = [factor for factor in scheme.factors if factor.measure is Measure.VALUE]
    if not rasters:
        raise InvalidValueError(
            tr("No factor is a raster; one at least is needed to say where the cells lie. Add one from the project.")
        )
    for k, factor in enumerate(rasters):
        if key(factor) not in found:
            reader = _reader(factor, readers, RasterReader)
            found[key(factor)] = read_raster(replace(reader, name=factor.name), progress.part(k / len(rasters), 1))
    first = rasters[0]
    for factor in rasters[1:]:
        check_one_grid(found[key(first)], found[key(factor)], (first.name, factor.name))
    whole = found[key(first)].whole
    for factor in scheme.factors:
        if factor.measure is Measure.VALUE:
            continue
        known = found.get(key(factor))
        if known is None or not known.whole.same_as(whole):
            reader = replace(_reader(factor, readers, None), name=factor.name)
            found[key(factor)] = read_distance(reader, whole, progress)


def _reader(item, readers, kind):
    """Return the reader of a factor or of what is burnt in, or raise."""
    reader = readers.get(item.source)
    if reader is None:
        text = tr("The layer '{a}' of {b} cannot be loaded; remove it, or add it again from the project.")
        raise InvalidValueError(text.format(a=item.source, b=item.name))
    if isinstance(reader, RasterReader) is not (kind is RasterReader):
        needs_raster = tr("'{}' needs a raster; remove it, or add another layer from the project.")
        needs_vector = tr("'{}' needs a vector layer; remove it, or add another layer from the project.")
        raise InvalidValueError((needs_raster if kind is RasterReader else needs_vector).format(item.name))
    return reader


def _columns(scheme, found):
    """Return the grades of all cells that every factor knows as columns, or None and why there are none."""
    graded = []
    for factor in scheme.factors:
        if key(factor) not in found:
            return None, ""
        try:
            graded.append(factor.grade(found[key(factor)].sample.values))
        except EcoPatternError as problem:
            return None, str(problem)
    if not graded or len({grades.shape for grades in graded}) != 1:
        return None, ""
    known = np.isfinite(graded[0])
    for grades in graded[1:]:
        known &= np.isfinite(grades)
    return np.column_stack([grades[known] for grades in graded]).astype(float), ""


def _told(method, samples, names):
    """Return what a method gives, or the sentence with which it refuses."""
    try:
        return method(samples, names)
    except EcoPatternError as problem:
        return str(problem)


def _methods(scheme, samples):
    """Return the weights of all methods that can be told."""
    if not scheme.factors:
        return {}
    samples = samples if samples is not None and len(samples) > 1 else None
    return compare_methods(matrix=scheme.matrix, columns=samples, direct=scheme.direct)


def _surface(scheme, readers, found, shapes, progress):
    """Return the resistance on the decimated grid; distances are taken as they were measured."""
    from ...algorithms.resistance.resistance_surface import resistance_surface

    factors = tuple(replace(factor, measure=Measure.VALUE) for factor in scheme.factors)
    rasters = {factor.name: found[key(factor)].sample for factor in scheme.factors}
    grid = next(iter(rasters.values())).grid
    burnt = {}
    for each in scheme.burnt:
        place = (each.source, grid)
        if place not in shapes:
            shapes[place] = read_shapes(_reader(each, readers, None), grid, progress)
        burnt[each.name] = (shapes[place], None)
    return resistance_surface(replace(scheme, factors=factors), rasters, burnt=burnt, progress=progress)
