"""The weighting dialog: factors on the left, their grades and weights in the middle, what they make on the right."""

from __future__ import annotations

import os

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QShortcut,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.resistance.weighing_scheme import WeighingScheme
from ...algorithms.resistance.weighting import Combination, Objective, WeighBy
from ...i18n import tr
from .choice import Choice
from .editor import Editor
from .factor_list import FactorList
from .grading_view import GradingView
from .matrix_view import MatrixView
from .method_views import CompareView, DataView, DirectView
from .result_view import ResultView
from .surface_view import SurfaceView
from .words import choice_words, weigh_by_words

ALGORITHM = "ecopattern:resistancesurface"
SETTINGS = "plugins/ecopattern/weighting/"
SIZE = (1180, 760)
PARTS = (200, 560, 300)


class WeightingWindow(QDialog):
    """Edits a weighing scheme; `accepted_scheme(path)` hands on its file where an algorithm waits for it."""

    accepted_scheme = pyqtSignal(str)

    def __init__(self, parent=None, *, for_algorithm=False):
        super().__init__(parent)
        self.for_algorithm, self.dialogs = for_algorithm, []
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self.editor = Editor(self)
        self.factors, self.result = FactorList(self.editor), ResultView(self.editor)
        self.tabs, self.status = QTabWidget(), QLabel()
        self._fill_tabs()
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        for part in (self.factors, self._middle(), self.result):
            self.parts.addWidget(part)
        for k, stretch in enumerate((0, 3, 2)):
            self.parts.setStretchFactor(k, stretch)
        self.parts.setSizes(list(PARTS))
        layout = QVBoxLayout(self)
        layout.setMenuBar(self._menus())
        layout.addWidget(self.parts, 1)
        layout.addLayout(self._bottom())
        self._connect()
        self._themed = QTimer(self)
        self._themed.setSingleShot(True)
        self._themed.setInterval(0)
        self._themed.timeout.connect(self._take_theme)
        self._themed.start()
        self.resize(*SIZE)
        geometry = QgsSettings().value(SETTINGS + "geometry")
        if geometry:
            self.restoreGeometry(geometry)
        self.refresh()

    # Parts.

    def _fill_tabs(self):
        """Put what can be edited into tabs."""
        self.grading, self.matrix = GradingView(self.editor), MatrixView(self.editor)
        self.entropy = DataView(self.editor, Objective.ENTROPY)
        self.critic = DataView(self.editor, Objective.CRITIC)
        self.direct, self.compare, self.surface = (
            DirectView(self.editor),
            CompareView(self.editor),
            SurfaceView(self.editor),
        )
        for view, title, hint in (
            (self.grading, tr("Grades"), tr("Which resistance each value of the selected factor stands for")),
            (self.matrix, tr("AHP"), tr("Weights by comparison in pairs (AHP)")),
            (self.entropy, tr("Entropy"), tr("Weights by entropy of the layers")),
            (self.critic, tr("CRITIC"), tr("Weights by CRITIC from the layers")),
            (self.direct, tr("By hand"), tr("Weights as numbers by hand")),
            (self.compare, tr("Methods"), tr("The weights of all methods side by side")),
            (self.surface, tr("Surface"), tr("How factors are combined, limits, and what is burnt in")),
        ):
            number = self.tabs.addTab(view, title)
            self.tabs.setTabToolTip(number, f"{hint} (Ctrl+{number + 1})")
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self.tabs.setCurrentIndex(number))
        self.tabs.setAccessibleName(tr("Grades and weights"))

    def _middle(self):
        """Return the tabs below the choice of the weights that count."""
        words = choice_words()
        self.weigh_by = Choice(weigh_by_words(), tr("Weights come from"), whole=True)
        self.objective = Choice(words[Objective], tr("Which weights from the layers"), whole=True)
        self.combination = Choice(words[Combination], tr("How both are combined"), whole=True)
        label = QLabel(tr("&Weights come from"))
        label.setBuddy(self.weigh_by)
        row = QHBoxLayout()
        for part in (label, self.weigh_by, self.objective, self.combination):
            row.addWidget(part)
        row.addStretch(1)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.tabs, 1)
        return middle

    def _bottom(self):
        """Return the line of what happened, with the buttons."""
        self.status.setWordWrap(True)
        self.status.setAccessibleName(tr("Message"))
        if self.for_algorithm:
            self.run_button = QPushButton(tr("&Use this scheme"))
            self.run_button.setToolTip(tr("Save the scheme and give its file to the algorithm (Ctrl+Enter)."))
        else:
            self.run_button = QPushButton(tr("&Run…"))
            self.run_button.setToolTip(tr("Save the scheme and open the algorithm that makes the raster (Ctrl+Enter)."))
        self.close_button = QPushButton(tr("Close"))
        self.run_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.status, 1)
        row.addWidget(self.run_button)
        row.addWidget(self.close_button)
        return row

    def _menus(self):
        """Return the menu bar."""
        bar = QMenuBar(self)
        bar.setNativeMenuBar(False)
        files, edits = bar.addMenu(tr("&Scheme")), bar.addMenu(tr("&Edit"))
        self.actions_by_name = {}
        keys = QKeySequence.StandardKey
        for menu, name, text, key, act in (
            (files, "new", tr("&New"), keys.New, self.new),
            (files, "open", tr("&Open…"), keys.Open, self.open),
            (files, "save", tr("&Save"), keys.Save, self.save),
            (files, "save_as", tr("Save &as…"), "Ctrl+Shift+S", self.save_as),
            (files, None, "", None, None),
            (files, "import", tr("&Import (JSON, CSV)…"), "Ctrl+I", self.import_scheme),
            (files, "export", tr("&Export (JSON, CSV)…"), "Ctrl+E", self.export),
            (files, None, "", None, None),
            (files, "close", tr("&Close"), keys.Close, self.close),
            (edits, "undo", tr("&Undo"), keys.Undo, self.editor.undo),
            (edits, "redo", tr("&Redo"), keys.Redo, self.editor.redo),
            (edits, None, "", None, None),
            (edits, "add", tr("&Add layer"), "Ctrl+L", lambda: self.factors.add_button.showMenu()),
            (edits, "reread", tr("Read &layers again"), keys.Refresh, self.editor.read_again),
            (edits, "remove", tr("Re&move factor"), "", lambda: self.editor.remove(self.editor.place)),
        ):
            if name is None:
                menu.addSeparator()
                continue
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, act=act: act())
            self.actions_by_name[name] = action
        return bar

    def _connect(self):
        """Let the parts hear of each other."""
        self.weigh_by.picked.connect(lambda member: self.editor.set_fields(weigh_by=member))
        self.objective.picked.connect(lambda member: self.editor.set_fields(objective=member))
        self.combination.picked.connect(lambda member: self.editor.set_fields(combination=member))
        self.editor.changed.connect(self.refresh)
        self.editor.told.connect(self.tell)
        self.editor.refused.connect(lambda text: self.tell(tr("Not taken: {}").format(text)))
        self.run_button.clicked.connect(lambda: self.run())
        self.close_button.clicked.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.run)

    # Display.

    def changeEvent(self, event):  # noqa: N802
        """Take over the colours and sizes of another theme."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.PaletteChange, kinds.StyleChange) and hasattr(self, "run_button"):
            self._themed.start()

    def _take_theme(self):
        """Show everything in the colours of the theme, and every tab whole."""
        self.tabs.setMinimumWidth(self.tabs.tabBar().sizeHint().width() + 4)
        for signal in (self.editor.changed, self.editor.previewed):
            signal.emit()

    def refresh(self):
        """Show what the scheme is."""
        scheme = self.editor.scheme
        self.weigh_by.show_member(scheme.weigh_by)
        self.objective.show_member(scheme.objective)
        self.combination.show_member(scheme.combination)
        combined = scheme.weigh_by is WeighBy.COMBINED
        self.objective.setVisible(combined)
        self.combination.setVisible(combined)
        name = os.path.basename(self.editor.path) if self.editor.path else tr("new scheme")
        self.setWindowTitle(tr("Weighing resistance – {}").format(name) + (" *" if self.editor.modified else ""))
        self.actions_by_name["undo"].setEnabled(self.editor.history.can_undo)
        self.actions_by_name["redo"].setEnabled(self.editor.history.can_redo)
        for key in ("save", "save_as", "export", "remove"):
            self.actions_by_name[key].setEnabled(bool(scheme.factors))
        self.run_button.setEnabled(bool(scheme.factors))
        self.status.setText("")

    def tell(self, text):
        """Say what happened."""
        self.status.setText(text)
        self.status.setAccessibleDescription(text)

    # Files.

    def _folder(self):
        """Return where files are looked for."""
        if self.editor.path:
            return os.path.dirname(self.editor.path)
        return str(QgsSettings().value(SETTINGS + "folder", os.path.expanduser("~")))

    def _ask_open(self, title):
        """Return the file to read that the user names; empty if none."""
        kinds = tr("Weighing schemes") + " (*.json *.csv)"
        path, _ = QFileDialog.getOpenFileName(self, title, self._folder(), kinds)
        return self._kept(path)

    def _ask_save(self, title):
        """Return the file to write that the user names; empty if none."""
        start = self.editor.path or os.path.join(self._folder(), "scheme.json")
        path, kind = QFileDialog.getSaveFileName(self, title, start, "JSON (*.json);;CSV (*.csv)")
        if path and not path.lower().endswith((".json", ".csv")):
            path += ".csv" if "csv" in kind else ".json"
        return self._kept(path)

    def _kept(self, path):
        """Return a path and remember its folder."""
        if path:
            QgsSettings().setValue(SETTINGS + "folder", os.path.dirname(path))
        return path

    def _may_leave(self):
        """Return whether the scheme may go: it is saved, or the user does not want it to be."""
        if not self.editor.modified or not self.editor.scheme.factors:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            tr("Weighing scheme"),
            tr("The scheme was changed and is not saved. Save it?"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def new(self):
        """Begin anew."""
        if self._may_leave():
            self.editor.start(WeighingScheme())

    def open(self, path=None):
        """Take the scheme of a file, to go on with that file."""
        if self._may_leave():
            path = path or self._ask_open(tr("Open a weighing scheme"))
            if path:
                self.editor.open(path)

    def save(self):
        """Write the scheme to its file; return whether that was done."""
        return self.editor.write(self.editor.path) if self.editor.path else self.save_as()

    def save_as(self):
        """Write the scheme to another file, which is its own from then on."""
        path = self._ask_save(tr("Save the weighing scheme"))
        return bool(path) and self.editor.write(path)

    def import_scheme(self):
        """Take the scheme of a file as an edit."""
        path = self._ask_open(tr("Import a weighing scheme"))
        if path:
            self.editor.take_in(path)

    def export(self):
        """Write a copy of the scheme."""
        path = self._ask_save(tr("Export a copy of the weighing scheme"))
        if path:
            self.editor.write(path, own=False)

    # Ends.

    def run(self):
        """Save the scheme and hand it to the algorithm."""
        if not self.editor.scheme.factors or not ((self.editor.path and not self.editor.modified) or self.save()):
            return
        if self.for_algorithm:
            self.accepted_scheme.emit(self.editor.path)
            self.close()
            return
        import processing

        dialog = processing.createAlgorithmDialog(ALGORITHM, {"SCHEME_FILE": self.editor.path})
        if dialog is not None:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialogs.append(dialog)
            dialog.destroyed.connect(lambda: self.dialogs.remove(dialog))
            dialog.show()

    def keyPressEvent(self, event):  # noqa: N802
        """Keep Enter and Escape in fields from closing the window."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def reject(self):
        """Close as the button does, after the question whether to save."""
        self.close()

    def release(self):
        """Stop all work and go away, when the plugin is switched off."""
        self.editor.release()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event):  # noqa: N802
        """Ask whether to save, and stop all work."""
        if not self._may_leave():
            event.ignore()
            return
        QgsSettings().setValue(SETTINGS + "geometry", self.saveGeometry())
        self.editor.release()
        event.accept()
