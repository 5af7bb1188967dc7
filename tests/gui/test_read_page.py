from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QFileDialog, QListView, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import CAM, WEIGHTS, FakeEngine, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import sample_files
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights
from pneumoviewer.gui.read.page import ReadPage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_radiograph(tmp_path / "child.png")


def read(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path, *probabilities: float) -> None:
    page.open_paths([file])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    engine.predict(*probabilities, warnings=("It was in colour",))


def names(page: ReadPage) -> list[str]:
    return [entry.name for entry in page.controller.work_list.items]


def test_an_empty_page_says_what_belongs_there_and_offers_it(qtbot: QtBot, page: ReadPage) -> None:
    assert page.empty.open_button.isVisible()
    assert not page.canvas.isVisible()
    page.empty.samples_button.click()
    qtbot.waitUntil(lambda: page.canvas.isVisible() and page.canvas.pyramid is not None)
    assert names(page) == [path.name for path in sample_files()]


def test_a_prediction_is_shown_with_its_decision_figures_and_notes(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path
) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    assert page.verdict.decision.text() == "Suggests viral pneumonia"
    assert "0.950" in page.verdict.reason.text()
    assert page.verdict.bars.values == (0.05, 0.15, 0.8)
    assert "Viral pneumonia 80%" in page.verdict.bars.accessibleDescription()
    assert "It was in colour" in page.verdict.notes.text()
    assert page.canvas.pyramid is page.controller.queue.picture is not None


def test_the_facts_of_the_model_are_told(page: ReadPage) -> None:
    text = page.verdict.facts.text()
    for fact in ("Pseudo-ResNet", "3 classes", "75 × 75", "91.2%", "1,200 images of 800 patients", "one to five"):
        assert fact in text


def test_an_error_is_shown_in_full(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    bad = tmp_path / "bad.dcm"
    bad.write_text("words")
    page.open_paths([bad])
    qtbot.waitUntil(lambda: "•••.dcm" in page.verdict.decision.text())  # it may be DICOM, and names nobody
    assert "not a PNG" in page.verdict.reason.text()
    assert "Export" in page.verdict.reason.text()
    assert page.refusal.isVisible()
    assert "not a PNG" in page.refusal.text()
    assert page.verdict.bars.values is None


def test_dropped_files_and_addresses_all_get_a_row(qtbot: QtBot, page: ReadPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/scan.png")])
    page.open_actions.take_mime_data(data)
    qtbot.waitUntil(lambda: sorted(names(page)) == ["child.png", "scan.png"])


def test_a_picture_is_pasted_with_the_keyboard(qtbot: QtBot, page: ReadPage) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(120, 120, 120))
    QGuiApplication.clipboard().setImage(image)
    page.canvas.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page) == ["Pasted picture"])
    qtbot.waitUntil(lambda: page.canvas.pyramid is not None)


def test_copied_files_are_pasted_and_text_is_refused_visibly(qtbot: QtBot, page: ReadPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    page.open_actions.paste()
    qtbot.waitUntil(lambda: names(page) == ["child.png"])
    QGuiApplication.clipboard().setText("words")
    page.open_actions.paste()
    qtbot.waitUntil(lambda: names(page) == ["child.png", "Pasted"])


@pytest.mark.parametrize("shift", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_files_and_folders_are_chosen_in_a_dialog(
    qtbot: QtBot, page: ReadPage, file: Path, shift: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | shift)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(file if shift == Qt.KeyboardModifier.NoModifier else file.parent)])
    dialog.reject()
    qtbot.waitUntil(lambda: names(page) == ["child.png"])


def test_a_row_is_removed_and_brought_back_with_the_keyboard(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path
) -> None:
    read(qtbot, page, engine, file, 0.9, 0.05, 0.05)
    page.work_list.view.setFocus()
    qtbot.keyClick(page.work_list.view, Qt.Key.Key_Delete)
    assert names(page) == []
    assert page.empty.open_button.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["child.png"]
    assert page.verdict.decision.text() == "Suggests a normal chest"


