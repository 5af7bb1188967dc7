"""What the mouse does on a canvas, and which tool it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from pneumoviewer.core.radiograph.marks import MARKS, Angle, Mark, Point, Text
from pneumoviewer.gui.canvas.mark_paint import mark_at

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.stage import Canvas

Tool = Literal["window", "pan", "length", "angle", "arrow", "text"]
Doing = Literal["", "window", "pan", "move", "draw", "second leg"]
MIN_DRAG = 3.0  # a shorter drag with a drawing tool was a click


class Mouse:
    """Turns presses and drags into what the canvas does; one drag is one step to undo.

    Attributes
    ----------
    tool : str
        What the left button does where no mark lies.
    drawn : Mark or None
        What is being drawn.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.tool: Tool = "window"
        self.drawn: Mark | None = None
        self._canvas = canvas
        self._doing: Doing = ""
        self._last = self._start = QPointF()

    @property
    def busy(self) -> bool:
        """Whether a drag or a drawing is under way."""
        return bool(self._doing)

    def press(self, event: QMouseEvent, *, moves: bool) -> None:
        """Begin a drag, or end a drawing.

        Parameters
        ----------
        event : QMouseEvent
        moves : bool
            Whether the button moves the radiograph, whatever tool is held.
        """
        canvas, at = self._canvas, event.position()
        if self._doing == "second leg":
            self._finish()
            return
        if self._doing or canvas.pyramid is None:
            return
        self._last = self._start = at
        if moves or event.button() == Qt.MouseButton.MiddleButton:
            self._begin("pan")
        elif event.button() == Qt.MouseButton.LeftButton:
            found = mark_at(canvas.marking.marks, canvas.view.transform(), canvas.pyramid.radiograph.spacing, at)
            canvas.marking.select(*(found or (None, None)))
            if found is not None:
                self._begin("move")
            elif self.tool == "text":
                canvas.marking.write(self._on_picture(at))
            elif self.tool in ("window", "pan"):
                self._begin("pan" if self.tool == "pan" else "window")
            else:
                kind, here = MARKS[self.tool], self._on_picture(at)
                self._doing, self.drawn = "draw", kind((here,) * kind.count)

    def move(self, event: QMouseEvent) -> None:
        """Go on with what is under way."""
        canvas, at = self._canvas, event.position()
        moved, self._last = at - self._last, at
        if self._doing == "pan":
            canvas.pan(moved)
        elif self._doing == "window":
            canvas.adjust(moved, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self._doing == "move":
            start, end = canvas.view.to_picture(at - moved), canvas.view.to_picture(at)
            canvas.marking.move((end.x() - start.x(), end.y() - start.y()))
        elif self.drawn is not None:
            points, here = self.drawn.points, self._on_picture(at)
            if self._doing == "draw":
                self.drawn = type(self.drawn)((points[0], *(here,) * (len(points) - 1)))
            else:
                self.drawn = Angle((*points[:2], here))
            canvas.update()

    def release(self, event: QMouseEvent) -> None:
        """End the drag."""
        if self._doing == "draw" and (event.position() - self._start).manhattanLength() < MIN_DRAG:
            self.cancel()
        elif self._doing == "draw" and isinstance(self.drawn, Angle):
            self._doing = "second leg"  # follows the pointer until the next press
        elif self._doing == "draw":
            self._finish()
        elif self._doing and self._doing != "second leg":
            self._doing = ""
            self._canvas.end_drag()

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the words under the pointer, or fit."""
        canvas = self._canvas
        if event.button() != Qt.MouseButton.LeftButton or canvas.pyramid is None or self._doing == "second leg":
            return
        way, spacing = canvas.view.transform(), canvas.pyramid.radiograph.spacing
        found = mark_at(canvas.marking.marks, way, spacing, event.position())
        if found is None:
            canvas.fit()
        elif isinstance(canvas.marking.marks[found[0]], Text):
            canvas.marking.select(*found)
            canvas.marking.edit()

    def cancel(self) -> None:
        """Give up what is being drawn."""
        if self.drawn is not None:
            self._doing, self.drawn = "", None
            self._canvas.update()

    def _begin(self, doing: Doing) -> None:
        self._doing = doing
        self._canvas.begin_drag()

    def _finish(self) -> None:
        drawn, self._doing, self.drawn = self.drawn, "", None
        if drawn is not None:
            self._canvas.marking.add(drawn)

    def _on_picture(self, at: QPointF) -> Point:
        place = self._canvas.view.to_picture(at)
        return place.x(), place.y()
