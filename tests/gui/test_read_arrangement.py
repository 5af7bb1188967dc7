"""The work list in Qt's views: rows move, stay selected, and stand under headings that name nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dicom_fakes import write_dicom
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, shown_page, write_model, write_radiograph
from worklist_fakes import answered, choose_model_of

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.discovery import Discovery
from pneumoviewer.core.results import GateCheck, GateResult, Prediction
from pneumoviewer.core.worklist.arrangement import Arrangement
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.gui.read.list.model import ItemRole, WorkListModel
from pneumoviewer.gui.read.page import ReadPage

CLASSES = ("normal", "bacterial", "viral")


def item(name: str, *probabilities: float, decision: str = "normal", passed: bool = True, **more: object) -> WorkItem:
    prediction = None
    if probabilities:
        gate = GateResult((GateCheck("size", passed, "" if passed else "It is small"),))
        prediction = Prediction("", "m", CLASSES, probabilities, decision, 0.5, (), "a", "b", gate=gate)
    return answered(WorkItem(name, **more), prediction)


def dicom_item(folder: Path, name: str, patient: str, study: str, date: str, number: int = 1) -> WorkItem:
    path = write_dicom(folder / name, patient, study, date, InstanceNumber=number)
    (found,) = Discovery([path])
    return WorkItem(name, path, found.study)


@pytest.fixture
def model(qapp: QApplication) -> Iterator[WorkListModel]:
    model = WorkListModel(WorkList())
    choose_model_of(model.work_list, Prediction("", "m", CLASSES, (1.0, 0.0, 0.0), "normal", 0.5, (), "a", "b"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    yield model
    model.close()


@pytest.fixture
def mixed(model: WorkListModel) -> WorkListModel:
    items = [
        item("b10", 0.2, 0.7, 0.1, decision="bacterial"),
        item("b9", 0.9, 0.06, 0.04),
        item("a", 0.45, 0.1, 0.45, decision="viral"),
        item("doubted", 0.01, 0.98, 0.01, decision="bacterial", passed=False),
        item("Waiting"),
        item("broken", refusal=PneumoError("x", "y", "z")),
    ]
    model.work_list.insert(0, items)
    return model


def names(model: WorkListModel) -> list[str]:
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_rows_follow_the_list(mixed: WorkListModel) -> None:
    work_list = mixed.work_list
    for change in (
        lambda: work_list.arrange(Arrangement(order="name")),
        lambda: work_list.remove([work_list.shown[0], work_list.shown[2], work_list.shown[3]]),
        lambda: work_list.insert(1, [item("y"), item("aa"), item("z")]),
        lambda: work_list.arrange(Arrangement(order="pneumonia", words="a")),
        lambda: work_list.undo_remove(),
        lambda: work_list.arrange(Arrangement(kind="failed")),
        lambda: work_list.remove(list(work_list.items)),
    ):
        change()
        assert mixed.rows == work_list.shown


def test_rows_move_as_results_come(qtbot: QtBot, mixed: WorkListModel) -> None:
    work_list = mixed.work_list
    work_list.arrange(Arrangement(order="pneumonia", kind="pneumonia"))
    waiting = work_list.items[4]
    answered(waiting, item("x", 0.0, 1.0, 0.0, decision="bacterial").prediction)
    work_list.items_changed.emit([waiting])
    assert names(mixed) == ["b10", "a"]
    qtbot.waitUntil(lambda: names(mixed) == ["Waiting", "b10", "a"])


def test_what_is_selected_stays_so_wherever_it_moves(qtbot: QtBot, mixed: WorkListModel) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(mixed)
    selection = view.selectionModel()
    selection.setCurrentIndex(mixed.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    mixed.work_list.arrange(Arrangement(order="name"))
    mixed.work_list.insert(0, [item("aa"), item("z")])
    assert selection.currentIndex().data(ItemRole).name == "b9"
    assert [index.data(ItemRole).name for index in selection.selectedIndexes()] == ["b9"]
    mixed.work_list.arrange(Arrangement(words="a"))
    assert not selection.selectedIndexes()


def test_headings_number_patients_and_studies(model: WorkListModel, tmp_path: Path) -> None:
    items = [
        dicom_item(tmp_path, "now", "1", "1.3", "20240101"),
        dicom_item(tmp_path, "first", "1", "1.1", "20230101"),
        item("loose"),
        dicom_item(tmp_path, "other", "2", "1.2", "20200101"),
    ]
    model.work_list.insert(0, items)
    assert list(map(model.heading, items)) == [
        "Patient 1 · study 2 of 2, the latest",
        "Patient 1 · study 1 of 2",
        "No patient given",
        "Patient 2",
    ]


def test_nobody_is_named_to_eye_or_ear(model: WorkListModel, tmp_path: Path) -> None:
    model.work_list.insert(0, [dicom_item(tmp_path, "a", "0815", "1.1", "20230101")])
    said = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
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
        qtbot.waitUntil(lambda: len(page.controller.work_list.items) == 3)
        yield page


def test_the_list_is_filtered_by_typing(qtbot: QtBot, page: ReadPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.work_list.arrange.words.hasFocus()
    qtbot.keyClicks(page.work_list.arrange.words, "a")
    assert names(page.controller.list_model) == ["a.png", "ab.png"]
    qtbot.waitUntil(
        lambda: "2 shown" in page.work_list.reading.sentence.toolTip() + page.work_list.reading.sentence.text()
    )
    page.work_list.arrange.words.clear()
    assert len(names(page.controller.list_model)) == 3
    assert page.work_list.view.currentIndex().data(ItemRole) is page.controller.queue.current


def test_the_list_is_ordered_from_its_menu_and_stepped_through_in_that_order(qtbot: QtBot, page: ReadPage) -> None:
    arrange = page.work_list.arrange
    assert not arrange.choose.isChecked()
    action = next(a for a in arrange.menu.actions() if a.text() == "By name")
    action.trigger()
    assert names(page.controller.list_model) == ["a.png", "ab.png", "b.png"]
    assert arrange.choose.isChecked()
    assert "By name" in arrange.choose.toolTip()
    assert page.work_list.view.currentIndex().row() == 2
    page.controller.queue.step(-1)
    assert page.controller.queue.current is not None
    assert page.controller.queue.current.name == "ab.png"
