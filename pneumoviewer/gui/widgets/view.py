"""Where a radiograph lies on a canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize

LARGEST_ZOOM = 32.0
SMALLEST_OF_FIT = 0.25


class View:
    """Zoom and place of a picture on a canvas, both with a size of their own.

    Attributes
    ----------
    zoom : float
        Logical pixels of the canvas for a pixel of the picture.
    fitted : bool
        Whether the whole picture is shown, and stays so when the canvas changes its size.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.fitted = True
        self._centre = QPointF()  # the picture's point in the middle of the canvas
        self._canvas = QPointF()
        self._picture = QSize()

    def set_picture(self, size: QSize) -> None:
        """Fit another picture."""
        self._picture = size
        self.fit()

    def set_canvas(self, size: QSize) -> None:
        """Follow the canvas to another size."""
        self._canvas = QPointF(size.width(), size.height())
        if self.fitted:
            self.fit()

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        self.zoom = self._whole()
        self._centre = QPointF(self._picture.width() / 2, self._picture.height() / 2)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        point = at if at is not None else self._canvas / 2
        held = self.to_picture(point)
        whole = self._whole()
        self.zoom = min(max(self.zoom * factor, whole * SMALLEST_OF_FIT), max(LARGEST_ZOOM, whole))
        self._move_to(self._centre + held - self.to_picture(point))

    def pan(self, by: QPointF) -> None:
        """Move the picture by so many logical pixels."""
        self._move_to(self._centre - by / self.zoom)

    def to_picture(self, point: QPointF) -> QPointF:
        """Return where a point of the canvas lies on the picture, in its pixels."""
        return self._centre + (point - self._canvas / 2) / self.zoom

    def to_canvas(self, point: QPointF) -> QPointF:
        """Return where a point of the picture lies on the canvas."""
        return (point - self._centre) * self.zoom + self._canvas / 2

    def visible(self) -> QRectF:
        """Return the part of the picture's plane that the canvas shows."""
        return QRectF(self.to_picture(QPointF(0, 0)), self.to_picture(self._canvas))

    def placed(self, part: QRectF) -> QRectF:
        """Return where a part of the picture lies on the canvas."""
        return QRectF(self.to_canvas(part.topLeft()), self.to_canvas(part.bottomRight()))

    def _whole(self) -> float:
        if self._picture.isEmpty() or self._canvas.x() <= 0 or self._canvas.y() <= 0:
            return 1.0
        return min(self._canvas.x() / self._picture.width(), self._canvas.y() / self._picture.height())

    def _move_to(self, centre: QPointF) -> None:
        x = min(max(centre.x(), 0.0), float(self._picture.width()))
        y = min(max(centre.y(), 0.0), float(self._picture.height()))
        self._centre, self.fitted = QPointF(x, y), False
