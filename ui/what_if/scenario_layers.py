"""The layers that a scenario is: their shapes and fields, and how they look."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...algorithms.connectivity.change import Kind
from ...i18n import tr
from .scenarios import AREAS
from .words import COLOURS, kind_text

PROPERTY = "ecopattern/scenario"
FIELDS = "kind", "value", "factor", "crossings", "width"
TYPES = "string(20)", "double", "double", "integer", "double"
SHAPES = QgsWkbTypes.GeometryType
# The shape of features by both names, what a table of them is called, their kinds, and the input of ecopattern:scenario
# that takes them; in the order in which they happen.
PARTS = (
    (SHAPES.PolygonGeometry, "MultiPolygon", "areas", AREAS, "CHANGES"),
    (SHAPES.LineGeometry, "MultiLineString", "roads", (Kind.ROAD,), "NEW_ROADS"),
    (SHAPES.PointGeometry, "Point", "crossings", (Kind.CROSSING,), "CROSSINGS"),
)


def title(name, shape):
    """Return what a layer of a scenario is called."""
    titles = {"Point": tr("Crossings"), "MultiLineString": tr("Roads"), "MultiPolygon": tr("Areas")}
    return f"{name}: {titles.get(shape, '')}"


def layer_of(shape, title, changes, crs):
    """Return a layer in memory with changes of one shape."""
    fields = "&".join(f"field={field}:{kind}" for field, kind in zip(FIELDS, TYPES))
    # Its coordinate system follows; QGIS shall not ask for it.
    options = QgsVectorLayer.LayerOptions()
    options.skipCrsValidation = True
    layer = QgsVectorLayer(f"{shape}?{fields}", title, "memory", options)
    layer.setCrs(crs)
    features = []
    for change in changes:
        feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
        geometry.fromWkb(change.shape)
        feature.setGeometry(geometry)
        feature.setAttributes([change.kind.value, *(getattr(change, name) for name in FIELDS[1:])])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def dress(layer, name, kinds):
    """Let a layer be known as part of a scenario, and be understood by who looks at it."""
    layer.setCustomProperty(PROPERTY, name)
    fields = layer.fields()
    for field, text in zip(FIELDS, _field_titles()):
        layer.setFieldAlias(fields.indexOf(field), text)
    shape, here = next(
        (shape, [k for k in own if k in kinds]) for at, shape, _, own, _ in PARTS if at == layer.geometryType()
    )
    layer.setRenderer(_renderer(shape, here))


def _field_titles():
    """Return what the fields are called where people read them."""
    return (
        tr("What happens"),
        tr("Resistance afterwards"),
        tr("Resistance times"),
        tr("Crossings at even spaces"),
        tr("Width of a crossing"),
    )


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
