"""Text in as many lines as its width asks for, and no more room than that."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy


class Text(QLabel):
    """A label that wraps, whatever the width of its column."""

    def __init__(self, name="", parent=None):
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAccessibleName(name)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text):  # noqa: N802
        """Show a text, and ask for the room that it takes."""
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self):  # noqa: N802
        """Return the size at the width it has; Qt would ask for the height of a narrow column."""
        return QSize(0, max(0, self.heightForWidth(self.width())))

    def minimumSizeHint(self):  # noqa: N802
        """Return the size at the width it has."""
        return self.sizeHint()

    def hasHeightForWidth(self):  # noqa: N802
        """Return that it knows its height already."""
        return False

    def resizeEvent(self, event):  # noqa: N802
        """Ask for another height when the width is another."""
        super().resizeEvent(event)
        self.updateGeometry()
