"""The scheme that is being edited: its history, its file, what is known of its layers, and what it makes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...algorithms import raster_io
from ...algorithms.errors import EcoPatternError, InvalidValueError
from ...algorithms.resistance.factors import Factor, Measure
from ...algorithms.resistance.scheme_file import load_scheme, save_scheme
from ...algorithms.resistance.weighing_scheme import WeighingScheme
from ...i18n import tr
from .first_grades import first_grading
from .history import History
from .layers import Shelf, is_raster, own_source
from .preview import Preview, key, preview
from .sampling import RasterReader, read_distance, read_raster
from .task import Background
from .words import sentence

REST = 120


class Editor(QObject):
    """Keeps a scheme; every edit is a new state, checked by the core, and a preview follows it in the background."""

    changed = pyqtSignal()
    selected = pyqtSignal(int)
    previewed = pyqtSignal()
    busy_changed = pyqtSignal(bool)
    told = pyqtSignal(str)
    refused = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.history, self.path, self.saved = History(WeighingScheme()), None, WeighingScheme()
        self.place, self.shown = -1, Preview(self.scheme)
        self.shelf, self.facts, self._shapes, self._legends = Shelf(), {}, {}, {}
        self._task, self._arriving = None, []
        # Work may end after the window is gone.
        alive = self._alive = [True]
        self.destroyed.connect(lambda: alive.clear())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._start_preview)

    @property
    def scheme(self):
        """The scheme as it is now."""
        return self.history.state

    @property
    def modified(self):
        """Whether the scheme differs from its file."""
        return self.scheme != self.saved

    @property
    def busy(self):
        """Whether something is being read or worked out."""
        return self._task is not None or self._rest.isActive() or bool(self._arriving)

    @property
    def factor(self):
        """The factor that is selected, None without one."""
        return self.scheme.factors[self.place] if 0 <= self.place < len(self.scheme.factors) else None

    def facts_of(self, factor):
        """Return what was read of the layer of a factor, None as long as nothing was."""
        return self.facts.get(key(factor))

    def legend_of(self, factor):
        """Return what the legend of the layer of a factor says."""
        if factor.source not in self._legends:
            self._legends[factor.source] = self.shelf.legend(factor.source)
        return self._legends[factor.source]

    # Edits.

    def edit(self, change, *arguments, merge=None):
        """Make an edit: a method of the scheme with its arguments; return whether the core took it."""
        try:
            state = getattr(self.scheme, change)(*arguments)
        except EcoPatternError as problem:
            self.refused.emit(sentence(problem))
            return False
        self._push(state, merge)
        return True

    def set_fields(self, merge=None, **values):
        """Set fields of the scheme, such as by what weights come; return whether the core took them."""
        try:
            state = replace(self.scheme, **values)
        except EcoPatternError as problem:
            self.refused.emit(sentence(problem))
            return False
        self._push(state, merge)
        return True

    def set_grading(self, make, merge=None):
        """Give the selected factor the grading that `make` returns; return whether the core took it."""
        try:
            grading = make()
        except (EcoPatternError, ValueError) as problem:
            self.refused.emit(sentence(problem))
            return False
        return self.edit("with_grading", self.place, grading, merge=merge)

    def change_factor(self, **values):
        """Change fields of the selected factor; return whether the core took them."""
        try:
            factor = replace(self.factor, **values)
        except EcoPatternError as problem:
            self.refused.emit(sentence(problem))
            return False
        return self.edit("replaced", self.place, factor)

    def _push(self, state, merge=None):
        """Show another state."""
        self.history.push(state, merge)
        self._follow()

    def undo(self):
        """Go back one edit."""
        self.history.undo()
        self._follow()

    def redo(self):
        """Take up an edit that was undone."""
        self.history.redo()
        self._follow()

    def _follow(self):
        """Tell everybody that the scheme is another, and begin its preview soon."""
        self.place = min(max(self.place, 0), len(self.scheme.factors) - 1)
        self.changed.emit()
        self._cancel()
        self._rest.start()
        self.busy_changed.emit(True)

    def select(self, place):
        """Select a factor."""
        if place != self.place and -1 <= place < len(self.scheme.factors):
            self.place = place
            self.selected.emit(place)

    def move(self, place, target):
        """Put a factor elsewhere and keep it selected."""
        if place != target and 0 <= target < len(self.scheme.factors):
            self.place = target
            self.edit("moved", place, target)

    def remove(self, place):
        """Take a factor out."""
        if 0 <= place < len(self.scheme.factors):
            self.edit("without_factor", place)

    # Factors from layers.

    def add_layer(self, layer, name=None, grading=None):
        """Read a layer in the background and add it as a factor, a raster by its values, features by distance.

        Without a name it is called as its layer, without a grading it gets a first one.
        """
        source = own_source(layer)
        measure = Measure.VALUE if is_raster(layer) else Measure.DISTANCE
        own = layer.name().strip() or tr("Factor")
        name = name or (own if measure is Measure.VALUE else tr("Distance to {}").format(own))
        layer_id = layer.id()
        reader, whole = self.shelf.reader(source), self._whole()
        metric = whole is None or raster_io.metres_per_unit(whole.crs) == 1
        waiting = Factor(name, source, measure, unit="m" if measure is Measure.DISTANCE and metric else "")

        def read(progress):
            if isinstance(reader, RasterReader):
                return read_raster(reader, progress)
            return None if whole is None else read_distance(reader, whole, progress)

        def arrived(facts, problem):
            self._arriving.remove(task)
            if problem:
                self.refused.emit(sentence(problem))
            else:
                self._add(waiting, facts, grading)
                if source == layer_id:
                    text = tr("{} is a temporary layer; save it to a file, or the scheme will not find it later.")
                    self.told.emit(text.format(own))
            self.busy_changed.emit(self.busy)

        task = Background(tr("Reading {}").format(name), read, self._if_alive(arrived))
        self._arriving.append(task)
        self.busy_changed.emit(True)
        QgsApplication.taskManager().addTask(task)

    def _if_alive(self, act):
        """Return a function that does something as long as the editor is there."""
        alive = self._alive
        return lambda *arguments: act(*arguments) if alive else None

    def _whole(self):
        """Return the grid on which distances are measured, None as long as no raster was read."""
        for factor in self.scheme.factors:
            if factor.measure is Measure.VALUE and self.facts_of(factor) is not None:
                return self.facts_of(factor).whole
        return None

    def _add(self, factor, facts, grading):
        """Add a factor whose layer was read."""
        if facts is not None:
            self.facts[key(factor)] = facts
        names, number = self.scheme.names, 2
        name = factor.name
        while name in names:
            name, number = f"{factor.name} {number}", number + 1
        factor = replace(factor, name=name)
        factor = replace(factor, grading=grading or first_grading(factor, facts, self.legend_of(factor)))
        self.place = len(self.scheme.factors)
        self.edit("with_factor", factor)

    # Preview.

    def _cancel(self):
        """Stop what is worked out for a state that is gone."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start_preview(self):
        """Work out in the background what the scheme makes."""
        self._cancel()
        scheme, facts, shapes = self.scheme, dict(self.facts), self._shapes
        readers = self._readers(scheme)

        def arrived(found, problem):
            if self._task is not task:
                return
            self._task = None
            self.shown = found if found is not None else Preview(scheme, error=problem)
            self.facts.update(self.shown.facts)
            self.previewed.emit()
            self.busy_changed.emit(self.busy)

        work = partial(preview, scheme, readers, facts, shapes)
        task = Background(tr("Preview of the resistance"), work, self._if_alive(arrived))
        self._task = task
        QgsApplication.taskManager().addTask(task)

    def read_again(self):
        """Forget what was read of the layers, which may have changed."""
        self.facts, self._shapes, self._legends = {}, {}, {}
        self._follow()

    def _readers(self, scheme):
        """Return what the background may need of the layers: features, and rasters that were not read yet."""
        items = [f for f in scheme.factors if f.measure is Measure.DISTANCE or self.facts_of(f) is None]
        readers = {source: self.shelf.reader(source) for source in {each.source for each in (*items, *scheme.burnt)}}
        return {source: reader for source, reader in readers.items() if reader is not None}

    def release(self):
        """Stop all work, when the window is closed."""
        self._rest.stop()
        self._cancel()
        for task in self._arriving:
            task.cancel()
        self._arriving = []

    # Files.

    def start(self, scheme, path=None):
        """Begin with a scheme, which is that of a file if there is one."""
        self.history = History(scheme)
        self.path = path
        self.saved = scheme if path is not None or not scheme.factors else WeighingScheme()
        self.place = 0 if scheme.factors else -1
        self._legends = {}
        self._follow()

    def open(self, path):
        """Take the scheme of a file; return whether it could be read."""
        return self._load(path, lambda scheme: self.start(scheme, path))

    def take_in(self, path):
        """Take the scheme of a file as an edit that can be undone, and leave the file alone from then on."""
        return self._load(path, self._push)

    def _load(self, path, take):
        """Read a scheme and hand it on, or say why not."""
        try:
            scheme = load_scheme(path)
        except EcoPatternError as problem:
            self.refused.emit(sentence(problem))
            return False
        take(scheme)
        self.told.emit(tr("Read {}.").format(path))
        return True

    def write(self, path, *, own=True):
        """Write the scheme to a file, which is its own from then on unless it is only a copy."""
        try:
            if not self.scheme.factors:
                raise InvalidValueError(tr("The scheme has no factor; add one before it is saved."))
            save_scheme(self.scheme, path)
        except EcoPatternError as problem:
            self.refused.emit(sentence(problem))
            return False
        if own:
            self.path, self.saved = path, self.scheme
            self.changed.emit()
        self.told.emit(tr("Written to {}.").format(path))
        return True
