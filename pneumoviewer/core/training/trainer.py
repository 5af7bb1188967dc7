"""Trainer: the one loop around every way of learning; a network, epoch by epoch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from pneumoviewer.core.dataset.distortions import shifted
from pneumoviewer.core.history import Epoch
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.device import choose_device, choose_precision
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.build import build_network, initialized_network
from pneumoviewer.core.models.catalogue import Output, architecture_of, output_of
from pneumoviewer.core.models.outputs import to_probabilities
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.recipe.schedules import learning_rate, plateau_scale
from pneumoviewer.core.training import checkpoint
from pneumoviewer.core.training.calibration import decision_threshold, fit_temperature
from pneumoviewer.core.training.early_stopping import best_epoch, should_stop_early
from pneumoviewer.core.training.events import CheckpointSaved, EpochFinished, Event, Progress
from pneumoviewer.core.training.gradient_learner import GradientLearner
from pneumoviewer.core.training.learner import Learner, diverged, epoch_seed
from pneumoviewer.core.training.metrics import ValidationResult, evaluate_probabilities, fit_margins, operating_points
from pneumoviewer.core.training.perceptron_learner import PerceptronLearner
from pneumoviewer.core.training.throughput import ThroughputMeter
from pneumoviewer.core.training.training_data import TrainingData

EVALUATING = QT_TRANSLATE_NOOP("progress", "Evaluating on held-out patients")


@dataclass(frozen=True)
class Machine:
    """What computes, and why.

    Attributes
    ----------
    precision : torch.dtype or None
        For autocast; None for plain float32.
    """

    device: str
    device_reason: str
    precision: torch.dtype | None
    precision_reason: str

    @classmethod
    def of(cls, recipe: Recipe) -> Machine:
        """Choose what computes a recipe.

        Raises
        ------
        PneumoError
            Where the device asked for is not there.
        """
        row = architecture_of(recipe)
        device, reason = choose_device(recipe.device)
        if row.learner == "online" and device != "cpu":
            device, reason = "cpu", "a perceptron learns one image at a time, which a graphics card cannot speed up"
        elif row.learner == "grid_search" and device != "cpu":
            device, reason = "cpu", "scikit-learn computes there"
        precision, precision_reason = choose_precision(recipe.precision, device, row.convolutional)
        if recipe.applies("compile") and recipe.compile:
            precision_reason += "; compiled" if device == "cuda" else f"; not compiled, as the device is {device}"
        return cls(device, reason, precision, precision_reason)


class Trainer:
    """One network being trained, in a folder of its own.

    Parameters
    ----------
    info : ModelInfo, optional
        The run to be resumed, as it was saved.
    weights : mapping of name to Tensor, optional
        What a new network begins with, in place of its own first weights.

    Raises
    ------
    PneumoError
        Where the run to be resumed cannot be.
    """

    def __init__(
        self,
        recipe: Recipe,
        folder: Path,
        data: TrainingData,
        machine: Machine,
        on_event: Callable[[Event], None],
        should_stop: Callable[[], bool],
        *,
        info: ModelInfo | None = None,
        weights: Mapping[str, torch.Tensor] | None = None,
    ) -> None:
        self._recipe, self._data, self._machine = recipe, data, machine
        self._on_event, self._should_stop = on_event, should_stop
        self._more_asked = info is not None and recipe.n_epochs > info.epochs
        self.examples = data.examples(recipe.labels)
        classes = data.dataset.classes(recipe.labels)
        self._output = output_of(recipe, len(classes))
        torch.manual_seed(epoch_seed(recipe.seed, 0))
        as_begun = info is None and weights is None
        self.network = (initialized_network if as_begun else build_network)(recipe, len(classes))
        if weights is not None:
            self.network.load_state_dict(weights)
        self._learner = self._make_learner(self.network, len(classes))
        self._history = checkpoint.restore(info, self._learner) if info else []
        self.info = (
            replace(info, recipe=recipe, epochs=recipe.n_epochs)
            if info
            else checkpoint.create_run(recipe, folder, data.usable, classes)
        )
        self.batches = self._learner.batches(self.examples["train"])

    def fit(self) -> ModelInfo:
        """Learn until all epochs are done, early stopping ends it, or it is asked to stop.

        Returns
        -------
        ModelInfo
            With the state ``succeeded`` or ``stopped``; in the folder there is nothing where its `epoch` is 0.

        Raises
        ------
        PneumoError
            Where the network fell apart, or it cannot be saved.
        """
        snapshots = checkpoint.load_snapshots(self.info, self._learner)
        waited = should_stop_early(self._recipe, self._history) and not self._more_asked
        while self.info.epoch < self._recipe.n_epochs and not waited:
            number = self.info.epoch + 1
            finished = self._epoch(number)
            if finished is None:
                return self._finish("stopped") if self.info.epoch else replace(self.info, state="stopped")
            epoch, validated = finished
            self._history.append(epoch)
            best = best_epoch(self._recipe, self._history)
            self._on_event(EpochFinished(epoch, best))
            if snapshots:
                pictured = checkpoint.picture_weights(self.info, self._learner)
                assert pictured is not None
                snapshots[checkpoint.snapshot_name(number)] = pictured
            self.info = checkpoint.save_epoch(
                self.info, self._learner, self._history, best, validated, self._data, snapshots
            )
            self._on_event(CheckpointSaved(self.info.path, number, best))
            waited = should_stop_early(self._recipe, self._history)
        return self._finish("succeeded")

    def _make_learner(self, network: nn.Module, classes: int) -> Learner:
        kind = architecture_of(self._recipe).learner
        if kind == "online":
            return PerceptronLearner(self._recipe, network)
        if kind == "grid_search":
            from pneumoviewer.core.training.grid_search import GridLearner  # here, as only few need scikit-learn

            return GridLearner(self._recipe, network, classes)
        weights = _class_weights(self._recipe, self.examples["train"].targets, classes)
        return GradientLearner(self._recipe, network, classes, weights, self._machine.device, self._machine.precision)

    def _epoch(self, number: int) -> tuple[Epoch, ValidationResult] | None:
        train = self.examples["train"]
        scale = plateau_scale(self._recipe, self._history)
        clock = ThroughputMeter(number, self._recipe.n_epochs, self.batches, len(train), self._machine.device)

        def report(batch: int, loss: float) -> None:
            rate = learning_rate(self._recipe, number - 1, batch - 1, self.batches) * scale
            event = clock.batch_finished(batch, loss, rate)
            if event is not None:
                self._on_event(event)

        learned = self._learner.train_epoch(number, train, report, self._should_stop, scale)
        if learned is None or self._should_stop():
            return None
        seconds = clock.seconds()
        validated = self._validate(number, learned.learning_rate)
        evaluation = validated.evaluation
        train_loss = learned.loss
        if train_loss is None:  # what has no loss of its own gets the cross-entropy of its probabilities
            seen = to_probabilities(self._learner.outputs(train.pictures), self._output, validated.calibration)
            train_loss = evaluate_probabilities(
                seen, train.targets.numpy(), self.info.classes, validated.threshold
            ).loss
        epoch = Epoch(
            epoch=number,
            train_loss=train_loss,
            train_accuracy=learned.accuracy,
            val_loss=evaluation.loss,
            val_accuracy=evaluation.accuracy,
            val_macro_f1=evaluation.macro_f1,
            val_fpr=evaluation.binary["fpr"] if evaluation.binary else None,
            val_fnr=evaluation.binary["fnr"] if evaluation.binary else None,
            learning_rate=learned.learning_rate,
            images_per_second=len(train) / seconds,
            seconds=seconds,
            memory_mib=clock.memory_mib(),
            cv_accuracy=learned.cv_accuracy,
            val_shifted_accuracy=self._shifted_accuracy(validated),
        )
        return epoch, validated

    def _shifted_accuracy(self, validated: ValidationResult) -> float | None:
        if self._recipe.monitor != "val_shifted_accuracy":
            return None
        outputs = self._learner.outputs(self._shifted)
        probabilities = to_probabilities(outputs, self._output, validated.calibration)
        targets = self.examples["val"].targets.numpy()
        return evaluate_probabilities(probabilities, targets, self.info.classes, validated.threshold).accuracy

    @cached_property
    def _shifted(self) -> torch.Tensor:
        return torch.from_numpy(shifted(self.examples["val"].pictures.numpy(), self._recipe.seed))

    def _validate(self, epoch: int, rate: float) -> ValidationResult:
        classes, targets = self.info.classes, self.examples["val"].targets.numpy()
        outputs = self._learner.outputs(self.examples["val"].pictures)
        if not outputs.isfinite().all():
            raise diverged(epoch, rate)
        calibration = self._calibration(outputs.numpy(), targets)
        probabilities = to_probabilities(outputs, self._output, calibration)
        threshold = 0.5
        if calibration is not None and self._output == Output("threshold", 1):  # it decides at a margin of zero
            threshold = torch.tensor(calibration["intercept"][0], dtype=torch.float64).sigmoid().item()
        threshold = decision_threshold(self._recipe, probabilities, targets, classes, threshold)
        points = operating_points(probabilities, targets, classes, threshold)
        evaluation = evaluate_probabilities(probabilities, targets, classes, threshold, points=points)
        return ValidationResult(evaluation, threshold, calibration, points)

    def _calibration(self, outputs: NDArray[np.float32], targets: NDArray[np.int64]) -> dict[str, list[float]] | None:
        if self._output.unit == "threshold" or (self._recipe.calibrate and self._output.unit != "softmax"):
            return fit_margins(outputs, targets)
        return fit_temperature(outputs, targets) if self._recipe.calibrate else None

    def _finish(self, state: str) -> ModelInfo:
        predictor = Predictor(self.info, "cpu")
        evaluations = {}
        for number, split in enumerate(("val", "test")):
            self._on_event(Progress(EVALUATING, number, 2))
            part = self.examples[split]
            if len(part):
                evaluations[split] = evaluate_probabilities(
                    predictor.probabilities(part.pictures),
                    part.targets.numpy(),
                    self.info.classes,
                    self.info.threshold,
                    patients=self.info.data["patients"][split],
                    points=self.info.operating_points,
                )
        self._on_event(Progress(EVALUATING, 2, 2))
        self.info = checkpoint.finish_run(self.info, evaluations, state)
        return self.info


def _class_weights(recipe: Recipe, targets: torch.Tensor, classes: int) -> torch.Tensor | None:
    """Return weights inversely proportional to the classes' numbers, with a mean of one over the images."""
    if recipe.class_balance != "class_weights":
        return None
    counts = torch.bincount(targets, minlength=classes).clamp_min(1).float()
    return len(targets) / (classes * counts)
