"""The models of the Read page: which are listed, how each is explained, and what helps when one fails."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from read_fakes import BINARY, CAM, THREE, WEIGHTS, FakeEngine, only_own_models, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.weights import WeightImages
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.result.model_box import ModelBox
from pneumoviewer.gui.text.predictions import model_title

HOG = ("mlp-hog-features", BINARY)
BROKE = PneumoError("The engine broke", "it was killed", "Try again")


class Desk:
    """A Read page with a radiograph on it, and a fake engine."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.qtbot, self.engine, self.page = qtbot, FakeEngine(), ReadPage()
        self.verdict = self.page.verdict
        qtbot.addWidget(self.page, before_close_func=lambda page: page.stop())
        self.page.resize(1200, 800)
        self.page.show()
        self.page.start(self.engine)
        self.page.open_paths([file])

    def wait_for(self, kind: type) -> None:
        self.qtbot.waitUntil(lambda: bool(self.engine.of(kind)))

    def predicted(self, *probabilities: float) -> None:
        self.wait_for(Predict)
        self.engine.predict(*probabilities)

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.verdict.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    only_own_models(monkeypatch, tmp_path / "none")
    return write_radiograph(tmp_path / "a.png")


def _write_folds(name: str) -> ModelInfo:
    info = write_model(name, CAM)
    recipe = info.recipe.with_values({"folds": 2})
    parts = {}
    for part in ("fold-1", "fold-2"):
        fold = replace(info, title=f"{info.title}, {part}")
        (info.path / part).mkdir()
        (info.path / part / CONFIG).write_text(json.dumps(fold.as_json()))
        parts[part] = fold.sha256
    whole = replace(info, recipe=recipe, parts=parts, files={})
    (info.path / CONFIG).write_text(json.dumps(whole.as_json()))
    return ModelInfo.read(info.path)


def test_folds_are_listed_below_their_run_and_can_be_chosen(qtbot: QtBot, file: Path) -> None:
    info = _write_folds("cv")
    desk = Desk(qtbot, file)
    box = desk.verdict.models
    assert [box.itemText(i) for i in range(box.count())] == [
        info.title,
        f"{info.title} · Fold 1",
        f"{info.title} · Fold 2",
    ]
    desk.page.use_model(info.path / "fold-2")
    assert box.currentText() == f"{info.title} · Fold 2"
    desk.wait_for(Predict)
    assert desk.engine.of(Predict)[-1].model == info.path / "fold-2"


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of pop-ups
def test_an_open_list_of_models_stays_as_it_is_until_it_is_closed(qtbot: QtBot, file: Path) -> None:
    first = write_model("first", CAM)
    box = ModelBox()
    qtbot.addWidget(box)
    box.show()
    box.set_models([first], first)
    box.showPopup()
    second = write_model("second", CAM)
    box.set_models([second, first], first)
    assert box.count() == 1
    assert box.view().isVisible()
    box.hidePopup()
    qtbot.waitUntil(lambda: box.count() == 2)
    assert box.currentData() == first


def test_a_saved_epoch_changes_no_row_but_what_lies_behind_it(qtbot: QtBot, file: Path) -> None:
    box = ModelBox()
    qtbot.addWidget(box)
    before = write_model("own", CAM, sha256="before")
    box.set_models([before], before)
    rebuilt: list[object] = []
    box.model().rowsInserted.connect(lambda *about: rebuilt.append(about))
    after = write_model("own", CAM, sha256="after")
    box.set_models([after], after)
    assert not rebuilt
    assert box.itemData(0).sha256 == "after"


def test_weights_come_first_and_a_heatmap_by_occlusion_is_offered(qtbot: QtBot, file: Path) -> None:
    write_model("weights", WEIGHTS)
    desk = Desk(qtbot, file)
    desk.predicted(0.2, 0.8)
    desk.wait_for(VisualizeWeights)
    assert desk.verdict.methods.isVisible()
    assert desk.verdict.weights.isVisible()
    desk.engine.explain()
    occlusion = desk.verdict.methods.findData("occlusion")
    desk.verdict.methods.setCurrentIndex(occlusion)
    desk.verdict.methods.activated.emit(occlusion)
    desk.wait_for(Explain)
    assert desk.verdict.heatmap.isVisible()
    assert not desk.verdict.weights.isVisible()
    desk.engine.explain(layer="input", method="occlusion")
    assert "Occlusion for “Pneumonia”: how much hiding each place" in desk.texts()
    desk.verdict.methods.setCurrentIndex(0)
    desk.verdict.methods.activated.emit(0)
    desk.wait_for(VisualizeWeights)


