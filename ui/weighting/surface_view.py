"""How graded and weighed factors become one surface, and what is burnt into it."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsIconUtils
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.errors import EcoPatternError
from ...algorithms.resistance.weighing_scheme import Burnt, Combine, NodataAs
from ...i18n import tr
from .choice import Choice
from .grade_table import grade_text, number_text, typed_grade, typed_number
from .layers import is_raster, offered, own_source
from .tables import fill, make_table
from .words import choice_words, sentence


class SurfaceView(QWidget):
    """Shows and edits what a scheme says beside factors and weights."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        words = choice_words()
        self.combine = Choice(words[Combine], tr("Combine by"))
        self.nodata = Choice(words[NodataAs], tr("Cells without data"))
        self.least, self.most = QLineEdit(), QLineEdit()
        self.least.setToolTip(tr("Lower values are raised to it; best habitat should be 1."))
        self.most.setToolTip(tr("Higher values are lowered to it; empty is no limit."))
        self.most.setPlaceholderText(tr("no limit"))
        for field in (self.least, self.most):
            field.setMaximumWidth(14 * self.fontMetrics().averageCharWidth())
        form = QFormLayout()
        form.addRow(tr("Com&bine by"), self.combine)
        form.addRow(tr("&Least resistance"), self.least)
        form.addRow(tr("&Greatest resistance"), self.most)
        form.addRow(tr("Cells without &data"), self.nodata)
        about = QLabel(
            tr(
                "Roads, railways and fences are burnt in last: every cell they touch takes their resistance, so that a "
                "thin road survives. Write a number, barrier for what cannot be crossed, or nothing for the highest."
            )
        )
        about.setWordWrap(True)
        self.table = make_table([tr("Burnt in"), tr("Resistance value")], tr("What is burnt in"))
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.table.itemChanged.connect(self._typed)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(about)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        self._connect()
        self.refresh()

    def _buttons(self):
        """Return the row of buttons."""
        self.add_button, self.remove_button = QToolButton(), QPushButton(tr("Remo&ve"))
        self.add_button.setText(tr("Add la&yer"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_button.setMinimumHeight(self.remove_button.sizeHint().height())
        self.add_button.setMenu(QMenu(self.add_button))
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        return row

    def _connect(self):
        """Let edits reach the scheme."""
        self.combine.picked.connect(lambda member: self.editor.set_fields(combine=member))
        self.nodata.picked.connect(lambda member: self.editor.set_fields(nodata_as=member))
        self.least.editingFinished.connect(lambda: self._limit("minimum", self.least))
        self.most.editingFinished.connect(lambda: self._limit("maximum", self.most))
        self.add_button.menu().aboutToShow.connect(self.fill_menu)
        self.remove_button.clicked.connect(self._remove)
        self.editor.changed.connect(self.refresh)

    def _limit(self, key, field):
        """Take over the least or the greatest resistance."""
        old, text = getattr(self.editor.scheme, key), field.text().strip()
        if text == ("" if old is None else number_text(old)):
            return
        try:
            value = None if not text and key == "maximum" else typed_number(text)
        except EcoPatternError as problem:
            self.editor.refused.emit(sentence(problem))
        else:
            if self.editor.set_fields(**{key: value}):
                return
        self.refresh()

    def fill_menu(self):
        """Offer the vector layers of the project."""
        menu = self.add_button.menu()
        menu.clear()
        for layer in offered():
            if not is_raster(layer):
                action = menu.addAction(QgsIconUtils.iconForLayer(layer), layer.name().replace("&", "&&"))
                action.triggered.connect(lambda _=False, layer=layer: self.add(layer))
        if menu.isEmpty():
            menu.addAction(tr("The project has no vector layer")).setEnabled(False)

    def add(self, layer):
        """Burn a layer in, as hard to cross as the hardest cell until somebody says otherwise."""
        names = [each.name for each in self.editor.scheme.burnt]
        name, number = layer.name(), 2
        while name in names:
            name, number = f"{layer.name()} {number}", number + 1
        self.editor.set_fields(burnt=(*self.editor.scheme.burnt, Burnt(name, own_source(layer))))

    def _remove(self):
        """Burn the layer of the current row in no longer."""
        row, burnt = self.table.currentRow(), self.editor.scheme.burnt
        if 0 <= row < len(burnt):
            self.editor.set_fields(burnt=burnt[:row] + burnt[row + 1 :])

    def _typed(self, item):
        """Take over a resistance."""
        burnt, text = list(self.editor.scheme.burnt), item.text().strip()
        unsaid = not text or text == tr("highest")
        try:
            value = None if unsaid else typed_grade(text)
            burnt[item.row()] = replace(burnt[item.row()], value=value)
        except EcoPatternError as problem:
            self.editor.refused.emit(sentence(problem))
        else:
            self.editor.set_fields(burnt=tuple(burnt))
        self.refresh()

    def refresh(self):
        """Show the scheme as it is."""
        scheme = self.editor.scheme
        self.combine.show_member(scheme.combine)
        self.nodata.show_member(scheme.nodata_as)
        self.least.setText(number_text(scheme.minimum))
        self.most.setText("" if scheme.maximum is None else number_text(scheme.maximum))
        self.table.blockSignals(True)
        fill(self.table, [(e.name, tr("highest") if e.value is None else grade_text(e.value)) for e in scheme.burnt])
        for k in range(self.table.rowCount()):
            self.table.item(k, 0).setFlags(self.table.item(k, 0).flags() & ~Qt.ItemFlag.ItemIsEditable)
        if scheme.burnt and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 1)
        self.table.blockSignals(False)
        self.remove_button.setEnabled(bool(scheme.burnt))
