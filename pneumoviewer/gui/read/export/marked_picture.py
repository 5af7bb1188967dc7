"""Pictures that leave the program say where they come from."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pneumoviewer.gui.kit.theme import THEME, body_font

_LINE = 24


def marked_picture(picture: QImage, lines: list[str]) -> QImage:
    """Return a picture with lines of text below it, so that they cover nothing."""
    ratio = picture.devicePixelRatio()
    width, height = round(picture.width() / ratio), round(picture.height() / ratio)
    marked = QImage(picture.width(), round((height + _LINE * len(lines)) * ratio), QImage.Format.Format_RGB32)
    marked.setDevicePixelRatio(ratio)
    marked.fill(QColor(THEME.colour("canvas")))
    painter = QPainter(marked)
    painter.drawImage(0, 0, picture)
    painter.setFont(body_font())
    painter.setPen(QColor(THEME.colour("canvas_text")))
    for number, line in enumerate(lines):
        place = QRect(8, height + _LINE * number, width - 16, _LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
    painter.end()
    return marked
