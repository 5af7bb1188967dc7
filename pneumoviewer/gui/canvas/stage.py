"""A radiograph with its greys, place and marks, and all that can be done with it. None of it reaches a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.gui.canvas.history import History, ViewState
from pneumoviewer.gui.canvas.marks import Marking
from pneumoviewer.gui.canvas.mouse import Mouse, Tool
from pneumoviewer.gui.canvas.scene import Box, Scene, render_view
from pneumoviewer.gui.canvas.view import Look, View
from pneumoviewer.gui.kit.theme import THEME

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import Preset
    from pneumoviewer.gui.canvas.pyramid import Pyramid

FINE = 0.2
GAMMAS = (0.2, 5.0)


class Canvas(QWidget):
    """Holds what is shown and what can be done with it; the canvas paints it and hears keys and mouse.

    Attributes
    ----------
    view : View
    look : Look
    marking : Marking
    mouse : Mouse
    history : History
    lens : bool
        Whether the magnifier is shown.
    """

    view_changed = Signal()  # greys, place, tool or what is selected
    marks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.look = View(), Look()
        self.marking, self.mouse = Marking(self), Mouse(self)
        self.history = History(lambda: self.sight, self.show_sight)
        self.lens = False
        self._pyramid: Pyramid | None = None
        self._heat: QImage | None = None
        self._box: Box = (0.0, 0.0, 1.0, 1.0)
        self._dragged_from: ViewState | None = None
        self.setAccessibleName(self.tr("Radiograph"))
        self.describe("")

    @property
    def pyramid(self) -> Pyramid | None:
        """What is shown."""
        return self._pyramid

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn on it."""
        return self.marking.marks

    @property
    def shown_window(self) -> tuple[float, float]:
        """The grey values shown as black and as white."""
        return self.look.window

    @property
    def inverted(self) -> bool:
        """Whether black and white are swapped."""
        return self.look.inverted

    @property
    def sight(self) -> ViewState:
        """All that undo brings back, as it is now."""
        return ViewState(self.look, self.view.place, self.marks)

    @property
    def scene(self) -> Scene | None:
        """What is painted, without what is only being worked on; None where no radiograph is shown."""
        if self._pyramid is None:
            return None
        return Scene(self._pyramid, self.look, self.marks, self._heat, self._box)

    def show_picture(self, pyramid: Pyramid | None, marks: tuple[Mark, ...] = ()) -> None:
        """Show another radiograph as its file means it to be seen, fitted, with its marks; or none."""
        self.mouse.cancel()
        self.marking.select(None)
        self._pyramid, self._heat = pyramid, None
        self.marking.show(marks)
        self.look = Look(pyramid.radiograph.window) if pyramid is not None else Look()
        if pyramid is not None:
            self.view.set_picture(pyramid.size)
        self.history.clear()
        self._changed()

    def show_sight(self, sight: ViewState) -> None:
        """Show the radiograph as it was shown before."""
        drawn = sight.marks != self.marks
        self.look = sight.look
        self.view.set_place(sight.place)
        self.marking.show(sight.marks)
        self._changed()
        if drawn:
            self.marks_changed.emit()

    def show_heat(self, image: QImage | None, box: Box = (0.0, 0.0, 1.0, 1.0)) -> None:
        """Lay a heatmap over the radiograph, or take it away.

        Parameters
        ----------
        image : QImage or None
            As transparent as it shall be.
        box : tuple of float
            Its left, top, right and bottom as fractions of the radiograph's width and height.
        """
        self._heat, self._box = image, box
        self.update()

    def picture(self) -> QImage | None:
        """Return what is shown now, with heatmap and marks and without other words; None where nothing is."""
        scene = self.scene
        if scene is None:
            return None
        density = self.devicePixelRatioF()
        return render_view(scene, self.view, self.size(), density=density, scale=THEME.text_scale)

    # --- what can be done ----------------------------------------------------------------------------------------

    @contextmanager
    def step(self, text: str, kind: str = "") -> Iterator[None]:
        """Do something that can be undone; a whole drag is one step, as are steps of one kind in a row."""
        before = self.sight
        yield
        if self._dragged_from is None:
            self.history.record(before, text, kind)
        self._changed()
        if before.marks != self.marks:
            self.marks_changed.emit()

    def begin_drag(self) -> None:
        """Take all that is done from now on for one step."""
        self._dragged_from = self.sight

    def end_drag(self) -> None:
        """End that step."""
        before, self._dragged_from = self._dragged_from, None
        if before is not None:
            self.history.record(before, self.tr("Drag"))
            self.view_changed.emit()

    def undo(self) -> None:
        """Undo the last step since this radiograph is shown."""
        self.history.undo()
        self._changed()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.history.redo()
        self._changed()

    def set_window(self, low: float, high: float) -> None:
        """Show the grey values from `low` to `high`."""
        with self.step(self.tr("Window and level"), "window"):
            self.look = replace(self.look, window=(low, max(high, low + 1.0)))

    def use_preset(self, preset: Preset) -> None:
        """Show the grey values of a preset: see :func:`~pneumoviewer.core.radiograph.display.preset_window`."""
        if self._pyramid is not None:
            from pneumoviewer.core.radiograph.display import preset_window

            self.set_window(*preset_window(self._pyramid.radiograph, preset))

    def scale_gamma(self, factor: float) -> None:
        """Darken what is between black and white by a factor above 1, brighten it by one below."""
        with self.step(self.tr("Gamma"), "gamma"):
            gamma = min(max(self.look.gamma * factor, GAMMAS[0]), GAMMAS[1])
            self.look = replace(self.look, gamma=1.0 if abs(gamma - 1.0) < 1e-3 else gamma)

    def invert(self) -> None:
        """Swap black and white."""
        with self.step(self.tr("Invert")):
            self.look = replace(self.look, inverted=not self.inverted)

    def adjust(self, moved: QPointF, *, fine: bool = False) -> None:
        """Widen the window by what was moved to the right, and brighten by what was moved up."""
        if self._pyramid is None:
            return
        low, high = self._pyramid.radiograph.window
        step = max(high - low, 1.0) / 400 * (FINE if fine else 1.0)
        now_low, now_high = self.shown_window
        width = max(now_high - now_low + moved.x() * step, 1.0)
        level = (now_low + now_high) / 2 + moved.y() * step
        self.set_window(level - width / 2, level + width / 2)

    def fit(self) -> None:
        """Show the whole radiograph."""
        with self.step(self.tr("Fit")):
            self.view.fit()

    def show_actual_size(self) -> None:
        """Show each pixel of the radiograph as one of the screen's."""
        self.zoom_by(1.0 / (self.view.zoom * self.devicePixelRatioF()))

    def reset(self) -> None:
        """Show the radiograph upright, fitted, with the file's own window; marks stay."""
        with self.step(self.tr("Reset")):
            if self._pyramid is not None:
                self.look = Look(self._pyramid.radiograph.window)
                self.view.set_picture(self._pyramid.size)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        if self._pyramid is not None:
            with self.step(self.tr("Zoom"), "zoom"):
                self.view.zoom_by(factor, at)

    def pan(self, by: QPointF) -> None:
        """Move the radiograph by so many logical pixels."""
        if self._pyramid is not None:
            with self.step(self.tr("Move"), "pan"):
                self.view.pan(by)

    def turn(self, quarters: int) -> None:
        """Turn the radiograph clockwise by so many quarters."""
        with self.step(self.tr("Turn")):
            self.view.turn(quarters)

    def flip(self, *, upside_down: bool = False) -> None:
        """Swap left and right, or top and bottom."""
        with self.step(self.tr("Flip")):
            self.view.flip(upside_down=upside_down)

    def hold(self, tool: Tool) -> None:
        """Let the left button do something else from now on."""
        self.mouse.cancel()
        self.mouse.tool = tool
        drawing = tool not in ("window", "pan")
        shapes = {"window": Qt.CursorShape.ArrowCursor, "pan": Qt.CursorShape.OpenHandCursor}
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else shapes[tool])
        self._changed()

    def toggle_lens(self) -> None:
        """Show the magnifier at the pointer, or take it away."""
        self.lens = not self.lens
        self._changed()

    def describe(self, words: str) -> None:
        """Tell those who listen what is worked on."""
        self.setAccessibleDescription(
            words or self.tr("Drag for window and level, wheel to zoom, middle button to move")
        )

    def _changed(self) -> None:
        self.update()
        self.view_changed.emit()
