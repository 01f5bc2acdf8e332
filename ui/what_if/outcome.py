"""What comes of a scenario, in few figures, so that many can be kept side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

GONE = "out of use"
WORDS = GONE, "longer", "shorter", "new"


@dataclass(frozen=True)
class LinkChange:
    """What happens to a link.

    Parameters
    ----------
    number : int
        Of the link.
    ends : tuple
        The ids of its patches, for a lost link those of before.
    before, after : float
        Least-cost distance, cost x map units; NaN where the patches are not linked.
    word : str
        ``new``, ``shorter``, ``longer`` or ``out of use``.
    reason : str
        Why it is out of use, as the core says it; empty for others.
    path : numpy.ndarray
        Shape ``(points, 2)``: where it runs, for a lost link where it ran.
    """

    number: int
    ends: tuple
    before: float
    after: float
    word: str
    reason: str
    path: np.ndarray


@dataclass(frozen=True)
class Outcome:
    """What comes of a scenario; each pair is before and afterwards.

    Parameters
    ----------
    eca : tuple of float
        Equivalent connected area, hectares.
    habitat : tuple of float
        Area of all patches, hectares.
    patches, links : tuple of int
        How many there are; of the links those in use.
    cost : tuple of float
        Mean least-cost distance of the links in use, cost x map units; NaN without links.
    changes : tuple of LinkChange
        The links that are new, shorter, longer or out of use; lost ones first, then those that change most.
    measured : int
        How many links had to be worked out anew.
    notes : tuple of str
        What the core warned of.
    problem : str
        Why there is no outcome, as the core says it; all else is empty then.
    """

    eca: tuple = ()
    habitat: tuple = ()
    patches: tuple = ()
    links: tuple = ()
    cost: tuple = ()
    changes: tuple = ()
    measured: int = 0
    notes: tuple = ()
    problem: str = ""

    def count(self, *words):
        """Return how many links something happens to."""
        return sum(change.word in words for change in self.changes)


def outcome(baseline, result, notes=()):
    """Return what comes of a scenario.

    Parameters
    ----------
    baseline : scenario.Baseline
        The land before.
    result : scenario.ScenarioResult
        The answer.
    notes : sequence of str
        What the core warned of.

    Returns
    -------
    Outcome
    """
    before, after = baseline.links.active(), result.links.active()
    return Outcome(
        (result.eca_before, result.eca_after),
        tuple(float(np.sum(patches.fields["area_ha"])) for patches in (baseline.patches, result.patches)),
        (len(baseline.patches), len(result.patches)),
        (len(before), len(after)),
        tuple(_mean(graph.fields["lcd"]) for graph in (before, after)),
        tuple(sorted(_changes(result), key=_weight)),
        result.measured,
        tuple(notes),
    )


def _mean(values):
    """Return the mean, NaN where there are none."""
    return float(np.mean(values)) if len(values) else float("nan")


def _changes(result):
    """Yield what happens to links; those out of use are told once, with the reason."""
    graph = result.affected
    fields = (graph.fields[name] for name in ("link_id", "lcd_before", "lcd", "change"))
    for ends, path, number, before, after, word in zip(graph.ends, graph.paths, *fields):
        if word != GONE:
            yield LinkChange(int(number), _ids(graph, ends), float(before), float(after), str(word), "", path)
    graph = result.lost
    fields = (graph.fields[name] for name in ("link_id", "lcd", "reason"))
    for ends, path, number, before, reason in zip(graph.ends, graph.paths, *fields):
        yield LinkChange(int(number), _ids(graph, ends), float(before), float("nan"), GONE, str(reason), path)


def _ids(graph, ends):
    """Return the ids of the patches at both ends."""
    return tuple(graph.ids[end] for end in ends)


def _weight(change):
    """Return by what links are sorted: lost, longer, shorter, new, and among these the most changed first."""
    costs = np.nan_to_num([change.before, change.after])
    return WORDS.index(change.word), -abs(costs[1] - costs[0])


def unchanged(baseline):
    """Return what comes of no change."""
    links = baseline.links.active()
    eca = float(baseline.indices["value"][list(baseline.indices["index"]).index("ECA_PC")])
    figures = eca, float(np.sum(baseline.patches.fields["area_ha"])), len(baseline.patches), len(links)
    return Outcome(*((value, value) for value in (*figures, _mean(links.fields["lcd"]))))
