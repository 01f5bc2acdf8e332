"""What is drawn and what comes of it: kinds to draw, their numbers, the list of changes, the figures and the links."""

from __future__ import annotations

import html
import math

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
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.connectivity.land_change import Kind
from ...i18n import tr
from ...i18n.messages import told
from ..chart import figure
from .options import KindInputs
from .outcome import GONE, unchanged
from .scenarios import AREAS
from .tables import MOST_ROWS, Table, link_headers, link_rows, percent, signed
from .text import Text
from .words import LINK_COLOURS, change_word, drawing_help, icon_size, kind_help, kind_icon, kind_text

BAR = 6
MOST_SHOWN, SMALL = 3, 16


class DrawView(QWidget):
    """Shows the scenario that is drawn, and asks for edits."""

    kind_chosen = pyqtSignal(object)
    edited = pyqtSignal(str, object)
    keep_requested = pyqtSignal(str)
    shape_requested = pyqtSignal(int)
    link_requested = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind, self.session, self.said = None, None, ""
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
        self.changes.setMinimumHeight(2 * self.fontMetrics().height())
        self.changes.setToolTip(tr("Double-click shows a change on the map, Delete takes it out."))
        self.links.setToolTip(tr("Double-click shows a link on the map."))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR)
        self.name.setAccessibleName(tr("Name of the scenario"))
        self.name.setPlaceholderText(tr("Name of the scenario"))
        self.name.setToolTip(tr("Name of the scenario"))
        self.keep.setToolTip(tr("Put the changes into the project as layers that ecopattern:scenario reads as well."))
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
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.status, self.bar, self.figures):
            inside.addWidget(part)
        inside.addWidget(self.links, 1)
        inside.addStretch(0)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.changes)
        parts.addWidget(below)
        parts.setStretchFactor(0, 0)
        parts.setStretchFactor(1, 1)
        parts.setSizes([4 * self.fontMetrics().height(), 1000])
        parts.setChildrenCollapsible(False)
        ends = QHBoxLayout()
        ends.addWidget(self.name, 1)
        ends.addWidget(self.discard)
        ends.addWidget(self.keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(tools)
        whole.addWidget(self.numbers)
        whole.addLayout(edits)
        whole.addWidget(parts, 1)
        whole.addLayout(ends)

    def _connect(self):
        """Let the parts hear of each other."""
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda on, kind=kind: self.kind_chosen.emit(kind if on else None))
        self.changes.itemActivated.connect(lambda item: self.shape_requested.emit(self.changes.row(item)))
        self.changes.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
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
        self.numbers.show_kind(kind)
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
        self._fill_changes(scenarios.changes)
        self.undo.setEnabled(scenarios.can_undo)
        self.redo.setEnabled(scenarios.can_redo)
        self.remove.setEnabled(self.changes.currentRow() >= 0)
        drawn = bool(scenarios.changes)
        self.keep.setEnabled(drawn)
        self.discard.setEnabled(drawn)
        if not scenarios.name:
            self.name.setPlaceholderText(scenarios.free_name(tr("Scenario")))
        self.bar.setVisible(engine.busy)
        found = session.outcome
        self.status.setText(html.escape(self._status(session, found)))
        self.status.setVisible(bool(self.status.text()))
        # What came of the last edit stays until there is something newer, so that nothing jumps.
        stale = drawn and found is None and engine.busy
        self.figures.setEnabled(not stale)
        self.links.setEnabled(not stale)
        if not stale:
            self._show_outcome(session, None if found is None or found.problem else found)

    def _show_outcome(self, session, found):
        """Show what comes of the changes, None for nothing."""
        self.figures.setText(self._figures_html(session, found))
        self.figures.setVisible(bool(self.figures.text()))
        self.links.setVisible(found is not None and bool(found.changes))
        if found is not None:
            self.links.fill(link_headers(session.unit), link_rows(found), fit=True)

    def _fill_changes(self, changes):
        """List the changes."""
        row = self.changes.currentRow()
        self.changes.setVisible(bool(changes))
        self.changes.clear()
        for change in changes:
            self.changes.addItem(QListWidgetItem(kind_icon(change.kind), self._change_text(change)))
        if 0 <= row < len(changes):
            self.changes.setCurrentRow(row)
        if changes:
            shown = min(len(changes), MOST_SHOWN) * self.changes.sizeHintForRow(0)
            self.changes.setMaximumHeight(shown + 2 * self.changes.frameWidth() + 2)
        self.changes.scrollToBottom()

    def _change_text(self, change):
        """Return a change with its size and numbers."""
        shape = QgsGeometry()
        shape.fromWkb(change.shape)
        unit, parts = self.session.unit, [kind_text(change.kind)]
        if change.kind in AREAS:
            parts.append(f"{figure(shape.area() * self.session.hectares)} ha")
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
        return ", ".join(parts)

    @staticmethod
    def _status(session, found):
        """Return how far the work is, or what came of it."""
        engine = session.engine
        if engine.reading:
            return tr("Looking at the land, once for all scenarios…")
        if engine.busy and found is None:
            return tr("Working out what changes…")
        if found is not None and found.problem:
            return told(found.problem)
        if found is None:
            return ""
        notes = [told(note) for note in found.notes]
        shown = min(len(found.changes), MOST_ROWS)
        if shown < len(found.changes):
            notes.append(tr("The first {} links are listed.").format(shown))
        return " ".join(notes)

    def _figures_html(self, session, found):
        """Return the figures before and after as a table, those before alone while nothing is drawn."""
        baseline = session.engine.baseline
        if found is None:
            if baseline is None or session.scenarios.changes:
                return ""
            return html.escape(tr("Today: {eca} ha equivalent connected area (ECA), {links} links in use.").format(
                eca=figure(unchanged(baseline).eca[0]), links=figure(len(baseline.links.active()))))  # fmt: skip
        cost = tr("cost x {}").format(session.unit)
        rows = (
            (tr("Connected area (ECA) [ha]"), found.eca),
            (tr("Habitat [ha]"), found.habitat),
            (tr("Patches"), found.patches),
            (tr("Links in use"), found.links),
            (tr("Mean link cost [{}]").format(cost), found.cost),
        )
        heads = "".join(
            f"<th align='right'>&nbsp;{html.escape(t)}</th>" for t in (tr("Before"), tr("After"), tr("Change"))
        )
        lines = [f"<table width='100%' cellspacing='0'><tr><th></th>{heads}</tr>"]
        lines += [_figures_row(title, *pair) for title, pair in rows]
        return "".join([*lines, "</table>", self._legend_html(found)])

    @staticmethod
    def _legend_html(found):
        """Return how many links change, in the colours that they have on the map."""
        parts = []
        for word, colour in LINK_COLOURS.items():
            if found.count(word):
                sign = f"<span style='color:{colour}'>{'╌╌' if word == GONE else '━━'}</span>"
                told_word = html.escape(change_word(word)).replace(" ", "&nbsp;")
                parts.append(f"{sign}&nbsp;{found.count(word)}&nbsp;{told_word}")
        counts = " &nbsp;".join(parts) if parts else html.escape(tr("none"))
        return f"<b>{html.escape(tr('Affected'))}:</b> {counts}"


def _figures_row(title, before, after):
    """Return a row of figures before and after."""
    change, part = after - before, percent(before, after)
    text = f"{signed(part)}\u00a0%" if math.isfinite(part) and isinstance(before, float) else signed(change)
    cells = (figure(before), figure(after), f"<b>{html.escape(text)}</b>")
    values = "".join(f"<td align='right'>&nbsp;{cell}</td>" for cell in cells)
    return f"<tr><td>{html.escape(title)}</td>{values}</tr>"
