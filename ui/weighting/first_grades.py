"""How a factor is graded when it comes into a scheme, until somebody says better."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...algorithms.errors import EcoPatternError
from ...algorithms.resistance.breaks import Breaks, ranges_of
from ...algorithms.resistance.factors import AsIs, Classes, Measure, Ranges, Transform
from ...algorithms.resistance.presets import presets

RANGES = 5
FEW_CLASSES = 20
DISTANCES = Ranges((0, 100, 500, 1000, np.inf), (100, 50, 10, 1))


def first_grading(factor, facts, legend):
    """Return a grading for a factor of which nothing is known but its layer.

    Classes get the published grades that its name tells of, or else 1; values five ranges of equally many cells, graded
    1 to 100; distances are hardest where they are least.
    """
    if facts is None:
        return DISTANCES if factor.measure is Measure.DISTANCE else AsIs()
    if facts.codes and (legend.classes or len(facts.codes) <= FEW_CLASSES):
        return classes_of(facts, legend, named_preset(factor, facts))
    least, most = (100.0, 1.0) if factor.measure is Measure.DISTANCE else (1.0, 100.0)
    try:
        return ranges_of(facts.known, RANGES, Breaks.QUANTILE, least=least, most=most)
    except EcoPatternError:
        return DISTANCES if factor.measure is Measure.DISTANCE else AsIs()


def classes_of(facts, legend, published=None):
    """Return the classes of a layer, with the grades and names that were published for them where there are any."""
    known = {} if published is None else {code: (grade, name) for code, grade, name in published.grading.rows()}
    codes = tuple(sorted(facts.codes))
    grades = tuple(known.get(code, (1.0, ""))[0] for code in codes)
    names = tuple(legend.names.get(code) or known.get(code, (1.0, ""))[1] for code in codes)
    return Classes(codes, grades, names)


def named_preset(factor, facts):
    """Return the published grading that the name or the file of a factor tells of, None if there is none."""
    told = f"{factor.name} {factor.source}".lower().replace("_", " ")
    fit = [preset for preset in fitting(factor, facts) if preset.name in told]
    return fit[0] if fit else None


def fitting(factor, facts):
    """Return the published gradings that a factor may take: of its measure, and of classes if it holds these."""
    found = []
    for preset in presets().values():
        if preset.measure is not factor.measure:
            continue
        if isinstance(preset.grading, Classes):
            if facts is not None and facts.codes and set(facts.codes) <= set(preset.grading.codes):
                found.append(preset)
        elif facts is None or not (facts.codes and len(facts.codes) <= FEW_CLASSES):
            found.append(preset)
    return found


def of_preset(preset, facts, legend):
    """Return a published grading for a factor, of classes only those that it holds."""
    if isinstance(preset.grading, Classes) and facts is not None and facts.codes:
        return classes_of(facts, legend, preset)
    return preset.grading


def of_kind(kind, grading, facts, legend):
    """Return a grading of another kind, made from what the layer holds."""
    if kind == grading.kind:
        return grading
    if kind == AsIs.kind:
        return AsIs()
    known = None if facts is None or not facts.known.size else facts.known
    if kind == Classes.kind:
        return Classes((1,), (1,)) if facts is None or not facts.codes else classes_of(facts, legend)
    if kind == Ranges.kind:
        return DISTANCES if known is None else ranges_of(known, RANGES, Breaks.QUANTILE, least=1, most=100)
    low, high = (0.0, 1.0) if known is None else (float(known.min()), float(known.max()))
    return Transform("linear", low, high if high > low else low + 1, 1.0, 100.0)


def reversed_grades(grading):
    """Return a grading with its grades in the other order."""
    if isinstance(grading, Transform):
        return replace(grading, start=grading.end, end=grading.start)
    return grading if isinstance(grading, AsIs) else replace(grading, grades=grading.grades[::-1])
