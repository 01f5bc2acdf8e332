"""How results arrive in the desktop: in drawing order, each with its style; single steps in one group, a plan in its own."""

from __future__ import annotations

import math
import re
import uuid

from qgis.core import (
    NULL,
    QgsColorRampShader,
    QgsEditorWidgetSetup,
    QgsGraduatedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsMapLayerLegendUtils,
    QgsPalettedRasterRenderer,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsUnitTypes,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..algorithms.standard.report import FIELDS, heading_of
from ..i18n import tr
from ..i18n.styles import translated
from ..i18n.values import has_words, words_of
from .about import STYLES

RUN_PROPERTY = "ecopattern/run"
ORDER_PROPERTY = "ecopattern/order"
LEVEL_PROPERTY = "ecopattern/level"
OF_PROPERTY = "ecopattern/of"
STEPS = "steps"
SAMPLE = 250_000
GOLDEN = 0.618034
MOST_WORDS = 1000
NARROWEST, WIDEST, WIDE_FROM = 90, 480, 0x2E80
DIGITS, MOST_DECIMALS = 5, 10
PLAN = {"patches", "corridors"}
# Styles in drawing order from the top; tables and what has no place here come last.
DRAWN = (
    "nodes pinch_points barriers sites design_links design_areas design_components design_order "
    "scenario_lost scenario_links links gravity link_priority link_frequency "
    "link_importance link_centrality link_current candidate_links paths areas units scenario_patches importance "
    "patch_centrality patch_current candidate_patches patch_value patches left_out current corridor_areas corridor_buffers corridors blended frequency barrier_score cost allocation resistance "
    "simplified_pattern morphology morphology_closed"
).split()
COVERING = {"areas", "units", "current"}
# From here on a raster hides whatever lies beneath.
GROUND = DRAWN.index("cost")


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
        _name_values(layer)
        return
    document = QDomDocument()
    document.setContent(translated((STYLES / f"{style}.qml").read_text("utf-8"), tr))
    layer.importNamedStyle(document)
    _name_fields(layer)
    _name_values(layer)
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
    for k, field in enumerate(layer.fields()):
        named = in_units_of(layer, layer.attributeAlias(k) or _heading(field.name()))
        if named:
            layer.setFieldAlias(k, named)
        if field.isNumeric() and not layer.editorWidgetSetup(k).type():
            _round(layer, k)


def in_units_of(layer, text):
    """Return a text with the unit of a layer for the words "map unit"."""
    unit = QgsUnitTypes.toAbbreviatedString(layer.crs().mapUnits()) if layer.crs().isValid() else tr("map units")
    return text.replace(tr("map units"), unit).replace(tr("map unit"), unit)


def _round(layer, number):
    """Show a column with five digits of its largest value; QGIS would show all that a computer keeps."""
    found = layer.minimumValue(number), layer.maximumValue(number)
    most = max((abs(value) for value in found if isinstance(value, float) and math.isfinite(value)), default=0.0)
    if most > 0:
        decimals = min(MOST_DECIMALS, max(0, DIGITS - 1 - math.floor(math.log10(most))))
        layer.setEditorWidgetSetup(number, QgsEditorWidgetSetup("Range", {"Precision": decimals, "AllowNull": True}))


def _heading(name):
    """Return what a field is called that the style does not name, empty if nobody knows it."""
    return heading_of(name, tr) if name in FIELDS else ""


def _name_values(layer):
    """Let tables, forms and map tips show words for coded values; the values stay as they are.

    A field of sentences that has too many of them, since each has figures of its own, shows them as they are.
    """
    if not isinstance(layer, QgsVectorLayer):
        return
    shown = {}
    for k, field in enumerate(layer.fields()):
        if field.typeName().lower() == "boolean":
            _tell_values(layer, k, {"true": tr("yes"), "false": tr("no")})
        elif has_words(field.name(), numbers=field.isNumeric()):
            found = layer.uniqueValues(k, MOST_WORDS + 1)
            if len(found) <= MOST_WORDS:
                held = sorted(str(value) for value in found if value not in (None, NULL))
                told = words_of(field.name(), held)
                _tell_values(layer, k, told)
                shown[field.name()] = [told[value] for value in held]
    _widen(layer, shown)


def _tell_values(layer, place, told):
    """Let a field show words for its values, and nothing for what is missing."""
    words = [*({word: value} for value, word in told.items()), {"": QgsValueMapFieldFormatter.NULL_VALUE}]
    layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("ValueMap", {"map": words}))


def _widen(layer, shown):
    """Make the columns of the table wide enough for their names, and for the texts `shown` by name of the field."""
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        place = layer.fields().lookupField(column.name)
        if place >= 0:
            texts = (layer.attributeDisplayName(place), *shown.get(column.name, ()))
            column.width = min(WIDEST, max(NARROWEST, *map(_width, texts)))
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _width(text):
    """Return about how wide a text is in a table, pixels; signs of Chinese are twice as wide as letters."""
    return 24 + sum(14 if ord(sign) > WIDE_FROM else 8 for sign in text)


def _fit_classes(layer, renderer):
    """Give classes the bounds that their method finds in the values, with labels of three digits."""
    fitted = renderer.clone()
    fitted.updateClasses(layer, len(renderer.ranges()))
    unit = _unit_in(layer.attributeDisplayName(layer.fields().lookupField(renderer.classAttribute())))
    for k, found in enumerate(fitted.ranges()):
        fitted.updateRangeLabel(k, f"{found.lowerValue():.3g} – {found.upperValue():.3g} {unit}".strip())
    if fitted.ranges():
        layer.setRenderer(fitted)


