"""What stands in the radiograph's place where none is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.widgets.flow import beside_or_below
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column, make_row


class EmptyPlace(QScrollArea):
    """Says what belongs there, and offers it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setProperty("accent", True)
        self.open_button.setIcon(THEME.icon("folder-open", "accent_text"))
        self.samples_button = QPushButton(self.tr("Show samples"))
        content = QWidget()
        formats = self.tr("PNG, JPEG, TIFF, BMP, WebP or DICOM; files, folders, DICOMDIR, ZIP archives, sessions.")
        title = make_label(self.tr("Drop a radiograph here"), "title", wrap=True)
        what = make_label(formats, "muted", wrap=True)
        for label in (title, what):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = make_row(None, self.open_button, self.samples_button, None, spacing=8)
        beside_or_below(buttons)
        make_column(None, title, what, buttons, None, parent=content, spacing=16)
        fill_scroll_area(self, content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
