"""Sessions on the Read page: saved, opened, kept in case the window ends unexpectedly."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, show_active, write_model, write_radiograph

from pneumoviewer.core.paths import autosaves_dir
from pneumoviewer.core.radiograph.marks import Length
from pneumoviewer.core.session.session import Session, SessionItem
from pneumoviewer.core.session.session_file import read_session, write_session
from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.kit import recents, theme
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.session import autosave

MARK = Length(((1.0, 2.0), (30.0, 40.0)))


class Asked:
    """Answers questions as the test says, and remembers them."""

    def __init__(self) -> None:
        self.answer = "cancel"
        self.questions: list[str] = []

    def __call__(self, parent: QWidget, what: str, why: str, choices: Mapping[str, str]) -> str:
        assert list(choices)[-1] == "cancel"
        self.questions.append(what)
        return self.answer


Make = Callable[[], MainWindow]


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Make]:
    only_own_models(monkeypatch, tmp_path / "none")
    monkeypatch.setattr(autosave, "AFTER_MS", 5)
    write_model("cam", CAM)
    theme.apply(qapp, "dark")
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(FakeEngine)
        window.read.sessions._ask = asked
        windows.append(window)
        show_active(qtbot, window)
        window.start()
        return window

    yield make
    asked.answer = "discard"
    for window in windows:
        window.close()


@pytest.fixture
def window(make_window: Make) -> MainWindow:
    return make_window()


def engine_of(window: MainWindow) -> FakeEngine:
    assert isinstance(window._engine, FakeEngine)
    return window._engine


def predict_all(qtbot: QtBot, window: MainWindow, count: int) -> None:
    for _ in range(count):
        qtbot.waitUntil(lambda: bool(engine_of(window).of(Predict)))
        engine_of(window).predict(0.1, 0.7, 0.2)


def listed(qtbot: QtBot, window: MainWindow, *names: str) -> None:
    qtbot.waitUntil(lambda: [e.name for e in window.read.controller.work_list.items] == list(names))


def worked_on(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Two radiographs predicted, the second shown, with a mark and a note."""
    window.read.open_paths([write_radiograph(folder / "a.png"), write_radiograph(folder / "b.png", 140)])
    listed(qtbot, window, "a.png", "b.png")
    predict_all(qtbot, window, 2)
    window.read.controller.queue.step(1)
    qtbot.waitUntil(lambda: window.read.canvas.pyramid is not None)
    draw(window.read)
    window.read.exports.notes.setPlainText("Effusion?")


def draw(page: ReadPage) -> None:
    canvas = page.canvas
    with canvas.viewer.step("Draw"):
        canvas.viewer.marking.show((MARK,))


def saved(qtbot: QtBot, window: MainWindow, file: Path) -> Path:
    window.read.sessions.save_to(file)
    qtbot.waitUntil(lambda: not window.isWindowModified() and window.read.sessions.file == file)
    return file


def test_a_session_is_saved_and_opened_with_all_that_was_made(qtbot: QtBot, make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    worked_on(qtbot, window, tmp_path)
    assert window.isWindowModified()
    saved(qtbot, window, tmp_path / "ward 5.pneumo")
    assert window.windowTitle().startswith("ward 5[*]")
    assert recents.recents()[0] == tmp_path / "ward 5.pneumo"
    other = make_window()
    other.read.open_actions.open([tmp_path / "ward 5.pneumo"])
    listed(qtbot, other, "a.png", "b.png")
    predict_all(qtbot, other, 2)
    assert all(e.state == "predicted" for e in other.read.controller.work_list.items)
    shown = other.read.controller.queue.current
    assert shown is not None
    assert (shown.name, shown.marks, shown.note) == ("b.png", (MARK,), "Effusion?")
    assert other.read.exports.notes.toPlainText() == "Effusion?"
    qtbot.waitUntil(lambda: other.read.canvas.viewer.marks == (MARK,))
    assert not other.isWindowModified()
    with other.read.canvas.viewer.step("Remove"):
        other.read.canvas.viewer.marking.show(())
    assert other.isWindowModified()


def test_a_session_dropped_replaces_the_list_which_can_be_brought_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    write_session(tmp_path / "work.pneumo", Session((SessionItem("a.png", write_radiograph(tmp_path / "a.png")),)))
    window.read.open_paths([write_radiograph(tmp_path / "before.png")])
    listed(qtbot, window, "before.png")
    data = QMimeData()
    second = shutil.copy(tmp_path / "work.pneumo", tmp_path / "second.pneumo")
    dropped = (tmp_path / "work.pneumo", write_radiograph(tmp_path / "c.png"), second)
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in dropped])
    window.read.open_actions.take_mime_data(data)
    listed(qtbot, window, "a.png", "c.png", "second.pneumo")
    refused = window.read.controller.work_list.items[2]
    window.read.controller.queue.select(refused)
    qtbot.waitUntil(lambda: "session" in window.read.controller.list_model.verdict(refused))
    window.read.controller.undo_remove()
    listed(qtbot, window, "before.png", "a.png", "c.png", "second.pneumo")


