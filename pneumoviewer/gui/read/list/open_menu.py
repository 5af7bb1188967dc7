"""The open menu: the ways to get radiographs onto the list, the session, and what was opened lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from pneumoviewer.gui.kit import recents
from pneumoviewer.gui.kit.shortcuts import in_menu
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.reading_queue import ReadingQueue

LONGEST = 360


class OpenMenu(QMenu):
    """Made anew each time it is shown, as what can be done changes."""

    files_requested = Signal()
    folder_requested = Signal()
    watch_requested = Signal()
    path_chosen = Signal(object)  # Path
    neighbour_requested = Signal(int)
    save_requested = Signal()
    save_as_requested = Signal()
    new_requested = Signal()

    def __init__(self, queue: ReadingQueue, watcher: FolderWatcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._watcher = queue, watcher
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._add(self.tr("Open files…"), self.files_requested.emit, "open")
        self._add(self.tr("Open a folder…"), self.folder_requested.emit, "open-folder")
        watcher, work_list = self._watcher, self._queue.work_list
        if watcher.folder is None:
            self._add(self.tr("Watch a folder…"), self.watch_requested.emit, "watch")
        else:
            name = work_list.redacted_path(watcher.folder, folder=True).name
            self._add(self.tr("Stop watching “{name}”").format(name=name), watcher.stop)
        self.addSeparator()
        beside = self._queue.current is not None and self._queue.current.path is not None
        for by, text, name in (
            (1, self.tr("Next in its folder"), "next-in-folder"),
            (-1, self.tr("Previous in its folder"), "previous-in-folder"),
        ):
            self._add(text, partial(self.neighbour_requested.emit, by), name, enabled=beside)
        self.addSeparator()
        listed = bool(work_list.items)
        self._add(
            self.tr("Save the session"),
            self.save_requested.emit,
            "save",
            enabled=listed,
            tip=self.tr(
                "The work list with its marks, notes and results; and the paths of its files, which may name a patient"
            ),
        )
        self._add(self.tr("Save the session as…"), self.save_as_requested.emit, "save-as", enabled=listed)
        self._add(self.tr("New session"), self.new_requested.emit, "new")
        self.addSeparator()
        self._add_recents()

    def _add_recents(self) -> None:
        paths = recents.recents()
        for path in paths:
            redacted = self._queue.work_list.redacted_path(path, folder=recents.is_folder(path))
            self._add(self._words(redacted), partial(self.path_chosen.emit, path), tip=str(redacted))
        if not paths:
            nothing = (
                self.tr("Nothing opened lately")
                if recents.is_enabled()
                else self.tr("What is opened is not remembered")
            )
            self._add(nothing, recents.clear, enabled=False)
        self.addSeparator()
        self._add(self.tr("Forget these"), recents.clear, enabled=bool(paths))
        kept = self.addAction(self.tr("Remember what is opened, on this computer only"))
        kept.setCheckable(True)
        kept.setChecked(recents.is_enabled())
        kept.toggled.connect(recents.set_enabled)

    def _words(self, path: Path) -> str:
        words = f"{path.name}   {path.parent}".replace("&", "&&")
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, LONGEST)

    def _add(
        self, text: str, run: Callable[[], object], name: str = "", *, enabled: bool = True, tip: str = ""
    ) -> None:
        action = self.addAction(text)
        if name:  # its keys are shown only: the page has the shortcut itself, and two would be ambiguous
            action.setText(in_menu(f"read.{name}", text))
        action.setEnabled(enabled)
        action.setToolTip(tip)
        action.triggered.connect(lambda: run())
