"""Tests of the choice of words: dialogs, batches and the modeler show words and hand on the values of the core."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingParameterEnum,
)
from qgis.PyQt.QtWidgets import QComboBox

from ...processing_provider.parameters import WORD_CHOICE, ChoiceInput
from ...processing_provider.provider import ALGORITHMS
from ...processing_provider.security_pattern import SecurityPattern
from ...ui.word_choice import WordChoice

MODES = {
    "pairwise": "Between all pairs of nodes",
    "one-to-all": "From each node to all others",
    "all-to-one": "From all others to each node",
    "advanced": "From given sources to given grounds",
}


def shown(combo):
    """Return value and word of each entry of a list."""
    return {combo.itemData(k): combo.itemText(k) for k in range(combo.count())}


def created(name):
    """Return an algorithm as QGIS makes it for a dialog."""
    return QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")


@pytest.fixture
def gui(workspace, monkeypatch):
    """Return the modules of the dialogs of Processing, which can open without the window of QGIS."""
    from processing.gui import AlgorithmDialog, BatchAlgorithmDialog, BatchPanel, ParametersPanel

    # What stands in for the window of QGIS in tests has no canvas and browser that dialogs could use.
    for module in (ParametersPanel, AlgorithmDialog):
        monkeypatch.setattr(module, "iface", None)
    for module in (BatchPanel, BatchAlgorithmDialog):
        monkeypatch.setattr(module, "iface", None, raising=False)
    return AlgorithmDialog, BatchAlgorithmDialog


@pytest.mark.parametrize("name", [algorithm.NAME for algorithm in ALGORITHMS])
def test_dialogs_show_words_and_hand_on_values(gui, name):
    """In every dialog each choice shows its words, begins with its default, and hands on the value of each word."""
    algorithm = {known.NAME: known for known in ALGORITHMS}[name]()
    dialog = gui[0].AlgorithmDialog(created(name), parent=None)
    wrappers = dialog.mainWidget().wrappers
    for declared in algorithm.inputs():
        if isinstance(declared, ChoiceInput):
            wrapper = wrappers[declared.name]
            assert shown(wrapper.widget) == declared.words
            assert wrapper.parameterValue() == (declared.default or next(iter(declared.words)))
            for value in declared.words:
                wrapper.setParameterValue(value, QgsProcessingContext())
                assert wrapper.parameterValue() == value
    dialog.deleteLater()


def test_the_shipped_model_asks_in_words(gui):
    """Choices that the model hands on to its steps show the words of the main job, and stay its values."""
    dialog = gui[0].AlgorithmDialog(created("ecopattern_plan"), parent=None)
    known = {declared.name: declared for declared in SecurityPattern().inputs()}
    wrappers = dialog.mainWidget().wrappers
    choices = [name for name in wrappers if isinstance(known.get(name), ChoiceInput)]
    assert choices
    for name in choices:
        assert shown(wrappers[name].widget) == known[name].words
    dialog.deleteLater()


def test_history_and_commands_hold_values(gui):
    """What the dialog makes of its choices, for the history and to be copied, has the values and no words."""
    dialog = gui[0].AlgorithmDialog(created("currentflow"), parent=None)
    combo = dialog.mainWidget().wrappers["MODE"].widget
    changes = []
    dialog.mainWidget().wrappers["MODE"].widgetValueHasChanged.connect(changes.append)
    combo.setCurrentIndex(combo.findText("From each node to all others"))
    assert len(changes) == 1
    parameters = {name: wrapper.parameterValue() for name, wrapper in dialog.mainWidget().wrappers.items()}
    assert parameters["MODE"] == "one-to-all"
    command = dialog.algorithm().asPythonCommand(parameters, QgsProcessingContext())
    assert "'MODE':'one-to-all'" in command
    assert "From each node" not in command
    if hasattr(dialog.algorithm(), "asQgisProcessCommand"):
        # Older versions have no such command.
        assert "--MODE=one-to-all" in dialog.algorithm().asQgisProcessCommand(parameters, QgsProcessingContext())[0]
    dialog.mainWidget().setParameters({"MODE": "advanced"})
    assert combo.currentText() == MODES["advanced"]
    dialog.deleteLater()


def test_batches_show_words_and_hand_on_values(gui):
    """A row of a batch has the words too, and its values go into the run."""
    dialog = gui[1].BatchAlgorithmDialog(created("currentflow"), parent=None)
    panel = dialog.mainWidget()
    row = panel.parameter_to_column["MODE"]
    wrapper = panel.wrappers[0][row]
    assert shown(wrapper.widget) == MODES
    wrapper.widget.setCurrentIndex(2)
    assert panel.valueForParameter(0, "MODE") == "all-to-one"
    dialog.deleteLater()


def test_modeler_shows_words_and_keeps_values(gui):
    """In the modeler the words stand in QGIS's own widget, which takes inputs of the model; the step has the value."""
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    model = QgsProcessingModelAlgorithm("test", "test")
    child = QgsProcessingModelChildAlgorithm("ecopattern:currentflow")
    child.setChildId("step")
    child.addParameterSources("MODE", [QgsProcessingModelChildParameterSource.fromStaticValue("all-to-one")])
    model.addChildAlgorithm(child)
    dialog = ModelerParametersDialog(child.algorithm(), model, "step")
    wrapper = dialog.widget.widget.wrappers["MODE"]
    assert not isinstance(wrapper, WordChoice)
    combo = next(c for c in wrapper.findChildren(QComboBox) if shown(c) == MODES)
    assert combo.currentText() == MODES["all-to-one"]
    combo.setCurrentIndex(combo.findText(MODES["one-to-all"]))
    made = dialog.createAlgorithm()
    assert [source.staticValue() for source in made.parameterSources()["MODE"]] == ["one-to-all"]
    dialog.deleteLater()


def test_what_need_not_be_chosen_can_be_left_out(gui):
    """An optional choice begins with nothing and goes back to it; an unknown value is the default, as for QGIS."""
    from processing.gui.wrappers import WidgetWrapperFactory

    context = QgsProcessingContext()
    for optional, default, first in ((True, None, None), (False, "b", "b")):
        definition = QgsProcessingParameterEnum("X", "x", ["a", "b"], False, default, optional, usesStaticStrings=True)
        definition.setMetadata({"widget_wrapper": {"class": WORD_CHOICE, "words": ["first", "second"]}})
        wrapper = WidgetWrapperFactory.create_wrapper(definition, None)
        assert wrapper.parameterValue() == first
        assert wrapper.widget.count() == 2 + optional
        wrapper.setParameterValue("a", context)
        assert (wrapper.parameterValue(), wrapper.widget.currentText()) == ("a", "first")
        if optional:
            wrapper.setParameterValue(None, context)
        else:
            wrapper.setParameterValue("nobody knows it", context)
        assert wrapper.parameterValue() == first
