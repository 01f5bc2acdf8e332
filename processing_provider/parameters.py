"""What an algorithm asks for and gives: each kind declares itself to QGIS, reads or writes itself, and knows its rule."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ..algorithms.progress import interruptible
from ..i18n import tr
from . import layers, pictures, results

PACKAGE = __name__.rsplit(".", 2)[0]
FINE, FINE_DECIMALS = 1e-4, 12
FIELD_CHOICE = f"{PACKAGE}.ui.field_choice.FieldChoice"
WORD_CHOICE = f"{PACKAGE}.ui.word_choice.WordChoice"


def text_of(text, unit):
    """Return a label with its unit."""
    return f"{text} [{unit}]" if unit else text


def unloadable(declared, value):
    """Return the sentence on a layer that QGIS finds nowhere."""
    name = value.name() if hasattr(value, "name") else value
    return tr("{label} ({name}): '{value}' cannot be loaded; it must be a layer of the project, or a file.").format(
        label=declared.label, name=declared.name, value=name
    )


@dataclass(frozen=True)
class Parameter:
    """What all inputs and outputs share."""

    name: str
    label: str
    help: str
    default: Any = None
    optional: bool = False
    advanced: bool = False
    unit: str = ""

    def definitions(self):
        """Return the QGIS parameters this declaration stands for; the first bears its name."""
        first = self.definition()
        first.setHelp(self.hint())
        if self.advanced:
            first.setFlags(first.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        return [first]

    def hint(self):
        """Return what QGIS tells of the parameter by itself: in tool tips, and to those who write scripts."""
        return self.help

    def choices(self):
        """Return the words of what one may choose from, none where it is no choice."""
        return ()

    def parts(self):
        """Return the declarations that this one is made of, itself first."""
        return (self,)

    def refusal(self, value):
        """Return why QGIS does not take `value`, in one sentence, or None if only QGIS knows."""

    def prepare(self, algorithm, parameters, context):
        """Return what the main thread must take from QGIS before the run."""
        return algorithm.given(self.name, parameters)

    def read(self, prepared, inputs, progress):
        """Return the value for the core, in the worker thread."""
        return prepared

    def record(self, prepared):
        """Return the parameters, as JSON can hold them, that make QGIS ask the same again."""
        return {} if prepared is None else {self.name: prepared}


@dataclass(frozen=True)
class NumberInput(Parameter):
    """A number with unit and range."""

    minimum: float | None = None
    maximum: float | None = None
    integer: bool = False

    def definition(self):
        kinds = QgsProcessingParameterNumber.Type
        number = QgsProcessingParameterNumber(
            self.name,
            text_of(self.label, self.unit),
            kinds.Integer if self.integer else kinds.Double,
            self.default,
            self.optional,
        )
        if self.minimum is not None:
            number.setMinimum(self.minimum)
        if self.maximum is not None:
            number.setMaximum(self.maximum)
        if self.default and abs(self.default) < FINE:
            # The dialog of QGIS shows six decimals and hands on what it shows.
            number.setMetadata({"widget_wrapper": {"decimals": FINE_DECIMALS}})
        return number

    def refusal(self, value):
        text = tr("{name} is '{value}'; it must be {rule}.")
        rule = tr("a whole number") if self.integer else tr("a number")
        if self.minimum is not None and self.maximum is not None:
            rule = tr("{kind} from {least:g} to {most:g}").format(kind=rule, least=self.minimum, most=self.maximum)
        elif self.minimum is not None:
            rule = tr("{kind}, at least {least:g}").format(kind=rule, least=self.minimum)
        return text.format(name=self.name, value=value, rule=rule)

    def _check_text(self, value):
        """Refuse text that is no number, which QGIS takes for 0 or rounds; expressions are left to QGIS."""
        if isinstance(value, (str, float)):
            try:
                right = float(value).is_integer() or not self.integer
            except (ValueError, OverflowError):
                right = not isinstance(value, str)
            if not right:
                raise QgsProcessingException(self.refusal(value))

    def prepare(self, algorithm, parameters, context):
        value = algorithm.given(self.name, parameters)
        if value is None:
            return self.default
        self._check_text(parameters.get(self.name))
        if hasattr(value, "item"):
            # QGIS takes numbers of numpy for nothing.
            return value.item()
        as_number = algorithm.parameterAsInt if self.integer else algorithm.parameterAsDouble
        return as_number(parameters, self.name, context)


@dataclass(frozen=True)
class BooleanInput(Parameter):
    """Yes or no."""

    def definition(self):
        return QgsProcessingParameterBoolean(self.name, self.label, self.default, self.optional)

    def prepare(self, algorithm, parameters, context):
        return algorithm.parameterAsBoolean(parameters, self.name, context)


@dataclass(frozen=True)
class ChoiceInput(Parameter):
    """One of a few; `enum` is the place of the core's enumeration, as ``module.path:Name``.

    `words` says what each of its values means, in the language of the user. Runs, scripts, models and files know the
    values alone.
    """

    words: dict = field(default_factory=dict)
    enum: str = ""

    def definition(self):
        default = self.default or next(iter(self.words))
        choice = QgsProcessingParameterEnum(
            self.name, self.label, list(self.words), False, default, self.optional, usesStaticStrings=True
        )
        choice.setMetadata({"widget_wrapper": {"class": WORD_CHOICE, "words": list(self.choices())}})
        return choice

    def hint(self):
        written = tr("; ").join(f"{value} = {word}" for value, word in self.words.items())
        return tr("{help} In scripts: {values}.").format(help=self.help, values=written)

    def choices(self):
        return tuple(self.words.values())

    def refusal(self, value):
        return tr("{name} is '{word}'; it must be one of: {words}.").format(
            name=self.name, word=value, words=", ".join(self.words)
        )

    def prepare(self, algorithm, parameters, context):
        word = algorithm.parameterAsEnumString(parameters, self.name, context)
        if word not in self.words:
            raise QgsProcessingException(self.refusal(word))
        return word

    def members(self):
        """Return the core's enumeration."""
        module, name = self.enum.split(":")
        return getattr(importlib.import_module(f"{PACKAGE}.algorithms.{module}"), name)

    def read(self, prepared, inputs, progress):
        return self.members()(prepared)


