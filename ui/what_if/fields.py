"""Fields for numbers and for choices that take the room there is, however narrow their column."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QSizePolicy

MOST = 1e12
LEAST_CHARACTERS = 10


def number_field(title, least, most, digits, step=1.0):
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


def choice_field(title):
    """Return a list to choose from."""
    made = QComboBox()
    made.setAccessibleName(title)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(LEAST_CHARACTERS)
    return made
