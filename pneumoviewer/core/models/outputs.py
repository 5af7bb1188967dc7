"""From a network's outputs to probabilities."""

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
        ``slope`` and ``intercept`` of each threshold unit's margin, one entry a unit.

    Returns
    -------
    ndarray of float64, shape (images, classes)
        Two classes for one unit; rows sum to one. Units that each tell one class from the rest are divided by their
        sum.
    """
    values = outputs.double()
    if output.unit == "softmax":
        probabilities: NDArray[np.float64] = values.softmax(1).numpy()
        return probabilities
    if output.unit == "threshold":
        assert calibration is not None
        values = values * values.new_tensor(calibration["slope"]) + values.new_tensor(calibration["intercept"])
    if output.units == 1:
        return torch.cat([torch.sigmoid(-values), torch.sigmoid(values)], 1).numpy()
    each = torch.sigmoid(values).clamp_min(1e-12)
    normalised: NDArray[np.float64] = (each / each.sum(1, keepdim=True)).numpy()
    return normalised
