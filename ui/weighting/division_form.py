"""How the values of a factor are divided into ranges."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from ...algorithms.errors import InvalidValueError
from ...algorithms.resistance.breaks import Breaks, parse_breaks, ranges_of, spread_grades
from ...algorithms.resistance.factors import Ranges
from ...i18n import tr
from .choice import Choice
from .grade_table import grade_text, typed_number
from .words import choice_words

MOST_RANGES = 30


class DivisionForm(QWidget):
    """Divides the values of the selected factor, with grades in equal steps from one to another."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        self.by = Choice(choice_words()[Breaks], tr("Divide into"))
        self.count, self.own = QSpinBox(), QLineEdit()
        self.least, self.most = QLineEdit("1"), QLineEdit("100")
        self.button = QPushButton(tr("&Divide"))
        self.by.show_member(Breaks.QUANTILE)
        self.count.setRange(2, MOST_RANGES)
        self.count.setValue(5)
        self.count.setAccessibleName(tr("How many ranges"))
        self.own.setPlaceholderText("0; 5; 10; 20")
        self.own.setAccessibleName(tr("Bounds of the ranges, separated by ;"))
        self.least.setAccessibleName(tr("Grade of the first range"))
        self.most.setAccessibleName(tr("Grade of the last range"))
        for field in (self.least, self.most):
            field.setMaximumWidth(8 * self.fontMetrics().averageCharWidth())
        self.button.setToolTip(tr("Replace the ranges below by new ones."))
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _: self._offer())
        self.button.clicked.connect(self.divide)
        for field in (self.own, self.least, self.most):
            field.returnPressed.connect(self.divide)
        self._offer()

    def _lay_out(self):
        """Put the fields in two rows."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        into = QLabel(tr("D&ivide into"))
        into.setBuddy(self.by)
        graded = QLabel(tr("graded &from"))
        graded.setBuddy(self.least)
        until = QLabel(tr("t&o"))
        until.setBuddy(self.most)
        for column, part in enumerate((into, self.by, self.count, self.own)):
            grid.addWidget(part, 0, column)
        second = QWidget()
        row = QGridLayout(second)
        row.setContentsMargins(0, 0, 0, 0)
        for column, part in enumerate((graded, self.least, until, self.most, self.button)):
            row.addWidget(part, 0, column)
        row.setColumnStretch(5, 1)
        grid.addWidget(second, 1, 0, 1, 4)
        grid.setColumnStretch(3, 1)

    def _offer(self):
        """Show the fields that the way of dividing needs."""
        own = self.by.member is None
        self.count.setVisible(not own)
        self.own.setVisible(own)

    def show_grading(self, grading):
        """Begin with the grades there are."""
        if isinstance(grading, Ranges) and not (self.least.hasFocus() or self.most.hasFocus()):
            self.least.setText(grade_text(grading.grades[0]))
            self.most.setText(grade_text(grading.grades[-1]))

    def divide(self):
        """Give the factor new ranges."""
        self.editor.set_grading(self._ranges)

    def _ranges(self):
        """Return the ranges that are asked for."""
        least, most = (typed_number(field.text()) for field in (self.least, self.most))
        factor = self.editor.factor
        outside = {"outside": factor.grading.outside, "other": factor.grading.other}
        if self.by.member is None:
            bounds = parse_breaks(self.own.text())
            return Ranges(bounds, spread_grades(len(bounds) - 1, least, most), **outside)
        facts = self.editor.facts_of(factor)
        if facts is None:
            raise InvalidValueError(tr("The layer was not read yet, or cannot be; choose own numbers."))
        found = ranges_of(facts.known, self.count.value(), self.by.member, least=least, most=most)
        return replace(found, **outside)
