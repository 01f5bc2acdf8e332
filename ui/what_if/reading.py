"""How the background reads the land: layers become what the core knows, once for all scenarios."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest

from ...algorithms import raster_io
from ...algorithms.connectivity.baseline import prepare
from ...algorithms.errors import InvalidValueError
from ...algorithms.graph import PatchGraph
from ...algorithms.patches import Patches, burn_patches
from ...algorithms.progress import interruptible
from ...algorithms.validation import check_patches, check_projected, check_same_grid
from ..selection import value_of
from .land import AREA, yes


def read(land, distance, probability, smallest, attribute, progress):
    """Return the baseline of a land.

    Parameters
    ----------
    land : Land
        What to read.
    distance, probability : float
        Dispersal distance, cost x map units, and probability of dispersal over it.
    smallest : float
        Habitat that is smaller after changes is no patch, hectares.
    attribute : str or None
        Field that says how much a patch is worth; None is its area.
    progress : Progress
        Where to report, and who may stop the run.
    """
    path, band, name = land.raster
    resistance = interruptible(lambda: raster_io.read_raster(path, band, name=name), progress=progress)
    check_projected(resistance.grid, name)
    progress.report(0.05)
    in_cells = isinstance(land.patches[0], str)
    patches = (_patches_in_cells if in_cells else _read_patches)(land, resistance, progress)
    check_patches(patches, least=2, name=land.patches[2])
    progress.report(0.15)
    links = None if land.links is None else _read_links(land, patches, progress)
    options = {**as_options(distance, probability, smallest, attribute), **land.rules}
    return prepare(resistance, patches, links, **options, progress=progress.part(0.2, 1))


def as_options(distance, probability, smallest, attribute):
    """Return numbers of the panel as keyword arguments of `prepare`, and of `Baseline.with_network`."""
    return {"distance": distance, "probability": probability, "min_area": smallest, "attribute": attribute}


def _features(source, name, grid, transforms, progress):
    """Yield the features of a source that have a shape, in the coordinate system of a grid."""
    request = QgsFeatureRequest()
    request.setDestinationCrs(QgsCoordinateReferenceSystem.fromWkt(grid.crs), transforms)
    for k, feature in enumerate(source.getFeatures(request)):
        if k % 200 == 0:
            progress.check()
        shape = feature.geometry()
        if shape.isNull() or shape.isEmpty():
            continue
        if not shape.boundingBox().isFinite():
            raise InvalidValueError(
                f"{name}: it cannot be brought into the coordinate system of the resistance; has it the right one?"
            )
        yield feature


def _patches_in_cells(land, resistance, progress):
    """Return a raster of ids as patches; 0 and no data are outside."""
    path, _, name = land.patches
    raster = interruptible(lambda: raster_io.read_classes(path, name=name), progress=progress)
    check_same_grid(resistance, raster)
    inside = raster.valid & (raster.values != 0)
    ids = np.unique(raster.values[inside])
    if ids.size and ids[0] < 0:
        raise InvalidValueError(f"{name}: id {ids[0]} found; ids in a raster must be above 0.")
    labels = np.zeros(raster.values.shape, np.int32)
    labels[inside] = np.searchsorted(ids, raster.values[inside]) + 1
    return Patches(labels, resistance.grid, tuple(ids.tolist()))


def _read_patches(land, resistance, progress):
    """Return shapes as patches on the grid of a resistance, with their fields of numbers."""
    source, id_field, name = land.patches
    names = [field.name() for field in source.fields() if field.isNumeric()]
    shapes, ids, columns = [], [], {key: [] for key in names}
    for feature in _features(source, name, resistance.grid, land.transforms, progress):
        shapes.append(plain_wkb(feature.geometry()))
        ids.append(_id(value_of(feature, id_field)) if id_field else len(shapes))
        for key in names:
            columns[key].append(value_of(feature, key))
    if len(set(ids)) < len(ids) or None in ids:
        raise InvalidValueError(f"{name}: field '{id_field}' is empty or repeats itself; each patch needs its own id.")
    fields = {key: np.array(values, float) for key, values in columns.items()}
    if not np.isfinite(fields.get(AREA, 0.0)).all():
        del fields[AREA]
    return burn_patches(shapes, ids, resistance.grid, fields=fields, name=name, progress=progress)


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
    for feature in _features(source, name, patches.grid, land.transforms, progress):
        pair = [str(_id(value_of(feature, field))) for field in ("from_id", "to_id")]
        if not position.keys() >= set(pair):
            raise InvalidValueError(
                f"{name}: it joins patch {pair[0]} to {pair[1]}, which are not both among the patches; choose the "
                "patches that the links were made from."
            )
        if pair[0] == pair[1]:
            raise InvalidValueError(f"{name}: a link joins patch {pair[0]} with itself; remove it.")
        ends.append(sorted(position[number] for number in pair))
        numbers.append(_id(value_of(feature, "link_id")))
        given = value_of(feature, "active")
        active.append(given is None or yes(given))
        costs.append(value_of(feature, "lcd"))
    if not all(isinstance(number, int) for number in numbers) or len(set(numbers)) < len(numbers):
        raise InvalidValueError(f"{name}: field 'link_id' is empty or repeats itself; each link needs its own number.")
    fields = {"link_id": np.array(numbers, np.int64), "active": np.array(active, bool)}
    if all(isinstance(cost, (int, float)) for cost in costs):
        fields["lcd"] = np.array(costs, float)
    paths = tuple(np.empty((0, 2)) for _ in ends)
    return PatchGraph(patches.ids, np.array(ends, np.int64).reshape(-1, 2), fields, paths, patches.grid.crs)
