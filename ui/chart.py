"""Small charts painted by Qt: lines and bars with units, values under the mouse or by the arrow keys.

Painted here and not by a charting library, since none comes with every QGIS, and these follow the user's colours, fonts
and screen at once and load in no time.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass

from qgis.PyQt.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

TICKS = 4
GAP = 6
# Least difference in lightness, of 255, between text and ground.
CONTRAST = 90
# Share of the width that names of bars may take.
MOST_FOR_NAMES = 0.55
# Height of a row at most, in lines, and as a multiple of that of its name.
MOST_LINES, SPACED = 4, 1.1
# So many bars always get the room for their names.
FEW = 4
LIGHT, DARK = ("#1b7f4d", "#b3541e"), ("#5fd39a", "#f2a65a")


@dataclass(frozen=True)
class Line:
    """Values along an axis.

    Parameters
    ----------
    title : str
        What the values are, with their unit.
    axis : str
        What they lie along, with its unit; empty if the next chart says it.
    x, y : sequence of float
        Equally long, `x` ascending; NaN in `y` is a gap.
    colour : int
        Which of the colours of the charts.
    filled : bool
        Whether the land under the line is tinted.
    x_unit : str
        Unit of `x`, for the value under the mouse.
    """

    title: str
    axis: str
    x: tuple
    y: tuple
    colour: int = 0
    filled: bool = False
    x_unit: str = ""


@dataclass(frozen=True)
class Bars:
    """Values by name; `title` says what they are, with their unit."""

    title: str
    names: tuple
    values: tuple
    colour: int = 0


def figure(value):
    """Return a number as people read it: three digits, or whole with the separators of their country."""
    if value is None or not math.isfinite(value):
        return "–"
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        # Where no country is set, Qt leaves out the separators that make long numbers readable.
        locale = QLocale(QLocale.Language.English)
    return locale.toString(round(value)) if abs(value) >= 1000 else locale.toString(float(f"{value:.3g}"), "g", 6)


def ticks(low, high, count=TICKS):
    """Return round numbers from at most `low` to at least `high`, about `count` steps."""
    if not high > low:
        high = low + (abs(low) or 1.0)
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [k * step for k in range(first, last + 1)]


class Chart(QWidget):
    """Shows one `Line` or one set of `Bars`; nothing until it is given one."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.content = None
        self.marked = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_content(self, content):
        """Show a `Line` or `Bars`, or nothing for None."""
        self.content, self.marked = content, None
        self.setAccessibleName("" if content is None else content.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self):  # noqa: N802
        """Return how large it would like to be."""
        line = self.fontMetrics().height()
        rows = (
            2.5 * line + len(self.content.names) * max(1.25 * line, self._tallest()) if self._has_bars() else 11 * line
        )
        return QSize(30 * self.fontMetrics().averageCharWidth(), int(rows))

    def minimumSizeHint(self):  # noqa: N802
        """Return how small it can be."""
        line = self.fontMetrics().height()
        rows = (len(self.content.names) + 1) * 1.25 * line if self._has_bars() else 6 * line
        if self._has_bars() and len(self.content.names) <= FEW:
            rows = self.sizeHint().height()
        return QSize(18 * self.fontMetrics().averageCharWidth(), int(rows))

    def colour(self):
        """Return the colour of the values, light on dark themes."""
        dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        return QColor((DARK if dark else LIGHT)[self.content.colour])

    def _ink(self):
        """Return the colour of text; themes made by style sheets leave the palette with black text on a dark ground."""
        base = self.palette().color(QPalette.ColorRole.Base)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            if abs(self.palette().color(role).lightness() - base.lightness()) >= CONTRAST:
                return self.palette().color(role)
        return QColor("#e6e6e6" if base.lightness() < 128 else "#1a1a1a")

    def _faint(self, share):
        """Return the colour of text, mixed with that of the ground."""
        text, base = self._ink(), self.palette().color(QPalette.ColorRole.Base)
        mixed = [round(share * a + (1 - share) * b) for a, b in zip(text.getRgb()[:3], base.getRgb()[:3])]
        return QColor(*mixed)

    def paintEvent(self, event):  # noqa: ARG002, N802
        """Paint what there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if isinstance(self.content, Line):
            self._paint_line(painter)
        elif isinstance(self.content, Bars):
            self._paint_bars(painter)
        painter.end()

    def _paint_title(self, painter):
        """Write what the values are over them."""
        painter.setPen(self._faint(1.0))
        room = QRectF(GAP, GAP / 2, self.width() - 2 * GAP, self.fontMetrics().height() * 1.2)
        text = self.fontMetrics().elidedText(self.content.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return room.bottom()

    # Lines.

    def _scales(self):
        """Return the round numbers of both axes and the rectangle between them."""
        known = [value for value in self.content.y if math.isfinite(value)]
        up = ticks(min(0.0, *known), max(known)) if known else [0.0, 1.0]
        width = max(self.fontMetrics().horizontalAdvance(figure(value)) for value in up)
        line = self.fontMetrics().height()
        left, right = width + 2 * GAP, self.width() - 2 * GAP
        room = max(1, int((right - left) / (self.fontMetrics().averageCharWidth() * 9)))
        along = ticks(self.content.x[0], self.content.x[-1], min(TICKS + 1, room))
        along = [value for value in along if value <= self.content.x[-1] * (1 + 1e-9)]
        top, bottom = GAP + line * 1.6, self.height() - (2.2 if self.content.axis else 1.2) * line - GAP
        return along, up, QRectF(left, top, max(1.0, right - left), max(1.0, bottom - top))

    def _place(self, x, y, up, plot):
        """Return where a value lies on the widget."""
        first, last = self.content.x[0], self.content.x[-1]
        share = (x - first) / ((last - first) or 1.0)
        height = (y - up[0]) / (up[-1] - up[0])
        return QPointF(plot.left() + share * plot.width(), plot.bottom() - height * plot.height())

    def _paint_line(self, painter):
        """Paint axes, values, and what is marked."""
        if len(self.content.x) < 2:
            return
        along, up, plot = self._scales()
        self._paint_title(painter)
        line = self.fontMetrics().height()
        for value in up:
            y = self._place(self.content.x[0], value, up, plot).y()
            painter.setPen(QPen(self._faint(0.15), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._faint(0.7))
            room = QRectF(0, y - line / 2, plot.left() - GAP, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure(value))
        for value in along:
            x = self._place(value, up[0], up, plot).x()
            width = self.fontMetrics().horizontalAdvance(figure(value))
            start = min(max(0.0, x - width / 2), self.width() - width - 1)
            painter.drawText(QPointF(start, plot.bottom() + line), figure(value))
        room = QRectF(plot.left(), plot.bottom() + 1.1 * line, plot.width(), 1.1 * line)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, self.content.axis)
        self._paint_values(painter, up, plot)
        if self.marked is not None:
            self._paint_mark(painter, up, plot)

    def _paint_values(self, painter, up, plot):
        """Paint the line piece by piece, with gaps where nothing is known."""
        colour, pieces, piece = self.colour(), [], []
        for x, y in zip(self.content.x, self.content.y):
            if math.isfinite(y):
                piece.append(self._place(x, y, up, plot))
            elif piece:
                pieces.append(piece)
                piece = []
        for points in (*pieces, piece):
            if len(points) < 2:
                continue
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if self.content.filled:
                ground = QPainterPath(path)
                ground.lineTo(points[-1].x(), plot.bottom())
                ground.lineTo(points[0].x(), plot.bottom())
                tint = QColor(colour)
                tint.setAlpha(60)
                painter.fillPath(ground, tint)
            painter.setPen(QPen(colour, 1.8))
            painter.drawPath(path)

    def _paint_mark(self, painter, up, plot):
        """Paint the marked value with its figures."""
        x, y = self.content.x[self.marked], self.content.y[self.marked]
        place = self._place(x, y if math.isfinite(y) else up[0], up, plot)
        painter.setPen(QPen(self._faint(0.5), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(place.x(), plot.top()), QPointF(place.x(), plot.bottom()))
        painter.setPen(QPen(self.colour(), 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawEllipse(place, 3.5, 3.5)
        self._paint_bubble(painter, self.marked_text(), place, plot)

    def _paint_bubble(self, painter, text, place, plot):
        """Write figures beside a place, on whichever side there is room."""
        line = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(text) + 2 * GAP
        left = place.x() + GAP if place.x() + GAP + width < self.width() else place.x() - GAP - width
        room = QRectF(max(0.0, left), plot.top(), width, line * 1.4)
        painter.setPen(QPen(self._faint(0.4), 1))
        painter.setBrush(self._faint(0.08))
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(self._faint(1.0))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    # Bars.

    def _has_bars(self):
        """Return whether bars are shown."""
        return isinstance(self.content, Bars)

    def _widest(self):
        """Return how wide the longest name is."""
        return max((self.fontMetrics().horizontalAdvance(name) for name in self.content.names), default=0)

    def _needed(self, name, width):
        """Return how high a name is that is as wide as it may be."""
        room = QRect(0, 0, int(width), 100 * self.fontMetrics().height())
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, name).height()

    def _tallest(self):
        """Return how high a row is for the highest name, which may go over several lines."""
        width = self.width() * MOST_FOR_NAMES
        needed = max((self._needed(name, width) for name in self.content.names), default=0)
        # Signs of another script may be higher than the font says.
        return min(MOST_LINES * self.fontMetrics().height(), SPACED * needed)

    def _paint_name(self, painter, name, room):
        """Write a name beside its bar, over several lines where it is long and there is room for them."""
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self._needed(name, room.width()) <= room.height():
            painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, name)
        else:
            text = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, flags, text)

    def _rows(self):
        """Return the height of a row, where rows begin, and the room for names and for figures."""
        line, bars = self.fontMetrics().height(), self.content
        top = GAP + line * 1.4
        height = min(
            max(1.7 * line, self._tallest()),
            max(line, (self.height() - top - GAP / 2) / max(1, len(bars.names))),
        )
        names = self._widest()
        figures = max((self.fontMetrics().horizontalAdvance(figure(value)) for value in bars.values), default=0)
        return height, top, min(names, self.width() * MOST_FOR_NAMES), figures

    def _paint_bars(self, painter):
        """Paint a bar for each name, with its figure at the end."""
        bottom = self._paint_title(painter)
        height, top, names, figures = self._rows()
        left = names + 2 * GAP
        room = max(1.0, self.width() - left - figures - 2 * GAP)
        most = max((value for value in self.content.values if math.isfinite(value)), default=0.0) or 1.0
        for k, (name, value) in enumerate(zip(self.content.names, self.content.values)):
            y = max(top, bottom) + k * height
            if k == self.marked:
                painter.fillRect(QRectF(0, y, self.width(), height), self._faint(0.1))
            painter.setPen(self._faint(0.9))
            self._paint_name(painter, name, QRectF(GAP, y, names + 1, height))
            across = Qt.AlignmentFlag.AlignVCenter
            length = max(0.0, value / most) * room if math.isfinite(value) else 0.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour())
            thick = min(0.6 * height, self.fontMetrics().height())
            painter.drawRoundedRect(QRectF(left, y + (height - thick) / 2, max(1.0, length), thick), 2, 2)
            painter.setPen(self._faint(0.9))
            painter.drawText(QRectF(left + length + GAP, y, figures + GAP, height), across, figure(value))

    # What is marked.

    def marked_text(self):
        """Return the marked value in figures; empty if none is."""
        if self.marked is None:
            return ""
        if isinstance(self.content, Bars):
            return f"{self.content.names[self.marked]}: {figure(self.content.values[self.marked])}"
        along = f"{figure(self.content.x[self.marked])} {self.content.x_unit}".rstrip()
        return f"{along}: {figure(self.content.y[self.marked])}"

    def mark(self, number):
        """Mark a value by its number, or none for None."""
        count = 0 if self.content is None else len(getattr(self.content, "x", getattr(self.content, "names", ())))
        self.marked = None if number is None or not count else min(max(0, number), count - 1)
        self.setAccessibleDescription(self.marked_text())
        self.update()

    def mouseMoveEvent(self, event):  # noqa: N802
        """Mark the value under the mouse."""
        place = event.pos()
        if isinstance(self.content, Bars):
            height, top, _, _ = self._rows()
            row = int((place.y() - top) // height)
            self.mark(row if 0 <= row < len(self.content.names) else None)
        elif isinstance(self.content, Line) and len(self.content.x) > 1:
            _, _, plot = self._scales()
            share = min(1.0, max(0.0, (place.x() - plot.left()) / plot.width()))
            value = self.content.x[0] + share * (self.content.x[-1] - self.content.x[0])
            right = min(len(self.content.x) - 1, bisect_left(self.content.x, value))
            left = max(0, right - 1)
            self.mark(min((left, right), key=lambda k: abs(self.content.x[k] - value)))

    def leaveEvent(self, event):  # noqa: ARG002, N802
        """Mark nothing when the mouse is elsewhere."""
        self.mark(None)

    def keyPressEvent(self, event):  # noqa: N802
        """Go from value to value by the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self.content is not None:
            self.mark(0 if self.marked is None else self.marked + steps[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self.marked is not None:
            self.mark(None)
        else:
            super().keyPressEvent(event)
