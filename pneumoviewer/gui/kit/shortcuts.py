"""Keys in use: those of the tables of shortcuts, and what a person has changed of them; menus and tool tips follow.

Decision 33.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.gui.kit.connections import connect_while_alive
from pneumoviewer.gui.kit.shortcut_table import Shortcut, ShortcutScope

_FIXED = ("Tab", "Backtab")  # go from field to field
_TOLD = "told_with_keys"


class Keys(QObject):
    """Which keys do what now."""

    keys_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scopes: tuple[ShortcutScope, ...] = ()
        self.by_id: dict[str, Shortcut] = {}
        self._together: list[set[str]] = []
        self._changed: dict[str, tuple[str, ...]] = {}

    def define(self, pages: Sequence[Sequence[ShortcutScope]]) -> None:
        """Say which keys there are, as we ship them: of each page the scopes whose keys hold on it."""
        self.scopes = tuple({scope.id: scope for scopes in pages for scope in scopes}.values())
        self.by_id = {shortcut.id: shortcut for scope in self.scopes for shortcut in scope.shortcuts}
        self._together = [{scope.id for scope in scopes} for scopes in pages]

    def load(self) -> None:
        """Take over a person's changes; those of unknown ids, of bad keys, and of keys taken already are ignored."""
        changed = {id: _read(text) for id, text in load_settings().shortcuts.items()}
        self._changed = {
            id: keys
            for id, keys in changed.items()
            if keys is not None and id in self.by_id and not self.by_id[id].fixed and keys != self.by_id[id].keys
        }
        for id in list(self._changed):
            if self.holders(id, self._changed[id]):
                del self._changed[id]
        self.keys_changed.emit()

    def of(self, id: str) -> tuple[str, ...]:
        """Return the keys that do something, as QKeySequence writes them portably."""
        return self._changed.get(id, self.by_id[id].keys)

    def shortcut_text(self, id: str) -> str:
        """Return the first of these keys as this system writes it; empty for none."""
        return next(iter(native(self.of(id))), "")

    def is_changed(self, id: str) -> bool:
        """Return whether a person has changed the keys."""
        return id in self._changed

    def holders(self, id: str, keys: Iterable[str]) -> list[Shortcut]:
        """Return what else the keys mean where `id` holds."""
        wanted = set(keys)
        others = [other for other in self.by_id.values() if other.id != id and self.meet(self.by_id[id], other)]
        return [other for other in others if wanted & set(self.of(other.id))]

    def meet(self, one: Shortcut, other: Shortcut) -> bool:
        """Return whether two shortcuts can be wanted at the same time, so that no key may mean both."""
        scopes = {one.scope, other.scope}
        shared = one.shares == other.id or other.shares == one.id
        return not shared and any(scopes <= together for together in self._together)

    def change(self, changes: Mapping[str, Iterable[str]]) -> None:
        """Give things other keys, and remember it.

        Parameters
        ----------
        changes : mapping of str to iterable of str
            By id. None of the keys may be taken then.
        """
        changed = {**self._changed, **{id: tuple(keys) for id, keys in changes.items()}}
        self._changed = {id: keys for id, keys in changed.items() if keys != self.by_id[id].keys}
        self._remember()

    def reset(self) -> None:
        """Go back to the keys as we ship them."""
        self._changed.clear()
        self._remember()

    def _remember(self) -> None:
        save_settings(shortcuts={id: _write(keys) for id, keys in self._changed.items()})
        self.keys_changed.emit()


KEYS = Keys()


def native(keys: Iterable[str]) -> list[str]:
    """Return keys as this system writes them."""
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]


def listed(keys: Iterable[str]) -> str:
    """Return all keys in a few words; the four arrows are named together."""
    written = list(keys)
    for held in {key.removesuffix("Left") for key in written if key.endswith("Left")}:
        arrows = [f"{held}{arrow}" for arrow in ("Left", "Right", "Up", "Down")]
        if written == arrows:
            beside = native([f"{held}A"])[0].removesuffix("A")
            return QCoreApplication.translate("shortcuts", "{held}Arrows").format(held=beside)
    return " · ".join(native(written))


def bind(id: str, place: QWidget, run: Callable[[], object]) -> QShortcut:
    """Let the keys of `id` do something wherever in the window the focus is, while `place` is shown."""
    shortcut = QShortcut(place)
    connect_while_alive(
        KEYS.keys_changed, shortcut, lambda: shortcut.setKeys([QKeySequence(key) for key in KEYS.of(id)])
    )
    shortcut.activated.connect(run)
    return shortcut


def bind_action(id: str, action: QAction) -> None:
    """Give an action the keys of `id`, which its menus then show."""
    connect_while_alive(
        KEYS.keys_changed, action, lambda: action.setShortcuts([QKeySequence(key) for key in KEYS.of(id)])
    )


def set_tooltip(id: str, widget: QWidget, text: str) -> None:
    """Give a widget a tool tip that names the key of `id`; may be called again with another text."""
    new = widget.property(_TOLD) is None
    widget.setProperty(_TOLD, text)

    def show() -> None:
        widget.setToolTip(with_keys(id, widget.property(_TOLD)))

    if new:
        connect_while_alive(KEYS.keys_changed, widget, show)
    else:
        show()


def with_keys(id: str, text: str) -> str:
    """Return a text with the key of `id` behind it, where it has one."""
    keys = KEYS.shortcut_text(id)
    template = QCoreApplication.translate("shortcuts", "{text} ({keys})")
    return template.format(text=text, keys=keys) if keys else text


def in_menu(id: str, text: str) -> str:
    """Return a menu's text with the key of `id` in its column, for what has that key elsewhere."""
    return f"{text}\t{KEYS.shortcut_text(id)}"


def is_key(sequence: QKeySequence) -> bool:
    """Return whether a sequence is a key, with or without others held, that can be given to something."""
    return sequence.count() == 1 and bool(sequence.toString())  # which is empty for what is no key


def _read(text: str) -> tuple[str, ...] | None:
    """Return the keys that a text of the settings names; none for an empty text, None for a bad one."""
    sequences = QKeySequence.listFromString(text) if text else []
    keys = tuple(sequence.toString() for sequence in sequences)
    usable = all(map(is_key, sequences)) and not any(key.endswith(_FIXED) for key in keys)
    return keys if usable else None


def _write(keys: Iterable[str]) -> str:
    return QKeySequence.listToString([QKeySequence(key) for key in keys])