def _unit_in(heading):
    """Return the unit that a heading ends with in brackets, empty without one."""
    found = re.search(r"\[([^\]]+)\]$", heading)
    return found.group(1) if found else ""


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
    if function.classificationMode() == QgsColorRampShader.ClassificationMode.Quantile:
        _end_ramp(renderer, function, high)


def _end_ramp(renderer, function, high):
    """Let a ramp by quantiles end at `high`; QGIS ends it at the maximum, and shows `high` beside another colour."""
    items = function.colorRampItemList()
    if len(items) < 3:
        return
    # With few values the last step may be long; the ramp still ends where the values do.
    high = min(items[-1].value, float(f"{max(high, 2 * items[-2].value - items[-3].value):.3g}"))
    items[-1].value = high
    function.setColorRampItemList(items)
    function.setMaximumValue(high)
    renderer.setClassificationMax(high)


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

    def __init__(self, title, *, is_step=False):
        self.title, self.name, self.is_step = title, uuid.uuid4().hex, is_step
        self.waiting, self.styles = [], []

    @classmethod
    def of(cls, context, algorithm, count):
        """Return the run that a context belongs to; steps of a model find that of the steps before them."""
        # A context has no name and its address is soon another's; the store is the part of it that takes a note.
        store = context.temporaryLayerStore()
        whole = len(context.layersToLoadOnCompletion()) == count
        run = None if whole else cls.going.get(store.property(RUN_PROPERTY))
        if run is None:
            is_step = whole and algorithm.GROUP != "plan"
            run = cls(algorithm.title() if whole and not is_step else "EcoPattern", is_step=is_step)
            store.setProperty(RUN_PROPERTY, run.name)
            cls.going[run.name] = run
        else:
            run.title, run.is_step = "EcoPattern", False
        return run

    def arrived(self, arrival):
        """Let go of a result that is in its place, and of the run with the last one."""
        self.waiting.remove(arrival)
        if not self.waiting:
            self.going.pop(self.name, None)

    def group(self):
        """Return the group of this run in the layer tree, made on top when the first result arrives.

        All single steps share one, since a corridor can only be seen above the resistance it was made from.
        """
        root, name = QgsProject.instance().layerTreeRoot(), STEPS if self.is_step else self.name
        group = next((g for g in root.findGroups(True) if g.customProperty(RUN_PROPERTY) == name), None)
        if group is None:
            group = QgsLayerTreeGroup(self.title)
            group.setCustomProperty(RUN_PROPERTY, name)
            root.insertChildNode(0, group)
        return group


class _Place:
    """Where a result lies among others: `order` among those of its run, `level` among those of other runs."""

    def __init__(self, layer, style):
        self.order = DRAWN.index(style) if style in DRAWN else len(DRAWN)
        self.level = self.order
        if isinstance(layer, QgsRasterLayer):
            # The newest of those that hide each other is to be seen.
            self.level = min(GROUND, self.order)
        elif self.order == len(DRAWN) and layer.isSpatial():
            self.level = 0

    def is_below(self, node, run):
        """Return whether a node that is there already lies above."""
        if node.customProperty(OF_PROPERTY) == run.name:
            return int(node.customProperty(ORDER_PROPERTY)) <= self.order
        return int(node.customProperty(LEVEL_PROPERTY, -1)) < self.level

    def note(self, node, run):
        """Leave in a node what those that come later go by."""
        node.setCustomProperty(OF_PROPERTY, run.name)
        node.setCustomProperty(ORDER_PROPERTY, self.order)
        node.setCustomProperty(LEVEL_PROPERTY, self.level)


class _Arrival(QgsProcessingLayerPostProcessorInterface):
    """Styles one result and puts it in the group of its run, when QGIS has loaded it.

    QGIS keeps no reference to it; the run does.
    """

    def __init__(self, run, style, caption):
        super().__init__()
        self.run, self.style, self.caption = run, style, caption
        run.waiting.append(self)
        run.styles.append(style)

    def postProcessLayer(self, layer, context, feedback):  # noqa: N802
        """Style the layer and move it to its place."""
        apply_style(layer, self.style)
        layer.setName(in_units_of(layer, layer.name()))
        layer.triggerRepaint()
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        if node is not None:
            self._move(node, layer)
        self.run.arrived(self)

    def _move(self, node, layer):
        """Move a node of the layer tree into the group of its run, by drawing order."""
        place, group, moved = _Place(layer, self.style), self.run.group(), node.clone()
        place.note(moved, self.run)
        shown = self.run.is_step or self.style not in switched_off(self.run.styles)
        moved.setItemVisibilityChecked(shown)
        moved.setExpanded(shown)
        if isinstance(layer, QgsRasterLayer) and self.caption:
            # The first line of a legend is else the name of the band.
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(moved, 0, in_units_of(layer, self.caption))
        before = sum(place.is_below(child, self.run) for child in group.children())
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
        details.setPostProcessor(_Arrival(run, declared.style, _caption(declared)))


def _caption(declared):
    """Return what the values of a result are: the first part of its help, shorter where it would be cut."""
    if declared.style == "resistance":
        return tr("cost per map unit")
    return re.split("[;.；。：:]", declared.help, maxsplit=1)[0].strip()
