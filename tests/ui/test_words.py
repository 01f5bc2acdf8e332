"""The plain words of results in another language, and what they look like in the layers that arrive."""

import importlib.util
from pathlib import Path

import pytest
from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ...algorithms.corridors import links
from ...processing_provider.desktop import apply_style
from ...ui.words import level_text, status_text

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def chinese(qgis_app, tmp_path):
    """Let QGIS speak Chinese for a while."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    file = tmp_path / "zh.qm"
    file.write_bytes(tool.compiled(tool.read(ROOT / "i18n" / "ecopattern_zh_CN.ts"), "zh_CN"))
    translator = QTranslator()
    assert translator.load(str(file))
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (links.ACTIVE, "in use"),
        (links.NO_PATH, "not in use: no path joins the patches"),
        ("inactive: the path crosses patch A 7", "not in use: the path crosses patch A 7"),
        ("inactive: not among the 3 nearest", "not in use: not among the 3 nearest"),
        (
            "inactive: straight distance 12.5 is above the maximum 10",
            "not in use: straight distance 12.5 is above the maximum 10",
        ),
        (
            "inactive: least-cost distance is above the maximum 500",
            "not in use: least-cost distance is above the maximum 500",
        ),
        ("something else", "something else"),
    ],
)
def test_status_is_told_in_words(qgis_app, status, told):
    """Each status of a link is told with its figures; one that nobody knows stays as it is."""
    assert status_text(status) == told


def test_every_status_of_a_run_is_known(chinese, workspace):
    """No status of the sample landscape is left in English, nor is a level of gravity."""
    layer = QgsVectorLayer(workspace.results("links")["LINKS"], "Links")
    told = {status_text(feature["status"]) for feature in layer.getFeatures()}
    assert told
    assert not [text for text in told if "active" in text]
    assert level_text("important") == "重要"


def test_layers_arrive_with_names_of_fields_and_units(workspace):
    """Fields of links say what they are with the unit of the map; fields of a table without style as well."""
    layer = QgsVectorLayer(workspace.results("links")["LINKS"], "Links")
    apply_style(layer, "links")
    shown = [layer.attributeDisplayName(k) for k in range(layer.fields().count())]
    assert "Least-cost distance [cost x m]" in shown
    assert not [name for name in shown if "map unit" in name]
    assert "Least-cost distance" in layer.mapTipTemplate()
    table = QgsVectorLayer(workspace.results("corridors")["CURVE"], "Area by cutoff")
    apply_style(table, "")
    assert "Area [ha]" in [table.attributeDisplayName(k) for k in range(table.fields().count())]


def test_layers_arrive_in_chinese(chinese, workspace):
    """Legend, names of fields and map tips are Chinese, and the classes are the same."""
    layer = QgsVectorLayer(workspace.results("links")["LINKS"], "Links")
    apply_style(layer, "links")
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert "已考察，未使用" in labels
    assert layer.attributeDisplayName(layer.fields().lookupField("lcd")) == "最小成本距离 [阻力×m]"
    assert "斑块" in layer.mapTipTemplate()
    raster = QgsRasterLayer(workspace.results("morphology")["MORPHOLOGY"], "Morphology")
    apply_style(raster, "morphology")
    assert "核心区" in [item.label for item in raster.renderer().classes()]
    raster = QgsRasterLayer(workspace.results("landcoverresistance")["RESISTANCE"], "Resistance")
    apply_style(raster, "resistance")
    assert raster.renderer().type() == "singlebandpseudocolor"


def test_shipped_model_speaks_chinese(chinese, workspace):
    """Labels of the model are those of the algorithms, and so is its group."""
    workspace.provider.refreshAlgorithms()
    model = workspace.provider.algorithm("ecopattern_plan").create()
    labels = {definition.name(): definition.description() for definition in model.parameterDefinitions()}
    assert labels["LANDCOVER"] == "土地覆被"
    assert not [label for label in labels.values() if label.isascii()]
    assert model.group() == workspace.algorithms["securitypattern"].group()
