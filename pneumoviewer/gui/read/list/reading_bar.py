"""How far reading and predicting are, with pause and cancel; and the folder that is watched."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.widgets.labels import ElidedLabel

SHOW_EVERY_MS = 100


class ReadingBar(QWidget):
    """A bar, a sentence, pause and cancel. Its room is kept where there is nothing to say."""

    def __init__(self, controller: ReadController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._note = ""
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.sentence = ElidedLabel("muted")
        self.pause = _tool("pause", self.tr("Pause what is not shown"), "read.pause")
        self.pause.setCheckable(True)
        self.cancel = _tool("x", self.tr("Stop, and take off the list what was not read yet"), "")
        for part in (self.bar, self.pause, self.cancel):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.bar, 1)
        row.addSpacing(4)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.sentence)
        self._soon = QTimer(self, singleShot=True, interval=SHOW_EVERY_MS)
        self._soon.timeout.connect(self._show)
        self.pause.clicked.connect(controller.pause)
        self.cancel.clicked.connect(controller.cancel)
        controller.progressed.connect(self._on_progressed)
        controller.work_list.arranged.connect(self._on_progressed)
        controller.importer.end_reached.connect(self._on_end_reached)
        controller.current_changed.connect(self._forget_note)
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
        controller = self._controller
        entries = controller.work_list.entries
        total = len(entries)
        read = total - sum(entry.unread for entry in entries)
        answered = total - sum(entry.state == "waiting" for entry in entries)
        done = answered if controller.model is not None else read
        busy = controller.importer.busy or done < total
        for part in (self.bar, self.pause, self.cancel):
            part.setVisible(busy or controller.paused)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue((read + done) // 2)
        self.pause.setChecked(controller.paused)
        self.pause.setIcon(THEME.icon("play" if controller.paused else "pause"))
        self.sentence.set_text(self._note or self._words(total, read, done, busy))

    def _words(self, total: int, read: int, done: int, busy: bool) -> str:
        controller = self._controller
        parts: list[str] = []
        if controller.paused:
            parts.append(self.tr("Paused"))
        if controller.importer.busy:
            parts.append(self.tr("Looking: {count} found").format(count=grouped(total)))
        elif busy and controller.model is None:
            parts.append(self.tr("{read} of {total} read").format(read=grouped(read), total=grouped(total)))
        elif busy:
            parts.append(self.tr("{done} of {total} predicted").format(done=grouped(done), total=grouped(total)))
        elif total:
            parts.append(self.tr("{count} listed").format(count=grouped(total)))
        shown = controller.work_list.rowCount()
        if shown < total:
            parts.append(self.tr("{count} shown").format(count=grouped(shown)))
        if controller.importer.passed_over:
            parts.append(self.tr("{count} passed over").format(count=grouped(controller.importer.passed_over)))
        return " · ".join(parts)


class WatchBar(QWidget):
    """Which folder is watched, and the end of it; not there where none is."""

    def __init__(self, controller: ReadController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watcher = controller.watcher
        self._work_list = controller.work_list
        self.sentence = ElidedLabel()
        self.stop = _tool("x", self.tr("Stop watching"), "read.watch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.stop)
        self.stop.clicked.connect(self._watcher.stop)
        self._watcher.changed.connect(self._show)
        controller.patient_identity.changed.connect(self._show)
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


def _tool(icon: str, text: str, id: str) -> QToolButton:
    tool = QToolButton()
    tool.setIcon(THEME.icon(icon))
    tool.setAccessibleName(text)
    if id:
        set_tooltip(id, tool, text)
    else:
        tool.setToolTip(text)
    return tool
