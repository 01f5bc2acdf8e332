"""The numbers of a change: of the one that is chosen, else of those that are drawn next."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from ...algorithms.connectivity.change import Kind
from ...i18n import tr
from .fields import MOST, number_field

LEAST, EASIER, MOST_CROSSINGS = 0.0001, 0.5, 999
USUAL = {
    Kind.ADDED: {"value": None, "factor": None},
    Kind.LOST: {"value": None, "factor": None},
    Kind.RESISTANCE: {"value": None, "factor": EASIER},
    Kind.ROAD: {"value": None, "factor": None, "crossings": 0, "width": None},
    Kind.CROSSING: {"width": None},
}


class KindInputs(QWidget):
    """Shows only the numbers that a kind of change has; `changed` carries all of them after an edit by the user."""

    changed = pyqtSignal(dict)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind, self.unit, self.shown, self.known = None, "m", None, dict(USUAL)
        self.whose = QLabel()
        self.way = QComboBox()
        self.way.addItems([tr("multiplied by"), tr("set to")])
        self.way.setAccessibleName(tr("How resistance changes"))
        self.factor = number_field(tr("Resistance times"), LEAST, 1e6, 4, 0.1)
        self.factor.setToolTip(tr("Below 1 the land becomes easier to cross, above 1 harder."))
        self.value = number_field(tr("Resistance afterwards"), 0.0, MOST, 4)
        self.crossings, self.width_field = QSpinBox(), number_field(tr("Width of a crossing"), 0.0, MOST, 1, 10.0)
        self.crossings.setRange(0, MOST_CROSSINGS)
        self.crossings.setKeyboardTracking(False)
        self.crossings.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.crossings.setAccessibleName(tr("Crossings at even spaces"))
        self.crossings.setToolTip(
            tr("How many crossings the road has at even spaces; single ones can be drawn on it as well.")
        )
        self.width_field.setSpecialValueText(tr("one cell"))
        self.width_field.setToolTip(tr("How much of a road a crossing opens; at least one cell."))
        self._lay_out()
        self._connect()
        self.show_kind(None)

    def _lay_out(self):
        """Put everything in its place: resistance above, crossings below."""
        self.resistance_row, self.crossing_row = QWidget(), QWidget()
        self.crossings_label, self.width_label = QLabel(tr("Crossings")), QLabel(tr("Width"))
        above, below = QHBoxLayout(self.resistance_row), QHBoxLayout(self.crossing_row)
        above.addWidget(QLabel(tr("Resistance:")))
        above.addWidget(self.way)
        above.addWidget(self.factor, 1)
        above.addWidget(self.value, 1)
        for part in (self.crossings_label, self.crossings, self.width_label):
            below.addWidget(part)
        below.addWidget(self.width_field, 1)
        rows = QVBoxLayout()
        rows.setSpacing(3)
        for row in (self.resistance_row, self.crossing_row):
            row.layout().setContentsMargins(0, 0, 0, 0)
            rows.addWidget(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.whose)
        whole.addLayout(rows, 1)

    def _connect(self):
        """Listen to the fields."""
        self.way.currentIndexChanged.connect(lambda _: self._take())
        for field in (self.factor, self.value, self.crossings, self.width_field):
            field.valueChanged.connect(lambda _: self._take())

    def _take(self):
        """Take over an edit by the user; what is drawn next begins with it."""
        self.known[self.kind] = self.numbers()
        self.shown = (self.kind, *self.shown[1:2], self.known[self.kind])
        self._refresh()
        self.changed.emit(self.known[self.kind])

    def show_unit(self, unit):
        """Show the unit of lengths; setting it anew would take away what is being typed."""
        if unit != self.unit:
            self.unit = unit
            self._refresh()

    def show_kind(self, kind):
        """Show the numbers of what is drawn next, nothing for None."""
        self._show(kind, tr("Next:"), self.known.get(kind, {}))

    def show_change(self, change):
        """Show the numbers of a change that is drawn already."""
        numbers = {name: getattr(change, name) for name in USUAL[change.kind]}
        self._show(change.kind, tr("Chosen:"), numbers)

    def _show(self, kind, whose, numbers):
        """Show numbers, unless they are shown: what is being typed must stay."""
        if (kind, whose, numbers) == self.shown:
            return
        self.kind, self.shown = kind, (kind, whose, numbers)
        self.whose.setText(f"<b>{whose}</b>")
        fields = (self.way, self.factor, self.value, self.crossings, self.width_field)
        blocked = [field.blockSignals(True) for field in fields]
        self.value.setMinimum(LEAST if kind is Kind.RESISTANCE else 0.0)
        self.way.setCurrentIndex(0 if numbers.get("value") is None else 1)
        self.factor.setValue(numbers.get("factor") or EASIER)
        self.value.setValue(numbers.get("value") or (1.0 if kind is Kind.RESISTANCE else 0.0))
        self.crossings.setValue(numbers.get("crossings", 0))
        self.width_field.setValue(numbers.get("width") or 0.0)
        for field, before in zip(fields, blocked):
            field.blockSignals(before)
        self._refresh()

    @property
    def _times(self):
        """Return whether resistance is multiplied."""
        return self.kind is Kind.RESISTANCE and self.way.currentIndex() == 0

    def _refresh(self):
        """Show what the kind has."""
        road, crossing = self.kind is Kind.ROAD, self.kind is Kind.CROSSING
        wide = crossing or self.crossings.value() > 0
        shown = {
            self.resistance_row: not crossing,
            self.crossing_row: road or crossing,
            self.way: self.kind is Kind.RESISTANCE,
            self.factor: self._times,
            self.value: not self._times,
            self.crossings_label: road,
            self.crossings: road,
            self.width_label: wide,
            self.width_field: wide,
            self: self.kind is not None,
        }
        # What is hidden goes first: together they would take more room than there is, and the window would grow.
        for part in sorted(shown, key=shown.get):
            part.setVisible(shown[part])
        self.value.setSuffix(f" {tr('cost per {}').format(self.unit)}")
        self.width_field.setSuffix(f" {self.unit}")
        usual = tr("impassable") if road else tr("as usual there")
        self.value.setSpecialValueText("" if self.kind is Kind.RESISTANCE else usual)
        self.value.setToolTip(self._value_help())

    def _value_help(self):
        """Return what the resistance means for the kind."""
        if self.kind is Kind.ADDED:
            return tr("0 takes the median resistance of the patches.")
        if self.kind is Kind.LOST:
            return tr("0 takes the median resistance of land outside the patches.")
        if self.kind is Kind.ROAD:
            return tr("0 lets nothing cross the road but at crossings.")
        return ""

    def numbers(self):
        """Return the numbers that are shown, as the fields of a change are called."""
        if self.kind is None:
            return {}
        shown = {
            "value": None if self._times else self.value.value() or None,
            "factor": self.factor.value() if self._times else None,
            "crossings": self.crossings.value(),
            "width": self.width_field.value() or None,
        }
        return {name: shown[name] for name in USUAL[self.kind]}

    def numbers_of(self, kind):
        """Return the numbers that a change of a kind begins with."""
        return dict(self.known[kind])
