"""Learning rate schedules: the rate as a plain function of the step, so that a resumed run needs no state.

Decision 19.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.recipe.recipe import Recipe

# One-cycle as L. N. Smith and N. Topin describe it, in the proportions of torch.optim.lr_scheduler.OneCycleLR.
_WARM_UP, _START, _END = 0.3, 25.0, 25.0 * 1e4


def learning_rate(recipe: Recipe, epoch: int, batch: int = 0, batches: int = 1) -> float:
    """Return the learning rate of one step.

    Parameters
    ----------
    epoch : int
        From 0.
    batch, batches : int
        The batch within the epoch, from 0, and how many there are.

    Returns
    -------
    float
        For reduce-on-plateau the rate it starts from: see :func:`plateau_scale`.

    Notes
    -----
    With e the epoch from 0, all but one-cycle change between epochs only:

    - exponential decay lr(e) = lr0 exp(-dr e);
    - step decay lr(e) = lr0 df^floor((1 + e) / ss), or without the floor as its document prints it;
    - cosine annealing lr(e) = least + (lr0 - least) (1 + cos(pi e / epochs)) / 2 (I. Loshchilov, F. Hutter, ICLR 2017).
    """
    highest = recipe.learning_rate
    if recipe.schedule == "exponential_decay":
        return highest * math.exp(-recipe.decay_rate * epoch)
    if recipe.schedule == "step_decay":
        steps = (1 + epoch) / recipe.drop_every
        return highest * recipe.drop_factor ** (steps if recipe.drop_gradually else math.floor(steps))
    if recipe.schedule == "cosine":
        return _between(highest, recipe.min_lr, epoch / recipe.epochs)
    if recipe.schedule == "one_cycle":
        last = max(recipe.epochs * batches - 1, 1)
        turn = _WARM_UP * (last + 1) - 1
        step = epoch * batches + batch
        if step <= turn:
            return _between(highest / _START, highest, step / turn if turn > 0 else 1.0)
        return _between(highest, highest / _END, (step - turn) / (last - turn))
    return highest


def plateau_scale(recipe: Recipe, history: Sequence[Epoch]) -> float:
    """Return what reduce-on-plateau multiplies the rate of the next epoch by; 1 for the other schedules.

    Each time the figure `plateau_monitor` has got no better for more than `plateau_patience` epochs, the rate is
    multiplied by `plateau_factor`, down to `min_lr`, and the waiting begins anew: as
    torch.optim.lr_scheduler.ReduceLROnPlateau with a threshold of 0.

    Parameters
    ----------
    history : sequence of Epoch
        The epochs done.
    """
    if recipe.schedule != "reduce_on_plateau":
        return 1.0
    sign = 1 if recipe.plateau_monitor == "val_loss" else -1
    scale, best, waited = 1.0, math.inf, 0
    for epoch in history:
        figure = sign * float(getattr(epoch, recipe.plateau_monitor))
        waited = 0 if figure < best else waited + 1
        best = min(best, figure)
        if waited > recipe.plateau_patience:
            scale, waited = scale * recipe.plateau_factor, 0
    return max(scale, recipe.min_lr / recipe.learning_rate)


def _between(first: float, second: float, share: float) -> float:
    """Go from `first` to `second` along half a cosine."""
    return second + (first - second) / 2 * (1 + math.cos(math.pi * share))
