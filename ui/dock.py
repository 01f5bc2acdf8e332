"""The dock: keeps the flow and the selection in step with the project, and opens what is asked for."""

from __future__ import annotations

import os

from qgis.core import QgsFeatureRequest, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QFileSystemWatcher, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QTabWidget

from ..i18n import tr
from . import selection
from .feature_view import FeatureView
from .flow import Place, flow, following, suggest
from .flow_view import FlowView
from .project import Reader, tasks
from .what_if.tab import WhatIfTab

REST = 300
MOST_SELECTED = 200
# See-through, since a patch may fill the map.
FLASH = QColor(255, 60, 0, 150), QColor(255, 60, 0, 0)
FOLLOW = "plugins/ecopattern/zoom_to_selected"


class EcoPatternDock(QgsDockWidget):
    """Leads through the steps of a plan, and tells about what is selected."""

    def __init__(self, iface, parent=None):
        super().__init__(tr("EcoPattern"), parent)
        self.setObjectName("EcoPatternDock")
        self.iface, self.reader, self.dialogs = iface, Reader(), []
        self.flow, self.feature = FlowView(), FeatureView()
        self.what_if = WhatIfTab(iface, self.reader)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.flow, tr("Steps"))
        self.tabs.addTab(self.feature, tr("Selected"))
        self.tabs.addTab(self.what_if, tr("What if"))
        self.setWidget(self.tabs)
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST)
        self.rest.timeout.connect(self.refresh)
        self.files = QFileSystemWatcher(self)
        self.files.fileChanged.connect(lambda _: self.rest.start())
        self._connect()
        self._watch(QgsProject.instance().mapLayers().values())
        self.refresh()

    def _connect(self):
        """Listen to the project and to the views."""
        project = QgsProject.instance()
        project.layersAdded.connect(self._watch)
        project.layersRemoved.connect(self._removed)
        self.flow.run_requested.connect(self.open_algorithm)
        self.flow.layer_requested.connect(self.go_to)
        self.flow.refresh_requested.connect(self.refresh)
        self.feature.row_activated.connect(self._select_row)
        self.feature.follow.setChecked(QgsSettings().value(FOLLOW, True, type=bool))
        self.feature.follow_changed.connect(lambda on: QgsSettings().setValue(FOLLOW, on))
        self.visibilityChanged.connect(lambda shown: self.rest.start() if shown else None)

    def release(self):
        """Let go of the project, when the plugin is switched off."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._watch)
        project.layersRemoved.disconnect(self._removed)
        for layer in project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                self._unwatch(layer)
        self.rest.stop()
        self.what_if.release()

    def show_what_if(self):
        """Show where scenarios are drawn and compared."""
        self.setUserVisible(True)
        self.tabs.setCurrentWidget(self.what_if)

    def _watch(self, layers):
        """Listen to layers that came into the project."""
        for layer in layers:
            if isinstance(layer, QgsVectorLayer):
                layer.selectionChanged.connect(self._selected)
                layer.afterCommitChanges.connect(self.rest.start)
            layer.nameChanged.connect(self.rest.start)
        self.rest.start()

    def _unwatch(self, layer):
        """Listen to a layer no longer."""
        layer.selectionChanged.disconnect(self._selected)
        layer.afterCommitChanges.disconnect(self.rest.start)

    def _removed(self, _ids):
        """Forget what was told about layers that are gone."""
        self.feature.show_facts(None)
        self.rest.start()

    # Steps.

    def refresh(self):
        """Look at the project again."""
        offered, layers = tasks(), self.reader.layers(QgsProject.instance())
        steps = flow(offered, layers)
        inputs = {task.id: suggest(task, layers) for task in offered}
        self.flow.show_flow(steps, inputs, following(steps, inputs))
        self._watch_files(layers)
        self.what_if.look()

    def _watch_files(self, layers):
        """Notice when a file of a layer, or one that a layer was made from, is written."""
        wanted = {layer.place.file for layer in layers}
        for layer in layers:
            values = layer.stamp.get("inputs", {}).values()
            wanted |= {Place.of(v).file for v in values if isinstance(v, str) and os.path.isabs(v.partition("|")[0])}
        watched = set(self.files.files())
        if watched - wanted:
            self.files.removePaths(sorted(watched - wanted))
        added = [file for file in sorted(wanted - watched) if os.path.isfile(file)]
        if added:
            self.files.addPaths(added)

    def open_algorithm(self, name):
        """Open the dialog of an algorithm, filled in with what the project holds."""
        import processing

        values = {need: layer.id for need, layer in self.flow.inputs.get(name, {}).items()}
        dialog = processing.createAlgorithmDialog(name, values)
        if dialog is None:
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialogs.append(dialog)
        dialog.destroyed.connect(lambda: self.dialogs.remove(dialog))
        dialog.algorithmFinished.connect(lambda *_: self.rest.start())
        dialog.show()

    def go_to(self, name):
        """Make a layer the active one, and show where it lies."""
        layer = QgsProject.instance().mapLayer(name)
        if layer is None:
            return
        self.iface.setActiveLayer(layer)
        node = QgsProject.instance().layerTreeRoot().findLayer(name)
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
        if layer.isSpatial():
            self._zoom(layer, layer.extent())

    def _zoom(self, layer, extent):
        """Show an extent of a layer."""
        canvas = self.iface.mapCanvas()
        shown = canvas.mapSettings().layerExtentToOutputExtent(layer, extent)
        if not shown.isEmpty():
            canvas.setExtent(shown.scaled(1.1))
        canvas.refresh()

    # Selection.

    def _selected(self, _ids=None, _removed=None, _cleared=None):
        """Tell about what was selected in the layer that says so."""
        layer = self.sender()
        if not isinstance(layer, QgsVectorLayer) or not selection.has_story(layer):
            return
        chosen = layer.selectedFeatureIds()
        if not chosen:
            self.feature.show_facts(None)
            return
        if not self.isVisible():
            return
        request = QgsFeatureRequest(chosen[:MOST_SELECTED])
        self.feature.show_facts(selection.tell(layer, list(layer.getFeatures(request)), self.reader))
        self.tabs.setCurrentWidget(self.feature)
        if layer.isSpatial():
            self._show_on_map(layer, chosen)

    def _show_on_map(self, layer, chosen):
        """Zoom to features, if that is wanted, and let them flash."""
        canvas = self.iface.mapCanvas()
        if self.feature.follow.isChecked():
            self._zoom(layer, layer.boundingBoxOfSelected())
        canvas.flashFeatureIds(layer, chosen, *FLASH)

    def _select_row(self, key):
        """Select the link that a row of the table stands for."""
        name, feature = key
        layer = QgsProject.instance().mapLayer(name)
        if layer is not None:
            layer.selectByIds([feature])
