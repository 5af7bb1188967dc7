"""The text editor: a field over a canvas, in which the words of a mark are written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

WIDTH = 220


class TextEditor(QLineEdit):
    """Keeps its words on Return and when it is left, forgets them on Escape; then it is gone."""

    kept = Signal(str)  # the words; those of the beginning where they were forgotten

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._canvas = parent
        self._before, self._open = words, True
        self.setAccessibleName(self.tr("Words of the mark"))
        self.setPlaceholderText(self.tr("Words; Return keeps them"))
        self.returnPressed.connect(self.keep)

    def open_at(self, place: QPoint) -> None:
        """Show the field with its left end at a place of the canvas, or as near as it has room."""
        height = self.sizeHint().height()
        left = max(min(place.x(), self._canvas.width() - WIDTH - 8), 8)
        top = max(min(place.y() - height // 2, self._canvas.height() - 40), 8)
        self.setGeometry(left, top, WIDTH, height)
        self.show()
        self.setFocus()

    def keep(self) -> None:
        """Keep what is written, and close."""
        self._close(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close(self._before)
        else:
            super().keyPressEvent(event)
            event.accept()  # what the field has no use for, such as arrows up and down, is not for the canvas

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep when left, but not for a menu or another window, from which one comes back."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep()

    def _close(self, words: str) -> None:
        if self._open:
            self._open = False
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self._canvas.setFocus()
            self.kept.emit(words)
            self.deleteLater()
