"""The history: undo and redo of what a person does to a radiograph's look, place and marks."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.core.viewer.transform import ViewTransform


@dataclass(frozen=True)
class ViewState:
    """All that undo brings back."""

    look: Look
    transform: ViewTransform
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Step:
    """From one state to another, in words, and of a kind.

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

    def continues(self, last: _Step) -> bool:
        """Return whether it is more of the same."""
        return bool(self.kind) and (self.kind, self.changed) == (last.kind, last.changed)

    def restored(self, wanted: ViewState, now: ViewState) -> ViewState:
        """Return the state now with what the step changed as wanted."""
        return replace(now, **{name: getattr(wanted, name) for name in self.changed})


class History:
    """The steps a person has made, to be undone and done again.

    Not a QUndoStack: its commands would belong to Python and Qt, and the garbage collector would free them twice.
    """

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def record(self, before: ViewState, after: ViewState, text: str, kind: str = "") -> None:
        """Remember a step.

        Parameters
        ----------
        kind : str
            Steps of one kind that follow each other are undone at once; each by itself where it is empty.
        """
        step = _Step(before, after, text, kind)
        if not step.changed:
            return
        self._undone.clear()
        if self._done and step.continues(self._done[-1]):
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

    def undo(self, now: ViewState) -> ViewState:
        """Return the state without the last step."""
        if not self._done:
            return now
        self._undone.append(step := self._done.pop())
        return step.restored(step.before, now)

    def redo(self, now: ViewState) -> ViewState:
        """Return the state with the step that was undone last."""
        if not self._undone:
            return now
        self._done.append(step := self._undone.pop())
        return step.restored(step.after, now)

    def clear(self) -> None:
        """Forget all steps."""
        self._done.clear()
        self._undone.clear()
