"""Screen geometry: how much room a window has on its screen.

Never by ``QWidget.screen()``: PySide counts the screen that it returns as a part of the widget, and frees both together
where Python frees the widget. What Qt draws next then crashes. Decision 36.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)  # that the window manager adds, unknown until it has


def screen_around(place: QPoint) -> QRect:
    """Return what windows may cover of the screen that a place is on, or else of the first one."""
    screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def available_size(window: QWidget) -> QSize:
    """Return the largest size of a window, without its frame, on the screen of what it belongs to."""
    owner = window.parentWidget() or window
    return screen_around(owner.window().frameGeometry().center()).size() - _FRAME
