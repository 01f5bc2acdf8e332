"""Keeping scenarios in a file: which one, what is asked before, and what is said when it cannot be done."""

from __future__ import annotations

import os

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ...i18n import tr
from . import scenario_file
from .scenario_file import KeepError

ENDING = ".gpkg"


class Keeping:
    """Keeps the scenarios of a session; `parent` is the window that is asked in.

    Attributes
    ----------
    passing : bool
        Whether the user wants scenarios only until QGIS closes.
    """

    def __init__(self, parent, session):
        self.parent, self.session, self.passing = parent, session, False

    def keep(self, name):
        """Keep what is drawn under a name, and return whether that was done."""
        if not self._may_keep(name):
            return False
        path = scenario_file.place()
        if not path and not self.passing:
            path = self._ask_file(self._unsaved())
        while path is not None:
            problem = self._problem(lambda path=path: self.session.keep(name, path))
            if not problem:
                return True
            path = self._ask_file(problem)
        return False

    def settle(self):
        """Put those scenarios into a file that would be lost when QGIS closes."""
        path = scenario_file.place() or self._ask_file(self._unsaved())
        while path:
            problem = self._problem(lambda path=path: self.session.settle(path))
            path = self._ask_file(problem) if problem else ""

    def load(self):
        """Put the scenarios of a file that the user chooses into the project."""
        path = self._file_name(QFileDialog.getOpenFileName, tr("Load scenarios"))
        if path:
            self._tell(self._problem(lambda: self.session.load(path)))

    def drop(self, name):
        """Take a kept scenario out of the project and out of its file."""
        self._tell(self._problem(lambda: self.session.drop(name)))

    @staticmethod
    def _problem(work):
        """Do something with a file of scenarios, and return why it cannot be done, empty if it was."""
        try:
            work()
        except KeepError as problem:
            return str(problem)
        return ""

    def _tell(self, problem):
        """Show why something could not be done."""
        if problem:
            QMessageBox.warning(self.parent, tr("Scenarios"), problem)

    def _may_keep(self, name):
        """Return whether a name is free, or that of the scenario that is open, or the user gives up what has it."""
        scenarios = self.session.scenarios
        if name not in scenarios.names or name == scenarios.name:
            return True
        buttons = QMessageBox.StandardButton
        text = tr("There is a scenario '{}' already. Put this one in its place?").format(name)
        title = tr("Keep scenario")
        answer = QMessageBox.question(self.parent, title, text, buttons.Yes | buttons.Cancel, buttons.Cancel)
        return answer == buttons.Yes

    @staticmethod
    def _unsaved():
        """Return why there is no file yet."""
        return tr("The project is not saved yet, so there is no file beside it to keep scenarios in.")

    def _ask_file(self, why):
        """Return the file that the user chooses to keep scenarios in, empty for none, None to keep nothing."""
        box, roles = QMessageBox(self.parent), QMessageBox.ButtonRole
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Keep scenario"))
        box.setText(why)
        box.setInformativeText(tr("Choose a file for them, or keep them only until QGIS closes."))
        choose = box.addButton(tr("Choose a file…"), roles.AcceptRole)
        passing = box.addButton(tr("Only until QGIS closes"), roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        self.passing = box.clickedButton() is passing
        if box.clickedButton() is not choose:
            return "" if self.passing else None
        path = self._file_name(QFileDialog.getSaveFileName, tr("Keep scenarios in"))
        if path:
            scenario_file.choose(path)
        return path or None

    def _file_name(self, ask, title):
        """Return the GeoPackage that a dialog is left with, empty for none."""
        place = scenario_file.place() or os.path.join(QgsProject.instance().homePath(), tr("Scenarios") + ENDING)
        path, _ = ask(self.parent, title, place, f"GeoPackage (*{ENDING})")
        return path if not path or path.lower().endswith(ENDING) else path + ENDING
