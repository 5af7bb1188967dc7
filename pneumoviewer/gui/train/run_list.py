"""The list of a person's own runs, newest first; those cut off say so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedLayout, QWidget

from pneumoviewer.core.library.find import find_runs
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.gui.widgets.labels import make_label

_FOLDER = Qt.ItemDataRole.UserRole


class RunList(QWidget):
    """Lists the runs in the person's models folder, and the one under way."""

    chosen = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._infos: list[ModelInfo] = []
        self._running: Path | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Your runs"))
        self._list.setStyleSheet("QListWidget::item { padding: 6px 8px; }")
        self._none = make_label(self.tr("Trainings that saved an epoch are listed here."), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._none)
        self._layout.addWidget(self._list)
        # Not the current row, which merely getting the focus sets.
        self._list.itemSelectionChanged.connect(self._on_selection_changed)

    @property
    def interrupted(self) -> list[ModelInfo]:
        """Those cut off in the middle, which can be resumed."""
        cut_off = [info for info in self._infos if info.state == "running" and info.path != self._running]
        return [info for info in cut_off if info.resumable]

    def texts(self) -> list[str]:
        """Return what the list shows."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def refresh(self, running: Path | None, *, select: Path | None = None) -> None:
        """Read the runs again.

        Parameters
        ----------
        running : Path or None
            The folder of the training under way.
        select : Path or None
            The run to mark as chosen; by default the one that was, or else the one that runs.
        """
        wanted = select or self._selected() or running
        self._running = running
        self._infos = find_runs()
        self._list.blockSignals(True)
        self._list.clear()
        if running is not None and running not in [info.path for info in self._infos]:
            self._add(running, self.tr("running, no epoch saved yet"))
        for info in self._infos:
            self._add(info.path, self._state_words(info), info.title)
        for row in range(self._list.count()):
            if self._list.item(row).data(_FOLDER) == wanted:
                self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._layout.setCurrentWidget(self._list if self._list.count() else self._none)

    def _add(self, folder: Path, state: str, tip: str = "") -> None:
        item = QListWidgetItem(f"{folder.name}\n{state}")
        item.setData(_FOLDER, folder)
        item.setToolTip(tip)
        self._list.addItem(item)

    def _selected(self) -> Path | None:
        for item in self._list.selectedItems():
            folder: Path = item.data(_FOLDER)
            return folder
        return None

    def _state_words(self, info: ModelInfo) -> str:
        if info.recipe.grid:
            progress = self.tr("setting {n} of {all}").format(n=info.epoch, all=info.epochs)
        elif info.recipe.composed.part_names:
            progress = self.tr("{n} of {all} epochs in all").format(n=info.epoch, all=info.epochs)
        else:
            progress = self.tr("epoch {n} of {all}").format(n=info.epoch, all=info.epochs)
        if info.path == self._running:
            return self.tr("running, {progress}").format(progress=progress)
        if info in self.interrupted:
            return self.tr("interrupted, {progress}").format(progress=progress)
        figures = info.metrics.get("test") or info.metrics.get("val") or {}
        accuracy = figures.get("accuracy")
        if info.state == "succeeded" and accuracy is not None:
            return self.tr("accuracy {value:.1%}").format(value=accuracy)
        return self.tr("stopped, {progress}").format(progress=progress)

    def _on_selection_changed(self) -> None:
        folder = self._selected()
        if folder is not None:
            self.chosen.emit(folder)
