"""The tool bar above the canvases: what the table of actions has buttons for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QWidget

from pneumoviewer.core.viewer.viewer import Viewer
from pneumoviewer.gui.canvas.actions import ACTIONS, BY_NAME, GROUPS, CanvasAction, Group, add_to_menu
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.kit.connections import connect_while_alive
from pneumoviewer.gui.kit.shortcuts import KEYS, set_tooltip
from pneumoviewer.gui.kit.theme import THEME, follow_theme, scaled
from pneumoviewer.gui.widgets.flow import FlowLayout

LAYOUT = (
    ("tool-window", "tool-pan", "tool-length", "tool-angle", "tool-arrow", "tool-text"),
    ("menu-window", "invert", "menu-turn"),
    ("fit", "actual-size", "magnifier"),
    ("undo", "redo"),
)


class CanvasBar(QFrame):
    """Buttons that work on one canvas, and name its keys. One of them is reached by Tab, the others by arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(self.tr("Tools"))
        self.buttons: dict[str, QToolButton] = {}
        self._canvas: ImageCanvas | None = None
        self._flow = FlowLayout(self, spacing=1)  # so that all stand in one line of the usual window
        for group in LAYOUT:
            for name in group:
                if name == "menu-window":
                    self._add_menu(name, "window", "sliders-horizontal")
                elif name == "menu-turn":
                    self._add_menu(name, "turn", "rotate-cw")
                else:
                    self._add_action(BY_NAME[name])
            self._add_gap()
        self.buttons["tool-window"].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_canvas(None)

    def set_canvas(self, canvas: ImageCanvas | None) -> None:
        """Work on another canvas from now on, or on none."""
        if self._canvas is not None:
            self._canvas.view_changed.disconnect(self._show_state)
        self._canvas = canvas
        if canvas is not None:
            canvas.view_changed.connect(self._show_state)
        self._show_state()

    def add_button(self, name: str, icon: str, text: str, id: str = "") -> QToolButton:
        """Add a button at the end.

        Parameters
        ----------
        icon : str
            Of ``resources/icons``; the text is written where it is empty.
        text : str
            Its tool tip and its name for those who listen.
        id : str
            Of the shortcut that does the same, to be shown; this adds none.
        """
        button = QToolButton()
        button.setProperty("bar", True)
        if icon:
            button.setIcon(THEME.icon(icon))
        if id:
            set_tooltip(id, button, text)
        else:
            button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # so that a click leaves the keys to the canvas
        button.installEventFilter(self)
        self.buttons[name] = button
        self._flow.addWidget(button)
        return button

    def _add_gap(self) -> None:
        line = QFrame()
        line.setProperty("line", True)
        follow_theme(line, lambda: line.setFixedSize(1, scaled(28)))
        self._flow.addWidget(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from button to button with the arrows."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in steps:
            usable = [button for button in self.buttons.values() if button.isEnabled() and not button.isHidden()]
            if watched in usable:
                step = steps[Qt.Key(event.key())]
                self._give_focus(usable[(usable.index(watched) + step) % len(usable)])
                return True
        return super().eventFilter(watched, event)

    def _give_focus(self, chosen: QToolButton) -> None:
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is chosen else Qt.FocusPolicy.NoFocus)
        chosen.setFocus()

    def _add_action(self, row: CanvasAction) -> None:
        button = self.add_button(row.name, row.icon, row.title, row.id)
        button.setCheckable(row.is_on is not None)
        if not row.icon:
            button.setText(self.tr("1:1"))
        button.clicked.connect(lambda: row.run(self._current()))

    def _add_menu(self, name: str, group: Group, icon: str) -> None:
        button = self.add_button(name, icon, QCoreApplication.translate("canvas", GROUPS[group]))
        menu = QMenu(button)
        connect_while_alive(KEYS.keys_changed, menu, lambda: self._fill_menu(menu, group))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _fill_menu(self, menu: QMenu, group: Group) -> None:
        menu.clear()
        for row in ACTIONS:
            if row.group == group:
                add_to_menu(menu, row, self._current)

    def _current(self) -> Viewer:
        assert self._canvas is not None  # the buttons are disabled without
        return self._canvas.viewer

    def _show_state(self) -> None:
        viewer = self._canvas.viewer if self._canvas is not None else None
        shown = viewer is not None and viewer.radiograph is not None
        for name, button in self.buttons.items():
            row = BY_NAME.get(name)
            if row is not None or name.startswith("menu-"):
                button.setEnabled(shown)
            if row is not None and row.is_on is not None:
                button.setChecked(viewer is not None and row.is_on(viewer))
        if viewer is not None and shown:
            self._show_step("undo", self.tr("Undo: {step}"), viewer.history.to_undo)
            self._show_step("redo", self.tr("Redo: {step}"), viewer.history.to_redo)

    def _show_step(self, name: str, template: str, step: str | None) -> None:
        row, button = BY_NAME[name], self.buttons[name]
        button.setEnabled(step is not None)
        text = row.title if step is None else template.format(step=QCoreApplication.translate("canvas", step))
        set_tooltip(row.id, button, text)
