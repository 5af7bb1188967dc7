"""The preview thread: gets the process of a training ready while its dialog is open, and has it draw previews."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from pneumoviewer.engine.client import Worker
from pneumoviewer.gui.kit.worker_thread import WorkerThread


class PreviewThread(WorkerThread):
    """Starts a training worker, so that *Start* does not wait for imports; until then it answers requests."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("training", parent)
        self._released = threading.Event()

    def release(self) -> Worker:
        """End the thread, and return its worker, alive or dead."""
        self._released.set()
        self.close()
        return self._worker

    def run(self) -> None:
        """Hear from the worker until it is released or asked to end."""
        try:
            self._supervise()
        finally:
            if not self._released.is_set():
                self._worker.close()

    def _supervise(self) -> None:
        try:
            self._worker.start()
            while not self._closing.is_set():
                self._exchange()
        except Exception as error:
            reason = self._to_user_error(error)
            self._fail_in_worker(reason)
            while not self._closing.is_set():
                self._submitted.clear()
                self._fail_waiting(reason)
                self._submitted.wait()
