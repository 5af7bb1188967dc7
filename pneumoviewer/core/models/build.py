"""Networks: built from a recipe, with first weights."""

from __future__ import annotations

from importlib import import_module

from torch import nn

from pneumoviewer.core.models.catalogue import architecture_of, output_of
from pneumoviewer.core.models.initialization import initialize
from pneumoviewer.core.models.parameter_count import Count
from pneumoviewer.core.recipe.fields.model import TRANSFER
from pneumoviewer.core.recipe.recipe import Recipe


def build_network(recipe: Recipe, classes: int) -> nn.Module:
    """Make the network of a recipe, with weights that mean nothing yet; torch's random state decides them."""
    module = import_module(f"pneumoviewer.core.models.{architecture_of(recipe).module}")
    network: nn.Module = module.build(recipe, output_of(recipe, classes).units)
    return network


def initialized_network(recipe: Recipe, classes: int) -> nn.Module:
    """Make the network of a recipe as its training begins: with its first weights, pretrained or drawn.

    Raises
    ------
    PneumoError
        Where the pretrained weights cannot be had.
    """
    network = build_network(recipe, classes)
    if recipe.architecture in TRANSFER:
        from pneumoviewer.core.models.pretrained import load_pretrained
        from pneumoviewer.core.models.transfer import TransferNetwork

        assert isinstance(network, TransferNetwork)
        load_pretrained(recipe, network)
    elif recipe.applies("initialization"):
        initialize(network, recipe.initialization)
    return network


def count_network(recipe: Recipe, network: nn.Module) -> Count:
    """Count a network as the catalogue does: running means and variances where its document counts them."""
    trainable = sum(p.numel() for p in network.parameters() if p.requires_grad)
    total = sum(p.numel() for p in network.parameters())
    if architecture_of(recipe).counts_running:
        total += sum(b.numel() for name, b in network.named_buffers() if not name.endswith("num_batches_tracked"))
    return Count(trainable, total)
