"""Colours and small things that the widgets of the weighting dialog paint with."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

# From easy to hard to cross, ever darker, so that it reads without colours as well.
RAMP = ((255, 255, 212), (254, 217, 142), (254, 153, 41), (204, 76, 2), (102, 37, 6))
BARRIER_COLOUR = QColor(70, 70, 85)
CONTRAST = 90
LIGHTS = {"consistent": "#2e9e5b", "doubtful": "#e0a100", "contradictory": "#d6403a"}


def shades(shares):
    """Return the colours of shares, 0 to 1, as an array of red, green and blue, shape ``(..., 3)``."""
    stops = np.linspace(0, 1, len(RAMP))
    channels = [np.interp(shares, stops, [colour[k] for colour in RAMP]) for k in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)


def shade(share):
    """Return the colour of one share, 0 to 1."""
    return QColor(*(int(part) for part in shades(np.clip(share, 0, 1))))


def grade_colours(grades):
    """Return a colour for each grade, from the least to the greatest of them; barriers have their own."""
    finite = [grade for grade in grades if np.isfinite(grade)]
    least, span = min(finite, default=0.0), max(finite, default=1.0) - min(finite, default=0.0)
    return [
        shade((grade - least) / span if span else 0.0) if np.isfinite(grade) else BARRIER_COLOUR for grade in grades
    ]


def is_dark(palette):
    """Return whether a theme is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def ink(palette):
    """Return the colour of text; themes made by style sheets may leave black text on a dark ground in the palette."""
    base = palette.color(QPalette.ColorRole.Base)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        if abs(palette.color(role).lightness() - base.lightness()) >= CONTRAST:
            return palette.color(role)
    return QColor("#e6e6e6" if base.lightness() < 128 else "#1a1a1a")


def mixed(palette, share):
    """Return the colour of text, mixed with that of the ground."""
    text, base = ink(palette), palette.color(QPalette.ColorRole.Base)
    parts = [round(share * a + (1 - share) * b) for a, b in zip(text.getRgb()[:3], base.getRgb()[:3])]
    return QColor(*parts)


def swatch(colour, size=14):
    """Return a small square of a colour, with a rim that shows on every ground."""
    picture = QPixmap(size, size)
    picture.fill(QColor(colour))
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(128, 128, 128), 1))
    painter.drawRect(0, 0, size - 1, size - 1)
    painter.end()
    return QIcon(picture)


def light(colour, size=18):
    """Return a round light."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour).darker(140), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, size - 3, size - 3)
    painter.end()
    return picture
