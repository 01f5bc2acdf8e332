"""What is told about selected links, corridors and patches: read from the layers, put together for the view."""

from __future__ import annotations

import math
import os

from qgis.core import NULL, QgsFeatureRequest, QgsPointXY, QgsProject, QgsRasterLayer, QgsUnitTypes

from ..i18n import tr
from ..i18n.values import has_words, value_text
from .chart import Bars, Line, figure
from .feature_view import Facts
from .flow import Place
from .profile import profile, stations

LINK_FIELDS = {"link_id", "from_id", "to_id"}
MOST_BARS = 12
RESISTANCES = "RESISTANCE", "RESISTANCE_OUT"


def is_links(layer):
    """Return whether a layer holds links."""
    return set(layer.fields().names()) >= LINK_FIELDS


def is_corridors(layer):
    """Return whether a layer holds corridors, each of one link."""
    return "link_id" in layer.fields().names() and not is_links(layer)


def is_patches(layer):
    """Return whether a layer holds patches."""
    return "patch_id" in layer.fields().names()


def has_story(layer):
    """Return whether there is something to tell about the features of a vector layer."""
    return is_links(layer) or is_corridors(layer) or is_patches(layer)


def tell(layer, features, reader):
    """Return the `Facts` about selected features of a layer.

    Parameters
    ----------
    layer : QgsVectorLayer
        Links, corridors or patches.
    features : list of QgsFeature
        At least one.
    reader : project.Reader
        Knows the provenance of layers.
    """
    if is_patches(layer) and not is_links(layer):
        return (
            _patch(layer, features[0]) if len(features) == 1 else _several(features, "patch_id", tr("Patch {}"), layer)
        )
    if len(features) > 1:
        return _several(features, "link_id", tr("Link {}"), layer)
    if is_links(layer):
        return _link(layer, features[0], reader)
    return _corridor(layer, features[0], reader)


def value_of(feature, name):
    """Return an attribute as Python knows it; None if it is missing or there is no such field."""
    place = feature.fieldNameIndex(name)
    value = None if place < 0 else feature.attribute(place)
    return None if value is None or value == NULL else value


def unit_of(layer):
    """Return the short name of the map unit of a layer."""
    return QgsUnitTypes.toAbbreviatedString(layer.crs().mapUnits())


def _named(layer, feature, names):
    """Return rows of those fields that a feature has, under the names that the layer shows."""
    rows = []
    for name in names:
        value = value_of(feature, name)
        if value is not None:
            shown = figure(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
            told = value_text(name, shown) if has_words(name) else shown
            rows.append((layer.attributeDisplayName(feature.fieldNameIndex(name)), told))
    return tuple(rows)


def _link(layer, feature, reader):
    """Return what is known of a link, with resistance and cost along it."""
    ends = {"link": value_of(feature, "link_id"), "a": value_of(feature, "from_id"), "b": value_of(feature, "to_id")}
    fields = "status lcd lcp_length euclidean effective_resistance gravity level csp_norm".split()
    rows = _named(layer, feature, fields)
    charts, note = _charts(layer, feature, reader)
    return Facts(tr("Link {link}: patch {a} to {b}").format(**ends), rows, charts, note=note)


def _corridor(layer, feature, reader):
    """Return what is known of a corridor, with resistance and cost along its link if that is in the project."""
    number = value_of(feature, "link_id")
    rows = _named(layer, feature, ["area_ha", "mean_width", "min_width", "rank", "width"])
    title = tr("Corridor of link {}").format(number)
    for links in _link_layers():
        found = _find(links, "link_id", number)
        if found:
            charts, note = _charts(links, found[0], reader)
            return Facts(title, rows, charts, note=note)
    return Facts(title, rows, note=tr("Add the layer of links to the project to see resistance and cost along it."))


def _link_layers():
    """Return the layers of links in the project."""
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if hasattr(layer, "geometryType") and layer.isValid() and _is_line_links(layer)]


def _is_line_links(layer):
    """Return whether a vector layer holds links with their paths."""
    return layer.isSpatial() and is_links(layer)


def _find(layer, name, value):
    """Return the features whose field has a value."""
    text = str(value).replace("'", "''")
    wanted = f"'{text}'" if isinstance(value, str) else text
    return list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(f'"{name}" = {wanted}')))


def _charts(layer, feature, reader):
    """Return the charts along a link, and a note if they cannot be made."""
    raster = resistance_of(layer, reader)
    if raster is None:
        note = tr("The resistance these links were made from cannot be found; without it there is no profile.")
        return (), note
    path = [(vertex.x(), vertex.y()) for vertex in feature.geometry().vertices()]
    if len(path) < 2:
        return (), tr("This link has no path.")
    cell = min(raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY())
    points, provider = stations(path, cell), raster.dataProvider()
    values = []
    for x, y in points:
        value, known = provider.sample(QgsPointXY(x, y), 1)
        values.append(value if known else math.nan)
    found, unit = profile(points, values), unit_of(layer)
    along = tr("Distance from patch {patch} [{unit}]").format(patch=value_of(feature, "from_id"), unit=unit)
    distance = tuple(found.distance)
    return (
        Line(tr("Resistance [cost per {}]").format(unit), "", distance, tuple(found.resistance), 1, True, unit),
        Line(tr("Accumulated cost [cost x {}]").format(unit), along, distance, tuple(found.cost), x_unit=unit),
    ), ""


