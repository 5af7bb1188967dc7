"""From a recipe to a network."""

from __future__ import annotations

from importlib import import_module

from torch import nn

from pneumoviewer.core.models.catalogue import Count, architecture_of, outputs_of
from pneumoviewer.core.training.recipe import Recipe


def build_network(recipe: Recipe, classes: int) -> nn.Module:
    """Make the untrained network of a recipe; torch's random state decides its first weights."""
    module = import_module(f"pneumoviewer.core.models.{architecture_of(recipe).module}")
    network: nn.Module = module.build(recipe, outputs_of(recipe, classes))
    return network


def count_network(network: nn.Module) -> Count:
    """Count a network as the catalogue does: running means and variances too, the batch counters not."""
    trainable = sum(p.numel() for p in network.parameters() if p.requires_grad)
    parameters = sum(p.numel() for p in network.parameters())
    running = sum(b.numel() for name, b in network.named_buffers() if not name.endswith("num_batches_tracked"))
    return Count(trainable, parameters + running)
