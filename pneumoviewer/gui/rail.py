"""The rail at the left of the window: its pages, and what holds everywhere. It scrolls where the window is low."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QToolButton, QWidget

from pneumoviewer.gui.kit.shortcuts import KEYS, bind, set_tooltip
from pneumoviewer.gui.kit.theme import THEME, follow_theme
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column


class Rail(QScrollArea):
    """Buttons with an icon and a word each, one below the other."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._pages = QButtonGroup(self)
        self._content = QFrame()
        self._content.setProperty("surface", "rail")
        self._column = make_column(parent=self._content, margins=8, spacing=8)
        self.setProperty("surface", "rail")
        fill_scroll_area(self, self._content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)

    def add_page(self, id: str, icon: str, text: str, run: Callable[[], None]) -> QToolButton:
        """Add a button that stays pressed while its page is shown."""
        button = self.add_button(id, icon, text, run)
        button.setCheckable(True)
        self._pages.addButton(button)
        return button

    def add_button(self, id: str, icon: str, text: str, run: Callable[[], None]) -> QToolButton:
        """Add a button at the end.

        Parameters
        ----------
        id : str
            Of its shortcut, whose title is its tool tip.
        """
        button = QToolButton()
        button.setProperty("rail", True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(THEME.icon(icon))
        button.setText(text)
        title = KEYS.by_id[id].title
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(run)
        set_tooltip(id, button, title)
        bind(id, self._window, run)
        self._column.addWidget(button)
        return button

    def finish(self) -> None:
        """Say that all buttons are there."""
        follow_theme(self, self._keep_width)

    def add_stretch(self) -> None:
        """Put what follows at the bottom."""
        self._column.addStretch(1)

    def _keep_width(self) -> None:
        bar = self.verticalScrollBar()
        self.setFixedWidth(self._content.sizeHint().width() + (bar.sizeHint().width() if bar.maximum() else 0))