@dataclass(frozen=True)
class TextInput(Parameter):
    """A line of text."""

    multiline: bool = False

    def definition(self):
        return QgsProcessingParameterString(
            self.name, self.label, self.default, multiLine=self.multiline, optional=self.optional
        )

    def prepare(self, algorithm, parameters, context):
        return algorithm.parameterAsString(parameters, self.name, context).strip() or None


@dataclass(frozen=True)
class ClassesInput(TextInput):
    """Class codes such as ``10, 20, 41-43``."""

    def read(self, prepared, inputs, progress):
        return None if prepared is None else layers.parse_classes(prepared, self.name)


@dataclass(frozen=True)
class TableInput(TextInput):
    """A small table the core parses: the path of a CSV file, or ``;``-separated lines of comma-separated values."""

    multiline: bool = True

    def record(self, prepared):
        return {} if prepared is None else {self.name: layers.absolute_source(prepared)}


@dataclass(frozen=True)
class FileInput(Parameter):
    """A file that the core reads itself; `kinds` is what the dialog shows, as ``Projects (*.ini)``."""

    kinds: str = ""
    behaviour = QgsProcessingParameterFile.Behavior.File

    def definition(self):
        return QgsProcessingParameterFile(
            self.name, self.label, self.behaviour, "", self.default, self.optional, self.kinds
        )

    def refusal(self, value):
        return tr("{label} ({name}): '{value}' does not fit; it must be the path of: {kinds}.").format(
            label=self.label, name=self.name, value=value, kinds=self.kinds or tr("a folder")
        )

    def prepare(self, algorithm, parameters, context):
        path = algorithm.parameterAsFile(parameters, self.name, context).strip()
        return os.path.abspath(path) if path else None


