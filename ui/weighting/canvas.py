"""The resistance that a scheme makes, as a small map with a legend."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QLinearGradient, QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...i18n import tr
from ..chart import figure
from .paint import RAMP, ink, is_dark, mixed, shade, shades

GAP = 6
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
STRIDE = 5


class PreviewCanvas(QWidget):
    """Shows a raster of resistance; the mouse or the arrow keys read it cell by cell."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.values = self.image = self.marked = None
        self.least = self.most = 0.0
        self.cell, self.unit, self.note, self.stale = (1.0, 1.0), "", "", False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview of the resistance"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 150)

    def sizeHint(self):  # noqa: N802
        """Return how large it would like to be."""
        return QSize(280, 300)

    def show_surface(self, raster, note):
        """Show a resistance, or only a note for None."""
        self.values, self.image, self.note, self.stale = None, None, note, False
        if raster is not None:
            self.values, self.cell = raster.values, raster.grid.cell
            self.unit = "m" if raster.grid.unit == 1 else tr("map unit")
            known = self.values[np.isfinite(self.values)]
            self.least, self.most = float(known.min()), float(known.max())
            self.image = _picture(self.values, self.least, self.most, is_dark(self.palette()))
        self._describe()
        self.update()

    def set_stale(self, stale):
        """Show that what is seen is not what the scheme makes now."""
        self.stale = stale
        self.update()

    def _describe(self):
        """Say for screen readers what the map shows."""
        if self.values is None:
            self.setAccessibleDescription(self.note)
            return
        text = tr("Resistance from {a} to {b}, median {c}.").format(
            a=figure(self.least), b=figure(self.most), c=figure(float(np.nanmedian(self.values)))
        )
        self.setAccessibleDescription(f"{text} {self.marked_text()}".strip())

    def _map_room(self):
        """Return where the map lies."""
        line = self.fontMetrics().height()
        room = QRectF(GAP, GAP, self.width() - 2 * GAP, self.height() - 3.4 * line - 2 * GAP)
        if self.values is None:
            return room
        rows, columns = self.values.shape
        width, height = columns * self.cell[0], rows * self.cell[1]
        scale = min(room.width() / width, room.height() / height)
        size = (width * scale, height * scale)
        return QRectF(
            room.left() + (room.width() - size[0]) / 2, room.top() + (room.height() - size[1]) / 2, size[0], size[1]
        )

    def paintEvent(self, event):  # noqa: ARG002, N802
        """Paint map and legend, or the note."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self.image is None:
            painter.setPen(mixed(self.palette(), 0.8))
            room = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(0.45 if self.stale else 1.0)
            painter.drawImage(self._map_room(), self.image)
            painter.setOpacity(1.0)
            self._paint_legend(painter)
            if self.marked is not None:
                self._paint_mark(painter)
        painter.end()

    def _paint_legend(self, painter):
        """Paint the colours with the least and the greatest resistance, and the cell that is read above them."""
        line = self.fontMetrics().height()
        bar = QRectF(GAP, self.height() - 2 * line - 2, self.width() - 2 * GAP, 0.8 * line)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for k in range(len(RAMP)):
            gradient.setColorAt(k / (len(RAMP) - 1), shade(k / (len(RAMP) - 1)))
        painter.setPen(QPen(mixed(self.palette(), 0.4), 1))
        painter.setBrush(gradient)
        painter.drawRect(bar)
        painter.setPen(mixed(self.palette(), 0.9))
        below = QRectF(bar.left(), bar.bottom(), bar.width(), line * 1.15)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure(self.least))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure(self.most))
        middle = tr("cost per map unit").replace(tr("map unit"), self.unit)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, middle)
        above = QRectF(bar.left(), bar.top() - 1.2 * line, bar.width(), 1.1 * line)
        text = self.marked_text() or tr("Point at the map to read it")
        text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(above.width()))
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_mark(self, painter):
        """Paint a cross on the cell that is read."""
        room, (rows, columns) = self._map_room(), self.values.shape
        x = room.left() + (self.marked[1] + 0.5) / columns * room.width()
        y = room.top() + (self.marked[0] + 0.5) / rows * room.height()
        painter.setPen(QPen(ink(self.palette()), 1.5))
        painter.drawLine(QPointF(x - 6, y), QPointF(x + 6, y))
        painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))

    # What is read.

    def marked_text(self):
        """Return the resistance of the cell that is read; empty if none is."""
        if self.marked is None or self.values is None:
            return ""
        value = float(self.values[self.marked])
        return tr("Here: {}").format(figure(value)) if np.isfinite(value) else tr("Here: no data or no way across")

    def mark(self, place):
        """Read a cell by row and column, or none for None."""
        if place is not None and self.values is not None:
            place = tuple(min(max(0, k), count - 1) for k, count in zip(place, self.values.shape))
        self.marked = place if self.values is not None else None
        self._describe()
        self.update()

    def cell_at(self, point):
        """Return row and column of the cell at a point of the widget, None outside the map."""
        room = self._map_room()
        if self.values is None or not room.contains(QPointF(QPoint(point))):
            return None
        rows, columns = self.values.shape
        row = int((point.y() - room.top()) / room.height() * rows)
        return row, int((point.x() - room.left()) / room.width() * columns)

    def mouseMoveEvent(self, event):  # noqa: N802
        """Read the cell under the mouse."""
        self.mark(self.cell_at(event.pos()))

    def leaveEvent(self, event):  # noqa: ARG002, N802
        """Read nothing when the mouse is elsewhere."""
        self.mark(None)

    def keyPressEvent(self, event):  # noqa: N802
        """Go from cell to cell by the arrow keys."""
        if event.key() in STEPS and self.values is not None:
            down, right = STEPS[event.key()]
            middle = tuple(count // 2 for count in self.values.shape)
            row, column = self.marked or middle
            self.mark((row + STRIDE * down, column + STRIDE * right) if self.marked else middle)
        elif event.key() == Qt.Key.Key_Escape and self.marked is not None:
            self.mark(None)
        else:
            super().keyPressEvent(event)


def _picture(values, least, most, dark):
    """Return a raster as an image, cells without data as grey as the ground allows."""
    known = np.isfinite(values)
    share = np.where(known, (values - least) / ((most - least) or 1.0), 0.0)
    colours = shades(share)
    colours[~known] = 60 if dark else 205
    rows, columns = values.shape
    pixels = np.full((rows, columns, 4), 255, np.uint8)
    pixels[..., :3] = colours[..., ::-1]
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
