from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.training.events import (
    BatchFinished,
    CheckpointSaved,
    End,
    Epoch,
    EpochFinished,
    Event,
    Progress,
    RunFailed,
    RunStarted,
    RunStopped,
    RunSucceeded,
)
from pneumoviewer.core.training.recipe import Recipe, find_recipe
from pneumoviewer.engine.protocol import Ready, Train
from pneumoviewer.gui.threads import TrainingThread
from pneumoviewer.gui.train.page import TrainPage

RECIPE = find_recipe("mlp-8").with_values({"epochs": 4})


class FakeThread(TrainingThread):
    """A supervisor without a worker: the test is the training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begun: list[Train] = []
        self.stops = 0

    def run(self) -> None:
        self._closing.wait()
        self._worker.close()

    def begin(self, train: Train) -> None:
        self.begun.append(train)

    def request_stop(self) -> None:
        self.stops += 1

    def tell(self, *events: Event) -> None:
        for event in events:
            self.event_received.emit(event)

    def finish(self, end: End) -> None:
        self.ended.emit(end)
        self.ask_to_end()


class Answers:
    """Answers the page's questions as the test says."""

    def __init__(self) -> None:
        self.answer = ""
        self.asked: list[Mapping[str, str]] = []

    def __call__(self, parent: QWidget, what: str, why: str, choices: Mapping[str, str]) -> str:
        self.asked.append(choices)
        return self.answer


