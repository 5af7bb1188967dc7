"""The guard of what Qt calls while it paints: an exception there leaves a painter open, and ends the program."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QTimer

_P = ParamSpec("_P")
_T = TypeVar("_T")
_reported: set[tuple[str, int]] = set()  # places in the code


def guarded(otherwise: _T) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Let a method that Qt calls return this where it would raise; what nobody expected is reported once for a place.

    It is reported as an exception in a slot is, by :data:`sys.excepthook`, once the painting is over.
    """

    def decorate(method: Callable[_P, _T]) -> Callable[_P, _T]:
        @wraps(method)
        def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            try:
                return method(*args, **kwargs)
            except Exception as error:
                _report(error)
                return otherwise

        call.__guarded__ = True  # type: ignore[attr-defined]
        return call

    return decorate


def _report(error: Exception) -> None:
    where = traceback.extract_tb(error.__traceback__)[-1]
    traceback.clear_frames(error.__traceback__)  # which hold painters that must end now
    place = (where.filename, where.lineno or 0)
    if place not in _reported:
        _reported.add(place)
        details: tuple[Any, ...] = (type(error), error, error.__traceback__)
        QTimer.singleShot(0, lambda: sys.excepthook(*details))
