"""The one base class: a wrapper declares and calls the core; everything between that and QGIS happens here."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from datetime import datetime, timezone

from qgis.core import (
    Qgis,
    QgsExpressionContext,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
)
from qgis.PyQt.QtGui import QIcon

from ..algorithms import raster_io
from ..algorithms.errors import Cancelled, EcoPatternError, OutputError
from ..algorithms.progress import Progress
from ..algorithms.validation import check_memory, check_projected, check_same_grid
from ..i18n import tr
from ..i18n.messages import told
from . import desktop
from .about import ICON, VERSION
from .parameters import LayersInput, PatchesInput, RasterInput
from .results import Stage, Written, absolute_target, split_source

READ, COMPUTED, WRITTEN = 0.05, 0.9, 1.0


class FeedbackProgress(Progress):
    """Hands progress to QGIS and asks it whether to stop.

    Once a run is stopped the feedback may be gone, while work that cannot be interrupted still ends in its thread; so
    from then on it is left alone.
    """

    def __init__(self, feedback):
        super().__init__()
        self.feedback = feedback
        self.kept = False

    def show(self, fraction):
        if not self.stop[0]:
            self.feedback.setProgress(100.0 * min(1.0, max(0.0, fraction)))

    def cancelled(self):
        return not self.kept and (bool(self.stop[0]) or self.feedback.isCanceled())

    def keep(self):
        super().keep()
        self.kept = True

    def say(self, text):
        if not self.stop[0]:
            self.feedback.pushInfo(told(text))

    def warn(self, text):
        if not self.stop[0]:
            self.feedback.pushWarning(told(text))


class Inputs(dict):
    """Values of a run by parameter name, None where an optional one was left out."""

    def __init__(self, values, wanted=()):
        super().__init__(values)
        self._wanted = frozenset(wanted)

    def wants(self, name):
        """Return whether the output `name` was asked for."""
        return name in self._wanted

    def options(self, names):
        """Return the values of parameters as keyword arguments, which have their names in small letters."""
        return {name: self[name.upper()] for name in names.split()}

    def grid(self, name):
        """Return the grid of the raster read as `name`, or else of the first raster read."""
        raster = self.get(name)
        return raster.grid if raster is not None else self._first().grid

    def crs(self):
        """Return the coordinate system of the first raster or patches as WKT, empty if there is none."""
        first = self._first()
        return "" if first is None else first.grid.crs

    def _first(self):
        return next((value for value in self.values() if hasattr(value, "grid")), None)


class EcoPatternAlgorithm(QgsProcessingAlgorithm):
    """Subclasses give NAME, GROUP, title(), about(), inputs(), outputs() and compute(); check() if inputs must agree."""

    NAME = ""
    GROUP = ""
    BYTES_PER_CELL = 40

    def title(self):
        """Return the name that people see."""
        raise NotImplementedError

    def about(self):
        """Return what it does, when to use it and where the method comes from, in plain paragraphs."""
        raise NotImplementedError

    def inputs(self):
        """Return the declarations of what is asked for."""
        raise NotImplementedError

    def outputs(self):
        """Return the declarations of what is made, in drawing order from the top of the map."""
        raise NotImplementedError

    def check(self, inputs):
        """Return a sentence if inputs do not go together, else None; rasters and layers are not read yet."""

    def compute(self, inputs, progress):
        """Call the core and return values by output name."""
        raise NotImplementedError

    # What QGIS asks for, in the order of a run.

    def createInstance(self):  # noqa: N802
        """Return a fresh algorithm."""
        return type(self)()

    def name(self):
        """Return the id within the provider."""
        return self.NAME

    def displayName(self):  # noqa: N802
        """Return the title."""
        return self.title()

    def group(self):
        """Return the title of the group."""
        return desktop.group_title(self.GROUP)

    def groupId(self):  # noqa: N802
        """Return the id of the group."""
        return self.GROUP

    def icon(self):
        """Return the picture in the toolbox."""
        return QIcon(str(ICON))

    def shortDescription(self):  # noqa: N802
        """Return the first sentence of what it does, in languages that end it by a full stop of either width."""
        return re.match(r".*?(?:。|\.(?=\s|$)|$)", self.about(), re.DOTALL).group()

    def shortHelpString(self):  # noqa: N802
        """Return what it does, and the help made from the declarations."""
        rows = [f"<p>{paragraph}</p>" for paragraph in self.about().split("\n\n")]
        return "\n".join([*rows, *self.help_rows()])

    def help_rows(self, names=None):
        """Return the help of all parameters as lines of HTML, or of those of some names."""
        rows = []
        for heading, declared in ((tr("Inputs"), self.inputs()), (tr("Results"), self.outputs())):
            rows.append(f"<h3>{heading}</h3>")
            for d in (one for one in declared if names is None or one.name in names):
                rows.append(f"<p><b>{d.label}</b> ({d.name}): {d.help}</p>")
                if d.choices():
                    rows.append(f"<ul>{''.join(f'<li>{word}</li>' for word in d.choices())}</ul>")
        return rows

    def initAlgorithm(self, configuration=None):  # noqa: N802
        """Declare everything to QGIS."""
        for declared in (*self.inputs(), *self.outputs()):
            for definition in declared.definitions():
                if not self.addParameter(definition):
                    raise ValueError(f"{self.NAME}: parameter {declared.name} is declared twice")

    def canExecute(self):  # noqa: N802
        """Return whether what the core stands on is there, and else what to do."""
        missing = [name for name in ("scipy",) if importlib.util.find_spec(name) is None]
        if missing:
            return False, tr("The Python package {} is missing; install it into the Python of QGIS.").format(missing[0])
        return True, ""

    def checkParameterValues(self, parameters, context):  # noqa: N802
        """Answer in the dialog, before anything runs."""
        ready, sentence = super().checkParameterValues(parameters, context)
        if not ready:
            return ready, self._refusal(sentence, parameters)
        try:
            self._check_grids(self._prepare_inputs(parameters, context))
        except (EcoPatternError, QgsProcessingException) as error:
            return False, told(str(error))
        return True, ""

    def _refusal(self, sentence, parameters):
        """Return what QGIS says of a parameter, or better what its declaration says, which knows the rule."""
        words = set(re.findall(r"\w+", sentence))
        for declared in (part for whole in self.inputs() for part in whole.parts()):
            if declared.name in words:
                value = self.given(declared.name, parameters)
                if value is None:
                    return tr("{name} ({label}) is missing; it must be given.").format(
                        name=declared.name, label=declared.label
                    )
                return declared.refusal(value) or sentence
        return sentence

    def prepareAlgorithm(self, parameters, context, feedback):  # noqa: N802
        """Take from QGIS, in the main thread, what the worker needs."""
        refusal = None
        try:
            self._prepared = self._prepare_inputs(parameters, context)
            self._places = self._input_places()
        except EcoPatternError as error:
            refusal = told(str(error))
        if refusal:
            raise QgsProcessingException(refusal)
        return True

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        """Read, compute, write; results appear together at the end or not at all."""
        results, refusal = self._attempt(parameters, context, feedback)
        if refusal:
            # QGIS keeps what it catches, so nothing of the run may hang on this exception: it starts here, alone.
            raise QgsProcessingException(refusal)
        return results

    def _attempt(self, parameters, context, feedback):
        """Return the results and None, or None and the sentence that says why there are none."""
        # Here and not above: it loads numba, which QGIS need not wait for when it starts.
        from ..algorithms import jit

        progress = FeedbackProgress(feedback)
        stage = Stage(progress.part(COMPUTED, WRITTEN), inputs=self._places)
        if not jit.available():
            progress.say(tr(jit.INSTALL_HINT))
        try:
            targets = self._targets(parameters, context)
            return self._run(targets, stage, progress, context), None
        except Cancelled:
            return None, tr("Cancelled; nothing was written.")
        except MemoryError as error:
            return None, told(str(error)) or tr("The machine ran out of memory.")
        except (EcoPatternError, QgsProcessingException) as error:
            return None, told(str(error))
        except OSError as error:
            return None, tr("A file or folder cannot be read or written: {}.").format(error)
        finally:
            stage.discard()
            # Copies of layers must not outlive QGIS, and an algorithm may.
            self._prepared = {}

    # The steps of a run.

    def _run(self, targets, stage, progress, context):
        """Return the results by name, written and styled."""
        self._check_grids(self._prepared)
        self._check_targets(targets, stage)
        inputs = self._read(targets, progress.part(0.0, READ))
        values = self.compute(inputs, progress.part(READ, COMPUTED))
        self._forget_unmade(values, targets, progress, context)
        self._write(values, targets, stage)
        desktop.style_results(self, targets, context)
        return targets

    def _prepare_inputs(self, parameters, context):
        """Return what each declaration takes from QGIS, and let them be checked together."""
        prepared = {d.name: d.prepare(self, parameters, context) for d in self.inputs()}
        sentence = self.check(Inputs(prepared))
        if sentence:
            raise QgsProcessingException(sentence)
        return prepared

    def _input_places(self):
        """Return file, layer and label of every input that is a file."""
        places = []
        for declared in self.inputs():
            for value in declared.record(self._prepared[declared.name]).values():
                sources = value if isinstance(value, list) else [value]
                places += [(*split_source(source), declared.label) for source in sources if isinstance(source, str)]
        return [place for place in places if os.path.isfile(place[0])]

    def _check_grids(self, prepared):
        """Refuse rasters that cannot be measured or do not match, before reading a cell."""
        rasters = []
        for declared in self.inputs():
            facts = prepared[declared.name]
            if isinstance(declared, RasterInput) and facts is not None:
                grid = raster_io.read_grid(facts.path, name=declared.label)
                check_projected(grid, declared.label)
                rasters.append(_GridOnly(grid, declared.label))
            elif isinstance(declared, PatchesInput) and declared.grid_of is None and facts is not None:
                check_projected(_CrsOnly(facts.crs.toWkt() if facts.crs.isValid() else ""), declared.label)
        if rasters:
            check_same_grid(*rasters)
            check_memory(rasters[0].grid.size * self.BYTES_PER_CELL, self.title())

    def _targets(self, parameters, context):
        """Return where wanted outputs go, by name."""
        targets = {}
        for declared in self.outputs():
            target = declared.destination(self, parameters, context)
            if target:
                targets[declared.name] = target
        return targets

    def _check_targets(self, targets, stage):
        """Refuse places that cannot be written, or where an input or another result is, before anything is computed."""
        for declared in self.outputs():
            if declared.name in targets:
                try:
                    declared.check(targets[declared.name], stage)
                except OutputError as error:
                    raise OutputError(f"{declared.label}: {error}") from None

    def _read(self, targets, progress):
        """Return the inputs as the core knows them."""
        inputs = Inputs({}, targets)
        for k, declared in enumerate(self.inputs()):
            progress.report(k / len(self.inputs()))
            inputs[declared.name] = declared.read(self._prepared[declared.name], inputs, progress)
        return inputs

    def _write(self, values, targets, stage):
        """Write all outputs to their waiting places, then put them in their places together."""
        stamp = self._stamp(targets)
        written = {f.name: f for d in self.inputs() if isinstance(d, LayersInput) for f in self._prepared[d.name]}
        stage.hold(*stage.packages())
        whole, count = stage.progress, len(self.outputs())
        for k, declared in enumerate(self.outputs()):
            stage.progress = whole.part(k / count, (k + 1) / count)
            stage.progress.report(0)
            target = targets.get(declared.name)
            if target is None:
                continue
            declared.write(values[declared.name], target, stage, {**stamp, "output": declared.name}, written)
            written[declared.name] = Written(declared, target, stage.waiting(target))
        stage.progress.check()
        stage.publish()

    def _forget_unmade(self, values, targets, progress, context):
        """Tell of wanted outputs that could not be made, and keep QGIS from waiting for them."""
        unmade = [declared for declared in self.outputs() if declared.name in targets and values[declared.name] is None]
        for declared in unmade:
            progress.warn(tr("{} was not made: it needs inputs that were left out.").format(declared.label))
        # By place and not by name: steps of a model have one context, and outputs of the same name.
        places = {targets.pop(declared.name) for declared in unmade}
        details = context.layersToLoadOnCompletion()
        context.setLayersToLoadOnCompletion({k: v for k, v in details.items() if k not in places})

    def _stamp(self, targets):
        """Return the provenance: the JSON of `qgis_process` that repeats this run, and who made it when."""
        places = {name: absolute_target(target) for name, target in targets.items()}
        return {
            "algorithm": self.id(),
            "version": VERSION,
            "qgis": Qgis.QGIS_VERSION,
            "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "inputs": json.loads(json.dumps({**self.recorded(), **places}, default=str)),
        }

    def recorded(self):
        """Return the inputs of this run by parameter name, as JSON can hold them."""
        recorded = {}
        for declared in self.inputs():
            recorded.update(declared.record(self._prepared[declared.name]))
        return recorded

    def settings(self):
        """Return the inputs of this run as a report shows them: by label and the name that scripts use, choices in words."""
        words = {part.name: getattr(part, "words", {}) for whole in self.inputs() for part in whole.parts()}
        settings = {}
        for name, value in self.recorded().items():
            label = self.parameterDefinition(name).description()
            shown = words.get(name, {}).get(value, value) if isinstance(value, str) else value
            settings[tr("{label} ({name})").format(label=label, name=name)] = shown
        return settings

    # What the declarations ask of QGIS.

    def given(self, name, parameters):
        """Return the raw value of a parameter, with model expressions and defaults resolved to plain Python."""
        value = parameters.get(name)
        if isinstance(value, QgsProperty):
            # An expression that needs more than itself is still no missing value; QGIS works it out where it is read.
            value = value.value(QgsExpressionContext())[0] or value.asExpression() or value.staticValue()
        return None if value is None or value == "" else value

    def wanted(self, output, parameters):
        """Return whether an output is to be made: a required one always, an optional one if it was given a place."""
        value = parameters.get(output.name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = value.sink.staticValue()
        if value is None and output.name not in parameters:
            return not output.optional
        return value not in (None, "")

    def missing_layer(self, declared, parameters):
        """Return None for an optional layer that was left out; refuse one that cannot be loaded."""
        value = self.given(declared.name, parameters)
        if value is None and declared.optional:
            return
        raise QgsProcessingException(declared.refusal(value))

    def source_path(self, name, parameters, context):
        """Return the data source of a vector input, for the provenance."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        return layer.source() if layer is not None else str(self.given(name, parameters))


class _GridOnly:
    """A raster of which only the grid is known."""

    def __init__(self, grid, name):
        self.grid, self.name = grid, name


class _CrsOnly:
    """A grid of which only the coordinate system is known."""

    def __init__(self, crs):
        self.crs = crs
