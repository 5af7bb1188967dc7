"""Keys: the page of the settings that gives things other keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from pneumoviewer.gui.kit.connections import connect_while_alive
from pneumoviewer.gui.kit.shortcut_table import Shortcut
from pneumoviewer.gui.kit.shortcuts import KEYS, is_key, listed, native
from pneumoviewer.gui.widgets.announce import announce
from pneumoviewer.gui.widgets.flow import FlowLayout
from pneumoviewer.gui.widgets.labels import keep_lines, make_label, set_role
from pneumoviewer.gui.widgets.layouts import make_column

ACTION, KEYS_NOW, AS_SHIPPED = range(3)
HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
SHIFT = Qt.KeyboardModifier.ShiftModifier
_ID = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """A table of all that keys do; the keys of the row chosen are changed below it.

    Attributes
    ----------
    table : QTreeWidget
        By where keys hold.
    editor : KeyEdit
        Takes the key that is pressed in it.
    said : QLabel
        What became of it: whose key it is already, for one.
    move_here : QPushButton
        Takes the key away from what has it; enabled where something does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self.search = QLineEdit(placeholderText=self.tr("Search in actions and keys"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search in actions and keys"))
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Shortcuts"))
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("As shipped")])
        self.table.setUniformRowHeights(True)
        self.editor = KeyEdit()
        self.editor.setAccessibleName(self.tr("New key"))
        self.name = make_label(wrap=True)
        self.said = make_label(role="muted", wrap=True)
        self.move_here = QPushButton(self.tr("&Move it here"))
        self.none = QPushButton(self.tr("N&o key"))
        self.reset = QPushButton(self.tr("R&eset"))
        self.reset_all = QPushButton(self.tr("Rese&t all"))
        self._headings = {scope.id: QTreeWidgetItem() for scope in KEYS.scopes}
        self._rows = {id: QTreeWidgetItem() for id in KEYS.by_id}
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._narrow)
        self.table.currentItemChanged.connect(self._on_row_changed)
        self.table.itemActivated.connect(lambda: self.editor.setFocus())
        self.editor.key_pressed.connect(lambda key: self._want((key,)))
        self.editor.given_up.connect(self.table.setFocus)
        self.none.clicked.connect(lambda: self._want(()))
        self.reset.clicked.connect(self._on_reset_clicked)
        self.move_here.clicked.connect(self._on_move_clicked)
        self.reset_all.clicked.connect(KEYS.reset)
        connect_while_alive(KEYS.keys_changed, self, self._show_keys)
        self.choose(next(iter(self._rows)))

    @property
    def chosen(self) -> Shortcut | None:
        """What the row chosen does; None for a heading."""
        item = self.table.currentItem()
        return KEYS.by_id.get(item.data(ACTION, _ID)) if item is not None else None

    def choose(self, id: str) -> None:
        """Choose a row."""
        self.table.setCurrentItem(self._rows[id])

    def shown_ids(self) -> list[str]:
        """Return the rows that the search leaves."""
        return [id for id, row in self._rows.items() if not row.isHidden()]

    def _want(self, keys: tuple[str, ...]) -> None:
        """Give the row chosen these keys, unless one of them means something else where it holds."""
        row = self.chosen
        assert row is not None  # the editor is disabled without
        holders = sorted(KEYS.holders(row.id, keys), key=lambda holder: not holder.fixed)
        self._wanted = keys if holders else ()
        if not holders:
            KEYS.change({row.id: keys})
            self._say("")
            return
        holder = holders[0]
        template = (
            self.tr("{key} is “{action}” ({place}), which cannot be changed.")
            if holder.fixed
            else self.tr("{key} is “{action}” ({place}).")
        )
        key = next(key for key in keys if key in KEYS.of(holder.id))
        scope = next(scope for scope in KEYS.scopes if scope.id == holder.scope)
        self._say(template.format(key=native([key])[0], action=holder.title, place=scope.title), refused=True)
        self.move_here.setEnabled(not holder.fixed)

    def _on_move_clicked(self) -> None:
        row, wanted = self.chosen, self._wanted
        assert row is not None
        left = {
            holder.id: tuple(key for key in KEYS.of(holder.id) if key not in wanted)
            for holder in KEYS.holders(row.id, wanted)
        }
        KEYS.change({**left, row.id: wanted})
        self._say("")
        self.editor.setFocus()

    def _on_reset_clicked(self) -> None:
        row = self.chosen
        assert row is not None
        self._want(row.keys)

    def _say(self, text: str, *, refused: bool = False) -> None:
        set_role(self.said, "error" if refused else "muted")
        self.said.setText(text)
        if text:
            announce(self.said, text)
        self.move_here.setEnabled(False)

    def _on_row_changed(self) -> None:
        self._say("")
        self._wanted = ()
        row = self.chosen
        for widget in (self.editor, self.none):
            widget.setEnabled(row is not None and not row.fixed)
        if row is None:
            self.name.setText(self.tr("Choose an action to change its keys."))
        elif row.fixed:
            self.name.setText(self.tr("The keys of “{action}” cannot be changed.").format(action=row.title))
        else:
            self.name.setText(self.tr("Press the new key of “{action}” here:").format(action=row.title))
        self._show_keys()

    def _show_keys(self) -> None:
        for id, item in self._rows.items():
            item.setText(KEYS_NOW, listed(KEYS.of(id)) or "–")
            item.setText(AS_SHIPPED, listed(KEYS.by_id[id].keys) if KEYS.is_changed(id) else "")
        row = self.chosen
        keys = KEYS.of(row.id) if row is not None else ()
        self.editor.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.editor.setAccessibleDescription(f"{self.name.text()} {listed(keys) or '–'}" if row is not None else "")
        self.reset.setEnabled(row is not None and KEYS.is_changed(row.id))
        self.reset_all.setEnabled(any(map(KEYS.is_changed, KEYS.by_id)))

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        for item in self._rows.values():
            text_of_row = f"{item.text(ACTION)} {item.text(KEYS_NOW)}".lower()
            item.setHidden(not all(word in text_of_row for word in words))
        left = {KEYS.by_id[id].scope for id in self.shown_ids()}
        for scope, heading in self._headings.items():
            heading.setHidden(scope not in left)

    def _fill(self) -> None:
        for scope in KEYS.scopes:
            heading = self._headings[scope.id]
            heading.setText(ACTION, scope.title)
            self.table.addTopLevelItem(heading)
            for shortcut in scope.shortcuts:
                item = self._rows[shortcut.id]
                item.setText(ACTION, shortcut.title)
                item.setToolTip(ACTION, shortcut.title)
                item.setData(ACTION, _ID, shortcut.id)
                heading.addChild(item)
        self.table.expandAll()

    def _lay_out(self) -> None:
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)
        for section in (KEYS_NOW, AS_SHIPPED):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        change = QWidget()
        flow = FlowLayout(change, margin=0, spacing=8)
        for widget in (self.editor, self.move_here, self.none, self.reset, self.reset_all):
            flow.addWidget(widget)
        keep_lines(self.said, 2)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        make_column(
            self.search, (self.table, 1), self.name, change, self.said, parent=self, margins=(0, 16, 0, 0), spacing=8
        )


class KeyEdit(QKeySequenceEdit):
    """Takes one key, with or without others held. Escape and Shift+Tab give up, Tab goes on: none can be given away."""

    key_pressed = Signal(str)  # portable
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the key, once it is one."""
        back = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and event.modifiers() == SHIFT
        if back or (event.key() == Qt.Key.Key_Escape and not event.modifiers()):
            self.given_up.emit()
            return
        if event.key() in HELD:
            return
        before = self.keySequence()
        super().keyPressEvent(event)
        pressed = self.keySequence()
        if is_key(pressed):
            self.setKeySequence(before)  # until it is known whether it may be
            self.key_pressed.emit(pressed.toString())
