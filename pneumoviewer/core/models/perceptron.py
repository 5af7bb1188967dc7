"""Perceptron (Rosenblatt 1958): one weight a pixel, a bias, a threshold."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


class Perceptron(nn.Module):
    """A single threshold unit.

    The unit fires (pneumonia) where its margin w·x + b is at least zero (F. Rosenblatt, The perceptron, Psychological
    Review 65, 1958). It is not trained by gradient: see :mod:`pneumoviewer.core.training.perceptron_learner`.
    """

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.unit = nn.Linear(inputs, 1)
        nn.init.zeros_(self.unit.weight)
        nn.init.zeros_(self.unit.bias)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return the margins, shape (images, 1), of images of shape (images, channels, height, width)."""
        margins: torch.Tensor = self.unit(images.flatten(1))
        return margins

    def picture_weights(self) -> torch.Tensor:
        """Return the weights that are pictures, shape (units, inputs)."""
        return self.unit.weight


def build(recipe: Recipe, outputs: int) -> Perceptron:
    """Make the network of a recipe; its weights start at zero, so they are a picture of the errors alone."""
    return Perceptron(recipe.preprocessing.inputs)
