"""What is known of the feature that is selected: figures, charts, and the links of a patch."""

from __future__ import annotations

import html
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .chart import Chart, figure
from .text import Text

CHARTS = 2


@dataclass(frozen=True)
class Facts:
    """What is shown of a selection.

    Parameters
    ----------
    title : str
        What it is.
    rows : tuple of (str, str)
        Names and values with units.
    charts : tuple of Line or Bars
        At most two.
    headers : tuple of str
        Of the table; empty for none.
    table : tuple of tuple
        Rows of the table; numbers are shown rounded and sorted as numbers.
    keys : tuple
        What each row of the table stands for, handed back when it is activated.
    note : str
        What is missing and what to do about it, or empty.
    """

    title: str
    rows: tuple = ()
    charts: tuple = ()
    headers: tuple = ()
    table: tuple = ()
    keys: tuple = ()
    note: str = ""


class FeatureView(QWidget):
    """Shows `Facts`; tells which row of the table was activated."""

    row_activated = pyqtSignal(object)
    follow_changed = pyqtSignal(bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.facts = None
        self.follow = QCheckBox(tr("Zoom to what is selected"))
        self.follow.toggled.connect(self.follow_changed)
        self.title, self.note, self.rows = Text(), Text(), Text()
        self.charts = [Chart() for _ in range(CHARTS)]
        self.table = self._make_table()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        for part in (self.title, self.note, self.rows):
            column.addWidget(part)
        for chart in self.charts:
            column.addWidget(chart, 2)
        column.addWidget(self.table, 3)
        column.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.addWidget(self.follow)
        whole.addWidget(scroll, 1)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_facts(None)

    def _make_table(self):
        """Return the table."""
        table = QTableWidget()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        table.setMinimumHeight(6 * table.fontMetrics().height())
        table.itemActivated.connect(lambda item: self.row_activated.emit(self._key(item.row())))
        return table

    def _key(self, row):
        """Return what a row stands for, wherever it was sorted to."""
        return self.facts.keys[self.table.item(row, 0).data(Qt.ItemDataRole.UserRole)]

    def show_facts(self, facts):
        """Show `facts`; None says how to select something."""
        self.facts = facts = facts or Facts(
            tr("Nothing is selected"),
            note=tr(
                "Select a link, a corridor or a patch on the map or in its attribute table. For a link you see here "
                "resistance and cost along its path, for a patch its links and importance."
            ),
        )
        self.title.setText(f"<b style='font-size:large'>{html.escape(facts.title)}</b>")
        self.note.setText(facts.note)
        self.note.setVisible(bool(facts.note))
        cells = "".join(
            f"<tr><td style='padding-right:10px'>{html.escape(name)}</td><td><b>{html.escape(value)}</b></td></tr>"
            for name, value in facts.rows
        )
        self.rows.setText(f"<table cellspacing='1'>{cells}</table>")
        self.rows.setVisible(bool(facts.rows))
        for k, chart in enumerate(self.charts):
            chart.show_content(facts.charts[k] if k < len(facts.charts) else None)
            chart.setVisible(k < len(facts.charts))
        self._fill_table(facts)

    def _fill_table(self, facts):
        """Put the rows into the table."""
        self.table.setVisible(bool(facts.headers))
        self.table.setSortingEnabled(False)
        self.table.setColumnCount(len(facts.headers))
        self.table.setHorizontalHeaderLabels(list(facts.headers))
        self.table.setRowCount(len(facts.table))
        for r, row in enumerate(facts.table):
            for c, value in enumerate(row):
                item = _Cell(value)
                item.setData(Qt.ItemDataRole.UserRole, r)
                self.table.setItem(r, c, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.setSortingEnabled(True)


class _Cell(QTableWidgetItem):
    """A cell that sorts numbers as numbers."""

    def __init__(self, value):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        super().__init__(figure(value) if number else str(value))
        self.value = value
        if number:
            self.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return str(self.value) < str(other.value)
