"""A recipe and a dataset become a run: the one loop around every way of learning."""

from __future__ import annotations

import logging
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.dataset.split import apply_split, ensure_split
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.files import held
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.store import holds_nothing, verified
from pneumoviewer.core.models.build import build_network, count_network
from pneumoviewer.core.models.catalogue import architecture_of
from pneumoviewer.core.models.outputs import to_probabilities
from pneumoviewer.core.predict import Predictor
from pneumoviewer.core.results import NORMAL
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training import checkpoint
from pneumoviewer.core.training.device import choose_device, choose_precision
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
from pneumoviewer.core.training.gradient import GradientLearner
from pneumoviewer.core.training.learner import Examples, Learner, epoch_seed, fell_apart
from pneumoviewer.core.training.metrics import Validated, evaluate_probabilities, fit_margin, sensitive_threshold
from pneumoviewer.core.training.online import OnlineLearner
from pneumoviewer.core.training.recipe import Recipe
from pneumoviewer.core.training.schedulers import learning_rate
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

_log = logging.getLogger(__name__)
_REPORT_EVERY_S = 0.05
READING = QT_TRANSLATE_NOOP("progress", "Reading radiographs")
EVALUATING = QT_TRANSLATE_NOOP("progress", "Evaluating on held-out patients")


def train(
    recipe: Recipe,
    data: Path,
    folder: Path,
    on_event: Callable[[Event], None],
    should_stop: Callable[[], bool],
    *,
    resume: bool = False,
) -> End:
    """Train a recipe on a folder of radiographs.

    Parameters
    ----------
    recipe : Recipe
        When resuming, the folder's own is used, but for its number of epochs.
    data : Path
        The dataset's folder.
    folder : Path
        The run's folder; unless resuming, a new one, an empty one, or one of a run killed before its first epoch.
    on_event : callable
        Gets every event, on this thread.
    should_stop : callable
        Asked at every batch boundary and while reading.
    resume : bool
        Go on after the last saved epoch; bit for bit as if never stopped, on the same machine.

    Returns
    -------
    RunSucceeded, RunStopped or RunFailed
        Exactly one, which is also the last event. Nothing is raised for what can go wrong.
    """
    run = _Run(recipe, data, folder, on_event, should_stop)
    try:
        end = run.execute(resume)
    except Cancelled:
        end = RunStopped(folder, run.saved)
    except PneumoError as error:
        end = RunFailed(folder, run.saved, error)
    except Exception as error:
        _log.exception("training failed")
        end = RunFailed(folder, run.saved, _explained(error, recipe))
    on_event(end)
    return end


