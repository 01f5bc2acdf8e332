"""The steps of a plan as a tree, and beneath it what the chosen one needs and how it is."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .flow import Change, State

ROLE = Qt.ItemDataRole.UserRole
ICON = 16
SHARP = 2
INDENT = 12
LEAST_WIDTH = 48
# Legible on light and on dark ground; palettes of dark themes do not always have such a colour.
FAINT = "#8a8a8a"


def state_text(state):
    """Return a state in words."""
    return {State.NOT_RUN: tr("not run"), State.CURRENT: tr("current"), State.OUTDATED: tr("outdated")}[state]


def reason_text(reason):
    """Return in a sentence what happened to an input."""
    sentences = {
        Change.CHANGED: tr("{input}: '{layer}' was changed after this result was made."),
        Change.REPLACED: tr("{input}: there is a newer result than '{layer}', which this one was made from."),
        Change.OUTDATED: tr("{input}: '{layer}' is itself outdated."),
        Change.GONE: tr("{input}: '{layer}' is no longer there, so nobody can tell whether it changed."),
    }
    return sentences[reason.change].format(input=reason.input, layer=reason.layer)


def step_texts():
    """Return what each step answers, by its group."""
    return {
        "standard": tr("Bring data to one grid, make a sample landscape, write the report."),
        "plan": tr("From a land-cover map to restoration units in one run."),
        "survey": tr("What does nature do here, and where is it at risk?"),
        "sources": tr("Which habitat counts as a source?"),
        "resistance": tr("How hard is each cell to cross?"),
        "corridors": tr("Which ways join the sources, and what is in the way?"),
        "circuits": tr("Where is movement squeezed into narrow places?"),
        "connectivity": tr("How well is the network joined, and which patch carries it?"),
        "zoning": tr("Which areas are restored, and who answers for them?"),
        "investment": tr("What comes first, and what does it cost?"),
        "monitoring": tr("Does it work, and what changed?"),
    }


def state_icon(state):
    """Return the sign of a state; shapes differ, so that colours are not needed to tell them apart."""
    picture = QPixmap(ICON * SHARP, ICON * SHARP)
    picture.setDevicePixelRatio(SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    white = QPen(QColor("white"), 1.8)
    if state is State.NOT_RUN:
        painter.setPen(QPen(QColor(FAINT), 1.4))
        painter.drawEllipse(QRectF(3, 3, 10, 10))
    elif state is State.CURRENT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2e9e62"))
        painter.drawEllipse(QRectF(2, 2, 12, 12))
        painter.setPen(white)
        painter.drawPolyline(QPolygonF([QPointF(5, 8.2), QPointF(7.2, 10.4), QPointF(11, 5.8)]))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#d9822b"))
        painter.drawPolygon(QPolygonF([QPointF(8, 1.5), QPointF(15, 14), QPointF(1, 14)]))
        painter.setPen(white)
        painter.drawLine(QPointF(8, 6), QPointF(8, 9.5))
        painter.drawPoint(QPointF(8, 12))
    painter.end()
    return QIcon(picture)


class FlowView(QWidget):
    """Shows steps, algorithms and results; asks to open an algorithm or to go to a layer."""

    run_requested = pyqtSignal(str)
    layer_requested = pyqtSignal(str)
    refresh_requested = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.steps, self.inputs, self.following = [], {}, None
        self.next = QPushButton()
        self.next.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.next.clicked.connect(self._go_on)
        self.again = QToolButton()
        self.again.setText("⟳")
        self.again.setToolTip(tr("Look again at the project and at the files of its layers."))
        self.again.setAccessibleName(tr("Refresh"))
        self.again.clicked.connect(self.refresh_requested)
        self.tree = self._make_tree()
        self.about = QTextBrowser()
        self.about.setOpenLinks(False)
        self.about.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.about.anchorClicked.connect(lambda url: self.layer_requested.emit(url.path()))
        self.open = QPushButton(tr("Open…"))
        self.open.clicked.connect(lambda: self.run_requested.emit(self.chosen_task().id))
        self._lay_out()
        self.show_flow([], {}, None)

    def _make_tree(self):
        """Return the tree of steps."""
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderLabels([tr("Step"), tr("State")])
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setIndentation(INDENT)
        tree.setIconSize(QSize(ICON, ICON))
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(tr("Steps of the plan"))
        tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        tree.itemActivated.connect(self._activated)
        return tree

    def _lay_out(self):
        """Put everything in its place."""
        top = QHBoxLayout()
        top.addWidget(self.next, 1)
        top.addWidget(self.again)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.about, 1)
        inside.addWidget(self.open)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.tree)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.addLayout(top)
        whole.addWidget(parts, 1)
        self.setMinimumWidth(LEAST_WIDTH * self.fontMetrics().averageCharWidth())

    def show_flow(self, steps, inputs, following):
        """Show steps.

        Parameters
        ----------
        steps : list of Step
            From `flow.flow`.
        inputs : dict
            By algorithm id what `flow.suggest` found.
        following : Task, optional
            What to do next.
        """
        open_groups, chosen = self._opened(), self._key(self.tree.currentItem())
        begun = {step.group for step in self.steps if step.state is not State.NOT_RUN}
        self.steps, self.inputs, self.following = steps, inputs, following
        self.tree.clear()
        for step in steps:
            # A step opens when something is made in it for the first time; else it is as the user left it.
            made = step.state is not State.NOT_RUN and step.group not in begun
            self._add_step(step, made or step.group in open_groups)
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.setText(tr("Next: {}").format(following.title))
            self.next.setToolTip(following.about)
        self.choose(chosen)

    def _opened(self):
        """Return the groups that are open."""
        items = [self.tree.topLevelItem(k) for k in range(self.tree.topLevelItemCount())]
        return {self._key(item)[1] for item in items if item.isExpanded()}

    def _add_step(self, step, expanded):
        """Add a step with its algorithms and their results."""
        item = self._row(self.tree, step.title, step.state, ("step", step.group))
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setToolTip(0, step_texts().get(step.group, step.title))
        for entry in step.entries:
            row = self._row(item, entry.task.title, entry.state, ("task", entry.task.id))
            row.setToolTip(0, entry.task.about)
            for result in entry.results:
                self._add_result(row, result)
            row.setExpanded(entry.state is State.OUTDATED)
        if step.from_plan:
            row = self._row(item, tr("From the whole plan"), None, ("plan", step.group))
            for result in step.from_plan:
                self._add_result(row, result)
        item.setExpanded(expanded)

    def _add_result(self, parent, result):
        """Add a layer that was made."""
        row = self._row(parent, result.layer.name, result.state, ("layer", result.layer.id))
        row.setToolTip(0, "\n".join([result.layer.name, *map(reason_text, result.reasons)]))

    def _row(self, parent, text, state, key):
        """Add a row and return it."""
        row = QTreeWidgetItem(parent, [text, "" if state is None else state_text(state)])
        row.setData(0, ROLE, key)
        if state is not None:
            row.setIcon(1, state_icon(state))
        return row

    @staticmethod
    def _key(item):
        """Return what a row stands for."""
        return ("", "") if item is None else tuple(item.data(0, ROLE))

    def choose(self, key):
        """Choose the row of a step, an algorithm or a layer, given as kind and id; else the first."""
        rows = [self.tree.topLevelItem(k) for k in range(self.tree.topLevelItemCount())]
        first = rows[0] if rows else None
        while rows:
            row = rows.pop(0)
            if self._key(row) == tuple(key):
                self.tree.setCurrentItem(row)
                self.tree.scrollToItem(row)
                return
            rows.extend(row.child(k) for k in range(row.childCount()))
        if first is not None:
            self.tree.setCurrentItem(first)
        else:
            self._show_chosen()

    def _go_on(self):
        """Choose what comes next and open it."""
        self.choose(("task", self.following.id))
        self.run_requested.emit(self.following.id)

    def _activated(self, item, _column):
        """Open the algorithm, or go to the layer, of a row that was double-clicked or entered."""
        kind, name = self._key(item)
        if kind == "task":
            self.run_requested.emit(name)
        elif kind == "layer":
            self.layer_requested.emit(name)

    def chosen_entry(self):
        """Return the algorithm chosen, itself or by one of its results; None for a step."""
        item = self.tree.currentItem()
        while item is not None:
            kind, name = self._key(item)
            if kind == "task":
                return next(entry for step in self.steps for entry in step.entries if entry.task.id == name)
            item = item.parent()
        return None

    def chosen_task(self):
        """Return the algorithm chosen, or None."""
        entry = self.chosen_entry()
        return None if entry is None else entry.task

    def _show_chosen(self):
        """Tell about the row that is chosen."""
        entry = self.chosen_entry()
        self.open.setVisible(entry is not None)
        if entry is not None:
            again = entry.state is not State.NOT_RUN
            self.open.setText((tr("Run again: {}…") if again else tr("Run: {}…")).format(entry.task.title))
            self.about.setHtml(self._task_html(entry))
            return
        kind, name = self._key(self.tree.currentItem())
        step = next((step for step in self.steps if step.group == name and kind in ("step", "plan")), None)
        if step is None:
            step = next((s for s in self.steps if any(r.layer.id == name for r in s.from_plan)), None)
        self.about.setHtml(self._step_html(step) if step else html.escape(tr("There are no algorithms yet.")))

    def _step_html(self, step):
        """Return what a step answers and how it is."""
        rows = [f"<b>{html.escape(step.title)}</b>", html.escape(step_texts().get(step.group, ""))]
        rows.append(tr("State: {}.").format(state_text(step.state)))
        results = [result for entry in step.entries for result in entry.results]
        rows.append(self._results_html([*results, *step.from_plan]))
        rows.append(html.escape(tr("Choose one of its algorithms to see what it needs.")))
        return "".join(f"<p>{row}</p>" for row in rows if row)

    def _task_html(self, entry):
        """Return what an algorithm does, needs and made."""
        newest = entry.results[0] if entry.results else None
        state = tr("State: {}.").format(state_text(entry.state))
        rows = [f"<p><b>{html.escape(entry.task.title)}</b><br>{html.escape(state)}"]
        if newest is not None:
            reasons = dict.fromkeys(reason for r in entry.results for reason in r.reasons if r.state is newest.state)
            rows += [f"<br>{html.escape(reason_text(reason))}" for reason in reasons]
        rows.append("</p>")
        found = self.inputs.get(entry.task.id, {})
        if entry.task.needs:
            rows.append(f"<p><b>{html.escape(tr('Inputs in the project'))}</b></p><table cellspacing='2'>")
            rows += [self._need_html(need, found.get(need.name)) for need in entry.task.needs]
            rows.append("</table>")
        rows.append(self._results_html(entry.results))
        rows.append(f"<p>{html.escape(entry.task.about)}</p>")
        return "".join(rows)

    def _need_html(self, need, layer):
        """Return a row about an input."""
        if layer is not None:
            answer = f"✓ <a href='layer:{html.escape(layer.id)}'>{html.escape(layer.name)}</a>"
        elif need.optional:
            answer = f"<span style='color:{FAINT}'>{html.escape(tr('may be left out'))}</span>"
        else:
            answer = f"<b>{html.escape(tr('not found; choose it in the dialog'))}</b>"
        return f"<tr><td style='padding-right:8px'>{html.escape(need.label)}</td><td>{answer}</td></tr>"

    def _results_html(self, results):
        """Return the layers that were made, as links."""
        if not results:
            return ""
        links = [
            f"<a href='layer:{html.escape(r.layer.id)}'>{html.escape(r.layer.name)}</a> ({state_text(r.state)})"
            for r in results
        ]
        return f"<p><b>{html.escape(tr('Results in the project'))}</b><br>{'<br>'.join(links)}</p>"
