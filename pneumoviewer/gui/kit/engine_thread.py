"""The engine thread: supervises the worker process that predicts and explains."""

from __future__ import annotations

import itertools
import threading
from collections import deque

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.protocol import (
    Answer,
    Explain,
    Heatmap,
    Predict,
    Predicted,
    Progressed,
    RequestFailed,
    ShowWeights,
    WeightImages,
    Withdraw,
    Withdrawn,
)
from pneumoviewer.gui.kit.worker_thread import WorkerThread

DEATHS_IN_A_ROW = 3


class EngineThread(WorkerThread):
    """Predicts and explains in a worker process that is started again when it dies.

    One request is in the worker at a time; the others wait here. All can be withdrawn, and what is being computed for
    one that is ends as soon as it can.
    """

    answered = Signal(object)  # Predicted, Heatmap or WeightImages
    progressed = Signal(object)  # Progressed
    failed = Signal(object)  # RequestFailed; its id is 0 where no request waits for the answer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("prediction", parent)
        self._ids = itertools.count(1)
        self._waiting: deque[Predict | Explain | ShowWeights] = deque()
        self._asked = threading.Event()
        self._in_worker: Predict | Explain | ShowWeights | None = None
        self._withdrawn: deque[int] = deque()

    def next_id(self) -> int:
        """Return an id that no request had before."""
        return next(self._ids)

    def ask(self, request: Predict | Explain | ShowWeights) -> None:
        """Queue a request; callable at any time from any thread."""
        self._waiting.append(request)
        self._asked.set()
        self._worker.wake()

    def withdraw(self, id: int) -> None:
        """Forget a request that nobody waits for any more; where it has begun no answer may come, or a late one."""
        for request in list(self._waiting):
            if request.id == id:
                try:
                    self._waiting.remove(request)
                    return
                except ValueError:  # it began at this very moment
                    break
        self._withdrawn.append(id)
        self._worker.wake()

    def request_close(self) -> None:
        """Ask worker and thread to end, without waiting."""
        super().request_close()
        self._asked.set()

    def _supervise(self) -> None:
        deaths = 0
        while not self._closing.is_set():
            self._ready = False
            try:
                self._worker.start()
                while not self._closing.is_set():
                    self._send_next()
                    self._send_withdrawn()
                    answer = self._worker.receive()
                    if isinstance(answer, Predicted | Heatmap | WeightImages | Withdrawn | RequestFailed):
                        deaths = 0
                    if answer is not None:
                        self._take(answer)
            except Exception as error:
                deaths += 1
                told = self._to_user_error(error)
                self._fail_in_worker(told)
                if deaths >= DEATHS_IN_A_ROW and not self._closing.is_set():
                    self._give_up(told)
                    deaths = 0

    def _send_next(self) -> None:
        if self._ready and self._in_worker is None and self._waiting:
            self._in_worker = self._waiting.popleft()
            self._worker.send(self._in_worker)

    def _send_withdrawn(self) -> None:
        while self._withdrawn:
            id = self._withdrawn.popleft()
            if self._in_worker is not None and self._in_worker.id == id:
                self._worker.send(Withdraw(id))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Predicted | Heatmap | WeightImages):
            self._in_worker = None
            self.answered.emit(answer)
        elif isinstance(answer, Progressed):
            self.progressed.emit(answer)
        elif isinstance(answer, Withdrawn):
            self._in_worker = None
        elif isinstance(answer, RequestFailed):
            self._in_worker = None
            self.failed.emit(answer)
        else:
            super()._take(answer)

    def _fail_in_worker(self, error: PneumoError) -> None:
        if self._in_worker is not None:
            self.failed.emit(RequestFailed(self._in_worker.id, error))
            self._in_worker = None

    def _give_up(self, error: PneumoError) -> None:
        """Fail all that wait, and start no worker again until something is asked."""
        self._asked.clear()
        ids = [self._waiting.popleft().id for _ in range(len(self._waiting))] or [0]
        for id in ids:
            self.failed.emit(RequestFailed(id, error))
        if not self._closing.is_set():
            self._asked.wait()
