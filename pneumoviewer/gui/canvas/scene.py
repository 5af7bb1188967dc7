"""What is painted of a radiograph: its greys, the heatmap and the marks over it; on a canvas or into a picture."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.gui.canvas.mark_paint import draw_marks
from pneumoviewer.gui.canvas.view import Look, View
from pneumoviewer.gui.kit.theme import THEME

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.pyramid import Pyramid

Box = tuple[float, float, float, float]
LENS_RADIUS = 120.0
LENS_ZOOM = 2.0


@dataclass(frozen=True)
class Scene:
    """A radiograph with all that lies over it.

    Attributes
    ----------
    pyramid : Pyramid
    look : Look
    marks : tuple of Mark
    heat : QImage or None
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

    def at_work(self, marks: tuple[Mark, ...], selected: int | None, point: int | None) -> Scene:
        """Return the scene as a person works on it."""
        return replace(self, marks=marks, selected=selected, point=point)

    def paint(self, painter: QPainter, view: View, *, density: float = 1.0, scale: float = 1.0) -> None:
        """Paint what a view shows.

        Parameters
        ----------
        painter : QPainter
        view : View
        density : float
            Painted pixels for a logical pixel of the view.
        scale : float
            How much larger than on screen the marks' lines and words are.
        """
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_greys(painter, view, density)
        self._paint_heat(painter, view)
        spacing = self.pyramid.radiograph.spacing
        way = view.transform()
        draw_marks(painter, self.marks, way, spacing, selected=self.selected, point=self.point, scale=scale)

    def paint_lens(self, painter: QPainter, view: View, at: QPointF, *, density: float = 1.0) -> None:
        """Paint a round magnifier over a point of the canvas."""
        nearer = copy(view)
        nearer.zoom_by(LENS_ZOOM, at)
        circle = QPainterPath()
        circle.addEllipse(at, LENS_RADIUS, LENS_RADIUS)
        painter.save()
        painter.setClipPath(circle)
        painter.fillPath(circle, QColor(THEME.colour("canvas")))
        self.paint(painter, nearer, density=density, scale=THEME.text_scale)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(THEME.colour("canvas_text")), 2))
        painter.drawPath(circle)

    def _paint_greys(self, painter: QPainter, view: View, density: float) -> None:
        pyramid = self.pyramid
        level = pyramid.level_for(view.zoom * density)
        rows, columns = pyramid.levels[level].shape
        across, down = columns / pyramid.size.width(), rows / pyramid.size.height()
        seen = view.visible()
        if painter.hasClipping():  # under the lens, only what it shows
            seen &= view.transform().inverted()[0].mapRect(painter.clipBoundingRect())
        part = QTransform.fromScale(across, down).mapRect(seen).toAlignedRect().adjusted(-1, -1, 1, 1)
        part &= QRect(0, 0, columns, rows)
        if not part.isEmpty():
            image = pyramid.render(level, part, self.look, turns=view.turns, mirrored=view.mirrored)
            on_radiograph = QTransform.fromScale(1 / across, 1 / down).mapRect(QRectF(part))
            painter.drawImage(view.placed(on_radiograph), image)

    def _paint_heat(self, painter: QPainter, view: View) -> None:
        if self.heat is None:
            return
        left, top, right, bottom = self.box
        size = self.pyramid.size
        painter.save()
        painter.setTransform(view.transform(), True)
        # A letterboxed model's map reaches beyond the radiograph; only the part on it is shown.
        painter.setClipRect(QRectF(QPointF(), size), Qt.ClipOperation.IntersectClip)
        place = QRectF(QPointF(left, top), QPointF(right, bottom))
        painter.drawImage(QTransform.fromScale(size.width(), size.height()).mapRect(place), self.heat)
        painter.restore()


def render_view(scene: Scene, view: View, size: QSize, *, density: float = 1.0, scale: float = 1.0) -> QImage:
    """Return what a view shows, marks and heatmap with it, as a picture for a file, a report or the clipboard.

    Parameters
    ----------
    scene : Scene
    view : View
    size : QSize
        Of the view's canvas, in logical pixels.
    density : float
        Pixels of the picture for a logical pixel.
    scale : float
        How much larger than on screen the marks' lines and words are.
    """
    image = QImage(size * density, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.scale(density, density)
    scene.paint(painter, view, density=density, scale=scale)
    painter.end()
    return image


def render_whole(scene: Scene, longest: int = 2048) -> QImage:
    """Return the whole radiograph, upright, with marks and heatmap; never larger than it is.

    Parameters
    ----------
    scene : Scene
    longest : int
        Pixels of the longer side at most.
    """
    whole = scene.pyramid.size
    size = whole.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    size = size.boundedTo(whole)
    view = View()
    view.set_picture(whole)
    view.set_canvas(size)
    return render_view(scene, view, size, scale=max(1.0, max(size.width(), size.height()) / 1000))
