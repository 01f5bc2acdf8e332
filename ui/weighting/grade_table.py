"""The grades of one factor, a row for each class or range."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ...algorithms.errors import InvalidValueError
from ...algorithms.resistance.factors import Classes, Ranges
from ...algorithms.resistance.scheme_file import grade_number
from ...i18n import tr
from .paint import grade_colours, swatch
from .preset_words import class_text

UNNAMED = "#8fa3b0"
FROM, TO, NAME, SHARE, GRADE = range(5)


def number_text(value):
    """Return a number as it is typed; empty where a range has no end."""
    return f"{value:.5g}" if np.isfinite(value) else ""


def grade_text(value):
    """Return a grade as it is typed."""
    return f"{value:.5g}" if np.isfinite(value) else tr("barrier")


def typed_grade(text):
    """Return the grade that was typed, in the language of the user or in English."""
    return grade_number("barrier" if text.strip().lower() == tr("barrier").lower() else text)


def typed_number(text):
    """Return the number that was typed."""
    try:
        return float(text)
    except ValueError:
        raise InvalidValueError(tr("'{}' is no number; write one such as 12.5.").format(text)) from None


class GradeTable(QTableWidget):
    """Shows a grading and tells by `retyped(row, column, text)` what the user wrote."""

    retyped = pyqtSignal(int, int, str)

    def __init__(self, parent=None):
        super().__init__(0, 5, parent)
        self.setAccessibleName(tr("Grades of the factor"))
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(lambda item: self.retyped.emit(item.row(), item.column(), item.text()))

    def show_grading(self, grading, facts, legend):
        """Show classes or ranges; nothing for other gradings."""
        self.blockSignals(True)
        row, column = self.currentRow(), self.currentColumn()
        classes = isinstance(grading, Classes)
        first = tr("Class") if classes else tr("From")
        self.setHorizontalHeaderLabels([first, tr("To"), tr("Name"), tr("Cells [%]"), tr("Grade")])
        self.setColumnHidden(TO, classes)
        rows = grading.rows() if isinstance(grading, (Classes, Ranges)) else ()
        self.setRowCount(len(rows))
        shares, colours = _shares(grading, facts), _colours(grading, legend)
        for k, cells in enumerate(rows):
            self._fill(k, cells if not classes else (cells[0], np.nan, *cells[1:]), shares[k], colours[k], classes)
        if rows:
            self.setCurrentCell(min(max(0, row), len(rows) - 1), column if column >= 0 else GRADE)
        self.blockSignals(False)

    def _fill(self, row, cells, share, colour, classes):
        """Write one row."""
        low, high, grade, name = cells
        start = str(low) if classes else number_text(low)
        texts = (start, number_text(high), class_text(name), "" if share is None else f"{share:.1f}", grade_text(grade))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            fixed = column == SHARE or (classes and column == FROM)
            if fixed:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column != NAME:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column == FROM:
                item.setIcon(swatch(colour))
            item.setToolTip(_hint(column, classes))
            self.setItem(row, column, item)


def _hint(column, classes):
    """Return what a column holds."""
    if column == GRADE:
        return tr("Resistance of 0 or more; best habitat is 1. Empty or barrier cannot be crossed.")
    if column == SHARE:
        return tr("How many of the cells that were looked at.")
    if column == NAME:
        return tr("What people call it; from the legend of the layer if it has one.")
    return tr("Code in the raster.") if classes else tr("A value belongs to a range from its lower end on.")


def _shares(grading, facts):
    """Return the percentage of cells in each row, None where it is not known."""
    count = len(getattr(grading, "grades", ()))
    if facts is None or not facts.known.size:
        return [None] * count
    if isinstance(grading, Classes):
        total = sum(facts.codes.values())
        return [100 * facts.codes.get(code, 0) / total if total else None for code in grading.codes]
    if isinstance(grading, Ranges):
        return (100 * np.bincount(grading.places(facts.known), minlength=count) / facts.known.size).tolist()
    return []


def _colours(grading, legend):
    """Return the colour of each row: of the legend for classes and values, else of the grade."""
    if isinstance(grading, Classes):
        return [legend.colours.get(code, UNNAMED) for code in grading.codes]
    return grade_colours(grading.grades) if isinstance(grading, Ranges) else []
