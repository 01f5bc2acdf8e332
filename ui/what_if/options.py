"""Inputs of the land: its layers, how far animals move, and what patches are worth."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QWidget

from ...i18n import tr
from ..text import Text
from .fields import MOST, choice_field, number_field
from .land import DISTANCE, KINDS, PROBABILITY, attributes, offered

# What the user may give, and what is shown before.
NUMBERS = {"distance": DISTANCE, "probability": PROBABILITY, "smallest": 0.0}


class LandInputs(QWidget):
    """The layers of the land, found in the project unless chosen, and the dispersal distance."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.layers, self.choices, self.picked, self.wanted_worth = {}, {}, {}, None
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
            choice = choice_field(title)
            choice.activated.connect(lambda _, name=name: self._pick(name))
            self.choices[name] = choice
            self.form.addRow(title, choice)
        self.distance = number_field(tr("Dispersal distance"), 1e-6, MOST, 0, 100.0)
        self.distance.setValue(DISTANCE)
        self.distance.setToolTip(
            tr(
                "Cost of a way that an animal takes with the probability below. At first it is the median least-cost "
                "distance of the links."
            )
        )
        self.probability = number_field(tr("Probability at that distance"), 0.001, 0.999, 3, 0.05)
        self.probability.setValue(PROBABILITY)
        self.probability.setToolTip(tr("Between 0 and 1; 0.5 makes the distance the median."))
        self.smallest = number_field(tr("Smallest patch"), 0.0, MOST, 2)
        self.smallest.setSuffix(f" {tr('ha')}")
        self.smallest.setToolTip(
            tr("Habitat smaller than this after the changes is no patch. At first it is as the patches were made.")
        )
        self.worth = choice_field(tr("Patches count by"))
        self.worth.setToolTip(
            tr(
                "A field of the patches that says how much each is worth. Patches that are cut or joined share it as "
                "their cells do; a hectare of gained habitat is worth as much as one of the patches on average."
            )
        )
        self.given = set()
        self.form.addRow(tr("Dispersal distance"), self.distance)
        self.form.addRow(tr("Probability there"), self.probability)
        self.form.addRow(tr("Smallest patch"), self.smallest)
        self.form.addRow(tr("Patches count by"), self.worth)
        for name in NUMBERS:
            getattr(self, name).valueChanged.connect(lambda _, name=name: self._take(name))
        self.worth.activated.connect(lambda _: self._take_worth())

    def _pick(self, name):
        """Take the layer that the user chose."""
        self.picked[name] = self.choices[name].currentData()
        self._offer_worth()
        self.changed.emit()

    def _take(self, name):
        """Keep a number that the user gave."""
        self.given.add(name)
        self.changed.emit()

    def _take_worth(self):
        """Take the field that the user chose."""
        self.wanted_worth = self.worth.currentData()
        self.changed.emit()

    def begin(self, state=None):
        """Forget what the user chose and gave for another project, and take over what was chosen there before.

        Parameters
        ----------
        state : dict, optional
            From `state`; what cannot be understood of it is left out.
        """
        state = state if isinstance(state, dict) else {}
        self.picked = {name: state[name] for name in self.choices if isinstance(state.get(name, 0), (str, type(None)))}
        self.given = set()
        for name, usual in NUMBERS.items():
            number = state.get(name)
            if isinstance(number, (int, float)):
                self.given.add(name)
            self._show(name, number if name in self.given else usual)
        self.wanted_worth = state.get("worth") if isinstance(state.get("worth"), str) else None

    def state(self):
        """Return what the user chose and gave, as `begin` takes it."""
        numbers = {name: getattr(self, name).value() for name in NUMBERS if name in self.given}
        worth = {"worth": self.wanted_worth} if self.wanted_worth else {}
        return {**self.picked, **numbers, **worth}

    def _show(self, name, number):
        """Show a number that nobody gave by hand."""
        field = getattr(self, name)
        blocked = field.blockSignals(True)
        field.setValue(number)
        field.blockSignals(blocked)

    def suggest(self, name, number):
        """Show a number for `distance` or `smallest` as long as the user gave none."""
        if number is not None and name not in self.given:
            self._show(name, number)

    def numbers(self):
        """Return dispersal distance, its probability, the area of the smallest patch, and the field of their worth."""
        return self.distance.value(), self.probability.value(), self.smallest.value(), self.worth.currentData()

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
            elif fitting[0].kind != KINDS[name][0] and not found.get(name):
                choice.addItem(tr("none chosen"), None)
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
        self._offer_worth()

    def _offer_worth(self):
        """Offer the fields of the patches that say what they are worth; the one that was wanted stays."""
        patches = self.chosen("PATCHES")
        self.worth.clear()
        self.worth.addItem(tr("their area"), None)
        for name in attributes(patches.id) if patches is not None else ():
            self.worth.addItem(name, name)
        self.worth.setCurrentIndex(max(0, self.worth.findData(self.wanted_worth) if self.wanted_worth else 0))

    def chosen(self, name):
        """Return the layer that is chosen for an input, or None."""
        return self.layers.get(self.choices[name].currentData())
