"""Randomization test: the same network with weights drawn at random, whose maps a model's are compared with."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from zlib import crc32

import torch
from torch import nn

from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.build import build_network
from pneumoviewer.core.models.catalogue import output_of
from pneumoviewer.core.models.initialization import initialize


class RandomizedPredictor(Predictor):
    """A model's network, or all of its parts, with weights drawn at random: never a pretrained one's.

    The model parameter randomisation test of J. Adebayo et al., Sanity checks for saliency maps (NeurIPS 2018,
    arXiv:1810.03292), with all layers randomised at once. The weights are the same each time for the same model.

    Parameters
    ----------
    device : {"auto", "cpu", "cuda", "mps"}
    """

    randomized = True

    def __init__(self, info: ModelInfo, device: str = "auto") -> None:
        super().__init__(replace(info, calibration=None if info.parts else _plain_calibration(info)), device)

    def _made(self) -> nn.Module:
        return randomized_network(self.info)


def randomized_network(info: ModelInfo) -> nn.Module:
    """Return a model's network with first weights drawn as its recipe says, in evaluation mode.

    Weights that would begin at zero, which make no map at all, are drawn from a normal distribution with a standard
    deviation of √(1 / fan-in).
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(crc32(info.sha256.encode()))
        network = build_network(info.recipe, len(info.classes))
        if info.recipe.applies("initialization"):
            initialize(network, info.recipe.initialization)
        for layer in network.modules():
            if isinstance(layer, (nn.Conv2d, nn.Linear)) and not layer.weight.any():
                nn.init.normal_(layer.weight, std=sqrt(1 / layer.weight[0].numel()))
    return network.eval()


def _plain_calibration(info: ModelInfo) -> dict[str, list[float]] | None:
    """Return what leaves margins as they are: a fit of the trained network's says nothing of these."""
    output = output_of(info.recipe, len(info.classes))
    return {"slope": [1.0] * output.units, "intercept": [0.0] * output.units} if output.unit == "threshold" else None
