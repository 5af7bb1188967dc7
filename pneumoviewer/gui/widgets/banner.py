"""The banner: a message at the top of the window that waits for nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget

from pneumoviewer.gui.kit.theme import THEME, scaled
from pneumoviewer.gui.widgets.labels import error_sentence, make_label
from pneumoviewer.gui.widgets.layouts import make_row

if TYPE_CHECKING:
    from pneumoviewer.engine.protocol import Trouble


class Banner(QFrame):
    """A sentence with an icon and, where it has one, an action."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "banner")
        self._icon_name = icon
        self._icon = make_label()
        self._text = make_label(wrap=True)
        self._row = make_row(self._icon, (self._text, 1), parent=self, margins=(16, 8, 16, 8), spacing=12)
        THEME.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def add_button(self, text: str) -> QPushButton:
        """Return a new button at the end."""
        button = QPushButton(text)
        self._row.addWidget(button)
        return button

    def add_close(self) -> None:
        """Let it be closed, at its end."""
        close = QToolButton()
        close.setIcon(THEME.icon("x", "banner_text"))
        close.setProperty("flat", True)
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close"))
        close.clicked.connect(self.hide)
        self._row.addWidget(close)

    def _on_theme_changed(self) -> None:
        self._icon.setPixmap(THEME.icon(self._icon_name, "banner_text").pixmap(scaled(20), scaled(20)))


class NoticeBanner(Banner):
    """The research-use notice, to be accepted once."""

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", parent)
        self.set_text(
            self.tr(
                "For research and teaching only. PneumoViewer is not a medical device: its results must not be used "
                "to diagnose or treat anybody. Everything is computed on this device."
            )
        )
        self.accept = self.add_button(self.tr("I understand"))
        self.accept.clicked.connect(self.accepted)


class TroubleBanner(Banner):
    """An error that nobody expected, with its details to copy.

    Parameters
    ----------
    redacted : callable
        Returns a text as it may be shown.
    """

    def __init__(self, redacted: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__("triangle-alert", parent)
        self._redacted = redacted
        self._details = ""
        self.copy = self.add_button(self.tr("Copy details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.add_close()
        self.hide()

    def show_trouble(self, trouble: Trouble) -> None:
        """Show an error until it is closed."""
        self._details = trouble.traceback
        self.set_text(self._redacted(error_sentence(trouble.error)))
        self.show()
