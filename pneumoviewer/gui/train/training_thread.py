"""The training thread: supervises the worker process that trains."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.find import saved_epoch
from pneumoviewer.core.training.events import End, RunFailed
from pneumoviewer.engine.protocol import Submit
from pneumoviewer.engine.reply import Reply
from pneumoviewer.engine.requests import Train
from pneumoviewer.gui.kit.worker_thread import WorkerThread

END_GRACE_S = 20.0


class TrainingThread(WorkerThread):
    """Runs one training in a process of its own, which starts before the training does.

    Started with :meth:`start` when the dialog opens, so that *Start* does not wait for imports; :meth:`train` begins.
    Before, it answers other requests.
    """

    event_received = Signal(object)  # every Event but the end
    ended = Signal(object)  # End, exactly once where train() was called

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("training", parent)
        self._training: Reply[End] | None = None

    def train(self, train: Train) -> None:
        """Begin the training, at once or as soon as the worker is ready; once only."""

        def fail(error: PneumoError) -> None:
            self.ended.emit(RunFailed(train.folder, saved_epoch(train.folder), error))

        self._training = self.submit(train).then(self.ended.emit, fail, self.event_received.emit)

    def request_stop(self) -> None:
        """Ask the training to stop at the next batch boundary; what is learned is kept."""
        if self._training is not None:
            self._training.stop()

    def request_close(self) -> None:
        """Ask training, worker and thread to end, without waiting."""
        self.request_stop()
        super().request_close()

    def _supervise(self) -> None:
        try:
            self._worker.start()
            self._until_trained()
        except Exception as error:
            self._fail_all(self._to_user_error(error))

    def _until_trained(self) -> None:
        deadline = None
        while not self._closing.is_set() or self._has_training():
            if self._closing.is_set() and deadline is None:
                deadline = time.monotonic() + END_GRACE_S
            if _is_training(self._exchange(None if deadline is None else max(0.0, deadline - time.monotonic()))):
                return
            if deadline is not None and time.monotonic() >= deadline:
                raise _did_not_stop()

    def _has_training(self) -> bool:
        return any(_is_training(submitted) for submitted in (self._in_worker, *self._waiting))

    def _fail_all(self, error: PneumoError) -> None:
        """Say what the worker cannot: also of a training that begins only now."""
        failed = [self._fail_in_worker(error)]
        while True:
            self._submitted.clear()
            failed += self._fail_waiting(error)
            if self._closing.is_set() or any(map(_is_training, failed)):
                return
            self._submitted.wait()


def _is_training(submitted: Submit | None) -> bool:
    return submitted is not None and isinstance(submitted.request, Train)


def _did_not_stop() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The training did not stop when asked"),
        QT_TRANSLATE_NOOP("errors", "a batch took longer than {seconds:g} seconds"),
        QT_TRANSLATE_NOOP("errors", "Resume it from its last saved epoch"),
        seconds=END_GRACE_S,
    )
