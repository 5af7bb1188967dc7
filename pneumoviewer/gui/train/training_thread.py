"""The training thread: waits for a run, so that the window need not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, Signal

from pneumoviewer.core.training.events import End, Event
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.launcher import RunHandle


class TrainingThread(QThread):
    """Waits for a run, and turns its events into signals."""

    event_received = Signal(object)  # every Event but the end
    ended = Signal(object)  # End, exactly once

    def __init__(self, job: Job, handle: RunHandle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training supervisor")
        self.job, self.handle = job, handle

    def request_close(self) -> None:
        """Ask the training and the thread to end, without waiting."""
        self.handle.close()

    def close(self) -> None:
        """Ask the training and the thread to end, and wait for both."""
        self.request_close()
        self.wait()

    def run(self) -> None:
        """Wait for the run's end."""
        self.ended.emit(self.handle.wait(self._emit))

    def _emit(self, event: Event) -> None:
        if not isinstance(event, End):
            self.event_received.emit(event)
