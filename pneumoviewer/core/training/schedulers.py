"""The learning rate as a plain function of the step, so that a resumed run needs no state and a form can draw it."""

from __future__ import annotations

import math

from pneumoviewer.core.training.recipe import Recipe

# One-cycle as L. N. Smith and N. Topin describe it, in the proportions of torch.optim.lr_scheduler.OneCycleLR.
_WARM_UP, _START, _END = 0.3, 25.0, 25.0 * 1e4


def learning_rate(recipe: Recipe, epoch: int, batch: int = 0, batches: int = 1) -> float:
    """Return the learning rate of one step.

    Parameters
    ----------
    recipe : Recipe
    epoch : int
        From 0.
    batch, batches : int
        The batch within the epoch, from 0, and how many there are.

    Returns
    -------
    float

    Notes
    -----
    Exponential decay is lr(e) = lr0 exp(-dr e), with e the epoch from 0; it changes between epochs only.
    """
    highest = recipe.learning_rate
    if recipe.schedule == "exponential_decay":
        return highest * math.exp(-recipe.decay_rate * epoch)
    if recipe.schedule == "one_cycle":
        last = max(recipe.epochs * batches - 1, 1)
        turn = _WARM_UP * (last + 1) - 1
        step = epoch * batches + batch
        if step <= turn:
            return _between(highest / _START, highest, step / turn if turn > 0 else 1.0)
        return _between(highest, highest / _END, (step - turn) / (last - turn))
    return highest


def _between(first: float, second: float, share: float) -> float:
    """Go from `first` to `second` along half a cosine."""
    return second + (first - second) / 2 * (1 + math.cos(math.pi * share))
