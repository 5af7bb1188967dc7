"""Initialization: the first weights of a network."""

from __future__ import annotations

from math import sqrt

from torch import nn

_SPREAD = 0.05  # of Keras's RandomNormal


def initialize(network: nn.Module, how: str) -> None:
    """Draw the first weights of every convolution and dense layer; biases become 0.

    Parameters
    ----------
    how : {"default", "zero", "random", "xavier", "he"}
        ``default`` leaves torch's own. Normal with a standard deviation of 0.05 (``random``), √(1 / fan-in)
        (``xavier``, as its document writes it; X. Glorot and Y. Bengio, AISTATS 2010, and torch take the outputs in
        too), or √(2 / fan-in) (``he``; K. He et al., ICCV 2015).
    """
    if how == "default":
        return
    for layer in network.modules():
        if not isinstance(layer, (nn.Conv2d, nn.Linear)):
            continue
        fan_in = layer.weight[0].numel()
        spread = {"zero": 0.0, "random": _SPREAD, "xavier": sqrt(1 / fan_in), "he": sqrt(2 / fan_in)}[how]
        nn.init.normal_(layer.weight, std=spread)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
