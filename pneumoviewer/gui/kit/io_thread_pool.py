"""I/O thread pool: reads files and lists folders away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.protocol import Trouble

THREADS = 2


class IoThreadPool(QObject):
    """Runs work on threads and hands the result back on the thread of this object.

    What it is handed to is told with a PneumoError where the work failed; nothing is once :meth:`close` was called.

    Parameters
    ----------
    threads : int
        With one, all is done in the order it comes.
    """

    trouble_reported = Signal(object)  # Trouble
    _finished = Signal(object, object)  # what to call, with what

    def __init__(self, parent: QObject | None = None, threads: int = THREADS) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._closed = False
        self._finished.connect(self._on_finished)

    def submit(self, work: Callable[[], Any], then: Callable[[Any], None], *, first: bool = False) -> None:
        """Do `work`, then call `then` with what it returned, or with the PneumoError that it raised.

        Parameters
        ----------
        work : callable
            Must touch nothing of the window.
        first : bool
            Before all that waits.
        """

        def run() -> None:
            try:
                result = work()
            except PneumoError as error:
                result = error
            except Exception as error:
                trouble = Trouble.of(error)
                self.trouble_reported.emit(trouble)
                result = trouble.error
            self._finished.emit(then, result)

        self._pool.start(run, 1 if first else 0)

    def close(self) -> None:
        """Forget what waits, wait for what runs, and hand back nothing any more."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _on_finished(self, then: Callable[[Any], None], result: object) -> None:
        if not self._closed:
            then(result)