def test_what_is_gone_stays_with_its_reason_and_is_saved_again(qtbot: QtBot, make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    worked_on(qtbot, window, tmp_path)
    file = saved(qtbot, window, tmp_path / "work.pneumo")
    before = read_session(file)
    (tmp_path / "b.png").rename(tmp_path / "away.png")
    other = make_window()
    other.read.open_paths([file])
    listed(qtbot, other, "a.png", "b.png")
    gone = other.read.controller.work_list.items[1]
    assert "no longer there" in other.read.controller.list_model.verdict(gone)
    assert "can no longer be read: 1" in other.read.sessions.news.text
    saved(qtbot, other, tmp_path / "again.pneumo")
    assert read_session(tmp_path / "again.pneumo").items[1] == before.items[1]
    (tmp_path / "away.png").rename(tmp_path / "b.png")
    other.read.open_paths([tmp_path / "b.png"])
    predict_all(qtbot, other, 2)
    assert gone.state == "predicted"
    assert gone.marks == (MARK,)


def test_a_changed_file_keeps_marks_and_loses_its_result(qtbot: QtBot, make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    worked_on(qtbot, window, tmp_path)
    file = saved(qtbot, window, tmp_path / "work.pneumo")
    write_radiograph(tmp_path / "b.png", 60)
    other = make_window()
    other.read.open_paths([file])
    predict_all(qtbot, other, 2)
    entry = other.read.controller.queue.current
    assert entry is not None
    assert entry.marks == (MARK,)
    assert "Changed · " in other.read.controller.list_model.verdict(entry)
    assert "has changed since" in other.read.verdict.notes.text()
    other.read.sessions.save_to(file)
    qtbot.waitUntil(lambda: read_session(file).items[1].changed)


def test_results_of_another_model_are_computed_anew(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    worked_on(qtbot, window, tmp_path)
    file = saved(qtbot, window, tmp_path / "work.pneumo")
    document = json.loads(file.read_text())
    for row in document["items"]:
        row["prediction"] |= {"model": "older", "model_sha256": "another"}
    file.write_text(json.dumps(document))
    window.read.open_paths([file])
    qtbot.waitUntil(lambda: "were of older" in window.read.sessions.news.text)
    predict_all(qtbot, window, 2)


def test_a_pasted_picture_is_in_the_session(qtbot: QtBot, make_window: Make, tmp_path: Path) -> None:
    window = make_window()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    window.read.controller.importer.add_picture(image, "Pasted picture")
    predict_all(qtbot, window, 1)
    file = saved(qtbot, window, tmp_path / "work.pneumo")
    other = make_window()
    other.read.open_paths([file])
    qtbot.waitUntil(lambda: other.read.canvas.pyramid is not None)
    (entry,) = other.read.controller.work_list.items
    predict_all(qtbot, other, 1)
    assert entry.state == "predicted"
    assert other.read.canvas.pyramid is not None
    assert other.read.canvas.pyramid.radiograph.notes
    assert not other.isWindowModified()


def test_a_damaged_session_is_told_and_changes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "work.pneumo").write_text("no session")
    window.read.open_paths([write_radiograph(tmp_path / "before.png")])
    listed(qtbot, window, "before.png")
    window.read.open_paths([tmp_path / "work.pneumo"])
    qtbot.waitUntil(lambda: "not a session" in window.read.sessions.news.text)
    assert window.read.sessions.file is None
    listed(qtbot, window, "before.png")


def test_the_keys_save_and_begin_anew(qtbot: QtBot, window: MainWindow, tmp_path: Path, asked: Asked) -> None:
    worked_on(qtbot, window, tmp_path)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "work.pneumo"))
    with qtbot.waitActive(window):
        dialog.close()
        window.activateWindow()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    window.read.exports.notes.setPlainText("Yes.")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert asked.questions == ["Save what has changed in “work”?"]
    listed(qtbot, window, "a.png", "b.png")
    asked.answer = "save"
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    listed(qtbot, window)
    assert read_session(tmp_path / "work.pneumo").items[1].note == "Yes."
    assert window.read.sessions.file is None
    assert window.windowTitle() == "PneumoViewer[*]"


