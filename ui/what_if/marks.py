"""What the map shows of a scenario while it is drawn: the changes, and the links that they affect."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes

from ...algorithms.connectivity.land_change import Kind
from .draw_tool import band
from .outcome import GONE
from .scenarios import AREAS
from .words import COLOURS, LINK_COLOURS

LINK_WIDTH = 4
MOST_LINKS = 400


class Marks:
    """Rubber bands on a canvas, in the coordinate system of the land."""

    def __init__(self, canvas):
        self.canvas, self.bands, self.links = canvas, [], []

    def show_changes(self, changes, crs):
        """Show changes in the colours of their kinds."""
        self._take_away(self.bands)
        for change in changes:
            self.bands.append(self._band(_geometry(change.shape), crs, COLOURS[change.kind], 3, kind=change.kind))

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
        made.setToGeometry(geometry, crs)
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
