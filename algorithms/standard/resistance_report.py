"""The report of a resistance from several factors: map, factors, grades, and how often each level occurs."""

from __future__ import annotations

from .report import NamedTable, Picture, Report, Section, paragraph


def resistance_report(surface, scheme, parameters, translate=str):
    """Return the report of a resistance surface.

    Parameters
    ----------
    surface : ResistanceSurface
        What to report.
    scheme : WeighingScheme
        How it was made.
    parameters : dict
        Name and value of every parameter that was given.
    translate : callable
        Returns a text, or a sentence that the core says, in the reader's language.

    Returns
    -------
    Report
        Its picture names the layer by the output of the Processing algorithm ``resistancesurface``.
    """
    factors = {**surface.factors, "graded_by": [_grading(text, translate) for text in surface.factors["graded_by"]]}
    factors = NamedTable(translate("Factors"), _shown(factors))
    sections = [
        _overview(surface, scheme, translate),
        Section(translate("Factors and weights"), _weighing(scheme, translate), tables=(factors,)),
    ]
    if surface.grades["factor"]:
        text = translate(
            "A range holds the values from its lower bound up to its upper bound; percent counts the cells in which "
            "the factor has data."
        )
        names = [translate(name) if name else name for name in surface.grades["name"]]
        grades = NamedTable(translate("Grades of the factors"), _shown({**surface.grades, "name": names}))
        sections.append(Section(translate("Grades"), text, tables=(grades,)))
    tables = (
        NamedTable(translate("Cells by resistance"), surface.levels),
        NamedTable(translate("Histogram"), surface.histogram),
    )
    text = translate("Percent counts the cells that can be crossed.")
    sections.append(Section(translate("How often each level occurs"), text, (), tables))
    return Report(translate("Resistance surface"), tuple(sections), parameters)


def _overview(surface, scheme, translate):
    """Return the chapter with the map, the range of the resistance and what may be wrong with it."""
    known = surface.resistance.known
    values = surface.resistance.values[known]
    figures = translate(
        "Resistance runs from {least:g} to {most:g}, {mean:.4g} on average; {barred:.1f} % of the cells cannot be "
        "crossed or have no data."
    ).format(
        least=values.min(), most=values.max(), mean=values.mean(dtype=float), barred=100 * (1 - float(known.mean()))
    )
    combined = {
        "weighted sum": translate("Graded factors were combined by weighted sum."),
        "weighted product": translate("Graded factors were combined by weighted product."),
        "maximum": translate("Graded factors were combined by maximum."),
    }
    paragraphs = [paragraph(figures, combined[scheme.combine.value])]
    if scheme.burnt:
        names = ", ".join(each.name for each in scheme.burnt)
        paragraphs.append(translate("Burnt in afterwards: {names}.").format(names=names))
    check = translate("Please check: {sentence}")
    paragraphs += [check.format(sentence=translate(sentence)) for sentence in surface.warnings]
    picture = Picture(translate("Resistance"), ("RESISTANCE",))
    return Section(translate("The resistance at a glance"), "\n\n".join(paragraphs), (picture,))


def _weighing(scheme, translate):
    """Return in words where the weights come from."""
    source = {
        "direct": translate("Weights were given by hand."),
        "ahp": translate("Weights come from comparisons in pairs (AHP)."),
        "entropy": translate("Weights come from the grades themselves, by entropy."),
        "critic": translate("Weights come from the grades themselves, by CRITIC."),
        "combined": _combination(scheme, translate),
    }
    if scheme.weigh_by.value not in ("ahp", "combined"):
        return source[scheme.weigh_by.value]
    judgement = scheme.judge()
    if judgement.consistent:
        said = translate("The consistency ratio is {ratio:.3f}: consistent.")
    else:
        said = translate("The consistency ratio is {ratio:.3f}: not consistent; it should be below 0.1.")
    return paragraph(source[scheme.weigh_by.value], said.format(ratio=judgement.consistency_ratio))


def _combination(scheme, translate):
    """Return in words how weights by comparison and from the grades become one."""
    objective = {"entropy": translate("entropy"), "critic": translate("CRITIC")}[scheme.objective.value]
    combined = {
        "multiplicative": translate(
            "Weights combine comparisons in pairs (AHP) with {objective} of the grades, multiplicatively."
        ),
        "additive": translate("Weights combine comparisons in pairs (AHP) with {objective} of the grades, additively."),
        "geometric": translate(
            "Weights combine comparisons in pairs (AHP) with {objective} of the grades, by their geometric mean."
        ),
    }
    return combined[scheme.combination.value].format(objective=objective)


def _grading(text, translate):
    """Return in words what a factor is graded by."""
    words = {
        "as is": translate("value as it is"),
        "ranges": translate("ranges of the value"),
        "classes": translate("classes of the value"),
        "function": translate("function of the value"),
        "distance, as is": translate("distance as it is"),
        "distance, ranges": translate("ranges of the distance"),
        "distance, classes": translate("classes of the distance"),
        "distance, function": translate("function of the distance"),
    }
    return words[text]


def _shown(table):
    """Return a table without columns that nothing fills."""
    return {key: values for key, values in table.items() if any(value not in (None, "") for value in values)}
