"""From a network's outputs to probabilities."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.models.catalogue import Output


def to_probabilities(
    outputs: torch.Tensor, kind: Output, calibration: Mapping[str, float] | None
) -> NDArray[np.float64]:
    """Turn outputs into probabilities.

    Parameters
    ----------
    outputs : Tensor of float32, shape (images, units)
        Margins, one logit, or one logit a class.
    kind : {"threshold", "sigmoid", "softmax"}
    calibration : mapping or None
        ``slope`` and ``intercept`` for a threshold unit's margins.

    Returns
    -------
    ndarray of float64, shape (images, classes)
        Two classes for one unit; rows sum to one.
    """
    values = outputs.double()
    if kind == "softmax":
        probabilities: NDArray[np.float64] = values.softmax(1).numpy()
        return probabilities
    if kind == "threshold":
        assert calibration is not None
        values = values * calibration["slope"] + calibration["intercept"]
    return torch.cat([torch.sigmoid(-values), torch.sigmoid(values)], 1).numpy()