def test_closing_asks_only_where_marks_or_notes_would_be_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, asked: Asked
) -> None:
    window.read.open_paths([write_radiograph(tmp_path / "a.png")])
    listed(qtbot, window, "a.png")
    assert not window.read.sessions.modified
    window.read.exports.notes.setPlainText("Effusion?")
    assert not window.close()
    assert len(asked.questions) == 1
    asked.answer = "discard"
    assert window.close()
    assert not list(autosaves_dir().glob("*"))


def kept_files() -> list[Path]:
    return list(autosaves_dir().glob("*.pneumo"))


def test_what_a_window_left_behind_is_brought_back(
    qtbot: QtBot, make_window: Make, tmp_path: Path, asked: Asked
) -> None:
    window = make_window()
    worked_on(qtbot, window, tmp_path)
    qtbot.waitUntil(lambda: len(kept_files()) == 1 and "Effusion" in kept_files()[0].read_text())
    left = autosaves_dir() / "1-of-a-window-killed.pneumo"
    shutil.copy(kept_files()[0], left)
    asked.answer = "discard"
    window.close()
    assert kept_files() == [left]
    other = make_window()
    qtbot.waitUntil(other.read.sessions.offer.isVisible)
    assert "list: 2" in other.read.sessions.offer.text
    third = make_window()  # while the other still asks
    third.read.open_paths([write_radiograph(tmp_path / "c.png")])
    qtbot.waitUntil(lambda: len(kept_files()) == 2)
    assert not third.read.sessions.offer.isVisible()
    other.read.sessions.offer.restore.click()
    listed(qtbot, other, "a.png", "b.png")
    assert not other.read.sessions.offer.isVisible()
    assert other.read.controller.work_list.items[1].note == "Effusion?"
    assert other.isWindowModified()
    other.read.exports.notes.setPlainText("Effusion!")
    qtbot.waitUntil(lambda: "Effusion!" in left.read_text())  # kept as its own from now on
    other.stop()  # nobody was asked
    assert read_session(left).written_on


def test_a_process_killed_lets_go_of_what_it_left_behind(
    qapp: QApplication, run_python: Callable[..., CompletedProcess[str]]
) -> None:
    done = run_python(
        "-c",
        "import os; from pneumoviewer.gui.read.session.autosave import *; place = new_place(); "
        "place.path.touch(); print(left_behind()); print(place.path, flush=True); os._exit(9)",
    )
    held_by_itself, path = done.stdout.splitlines()
    assert held_by_itself == "None"
    place = autosave.left_behind()
    assert place is not None
    assert str(place.path) == path
    place.remove()


def test_what_a_window_left_behind_can_be_discarded(
    qtbot: QtBot, make_window: Make, tmp_path: Path, asked: Asked
) -> None:
    left = autosaves_dir() / "1-killed.pneumo"
    write_session(
        left, Session((SessionItem("a.png", tmp_path / "a.png", note="mine"),), kept_of=tmp_path / "work.pneumo")
    )
    window = make_window()
    qtbot.waitUntil(window.read.sessions.offer.isVisible)
    window.close()  # undecided
    assert left.exists()
    again = make_window()
    qtbot.waitUntil(again.read.sessions.offer.isVisible)
    again.read.sessions.offer.discard.click()  # a slip, as it has a note
    assert left.exists()
    assert again.read.sessions.offer.isVisible()
    asked.answer = "discard"
    again.read.sessions.offer.discard.click()
    assert len(asked.questions) == 2
    assert not again.read.sessions.offer.isVisible()
    assert not list(autosaves_dir().glob("*"))


def test_that_nothing_can_be_kept_is_told_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    autosaves_dir().parent.mkdir(parents=True, exist_ok=True)
    autosaves_dir().write_text("in the way of the folder")
    window.read.open_paths([write_radiograph(tmp_path / "a.png")])
    qtbot.waitUntil(lambda: "Nothing is kept" in window.read.sessions.news.text)
