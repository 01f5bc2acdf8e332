"""Kept scenarios as layers of the project: their fields are those that ecopattern:scenario reads as changes.

A scenario is a group of at most three layers, one for each sort of shapes, in tables of a GeoPackage or in memory.
"""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject, QgsVectorLayer

from ...algorithms.connectivity.change import Kind, read_changes
from ...algorithms.errors import EcoPatternError
from ...i18n import tr
from ..flow import Place
from ..selection import value_of
from . import scenario_file
from .reading import plain_wkb
from .scenario_layers import FIELDS, PARTS, PROPERTY, dress, layer_of, title
from .scenarios import Scenario, first_free


def keep(scenario, crs, path=""):
    """Put a scenario into the project as a group of layers, instead of those that it has.

    Parameters
    ----------
    scenario : Scenario
        What to keep.
    crs : QgsCoordinateReferenceSystem
        Of its shapes.
    path : str
        The GeoPackage to keep it in; without one it is lost when QGIS closes.

    Returns
    -------
    list of QgsVectorLayer
        At most one for crossings, one for roads and one for areas.

    Raises
    ------
    scenario_file.KeepError
        If the file cannot be written; the project is as before then.
    """
    made = []
    try:
        for _, shape, sort, kinds, _ in reversed(PARTS):
            changes = [change for change in scenario.changes if change.kind in kinds]
            if changes:
                layer = layer_of(shape, title(scenario.name, shape), changes, crs)
                made.append(_in_file(layer, scenario.name, sort, path) if path else layer)
    except scenario_file.KeepError:
        _take_away(made)
        raise
    replaced = _leave(scenario.name)
    for layer in made:
        dress(layer, scenario.name, {change.kind for change in scenario.changes})
    _show(made, scenario.name)
    _delete(replaced)
    return made


def load(path):
    """Put the scenarios of a GeoPackage into the project that it does not hold yet, and return their names.

    Raises
    ------
    scenario_file.KeepError
        If it holds none.
    """
    shown = {Place.of(layer.source()) for layer in layers_of()}
    held = list(_held(path))
    if not held:
        raise scenario_file.KeepError(tr("{file} holds no scenarios.").format(file=path))
    found, taken = {}, {str(layer.customProperty(PROPERTY)) for layer in layers_of()}
    for name, layer in held:
        if Place.of(layer.source()) not in shown:
            found.setdefault(name, []).append(layer)
    names = []
    for name, layers in found.items():
        names.append(first_free(name, taken, 2) if name in taken else name)
        for layer in layers:
            dress(layer, names[-1], list(Kind))
        _show(layers, names[-1])
    return names


def _held(path):
    """Yield the layers of scenarios in a file with the names of those, crossings first, as they are shown."""
    tables = scenario_file.tables(path)
    for geometry, shape, sort, _, _ in reversed(PARTS):
        for table, name in tables:
            if not name or not table.startswith(f"{sort} of "):
                continue
            layer = QgsVectorLayer(scenario_file.source(path, table), title(name, shape), scenario_file.PROVIDER)
            if layer.isValid() and layer.geometryType() == geometry and set(layer.fields().names()) >= set(FIELDS):
                yield name, layer


def _show(layers, name):
    """Put layers into the project as a group."""
    project = QgsProject.instance()
    group = project.layerTreeRoot().insertGroup(0, tr("What if: {}").format(name))
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer)


def _in_file(layer, name, sort, path):
    """Return a layer as it is kept in a file."""
    source = scenario_file.write(layer, name, sort, path)
    kept = QgsVectorLayer(source, layer.name(), scenario_file.PROVIDER)
    if not kept.isValid():
        raise scenario_file.KeepError(tr("What was written to {file} cannot be opened.").format(file=path))
    return kept


def layers_of(name=None):
    """Return the layers of a kept scenario, or of all."""
    layers = QgsProject.instance().mapLayers().values()
    found = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.customProperty(PROPERTY)]
    return found if name is None else [layer for layer in found if str(layer.customProperty(PROPERTY)) == name]


def file_of(name):
    """Return the file that a scenario is kept in, empty if it is lost when QGIS closes."""
    return next((Place.of(layer.source()).file for layer in layers_of(name) if _kept_in_file(layer)), "")


