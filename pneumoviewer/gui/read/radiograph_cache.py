"""The cache of radiographs read: the last few are kept, the others are read again where they are shown again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool
from pneumoviewer.gui.read.thumbnails import thumbnail_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.gui.canvas.pyramid import Pyramid

PICTURES_KEPT = 3


class RadiographCache(QObject):
    """Reads files on a thread.

    Attributes
    ----------
    reading : set of WorkItem
        Those being read now.
    """

    ended = Signal(object, object)  # WorkItem; Pyramid with thumbnail, or the PneumoError that says why there is none

    def __init__(self, tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reading: set[WorkItem] = set()
        self._tasks = tasks
        self._kept: OrderedDict[WorkItem, Pyramid] = OrderedDict()

    def of(self, item: WorkItem | None) -> Pyramid | None:
        """Return an item's radiograph; None where it would have to be read."""
        return None if item is None else self._kept.get(item)

    def forget(self, item: WorkItem) -> None:
        """Keep an item's radiograph no longer, as its file has changed."""
        self._kept.pop(item, None)

    def read(self, item: WorkItem, max_megapixels: float, *, shown: bool) -> None:
        """Read an item's file, unless that is being done; its thumbnail is made with it.

        Parameters
        ----------
        shown : bool
            Whether it is the one shown, which is read before all that waits.
        """
        if item in self.reading:
            return
        path, kept = item.path, item.kept
        self.reading.add(item)

        def read() -> tuple[Pyramid, NDArray[np.uint8]]:
            from pneumoviewer.core.radiograph.reader import read as read_radiograph
            from pneumoviewer.gui.canvas.pyramid import Pyramid

            radiograph = kept
            if radiograph is None:
                assert path is not None
                radiograph = read_radiograph(path, max_megapixels=max_megapixels)
            picture = Pyramid(radiograph)
            return picture, thumbnail_of(picture)

        self._tasks.submit(read, lambda result: self._on_read(item, result), first=shown)

    def keep_few(self, shown: WorkItem | None) -> None:
        """Forget the oldest, but not the one shown."""
        for old in [e for e in self._kept if e is not shown][: max(len(self._kept) - PICTURES_KEPT, 0)]:
            del self._kept[old]

    def _on_read(self, item: WorkItem, result: tuple[Pyramid, NDArray[np.uint8]] | PneumoError) -> None:
        self.reading.discard(item)
        if not isinstance(result, PneumoError):
            self._kept[item] = result[0]
            self._kept.move_to_end(item)
        self.ended.emit(item, result)
