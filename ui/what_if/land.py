"""The land that scenarios change: which layers of the project it is, and what is known of them without reading them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource

from ...algorithms.corridors.links import Adjacency, NeighbourUnit
from ...algorithms.grid import Neighbours
from ..flow import Need, Task, suggest
from ..selection import LINK_FIELDS, value_of

PATCH_ID, AREA = "patch_id", "area_ha"
DISTANCE, PROBABILITY = 5000.0, 0.5
KINDS = {"RESISTANCE": ("raster",), "PATCHES": ("polygons", "raster"), "LINKS": ("lines",)}
MAKERS = {
    "RESISTANCE": "ecopattern:resistancesurface",
    "PATCHES": "ecopattern:habitatpatches",
    "LINKS": "ecopattern:links",
}
# Rules of links that are read from the provenance of a layer, with what makes them what the core takes.
RULES = {
    "adjacency": Adjacency,
    "max_neighbours": int,
    "neighbour_unit": NeighbourUnit,
    "connect_constellations": bool,
    "min_euclidean": float,
    "max_euclidean": float,
    "min_cost": float,
    "max_cost": float,
    "drop_intermediate": bool,
}
PATCH_RULES = {"neighbours": Neighbours}


@dataclass(frozen=True)
class Land:
    """Layers as the background may use them.

    Parameters
    ----------
    key : tuple
        What tells this land from another, the time of the last change among it.
    raster : tuple
        Path, band and name of the resistance.
    patches, links : tuple or None
        Source of features, id field of the patches (empty for none), and name; links may be missing. For patches that
        are a raster its path instead of the source.
    rules : dict
        Keyword arguments of `prepare` that patches and links were made with.
    transforms : QgsCoordinateTransformContext
        How coordinate systems are changed in this project.
    """

    key: tuple
    raster: tuple
    patches: tuple
    links: tuple | None
    rules: dict = field(default_factory=dict)
    transforms: object = None


def offered(layers, name):
    """Return the layers that can be the input `name`, those with the fields of links for links."""
    fitting = [layer for kind in KINDS[name] for layer in layers if layer.kind == kind]
    return [layer for layer in fitting if _fields(layer.id) >= LINK_FIELDS] if name == "LINKS" else fitting


def _fields(name):
    """Return the names of the fields of a layer of the project."""
    layer = QgsProject.instance().mapLayer(name)
    return set(layer.fields().names()) if isinstance(layer, QgsVectorLayer) else set()


def attributes(name):
    """Return the fields of a layer of patches that can say how much each of them is worth; a raster has none."""
    layer = QgsProject.instance().mapLayer(name)
    if not isinstance(layer, QgsVectorLayer):
        return []
    fields, keys = layer.fields(), layer.primaryKeyAttributes()
    found = [fields[k].name() for k in range(len(fields)) if k not in keys and fields[k].isNumeric()]
    return [name for name in found if name not in (PATCH_ID, AREA)]


def suggested(layers):
    """Return for each input the layer of the project that fits best; inputs without one are left out."""
    needs = tuple(Need(name, name.title(), kinds) for name, kinds in KINDS.items())
    usable = list(dict.fromkeys(layer.id for name in KINDS for layer in offered(layers, name)))
    known = {layer.id: layer for layer in layers}
    return suggest(Task("", "", "", "", "", needs), [known[name] for name in usable])


def rules_of(stamp, rules):
    """Return the rules that a layer was made with, as far as its provenance names them."""
    inputs, found = (stamp or {}).get("inputs", {}), {}
    for name, made in rules.items():
        value = inputs.get(name.upper())
        if value not in (None, ""):
            found[name] = made(value)
    return found


def smallest_patch(stamp):
    """Return the least area that patches were made with, hectares, None if their provenance does not tell."""
    return rules_of(stamp, {"min_area": float}).get("min_area")


def median_cost(name):
    """Return the median least-cost distance of links in use, to two digits; None where there are none."""
    layer = QgsProject.instance().mapLayer(name)
    if layer is None or not {"lcd", "active"} <= set(layer.fields().names()):
        return None
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = ((value_of(feature, "lcd"), value_of(feature, "active")) for feature in layer.getFeatures(request))
    costs = [float(lcd) for lcd, active in rows if lcd is not None and yes(active)]
    costs = [lcd for lcd in costs if math.isfinite(lcd) and lcd > 0]
    return float(f"{np.median(costs):.2g}") if costs else None


def yes(value):
    """Return whether the field of links says that one is in use."""
    return str(value).lower() in ("true", "1", "1.0")


def land(resistance, patches, links, edits):
    """Return the land that layers of the project make.

    Parameters
    ----------
    resistance, patches : flow.Layer
        As the flow knows them.
    links : flow.Layer or None
        None finds them by the usual rules.
    edits : dict
        How often layers were edited, by id: those in memory do not say when they were changed.
    """
    project, chosen = QgsProject.instance(), (resistance, patches, links)
    rules = rules_of(patches.stamp, PATCH_RULES)
    if links is not None:
        rules.update(rules_of(links.stamp, RULES))
    return Land(
        tuple(None if layer is None else (layer.id, layer.place, layer.changed, edits[layer.id]) for layer in chosen),
        (_path(project.mapLayer(resistance.id), resistance), 1, resistance.name),
        _source(project.mapLayer(patches.id), patches),
        None if links is None else _source(project.mapLayer(links.id), links),
        rules,
        project.transformContext(),
    )


def _path(raster, known):
    """Return what GDAL opens as a raster layer."""
    return known.place.file if not known.place.layer else raster.source()


def _source(layer, known):
    """Return the features of a layer for the background, or the path of a raster, its id field and name."""
    if layer.type() == QgsMapLayer.LayerType.RasterLayer:
        return _path(layer, known), "", layer.name()
    names, recorded = layer.fields().names(), known.stamp.get("inputs", {}).get("PATCH_ID")
    chosen = next((name for name in (PATCH_ID, recorded) if name in names), "")
    return QgsVectorLayerFeatureSource(layer), chosen, layer.name()
