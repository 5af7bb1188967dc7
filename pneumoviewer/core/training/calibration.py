"""Calibration and decision threshold: what validation patients fix of probabilities and decision.

Decision 13; decision 22.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.metrics import sensitive_threshold

_PULL = 1e-3  # keeps the fit finite where no validation image is mistaken


def fit_temperature(logits: NDArray[np.float32], targets: NDArray[np.int64]) -> dict[str, list[float]]:
    """Fit softmax(logit / T + b), so that probabilities are neither too sure nor lean towards a class.

    The mean cross-entropy is made smallest, by L-BFGS, over log T and the biases b. C. Guo et al., *On Calibration of
    Modern Neural Networks*, ICML 2017, with the biases of their vector scaling.

    Parameters
    ----------
    logits : ndarray of float, shape (images, classes)
        Or logarithms of probabilities.

    Returns
    -------
    dict
        ``slope``, 1 / T for every class, and ``intercept``, their b.
    """
    values, true = torch.from_numpy(logits).double(), torch.from_numpy(targets)
    sharpness = torch.zeros((), dtype=torch.float64, requires_grad=True)  # -log T
    bias = torch.zeros(logits.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([sharpness, bias], max_iter=200, line_search_fn="strong_wolfe")

    def misfit() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(values * sharpness.exp() + bias, true)
        loss = loss + _PULL * (sharpness.square() + bias.square().sum())
        torch.autograd.backward(loss)
        return loss

    optimizer.step(misfit)
    return {"slope": [sharpness.exp().item()] * len(bias), "intercept": bias.tolist()}


def decision_threshold(
    recipe: Recipe,
    probabilities: NDArray[np.float64],
    targets: NDArray[np.int64],
    classes: Sequence[str],
    own: float = 0.5,
) -> float:
    """Return the threshold on P(pneumonia) that a recipe asks for.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]
        Of the validation patients.
    own : float
        The threshold where nothing is asked for.

    Returns
    -------
    float
        `own` where no class is called normal.
    """
    if NORMAL not in classes:
        return own
    normal = classes.index(NORMAL)
    if recipe.threshold_at == "balanced":
        own = balanced_threshold(targets, normal)
    return sensitive_threshold(1 - probabilities[:, normal], targets, normal, own, recipe.min_sensitivity)


def balanced_threshold(targets: NDArray[np.int64], normal: int) -> float:
    """Return the threshold at which sensitivity and specificity of calibrated probabilities add up to most.

    It is the share of the ill: an image with this probability is as typical of the ill as of the healthy, however many
    there are of both.

    Parameters
    ----------
    normal : int
        The index of the class that is not ill.

    Returns
    -------
    float
        In [0, 1]; 0.5 where all are ill, or none.
    """
    share = float((targets != normal).mean())
    return share if 0 < share < 1 else 0.5
