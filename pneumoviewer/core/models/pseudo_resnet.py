"""Pseudo-ResNet: stages of a halving convolution and a residual block."""

from __future__ import annotations

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


def _convolution(inputs: int, filters: int, halve: bool = False) -> nn.Sequential:
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, filters, 3, padding=1, bias=False),
        nn.BatchNorm2d(filters),
        nn.ReLU(inplace=True),
    ]
    return nn.Sequential(*layers, nn.MaxPool2d(2)) if halve else nn.Sequential(*layers)


class ResidualBlock(nn.Module):
    """Two convolutions whose result is added to what came in (K. He et al., CVPR 2016)."""

    def __init__(self, filters: int) -> None:
        super().__init__()
        self.first = _convolution(filters, filters)
        self.second = _convolution(filters, filters)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Return features of the same shape."""
        added: torch.Tensor = features + self.second(self.first(features))
        return added


class PseudoResNet(nn.Module):
    """Stages, global average pooling, dropout, one linear layer."""

    #: The layer a heatmap is made of.
    heatmap_layer = "stages"

    def __init__(self, channels: int, widths: tuple[int, ...], outputs: int, dropout: float) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        last = channels
        for width in widths:
            stages += [_convolution(last, width, halve=True), ResidualBlock(width)]
            last = width
        self.stages = nn.Sequential(*stages)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(last, outputs)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, channels, height, width)."""
        logits: torch.Tensor = self.output(self.dropout(self.pool(self.stages(images)).flatten(1)))
        return logits


def build(recipe: Recipe, outputs: int) -> PseudoResNet:
    """Make the network of a recipe."""
    return PseudoResNet(recipe.channels, recipe.widths, outputs, recipe.dropout)
