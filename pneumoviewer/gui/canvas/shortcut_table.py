"""Shortcuts of the canvas (zoom, window and level, marks): what its keys do, and the keys as we ship them."""

from __future__ import annotations

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.kit.shortcut_table import Shortcut, ShortcutScope

# What shares its keys does with a mark or a step on the canvas what they do with a row of the work list elsewhere.
CANVAS = ShortcutScope(
    "canvas",
    QT_TRANSLATE_NOOP("shortcuts", "On the radiograph"),
    (
        Shortcut("canvas.tool-window", QT_TRANSLATE_NOOP("canvas", "Window and level; select marks"), ("W",)),
        Shortcut("canvas.tool-pan", QT_TRANSLATE_NOOP("canvas", "Move the radiograph"), ("P",)),
        Shortcut("canvas.tool-length", QT_TRANSLATE_NOOP("canvas", "Measure a length"), ("D",)),
        Shortcut("canvas.tool-angle", QT_TRANSLATE_NOOP("canvas", "Measure an angle"), ("A",)),
        Shortcut("canvas.tool-arrow", QT_TRANSLATE_NOOP("canvas", "Draw an arrow"), ("O",)),
        Shortcut("canvas.tool-text", QT_TRANSLATE_NOOP("canvas", "Write words"), ("T",)),
        Shortcut("canvas.window-file", QT_TRANSLATE_NOOP("canvas", "Window of the file"), ("1",)),
        Shortcut("canvas.window-automatic", QT_TRANSLATE_NOOP("canvas", "Automatic window"), ("2",)),
        Shortcut(
            "canvas.window-lung", QT_TRANSLATE_NOOP("canvas", "Lung window, from this radiograph's own greys"), ("3",)
        ),
        Shortcut(
            "canvas.window-bone", QT_TRANSLATE_NOOP("canvas", "Bone window, from this radiograph's own greys"), ("4",)
        ),
        Shortcut("canvas.gamma-up", QT_TRANSLATE_NOOP("canvas", "Darker middle greys"), ("]",)),
        Shortcut("canvas.gamma-down", QT_TRANSLATE_NOOP("canvas", "Brighter middle greys"), ("[",)),
        Shortcut("canvas.invert", QT_TRANSLATE_NOOP("canvas", "Invert"), ("I",)),
        Shortcut("canvas.turn-right", QT_TRANSLATE_NOOP("canvas", "Turn to the right"), ("R",)),
        Shortcut("canvas.turn-left", QT_TRANSLATE_NOOP("canvas", "Turn to the left"), ("L",)),
        Shortcut("canvas.flip-across", QT_TRANSLATE_NOOP("canvas", "Swap left and right"), ("H",)),
        Shortcut("canvas.flip-down", QT_TRANSLATE_NOOP("canvas", "Swap top and bottom"), ("V",)),
        Shortcut("canvas.fit", QT_TRANSLATE_NOOP("canvas", "Fit"), ("=",)),
        Shortcut("canvas.actual-size", QT_TRANSLATE_NOOP("canvas", "Actual size"), ("Z",)),
        Shortcut("canvas.zoom-in", QT_TRANSLATE_NOOP("canvas", "Zoom in"), ("+",)),
        Shortcut("canvas.zoom-out", QT_TRANSLATE_NOOP("canvas", "Zoom out"), ("-",)),
        Shortcut("canvas.magnifier", QT_TRANSLATE_NOOP("canvas", "Magnifier"), ("M",)),
        Shortcut("canvas.undo", QT_TRANSLATE_NOOP("canvas", "Undo"), ("Ctrl+Z",), shares="read.bring-back"),
        Shortcut("canvas.redo", QT_TRANSLATE_NOOP("canvas", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        Shortcut(
            "canvas.put-mark", QT_TRANSLATE_NOOP("canvas", "Put a mark in the middle"), ("Return", "Enter"), fixed=True
        ),
        Shortcut("canvas.next-mark", QT_TRANSLATE_NOOP("canvas", "Next mark"), ("N",)),
        Shortcut("canvas.last-mark", QT_TRANSLATE_NOOP("canvas", "Previous mark"), ("Shift+N",)),
        Shortcut("canvas.next-point", QT_TRANSLATE_NOOP("canvas", "Next point of the mark"), ("J",)),
        Shortcut("canvas.edit-mark", QT_TRANSLATE_NOOP("canvas", "Edit the words"), ("F2",)),
        Shortcut(
            "canvas.remove-mark",
            QT_TRANSLATE_NOOP("canvas", "Remove the mark"),
            ("Del", "Backspace"),
            shares="read.remove",
        ),
        Shortcut("canvas.reset", QT_TRANSLATE_NOOP("canvas", "Reset"), ("Space",), fixed=True),
        Shortcut(
            "canvas.step",
            QT_TRANSLATE_NOOP("canvas", "Previous radiograph, next radiograph"),
            ("Left", "Right", "Up", "Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.adjust",
            QT_TRANSLATE_NOOP("canvas", "Window and level"),
            ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.adjust-finely",
            QT_TRANSLATE_NOOP("canvas", "Window and level, finer"),
            ("Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Up", "Ctrl+Shift+Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.pan",
            QT_TRANSLATE_NOOP("canvas", "Move the radiograph by a step"),
            ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.move-mark",
            QT_TRANSLATE_NOOP("canvas", "Move the mark"),
            ("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.move-mark-far",
            QT_TRANSLATE_NOOP("canvas", "Move the mark further"),
            ("Alt+Shift+Left", "Alt+Shift+Right", "Alt+Shift+Up", "Alt+Shift+Down"),
            fixed=True,
        ),
        Shortcut(
            "canvas.escape",
            QT_TRANSLATE_NOOP("canvas", "Give up a drawing, a choice or the tool"),
            ("Esc",),
            fixed=True,
            shares="read.leave-full-screen",
        ),
    ),
)
