"""What can be done with a result: a report, a table, DICOM objects, the clipboard, a printer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from pneumoviewer.gui.kit.shortcuts import bind_action
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.report.files import CAPTURE, REPORT, STRUCTURED

CSV, JSON, COPY, PRINT = "csv", "json", "copy", "print"
LISTS = (CSV, JSON)
DICOM = (CAPTURE, STRUCTURED)


class ExportMenu(QToolButton):
    """A button with a menu, whose keys work wherever on the page the focus is.

    Parameters
    ----------
    page : QWidget
        Where the keys work while it is visible.

    Attributes
    ----------
    names : QAction
        Whether files are named; never remembered.
    """

    chosen = Signal(str)  # REPORT, CSV, …

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_by_kind: dict[str, QAction] = {}
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for kind, text, tip in (
            (REPORT, self.tr("&Report as PDF and PNG…"), self.tr("Of the radiographs selected on the list")),
            (PRINT, self.tr("&Print the report…"), self.tr("Of the radiographs selected on the list")),
            (COPY, self.tr("&Copy the picture"), self.tr("As it is on screen, with the heatmap")),
            ("", "", ""),
            (CSV, self.tr("Work list as &table (CSV)…"), self.tr("Of all that is on the list")),
            (JSON, self.tr("Work list as &JSON…"), self.tr("Of all that is on the list")),
            ("", "", ""),
            (
                CAPTURE,
                self.tr("&Overlay as DICOM Secondary Capture…"),
                self.tr("For the archive: keeps the patient's identity"),
            ),
            (
                STRUCTURED,
                self.tr("Result as DICOM &Structured Report…"),
                self.tr("For the archive: keeps the patient's identity"),
            ),
        ):
            if not kind:
                menu.addSeparator()
                continue
            action = menu.addAction(text)
            action.setToolTip(tip)
            bind_action(f"read.{kind}", action)
            action.triggered.connect(lambda checked=False, kind=kind: self.chosen.emit(kind))
            page.addAction(action)
            self.actions_by_kind[kind] = action
        menu.addSeparator()
        self.names = menu.addAction(self.tr("With file &names"))
        self.names.setCheckable(True)
        self.names.setToolTip(self.tr("A file's name may tell who the patient is; otherwise it is left out"))
        self.setMenu(menu)
        self.setText(f" {self.tr('Export')} ▾")
        self.setProperty("menu", True)
        self.setIcon(THEME.icon("share-2"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Export"))
        self.setToolTip(self.tr("Report, table, DICOM, copy, print"))

    def allow(self, kinds: set[str]) -> None:
        """Say what can be done now."""
        for kind, action in self.actions_by_kind.items():
            action.setEnabled(kind in kinds)
