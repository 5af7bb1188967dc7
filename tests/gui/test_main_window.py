import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, show_active, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.engine.protocol import Ready, Trouble
from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.app import _unexpected_errors_shown
from pneumoviewer.gui.canvas.actions import ACTIONS
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.kit.screen import screen_around
from pneumoviewer.gui.kit.shortcuts import KEYS
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.pages import PAGES
from pneumoviewer.gui.settings.about import AboutDialog

Make = Callable[[], tuple[MainWindow, FakeEngine]]


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Make]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    theme.apply(qapp, "dark")
    windows: list[MainWindow] = []

    def make() -> tuple[MainWindow, FakeEngine]:
        engine = FakeEngine()
        window = MainWindow(lambda: engine)
        windows.append(window)
        show_active(qtbot, window)
        window.start()
        return window, engine

    yield make
    for window in windows:
        window.close()
    theme.apply(qapp, "dark")


def test_the_notice_is_accepted_once(make_window: Make) -> None:
    window, _ = make_window()
    assert window.notice.isVisible()
    assert "not a medical device" in window.notice.text
    window.notice.accept.click()
    assert not window.notice.isVisible()
    again, _ = make_window()
    assert not again.notice.isVisible()


def test_research_use_and_privacy_are_said_at_all_times(make_window: Make) -> None:
    window, _ = make_window()
    window.notice.accept.click()
    texts = [label.text() for label in window.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]
    assert "Research use only" in texts
    assert "Data sent off this device: none" in texts


def test_the_engine_tells_its_device_and_its_failure(make_window: Make) -> None:
    window, engine = make_window()
    assert engine.started
    engine.became_ready.emit(Ready(1, {}, "cuda", "a GPU was found"))
    assert "CUDA" in window.engine_state.text()
    assert window.engine_state.toolTip() == "a GPU was found"
    engine.gave_up.emit(PneumoError("The engine does not start", "torch is broken", "Install it"))
    assert "torch is broken" in window.engine_state.toolTip()


def test_anything_dropped_on_the_window_is_read(qtbot: QtBot, make_window: Make, tmp_path: Path) -> None:
    window, engine = make_window()
    window.show_page("train")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_radiograph(tmp_path / "child.png")))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(window.rect().center()), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, drop)
    assert window.read.isVisible()
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))


def test_the_pages_are_reached_with_the_keyboard_and_train_is_made_late(qtbot: QtBot, make_window: Make) -> None:
    window, _ = make_window()
    assert "train" not in window.pages
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.pages["train"].isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.read.isVisible()


def test_the_keys_of_the_read_page_work_wherever_the_focus_is(qtbot: QtBot, make_window: Make) -> None:
    window, _ = make_window()
    window.read.show_samples()
    qtbot.waitUntil(lambda: window.read.controller.queue.current is not None)
    rows = window.read.controller.list_model.rowCount()
    window.notice.accept.setFocus()
    window.notice.accept.click()
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert window.read.controller.list_model.rowCount() == rows - 1
    window.show_page("train")
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    assert window.read.controller.list_model.rowCount() == rows - 1


def test_a_saved_model_appears_in_the_chooser_and_use_shows_it(make_window: Make) -> None:
    window, _ = make_window()
    window.show_page("train")
    saved = write_model("fresh", CAM)
    window.pages["train"].models_changed.emit(saved.path)
    assert window.read.verdict.models.findText("Title of fresh") >= 0
    window.pages["train"].use_requested.emit(saved.path)
    assert window.read.isVisible()
    assert window.read.controller.selector.model is not None
    assert window.read.controller.selector.model.name == "fresh"


def test_the_theme_is_switched_and_remembered(qtbot: QtBot, make_window: Make) -> None:
    window, _ = make_window()
    dark = window.grab().toImage()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert THEME.name == "light"
    assert load_settings().theme == "light"
    assert window.grab().toImage() != dark
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert load_settings().theme == "dark"


def test_the_layout_is_remembered(make_window: Make) -> None:
    window, engine = make_window()
    window.resize(960, 640)  # larger would not fit the screen of the offscreen platform
    window.read.splitter.setSizes([240, 318, 322])
    sizes = window.read.splitter.sizes()
    window.close()
    assert engine.closed
    again, _ = make_window()
    assert (again.width(), again.height()) == (960, 640)
    assert again.read.splitter.sizes() == sizes


