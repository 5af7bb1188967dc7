"""Multilayer perceptron: layers of neurons, the first with one weight a pixel."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.models.activations import make_activation
from pneumoviewer.core.recipe.recipe import Recipe


def dense_layers(recipe: Recipe, inputs: int) -> tuple[nn.Sequential, int]:
    """Return a recipe's hidden layers, with their dropout but for that before the output, and what they put out."""
    layers: list[nn.Module] = []
    if recipe.dropout_at == "before_dense":
        layers.append(nn.Dropout(recipe.dropout))
    last = inputs
    for number, width in enumerate(recipe.hidden, 1):
        layers.append(nn.Linear(last, width))
        if recipe.applies("batch_norm") and recipe.batch_norm:
            layers.append(nn.BatchNorm1d(width))
        layers.append(make_activation(recipe))
        if recipe.dropout_at == "between_hidden" and number < len(recipe.hidden):
            layers.append(nn.Dropout(recipe.dropout))
        last = width
    return nn.Sequential(*layers), last


class MultilayerPerceptron(nn.Module):
    """Fully connected layers with an activation between them."""

    def __init__(self, recipe: Recipe, outputs: int) -> None:
        super().__init__()
        self.hidden, last = dense_layers(recipe, recipe.preprocessing.inputs)
        self.dropout = nn.Dropout(recipe.dropout if recipe.dropout_at == "before_output" else 0.0)
        self.output = nn.Linear(last, outputs)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, …)."""
        logits: torch.Tensor = self.output(self.dropout(self.hidden(images.flatten(1))))
        return logits

    def picture_weights(self) -> torch.Tensor:
        """Return the weights that are pictures: the first layer's, shape (units, inputs)."""
        first = next(layer for layer in self.hidden if isinstance(layer, nn.Linear))
        return first.weight


def build(recipe: Recipe, outputs: int) -> MultilayerPerceptron:
    """Make the network of a recipe."""
    return MultilayerPerceptron(recipe, outputs)
