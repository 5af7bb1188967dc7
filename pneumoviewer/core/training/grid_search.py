"""Grid search: logistic regression by scikit-learn, every setting cross-validated, then fitted. Decision 18."""

from __future__ import annotations

import csv
import io
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression as _Model
from sklearn.model_selection import StratifiedGroupKFold
from threadpoolctl import threadpool_limits
from torch import nn

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.models.logistic_regression import LogisticRegression
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.learner import EpochStats, Examples, Report, epoch_seed

_AT_ONCE = 64  # pictures that are turned into numbers together
_MIN_PROBABILITY = 1e-12  # a probability counts as no less in a loss
_Array = NDArray[np.float32]


class GridLearner:
    """Tries the settings of a recipe's grid, one an epoch.

    A setting is fitted on each of the grid's folds of the training patients and judged on the patients left out, then
    fitted on all of them; the folds are the same for every setting. Training images are taken as they are: a fit sees
    all of them at once, again and again, so nothing is augmented. A fit runs to its end; stopping waits for it.

    Parameters
    ----------
    network : Module
        A :class:`~pneumoviewer.core.models.logistic_regression.LogisticRegression`, which gets the coefficients.
    """

    def __init__(self, recipe: Recipe, network: nn.Module, classes: int) -> None:
        assert isinstance(network, LogisticRegression)
        self.recipe = recipe
        self.network: nn.Module = network
        self.eval_model: nn.Module = network
        self._units = network.units
        self._classes = classes
        self._rows: list[dict[str, Any]] = []

    def batches(self, examples: Examples) -> int:
        """Return how many fits a setting takes: one a fold, and one on all training images."""
        return self.recipe.grid_folds + 1

    def train_epoch(
        self, epoch: int, examples: Examples, report: Report, should_stop: Callable[[], bool], rate_scale: float = 1.0
    ) -> EpochStats | None:
        """Try setting number `epoch`; see :class:`~pneumoviewer.core.training.learner.Learner`.

        Reports the mean cross-entropy on the patients left out so far, and at last that on all training images.

        Raises
        ------
        PneumoError
            Where a class has fewer training patients than there are folds.
        """
        self._check_patients(examples)
        started = time.perf_counter()
        inputs, targets = self._inputs(examples.pictures), examples.targets.numpy()
        scores: list[float] = []
        losses: list[float] = []
        for learned, held_out in self._folds(examples):
            if should_stop():
                return None
            model, _ = self._fit(epoch, inputs[learned], targets[learned])
            loss, accuracy = self._judge(model, inputs[held_out], targets[held_out])
            losses.append(loss)
            scores.append(accuracy)
            report(len(scores), float(np.mean(losses)))
        if should_stop():
            return None
        model, converged = self._fit(epoch, inputs, targets)
        self._adopt(model)
        loss, accuracy = self._judge(model, inputs, targets)
        report(self.batches(examples), loss)
        c, penalty, most = self.recipe.grid[epoch - 1]
        self._rows.append(
            {
                "setting": epoch,
                "C": c,
                "penalty": penalty,
                "max_iter": most,
                "solver": model.solver,
                "iterations": int(np.max(model.n_iter_)),
                "converged": "yes" if converged else "no",
                "cv_accuracy_mean": float(np.mean(scores)) if scores else "",
                "cv_accuracy_std": float(np.std(scores, ddof=1)) if scores else "",
                "train_accuracy": accuracy,
                "seconds": round(time.perf_counter() - started, 1),
            }
        )
        return EpochStats(loss, accuracy, 0.0, float(np.mean(scores)) if scores else None)

    @torch.inference_mode()
    def outputs(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, classes)."""
        parts = [self.network(self.recipe.preprocessing.tensor(part)) for part in pictures.split(_AT_ONCE)]
        return torch.cat(parts)

    def table(self) -> str:
        """Return the results as CSV, one row a setting tried.

        `cv_accuracy_mean` and `cv_accuracy_std` (the sample's) are of the folds, and empty without any; the rest is of
        the fit on all training images. `converged` is no where the cap on iterations ended it.
        """
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(self._rows[0]) if self._rows else [])
        writer.writeheader()
        writer.writerows(self._rows)
        return text.getvalue()

    def state(self) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
        """Return the table's rows."""
        return {}, {"rows": self._rows}

    def restore(self, tensors: dict[str, torch.Tensor], values: dict[str, Any]) -> None:
        """Take back the table's rows."""
        self._rows = [dict(row) for row in values["rows"]]

    def _check_patients(self, examples: Examples) -> None:
        targets = examples.targets.numpy()
        fewest = min(len(set(examples.patients[targets == number])) for number in range(self._classes))
        if fewest < max(self.recipe.grid_folds, 1):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The grid search cannot be started"),
                QT_TRANSLATE_NOOP("errors", "a class has {fewest} training patients, too few for {folds} folds"),
                QT_TRANSLATE_NOOP("errors", "Set grid_folds to a lower number, or choose a larger folder"),
                fewest=fewest,
                folds=self.recipe.grid_folds,
            )

    def _inputs(self, pictures: torch.Tensor) -> _Array:
        """Return what the model sees, shape (images, inputs); made in parts, as it is large enough as it is."""
        inputs = np.empty((len(pictures), self.recipe.preprocessing.inputs), np.float32)
        for first in range(0, len(pictures), _AT_ONCE):
            part = self.recipe.preprocessing.tensor(pictures[first : first + _AT_ONCE])
            inputs[first : first + len(part)] = part.flatten(1).numpy()
        return inputs

    def _folds(self, examples: Examples) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Yield the indices to learn from and those held out; no patient is in both."""
        if self.recipe.grid_folds:
            splitter = StratifiedGroupKFold(self.recipe.grid_folds, shuffle=True, random_state=self.recipe.seed)
            yield from splitter.split(examples.targets.numpy(), examples.targets.numpy(), examples.patients)

    def _fit(self, epoch: int, inputs: _Array, targets: NDArray[np.int64]) -> tuple[_Model, bool]:
        """Return the fit of a setting, and whether it converged before the cap on iterations."""
        c, penalty, most = self.recipe.grid[epoch - 1]
        solver = self.recipe.grid_solver
        if solver == "auto":
            solver = "lbfgs" if penalty == "l2" else "saga"
        model = _Model(
            C=c,
            l1_ratio=1.0 if penalty == "l1" else 0.0,
            solver=solver,
            max_iter=most,
            random_state=epoch_seed(self.recipe.seed, epoch) % 2**32,
        )
        with warnings.catch_warnings(record=True) as caught, threadpool_limits(self.recipe.threads or None):
            warnings.simplefilter("always", ConvergenceWarning)
            model.fit(inputs, targets)
        return model, not any(issubclass(warning.category, ConvergenceWarning) for warning in caught)

    def _judge(self, model: _Model, inputs: _Array, targets: NDArray[np.int64]) -> tuple[float, float]:
        """Return mean cross-entropy and accuracy."""
        probabilities = np.zeros((len(inputs), self._classes))
        probabilities[:, model.classes_] = model.predict_proba(inputs)
        of_truth = probabilities[np.arange(len(targets)), targets]
        loss = -np.log(np.maximum(of_truth, _MIN_PROBABILITY)).mean()
        return float(loss), float((probabilities.argmax(1) == targets).mean())

    def _adopt(self, model: _Model) -> None:
        """Bring the coefficients into the network."""
        weights, bias = torch.from_numpy(model.coef_), torch.from_numpy(model.intercept_)
        if len(weights) == 1:  # of two classes scikit-learn keeps the difference of their units
            weights, bias = torch.cat([-weights, weights]) / 2, torch.cat([-bias, bias]) / 2
        with torch.no_grad():
            self._units.weight.copy_(weights)
            self._units.bias.copy_(bias)
