"""Losses: cross-entropy, BCE, the hinges; the L2 penalty. Decision 15."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from pneumoviewer.core.models.catalogue import Output
from pneumoviewer.core.recipe.recipe import Recipe


def make_loss(
    recipe: Recipe, output: Output, outputs: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor | None
) -> torch.Tensor:
    """Return the mean loss of a batch.

    Parameters
    ----------
    output : Output
        What the units are.
    outputs : Tensor of float32, shape (images, units)
    weights : Tensor of float32, shape (classes,), or None
        Class weights. The mean is divided by the sum of the images' weights, whichever the loss.

    Notes
    -----
    With y = ±1 and margin m: hinge max(0, 1 - y m), squared hinge its square (C. Cortes, V. Vapnik, 1995). Several
    units each tell their class from the rest; their losses are averaged. Label smoothing by s gives every class
    s / classes of each label (C. Szegedy et al., CVPR 2016).
    """
    if output.unit == "softmax":
        return functional.cross_entropy(outputs, targets, weights, label_smoothing=recipe.label_smoothing)
    # One unit says yes to the second class, several say yes each to its own.
    hot = targets[:, None].float() if output.units == 1 else functional.one_hot(targets, output.units).float()
    if recipe.loss == "bce":
        smoothed = hot * (1 - recipe.label_smoothing) + recipe.label_smoothing / max(output.units, 2)
        losses = functional.binary_cross_entropy_with_logits(outputs, smoothed, reduction="none")
    else:
        losses = (1 - (2 * hot - 1) * outputs).clamp_min(0)
        if recipe.loss == "squared_hinge":
            losses = losses.square()
    each = losses.mean(1)
    if weights is None:
        return each.mean()
    return (each * weights[targets]).sum() / weights[targets].sum()


def l2_penalty(recipe: Recipe, network: nn.Module) -> torch.Tensor | float:
    """Return λ Σ w² over the trained weights, biases and normalisations left out; 0 without it."""
    if not recipe.l2:
        return 0.0
    least = 4 if recipe.applies("l2_on") and recipe.l2_on == "convolutions" else 2
    squares = [p.square().sum() for p in network.parameters() if p.requires_grad and p.dim() >= least]
    return recipe.l2 * torch.stack(squares).sum()
