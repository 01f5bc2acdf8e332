"""The report of a resistance surface says how it was made and what may be wrong with it."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.resistance.factors import Classes, Factor, Ranges
from ....algorithms.resistance.resistance_surface import resistance_surface
from ....algorithms.resistance.weighing_scheme import WeighingScheme
from ....algorithms.standard.report import report_html
from ....algorithms.standard.resistance_report import resistance_report
from ...landscapes import make_classes, make_raster
from ...languages import in_another_language, left_over


def surface(slopes=(2, 9, None), **options):
    """Return a scheme of land cover and slope, and its surface."""
    factors = (
        Factor("cover", grading=Classes((1, 2), (3, 100), ("forest", "town"))),
        Factor("slope", grading=Ranges((0, 5, np.inf), (1, 50))),
    )
    scheme = WeighingScheme(factors, **options)
    rasters = {"cover": make_classes([[1, 2, 1]]), "slope": make_raster([list(slopes)])}
    return scheme, resistance_surface(scheme, rasters)


def test_resistance_report_tells_the_whole():
    """Map, weights, grades, levels and the warning that the least resistance is not 1 are on the page."""
    scheme, found = surface(direct=(3, 1))
    report = resistance_report(found, scheme, {"COMBINE": "weighted sum"})
    page = report_html(report, {})
    for text in (
        "Resistance runs from 2.5 to 87.5",
        "33.3 % of the cells cannot be crossed or have no data",
        "Please check: The least resistance is 2.5; best habitat should be 1",
        "Weights were given by hand.",
        "forest",
        "Histogram",
        "█",
        "weighted sum",
    ):
        assert text in page, text
    assert report.sections[0].pictures[0].layers == ("RESISTANCE",)


def test_resistance_report_says_how_consistent_comparisons_are():
    """With weights by comparison the consistency ratio is told."""
    scheme, found = surface(weigh_by="ahp")
    page = report_html(resistance_report(found, scheme, {}), {})
    assert "The consistency ratio is 0.000: consistent." in page


@pytest.mark.parametrize(
    "options",
    [
        {"direct": (3, 1)},
        {"weigh_by": "ahp"},
        {"weigh_by": "entropy", "combine": "maximum"},
        {"weigh_by": "critic", "combine": "weighted product"},
        {"weigh_by": "combined", "combination": "additive"},
    ],
    ids=lambda options: options.get("weigh_by", "direct"),
)
def test_resistance_report_is_in_another_language(options):
    """However the factors are weighed and combined, every text comes from the translation; names of factors stay."""
    scheme, found = surface(slopes=(2, 9, 9), **options)
    assert left_over(resistance_report(found, scheme, {}, in_another_language)) == set()


def test_resistance_report_of_resistances_has_no_grades():
    """Factors that are resistances already have no chapter on grades."""
    scheme = WeighingScheme((Factor("a"),))
    found = resistance_surface(scheme, {"a": make_raster([[1, 2]])})
    assert "Grades" not in [section.heading for section in resistance_report(found, scheme, {}).sections]
