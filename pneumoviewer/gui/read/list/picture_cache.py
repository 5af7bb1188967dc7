"""The radiographs that were read: the last few are kept, the others are read again where they are shown again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.kit.tasks import TaskPool
from pneumoviewer.gui.read.list.entry import Entry
from pneumoviewer.gui.read.list.path_importer import THUMBNAIL

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.pyramid import Pyramid

PICTURES_KEPT = 3


class RadiographCache(QObject):
    """Reads files on a thread.

    Attributes
    ----------
    reading : set of Entry
        Those being read now.
    """

    ended = Signal(object, object)  # Entry; Pyramid, or the PneumoError that says why there is none

    def __init__(self, tasks: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reading: set[Entry] = set()
        self._tasks = tasks
        self._kept: OrderedDict[Entry, Pyramid] = OrderedDict()

    def of(self, entry: Entry | None) -> Pyramid | None:
        """Return an entry's radiograph; None where it would have to be read."""
        return None if entry is None else entry.kept or self._kept.get(entry)

    def forget(self, entry: Entry) -> None:
        """Keep an entry's radiograph no longer, as its file has changed."""
        self._kept.pop(entry, None)

    def read(self, entry: Entry, max_megapixels: float, *, shown: bool) -> None:
        """Read an entry's file, unless that is being done; its thumbnail is made with it.

        Parameters
        ----------
        entry : Entry
        max_megapixels : float
        shown : bool
            Whether it is the one shown, which is read before all that waits.
        """
        if entry in self.reading:
            return
        path = entry.path
        assert path is not None
        self.reading.add(entry)

        def read() -> tuple[Pyramid, QImage]:
            from pneumoviewer.core.radiograph.reader import read as read_radiograph
            from pneumoviewer.gui.canvas.pyramid import Pyramid

            picture = Pyramid(read_radiograph(path, max_megapixels=max_megapixels))
            return picture, picture.thumbnail(THUMBNAIL)

        self._tasks.submit(read, lambda result: self._on_read(entry, result), first=shown)

    def keep_few(self, shown: Entry | None) -> None:
        """Forget the oldest, but not the one shown."""
        for old in [e for e in self._kept if e is not shown][: max(len(self._kept) - PICTURES_KEPT, 0)]:
            del self._kept[old]

    def _on_read(self, entry: Entry, result: tuple[Pyramid, QImage] | PneumoError) -> None:
        self.reading.discard(entry)
        if isinstance(result, PneumoError):
            self.ended.emit(entry, result)
            return
        picture, entry.thumbnail = result
        self._kept[entry] = picture
        self._kept.move_to_end(entry)
        self.ended.emit(entry, picture)
