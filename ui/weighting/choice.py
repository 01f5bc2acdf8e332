"""A drop-down list of the members of an enumeration, in words."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox

SHORT = 15


class Choice(QComboBox):
    """Offers members by their words, and tells which one the user picks; setting it tells nobody.

    `whole` makes it as wide as its longest words.
    """

    picked = pyqtSignal(object)

    def __init__(self, words, name, parent=None, *, whole=False):
        super().__init__(parent)
        self.members = list(words)
        self.addItems(list(words.values()))
        self.setAccessibleName(name)
        if whole:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        else:
            # Long words may be cut in a narrow window, whose list still shows them whole.
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(min(SHORT, max(map(len, words.values()))))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        self.activated.connect(lambda row: self.picked.emit(self.members[row]))

    @property
    def member(self):
        """What is chosen."""
        return self.members[self.currentIndex()]

    def show_member(self, member):
        """Show another choice."""
        self.setCurrentIndex(self.members.index(member))
