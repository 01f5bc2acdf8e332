"""A session of what if: the scenarios, the land, and what is worked out, in step with the project."""

from __future__ import annotations

from collections import Counter

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject, QgsUnitTypes, QgsWkbTypes
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.connectivity.change import Change, Kind
from ...i18n import tr
from ..chart import figure
from . import storage
from .engine import Engine
from .land import land
from .reading import plain_wkb
from .scenarios import AREAS, Scenario, Scenarios, in_order
from .tables import HECTARES
from .words import kind_text


class Session(QObject):
    """Holds the model and has it worked out; `changed` tells that there is something else to show."""

    changed = pyqtSignal()
    told = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.scenarios, self.engine = Scenarios(), Engine(self)
        self.layers, self.options, self.problems, self.edits = {}, (), [], Counter()
        self.engine.answered.connect(self._answered)
        self.engine.prepared.connect(self.changed)
        self.engine.state_changed.connect(self.changed)

    # The land.

    def set_land(self, layers, options):
        """Take layers of the project as the land.

        Parameters
        ----------
        layers : dict
            `flow.Layer` or None by input.
        options : tuple
            Dispersal distance, its probability, the area of the smallest patch, and the field of their worth or None.
        """
        self.layers, self.options = layers, options
        self.reload()

    @property
    def complete(self):
        """Return whether resistance and patches are there."""
        return self.layers.get("RESISTANCE") is not None and self.layers.get("PATCHES") is not None

    @property
    def crs(self):
        """Return the coordinate system of the land, None without."""
        chosen = self.layers.get("RESISTANCE")
        layer = None if chosen is None else QgsProject.instance().mapLayer(chosen.id)
        return None if layer is None else layer.crs()

    @property
    def unit(self):
        """Return the short name of the map unit of the land."""
        return "m" if self.crs is None else QgsUnitTypes.toAbbreviatedString(self.crs.mapUnits()) or "m"

    @property
    def hectares(self):
        """Return how many hectares a square map unit of the land has."""
        if self.crs is None:
            return 1e-4
        return (
            QgsUnitTypes.fromUnitToUnitFactor(self.crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters) ** 2 / 1e4
        )

    @property
    def worth(self):
        """Return what connected area is counted in: hectares, or the field that says what patches are worth."""
        return (self.options[3] if self.options else None) or HECTARES

    def reload(self):
        """Take over the scenarios of the project, and work out what is not known."""
        if self.crs is not None:
            kept, self.problems = storage.stored(self.crs)
            self.scenarios.set_kept(kept)
        else:
            self.scenarios.set_kept([])
        self.work()

    def work(self, *, begin=False):
        """Work out what is wanted; `begin` looks at the land even though nothing is drawn yet."""
        wanted = begin or self.engine.key is not None or self.scenarios.changes or self.scenarios.kept
        if wanted:
            before = self.engine.key
            self.engine.take(self._land() if self.complete else None, *self.options)
            if self.engine.key != before:
                self.scenarios.forget()
            self.engine.ask(self.scenarios.wanted())
        self.changed.emit()

    def _land(self):
        """Return the land for the background."""
        return land(*(self.layers.get(name) for name in ("RESISTANCE", "PATCHES", "LINKS")), self.edits)

    def _answered(self, changes, found):
        """Take over an outcome."""
        self.scenarios.note(changes, found)
        self.changed.emit()

    @property
    def outcome(self):
        """Return what comes of the changes that are drawn, None as long as it is not known."""
        return self.scenarios.outcome(self.scenarios.changes) if self.scenarios.changes else None

    # Edits.

    def draw(self, geometry, crs, kind, numbers, reach=0.0):
        """Add what was drawn on the map, and return whether that could be done.

        Parameters
        ----------
        geometry : QgsGeometry
            The shape.
        crs : QgsCoordinateReferenceSystem
            Of the map.
        kind : Kind
            What happens there.
        numbers : dict
            Value, factor and crossings of the change.
        reach : float
            How far from a road a crossing may be set, map units of the land.
        """
        if self.crs is None:
            self.told.emit(tr("Choose a resistance first."))
            return False
        shape = self._on_land(geometry, crs)
        if shape is not None:
            shape = self._on_road(shape, reach) if kind is Kind.CROSSING else self._whole(shape, kind)
        if shape is None:
            return False
        smallest = self.options[2]
        if kind is Kind.ADDED and not self.crs.isGeographic() and shape.area() * self.hectares < smallest:
            sentence = tr("It is smaller than the smallest patch ({} ha) and counts only where it joins one.")
            self.told.emit(sentence.format(figure(smallest)))
        number = 1 + sum(change.kind is kind for change in self.scenarios.changes)
        self.scenarios.draw(Change(kind, plain_wkb(shape), name=f"{kind_text(kind)} {number}", **numbers))
        self.work()
        return True

    def _on_land(self, geometry, crs):
        """Return a shape of the map in the coordinate system of the land, or None and tell why not."""
        shape = QgsGeometry(geometry)
        try:
            if crs.isValid() and crs != self.crs:
                shape.transform(QgsCoordinateTransform(crs, self.crs, QgsProject.instance()))
        except QgsCsException:
            shape = QgsGeometry()
        if shape.isNull() or not shape.boundingBox().isFinite():
            sentence = tr("This place does not exist in the coordinate system of the resistance; draw on its land.")
            self.told.emit(sentence)
            return None
        return shape

    def _whole(self, shape, kind):
        """Return an area or a line of which other programs can make sense, or None and tell why not."""
        if not shape.isGeosValid():
            # What crosses itself may fall into areas and lines; only what was drawn counts.
            wanted = QgsWkbTypes.GeometryType.PolygonGeometry if kind in AREAS else shape.type()
            parts = shape.makeValid().asGeometryCollection()
            shape = QgsGeometry.collectGeometry([part for part in parts if part.type() == wanted])
        shape.convertToMultiType()
        if shape.isNull() or not (shape.area() if kind in AREAS else shape.length()) > 0:
            self.told.emit(tr("This shape has no extent; draw it with its corners farther apart."))
            return None
        return shape

    def _on_road(self, point, reach):
        """Return the place on a new road next to a point, or None and tell why not."""
        roads = [change for change in self.scenarios.changes if change.kind is Kind.ROAD]
        if not roads:
            self.told.emit(tr("A crossing lies on a new road: draw the road first."))
            return None
        places = []
        for road in roads:
            line = QgsGeometry()
            line.fromWkb(road.shape)
            places.append(line.nearestPoint(point))
        nearest = min(places, key=point.distance)
        if nearest.distance(point) > reach:
            self.told.emit(tr("A crossing lies on a new road: click nearer to one."))
            return None
        return nearest

    def edit(self, name, *arguments):
        """Do an edit of the model, such as undo, and work out what comes of it."""
        getattr(self.scenarios, name)(*arguments)
        self.work()

    def choose(self, place):
        """Choose a change of those that are drawn, -1 for none."""
        self.scenarios.choose(place)
        self.changed.emit()

    def renumber(self, numbers):
        """Give the change that is chosen other numbers, and work out what comes of it."""
        if self.scenarios.chosen >= 0:
            self.scenarios.renumber(self.scenarios.chosen, **numbers)
            self.work()

    def keep(self, name, path=""):
        """Put what is drawn into the project under a name, and begin a new scenario.

        Parameters
        ----------
        name : str
            Of the scenario.
        path : str
            The GeoPackage to keep it in; without one it is lost when QGIS closes.

        Raises
        ------
        scenario_file.KeepError
            If it cannot be kept there; it stays drawn then.
        """
        storage.keep(Scenario(name, in_order(self.scenarios.changes)), self.crs, path)
        self.scenarios.start()
        self.reload()

    def settle(self, path):
        """Put the kept scenarios that would be lost when QGIS closes into a file.

        Raises
        ------
        scenario_file.KeepError
            If they cannot be kept there.
        """
        for name in set(storage.passing()) & set(self.scenarios.names):
            storage.keep(self.scenarios.scenario(name), self.crs, path)
        self.reload()

    def load(self, path):
        """Put the scenarios of a file into the project, and return the names of those that are new.

        Raises
        ------
        scenario_file.KeepError
            If it holds none.
        """
        names = storage.load(path)
        self.reload()
        return names

    def drop(self, name):
        """Take a kept scenario out of the project and out of its file.

        Raises
        ------
        scenario_file.KeepError
            If the file cannot be written.
        """
        try:
            storage.drop(name)
        finally:
            self.reload()

    def parameters(self, name):
        """Return the inputs of ecopattern:scenario that work out a kept scenario as it is worked out here."""
        distance, probability, smallest, attribute = self.options
        values = {key: layer.id for key, layer in self.layers.items() if layer is not None}
        values.update(storage.inputs_of(name), DISTANCE_FIELD="lcd", DISTANCE=distance, PROBABILITY=probability)
        values.update(MIN_AREA=smallest, ATTRIBUTE=attribute)
        used = self._land()
        values["PATCH_ID"], rules = used.patches[1] or None, used.rules
        values.update({key.upper(): getattr(rule, "value", rule) for key, rule in rules.items()})
        return values

    def release(self):
        """Stop all work."""
        self.engine.release()
