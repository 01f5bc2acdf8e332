"""The report of a resistance from several factors: map, factors, grades, and how often each level occurs."""

from __future__ import annotations

from .report import NamedTable, Picture, Report, Section


def resistance_report(surface, scheme, parameters):
    """Return the report of a resistance surface.

    Parameters
    ----------
    surface : ResistanceSurface
        What to report.
    scheme : WeighingScheme
        How it was made.
    parameters : dict
        Name and value of every parameter that was given.

    Returns
    -------
    Report
        Its picture names the layer by the output of the Processing algorithm ``resistancesurface``.
    """
    sections = [
        _overview(surface, scheme),
        Section("Factors and weights", _weighing(scheme), tables=(NamedTable("Factors", _shown(surface.factors)),)),
    ]
    if surface.grades["factor"]:
        text = (
            "A range holds the values from its lower bound up to its upper bound; percent counts the cells in which "
            "the factor has data."
        )
        sections.append(Section("Grades", text, tables=(NamedTable("Grades of the factors", _shown(surface.grades)),)))
    tables = (NamedTable("Cells by resistance", surface.levels), NamedTable("Histogram", surface.histogram))
    sections.append(Section("How often each level occurs", "Percent counts the cells that can be crossed.", (), tables))
    return Report("Resistance surface", tuple(sections), parameters)


def _overview(surface, scheme):
    """Return the chapter with the map, the range of the resistance and what may be wrong with it."""
    known = surface.resistance.known
    values = surface.resistance.values[known]
    barred = 100 * (1 - known.mean())
    text = (
        f"Resistance runs from {values.min():g} to {values.max():g}, {values.mean(dtype=float):.4g} on average; "
        f"{barred:.1f} % of the cells cannot be crossed or have no data. Graded factors were combined by "
        f"{scheme.combine.value}."
    )
    doubts = [f"Please check: {sentence}" for sentence in surface.warnings]
    burnt = [f"Burnt in afterwards: {', '.join(each.name for each in scheme.burnt)}."] if scheme.burnt else []
    picture = Picture("Resistance", ("RESISTANCE",))
    return Section("The resistance at a glance", "\n\n".join([text, *burnt, *doubts]), (picture,))


def _weighing(scheme):
    """Return in words where the weights come from."""
    sentences = {
        "direct": "Weights were given by hand.",
        "ahp": "Weights come from comparisons in pairs (AHP).",
        "entropy": "Weights come from the grades themselves, by entropy.",
        "critic": "Weights come from the grades themselves, by CRITIC.",
        "combined": f"Weights combine comparisons in pairs (AHP) with {scheme.objective.value} of the grades, "
        f"{scheme.combination.value}.",
    }
    text = sentences[scheme.weigh_by.value]
    if scheme.weigh_by.value in ("ahp", "combined"):
        judgement = scheme.judge()
        word = "consistent" if judgement.consistent else "not consistent; it should be below 0.1"
        text += f" The consistency ratio is {judgement.consistency_ratio:.3f}: {word}."
    return text


def _shown(table):
    """Return a table without columns that nothing fills."""
    return {key: values for key, values in table.items() if any(value not in (None, "") for value in values)}
