"""Undo and redo of what a person does to the radiograph on a canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.gui.canvas.view import Look, ViewTransform


@dataclass(frozen=True)
class ViewState:
    """All that undo brings back.

    Attributes
    ----------
    look : Look
    place : Place
    marks : tuple of Mark
    """

    look: Look
    place: ViewTransform
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Step:
    """From one sight to another, in words, and of a kind.

    Only what it changed is undone, as linked canvases move each other without a step of their own.
    """

    before: ViewState
    after: ViewState
    text: str
    kind: str

    @property
    def changed(self) -> frozenset[str]:
        return frozenset(
            f.name for f in fields(ViewState) if getattr(self.before, f.name) != getattr(self.after, f.name)
        )

    def goes_on(self, last: _Step) -> bool:
        """Return whether it is more of the same."""
        return bool(self.kind) and (self.kind, self.changed) == (last.kind, last.changed)


class History:
    """The steps a person has made, with the way back.

    Not a QUndoStack: its commands would belong to Python and Qt, and the garbage collector would free them twice.

    Parameters
    ----------
    sight : callable
        Returns what is shown now.
    show : callable
        Shows another sight.
    """

    def __init__(self, sight: Callable[[], ViewState], show: Callable[[ViewState], None]) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._sight, self._show = sight, show

    def record(self, before: ViewState, text: str, kind: str = "") -> None:
        """Remember the step from a sight to the one shown now.

        Parameters
        ----------
        before : Sight
        text : str
            What was done, in words.
        kind : str
            Steps of one kind that follow each other are undone at once; each by itself where it is empty.
        """
        step = _Step(before, self._sight(), text, kind)
        if not step.changed:
            return
        self._undone.clear()
        if self._done and step.goes_on(self._done[-1]):
            step = replace(self._done.pop(), after=step.after)
        if step.changed:  # which steps that lead back have not, taken together
            self._done.append(step)

    @property
    def to_undo(self) -> str | None:
        """What would be undone, in words; None for nothing."""
        return self._done[-1].text if self._done else None

    @property
    def to_redo(self) -> str | None:
        """What would be done again, in words; None for nothing."""
        return self._undone[-1].text if self._undone else None

    def undo(self) -> None:
        """Undo the last step."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._apply(step.before, step.changed)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._apply(step.after, step.changed)

    def clear(self) -> None:
        """Forget all steps."""
        self._done.clear()
        self._undone.clear()

    def _apply(self, wanted: ViewState, changed: frozenset[str]) -> None:
        now = self._sight()
        look = wanted.look if "look" in changed else now.look
        place = wanted.place if "place" in changed else now.place
        self._show(ViewState(look, place, wanted.marks if "marks" in changed else now.marks))
