"""Tool buttons: an icon, and words for those who point at it or listen."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME


def make_tool_button(icon: str, text: str, id: str = "") -> QToolButton:
    """Return a button with an icon, whose tool tip names the key of `id`."""
    button = QToolButton()
    button.setIcon(THEME.icon(icon))
    button.setAccessibleName(text)
    if id:
        set_tooltip(id, button, text)
    else:
        button.setToolTip(text)
    return button
