"""The curve by which the grades of a factor change smoothly with its values."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ...algorithms.resistance.factors import Function, Transform
from ...i18n import tr
from .choice import Choice
from .grade_table import number_text, typed_number
from .words import choice_words


class CurveForm(QWidget):
    """Shows and edits a `Transform`."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        self.function = Choice(choice_words()[Function], tr("Form of the curve"))
        self.fields = {key: QLineEdit() for key in ("low", "start", "high", "end", "shape", "midpoint")}
        labels = {
            "low": tr("from &value"),
            "start": tr("with grade"),
            "high": tr("to va&lue"),
            "end": tr("with grade"),
            "shape": tr("steepness"),
            "midpoint": tr("middle (0 to 1)"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.function, 0, 0, 1, 2)
        places = {"low": (1, 0), "start": (1, 2), "high": (2, 0), "end": (2, 2), "shape": (0, 2), "midpoint": (0, 4)}
        self.labels = {}
        for key, (row, column) in places.items():
            label, field = QLabel(labels[key]), self.fields[key]
            label.setBuddy(field)
            field.setAccessibleName(labels[key].replace("&", ""))
            field.setMaximumWidth(12 * self.fontMetrics().averageCharWidth())
            field.editingFinished.connect(lambda key=key: self._set(key))
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1)
            self.labels[key] = label
        grid.setColumnStretch(6, 1)
        self.function.picked.connect(lambda function: self._change(function=function))

    def _change(self, **values):
        """Change the curve, or show again what it was."""
        grading = self.editor.factor.grading
        if not self.editor.set_grading(lambda: replace(grading, **values)):
            self.show_grading(grading)

    def _set(self, key):
        """Take over a number."""
        grading = self.editor.factor.grading if self.editor.factor is not None else None
        text = self.fields[key].text()
        if not isinstance(grading, Transform) or text == number_text(getattr(grading, key)):
            return
        if not self.editor.set_grading(lambda: replace(grading, **{key: typed_number(text)})):
            self.show_grading(grading)

    def show_grading(self, grading):
        """Show a curve; other gradings leave the form as it is."""
        if not isinstance(grading, Transform):
            return
        self.function.show_member(grading.function)
        for key, field in self.fields.items():
            field.setText(number_text(getattr(grading, key)))
        wanted = {"shape": grading.function is not Function.LINEAR, "midpoint": grading.function is Function.LOGISTIC}
        for key, shown in wanted.items():
            self.fields[key].setVisible(shown)
            self.labels[key].setVisible(shown)
