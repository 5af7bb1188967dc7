"""Outputs: from a network's logits or margins to calibrated probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.models.catalogue import Output


def to_probabilities(
    outputs: torch.Tensor, output: Output, calibration: Mapping[str, Sequence[float]] | None
) -> NDArray[np.float64]:
    """Turn outputs into probabilities.

    Parameters
    ----------
    outputs : Tensor of float32, shape (images, units)
        Margins or logits.
    output : Output
        What the units are.
    calibration : mapping or None
        ``slope`` and ``intercept`` of each unit's margin or logit, one entry a unit; threshold units must have one.

    Returns
    -------
    ndarray of float64, shape (images, classes)
        Two classes for one unit; rows sum to one. Units that each tell one class from the rest are divided by their
        sum.
    """
    values = outputs.double()
    assert calibration is not None or output.unit != "threshold"
    if calibration is not None:
        values = values * values.new_tensor(calibration["slope"]) + values.new_tensor(calibration["intercept"])
    if output.unit == "softmax":
        probabilities: NDArray[np.float64] = values.softmax(1).numpy()
        return probabilities
    if output.units == 1:
        return torch.cat([torch.sigmoid(-values), torch.sigmoid(values)], 1).numpy()
    each = torch.sigmoid(values).clamp_min(1e-12)
    normalised: NDArray[np.float64] = (each / each.sum(1, keepdim=True)).numpy()
    return normalised


def recalibrated(probabilities: NDArray[np.float64], calibration: Mapping[str, Sequence[float]]) -> NDArray[np.float64]:
    """Return probabilities that several parts came to together, with slopes and intercepts for their logarithms.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]
    calibration : mapping
        ``slope`` and ``intercept``, one entry a class.
    """
    return to_probabilities(logits_of(probabilities), Output("softmax", probabilities.shape[1]), calibration)


def logits_of(probabilities: NDArray[np.float64]) -> torch.Tensor:
    """Return logits that have these probabilities: their logarithms."""
    return torch.from_numpy(probabilities).clamp_min(1e-12).log()
