"""Inputs: which layers are the land and how far animals move, and the numbers of the kind that is drawn."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ...algorithms.connectivity.land_change import Kind
from ...i18n import tr
from .land import DISTANCE, PROBABILITY, offered
from .text import Text

MOST = 1e12
LEAST, EASIER = 0.0001, 0.5
LEAST_CHARACTERS = 10


def _number(title, least, most, digits, step=1.0):
    """Return a field for a number that is taken over when it is whole."""
    made = QDoubleSpinBox()
    made.setDecimals(digits)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setKeyboardTracking(False)
    made.setGroupSeparatorShown(True)
    made.setAccessibleName(title)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    # Qt would ask for the room of the largest number that fits.
    made.setMinimumWidth(LEAST_CHARACTERS * made.fontMetrics().averageCharWidth())
    return made


class LandInputs(QWidget):
    """The layers of the land, found in the project unless chosen, and the dispersal distance."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.layers, self.choices, self.picked = {}, {}, {}
        about = Text(tr("Message"))
        about.setText(
            tr("What is drawn is worked out on these layers, which were found in the project; none of them is changed.")
        )
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 4, 0, 0)
        self.form.addRow(about)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        titles = {"RESISTANCE": tr("Resistance"), "PATCHES": tr("Patches"), "LINKS": tr("Links")}
        for name, title in titles.items():
            choice = QComboBox()
            choice.setAccessibleName(title)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(LEAST_CHARACTERS)
            choice.activated.connect(lambda _, name=name: self._pick(name))
            self.choices[name] = choice
            self.form.addRow(title, choice)
        self.distance = _number(tr("Dispersal distance"), 1e-6, MOST, 0, 100.0)
        self.distance.setValue(DISTANCE)
        self.distance.setToolTip(
            tr(
                "Cost of a way that an animal takes with the probability below. At first it is the median least-cost "
                "distance of the links."
            )
        )
        self.probability = _number(tr("Probability at that distance"), 0.001, 0.999, 3, 0.05)
        self.probability.setValue(PROBABILITY)
        self.probability.setToolTip(tr("Between 0 and 1; 0.5 makes the distance the median."))
        self.smallest = _number(tr("Smallest patch"), 0.0, MOST, 2)
        self.smallest.setSuffix(" ha")
        self.smallest.setToolTip(
            tr("Habitat smaller than this after the changes is no patch. At first it is as the patches were made.")
        )
        self.given = set()
        self.form.addRow(tr("Dispersal distance"), self.distance)
        self.form.addRow(tr("Probability there"), self.probability)
        self.form.addRow(tr("Smallest patch"), self.smallest)
        self.distance.valueChanged.connect(lambda _: self._take("distance"))
        self.smallest.valueChanged.connect(lambda _: self._take("smallest"))
        self.probability.valueChanged.connect(lambda _: self.changed.emit())

    def _pick(self, name):
        """Take the layer that the user chose."""
        self.picked[name] = self.choices[name].currentData()
        self.changed.emit()

    def _take(self, name):
        """Keep a number that the user gave."""
        self.given.add(name)
        self.changed.emit()

    def begin(self):
        """Forget what the user chose and gave for another project."""
        self.picked, self.given = {}, set()

    def suggest(self, name, number):
        """Show a number for `distance` or `smallest` as long as the user gave none."""
        if number is not None and name not in self.given:
            field = getattr(self, name)
            blocked = field.blockSignals(True)
            field.setValue(number)
            field.blockSignals(blocked)

    def numbers(self):
        """Return dispersal distance, its probability, and the area of the smallest patch."""
        return self.distance.value(), self.probability.value(), self.smallest.value()

    def show_unit(self, unit):
        """Show the unit of the distance."""
        self.distance.setSuffix(f" {tr('cost x {}').format(unit)}")

    def show_layers(self, layers, found):
        """Offer layers of the project, those that were found or chosen first.

        Parameters
        ----------
        layers : list of flow.Layer
            What the project holds.
        found : dict
            `flow.Layer` by input, from `land.suggested`.
        """
        self.layers = {layer.id: layer for layer in layers}
        for name, choice in self.choices.items():
            fitting = offered(layers, name)
            choice.clear()
            if name == "LINKS":
                choice.addItem(tr("find them by the usual rules"), None)
            elif not fitting:
                choice.addItem(tr("none in the project"), None)
            for layer in fitting:
                choice.addItem(layer.name, layer.id)
                choice.setItemData(choice.count() - 1, layer.name, Qt.ItemDataRole.ToolTipRole)
            suggested = found.get(name)
            wanted = self.picked.get(name, suggested.id if suggested else None)
            place = choice.findData(wanted)
            if place < 0:
                # What was chosen is gone.
                self.picked.pop(name, None)
                place = choice.findData(suggested.id) if suggested else 0
            choice.setCurrentIndex(max(0, place))

    def chosen(self, name):
        """Return the layer that is chosen for an input, or None."""
        return self.layers.get(self.choices[name].currentData())


