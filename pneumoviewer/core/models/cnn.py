"""Convolutional networks, laid out in a line; see :mod:`pneumoviewer.core.recipe.layout`."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.models.activations import make_activation
from pneumoviewer.core.models.mlp import dense_layers
from pneumoviewer.core.recipe.layout import BATCH_NORM, DROPOUT, POOL, read_layout
from pneumoviewer.core.recipe.recipe import Recipe


class RowNorm(nn.BatchNorm2d):
    """Batch normalisation over image rows: one mean, variance, scale and shift a row, shared by all filters."""

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Return features of the same shape (images, filters, rows, columns)."""
        return super().forward(features.transpose(1, 2)).transpose(1, 2)


class ConvolutionalNetwork(nn.Module):
    """Convolutions as laid out, flattened, dense layers, one linear layer."""

    def __init__(self, recipe: Recipe, outputs: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels, side, last_activation = recipe.channels, recipe.image_size, 0
        for layer in read_layout(recipe.convolutions):
            if isinstance(layer, int):
                before, behind = (recipe.kernel_size - 1) // 2, recipe.kernel_size // 2
                if before != behind:  # an even kernel's odd pixel goes right and below, as in Keras
                    layers.append(nn.ZeroPad2d((0, 1, 0, 1)))
                layers.append(nn.Conv2d(channels, layer, recipe.kernel_size, padding=before))
                layers.append(make_activation(recipe))
                channels, last_activation = layer, len(layers) - 1
            elif layer == POOL:
                layers.append(nn.MaxPool2d(2))
                side //= 2
            elif layer == DROPOUT:
                layers.append(nn.Dropout(recipe.conv_dropout))
            else:
                layers.append(nn.BatchNorm2d(channels) if layer == BATCH_NORM else RowNorm(side))
        self.convolutions = nn.Sequential(*layers)
        #: The layer a heatmap is made of: the last convolution, with its activation.
        self.heatmap_layer = f"convolutions.{last_activation}"
        self.hidden, last = dense_layers(recipe, channels * side**2)
        self.dropout = nn.Dropout(recipe.dropout if recipe.dropout_at == "before_output" else 0.0)
        self.output = nn.Linear(last, outputs)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, channels, height, width)."""
        logits: torch.Tensor = self.output(self.dropout(self.hidden(self.convolutions(images).flatten(1))))
        return logits


def build(recipe: Recipe, outputs: int) -> ConvolutionalNetwork:
    """Make the network of a recipe."""
    return ConvolutionalNetwork(recipe, outputs)
