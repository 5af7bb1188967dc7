"""Early stopping and the best epoch: which is kept, and when nothing better is waited for. Knows no torch."""

from __future__ import annotations

from collections.abc import Sequence

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.recipe.recipe import Recipe


def best_epoch(recipe: Recipe, history: Sequence[Epoch]) -> int:
    """Return the epoch that is best by the recipe's figure, the first of equals.

    Those before `start_from_epoch` count only as long as there is no later one.
    """
    first = recipe.start_from_epoch if recipe.applies("start_from_epoch") else 1
    return _best([epoch for epoch in history if epoch.epoch >= first] or history, recipe.monitor)


def should_stop_early(recipe: Recipe, history: Sequence[Epoch]) -> bool:
    """Say whether early stopping ends a training after its last epoch.

    It does where `early_stopping` epochs went by without betterment. If more epochs are asked for then, so many are
    waited again.
    """
    if not (history and recipe.early_stopping and recipe.applies("early_stopping")):
        return False
    waited = history[-1].epoch - _best(history, recipe.early_stopping_monitor)
    return waited > 0 and waited % recipe.early_stopping == 0


def _best(history: Sequence[Epoch], by: str) -> int:
    """Return the epoch with the lowest validation loss, or the highest of another figure; the first of equals."""
    sign = 1 if by == "val_loss" else -1
    return min(history, key=lambda epoch: sign * float(getattr(epoch, by))).epoch
