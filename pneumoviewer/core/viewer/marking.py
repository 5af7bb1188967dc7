"""The marks on a radiograph: drawing, selecting, changing and removing them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.marks import Mark, Point


class Marking:
    """What is marked, and which mark is worked on.

    Parameters
    ----------
    step : callable
        Returns the context of a step that can be undone: its words, and its kind as :class:`History` knows it.
    changed : callable
        Called after each change of what is selected or being drawn.

    Attributes
    ----------
    selected, point : int or None
        The mark that is worked on, and which of its points moves alone; all of them for None.
    drawn : Mark or None
        What is being drawn, and no mark yet.
    """

    def __init__(self, step: Callable[[str, str], AbstractContextManager[None]], changed: Callable[[], None]) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.selected: int | None = None
        self.point: int | None = None
        self.drawn: Mark | None = None
        self._step, self._changed = step, changed

    @property
    def selected_mark(self) -> Mark | None:
        """The mark that is worked on."""
        return self.marks[self.selected] if self.selected is not None else None

    def show(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks; nobody is called."""
        self.marks = marks
        if self.selected is not None and self.selected >= len(marks):
            self.selected = self.point = None

    def select(self, number: int | None, point: int | None = None) -> None:
        """Work on a mark, or on none."""
        self.selected, self.point = number, point
        self._changed()

    def select_next(self, by: int = 1) -> None:
        """Work on the mark so many further, round and round."""
        if self.marks:
            first = -1 if by > 0 else 0
            self.select(((self.selected if self.selected is not None else first) + by) % len(self.marks))

    def select_next_point(self) -> None:
        """Go from all points of a mark to its first, and on to the last, and to all again."""
        if self.selected is not None:
            following = -1 if self.point is None else self.point
            last = following + 1 == len(self.marks[self.selected].points)
            self.select(self.selected, None if last else following + 1)

    def draw(self, mark: Mark | None) -> None:
        """Show what is being drawn, or give it up."""
        self.drawn = mark
        self._changed()

    def finish_drawing(self) -> None:
        """Put what was being drawn on the radiograph."""
        mark, self.drawn = self.drawn, None
        if mark is not None:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """Put a mark on the radiograph, and work on it."""
        with self._step(QT_TRANSLATE_NOOP("canvas", "Draw"), ""):
            self.marks = (*self.marks, mark)
        self.select(len(self.marks) - 1)

    def move(self, by: Point, *, kind: str = "") -> None:
        """Move the mark that is worked on, or its point, by so many pixels of the radiograph."""
        if self.selected is not None:
            moved = self.marks[self.selected].moved(by, self.point)
            with self._step(
                QT_TRANSLATE_NOOP("canvas", "Move the mark"), f"{kind} {self.selected} {self.point}" if kind else ""
            ):
                self._put(self.selected, moved)

    def edit(self, number: int, mark: Mark) -> None:
        """Put another mark in a mark's place."""
        with self._step(QT_TRANSLATE_NOOP("canvas", "Edit the words"), ""):
            self._put(number, mark)

    def remove(self) -> None:
        """Remove the mark that is worked on."""
        if self.selected is not None:
            with self._step(QT_TRANSLATE_NOOP("canvas", "Remove the mark"), ""):
                self.marks = self.marks[: self.selected] + self.marks[self.selected + 1 :]
                self.selected = self.point = None

    def _put(self, number: int, mark: Mark) -> None:
        self.marks = (*self.marks[:number], mark, *self.marks[number + 1 :])
