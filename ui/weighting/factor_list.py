"""The factors of a scheme: add them from the project, put them in order, remove them."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsIconUtils, QgsProject
from qgis.PyQt.QtCore import QRect, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QShortcut,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from .layers import offered
from .words import measure_words

# Pixels: what a row leaves free on both sides of its text, and more than any row is high.
MARGIN, HIGH = 12, 10_000


class FactorList(QWidget):
    """Shows the factors of an editor, and edits which there are and in which order."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Factors"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setWordWrap(True)
        self.list.setToolTip(tr("Drag to order, or press Alt and the up or down key; Delete removes."))
        self.list.currentRowChanged.connect(self._chosen)
        self.list.model().rowsMoved.connect(self._dropped)
        self.hint = QLabel(tr("No factor yet. Add a raster of the project first: it says where the cells lie."))
        self.hint.setWordWrap(True)
        label = QLabel(tr("&Factors"))
        label.setBuddy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        layout.addLayout(self._buttons())
        self._shortcuts()
        editor.changed.connect(self.refresh)
        editor.previewed.connect(self.refresh)
        editor.selected.connect(lambda place: self.list.setCurrentRow(place))
        self.refresh()

    def _buttons(self):
        """Return the rows of buttons, narrow, since the list stands beside the tabs."""
        self.add_button = QToolButton()
        self.add_button.setText(tr("&Add layer"))
        self.add_button.setToolTip(tr("Add a raster by its values, or features by the distance from them (Ctrl+L)."))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.menu = QMenu(self.add_button)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.add_button.setMenu(self.menu)
        self.remove_button = QPushButton(tr("Re&move"))
        self.up_button, self.down_button = QToolButton(), QToolButton()
        for button, arrow, text, step in (
            (self.up_button, Qt.ArrowType.UpArrow, tr("Move up (Alt+Up)"), -1),
            (self.down_button, Qt.ArrowType.DownArrow, tr("Move down (Alt+Down)"), 1),
        ):
            button.setArrowType(arrow)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, step=step: self.shift(step))
        self.remove_button.setToolTip(tr("Take the selected factor out of the scheme (Delete)."))
        self.remove_button.clicked.connect(lambda: self.editor.remove(self.editor.place))
        for button in (self.add_button, self.up_button, self.down_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumHeight(self.remove_button.sizeHint().height())
        grid = QGridLayout()
        grid.setHorizontalSpacing(3)
        for column, button in enumerate((self.add_button, self.up_button, self.down_button)):
            grid.addWidget(button, 0, column)
        grid.addWidget(self.remove_button, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.add_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return grid

    def _shortcuts(self):
        """Let keys do what the buttons do, as long as the list has the focus."""
        for keys, act in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Del", lambda: self.editor.remove(self.editor.place)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def fill_menu(self):
        """Offer the layers of the project."""
        self.menu.clear()
        used = {factor.source for factor in self.editor.scheme.factors}
        for layer in offered():
            action = self.menu.addAction(QgsIconUtils.iconForLayer(layer), layer.name().replace("&", "&&"))
            action.setToolTip(layer.source())
            action.setEnabled(layer.id() not in used and layer.source() not in used)
            action.triggered.connect(partial(self.add, layer.id()))
        if self.menu.isEmpty():
            self.menu.addAction(tr("The project has no layer that can be a factor")).setEnabled(False)

    def add(self, name, _checked=False):
        """Add a layer of the project by its id."""
        layer = QgsProject.instance().mapLayer(name)
        if layer is not None:
            self.editor.add_layer(layer)

    def shift(self, step):
        """Move the selected factor up or down."""
        place = self.editor.place
        self.editor.move(place, place + step)

    def _chosen(self, row):
        """Select the factor of a row."""
        if row >= 0:
            self.editor.select(row)

    def _dropped(self, _parent, start, _end, _target, row):
        """Move a factor that was dragged, when the drop is over."""
        target = row - 1 if row > start else row
        QTimer.singleShot(0, lambda: self._moved(start, target))

    def _moved(self, start, target):
        """Move a factor; one dropped where it was goes back into its row."""
        self.editor.move(start, target)
        self.refresh()

    def _fit_items(self):
        """Make rows so high that long names are shown whole."""
        metrics, width = self.list.fontMetrics(), self.list.viewport().width() - MARGIN
        for item in map(self.list.item, range(self.list.count())):
            needed = metrics.boundingRect(QRect(0, 0, width, HIGH), Qt.TextFlag.TextWordWrap, item.text()).height()
            item.setSizeHint(QSize(0, int(max(2 * metrics.height(), needed) + 0.7 * metrics.height())))

    def resizeEvent(self, event):  # noqa: N802
        """Fit the rows to another width."""
        super().resizeEvent(event)
        self._fit_items()

    def refresh(self):
        """Show the factors as they are."""
        scheme, shown = self.editor.scheme, self.editor.shown
        weights = shown.weights if shown.scheme.names == scheme.names else ()
        self.list.blockSignals(True)
        self.list.clear()
        for k, factor in enumerate(scheme.factors):
            weight = tr("weight {}").format(f"{weights[k]:.3f}") if k < len(weights) else ""
            item = QListWidgetItem(f"{factor.name}\n{' · '.join(filter(None, (measure_words(factor), weight)))}")
            item.setToolTip(factor.source)
            self.list.addItem(item)
        self._fit_items()
        self.list.setCurrentRow(self.editor.place)
        self.list.blockSignals(False)
        self.hint.setVisible(not scheme.factors)
        self.remove_button.setEnabled(bool(scheme.factors))
        self.up_button.setEnabled(self.editor.place > 0)
        self.down_button.setEnabled(0 <= self.editor.place < len(scheme.factors) - 1)
