from pathlib import Path

import numpy as np
import pytest
from engine_fakes import FakeEngine
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.augmentation_preview import AugmentedExamples
from pneumoviewer.engine.requests import PreviewAugmentation
from pneumoviewer.gui.train.new.augmentation_panel import AugmentationPanel

RECIPE = find_recipe("pseudo-resnet")
DATA = Path("data")


class Stand:
    """A panel and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.panel = qtbot, AugmentationPanel()
        self.engine = FakeEngine()
        self.asked: list[PreviewAugmentation] = self.engine.asked
        self.panel.set_engine(self.engine)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def question(self, recipe: Recipe | None = RECIPE, folder: Path | None = DATA) -> None:
        self.panel.set_question(recipe, folder, "" if recipe and folder else "No data yet")

    def wait_asked(self, number: int) -> PreviewAugmentation:
        self.qtbot.waitUntil(lambda: len(self.asked) == number)
        return self.asked[-1]

    def answer(self, request: PreviewAugmentation, *, images: int = 16, changed: bool = True) -> None:
        pictures = np.full((images, 8, 8), 200, np.uint8)
        self.engine.answer(request, AugmentedExamples(pictures, ("normal",) * images, changed))

    @property
    def shown(self) -> int:
        return sum(not label.pixmap().isNull() for label in self.panel.pictures)

    @property
    def words(self) -> str:
        return self.panel.caption.text()


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    return Stand(qtbot)


def test_without_data_it_says_what_is_missing(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question(folder=None)
    assert stand.words == "No data yet"
    assert not stand.panel.shuffle.isEnabled()
    assert not stand.asked


def test_until_the_process_is_ready_it_says_so_and_asks_then(stand: Stand) -> None:
    stand.question()
    assert "being prepared" in stand.words
    stand.panel.set_ready()
    request = stand.wait_asked(1)
    assert request.data == DATA
    assert request.recipe.preprocessing == RECIPE.preprocessing
    assert request.recipe.augmentation == RECIPE.augmentation


def test_sixteen_examples_are_shown(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question()
    stand.answer(stand.wait_asked(1))
    assert stand.shown == len(stand.panel.pictures) == 16
    assert "at random" in stand.words
    assert {label.toolTip() for label in stand.panel.pictures} == {"Normal"}


def test_small_folders_show_what_there_is(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question()
    stand.answer(stand.wait_asked(1), images=5)
    assert stand.shown == 5


def test_pictures_that_are_not_changed_are_called_so(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question(RECIPE.with_values({"augmentation": "none"}))
    stand.answer(stand.wait_asked(1), changed=False)
    assert "as they are" in stand.words
    assert not stand.panel.shuffle.isEnabled()


def test_quick_changes_ask_once_and_what_does_not_show_does_not_ask(stand: Stand) -> None:
    stand.panel.set_ready()
    for size in (32, 48, 64):
        stand.question(RECIPE.with_values({"image_size": size}))
    stand.answer(stand.wait_asked(1))
    assert stand.asked[0].recipe.image_size == 64
    stand.question(RECIPE.with_values({"image_size": 64, "epochs": 3, "optimizer": "adam"}))
    assert stand.shown == 16
    assert "at random" in stand.words


def test_an_answer_to_an_old_question_is_dropped(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question()
    late = stand.wait_asked(1)
    stand.question(RECIPE.with_values({"rotation": 90, "augmentation": "custom"}))
    stand.answer(late)
    assert stand.shown == 0
    stand.answer(stand.wait_asked(2))
    assert stand.shown == 16
    stand.answer(late, images=1)
    assert stand.shown == 16


def test_shuffle_draws_others(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question()
    stand.answer(first := stand.wait_asked(1))
    stand.panel.shuffle.click()
    second = stand.wait_asked(2)
    assert second.draw != first.draw
    assert second.recipe == first.recipe


def test_what_goes_wrong_is_said_in_its_place(stand: Stand) -> None:
    stand.panel.set_ready()
    stand.question()
    request = stand.wait_asked(1)
    stand.engine.fail(request, PneumoError("The folder is gone", "it was moved", "Choose it"))
    assert stand.words == "The folder is gone: it was moved. Choose it."
    assert stand.panel.caption.property("role") == "error"
    stand.question(RECIPE.with_values({"image_size": 32}))
    stand.answer(stand.wait_asked(2))
    assert stand.shown == 16
    assert stand.panel.caption.property("role") == "muted"


def test_nothing_is_asked_while_nobody_looks(stand: Stand) -> None:
    stand.panel.hide()
    stand.panel.set_ready()
    stand.question()
    stand.panel.show()
    stand.wait_asked(1)
