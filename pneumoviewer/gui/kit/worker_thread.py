"""The thread that supervises a worker process, so that the window never waits and never imports torch."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QThread, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import Answer, Ready, Role, Trouble


class WorkerThread(QThread):
    """Owns a worker process; one subclass a role.

    Parameters
    ----------
    role : {"prediction", "training"}
    parent : QObject or None
    """

    became_ready = Signal(object)  # Ready
    trouble_reported = Signal(object)  # Trouble

    def __init__(self, role: Role, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{role} supervisor")
        self._worker = Worker(role)
        self._ready = False
        self._cause: PneumoError | None = None  # why it did not become ready, in its own words
        self._closing = threading.Event()

    def request_close(self) -> None:
        """Ask worker and thread to end, without waiting."""
        self._closing.set()
        self._worker.wake()

    def close(self) -> None:
        """Ask worker and thread to end, and wait for both; may be called again."""
        self.request_close()
        self.wait()

    def run(self) -> None:
        """Supervise the worker until it is done or asked to end."""
        try:
            self._supervise()
        finally:
            self._worker.close()

    def _supervise(self) -> None:
        raise NotImplementedError

    def _to_user_error(self, error: Exception) -> PneumoError:
        """Return what a person is told of an error, and report one that nobody expected."""
        if isinstance(error, PneumoError):
            return self._cause or error
        trouble = Trouble.of(error)
        self.trouble_reported.emit(trouble)
        return trouble.error

    def _take(self, answer: Answer) -> None:
        """Pass on what every worker says."""
        if isinstance(answer, Ready):
            self._ready, self._cause = True, None
            self.became_ready.emit(answer)
        elif isinstance(answer, Trouble):
            self._cause = None if self._ready else answer.error
            self.trouble_reported.emit(answer)
