"""Optimizers: SGD, Adam, AdamW, RMSprop, Adagrad, as a recipe sets them."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


def make_optimizer(recipe: Recipe, parameters: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    """Make a recipe's optimiser; what it has no field for is torch's own."""
    rate, decay, epsilon = recipe.learning_rate, recipe.weight_decay, recipe.epsilon
    if recipe.optimizer == "sgd":
        nesterov = recipe.nesterov and recipe.momentum > 0  # without momentum there is nothing to look ahead along
        return torch.optim.SGD(parameters, rate, momentum=recipe.momentum, weight_decay=decay, nesterov=nesterov)
    if recipe.optimizer == "rmsprop":
        return torch.optim.RMSprop(parameters, rate, alpha=recipe.rho, eps=epsilon, weight_decay=decay)
    if recipe.optimizer == "adagrad":
        return torch.optim.Adagrad(parameters, rate, eps=epsilon, weight_decay=decay)
    kind = torch.optim.Adam if recipe.optimizer == "adam" else torch.optim.AdamW
    return kind(parameters, rate, eps=epsilon, weight_decay=decay)
