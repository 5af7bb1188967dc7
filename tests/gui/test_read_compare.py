"""Compare models: every model on the radiograph shown, one question at a time, disagreement in view."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import (
    BINARY,
    CAM,
    ILL_ONLY,
    THREE,
    FakeEngine,
    only_own_models,
    predicted,
    shown_page,
    write_model,
    write_radiograph,
)

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.results import GateCheck, GateResult
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.read.compare.dialog import CompareModelsDialog
from pneumoviewer.gui.read.compare.table import BACTERIAL, ILL, MODEL, SUGGESTS, VIRAL, WHERE
from pneumoviewer.gui.read.page import ReadPage


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    for name, classes in (("a", THREE), ("b", BINARY), ("c", THREE), ("d", ILL_ONLY)):
        write_model(name, (CAM[0], classes))
    with shown_page(qtbot, qapp, engine) as page:
        page.controller.selector.use(next(m for m in page.controller.selector.models if m.name == "a"))
        page.open_paths([write_radiograph(tmp_path / "child.png")])
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        yield page


def opened(page: ReadPage, qtbot: QtBot) -> CompareModelsDialog:
    page.compare_models()
    dialog = page._comparison
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def answered(qtbot: QtBot, engine: FakeEngine, page: ReadPage) -> CompareModelsDialog:
    """The comparison with all its answers: a and b say ill, c says normal, d knows the ill only."""
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    dialog = opened(page, qtbot)
    values = {"a": (0.1, 0.7, 0.2), "b": (0.02, 0.98), "c": (0.9, 0.06, 0.04), "d": (0.3, 0.7)}
    for _ in values:
        (request,) = engine.of(Predict)
        engine.predict(*values[request.model.name])
    for _ in values:
        assert len(engine.of(Explain)) == 1
        engine.explain()
    assert not dialog.comparison.running
    qtbot.waitUntil(lambda: "suggest pneumonia" in dialog.said.text())
    return dialog


def cells(dialog: CompareModelsDialog, column: int) -> dict[str, str]:
    """What a column shows, by the model's title."""
    model = dialog.table.model()
    return {model.index(r, MODEL).data(): model.index(r, column).data() for r in range(model.rowCount())}


def test_every_model_says_what_it_thinks(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    dialog = answered(qtbot, engine, page)
    assert cells(dialog, ILL) == {
        "Title of a": "0.900",
        "Title of b": "0.980",
        "Title of c": "0.100",
        "Title of d": "",
    }
    assert cells(dialog, BACTERIAL)["Title of a"] == "0.700"
    assert cells(dialog, VIRAL)["Title of b"] == ""
    assert cells(dialog, SUGGESTS)["Title of d"] == "Viral pneumonia"
    assert dialog.said.text().startswith("2 of 3 models suggest pneumonia, with P(pneumonia) from 0.100 to 0.980")
    assert all(opinion.heatmap is not None for opinion in dialog.comparison.opinions)
    assert "cells" in dialog.table.model().index(0, WHERE).data(Qt.ItemDataRole.ToolTipRole)


def test_who_is_in_the_minority_is_marked(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    dialog = answered(qtbot, engine, page)
    marked = {name for name, text in cells(dialog, SUGGESTS).items() if text.startswith("≠")}
    assert marked == {"Title of c"}


def test_rows_sort_by_their_figures(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    dialog = answered(qtbot, engine, page)
    assert list(cells(dialog, ILL)) == ["Title of b", "Title of a", "Title of c", "Title of d"]
    dialog.table.sortByColumn(ILL, Qt.SortOrder.AscendingOrder)
    assert list(cells(dialog, ILL)) == ["Title of d", "Title of c", "Title of a", "Title of b"]


def test_a_row_becomes_the_model_read_with(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    dialog = answered(qtbot, engine, page)
    assert not dialog.use.isEnabled()
    dialog.table.selectRow(0)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert page.controller.selector.model is not None
    assert page.controller.selector.model.name == "b"


def test_one_question_at_a_time_so_that_the_window_comes_first(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine
) -> None:
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    opened(page, qtbot)
    assert len(engine.waiting) == 1


def test_a_model_that_fails_says_why_and_the_others_go_on(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    dialog = opened(page, qtbot)
    first = engine.of(Predict)[0].model.name
    engine.fail(Predict, PneumoError("It broke", "its weights are gone", "Train it again"))
    while engine.of(Predict):
        engine.predict()
    while engine.of(Explain):
        engine.explain()
    assert cells(dialog, SUGGESTS)[f"Title of {first}"] == "failed"
    assert [o.model.name for o in dialog.comparison.opinions if o.prediction is None] == [first]
    assert not dialog.comparison.running


def test_it_follows_the_radiograph_shown(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    dialog = answered(qtbot, engine, page)
    other = write_radiograph(tmp_path / "other.png", level=160)
    page.open_paths([other])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    assert dialog.comparison.opinions == []
    engine.predict(0.8, 0.1, 0.1)
    qtbot.waitUntil(lambda: bool(dialog.comparison.opinions))
    assert any(r.radiograph.path == other for r in engine.of(Predict))


def test_stop_keeps_what_is_there_and_a_late_answer_is_dropped(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine
) -> None:
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    dialog = opened(page, qtbot)
    engine.predict()
    qtbot.waitUntil(dialog.cancel.isEnabled)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    engine.predict()
    assert not dialog.comparison.running
    assert sum(o.prediction is not None for o in dialog.comparison.opinions) == 1
    qtbot.waitUntil(lambda: not dialog.cancel.isEnabled())


def test_what_is_withheld_is_not_compared(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    request = engine.of(Predict)[0]
    assert isinstance(request, Predict)
    gate = GateResult((GateCheck("colour", False, "The picture is in colour"),))
    engine.answer(request, predicted(request, (0.05, 0.15, 0.8)).with_gate(gate))
    dialog = opened(page, qtbot)
    qtbot.waitUntil(lambda: "withheld" in dialog.said.text())
    assert not engine.waiting
    page.controller.queue.show_anyway()
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    qtbot.waitUntil(lambda: "may mean nothing" in dialog.notes.text())


def test_it_closes_with_escape_and_opens_again(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    dialog = opened(page, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opened(page, qtbot)


def test_nothing_is_compared_between_its_closing_and_its_end(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    engine.predict(0.1, 0.7, 0.2)
    engine.explain()
    dialog = opened(page, qtbot)
    dialog.close()
    asked = len(engine.asked)
    page.controller.queue.select(None)
    page.controller.queue.select(page.controller.work_list.items[0])
    page.controller.queue.verdict_changed.emit()
    assert not dialog.comparison.running
    assert len(engine.asked) == asked + 1  # the explanation of what is shown again
