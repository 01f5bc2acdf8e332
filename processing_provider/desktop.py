"""How results arrive in the desktop: one group a run, in drawing order, each with its style."""

from __future__ import annotations

import math
import uuid

from qgis.core import (
    QgsGraduatedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsPalettedRasterRenderer,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsSingleBandPseudoColorRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..algorithms.standard.report import FIELDS, heading_of
from ..i18n import tr
from ..i18n.styles import translated
from .about import STYLES

RUN_PROPERTY = "ecopattern/run"
ORDER_PROPERTY = "ecopattern/order"
SAMPLE = 250_000
GOLDEN = 0.618034
PLAN = {"patches", "corridors"}
# Styles in drawing order from the top; tables and what has no place here come last.
DRAWN = (
    "nodes pinch_points barriers sites design_links design_areas design_components design_order "
    "scenario_lost scenario_links links gravity link_priority link_frequency "
    "link_importance link_centrality link_current candidate_links paths areas units scenario_patches patches left_out importance "
    "patch_centrality patch_current candidate_patches patch_value current corridor_areas corridor_buffers corridors blended frequency barrier_score cost allocation resistance "
    "simplified_pattern morphology morphology_closed"
).split()
COVERING = {"areas", "units", "current"}


def group_title(group):
    """Return the title of a toolbox group."""
    titles = {
        "sources": tr("2 Sources"),
        "resistance": tr("3 Resistance"),
        "corridors": tr("4 Corridors"),
        "circuits": tr("5 Circuits"),
        "connectivity": tr("6 Connectivity"),
        "zoning": tr("7 Restoration zoning"),
        "investment": tr("8 Investment"),
        "standard": tr("0 Data and report"),
        "plan": tr("1 The whole plan"),
    }
    return titles[group]


def switched_off(styles):
    """Return which styles begin switched off: in a whole plan, those that lie over or repeat the network."""
    return COVERING if set(styles) >= PLAN else set()


def apply_style(layer, style):
    """Give a layer the look of its output kind; ramps and classes are fitted to the values that are there."""
    if not style:
        _name_fields(layer)
        return
    document = QDomDocument()
    document.setContent(translated((STYLES / f"{style}.qml").read_text("utf-8"), tr))
    layer.importNamedStyle(document)
    _name_fields(layer)
    renderer = layer.renderer()
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        _fit_ramp(layer, renderer)
    elif isinstance(renderer, QgsPalettedRasterRenderer) and not renderer.classes():
        _colour_ids(layer, renderer)
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        _fit_classes(layer, renderer)


def _name_fields(layer):
    """Name the fields that the style does not, and put the unit of the layer for the words "map unit" in all names."""
    if not isinstance(layer, QgsVectorLayer):
        return
    unit = QgsUnitTypes.toAbbreviatedString(layer.crs().mapUnits()) if layer.crs().isValid() else tr("map units")
    for k, field in enumerate(layer.fields()):
        alias = layer.attributeAlias(k) or _heading(field.name())
        named = alias.replace(tr("map units"), unit).replace(tr("map unit"), unit)
        if named:
            layer.setFieldAlias(k, named)


def _heading(name):
    """Return what a field is called that the style does not name, empty if nobody knows it."""
    return heading_of(name, tr) if name in FIELDS else ""


def _fit_classes(layer, renderer):
    """Give classes the bounds that their method finds in the values, with labels of three digits."""
    fitted = renderer.clone()
    fitted.updateClasses(layer, len(renderer.ranges()))
    for k, found in enumerate(fitted.ranges()):
        fitted.updateRangeLabel(k, f"{found.lowerValue():.3g} – {found.upperValue():.3g}")
    if fitted.ranges():
        layer.setRenderer(fitted)


def _fit_ramp(layer, renderer):
    """Stretch a colour ramp over the share of the values that its style names."""
    low, high = _bounds(layer, renderer)
    if not (math.isfinite(low) and math.isfinite(high)):
        return
    if high <= low:
        high = low + (abs(low) or 1.0)
    # Three digits are what a legend can show; values beyond take the colour of the end.
    rounded = float(f"{low:.3g}"), float(f"{high:.3g}")
    low, high = rounded if rounded[0] < rounded[1] else (low, high)
    function = renderer.shader().rasterShaderFunction()
    classes = max(2, len(function.colorRampItemList()))
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    function.setMinimumValue(low)
    function.setMaximumValue(high)
    function.classifyColorRamp(classes, renderer.band(), layer.extent(), layer.dataProvider())


def _bounds(layer, renderer):
    """Return the lowest and highest value a ramp is to show, by a sample of the cells of large rasters."""
    provider, origin = layer.dataProvider(), renderer.minMaxOrigin()
    lower, upper = origin.cumulativeCutLower(), origin.cumulativeCutUpper()
    if (lower, upper) == (0.0, 1.0):
        found = provider.bandStatistics(renderer.band(), extent=layer.extent(), sampleSize=SAMPLE)
        return found.minimumValue, found.maximumValue
    return provider.cumulativeCut(renderer.band(), lower, upper, layer.extent(), SAMPLE)


def _colour_ids(layer, renderer):
    """Give each id in a raster a colour of its own; neighbouring numbers differ most."""
    found = QgsPalettedRasterRenderer.classDataFromRaster(layer.dataProvider(), renderer.band())
    classes = [
        QgsPalettedRasterRenderer.Class(item.value, QColor.fromHsvF(k * GOLDEN % 1.0, 0.45, 0.88), f"{item.value:g}")
        for k, item in enumerate(found)
        if item.value != 0
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), renderer.band(), classes))


