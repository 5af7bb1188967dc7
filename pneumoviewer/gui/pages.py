"""Pages: a row each. The rail, the keys, their list in About and `screenshot --page` follow from the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.canvas.shortcut_table import CANVAS
from pneumoviewer.gui.kit.shortcut_table import WINDOW, Shortcut, ShortcutScope
from pneumoviewer.gui.read.shortcut_table import READ
from pneumoviewer.gui.train.shortcut_table import TRAIN

if TYPE_CHECKING:
    from pneumoviewer.gui.kit.page_widget import PageWidget


@dataclass(frozen=True)
class Page:
    """One page of the window.

    Attributes
    ----------
    shortcut : Shortcut
        What goes to it; ``window.`` and :attr:`id`.
    title : str
        On the rail, in English.
    icon : str
        Of ``resources/icons``.
    scopes : tuple of ShortcutScope
        The keys that hold on it.
    make : callable
        Makes its widget; imports late, as the first paint does not wait for it and the command line has no Qt.
    views : tuple of str
        Other ways it can be shown in a screenshot.
    """

    shortcut: Shortcut
    title: str
    icon: str
    scopes: tuple[ShortcutScope, ...]
    make: Callable[[], PageWidget]
    views: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its name in code and on the command line."""
        return self.shortcut.id.removeprefix("window.")


def _make_read() -> PageWidget:
    from pneumoviewer.gui.read.page import ReadPage

    return ReadPage()


def _make_train() -> PageWidget:
    from pneumoviewer.gui.train.page import TrainPage

    return TrainPage()


PAGES = (
    Page(
        Shortcut("window.read", QT_TRANSLATE_NOOP("shortcuts", "Read radiographs"), ("Ctrl+1",)),
        QT_TRANSLATE_NOOP("MainWindow", "Read"),
        "scan-eye",
        (READ, CANVAS),
        _make_read,
        ("sheet",),
    ),
    Page(
        Shortcut("window.train", QT_TRANSLATE_NOOP("shortcuts", "Train models"), ("Ctrl+2",)),
        QT_TRANSLATE_NOOP("MainWindow", "Train"),
        "activity",
        (TRAIN,),
        _make_train,
    ),
)
EVERYWHERE = ShortcutScope(
    "window", QT_TRANSLATE_NOOP("shortcuts", "Everywhere"), (*(page.shortcut for page in PAGES), *WINDOW)
)
SCOPES = tuple((EVERYWHERE, *page.scopes) for page in PAGES)  # of each page those whose keys hold on it
