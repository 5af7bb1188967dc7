"""Jobs: work that takes a while, knows no torch, and needs no process of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.engine.protocol import Trouble

REPORT_INTERVAL_S = 1 / 30
Report = Callable[[int, int], None]
ShouldStop = Callable[[], bool]


class JobThread(QThread):
    """Does one thing that takes a while and needs no process of its own.

    Parameters
    ----------
    job : callable
        ``job(on_progress, should_stop)``; may raise Cancelled or PneumoError.
    """

    progressed = Signal(int, int)  # done, total
    succeeded = Signal(object)  # what the job returned
    failed = Signal(object)  # PneumoError
    trouble_reported = Signal(object)  # Trouble

    def __init__(self, job: Callable[[Report, ShouldStop], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = threading.Event()
        self._last_report = 0.0

    def request_close(self) -> None:
        """Ask the job to stop, without waiting."""
        self._stop.set()

    def close(self) -> None:
        """Ask the job to stop and wait for it; may be called again."""
        self.request_close()
        self.wait()

    def run(self) -> None:
        """Do the job and tell how it ended."""
        try:
            result = self._job(self._report, self._stop.is_set)
        except Cancelled:
            return
        except PneumoError as error:
            self.failed.emit(error)
        except Exception as error:
            trouble = Trouble.of(error)
            self.trouble_reported.emit(trouble)
            self.failed.emit(trouble.error)
        else:
            if not self._stop.is_set():
                self.succeeded.emit(result)

    def _report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last_report >= REPORT_INTERVAL_S:
            self._last_report = now
            self.progressed.emit(done, total)
