"""The table of shortcuts: a row for each thing that keys do; those of a page are in its own folder."""

from __future__ import annotations

from dataclasses import dataclass

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Shortcut:
    """One thing that keys do.

    Attributes
    ----------
    id : str
        The scope its keys hold in, a dot, its name: settings know it by that.
    text : str
        In English; :attr:`title` is translated.
    keys : tuple of str
        As we ship them, each as QKeySequence writes it portably; all do the same, the first is shown.
    fixed : bool
        Whether a person cannot give it other keys.
    shares : str
        The id of what may have the same keys in another scope, as only one of the two is wanted at a time.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    fixed: bool = False
    shares: str = ""

    @property
    def scope(self) -> str:
        """The id of the scope that its keys hold in."""
        return self.id.split(".")[0]

    @property
    def title(self) -> str:
        """Its translated text."""
        from PySide6.QtCore import QCoreApplication  # the command line reads the pages' rows, and needs no Qt

        return QCoreApplication.translate("canvas" if self.scope == "canvas" else "shortcuts", self.text)


@dataclass(frozen=True)
class ShortcutScope:
    """Where keys hold.

    Attributes
    ----------
    id : str
        What the ids of its shortcuts begin with.
    text : str
        In English; :attr:`title` is translated.
    """

    id: str
    text: str
    shortcuts: tuple[Shortcut, ...]

    @property
    def title(self) -> str:
        """Its translated name."""
        from PySide6.QtCore import QCoreApplication

        return QCoreApplication.translate("shortcuts", self.text)


WINDOW = (
    Shortcut("window.theme", QT_TRANSLATE_NOOP("shortcuts", "Dark or light"), ("Ctrl+T",)),
    Shortcut("window.larger-text", QT_TRANSLATE_NOOP("shortcuts", "Larger text"), ("Ctrl++", "Ctrl+=")),
    Shortcut("window.smaller-text", QT_TRANSLATE_NOOP("shortcuts", "Smaller text"), ("Ctrl+-",)),
    Shortcut("window.usual-text", QT_TRANSLATE_NOOP("shortcuts", "Text at its usual size"), ("Ctrl+0",)),
    Shortcut("window.settings", QT_TRANSLATE_NOOP("shortcuts", "Settings"), ("Ctrl+,",)),
    Shortcut("window.about", QT_TRANSLATE_NOOP("shortcuts", "About PneumoViewer"), ("F1",)),
    Shortcut(
        "window.next-field",
        QT_TRANSLATE_NOOP("shortcuts", "Next field, previous field"),
        ("Tab", "Shift+Tab"),
        fixed=True,
    ),
)
