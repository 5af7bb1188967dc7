"""The dialog of settings, and the size of text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from read_fakes import FakeEngine, only_own_models, show_active

from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.gui.kit import appearance, theme
from pneumoviewer.gui.kit.shortcuts import KEYS
from pneumoviewer.gui.kit.theme import THEME, text_px, tokens
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.settings.about import AboutDialog
from pneumoviewer.gui.settings.dialog import SettingsDialog
from pneumoviewer.gui.widgets.figures_table import FiguresTable
from pneumoviewer.gui.widgets.labels import ElidedLabel

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    only_own_models(monkeypatch, tmp_path_factory.mktemp("none"))
    theme.apply(qapp, "dark", 1.0)
    window = MainWindow(FakeEngine)
    show_active(qtbot, window)
    window.start()
    yield window
    window.close()
    theme.apply(qapp, "dark", 1.0)


def dialog_of(window: MainWindow) -> SettingsDialog:
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def test_settings_open_with_a_key_change_at_once_and_close_with_escape(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    dialog = dialog_of(window)
    dialog.look.theme.setFocus()
    qtbot.keyClick(dialog.look.theme, Qt.Key.Key_Down)
    assert THEME.name == load_settings().theme == "light"
    dialog.look.text.setFocus()
    qtbot.keyClick(dialog.look.text, Qt.Key.Key_End)
    assert THEME.text_scale == load_settings().text_scale == 2.0
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_reading_is_set(qtbot: QtBot, window: MainWindow) -> None:
    save_settings(recents=["/somewhere/child.png"])
    window.show_settings()
    reading = dialog_of(window).reading
    reading.largest.setValue(40)
    assert load_settings().max_megapixels == 40.0
    reading.clear.click()
    assert load_settings().recents == []
    assert not reading.clear.isEnabled()
    reading.remember.click()
    assert not load_settings().keep_recents


def test_the_notice_can_be_read_again(window: MainWindow) -> None:
    window.notice.accept.click()
    window.show_settings()
    again = [b for b in dialog_of(window).findChildren(QPushButton) if "notice" in b.text()]
    again[0].click()
    assert window.notice.isVisible()


def test_about_tells_a_changed_key(window: MainWindow) -> None:
    window.show_about()
    about = window.findChild(AboutDialog)
    assert about is not None
    KEYS.change({"canvas.invert": ("K",)})
    assert "K" in {label.text() for label in about.findChildren(QLabel)}
    KEYS.reset()
    about.close()


def test_keys_change_the_size_of_text_step_by_step(qtbot: QtBot, window: MainWindow) -> None:
    height = window.engine_state.fontMetrics().height()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert THEME.text_scale == load_settings().text_scale == 1.1
    appearance.choose_text_scale(2.0)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert THEME.text_scale == 2.0
    assert window.engine_state.fontMetrics().height() >= 1.9 * height
    assert text_px("title") == 2 * tokens()["type"]["title"]
    qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert THEME.text_scale == 1.75
    qtbot.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert THEME.text_scale == load_settings().text_scale == 1.0
    assert window.engine_state.fontMetrics().height() == height


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_words_of_every_size_fit(qtbot: QtBot, qapp: QApplication, window: MainWindow, scale: float) -> None:
    theme.apply(qapp, "dark", scale)
    window.show_page("train")
    window.show_page("read")
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.size() == QSize(1280, 800))
    assert window.minimumWidth() <= 1280
    assert window.minimumHeight() <= 800
    verdict = window.read.verdict
    assert verdict.widget().width() <= verdict.viewport().width()
    told = [part for kind in (QToolButton, QPushButton, QCheckBox, QLabel) for part in window.findChildren(kind)]
    told = [part for part in told if part.isVisible() and part.text() and type(part) is not ElidedLabel]
    assert len(told) > 20
    assert not [part.text() for part in told if not _fits(part)]


def _fits(part: QAbstractButton | QLabel) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() >= part.heightForWidth(part.width())
    words = part.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, part.text())
    return words.width() <= part.contentsRect().width() and words.height() <= part.contentsRect().height()


def test_tables_of_figures_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 1.0)
    table = FiguresTable("figures")
    qtbot.addWidget(table)
    table.fill(("", "loss"), [("test", "0.5"), ("validation", "0.4")], marked=0)
    table.show()
    theme.apply(qapp, "dark", 2.0)
    try:
        assert all(table.rowHeight(row) >= table.fontMetrics().height() for row in range(2))
        assert not table.verticalScrollBar().maximum()
    finally:
        theme.apply(qapp, "dark", 1.0)
