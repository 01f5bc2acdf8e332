"""Charts, driven by real mouse and key events."""

import math

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest

from ...ui.chart import Bars, Chart, Line, figure, ticks

LINE = Line(
    "Resistance [cost per m]", "Distance [m]", (0.0, 100.0, 200.0, 300.0), (1.0, 5.0, math.nan, 2.0), x_unit="m"
)
BARS = Bars("dPC [%]", ("in all", "inside"), (12.5, 3.0))


@pytest.fixture
def chart(qgis_app):
    """Return a chart that is shown."""
    made = Chart()
    made.resize(320, 180)
    made.show()
    yield made
    made.close()


def colours(widget):
    """Return how often each colour is in the picture of a widget."""
    image = widget.grab().toImage()
    found = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2.5, 5, 7.5, 10]),
        (0, 1, [0, 0.25, 0.5, 0.75, 1]),
        (0, 93, [0, 25, 50, 75, 100]),
        (5, 5, [4, 6, 8, 10]),
    ],
)
def test_ticks_are_round_and_hold_the_range(low, high, expected):
    """Ticks are round numbers, from at most the lowest to at least the highest value."""
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "text"), [(0.123456, "0.123"), (12.345, "12.3"), (1234567.8, "1,234,568"), (math.nan, "–"), (None, "–")]
)
def test_figure_is_short(qgis_app, value, text):
    """Small numbers have three digits, large ones are whole with separators, missing ones are a dash."""
    assert figure(value) == text


def test_chart_paints_its_values(chart):
    """A line is there in its colour; without content only the ground is."""
    assert len(colours(chart)) == 1
    chart.show_content(LINE)
    assert chart.colour().name() in colours(chart)
    assert chart.accessibleName() == LINE.title


def test_chart_follows_a_dark_palette(chart):
    """On a dark ground the line is light, and so is the text even if the palette says black."""
    palette = QPalette(chart.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#000000"))
    chart.setPalette(palette)
    chart.show_content(LINE)
    assert chart.colour().lightness() > 128
    assert max(QColor(name).lightness() for name in colours(chart)) > 180


def test_mouse_marks_the_nearest_value(chart):
    """Under the mouse the nearest value is told in figures with its unit; elsewhere nothing is."""
    chart.show_content(LINE)
    QTest.mouseMove(chart, QPoint(chart.width() - 15, 60))
    assert chart.marked_text() == "300 m: 2"
    _, _, plot = chart._scales()
    QTest.mouseMove(chart, QPoint(int(plot.left() + plot.width() * 0.35), 60))
    assert chart.marked_text() == "100 m: 5"
    chart.leaveEvent(None)
    assert chart.marked_text() == ""


def test_arrow_keys_go_from_value_to_value(chart):
    """Right and left walk along the line, stop at its ends, and Escape ends it."""
    chart.show_content(LINE)
    for _ in range(6):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked == 3
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.marked_text() == "200 m: –"
    assert chart.accessibleDescription() == chart.marked_text()
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.marked is None


def test_bars_tell_their_values(chart):
    """Bars are as long as their values, and tell them under the mouse."""
    chart.show_content(BARS)
    assert colours(chart)[chart.colour().name()] > 500
    height, top, _, _ = chart._rows()
    QTest.mouseMove(chart, QPoint(100, int(top + 1.5 * height)))
    assert chart.marked_text() == "inside: 3"
    QTest.mouseMove(chart, QPoint(100, chart.height() - 2))
    assert chart.marked is None


@pytest.mark.parametrize(
    "content", [Line("t", "x", (0.0,), (1.0,)), Line("t", "x", (), ()), Bars("t", (), ()), Bars("t", ("a",), (0.0,))]
)
def test_chart_bears_what_cannot_be_drawn(chart, content):
    """Single points, nothing and zeros are no error, painted or under the mouse."""
    chart.show_content(content)
    chart.grab()
    QTest.mouseMove(chart, QPoint(50, 50))
    QTest.keyClick(chart, Qt.Key.Key_Right)


def test_long_names_of_bars_go_over_several_lines(chart):
    """In a narrow chart rows are so high that a long name is written whole; in a wide one it takes one line."""
    name = "distance to roads and railways"
    chart.show_content(Bars("Weight", ("land cover", name), (0.7, 0.3)))
    chart.resize(900, 400)
    wide = chart.sizeHint().height()
    assert chart._tallest() < 2 * chart.fontMetrics().height()
    chart.resize(240, 400)
    assert chart._tallest() >= 2 * chart.fontMetrics().height()
    assert chart.sizeHint().height() > wide
    height, _, names, _ = chart._rows()
    assert chart._needed(name, names + 1) <= height