@dataclass(frozen=True)
class FolderInput(FileInput):
    """A folder that the core reads and writes itself, and that keeps what a cancelled run has finished."""

    behaviour = QgsProcessingParameterFile.Behavior.Folder


@dataclass(frozen=True)
class RasterInput(Parameter):
    """A raster; classes are read as whole numbers with a mask, values as floating point with NaN."""

    classes: bool = False

    def definition(self):
        return QgsProcessingParameterRasterLayer(self.name, text_of(self.label, self.unit), self.default, self.optional)

    def definitions(self):
        band = QgsProcessingParameterBand(
            f"{self.name}_BAND", tr("Band of: {}").format(self.label), 1, self.name, optional=True
        )
        band.setHelp(tr("Which band is read; 1 unless said otherwise."))
        band.setFlags(band.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        return [*super().definitions(), band]

    def refusal(self, value):
        return unloadable(self, value)

    def prepare(self, algorithm, parameters, context):
        layer = algorithm.parameterAsRasterLayer(parameters, self.name, context)
        if layer is None:
            return algorithm.missing_layer(self, parameters)
        band = algorithm.given(f"{self.name}_BAND", parameters)
        return layers.raster_facts(layer, self.label, 1 if band in (None, "") else int(band))

    def read(self, prepared, inputs, progress):
        return (
            None if prepared is None else interruptible(layers.read_raster, prepared, self.classes, progress=progress)
        )

    def record(self, prepared):
        return {} if prepared is None else {self.name: prepared.path, f"{self.name}_BAND": prepared.band}


@dataclass(frozen=True)
class PatchesInput(Parameter):
    """Areas or points as a vector layer, or as a raster with one whole number an area.

    `grid_of` names the raster input on whose cells they are wanted; without it only outlines and fields are read.
    `id_name` is the parameter that names the id field.
    """

    grid_of: str | None = None
    id_name: str = "PATCH_ID"

    def definition(self):
        types = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        if self.grid_of:
            types.append(QgsProcessing.SourceType.TypeRaster)
        return QgsProcessingParameterMapLayer(self.name, self.label, self.default, self.optional, types)

    def definitions(self):
        label = tr("Id field of: {}").format(self.label)
        if self.grid_of:
            # The layer may be a raster, of which QGIS's own kind of parameter for fields dies.
            field = QgsProcessingParameterString(self.id_name, label, None, optional=True)
            field.setMetadata({"widget_wrapper": {"class": FIELD_CHOICE, "layer": self.name}})
        else:
            field = QgsProcessingParameterField(self.id_name, label, None, self.name, optional=True)
        if self.advanced:
            field.setFlags(field.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        field.setHelp(
            tr(
                "Numbers or text that name each feature; without it the field patch_id, as EcoPattern writes it, or "
                "else numbers from 1 on."
            )
        )
        return [*super().definitions(), field]

    def refusal(self, value):
        return unloadable(self, value)

    def prepare(self, algorithm, parameters, context):
        layer = algorithm.parameterAsLayer(parameters, self.name, context)
        if layer is None:
            return algorithm.missing_layer(self, parameters)
        field = algorithm.given(self.id_name, parameters) or None
        if self.grid_of is None:
            layers.check_vector(layer, self.label)
        return layers.patch_facts(layer, self.label, field, context)

    def read(self, prepared, inputs, progress):
        if prepared is None:
            return None
        grid = inputs.grid(self.grid_of) if self.grid_of else None
        patches = layers.read_patches(prepared, grid, progress)
        return patches if "area_ha" in patches.fields else patches.with_fields(area_ha=patches.area_ha())

    def record(self, prepared):
        if prepared is None:
            return {}
        named = {self.id_name: prepared.id_field} if prepared.id_field else {}
        return {self.name: prepared.path, **named}


@dataclass(frozen=True)
class FeaturesInput(Parameter):
    """A vector layer of one geometry type; `kind` is ``lines``, ``points``, ``polygons`` or ``table``."""

    kind: str = "lines"

    def definition(self):
        types = QgsProcessing.SourceType
        kinds = {
            "lines": types.TypeVectorLine,
            "points": types.TypeVectorPoint,
            "polygons": types.TypeVectorPolygon,
            "table": types.TypeVector,
        }
        return QgsProcessingParameterFeatureSource(
            self.name, self.label, [kinds[self.kind]], self.default, self.optional
        )

    def refusal(self, value):
        return unloadable(self, value)

    def prepare(self, algorithm, parameters, context):
        source = algorithm.parameterAsSource(parameters, self.name, context)
        if source is None:
            return algorithm.missing_layer(self, parameters)
        path = algorithm.source_path(self.name, parameters, context)
        return layers.vector_facts(source, path, self.label, self.kind, context)


@dataclass(frozen=True)
class LinesInput(FeaturesInput):
    """Lines as a list of WKB in the coordinate system of the rasters."""

    def read(self, prepared, inputs, progress):
        return None if prepared is None else layers.read_shapes(prepared, inputs.crs())

    def record(self, prepared):
        return {} if prepared is None else {self.name: prepared.path}


@dataclass(frozen=True)
class PointsInput(LinesInput):
    """Points as a table with x, y and their fields."""

    kind: str = "points"

    def read(self, prepared, inputs, progress):
        return None if prepared is None else layers.read_points(prepared, inputs.crs())


@dataclass(frozen=True)
class ZonesInput(LinesInput):
    """Polygons with all their fields on the cells of `grid_of`."""

    kind: str = "polygons"
    grid_of: str = ""

    def read(self, prepared, inputs, progress):
        return None if prepared is None else layers.read_patches(prepared, inputs.grid(self.grid_of), progress)


@dataclass(frozen=True)
class LinksInput(LinesInput):
    """Links as `links` wrote them; they refer to the ids of `patches_of`."""

    patches_of: str = "PATCHES"

    def read(self, prepared, inputs, progress):
        return None if prepared is None else layers.read_links(prepared, inputs[self.patches_of])


@dataclass(frozen=True)
class FieldsInput(Parameter):
    """Names of fields of the layer `layer_of`, in order."""

    layer_of: str = ""

    def definition(self):
        return QgsProcessingParameterField(
            self.name, self.label, self.default, self.layer_of, allowMultiple=True, optional=self.optional
        )

    def prepare(self, algorithm, parameters, context):
        return list(algorithm.parameterAsFields(parameters, self.name, context))


@dataclass(frozen=True)
class LayersInput(Parameter):
    """Several map layers, in drawing order from the top."""

    def definition(self):
        return QgsProcessingParameterMultipleLayers(
            self.name, self.label, QgsProcessing.SourceType.TypeMapLayer, self.default, self.optional
        )

    def prepare(self, algorithm, parameters, context):
        chosen = algorithm.parameterAsLayerList(parameters, self.name, context)
        return layers.map_facts(chosen)

    def record(self, prepared):
        return {self.name: [facts.path for facts in prepared]}


@dataclass(frozen=True)
class Output(Parameter):
    """What all results share: where they go, and how they look in the desktop.

    `style` names a file in ``styles/`` without its ending; `by_default` tells whether QGIS makes the result unasked.
    """

    style: str = ""
    by_default: bool = True
    ending = ""

    def destination(self, algorithm, parameters, context):
        """Return where the result goes, or None if it is not wanted."""
        if not algorithm.wanted(self, parameters):
            return None
        return algorithm.parameterAsOutputLayer(parameters, self.name, context)

    def endings(self):
        """Return the endings a target may have."""
        raise NotImplementedError

    def check(self, target, stage):
        """Refuse a target that cannot be written, before anything is computed."""
        stage.check(target, self.endings())

    def write(self, value, target, stage, stamp, written):
        """Write `value` to the staged place of `target`; `written` holds the outputs before it."""
        raise NotImplementedError


@dataclass(frozen=True)
class RasterOutput(Output):
    """A GeoTIFF."""

    ending = ".tif"

    def definition(self):
        return QgsProcessingParameterRasterDestination(
            self.name, text_of(self.label, self.unit), None, self.optional, self.by_default
        )

    def endings(self):
        return (".tif", ".tiff")

    def write(self, value, target, stage, stamp, written):
        results.write_raster(stage, target, value, stamp)


@dataclass(frozen=True)
class VectorOutput(Output):
    """A vector layer or table, GeoPackage unless the ending says otherwise; `id_field` is the first column."""

    id_field: str = ""
    ending = ".gpkg"
    source_type = QgsProcessing.SourceType.TypeVector

    def definition(self):
        return QgsProcessingParameterVectorDestination(
            self.name, self.label, self.source_type, None, self.optional, self.by_default
        )

    def destination(self, algorithm, parameters, context):
        target = super().destination(algorithm, parameters, context)
        return results.plain_target(target, context) if target else None

    def endings(self):
        return results.VECTOR_ENDINGS

    def table(self, value):
        """Return ``(columns, geometries, geometry type, CRS)`` of a value of the core."""
        raise NotImplementedError

    def write(self, value, target, stage, stamp, written):
        results.write_vector(stage, target, interruptible(self.table, value, progress=stage.progress), stamp)


@dataclass(frozen=True)
class PolygonsOutput(VectorOutput):
    """Patches of the core as multipolygons."""

    source_type = QgsProcessing.SourceType.TypeVectorPolygon

    def table(self, value):
        return results.polygons_table(value, self.id_field)


@dataclass(frozen=True)
class LinesOutput(VectorOutput):
    """Links of the core, along their paths, or as straight sticks between patches."""

    source_type = QgsProcessing.SourceType.TypeVectorLine

    def table(self, value):
        return results.links_table(value)


@dataclass(frozen=True)
class PointsOutput(VectorOutput):
    """A table with x and y as points."""

    source_type = QgsProcessing.SourceType.TypeVectorPoint

    def table(self, value):
        return results.points_table(value)


@dataclass(frozen=True)
class TableOutput(VectorOutput):
    """A table without geometry."""

    def table(self, value):
        return results.plain_table(value)


@dataclass(frozen=True)
class ReportOutput(Output):
    """A report of the core as one HTML file, its maps drawn from the layers written before it."""

    ending = ".html"

    def definition(self):
        return QgsProcessingParameterFileDestination(
            self.name, self.label, tr("HTML files (*.html)"), None, self.optional, self.by_default
        )

    def destination(self, algorithm, parameters, context):
        if not algorithm.wanted(self, parameters):
            return None
        return algorithm.parameterAsFileOutput(parameters, self.name, context)

    def endings(self):
        return (".html",)

    def write(self, value, target, stage, stamp, written):
        pictures.write_report(stage.path(target), value, written, stamp, stage.progress)


@dataclass(frozen=True)
class ProjectOutput(ReportOutput):
    """A QGIS project that opens the layers written before it, styled."""

    ending = ".qgz"

    def definition(self):
        return QgsProcessingParameterFileDestination(
            self.name, self.label, tr("QGIS projects (*.qgz)"), None, self.optional, self.by_default
        )

    def endings(self):
        return (".qgz",)

    def write(self, value, target, stage, stamp, written):
        pictures.write_project(stage.path(target), value, target, written)


@dataclass(frozen=True)
class FolderOutput(ReportOutput):
    """A folder with a GeoTIFF for each raster of the core, and all other layers in one GeoPackage, `package`."""

    ending = ""
    package: str = "layers.gpkg"

    def definition(self):
        return QgsProcessingParameterFolderDestination(self.name, self.label, None, self.optional, self.by_default)

    def check(self, target, stage):
        stage.check_folder(target, self.package)

    def write(self, value, target, stage, stamp, written):
        results.write_folder(stage, target, self.package, value, stamp)


@dataclass(frozen=True)
class FilesOutput(FolderOutput):
    """A folder that receives the files of a `results.scratch` folder under their names."""

    def check(self, target, stage):
        stage.check_folder(target, "")

    def write(self, value, target, stage, stamp, written):
        results.move_files(stage, target, value)
