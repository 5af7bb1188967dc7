from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from train_fakes import FakePreview, Stage, a_batch, an_epoch, save_run, started

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.settings import save_settings
from pneumoviewer.core.training.events import (
    CheckpointSaved,
    EpochFinished,
    Progress,
    RunFailed,
    RunStopped,
    RunSucceeded,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.protocol import Ready


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def test_the_empty_page_says_what_belongs_there_and_offers_it(stage: Stage) -> None:
    assert "watch it learn" in stage.texts()
    stage.click("New training…")
    assert stage.page.dialog is not None


def test_ctrl_n_opens_the_dialog_and_gets_a_process_ready(stage: Stage) -> None:
    stage.page.activateWindow()
    stage.qtbot.waitUntil(stage.page.isActiveWindow, timeout=10_000)
    stage.qtbot.keyClick(stage.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: stage.page.dialog is not None, timeout=10_000)
    assert stage.previews[-1].isRunning()
    assert not stage.page.running


def test_the_dialog_says_where_it_will_compute(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.dialog
    stage.previews[-1].became_ready.emit(Ready(1, {}, "cuda", "a card, found"))
    texts = [label.text() for label in stage.page.dialog.findChildren(QLabel)]
    assert any("CUDA" in text and "a card, found" in text for text in texts)


def test_cancelling_the_dialog_ends_the_process_that_was_ready(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.dialog
    thread = stage.previews[-1]
    with stage.qtbot.waitSignal(thread.finished, timeout=10_000):
        stage.page.dialog.reject()
    assert stage.page.dialog is None
    assert not stage.page.running


def test_a_training_shows_device_progress_and_figures(stage: Stage) -> None:
    train = stage.begin()
    assert stage.jobs == [train]
    assert stage.page.running
    stage.tell(Progress("Reading radiographs", 5, 10))
    assert "Reading radiographs" in stage.texts()
    stage.tell(started(train), a_batch(1), EpochFinished(an_epoch(1), 1), a_batch(2, 5))
    texts = stage.texts()
    for expected in (
        "own",
        "CPU",
        "no card found",
        "float32",
        "32,785",
        "2 / 4",
        "5 / 10",
        "640",
        "2 min 5 s",
        "2.0 GiB",
    ):
        assert expected in texts
    assert not stage.button("New training…").isEnabled()


def test_curves_take_every_figure_and_mark_the_best_epoch(stage: Stage) -> None:
    train = stage.begin()
    curves = stage.page.live.curves
    stage.tell(started(train), a_batch(1, 5), a_batch(1, 10))
    assert curves.curves["train_loss"].x == [0.5, 1]
    stage.tell(EpochFinished(an_epoch(1, 0.4), 1), a_batch(2, 5), a_batch(2, 10), EpochFinished(an_epoch(2, 0.5), 1))
    assert curves.curves["train_loss"].x == [1, 2]
    assert curves.curves["learning_rate"].x == [0.5, 1, 1.5, 2]
    assert curves.curves["val_loss"].y == [0.4, 0.5]
    assert curves.best_epoch == 1
    stage.qtbot.waitUntil(lambda: "Best epoch 1: validation loss 0.400" in stage.texts(), timeout=10_000)


def test_a_perceptrons_batches_are_not_drawn_as_losses(stage: Stage) -> None:
    train = stage.begin(find_recipe("perceptron-exponential-decay"))
    stage.tell(started(train), a_batch(1, 5))
    assert stage.page.live.curves.curves["train_loss"].x == []
    assert stage.page.live.curves.curves["learning_rate"].x == [0.5]


def test_a_model_is_announced_the_moment_it_is_saved(stage: Stage) -> None:
    train = stage.begin()
    save_run(train.folder, epoch=1)
    with stage.qtbot.waitSignal(stage.page.models_changed) as saved:
        stage.tell(CheckpointSaved(train.folder, 1, 1))
    assert saved.args == [train.folder]


def test_stop_and_keep_keeps_and_shows_what_there_is(stage: Stage) -> None:
    train = stage.begin()
    stage.tell(started(train), EpochFinished(an_epoch(1), 1))
    stage.click("Stop and keep")
    assert stage.stops == 1
    assert not stage.button("Stop and keep").isEnabled()
    save_run(train.folder, epoch=1, state="stopped")
    stage.finish(RunStopped(train.folder, 1))
    stage.wait_ended()
    assert train.folder.is_dir()
    texts = stage.texts()
    for expected in ("Stopped after epoch 1 of 4", "90.0%", "87.5%", "sensitivity", "42"):
        assert expected in texts
    with stage.qtbot.waitSignal(stage.page.use_requested) as use:
        stage.click("Use this model")
    assert use.args == [train.folder]


def test_discarding_asks_and_deletes_once_the_process_has_ended(stage: Stage) -> None:
    train = stage.begin()
    save_run(train.folder)
    stage.answers.answer = "go_on"
    stage.click("Cancel and discard")
    assert stage.stops == 0
    stage.answers.answer = "discard"
    stage.click("Cancel and discard")
    assert stage.stops == 1
    assert train.folder.is_dir()
    with stage.qtbot.waitSignal(stage.page.models_changed):
        stage.finish(RunStopped(train.folder, 2))
    assert not train.folder.exists()
    assert "watch it learn" in stage.texts()


def test_a_training_that_begins_is_what_is_shown_wherever_the_focus_goes(stage: Stage) -> None:
    save_run(models_dir() / "earlier", epoch=4, state="succeeded")
    stage.page._runs.refresh(None)
    stage.begin()
    stage.page._runs._list.setFocus(Qt.FocusReason.TabFocusReason)
    assert stage.button("Stop and keep").isEnabled()
    assert stage.page._runs.texts()[0] == "own\nrunning, no epoch saved yet"


def test_another_run_can_be_looked_at_during_a_training_and_left_again(stage: Stage) -> None:
    save_run(models_dir() / "earlier", epoch=4, state="succeeded")
    stage.page._runs.refresh(None)
    train = stage.begin()
    stage.page._runs._list.setCurrentRow(1)
    assert "earlier" in stage.texts()
    save_run(train.folder, epoch=1)
    stage.tell(CheckpointSaved(train.folder, 1, 1))
    assert "All 4 epochs are done" in stage.texts()
    row = next(i for i, text in enumerate(stage.page._runs.texts()) if text.startswith("own"))
    stage.page._runs._list.setCurrentRow(row)
    assert stage.button("Stop and keep").isEnabled()


def test_success_shows_the_summary(stage: Stage) -> None:
    train = stage.begin()
    save_run(train.folder, epoch=4, state="succeeded")
    stage.finish(RunSucceeded(train.folder, 1, {}))
    stage.wait_ended()
    assert "All 4 epochs are done" in stage.texts()
    assert stage.button("New training…").isEnabled()


@pytest.mark.parametrize("saved", [True, False])
def test_failure_says_what_why_and_next_and_offers_to_resume(stage: Stage, saved: bool) -> None:
    train = stage.begin()
    if saved:
        save_run(train.folder)
    error = PneumoError("The training ran out of memory", "a batch does not fit", "Use a batch size of {n}", n=25)
    stage.finish(RunFailed(train.folder, 2 if saved else 0, error))
    stage.wait_ended()
    texts = stage.texts()
    for expected in ("ran out of memory", "A batch does not fit.", "Use a batch size of 25."):
        assert expected in texts
    resume = [b for b in stage.page.findChildren(QPushButton) if b.text() == "&Resume" and b.isVisible()]
    assert bool(resume) == saved


def test_interrupted_runs_are_found_and_resumed_with_their_own_recipe(qtbot: QtBot, tmp_path: Path) -> None:
    save_settings(max_megapixels=40.0)
    info = save_run(models_dir() / "cut-off", data=tmp_path)
    save_run(models_dir() / "done", epoch=4, state="succeeded")
    stage = Stage(qtbot)
    runs = stage.page._runs
    assert [run.name for run in runs.interrupted] == ["cut-off"]
    assert "Interrupted trainings: 1." in stage.texts()
    row = next(i for i, text in enumerate(runs.texts()) if text.startswith("cut-off"))
    assert "interrupted, epoch 2 of 4" in runs.texts()[row]
    runs._list.setCurrentRow(row)
    assert stage.page.saved.curves.curves["val_loss"].x == [1, 2]
    stage.click("Resume")
    assert stage.jobs == [Job(info.recipe, tmp_path, info.path, resume=True, max_megapixels=40.0)]
    assert stage.page.live.curves.curves["val_loss"].x == [1, 2]
    assert not runs.interrupted


@pytest.mark.parametrize(
    ("answer", "closes", "kept"), [("go_on", False, True), ("stop", True, True), ("discard", True, False)]
)
def test_closing_in_the_middle_asks(stage: Stage, answer: str, closes: bool, kept: bool) -> None:
    train = stage.begin()
    save_run(train.folder)
    stage.answers.answer = answer
    assert stage.page.may_close() is closes
    assert len(stage.answers.asked) == 1
    assert train.folder.exists() is kept
    assert stage.page.running is not closes


def test_closing_without_a_training_does_not_ask(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.may_close()
    assert not stage.answers.asked
    assert all(thread.isFinished() for thread in stage.previews if _alive(thread))


def _alive(thread: FakePreview) -> bool:
    from shiboken6 import isValid

    return bool(isValid(thread))
