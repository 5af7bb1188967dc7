"""The work list in every order, filtered, and under headings that name nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dicom_fakes import write_dicom
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, answered, decided_by, only_own_models, shown_page, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.discovery import Discovery
from pneumoviewer.core.results import GateCheck, GateResult, Prediction
from pneumoviewer.gui.read.list.arrangement import Arrangement
from pneumoviewer.gui.read.list.entry import Entry
from pneumoviewer.gui.read.list.model import EntryRole, WorkList
from pneumoviewer.gui.read.page import ReadPage

CLASSES = ("normal", "bacterial", "viral")


def entry(name: str, *probabilities: float, decision: str = "normal", passed: bool = True, **more: object) -> Entry:
    prediction = None
    if probabilities:
        gate = GateResult((GateCheck("size", passed, "" if passed else "It is small"),))
        prediction = Prediction("", "m", CLASSES, probabilities, decision, 0.5, (), "a", "b", gate=gate)
    return answered(Entry(name, **more), prediction)


def dicom_entry(folder: Path, name: str, patient: str, study: str, date: str, number: int = 1) -> Entry:
    path = write_dicom(folder / name, patient, study, date, InstanceNumber=number)
    (found,) = Discovery([path])
    return Entry(name, path, found.study)


@pytest.fixture
def work_list(qapp: QApplication) -> Iterator[WorkList]:
    work_list = WorkList()
    decided_by(work_list, Prediction("", "m", CLASSES, (1.0, 0.0, 0.0), "normal", 0.5, (), "a", "b"))
    QAbstractItemModelTester(work_list, QAbstractItemModelTester.FailureReportingMode.Warning, work_list)
    yield work_list
    work_list.close()


@pytest.fixture
def mixed(work_list: WorkList) -> WorkList:
    entries = [
        entry("b10", 0.2, 0.7, 0.1, decision="bacterial"),
        entry("b9", 0.9, 0.06, 0.04),
        entry("a", 0.45, 0.1, 0.45, decision="viral"),
        entry("doubted", 0.01, 0.98, 0.01, decision="bacterial", passed=False),
        entry("Waiting"),
        entry("broken", refusal=PneumoError("x", "y", "z")),
    ]
    work_list.insert(0, entries)
    return work_list


def names(work_list: WorkList) -> list[str]:
    return [work_list.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(work_list.rowCount())]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("added", ["b10", "b9", "a", "doubted", "Waiting", "broken"]),
        ("name", ["a", "b9", "b10", "broken", "doubted", "Waiting"]),
        ("pneumonia", ["b10", "a", "b9", "doubted", "Waiting", "broken"]),  # nothing is told of what is withheld
        ("confidence", ["a", "b10", "b9", "doubted", "Waiting", "broken"]),
        ("decision", ["b9", "b10", "a", "doubted", "Waiting", "broken"]),
    ],
)
def test_orders(mixed: WorkList, order: str, expected: list[str]) -> None:
    mixed.arrange(Arrangement(order=order))
    assert names(mixed) == expected
    assert [e.name for e in mixed.entries] == ["b10", "b9", "a", "doubted", "Waiting", "broken"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("normal", ["b9"]),
        ("pneumonia", ["b10", "a"]),
        ("doubted", ["doubted"]),
        ("failed", ["broken"]),
        ("waiting", ["Waiting"]),
    ],
)
def test_kinds(mixed: WorkList, kind: str, expected: list[str]) -> None:
    mixed.arrange(Arrangement(kind=kind))
    assert names(mixed) == expected
    mixed.arrange(Arrangement())
    assert len(names(mixed)) == 6


def test_what_is_shown_although_a_check_failed_is_ordered_by_its_result(mixed: WorkList) -> None:
    mixed.entries[3].shown_anyway = True
    mixed.arrange(Arrangement(order="pneumonia"))
    assert names(mixed)[0] == "doubted"


def test_names_are_found_in_capitals_and_small_letters(mixed: WorkList) -> None:
    mixed.arrange(Arrangement(words="WAIT"))
    assert names(mixed) == ["Waiting"]


def test_rows_move_as_results_come(qtbot: QtBot, mixed: WorkList) -> None:
    mixed.arrange(Arrangement(order="pneumonia", kind="pneumonia"))
    waiting = mixed.entries[4]
    answered(waiting, entry("x", 0.0, 1.0, 0.0, decision="bacterial").prediction)
    with qtbot.waitSignal(mixed.arranged):
        mixed.changed(waiting)
    assert names(mixed) == ["Waiting", "b10", "a"]


def test_what_is_selected_stays_so_wherever_it_moves(qtbot: QtBot, mixed: WorkList) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(mixed)
    selection = view.selectionModel()
    selection.setCurrentIndex(mixed.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    mixed.arrange(Arrangement(order="name"))
    mixed.insert(0, [entry("aa"), entry("z")])
    assert selection.currentIndex().data(EntryRole).name == "b9"
    assert [index.data(EntryRole).name for index in selection.selectedIndexes()] == ["b9"]
    mixed.arrange(Arrangement(words="a"))
    assert not selection.selectedIndexes()


def test_taking_and_putting_back_keeps_every_order(mixed: WorkList) -> None:
    mixed.arrange(Arrangement(order="name"))
    mixed.remove([mixed.shown[0], mixed.shown[2], mixed.shown[3]])
    assert names(mixed) == ["b9", "doubted", "Waiting"]
    first = mixed.undo_remove()
    assert first is not None
    assert names(mixed) == ["a", "b9", "b10", "broken", "doubted", "Waiting"]
    assert [e.name for e in mixed.entries] == ["b10", "b9", "a", "doubted", "Waiting", "broken"]
    assert mixed.undo_remove() is None


# --- patients ------------------------------------------------------------------------------------------------------


def headings(work_list: WorkList) -> list[tuple[str, str]]:
    return [(e.name, work_list.heading(e)) for e in work_list.shown]


def test_priors_of_a_patient_stand_together_the_latest_first(work_list: WorkList, tmp_path: Path) -> None:
    work_list.insert(0, [dicom_entry(tmp_path, "first", "1", "1.1", "20230101"), entry("loose")])
    assert headings(work_list) == [("first", "Patient 1"), ("loose", "No patient given")]
    later = [
        dicom_entry(tmp_path, "other", "2", "1.2", "20200101"),
        dicom_entry(tmp_path, "now 2", "1", "1.3", "20240101", 2),
        dicom_entry(tmp_path, "prior", "1", "1.4", "20200101"),
        dicom_entry(tmp_path, "now 1", "1", "1.3", "20240101", 1),
    ]
    work_list.insert(2, later)
    assert headings(work_list) == [
        ("now 1", "Patient 1 · study 3 of 3, the latest"),
        ("now 2", ""),
        ("first", "Patient 1 · study 2 of 3"),
        ("prior", "Patient 1 · study 1 of 3"),
        ("loose", "No patient given"),
        ("other", "Patient 2"),
    ]


def test_a_patient_keeps_the_number(work_list: WorkList, tmp_path: Path) -> None:
    entries = [dicom_entry(tmp_path, f"{n}", f"{n}", f"1.{n}", "20230101") for n in range(3)]
    work_list.insert(0, entries)
    work_list.remove([entries[0]])
    work_list.insert(0, [dicom_entry(tmp_path, "new", "9", "1.9", "20230101")])
    assert headings(work_list) == [("new", "Patient 4"), ("1", "Patient 2"), ("2", "Patient 3")]


def test_pictures_of_nobody_known_have_no_headings_among_themselves(mixed: WorkList) -> None:
    assert {heading for _, heading in headings(mixed)} == {""}


def test_other_orders_have_no_headings(work_list: WorkList, tmp_path: Path) -> None:
    work_list.insert(0, [dicom_entry(tmp_path, "a", "1", "1.1", "20230101"), entry("loose")])
    work_list.arrange(Arrangement(order="name"))
    assert {heading for _, heading in headings(work_list)} == {""}


def test_nobody_is_named_to_eye_or_ear(work_list: WorkList, tmp_path: Path) -> None:
    work_list.insert(0, [dicom_entry(tmp_path, "a", "0815", "1.1", "20230101")])
    said = str(work_list.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Patient 1, a, ")
    for secret in ("0815", "Secret", "20230101", "2023"):
        assert secret not in said


# --- on the page ---------------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    with shown_page(qtbot, qapp, FakeEngine()) as page:
        page.open_paths([write_radiograph(tmp_path / f"{name}.png") for name in ("b", "a", "ab")])
        qtbot.waitUntil(lambda: len(page.controller.work_list.entries) == 3)
        yield page


def test_the_list_is_filtered_by_typing(qtbot: QtBot, page: ReadPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.work_list.arrange.words.hasFocus()
    qtbot.keyClicks(page.work_list.arrange.words, "a")
    assert names(page.controller.work_list) == ["a.png", "ab.png"]
    qtbot.waitUntil(
        lambda: "2 shown" in page.work_list.reading.sentence.toolTip() + page.work_list.reading.sentence.text()
    )
    page.work_list.arrange.words.clear()
    assert len(names(page.controller.work_list)) == 3
    assert page.work_list.view.currentIndex().data(EntryRole) is page.controller.current


def test_the_list_is_ordered_from_its_menu_and_stepped_through_in_that_order(qtbot: QtBot, page: ReadPage) -> None:
    arrange = page.work_list.arrange
    assert not arrange.choose.isChecked()
    action = next(a for a in arrange.menu.actions() if a.text() == "By name")
    action.trigger()
    assert names(page.controller.work_list) == ["a.png", "ab.png", "b.png"]
    assert arrange.choose.isChecked()
    assert "By name" in arrange.choose.toolTip()
    assert page.work_list.view.currentIndex().row() == 2
    page.controller.step(-1)
    assert page.controller.current is not None
    assert page.controller.current.name == "ab.png"
