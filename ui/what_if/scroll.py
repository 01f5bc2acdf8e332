"""Room for more than fits: scrolls up and down, so that a small window need not grow, and never sideways."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QScrollArea

LEAST_LINES = 6


class Scroll(QScrollArea):
    """Shows a widget at its own width, and of its height as much as there is room for."""

    def __init__(self, inside, parent=None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def minimumSizeHint(self):  # noqa: N802
        """Return the width that the widget and the bar take, and a few lines."""
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, LEAST_LINES * self.fontMetrics().height())

    def eventFilter(self, watched, event):  # noqa: N802
        """Ask for another width when the widget does."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
