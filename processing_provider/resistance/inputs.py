"""Declarations and kinds of parameters that only resistance algorithms have."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayerFeatureSource,
)

from ...algorithms.errors import InvalidValueError
from ...algorithms.progress import interruptible
from ...i18n import tr
from .. import layers
from ..parameters import PACKAGE, FeaturesInput, FileInput, NumberInput, Parameter, unloadable

SCHEME_CHOICE = f"{PACKAGE}.ui.weighting.scheme_choice.SchemeChoice"


def vector_facts(layer, label, context):
    """Return the facts of a vector layer of any geometry."""
    return layers.VectorFacts(
        QgsVectorLayerFeatureSource(layer),
        layers.absolute_source(layer.source()),
        label,
        layer.name(),
        layer.crs(),
        context.transformContext(),
    )


def layer_facts(layer, label, context):
    """Return the facts of a raster or vector layer."""
    if layer.type() == QgsMapLayer.LayerType.RasterLayer:
        return layers.raster_facts(layer, label, 1)
    return vector_facts(layer, label, context)


def named_layers(algorithm, name, parameters, context):
    """Return the layers of a parameter by name: as the parameter of their names says, or as they are called.

    Layers are called as in the project, or else as their file or their table in it; names that repeat are told apart by
    a number.
    """
    chosen = algorithm.parameterAsLayerList(parameters, name, context)
    told = str(algorithm.given(f"{name}_NAMES", parameters) or "").replace("；", ";")
    names = [part.strip() for part in told.strip("; ").split(";")] if told.strip("; ") else list(map(_own_name, chosen))
    if len(names) != len(chosen):
        raise InvalidValueError(f"{name}_NAMES are '{told}'; {len(chosen)} are needed, one for each layer.")
    found, count = {}, Counter()
    for layer, called in zip(chosen, names):
        count[called] += 1
        found[f"{called} {count[called]}" if count[called] > 1 else called] = layer
    return found


def _own_name(layer):
    """Return what a layer is called, without what parts names from each other."""
    return layers.called(layer.name(), layer.source()).replace(";", ",")


@dataclass(frozen=True)
class FactorLayersInput(Parameter):
    """Several layers of one kind as facts by name."""

    rasters: bool = True

    def definition(self):
        types = QgsProcessing.SourceType
        kind = types.TypeRaster if self.rasters else types.TypeVectorAnyGeometry
        return QgsProcessingParameterMultipleLayers(self.name, self.label, kind, self.default, self.optional)

    def definitions(self):
        names = QgsProcessingParameterString(
            f"{self.name}_NAMES", tr("Names of: {}").format(self.label), None, optional=True
        )
        names.setHelp(tr("Names separated by ; for tables to refer to; empty takes those of the layers."))
        names.setFlags(names.flags() | names.Flag.FlagAdvanced)
        return [*super().definitions(), names]

    def refusal(self, value):
        each = value if isinstance(value, (list, tuple)) else [value]
        gone = (item for item in each if isinstance(item, str) and not os.path.exists(item.partition("|")[0]))
        return unloadable(self, next(gone, value))

    def prepare(self, algorithm, parameters, context):
        found = named_layers(algorithm, self.name, parameters, context)
        return {name: layer_facts(layer, name, context) for name, layer in found.items()}

    def record(self, prepared):
        if not prepared:
            return {}
        paths = [facts.path for facts in prepared.values()]
        return {self.name: paths, f"{self.name}_NAMES": "; ".join(prepared)}


@dataclass(frozen=True)
class RastersInput(FactorLayersInput):
    """Several rasters, the first band of each."""

    def read(self, prepared, inputs, progress):
        return [interruptible(layers.read_raster, facts, progress=progress) for facts in prepared.values()]


@dataclass(frozen=True)
class BurntInput(FeaturesInput):
    """Lines or areas with the resistance that is burnt in for them: one for all, or that in a field of each feature."""

    kind: str = "any"
    value_help: str = ""

    def definition(self):
        types = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        return QgsProcessingParameterFeatureSource(self.name, self.label, types, self.default, self.optional)

    def definitions(self):
        field = QgsProcessingParameterField(
            f"{self.name}_FIELD", tr("Resistance field of: {}").format(self.label), None, self.name, optional=True
        )
        field.setHelp(tr("Number above 0 for each feature; where it is empty the resistance given for all counts."))
        field.setFlags(field.flags() | field.Flag.FlagAdvanced)
        return [*super().definitions(), *self._value().definitions(), field]

    def parts(self):
        return (self, self._value())

    def _value(self):
        """Return the declaration of the resistance of all features."""
        label = tr("Resistance of: {}").format(self.label)
        return NumberInput(f"{self.name}_VALUE", label, self.value_help, optional=True, minimum=0.0)

    def prepare(self, algorithm, parameters, context):
        facts = super().prepare(algorithm, parameters, context)
        if facts is None:
            return None
        value = self._value().prepare(algorithm, parameters, context)
        field = algorithm.given(f"{self.name}_FIELD", parameters)
        if field:
            names, place = facts.source.fields().names(), facts.source.fields().lookupField(field)
            if place < 0:
                raise InvalidValueError(
                    f"{self.label}: layer '{facts.name}' has no field '{field}'; it has {', '.join(names)}."
                )
            field = names[place]
        return facts, value, field

    def read(self, prepared, inputs, progress):
        return prepared

    def record(self, prepared):
        if prepared is None:
            return {}
        facts, value, field = prepared
        found = {self.name: facts.path, f"{self.name}_VALUE": value, f"{self.name}_FIELD": field}
        return {key: each for key, each in found.items() if each is not None}


@dataclass(frozen=True)
class SchemeFacts:
    """A scheme, the file it came from, and the facts of its layers by the name of the factor or of what is burnt in."""

    path: str
    scheme: object
    factors: dict
    burnt: dict


@dataclass(frozen=True)
class SchemeInput(FileInput):
    """A weighing scheme kept in a file, with the layers it names unless `given` ones take their places."""

    kinds: str = "JSON, CSV (*.json *.csv)"
    given: tuple = ()
    texts: tuple = ("", "")

    def definition(self):
        file = super().definition()
        file.setMetadata(
            {"widget_wrapper": {"class": SCHEME_CHOICE, "layers": list(self.given), "texts": list(self.texts)}}
        )
        return file

    def prepare(self, algorithm, parameters, context):
        from ...algorithms.resistance.scheme_file import load_scheme

        path = super().prepare(algorithm, parameters, context)
        if path is None:
            return None
        scheme = load_scheme(path)
        given = (named_layers(algorithm, name, parameters, context) for name in self.given)
        handed = {name.lower() for found in given for name in found}
        factors = {each.name: self._facts(each, context) for each in scheme.factors if each.name.lower() not in handed}
        burnt = {each.name: self._facts(each, context) for each in scheme.burnt}
        return SchemeFacts(path, scheme, factors, burnt)

    def _facts(self, item, context):
        """Return the facts of the layer that a part of a scheme names."""
        layer = QgsProcessingUtils.mapLayerFromString(item.source, context) if item.source else None
        if layer is None:
            raise InvalidValueError(
                f"{self.label}: the layer '{item.source}' of {item.name} cannot be loaded; mend the scheme, or give a "
                "layer of that name."
            )
        return layer_facts(layer, item.name, context)

    def record(self, prepared):
        return {} if prepared is None else {self.name: prepared.path}


@dataclass(frozen=True)
class Material:
    """What a resistance surface is made of, as the core takes it."""

    scheme: object
    rasters: dict
    features: dict
    burnt: dict


def _numbers(column, default, facts, field):
    """Return the numbers of a field, `default` where there is none."""
    try:
        return [default if value == "" or value != value else float(value) for value in column]
    except ValueError:
        raise InvalidValueError(f"{facts.label}: field '{field}' holds text; it must hold numbers above 0.") from None


def material(inputs, options, progress):
    """Read all layers of a run and return the scheme with them.

    `options` are fields of the scheme for a run that has no scheme file.
    """
    from ...algorithms.resistance.scheme_text import parse_gradings, scheme_from_text, weighed

    rasters, features = dict(inputs["FACTORS"]), dict(inputs["DISTANCES"])
    kept = inputs["SCHEME_FILE"]
    if kept is None:
        names = (*rasters, *features)
        table = {"table": inputs["TABLE"], "weights": inputs["WEIGHTS"]}
        scheme = scheme_from_text(names, distances=tuple(features), **table, **options)
    else:
        scheme = kept.scheme
        rasters, features = _renamed(rasters, scheme), _renamed(features, scheme)
        for factor in scheme.factors:
            if factor.name in kept.factors:
                (features if factor.measure.value == "distance" else rasters)[factor.name] = kept.factors[factor.name]
        gradings = parse_gradings(inputs["TABLE"], scheme.names)
        for place, name in enumerate(scheme.names):
            scheme = scheme.with_grading(place, gradings[name]) if name in gradings else scheme
        scheme = weighed(scheme, inputs["WEIGHTS"])
    read = {}
    for k, (name, facts) in enumerate(rasters.items()):
        progress.report(k / len(rasters))
        if not isinstance(facts, layers.RasterFacts):
            raise InvalidValueError(f"Factor '{name}' is graded by its values; its layer must be a raster.")
        read[name] = interruptible(layers.read_raster, facts, progress=progress)
    crs = next((raster.grid.crs for raster in read.values()), "")
    shapes = {name: _shapes(facts, crs, name) for name, facts in features.items()}
    burnt = {name: (_shapes(facts, crs, name), None) for name, facts in (kept.burnt if kept else {}).items()}
    return _with_burnt(Material(scheme, read, shapes, burnt), inputs, crs)


def _renamed(found, scheme):
    """Return layers by the names that a scheme gives them."""
    names = {name.lower(): name for name in scheme.names}
    for name in found:
        if name.lower() not in names:
            raise InvalidValueError(
                f"Layer '{name}' is no factor of the scheme; its factors are {', '.join(scheme.names)}."
            )
    return {names[name.lower()]: facts for name, facts in found.items()}


def _shapes(facts, crs, name):
    """Return the shapes of a layer."""
    if not isinstance(facts, layers.VectorFacts):
        raise InvalidValueError(f"'{name}' needs features; its layer must be a vector layer.")
    return layers.read_shapes(facts, crs)


def _with_burnt(made, inputs, crs):
    """Return the material with roads and barriers that are burnt in after what the scheme burns in."""
    from ...algorithms.resistance.factors import BARRIER
    from ...algorithms.resistance.weighing_scheme import Burnt

    scheme, burnt = made.scheme, dict(made.burnt)
    for key, unsaid in (("ROADS", None), ("BARRIERS", BARRIER)):
        if inputs[key] is None:
            continue
        facts, value, field = inputs[key]
        value = unsaid if value is None else value
        shapes, columns = layers.read_features(facts, crs)
        name = facts.name if facts.name not in burnt else f"{facts.name} ({facts.label})"
        values = _numbers(columns[field], value, facts, field) if field else None
        burnt[name] = (shapes, values)
        scheme = replace(scheme, burnt=(*scheme.burnt, Burnt(name, facts.path, value)))
    return replace(made, scheme=scheme, burnt=burnt)
