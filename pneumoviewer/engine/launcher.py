"""Launchers: where a training computes, in this process or in one of its own. Know no Qt and no torch. Decision 43."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.find import saved_epoch
from pneumoviewer.core.training.events import End, Event, RunFailed
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.protocol import Answered, Cancel, Failed, Progressed, Submit, Trouble
from pneumoviewer.engine.requests import Train

STOP_GRACE_S = 20.0
_ID = -1  # of the request: whoever had the worker before counted from 1
_log = logging.getLogger(__name__)


class RunHandle(Protocol):
    """A training that was started, wherever it computes.

    One thread waits for it; :meth:`stop` and :meth:`close` may be called from any other, and by a signal's handler.
    """

    def wait(self, on_event: Callable[[Event], None]) -> End:
        """Give `on_event` every event on this thread, and return the last, the end; once only, and nothing is raised.

        What computes in this process does so meanwhile.
        """

    def stop(self) -> None:
        """Ask it to stop at the next batch boundary; what is learned is kept."""

    def close(self) -> None:
        """Ask it to stop, and end it where it does not within some seconds."""


class Launcher(Protocol):
    """Starts trainings."""

    def start(self, job: Job, worker: Worker | None = None) -> RunHandle:
        """Start a training.

        Parameters
        ----------
        worker : Worker, optional
            One of the role ``training`` that is ready, as a dialog has it to draw examples; the handle owns it now.
        """


class InProcessLauncher:
    """Trains in this process: for the command line, which has nothing else to do, and for tests."""

    def start(self, job: Job, worker: Worker | None = None) -> RunHandle:
        """Start a training; it computes on the thread that waits for it."""
        if worker is not None:
            worker.close()
        return _InProcessRun(job)


class LocalProcessLauncher:
    """Trains each job in a process of its own, so that its memory is its own, and a crash no one else's.

    Parameters
    ----------
    on_trouble : callable
        Gets what nobody expected, on the thread that waits.
    """

    def __init__(self, on_trouble: Callable[[Trouble], None] | None = None) -> None:
        self._on_trouble = on_trouble or (lambda trouble: _log.error("%s\n%s", trouble.error, trouble.traceback))

    def start(self, job: Job, worker: Worker | None = None) -> RunHandle:
        """Start a training, in a new process where no worker is ready."""
        return _LocalProcessRun(job, worker or Worker("training"), self._on_trouble)


class _InProcessRun:
    def __init__(self, job: Job) -> None:
        self._job, self._stopped = job, threading.Event()

    def wait(self, on_event: Callable[[Event], None]) -> End:
        from pneumoviewer.core.training.run import train

        return train(self._job, on_event, self._stopped.is_set)

    def stop(self) -> None:
        self._stopped.set()

    close = stop


class _LocalProcessRun:
    def __init__(self, job: Job, worker: Worker, on_trouble: Callable[[Trouble], None]) -> None:
        self._job, self._worker, self._on_trouble = job, worker, on_trouble
        self._stopped, self._closed = threading.Event(), threading.Event()
        self._cause: PneumoError | None = None  # why its process did not become ready, in its own words

    def wait(self, on_event: Callable[[Event], None]) -> End:
        try:
            if not self._worker.is_alive:
                self._worker.start()
            self._worker.send(Submit(_ID, Train(self._job)))
            end = self._receive_all(on_event)
        except PneumoError as error:
            end = self._failure(self._cause or error)
        except Exception as error:
            trouble = Trouble.of(error)
            self._on_trouble(trouble)
            end = self._failure(trouble.error)
        finally:
            self._worker.close()
        on_event(end)
        return end

    def stop(self) -> None:
        self._stopped.set()
        self._worker.wake()

    def close(self) -> None:
        self._closed.set()
        self.stop()

    def _receive_all(self, on_event: Callable[[Event], None]) -> End:
        stop_sent, deadline = False, None
        while True:
            if self._stopped.is_set() and not stop_sent:
                self._worker.send(Cancel(_ID))
                stop_sent = True
            if self._closed.is_set() and deadline is None:
                deadline = time.monotonic() + STOP_GRACE_S
            envelope = self._worker.receive(None if deadline is None else max(0.0, deadline - time.monotonic()))
            if isinstance(envelope, Trouble):
                self._cause = envelope.error
                self._on_trouble(envelope)
            elif isinstance(envelope, Progressed) and envelope.id == _ID:
                on_event(envelope.progress)
            elif isinstance(envelope, Answered) and envelope.id == _ID:
                end: End = envelope.answer
                return end
            elif isinstance(envelope, Failed) and envelope.id == _ID:
                return self._failure(envelope.error)
            elif envelope is None and deadline is not None and time.monotonic() >= deadline:
                return self._failure(_did_not_stop())

    def _failure(self, error: PneumoError) -> RunFailed:
        """Make the end of a training whose process cannot tell it."""
        return RunFailed(self._job.folder, saved_epoch(self._job.folder), error)


def _did_not_stop() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The training did not stop when asked"),
        QT_TRANSLATE_NOOP("errors", "a batch took longer than {seconds:g} seconds"),
        QT_TRANSLATE_NOOP("errors", "Resume it from its last saved epoch"),
        seconds=STOP_GRACE_S,
    )
