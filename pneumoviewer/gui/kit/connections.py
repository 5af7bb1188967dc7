"""Connections that last as long as what they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance


class _Follower(QObject):
    """A child of what it keeps up to date, so that both end together."""

    def __init__(self, owner: QObject, update: Callable[[], object]) -> None:
        super().__init__(owner)
        self._update = update

    def on_changed(self) -> None:
        """Bring the owner up to date."""
        self._update()


def connect_while_alive(changed: SignalInstance, owner: QObject, update: Callable[[], object]) -> None:
    """Call a function now, and each time something changes.

    Parameters
    ----------
    owner : QObject
        As long as it lives, the function is called.
    """
    update()
    changed.connect(_Follower(owner, update).on_changed)
