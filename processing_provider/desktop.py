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
)
from qgis.PyQt.QtGui import QColor

from ..i18n import tr
from .about import STYLES

RUN_PROPERTY = "ecopattern/run"
ORDER_PROPERTY = "ecopattern/order"
SAMPLE = 250_000
GOLDEN = 0.618034
PLAN = {"patches", "corridors"}
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
        return
    layer.loadNamedStyle(str(STYLES / f"{style}.qml"))
    renderer = layer.renderer()
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        _fit_ramp(layer, renderer)
    elif isinstance(renderer, QgsPalettedRasterRenderer) and not renderer.classes():
        _colour_ids(layer, renderer)
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        _fit_classes(layer, renderer)


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


class _Arrival(QgsProcessingLayerPostProcessorInterface):
    """Styles one result and puts it in the group of its run, when QGIS has loaded it."""

    waiting = []  # noqa: RUF012, QGIS keeps no reference, so without this the object dies before its turn

    def __init__(self, style, title, run, order, *, shown):
        super().__init__()
        self.style, self.title, self.run, self.order, self.shown = style, title, run, order, shown
        self.waiting.append(self)

    def postProcessLayer(self, layer, context, feedback):  # noqa: N802
        """Style the layer and move it to its place."""
        apply_style(layer, self.style)
        layer.triggerRepaint()
        self._move(layer)
        self.waiting.remove(self)

    def _move(self, layer):
        """Move the layer in the layer tree into the group of its run, by drawing order."""
        root = QgsProject.instance().layerTreeRoot()
        node = root.findLayer(layer.id())
        if node is None or not self.run:
            return
        group = next((g for g in root.findGroups() if g.customProperty(RUN_PROPERTY) == self.run), None)
        if group is None:
            group = QgsLayerTreeGroup(self.title)
            group.setCustomProperty(RUN_PROPERTY, self.run)
            root.insertChildNode(0, group)
        moved = node.clone()
        moved.setCustomProperty(ORDER_PROPERTY, self.order)
        moved.setItemVisibilityChecked(self.shown)
        moved.setExpanded(self.shown)
        before = sum(int(child.customProperty(ORDER_PROPERTY, -1)) < self.order for child in group.children())
        group.insertChildNode(before, moved)
        node.parent().removeChildNode(node)


def style_results(algorithm, targets, context):
    """Arrange that results QGIS will load get their style and place."""
    loading = [d for d in algorithm.outputs() if context.willLoadLayerOnCompletion(str(targets.get(d.name)))]
    run = uuid.uuid4().hex if len(loading) > 1 else ""
    off = switched_off(declared.style for declared in loading)
    for order, declared in enumerate(loading):
        details = context.layerToLoadOnCompletionDetails(targets[declared.name])
        shown = declared.style not in off
        details.setPostProcessor(_Arrival(declared.style, algorithm.title(), run, order, shown=shown))
