"""Announcements: words for those who listen to the window instead of looking at it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something that has just appeared, once it has said what it says now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
