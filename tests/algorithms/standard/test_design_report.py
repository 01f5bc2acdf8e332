"""The report of a network design, and the charts of reports."""

import numpy as np
import pytest

from ....algorithms.corridors.links import links
from ....algorithms.investment.design_problem import Objective
from ....algorithms.investment.network_design import network_design
from ....algorithms.standard.design_report import design_report
from ....algorithms.standard.report import Chart, chart_svg, report_html, round_ticks
from ...landscapes import make_patches, make_raster
from ...languages import in_another_language, left_over


def chart(**lines):
    """Return a chart of lines over 0, 1, 2."""
    return Chart("A chart", "Budget", "Area", np.arange(3.0), {name: np.array(line) for name, line in lines.items()})


def test_chart_draws_each_line_once():
    """Lines are drawn from left to right; a missing value breaks a line and is never written out."""
    svg = chart_svg(chart(whole=[0.0, 5.0, 10.0], broken=[np.nan, 4.0, 8.0]))
    assert svg.count('class="line"') == 4
    assert 'd="M90.0 370.0L520.0 205.0L950.0 40.0"' in svg
    assert 'd="M520.0 238.0L950.0 106.0"' in svg
    assert "nan" not in svg


def test_chart_escapes_names():
    """Names of axes and lines stand in the drawing as they are, whatever signs they hold."""
    svg = chart_svg(Chart("A chart", "<Budget>", "<Area>", np.arange(2.0), {"<best>": np.arange(2.0)}))
    assert all(f"&lt;{name}&gt;" in svg for name in ("Budget", "Area", "best"))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0, 97, [0, 20, 40, 60, 80, 100]), (0, 0, [0, 0.2]), (12.5, 16.2, [12, 13, 14, 15, 16, 17])],
)
def test_round_ticks_are_round(low, high, ticks):
    """Ticks are round numbers that hold what is shown between them."""
    np.testing.assert_allclose(round_ticks(low, high), ticks)


def design(**options):
    """Return a network of three patches in a row."""
    resistance, patches = make_raster(np.ones((1, 7)).tolist()), make_patches([[1, 1, 0, 0, 2, 0, 3]])
    return network_design(resistance, patches, links(resistance, patches), width=10, budget=0.03, **options)


def test_design_report_tells_cost_gap_and_order():
    """The report names the bill and the gap, draws the curve, and lists the links in their order."""
    report = design_report(design(), {"BUDGET": 0.03})
    page = report_html(report, {})
    assert "2 corridors for 0.03 of a budget of 0.03" in page
    assert "the gap is 0 percent" in page
    assert page.count('<svg class="chart"') == 1
    table = report.sections[2].tables[0].columns
    assert table["order_of_building"].tolist() == [1, 2]


@pytest.mark.parametrize("objective", Objective)
def test_design_report_is_in_another_language(objective):
    """Every text of the report comes from the translation, the names of the chart too, and figures are put in."""
    report = design_report(design(objective=objective), {}, in_another_language)
    assert left_over(report) == set()
    assert "0.03" in report.sections[0].text
