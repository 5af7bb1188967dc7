"""An answer stands beside its own picture, model and operating point, or nowhere; and painting never raises."""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from late_engine import answer_of, gate_of
from msgspec import to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import BINARY, THREE, FakeEngine, only_own_models, shown_page, write_model, write_radiograph

import pneumoviewer.gui
from pneumoviewer.core.export.export_item import ExportItem
from pneumoviewer.core.export.tables import ExportRow, work_list_json
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.results import GateCheck, GateResult, Prediction
from pneumoviewer.core.session.session_file import read_session
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.kit import guard
from pneumoviewer.gui.read.compare.comparison import Comparison
from pneumoviewer.gui.read.compare.table import ComparisonDelegate, ComparisonModel
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.widgets.probability_bars import ProbabilityBars

POINTS = {"screening": 0.2, "balanced": 0.5, "confirming": 0.8}
PASSED = GateResult((GateCheck("size", True),))


@pytest.fixture
def models() -> tuple[ModelInfo, ModelInfo]:
    two = write_model("a-two", ("mlp-8", BINARY), "hash of two", POINTS)
    return two, write_model("b-three", ("pseudo-resnet", THREE), "hash of three", POINTS)


@pytest.fixture
def page(
    qtbot: QtBot,
    qapp: QApplication,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    models: object,
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    with shown_page(qtbot, qapp, engine) as page:
        yield page


def predict(qtbot: QtBot, engine: FakeEngine, *values: float, gate: GateResult = PASSED) -> None:
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    request = engine.of(Predict)[0]
    model = ModelInfo.read(request.model)
    answer = replace(answer_of(request.radiograph.sha256, model), probabilities=values, gate=gate)
    engine.answer(request, answer.at("balanced", model.threshold))


@pytest.fixture
def film(qtbot: QtBot, page: ReadPage, engine: FakeEngine, models: tuple[ModelInfo, ModelInfo], tmp_path: Path) -> Path:
    """A film, predicted with the first model."""
    page.controller.selector.choose(models[0])
    film = write_radiograph(tmp_path / "a.png")
    page.open_paths([film])
    predict(qtbot, engine, 0.9, 0.1)
    assert page.verdict.bars.values == (0.9, 0.1)
    return film


def test_what_is_brought_back_is_not_shown_with_another_model(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, film: Path, models: tuple[ModelInfo, ModelInfo], tmp_path: Path
) -> None:
    page.work_list.remove_selected()
    page.controller.selector.choose(models[1])
    page.controller.undo_remove()
    page.verdict.bars.repaint()
    assert page.verdict.bars.values is None
    assert page.verdict.decision.text() == "Reading…"
    assert "Normal" not in page.controller.list_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    page.exports.save_list("json", tmp_path / "list.json")
    (row,) = json.loads((tmp_path / "list.json").read_text())["radiographs"]
    assert row["state"] == "waiting"
    predict(qtbot, engine, 0.1, 0.2, 0.7)
    assert page.verdict.bars.values == (0.1, 0.2, 0.7)


@pytest.mark.parametrize("way", ["new session", "another session", "operating point"])
def test_whatever_happens_meanwhile_what_is_brought_back_is_decided_on_anew(
    qtbot: QtBot,
    page: ReadPage,
    engine: FakeEngine,
    film: Path,
    models: tuple[ModelInfo, ModelInfo],
    tmp_path: Path,
    way: str,
) -> None:
    sessions = page.sessions
    if way == "another session":
        sessions.save_to(tmp_path / "a.pneumo")
        qtbot.waitUntil(lambda: sessions.file is not None)
        sessions.open([tmp_path / "a.pneumo"])
        qtbot.waitUntil(lambda: page.controller.work_list.can_undo)
        page.controller.remove([page.controller.work_list.shown[0]])
    elif way == "new session":
        sessions.new()
    else:
        page.work_list.remove_selected()
    if way == "operating point":
        page.controller.selector.choose_operating_point("screening")
    else:
        page.controller.selector.choose(models[1])
    while page.controller.work_list.can_undo:
        page.controller.undo_remove()
    prediction = page.controller.work_list.items[0].prediction
    if way == "operating point":
        assert prediction is not None
        assert (prediction.operating_point, prediction.threshold) == ("screening", 0.2)
        assert "< threshold 0.200" in page.verdict.reason.text()
    else:
        assert all(entry.prediction is None for entry in page.controller.work_list.items)
        assert page.verdict.bars.values is None


def test_a_heatmap_goes_with_the_picture_that_it_is_of(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, film: Path
) -> None:
    page.controller.want_method("occlusion")
    engine.explain()
    assert page.canvas.scene is not None
    assert page.canvas.scene.heat is not None
    before = page.canvas.pyramid
    write_radiograph(film, 200)
    page.controller.importer.take_in([film])
    qtbot.waitUntil(lambda: page.canvas.pyramid is not before)
    assert page.canvas.scene.heat is None
    assert page.verdict.bars.values is None
    predict(qtbot, engine, 0.3, 0.7)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.explain()
    assert page.canvas.scene.heat is not None


def test_an_export_under_way_is_of_what_was_on_screen_when_it_was_ordered(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, film: Path, models: tuple[ModelInfo, ModelInfo]
) -> None:
    made: list[ExportItem] = []
    page.work_list.view.selectAll()
    page.exports._start(lambda reading: reading, lambda outcome: made.extend(outcome.made), explained=False)
    page.controller.selector.choose(models[1])
    predict(qtbot, engine, 0.1, 0.2, 0.7)
    qtbot.waitUntil(lambda: bool(made))
    assert (made[0].model.name, made[0].prediction.model, made[0].prediction.decision) == ("a-two", "a-two", "normal")


def test_no_document_is_made_of_another_models_answer(models: tuple[ModelInfo, ModelInfo], tmp_path: Path) -> None:
    radiograph = read(write_radiograph(tmp_path / "a.png"))
    answer = answer_of(radiograph.sha256, models[0])
    ExportItem(1, radiograph, answer, models[0])
    with pytest.raises(ValueError, match="not of the model"):
        ExportItem(1, radiograph, answer, models[1])
    with pytest.raises(ValueError, match="not of radiograph"):
        ExportItem(1, radiograph, replace(answer, image_sha256="another"), models[0])
    with pytest.raises(ValueError, match="not of the model"):
        work_list_json([ExportRow(1, "a", answer)], models[1])
    with pytest.raises(ValueError, match="not of the model"):
        work_list_json([ExportRow(1, "a", answer.at("screening", 0.3))], models[0])


# --- sessions ------------------------------------------------------------------------------------------------------


@pytest.fixture
def saved(qtbot: QtBot, page: ReadPage, film: Path, tmp_path: Path) -> Path:
    file = tmp_path / "work.pneumo"
    page.sessions.save_to(file)
    qtbot.waitUntil(lambda: page.sessions.file is not None)
    return file


def opened(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> str:
    """Open a session; return what its radiograph says when it was read, before anything is computed."""
    page.sessions.new()
    engine.waiting.clear()
    page.open_paths([file])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    return str(page.controller.list_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_sessions_result_is_marked_computed_anew_and_never_exported(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, saved: Path, tmp_path: Path
) -> None:
    assert "From the session: Normal 0.900" in opened(qtbot, page, engine, saved)
    assert page.verdict.decision.text() == "From the session: Normal"
    assert page.verdict.bars.values is None
    page.exports.save_list("json", tmp_path / "list.json")
    (row,) = json.loads((tmp_path / "list.json").read_text())["radiographs"]
    assert row["state"] == "waiting"
    assert "decision" not in row
    predict(qtbot, engine, 0.2, 0.8)
    assert page.controller.list_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Pneumonia 0.800")


@pytest.mark.parametrize("forgery", ["figures", "gate", "wish", "seal"])
def test_what_others_wrote_into_a_session_is_never_shown(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, saved: Path, forgery: str
) -> None:
    document = json.loads(saved.read_text())
    (row,) = document["items"]
    if forgery == "figures":
        row["prediction"] |= {"probabilities": [0.95, 0.05]}
    elif forgery == "gate":
        row["prediction"]["gate"]["checks"].append(to_builtins(GateCheck("likeness", True)))
    elif forgery == "wish":
        row["shown_anyway"] = True
    else:
        row["seal"] = "0" * 64
    saved.write_text(json.dumps(document))
    assert "Waiting" in opened(qtbot, page, engine, saved)
    assert page.verdict.decision.text() == "Reading…"
    predict(qtbot, engine, 0.2, 0.8, gate=GateResult((GateCheck("size", False, "It is small"),)))
    assert page.verdict.decision.text() == "Result withheld"  # also where the file says that it was asked for


def test_what_others_wrote_is_not_sealed_by_saving_it_again(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, saved: Path, tmp_path: Path
) -> None:
    document = json.loads(saved.read_text())
    document["items"][0]["prediction"]["probabilities"] = [0.95, 0.05]
    saved.write_text(json.dumps(document))
    opened(qtbot, page, engine, saved)
    page.sessions.save_to(tmp_path / "again.pneumo")
    qtbot.waitUntil(lambda: page.sessions.file == tmp_path / "again.pneumo")
    (row,) = read_session(tmp_path / "again.pneumo").items
    assert row.prediction is not None
    assert not row.vouched


# --- painting ------------------------------------------------------------------------------------------------------

PAINTING = {"paintEvent", "paint", "data", "headerData", "initStyleOption", "filterAcceptsRow", "lessThan"}
NOT_QTS = {"Scene"}  # a value that is called by what is guarded


def test_all_that_qt_calls_to_paint_is_guarded() -> None:
    found, bare = 0, []
    for file in Path(pneumoviewer.gui.__file__).parent.rglob("*.py"):
        for kind in ast.walk(ast.parse(file.read_text("utf-8"))):
            for method in kind.body if isinstance(kind, ast.ClassDef) and kind.name not in NOT_QTS else ():
                if isinstance(method, ast.FunctionDef) and method.name in PAINTING:
                    found += 1
                    if not any(ast.unparse(d).startswith("guarded(") for d in method.decorator_list):
                        bare.append(f"{file.name}: {kind.name}.{method.name}")
    assert found > 12
    assert not bare


def test_what_raises_while_it_paints_is_reported_once_and_the_program_lives(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(QWidget):
        @guard.guarded(None)
        def paintEvent(self, event: object) -> None:
            painter = QPainter(self)
            painter.setOpacity(0.5)
            raise IndexError("out of range")

    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, where: told.append(error))
    monkeypatch.setattr(guard, "_reported", set())
    widget = Broken()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    for _ in range(3):
        widget.repaint()
    qtbot.waitUntil(lambda: bool(told))
    assert [str(error) for error in told] == ["out of range"]


def test_bars_take_nothing_that_does_not_fit(qtbot: QtBot) -> None:
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.show_values(BINARY, BINARY, (0.2, 0.8), 0.5)
    nan = float("nan")
    for names, values, threshold in ((THREE, (0.2, 0.8), 0.5), (BINARY, (0.2, nan), 0.5), (BINARY, None, nan)):
        with pytest.raises(ValueError, match=r"fit each other|not all numbers"):
            bars.show_values(names, names, values, threshold)
    assert bars.values == (0.2, 0.8)
    bars.grab()


def test_a_row_of_a_comparison_that_is_gone_paints_nothing(qapp: QApplication, models: tuple[ModelInfo, ...]) -> None:
    comparison = Comparison(FakeEngine())
    table, delegate = ComparisonModel(comparison), ComparisonDelegate()
    comparison.start(object(), list(models), "balanced")  # type: ignore[arg-type]
    index = table.index(1, 1)
    comparison.opinions = []
    image, option = QImage(100, 40, QImage.Format.Format_RGB32), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 100, 40)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    assert table.data(index) is None


def test_a_prediction_is_whole() -> None:
    for values, decision in (((0.5,), "normal"), ((float("nan"), 0.5), "normal"), ((0.5, 0.5), "bacterial")):
        with pytest.raises(ValueError, match="no prediction"):
            Prediction("", "m", BINARY, values, decision, 0.5)


def test_the_engine_of_these_tests_has_checks_that_fail() -> None:
    assert {gate_of(str(number)).passed for number in range(20)} == {True, False}
