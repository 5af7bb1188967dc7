"""About: what this is, for what it must not be used, and in which versions."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pneumoviewer import __version__
from pneumoviewer.gui.kit.connections import connect_while_alive
from pneumoviewer.gui.kit.screen import available_size
from pneumoviewer.gui.kit.shortcut_table import ShortcutScope
from pneumoviewer.gui.kit.shortcuts import KEYS, listed
from pneumoviewer.gui.kit.theme import scaled
from pneumoviewer.gui.widgets.flow import beside_or_below
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column, make_row

PACKAGES = ("PySide6-Essentials", "torch", "torchvision", "captum", "numpy", "pillow", "pydicom", "pyqtgraph")

OWN_COLUMN_FROM = 20  # so many keys fill a column of the list
Part = tuple[str, list[tuple[str, str]]]  # a title, and keys with what they do


class AboutDialog(QDialog):
    """Deletes itself when closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About PneumoViewer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = make_column(
            make_label(f"PneumoViewer {__version__}", "title"), parent=self, margins=(24, 24, 24, 16), spacing=12
        )
        content = QWidget()
        inside = make_column(
            make_label(
                self.tr(
                    "For research and teaching only. This is not a medical device: nothing it shows may be used to "
                    "diagnose or treat anybody. No data leaves this device."
                ),
                wrap=True,
            ),
            make_label(self.tr("Keys"), "heading"),
            parent=content,
            margins=(0, 0, 16, 0),
            spacing=12,
        )
        self._keys = QWidget()
        connect_while_alive(KEYS.keys_changed, self, self._show_keys)
        inside.addWidget(self._keys)
        inside.addWidget(make_label(self.tr("Versions"), "heading"))
        self.versions = make_label("\n".join(_versions()), "muted", wrap=True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self.versions)
        inside.addWidget(
            make_label(self.tr("Apache License 2.0. Inter typeface: OFL 1.1. Lucide icons: ISC."), "muted")
        )
        inside.addWidget(make_label(self.tr("Sample radiographs"), "heading"))
        inside.addWidget(
            make_label(
                self.tr(
                    "Three of the samples are radiographs of children, from D. Kermany, K. Zhang, M. Goldbaum, Labeled "
                    "Optical Coherence Tomography (OCT) and Chest X-Ray Images for Classification, Mendeley Data "
                    "(2018), doi:10.17632/rscbjbr9sj, CC BY 4.0, made smaller. The others are drawn by the program."
                ),
                "muted",
                wrap=True,
            )
        )
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("About PneumoViewer"))
        fill_scroll_area(scroll, content)
        column.addWidget(scroll, 1)
        copy = QPushButton(self.tr("Copy versions"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.versions.text()))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addLayout(make_row(copy, None, close))
        self.resize(QSize(scaled(1080), scaled(760)).boundedTo(available_size(self)))

    def _show_keys(self) -> None:
        """List the keys as they are now, in columns by where they hold."""
        columns = make_row(margins=0, spacing=32)
        beside_or_below(columns)
        long = [scope for scope in KEYS.scopes if len(scope.shortcuts) > OWN_COLUMN_FROM]
        for scope in long:
            columns.addLayout(_tables([_keys_of(scope)]))
        columns.addLayout(_tables([*(_keys_of(scope) for scope in KEYS.scopes if scope not in long), self._mouse()]))
        old = self._keys.layout()
        if old is not None:
            QWidget().setLayout(old)  # the way to take a layout and its labels from a widget
        self._keys.setLayout(columns)

    def _mouse(self) -> Part:
        rows = [
            (self.tr("Drag · Shift+drag"), self.tr("Window across, level up and down · finer")),
            (self.tr("Wheel"), self.tr("Zoom")),
            (self.tr("Middle drag · Space+drag"), self.tr("Move the radiograph")),
            (self.tr("Right button"), self.tr("Menu of all that can be done")),
        ]
        return self.tr("Mouse"), rows


def _keys_of(scope: ShortcutScope) -> Part:
    rows = [(listed(KEYS.of(shortcut.id)), shortcut.title) for shortcut in scope.shortcuts]
    return scope.title, [row for row in rows if row[0]]


def _tables(parts: Sequence[Part]) -> QVBoxLayout:
    """Put tables below one another, each with keys as wide as its own: long ones leave the others' words their room."""
    column = make_column(spacing=4)
    for title, rows in parts:
        column.addWidget(make_label(title, "group"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, (keys, text) in enumerate(rows):
            grid.addWidget(make_label(keys), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(make_label(text, "muted", wrap=True), line, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
    column.addStretch(1)
    return column


def _versions() -> list[str]:
    lines = [f"PneumoViewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"]
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a frozen build carries no metadata
            continue
    return [*lines, ", ".join(found)] if found else lines
