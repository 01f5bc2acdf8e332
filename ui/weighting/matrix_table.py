"""The comparisons of all pairs of factors as a table: the upper half is edited, the lower half mirrors it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
)

from ...algorithms.resistance.pairwise_text import comparison_text
from ...i18n import tr
from .paint import LIGHTS, ink, mixed
from .tables import fit_headings, wrap_headings
from .words import comparison_words

MOST_NAMED = 5


class _Typing(QStyledItemDelegate):
    """Hands on every key that is typed into a cell, so that the consistency follows at once."""

    typed = pyqtSignal(int, int, str)

    def createEditor(self, parent, option, index):  # noqa: ARG002, N802
        """Return a field that tells of each change."""
        field = QLineEdit(parent)
        field.setAccessibleName(tr("A number such as 3, or a fraction such as 1/5"))
        field.textEdited.connect(lambda text: self.typed.emit(index.row(), index.column(), text))
        return field

    def setEditorData(self, editor, index):  # noqa: N802
        """Show the cell when editing begins; later only what the user types."""
        if not editor.isModified():
            super().setEditorData(editor, index)


class MatrixTable(QTableWidget):
    """Shows a `PairwiseMatrix`; tells of `retyped(row, column, text)` and of `stepped(steps)` by the keys + and -."""

    retyped = pyqtSignal(int, int, str)
    stepped = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setAccessibleName(tr("Comparisons in pairs"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.typing = _Typing(self)
        self.typing.typed.connect(self.retyped)
        self.setItemDelegate(self.typing)
        self.itemChanged.connect(lambda item: self.retyped.emit(item.row(), item.column(), item.text()))
        self.verticalHeader().setDefaultSectionSize(int(1.9 * self.fontMetrics().height()))
        wrap_headings(self)
        self.horizontalHeader().geometriesChanged.connect(self._fit_height)

    def pair(self):
        """Return the pair of the current cell, the earlier factor first; None on the diagonal and without a cell."""
        row, column = self.currentRow(), self.currentColumn()
        return None if row < 0 or row == column else (min(row, column), max(row, column))

    def keyPressEvent(self, event):  # noqa: N802
        """Go a step up or down the scale by + and -."""
        if event.text() in ("+", "-") and self.pair() is not None:
            self.stepped.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def show_matrix(self, matrix, mend):
        """Show all comparisons; `mend` is the pair that is pointed out, or None."""
        self.blockSignals(True)
        count = len(matrix.names)
        self.setRowCount(count)
        self.setColumnCount(count)
        named = count <= MOST_NAMED
        self.setHorizontalHeaderLabels([n if named else str(k + 1) for k, n in enumerate(matrix.names)])
        self.setVerticalHeaderLabels([n if named else f"{k + 1}  {n}" for k, n in enumerate(matrix.names)])
        for k, name in enumerate(matrix.names):
            self.horizontalHeaderItem(k).setToolTip(name)
        mode = QHeaderView.ResizeMode.Stretch if named else QHeaderView.ResizeMode.ResizeToContents
        self.horizontalHeader().setSectionResizeMode(mode)
        self.verticalHeader().setMaximumWidth(int(36 * self.fontMetrics().averageCharWidth()))
        for row in range(count):
            for column in range(count):
                self._fill(row, column, matrix, mend)
        self.blockSignals(False)
        fit_headings(self)
        self._fit_height()
        self.viewport().update()

    def _fit_height(self):
        """Be no higher than the rows there are."""
        bar = self.horizontalScrollBar().sizeHint().height() if self.rowCount() > MOST_NAMED else 0
        rows = self.verticalHeader().length() + self.horizontalHeader().minimumHeight()
        self.setMaximumHeight(rows + bar + 2 * self.frameWidth() + 2)

    def _fill(self, row, column, matrix, mend):
        """Write one cell, unless it is being typed into."""
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if row >= column:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(row, column, item)
        typing = self.state() == QAbstractItemView.State.EditingState
        if typing and (row, column) == (self.currentRow(), self.currentColumn()):
            return
        value = matrix.value(row, column)
        pointed = mend is not None and {row, column} == {mend.row, mend.column}
        item.setText(comparison_text(value) + (" !" if pointed and row < column else ""))
        full = row < column or pointed
        item.setForeground(QBrush(ink(self.palette()) if full else mixed(self.palette(), 0.6)))
        below = QBrush(mixed(self.palette(), 0.07)) if row >= column else QBrush()
        item.setBackground(QBrush(_tint(LIGHTS["doubtful"])) if pointed else below)
        words = tr("Always 1.") if row == column else comparison_words(matrix.names[row], matrix.names[column], value)
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{comparison_text(value)}. {words}")


def _tint(colour):
    """Return a colour through which the ground shows."""
    found = QColor(colour)
    found.setAlpha(90)
    return found
