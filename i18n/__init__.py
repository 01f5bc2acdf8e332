"""Texts in the user's language: one function, one context."""

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "EcoPattern"


def tr(text):
    """Return `text` in the language of QGIS."""
    return QCoreApplication.translate(CONTEXT, text)
