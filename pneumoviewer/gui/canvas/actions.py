"""Canvas actions: one row for all that can be done with a radiograph, from which come keys, menu and tool bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.viewer.viewer import Tool, Viewer
from pneumoviewer.gui.kit.shortcuts import KEYS, in_menu

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import Preset

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
    icon : str
        Of ``resources/icons``; what has one has a button of its own.
    group : str
        What it is put together with in menus; alone for none.
    is_on : callable or None
        Whether it is switched on, for what can be.
    """

    name: str
    run: Callable[[Viewer], None]
    icon: str = ""
    group: Group = ""
    is_on: Callable[[Viewer], bool] | None = None

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
        """Its keys now; all do the same, the first is shown."""
        return KEYS.of(self.id)


def _tool(tool: Tool, icon: str) -> CanvasAction:
    return CanvasAction(f"tool-{tool}", lambda v: v.use_tool(tool), icon, "tool", lambda v: v.tool == tool)


def _preset(preset: Preset) -> CanvasAction:
    return CanvasAction(f"window-{preset}", lambda v: v.use_preset(preset), group="window")


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
    CanvasAction("gamma-up", lambda v: v.scale_gamma(GAMMA_STEP), group="window"),
    CanvasAction("gamma-down", lambda v: v.scale_gamma(1 / GAMMA_STEP), group="window"),
    CanvasAction("invert", lambda v: v.invert(), "contrast", is_on=lambda v: v.look.inverted),
    CanvasAction("turn-right", lambda v: v.turn(1), group="turn"),
    CanvasAction("turn-left", lambda v: v.turn(-1), group="turn"),
    CanvasAction("flip-across", lambda v: v.flip(), group="turn"),
    CanvasAction("flip-down", lambda v: v.flip(upside_down=True), group="turn"),
    CanvasAction("fit", lambda v: v.fit(), "expand"),
    CanvasAction("actual-size", lambda v: v.show_actual_size()),
    CanvasAction("zoom-in", lambda v: v.zoom_by(ZOOM_STEP)),
    CanvasAction("zoom-out", lambda v: v.zoom_by(1 / ZOOM_STEP)),
    CanvasAction("magnifier", lambda v: v.toggle_magnifier(), "search", is_on=lambda v: v.magnified),
    CanvasAction("undo", lambda v: v.undo(), "undo-2"),
    CanvasAction("redo", lambda v: v.redo(), "redo-2"),
    CanvasAction("put-mark", lambda v: v.put_mark(), group="mark"),
    CanvasAction("next-mark", lambda v: v.marking.select_next(), group="mark"),
    CanvasAction("last-mark", lambda v: v.marking.select_next(-1), group="mark"),
    CanvasAction("next-point", lambda v: v.marking.select_next_point(), group="mark"),
    CanvasAction("edit-mark", lambda v: v.edit_words(), group="mark"),
    CanvasAction("remove-mark", lambda v: v.marking.remove(), group="mark"),
    CanvasAction("reset", lambda v: v.reset()),
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


def add_to_menu(menu: QMenu, row: CanvasAction, viewer: Callable[[], Viewer]) -> QAction:
    """Put something that can be done into a menu.

    Parameters
    ----------
    viewer : callable
        Returns with whose radiograph, at the time it is chosen.
    """
    action = QAction(in_menu(row.id, row.title), menu)
    if row.is_on is not None:
        action.setCheckable(True)
        action.setChecked(row.is_on(viewer()))
    action.triggered.connect(lambda: row.run(viewer()))
    menu.addAction(action)
    return action
