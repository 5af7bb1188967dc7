"""What is told of sessions, above the page: what a window left behind, and what there is to say of one opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.widgets.banner import Banner


class RestoreBanner(Banner):
    """Offers to bring back what a window left behind that ended unexpectedly."""

    restore_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("undo-2", parent)
        self.restore = self.add_button(self.tr("&Restore"))
        self.discard = self.add_button(self.tr("&Discard"))
        self.restore.setToolTip(self.tr("Bring back its work list with all marks, notes and results"))
        self.discard.setToolTip(self.tr("Delete what it kept; the radiographs' own files stay as they are"))
        self.restore.clicked.connect(self.restore_chosen)
        self.discard.clicked.connect(self.discard_chosen)
        self.hide()

    def offer(self, count: int) -> None:
        """Offer so many radiographs."""
        self.set_text(
            self.tr("PneumoViewer ended unexpectedly. Radiographs on its work list: {count}.").format(
                count=grouped(count)
            )
        )
        self.show()


class NewsBanner(Banner):
    """Says something until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", parent)
        self.add_close()
        self.hide()

    def show_message(self, text: str) -> None:
        """Say this, or nothing any more."""
        self.set_text(text)
        self.setVisible(bool(text))
