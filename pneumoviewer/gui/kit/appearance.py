"""Appearance: what a person chooses of theme and text size holds at once, and the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from pneumoviewer.core.settings import save_settings
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.kit.theme import THEME

TEXT_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def choose_theme(name: theme.ThemeName) -> None:
    """Go over to a theme."""
    theme.apply(_application(), name)
    save_settings(theme=name)


def choose_text_scale(scale: float) -> None:
    """Make words so many times their usual size."""
    theme.apply(_application(), THEME.name, scale)
    save_settings(text_scale=scale)


def enlarge_text() -> None:
    """Go to the next larger size of text, where there is one."""
    larger = [scale for scale in TEXT_SCALES if scale > THEME.text_scale]
    if larger:
        choose_text_scale(larger[0])


def reduce_text() -> None:
    """Go to the next smaller size of text, where there is one."""
    smaller = [scale for scale in TEXT_SCALES if scale < THEME.text_scale]
    if smaller:
        choose_text_scale(smaller[-1])


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