class _Run:
    """The results that arrive together from one run, of an algorithm or of a model."""

    going = {}  # noqa: RUF012, shared by the steps of a model, which know nothing of each other but the context

    def __init__(self, title):
        self.title, self.name = title, uuid.uuid4().hex
        self.waiting, self.styles = [], []

    @classmethod
    def of(cls, context, algorithm, count):
        """Return the run that a context belongs to; steps of a model find that of the steps before them."""
        # A context has no name and its address is soon another's; the store is the part of it that takes a note.
        store = context.temporaryLayerStore()
        whole = len(context.layersToLoadOnCompletion()) == count
        run = None if whole else cls.going.get(store.property(RUN_PROPERTY))
        if run is None:
            run = cls(algorithm.title() if whole else "EcoPattern")
            store.setProperty(RUN_PROPERTY, run.name)
            cls.going[run.name] = run
        else:
            run.title = "EcoPattern"
        return run

    def arrived(self, arrival):
        """Let go of a result that is in its place, and of the run with the last one."""
        self.waiting.remove(arrival)
        if not self.waiting:
            self.going.pop(self.name, None)

    def group(self):
        """Return the group of this run in the layer tree, made on top when the first result arrives."""
        root = QgsProject.instance().layerTreeRoot()
        group = next((g for g in root.findGroups() if g.customProperty(RUN_PROPERTY) == self.name), None)
        if group is None:
            group = QgsLayerTreeGroup(self.title)
            group.setCustomProperty(RUN_PROPERTY, self.name)
            root.insertChildNode(0, group)
        return group


class _Arrival(QgsProcessingLayerPostProcessorInterface):
    """Styles one result and puts it in the group of its run, when QGIS has loaded it.

    QGIS keeps no reference to it; the run does.
    """

    def __init__(self, run, style):
        super().__init__()
        self.run, self.style = run, style
        run.waiting.append(self)
        run.styles.append(style)

    def postProcessLayer(self, layer, context, feedback):  # noqa: N802
        """Style the layer and move it to its place."""
        apply_style(layer, self.style)
        layer.triggerRepaint()
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        if len(self.run.styles) > 1 and node is not None:
            self._move(node)
        elif node is not None and node.parent().customProperty(RUN_PROPERTY):
            # QGIS puts a layer beside the one that is chosen, which may be the result of another run.
            QgsProject.instance().layerTreeRoot().insertChildNode(0, node.clone())
            node.parent().removeChildNode(node)
        self.run.arrived(self)

    def _move(self, node):
        """Move a node of the layer tree into the group of its run, by drawing order."""
        order = DRAWN.index(self.style) if self.style in DRAWN else len(DRAWN)
        group = self.run.group()
        moved = node.clone()
        moved.setCustomProperty(ORDER_PROPERTY, order)
        shown = self.style not in switched_off(self.run.styles)
        moved.setItemVisibilityChecked(shown)
        moved.setExpanded(shown)
        before = sum(int(child.customProperty(ORDER_PROPERTY, -1)) <= order for child in group.children())
        group.insertChildNode(before, moved)
        node.parent().removeChildNode(node)


def style_results(algorithm, targets, context):
    """Arrange that results QGIS will load get their style and place."""
    loading = [d for d in algorithm.outputs() if context.willLoadLayerOnCompletion(str(targets.get(d.name)))]
    if not loading:
        return
    run = _Run.of(context, algorithm, len(loading))
    for declared in loading:
        details = context.layerToLoadOnCompletionDetails(targets[declared.name])
        details.setPostProcessor(_Arrival(run, declared.style))