def test_row_after_row_is_removed_and_the_next_is_shown(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    page.open_paths([write_radiograph(tmp_path / f"{n}.png") for n in "abcd"])
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    page.controller.queue.step(1)
    qtbot.keyClick(page.work_list.view, Qt.Key.Key_Delete)
    assert page.controller.queue.current is page.controller.work_list.items[1]
    qtbot.keyClick(page.work_list.view, Qt.Key.Key_Delete)
    assert names(page) == ["a.png", "d.png"]
    qtbot.keyClick(page.work_list.view, Qt.Key.Key_Delete)
    qtbot.keyClick(page.work_list.view, Qt.Key.Key_Delete)
    assert names(page) == []


def test_arrows_go_through_the_list_from_the_canvas(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    page.open_paths([write_radiograph(tmp_path / f"{n}.png") for n in "ab"])
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    assert page.controller.queue.current is page.controller.work_list.items[1]
    assert page.work_list.view.currentIndex().row() == 1
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page.work_list.view.currentIndex().row() == 0


def test_a_row_clicked_is_shown(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> None:
    page.open_paths([write_radiograph(tmp_path / f"{n}.png") for n in "ab"])
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    view = page.work_list.view
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.controller.queue.current is page.controller.work_list.items[1]


def test_the_heatmap_is_laid_over_and_taken_away(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    plain = page.canvas.grab().toImage()
    engine.explain()
    heated = page.canvas.grab().toImage()
    assert heated != plain
    assert "3 × 3" in page.verdict.heatmap.source.text()
    assert "stage 3" in page.verdict.heatmap.source.text()
    page.verdict.heatmap.opacity.setValue(10)
    assert page.canvas.grab().toImage() not in (heated, plain)
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert not page.verdict.heatmap.toggle.isChecked()
    assert page.canvas.grab().toImage() == plain


def test_choosing_a_class_asks_for_its_heatmap(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    engine.explain()
    classes = page.verdict.heatmap.classes
    classes.setCurrentIndex(classes.findData("bacterial"))
    classes.activated.emit(classes.currentIndex())
    request = engine.of(Explain)[0]
    assert isinstance(request, Explain)
    assert request.class_name == "bacterial"


def test_the_class_chosen_stays_until_a_model_does_not_know_it(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path
) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    engine.explain()
    classes = page.verdict.heatmap.classes
    classes.setCurrentIndex(classes.findData("bacterial"))
    classes.activated.emit(classes.currentIndex())
    page.refresh_models()
    assert classes.currentData() == "bacterial"
    own, other = page.controller.selector.model, write_model("other", WEIGHTS)
    page.controller.selector.use(other)
    page.controller.selector.use(own)
    assert classes.currentData() is None
    assert page.controller.explainer.wanted_class is None


def test_window_and_level_never_reach_the_model(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    before = engine.asked[0].radiograph.sha256
    page.canvas.viewer.set_window(10, 20)
    page.canvas.viewer.invert()
    page.controller.selector.choose(write_model("other", CAM))
    assert engine.of(Predict)[0].radiograph.sha256 == before


def weights_shown(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    page.controller.selector.choose(write_model("weights", WEIGHTS))
    read(qtbot, page, engine, file, 0.2, 0.8)
    qtbot.waitUntil(lambda: bool(engine.of(VisualizeWeights)))
    engine.explain()


def test_weight_and_focus_image_follow_epoch_and_unit(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path
) -> None:
    weights_shown(qtbot, page, engine, file)
    panel = page.verdict.weights
    assert panel.isVisible()
    assert not page.verdict.heatmap.isVisible()
    assert panel.epoch_text.text() == "Epoch 1"  # the one it predicts with
    assert panel.kept_text.text()
    kept = (panel.weights.image, panel.focus.image)
    assert None not in kept
    panel.epoch.setValue(0)
    assert panel.epoch_text.text() == "Epoch 0"
    assert not panel.kept_text.text()
    assert panel.weights.image != kept[0]
    first = panel.weights.image
    panel.unit.setCurrentIndex(1)
    panel.unit.activated.emit(1)
    assert panel.weights.image != first


def test_the_epochs_play_to_the_end_and_stop(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    weights_shown(qtbot, page, engine, file)
    panel = page.verdict.weights
    panel.epoch.setValue(panel.epoch.maximum())
    panel.play.click()
    assert panel.epoch.value() == 0
    assert panel.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not panel.play.isChecked())
    assert panel.epoch.value() == panel.epoch.maximum()
    panel.play.click()
    page.hide()
    assert not panel.play.isChecked()


def test_the_epoch_chosen_stays_when_another_radiograph_is_shown(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path, tmp_path: Path
) -> None:
    weights_shown(qtbot, page, engine, file)
    page.verdict.weights.epoch.setValue(2)
    read(qtbot, page, engine, write_radiograph(tmp_path / "other.png", 20), 0.2, 0.8)
    qtbot.waitUntil(lambda: bool(engine.of(VisualizeWeights)))
    engine.explain()
    assert page.verdict.weights.epoch_text.text() == "Epoch 2"


def test_a_failed_explanation_says_why(qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    engine.fail(Explain, PneumoError("No heatmap could be made", "memory ran out", "Close other programs"))
    assert "memory ran out" in page.verdict.heatmap.source.text()


def test_the_model_is_chosen_among_all_there_are(qtbot: QtBot, page: ReadPage) -> None:
    write_model("other", WEIGHTS)
    page.refresh_models()
    models = page.verdict.models
    row = models.findText("Title of other")
    models.setCurrentIndex(row)
    models.activated.emit(row)
    assert page.controller.selector.model is not None
    assert page.controller.selector.model.name == "other"


def test_everything_that_can_be_worked_has_a_name_and_can_be_reached(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, file: Path
) -> None:
    read(qtbot, page, engine, file, 0.05, 0.15, 0.8)
    controls = [
        widget
        for kind in (QAbstractButton, QComboBox, QAbstractSlider, QListView)
        for widget in page.findChildren(kind)
        if widget.window() is page and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) >= 10
    for widget in controls:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, widget
    reached = set()
    page.work_list.open.setFocus()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {page.canvas, page.work_list.view, page.verdict.models, page.verdict.heatmap.opacity} <= reached


def test_targets_are_large_enough(page: ReadPage) -> None:
    small = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and min(b.width(), b.height()) < 28]
    assert not small
