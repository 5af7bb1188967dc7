"""What can be done with the radiograph on a canvas: one row each, from which come keys, menu and tool bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from pneumoviewer.core.words import QT_TRANSLATE_NOOP
from pneumoviewer.gui.widgets.canvas_mouse import Tool

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import Preset
    from pneumoviewer.gui.widgets.stage import Stage

Group = Literal["", "tool", "window", "turn", "mark"]
GROUPS: dict[Group, str] = {
    "tool": QT_TRANSLATE_NOOP("canvas", "Tool"),
    "window": QT_TRANSLATE_NOOP("canvas", "Window and gamma"),
    "turn": QT_TRANSLATE_NOOP("canvas", "Turn and flip"),
    "mark": QT_TRANSLATE_NOOP("canvas", "Marks"),
}
ZOOM_STEP = 1.25
GAMMA_STEP = 1.1


@dataclass(frozen=True)
class CanvasAction:
    """One thing that can be done.

    Attributes
    ----------
    name : str
    text : str
        In English; :attr:`title` is translated.
    keys : tuple of str
        As QKeySequence reads them; all do the same, the first is told.
    run : callable
    icon : str
        Of ``resources/icons``; what has one has a button of its own.
    group : str
        What it is put together with in menus; alone for none.
    is_on : callable or None
        Whether it is switched on, for what can be.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[Stage], None]
    icon: str = ""
    group: Group = ""
    is_on: Callable[[Stage], bool] | None = None

    @property
    def title(self) -> str:
        """Its translated text."""
        return QCoreApplication.translate("canvas", self.text)

    @property
    def told_keys(self) -> str:
        """Its first key as this system writes it."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


def _tool(tool: Tool, text: str, key: str, icon: str) -> CanvasAction:
    return CanvasAction(
        f"tool-{tool}", text, (key,), lambda c: c.hold(tool), icon, "tool", lambda c: c.mouse.tool == tool
    )


def _preset(preset: Preset, text: str, key: str) -> CanvasAction:
    return CanvasAction(
        f"window-{preset}",
        text,
        (key,),
        lambda c: c.use_preset(preset),
        group="window",
    )


ACTIONS = (
    _tool("window", QT_TRANSLATE_NOOP("canvas", "Window and level; select marks"), "W", "mouse-pointer-2"),
    _tool("pan", QT_TRANSLATE_NOOP("canvas", "Move the radiograph"), "P", "hand"),
    _tool("length", QT_TRANSLATE_NOOP("canvas", "Measure a length"), "D", "ruler"),
    _tool("angle", QT_TRANSLATE_NOOP("canvas", "Measure an angle"), "A", "angle"),
    _tool("arrow", QT_TRANSLATE_NOOP("canvas", "Draw an arrow"), "O", "arrow-up-right"),
    _tool("text", QT_TRANSLATE_NOOP("canvas", "Write words"), "T", "type"),
    _preset("file", QT_TRANSLATE_NOOP("canvas", "Window of the file"), "1"),
    _preset("automatic", QT_TRANSLATE_NOOP("canvas", "Automatic window"), "2"),
    _preset("lung", QT_TRANSLATE_NOOP("canvas", "Lung window, from this radiograph's own greys"), "3"),
    _preset("bone", QT_TRANSLATE_NOOP("canvas", "Bone window, from this radiograph's own greys"), "4"),
    CanvasAction(
        "gamma-up",
        QT_TRANSLATE_NOOP("canvas", "Darker middle greys"),
        ("]",),
        lambda c: c.scale_gamma(GAMMA_STEP),
        group="window",
    ),
    CanvasAction(
        "gamma-down",
        QT_TRANSLATE_NOOP("canvas", "Brighter middle greys"),
        ("[",),
        lambda c: c.scale_gamma(1 / GAMMA_STEP),
        group="window",
    ),
    CanvasAction(
        "invert",
        QT_TRANSLATE_NOOP("canvas", "Invert"),
        ("I",),
        lambda c: c.invert(),
        "contrast",
        is_on=lambda c: c.inverted,
    ),
    CanvasAction(
        "turn-right",
        QT_TRANSLATE_NOOP("canvas", "Turn to the right"),
        ("R",),
        lambda c: c.turn(1),
        group="turn",
    ),
    CanvasAction(
        "turn-left",
        QT_TRANSLATE_NOOP("canvas", "Turn to the left"),
        ("L",),
        lambda c: c.turn(-1),
        group="turn",
    ),
    CanvasAction(
        "flip-across",
        QT_TRANSLATE_NOOP("canvas", "Swap left and right"),
        ("H",),
        lambda c: c.flip(),
        group="turn",
    ),
    CanvasAction(
        "flip-down",
        QT_TRANSLATE_NOOP("canvas", "Swap top and bottom"),
        ("V",),
        lambda c: c.flip(upside_down=True),
        group="turn",
    ),
    CanvasAction("fit", QT_TRANSLATE_NOOP("canvas", "Fit"), ("=",), lambda c: c.fit(), "expand"),
    CanvasAction("actual-size", QT_TRANSLATE_NOOP("canvas", "Actual size"), ("Z",), lambda c: c.show_actual_size()),
    CanvasAction("zoom-in", QT_TRANSLATE_NOOP("canvas", "Zoom in"), ("+",), lambda c: c.zoom_by(ZOOM_STEP)),
    CanvasAction("zoom-out", QT_TRANSLATE_NOOP("canvas", "Zoom out"), ("-",), lambda c: c.zoom_by(1 / ZOOM_STEP)),
    CanvasAction(
        "magnifier",
        QT_TRANSLATE_NOOP("canvas", "Magnifier"),
        ("M",),
        lambda c: c.toggle_lens(),
        "search",
        is_on=lambda c: c.lens,
    ),
    CanvasAction("undo", QT_TRANSLATE_NOOP("canvas", "Undo"), ("Ctrl+Z",), lambda c: c.undo(), "undo-2"),
    CanvasAction(
        "redo",
        QT_TRANSLATE_NOOP("canvas", "Redo"),
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        lambda c: c.redo(),
        "redo-2",
    ),
    CanvasAction(
        "put-mark",
        QT_TRANSLATE_NOOP("canvas", "Put a mark in the middle"),
        ("Return", "Enter"),
        lambda c: c.marking.put(),
        group="mark",
    ),
    CanvasAction(
        "next-mark",
        QT_TRANSLATE_NOOP("canvas", "Next mark"),
        ("N",),
        lambda c: c.marking.step(1),
        group="mark",
    ),
    CanvasAction(
        "last-mark",
        QT_TRANSLATE_NOOP("canvas", "Previous mark"),
        ("Shift+N",),
        lambda c: c.marking.step(-1),
        group="mark",
    ),
    CanvasAction(
        "next-point",
        QT_TRANSLATE_NOOP("canvas", "Next point of the mark"),
        ("J",),
        lambda c: c.marking.step_point(),
        group="mark",
    ),
    CanvasAction(
        "edit-mark",
        QT_TRANSLATE_NOOP("canvas", "Edit the words"),
        ("F2",),
        lambda c: c.marking.edit(),
        group="mark",
    ),
    CanvasAction(
        "remove-mark",
        QT_TRANSLATE_NOOP("canvas", "Remove the mark"),
        ("Del", "Backspace"),
        lambda c: c.marking.remove(),
        group="mark",
    ),
    CanvasAction("reset", QT_TRANSLATE_NOOP("canvas", "Reset"), ("Space",), lambda c: c.reset()),
)
BY_NAME = {action.name: action for action in ACTIONS}


def action_of(event: QKeyEvent) -> CanvasAction | None:
    """Return what a key does, wherever on the keyboard its sign is."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = {QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()}
    sign = event.text()
    if sign.isprintable() and not sign.isalnum() and held != Qt.KeyboardModifier.ControlModifier:
        pressed.add(sign)  # many keyboards have + and [ behind Shift or AltGr
    return next((action for action in ACTIONS if pressed & set(action.keys)), None)


def add_to_menu(menu: QMenu, row: CanvasAction, canvas: Callable[[], Stage]) -> QAction:
    """Put something that can be done into a menu.

    Parameters
    ----------
    menu : QMenu
    row : CanvasAction
    canvas : callable
        Returns with whose radiograph, at the time it is chosen.
    """
    action = QAction(f"{row.title}\t{row.told_keys}", menu)
    if row.is_on is not None:
        action.setCheckable(True)
        action.setChecked(row.is_on(canvas()))
    action.triggered.connect(lambda: row.run(canvas()))
    menu.addAction(action)
    return action
