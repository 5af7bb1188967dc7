"""Threads that supervise the worker processes, so that the window never waits and never imports torch."""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque

from PySide6.QtCore import QObject, QThread, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.training.events import End, RunFailed, RunStopped, RunSucceeded
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import (
    Answer,
    AugmentedExamples,
    Explain,
    Explained,
    Predict,
    Predicted,
    Progressed,
    Ready,
    RequestFailed,
    Role,
    ShowAugmented,
    ShowWeights,
    Stop,
    Train,
    Trouble,
    WeightImages,
    Withdraw,
    Withdrawn,
)
from pneumoviewer.engine.worker import saved_epoch

DEATHS_IN_A_ROW = 3
END_GRACE_S = 20.0


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


class EngineThread(WorkerThread):
    """Predicts and explains in a worker process that is started again when it dies.

    One request is in the worker at a time; the others wait here. All can be withdrawn, and what is being computed for
    one that is ends as soon as it can.
    """

    answered = Signal(object)  # Predicted, Explained or WeightImages
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
                    if isinstance(answer, Predicted | Explained | WeightImages | Withdrawn | RequestFailed):
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
        if isinstance(answer, Predicted | Explained | WeightImages):
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


class TrainingThread(WorkerThread):
    """Runs one training in a process of its own, which starts before the training does.

    Started with :meth:`start` when the dialog opens, so that *Start* does not wait for imports; :meth:`begin` begins.
    """

    event_received = Signal(object)  # every Event but the end
    ended = Signal(object)  # End, exactly once where begin() was called
    answered = Signal(object)  # AugmentedExamples, or RequestFailed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("training", parent)
        self._train: Train | None = None
        self._question: deque[ShowAugmented] = deque(maxlen=1)
        self._asked: ShowAugmented | None = None
        self._cannot_answer: PneumoError | None = None
        self._stop_wanted = threading.Event()
        self._decided = threading.Event()  # to begin, or to end without

    def train(self, train: Train) -> None:
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

    def _train_to_the_end(self, train: Train) -> End | None:
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