def _kept_in_file(layer):
    """Return whether a layer outlives QGIS."""
    return layer.providerType() == scenario_file.PROVIDER


def passing():
    """Return the names of the scenarios that are lost when QGIS closes."""
    return sorted({str(layer.customProperty(PROPERTY)) for layer in layers_of() if not _kept_in_file(layer)})


def drop(name):
    """Take a scenario out of the project, with its group if nothing else is in it, and out of its file.

    A file that is not that of this project is left as it is: another one may need it.

    Raises
    ------
    scenario_file.KeepError
        If the file cannot be written; the project is without the scenario all the same.
    """
    _delete(_leave(name))


def _leave(name):
    """Take the layers of a scenario out of the project, and return file and table of those that are to be deleted."""
    project = QgsProject.instance()
    layers = layers_of(name)
    nodes = [project.layerTreeRoot().findLayer(layer.id()) for layer in layers]
    groups = {node.parent() for node in nodes if node is not None}
    places = [Place.of(layer.source()) for layer in layers if _kept_in_file(layer)]
    project.removeMapLayers([layer.id() for layer in layers])
    for group in groups:
        if not group.children() and group.parent() is not None:
            group.parent().removeChildNode(group)
    return [(place.file, place.layer) for place in places if place.layer and scenario_file.own(place.file)]


def _delete(tables):
    """Take tables out of their files."""
    for path, table in tables:
        scenario_file.take_away(path, table)


def _take_away(layers):
    """Take out of their file what was written a moment ago."""
    places = [Place.of(layer.source()) for layer in layers if _kept_in_file(layer)]
    layers.clear()
    _delete([(place.file, place.layer) for place in places])


def show_only(name):
    """Show a scenario on the map, and hide the others."""
    root = QgsProject.instance().layerTreeRoot()
    for layer in layers_of():
        node = root.findLayer(layer.id())
        if node is None:
            continue
        if str(layer.customProperty(PROPERTY)) == name:
            node.setItemVisibilityCheckedParentRecursive(True)
        else:
            node.setItemVisibilityChecked(False)


def inputs_of(name):
    """Return which layer of a scenario is which input of ecopattern:scenario."""
    by_shape = {layer.geometryType(): layer.id() for layer in layers_of(name)}
    return {parameter: by_shape[shape] for shape, _, _, _, parameter in PARTS if shape in by_shape}


def stored(crs):
    """Return the scenarios that the project holds, in a coordinate system, and what cannot be read of them.

    Returns
    -------
    tuple of (list of Scenario, list of str)
    """
    found, problems, seen = {}, [], set()
    order = [shape for shape, *_ in PARTS]
    usable = [layer for layer in layers_of() if layer.isValid() and layer.geometryType() in order]
    for layer in sorted(usable, key=lambda layer: order.index(layer.geometryType())):
        if layer.source() in seen and _kept_in_file(layer):
            continue
        seen.add(layer.source())
        changes, problem = _readable(layer, crs)
        found.setdefault(str(layer.customProperty(PROPERTY)), []).extend(changes)
        problems += [problem] if problem else []
    for layer in layers_of():
        if not layer.isValid():
            sentence = tr("Layer '{layer}' cannot be opened: {source} is not there.")
            problems.append(sentence.format(layer=layer.name(), source=Place.of(layer.source()).file))
    return [Scenario(name, tuple(changes)) for name, changes in found.items() if changes], problems


def _readable(layer, crs):
    """Return the changes of a layer, and why they cannot be read, empty if they can."""
    try:
        return _changes(layer, crs), ""
    except EcoPatternError as problem:
        return [], str(problem)
    except QgsCsException:
        sentence = tr("Layer '{layer}' cannot be brought into the coordinate system of the resistance.")
        return [], sentence.format(layer=layer.name())


def _changes(layer, crs):
    """Return the changes that the features of a layer stand for."""
    transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance())
    shapes, columns = [], {name: [] for name in FIELDS}
    for feature in layer.getFeatures():
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            continue
        if layer.crs() != crs:
            geometry.transform(transform)
        shapes.append(plain_wkb(geometry))
        for name in FIELDS:
            columns[name].append(value_of(feature, name))
    return read_changes(shapes, columns, name=layer.name())
