"""The viewer: one radiograph with its look, place and marks, and all that can be done with them. Decision 45."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.marks import MARKS, Mark, Point, Text
from pneumoviewer.core.viewer.history import History, ViewState
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.core.viewer.marking import Marking
from pneumoviewer.core.viewer.transform import Size, ViewTransform

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import Preset
    from pneumoviewer.core.radiograph.radiograph import Radiograph

Tool = Literal["window", "pan", "length", "angle", "arrow", "text"]


def _nothing(*_: object) -> None:
    pass


class Viewer:
    """Holds what is shown and what can be done with it; a widget paints it and hears keys and mouse.

    Parameters
    ----------
    changed : callable
        Called after each change of look, place, marks, tool, or what is selected or being drawn.
    edit_text : callable
        Called with the words that a person is to write, and the number of their mark; None for a mark to be.

    Attributes
    ----------
    tool : str
        What the left button does where no mark lies.
    pointer : tuple of float or None
        Where on the canvas it is; setting it calls nobody.
    density : float
        Pixels of the screen for a logical pixel.
    """

    def __init__(
        self,
        changed: Callable[[], None] = _nothing,
        marks_changed: Callable[[], None] = _nothing,
        edit_text: Callable[[Text, int | None], None] = _nothing,
    ) -> None:
        self.radiograph: Radiograph | None = None
        self.look, self.transform = Look(), ViewTransform()
        self.marking = Marking(self.step, changed)
        self.history = History()
        self.tool: Tool = "window"
        self.pointer: Point | None = None
        self.magnified = False
        self.density = 1.0
        self._changed, self._marks_changed, self._edit_text = changed, marks_changed, edit_text
        self._drag_start: ViewState | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn on the radiograph."""
        return self.marking.marks

    @property
    def state(self) -> ViewState:
        """All that undo brings back, as it is now."""
        return ViewState(self.look, self.transform, self.marks)

    def open(self, radiograph: Radiograph | None, marks: tuple[Mark, ...] = ()) -> None:
        """Show another radiograph as its file means it to be seen, fitted, with its marks; or none."""
        self.radiograph, self._drag_start = radiograph, None
        self.marking.selected = self.marking.point = self.marking.drawn = None
        self.marking.show(marks)
        self.history.clear()
        self.look = Look()
        self._show_as_filed()
        self._changed()

    def show(self, state: ViewState) -> None:
        """Show the radiograph as it was shown before."""
        redrawn = state.marks != self.marks
        self.look, self.transform = state.look, state.transform.resize(self.transform.canvas)
        self.marking.show(state.marks)
        self._changed()
        if redrawn:
            self._marks_changed()

    def resize(self, canvas: Size) -> None:
        """Follow the canvas to another size."""
        self.transform = self.transform.resize(canvas)
        self._changed()

    def follow(self, leader: Viewer) -> None:
        """Show the same part as another viewer, in the same greys; radiographs of different sizes go along."""
        if self.radiograph is not None and leader.radiograph is not None:
            look = leader.look.carried_over(leader.radiograph.window, self.radiograph.window)
            state = ViewState(look, self.transform.follow(leader.transform), self.marks)
            if state != self.state:  # else nothing is painted anew, such as while the leader draws
                self.show(state)

    # --- steps ---------------------------------------------------------------------------------------------------

    @contextmanager
    def step(self, text: str, kind: str = "") -> Iterator[None]:
        """Do something that can be undone; a whole drag is one step, as are steps of one kind in a row."""
        before = self.state
        yield
        if self._drag_start is None:
            self.history.record(before, self.state, text, kind)
        self._changed()
        if before.marks != self.marks:
            self._marks_changed()

    def start_drag(self) -> None:
        """Treat all that is done until :meth:`stop_drag` as one step."""
        self._drag_start = self.state

    def stop_drag(self) -> None:
        """End that step."""
        before, self._drag_start = self._drag_start, None
        if before is not None:
            self.history.record(before, self.state, QT_TRANSLATE_NOOP("canvas", "Drag"))
            self._changed()

    def undo(self) -> None:
        """Undo the last step since this radiograph is shown."""
        self.show(self.history.undo(self.state))

    def redo(self) -> None:
        """Do again what was undone last."""
        self.show(self.history.redo(self.state))

    # --- greys ---------------------------------------------------------------------------------------------------

    def set_window(self, low: float, high: float) -> None:
        """Show the grey values from `low` to `high`."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Window and level"), "window"):
            self.look = self.look.with_window(low, high)

    def use_preset(self, preset: Preset) -> None:
        """Show the grey values of a preset: see :func:`~pneumoviewer.core.radiograph.display.preset_window`."""
        if self.radiograph is not None:
            from pneumoviewer.core.radiograph.display import preset_window  # imports numpy

            self.set_window(*preset_window(self.radiograph, preset))

    def drag_window(self, by: Point, *, fine: bool = False) -> None:
        """Widen the window by what was dragged to the right, and brighten by what was dragged up."""
        if self.radiograph is not None:
            self.set_window(*self.look.dragged(by, self.radiograph.window, fine=fine).window)

    def scale_gamma(self, factor: float) -> None:
        """Darken what is between black and white by a factor above 1, brighten it by one below."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Gamma"), "gamma"):
            self.look = self.look.with_gamma_scaled(factor)

    def invert(self) -> None:
        """Swap black and white."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Invert")):
            self.look = replace(self.look, inverted=not self.look.inverted)

    # --- place ---------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole radiograph."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Fit")):
            self.transform = self.transform.fit()

    def zoom_by(self, factor: float, at: Point | None = None) -> None:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        if self.radiograph is not None:
            with self.step(QT_TRANSLATE_NOOP("canvas", "Zoom"), "zoom"):
                self.transform = self.transform.zoom_by(factor, at)

    def show_actual_size(self) -> None:
        """Show each pixel of the radiograph as one of the screen's."""
        self.zoom_by(1.0 / (self.transform.zoom * self.density))

    def pan(self, by: Point) -> None:
        """Move the radiograph by so many logical pixels."""
        if self.radiograph is not None:
            with self.step(QT_TRANSLATE_NOOP("canvas", "Move"), "pan"):
                self.transform = self.transform.pan(by)

    def turn(self, quarters: int) -> None:
        """Turn the radiograph clockwise by so many quarters."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Turn")):
            self.transform = self.transform.turn(quarters)

    def flip(self, *, upside_down: bool = False) -> None:
        """Swap left and right, or top and bottom."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Flip")):
            self.transform = self.transform.flip(upside_down=upside_down)

    def reset(self) -> None:
        """Show the radiograph upright, fitted, with the file's own window; marks stay."""
        with self.step(QT_TRANSLATE_NOOP("canvas", "Reset")):
            self._show_as_filed()

    def _show_as_filed(self) -> None:
        if self.radiograph is not None:
            self.look = Look(self.radiograph.window)
            self.transform = self.transform.show((self.radiograph.width, self.radiograph.height))

    # --- tools ---------------------------------------------------------------------------------------------------

    def use_tool(self, tool: Tool) -> None:
        """Let the left button do something else from now on."""
        self.tool = tool
        self.marking.draw(None)

    def toggle_magnifier(self) -> None:
        """Show the magnifier at the pointer, or hide it."""
        self.magnified = not self.magnified
        self._changed()

    def put_mark(self) -> None:
        """Put a mark of the tool in the middle of what is shown, as the mouse would draw it."""
        if self.radiograph is None or self.tool not in MARKS:
            return
        (x, y), arm, kind = self.transform.middle, min(self.transform.canvas) / 8, MARKS[self.tool]
        spots = {1: [(0, 0)], 2: [(-1, 0), (1, 0)], 3: [(1, -1), (-1, 0), (1, 1)]}[kind.count]
        points = tuple(self.transform.to_picture((x + across * arm, y + down * arm)) for across, down in spots)
        if kind is Text:
            self.write(points[0])
        else:
            self.marking.add(kind(points))

    def write(self, at: Point) -> None:
        """Let a person write words at a point of the radiograph."""
        self._edit_text(Text((at,)), None)

    def edit_words(self) -> None:
        """Let a person change the words that are worked on."""
        mark = self.marking.selected_mark
        if isinstance(mark, Text):
            self._edit_text(mark, self.marking.selected)

    @property
    def can_escape(self) -> bool:
        """Whether there is something to give up."""
        return self.marking.drawn is not None or self.marking.selected is not None or self.tool != "window"

    def escape(self) -> None:
        """Give up a drawing, else what is selected, else the tool."""
        if self.marking.drawn is not None:
            self.marking.draw(None)
        elif self.marking.selected is not None:
            self.marking.select(None)
        else:
            self.use_tool("window")
