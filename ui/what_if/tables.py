"""Tables that sort numbers as numbers, and the table of links and that of scenarios."""

from __future__ import annotations

import csv
import math

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ...i18n import tr
from ...i18n.values import reason_text
from ..chart import figure
from .outcome import GONE
from .words import LINK_COLOURS, change_word

CHIP = 10
HECTARES = "ha"
MOST_ROWS = 500
LEAST_SECTION = 24


def signed(value):
    """Return a number with its sign."""
    if value is None or not math.isfinite(value):
        return "–"
    return f"+{figure(value)}" if value > 0 else figure(value).replace("-", "−") if value < 0 else "0"


def percent(before, after):
    """Return by how many percent a number changes; NaN where that cannot be told."""
    return 100 * (after - before) / before if before else math.nan


def chip(colour):
    """Return a small square of a colour."""
    picture = QPixmap(CHIP, CHIP)
    picture.fill(QColor(colour))
    return QIcon(picture)


class Cell(QTableWidgetItem):
    """A cell that sorts by its value."""

    def __init__(self, value, text=None):
        number = isinstance(value, (int, float))
        super().__init__(text if text is not None else figure(value) if number else str(value))
        self.value = value
        if number:
            self.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))

    def __lt__(self, other):
        first, second = (-math.inf if cell.value != cell.value else cell.value for cell in (self, other))
        try:
            return first < second
        except TypeError:
            return str(first) < str(second)


class Table(QTableWidget):
    """Rows that can be chosen; `activated_row` tells the number of the one that is double-clicked or entered."""

    activated_row = pyqtSignal(int)

    def __init__(self, name, parent=None):
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(1.6 * self.fontMetrics().height()))
        self.setMinimumHeight(4 * self.fontMetrics().height())
        self.itemActivated.connect(lambda item: self.activated_row.emit(self.number(item.row())))

    def number(self, row):
        """Return the number of what a row stands for, wherever it was sorted to; -1 for none."""
        return -1 if row < 0 else self.item(row, 0).data(Qt.ItemDataRole.UserRole)

    def lines(self):
        """Return headers and rows as they are shown, numbers in full, as lists of text; what is not known is empty."""
        columns, rows = range(self.columnCount()), range(self.rowCount())
        lines = [[self.horizontalHeaderItem(column).text().replace("\n", " ") for column in columns]]
        for row in rows:
            values = [self.item(row, column).value for column in columns]
            lines.append(["" if value != value else str(value) for value in values])
        return lines

    def fill(self, headers, rows, *, fit=False):
        """Show rows of cells under headers; `fit` gives the last column the room that is left, however little."""
        chosen = self.number(self.currentRow()) if self.rowCount() else -1
        self.setSortingEnabled(False)
        self.clearContents()
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(headers)
        self.setRowCount(len(rows))
        for r, cells in enumerate(rows):
            for c, cell in enumerate(cells):
                cell.setData(Qt.ItemDataRole.UserRole, r)
                self.setItem(r, c, cell)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(not fit)
        if fit:
            header.setMinimumSectionSize(LEAST_SECTION)
            header.setSectionResizeMode(len(headers) - 1, QHeaderView.ResizeMode.Stretch)
        if 0 <= chosen < len(rows):
            self.selectRow(chosen)


def link_rows(outcome):
    """Return the rows of the links of an outcome; the last cell says what happens, and why where the core says it."""
    rows = []
    for change in outcome.changes[:MOST_ROWS]:
        word = Cell(change_word(change.word))
        word.setIcon(chip(LINK_COLOURS[change.word]))
        if change.word == GONE:
            word.setText(f"{word.text()}: {reason_text(change.reason)}")
        word.setToolTip(word.text())
        patches = Cell(f"{change.ends[0]} – {change.ends[1]}")
        patches.setToolTip(f"{tr('Link')} {change.number}")
        rows.append([patches, Cell(change.before), Cell(change.after), word])
    return rows


def link_headers(unit):
    """Return the headers of links."""
    cost = tr("cost x {}").format(unit)
    return [tr("Patches"), f"{tr('Before')}\n[{cost}]", f"{tr('After')}\n[{cost}]", tr("Change")]


def write_csv(path, lines):
    """Write lines of text as a CSV file that spreadsheets open with all letters."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)


def eca_title(worth):
    """Return what equivalent connected area is called, with what it is counted in."""
    return tr("ECA [ha]") if worth == HECTARES else tr("ECA [{}]").format(worth)


def scenario_headers(unit, worth):
    """Return the headers of scenarios; `worth` is what connected area is counted in."""
    cost = tr("Mean cost [{}]").format(tr("cost x {}").format(unit))
    return [
        tr("Scenario"),
        eca_title(worth).replace(" [", "\n["),
        (tr("Change [ha]") if worth == HECTARES else tr("Change [{}]").format(worth)).replace(" [", "\n["),
        tr("Change [%]").replace(" [", "\n["),
        tr("Links\naffected"),
        tr("Links\nlost"),
        tr("Habitat [ha]").replace(" [", "\n["),
        cost.replace(" [", "\n["),
    ]


def scenario_row(name, outcome):
    """Return the row of a scenario; what is not known yet is a dash."""
    if outcome is None or outcome.problem:
        text = tr("cannot be worked out") if outcome is not None else tr("working…")
        return [Cell(name), Cell(text), *(Cell(math.nan) for _ in range(6))]
    before, after = outcome.eca
    figures = [after, after - before, percent(before, after), len(outcome.changes), outcome.count(GONE)]
    cells = [Cell(figures[0]), *(Cell(value, signed(value)) for value in figures[1:3])]
    cells += [Cell(value) for value in (*figures[3:], outcome.habitat[1], outcome.cost[1])]
    return [Cell(name), *cells]
