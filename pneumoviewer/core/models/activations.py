"""Activations: what a hidden neuron does with its sum."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


class Step(nn.Module):
    """Binary step: 1 where the sum is at least 0, else 0.

    Its derivative is 0 wherever it has one, so nothing before it learns by gradient.
    """

    def forward(self, sums: torch.Tensor) -> torch.Tensor:
        """Return values of the same shape."""
        return (sums >= 0).to(sums.dtype)


_PLAIN: dict[str, Callable[[], nn.Module]] = {
    "step": Step,
    "linear": nn.Identity,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "prelu": nn.PReLU,
    "elu": nn.ELU,
    "softmax": lambda: nn.Softmax(dim=1),  # over the neurons of a layer, or the filters at a place
    "swish": nn.SiLU,
    "gelu": nn.GELU,
    "selu": nn.SELU,
}


def make_activation(recipe: Recipe) -> nn.Module:
    """Make a recipe's activation; a parametric ReLU has one slope of its own for each layer."""
    if recipe.activation == "leaky_relu":
        return nn.LeakyReLU(recipe.negative_slope)
    return _PLAIN[recipe.activation]()
