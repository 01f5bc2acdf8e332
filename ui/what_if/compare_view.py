"""Scenarios side by side, beside the land as it is."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from .outcome import unchanged
from .tables import Table, scenario_headers, scenario_row
from .text import Text


class CompareView(QWidget):
    """Shows the kept scenarios in a table; asks to open one, to take it out, or to run the algorithm with it."""

    open_requested = pyqtSignal(str)
    remove_requested = pyqtSignal(str)
    run_requested = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.names, self.wanted = [], None
        self.about, self.table = Text(tr("Message")), Table(tr("Scenarios side by side"))
        self.table.setToolTip(tr("Double-click opens a scenario to go on with it."))
        self.open, self.run = QPushButton(tr("Open")), QPushButton(tr("Full results…"))
        self.copy, self.remove = QPushButton(tr("Copy")), QPushButton(tr("Remove"))
        self.open.setToolTip(tr("Go on drawing with the chosen scenario."))
        self.run.setToolTip(
            tr("Open ecopattern:scenario with its layers: links, patches and indices afterwards as files.")
        )
        self.copy.setToolTip(tr("Copy the table for a spreadsheet."))
        self.remove.setToolTip(tr("Take the layers of the chosen scenario out of the project."))
        buttons = QHBoxLayout()
        for button in (self.open, self.run, self.copy, self.remove):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.about)
        whole.addWidget(self.table, 1)
        whole.addLayout(buttons)
        self._connect()

    def _connect(self):
        """Let the parts hear of each other."""
        self.open.clicked.connect(lambda: self.open_requested.emit(self.chosen))
        self.run.clicked.connect(lambda: self.run_requested.emit(self.chosen))
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(self._remove)
        self.table.activated_row.connect(lambda row: self.open_requested.emit(self.chosen) if row > 0 else None)
        self.table.itemSelectionChanged.connect(self._enable)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove)

    @property
    def chosen(self):
        """Return the name of the scenario that is chosen; empty for none, and for the land as it is."""
        number = self.table.number(self.table.currentRow()) if self.table.selectedItems() else -1
        return self.names[number - 1] if number > 0 else ""

    def choose(self, name):
        """Choose a scenario, as soon as it is there."""
        self.wanted = name
        self._choose_wanted()

    def _choose_wanted(self):
        """Choose the scenario that was asked for."""
        if self.wanted in self.names:
            number = self.names.index(self.wanted) + 1
            row = next(row for row in range(self.table.rowCount()) if self.table.number(row) == number)
            self.wanted = None
            self.table.selectRow(row)

    def _enable(self):
        """Offer what can be done with what is chosen."""
        for button in (self.open, self.run, self.remove):
            button.setEnabled(bool(self.chosen))

    def show_session(self, session):
        """Show the kept scenarios of a session."""
        scenarios, baseline = session.scenarios, session.engine.baseline
        self.names = scenarios.names
        rows = [scenario_row(tr("Today"), unchanged(baseline))] if baseline is not None else []
        if self.names and not rows:
            rows = [scenario_row(tr("Today"), None)]
        problems = []
        for scenario in scenarios.kept:
            found = scenarios.outcome(scenario.changes)
            rows.append(scenario_row(scenario.name, found))
            if found is not None and found.problem:
                problems.append(f"{scenario.name}: {found.problem}")
        self.table.fill(scenario_headers(session.unit), rows)
        self.table.setVisible(bool(rows))
        text = " ".join(problems) or self._text(len(self.names))
        self.about.setText(text)
        self.copy.setEnabled(bool(rows))
        self._choose_wanted()
        self._enable()

    @staticmethod
    def _text(count):
        """Return what the table shows, or how to fill it."""
        if not count:
            return tr("No scenario is kept yet. Draw changes and keep them; they are compared here.")
        return tr(
            "ECA is the equivalent connected area: as well connected as one patch of this size. Scenarios are scratch "
            "layers; make them permanent in the layer tree to have them beyond this session."
        )

    def _copy(self):
        """Copy the table."""
        table = self.table
        heads = [table.horizontalHeaderItem(c).text().replace("\n", " ") for c in range(table.columnCount())]
        rows = [[str(table.item(r, c).value) for c in range(table.columnCount())] for r in range(table.rowCount())]
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in [heads, *rows]))

    def _remove(self):
        """Take the chosen scenario out, after a question."""
        if not self.chosen:
            return
        buttons, name = QMessageBox.StandardButton, self.chosen
        text = tr("Take '{}' and its layers out of the project? What is only in the project is lost.").format(name)
        answer = QMessageBox.question(self, tr("Remove scenario"), text, buttons.Yes | buttons.Cancel, buttons.Cancel)
        if answer == buttons.Yes:
            self.remove_requested.emit(name)
