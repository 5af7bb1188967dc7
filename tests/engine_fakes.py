"""An engine whose requests the test answers."""

from typing import Any

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.reply import Reply
from pneumoviewer.engine.requests import Request


class FakeEngine:
    """Remembers what is submitted, cancelled or not, as an answer may come late."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []
        self.asked: list[Any] = []
        self.stopped: list[Any] = []  # cancelled ones among them
        self._replies: dict[int, Reply[Any]] = {}

    def submit(self, request: Request[Any]) -> Reply[Any]:
        self.waiting.append(request)
        self.asked.append(request)
        return self._replies.setdefault(id(request), Reply(lambda: self.stopped.append(request)))

    def of(self, kind: type) -> list[Any]:
        return [request for request in self.waiting if isinstance(request, kind)]

    def answer(self, request: Request[Any], answer: object) -> None:
        self._done(request).resolve(answer)

    def fail(self, failing: type | Request[Any], error: PneumoError) -> None:
        """Answer a request, or the oldest of a kind, with an error."""
        self._done(self.of(failing)[0] if isinstance(failing, type) else failing).reject(error)

    def report(self, request: Request[Any], progress: object) -> None:
        self._replies[id(request)].report(progress)

    def _done(self, request: Request[Any]) -> Reply[Any]:
        self.waiting = [each for each in self.waiting if each is not request]
        return self._replies[id(request)]
