"""Logistic regression: one weight a pixel and a bias for each class, a softmax over their sums."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


class LogisticRegression(nn.Module):
    """One linear unit a class; how it learns is in :mod:`pneumoviewer.core.training.grid_search`."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.units = nn.Linear(inputs, outputs)
        nn.init.zeros_(self.units.weight)
        nn.init.zeros_(self.units.bias)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, …)."""
        logits: torch.Tensor = self.units(images.flatten(1))
        return logits

    def picture_weights(self) -> torch.Tensor:
        """Return the weights that are pictures, shape (outputs, inputs)."""
        return self.units.weight


def build(recipe: Recipe, outputs: int) -> LogisticRegression:
    """Make the network of a recipe; it knows nothing until it is fitted."""
    return LogisticRegression(recipe.preprocessing.inputs, outputs)
