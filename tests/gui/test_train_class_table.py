"""The training dialog asks which class each folder is, and tells what is left out and what is there twice."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from engine_fakes import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from train_fakes import RECIPE, save_run, started

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.dataset.split import ensure_split
from pneumoviewer.core.left_out import Duplicate, LeftOut
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training.job import Job
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.train.new.class_table_panel import ClassBox
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog
from pneumoviewer.gui.train.run_view import RunView

PATIENCE_MS = 20_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Folders whose names are of no known class; no image of them is opened."""
    folder = tmp_path / "own"
    for name, number in (("controls", 12), ("disease/virus", 12), ("disease/germs", 12), ("unclear", 4)):
        (folder / name).mkdir(parents=True)
        for i in range(number):
            (folder / name / f"person{name[-1]}{name[0]}_{i}.png").touch()
    return folder


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "dark", 2.0)
    yield
    theme.apply(qapp, "dark", 1.0)


def opened(qtbot: QtBot, data: Path) -> NewTrainingDialog:
    dialog = NewTrainingDialog(recipe_id="mlp-8")
    qtbot.addWidget(dialog, before_close_func=lambda d: dialog.reject())
    dialog.show()
    dialog._data.set_folder(data)
    return dialog


def wait_asked(qtbot: QtBot, dialog: NewTrainingDialog) -> dict[str, ClassBox]:
    qtbot.waitUntil(lambda: bool(dialog._data.classes.boxes), timeout=PATIENCE_MS)
    return dict(dialog._data.classes._rows)


def choose(box: ClassBox, name: str) -> None:
    box.setCurrentIndex(box.findData(name))


def wait_ready(qtbot: QtBot, dialog: NewTrainingDialog) -> Job:
    qtbot.waitUntil(lambda: dialog.job is not None, timeout=PATIENCE_MS)
    assert dialog.job
    return dialog.job


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_folders_of_no_known_class_are_offered_a_table(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    boxes = wait_asked(qtbot, dialog)
    assert list(boxes) == ["controls", "disease/germs", "disease/virus", "unclear"]
    assert {"controls", "12", "disease/virus", "unclear", "4"} <= set(texts(dialog._data.classes).split("\n"))
    assert dialog._data.class_table is None  # nothing is left out before a person has said so
    assert dialog.job is None
    choose(boxes["controls"], "normal")
    choose(boxes["disease/germs"], "pneumonia")
    choose(boxes["disease/virus"], "pneumonia")
    train = wait_ready(qtbot, dialog)
    assert train.classes is not None
    assert train.classes.as_json() == {
        "controls": "normal",
        "disease/germs": "pneumonia",
        "disease/virus": "pneumonia",
        "unclear": "",
    }
    assert "Left out: 4" in texts(dialog)
    assert "36 images" in texts(dialog)


def test_known_folders_are_not_asked_for(qtbot: QtBot, phantom_folder: Path) -> None:
    dialog = opened(qtbot, phantom_folder)
    assert wait_ready(qtbot, dialog).classes is None
    assert not dialog._data.classes.isVisible()


def test_another_folder_has_another_table(qtbot: QtBot, data: Path, phantom_folder: Path) -> None:
    dialog = opened(qtbot, data)
    choose(wait_asked(qtbot, dialog)["controls"], "normal")
    dialog._data.set_folder(phantom_folder)
    assert wait_ready(qtbot, dialog).classes is None


def test_a_class_of_one_s_own_is_typed(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    boxes = wait_asked(qtbot, dialog)
    for box, typed in zip(boxes.values(), ("Normal", "abscess", "VIRAL", ""), strict=True):
        box.setFocus()
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), typed)
    table = dialog._data.class_table
    assert table is not None
    assert table.as_json() == {
        "controls": "normal",
        "disease/germs": "abscess",
        "disease/virus": "viral",
        "unclear": "",
    }