def resistance_of(layer, reader):
    """Return the raster of resistance that a layer was made from, from the project or from its file; None without."""
    known = reader.layer(layer)
    recorded = {} if known is None else known.stamp.get("inputs", {})
    source = next((recorded[name] for name in RESISTANCES if isinstance(recorded.get(name), str)), None)
    if source is None:
        return None
    place = Place.of(source)
    for other in QgsProject.instance().mapLayers().values():
        if isinstance(other, QgsRasterLayer) and other.isValid() and Place.of(other.source()).same_as(place):
            return other
    raster = QgsRasterLayer(place.file, "") if os.path.isfile(place.file) else None
    return raster if raster is not None and raster.isValid() else None


def _patch(layer, feature):
    """Return what is known of a patch, with its importance and its links."""
    number = value_of(feature, "patch_id")
    rows = _named(layer, feature, ["area_ha", "core_area_ha", "cav_norm", "reason"])
    parts, more = _importance(layer, feature, number)
    links = next((found for found in ((one, _links_of(one, number)) for one in _link_layers()) if found[1]), None)
    headers, table, keys, note = (), (), (), ""
    if links is None:
        note = tr("No layer of links in the project joins this patch.")
    else:
        headers, table, keys = _link_table(*links, number)
    return Facts(tr("Patch {}").format(number), (*rows, *more), parts, headers, table, keys, note)


def _importance(layer, feature, number):
    """Return charts and rows of the importance of a patch, from its layer or another one of the project."""
    carriers = [(layer, feature)]
    for other in QgsProject.instance().mapLayers().values():
        if hasattr(other, "geometryType") and other.isValid() and "dpc" in other.fields().names():
            carriers += [(other, found) for found in _find(other, "patch_id", number)]
    for carrier, found in carriers:
        if value_of(found, "dpc") is None:
            continue
        names = {
            "dpc": tr("in all"),
            "dpc_intra": tr("held inside"),
            "dpc_flux": tr("to and from it"),
            "dpc_connector": tr("through it"),
        }
        known = {
            label: float(value_of(found, name)) for name, label in names.items() if value_of(found, name) is not None
        }
        bars = Bars(tr("Connectivity lost without it (dPC) [%]"), tuple(known), tuple(known.values()))
        return (bars,), _named(carrier, found, ["diic", "betweenness", "degree", "component"])
    return (), ()


def _links_of(layer, number):
    """Return the links that end at a patch, the cheapest first."""
    text = str(number).replace("'", "''")
    wanted = f"'{text}'" if isinstance(number, str) else text
    request = QgsFeatureRequest().setFilterExpression(f'"from_id" = {wanted} OR "to_id" = {wanted}')
    found = list(layer.getFeatures(request))
    return sorted(found, key=lambda feature: value_of(feature, "lcd") or math.inf)


def _link_table(layer, features, number):
    """Return headers, rows and keys of the links of a patch."""
    unit = unit_of(layer)
    headers = (
        tr("Link"),
        tr("Patch"),
        tr("Cost [cost x {}]").format(unit),
        tr("In use"),
    )
    rows, keys = [], []
    for feature in features:
        ends = value_of(feature, "from_id"), value_of(feature, "to_id")
        active = str(value_of(feature, "active")).lower() not in ("false", "0", "none")
        rows.append(
            (
                value_of(feature, "link_id"),
                ends[1] if str(ends[0]) == str(number) else ends[0],
                value_of(feature, "lcd") if value_of(feature, "lcd") is not None else math.nan,
                tr("yes") if active else tr("no"),
            )
        )
        keys.append((layer.id(), feature.id()))
    return tuple(header.replace(" [", "\n[") for header in headers), tuple(rows), tuple(keys)


def _several(features, identifier, named, layer):
    """Return what several features have in common: the first figure that all have, side by side.

    They are called by the words `named` with their identifier.
    """
    shown = features[:MOST_BARS]
    title = tr("{} features are selected").format(len(features))
    for name in ("lcd", "dpc", "area_ha"):
        if all(value_of(feature, name) is not None for feature in shown):
            values = tuple(float(value_of(feature, name)) for feature in shown)
            label = layer.attributeDisplayName(layer.fields().lookupField(name))
            bars = Bars(label, tuple(named.format(value_of(feature, identifier)) for feature in shown), values)
            note = tr("The first {} are shown.").format(MOST_BARS) if len(features) > MOST_BARS else ""
            return Facts(title, charts=(bars,), note=note)
    return Facts(title)
