"""Autosave: the work list is kept in case the window ends unexpectedly; each window has a file, and a lock.

The system lets go of a lock however a process ends. So a file that nobody holds is of a window that did not end well.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import autosaves_dir
from pneumoviewer.core.session.session_file import SUFFIX
from pneumoviewer.core.worklist.snapshot import Snapshot
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool

AFTER_MS = 2000


class AutosaveFile:
    """A file that one window writes, and its lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = QLockFile(str(path.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # never too old: a window may be open for weeks

    def hold(self) -> bool:
        """Hold it against others; return whether that was possible."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Leave it to others; it may have been given up already."""
        self._lock.unlock()

    def remove(self) -> None:
        """Delete the file, and release it."""
        self.path.unlink(missing_ok=True)
        self.release()


def new_place() -> AutosaveFile:
    """Return a place that nobody else has, and hold it.

    Raises
    ------
    OSError
        Where the folder cannot be made.
    """
    folder = autosaves_dir()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # notes are nobody else's business
    place = AutosaveFile(folder / f"{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}")
    place.hold()
    return place


def left_behind() -> AutosaveFile | None:
    """Return the latest file that a window has left behind, held; None where there is none."""
    try:
        files = {path: path.stat().st_mtime_ns for path in autosaves_dir().glob(f"*{SUFFIX}")}
    except OSError:  # one was just taken away
        return None
    places = (AutosaveFile(path) for path in sorted(files, key=lambda path: files[path], reverse=True))
    return next((place for place in places if place.hold()), None)


class Autosave(QObject):
    """Writes the work list a while after each change, on a thread.

    Parameters
    ----------
    capture : callable
        Returns the work list as it is now.
    """

    failed = Signal(object)  # PneumoError; once, until it works again
    saved = Signal()

    def __init__(self, capture: Callable[[], Snapshot], tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._capture, self._tasks = capture, tasks
        self._place: AutosaveFile | None = None
        self._last: Snapshot | None = None
        self._on = self._writing = self._failing = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._save)

    def start(self) -> None:
        """Save from now on."""
        self._on = True
        self.touch()

    def touch(self) -> None:
        """Save soon, as something has changed."""
        if self._on and not self._timer.isActive():
            self._timer.start()

    def adopt(self, place: AutosaveFile) -> None:
        """Go on with the file that another window has left behind."""
        if self._place is not None:
            self._place.remove()
        self._place, self._last = place, None

    def stop(self, *, keep: bool) -> None:
        """Save no more; what is on the list now is kept, or nothing. No thread may be writing any more.

        Parameters
        ----------
        keep : bool
            Whether it is to be offered at the next start.
        """
        self._timer.stop()
        if self._on and keep:
            self._write_now()
        elif self._place is not None:
            self._place.remove()
        if self._place is not None:
            self._place.release()
        self._on, self._place = False, None

    def _write_now(self) -> None:
        try:
            self._place = self._place or new_place()
            self._capture().write(self._place.path)
        except (OSError, PneumoError):
            return  # the window is going, and what was saved before is still there

    def _save(self) -> None:
        if self._writing:
            self.touch()
            return
        snapshot = self._capture()
        if snapshot == self._last:
            return
        if not snapshot.session.items:
            if self._place is not None:
                self._place.remove()
            self._place, self._last = None, None
            return
        try:
            place = self._place = self._place or new_place()
        except OSError as error:
            from pneumoviewer.core.files import not_written

            self._on_written(snapshot, not_written(autosaves_dir(), error))
            return
        self._writing = True
        self._tasks.submit(lambda: snapshot.write(place.path), lambda result: self._on_written(snapshot, result))

    def _on_written(self, snapshot: Snapshot, result: list[str] | PneumoError) -> None:
        self._writing = False
        if isinstance(result, PneumoError):
            if not self._failing:
                self.failed.emit(result)
            self._failing = True
        else:
            self._last, self._failing = snapshot, False
            self.saved.emit()
