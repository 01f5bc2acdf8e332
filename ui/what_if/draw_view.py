"""What is drawn and what comes of it: kinds to draw, their numbers, the list of changes, the figures and the links."""

from __future__ import annotations

import html

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QShortcut,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.connectivity.change import Kind
from ...i18n import tr
from ..chart import figure
from ..text import Text
from .figures import figures_html, status_text
from .kind_inputs import KindInputs
from .scenarios import AREAS
from .scroll import Scroll
from .tables import Table, link_headers, link_rows
from .words import drawing_help, icon_size, kind_help, kind_icon, kind_text

BAR = 6
SMALL = 16
# How many changes are in sight; of a window as tall as this more are.
FEW_SHOWN, MANY_SHOWN, TALL = 3, 8, 700


class DrawView(QWidget):
    """Shows the scenario that is drawn, and asks for edits."""

    kind_chosen = pyqtSignal(object)
    edited = pyqtSignal(str, object)
    chosen = pyqtSignal(int)
    renumbered = pyqtSignal(dict)
    keep_requested = pyqtSignal(str)
    shape_requested = pyqtSignal(int)
    link_requested = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind, self.session, self.said, self.listed = None, None, "", None
        self.buttons, self.group = {}, QButtonGroup(self)
        self.numbers, self.hint = KindInputs(), Text(tr("How to draw"))
        self.changes, self.figures, self.links = (
            QListWidget(),
            Text(tr("Before and after")),
            Table(tr("Affected links")),
        )
        self.status, self.bar, self.name = Text(tr("Progress")), QProgressBar(), QLineEdit()
        self.undo, self.redo = self._tool("↶", tr("Undo"), "undo"), self._tool("↷", tr("Redo"), "redo")
        self.remove = self._tool("✕", tr("Take the chosen change out"), None)
        self.discard, self.keep = QPushButton(tr("Discard")), QPushButton(tr("Keep"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_kind(None)

    def _tool(self, sign, text, edit):
        """Return a small button that asks for an edit."""
        made = QToolButton()
        made.setText(sign)
        made.setAutoRaise(True)
        made.setToolTip(text)
        made.setAccessibleName(text)
        if edit:
            made.clicked.connect(lambda: self._edit(edit))
        return made

    def _make_parts(self):
        """Give the parts their looks."""
        self.group.setExclusive(False)
        for kind in Kind:
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIcon(kind_icon(kind))
            button.setIconSize(icon_size())
            button.setText(kind_text(kind).replace(" ", "\n", 1))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setToolTip(kind_help(kind))
            button.setAccessibleName(kind_text(kind))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.buttons[kind] = button
            self.group.addButton(button)
        self.changes.setAccessibleName(tr("Changes that are drawn"))
        self.changes.setIconSize(QSize(SMALL, SMALL))
        self.changes.setToolTip(
            tr("Choose a change to edit its numbers; double-click shows it on the map, Delete takes it out.")
        )
        self.figures.setToolTip(tr("ECA is the area of one patch that would be as well connected as all together."))
        self.links.setToolTip(tr("Double-click shows a link on the map."))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR)
        self.name.setAccessibleName(tr("Name of the scenario"))
        self.name.setPlaceholderText(tr("Name of the scenario"))
        self.name.setToolTip(tr("Name of the scenario"))
        self.keep.setToolTip(
            tr("Put the changes into the project as layers in a file beside it, which ecopattern:scenario reads.")
        )
        self.discard.setToolTip(tr("Take out all changes; Undo brings them back."))

    def _lay_out(self):
        """Put everything in its place."""
        tools = QHBoxLayout()
        tools.setSpacing(1)
        for button in self.buttons.values():
            tools.addWidget(button, 1)
        edits = QHBoxLayout()
        edits.addWidget(self.hint, 1)
        for button in (self.undo, self.redo, self.remove):
            edits.addWidget(button)
        ends = QHBoxLayout()
        ends.addWidget(self.name, 1)
        ends.addWidget(self.discard)
        ends.addWidget(self.keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(tools)
        whole.addLayout(edits)
        whole.addWidget(self.numbers)
        whole.addWidget(Scroll(self._inside()), 1)
        whole.addLayout(ends)

    def _inside(self):
        """Return what is drawn and what comes of it, of which there may be more than fits."""
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(3)
        for part in (self.changes, self.status, self.bar, self.figures):
            parts.addWidget(part)
        parts.addWidget(self.links, 1)
        parts.addStretch(0)
        return inside

    def _connect(self):
        """Let the parts hear of each other."""
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda on, kind=kind: self.kind_chosen.emit(kind if on else None))
        self.changes.itemActivated.connect(lambda item: self.shape_requested.emit(self.changes.row(item)))
        self.changes.currentRowChanged.connect(self.chosen)
        self.numbers.changed.connect(self.renumbered)
        self.links.activated_row.connect(self.link_requested)
        self.remove.clicked.connect(self._remove)
        self.discard.clicked.connect(lambda: self._edit("discard"))
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        context = Qt.ShortcutContext
        for keys, part, act in (
            (QKeySequence.StandardKey.Undo, self, lambda: self._edit("undo")),
            (QKeySequence.StandardKey.Redo, self, lambda: self._edit("redo")),
            (QKeySequence.StandardKey.Delete, self.changes, self._remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), part)
            shortcut.setContext(context.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Edits.

    def _edit(self, name, *arguments):
        """Ask for an edit."""
        self.said = ""
        self.edited.emit(name, arguments)

    def _remove(self):
        """Ask to take out the change that is chosen."""
        if self.changes.currentRow() >= 0:
            self._edit("remove", self.changes.currentRow())

    def _keep(self):
        """Ask to keep what is drawn."""
        if self.keep.isEnabled():
            self.keep_requested.emit(self.name.text().strip() or self.name.placeholderText())

    def show_kind(self, kind):
        """Show which kind is drawn, None for none."""
        self.kind = kind
        for own, button in self.buttons.items():
            button.setChecked(own is kind)
        self._show_numbers()
        self.said = ""
        self.show_points(0)

    def show_points(self, count):
        """Say how to go on after so many points."""
        if count:
            self.said = ""
        if self.said:
            text = f"<b>{html.escape(self.said)}</b>"
        elif self.kind is None:
            text = html.escape(tr("Choose what to draw; then you see here what it does to links and connectivity."))
        else:
            text = html.escape(drawing_help(self.kind, count))
        self.hint.setText(text)

    def tell(self, text):
        """Say why something could not be done, until the next edit."""
        self.said = text
        self.show_points(0)

    # Display.

    def show_progress(self, percent):
        """Show how far the work is."""
        self.bar.setValue(int(percent))

    def show_session(self, session):
        """Show a session."""
        self.session = session
        scenarios, engine = session.scenarios, session.engine
        for button in self.buttons.values():
            button.setEnabled(session.complete)
        self.numbers.show_unit(session.unit)
        self._fill_changes(scenarios)
        self._show_numbers()
        self.undo.setEnabled(scenarios.can_undo)
        self.redo.setEnabled(scenarios.can_redo)
        self.remove.setEnabled(scenarios.chosen >= 0)
        drawn = bool(scenarios.changes)
        self.keep.setEnabled(drawn and session.crs is not None)
        self.discard.setEnabled(drawn)
        if not scenarios.name:
            self.name.setPlaceholderText(scenarios.free_name(tr("Scenario")))
        self.bar.setVisible(engine.busy)
        found = session.outcome
        self.status.setText(html.escape(status_text(session, found)))
        self.status.setVisible(bool(self.status.text()))
        # What came of the last edit stays until there is something newer, so that nothing jumps.
        stale = drawn and found is None and engine.busy
        self.figures.setEnabled(not stale)
        self.links.setEnabled(not stale)
        if not stale:
            self._show_outcome(session, None if found is None or found.problem else found)

    def _show_outcome(self, session, found):
        """Show what comes of the changes, None for nothing."""
        self.figures.setText(figures_html(session, found))
        self.figures.setVisible(bool(self.figures.text()))
        self.links.setVisible(found is not None and bool(found.changes))
        if found is not None:
            self.links.fill(link_headers(session.unit), link_rows(found), fit=True)

    def _show_numbers(self):
        """Show the numbers of the change that is chosen, else those of what is drawn next."""
        scenarios = None if self.session is None else self.session.scenarios
        if scenarios is not None and scenarios.chosen >= 0:
            self.numbers.show_change(scenarios.changes[scenarios.chosen])
        else:
            self.numbers.show_kind(self.kind)

    def _fill_changes(self, scenarios):
        """List the changes, and show which is chosen."""
        changes = scenarios.changes
        blocked = self.changes.blockSignals(True)
        if self.listed != (changes, self.session.unit):
            self.listed = changes, self.session.unit
            self.changes.clear()
            for change in changes:
                self.changes.addItem(QListWidgetItem(kind_icon(change.kind), self._change_text(change)))
        self._fit_changes()
        self.changes.setCurrentRow(scenarios.chosen)
        self.changes.blockSignals(blocked)
        self.changes.setVisible(bool(changes))

    def _fit_changes(self):
        """Give the list the height of its rows, of many of the first."""
        if self.changes.count():
            most = MANY_SHOWN if self.height() > TALL else FEW_SHOWN
            shown = min(self.changes.count(), most) * self.changes.sizeHintForRow(0)
            self.changes.setFixedHeight(shown + 2 * self.changes.frameWidth() + 2)

    def resizeEvent(self, event):  # noqa: N802
        """Show as many changes as there is room for."""
        super().resizeEvent(event)
        self._fit_changes()

    def _change_text(self, change):
        """Return a change with its size and numbers."""
        shape = QgsGeometry()
        shape.fromWkb(change.shape)
        unit, parts = self.session.unit, [kind_text(change.kind)]
        if change.kind in AREAS:
            parts.append(f"{figure(shape.area() * self.session.hectares)} {tr('ha')}")
        elif change.kind is Kind.ROAD:
            parts.append(f"{figure(shape.length())} {unit}")
        if change.factor is not None:
            parts.append(tr("resistance x {}").format(figure(change.factor)))
        elif change.value is not None:
            parts.append(f"{figure(change.value)} {tr('cost per {}').format(unit)}")
        elif change.kind is Kind.ROAD:
            parts.append(tr("impassable"))
        if change.crossings:
            parts.append(tr("crossings: {}").format(change.crossings))
        if change.width and (change.crossings or change.kind is Kind.CROSSING):
            parts.append(tr("{width} {unit} wide").format(width=figure(change.width), unit=unit))
        return tr(", ").join(parts)
