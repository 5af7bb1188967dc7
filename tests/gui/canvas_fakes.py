"""What the tests of the canvas share."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pneumoviewer.core.radiograph.intensity import Rescale
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.canvas.pyramid import Pyramid

SIZE = (400, 300)


def pyramid(
    pixels: np.ndarray,
    window: tuple[float, float] = (0, 255),
    spacing: tuple[float, float] | None = None,
    rescale: Rescale = Rescale(),  # noqa: B008 - frozen
    padding: np.ndarray | None = None,
) -> Pyramid:
    return Pyramid(
        Radiograph.make(
            pixels,
            window,
            name="drawn",
            format="PNG",
            bits=8,
            path=Path("drawn.png"),
            spacing=spacing,
            rescale=rescale,
            padding=padding,
        )
    )


def shown_canvas(qtbot: QtBot) -> ImageCanvas:
    """A canvas on screen with a radiograph of its own size: black on the left, 200 on the right."""
    widget = ImageCanvas()
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    halves = np.zeros((300, 400), np.uint8)
    halves[:, 200:] = 200
    widget.show_picture(pyramid(halves))
    return widget


def grey_at(canvas: ImageCanvas, x: int, y: int) -> int:
    return canvas.grab().toImage().pixelColor(x, y).red()


def move(canvas: ImageCanvas, to: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer; QTest.mouseMove carries no buttons."""
    place = QPointF(to)
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Qt.MouseButton.NoButton, button, keys)
    QApplication.sendEvent(canvas, event)


def draw(canvas: ImageCanvas, start: QPoint, end: QPoint) -> None:
    """Drag with the left button."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, none, start)
    move(canvas, end, left)
    QTest.mouseRelease(canvas, left, none, end)
