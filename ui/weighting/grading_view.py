"""How one factor is graded: by classes, ranges or a curve, with a histogram."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.resistance.factors import AsIs, Classes, Outside, Ranges, Transform
from ...i18n import tr
from .choice import Choice
from .curve_form import CurveForm
from .division_form import DivisionForm
from .first_grades import fitting, of_kind, of_preset, reversed_grades
from .grade_table import GRADE, NAME, TO, GradeTable, grade_text, typed_grade, typed_number
from .histogram import Histogram
from .preset_words import preset_text, source_text
from .words import choice_words, kind_words

# As high as Qt lets a widget be.
LIMITLESS = 16777215


class GradingView(QWidget):
    """Shows and edits the grading of the factor that is selected."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        self.name, self.unit = QLineEdit(), QLineEdit()
        self.kind = Choice(kind_words(), tr("Graded by"))
        self.published = QToolButton()
        self.reverse = QPushButton(tr("Re&verse"))
        self.table, self.histogram = GradeTable(), Histogram()
        self.division, self.curve = DivisionForm(editor), CurveForm(editor)
        self.outside = Choice(choice_words()[Outside], tr("Values outside"))
        self.other = QLineEdit()
        self.forms = QStackedWidget()
        self.note = QLabel(tr("The values of the layer are taken as resistances; nothing is to be graded."))
        self.note.setWordWrap(True)
        self.empty = QLabel(
            tr(
                "How hard is each cell to cross?\n\n"
                "1. Add the layers that decide it, such as land cover, slope, and roads by the distance from them.\n"
                "2. Grade each: best habitat is 1, what is ten times as hard is 10.\n"
                "3. Weigh them, by comparison in pairs, by what the layers say, or by hand.\n\n"
                "The resistance they make is shown on the right at every step."
            )
        )
        for form in (self.division, self.curve, self.note, QWidget()):
            self.forms.addWidget(form)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self):
        """Put the parts in their places."""
        self.name.setAccessibleName(tr("Name of the factor"))
        self.unit.setAccessibleName(tr("Unit of its values"))
        self.unit.setPlaceholderText(tr("unit"))
        self.unit.setMaximumWidth(12 * self.fontMetrics().averageCharWidth())
        self.other.setAccessibleName(tr("Grade of values outside"))
        self.other.setMaximumWidth(10 * self.fontMetrics().averageCharWidth())
        self.published.setText(tr("&Published grades"))
        self.published.setToolTip(tr("Take over grades from the literature; the names of the menu say where from."))
        self.published.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.published.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.published.setMinimumHeight(self.reverse.sizeHint().height())
        self.reverse.setToolTip(tr("Turn the grades round: the hardest becomes the easiest."))
        first, second = QHBoxLayout(), QHBoxLayout()
        for text, field in ((tr("&Name"), self.name), (tr("&Graded by"), self.kind)):
            label = QLabel(text)
            label.setBuddy(field)
            row = first if field is self.name else second
            row.addWidget(label)
            row.addWidget(field)
        first.addWidget(self.unit)
        second.addWidget(self.published)
        second.addWidget(self.reverse)
        second.addStretch(1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._lower())
        split.addWidget(self.histogram)
        split.setStretchFactor(0, 1)
        self.body = QWidget()
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.forms)
        layout.addWidget(split, 1)
        self.empty.setWordWrap(True)
        self.empty.setMargin(3 * self.fontMetrics().averageCharWidth())
        outer = QVBoxLayout(self)
        outer.addWidget(self.body)
        outer.addWidget(self.empty)

    def _lower(self):
        """Return the table with what belongs to its rows."""
        self.more, self.less = QPushButton(), QPushButton()
        row = QHBoxLayout()
        for button in (self.more, self.less):
            row.addWidget(button)
        row.addStretch(1)
        label = QLabel(tr("&Outside"))
        label.setBuddy(self.outside)
        for part in (label, self.outside, self.other):
            row.addWidget(part)
        self.lower = QWidget()
        layout = QVBoxLayout(self.lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        return self.lower

    def _connect(self):
        """Let edits reach the scheme."""
        self.name.editingFinished.connect(lambda: self._rename("name", self.name))
        self.unit.editingFinished.connect(lambda: self._rename("unit", self.unit))
        self.kind.picked.connect(self._set_kind)
        menu = QMenu(self.published)
        menu.aboutToShow.connect(self.fill_menu)
        self.published.setMenu(menu)
        self.reverse.clicked.connect(lambda: self.editor.set_grading(lambda: reversed_grades(self._grading)))
        self.table.retyped.connect(self._retype)
        self.table.currentCellChanged.connect(lambda *_: self._offer_rows())
        self.table.itemDelegate().closeEditor.connect(lambda *_: self.refresh())
        self.more.clicked.connect(self._more)
        self.less.clicked.connect(self._less)
        self.outside.picked.connect(lambda rule: self._rule(outside=rule))
        self.other.editingFinished.connect(self._set_other)
        for signal in (self.editor.changed, self.editor.previewed, self.editor.selected):
            signal.connect(lambda *_: self.refresh())

    @property
    def _grading(self):
        """The grading that is shown."""
        return self.editor.factor.grading

    # Edits.

    def _rename(self, key, field):
        """Rename the factor, or its unit."""
        factor, text = self.editor.factor, field.text()
        if factor is not None and text.strip() != getattr(factor, key):
            field.setModified(False)
            self.editor.change_factor(**{key: text.strip()})
            self.refresh()

    def _set_kind(self, kind):
        """Grade by another kind, made from what the layer holds."""
        factor = self.editor.factor
        facts, legend = self.editor.facts_of(factor), self.editor.legend_of(factor)
        self.editor.set_grading(lambda: of_kind(kind, factor.grading, facts, legend))
        self.refresh()

    def fill_menu(self):
        """Offer the published gradings that fit."""
        menu, factor = self.published.menu(), self.editor.factor
        menu.clear()
        for preset in fitting(factor, self.editor.facts_of(factor)):
            action = menu.addAction(preset_text(preset))
            action.setToolTip(source_text(preset))
            action.triggered.connect(lambda _=False, preset=preset: self._take(preset))
        menu.setToolTipsVisible(True)
        if menu.isEmpty():
            menu.addAction(tr("None fits this layer")).setEnabled(False)

    def _take(self, preset):
        """Take over published grades."""
        factor = self.editor.factor
        facts, legend = self.editor.facts_of(factor), self.editor.legend_of(factor)
        if self.editor.set_grading(lambda: of_preset(preset, facts, legend)):
            self.editor.told.emit(tr("Grades from: {}").format(source_text(preset)))

    def _retype(self, row, column, text):
        """Take over what was written in the table."""
        grading = self._grading
        if column == GRADE:
            taken = self.editor.set_grading(lambda: grading.changed(row, grade=typed_grade(text)))
        elif column == NAME:
            taken = self.editor.set_grading(lambda: grading.changed(row, name=text.strip()))
        else:
            taken = self.editor.set_grading(lambda: _with_bound(grading, row + (column == TO), text))
        if not taken:
            self.refresh()

    def _rule(self, **values):
        """Change what happens to values outside."""
        if not self.editor.set_grading(lambda: replace(self._grading, **values)):
            self.refresh()

    def _set_other(self):
        """Take over the grade of values outside."""
        if self.editor.factor is not None and self.other.text() != grade_text(getattr(self._grading, "other", 0)):
            text = self.other.text()
            if not self.editor.set_grading(lambda: replace(self._grading, other=typed_grade(text))):
                self.refresh()

    def _more(self):
        """Cut the range of the current row in two, or add a class."""
        row, grading = self.table.currentRow(), self._grading
        if isinstance(grading, Ranges):
            self.editor.set_grading(
                lambda: grading.split(_middle(grading, row, self.editor.facts_of(self.editor.factor)))
            )
            return
        code, sure = QInputDialog.getInt(self, tr("Add a class"), tr("Code in the raster"), max(grading.codes) + 1)
        if sure:
            self.editor.set_grading(lambda: grading.with_class(code, 1.0))

    def _less(self):
        """Join the range of the current row with the next one, or take a class out."""
        row, grading = self.table.currentRow(), self._grading
        if isinstance(grading, Ranges):
            self.editor.set_grading(lambda: grading.joined(row))
        else:
            self.editor.set_grading(lambda: grading.without(row))

    # Display.

    def refresh(self):
        """Show the factor that is selected."""
        factor = self.editor.factor
        self.body.setVisible(factor is not None)
        self.empty.setVisible(factor is None)
        if factor is None:
            return
        grading, facts, legend = factor.grading, self.editor.facts_of(factor), self.editor.legend_of(factor)
        for field, text in ((self.name, factor.name), (self.unit, factor.unit)):
            if not field.hasFocus() or not field.isModified():
                field.setText(text)
        self.kind.show_member(grading.kind)
        order = {Ranges: self.division, Transform: self.curve, AsIs: self.note}
        self.forms.setCurrentWidget(order.get(type(grading), self.forms.widget(3)))
        self.forms.setFixedHeight(max(0, self.forms.currentWidget().sizeHint().height()))
        self.table.setVisible(isinstance(grading, (Classes, Ranges)))
        # Without rows the room is for the histogram.
        self.lower.setMaximumHeight(LIMITLESS if self.table.isVisibleTo(self) else self.outside.sizeHint().height())
        if self.table.state() != QAbstractItemView.State.EditingState:
            self.table.show_grading(grading, facts, legend)
        self.curve.show_grading(grading)
        self.division.show_grading(grading)
        self._show_rule(grading)
        self._offer_rows()
        self.histogram.show_factor(factor, facts, legend.colours)

    def _show_rule(self, grading):
        """Show what happens to values outside."""
        has_rule = hasattr(grading, "outside")
        self.outside.setEnabled(has_rule)
        self.reverse.setEnabled(has_rule)
        self.other.setVisible(has_rule and grading.outside is Outside.GRADE)
        if has_rule:
            self.outside.show_member(grading.outside)
            self.other.setText(grade_text(grading.other))

    def _offer_rows(self):
        """Name the buttons after what they do to the kind of rows there are."""
        if self.editor.factor is None:
            return
        grading, row = self._grading, self.table.currentRow()
        ranges = isinstance(grading, Ranges)
        self.more.setText(tr("&Split range") if ranges else tr("Add &class…"))
        self.less.setText(tr("&Join with next") if ranges else tr("&Remove class"))
        count = len(getattr(grading, "grades", ()))
        for button in (self.more, self.less):
            button.setVisible(isinstance(grading, (Ranges, Classes)))
        self.more.setEnabled(not ranges or row >= 0)
        self.less.setEnabled(0 <= row < count - 1 if ranges else count > 1 and row >= 0)


def _with_bound(grading, place, text):
    """Return ranges with another bound; an empty one is open, at the ends only."""
    bounds = list(grading.bounds)
    ends = {0: -float("inf"), len(bounds) - 1: float("inf")}
    bounds[place] = ends[place] if not text.strip() and place in ends else typed_number(text)
    return replace(grading, bounds=tuple(bounds))


def _middle(grading, row, facts):
    """Return where a range is cut: in the middle, or beside its one end."""
    low, high = grading.bounds[row], grading.bounds[row + 1]
    if facts is not None and facts.known.size:
        low, high = max(low, float(facts.known.min())), min(high, float(facts.known.max()))
    low = high - max(1.0, abs(high)) if low == -float("inf") else low
    high = low + max(1.0, abs(low)) if high == float("inf") else high
    return (low + high) / 2
