"""A session of what if: the scenarios, the land, and what is worked out, in step with the project."""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsProject, QgsUnitTypes
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.connectivity.land_change import Change, Kind
from ...i18n import tr
from ..chart import figure
from . import storage
from .engine import Engine
from .land import land, plain_wkb
from .scenarios import AREAS, Scenario, Scenarios, in_order
from .words import kind_text


class Session(QObject):
    """Holds the model and has it worked out; `changed` tells that there is something else to show."""

    changed = pyqtSignal()
    told = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.scenarios, self.engine = Scenarios(), Engine(self)
        self.layers, self.options, self.problems = {}, (), []
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
        options : tuple of float
            Dispersal distance, its probability, and the area of the smallest patch.
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
        return land(*(self.layers.get(name) for name in ("RESISTANCE", "PATCHES", "LINKS")))

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
        shape = QgsGeometry(geometry)
        if crs.isValid() and crs != self.crs:
            shape.transform(QgsCoordinateTransform(crs, self.crs, QgsProject.instance()))
        shape = self._on_road(shape, reach) if kind is Kind.CROSSING else self._whole(shape, kind)
        if shape is None:
            return False
        smallest = self.options[2]
        if kind is Kind.ADDED and shape.area() * self.hectares < smallest:
            sentence = tr("It is smaller than the smallest patch ({} ha) and counts only where it joins one.")
            self.told.emit(sentence.format(figure(smallest)))
        number = 1 + sum(change.kind is kind for change in self.scenarios.changes)
        self.scenarios.draw(Change(kind, plain_wkb(shape), name=f"{kind_text(kind)} {number}", **numbers))
        self.work()
        return True

    def _whole(self, shape, kind):
        """Return an area or a line of which other programs can make sense, or None and tell why not."""
        shape = shape if shape.isGeosValid() else shape.makeValid()
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

    def keep(self, name):
        """Put what is drawn into the project under a name, and begin a new scenario; return whether that was done."""
        changes = in_order(self.scenarios.changes)
        if not changes or self.crs is None:
            return False
        self.scenarios.start()
        storage.keep(Scenario(name, changes), self.crs)
        self.reload()
        return True

    def drop(self, name):
        """Take a kept scenario out of the project."""
        storage.drop(name)
        self.reload()

    def parameters(self, name):
        """Return the inputs of ecopattern:scenario that work out a kept scenario as it is worked out here."""
        distance, probability, smallest = self.options
        values = {key: layer.id for key, layer in self.layers.items() if layer is not None}
        values.update(storage.inputs_of(name), DISTANCE_FIELD="lcd", DISTANCE=distance, PROBABILITY=probability)
        values["MIN_AREA"] = smallest
        rules = self._land().rules
        values.update({key.upper(): getattr(rule, "value", rule) for key, rule in rules.items()})
        return values

    def release(self):
        """Stop all work."""
        self.engine.release()