class Stage:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.threads: list[FakeThread] = []
        self.answers = Answers()
        self.page = TrainPage(make_thread=self._make, ask=self.answers)
        qtbot.addWidget(self.page, before_close_func=lambda page: self.page.shut_down())
        self.page.resize(1200, 800)
        self.page.show()

    def _make(self, parent: QWidget) -> TrainingThread:
        self.threads.append(FakeThread(parent))
        return self.threads[-1]

    @property
    def thread(self) -> FakeThread:
        return self.threads[-1]

    def begin(self, recipe: Recipe = RECIPE, name: str = "own") -> Train:
        """Start a training through the dialog's own signal."""
        self.page.new_training()
        assert self.page.dialog
        train = Train(recipe, Path("data"), models_dir() / name)
        self.page.dialog.start_requested.emit(train)
        self.page.dialog.accept()
        return train

    def wait_ended(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.running, timeout=10_000)

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def button(self, text: str) -> QPushButton:
        found = [b for b in self.page.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible()]
        assert found, text
        return found[-1]

    def click(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def _epoch(number: int, val_loss: float = 0.5) -> Epoch:
    return Epoch(number, 0.6 / number, 0.8, val_loss, 0.75 + number / 100, 0.7, 0.1, 0.05, 0.01, 812.0, 1.5, 2048.0)


def _batch(epoch: int, batch: int = 1, batches: int = 10) -> BatchFinished:
    return BatchFinished(epoch, batch, batches, 0.7 / (epoch + batch / batches), 0.02, 640.0, 125.0)


def _started(train: Train, first_epoch: int = 1) -> RunStarted:
    images = {"train": 900, "val": 90, "test": 91}
    classes = ("normal", "pneumonia")
    return RunStarted(
        train.folder, train.folder.name, "cpu", "no card found", "float32", 4, first_epoch, 10, images, classes, 32785
    )


def _save(folder: Path, *, epoch: int = 2, state: str = "running", data: Path | None = None) -> ModelInfo:
    """Write a run as the library does."""
    import json

    folder.mkdir(parents=True, exist_ok=True)
    history = [_epoch(n) for n in range(1, epoch + 1)]
    rows = [",".join(history[0].as_row())] + [",".join(e.as_row().values()) for e in history]
    (folder / "history.csv").write_text("\n".join(rows) + "\n")
    files = {role: {"name": f"{role}.bin", "sha256": "0" * 64} for role in ("model", "last", "split")}
    files["history"] = {"name": "history.csv", "sha256": "0" * 64}
    figures = {"images": 91, "loss": 0.3, "accuracy": 0.9, "macro_f1": 0.88, "confusion_matrix": [[40, 3], [6, 42]]}
    info = ModelInfo(
        folder,
        folder.name,
        RECIPE.title,
        RECIPE,
        ("normal", "pneumonia"),
        RECIPE.preprocessing,
        epoch=epoch,
        best_epoch=1,
        epochs=4,
        state=state,
        metrics={
            "val": figures,
            "test": {**figures, "binary": {"sensitivity": 0.875, "specificity": 0.93, "roc_auc": 0.95}},
        },
        data={"folder": str(data or "")},
        files=files,
    )
    (folder / CONFIG).write_text(json.dumps(info.as_json()))
    return info


def test_the_empty_page_says_what_belongs_there_and_offers_it(stage: Stage) -> None:
    assert "watch it learn" in stage.texts()
    stage.click("New training…")
    assert stage.page.dialog is not None


def test_ctrl_n_opens_the_dialog_and_gets_a_process_ready(stage: Stage) -> None:
    stage.page.activateWindow()
    stage.qtbot.waitUntil(stage.page.isActiveWindow, timeout=10_000)
    stage.qtbot.keyClick(stage.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: stage.page.dialog is not None, timeout=10_000)
    assert stage.thread.isRunning()
    assert not stage.page.running


def test_the_dialog_says_where_it_will_compute(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.dialog
    stage.thread.became_ready.emit(Ready(1, {}, "cuda", "a card, found"))
    texts = [label.text() for label in stage.page.dialog.findChildren(QLabel)]
    assert any("cuda" in text and "a card, found" in text for text in texts)


def test_cancelling_the_dialog_ends_the_process_that_was_ready(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.dialog
    thread = stage.thread
    with stage.qtbot.waitSignal(thread.finished, timeout=10_000):
        stage.page.dialog.reject()
    assert stage.page.dialog is None
    assert not stage.page.running


def test_a_training_shows_device_progress_and_figures(stage: Stage) -> None:
    train = stage.begin()
    assert stage.thread.begun == [train]
    assert stage.page.running
    stage.thread.tell(Progress("Reading radiographs", 5, 10))
    assert "Reading radiographs" in stage.texts()
    stage.thread.tell(_started(train), _batch(1), EpochFinished(_epoch(1), 1), _batch(2, 5))
    texts = stage.texts()
    for expected in (
        "own",
        "cpu",
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
    stage.thread.tell(_started(train), _batch(1, 5), _batch(1, 10))
    assert curves.curves["train_loss"].x == [0.5, 1]
    stage.thread.tell(EpochFinished(_epoch(1, 0.4), 1), _batch(2, 5), _batch(2, 10), EpochFinished(_epoch(2, 0.5), 1))
    assert curves.curves["train_loss"].x == [1, 2]
    assert curves.curves["learning_rate"].x == [0.5, 1, 1.5, 2]
    assert curves.curves["val_loss"].y == [0.4, 0.5]
    assert curves.best_epoch == 1
    stage.qtbot.waitUntil(lambda: "Best epoch 1: validation loss 0.400" in stage.texts(), timeout=10_000)


def test_a_perceptrons_batches_are_not_drawn_as_losses(stage: Stage) -> None:
    train = stage.begin(find_recipe("perceptron-exponential-decay"))
    stage.thread.tell(_started(train), _batch(1, 5))
    assert stage.page.live.curves.curves["train_loss"].x == []
    assert stage.page.live.curves.curves["learning_rate"].x == [0.5]


def test_a_model_is_announced_the_moment_it_is_saved(stage: Stage) -> None:
    train = stage.begin()
    _save(train.folder, epoch=1)
    with stage.qtbot.waitSignal(stage.page.model_saved) as saved:
        stage.thread.tell(CheckpointSaved(train.folder, 1, 1))
    assert saved.args == [train.folder]


def test_stop_and_keep_keeps_and_shows_what_there_is(stage: Stage) -> None:
    train = stage.begin()
    stage.thread.tell(_started(train), EpochFinished(_epoch(1), 1))
    stage.click("Stop and keep")
    assert stage.thread.stops == 1
    assert not stage.button("Stop and keep").isEnabled()
    _save(train.folder, epoch=1, state="stopped")
    stage.thread.finish(RunStopped(train.folder, 1))
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
    _save(train.folder)
    stage.answers.answer = "go_on"
    stage.click("Cancel and discard")
    assert stage.thread.stops == 0
    stage.answers.answer = "discard"
    stage.click("Cancel and discard")
    assert stage.thread.stops == 1
    assert train.folder.is_dir()
    with stage.qtbot.waitSignal(stage.page.model_removed):
        stage.thread.finish(RunStopped(train.folder, 2))
    assert not train.folder.exists()
    assert "watch it learn" in stage.texts()


def test_a_training_that_begins_is_what_is_shown_wherever_the_focus_goes(stage: Stage) -> None:
    _save(models_dir() / "earlier", epoch=4, state="succeeded")
    stage.page._runs.refresh(None)
    stage.begin()
    stage.page._runs._list.setFocus(Qt.FocusReason.TabFocusReason)
    assert stage.button("Stop and keep").isEnabled()
    assert stage.page._runs.texts()[0] == "own\nrunning, no epoch saved yet"


def test_another_run_can_be_looked_at_during_a_training_and_left_again(stage: Stage) -> None:
    _save(models_dir() / "earlier", epoch=4, state="succeeded")
    stage.page._runs.refresh(None)
    train = stage.begin()
    stage.page._runs._list.setCurrentRow(1)
    assert "earlier" in stage.texts()
    _save(train.folder, epoch=1)
    stage.thread.tell(CheckpointSaved(train.folder, 1, 1))
    assert "All 4 epochs are done" in stage.texts()
    row = next(i for i, text in enumerate(stage.page._runs.texts()) if text.startswith("own"))
    stage.page._runs._list.setCurrentRow(row)
    assert stage.button("Stop and keep").isEnabled()


def test_success_shows_the_summary(stage: Stage) -> None:
    train = stage.begin()
    _save(train.folder, epoch=4, state="succeeded")
    stage.thread.finish(RunSucceeded(train.folder, 1, {}))
    stage.wait_ended()
    assert "All 4 epochs are done" in stage.texts()
    assert stage.button("New training…").isEnabled()


@pytest.mark.parametrize("saved", [True, False])
def test_failure_says_what_why_and_next_and_offers_to_resume(stage: Stage, saved: bool) -> None:
    train = stage.begin()
    if saved:
        _save(train.folder)
    error = PneumoError("The training ran out of memory", "a batch does not fit", "Use a batch size of {n}", n=25)
    stage.thread.finish(RunFailed(train.folder, 2 if saved else 0, error))
    stage.wait_ended()
    texts = stage.texts()
    for expected in ("ran out of memory", "A batch does not fit.", "Use a batch size of 25."):
        assert expected in texts
    resume = [b for b in stage.page.findChildren(QPushButton) if b.text() == "&Resume" and b.isVisible()]
    assert bool(resume) == saved


def test_interrupted_runs_are_found_and_resumed_with_their_own_recipe(qtbot: QtBot, tmp_path: Path) -> None:
    info = _save(models_dir() / "cut-off", data=tmp_path)
    _save(models_dir() / "done", epoch=4, state="succeeded")
    stage = Stage(qtbot)
    runs = stage.page._runs
    assert [run.name for run in runs.interrupted] == ["cut-off"]
    assert "Interrupted trainings: 1." in stage.texts()
    row = next(i for i, text in enumerate(runs.texts()) if text.startswith("cut-off"))
    assert "interrupted, epoch 2 of 4" in runs.texts()[row]
    runs._list.setCurrentRow(row)
    assert stage.page.saved.curves.curves["val_loss"].x == [1, 2]
    stage.click("Resume")
    assert stage.thread.begun == [Train(info.recipe, tmp_path, info.path, resume=True)]
    assert stage.page.live.curves.curves["val_loss"].x == [1, 2]
    assert not runs.interrupted


@pytest.mark.parametrize(
    ("answer", "closes", "kept"), [("go_on", False, True), ("stop", True, True), ("discard", True, False)]
)
def test_closing_in_the_middle_asks(stage: Stage, answer: str, closes: bool, kept: bool) -> None:
    train = stage.begin()
    _save(train.folder)
    stage.answers.answer = answer
    assert stage.page.ask_to_close() is closes
    assert len(stage.answers.asked) == 1
    assert train.folder.exists() is kept
    assert stage.page.running is not closes


def test_closing_without_a_training_does_not_ask(stage: Stage) -> None:
    stage.page.new_training()
    assert stage.page.ask_to_close()
    assert not stage.answers.asked
    assert all(thread.isFinished() for thread in stage.threads if _alive(thread))


def _alive(thread: FakeThread) -> bool:
    from shiboken6 import isValid

    return bool(isValid(thread))
