"""The colour bar: what the colours of a map mean."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, scaled, text_px

STRIP = 8


class ColourBar(QWidget):
    """A strip of colours with words at its ends.

    Parameters
    ----------
    low, high : str
        What the first and the last colour mean.
    """

    def __init__(self, low: str, high: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.theme_changed.connect(self.updateGeometry)
        THEME.theme_changed.connect(self.update)
        self.set_words(low, high)

    def set_words(self, low: str, high: str) -> None:
        """Say what the first and the last colour mean."""
        self._low, self._high = low, high
        self.setAccessibleName(self.tr("Colours from {low} to {high}").format(low=low, high=high))
        self.update()

    def set_colours(self, image: QImage) -> None:
        """Show a picture of one row, from the lowest value to the highest."""
        self._colours = image
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the strip and its words."""
        return QSize(200, STRIP + scaled(20))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint strip and words."""
        painter = QPainter(self)
        strip = QRect(0, 0, self.width(), STRIP)
        painter.fillRect(strip, QColor(THEME.colour("canvas")))
        if self._colours is not None:
            painter.drawImage(strip, self._colours)
        font = painter.font()
        font.setPixelSize(text_px("small"))
        painter.setFont(font)
        words = self.rect().adjusted(0, STRIP + 2, 0, 0)
        painter.setPen(QColor(THEME.colour("text_muted")))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._low)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._high)
