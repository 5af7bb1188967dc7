"""Shortcuts of the Train page: what its keys do, and the keys as we ship them."""

from __future__ import annotations

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.kit.shortcut_table import Shortcut, ShortcutScope

TRAIN = ShortcutScope(
    "train",
    QT_TRANSLATE_NOOP("shortcuts", "Train page"),
    (Shortcut("train.new", QT_TRANSLATE_NOOP("shortcuts", "New training"), ("Ctrl+N",)),),
)
