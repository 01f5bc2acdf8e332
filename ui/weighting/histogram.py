"""How often the values of a factor occur, in the colours of their grades, with the bounds of its ranges."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...algorithms.resistance.factors import Classes, Ranges, Transform
from ...i18n import tr
from ..chart import figure, ticks
from .paint import grade_colours, ink, mixed, shade
from .preset_words import class_text

BINS = 72
GAP = 6


class Histogram(QWidget):
    """Bars of a factor; empty as long as its layer was not read."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.factor = self.facts = None
        self._colours = {}
        self.counts, self.ends = np.zeros(0), np.zeros(0)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(int(6.5 * self.fontMetrics().height()))

    def sizeHint(self):  # noqa: N802
        """Return how large it would like to be."""
        return QSize(40 * self.fontMetrics().averageCharWidth(), int(8 * self.fontMetrics().height()))

    def show_factor(self, factor, facts, colours):
        """Show a factor with what was read of its layer; `colours` are those of its classes."""
        if facts is not self.facts or (factor is None) != (self.factor is None):
            known = np.zeros(0) if facts is None else facts.known
            self.counts, self.ends = np.histogram(known, BINS) if known.size else (np.zeros(0), np.zeros(0))
        self.factor, self.facts, self._colours = factor, facts, colours
        self.setAccessibleName(self._title())
        self.setAccessibleDescription(self._summary())
        self.update()

    def _title(self):
        """Return what the bars are."""
        if self.factor is None:
            return ""
        unit = f" [{self.factor.unit}]" if self.factor.unit else ""
        return tr("Cells by {}").format(self.factor.name) + unit

    def _summary(self):
        """Return the bars in words."""
        if self.facts is None or not self.facts.known.size:
            return ""
        known = self.facts.known
        return tr("from {a} to {b}, median {c}").format(
            a=figure(float(known.min())), b=figure(float(known.max())), c=figure(float(np.median(known)))
        )

    @property
    def _by_class(self):
        """Whether each class has a bar of its own."""
        return isinstance(self.factor.grading, Classes) and bool(self.facts.codes)

    def paintEvent(self, event):  # noqa: ARG002, N802
        """Paint what there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(mixed(self.palette(), 0.9))
        line = self.fontMetrics().height()
        room = QRectF(GAP, 2, self.width() - 2 * GAP, 1.2 * line)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self.factor is None or self.facts is None:
            text = tr("How often values occur is shown here when the layer was read.")
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        else:
            title = self.fontMetrics().elidedText(self._title(), Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, left, title)
            plot = QRectF(GAP, 1.5 * line, self.width() - 2 * GAP, self.height() - 2.9 * line)
            if self._by_class:
                self._paint_classes(painter, plot)
            elif len(self.counts):
                self._paint_values(painter, plot)
        painter.end()

    def _paint_classes(self, painter, plot):
        """Paint a bar for each class, in the colour of the legend."""
        line, codes = self.fontMetrics().height(), sorted(self.facts.codes)
        most, width = max(self.facts.codes.values()), plot.width() / len(codes)
        widest = max(self.fontMetrics().horizontalAdvance(str(code)) for code in codes) + 4
        every = max(1, int(np.ceil(widest / width)))
        for k, code in enumerate(codes):
            height = max(1.0, plot.height() * self.facts.codes[code] / most)
            bar = QRectF(plot.left() + (k + 0.1) * width, plot.bottom() - height, 0.8 * width, height)
            painter.setPen(QPen(QColor(128, 128, 128), 1))
            painter.setBrush(QColor(self._colours.get(code, "#8fa3b0")))
            painter.drawRect(bar)
            if k % every == 0:
                painter.setPen(mixed(self.palette(), 0.8))
                room = QRectF(plot.left() + k * width - widest, plot.bottom() + 2, width + 2 * widest, line)
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, str(code))

    def _x(self, value, plot):
        """Return where a value lies."""
        span = (self.ends[-1] - self.ends[0]) or 1.0
        return plot.left() + plot.width() * (value - self.ends[0]) / span

    def _paint_values(self, painter, plot):
        """Paint steps of values, the bounds between ranges, or the curve of a function."""
        line, grading = self.fontMetrics().height(), self.factor.grading
        middles, most = (self.ends[:-1] + self.ends[1:]) / 2, max(1, self.counts.max())
        colours = self._shades(grading, middles)
        painter.setPen(Qt.PenStyle.NoPen)
        for k, count in enumerate(self.counts):
            if count:
                left, right = self._x(self.ends[k], plot), self._x(self.ends[k + 1], plot)
                height = max(1.0, plot.height() * count / most)
                painter.setBrush(colours[k])
                painter.drawRect(QRectF(left, plot.bottom() - height, right - left + 0.5, height))
        painter.setPen(QPen(mixed(self.palette(), 0.5), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        bounds = grading.bounds[1:-1] if isinstance(grading, Ranges) else ()
        painter.setPen(QPen(ink(self.palette()), 1, Qt.PenStyle.DashLine))
        for bound in bounds:
            if self.ends[0] <= bound <= self.ends[-1]:
                x = self._x(bound, plot)
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if isinstance(grading, Transform):
            self._paint_curve(painter, plot, grading)
        self._paint_axis(painter, plot, line)

    def _shades(self, grading, middles):
        """Return the colour of each step: that of its grade."""
        if isinstance(grading, Ranges):
            own = grade_colours(grading.grades)
            return [own[place] for place in grading.places(middles)]
        if isinstance(grading, Transform):
            grades = grading.grade(np.clip(middles, grading.low, grading.high))
            least, span = min(grading.start, grading.end), abs(grading.end - grading.start) or 1.0
            return [shade((grade - least) / span) for grade in grades]
        return [QColor("#8fa3b0")] * len(middles)

    def _paint_curve(self, painter, plot, grading):
        """Paint how grades change with the value, the greatest at the top."""
        values = np.linspace(max(self.ends[0], grading.low), min(self.ends[-1], grading.high), 120)
        if not values[0] < values[-1]:
            return
        grades, most = grading.grade(values), max(grading.start, grading.end) or 1.0
        painter.setPen(QPen(ink(self.palette()), 1.6))
        points = [QPointF(self._x(v, plot), plot.bottom() - plot.height() * g / most) for v, g in zip(values, grades)]
        for one, other in zip(points, points[1:]):
            painter.drawLine(one, other)

    def _paint_axis(self, painter, plot, line):
        """Write round numbers below the bars."""
        painter.setPen(mixed(self.palette(), 0.8))
        for value in ticks(float(self.ends[0]), float(self.ends[-1])):
            if self.ends[0] <= value <= self.ends[-1]:
                text = figure(value)
                width = self.fontMetrics().horizontalAdvance(text)
                x = min(max(plot.left(), self._x(value, plot) - width / 2), plot.right() - width)
                painter.drawText(QPointF(x, plot.bottom() + line), text)

    def mouseMoveEvent(self, event):  # noqa: N802
        """Tell of the bar under the mouse."""
        self.setToolTip(self._text_at(event.pos().x()))

    def _text_at(self, x):
        """Return the bar at a place in words."""
        share = (x - GAP) / max(1, self.width() - 2 * GAP)
        if self.factor is None or self.facts is None or not 0 <= share < 1:
            return ""
        if self._by_class:
            code = sorted(self.facts.codes)[int(share * len(self.facts.codes))]
            names = dict(zip(self.factor.grading.codes, self.factor.grading.names))
            part = self.facts.codes[code] / sum(self.facts.codes.values())
            return f"{code} {class_text(names.get(code, ''))}: {100 * part:.1f} %"
        if not len(self.counts):
            return ""
        k = int(share * len(self.counts))
        part = self.counts[k] / max(1, self.counts.sum())
        return f"{figure(float(self.ends[k]))} – {figure(float(self.ends[k + 1]))}: {100 * part:.1f} %"
