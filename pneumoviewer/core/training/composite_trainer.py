"""Composite trainer: the folds of a cross-validation, members of an ensemble, stages of a cascade, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.history import Epoch, history_table
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.library.model_folder import commit
from pneumoviewer.core.models.outputs import logits_of, recalibrated
from pneumoviewer.core.recipe.composition import Composition
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.results import Evaluation
from pneumoviewer.core.training import checkpoint
from pneumoviewer.core.training.calibration import decision_threshold, fit_temperature
from pneumoviewer.core.training.events import BatchFinished, CheckpointSaved, Event, PartFinished, PartStarted, Progress
from pneumoviewer.core.training.folds import fold_by_patient
from pneumoviewer.core.training.metrics import evaluate_probabilities, mean_points, operating_points
from pneumoviewer.core.training.trainer import EVALUATING, Machine, Trainer
from pneumoviewer.core.training.training_data import TrainingData

_COMPARED = ("accuracy", "loss", "macro_f1")
_COMPARED_BINARY = ("sensitivity", "specificity", "fpr", "fnr", "roc_auc")


class CompositeTrainer:
    """A run whose parts are trained one after the other, each a whole model in a folder of its own.

    A fold learns from all patients but those of the test part and its own, on whom it is validated. The model of all
    folds gives the mean of their probabilities, and decides at the mean of their thresholds. The members of an ensemble
    differ in their seeds, which follow each other; what calibrates their mean, and where it decides, is found on
    validation anew. Of a cascade the first stage tells normal from pneumonia, and its threshold decides; the second
    learns from pneumonia alone.

    Parameters
    ----------
    data : TrainingData
        With a split; of folds, train and val are taken together.
    info : ModelInfo, optional
        The run to be resumed, as it was saved.

    Raises
    ------
    PneumoError
        Where there are too few patients for the folds, or a part to be resumed cannot be.
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
    ) -> None:
        self._recipe, self._folder, self._machine = recipe, folder, machine
        self._on_event, self._should_stop = on_event, should_stop
        self._composition = recipe.composed
        self.names = self._composition.part_names
        self._recipes = self._composition.part_recipes
        self.data, self._part_data = _data_of_parts(self._composition, data)
        self._answers: dict[str, NDArray[np.float64]] = {}  # of members for the validation patients, by their hashes
        saved = {name: self._saved(name) for name in self.names}
        if info is None:
            classes = self.data.dataset.classes(recipe.labels)
            self.info = checkpoint.create_run(recipe, folder, self.data.usable, classes)
        else:
            kept = {name: sha256 for name, sha256 in info.parts.items() if self._is_done(saved[name])}
            epochs, done = self._composition.epochs, sum(part.epoch for part in saved.values() if part)
            self.info = replace(info, recipe=recipe, epochs=epochs, epoch=done, parts=kept)

    def fit(self) -> ModelInfo:
        """Train the parts that are not done, in order; see :meth:`pneumoviewer.core.training.trainer.Trainer.fit`."""
        for number, name in enumerate(self.names, 1):
            part = self._saved(name)
            if part is None or not self._is_done(part):
                part = self._train_part(number, name, part)
                if part.state == "stopped":
                    return self._finish("stopped") if self.info.epoch else replace(self.info, state="stopped")
            self._add(name, part)
            history = tuple(part.history())
            metrics = {split: dict(figures) for split, figures in part.metrics.items()}
            self._on_event(PartFinished(name, number, len(self.names), part.best_epoch, history, metrics))
        return self._finish("succeeded")

    def _saved(self, name: str) -> ModelInfo | None:
        """Return what there is of a part."""
        folder = self._folder / name
        if not (folder / CONFIG).is_file():
            return None
        info = ModelInfo.read(folder)
        checkpoint.check_resumable(info, self._recipe)
        return info

    def _is_done(self, part: ModelInfo | None) -> bool:
        return part is not None and part.state == "succeeded" and part.epochs == self._recipe.n_epochs

    def _train_part(self, number: int, name: str, info: ModelInfo | None) -> ModelInfo:
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        weights = None
        if info is None and self._recipe.warm_start_folds and self._composition.cross_validated and number > 1:
            weights = checkpoint.last_weights(self.info.part(self.names[number - 2]))
        later = sum(data.count("train") for data in self._part_data[number:]) * self._recipe.n_epochs

        def tell(event: Event) -> None:
            if isinstance(event, BatchFinished) and event.images_per_second:
                seconds_left = event.seconds_left + later / event.images_per_second
                event = replace(event, seconds_left=seconds_left)
            elif isinstance(event, CheckpointSaved):
                self._save(replace(self.info, epoch=self.info.epoch + 1, state="running"))
            self._on_event(event)

        try:
            training = Trainer(
                self._recipes[number - 1],
                folder,
                self._part_data[number - 1],
                self._machine,
                tell,
                self._should_stop,
                info=info,
                weights=weights,
            )
            first = training.info.epoch + 1
            self._on_event(PartStarted(name, number, len(self.names), first, training.batches))
            return training.fit()
        finally:
            if not any(folder.iterdir()):
                folder.rmdir()

    def _add(self, name: str, part: ModelInfo) -> None:
        """Take a part that is done into the whole."""
        parts = {known: self.info.parts[known] for known in self.names if known in self.info.parts}
        self.info = replace(self.info, parts={**parts, name: part.sha256})
        done = [self.info.part(known) for known in self.info.parts]
        decided = {"first": self._as_first, "mean": self._at_mean, "anew": self._calibrated}
        files = {}
        if self._composition.averaged:
            files["history"] = history_table(_mean_history([part.history() for part in done]))
        self._save(decided[self._composition.threshold](done), files)

    def _as_first(self, stages: Sequence[ModelInfo]) -> ModelInfo:
        """Return the cascade of these stages, which decides as its first does."""
        return replace(self.info, threshold=stages[0].threshold, operating_points=stages[0].operating_points)

    def _at_mean(self, folds: Sequence[ModelInfo]) -> ModelInfo:
        """Return the model of these folds with the mean of their thresholds, and how they compare."""
        return replace(
            self.info,
            threshold=float(np.mean([fold.threshold for fold in folds])),
            operating_points=mean_points([fold.operating_points for fold in folds]),
            cross_validation=_compare([fold.metrics["val"] for fold in folds]),
        )

    def _calibrated(self, members: Sequence[ModelInfo]) -> ModelInfo:
        """Return the ensemble of these members with its own calibration and threshold."""
        examples = self.data.examples_of("val", self._recipe.labels)
        targets, calibration = examples.targets.numpy(), None
        for member in members:
            if member.sha256 not in self._answers:
                self._answers[member.sha256] = Predictor(member, "cpu").probabilities(examples.pictures)
        probabilities = self._composition.combine([self._answers[member.sha256] for member in members])
        if self._recipe.calibrate:
            calibration = fit_temperature(logits_of(probabilities).numpy(), targets)
            probabilities = recalibrated(probabilities, calibration)
        threshold = decision_threshold(self._recipe, probabilities, targets, self.info.classes)
        points = operating_points(probabilities, targets, self.info.classes, threshold)
        return replace(self.info, calibration=calibration, threshold=threshold, operating_points=points)

    def _save(self, info: ModelInfo, new: Mapping[str, bytes] | None = None) -> None:
        files = dict(new or {})
        if "split" not in info.files:
            files |= checkpoint.data_tables(self.data)
        self.info = commit(info, files, drop=("card", "reliability"))

    def _finish(self, state: str) -> ModelInfo:
        evaluations = self._evaluations() if self.info.usable else {}
        self.info = checkpoint.finish_run(self.info, evaluations, state)
        return self.info

    def _evaluations(self) -> dict[str, Evaluation]:
        predictor = Predictor(self.info, "cpu")
        evaluations = {}
        for number, split in enumerate(("val", "test")):
            self._on_event(Progress(EVALUATING, number, 2))
            if split == "val" and self._composition.cross_validated:
                # Out of fold: each patient by the fold that has not learned from them.
                of = [self._part_data[self.names.index(name)] for name in self.info.parts]
                asked = list(zip(predictor.parts, of, strict=True))
            else:
                asked = [(predictor, self.data)]
            evaluation = self._evaluate(asked, split)
            if evaluation is not None:
                evaluations[split] = evaluation
        self._on_event(Progress(EVALUATING, 2, 2))
        return evaluations

    def _evaluate(self, asked: Sequence[tuple[Predictor, TrainingData]], split: str) -> Evaluation | None:
        probabilities, targets, patients = [], [], set()
        for predictor, data in asked:
            examples = data.examples_of(split, self._recipe.labels)
            if len(examples):
                probabilities.append(predictor.probabilities(examples.pictures))
                targets.append(examples.targets.numpy())
                patients |= set(examples.patients.tolist())
        if not probabilities:
            return None
        return evaluate_probabilities(
            np.concatenate(probabilities),
            np.concatenate(targets),
            self.info.classes,
            self.info.threshold,
            patients=len(patients),
            points=self.info.operating_points,
        )


