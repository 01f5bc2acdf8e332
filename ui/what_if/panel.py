"""The panel: draw changes on the map, see what they do, keep them as scenarios and compare those."""

from __future__ import annotations

import html
import json

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ...algorithms.connectivity.change import Kind
from ...i18n import tr
from ...i18n.messages import told
from ..project import PROVIDER
from ..text import Text
from .compare_view import CompareView
from .draw_tool import DrawTool
from .draw_view import DrawView
from .keeping import Keeping
from .land import MAKERS, median_cost, smallest_patch, suggested
from .marks import Marks
from .options import LandInputs
from .scenario_file import SCOPE
from .session import Session
from .storage import layers_of, show_only
from .words import few

REST = 300
REACH = 15
CHOICES = "what_if/land"
ALGORITHM = f"{PROVIDER}:scenario"


class WhatIfPanel(QWidget):
    """Shows a `Session`, and holds the map tool that draws its changes."""

    def __init__(self, iface, reader, parent=None):
        super().__init__(parent)
        self.iface, self.reader, self.canvas = iface, reader, iface.mapCanvas()
        self.session, self.marks, self.tool = Session(self), Marks(self.canvas), DrawTool(self.canvas)
        self.land, self.note = LandInputs(), Text(tr("Message"))
        self.view, self.compare, self.tabs = DrawView(), CompareView(), QTabWidget()
        self.dialogs, self.watched, self.suggested_for, self.shown = [], set(), None, None
        self.keeping, self.compared = Keeping(self, self.session), ""
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST)
        self.rest.timeout.connect(self.look)
        self._lay_out()
        self._connect()
        self._restore()
        self.look()

    def _lay_out(self):
        """Put everything in its place."""
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.view, tr("Draw"))
        self.tabs.addTab(self.compare, tr("Compare"))
        self.tabs.addTab(self.land, tr("Land"))
        self.tabs.setTabToolTip(2, tr("Which layers are the land, and how far animals move"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 2, 4, 2)
        whole.setSpacing(3)
        whole.addWidget(self.note)
        whole.addWidget(self.tabs, 1)

    def _connect(self):
        """Let the parts hear of each other, and listen to the project."""
        project, view, compare = QgsProject.instance(), self.view, self.compare
        project.layersAdded.connect(self._rest)
        project.layersRemoved.connect(self._rest)
        project.cleared.connect(self._begin)
        project.readProject.connect(self._restore)
        self.canvas.destinationCrsChanged.connect(self._show_marks)
        self.land.changed.connect(self._remember)
        self.note.linkActivated.connect(self.open_algorithm)
        self.session.changed.connect(self.refresh)
        self.session.told.connect(self.view.tell)
        self.session.engine.progressed.connect(view.show_progress)
        self.tool.drawn.connect(self._drawn)
        self.tool.sketched.connect(view.show_points)
        self.tool.ended.connect(self.stop_drawing)
        self.tool.undo_requested.connect(lambda: self.session.edit("undo"))
        self.tool.redo_requested.connect(lambda: self.session.edit("redo"))
        self.tool.deactivated.connect(lambda: view.show_kind(None))
        view.kind_chosen.connect(self.start_drawing)
        view.edited.connect(lambda name, arguments: self.session.edit(name, *arguments))
        view.chosen.connect(self.session.choose)
        view.renumbered.connect(self.session.renumber)
        view.keep_requested.connect(self.keep)
        view.shape_requested.connect(self.zoom_to_change)
        view.link_requested.connect(self.zoom_to_link)
        self.tabs.currentChanged.connect(lambda _: self._show_marks())
        compare.table.itemSelectionChanged.connect(self._compare)
        compare.open_requested.connect(self.open_scenario)
        compare.remove_requested.connect(self.keeping.drop)
        compare.settle_requested.connect(self.keeping.settle)
        compare.load_requested.connect(self.keeping.load)
        compare.run_requested.connect(lambda name: self.open_algorithm(ALGORITHM, self.session.parameters(name)))

    def release(self):
        """Stop all work and let go of project and map, when the plugin is switched off."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._rest)
        project.layersRemoved.disconnect(self._rest)
        project.cleared.disconnect(self._begin)
        project.readProject.disconnect(self._restore)
        self.canvas.destinationCrsChanged.disconnect(self._show_marks)
        for name in self.watched & set(project.mapLayers()):
            project.mapLayer(name).afterCommitChanges.disconnect(self._edited)
        self.rest.stop()
        self.stop_drawing()
        self.session.release()
        self.marks.clear()

    # The project.

    def _rest(self, *_):
        """Look at the project soon; many layers come at once."""
        self.rest.start()

    def _edited(self):
        """Look soon at the layer whose features were edited."""
        self.session.edits[self.sender().id()] += 1
        self._rest()

    def _begin(self):
        """Begin anew with another project."""
        self.stop_drawing()
        self.session.scenarios.start()
        self.view.name.clear()
        self.land.begin()
        self.watched, self.suggested_for, self.keeping.passing = set(), None, False
        self._rest()

    def _restore(self, *_):
        """Take over what was chosen for the project when it was saved."""
        kept, _ = QgsProject.instance().readEntry(SCOPE, CHOICES, "")
        try:
            self.land.begin(json.loads(kept) if kept else None)
        except ValueError:
            self.land.begin()
        self._rest()

    def _remember(self):
        """Keep what was chosen in the project, and take it."""
        QgsProject.instance().writeEntry(SCOPE, CHOICES, json.dumps(self.land.state()))
        self._take_land()

    def look(self):
        """Look at the layers of the project."""
        layers = QgsProject.instance().mapLayers()
        self.watched &= set(layers)
        for name, layer in layers.items():
            if name not in self.watched and isinstance(layer, QgsVectorLayer):
                self.watched.add(name)
                layer.afterCommitChanges.connect(self._edited)
        scenarios = {layer.id() for layer in layers_of()}
        layers = [layer for layer in self.reader.layers(QgsProject.instance()) if layer.id not in scenarios]
        self.land.show_layers(layers, suggested(layers))
        self._take_land()

    def _take_land(self):
        """Take the layers that are chosen."""
        chosen = {name: self.land.chosen(name) for name in MAKERS}
        links = chosen["LINKS"]
        if links is not None and (links.id, links.changed) != self.suggested_for:
            self.suggested_for = links.id, links.changed
            self.land.suggest("distance", median_cost(links.id))
        if chosen["PATCHES"] is not None:
            self.land.suggest("smallest", smallest_patch(chosen["PATCHES"].stamp) or 0.0)
        self.session.set_land(chosen, self.land.numbers())

    def _missing(self):
        """Return in sentences what the project lacks, with links to the algorithms that make it."""
        names = {"RESISTANCE": tr("Resistance"), "PATCHES": tr("Patches")}
        sentences = []
        for name, title in names.items():
            if self.session.layers.get(name) is None:
                sentence = tr("{input} cannot be found in the project; make it with {algorithm}.")
                sentences.append(sentence.format(input=f"<b>{html.escape(title)}</b>", algorithm=_link(MAKERS[name])))
        if self.session.complete and self.land.choices["LINKS"].count() == 1:
            sentence = tr(
                "There are no links in the project; they are found by the usual rules. {algorithm} keeps them."
            )
            sentences.append(sentence.format(algorithm=_link(MAKERS["LINKS"])))
        return sentences

    # Display.

    def refresh(self):
        """Show what the session is."""
        session, unit = self.session, self.session.unit
        said = [told(text) for text in (session.engine.problem, *session.problems, *session.engine.notes) if text]
        notes = self._missing() + [html.escape(text) for text in few(said)]
        self.note.setText("<br>".join(notes))
        self.note.setVisible(bool(notes))
        self.land.show_unit(unit)
        self.view.show_session(session)
        self.compare.show_session(session)
        count = len(session.scenarios.kept)
        self.tabs.setTabText(1, tr("Compare ({})").format(count) if count else tr("Compare"))
        self._show_marks()

    def _show_marks(self):
        """Show changes and affected links on the map while the panel is seen; to compare, the links of one scenario."""
        session = self.session
        if not self.isVisible() or session.crs is None:
            self.marks.clear()
            self.shown = None
            return
        changes, outcome, chosen = session.scenarios.changes, session.outcome, session.scenarios.chosen
        if self.tabs.currentWidget() is self.compare and self.compare.chosen:
            # Its changes are layers of the project, which the map shows itself.
            changes, outcome = (), session.scenarios.outcome(session.scenarios.scenario(self.compare.chosen).changes)
        shown = changes, outcome, chosen, session.crs.toWkt(), self.canvas.mapSettings().destinationCrs().toWkt()
        if shown != self.shown:
            self.shown = shown
            self.marks.show_changes(changes, session.crs, chosen)
            self.marks.show_links(outcome, session.crs)

    def _compare(self):
        """Show on the map the scenario that is chosen among the kept ones, and no other, until the next is chosen."""
        chosen = self.compare.chosen
        if chosen and chosen != self.compared:
            show_only(chosen)
        self.compared = chosen or self.compared
        self._show_marks()

    def showEvent(self, event):  # noqa: N802
        """Show the marks with the panel, and look at what happened meanwhile."""
        super().showEvent(event)
        self.rest.start()
        self._show_marks()

    def hideEvent(self, event):  # noqa: N802
        """Take the marks off the map, and put the tool down."""
        super().hideEvent(event)
        self.stop_drawing()
        self._show_marks()

    # Drawing.

    def start_drawing(self, kind):
        """Draw a kind of change on the map, or none."""
        if kind is None:
            self.stop_drawing()
            return
        self.session.choose(-1)
        self.tool.set_kind(kind)
        if self.canvas.mapTool() is not self.tool:
            self.canvas.setMapTool(self.tool)
        self.view.show_kind(kind)
        self.canvas.setFocus()
        self.session.work(begin=True)

    def stop_drawing(self):
        """Put the tool down."""
        if self.canvas.mapTool() is self.tool:
            self.canvas.unsetMapTool(self.tool)
        self.view.show_kind(None)

    def _drawn(self, geometry):
        """Take over what was drawn."""
        kind, crs = self.tool.kind, self.canvas.mapSettings().destinationCrs()
        reach = REACH * self.canvas.mapUnitsPerPixel() if kind is Kind.CROSSING else 0.0
        self.view.tell("")
        self.session.draw(geometry, crs, kind, self.view.numbers.numbers_of(kind), reach)

    def keep(self, name):
        """Keep what is drawn as a scenario, and show it among the others."""
        if self.keeping.keep(name):
            self.view.name.clear()
            self.stop_drawing()
            self.compare.choose(name)
            self.tabs.setCurrentWidget(self.compare)

    def open_scenario(self, name):
        """Go on with a kept scenario."""
        self.session.edit("open", name)
        self.view.name.setText(name)
        self.tabs.setCurrentWidget(self.view)

    # The map.

    def zoom_to_change(self, place):
        """Show a change on the map."""
        shape = QgsGeometry()
        shape.fromWkb(self.session.scenarios.changes[place].shape)
        self._zoom(shape)

    def zoom_to_link(self, place):
        """Show a link on the map."""
        found = self.session.outcome
        path = () if found is None else found.changes[place].path
        if len(path) > 1:
            self._zoom(QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in path]))

    def _zoom(self, geometry):
        """Show a shape of the land on the map, and let it flash."""
        crs, shown = self.session.crs, self.canvas.mapSettings().destinationCrs()
        if crs is None:
            return
        try:
            there = QgsCoordinateTransform(crs, shown, QgsProject.instance())
            extent = there.transformBoundingBox(geometry.boundingBox())
        except QgsCsException:
            return
        extent.grow(max(extent.width(), extent.height(), 50 * self.canvas.mapUnitsPerPixel()) / 4)
        self.canvas.setExtent(extent)
        self.canvas.refresh()
        self.canvas.flashGeometries([geometry], crs)

    def open_algorithm(self, name, values=None):
        """Open the dialog of an algorithm."""
        import processing

        dialog = processing.createAlgorithmDialog(name, values or {})
        if dialog is None:
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialogs.append(dialog)
        dialog.destroyed.connect(lambda: self.dialogs.remove(dialog))
        dialog.show()


def _link(algorithm):
    """Return an algorithm as a link that opens it."""
    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    title = algorithm if found is None else f"{found.displayName()} ({algorithm})"
    return f"<a href='{algorithm}'>{html.escape(title)}</a>"
