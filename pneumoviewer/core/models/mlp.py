"""Multilayer perceptron: layers of neurons, the first with one weight a pixel."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.training.recipe import Recipe

ACTIVATIONS: dict[str, type[nn.Module]] = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}


class MultilayerPerceptron(nn.Module):
    """Fully connected layers with an activation between them."""

    def __init__(self, inputs: int, hidden: tuple[int, ...], outputs: int, activation: str, dropout: float) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        last = inputs
        for width in hidden:
            layers += [nn.Linear(last, width), ACTIVATIONS[activation]()]
            last = width
        self.hidden = nn.Sequential(*layers)
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(last, outputs)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, channels, height, width)."""
        logits: torch.Tensor = self.output(self.dropout(self.hidden(images.flatten(1))))
        return logits

    def picture_weights(self) -> torch.Tensor:
        """Return the weights that are pictures: the first layer's, shape (units, inputs)."""
        return self.hidden.get_parameter("0.weight")


def build(recipe: Recipe, outputs: int) -> MultilayerPerceptron:
    """Make the network of a recipe."""
    inputs = recipe.image_size**2 * recipe.channels
    return MultilayerPerceptron(inputs, recipe.hidden, outputs, recipe.activation, recipe.dropout)
