"""Every way that radiographs come onto the work list, and what happens to those that cannot."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from dicom_fakes import dicom_dataset, write_dicom
from pydicom.fileset import FileSet
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, shown_page, write_model, write_radiograph

from pneumoviewer.core.settings import load_settings
from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.read.list import folder_watcher, path_importer
from pneumoviewer.gui.read.page import ReadPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    monkeypatch.setattr(folder_watcher, "LOOK_EVERY_MS", 30)
    monkeypatch.setattr(folder_watcher, "LOOK_SOON_MS", 10)
    monkeypatch.setattr(folder_watcher, "STABLE_S", 0.05)
    write_model("cam", CAM)
    with shown_page(qtbot, qapp, engine) as page:
        yield page


def names(page: ReadPage) -> list[str]:
    return [entry.name for entry in page.controller.work_list.shown]


def verdict(page: ReadPage, name: str) -> str:
    entry = next(e for e in page.controller.work_list.entries if e.name == name)
    return page.controller.work_list.verdict(entry)


def drop(page: ReadPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.open_actions.take_mime_data(data)


def answer_all(qtbot: QtBot, page: ReadPage, engine: FakeEngine, count: int) -> None:
    for _ in range(count):
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        engine.predict(0.9, 0.05, 0.05)


def progress(page: ReadPage) -> str:
    return page.work_list.reading.sentence.toolTip() or page.work_list.reading.sentence.text()


def entries_of_menu(page: ReadPage) -> dict[str, QAction]:
    page.work_list.menu.aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in page.work_list.menu.actions() if action.text()}


# --- folders, archives, discs --------------------------------------------------------------------------------------


def test_an_archive_dropped_gives_its_radiographs_and_its_refusals(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.write(write_radiograph(tmp_path / "a.png"), "day 1/a.png")
        out.writestr("inner.zip", b"PK\x03\x04")
        out.writestr("readme.txt", b"words")
    before = set(tmp_path.rglob("*"))
    drop(page, archive)
    qtbot.waitUntil(lambda: names(page) == ["a.png", "inner.zip"])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    assert engine.predict(0.9, 0.05, 0.05).radiograph.path == archive / "day 1" / "a.png"
    assert "archive inside an archive" in verdict(page, "inner.zip")
    qtbot.waitUntil(lambda: "1 passed over" in progress(page))
    assert set(tmp_path.rglob("*")) == before


def test_a_dicomdir_chosen_opens_its_patients(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    files = FileSet()
    for patient, study, date in (("1", "1.1", "20200101"), ("2", "1.2", "20220101"), ("1", "1.3", "20240101")):
        files.add(dicom_dataset(patient, study, date))
    files.write(tmp_path / "disc")
    files._stage["t"].cleanup()  # which pydicom leaves to a warning
    drop(page, tmp_path / "disc" / "DICOMDIR")
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    headings = [page.controller.work_list.heading(e) for e in page.controller.work_list.shown]
    assert headings == ["Patient 1 · study 2 of 2, the latest", "Patient 1 · study 1 of 2", "Patient 2"]


def test_a_folder_comes_in_batches_and_the_first_stays_shown(
    qtbot: QtBot, page: ReadPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(path_importer, "BATCH", 2)
    (tmp_path / "many").mkdir()
    for n in range(7):
        write_radiograph(tmp_path / "many" / f"{n}.png")
    page.open_paths([tmp_path / "many"])
    qtbot.waitUntil(lambda: len(names(page)) == 7)
    assert names(page) == [f"{n}.png" for n in range(7)]
    assert page.controller.current is page.controller.work_list.entries[0]
    assert not page.controller.importer.busy


def test_a_file_that_could_not_be_read_is_tried_again_when_opened_again(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    path = tmp_path / "late.png"
    page.open_paths([path])
    qtbot.waitUntil(lambda: bool(names(page)) and "no such file" in verdict(page, "late.png"))
    write_radiograph(path)
    page.open_paths([path])
    answer_all(qtbot, page, engine, 1)
    assert verdict(page, "late.png") == "Normal 0.900"
    assert names(page) == ["late.png"]


# --- progress, pause, cancel ---------------------------------------------------------------------------------------


def test_progress_is_told_until_all_is_done(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    bar = page.work_list.reading
    assert not bar.bar.isVisible()
    page.open_paths([write_radiograph(tmp_path / f"{n}.png") for n in "abc"])
    answer_all(qtbot, page, engine, 1)
    qtbot.waitUntil(lambda: progress(page) == "1 of 3 predicted")
    assert bar.bar.isVisible()
    assert bar.bar.value() < bar.bar.maximum()
    answer_all(qtbot, page, engine, 2)
    qtbot.waitUntil(lambda: progress(page) == "3 listed")
    assert not bar.bar.isVisible()


def test_while_paused_only_what_is_shown_is_read(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P, CTRL | SHIFT)
    files = [write_radiograph(tmp_path / f"{n}.png", 40 * i) for i, n in enumerate("abc")]
    page.open_paths(files)
    answer_all(qtbot, page, engine, 1)
    qtbot.waitUntil(lambda: progress(page) == "Paused · 1 of 3 predicted")
    page.controller.select(page.controller.work_list.entries[2])
    qtbot.waitUntil(lambda: len([r for r in engine.asked if isinstance(r, Predict)]) == 2)
    assert engine.predict(0.9, 0.05, 0.05).radiograph.path == files[2]
    page.work_list.reading.pause.click()
    answer_all(qtbot, page, engine, 1)
    assert all(entry.state == "predicted" for entry in page.controller.work_list.entries)


def test_cancel_takes_off_what_was_not_read_and_it_comes_back(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    page.controller.pause(True)
    page.open_paths([write_radiograph(tmp_path / f"{n}.png") for n in "abc"])
    answer_all(qtbot, page, engine, 1)
    qtbot.waitUntil(page.work_list.reading.cancel.isVisible)
    page.work_list.reading.cancel.click()
    assert names(page) == ["a.png"]
    assert not page.controller.paused
    page.controller.undo_remove()
    assert names(page) == ["a.png", "b.png", "c.png"]
    answer_all(qtbot, page, engine, 2)


# --- the folder beside ---------------------------------------------------------------------------------------------


def test_next_and_previous_in_the_folder_of_one_file(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    for name in ("im1.png", "im2.png", "im10.png"):
        write_radiograph(tmp_path / name)
    page.open_paths([tmp_path / "im2.png"])
    qtbot.waitUntil(lambda: names(page) == ["im2.png"])
    qtbot.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: names(page) == ["im2.png", "im10.png"])
    assert page.controller.current is page.controller.work_list.entries[1]
    qtbot.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: progress(page) == "No further radiograph in its folder")
    for _ in range(2):
        current = page.controller.current
        qtbot.keyClick(page, Qt.Key.Key_PageUp, CTRL)
        qtbot.waitUntil(lambda current=current: page.controller.current is not current)
    assert page.controller.current is not None
    assert page.controller.current.name == "im1.png"
    assert sorted(names(page)) == ["im1.png", "im10.png", "im2.png"]


# --- a watched folder ----------------------------------------------------------------------------------------------


def watch(qtbot: QtBot, page: ReadPage, folder: Path) -> None:
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL | SHIFT)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(folder)])
    dialog.reject()
    qtbot.waitUntil(lambda: page.controller.watcher._told is not None)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    write_radiograph(folder / "old.png")
    return folder


def test_what_comes_into_a_watched_folder_appears_on_top(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, export: Path
) -> None:
    page.open_paths([write_radiograph(tmp_path / "mine.png")])
    qtbot.waitUntil(lambda: names(page) == ["mine.png"])
    mine = page.controller.current
    watch(qtbot, page, export)
    assert page.work_list.watch.isVisible()
    assert "export" in page.work_list.watch.sentence.text()
    write_radiograph(export / "new.png")
    (export / "log.txt").write_text("words")
    qtbot.waitUntil(lambda: names(page) == ["new.png", "mine.png"])
    assert page.controller.current is mine
    write_dicom(export / "deep" / "newer", "1", "1.1")
    qtbot.waitUntil(lambda: names(page) == ["newer", "new.png", "mine.png"])
    assert page.controller.current is mine
    answer_all(qtbot, page, engine, 3)
    page.work_list.watch.stop.click()
    assert not page.work_list.watch.isVisible()
    assert page.controller.watcher.folder is None


def test_a_file_is_not_read_before_it_is_whole(
    qtbot: QtBot, page: ReadPage, tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watcher, "STABLE_S", 0.3)
    whole = write_radiograph(tmp_path / "whole.png", size=(600, 800)).read_bytes()
    watch(qtbot, page, export)
    with (export / "new.png").open("wb") as file:
        for start in range(0, len(whole), len(whole) // 4):
            file.write(whole[start : start + len(whole) // 4])
            file.flush()
            pending = page.controller.watcher._waiting.get(export / "new.png")
            qtbot.waitUntil(
                lambda pending=pending: page.controller.watcher._waiting.get(export / "new.png") not in (pending, None)
            )
            assert names(page) == []
    qtbot.waitUntil(lambda: names(page) == ["new.png"])
    qtbot.waitUntil(lambda: page.canvas.pyramid is not None)


def test_a_watched_folder_may_vanish_and_come_back(qtbot: QtBot, page: ReadPage, export: Path) -> None:
    watch(qtbot, page, export)
    shutil.rmtree(export)
    qtbot.waitUntil(lambda: "gone" in page.work_list.watch.sentence.text())
    export.mkdir()
    qtbot.waitUntil(lambda: "gone" not in page.work_list.watch.sentence.text())
    write_radiograph(export / "new.png")
    qtbot.waitUntil(lambda: names(page) == ["new.png"])
    assert page.controller.current is not None


def test_a_watched_file_written_again_is_read_again(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, export: Path
) -> None:
    watch(qtbot, page, export)
    path = write_radiograph(export / "new.png", 40)
    answer_all(qtbot, page, engine, 1)
    first = page.controller.work_list.entries[0].prediction
    write_radiograph(path, 200)
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    engine.predict(0.1, 0.8, 0.1)
    assert names(page) == ["new.png"]
    assert page.controller.work_list.entries[0].prediction is not first
    assert "Bacterial" in verdict(page, "new.png")


# --- what was opened lately ----------------------------------------------------------------------------------------


def test_what_was_opened_is_offered_again(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    files = [write_radiograph(tmp_path / f"{n}.png") for n in "ab"]
    drop(page, files[0])
    drop(page, *files)
    assert load_settings().recents == [f"{tmp_path}{os.sep}", str(files[0])]
    menu = entries_of_menu(page)
    (again,) = [action for text, action in menu.items() if text.startswith("a.png")]
    assert again.toolTip() == str(files[0])
    qtbot.waitUntil(lambda: names(page) == ["a.png", "b.png"])
    page.controller.remove([0])
    again.trigger()
    qtbot.waitUntil(lambda: names(page) == ["b.png", "a.png"])
    assert load_settings().recents == [str(files[0]), f"{tmp_path}{os.sep}"]


def test_what_was_opened_can_be_forgotten_and_not_be_remembered(page: ReadPage, tmp_path: Path) -> None:
    file = write_radiograph(tmp_path / "a.png")
    drop(page, file)
    entries_of_menu(page)["Forget these"].trigger()
    assert load_settings().recents == []
    drop(page, file)
    entries_of_menu(page)["Remember what is opened, on this computer only"].trigger()
    assert load_settings().recents == []
    drop(page, file)
    assert load_settings().recents == []
    assert not entries_of_menu(page)["What is opened is not remembered"].isEnabled()
    entries_of_menu(page)["Remember what is opened, on this computer only"].trigger()
    drop(page, file)
    assert load_settings().recents == [str(file)]


def test_samples_and_command_line_leave_no_trace(page: ReadPage, tmp_path: Path) -> None:
    page.show_samples()
    page.open_paths([write_radiograph(tmp_path / "a.png")])
    assert load_settings().recents == []


def test_the_menu_offers_what_can_be_done_now(qtbot: QtBot, page: ReadPage, export: Path) -> None:
    assert not entries_of_menu(page)["Next in its folder"].isEnabled()
    watch(qtbot, page, export)
    page.open_paths([export / "old.png"])
    qtbot.waitUntil(lambda: bool(names(page)))
    menu = entries_of_menu(page)
    assert menu["Next in its folder"].isEnabled()
    menu["Stop watching “export”"].trigger()
    assert page.controller.watcher.folder is None
