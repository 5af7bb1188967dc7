"""The inbox of a worker process: the requests that wait for it, and whether it is asked to stop."""

from __future__ import annotations

import os
import queue
import threading
from multiprocessing.connection import Connection

from pneumoviewer.engine.protocol import Answer, Request, Shutdown, Stop, Withdraw


class Inbox:
    """Reads requests on a thread of its own, so that the pipe never fills and *Stop* is heard at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self.stop = threading.Event()
        self.withdrawn = 0  # the request that nobody waits for any more; they are withdrawn one at a time
        self.may_exit = threading.Event()  # nothing can be lost while libraries are being imported
        self.may_exit.set()
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def send(self, answer: Answer) -> None:
        """Send an answer; where nobody hears it any more, ask to stop."""
        try:
            self._connection.send(answer)
        except OSError:
            self.stop.set()

    def _read(self) -> None:
        request: Request = Stop()
        while not isinstance(request, Shutdown):
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                request = Shutdown()
            if isinstance(request, Stop | Shutdown):
                self.stop.set()
            if isinstance(request, Shutdown) and self.may_exit.is_set():
                os._exit(0)
            if isinstance(request, Withdraw):
                self.withdrawn = request.id
            elif not isinstance(request, Stop):
                self.requests.put(request)
