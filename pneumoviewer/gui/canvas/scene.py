"""The scene: a radiograph's greys, the heatmap and the marks over it, painted on a canvas or into a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from pneumoviewer.core.radiograph.marks import Mark, Point
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.core.viewer.marking import Marking
from pneumoviewer.core.viewer.transform import ViewTransform
from pneumoviewer.gui.canvas.mark_painting import draw_marks
from pneumoviewer.gui.kit.theme import THEME

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.pyramid import Pyramid

Box = tuple[float, float, float, float]
MAGNIFIER_RADIUS = 120.0
MAGNIFIER_ZOOM = 2.0


@dataclass(frozen=True)
class Scene:
    """A radiograph with all that lies over it.

    Attributes
    ----------
    box : tuple of float
        The heatmap's left, top, right and bottom as fractions of the radiograph's width and height.
    selected, point : int or None
        The mark, and its point, that a person works on.
    """

    pyramid: Pyramid
    look: Look
    marks: tuple[Mark, ...] = ()
    heat: QImage | None = None
    box: Box = (0.0, 0.0, 1.0, 1.0)
    selected: int | None = None
    point: int | None = None

    def at_work(self, marking: Marking) -> Scene:
        """Return the scene as a person works on it."""
        marks = (*self.marks, marking.drawn) if marking.drawn is not None else self.marks
        return replace(self, marks=marks, selected=marking.selected, point=marking.point)

    def paint(self, painter: QPainter, transform: ViewTransform, *, density: float = 1.0, scale: float = 1.0) -> None:
        """Paint what a transform's canvas shows.

        Parameters
        ----------
        density : float
            Painted pixels for a logical pixel of the canvas.
        scale : float
            How much larger than on screen the marks' lines and words are.
        """
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_greys(painter, transform, density)
        self._paint_heat(painter, transform)
        spacing = self.pyramid.radiograph.spacing
        draw_marks(painter, self.marks, transform, spacing, selected=self.selected, point=self.point, scale=scale)

    def paint_magnifier(self, painter: QPainter, transform: ViewTransform, at: Point, *, density: float = 1.0) -> None:
        """Paint a round magnifier over a point of the canvas."""
        nearer = transform.zoom_by(MAGNIFIER_ZOOM, at)
        circle = QPainterPath()
        circle.addEllipse(QPointF(*at), MAGNIFIER_RADIUS, MAGNIFIER_RADIUS)
        painter.save()
        painter.setClipPath(circle)
        painter.fillPath(circle, QColor(THEME.colour("canvas")))
        self.paint(painter, nearer, density=density, scale=THEME.text_scale)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(THEME.colour("canvas_text")), 2))
        painter.drawPath(circle)

    def _paint_greys(self, painter: QPainter, transform: ViewTransform, density: float) -> None:
        pyramid, to_canvas = self.pyramid, QTransform(*transform.affine)
        to_picture = to_canvas.inverted()[0]
        level = pyramid.level_for(transform.zoom * density)
        rows, columns = pyramid.levels[level].shape
        across, down = columns / pyramid.size.width(), rows / pyramid.size.height()
        seen = to_picture.mapRect(QRectF(QPointF(), QSizeF(*transform.canvas)))
        if painter.hasClipping():  # under the magnifier, only what it shows
            seen &= to_picture.mapRect(painter.clipBoundingRect())
        part = QTransform.fromScale(across, down).mapRect(seen).toAlignedRect().adjusted(-1, -1, 1, 1)
        part &= QRect(0, 0, columns, rows)
        if not part.isEmpty():
            image = pyramid.render(level, part, self.look, turns=transform.turns, mirrored=transform.mirrored)
            on_radiograph = QTransform.fromScale(1 / across, 1 / down).mapRect(QRectF(part))
            painter.drawImage(to_canvas.mapRect(on_radiograph), image)

    def _paint_heat(self, painter: QPainter, transform: ViewTransform) -> None:
        if self.heat is None:
            return
        left, top, right, bottom = self.box
        size = self.pyramid.size
        painter.save()
        painter.setTransform(QTransform(*transform.affine), True)
        # A letterboxed model's map reaches beyond the radiograph; only the part on it is shown.
        painter.setClipRect(QRectF(QPointF(), size), Qt.ClipOperation.IntersectClip)
        place = QRectF(QPointF(left, top), QPointF(right, bottom))
        painter.drawImage(QTransform.fromScale(size.width(), size.height()).mapRect(place), self.heat)
        painter.restore()


def render_view(scene: Scene, transform: ViewTransform, *, density: float = 1.0, scale: float = 1.0) -> QImage:
    """Return what a transform's canvas shows, as a picture for a file, a report or the clipboard.

    Parameters
    ----------
    density : float
        Pixels of the picture for a logical pixel.
    scale : float
        How much larger than on screen the marks' lines and words are.
    """
    image = QImage(QSizeF(*transform.canvas).toSize() * density, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.scale(density, density)
    scene.paint(painter, transform, density=density, scale=scale)
    painter.end()
    return image


def render_whole(scene: Scene, longest: int = 2048) -> QImage:
    """Return the whole radiograph, upright, with marks and heatmap; never larger than it is.

    Parameters
    ----------
    longest : int
        Pixels of the longer side at most.
    """
    whole = scene.pyramid.size
    size = whole.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(whole)
    transform = ViewTransform(size.toTuple()).show(whole.toTuple())
    return render_view(scene, transform, scale=max(1.0, max(size.width(), size.height()) / 1000))
