"""The inbox of a worker process: the requests that wait for it, and which of them should stop."""

from __future__ import annotations

import os
import queue
import threading
from multiprocessing.connection import Connection

from pneumoviewer.engine.protocol import Cancel, FromWorker, Shutdown, Submit, ToWorker


class Inbox:
    """Reads requests on a thread of its own, so that the pipe never fills and a cancel is heard at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.requests: queue.SimpleQueue[Submit | Shutdown] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._cancelled = 0  # the request that should stop; they are cancelled one at a time
        self.may_exit = threading.Event()  # nothing can be lost while libraries are being imported
        self.may_exit.set()
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def send(self, envelope: FromWorker) -> None:
        """Send something; where nobody hears it any more, everything should stop."""
        try:
            self._connection.send(envelope)
        except OSError:
            self._stop.set()

    def should_stop(self, id: int) -> bool:
        """Say whether the work on a request should end where it is."""
        return self._cancelled == id or self._stop.is_set()

    def _read(self) -> None:
        envelope: ToWorker | None = None
        while not isinstance(envelope, Shutdown):
            try:
                envelope = self._connection.recv()
            except (EOFError, OSError):
                envelope = Shutdown()
            if isinstance(envelope, Cancel):
                self._cancelled = envelope.id
                continue
            if isinstance(envelope, Shutdown):
                self._stop.set()
                if self.may_exit.is_set():
                    os._exit(0)
            self.requests.put(envelope)
