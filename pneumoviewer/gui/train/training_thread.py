"""The training thread: supervises the worker process that trains."""

from __future__ import annotations

import threading
import time
from collections import deque

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.training.events import End, RunFailed, RunStopped, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.protocol import (
    Answer,
    AugmentedExamples,
    Ready,
    RequestFailed,
    ShowAugmented,
    Stop,
    Trouble,
)
from pneumoviewer.engine.training_worker import saved_epoch
from pneumoviewer.gui.kit.worker_thread import WorkerThread

END_GRACE_S = 20.0


class TrainingThread(WorkerThread):
    """Runs one training in a process of its own, which starts before the training does.

    Started with :meth:`start` when the dialog opens, so that *Start* does not wait for imports; :meth:`begin` begins.
    """

    event_received = Signal(object)  # every Event but the end
    ended = Signal(object)  # End, exactly once where begin() was called
    answered = Signal(object)  # AugmentedExamples, or RequestFailed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("training", parent)
        self._train: Job | None = None
        self._question: deque[ShowAugmented] = deque(maxlen=1)
        self._asked: ShowAugmented | None = None
        self._cannot_answer: PneumoError | None = None
        self._stop_wanted = threading.Event()
        self._decided = threading.Event()  # to begin, or to end without

    def train(self, train: Job) -> None:
        """Begin the training, at once or as soon as the worker is ready; once only."""
        self._train = train
        self._decided.set()
        self._worker.wake()

    def ask(self, request: ShowAugmented) -> None:
        """Ask for examples, before the training begins; a later question takes the place of one that waits."""
        self._question.append(request)
        self._worker.wake()
        if self._cannot_answer is not None:
            self.answered.emit(RequestFailed(request.id, self._cannot_answer))

    def request_stop(self) -> None:
        """Ask the training to stop at the next batch boundary; what is learned is kept."""
        self._stop_wanted.set()
        self._worker.wake()

    def request_close(self) -> None:
        """Ask training, worker and thread to end, without waiting."""
        self._stop_wanted.set()
        super().request_close()
        self._decided.set()

    def _supervise(self) -> None:
        end: End | None
        try:
            self._worker.start()
            self._wait_for_begin()
            end = self._train_to_the_end(self._train) if self._train is not None else None
        except Exception as error:
            told = self._to_user_error(error)
            self._fail_questions(told)
            self._decided.wait()
            end = self._failure(told)
        if end is not None:
            self.ended.emit(end)

    def _wait_for_begin(self) -> None:
        while not self._decided.is_set():
            if self._ready and self._asked is None and self._question:
                self._asked = self._question.popleft()
                self._worker.send(self._asked)
            answer = self._worker.receive()
            if answer is not None:
                self._take(answer)

    def _fail_questions(self, error: PneumoError) -> None:
        self._cannot_answer = error
        for question in (self._asked, *self._question):
            if question is not None:
                self.answered.emit(RequestFailed(question.id, error))

    def _train_to_the_end(self, train: Job) -> End | None:
        self._worker.send(train)
        stop_sent, deadline = False, None
        while True:
            if self._stop_wanted.is_set() and not stop_sent:
                self._worker.send(Stop())
                stop_sent = True
            if self._closing.is_set() and deadline is None:
                deadline = time.monotonic() + END_GRACE_S
            answer = self._worker.receive(None if deadline is None else max(0.0, deadline - time.monotonic()))
            if isinstance(answer, RunSucceeded | RunStopped | RunFailed):
                return answer
            if answer is not None:
                self._take(answer)
            elif deadline is not None and time.monotonic() >= deadline:
                return self._failure(_did_not_stop())

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Ready | Trouble):
            super()._take(answer)
        elif isinstance(answer, AugmentedExamples | RequestFailed):
            self._asked = None
            self.answered.emit(answer)
        else:
            self.event_received.emit(answer)

    def _failure(self, error: PneumoError) -> RunFailed | None:
        """Make the end of a training whose worker cannot tell it."""
        if self._train is None:
            return None
        return RunFailed(self._train.folder, saved_epoch(self._train.folder), error)


def _did_not_stop() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The training did not stop when asked"),
        QT_TRANSLATE_NOOP("errors", "a batch took longer than {seconds:g} seconds"),
        QT_TRANSLATE_NOOP("errors", "Resume it from its last saved epoch"),
        seconds=END_GRACE_S,
    )
