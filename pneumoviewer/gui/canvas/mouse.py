"""The mouse on a canvas: which press and drag changes what of the viewer's state."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from pneumoviewer.core.radiograph.marks import MARKS, Angle, Point
from pneumoviewer.core.viewer.viewer import Viewer
from pneumoviewer.gui.canvas.mark_painting import mark_at

Drag = Literal["", "window", "pan", "move"]
MIN_DRAG = 3.0  # a shorter drag with a drawing tool was a click


class Mouse:
    """Turns presses and drags into what the viewer does; one drag is one step to undo."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._drag: Drag = ""
        self._second_leg = False  # of an angle, which follows the pointer until the next press
        self._last = self._start = QPointF()

    def press(self, event: QMouseEvent, *, moves: bool) -> None:
        """Start a drag, or end a drawing.

        Parameters
        ----------
        moves : bool
            Whether the button moves the radiograph, whatever tool is held.
        """
        viewer, marking, at = self._viewer, self._viewer.marking, event.position()
        if marking.drawn is not None:
            if self._second_leg:
                marking.finish_drawing()
            return
        if self._drag or viewer.radiograph is None:
            return
        self._last = self._start = at
        if moves or event.button() == Qt.MouseButton.MiddleButton:
            self._start_drag("pan")
        elif event.button() == Qt.MouseButton.LeftButton:
            found = mark_at(viewer, at.toTuple())
            marking.select(*(found or (None, None)))
            if found is not None:
                self._start_drag("move")
            elif viewer.tool == "window" or viewer.tool == "pan":
                self._start_drag(viewer.tool)
            elif viewer.tool == "text":
                viewer.write(self._on_picture(at))
            else:
                kind, self._second_leg = MARKS[viewer.tool], False
                marking.draw(kind((self._on_picture(at),) * kind.count))

    def move(self, event: QMouseEvent) -> None:
        """Continue what is under way."""
        viewer, drawn, at = self._viewer, self._viewer.marking.drawn, event.position()
        moved, self._last = at - self._last, at
        if self._drag == "pan":
            viewer.pan(moved.toTuple())
        elif self._drag == "window":
            viewer.drag_window(moved.toTuple(), fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self._drag == "move":
            (x, y), (to_x, to_y) = self._on_picture(at - moved), self._on_picture(at)
            viewer.marking.move((to_x - x, to_y - y))
        elif drawn is not None:
            kept = drawn.points[: 2 if self._second_leg else 1]
            viewer.marking.draw(type(drawn)((*kept, *(self._on_picture(at),) * (drawn.count - len(kept)))))

    def release(self, event: QMouseEvent) -> None:
        """End the drag."""
        marking = self._viewer.marking
        if self._drag:
            self._drag = ""
            self._viewer.stop_drag()
        elif marking.drawn is not None and not self._second_leg:
            if (event.position() - self._start).manhattanLength() < MIN_DRAG:
                marking.draw(None)
            elif isinstance(marking.drawn, Angle):
                self._second_leg = True
            else:
                marking.finish_drawing()

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the words under the pointer, or fit."""
        viewer = self._viewer
        if event.button() != Qt.MouseButton.LeftButton or viewer.radiograph is None or viewer.marking.drawn is not None:
            return
        found = mark_at(viewer, event.position().toTuple())
        if found is None:
            viewer.fit()
        else:
            viewer.marking.select(*found)
            viewer.edit_words()

    def _start_drag(self, drag: Drag) -> None:
        self._drag = drag
        self._viewer.start_drag()

    def _on_picture(self, at: QPointF) -> Point:
        return self._viewer.transform.to_picture(at.toTuple())
