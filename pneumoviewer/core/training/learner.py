"""Learner: what every way of changing weights offers, whatever the network. Decision 11."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from pneumoviewer.core.dataset.augmentation import LEVELS, Augmentation
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.recipe import Recipe

Report = Callable[[int, float], None]
"""Called after each batch with its number, from 1, and the mean loss of the epoch so far."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Pictures and what they are.

    Attributes
    ----------
    pictures : Tensor of uint8, shape (images, height, width)
    targets : Tensor of int64, shape (images,)
    patients : ndarray of str, shape (images,)
        Whose picture each is, for folds.
    """

    pictures: torch.Tensor
    targets: torch.Tensor
    patients: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.targets)


@dataclass(frozen=True)
class EpochStats:
    """What one epoch of learning came to: means over the epoch, while the weights changed.

    `loss` is None where the way of learning has none (the perceptron's); `cv_accuracy` is a grid search's mean over its
    folds.
    """

    loss: float | None
    accuracy: float
    learning_rate: float
    cv_accuracy: float | None = None


class Learner(Protocol):
    """A way of learning.

    An epoch draws all its chance from the recipe's seed and its number, so a run resumed after epoch n goes on exactly
    as if it had never stopped.

    Attributes
    ----------
    network : Module
        What learns.
    kept : Module
        What is validated and saved: the network itself, or one like it whose weights are made of its.
    """

    network: nn.Module
    eval_model: nn.Module

    def batches(self, examples: Examples) -> int:
        """Return how many batches an epoch has."""
        ...

    def train_epoch(
        self, epoch: int, examples: Examples, report: Report, should_stop: Callable[[], bool], rate_scale: float = 1.0
    ) -> EpochStats | None:
        """Learn from every example once; None when stopped at a batch boundary.

        `epoch` counts from 1. `rate_scale` multiplies the schedule's learning rate: what a plateau has taken from it.
        """
        ...

    def outputs(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return the network's outputs for pictures, as float32, without learning."""
        ...

    def state(self) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
        """Return what, beside the network's weights, the next epoch depends on: tensors and plain values."""
        ...

    def restore(self, tensors: dict[str, torch.Tensor], values: dict[str, Any]) -> None:
        """Take back what :meth:`state` returned."""
        ...


def make_augmentation(recipe: Recipe) -> Augmentation:
    """Return what is done at random to a recipe's training images."""
    if recipe.augmentation != "custom":
        return replace(LEVELS[recipe.augmentation], delivery=recipe.delivery)
    applied = (f.name for f in fields(Augmentation) if recipe.applies(f.name))
    return Augmentation(**{name: getattr(recipe, name) for name in applied})


def epoch_seed(seed: int, epoch: int) -> int:
    """Return the seed of one epoch; epoch 0 stands for the first weights."""
    return seed * 100_003 + epoch


def diverged(epoch: int, rate: float) -> PneumoError:
    """Return the error of a network whose numbers have grown beyond all bounds."""
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "Training fell apart in epoch {epoch}"),
        QT_TRANSLATE_NOOP("errors", "the loss is no longer a number, as the learning rate of {rate} is too high"),
        QT_TRANSLATE_NOOP("errors", "Lower the learning rate, or clip the gradients"),
        epoch=epoch,
        rate=f"{rate:.3g}",
    )
