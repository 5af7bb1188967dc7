"""The Train page with its real worker process, on phantoms."""

import multiprocessing
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.core.library.find import find_models
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import CheckpointSaved, End, Event, RunFailed, RunStopped, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.launcher import LocalProcessLauncher
from pneumoviewer.gui.train.page import TrainPage
from pneumoviewer.gui.train.training_thread import TrainingThread

pytestmark = [pytest.mark.process, pytest.mark.trains]

PATIENCE_MS = 60_000
MANY = 1000
RECIPE = find_recipe("mlp-8").with_values({"image_size": 16, "batch_size": 4, "epochs": MANY})


class Heard:
    """Everything a training said."""

    def __init__(self, thread: TrainingThread) -> None:
        self.events: list[Event] = []
        self.ends: list[End] = []
        thread.event_received.connect(self.events.append)
        thread.ended.connect(self.ends.append)

    @property
    def saved(self) -> int:
        return max((e.epoch for e in self.events if isinstance(e, CheckpointSaved)), default=0)


def _begin(qtbot: QtBot, data: Path, *, epochs: int = MANY, resume: bool = False) -> tuple[TrainingThread, Heard]:
    job = Job(RECIPE.with_values({"epochs": epochs}), data, models_dir() / "own", resume=resume)
    thread = TrainingThread(job, LocalProcessLauncher().start(job))
    heard = Heard(thread)
    thread.start()
    return thread, heard


def _wait_end(qtbot: QtBot, thread: TrainingThread, heard: Heard) -> None:
    qtbot.waitUntil(lambda: bool(heard.ends) and thread.isFinished(), timeout=PATIENCE_MS)
    thread.close()
    assert len(heard.ends) == 1
    assert not multiprocessing.active_children()


def test_a_training_ends_once_and_leaves_a_model_and_no_process(qtbot: QtBot, phantom_folder: Path) -> None:
    thread, heard = _begin(qtbot, phantom_folder, epochs=2)
    _wait_end(qtbot, thread, heard)
    assert isinstance(heard.ends[0], RunSucceeded)
    assert ModelInfo.read(models_dir() / "own").state == "succeeded"


def test_stop_is_heard_within_an_epoch_and_what_is_saved_can_be_resumed(qtbot: QtBot, phantom_folder: Path) -> None:
    thread, heard = _begin(qtbot, phantom_folder)
    qtbot.waitUntil(lambda: heard.saved >= 2, timeout=PATIENCE_MS)
    thread.handle.stop()
    _wait_end(qtbot, thread, heard)
    end = heard.ends[0]
    assert isinstance(end, RunStopped)
    assert 2 <= end.epoch < MANY
    thread, heard = _begin(qtbot, phantom_folder, epochs=end.epoch + 1, resume=True)
    _wait_end(qtbot, thread, heard)
    assert isinstance(heard.ends[0], RunSucceeded)
    assert len(ModelInfo.read(models_dir() / "own").history()) == end.epoch + 1


def test_a_killed_training_ends_with_a_cause_and_its_last_saved_epoch(qtbot: QtBot, phantom_folder: Path) -> None:
    thread, heard = _begin(qtbot, phantom_folder)
    qtbot.waitUntil(lambda: heard.saved >= 1, timeout=PATIENCE_MS)
    (process,) = multiprocessing.active_children()
    process.kill()
    _wait_end(qtbot, thread, heard)
    end = heard.ends[0]
    assert isinstance(end, RunFailed)
    assert "memory" in end.error.why
    assert end.epoch == ModelInfo.read(models_dir() / "own").epoch >= 1


def test_closing_during_a_training_stops_and_keeps_it_and_leaves_no_process(qtbot: QtBot, phantom_folder: Path) -> None:
    thread, heard = _begin(qtbot, phantom_folder)
    qtbot.waitUntil(lambda: heard.saved >= 1, timeout=PATIENCE_MS)
    thread.close()
    assert not multiprocessing.active_children()
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=PATIENCE_MS)
    assert isinstance(heard.ends[0], RunStopped)
    assert ModelInfo.read(models_dir() / "own").state == "stopped"


def test_the_page_trains_announces_and_is_closed_in_the_middle(qtbot: QtBot, phantom_folder: Path) -> None:
    asked: list[Mapping[str, str]] = []

    def keep(parent: QWidget, what: str, why: str, choices: Mapping[str, str]) -> str:
        asked.append(choices)
        return "stop"

    page = TrainPage(ask=keep)
    qtbot.addWidget(page, before_close_func=lambda page: page.stop())
    page.show()
    page.new_training()
    assert page.dialog
    with qtbot.waitSignal(page.models_changed, timeout=PATIENCE_MS) as saved:
        page.dialog.start_requested.emit(Job(RECIPE, phantom_folder, models_dir() / "own"))
        page.dialog.accept()
    assert ModelInfo.read(saved.args[0]).epoch >= 1
    assert page.may_close()
    assert asked
    assert not page.running
    assert not multiprocessing.active_children()
    assert ModelInfo.read(models_dir() / "own").state == "stopped"


def test_folds_are_trained_shown_and_one_of_them_predicts(qtbot: QtBot, phantom_folder: Path) -> None:
    page = TrainPage()
    qtbot.addWidget(page, before_close_func=lambda page: page.stop())
    page.resize(1200, 800)
    page.show()
    page.new_training()
    assert page.dialog
    recipe = RECIPE.with_values({"epochs": 2, "folds": 2})
    page.dialog.start_requested.emit(Job(recipe, phantom_folder, models_dir() / "cv"))
    page.dialog.accept()
    qtbot.waitUntil(lambda: not page.running, timeout=PATIENCE_MS)
    assert len(page.live.outcome.table.figures.texts()) == 3
    assert page.live.curves.chooser.count() == 3
    assert [model.name for model in find_models() if model.path.is_relative_to(models_dir())] == [
        "cv",
        "cv/fold-1",
        "cv/fold-2",
    ]
