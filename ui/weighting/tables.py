"""Tables of figures as the weighting dialog shows them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRect, Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# What themes leave free on both sides of a heading, at most, pixels.
MARGIN = 36


def make_table(headings, name):
    """Return a table of figures that nobody edits."""
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(headings)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def fill(table, rows):
    """Write rows of texts, the first of each to the left, numbers to the right."""
    table.setRowCount(len(rows))
    for k, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(RIGHT)
            table.setItem(k, column, item)


def wrap_headings(table):
    """Let long headings of columns go over several lines."""
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag(WRAPPED))
    header.setHighlightSections(False)
    header.setFixedHeight(int(2.5 * table.fontMetrics().height()))
    # While columns change, not all of them have their width yet.
    rest = QTimer(table)
    rest.setSingleShot(True)
    rest.setInterval(0)
    rest.timeout.connect(lambda: fit_headings(table))
    header.sectionResized.connect(lambda *_: rest.start())


def fit_headings(table):
    """Make the row of headings as high as the highest needs, two to five lines."""
    header, line, highest = table.horizontalHeader(), table.fontMetrics().height(), 0
    for column in range(table.columnCount()):
        item = table.horizontalHeaderItem(column)
        room = QRect(0, 0, max(20, header.sectionSize(column) - MARGIN), 100 * line)
        highest = max(highest, table.fontMetrics().boundingRect(room, WRAPPED, item.text() if item else "").height())
    height = min(5 * line, max(line, highest)) + line
    if height != header.minimumHeight():
        header.setFixedHeight(height)
        header.geometriesChanged.emit()
