"""What the map shows of a scenario while it is drawn: the changes, and the links that they affect."""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY, QgsProject, QgsWkbTypes

from ...algorithms.connectivity.change import Kind
from .draw_tool import band
from .outcome import GONE
from .scenarios import AREAS
from .words import COLOURS, LINK_COLOURS

LINK_WIDTH = 4
CHANGE_WIDTH, CHOSEN_WIDTH = 3, 6
MOST_LINKS = 400


class Marks:
    """Rubber bands on a canvas, in the coordinate system of the land."""

    def __init__(self, canvas):
        self.canvas, self.bands, self.links = canvas, [], []

    def show_changes(self, changes, crs, chosen=-1):
        """Show changes in the colours of their kinds, the one that is chosen with a thicker line."""
        self._take_away(self.bands)
        for place, change in enumerate(changes):
            width = CHOSEN_WIDTH if place == chosen else CHANGE_WIDTH
            self.bands.append(self._band(_geometry(change.shape), crs, COLOURS[change.kind], width, kind=change.kind))

    def show_links(self, outcome, crs):
        """Show the links of an outcome that are new, shorter, longer or out of use, nothing for None."""
        self._take_away(self.links)
        for change in () if outcome is None else outcome.changes[:MOST_LINKS]:
            if len(change.path) > 1:
                path = QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in change.path])
                colour = LINK_COLOURS[change.word]
                self.links.append(self._band(path, crs, colour, LINK_WIDTH, dashed=change.word == GONE))

    def _band(self, geometry, crs, colour, width, *, kind=None, dashed=False):
        """Return a geometry as a band on the map."""
        kinds = QgsWkbTypes.GeometryType
        shape = kinds.PolygonGeometry if kind in AREAS else kinds.LineGeometry
        shape = kinds.PointGeometry if kind is Kind.CROSSING else shape
        made = band(self.canvas, shape, colour, width, dashed=dashed)
        shown = self.canvas.mapSettings().destinationCrs()
        try:
            geometry.transform(QgsCoordinateTransform(crs, shown, QgsProject.instance()))
        except QgsCsException:
            # The map cannot show this place at all.
            return made
        made.setToGeometry(geometry, None)
        return made

    def clear(self):
        """Take everything off the map."""
        self._take_away(self.bands)
        self._take_away(self.links)

    def _take_away(self, bands):
        """Take bands off the map."""
        for one in bands:
            self.canvas.scene().removeItem(one)
        bands.clear()


def _geometry(shape):
    """Return WKB as a geometry."""
    found = QgsGeometry()
    found.fromWkb(shape)
    return found
