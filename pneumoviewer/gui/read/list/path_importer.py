"""The path importer: from what was dropped or chosen to items of the work list, a batch at a time, on a thread."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool

if TYPE_CHECKING:
    from pneumoviewer.core.dataset.folder_labels import FolderLabels
    from pneumoviewer.core.radiograph.discovery import Candidate, Discovery

MAX_FILES = 2000
BATCH = 64
BATCH_S = 0.2


class PathImporter(QObject):
    """Looks into files, folders, archives and DICOMDIR on a thread, and tells what it finds as it goes.

    Attributes
    ----------
    passed_over : int
        How many files were no radiographs, in all that was listed.
    """

    found = Signal(object, bool)  # list of WorkItem; whether they are the first of what was opened
    arrived = Signal(object)  # list of WorkItem that nobody asked for
    end_reached = Signal()  # there is no further radiograph in the folder
    changed = Signal()

    def __init__(self, tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.passed_over = 0
        self._tasks = tasks
        self._going: list[Discovery | None] = []

    @property
    def busy(self) -> bool:
        """Whether something is being looked into."""
        return bool(self._going)

    def open(self, paths: Iterable[Path]) -> None:
        """List what a person opened."""
        self._start(tuple(paths), asked=True)

    def take_in(self, paths: Iterable[Path]) -> None:
        """List what came by itself; what is no radiograph is counted only."""
        self._start(tuple(paths), asked=False)

    def open_neighbour(self, path: Path, by: int) -> None:
        """List the radiograph beside one in its folder; where there is none, that is told."""

        def look() -> Path | None:
            from pneumoviewer.core.radiograph.discovery import neighbour

            return neighbour(path, by)

        def then(other: Path | PneumoError | None) -> None:
            if isinstance(other, Path):
                self.open([other])
            else:
                self.end_reached.emit()

        self._tasks.submit(look, then, first=True)

    def add_picture(self, image: QImage, name: str) -> None:
        """List a pasted picture, or why it cannot be used."""
        copy = image.copy()

        def read() -> WorkItem:
            from pneumoviewer.core.radiograph.reader import from_array
            from pneumoviewer.gui.canvas.pyramid import array_of

            return WorkItem(name, kept=from_array(array_of(copy), name))

        def then(result: WorkItem | PneumoError) -> None:
            if isinstance(result, PneumoError):
                result = WorkItem(name, refusal=result)
            self.found.emit([result], True)

        self._tasks.submit(read, then, first=True)

    def add_refused(self, name: str, error: PneumoError) -> None:
        """List something that cannot be read, with the reason: nothing dropped is silently ignored."""
        self.found.emit([WorkItem(name, refusal=error)], True)

    def stop(self) -> None:
        """Look no further; what was found is told."""
        for gathering in self._going:
            if gathering is not None:
                gathering.stop()

    def _start(self, paths: tuple[Path, ...], *, asked: bool) -> None:
        def begin() -> tuple[Discovery, Iterator[WorkItem]]:
            from pneumoviewer.core.dataset.folder_labels import FolderLabels  # imports numpy, as the other does
            from pneumoviewer.core.radiograph.discovery import Discovery

            gathering = Discovery(paths, limit=MAX_FILES, named=asked)
            return gathering, _items_of(gathering, FolderLabels())

        def then(begun: tuple[Discovery, Iterator[WorkItem]] | PneumoError) -> None:
            self._going.remove(None)
            if isinstance(begun, PneumoError):
                self.changed.emit()
                return
            self._going.append(begun[0])
            self._import_next(*begun, asked=asked, first=True)

        self._going.append(None)
        self.changed.emit()
        self._tasks.submit(begin, then, first=True)

    def _import_next(self, gathering: Discovery, todo: Iterator[WorkItem], *, asked: bool, first: bool) -> None:
        def look() -> tuple[list[WorkItem], bool]:
            batch: list[WorkItem] = []
            until = time.monotonic() + BATCH_S
            for item in todo:
                batch.append(item)
                if len(batch) >= BATCH or time.monotonic() > until:
                    return batch, True
            return batch, False

        def then(result: tuple[list[WorkItem], bool] | PneumoError) -> None:
            items, more = ([], False) if isinstance(result, PneumoError) else result
            if not more:
                self._going.remove(gathering)
                self.passed_over += len(gathering.passed_over)
            if asked:
                self.found.emit(items, first)
            elif items:
                self.arrived.emit(items)
            self.changed.emit()
            if more:
                self._import_next(gathering, todo, asked=asked, first=False)

        self._tasks.submit(look, then, first=True)


def _items_of(gathering: Iterable[Candidate], labels: FolderLabels) -> Iterator[WorkItem]:
    for found in gathering:
        yield WorkItem.of(found, labels.label_of(found.path) if found.error is None else None)
