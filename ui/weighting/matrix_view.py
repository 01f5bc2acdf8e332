"""Comparison in pairs: the matrix, a slider in words for the pair that is chosen, and how consistent all of it is."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.errors import EcoPatternError
from ...algorithms.resistance.pairwise_matrix import MOST_FACTORS, SCALE, RandomIndex
from ...algorithms.resistance.pairwise_text import comparison_text, parse_comparison
from ...i18n import tr
from .choice import Choice
from .matrix_table import MatrixTable
from .paint import LIGHTS, light
from .words import choice_words, comparison_words, consistency_words

MIDDLE = len(SCALE) // 2


def nearest_step(value):
    """Return which step of the scale of 1/9 to 9 is nearest to a comparison."""
    return min(range(len(SCALE)), key=lambda k: abs(math.log(SCALE[k] / value)))


class MatrixView(QWidget):
    """Shows and edits the comparisons of an editor's scheme."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor, self._judgement = editor, None
        self.table = MatrixTable()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.ground = QWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.ground, 1)
        inner = QVBoxLayout(self.ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 100)
        inner.addWidget(self._slider_box())
        inner.addWidget(self._consistency_box())
        inner.addStretch(1)
        self.table.currentCellChanged.connect(lambda *_: self._show_pair())
        self.table.retyped.connect(self._typed)
        self.table.stepped.connect(lambda steps: self.slider.setValue(self.slider.value() - steps))
        self.table.itemDelegate().closeEditor.connect(lambda *_: self.refresh())
        editor.changed.connect(self.refresh)
        self.refresh()

    def _slider_box(self):
        """Return the slider with its ends and what it says."""
        box = QGroupBox(tr("The chosen pair"))
        self.left, self.right, self.said = QLabel(), QLabel(), QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(SCALE) - 1)
        self.slider.setPageStep(2)
        self.slider.setTickInterval(2)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(tr("Which of the two is more important"))
        self.slider.setToolTip(tr("Move towards the factor that is more important; arrow keys go step by step."))
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(lambda: self.editor.history.settle())
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.left, self.right):
            label.setWordWrap(True)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(box)
        grid.addWidget(self.left, 0, 0)
        grid.addWidget(self.slider, 0, 1)
        grid.addWidget(self.right, 0, 2)
        grid.addWidget(self.said, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        return box

    def _consistency_box(self):
        """Return the light, the ratio, and what would mend it."""
        box = QGroupBox(tr("Consistency"))
        self.light, self.verdict, self.advice = QLabel(), QLabel(), QLabel()
        self.light.setFixedSize(20, 20)
        self.verdict.setWordWrap(True)
        self.advice.setWordWrap(True)
        self.mend_button = QPushButton(tr("&Take this value"))
        self.mend_button.clicked.connect(self.take_mend)
        self.show_button = QPushButton(tr("Sho&w it"))
        self.show_button.setToolTip(tr("Choose this pair in the matrix."))
        self.show_button.clicked.connect(self._go_to_mend)
        self.table_of = Choice(choice_words()[RandomIndex], tr("Random index"), whole=True)
        self.table_of.setToolTip(tr("By which published list of random indices the ratio is measured."))
        self.table_of.picked.connect(lambda member: self.editor.set_fields(random_index=member))
        self.equal_button = QPushButton(tr("All e&qual"))
        self.equal_button.setToolTip(tr("Make all factors equally important."))
        self.equal_button.clicked.connect(self._all_equal)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.light)
        top.addWidget(self.verdict, 1)
        top.addWidget(self.table_of)
        top.addWidget(self.equal_button)
        below.addWidget(self.advice, 1)
        below.addWidget(self.show_button)
        below.addWidget(self.mend_button)
        layout = QVBoxLayout(box)
        layout.addLayout(top)
        layout.addLayout(below)
        return box

    # Edits.

    def _compare(self, row, column, value, merge=None):
        """Set one comparison."""
        return self.editor.edit("with_comparison", row, column, value, merge=merge)

    def _slid(self, step):
        """Take over the slider; its right end is for the later factor of the pair."""
        pair = self.table.pair()
        if pair is not None:
            self._compare(*pair, SCALE[len(SCALE) - 1 - step], merge=("slider", pair))

    def _typed(self, row, column, text):
        """Take over what is typed as soon as it is a comparison; until then the matrix stays."""
        try:
            value = parse_comparison(text.replace("!", "").strip())
            self.editor.scheme.matrix.with_value(row, column, value)
        except (EcoPatternError, ZeroDivisionError, OverflowError):
            self.verdict.setText(tr("Write a number of 1/9 to 9, such as 3 or 1/5."))
            return
        self._compare(row, column, value, merge=("typed", row, column))

    def take_mend(self):
        """Put in the value that mends the least consistent comparison."""
        mend = self._judgement.mend if self._judgement else None
        if mend is not None:
            self.table.setCurrentCell(mend.row, mend.column)
            self._compare(mend.row, mend.column, mend.value)

    def _go_to_mend(self):
        """Choose the least consistent pair."""
        mend = self._judgement.mend if self._judgement else None
        if mend is not None:
            self.table.setCurrentCell(mend.row, mend.column)
            self.table.setFocus()

    def _all_equal(self):
        """Forget all comparisons."""
        self.editor.set_fields(matrix=type(self.editor.scheme.matrix).equal(self.editor.scheme.names))

    # Display.

    def refresh(self):
        """Show the comparisons as they are."""
        scheme = self.editor.scheme
        count = len(scheme.factors)
        fits = 2 <= count <= MOST_FACTORS
        self.ground.setVisible(fits)
        self.hint.setText(_hint(count))
        if not fits:
            return
        self._judgement = scheme.judge()
        self.table.show_matrix(scheme.matrix, None if self._judgement.consistent else self._judgement.mend)
        if self.table.pair() is None:
            self.table.setCurrentCell(0, 1)
        self._show_pair()
        self._show_consistency(scheme.matrix)

    def _show_pair(self):
        """Show the chosen pair on the slider and in words."""
        pair, matrix = self.table.pair(), self.editor.scheme.matrix
        self.slider.setEnabled(pair is not None)
        if pair is None or matrix is None or pair[1] >= len(matrix.names):
            self.said.setText(tr("Choose a cell beside the diagonal."))
            return
        first, second = (matrix.names[k] for k in pair)
        value = matrix.value(*pair)
        for label, text in ((self.left, f"◀ {first}"), (self.right, f"{second} ▶")):
            label.setText(text)
            label.ensurePolished()
            wide = label.fontMetrics().horizontalAdvance(text) + 12
            label.setFixedWidth(min(wide, 30 * self.fontMetrics().averageCharWidth()))
        self.slider.blockSignals(True)
        self.slider.setValue(len(SCALE) - 1 - nearest_step(value))
        self.slider.blockSignals(False)
        words = comparison_words(first, second, value)
        self.said.setText(f"<b>{comparison_text(value)}</b>  {words}")
        self.slider.setAccessibleDescription(words)

    def _show_consistency(self, matrix):
        """Show the ratio with its light, and the comparison that spoils it most."""
        judgement = self._judgement
        word, advice = consistency_words(judgement.consistency_ratio)
        keys = list(LIGHTS.values())
        level = 0 if judgement.consistent else 1 if judgement.consistency_ratio < 0.2 else 2
        self.light.setPixmap(light(keys[level]))
        self.light.setToolTip(word)
        figures = tr("Consistency ratio {ratio}: {word}").format(ratio=f"{judgement.consistency_ratio:.3f}", word=word)
        self.verdict.setText(figures)
        self.verdict.setToolTip(
            tr("Largest eigenvalue {a}, consistency index {b}.").format(
                a=f"{judgement.lambda_max:.4f}", b=f"{judgement.consistency_index:.4f}"
            )
        )
        self.table_of.show_member(self.editor.scheme.random_index)
        mend = None if judgement.consistent else judgement.mend
        for button in (self.mend_button, self.show_button):
            button.setVisible(mend is not None)
        if mend is not None:
            names = {"a": matrix.names[mend.row], "b": matrix.names[mend.column]}
            advice = tr(
                "Least consistent: {a} to {b} is {old}; the others say {exact}. With {new} the ratio becomes {ratio}."
            ).format(
                old=comparison_text(matrix.value(mend.row, mend.column)),
                exact=f"{mend.exact:.3g}" if mend.exact >= 1 else f"1/{1 / mend.exact:.3g}",
                new=comparison_text(mend.value),
                ratio=f"{mend.consistency_ratio:.3f}",
                **names,
            )
        self.advice.setText(advice)


def _hint(count):
    """Return what to do with the matrix, or why there is none."""
    if count < 2:
        return tr("Two factors at least are needed to compare them in pairs; add layers on the left.")
    if count > MOST_FACTORS:
        return tr(
            "{} factors are too many to compare in pairs; 15 can be. Weigh them otherwise, or leave some out."
        ).format(count)
    return tr(
        "How much more important is the factor of the row than that of the column? Choose a cell and move the slider, "
        "press + or -, or type a number; below the diagonal stands the mirror image."
    )