def _data_of_parts(composition: Composition, data: TrainingData) -> tuple[TrainingData, list[TrainingData]]:
    """Return what the whole is evaluated on, and what each part learns from."""
    recipe, dataset = composition.recipe, data.dataset
    if not composition.cross_validated:
        return data, [data.labelled(part.labels) for part in composition.part_recipes]
    folds = fold_by_patient(dataset, recipe.labels, recipe.folds, recipe.seed)
    merged = ("train" if item.split == "val" else item.split for item in dataset.items)
    whole = replace(data, dataset=dataset.with_splits(merged, dataset.split_source))
    return whole, [replace(data, dataset=fold) for fold in folds]


def _mean_history(histories: Sequence[Sequence[Epoch]]) -> list[Epoch]:
    """Return the mean of every figure over the folds, for the epochs that all have."""
    means = []
    for rows in zip(*histories, strict=False):
        columns = {name: [asdict(row)[name] for row in rows] for name in asdict(rows[0])}
        mean = {name: None if None in values else float(np.mean(values)) for name, values in columns.items()}
        means.append(Epoch(**{**mean, "epoch": rows[0].epoch}))
    return means


def _compare(folds: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return mean, standard deviation and values of the folds' validation figures, those that all of them have."""
    flat = [{**(fold.get("binary") or {}), **{name: fold[name] for name in _COMPARED}} for fold in folds]
    compared: dict[str, dict[str, Any]] = {}
    for name in (*_COMPARED, *_COMPARED_BINARY):
        values = [fold[name] for fold in flat if fold.get(name) is not None]
        if len(values) == len(flat):
            spread = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
            compared[name] = {"mean": float(np.mean(values)), "std": spread, "values": values}
    return compared
