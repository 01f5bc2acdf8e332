"""What the weighting dialog says: words for comparisons, methods and rules, and sentences of the core, translated."""

from __future__ import annotations

import re

from ...algorithms.resistance.breaks import Breaks
from ...algorithms.resistance.factors import AsIs, Classes, Function, Outside, Ranges, Transform
from ...algorithms.resistance.pairwise_matrix import RandomIndex
from ...algorithms.resistance.weighing_scheme import Combine, NodataAs
from ...algorithms.resistance.weighting import Combination, Objective, WeighBy
from ...i18n import tr
from ...i18n.messages import told

LARGEST_AMBER = 0.2


def grades_of_importance():
    """Return the nine steps of importance in words."""
    return (
        tr("equally important"),
        tr("equally to moderately more important"),
        tr("moderately more important"),
        tr("moderately to strongly more important"),
        tr("strongly more important"),
        tr("strongly to very strongly more important"),
        tr("very strongly more important"),
        tr("very strongly to extremely more important"),
        tr("extremely more important"),
    )


def comparison_words(first, second, value):
    """Return a comparison as a sentence: which factor is how much more important than which."""
    if value < 1:
        first, second, value = second, first, 1 / value
    step = min(9, max(1, round(value)))
    if step == 1:
        return tr("{a} is as important as {b}.").format(a=first, b=second)
    words = grades_of_importance()[step - 1]
    return tr("{a} is {words} than {b}.").format(a=first, words=words, b=second)


def consistency_words(ratio):
    """Return a consistency ratio as a word for the light, and what to do about it."""
    if ratio < 0.1:
        return tr("consistent"), tr("Below 0.1, as the method asks.")
    if ratio < LARGEST_AMBER:
        return tr("somewhat contradictory"), tr("The ratio should be below 0.1; mend the comparison named below.")
    return tr("contradictory"), tr("The ratio is far above 0.1; these weights should not be used as they are.")


def weigh_by_words():
    """Return where weights may come from."""
    return {
        WeighBy.DIRECT: tr("numbers by hand"),
        WeighBy.AHP: tr("pairs (AHP)"),
        WeighBy.ENTROPY: tr("entropy"),
        WeighBy.CRITIC: tr("CRITIC"),
        WeighBy.COMBINED: tr("pairs and layers"),
    }


def choice_words():
    """Return the words of all other choices of a scheme, by their enumeration."""
    return {
        Objective: {Objective.ENTROPY: tr("with entropy"), Objective.CRITIC: tr("with CRITIC")},
        Combination: {
            Combination.MULTIPLICATIVE: tr("multiplied"),
            Combination.ADDITIVE: tr("averaged"),
            Combination.GEOMETRIC: tr("geometric mean"),
        },
        RandomIndex: {RandomIndex.SAATY_1980: tr("Saaty 1980"), RandomIndex.SAATY_2005: tr("Saaty 2005")},
        Combine: {
            Combine.WEIGHTED_SUM: tr("weighted sum"),
            Combine.WEIGHTED_PRODUCT: tr("weighted product"),
            Combine.MAXIMUM: tr("maximum"),
        },
        NodataAs: {NodataAs.BARRIER: tr("cannot be crossed"), NodataAs.MAXIMUM: tr("are the hardest")},
        Breaks: {
            Breaks.EQUAL: tr("equal steps"),
            Breaks.QUANTILE: tr("quantiles"),
            Breaks.NATURAL: tr("natural breaks"),
            None: tr("own numbers"),
        },
        Function: {
            Function.LINEAR: tr("linear"),
            Function.EXPONENTIAL: tr("exponential"),
            Function.POWER: tr("power"),
            Function.LOGISTIC: tr("logistic"),
        },
        Outside: {
            Outside.NEAREST: tr("get the nearest grade"),
            Outside.BARRIER: tr("cannot be crossed"),
            Outside.GRADE: tr("get the grade"),
            Outside.REFUSE: tr("stop the run"),
        },
    }


def kind_words():
    """Return the kinds of gradings."""
    return {
        Classes.kind: tr("classes"),
        Ranges.kind: tr("ranges of values"),
        Transform.kind: tr("a curve"),
        AsIs.kind: tr("no grades"),
    }


def method_words(name):
    """Return what a method of `compare_methods` is called."""
    if name in ("direct", "ahp", "entropy", "critic"):
        return {"direct": tr("By hand"), "ahp": tr("Pairs (AHP)"), "entropy": tr("Entropy"), "critic": tr("CRITIC")}[
            name
        ]
    data, _, by = name.partition(" x ")[2].partition(", ")
    with_data = {"entropy": tr("Pairs with entropy"), "critic": tr("Pairs with CRITIC")}[data]
    return f"{with_data}, {choice_words()[Combination][Combination(by)]}"


def measure_words(factor):
    """Return how a factor is graded, in a few words."""
    grading = factor.grading
    if isinstance(grading, Classes):
        return tr("{} classes").format(len(grading.codes))
    if isinstance(grading, Ranges):
        return tr("{} ranges").format(len(grading.grades))
    if isinstance(grading, Transform):
        return tr("{} curve").format(choice_words()[Function][grading.function])
    return tr("resistances as they are")


def _warnings():
    """Return what the core warns of, with its figures as groups, and how the window tells it."""
    return (
        (
            r"The least resistance is (?P<a>\S+); best habitat should be 1.*",
            tr("The least resistance is {a}; best habitat should be 1. Check grades and the least resistance allowed."),
        ),
        (
            r"(?P<a>\d+) % of the cells lie in the upper tenth of the resistance, (?P<b>\S+) at most.*",
            tr("{a} % of the cells lie in the upper tenth of the resistance, {b} at most. Check the grades."),
        ),
        (
            r"The resistance is (?P<a>\S+) everywhere.*",
            tr("The resistance is {a} everywhere; nothing can be told from it. Set grades that differ."),
        ),
        (
            r"The consistency ratio of the comparisons is (?P<a>\S+); it should be below 0\.1.*",
            tr("The consistency ratio of the comparisons is {a}; it should be below 0.1. Mend them in the tab AHP."),
        ),
    )


def sentence(problem):
    """Return what the core says in the language of the user."""
    text = str(problem)
    for pattern, warning in _warnings():
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return warning.format(**found.groupdict())
    return told(text)
