"""Weights from the layers, weights by hand, and the methods side by side."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.resistance.weighting import Combination, Objective, WeighBy
from ...i18n import tr
from ..chart import Bars, Chart
from .grade_table import number_text, typed_number
from .tables import fill, fit_headings, make_table, wrap_headings
from .words import method_words, sentence


class DataView(QWidget):
    """Weights by entropy or by CRITIC, with what they rest on."""

    def __init__(self, editor, objective, parent=None):
        super().__init__(parent)
        self.editor, self.objective = editor, objective
        entropy = objective is Objective.ENTROPY
        measure = tr("Entropy") if entropy else tr("Information")
        self.about = QLabel(_about_entropy() if entropy else _about_critic())
        self.about.setWordWrap(True)
        self.table = make_table([tr("Factor"), measure, tr("Weight")], tr("Weights from the layers"))
        self.chart, self.note = Chart(), QLabel()
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        for part, stretch in ((self.about, 0), (self.table, 2), (self.chart, 2), (self.note, 0)):
            layout.addWidget(part, stretch)
        for signal in (editor.changed, editor.previewed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self):
        """Show what the layers say, or why they say nothing."""
        shown = self.editor.shown
        found = shown.entropy if self.objective is Objective.ENTROPY else shown.critic
        names = shown.scheme.names
        if found is None or isinstance(found, str) or names != self.editor.scheme.names:
            fill(self.table, [])
            self.chart.show_content(None)
            why = sentence(found) if isinstance(found, str) else sentence(shown.error)
            self.note.setText(why or tr("The layers are being read."))
            return
        rows = [
            (name, f"{measure:.4f}", f"{weight:.4f}")
            for name, measure, weight in zip(names, found.measure, found.weights)
        ]
        fill(self.table, rows)
        self.chart.show_content(Bars(tr("Weight (sum 1)"), tuple(names), tuple(found.weights)))
        self.note.setText(
            tr("From {} cells of the preview; the run takes all cells, which may change the last digits.").format(
                f"{shown.samples:,}"
            )
        )


def _about_entropy():
    """Return what entropy weighs."""
    return tr(
        "Entropy gives more weight to factors whose grades differ more from place to place. It knows nothing about "
        "species; take it where nobody can judge, or beside the comparison in pairs."
    )


def _about_critic():
    """Return what CRITIC weighs."""
    return tr(
        "CRITIC gives more weight to factors whose grades differ much and say something else than the other factors "
        "do, so that two factors that say the same do not count twice."
    )


class DirectView(QWidget):
    """Weights by hand, as numbers of any sum."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        about = QLabel(tr("Write a number for each factor, 0 or more; only their shares count."))
        about.setWordWrap(True)
        self.table = make_table([tr("Factor"), tr("Number"), tr("Weight")], tr("Weights by hand"))
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.itemChanged.connect(self._typed)
        self.copy_button = QPushButton(tr("Take the weights of the pairs"))
        self.copy_button.clicked.connect(self.copy_pairs)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        editor.changed.connect(self.refresh)
        self.refresh()

    def refresh(self):
        """Show the numbers as they are."""
        scheme, current = self.editor.scheme, self.table.currentRow()
        self.table.blockSignals(True)
        total = sum(scheme.direct) or 1.0
        rows = [(n, number_text(v), f"{v / total:.4f}") for n, v in zip(scheme.names, scheme.direct)]
        fill(self.table, rows)
        for k in range(len(rows)):
            for column in (0, 2):
                item = self.table.item(k, column)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if rows:
            self.table.setCurrentCell(min(max(0, current), len(rows) - 1), 1)
        self.table.blockSignals(False)
        self.copy_button.setEnabled(scheme.matrix is not None and len(rows) > 1)

    def _typed(self, item):
        """Take over a number."""
        row, text = item.row(), item.text()
        try:
            value = typed_number(text)
        except ValueError as problem:
            self.editor.refused.emit(sentence(problem))
        else:
            if self.editor.edit("with_weight", row, value):
                return
        self.refresh()

    def copy_pairs(self):
        """Take the weights of the comparisons as numbers to go on from."""
        weights = tuple(round(weight, 4) for weight in self.editor.scheme.judge().weights)
        self.editor.set_fields(direct=weights)


class CompareView(QWidget):
    """The weights of all methods side by side; one of them can be taken."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor, self._methods, self._used = editor, [], None
        about = QLabel(
            tr("What each method makes of the same factors. Choose a row to take its method for the scheme.")
        )
        about.setWordWrap(True)
        self.table = make_table([tr("Method")], tr("Methods side by side"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        wrap_headings(self.table)
        self.chart = Chart()
        self.button = QPushButton(tr("&Use this method"))
        self.button.clicked.connect(self.use)
        self.table.currentCellChanged.connect(lambda *_: self._show_chart())
        self.table.doubleClicked.connect(lambda _: self.use())
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.chart, 2)
        editor.previewed.connect(self.refresh)
        editor.changed.connect(self.refresh)
        self.refresh()

    def refresh(self):
        """Show all methods that can be told."""
        shown, current = self.editor.shown, max(0, self.table.currentRow())
        if shown.scheme.names != self.editor.scheme.names:
            return
        self._methods = list(shown.methods)
        used = method_of(self.editor.scheme)
        if used != self._used and used in self._methods:
            # Begin with the method that counts, and follow it when another is taken.
            self._used, current = used, self._methods.index(used)
        names = shown.scheme.names
        self.table.setColumnCount(1 + len(names))
        self.table.setHorizontalHeaderLabels([tr("Method"), *names])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows = []
        for name in self._methods:
            mark = "▶ " if name == used else ""
            rows.append((mark + method_words(name), *(f"{weight:.3f}" for weight in shown.methods[name])))
        fill(self.table, rows)
        fit_headings(self.table)
        if rows:
            self.table.setCurrentCell(min(current, len(rows) - 1), 0)
        self._show_chart()

    def _show_chart(self):
        """Show the weights of the current row as bars."""
        row, shown = self.table.currentRow(), self.editor.shown
        self.button.setEnabled(0 <= row < len(self._methods))
        if not 0 <= row < len(self._methods):
            self.chart.show_content(None)
            return
        name = self._methods[row]
        weights = shown.methods.get(name, ())
        title = tr("Weight by: {}").format(method_words(name))
        self.chart.show_content(Bars(title, tuple(shown.scheme.names), tuple(weights)))

    def use(self):
        """Take the method of the current row for the scheme."""
        row = self.table.currentRow()
        if 0 <= row < len(self._methods):
            self.editor.set_fields(**fields_of(self._methods[row]))


def fields_of(method):
    """Return the fields of a scheme that weighs by a method of `compare_methods`."""
    if " x " not in method:
        return {"weigh_by": WeighBy(method)}
    data, _, by = method.partition(" x ")[2].partition(", ")
    return {"weigh_by": WeighBy.COMBINED, "objective": Objective(data), "combination": Combination(by)}


def method_of(scheme):
    """Return by which method of `compare_methods` a scheme weighs."""
    if scheme.weigh_by is not WeighBy.COMBINED:
        return scheme.weigh_by.value
    return f"ahp x {scheme.objective.value}, {scheme.combination.value}"
