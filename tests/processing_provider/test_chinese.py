"""What people see of algorithms and results is in their language, and what is stored stays as it is."""

import re

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...algorithms.connectivity.connectivity_indices import NAMES
from ...algorithms.corridors import links
from ...i18n.values import has_words, reason_text, value_text, value_words, words_of
from ...processing_provider import desktop
from ...processing_provider.desktop import apply_style
from ...processing_provider.parameters import ChoiceInput, RasterOutput, VectorOutput
from ...processing_provider.provider import ALGORITHMS
from ..languages import chinese_file, speaking

OUTPUTS = [
    (wrapper.NAME, output)
    for wrapper in ALGORITHMS
    for output in wrapper().outputs()
    if isinstance(output, (RasterOutput, VectorOutput))
]
# Fields of text that hold ids, or names that users gave.
NAMES_AND_IDS = set("patch_id from_id to_id unit_id links members admin_code admin_name name factor".split())
# Names of legends and indices, formulas and figures are the same in every language.
SAME = {"ESA WorldCover", "GlobeLand30", "CRITIC", "Saaty 1980", "Saaty 2005"}
TABLES = [(name, output) for name, output in OUTPUTS if isinstance(output, VectorOutput)]


def every(outputs):
    """Return the mark of a test that looks at each of some outputs."""
    return pytest.mark.parametrize(("name", "output"), outputs, ids=lambda part: getattr(part, "name", part))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Return the file of the Chinese translation."""
    return chinese_file(tmp_path_factory.mktemp("chinese"))


@pytest.fixture
def chinese(qgis_app, compiled):
    """Let QGIS speak Chinese for a while."""
    with speaking(compiled):
        yield


def is_english(text):
    """Return whether a text has an English word and nothing Chinese."""
    return re.search("[A-Za-z]{3}", text) is not None and re.search("[\u4e00-\u9fff]", text) is None


def arrived(workspace, name, output):
    """Return a result as it arrives in the desktop."""
    made = workspace.results(name).get(output.name)
    if made is None:
        pytest.skip("the sample landscape does not lead to this result")
    layer = (
        QgsRasterLayer(made, output.label) if isinstance(output, RasterOutput) else QgsVectorLayer(made, output.name)
    )
    apply_style(layer, output.style)
    return layer


def shown_values(layer, place):
    """Return what a field shows for each value as its widget is set up; None if it shows them as they are."""
    setup = layer.editorWidgetSetup(place)
    if setup.type() != "ValueMap":
        return None
    return {value: word for pair in setup.config()["map"] for word, value in pair.items()}


def found(layer, place):
    """Return the values that a field holds, without what is missing."""
    return [value for value in layer.uniqueValues(place) if value not in (None, NULL)]


def legend_labels(layer):
    """Return the labels of the legend of a layer that are words."""
    renderer = layer.renderer()
    if isinstance(layer, QgsRasterLayer):
        return [item.label for item in renderer.classes()] if hasattr(renderer, "classes") else []
    return [] if renderer is None else [item.label() for item in renderer.legendSymbolItems()]


@pytest.mark.parametrize("wrapper", ALGORITHMS, ids=lambda wrapper: wrapper.NAME)
def test_choices_are_chinese_and_their_values_are_not(chinese, wrapper):
    """Every choice has words of its own in Chinese, in the help as well; what QGIS is told to take stays English."""
    algorithm = wrapper()
    for declared in algorithm.inputs():
        if isinstance(declared, ChoiceInput):
            words = list(declared.choices())
            assert len(set(words)) == len(words)
            assert [word for word in words if is_english(word) and word not in SAME] == []
            assert declared.definition().options() == [member.value for member in declared.members()]
            assert all(f"<li>{word}</li>" in algorithm.shortHelpString() for word in words)
            assert not is_english(declared.help)


@every(TABLES)
def test_coded_values_are_shown_in_chinese(chinese, workspace, name, output):
    """Every field of text but ids and names shows Chinese for each value it holds, and for yes and no."""
    layer = arrived(workspace, name, output)
    for place, field in enumerate(layer.fields()):
        shown = shown_values(layer, place)
        if field.isNumeric() or field.name() in NAMES_AND_IDS:
            assert shown is None or has_words(field.name(), numbers=True), field.name()
            continue
        assert shown is not None, f"give the values of {field.name()} words in i18n/values.py"
        held = {str(value).lower() if field.typeName() == "Boolean" else str(value) for value in found(layer, place)}
        assert held <= set(shown)
        assert [shown[value] for value in held if is_english(shown[value])] == []
        if field.typeName() != "Boolean":
            width = {column.name: column.width for column in layer.attributeTableConfig().columns()}[field.name()]
            assert width >= min(desktop.WIDEST, 14 * max(map(len, shown[min(held)].split("（")), default=0))


@every(OUTPUTS)
def test_legends_names_of_fields_and_tips_are_chinese(chinese, workspace, name, output):
    """Nothing in the legend, the names of fields and the words of the map tip is left in English."""
    layer = arrived(workspace, name, output)
    assert [label for label in legend_labels(layer) if is_english(label)] == []
    if isinstance(layer, QgsVectorLayer):
        aliases = [layer.attributeAlias(k) for k in range(layer.fields().count())]
        short = ("dPC", "dIIC", "dF", "ECA")
        assert [alias for alias in aliases if is_english(alias) and not alias.startswith(("d", *short))] == []
        words = re.sub(r"\[%.*?%\]|<[^>]*>", "\n", layer.mapTipTemplate(), flags=re.DOTALL).splitlines()
        assert [text for text in words if is_english(text) and not text.startswith("dPC")] == []


@pytest.mark.parametrize(
    ("name", "output", "words"),
    [
        ("strategicnodes", "NODES", "战略节点|连接交汇点|鞍点|生态断裂点"),
        ("restorationareas", "AREAS", "生态夹点|生态障碍点|生态断裂点"),
        ("restorationunits", "UNITS", "省级|市级|县级"),
        ("gravity", "LINKS_OUT", "重要|一般|级别\\s+–"),
        ("links", "LINKS", "在用|未使用"),
    ],
)
def test_map_tips_say_coded_values_in_chinese(chinese, workspace, name, output, words):
    """The tip of every feature has a Chinese word for its code, and no expression of it fails."""
    declared = next(o for o in workspace.algorithms[name].outputs() if o.name == output)
    layer = arrived(workspace, name, declared)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for feature in layer.getFeatures():
        context.setFeature(feature)
        tip = re.sub("<[^>]*>", " ", QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))
        assert re.search(words, tip), tip
        assert not is_english(tip)
        assert "[%" not in tip


def test_missing_values_are_shown_as_nothing(workspace):
    """A link without a level shows none, and neither does one whose level is empty."""
    declared = next(o for o in workspace.algorithms["gravity"].outputs() if o.name == "LINKS_OUT")
    layer = arrived(workspace, "gravity", declared)
    place = layer.fields().lookupField("level")
    shown = {feature["level"]: layer_text(layer, place, feature["level"]) for feature in layer.getFeatures()}
    assert {str(value): text for value, text in shown.items()} == {
        "": "",
        "important": "Important",
        "general": "General",
    }
    assert layer_text(layer, place, None) == ""


def layer_text(layer, place, value):
    """Return what the attribute table shows for a value."""
    setup = layer.editorWidgetSetup(place)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    return formatter.representValue(layer, place, setup.config(), None, value)


def test_fields_with_too_many_sentences_show_them_as_they_are(workspace, monkeypatch):
    """Beyond a number of different values there is no list of them, which would slow the table down."""
    monkeypatch.setattr(desktop, "MOST_WORDS", 2)
    declared = next(o for o in workspace.algorithms["links"].outputs() if o.name == "LINKS")
    layer = arrived(workspace, "links", declared)
    assert shown_values(layer, layer.fields().lookupField("status")) is None


def test_every_value_of_the_core_has_a_word():
    """The lists of words hold all that the core writes."""
    words = value_words()
    assert set(NAMES) <= set(words["index"])


@pytest.mark.parametrize(
    "value",
    [
        links.ACTIVE,
        links.NO_PATH,
        "inactive: the path crosses patch A 7",
        "inactive: not among the 3 nearest",
        "inactive: straight distance 12 500 is above the maximum 10 000",
        "inactive: least-cost distance is above the maximum 500",
    ],
)
def test_status_is_told_with_its_figures(chinese, value):
    """Each status of a link is told in Chinese with the figures and names in it; without translation as it is."""
    said = value_text("status", value)
    assert not is_english(said)
    assert re.findall(r"\d+", said) == re.findall(r"\d+", value)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "important (54.3 % of it reaches 120); not protected (0 % of it, 50 % needed); large enough (70.56 ha)",
            "重要（其中 54.3 % 达到 120）；未受保护（0 %，需要 50 %）；足够大（70.56 公顷）",
        ),
        (
            "not important (mean 2.5, 5 needed); too small (3 ha, 10 ha needed)",
            "不重要（平均值 2.5，需要 5）；太小（3 公顷，需要 10 公顷）",
        ),
        ("not important (mean not known, 5 needed)", "不重要（平均值未知，需要 5）"),
        ("not important (0 % of it reaches 5, any needed)", "不重要（其中 0 % 达到 5）"),
        (
            "protected (67 % of it); not connecting (dPC 0.3 %, 1 % needed)",
            "受保护（67 %）；连通作用不足（dPC 0.3 %，需要 1 %）",
        ),
        ("patch 3 is lost", "斑块 3 消失"),
        ("something else", "something else"),
    ],
)
def test_reasons_are_told_with_their_figures(chinese, reason, said):
    """Why a patch is a source, or a link no longer in use, is told part by part; what nobody knows stays as it is."""
    assert reason_text(reason).replace(" %", "%") == said.replace(" %", "%")


def test_shipped_model_speaks_chinese(chinese, workspace):
    """Name, help and labels of the model are Chinese, and its group is that of the main job."""
    workspace.provider.refreshAlgorithms()
    model = workspace.provider.algorithm("ecopattern_plan").create()
    labels = {definition.name(): definition.description() for definition in model.parameterDefinitions()}
    assert labels["LANDCOVER"] == "土地覆被"
    assert not [label for label in labels.values() if label.isascii()]
    assert not is_english(model.displayName())
    assert all(f"({name.rpartition(':')[2]})" in model.shortHelpString() for name in labels)
    assert "<li>占各连接最小成本距离的百分比</li>" in model.shortHelpString()
    assert model.group() == workspace.algorithms["securitypattern"].group()


def test_words_are_english_without_translation():
    """Where there is no translation codes have plain words, and sentences are those of the core."""
    assert value_text("lead_level", "P") == "Province"
    assert value_text("status", links.ACTIVE) == "active"
    assert value_text("change", "joined with 3, 4") == "Joined with 3, 4"
    assert words_of("level", ["odd"])["odd"] == "odd"
    assert not has_words("area_ha")
    assert has_words("suggested", numbers=True)
    assert not has_words("change", numbers=True)
