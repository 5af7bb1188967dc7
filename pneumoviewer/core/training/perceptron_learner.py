"""Perceptron learner: Rosenblatt's rule, one image at a time, corrected on error only."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

import numpy as np
import torch
from torch import nn

from pneumoviewer.core.models.perceptron import Perceptron
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.recipe.schedules import learning_rate
from pneumoviewer.core.training.learner import EpochStats, Examples, Report, epoch_seed, make_augmentation


class PerceptronLearner:
    """Trains a perceptron.

    For every image x with target t in {0, 1}: y = 1 where w·x + b >= 0, else 0; w += lr (t - y) x, b += lr (t - y).
    Nothing changes where y = t. The images come in a new order every epoch. The rate is the epoch's.
    """

    def __init__(self, recipe: Recipe, network: nn.Module) -> None:
        assert isinstance(network, Perceptron)
        self.recipe = recipe
        self.network: nn.Module = network
        self.eval_model: nn.Module = network
        self._unit = network.unit

    def batches(self, examples: Examples) -> int:
        """Return how many reports an epoch makes."""
        return ceil(len(examples) / self.recipe.batch_size)

    def train_epoch(
        self, epoch: int, examples: Examples, report: Report, should_stop: Callable[[], bool], rate_scale: float = 1.0
    ) -> EpochStats | None:
        """Learn from every image once; see :class:`~pneumoviewer.core.training.learner.Learner`."""
        rate = np.float32(learning_rate(self.recipe, epoch - 1) * rate_scale)
        random = torch.Generator().manual_seed(epoch_seed(self.recipe.seed, epoch))
        weights = self._unit.weight.detach().numpy()[0].copy()
        bias = np.float32(self._unit.bias.item())
        errors = 0
        for number, batch in enumerate(
            torch.randperm(len(examples), generator=random).split(self.recipe.batch_size), 1
        ):
            if should_stop():
                return None
            pictures = make_augmentation(self.recipe).apply(examples.pictures[batch], random)
            images = self.recipe.preprocessing.tensor(pictures).flatten(1).numpy()
            for image, target in zip(images, examples.targets[batch].tolist(), strict=True):
                error = target - int(np.dot(weights, image) + bias >= 0)
                if error:
                    weights += rate * np.float32(error) * image
                    bias += rate * np.float32(error)
                    errors += 1
            report(number, errors / min(number * self.recipe.batch_size, len(examples)))
        with torch.no_grad():
            self._unit.weight.copy_(torch.from_numpy(weights)[None])
            self._unit.bias.fill_(float(bias))
        return EpochStats(None, 1 - errors / len(examples), float(rate))

    @torch.inference_mode()
    def outputs(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return margins, shape (images, 1)."""
        margins: torch.Tensor = self.network(self.recipe.preprocessing.tensor(pictures))
        return margins

    def state(self) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
        """Nothing: the weights are all there is."""
        return {}, {}

    def restore(self, tensors: dict[str, torch.Tensor], values: dict[str, Any]) -> None:
        """Nothing to take back."""
