"""The engine thread: supervises the worker process that predicts and explains, and starts it again when it dies."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.kit.worker_thread import WorkerThread

DEATHS_IN_A_ROW = 3


class EngineThread(WorkerThread):
    """The engine of the window: answers what is asked of a model and a radiograph."""

    gave_up = Signal(object)  # PneumoError: it does not start, and no request waits that could say so

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("prediction", parent)

    def _supervise(self) -> None:
        deaths = 0
        while not self._closing.is_set():
            self._ready = False
            try:
                self._worker.start()
                while not self._closing.is_set():
                    if self._exchange() is not None:
                        deaths = 0
            except Exception as error:
                deaths += 1
                reason = self._to_user_error(error)
                self._fail_in_worker(reason)
                if deaths >= DEATHS_IN_A_ROW and not self._closing.is_set():
                    self._give_up(reason)
                    deaths = 0

    def _give_up(self, error: PneumoError) -> None:
        """Fail all that wait, and start no worker again until something is submitted."""
        self._submitted.clear()
        if not self._fail_waiting(error):
            self.gave_up.emit(error)
        if not self._closing.is_set():
            self._submitted.wait()
