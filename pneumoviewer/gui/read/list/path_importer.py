"""From what was dropped or chosen to rows of the work list, a batch at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.kit.tasks import TaskPool
from pneumoviewer.gui.read.list.entry import Entry

if TYPE_CHECKING:
    from pneumoviewer.core.dataset.folder_labels import FolderLabels
    from pneumoviewer.core.radiograph.discovery import Candidate, Discovery

MAX_FILES = 2000
THUMBNAIL = 192
BATCH = 64
BATCH_S = 0.2


class PathImporter(QObject):
    """Looks into files, folders, archives and DICOMDIR on a thread, and tells what it finds as it goes.

    Attributes
    ----------
    passed_over : int
        How many files were no radiographs, in all that was listed.
    """

    found = Signal(object, bool)  # list of Entry; whether they are the first of what was opened
    arrived = Signal(object)  # list of Entry that nobody asked for
    end_reached = Signal()  # there is no further radiograph in the folder
    changed = Signal()

    def __init__(self, tasks: TaskPool, parent: QObject | None = None) -> None:
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
        self._begin(tuple(paths), asked=True)

    def take_in(self, paths: Iterable[Path]) -> None:
        """List what came by itself; what is no radiograph is counted only."""
        self._begin(tuple(paths), asked=False)

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

        def read() -> Entry:
            from pneumoviewer.core.radiograph.reader import from_array
            from pneumoviewer.gui.canvas.pyramid import Pyramid, array_of

            picture = Pyramid(from_array(array_of(copy), name))
            return Entry(name, kept=picture, thumbnail=picture.thumbnail(THUMBNAIL))

        def then(result: Entry | PneumoError) -> None:
            if isinstance(result, PneumoError):
                result = Entry(name, refusal=result)
            self.found.emit([result], True)

        self._tasks.submit(read, then, first=True)

    def stop(self) -> None:
        """Look no further; what was found is told."""
        for gathering in self._going:
            if gathering is not None:
                gathering.stop()

    def _begin(self, paths: tuple[Path, ...], *, asked: bool) -> None:
        def begin() -> tuple[Discovery, Iterator[Entry]]:
            from pneumoviewer.core.dataset.folder_labels import FolderLabels  # imports numpy, as the other does
            from pneumoviewer.core.radiograph.discovery import Discovery

            gathering = Discovery(paths, limit=MAX_FILES, named=asked)
            return gathering, _entries(gathering, FolderLabels())

        def then(begun: tuple[Discovery, Iterator[Entry]] | PneumoError) -> None:
            self._going.remove(None)
            if isinstance(begun, PneumoError):
                self.changed.emit()
                return
            self._going.append(begun[0])
            self._go_on(*begun, asked=asked, first=True)

        self._going.append(None)
        self.changed.emit()
        self._tasks.submit(begin, then, first=True)

    def _go_on(self, gathering: Discovery, todo: Iterator[Entry], *, asked: bool, first: bool) -> None:
        def look() -> tuple[list[Entry], bool]:
            batch: list[Entry] = []
            until = time.monotonic() + BATCH_S
            for entry in todo:
                batch.append(entry)
                if len(batch) >= BATCH or time.monotonic() > until:
                    return batch, True
            return batch, False

        def then(result: tuple[list[Entry], bool] | PneumoError) -> None:
            entries, more = ([], False) if isinstance(result, PneumoError) else result
            if not more:
                self._going.remove(gathering)
                self.passed_over += len(gathering.passed_over)
            if asked:
                self.found.emit(entries, first)
            elif entries:
                self.arrived.emit(entries)
            self.changed.emit()
            if more:
                self._go_on(gathering, todo, asked=asked, first=False)

        self._tasks.submit(look, then, first=True)


def _entries(gathering: Iterable[Candidate], labels: FolderLabels) -> Iterator[Entry]:
    for found in gathering:
        path, error = found.path, found.error
        name = path.name or str(path)
        entry = Entry(name, path, found.study, found.redacted_path, refusal=error)
        entry.label = labels.label_of(path) if error is None else None
        yield entry
