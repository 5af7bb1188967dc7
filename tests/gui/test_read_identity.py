"""Whose a radiograph is: hidden on screen until a person asks."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from dicom_fakes import write_dicom
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import FakeEngine, write_radiograph

from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.kit import recents
from pneumoviewer.gui.read.list.model import ItemRole
from pneumoviewer.gui.read.list.open_menu import OpenMenu
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.viewer.patient_identity import PatientIdentityBadge, PatientIdentityLine
from pneumoviewer.gui.report.files import REPORT

SECRETS = ("Secret", "0815", "1950")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    written = write_dicom(tmp_path / "Secret 0815 (1950-12-31).dcm", PatientBirthDate="19501231")
    return [written, write_radiograph(tmp_path / "person1.png")]


@pytest.fixture
def opened(qtbot: QtBot, page: ReadPage, files: list[Path]) -> ReadPage:
    page.open_paths(files)
    qtbot.waitUntil(lambda: page.controller.queue.picture is not None)
    return page


@pytest.fixture
def badge(qtbot: QtBot, opened: ReadPage) -> Iterator[PatientIdentityBadge]:
    badge = PatientIdentityBadge(opened.controller.patient_identity)
    qtbot.addWidget(badge)
    badge.show()
    yield badge
    badge.close()


def line(page: ReadPage) -> PatientIdentityLine:
    found = page.findChild(PatientIdentityLine)
    assert found is not None
    return found


def told(page: ReadPage) -> str:
    """All that the page says, shows in a tool tip, or reads to those who listen."""
    model = page.controller.list_model
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    words = [model.index(row).data(role) for row in range(model.rowCount()) for role in roles]
    words += [label.text() for label in page.findChildren(QLabel)]
    words += [widget.toolTip() + widget.accessibleName() for widget in page.findChildren(QWidget)]
    return "\n".join([*words, *(canvas.title for canvas in page.viewer.panes.canvases)])


def test_nothing_tells_the_patient_until_a_person_asks(
    qtbot: QtBot, opened: ReadPage, badge: PatientIdentityBadge
) -> None:
    opened.viewer.set_count(2)
    assert badge.text().strip() == "Identity hidden"
    assert not any(secret in told(opened) for secret in SECRETS)
    assert "••• ••• (•••).dcm" in told(opened)
    assert "person1.png" in told(opened)

    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Secret, Name" in line(opened).words.text())
    assert line(opened).words.text() == "Secret, Name  ·  id 0815  ·  born 1950-12-31  ·  study of 2024-02-29"
    assert line(opened).isVisible()
    assert "Secret 0815 (1950-12-31).dcm" in told(opened)
    assert opened.viewer.canvas.title == "Patient 1  ·  Secret 0815 (1950-12-31).dcm"
    assert badge.text().strip() == "Identity shown"

    badge.setFocus()
    qtbot.keyClick(badge, Qt.Key.Key_Space)
    assert not line(opened).isVisible()
    assert not any(secret in told(opened) for secret in SECRETS)


def test_each_radiograph_shows_its_own_and_a_late_answer_none(
    qtbot: QtBot, opened: ReadPage, badge: PatientIdentityBadge, files: list[Path]
) -> None:
    badge.click()
    opened.controller.queue.step(1)
    qtbot.waitUntil(lambda: not opened.controller.patient_identity.reading)
    assert line(opened).words.text() == "The file does not say whose it is"
    opened.controller.queue.step(-1)
    qtbot.waitUntil(lambda: "Secret" in line(opened).words.text())
    opened.controller.queue.step(1)
    assert "Secret" not in line(opened).words.text()
    opened.controller.remove(opened.controller.work_list.items)
    assert not line(opened).isVisible()


def test_a_refusal_names_the_file_as_the_list_does(qtbot: QtBot, page: ReadPage, files: list[Path]) -> None:
    files[0].write_bytes(files[0].read_bytes()[:900])
    page.open_paths(files)
    qtbot.waitUntil(lambda: page.controller.queue.current is not None and page.controller.queue.current.unreadable)
    entry = page.controller.list_model.index(0).data(ItemRole)
    assert entry.error is not None
    assert "Secret" in str(entry.error)
    assert "•••" in page.refusal.text()
    assert not any(secret in told(page) for secret in SECRETS)


def test_a_session_opened_tells_the_patient_no_more_also_where_the_file_is_gone(
    qtbot: QtBot, opened: ReadPage, files: list[Path], tmp_path: Path
) -> None:
    session = tmp_path / "work.pneumo"
    opened.sessions.save_to(session)
    qtbot.waitUntil(lambda: opened.sessions.file == session)
    for there in (True, False):
        if not there:
            files[0].unlink()
        opened.sessions.new()
        opened.open_paths([session])
        qtbot.waitUntil(lambda: opened.controller.list_model.rowCount() == 2)
        entry = opened.controller.work_list.items[0]
        assert entry.unreadable is not there
        assert "••• ••• (•••).dcm" in told(opened)
        assert not any(secret in told(opened) for secret in SECRETS)


def test_what_was_opened_lately_tells_no_patient_either(
    qtbot: QtBot, page: ReadPage, badge: PatientIdentityBadge, files: list[Path], tmp_path: Path
) -> None:
    write_dicom(tmp_path / "Secret" / "1.dcm")
    recents.remember([tmp_path / "not listed" / "Secret Name.dcm"])
    page.open_actions.open(files[:1])
    page.open_actions.open([tmp_path / "Secret"])
    qtbot.waitUntil(lambda: page.controller.list_model.rowCount() == 3)
    menu = OpenMenu(page.controller.queue, page.controller.watcher, page)

    def words() -> str:
        menu.aboutToShow.emit()
        return "\n".join(f"{action.text()} {action.toolTip()}" for action in menu.actions())

    assert not any(secret in words() for secret in SECRETS)
    assert str(tmp_path / "not listed" / "•••.dcm") in words()
    recents.remember([tmp_path / "not listed" / "Secret"])  # which may be a DICOM file without an ending
    assert not any(secret in words() for secret in SECRETS)
    assert str(tmp_path / "••• ••• (•••).dcm") in words()
    badge.click()
    assert str(tmp_path / "not listed" / "Secret Name.dcm") in words()


def test_an_export_that_fails_tells_no_patient(
    qtbot: QtBot, opened: ReadPage, engine: FakeEngine, files: list[Path], tmp_path: Path
) -> None:
    for _ in files:
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        engine.predict(0.1, 0.2, 0.7)
    files[0].unlink()
    opened.exports.save_each(REPORT, tmp_path / "out")
    qtbot.waitUntil(lambda: bool(opened.findChildren(QMessageBox)))
    (box,) = opened.findChildren(QMessageBox)
    assert "•••" in box.informativeText()
    assert not any(secret in box.text() + box.informativeText() for secret in SECRETS)
    box.close()


def test_where_the_file_names_nobody_its_name_is_not_shown(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    nobody = write_dicom(tmp_path / "Secret 0815.dcm", PatientName="", PatientID="")
    broken = tmp_path / "Secret 1950.dcm"
    broken.write_bytes(b"0815")
    page.open_paths([nobody, broken])
    qtbot.waitUntil(lambda: len(page.controller.work_list.items) == 2 and page.controller.queue.picture is not None)
    qtbot.waitUntil(lambda: page.controller.work_list.items[1].unreadable)
    page.controller.queue.select(page.controller.work_list.items[1])
    assert not any(secret in told(page) for secret in SECRETS)
    assert "•••.dcm" in told(page)


def test_a_session_opened_hides_what_an_earlier_one_did_not(
    qtbot: QtBot, opened: ReadPage, files: list[Path], tmp_path: Path
) -> None:
    session = tmp_path / "work.pneumo"
    opened.sessions.save_to(session)
    qtbot.waitUntil(lambda: opened.sessions.file == session)
    session.write_text(session.read_text().replace('"redacted_path"', '"masked"').replace("\\u2022" * 3, "Secret"))
    files[0].unlink()
    opened.sessions.new()
    opened.open_paths([session])
    qtbot.waitUntil(lambda: opened.controller.list_model.rowCount() == 2)
    assert not any(secret in told(opened) for secret in SECRETS)


def test_folders_and_archives_are_told_as_the_list_tells_them(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    folder = tmp_path / "Secret 0815"
    write_dicom(folder / "1.dcm")
    page.open_paths([folder])
    qtbot.waitUntil(lambda: page.controller.queue.picture is not None)
    page.controller.watcher.start(folder)
    menu = OpenMenu(page.controller.queue, page.controller.watcher, page)
    menu.aboutToShow.emit()
    words = "\n".join(action.text() for action in menu.actions())
    assert "Stop watching “••• •••”" in words
    assert not any(secret in told(page) + words for secret in SECRETS)
    work_list = page.controller.work_list
    assert work_list.redacted_all(f"In {folder.name} is no more room") == "In ••• ••• is no more room"
    assert work_list.redacted_path(folder / "reports", folder=True) == tmp_path / "••• •••" / "reports"
    page.controller.patient_identity.request(True)
    assert "Secret 0815" in told(page)
    assert work_list.redacted_path(folder, folder=True) == folder
    page.controller.watcher.stop()


@pytest.mark.parametrize("way", ["file", "folder", "archive", "beside"])
def test_no_way_in_tells_the_patient(qtbot: QtBot, page: ReadPage, tmp_path: Path, way: str) -> None:
    names = [f"Secret {n}.dcm" for n in range(2)]
    files = [write_dicom(tmp_path / "day" / name, PatientBirthDate="19501231") for name in names]
    opened = [tmp_path / "day"] if way == "folder" else [files[0]]
    if way == "archive":
        opened = [tmp_path / "day.zip"]
        with zipfile.ZipFile(opened[0], "w") as archive:
            for file in files:
                archive.write(file, file.name)
    page.open_paths(opened)
    qtbot.waitUntil(lambda: page.controller.queue.picture is not None)
    if way == "beside":
        page.controller.open_neighbour(1)
        qtbot.waitUntil(lambda: len(page.controller.work_list.items) == 2)
    assert page.controller.work_list.items
    assert not any(secret in told(page) for secret in SECRETS)
