"""The pixel picture: a small one whose pixels are the point."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME


class PixelPicture(QWidget):
    """Shows a picture as large as there is room, square, its pixels unsmoothed; keeps its room while there is none.

    Parameters
    ----------
    name : str
        What it shows, for screen readers.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        THEME.theme_changed.connect(self.update)

    @property
    def image(self) -> QImage | None:
        """The picture shown."""
        return self._image

    def set_image(self, image: QImage | None) -> None:
        """Show a picture, or none."""
        self._image = image
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that it is square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the side of the square."""
        return width

    def sizeHint(self) -> QSize:
        """Return a size at which pixels can be told apart."""
        return QSize(140, 140)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(96, 96)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or its place."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        square = QRect(0, 0, side, side)
        painter.fillRect(square, QColor(THEME.colour("raised")))
        if self._image is not None:
            painter.drawImage(square, self._image)
