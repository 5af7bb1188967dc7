"""The run of a job: a recipe and a dataset become a trained model."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch

from pneumoviewer.core.dataset.path_labels import SPLITS
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.dataset.split import apply_split, ensure_split
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.files import lock_folder
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.allocator import keep_freed_memory
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import holds_nothing, remove_leftovers, verified
from pneumoviewer.core.models.build import count_network
from pneumoviewer.core.models.catalogue import count_parameters
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training import checkpoint
from pneumoviewer.core.training.composite_trainer import CompositeTrainer
from pneumoviewer.core.training.events import (
    CheckpointSaved,
    End,
    Event,
    RunFailed,
    RunStarted,
    RunStopped,
    RunSucceeded,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.trainer import Machine, Trainer
from pneumoviewer.core.training.training_data import TrainingData

_log = logging.getLogger(__name__)


def train(job: Job, on_event: Callable[[Event], None], should_stop: Callable[[], bool]) -> End:
    """Train a recipe on a folder of radiographs, in this process and on this thread.

    Parameters
    ----------
    on_event : callable
        Gets every event.
    should_stop : callable
        Asked at every batch boundary and while reading.

    Returns
    -------
    RunSucceeded, RunStopped or RunFailed
        Exactly one, which is also the last event. Nothing is raised for what can go wrong.
    """
    run = _Run(job, on_event, should_stop)
    try:
        end = run.execute()
    except Cancelled:
        end = RunStopped(job.folder, run.saved)
    except PneumoError as error:
        end = RunFailed(job.folder, run.saved, error)
    except Exception as error:
        _log.exception("training failed")
        end = RunFailed(job.folder, run.saved, _explained(error, job.recipe))
    on_event(end)
    return end


class _Run:
    def __init__(self, job: Job, on_event: Callable[[Event], None], should_stop: Callable[[], bool]) -> None:
        self.job, self.on_event, self.should_stop = job, on_event, should_stop
        self.recipe, self.folder = job.recipe, job.folder
        self.saved = 0

    def execute(self) -> End:
        if not self.job.resume:
            self._make_folder()
        elif not self.folder.is_dir():
            ModelInfo.read(self.folder)  # says that there is none
        with lock_folder(self.folder) as mine:
            if not mine:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
                    QT_TRANSLATE_NOOP("errors", "it is being trained right now"),
                    QT_TRANSLATE_NOOP("errors", "Wait until that has ended, or choose another name"),
                    name=self.folder.name,
                )
            try:
                info = self._resumed() if self.job.resume else None
                keep_freed_memory()
                with _threads(self.recipe.threads):
                    return self._train(info)
            finally:
                if not self.job.resume and not self.saved and not any(self.folder.iterdir()):
                    self.folder.rmdir()

    def _train(self, info: ModelInfo | None) -> End:
        if info is None and not holds_nothing(self.folder):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
                QT_TRANSLATE_NOOP("errors", "there is one of this name already"),
                QT_TRANSLATE_NOOP("errors", "Choose another name, or resume that one"),
                name=self.folder.name,
            )
        if info is None:
            remove_leftovers(self.folder)
        machine = Machine.of(self.recipe)
        data = TrainingData.read(
            self._dataset(info), self.recipe, self.on_event, self.should_stop, max_megapixels=self.job.max_megapixels
        )
        training: Trainer | CompositeTrainer
        if self.recipe.composed.part_names:
            training = CompositeTrainer(
                self.recipe, self.folder, data, machine, self._emit, self.should_stop, info=info
            )
            images = {split: training.data.count(split) for split in SPLITS}
            parameters = count_parameters(self.recipe, len(training.info.classes)).total
            first, batches, parts = 1, 0, len(training.names)
        else:
            training = Trainer(self.recipe, self.folder, data, machine, self._emit, self.should_stop, info=info)
            images = {split: len(examples) for split, examples in training.examples.items()}
            parameters = count_network(self.recipe, training.network).total
            first, batches, parts = training.info.epoch + 1, training.batches, 1
        self.on_event(
            RunStarted(
                folder=self.folder,
                name=training.info.name,
                device=machine.device,
                device_reason=machine.device_reason,
                precision=machine.precision_reason,
                epochs=self.recipe.n_epochs,
                first_epoch=first,
                batches=batches,
                images=images,
                classes=training.info.classes,
                parameters=parameters,
                parts=parts,
                left_out=data.usable.left_out,
                duplicates=data.usable.duplicates,
            )
        )
        info = training.fit()
        if info.state == "stopped":
            return RunStopped(self.folder, info.epoch)
        return RunSucceeded(self.folder, info.best_epoch, {k: dict(v) for k, v in info.metrics.items()})

    def _emit(self, event: Event) -> None:
        if isinstance(event, CheckpointSaved):
            self.saved += 1
        self.on_event(event)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
                QT_TRANSLATE_NOOP("errors", "its folder cannot be made: {reason}"),
                QT_TRANSLATE_NOOP("errors", "Choose a folder that can be written to"),
                name=self.folder.name,
                reason=error.strerror or str(error),
            ) from error

    def _resumed(self) -> ModelInfo:
        info = ModelInfo.read(self.folder, usable=False)
        checkpoint.check_resumable(info, self.recipe)
        self.saved = info.epoch
        self.recipe = info.recipe.with_values({"epochs": self.recipe.epochs})
        return info

    def _dataset(self, info: ModelInfo | None) -> Dataset:
        classes = self.job.classes if info is None else info.class_table
        dataset = scan(self.job.data, classes=classes, should_stop=self.should_stop)
        if info is None:
            return ensure_split(dataset, self.recipe.seed, self.recipe.labels)
        if dataset.fingerprint != info.data["fingerprint"]:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
                QT_TRANSLATE_NOOP("errors", "“{folder}” does not hold the files it was started on"),
                QT_TRANSLATE_NOOP("errors", "Name the folder it was started on, or train anew"),
                name=info.name,
                folder=self.job.data.name,
            )
        return apply_split(dataset, verified(info, "split"))


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Compute with so many threads for a while; 0 leaves the number as it is."""
    before = torch.get_num_threads()
    if count:
        torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _explained(error: Exception, recipe: Recipe) -> PneumoError:
    """Turn what nobody expected into a message with a next step."""
    text = " ".join(str(error).split())
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)) or "allocate memory" in text:
        return PneumoError(
            QT_TRANSLATE_NOOP("errors", "The training ran out of memory"),
            QT_TRANSLATE_NOOP("errors", "a batch of {batch} images of {size} pixels does not fit"),
            QT_TRANSLATE_NOOP("errors", "Use a batch size of {smaller}, or smaller images; the last epoch is saved"),
            batch=recipe.batch_size,
            size=recipe.image_size,
            smaller=max(1, recipe.batch_size // 2),
        )
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The training failed"),
        QT_TRANSLATE_NOOP("errors", "{kind}: {text}"),
        QT_TRANSLATE_NOOP("errors", "Resume it from the last saved epoch; if it fails again, report this text"),
        kind=type(error).__name__,
        text=text,
    )
