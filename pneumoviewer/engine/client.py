"""The near end of a worker process: start it, ask it, hear from it, end it. Knows no Qt and no torch."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.engine.protocol import FromWorker, Role, Shutdown, ToWorker
from pneumoviewer.engine.worker import main

_SPAWN = multiprocessing.get_context("spawn")


class WorkerDiedError(PneumoError):
    """The worker process is gone; its cause and the next step are told."""


class Worker:
    """A worker process and the pipe to it.

    One thread owns it; only :meth:`wake` may be called from others.

    Parameters
    ----------
    role : {"prediction", "training"}
    """

    def __init__(self, role: Role) -> None:
        self.role = role
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._wake_out, self._wake_in = _SPAWN.Pipe(duplex=False)
        self._wake_lock = threading.RLock()  # a signal may be handled, and wake() called, in the middle of receive()
        self._woken = False

    @property
    def pid(self) -> int | None:
        """The process's id; None where none runs."""
        return self._process.pid if self._process is not None else None

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process; again after it died.

        Raises
        ------
        WorkerDiedError
            When the system has no room for it.
        """
        self._release()
        near, far = _SPAWN.Pipe()
        # A daemon, so that nothing outlives the program even where close() is never reached.
        process = _SPAWN.Process(target=main, args=(far, self.role), name=f"pneumoviewer-{self.role}", daemon=True)
        try:
            process.start()
        except OSError as error:
            near.close()
            raise WorkerDiedError(
                QT_TRANSLATE_NOOP("errors", "The process that computes cannot be started"),
                QT_TRANSLATE_NOOP("errors", "{reason}"),
                QT_TRANSLATE_NOOP("errors", "Close other programs and try again"),
                reason=error.strerror or type(error).__name__,
            ) from error
        finally:
            far.close()
        self._process, self._connection = process, near

    def send(self, envelope: ToWorker) -> None:
        """Send an envelope.

        Raises
        ------
        WorkerDiedError
            When nobody is there to take it.
        """
        if self._connection is None:
            raise self._death()
        try:
            self._connection.send(envelope)
        except OSError:
            raise self._death() from None

    def receive(self, timeout_s: float | None = None) -> FromWorker | None:
        """Wait for an envelope.

        Parameters
        ----------
        timeout_s : float or None
            None waits as long as it takes.

        Returns
        -------
        FromWorker or None
            None when the time is over or :meth:`wake` was called.

        Raises
        ------
        WorkerDiedError
            When the process is gone and everything it sent has been received.
        """
        if self._connection is None or self._process is None:
            raise self._death()
        try:
            ready = wait([self._connection, self._process.sentinel, self._wake_out], timeout_s)
        except InterruptedError:  # by Ctrl+C, on Windows
            return None
        if self._wake_out in ready:
            with self._wake_lock:
                self._wake_out.recv_bytes()
                self._woken = False
            return None
        if not ready:
            return None
        try:
            if self._connection in ready or self._connection.poll():
                envelope: FromWorker = self._connection.recv()
                return envelope
        except (EOFError, OSError):
            pass
        raise self._death()

    def wake(self) -> None:
        """Make :meth:`receive` return at once; callable from any thread."""
        with self._wake_lock:
            if not self._woken and not self._wake_in.closed:
                self._wake_in.send_bytes(b"!")
                self._woken = True

    def close(self, grace_s: float = 5.0) -> None:
        """Ask the process to end, wait, and only then kill it; free everything.

        What it still says is dropped.
        """
        with contextlib.suppress(PneumoError):
            self.send(Shutdown())
        deadline = time.monotonic() + grace_s
        with contextlib.suppress(PneumoError):
            while (left := deadline - time.monotonic()) > 0:
                self.receive(left)
        self._release()
        with self._wake_lock:
            self._wake_in.close()
            self._wake_out.close()

    def _release(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            # Its end of the pipe is closed, which a living worker takes as a wish to end; a stuck one is killed.
            self._process.join(0.2)
            if self._process.exitcode is None:
                self._process.kill()
                self._process.join()
            self._process.close()
            self._process = None

    def _death(self) -> WorkerDiedError:
        code = None
        if self._process is not None:
            self._process.join(5.0)
            code = self._process.exitcode
        return _cause(code)


def _cause(exit_code: int | None) -> WorkerDiedError:
    """Say why a process with this exit code ended, as far as that can be known."""
    what = QT_TRANSLATE_NOOP("errors", "The process that computes has ended")
    again = QT_TRANSLATE_NOOP("errors", "Try again; if it happens again, restart PneumoViewer and report it")
    if exit_code is not None and exit_code < 0:
        name = signal.strsignal(-exit_code) or ""
        if -exit_code == getattr(signal, "SIGKILL", None):
            return WorkerDiedError(
                what,
                QT_TRANSLATE_NOOP("errors", "the system ended it, most likely because the memory was full"),
                QT_TRANSLATE_NOOP(
                    "errors", "Close other programs, or choose a smaller batch or image size, and try again"
                ),
            )
        if -exit_code in _CRASHES:
            return WorkerDiedError(
                what,
                QT_TRANSLATE_NOOP("errors", "a library or a driver crashed ({signal})"),
                QT_TRANSLATE_NOOP("errors", "Try again with the device cpu; if that helps, update the graphics driver"),
                signal=name,
            )
        return WorkerDiedError(
            what, QT_TRANSLATE_NOOP("errors", "it was ended from outside ({signal})"), again, signal=name
        )
    return WorkerDiedError(
        what, QT_TRANSLATE_NOOP("errors", "nothing more is known (exit code {code})"), again, code=exit_code
    )


_CRASHES = {
    getattr(signal, name) for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT") if hasattr(signal, name)
}
