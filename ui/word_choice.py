"""A choice of words in the language of the user; runs, scripts, models and the history get the value they stand for."""

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsProcessingParameters
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QComboBox

from ..i18n import tr


class WordChoice(WidgetWrapper):
    """A list of `words`, one for each value of the parameter and in its order."""

    def __new__(cls, param, dialog, *args, **kwargs):
        """Return QGIS's own widget in the modeler, which takes inputs of the model as well, with the words in it."""
        if type(dialog).__name__ != "ModelerParametersDialog":
            return super().__new__(cls, param, dialog, *args, **kwargs)
        registry = QgsGui.processingGuiRegistry()
        wrapper = registry.createModelerParameterWidget(dialog.model, dialog.childId, param, dialog.context)
        wrapper.setDialog(dialog)
        told = dict(zip(param.options(), kwargs["words"]))
        for combo in wrapper.findChildren(QComboBox):
            for k in range(combo.count()):
                if combo.itemData(k) in told and combo.itemText(k) == combo.itemData(k):
                    combo.setItemText(k, told[combo.itemData(k)])
        return wrapper

    def createWidget(self, words=()):  # noqa: N802
        """Return the list; where nothing need be chosen that comes first."""
        definition = self.parameterDefinition()
        combo = QComboBox()
        if definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
            combo.addItem(tr("Not set"), None)
        for value, word in zip(definition.options(), words):
            combo.addItem(word, value)
        combo.setToolTip(definition.toolTip())
        combo.currentIndexChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return combo

    def setValue(self, value):  # noqa: N802
        """Show the word for a value, as QGIS understands it; what it does not know is the default."""
        definition = self.parameterDefinition()
        if value is not None:
            given = {definition.name(): value}
            value = QgsProcessingParameters.parameterAsEnumString(definition, given, QgsProcessingContext())
        self.widget.setCurrentIndex(max(0, self.widget.findData(value)))

    def value(self):
        """Return the value whose word is shown, None where nothing is chosen."""
        return self.widget.currentData()
