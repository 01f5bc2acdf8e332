"""The land that scenarios change: which layers of the project it is, and how the background reads them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayerFeatureSource,
)

from ...algorithms import raster_io
from ...algorithms.connectivity.connectivity_indices import connectivity_indices
from ...algorithms.connectivity.scenario import prepare
from ...algorithms.corridors.links import Adjacency, NeighbourUnit
from ...algorithms.errors import InvalidValueError
from ...algorithms.graph import PatchGraph
from ...algorithms.grid import Neighbours
from ...algorithms.patches import burn_patches
from ...algorithms.progress import interruptible
from ...algorithms.validation import check_projected
from ..flow import Need, Task, suggest
from ..selection import LINK_FIELDS, value_of

PATCH_ID = "patch_id"
DISTANCE, PROBABILITY = 5000.0, 0.5
KINDS = {"RESISTANCE": "raster", "PATCHES": "polygons", "LINKS": "lines"}
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
        Source of features, id field of the patches (empty for none), and name; links may be missing.
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
    fitting = [layer for layer in layers if layer.kind == KINDS[name]]
    return [layer for layer in fitting if _fields(layer.id) >= LINK_FIELDS] if name == "LINKS" else fitting


def _fields(name):
    """Return the names of the fields of a layer of the project."""
    layer = QgsProject.instance().mapLayer(name)
    return set() if layer is None else set(layer.fields().names())


def suggested(layers):
    """Return for each input the layer of the project that fits best; inputs without one are left out."""
    needs = tuple(Need(name, name.title(), (kind,)) for name, kind in KINDS.items())
    usable = [layer for name in KINDS for layer in offered(layers, name)]
    return suggest(Task("", "", "", "", "", needs), usable)


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
    costs = [float(lcd) for lcd, active in rows if lcd is not None and _yes(active)]
    costs = [lcd for lcd in costs if math.isfinite(lcd) and lcd > 0]
    return float(f"{np.median(costs):.2g}") if costs else None


def _yes(value):
    """Return whether the field of links says that one is in use."""
    return str(value).lower() in ("true", "1", "1.0")


def land(resistance, patches, links):
    """Return the land that layers of the project make.

    Parameters
    ----------
    resistance, patches : flow.Layer
        As the flow knows them.
    links : flow.Layer or None
        None finds them by the usual rules.
    """
    project, chosen = QgsProject.instance(), (resistance, patches, links)
    raster = project.mapLayer(resistance.id)
    rules = rules_of(patches.stamp, PATCH_RULES)
    if links is not None:
        rules.update(rules_of(links.stamp, RULES))
    return Land(
        tuple(None if layer is None else (layer.id, layer.place, layer.changed) for layer in chosen),
        (resistance.place.file if not resistance.place.layer else raster.source(), 1, resistance.name),
        _source(project.mapLayer(patches.id), patches),
        None if links is None else _source(project.mapLayer(links.id), links),
        rules,
        project.transformContext(),
    )


def _source(layer, known):
    """Return the features of a layer for the background, its id field and name."""
    names, recorded = layer.fields().names(), known.stamp.get("inputs", {}).get("PATCH_ID")
    chosen = next((name for name in (PATCH_ID, recorded) if name in names), "")
    return QgsVectorLayerFeatureSource(layer), chosen, layer.name()


def read(land, distance, probability, smallest, progress):
    """Return the baseline of a land.

    Parameters
    ----------
    land : Land
        What to read.
    distance, probability : float
        Dispersal distance, cost x map units, and probability of dispersal over it.
    smallest : float
        Habitat that is smaller after changes is no patch, hectares.
    progress : Progress
        Where to report, and who may stop the run.
    """
    path, band, name = land.raster
    resistance = interruptible(lambda: raster_io.read_raster(path, band, name=name), progress=progress)
    check_projected(resistance.grid, name)
    progress.report(0.05)
    patches = _read_patches(land, resistance.grid, progress)
    progress.report(0.15)
    links = None if land.links is None else _read_links(land, patches, progress)
    options = {"distance": distance, "probability": probability, "min_area": smallest, **land.rules}
    return prepare(resistance, patches, links, **options, progress=progress.part(0.2, 1))


def rework(baseline, distance, probability, smallest, progress):
    """Return the baseline of the same land with other numbers, which takes no time: its links stay as they are.

    Parameters
    ----------
    baseline : Baseline
        From `read`.
    distance, probability, smallest, progress
        As `read` takes them.
    """
    network = {**baseline.network, "distance": distance, "probability": probability}
    indices = connectivity_indices(baseline.patches, baseline.links, **network, progress=progress)
    return replace(baseline, network=network, indices=indices, land=replace(baseline.land, min_area=smallest))


def _features(source, grid, transforms, progress):
    """Yield the features of a source in the coordinate system of a grid."""
    request = QgsFeatureRequest()
    request.setDestinationCrs(QgsCoordinateReferenceSystem.fromWkt(grid.crs), transforms)
    for k, feature in enumerate(source.getFeatures(request)):
        if k % 200 == 0:
            progress.check()
        if not feature.geometry().isNull():
            yield feature


def _read_patches(land, grid, progress):
    """Return the patches on a grid, with their areas."""
    source, id_field, name = land.patches
    shapes, ids, areas = [], [], []
    for feature in _features(source, grid, land.transforms, progress):
        shapes.append(plain_wkb(feature.geometry()))
        ids.append(_id(value_of(feature, id_field)) if id_field else len(shapes))
        areas.append(value_of(feature, "area_ha"))
    if len(set(ids)) < len(ids) or None in ids:
        raise InvalidValueError(f"{name}: field '{id_field}' is empty or repeats itself; each patch needs its own id.")
    fields = {"area_ha": np.array(areas, float)} if areas and None not in areas else {}
    return burn_patches(shapes, ids, grid, fields=fields, name=name, progress=progress)


def plain_wkb(geometry):
    """Return a geometry as plain two-dimensional WKB, curves as short straight lines."""
    plain = geometry.constGet().segmentize()
    plain.dropZValue()
    plain.dropMValue()
    return bytes(plain.asWkb())


def _id(value):
    """Return an id as the core knows it: whole numbers are such, all else is text."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if value is None or isinstance(value, int) else str(value)


def _read_links(land, patches, progress):
    """Return the links between patches; only which there are and how they are called is read."""
    source, _, name = land.links
    position = {str(number): k for k, number in enumerate(patches.ids)}
    ends, numbers, active, costs = [], [], [], []
    for feature in _features(source, patches.grid, land.transforms, progress):
        pair = [str(_id(value_of(feature, field))) for field in ("from_id", "to_id")]
        if not position.keys() >= set(pair):
            raise InvalidValueError(
                f"{name}: it joins patch {pair[0]} to {pair[1]}, which are not both among the patches; choose the "
                "patches that the links were made from."
            )
        ends.append(sorted(position[number] for number in pair))
        numbers.append(int(value_of(feature, "link_id")))
        given = value_of(feature, "active")
        active.append(given is None or _yes(given))
        costs.append(value_of(feature, "lcd"))
    fields = {"link_id": np.array(numbers, np.int64), "active": np.array(active, bool)}
    if None not in costs:
        fields["lcd"] = np.array(costs, float)
    paths = tuple(np.empty((0, 2)) for _ in ends)
    return PatchGraph(patches.ids, np.array(ends, np.int64).reshape(-1, 2), fields, paths, patches.grid.crs)
