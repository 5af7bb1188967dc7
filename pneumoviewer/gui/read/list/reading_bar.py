"""The reading bar: how far reading and predicting are, with pause and cancel; and which folder is watched."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from pneumoviewer.core.worklist.reading_status import ReadingStatus
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.list.path_importer import PathImporter
from pneumoviewer.gui.read.reading_queue import ReadingQueue
from pneumoviewer.gui.widgets.labels import ElidedLabel
from pneumoviewer.gui.widgets.layouts import keep_room, make_column, make_row
from pneumoviewer.gui.widgets.tool_button import make_tool_button

SHOW_EVERY_MS = 100


class ReadingBar(QWidget):
    """A bar, a sentence, pause and cancel. Its room is kept where there is nothing to say."""

    cancel_requested = Signal()

    def __init__(self, queue: ReadingQueue, importer: PathImporter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._importer = queue, importer
        self._note = ""
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.sentence = ElidedLabel("muted")
        self.pause = make_tool_button("pause", self.tr("Pause what is not shown"), "read.pause")
        self.pause.setCheckable(True)
        self.cancel = make_tool_button("x", self.tr("Stop, and take off the list what was not read yet"))
        for part in (self.bar, self.pause, self.cancel):
            keep_room(part)
        row = make_row((self.bar, 1), spacing=4)
        row.addSpacing(4)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        make_column(row, self.sentence, parent=self, margins=0, spacing=4)
        self._soon = QTimer(self, singleShot=True, interval=SHOW_EVERY_MS)
        self._soon.timeout.connect(self._show)
        self.pause.clicked.connect(queue.pause)
        self.cancel.clicked.connect(self.cancel_requested)
        queue.progressed.connect(self._on_progressed)
        queue.current_changed.connect(self._forget_note)
        importer.end_reached.connect(self._on_end_reached)
        THEME.theme_changed.connect(self._show)
        self._show()

    @property
    def up_to_date(self) -> bool:
        """Whether it says how things are, and not how they were a moment ago."""
        return not self._soon.isActive()

    def _on_progressed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_end_reached(self) -> None:
        self._note = self.tr("No further radiograph in its folder")
        self._show()

    def _forget_note(self) -> None:
        self._note = ""
        self._on_progressed()

    def _show(self) -> None:
        work_list, paused = self._queue.work_list, self._queue.paused
        status = ReadingStatus.of(work_list.items, predicts=work_list.choice.model is not None)
        busy = self._importer.busy or status.done < status.total
        for part in (self.bar, self.pause, self.cancel):
            part.setVisible(busy or paused)
        self.bar.setRange(0, max(status.total, 1))
        self.bar.setValue((status.read + status.done) // 2)
        self.pause.setChecked(paused)
        self.pause.setIcon(THEME.icon("play" if paused else "pause"))
        self.sentence.set_text(self._note or self._words(status, busy))

    def _words(self, status: ReadingStatus, busy: bool) -> str:
        work_list, total = self._queue.work_list, grouped(status.total)
        parts: list[str] = []
        if self._queue.paused:
            parts.append(self.tr("Paused"))
        if self._importer.busy:
            parts.append(self.tr("Looking: {count} found").format(count=total))
        elif busy and work_list.choice.model is None:
            parts.append(self.tr("{read} of {total} read").format(read=grouped(status.read), total=total))
        elif busy:
            parts.append(self.tr("{done} of {total} predicted").format(done=grouped(status.done), total=total))
        elif status.total:
            parts.append(self.tr("{count} listed").format(count=total))
        if len(work_list.shown) < status.total:
            parts.append(self.tr("{count} shown").format(count=grouped(len(work_list.shown))))
        if self._importer.passed_over:
            parts.append(self.tr("{count} passed over").format(count=grouped(self._importer.passed_over)))
        return " · ".join(parts)


class WatchBar(QWidget):
    """Which folder is watched, and the end of it; not there where none is."""

    def __init__(self, watcher: FolderWatcher, work_list: WorkList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watcher, self._work_list = watcher, work_list
        self.sentence = ElidedLabel()
        self.stop = make_tool_button("x", self.tr("Stop watching"), "read.watch")
        make_row((self.sentence, 1), self.stop, parent=self, margins=0, spacing=4)
        self.stop.clicked.connect(self._watcher.stop)
        self._watcher.changed.connect(self._show)
        work_list.masking_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        watcher = self._watcher
        self.setVisible(watcher.folder is not None)
        if watcher.folder is None:
            return
        if watcher.missing:
            text = self.tr("⚠ “{name}” is gone; waiting for it to come back")
        elif watcher.count:
            text = self.tr("Watching “{name}”: {count} new")
        else:
            text = self.tr("Watching “{name}” for new images")
        name = self._work_list.redacted_path(watcher.folder, folder=True).name
        self.sentence.set_text(text.format(name=name, count=grouped(watcher.count)))
