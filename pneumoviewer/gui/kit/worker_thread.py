"""The worker thread: supervises a worker process, so that the window never waits and never imports torch.

Decision 2.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import Aborted, Answered, Cancel, Failed, Progressed, Ready, Role, Submit, Trouble
from pneumoviewer.engine.reply import Reply
from pneumoviewer.engine.requests import Request

T = TypeVar("T")


class WorkerThread(QThread):
    """Owns a worker process; one subclass a role.

    One request is in the worker at a time; the others wait here. Replies are made, answered and cancelled on the
    window's thread alone.

    Parameters
    ----------
    role : {"prediction", "training"}
    """

    became_ready = Signal(object)  # Ready
    trouble_reported = Signal(object)  # Trouble
    _received = Signal(object)  # Progressed, Answered or Failed: from this thread to the window's

    def __init__(self, role: Role, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{role} supervisor")
        self._worker = Worker(role)
        self._ready = False
        self._cause: PneumoError | None = None  # why it did not become ready, in its own words
        self._closing = threading.Event()
        self._ids = itertools.count(1)
        self._replies: dict[int, Reply[Any]] = {}
        self._waiting: deque[Submit] = deque()
        self._in_worker: Submit | None = None
        self._to_stop: set[int] = set()
        self._submitted = threading.Event()
        self._received.connect(self._deliver)

    def submit(self, request: Request[T]) -> Reply[T]:
        """Queue a request."""
        id = next(self._ids)
        reply = self._replies[id] = Reply[T](partial(self._stop, id))
        self._waiting.append(Submit(id, request))
        self._submitted.set()
        self._worker.wake()
        return reply

    def request_close(self) -> None:
        """Ask worker and thread to end, without waiting."""
        self._closing.set()
        self._submitted.set()
        self._worker.wake()

    def close(self) -> None:
        """Ask worker and thread to end, and wait for both; may be called again."""
        self.request_close()
        self.wait()
        self._replies.clear()  # what it said last, and is still to be delivered, has nobody to go to

    def run(self) -> None:
        """Supervise the worker until it is done or asked to end."""
        try:
            self._supervise()
        finally:
            self._worker.close()

    # --- on this thread ------------------------------------------------------------------------------------------

    def _supervise(self) -> None:
        raise NotImplementedError

    def _exchange(self, timeout_s: float | None = None) -> Submit | None:
        """Send what is to be sent, wait for what the worker says, pass it on; return the request that it ended."""
        if self._ready and self._in_worker is None and self._waiting:
            self._in_worker = self._waiting.popleft()
            self._worker.send(self._in_worker)
        if self._in_worker is not None and self._in_worker.id in self._to_stop:
            self._to_stop.discard(self._in_worker.id)
            self._worker.send(Cancel(self._in_worker.id))
        envelope = self._worker.receive(timeout_s)
        if isinstance(envelope, Ready):
            self._ready, self._cause = True, None
            self.became_ready.emit(envelope)
        elif isinstance(envelope, Trouble):
            self._cause = None if self._ready else envelope.error
            self.trouble_reported.emit(envelope)
        elif envelope is not None:
            self._received.emit(envelope)
            if not isinstance(envelope, Progressed):
                ended, self._in_worker = self._in_worker, None
                return ended
        return None

    def _fail_in_worker(self, error: PneumoError) -> Submit | None:
        """Say why the request in the worker is not answered, and return it."""
        submitted, self._in_worker = self._in_worker, None
        if submitted is not None:
            self._received.emit(Failed(submitted.id, error))
        return submitted

    def _fail_waiting(self, error: PneumoError) -> list[Submit]:
        """Say why the requests that wait are not answered, and return them."""
        waiting = [self._waiting.popleft() for _ in range(len(self._waiting))]
        for submitted in waiting:
            self._received.emit(Failed(submitted.id, error))
        return waiting

    def _to_user_error(self, error: Exception) -> PneumoError:
        """Return what a person is told of an error, and report one that nobody expected."""
        if isinstance(error, PneumoError):
            return self._cause or error
        trouble = Trouble.of(error)
        self.trouble_reported.emit(trouble)
        return trouble.error

    # --- on the window's thread ----------------------------------------------------------------------------------

    def _deliver(self, envelope: Progressed | Answered | Failed | Aborted) -> None:
        if isinstance(envelope, Progressed):
            if envelope.id in self._replies:
                self._replies[envelope.id].report(envelope.progress)
            return
        reply = self._replies.pop(envelope.id, None)
        if reply is not None and isinstance(envelope, Answered):
            reply.resolve(envelope.answer)
        elif reply is not None and isinstance(envelope, Failed):
            reply.reject(envelope.error)

    def _stop(self, id: int) -> None:
        """Let a request end where it is; drop it where it was cancelled, and has not begun."""
        reply = self._replies.get(id)
        if reply is not None and not reply.waiting:
            del self._replies[id]
            for submitted in list(self._waiting):
                if submitted.id == id:
                    try:
                        self._waiting.remove(submitted)
                        return
                    except ValueError:  # it began at this very moment
                        break
        self._to_stop.add(id)
        self._worker.wake()
