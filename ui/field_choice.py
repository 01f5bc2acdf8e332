"""A choice of the fields of a layer that may be vector or raster.

QGIS's own widget for fields closes the program where its layer is a raster (seen in 3.22, reported of 3.44), so the
parameter is a text and this widget offers the names of the fields there are.
"""

from processing.gui.wrappers import DIALOG_BATCH, WidgetWrapper
from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

from ..i18n import tr


class FieldChoice(WidgetWrapper):
    """The names of the fields of the layer in the parameter `layer`, and room for another name."""

    def __new__(cls, param, dialog, *args, **kwargs):
        """Return QGIS's own widget in the modeler, where the name may come from an input of the model."""
        if type(dialog).__name__ != "ModelerParametersDialog":
            return super().__new__(cls, param, dialog, *args, **kwargs)
        registry = QgsGui.processingGuiRegistry()
        wrapper = registry.createModelerParameterWidget(dialog.model, dialog.childId, param, dialog.context)
        wrapper.setDialog(dialog)
        return wrapper

    def createWidget(self, layer=""):  # noqa: N802
        """Return the list, in batches a line of text."""
        self._layer = layer
        if self.dialogType == DIALOG_BATCH:
            return QLineEdit()
        combo = QComboBox()
        combo.setEditable(True)
        combo.lineEdit().setPlaceholderText(tr("patch_id if there is one, else numbers from 1 on"))
        combo.currentTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return combo

    def postInitialize(self, wrappers):  # noqa: N802
        """Follow the layer that is chosen."""
        for wrapper in wrappers:
            if wrapper.parameterDefinition().name() == self._layer and isinstance(self.widget, QComboBox):
                wrapper.widgetValueHasChanged.connect(self._offer)
                self._offer(wrapper)

    def _offer(self, wrapper):
        """Offer the fields of the layer that another parameter holds; a name that is none of them is taken away."""
        chosen, layer = self.value(), wrapper.parameterValue()
        if isinstance(layer, str):
            context = QgsProcessingContext()
            context.setProject(QgsProject.instance())
            layer = QgsProcessingUtils.mapLayerFromString(layer, context)
        names = [field.name() for field in layer.fields()] if isinstance(layer, QgsVectorLayer) else []
        self.widget.clear()
        self.widget.addItems(["", *names])
        self.setValue(chosen if chosen in names else None)

    def setValue(self, value):  # noqa: N802
        """Show a name, or none."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(value or "")
        else:
            self.widget.setCurrentText(value or "")

    def value(self):
        """Return the name shown, None where there is none."""
        text = self.widget.text() if isinstance(self.widget, QLineEdit) else self.widget.currentText()
        return text.strip() or None
