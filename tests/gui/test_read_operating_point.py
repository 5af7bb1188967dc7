from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, shown_page, write_model, write_radiograph

from pneumoviewer.core.settings import load_settings
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.read.page import ReadPage

DIGITS = ("small-cnn", ("0", "1"))
POINTS = {"screening": 0.2, "balanced": 0.5, "confirming": 0.9}
BANDS = {
    "viral": [{"low": 0.6, "high": 0.8, "images": 95, "right": 71}, {"low": 0.8, "high": 0.95, "images": 4, "right": 4}]
}
MEASURED = {"screening": {"threshold": 0.2, "sensitivity": 0.991, "specificity": 0.9}}


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM, points=POINTS, test={"bands": BANDS, "operating_points": MEASURED})
    with shown_page(qtbot, qapp, engine) as page:
        yield page


def read(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path, *probabilities: float) -> None:
    page.open_paths([write_radiograph(file)])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    engine.predict(*probabilities)


def choose(qtbot: QtBot, page: ReadPage, key: Qt.Key) -> None:
    page.verdict.point.box.setFocus()
    qtbot.keyClick(page.verdict.point.box, key)


def verdicts(page: ReadPage) -> list[str]:
    return [entry.prediction.decision for entry in page.controller.work_list.entries if entry.prediction is not None]


def test_choosing_with_the_keyboard_decides_everything_again_without_the_engine(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    read(qtbot, page, engine, tmp_path / "a.png", 0.3, 0.1, 0.6)
    read(qtbot, page, engine, tmp_path / "b.png", 0.7, 0.2, 0.1)
    assert verdicts(page) == ["viral", "normal"]
    asked = len([request for request in engine.asked if isinstance(request, Predict)])
    choose(qtbot, page, Qt.Key.Key_Home)
    assert verdicts(page) == ["viral", "bacterial"]
    assert page.verdict.decision.text() == "Suggests bacterial pneumonia"
    assert "0.200" in page.verdict.reason.text()
    choose(qtbot, page, Qt.Key.Key_End)
    assert verdicts(page) == ["normal", "normal"]
    assert "Normal 0.300" in page.controller.work_list.verdict(page.controller.work_list.entries[0])
    assert len([request for request in engine.asked if isinstance(request, Predict)]) == asked
    assert load_settings().operating_point == "confirming"


def test_another_decision_is_explained_anew(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    read(qtbot, page, engine, tmp_path / "a.png", 0.3, 0.1, 0.6)
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.explain()
    choose(qtbot, page, Qt.Key.Key_Home)  # which decides the same
    assert not engine.of(Explain)
    choose(qtbot, page, Qt.Key.Key_End)
    assert [request.class_name for request in engine.of(Explain) if isinstance(request, Explain)] == ["normal"]


def test_the_choice_is_kept_for_what_is_read_later(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    choose(qtbot, page, Qt.Key.Key_End)
    read(qtbot, page, engine, tmp_path / "a.png", 0.3, 0.1, 0.6)
    assert page.verdict.decision.text() == "Suggests a normal chest"
    again = ReadPage()
    qtbot.addWidget(again)
    again.start(engine)
    assert again.verdict.point.box.currentText() == "Confirming"
    again.stop()


def test_the_points_tell_what_they_mean(qtbot: QtBot, page: ReadPage) -> None:
    tip = page.verdict.point.box.itemData(0, Qt.ItemDataRole.ToolTipRole)
    assert "Misses few of the ill" in tip
    assert "0.200" in tip
    assert "sensitivity 99.1%, specificity 90.0%" in tip
    choose(qtbot, page, Qt.Key.Key_End)
    assert "0.900" in page.verdict.point.toolTip()
    assert "Held-out" not in page.verdict.point.toolTip()  # of which nothing was measured


@pytest.mark.parametrize(("kind", "why"), [(CAM, "own threshold only"), (DIGITS, "likeliest class")])
def test_a_model_without_points_says_why(
    qtbot: QtBot, page: ReadPage, kind: tuple[str, tuple[str, ...]], why: str
) -> None:
    choose(qtbot, page, Qt.Key.Key_End)
    page.controller.use_model(write_model("other", kind))
    assert not page.verdict.point.box.isEnabled()
    assert page.verdict.point.box.currentText() == "Balanced"
    assert why in page.verdict.point.toolTip()


def test_a_result_is_shown_in_its_context(qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path) -> None:
    read(qtbot, page, engine, tmp_path / "a.png", 0.1, 0.2, 0.7)
    said = "Of 95 held-out images with P(viral) between 0.60 and 0.80, 71 were viral (75%)"
    assert page.verdict.context.text() == said
    read(qtbot, page, engine, tmp_path / "b.png", 0.1, 0.0, 0.9)
    assert page.verdict.context.text().startswith("Too few held-out images with P(viral) between 0.80 and 0.95")
    read(qtbot, page, engine, tmp_path / "c.png", 0.9, 0.0, 0.1)
    assert page.verdict.context.text() == ""