class KindInputs(QWidget):
    """The numbers of the kind of change that is drawn; a kind shows only those that it has."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind, self.unit = None, "m"
        self.way = QComboBox()
        self.way.addItems([tr("multiplied by"), tr("set to")])
        self.way.setAccessibleName(tr("How resistance changes"))
        self.factor = _number(tr("Resistance times"), LEAST, 1e6, 4, 0.1)
        self.factor.setValue(EASIER)
        self.factor.setToolTip(tr("Below 1 the land becomes easier to cross, above 1 harder."))
        self.value = _number(tr("Resistance afterwards"), 0.0, MOST, 4)
        self.crossings = QSpinBox()
        self.crossings.setRange(0, 999)
        self.crossings.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.crossings.setAccessibleName(tr("Crossings at even spaces"))
        self.crossings.setToolTip(
            tr("How many crossings the road has at even spaces; single ones can be drawn on it as well.")
        )
        self.crossings_label = QLabel(tr("Crossings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (QLabel(tr("Resistance")), self.way, self.factor, self.value):
            row.addWidget(part, 1 if part in (self.factor, self.value) else 0)
        row.addWidget(self.crossings_label)
        row.addWidget(self.crossings)
        self.way.currentIndexChanged.connect(lambda _: self._refresh())
        self.show_kind(None)

    def show_unit(self, unit):
        """Show the unit of resistance."""
        self.unit = unit
        self._refresh()

    def show_kind(self, kind):
        """Show the numbers of a kind of change, none for None."""
        if kind is not self.kind:
            self.kind = kind
            self.value.setMinimum(LEAST if kind is Kind.RESISTANCE else 0.0)
            self.value.setValue(1.0 if kind is Kind.RESISTANCE else 0.0)
        self.setVisible(kind not in (None, Kind.CROSSING))
        self._refresh()

    def _refresh(self):
        """Show what the kind has."""
        times = self.kind is Kind.RESISTANCE and self.way.currentIndex() == 0
        self.way.setVisible(self.kind is Kind.RESISTANCE)
        self.factor.setVisible(times)
        self.value.setVisible(not times)
        road = self.kind is Kind.ROAD
        self.value.setSuffix(f" {tr('cost per {}').format(self.unit)}")
        usual = tr("impassable") if road else tr("as usual there")
        self.value.setSpecialValueText("" if self.kind is Kind.RESISTANCE else usual)
        self.value.setToolTip(self._value_help())
        for part in (self.crossings_label, self.crossings):
            part.setVisible(road)

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
        """Return value, factor and crossings of the next change as keyword arguments."""
        times = self.kind is Kind.RESISTANCE and self.way.currentIndex() == 0
        if self.kind is Kind.CROSSING:
            return {}
        if times:
            return {"factor": self.factor.value()}
        numbers = {"value": self.value.value() or None}
        if self.kind is Kind.ROAD:
            numbers["crossings"] = self.crossings.value()
        return numbers
