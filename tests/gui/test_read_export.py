"""Getting results out of the Read page."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from export_fakes import FAILED, write_dicom
from msgspec.structs import replace
from pydicom import dcmread
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import FakeEngine, write_radiograph

from pneumoviewer.core import files
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.export import folder
from pneumoviewer.core.radiograph.marks import Length
from pneumoviewer.core.worklist.arrangement import Arrangement
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.read.export.menu import COPY, CSV, JSON, PRINT
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.report.files import CAPTURE, REPORT, STRUCTURED


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def read(qtbot: QtBot, page: ReadPage, engine: FakeEngine, *files: Path) -> None:
    """Open files and answer all that is asked of them, but for explanations."""
    page.open_paths(files)
    entries = page.controller.work_list.items
    qtbot.waitUntil(lambda: len(entries) >= len(files))
    for _ in files:
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        engine.predict(0.1, 0.2, 0.7)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.explain()


def pngs(folder: Path, count: int) -> list[Path]:
    return [write_radiograph(folder / f"Meyer_{n}.png", 60 + 20 * n) for n in range(count)]


def chosen(page: ReadPage, path: Path) -> None:
    """Choose a file or folder in the dialog that is open."""
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def messages(page: ReadPage) -> list[QMessageBox]:
    return [box for box in page.findChildren(QMessageBox) if box.isVisible()]


def message(page: ReadPage) -> str:
    (box,) = messages(page)
    text = f"{box.text()} {box.informativeText()}"
    box.reject()
    return text


def answer(page: ReadPage, monkeypatch: pytest.MonkeyPatch, key: str) -> list[str]:
    asked: list[str] = []

    def ask(parent: QWidget, what: str, why: str, choices: Mapping[str, str]) -> str:
        asked.append(f"{what} {why}")
        assert [*choices][-1] == "cancel"
        return key

    monkeypatch.setattr(page.exports, "_ask", ask)
    return asked


def test_each_radiograph_has_a_note_of_its_own(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    assert not page.exports.notes.isEnabled()
    read(qtbot, page, engine, *pngs(tmp_path, 2))
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.exports.notes.hasFocus()
    shown = page.verdict.heatmap.toggle.isChecked()
    qtbot.keyClicks(page.exports.notes, "enlarged heart")
    assert page.verdict.heatmap.toggle.isChecked() == shown  # no letter of a note is a key of the page
    page.controller.queue.step(1)
    assert page.exports.notes.toPlainText() == ""
    page.controller.queue.step(-1)
    assert page.exports.notes.toPlainText() == "enlarged heart"
    assert page.controller.work_list.items[0].note == "enlarged heart"


def test_a_report_is_written_with_the_keyboard_and_the_heatmap_on_screen(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    asked = len(engine.asked)
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.exports.exporter.ended):
        chosen(page, out)
    names = sorted(file.name for file in out.iterdir())
    assert [name[:5] for name in names] == ["0001-", "0001-"]
    assert [name[-4:] for name in names] == [".pdf", ".png"]
    assert len(engine.asked) == asked
    assert str(out) in page.exports.said.text() + page.exports.said.toolTip()


def test_reports_of_all_that_is_selected_with_progress(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 3))
    page.work_list.view.selectAll()
    page.exports.save_each(REPORT, out)
    assert page.exports.stop_button.isVisible()
    assert not page.exports.menu.actions_by_kind[REPORT].isEnabled()
    with qtbot.waitSignal(page.exports.exporter.ended):
        for done in (1, 2):
            qtbot.waitUntil(lambda: bool(engine.of(Explain)))
            assert page.exports.progress.value() == done
            engine.explain()
    assert sorted(file.name[:4] for file in out.glob("*.pdf")) == ["0001", "0002", "0003"]
    assert not any("Meyer" in file.name for file in out.iterdir())
    assert not page.exports.stop_button.isVisible()
    assert page.exports.menu.actions_by_kind[REPORT].isEnabled()


def test_marks_and_numbers_stay_with_their_radiograph_however_the_list_is_arranged(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 3))
    work_list, marks = page.controller.work_list, (Length(((1.0, 2.0), (3.0, 4.0))),)
    last = work_list.items[2]
    last.marks = marks
    page.controller.queue.select(last)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.explain()
    work_list.arrange(Arrangement(words="_2"))
    with qtbot.waitSignal(page.exports.exporter.ended):
        page.exports.save_each(REPORT, out)
    (report,) = out.glob("*.png")
    assert report.name[:4] == "0003"
    with_marks = report.read_bytes()
    last.marks = ()
    with qtbot.waitSignal(page.exports.exporter.ended):
        page.exports.save_each(REPORT, out / "bare")
    (bare,) = (out / "bare").glob("*.png")
    assert bare.read_bytes() != with_marks


def test_an_export_is_stopped_and_keeps_what_is_done(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 3))
    page.work_list.view.selectAll()
    page.exports.save_each(REPORT, out)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    with qtbot.waitSignal(page.exports.exporter.ended):
        page.exports.stop_button.click()
    assert len(list(out.glob("*.pdf"))) == 1
    assert "1 done before" in page.exports.said.text()
    assert not messages(page)


def test_what_is_withheld_or_not_read_is_not_exported_and_the_reason_told(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 3))
    one, two, _ = page.controller.work_list.items
    assert one.prediction is not None
    one.set_prediction(one.prediction.with_gate(FAILED))
    two.set_prediction(replace(two.prediction, model_sha256="of another model"))
    page.work_list.view.selectAll()
    page.exports.save_each(REPORT, out)
    with qtbot.waitSignal(page.exports.exporter.ended):
        qtbot.waitUntil(lambda: bool(engine.of(Explain)))
        engine.explain()
    said = message(page)
    assert "2 of 3 were not exported" in said
    assert "Radiograph 1 was not exported: its result is withheld" in said
    assert "Show the result anyway" in said
    assert "Radiograph 2 was not exported: there is no result of it yet" in said
    assert [file.name[:4] for file in out.glob("*.pdf")] == ["0003"]


def test_a_file_that_holds_another_picture_by_now_is_not_exported(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    (file,) = pngs(tmp_path, 1)
    read(qtbot, page, engine, file)
    write_radiograph(file, 200)
    page.exports.save_each(REPORT, out)
    qtbot.waitUntil(lambda: bool(messages(page)))
    assert "another picture by now" in message(page)
    assert not list(out.iterdir())


def test_a_full_disc_is_told(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    for module in (files, folder):
        monkeypatch.setattr(module, "atomic_write", full)
    page.exports.save_each(REPORT, out)
    qtbot.waitUntil(lambda: bool(messages(page)))
    assert "disc is full" in message(page)
    page.exports.save_list(CSV, out / "list.csv")
    assert "disc is full" in message(page)


def test_a_heatmap_that_fails_is_told(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    page.controller.explainer.clear()
    engine.waiting.clear()
    page.exports.save_each(REPORT, out)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.fail(Explain, PneumoError("The engine is tired"))
    assert "The engine is tired" in message(page)


@pytest.mark.parametrize(("kind", "shift"), [(CSV, False), (JSON, True)])
def test_the_work_list_is_saved_with_notes_and_without_names(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, kind: str, shift: bool
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 2))
    page.exports.notes.setPlainText("a note, “so”")
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page, Qt.Key.Key_E, keys | Qt.KeyboardModifier.ShiftModifier if shift else keys)
    file = tmp_path / f"list.{kind}"
    file.write_text("old")  # the dialog has asked
    chosen(page, file)
    text = file.read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines())) if kind == CSV else json.loads(text)["radiographs"]
    assert [row["decision"] for row in rows] == ["viral", "viral"]
    assert rows[0]["note"] == "a note, “so”"
    assert "Meyer" not in text
    page.exports.menu.names.setChecked(True)
    page.exports.save_list(kind, file)
    assert "Meyer_1.png" in file.read_text("utf-8")


@pytest.mark.parametrize("kind", [CAPTURE, STRUCTURED])
def test_dicom_objects_are_written_once_a_person_confirms_that_identity_is_kept(
    qtbot: QtBot,
    page: ReadPage,
    engine: FakeEngine,
    tmp_path: Path,
    out: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read(qtbot, page, engine, write_dicom(tmp_path / "IM1"))
    action = page.exports.menu.actions_by_kind[kind]
    asked = answer(page, monkeypatch, "cancel")
    action.trigger()
    assert "who the patient is" in asked[0]
    assert not page.findChildren(QFileDialog)
    answer(page, monkeypatch, "keep")
    action.trigger()
    with qtbot.waitSignal(page.exports.exporter.ended):
        chosen(page, out)
    (file,) = out.iterdir()
    assert dcmread(file).PatientID == "0815-4711"
    assert "0815" not in file.name


def test_a_picture_that_is_not_dicom_is_refused_before_anything_is_asked(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    asked = answer(page, monkeypatch, "keep")
    page.exports.menu.actions_by_kind[STRUCTURED].trigger()
    assert "names no patient and no study" in message(page)
    assert not asked


def test_the_picture_is_copied_as_it_is_on_screen_with_its_mark(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    assert not page.exports.menu.actions_by_kind[COPY].isEnabled()
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied, shown = QGuiApplication.clipboard().image(), page.canvas.grab().toImage()
    assert copied.width() == shown.width()
    assert copied.height() > shown.height()
    middle = shown.rect().center()
    assert copied.pixelColor(middle) == shown.pixelColor(middle)
    below = {copied.pixelColor(x, copied.height() - 12).lightness() for x in range(8, 200)}
    assert len(below) > 1  # words


def test_text_of_a_note_is_copied_as_text(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    page.exports.notes.setPlainText("words")
    page.exports.notes.selectAll()
    page.exports.notes.setFocus()
    qtbot.keyClick(page.exports.notes, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "words"


def test_reports_are_printed_one_after_the_other(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 2))
    page.work_list.view.selectAll()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    page.exports.print_on(printer)
    with qtbot.waitSignal(page.exports.exporter.ended):
        qtbot.waitUntil(lambda: bool(engine.of(Explain)))
        engine.explain()
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 4
    assert "printer" in page.exports.said.text()


def test_a_printer_is_chosen_in_a_dialog(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_nothing_is_offered_that_cannot_be_done(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    actions = page.exports.menu.actions_by_kind
    assert not any(action.isEnabled() for action in actions.values())
    read(qtbot, page, engine, *pngs(tmp_path, 1))
    assert all(action.isEnabled() for action in actions.values())
    page.controller.remove([page.controller.work_list.shown[0]])
    assert not any(actions[kind].isEnabled() for kind in (REPORT, PRINT, COPY, CSV))


def test_closing_in_the_middle_of_an_export_ends_it(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path, out: Path
) -> None:
    read(qtbot, page, engine, *pngs(tmp_path, 3))
    page.work_list.view.selectAll()
    page.exports.save_each(REPORT, out)
    page.stop()
    assert not page.exports.exporter.running
