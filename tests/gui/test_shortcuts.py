"""Keys: what a person changes works at once, is found again, and never means two things."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.gui.kit.shortcuts import KEYS, bind, bind_action, is_key, listed, set_tooltip
from pneumoviewer.gui.settings.keys_page import KeysPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _shipped_keys(home: object) -> Iterator[None]:
    KEYS.load()
    yield
    save_settings(shortcuts={})
    KEYS.load()


@pytest.fixture
def keys_page(qtbot: QtBot) -> KeysPage:
    page = KeysPage()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_no_key_means_two_things_where_both_can_be_wanted() -> None:
    twice = [
        (one.id, other.id)
        for one, other in combinations(KEYS.by_id.values(), 2)
        if KEYS.meet(one, other) and set(one.keys) & set(other.keys)
    ]
    assert not twice
    assert len(KEYS.by_id) == sum(len(scope.shortcuts) for scope in KEYS.scopes) > 60
    for scope in KEYS.scopes:
        for shortcut in scope.shortcuts:
            assert shortcut.scope == scope.id
            assert shortcut.shares in {"", *KEYS.by_id}


def test_all_keys_of_the_table_are_written_as_qt_writes_them() -> None:
    for shortcut in KEYS.by_id.values():
        assert [QKeySequence(key).toString() for key in shortcut.keys] == list(shortcut.keys)
        assert all(is_key(QKeySequence(key)) for key in shortcut.keys)


def test_a_changed_key_works_at_once_is_told_and_found_again(qtbot: QtBot) -> None:
    place, button, action = QWidget(), QToolButton(), QAction()
    qtbot.addWidget(place)
    qtbot.addWidget(button)
    done: list[str] = []
    bind("read.compare", place, lambda: done.append("compare"))
    bind_action("read.csv", action)
    set_tooltip("read.compare", button, "Compare")
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    KEYS.change({"read.compare": ("Ctrl+K",), "read.csv": ("F6",)})
    qtbot.keyClick(place, Qt.Key.Key_M, CONTROL)
    assert not done
    qtbot.keyClick(place, Qt.Key.Key_K, CONTROL)
    assert done == ["compare"]
    assert action.shortcut().toString() == "F6"
    assert button.toolTip() == "Compare (Ctrl+K)"
    assert load_settings().shortcuts == {"read.compare": "Ctrl+K", "read.csv": "F6"}
    KEYS.load()  # as at the next start
    assert KEYS.of("read.compare") == ("Ctrl+K",)
    KEYS.change({"read.compare": ()})
    assert button.toolTip() == "Compare"
    KEYS.reset()
    assert button.toolTip() == "Compare (Ctrl+M)"
    assert load_settings().shortcuts == {}


@pytest.mark.parametrize(
    "damaged",
    [
        {"read.nothing": "Ctrl+K"},  # no such thing
        {"read.compare": "Blub"},  # no key
        {"read.compare": "Ctrl+K, Ctrl+C"},  # two, one after the other
        {"read.compare": "Backtab"},  # goes from field to field
        {"read.compare": "Ctrl+T"},  # taken everywhere
        {"canvas.reset": "K"},  # cannot be changed
        {"canvas.invert": "E"},  # taken by the page that the canvas is on
        {"read.compare": "F6", "read.csv": "F6"},  # both: the one that comes last keeps it
    ],
)
def test_damaged_settings_are_ignored(damaged: dict[str, str]) -> None:
    save_settings(shortcuts=damaged)
    KEYS.load()
    changed = [id for id in KEYS.by_id if KEYS.is_changed(id)]
    assert changed == (["read.csv"] if len(damaged) > 1 else [])


def test_two_things_may_swap_their_keys() -> None:
    save_settings(shortcuts={"canvas.invert": "M", "canvas.magnifier": "I"})
    KEYS.load()
    assert (KEYS.of("canvas.invert"), KEYS.of("canvas.magnifier")) == (("M",), ("I",))


def test_arrows_are_named_together() -> None:
    assert listed(("Left", "Right", "Up", "Down")) == "Arrows"
    assert listed(("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")) == "Shift+Arrows"
    assert listed(("Ctrl+Y", "Ctrl+Shift+Z")) == "Ctrl+Y · Ctrl+Shift+Z"


def test_the_key_pressed_in_the_editor_is_the_new_one(qtbot: QtBot, keys_page: KeysPage) -> None:
    keys_page.choose("canvas.invert")
    keys_page.editor.setFocus()
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_Control)  # on the way to a key with Ctrl
    assert not KEYS.is_changed("canvas.invert")
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_K)
    assert KEYS.of("canvas.invert") == ("K",)
    keys_page.reset.click()
    assert not KEYS.is_changed("canvas.invert")
    keys_page.none.click()
    assert KEYS.of("canvas.invert") == ()
    keys_page.reset_all.click()
    assert KEYS.of("canvas.invert") == ("I",)
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_Escape)
    assert keys_page.table.hasFocus()


def test_one_can_go_back_from_a_new_key_by_keyboard(qtbot: QtBot, keys_page: KeysPage) -> None:
    keys_page.choose("canvas.invert")
    keys_page.editor.setFocus()
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert keys_page.table.hasFocus()
    assert not KEYS.is_changed("canvas.invert")


def test_a_key_that_is_taken_is_refused_and_can_be_moved(qtbot: QtBot, keys_page: KeysPage) -> None:
    keys_page.choose("canvas.invert")
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_M, CONTROL)
    assert keys_page.said.text() == "Ctrl+M is “Compare models” (Read page)."
    assert not KEYS.is_changed("canvas.invert")
    assert keys_page.editor.keySequence().toString() == "I"
    keys_page.move_here.click()
    assert KEYS.of("canvas.invert") == ("Ctrl+M",)
    assert KEYS.of("read.compare") == ()
    keys_page.choose("read.compare")
    keys_page.reset.click()
    assert "Invert" in keys_page.said.text()  # has its key now


def test_fixed_keys_are_listed_and_stay(qtbot: QtBot, keys_page: KeysPage) -> None:
    keys_page.choose("canvas.reset")
    assert not keys_page.editor.isEnabled()
    keys_page.choose("canvas.invert")
    qtbot.keyClick(keys_page.editor, Qt.Key.Key_Space)
    assert "cannot be changed" in keys_page.said.text()
    assert not keys_page.move_here.isEnabled()


def test_the_search_finds_actions_and_keys(keys_page: KeysPage) -> None:
    keys_page.search.setText("compare")
    assert keys_page.shown_ids() == ["read.compare"]
    keys_page.search.setText("f11")
    assert keys_page.shown_ids() == ["read.full-screen"]
