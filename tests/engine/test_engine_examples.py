import os
import signal
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.engine import examples
from pneumoviewer.engine.examples import EXAMPLES, ExampleDrawer
from pneumoviewer.engine.protocol import AugmentedExamples, Ready, RequestFailed, ShowAugmented
from pneumoviewer.gui.train.new.examples_thread import ExamplesThread

RECIPE = find_recipe("pseudo-resnet").with_values({"image_size": 32, "augmentation": "high"})
PATIENCE_MS = 60_000


@pytest.fixture
def drawer() -> ExampleDrawer:
    return ExampleDrawer(lambda: False)


def _ask(drawer: ExampleDrawer, folder: Path, *, draw: int = 0, **values: object) -> AugmentedExamples:
    return drawer.answer(ShowAugmented(1, RECIPE.with_values(values), folder, draw))


def test_sixteen_pictures_are_spread_over_the_classes(drawer: ExampleDrawer, phantom_folder: Path) -> None:
    answer = _ask(drawer, phantom_folder)
    assert answer.pictures.shape == (EXAMPLES, 32, 32)
    assert answer.pictures.dtype == np.uint8
    assert answer.changed
    counts = [answer.classes.count(name) for name in ("normal", "bacterial", "viral")]
    assert max(counts) - min(counts) <= 1


def test_another_draw_changes_the_same_images_otherwise(drawer: ExampleDrawer, phantom_folder: Path) -> None:
    first, again, other = (_ask(drawer, phantom_folder, draw=draw) for draw in (0, 0, 1))
    assert np.array_equal(first.pictures, again.pictures)
    assert not np.array_equal(first.pictures, other.pictures)
    assert first.classes == other.classes


def test_without_augmentation_the_pictures_are_as_they_are(drawer: ExampleDrawer, phantom_folder: Path) -> None:
    plain = [_ask(drawer, phantom_folder, draw=draw, augmentation="none") for draw in (0, 1)]
    assert np.array_equal(plain[0].pictures, plain[1].pictures)
    assert not plain[0].changed
    flipped = _ask(drawer, phantom_folder, augmentation="custom", flip=1.0)
    assert np.array_equal(flipped.pictures, plain[0].pictures[:, :, ::-1])


def test_only_sixteen_are_read_and_only_once(
    drawer: ExampleDrawer, phantom_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    really = examples.read
    monkeypatch.setattr(examples, "read", lambda file: (read.append(file), really(file))[1])
    for values in ({}, {"augmentation": "normal"}, {"augmentation": "custom", "rotation": 20}):
        _ask(drawer, phantom_folder, **values)
    assert len(read) == EXAMPLES
    _ask(drawer, phantom_folder, image_size=16)
    assert len(read) == 2 * EXAMPLES


def test_other_labels_choose_other_images(drawer: ExampleDrawer, phantom_folder: Path) -> None:
    assert set(_ask(drawer, phantom_folder, labels="bacterial_viral").classes) == {"bacterial", "viral"}
    assert set(_ask(drawer, phantom_folder, labels="binary").classes) == {"normal", "pneumonia"}


def test_a_folder_that_is_none_says_so(drawer: ExampleDrawer, tmp_path: Path) -> None:
    with pytest.raises(PneumoError):
        _ask(drawer, tmp_path / "nowhere")


def test_a_training_process_draws_until_it_dies(qtbot: QtBot, phantom_folder: Path, tmp_path: Path) -> None:
    thread = ExamplesThread()
    answers: list[AugmentedExamples | RequestFailed] = []
    ready: list[Ready] = []
    thread.answered.connect(answers.append)
    thread.became_ready.connect(ready.append)
    thread.start()
    try:
        thread.ask(ShowAugmented(1, RECIPE, phantom_folder, 0))
        qtbot.waitUntil(lambda: len(answers) == 1, timeout=PATIENCE_MS)
        assert isinstance(answers[0], AugmentedExamples)
        thread.ask(ShowAugmented(2, RECIPE, tmp_path / "nowhere", 0))
        qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENCE_MS)
        assert isinstance(answers[1], RequestFailed)
        assert answers[1].id == 2
        if os.name == "nt":
            return
        os.kill(ready[0].pid, signal.SIGKILL)
        thread.ask(ShowAugmented(3, RECIPE, phantom_folder, 0))
        qtbot.waitUntil(lambda: len(answers) > 2, timeout=PATIENCE_MS)
        assert isinstance(answers[2], RequestFailed)
        assert answers[2].id == 3
        assert "memory" in answers[2].error.why
    finally:
        thread.close()