@dataclass
class _Run:
    recipe: Recipe
    data: Path
    folder: Path
    on_event: Callable[[Event], None]
    should_stop: Callable[[], bool]
    saved: int = 0

    def execute(self, resume: bool) -> End:
        if not resume:
            self._make_folder()
        elif not self.folder.is_dir():
            ModelInfo.read(self.folder)  # says that there is none
        with held(self.folder) as mine:
            if not mine:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
                    QT_TRANSLATE_NOOP("errors", "it is being trained right now"),
                    QT_TRANSLATE_NOOP("errors", "Wait until that has ended, or choose another name"),
                    name=self.folder.name,
                )
            try:
                return self._train(self._resumed() if resume else None)
            finally:
                if not resume and not self.saved and not any(self.folder.iterdir()):
                    self.folder.rmdir()

    def _train(self, info: ModelInfo | None) -> End:
        if info is None and not holds_nothing(self.folder):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
                QT_TRANSLATE_NOOP("errors", "there is one of this name already"),
                QT_TRANSLATE_NOOP("errors", "Choose another name, or resume that one"),
                name=self.folder.name,
            )
        row = architecture_of(self.recipe)
        device, reason = choose_device(self.recipe.device)
        if row.learner == "online" and device != "cpu":
            device, reason = "cpu", "a perceptron learns one image at a time, which a graphics card cannot speed up"
        precision, precision_reason = choose_precision(self.recipe.precision, device, row.convolutional)
        dataset = self._dataset(info)
        classes = dataset.classes(self.recipe.labels)
        parts = self._examples(dataset)
        torch.manual_seed(epoch_seed(self.recipe.seed, 0))
        network = build_network(self.recipe, len(classes))
        learner: Learner
        if row.learner == "online":
            learner = OnlineLearner(self.recipe, network)
        else:
            weights = _class_weights(self.recipe, parts["train"].targets, len(classes))
            learner = GradientLearner(self.recipe, network, len(classes), weights, device, precision)
        history = checkpoint.restore(info, learner) if info else []
        info = info or checkpoint.begin(self.recipe, self.folder, dataset, classes)
        self.on_event(
            RunStarted(
                folder=self.folder,
                name=info.name,
                device=device,
                device_reason=reason,
                precision=precision_reason,
                epochs=self.recipe.epochs,
                first_epoch=info.epoch + 1,
                batches=learner.batches(parts["train"]),
                images={split: len(part) for split, part in parts.items()},
                classes=classes,
                parameters=count_network(network).total,
            )
        )
        snapshots = checkpoint.load_snapshots(info, learner)
        for number in range(info.epoch + 1, self.recipe.epochs + 1):
            clock = _Clock(number, self.recipe.epochs, learner.batches(parts["train"]), len(parts["train"]), device)
            finished = self._epoch(clock, learner, parts, classes)
            if finished is None:
                if info.epoch:
                    self._finish(info, parts, "stopped")
                return RunStopped(self.folder, info.epoch)
            epoch, validated = finished
            history.append(epoch)
            best = _best(history, self.recipe.best_by)
            self.on_event(EpochFinished(epoch, best))
            if snapshots:
                pictured = checkpoint.picture_weights(learner)
                assert pictured is not None
                snapshots[checkpoint.snapshot_name(number)] = pictured
            info = checkpoint.save_epoch(info, learner, history, best, validated, dataset, snapshots)
            self.saved = number
            self.on_event(CheckpointSaved(self.folder, number, best))
        info = self._finish(info, parts, "succeeded")
        return RunSucceeded(self.folder, info.best_epoch, {k: dict(v) for k, v in info.metrics.items()})

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
        info = ModelInfo.read(self.folder)
        if "last" not in info.files or "split" not in info.files:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
                QT_TRANSLATE_NOOP("errors", "its folder keeps the best weights only, not the state of the last epoch"),
                QT_TRANSLATE_NOOP("errors", "Train the recipe anew"),
                name=info.name,
            )
        if self.recipe.epochs < info.epoch:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
                QT_TRANSLATE_NOOP("errors", "{done} epochs are done already, and {wanted} are asked for"),
                QT_TRANSLATE_NOOP("errors", "Ask for more epochs"),
                name=info.name,
                done=info.epoch,
                wanted=self.recipe.epochs,
            )
        self.saved = info.epoch
        self.recipe = info.recipe.with_values({"epochs": self.recipe.epochs})
        return replace(info, recipe=self.recipe, epochs=self.recipe.epochs)

    def _dataset(self, info: ModelInfo | None) -> Dataset:
        dataset = scan(self.data, should_stop=self.should_stop)
        if info is None:
            return ensure_split(dataset, self.recipe.seed, self.recipe.labels)
        if dataset.fingerprint != info.data["fingerprint"]:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
                QT_TRANSLATE_NOOP("errors", "“{folder}” does not hold the files it was started on"),
                QT_TRANSLATE_NOOP("errors", "Name the folder it was started on, or train anew"),
                name=info.name,
                folder=self.data.name,
            )
        return apply_split(dataset, verified(info, "split"))

    def _examples(self, dataset: Dataset) -> dict[str, Examples]:
        cache = open_cache(
            dataset,
            self.recipe.preprocessing,
            on_progress=lambda done, total: self.on_event(Progress(READING, done, total)),
            should_stop=self.should_stop,
            max_megapixels=load_settings().max_megapixels,
        )
        targets = dataset.targets(self.recipe.labels)
        parts = {}
        for split in ("train", "val", "test"):
            chosen = dataset.indices(split)
            chosen = chosen[cache.readable[chosen]]
            parts[split] = Examples(torch.from_numpy(cache.pictures[chosen]), torch.from_numpy(targets[chosen]))
        for split in ("train", "val"):
            if not len(parts[split]):
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be trained on"),
                    QT_TRANSLATE_NOOP("errors", "no image for “{split}” can be read"),
                    QT_TRANSLATE_NOOP("errors", "Check the files, or choose another folder"),
                    folder=self.data.name,
                    split=split,
                )
        return parts

    def _epoch(
        self, clock: _Clock, learner: Learner, parts: dict[str, Examples], classes: tuple[str, ...]
    ) -> tuple[Epoch, Validated] | None:
        def report(batch: int, loss: float) -> None:
            event = clock.batch_finished(batch, loss, self.recipe)
            if event is not None:
                self.on_event(event)

        learned = learner.learn_epoch(clock.epoch, parts["train"], report, self.should_stop)
        if learned is None or self.should_stop():
            return None
        seconds = clock.seconds()
        kind = architecture_of(self.recipe).output(len(classes))
        outputs = learner.outputs(parts["val"].pictures)
        if not outputs.isfinite().all():
            raise fell_apart(clock.epoch, learned.learning_rate)
        targets = parts["val"].targets.numpy()
        calibration = fit_margin(outputs[:, 0].numpy(), targets) if kind == "threshold" else None
        probabilities = to_probabilities(outputs, kind, calibration)
        # A threshold unit's own decision is at a margin of zero.
        threshold = 0.5 if calibration is None else 1 / (1 + math.exp(-calibration["intercept"]))
        if NORMAL in classes:
            normal = classes.index(NORMAL)
            ill = 1 - probabilities[:, normal]
            threshold = sensitive_threshold(ill, targets, normal, threshold, self.recipe.least_sensitivity)
        validation = evaluate_probabilities(probabilities, targets, classes, threshold)
        train_loss = learned.loss
        if train_loss is None:  # a threshold unit has no loss of its own: the cross-entropy of its fitted margins
            seen = to_probabilities(learner.outputs(parts["train"].pictures), kind, calibration)
            train_loss = evaluate_probabilities(seen, parts["train"].targets.numpy(), classes, threshold).loss
        epoch = Epoch(
            epoch=clock.epoch,
            train_loss=train_loss,
            train_accuracy=learned.accuracy,
            val_loss=validation.loss,
            val_accuracy=validation.accuracy,
            val_macro_f1=validation.macro_f1,
            val_fpr=validation.binary["fpr"] if validation.binary else None,
            val_fnr=validation.binary["fnr"] if validation.binary else None,
            learning_rate=learned.learning_rate,
            images_per_second=len(parts["train"]) / seconds,
            seconds=seconds,
            memory_mib=clock.memory_mib(),
        )
        return epoch, Validated(validation, threshold, calibration)

    def _finish(self, info: ModelInfo, parts: dict[str, Examples], state: str) -> ModelInfo:
        predictor = Predictor(info, "cpu")
        evaluations = {}
        for number, split in enumerate(("val", "test")):
            self.on_event(Progress(EVALUATING, number, 2))
            if len(parts[split]):
                probabilities = predictor.probabilities(parts[split].pictures)
                evaluations[split] = evaluate_probabilities(
                    probabilities,
                    parts[split].targets.numpy(),
                    info.classes,
                    info.threshold,
                    patients=info.data["patients"][split],
                )
        self.on_event(Progress(EVALUATING, 2, 2))
        return checkpoint.finish(info, evaluations, state)


