"""The reader's own words on the radiograph shown."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import follow_theme
from pneumoviewer.gui.read.controller import ReadController

_LINES = 2


class NotesBox(QPlainTextEdit):
    """Edits the note of the entry shown; each entry has its own, and keeps it."""

    def __init__(self, controller: ReadController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.setPlaceholderText(self.tr("Notes of the reader, for the report and the table"))
        self.setAccessibleName(self.tr("Notes of the reader"))
        set_tooltip("read.notes", self, self.tr("Your notes on this radiograph"))
        self.setTabChangesFocus(True)
        follow_theme(self, self._keep_height)
        self.textChanged.connect(self._on_text_changed)
        controller.queue.current_changed.connect(self._on_current_changed)
        self._on_current_changed()

    def _keep_height(self) -> None:
        self.ensurePolished()
        lines = _LINES * self.fontMetrics().lineSpacing()
        self.setFixedHeight(lines + 2 * round(self.document().documentMargin()) + 4)

    def _on_text_changed(self) -> None:
        entry = self._controller.queue.current
        if entry is not None:
            entry.note = self.toPlainText()

    def _on_current_changed(self) -> None:
        entry = self._controller.queue.current
        self.setEnabled(entry is not None)
        note = entry.note if entry is not None else ""
        if note != self.toPlainText():
            self.setPlainText(note)
