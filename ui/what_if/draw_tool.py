"""The map tool: draws an area, a line or a point of one kind of change, by mouse and keys."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence

from ...algorithms.connectivity.change import Kind
from .scenarios import AREAS
from .words import COLOURS

WIDTH = 3
HALO = QColor(255, 255, 255, 200)


def tint(colour, alpha=60):
    """Return a colour that lets the map through."""
    found = QColor(colour)
    found.setAlpha(alpha)
    return found


def band(canvas, shape, colour, width=WIDTH, *, dashed=False):
    """Return an empty rubber band with a light rim, so that it is seen on any map."""
    made = QgsRubberBand(canvas, shape)
    made.setStrokeColor(QColor(colour))
    made.setFillColor(tint(colour))
    made.setSecondaryStrokeColor(HALO)
    made.setWidth(width)
    made.setIconSize(5 * width)
    made.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
    made.setLineStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    return made


class DrawTool(QgsMapTool):
    """Draws one shape after the other of the kind it is set to."""

    drawn = pyqtSignal(object)
    sketched = pyqtSignal(int)
    ended = pyqtSignal()
    undo_requested = pyqtSignal()
    redo_requested = pyqtSignal()

    def __init__(self, canvas):
        super().__init__(canvas)
        self.kind, self.points, self.sketch = Kind.ADDED, [], None
        self.snapped = QgsSnapIndicator(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_kind(self, kind):
        """Draw another kind of change from now on."""
        self.kind = kind
        self.give_up()

    def give_up(self):
        """Forget the points of the shape that is being drawn."""
        self.points = []
        self._take_away()
        self.sketched.emit(0)

    def _take_away(self):
        """Take the sketch off the map."""
        if self.sketch is not None:
            self.canvas().scene().removeItem(self.sketch)
            self.sketch = None

    def deactivate(self):
        """Put the tool down."""
        self.give_up()
        self.snapped.setVisible(False)
        super().deactivate()

    def canvasPressEvent(self, event):  # noqa: N802
        """Add a point by the left button, finish by the right one."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._add(event.snapPoint())
        elif event.button() == Qt.MouseButton.RightButton:
            self.finish()

    def canvasDoubleClickEvent(self, event):  # noqa: ARG002, N802
        """Finish; the first of both clicks has set the last point."""
        self.finish()

    def canvasMoveEvent(self, event):  # noqa: N802
        """Let the sketch follow the mouse, and show where the project lets it snap."""
        place = event.snapPoint()
        self.snapped.setMatch(event.mapPointMatch())
        if self.points:
            self._show([*self.points, place])

    def keyPressEvent(self, event):  # noqa: N802
        """Finish by Enter, take a point back by Backspace, give up by Esc, and end drawing by another Esc."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        elif key == Qt.Key.Key_Escape:
            if self.points:
                self.give_up()
            else:
                self.ended.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        else:
            event.ignore()

    def undo(self):
        """Take back the last point, and without one the last edit."""
        if self.points:
            self.take_back()
        else:
            self.undo_requested.emit()

    def _add(self, point):
        """Add a point; a crossing is whole with it."""
        self.points.append(QgsPointXY(point))
        if self.kind is Kind.CROSSING:
            self.finish()
            return
        self._show(self.points)
        self.sketched.emit(len(self.points))

    def take_back(self):
        """Take the last point back."""
        if self.points:
            self.points.pop()
            self._show(self.points)
            self.sketched.emit(len(self.points))

    def _show(self, points):
        """Show points as a sketch; an area of two is still a line."""
        self._take_away()
        if not points:
            return
        kinds = QgsWkbTypes.GeometryType
        area = self.kind in AREAS and len(points) > 2
        self.sketch = band(self.canvas(), kinds.PolygonGeometry if area else kinds.LineGeometry, COLOURS[self.kind])
        self.sketch.setToGeometry(self._geometry(points, area), None)

    @staticmethod
    def _geometry(points, area):
        """Return points as an area or a line."""
        return QgsGeometry.fromPolygonXY([points]) if area else QgsGeometry.fromPolylineXY(points)

    def finish(self):
        """Hand on the shape, in the coordinates of the map; with too few points go on drawing."""
        points = [point for k, point in enumerate(self.points) if not k or point != self.points[k - 1]]
        least = 1 if self.kind is Kind.CROSSING else 3 if self.kind in AREAS else 2
        if len(points) < least:
            return
        self.give_up()
        if self.kind is Kind.CROSSING:
            self.drawn.emit(QgsGeometry.fromPointXY(points[0]))
        else:
            self.drawn.emit(self._geometry(points, self.kind in AREAS))
