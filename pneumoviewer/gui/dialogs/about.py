"""About: what this is, for what it must not be used, and in which versions."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pneumoviewer import __version__
from pneumoviewer.gui.widgets.labels import make_label

PACKAGES = ("PySide6-Essentials", "torch", "torchvision", "captum", "numpy", "pillow", "pydicom", "pyqtgraph")


class AboutDialog(QDialog):
    """Deletes itself when closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About PneumoViewer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(make_label(f"PneumoViewer {__version__}", "title"))
        column.addWidget(
            make_label(
                self.tr(
                    "For research and teaching only. This is not a medical device: nothing it shows may be used to "
                    "diagnose or treat anybody. No data leaves this device."
                ),
                wrap=True,
            )
        )
        column.addWidget(make_label(self.tr("Keys"), "heading"))
        keys = self._keys()
        half = (len(keys) + 1) // 2
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for rows in (keys[:half], keys[half:]):
            columns.addLayout(_table(rows))
        column.addLayout(columns)
        column.addWidget(make_label(self.tr("Versions"), "heading"))
        self.versions = make_label("\n".join(_versions()), "muted", wrap=True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.versions)
        column.addWidget(
            make_label(self.tr("Apache License 2.0. Inter typeface: OFL 1.1. Lucide icons: ISC."), "muted")
        )
        column.addStretch(1)
        buttons = QHBoxLayout()
        copy = QPushButton(self.tr("Copy versions"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.versions.text()))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+O · Ctrl+Shift+O · Ctrl+V", self.tr("Open files · open a folder · paste")),
            ("Ctrl+Shift+L · Ctrl+Shift+W", self.tr("Opened lately · watch a folder")),
            ("Ctrl+S · Ctrl+Shift+S · Ctrl+N", self.tr("Session: save · save as · new")),
            ("Ctrl+F · Del · Ctrl+Z", self.tr("Filter the list · remove · bring back")),
            ("PgUp · PgDown", self.tr("Previous · next on the list")),
            ("Ctrl+PgUp · Ctrl+PgDown", self.tr("Previous · next in its folder")),
            ("Ctrl+Shift+P", self.tr("Pause reading, or go on")),
            (self.tr("Drag · Shift+drag"), self.tr("Window across, level up and down · finer")),
            (self.tr("Wheel · + · - · Z"), self.tr("Zoom · actual size")),
            (self.tr("Middle drag · Space+drag"), self.tr("Move")),
            ("1 · 2 · 3 · 4", self.tr("Windows: the file's, automatic, lung, bone")),
            ("[ · ] · I", self.tr("Gamma · invert")),
            ("R · L · H · V", self.tr("Turn right · left · swap sides · top and bottom")),
            ("M", self.tr("Magnifier")),
            ("W · P · D · A · O · T", self.tr("Tools: window, move, length, angle, arrow, words")),
            (self.tr("Return · N · J · F2"), self.tr("Put a mark · next mark · its next point · its words")),
            (self.tr("= · Space · Ctrl+Z · Ctrl+Y"), self.tr("Fit · reset · undo and redo, on the radiograph")),
            ("Alt+1 · Alt+2 · Alt+4", self.tr("One, two, four side by side")),
            ("Ctrl+L · F11", self.tr("Link them · full screen")),
            ("E · Shift+E", self.tr("Heatmap · what the model sees")),
            ("Ctrl+M · Ctrl+G", self.tr("Compare all models · contact sheet of the list")),
            ("Ctrl+Shift+N", self.tr("Your notes on the radiograph")),
            ("Ctrl+R · Ctrl+P · Ctrl+C", self.tr("Report · print it · copy the picture")),
            ("Ctrl+E · Ctrl+Shift+E", self.tr("Work list as table · as JSON")),
            ("Ctrl+Shift+D · Ctrl+Shift+R", self.tr("DICOM: the overlay · the result")),
            ("Ctrl+1 · Ctrl+2 · Ctrl+T", self.tr("Read · Train · dark or light")),
        ]


def _table(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(rows), 1)
    for row, (keys, text) in enumerate(rows):
        grid.addWidget(make_label(keys), row, 0)
        grid.addWidget(make_label(text, "muted"), row, 1)
    return grid


def _versions() -> list[str]:
    lines = [f"PneumoViewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"]
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a frozen build carries no metadata
            continue
    return [*lines, ", ".join(found)] if found else lines
