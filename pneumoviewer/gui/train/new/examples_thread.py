"""The examples thread: gets the process of a training ready while its dialog is open, and has it draw examples."""

from __future__ import annotations

import threading
from collections import deque

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import Answer, AugmentedExamples, RequestFailed, ShowAugmented
from pneumoviewer.gui.kit.worker_thread import WorkerThread


class ExamplesThread(WorkerThread):
    """Starts a training worker, so that *Start* does not wait for imports, and asks it for examples until then."""

    answered = Signal(object)  # AugmentedExamples, or RequestFailed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("training", parent)
        self._question: deque[ShowAugmented] = deque(maxlen=1)
        self._asked: ShowAugmented | None = None
        self._cannot_answer: PneumoError | None = None
        self._released = threading.Event()

    def ask(self, request: ShowAugmented) -> None:
        """Ask for examples; a later question takes the place of one that waits."""
        self._question.append(request)
        self._worker.wake()
        if self._cannot_answer is not None:
            self.answered.emit(RequestFailed(request.id, self._cannot_answer))

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
                if self._ready and self._asked is None and self._question:
                    self._asked = self._question.popleft()
                    self._worker.send(self._asked)
                answer = self._worker.receive()
                if answer is not None:
                    self._take(answer)
        except Exception as error:
            self._cannot_answer = self._to_user_error(error)
            for question in (self._asked, *self._question):
                if question is not None:
                    self.answered.emit(RequestFailed(question.id, self._cannot_answer))
            self._closing.wait()

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, AugmentedExamples | RequestFailed):
            self._asked = None
            self.answered.emit(answer)
        else:
            super()._take(answer)
