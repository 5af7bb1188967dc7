"""How marks are drawn, and which of them lies under a pointer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPainterPath, QPen, QTransform

from pneumoviewer.core.radiograph.marks import Angle, Arrow, Length, Mark, Spacing, Text
from pneumoviewer.gui.kit.theme import THEME, tokens

REACH = 8.0
HEAD = 12.0
GAP = 8.0


def draw_marks(
    painter: QPainter,
    marks: Sequence[Mark],
    way: QTransform,
    spacing: Spacing | None,
    *,
    selected: int | None = None,
    point: int | None = None,
    scale: float = 1.0,
) -> None:
    """Draw marks with their measures.

    Parameters
    ----------
    painter : QPainter
    marks : sequence of Mark
    way : QTransform
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
    for number, mark in enumerate(marks):
        places = _places(mark, way)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(ground, 4.0 * scale), QPen(colour, 1.5 * scale)):  # the ground is seen on white
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPath(_lines(mark, places, scale))
        if number == selected and not isinstance(mark, Text):
            for index, place in enumerate(places):
                painter.setBrush(colour if index == point else ground)
                painter.drawEllipse(place, 4.5 * scale, 4.5 * scale)
    for number, mark in enumerate(marks):  # words lie above all lines
        box = _words_box(mark, _places(mark, way), spacing, scale)
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


def mark_at(
    marks: Sequence[Mark], way: QTransform, spacing: Spacing | None, at: QPointF
) -> tuple[int, int | None] | None:
    """Return the number of the mark at a place of the canvas, and which of its points is there.

    The point is None between the points, and for words, which move as a whole; None alone where there is no mark.
    The mark drawn last, which lies on top, is found first.
    """
    for number, mark in reversed(list(enumerate(marks))):
        places = _places(mark, way)
        if not isinstance(mark, Text):
            for index, place in enumerate(places):
                if QLineF(place, at).length() <= REACH:
                    return number, index
        near = any(_distance(at, a, b) <= REACH for a, b in pairwise(places))
        if near or _words_box(mark, places, spacing, THEME.text_scale).contains(at):
            return number, None
    return None


def _places(mark: Mark, way: QTransform) -> list[QPointF]:
    return [way.map(QPointF(*point)) for point in mark.points]


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


def _words_box(mark: Mark, places: Sequence[QPointF], spacing: Spacing | None, scale: float) -> QRectF:
    words = mark_words(mark, spacing)
    if not words:
        return QRectF()
    metrics = QFontMetricsF(_font(scale))
    width, height = metrics.horizontalAdvance(words) + 8 * scale, metrics.height() + 4 * scale
    if isinstance(mark, Angle):  # outside the angle, so that it lies on neither leg
        legs = [QLineF(places[1], end) for end in (places[0], places[2])]
        away = -sum((leg.unitVector().p2() - places[1] for leg in legs if leg.length() > 0), QPointF())
        length = QLineF(QPointF(), away).length() or 1.0
        middle = (
            places[1] + QPointF(away.x() * (width / 2 + GAP * scale), away.y() * (height / 2 + GAP * scale)) / length
        )
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    anchor = max(places, key=QPointF.x)
    across = 0.0 if isinstance(mark, Text) else GAP * scale
    return QRectF(anchor.x() + across, anchor.y() - height / 2, width, height)


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


def _distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """Return how far a point is from the line between two others."""
    line, away = end - start, at - start
    length = QPointF.dotProduct(line, line)
    share = min(max(QPointF.dotProduct(away, line) / length, 0.0), 1.0) if length > 0 else 0.0
    return QLineF(at, start + line * share).length()