@pytest.mark.parametrize("layout", [{"window": "no layout"}, {"window": "", "read": "ü"}])
def test_a_damaged_layout_is_ignored(make_window: Make, layout: dict[str, str]) -> None:
    save_settings(layout=layout)
    window, _ = make_window()
    assert window.read.isVisible()


@pytest.mark.parametrize("may_close", [True, False])
def test_closing_asks_the_train_page(make_window: Make, monkeypatch: pytest.MonkeyPatch, may_close: bool) -> None:
    window, engine = make_window()
    window.show_page("train")
    with monkeypatch.context() as patch:
        patch.setattr(window.pages["train"], "may_close", lambda: may_close)
        assert window.close() is may_close
        assert engine.closed is may_close


def test_unexpected_errors_are_shown_with_details_to_copy(make_window: Make) -> None:
    window, _ = make_window()
    with _unexpected_errors_shown(window):
        try:
            raise ZeroDivisionError("nobody " + "expected this")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert window.trouble.isVisible()
    assert "nobody expected this" in window.trouble.text
    window.trouble.copy.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert "nobody expected this" not in QGuiApplication.clipboard().text()  # a message may hold a name
    close = [b for b in window.trouble.findChildren(QAbstractButton) if b.accessibleName() == "Close"]
    close[0].click()
    assert not window.trouble.isVisible()


def test_trouble_of_the_engine_is_shown(make_window: Make) -> None:
    window, engine = make_window()
    engine.trouble_reported.emit(Trouble(PneumoError("The worker died", "it was killed", "Try again"), "traceback"))
    assert "it was killed" in window.trouble.text


def test_about_tells_versions_use_and_keys(qtbot: QtBot, make_window: Make) -> None:
    window, _ = make_window()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    for word in ("PneumoViewer", "torch", "Python", "Qt"):
        assert word in dialog.versions.text()
    dialog.accept()


def test_the_window_fits_a_small_screen(make_window: Make) -> None:
    window, _ = make_window()
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 700
    screen = screen_around(window.pos()).size()
    assert window.height() < screen.height()
    assert window.width() < max(screen.width(), window.minimumWidth() + 1)


def test_the_first_paint_waits_for_nothing_heavy() -> None:
    program = """
import sys
from pneumoviewer.gui.app import _make_engine, make_application
from pneumoviewer.gui.main_window import MainWindow

app = make_application("dark")
window = MainWindow(_make_engine)
window.first_painted.connect(app.quit)
window.show()
app.exec()
heavy = {"numpy", "PIL", "pydicom", "pyqtgraph", "torch", "multiprocessing"} & set(sys.modules)
window.close()
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_every_key_means_one_thing_and_is_told(qtbot: QtBot, make_window: Make) -> None:
    """A key that two shortcuts of a page and the window want would do nothing at all."""
    window, _ = make_window()
    keys: dict[str, list[str]] = {"window": []}
    for row in PAGES:
        window.show_page(row.id)
        keys[row.id] = []
    for shortcut in window.findChildren(QShortcut):
        sequences = QShortcut.keys(shortcut)
        keys[page_of(window, shortcut)] += [sequence.toString() for sequence in sequences]
    for action in window.findChildren(QAction):
        keys[page_of(window, action)] += [sequence.toString() for sequence in action.shortcuts()]
    for row in PAGES:
        used = sorted(filter(None, keys[row.id] + keys["window"]))
        assert used == sorted(set(used))
    assert len(keys["read"]) > 20
    on_canvas = {key for row in ACTIONS for key in row.keys}
    assert len(on_canvas) == sum(len(row.keys) for row in ACTIONS)
    # These do with a mark or a step on the canvas what they do with a row elsewhere.
    assert on_canvas & {*keys["read"], *keys["window"]} == {"Ctrl+Z", "Del"}
    rows = [shortcut for shortcut in KEYS.by_id.values() if not shortcut.fixed or shortcut.scope != "canvas"]
    known = {key for shortcut in rows for key in shortcut.keys}
    assert {key for used in keys.values() for key in used if key} <= known
    window.show_about()
    (about,) = window.findChildren(AboutDialog)
    told = {key for label in about.findChildren(QLabel) for key in label.text().split(" · ")}
    assert {key for used in keys.values() for key in used if key} <= told
    about.close()


def page_of(window: MainWindow, key: QObject) -> str:
    while key is not window:
        for id, page in window.pages.items():
            if key is page:
                return id
        key = key.parent()
    return "window"
