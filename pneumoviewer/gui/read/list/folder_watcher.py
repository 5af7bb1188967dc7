"""The folder watcher: finds radiographs that others put into a folder, a modality's export folder, say."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.walk import walk
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool

LOOK_EVERY_MS = 2000  # network shares do not tell of changes
LOOK_SOON_MS = 200
STABLE_S = 1.0
_REST = 10  # a folder that takes long to look through is looked at the less often

Stamp = tuple[int, int]  # bytes, time of the last change in ns


class FolderWatcher(QObject):
    """Tells of files new in a folder and below it, once they have not changed for a while.

    What is there when the watch begins is not new. A folder that vanishes is waited for.

    Attributes
    ----------
    missing : bool
        Whether it cannot be looked into now.
    count : int
        How many files have come since.
    """

    arrived = Signal(object)  # list of Path
    changed = Signal()

    def __init__(self, tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.missing = False
        self.count = 0
        self._tasks = tasks
        self._told: dict[Path, Stamp] | None = None
        self._waiting: dict[Path, tuple[Stamp, float]] = {}
        self._end = threading.Event()
        self._system: QFileSystemWatcher | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._looking = False

    def start(self, folder: Path) -> None:
        """Watch a folder, and no other any more."""
        self.stop()
        self.folder, self.missing, self.count = folder, False, 0
        self._told, self._waiting, self._end = None, {}, threading.Event()
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._look_soon)
        self._look()
        self.changed.emit()

    def stop(self) -> None:
        """Watch no more."""
        self._end.set()
        self._timer.stop()
        self._looking = False
        if self._system is not None:
            self._system.deleteLater()
            self._system = None
        if self.folder is not None:
            self.folder = None
            self.changed.emit()

    def _look_soon(self) -> None:
        if not self._looking:
            self._timer.start(LOOK_SOON_MS)

    def _look(self) -> None:
        folder, end = self.folder, self._end
        if folder is None or self._system is None:
            return
        if str(folder) not in self._system.directories() and not self.missing:
            self._system.addPath(str(folder))
        self._looking = True
        self._tasks.submit(lambda: _look_through(folder, end), lambda seen: self._on_looked(end, seen), first=True)

    def _on_looked(self, end: threading.Event, result: tuple[dict[Path, Stamp] | None, float] | PneumoError) -> None:
        if end.is_set():
            return
        self._looking = False
        seen, took = (None, 0.0) if isinstance(result, PneumoError) else result
        before = self.missing
        self.missing = seen is None
        if seen is not None:
            new = self._new_in(seen)
            if new:
                self.count += len(new)
                self.arrived.emit(new)
            if new or before:
                self.changed.emit()
        elif not before:
            self.changed.emit()
        growing = any(stamp[0] for stamp, _ in self._waiting.values())
        self._timer.start(max(LOOK_SOON_MS if growing else LOOK_EVERY_MS, int(1000 * took * _REST)))

    def _new_in(self, seen: dict[Path, Stamp]) -> list[Path]:
        if self._told is None:
            self._told = seen
            return []
        now = time.monotonic()
        waiting: dict[Path, tuple[Stamp, float]] = {}
        new: list[Path] = []
        for path, stamp in seen.items():
            if self._told.get(path) == stamp:
                continue
            known, since = self._waiting.get(path, (stamp, now))
            if known != stamp:
                since = now
            if stamp[0] and now - since >= STABLE_S:
                new.append(path)
            else:
                waiting[path] = (stamp, since)
        self._waiting = waiting
        self._told = {path: stamp for path, stamp in self._told.items() if path in seen}
        self._told.update({path: seen[path] for path in new})
        return new


def _look_through(folder: Path, end: threading.Event) -> tuple[dict[Path, Stamp] | None, float]:
    """Return all files with their stamps, None where the folder cannot be looked into; and how long that took."""
    begun = time.monotonic()
    try:
        os.scandir(folder).close()
    except OSError:
        return None, 0.0
    seen: dict[Path, Stamp] = {}
    for here, files in walk(folder, lambda error: None):
        for name in files:
            if end.is_set():
                return seen, 0.0
            path = here / name
            try:
                status = path.stat()
            except OSError:
                continue  # taken away again
            seen[path] = (status.st_size, status.st_mtime_ns)
    return seen, time.monotonic() - begun
