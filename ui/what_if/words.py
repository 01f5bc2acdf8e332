"""What kinds of changes and what happens to links are called, and their colours on the map and in lists."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ...algorithms.connectivity.change import Kind
from ...i18n import tr
from .scenarios import AREAS

# Told apart by people who do not see red and green alike, and legible on light and on dark ground.
COLOURS = {
    Kind.ADDED: "#1b9e4b",
    Kind.LOST: "#b8702a",
    Kind.RESISTANCE: "#2f7fd1",
    Kind.ROAD: "#d11f4c",
    Kind.CROSSING: "#f0a81e",
}
# None of those that links, patches and roads have on the map.
LINK_COLOURS = {"out of use": "#c218c2", "longer": "#ff8c1a", "shorter": "#7cc400", "new": "#00b8c4"}
ICON = 20
SHARP = 2


def kind_text(kind):
    """Return what a kind of change is called on its button."""
    return {
        Kind.ADDED: tr("Habitat gained"),
        Kind.LOST: tr("Habitat lost"),
        Kind.RESISTANCE: tr("New resistance"),
        Kind.ROAD: tr("Road"),
        Kind.CROSSING: tr("Crossing"),
    }[kind]


def kind_help(kind):
    """Return what a kind of change does."""
    return {
        Kind.ADDED: tr("Draw an area that becomes habitat: it joins the patches that it touches, or is a new patch."),
        Kind.LOST: tr("Draw an area whose habitat is lost; what is cut off a patch becomes a patch of its own."),
        Kind.RESISTANCE: tr("Draw an area that becomes easier or harder to cross."),
        Kind.ROAD: tr("Draw a road; its cells are lost as habitat, and without a resistance nothing crosses it."),
        Kind.CROSSING: tr(
            "Click on a new road where animals shall cross it; land and habitat stay as they were there."
        ),
    }[kind]


def drawing_help(kind, count):
    """Return how to go on drawing, after so many points."""
    if kind is Kind.CROSSING:
        return tr("Click on a new road. Esc ends drawing.")
    if not count:
        if kind in AREAS:
            return tr("Click the corners of the area on the map. Esc ends drawing.")
        return tr("Click along the road on the map. Esc ends drawing.")
    return tr("Right click or Enter finishes, Backspace takes the last point back, Esc gives up.")


def few(sentences, most=3):
    """Return the first of many sentences, and how many more there are."""
    rest = len(sentences) - most
    return list(sentences) if rest < 1 else [*sentences[:most], tr("and {} more").format(rest)]


def change_word(word):
    """Return in the language of the user what happens to a link."""
    words = {"new": tr("new"), "shorter": tr("shorter"), "longer": tr("longer"), "out of use": tr("lost")}
    return words.get(word, word)


def kind_icon(kind):
    """Return the sign of a kind of change: shapes differ, so that colours are not needed to tell them apart."""
    picture = QPixmap(ICON * SHARP, ICON * SHARP)
    picture.setDevicePixelRatio(SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(COLOURS[kind])
    if kind is Kind.ROAD:
        _paint_road(painter, colour)
    elif kind is Kind.CROSSING:
        _paint_crossing(painter, colour)
    else:
        _paint_area(painter, colour, {Kind.ADDED: "+", Kind.LOST: "−", Kind.RESISTANCE: "R"}[kind])
    painter.end()
    return QIcon(picture)


def _paint_area(painter, colour, sign):
    """Paint an area with a sign in it."""
    painter.setPen(QPen(colour, 1.5))
    tint = QColor(colour)
    tint.setAlpha(70)
    painter.setBrush(tint)
    corners = ((2, 6), (9, 1.5), (18, 5), (17, 16), (8, 18.5), (2.5, 14))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    font = painter.font()
    font.setPixelSize(13)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, ICON, ICON), Qt.AlignmentFlag.AlignCenter, sign)


def _paint_road(painter, colour):
    """Paint a road with its middle line."""
    points = QPolygonF([QPointF(3, 17), QPointF(8, 11), QPointF(12, 9), QPointF(17, 3)])
    painter.setPen(QPen(colour, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(points)
    painter.setPen(QPen(QColor("white"), 1.2, Qt.PenStyle.DashLine))
    painter.drawPolyline(points)


def _paint_crossing(painter, colour):
    """Paint a bridge over a road."""
    painter.setPen(QPen(QColor("#8a8a8a"), 4))
    painter.drawLine(QPointF(2, 14), QPointF(18, 14))
    painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(QRectF(5, 4, 10, 14), 0, 180 * 16)
    painter.drawLine(QPointF(5, 11), QPointF(5, 17))
    painter.drawLine(QPointF(15, 11), QPointF(15, 17))


def icon_size():
    """Return the size of the signs."""
    return QSize(ICON, ICON)
