"""What a screen reader says of the window, and which letters reach what is in it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QTabBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.kit.language import LANGUAGE
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.result import verdict
from pneumoviewer.gui.settings.dialog import SettingsDialog
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MainWindow]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    window = MainWindow(FakeEngine, own_layout=False)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    window.start()
    yield window
    window.close()


def nameless(window: QWidget) -> list[str]:
    """What can be reached by Tab, and of which a screen reader can only say what kind of thing it is."""
    buddies = {label.buddy() for label in window.findChildren(QLabel)}
    found = []
    for widget in window.findChildren(QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not reached or not widget.isVisibleTo(window):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        # Of a choice, Qt tells on some systems only what is chosen: there its label or description says of what.
        told = QAccessible.Text.Description if isinstance(widget, QComboBox) else QAccessible.Text.Name
        if not (interface.text(told) or widget in buddies):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.process
def test_all_that_can_be_reached_by_keyboard_has_a_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert nameless(window) == []
    window.read.open_paths([write_radiograph(tmp_path / "a.png")])
    qtbot.waitUntil(lambda: window.read.controller.queue.picture is not None)
    window.read._engine.predict(0.1, 0.2, 0.7)
    assert nameless(window) == []
    window.read.work_list.sheet.toggle()
    assert nameless(window) == []
    assert window.read.sheet is not None
    sheet = window.read.sheet
    parts = [window.read.work_list.reading.cancel, sheet.bar.order, sheet.bar.kind, sheet.bar.again, sheet.bar.slider]
    assert [part.nextInFocusChain() for part in parts] == [*parts[1:], sheet.view]
    window.read.compare_models()
    assert nameless(window.read._comparison) == []
    window.read._comparison.close()
    window.show_about()
    window.show_settings()
    window.show_page("train")
    window.pages["train"].new_training()
    dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert len(dialogs) == 3
    for dialog in (window, *dialogs):
        assert nameless(dialog) == []
    for dialog in dialogs:
        dialog.close()


def letters(window: QWidget) -> list[str]:
    """The texts in a window whose letter, pressed with Alt, is another's as well."""
    texts: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, QTabBar):
            texts += [widget.tabText(i) for i in range(widget.count())]
        elif isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            texts.append(widget.text())
    keys = {text: QKeySequence.mnemonic(text).toString() for text in texts}
    often = Counter(key for key in keys.values() if key)
    assert often
    return [text for text, key in keys.items() if often[key] > 1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_letter_reaches_one_thing_only(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    LANGUAGE.install(qapp, language)
    try:
        for dialog in (SettingsDialog(), NewTrainingDialog()):
            qtbot.addWidget(dialog)
            tabs = dialog.findChild(QTabWidget)
            for page in range(tabs.count()):
                tabs.setCurrentIndex(page)
                assert letters(dialog) == []
    finally:
        LANGUAGE.install(qapp, "en")


def test_the_result_waited_for_is_said_once(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []
    monkeypatch.setattr(verdict, "announce", lambda widget, words: said.append(words))
    files = [write_radiograph(tmp_path / f"{level}.png", level) for level in (50, 100)]
    page.open_paths(files)
    qtbot.waitUntil(lambda: files[0] in [request.radiograph.path for request in engine.of(Predict)])
    engine.predict(0.1, 0.2, 0.7, path=files[0])
    assert said == ["Viral pneumonia 0.700"]
    page.controller.queue.step(1)
    page.controller.queue.step(-1)  # its row says it
    assert said == ["Viral pneumonia 0.700"]
    page.controller.queue.step(1)
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    engine.fail(Predict, PneumoError("What", "it is broken", "Mend it"))
    assert said[1:] == ["It is broken"]
