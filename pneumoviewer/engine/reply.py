"""The reply: the handle of a request that was submitted. Late answers, after a cancel, are dropped here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.requests import Request

Answer = TypeVar("Answer")


class Reply(Generic[Answer]):
    """What will be answered to a request: once, or not at all where it is cancelled.

    Parameters
    ----------
    on_stop : callable
        Called where what computes the answer should end soon.

    Attributes
    ----------
    waiting : bool
        Whether an answer, or the reason for none, is still to come.
    """

    def __init__(self, on_stop: Callable[[], object] = lambda: None) -> None:
        self.waiting = True
        self._on_stop = on_stop
        self._done: Callable[[Answer], object] = lambda answer: None
        self._failed: Callable[[PneumoError], object] = lambda error: None
        self._progressed: Callable[[Any], object] = lambda progress: None

    def then(
        self,
        done: Callable[[Answer], object],
        failed: Callable[[PneumoError], object] = lambda error: None,
        progressed: Callable[[Any], object] = lambda progress: None,
    ) -> Reply[Answer]:
        """Say what is called with the answer, or with the reason for none; and with each progress before."""
        self._done, self._failed, self._progressed = done, failed, progressed
        return self

    def stop(self) -> None:
        """Ask for the answer that there is by now; it still comes."""
        if self.waiting:
            self._on_stop()

    def cancel(self) -> None:
        """Wait no longer: nothing is called any more, and what computes the answer ends where it is."""
        if self.waiting:
            self.waiting = False
            self._on_stop()

    # --- for who answers -----------------------------------------------------------------------------------------

    def report(self, progress: Any) -> None:
        """Pass on progress."""
        if self.waiting:
            self._progressed(progress)

    def resolve(self, answer: Answer) -> None:
        """Pass on the answer."""
        if self.waiting:
            self.waiting = False
            self._done(answer)

    def reject(self, error: PneumoError) -> None:
        """Pass on why there is no answer."""
        if self.waiting:
            self.waiting = False
            self._failed(error)


class Engine(Protocol):
    """What answers requests."""

    def submit(self, request: Request[Answer]) -> Reply[Answer]:
        """Queue a request."""
