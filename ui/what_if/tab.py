"""The tab of the dock: makes the panel when it is first shown, since the panel loads the core."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget


class WhatIfTab(QWidget):
    """Holds the panel from the first time on that it is shown."""

    def __init__(self, iface, reader, parent=None):
        super().__init__(parent)
        self.iface, self.reader, self.panel = iface, reader, None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event):  # noqa: N802
        """Make the panel."""
        super().showEvent(event)
        if self.panel is None:
            from .panel import WhatIfPanel

            self.panel = WhatIfPanel(self.iface, self.reader)
            self.layout().addWidget(self.panel)

    def look(self):
        """Look at the project again, if the panel is seen."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.look()

    def release(self):
        """Let go of project and map, when the plugin is switched off."""
        if self.panel is not None:
            self.panel.release()
