"""Signals: callbacks by which what knows no Qt says that something has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Arguments = TypeVarTuple("Arguments")


class Signal(Generic[*Arguments]):
    """Calls whatever is connected, in the order of connecting, on the thread that emits; it keeps them alive."""

    def __init__(self) -> None:
        self._slots: list[Callable[[*Arguments], object]] = []

    def connect(self, slot: Callable[[*Arguments], object]) -> None:
        """Call a function at each :meth:`emit` from now on."""
        self._slots.append(slot)

    def disconnect(self, slot: Callable[[*Arguments], object]) -> None:
        """Call a function no more."""
        self._slots.remove(slot)

    def emit(self, *arguments: *Arguments) -> None:
        """Call whatever is connected."""
        for slot in tuple(self._slots):
            slot(*arguments)
