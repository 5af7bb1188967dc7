from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from read_fakes import CAM, WEIGHTS, FakeEngine, only_own_models, predicted, write_model, write_radiograph

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.settings import load_settings
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.list import path_importer
from pneumoviewer.gui.read.page import ReadPage


class Desk:
    """A controller with a fake engine, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.engine, self.controller = qtbot, FakeEngine(), ReadController()
        self.heatmaps: list[SaliencyMap | None] = []
        self.controller.explainer.heatmap_changed.connect(self.heatmaps.append)
        self.controller.start(self.engine)

    def open(self, *paths: Path) -> None:
        self.controller.importer.open(paths)

    def wait_for(self, kind: type) -> None:
        self.qtbot.waitUntil(lambda: bool(self.engine.of(kind)))

    def names(self) -> list[str]:
        return [entry.name for entry in self.controller.work_list.items]

    def verdicts(self) -> dict[str, str]:
        return {e.name: self.controller.list_model.verdict(e) for e in self.controller.work_list.items}


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desk]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    desk = Desk(qtbot)
    yield desk
    desk.controller.stop()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_radiograph(tmp_path / f"{name}.png", 40 * i + 40) for i, name in enumerate("abc")]


def test_files_are_read_and_the_answer_stands_beside_the_one_it_answers(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    desk.qtbot.waitUntil(lambda: len(desk.engine.of(Predict)) == 2)
    request = desk.engine.predict(0.1, 0.2, 0.7, path=files[0])
    current = desk.controller.queue.current
    assert current is not None
    assert current.path == files[0]
    assert current.prediction is not None
    assert current.prediction.decision == "viral"
    assert current.prediction.file == str(files[0])
    assert desk.controller.queue.picture is not None
    assert desk.controller.queue.picture.radiograph.sha256 == request.radiograph.sha256
    assert desk.verdicts()["a.png"] == "Viral pneumonia 0.700"


def test_all_are_predicted_in_the_end(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    for _ in files:
        desk.wait_for(Predict)
        desk.engine.predict(0.9, 0.05, 0.05)
    desk.wait_for(Explain)
    desk.engine.explain()
    desk.qtbot.waitUntil(lambda: desk.controller.settled)
    assert set(desk.verdicts().values()) == {"Normal 0.900"}
    assert all(entry.thumbnail is not None for entry in desk.controller.work_list.items)


def test_what_is_selected_does_not_wait_for_the_others(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    desk.wait_for(Predict)
    desk.controller.queue.select(desk.controller.work_list.items[2])
    desk.qtbot.waitUntil(lambda: desk.controller.queue.picture is not None)
    asked = [r.radiograph.path for r in desk.engine.of(Predict)]
    assert files[2] in asked


def test_a_prediction_by_a_model_no_longer_chosen_is_dropped(desk: Desk, files: list[Path]) -> None:
    other = write_model("weights", WEIGHTS)
    desk.open(files[0])
    desk.wait_for(Predict)
    late = desk.engine.of(Predict)[0]
    assert isinstance(late, Predict)
    desk.controller.selector.refresh()
    desk.controller.selector.choose(other)
    desk.engine.answer(late, predicted(late, (0.1, 0.2, 0.7)))
    current = desk.controller.queue.current
    assert current is not None
    assert current.prediction is None
    desk.engine.predict(0.2, 0.8)
    assert current.prediction is not None
    assert current.prediction.model == "weights"


@pytest.mark.parametrize("wrong", ["image_sha256", "model_sha256"])
def test_an_answer_about_something_else_is_dropped_and_asked_again(desk: Desk, files: list[Path], wrong: str) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    request = desk.engine.waiting[-1]
    assert isinstance(request, Predict)
    desk.engine.answer(request, predicted(request, (0.1, 0.2, 0.7), **{wrong: "of something else"}))
    current = desk.controller.queue.current
    assert current is not None
    assert current.prediction is None
    desk.wait_for(Predict)


def test_a_late_heatmap_does_not_land_on_another_radiograph(desk: Desk, files: list[Path]) -> None:
    desk.open(*files[:2])
    for _ in range(2):
        desk.wait_for(Predict)
        desk.engine.predict(0.1, 0.2, 0.7)
    desk.wait_for(Explain)
    late = desk.engine.of(Explain)[0]
    desk.controller.queue.step(1)
    desk.qtbot.waitUntil(lambda: len(desk.engine.of(Explain)) == 2)
    desk.engine.explain()
    assert desk.heatmaps[-1] is None
    answer = desk.engine.explain()
    assert desk.heatmaps[-1] is answer
    assert answer.image_sha256 != late.radiograph.sha256


def test_the_explanation_is_asked_for_once(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    for _ in files:
        desk.wait_for(Predict)
        desk.engine.predict(0.1, 0.2, 0.7)
    assert len([r for r in desk.engine.asked if isinstance(r, Explain)]) == 1


def test_another_class_can_be_explained_and_stays_chosen(desk: Desk, files: list[Path]) -> None:
    desk.open(*files[:2])
    for _ in range(2):
        desk.wait_for(Predict)
        desk.engine.predict(0.1, 0.2, 0.7)
    desk.wait_for(Explain)
    assert desk.engine.explain().class_name == "viral"
    desk.controller.want_class("bacterial")
    assert desk.engine.explain().class_name == "bacterial"
    desk.controller.queue.step(1)
    desk.wait_for(Explain)
    assert desk.engine.explain().class_name == "bacterial"


def test_a_model_whose_weights_are_pictures_shows_them(desk: Desk, files: list[Path]) -> None:
    desk.controller.selector.choose(write_model("weights", WEIGHTS))
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.engine.predict(0.2, 0.8)
    desk.wait_for(VisualizeWeights)
    with desk.qtbot.waitSignal(desk.controller.explainer.weights_changed):
        desk.engine.explain()


def test_answers_that_come_after_the_end_find_nobody(desk: Desk, files: list[Path]) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.controller.stop()
    desk.engine.predict(0.9, 0.05, 0.05)
    assert desk.controller.work_list.items[0].prediction is None
    assert not desk.engine.of(Explain)


def test_a_bad_file_says_why_and_the_next_good_one_works(desk: Desk, files: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    desk.open(bad, tmp_path / "missing.png", files[0])
    desk.qtbot.waitUntil(lambda: len(desk.engine.of(Predict)) == 1)
    desk.engine.predict(0.9, 0.05, 0.05)
    entries = {entry.name: entry for entry in desk.controller.work_list.items}
    desk.qtbot.waitUntil(lambda: None not in (entries["bad.png"].error, entries["missing.png"].error))
    assert "no such file" in desk.verdicts()["missing.png"]
    assert "not a PNG" in desk.verdicts()["bad.png"]
    assert desk.verdicts()["a.png"] == "Normal 0.900"
    assert desk.controller.queue.current is entries["bad.png"]
    assert desk.controller.queue.picture is None


def test_a_prediction_that_fails_says_so_and_another_model_tries_again(desk: Desk, files: list[Path]) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.engine.fail(Predict, PneumoError("The worker died", "it was killed", "Try again"))
    assert desk.verdicts()["a.png"] == "It was killed"
    desk.controller.selector.choose(write_model("other", CAM))
    desk.wait_for(Predict)
    desk.engine.predict(0.9, 0.05, 0.05)
    assert desk.verdicts()["a.png"] == "Normal 0.900"


def test_an_explanation_that_fails_leaves_the_prediction(desk: Desk, files: list[Path]) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.engine.predict(0.9, 0.05, 0.05)
    with desk.qtbot.waitSignal(desk.controller.explainer.failed):
        desk.engine.fail(Explain, PneumoError("No heatmap", "why", "next"))
    assert desk.verdicts()["a.png"] == "Normal 0.900"
    assert desk.controller.settled


def test_folders_are_searched_and_empty_ones_say_so(desk: Desk, files: list[Path], tmp_path: Path) -> None:
    deep = tmp_path / "folder" / "deep"
    deep.mkdir(parents=True)
    write_radiograph(deep / "x.png")
    (deep / "notes.txt").write_text("words")
    write_radiograph(deep / ".hidden.png")
    (tmp_path / "empty").mkdir()
    desk.open(tmp_path / "folder", tmp_path / "empty")
    desk.qtbot.waitUntil(lambda: desk.names() == ["x.png", "empty"])
    assert "holds no PNG" in desk.verdicts()["empty"]


def test_a_huge_folder_is_cut_off_visibly(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path_importer, "MAX_FILES", 2)
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(4):
        write_radiograph(folder / f"{i}.png")
    desk.open(folder)
    desk.qtbot.waitUntil(lambda: desk.names() == ["0.png", "1.png", "many"])
    assert "first 2" in desk.verdicts()["many"]


def test_what_is_listed_already_is_shown_and_not_listed_again(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    desk.qtbot.waitUntil(lambda: len(desk.names()) == 3)
    desk.open(files[1])
    desk.qtbot.waitUntil(lambda: desk.controller.queue.current is desk.controller.work_list.items[1])
    assert len(desk.names()) == 3


def test_a_pasted_picture_is_read_like_a_file(desk: Desk) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    desk.controller.importer.add_picture(image, "Pasted picture")
    desk.wait_for(Predict)
    radiograph = desk.engine.of(Predict)[0].radiograph
    assert (radiograph.pixels == 90).all()
    assert radiograph.format == "pasted"
    desk.engine.predict(0.9, 0.05, 0.05)
    assert desk.verdicts() == {"Pasted picture": "Normal 0.900"}


def test_removing_can_be_undone_and_shows_the_nearest_left(desk: Desk, files: list[Path]) -> None:
    desk.open(*files)
    desk.qtbot.waitUntil(lambda: len(desk.names()) == 3)
    desk.controller.remove(desk.controller.work_list.items[:2])
    assert desk.names() == ["c.png"]
    assert desk.controller.queue.current is desk.controller.work_list.items[0]
    desk.controller.remove(desk.controller.work_list.items[:1])
    assert desk.controller.queue.current is None
    desk.controller.undo_remove()
    desk.controller.undo_remove()
    assert desk.names() == ["a.png", "b.png", "c.png"]
    assert not desk.controller.work_list.can_undo
    desk.controller.undo_remove()


def test_an_answer_for_what_was_removed_disturbs_nobody(desk: Desk, files: list[Path]) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.controller.remove(desk.controller.work_list.items[:1])
    desk.engine.predict(0.9, 0.05, 0.05)
    desk.controller.undo_remove()
    assert desk.verdicts()["a.png"] == "Normal 0.900"


def test_a_file_that_changed_is_predicted_again(desk: Desk, files: list[Path], tmp_path: Path) -> None:
    more = [write_radiograph(tmp_path / f"more{i}.png", 10 * i) for i in range(5)]
    desk.open(files[0], *more)
    for _ in range(6):
        desk.wait_for(Predict)
        desk.engine.predict(0.9, 0.05, 0.05)
    write_radiograph(files[0], level=200)
    for entry in [*desk.controller.work_list.items[1:], desk.controller.work_list.items[0]]:
        desk.controller.queue.select(entry)
        desk.qtbot.waitUntil(lambda: desk.controller.queue.picture is not None)
    desk.wait_for(Predict)
    assert desk.engine.of(Predict)[0].radiograph.path == files[0]


def test_the_chosen_model_is_kept_while_others_come_and_for_the_next_start(desk: Desk) -> None:
    chosen = write_model("chosen", CAM)
    desk.controller.selector.refresh()
    desk.controller.selector.choose(chosen)
    write_model("newer", CAM)
    desk.controller.selector.refresh()
    assert desk.controller.selector.model is not None
    assert desk.controller.selector.model.name == "chosen"
    assert {m.name for m in desk.controller.selector.models} == {"cam", "chosen", "newer"}
    assert load_settings().model == "chosen"
    again = ReadController()
    again.start(FakeEngine())
    assert again.selector.model is not None
    assert again.selector.model.name == "chosen"


def test_a_model_that_learned_another_epoch_reads_again(desk: Desk, files: list[Path]) -> None:
    desk.open(files[0])
    desk.wait_for(Predict)
    desk.engine.predict(0.9, 0.05, 0.05)
    write_model("cam", CAM, sha256="later")
    desk.controller.selector.refresh()
    assert desk.verdicts()["a.png"] == "Waiting…"
    desk.engine.predict(0.1, 0.8, 0.1)
    assert desk.verdicts()["a.png"] == "Bacterial pneumonia 0.800"


def test_without_a_model_radiographs_are_shown_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: list[Path]
) -> None:
    only_own_models(monkeypatch, tmp_path / "none")
    desk = Desk(qtbot)
    desk.open(*files)
    entries = desk.controller.work_list.items
    qtbot.waitUntil(lambda: len([e for e in entries if e.thumbnail is not None]) == 3)
    assert desk.controller.queue.picture is not None
    assert np.array_equal(desk.controller.queue.picture.radiograph.pixels[0, :1], [0])
    assert not desk.engine.asked
    desk.controller.stop()


def test_what_is_scrolled_to_is_read_before_the_rest(
    qtbot: QtBot, page: ReadPage, engine: FakeEngine, tmp_path: Path
) -> None:
    page.open_paths([write_radiograph(tmp_path / f"{number}.png", number) for number in range(40)])
    qtbot.waitUntil(lambda: page.controller.list_model.rowCount() == 40)
    last = page.controller.work_list.items[-1]
    page.work_list.view.scrollToBottom()
    qtbot.waitUntil(lambda: last in page.controller.queue.in_sight)
    assert page.controller.work_list.items[0] not in page.controller.queue.in_sight
    for _ in range(3):
        qtbot.waitUntil(lambda: bool(engine.of(Predict)))
        engine.predict(0.1, 0.7, 0.2)
    done = [entry for entry in page.controller.work_list.items if entry.prediction is not None]
    assert done[-1] in page.controller.queue.in_sight