class _Clock:
    """Measures an epoch."""

    def __init__(self, epoch: int, epochs: int, batches: int, images: int, device: str) -> None:
        self.epoch = epoch
        self._epochs, self._batches, self._images, self._device = epochs, batches, images, device
        self._started = time.perf_counter()
        self._reported = -1.0

    def seconds(self) -> float:
        """Return the seconds since the epoch began."""
        return max(time.perf_counter() - self._started, 1e-9)

    def batch_finished(self, batch: int, loss: float, recipe: Recipe) -> BatchFinished | None:
        """Return the event of a batch; None when the last was sent a moment ago."""
        now = self.seconds()
        if now - self._reported < _REPORT_EVERY_S and batch < self._batches:
            return None
        self._reported = now
        done = batch / self._batches
        return BatchFinished(
            epoch=self.epoch,
            batch=batch,
            batches=self._batches,
            loss=loss,
            learning_rate=learning_rate(recipe, self.epoch - 1, batch - 1, self._batches),
            images_per_second=done * self._images / now,
            seconds_left=now / done * (self._epochs - self.epoch + 1 - done),
        )

    def memory_mib(self) -> float:
        """Return the highest memory so far: the graphics card's, or the process's."""
        if self._device == "cuda":
            return torch.cuda.max_memory_allocated() / 2**20
        return _peak_memory_mib()


def _peak_memory_mib() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (2**20 if sys.platform == "darwin" else 2**10)


def _best(history: Sequence[Epoch], by: str) -> int:
    """Return the epoch with the lowest validation loss, or the highest of another figure; the first of equals."""
    sign = 1 if by == "val_loss" else -1
    return min(history, key=lambda epoch: sign * float(getattr(epoch, by))).epoch


def _class_weights(recipe: Recipe, targets: torch.Tensor, classes: int) -> torch.Tensor | None:
    """Return weights inversely proportional to the classes' numbers, with a mean of one over the images."""
    if recipe.class_balance == "none":
        return None
    counts = torch.bincount(targets, minlength=classes).clamp_min(1).float()
    return len(targets) / (classes * counts)


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
