"""Kept scenarios as layers of the project: their fields are those that ecopattern:scenario reads as changes."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProject,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...algorithms.connectivity.land_change import Kind, read_changes
from ...algorithms.errors import EcoPatternError
from ...i18n import tr
from ..selection import value_of
from .land import plain_wkb
from .scenarios import AREAS, Scenario
from .words import COLOURS, kind_text

PROPERTY = "ecopattern/scenario"
FIELDS = "kind", "value", "factor", "crossings"
TYPES = "string(20)", "double", "double", "integer"
SHAPES = QgsWkbTypes.GeometryType
# The shape of features, by both names, their kinds, and the input of ecopattern:scenario that takes them; in the order
# in which they happen.
PARTS = (
    (SHAPES.PolygonGeometry, "MultiPolygon", AREAS, "CHANGES"),
    (SHAPES.LineGeometry, "MultiLineString", (Kind.ROAD,), "NEW_ROADS"),
    (SHAPES.PointGeometry, "Point", (Kind.CROSSING,), "CROSSINGS"),
)


def keep(scenario, crs):
    """Put a scenario into the project as a group of layers, instead of those that it has.

    Parameters
    ----------
    scenario : Scenario
        What to keep.
    crs : QgsCoordinateReferenceSystem
        Of its shapes.

    Returns
    -------
    list of QgsVectorLayer
        At most one for crossings, one for roads and one for areas.
    """
    project = QgsProject.instance()
    drop(scenario.name)
    group = project.layerTreeRoot().insertGroup(0, tr("What if: {}").format(scenario.name))
    made = []
    for _, shape, kinds, _ in reversed(PARTS):
        changes = [change for change in scenario.changes if change.kind in kinds]
        if not changes:
            continue
        layer = _layer(shape, scenario.name, changes, crs)
        project.addMapLayer(layer, False)
        group.addLayer(layer)
        made.append(layer)
    return made


def _layer(shape, name, changes, crs):
    """Return a layer with changes of one shape."""
    fields = "&".join(f"field={field}:{kind}" for field, kind in zip(FIELDS, TYPES))
    # Its coordinate system follows; QGIS shall not ask for it.
    options = QgsVectorLayer.LayerOptions()
    options.skipCrsValidation = True
    titles = {"Point": tr("Crossings"), "MultiLineString": tr("Roads"), "MultiPolygon": tr("Areas")}
    layer = QgsVectorLayer(f"{shape}?{fields}", f"{name}: {titles[shape]}", "memory", options)
    layer.setCrs(crs)
    features = []
    for change in changes:
        feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
        geometry.fromWkb(change.shape)
        feature.setGeometry(geometry)
        feature.setAttributes([change.kind.value, change.value, change.factor, change.crossings])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setCustomProperty(PROPERTY, name)
    names = tr("What happens"), tr("Resistance afterwards"), tr("Resistance times"), tr("Crossings at even spaces")
    for k, text in enumerate(names):
        layer.setFieldAlias(k, text)
    layer.setRenderer(_renderer(shape, {change.kind for change in changes}))
    return layer


def _renderer(shape, kinds):
    """Return how changes look: by kind, in the colours in which they are drawn."""
    categories = []
    for kind in sorted(kinds, key=list(Kind).index):
        colour = COLOURS[kind]
        if shape == "Point":
            symbol = QgsMarkerSymbol.createSimple({"color": colour, "outline_color": "white", "size": "4"})
        elif shape == "MultiLineString":
            symbol = QgsLineSymbol.createSimple({"line_color": colour, "line_width": "1"})
        else:
            red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
            fill = {"color": f"{red},{green},{blue},60", "outline_color": colour, "outline_width": "0.6"}
            symbol = QgsFillSymbol.createSimple(fill)
        categories.append(QgsRendererCategory(kind.value, symbol, kind_text(kind)))
    return QgsCategorizedSymbolRenderer("kind", categories)


def layers_of(name=None):
    """Return the layers of a kept scenario, or of all."""
    layers = QgsProject.instance().mapLayers().values()
    found = [layer for layer in layers if layer.customProperty(PROPERTY) and isinstance(layer, QgsVectorLayer)]
    return found if name is None else [layer for layer in found if layer.customProperty(PROPERTY) == name]


def drop(name):
    """Take a scenario out of the project, with its group if nothing else is in it."""
    project = QgsProject.instance()
    layers = layers_of(name)
    nodes = [project.layerTreeRoot().findLayer(layer.id()) for layer in layers]
    groups = {node.parent() for node in nodes if node is not None}
    project.removeMapLayers([layer.id() for layer in layers])
    for group in groups:
        if not group.children() and group.parent() is not None:
            group.parent().removeChildNode(group)


def inputs_of(name):
    """Return which layer of a scenario is which input of ecopattern:scenario."""
    by_shape = {layer.geometryType(): layer.id() for layer in layers_of(name)}
    return {parameter: by_shape[shape] for shape, _, _, parameter in PARTS if shape in by_shape}


def stored(crs):
    """Return the scenarios that the project holds, in a coordinate system, and what cannot be read of them.

    Returns
    -------
    tuple of (list of Scenario, list of str)
    """
    found, problems = {}, []
    order = [shape for shape, _, _, _ in PARTS]
    for layer in sorted(layers_of(), key=lambda layer: order.index(layer.geometryType())):
        changes, problem = _readable(layer, crs)
        found.setdefault(str(layer.customProperty(PROPERTY)), []).extend(changes)
        problems += [problem] if problem else []
    return [Scenario(name, tuple(changes)) for name, changes in found.items() if changes], problems


def _readable(layer, crs):
    """Return the changes of a layer, and why they cannot be read, empty if they can."""
    try:
        return _changes(layer, crs), ""
    except EcoPatternError as problem:
        return [], str(problem)


def _changes(layer, crs):
    """Return the changes that the features of a layer stand for."""
    transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance())
    shapes, columns = [], {name: [] for name in FIELDS}
    for feature in layer.getFeatures():
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull():
            continue
        if layer.crs() != crs:
            geometry.transform(transform)
        shapes.append(plain_wkb(geometry))
        for name in FIELDS:
            columns[name].append(value_of(feature, name))
    return read_changes(shapes, columns, name=layer.name())
