"""Declarations that the circuit algorithms share."""

from ...i18n import tr
from ..parameters import FileInput


def project():
    """Return the declaration of the project of another program."""
    return FileInput(
        "INI",
        tr("Project"),
        tr("The .ini file; the files it names are looked for in its folder and in those above."),
        kinds=tr("Projects (*.ini)"),
    )
