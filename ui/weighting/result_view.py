"""What a scheme makes: the map of resistance, the weights as bars, and what may be wrong."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...algorithms.resistance.weighing_scheme import Combine
from ...i18n import tr
from ..chart import Bars, Chart
from .canvas import PreviewCanvas
from .words import sentence


class ResultView(QWidget):
    """Follows the previews of an editor."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        self.canvas, self.chart, self.warnings = PreviewCanvas(), Chart(), QLabel()
        self.warnings.setWordWrap(True)
        self.state = QLabel()
        self.state.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.state)
        layout.addWidget(self.canvas, 5)
        layout.addWidget(self.chart, 2)
        layout.addWidget(self.warnings)
        editor.previewed.connect(self.refresh)
        editor.busy_changed.connect(self._show_busy)
        self.refresh()

    def _show_busy(self, busy):
        """Say whether the map shows the scheme as it is."""
        self.canvas.set_stale(busy)
        self.state.setText(tr("Preview: being worked out…") if busy else tr("Preview of the resistance"))

    def refresh(self):
        """Show what was worked out last."""
        shown = self.editor.shown
        if shown.surface is not None:
            self.canvas.show_surface(shown.surface.resistance, "")
            self.warnings.setText("\n".join(f"⚠ {sentence(text)}" for text in shown.surface.warnings))
        else:
            empty = tr("The resistance appears here as soon as there is a factor.")
            self.canvas.show_surface(None, sentence(shown.error) if shown.scheme.factors else empty)
            self.warnings.setText("")
        self.warnings.setVisible(bool(self.warnings.text()))
        content = None
        if shown.weights:
            title = tr("Weight of each factor (sum 1)")
            if shown.scheme.combine is Combine.MAXIMUM:
                title = tr("Weights (without effect on a maximum)")
            content = Bars(title, tuple(shown.scheme.names), tuple(shown.weights))
        self.chart.show_content(content)
        self._fit_chart()
        self._show_busy(self.editor.busy)

    def _fit_chart(self):
        """Let the bars be no higher than they need, and leave the rest to the map."""
        self.chart.setMaximumHeight(self.chart.sizeHint().height())

    def resizeEvent(self, event):  # noqa: N802
        """Fit the bars to another width."""
        super().resizeEvent(event)
        self._fit_chart()
