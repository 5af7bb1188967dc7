"""Where the model looked: ways, looks, progress, the untrained network, what the model sees."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import CAM, WEIGHTS, FakeEngine, only_own_models, shown_page, write_model, write_radiograph

from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import GateCheck, GateResult
from pneumoviewer.core.settings import load_settings
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.read.result.heatmap_panel import HeatmapPanel

WHOLE = (0.0, 0.0, 1.0, 1.0)


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    with shown_page(qtbot, qapp, engine) as page:
        page.open_paths([write_radiograph(tmp_path / "child.png")])
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        engine.predict(0.05, 0.15, 0.8)
        yield page


def answer(engine: FakeEngine, values: object = None, **changes: object) -> SaliencyMap:
    """Answer the explanation that is waited for; with a map of 2 × 3 cells where none is given."""
    request = engine.of(Explain)[0]
    assert isinstance(request, Explain)
    cells = np.array([[0.0, 0.2, 0.4], [0.6, 0.8, 1.0]] if values is None else values, np.float32)
    about = (False, 1.0, request.radiograph.sha256, ModelInfo.read(request.model).sha256, request.randomized)
    made = replace(SaliencyMap(cells, request.class_name, "features.12", "grad_cam", WHOLE, *about), **changes)
    engine.answer(request, made)
    return made


def choose(page: ReadPage, way: str) -> None:
    box = page.verdict.methods
    box.setCurrentIndex(box.findData(way))
    box.activated.emit(box.currentIndex())


def ways(page: ReadPage) -> list[str]:
    return [page.verdict.methods.itemData(row) for row in range(page.verdict.methods.count())]


def test_the_ways_of_the_model_are_offered_and_the_one_chosen_is_asked_and_remembered(
    page: ReadPage, engine: FakeEngine
) -> None:
    assert ways(page) == ["grad_cam", "layer_cam", "integrated_gradients", "occlusion"]
    assert engine.of(Explain)[-1].method == "grad_cam"
    for way in ways(page)[1:]:
        choose(page, way)
        assert engine.of(Explain)[-1].method == way
        assert load_settings().explanation == way
    # A model that cannot be explained so is explained in its best way, and the choice stays.
    cam = page.controller.selector.model
    page.controller.selector.use(write_model("weights", WEIGHTS))
    choose(page, "weight_pixel")
    page.controller.selector.use(cam)
    assert page.verdict.methods.currentData() == "grad_cam"
    assert load_settings().explanation == "weight_pixel"


def test_the_next_start_explains_as_the_last(qtbot: QtBot, page: ReadPage) -> None:
    choose(page, "occlusion")
    again = ReadPage()
    qtbot.addWidget(again, before_close_func=lambda page: page.stop())
    assert again.controller.explainer.wanted_method == "occlusion"


def test_a_late_answer_of_another_way_is_dropped(page: ReadPage, engine: FakeEngine) -> None:
    old = engine.of(Explain)[0]
    choose(page, "layer_cam")
    assert engine.of(Explain)[0] is old
    answer(engine)  # the first asked, as it was on its way already
    assert page.verdict.heatmap.source.text() == "Computing…"
    answer(engine, method="layer_cam")
    assert page.verdict.heatmap.source.text().startswith("Layer-CAM for “Viral pneumonia”")


def test_resolution_and_layer_are_told_in_words(page: ReadPage, engine: FakeEngine) -> None:
    answer(engine)
    assert "3 × 2 cells of the layer features.12" in page.verdict.heatmap.source.text()


def test_a_look_is_drawn_told_and_remembered(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    answer(engine)
    heat, seen = page.verdict.heatmap, [page.canvas.grab().toImage()]
    height = heat.source.height()
    for change, words in (
        (lambda: heat.threshold.setValue(60), "below 60 % of the strongest is hidden"),
        (lambda: heat.colours.setCurrentIndex(heat.colours.findData("viridis")), "below 60 %"),
        (lambda: heat.drawing.setCurrentIndex(heat.drawing.findData("contours")), "Contours at 75 % of the strongest"),
        (lambda: heat.threshold.setValue(80), "No contour is above the threshold"),
    ):
        change()
        heat.drawing.activated.emit(heat.drawing.currentIndex())
        seen.append(page.canvas.grab().toImage())
        assert seen[-1] not in seen[:-1]
        assert words in heat.source.text()
        assert heat.source.height() == height  # nothing below moves
    qtbot.waitUntil(lambda: load_settings().heat_threshold == 0.8)
    settings = load_settings()
    assert (settings.heat_colours, settings.heat_drawing) == ("viridis", "contours")
    again = HeatmapPanel()
    qtbot.addWidget(again)
    assert again.style_chosen == heat.style_chosen
    assert again.threshold.value() == 80


def test_settings_that_cannot_be_give_the_plain_look(qtbot: QtBot) -> None:
    from pneumoviewer.core.settings import save_settings

    save_settings(heat_colours="jet", heat_drawing="dots", heat_threshold=9.0, heat_opacity=-1.0)
    panel = HeatmapPanel()
    qtbot.addWidget(panel)
    style = panel.style_chosen
    assert (style.colours, style.drawing, style.threshold, style.opacity) == ("inferno", "blend", 0.95, 0.0)


def test_a_signed_map_says_what_speaks_for_and_against(page: ReadPage, engine: FakeEngine) -> None:
    answer(engine, [[-1.0, 0.5]], method="integrated_gradients", signed=True, scale=0.25, layer="input")
    heat = page.verdict.heatmap
    assert not heat.colours.isEnabled()
    assert "−0.25: against it" in heat.bar.accessibleName()
    assert "+0.25 a pixel" in heat.bar.accessibleName()
    assert "2 × 1 pixels" in heat.source.text()


def test_occlusion_tells_what_hiding_costs(page: ReadPage, engine: FakeEngine) -> None:
    answer(engine, method="occlusion", layer="input", scale=0.234)
    assert "costs 23 points" in page.verdict.heatmap.bar.accessibleName()


def test_progress_is_shown_in_room_that_is_kept_and_ends(page: ReadPage, engine: FakeEngine) -> None:
    heat = page.verdict.heatmap
    place = heat.source.y()
    assert heat.progress.isVisible()
    request = engine.of(Explain)[0]
    engine.report(request, 0.5)
    assert heat.progress.value() == 50
    answer(engine)
    assert not heat.progress.isVisible()
    assert not heat.cancel.isVisible()
    assert heat.source.y() == place


def test_an_explanation_is_cancelled_and_can_be_tried_again(page: ReadPage, engine: FakeEngine) -> None:
    request = engine.of(Explain)[0]
    page.verdict.heatmap.cancel.click()
    assert engine.stopped == [request]
    assert page.verdict.heatmap.source.text() == "Cancelled."
    assert page.controller.settled
    answer(engine)  # late: it had been computed already
    assert page.verdict.heatmap.source.text() == "Cancelled."
    page.verdict.explain_again.click()
    answer(engine)
    assert "3 × 2 cells" in page.verdict.heatmap.source.text()


def test_another_radiograph_withdraws_what_was_asked_of_the_first(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    request = engine.of(Explain)[0]
    page.open_paths([write_radiograph(tmp_path / "other.png", 20)])
    qtbot.waitUntil(lambda: engine.stopped == [request])


def test_an_untrained_network_is_shown_beside_and_never_over_the_radiograph(page: ReadPage, engine: FakeEngine) -> None:
    answer(engine)
    shown = page.canvas.grab().toImage()
    panel = page.verdict.heatmap.randomization
    assert not panel.randomized.isVisible()
    panel.toggle.click()
    request = engine.of(Explain)[0]
    assert isinstance(request, Explain)
    assert request.randomized
    assert request.method == "grad_cam"
    assert panel.trained.image is not None
    assert panel.randomized.image is None
    assert page.verdict.heatmap.progress.isVisible()
    answer(engine, [[1.0, 0.8, 0.6], [0.4, 0.2, 0.0]])
    assert panel.randomized.image not in (None, panel.trained.image)
    assert "Rank correlation −1.00" in panel.text.text()
    assert page.canvas.grab().toImage() == shown
    assert "3 × 2 cells" in page.verdict.heatmap.source.text()
    # The next map is followed by its own.
    choose(page, "layer_cam")
    assert panel.randomized.image is None
    answer(engine)
    answer(engine, np.full((2, 3), 0.5))
    assert "cannot be told" in panel.text.text()
    panel.toggle.click()
    assert not panel.randomized.isVisible()
    assert not engine.waiting


def test_what_the_model_sees_is_shown_small_and_in_the_radiographs_place(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine
) -> None:
    picture = np.arange(16, dtype=np.uint8).reshape(4, 4) * 16
    answer(engine, model_input=ModelInput(picture, 3, -2.1, 2.6, WHOLE))
    heated, panel = page.canvas.grab().toImage(), page.verdict.model_input
    assert not panel.picture.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert panel.picture.isVisible()
    image = panel.picture.image
    assert image is not None
    step = image.width() // 4
    middles = [[image.pixelColor(x * step + step // 2, y * step + step // 2).red() for x in range(4)] for y in range(4)]
    assert np.array_equal(middles, picture)
    assert "4 × 4 pixels" in panel.text.text()
    assert "3 times" in panel.text.text()
    assert "from -2.10 to 2.60" in panel.text.text()
    assert page.canvas.grab().toImage() != heated
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert page.canvas.grab().toImage() == heated


def test_what_a_model_with_weight_images_sees_is_shown_too(qtbot: QtBot, page: ReadPage, engine: FakeEngine) -> None:
    page.controller.selector.use(write_model("weights", WEIGHTS))
    engine.predict(0.2, 0.8)
    qtbot.waitUntil(lambda: bool(engine.of(VisualizeWeights)))
    assert ways(page) == ["weights", "weight_pixel", "integrated_gradients", "occlusion"]
    page.verdict.model_input.toggle.click()
    plain = page.canvas.grab().toImage()
    engine.explain()  # of the first model, late, and dropped
    assert page.verdict.model_input.shown is None
    engine.explain()
    assert page.verdict.model_input.shown is not None
    assert page.canvas.grab().toImage() != plain
    page.verdict.model_input.toggle.click()
    assert page.canvas.grab().toImage() == plain


def test_what_is_withheld_is_neither_explained_nor_shown_as_the_model_sees_it(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine
) -> None:
    answer(engine, model_input=ModelInput(np.zeros((4, 4), np.uint8), 1, 0.0, 1.0, WHOLE))
    heat, seen = page.verdict.heatmap, page.verdict.model_input
    seen.toggle.click()
    heat.randomization.toggle.click()
    entry = page.controller.queue.current
    assert entry is not None
    assert entry.prediction is not None
    refused = GateResult((GateCheck("likeness", False, "It is like no radiograph learned from"),))
    entry.set_prediction(entry.prediction.with_gate(refused))
    assert entry.withheld
    page.controller.explainer.clear()
    engine.waiting.clear()
    page.controller.queue.verdict_changed.emit()
    choose(page, "occlusion")
    assert not engine.waiting
    assert not heat.isVisible()
    assert seen.shown is None
