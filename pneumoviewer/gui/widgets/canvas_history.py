"""Undo and redo of what a person does to the radiograph on a canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtGui import QUndoCommand, QUndoStack

from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.gui.widgets.view import Look, Place


@dataclass(frozen=True)
class Sight:
    """All that undo brings back.

    Attributes
    ----------
    look : Look
    place : Place
    marks : tuple of Mark
    """

    look: Look
    place: Place
    marks: tuple[Mark, ...] = ()


class History:
    """The steps a person has made, with the way back.

    Parameters
    ----------
    sight : callable
        Returns what is shown now.
    show : callable
        Shows another sight.
    """

    def __init__(self, sight: Callable[[], Sight], show: Callable[[Sight], None]) -> None:
        self._stack = QUndoStack()
        self._sight, self._show = sight, show

    def record(self, before: Sight, text: str, kind: str = "") -> None:
        """Remember the step from a sight to the one shown now.

        Parameters
        ----------
        before : Sight
        text : str
            What was done, in words.
        kind : str
            Steps of one kind that follow each other are undone at once; each by itself where it is empty.
        """
        after = self._sight()
        if after != before:
            self._stack.push(_Step(before, after, text, kind, self._apply))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether a step was undone last."""
        return self._stack.canRedo()

    def undo(self) -> None:
        """Undo the last step."""
        self._stack.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self._stack.redo()

    def clear(self) -> None:
        """Forget all steps."""
        self._stack.clear()

    def _apply(self, wanted: Sight, changed: frozenset[str]) -> None:
        now = self._sight()
        look = wanted.look if "look" in changed else now.look
        place = wanted.place if "place" in changed else now.place
        self._show(Sight(look, place, wanted.marks if "marks" in changed else now.marks))


class _Step(QUndoCommand):
    """Changes only what it changed, as linked canvases move each other without a step of their own."""

    def __init__(
        self, before: Sight, after: Sight, text: str, kind: str, apply: Callable[[Sight, frozenset[str]], None]
    ) -> None:
        super().__init__(text)
        self._before, self._after, self._kind, self._apply = before, after, kind, apply
        self._done = True  # as Qt redoes what is pushed
        self._changed = frozenset(f.name for f in fields(Sight) if getattr(before, f.name) != getattr(after, f.name))

    def id(self) -> int:
        """Return what tells Qt which steps may be joined."""
        return 1 if self._kind else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join the step that follows, where it is of the same kind and changes the same."""
        if not isinstance(other, _Step) or (other._kind, other._changed) != (self._kind, self._changed):
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Show what was shown after."""
        if not self._done:
            self._apply(self._after, self._changed)

    def undo(self) -> None:
        """Show what was shown before."""
        self._done = False
        self._apply(self._before, self._changed)
