"""What can be done with the radiograph on a canvas: one row each, from which come keys, menu and tool bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.canvas.mouse import Tool
from pneumoviewer.gui.kit.shortcuts import KEYS, in_menu

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import Preset
    from pneumoviewer.gui.canvas.stage import Canvas

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
        After ``canvas.`` in the table of shortcuts, which has its text and its keys.
    run : callable
    icon : str
        Of ``resources/icons``; what has one has a button of its own.
    group : str
        What it is put together with in menus; alone for none.
    is_on : callable or None
        Whether it is switched on, for what can be.
    """

    name: str
    run: Callable[[Canvas], None]
    icon: str = ""
    group: Group = ""
    is_on: Callable[[Canvas], bool] | None = None

    @property
    def id(self) -> str:
        """Its id in the table of shortcuts."""
        return f"canvas.{self.name}"

    @property
    def title(self) -> str:
        """Its translated text."""
        return KEYS.by_id[self.id].title

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys now; all do the same, the first is told."""
        return KEYS.of(self.id)


def _tool(tool: Tool, icon: str) -> CanvasAction:
    return CanvasAction(f"tool-{tool}", lambda c: c.hold(tool), icon, "tool", lambda c: c.mouse.tool == tool)


def _preset(preset: Preset) -> CanvasAction:
    return CanvasAction(f"window-{preset}", lambda c: c.use_preset(preset), group="window")


ACTIONS = (
    _tool("window", "mouse-pointer-2"),
    _tool("pan", "hand"),
    _tool("length", "ruler"),
    _tool("angle", "angle"),
    _tool("arrow", "arrow-up-right"),
    _tool("text", "type"),
    _preset("file"),
    _preset("automatic"),
    _preset("lung"),
    _preset("bone"),
    CanvasAction("gamma-up", lambda c: c.scale_gamma(GAMMA_STEP), group="window"),
    CanvasAction("gamma-down", lambda c: c.scale_gamma(1 / GAMMA_STEP), group="window"),
    CanvasAction("invert", lambda c: c.invert(), "contrast", is_on=lambda c: c.inverted),
    CanvasAction("turn-right", lambda c: c.turn(1), group="turn"),
    CanvasAction("turn-left", lambda c: c.turn(-1), group="turn"),
    CanvasAction("flip-across", lambda c: c.flip(), group="turn"),
    CanvasAction("flip-down", lambda c: c.flip(upside_down=True), group="turn"),
    CanvasAction("fit", lambda c: c.fit(), "expand"),
    CanvasAction("actual-size", lambda c: c.show_actual_size()),
    CanvasAction("zoom-in", lambda c: c.zoom_by(ZOOM_STEP)),
    CanvasAction("zoom-out", lambda c: c.zoom_by(1 / ZOOM_STEP)),
    CanvasAction("magnifier", lambda c: c.toggle_lens(), "search", is_on=lambda c: c.lens),
    CanvasAction("undo", lambda c: c.undo(), "undo-2"),
    CanvasAction("redo", lambda c: c.redo(), "redo-2"),
    CanvasAction("put-mark", lambda c: c.marking.put(), group="mark"),
    CanvasAction("next-mark", lambda c: c.marking.step(1), group="mark"),
    CanvasAction("last-mark", lambda c: c.marking.step(-1), group="mark"),
    CanvasAction("next-point", lambda c: c.marking.step_point(), group="mark"),
    CanvasAction("edit-mark", lambda c: c.marking.edit(), group="mark"),
    CanvasAction("remove-mark", lambda c: c.marking.remove(), group="mark"),
    CanvasAction("reset", lambda c: c.reset()),
)
BY_NAME = {action.name: action for action in ACTIONS}


def action_of(event: QKeyEvent) -> CanvasAction | None:
    """Return what a key does, wherever on the keyboard its sign is."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = {QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()}
    sign = event.text()
    if sign.isprintable() and not sign.isalnum() and _is_typed(held):
        pressed.add(sign)  # many keyboards have + and [ behind Shift or AltGr
    return next((action for action in ACTIONS if pressed & set(action.keys)), None)


def _is_typed(held: Qt.KeyboardModifier) -> bool:
    """Return whether a sign is meant as such; AltGr is Control and Alt on some systems."""
    return not held & Qt.KeyboardModifier.ControlModifier or bool(held & Qt.KeyboardModifier.AltModifier)


def add_to_menu(menu: QMenu, row: CanvasAction, canvas: Callable[[], Canvas]) -> QAction:
    """Put something that can be done into a menu.

    Parameters
    ----------
    menu : QMenu
    row : CanvasAction
    canvas : callable
        Returns with whose radiograph, at the time it is chosen.
    """
    action = QAction(in_menu(row.id, row.title), menu)
    if row.is_on is not None:
        action.setCheckable(True)
        action.setChecked(row.is_on(canvas()))
    action.triggered.connect(lambda: row.run(canvas()))
    menu.addAction(action)
    return action
