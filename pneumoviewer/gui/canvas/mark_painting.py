"""Mark painting: lines, handles and words of marks on a canvas."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, pi, sin

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPainterPath, QPen

from pneumoviewer.core.radiograph.marks import Angle, Arrow, Length, Mark, Point, Spacing, Text
from pneumoviewer.core.viewer.hit_testing import Hit, hit_test, label_box
from pneumoviewer.core.viewer.transform import Size, ViewTransform
from pneumoviewer.core.viewer.viewer import Viewer
from pneumoviewer.gui.kit.theme import THEME, tokens

HEAD = 12.0


def draw_marks(
    painter: QPainter,
    marks: Sequence[Mark],
    transform: ViewTransform,
    spacing: Spacing | None,
    *,
    selected: int | None = None,
    point: int | None = None,
    scale: float = 1.0,
) -> None:
    """Draw marks with their measures.

    Parameters
    ----------
    transform : ViewTransform
        From the radiograph's pixels to the painter's.
    spacing : tuple of float or None
        Row and column spacing in mm; without it, lengths are in pixels.
    selected : int or None
        Which mark shows its points.
    point : int or None
        Which of these is filled.
    scale : float
        How much larger than on screen lines and words are, for pictures of many pixels.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(scale))
    colour, ground = QColor(THEME.colour("mark")), QColor(THEME.colour("canvas"))
    placed = [[transform.to_canvas(at) for at in mark.points] for mark in marks]
    for number, (mark, points) in enumerate(zip(marks, placed, strict=True)):
        places = [QPointF(*at) for at in points]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(ground, 4.0 * scale), QPen(colour, 1.5 * scale)):  # the ground is seen on white
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPath(_lines(mark, places, scale))
        if number == selected and not isinstance(mark, Text):
            for index, place in enumerate(places):
                painter.setBrush(colour if index == point else ground)
                painter.drawEllipse(place, 4.5 * scale, 4.5 * scale)
    for number, (mark, points) in enumerate(zip(marks, placed, strict=True)):  # words lie above all lines
        box = QRectF(*label_box(mark, points, _label_size(mark, spacing, scale), scale))
        _draw_words(painter, box, mark_words(mark, spacing), colour, ground)
        if number == selected and isinstance(mark, Text):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3.0, 3.0)
    painter.restore()


def mark_words(mark: Mark, spacing: Spacing | None) -> str:
    """Return what is written beside a mark: its measure with the unit, or its own words."""
    if isinstance(mark, Length):
        translate = QCoreApplication.translate
        in_mm, in_pixels = translate("marks", "{value:.1f} mm"), translate("marks", "{value:.0f} px")
        return (in_pixels if spacing is None else in_mm).format(value=mark.value(spacing))
    if isinstance(mark, Angle):
        return f"{mark.value(spacing):.1f}°"
    return mark.words if isinstance(mark, Text) else ""


def mark_at(viewer: Viewer, at: Point) -> Hit | None:
    """Return which mark lies at a point of the canvas, as it is painted there."""
    spacing, scale = viewer.radiograph.spacing if viewer.radiograph else None, THEME.text_scale
    return hit_test(viewer.marks, viewer.transform, at, lambda mark: _label_size(mark, spacing, scale), scale=scale)


def _lines(mark: Mark, places: Sequence[QPointF], scale: float) -> QPainterPath:
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    if isinstance(mark, Length):
        for place in places:
            path.addEllipse(place, 2.0 * scale, 2.0 * scale)
    elif isinstance(mark, Arrow):
        tail, tip = places
        along = atan2(tip.y() - tail.y(), tip.x() - tail.x())
        for side in (-1, 1):
            slant = along + side * pi / 7
            path.moveTo(tip)
            path.lineTo(tip - QPointF(cos(slant), sin(slant)) * HEAD * scale)
    return path


def _label_size(mark: Mark, spacing: Spacing | None, scale: float) -> Size:
    words = mark_words(mark, spacing)
    if not words:
        return 0.0, 0.0
    metrics = QFontMetricsF(_font(scale))
    return metrics.horizontalAdvance(words) + 8 * scale, metrics.height() + 4 * scale


def _draw_words(painter: QPainter, box: QRectF, words: str, colour: QColor, ground: QColor) -> None:
    if words:
        backdrop = QColor(ground)
        backdrop.setAlpha(210)
        path = QPainterPath()
        path.addRoundedRect(box, 3.0, 3.0)
        painter.fillPath(path, backdrop)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _font(scale: float) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(int(tokens()["type"]["body"]) * scale))
    return font
