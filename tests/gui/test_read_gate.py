"""The gate on the Read page: a doubted result is withheld until it is asked for, and stays marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, predicted, shown_page, write_model, write_radiograph

from pneumoviewer.core.results import GateCheck, GateResult
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.read.page import ReadPage

SIZE = GateCheck("size", True, value=400, limit=96)
COLOUR = GateCheck("colour", False, "The picture is in colour")
GRAIN = GateCheck("grain", False, "The picture is noise", 0.1, 0.9)


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    write_model("other", CAM)
    with shown_page(qtbot, qapp, engine) as page:
        page.open_paths([write_radiograph(tmp_path / "child.png")])
        yield page


def answer(qtbot: QtBot, engine: FakeEngine, *checks: GateCheck) -> None:
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    request = engine.of(Predict)[0]
    assert isinstance(request, Predict)
    engine.answer(request, predicted(request, (0.05, 0.15, 0.8), ("a note",)).with_gate(GateResult(checks)))


def row(page: ReadPage) -> str:
    """What a screen reader says of the first row."""
    return str(page.controller.work_list.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_picture_that_passes_has_one_quiet_line(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    answer(qtbot, engine, SIZE, GateCheck("colour", True))
    gate = page.verdict.gate
    assert gate.said.text() == "Checks passed: 2 of 2"
    assert gate.said.toolTip() == "size: passed\ncolour: passed"
    assert not gate.show_anyway.isVisible()
    assert page.verdict.decision.text() == "Suggests viral pneumonia"
    assert row(page).endswith(", Viral pneumonia 0.800")


def test_a_doubted_result_is_withheld_and_nothing_of_it_shown(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    answer(qtbot, engine, SIZE, COLOUR, GRAIN)
    verdict = page.verdict
    assert verdict.decision.text() == "Result withheld"
    assert "colour, grain" in verdict.gate.said.text()
    assert "The picture is in colour." in verdict.gate.said.text()
    assert verdict.gate.show_anyway.isVisible()
    assert verdict.bars.values is None
    assert "iral" not in verdict.reason.text() + verdict.context.text() + row(page)
    assert verdict.notes.text() == "• a note"
    assert not engine.of(Explain)


def test_it_is_shown_when_asked_for_and_stays_marked(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    answer(qtbot, engine, SIZE, COLOUR)
    button = page.verdict.gate.show_anyway
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert page.verdict.decision.text() == "Suggests viral pneumonia"
    assert page.verdict.bars.values == (0.05, 0.15, 0.8)
    assert page.verdict.gate.said.text() == "Shown although a check failed: colour"
    assert "The picture is in colour" in page.verdict.notes.text()
    assert not button.isVisible()
    assert "although a check failed" in row(page)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))


def test_another_model_need_not_be_asked_for_again(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    answer(qtbot, engine, COLOUR)
    page.verdict.gate.show_anyway.click()
    other = next(m for m in page.controller.models if m is not page.controller.model)
    page.controller.choose_model(other)
    answer(qtbot, engine, COLOUR)
    assert page.verdict.decision.text() == "Suggests viral pneumonia"
    assert "although a check failed" in row(page)


def test_every_failed_check_has_a_name_and_every_page_starts_without_one(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine
) -> None:
    assert page.verdict.gate.said.text() == ""
    assert not page.verdict.gate.show_anyway.isVisible()
    answer(qtbot, engine, GateCheck("likeness", False, "It is unlike"), GateCheck("polarity", False, "It is inverted"))
    assert "likeness to the training radiographs, polarity" in page.verdict.gate.said.text()
