"""Where and which way round a radiograph lies on a canvas, and with which greys it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QTransform

MAX_ZOOM = 32.0
MIN_ZOOM_OF_FIT = 0.25


@dataclass(frozen=True)
class Look:
    """With which greys a radiograph is shown; nothing of it reaches a model.

    Attributes
    ----------
    window : tuple of float
        The grey values shown as black and as white.
    gamma : float
        Above 1 darkens what is between black and white.
    inverted : bool
        White for black.
    """

    window: tuple[float, float] = (0.0, 255.0)
    gamma: float = 1.0
    inverted: bool = False


@dataclass(frozen=True)
class ViewTransform:
    """Where and which way round a picture lies.

    Attributes
    ----------
    zoom : float
        Logical pixels of the canvas for a pixel of the picture.
    centre : tuple of float
        The picture's point in the middle of the canvas, in its pixels.
    fitted : bool
        Whether the whole picture is shown, and stays so when the canvas changes its size.
    turns : int
        Quarter turns clockwise, 0 to 3, after mirroring.
    mirrored : bool
        Whether left and right of the picture are swapped.
    """

    zoom: float = 1.0
    centre: tuple[float, float] = (0.0, 0.0)
    fitted: bool = True
    turns: int = 0
    mirrored: bool = False


class View:
    """The place of a picture on a canvas, both with a size of their own."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.fitted = True
        self.turns = 0
        self.mirrored = False
        self._centre = QPointF()
        self._canvas = QPointF()
        self._picture = QSize()

    def set_picture(self, size: QSize) -> None:
        """Fit another picture, upright."""
        self._picture = size
        self.turns, self.mirrored = 0, False
        self.fit()

    def set_canvas(self, size: QSize) -> None:
        """Follow the canvas to another size."""
        self._canvas = QPointF(size.width(), size.height())
        if self.fitted:
            self.fit()

    @property
    def place(self) -> ViewTransform:
        """Where the picture lies, as a value."""
        return ViewTransform(self.zoom, (self._centre.x(), self._centre.y()), self.fitted, self.turns, self.mirrored)

    def set_place(self, place: ViewTransform) -> None:
        """Put the picture where it lay before; fitted anew if it was."""
        self.turns, self.mirrored = place.turns, place.mirrored
        if place.fitted:
            self.fit()
        else:
            self.zoom = self._within(place.zoom)
            self._move_to(QPointF(*place.centre))

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        self.zoom = self.whole()
        self._centre = QPointF(self._picture.width() / 2, self._picture.height() / 2)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        point = at if at is not None else self._canvas / 2
        held = self.to_picture(point)
        self.zoom = self._within(self.zoom * factor)
        self._move_to(self._centre + held - self.to_picture(point))

    def pan(self, by: QPointF) -> None:
        """Move the picture by so many logical pixels."""
        self._move_to(self.to_picture(self._canvas / 2 - by))

    def turn(self, quarters: int) -> None:
        """Turn the picture clockwise about the middle of the canvas by so many quarters."""
        self.turns = (self.turns + quarters) % 4
        if self.fitted:
            self.fit()

    def flip(self, *, upside_down: bool = False) -> None:
        """Swap left and right, or top and bottom, as they are on the canvas now."""
        # A mirror before a turn is the same mirror after the turn the other way round.
        self.mirrored, self.turns = not self.mirrored, ((2 if upside_down else 0) - self.turns) % 4

    def transform(self) -> QTransform:
        """Return the way from the picture's pixels to the canvas."""
        way = QTransform.fromTranslate(self._canvas.x() / 2, self._canvas.y() / 2)
        way.scale(self.zoom, self.zoom)
        way.rotate(90.0 * self.turns)
        if self.mirrored:
            way.scale(-1.0, 1.0)
        return way.translate(-self._centre.x(), -self._centre.y())

    def to_picture(self, point: QPointF) -> QPointF:
        """Return where a point of the canvas lies on the picture, in its pixels."""
        return self.transform().inverted()[0].map(point)

    def to_canvas(self, point: QPointF) -> QPointF:
        """Return where a point of the picture lies on the canvas."""
        return self.transform().map(point)

    def visible(self) -> QRectF:
        """Return the part of the picture's plane that the canvas shows."""
        return self.transform().inverted()[0].mapRect(QRectF(QPointF(), QSizeF(self._canvas.x(), self._canvas.y())))

    def placed(self, part: QRectF) -> QRectF:
        """Return where a part of the picture lies on the canvas."""
        return self.transform().mapRect(part)

    def whole(self) -> float:
        """Return the zoom that shows just the whole picture."""
        if self._picture.isEmpty() or self._canvas.x() <= 0 or self._canvas.y() <= 0:
            return 1.0
        shape = self._picture.transposed() if self.turns % 2 else self._picture
        return min(self._canvas.x() / shape.width(), self._canvas.y() / shape.height())

    def _within(self, zoom: float) -> float:
        whole = self.whole()
        return min(max(zoom, whole * MIN_ZOOM_OF_FIT), max(MAX_ZOOM, whole))

    def _move_to(self, centre: QPointF) -> None:
        x = min(max(centre.x(), 0.0), float(self._picture.width()))
        y = min(max(centre.y(), 0.0), float(self._picture.height()))
        self._centre, self.fitted = QPointF(x, y), False
