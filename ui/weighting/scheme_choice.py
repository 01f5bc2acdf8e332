"""The file of a weighing scheme in the dialog of an algorithm, with a button that opens the weighting dialog."""

from __future__ import annotations

import os
from dataclasses import replace

from processing.gui.wrappers import DIALOG_BATCH, WidgetWrapper
from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from ...algorithms.errors import EcoPatternError
from ...algorithms.resistance.scheme_text import parse_gradings, weighed
from ...i18n import tr
from .window import WeightingWindow
from .words import sentence


class SchemeChoice(WidgetWrapper):
    """A path, and the way to the weighting dialog.

    `layers` names the parameters whose layers it begins with, `texts` those of a table of grades and of weights.
    """

    def __new__(cls, param, dialog, *args, **kwargs):
        """Return QGIS's own widget in the modeler, where the file may come from an input of the model."""
        if type(dialog).__name__ != "ModelerParametersDialog":
            return super().__new__(cls, param, dialog, *args, **kwargs)
        registry = QgsGui.processingGuiRegistry()
        wrapper = registry.createModelerParameterWidget(dialog.model, dialog.childId, param, dialog.context)
        wrapper.setDialog(dialog)
        return wrapper

    def createWidget(self, layers=(), texts=("", "")):  # noqa: N802
        """Return the field with its buttons, in batches the field alone."""
        self._layers, self._texts, self._others, self.window = tuple(layers), tuple(texts), {}, None
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("File of the weighing scheme"))
        self.field.textChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        if self.dialogType == DIALOG_BATCH:
            return self.field
        self.field.setPlaceholderText(tr("none: factors, grades and weights are given here"))
        self.browse_button, self.weigh_button = QToolButton(), QPushButton(tr("Weigh…"))
        self.browse_button.setText("…")
        self.browse_button.setToolTip(tr("Choose a file"))
        self.browse_button.clicked.connect(self._browse)
        self.weigh_button.setToolTip(
            tr("Grade and weigh factors in a window of their own, with a preview of the resistance.")
        )
        self.weigh_button.clicked.connect(self.weigh)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse_button)
        row.addWidget(self.weigh_button)
        return widget

    def postInitialize(self, wrappers):  # noqa: N802
        """Remember the parameters that the weighting dialog begins with."""
        self._others = {w.parameterDefinition().name(): w for w in wrappers}

    def _browse(self):
        """Let the user name a file."""
        kinds = tr("Weighing schemes") + " (*.json *.csv)"
        path, _ = QFileDialog.getOpenFileName(self.widget, tr("Open a weighing scheme"), self.field.text(), kinds)
        if path:
            self.field.setText(path)

    def weigh(self):
        """Open the weighting dialog with the scheme of the file, or with the layers that were chosen."""
        if self.window is None:
            self.window = WeightingWindow(self.widget.window(), for_algorithm=True)
            self.window.accepted_scheme.connect(self._take)
        path = self.field.text().strip()
        if path and os.path.exists(path):
            if self.window.editor.path != path:
                self.window.open(path)
        elif not self.window.editor.scheme.factors:
            self._begin()
        self.window.setWindowModality(Qt.WindowModality.NonModal)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _begin(self):
        """Begin with the layers, grades and weights that were given to the algorithm."""
        editor, chosen = self.window.editor, self._chosen()
        names, gradings = [layer.name() for layer in chosen], {}
        try:
            gradings = parse_gradings(self._given(self._texts[0]), names)
        except EcoPatternError as problem:
            editor.refused.emit(sentence(problem))
        for layer, name in zip(chosen, names):
            editor.add_layer(layer, name, gradings.get(name))
        weights = self._given(self._texts[1])

        def arrived():
            # Layers are read side by side and come in any order.
            if sorted(editor.scheme.names) == sorted(names):
                editor.changed.disconnect(arrived)
                order = [editor.scheme.names.index(name) for name in names]
                try:
                    ordered = replace(editor.scheme, factors=[editor.scheme.factors[k] for k in order], matrix=None)
                    editor.start(weighed(ordered, weights))
                except EcoPatternError as problem:
                    editor.refused.emit(sentence(problem))

        if names:
            editor.changed.connect(arrived)

    def _given(self, name):
        """Return the value of another parameter, None where there is none."""
        return self._others[name].parameterValue() or None if name in self._others else None

    def _chosen(self):
        """Return the layers that are chosen in the dialog of the algorithm, rasters first."""
        # What is loaded from files lives as long as the context.
        self._context = _context()
        found = []
        for name in self._layers:
            for source in self._given(name) or []:
                layer = QgsProcessingUtils.mapLayerFromString(str(source), self._context)
                if layer is not None:
                    found.append(layer)
        return found

    def _take(self, path):
        """Show the file of the scheme; what it holds need not be given a second time, and would take its place."""
        self.field.setText(path)
        for name in (*self._layers, *self._texts):
            if name in self._others:
                self._others[name].setParameterValue([] if name in self._layers else "", _context())

    def setValue(self, value):  # noqa: N802
        """Show a path, or none."""
        self.field.setText(value or "")

    def value(self):
        """Return the path shown, None where there is none."""
        return self.field.text().strip() or None


def _context():
    """Return a context that knows the project."""
    found = QgsProcessingContext()
    found.setProject(QgsProject.instance())
    return found
