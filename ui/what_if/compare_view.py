"""Scenarios side by side, beside the land as it is."""

from __future__ import annotations

import html
import os

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QMessageBox,
    QPushButton,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ...i18n.messages import told
from ..text import Text
from . import scenario_file, storage
from .outcome import unchanged
from .tables import Table, scenario_headers, scenario_row, write_csv
from .words import few


class CompareView(QWidget):
    """Shows the kept scenarios in a table; asks to open one, to take it out, to run it, to load more."""

    open_requested = pyqtSignal(str)
    remove_requested = pyqtSignal(str)
    run_requested = pyqtSignal(str)
    settle_requested = pyqtSignal()
    load_requested = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.names, self.wanted = [], None
        self.about, self.table = Text(tr("Message")), Table(tr("Scenarios side by side"))
        self.table.setToolTip(tr("Double-click opens a scenario to go on with it."))
        self.open, self.run = QPushButton(tr("Open")), QPushButton(tr("Full results…"))
        self.copy, self.remove = QPushButton(tr("Copy")), QPushButton(tr("Remove"))
        self.export, self.load = QPushButton(tr("Save as CSV…")), QPushButton(tr("Load…"))
        self.open.setToolTip(tr("Go on drawing with the chosen scenario."))
        self.run.setToolTip(
            tr("Open ecopattern:scenario with its layers: links, patches and indices afterwards as files.")
        )
        self.copy.setToolTip(tr("Copy the table for a spreadsheet."))
        self.export.setToolTip(tr("Save the table as a CSV file, with its numbers in full."))
        self.remove.setToolTip(tr("Take the chosen scenario out of the project and out of its file."))
        self.load.setToolTip(
            tr("Put the scenarios of a GeoPackage into this project, such as those of another project.")
        )
        buttons = QGridLayout()
        for place, button in enumerate((self.open, self.run, self.remove, self.copy, self.export, self.load)):
            buttons.addWidget(button, *divmod(place, 3))
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
        self.export.clicked.connect(self._export)
        self.load.clicked.connect(self.load_requested)
        self.about.linkActivated.connect(lambda _: self.settle_requested.emit())
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
                problems.append(f"{scenario.name}: {told(found.problem)}")
        self.table.fill(scenario_headers(session.unit, session.worth), rows)
        self.table.setVisible(bool(rows))
        self.about.setText(self._text(problems))
        self.copy.setEnabled(bool(rows))
        self.export.setEnabled(bool(rows))
        self._choose_wanted()
        self._enable()

    def _text(self, problems):
        """Return what cannot be worked out, what the table shows, or how to fill it."""
        if not self.names and not problems:
            text = tr("No scenario is kept yet. Draw changes and keep them; they are compared here.")
            return html.escape(text)
        passing = [name for name in storage.passing() if name in self.names]
        texts = [html.escape(text) for text in few(problems)]
        if not problems:
            texts.append(
                html.escape(tr("ECA is the area of one patch that would be as well connected as all together."))
            )
        if passing:
            sentence = tr("{names}: lost when QGIS closes.").format(names=", ".join(few(passing)))
            texts.append(f"{html.escape(sentence)} <a href='keep'>{html.escape(tr('Keep in a file'))}</a>")
        elif not problems:
            files = sorted({os.path.basename(storage.file_of(name)) for name in self.names})
            texts.append(html.escape(tr("Kept in {files}.").format(files=", ".join(few(files)))))
        return " ".join(texts)

    def _copy(self):
        """Copy the table."""
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in self.table.lines()))

    def _export(self):
        """Save the table as a file."""
        place = os.path.join(os.path.dirname(scenario_file.place()), f"{tr('Scenarios')}.csv")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save as CSV"), place, "CSV (*.csv)")
        if not path:
            return
        try:
            write_csv(path if path.lower().endswith(".csv") else f"{path}.csv", self.table.lines())
        except OSError as problem:
            sentence = tr("{file} cannot be written: {reason}").format(file=path, reason=problem.strerror)
            QMessageBox.warning(self, tr("Save as CSV"), sentence)

    def _remove(self):
        """Take the chosen scenario out, after a question."""
        if not self.chosen:
            return
        buttons, name = QMessageBox.StandardButton, self.chosen
        file = storage.file_of(name)
        text = tr("Take '{name}' and its layers out of the project? It is in no file, and lost then.").format(name=name)
        if file and scenario_file.own(file):
            text = tr("Take '{name}' out of the project, and delete it in {file}?").format(name=name, file=file)
        elif file:
            text = tr("Take '{name}' out of the project? It stays in {file}, which is not of this project.")
            text = text.format(name=name, file=file)
        answer = QMessageBox.question(self, tr("Remove scenario"), text, buttons.Yes | buttons.Cancel, buttons.Cancel)
        if answer == buttons.Yes:
            self.remove_requested.emit(name)