def test_what_has_no_weight_images_and_no_layer_shows_the_occlusion_at_once(qtbot: QtBot, file: Path) -> None:
    write_model("hog", HOG)
    desk = Desk(qtbot, file)
    desk.predicted(0.2, 0.8)
    desk.wait_for(Explain)
    assert not desk.verdict.methods.isVisible()
    assert desk.verdict.heatmap.isVisible()


def test_a_unit_for_each_class_is_named_as_the_class(qtbot: QtBot, file: Path) -> None:
    write_model("weights", WEIGHTS)
    desk = Desk(qtbot, file)
    desk.predicted(0.2, 0.8)
    desk.wait_for(VisualizeWeights)
    images = desk.engine.explain()
    assert isinstance(images, WeightImages)
    desk.verdict.weights.show_weights(replace(images, units=THREE[:2], model_sha256="another"))
    unit = desk.verdict.weights.unit
    assert [unit.itemText(i) for i in range(unit.count())] == ["Normal", "Bacterial pneumonia"]


def test_a_prediction_that_failed_can_be_tried_again(qtbot: QtBot, file: Path) -> None:
    write_model("cam", CAM)
    desk = Desk(qtbot, file)
    desk.wait_for(Predict)
    assert not desk.verdict.again.isVisible()
    desk.engine.fail(Predict, BROKE)
    assert desk.verdict.again.isVisible()
    desk.verdict.again.click()
    desk.predicted(0.1, 0.2, 0.7)
    assert not desk.verdict.again.isVisible()
    assert "Suggests viral pneumonia" in desk.texts()


def test_an_explanation_that_failed_can_be_tried_again(qtbot: QtBot, file: Path) -> None:
    write_model("cam", CAM)
    desk = Desk(qtbot, file)
    desk.predicted(0.1, 0.2, 0.7)
    desk.wait_for(Explain)
    desk.engine.fail(Explain, BROKE)
    assert desk.verdict.explain_again.isVisible()
    desk.verdict.explain_again.click()
    assert not desk.verdict.explain_again.isVisible()
    desk.wait_for(Explain)
    desk.engine.explain()
    assert "Grad-CAM for “Viral pneumonia”" in desk.texts()


def test_a_file_that_cannot_be_read_is_not_tried_again(qtbot: QtBot, file: Path) -> None:
    write_model("cam", CAM)
    file.write_text("no picture")
    desk = Desk(qtbot, file)
    qtbot.waitUntil(lambda: "not a PNG" in desk.texts())
    assert not desk.verdict.again.isVisible()


def test_a_run_of_its_recipe_renames_no_model_that_comes_with_the_program(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    own = write_model("own", CAM)
    shipped = replace(own, path=file.parent / "trained" / "shipped")
    monkeypatch.setattr("pneumoviewer.gui.text.predictions.trained_dir", lambda: file.parent / "trained")
    models = [shipped, own]
    assert [model_title(info, models) for info in models] == [shipped.title, "own"]


def test_what_stands_below_the_facts_does_not_move_from_model_to_model(qtbot: QtBot, file: Path) -> None:
    one, other = write_model("one", CAM), write_model("other", CAM)
    (other.path / CONFIG).write_text(json.dumps({**other.as_json(), "data": {}}))  # fewer facts are known of it
    desk = Desk(qtbot, file)
    lines, places = [], []
    for info in (one, other):
        desk.page.controller.selector.use(ModelInfo.read(info.path))
        desk.wait_for(Predict)
        lines.append(len(desk.verdict.facts.text().splitlines()))
        places.append(desk.verdict.decision.y())
    assert lines[0] > lines[1]
    assert places[0] == places[1]