def test_the_table_is_reached_and_filled_by_keyboard(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    boxes = list(wait_asked(qtbot, dialog).values())
    dialog._data._browse.setFocus()
    for box in boxes:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert box.hasFocus() or box.lineEdit().hasFocus()
        assert box.accessibleName()
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert dialog._data.class_table is not None


def test_the_table_is_found_again_next_time(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    boxes = wait_asked(qtbot, dialog)
    for folder, name in (("controls", "normal"), ("disease/germs", "pneumonia"), ("disease/virus", "pneumonia")):
        choose(boxes[folder], name)
    wait_ready(qtbot, dialog)
    dialog._data.remember_folder()
    assert load_settings().data_classes["disease/germs"] == "pneumonia"
    again = NewTrainingDialog(recipe_id="mlp-8")
    qtbot.addWidget(again, before_close_func=lambda d: again.reject())
    again.show()
    train = wait_ready(qtbot, again)
    assert train.classes == dialog._data.class_table
    assert [box.class_name() for box in again._data.classes.boxes] == ["normal", "pneumonia", "pneumonia", ""]


def test_examples_are_drawn_with_the_table(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    engine = FakeEngine()
    dialog.set_engine(engine)
    boxes = wait_asked(qtbot, dialog)
    choose(boxes["controls"], "normal")
    choose(boxes["disease/germs"], "pneumonia")
    wait_ready(qtbot, dialog)
    dialog._augmentation.set_ready()
    dialog._tabs.setCurrentWidget(dialog._augmentation)
    qtbot.waitUntil(lambda: bool(engine.asked), timeout=PATIENCE_MS)
    assert engine.asked[-1].classes == dialog._data.class_table


@pytest.mark.usefixtures("large")
def test_nothing_of_the_table_is_clipped_at_twice_the_size(qtbot: QtBot, data: Path) -> None:
    dialog = opened(qtbot, data)
    wait_asked(qtbot, dialog)
    panel = dialog._data.classes

    def apart() -> bool:
        rows = sorted((box.geometry().top(), box.geometry().bottom()) for box in panel.boxes)
        return panel.isVisible() and all(bottom < top for (_, bottom), (top, _) in pairwise(rows))

    qtbot.waitUntil(apart, timeout=PATIENCE_MS)
    for box in panel.boxes:
        assert box.height() >= box.fontMetrics().lineSpacing()
        assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance(box.lineEdit().placeholderText())


def test_what_an_earlier_training_found_is_told_before_the_next(
    qtbot: QtBot, phantom_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(phantom_folder, tmp_path / "data"))
    (folder / "train" / "NORMAL" / "empty.png").touch()
    film = sorted((folder / "train" / "PNEUMONIA").iterdir())[0]
    shutil.copy(film, folder / "test" / "PNEUMONIA" / f"person900_virus_1{film.suffix}")
    recipe = find_recipe("mlp-8")
    open_cache(ensure_split(scan(folder), recipe.seed, recipe.labels), recipe.preprocessing)
    dialog = opened(qtbot, folder)
    wait_ready(qtbot, dialog)
    assert "Left out: 1; could not be used: 1" in texts(dialog)
    assert "train/NORMAL/empty.png: the file is empty" in texts(dialog)
    assert "Films in more than one part of the split, with the same pixels: 1" in texts(dialog)


def test_a_run_shows_what_it_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    view = RunView()
    qtbot.addWidget(view)
    view.show()
    train = Job(RECIPE, tmp_path, tmp_path / "own")
    view.start(train)
    left_out = (LeftOut("a.png", "the file is empty", failed=True), LeftOut("b.txt", "no image"))
    copies = (Duplicate(("c.png", "d.png"), splits=("train", "test"), labels=("normal", "viral")),)
    view.receive(replace(started(train), left_out=left_out, duplicates=copies))
    assert "Left out: 2; could not be used: 1" in texts(view)
    assert "Films under two labels, with the same pixels: 1" in texts(view)
    assert "a.png: the file is empty" in view._notes.toolTip()
    info = save_run(tmp_path / "saved")
    view.show_saved(info)
    assert not view._notes.isVisible()
    view.show_saved(replace(info, data={**info.data, "left_out": {"files": 3, "failed": 0, "reasons": {}}}))
    assert "Left out: 3" in texts(view)
