"""The contact sheet: what folders say beside what the model says, in every order, and nothing jumps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import THREE, FakeEngine, predicted, write_model, write_radiograph
from worklist_fakes import answered, choose_model_of

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.results import GateCheck, GateResult, Prediction, decide
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.worklist.agreement import AgreementCounts
from pneumoviewer.core.worklist.arrangement import Arrangement
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.engine.requests import Predict
from pneumoviewer.gui.read.list.model import WorkListModel
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.sheet.model import SheetModel
from pneumoviewer.gui.read.sheet.sheet import ContactSheet
from pneumoviewer.gui.text.contact_sheet import agreement_words, meaning_words

CTRL = Qt.KeyboardModifier.ControlModifier


def told(
    name: str,
    label: str | None,
    *probabilities: float,
    classes: tuple[str, ...] = THREE,
    passed: bool = True,
    path: Path | None = None,
) -> WorkItem:
    entry = WorkItem(name, path, label=label)
    if probabilities:
        answered(entry, prediction(*probabilities, classes=classes, passed=passed))
    return entry


def prediction(*probabilities: float, classes: tuple[str, ...] = THREE, passed: bool = True) -> Prediction:
    decision = classes[decide(probabilities, classes, 0.5)]
    gate = GateResult((GateCheck("size", passed, "" if passed else "It is small"),))
    return Prediction("", "m", classes, probabilities, decision, 0.5, (), "image", f"of {len(classes)}", gate=gate)


@pytest.fixture
def work_list() -> WorkList:
    work_list = WorkList()
    choose_model_of(work_list, prediction(0.9, 0.05, 0.05))
    work_list.insert(
        0,
        [
            told("b10", "normal", 0.2, 0.7, 0.1),  # wrong by 0.8
            told("b9", "normal", 0.9, 0.06, 0.04),
            told("a", "viral", 0.45, 0.1, 0.45),  # right, by little
            told("c", "pneumonia", 0.3, 0.4, 0.3),
            told("doubted", "normal", 0.01, 0.98, 0.01, passed=False),
            told("new", "bacterial"),
            told("stray", None, 0.05, 0.9, 0.05),
            WorkItem("broken", refusal=PneumoError("x", "y", "z"), label="viral"),
        ],
    )
    return work_list


@pytest.fixture
def sheet(qapp: QApplication, work_list: WorkList) -> Iterator[SheetModel]:
    listed = WorkListModel(work_list)
    sheet = SheetModel(listed)
    sheet.attach()
    QAbstractItemModelTester(sheet, QAbstractItemModelTester.FailureReportingMode.Warning, sheet)
    yield sheet
    listed.close()


def names(model: SheetModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("list", ["b10", "b9", "a", "c", "doubted", "new", "stray", "broken"]),
        ("name", ["a", "b9", "b10", "broken", "c", "doubted", "new", "stray"]),
        ("least", ["c", "a", "b10", "b9", "stray", "doubted", "new", "broken"]),
        ("most", ["b9", "stray", "b10", "a", "c", "doubted", "new", "broken"]),
        ("error", ["b10", "a", "c", "b9", "doubted", "new", "stray", "broken"]),
        ("label", ["b10", "b9", "doubted", "new", "a", "broken", "c", "stray"]),
        ("decision", ["b9", "stray", "b10", "c", "a", "doubted", "new", "broken"]),
    ],
)
def test_orders(sheet: SheetModel, order: str, expected: list[str]) -> None:
    sheet.arrange(order)
    assert names(sheet) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("wrong", ["b10"]),
        ("labelled normal", ["b10", "b9", "doubted"]),
        ("labelled pneumonia", ["c"]),
        ("unlabelled", ["stray"]),
        ("doubted", ["doubted"]),
    ],
)
def test_kinds(sheet: SheetModel, kind: str, expected: list[str]) -> None:
    sheet.arrange(kind=kind)
    assert names(sheet) == expected
    assert sheet.labels() == ["normal", "bacterial", "viral", "pneumonia"]


def test_a_result_moves_nothing_until_it_is_sorted_again(sheet: SheetModel, work_list: WorkList) -> None:
    sheet.arrange("error", "all")
    before = names(sheet)
    new = work_list.items[5]
    answered(new, prediction(0.95, 0.03, 0.02))
    work_list.items_changed.emit([new])
    assert names(sheet) == before
    assert sheet.stale_count == 1
    work_list.insert(0, [told("newer", "viral", 0.99, 0.005, 0.005)])
    work_list.arrange(Arrangement(order="name"))
    assert [name for name in names(sheet) if name != "newer"][:4] == ["b10", "a", "c", "b9"]
    sheet.arrange()
    assert names(sheet)[:3] == ["newer", "new", "b10"]
    assert sheet.stale_count == 0


def test_what_the_list_hides_or_loses_is_gone_here_too(sheet: SheetModel, work_list: WorkList) -> None:
    sheet.arrange("name")
    work_list.arrange(Arrangement(words="b"))
    assert names(sheet) == ["b9", "b10", "broken", "doubted"]
    work_list.remove(work_list.items[:1])
    assert names(sheet) == ["b9", "broken", "doubted"]


def test_figures_leave_out_what_is_withheld(work_list: WorkList) -> None:
    tally = AgreementCounts.of(work_list.items)
    assert (tally.all, tally.labelled, tally.judged, tally.right, tally.withheld) == (8, 7, 4, 3, 1)
    words = agreement_words(tally, listed=8)
    assert "8 radiographs · 6 predicted" in words
    assert "7 labelled by folder" in words
    assert "3 of 4 right (0.750)" in words
    assert meaning_words(tally, "Screening").endswith(
        "at the screening operating point; no test of the model. 1 withheld."
    )
    assert "none labelled" in agreement_words(AgreementCounts.of(work_list.items[6:7]), listed=8)


def test_a_cell_tells_everything_to_those_who_listen(sheet: SheetModel) -> None:
    words = [sheet.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(sheet.rowCount())]
    assert words[0] == "b10, Bacterial pneumonia 0.700, Labelled normal, Wrong, error 0.800"
    assert words[2].endswith("Labelled viral, Right, error 0.550")
    assert words[4] == "doubted, Withheld: a check failed, Labelled normal"
    assert words[6].endswith("No label")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n, file in enumerate(("NORMAL/1.png", "NORMAL/2.png", "PNEUMONIA/p1_virus_1.png")):
        (tmp_path / "data" / file).parent.mkdir(parents=True, exist_ok=True)
        write_radiograph(tmp_path / "data" / file, level=80 + 20 * n)
    return tmp_path / "data"


def opened(qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path) -> ContactSheet:
    """The sheet of the folder: the first normal is called viral, the others are right."""
    page.open_paths([folder])
    for file, values in (("1.png", (0.1, 0.2, 0.7)), ("2.png", (0.8, 0.1, 0.1)), ("p1_virus_1.png", (0.3, 0.1, 0.6))):
        qtbot.waitUntil(lambda file=file: any(r.radiograph.path.name == file for r in engine.of(Predict)))
        path = next(r.radiograph.path for r in engine.of(Predict) if r.radiograph.path.name == file)
        engine.predict(*values, path=path)
    qtbot.keyClick(page, Qt.Key.Key_G, CTRL)
    assert page.sheet is not None
    assert page.sheet.isVisible()
    qtbot.waitUntil(lambda: page.sheet is not None and "2 of 3 right" in page.sheet.bar.figures.text())
    return page.sheet


def choose(sheet: ContactSheet, order: str, kind: str = "all") -> None:
    for box, key in ((sheet.bar.order, order), (sheet.bar.kind, kind)):
        row = box.findData(key)
        assert row >= 0
        box.setCurrentIndex(row)
        box.activated.emit(row)


def test_keys_go_there_choose_and_come_back(qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path) -> None:
    sheet = opened(qtbot, page, engine, folder)
    choose(sheet, "error")
    assert names(sheet.model) == ["1.png", "p1_virus_1.png", "2.png"]
    assert sheet.view.hasFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Right)
    current = page.controller.queue.current
    assert current is not None
    assert current.name == "p1_virus_1.png"
    assert page.work_list.view.currentIndex().data() == "p1_virus_1.png"
    qtbot.keyClick(sheet.view, Qt.Key.Key_2)  # names that begin so
    assert page.controller.queue.current.name == "2.png"
    assert not page.viewer.bar.buttons["invert"].isEnabled()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert page.canvas.hasFocus()
    qtbot.waitUntil(lambda: page.viewer.bar.buttons["invert"].isEnabled())
    qtbot.keyClick(page, Qt.Key.Key_G, CTRL)
    assert sheet.view.currentIndex().data() == "2.png"
    assert names(sheet.model) == ["1.png", "p1_virus_1.png", "2.png"]
    qtbot.keyClick(sheet.view, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_several_cells_are_selected_on_the_list_too_and_back(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path
) -> None:
    sheet = opened(qtbot, page, engine, folder)
    choose(sheet, "error")
    qtbot.keyClick(sheet.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    listed = page.work_list.view
    assert sorted(i.data() for i in listed.selectedIndexes()) == ["1.png", "p1_virus_1.png"]
    assert len(sheet.view.selectedIndexes()) == 2
    listed.setCurrentIndex(listed.model().index(1, 0))
    assert [i.data() for i in sheet.view.selectedIndexes()] == ["2.png"]
    page.controller.queue.step(-1)
    assert sheet.view.currentIndex().data() == "1.png"


def test_none_of_a_kind_is_said_and_all_are_one_press_away(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path
) -> None:
    sheet = opened(qtbot, page, engine, folder)
    choose(sheet, "list", "doubted")
    assert sheet.nothing.isVisible()
    qtbot.mouseClick(sheet.show_all, Qt.MouseButton.LeftButton)
    assert sheet.view.isVisible()
    assert sheet.model.rowCount() == 3


def test_another_operating_point_sorts_at_once(qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path) -> None:
    write_model("pointed", ("pseudo-resnet", THREE), points={"screening": 0.1, "balanced": 0.5})
    page.controller.selector.refresh()
    page.controller.selector.use(next(m for m in page.controller.selector.models if m.name == "pointed"))
    sheet = opened(qtbot, page, engine, folder)
    choose(sheet, "list", "wrong")
    assert names(sheet.model) == ["1.png"]
    page.controller.selector.choose_operating_point("screening")
    assert names(sheet.model) == ["1.png", "2.png"]


def test_without_labels_the_choices_that_need_them_say_why_not(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    page.open_paths([write_radiograph(tmp_path / "child.png")])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    request = engine.of(Predict)[0]
    assert isinstance(request, Predict)
    gate = GateResult((GateCheck("colour", False, "Colour"),))
    engine.answer(request, predicted(request, (0.1, 0.2, 0.7)).with_gate(gate))
    qtbot.mouseClick(page.work_list.sheet, Qt.MouseButton.LeftButton)
    sheet = page.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: "NORMAL" in sheet.bar.meaning.text() and sheet.bar.up_to_date)
    for box, key in ((sheet.bar.order, "error"), (sheet.bar.kind, "wrong")):
        row = box.findData(key)
        assert not box.model().flags(box.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
        assert "split.csv" in box.itemData(row, Qt.ItemDataRole.ToolTipRole)


def test_the_size_of_the_pictures_is_kept(qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path) -> None:
    sheet = opened(qtbot, page, engine, folder)
    before = sheet.view.visualRect(sheet.model.index(0, 0)).width()
    sheet.bar.slider.setValue(sheet.bar.slider.minimum())
    qtbot.waitUntil(lambda: sheet.view.visualRect(sheet.model.index(0, 0)).width() < before)
    assert load_settings().sheet_side == sheet.bar.slider.minimum()


def test_an_empty_list_offers_to_open_something(qtbot: QtBot, page: ReadPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_G, CTRL)
    assert page.empty.open_button.isVisible()


def test_what_is_withheld_is_shown_when_asked_for_and_stays_marked(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path
) -> None:
    sheet = opened(qtbot, page, engine, folder)
    assert not sheet.bar.anyway.isVisible()
    entries = page.controller.work_list.items
    failed = GateResult((GateCheck("size", False, "It is small"),))
    for entry in entries[:2]:
        assert entry.prediction is not None
        entry.set_prediction(entry.prediction.with_gate(failed))
    page.controller.queue.progressed.emit()
    qtbot.waitUntil(lambda: sheet.bar.anyway.isVisible())
    assert "2 withheld" in sheet.bar.meaning.text()
    assert "1 of 1 right" in sheet.bar.figures.text()
    qtbot.mouseClick(sheet.bar.anyway, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.bar.anyway.isVisible())
    assert "2 of 3 right" in sheet.bar.figures.text()
    words = sheet.model.index_of(entries[0]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Shown although a check failed" in words


def test_full_screen_leaves_the_keys_to_the_sheet_and_escape_closes_that_first(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, folder: Path
) -> None:
    sheet = opened(qtbot, page, engine, folder)
    page.viewer.full.toggle()
    assert sheet.view.hasFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert page.viewer.full.isChecked()
    page.work_list.sheet.toggle()
    page.viewer.full.toggle()
    assert sheet.view.hasFocus()
