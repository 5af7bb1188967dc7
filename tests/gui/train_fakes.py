"""What the tests of the Train page share: a training that the test answers for, and runs as they lie on disk."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.models.catalogue import classes_of
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.events import BatchFinished, End, Event, RunStarted, RunStopped
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.client import Worker
from pneumoviewer.gui.train.new.preview_thread import PreviewThread
from pneumoviewer.gui.train.page import TrainPage
from pneumoviewer.gui.train.training_thread import TrainingThread

RECIPE = find_recipe("mlp-8").with_values({"epochs": 4})


class FakePreview(PreviewThread):
    """A thread without a worker: the test answers what the dialog asks."""

    def run(self) -> None:
        self._closing.wait()
        self._worker.close()


class FakeRun:
    """A training without a process: the test is the training."""

    def __init__(self, job: Job) -> None:
        self.job, self.stops = job, 0
        self.end: SimpleQueue[End] = SimpleQueue()

    def wait(self, on_event: Callable[[Event], None]) -> End:
        return self.end.get()

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None:
        self.end.put(RunStopped(self.job.folder, 0))


class FakeLauncher:
    """Keeps what is started."""

    def __init__(self) -> None:
        self.runs: list[FakeRun] = []

    def start(self, job: Job, worker: Worker | None = None) -> FakeRun:
        self.runs.append(FakeRun(job))
        return self.runs[-1]


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
        self.launcher = FakeLauncher()
        self.previews: list[FakePreview] = []
        self.answers = Answers()
        self.page = TrainPage(launcher=self.launcher, make_preview=self._make, ask=self.answers)
        qtbot.addWidget(self.page, before_close_func=lambda page: self.page.stop())
        self.page.resize(1200, 800)
        self.page.show()

    def _make(self, parent: QWidget) -> FakePreview:
        self.previews.append(FakePreview(parent))
        return self.previews[-1]

    @property
    def jobs(self) -> list[Job]:
        """The trainings that were started."""
        return [run.job for run in self.launcher.runs]

    @property
    def stops(self) -> int:
        """How often the training was asked to stop."""
        return self.launcher.runs[-1].stops

    def begin(self, recipe: Recipe = RECIPE, name: str = "own") -> Job:
        """Start a training through the dialog's own signal."""
        self.page.new_training()
        assert self.page.dialog
        job = Job(recipe, Path("data"), models_dir() / name)
        self.page.dialog.start_requested.emit(job)
        self.page.dialog.accept()
        return job

    def tell(self, *events: Event) -> None:
        """Say it as the training."""
        for event in events:
            self.page.findChildren(TrainingThread)[-1].event_received.emit(event)

    def finish(self, end: End) -> None:
        """End the training."""
        self.launcher.runs[-1].end.put(end)
        self.wait_ended()
        QApplication.processEvents()

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


def an_epoch(number: int, val_loss: float = 0.5) -> Epoch:
    return Epoch(number, 0.6 / number, 0.8, val_loss, 0.75 + number / 100, 0.7, 0.1, 0.05, 0.01, 812.0, 1.5, 2048.0)


def a_batch(epoch: int, batch: int = 1, batches: int = 10) -> BatchFinished:
    return BatchFinished(epoch, batch, batches, 0.7 / (epoch + batch / batches), 0.02, 640.0, 125.0)


def started(job: Job, first_epoch: int = 1) -> RunStarted:
    images = {"train": 900, "val": 90, "test": 91}
    classes = ("normal", "pneumonia")
    return RunStarted(
        job.folder, job.folder.name, "cpu", "no card found", "float32", 4, first_epoch, 10, images, classes, 32785
    )


def save_run(
    folder: Path,
    *,
    epoch: int = 2,
    state: str = "running",
    data: Path | None = None,
    recipe: Recipe = RECIPE,
    epochs: int = 4,
) -> ModelInfo:
    """Write a run as the library does."""
    folder.mkdir(parents=True, exist_ok=True)
    history = [an_epoch(n) for n in range(1, epoch + 1)]
    rows = [",".join(history[0].as_row())] + [",".join(e.as_row().values()) for e in history]
    (folder / "history.csv").write_text("\n".join(rows) + "\n")
    files = {role: {"name": f"{role}.bin", "sha256": "0" * 64} for role in ("model", "last", "split")}
    files["history"] = {"name": "history.csv", "sha256": "0" * 64}
    classes = len(classes_of(recipe))
    matrix = [[42 if i == j else 3 for j in range(classes)] for i in range(classes)]
    figures = {"images": 91, "loss": 0.3, "accuracy": 0.9, "macro_f1": 0.88, "confusion_matrix": matrix}
    info = ModelInfo(
        folder,
        folder.name,
        recipe.title,
        recipe,
        classes_of(recipe),
        recipe.preprocessing,
        epoch=epoch,
        best_epoch=1,
        epochs=epochs,
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
