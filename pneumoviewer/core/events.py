"""Signals: callbacks by which what knows no Qt says that something has changed."""

from __future__ import annotations

from collections.abc import Callable
from inspect import ismethod
from typing import Any, Generic, TypeVarTuple
from weakref import WeakMethod

Arguments = TypeVarTuple("Arguments")


class Signal(Generic[*Arguments]):
    """Calls whatever is connected, in the order of connecting, on the thread that emits."""

    def __init__(self) -> None:
        self._slots: list[Callable[[], Any]] = []

    def connect(self, slot: Callable[[*Arguments], object]) -> None:
        """Call a function at each :meth:`emit` from now on; a method for as long as its object lives.

        Were methods held strongly, Qt's objects would be in cycles, which the garbage collector may free on any thread.
        """
        self._slots.append(WeakMethod(slot) if ismethod(slot) else lambda: slot)

    def emit(self, *arguments: *Arguments) -> None:
        """Call whatever is connected."""
        for reference in tuple(self._slots):
            slot = reference()
            if slot is not None:
                slot(*arguments)
        self._slots = [reference for reference in self._slots if reference() is not None]
